//! Ordinals in words: `seventy-ninth`, `soixante-dix-neuvième`, `septuagésimo noveno`.
//!
//! Sessions are counted in words, and a session that rolled forward is known by its number only. English and French
//! write one word (with hyphens, a few with `et`), Spanish two. The French forms are made from the cardinals, as the
//! language makes them; all stop at 199. What is not an ordinal here stays a word, and proves nothing.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The French ordinals of one word or several, hyphens for blanks.
static FRENCH: LazyLock<BTreeMap<String, u32>> = LazyLock::new(|| {
    let mut known = BTreeMap::new();
    for number in 1..200 {
        for cardinal in french_cardinals(number) {
            known.insert(french_ordinal(&cardinal), number);
        }
    }
    // Alone it is `premier`; inside a number the rule makes `vingt et unième`.
    known.remove("unième");
    for (word, number) in [("premier", 1), ("première", 1), ("second", 2), ("seconde", 2)] {
        known.insert(word.to_owned(), number);
    }
    known
});

const SPANISH_UNITS: [(&str, u32); 22] = [
    ("primer", 1),
    ("primero", 1),
    ("primera", 1),
    ("segundo", 2),
    ("segunda", 2),
    ("tercer", 3),
    ("tercero", 3),
    ("tercera", 3),
    ("cuarto", 4),
    ("cuarta", 4),
    ("quinto", 5),
    ("quinta", 5),
    ("sexto", 6),
    ("sexta", 6),
    ("séptimo", 7),
    ("séptima", 7),
    ("octavo", 8),
    ("octava", 8),
    ("noveno", 9),
    ("novena", 9),
    ("undécimo", 11),
    ("duodécimo", 12),
];

const SPANISH_TENS: [(&str, u32); 10] = [
    ("décim", 10),
    ("vigésim", 20),
    ("trigésim", 30),
    ("cuadragésim", 40),
    ("quincuagésim", 50),
    ("sexagésim", 60),
    ("septuagésim", 70),
    ("octogésim", 80),
    ("nonagésim", 90),
    ("centésim", 100),
];

/// Whether an ordinal in French or Spanish may begin with this word: nearly no word of an English text does, and one
/// look tells.
pub fn may_begin(word: &str) -> bool {
    const FRENCH_TENS: [&str; 7] = [
        "vingt",
        "trente",
        "quarante",
        "cinquante",
        "soixante",
        "cent",
        "quatre",
    ];
    word.ends_with("ième")
        || matches!(word, "premier" | "première" | "second" | "seconde")
        || FRENCH_TENS.contains(&word)
        || SPANISH_UNITS.iter().any(|(unit, _)| *unit == word)
        || SPANISH_TENS.iter().any(|(stem, _)| word.starts_with(stem))
}

/// Returns the number of a French ordinal, lower case, its blanks written as hyphens: `soixante-et-onzième`.
pub fn french(word: &str) -> Option<u32> {
    FRENCH.get(word).copied()
}

/// Returns the number of a Spanish ordinal, lower case: `septuagésimo noveno`.
pub fn spanish(words: &str) -> Option<u32> {
    let unit = |word: &str| {
        SPANISH_UNITS
            .iter()
            .find(|(known, _)| *known == word)
            .map(|(_, number)| *number)
    };
    let tens = |word: &str| {
        let stem = word.strip_suffix('o').or_else(|| word.strip_suffix('a'))?;
        SPANISH_TENS
            .iter()
            .find(|(known, _)| *known == stem)
            .map(|(_, number)| *number)
    };
    match words.split_once(' ') {
        None => unit(words).or_else(|| tens(words)),
        Some((first, rest)) => {
            let (first, rest) = (tens(first)?, unit(rest)?);
            (rest < 10).then_some(first + rest)
        }
    }
}

/// Returns the ways to write a French number below two hundred, hyphens between all its words.
fn french_cardinals(number: u32) -> Vec<String> {
    const SMALL: [&str; 17] = [
        "", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
        "treize", "quatorze", "quinze", "seize",
    ];
    const TENS: [(&str, u32); 7] = [
        ("vingt", 20),
        ("trente", 30),
        ("quarante", 40),
        ("cinquante", 50),
        ("soixante", 60),
        ("quatre-vingt", 80),
        ("cent", 100),
    ];
    if let Some(small) = SMALL.get(number as usize) {
        return vec![(*small).to_owned()];
    }
    if number < 20 {
        return vec![format!("dix-{}", SMALL[number as usize - 10])];
    }
    let (base, from) = TENS
        .into_iter()
        .rev()
        .find(|(_, from)| *from <= number)
        .unwrap_or(TENS[0]);
    let rest = number - from;
    if rest == 0 {
        return vec![base.to_owned()];
    }
    let tails = french_cardinals(rest);
    let joint = if matches!(rest, 1 | 11) && from < 80 {
        "-et-"
    } else {
        "-"
    };
    tails.iter().map(|tail| format!("{base}{joint}{tail}")).collect()
}

/// Returns the ordinal of a cardinal: `quatre` → `quatrième`, `neuf` → `neuvième`, `cinq` → `cinquième`.
fn french_ordinal(cardinal: &str) -> String {
    if let Some(stem) = cardinal.strip_suffix('f') {
        return format!("{stem}vième");
    }
    if cardinal.ends_with("cinq") {
        return format!("{cardinal}uième");
    }
    format!("{}ième", cardinal.trim_end_matches('e'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_and_spanish_sessions_are_read() {
        for (word, number) in [
            ("premier", 1),
            ("neuvième", 9),
            ("vingt-cinquième", 25),
            ("vingt-et-unième", 21),
            ("cinquante-quatrième", 54),
            ("soixante-dixième", 70),
            ("soixante-et-onzième", 71),
            ("soixante-dix-huitième", 78),
            ("soixante-dix-neuvième", 79),
            ("quatre-vingtième", 80),
            ("quatre-vingt-unième", 81),
            ("quatre-vingt-onzième", 91),
            ("centième", 100),
        ] {
            assert_eq!(french(word), Some(number), "{word}");
            assert!(may_begin(word), "{word}");
        }
        for (words, number) in [
            ("primer", 1),
            ("décimo", 10),
            ("vigésimo cuarto", 24),
            ("septuagésimo octavo", 78),
            ("septuagésima novena", 79),
            ("octogésimo", 80),
            ("octogésimo primer", 81),
        ] {
            assert_eq!(spanish(words), Some(number), "{words}");
            assert!(may_begin(words.split(' ').next().unwrap()), "{words}");
        }
        for word in [
            "",
            "unième",
            "session",
            "soixante",
            "dix",
            "septuagésimo período",
            "cuarto quinto",
        ] {
            assert_eq!((french(word), spanish(word)), (None, None), "{word}");
        }
    }
}
