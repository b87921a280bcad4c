//! The command: which versions in which order, what is written where, and how it ends.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn travaux(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_travaux"))
        .arg("history")
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn draft(day: &str, verb: &str) -> String {
    format!(
        "United Nations                                A/C.3/80/L.2\n\nGeneral Assembly          Distr.: Limited\n                          {day}\n\n\
         Draft resolution\n\nThe rights of glaciers\n\nThe General Assembly,\n\nRecalling its resolution 60/1,\n\n\
         1. {verb} all States to protect the glaciers of the south;\n\n2. Decides to remain seized of the matter.\n"
    )
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write =
        |name: &str, day: &str, verb: &str| fs::write(folder.path().join(name), draft(day, verb)).unwrap();
    write("Rev.10.txt", "12 March 2026", "Invites");
    write("Rev.2.txt", "3 February 2026", "Encourages");
    write("Rev.1.txt", "10 January 2026", "Urges");
    fs::write(folder.path().join(".hidden"), "nothing").unwrap();
    folder
}

fn names(run: &Output) -> Vec<String> {
    assert_eq!(
        run.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let document: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    let versions = document["versions"].as_array().unwrap().iter();
    versions
        .map(|it| it["source"]["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_folder_stands_for_its_files_in_natural_order() {
    let folder = folder();
    let run = travaux(folder.path(), &[".", "--format", "json"]);
    assert_eq!(names(&run), ["Rev.1.txt", "Rev.2.txt", "Rev.10.txt"]);
}

#[test]
fn versions_come_as_they_are_named_or_by_their_dates() {
    let folder = folder();
    let named = ["Rev.10.txt", "Rev.1.txt", "Rev.2.txt", "--format", "json"];
    assert_eq!(
        names(&travaux(folder.path(), &named)),
        ["Rev.10.txt", "Rev.1.txt", "Rev.2.txt"]
    );
    let dated = [&named[..], &["--order", "by-date"]].concat();
    assert_eq!(
        names(&travaux(folder.path(), &dated)),
        ["Rev.1.txt", "Rev.2.txt", "Rev.10.txt"]
    );
}

#[test]
fn outputs_are_chosen_by_ending_and_written_together() {
    let folder = folder();
    let run = travaux(folder.path(), &[".", "-o", "h.md", "-o", "h.json", "-o", "h.txt"]);
    assert_eq!(
        run.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    for (name, begin) in [
        ("h.md", "# History"),
        ("h.json", "{"),
        ("h.txt", "3 versions from"),
    ] {
        let text = fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(text.starts_with(begin), "{name}: {text}");
    }
}

#[test]
fn one_paragraph_is_told_alone() {
    let folder = folder();
    let run = travaux(folder.path(), &[".", "--line", "OP1"]);
    let text = String::from_utf8(run.stdout).unwrap();
    assert!(
        text.contains("Rev.2.txt a weaker verb: Urges → Encourages"),
        "{text}"
    );
    assert!(!text.contains("seized"), "{text}");
}

#[test]
fn trouble_is_one_line_with_status_2() {
    let folder = folder();
    fs::create_dir_all(folder.path().join("odd/empty")).unwrap();
    fs::write(folder.path().join("odd/blank.txt"), "\n\n").unwrap();
    let undated = "The General Assembly,\n\n1. Urges all States to act;\n\n2. Decides to stay.\n";
    fs::write(folder.path().join("odd/undated.txt"), undated).unwrap();
    for (arguments, said) in [
        (
            &["Rev.1.txt"][..],
            "Rev.1.txt is the only version; a history needs two at least",
        ),
        (&["odd/empty"], "odd/empty: no file in this folder"),
        (
            &["Rev.1.txt", "missing.txt"],
            "missing.txt: no such file or folder",
        ),
        (&["Rev.1.txt", "odd/blank.txt"], "blank.txt: the file has no text"),
        (
            &["Rev.1.txt", "/dev/null"],
            "/dev/null: is no text, so it is no version of one",
        ),
        (&["-", "-"], "standard input can be read once"),
        (
            &["Rev.1.txt", "odd/undated.txt", "--order", "by-date"],
            "undated.txt: no date was found in its head",
        ),
        (
            &[".", "--line", "OP9"],
            "--line OP9: no version has such a paragraph",
        ),
        (
            &[".", "--line", "OP1", "--format", "json"],
            "--line: json has all paragraphs",
        ),
        (&[".", "-o", "Rev.1.txt"], "Rev.1.txt: would overwrite a version"),
        (
            &[".", "-o", "h.odd"],
            "h.odd: the ending says no known format of a history; use .txt",
        ),
    ] {
        let run = travaux(folder.path(), arguments);
        let told = String::from_utf8(run.stderr).unwrap();
        assert_eq!(
            (run.status.code(), told.lines().count()),
            (Some(2), 1),
            "{arguments:?}: {told}"
        );
        assert!(told.contains(said), "{arguments:?}: {told}");
    }
}

#[test]
fn the_same_versions_give_the_same_bytes() {
    let folder = folder();
    let run = || travaux(folder.path(), &[".", "--format", "json"]).stdout;
    assert_eq!(run(), run());
}
