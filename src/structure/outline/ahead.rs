//! What stands ahead of a paragraph: whether the preamble goes on behind a finite verb.
//!
//! A preamble may hold a sentence of its own, in old resolutions and in hasty drafts:
//!
//! ```text
//! Recalling its resolution 100 (1950),
//! Notes with regret that the parties have failed to agree,      still the preamble
//! Having considered the report,
//! 1. Decides to act;                                            the operative part
//! ```
//!
//! The comma says that more is to come, and what comes proves it: a participle, or the first paragraph with a number and a verb.
//! Where operative paragraphs have numbers, one without a number is none, whatever it ends with; a colon announces what stands
//! below. One pass from the end of the text. It gives up at what ends a part: a formula, an annex, a line of adoption, a mark
//! of a division, a number without a verb.

use super::Clean;
use super::own_label::form_of;
use crate::lexicon::{Form, Language};
use crate::structure::annex_words::opens_annex;
use crate::structure::label::LabelForm;
use crate::structure::labels::{division_mark, label};

/// What stands ahead of each paragraph, by the number of those that follow it.
#[derive(Debug, Default)]
pub(super) struct Ahead(Vec<Sight>);

/// What comes next, before the part ends.
#[derive(Debug, Clone, Copy, Default)]
struct Sight {
    /// A paragraph that opens with a participle.
    participle: bool,
    /// An operative paragraph with a number.
    number: bool,
}

impl Ahead {
    pub(super) fn of(paragraphs: &[Clean<'_>], language: &Language) -> Self {
        let mut sight = Sight::default();
        let mut seen = Vec::with_capacity(paragraphs.len());
        for clean in paragraphs.iter().rev() {
            seen.push(sight);
            sight = sight.past(clean, language);
        }
        Self(seen)
    }

    /// Tells whether the preamble goes on behind a paragraph with a finite verb that so many others follow.
    pub(super) fn preamble_goes_on(&self, following: usize, text: &str) -> bool {
        let sight = self.0.get(following).copied().unwrap_or_default();
        let listed = is_listed(text);
        let announces = text.trim_end().ends_with([':', '：']);
        sight.number && !announces || sight.participle && listed
    }
}

impl Sight {
    /// What is seen from above a paragraph.
    fn past(self, clean: &Clean<'_>, language: &Language) -> Self {
        let text = clean.paragraph.rich.text();
        match form_of(clean) {
            Some(LabelForm::Number(_) | LabelForm::BareNumber(_) | LabelForm::Operative(_)) => {
                let given = clean.paragraph.hints.label.is_some();
                let own = label(text).filter(|_| !given).map_or(0, |label| label.end);
                Self {
                    participle: false,
                    number: language.leading_form(&text[own..]) == Some(Form::Present),
                }
            }
            Some(form) if form.is_sub() || matches!(form, LabelForm::Preambular(_)) => self,
            Some(_) => Self::default(),
            None if ends_part(text, language) => Self::default(),
            None => {
                let opens = is_listed(text) && language.leading_form(text) == Some(Form::Participle);
                Self {
                    participle: self.participle || opens,
                    ..self
                }
            }
        }
    }
}

fn ends_part(text: &str, language: &Language) -> bool {
    language.opening_formula(text).is_some()
        || opens_annex(text, language)
        || division_mark(text).is_some()
        || language.is_adoption_line(text)
        || language.is_meeting_line(text)
}

/// Tells whether a paragraph ends as those of a preamble do.
fn is_listed(text: &str) -> bool {
    text.trim_end().ends_with([',', '，', '،'])
}
