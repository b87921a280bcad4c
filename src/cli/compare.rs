//! `travaux compare OLD NEW`.

use std::path::Path;

use super::arguments::CompareArguments;
use super::outputs::outputs;
use super::pinned::Pinned;
use super::progress::Progress;
use super::{Outcome, input, named, settings, watch, writing};
use crate::align::Corrections;
use crate::compare::{Options, compare};
use crate::lexicon::Ladders;
use crate::read::{Format, Limits};
use crate::render::TextFile;
use crate::sides::Sides;

/// Compares two texts and writes the result.
pub(super) fn run(arguments: &CompareArguments) -> Result<Outcome, String> {
    let inputs = [arguments.old.as_path(), arguments.new.as_path()];
    one_standard_input(arguments)?;
    let text = "a text that is compared";
    let mut files = vec![(inputs[0], text), (inputs[1], text)];
    files.extend(
        arguments
            .ladders
            .as_deref()
            .map(|path| (path, "the file of --ladders")),
    );
    let pinned = Pinned::find(arguments.pins.pins.as_deref(), &arguments.new);
    files.extend(pinned.file.as_deref().map(|path| (path, "the file of pins")));
    let outputs = outputs(&arguments.output, &named::files(&files, &arguments.output))?;
    watch::begin(&inputs, arguments.reading.limits());
    let sources =
        Sides::new(inputs[0], inputs[1]).try_map(|file| input::source(file, arguments.reading.limits()))?;
    let options = options(
        arguments,
        pinned
            .pins(arguments.reading.limits())?
            .corrections(&pinned.path(&arguments.new)),
    )?;
    let compared = {
        let _progress = Progress::start("comparing");
        compare(&sources, &options)
    };
    let report = compared.map_err(|problem| problem.to_string())?;
    // Only a copy of the old text's own file needs its bytes once more.
    let is_word =
        [&report.texts.old, &report.texts.new].map(|text| text.source.format == Format::Docx.name());
    let files = Sides::new(sources.old.bytes, sources.new.bytes);
    let files = Sides::new(
        is_word[0].then_some(files.old),
        (is_word == [true, true]).then_some(files.new),
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

/// Refuses a command line that would read standard input twice.
fn one_standard_input(arguments: &CompareArguments) -> Result<(), String> {
    let texts = [arguments.old.as_path(), arguments.new.as_path()];
    let from_texts = texts
        .into_iter()
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
    })
}
