//! The words that mastheads print: who issues a document, how it is distributed, which session, item and kind of text it is.
//!
//! A masthead is known by these words and by the forms of symbols and dates, never by its place alone: what stands at the
//! head of a text and is none of them is part of the text. Source: the mastheads of the documents of the United Nations
//! since 1946 in its six languages (Editorial Manual, "Mastheads" and "Titles").

use super::LANGUAGES;

/// The words of mastheads in one language. All words are lower case; a word ends where the list ends it, so that
/// `agenda item` does not open `agenda items`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MastheadWords {
    /// What stands above every masthead and says nothing of this text: `united nations`, `advance version`.
    pub letterheads: &'static [&'static str],
    /// What the stamp of a library says: `depository`.
    pub stamps: &'static [&'static str],
    /// The beginnings of the line of distribution: `distr.`
    pub distribution: &'static [&'static str],
    /// The words of distribution where they stand alone: `general`, `limited`.
    pub distributions: &'static [&'static str],
    /// The beginnings of the line of the original language: `original:`
    pub original: &'static [&'static str],
    /// The organs as mastheads name them, without article: `general assembly`.
    pub organs: &'static [&'static str],
    /// What the name of a committee begins or ends with: `committee`.
    pub committees: &'static [&'static str],
    /// What follows or opens the ordinal of a session: `session`, `período de sesiones`.
    pub sessions: &'static [&'static str],
    /// What stands before the number of an agenda item: `agenda item`, `item`.
    pub items: &'static [&'static str],
    /// What a draft is called behind its sponsors, with the kind it is of.
    pub drafts: &'static [(&'static str, DraftKind)],
    /// The beginnings of the line that says who adopted the text: `resolution adopted by`.
    pub adopted: &'static [(&'static str, ActKind)],
    /// The ends of that line in languages that put the verb there, behind the day: `通过`.
    pub adopted_last: &'static [&'static str],
    /// What stands around the number of an act before its noun: `第`, `号`. Empty where the noun comes first.
    pub ordinal: [&'static str; 2],
    /// What stands before and behind the text that a sheet amends, where what it is stands last: `对`, `的修正案`.
    pub amends: [&'static str; 2],
    /// The noun of an act before its number: `resolution 369 (1975)`.
    pub acts: &'static [(&'static str, ActKind)],
    /// Words between names of sponsors, and between numbers: `and`.
    pub and: &'static [&'static str],
    /// Names of sponsors that hold such a word: `trinidad and tobago`.
    pub names_with_and: &'static [&'static str],
    /// Words that tell the record of a vote: `vote`, `votes`.
    pub votes: &'static [&'static str],
    /// Who opens a declaration: `we, the heads of State …,`
    pub declarants: &'static [&'static str],
    /// The word above a preamble: `preamble`.
    pub preamble: &'static str,
}

impl MastheadWords {
    /// No words: those of a language whose mastheads are not known.
    pub(super) const NONE: Self = Self {
        letterheads: &[],
        stamps: &[],
        distribution: &[],
        distributions: &[],
        original: &[],
        organs: &[],
        committees: &[],
        sessions: &[],
        items: &[],
        drafts: &[],
        adopted: &[],
        adopted_last: &[],
        ordinal: ["", ""],
        amends: ["", ""],
        acts: &[],
        and: &[],
        names_with_and: &[],
        votes: &[],
        declarants: &[],
        preamble: "",
    };
}

/// Returns the words of every language: the head of a text may be in another language than its body.
pub fn mastheads() -> impl Iterator<Item = &'static MastheadWords> + Clone {
    LANGUAGES.iter().map(|language| &language.masthead)
}

/// What an adopted text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActKind {
    /// `Resolution adopted by the General Assembly on 29 September 2023`
    Resolution,
    /// `Decision 17/CP.28`
    Decision,
}

/// What a text that is not adopted is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DraftKind {
    /// `Cuba: draft resolution`
    Resolution,
    /// `Cuba: revised draft resolution`
    RevisedResolution,
    /// `Tajikistan: draft decision`
    Decision,
    /// `Tajikistan: revised draft decision`
    RevisedDecision,
    /// `Ukraine: amendment to draft resolution A/C.3/80/L.2`
    Amendment,
    /// `Ukraine: amendments to …`
    Amendments,
    /// `Ukraine: draft amendment`
    DraftAmendment,
}

impl ActKind {
    /// Returns the word of the report: `resolution`.
    pub fn word(self) -> &'static str {
        match self {
            ActKind::Resolution => "resolution",
            ActKind::Decision => "decision",
        }
    }
}

impl DraftKind {
    /// Returns the word of the report: `draft resolution`.
    pub fn word(self) -> &'static str {
        match self {
            DraftKind::Resolution => "draft resolution",
            DraftKind::RevisedResolution => "revised draft resolution",
            DraftKind::Decision => "draft decision",
            DraftKind::RevisedDecision => "revised draft decision",
            DraftKind::Amendment => "amendment",
            DraftKind::Amendments => "amendments",
            DraftKind::DraftAmendment => "draft amendment",
        }
    }

    /// Tells whether the text changes a draft instead of being one.
    pub fn amends(self) -> bool {
        matches!(
            self,
            DraftKind::Amendment | DraftKind::Amendments | DraftKind::DraftAmendment
        )
    }
}
