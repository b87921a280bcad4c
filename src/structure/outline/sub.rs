//! Sub-paragraphs: letters, roman numbers, dashes; which level each belongs to.
//!
//! The form of a label allows two readings: `(i)` after `(h)` is a letter, after `(a)` a roman number. The open levels
//! decide by sequence.

use super::provision::Draft;
use super::{Clean, Walk};
use crate::document::{Locator, Spaces, Warning};
use crate::instrument::{Header, Kind, ProvisionIndex};
use crate::structure::header::italic_header;
use crate::structure::labels::{Label, LabelForm};
use crate::structure::numbering::{Name, Stem};

/// An open level of sub-paragraphs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Level {
    pub(super) series: Series,
    pub(super) last: u32,
    pub(super) index: ProvisionIndex,
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

impl Walk<'_> {
    /// Numbers that begin again behind a colon list what the paragraph announces: `11. Approves the following provisional
    /// agenda:`, then `1. Opening of the Congress.` The list goes on until the number after the paragraph's own comes.
    pub(super) fn lists_inside(&self, label: &Label, text: &str) -> bool {
        let LabelForm::Number(n) = label.form else {
            return false;
        };
        let dotted = label.shown.contains('.');
        if dotted || self.article.is_some() || self.parent.is_none() || self.number == 0 {
            return false;
        }
        let open = self
            .levels
            .iter()
            .rev()
            .find(|level| level.series == Series::Number);
        if let Some(level) = open.filter(|level| level.last + 1 == n) {
            let verb = self.language.leading_phrase(&text[label.end..]).is_some();
            return self.outline.provisions[level.index.0].label.is_some() && !(n == self.number + 1 && verb);
        }
        let announced = self
            .outline
            .provisions
            .last()
            .is_some_and(|last| last.text.ends_with(':'));
        n == 1 && announced
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

    pub(super) fn sub(&mut self, clean: Clean, label: &Label) {
        if let Some((parent, levels)) = self.held.take().filter(|_| self.parent.is_none()) {
            self.parent = Some(parent);
            self.levels = levels;
        }
        let label = &self.corrected(label, &clean.paragraph.locator);
        let (series, value) = self.place(label.form);
        while self.levels.last().is_some_and(|level| level.series != series)
            && self.levels.iter().any(|level| level.series == series)
        {
            self.levels.pop();
        }
        self.close_wording_before(series);
        let same_level = self.levels.last().is_some_and(|level| level.series == series);
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
            Series::LetteredOption => format!("option{}", option_letter(value)),
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
        }];
    }

    /// A number among letters in a print that was read by a program, as `(6)` between `(a)` and `(c)`, is the next letter misread: if
    /// that letter looks like it. What a hand wrote stays as it is.
    pub(super) fn corrected(&mut self, label: &Label, locator: &Locator) -> Label {
        let LabelForm::ParenNumber(n) = label.form else {
            return label.clone();
        };
        let letters = self
            .levels
            .last()
            .filter(|level| level.series == Series::Letter && self.spaces == Spaces::Guessed);
        let Some(next) = letters
            .and_then(|level| char::from_u32('a' as u32 + level.last))
            .filter(|letter| looks_like(*letter, n))
        else {
            return label.clone();
        };
        let shown = format!("({next})");
        let message = format!("the label {} between letters is read as {shown}", label.shown);
        self.remark(Warning {
            code: "label-misread",
            message,
            locator: locator.clone(),
        });
        Label {
            form: LabelForm::Letter(next as u32 - 'a' as u32 + 1, None),
            shown,
            end: label.end,
        }
    }

    /// A sub-paragraph has a header where its first words are italic.
    pub(super) fn sub_header(&self, clean: &Clean, label: &Label) -> Option<Header> {
        if !self.shape.italics {
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
        italic_header(&own, self.language)
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

/// The letter of `Option (b)`.
fn option_letter(value: u32) -> char {
    char::from_u32('a' as u32 + value - 1).unwrap_or('?')
}
