//! Words that mean different things, exchanged wherever they stand in whole texts.
//!
//! A file of swaps has a heading for each kind, and two or more words in each line, `shall | may | should`: each is
//! exchanged for the next, and the last for the first. What is empty comes or goes: `not | ` takes a word out.

use std::sync::Arc;

use travaux::sides::Sides;

use super::base::Base;
use super::edit::{Edit, Expected, Judged, Made};

/// A text to edit: language, name, words, and how often a pair is tried in it.
const TEXTS: [(&str, &str, &str, usize); 13] = [
    (
        "en",
        "resolution",
        include_str!("../fixtures/meaning/texts/en_resolution.txt"),
        2,
    ),
    (
        "en",
        "treaty",
        include_str!("../fixtures/meaning/texts/en_treaty.txt"),
        2,
    ),
    (
        "en",
        "law",
        include_str!("../fixtures/meaning/texts/en_law.txt"),
        2,
    ),
    (
        "en",
        "report",
        include_str!("../fixtures/meaning/texts/en_report.txt"),
        2,
    ),
    (
        "en",
        "seed Cuba draft",
        include_str!("../../samples/A_C.3_68_CUBA_DRAFT.txt"),
        1,
    ),
    (
        "en",
        "seed solidarity",
        include_str!("../../samples/A_HRC_21_DRAFT_SOLIDARITY.txt"),
        1,
    ),
    (
        "en",
        "seed 23/3",
        include_str!("../../samples/A_HRC_RES_23_3.txt"),
        1,
    ),
    (
        "en",
        "seed 2001/95",
        include_str!("../../samples/E_CN.4_2001_95.txt"),
        1,
    ),
    (
        "fr",
        "resolution",
        include_str!("../fixtures/meaning/texts/fr.txt"),
        3,
    ),
    (
        "es",
        "resolution",
        include_str!("../fixtures/meaning/texts/es.txt"),
        3,
    ),
    (
        "ru",
        "resolution",
        include_str!("../fixtures/meaning/texts/ru.txt"),
        3,
    ),
    (
        "ar",
        "resolution",
        include_str!("../fixtures/meaning/texts/ar.txt"),
        3,
    ),
    (
        "zh",
        "resolution",
        include_str!("../fixtures/meaning/texts/zh.txt"),
        3,
    ),
];

const SWAPS: [(&str, &str); 6] = [
    ("en", include_str!("../fixtures/meaning/swaps/en.txt")),
    ("fr", include_str!("../fixtures/meaning/swaps/fr.txt")),
    ("es", include_str!("../fixtures/meaning/swaps/es.txt")),
    ("ru", include_str!("../fixtures/meaning/swaps/ru.txt")),
    ("ar", include_str!("../fixtures/meaning/swaps/ar.txt")),
    ("zh", include_str!("../fixtures/meaning/swaps/zh.txt")),
];

/// How many signs around a change are shown.
const AROUND: usize = 40;

/// Makes every swap in every text of its language.
pub(crate) fn edits() -> Vec<Edit> {
    let texts: Vec<(Arc<Base>, usize)> = TEXTS
        .iter()
        .map(|(language, name, text, times)| (Base::of_blocks(language, name, text), *times))
        .collect();
    let mut edits = Vec::new();
    for (language, file) in SWAPS {
        let of_language: Vec<_> = texts
            .iter()
            .filter(|(base, _)| base.language == language)
            .collect();
        let mut kind = "";
        for line in file
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.starts_with("# "))
        {
            if let Some(name) = line.strip_prefix("## ") {
                kind = name.trim();
                continue;
            }
            let words: Vec<&str> = line.split('|').map(str::trim).collect();
            for (at, from) in words.iter().enumerate().filter(|(_, from)| !from.is_empty()) {
                let to = words[(at + 1) % words.len()];
                for (base, times) in &of_language {
                    edits.extend(of_pair(kind, base, from, to, *times));
                }
            }
        }
    }
    edits
}

/// Exchanges a pair in as many blocks as asked, evenly from the whole.
fn of_pair(kind: &str, base: &Arc<Base>, from: &str, to: &str, times: usize) -> Vec<Edit> {
    let has = |place: &usize| places(base.block(*place), from, base.language).first().copied();
    let with: Vec<(usize, usize)> = (0..base.places.len())
        .filter(|&place| base.places[place].id.is_some())
        .filter_map(|place| Some((place, has(&place)?)))
        .collect();
    let step = with.len().div_ceil(times).max(1);
    // Not every pair begins with the first paragraph that has the word.
    let start = from.len() % step;
    let taken = with.into_iter().skip(start).step_by(step).take(times);
    taken
        .map(|(place, at)| of_place(kind, base, place, at, (from, to)))
        .collect()
}

fn of_place(kind: &str, base: &Arc<Base>, place: usize, at: usize, (from, to): (&str, &str)) -> Edit {
    let old = base.block(place);
    let new = exchanged(old, at, from, to);
    Edit {
        kind: kind.to_owned(),
        language: base.language,
        place: format!("{}, block {place}", base.name),
        words: Sides::new(around(old, at, from.len()), around(&new, at, to.len())),
        made: Made::In(base.clone(), place, Sides::new(old.to_owned(), new)),
        expected: Expected::Substantive,
        judged: Judged::Everything,
    }
}

/// Returns where a phrase stands as whole words; Chinese has no spaces, and Arabic joins its particles.
fn places(text: &str, phrase: &str, language: &str) -> Vec<usize> {
    let is_word = |c: Option<char>| language != "zh" && c.is_some_and(|c| c.is_alphanumeric());
    text.match_indices(phrase)
        .map(|(at, _)| at)
        .filter(|&at| {
            let before = text[..at].chars().next_back();
            let behind = text[at + phrase.len()..].chars().next();
            let glued = |edge: Option<char>, other: Option<char>| {
                edge.is_some_and(char::is_alphanumeric) && is_word(other)
            };
            !glued(phrase.chars().next(), before) && !glued(phrase.chars().next_back(), behind)
        })
        .collect()
}

/// Exchanges the words; a word that goes takes one space with it.
fn exchanged(text: &str, at: usize, from: &str, to: &str) -> String {
    let (before, behind) = (&text[..at], &text[at + from.len()..]);
    if to.is_empty() && behind.starts_with(' ') {
        return format!("{before}{}", &behind[1..]);
    }
    if to.is_empty() {
        return format!("{}{behind}", before.strip_suffix(' ').unwrap_or(before));
    }
    format!("{before}{to}{behind}")
}

/// Shows a stretch with what stands around it, in one line.
fn around(text: &str, at: usize, len: usize) -> String {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let shown = &text[floor(at.saturating_sub(AROUND))..floor(at + len + AROUND)];
    shown.replace('\n', "⏎")
}
