//! Computes the numbers that Word prints before paragraphs and stores nowhere.
//!
//! A paragraph names a list and a level. The list (`w:num`) points to a pattern (`w:abstractNum`) with nine levels, each
//! with a start, a way to write numbers, and a text such as `%1.%2` or `(%3)`. Numbers are counted per *pattern*, not
//! per list: two lists with one pattern count on together, unless the second one overrides the start.
//!
//! ```text
//! level 0  "%1."    1.                2.
//! level 1  "(%2)"     (a) (b)           (a)      a deeper level starts again after each higher one,
//! level 2  "(%3)"         (i) (ii)               unless its lvlRestart says otherwise
//! ```
//!
//! Cost: constant per paragraph; the labels are counted, since a level may have any text. It gives up (no label) where a paragraph names a list that the file lacks.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::super::limits::Made;
use super::super::numerals::{AfterZ, Ideographs, Numerals, Signs};
use super::element::{attribute, child, number, switch, value, word};
use super::styles::{self, NumberReference, Styles};
use crate::text::spelled::Tongue;

/// The levels that a list has.
const LEVELS: usize = 9;

/// The lists of a file.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: BTreeMap<String, List>,
    patterns: BTreeMap<String, Pattern>,
}

/// The state of all counters at one place of the text.
#[derive(Debug, Default)]
pub(super) struct Counters {
    by_pattern: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// The lists and levels whose own start has been used.
    begun: BTreeSet<(String, usize)>,
}

/// What stands before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// `(a)`; `None` where the level prints nothing.
    pub(super) text: Option<String>,
    pub(super) depth: u8,
}

/// A use of a pattern.
#[derive(Debug, Default)]
struct List {
    pattern: String,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

/// Nine levels.
#[derive(Debug, Default)]
struct Pattern {
    levels: [Option<Level>; LEVELS],
    /// The numbering style that holds the levels instead.
    link: Option<String>,
}

/// How one level writes and counts.
#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: Format,
    /// `%1.%2`
    text: String,
    /// Starts again only after a level up to this one, counted from 1; 0: never.
    restart: Option<u32>,
    /// Writes all numbers in it as digits.
    legal: bool,
    hidden: bool,
    style: Option<String>,
    /// The language of its numbers, where it is not that of the paragraph.
    tongue: Option<Tongue>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Number(Numerals),
    Bullet,
}

impl Default for Format {
    fn default() -> Self {
        Format::Number(Numerals::Decimal)
    }
}

impl Numbering {
    /// Reads the numbering part.
    pub(super) fn new(part: &Document<'_>) -> Self {
        let mut numbering = Self::default();
        for node in part.root_element().children() {
            match word(node) {
                "abstractNum" => {
                    if let Some(id) = attribute(node, "abstractNumId") {
                        numbering.patterns.insert(id.to_owned(), Pattern::new(node));
                    }
                }
                "num" => {
                    if let Some(id) = attribute(node, "numId") {
                        numbering.lists.insert(id.to_owned(), List::new(node));
                    }
                }
                _ => {}
            }
        }
        numbering
    }

    /// Counts a paragraph that belongs to a list, and returns what stands before it, with words of `tongue`.
    pub(super) fn next(
        &self,
        reference: &NumberReference,
        styles: &Styles,
        tongue: Tongue,
        counters: &mut Counters,
        made: &mut Made,
    ) -> Option<Label> {
        let id = reference.list.as_deref().filter(|id| *id != "0")?;
        let list = self.lists.get(id)?;
        let (key, pattern) = self.pattern(&list.pattern, styles)?;
        let level = reference
            .level
            .map(|level| level as usize)
            .or_else(|| level_of_style(list, pattern, reference.style.as_deref()?))
            .unwrap_or(0)
            .min(LEVELS - 1);
        let levels: [Option<&Level>; LEVELS] =
            std::array::from_fn(|n| list.levels[n].as_ref().or(pattern.levels[n].as_ref()));
        let counts = counters.step(key, id, list, &levels, level);
        Some(Label {
            text: levels[level].and_then(|own| made.keep(|| label(own, &levels, counts, tongue))),
            depth: level as u8,
        })
    }

