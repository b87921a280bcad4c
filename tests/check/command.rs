use std::fs;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::desk::resolution;

struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        // Nothing above the folder is looked at.
        fs::create_dir(desk.0.path().join(".git")).unwrap();
        let old = resolution(&[
            "Urges all States to inspect village wells",
            "Decides to remain seized of the matter",
        ]);
        desk.put("old.md", &old);
        desk.put("new.md", old.replace("Urges", "Encourages"));
        desk
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn get(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).unwrap()
    }

    fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let output: Output = Command::new(env!("CARGO_BIN_EXE_travaux"))
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    }

    fn status(&self, arguments: &[&str]) -> Option<i32> {
        self.run(arguments).0
    }
}

#[test]
fn the_status_says_whether_it_passed() {
    let desk = Desk::new();
    assert_eq!(desk.status(&["check", "old.md", "old.md"]), Some(0));
    let (status, told, _) = desk.run(&["check", "old.md", "new.md"]);
    assert_eq!(status, Some(1), "{told}");
    assert!(
        told.contains("\"Urges\" became \"Encourages\" (weaker)"),
        "{told}"
    );
    assert!(told.trim_end().ends_with("Failed: 2 errors."), "{told}");
    assert_eq!(
        desk.status(&["check", "old.md", "new.md", "--exit-zero"]),
        Some(0)
    );
    desk.put(
        "travaux.toml",
        "version = 1\n[[rule]]\nrule = \"no-weaker-verb\"\nlevel = \"warning\"\n",
    );
    assert_eq!(desk.status(&["check", "old.md", "new.md"]), Some(0));
    assert_eq!(
        desk.status(&["check", "old.md", "new.md", "--fail-on", "warning"]),
        Some(1)
    );
}

#[test]
fn what_cannot_be_read_is_never_passed() {
    let desk = Desk::new();
    desk.put("empty.md", "");
    desk.put("blank.md", " \n\n");
    desk.put("nothing.md", "* * *\n");
    desk.put("broken.docx", "PK\u{3}\u{4}no archive");
    for text in [
        "empty.md",
        "blank.md",
        "nothing.md",
        "broken.docx",
        "missing.md",
        ".",
    ] {
        for arguments in [["check", "old.md", text], ["check", text, "old.md"]] {
            let (status, out, told) = desk.run(&arguments);
            assert_eq!((status, out.as_str()), (Some(2), ""), "{text}: {told}");
            assert_eq!(told.lines().count(), 1, "{told}");
        }
        assert_eq!(desk.status(&["check", "old.md", text, "--exit-zero"]), Some(2));
    }
    assert_eq!(desk.status(&["check", "old.md"]), Some(2));
}

#[test]
fn a_spoiled_letter_is_checked_and_a_spoiled_text_is_not() {
    let desk = Desk::new();
    let torn = |marks: usize| {
        let words = "\u{fffd}".repeat(marks);
        resolution(&[
            &format!("Urges all States to inspect {words} wells"),
            "Decides to remain seized of the matter",
        ])
    };
    desk.put("one.md", torn(1));
    assert_eq!(desk.status(&["check", "one.md", "one.md"]), Some(0));
    desk.put("many.md", torn(40));
    let (status, out, _) = desk.run(&["check", "many.md", "many.md"]);
    assert_eq!((status, out.as_str()), (Some(2), ""));
}

