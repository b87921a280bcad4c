//! Which groups moved.
//!
//! The question: the groups of a comparison stand in one order in the old text and in another in the new one; which
//! are the fewest that, taken out, leave all others in their order? These are the moved ones. The others are a longest
//! increasing subsequence:
//!
//! ```text
//! new order   1  5  2  3  4        old places of the groups
//! kept        1     2  3  4        so only `5` moved, not `2`, `3` and `4`
//! ```
//!
//! Where two sets are equally small, the one with fewer words moved: of two paragraphs that changed places, the
//! shorter one moved. Cost: groups × log groups, by the patience method with a Fenwick tree for the maxima (Fredman 1975).

/// The place of a group in each text, and its length.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) words: usize,
}

/// Returns for each place whether it moved. No two places share an old or a new position.
pub(super) fn moved(places: &[Place]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_unstable_by_key(|&index| places[index].new);
    let mut old_order: Vec<usize> = places.iter().map(|place| place.old).collect();
    old_order.sort_unstable();
    let mut best_up_to = Maxima::new(places.len());
    let mut before = vec![None; places.len()];
    for &index in &order {
        let rank = old_order.partition_point(|&old| old < places[index].old);
        let kept = best_up_to.before(rank);
        before[index] = kept.last;
        best_up_to.raise(
            rank,
            Kept {
                groups: kept.groups + 1,
                words: kept.words + places[index].words,
                last: Some(index),
            },
        );
    }
    let mut moved = vec![true; places.len()];
    let mut last = best_up_to.before(places.len()).last;
    while let Some(index) = last {
        moved[index] = false;
        last = before[index];
    }
    moved
}

/// A sequence of groups that kept their order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Kept {
    groups: usize,
    words: usize,
    last: Option<usize>,
}

/// The best sequence that ends below a rank, for every rank.
struct Maxima(Vec<Kept>);

impl Maxima {
    fn new(ranks: usize) -> Self {
        Self(vec![Kept::default(); ranks + 1])
    }

    fn before(&self, mut rank: usize) -> Kept {
        let mut best = Kept::default();
        while rank > 0 {
            best = better(best, self.0[rank]);
            rank &= rank - 1;
        }
        best
    }

    fn raise(&mut self, rank: usize, kept: Kept) {
        let mut node = rank + 1;
        while node < self.0.len() {
            self.0[node] = better(self.0[node], kept);
            node += node & node.wrapping_neg();
        }
    }
}

fn better(a: Kept, b: Kept) -> Kept {
    if (b.groups, b.words) > (a.groups, a.words) {
        b
    } else {
        a
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, moved};

    fn check(old_places: &[usize], words: &[usize], expected: &[usize]) {
        let places: Vec<Place> = (0..)
            .zip(old_places.iter().zip(words))
            .map(|(new, (&old, &words))| Place { old, new, words })
            .collect();
        let found: Vec<usize> = (0..)
            .zip(moved(&places))
            .filter_map(|(i, moved)| moved.then_some(i))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn same_order_moves_nothing() {
        check(&[0, 3, 7], &[5, 5, 5], &[]);
    }

    #[test]
    fn paragraph_taken_forward_moves_alone() {
        check(&[1, 5, 2, 3, 4], &[9; 5], &[1]);
    }

    #[test]
    fn shorter_of_two_that_changed_places_moved() {
        check(&[1, 0], &[8, 30], &[0]);
        check(&[1, 0], &[30, 8], &[1]);
    }
}
