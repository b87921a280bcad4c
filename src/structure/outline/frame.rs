//! What frames a text and is no paragraph of it: opening formulas, enacting words, adoption lines, tables of contents.
//!
//! `The General Assembly,` opens the preamble, a second one opens a part of its own (`B`). `HAVE ADOPTED THIS REGULATION:`
//! opens the articles. `58th plenary meeting`, `4 December 2023` close a resolution; only a numbered paragraph or an annex
//! can stand behind them. `▼M6` says which amendment a stretch of a consolidated European act comes from. All of it is kept in the record of what was cut, with its reason.

use super::headings::ends_sentence;
use super::{Clean, Part, Walk};
use crate::document::Warning;
use crate::instrument::{Cut, Kind, Reason};
use crate::lexicon::date;
use crate::structure::contents::{is_column_head, is_title};
use crate::structure::label::is_unseen;
use crate::structure::labels::label;

/// The line that says how a text was adopted has no more words than this.
const LONGEST_ADOPTION_LINE: usize = 60;

/// Meeting, day and the record of the vote take at most so many lines.
const LONGEST_CLOSE: usize = 12;

impl Walk {
    /// `The General Assembly,` on a line of its own.
    pub(super) fn is_formula(&self, text: &str) -> bool {
        let Some(end) = self.whole.language.opening_formula(text) else {
            return false;
        };
        text[end..]
            .trim_matches(|c: char| {
                matches!(c, ',' | '*' | ' ' | '،' | '，' | ':' | '：' | '.') || is_unseen(c)
            })
            .is_empty()
    }

    /// `HAVE ADOPTED THIS REGULATION:`, `Have agreed as follows:`: the articles follow.
    pub(super) fn is_enacting(&self, text: &str) -> bool {
        let few = text.split_whitespace().count() <= 8 && text.chars().count() <= 100;
        let opens = self.part == Part::Preamble || self.part == Part::Report && self.number == 0;
        few && opens && self.whole.language.is_enacting(text)
    }

    /// A second formula opens a new part: `B`, with its own preamble.
    pub(super) fn formula(&mut self, clean: &Clean) {
        if !self.outline.provisions.is_empty() {
            if let Some(label) = self.fresh_heading.take().filter(|label| !label.is_empty()) {
                self.restart(None, Some(&label));
            }
            self.part = Part::Preamble;
        }
        self.cut(Reason::OpeningFormula, clean);
    }

    /// `58th plenary meeting`, `4 December 2023`, `[Adopted without a vote.]`, `Adopted unanimously at the 1781st meeting.`
    pub(super) fn is_adoption_line(&self, text: &str) -> bool {
        let Some(last) = self.outline.provisions.last() else {
            return false;
        };
        let bare = text.trim_matches(['[', ']', ' ', '.', '*']);
        let labelled = label(text).is_some();
        let meeting = !labelled && self.whole.language.is_meeting_line(bare);
        if matches!(self.part, Part::Report | Part::Law) {
            return meeting;
        }
        let short = bare.split_whitespace().nth(LONGEST_ADOPTION_LINE).is_none();
        let adopted = short && !labelled && self.whole.language.is_adoption_line(text);
        // `6. Requests a report by`, then `31 December 2030`: a date that ends a sentence closes no text.
        let ended = self.part == Part::Close || ends_sentence(&last.text) || last.kind == Kind::Heading;
        meeting || adopted || ended && date(bare).is_some() || self.whole.language.is_vote_remark(text)
    }

    /// Where the line that says how a text was adopted stands right below its meeting and day, with no space between:
    /// returns its place in the paragraph as printed, in bytes.
    fn adopted_below_meeting(&self, clean: &Clean) -> Option<usize> {
        // The close of a text is short; each line asks for all that follows it.
        if clean.paragraph.lines.len() > LONGEST_CLOSE {
            return None;
        }
        let printed = clean.printed.as_str();
        let below = clean.paragraph.lines.iter().skip(1).map(|&(at, _)| at);
        below.filter(|&at| printed.is_char_boundary(at)).find(|&at| {
            self.whole.language.is_adoption_line(&printed[at..]) && self.is_adoption_line(&printed[..at])
        })
    }

    /// Cuts the lines of the meeting, and the record of the adoption below them, each for itself.
    pub(super) fn adopted(&mut self, clean: &Clean) -> bool {
        let Some(at) = self.adopted_below_meeting(clean) else {
            return false;
        };
        for text in [&clean.printed[..at], &clean.printed[at..]] {
            self.outline.cut.push(Cut {
                reason: Reason::AdoptionLine,
                text: text.trim().to_owned(),
                locator: clean.paragraph.locator.clone(),
            });
        }
        self.part = Part::Close;
        true
    }

    /// A table of contents: its title, its column heads, and its lines with page numbers.
    pub(super) fn is_contents(&mut self, text: &str) -> bool {
        let lower = text.trim().to_lowercase();
        let title = is_title(text, self.whole.language);
        let column = self.in_contents && is_column_head(&lower);
        self.in_contents = title || column || is_page_of_contents(text);
        self.in_contents
    }

    /// A label without a text is kept in the record, with a warning.
    pub(super) fn stray(&mut self, clean: &Clean) {
        let text = clean.paragraph.rich.text();
        let message = format!("the label \"{text}\" has no text");
        self.remark(Warning {
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
