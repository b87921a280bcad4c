//! How much two sequences of words have in common.
//!
//! The measure is the longest common subsequence: the most words that stand in both in the same order. What both begin
//! or end with is counted first. The rest is computed 64 words at a time as one row of bits (Hyyrö 2004), where a word
//! touches only the blocks of the row that hold it, and those that a carry runs through: the cost is at most the product
//! of both lengths, divided by 64, and for natural text far less. The memory is a few bytes for each word.
//!
//! Two sequences whose product exceeds `AREA`, each of more than thirty thousand words, are cut into pieces at the
//! same shares of their lengths, and the pieces compared one by one. What is common across a cut is then not counted: the
//! measure is too small rather than too large. No paragraph of a real text comes near.

/// The largest product of two lengths that is measured exactly: 32,768 words on either side, about three quarters of an hour of
/// reading in one paragraph. At 64 words a step it is some hundredths of a second.
const AREA: u64 = 1 << 30;

/// Returns the number of words that both sequences have in the same order.
///
/// ```
/// use travaux::text::similarity::common_words;
/// let old = ["all", "necessary", "measures"];
/// let new = ["all", "measures", "necessary"];
/// assert_eq!(common_words(&old, &new), 2);
/// ```
pub fn common_words<W: Ord>(a: &[W], b: &[W]) -> usize {
    common_within(a, b, AREA)
}

/// Counts the common words, exactly where the product of the lengths is at most `area`.
fn common_within<W: Ord>(a: &[W], b: &[W], area: u64) -> usize {
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    let product = a.len() as u64 * b.len() as u64;
    let pieces = (product.div_ceil(area).max(1) as usize).min(a.len().min(b.len()).max(1));
    let cut = |len: usize, piece: usize| (len as u64 * piece as u64 / pieces as u64) as usize;
    let between: usize = (0..pieces)
        .map(|piece| {
            let here = &a[cut(a.len(), piece)..cut(a.len(), piece + 1)];
            let there = &b[cut(b.len(), piece)..cut(b.len(), piece + 1)];
            longest_common(here, there)
        })
        .sum();
    head + between + tail
}

/// Returns the length of the longest common subsequence.
fn longest_common<W: Ord>(a: &[W], b: &[W]) -> usize {
    let places = Places::of(a);
    // A zero bit marks a word of `a` where the common subsequence grew.
    let mut row = vec![u64::MAX; a.len().div_ceil(64)];
    for word in b {
        enter(&mut row, places.of_word(word));
    }
    row.iter().map(|bits| bits.count_zeros() as usize).sum()
}

/// Where each word of a sequence stands: one bit for each place, in the blocks that hold the word, in order.
struct Places<'a, W> {
    /// The distinct words in order, each with the first of its blocks.
    words: Vec<(&'a W, usize)>,
    /// The number of a block and the places in it.
    blocks: Vec<(u32, u64)>,
}

impl<'a, W: Ord> Places<'a, W> {
    fn of(a: &'a [W]) -> Self {
        let mut places: Vec<usize> = (0..a.len()).collect();
        places.sort_by(|&one, &other| a[one].cmp(&a[other]));
        let mut words: Vec<(&W, usize)> = Vec::new();
        let mut blocks: Vec<(u32, u64)> = Vec::new();
        for place in places {
            let (block, bit) = ((place / 64) as u32, 1 << (place % 64));
            let known = words.last().is_some_and(|(word, _)| **word == a[place]);
            if !known {
                words.push((&a[place], blocks.len()));
            }
            match blocks.last_mut().filter(|last| known && last.0 == block) {
                Some((_, bits)) => *bits |= bit,
                None => blocks.push((block, bit)),
            }
        }
        Self { words, blocks }
    }

    fn of_word(&self, word: &W) -> &[(u32, u64)] {
        let Ok(at) = self.words.binary_search_by(|(other, _)| (*other).cmp(word)) else {
            return &[];
        };
        let end = self.words.get(at + 1).map_or(self.blocks.len(), |next| next.1);
        &self.blocks[self.words[at].1..end]
    }
}

