//! The words of any language, for rules that do not ask whose they are.
//!
//! A text quotes other languages, and of a short one nobody knows which language it is in. So such a rule asks all lexicons
//! at once, in a table that the compiler makes of all of them (see `listed.rs`).

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::listed::{Listed, listed};
use super::{Head, LANGUAGES, Language, head};
use crate::text::tokens::is_unspaced;
use crate::text::{digits, roman};

/// One kind of words, of all languages.
#[derive(Debug)]
pub struct Words(Listed);

impl Words {
    /// Tells whether a language has this word.
    ///
    /// ```
    /// use travaux::lexicon::any;
    /// assert!(any::ABBREVIATIONS.has("paras."));
    /// assert!(!any::ABBREVIATIONS.has("paragraphs"));
    /// ```
    pub fn has(&self, word: &str) -> bool {
        self.0.has(word)
    }

    /// Returns the words, language by language.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.0.iter()
    }
}

/// Tells whether a word, in any capitals, is an article, preposition, conjunction, auxiliary or pronoun of a language.
pub fn carries_grammar(word: &str) -> bool {
    const LONGEST: usize = 16;
    let short = word.len() <= LONGEST;
    if short && word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return GRAMMAR.has(&word.to_ascii_lowercase());
    }
    short && GRAMMAR.has(word)
}

/// Tells whether a word numbers an instruction of an amendment sheet: `Amendment 3`.
pub fn amendment_item(word: &str) -> bool {
    AMENDMENT_ITEMS.has(&word.to_lowercase())
}

/// Returns the Latin word for what stands behind a number that was put in between, in one language: `bis` for `бис`.
pub fn number_between(words: &str) -> Option<&'static str> {
    static TABLE: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    let words_of = |language: &&'static Language| language.amending.between;
    let table = TABLE.get_or_init(|| {
        let all = LANGUAGES.iter().flat_map(words_of);
        all.map(|(word, latin)| (unspaced(word), *latin)).collect()
    });
    table.get(&unspaced(words)).copied()
}

/// Returns the length of such words at the head of a text; 0 where there are none.
///
/// ```
/// use travaux::lexicon::any::between_length;
/// assert_eq!(between_length("бис просит"), "бис".len());
/// assert_eq!(between_length("之二鼓励"), "之二".len());
/// assert_eq!(between_length("просит"), 0);
/// ```
pub fn between_length(text: &str) -> usize {
    let run = |text: &str| text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let one = run(text);
    if one == 0 || text.starts_with(|c: char| c.is_ascii()) {
        return 0;
    }
    let behind = text[one..].trim_start_matches([' ', '\u{a0}']);
    let two = text.len() - behind.len() + run(behind);
    let signs = text.char_indices().nth(2).map_or(text.len(), |(at, _)| at);
    let unspaced = text.starts_with(is_unspaced).then_some(signs);
    let mut lengths = [two, one].into_iter().chain(unspaced);
    lengths
        .find(|&length| length <= LONGEST_BETWEEN && number_between(&text[..length]).is_some())
        .unwrap_or(0)
}

/// No words behind a number that was put in between have more bytes.
const LONGEST_BETWEEN: usize = 48;

/// Returns a number with the Latin word for what was put in between: `5bis` for `5бис`. So addresses have it in all languages.
pub fn latin_number(number: &str) -> Cow<'_, str> {
    let at = number.find(|c: char| !c.is_ascii()).filter(|&at| at > 0);
    let latin = at.and_then(|at| Some(format!("{}{}", &number[..at], number_between(&number[at..])?)));
    latin.map_or(Cow::Borrowed(number), Cow::Owned)
}

/// Returns the number of an annex, none for one without, whatever the language and the print: 1 of `Annex I` and `附件 一`.
///
/// ```
/// use travaux::lexicon::any::annex;
/// assert_eq!(annex("Annex IV"), Some(Some(4)));
/// assert_eq!((annex("Annexe"), annex("Annex B")), (Some(None), None));
/// ```
pub fn annex(name: &str) -> Option<Option<u32>> {
    let (word, number) = name.split_once(' ').unwrap_or((name, ""));
    let word = word.to_lowercase();
    let is_annex = |language: &&Language| language.annexes.first() == Some(&word.as_str());
    LANGUAGES.iter().find(|language| is_annex(language))?;
    let counted = || match head(number) {
        Some((Head::Number(n), end)) if end == number.len() => Some(n),
        _ => None,
    };
    match number {
        "" => Some(None),
        _ => digits::number(number)
            .or_else(|| roman::value(&number.to_lowercase()))
            .or_else(counted)
            .map(Some),
    }
}

/// Folds words to small letters, without blanks and without the vowel signs of Arabic.
fn unspaced(words: &str) -> String {
    let unsaid = |c: &char| c.is_whitespace() || matches!(c, '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}');
    words.to_lowercase().chars().filter(|c| !unsaid(c)).collect()
}

/// Tells whether a word says what a draft is, where it is named by its number: `draft resolution 4`.
pub fn is_act(word: &str) -> bool {
    AMENDED_ACTS.has(&word.to_lowercase())
}

