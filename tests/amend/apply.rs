//! Single actions on a small base: what they do, and why they are refused.

use travaux::amend::{Act, Action, Amended, ApplyOptions, Item, Position, Sheet, Status, apply};
use travaux::compare::{Understood, understand};
use travaux::read::{ReadOptions, Source};
use travaux::report::{Masthead, SourceInfo};

pub(crate) const BASE: &str = "\
The General Assembly,

Recalling its resolution 60/1 of 16 September 2005,

Taking note of the report of the Secretary-General,

Noting the work of the Council, and noting also the work of the Board,

1. Urges all Member States to cooperate, including in trade, and to report;

2. Takes note of the report of the Board;

3. Requests the Secretary-General:

(a) To convene a meeting of experts;

(b) To report to the Council, as referred to in paragraph 2 above;

4. Calls upon donors to act. The donors should report. They should do so every year;

5. Decides to remain seized of the matter.
";

pub(crate) fn base(text: &str) -> Understood {
    let source = Source {
        name: "base.txt".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    understand(&source, &ReadOptions::default()).unwrap()
}

pub(crate) fn action(act: Act, target: &str) -> Action {
    Action {
        act,
        target: target.parse().unwrap(),
        locator: None,
        scope: None,
        position: Position::Once,
        anchor: String::new(),
        until: None,
        old_text: String::new(),
        new_text: String::new(),
        label: None,
        to: Vec::new(),
        outcome: None,
    }
}

pub(crate) fn replace(target: &str, old: &str, new: &str) -> Action {
    Action {
        old_text: old.to_owned(),
        new_text: new.to_owned(),
        ..action(Act::ReplaceWords, target)
    }
}

pub(crate) fn delete(target: &str, old: &str) -> Action {
    Action {
        old_text: old.to_owned(),
        ..action(Act::DeleteWords, target)
    }
}

pub(crate) fn put(target: &str, position: Position, anchor: &str, new: &str) -> Action {
    Action {
        position,
        anchor: anchor.to_owned(),
        new_text: new.to_owned(),
        ..action(Act::InsertWords, target)
    }
}

pub(crate) fn whole(act: Act, target: &str, new: &str) -> Action {
    Action {
        position: Position::Whole,
        new_text: new.to_owned(),
        ..action(act, target)
    }
}

/// A sheet whose items have one action each.
pub(crate) fn sheet(actions: Vec<Action>) -> Sheet {
    let item = |(at, action): (usize, Action)| Item {
        n: Some((at + 1).to_string()),
        text: String::new(),
        sponsors: Vec::new(),
        page: None,
        line: None,
        actions: vec![action],
    };
    Sheet {
        source: SourceInfo {
            name: "sheet.txt".to_owned(),
            ..SourceInfo::default()
        },
        masthead: Masthead {
            symbol: Some("A/C.3/80/L.58".to_owned()),
            language: Some("en".to_owned()),
            ..Masthead::default()
        },
        amends: None,
        sponsors: vec!["Freedonia".to_owned()],
        items: actions.into_iter().enumerate().map(item).collect(),
        warnings: Vec::new(),
        original: None,
    }
}

pub(crate) fn done(text: &str, actions: Vec<Action>) -> Amended {
    apply(&base(text), &[sheet(actions)], &ApplyOptions::default())
}

pub(crate) fn text<'a>(amended: &'a Amended, id: &str) -> &'a str {
    let provisions = &amended.result.instrument.provisions;
    let found = provisions.iter().find(|it| it.id.to_string() == id);
    found.map_or("", |it| it.text.as_str())
}

pub(crate) fn status(amended: &Amended, item: usize) -> (Status, String) {
    let outcome = amended.sheets[0].items[item].actions[0].outcome.clone().unwrap();
    (outcome.status, outcome.why)
}

/// Applies one action and returns a paragraph.
fn after(action: Action, id: &str) -> String {
    let amended = done(BASE, vec![action]);
    let (status, why) = status(&amended, 0);
    assert_eq!(status, Status::Applied, "{why}");
    text(&amended, id).to_owned()
}

