//! `travaux check --git`: the gate over all texts that changed.

use crate::repository::{DRAFT, Repository, begin, contract};

const OTHER: &str = "The Conference,\n\n1. Takes note of the report of its bureau;\n\n2. Elects its officers by secret ballot.\n";

const FROZEN: &str =
    "version = 1\n\n[[rule]]\nrule = \"no-weaker-verb\"\n\n[[rule]]\nrule = \"no-deletion\"\n";

/// Checks a range: the status, the findings as `RULE FILE`, and what was said.
fn check(repository: &Repository, words: &str) -> (i32, Vec<String>, String) {
    let (status, print, said) =
        repository.travaux(&format!("check --today 2026-02-01 --format json {words}"));
    let told = if print.is_empty() {
        Vec::new()
    } else {
        told(&print)
    };
    (status, told, said)
}

fn told(print: &str) -> Vec<String> {
    let json: serde_json::Value = serde_json::from_str(print).unwrap();
    let findings = json["findings"].as_array().unwrap().iter();
    let mut told: Vec<String> = findings
        .map(|finding| {
            let waived = if finding["waived"].is_null() {
                ""
            } else {
                " waived"
            };
            let word = |key: &str| finding[key].as_str().unwrap().to_owned();
            format!("{} {} {}{waived}", word("level"), word("rule"), word("file"))
        })
        .collect();
    told.dedup();
    told
}

/// A repository with a policy on main, and a branch that changes the draft.
fn guarded(name: &'static str) -> Option<Repository> {
    let repository = begin(name)?;
    repository.put("draft.md", DRAFT);
    repository.put("contract.docx", contract("public", ""));
    repository.put("travaux.toml", FROZEN);
    repository.commit("Zero draft");
    repository.git("checkout -q -b next");
    Some(repository)
}

#[test]
fn a_range_fails_where_a_verb_got_weaker_and_passes_where_it_did_not() {
    let Some(repository) = guarded("a_range_fails_where_a_verb_got_weaker_and_passes_where_it_did_not")
    else {
        return;
    };
    repository.edit("draft.md", "60/1 of", "60/2 of");
    repository.commit("Another resolution");
    assert_eq!(check(&repository, "--git main..next"), (0, vec![], String::new()));
    repository.edit("draft.md", "*Urges*", "*Invites*");
    repository.commit("Weaker");
    let weaker = vec!["error no-weaker-verb draft.md".to_owned()];
    assert_eq!(
        check(&repository, "--git main..next"),
        (1, weaker.clone(), String::new())
    );
    assert_eq!(
        check(&repository, "--git main...next"),
        (1, weaker.clone(), String::new())
    );
    assert_eq!(
        check(&repository, "--git main.."),
        (1, weaker.clone(), String::new())
    );
    assert_eq!(check(&repository, "--git main..next --exit-zero").0, 0);
    assert_eq!(
        check(&repository, "--git next..main").0,
        0,
        "stronger is not weaker"
    );
    // From where the branch left main, whatever main did since.
    repository.git("checkout -q main");
    repository.edit("draft.md", "Noting", "Noting with concern");
    repository.commit("Elsewhere");
    repository.git("checkout -q next");
    assert_eq!(check(&repository, "--git main...next").1, weaker);
    let (status, told, said) = check(&repository, "--git next..next");
    assert_eq!((status, told.len()), (0, 0));
    assert!(said.contains("no text changed in next..next"), "{said}");
}

#[test]
fn what_is_staged_is_checked_before_the_commit() {
    let Some(repository) = guarded("what_is_staged_is_checked_before_the_commit") else {
        return;
    };
    repository.edit("draft.md", "*Urges*", "*Invites*");
    assert_eq!(check(&repository, "--git HEAD").0, 0, "not staged");
    repository.git("add draft.md");
    assert_eq!(
        check(&repository, "--git HEAD -- draft.md").1,
        ["error no-weaker-verb draft.md"]
    );
}

