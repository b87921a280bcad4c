//! `travaux compare OLD NEW`.

use std::path::Path;

use super::arguments::CompareArguments;
use super::driver;
use super::outputs::outputs;
use super::pinned::Pinned;
use super::progress::Progress;
use super::texts::{self, Texts};
use super::{Outcome, input, named, settings, watch, writing};
use crate::align::Corrections;
use crate::compare::{Options, compare_given};
use crate::lexicon::Ladders;
use crate::read::{Format, Limits};
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
    let place = texts::place(arguments);
    let pinned = Pinned::find(arguments.pins.pins.as_deref(), &place);
    files.extend(pinned.file.as_deref().map(|path| (path, "the file of pins")));
    let outputs = outputs(&arguments.output, &named::files(&files, &arguments.output))?;
    watch::begin(&inputs, arguments.reading.limits());
    let texts = Texts::read(arguments)?;
    let options = options(
        arguments,
        pinned
            .pins(arguments.reading.limits())?
            .corrections(&pinned.path(&place)),
    )?;
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
    if from_texts == 1
        && arguments
            .pins
            .pins
            .as_deref()
            .is_some_and(input::is_standard_input)
    {
        return Err("standard input is one of the texts already; name a file for --pins".to_owned());
    }
    let from_ladders = arguments.ladders.as_deref().is_some_and(input::is_standard_input);
    if from_texts == 1 && from_ladders {
        return Err("standard input is one of the texts already; name a file for --ladders".to_owned());
    }
    Ok(())
}

pub(super) fn ladders(path: Option<&Path>, limits: Limits) -> Result<Ladders, String> {
    let Some(path) = path else {
        return Ok(Ladders::default());
    };
    let source = input::source(path, limits)?;
    let text = String::from_utf8(source.bytes).map_err(|_| format!("{}: not UTF-8", source.name))?;
    Ladders::with_file(&source.name, &text).map_err(|problem| problem.to_string())
}

/// How to read both texts, by which ladders to weigh verbs, and what was paired by hand.
fn options(arguments: &CompareArguments, corrections: Corrections) -> Result<Options, String> {
    let formats = Sides::new(arguments.format_old, arguments.format_new);
    let read = formats.map(|format| arguments.reading.options(format));
    Ok(Options {
        read,
        ladders: ladders(arguments.ladders.as_deref(), arguments.reading.limits())?,
        corrections,
        threads: arguments.reading.threads(),
    })
}