fn refused(action: Action, why: &str) {
    let amended = done(BASE, vec![action]);
    let (status, said) = status(&amended, 0);
    assert_eq!((status, said.as_str()), (Status::Refused, why));
    assert_eq!(
        amended.result.instrument.provisions,
        amended.base.instrument.provisions
    );
}

fn scoped(action: Action, scope: &str) -> Action {
    Action {
        scope: Some(scope.to_owned()),
        ..action
    }
}

fn at(action: Action, position: Position) -> Action {
    Action { position, ..action }
}

#[test]
fn words_go_come_and_change() {
    for (action, id, expected) in [
        (
            replace("OP1", "all Member States", "the parties"),
            "OP1",
            "Urges the parties to cooperate, including in trade, and to report;",
        ),
        (
            delete("OP1", ", including in trade,"),
            "OP1",
            "Urges all Member States to cooperate and to report;",
        ),
        (
            delete("OP1", "including in trade"),
            "OP1",
            "Urges all Member States to cooperate, and to report;",
        ),
        (
            put("OP1", Position::After, "Member States", "and observers"),
            "OP1",
            "Urges all Member States and observers to cooperate, including in trade, and to report;",
        ),
        (
            put("OP1", Position::Before, "to cooperate", "fully"),
            "OP1",
            "Urges all Member States fully to cooperate, including in trade, and to report;",
        ),
        (
            put("OP1", Position::End, "", "every year"),
            "OP1",
            "Urges all Member States to cooperate, including in trade, and to report every year;",
        ),
        (
            put("PP3", Position::Start, "", "Also"),
            "PP3",
            "Also Noting the work of the Council, and noting also the work of the Board,",
        ),
        (
            delete("PP3", "and noting also the work of the Board,"),
            "PP3",
            "Noting the work of the Council,",
        ),
        (
            delete("PP3", ", and noting also the work of the Board,"),
            "PP3",
            "Noting the work of the Council,",
        ),
        (
            scoped(replace("OP4", "should", "shall"), "second occurrence"),
            "OP4",
            "Calls upon donors to act. The donors should report. They shall do so every year;",
        ),
        (
            scoped(replace("OP4", "should", "shall"), "second sentence"),
            "OP4",
            "Calls upon donors to act. The donors shall report. They should do so every year;",
        ),
        (
            scoped(delete("OP4", ""), "second sentence"),
            "OP4",
            "Calls upon donors to act. They should do so every year;",
        ),
        (
            at(replace("OP4", "should", "shall"), Position::Each),
            "OP4",
            "Calls upon donors to act. The donors shall report. They shall do so every year;",
        ),
    ] {
        assert_eq!(after(action, id), expected);
    }
}

#[test]
fn spans_go_from_their_first_to_their_last_words() {
    let span = |position, anchor: &str, until: Option<&str>, new: &str| Action {
        position,
        anchor: anchor.to_owned(),
        until: until.map(str::to_owned),
        new_text: new.to_owned(),
        ..action(
            if new.is_empty() {
                Act::DeleteWords
            } else {
                Act::ReplaceWords
            },
            "OP1",
        )
    };
    for (action, expected) in [
        (
            span(Position::Once, "to cooperate", Some("in trade"), "to act"),
            "Urges all Member States to act, and to report;",
        ),
        (
            scoped(
                span(Position::Once, "including", None, "in all fields"),
                "to the end",
            ),
            "Urges all Member States to cooperate, in all fields;",
        ),
        (
            scoped(span(Position::After, "to cooperate", None, ""), "to the end"),
            "Urges all Member States to cooperate;",
        ),
    ] {
        assert_eq!(after(action, "OP1"), expected);
    }
}

