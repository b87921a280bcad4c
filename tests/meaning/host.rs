//! Small whole texts that hold a sentence: a resolution in each language, and in English a treaty, a law and a report.
//!
//! A host is text with three kinds of marks:
//!
//! - `{op|Decides to wait;}`: a place for a sentence, with what stands there otherwise;
//! - `#.`: the next number;
//! - `[[later: 78 => 79]]`: what differs between the two texts in a setting: of a later session (`later`), of another body
//!   (`other`), with a paragraph more (`inserted`).

use travaux::sides::{Side, Sides};

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

/// A text with places for sentences.
pub(crate) struct Host {
    pub(crate) language: &'static str,
    pub(crate) name: &'static str,
    text: &'static str,
}

const HOSTS: [Host; 10] = [
    host("en", "resolution", include_str!("../fixtures/meaning/hosts/en.txt")),
    host("en", "treaty", include_str!("../fixtures/meaning/hosts/en_treaty.txt")),
    host("en", "law", include_str!("../fixtures/meaning/hosts/en_law.txt")),
    host("en", "report", include_str!("../fixtures/meaning/hosts/en_report.txt")),
    host("en", "unmarked", include_str!("../fixtures/meaning/hosts/en_unmarked.txt")),
    host("fr", "resolution", include_str!("../fixtures/meaning/hosts/fr.txt")),
    host("es", "resolution", include_str!("../fixtures/meaning/hosts/es.txt")),
    host("ru", "resolution", include_str!("../fixtures/meaning/hosts/ru.txt")),
    host("ar", "resolution", include_str!("../fixtures/meaning/hosts/ar.txt")),
    host("zh", "resolution", include_str!("../fixtures/meaning/hosts/zh.txt")),
];

const fn host(language: &'static str, name: &'static str, text: &'static str) -> Host {
    Host { language, name, text }
}

/// Returns the host of a language by its name.
pub(crate) fn find(language: &str, name: &str) -> &'static Host {
    HOSTS
        .iter()
        .find(|host| host.language == language && host.name == name)
        .unwrap_or_else(|| panic!("no host {name} in {language}"))
}

impl Host {
    /// Returns the names of its places.
    pub(crate) fn slots(&self) -> Vec<&'static str> {
        let opened = self.text.split('{').skip(1);
        opened.filter_map(|rest| rest.split_once('|')).map(|(name, _)| name).collect()
    }

    /// Writes both texts with the sentences of one place.
    pub(crate) fn hold(&self, slot: &str, sentences: &Sides<String>, setting: Setting) -> Sides<String> {
        let side = |side: Side| numbered(&filled(&set(self.text, setting, side), slot, sentences.get(side)));
        Sides::new(side(Side::Old), side(Side::New))
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

/// Writes the sentence into its place, and what else stands there into the others.
fn filled(text: &str, slot: &str, sentence: &str) -> String {
    let mut pieces = text.split('{');
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (place, rest) = piece.split_once('}').expect("a place is closed");
        let (name, otherwise) = place.split_once('|').expect("a place has a name");
        whole += if name == slot { sentence } else { otherwise };
        whole += rest;
    }
    whole
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
