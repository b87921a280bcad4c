//! `travaux show FILE`: any stage as compact indented text.

use std::path::{Path, PathBuf};

use super::arguments::{ShowArguments, Stage};
use super::pinned::Pinned;
use super::{Outcome, input, one_line, operand, terminal, watch};
use crate::align::{align_with, weighed};
use crate::compare::{Understood, understand};
use crate::read::{Format, Source, read};
use crate::report::Origin;
use crate::show::{self, outline, plain};
use crate::sides::Sides;
use crate::structure::structure;
use crate::threads::Threads;

/// Prints one stage.
pub(super) fn run(arguments: &ShowArguments) -> Result<Outcome, String> {
    let names: Vec<&Path> = arguments.files.iter().map(PathBuf::as_path).collect();
    watch::begin(&names, arguments.reading.limits());
    if arguments.plain || arguments.textconv {
        let text = plain(arguments)?;
        watch::end();
        return terminal::print(&text, &arguments.looks).map(|()| Outcome::Done);
    }
    if arguments.masked {
        let text = masked(arguments)?;
        watch::end();
        return terminal::print(&text, &arguments.looks).map(|()| Outcome::Done);
    }
    let text = match (arguments.stage, arguments.files.as_slice()) {
        (Stage::Alignment, [old, new]) => alignment(old, new, arguments)?,
        (Stage::Candidates, [old, new]) => candidates(old, new, arguments)?,
        (Stage::Candidates, _) => {
            return Err(
                "the stage 'candidates' needs two texts: travaux show --stage candidates OLD NEW".to_owned(),
            );
        }
        (Stage::Alignment, _) => {
            return Err(
                "the stage 'alignment' needs two texts: travaux show --stage alignment OLD NEW".to_owned(),
            );
        }
        (stage, [file]) => of_one(stage, file, arguments)?,
        (_, _) => return Err("this stage shows one text; two are for --stage alignment".to_owned()),
    };
    watch::end();
    terminal::print(&text, &arguments.looks).map(|()| Outcome::Done)
}

/// Returns the whole text, one paragraph a line; of a file that is not there or has no text, no line.
///
/// A `textconv` that fails ends `git log -p` in its midst. So it tells of a file that cannot be read in a line, with its digest, which
/// differs where the file does.
fn plain(arguments: &ShowArguments) -> Result<String, String> {
    let [file] = arguments.files.as_slice() else {
        return Err("this prints one text; name one".to_owned());
    };
    let Some(source) = operand::read(file, arguments.reading.limits())? else {
        return Ok(String::new());
    };
    let options = arguments.reading.options(arguments.format);
    match understand(&source, &options) {
        Ok(text) => Ok(plain::render(&text.instrument)),
        Err(problem) if problem.is_empty() => Ok(String::new()),
        Err(problem) if arguments.textconv => {
            // The name is that of a temporary file.
            let nameless = Source {
                name: String::new(),
                ..source
            };
            let problem = understand(&nameless, &options).err().unwrap_or(problem);
            let known = Origin::new(&nameless, Format::Text, options.revisions);
            Ok(format!(
                "not read: {} ({} bytes, SHA-256 {})\n",
                one_line(&problem.to_string()),
                known.bytes,
                known.sha256
            ))
        }
        Err(problem) => Err(problem.to_string()),
    }
}

/// Returns the layout of a text without its words.
fn masked(arguments: &ShowArguments) -> Result<String, String> {
    let [file] = arguments.files.as_slice() else {
        return Err("this prints one text; name one".to_owned());
    };
    let source = present(file, arguments)?;
    let (format, document) =
        read(&source, &arguments.reading.options(arguments.format)).map_err(|problem| problem.to_string())?;
    Ok(show::masked(format, &document, &structure(&document)))
}

fn of_one(stage: Stage, file: &Path, arguments: &ShowArguments) -> Result<String, String> {
    let source = present(file, arguments)?;
    let looks = &arguments.looks;
    let options = arguments.reading.options(arguments.format);
    if stage == Stage::Document {
        // Also of a text without a paragraph: this print is the way to find out why.
        let (format, document) = read(&source, &options).map_err(|problem| problem.to_string())?;
        return Ok(show::document(format, &document, &structure(&document)));
    }
    let text = understand(&source, &options).map_err(|problem| problem.to_string())?;
    Ok(match stage {
        Stage::Instrument => show::instrument(&text.instrument),
        _ => outline::render(&text.instrument, terminal::width(looks), terminal::ink(looks)),
    })
}

/// Reads a text that must be there.
fn present(file: &Path, arguments: &ShowArguments) -> Result<Source, String> {
    let source = operand::read(file, arguments.reading.limits())?;
    source.ok_or_else(|| format!("{}: is no text", input::name(file)))
}

fn candidates(old: &Path, new: &Path, arguments: &ShowArguments) -> Result<String, String> {
    let texts = both(old, new, arguments)?;
    let instruments = texts.as_ref().map(|text| &text.instrument);
    Ok(show::candidates(instruments, &weighed(instruments)))
}

/// Reads two texts that must be there.
fn both(old: &Path, new: &Path, arguments: &ShowArguments) -> Result<Sides<Understood>, String> {
    let options = arguments.reading.options(arguments.format);
    let sources = Sides::new(old, new).try_map(|file| present(file, arguments))?;
    sources
        .as_ref()
        .try_map(|source| understand(source, &options))
        .map_err(|problem| problem.to_string())
}

fn alignment(old: &Path, new: &Path, arguments: &ShowArguments) -> Result<String, String> {
    let texts = both(old, new, arguments)?;
    let instruments = texts.as_ref().map(|text| &text.instrument);
    let pinned = Pinned::find(arguments.pins.pins.as_deref(), new);
    let corrections = pinned
        .pins(arguments.reading.limits())?
        .corrections(&pinned.path(new));
    Ok(show::alignment(
        instruments,
        &align_with(instruments, &corrections, Threads::ONE).alignment,
    ))
}
