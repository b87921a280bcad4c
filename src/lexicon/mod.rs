//! Drafting language as data: verbs, modifiers, formulas, organs, per language.
//!
//! A resolution speaks in a closed register. Each paragraph opens with a *leading verb phrase*, which editors set
//! in italics: `Recalling further`, `Takes note with appreciation`, `Expresses its deep concern`. The phrase follows
//! a small grammar, the same in every official language, filled with other words:
//!
//! ```text
//! phrase   = [ marker ] { adverb | tail } head { adverb | tail }
//! marker   = what makes an Arabic verb preambular         إذ تشير
//! head     = verb [ particle ]                 Calls upon, Looking forward, Taking into account
//!          | "expresses" [ its ] { degree } attitude      Expresses its deep concern
//! tail     = "with" { degree } attitude                   Notes with appreciation
//!          | ( its | the ) { degree } act                 Reiterates its request, Affirms its deep commitment
//! ```
//!
//! Sources: United Nations Editorial Manual, "Resolutions and other formal decisions" (initial words and phrases set
//! in italics); the lists of preambular and operative verbs that delegates are handed; and the adopted resolutions of
//! the General Assembly, the Security Council and the Human Rights Council, whose italics were counted.
//!
//! Words are compared in their folded form (see `folded.rs`). Where a script puts no spaces between words, every character counts as
//! one, and the grammar is the same.
//!
//! To add a language, add a file with one [`Language`] and name it in [`LANGUAGES`]. A language of which little is known
//! takes the rest from [`Language::EMPTY`]. Rules that ask for a word of any language ask [`any`].

pub mod amending;
pub mod any;
mod arabic;
mod chinese;
mod closing;
mod commas;
mod drafting;
mod endings;
mod english;
mod first_words;
mod folded;
mod formulas;
mod glossary;
mod french;
mod german;
mod heads;
mod hebrew;
mod italian;
mod judging;
mod ladders;
mod lines;
mod listed;
pub mod mastheads;
mod named;
mod openings;
mod organ;
mod phrase;
mod places;
mod portuguese;
mod printing;
mod proving;
mod recurring;
mod row;
mod russian;
mod spanish;
mod torn;
mod values;
mod verbs;

use amending::Amending;
pub use any::carries_grammar;
pub use closing::Closing;
pub use drafting::{Matter, Qualifiers, Spelling, qualifiers, spelling};
pub use english::ENGLISH;
pub use glossary::Glossary;
pub use heads::{Head, head};
pub use judging::{Bodies, Judging};
pub use ladders::{Ladder, Ladders, Movement, Neutral, UnfitLadders, modals};
use mastheads::MastheadWords;
pub use named::{Named, named};
pub use phrase::Opening;
pub use printing::Printing;
pub use proving::{Referring, Rolling};
pub use recurring::{Recurring, recurring};
pub use torn::{Wholes, wholes};
pub use values::{Counting, ValueWords, date, values};
pub use verbs::{OneVerb, Verbs};

/// Every language with a lexicon, the first one being the one that is tried when nothing tells otherwise.
pub static LANGUAGES: &[&Language] = &[
    &ENGLISH,
    &french::FRENCH,
    &spanish::SPANISH,
    &russian::RUSSIAN,
    &arabic::ARABIC,
    &chinese::CHINESE,
    &german::GERMAN,
    &hebrew::HEBREW,
    &italian::ITALIAN,
    &portuguese::PORTUGUESE,
];

/// How a script sets its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// With spaces between.
    Spaced,
    /// Without: `回顾其以往决议`.
    Unspaced,
}

