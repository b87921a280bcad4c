//! The words that prove, or forbid, that a value rolled forward or that a reference followed.
//!
//! They are read by the rules of `report/meaning`, which say what each list proves. A language that has none of them proves
//! nothing by words, and its changed values are substantive.

/// The words of rolled values in one language. All words are lower case.
#[derive(Debug)]
pub struct Rolling {
    /// What an ordinal counts that rolls on with the texts: `session`.
    pub sessions: &'static [&'static str],
    /// `anniversary`
    pub anniversaries: &'static [&'static str],
    /// Words between an ordinal and what it counts: `regular`.
    pub counted_how: &'static [&'static str],
    /// Nouns of bodies that have sessions: `council`.
    pub bodies: &'static [&'static str],
    /// Words that introduce the number of a resolution: `decision`.
    pub citing: &'static [&'static str],
    /// What a year names that comes each year: `forum`, `report`.
    pub yearly: &'static [&'static str],
    /// What has a year of its own and never rolls: `borders`, `elections`.
    pub lasting: &'static [&'static str],
    /// `during`
    pub during: &'static [&'static str],
    /// Words between a noun and its year or date: `of`.
    pub of: &'static [&'static str],
    /// `report`
    pub reports: &'static [&'static str],
    /// Words between a report and its day beside those: `dated`.
    pub dated: &'static [&'static str],
    /// Words between a session that rolled and its date: `held`.
    pub bridges: &'static [&'static str],
    /// `held`
    pub held: &'static [&'static str],
    /// Verbs that prolong: `extends`.
    pub prolonging: &'static [&'static str],
    /// Verbs before the session or day on which something ends: `expires`.
    pub ending: &'static [&'static str],
    /// What is prolonged: `mandate`.
    pub mandates: &'static [&'static str],
    /// Words before a quoted title: `entitled`.
    pub titled: &'static [&'static str],
    /// Words that open the clause that tells what a session did: `which`.
    pub telling: &'static [&'static str],
}

impl Rolling {
    /// No words.
    pub(super) const NONE: Self = Self {
        sessions: &[],
        anniversaries: &[],
        counted_how: &[],
        bodies: &[],
        citing: &[],
        yearly: &[],
        lasting: &[],
        during: &[],
        of: &[],
        reports: &[],
        dated: &[],
        bridges: &[],
        held: &[],
        prolonging: &[],
        ending: &[],
        mandates: &[],
        titled: &[],
        telling: &[],
    };
}

/// The words of references in one language. All words are lower case.
#[derive(Debug)]
pub struct Referring {
    /// `paragraph`, `paras`
    pub paragraphs: &'static [&'static str],
    /// `article`, `section`
    pub articles: &'static [&'static str],
    /// Words between the numbers of a list: `and`.
    pub joins: &'static [&'static str],
    /// `or`
    pub or: &'static [&'static str],
    /// `to`
    pub to: &'static [&'static str],
    /// Words behind the number that mean the text itself: `above`.
    pub own: &'static [&'static str],
    /// Words behind the number that mean another: `thereof`.
    pub foreign: &'static [&'static str],
    /// Words before whose paragraphs are meant: `of`.
    pub of: &'static [&'static str],
    /// Words that make a document the text itself: `present`, `this`.
    pub present: &'static [&'static str],
    /// Words that open a condition, whose comma ends it: `if`, `where`.
    pub conditions: &'static [&'static str],
    /// What has paragraphs and articles: `convention`, `treaty`. With a capital, as printed, where a word without one is another:
    /// `Regulations`, for who may `make regulations to give effect to section 4`.
    pub documents: &'static [&'static str],
}

impl Referring {
    /// No words.
    pub(super) const NONE: Self = Self {
        paragraphs: &[],
        articles: &[],
        joins: &[],
        or: &[],
        to: &[],
        own: &[],
        foreign: &[],
        of: &[],
        present: &[],
        conditions: &[],
        documents: &[],
    };
}
