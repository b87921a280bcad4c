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

use travaux::sides::Sides;

use super::edit::{Edit, Expected, Judged};
use super::host::{Host, Setting, find};

const FILES: [(&str, &str); 7] = [
    ("en", include_str!("../fixtures/meaning/cases/en.txt")),
    ("en", include_str!("../fixtures/meaning/cases/en_more.txt")),
    ("fr", include_str!("../fixtures/meaning/cases/fr.txt")),
    ("es", include_str!("../fixtures/meaning/cases/es.txt")),
    ("ru", include_str!("../fixtures/meaning/cases/ru.txt")),
    ("ar", include_str!("../fixtures/meaning/cases/ar.txt")),
    ("zh", include_str!("../fixtures/meaning/cases/zh.txt")),
];

/// How the cases below a heading are made.
#[derive(Clone)]
struct Kind<'a> {
    name: &'a str,
    setting: Setting,
    places: Vec<(&'static Host, &'a str)>,
    expected: Expected,
    backwards: bool,
}

/// Makes every case in every place.
pub(crate) fn edits() -> Vec<Edit> {
    FILES.into_iter().flat_map(|(language, file)| of_file(language, file)).collect()
}

fn of_file(language: &'static str, file: &'static str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut kind = None;
    for line in file.lines().filter(|line| !line.trim().is_empty() && !line.starts_with("# ")) {
        if let Some(heading) = line.strip_prefix("## ") {
            kind = Some(read_kind(language, heading));
        } else {
            let kind: &Kind<'_> = kind.as_ref().expect("a case stands below a heading");
            for sentences in variants(line) {
                let turn = edits.len() / 2 % kind.places.len();
                edits.extend(of_sentences(kind, language, &sentences, turn));
            }
        }
    }
    edits
}

fn read_kind<'a>(language: &str, heading: &'a str) -> Kind<'a> {
    let mut words = heading.split_whitespace();
    let host = find(language, "resolution");
    let mut kind = Kind {
        name: words.next().expect("a kind has a name"),
        setting: Setting::Same,
        places: ["op", "sub", "annex"].map(|slot| (host, slot)).to_vec(),
        expected: Expected::Substantive,
        backwards: true,
    };
    for word in words {
        let word = word.strip_prefix('@').expect("what follows the name begins with @");
        if let Some(setting) = Setting::named(word) {
            kind.setting = setting;
        } else if let Some(only) = word.strip_prefix("in:") {
            kind.places = only.split(',').map(|slot| (host, slot)).collect();
        } else if let Some(only) = word.strip_prefix("only:") {
            let host = find(language, only);
            kind.places = host.slots().into_iter().map(|slot| (host, slot)).collect();
        } else {
            match word {
                "mild" => kind.expected = Expected::Mild,
                "forth" => kind.backwards = false,
                "note" | "pp" => kind.places.push((host, word)),
                other => {
                    let other = find(language, other);
                    kind.places.extend(other.slots().into_iter().map(|slot| (other, slot)));
                }
            }
        }
    }
    kind
}

/// Writes both sentences of every variant of a line.
fn variants(line: &str) -> Vec<Sides<String>> {
    let count = line
        .split_once('{')
        .and_then(|(_, rest)| rest.split_once('}'))
        .map(|(choice, _)| choice.split('|').count())
        .unwrap_or_else(|| panic!("nothing changes in: {line}"));
    (1..count).map(|at| Sides::new(choice(line, 0), choice(line, at))).collect()
}

/// Writes the sentence with one of its choices; `\n` is a border of paragraphs.
fn choice(line: &str, at: usize) -> String {
    let mut pieces = line.split('{');
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (choices, rest) = piece.split_once('}').unwrap_or_else(|| panic!("open brace in: {line}"));
        let chosen = choices.split('|').nth(at);
        whole += chosen.unwrap_or_else(|| panic!("too few choices in: {line}"));
        whole += rest;
    }
    whole.replace("\\n", "\n\n")
}

/// Makes the edit in one place and its reverse in the next, so that every kind sees every place.
fn of_sentences(kind: &Kind<'_>, language: &'static str, words: &Sides<String>, turn: usize) -> Vec<Edit> {
    let forth = of_place(kind, language, words.clone(), kind.places[turn]);
    let back = Sides::new(words.new.clone(), words.old.clone());
    let next = kind.places[(turn + 1) % kind.places.len()];
    let again = if kind.backwards { back } else { words.clone() };
    vec![forth, of_place(kind, language, again, next)]
}

fn of_place(kind: &Kind<'_>, language: &'static str, words: Sides<String>, (host, slot): (&Host, &str)) -> Edit {
    Edit {
        kind: kind.name.to_owned(),
        language,
        place: format!("{} {slot}", host.name),
        files: host.hold(slot, &words, kind.setting).map(String::into_bytes),
        words,
        expected: kind.expected,
        judged: match kind.setting {
            Setting::Same => Judged::Everything,
            Setting::Later | Setting::Other => Judged::Text,
            Setting::Inserted => Judged::Amended,
        },
    }
}
