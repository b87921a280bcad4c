//! The outputs of a check, and the day on which it is made.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use super::arguments::CheckArguments;
use super::delivery::deliver;
use super::named;
use super::outputs::{self, Target};
use crate::check::{Day, Findings};
use crate::render::{CheckFormat, Found};
use crate::report::Report;

/// Returns the day on which waivers are looked at.
pub(super) fn today(arguments: &CheckArguments) -> Day {
    arguments.today.unwrap_or_else(system_day)
}

fn system_day() -> Day {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Day::since_epoch(passed.as_secs() / 86_400)
}

/// Follows the names of outputs, and chooses the format of each.
pub(super) fn outputs<'a>(
    arguments: &'a CheckArguments,
    mut files: Vec<(&'a Path, &'static str)>,
) -> Result<Vec<(Target, &'static CheckFormat)>, String> {
    files.extend(
        arguments
            .ladders
            .as_deref()
            .map(|path| (path, "the file of --ladders")),
    );
    outputs::chosen(&arguments.output, arguments.format, &named::inputs(&files))
}

/// Writes every output, or none of the files; standard output comes last.
pub(super) fn write(
    findings: &Findings,
    reports: &[Report],
    outputs: &[(Target, &'static CheckFormat)],
    arguments: &CheckArguments,
) -> Result<(), String> {
    let found = Found { findings, reports };
    deliver(outputs, Vec::new(), &arguments.looks, |format, options| {
        format.render(&found, options)
    })
}