#[test]
fn the_policy_is_found_above_the_later_text_and_faults_in_it_are_trouble() {
    let desk = Desk::new();
    desk.put(
        "travaux.toml",
        "version = 1\n[[rule]]\nrule = \"no-weaker-verb\"\ntexts = [\"agreed/*.md\"]\n",
    );
    desk.put("agreed/new.md", desk.get("new.md"));
    assert_eq!(desk.status(&["check", "old.md", "agreed/new.md"]), Some(1));
    assert_eq!(desk.status(&["check", "old.md", "new.md"]), Some(0));
    desk.put(
        "travaux.toml",
        "version = 1\n[[rule]]\nrule = \"no-weaker-verb\"\nlevle = \"error\"\n",
    );
    let (status, _, told) = desk.run(&["check", "old.md", "agreed/new.md"]);
    assert_eq!(status, Some(2));
    assert!(
        told.contains("travaux.toml:4:1: unknown key 'levle' in [[rule]]; did you mean 'level'?"),
        "{told}"
    );
    desk.put("other.toml", "version = 1\n");
    assert_eq!(
        desk.status(&["check", "old.md", "new.md", "--policy", "other.toml"]),
        Some(0)
    );
    assert_eq!(
        desk.status(&["check", "old.md", "new.md", "--policy", "missing.toml"]),
        Some(2)
    );
}

#[test]
fn a_policy_is_written_once() {
    let desk = Desk::new();
    assert_eq!(desk.status(&["check", "--init"]), Some(0));
    assert!(desk.get("travaux.toml").contains("rule = \"no-weaker-verb\""));
    assert_eq!(desk.status(&["check", "old.md", "new.md"]), Some(1));
    assert_eq!(desk.status(&["check", "--init"]), Some(2));
}

#[test]
fn a_baseline_is_written_beside_what_was_accepted_and_the_next_check_passes() {
    let desk = Desk::new();
    desk.put("travaux.pins.toml", "# ours\nversion = 1\n");
    let (status, _, told) = desk.run(&["check", "old.md", "new.md", "--baseline"]);
    assert_eq!(status, Some(0), "{told}");
    assert!(told.contains("2 accepted as the baseline"), "{told}");
    assert!(desk.get("travaux.pins.toml").starts_with("# ours\nversion = 1\n"));
    let (status, out, _) = desk.run(&["check", "old.md", "new.md"]);
    assert_eq!(status, Some(0), "{out}");
    assert!(out.contains("Passed: nothing found; 2 waived."), "{out}");
}

#[test]
fn the_day_is_an_argument() {
    let desk = Desk::new();
    let json = desk
        .run(&[
            "check",
            "old.md",
            "new.md",
            "--format",
            "json",
            "--today",
            "2026-01-31",
        ])
        .1;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["today"], "2026-01-31");
    let verb = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["rule"] == "no-weaker-verb")
        .unwrap();
    let fingerprint = verb["fingerprint"].as_str().unwrap();
    desk.put(
        "travaux.toml",
        "version = 1\n[[rule]]\nrule = \"no-weaker-verb\"\n",
    );
    desk.put(
        "travaux.pins.toml",
        format!("[[accept]]\nrule = \"no-weaker-verb\"\nfingerprint = \"{fingerprint}\"\nreason = \"agreed\"\nowner = \"desk\"\nexpires = 2026-03-01\n"),
    );
    assert_eq!(
        desk.status(&["check", "old.md", "new.md", "--today", "2026-03-01"]),
        Some(0)
    );
    assert_eq!(
        desk.status(&["check", "old.md", "new.md", "--today", "2026-03-02"]),
        Some(1)
    );
    assert_eq!(
        desk.status(&["check", "old.md", "new.md", "--today", "tomorrow"]),
        Some(2)
    );
}

#[test]
fn outputs_are_chosen_by_their_endings_and_overwrite_no_input() {
    let desk = Desk::new();
    let arguments = [
        "check", "old.md", "new.md", "-o", "a.html", "-o", "a.json", "-o", "out.md", "-o", "-",
    ];
    let (status, out, _) = desk.run(&arguments);
    assert_eq!(status, Some(1));
    assert!(out.contains("Failed"));
    assert!(desk.get("a.html").contains("Check: failed"));
    assert!(desk.get("a.json").contains("travaux-check/1"));
    assert!(desk.get("out.md").starts_with("# Check failed"));
    desk.put("travaux.toml", "version = 1\n");
    for output in ["old.md", "new.md", "travaux.toml"] {
        assert_eq!(
            desk.status(&["check", "old.md", "new.md", "-o", output, "--format", "json"]),
            Some(2),
            "{output}"
        );
    }
}

