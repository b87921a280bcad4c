//! Where items meet: a large set of planted meetings of each kind, and what is told of single ones.

use std::collections::BTreeSet;

use travaux::amend::{Act, Action, Amended, ApplyOptions, CollisionKind, Position, Sheet, Together, apply};

use super::apply::{action, base, delete, put, replace, sheet, whole};

/// What is planted in one paragraph: what each of two parties asks, and how that meets.
struct Planted {
    asks: [Vec<Action>; 2],
    kind: Option<CollisionKind>,
    agrees: bool,
}

fn meets(kind: CollisionKind, one: Action, other: Action) -> Planted {
    Planted {
        asks: [vec![one], vec![other]],
        kind: Some(kind),
        agrees: false,
    }
}

fn innocent(one: Action, other: Action) -> Planted {
    Planted {
        kind: None,
        ..meets(CollisionKind::SameWords, one, other)
    }
}

fn agreed(one: Action, other: Action) -> Planted {
    Planted {
        agrees: true,
        ..innocent(one, other)
    }
}

fn moved(target: &str, to: usize) -> Action {
    Action {
        position: Position::Whole,
        to: vec![format!("after:OP{to}").parse().unwrap()],
        ..action(Act::MoveParagraph, target)
    }
}

fn new_paragraph(target: &str, label: Option<String>, text: &str) -> Action {
    Action {
        position: Position::After,
        label,
        new_text: text.to_owned(),
        ..action(Act::InsertParagraph, &format!("after:{target}"))
    }
}

/// A paragraph whose words stand nowhere else.
fn paragraph(n: usize) -> String {
    format!(
        "Urges all Member States of group{n} to strengthen national measures and regional programmes without delay"
    )
}

#[expect(clippy::too_many_lines, reason = "a table of ways to meet")]
fn planted(n: usize, which: usize) -> Planted {
    use CollisionKind::{BuildsOn, Contradiction, DeletedUnder, SamePlace, SameWords};
    let id = format!("OP{n}");
    let id = id.as_str();
    let gone = || whole(Act::DeleteParagraph, id, "");
    let whole_new = |text: &str| whole(Act::ReplaceParagraph, id, text);
    let after = |anchor: &str, new: &str| put(id, Position::After, anchor, new);
    let before = |anchor: &str, new: &str| put(id, Position::Before, anchor, new);
    let number = |label: &str| Action {
        new_text: label.to_owned(),
        position: Position::Whole,
        ..action(Act::RenumberParagraph, id)
    };
    match which {
        0 => meets(
            SameWords,
            replace(id, "all Member States", "States"),
            replace(id, "Member States of", "Parties in"),
        ),
        1 => meets(
            SameWords,
            delete(id, "national measures"),
            replace(id, "national", "local"),
        ),
        2 => meets(
            SameWords,
            replace(id, "strengthen", "improve"),
            replace(id, "strengthen", "adopt"),
        ),
        3 => meets(
            SameWords,
            delete(id, "and regional programmes"),
            delete(id, "regional programmes without delay"),
        ),
        4 => meets(
            SameWords,
            whole_new("Encourages States to act;"),
            replace(id, "national", "local"),
        ),
        5 => meets(
            SameWords,
            whole_new("Encourages States to act;"),
            after("national", "and local"),
        ),
        6 => meets(DeletedUnder, gone(), replace(id, "national", "local")),
        7 => meets(DeletedUnder, gone(), after("national", "and local")),
        8 => meets(DeletedUnder, whole_new("Invites States to act;"), gone()),
        9 => meets(
            DeletedUnder,
            delete(id, "national measures and"),
            after("measures", "and laws"),
        ),
        10 => meets(
            DeletedUnder,
            delete(id, "regional"),
            after("regional", "or global"),
        ),
        11 => meets(DeletedUnder, moved(id, n + 3), gone()),
        12 => meets(
            SamePlace,
            after("measures", "and laws"),
            after("measures", "and plans"),
        ),
        13 => meets(
            SamePlace,
            after("measures", "and laws"),
            before("and regional", "with plans"),
        ),
        14 => meets(
            SamePlace,
            new_paragraph(id, None, "Invites donors to give;"),
            new_paragraph(id, None, "Thanks the hosts;"),
        ),
        15 => meets(
            SamePlace,
            new_paragraph(id, None, "Invites donors to give;"),
            Action {
                position: Position::Before,
                ..Action {
                    target: format!("before:OP{}", n + 1).parse().unwrap(),
                    ..new_paragraph(id, None, "Thanks the hosts;")
                }
            },
        ),
        16 => meets(
            Contradiction,
            whole_new("Invites States to act;"),
            whole_new("Thanks States for acting;"),
        ),
        17 => meets(Contradiction, moved(id, n + 3), moved(id, n + 5)),
        18 => meets(Contradiction, number("900"), number("901")),
        19 => meets(
            BuildsOn,
            after("measures", "and quite unheard laws"),
            replace(id, "quite unheard", "new"),
        ),
        20 => meets(
            BuildsOn,
            new_paragraph(id, Some(format!("{n} bis")), "Invites donors to give;"),
            replace(&format!("OP{n}bis"), "donors", "all"),
        ),
        21 => agreed(
            replace(id, "strengthen", "improve"),
            replace(id, "strengthen", "improve"),
        ),
        22 => agreed(gone(), gone()),
        23 => agreed(
            after("measures", "and laws"),
            after("national measures", "and laws"),
        ),
        24 => agreed(
            replace(id, "all Member States", "all States"),
            delete(id, "Member"),
        ),
        25 => agreed(
            new_paragraph(id, None, "Invites donors to give;"),
            new_paragraph(id, None, "Invites donors to give."),
        ),
        26 => agreed(
            replace(id, "Member States", "Member States Parties"),
            after("States", "Parties"),
        ),
        27 => innocent(
            replace(id, "strengthen", "improve"),
            replace(id, "national", "local"),
        ),
        28 => innocent(delete(id, "all"), replace(id, "Member", "the")),
        29 => innocent(after("measures", "and laws"), after("programmes", "and plans")),
        30 => innocent(
            after("measures", "and laws"),
            replace(id, "and regional", "or regional"),
        ),
        31 => innocent(moved(id, n + 3), replace(id, "national", "local")),
        32 => innocent(
            delete(id, "without delay"),
            new_paragraph(id, None, "Invites donors to give;"),
        ),
        33 => innocent(before("Member", "the"), delete(id, "all")),
        34 => innocent(
            whole_new("Invites States to act;"),
            new_paragraph(id, None, "Thanks the hosts;"),
        ),
        _ => innocent(number("900"), replace(id, "national", "local")),
    }
}