#[test]
fn renamed_texts_are_followed_and_others_are_compared_with_nothing() {
    let Some(repository) = guarded("renamed_texts_are_followed_and_others_are_compared_with_nothing") else {
        return;
    };
    repository.git("mv draft.md resolution.md");
    repository.edit("resolution.md", "*Urges*", "*Invites*");
    std::fs::create_dir(repository.at("signed")).unwrap();
    repository.git("mv contract.docx signed/contract.docx");
    repository.put(
        "signed/contract.docx",
        contract("secret", "The fee is forty crowns."),
    );
    repository.put("other.md", OTHER);
    repository.put("main.rs", "fn main() {}\n");
    repository.commit("Move");
    assert_eq!(
        check(&repository, "--git main..next").1,
        ["error no-weaker-verb resolution.md"]
    );
    assert_eq!(
        check(&repository, "--git main..next resolution.md").1,
        ["error no-weaker-verb resolution.md"]
    );
    assert_eq!(
        check(&repository, "--git main..next signed other.md").1,
        Vec::<String>::new()
    );
    repository.git("rm -q other.md");
    repository.commit("Take it out");
    let (_, print, _) = repository.travaux("check --git HEAD~1.. --format json");
    assert_eq!(told(&print), ["error no-deletion other.md"]);
    let json: serde_json::Value = serde_json::from_str(&print).unwrap();
    assert_eq!(
        json["texts"][0],
        serde_json::json!({ "old": "other.md", "new": null })
    );
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../schema/travaux-check-1.schema.json")).unwrap();
    assert!(jsonschema::is_valid(&schema, &json));
}

#[test]
fn policy_and_pins_are_those_of_the_base() {
    let Some(repository) = guarded("policy_and_pins_are_those_of_the_base") else {
        return;
    };
    repository.edit("draft.md", "*Urges*", "*Invites*");
    repository.put("travaux.toml", "version = 1\n");
    repository.commit("Weaker, and look away");
    let both = [
        "error no-weaker-verb draft.md",
        "error policy-changed travaux.toml",
    ];
    let mut found = check(&repository, "--git main..next").1;
    found.sort();
    assert_eq!(found, both);
    // A rule that changes alone is told, and passes.
    repository.edit("draft.md", "*Invites*", "*Urges*");
    repository.commit("As before");
    assert_eq!(
        check(&repository, "--git main..next"),
        (
            0,
            vec!["warning policy-changed travaux.toml".to_owned()],
            "travaux: no text changed in main..next of which anything is asked\n".to_owned()
        )
    );
    repository.git("rm -q travaux.toml");
    repository.put("texts/travaux.pins.toml", "version = 1\n");
    repository.commit("Come and go");
    assert_eq!(
        check(&repository, "--git main..next").1,
        [
            "warning policy-changed texts/travaux.pins.toml",
            "warning policy-changed travaux.toml"
        ]
    );
    let (status, _, said) = check(&repository, "--git main..next --policy none.toml");
    assert_eq!(status, 2);
    assert!(
        said.contains("none.toml: is not in the revision that is checked from"),
        "{said}"
    );
}

#[test]
fn a_folder_may_have_a_policy_of_its_own() {
    let Some(repository) = guarded("a_folder_may_have_a_policy_of_its_own") else {
        return;
    };
    repository.put(
        "free/travaux.toml",
        "version = 1\n\n[[rule]]\nrule = \"must-not-contain\"\npattern = \"Invites\"\ntexts = [\"*.md\"]\n",
    );
    repository.put("free/draft.md", DRAFT);
    repository.commit("Another folder");
    repository.edit("free/draft.md", "*Urges*", "*Invites*");
    repository.edit("draft.md", "*Urges*", "*Invites*");
    repository.commit("Weaker");
    let mut found = check(&repository, "--git HEAD~1..").1;
    found.sort();
    assert_eq!(
        found,
        [
            "error must-not-contain free/draft.md",
            "error no-weaker-verb draft.md"
        ]
    );
}

