//! `travaux history V1 V2 V3...`: reads the versions of a text, follows each paragraph and word through them, writes what was found.
//!
//! With `--git FILE` the versions are the states that the file had in its commits.
//!
//! A folder stands for its files in natural order (`Rev.2` before `Rev.10`). The versions are taken as they are named, or by the dates
//! that the texts themselves give.

use std::cmp::Ordering;
use std::fs;
use std::path::{Path, PathBuf};

use super::arguments::{HistoryArguments, Order};
use super::delivery::deliver;
use super::git::past;
use super::outputs::{self, Target};
use super::progress::Progress;
use super::{Outcome, compare, input, named, operand, reason, watch};
use crate::compare::{Options, Understood, understand};
use crate::history::{History, history};
use crate::read::Source;
use crate::render::{HistoryFormat, HistoryMake};
use crate::sides::Sides;

/// Follows a text through its versions.
pub(super) fn run(arguments: &HistoryArguments) -> Result<Outcome, String> {
    let names = match &arguments.git {
        Some(_) => Vec::new(),
        None => versions(&arguments.versions)?,
    };
    let versions = names.iter().chain(&arguments.git).map(PathBuf::as_path);
    let mut involved: Vec<(&Path, &'static str)> = versions.map(|name| (name, "a version")).collect();
    let inputs: Vec<&Path> = involved.iter().map(|file| file.0).collect();
    involved.extend(
        arguments
            .ladders
            .as_deref()
            .map(|path| (path, "the file of --ladders")),
    );
    let outputs = chosen(arguments, &involved)?;
    watch::begin(&inputs, arguments.reading.limits());
    let options = options(arguments)?;
    let found = {
        let _progress = Progress::start("following");
        match &arguments.git {
            Some(file) => of_commits(file, arguments, &options)?,
            None => of_files(&names, arguments, &options)?,
        }
    };
    let line = arguments.line.as_deref().map(|id| line(&found, id)).transpose()?;
    deliver(
        &outputs,
        Vec::new(),
        &arguments.looks,
        |format, options| match format.make {
            HistoryMake::Whole(make) => make(&found, options),
            HistoryMake::Either(make) => make(&found, line, options),
        },
    )?;
    Ok(Outcome::Done)
}

fn of_files(names: &[PathBuf], arguments: &HistoryArguments, options: &Options) -> Result<History, String> {
    let mut texts = Vec::with_capacity(names.len());
    for name in names {
        let source = source(name, arguments)?;
        texts.push(understood(&source, options)?);
    }
    if arguments.order == Order::ByDate {
        texts = by_date(texts)?;
    }
    history(&texts, options).map_err(|problem| problem.to_string())
}

/// Follows a file through its commits. A state without any text is no version.
fn of_commits(file: &Path, arguments: &HistoryArguments, options: &Options) -> Result<History, String> {
    let (mut texts, mut commits) = (Vec::new(), Vec::new());
    for state in past::states(file, arguments.reading.limits())? {
        match understand(&state.source, &options.read.new) {
            Err(problem) if problem.is_empty() => {}
            understood => {
                texts.push(understood.map_err(|problem| problem.to_string())?);
                commits.push(state.commit);
            }
        }
    }
    if texts.len() < 2 {
        return Err(format!(
            "{}: git has one state of this file; a history needs two at least",
            file.display()
        ));
    }
    let mut found = history(&texts, options).map_err(|problem| problem.to_string())?;
    found.commits = commits;
    Ok(found)
}

fn understood(source: &Source, options: &Options) -> Result<Understood, String> {
    understand(source, &options.read.new).map_err(|problem| problem.to_string())
}

/// Returns the versions that the command line names; a folder stands for the files in it.
fn versions(named: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let standard = named.iter().filter(|name| input::is_standard_input(name)).count();
    if standard > 1 {
        return Err("standard input can be read once; name files for the other versions".to_owned());
    }
    let mut versions = Vec::new();
    for name in named {
        if name.is_dir() {
            versions.extend(folder(name)?);
        } else {
            versions.push(name.clone());
        }
    }
    if versions.len() < 2 {
        let found = match versions.as_slice() {
            [only] => format!("{} is the only version", only.display()),
            _ => format!("{}: no file in this folder", named[0].display()),
        };
        return Err(format!("{found}; a history needs two at least, the oldest first"));
    }
    Ok(versions)
}

/// Returns the files of a folder in natural order, but for hidden ones.
fn folder(name: &Path) -> Result<Vec<PathBuf>, String> {
    let told = |problem: std::io::Error| format!("{}: {}", name.display(), reason(&problem));
    let mut files = Vec::new();
    for entry in fs::read_dir(name).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !hidden && path.is_file() {
            files.push(path);
        }
    }
    files.sort_by(|one, other| natural(&one.to_string_lossy(), &other.to_string_lossy()));
    Ok(files)
}

