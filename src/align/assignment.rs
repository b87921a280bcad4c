//! The best one-to-one pairing over a sparse graph.
//!
//! The question: of all candidate pairs, each with a gain, which set takes every provision at most once and gains the
//! most in all? Picking the best pair first (greedy) can leave two paragraphs with the wrong partners:
//!
//! ```text
//!            new 3   new 7
//! old 3        60      55      greedy: old 3 - new 3 (60), then nothing for old 5
//! old 5        58       -      best:   old 3 - new 7, old 5 - new 3 (113)
//! ```
//!
//! The idea is that of Jonker and Volgenant (1987): provisions of the old text enter one after the other, each by the
//! cheapest chain of re-pairings that makes room for it; prices on the new provisions keep every such search a
//! Dijkstra search over the few candidates of each provision. Being left alone is a candidate of every old provision,
//! with gain 0, so a search ends as soon as leaving someone alone is cheapest. The result is a true optimum and
//! whole numbers make it the same everywhere.
//!
//! Cost: on real texts the chains are a handful of pairs long; at worst old provisions × candidates × log.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A candidate pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Offer {
    /// The new provision.
    pub(super) new: usize,
    /// What the pair is worth; only positive ones are ever taken.
    pub(super) gain: i64,
}

/// Returns for each old provision the new one that it is paired with. `offers` holds the candidates of each.
pub(super) fn assign(offers: &[Vec<Offer>], new_count: usize) -> Vec<Option<usize>> {
    let mut search = Search {
        offers,
        taken_by: vec![None; new_count],
        partner: vec![None; offers.len()],
        price: vec![0; new_count],
        distance: vec![i64::MAX; new_count],
        come_from: vec![0; new_count],
        settled: vec![false; new_count],
    };
    for old in 0..offers.len() {
        search.enter(old);
    }
    search.partner
}

struct Search<'a> {
    offers: &'a [Vec<Offer>],
    taken_by: Vec<Option<usize>>,
    partner: Vec<Option<usize>>,
    /// What an old provision gives up, beside its own loss, to take this new one.
    price: Vec<i64>,
    distance: Vec<i64>,
    come_from: Vec<usize>,
    settled: Vec<bool>,
}

/// Where a chain of re-pairings ends.
#[derive(Clone, Copy)]
enum End {
    /// At a new provision that nobody had.
    Free(usize),
    /// At an old provision that is left alone.
    Alone(usize),
}

impl Search<'_> {
    fn enter(&mut self, first: usize) {
        let mut touched = Vec::new();
        let mut settled = Vec::new();
        let mut queue = BinaryHeap::new();
        let mut best = (0, End::Alone(first));
        self.look(first, 0, &mut queue, &mut touched);
        while let Some(Reverse((distance, new))) = queue.pop() {
            if distance >= best.0 {
                break;
            }
            if self.settled[new] || distance > self.distance[new] {
                continue;
            }
            let Some(owner) = self.taken_by[new] else {
                best = (distance, End::Free(new));
                break;
            };
            self.settled[new] = true;
            settled.push(new);
            let without = distance - self.cost(owner, new);
            if without < best.0 {
                best = (without, End::Alone(owner));
            }
            self.look(owner, without, &mut queue, &mut touched);
        }
        for &new in &settled {
            self.price[new] += self.distance[new] - best.0;
        }
        self.follow(best.1, first);
        for new in touched {
            self.distance[new] = i64::MAX;
            self.settled[new] = false;
        }
    }

    /// Puts the offers of `old` on the queue, at `so_far` plus what each would cost.
    fn look(
        &mut self,
        old: usize,
        so_far: i64,
        queue: &mut BinaryHeap<Reverse<(i64, usize)>>,
        touched: &mut Vec<usize>,
    ) {
        for offer in &self.offers[old] {
            let distance = so_far - offer.gain - self.price[offer.new];
            if !self.settled[offer.new] && distance < self.distance[offer.new] {
                self.distance[offer.new] = distance;
                self.come_from[offer.new] = old;
                touched.push(offer.new);
                queue.push(Reverse((distance, offer.new)));
            }
        }
    }

    fn cost(&self, old: usize, new: usize) -> i64 {
        let gain = self.offers[old]
            .iter()
            .find(|offer| offer.new == new)
            .map_or(0, |offer| offer.gain);
        -gain - self.price[new]
    }

    /// Re-pairs everyone on the chain, from its end back to `first`.
    fn follow(&mut self, end: End, first: usize) {
        let mut next = match end {
            End::Free(new) => new,
            End::Alone(old) => {
                let Some(new) = self.partner[old].take() else {
                    return;
                };
                new
            }
        };
        loop {
            let old = self.come_from[next];
            let given_up = self.partner[old].replace(next);
            self.taken_by[next] = Some(old);
            match given_up {
                Some(new) if old != first => next = new,
                _ => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Offer, assign};

    fn offers(rows: &[&[(usize, i64)]]) -> Vec<Vec<Offer>> {
        rows.iter()
            .map(|row| row.iter().map(|&(new, gain)| Offer { new, gain }).collect())
            .collect()
    }

    #[test]
    fn first_gives_way_when_both_gain_by_it() {
        let rows = offers(&[&[(0, 60), (1, 55)], &[(0, 58)]]);
        assert_eq!(assign(&rows, 2), [Some(1), Some(0)]);
    }

    #[test]
    fn weaker_claim_is_left_alone() {
        let rows = offers(&[&[(0, 20)], &[(0, 58)], &[(0, 30)]]);
        assert_eq!(assign(&rows, 1), [None, Some(0), None]);
    }

    proptest::proptest! {
        #[test]
        fn no_pairing_gains_more(table in proptest::collection::vec(proptest::collection::vec(-3i64..12, 4), 1..6)) {
            let rows: Vec<Vec<Offer>> = table
                .iter()
                .map(|row| (0..).zip(row).filter(|(_, gain)| **gain > 0).map(|(new, &gain)| Offer { new, gain }).collect())
                .collect();
            let pairing = assign(&rows, 4);
            let mut news: Vec<usize> = pairing.iter().flatten().copied().collect();
            news.sort_unstable();
            news.dedup();
            proptest::prop_assert_eq!(news.len(), pairing.iter().flatten().count());
            let gain: i64 = pairing.iter().zip(&table).filter_map(|(new, row)| new.map(|new| row[new])).sum();
            proptest::prop_assert_eq!(gain, best(&table, 0, 0));
        }
    }

    /// The best gain by trying everything.
    fn best(table: &[Vec<i64>], row: usize, used: u32) -> i64 {
        if row == table.len() {
            return 0;
        }
        (0..table[row].len())
            .filter(|new| used & (1 << new) == 0)
            .map(|new| table[row][new].max(0) + best(table, row + 1, used | (1 << new)))
            .fold(best(table, row + 1, used), i64::max)
    }
}
