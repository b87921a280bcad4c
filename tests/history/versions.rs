//! Versions of a text, written by hand, and what their history says.

use travaux::Options;
use travaux::compare::{Understood, understand};
use travaux::history::{History, Line, Run, history};
use travaux::read::Source;

/// Understands a text of operative paragraphs below a formula.
pub(crate) fn understood(name: &str, paragraphs: &[String]) -> Understood {
    let mut text = "The General Assembly,\n\n".to_owned();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        text.push_str(&format!("{}. {paragraph}\n\n", at + 1));
    }
    let source = Source {
        name: name.to_owned(),
        bytes: text.into_bytes(),
    };
    understand(&source, &Options::default().read.new).expect("a text")
}

/// Follows versions, each a list of operative paragraphs.
pub(crate) fn followed(versions: &[&[&str]]) -> History {
    let owned =
        |paragraphs: &&[&str]| -> Vec<String> { paragraphs.iter().map(|it| (*it).to_owned()).collect() };
    let texts: Vec<Understood> = versions
        .iter()
        .enumerate()
        .map(|(at, paragraphs)| understood(&format!("{at}.txt"), &owned(paragraphs)))
        .collect();
    history(&texts, &Options::default()).expect("versions")
}

/// Returns the line of a paragraph of the last version.
pub(crate) fn line<'h>(history: &'h History, id: &str) -> &'h Line {
    &history.lines[history.line_of(id).expect("a line")]
}

/// Returns the run of a paragraph of the last version that a word stands in.
pub(crate) fn run<'h>(history: &'h History, id: &str, word: &str) -> &'h Run {
    let words = &line(history, id).words;
    words
        .iter()
        .find(|run| {
            run.text
                .split(|c: char| !c.is_alphanumeric())
                .any(|it| it == word)
        })
        .unwrap_or_else(|| panic!("{word} is not in {words:?}"))
}

/// Paragraphs that have nothing to do with each other.
pub(crate) const BUDGET: &str =
    "Takes note of the budget estimates for the biennium and the report of the auditors;";
/// As above.
pub(crate) const WOMEN: &str =
    "Urges States to ratify the Convention on the political rights of women without delay;";
/// As above.
pub(crate) const REPORT: &str =
    "Requests the Secretary-General to submit a report on mountain glaciers at its next session;";
/// As above.
pub(crate) const OCEANS: &str =
    "Encourages coastal communities to protect coral reefs against bleaching and trawling;";