#[test]
fn paragraphs_come_and_go_and_numbers_are_given_anew() {
    let amended = done(
        BASE,
        vec![
            whole(Act::DeleteParagraph, "OP2", ""),
            whole(Act::InsertParagraph, "after:OP3", "Welcomes the decision;"),
            whole(Act::InsertParagraph, "before:PP2", "Guided by the Charter,"),
            whole(Act::InsertParagraph, "after:OP3(a)", "To inform the public;"),
            whole(Act::InsertParagraph, "end:OP", "Thanks the Secretariat."),
        ],
    );
    let ids: Vec<String> = amended
        .result
        .instrument
        .provisions
        .iter()
        .map(|it| it.id.to_string())
        .collect();
    assert_eq!(
        ids,
        [
            "PP1", "PP2", "PP3", "PP4", "OP1", "OP2", "OP2(a)", "OP2(b)", "OP2(c)", "OP3", "OP4", "OP5",
            "OP6"
        ]
    );
    assert_eq!(text(&amended, "OP3"), "Welcomes the decision;");
    assert_eq!(text(&amended, "OP2(b)"), "To inform the public;");
    assert_eq!(text(&amended, "PP2"), "Guided by the Charter,");
    let new = amended
        .result
        .instrument
        .provisions
        .iter()
        .find(|it| it.id.to_string() == "OP2(b)")
        .unwrap();
    assert_eq!(new.label.as_deref(), Some("(b)"));
    let welcomes = amended
        .result
        .instrument
        .provisions
        .iter()
        .find(|it| it.text.starts_with("Welcomes"))
        .unwrap();
    assert_eq!(
        welcomes.header.as_ref().map(|it| it.text.as_str()),
        Some("Welcomes")
    );
    assert_eq!(welcomes.label.as_deref(), Some("3"));
    let outcome = amended.sheets[0].items[1].actions[0].outcome.as_ref().unwrap();
    assert_eq!(
        outcome.result.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["OP3"]
    );
}

#[test]
fn several_insertions_at_one_place_keep_the_order_of_the_sheet() {
    let amended = done(
        BASE,
        vec![
            whole(Act::InsertParagraph, "after:OP1", "First;"),
            whole(Act::InsertParagraph, "before:OP2", "Third;"),
            whole(Act::InsertParagraph, "after:OP1", "Second;"),
        ],
    );
    let texts: Vec<&str> = ["OP2", "OP3", "OP4"]
        .iter()
        .map(|id| text(&amended, id))
        .collect();
    assert_eq!(texts, ["First;", "Second;", "Third;"]);
}

#[test]
fn a_payload_may_have_items_of_its_own() {
    let amended = done(
        BASE,
        vec![whole(
            Act::InsertParagraph,
            "after:OP1",
            "Invites States:\n(a) To act:\n(i) Now;\n(ii) Soon;\n(b) To report;",
        )],
    );
    let ids = ["OP2", "OP2(a)", "OP2(a)(i)", "OP2(a)(ii)", "OP2(b)", "OP3"];
    let texts: Vec<&str> = ids.iter().map(|id| text(&amended, id)).collect();
    assert_eq!(
        texts,
        [
            "Invites States:",
            "To act:",
            "Now;",
            "Soon;",
            "To report;",
            "Takes note of the report of the Board;"
        ]
    );
}