const WAYS: usize = 36;

fn of_party(name: &str, actions: Vec<Action>) -> Sheet {
    Sheet {
        sponsors: vec![name.to_owned()],
        ..sheet(actions)
    }
}

fn meeting(text: &str, asks: [Vec<Action>; 2]) -> Amended {
    let [one, other] = asks;
    let sheets = [of_party("Freedonia", one), of_party("Sylvania", other)];
    apply(&base(text), &sheets, &ApplyOptions::default())
}

fn text_of(paragraphs: usize) -> String {
    let mut text = "The General Assembly,\n\nRecalling its resolution 60/1,\n\n".to_owned();
    for n in 1..=paragraphs {
        text.push_str(&format!("{n}. {};\n\n", paragraph(n)));
    }
    text + &format!("{}. Decides to remain seized of the matter.\n", paragraphs + 1)
}

#[test]
fn every_planted_meeting_is_found_and_none_is_invented() {
    // Eight paragraphs for each, so that what is moved or brought beside one meets nothing of the next.
    const EACH: usize = 8;
    let rounds = 3;
    let text = text_of(WAYS * rounds * EACH);
    let mut asks = [Vec::new(), Vec::new()];
    let mut truth = BTreeSet::new();
    let mut agreements = BTreeSet::new();
    for at in 0..WAYS * rounds {
        // Each way in another order beside the others in each round.
        let which = (at * (7 + 4 * (at / WAYS))) % WAYS;
        let planted = planted(at * EACH + 1, which);
        let steps = [asks[0].len(), asks[1].len()];
        if let Some(kind) = planted.kind {
            truth.insert((kind, steps));
        }
        if planted.agrees {
            agreements.insert(steps);
        }
        for (party, own) in planted.asks.into_iter().enumerate() {
            asks[party].extend(own);
        }
    }
    let met = meeting(&text, asks).met;
    let found: BTreeSet<_> = met
        .collisions
        .iter()
        .map(|it| {
            let of = |sheet| it.actions.iter().find(|step| step.sheet == sheet).unwrap().item;
            assert_eq!(it.actions.len(), 2, "{}", it.why);
            (it.kind, [of(0), of(1)])
        })
        .collect();
    let agreed: BTreeSet<_> = met
        .agreements
        .iter()
        .map(|it| [it.actions[0].item, it.actions[1].item])
        .collect();
    assert_eq!(found, truth);
    assert_eq!(agreed, agreements);
    assert_eq!(met.collisions.len(), truth.len());
    assert!(truth.len() > 55 && agreements.len() > 14);
}

