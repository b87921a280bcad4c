//! What the text of a glyph is made of, told once where a font is asked for it and not again at every place where it is drawn.
//!
//! A page has thousands of glyphs and a few dozen texts of glyphs; whether one is a blank, an accent or a letter that is read
//! from right to left is asked of each glyph several times.

use unicode_normalization::char::is_combining_mark;

use super::bidi;

/// What a text of one or a few characters is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Signs(u16);

const EMPTY: u16 = 1;
const BLANK: u16 = 1 << 1;
const ACCENT: u16 = 1 << 2;
const LEFTWARDS: u16 = 1 << 3;
const RAISED: u16 = 1 << 4;
const LETTERS: u16 = 1 << 5;
const STARTS_IDEOGRAPHIC: u16 = 1 << 6;
const ENDS_IDEOGRAPHIC: u16 = 1 << 7;
const HYPHEN: u16 = 1 << 8;

impl Signs {
    pub(super) fn of(text: &str) -> Self {
        let all = |is: fn(char) -> bool| text.chars().all(is);
        let told = [
            (EMPTY, text.is_empty()),
            (BLANK, !text.is_empty() && all(char::is_whitespace)),
            (ACCENT, !text.is_empty() && all(is_combining_mark)),
            (LEFTWARDS, bidi::has_right_to_left(text)),
            (RAISED, all(is_raised)),
            (LETTERS, all(char::is_alphabetic)),
            (
                STARTS_IDEOGRAPHIC,
                text.chars().next().is_some_and(is_ideographic),
            ),
            (
                ENDS_IDEOGRAPHIC,
                text.chars().next_back().is_some_and(is_ideographic),
            ),
            (HYPHEN, matches!(text, "-" | "\u{2010}" | "\u{2011}" | "\u{ad}")),
        ];
        let bits = told.into_iter().filter(|(_, is)| *is).map(|(bit, _)| bit);
        Self(bits.fold(0, |all, bit| all | bit))
    }

    fn has(self, bit: u16) -> bool {
        self.0 & bit != 0
    }

    /// It says nothing: a piece of ink whose meaning its neighbour has.
    pub(super) fn is_empty(self) -> bool {
        self.has(EMPTY)
    }

    /// White space and nothing else.
    pub(super) fn is_blank(self) -> bool {
        self.has(BLANK)
    }

    /// Something that is seen.
    pub(super) fn is_inked(self) -> bool {
        !self.has(EMPTY | BLANK)
    }

    /// Accents that stand on another letter.
    pub(super) fn is_accent(self) -> bool {
        self.has(ACCENT)
    }

    /// It has letters that are read from right to left.
    pub(super) fn runs_leftwards(self) -> bool {
        self.has(LEFTWARDS)
    }

    /// Raised figures of their own (`⁵`).
    pub(super) fn is_raised(self) -> bool {
        self.has(RAISED)
    }

    /// Letters and nothing else.
    pub(super) fn is_letters(self) -> bool {
        self.has(LETTERS)
    }

    /// One hyphen, of any kind.
    pub(super) fn is_hyphen(self) -> bool {
        self.has(HYPHEN)
    }

    pub(super) fn starts_ideographic(self) -> bool {
        self.has(STARTS_IDEOGRAPHIC)
    }

    pub(super) fn ends_ideographic(self) -> bool {
        self.has(ENDS_IDEOGRAPHIC)
    }
}

fn is_raised(sign: char) -> bool {
    matches!(sign, '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{2070}'..='\u{2079}')
}

/// Whether a character belongs to a script written without blanks.
pub(super) fn is_ideographic(character: char) -> bool {
    matches!(u32::from(character), 0x3000..=0x30ff | 0x3400..=0x9fff | 0xf900..=0xfaff | 0xff00..=0xffef | 0x20000..=0x3ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_accents_and_letters_are_told_apart() {
        let [nothing, blank, accent, letters, hyphen] =
            ["", "\u{3000} ", "\u{301}", "ffi", "\u{2011}"].map(Signs::of);
        assert!(nothing.is_empty() && !nothing.is_blank() && !nothing.is_inked());
        assert!(blank.is_blank() && !blank.is_inked() && blank.starts_ideographic());
        assert!(accent.is_accent() && accent.is_inked() && !accent.is_letters());
        assert!(letters.is_letters() && !letters.is_raised() && letters.is_inked());
        assert!(hyphen.is_hyphen() && !hyphen.is_letters());
    }

    #[test]
    fn scripts_and_raised_figures_are_told() {
        assert!(Signs::of("ב").runs_leftwards() && !Signs::of("b").runs_leftwards());
        assert!(Signs::of("²³").is_raised() && !Signs::of("²3").is_raised());
        let mixed = Signs::of("a联");
        assert!(mixed.ends_ideographic() && !mixed.starts_ideographic());
    }
}
