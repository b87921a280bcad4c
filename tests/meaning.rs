//! Nothing played down: one edit of meaning at a time, in six languages; each must be filed as substantive.
//!
//! Three makers of edits:
//!
//! - *cases*: a sentence written for the purpose, with what it said and what it says now, `it is {not necessary|necessary
//!   not} to publish`. Each stands in several places of a small text of its language (operative paragraph, sub-paragraph,
//!   annex, footnote), in both directions;
//! - *swaps*: pairs of words that mean different things, `shall | may`, wherever they stand in whole texts and in the
//!   seeds;
//! - *structure*: paragraphs, labels, notes, marks and the head of those texts, moved, doubled, removed and changed.
//!
//! The other list are *mild* edits, which must stay less than substantive: without it a program that calls everything
//! substantive would pass.
//!
//! `tests/fixtures/meaning/known.tsv` lists the kinds that fail today, with the number of failures. It can only shrink:
//! a kind that fails more often fails the test, and so does one that no longer fails and is still listed.

#[path = "meaning/base.rs"]
mod base;
#[path = "meaning/case.rs"]
mod case;
#[path = "meaning/edit.rs"]
mod edit;
#[path = "meaning/host.rs"]
mod host;
#[path = "support/pack.rs"]
mod pack;
#[path = "meaning/structural.rs"]
mod structural;
#[path = "meaning/swap.rs"]
mod swap;
#[path = "meaning/texts.rs"]
mod texts;
#[path = "meaning/word_file.rs"]
mod word_file;

use std::collections::BTreeMap;

use edit::{Edit, Expected, Outcome, outcomes};
use travaux::report::Class;

/// The kinds that fail today, with the number of failures.
const KNOWN: &str = include_str!("fixtures/meaning/known.tsv");

/// How many failures of a kind are shown in full.
const SHOWN: usize = 4;

/// Makes every edit; with `MEANING_ONLY=comma,capital` those of kinds that are called so.
fn all_edits() -> Vec<Edit> {
    let makers = [case::edits, swap::edits, structural::edits, word_file::edits];
    let all = makers.into_iter().flat_map(|make| make());
    let only = std::env::var("MEANING_ONLY").unwrap_or_default();
    all.filter(|edit| only.split(',').any(|part| edit.kind.contains(part)))
        .collect()
}

fn edits_of_meaning() -> Vec<Edit> {
    let all = all_edits().into_iter();
    all.filter(|edit| edit.expected == Expected::Substantive)
        .collect()
}

fn mild_edits() -> Vec<Edit> {
    let all = all_edits().into_iter();
    all.filter(|edit| edit.expected == Expected::Mild).collect()
}

fn by_kind<'a>(failures: &[&'a Outcome<'a>]) -> BTreeMap<&'a str, Vec<&'a Outcome<'a>>> {
    let mut kinds: BTreeMap<&str, Vec<&Outcome<'_>>> = BTreeMap::new();
    for failure in failures {
        kinds.entry(&failure.edit.kind).or_default().push(failure);
    }
    kinds
}

/// Returns the listed number of failures of each kind.
fn known(of: &str) -> BTreeMap<&'static str, usize> {
    let rows = KNOWN.lines().filter(|row| !row.starts_with('#'));
    let cells = rows.map(|row| row.split('\t').collect::<Vec<&str>>());
    cells
        .filter(|cells| cells.first() == Some(&of))
        .map(|cells| (cells[1], cells[2].parse().expect("the third cell is a number")))
        .collect()
}

/// Fails where a kind fails more often than it is listed with, or is listed and no longer fails.
#[track_caller]
fn check(list: &str, failures: &[&Outcome<'_>], total: usize) {
    let known = known(list);
    let kinds = by_kind(failures);
    let mut wrong = Vec::new();
    for (kind, failures) in &kinds {
        for failure in failures
            .iter()
            .take(if std::env::var_os("MEANING_ALL").is_some() {
                usize::MAX
            } else {
                SHOWN
            })
        {
            println!("{failure}");
        }
        let listed = known.get(kind).copied().unwrap_or(0);
        if failures.len() > listed {
            wrong.push(format!("{list}\t{kind}\t{}\t(listed: {listed})", failures.len()));
        }
    }
    let mended = known.keys().filter(|kind| !kinds.contains_key(*kind));
    wrong.extend(mended.map(|kind| format!("{list}\t{kind}\tno longer fails: take it off the list")));
    println!("{list}: {total} edits, {} fail", failures.len());
    assert!(
        wrong.is_empty(),
        "of {total} edits {} fail:\n{}",
        failures.len(),
        wrong.join("\n")
    );
}

#[test]
fn no_edit_of_meaning_is_filed_as_less() {
    let edits = edits_of_meaning();
    let outcomes = outcomes(&edits);
    let failures: Vec<&Outcome> = outcomes
        .iter()
        .filter(|outcome| outcome.class != Class::Substantive)
        .collect();
    check("meaning", &failures, edits.len());
}

#[test]
fn mild_edits_stay_mild() {
    let edits = mild_edits();
    let outcomes = outcomes(&edits);
    let failures: Vec<&Outcome> = outcomes
        .iter()
        .filter(|outcome| outcome.class == Class::Substantive)
        .collect();
    check("mild", &failures, edits.len());
}

#[test]
fn the_generator_is_broad() {
    let edits = edits_of_meaning();
    let kinds: BTreeMap<&str, usize> = edits.iter().fold(BTreeMap::new(), |mut kinds, edit| {
        *kinds.entry(edit.kind.as_str()).or_default() += 1;
        kinds
    });
    let languages: std::collections::BTreeSet<&str> = edits.iter().map(|edit| edit.language).collect();
    println!("{} edits of {} kinds", edits.len(), kinds.len());
    assert!(kinds.len() >= 60, "{kinds:#?}");
    assert!(edits.len() >= 3000, "{}", edits.len());
    assert_eq!(languages.len(), 6);
}