#[test]
fn what_can_be_carried_out_together_is_tried() {
    let one = |asks: [Action; 2]| {
        let [one, other] = asks;
        let met = meeting(&text_of(9), [vec![one], vec![other]]).met;
        assert_eq!(met.collisions.len(), 1, "{:?}", met.collisions);
        let it = &met.collisions[0];
        let order: Vec<usize> = it.order.iter().map(|step| step.sheet).collect();
        (it.together, order)
    };
    let strike = || replace("OP1", "strengthen", "improve");
    assert_eq!(
        one([strike(), replace("OP1", "strengthen", "adopt")]),
        (Together::No, vec![])
    );
    let laws = || put("OP1", Position::After, "measures", "and laws");
    assert_eq!(
        one([laws(), put("OP1", Position::After, "measures", "and plans")]),
        (Together::Yes, vec![0, 1])
    );
    let measures = || replace("OP1", "measures", "acts");
    assert_eq!(one([measures(), laws()]), (Together::InThisOrder, vec![1, 0]));
    assert_eq!(
        one([whole(Act::DeleteParagraph, "OP1", ""), laws()]),
        (Together::No, vec![])
    );
    let overlapping = [
        delete("OP1", "and regional programmes"),
        delete("OP1", "regional programmes without delay"),
    ];
    assert_eq!(one(overlapping), (Together::Yes, vec![0, 1]));
}

#[test]
fn several_who_want_the_same_words_are_one_collision_and_two_of_them_an_agreement() {
    let ask = |new: &str| vec![replace("OP1", "strengthen", new)];
    let sheets = [
        of_party("Freedonia", ask("improve")),
        of_party("Sylvania", ask("adopt")),
        of_party("Osterlich", ask("improve")),
    ];
    let amended = apply(&base(&text_of(2)), &sheets, &ApplyOptions::default());
    let met = &amended.met;
    assert_eq!(met.sentence().unwrap(), "1 collision, 1 agreement");
    assert_eq!(met.collisions[0].actions.len(), 3);
    assert_eq!(met.collisions[0].target, "OP1");
    assert_eq!(met.agreements[0].actions.len(), 2);
    let variants = &met.contested[0].variants;
    assert_eq!(variants[0].by, ["Freedonia", "Osterlich"]);
    assert_eq!(variants[1].by, ["Sylvania"]);
    let new: String = variants[1].edits.iter().map(|edit| edit.new.as_str()).collect();
    assert_eq!(new, paragraph(1).replace("strengthen", "adopt") + ";");
    let old: String = variants[1].edits.iter().map(|edit| edit.old.as_str()).collect();
    assert_eq!(old, met.contested[0].base);
}

#[test]
fn one_party_puts_several_things_at_one_place_in_its_own_order() {
    let mine = vec![
        new_paragraph("OP1", None, "Invites donors to give;"),
        new_paragraph("OP1", None, "Thanks the hosts;"),
    ];
    let met = meeting(&text_of(3), [mine, Vec::new()]).met;
    assert_eq!(met.sentence(), None);
    assert!(met.contested.is_empty());
}

#[test]
fn paragraphs_that_the_base_has_not_meet_by_their_address() {
    let gone = || whole(Act::DeleteParagraph, "OP77", "");
    let new = whole(Act::ReplaceParagraph, "OP77", "Invites States to act;");
    let sheets = [
        of_party("Freedonia", vec![gone()]),
        of_party("Sylvania", vec![gone()]),
        of_party("Osterlich", vec![new]),
    ];
    let met = apply(&base(&text_of(2)), &sheets, &ApplyOptions::default()).met;
    assert_eq!(met.sentence().unwrap(), "1 collision, 1 agreement");
    assert_eq!(met.collisions[0].kind, CollisionKind::DeletedUnder);
    assert_eq!(met.collisions[0].together, Together::No);
    assert_eq!(met.collisions[0].target, "OP77");
    assert_eq!(met.contested[0].variants.len(), 2);
}
