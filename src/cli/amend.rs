//! `travaux amend BASE SHEET...`: what amendment sheets do to a text. `--list` only reads them, `--compile` puts them into one text.

mod compile;
mod options;

use std::io::Write;
use std::path::{Path, PathBuf};

use self::options::options;
use super::arguments::{AmendArguments, OutputArguments};
use super::output::{self, Destination};
use super::outputs::outputs;
use super::place::Place;
use super::progress::Progress;
use super::{Outcome, input, named, one_line, settings, terminal, watch, writing};
use crate::amend::{Amended, Amendments, Sheet, adopted, apply, read_sheet};
use crate::compare::{self, understand};
use crate::instrument::Manner;
use crate::read::{Format, Source};
use crate::render::{json, markdown, terminal as page};
use crate::sides::{Side, Sides};
use crate::structure::is_amendment_sheet;

/// Applies sheets to a text, or lists what they ask for.
pub(super) fn run(arguments: &AmendArguments) -> Result<Outcome, String> {
    let names: Vec<&Path> = arguments.texts.iter().map(PathBuf::as_path).collect();
    one_standard_input(&names)?;
    if arguments.list {
        return list(arguments, &names);
    }
    if arguments.write {
        return match names.as_slice() {
            [old, new] => written(arguments, old, new),
            _ => Err("--write needs two texts: travaux amend --write OLD NEW".to_owned()),
        };
    }
    match names.as_slice() {
        [base, sheets @ ..] if arguments.compile && !sheets.is_empty() => {
            compile::run(arguments, base, sheets)
        }
        [base, sheets @ ..] if !sheets.is_empty() => applied(arguments, base, sheets),
        _ => Err(
            "amend needs a text and a sheet: travaux amend BASE SHEET...; --list only reads sheets"
                .to_owned(),
        ),
    }
}

/// Refuses a command line that would read standard input twice.
fn one_standard_input(names: &[&Path]) -> Result<(), String> {
    let count = names.iter().filter(|name| input::is_standard_input(name)).count();
    if count > 1 {
        return Err("standard input can be read once; name a file for the other texts".to_owned());
    }
    Ok(())
}

fn sheets(arguments: &AmendArguments, names: &[&Path]) -> Result<Vec<Sheet>, String> {
    let options = arguments.reading.options(arguments.format_sheet);
    let read = |name: &&Path| {
        let source = input::source(name, arguments.reading.limits())?;
        read_sheet(&source, &options).map_err(|problem| problem.to_string())
    };
    names.iter().map(read).collect()
}

/// Applies sheets to a base and writes what came of it.
fn applied(arguments: &AmendArguments, base: &Path, names: &[&Path]) -> Result<Outcome, String> {
    let mut files = vec![(base, "the text that is amended")];
    files.extend(names.iter().map(|name| (*name, "a sheet that is read")));
    files.extend(
        arguments
            .adopted
            .as_deref()
            .map(|name| (name, "the adopted text")),
    );
    let outputs = outputs(&arguments.output, &named::files(&files, &arguments.output))?;
    let save = arguments
        .save
        .as_deref()
        .map(|name| Save::of(name, &files))
        .transpose()?;
    let all: Vec<&Path> = files.iter().map(|(name, _)| *name).collect();
    let limits = arguments.reading.limits();
    watch::begin(&all, limits);
    let source = input::source(base, limits)?;
    let mut sheets = sheets(arguments, names)?;
    for (at, sheet) in sheets.iter_mut().enumerate() {
        if let Some(author) = arguments.authors.of(at) {
            sheet.sponsors = vec![author.to_owned()];
        }
    }
    let options = options(arguments);
    let amended = {
        let _progress = Progress::start("applying");
        let text = understand(&source, &options.compare.read.old).map_err(|problem| problem.to_string())?;
        if is_amendment_sheet(&text.instrument) {
            return Err(format!(
                "{}: is a sheet of amendments, expected the text that is amended: travaux amend BASE SHEET...",
                source.name
            ));
        }
        let mut amended = apply(&text, &sheets, &options);
        if let Some(name) = &arguments.adopted {
            let source = input::source(name, limits)?;
            let text =
                understand(&source, &options.compare.read.new).map_err(|problem| problem.to_string())?;
            adopted(&mut amended, &text, &options.compare);
        }
        amended
    };
    let mut looks = arguments.output.settings.options()?;
    looks.amended = Some(&amended);
    let original = (amended.base.origin.format == Format::Docx.name()).then_some(&source);
    if let Some(Source { bytes, .. }) = original {
        let own = settings::files().filter(|(_, side)| *side == Side::Old);
        for (setting, _) in own {
            settings::hand_over(setting, &mut looks, crate::render::TextFile { bytes, limits });
        }
    }
    let saved = save
        .as_ref()
        .map(|save| save.stage(&amended, &looks))
        .transpose()?;
    writing::write(&amended.comparison, &outputs, &arguments.output, looks)?;
    output::publish(saved.into_iter().collect())?;
    Ok(if amended.has_refusals() {
        Outcome::Differs
    } else {
        Outcome::Done
    })
}

/// Where the amended text itself is written, and how.
struct Save {
    destination: Destination,
    form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Lines(Manner),
    Word,
}

