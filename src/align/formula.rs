//! What two provisions have in common with their fellows, too.
//!
//! The question: five articles of the old text end `The Commission shall be empowered to adopt delegated acts in accordance
//! with Article 86 for the purpose of …`, and one of the new. Which of the five does it answer? By the words they share, any of them,
//! and so none.
//!
//! ```text
//! old 12.5  … empowered to adopt delegated acts … for the purpose of further specifying … the fees      like old 14.7 by .70
//! old 14.7  … empowered to adopt delegated acts … for the purpose of further specifying … the source
//! new 12.8  … empowered to adopt delegated acts … for the purpose of determining … the icons           like old 12.5 by .37
//! ```
//!
//! So a provision is also compared with its *fellows*: those of its own text that are candidates for the same partner. Where it is more
//! like one of them than like the partner, what they share is a formula. (Two versions of a paragraph are liker than two paragraphs of one text.)
//!
//! Cost: a merge of the terms of each fellow, for the few pairs that are asked about.

use super::bases::Bases;
use super::score::{Scored, likeness};
use super::terms::Wordings;
use crate::sides::{Side, Sides};

/// How many fellows are looked at, on each side.
const FELLOWS: usize = 64;

/// Who knows the fellows of each provision.
pub(super) struct Fellows<'a> {
    wordings: &'a Wordings,
    /// The candidate pairs by old provision.
    scored: &'a [Scored],
    /// Their places in `scored` by new provision, with where each one's begin.
    by_new: Vec<u32>,
    starts: Vec<u32>,
}

impl<'a> Fellows<'a> {
    pub(super) fn of(wordings: &'a Wordings, scored: &'a [Scored]) -> Self {
        let mut starts = vec![0; wordings.sides.new.len() + 1];
        for pair in scored {
            starts[pair.new + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut by_new = vec![0; scored.len()];
        for (place, pair) in (0..).zip(scored) {
            by_new[next[pair.new] as usize] = place;
            next[pair.new] += 1;
        }
        Self {
            wordings,
            scored,
            by_new,
            starts,
        }
    }

    /// Returns how like the liker of both provisions is to a fellow, against how like they are to each other; 1 and more
    /// where they share a formula.
    pub(super) fn formula(&self, bases: &Bases, (old, new): (usize, usize)) -> f64 {
        let together = bases.get((old, new)).map_or(0.0, |basis| basis.wording);
        let olds = self.with_new(new).map(|pair| pair.old).filter(|&it| it != old);
        let news = self.with_old(old).map(|pair| pair.new).filter(|&it| it != new);
        let apart = self
            .likest(Side::Old, old, olds)
            .max(self.likest(Side::New, new, news));
        apart / together.max(f64::MIN_POSITIVE)
    }

    fn likest(&self, side: Side, one: usize, fellows: impl Iterator<Item = usize>) -> f64 {
        let words = self.wordings.sides.get(side);
        fellows
            .take(FELLOWS)
            .map(|fellow| likeness(Sides::new(&words[one], &words[fellow]), self.wordings))
            .fold(0.0, f64::max)
    }

    fn with_old(&self, old: usize) -> impl Iterator<Item = &Scored> {
        let first = self.scored.partition_point(|pair| pair.old < old);
        self.scored[first..]
            .iter()
            .take_while(move |pair| pair.old == old)
    }

    fn with_new(&self, new: usize) -> impl Iterator<Item = &Scored> {
        let of_new = self.starts[new] as usize..self.starts[new + 1] as usize;
        self.by_new[of_new]
            .iter()
            .map(|&place| &self.scored[place as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::Fellows;
    use crate::align::corrections::Fixed;
    use crate::align::pairing::pair;
    use crate::align::tests::text;
    use crate::sides::Sides;
    use crate::threads::Threads;

    const FORMULA: &str =
        "Requests the harbour master to publish each spring, after a hearing of the ferrymen, ";

    fn formula(old: &[&str], new: &str) -> f64 {
        let old: Vec<String> = old.iter().map(|end| format!("{FORMULA}{end}")).collect();
        let old: Vec<&str> = old.iter().map(String::as_str).collect();
        let (old, new) = (text(&old), text(&[&format!("{FORMULA}{new}")]));
        let pairing = pair(Sides::new(&old, &new), &Fixed::default(), Threads::ONE);
        Fellows::of(&pairing.wordings, &pairing.scored).formula(&pairing.bases, (0, 0))
    }

    #[test]
    fn what_fellows_share_as_well_is_a_formula() {
        let wrecks = "a list of the wrecks in the northern narrows and of their owners";
        let buoys = "a list of the buoys in the eastern channel and of their owners";
        assert!(
            formula(
                &[wrecks, buoys],
                "rules on the teaching of rowing in village schools"
            ) > 1.0
        );
        assert!(
            formula(
                &[wrecks, buoys],
                "a list of wrecks in the northern narrows and their owners"
            ) < 1.0
        );
    }
}
