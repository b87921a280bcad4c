//! `travaux verify BASE REDLINE.docx`: reads both files, asks whether all changes are tracked, writes the answer, ends as that says.
//!
//! With `--anonymous` the redline is first written without the names and days of one's own side, and what is verified is the copy:
//! that is the file that leaves the house.

use std::path::Path;

use super::arguments::VerifyArguments;
use super::checkable::whole;
use super::delivery::deliver;
use super::output::Destination;
use super::outputs::{self, Target};
use super::place::Place;
use super::progress::Progress;
use super::{Outcome, input, named, operand, watch};
use crate::read::{ReadOptions, Revisions, Source};
use crate::render::VerifyFormat;
use crate::render::docx::{Anonymous, anonymous};
use crate::sides::Sides;
use crate::verify::{VerifyOptions, verify};

/// Verifies a redline.
pub(super) fn run(arguments: &VerifyArguments) -> Result<Outcome, String> {
    let names = [arguments.base.as_path(), arguments.redline.as_path()];
    if names.iter().all(|name| input::is_standard_input(name)) {
        return Err("standard input can be read once; name a file for the other text".to_owned());
    }
    let files = [(names[0], "the base"), (names[1], "the redline")];
    let outputs = outputs::chosen(&arguments.output, arguments.format, &named::inputs(&files))?;
    let copy = arguments.anonymous.as_deref();
    let copy = copy.map(|name| destination(name, &files, &outputs)).transpose()?;
    let limits = arguments.limits.limits();
    watch::begin(&names, limits);
    let base = source(names[0], arguments)?;
    let mut redline = source(names[1], arguments)?;
    let options = options(arguments);
    let verified = {
        let _progress = Progress::start("verifying");
        if let Some(name) = &arguments.anonymous {
            let how = Anonymous {
                name: &arguments.name,
                base: &base,
                limits,
            };
            redline.bytes =
                anonymous(&redline, how).map_err(|reason| format!("{}: {reason}", redline.name))?;
            redline.name = name.display().to_string();
        }
        verify(&base, &redline, &options).map_err(|problem| problem.to_string())?
    };
    let copy = copy.as_ref().map(|copy| copy.stage(&redline.bytes)).transpose()?;
    let files = copy.into_iter().collect();
    deliver(&outputs, files, &arguments.looks, |format, options| {
        (format.make)(&verified, options)
    })?;
    match verified.holds() {
        Some(true) => Ok(Outcome::Done),
        Some(false) => Ok(Outcome::Differs),
        None => Ok(Outcome::Unknown),
    }
}

fn options(arguments: &VerifyArguments) -> VerifyOptions {
    let read = |format: Option<super::reading::FormatOf>, revisions| ReadOptions {
        revisions,
        ..arguments.limits.options(format)
    };
    VerifyOptions {
        read: Sides::new(
            read(arguments.format_base, arguments.base_revisions.revisions()),
            read(None, Revisions::Original),
        ),
    }
}

/// Reads a file that must hold something.
fn source(path: &Path, arguments: &VerifyArguments) -> Result<Source, String> {
    let source = operand::read(path, arguments.limits.limits())?;
    let source =
        source.ok_or_else(|| format!("{}: is no text, so there is nothing to verify", path.display()))?;
    whole(&source)?;
    Ok(source)
}

/// Returns where the anonymous copy goes, which may be neither a file that is read nor another output.
fn destination(
    name: &Path,
    files: &[(&Path, &'static str)],
    outputs: &[(Target, &'static VerifyFormat)],
) -> Result<Destination, String> {
    let destination = Destination::of(name)?;
    let lost = files
        .iter()
        .find(|(file, _)| Place::of_input(file).is_some_and(|place| place.is_same(destination.place())));
    if let Some((_, what)) = lost {
        return Err(format!(
            "{}: would overwrite {what}; choose another name for --anonymous",
            name.display()
        ));
    }
    let is_named =
        |target: &Target| matches!(target, Target::File(other) if other.place().is_same(destination.place()));
    if outputs.iter().any(|(target, _)| is_named(target)) {
        return Err(format!(
            "{}: is named twice as an output; give each output its own name",
            name.display()
        ));
    }
    Ok(destination)
}
