//! Two texts: the laws of a comparison, and what the Word file gives back.

use std::collections::BTreeMap;

use travaux::compare::understand;
use travaux::read::{Format, ReadOptions, Revisions, Source, docx};
use travaux::render::docx::{DocxOptions, render};
use travaux::render::json;
use travaux::report::{Edit, Filter, Report, Text, load};
use travaux::threads::Threads;
use travaux::{Options, Sides, compare};

use crate::mirror::{Written, mirrored, straight};
use crate::readers::sound;
use crate::{lossy, planted};

fn source(text: &str) -> Source {
    Source {
        name: "text".to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

fn as_text() -> ReadOptions {
    ReadOptions {
        format: Some(Format::Text),
        ..ReadOptions::default()
    }
}

fn compared(old: &str, new: &str) -> Option<Report> {
    let options = Options {
        read: Sides::new(as_text(), as_text()),
        threads: Threads::ONE,
        ..Options::default()
    };
    compare(&Sides::new(source(old), source(new)), &options)
        .ok()
        .map(planted::report)
}

/// Compares two texts that `%%%` parts, forth and back; one text with itself.
pub fn pair(data: &[u8]) {
    let input = lossy(data);
    let Some((old, new)) = input.split_once("%%%") else {
        return itself(&input);
    };
    let Some(there) = compared(old, new) else { return };
    let back = compared(new, old).expect("what can be compared can be compared the other way");
    rebuilds(&there);
    let mut straight: Vec<Written> = there.entries.iter().map(straight).collect();
    let mut mirrored: Vec<Written> = back.entries.iter().map(mirrored).collect();
    straight.sort();
    mirrored.sort();
    assert_eq!(straight, mirrored, "mirrored");
    let loaded = load(&source(&json::render(&there))).expect("our own report");
    assert_eq!(loaded, there, "saved and loaded");
}

/// A text and itself: nothing differs, in paragraphs, notes and head.
fn itself(text: &str) {
    let Ok(understood) = understand(&source(text), &as_text()) else {
        return;
    };
    sound(&understood.instrument);
    if let Some(report) = compared(text, text) {
        assert!(
            !report.differs_in(Filter::default()),
            "a text differs from itself"
        );
        assert_eq!(report.summary.changes, 0);
        rebuilds(&report);
    }
}

/// Asserts that edits are their provisions, and that every provision is in one entry.
fn rebuilds(report: &Report) {
    for (text, old) in [(&report.texts.old, true), (&report.texts.new, false)] {
        let by_id: BTreeMap<&str, &str> = text
            .provisions
            .iter()
            .map(|it| (it.id.as_str(), it.text.as_str()))
            .collect();
        let mut seen: Vec<&str> = Vec::new();
        for entry in &report.entries {
            let ids = if old { &entry.old } else { &entry.new };
            let words: Vec<&str> = ids.iter().map(|id| by_id[id.as_str()]).collect();
            let side = |edit: &Edit| if old { edit.old.clone() } else { edit.new.clone() };
            let edits: String = entry.edits.iter().map(side).collect();
            assert_eq!(edits, words.join("\n"), "rebuilt");
            seen.extend(ids.iter().map(String::as_str));
        }
        seen.sort_unstable();
        let all: Vec<&str> = by_id.keys().copied().collect();
        assert_eq!(seen, all, "each once");
    }
}

/// Writes the Word file of a comparison: each view has the letters of its text, no more and no fewer of its provisions.
pub fn redline(data: &[u8]) {
    let input = lossy(data);
    let (old, new) = input.split_once("%%%").unwrap_or((&input, ""));
    let Some(report) = compared(old, new) else { return };
    let file = source_of(render(&report, &DocxOptions::default()));
    for (text, revisions) in [
        (&report.texts.old, Revisions::Original),
        (&report.texts.new, Revisions::Final),
    ] {
        let options = ReadOptions {
            revisions,
            ..ReadOptions::default()
        };
        let document = docx::read(&file, &options).expect("our own file");
        let there: String = document.blocks.iter().map(|block| block.text()).collect();
        let there = letters(&planted::paper(there));
        for (letter, count) in wanted(text) {
            assert!(
                there.get(&letter).is_some_and(|it| *it >= count),
                "{letter} is lost"
            );
        }
    }
}

fn source_of(bytes: Vec<u8>) -> Source {
    Source {
        name: "redline.docx".to_owned(),
        bytes,
    }
}

fn wanted(text: &Text) -> BTreeMap<char, usize> {
    let words: String = text.provisions.iter().map(|it| it.text.as_str()).collect();
    letters(&words)
}

fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for letter in text.chars().filter(|c| c.is_alphanumeric()) {
        *counts.entry(letter).or_default() += 1;
    }
    counts
}
