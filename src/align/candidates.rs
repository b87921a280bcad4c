//! Which pairs are worth a closer look.
//!
//! The question: a whole session of the General Assembly has tens of thousands of paragraphs; comparing each with each
//! would be a thousand million comparisons. Which few are enough? The idea is that of every search engine: an index
//! from each term to the provisions that hold it. A provision looks up its rarest terms first and stops when it has
//! read its share of the index, so `persistent identifiers` is read and `of the` is not; those that came up most, for
//! their size, are its candidates.
//!
//! ```text
//! old OP12  "…closing childcare gaps…"   childcare ▶ new PP12, new OP3     gaps ▶ new PP12     ⇒ new PP12, new OP3
//! ```
//!
//! Both texts ask the other, and either asking is enough: the result does not depend on which text is old.
//! Provisions with the same words are candidates too, however common these words are, nearest rank first.
//!
//! Cost: provisions × [`READING`]. It gives up on paragraphs made of common formulas alone
//! in long texts: these are found by their place, see [`super::context`].

use std::collections::BTreeMap;

use super::terms::{Wording, Wordings};
use crate::sides::Sides;
use crate::threads::Threads;

/// How many entries of the index a provision reads at most. Texts of up to some hundred paragraphs are read whole.
const READING: usize = 2_000;

/// How many candidates a provision proposes at most. In the hand-aligned texts the right one is nearly always first or second.
const PROPOSALS: usize = 8;

/// An old provision and a new one.
pub(super) type Pair = (usize, usize);

