//! Text with looks, while it is cut, joined and cleaned.
//!
//! Most of a text is neither joined nor changed between the block that it comes in and the paragraph that it becomes. So letters are those of
//! the block until something is added to them, and a part of them is a place in it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::document::{Run, Style};

/// A text whose bytes each have a look. The looks are kept as stretches that cover the text without a gap.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Rich<'a> {
    text: Cow<'a, str>,
    /// The end of each stretch in bytes, and its look.
    looks: Vec<(usize, Style)>,
}

impl<'a> Rich<'a> {
    /// Makes a text of runs.
    pub(super) fn of(runs: &'a [Run]) -> Self {
        if let [run] = runs {
            return Self::of_one(&run.text, run.style);
        }
        let letters = runs.iter().map(|run| run.text.len()).sum();
        let mut rich = Self {
            text: Cow::Owned(String::with_capacity(letters)),
            looks: Vec::with_capacity(runs.len()),
        };
        for run in runs {
            rich.push_str(&run.text, run.style);
        }
        rich
    }

    /// Makes a text of letters with one look.
    fn of_one(text: &'a str, style: Style) -> Self {
        let looks = if text.is_empty() {
            Vec::new()
        } else {
            vec![(text.len(), style)]
        };
        Self {
            text: Cow::Borrowed(text),
            looks,
        }
    }

    /// The characters.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The characters without their looks.
    pub(super) fn into_text(self) -> String {
        self.text.into_owned()
    }

    /// Nothing, with room for a text of so many bytes that mostly has one look.
    fn with_room(bytes: usize) -> Self {
        Self {
            text: Cow::Owned(String::with_capacity(bytes)),
            looks: Vec::with_capacity(1),
        }
    }

    /// Adds `text` with the look `style`.
    pub(super) fn push_str(&mut self, text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        self.text.to_mut().push_str(text);
        match self.looks.last_mut() {
            Some((end, look)) if *look == style => *end = self.text.len(),
            _ => self.looks.push((self.text.len(), style)),
        }
    }

    /// Adds another text.
    pub(super) fn push(&mut self, other: &Rich<'_>) {
        self.text.to_mut().reserve(other.text.len());
        for (range, style) in other.stretches() {
            self.push_str(&other.text[range], style);
        }
    }

