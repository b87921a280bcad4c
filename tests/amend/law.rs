//! The laws of applying, on bases and actions that are made so that the result is known.

use proptest::prelude::*;
use travaux::amend::{Act, Action, ApplyOptions, Position, Status, apply};

use super::apply::{base, delete, put, replace, sheet, whole};

/// Words that stand nowhere else, so that each phrase is found once.
fn word(n: usize) -> String {
    let letters = ["ba", "de", "fi", "go", "lu", "me", "no", "pa", "ri", "su"];
    let mut word = String::new();
    let mut rest = n + 10;
    while rest > 0 {
        word.push_str(letters[rest % 10]);
        rest /= 10;
    }
    word
}

#[derive(Debug, Clone)]
struct Model {
    preambular: Vec<Vec<String>>,
    operative: Vec<Vec<String>>,
}

impl Model {
    fn of(lengths: &(Vec<usize>, Vec<usize>)) -> Self {
        let mut next = 0;
        let mut side = |lengths: &[usize], verb: &str| -> Vec<Vec<String>> {
            lengths
                .iter()
                .map(|&len| {
                    let mut words = vec![verb.to_owned(), "the".to_owned()];
                    words.extend((0..len).map(|_| {
                        next += 1;
                        word(next)
                    }));
                    words
                })
                .collect()
        };
        Self {
            preambular: side(&lengths.0, "Recalling"),
            operative: side(&lengths.1, "Urges"),
        }
    }

    fn text(&self) -> String {
        let mut out = String::from("The General Assembly,\n\n");
        for words in &self.preambular {
            out.push_str(&format!("{},\n\n", words.join(" ")));
        }
        let last = self.operative.len() - 1;
        for (at, words) in self.operative.iter().enumerate() {
            let mark = if at == last { '.' } else { ';' };
            out.push_str(&format!("{}. {}{mark}\n\n", at + 1, words.join(" ")));
        }
        out
    }
}

#[derive(Debug, Clone)]
enum Plan {
    Delete,
    Replace,
    Rewrite,
    Words(Act, usize, usize),
    After,
    Before,
}

fn plan() -> impl Strategy<Value = Plan> {
    let act = prop::sample::select(vec![Act::DeleteWords, Act::ReplaceWords, Act::InsertWords]);
    prop_oneof![
        Just(Plan::Delete),
        Just(Plan::Replace),
        Just(Plan::Rewrite),
        (act, 0_usize..8, 1_usize..4).prop_map(|(act, from, len)| Plan::Words(act, from, len)),
        Just(Plan::After),
        Just(Plan::Before),
    ]
}

/// One plan for a paragraph: the action, and what its place then reads, none for what is gone.
fn carry(plan: &Plan, target: &str, words: &[String], mark: char, fresh: &str) -> (Action, Vec<String>) {
    let text = |words: &[String]| format!("{}{mark}", words.join(" "));
    let own = text(words);
    match plan {
        Plan::Delete => (whole(Act::DeleteParagraph, target, ""), Vec::new()),
        Plan::Replace => {
            let new = format!("Invites {fresh}{mark}");
            (whole(Act::ReplaceParagraph, target, &new), vec![new])
        }
        Plan::Rewrite => {
            let new = text(&[words, &[fresh.to_owned()]].concat());
            (whole(Act::ReplaceParagraph, target, &new), vec![new])
        }
        Plan::After => {
            let new = format!("Invites {fresh}{mark}");
            (
                whole(Act::InsertParagraph, &format!("after:{target}"), &new),
                vec![own, new],
            )
        }
        Plan::Before => {
            let new = format!("Invites {fresh}{mark}");
            (
                whole(Act::InsertParagraph, &format!("before:{target}"), &new),
                vec![new, own],
            )
        }
        Plan::Words(act, from, len) => {
            let from = 2 + from % (words.len() - 3);
            let to = (from + len).min(words.len() - 1);
            let quoted = words[from..to].join(" ");
            let spliced = |new: &[String], from: usize, to: usize| {
                vec![text(&[&words[..from], new, &words[to..]].concat())]
            };
            let new = [fresh.to_owned()];
            match act {
                Act::DeleteWords => (delete(target, &quoted), spliced(&[], from, to)),
                Act::ReplaceWords => (replace(target, &quoted, fresh), spliced(&new, from, to)),
                _ => (
                    put(target, Position::After, &quoted, fresh),
                    spliced(&new, to, to),
                ),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn what_is_asked_is_done_and_nothing_else(
        lengths in (prop::collection::vec(5_usize..12, 1..4), prop::collection::vec(5_usize..12, 2..6)),
        plans in prop::collection::vec(prop::option::weighted(0.6, plan()), 9),
        order in any::<bool>(),
    ) {
        let model = Model::of(&lengths);
        let base = base(&model.text());
        let mut actions = Vec::new();
        let mut expected = Vec::new();
        let sides = [("PP", &model.preambular), ("OP", &model.operative)];
        let mut fresh = 500;
        for (letters, side) in sides {
            for (at, words) in side.iter().enumerate() {
                let target = format!("{letters}{}", at + 1);
                let mark = match letters {
                    "PP" => ',',
                    _ if at + 1 == side.len() => '.',
                    _ => ';',
                };
                match &plans[expected.len() % plans.len()] {
                    Some(plan) => {
                        fresh += 1;
                        let (action, texts) = carry(plan, &target, words, mark, &word(fresh));
                        actions.push(action);
                        expected.push(texts);
                    }
                    None => expected.push(vec![format!("{}{mark}", words.join(" "))]),
                }
            }
        }
        if order {
            actions.reverse();
        }
        let amended = apply(&base, &[sheet(actions)], &ApplyOptions::default());
        for item in &amended.sheets[0].items {
            let outcome = item.actions[0].outcome.as_ref().unwrap();
            prop_assert_eq!(outcome.status, Status::Applied, "{}", outcome.why);
        }
        let expected: Vec<String> = expected.into_iter().flatten().collect();
        let provisions = &amended.result.instrument.provisions;
        let found: Vec<String> = provisions.iter().map(|it| it.text.clone()).collect();
        prop_assert_eq!(&found, &expected);
        let ids: Vec<String> = provisions.iter().map(|it| it.id.to_string()).collect();
        let preambular = ids.iter().filter(|id| id.starts_with("PP")).count();
        let counted: Vec<String> = (1..=preambular).map(|n| format!("PP{n}"))
            .chain((1..=ids.len() - preambular).map(|n| format!("OP{n}"))).collect();
        prop_assert_eq!(ids, counted);
    }

    #[test]
    fn no_sheet_gives_the_base(lengths in (prop::collection::vec(5_usize..12, 1..4), prop::collection::vec(5_usize..12, 2..6))) {
        let base = base(&Model::of(&lengths).text());
        let amended = apply(&base, &[], &ApplyOptions::default());
        prop_assert_eq!(&amended.result.instrument.provisions, &base.instrument.provisions);
        prop_assert_eq!(&amended.result.instrument.heads, &base.instrument.heads);
        prop_assert_eq!(amended.comparison.summary.changes, 0);
    }
}

#[test]
fn the_plain_print_is_read_as_the_same_text() {
    let base = base(super::apply::BASE);
    let again = super::apply::base(&base.instrument.plain());
    assert_eq!(base.instrument.plain(), again.instrument.plain());
    let ids = |text: &travaux::compare::Understood| {
        text.instrument
            .provisions
            .iter()
            .map(|it| (it.id.to_string(), it.text.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&base), ids(&again));
}
