//! Wording: what two texts have in common when nothing is said to have changed.
//!
//! Glyphs never count, and neither does a mark at the end, which only says whether another paragraph follows. White
//! space is the delicate case. Beside a mark it says how a text is set (`sixty -eighth`, `« mot »`), and in a script
//! without spaces it says nothing; between two letters or figures it parts words, and `main stream` is not
//! `mainstream`. So a wording is two things: the letters and marks without any space, and the places where
//! words part between them.
//!
//! ```text
//! of ten « mots »   letters  often"mots"    parts  behind "of"
//! ```
//!
//! Cost: linear.

use unicode_normalization::char::is_combining_mark;

use super::normalize::fold_glyphs;
use super::tokens::is_unspaced;

/// The letters and marks of a text, and where its words part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Folded, without white space.
    letters: String,
    /// The places in `letters`, in bytes, where white space parts two letters or figures; in order.
    parts: Vec<usize>,
}

/// Returns whether two texts have the same wording: the same letters, marks and words but for glyphs, white space beside
/// marks and the mark at the end.
///
/// ```
/// use travaux::text::wording::same_wording;
///
/// assert!(same_wording("its sixty -eighth session;", "its sixty\u{2011}eighth session."));
/// assert!(!same_wording("the main stream", "the mainstream"));
/// assert!(!same_wording("Member States;", "member States;"));
/// ```
pub fn same_wording(old: &str, new: &str) -> bool {
    Wording::of(old).without_final_mark() == Wording::of(new).without_final_mark()
}

/// Tells of most texts that have not the same letters and marks, up to the mark at the end, that it is so; it reads no further than to
/// the first that differs.
pub fn may_have_same_letters(old: &str, new: &str) -> bool {
    let (old, new) = (fold_glyphs(old), fold_glyphs(new));
    let mut old = old.chars().filter(|&c| c != ' ');
    let mut new = new.chars().filter(|&c| c != ' ');
    loop {
        match (old.next(), new.next()) {
            (None, None) => return true,
            (one, other) if one == other => {}
            // One of the two may have a mark more, or another one.
            _ => return old.nth(1).is_none() && new.nth(1).is_none(),
        }
    }
}

impl Wording {
    /// Reads the wording of a text.
    pub fn of(text: &str) -> Self {
        let folded = fold_glyphs(text);
        let mut letters = String::with_capacity(folded.len());
        let mut parts = Vec::new();
        let mut last = None;
        let mut spaced = false;
        for c in folded.chars() {
            if c == ' ' {
                spaced = true;
                continue;
            }
            if spaced && last.is_some_and(is_spaced) && is_spaced(c) {
                parts.push(letters.len());
            }
            letters.push(c);
            last = Some(c);
            spaced = false;
        }
        Self { letters, parts }
    }

    /// Leaves the mark at the end out.
    #[must_use]
    pub fn without_final_mark(mut self) -> Self {
        const FINAL: [char; 11] = [',', ';', ':', '.', '，', '；', '：', '。', '、', '،', '؛'];
        if self.letters.ends_with(FINAL) {
            self.letters.pop();
        }
        self
    }

    /// Returns whether the two differ by white space at most.
    pub fn same_letters(&self, other: &Self) -> bool {
        self.letters == other.letters
    }

    /// Yields the two words at each place where this text parts what the other, which has the same letters, does not.
    pub fn parted<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = [&'a str; 2]> + 'a {
        let alone = |at: &usize| other.parts.binary_search(&self.parts[*at]).is_err();
        (0..self.parts.len()).filter(alone).map(|at| {
            let place = self.parts[at];
            let from = at.checked_sub(1).map_or(0, |before| self.parts[before]);
            let to = self.parts.get(at + 1).copied().unwrap_or(self.letters.len());
            let (left, right) = (&self.letters[from..place], &self.letters[place..to]);
            let start = left
                .char_indices()
                .rev()
                .take_while(|&(_, c)| is_of_word(c))
                .last();
            let end = right.find(|c| !is_of_word(c)).unwrap_or(right.len());
            [&left[start.map_or(left.len(), |(at, _)| at)..], &right[..end]]
        })
    }
}

/// Whether white space beside a character may part words.
fn is_spaced(c: char) -> bool {
    (c.is_alphanumeric() || is_combining_mark(c)) && !is_unspaced(c)
}

/// Whether a folded character belongs to the word beside it: letters, figures, the hyphen and the apostrophe.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '-' | '\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wording_is_the_same_but_for_glyphs_the_space_at_marks_and_the_final_mark() {
        for (old, new) in [
            ("“A”,", "«A»"),
            ("« mot »", "\"mot\""),
            ("各国，", "各国；"),
            ("the  public\u{a0}good", "the public good"),
            ("its sixty -eighth", "its sixty-eighth"),
            ("l' Assemblée", "l’Assemblée"),
            ("第 5 条", "第5条"),
        ] {
            assert!(may_have_same_letters(old, new), "{old} / {new}");
            assert!(same_wording(old, new), "{old} / {new}");
        }
        for (old, new) in [
            ("States; and", "States;"),
            ("the Charter", "the charter"),
            ("States, act", "States act"),
        ] {
            assert!(!same_wording(old, new), "{old} / {new}");
        }
    }

    #[test]
    fn a_space_between_two_letters_or_figures_parts_words() {
        for (old, new) in [
            ("the pub lic good;", "the public good."),
            ("main stream", "mainstream"),
            ("Israel's aid", "Israel'said"),
            ("в место", "вместо"),
            ("207 080", "207080"),
            ("5 km", "5km"),
            ("e\u{301} le", "e\u{301}le"),
            ("की ओर", "कीओर"),
        ] {
            assert!(!same_wording(old, new), "{old} / {new}");
        }
    }

    #[test]
    fn the_words_at_a_part_are_whole() {
        let words = |text: &str, other: &str| -> Vec<[String; 2]> {
            let both = (Wording::of(text), Wording::of(other));
            assert!(both.0.same_letters(&both.1));
            let parted = both.0.parted(&both.1);
            parted.map(|two| two.map(str::to_owned)).collect()
        };
        let two = |left: &str, right: &str| vec![[left.to_owned(), right.to_owned()]];
        assert_eq!(
            words("to end (discri mination) now", "to end (discrimination) now"),
            two("discri", "mination")
        );
        assert_eq!(
            words("l'accorda nce-là", "l'accordance-là"),
            two("l'accorda", "nce-là")
        );
        assert_eq!(
            words("im ple mentation", "implementation"),
            [
                ["im".to_owned(), "ple".to_owned()],
                ["ple".to_owned(), "mentation".to_owned()]
            ]
        );
        assert!(words("implementation", "im ple mentation").is_empty());
    }
}
