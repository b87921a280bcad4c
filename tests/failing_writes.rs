//! Whatever fails while outputs are written, and wherever the run ends: each file is the former one or the new one, never half of one.
//!
//! As databases are tested, every call by which a run makes, fills, keeps or names a file fails once, the first time, the second, and so on
//! until no more are made; and at each of them a run is killed. `strace` does both to the unchanged program.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that cannot build its input has failed")]

#[path = "support/optional.rs"]
mod optional;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use optional::Optional;

/// The calls by which files are written, with the fault of each that a full or broken disk has.
const CALLS: [(&str, &str); 5] = [
    ("openat", "EIO"),
    ("write", "ENOSPC"),
    ("fsync", "EIO"),
    ("fchmod", "EPERM"),
    ("rename", "EIO"),
];

/// No run here makes one call more often, but for `openat`: the watch over the memory opens a file again and again while the run lasts.
const MOST: usize = 60;

/// What a run is asked for, and the files that it writes.
struct Case {
    arguments: &'static [&'static str],
    files: &'static [&'static str],
}

const CASES: [Case; 2] = [
    Case {
        arguments: &[
            "old.txt", "new.txt", "-o", "a.html", "-o", "b.docx", "-o", "c.json",
        ],
        files: &["a.html", "b.docx", "c.json"],
    },
    Case {
        arguments: &[
            "amend",
            "old.txt",
            "sheet.txt",
            "--save",
            "amended.txt",
            "-o",
            "a.html",
        ],
        files: &["amended.txt", "a.html"],
    },
];

const FORMER: &[u8] = b"former";

fn prepare(folder: &Path, case: &Case) {
    let text = "The General Assembly,\n\n1. Urges all States to act;\n\n2. Decides to stay.\n";
    fs::write(folder.join("old.txt"), text).unwrap();
    fs::write(folder.join("new.txt"), text.replace("Urges", "Invites")).unwrap();
    let sheet = "Operative paragraph 1: replace “Urges” with “Invites”.\n";
    fs::write(folder.join("sheet.txt"), sheet).unwrap();
    for file in case.files {
        fs::write(folder.join(file), FORMER).unwrap();
    }
}

/// Runs the program while `strace` does something to it; returns how it ended and whether that was done.
fn run(folder: &Path, case: &Case, call: &str, deed: &str) -> (Output, bool) {
    let log = tempfile::NamedTempFile::new().unwrap();
    let ended = Command::new("strace")
        .args(["-f", "-qq", "-e", "signal=none", "-o"])
        .arg(log.path())
        .args(["-e", &format!("trace={call}"), "-e", deed])
        .arg(env!("CARGO_BIN_EXE_travaux"))
        .args(case.arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let said = fs::read_to_string(log.path()).unwrap_or_default();
    let killed = ended.status.code().is_none_or(|code| code == 137);
    (ended, killed || said.contains("(INJECTED)"))
}

fn files(folder: &Path, case: &Case) -> Vec<Vec<u8>> {
    let read = |file: &&str| fs::read(folder.join(file)).unwrap();
    case.files.iter().map(read).collect()
}

fn unfinished(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with('.')).count()
}

/// Does something at each call of a run, the first, the second, and so on, until it has nothing more to be done to.
fn at_each(
    name: &'static str,
    deed: impl Fn(&str, &str) -> String,
    check: impl Fn(&Output, bool, usize, &str),
) {
    let test = Optional::test(name);
    if Command::new("strace").arg("-V").output().is_err() {
        return test.left_out("strace", "apt-get install strace");
    }
    for case in &CASES {
        let folder = tempfile::tempdir().unwrap();
        prepare(folder.path(), case);
        let (plain, _) = run(folder.path(), case, "fsync", "trace=fsync");
        assert!(plain.status.success(), "{plain:?}");
        let whole = files(folder.path(), case);
        assert!(whole.iter().all(|bytes| bytes != FORMER));
        for (call, fault) in CALLS {
            let mut met = 0;
            for when in 1..=MOST {
                prepare(folder.path(), case);
                let deed = format!("inject={call}:{}:when={when}", deed(call, fault));
                let (ended, done) = run(folder.path(), case, call, &deed);
                if !done {
                    break;
                }
                met += 1;
                let now = files(folder.path(), case);
                for (file, (now, whole)) in case.files.iter().zip(now.iter().zip(&whole)) {
                    assert!(now == FORMER || now == whole, "{file} is half: {deed}");
                }
                let all = now == whole;
                check(&ended, all, unfinished(folder.path()), &deed);
            }
            assert!(call == "openat" || met < MOST, "{call} never ends");
            assert!(met > 0, "{call} is not made");
        }
        // The next run sweeps what killed ones left.
        prepare(folder.path(), case);
        let (last, _) = run(folder.path(), case, "fsync", "trace=fsync");
        assert!(last.status.success());
        assert_eq!(unfinished(folder.path()), 0);
    }
}

#[test]
fn a_failure_at_any_write_leaves_each_file_the_former_or_the_new() {
    at_each(
        "a_failure_at_any_write_leaves_each_file_the_former_or_the_new",
        |_, fault| format!("error={fault}"),
        |ended, all, unfinished, deed| {
            assert!(
                all || !ended.status.success(),
                "said to be written and is not: {deed}"
            );
            assert!(ended.status.code().is_some(), "{deed}: {ended:?}");
            assert_eq!(unfinished, 0, "{deed}");
        },
    );
}

#[test]
fn a_run_that_is_killed_at_any_write_leaves_each_file_the_former_or_the_new() {
    at_each(
        "a_run_that_is_killed_at_any_write_leaves_each_file_the_former_or_the_new",
        |_, _| "signal=SIGKILL".to_owned(),
        |ended, all, _, deed| assert!(all || !ended.status.success(), "{deed}"),
    );
}
