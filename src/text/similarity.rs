//! How much two sequences of words have in common.
//!
//! The measure is the longest common subsequence: the most words that stand in both in the same order. It is computed
//! 64 words at a time as one row of bits (Hyyrö 2004): the cost is the product of both lengths, divided by 64.

use std::collections::BTreeMap;

/// Returns the number of words that both sequences have in the same order.
///
/// ```
/// use travaux::text::similarity::common_words;
/// let old = ["all", "necessary", "measures"];
/// let new = ["all", "measures", "necessary"];
/// assert_eq!(common_words(&old, &new), 2);
/// ```
pub fn common_words<W: Ord>(a: &[W], b: &[W]) -> usize {
    let blocks = a.len().div_ceil(64);
    let mut places: BTreeMap<&W, Vec<u64>> = BTreeMap::new();
    for (index, word) in a.iter().enumerate() {
        places.entry(word).or_insert_with(|| vec![0; blocks])[index / 64] |= 1 << (index % 64);
    }
    // A zero bit marks a word of `a` where the common subsequence grew.
    let mut row = vec![u64::MAX; blocks];
    for word in b {
        let Some(matches) = places.get(word) else {
            continue;
        };
        let mut carry = false;
        for (bits, matching) in row.iter_mut().zip(matches) {
            let hit = *bits & matching;
            let (sum, over) = bits.overflowing_add(hit);
            let (sum, over_again) = sum.overflowing_add(u64::from(carry));
            carry = over || over_again;
            *bits = sum | (*bits & !matching);
        }
    }
    let zeros: usize = row.iter().map(|bits| bits.count_zeros() as usize).sum();
    zeros
}

#[cfg(test)]
mod tests {
    use super::common_words;

    proptest::proptest! {
        #[test]
        fn bits_count_as_the_table_does(
            a in proptest::collection::vec(0u8..6, 0..150),
            b in proptest::collection::vec(0u8..6, 0..150),
        ) {
            let mut table = vec![vec![0usize; b.len() + 1]; a.len() + 1];
            for (i, x) in a.iter().enumerate() {
                for (j, y) in b.iter().enumerate() {
                    table[i + 1][j + 1] = if x == y { table[i][j] + 1 } else { table[i][j + 1].max(table[i + 1][j]) };
                }
            }
            proptest::prop_assert_eq!(common_words(&a, &b), table[a.len()][b.len()]);
        }
    }
}
