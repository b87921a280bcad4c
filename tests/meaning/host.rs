//! Small whole texts that hold a sentence: a resolution in each language, and in English a treaty, a law and a report.
//!
//! A host is text with three kinds of marks:
//!
//! - `{op|Decides to wait;}`: a place for a sentence, with what stands there otherwise;
//! - `#.`: the next number;
//! - `[[later: 78 => 79]]`: what differs between the two texts in a setting: of a later session (`later`), of another body
//!   (`other`), with a paragraph more (`inserted`).

use std::sync::Arc;

use travaux::sides::{Side, Sides};

use super::base::{Base, Marked};

/// What lies between the two texts beside the edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    /// Nothing.
    Same,
    /// One session and one year.
    Later,
    /// The body that speaks.
    Other,
    /// A paragraph that came before.
    Inserted,
}

impl Setting {
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "later" => Self::Later,
            "other" => Self::Other,
            "inserted" => Self::Inserted,
            _ => return None,
        })
    }
}

const HOSTS: [(&str, &str, &str); 10] = [
    (
        "en",
        "resolution",
        include_str!("../fixtures/meaning/hosts/en.txt"),
    ),
    (
        "en",
        "treaty",
        include_str!("../fixtures/meaning/hosts/en_treaty.txt"),
    ),
    ("en", "law", include_str!("../fixtures/meaning/hosts/en_law.txt")),
    (
        "en",
        "report",
        include_str!("../fixtures/meaning/hosts/en_report.txt"),
    ),
    (
        "en",
        "unmarked",
        include_str!("../fixtures/meaning/hosts/en_unmarked.txt"),
    ),
    (
        "fr",
        "resolution",
        include_str!("../fixtures/meaning/hosts/fr.txt"),
    ),
    (
        "es",
        "resolution",
        include_str!("../fixtures/meaning/hosts/es.txt"),
    ),
    (
        "ru",
        "resolution",
        include_str!("../fixtures/meaning/hosts/ru.txt"),
    ),
    (
        "ar",
        "resolution",
        include_str!("../fixtures/meaning/hosts/ar.txt"),
    ),
    (
        "zh",
        "resolution",
        include_str!("../fixtures/meaning/hosts/zh.txt"),
    ),
];

/// The language, the name and the setting of a host.
type Key = (&'static str, &'static str, Setting);

/// The hosts that were made.
#[derive(Default)]
pub(crate) struct Hosts(Vec<(Key, Arc<Base>)>);

impl Hosts {
    /// Returns the host of a language by its name, in a setting.
    pub(crate) fn get(&mut self, language: &str, name: &str, setting: Setting) -> Arc<Base> {
        let made = self.0.iter().find(|(of, _)| *of == (language, name, setting));
        if let Some((_, base)) = made {
            return base.clone();
        }
        let (language, name, text) = *HOSTS
            .iter()
            .find(|(of, called, _)| *of == language && *called == name)
            .unwrap_or_else(|| panic!("no host {name} in {language}"));
        let side = |side: Side| marked(&numbered(&set(text, setting, side)));
        let base = Base::new(
            language,
            name.to_owned(),
            Sides::new(side(Side::Old), side(Side::New)),
        );
        self.0.push(((language, name, setting), base.clone()));
        base
    }
}

/// Decides between the two sides of every `[[…]]`.
fn set(text: &str, setting: Setting, side: Side) -> String {
    let mut pieces = text.split("[[");
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (choice, rest) = piece.split_once("]]").expect("a choice is closed");
        let (name, values) = choice.split_once(": ").expect("a choice has a name");
        let (old, new) = values.split_once("=>").expect("a choice has two values");
        let takes_new = Setting::named(name) == Some(setting) && side == Side::New;
        whole += if takes_new { new } else { old }.trim();
        whole += rest;
    }
    whole
}

/// Reads the places, and writes what stands in them otherwise.
fn marked(text: &str) -> Marked {
    let mut pieces = text.split('{');
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    let mut places = Vec::new();
    for piece in pieces {
        let (place, rest) = piece.split_once('}').expect("a place is closed");
        let (name, otherwise) = place.split_once('|').expect("a place has a name");
        places.push((name.to_owned(), whole.len()..whole.len() + otherwise.len()));
        whole += otherwise;
        whole += rest;
    }
    Marked { text: whole, places }
}

/// Counts the paragraphs; a line `#1` begins again, and prints nothing.
fn numbered(text: &str) -> String {
    let mut next = 1;
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        if line == "#1" {
            next = 1;
        } else if let Some(rest) = line.strip_prefix("#.") {
            lines.push(format!("{next}.{rest}"));
            next += 1;
        } else {
            lines.push(line.to_owned());
        }
    }
    lines.join("\n")
}
