//! What can be read of a paragraph while items change it.
//!
//! ```text
//! pieces   Urges all States·{Parties}· to act;
//! reads    Urges all States Parties to act;
//! ```
//!
//! Seams are closed at the end alone; until then, who names words that another put finds them here as they will stand. Cost: that of the paragraph
//! once, then a binary search for each place that is asked for.

use std::ops::Range;

use super::Step;
use super::closing::parted;
use super::words::{From, Piece, Words};

/// The text of a paragraph so far, with the blanks that will part what is put together, and where in it each piece stands.
pub(super) struct SoFar<'w> {
    words: &'w Words,
    pub(super) text: String,
    places: Vec<Range<usize>>,
    /// How many letters that are read stand in front of each piece, blanks between pieces not counted.
    letters: Vec<usize>,
    /// The pieces of the base, each with where it begins there.
    base: Vec<(usize, usize)>,
}

impl<'w> SoFar<'w> {
    pub(super) fn of(words: &'w Words) -> Self {
        let mut so_far = Self {
            words,
            text: String::new(),
            places: Vec::with_capacity(words.pieces.len()),
            letters: Vec::with_capacity(words.pieces.len()),
            base: Vec::new(),
        };
        let mut last = None;
        let mut letters = 0;
        for (at, piece) in words.pieces.iter().enumerate() {
            so_far.letters.push(letters);
            if let From::Base(start) = piece.from {
                so_far.base.push((start, at));
            }
            let shown = if piece.is_live() { piece.text.as_str() } else { "" };
            letters += shown.len();
            so_far.push(shown, last, piece);
            if !shown.is_empty() {
                last = Some(piece);
            }
        }
        so_far
    }

    fn push(&mut self, shown: &str, last: Option<&Piece>, piece: &Piece) {
        let left = self.text.chars().next_back();
        if let (Some(last), Some(left), Some(right)) = (last, left, shown.chars().next())
            && parts(left, right, last, piece)
        {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(shown);
        self.places.push(start..self.text.len());
    }

    /// Returns a stretch of it as one of the letters alone, without the blanks between pieces.
    pub(super) fn letters(&self, place: Range<usize>) -> Range<usize> {
        self.letter(place.start)..self.letter(place.end)
    }

    fn letter(&self, at: usize) -> usize {
        let behind = self.places.partition_point(|place| place.start < at);
        behind.checked_sub(1).map_or(0, |last| {
            let place = &self.places[last];
            self.letters[last] + place.end.min(at) - place.start
        })
    }

    /// Returns where words that were found stand in it: from the first letter to the last, with whatever others put between them.
    pub(super) fn stretch(&self, found: &Found) -> Range<usize> {
        match found {
            Found::Base(range) => self.behind(range.start).end..self.behind(range.end).start,
            Found::SoFar(range) => self.of_letters(range),
        }
    }

    /// Returns what stands at a place of the base: behind the letter in front of it, before the letter behind it.
    pub(super) fn behind(&self, base: usize) -> Range<usize> {
        let at = |(start, piece): &(usize, usize)| {
            let place = &self.places[*piece];
            place.end.min(place.start + base - start)
        };
        let before = self.base.partition_point(|(start, _)| *start < base);
        let left = self.base[..before].last().map_or(0, at);
        match self.base[..before].last() {
            Some(&(start, piece)) if base < start + self.words.pieces[piece].text.len() => left..left,
            _ => {
                let right = self.base.get(before).map(|(_, piece)| self.places[*piece].start);
                left..right.unwrap_or(self.text.len())
            }
        }
    }

    /// Returns the place in front of words that were found, or behind them, with all that others put there.
    pub(super) fn beside(&self, found: &Found, before: bool) -> Range<usize> {
        let found = match found {
            Found::Base(range) if before => return self.behind(range.start),
            Found::Base(range) => return self.behind(range.end),
            Found::SoFar(range) => self.of_letters(range),
        };
        let at = if before { found.start } else { found.end };
        at..at
    }

    fn of_letters(&self, range: &Range<usize>) -> Range<usize> {
        let at = |piece: usize, letter: usize| {
            let place = &self.places[piece];
            place.end.min(place.start + letter - self.letters[piece])
        };
        let first = self.letters.partition_point(|&it| it <= range.start);
        let last = self.letters.partition_point(|&it| it < range.end);
        let start = first.checked_sub(1).map_or(0, |piece| at(piece, range.start));
        let end = last.checked_sub(1).map_or(0, |piece| at(piece, range.end));
        start..end.max(start)
    }

    /// Returns the pieces that a stretch of the base touches, with what stands in the place of its first.
    pub(super) fn touched(&self, base: &Range<usize>) -> Range<usize> {
        let first = self
            .base
            .partition_point(|(start, piece)| start + self.words.pieces[*piece].text.len() <= base.start);
        let last = self.base.partition_point(|(start, _)| *start < base.end);
        let (Some(&(_, start)), Some(&(_, end))) = (self.base.get(first), self.base[..last].last()) else {
            return 0..0;
        };
        let instead = |piece: &&Piece| matches!(piece.from, From::Instead(_));
        let before = self.words.pieces[..start].iter().rev().take_while(instead);
        start - before.count()..(end + 1).max(start)
    }

    /// Returns what can be read of some pieces.
    pub(super) fn reads(&self, pieces: &Range<usize>) -> &str {
        match (self.places.get(pieces.start), self.places[..pieces.end].last()) {
            (Some(first), Some(last)) => &self.text[first.start..last.end],
            _ => "",
        }
    }

    /// Returns whose hands are in some pieces.
    pub(super) fn hands(&self, pieces: Range<usize>) -> impl Iterator<Item = Step> + '_ {
        let pieces = self.words.pieces[pieces].iter();
        pieces.flat_map(|piece| piece.gone.into_iter().chain(piece.by()))
    }

