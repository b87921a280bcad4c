//! `travaux index DIR -o INDEX`: reads all texts of a folder into an index for `travaux trace --in`.
//!
//! A file that is no text, or cannot be read, is told and left out: a folder of twenty thousand has some. Files are taken in the order of their paths,
//! and are named by their path in the folder, so that the same folder gives the same index anywhere.

use std::fs;
use std::path::{Path, PathBuf};

use super::arguments::IndexArguments;
use super::output::{self, Destination};
use super::progress::Progress;
use super::say;
use super::{Outcome, input, reason, watch};
use crate::compare::understand;
use crate::trace::{Holding, Index, write_index};

/// Folders in folders are followed as deep as this: a link may lead back up.
const DEEPEST: usize = 32;

/// Makes an index.
pub(super) fn run(arguments: &IndexArguments) -> Result<Outcome, String> {
    let destination = Destination::of(&arguments.output)?;
    let mut files = Vec::new();
    gather(&arguments.folder, DEEPEST, &mut files)?;
    files.sort();
    let lost = files.iter().find(|file| {
        super::place::Place::of_input(file).is_some_and(|place| place.is_same(destination.place()))
    });
    // An index that is made anew in its own folder is no text of it.
    let files: Vec<&PathBuf> = files.iter().filter(|file| Some(*file) != lost).collect();
    watch::begin(&[arguments.folder.as_path()], arguments.reading.limits());
    let bytes = {
        let _progress = Progress::start("indexing");
        let holdings: Vec<Holding> = files.iter().filter_map(|file| held(file, arguments)).collect();
        if holdings.is_empty() {
            return Err(format!(
                "{}: no text in this folder could be read, so there is nothing to index",
                arguments.folder.display()
            ));
        }
        write_index(&Index::of(holdings))
    };
    watch::end();
    output::publish(vec![destination.stage(&bytes)?])?;
    Ok(Outcome::Done)
}

/// Finds the files of a folder and of those in it; what begins with a point is hidden.
fn gather(folder: &Path, deep: usize, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let told = |problem: &std::io::Error| format!("{}: {}", folder.display(), reason(problem));
    for entry in fs::read_dir(folder).map_err(|problem| told(&problem))? {
        let entry = entry.map_err(|problem| told(&problem))?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        match fs::metadata(&path) {
            Ok(about) if about.is_dir() && deep > 0 => gather(&path, deep - 1, files)?,
            Ok(about) if about.is_file() => files.push(path),
            _ => {}
        }
    }
    Ok(())
}

/// Reads a text; tells why it cannot be read.
fn held(path: &Path, arguments: &IndexArguments) -> Option<Holding> {
    let read = || {
        let source = input::source(path, arguments.reading.limits())?;
        understand(&source, &arguments.reading.options(None)).map_err(|problem| problem.to_string())
    };
    let named = read().map(|mut understood| {
        if let Ok(inside) = path.strip_prefix(&arguments.folder) {
            let parts: Vec<String> = inside
                .iter()
                .map(|part| part.to_string_lossy().into_owned())
                .collect();
            understood.origin.name = parts.join("/");
        }
        understood
    });
    match named {
        Ok(understood) => Some(Holding::of(&understood)),
        Err(problem) => {
            say(&format!("left out: {problem}"));
            None
        }
    }
}
