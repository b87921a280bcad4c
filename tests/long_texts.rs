//! Long and monstrous texts: the work grows with the text, not with its square. No test looks at a clock; each text is so
//! long that work with a square in it would take minutes, and does not fit into memory where there is a row for each word.

use travaux::instrument::{Address, Instrument};
use travaux::read::{ReadOptions, Source, read};
use travaux::report::word_edits as diff;
use travaux::structure::structure;
use travaux::{Options, Sides, compare};

const HEAD: &str =
    "Draft resolution\n\nThe matter at hand\n\nThe General Assembly,\n\nRecalling its resolution 69/12,\n\n";

fn source(text: &str) -> Source {
    Source {
        name: "fixture".into(),
        bytes: text.as_bytes().to_vec(),
    }
}

fn instrument(text: &str) -> Instrument {
    let (_, document) = read(&source(text), &ReadOptions::default()).unwrap();
    structure(&document)
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (1..=count).map(line).collect()
}

#[test]
fn lines_of_contents_without_end_are_read_once() {
    let contents = lines(40_000, |n| format!("Chapter {n} ....... {n}\n"));
    let found = instrument(&format!("{HEAD}1. Requests it;\n\n{contents}"));
    assert_eq!(found.provisions[1].id.to_string(), "OP1");
}

#[test]
fn one_line_of_many_recitals_is_cut_in_one_pass() {
    let line = "Recalling its report, ".repeat(30_000);
    let found = instrument(&format!("The General Assembly,\n\n{line}\n\n1. Requests it;\n"));
    assert_eq!(found.provisions.len(), 30_001);
    assert!(
        found.provisions[..30_000]
            .iter()
            .all(|it| it.text == "Recalling its report,")
    );
}

#[test]
fn a_paragraph_of_many_lines_is_looked_at_by_its_ends() {
    let words = lines(60_000, |_| "water\n".to_owned());
    let found = instrument(&format!("{HEAD}1. Requests\n{words}and no more;\n"));
    assert!(found.provisions.iter().any(|it| it.text.len() > 6 * 60_000));
    let signs = lines(20_000, |_| "关于可持续发展问题\n".to_owned());
    let found = instrument(&format!("{HEAD}1. Requests\n{signs}\n"));
    assert!(found.provisions.iter().any(|it| it.text.len() > 27 * 20_000));
}

#[test]
fn headings_of_one_level_are_each_asked_once() {
    let found = instrument(&lines(20_000, |n| format!("## Heading {n}\n\n")));
    assert_eq!(found.provisions.len(), 20_000);
}

#[test]
fn thousands_of_footnotes_without_raised_marks_are_placed() {
    let text = lines(6_000, |n| {
        format!("{n}. Requests the reports,{} and acts;\n\n", n % 900 + 1)
    });
    let notes = lines(6_000, |n| format!("{} See it.\n\n", n % 900 + 1));
    let found = instrument(&format!("{HEAD}{text}It ends here.\n\n{notes}"));
    let letters: usize = found.provisions.iter().map(|it| it.text.len()).sum();
    assert!(letters > 6_000 * "Requests the reports, and acts;".len());
}

#[test]
fn many_rules_in_a_row_open_no_zone_each() {
    let rules = "__________\n".repeat(30_000);
    let found = instrument(&format!("{HEAD}1. Requests it;\n\n{rules}"));
    assert_eq!(found.provisions.len(), 2);
}

#[test]
fn many_texts_with_the_same_ids_are_told_apart() {
    let one = "Decision 17/CP.28\n\nThe Conference of the Parties,\n\n1. Requests it;\n\n";
    let found = instrument(&one.repeat(6_000));
    let mut ids: Vec<&Address> = found.provisions.iter().map(|it| &it.id).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn a_paragraph_of_many_places_is_read_once_for_all() {
    let words = |changed: &str| {
        lines(5_000, |n| {
            let word = if n % 10 == 0 { changed } else { "water" };
            format!("[{word}{n} where appropriate ")
        })
    };
    let old = format!("{HEAD}1. Requests {};\n", words("old"));
    let new = format!("{HEAD}1. Requests {};\n", words("new"));
    let texts = Sides::new(source(&old), source(&new));
    let report = compare(&texts, &Options::default()).unwrap();
    let changed: usize = report.entries.iter().map(|entry| entry.edits.len()).sum();
    assert!(changed > 2 * 500);
}

#[test]
fn a_verb_without_an_end_of_its_addressee_is_asked_once_for_each_place() {
    let words = |changed: &str| {
        lines(30_000, |n| {
            if n % 5 == 0 {
                format!("{changed}{n} ")
            } else {
                format!("w{n} ")
            }
        })
    };
    let old = format!("{HEAD}1. Requests {};\n", words("a"));
    let new = format!("{HEAD}1. Requests {};\n", words("b"));
    let report = compare(&Sides::new(source(&old), source(&new)), &Options::default()).unwrap();
    let causes: usize = report.entries.iter().map(|entry| entry.edits.len()).sum();
    assert!(causes > 6_000);
}

#[test]
fn words_that_no_text_has_twice_are_compared_without_a_row_for_each() {
    let text = |changed: &str| {
        lines(40_000, |n| {
            if n % 20 == 0 {
                format!("{changed}{n} ")
            } else {
                format!("w{n} ")
            }
        })
    };
    let texts = Sides::new(
        source(&format!("{HEAD}1. Requests {};\n", text("a"))),
        source(&format!("{HEAD}1. Requests {};\n", text("b"))),
    );
    let report = compare(&texts, &Options::default()).unwrap();
    assert_eq!(report.summary.amended, 1);
}

#[test]
fn one_word_over_and_over_is_compared() {
    let edits = diff(
        &"shall ".repeat(30_000),
        &format!("{}may", "shall ".repeat(29_000)),
    );
    assert!(edits.len() >= 2);
}