#[test]
fn a_paragraph_is_replaced_moved_merged_split_and_renumbered() {
    assert_eq!(
        after(
            whole(
                Act::ReplaceParagraph,
                "OP2",
                "Welcomes the report of the Council;"
            ),
            "OP2"
        ),
        "Welcomes the report of the Council;"
    );
    let moved = Action {
        to: vec!["before:OP1".parse().unwrap()],
        ..whole(Act::MoveParagraph, "OP3", "")
    };
    let amended = done(BASE, vec![moved]);
    let ids: Vec<String> = amended
        .result
        .instrument
        .provisions
        .iter()
        .map(|it| it.id.to_string())
        .collect();
    assert_eq!(ids[3..], ["OP1", "OP1(a)", "OP1(b)", "OP2", "OP3", "OP4", "OP5"]);
    assert_eq!(text(&amended, "OP1"), "Requests the Secretary-General:");
    let merged = Action {
        to: vec!["OP2".parse().unwrap()],
        ..whole(
            Act::MergeParagraphs,
            "OP1",
            "Urges all Member States to report on the Board;",
        )
    };
    let amended = done(BASE, vec![merged]);
    assert_eq!(
        text(&amended, "OP1"),
        "Urges all Member States to report on the Board;"
    );
    assert_eq!(text(&amended, "OP2"), "Requests the Secretary-General:");
    let split = Action {
        position: Position::Before,
        anchor: "The donors".to_owned(),
        ..action(Act::SplitParagraph, "OP4")
    };
    let amended = done(BASE, vec![split]);
    assert_eq!(text(&amended, "OP4"), "Calls upon donors to act.");
    assert_eq!(
        text(&amended, "OP5"),
        "The donors should report. They should do so every year;"
    );
    let amended = done(BASE, vec![whole(Act::RenumberParagraph, "OP5", "7")]);
    assert_eq!(text(&amended, "OP7"), "Decides to remain seized of the matter.");
}

#[test]
fn what_is_so_already_is_told_as_that() {
    for action in [
        put("OP1", Position::After, "all Member States", "to cooperate"),
        replace("OP1", "the parties", "all Member States"),
        replace("OP1", "Member States", "all Member States"),
        whole(
            Act::ReplaceParagraph,
            "OP2",
            "Takes note of the report of the Board;",
        ),
        whole(
            Act::InsertParagraph,
            "after:OP1",
            "Takes note of the report of the Board;",
        ),
    ] {
        let amended = done(BASE, vec![action.clone()]);
        assert_eq!(status(&amended, 0).0, Status::Already, "{action:?}");
        assert_eq!(
            amended.result.instrument.provisions,
            amended.base.instrument.provisions
        );
    }
}

#[test]
fn what_cannot_be_done_exactly_is_refused_with_the_reason() {
    refused(
        delete("OP9", "x"),
        "the base has no operative paragraph 9; nearest: OP 5",
    );
    refused(
        delete("OP3(c)", "x"),
        "the base has no operative paragraph 3 (c); nearest: OP 3 (b)",
    );
    refused(
        delete("OP1", "of the Board"),
        "“of the Board” does not stand in OP 1; it stands in PP 3 and OP 2",
    );
    refused(
        delete("OP1", "all Members States to co-operate"),
        "“all Members States to co-operate” does not stand in OP 1; nearest: “all Member States to cooperate”",
    );
    refused(delete("OP4", "should"), "“should” stands 2 times in OP 4");
    refused(
        scoped(delete("OP4", "should"), "fourth sentence"),
        "“should” stands in OP 4, and not in the fourth sentence",
    );
    refused(
        at(delete("OP1", "all Member States"), Position::End),
        "“all Member States” stands in OP 1, and not at its end",
    );
    refused(
        scoped(delete("OP4", "should"), "purple part"),
        "“purple part” is not understood",
    );
    refused(
        delete("OP1", "Member State"),
        "“Member State” does not stand in OP 1",
    );
    refused(
        put("OP1", Position::Once, "", "x"),
        "the instruction does not say where the words are put",
    );
    refused(
        whole(Act::InsertParagraph, "after:OP9", "Thanks;"),
        "the base has no operative paragraph 9; nearest: OP 5",
    );
}

#[test]
fn items_speak_of_the_base_and_then_of_what_others_bring() {
    let amended = done(
        BASE,
        vec![
            put("OP1", Position::After, "Member States", "and observer States"),
            replace("OP1", "observer States", "observers"),
            replace("OP1", "Member States to cooperate", "parties to act"),
            replace("OP1", "in trade", "in finance"),
            replace("OP1", "in trade", "in culture"),
        ],
    );
    assert_eq!(
        text(&amended, "OP1"),
        "Urges all Member States and observers to cooperate, including in finance, and to report;"
    );
    assert_eq!(
        status(&amended, 1),
        (
            Status::Applied,
            "found in the text as item 1 of A/C.3/80/L.58 leaves it".to_owned()
        )
    );
    assert_eq!(status(&amended, 2).0, Status::Refused);
    assert_eq!(
        status(&amended, 4),
        (
            Status::Refused,
            "“in trade” in OP 1 was changed by item 4 of A/C.3/80/L.58".to_owned()
        )
    );
}

