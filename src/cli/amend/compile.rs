//! `travaux amend BASE SHEET... --compile`: one rolling text of everything that is proposed; `--only-by` gives one delegation's out of it.

use std::io::Write;
use std::path::Path;

use super::super::arguments::AmendArguments;
use super::super::output::{self, Destination};
use super::super::place::Place;
use super::super::progress::Progress;
use super::super::{Outcome, input, one_line, terminal, watch};
use super::options::options;
use crate::amend::{Amended, Compiled, EditedCopy, Sheet, apply, compile, read_sheet};
use crate::compare::{Understood, understand};
use crate::read::Source;
use crate::render::{Format, docx, html, json, markdown};
use crate::structure::is_amendment_sheet;

/// Compiles sheets and copies, and writes the rolling text, or that of one delegation.
pub(super) fn run(arguments: &AmendArguments, base: &Path, names: &[&Path]) -> Result<Outcome, String> {
    let mut files = vec![base];
    files.extend(names);
    let outputs = outputs(arguments, &files)?;
    watch::begin(&files, arguments.reading.limits());
    let (amended, compiled) = {
        let _progress = Progress::start("compiling");
        compiled(arguments, base, names)?
    };
    let shown = match &arguments.only_by {
        Some(name) => compiled.only(wanted(&compiled, name)?),
        None => compiled.clone(),
    };
    let made: Vec<Vec<u8>> = outputs
        .iter()
        .map(|(form, _)| bytes(*form, &amended, &shown))
        .collect();
    watch::end();
    let mut staged = Vec::new();
    for ((form, destination), bytes) in outputs.iter().zip(&made) {
        match destination {
            Some(destination) => staged.push(destination.stage(bytes)?),
            None if *form == Form::Text => {
                terminal::print(&String::from_utf8_lossy(bytes), &arguments.output.looks)?;
            }
            None => output::to_standard_output(bytes)?,
        }
    }
    output::publish(staged)?;
    for refused in &compiled.refused {
        let _ = writeln!(std::io::stderr(), "travaux: {}", one_line(refused));
    }
    Ok(if compiled.refused.is_empty() {
        Outcome::Done
    } else {
        Outcome::Differs
    })
}

fn wanted(compiled: &Compiled, name: &str) -> Result<usize, String> {
    compiled.text_of(name).ok_or_else(|| {
        let all: Vec<String> = compiled.delegations.iter().flatten().cloned().collect();
        format!("{name}: proposes nothing here; those who do: {}", all.join("; "))
    })
}

fn compiled(arguments: &AmendArguments, base: &Path, names: &[&Path]) -> Result<(Amended, Compiled), String> {
    let limits = arguments.reading.limits();
    let options = options(arguments);
    let source = input::source(base, limits)?;
    let text = understand(&source, &options.compare.read.old).map_err(|problem| problem.to_string())?;
    let reading = arguments.reading.options(arguments.format_sheet);
    let (mut sheets, mut copies) = (Vec::new(), Vec::new());
    for (at, name) in names.iter().enumerate() {
        let source = input::source(name, limits)?;
        let author = arguments.authors.of(at);
        let mut sheet = read_sheet(&source, &reading).map_err(|problem| problem.to_string())?;
        if let Some(copy) = edited(&source, &sheet, &text, &reading) {
            copies.push(EditedCopy {
                owner: author.map_or_else(|| stem(name), str::to_owned),
                text: copy,
            });
            continue;
        }
        sheet.sponsors = author.map_or(sheet.sponsors, |author| vec![author.to_owned()]);
        sheets.push(sheet);
    }
    let compiled = compile(&text, &sheets, &copies, &options);
    Ok((apply(&text, &sheets, &options), compiled))
}

/// Returns a file as an edited copy of the base: it tracks nothing, is no sheet, and half of its paragraphs stand in the base.
fn edited(
    source: &Source,
    sheet: &Sheet,
    base: &Understood,
    reading: &crate::read::ReadOptions,
) -> Option<Understood> {
    if sheet.original.is_some() {
        return None;
    }
    let copy = understand(source, reading).ok()?;
    let of_base: std::collections::HashSet<&str> = base
        .instrument
        .provisions
        .iter()
        .map(|it| it.text.as_str())
        .collect();
    let own = &copy.instrument.provisions;
    let shared = own.iter().filter(|it| of_base.contains(it.text.as_str())).count();
    let asks = sheet.items.iter().any(|item| !item.actions.is_empty());
    let is_copy = !is_amendment_sheet(&copy.instrument) && (2 * shared >= own.len() || !asks && shared > 0);
    is_copy.then_some(copy)
}

/// The name of a file without its ending.
fn stem(name: &Path) -> String {
    let stem = name.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// The forms of a rolling text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Page,
    Word,
    Markdown,
    Json,
}

fn bytes(form: Form, amended: &Amended, compiled: &Compiled) -> Vec<u8> {
    let generator = &amended.comparison.generator;
    match form {
        Form::Text => compiled.plain().into_bytes(),
        Form::Page => html::compiled::render(compiled, generator).into_bytes(),
        Form::Word => docx::compiled(compiled),
        Form::Markdown => markdown::compiled::render(compiled).into_bytes(),
        Form::Json => json::amendments::compiled(amended, compiled).into_bytes(),
    }
}

/// Where the text is written, and how: to each file that is named, else to standard output.
fn outputs(arguments: &AmendArguments, files: &[&Path]) -> Result<Vec<(Form, Option<Destination>)>, String> {
    let output = &arguments.output;
    if output.output.is_empty() {
        let format = output.format.unwrap_or(&Format::TERMINAL);
        return Ok(vec![(form(format.name)?, None)]);
    }
    let mut outputs: Vec<(Form, Option<Destination>)> = Vec::new();
    for name in &output.output {
        if input::is_standard_input(name) {
            let format = output.format.unwrap_or(&Format::TERMINAL);
            outputs.push((form(format.name)?, None));
            continue;
        }
        let ending = name
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        let format = Format::by_ending(&ending).or(output.format);
        let format = format.ok_or_else(|| {
            format!(
                "{}: the ending says no known format; use .txt, .html, .docx, .md or .json",
                name.display()
            )
        })?;
        let destination = Destination::of(name)?;
        let lost = |file: &&Path| Place::of_input(file).is_some_and(|it| it.is_same(destination.place()));
        if files.iter().any(lost) {
            return Err(format!(
                "{}: would overwrite a text that is read; choose another name for the output",
                name.display()
            ));
        }
        outputs.push((form(format.name)?, Some(destination)));
    }
    Ok(outputs)
}

fn form(format: &str) -> Result<Form, String> {
    Ok(match format {
        "terminal" => Form::Text,
        "html" => Form::Page,
        "docx" => Form::Word,
        "markdown" => Form::Markdown,
        "json" => Form::Json,
        other => {
            return Err(format!(
                "a rolling text has no form {other}; use terminal, html, docx, markdown or json"
            ));
        }
    })
}
