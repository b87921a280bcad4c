//! The leading verb phrases of resolutions in the languages of the United Nations, with their gender, number and adverbs.
//!
//! A line of a fixture is `P` or `O` for preambular or operative, and a paragraph with a stroke behind its phrase. The lists
//! follow the initial words of the editorial manuals and the adopted resolutions of the General Assembly, the Security
//! Council, the Human Rights Council and the Economic and Social Council; the paragraphs are our own.

use travaux::lexicon::{Form, LANGUAGES, Ladders};

fn faults(code: &str, fixture: &str) -> Vec<String> {
    let language = LANGUAGES
        .iter()
        .find(|language| language.code == code)
        .expect("a known language");
    let mut faults = Vec::new();
    for line in fixture.lines() {
        let Some((kind, marked)) = line
            .split_once(' ')
            .filter(|(kind, _)| matches!(*kind, "P" | "O"))
        else {
            continue;
        };
        let (header, _) = marked.split_once('|').expect("a stroke behind the phrase");
        let text = marked.replacen('|', "", 1);
        let found = language.leading_phrase(&text);
        let fits = found.as_ref().is_some_and(|phrase| match kind {
            "P" => phrase.form != Form::Present,
            _ => phrase.form != Form::Participle,
        });
        let printed = found.map(|phrase| (text[..phrase.end].to_owned(), phrase.form));
        if !fits || printed.as_ref().map(|(own, _)| own.as_str()) != Some(header) {
            faults.push(format!("{kind} {header}: {printed:?}"));
        }
    }
    faults
}

#[test]
fn phrases_are_read_in_french() {
    let faults = faults("fr", include_str!("fixtures/verbs/fr.txt"));
    assert!(faults.is_empty(), "{}:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn phrases_are_read_in_spanish() {
    let faults = faults("es", include_str!("fixtures/verbs/es.txt"));
    assert!(faults.is_empty(), "{}:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn phrases_are_read_in_russian() {
    let faults = faults("ru", include_str!("fixtures/verbs/ru.txt"));
    assert!(faults.is_empty(), "{}:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn phrases_are_read_in_arabic() {
    let faults = faults("ar", include_str!("fixtures/verbs/ar.txt"));
    assert!(faults.is_empty(), "{}:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn phrases_are_read_in_chinese() {
    let faults = faults("zh", include_str!("fixtures/verbs/zh.txt"));
    assert!(faults.is_empty(), "{}:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_ranked_phrase_opens_a_paragraph_in_some_language() {
    let shipped = Ladders::default();
    let ladders = shipped.ladders().iter();
    let ranked = ladders.flat_map(|ladder| ladder.tiers.iter().flatten());
    let unread: Vec<&String> = ranked
        .chain(&shipped.neutral().phrases)
        .filter(|phrase| {
            let text = format!("{phrase} ");
            let mut found = LANGUAGES
                .iter()
                .filter_map(|language| language.leading_phrase(&text));
            !found.any(|found| found.end >= phrase.len())
        })
        .collect();
    assert_eq!(unread, [""; 0], "no lexicon has these as verbs");
}
