//! `travaux compare OLD NEW`.

use std::path::Path;

use super::arguments::CompareArguments;
use super::git::driver;
use super::outputs::outputs;
use super::progress::Progress;
use super::texts::Texts;
use super::{Outcome, input, named, settings, watch, writing};
use crate::compare::{Options, compare_given};
use crate::lexicon::Ladders;
use crate::read::Format;
use crate::render::TextFile;
use crate::sides::Sides;

/// Compares two texts and writes the result; for git, where it runs the program as its diff driver.
pub(super) fn run(arguments: &CompareArguments) -> Result<Outcome, String> {
    driver::run(arguments, compare_texts)
}

fn compare_texts(arguments: &CompareArguments) -> Result<Outcome, String> {
    let inputs: Vec<&Path> = named_texts(arguments).collect();
    one_standard_input(arguments)?;
    let text = "a text that is compared";
    let mut files: Vec<(&Path, &str)> = inputs.iter().map(|path| (*path, text)).collect();
    files.extend(
        arguments
            .ladders
            .as_deref()
            .map(|path| (path, "the file of --ladders")),
    );
    let outputs = outputs(&arguments.output, &named::files(&files, &arguments.output))?;
    watch::begin(&inputs, arguments.reading.limits());
    let texts = Texts::read(arguments)?;
    let options = options(arguments)?;
    let compared = {
        let _progress = Progress::start("comparing");
        compare_given(texts.sources.as_ref().map(Option::as_ref), &options)
    };
    let mut report = compared.map_err(|problem| problem.to_string())?;
    texts.name(&mut report);
    // Only a copy of the old text's own file needs its bytes once more.
    let is_word =
        [&report.texts.old, &report.texts.new].map(|text| text.source.format == Format::Docx.name());
    let files = texts.sources.map(|source| source.map(|source| source.bytes));
    let files = Sides::new(
        files.old.filter(|_| is_word[0]),
        files.new.filter(|_| is_word == [true, true]),
    );
    let mut looks = arguments.output.settings.options()?;
    for (setting, side) in settings::files() {
        if let Some(bytes) = files.get(side).as_deref() {
            let limits = options.read.get(side).limits;
            settings::hand_over(setting, &mut looks, TextFile { bytes, limits });
        }
    }
    writing::write(&report, &outputs, &arguments.output, looks)
}

/// Returns the texts that the command line names.
fn named_texts(arguments: &CompareArguments) -> impl Iterator<Item = &Path> {
    let new = arguments.new.as_deref();
    std::iter::once(arguments.old.as_path()).chain(new)
}

/// Refuses a command line that would read standard input twice.
fn one_standard_input(arguments: &CompareArguments) -> Result<(), String> {
    let from_texts = named_texts(arguments)
        .filter(|path| input::is_standard_input(path))
        .count();
    if from_texts == 2 {
        return Err("only one of the two texts can be standard input; name a file for the other".to_owned());
    }
    let from_ladders = arguments.ladders.as_deref().is_some_and(input::is_standard_input);
    if from_texts == 1 && from_ladders {
        return Err("standard input is one of the texts already; name a file for --ladders".to_owned());
    }
    Ok(())
}

fn ladders(arguments: &CompareArguments) -> Result<Ladders, String> {
    let Some(path) = &arguments.ladders else {
        return Ok(Ladders::default());
    };
    let source = input::source(path, arguments.reading.limits())?;
    let text = String::from_utf8(source.bytes).map_err(|_| format!("{}: not UTF-8", source.name))?;
    Ladders::with_file(&source.name, &text).map_err(|problem| problem.to_string())
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
