//! The lines below the last paragraph that say when and how a text was adopted.
//!
//! ```text
//! 58th plenary meeting            73e séance plénière         第50次全体会议          الجلسة العامة 50
//! 4 December 2023                 4 décembre 2023             2023年12月4日           4 كانون الأول/ديسمبر 2023
//! [Adopted without a vote.]       Adoptée à l’unanimité …     …未经表决通过
//! ```
//!
//! Sources: the closing lines of resolutions in the six official languages of the United Nations.

use super::folded::{Folded, may_begin};
use super::{Language, Script};
use crate::text::length::has_more_words;

/// The words of closing lines. All are as the lexicon has words: small, composed.
#[derive(Debug)]
pub struct Closing {
    /// The beginnings of the line that says how a text was adopted: `adopted`.
    pub adopted: &'static [&'static str],
    /// The ends of such a line, in languages that put the verb there: `通过`.
    pub adopted_last: &'static [&'static str],
    /// What a meeting is called in a line of its own, with its number: `plenary meeting`.
    pub meetings: &'static [&'static str],
    /// What may stand before the number of a meeting: `第`.
    pub before_number: &'static [&'static str],
    /// Words of a remark in brackets on how a text was adopted: `vote`.
    pub votes: &'static [&'static str],
}

impl Closing {
    /// No words: those of a language whose closing lines are not known.
    pub(super) const NONE: Self = Self {
        adopted: &[],
        adopted_last: &[],
        meetings: &[],
        before_number: &[],
        votes: &[],
    };
}

/// The line of a meeting has no more words than this, one of a script without spaces no more characters.
const LONGEST_MEETING: (usize, usize) = (8, 30);

/// The beginning of a line of adoption stands within so many characters.
const LONGEST_OPENING: usize = 200;

impl Language {
    /// Tells whether a line names a meeting by its number, with or without a date, and says nothing else.
    pub fn is_meeting_line(&self, text: &str) -> bool {
        let own = &self.closing;
        // Most lines begin with a word that opens none such.
        let opening = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let mut openings = own.before_number.iter().chain(own.meetings);
        if opening.starts_with(|c: char| c.is_ascii_alphabetic())
            && !openings.any(|words| may_begin(opening, words))
        {
            return false;
        }
        // Neither words of marks alone nor signs that are not seen make up for so many: a paragraph is not looked at.
        let long = self.script == Script::Spaced && has_more_words(text, 4 * LONGEST_MEETING.0);
        if long || !text.contains(char::is_numeric) {
            return false;
        }
        let line = folded(text);
        let line = line.trim_matches(|c: char| !c.is_alphanumeric());
        let short = match self.script {
            Script::Spaced => line.split_whitespace().count() <= LONGEST_MEETING.0,
            Script::Unspaced => line.chars().count() <= LONGEST_MEETING.1,
        };
        let holds = |words: &&str| line.contains(words as &str);
        let opens = |words: &&str| line.starts_with(words as &str);
        let counted = line.starts_with(char::is_numeric)
            || folded_words(own.before_number).any(|words| opens(&&*words))
            || folded_words(own.meetings).any(|words| opens(&&*words));
        short
            && counted
            && line.contains(char::is_numeric)
            && folded_words(own.meetings).any(|words| holds(&&*words))
    }

    /// Tells whether a line says that the text was adopted: `Adopted unanimously at the 1781st meeting.`
    pub fn is_adoption_line(&self, text: &str) -> bool {
        let opening = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let may_open = |words: &&str| may_begin(opening, words);
        if self.closing.adopted_last.is_empty() && !self.closing.adopted.iter().any(may_open) {
            return false;
        }
        // How a line ends is asked in few languages.
        let most = if self.closing.adopted_last.is_empty() {
            LONGEST_OPENING
        } else {
            usize::MAX
        };
        let line = Folded::head(text, most).into_text();
        let line = line.trim_matches(|c: char| !c.is_alphanumeric());
        let first = folded_words(self.closing.adopted).any(|words| {
            line.strip_prefix(&*words)
                .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        });
        let last = folded_words(self.closing.adopted_last).any(|words| line.ends_with(&*words))
            && line.contains(char::is_numeric);
        first && !text.trim_start().starts_with(char::is_lowercase) || last
    }

    /// Tells whether a line holds the words behind which the articles follow: `Have agreed as follows:`
    pub fn is_enacting(&self, text: &str) -> bool {
        let visible = text.find(char::is_alphanumeric).unwrap_or(0);
        let head = Folded::head(&text[visible..], 80);
        self.enacting.iter().any(|words| head.after(words).is_some())
    }

    /// Tells whether a remark in brackets tells of a vote: `[Adopted by a recorded vote of 120 to 5]`.
    pub fn is_vote_remark(&self, text: &str) -> bool {
        let text = text.trim();
        let bracketed = text.starts_with(['[', '［']) && text.ends_with([']', '］']);
        let line = if bracketed { folded(text) } else { String::new() };
        bracketed && folded_words(self.closing.votes).any(|words| line.contains(&*words))
    }
}

fn folded(text: &str) -> String {
    Folded::head(text, usize::MAX).into_text()
}

fn folded_words(words: &'static [&'static str]) -> impl Iterator<Item = String> {
    words.iter().map(|word| folded(word))
}
