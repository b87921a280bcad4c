//! `travaux show FILE`: any stage as compact indented text.

use std::path::{Path, PathBuf};

use super::arguments::{ShowArguments, Stage};
use super::pinned::Pinned;
use super::{Outcome, input, terminal, watch};
use crate::align::align_with;
use crate::compare::understand;
use crate::read::read;
use crate::render::{dump, outline};
use crate::sides::Sides;
use crate::structure::structure;

/// Prints one stage.
pub(super) fn run(arguments: &ShowArguments) -> Result<Outcome, String> {
    let names: Vec<&Path> = arguments.files.iter().map(PathBuf::as_path).collect();
    watch::begin(&names, arguments.reading.limits());
    let text = match (arguments.stage, arguments.files.as_slice()) {
        (Stage::Alignment, [old, new]) => alignment(old, new, arguments)?,
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

fn of_one(stage: Stage, file: &Path, arguments: &ShowArguments) -> Result<String, String> {
    let source = input::source(file, arguments.reading.limits())?;
    let looks = &arguments.looks;
    let options = arguments.reading.options(arguments.format);
    if stage == Stage::Document {
        // Also of a text without a paragraph: this print is the way to find out why.
        let (format, document) = read(&source, &options).map_err(|problem| problem.to_string())?;
        return Ok(dump::document(format, &document, &structure(&document)));
    }
    let text = understand(&source, &options).map_err(|problem| problem.to_string())?;
    Ok(match stage {
        Stage::Instrument => dump::instrument(&text.instrument),
        _ => outline::render(&text.instrument, terminal::width(looks), terminal::ink(looks)),
    })
}

fn alignment(old: &Path, new: &Path, arguments: &ShowArguments) -> Result<String, String> {
    let options = arguments.reading.options(arguments.format);
    let sources = Sides::new(old, new).try_map(|file| input::source(file, arguments.reading.limits()))?;
    let texts = sources
        .as_ref()
        .try_map(|source| understand(source, &options))
        .map_err(|problem| problem.to_string())?;
    let instruments = texts.as_ref().map(|text| &text.instrument);
    let pinned = Pinned::find(arguments.pins.pins.as_deref(), new);
    let corrections = pinned
        .pins(arguments.reading.limits())?
        .corrections(&pinned.path(new));
    Ok(dump::alignment(
        instruments,
        &align_with(instruments, &corrections).alignment,
    ))
}
