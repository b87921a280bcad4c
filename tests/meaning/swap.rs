//! Words that mean different things, exchanged wherever they stand in whole texts.
//!
//! A file of swaps has a heading for each kind, and two or more words in each line, `shall | may | should`: each is
//! exchanged for the next, and the last for the first. What is empty comes or goes: `not | ` takes a word out.

use std::sync::Arc;

use travaux::sides::Sides;

use super::base::Base;
use super::edit::{Edit, Expected, Judged, Made};
use super::texts::{SEEDS, TEXTS};

/// In how many blocks of a text a pair is tried: in a seed, in a text of the tests in English, and in another language.
const TIMES: [usize; 3] = [1, 2, 3];

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
    let of_seeds = SEEDS.iter().map(|text| (text, TIMES[0]));
    let own = TEXTS
        .iter()
        .map(|text| (text, if text.0 == "en" { TIMES[1] } else { TIMES[2] }));
    let texts: Vec<(Arc<Base>, usize)> = of_seeds
        .chain(own)
        .map(|((language, name, text), times)| (Base::of_blocks(language, name, text), times))
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
    let has = |place: &usize| {
        let block = base.block(*place);
        let mut found = places(block, from, base.language).into_iter();
        found.rfind(|&at| !is_label(block, at))
    };
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
    let is_word = |c: Option<char>| language != "zh" && c.is_some_and(char::is_alphanumeric);
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

/// Whether a line begins here, or with nothing before but `§`, `(` or the word before a number: a label is no word.
fn is_label(block: &str, at: usize) -> bool {
    let line = block[..at].rsplit('\n').next().unwrap_or_default();
    let figure = block[at..].starts_with(|c: char| c.is_numeric());
    let bare = line.trim_matches(|c: char| !c.is_alphabetic());
    figure && matches!(bare, "" | "Article" | "Sections") && line.len() < 12 || line.ends_with("<sup>")
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
