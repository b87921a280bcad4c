use travaux::check::{RULES, Rule, Set, Takes};

use crate::desk::{found, resolution, short, usual};

/// Returns where a rule is broken, told as an example of its table has it.
fn hits(rule: &Rule, told: &str, old: &str, new: &str) -> Vec<String> {
    let told = if told.is_empty() && rule.takes != Takes::Nothing {
        rule.takes.example()
    } else {
        told
    };
    let findings = found(&format!("[[rule]]\nrule = \"{}\"\n{told}\n", rule.name), old, new);
    let own = findings
        .findings
        .iter()
        .filter(|finding| finding.rule == rule.name);
    own.map(|finding| finding.sentence()).collect()
}

#[test]
fn every_rule_fires_on_its_first_example_and_not_on_its_second() {
    for rule in RULES {
        let (fires, passes) = (&rule.fires, &rule.passes);
        assert!(
            !hits(rule, fires.told, fires.old, fires.new).is_empty(),
            "{} is silent",
            rule.name
        );
        let none: Vec<String> = Vec::new();
        assert_eq!(
            hits(rule, passes.told, passes.old, passes.new),
            none,
            "{} fires",
            rule.name
        );
    }
}

/// The rules that ask the same of both directions: what they find is found the other way round, too.
const EVEN: [&str; 9] = [
    "frozen",
    "no-substantive-change",
    "order-unchanged",
    "share-changed",
    "no-citation-change",
    "no-number-change",
    "no-footnote-change",
    "head-unchanged",
    "stale-reference",
];

#[test]
fn what_is_weaker_one_way_is_stronger_the_other_and_what_came_went() {
    for rule in RULES.iter().filter(|rule| rule.fires.old != rule.fires.new) {
        let back = hits(rule, rule.fires.told, rule.fires.new, rule.fires.old);
        assert_eq!(
            !back.is_empty(),
            EVEN.contains(&rule.name),
            "{}: {back:?}",
            rule.name
        );
    }
}

#[test]
fn a_text_against_itself_breaks_no_rule_of_changes() {
    for rule in RULES
        .iter()
        .filter(|rule| rule.fires.old != rule.fires.new && rule.takes != Takes::Pattern)
    {
        for text in [rule.fires.old, rule.fires.new] {
            assert_eq!(
                hits(rule, rule.fires.told, text, text),
                Vec::<String>::new(),
                "{}",
                rule.name
            );
        }
    }
}

#[test]
fn names_are_unique_and_every_set_has_rules() {
    let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RULES.len());
    for set in Set::ALL {
        assert!(set.rules().count() > 3, "{}", set.name());
    }
}

fn of(rule: &str, old: &[&str], new: &[&str]) -> Vec<String> {
    let rule = Rule::named(rule).unwrap();
    hits(rule, "", &resolution(old), &resolution(new))
}

const SEIZED: &str = "Decides to remain seized of the matter";

#[test]
fn shall_that_became_should_is_a_weaker_verb_and_not_the_other_way() {
    let shall = ["Decides that all States shall inspect village wells", SEIZED];
    let should = ["Decides that all States should inspect village wells", SEIZED];
    assert_eq!(
        of("no-weaker-verb", &shall, &should),
        ["OP 1: a verb is weaker: modal verb: \"shall\" → \"should\""]
    );
    assert!(of("no-weaker-verb", &should, &shall).is_empty());
}

#[test]
fn a_citation_that_goes_with_its_paragraph_is_told() {
    let with = [
        "Reaffirms resolution 77/228 on the inspection of village wells",
        SEIZED,
    ];
    assert_eq!(
        of("no-citation-change", &with, &with[1..]),
        ["OP 1 (deleted): citation went with its paragraph: \"77/228\""]
    );
    let without = [
        "Reaffirms its support for the inspection of village wells",
        SEIZED,
    ];
    assert!(of("no-citation-change", &without, &without[1..]).is_empty());
}

#[test]
fn a_number_inside_a_citation_is_no_number() {
    let old = [
        "Reaffirms resolution 77/228 on the inspection of village wells",
        SEIZED,
    ];
    let new = [
        "Reaffirms resolution 77/229 on the inspection of village wells",
        SEIZED,
    ];
    assert!(of("no-number-change", &old, &new).is_empty());
    assert_eq!(of("no-citation-change", &old, &new).len(), 1);
}

#[test]
fn a_paragraph_with_brackets_that_comes_opens_some() {
    let new = [
        "Urges States [and organizations] to inspect village wells",
        SEIZED,
    ];
    assert_eq!(
        of("brackets-only-close", &new[1..], &new),
        ["OP 1 (new): a paragraph came with square brackets: 1 open"]
    );
}

#[test]
fn what_came_among_frozen_paragraphs_is_told_and_what_came_beside_them_is_not() {
    let old = [
        "Urges States to inspect village wells",
        "Invites donors to finance ferries",
        SEIZED,
    ];
    let new = |at: usize| {
        let mut new = old.to_vec();
        new.insert(at, "Welcomes the handbook on the training of observers");
        resolution(&new)
    };
    let frozen = |new: &str| {
        short(&found(
            "[[rule]]\nrule = \"frozen\"\nselect = \"OP1-OP2\"",
            &resolution(&old),
            new,
        ))
    };
    assert_eq!(frozen(&new(1)), ["frozen OP 2 (new)"]);
    assert!(frozen(&new(0)).is_empty());
    assert!(frozen(&new(2)).is_empty());
}

