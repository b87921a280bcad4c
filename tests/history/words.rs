//! The ages of words.

use crate::versions::{BUDGET, OCEANS, REPORT, WOMEN, followed, line, run};

#[test]
fn the_runs_of_a_wording_are_its_text() {
    let history = followed(&[&[BUDGET, WOMEN], &[WOMEN, OCEANS], &[OCEANS, BUDGET, REPORT]]);
    for line in &history.lines {
        for wording in &line.wordings {
            let id = line.id(wording.version).expect("an id");
            let text = history.versions[wording.version]
                .provisions
                .iter()
                .find(|it| it.id == id)
                .expect("a provision");
            let joined: String = wording.words.iter().map(|run| run.text.as_str()).collect();
            assert_eq!(joined, text.text);
        }
        assert_eq!(line.words, line.wordings.last().expect("a wording").words);
    }
}

#[test]
fn a_word_is_as_old_as_the_version_that_brought_it() {
    let with = "Urges all States to ratify the Convention on the political rights of women without delay;";
    let history = followed(&[&[BUDGET, WOMEN], &[BUDGET, with], &[BUDGET, with]]);
    let all = run(&history, "OP2", "all");
    assert_eq!(
        (all.text.as_str(), all.since, &all.was_in[..]),
        ("all ", 1, &[1, 2][..])
    );
    assert_eq!(run(&history, "OP2", "ratify").since, 0);
}

#[test]
fn a_word_that_came_back_to_its_place_was_in_both_stretches() {
    let without = "Urges States to ratify the Convention on the rights of women without delay;";
    let history = followed(&[
        &[BUDGET, WOMEN],
        &[BUDGET, without],
        &[BUDGET, without],
        &[BUDGET, WOMEN],
    ]);
    let political = run(&history, "OP2", "political");
    assert_eq!((political.since, &political.was_in[..]), (0, &[0, 3][..]));
    assert_eq!(run(&history, "OP2", "rights").was_in, [0, 1, 2, 3]);
}

#[test]
fn a_clause_that_moves_to_another_paragraph_keeps_its_age() {
    let clause = "bearing in mind the needs of small island nations beset by rising tides";
    let with = |text: &str| format!("{}, {clause};", text.trim_end_matches(';'));
    let (women, oceans) = (with(WOMEN), with(OCEANS));
    let history = followed(&[&[BUDGET, &women, OCEANS], &[BUDGET, WOMEN, &oceans]]);
    assert_eq!(run(&history, "OP3", "tides").was_in, [0, 1]);
}

#[test]
fn a_clause_that_came_back_in_another_paragraph_was_in_both_stretches() {
    let clause = "bearing in mind the needs of small island nations beset by rising tides";
    let with = |text: &str| format!("{}, {clause};", text.trim_end_matches(';'));
    let (women, oceans) = (with(WOMEN), with(OCEANS));
    let history = followed(&[
        &[BUDGET, &women, OCEANS],
        &[BUDGET, WOMEN, OCEANS],
        &[BUDGET, WOMEN, OCEANS],
        &[BUDGET, WOMEN, &oceans],
    ]);
    assert_eq!(run(&history, "OP3", "tides").was_in, [0, 3]);
    let taken = &line(&history, "OP3").events[0].taken;
    assert_eq!(
        (taken[0].from.version, taken[0].from.id.as_str(), taken[0].words),
        (0, "OP2", 13)
    );
}

#[test]
fn a_verb_alone_is_no_survivor_of_another_paragraph() {
    let other = "Urges the Bank to lend at lower rates to farmers hit by locusts;";
    let history = followed(&[
        &[BUDGET, WOMEN, REPORT],
        &[BUDGET, REPORT],
        &[BUDGET, REPORT, other],
    ]);
    assert_eq!(line(&history, "OP3").words.len(), 1);
    assert_eq!(line(&history, "OP3").words[0].since, 2);
}

#[test]
fn what_everybody_says_came_back_from_nowhere() {
    let old = "Notes the first sessions of the subsidiary bodies with regret and bewilderment;";
    let new = "Invites plumbers to attend sessions of the subsidiary bodies;";
    let history = followed(&[&[BUDGET, old, WOMEN], &[BUDGET, WOMEN], &[BUDGET, WOMEN, new]]);
    assert_eq!(run(&history, "OP3", "subsidiary").since, 2);
}

#[test]
fn glyphs_line_ends_capitals_and_slips_of_a_scan_are_no_birth() {
    let old = "Urges States to maintain the 'blue line' of non-combat zones in modern wars;";
    let new =
        "Urges States to rnaintain the \u{2018}blue line\u{2019} of non\u{2011}combat\nzones in Modern wars;";
    let history = followed(&[&[BUDGET, old], &[BUDGET, new]]);
    let words = &line(&history, "OP2").words;
    assert!(words.iter().all(|run| run.since == 0), "{words:?}");
}

#[test]
fn a_reference_that_follows_its_paragraph_is_no_birth() {
    let by =
        |number: usize| format!("Decides to review the appeal in paragraph {number} above after two years;");
    let history = followed(&[&[WOMEN, &by(1)], &[BUDGET, WOMEN, &by(2)]]);
    assert!(line(&history, "OP3").words.iter().all(|run| run.since == 0));
}

#[test]
fn a_day_is_born_as_a_whole() {
    let by = |day: &str| format!("Decides to hold the conference on seabed minerals from {day} in Kingston;");
    let history = followed(&[
        &[BUDGET, &by("10 November 2024")],
        &[BUDGET, &by("21 November 2025")],
    ]);
    assert_eq!(run(&history, "OP2", "November").text, "21 November 2025 ");
    assert_eq!(run(&history, "OP2", "November").since, 1);
}

#[test]
fn words_of_a_copied_paragraph_have_the_age_of_those_they_were_copied_from() {
    let host = "Invites the Government of Chile to host the thirtieth conference on deep sea fisheries;";
    let next = "Invites the Government of Ghana to host the thirty-first conference on deep sea fisheries;";
    let history = followed(&[
        &[BUDGET, host, WOMEN],
        &[BUDGET, host, WOMEN],
        &[BUDGET, host, next, WOMEN],
    ]);
    assert_eq!(run(&history, "OP3", "fisheries").was_in, [0, 1, 2]);
    assert_eq!(run(&history, "OP3", "Ghana").was_in, [2]);
    assert_eq!(run(&history, "OP2", "fisheries").was_in, [0, 1, 2]);
}

#[test]
fn words_that_left_say_when() {
    let history = followed(&[&[BUDGET, WOMEN], &[BUDGET, WOMEN], &[BUDGET]]);
    let women = history
        .lines
        .iter()
        .find(|line| line.died.is_some())
        .expect("a line");
    assert!(
        women
            .words
            .iter()
            .all(|run| run.removed == Some(2) && run.was_in == [0, 1])
    );
}
