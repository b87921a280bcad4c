//! Sentences written for the purpose, with what each said and what it says now.
//!
//! A file of cases has a heading for each kind, and a sentence in each line:
//!
//! ```text
//! ## only-moved @treaty
//! Notes that {only available|available only} funds were spent;
//! ```
//!
//! `{a|b|c}` makes two edits, `a` to `b` and `a` to `c`; several braces in a line change together. Behind the name: the
//! setting (`@later`, `@other`, `@inserted`), further hosts (`@treaty`) and places (`@note`) or the only place (`@in:op`), `@mild` for
//! an edit that must stay mild, `@forth` for one that is not made backwards too.

use std::sync::Arc;

use travaux::sides::Sides;

use super::base::Base;
use super::edit::{Edit, Expected, Judged, Made};
use super::host::{Hosts, Setting};

const FILES: [(&str, &str); 12] = [
    ("en", include_str!("../fixtures/meaning/cases/en.txt")),
    ("en", include_str!("../fixtures/meaning/cases/en_more.txt")),
    ("en", include_str!("../fixtures/meaning/cases/en_mild.txt")),
    ("fr", include_str!("../fixtures/meaning/cases/fr.txt")),
    ("fr", include_str!("../fixtures/meaning/cases/fr_mild.txt")),
    ("es", include_str!("../fixtures/meaning/cases/es_mild.txt")),
    ("ru", include_str!("../fixtures/meaning/cases/ru_mild.txt")),
    ("es", include_str!("../fixtures/meaning/cases/es.txt")),
    ("ru", include_str!("../fixtures/meaning/cases/ru.txt")),
    ("ar", include_str!("../fixtures/meaning/cases/ar.txt")),
    ("zh", include_str!("../fixtures/meaning/cases/zh.txt")),
    ("zh", include_str!("../fixtures/meaning/cases/zh_mild.txt")),
];

/// How the cases below a heading are made.
#[derive(Clone)]
struct Kind<'a> {
    name: &'a str,
    setting: Setting,
    /// The places, in the order in which they take turns.
    places: Vec<(Arc<Base>, usize)>,
    expected: Expected,
    backwards: bool,
}

/// Makes every case in every place.
pub(crate) fn edits() -> Vec<Edit> {
    let mut hosts = Hosts::default();
    let files = FILES.into_iter();
    files
        .flat_map(|(language, file)| of_file(language, file, &mut hosts))
        .collect()
}

fn of_file(language: &'static str, file: &'static str, hosts: &mut Hosts) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut kind = None;
    for line in file
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with("# "))
    {
        if let Some(heading) = line.strip_prefix("## ") {
            kind = Some(read_kind(language, heading, hosts));
        } else {
            let kind: &Kind<'_> = kind.as_ref().expect("a case stands below a heading");
            for sentences in variants(line) {
                edits.extend(of_sentences(kind, language, &sentences, edits.len()));
            }
        }
    }
    edits
}

fn read_kind<'a>(language: &str, heading: &'a str, hosts: &mut Hosts) -> Kind<'a> {
    let mut words = heading.split_whitespace();
    let mut kind = Kind {
        name: words.next().expect("a kind has a name"),
        setting: Setting::Same,
        places: Vec::new(),
        expected: Expected::Substantive,
        backwards: true,
    };
    let mut wanted = vec![("resolution", vec!["op", "sub", "annex"])];
    for word in words {
        let word = word
            .strip_prefix('@')
            .expect("what follows the name begins with @");
        if let Some(setting) = Setting::named(word) {
            kind.setting = setting;
        } else if let Some(only) = word.strip_prefix("in:") {
            wanted = vec![("resolution", only.split(',').collect())];
        } else if let Some(only) = word.strip_prefix("only:") {
            wanted = vec![(only, Vec::new())];
        } else {
            match word {
                "mild" => kind.expected = Expected::Mild,
                "forth" => kind.backwards = false,
                "note" | "pp" => wanted.push(("resolution", vec![word])),
                other => wanted.push((other, Vec::new())),
            }
        }
    }
    for (host, names) in wanted {
        let base = hosts.get(language, host, kind.setting);
        let taken = |name: &str| names.is_empty() || names.contains(&name);
        let places = (0..base.places.len()).filter(|&at| taken(&base.places[at].name));
        kind.places.extend(places.map(|at| (base.clone(), at)));
    }
    assert!(!kind.places.is_empty(), "{language}: no place for {heading}");
    kind
}

/// Writes both sentences of every variant of a line.
fn variants(line: &str) -> Vec<Sides<String>> {
    let (choices, _) = line
        .split_once('{')
        .and_then(|(_, rest)| rest.split_once('}'))
        .unwrap_or_else(|| panic!("nothing changes in: {line}"));
    (1..choices.split('|').count())
        .map(|at| Sides::new(choice(line, 0), choice(line, at)))
        .collect()
}

/// Writes the sentence with one of its choices; `\n` is a border of paragraphs.
fn choice(line: &str, at: usize) -> String {
    let mut pieces = line.split('{');
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (choices, rest) = piece
            .split_once('}')
            .unwrap_or_else(|| panic!("open brace in: {line}"));
        let chosen = choices.split('|').nth(at);
        whole += chosen.unwrap_or_else(|| panic!("too few choices in: {line}"));
        whole += rest;
    }
    whole.replace("\\n", "\n\n")
}

/// Makes the edit in one place and its reverse in another, so that every kind sees every place.
fn of_sentences(kind: &Kind<'_>, language: &'static str, words: &Sides<String>, turn: usize) -> Vec<Edit> {
    let places = kind.places.len();
    let (one, other) = (turn % places, (turn + 1 + places / 2) % places);
    let back = Sides::new(words.new.clone(), words.old.clone());
    let again = if kind.backwards { back } else { words.clone() };
    let mut edits = vec![of_place(kind, language, words.clone(), one)];
    if kind.backwards || one != other {
        edits.push(of_place(kind, language, again, other));
    }
    edits
}

fn of_place(kind: &Kind<'_>, language: &'static str, words: Sides<String>, place: usize) -> Edit {
    let (base, at) = &kind.places[place];
    Edit {
        kind: kind.name.to_owned(),
        language,
        place: format!("{} {}", base.name, base.places[*at].name),
        words: words.clone(),
        made: Made::In(base.clone(), *at, words),
        expected: kind.expected,
        judged: match kind.setting {
            Setting::Same => Judged::Everything,
            Setting::Later | Setting::Other => Judged::Text,
            Setting::Inserted => Judged::Amended,
        },
    }
}