#[test]
fn the_footnote_of_a_frozen_paragraph_is_frozen() {
    let text = |note: &str| {
        format!(
            "The General Assembly,\n\n1. Urges States to inspect village wells;[^1]\n\n2. {SEIZED}.\n\n[^1]: {note}\n"
        )
    };
    let old = text("Resolution 55/2.");
    let policy = |select: &str| format!("[[rule]]\nrule = \"frozen\"\nselect = \"{select}\"");
    let new = text("Resolution 56/2.");
    assert_eq!(
        short(&found(&policy("OP1"), &old, &new)),
        ["frozen footnote 1, in OP 1"]
    );
    assert!(found(&policy("OP2"), &old, &new).passed);
}

#[test]
fn a_reference_to_an_item_that_is_not_there_is_broken() {
    let items = "The General Assembly,\n\n1. Urges States:\n\n(a) To inspect wells;\n\n(b) To report;\n\n2. Recalls paragraph 1 (X) above;\n\n3. Decides to remain seized of the matter.\n";
    let broken = |item: &str| {
        let text = items.replace('X', item);
        found("[[rule]]\nrule = \"broken-reference\"", &text, &text)
            .findings
            .len()
    };
    assert_eq!((broken("a"), broken("c")), (0, 1));
}

#[test]
fn numbers_go_on_after_suffixes_and_start_anew_in_parts_and_lists() {
    let numbers = |text: &str| {
        let findings = found("[[rule]]\nrule = \"numbers-without-gap\"", text, text);
        findings
            .findings
            .iter()
            .map(|finding| finding.sentence())
            .collect::<Vec<_>>()
    };
    let good = "The General Assembly,\n\n1. Urges States:\n\n(a) To act;\n\n(b) To report;\n\n2. Requests a report;\n\n3. Invites States:\n\n(a) To join;\n\n(b) To pay.\n";
    assert_eq!(numbers(good), Vec::<String>::new());
    let gap = good.replace("(b) To pay", "(c) To pay");
    assert_eq!(numbers(&gap), ["OP 3 (c): a number is left out before c"]);
    let late = "The General Assembly,\n\n2. Urges States to act;\n\n3. Requests a report.\n";
    assert_eq!(numbers(late), ["OP 2: the first number is 2, not 1"]);
}

#[test]
fn without_a_policy_substance_verbs_footnotes_and_head_are_errors_and_references_warn() {
    let old = resolution(&[
        "Urges States to inspect village wells",
        "Recalls paragraph 1 above",
        SEIZED,
    ]);
    let new = old
        .replace("Urges", "Encourages")
        .replace("paragraph 1", "paragraph 9");
    let findings = usual(&old, &new);
    assert!(!findings.passed);
    let told: Vec<String> = findings
        .findings
        .iter()
        .map(|it| format!("{} {}", it.level.word(), it.rule))
        .collect();
    assert!(told.contains(&"error no-weaker-verb".to_owned()), "{told:?}");
    assert!(
        told.contains(&"error no-substantive-change".to_owned()),
        "{told:?}"
    );
    assert!(told.contains(&"warning broken-reference".to_owned()), "{told:?}");
    assert!(usual(&old, &old).passed);
}

#[test]
fn one_footnote_is_told_by_one_rule() {
    let old = "The General Assembly,\n\n1. Urges States to act;[^1]\n\n2. Decides to remain seized of the matter.\n\n[^1]: Resolution 55/2.\n";
    let new = old.replace("55/2", "56/3");
    assert_eq!(
        short(&usual(old, &new)),
        ["no-footnote-change footnote 1, in OP 1"]
    );
    let general = found("[[rule]]\nrule = \"no-substantive-change\"", old, &new);
    assert_eq!(short(&general), ["no-substantive-change footnote 1, in OP 1"]);
}

#[test]
fn the_later_line_of_a_policy_decides() {
    let old = resolution(&[
        "Urges States to inspect village wells",
        "Urges donors to finance ferries",
        SEIZED,
    ]);
    let new = old.replace("Urges", "Invites");
    let policy = "sets = [\"negotiation\"]\n[[rule]]\nrule = \"no-weaker-verb\"\nlevel = \"off\"\nselect = \"OP2\"\n[[rule]]\nrule = \"no-weaker-verb\"\nlevel = \"note\"\nselect = \"OP1\"";
    let findings = found(policy, &old, &new);
    let told: Vec<String> = findings
        .findings
        .iter()
        .map(|it| format!("{} {}", it.level.word(), it.name))
        .collect();
    assert_eq!(told, ["note OP 1"]);
    assert!(findings.passed);
}

#[test]
fn a_selection_of_ids_that_no_text_has_is_told() {
    let text = resolution(&["Urges States to inspect village wells", SEIZED]);
    let findings = found("[[rule]]\nrule = \"frozen\"\nselect = \"OP7\"", &text, &text);
    assert_eq!(short(&findings), ["unmatched-selection"]);
    assert!(findings.passed);
}