impl Save {
    fn of(name: &Path, files: &[(&Path, &'static str)]) -> Result<Self, String> {
        let ending = name
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        let form = match ending.as_str() {
            "txt" | "text" => Form::Lines(Manner::Plain),
            "md" | "markdown" => Form::Lines(Manner::Markdown),
            "docx" => Form::Word,
            _ => {
                return Err(format!(
                    "{}: the ending says no form of a text; use .txt, .md or .docx",
                    name.display()
                ));
            }
        };
        let destination = Destination::of(name)?;
        let lost = files
            .iter()
            .find(|(file, _)| Place::of_input(file).is_some_and(|place| place.is_same(destination.place())));
        match lost {
            Some((_, what)) => Err(format!(
                "{}: would overwrite {what}; choose another name for --save",
                name.display()
            )),
            None => Ok(Self { destination, form }),
        }
    }

    /// Writes the text beside its place.
    fn stage(
        &self,
        amended: &Amended,
        looks: &crate::render::Options<'_>,
    ) -> Result<output::Staged<'_>, String> {
        let bytes = match self.form {
            Form::Lines(manner) => amended.result.instrument.lines(manner).into_bytes(),
            Form::Word => crate::render::docx::accepted(&amended.comparison, &looks.word)?,
        };
        self.destination.stage(&bytes)
    }
}

/// Writes the sheet that turns one text into another.
fn written(arguments: &AmendArguments, old: &Path, new: &Path) -> Result<Outcome, String> {
    let names = [old, new];
    let destination = destination(&arguments.output, &names)?;
    let form = form(&arguments.output, destination.is_some())?;
    let limits = arguments.reading.limits();
    watch::begin(&names, limits);
    let sources = Sides::new(old, new).try_map(|name| input::source(name, limits))?;
    let options = compare::Options {
        read: Sides::new(
            arguments.reading.options(arguments.format_base),
            arguments.reading.options(None),
        ),
        threads: arguments.reading.threads(),
        ..compare::Options::default()
    };
    let texts = sources
        .as_ref()
        .zip(options.read.as_ref())
        .try_map(|(source, how)| understand(source, how));
    let texts = texts.map_err(|problem| problem.to_string())?;
    let comparison = compare::relate(texts.as_ref(), &options);
    let sheet = crate::amend::write(texts.as_ref(), &comparison);
    watch::end();
    let looks = &arguments.output.looks;
    let bytes = match form {
        List::Terminal => sheet.plain().into_bytes(),
        List::Markdown => markdown::amendments::written(&sheet).into_bytes(),
        List::Json => json::amendments::render(&Amendments::of(vec![sheet.sheet.clone()])).into_bytes(),
        List::Word => crate::render::docx::sheet(&sheet),
    };
    match destination {
        Some(destination) => output::publish(vec![destination.stage(&bytes)?])?,
        None if matches!(form, List::Json | List::Word) => output::to_standard_output(&bytes)?,
        None => terminal::print(&String::from_utf8_lossy(&bytes), looks)?,
    }
    for left in &sheet.left {
        let _ = writeln!(std::io::stderr(), "travaux: {}", one_line(left));
    }
    Ok(Outcome::Done)
}

/// Reads sheets and lists what they ask for.
fn list(arguments: &AmendArguments, names: &[&Path]) -> Result<Outcome, String> {
    let destination = destination(&arguments.output, names)?;
    let form = form(&arguments.output, destination.is_some())?;
    watch::begin(names, arguments.reading.limits());
    let amendments = Amendments::of(sheets(arguments, names)?);
    watch::end();
    let looks = &arguments.output.looks;
    let width = match destination {
        Some(_) => terminal::file_width(looks),
        None => terminal::width(looks),
    };
    let text = match form {
        List::Terminal => page::amendments::render(&amendments, width),
        List::Json => json::amendments::render(&amendments),
        List::Markdown => markdown::amendments::render(&amendments),
        List::Word => {
            return Err("a list of amendments has no form docx; use terminal, json or markdown".to_owned());
        }
    };
    match destination {
        Some(destination) => output::publish(vec![destination.stage(text.as_bytes())?])?,
        None if form == List::Json => output::to_standard_output(text.as_bytes())?,
        None => terminal::print(&text, looks)?,
    }
    Ok(Outcome::Done)
}

/// The forms of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Terminal,
    Json,
    Markdown,
    Word,
}

/// Chooses the form of a list: as asked for, else by the ending of the file.
fn form(output: &OutputArguments, to_file: bool) -> Result<List, String> {
    let name = output.output.first();
    let ending = name.filter(|_| to_file && output.format.is_none()).map(|name| {
        name.extension()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase()
    });
    let format = match &ending {
        Some(ending) => crate::render::Format::by_ending(ending),
        None => Some(output.format.unwrap_or(&crate::render::Format::TERMINAL)),
    };
    match format.map(|format| format.name) {
        Some("terminal") => Ok(List::Terminal),
        Some("json") => Ok(List::Json),
        Some("markdown") => Ok(List::Markdown),
        Some("docx") => Ok(List::Word),
        Some(other) => Err(format!(
            "a list of amendments has no form {other}; use terminal, json or markdown"
        )),
        None => Err(format!(
            "{}: the ending says no known format; use .json, .md or .txt, or add --format",
            name.map_or_else(String::new, |name| name.display().to_string())
        )),
    }
}

/// Returns the file that a list is written to, which may be none of the sheets.
fn destination(output: &OutputArguments, names: &[&Path]) -> Result<Option<Destination>, String> {
    let name = match output.output.as_slice() {
        [] => return Ok(None),
        [name] if input::is_standard_input(name) => return Ok(None),
        [name] => name,
        _ => return Err("a list of amendments is written to one file; give -o once".to_owned()),
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