    /// Follows a pattern to the numbering style that may stand in for it.
    fn pattern<'a>(&'a self, id: &'a str, styles: &Styles) -> Option<(&'a str, &'a Pattern)> {
        let pattern = self.patterns.get(id)?;
        let linked = pattern
            .link
            .as_deref()
            .and_then(|style| styles.numbering_style(style))
            .and_then(|list| self.lists.get(list))
            .and_then(|list| self.patterns.get_key_value(&list.pattern));
        Some(linked.map_or((id, pattern), |(id, pattern)| (id.as_str(), pattern)))
    }
}

impl Counters {
    /// Moves the counters on for a paragraph at `level`, and returns them.
    fn step(
        &mut self,
        pattern: &str,
        list_id: &str,
        list: &List,
        levels: &[Option<&Level>; LEVELS],
        level: usize,
    ) -> [u32; LEVELS] {
        let start = |n: usize| {
            list.starts[n]
                .or_else(|| levels[n].map(|level| level.start))
                .unwrap_or(1)
        };
        let counts = self.by_pattern.entry(pattern.to_owned()).or_default();
        let first_use = self.begun.insert((list_id.to_owned(), level));
        counts[level] = Some(match counts[level] {
            Some(count) if !(first_use && list.starts[level].is_some()) => count.saturating_add(1),
            _ => start(level),
        });
        for deeper in level + 1..LEVELS {
            let restarts = match levels[deeper].and_then(|level| level.restart) {
                Some(after) => level < after as usize,
                None => true,
            };
            if restarts {
                counts[deeper] = None;
            }
        }
        std::array::from_fn(|n| counts[n].unwrap_or_else(|| start(n)))
    }
}

/// Finds the level that a list ties to a style.
fn level_of_style(list: &List, pattern: &Pattern, style: &str) -> Option<usize> {
    (0..LEVELS).find(|&n| {
        let level = list.levels[n].as_ref().or(pattern.levels[n].as_ref());
        level.is_some_and(|level| level.style.as_deref() == Some(style))
    })
}

