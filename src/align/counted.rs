//! The terms of a provision, each as often as it occurs.
//!
//! Of all that the aligner keeps these lists are the longest, and nine terms of ten occur once. So a term that occurs twice stands there
//! twice, and no number stands beside any:
//!
//! ```text
//! 3  7  7  8  12          7 occurs twice, all others once
//! ```

use std::cmp::Ordering;

/// Terms in order, each as often as it occurs.
#[derive(Debug, Default)]
pub(super) struct Counted(Vec<u32>);

impl Counted {
    /// Takes terms that stand in order.
    pub(super) fn of(sorted: impl ExactSizeIterator<Item = u32>) -> Self {
        Self(sorted.collect())
    }

    /// Tells whether a term occurs.
    pub(super) fn has(&self, term: u32) -> bool {
        self.0.binary_search(&term).is_ok()
    }

    /// Returns the terms in order with how often each occurs.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, u32)> {
        let mut all = self.0.iter().copied();
        let mut next = all.next();
        std::iter::from_fn(move || {
            let term = next?;
            let mut times = 0;
            while next == Some(term) {
                next = all.next();
                times += 1;
            }
            Some((term, times))
        })
    }

    /// The terms in order, with those that occur more than once as often as they do.
    pub(super) fn all(&self) -> &[u32] {
        &self.0
    }

    /// Returns the term at a place of [`Self::all`] with how often it occurs; none where it stands before, too.
    pub(super) fn at(&self, place: usize) -> Option<(u32, u32)> {
        let from = &self.0[place..];
        let term = *from.first()?;
        if place > 0 && self.0[place - 1] == term {
            return None;
        }
        let equals = from.iter().take_while(|&&other| other == term);
        Some((term, equals.count() as u32))
    }

    /// Finds what it has in common with another, and how often, in order.
    pub(super) fn in_common(&self, other: &Self, mut found: impl FnMut(u32, u32)) {
        let (mut here, mut there) = (self.0.iter(), other.0.iter());
        let (mut one, mut another) = (here.next(), there.next());
        while let (Some(term), Some(facing)) = (one, another) {
            match term.cmp(facing) {
                Ordering::Less => one = here.next(),
                Ordering::Greater => another = there.next(),
                Ordering::Equal => {
                    let mut times = 0;
                    while one == Some(term) && another == Some(term) {
                        (one, another) = (here.next(), there.next());
                        times += 1;
                    }
                    found(*term, times);
                }
            }
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
            prop_assert!((0..terms.len()).filter_map(|place| list.at(place)).eq(list.iter()));
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
