//! The two texts of a comparison, wherever they come from: two operands, or one with the two sides of a merge in it.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::arguments::CompareArguments;
use super::driver;
use super::git::{conflict, unmerged};
use super::{input, one_line, operand};
use crate::read::Source;
use crate::read::limits::Limits;
use crate::report::Report;
use crate::sides::{Side, Sides};

/// The two texts of a comparison; `None` is one that is not there.
pub(super) struct Texts {
    pub(super) sources: Sides<Option<Source>>,
    /// What a text is called where the name of its file alone does not say it.
    names: Sides<Option<String>>,
}

impl Texts {
    /// Reads what a command line names.
    pub(super) fn read(arguments: &CompareArguments) -> Result<Self, String> {
        let limits = arguments.reading.limits();
        let mut texts = match &arguments.new {
            Some(new) => two(Sides::new(&arguments.old, new), limits)?,
            None => one(&arguments.old, limits)?,
        };
        let told = match (&arguments.driven, driver::path_of_difftool()) {
            (Some(driven), _) => Some(driven.names.clone()),
            (None, Some(path)) if arguments.new.is_some() => Some(Sides::new(path.clone(), path)),
            _ => None,
        };
        if let Some(names) = told {
            texts.call(names);
        }
        Ok(texts)
    }

    /// Calls the texts by these names, in messages, too.
    fn call(&mut self, names: Sides<String>) {
        for side in [Side::Old, Side::New] {
            if let Some(source) = self.sources.get_mut(side) {
                source.name.clone_from(names.get(side));
            }
        }
        self.names = names.map(Some);
    }

    /// Writes the names of the texts into their report.
    pub(super) fn name(&self, report: &mut Report) {
        for side in [Side::Old, Side::New] {
            if let (Some(name), Some(_)) = (self.names.get(side), self.sources.get(side)) {
                report.texts.get_mut(side).source.name.clone_from(name);
            }
        }
    }
}

/// Returns where the later text lies, or would lie where it comes from git: pins and policies are looked for from there.
pub(super) fn place(arguments: &CompareArguments) -> PathBuf {
    if let Some(driven) = &arguments.driven {
        return PathBuf::from(&driven.names.new);
    }
    let named = arguments.new.as_ref().unwrap_or(&arguments.old);
    match driver::path_of_difftool() {
        Some(path) => PathBuf::from(path),
        None => operand::place(named).to_owned(),
    }
}

/// Reads two texts.
fn two(paths: Sides<&PathBuf>, limits: Limits) -> Result<Texts, String> {
    let sources = paths.try_map(|path| operand::read(path, limits))?;
    for source in [&sources.old, &sources.new].into_iter().flatten() {
        if let Some(line) = conflict::first_line(&source.bytes) {
            warn(&format!(
                "{name}: has conflict markers from line {line} on, which are read as words; 'travaux {name}' compares its two sides",
                name = source.name
            ));
        }
    }
    let names = paths.map(|path| operand::is_revision(path).then(|| input::name(path)));
    Ok(Texts { sources, names })
}

/// Takes one text apart: by its conflict markers, or by what git keeps of a merge.
fn one(path: &Path, limits: Limits) -> Result<Texts, String> {
    let name = input::name(path);
    let source = operand::read(path, limits);
    if let Ok(Some(source)) = &source
        && let Some(conflict) = conflict::sides(&source.bytes).map_err(|it| format!("{name}: {it}"))?
    {
        return Ok(of_markers(&name, conflict));
    }
    if let Some(sources) = unmerged::sides(path, limits)? {
        let names = sources
            .as_ref()
            .map(|side| side.as_ref().map(|side| side.name.clone()));
        return Ok(Texts { sources, names });
    }
    source?;
    Err(format!(
        "{name}: has no conflict markers whose two sides could be compared; name a second text: travaux OLD NEW"
    ))
}

fn of_markers(name: &str, conflict: conflict::Conflict) -> Texts {
    let called = conflict.names.zip(Sides::new("ours", "theirs"));
    let names = called.map(|(told, usual)| {
        let side = if told.is_empty() { usual } else { &told };
        format!("{name} ({side})")
    });
    let sources = conflict
        .sides
        .zip(names.clone())
        .map(|(bytes, name)| Some(Source { name, bytes }));
    Texts {
        sources,
        names: names.map(Some),
    }
}

/// Says something on standard error, in one line.
fn warn(message: &str) {
    // The comparison is there all the same.
    let _ = writeln!(std::io::stderr(), "travaux: {}", one_line(message));
}