/// Adds a word of the other sequence to the row.
fn enter(row: &mut [u64], places: &[(u32, u64)]) {
    // The block that a carry goes to.
    let mut carried = None;
    for &(block, matching) in places {
        let block = block as usize;
        carry(row, &mut carried, block);
        let bits = row[block];
        let (sum, over) = bits.overflowing_add(bits & matching);
        let (sum, over_again) = sum.overflowing_add(u64::from(carried.is_some()));
        carried = (over || over_again).then_some(block + 1);
        row[block] = sum | (bits & !matching);
    }
    carry(row, &mut carried, row.len());
}

/// Lets a carry run through the blocks before `end`, which do not hold the word; without one they stay as they are.
fn carry(row: &mut [u64], carried: &mut Option<usize>, end: usize) {
    let Some(start) = *carried else { return };
    for bits in &mut row[start..end] {
        // A full block hands the carry on and stays full.
        if *bits != u64::MAX {
            *bits |= *bits + 1;
            *carried = None;
            return;
        }
    }
}

/// Counts what two sorted lists have in common, in whatever order it once stood.
pub(crate) fn common_in_bags<W: Ord>(a: &[W], b: &[W]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, count) = (i + 1, j + 1, count + 1),
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::{common_in_bags, common_within, common_words};

    #[test]
    fn words_in_bags_count_as_often_as_both_have_them() {
        assert_eq!(
            common_in_bags(&["a", "a", "b", "d"], &["a", "a", "a", "c", "d"]),
            3
        );
    }

    proptest::proptest! {
        #[test]
        fn bits_count_as_the_table_does(
            a in proptest::collection::vec(0u8..6, 0..150),
            b in proptest::collection::vec(0u8..6, 0..150),
        ) {
            proptest::prop_assert_eq!(common_words(&a, &b), table(&a, &b));
        }

        #[test]
        fn rare_words_count_as_the_table_does(
            a in proptest::collection::vec(0u16..400, 0..300),
            b in proptest::collection::vec(0u16..400, 0..300),
        ) {
            proptest::prop_assert_eq!(common_words(&a, &b), table(&a, &b));
        }

        #[test]
        fn pieces_never_count_more_than_there_is_in_common(
            a in proptest::collection::vec(0u8..6, 0..150),
            b in proptest::collection::vec(0u8..6, 0..150),
            area in 1u64..2000,
        ) {
            proptest::prop_assert!(common_within(&a, &b, area) <= table(&a, &b));
            proptest::prop_assert_eq!(common_within(&a, &b, area), common_within(&b, &a, area));
        }
    }

    /// The textbook's table.
    fn table<W: PartialEq>(a: &[W], b: &[W]) -> usize {
        let mut table = vec![vec![0usize; b.len() + 1]; a.len() + 1];
        for (i, x) in a.iter().enumerate() {
            for (j, y) in b.iter().enumerate() {
                table[i + 1][j + 1] = if x == y {
                    table[i][j] + 1
                } else {
                    table[i][j + 1].max(table[i + 1][j])
                };
            }
        }
        table[a.len()][b.len()]
    }

    #[test]
    fn hundreds_of_thousands_of_distinct_words_take_no_row_for_each() {
        let a: Vec<u32> = (0..300_000).collect();
        let b: Vec<u32> = a
            .iter()
            .map(|&word| if word % 20 == 0 { word + 1_000_000 } else { word })
            .collect();
        assert_eq!(common_words(&a, &b), 285_000);
    }

    #[test]
    fn a_million_equal_words_with_one_between_are_measured_in_pieces() {
        let a = vec![1u8; 1_000_000];
        let mut b = vec![1u8; 900_000];
        b[450_000] = 2;
        assert_eq!(common_words(&a, &b), 899_999);
    }
}
