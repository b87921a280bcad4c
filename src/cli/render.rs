//! `travaux render REPORT.json`: a saved comparison in another form.
//!
//! The report knows all that the comparison did, so the outputs are the same bytes. Only a Word file that shall be a copy of the old
//! text's own needs that file again, and it must be that file to the last byte.

use super::arguments::RenderArguments;
use super::outputs::outputs;
use super::{Outcome, input, named, settings, watch, writing};
use crate::read::Format;
use crate::render::{OldFile, Setting};
use crate::report::{Report, load};

/// Renders a saved report.
pub(super) fn run(arguments: &RenderArguments) -> Result<Outcome, String> {
    one_standard_input(arguments)?;
    let mut files = vec![(arguments.report.as_path(), "the report that is shown")];
    let old = arguments.old.named();
    files.extend(old.map(|(_, path)| (path.as_path(), "the old text's own file")));
    let outputs = outputs(&arguments.output, &named::files(&files, &arguments.output))?;
    let limits = arguments.limits.limits();
    watch::begin(&[&arguments.report], limits);
    let source = input::source(&arguments.report, limits)?;
    let report = load(&source).map_err(|problem| problem.to_string())?;
    drop(source);
    let originals = originals(arguments, &report)?;
    let mut options = arguments.output.settings.options()?;
    for (setting, bytes) in &originals {
        settings::hand_over(setting, &mut options, OldFile { bytes, limits });
    }
    writing::write(&report, &outputs, &arguments.output, options)
}

/// Refuses a command line that would read standard input twice.
fn one_standard_input(arguments: &RenderArguments) -> Result<(), String> {
    let mut old = arguments.old.named().map(|(_, path)| path);
    if input::is_standard_input(&arguments.report) && old.any(|path| input::is_standard_input(path)) {
        return Err("standard input is the report already; name a file for --original".to_owned());
    }
    Ok(())
}

/// Reads the old text's own file for each option that names it.
fn originals(
    arguments: &RenderArguments,
    report: &Report,
) -> Result<Vec<(&'static Setting, Vec<u8>)>, String> {
    let old = &report.texts.old.source;
    let named = arguments.old.named();
    let read = named.map(|(setting, path)| {
        let file = input::source(path, arguments.limits.limits())?;
        if !old.is_of(&file.bytes) {
            return Err(format!(
                "{}: is not the file that was compared ({}, SHA-256 {}); name that file, or leave out --{}",
                file.name, old.name, old.sha256, setting.name
            ));
        }
        if old.format != Format::Docx.name() {
            return Err(format!(
                "{}: was read as {}, and only a Word file takes tracked changes; leave out --{}",
                file.name, old.format, setting.name
            ));
        }
        Ok((setting, file.bytes))
    });
    read.collect()
}
