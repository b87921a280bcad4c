//! The most of a sequence that keeps its order.
//!
//! ```text
//! places   1  5  2  3  4
//! kept     1     2  3  4
//! ```
//!
//! The patience method: of the rows of each length the least last value is known, and each value asks which row it continues (Fredman 1975).
//! Cost: n log n.

/// Returns the positions of a longest strictly rising part of some values.
pub(crate) fn rising<T: Ord>(values: impl IntoIterator<Item = T>) -> Vec<usize> {
    let values: Vec<T> = values.into_iter().collect();
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    for (at, value) in values.iter().enumerate() {
        let length = tails.partition_point(|tail| values[*tail] < *value);
        before.push(length.checked_sub(1).map(|shorter| tails[shorter]));
        if length == tails.len() {
            tails.push(at);
        } else {
            tails[length] = at;
        }
    }
    let mut kept: Vec<usize> = std::iter::successors(tails.last().copied(), |&at| before[at]).collect();
    kept.reverse();
    kept
}

/// Takes out of pairs, each the partner of its place, those that stand in another order than the most of them.
pub(crate) fn keep_rising(partners: &mut [Option<usize>]) {
    let paired: Vec<usize> = (0..partners.len()).filter(|&at| partners[at].is_some()).collect();
    let mut kept = rising(paired.iter().map(|&at| partners[at]))
        .into_iter()
        .map(|it| paired[it])
        .peekable();
    for at in paired.iter().copied() {
        if kept.next_if_eq(&at).is_none() {
            partners[at] = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_that_rise_are_kept() {
        assert_eq!(rising([1, 5, 2, 3, 4]), [0, 2, 3, 4]);
        assert_eq!(rising([2, 2, 1]).len(), 1);
        assert!(rising(Vec::<usize>::new()).is_empty());
    }

    #[test]
    fn pairs_in_another_order_are_taken_out() {
        let mut row = [Some(3), Some(0), None, Some(1), Some(5), Some(4)];
        keep_rising(&mut row);
        assert_eq!(row, [None, Some(0), None, Some(1), None, Some(4)]);
    }
}