    /// Yields the stretches with one look.
    pub(super) fn stretches(&self) -> impl Iterator<Item = (Range<usize>, Style)> + '_ {
        let mut start = 0;
        self.looks.iter().map(move |&(end, style)| {
            let range = start..end;
            start = end;
            (range, style)
        })
    }

    /// Returns the look at a byte.
    pub(super) fn style_at(&self, at: usize) -> Style {
        let index = self.looks.partition_point(|&(end, _)| end <= at);
        self.looks.get(index).map(|&(_, style)| style).unwrap_or_default()
    }

    /// Returns a part of the text; the cost is that of the part, not of the whole.
    pub(super) fn slice(&self, range: Range<usize>) -> Self {
        let first = self.looks.partition_point(|&(end, _)| end <= range.start);
        let mut looks = Vec::with_capacity(1);
        let mut start = range.start;
        for &(end, style) in &self.looks[first..] {
            if start >= range.end {
                break;
            }
            start = end.min(range.end);
            looks.push((start - range.start, style));
        }
        let text = match &self.text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
            Cow::Owned(text) => Cow::Owned(text[range].to_owned()),
        };
        Self { text, looks }
    }

    /// Returns the text without the characters of one byte at these places.
    pub(super) fn without(&self, places: &BTreeSet<usize>) -> Self {
        let mut kept = Rich::default();
        let mut from = 0;
        for &place in places {
            kept.push(&self.slice(from..place));
            from = place + 1;
        }
        kept.push(&self.slice(from..self.text.len()));
        kept
    }

    /// Returns the text without the numbers and letters of references, which are no part of a word: where no marks are kept
    /// beside the text. Signs such as `*` stay.
    pub(super) fn without_references(&self) -> Self {
        if !self.stretches().any(|(_, style)| style.reference) {
            return self.clone();
        }
        let mut kept = Rich::with_room(self.text.len());
        for (range, style) in self.stretches() {
            let text = &self.text[range];
            if !style.reference || !text.contains(char::is_alphanumeric) {
                kept.push_str(text, style);
            }
        }
        kept
    }

    /// Returns the numbers and letters that [`Self::without_references`] leaves out.
    pub(super) fn references(&self) -> Vec<String> {
        let left_out = self.stretches().filter_map(|(range, style)| {
            let text = &self.text[range];
            let out = style.reference && text.contains(char::is_alphanumeric);
            out.then(|| text.trim().to_owned())
        });
        left_out.collect()
    }

    /// Returns the text without white space at its ends.
    pub(super) fn trimmed(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        let end = self.text.trim_end().len();
        if start >= end {
            return Rich::default();
        }
        self.slice(start..end)
    }

    /// Removes the last character.
    pub(super) fn pop(&mut self) {
        self.text.to_mut().pop();
        let len = self.text.len();
        let before = self.looks.len().checked_sub(2).map_or(0, |at| self.looks[at].0);
        if before >= len {
            self.looks.pop();
        } else if let Some((end, _)) = self.looks.last_mut() {
            *end = len;
        }
    }

    /// Returns the end of the leading stretch for which `look` holds, in bytes; white space between is passed over.
    pub(super) fn leading(&self, look: impl Fn(Style) -> bool) -> usize {
        let mut end = 0;
        for (range, style) in self.stretches() {
            let blank = self.text[range.clone()].trim().is_empty();
            if look(style) {
                end = range.end;
            } else if !blank {
                break;
            }
        }
        end
    }

    /// Tells whether every visible character has the look.
    pub(super) fn all(&self, look: impl Fn(Style) -> bool) -> bool {
        self.stretches()
            .all(|(range, style)| look(style) || self.text[range].trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::collection::vec;
    use proptest::prop_assert_eq;

    use super::*;

    /// Runs of letters, blanks and signs of several bytes, every other one slanted.
    fn runs(texts: &[String]) -> Vec<Run> {
        let run = |(at, text): (usize, &String)| Run {
            text: text.clone(),
            style: Style {
                italic: at % 2 == 1,
                ..Style::default()
            },
        };
        texts.iter().enumerate().map(run).collect()
    }

    fn owned(rich: &Rich<'_>) -> Rich<'static> {
        Rich {
            text: Cow::Owned(rich.text.clone().into_owned()),
            looks: rich.looks.clone(),
        }
    }

    #[test]
    fn a_text_of_one_look_and_its_parts_are_places_in_the_block() {
        let runs = runs(&["  Recalling its resolution ".to_owned()]);
        let part = Rich::of(&runs).trimmed();
        assert!(matches!(part.text, Cow::Borrowed("Recalling its resolution")));
        let mut longer = part.clone();
        longer.push_str(" 77/228", Style::default());
        assert_eq!(
            (longer.text(), part.text()),
            ("Recalling its resolution 77/228", "Recalling its resolution")
        );
    }

    proptest::proptest! {
        /// Whether the letters are those of a block or its own, a text does the same.
        #[test]
        fn a_place_in_a_block_does_what_a_text_of_its_own_does(texts in vec("[a é]{0,6}", 0..4), from in 0usize..20, to in 0usize..20) {
            let runs = runs(&texts);
            let lent = Rich::of(&runs);
            let own = owned(&lent);
            prop_assert_eq!(lent.text(), texts.concat());
            prop_assert_eq!(&lent.trimmed(), &own.trimmed());
            prop_assert_eq!(&lent.without_references(), &own.without_references());
            let boundary = |at: usize| lent.text().floor_char_boundary(at.min(lent.text().len()));
            let (from, to) = (boundary(from.min(to)), boundary(from.max(to)));
            let (mut part, mut own_part) = (lent.slice(from..to), own.slice(from..to));
            prop_assert_eq!(&part, &own_part);
            for part in [&mut part, &mut own_part] {
                part.push(&own);
                part.pop();
            }
            prop_assert_eq!(part, own_part);
        }
    }
}
