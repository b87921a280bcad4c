//! The pairs that need no weighing: the same words, once in each text.
//!
//! ```text
//! old   A  B  A  C        new   A  C  A  B
//! ```
//!
//! `B` and `C` stand once in each text and are anchors at once, moved or not. From every anchor the pairing goes on
//! to the neighbours above and below while their words are the same, so that a formula that recurs is paired with the
//! one in the same surroundings. What recurs equally often in both texts and is still free pairs in order. This is the
//! patience method (Cohen 2003) without its demand that the order be kept.
//!
//! A provision of a few words (`Decides:`, `Introduction`) is no anchor by itself: it may well recur for another
//! reason. It takes part as a neighbour, or is left to the score.
//!
//! Cost: one sorted map over all provisions.

use super::candidates::{Pair, by_class};
use super::corrections::Fixed;
use super::score::CONTEXT;
use super::terms::{Wording, Wordings};
use crate::instrument::{Instrument, Kind};
use crate::sides::Sides;

/// Returns the anchors as a partner for each old provision.
pub(super) fn anchors(
    instruments: Sides<&Instrument>,
    wordings: &Wordings,
    fixed: &Fixed,
) -> Vec<Option<usize>> {
    let mut pairing = Pairing {
        fixed,
        instruments,
        sides: &wordings.sides,
        old: vec![None; wordings.sides.old.len()],
        new: vec![false; wordings.sides.new.len()],
    };
    for (old, new) in fixed.pairs() {
        pairing.old[old] = Some(new);
        pairing.new[new] = true;
    }
    let classes = wordings.sides.as_ref().map(|side| by_class(side));
    let mut single = Vec::new();
    let mut recurring = Vec::new();
    for (class, olds) in &classes.old {
        let news = classes.new.get(class).map_or(&[][..], Vec::as_slice);
        let enough = olds
            .first()
            .is_some_and(|&old| wordings.sides.old[old].mass >= CONTEXT);
        match (olds.len() == news.len(), olds.len(), enough) {
            (true, 1, true) => single.push((olds[0], news[0])),
            (true, 2.., true) => recurring.extend(olds.iter().copied().zip(news.iter().copied())),
            _ => {}
        }
    }
    for &pair in &single {
        pairing.take(pair);
    }
    single.sort_unstable();
    for &pair in &single {
        pairing.go_on(pair);
    }
    for pair in recurring {
        if pairing.take(pair) {
            pairing.go_on(pair);
        }
    }
    pairing.old
}

struct Pairing<'a> {
    fixed: &'a Fixed,
    instruments: Sides<&'a Instrument>,
    sides: &'a Sides<Vec<Wording>>,
    old: Vec<Option<usize>>,
    new: Vec<bool>,
}

impl Pairing<'_> {
    /// Pairs the two if both are free, have the same words, and are both headings or neither.
    fn take(&mut self, (old, new): Pair) -> bool {
        let fits = old < self.old.len()
            && new < self.new.len()
            && self.old[old].is_none()
            && !self.new[new]
            && self.sides.old[old].class == self.sides.new[new].class
            && self.is_heading_old(old) == self.is_heading_new(new)
            && self.fixed.allows((old, new));
        if fits {
            self.old[old] = Some(new);
            self.new[new] = true;
        }
        fits
    }

    fn go_on(&mut self, (old, new): Pair) {
        let mut below = (old + 1, new + 1);
        while self.take(below) {
            below = (below.0 + 1, below.1 + 1);
        }
        let mut above = (old.wrapping_sub(1), new.wrapping_sub(1));
        while self.take(above) {
            above = (above.0.wrapping_sub(1), above.1.wrapping_sub(1));
        }
    }

    fn is_heading_old(&self, old: usize) -> bool {
        self.instruments.old.provisions[old].kind == Kind::Heading
    }

    fn is_heading_new(&self, new: usize) -> bool {
        self.instruments.new.provisions[new].kind == Kind::Heading
    }
}

#[cfg(test)]
mod tests {
    use super::{Fixed, anchors};
    use crate::align::terms::wordings;
    use crate::align::tests::text;
    use crate::sides::Sides;

    const WELLS: &str = "Calls for the inspection of village wells and the training of their keepers";
    const FERRIES: &str = "Deplores the sinking of overloaded ferries in the narrows of the lake";
    const FORMULA: &str =
        "Requests the Secretary-General to report on the implementation of the present resolution";

    fn check(old: &[&str], new: &[&str], expected: &[Option<usize>]) {
        let (old, new) = (text(old), text(new));
        let sides = Sides::new(&old, &new);
        assert_eq!(anchors(sides, &wordings(sides), &Fixed::default()), expected);
    }

    #[test]
    fn same_words_once_in_each_text_are_anchors_even_if_moved() {
        check(&[WELLS, FERRIES], &[FERRIES, WELLS], &[Some(1), Some(0)]);
    }

    #[test]
    fn formula_goes_with_its_neighbour() {
        check(
            &[WELLS, FORMULA, FERRIES, FORMULA],
            &[FERRIES, FORMULA],
            &[None, None, Some(0), Some(1)],
        );
    }

    #[test]
    fn few_words_alone_are_no_anchor() {
        check(&["Decides:"], &["Decides:"], &[None]);
    }
}