#[test]
fn one_text_is_checked_alone_where_that_is_said() {
    let desk = Desk::new();
    desk.put("travaux.toml", "version = 1\nsets = [\"drafting\"]\n");
    let good = desk.run(&["check", "--alone", "old.md"]);
    assert_eq!(good.0, Some(0), "{}", good.1);
    assert!(good.1.contains("Passed: nothing found."), "{}", good.1);
    desk.put("bad.md", desk.get("old.md").replace("wells;", "wells."));
    let (_, out, _) = desk.run(&["check", "--alone", "bad.md", "--fail-on", "warning"]);
    assert!(out.contains("OP 1: does not end with a semicolon"), "{out}");
}

#[test]
fn corrections_are_honoured_by_compare_and_show_and_told_where_they_do_not_fit() {
    let desk = Desk::new();
    desk.put(
        "travaux.pins.toml",
        "[[apart]]\nold = \"Urges all\"\nnew = \"Encourages all\"\nreason = \"two things\"\n",
    );
    let (_, out, _) = desk.run(&["old.md", "new.md", "--explain"]);
    assert!(out.contains("put apart by hand: two things"), "{out}");
    let (_, out, _) = desk.run(&["show", "--stage", "alignment", "old.md", "new.md"]);
    assert!(out.contains("OP1 → -"), "{out}");
    desk.put(
        "travaux.pins.toml",
        "[[apart]]\nold = \"Demands\"\nnew = \"Encourages all\"\nreason = \"two things\"\n",
    );
    let (_, out, _) = desk.run(&["old.md", "new.md"]);
    assert!(
        out.contains("the correction 'apart' of \"Demands\" does not fit"),
        "{out}"
    );
}

#[test]
fn rules_are_explained_and_schemas_are_named() {
    let desk = Desk::new();
    let (status, list, _) = desk.run(&["explain"]);
    assert_eq!(status, Some(0));
    assert!(travaux::check::RULES.iter().all(|rule| list.contains(rule.name)));
    for rule in travaux::check::RULES {
        let (_, page, _) = desk.run(&["explain", rule.name]);
        assert!(
            page.contains("A change that breaks it") && page.contains(rule.name),
            "{page}"
        );
    }
    let (status, _, told) = desk.run(&["explain", "frosen"]);
    assert_eq!(status, Some(2));
    assert!(told.contains("did you mean 'frozen'?"), "{told}");
    assert!(desk.run(&["schema", "check"]).1.contains("travaux-check/1"));
    assert_eq!(desk.run(&["schema"]).1, desk.run(&["schema", "comparison"]).1);
    assert_eq!(desk.status(&["schema", "chek"]), Some(2));
}

#[test]
fn a_merge_that_is_not_settled_is_trouble_and_never_passes() {
    let desk = Desk::new();
    let old = desk.get("old.md");
    desk.put(
        "torn.md",
        format!("<<<<<<< HEAD\n{old}=======\n{old}>>>>>>> main\n"),
    );
    desk.put("open.md", format!("{old}\n<<<<<<< HEAD\nWords.\n"));
    for arguments in [
        &["check", "old.md", "torn.md"][..],
        &["check", "torn.md", "old.md"],
        &["check", "--alone", "torn.md"],
        &["check", "old.md", "open.md"],
    ] {
        let (status, told, said) = desk.run(arguments);
        assert_eq!((status, told.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(said.contains("has conflict markers"), "{said}");
        assert!(said.contains("settle the merge"), "{said}");
    }
}

#[test]
fn a_text_that_is_not_there_is_trouble_and_the_way_out_is_told() {
    let desk = Desk::new();
    for arguments in [["check", "/dev/null", "new.md"], ["check", "old.md", "/dev/null"]] {
        let (status, _, said) = desk.run(&arguments);
        assert_eq!(status, Some(2));
        assert!(
            said.contains("/dev/null: is no text") && said.contains("--alone"),
            "{said}"
        );
    }
}
