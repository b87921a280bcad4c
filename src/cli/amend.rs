//! `travaux amend --list SHEET...`: what amendment sheets ask for.

use std::path::{Path, PathBuf};

use super::arguments::{AmendArguments, AmendForm};
use super::output::{self, Destination};
use super::place::Place;
use super::{Outcome, input, terminal, watch};
use crate::amend::{Amendments, read_sheet};
use crate::render::{json, markdown, terminal as page};

/// Reads sheets and lists what they ask for.
pub(super) fn run(arguments: &AmendArguments) -> Result<Outcome, String> {
    let names: Vec<&Path> = arguments.texts.iter().map(PathBuf::as_path).collect();
    one_standard_input(&names)?;
    let form = form(arguments)?;
    let destination = destination(arguments, &names)?;
    watch::begin(&names, arguments.reading.limits());
    let options = arguments.reading.options(arguments.format_sheet);
    let read = |name: &&Path| {
        let source = input::source(name, arguments.reading.limits())?;
        read_sheet(&source, &options).map_err(|problem| problem.to_string())
    };
    let sheets: Result<Vec<_>, String> = names.iter().map(read).collect();
    let amendments = Amendments::of(sheets?);
    watch::end();
    let looks = &arguments.looks;
    let width = match destination {
        Some(_) => terminal::file_width(looks),
        None => terminal::width(looks),
    };
    let text = match form {
        AmendForm::Terminal => page::amendments::render(&amendments, width),
        AmendForm::Json => json::amendments::render(&amendments),
        AmendForm::Md => markdown::amendments::render(&amendments),
    };
    match destination {
        Some(destination) => output::publish(vec![destination.stage(text.as_bytes())?])?,
        None if form == AmendForm::Json => output::to_standard_output(text.as_bytes())?,
        None => terminal::print(&text, looks)?,
    }
    Ok(Outcome::Done)
}

/// Refuses a command line that would read standard input twice.
fn one_standard_input(names: &[&Path]) -> Result<(), String> {
    let count = names.iter().filter(|name| input::is_standard_input(name)).count();
    if count > 1 {
        return Err("standard input can be read once; name a file for the other sheets".to_owned());
    }
    Ok(())
}

/// Chooses the form: as asked for, else by the ending of the file.
fn form(arguments: &AmendArguments) -> Result<AmendForm, String> {
    let file = file(arguments);
    let (Some(name), None) = (file, arguments.form) else {
        return Ok(arguments.form.unwrap_or(AmendForm::Terminal));
    };
    let ending = name
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    match ending.as_str() {
        "json" => Ok(AmendForm::Json),
        "md" | "markdown" => Ok(AmendForm::Md),
        "txt" => Ok(AmendForm::Terminal),
        _ => Err(format!(
            "{}: the ending says no known format; use .json, .md or .txt, or add --format",
            name.display()
        )),
    }
}

/// Returns the file that is written, which may be none of the sheets.
fn destination(arguments: &AmendArguments, names: &[&Path]) -> Result<Option<Destination>, String> {
    let file = file(arguments);
    let Some(name) = file else {
        return Ok(None);
    };
    let destination = Destination::of(name)?;
    let mut places = names.iter().filter_map(|name| Place::of_input(name));
    if places.any(|place| place.is_same(destination.place())) {
        return Err(format!(
            "{}: would overwrite a sheet that is read; choose another name for the output",
            name.display()
        ));
    }
    Ok(Some(destination))
}

/// Returns the name of the file that is written, if one is.
fn file(arguments: &AmendArguments) -> Option<&Path> {
    let name = arguments.output.as_deref()?;
    (!input::is_standard_input(name)).then_some(name)
}
