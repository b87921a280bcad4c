use travaux::align::Corrections;
use travaux::check::Pins;
use travaux::render::terminal::{TerminalOptions, render};
use travaux::report::{Relation, Report};
use travaux::{Options, Sides, compare};

use crate::desk::{resolution, text};

const SEIZED: &str = "Decides to remain seized of the matter";

fn corrected(pins: &str, old: &str, new: &str) -> Report {
    let corrections: Corrections = Pins::parse("travaux.pins.toml", pins)
        .unwrap()
        .corrections("draft.md");
    let options = Options {
        corrections,
        ..Options::default()
    };
    let report = compare(&Sides::new(text(old), text(new)), &options).unwrap();
    // What is corrected is a report like any other.
    let saved = travaux::render::json::render(&report);
    assert_eq!(travaux::report::load(&text(&saved)).unwrap(), report);
    report
}

fn entries(report: &Report) -> Vec<String> {
    let told = report.entries.iter().map(|entry| {
        format!(
            "{}→{} {}",
            entry.old.join("+"),
            entry.new.join("+"),
            entry.relation.word()
        )
    });
    told.filter(|told| !told.starts_with("PP1→PP1")).collect()
}

fn pin(list: &str, old: &str, new: &str) -> String {
    format!("[[{list}]]\nold = \"{old}\"\nnew = \"{new}\"\nreason = \"the facilitator said so\"\n")
}

#[test]
fn paragraphs_that_were_rewritten_are_put_together_by_hand() {
    let old = resolution(&["Urges the inspection of village wells by keepers", SEIZED]);
    let new = resolution(&[
        "Invites parliaments to finance electronic voting in elections",
        SEIZED,
    ]);
    assert_eq!(
        entries(&corrected("", &old, &new)),
        ["OP1→ deleted", "→OP1 inserted", "OP2→OP2 unchanged"]
    );
    let report = corrected(
        &pin("together", "Urges the inspection", "Invites parliaments"),
        &old,
        &new,
    );
    assert_eq!(entries(&report), ["OP1→OP1 amended", "OP2→OP2 unchanged"]);
    let entry = report
        .entries
        .iter()
        .find(|entry| entry.relation == Relation::Amended)
        .unwrap();
    assert_eq!(
        entry.by_hand[0].in_words(),
        "put together by hand: the facilitator said so"
    );
    let explained = render(
        &report,
        &TerminalOptions {
            explain: true,
            ..TerminalOptions::default()
        },
    );
    assert!(
        explained.contains("put together by hand: the facilitator said so"),
        "{explained}"
    );
    assert!(
        report
            .options
            .iter()
            .any(|choice| choice.name.contains("together by hand"))
    );
}

#[test]
fn paragraphs_that_do_not_belong_together_are_parted() {
    let old = resolution(&["Urges the inspection of village wells by keepers", SEIZED]);
    let new = resolution(&["Urges the inspection of village wells by their keepers", SEIZED]);
    assert_eq!(
        entries(&corrected("", &old, &new)),
        ["OP1→OP1 amended", "OP2→OP2 unchanged"]
    );
    let report = corrected(
        &pin("apart", "Urges the inspection", "Urges the inspection"),
        &old,
        &new,
    );
    assert_eq!(
        entries(&report),
        ["OP1→ deleted", "→OP1 inserted", "OP2→OP2 unchanged"]
    );
    // Also where the words are the same.
    let report = corrected(&pin("apart", SEIZED, SEIZED), &old, &old);
    assert_eq!(
        entries(&report),
        ["OP1→OP1 unchanged", "OP2→ deleted", "→OP2 inserted"]
    );
    assert_eq!(
        report
            .entries
            .iter()
            .filter(|entry| !entry.by_hand.is_empty())
            .count(),
        2
    );
}

#[test]
fn several_paragraphs_put_together_with_one_are_a_merge() {
    let old = resolution(&[
        "Urges the inspection of village wells",
        "Deplores the sinking of overloaded ferries",
        SEIZED,
    ]);
    let new = resolution(&["Invites parliaments to finance electronic voting", SEIZED]);
    let pins = format!(
        "{}{}",
        pin("together", "Urges the", "Invites"),
        pin("together", "Deplores the", "Invites")
    );
    assert_eq!(
        entries(&corrected(&pins, &old, &new)),
        ["OP1+OP2→OP1 merged", "OP3→OP2 unchanged"]
    );
    // And the other way round a split.
    let pins = format!(
        "{}{}",
        pin("together", "Invites", "Urges the"),
        pin("together", "Invites", "Deplores the")
    );
    assert_eq!(
        entries(&corrected(&pins, &new, &old)),
        ["OP1→OP1+OP2 split", "OP2→OP3 unchanged"]
    );
}

#[test]
fn a_correction_that_fits_no_longer_is_told_and_nothing_is_guessed() {
    let old = resolution(&[
        "Urges the inspection of village wells",
        "Urges the painting of ferries",
        SEIZED,
    ]);
    for (pins, told) in [
        (
            pin("together", "Condemns", "Urges the painting"),
            "does not fit: no paragraph begins so",
        ),
        (
            pin("together", "Urges the", "Urges the painting"),
            "does not fit: several paragraphs begin so",
        ),
        (
            format!(
                "{}{}",
                pin("together", "Urges the insp", "Urges the insp"),
                pin("apart", "Urges the insp", "Urges the insp")
            ),
            "contradicts another one",
        ),
    ] {
        let report = corrected(&pins, &old, &old);
        let notice = report
            .warnings
            .iter()
            .find(|notice| notice.code == "correction-unfit")
            .unwrap();
        assert!(notice.message.contains(told), "{}", notice.message);
        assert!(
            report
                .entries
                .iter()
                .all(|entry| entry.relation == Relation::Unchanged)
        );
    }
}

#[test]
fn corrections_mirror_with_the_sides() {
    let old = resolution(&[
        "Urges the inspection of village wells by keepers",
        "Deplores the sinking of ferries",
        SEIZED,
    ]);
    let new = resolution(&[
        "Invites parliaments to finance electronic voting in elections",
        "Deplores the sinking of ferries",
        SEIZED,
    ]);
    let there = corrected(
        &pin("together", "Urges the inspection", "Invites parliaments"),
        &old,
        &new,
    );
    let back = corrected(
        &pin("together", "Invites parliaments", "Urges the inspection"),
        &new,
        &old,
    );
    let mirrored: Vec<(Vec<String>, Vec<String>)> = back
        .entries
        .iter()
        .map(|it| (it.new.clone(), it.old.clone()))
        .collect();
    let same: Vec<(Vec<String>, Vec<String>)> = there
        .entries
        .iter()
        .map(|it| (it.old.clone(), it.new.clone()))
        .collect();
    assert_eq!(mirrored, same);
}
