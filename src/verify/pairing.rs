//! Which line of the base answers which line of the redline.
//!
//! Most lines are the same, so the work is about the few that are not.
//!
//! 1. What is the same at both ends is paired.
//! 2. A line that stands once in each text is an anchor, if the anchors keep their order (the longest rising sequence);
//!    one that does not has moved.
//! 3. Between anchors: the same at both ends, then the best order-preserving pairing by common words, then what is left
//!    over in the same number, one by one.
//! 4. What is left anywhere and is the same, or nearly, has moved.
//!
//! Cost: about linear; step 3 takes the product of what lies between two anchors up to [`AREA`], beyond which only equal lines
//! are paired; step 4 asks only lines that share a rare word.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

use crate::text::rising::rising;
use crate::text::similarity::common_in_bags;

/// A line to those who pair: what it says, and its words.
pub(super) struct Unit<'a> {
    pub(super) key: &'a str,
    /// A paragraph answers no row.
    pub(super) is_row: bool,
    words: Vec<u64>,
}

/// The pairs of two sequences.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Pairing {
    /// What answers what in the same order, rising.
    pub(super) pairs: Vec<(usize, usize)>,
    /// What stands elsewhere, by its place in the redline.
    pub(super) moved: Vec<(usize, usize)>,
    /// Paragraphs that were parted or joined, and together say the same.
    pub(super) parted: Vec<(Vec<usize>, Vec<usize>)>,
}

/// The product of two gaps up to which every line is compared with every other.
const AREA: usize = 40_000;
/// The share of common words from which two lines answer each other, in hundredths.
const ALIKE: usize = 45;
/// The share from which a line that stands elsewhere is the same one.
const SAME: usize = 70;
/// The lines that a rare word may stand in.
const RARE: usize = 8;

impl<'a> Unit<'a> {
    pub(super) fn new(key: &'a str, is_row: bool) -> Self {
        let mut words: Vec<u64> = key
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| {
                let mut hasher = DefaultHasher::new();
                word.to_lowercase().hash(&mut hasher);
                hasher.finish()
            })
            .collect();
        words.sort_unstable();
        Self { key, is_row, words }
    }

    fn is(&self, other: &Self) -> bool {
        self.is_row == other.is_row && self.key == other.key
    }

    /// Returns how much two lines share, in hundredths.
    fn share(&self, other: &Self) -> usize {
        if self.is(other) {
            return 100;
        }
        let all = self.words.len() + other.words.len();
        if self.is_row != other.is_row || all == 0 {
            return 0;
        }
        2 * common_in_bags(&self.words, &other.words) * 100 / all
    }
}

/// Pairs two sequences.
pub(super) fn pair(old: &[Unit<'_>], new: &[Unit<'_>]) -> Pairing {
    let start = old.iter().zip(new).take_while(|(a, b)| a.is(b)).count();
    let ends = old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = ends.take_while(|(a, b)| a.is(b)).count();
    let (old_end, new_end) = (old.len() - end, new.len() - end);
    let mut parted = Vec::new();
    let mut pairs: Vec<(usize, usize)> = (0..start).map(|at| (at, at)).collect();
    let once = once(old, new, start, (old_end, new_end));
    let kept = in_order(&once);
    let mut moved: Vec<(usize, usize)> = Vec::new();
    let anchors: BTreeSet<(usize, usize)> = kept.iter().copied().collect();
    moved.extend(once.iter().filter(|pair| !anchors.contains(pair)));
    let gone: BTreeSet<usize> = moved.iter().map(|(i, _)| *i).collect();
    let come: BTreeSet<usize> = moved.iter().map(|(_, j)| *j).collect();
    let mut from = (start, start);
    for (i, j) in kept.into_iter().chain([(old_end, new_end)]) {
        let a: Vec<usize> = (from.0..i).filter(|at| !gone.contains(at)).collect();
        let b: Vec<usize> = (from.1..j).filter(|at| !come.contains(at)).collect();
        gap(old, new, &a, &b, &mut pairs, &mut parted);
        if i < old_end {
            pairs.push((i, j));
        }
        from = (i + 1, j + 1);
    }
    pairs.extend((0..end).map(|at| (old_end + at, new_end + at)));
    pairs.sort_unstable();
    elsewhere(old, new, &pairs, &parted, &mut moved);
    moved.sort_by_key(|(_, j)| *j);
    Pairing { pairs, moved, parted }
}