/// The drafting words of one language. All words are lower case.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1.
    pub code: &'static str,
    /// How its words are set.
    pub script: Script,
    /// The paragraphs of a resolution open in small letters.
    pub opens_small: bool,
    /// Words before a verb in the present that make it preambular: `إذ`.
    pub markers: &'static [&'static str],
    /// What the name of an organ begins with: `the`, `l'`. None where names have no article.
    pub organ_articles: &'static [&'static str],
    /// The words that number the heads of sections and annexes, the first first: `أولا`. One with two forms has a stroke
    /// between: `أولا/الأول`.
    pub heads: &'static [&'static str],
    /// The names of letters that mark the heads of sections, in place of `A`, `B`: `ألف`.
    pub head_letters: &'static [&'static str],
    /// The words of the lines below the last paragraph.
    pub closing: Closing,
    /// The commonest articles, prepositions, conjunctions, auxiliaries and pronouns: they carry grammar, and a comparison of
    /// words that keeps nothing but them keeps nothing.
    pub grammar: &'static [&'static str],
    /// How its words end when they bend or make others of their stem, the longest first: `ations` of `obligations`.
    pub endings: &'static [&'static str],
    /// Sentences that everybody writes, whatever the subject: they are nobody's wording.
    pub formulas: &'static [&'static str],
    /// Every noun has a capital, so that a capital tells no name.
    pub capital_nouns: bool,
    /// Words of a leading verb phrase that weigh nothing on a ladder: `also`, `its`.
    pub weightless: &'static [&'static str],
    /// What negotiators fight over: it is named when it comes or goes.
    pub qualifiers: &'static [Qualifiers],
    /// The words of amendment sheets.
    pub amending: Amending,
    /// The words of mastheads.
    pub masthead: MastheadWords,
    /// The words around numbers and labels.
    pub printing: Printing,
    /// The words by which changes are judged.
    pub judging: Judging,
    /// The verbs, adjectives and participles that may open a paragraph.
    pub verbs: &'static Verbs,
    /// Words that may stand before or after the verb and belong to the phrase: `also`, `once again`, `strongly`.
    pub adverbs: &'static [&'static str],
    /// Words that may stand before the noun of an attitude or act: `deep`, `serious`.
    pub degrees: &'static [&'static str],
    /// What is expressed, or what a verb is done with: `concern`, `appreciation`.
    pub attitudes: &'static [&'static str],
    /// Words that say how deep an attitude is and stand behind its noun: `البالغ`.
    pub attitude_tails: &'static [&'static str],
    /// What is affirmed, stressed or repeated as the organ's own: `request`, `commitment`.
    pub acts: &'static [&'static str],
    /// `with`
    pub with: &'static [&'static str],
    /// `its`, `the`
    pub possessives: &'static [&'static str],
    /// Words that join two verbs: `Welcoming and reaffirming`.
    pub joins: &'static [&'static str],
    /// Words that stand between two words with one ending, the first of which has a hyphen for it: `short- and long-term`.
    pub shares: &'static [&'static str],
    /// The beginnings of opening formulas: `the general assembly`.
    pub organs: &'static [&'static str],
    /// Nouns that tell the name of an organ that is not in the list: `conference`, `commission`.
    pub organ_nouns: &'static [&'static str],
    /// The beginnings of the words that close a preamble before articles: `have agreed as follows`.
    pub enacting: &'static [&'static str],
    /// Words that introduce an article of a treaty or law: `article`, `art.`
    pub articles: &'static [&'static str],
    /// What stands in parentheses behind the number of an article that is new in this reading: `nouveau`.
    pub newly_put: &'static [&'static str],
    /// Words that open an annex: `annex`, `appendix`.
    pub annexes: &'static [&'static str],
    /// Words that open a larger division: `part`, `chapter`, `title`, `section`.
    pub divisions: &'static [&'static str],
    /// Titles of headings that hold unnumbered text: `summary`.
    pub summaries: &'static [&'static str],
    /// Titles of tables of contents: `contents`.
    pub contents: &'static [&'static str],
    /// The months, January first. One with two names has a stroke between: `كانون الثاني/يناير`.
    pub months: [&'static str; 12],
    /// The words by which values roll forward.
    pub rolling: Rolling,
    /// The words of references.
    pub referring: Referring,
    /// The words of dates and ordinals beside the months.
    pub values: ValueWords,
}

impl Language {
    /// Returns the language of a code of ISO 639-1; without one that is known, the one that is tried when nothing tells otherwise.
    pub fn of_code(code: Option<&str>) -> &'static Self {
        let coded = |language: &&&Self| Some(language.code) == code;
        LANGUAGES.iter().find(coded).copied().unwrap_or(&ENGLISH)
    }

    /// A language of which nothing is known.
    pub const EMPTY: Self = Self {
        code: "",
        script: Script::Spaced,
        opens_small: false,
        markers: &[],
        organ_articles: &[],
        heads: &[],
        head_letters: &[],
        closing: Closing::NONE,
        grammar: &[],
        endings: &[],
        formulas: &[],
        capital_nouns: false,
        weightless: &[],
        qualifiers: &[],
        amending: Amending::NONE,
        masthead: MastheadWords::NONE,
        printing: Printing::NONE,
        judging: Judging::NONE,
        verbs: Verbs::NONE,
        adverbs: &[],
        degrees: &[],
        attitudes: &[],
        attitude_tails: &[],
        acts: &[],
        with: &[],
        possessives: &[],
        joins: &[],
        shares: &[],
        organs: &[],
        organ_nouns: &[],
        enacting: &[],
        articles: &[],
        newly_put: &[],
        annexes: &[],
        divisions: &[],
        summaries: &[],
        contents: &[],
        months: [""; 12],
        rolling: Rolling::NONE,
        referring: Referring::NONE,
        values: ValueWords::NONE,
    };
}

/// A verb with the forms that open paragraphs, as it is written down.
#[derive(Debug, Clone, Copy)]
pub struct Verb {
    /// What the forms have in common: `recognize`.
    pub lemma: &'static str,
    /// The forms of operative paragraphs: `recognizes`, `recognises`.
    pub present: &'static [&'static str],
    /// The forms of preambular paragraphs: `recognizing`, `recognising`.
    pub participle: &'static [&'static str],
    /// Words that belong to the verb when they follow it, the longest first: `upon`, `note`, `into account`.
    pub particles: &'static [&'static str],
    /// Whether an attitude follows directly: `expresses its concern`.
    pub expresses: bool,
}

impl Verb {
    /// A verb without particles.
    const fn of(
        lemma: &'static str,
        present: &'static [&'static str],
        participle: &'static [&'static str],
    ) -> Self {
        Self {
            lemma,
            present,
            participle,
            particles: &[],
            expresses: false,
        }
    }

    /// The verb with the words that belong to it when they follow.
    const fn with_particles(self, particles: &'static [&'static str]) -> Self {
        Self { particles, ..self }
    }

    /// The verb as one whose object is an attitude: `exprime son soutien`.
    const fn expressing(self) -> Self {
        Self {
            expresses: true,
            ..self
        }
    }
}

/// The part of a resolution that a verb form belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `Recalling`, `Alarmed`
    Participle,
    /// `Recalls`
    Present,
    /// `重申`: a verb that has one form for both parts.
    Either,
}

impl Form {
    /// Tells whether the form may open a preambular paragraph.
    pub fn may_be_preambular(self) -> bool {
        self != Self::Present
    }
}

/// A leading verb phrase found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Its end in the text, in bytes.
    pub end: usize,
    /// The verb that it turns on.
    pub lemma: String,
    /// The form of the verb.
    pub form: Form,
}
