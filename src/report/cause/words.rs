//! What each cause says to people: the one table of their words, in English.

use super::{Bracket, Cause, Change, Form, HeadCause, Marks, Parting, Shift, Standing, Subject};
use crate::text::unseen::code_point;

impl Cause {
    /// Returns the cause in words: `negation added: "not"`.
    pub fn text(&self) -> String {
        match self {
            Self::Form(form) => form.words().to_owned(),
            Self::Named { subject, change } => change.told(subject.words()),
            Self::Verb { shift, old, new } => format!("\"{old}\" became \"{new}\" ({})", shift.words()),
            Self::VerbForm => "form of the verb follows the part of the text".to_owned(),
            Self::OptionKept { option, of } => format!("brackets closed: option \"{option}\" of {of} kept"),
            Self::Brackets { what, names, words } => what.told(names, words.as_deref()),
            Self::PartyNote { party, change } => change.told(&format!("note of {party}")),
            Self::Marks(marks) => marks.words().to_owned(),
            Self::Parted(parting) => parting.words().to_owned(),
            Self::FollowsSeries { old, new } => format!(
                "follows the paragraphs above with the same verb: {} in their row, now {}",
                nth(*old),
                nth(*new)
            ),
            Self::FollowsRenumbering { old, new, .. } => {
                format!("reference follows the renumbering: {old} → {new}")
            }
            Self::RolledForward { old, new } if old.is_empty() => {
                format!("rolled forward: \"{new}\" names the old text")
            }
            Self::RolledForward { old, new } => format!("rolled forward: {old} → {new}"),
            Self::FootnoteNumber => "footnote number".to_owned(),
            Self::SameBody { old, new } => match (old.as_str(), new.as_str()) {
                ("", new) => format!("same body: \"{new}\" in full"),
                (old, "") => format!("same body: without \"{old}\""),
                (old, new) => format!("same body: \"{old}\" is \"{new}\""),
            },
            Self::SameNextTime => "closing formula of each body: the same next time".to_owned(),
            Self::SpeaksForAnother { phrases, bodies } => {
                let quoted: Vec<String> = phrases.iter().map(|phrase| format!("\"{phrase}\"")).collect();
                format!(
                    "{}: of the {} in the old text, of the {} in the new one",
                    quoted.join(", "),
                    bodies.old,
                    bodies.new
                )
            }
            Self::OtherNumber => "other number".to_owned(),
            Self::Standing(place) => place.words().to_owned(),
            Self::MarkElsewhere { .. } => "its mark stands in another paragraph".to_owned(),
            Self::IbidWrittenOut { source } => format!(
                "\"Ibid.\" is written out, because another footnote stands before it now: \"{source}\""
            ),
            Self::IbidStandsFor { source, footnote } => {
                format!("\"Ibid.\" stands for \"{source}\" of footnote {footnote}")
            }
            Self::IbidFollows { source, footnote } => {
                format!("\"Ibid.\" follows footnote {footnote}: \"{source}\"")
            }
            Self::IbidElsewhere { old, new, footnote } => {
                format!("\"Ibid.\" meant \"{old}\" and now means \"{new}\" of footnote {footnote}")
            }
            Self::Unseen { characters } => {
                let points: Vec<String> = characters.iter().copied().map(code_point).collect();
                format!("unseen characters: {}", points.join(", "))
            }
            Self::Head(head) => head.words().to_owned(),
            Self::Other(written) => written.text.clone(),
        }
    }

    /// Returns the cause as the briefing says it: `"voluntary" added`, `deadline "2025" became "2030"`.
    pub(in crate::report) fn plain(&self) -> String {
        match self {
            Self::Named { subject, change } => {
                let known = if *subject == Subject::Deadline {
                    "deadline "
                } else {
                    ""
                };
                format!("{known}{}", change.plain())
            }
            Self::PartyNote { change, .. } => change.plain(),
            _ => self.text(),
        }
    }
}

impl Change {
    /// Returns `negation added: "not"`.
    fn told(&self, what: &str) -> String {
        match self {
            Self::Added(new) => format!("{what} added: \"{new}\""),
            Self::Deleted(old) => format!("{what} deleted: \"{old}\""),
            Self::Changed { old, new } => format!("{what}: \"{old}\" → \"{new}\""),
        }
    }

    /// Returns `"not" added`.
    fn plain(&self) -> String {
        match self {
            Self::Added(new) => format!("\"{new}\" added"),
            Self::Deleted(old) => format!("\"{old}\" deleted"),
            Self::Changed { old, new } => format!("\"{old}\" became \"{new}\""),
        }
    }
}

