//! `travaux compare OLD NEW`.

use std::path::Path;

use super::arguments::{ClassName, CompareArguments, FormatName};
use super::progress::Progress;
use super::{Outcome, input, output, terminal};
use crate::compare::{Options, compare};
use crate::lexicon::Ladders;
use crate::render::terminal::{TerminalOptions, Unchanged};
use crate::render::{Format, render};
use crate::report::{Class, Filter, Report};
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
    let options = Options {
        ladders: ladders(arguments)?,
        ..Options::default()
    };
    let compared = {
        let _progress = Progress::start("comparing");
        compare(&sources, &options)
    };
    let report = compared.map_err(|problem| problem.to_string())?;
    write(&report, format, &target, arguments)?;
    if arguments.exit_code && report.differs_in(filter(arguments)) {
        return Ok(Outcome::Differs);
    }
    Ok(Outcome::Done)
}

fn ladders(arguments: &CompareArguments) -> Result<Ladders, String> {
    let Some(path) = &arguments.ladders else {
        return Ok(Ladders::default());
    };
    let source = input::source(path)?;
    let text = String::from_utf8(source.bytes).map_err(|_| format!("{}: not UTF-8", source.name))?;
    Ladders::with_file(&source.name, &text).map_err(|problem| problem.to_string())
}

fn filter(arguments: &CompareArguments) -> Filter {
    let classes = |names: &[ClassName]| -> Vec<Class> {
        let class = |name: &ClassName| match name {
            ClassName::Editorial => Class::Editorial,
            ClassName::Consequential => Class::Consequential,
            ClassName::Substantive => Class::Substantive,
        };
        names.iter().map(class).collect()
    };
    if arguments.only.is_empty() {
        return Filter::default().without(&classes(&arguments.hide));
    }
    Filter::only(&classes(&arguments.only))
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
        (Some(FormatName::Brief), _) => Ok(Format::Brief),
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
        _ => Err(format!(
            "{}: the ending says no known format; use .json or .txt, or add --format",
            path.display()
        )),
    }
}

fn write(
    report: &Report,
    format: Format,
    target: &Target<'_>,
    arguments: &CompareArguments,
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
        filter: filter(arguments),
        context: arguments.context,
    };
    match target {
        Target::File(path) => output::to_file(path, &render(report, format, &options)),
        Target::StandardOutput => match format {
            Format::Terminal => terminal::print(&crate::render::terminal::render(report, &options), looks),
            Format::Brief => terminal::print(
                &crate::render::brief::render(report, options.width, options.ink),
                looks,
            ),
            Format::Json => output::to_standard_output(&render(report, format, &options)),
        },
    }
}
