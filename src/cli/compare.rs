//! `travaux compare OLD NEW`.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use super::arguments::{ClassName, CompareArguments, FormatName};
use super::printer::{self, Printer};
use super::progress::Progress;
use super::{Outcome, input, output, terminal, watch};
use crate::compare::{Options, compare};
use crate::lexicon::Ladders;
use crate::render::docx::DocxOptions;
use crate::render::terminal::{TerminalOptions, Unchanged};
use crate::render::{Format, render};
use crate::report::{Class, Filter, Report};
use crate::sides::Sides;

/// Where the result goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target<'a> {
    StandardOutput,
    File(&'a Path),
}

/// What is written there.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Output {
    /// The bytes of a renderer.
    Rendered(Format),
    /// The page or the Word file on paper.
    Printed(Printer),
}

/// Compares two texts and writes the result.
pub(super) fn run(arguments: &CompareArguments) -> Result<Outcome, String> {
    let outputs = outputs(arguments)?;
    let inputs = [arguments.old.as_path(), arguments.new.as_path()];
    if inputs.into_iter().all(input::is_standard_input) {
        return Err("only one of the two texts can be standard input; name a file for the other".to_owned());
    }
    for (target, _) in &outputs {
        if let Target::File(path) = target {
            output::refuse_inputs(path, &inputs)?;
        }
    }
    watch::begin(&inputs, arguments.reading.limits());
    let sources =
        Sides::new(inputs[0], inputs[1]).try_map(|file| input::source(file, arguments.reading.limits()))?;
    let options = options(arguments)?;
    let compared = {
        let _progress = Progress::start("comparing");
        compare(&sources, &options)
    };
    let report = compared.map_err(|problem| problem.to_string())?;
    let word = DocxOptions {
        author: arguments.author.clone(),
        date: arguments.date.clone(),
        original: (report.texts.old.source.format == "docx").then_some(sources.old.bytes.as_slice()),
        revisions: options.read.old.revisions,
    };
    for (target, format) in &outputs {
        write(&report, format, target, arguments, &word)?;
    }
    if arguments.exit_code && report.differs_in(filter(arguments)) {
        return Ok(Outcome::Differs);
    }
    Ok(Outcome::Done)
}

fn ladders(arguments: &CompareArguments) -> Result<Ladders, String> {
    let Some(path) = &arguments.ladders else {
        return Ok(Ladders::default());
    };
    let source = input::source(path, arguments.reading.limits())?;
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

/// How to read both texts, and by which ladders to weigh verbs.
fn options(arguments: &CompareArguments) -> Result<Options, String> {
    let formats = Sides::new(arguments.format_old, arguments.format_new);
    let read = formats.map(|format| arguments.reading.options(format));
    Ok(Options {
        read,
        ladders: ladders(arguments)?,
    })
}

/// Returns what to write where, before any work is done.
fn outputs(arguments: &CompareArguments) -> Result<Vec<(Target<'_>, Output)>, String> {
    let mut targets: Vec<Target<'_>> = arguments.output.iter().map(|path| target(path)).collect();
    if targets.is_empty() {
        targets.push(Target::StandardOutput);
    }
    if let Some(twice) = (1..targets.len()).find(|&index| targets[..index].contains(&targets[index])) {
        let name = arguments.output[twice].display();
        return Err(format!(
            "{name}: is named twice as an output; give each output its own name"
        ));
    }
    let only = targets.len() == 1;
    targets
        .into_iter()
        .map(|target| Ok((target, format(arguments, &target, only)?)))
        .collect()
}

fn target(path: &Path) -> Target<'_> {
    if input::is_standard_input(path) {
        Target::StandardOutput
    } else {
        Target::File(path)
    }
}

/// Chooses the format: as asked for, else by the ending of the file. Where several outputs are written, one `--format`
/// cannot be meant for those whose ending says another.
fn format(arguments: &CompareArguments, target: &Target<'_>, only: bool) -> Result<Output, String> {
    let name = match (arguments.format, target) {
        (asked, Target::StandardOutput) => asked.unwrap_or(FormatName::Terminal),
        (Some(asked), Target::File(_)) if only => asked,
        (asked, Target::File(path)) => by_ending(path).or(asked).ok_or_else(|| {
            format!(
                "{}: the ending says no known format; use .html, .pdf, .docx, .md, .xlsx, .csv, .json or .txt, or add --format",
                path.display()
            )
        })?,
    };
    Ok(Output::Rendered(match name {
        FormatName::Terminal => Format::Terminal,
        FormatName::Json => Format::Json,
        FormatName::Html => Format::Html,
        FormatName::Markdown => Format::Markdown,
        FormatName::Csv => Format::Csv,
        FormatName::Xlsx => Format::Xlsx,
        FormatName::Brief => Format::Brief,
        FormatName::Docx => Format::Docx,
        FormatName::Pdf => return printer::find(arguments.browser.as_deref()).map(Output::Printed),
    }))
}

fn by_ending(path: &Path) -> Option<FormatName> {
    let ending = path.extension()?.to_string_lossy().to_lowercase();
    match ending.as_str() {
        "json" => Some(FormatName::Json),
        "html" | "htm" => Some(FormatName::Html),
        "md" | "markdown" => Some(FormatName::Markdown),
        "csv" => Some(FormatName::Csv),
        "xlsx" => Some(FormatName::Xlsx),
        "pdf" => Some(FormatName::Pdf),
        "docx" => Some(FormatName::Docx),
        "txt" => Some(FormatName::Terminal),
        _ => None,
    }
}

fn write(
    report: &Report,
    output: &Output,
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
        filter: filter(arguments),
        context: arguments.context,
    };
    let limit = Duration::from_secs(arguments.max_print);
    let redline = || {
        let redline = crate::render::docx::redline(report, word);
        for line in redline.notice.iter().flat_map(|notice| notice.lines()) {
            // The result is there all the same, so a closed standard error is no trouble.
            let _ = writeln!(std::io::stderr(), "travaux: {line}");
        }
        redline.bytes
    };
    let bytes = || match output {
        Output::Rendered(Format::Docx) => Ok(redline()),
        Output::Rendered(other) => Ok(render(report, *other, &options)),
        Output::Printed(Printer::Browser(browser)) => {
            printer::print_page(browser, &render(report, Format::Html, &options), limit)
        }
        Output::Printed(Printer::Office(office)) => printer::print_word(office, &redline(), limit),
    };
    match (target, output) {
        (Target::File(path), _) => output::to_file(path, &bytes()?),
        (Target::StandardOutput, Output::Rendered(Format::Terminal)) => {
            terminal::print(&crate::render::terminal::render(report, &options), looks)
        }
        (Target::StandardOutput, Output::Rendered(Format::Brief)) => terminal::print(
            &crate::render::brief::render(report, options.width, options.ink),
            looks,
        ),
        (Target::StandardOutput, _) => output::to_standard_output(&bytes()?),
    }
}
