//! Words that mean different things, exchanged wherever they stand in whole texts.
//!
//! A file of swaps has a heading for each kind, and two or more words in each line, `shall | may | should`: each is
//! exchanged for the next, and the last for the first. What is empty comes or goes: `not | ` takes a word out.

use travaux::sides::Sides;

use super::edit::{Edit, Expected, Judged};

/// A text to edit: language, name, words, and how often a pair is tried in it.
const TEXTS: [(&str, &str, &str, usize); 13] = [
    ("en", "resolution", include_str!("../fixtures/meaning/texts/en_resolution.txt"), 2),
    ("en", "treaty", include_str!("../fixtures/meaning/texts/en_treaty.txt"), 2),
    ("en", "law", include_str!("../fixtures/meaning/texts/en_law.txt"), 2),
    ("en", "report", include_str!("../fixtures/meaning/texts/en_report.txt"), 2),
    ("en", "seed Cuba draft", include_str!("../../samples/A_C.3_68_CUBA_DRAFT.txt"), 1),
    ("en", "seed solidarity", include_str!("../../samples/A_HRC_21_DRAFT_SOLIDARITY.txt"), 1),
    ("en", "seed 23/3", include_str!("../../samples/A_HRC_RES_23_3.txt"), 1),
    ("en", "seed 2001/95", include_str!("../../samples/E_CN.4_2001_95.txt"), 1),
    ("fr", "resolution", include_str!("../fixtures/meaning/texts/fr.txt"), 3),
    ("es", "resolution", include_str!("../fixtures/meaning/texts/es.txt"), 3),
    ("ru", "resolution", include_str!("../fixtures/meaning/texts/ru.txt"), 3),
    ("ar", "resolution", include_str!("../fixtures/meaning/texts/ar.txt"), 3),
    ("zh", "resolution", include_str!("../fixtures/meaning/texts/zh.txt"), 3),
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
    let mut edits = Vec::new();
    for (language, file) in SWAPS {
        let mut kind = "";
        for line in file.lines().filter(|line| !line.trim().is_empty() && !line.starts_with("# ")) {
            if let Some(name) = line.strip_prefix("## ") {
                kind = name.trim();
                continue;
            }
            let words: Vec<&str> = line.split('|').map(str::trim).collect();
            for (at, from) in words.iter().enumerate().filter(|(_, from)| !from.is_empty()) {
                let to = words[(at + 1) % words.len()];
                edits.extend(of_pair(kind, language, from, to));
            }
        }
    }
    edits
}

fn of_pair(kind: &str, language: &'static str, from: &str, to: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (_, name, text, times) in TEXTS.iter().filter(|(of, ..)| *of == language) {
        let places = places(text, from, language);
        for at in spread(&places, *times) {
            let new = exchanged(text, at, from, to);
            edits.push(Edit {
                kind: kind.to_owned(),
                language,
                place: format!("{name} at {at}"),
                words: Sides::new(around(text, at, from.len()), around(&new, at, to.len())),
                files: Sides::new((*text).to_owned(), new).map(String::into_bytes),
                expected: Expected::Substantive,
                judged: Judged::Everything,
            });
        }
    }
    edits
}

/// Returns where a phrase stands as whole words; Chinese has no spaces, and Arabic joins its particles.
fn places(text: &str, phrase: &str, language: &str) -> Vec<usize> {
    let is_word = |c: Option<char>| language != "zh" && c.is_some_and(|c| c.is_alphanumeric());
    text.match_indices(phrase)
        .map(|(at, _)| at)
        .filter(|&at| {
            let before = text[..at].chars().next_back();
            let behind = text[at + phrase.len()..].chars().next();
            let glued = |edge: Option<char>, other: Option<char>| edge.is_some_and(char::is_alphanumeric) && is_word(other);
            !glued(phrase.chars().next(), before) && !glued(phrase.chars().next_back(), behind)
        })
        .collect()
}

/// Takes as many as asked, evenly from the whole.
fn spread(places: &[usize], times: usize) -> Vec<usize> {
    let step = places.len().div_ceil(times).max(1);
    places.iter().copied().step_by(step).take(times).collect()
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
pub(crate) fn around(text: &str, at: usize, len: usize) -> String {
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
