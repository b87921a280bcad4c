//! Laws of the whole program: from two files to the report.

use std::collections::BTreeMap;

#[path = "support/mirror.rs"]
mod mirror;

use mirror::{mirrored, straight};
use proptest::prelude::*;
use travaux::read::Source;
use travaux::report::{Entry, Op, Relation, Report, Text};
use travaux::{Options, Sides, compare};

/// Words that resolutions are made of, enough of them to tell paragraphs apart.
const WORDS: [&str; 40] = [
    "rivers",
    "waters",
    "forests",
    "cities",
    "trade",
    "debt",
    "health",
    "children",
    "women",
    "youth",
    "climate",
    "energy",
    "science",
    "culture",
    "peace",
    "justice",
    "law",
    "treaty",
    "report",
    "session",
    "committee",
    "assembly",
    "council",
    "fund",
    "budget",
    "region",
    "island",
    "desert",
    "ocean",
    "harbour",
    "school",
    "labour",
    "migration",
    "language",
    "museum",
    "poetry",
    "satellite",
    "vaccine",
    "bridge",
    "railway",
];

const VERBS: [&str; 6] = ["Urges", "Requests", "Notes", "Welcomes", "Decides", "Invites"];

/// A paragraph: a verb and a dozen words or more, as their places in the lists.
type Paragraph = (usize, Vec<usize>);

fn paragraph() -> impl Strategy<Value = Paragraph> {
    (0..VERBS.len(), prop::collection::vec(0..WORDS.len(), 10..24))
}

fn sentence((verb, words): &Paragraph) -> String {
    let words: Vec<&str> = words.iter().map(|&word| WORDS[word]).collect();
    format!("{} the {}", VERBS[*verb], words.join(" and the "))
}

/// Writes a resolution with these operative paragraphs.
fn resolution(paragraphs: &[Paragraph]) -> Source {
    let head = "The General Assembly,\n\nRecalling its earlier resolutions on the matter,\n\n";
    let numbered = paragraphs
        .iter()
        .enumerate()
        .map(|(at, paragraph)| format!("{}. {};\n\n", at + 1, sentence(paragraph)));
    let text = head.to_owned() + &numbered.collect::<Vec<_>>().concat();
    Source {
        name: "resolution.txt".into(),
        bytes: text.into_bytes(),
    }
}

/// Changes some paragraphs of a text: drops, adds, swaps and replaces words.
fn edited(paragraphs: &[Paragraph], changes: &[(usize, usize, usize)]) -> Vec<Paragraph> {
    let mut edited = paragraphs.to_vec();
    for &(kind, place, word) in changes {
        let at = place % edited.len();
        match kind {
            0 if edited.len() > 1 => drop(edited.remove(at)),
            1 => {
                let moved = edited.remove(at);
                let to = word % (edited.len() + 1);
                edited.insert(to, moved);
            }
            2 => edited[at].0 = word % VERBS.len(),
            _ => {
                let length = edited[at].1.len();
                edited[at].1[word % length] = word % WORDS.len();
            }
        }
    }
    edited
}

fn report(old: &[Paragraph], new: &[Paragraph]) -> Report {
    compare(&Sides::new(resolution(old), resolution(new)), &Options::default()).unwrap()
}

/// Returns the text of one side of an entry, from its edits and from its provisions.
fn both(entry: &Entry, text: &Text, old: bool) -> (String, String) {
    let edits = entry
        .edits
        .iter()
        .map(|edit| if old { edit.old.as_str() } else { edit.new.as_str() })
        .collect();
    let ids = if old { &entry.old } else { &entry.new };
    let by_id: BTreeMap<&str, &str> = text
        .provisions
        .iter()
        .map(|p| (p.id.as_str(), p.text.as_str()))
        .collect();
    (
        edits,
        ids.iter()
            .map(|id| by_id[id.as_str()])
            .collect::<Vec<_>>()
            .join("\n"),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn edits_rebuild_both_sides_and_every_provision_is_in_one_entry(
        old in prop::collection::vec(paragraph(), 1..9),
        changes in prop::collection::vec((0..4usize, 0..9usize, 0..40usize), 0..6),
    ) {
        let report = report(&old, &edited(&old, &changes));
        let mut seen: (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
        for entry in &report.entries {
            for (text, old) in [(&report.texts.old, true), (&report.texts.new, false)] {
                let (edits, provisions) = both(entry, text, old);
                prop_assert_eq!(edits, provisions);
            }
            seen.0.extend(entry.old.iter().map(String::as_str));
            seen.1.extend(entry.new.iter().map(String::as_str));
        }
        let ids = |text: &Text| text.provisions.iter().map(|provision| provision.id.clone()).collect::<Vec<_>>();
        let (mut old_ids, mut new_ids) = (ids(&report.texts.old), ids(&report.texts.new));
        seen.0.sort_unstable();
        seen.1.sort_unstable();
        old_ids.sort_unstable();
        new_ids.sort_unstable();
        prop_assert_eq!(seen.0, old_ids);
        prop_assert_eq!(seen.1, new_ids);
    }

    #[test]
    fn a_text_compared_with_itself_is_unchanged(text in prop::collection::vec(paragraph(), 1..9)) {
        let report = report(&text, &text);
        for entry in &report.entries {
            prop_assert_eq!(entry.relation, Relation::Unchanged);
            prop_assert!(!entry.moved && !entry.renumbered);
            prop_assert_eq!(&entry.old, &entry.new);
            prop_assert!(entry.edits.iter().all(|edit| edit.op == Op::Equal));
        }
    }

    #[test]
    fn swapped_texts_give_the_mirrored_comparison(
        old in prop::collection::vec(paragraph(), 1..9),
        changes in prop::collection::vec((0..4usize, 0..9usize, 0..40usize), 0..6),
    ) {
        let new = edited(&old, &changes);
        let mut there: Vec<_> = report(&old, &new).entries.iter().map(straight).collect();
        let mut back: Vec<_> = report(&new, &old).entries.iter().map(mirrored).collect();
        there.sort();
        back.sort();
        prop_assert_eq!(there, back);
    }

    #[test]
    fn an_unrelated_paragraph_changes_no_other_words(
        old in prop::collection::vec(paragraph(), 1..7),
        changes in prop::collection::vec((2..4usize, 0..9usize, 0..40usize), 0..4),
    ) {
        let new = edited(&old, &changes);
        let plain = report(&old, &new);
        let unrelated = "Condemns zealous quixotic jabberwocks, frumious bandersnatches, slithy toves and borogoves everywhere";
        let mut source = resolution(&new);
        source.bytes.extend(format!("{}. {unrelated}.\n", new.len() + 1).into_bytes());
        let longer = compare(&Sides::new(resolution(&old), source), &Options::default()).unwrap();
        let words = |report: &Report| -> Vec<_> {
            let pairs = report.entries.iter().filter(|entry| !entry.old.is_empty() && !entry.new.is_empty());
            pairs.map(straight).collect()
        };
        prop_assert_eq!(words(&plain), words(&longer));
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(old in prop::collection::vec(paragraph(), 1..6), new in prop::collection::vec(paragraph(), 1..6)) {
        let json = || travaux::render::json::render(&report(&old, &new));
        prop_assert_eq!(json(), json());
    }
}