/// Pairs the lines that stand once in each text, by their place in the old one.
fn once(old: &[Unit<'_>], new: &[Unit<'_>], start: usize, end: (usize, usize)) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<(bool, &str), [Vec<usize>; 2]> = BTreeMap::new();
    for (side, units) in [(0, &old[start..end.0]), (1, &new[start..end.1])] {
        for (at, unit) in units.iter().enumerate() {
            places.entry((unit.is_row, unit.key)).or_default()[side].push(start + at);
        }
    }
    let mut once: Vec<(usize, usize)> = places
        .values()
        .filter_map(|[old, new]| match (old.as_slice(), new.as_slice()) {
            ([i], [j]) => Some((*i, *j)),
            _ => None,
        })
        .collect();
    once.sort_unstable();
    once
}

/// Returns the most pairs that rise on both sides.
fn in_order(sorted: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let kept = rising(sorted.iter().map(|(_, new)| *new));
    kept.into_iter().map(|at| sorted[at]).collect()
}

/// Pairs what stands in one gap.
fn gap(
    old: &[Unit<'_>],
    new: &[Unit<'_>],
    a: &[usize],
    b: &[usize],
    pairs: &mut Vec<(usize, usize)>,
    parted: &mut Vec<(Vec<usize>, Vec<usize>)>,
) {
    let start = a
        .iter()
        .zip(b)
        .take_while(|(i, j)| old[**i].is(&new[**j]))
        .count();
    let (head_a, a) = a.split_at(start);
    let (head_b, b) = b.split_at(start);
    let ends = a.iter().rev().zip(b.iter().rev());
    let end = ends.take_while(|(i, j)| old[**i].is(&new[**j])).count();
    let (a, tail_a) = a.split_at(a.len() - end);
    let (b, tail_b) = b.split_at(b.len() - end);
    pairs.extend(head_a.iter().copied().zip(head_b.iter().copied()));
    pairs.extend(tail_a.iter().copied().zip(tail_b.iter().copied()));
    if a.len() != b.len() && !a.is_empty() && joined(old, a).is_some_and(|it| Some(it) == joined(new, b)) {
        parted.push((a.to_vec(), b.to_vec()));
        return;
    }
    let found = if a.len().saturating_mul(b.len()) <= AREA {
        best(old, new, a, b)
    } else {
        equal(old, new, a, b)
    };
    let mut from = (0, 0);
    for (i, j) in found.into_iter().chain([(a.len(), b.len())]) {
        in_step(old, new, &a[from.0..i], &b[from.1..j], pairs);
        if i < a.len() {
            pairs.push((a[i], b[j]));
        }
        from = (i + 1, j + 1);
    }
}

/// Returns what paragraphs say together; nothing where a row is among them, which nobody can part.
fn joined(units: &[Unit<'_>], at: &[usize]) -> Option<String> {
    let keys: Option<Vec<&str>> = at
        .iter()
        .map(|at| (!units[*at].is_row).then_some(units[*at].key))
        .collect();
    Some(keys?.join(" "))
}

/// Returns the pairs in order that share most.
fn best(old: &[Unit<'_>], new: &[Unit<'_>], a: &[usize], b: &[usize]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut sums = vec![0_usize; (a.len() + 1) * width];
    let mut shares = vec![0_usize; a.len() * b.len()];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let share = old[a[i]].share(&new[b[j]]);
            shares[i * b.len() + j] = share;
            let skip = sums[(i + 1) * width + j].max(sums[i * width + j + 1]);
            let take = if share >= ALIKE {
                share + sums[(i + 1) * width + j + 1]
            } else {
                0
            };
            sums[i * width + j] = skip.max(take);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        let share = shares[i * b.len() + j];
        let here = sums[i * width + j];
        if share >= ALIKE && here == share + sums[(i + 1) * width + j + 1] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if here == sums[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Pairs equal lines in their order, each with the next one that is left.
fn equal(old: &[Unit<'_>], new: &[Unit<'_>], a: &[usize], b: &[usize]) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<(bool, &str), Vec<usize>> = BTreeMap::new();
    for (at, j) in b.iter().enumerate().rev() {
        places.entry((new[*j].is_row, new[*j].key)).or_default().push(at);
    }
    let mut all = Vec::new();
    for (at, i) in a.iter().enumerate() {
        let next = places.get_mut(&(old[*i].is_row, old[*i].key)).and_then(Vec::pop);
        all.extend(next.map(|j| (at, j)));
    }
    in_order(&all)
}

/// Pairs what is left of a gap one by one, where both sides have as much of each kind.
fn in_step(old: &[Unit<'_>], new: &[Unit<'_>], a: &[usize], b: &[usize], pairs: &mut Vec<(usize, usize)>) {
    let kinds = a.iter().zip(b).all(|(i, j)| old[*i].is_row == new[*j].is_row);
    if a.len() == b.len() && kinds {
        pairs.extend(a.iter().copied().zip(b.iter().copied()));
    }
}

/// Pairs what is left and stands elsewhere.
fn elsewhere(
    old: &[Unit<'_>],
    new: &[Unit<'_>],
    pairs: &[(usize, usize)],
    parted: &[(Vec<usize>, Vec<usize>)],
    moved: &mut Vec<(usize, usize)>,
) {
    let mut free = [vec![true; old.len()], vec![true; new.len()]];
    for (i, j) in pairs.iter().chain(moved.iter()) {
        free[0][*i] = false;
        free[1][*j] = false;
    }
    for (a, b) in parted {
        for i in a {
            free[0][*i] = false;
        }
        for j in b {
            free[1][*j] = false;
        }
    }
    let mut by_word: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let mut by_key: BTreeMap<(bool, &str), Vec<usize>> = BTreeMap::new();
    for (j, unit) in new.iter().enumerate().filter(|(j, _)| free[1][*j]) {
        by_key.entry((unit.is_row, unit.key)).or_default().push(j);
        let mut words = unit.words.clone();
        words.dedup();
        for word in words {
            by_word.entry(word).or_default().push(j);
        }
    }
    for places in by_key.values_mut() {
        places.reverse();
    }
    for (i, unit) in old.iter().enumerate() {
        if !free[0][i] || unit.words.is_empty() {
            continue;
        }
        let same = by_key.get_mut(&(unit.is_row, unit.key));
        if let Some(j) = same.and_then(|places| next_free(places, &free[1])) {
            free[1][j] = false;
            moved.push((i, j));
            continue;
        }
        let rare = unit.words.iter().filter_map(|word| by_word.get(word));
        let rare = rare.filter(|places| places.len() <= RARE).flatten();
        let near = rare.filter(|j| free[1][**j]);
        let best = near.map(|j| (unit.share(&new[*j]), std::cmp::Reverse(*j))).max();
        if let Some((share, std::cmp::Reverse(j))) = best
            && share >= SAME
        {
            free[1][j] = false;
            moved.push((i, j));
        }
    }
}

/// Takes the next place that is free.
fn next_free(places: &mut Vec<usize>, free: &[bool]) -> Option<usize> {
    while let Some(place) = places.pop() {
        if free[place] {
            return Some(place);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &[&str], new: &[&str], pairs: &[(usize, usize)], moved: &[(usize, usize)]) {
        let units = |lines: &'static [&'static str]| -> Vec<Unit<'static>> {
            lines.iter().map(|line| Unit::new(line, false)).collect()
        };
        let leaked = |lines: &[&str]| -> &'static [&'static str] {
            let owned: Vec<&'static str> = lines
                .iter()
                .map(|line| &*Box::leak(line.to_string().into_boxed_str()))
                .collect();
            Box::leak(owned.into_boxed_slice())
        };
        let found = pair(&units(leaked(old)), &units(leaked(new)));
        assert_eq!(found.pairs, pairs, "{old:?} → {new:?}");
        assert_eq!(found.moved, moved, "{old:?} → {new:?}");
    }

    #[test]
    fn a_line_that_stands_elsewhere_has_moved_and_takes_no_other_along() {
        check(
            &["one", "two", "three", "four"],
            &["one", "three", "four", "two"],
            &[(0, 0), (2, 1), (3, 2)],
            &[(1, 3)],
        );
    }

    #[test]
    fn the_first_of_two_equal_lines_that_went_is_no_move() {
        check(
            &["–", "apples", "–", "pears"],
            &["apples", "–", "pears"],
            &[(1, 0), (2, 1), (3, 2)],
            &[],
        );
    }

    #[test]
    fn a_paragraph_that_was_parted_is_one_thing() {
        let units = |lines: &[&'static str]| -> Vec<Unit<'static>> {
            lines.iter().map(|line| Unit::new(line, false)).collect()
        };
        let found = pair(
            &units(&["a", "wells and springs", "b"]),
            &units(&["a", "wells", "and springs", "b"]),
        );
        assert_eq!(found.parted, [(vec![1], vec![1, 2])]);
        assert_eq!(found.pairs, [(0, 0), (2, 3)]);
        assert!(found.moved.is_empty());
    }

    #[test]
    fn a_line_that_was_written_anew_answers_the_one_in_its_place() {
        check(
            &["a", "wells", "b"],
            &["a", "springs", "b"],
            &[(0, 0), (1, 1), (2, 2)],
            &[],
        );
    }

    #[test]
    fn a_line_that_moved_and_changed_is_the_same_line() {
        let far = "Urges all States to protect wells and springs";
        let near = "Urges all States to protect deep wells and springs";
        check(
            &[far, "two", "three", "four"],
            &["two", "three", "four", near],
            &[(1, 0), (2, 1), (3, 2)],
            &[(0, 3)],
        );
    }
}
