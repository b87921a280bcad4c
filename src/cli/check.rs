//! `travaux check OLD NEW`: reads policy, pins and texts, asks the gate, writes what it found, and ends as that says.
//!
//! Whatever cannot be read is trouble, status 2: a gate that looked at nothing must not be taken for one that found nothing.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::arguments::CheckArguments;
use super::compare::ladders;
use super::output::{self, Destination};
use super::outputs::{self, Target};
use super::pinned::{self, Pinned};
use super::progress::Progress;
use super::{Outcome, input, named, one_line, terminal, watch};
use crate::check::{Day, File, Findings, Gate, Pins, Policy, baseline, template};
use crate::compare::{Options, compare};
use crate::read::{Limits, Source};
use crate::render::terminal::TerminalOptions;
use crate::render::{self, CHECK_FORMATS, CheckFormat, CheckMake, Found, Made};
use crate::report::{Provision, Report};
use crate::sides::{Side, Sides};

/// Checks two texts.
pub(super) fn run(arguments: &CheckArguments) -> Result<Outcome, String> {
    let (old, new) = match (&arguments.old, &arguments.new) {
        _ if arguments.init => return init(arguments),
        (Some(old), Some(new)) => (Some(old.as_path()), new.as_path()),
        (Some(text), None) => (None, text.as_path()),
        (None, _) => return Err("name two texts: travaux check OLD NEW".to_owned()),
    };
    one_standard_input(arguments)?;
    let limits = arguments.reading.limits();
    let policy_file = Pinned::called(pinned::POLICY, arguments.policy.as_deref(), new);
    let pins_file = Pinned::find(arguments.pins.pins.as_deref(), new);
    let outputs = outputs(arguments, old, new, &policy_file, &pins_file)?;
    watch::begin(&old.into_iter().chain([new]).collect::<Vec<_>>(), limits);
    let mut policy = match policy_file.text(limits)? {
        Some((name, text)) => Policy::parse(&name, &text).map_err(|unfit| unfit.to_string())?,
        None => Policy::usual(),
    };
    if let Some(level) = arguments.fail_on {
        policy.fail_on = level.level();
    }
    let pins = pins_file.pins(limits)?;
    let formats = Sides::new(arguments.format_old, arguments.format_new);
    let options = Options {
        read: formats.map(|format| arguments.reading.options(format)),
        ladders: ladders(arguments.ladders.as_deref(), limits)?,
        corrections: pins.corrections(&pins_file.path(new)),
    };
    let sources = sources(old, new, arguments)?;
    let report = {
        let _progress = Progress::start("checking");
        compare(&sources, &options).map_err(|problem| problem.to_string())?
    };
    readable(&report, &sources, arguments.accept_unread)?;
    // Paths are counted from the policy; where there is none, from the pins.
    let folder = if policy_file.file.is_some() {
        &policy_file
    } else {
        &pins_file
    };
    let path = folder.path(new);
    let today = arguments.today.unwrap_or_else(system_day);
    let findings = findings(&report, &sources, old.is_none(), &path, (&policy, &pins), today);
    if arguments.baseline {
        return write_baseline(&findings, &pins_file, &policy_file, limits);
    }
    write(&findings, &report, &outputs, arguments)?;
    Ok(if findings.passed || arguments.exit_zero {
        Outcome::Done
    } else {
        Outcome::Differs
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
        let source = input::source(path, limits)?;
        if source.bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(format!("{}: is empty, so there is nothing to check", source.name));
        }
        Ok(source)
    };
    let new = match old {
        Some(old) => return Sides::new(old, new).try_map(read),
        None => read(new)?,
    };
    Ok(Sides::new(new.clone(), new))
}

/// Codes of warnings that say that words of a text were not read, or were guessed.
const UNREAD: [&str; 3] = ["page-without-text", "ocr-text-layer", "poor-text-layer"];

/// So many letters of a hundred may be none that anybody can read.
const MOST_UNREADABLE: usize = 2;

/// Refuses what cannot be checked since it was not read.
fn readable(report: &Report, sources: &Sides<Source>, accept: bool) -> Result<(), String> {
    for side in [Side::Old, Side::New] {
        let name = &sources.get(side).name;
        let provisions = &report.texts.get(side).provisions;
        if provisions.is_empty() {
            return Err(format!(
                "{name}: no paragraph found, so there is nothing to check"
            ));
        }
        let mut warnings = report.warnings.iter().filter(|it| it.side == side);
        let unread = warnings.find(|it| UNREAD.contains(&it.code.as_str()));
        let why = match unread {
            Some(notice) => notice.message.as_str(),
            None if is_unreadable(provisions) => "many of its letters are none that anybody can read",
            None => continue,
        };
        if !accept {
            return Err(format!(
                "{name}: cannot be checked as a whole: {why}; --accept-unread checks what was read"
            ));
        }
    }
    Ok(())
}

