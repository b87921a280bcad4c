//! What is written where: decided, and found possible, before any work is done.
//!
//! An output is refused where its folder takes no file, where another output or a file that the command line names
//! would be lost by it, and where nothing says its format.

use std::path::{Path, PathBuf};

use super::arguments::OutputArguments;
use super::formats::{self, Choice, listed};
use super::named::Named;
use super::output::Destination;
use super::place::Place;
use super::printer::{self, Printer};
use super::{input, named};
use crate::render::{FORMATS, Format, Made, Make, Options, Stream};
use crate::report::Report;

/// Where the result goes.
#[derive(Debug)]
pub(super) enum Target {
    /// With the file that it is led into, if it is one.
    StandardOutput(Option<Place>),
    File(Destination),
}

impl Target {
    /// Follows the name of an output.
    fn of(name: &Path) -> Result<Self, String> {
        let standard =
            input::is_standard_input(name) || STANDARD_OUTPUT.iter().any(|it| name == Path::new(it));
        if standard {
            return Ok(Target::StandardOutput(Place::of_stream(STANDARD_OUTPUT[0])));
        }
        Destination::of(name).map(Target::File)
    }

    /// Returns the file that is written to.
    fn place(&self) -> Option<&Place> {
        match self {
            Target::StandardOutput(place) => place.as_ref(),
            Target::File(destination) => Some(destination.place()),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        let standard = |target: &Self| matches!(target, Target::StandardOutput(_));
        let same_place = || {
            self.place()
                .zip(other.place())
                .is_some_and(|(one, other)| one.is_same(other))
        };
        (standard(self) && standard(other)) || same_place()
    }
}

/// The names that systems have for standard output: opened as a file, it would be written from its beginning, over what
/// is there.
const STANDARD_OUTPUT: [&str; 3] = ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

/// What is written there.
#[derive(Debug, Clone)]
pub(super) enum Output {
    /// Text for people.
    Text(fn(&Report, &Options<'_>) -> String),
    /// A file for a program.
    File(fn(&Report, &Options<'_>) -> Made),
    /// The same, written as it is made.
    Stream(Stream),
    /// The page or the Word file on paper.
    Printed(Printer),
}

/// Returns what to write where, before any work is done.
pub(super) fn outputs(
    arguments: &OutputArguments,
    inputs: &[Named],
) -> Result<Vec<(Target, Output)>, String> {
    if arguments.open && arguments.output.is_empty() {
        return Err("--open shows a file that is written, and none is named; add -o page.html".to_owned());
    }
    let chosen = chosen(&arguments.output, arguments.format, inputs)?;
    let outputs = chosen.into_iter().map(|(target, format)| {
        let output = output(arguments, format)?;
        Ok((target, output))
    });
    outputs.collect()
}

/// Follows the names of outputs, and chooses the format of each.
pub(super) fn chosen<F: Choice>(
    output: &[PathBuf],
    asked: Option<&'static F>,
    inputs: &[Named],
) -> Result<Vec<(Target, &'static F)>, String> {
    let targets = targets(output, inputs)?;
    let only = targets.len() == 1;
    let chosen = targets.into_iter().map(|(target, name)| {
        let format = match &target {
            Target::StandardOutput(_) => asked.unwrap_or(F::TERMINAL),
            Target::File(_) => formats::of_file(asked, &name, only)?,
        };
        Ok((target, format))
    });
    chosen.collect()
}

/// Follows the names of outputs, standard output where there are none, and refuses what would lose a file.
pub(super) fn targets(output: &[PathBuf], inputs: &[Named]) -> Result<Vec<(Target, PathBuf)>, String> {
    let standard = [PathBuf::from("-")];
    let names = match output {
        [] => &standard,
        names => names,
    };
    let mut targets: Vec<(Target, PathBuf)> = Vec::new();
    for name in names {
        let target = Target::of(name)?;
        let shown = match &target {
            Target::StandardOutput(_) if output.is_empty() => "standard output".to_owned(),
            _ => name.display().to_string(),
        };
        if targets.iter().any(|(other, _)| other.is_same(&target)) {
            return Err(format!(
                "{shown}: is named twice as an output; give each output its own name"
            ));
        }
        if let Some(what) = target.place().and_then(|place| named::overwritten(place, inputs)) {
            return Err(format!(
                "{shown}: would overwrite {what}; choose another name for the output"
            ));
        }
        targets.push((target, name.clone()));
    }
    Ok(targets)
}

/// Chooses the output of a comparison, and finds what prints it.
fn output(arguments: &OutputArguments, format: &Format) -> Result<Output, String> {
    if arguments.changed_only && format.whole {
        return Err(format!(
            "--changed-only: {} has the whole of both texts; write {} instead",
            format.name,
            endings_of(|format| !format.whole)
        ));
    }
    Ok(match format.make {
        Make::Paper => match printer::find(arguments.browser.as_deref())? {
            Printer::Office(_) if arguments.changed_only => {
                return Err("--changed-only: without Chromium the redline is printed, which has the whole of both texts; write .html and print that".to_owned());
            }
            printer => Output::Printed(printer),
        },
        Make::Text(make) => Output::Text(make),
        Make::File(make) => Output::File(make),
        Make::Stream(write) => Output::Stream(write),
    })
}

/// Returns the usual endings of some formats: `.html, .pdf or .md`.
fn endings_of(wanted: fn(&Format) -> bool) -> String {
    let formats = FORMATS.iter().filter(|format| wanted(format));
    listed(formats.filter_map(|format| format.endings.first()), " or ")
}
