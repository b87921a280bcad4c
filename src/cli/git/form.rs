//! The form in which git calls its diff driver.
//!
//! ```text
//! travaux [OPTION...] path old-file old-hex old-mode new-file new-hex new-mode [new-path what-git-knows]
//! ```
//!
//! It is known by its hexadecimal names and octal modes (`.` where there is none), before anything else is made of the command
//! line. The two files may be temporary, so both texts are called by their path.

use std::ffi::{OsStr, OsString};

use super::super::one_line;
use crate::sides::Sides;

/// The arguments that git gives: seven, and two more for a file that got another name.
const FORM: [usize; 3] = [7, 8, 9];

/// What git tells of the two files that it hands over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct Driven {
    /// What the texts are called.
    pub(in crate::cli) names: Sides<String>,
    /// What git would print above their diff.
    pub(in crate::cli) header: String,
}

/// Recognizes the form in which git calls its driver: returns the command line of a comparison, and what git tells.
pub(in crate::cli) fn recognized(arguments: &[OsString]) -> Option<(Vec<OsString>, Driven)> {
    FORM.iter().find_map(|&length| {
        let at = arguments.len().checked_sub(length).filter(|&at| at > 0)?;
        let (options, form) = arguments.split_at(at);
        let files = files(form)?;
        let mut command = options.to_vec();
        command.push("--".into());
        command.extend(files.map(OsString::from));
        Some((command, driven(form)))
    })
}

/// Returns the two files of the form, if it is one.
fn files(form: &[OsString]) -> Option<[&OsStr; 2]> {
    let [_, old, old_hex, old_mode, new, new_hex, new_mode, ..] = form else {
        return None;
    };
    let is_form = [old_hex, new_hex].into_iter().all(|hex| is_hex(hex))
        && [old_mode, new_mode].into_iter().all(|mode| is_mode(mode));
    is_form.then_some([old.as_os_str(), new.as_os_str()])
}

/// `3f2a1b…`, or `.`
fn is_hex(word: &OsStr) -> bool {
    let bytes = word.as_encoded_bytes();
    bytes == b"." || (bytes.len() >= 4 && bytes.iter().all(u8::is_ascii_hexdigit))
}

/// `100644`, or `.`
fn is_mode(word: &OsStr) -> bool {
    let bytes = word.as_encoded_bytes();
    bytes == b"." || (bytes.len() == 6 && bytes.iter().all(|byte| matches!(byte, b'0'..=b'7')))
}

fn driven(form: &[OsString]) -> Driven {
    let word = |at: usize| form.get(at).map(|word| word.to_string_lossy().into_owned());
    let old = word(0).unwrap_or_default();
    let new = word(7).unwrap_or_else(|| old.clone());
    let modes = (word(3).unwrap_or_default(), word(6).unwrap_or_default());
    let mut lines = vec![format!("diff --git a/{old} b/{new}")];
    match (modes.0.as_str(), modes.1.as_str()) {
        (".", mode) => lines.push(format!("new file mode {mode}")),
        (mode, ".") => lines.push(format!("deleted file mode {mode}")),
        (one, other) if one != other => {
            lines.extend([format!("old mode {one}"), format!("new mode {other}")]);
        }
        _ => {}
    }
    let known = word(8).unwrap_or_default();
    lines.extend(known.lines().map(ToOwned::to_owned));
    let header: String = lines.iter().map(|line| one_line(line) + "\n").collect();
    Driven {
        names: Sides::new(old, new),
        header,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEX: &str = "3f2a1b0c3f2a1b0c3f2a1b0c3f2a1b0c3f2a1b0c";

    fn words(line: &str) -> Vec<OsString> {
        line.replace("HEX", HEX).split(' ').map(OsString::from).collect()
    }

    fn check(line: &str, command: Option<&str>) {
        let found = recognized(&words(line)).map(|it| it.0);
        assert_eq!(found, command.map(words), "{line}");
    }

    #[test]
    fn the_form_of_git_is_known_with_options_before_it() {
        check(
            "travaux a.md /tmp/x HEX 100644 a.md HEX 100644",
            Some("travaux -- /tmp/x a.md"),
        );
        check(
            "travaux a.md /dev/null . . a.md HEX 100644",
            Some("travaux -- /dev/null a.md"),
        );
        check(
            "travaux --width 80 show /tmp/x HEX 100644 show HEX 100755",
            Some("travaux --width 80 -- /tmp/x show"),
        );
        check(
            "travaux a.md /tmp/x HEX 100644 /tmp/y HEX 100644 b.md similarity",
            Some("travaux -- /tmp/x /tmp/y"),
        );
    }

    #[test]
    fn other_command_lines_are_left_alone() {
        check("travaux old.md new.md", None);
        check("travaux history a b c d e f g", None);
        check("a.md /tmp/x HEX 100644 a.md HEX 100644", None);
    }

    #[test]
    fn what_git_knows_of_a_file_is_printed_above() {
        let header = |line: &str| recognized(&words(line)).unwrap().1.header;
        assert_eq!(
            header("travaux a.md /tmp/x HEX 100644 a.md HEX 100755"),
            "diff --git a/a.md b/a.md\nold mode 100644\nnew mode 100755\n"
        );
        assert_eq!(
            header("travaux a.md /tmp/x HEX 100644 /dev/null . ."),
            "diff --git a/a.md b/a.md\ndeleted file mode 100644\n"
        );
    }
}
