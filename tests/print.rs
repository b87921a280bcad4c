//! The page on paper: printed by a real browser where there is one, and a clear word where there is none.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const OLD: &str =
    "The General Assembly,\n\nRecalling its resolution 60/1,\n\n1. Urges States to cooperate;\n";
const NEW: &str =
    "The General Assembly,\n\nRecalling its resolution 60/1,\n\n1. Encourages States to cooperate;\n";

/// Runs the program in a folder with two small texts and, if `path` is given, no other programs than those there.
fn travaux(folder: &Path, path: Option<&str>, arguments: &[&str]) -> Output {
    fs::write(folder.join("old.txt"), OLD).expect("the folder can be written");
    fs::write(folder.join("new.txt"), NEW).expect("the folder can be written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_travaux"));
    command
        .current_dir(folder)
        .env_remove("TRAVAUX_CHROMIUM")
        .args(["old.txt", "new.txt"])
        .args(arguments);
    if let Some(path) = path {
        command.env("PATH", path);
    }
    command.output().expect("the program starts")
}

fn problem(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr.clone()).expect("UTF-8");
    assert_eq!(message.lines().count(), 1, "{message}");
    message
}

fn browser_is_installed() -> bool {
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let there =
        std::env::split_paths(&folders).any(|folder| names.iter().any(|name| folder.join(name).is_file()));
    if !there {
        println!("skipped: no browser found");
    }
    there
}

#[test]
fn a_browser_prints_the_page() {
    if !browser_is_installed() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let output = travaux(
        folder.path(),
        None,
        &["-o", "one.pdf", "-o", "-", "--format", "pdf"],
    );
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let pdf = fs::read(folder.path().join("one.pdf")).expect("a file");
    assert!(pdf.starts_with(b"%PDF-"));
    assert!(output.stdout == pdf, "the same texts give the same bytes");
    let names: Vec<String> = fs::read_dir(folder.path())
        .expect("the folder")
        .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names.len(), 3, "nothing else is left: {names:?}");
    let Ok(text) = Command::new("pdftotext")
        .args(["one.pdf", "-"])
        .current_dir(folder.path())
        .output()
    else {
        println!("skipped: no pdftotext found");
        return;
    };
    let text = String::from_utf8_lossy(&text.stdout)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    for words in [
        "What matters",
        "[Urges]",
        "{Encourages}",
        "States to cooperate",
        "Recalling its resolution 60/1",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn without_a_browser_one_line_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = travaux(folder.path(), Some("/nowhere"), &["-o", "r.pdf", "-o", "r.html"]);
    let message = problem(&output);
    assert!(
        message.starts_with("travaux: a PDF is printed by a browser, and none was found: install"),
        "{message}"
    );
    assert!(message.contains("--browser"), "{message}");
    assert!(
        !folder.path().join("r.html").exists(),
        "it is said before any work"
    );
}

#[test]
fn a_browser_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = travaux(
        folder.path(),
        None,
        &["-o", "r.pdf", "--browser", "no-such-browser"],
    );
    assert_eq!(
        problem(&output),
        "travaux: no-such-browser: no such browser; name Chromium or Chrome\n"
    );
}

#[cfg(unix)]
#[test]
fn a_browser_that_prints_nothing_leaves_the_former_file() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("r.pdf"), "former").expect("written");
    let output = travaux(folder.path(), None, &["-o", "r.pdf", "--browser", "/bin/true"]);
    assert!(problem(&output).contains("/bin/true: printed nothing; "));
    assert_eq!(fs::read(folder.path().join("r.pdf")).expect("a file"), b"former");
}

#[cfg(unix)]
#[test]
fn a_browser_that_never_ends_is_ended() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let browser = folder.path().join("sleeper");
    fs::write(&browser, "#!/bin/sh\nsleep 600\n").expect("written");
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).expect("made to run");
    let output = travaux(
        folder.path(),
        None,
        &["-o", "r.pdf", "--browser", "./sleeper", "--max-print", "1"],
    );
    assert!(problem(&output).contains("took more than 1 seconds to print: given up; --max-print"));
    assert!(!folder.path().join("r.pdf").exists());
}
