//! Sub-paragraphs: letters, roman numbers, dashes; which level each belongs to.
//!
//! The form of a label allows two readings: `(i)` after `(h)` is a letter, after `(a)` a roman number. The open levels
//! decide by sequence.

use super::own_label::form_of;
use super::provision::Draft;
use super::{Clean, Walk};
use crate::document::{Spaces, Warning};
use crate::instrument::{Header, Kind, ProvisionIndex};
use crate::structure::flow::STEP;
use crate::structure::header::italic_header;
use crate::structure::label::{Label, LabelForm};
use crate::structure::labels::label;
use crate::structure::name::{Name, Stem};
use crate::structure::paragraph::Paragraph;
use crate::text::digits;

/// An open level of sub-paragraphs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Level {
    pub(super) series: Series,
    pub(super) last: u32,
    pub(super) index: ProvisionIndex,
    pub(super) place: Place,
}

/// Where the first line of a paragraph stands, in columns, if the text shows it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    page: Option<u32>,
    indent: Option<f32>,
}

impl Place {
    pub(super) fn of(paragraph: &Paragraph) -> Self {
        Self {
            page: paragraph.locator.page,
            indent: paragraph.hints.indent,
        }
    }

    /// Tells whether a place is set in from another on the same page.
    fn is_within(self, other: Self) -> bool {
        let indents = self.indent.zip(other.indent).filter(|_| self.page == other.page);
        indents.is_some_and(|(own, outer)| own > outer + STEP)
    }
}

/// The kinds of series that sub-paragraphs are labelled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Series {
    Letter,
    Roman,
    Capital,
    Paren,
    Number,
    Option,
    LetteredOption,
    Small,
    Bullet,
    /// A term that a law explains, without a letter.
    Term,
}

impl Walk {
    /// Numbers that begin again behind a colon list what the paragraph announces: `11. Approves the following provisional
    /// agenda:`, then `1. Opening of the Congress.` So do those that are set in from the paragraph. The list goes on until
    /// the number after the paragraph's own comes.
    pub(super) fn lists_inside(&self, label: &Label, text: &str, place: Place) -> bool {
        let LabelForm::Number(n) = label.form else {
            return false;
        };
        let dotted = label.shown.contains('.');
        if dotted || self.parent.is_none() || self.number == 0 {
            return false;
        }
        let set_in = place.is_within(self.place);
        let open = self
            .levels
            .iter()
            .rev()
            .find(|level| level.series == Series::Number);
        if let Some(level) = open.filter(|level| level.last + 1 == n) {
            // The number after the paragraph's own: a verb in a resolution, and in a law the full stop before it, say that the
            // list is over; where the list is set in, the place does.
            let closed = || match self.article {
                Some(_) => self
                    .outline
                    .provisions
                    .last()
                    .is_some_and(|last| last.text.ends_with('.')),
                None => self.whole.language.leading_form(&text[label.end..]).is_some(),
            };
            let over = level.place.is_within(place) || !set_in && closed();
            return self.outline.provisions[level.index.0].label.is_some() && !(n == self.number + 1 && over);
        }
        let announced = self
            .outline
            .provisions
            .last()
            .is_some_and(|last| last.text.ends_with(':'));
        n == 1 && (set_in || announced)
    }

    /// Tells whether a star is the bullet of a list: another stands above, something announces it, it is set in, or the list within
    /// it begins on its line, `* * 1991`. Else it is the mark of a note that nothing refers to: `* The present document was not edited.`
    pub(super) fn lists_with_stars(&self, clean: &Clean, star: &Label) -> bool {
        let own = clean.paragraph.rich.text().get(star.end..);
        let within = own
            .and_then(label)
            .is_some_and(|inner| inner.form == LabelForm::Bullet);
        let open = self.levels.iter().any(|level| level.series == Series::Bullet);
        let last = self.outline.provisions.last();
        let announced = last.is_some_and(|last| last.text.ends_with([':', ';', ',']));
        open || announced || within || Place::of(&clean.paragraph).is_within(self.place)
    }

    /// The second of several wordings ends what belonged to the first, which stands behind the paragraph's own number and
    /// opened no level.
    fn close_wording_before(&mut self, series: Series) {
        let open = self.levels.iter().any(|level| level.series == series);
        if matches!(series, Series::Option | Series::LetteredOption) && !open {
            let outer = self
                .levels
                .iter()
                .rposition(|level| series == Series::LetteredOption && level.series == Series::Option);
            self.levels.truncate(outer.map_or(0, |outer| outer + 1));
        }
    }

