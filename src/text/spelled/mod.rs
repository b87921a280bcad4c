//! Spells numbers in words: `Twenty-first`, `Tjugoförsta`, `Vingt et unième`, `二十一`.
//!
//! How a language counts is written in the rules of the Unicode Common Locale Data Repository (`rules.txt`), and this file
//! follows them as Unicode's RBNF does. A rule set is a ladder of rules, each for the numbers from its base on:
//!
//! ```text
//! 20    twenty[-→→]               21 = 20 + 1: "twenty", "-" and how this set spells the rest, 1
//! 100   ←← hundred[ →→]           123 = 1 · 100 + 23: how it spells the multiple, "hundred", and the rest
//! 0     =%4=                      how rule set 4 spells the number itself
//! ```
//!
//! The multiple and the rest are of the highest power of the radix (10 unless it is named behind the base) that the base
//! reaches. What stands in brackets is left out where nothing rests. A rule with a rest whose base is no round number
//! gives way for round numbers to the rule before it, since there is nothing to say of a rest.
//!
//! Cost: the length of what is spelled. Absent: numbers from a million on, fractions and negative numbers; no list has them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The languages that numbers can be spelled in, with their rules.
static LANGUAGES: LazyLock<BTreeMap<&str, Rules>> = LazyLock::new(|| {
    let sections = include_str!("rules.txt").split("\n@").skip(1);
    sections.map(Rules::new).collect()
});

/// Spelled are numbers below this one.
const LIMIT: u32 = 1_000_000;

/// The deepest that rules lead to rules.
const DEEPEST: usize = 40;

/// The language that a number is spelled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tongue(&'static str);

/// What is said of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// `twenty-one`
    Cardinal,
    /// `twenty-first`
    Ordinal,
    /// `21st`
    OrdinalDigits,
}

/// The tags that texts give to languages which have other rules than the first word of the tag says.
const ALIASES: &[(&str, &str)] = &[
    ("nb", "no"),
    ("iw", "he"),
    ("tl", "fil"),
    ("zh-tw", "zh-hant"),
    ("zh-hk", "zh-hant"),
    ("zh-mo", "zh-hant"),
];

impl Default for Tongue {
    fn default() -> Self {
        Self("en")
    }
}

impl Tongue {
    /// Finds the language of a tag: `sv-SE`, `pt-PT`, `zh-Hant-HK`.
    #[must_use]
    pub(crate) fn of(tag: &str) -> Option<Self> {
        let tag = tag.trim().replace('_', "-").to_ascii_lowercase();
        let mut rest = tag.as_str();
        loop {
            let known = ALIASES
                .iter()
                .find(|(alias, _)| *alias == rest)
                .map_or(rest, |(_, name)| name);
            if let Some((name, _)) = LANGUAGES
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(known))
            {
                return Some(Self(name));
            }
            rest = &rest[..rest.rfind('-')?];
        }
    }

    /// Spells a number; `None` where the language is not known to have words for it.
    #[must_use]
    pub(crate) fn spell(self, manner: Manner, number: u32) -> Option<String> {
        let rules = LANGUAGES.get(self.0)?;
        let set = match manner {
            Manner::Cardinal => rules.cardinal,
            Manner::Ordinal => rules.ordinal,
            Manner::OrdinalDigits => match rules.digits {
                Some(set) => Some(set),
                // Where a language writes nothing else, an ordinal in figures has a stop.
                None => return Some(format!("{number}.")),
            },
        };
        let mut text = String::new();
        rules.spell(set?, number, &mut text, DEEPEST)?;
        Some(text)
    }

    /// Writes the first letter as a capital, as a heading has it.
    #[must_use]
    pub(crate) fn capitalized(self, text: &str) -> String {
        let mut rest = text.chars();
        let Some(first) = rest.next() else {
            return String::new();
        };
        let dotted = first == 'i' && matches!(self.0, "tr" | "az");
        let head: String = if dotted {
            "İ".to_owned()
        } else {
            first.to_uppercase().collect()
        };
        head + rest.as_str()
    }
}

/// The rule sets of a language, and which of them says what.
#[derive(Debug)]
struct Rules {
    sets: Vec<Vec<Rule>>,
    cardinal: Option<usize>,
    ordinal: Option<usize>,
    digits: Option<usize>,
}

/// How the numbers from `base` on are spelled.
#[derive(Debug)]
struct Rule {
    base: u32,
    divisor: u32,
    pieces: Vec<Piece>,
}

#[derive(Debug)]
enum Piece {
    Text(&'static str),
    Number(Of, By),
    /// What is said only where something rests, and what is said otherwise.
    Optional(Vec<Piece>, Vec<Piece>),
}

/// Which number a piece spells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Whole,
    Multiple,
    Rest,
}