/// Returns the candidate pairs in order.
pub(super) fn candidates(wordings: &Wordings, threads: Threads) -> Vec<Pair> {
    let Sides { old, new } = &wordings.sides;
    let (mut pairs, asked_by_new) =
        threads.both(|| propose(old, new, wordings), || propose(new, old, wordings));
    pairs.extend(asked_by_new.into_iter().map(|(asking, answer)| (answer, asking)));
    same_words(&wordings.sides, &mut pairs);
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Returns each provision that asks with those of the other text that it proposes.
fn propose(asking: &[Wording], asked: &[Wording], wordings: &Wordings) -> Vec<Pair> {
    let mut found = Vec::new();
    let index = Index::of(asked, wordings.terms.len());
    let mut answers: Vec<Answer> = asked.iter().map(Answer::of).collect();
    let mut rarest: Vec<u64> = Vec::new();
    let mut came_up: Vec<u32> = Vec::new();
    let mut best: Vec<(f64, usize)> = Vec::with_capacity(PROPOSALS + 1);
    for (asker, wording) in asking.iter().enumerate() {
        // The terms stand in their order, so that places order those of one frequency; one number is sorted quicker than a pair.
        rarest.clear();
        let terms = (0u64..).zip(wording.terms.all());
        rarest.extend(terms.map(|(place, &term)| u64::from(wordings.terms.frequency(term)) << 32 | place));
        rarest.sort_unstable();
        let mut read = 0;
        for &place in &rarest {
            let Some((term, count)) = wording.terms.at(place as u32 as usize) else {
                continue;
            };
            let holders = index.holders(term);
            read += holders.len();
            if read > READING {
                break;
            }
            let weight = wordings.terms.weight(term);
            let mut comes_up = |holder: u32, weight: f64| {
                let answer = &mut answers[holder as usize];
                if answer.common == 0.0 {
                    came_up.push(holder);
                }
                answer.common += weight;
            };
            // Most terms stand once.
            if count == 1 {
                for &(holder, _) in holders {
                    comes_up(holder, weight);
                }
            } else {
                for &(holder, times) in holders {
                    comes_up(holder, weight * f64::from(count.min(times)));
                }
            }
        }
        best.clear();
        for holder in came_up.drain(..) {
            let worth = answers[holder as usize].take();
            offer(&mut best, (worth, holder as usize));
        }
        found.extend(best.iter().map(|&(_, holder)| (asker, holder)));
    }
    found
}

/// What a provision that is asked has in common with the one that asks.
struct Answer {
    /// The weight of the terms that were looked up, as far as it has them.
    common: f64,
    /// The root of its mass.
    size: f64,
}

impl Answer {
    fn of(wording: &Wording) -> Self {
        Self {
            common: 0.0,
            size: wording.mass.sqrt(),
        }
    }

    /// Returns what it has in common, for its size, and forgets it.
    fn take(&mut self) -> f64 {
        std::mem::take(&mut self.common) / self.size
    }
}

/// Puts one that came up among the best so far, the best first and the earlier one before its equals. Most come up with a
/// common word alone, often all as good as each other, and cost one comparison.
fn offer(best: &mut Vec<(f64, usize)>, one: (f64, usize)) {
    let better = |a: &(f64, usize), b: &(f64, usize)| a.0 > b.0 || a.0 >= b.0 && a.1 < b.1;
    if best.get(PROPOSALS - 1).is_some_and(|worst| better(worst, &one)) {
        return;
    }
    let place = best.partition_point(|other| better(other, &one));
    best.insert(place, one);
    best.truncate(PROPOSALS);
}

/// For each term, the provisions that hold it and how often.
struct Index {
    /// Where the entries of each term begin; those of the next begin where they end.
    starts: Vec<u32>,
    entries: Vec<(u32, u32)>,
}

impl Index {
    fn of(wordings: &[Wording], terms: usize) -> Self {
        // Counted two places behind its own, a term's start is one behind, and when its entries are there it has moved to where they end.
        let mut starts = vec![0_u32; terms + 2];
        for (term, _) in wordings.iter().flat_map(|wording| wording.terms.iter()) {
            starts[term as usize + 2] += 1;
        }
        for term in 0..terms {
            starts[term + 2] += starts[term + 1];
        }
        let mut entries = vec![(0, 0); starts[terms + 1] as usize];
        for (holder, wording) in (0..).zip(wordings) {
            for (term, count) in wording.terms.iter() {
                let next = &mut starts[term as usize + 1];
                entries[*next as usize] = (holder, count);
                *next += 1;
            }
        }
        Self { starts, entries }
    }

    fn holders(&self, term: u32) -> &[(u32, u32)] {
        let term = term as usize;
        &self.entries[self.starts[term] as usize..self.starts[term + 1] as usize]
    }
}

/// Adds the provisions with the same words, each with those nearest in rank among their like.
fn same_words(sides: &Sides<Vec<Wording>>, pairs: &mut Vec<Pair>) {
    let classes = sides.as_ref().map(|wordings| by_class(wordings));
    for (class, olds) in &classes.old {
        let Some(news) = classes.new.get(class) else {
            continue;
        };
        for (rank, &old) in olds.iter().enumerate() {
            pairs.extend(near(news, rank, olds.len()).map(|new| (old, new)));
        }
        for (rank, &new) in news.iter().enumerate() {
            pairs.extend(near(olds, rank, news.len()).map(|old| (old, new)));
        }
    }
}

pub(super) fn by_class(wordings: &[Wording]) -> BTreeMap<u32, Vec<usize>> {
    let mut classes: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (index, wording) in wordings.iter().enumerate() {
        classes.entry(wording.class).or_default().push(index);
    }
    classes
}

/// The members whose rank counted from the front, or from the back, is about `rank`.
fn near(members: &[usize], rank: usize, of: usize) -> impl Iterator<Item = usize> {
    let reach = PROPOSALS / 4;
    let from_back = (rank + members.len()).saturating_sub(of);
    let around = move |centre: usize| centre.saturating_sub(reach)..(centre + reach + 1).min(members.len());
    around(rank)
        .chain(around(from_back))
        .filter_map(|rank| members.get(rank).copied())
}

#[cfg(test)]
mod tests {
    use super::{PROPOSALS, candidates};
    use crate::align::terms::wordings;
    use crate::align::tests::text;
    use crate::sides::Sides;
    use crate::threads::Threads;

    #[test]
    fn rare_word_finds_its_like_among_many_formulas() {
        let mut formulas = vec!["Requests the Secretary-General to report to the Assembly"; 60];
        formulas[41] = "Requests the Secretary-General to report on childcare";
        let old = text(&["Urges States to invest in childcare"]);
        let new = text(&formulas);
        let pairs = candidates(&wordings(Sides::new(&old, &new)), Threads::ONE);
        assert!(pairs.contains(&(0, 41)));
    }

    #[test]
    fn recurring_formula_proposes_a_few_of_its_like_only() {
        let old = text(&["Decides to remain seized of the matter"; 200]);
        let pairs = candidates(&wordings(Sides::new(&old, &old)), Threads::ONE);
        assert!(pairs.len() < 200 * 4 * PROPOSALS);
        assert!((0..200).all(|index| pairs.contains(&(index, index))));
    }
}