    pub(super) fn sub(&mut self, clean: Clean, label: &Label, after: &[Clean]) {
        if let Some((parent, levels)) = self.held.take().filter(|_| self.parent.is_none()) {
            self.parent = Some(parent);
            self.levels = levels;
        }
        let label = &self.corrected(label, &clean, after);
        let (series, value) = self.place(label.form);
        while self.levels.last().is_some_and(|level| level.series != series)
            && self.levels.iter().any(|level| level.series == series)
        {
            self.levels.pop();
        }
        self.close_wording_before(series);
        let spot = Place::of(&clean.paragraph);
        let bullets = |levels: &[Level]| {
            levels
                .iter()
                .filter(|level| level.series == Series::Bullet)
                .count()
        };
        while series == Series::Bullet
            && bullets(&self.levels) > 1
            && self
                .levels
                .last()
                .is_some_and(|level| level.place.is_within(spot))
        {
            self.levels.pop();
        }
        let same = self.levels.last().filter(|level| level.series == series);
        let within = series == Series::Bullet && same.is_some_and(|level| spot.is_within(level.place));
        let same_level = same.is_some() && !within;
        let value = match same.filter(|_| series == Series::Bullet) {
            Some(_) if within => 1,
            Some(level) => level.last + 1,
            None => value,
        };
        let above = if same_level {
            self.levels.len().checked_sub(2).map(|at| self.levels[at].index)
        } else {
            self.levels.last().map(|level| level.index)
        };
        let parent = above.or(self.parent);
        let stem = parent.map_or_else(|| self.article_stem(""), Stem::Of);
        let mark = match series {
            Series::Bullet => value.to_string(),
            Series::Option => format!("option{value}"),
            Series::LetteredOption => format!("option{}", letter_at(value)),
            _ => label.mark(),
        };
        let header = self.sub_header(&clean, label);
        // `Option 2:` alone announces numbered paragraphs: its words are its text.
        let alone = label.end >= clean.paragraph.rich.text().len();
        let given = clean.paragraph.hints.label.is_some();
        let end = if given || alone { 0 } else { label.end };
        let index = self.push(
            clean,
            Draft {
                name: Name::item(stem, mark),
                kind: Kind::Subparagraph,
                shown: (given || !alone).then(|| label.shown.clone()),
                end,
                header,
                parent,
            },
        );
        if same_level {
            self.levels.pop();
        }
        self.levels.push(Level {
            series,
            last: value,
            index,
            place: spot,
        });
    }

    /// `“basin” means the land that a river drains;` below `In this Act, unless the context otherwise requires—`: one of the terms
    /// that a paragraph of an article announces.
    pub(super) fn is_definition(&self, text: &str) -> bool {
        let quoted = text.starts_with(['“', '"', '«', '„', '‘']);
        let Some(parent) = self.parent.filter(|_| quoted && self.article.is_some()) else {
            return false;
        };
        let open = self.levels.iter().any(|level| level.series == Series::Term);
        let announces = |text: &str| text.trim_end().ends_with([':', '—', '–', '：']);
        open || self.levels.is_empty() && announces(&self.outline.provisions[parent.0].text)
    }

    /// Adds a term without a letter of its own below the paragraph that announces it.
    pub(super) fn definition(&mut self, clean: Clean) {
        let Some(parent) = self.parent else {
            return self.unnumbered(clean, None);
        };
        self.levels.truncate(1);
        let value = self.levels.last().map_or(1, |level| level.last + 1);
        let draft = Draft {
            name: Name::item(Stem::Of(parent), value.to_string()),
            kind: Kind::Subparagraph,
            shown: None,
            end: 0,
            header: None,
            parent: Some(parent),
        };
        let index = self.push(clean, draft);
        self.levels = vec![Level {
            series: Series::Term,
            last: value,
            index,
            place: Place::default(),
        }];
    }

    /// A number among letters, as `(6)` between `(a)` and `(c)`, is the next letter misread, in two cases: a program read the
    /// print and that letter looks like it; or both neighbours prove the letter, whoever slipped.
    fn corrected(&mut self, label: &Label, clean: &Clean, after: &[Clean]) -> Label {
        let LabelForm::ParenNumber(n) = label.form else {
            return label.clone();
        };
        let Some((place, letter)) = self.expected_letter() else {
            return label.clone();
        };
        let misread = self.whole.spaces == Spaces::Guessed && looks_like(letter, n);
        if !misread && !self.proves_letter(place, label, clean, after) {
            return label.clone();
        }
        let shown = with_letter(&label.shown, letter);
        let message = format!("the label {} between letters is read as {shown}", label.shown);
        self.remark(Warning {
            code: "label-misread",
            message,
            locator: clean.paragraph.locator.clone(),
        });
        Label {
            form: LabelForm::Letter(place, None),
            shown,
            end: label.end,
        }
    }