/// Compares two names as people count: `Rev.2` before `Rev.10`.
fn natural(one: &str, other: &str) -> Ordering {
    let parts = |text: &str| -> Vec<(Option<u128>, String)> {
        let parts = text
            .as_bytes()
            .chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit());
        let parts = parts.map(|part| String::from_utf8_lossy(part).to_lowercase());
        parts.map(|part| (part.parse().ok(), part)).collect()
    };
    parts(one).cmp(&parts(other)).then_with(|| one.cmp(other))
}

/// Reads a version, which must hold something.
fn source(path: &Path, arguments: &HistoryArguments) -> Result<Source, String> {
    let source = operand::read(path, arguments.reading.limits())?;
    source.ok_or_else(|| format!("{}: is no text, so it is no version of one", path.display()))
}

fn options(arguments: &HistoryArguments) -> Result<Options, String> {
    let read = || arguments.reading.options(arguments.format_text);
    Ok(Options {
        read: Sides::new(read(), read()),
        ladders: compare::ladders(arguments.ladders.as_deref(), arguments.reading.limits())?,
        ..Options::default()
    })
}

/// Puts versions into the order of the dates that they give.
fn by_date(mut texts: Vec<Understood>) -> Result<Vec<Understood>, String> {
    if let Some(none) = texts.iter().find(|text| text.instrument.masthead.date.is_none()) {
        return Err(format!(
            "{}: no date was found in its head, so --order by-date cannot place it; name the versions in their order instead",
            none.origin.name
        ));
    }
    texts.sort_by(|one, other| one.instrument.masthead.date.cmp(&other.instrument.masthead.date));
    Ok(texts)
}

/// Returns the line of a paragraph of the last version, else of the last version that has such a paragraph.
fn line(history: &History, id: &str) -> Result<usize, String> {
    history.line_of(id).ok_or_else(|| {
        format!("--line {id}: no version has such a paragraph; 'travaux show FILE' lists those of a text")
    })
}

/// Follows the names of outputs, and chooses the format of each.
fn chosen(
    arguments: &HistoryArguments,
    files: &[(&Path, &'static str)],
) -> Result<Vec<(Target, &'static HistoryFormat)>, String> {
    let chosen = outputs::chosen(&arguments.output, arguments.format, &named::inputs(files))?;
    let whole = |format: &HistoryFormat| matches!(format.make, HistoryMake::Whole(_));
    if let Some((_, format)) = chosen
        .iter()
        .find(|(_, format)| arguments.line.is_some() && whole(format))
    {
        return Err(format!(
            "--line: {} has all paragraphs; leave one of the two out",
            format.name
        ));
    }
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ordered_as_people_count() {
        let mut names = ["Rev.10.txt", "draft.txt", "Rev.2.txt", "rev.1.txt"];
        names.sort_by(|one, other| natural(one, other));
        assert_eq!(names, ["draft.txt", "rev.1.txt", "Rev.2.txt", "Rev.10.txt"]);
    }
}
