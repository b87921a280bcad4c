//! Memory in large pages, only where it pays.
//!
//! The allocator asks the system for pages of two megabytes. A long text is compared a tenth quicker in them; a short one fills none of them,
//! and the system clears each before it hands it out, so that a run of a few milliseconds would take twice the memory for nothing. The pages of
//! a PDF are read one after the other, and need little at a time.
//!
//! What has begun in small pages stays in them, so this is settled before anything else, by a look at the files that the arguments name. Where a
//! system has no such pages, or another name for them, nothing happens.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;

/// A text of so many bytes is long.
const LONG: u64 = 64 << 10;

/// Does without large pages if no argument names something that may be long. The programs that the run starts do without them, too.
pub(super) fn suit(arguments: &[OsString]) {
    if !arguments.iter().skip(1).any(|argument| may_be_long(argument)) {
        spare();
    }
}

/// Whether an argument may name something long: a long text, a folder, and what cannot be looked at yet, standard input and a revision.
fn may_be_long(argument: &OsStr) -> bool {
    if argument == "-" {
        return true;
    }
    match fs::metadata(argument) {
        Ok(about) if about.is_file() => about.len() >= LONG && !is_pdf(Path::new(argument)),
        Ok(_) => true,
        Err(_) => argument.as_encoded_bytes().contains(&b':'),
    }
}

/// Whether a file calls itself a PDF. Should it be none, it is read all the same.
fn is_pdf(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}

#[cfg(target_os = "linux")]
fn spare() {
    // Where the system does not let itself be asked, the allocator does as it likes.
    let _as_ever = rustix::thread::disable_transparent_huge_pages(true);
}

#[cfg(not(target_os = "linux"))]
fn spare() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_told_from_a_short_one_and_from_a_pdf() {
        let folder = tempfile::tempdir().unwrap();
        let may_be_long = |name: &str, bytes: u64| {
            let path = folder.path().join(name);
            fs::write(&path, vec![b'x'; bytes as usize]).unwrap();
            super::may_be_long(path.as_os_str())
        };
        assert!(may_be_long("long.txt", LONG) && !may_be_long("short.txt", LONG - 1));
        assert!(!may_be_long("long.PDF", LONG));
        assert!(super::may_be_long(folder.path().as_os_str()));
    }

    #[test]
    fn what_cannot_be_looked_at_yet_may_be_long() {
        assert!(may_be_long(OsStr::new("-")) && may_be_long(OsStr::new("HEAD~3:text.md")));
        assert!(!may_be_long(OsStr::new("--format")) && !may_be_long(OsStr::new("compare")));
    }
}