#[test]
fn a_waiver_accepts_until_its_day_and_rots_loudly() {
    let Some(repository) = guarded("a_waiver_accepts_until_its_day_and_rots_loudly") else {
        return;
    };
    repository.edit("draft.md", "*Urges*", "*Invites*");
    repository.commit("Weaker");
    let (_, print, _) = repository.travaux("check --git main..next --format json");
    let json: serde_json::Value = serde_json::from_str(&print).unwrap();
    let fingerprint = json["findings"][0]["fingerprint"].as_str().unwrap();
    repository.git("checkout -q main");
    repository.put(
        "travaux.pins.toml",
        format!(
            "version = 1\n\n[[accept]]\nrule = \"no-weaker-verb\"\nfingerprint = \"{fingerprint}\"\nreason = \"agreed in the informals\"\nowner = \"desk\"\nexpires = 2026-02-28\n"
        ),
    );
    repository.commit("Accept it");
    let over = |day: &str| {
        let (status, print, _) =
            repository.travaux(&format!("check --git main...next --format json --today {day}"));
        (status, told(&print))
    };
    assert_eq!(
        over("2026-02-28"),
        (0, vec!["error no-weaker-verb draft.md waived".to_owned()])
    );
    let (status, found) = over("2026-03-01");
    assert_eq!(status, 1);
    assert!(
        found.contains(&"error no-weaker-verb draft.md".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"error expired-waiver travaux.pins.toml".to_owned()),
        "{found:?}"
    );
    // Other words are another finding, and the waiver is told to be of no use.
    repository.git("checkout -q next");
    repository.edit("draft.md", "*Invites* all", "*Invites* some");
    repository.commit("Other words");
    let (status, found) = over("2026-02-28");
    assert_eq!(status, 1);
    assert!(
        found.contains(&"error no-weaker-verb draft.md".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_baseline_accepts_what_was_found_when_the_check_began() {
    let Some(repository) = guarded("a_baseline_accepts_what_was_found_when_the_check_began") else {
        return;
    };
    repository.edit("draft.md", "*Urges*", "*Invites*");
    let (status, _, said) = repository.travaux("check HEAD:draft.md draft.md --baseline");
    assert_eq!(status, 0, "{said}");
    assert!(
        repository.get("travaux.pins.toml").contains("[[baseline]]"),
        "{said}"
    );
    repository.git("add travaux.pins.toml");
    repository.git("commit -q -m Baseline");
    repository.commit("Weaker");
    assert_eq!(
        check(&repository, "--git HEAD~1.."),
        (
            0,
            vec!["error no-weaker-verb draft.md waived".to_owned()],
            String::new()
        )
    );
    repository.edit(
        "draft.md",
        "2. *Decides* to continue its consideration of the question.\n",
        "",
    );
    repository.commit("Shorter");
    assert_eq!(check(&repository, "--git HEAD~1..").0, 1);
}

#[test]
fn corrected_alignments_of_the_base_are_kept_to() {
    let Some(repository) = guarded("corrected_alignments_of_the_base_are_kept_to") else {
        return;
    };
    let rewrite = |repository: &Repository| {
        let paragraph = "*Urges* all Member States to cooperate with the special procedures;";
        repository.edit("draft.md", paragraph, "*Hopes* for the best;");
        repository.commit("Rewrite");
    };
    rewrite(&repository);
    assert_eq!(
        check(&repository, "--git HEAD~1..").1,
        ["error no-deletion draft.md"],
        "by its words alone"
    );
    repository.git("reset -q --hard HEAD~1");
    repository.put(
        "travaux.pins.toml",
        "version = 1\n\n[[together]]\nold = \"Urges all Member States to cooperate\"\nnew = \"Hopes for the best\"\nreason = \"rewritten by the facilitator\"\n",
    );
    repository.commit("Correct");
    rewrite(&repository);
    assert_eq!(check(&repository, "--git HEAD~1..").1, Vec::<String>::new());
    let (_, print, _) = repository.travaux("--explain HEAD~1:draft.md draft.md");
    assert!(print.contains("rewritten by the facilitator"), "{print}");
}

#[test]
fn what_cannot_be_read_is_trouble_and_never_passes() {
    let Some(repository) = guarded("what_cannot_be_read_is_trouble_and_never_passes") else {
        return;
    };
    repository.put("broken.docx", b"PK\x03\x04 broken");
    repository.put("empty.md", "");
    repository.commit("Two that are none");
    let (status, found, said) = check(&repository, "--git main..next");
    assert_eq!((status, found.len()), (2, 0));
    assert!(
        said.contains("broken.docx: ") && said.contains("empty.md: is empty"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1);
    assert_eq!(check(&repository, "--git main..next draft.md").0, 0);
    let (status, _, said) = check(&repository, "--git main..nowhere");
    assert_eq!(status, 2);
    assert!(
        said.contains("main..nowhere: git knows no revision 'nowhere'"),
        "{said}"
    );
}

#[test]
fn the_life_of_a_text_is_checked_from_its_first_day() {
    let Some(repository) = begin("the_life_of_a_text_is_checked_from_its_first_day") else {
        return;
    };
    let repository = repository.live();
    let (status, print, said) =
        repository.travaux("check --git HEAD~8..HEAD --format json --today 2026-02-01");
    assert_eq!((status, said.as_str()), (1, ""));
    let found = told(&print);
    for expected in [
        "error no-weaker-verb resolution.md",
        "error no-substantive-change contract.docx",
    ] {
        assert!(found.contains(&expected.to_owned()), "{expected}: {found:?}");
    }
    let json: serde_json::Value = serde_json::from_str(&print).unwrap();
    let texts = [("contract.docx", None), ("draft.md", Some("resolution.md"))];
    let texts: Vec<serde_json::Value> = texts
        .iter()
        .map(|(old, new)| serde_json::json!({ "old": old, "new": new }))
        .collect();
    assert_eq!(json["texts"], serde_json::json!(texts));
    assert_eq!(
        repository.travaux("check --git HEAD~4..HEAD~3 contract.docx").0,
        0,
        "nothing changed there"
    );
}

#[test]
fn a_path_that_neither_revision_has_is_trouble_and_never_passes() {
    let Some(repository) = guarded("a_path_that_neither_revision_has_is_trouble_and_never_passes") else {
        return;
    };
    repository.put("other.md", OTHER);
    repository.commit("Another text");
    let (status, _, said) = check(&repository, "--git main..next drafts.md");
    assert_eq!(status, 2);
    assert!(said.contains("drafts.md: is in neither revision"), "{said}");
    // What is there and did not change passes, and so does a pattern that nothing fits.
    for named in ["draft.md", "other.md", "*.odt"] {
        assert_ne!(
            check(&repository, &format!("--git main..next {named}")).0,
            2,
            "{named}"
        );
    }
    repository.put("staged.md", OTHER);
    repository.git("add staged.md");
    assert_ne!(check(&repository, "--git HEAD staged.md").0, 2);
}

#[test]
fn a_merge_that_was_committed_with_its_markers_is_trouble() {
    let Some(repository) = guarded("a_merge_that_was_committed_with_its_markers_is_trouble") else {
        return;
    };
    repository.put(
        "torn.md",
        format!("<<<<<<< HEAD\n{OTHER}=======\n{DRAFT}>>>>>>> main\n"),
    );
    repository.commit("A merge in haste");
    let (status, _, said) = check(&repository, "--git main..next");
    assert_eq!(status, 2);
    assert!(
        said.contains("torn.md: has conflict markers from line 1 on"),
        "{said}"
    );
}

#[test]
fn a_baseline_of_a_range_is_refused_with_what_to_do_instead() {
    let Some(repository) = guarded("a_baseline_of_a_range_is_refused_with_what_to_do_instead") else {
        return;
    };
    let (status, _, said) = check(&repository, "--git main..next --baseline");
    assert_eq!(status, 2);
    assert!(said.contains("check REV:TEXT TEXT --baseline"), "{said}");
}
