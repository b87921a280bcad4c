//! What is shipped beside the program is what the program prints of itself: manual pages and completions.
//!
//! `TRAVAUX_RENEW=1 cargo test --test shipped` writes them anew after a change of the command line.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn printed(arguments: &[&str]) -> Vec<u8> {
    let done = Command::new(env!("CARGO_BIN_EXE_travaux"))
        .args(arguments)
        .output()
        .unwrap();
    assert!(done.status.success(), "{arguments:?}");
    done.stdout
}

fn shipped(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("share").join(path)
}

/// Compares a shipped file with what the program prints, or writes it.
fn agrees(path: &str, arguments: &[&str]) {
    let (file, now) = (shipped(path), printed(arguments));
    if std::env::var_os("TRAVAUX_RENEW").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, &now).unwrap();
    }
    let before = fs::read(&file).unwrap_or_default();
    // Git may have given the file other ends of lines.
    let lines = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    assert!(
        lines(&before) == lines(&now),
        "share/{path} is not what 'travaux {}' prints; renew it with TRAVAUX_RENEW=1 cargo test --test shipped",
        arguments.join(" ")
    );
}

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let help = String::from_utf8(printed(&["--help"])).unwrap();
    let lines = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty());
    lines
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect()
}

#[test]
fn completions_are_those_of_the_command_line() {
    for (path, shell) in [
        ("completions/travaux.bash", "bash"),
        ("completions/_travaux", "zsh"),
        ("completions/travaux.fish", "fish"),
        ("completions/_travaux.ps1", "powershell"),
    ] {
        agrees(path, &["completions", shell]);
    }
}

#[test]
fn every_command_has_its_manual_page() {
    agrees("man/man1/travaux.1", &["manual"]);
    let commands = commands();
    assert!(commands.len() > 8, "{commands:?}");
    for command in &commands {
        agrees(&format!("man/man1/travaux-{command}.1"), &["manual", command]);
    }
    let pages = fs::read_dir(shipped("man/man1")).unwrap().count();
    assert_eq!(pages, commands.len() + 1, "a page of a command that is gone");
}

#[test]
fn the_help_fits_a_screen_and_begins_with_examples() {
    let lines = |flag: &str| {
        let help = String::from_utf8(printed(&[flag, "--color", "never"])).unwrap();
        assert_eq!(help.lines().nth(2), Some("Examples:"), "{help}");
        help.lines().count()
    };
    let (brief, long) = (lines("-h"), lines("--help"));
    assert!(brief < long && long <= 50, "{brief} and {long} lines");
}
