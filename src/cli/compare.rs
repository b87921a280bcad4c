//! `travaux compare OLD NEW`.

use std::io::Write;
use std::path::Path;

use super::arguments::{CompareArguments, FormatName};
use super::progress::Progress;
use super::{Outcome, input, output, terminal};
use crate::compare::{Options, compare};
use crate::render::docx::DocxOptions;
use crate::render::terminal::{TerminalOptions, Unchanged};
use crate::render::{Format, render};
use crate::report::Report;
use crate::sides::Sides;

/// Where the result goes.
enum Target<'a> {
    StandardOutput,
    File(&'a Path),
}

/// Compares two texts and writes the result.
pub(super) fn run(arguments: &CompareArguments) -> Result<Outcome, String> {
    let target = target(arguments);
    let format = format(arguments, &target)?;
    let inputs = [arguments.old.as_path(), arguments.new.as_path()];
    if inputs.into_iter().all(input::is_standard_input) {
        return Err("only one of the two texts can be standard input; name a file for the other".to_owned());
    }
    if let Target::File(path) = target {
        output::refuse_inputs(path, &inputs)?;
    }
    let sources = Sides::new(inputs[0], inputs[1]).try_map(input::source)?;
    let compared = {
        let _progress = Progress::start("comparing");
        compare(&sources, &Options::default())
    };
    let report = compared.map_err(|problem| problem.to_string())?;
    let word = DocxOptions {
        author: arguments.author.clone(),
        date: arguments.date.clone(),
        original: (report.texts.old.source.format == "docx").then_some(sources.old.bytes.as_slice()),
    };
    write(&report, format, &target, arguments, &word)?;
    if arguments.exit_code && report.differs() {
        return Ok(Outcome::Differs);
    }
    Ok(Outcome::Done)
}

fn target(arguments: &CompareArguments) -> Target<'_> {
    match &arguments.output {
        Some(path) if !input::is_standard_input(path) => Target::File(path),
        _ => Target::StandardOutput,
    }
}

/// Chooses the format: as asked for, else by the ending of the file.
fn format(arguments: &CompareArguments, target: &Target<'_>) -> Result<Format, String> {
    match (arguments.format, target) {
        (Some(FormatName::Terminal), _) | (None, Target::StandardOutput) => Ok(Format::Terminal),
        (Some(FormatName::Json), _) => Ok(Format::Json),
        (Some(FormatName::Docx), _) => Ok(Format::Docx),
        (None, Target::File(path)) => by_ending(path),
    }
}

fn by_ending(path: &Path) -> Result<Format, String> {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("json") => Ok(Format::Json),
        Some("txt") => Ok(Format::Terminal),
        Some("docx") => Ok(Format::Docx),
        _ => Err(format!(
            "{}: the ending says no known format; use .json, .txt or .docx, or add --format",
            path.display()
        )),
    }
}

fn write(
    report: &Report,
    format: Format,
    target: &Target<'_>,
    arguments: &CompareArguments,
    word: &DocxOptions<'_>,
) -> Result<(), String> {
    let looks = &arguments.looks;
    let (width, ink) = match target {
        Target::StandardOutput => (terminal::width(looks), terminal::ink(looks)),
        Target::File(_) => (terminal::file_width(looks), terminal::file_ink(looks)),
    };
    let options = TerminalOptions {
        width,
        ink,
        unchanged: if arguments.all {
            Unchanged::Shown
        } else {
            Unchanged::Folded
        },
        explain: arguments.explain,
        context: arguments.context,
    };
    let bytes = || match format {
        Format::Docx => {
            let redline = crate::render::docx::redline(report, word);
            if let Some(notice) = redline.notice {
                // The result is there all the same, so a closed standard error is no trouble.
                let _ = writeln!(std::io::stderr(), "travaux: {notice}");
            }
            redline.bytes
        }
        other => render(report, other, &options),
    };
    match (target, format) {
        (Target::File(path), _) => output::to_file(path, &bytes()),
        (Target::StandardOutput, Format::Terminal) => {
            terminal::print(&crate::render::terminal::render(report, &options), looks)
        }
        (Target::StandardOutput, _) => output::to_standard_output(&bytes()),
    }
}
