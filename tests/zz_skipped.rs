//! Runs as the last of the tests and prints which were left out, and what to install for them.
//!
//! It is no test: see `support/optional.rs`.

use std::fs;
use std::path::Path;

fn main() {
    // With a filter only some tests were run; a tool that asks for a list of tests gets none.
    if std::env::args()
        .skip(1)
        .any(|argument| !argument.starts_with('-') || argument == "--list")
    {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("skipped");
    let mut lines: Vec<String> = Vec::new();
    for note in fs::read_dir(folder).into_iter().flatten().flatten() {
        let text = fs::read_to_string(note.path()).unwrap_or_default();
        match text.lines().map(told).collect::<Option<Vec<String>>>() {
            Some(told) => lines.extend(told),
            None => drop(fs::remove_file(note.path())),
        }
    }
    lines.sort();
    match lines.len() {
        0 => println!("\nno test was left out\n"),
        _ => println!(
            "\nthese tests, or parts of them, were left out here:\n{}\n",
            lines.concat().trim_end()
        ),
    }
}

/// Returns a line of a note in words, unless its test is gone.
fn told(note: &str) -> Option<String> {
    let mut parts = note.split('\t');
    let (file, name, needs, install) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).ok()?;
    source
        .contains(&format!("fn {name}("))
        .then(|| format!("  {file} {name}: needs {needs}: {install}\n"))
}
