//! What frames a text and is no paragraph of it: opening formulas, enacting words, adoption lines, tables of contents.
//!
//! `The General Assembly,` opens the preamble, a second one opens a part of its own (`B`). `HAVE ADOPTED THIS REGULATION:`
//! opens the articles. `58th plenary meeting`, `4 December 2023` close a resolution; only a numbered paragraph or an annex
//! can stand behind them. `▼M6` says which amendment a stretch of a consolidated European act comes from. All of it is kept in the record of what was cut, with its reason.

use super::{Clean, Part, Walk};
use crate::document::Warning;
use crate::instrument::{Cut, Reason};
use crate::structure::contents::is_column_head;
use crate::structure::labels::label;

impl Walk<'_> {
    /// `The General Assembly,` on a line of its own.
    pub(super) fn is_formula(&self, text: &str) -> bool {
        let Some(end) = self.language.opening_formula(text) else {
            return false;
        };
        text[end..]
            .trim_matches([',', '*', ' ', '،', '，', ':', '.'])
            .is_empty()
    }

    /// `HAVE ADOPTED THIS REGULATION:`, `Have agreed as follows:`: the articles follow.
    pub(super) fn is_enacting(&self, text: &str) -> bool {
        let lower = text.trim_matches([':', ' ', ',', '*', '[', ']']).to_lowercase();
        let few = lower.split_whitespace().count() <= 8;
        let opens = self.part == Part::Preamble || self.part == Part::Report && self.number == 0;
        few && opens
            && self
                .language
                .enacting
                .iter()
                .any(|words| lower.starts_with(words))
    }

    /// `▼M6`, `▼B`, `▼M6 —————`: where the text of a consolidated European act comes from.
    pub(super) fn is_consolidation_mark(text: &str) -> bool {
        text.strip_prefix('▼').is_some_and(|mark| {
            mark.chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, ' ' | '—' | '-' | '_'))
                && mark.chars().filter(char::is_ascii_alphanumeric).count() <= 4
        })
    }

    /// A second formula opens a new part: `B`, with its own preamble.
    pub(super) fn formula(&mut self, clean: &Clean) {
        if !self.outline.provisions.is_empty() {
            if let Some(label) = self.fresh_heading.take().filter(|label| !label.is_empty()) {
                self.restart(&format!("{label}:"));
            }
            self.part = Part::Preamble;
        }
        self.cut(Reason::OpeningFormula, clean);
    }

    /// `58th plenary meeting`, `4 December 2023`, `[Adopted without a vote.]`, `Adopted unanimously at the 1781st meeting.`
    pub(super) fn is_adoption_line(&self, text: &str) -> bool {
        if self.outline.provisions.is_empty() {
            return false;
        }
        let bare = text.trim_matches(['[', ']', ' ', '.', '*']);
        let lower = bare.to_lowercase().replace('\n', " ");
        let words = bare.split_whitespace().count();
        let counted = lower.starts_with(|c: char| c.is_ascii_digit()) && label(text).is_none();
        let meeting = lower.ends_with("meeting") && words <= 5 && counted;
        let meeting_and_date = words <= 8 && lower.contains("meeting ") && counted;
        if matches!(self.part, Part::Report | Part::Law) {
            return meeting || meeting_and_date;
        }
        let adopted = (lower.starts_with("adopted ") || lower.starts_with("adopté"))
            && words <= 60
            && label(text).is_none();
        let date = crate::structure::fields::iso_date(bare).is_some();
        let vote = text.starts_with('[')
            && text.trim_end().ends_with(']')
            && (lower.contains("vote") || lower.contains("adopted"));
        meeting || meeting_and_date || adopted || date || vote
    }

    /// A table of contents: its title, its column heads, and its lines with page numbers.
    pub(super) fn is_contents(&mut self, text: &str) -> bool {
        let lower = text.trim().to_lowercase();
        let title = self.language.contents.contains(&lower.as_str());
        let column = self.in_contents && is_column_head(&lower);
        self.in_contents = title || column || is_page_of_contents(text);
        self.in_contents
    }

    /// A label without a text is kept in the record, with a warning.
    pub(super) fn stray(&mut self, clean: &Clean) {
        let text = clean.paragraph.rich.text();
        let message = format!("the label \"{text}\" has no text");
        self.outline.warnings.push(Warning {
            code: "label-without-text",
            message,
            locator: clean.paragraph.locator.clone(),
        });
        self.cut(Reason::Remark, clean);
    }

    pub(super) fn cut(&mut self, reason: Reason, clean: &Clean) {
        let text = clean.printed.clone();
        self.outline.cut.push(Cut {
            reason,
            text,
            locator: clean.paragraph.locator.clone(),
        });
    }
}

/// `I. Introduction ........ 3`: leaders, or a page number behind a tab.
pub(super) fn is_page_of_contents(text: &str) -> bool {
    let trimmed = text.trim_end();
    let digits = trimmed.len() - trimmed.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let before = trimmed[..trimmed.len() - digits]
        .trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_digit() || c == '-' || c == '–');
    let leaders = before.ends_with("....") || before.ends_with(". . .") || before.ends_with("……");
    let tabbed = digits <= 3
        && trimmed[..trimmed.len() - digits].ends_with('\t')
        && before.chars().filter(|c| c.is_alphabetic()).count() > 3;
    digits > 0 && (leaders || tabbed)
}
