//! The terms of a provision, each with how often it occurs.
//!
//! Of all that the aligner keeps these lists are the longest, and nine terms of ten occur once. So the terms stand alone, and beside
//! them those few that occur more often:
//!
//! ```text
//! terms   3  7  8  12          7 occurs twice, all others once
//! often   (1, 2)               the place in the list, and how often
//! ```

/// Terms in order, each with how often it occurs.
#[derive(Debug, Default)]
pub(super) struct Counted {
    terms: Vec<u32>,
    /// The places of those that occur more than once, in order, with how often.
    often: Vec<(u32, u32)>,
}

impl Counted {
    /// Counts equal terms, which stand in order. The lists of all provisions are in memory together, so each takes no more than it needs.
    pub(super) fn of(sorted: impl Iterator<Item = u32> + Clone) -> Self {
        let mut last = None;
        let distinct = sorted.clone().filter(|&term| last.replace(term) != Some(term));
        let mut counted = Self {
            terms: Vec::with_capacity(distinct.count()),
            often: Vec::new(),
        };
        for term in sorted {
            if counted.terms.last() == Some(&term) {
                counted.count_last();
            } else {
                counted.terms.push(term);
            }
        }
        counted.often.shrink_to_fit();
        counted
    }

    fn count_last(&mut self) {
        let place = self.terms.len() as u32 - 1;
        match self.often.last_mut() {
            Some((last, times)) if *last == place => *times += 1,
            _ => self.often.push((place, 2)),
        }
    }

    /// The terms in order, each once.
    pub(super) fn terms(&self) -> &[u32] {
        &self.terms
    }

    /// Tells whether a term occurs.
    pub(super) fn has(&self, term: u32) -> bool {
        self.terms.binary_search(&term).is_ok()
    }

    /// Returns how often the term at a place of the list occurs.
    pub(super) fn times(&self, place: usize) -> u32 {
        let known = self
            .often
            .binary_search_by_key(&(place as u32), |&(place, _)| place);
        known.map_or(1, |at| self.often[at].1)
    }

    /// Returns the terms in order with how often each occurs.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, u32)> {
        let mut often = self.often.iter().copied().peekable();
        (0u32..).zip(&self.terms).map(move |(place, &term)| {
            let known = often.next_if(|&(next, _)| next == place);
            (term, known.map_or(1, |(_, times)| times))
        })
    }

    /// Finds what it has in common with another, and how often, in order.
    pub(super) fn in_common(&self, other: &Self, mut found: impl FnMut(u32, u32)) {
        let (mut here, mut there) = (0, 0);
        while let (Some(&one), Some(&another)) = (self.terms.get(here), other.terms.get(there)) {
            if one == another {
                found(one, self.times(here).min(other.times(there)));
            }
            here += usize::from(one <= another);
            there += usize::from(another <= one);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::collection::vec;
    use proptest::{prop_assert, prop_assert_eq};

    use super::Counted;

    fn counted(terms: &[u32]) -> (Counted, BTreeMap<u32, u32>) {
        let mut sorted = terms.to_vec();
        sorted.sort_unstable();
        let mut map = BTreeMap::new();
        for &term in terms {
            *map.entry(term).or_default() += 1;
        }
        (Counted::of(sorted.into_iter()), map)
    }

    proptest::proptest! {
        #[test]
        fn every_term_is_there_as_often_as_it_occurs(terms in vec(0u32..20, 0..40)) {
            let (list, map) = counted(&terms);
            prop_assert!(list.iter().eq(map.iter().map(|(&term, &times)| (term, times))));
            prop_assert!(list.terms().iter().eq(map.keys()));
            for (place, (_, times)) in list.iter().enumerate() {
                prop_assert_eq!(list.times(place), times);
            }
            prop_assert!((0..20).all(|term| list.has(term) == map.contains_key(&term)));
        }

        #[test]
        fn what_two_have_in_common_is_the_less_of_both(one in vec(0u32..20, 0..40), other in vec(0u32..20, 0..40)) {
            let ((one, map), (other, other_map)) = (counted(&one), counted(&other));
            let mut found = Vec::new();
            one.in_common(&other, |term, times| found.push((term, times)));
            let less = map.iter().filter_map(|(&term, &times)| Some((term, times.min(*other_map.get(&term)?))));
            prop_assert_eq!(found, less.collect::<Vec<_>>());
        }
    }
}