/// Writes a label: the text of the level with the numbers of all levels filled in.
fn label(
    own: &Level,
    levels: &[Option<&Level>; LEVELS],
    counts: [u32; LEVELS],
    tongue: Tongue,
) -> Option<String> {
    let tongue = own.tongue.unwrap_or(tongue);
    if own.hidden {
        return None;
    }
    if own.format == Format::Bullet {
        return (!own.text.trim().is_empty()).then(|| bullet(&own.text));
    }
    let mut text = String::new();
    let mut rest = own.text.chars().peekable();
    while let Some(c) = rest.next() {
        let place = rest
            .peek()
            .and_then(|digit| digit.to_digit(10))
            .filter(|n| *n > 0);
        match (c, place) {
            ('%', Some(place)) => {
                rest.next();
                let n = place as usize - 1;
                let format = levels[n].map(|level| level.format).unwrap_or_default();
                text.push_str(&number_text(format, own.legal, counts[n], tongue));
            }
            _ => text.push(c),
        }
    }
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn number_text(format: Format, legal: bool, count: u32, tongue: Tongue) -> String {
    match format {
        Format::Number(numerals) if !legal || numerals == Numerals::Nothing => {
            numerals.write_in(count, tongue)
        }
        Format::Number(_) => count.to_string(),
        Format::Bullet => String::new(),
    }
}

/// Returns the sign of a level with bullets: a dash stays a dash, whatever a symbol font draws is a dot.
fn bullet(text: &str) -> String {
    match text.trim() {
        dash @ ("-" | "–" | "—" | "*" | "§") => dash.to_owned(),
        _ => "•".to_owned(),
    }
}

impl Pattern {
    fn new(node: Node<'_, '_>) -> Self {
        let mut pattern = Self {
            link: value(node, "numStyleLink").map(str::to_owned),
            ..Self::default()
        };
        for node in node.children().filter(|node| word(*node) == "lvl") {
            if let Some(n) = level_number(node) {
                pattern.levels[n] = Some(Level::new(node));
            }
        }
        pattern
    }
}

impl List {
    fn new(node: Node<'_, '_>) -> Self {
        let mut list = Self {
            pattern: value(node, "abstractNumId").unwrap_or_default().to_owned(),
            ..Self::default()
        };
        for over in node.children().filter(|node| word(*node) == "lvlOverride") {
            let Some(n) = level_number(over) else { continue };
            list.starts[n] = number(over, "startOverride");
            list.levels[n] = child(over, "lvl").map(Level::new);
        }
        list
    }
}

impl Level {
    fn new(node: Node<'_, '_>) -> Self {
        Self {
            start: number(node, "start").unwrap_or(0),
            format: format(node),
            text: value(node, "lvlText").unwrap_or_default().to_owned(),
            restart: number(node, "lvlRestart"),
            legal: switch(node, "isLgl") == Some(true),
            hidden: child(node, "rPr").and_then(|look| switch(look, "vanish")) == Some(true),
            style: value(node, "pStyle").map(str::to_owned),
            tongue: child(node, "rPr").and_then(styles::tongue),
        }
    }
}

fn level_number(node: Node<'_, '_>) -> Option<usize> {
    attribute(node, "ilvl")?.parse().ok().filter(|n| *n < LEVELS)
}

/// Reads the way to write numbers of a level. Newer files wrap it in alternate content, with what older programs shall
/// print instead behind it.
fn format(level: Node<'_, '_>) -> Format {
    let written = level
        .descendants()
        .filter(|node| word(*node) == "numFmt")
        .find_map(|node| match attribute(node, "val")? {
            "custom" => custom(attribute(node, "format")?).map(Format::Number),
            name => Some(numerals(name).map_or(Format::Bullet, Format::Number)),
        });
    written.unwrap_or_default()
}

/// Reads a way to write numbers that is told by its first ones: `001, 002, 003, ...`.
fn custom(sample: &str) -> Option<Numerals> {
    let first: Vec<&str> = sample.split(',').map(str::trim).take(3).collect();
    let told = |numerals: Numerals| {
        let numbers = (1..).map(|number| numerals.write(number));
        first.len() == 3 && numbers.zip(&first).take(3).all(|(own, told)| own == *told)
    };
    let padded = (2..=MOST_DIGITS).map(Numerals::Padded);
    let named = NAMED.iter().map(|(_, numerals)| *numerals);
    padded.chain(named).find(|numerals| told(*numerals))
}

/// The most digits that a number is filled up to.
const MOST_DIGITS: usize = 9;

/// Returns the numerals that Word calls `name`; `None` for bullets.
pub(super) fn numerals(name: &str) -> Option<Numerals> {
    if name == "bullet" {
        return None;
    }
    let known = NAMED.iter().find(|(own, _)| *own == name);
    Some(known.map_or(Numerals::Decimal, |(_, numerals)| *numerals))
}

/// The names of ISO/IEC 29500-1, 17.18.59. What is called vowels there are the consonants of Hindi, and the other way round.
const NAMED: &[(&str, Numerals)] = &[
    ("decimal", Numerals::Decimal),
    ("none", Numerals::Nothing),
    ("decimalZero", Numerals::Padded(2)),
    ("hex", Numerals::Hex),
    ("numberInDash", Numerals::Dashed),
    ("lowerLetter", Numerals::LowerLetter(AfterZ::Doubled)),
    ("upperLetter", Numerals::UpperLetter(AfterZ::Doubled)),
    ("lowerRoman", Numerals::LowerRoman),
    ("upperRoman", Numerals::UpperRoman),
    ("ordinal", Numerals::Ordinal),
    ("cardinalText", Numerals::CardinalWord),
    ("ordinalText", Numerals::OrdinalWord),
    ("dollarText", Numerals::Dollars),
    ("bahtText", Numerals::Baht),
    ("chicago", Numerals::Signs(Signs::Marks)),
    ("russianLower", Numerals::LowerRussian),
    ("russianUpper", Numerals::UpperRussian),
    ("arabicAlpha", Numerals::Signs(Signs::ArabicAlphabet)),
    ("arabicAbjad", Numerals::Signs(Signs::ArabicAbjad)),
    ("hebrew1", Numerals::Hebrew),
    ("hebrew2", Numerals::Signs(Signs::HebrewAlphabet)),
    ("hindiVowels", Numerals::Signs(Signs::HindiConsonants)),
    ("hindiConsonants", Numerals::Signs(Signs::HindiVowels)),
    ("hindiNumbers", Numerals::Hindi),
    ("hindiCounting", Numerals::WordOf("hi")),
    ("thaiLetters", Numerals::Signs(Signs::ThaiLetters)),
    ("thaiNumbers", Numerals::Thai),
    ("thaiCounting", Numerals::WordOf("th")),
    ("vietnameseCounting", Numerals::WordOf("vi")),
    ("ganada", Numerals::Signs(Signs::Ganada)),
    ("chosung", Numerals::Signs(Signs::Chosung)),
    ("aiueo", Numerals::Signs(Signs::NarrowAiueo)),
    ("aiueoFullWidth", Numerals::Signs(Signs::Aiueo)),
    ("iroha", Numerals::Signs(Signs::NarrowIroha)),
    ("irohaFullWidth", Numerals::Signs(Signs::Iroha)),
    ("decimalHalfWidth", Numerals::Decimal),
    ("decimalFullWidth", Numerals::FullWidth),
    ("decimalFullWidth2", Numerals::FullWidth),
    ("decimalEnclosedCircle", Numerals::Signs(Signs::Circled)),
    ("decimalEnclosedCircleChinese", Numerals::Signs(Signs::Circled)),
    ("decimalEnclosedFullstop", Numerals::Signs(Signs::WithStop)),
    ("decimalEnclosedParen", Numerals::Signs(Signs::InParentheses)),
    (
        "ideographEnclosedCircle",
        Numerals::Signs(Signs::IdeographInParentheses),
    ),
    ("ideographTraditional", Numerals::Signs(Signs::Stems)),
    ("ideographZodiac", Numerals::Signs(Signs::Branches)),
    (
        "ideographZodiacTraditional",
        Numerals::Signs(Signs::StemsAndBranches),
    ),
    ("chineseCounting", Numerals::Ideographs(Ideographs::ChineseShort)),
    (
        "taiwaneseCounting",
        Numerals::Ideographs(Ideographs::ChineseShort),
    ),
    (
        "chineseCountingThousand",
        Numerals::Ideographs(Ideographs::Chinese),
    ),
    (
        "taiwaneseCountingThousand",
        Numerals::Ideographs(Ideographs::Chinese),
    ),
    (
        "chineseLegalSimplified",
        Numerals::Ideographs(Ideographs::ChineseLegal),
    ),
    (
        "ideographLegalTraditional",
        Numerals::Ideographs(Ideographs::TraditionalLegal),
    ),
    ("japaneseCounting", Numerals::Ideographs(Ideographs::Japanese)),
    ("japaneseLegal", Numerals::Ideographs(Ideographs::JapaneseLegal)),
    (
        "japaneseDigitalTenThousand",
        Numerals::Ideographs(Ideographs::Digits),
    ),
    ("ideographDigital", Numerals::Ideographs(Ideographs::Digits)),
    (
        "taiwaneseDigital",
        Numerals::Ideographs(Ideographs::TaiwaneseDigits),
    ),
    ("koreanCounting", Numerals::Ideographs(Ideographs::Korean)),
    ("koreanLegal", Numerals::Ideographs(Ideographs::KoreanNative)),
    ("koreanDigital", Numerals::Ideographs(Ideographs::KoreanDigits)),
    (
        "koreanDigital2",
        Numerals::Ideographs(Ideographs::KoreanIdeographDigits),
    ),
];