#[test]
fn words_of_a_paragraph_are_found_in_what_belongs_to_it() {
    let amended = done(BASE, vec![replace("OP3", "of experts", "of ministers")]);
    assert_eq!(text(&amended, "OP3(a)"), "To convene a meeting of ministers;");
    let action = &amended.sheets[0].items[0].actions[0];
    assert_eq!(
        (action.target.to_string(), action.locator.as_deref()),
        ("OP3(a)".to_owned(), Some("OP3"))
    );
}

#[test]
fn a_slip_is_carried_out_and_warned_about() {
    let amended = done(BASE, vec![replace("OP2", "Takes note", "Welcomes")]);
    assert_eq!(text(&amended, "OP2"), "Welcomes of the report of the Board;");
    assert_eq!(
        amended.warnings[0].message,
        "item 1 of A/C.3/80/L.58: OP 2: “Takes note” is replaced, and “of” behind it stays"
    );
}

#[test]
fn each_change_names_its_item_and_sponsor() {
    let amended = done(
        BASE,
        vec![
            whole(Act::DeleteParagraph, "OP2", ""),
            replace("OP1", "in trade", "in finance"),
        ],
    );
    let told = |id: &str| {
        let entries = &amended.comparison.entries;
        let entry = entries
            .iter()
            .find(|it| it.old.iter().any(|old| old == id))
            .unwrap();
        entry
            .by
            .iter()
            .map(|by| format!("{} ({})", by.name, by.sponsors.join(", ")))
            .collect::<Vec<_>>()
    };
    assert_eq!(told("OP2"), ["item 1 of A/C.3/80/L.58 (Freedonia)"]);
    assert_eq!(told("OP1"), ["item 2 of A/C.3/80/L.58 (Freedonia)"]);
    assert!(told("OP4").is_empty());
}

#[test]
fn notes_stay_behind_their_words_or_go_with_them() {
    let text_of = "\
The General Assembly,

Recalling its resolution 60/1,[^1] and the Charter,[^2]

1. Urges States[^3] to act;

2. Thanks them.

[^1]: See A/60/L.1.

[^2]: See the Charter.

[^3]: All of them.
";
    let amended = done(
        text_of,
        vec![
            delete("PP1", "its resolution 60/1, and"),
            put("OP1", Position::Before, "States", "all"),
        ],
    );
    let instrument = &amended.result.instrument;
    let marks: Vec<String> = instrument
        .provisions
        .iter()
        .flat_map(|it| {
            it.marks
                .iter()
                .map(move |mark| format!("{} {}@{}", it.id, mark.marker, mark.offset))
        })
        .collect();
    assert_eq!(marks, ["PP1 1@22", "OP1 2@16"]);
    let notes: Vec<&str> = instrument.footnotes.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(notes, ["See the Charter.", "All of them."]);
}