impl Form {
    fn words(self) -> &'static str {
        match self {
            Self::MarkAtEnd => "mark at the end",
            Self::CommaOfList => "comma before the last of a list",
            Self::CommaBehindDate => "comma behind a date",
            Self::CommaBehindOpening => "comma behind an opening phrase",
            Self::Capital => "capital",
            Self::AccentOnCapital => "accent on a capital",
            Self::Spelling => "spelling",
            Self::Hyphen => "hyphen",
            Self::Spacing => "spacing",
            Self::TornWord => "torn word",
            Self::ParagraphBorder => "border of paragraphs",
            Self::Article => "article",
            Self::WordOrder => "word order only",
            Self::HeaderOrder => "order of the words of the header",
            Self::VerbOrder => "order of its words",
            Self::SameVerb => "the same verb phrase",
            Self::RestatedTense => "tense of what an earlier text asked",
        }
    }
}

impl Standing {
    fn words(self) -> &'static str {
        match self {
            Self::ToOperative => "moved from the preamble to the operative part",
            Self::ToPreamble => "moved from the operative part to the preamble",
            Self::FromSubparagraph => "was a sub-paragraph, is now a paragraph of its own",
            Self::ToSubparagraph => "was a paragraph of its own, is now a sub-paragraph",
            Self::OtherPart => "stands in another part of the text",
            Self::Order => "stands elsewhere in the order",
            Self::OtherParagraphs => "other paragraphs, same words",
            Self::WasAlternative => "was an alternative",
            Self::IsAlternative => "is an alternative now",
            Self::NumberOutOfOrder => "its number does not follow from its place",
            Self::LabelGone => "its label is gone, others of its list have theirs",
            Self::LabelCame => "it has a label now, others of its list had theirs",
            Self::MarkInNumber => "a figure is the mark of the footnote in one text only",
            Self::MarkMoved => "a footnote mark stands behind other words",
            Self::MarkGone => "a footnote mark is gone, its footnote is not",
            Self::MarkCame => "a footnote mark came, its footnote was there",
            Self::LabelBracketsClosed => "brackets around its number closed",
            Self::LabelBracketsOpened => "brackets around its number opened",
        }
    }
}

impl Subject {
    fn words(self) -> &'static str {
        match self {
            Self::Qualifier => "qualifier",
            Self::ModalVerb => "modal verb",
            Self::Negation => "negation",
            Self::WhoIsMeant => "who is meant",
            Self::Addressee => "addressee",
            Self::Deadline => "deadline",
            Self::Citation => "citation",
            Self::Date => "date",
            Self::Session => "session",
            Self::Amount => "amount",
            Self::Number => "number",
        }
    }
}

impl Shift {
    fn words(self) -> &'static str {
        match self {
            Self::Stronger => "stronger",
            Self::Weaker => "weaker",
            Self::Different => "different",
            Self::Unexplained => "no paragraph above explains it",
        }
    }
}

impl Bracket {
    fn told(self, names: &[String], words: Option<&str>) -> String {
        let whose = |word: &str| match names {
            [] => String::new(),
            names => format!(" {word} {}", names.join(", ")),
        };
        match self {
            Self::TextKept => format!("brackets closed: text{} kept", whose("of")),
            Self::TextDeleted => format!("brackets closed: text{} deleted", whose("of")),
            Self::OtherText => "brackets closed: other text".to_owned(),
            Self::AroundAgreed => {
                let around = words.map_or_else(|| "agreed text".to_owned(), |words| format!("\"{words}\""));
                format!("brackets opened around {around}{}", whose("by"))
            }
            Self::AroundNew => format!("brackets opened around new text{}", whose("by")),
            Self::Opened => format!("brackets opened{}", whose("by")),
        }
    }
}

impl Parting {
    fn words(self) -> &'static str {
        match self {
            Self::Apart => "one word written as two",
            Self::Joined => "two words written as one",
            Self::Elsewhere => "the same letters as other words",
        }
    }
}

impl Marks {
    fn words(self) -> &'static str {
        match self {
            Self::Punctuation => "punctuation inside the sentence",
            Self::Quotes => "quotation marks",
        }
    }
}

impl HeadCause {
    fn words(self) -> &'static str {
        match self {
            Self::FootnoteMark => "mark of a footnote",
            Self::Symbol => "the document's own symbol",
            Self::Date => "the document's own date",
            Self::Session => "the document's own session",
            Self::Distribution => "distribution of the document",
            Self::Original => "language of the original",
            Self::Letterhead => "letterhead",
            Self::AgendaNumber => "the number of the agenda item",
            Self::OtherAgenda => "another organ's agenda",
            Self::Committee => "the committee that considered it",
            Self::AdoptionDate => "meeting and date of the adoption",
            Self::AdoptionMeeting => "the meeting of the adoption",
            Self::AdoptedSince => "adopted since, or not yet",
            Self::OrganInFormula => "the opening formula names the organ",
            Self::Capitals => "printed in capitals",
            Self::SponsorOrder => "order of the sponsors",
            Self::PageNumbers => "page numbers of a table of contents",
        }
    }
}

/// Returns which one of a row: `second`.
fn nth(run: usize) -> String {
    match run {
        1 => "first".to_owned(),
        2 => "second".to_owned(),
        3 => "third".to_owned(),
        run => format!("{run}th"),
    }
}
