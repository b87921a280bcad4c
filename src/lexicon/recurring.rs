//! Which words stand together in everybody's texts.
//!
//! `promotion and protection`, `with a view to promoting`, `civil society`: who finds them in two texts has found nothing. How common
//! such neighbours are is counted once, in the resolutions of a whole session of the General Assembly, and kept as data
//! (`.ci/recurring.py` makes it): in how many of its resolutions two words stand beside each other, grammar left out, or with one word
//! between. Only English has such a table; of other languages only the texts at hand tell what recurs.

use std::sync::LazyLock;

/// Words that stand together, with how many texts have them.
#[derive(Debug)]
pub struct Recurring {
    /// How many texts were counted.
    pub texts: u32,
    /// Two words, in small letters, and in how many texts they stand together, in any form that they take.
    pub pairs: Vec<(&'static str, &'static str, u32)>,
}

static ENGLISH: LazyLock<Recurring> =
    LazyLock::new(|| Recurring::read(include_str!("english_recurring.txt")));

/// Returns what recurs in a language, given by its code of ISO 639-1.
pub fn recurring(code: &str) -> Option<&'static Recurring> {
    (code == super::ENGLISH.code).then(|| &*ENGLISH)
}

impl Recurring {
    /// Reads the table: how many texts, then a line for each first word, with the second words and their counts.
    fn read(table: &'static str) -> Self {
        let mut lines = table.lines().filter(|line| !line.starts_with('#'));
        let texts = lines.next().and_then(|line| line.parse().ok()).unwrap_or(1);
        let mut pairs = Vec::new();
        for line in lines {
            let mut words = line.split(' ');
            let first = words.next().unwrap_or_default();
            while let (Some(second), Some(count)) = (words.next(), words.next()) {
                pairs.push((first, second, count.parse().unwrap_or(0)));
            }
        }
        Self { texts, pairs }
    }
}

#[cfg(test)]
mod tests {
    use super::recurring;

    #[test]
    fn formulas_of_everybody_are_in_the_table_with_how_many_have_them() {
        let english = recurring("en").expect("English has a table");
        let of = |first: &str, second: &str| {
            let mut pairs = english.pairs.iter();
            pairs
                .find(|pair| (pair.0, pair.1) == (first, second) || (pair.1, pair.0) == (first, second))
                .map_or(0, |pair| pair.2)
        };
        assert!(of("human", "rights") > english.texts / 4);
        assert!(of("promotion", "protection") > 8);
        assert_eq!(of("wells", "springs"), 0);
    }
}