    /// Returns who put some of the words of a stretch, of those who are meant.
    pub(super) fn by(&self, place: &Range<usize>, meant: impl Fn(Step) -> bool) -> Option<Step> {
        let first = self.places.partition_point(|it| it.end <= place.start);
        let pieces = self.places[first..].iter().zip(&self.words.pieces[first..]);
        let mut own = pieces.take_while(|(it, _)| it.start < place.end);
        own.find_map(|(_, piece)| piece.by().filter(|&by| piece.is_live() && meant(by)))
    }
}

/// Tells whether a blank belongs between two pieces.
fn parts(left: char, right: char, one: &Piece, other: &Piece) -> bool {
    let goes_on = match (one.from, other.from) {
        (From::Base(at), From::Base(next)) => at + one.text.len() == next,
        _ => false,
    };
    let instead = [one, other].iter().any(|it| matches!(it.from, From::Instead(_)));
    !goes_on && parted(left, right, instead)
}

/// Where words were found.
#[derive(Debug, Clone)]
pub(super) enum Found {
    /// In the base.
    Base(Range<usize>),
    /// In the text so far.
    SoFar(Range<usize>),
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Step = Step {
        sheet: 0,
        item: 0,
        action: 0,
    };

    fn words() -> Words {
        let mut words = Words::of("Urges all States to act;");
        let all = words.stretch(6..9);
        words.strike(all.clone(), ONE);
        words.instead(all.start, "the", ONE);
        let states = words.stretch(10..16);
        words.put_after(states.end, "Parties", ONE);
        words
    }

    #[test]
    fn it_is_read_with_the_blanks_between_and_places_of_the_base_are_known() {
        let words = words();
        let so_far = SoFar::of(&words);
        assert_eq!(so_far.text, "Urges the States Parties to act;");
        for (base, reads) in [
            (0..5, "Urges"),
            (6..9, ""),
            (10..16, "States"),
            (10..19, "States Parties to"),
        ] {
            assert_eq!(&so_far.text[so_far.stretch(&Found::Base(base))], reads);
        }
        assert_eq!(&so_far.text[so_far.behind(16)], " Parties");
        assert_eq!(so_far.reads(&so_far.touched(&(6..9))), "the");
    }

    #[test]
    fn letters_are_counted_without_the_blanks_between_pieces() {
        let words = words();
        let so_far = SoFar::of(&words);
        let parties = so_far.letters(17..24);
        assert_eq!(parties, 16..23);
        assert_eq!(&so_far.text[so_far.stretch(&Found::SoFar(parties))], "Parties");
        assert_eq!(so_far.by(&(17..24), |_| true), Some(ONE));
        assert_eq!(so_far.by(&(10..16), |_| true), None);
    }
}