/// Tells whether a word stands between the last two of several names: `EU and Japan`.
pub fn joins_names(word: &str) -> bool {
    NAME_JOINTS.has(&word.to_lowercase())
}

macro_rules! words {
    ($($(#[$said:meta])* $name:ident = $($field:ident).+;)*) => {
        $($(#[$said])* pub static $name: Words = {
            const LISTS: [&[&str]; LANGUAGES.len()] = {
                let (mut lists, mut at): ([&[&str]; LANGUAGES.len()], _) = ([&[]; LANGUAGES.len()], 0);
                while at < lists.len() {
                    lists[at] = LANGUAGES[at].$($field).+;
                    at += 1;
                }
                lists
            };
            Words(listed!(&LISTS))
        };)*
    };
}

words! {
    /// See [`Language::grammar`].
    GRAMMAR = grammar;
    /// See [`super::amending::Amending::items`].
    AMENDMENT_ITEMS = amending.items;
    /// See [`super::amending::Amending::acts`].
    AMENDED_ACTS = amending.acts;
    /// See [`super::mastheads::MastheadWords::and`].
    NAME_JOINTS = masthead.and;
    /// See [`Language::weightless`].
    WEIGHTLESS = weightless;
    /// See [`Language::with`].
    WITH = with;
    /// See [`Language::possessives`].
    POSSESSIVES = possessives;
    /// See [`super::Judging::series`].
    SERIES = judging.series;
    /// See [`super::Judging::perfect`].
    PERFECT = judging.perfect;
    /// See [`super::Judging::restating`].
    RESTATING = judging.restating;
    /// See [`super::Judging::asked`].
    ASKED = judging.asked;
    /// See [`super::Judging::list_joins`].
    LIST_JOINS = judging.list_joins;
    /// See [`super::Judging::binding`].
    BINDING = judging.binding;
    /// See [`super::Judging::opening_nouns`].
    OPENING_NOUNS = judging.opening_nouns;
    /// See [`super::Judging::demonstratives`].
    DEMONSTRATIVES = judging.demonstratives;
    /// See [`super::Judging::numbers`].
    NUMBERS = judging.numbers;
    /// See [`super::Judging::definite`].
    DEFINITE = judging.definite;
    /// See [`super::Judging::indefinite`].
    INDEFINITE = judging.indefinite;
    /// See [`super::Judging::hyphen_prefixes`].
    HYPHEN_PREFIXES = judging.hyphen_prefixes;
    /// See [`super::Judging::framing`].
    FRAMING = judging.framing;
    /// See [`super::Judging::clause_openers`].
    CLAUSE_OPENERS = judging.clause_openers;
    /// See [`super::Judging::conjunctions`].
    CONJUNCTIONS = judging.conjunctions;
    /// See [`super::Judging::before_deadlines`].
    BEFORE_DEADLINES = judging.before_deadlines;
    /// See [`super::Judging::units`].
    UNITS = judging.units;
    /// See [`super::Judging::funding`].
    FUNDING = judging.funding;
    /// See [`super::Judging::asking`].
    ASKING = judging.asking;
    /// See [`super::Judging::alternatives`].
    ALTERNATIVES = judging.alternatives;
    /// See [`super::Judging::requests`].
    REQUESTS = judging.requests;
    /// See [`super::Judging::naming`].
    NAMING = judging.naming;
    /// See [`super::Judging::act_dates`].
    ACT_DATES = judging.act_dates;
    /// See [`super::Judging::date_openers`].
    DATE_OPENERS = judging.date_openers;
    /// See [`super::Judging::opening_links`].
    OPENING_LINKS = judging.opening_links;
    /// See [`super::Judging::floating_nouns`].
    FLOATING_NOUNS = judging.floating_nouns;
    /// See [`super::Judging::degree_words`].
    DEGREE_WORDS = judging.degree_words;
    /// See [`super::Judging::hyphenated`].
    HYPHENATED = judging.hyphenated;
    /// See [`super::Judging::hyphen_tails`].
    HYPHEN_TAILS = judging.hyphen_tails;
    /// See [`super::Judging::capital_matters`].
    CAPITAL_MATTERS = judging.capital_matters;
    /// See [`super::Judging::name_makers`].
    NAME_MAKERS = judging.name_makers;
    /// See [`super::Judging::numbered`].
    NUMBERED = judging.numbered;
    /// See [`super::Judging::style`].
    STYLE = judging.style;
    /// See [`super::Judging::style_phrases`].
    STYLE_PHRASES = judging.style_phrases;
    /// See [`super::Judging::name_nouns`].
    NAME_NOUNS = judging.name_nouns;
    /// See [`super::Judging::style_before_names`].
    STYLE_BEFORE_NAMES = judging.style_before_names;
    /// See [`super::Judging::defining`].
    DEFINING = judging.defining;
    /// See [`super::Judging::party_joins`].
    PARTY_JOINS = judging.party_joins;
    /// See [`super::Bodies::hints`].
    BODY_HINTS = judging.bodies.hints;
    /// See [`super::Bodies::own`].
    OWN = judging.bodies.own;
    /// See [`super::Bodies::speaker`].
    SPEAKER = judging.bodies.speaker;
    /// See [`super::Bodies::agent`].
    AGENT = judging.bodies.agent;
    /// See [`super::Bodies::receiver`].
    RECEIVER = judging.bodies.receiver;
    /// See [`super::Bodies::sessions`].
    OWN_SESSIONS = judging.bodies.sessions;
    /// See [`super::Bodies::acts`].
    OWN_ACTS = judging.bodies.acts;
    /// See [`super::Bodies::reporting`].
    REPORTING = judging.bodies.reporting;
    /// See [`super::Bodies::closing_acts`].
    CLOSING_ACTS = judging.bodies.closing_acts;
    /// See [`super::Bodies::closing_words`].
    CLOSING_WORDS = judging.bodies.closing_words;
    /// See [`super::Printing::abbreviations`].
    ABBREVIATIONS = printing.abbreviations;
    /// See [`super::Printing::item_ends`].
    ITEM_ENDS = printing.item_ends;
    /// See [`super::Printing::notes`].
    NOTES = printing.notes;
    /// See [`super::Printing::announcers`].
    ANNOUNCERS = printing.announcers;
    /// See [`super::Printing::doubtful_announcers`].
    DOUBTFUL_ANNOUNCERS = printing.doubtful_announcers;
    /// See [`super::Printing::counted`].
    COUNTED = printing.counted;
    /// See [`super::Printing::resuming`].
    RESUMING = printing.resuming;
    /// See [`super::Printing::pages`].
    PAGES = printing.pages;
    /// See [`super::Printing::of_pages`].
    OF_PAGES = printing.of_pages;
    /// See [`super::Printing::columns`].
    COLUMNS = printing.columns;
    /// See [`super::Printing::sections`].
    SECTIONS = printing.sections;
    /// See [`super::Printing::sole_articles`].
    SOLE_ARTICLES = printing.sole_articles;
    /// See [`super::Printing::code_parts`].
    CODE_PARTS = printing.code_parts;
    /// See [`super::Printing::options`].
    OPTIONS = printing.options;
    /// See [`super::Printing::reports`].
    REPORTS = printing.reports;
    /// See [`super::Printing::papers`].
    PAPERS = printing.papers;
    /// See [`super::Printing::number_ends`].
    NUMBER_ENDS = printing.number_ends;
    /// See [`super::Printing::see`].
    SEE = printing.see;
    /// See [`super::Printing::ibid`].
    IBID = printing.ibid;
    /// See [`super::Rolling::sessions`].
    SESSIONS = rolling.sessions;
    /// See [`super::Rolling::anniversaries`].
    ANNIVERSARIES = rolling.anniversaries;
    /// See [`super::Rolling::counted_how`].
    COUNTED_HOW = rolling.counted_how;
    /// See [`super::Rolling::bodies`].
    BODY_NOUNS = rolling.bodies;
    /// See [`super::Rolling::citing`].
    CITING = rolling.citing;
    /// See [`super::Rolling::yearly`].
    YEARLY = rolling.yearly;
    /// See [`super::Rolling::lasting`].
    LASTING = rolling.lasting;
    /// See [`super::Rolling::during`].
    DURING = rolling.during;
    /// See [`super::Rolling::of`].
    DATED_OF = rolling.of;
    /// See [`super::Rolling::reports`].
    DATED_REPORTS = rolling.reports;
    /// See [`super::Rolling::dated`].
    DATED = rolling.dated;
    /// See [`super::Rolling::bridges`].
    BRIDGES = rolling.bridges;
    /// See [`super::Rolling::held`].
    HELD = rolling.held;
    /// See [`super::Rolling::prolonging`].
    PROLONGING = rolling.prolonging;
    /// See [`super::Rolling::ending`].
    ENDING = rolling.ending;
    /// See [`super::Rolling::mandates`].
    MANDATES = rolling.mandates;
    /// See [`super::Rolling::titled`].
    TITLED = rolling.titled;
    /// See [`super::Rolling::telling`].
    TELLING = rolling.telling;
    /// See [`super::Referring::paragraphs`].
    PARAGRAPHS = referring.paragraphs;
    /// See [`super::Referring::articles`].
    ARTICLES = referring.articles;
    /// See [`super::Referring::joins`].
    NUMBER_JOINS = referring.joins;
    /// See [`super::Referring::or`].
    NUMBER_OR = referring.or;
    /// See [`super::Referring::to`].
    NUMBER_TO = referring.to;
    /// See [`super::Referring::own`].
    OWN_PLACE = referring.own;
    /// See [`super::Referring::foreign`].
    FOREIGN_PLACE = referring.foreign;
    /// See [`super::Referring::of`].
    PLACE_OF = referring.of;
    /// See [`super::Referring::conditions`].
    CONDITIONS = referring.conditions;
    /// See [`super::Referring::present`].
    PRESENT = referring.present;
    /// See [`super::Referring::documents`].
    DOCUMENTS = referring.documents;
}