#[test]
fn a_law_keeps_its_gaps_unless_asked() {
    let law = "Article 1\n\n1. The first rule applies.\n\n2. The second rule applies.\n\nArticle 2\n\n1. The third rule applies.\n\nArticle 3\n\n1. The fourth rule applies.\n";
    let base = base(law);
    let sheets = [sheet(vec![
        whole(Act::DeleteParagraph, "Art1.1", ""),
        whole(Act::DeleteParagraph, "Art2", ""),
    ])];
    let ids = |renumber| {
        let options = ApplyOptions {
            renumber,
            ..ApplyOptions::default()
        };
        let amended = apply(&base, &sheets, &options);
        amended
            .result
            .instrument
            .provisions
            .iter()
            .map(|it| it.id.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(false), ["H1", "Art1.2", "H2", "Art3.1"]);
    assert_eq!(ids(true), ["H1", "Art1.1", "H2", "Art3.1"]);
}

#[test]
fn references_follow_a_renumbering_where_that_is_asked_for() {
    let text_of = "\
The General Assembly,

1. Urges States to act, as set out in paragraphs 2 and 3 (b) below;

2. Thanks them;

3. Requests the Secretary-General:

(a) To act;

(b) To report on paragraph 2 of resolution 60/1 and on paragraph 2 above.
";
    let sheets = [sheet(vec![
        whole(Act::InsertParagraph, "after:OP1", "Welcomes paragraph 2 above;"),
        whole(Act::DeleteParagraph, "OP3(a)", ""),
    ])];
    let base = base(text_of);
    let options = ApplyOptions {
        follow_references: true,
        ..ApplyOptions::default()
    };
    let amended = apply(&base, &sheets, &options);
    assert_eq!(
        text(&amended, "OP1"),
        "Urges States to act, as set out in paragraphs 3 and 4 (a) below;"
    );
    assert_eq!(
        text(&amended, "OP4(a)"),
        "To report on paragraph 2 of resolution 60/1 and on paragraph 3 above."
    );
    assert_eq!(text(&amended, "OP2"), "Welcomes paragraph 2 above;");
    let left = apply(&base, &sheets, &ApplyOptions::default());
    assert_eq!(
        text(&left, "OP1"),
        "Urges States to act, as set out in paragraphs 2 and 3 (b) below;"
    );
    assert!(left.warnings.iter().any(|it| it.code == "reference-not-followed"));
}

#[test]
fn items_reach_the_words_of_paragraphs_that_were_split_or_merged() {
    let merged = Action {
        to: vec!["OP2".parse().unwrap()],
        ..whole(Act::MergeParagraphs, "OP1", "")
    };
    let amended = done(BASE, vec![merged, replace("OP2", "the Board", "the Council")]);
    assert_eq!(
        text(&amended, "OP1"),
        "Urges all Member States to cooperate, including in trade, and to report; Takes note of the report of the Council;"
    );
    let outcome = amended.sheets[0].items[1].actions[0].outcome.as_ref().unwrap();
    assert_eq!(
        (outcome.result[0].to_string(), outcome.why.as_str()),
        ("OP1".to_owned(), "")
    );
    let split = Action {
        position: Position::Before,
        anchor: "The donors".to_owned(),
        ..action(Act::SplitParagraph, "OP4")
    };
    let amended = done(
        BASE,
        vec![
            split,
            replace("OP4", "every year", "each month"),
            delete("OP4", "upon"),
        ],
    );
    assert_eq!(text(&amended, "OP4"), "Calls donors to act.");
    assert_eq!(
        text(&amended, "OP5"),
        "The donors should report. They should do so each month;"
    );
}

#[test]
fn what_belongs_to_a_paragraph_stands_where_it_does_wherever_that_is_moved() {
    let moved = Action {
        to: vec!["before:OP1".parse().unwrap()],
        ..whole(Act::MoveParagraph, "OP3", "")
    };
    let first = whole(Act::InsertParagraph, "before:OP3(a)", "To open an office;");
    let inner = Action {
        to: vec!["before:OP3(a)".parse().unwrap()],
        ..whole(Act::MoveParagraph, "OP3(b)", "")
    };
    for order in [[0, 1, 2], [1, 0, 2], [2, 1, 0], [1, 2, 0]] {
        let all = [moved.clone(), first.clone(), inner.clone()];
        let amended = done(BASE, order.map(|at| all[at].clone()).to_vec());
        assert_eq!(amended.count(Status::Applied), 3);
        assert_eq!(text(&amended, "OP1(c)"), "To convene a meeting of experts;");
        let new = [text(&amended, "OP1(a)"), text(&amended, "OP1(b)")];
        assert!(new.contains(&"To open an office;"), "{new:?}");
    }
    let gone = done(BASE, vec![moved, whole(Act::DeleteParagraph, "OP3", "")]);
    assert_eq!(gone.result.instrument.provisions.len(), 7);
}
