//! The page on paper: printed by a real browser where there is one, and a clear word where there is none.

#[path = "support/optional.rs"]
mod optional;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use optional::Optional;

const OLD: &str =
    "The General Assembly,\n\nRecalling its resolution 60/1,\n\n1. Urges States to cooperate;\n";
const NEW: &str =
    "The General Assembly,\n\nRecalling its resolution 60/1,\n\n1. Encourages States to cooperate;\n";

/// Runs the program in a folder with two small texts and, if `path` is given, no other programs than those there.
fn travaux(folder: &Path, path: Option<&str>, arguments: &[&str]) -> Output {
    let mut command = command(folder, arguments);
    if let Some(path) = path {
        command.env("PATH", path);
    }
    command.output().expect("the program starts")
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    fs::write(folder.join("old.txt"), OLD).expect("the folder can be written");
    fs::write(folder.join("new.txt"), NEW).expect("the folder can be written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_travaux"));
    command
        .current_dir(folder)
        .env_remove("TRAVAUX_CHROMIUM")
        .args(["old.txt", "new.txt"])
        .args(arguments);
    command
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
    names.into_iter().any(|name| program(name).is_some())
}

fn program(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

#[test]
fn a_browser_prints_the_page() {
    let optional = Optional::test("a_browser_prints_the_page");
    if !browser_is_installed() {
        optional.left_out("Chromium", "install chromium");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let output = travaux(
        folder.path(),
        None,
        &[
            "-o",
            "one.pdf",
            "-o",
            "-",
            "--format",
            "pdf",
            "--max-print",
            "600",
        ],
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
        optional.left_out("pdftotext, for the words of the page", "install poppler-utils");
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
    assert!(problem(&output).contains("/bin/true: printed nothing and said nothing (status 0); "));
    assert_eq!(fs::read(folder.path().join("r.pdf")).expect("a file"), b"former");
}

#[cfg(unix)]
#[test]
fn a_browser_that_never_ends_is_ended() {
    let folder = tempfile::tempdir().expect("a folder");
    script(&folder.path().join("sleeper"), "sleep 600");
    let output = travaux(
        folder.path(),
        None,
        &["-o", "r.pdf", "--browser", "./sleeper", "--max-print", "1"],
    );
    assert!(problem(&output).contains("took more than 1 seconds to print: given up; --max-print"));
    assert!(!folder.path().join("r.pdf").exists());
}

/// Writes a program of the shell.
#[cfg(unix)]
fn script(place: &Path, lines: &str) {
    use std::os::unix::fs::PermissionsExt;
    fs::write(place, format!("#!/bin/sh\n{lines}\n")).expect("written");
    fs::set_permissions(place, fs::Permissions::from_mode(0o755)).expect("made to run");
}

/// A program that notes its arguments and prints an empty file to where a browser is told to, or into its folder.
#[cfg(unix)]
const PRINTS: &str = r#"
to=out.pdf
for it; do
    printf '%s\n' "$it" >> "$NOTES"
    case $it in --print-to-pdf=*) to=${it#--print-to-pdf=} ;; esac
done
printf '%%PDF-1.7\n%%%%EOF\n' > "$to"
"#;

#[cfg(unix)]
#[test]
fn a_browser_that_fails_says_why_and_is_not_asked_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let runs = folder.path().join("runs");
    let lines = format!(
        "echo run >> '{}'\n\
         echo '[1:1:1127/1.1:WARNING:dns.cc:1] All sandboxes are fine' >&2\n\
         echo '[1:1:1127/1.1:ERROR:print.cc:7] Printing failed: no fonts.' >&2\n\
         echo '[1:1:1127/1.1:INFO:CONSOLE(1)] \"Urges States\"' >&2\n\
         echo '[1:1:1127/1.1:ERROR:dbus/bus.cc:4] Failed to connect' >&2\n\
         exit 3",
        runs.display()
    );
    script(&folder.path().join("browser"), &lines);
    let output = travaux(folder.path(), None, &["-o", "r.pdf", "--browser", "./browser"]);
    let message = problem(&output);
    assert!(
        message
            .contains("browser: printed nothing: Printing failed: no fonts (status 3); name another browser"),
        "{message}"
    );
    assert_eq!(fs::read_to_string(runs).expect("runs"), "run\n");
}

#[cfg(unix)]
#[test]
fn a_browser_without_a_sandbox_prints_without_it_and_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let lines = format!(
        "case \"$*\" in *--no-sandbox*) ;; *) echo '[1:1:1/1:FATAL:z.cc:1] No usable sandbox!' >&2; exit 1 ;; esac\n\
         NOTES=/dev/null\n{PRINTS}"
    );
    script(&folder.path().join("browser"), &lines);
    let output = travaux(folder.path(), None, &["-o", "r.pdf", "--browser", "./browser"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(
        said.ends_with(
            "browser: printed without its sandbox, which cannot be set up here: No usable sandbox!\n"
        ),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1);
    script(
        &folder.path().join("browser"),
        "echo 'No usable sandbox!' >&2; exit 1",
    );
    let output = travaux(folder.path(), None, &["-o", "s.pdf", "--browser", "./browser"]);
    let message = problem(&output);
    assert!(
        message.contains("printed nothing: No usable sandbox! (status 1), also without its sandbox; "),
        "{message}"
    );
}

#[cfg(unix)]
#[test]
fn half_a_print_is_no_print() {
    let folder = tempfile::tempdir().expect("a folder");
    let lines = "printf '%%PDF-1.7 and then nothing' > out.pdf; kill -KILL $$";
    script(&folder.path().join("browser"), lines);
    let output = travaux(folder.path(), None, &["-o", "r.pdf", "--browser", "./browser"]);
    let message = problem(&output);
    assert!(
        message.contains("printed nothing and said nothing ("),
        "{message}"
    );
    assert!(!folder.path().join("r.pdf").exists());
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_run_is_no_browser() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = travaux(folder.path(), None, &["-o", "r.pdf", "--browser", "./old.txt"]);
    assert_eq!(
        problem(&output),
        "travaux: ./old.txt: is no program that may be run; name Chromium or Chrome\n"
    );
}

/// Makes a folder whose name has every sign that an address gives a meaning of its own.
#[cfg(unix)]
fn odd_folder(folder: &Path) -> PathBuf {
    let odd = folder.join("a b#c%41?d&ü");
    fs::create_dir(&odd).expect("made");
    odd
}

#[cfg(unix)]
#[test]
fn addresses_of_files_are_sound_in_any_temporary_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let temporary = odd_folder(folder.path());
    let programs = folder.path().join("programs");
    fs::create_dir(&programs).expect("made");
    let address = |argument: &str| {
        let path = argument.split_once("file://").map(|(_, path)| path.to_owned());
        path.filter(|path| path.contains("/a%20b%23c%2541%3Fd%26%C3%BC/"))
    };
    for (name, wanted) in [
        ("chromium", "file://"),
        ("soffice", "-env:UserInstallation=file://"),
    ] {
        let notes = folder.path().join(name);
        script(&programs.join(name), PRINTS);
        let output = command(folder.path(), &["-o", "r.pdf"])
            .env("PATH", &programs)
            .env("TMPDIR", &temporary)
            .env("NOTES", &notes)
            .output()
            .expect("the program starts");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let notes = fs::read_to_string(notes).expect("the program noted its arguments");
        let found = notes
            .lines()
            .filter(|it| it.starts_with(wanted) && address(it).is_some());
        assert_eq!(found.count(), 1, "{name}: {notes}");
        assert!(
            !notes
                .lines()
                .any(|it| it.contains("file://") && address(it).is_none()),
            "{name}: {notes}"
        );
        fs::remove_file(programs.join(name)).expect("removed");
    }
    let left = fs::read_dir(temporary).expect("the folder").count();
    assert_eq!(left, 0, "nothing is left");
}

#[cfg(unix)]
#[test]
fn installed_programs_print_in_any_temporary_folder() {
    let optional = Optional::test("installed_programs_print_in_any_temporary_folder");
    let folder = tempfile::tempdir().expect("a folder");
    let temporary = odd_folder(folder.path());
    let print = |path: &std::ffi::OsStr| {
        let output = command(folder.path(), &["-o", "r.pdf", "--max-print", "600"])
            .env("PATH", path)
            .env("TMPDIR", &temporary)
            .output()
            .expect("the program starts");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(
            fs::read(folder.path().join("r.pdf"))
                .expect("a file")
                .starts_with(b"%PDF-")
        );
    };
    if browser_is_installed() {
        print(&std::env::var_os("PATH").unwrap_or_default());
    } else {
        optional.left_out("Chromium", "install chromium");
    }
    if program("soffice").is_some() {
        print(without_browsers(folder.path()).as_os_str());
    } else {
        optional.left_out("LibreOffice", "install libreoffice-writer");
    }
}

/// Makes a folder that has every program of `PATH` but the browsers.
#[cfg(unix)]
fn without_browsers(folder: &Path) -> PathBuf {
    let programs = folder.join("programs");
    fs::create_dir(&programs).expect("made");
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let all = std::env::split_paths(&folders)
        .flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
    for program in all {
        let name = program.file_name();
        let text = name.to_string_lossy();
        let is_browser = ["chrom", "edge"].iter().any(|word| text.contains(word));
        // The first of a name is the one that counts; a later one is not linked over it.
        if !is_browser && !programs.join(&name).exists() {
            let _linked = std::os::unix::fs::symlink(program.path(), programs.join(&name));
        }
    }
    programs
}
