//! What frames a text and is no paragraph of it: opening formulas, enacting words, adoption lines, tables of contents.
//!
//! `The General Assembly,` opens the preamble, a second one opens a part of its own (`B`). `HAVE ADOPTED THIS REGULATION:`
//! opens the articles. `58th plenary meeting`, `4 December 2023` close a resolution; only a numbered paragraph or an annex
//! can stand behind them. `▼M6` says which amendment a stretch of a consolidated European act comes from.

use super::Question;
use super::sentence::ends_sentence;
use crate::instrument::Kind;
use crate::lexicon::{Language, date};
use crate::structure::contents::{is_column_head, is_title};
use crate::structure::label::is_unseen;
use crate::structure::labels::{is_consolidation_mark, label};
use crate::structure::outline::class::Class;
use crate::structure::outline::state::Part;
use crate::text::length::has_more_words;

/// The line that says how a text was adopted has no more words than this.
const LONGEST_ADOPTION_LINE: usize = 60;

/// Meeting, day and the record of the vote take at most so many lines.
const LONGEST_CLOSE: usize = 12;

impl Question<'_> {
    /// Which line of the frame a paragraph is.
    pub(super) fn framing(self) -> Option<Class> {
        let text = self.text();
        if is_formula(text, self.language()) {
            return Some(Class::OpeningFormula);
        }
        if self.state.frame.declarer_awaited {
            return Some(Class::Declarer);
        }
        if self.is_enacting() {
            return Some(Class::EnactingWords);
        }
        if let Some(adopted) = self.adopted_below_meeting() {
            let adopted = Some(adopted);
            return Some(Class::AdoptionLine { adopted });
        }
        if self.is_adoption_line(text) {
            return Some(Class::AdoptionLine { adopted: None });
        }
        if is_consolidation_mark(text) {
            return Some(Class::ConsolidationMark);
        }
        self.is_contents().then_some(Class::Contents)
    }

    /// `HAVE ADOPTED THIS REGULATION:`, `Have agreed as follows:`: the articles follow.
    fn is_enacting(self) -> bool {
        let text = self.text();
        let before_numbers = self.part() == Part::Report && self.state.numbers.last == 0;
        let few = || !has_more_words(text, 8) && text.chars().count() <= 100;
        (self.part() == Part::Preamble || before_numbers) && few() && self.language().is_enacting(text)
    }

    /// `58th plenary meeting`, `4 December 2023`, `[Adopted without a vote.]`, `Adopted unanimously at the 1781st meeting.`
    fn is_adoption_line(self, text: &str) -> bool {
        let Some(last) = self.state.last() else {
            return false;
        };
        let language = self.language();
        let bare = text.trim_matches(['[', ']', ' ', '.', '*']);
        let labelled = || label(text).is_some();
        let meeting = language.is_meeting_line(bare) && !labelled();
        if matches!(self.part(), Part::Report | Part::Law) {
            return meeting;
        }
        let short = || !has_more_words(bare, LONGEST_ADOPTION_LINE);
        let adopted = language.is_adoption_line(text) && short() && !labelled();
        // `6. Requests a report by`, then `31 December 2030`: a date that ends a sentence closes no text.
        let ended = self.part() == Part::Close || ends_sentence(&last.text) || last.kind == Kind::Heading;
        meeting || adopted || ended && date(bare).is_some() || language.is_vote_remark(text)
    }

    /// Where the line that says how a text was adopted stands right below its meeting and day, with no space between:
    /// returns its place in the paragraph as printed, in bytes.
    fn adopted_below_meeting(self) -> Option<usize> {
        let lines = &self.paragraph().lines;
        // The close of a text is short; each line asks for all that follows it.
        if lines.len() > LONGEST_CLOSE {
            return None;
        }
        let printed = self.clean.printed();
        let below = lines.iter().skip(1).map(|&(at, _)| at);
        below.filter(|&at| printed.is_char_boundary(at)).find(|&at| {
            self.language().is_adoption_line(&printed[at..]) && self.is_adoption_line(&printed[..at])
        })
    }

    /// A table of contents: its title, its column heads, and its lines with page numbers.
    pub(super) fn is_contents(self) -> bool {
        let text = self.text();
        let column = || is_column_head(&text.trim().to_lowercase());
        is_title(text, self.language())
            || self.state.frame.in_contents && column()
            || is_page_of_contents(text)
    }
}

/// `The General Assembly,` on a line of its own.
fn is_formula(text: &str, language: &Language) -> bool {
    let Some(end) = language.opening_formula(text) else {
        return false;
    };
    text[end..]
        .trim_matches(|c: char| matches!(c, ',' | '*' | ' ' | '،' | '，' | ':' | '：' | '.') || is_unseen(c))
        .is_empty()
}

/// `I. Introduction ........ 3`: leaders, or a page number behind a tab.
fn is_page_of_contents(text: &str) -> bool {
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