fn is_unreadable(provisions: &[Provision]) -> bool {
    let letters = || provisions.iter().flat_map(|it| it.text.chars());
    let lost = letters().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    lost * 100 > letters().count() * MOST_UNREADABLE
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

fn system_day() -> Day {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Day::since_epoch(passed.as_secs() / 86_400)
}

/// Follows the names of outputs, and chooses the format of each.
fn outputs(
    arguments: &CheckArguments,
    old: Option<&Path>,
    new: &Path,
    policy: &Pinned,
    pins: &Pinned,
) -> Result<Vec<(Target, &'static CheckFormat)>, String> {
    let text = "a text that is checked";
    let mut files: Vec<(&Path, &'static str)> =
        old.into_iter().chain([new]).map(|path| (path, text)).collect();
    files.extend(policy.file.as_deref().map(|path| (path, "the policy")));
    files.extend(pins.file.as_deref().map(|path| (path, "the file of pins")));
    files.extend(
        arguments
            .ladders
            .as_deref()
            .map(|path| (path, "the file of --ladders")),
    );
    let targets = outputs::targets(&arguments.output, &named::inputs(&files))?;
    let only = targets.len() == 1;
    let chosen = targets.into_iter().map(|(target, name)| {
        let format = format(arguments, &target, &name, only)?;
        Ok((target, format))
    });
    chosen.collect()
}

/// Chooses a format: as asked for, else by the ending of the file.
fn format(
    arguments: &CheckArguments,
    target: &Target,
    name: &Path,
    only: bool,
) -> Result<&'static CheckFormat, String> {
    match (arguments.format, target) {
        (asked, Target::StandardOutput(_)) => Ok(asked.unwrap_or(&CheckFormat::TERMINAL)),
        (Some(asked), Target::File(_)) if only => Ok(asked),
        (asked, Target::File(_)) => {
            let ending = name
                .extension()
                .map(|ending| ending.to_string_lossy().to_lowercase());
            let by_ending = ending.as_deref().and_then(CheckFormat::by_ending);
            by_ending.or(asked).ok_or_else(|| {
                let endings = CHECK_FORMATS.iter().filter_map(|format| format.endings.first());
                format!(
                    "{}: the ending says no known format of a check; use {}, or add --format",
                    name.display(),
                    outputs::listed(endings, " or ")
                )
            })
        }
    }
}

/// Writes every output, or none of the files; standard output comes last.
fn write(
    findings: &Findings,
    report: &Report,
    outputs: &[(Target, &'static CheckFormat)],
    arguments: &CheckArguments,
) -> Result<(), String> {
    let found = Found {
        findings,
        reports: std::slice::from_ref(report),
    };
    let mut staged = Vec::new();
    let mut screen = None;
    for (target, format) in outputs {
        let looks = &arguments.looks;
        let (width, ink) = match target {
            Target::StandardOutput(_) => (terminal::width(looks), terminal::ink(looks)),
            Target::File(_) => (terminal::file_width(looks), terminal::file_ink(looks)),
        };
        let options = render::Options {
            looks: TerminalOptions {
                width,
                ink,
                ..TerminalOptions::default()
            },
            ..render::Options::default()
        };
        let Made { bytes, notice } = format.render(&found, &options);
        if let Some(notice) = notice {
            say(&notice);
        }
        match target {
            Target::StandardOutput(_) => screen = Some((format, bytes)),
            Target::File(to) => staged.push(to.stage(&bytes)?),
        }
    }
    watch::end();
    output::publish(staged)?;
    match screen {
        Some((format, bytes)) if matches!(format.make, CheckMake::Text(_)) => {
            terminal::print(&String::from_utf8_lossy(&bytes), &arguments.looks)
        }
        Some((_, bytes)) => output::to_standard_output(&bytes),
        None => Ok(()),
    }
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

fn say(line: &str) {
    // The file is written all the same, so a closed standard error is no trouble.
    let _ = writeln!(std::io::stderr(), "travaux: {}", one_line(line));
}