    /// Returns the letter that would come next among the open letters, with its place in the alphabet.
    fn expected_letter(&self) -> Option<(u32, char)> {
        let level = self
            .levels
            .last()
            .filter(|level| level.series == Series::Letter)?;
        let letter = char::from_u32('a' as u32 + level.last).filter(char::is_ascii_lowercase)?;
        Some((level.last + 1, letter))
    }

    /// Tells whether both neighbours prove that a typed number stands for a letter: the label before it is the letter before
    /// in the same parentheses, the next of its level is the letter after, and the number continues no series and begins
    /// none. `1. (a) (b) (2) (3)` and `(a) (1) (2) (b)` stay as they are printed.
    fn proves_letter(&self, place: u32, label: &Label, clean: &Clean, after: &[Clean]) -> bool {
        let LabelForm::ParenNumber(2..) = label.form else {
            return false;
        };
        let counted = self.paren_paragraphs || self.levels.iter().any(|level| level.series == Series::Paren);
        if counted || clean.paragraph.hints.label.is_some() {
            return false;
        }
        let before = self
            .levels
            .last()
            .map(|level| &self.outline.provisions[level.index.0]);
        let before = before.and_then(|before| before.label.as_deref());
        let printed = with_letter(&label.shown, letter_at(place - 1));
        before == Some(printed.as_str()) && next_of_level(after) == Some(place + 1)
    }

    /// A sub-paragraph has a header where its first words are italic.
    pub(super) fn sub_header(&self, clean: &Clean, label: &Label) -> Option<Header> {
        if !self.whole.shape.italics {
            return None;
        }
        let rich = &clean.paragraph.rich;
        let from = if clean.paragraph.hints.label.is_some() {
            0
        } else {
            label.end
        };
        let own = rich
            .slice(from.min(rich.text().len())..rich.text().len())
            .trimmed();
        italic_header(&own, self.whole.language)
    }

    /// Says which series a label belongs to: by sequence where its form allows two.
    pub(super) fn place(&self, form: LabelForm) -> (Series, u32) {
        let open = |series: Series| {
            self.levels
                .iter()
                .rev()
                .find(|level| level.series == series)
                .map(|level| level.last)
        };
        match form {
            LabelForm::Letter(n, Some(value)) => {
                let next_roman = open(Series::Roman).is_some_and(|last| value == last + 1);
                let next_letter = open(Series::Letter).is_some_and(|last| n == last + 1);
                let first_roman = value == 1 && !next_letter;
                if next_roman && !next_letter || first_roman {
                    (Series::Roman, value)
                } else {
                    (Series::Letter, n)
                }
            }
            LabelForm::Letter(n, None) => (Series::Letter, n),
            LabelForm::Roman(n) => (Series::Roman, n),
            LabelForm::Capital(n) => (Series::Capital, n),
            LabelForm::ParenNumber(n) => (Series::Paren, n),
            LabelForm::SmallLetter(n) => (Series::Small, n),
            LabelForm::Number(n) => (Series::Number, n),
            LabelForm::Option(n) => (Series::Option, n),
            LabelForm::LetteredOption(n) => (Series::LetteredOption, n),
            _ => {
                let count = self
                    .levels
                    .last()
                    .filter(|level| level.series == Series::Bullet)
                    .map_or(1, |level| level.last + 1);
                (Series::Bullet, count)
            }
        }
    }
}

/// Whether a program may read a letter as this number.
fn looks_like(letter: char, n: u32) -> bool {
    matches!(
        (letter, n),
        ('b', 6 | 8)
            | ('g' | 'q', 9)
            | ('i' | 'j' | 'l', 1)
            | ('o', 0)
            | ('s', 5)
            | ('z', 2)
            | ('h' | 'n', 11)
    )
}

/// Returns the place of the letter that continues a level of letters; what is below that level is passed over.
///
/// The first other label ends the search, so that all searches of a text together read each paragraph a few times at most.
fn next_of_level(after: &[Clean]) -> Option<u32> {
    let mut forms = after.iter().filter_map(form_of);
    forms.find_map(|form| match form {
        LabelForm::Roman(_)
        | LabelForm::SmallLetter(_)
        | LabelForm::Bullet
        | LabelForm::Letter(_, Some(1)) => None,
        LabelForm::Letter(place, _) => Some(Some(place)),
        _ => Some(None),
    })?
}

/// Writes a letter for the digits of a label: `(5)` → `(b)`, `5)` → `b)`.
fn with_letter(shown: &str, letter: char) -> String {
    let is_digit = |c: char| digits::value(c).is_some();
    let open = shown.find(is_digit).unwrap_or(0);
    let close = shown.rfind(|c| !is_digit(c)).unwrap_or(shown.len());
    format!("{}{letter}{}", &shown[..open], &shown[close..])
}

/// The letter at a place of the alphabet: `b` for 2.
fn letter_at(place: u32) -> char {
    char::from_u32('a' as u32 + place - 1).unwrap_or('?')
}
