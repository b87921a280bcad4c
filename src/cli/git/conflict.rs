//! The two sides of a file that a merge left with conflict markers.
//!
//! ```text
//! 1. Urges States to act;                    both
//! <<<<<<< HEAD
//! 2. Invites States to report;               ours
//! ||||||| 3f2a1b0
//! 2. Requests States to report;              what both came from: left out
//! =======
//! 2. Calls upon States to report;            theirs
//! >>>>>>> amendments
//! ```
//!
//! Markers have the same length in one conflict, seven signs or more (a merge of merges makes longer ones inside the middle part, which
//! are passed over with it), and stand alone or before a blank. A row of `=` outside a conflict underlines a heading. Cost: one pass.

use memchr::memmem;

use crate::sides::Sides;

/// The fewest signs of a marker.
const SIGNS: usize = 7;

/// A file with conflict markers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct Conflict {
    /// Ours and theirs.
    pub(in crate::cli) sides: Sides<Vec<u8>>,
    /// What the markers call them: `HEAD`, `amendments`; empty where they do not.
    pub(in crate::cli) names: Sides<String>,
}

/// Where a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Both,
    Ours,
    Ancestor,
    Theirs,
}

/// Returns the line of the first conflict, from 1.
pub(in crate::cli) fn first_line(bytes: &[u8]) -> Option<usize> {
    // Asked of every file, and nearly none has a marker anywhere.
    memmem::find(bytes, &[b'<'; SIGNS])?;
    let begins = |line: &[u8]| marker(line, b'<').is_some();
    let at = bytes.split(|&byte| byte == b'\n').position(begins)?;
    matches!(sides(bytes), Ok(Some(_))).then_some(at + 1)
}

/// Takes a file apart; `None` where it has no conflict.
///
/// # Errors
///
/// When a conflict does not end, or has no second side; with the line.
pub(in crate::cli) fn sides(bytes: &[u8]) -> Result<Option<Conflict>, String> {
    let mut conflict = Conflict {
        sides: Sides::new(Vec::new(), Vec::new()),
        names: Sides::new(String::new(), String::new()),
    };
    let (mut part, mut opened, mut signs) = (Part::Both, 0, 0);
    for (at, line) in bytes.split_inclusive(|&byte| byte == b'\n').enumerate() {
        let is = |sign| signs_of(line, sign).is_some_and(|length| length == signs);
        match part {
            Part::Both => {
                if let Some((length, name)) = marker(line, b'<') {
                    (part, opened, signs) = (Part::Ours, at + 1, length);
                    first(&mut conflict.names.old, name);
                    continue;
                }
            }
            Part::Ours if is(b'|') => {
                part = Part::Ancestor;
                continue;
            }
            Part::Ours | Part::Ancestor if is(b'=') => {
                part = Part::Theirs;
                continue;
            }
            Part::Theirs if is(b'>') => {
                part = Part::Both;
                first(&mut conflict.names.new, marker(line, b'>').map_or("", |it| it.1));
                continue;
            }
            Part::Ours | Part::Ancestor | Part::Theirs => {}
        }
        if matches!(part, Part::Both | Part::Ours) {
            conflict.sides.old.extend_from_slice(line);
        }
        if matches!(part, Part::Both | Part::Theirs) {
            conflict.sides.new.extend_from_slice(line);
        }
    }
    if part != Part::Both {
        return Err(format!("the conflict that begins on line {opened} does not end"));
    }
    Ok((opened > 0).then_some(conflict))
}

/// Keeps the first name.
fn first(name: &mut String, told: &str) {
    if name.is_empty() {
        told.clone_into(name);
    }
}

/// Returns the signs of a marker and what stands behind it.
fn marker(line: &[u8], sign: u8) -> Option<(usize, &str)> {
    let length = signs_of(line, sign)?;
    let name = std::str::from_utf8(&line[length..]).unwrap_or_default();
    Some((length, name.trim()))
}

/// Counts the signs of a line that is a marker.
fn signs_of(line: &[u8], sign: u8) -> Option<usize> {
    let length = line.iter().take_while(|&&byte| byte == sign).count();
    let ends = matches!(line.get(length), None | Some(b' ' | b'\n' | b'\r'));
    (length >= SIGNS && ends).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> Option<(String, String, String, String)> {
        let Conflict { sides, names } = sides(text.as_bytes()).unwrap()?;
        let sides = sides.map(|bytes| String::from_utf8(bytes).unwrap());
        Some((sides.old, sides.new, names.old, names.new))
    }

    fn check(text: &str, old: &str, new: &str) {
        let (ours, theirs, ..) = taken(text).unwrap();
        assert_eq!((ours.as_str(), theirs.as_str()), (old, new), "{text:?}");
    }

    #[test]
    fn both_sides_keep_what_stands_outside() {
        check(
            "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> them\nd\n",
            "a\nb\nd\n",
            "a\nc\nd\n",
        );
        check("<<<<<<< x\r\nb\r\n=======\r\n>>>>>>> y\r\nd", "b\r\nd", "d");
        check("<<<<<<<\nb\n=======\nc\n>>>>>>>", "b\n", "c\n");
    }

    #[test]
    fn the_ancestor_is_on_neither_side() {
        check(
            "<<<<<<< HEAD\nb\n||||||| base\nx\n=======\nc\n>>>>>>> them\n",
            "b\n",
            "c\n",
        );
        check(
            "<<<<<<< HEAD\nb\n||||||| base\n<<<<<<<<< 1\nx\n=========\ny\n>>>>>>>>> 2\n=======\nc\n>>>>>>> them\n",
            "b\n",
            "c\n",
        );
    }

    #[test]
    fn the_first_markers_name_the_sides() {
        let text = "<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> a b\n<<<<<<< other\nd\n=======\ne\n>>>>>>> z\n";
        let (_, _, old, new) = taken(text).unwrap();
        assert_eq!((old.as_str(), new.as_str()), ("HEAD", "a b"));
        assert_eq!(first_line(text.as_bytes()), Some(1));
    }

    #[test]
    fn a_line_under_a_heading_is_no_conflict() {
        assert_eq!(taken("Title\n=======\n\n<<<< quoted\n>>>>>>> deeper\n"), None);
        assert_eq!(taken("<<<<<<<<no blank\n"), None);
        assert_eq!(first_line(b"Title\n=======\n"), None);
    }

    #[test]
    fn a_conflict_without_end_is_told_with_its_line() {
        assert_eq!(
            sides(b"a\n<<<<<<< HEAD\nb\n=======\nc\n").unwrap_err(),
            "the conflict that begins on line 2 does not end"
        );
    }
}
