//! The past of a file: its commits, through a rename and a merge, and what is not committed.

use std::process::Command;

use crate::repository::{DRAFT, Repository, begin};

fn told(repository: &Repository, arguments: &[&str]) -> (Option<i32>, String, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_travaux"))
        .arg("history")
        .args(arguments)
        .current_dir(repository.at(""))
        .output()
        .unwrap();
    let words = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (run.status.code(), words(run.stdout), words(run.stderr))
}

#[test]
fn the_states_of_a_file_are_followed_through_a_rename_and_a_merge() {
    let Some(repository) = begin("the_states_of_a_file_are_followed_through_a_rename_and_a_merge") else {
        return;
    };
    repository.put("draft.md", DRAFT);
    repository.commit("Zero draft");
    repository.git("checkout -q -b amendments");
    repository.edit("draft.md", "*Urges*", "*Invites*");
    repository.commit("Weaker");
    repository.git("mv draft.md agreed.md");
    repository.commit("Renamed");
    repository.git("checkout -q main");
    repository.put("other.md", "Nothing of it.\n");
    repository.commit("Beside");
    repository.git("merge -q --no-ff -m Merged amendments");
    repository.edit("agreed.md", "*Invites*", "*Urges*");
    let (status, text, trouble) = told(&repository, &["--git", "agreed.md", "--format", "json"]);
    assert_eq!(status, Some(0), "{trouble}");
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    let commits = document["commits"].as_array().unwrap();
    let paths: Vec<&str> = commits.iter().map(|it| it["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["draft.md", "agreed.md", "agreed.md"]);
    assert_eq!(commits[2]["commit"], "");
    let urges = document["lines"].as_array().unwrap().iter().find_map(|line| {
        let words = line["words"].as_array()?.iter();
        let mut words = words.cloned();
        words.find(|run| run["text"].as_str().is_some_and(|text| text.starts_with("Urges")))
    });
    assert_eq!(urges.expect("the verb")["was_in"], serde_json::json!([0, 2]));
    let (_, text, _) = told(&repository, &["--git", "agreed.md"]);
    assert!(text.contains("not committed"), "{text}");
}

#[test]
fn a_file_without_a_past_is_trouble_in_one_line() {
    let Some(repository) = begin("a_file_without_a_past_is_trouble_in_one_line") else {
        return;
    };
    repository.put("draft.md", DRAFT);
    repository.commit("Zero draft");
    for (file, said) in [
        ("draft.md", "draft.md: git has one state of this file"),
        ("missing.md", "missing.md: git has no commit of this file"),
    ] {
        let (status, _, trouble) = told(&repository, &["--git", file]);
        assert_eq!((status, trouble.lines().count()), (Some(2), 1), "{trouble}");
        assert!(trouble.contains(said), "{trouble}");
    }
}
