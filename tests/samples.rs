//! The five seeds: what a careful reader found in them.

use travaux::read::Source;
use travaux::report::{Entry, Report};
use travaux::{Options, Sides, compare};

fn source(name: &str) -> Source {
    let path = format!("{}/samples/{name}", env!("CARGO_MANIFEST_DIR"));
    Source {
        name: name.to_owned(),
        bytes: std::fs::read(path).unwrap(),
    }
}

fn seeds() -> Report {
    let sources = Sides::new(source("A_HRC_RES_23_3.txt"), source("A_C.3_68_CUBA_DRAFT.txt"));
    compare(&sources, &Options::default()).unwrap()
}

fn ids(name: &str) -> Vec<String> {
    let sources = Sides::new(source(name), source(name));
    let report = compare(&sources, &Options::default()).unwrap();
    report
        .texts
        .old
        .provisions
        .into_iter()
        .map(|provision| provision.id)
        .collect()
}

fn counted(kind: &str, range: std::ops::RangeInclusive<u32>) -> Vec<String> {
    range.map(|n| format!("{kind}{n}")).collect()
}

/// Writes an entry as `PP2+PP3 → PP2 merged`.
fn row(entry: &Entry) -> String {
    let relation = serde_json::to_value(entry.relation).unwrap();
    format!(
        "{} → {} {}",
        entry.old.join("+"),
        entry.new.join("+"),
        relation.as_str().unwrap()
    )
}

#[test]
fn the_seed_pair_is_aligned_as_by_hand() {
    let rows: Vec<String> = seeds().entries.iter().map(row).collect();
    let expected = [
        "PP1 → PP1 amended",
        "PP2+PP3 → PP2 merged",
        "PP4 → PP3 amended",
        "PP5 → PP4 unchanged",
        "PP6 → PP5 amended",
        "PP7 →  deleted",
        "PP8 →  deleted",
        "PP9 → PP6 amended",
        "PP10 → PP7 unchanged",
        "PP11 → PP8 unchanged",
        " → PP9 inserted",
        "OP1 → OP1 amended",
        "OP2 → OP2 unchanged",
        "OP3 → OP3 amended",
        "OP4 → OP4 amended",
        "OP5 → OP5 unchanged",
        "OP6 → OP6 unchanged",
        "OP7 →  deleted",
        "OP8 → OP7 unchanged",
        "OP9 →  deleted",
        "OP10 → OP8 amended",
        "OP11 →  deleted",
        "OP12 →  deleted",
        "OP13 →  deleted",
        "OP14 →  deleted",
        "OP15 →  deleted",
        "OP16 →  deleted",
        "OP17 → OP9 amended",
        "OP18 →  deleted",
        "OP19 → OP10 amended",
        "OP20 → OP11 unchanged",
        "OP21 → OP12 amended",
        "OP22 → OP13 amended",
        "OP23 →  deleted",
        "OP24 → OP14 amended",
    ];
    assert_eq!(rows, expected);
}

#[test]
fn the_verb_of_op10_lost_its_also_and_that_of_op22_changed() {
    let report = seeds();
    let header = |old: &str| {
        let entry = report.entries.iter().find(|entry| entry.old == [old]).unwrap();
        (
            entry.header.old.clone().unwrap(),
            entry.header.new.clone().unwrap(),
        )
    };
    assert_eq!(header("OP10"), ("Also emphasizes".into(), "Emphasizes".into()));
    assert_eq!(header("OP22"), ("Recalls".into(), "Requests".into()));
}

#[test]
fn nothing_moved_and_the_word_diff_is_calm() {
    let report = seeds();
    assert!(report.entries.iter().all(|entry| !entry.moved));
    let both = report
        .entries
        .iter()
        .filter(|entry| !entry.old.is_empty() && !entry.new.is_empty());
    let fragments: usize = both.map(fragments).sum();
    assert!(fragments <= 30, "{fragments} fragments");
}

/// Counts the runs of changes between two stretches with words that both texts have.
fn fragments(entry: &Entry) -> usize {
    let mut inside = false;
    let mut count = 0;
    for edit in &entry.edits {
        let words =
            edit.old.chars().any(char::is_alphanumeric) || edit.new.chars().any(char::is_alphanumeric);
        let equal = edit.op == travaux::report::Op::Equal;
        count += usize::from(!equal && !inside);
        inside = !equal || (inside && !words);
    }
    count
}

#[test]
fn footnote_marks_are_out_of_the_text_and_known_by_their_place() {
    let report = seeds();
    let op11 = report
        .texts
        .old
        .provisions
        .iter()
        .find(|provision| provision.id == "OP11")
        .unwrap();
    assert_eq!(op11.footnotes.len(), 1);
    let before: String = op11.text.chars().take(op11.footnotes[0].offset).collect();
    assert!(before.ends_with("in the Universal Periodic Review,"), "{before}");
    assert_eq!(report.texts.old.footnotes.len(), 6, "five notes and the star");
}

#[test]
fn the_mastheads_are_understood() {
    let texts = seeds().texts;
    assert_eq!(texts.old.masthead.organ.as_deref(), Some("Human Rights Council"));
    assert_eq!(texts.old.masthead.date.as_deref(), Some("2013-06-21"));
    assert_eq!(texts.old.masthead.kind.as_deref(), Some("resolution"));
    assert_eq!(texts.new.masthead.sponsors, ["Cuba"]);
    assert_eq!(texts.new.masthead.agenda_item.as_deref(), Some("69 (b)"));
    for masthead in [texts.old.masthead, texts.new.masthead] {
        let title = "Enhancement of international cooperation in the field of human rights";
        assert_eq!(masthead.title.as_deref(), Some(title));
    }
}

#[test]
fn every_seed_has_the_outline_that_a_reader_made() {
    let mut solidarity = counted("PP", 1..=15);
    solidarity.extend(counted("OP", 1..=13));
    solidarity.extend(('a'..='f').map(|letter| format!("OP13({letter})")));
    solidarity.extend(counted("OP", 14..=18));
    assert_eq!(ids("A_HRC_21_DRAFT_SOLIDARITY.txt"), solidarity);

    let report = ids("E_CN.4_2001_95.txt");
    assert_eq!(report.iter().filter(|id| id.starts_with('H')).count(), 3);
    assert_eq!(report.iter().filter(|id| id.starts_with('P')).count(), 21);

    let report = ids("A_68_176.txt");
    assert_eq!(report.len(), 104);
    assert_eq!(report[..4], ["H1", "Summary:P1", "Summary:P2", "H2"]);
    assert_eq!(report.last().map(String::as_str), Some("P58"));
}
