//! The further lines of a payload: which of them lie below which.
//!
//! ```text
//! Requests the Secretary-General:      0   the paragraph itself, which is not seen here
//! (a) To report;                       1
//! (b) To convene:                      1
//! (i) A meeting;                       2
//! Urges States to act;                 0   another paragraph
//! ```
//!
//! A label in the manner of a level that is open belongs to it; another one opens the next level. What bears none is a paragraph.

use crate::text::roman;

/// The levels that are open.
#[derive(Debug, Default)]
pub(super) struct Levels {
    /// The last label of each.
    open: Vec<String>,
}

impl Levels {
    /// Returns the level of a line, its label, and the rest of it.
    pub(super) fn next<'l>(&mut self, line: &'l str) -> (usize, Option<String>, &'l str) {
        let Some((label, rest)) = label(line) else {
            self.open.clear();
            return (0, None, line);
        };
        let mark = inner(label);
        let continues = |last: &String| follows(inner(last), mark);
        let level = self.open.iter().rposition(continues).unwrap_or_else(|| {
            let same = |last: &String| manner(inner(last)) == manner(mark);
            let first = matches!(mark, "a" | "i" | "1" | "A" | "I");
            let known = self.open.iter().rposition(same).filter(|_| !first);
            known.unwrap_or(self.open.len())
        });
        self.open.truncate(level);
        self.open.push(label.to_owned());
        (level + 1, Some(label.to_owned()), rest)
    }
}

/// Cuts the label off a line: `(a)`, `1.`, `–`.
fn label(line: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 6;
    let end = match line.strip_prefix('(') {
        Some(inside) => inside.find(')')? + 2,
        None => line.find(['.', ')'])? + 1,
    };
    let (label, rest) = line.split_at(end);
    let short = inner(label).chars().count() <= LONGEST && inner(label).chars().all(char::is_alphanumeric);
    let fits = short && !inner(label).is_empty() && rest.starts_with(char::is_whitespace);
    let bare = !label.starts_with('(')
        && inner(label).chars().count() > 2
        && !inner(label).chars().all(|c| c.is_ascii_digit());
    (fits && !bare).then(|| (label.trim_end_matches('.'), rest.trim_start()))
}

fn inner(label: &str) -> &str {
    label.trim_matches(['(', ')', '.'])
}

#[derive(PartialEq, Eq)]
enum Manner {
    Digits,
    Letters,
    Other,
}

fn manner(mark: &str) -> Manner {
    if mark.chars().all(|c| c.is_ascii_digit()) {
        Manner::Digits
    } else if mark.chars().count() == 1 {
        Manner::Letters
    } else {
        Manner::Other
    }
}

/// Tells whether one mark comes next behind another.
fn follows(last: &str, mark: &str) -> bool {
    if let (Ok(last), Ok(mark)) = (last.parse::<u32>(), mark.parse::<u32>()) {
        return mark == last + 1;
    }
    let letters = match (last.as_bytes(), mark.as_bytes()) {
        ([last], [mark]) => mark.is_ascii_alphabetic() && *mark == last + 1,
        _ => false,
    };
    let romans = roman::value(&last.to_lowercase()).zip(roman::value(&mark.to_lowercase()));
    letters || romans.is_some_and(|(last, mark)| mark == last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_open_and_close_levels() {
        let mut levels = Levels::default();
        let lines = [
            "(a) To report;",
            "(b) To convene:",
            "(i) A meeting;",
            "(ii) A forum;",
            "(c) To act;",
            "Urges States;",
        ];
        let found: Vec<usize> = lines.iter().map(|line| levels.next(line).0).collect();
        assert_eq!(found, [1, 1, 2, 2, 1, 0]);
        assert_eq!(
            levels.next("(a) To report"),
            (1, Some("(a)".to_owned()), "To report")
        );
    }

    #[test]
    fn a_sentence_bears_no_label() {
        assert_eq!(label("Urges Mr. Smith to act."), None);
        assert_eq!(label("U.S. forces"), None);
        assert_eq!(label("1. Urges"), Some(("1", "Urges")));
    }
}
