//! Paragraph → class: what a paragraph is, in the place where it stands.
//!
//! The surest signs are asked for first: what the format says, the lines that frame a text, the word `Annex`. Then comes the
//! label at the head, and what it may be here:
//!
//! ```text
//! "(i) Each year;"     behind (h)                  an item, the ninth letter
//!                      behind (a)                  an item, the first roman number
//!                      nothing open                a paragraph without a number
//! "1. The plan"        in an article of (1), (2)   an item
//!                      below "agenda:"             an item
//!                      in the preamble             the first operative paragraph
//!                      below the heading "II"      numbers begin again in a part of their own
//! ```
//!
//! It is a question: the state is read and never changed, so that each answer can be had without a walk. What follows from the
//! answer is in [`Class`], and `nest` does it. Each question is asked of a paragraph, the state before it, and the paragraphs
//! behind it; a few look at the next one, and letters at the next label of their level.

mod annexes;
mod articles;
mod frame;
mod headings;
mod items;
mod labels;
mod paragraphs;
mod sentence;

use super::Clean;
use super::class::{Class, Labelled};
use super::state::{Part, State};
use super::whole::Whole;
use crate::document::Holds;
use crate::instrument::Kind;
use crate::lexicon::Language;
use crate::structure::label::{Label, LabelForm};
use crate::structure::paragraph::Paragraph;

/// Says what a paragraph is; `after` are those that come after it.
pub(super) fn classify(whole: &Whole, state: &State, clean: &Clean, after: &[Clean]) -> Class {
    let question = Question {
        whole,
        state,
        clean,
        after,
    };
    question.class()
}

/// A paragraph in its place.
#[derive(Clone, Copy)]
struct Question<'a> {
    whole: &'a Whole,
    state: &'a State,
    clean: &'a Clean,
    after: &'a [Clean],
}

impl<'a> Question<'a> {
    fn class(self) -> Class {
        if let Some(class) = self.beside().or_else(|| self.framing()) {
            return class;
        }
        if let Some(name) = self.annex() {
            let heading = self.heading(None, false);
            return Class::Annex { name, heading };
        }
        let found = self.label();
        if found.as_ref().is_some_and(|label| self.is_stray(label)) {
            return Class::StrayLabel;
        }
        if self.is_heading(found.as_ref()) {
            return Class::Heading(self.heading(found, self.continues()));
        }
        match found {
            // The record of a vote has no numbers; only a text that follows has.
            Some(label) if self.part() == Part::Close && !is_numbered(&label) => Class::BehindClose,
            None if self.part() == Part::Close => Class::BehindClose,
            Some(label) => self.labelled(label),
            None => match self.defines_below() {
                Some(paragraph) => Class::Definition(paragraph),
                None => Class::Unnumbered(self.unnumbered(None)),
            },
        }
    }

    /// What the format says is no prose.
    fn beside(self) -> Option<Class> {
        match self.paragraph().hints.holds {
            Holds::Words => None,
            Holds::Row if self.state.frame.in_contents && self.is_contents() => Some(Class::Contents),
            Holds::Row => Some(Class::Beside(Kind::Row)),
            Holds::Picture => Some(Class::Beside(Kind::Picture)),
        }
    }

    /// What a paragraph with a label is.
    fn labelled(self, label: Label) -> Class {
        match label.form {
            LabelForm::Article => {
                let says = self.says(&label);
                Class::Article { label, says }
            }
            LabelForm::Preambular(_) => Class::DraftedPreambular(self.with_header(label)),
            _ if self.is_recital(&label) => Class::Recital(label),
            _ if self.is_lettered_recital(&label) => Class::LetteredRecital(self.with_header(label)),
            _ if self.lists_below(&label) || self.lists_inside(&label) => Class::Item(self.item(label)),
            form if form.number().is_some() || self.numbers_article(&label) => {
                Class::Numbered(self.numbered(label))
            }
            form if form.is_sub() && self.may_hold_items() => Class::Item(self.item(label)),
            form if form.is_sub() => Class::Unnumbered(self.unnumbered(Some(label))),
            _ => Class::Unnumbered(self.unnumbered(None)),
        }
    }

    fn with_header(self, label: Label) -> Labelled {
        let header = self.header_behind(label.end);
        Labelled { label, header }
    }

    fn paragraph(self) -> &'a Paragraph {
        &self.clean.paragraph
    }

    fn text(self) -> &'a str {
        self.paragraph().rich.text()
    }

    /// The paragraph that comes next.
    fn next(self) -> Option<&'a Paragraph> {
        self.after.first().map(|clean| &clean.paragraph)
    }

    fn part(self) -> Part {
        self.state.frame.part
    }

    fn language(self) -> &'static Language {
        self.whole.language
    }

    /// Tells whether the format computed a label, which is not printed in the text.
    fn has_given_label(self) -> bool {
        self.paragraph().hints.label.is_some()
    }
}

/// Only a text that follows has numbers and articles; the record of a vote has none.
fn is_numbered(label: &Label) -> bool {
    matches!(label.form, LabelForm::Number(_) | LabelForm::Article)
}
