//! Whether white space that one text alone has parts words, or is debris of extraction.
//!
//! The question stands behind “unchanged”, and behind the class of a place: `main stream` and `mainstream`, `si no` and
//! `sino`, `в место` and `вместо` differ by a space alone and say different things. So a space between two letters or
//! figures is a change of words, unless it is proved to be none:
//!
//! 1. the text with the space is one whose spaces were guessed from the distances of its letters ([`Spaces::Guessed`]);
//! 2. it is in a language whose torn words the lexicon knows;
//! 3. where the space stands, a word can be torn and nothing else can stand ([`Wholes::is_torn`]).
//!
//! A format that stores its spaces proves nothing: somebody typed them. Cost: linear.

use super::cause::{Cause, Parting};
use crate::document::Spaces;
use crate::instrument::Instrument;
use crate::lexicon::{Wholes, wholes};
use crate::sides::Sides;
use crate::text::wording::{Wording, may_have_same_letters};

/// What can prove that a space is debris, for each text; none where nothing can.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spacing(Sides<Option<&'static Wholes>>);

/// How two stretches differ that have the same letters and marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parted {
    /// In nothing but white space beside marks, if at all.
    Alike,
    /// In words that extraction tore.
    Debris,
    /// The new text has two words for one of the old text.
    Apart,
    /// The new text has one word for two of the old text.
    Joined,
    /// Words part at other letters.
    Elsewhere,
}

impl Spacing {
    /// Looks at what is known of the spaces of both texts.
    pub(super) fn of(instruments: Sides<&Instrument>) -> Self {
        Self(instruments.map(|instrument| {
            let language = instrument.masthead.language.as_deref();
            let guessed = instrument.spaces == Spaces::Guessed;
            language.filter(|_| guessed).and_then(wholes)
        }))
    }

    /// Tells whether two texts have the same wording, but for the glyphs, white space that parts no words, and the mark at
    /// the end.
    pub(super) fn same_wording(&self, old: &str, new: &str) -> bool {
        if old == new {
            return true;
        }
        if !may_have_same_letters(old, new) {
            return false;
        }
        let wordings = Sides::new(old, new).map(|text| Wording::of(text).without_final_mark());
        matches!(self.parted(&wordings), Some(Parted::Alike | Parted::Debris))
    }

    /// Tells how two stretches with the same letters and marks differ; none where letters or marks do.
    pub(super) fn between(&self, old: &str, new: &str) -> Option<Parted> {
        self.parted(&Sides::new(old, new).map(Wording::of))
    }

    fn parted(&self, wordings: &Sides<Wording>) -> Option<Parted> {
        let Sides { old, new } = wordings;
        if !old.same_letters(new) {
            return None;
        }
        let torn = |wholes: Option<&Wholes>, [left, right]: [&str; 2]| {
            wholes.is_some_and(|wholes| wholes.is_torn(&left.to_lowercase(), &right.to_lowercase()))
        };
        let alone = Sides::new(old.parted(new).count(), new.parted(old).count());
        let debris = old.parted(new).all(|two| torn(self.0.old, two))
            && new.parted(old).all(|two| torn(self.0.new, two));
        Some(match (alone.old, alone.new) {
            (0, 0) => Parted::Alike,
            _ if debris => Parted::Debris,
            (0, _) => Parted::Apart,
            (_, 0) => Parted::Joined,
            _ => Parted::Elsewhere,
        })
    }
}

impl Parted {
    /// Says what a change of words by white space is; nothing where it is none.
    pub(super) fn cause(self) -> Option<Cause> {
        let parting = match self {
            Parted::Alike | Parted::Debris => return None,
            Parted::Apart => Parting::Apart,
            Parted::Joined => Parting::Joined,
            Parted::Elsewhere => Parting::Elsewhere,
        };
        Some(Cause::Parted(parting))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spacing(old: (Spaces, &str), new: (Spaces, &str)) -> Spacing {
        let instruments = Sides::new(old, new).map(|(spaces, language)| {
            let mut instrument = Instrument {
                spaces,
                ..Instrument::default()
            };
            instrument.masthead.language = Some(language.to_owned());
            instrument
        });
        Spacing::of(instruments.as_ref())
    }

    const GUESSED: (Spaces, &str) = (Spaces::Guessed, "en");
    const STORED: (Spaces, &str) = (Spaces::Stored, "en");

    #[test]
    fn only_the_text_with_the_space_can_prove_it_debris() {
        let (torn, whole) = ("to end discri mination now", "to end discrimination now");
        assert!(spacing(GUESSED, STORED).same_wording(torn, whole));
        assert!(spacing(STORED, GUESSED).same_wording(whole, torn));
        assert!(!spacing(STORED, GUESSED).same_wording(torn, whole));
        for other in [
            (Spaces::Stored, "en"),
            (Spaces::Untold, "en"),
            (Spaces::Guessed, "fr"),
        ] {
            assert!(!spacing(other, other).same_wording(torn, whole), "{other:?}");
        }
    }

    #[test]
    fn where_two_words_can_stand_nothing_is_proved() {
        let both = spacing(GUESSED, GUESSED);
        for (old, new, parted) in [
            ("main stream", "mainstream", Parted::Joined),
            ("often", "of ten", Parted::Apart),
            ("no where", "now here", Parted::Elsewhere),
            ("discri mination of ten", "discrimination often", Parted::Joined),
            ("re-discri mination", "re-discrimination", Parted::Joined),
            ("discri mination", "discrimination", Parted::Debris),
            ("sixty -eighth", "sixty-eighth", Parted::Alike),
        ] {
            assert_eq!(both.between(old, new), Some(parted), "{old} / {new}");
        }
        assert_eq!(both.between("mainstream", "Mainstream"), None);
        assert_eq!(both.between("mainstream;", "mainstream"), None);
    }
}
