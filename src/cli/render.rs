//! `travaux render REPORT.json`: a saved comparison in another form.
//!
//! The report knows all that the comparison did, so the outputs are the same bytes. Only a Word file that shall be a copy of the old
//! text's own needs that file again, and the new text's own to hold it letter by letter; they must be those files to the last byte.

use super::arguments::RenderArguments;
use super::outputs::outputs;
use super::{Outcome, input, named, settings, watch, writing};
use crate::read::Format;
use crate::render::{Setting, TextFile};
use crate::report::{Report, load};
use crate::sides::Side;

/// Renders a saved report.
pub(super) fn run(arguments: &RenderArguments) -> Result<Outcome, String> {
    one_standard_input(arguments)?;
    let mut files = vec![(arguments.report.as_path(), "the report that is shown")];
    let own = arguments.files.named();
    files.extend(own.map(|(_, side, path)| {
        let what = match side {
            Side::Old => "the old text's own file",
            Side::New => "the new text's own file",
        };
        (path.as_path(), what)
    }));
    let outputs = outputs(&arguments.output, &named::files(&files, &arguments.output))?;
    let limits = arguments.limits.limits();
    watch::begin(&[&arguments.report], limits);
    let source = input::source(&arguments.report, limits)?;
    let report = load(&source).map_err(|problem| problem.to_string())?;
    drop(source);
    let originals = originals(arguments, &report)?;
    let mut options = arguments.output.settings.options()?;
    for (setting, bytes) in &originals {
        settings::hand_over(setting, &mut options, TextFile { bytes, limits });
    }
    writing::write(&report, &outputs, &arguments.output, options)
}

/// Refuses a command line that would read standard input twice.
fn one_standard_input(arguments: &RenderArguments) -> Result<(), String> {
    let mut own = arguments.files.named();
    let twice = own.find(|(_, _, path)| input::is_standard_input(path));
    match twice {
        Some((setting, ..)) if input::is_standard_input(&arguments.report) => Err(format!(
            "standard input is the report already; name a file for --{}",
            setting.name
        )),
        _ => Ok(()),
    }
}

/// Reads a text's own file for each option that names it.
fn originals(
    arguments: &RenderArguments,
    report: &Report,
) -> Result<Vec<(&'static Setting, Vec<u8>)>, String> {
    let named = arguments.files.named();
    let read = named.map(|(setting, side, path)| {
        let old = &report.texts.get(side).source;
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
