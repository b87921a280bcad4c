//! A list of words as it stands in its file: a line each, in the order of its bytes.
//!
//! A word is found by bisection in the text of the file. Nothing is built before, so a run that asks for ten words pays for ten: whole
//! lists as tables took a tenth of the time in which two resolutions are compared.

/// The text of a list; notes stand before its first word, behind a `#`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lines(pub(super) &'static str);

impl Lines {
    /// Returns what stands behind a word in its line, if the list has it.
    ///
    /// Cost: the length of a line for each of the bisections, some dozen.
    pub(super) fn find(self, word: &str) -> Option<&'static str> {
        let (mut from, mut to) = (0, self.0.len());
        while from < to {
            let middle = from + (to - from) / 2;
            let start = self.0.as_bytes()[from..middle]
                .iter()
                .rposition(|&b| b == b'\n')
                .map_or(from, |at| from + at + 1);
            let line = &self.0.as_bytes()[start..];
            let end = line.iter().position(|&b| b == b'\n').unwrap_or(line.len());
            let head = line[..end].iter().position(|&b| b == b' ').unwrap_or(end);
            match line[..head].cmp(word.as_bytes()) {
                std::cmp::Ordering::Equal => {
                    let rest = (head + 1).min(end);
                    return Some(&self.0[start + rest..start + end]);
                }
                std::cmp::Ordering::Less => from = start + end + 1,
                std::cmp::Ordering::Greater => to = start,
            }
        }
        None
    }

    /// Tells whether the list has a word.
    pub(super) fn has(self, word: &str) -> bool {
        !word.starts_with('#') && self.find(word).is_some()
    }

    /// Returns every word with what stands behind it.
    pub(super) fn iter(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let lines = self.0.lines().filter(|line| !line.starts_with('#'));
        lines.map(|line| line.split_once(' ').unwrap_or((line, "")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_list_is_found_and_no_other() {
        let list = Lines("# a list: of what\n# made by hand\nand 1\nandes 2 3\nbe\n\u{e9}t\u{e9} 4");
        for (word, rest) in list.iter() {
            assert_eq!(list.find(word), Some(rest), "{word}");
        }
        for word in [
            "", " ", "a", "an", "andes 2", "andesi", "b", "bee", "z", "\u{ff}", "\n",
        ] {
            assert!(!list.has(word), "{word:?}");
        }
        assert!(!list.has("#") && !Lines("").has("a"));
    }
}
