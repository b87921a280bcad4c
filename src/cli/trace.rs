//! `travaux trace TEXT OTHER...`: reads the text and the others, or an index of them, and tells where its language stands.

use std::path::Path;

use super::arguments::TraceArguments;
use super::checkable::whole;
use super::delivery::deliver;
use super::outputs::{self, Target};
use super::progress::Progress;
use super::say;
use super::{Outcome, input, named, operand, watch};
use crate::compare::understand;
use crate::read::Source;
use crate::render::TraceFormat;
use crate::trace::{Holding, Index, Others, read_index, trace};

/// Traces a text.
pub(super) fn run(arguments: &TraceArguments) -> Result<Outcome, String> {
    let texts = std::iter::once(&arguments.text).chain(&arguments.others);
    if texts.filter(|name| input::is_standard_input(name)).count() > 1 {
        return Err("standard input can be read once; name a file for the other texts".to_owned());
    }
    let outputs = chosen(arguments)?;
    let mut names = vec![arguments.text.as_path()];
    names.extend(arguments.others.iter().map(std::path::PathBuf::as_path));
    names.extend(arguments.index.as_deref());
    watch::begin(&names, arguments.reading.limits());
    let traced = {
        let _progress = Progress::start("tracing");
        let text = held(&arguments.text, arguments)?;
        let (index, others) = gathered(arguments)?;
        trace(&text, &index, others)
    };
    for warning in &traced.warnings {
        say(&warning.message);
    }
    deliver(&outputs, Vec::new(), &arguments.looks, |format, options| {
        (format.make)(&traced, options)
    })?;
    Ok(Outcome::Done)
}

/// Reads the texts in which something is looked for.
fn gathered(arguments: &TraceArguments) -> Result<(Index, Others), String> {
    let others: Result<Vec<Holding>, String> = arguments
        .others
        .iter()
        .map(|other| held(other, arguments))
        .collect();
    let others = others?;
    let Some(path) = &arguments.index else {
        return Ok((Index::of(others), Others::Whole));
    };
    let file = input::source(path, arguments.reading.limits())?;
    let index = read_index(&file).map_err(|problem| problem.to_string())?;
    if others.is_empty() {
        return Ok((index, Others::Cited));
    }
    let mut holdings = index.holdings;
    holdings.extend(others);
    Ok((Index::of(holdings), Others::Cited))
}

/// Reads a text, which must be one.
fn held(path: &Path, arguments: &TraceArguments) -> Result<Holding, String> {
    let source = operand::read(path, arguments.reading.limits())?;
    let source: Source =
        source.ok_or_else(|| format!("{}: is no text, so there is nothing to trace", path.display()))?;
    whole(&source)?;
    let understood = understand(&source, &arguments.reading.options(None));
    understood
        .map(|text| Holding::of(&text))
        .map_err(|problem| problem.to_string())
}

/// Follows the names of outputs, none of which may be a file that is read, and chooses the format of each.
fn chosen(arguments: &TraceArguments) -> Result<Vec<(Target, &'static TraceFormat)>, String> {
    let mut files = vec![(arguments.text.as_path(), "the text")];
    files.extend(
        arguments
            .others
            .iter()
            .map(|other| (other.as_path(), "one of the other texts")),
    );
    files.extend(arguments.index.as_deref().map(|index| (index, "the index")));
    outputs::chosen(&arguments.output, arguments.format, &named::inputs(&files))
}