/// What a number is spelled by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    SameSet,
    Set(usize),
    Digits,
}

impl Rules {
    /// Reads the section of a language, and returns its tag with it.
    fn new(section: &'static str) -> (&'static str, Self) {
        let mut lines = section.lines();
        let mut head = lines.next().unwrap_or_default().split(' ');
        let tag = head.next().unwrap_or_default();
        let named: BTreeMap<&str, usize> = head
            .filter_map(|pair| pair.split_once('='))
            .filter_map(|(name, set)| Some((name, set.parse().ok()?)))
            .collect();
        let mut sets: Vec<Vec<Rule>> = Vec::new();
        for line in lines {
            if line.starts_with('#') {
                sets.push(Vec::new());
            } else if let (Some(set), Some(rule)) = (sets.last_mut(), Rule::new(line)) {
                set.push(rule);
            }
        }
        let rules = Self {
            sets,
            cardinal: named.get("cardinal").copied(),
            ordinal: named.get("ordinal").copied(),
            digits: named.get("digits").copied(),
        };
        (tag, rules)
    }

    fn spell(&self, set: usize, number: u32, text: &mut String, deepest: usize) -> Option<()> {
        let deepest = deepest.checked_sub(1).filter(|_| number < LIMIT)?;
        let rules = self.sets.get(set)?;
        let at = rules.partition_point(|rule| rule.base <= number).checked_sub(1)?;
        let rule = if rules[at].gives_way(number) {
            &rules[at.checked_sub(1)?]
        } else {
            &rules[at]
        };
        self.pieces(&rule.pieces, rule, set, number, text, deepest)
    }

    fn pieces(
        &self,
        pieces: &[Piece],
        rule: &Rule,
        set: usize,
        number: u32,
        text: &mut String,
        deepest: usize,
    ) -> Option<()> {
        for piece in pieces {
            match piece {
                Piece::Text(words) => text.push_str(words),
                Piece::Optional(said, otherwise) => {
                    let chosen = if rule.rests(number) { said } else { otherwise };
                    self.pieces(chosen, rule, set, number, text, deepest)?;
                }
                Piece::Number(of, by) => {
                    let value = match of {
                        Of::Whole => number,
                        Of::Multiple => number / rule.divisor,
                        Of::Rest => number % rule.divisor,
                    };
                    match by {
                        By::Digits => text.push_str(&value.to_string()),
                        By::SameSet => self.spell(set, value, text, deepest)?,
                        By::Set(other) => self.spell(*other, value, text, deepest)?,
                    }
                }
            }
        }
        Some(())
    }
}

impl Rule {
    /// Reads `100 ←← hundred[ →→]`, `1100/100 ←%3← …`.
    fn new(line: &'static str) -> Option<Self> {
        let (head, body) = line.split_once(' ')?;
        let (base, radix) = head.split_once('/').unwrap_or((head, "10"));
        let (base, radix): (u32, u32) = (base.parse().ok()?, radix.parse().ok()?);
        let power = if base == 0 { 0 } else { base.ilog(radix) };
        // An apostrophe keeps the space behind it.
        let mut body = body.strip_prefix('\'').unwrap_or(body);
        Some(Self {
            base,
            divisor: radix.pow(power),
            pieces: pieces(&mut body),
        })
    }

    /// Tells whether something rests of a number. A round base alone may say what is said of a round number.
    fn rests(&self, number: u32) -> bool {
        let round = self.base.is_multiple_of(self.divisor);
        !(round && (number == self.base || self.spells_rest() && number.is_multiple_of(self.divisor)))
    }

    fn gives_way(&self, number: u32) -> bool {
        let round = self.base.is_multiple_of(self.divisor);
        !round && number.is_multiple_of(self.divisor) && self.spells_rest()
    }

    fn spells_rest(&self) -> bool {
        fn any(pieces: &[Piece]) -> bool {
            pieces.iter().any(|piece| match piece {
                Piece::Text(_) => false,
                Piece::Number(of, _) => *of == Of::Rest,
                Piece::Optional(said, otherwise) => any(said) || any(otherwise),
            })
        }
        any(&self.pieces)
    }
}

/// Reads pieces up to the end of a bracket or of the rule.
fn pieces(body: &mut &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    while let Some(sign) = body.chars().next() {
        let rest = &body[sign.len_utf8()..];
        match sign {
            ']' | '|' => break,
            '[' => {
                *body = rest;
                let said = self::pieces(body);
                let mut otherwise = Vec::new();
                if let Some(rest) = body.strip_prefix('|') {
                    *body = rest;
                    otherwise = self::pieces(body);
                }
                *body = body.strip_prefix(']').unwrap_or(body);
                pieces.push(Piece::Optional(said, otherwise));
            }
            '=' | '←' | '→' => {
                let (by, behind) = rest.split_once(sign).unwrap_or((rest, ""));
                *body = behind;
                pieces.push(Piece::Number(of(sign), by_name(by)));
            }
            _ => {
                let end = body.find(['=', '←', '→', '[', ']', '|']).unwrap_or(body.len());
                pieces.push(Piece::Text(&body[..end]));
                *body = &body[end..];
            }
        }
    }
    pieces
}

