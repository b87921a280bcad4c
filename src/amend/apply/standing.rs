//! Some words in a text, found once and asked at many places.
//!
//! ```text
//! words   States Parties
//! text    Urges all States Parties to help States Parties.
//!                   ╰─────┬──────╯         ╰─────┬──────╯
//! ```
//!
//! An item may name words that stand a thousand times in a paragraph, and each place wants to know what stands beside it. Cost: that of the text
//! once, then a binary search for each place.

use std::ops::Range;

use super::find::Searched;

/// The places of some words in a text.
pub(super) struct Standing<'t> {
    text: &'t str,
    places: Vec<Range<usize>>,
}

impl<'t> Standing<'t> {
    pub(super) fn of(text: &'t str, words: &str) -> Self {
        Self {
            text,
            places: Searched::of(text).places(words),
        }
    }

    /// Returns the words where they end at a byte, but for blanks.
    pub(super) fn ending_at(&self, at: usize) -> Option<Range<usize>> {
        let behind = self.places.partition_point(|place| place.end <= at);
        let last = self.places[..behind].last()?;
        self.is_blank(last.end..at).then(|| last.clone())
    }

    /// Returns the words where they begin at a byte, but for blanks.
    pub(super) fn beginning_at(&self, at: usize) -> Option<Range<usize>> {
        let next = self.next(at)?;
        self.is_blank(at..next.start).then(|| next.clone())
    }

    /// Returns the words that a stretch is a part of.
    pub(super) fn around(&self, stretch: &Range<usize>) -> Option<Range<usize>> {
        let behind = self.places.partition_point(|place| place.start <= stretch.start);
        let last = self.places[..behind].last()?;
        (stretch.end <= last.end).then(|| last.clone())
    }

    /// Tells whether nothing but blanks and marks stands between a byte and the words.
    pub(super) fn follows(&self, at: usize) -> bool {
        self.next(at)
            .is_some_and(|next| !self.text[at..next.start].contains(char::is_alphanumeric))
    }

    fn next(&self, at: usize) -> Option<&Range<usize>> {
        let before = self.places.partition_point(|place| place.start < at);
        self.places.get(before)
    }

    fn is_blank(&self, between: Range<usize>) -> bool {
        self.text[between].trim_start().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_from_either_end_and_from_inside() {
        let text = "all States Parties, the States Parties ";
        let standing = Standing::of(text, "States Parties");
        assert_eq!(standing.beginning_at(3), Some(4..18));
        assert_eq!(standing.ending_at(text.len()), Some(24..38));
        assert_eq!(standing.around(&(11..18)), Some(4..18));
        for none in [
            standing.beginning_at(5),
            standing.beginning_at(18),
            standing.ending_at(19),
            standing.around(&(0..10)),
        ] {
            assert_eq!(none, None);
        }
        assert!(standing.follows(3) && !standing.follows(18));
        assert!(Standing::of("States (Parties)", "Parties").follows(6));
    }
}
