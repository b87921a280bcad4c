//! The outputs of one value are delivered: all are made before any file is written, and standard output comes last.
//!
//! A check, a verification, a history and a trace end here. A comparison has more to ask of its outputs (`writing`).

use super::arguments::LooksArguments;
use super::formats::Choice;
use super::output::{self, Staged};
use super::outputs::Target;
use super::{say, terminal, watch};
use crate::render::terminal::TerminalOptions;
use crate::render::{self, Made};

/// Writes every output, or none of the files; `files` are others that belong to the run.
pub(super) fn deliver<'t, F: Choice>(
    outputs: &'t [(Target, &'static F)],
    mut files: Vec<Staged<'t>>,
    looks: &LooksArguments,
    make: impl Fn(&F, &render::Options) -> Made,
) -> Result<(), String> {
    let mut screen = None;
    for (target, format) in outputs {
        let output = make(format, &options(target, looks));
        if let Some(notice) = &output.notice {
            say(notice);
        }
        match target {
            Target::StandardOutput(_) => screen = Some((format, output.bytes)),
            Target::File(to) => files.push(to.stage(&output.bytes)?),
        }
    }
    watch::end();
    output::publish(files)?;
    match screen {
        Some((format, bytes)) if format.is_for_screens() => {
            terminal::print(&String::from_utf8_lossy(&bytes), looks)
        }
        Some((_, bytes)) => output::to_standard_output(&bytes),
        None => Ok(()),
    }
}

/// How an output looks where it goes.
fn options(target: &Target, looks: &LooksArguments) -> render::Options<'static> {
    let (width, ink) = match target {
        Target::StandardOutput(_) => (terminal::width(looks), terminal::ink(looks)),
        Target::File(_) => (terminal::file_width(looks), terminal::file_ink(looks)),
    };
    render::Options {
        looks: TerminalOptions {
            width,
            ink,
            ..TerminalOptions::default()
        },
        ..render::Options::default()
    }
}
