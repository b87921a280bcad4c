//! Tests that need a program which may not be installed: they say so where the run can tell it at its end.
//!
//! `cargo test` hides what a passing test prints, and a test that silently does nothing looks as if it had passed. So such a
//! test leaves a note in the target folder, one file for each test, and `tests/zz_skipped.rs`, which runs last, prints the
//! notes. A test that runs again takes its former note away first, and a note whose test is no longer in the source is
//! not printed: what is listed is what was left out.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::panic::Location;
use std::path::{Path, PathBuf};

/// A test that may be left out.
pub(crate) struct Optional {
    note: PathBuf,
    file: &'static str,
    name: &'static str,
}

impl Optional {
    /// Begins a test, which has this name in the file of the caller: a former note of it is taken away.
    #[track_caller]
    pub(crate) fn test(name: &'static str) -> Self {
        let file = Location::caller().file();
        let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy();
        let note = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("skipped")
            .join(format!("{stem}-{name}"));
        let _there_is_none = fs::remove_file(&note);
        Self { note, file, name }
    }

    /// Notes that the test, or a part of it, is left out: what it needs, and how to get that.
    pub(crate) fn left_out(&self, needs: &str, install: &str) {
        println!("left out: needs {needs}: {install}");
        let line = format!("{}\t{}\t{needs}\t{install}\n", self.file, self.name);
        let folder = self.note.parent().unwrap_or(Path::new("."));
        // Another user than the one who built the tests may not write here, which is no failure of the test.
        let _noted = fs::create_dir_all(folder).and_then(|()| {
            let mut note = OpenOptions::new().create(true).append(true).open(&self.note)?;
            note.write_all(line.as_bytes())
        });
    }
}
