//! What was meant: an option of other programs; a symbol, an address or a command instead of a file.
//!
//! People bring the habits of other programs along. What they type is answered with what does it here; nothing is done by a
//! guess, since a guess about a confidential text or about an exit status is worse than a question.

/// Options of other programs, and what is to be done here.
const OPTIONS: [(&[&str], &str); 17] = [
    (&["--html", "--web"], "use -o page.html, or --format html"),
    (
        &["--docx", "--word", "--redline", "--track-changes"],
        "use -o redline.docx",
    ),
    (&["--pdf"], "use -o page.pdf"),
    (&["--json"], "use --format json"),
    (&["--markdown", "--md"], "use --format markdown"),
    (
        &["--csv", "--xlsx", "--excel", "--table"],
        "use -o table.xlsx or -o table.csv",
    ),
    (
        &["--brief", "--stat", "--summary", "--shortstat", "--numstat"],
        "use --format brief",
    ),
    (&["--silent", "-s"], "use --quiet"),
    (&["--out", "--out-file", "--outfile", "--save-as"], "use -o FILE"),
    (
        &["--no-color", "--no-colour", "--plain-text"],
        "use --color never",
    ),
    (&["--verbose", "-v", "--full"], "use --all"),
    (
        &["-f", "--to", "-t"],
        "use --format NAME, or -o FILE with the ending of the format",
    ),
    (
        &["--side-by-side", "-y"],
        "use -o page.html, which has a layout of two columns",
    ),
    (&["--from"], "use --format-old and --format-new"),
    (
        &["--changes-only", "--changed", "--unified", "-u", "-U"],
        "use --context WORDS; unchanged paragraphs are folded anyway",
    ),
    (
        &["--lang", "--language", "--locale", "-l"],
        "the language of each text is found by itself",
    ),
    (
        &[
            "--word-diff",
            "--color-words",
            "--ignore-space-change",
            "-w",
            "-b",
            "--ignore-all-space",
        ],
        "words are compared, not lines or blanks",
    ),
];

/// Returns what is to be done here instead of an option of other programs.
pub(super) fn option(typed: &str) -> Option<&'static str> {
    let name = typed.split('=').next().unwrap_or(typed).to_lowercase();
    let known = OPTIONS.iter().find(|(names, _)| names.contains(&name.as_str()));
    known.map(|(_, here)| *here)
}

/// The commands, any of which may be typed behind another one, `travaux check explain RULE`, where a file was wanted.
const COMMANDS: [&str; 14] = [
    "compare",
    "amend",
    "check",
    "verify",
    "history",
    "trace",
    "index",
    "show",
    "render",
    "explain",
    "git-setup",
    "schema",
    "completions",
    "manual",
];

/// Returns what to do with something that is no file: an address of the web, a symbol of the United Nations, or a command of ours.
pub(super) fn text(typed: &str) -> Option<String> {
    let lower = typed.to_lowercase();
    let is_address = ["http://", "https://", "www.", "ftp://"]
        .iter()
        .any(|head| lower.starts_with(head));
    if is_address {
        return Some(
            "is an address; travaux works offline: download the file first, then name the file".to_owned(),
        );
    }
    if COMMANDS.contains(&typed) {
        return Some(format!(
            "no such file; 'travaux {typed}' is a command of its own, with no other before it"
        ));
    }
    is_symbol(typed).then(|| {
        format!("no such file; it looks like a symbol, and travaux works offline: download the file first (https://docs.un.org/{typed}), then name the file")
    })
}

/// Whether a name is a symbol such as `A/RES/79/1`, `S/2021/443` or `A/C.3/80/L.2/Rev.1`.
fn is_symbol(name: &str) -> bool {
    let parts: Vec<&str> = name.split('/').collect();
    let organ = |part: &str| (1..=5).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_uppercase());
    let number = |part: &&str| {
        let end = part.split('.').next_back().unwrap_or(part);
        // `text.md` and `L.2` both have a stop: what stands behind the one of a symbol is a number, or nothing but capitals.
        !part.is_empty()
            && end
                .bytes()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || b"()[]*-".contains(&c))
    };
    parts.len() >= 3
        && organ(parts[0])
        && parts[1..].iter().all(number)
        && name.bytes().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_of_other_programs_have_a_name_here() {
        assert_eq!(option("--html"), Some("use -o page.html, or --format html"));
        assert_eq!(
            option("--Lang=fr"),
            Some("the language of each text is found by itself")
        );
        assert_eq!(option("--frobnicate"), None);
    }

    #[test]
    fn a_command_behind_another_is_no_file() {
        let line = super::super::arguments::whole_command_line();
        let commands: Vec<&str> = line.get_subcommands().map(clap::Command::get_name).collect();
        assert_eq!(commands, COMMANDS);
        for name in COMMANDS {
            assert!(text(name).is_some_and(|meant| meant.contains(&format!("'travaux {name}'"))));
        }
        assert_eq!(text("explained"), None);
    }

    #[test]
    fn no_option_is_in_the_list_twice() {
        let mut names: Vec<&str> = OPTIONS
            .iter()
            .flat_map(|(names, _)| names.iter().copied())
            .collect();
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn what_is_answered_with_another_name_is_no_option_of_ours() {
        let command = super::super::arguments::whole_command_line();
        let ours: Vec<String> = command
            .get_arguments()
            .filter_map(|it| it.get_long())
            .map(|it| format!("--{it}"))
            .collect();
        for (names, _) in OPTIONS {
            assert!(
                names.iter().all(|name| !ours.iter().any(|our| our == name)),
                "{names:?}"
            );
        }
    }

    #[test]
    fn symbols_and_addresses_are_told_from_files() {
        for symbol in [
            "A/RES/79/1",
            "S/2021/443",
            "A/C.3/80/L.2/Rev.1",
            "S/RES/2334(2016)",
            "FCCC/CP/2023/L.1",
        ] {
            assert!(
                text(symbol).unwrap().contains("download the file first"),
                "{symbol}"
            );
        }
        assert!(
            text("https://docs.un.org/A/RES/79/1")
                .unwrap()
                .starts_with("is an address")
        );
        for file in [
            "texts/A_RES_79_1.pdf",
            "A/old.pdf",
            "A/B/C",
            "a/res/79/1",
            "draft.docx",
            "A/2024/draft.md",
            "/A/RES/79/1",
        ] {
            assert_eq!(text(file), None, "{file}");
        }
    }
}
