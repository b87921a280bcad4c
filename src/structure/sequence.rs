//! The labels seen so far, to know which one comes next.

use super::label::LabelForm;
use super::labels::label_behind;
use super::lines::Line;

/// The labels seen so far, to know which one comes next.
#[derive(Default)]
pub(super) struct Sequence {
    pub(super) number: u32,
    letter: u32,
    roman: u32,
    paren: u32,
    division: u32,
}

impl Sequence {
    /// Tells whether a label is the next of its kind, or the first of a new sequence.
    pub(super) fn expects(&self, form: LabelForm) -> bool {
        match form {
            LabelForm::Number(n) | LabelForm::BareNumber(n) => {
                n == self.number + 1 || n == self.number || n == 1
            }
            LabelForm::Letter(n, roman) => {
                n == self.letter + 1
                    || n == 1
                    || roman.is_some_and(|value| value == self.roman + 1 || value == 1)
            }
            LabelForm::Roman(n) => n == self.roman + 1 || n == 1,
            LabelForm::ParenNumber(n) => n == self.paren + 1 || n == 1,
            LabelForm::Capital(n) | LabelForm::SmallLetter(n) => n == self.letter + 1 || n == 1,
            LabelForm::CapitalRoman(n) | LabelForm::CapitalLetter(n) => n == self.division + 1 || n == 1,
            LabelForm::Article
            | LabelForm::Bullet
            | LabelForm::Preambular(_)
            | LabelForm::Operative(_)
            | LabelForm::Option(_)
            | LabelForm::LetteredOption(_) => true,
        }
    }

    /// Tells whether a label is the next number or section, or the first, or that of an article.
    pub(super) fn follows(&self, form: LabelForm) -> bool {
        match form {
            LabelForm::Number(n) => n == self.number + 1 || n == 1,
            LabelForm::CapitalRoman(n) | LabelForm::CapitalLetter(n) => n == self.division + 1 || n == 1,
            LabelForm::Article | LabelForm::Preambular(_) | LabelForm::Operative(_) => true,
            _ => false,
        }
    }

    /// Tells whether a letter is the one behind the last.
    pub(super) fn follows_item(&self, form: LabelForm) -> bool {
        match form {
            LabelForm::Letter(n, roman) => {
                n == self.letter + 1 || self.roman > 0 && roman == Some(self.roman + 1)
            }
            LabelForm::Roman(n) => n == self.roman + 1,
            LabelForm::ParenNumber(n) => n == self.paren + 1,
            LabelForm::Capital(n) | LabelForm::SmallLetter(n) => n == self.letter + 1,
            _ => false,
        }
    }

    pub(super) fn note(&mut self, line: &Line<'_>) {
        let Some(label) = label_behind(line.text(), self.number) else {
            return;
        };
        match label.form {
            LabelForm::Number(n) | LabelForm::BareNumber(n) | LabelForm::Operative(n) => self.number = n,
            LabelForm::Letter(n, roman) => {
                if let Some(value) = roman
                    && value == self.roman + 1
                    && n != self.letter + 1
                {
                    self.roman = value;
                } else {
                    self.letter = n;
                    self.roman = 0;
                }
            }
            LabelForm::Roman(n) => self.roman = n,
            LabelForm::ParenNumber(n) => self.paren = n,
            LabelForm::Capital(n) | LabelForm::SmallLetter(n) => self.letter = n,
            LabelForm::CapitalRoman(n) | LabelForm::CapitalLetter(n) => self.division = n,
            LabelForm::Article => {
                self.number = 0;
                self.paren = 0;
            }
            LabelForm::Bullet
            | LabelForm::Preambular(_)
            | LabelForm::Option(_)
            | LabelForm::LetteredOption(_) => {}
        }
        if label.form.number().is_some() {
            (self.letter, self.roman) = (0, 0);
        }
    }
}