fn of(sign: char) -> Of {
    match sign {
        '←' => Of::Multiple,
        '→' => Of::Rest,
        _ => Of::Whole,
    }
}

fn by_name(name: &str) -> By {
    match name.strip_prefix('%').map(str::parse) {
        Some(Ok(set)) => By::Set(set),
        _ if name.is_empty() => By::SameSet,
        _ => By::Digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tag: &str, manner: Manner, number: u32, expected: &str) {
        let spelled = Tongue::of(tag).and_then(|tongue| tongue.spell(manner, number));
        assert_eq!(spelled.as_deref(), Some(expected), "{tag} {number}");
    }

    #[test]
    fn cardinals_are_spelled_in_the_language() {
        check("en-US", Manner::Cardinal, 0, "zero");
        check("en-US", Manner::Cardinal, 123, "one hundred twenty-three");
        check("en-GB", Manner::Cardinal, 2000, "two thousand");
        check("sv-SE", Manner::Cardinal, 21, "tjugoett");
        check("fr-FR", Manner::Cardinal, 80, "quatre-vingts");
        check("fr-FR", Manner::Cardinal, 71, "soixante-et-onze");
        check("fr-CH", Manner::Cardinal, 90, "nonante");
        check("de-AT", Manner::Cardinal, 21, "einundzwanzig");
        check("ru-RU", Manner::Cardinal, 2001, "две тысячи один");
        check("pl", Manner::Cardinal, 5000, "pięć tysięcy");
        check("zh-CN", Manner::Cardinal, 21, "二十一");
        check("nb-NO", Manner::Cardinal, 7, "sju");
    }

    #[test]
    fn ordinals_are_spelled_in_the_language() {
        check("en", Manner::Ordinal, 21, "twenty-first");
        check("en", Manner::Ordinal, 100, "one hundredth");
        check("sv-SE", Manner::Ordinal, 1, "första");
        check("fr", Manner::Ordinal, 21, "vingt-et-unième");
        check("es-MX", Manner::Ordinal, 3, "tercero");
        check("de", Manner::Ordinal, 3, "dritte");
        check("it-IT", Manner::Ordinal, 23, "ventitreesimo");
        check("nl", Manner::Ordinal, 8, "achtste");
    }

    #[test]
    fn ordinals_in_figures_follow_the_language() {
        check("en", Manner::OrdinalDigits, 111, "111th");
        check("en", Manner::OrdinalDigits, 1122, "1122nd");
        check("fr", Manner::OrdinalDigits, 1, "1er");
        check("fr", Manner::OrdinalDigits, 101, "101e");
        check("sv", Manner::OrdinalDigits, 22, "22:a");
        check("es", Manner::OrdinalDigits, 4, "4.º");
        check("de", Manner::OrdinalDigits, 4, "4.");
    }

    #[test]
    fn a_language_without_words_for_it_says_so() {
        let czech = Tongue::of("cs-CZ").expect("Czech has rules");
        assert_eq!(czech.spell(Manner::Ordinal, 3), None);
        assert_eq!(Tongue::default().spell(Manner::Cardinal, LIMIT), None);
        assert_eq!(Tongue::of("x-none"), None);
        assert_eq!(Tongue::of(""), None);
    }

    #[test]
    fn every_rule_set_spells_every_number() {
        for (tag, rules) in LANGUAGES.iter() {
            let tongue = Tongue(tag);
            for (manner, set) in [
                (Manner::Cardinal, rules.cardinal),
                (Manner::Ordinal, rules.ordinal),
            ] {
                let numbers = (1..131).chain([201, 1000, 2017, 9_999, 10_000, 21_001, 999_999]);
                for number in numbers.filter(|_| set.is_some()) {
                    let text = tongue.spell(manner, number).unwrap_or_default();
                    assert!(!text.is_empty(), "{tag} {manner:?} {number}");
                    assert!(!text.contains(['%', '=', '[', ']', '←', '→']), "{tag} {text}");
                }
            }
        }
    }

    #[test]
    fn a_first_letter_is_a_capital_of_its_language() {
        let of = |tag: &str, text| Tongue::of(tag).map(|tongue| tongue.capitalized(text));
        assert_eq!(of("tr", "iki").as_deref(), Some("İki"));
        assert_eq!(of("ru", "один").as_deref(), Some("Один"));
        assert_eq!(of("zh", "一").as_deref(), Some("一"));
    }
}
