//! `travaux render`: a saved report in another form, the same bytes as the comparison wrote.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The files that both commands write.
const OUTPUTS: [&str; 7] = ["a.html", "a.md", "a.csv", "a.xlsx", "a.docx", "a.txt", "a.json"];

/// A folder with a text, its Word file, and a later text.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("a folder"));
        for (name, file) in [
            ("old.txt", "samples/A_C.3_68_CUBA_DRAFT.txt"),
            ("old.docx", "tests/fixtures/read/seeds/A_C.3_68_CUBA_DRAFT.docx"),
            ("new.txt", "samples/A_68_176.txt"),
        ] {
            let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
            fs::copy(from, desk.0.path().join(name)).expect("a seed");
        }
        desk
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_travaux"));
        command.current_dir(self.0.path()).args(arguments);
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "PAGER", "LESS"] {
            command.env_remove(name);
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = self.command(arguments);
        command.stdin(Stdio::null()).output().expect("the program")
    }

    /// Runs with a file as standard input.
    fn fed(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut command = self.command(arguments);
        let streams = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = streams.spawn().expect("the program");
        child
            .stdin
            .take()
            .expect("a pipe")
            .write_all(input)
            .expect("it reads");
        child.wait_with_output().expect("it ends")
    }

    /// Runs, and expects the status.
    #[track_caller]
    fn ends(&self, status: i32, arguments: &[&str]) -> Output {
        let output = self.run(arguments);
        assert_eq!(
            output.status.code(),
            Some(status),
            "{arguments:?}: {}",
            said(&output)
        );
        output
    }

    fn get(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.path().join(name)).expect("it was written")
    }

    fn put(&self, name: &str, content: &str) {
        fs::write(self.0.path().join(name), content).expect("a file");
    }

    /// Compares and renders into the same seven files, with these choices of both and of each.
    #[track_caller]
    fn same(&self, old: &str, choices: &[&str], of_compare: &[&str], of_render: &[&str]) {
        let named: Vec<&str> = OUTPUTS.iter().flat_map(|name| ["-o", name]).collect();
        self.ends(
            0,
            &[&["compare", old, "new.txt"], choices, of_compare, &named].concat(),
        );
        let compared: Vec<Vec<u8>> = OUTPUTS.iter().map(|name| self.get(name)).collect();
        fs::rename(self.0.path().join("a.json"), self.0.path().join("report.json")).expect("a report");
        self.ends(
            0,
            &[&["render", "report.json"], choices, of_render, &named].concat(),
        );
        for (name, bytes) in OUTPUTS.iter().zip(compared) {
            assert!(self.get(name) == bytes, "{old} {name}");
        }
        for format in ["terminal", "brief"] {
            let choices = [&["--format", format], choices].concat();
            let compared = self.ends(
                0,
                &[&["compare", old, "new.txt"], choices.as_slice(), of_compare].concat(),
            );
            let rendered = self.ends(0, &[&["render", "report.json"], choices.as_slice()].concat());
            assert!(rendered.stdout == compared.stdout, "{old} {format}");
        }
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).trim_end().to_owned()
}

#[test]
fn every_output_of_a_saved_report_is_that_of_the_comparison() {
    let desk = Desk::new();
    desk.same("old.txt", &[], &[], &[]);
    let choices = [
        "--only",
        "substantive",
        "--explain",
        "--all",
        "--color",
        "always",
        "--width",
        "72",
        "--author",
        "Ms. B",
        "--date",
        "2025-09-18",
    ];
    desk.same("old.txt", &choices, &[], &[]);
    let report = desk.get("report.json");
    let compared = desk.ends(0, &["old.txt", "new.txt"]);
    assert!(desk.fed(&["render", "-"], &report).stdout == compared.stdout);
}

#[test]
fn with_the_original_at_hand_the_word_file_is_a_copy_of_it() {
    let desk = Desk::new();
    desk.same("old.docx", &[], &[], &["--original", "old.docx"]);
    let copy = desk.get("a.docx");
    desk.ends(0, &["render", "report.json", "-o", "a.docx"]);
    assert!(
        desk.get("a.docx") != copy,
        "without it, a new document is written"
    );
}

#[test]
fn how_the_original_tracks_changes_is_remembered() {
    let desk = Desk::new();
    desk.same(
        "old.docx",
        &[],
        &["--revisions", "original"],
        &["--original", "old.docx"],
    );
}

#[test]
fn another_file_than_the_original_is_refused() {
    let desk = Desk::new();
    desk.ends(0, &["old.docx", "new.txt", "-o", "report.json"]);
    let output = desk.ends(
        2,
        &["render", "report.json", "--original", "old.txt", "-o", "a.docx"],
    );
    let message = said(&output);
    assert!(
        message.starts_with("travaux: old.txt: is not the file that was compared (old.docx, SHA-256 "),
        "{message}"
    );
    assert!(
        message.ends_with("; name that file, or leave out --original"),
        "{message}"
    );
    desk.ends(0, &["old.txt", "new.txt", "-o", "report.json"]);
    let output = desk.ends(
        2,
        &["render", "report.json", "--original", "old.txt", "-o", "a.docx"],
    );
    assert_eq!(
        said(&output),
        "travaux: old.txt: was read as text, and only a Word file takes tracked changes; leave out --original"
    );
}

#[test]
fn what_is_no_report_is_told_with_its_place_and_status_2() {
    let desk = Desk::new();
    desk.put("cut.json", "{\n  \"schema\": \"travaux-comparison/1\",\n");
    let message = said(&desk.ends(2, &["render", "cut.json"]));
    assert!(
        message.starts_with("travaux: cut.json: line 3, column 0: no JSON: "),
        "{message}"
    );
    desk.put("next.json", "{\"schema\": \"travaux-comparison/2\"}");
    let message = said(&desk.ends(2, &["render", "next.json"]));
    assert!(
        message.starts_with("travaux: next.json: is a 'travaux-comparison/2'"),
        "{message}"
    );
    let message = said(&desk.ends(2, &["render", "old.txt"]));
    assert!(message.contains("no JSON"), "{message}");
}

#[test]
fn a_report_is_not_lost_to_its_own_output_and_tells_whether_the_texts_differ() {
    let desk = Desk::new();
    desk.ends(0, &["old.txt", "new.txt", "-o", "report.json"]);
    let message = said(&desk.ends(2, &["render", "report.json", "-o", "./report.json"]));
    assert!(
        message.contains("would overwrite the report that is shown"),
        "{message}"
    );
    desk.ends(1, &["render", "report.json", "--exit-code", "-o", "a.md"]);
}
