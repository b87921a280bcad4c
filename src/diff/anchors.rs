//! Where two very long texts certainly answer each other.
//!
//! Eight units in a row that stand once in each text, and in the same order as all others of the kind, are the same place.
//! They cut a paragraph of a million words into stretches that an alignment can take one by one:
//!
//! ```text
//! old   … a b c d e f g h X i j …      a … h stands once on each side: an anchor, as far as the texts are the same
//! new   … a b c d e f g h Y i j …      around it; X and Y are left to what comes between two anchors
//! ```
//!
//! It is the patience method (Cohen 2003) on windows instead of lines. Of all windows only about one in eight is looked at,
//! the same ones in both texts: those whose hash says so. That keeps the memory small.
//!
//! Between two anchors of a paragraph that was written anew, a stretch may still be longer than an alignment should see whole: there
//! three units in a row are an anchor, and every window of a stretch of some hundred pages is looked at.
//!
//! Cost: one pass over each text, and windows × log windows. It finds nothing in texts without wording of their own.

use std::collections::HashMap;

use super::run::Run;
use crate::sides::Sides;

/// What is taken for an anchor.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    /// How many units in a row.
    units: usize,
    /// One window of so many is looked at.
    one_in: u64,
}

impl Window {
    /// What is certain in any text.
    pub(super) const WIDE: Self = Self { units: 8, one_in: 8 };

    /// What is likely in a stretch of so many units on both sides together.
    pub(super) fn narrow(units: usize) -> Self {
        Self {
            units: 3,
            one_in: 1 + (units / MOST) as u64,
        }
    }
}

/// About so many windows are kept.
const MOST: usize = 1 << 18;

/// Returns the anchors in order, each as long as the texts are the same; no two share a unit.
pub(super) fn anchors(keys: Sides<&[u32]>, window: Window) -> Vec<Run> {
    let mut anchors: Vec<Run> = Vec::new();
    let mut from = Sides::new(0, 0);
    for (old, new) in in_order(&common_windows(keys, window)) {
        // One that lies in the anchor before says nothing new.
        if old < from.old || new < from.new {
            continue;
        }
        let same = |old: usize, new: usize| keys.old[old] == keys.new[new];
        let most = (old - from.old).min(new - from.new);
        let before = (1..=most).take_while(|by| same(old - by, new - by)).count();
        let most = (keys.old.len() - old).min(keys.new.len() - new);
        let len = (0..most).take_while(|by| same(old + by, new + by)).count();
        let anchor = Run {
            start: Sides::new(old - before, new - before),
            len: before + len,
        };
        from = anchor.end();
        anchors.push(anchor);
    }
    anchors
}

/// Returns the places of the windows that stand once in each text, in the order of the old one.
fn common_windows(keys: Sides<&[u32]>, window: Window) -> Vec<(usize, usize)> {
    let once = keys.map(|keys| windows(keys, window));
    let units = window.units;
    let same = |old: usize, new: usize| keys.old[old..old + units] == keys.new[new..new + units];
    let mut pairs: Vec<(usize, usize)> = once
        .old
        .iter()
        .filter_map(|(hash, old)| Some(((*old)?, (*once.new.get(hash)?)?)))
        .filter(|&(old, new)| same(old, new))
        .collect();
    pairs.sort_unstable();
    pairs
}

/// Returns the windows that are looked at by their hash, with their place if they stand once.
fn windows(keys: &[u32], Window { units, one_in }: Window) -> HashMap<u64, Option<usize>> {
    let mut found = HashMap::new();
    for (at, window) in keys.windows(units).enumerate() {
        let hash = hash(window);
        if hash.is_multiple_of(one_in) {
            found
                .entry(hash)
                .and_modify(|place| *place = None)
                .or_insert(Some(at));
        }
    }
    found
}

/// A hash that is the same on every machine and in every run (FNV-1a over units, with its bits mixed at the end).
fn hash(window: &[u32]) -> u64 {
    let hash = window.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &unit| {
        (hash ^ u64::from(unit)).wrapping_mul(0x0100_0000_01b3)
    });
    let hash = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}

/// Returns the most pairs, in the order of the old text, whose new places rise.
fn in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, the pair that ends the sequence of that length lowest, and for each pair the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, &(_, new)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < new);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut chosen = Vec::with_capacity(ends.len());
    let mut last = ends.last().copied();
    while let Some(at) = last {
        chosen.push(pairs[at]);
        last = before[at];
    }
    chosen.reverse();
    chosen
}

#[cfg(test)]
mod tests {
    use super::{Window, anchors};
    use crate::sides::Sides;

    fn text(from: u32, count: u32) -> Vec<u32> {
        (from..from + count).collect()
    }

    #[test]
    fn what_stands_once_in_each_is_an_anchor_as_far_as_it_goes() {
        let old = text(0, 400);
        let mut new = old.clone();
        new[200] = 1_000;
        let found = anchors(Sides::new(&old, &new), Window::WIDE);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].start, found[0].len), (Sides::new(0, 0), 200));
        assert_eq!((found[1].start, found[1].len), (Sides::new(201, 201), 199));
    }

    #[test]
    fn what_stands_twice_is_none() {
        let old = vec![7; 600];
        assert!(anchors(Sides::new(&old, &old), Window::WIDE).is_empty());
    }

    #[test]
    fn three_units_in_a_row_are_a_narrow_anchor() {
        let (old, new) = ([1, 2, 3, 4, 5, 6, 7], [8, 3, 4, 5, 9, 6, 7]);
        let found = anchors(Sides::new(&old, &new), Window::narrow(14));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].start, found[0].len), (Sides::new(2, 1), 3));
    }

    proptest::proptest! {
        #[test]
        fn anchors_are_the_same_on_both_sides_and_rise(
            old in proptest::collection::vec(0u32..40, 0..400),
            cut in 0usize..400,
            put in proptest::collection::vec(0u32..40, 0..20),
            wide in proptest::bool::ANY,
        ) {
            let cut = cut.min(old.len());
            let new = [&old[..cut], put.as_slice(), &old[cut..]].concat();
            let mut from = Sides::new(0, 0);
            for anchor in anchors(Sides::new(&old, &new), if wide { Window::WIDE } else { Window::narrow(old.len()) }) {
                let end = anchor.end();
                proptest::prop_assert!(anchor.start.old >= from.old && anchor.start.new >= from.new);
                proptest::prop_assert_eq!(&old[anchor.start.old..end.old], &new[anchor.start.new..end.new]);
                from = end;
            }
        }
    }
}
