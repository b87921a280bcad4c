//! `travaux check OLD NEW`: reads policy, pins and texts, asks the gate, writes what it found, and ends as that says.
//!
//! Whatever cannot be read is trouble, status 2: a gate that looked at nothing must not be taken for one that found nothing.

use std::path::{Path, PathBuf};

use super::arguments::CheckArguments;
use super::checkable::{readable, whole};
use super::checked;
use super::compare::ladders;
use super::findings::{outputs, today, write};
use super::output::{self, Destination};
use super::pinned::{self, Pinned};
use super::progress::Progress;
use super::{Outcome, input, operand, say, watch};
use crate::align::Corrections;
use crate::check::{Day, File, Findings, Gate, Pins, Policy, baseline, template};
use crate::compare::{Options, compare};
use crate::read::{Limits, Source};
use crate::report::Report;
use crate::sides::Sides;

/// Checks two texts.
pub(super) fn run(arguments: &CheckArguments) -> Result<Outcome, String> {
    if let Some(range) = &arguments.git {
        return checked::run(arguments, range);
    }
    let (old, new) = match (&arguments.old, &arguments.new) {
        _ if arguments.init => return init(arguments),
        (Some(old), Some(new)) => (Some(old.as_path()), new.as_path()),
        (Some(text), None) => (None, text.as_path()),
        (None, _) => return Err("name two texts: travaux check OLD NEW".to_owned()),
    };
    one_standard_input(arguments)?;
    let limits = arguments.reading.limits();
    let place = operand::place(new);
    let policy_file = Pinned::called(pinned::POLICY, arguments.policy.as_deref(), place);
    let pins_file = Pinned::find(arguments.pins.pins.as_deref(), place);
    let text = "a text that is checked";
    let mut files: Vec<(&Path, &'static str)> =
        old.into_iter().chain([new]).map(|path| (path, text)).collect();
    files.extend(policy_file.file.as_deref().map(|path| (path, "the policy")));
    files.extend(pins_file.file.as_deref().map(|path| (path, "the file of pins")));
    let outputs = outputs(arguments, files)?;
    watch::begin(&old.into_iter().chain([new]).collect::<Vec<_>>(), limits);
    let policy = policy(arguments, &policy_file)?;
    let pins = pins_file.pins(limits)?;
    let options = options(arguments, pins.corrections(&pins_file.path(place)))?;
    let sources = sources(old, new, arguments)?;
    let report = {
        let _progress = Progress::start("checking");
        compare(&sources, &options).map_err(|problem| problem.to_string())?
    };
    readable(&report, sources.as_ref().map(Some), arguments.accept_unread)?;
    // Paths are counted from the policy; where there is none, from the pins.
    let folder = if policy_file.file.is_some() {
        &policy_file
    } else {
        &pins_file
    };
    let path = folder.path(place);
    let today = today(arguments);
    let findings = findings(&report, &sources, old.is_none(), &path, (&policy, &pins), today);
    if arguments.baseline {
        return write_baseline(&findings, &pins_file, &policy_file, limits);
    }
    write(&findings, std::slice::from_ref(&report), &outputs, arguments)?;
    Ok(if findings.passed || arguments.exit_zero {
        Outcome::Done
    } else {
        Outcome::Differs
    })
}

/// Reads the policy, or takes what is asked without one.
fn policy(arguments: &CheckArguments, file: &Pinned) -> Result<Policy, String> {
    let mut policy = match file.text(arguments.reading.limits())? {
        Some((name, text)) => Policy::parse(&name, &text).map_err(|unfit| unfit.to_string())?,
        None => Policy::usual(),
    };
    if let Some(level) = arguments.fail_on {
        policy.fail_on = level.level();
    }
    Ok(policy)
}

/// How to compare the texts.
fn options(arguments: &CheckArguments, corrections: Corrections) -> Result<Options, String> {
    let formats = Sides::new(arguments.format_old, arguments.format_new);
    Ok(Options {
        read: formats.map(|format| arguments.reading.options(format)),
        ladders: ladders(arguments.ladders.as_deref(), arguments.reading.limits())?,
        corrections,
        threads: arguments.reading.threads(),
    })
}

/// Refuses a command line that would read standard input twice.
fn one_standard_input(arguments: &CheckArguments) -> Result<(), String> {
    let named = [
        arguments.old.as_deref(),
        arguments.new.as_deref(),
        arguments.policy.as_deref(),
        arguments.pins.pins.as_deref(),
        arguments.ladders.as_deref(),
    ];
    let standard = named
        .into_iter()
        .flatten()
        .filter(|path| input::is_standard_input(path));
    if standard.count() > 1 {
        return Err("standard input can be read once; name files for the others".to_owned());
    }
    Ok(())
}

/// Reads both texts; a text that is checked alone is both.
fn sources(old: Option<&Path>, new: &Path, arguments: &CheckArguments) -> Result<Sides<Source>, String> {
    let limits = arguments.reading.limits();
    let read = |path: &Path| {
        let source = operand::read(path, limits)?;
        let source = source.ok_or_else(|| {
            format!(
                "{}: is no text, so there is nothing to check; 'travaux check --alone TEXT' asks one text by itself",
                path.display()
            )
        })?;
        whole(&source)?;
        Ok(source)
    };
    let new = match old {
        Some(old) => return Sides::new(old, new).try_map(read),
        None => read(new)?,
    };
    Ok(Sides::new(new.clone(), new))
}

fn findings(
    report: &Report,
    sources: &Sides<Source>,
    alone: bool,
    path: &str,
    (policy, pins): (&Policy, &Pins),
    today: Day,
) -> Findings {
    let files = sources.as_ref().map(|source| {
        Some(File {
            name: &source.name,
            path,
            letters: std::str::from_utf8(&source.bytes).ok(),
        })
    });
    let files = if alone { Sides::new(None, files.new) } else { files };
    let mut gate = Gate::new(policy, pins, today);
    gate.look(report, &files);
    gate.finish()
}

/// Writes what was found at the end of the file of pins, and says how much that was. A new file stands beside the policy.
fn write_baseline(
    findings: &Findings,
    pins: &Pinned,
    policy: &Pinned,
    limits: Limits,
) -> Result<Outcome, String> {
    let beside = || Some(policy.file.as_ref()?.with_file_name(pinned::PINS));
    let file = pins.file.clone().or_else(beside);
    let file = file.unwrap_or_else(|| PathBuf::from(pinned::PINS));
    let former = match &pins.file {
        Some(path) if path.exists() => pins.text(limits)?.map(|(_, text)| text).unwrap_or_default(),
        _ => "version = 1\n".to_owned(),
    };
    let accepted: Vec<_> = findings.open().filter(|finding| finding.text.is_some()).collect();
    let mut text = former;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(&baseline(accepted.iter().copied()));
    let destination = Destination::of(&file)?;
    output::publish(vec![destination.stage(text.as_bytes())?])?;
    say(&format!(
        "{}: {} accepted as the baseline",
        file.display(),
        accepted.len()
    ));
    Ok(Outcome::Done)
}

/// Writes a commented policy where none is.
fn init(arguments: &CheckArguments) -> Result<Outcome, String> {
    let file = arguments
        .policy
        .clone()
        .unwrap_or_else(|| PathBuf::from(pinned::POLICY));
    if file.exists() {
        return Err(format!(
            "{}: is there already; take it away, or name another with --policy",
            file.display()
        ));
    }
    let destination = Destination::of(&file)?;
    output::publish(vec![destination.stage(template().as_bytes())?])?;
    say(&format!(
        "{}: written; 'travaux explain' says what each rule is for",
        file.display()
    ));
    Ok(Outcome::Done)
}
