//! Items that agree: those who ask for the same, in the same words or in others, get it once.

use travaux::amend::{
    Act, Action, Amended, ApplyOptions, CollisionKind, Position, Sheet, Status, Together, apply,
};

use super::apply::{action, base, delete, put, replace, sheet, whole};

const BASE: &str = "\
The General Assembly,

Recalling its resolution 60/1 of 16 September 2005,

1. Urges all States to act;

2. Requests the Secretary-General to report.
";

fn after(anchor: &str, new: &str) -> Action {
    put("OP1", Position::After, anchor, new)
}

fn before(anchor: &str, new: &str) -> Action {
    put("OP1", Position::Before, anchor, new)
}

fn at_end(new: &str) -> Action {
    put("OP1", Position::End, "", new)
}

fn paragraph(target: &str, new: &str) -> Action {
    Action {
        position: Position::After,
        new_text: new.to_owned(),
        ..action(Act::InsertParagraph, target)
    }
}

fn footnote() -> Action {
    Action {
        position: Position::After,
        anchor: "States".to_owned(),
        new_text: "See resolution 70/1.".to_owned(),
        ..action(Act::InsertFootnote, "OP1")
    }
}

/// Applies actions, each the only item of its own sheet.
fn of_all(asks: Vec<Action>) -> Amended {
    let sheets: Vec<Sheet> = asks.into_iter().map(|ask| sheet(vec![ask])).collect();
    apply(&base(BASE), &sheets, &ApplyOptions::default())
}

fn statuses(amended: &Amended) -> Vec<Status> {
    let items = amended.sheets.iter().flat_map(|sheet| &sheet.items);
    items
        .map(|item| item.actions[0].outcome.as_ref().unwrap().status)
        .collect()
}

fn texts(amended: &Amended) -> Vec<&str> {
    let provisions = &amended.result.instrument.provisions;
    let operative = provisions.iter().filter(|it| it.id.to_string().starts_with("OP"));
    operative.map(|it| it.text.as_str()).collect()
}

/// Both orders of two that agree make one text, of which the second finds that it is there.
fn agree(one: &Action, other: &Action, op1: &str) {
    for asks in [[one, other], [other, one]] {
        let amended = of_all(asks.into_iter().cloned().collect());
        assert_eq!(texts(&amended)[0], op1, "{asks:?}");
        assert_eq!(statuses(&amended), [Status::Applied, Status::Already], "{asks:?}");
    }
}

#[test]
fn the_same_words_come_once_however_they_are_asked_for() {
    let op1 = "Urges all States Parties to act;";
    let grown = || replace("OP1", "States", "States Parties");
    agree(&after("States", "Parties"), &after("States", "Parties"), op1);
    agree(&grown(), &after("States", "Parties"), op1);
    agree(&grown(), &before("to act", "Parties"), op1);
    agree(&grown(), &grown(), op1);
    agree(&grown(), &replace("OP1", "all States", "all States Parties"), op1);
    agree(
        &replace("OP1", "all States to", "all States Parties to"),
        &after("States", "Parties"),
        op1,
    );
    agree(
        &at_end("without delay"),
        &after("act", "without delay"),
        "Urges all States to act without delay;",
    );
}

#[test]
fn words_at_an_edge_come_once_with_a_last_mark_and_without() {
    for (text, mark) in [("Urges all States to act", ""), ("Urges all States to act;", ";")] {
        let base = base(&format!("The Council,\n\n1. {text}\n"));
        for asks in [
            [at_end("now"), after("act", "now")],
            [after("act", "now"), at_end("now")],
            [put("OP1", Position::Start, "", "Also"), before("Urges", "Also")],
        ] {
            let sheets = asks.clone().map(|ask| sheet(vec![ask]));
            let amended = apply(&base, &sheets, &ApplyOptions::default());
            assert_eq!(statuses(&amended), [Status::Applied, Status::Already], "{asks:?}");
            assert!(texts(&amended)[0].ends_with(mark), "{asks:?}");
        }
    }
}

#[test]
fn words_that_another_changed_everywhere_are_there() {
    let everywhere = |old: &str, new: &str| replace("all:OP", old, new);
    let amended = of_all(vec![
        everywhere("States", "States Parties"),
        everywhere("all States", "all States Parties"),
    ]);
    assert_eq!(texts(&amended)[0], "Urges all States Parties to act;");
    assert_eq!(statuses(&amended), [Status::Applied, Status::Already]);
}

#[test]
fn the_same_words_go_once_and_nobody_is_refused() {
    let each = || replace("OP1", "all States", "each Party");
    agree(&each(), &each(), "Urges each Party to act;");
    let amended = of_all(vec![delete("OP1", "all"), replace("OP1", "all States", "States")]);
    assert_eq!(texts(&amended)[0], "Urges States to act;");
    assert_eq!(statuses(&amended), [Status::Applied, Status::Already]);
}

#[test]
fn the_same_paragraph_with_its_items_and_the_same_footnote_come_once() {
    let new = paragraph("after:OP1", "Invites donors:\n(a) To give;\n(b) To report;");
    let same = paragraph("before:OP2", "Invites donors:\n(a) To give;\n(b) To report;");
    let amended = of_all(vec![new, same]);
    assert_eq!(texts(&amended).len(), 5);
    assert_eq!(statuses(&amended), [Status::Applied, Status::Already]);

    let whole_new = || {
        whole(
            Act::ReplaceParagraph,
            "OP1",
            "Urges States:\n(a) To act;\n(b) To help;",
        )
    };
    let amended = of_all(vec![whole_new(), whole_new()]);
    assert_eq!(texts(&amended)[..3], ["Urges States:", "To act;", "To help;"]);
    assert_eq!(texts(&amended).len(), 4);

    let amended = of_all(vec![footnote(), footnote()]);
    assert_eq!(amended.result.instrument.footnotes.len(), 1);
}

#[test]
fn what_another_took_out_again_is_asked_for_anew() {
    let asks = vec![
        after("States", "Parties"),
        delete("OP1", "Parties"),
        after("States", "Parties"),
    ];
    let amended = of_all(asks);
    assert_eq!(texts(&amended)[0], "Urges all States Parties to act;");
    assert_eq!(statuses(&amended), [Status::Applied; 3]);
}

#[test]
fn words_that_would_come_twice_in_part_are_told() {
    let asks = vec![after("States", "Parties"), after("States", "Parties and others")];
    // Even of one party: its order alone makes the words come twice.
    let amended = apply(&base(BASE), &[sheet(asks)], &ApplyOptions::default());
    let [met] = amended.met.collisions.as_slice() else {
        panic!("{:?}", amended.met)
    };
    assert_eq!(
        (met.kind, met.together),
        (CollisionKind::SamePlace, Together::InThisOrder)
    );
    assert_eq!(met.order.iter().map(|it| it.item).collect::<Vec<_>>(), [1, 0]);
}
