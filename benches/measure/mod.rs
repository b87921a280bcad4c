//! What a process costs: instructions, time, memory, and where in it they go.
//!
//! Instructions are counted by callgrind, with the processes that it starts, and hardly move on a busy machine; the time is a
//! median; the memory is the largest that the system saw (`VmHWM`), where it tells. What cannot be had is `None`, and printed as
//! such. `TRAVAUX_BINARY` names another binary than the one that was built for the run; one with its symbols tells of stages.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A program and its arguments.
pub(crate) type Words = Vec<String>;

/// Returns the binary that is measured.
pub(crate) fn travaux() -> String {
    std::env::var("TRAVAUX_BINARY").unwrap_or_else(|_| env!("CARGO_BIN_EXE_travaux").to_owned())
}

/// What one command costs.
pub(crate) struct Cost {
    pub(crate) instructions: Option<u64>,
    pub(crate) time: Duration,
    pub(crate) kilobytes: Option<u64>,
}

/// Measures the commands in turn, so that what else the machine does falls on all; `None` for one that cannot be started.
pub(crate) fn costs(commands: &[Words], runs: usize) -> Vec<Option<Cost>> {
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); commands.len()];
    for run in 0..=runs {
        for (words, times) in commands.iter().zip(&mut times) {
            // The first run of each warms the machine.
            times.extend(time(words).filter(|_| run > 0));
        }
    }
    let cost = |(words, mut times): (&Words, Vec<Duration>)| {
        times.sort();
        Some(Cost {
            time: *times.get(times.len() / 2)?,
            instructions: Profile::of(words).map(|profile| profile.instructions),
            kilobytes: memory(words),
        })
    };
    commands.iter().zip(times).map(cost).collect()
}

/// Prints the commands under their titles, with the ratios to the first.
pub(crate) fn table(title: &str, rows: &[(&str, Words)], runs: usize) {
    println!("{title}");
    let commands: Vec<Words> = rows.iter().map(|(_, words)| words.clone()).collect();
    let costs = costs(&commands, runs);
    let base = costs.first().and_then(Option::as_ref);
    for ((name, _), cost) in rows.iter().zip(&costs) {
        match cost {
            Some(cost) => println!("  {name:24}{}", line(cost, base)),
            None => println!("  {name:24} skipped: not installed"),
        }
    }
}

fn line(cost: &Cost, base: Option<&Cost>) -> String {
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    let ratio = |mine: Option<f64>, its: Option<f64>| match (mine, its) {
        (Some(mine), Some(its)) if its > 0.0 => format!("{:6.2} x", mine / its),
        _ => "       -".to_owned(),
    };
    let mut line = String::new();
    let mut column = |value: Option<f64>, its: Option<f64>, unit: &str| {
        let value_text = value.map_or("-".to_owned(), |value| format!("{value:.1}"));
        write!(line, " {value_text:>9} {unit} {}", ratio(value, its)).expect("text takes all");
    };
    let of = |count: Option<u64>, unit: f64| count.map(|count| count as f64 / unit);
    column(
        of(cost.instructions, 1e6),
        base.and_then(|it| of(it.instructions, 1e6)),
        "Minstr",
    );
    column(Some(millis(cost.time)), base.map(|it| millis(it.time)), "ms");
    column(
        of(cost.kilobytes, 1024.0),
        base.and_then(|it| of(it.kilobytes, 1024.0)),
        "MB",
    );
    line
}

/// Starts a command whose output nobody reads.
fn quiet(words: &[String]) -> Command {
    let mut command = Command::new(&words[0]);
    command
        .args(&words[1..])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn time(words: &[String]) -> Option<Duration> {
    let start = Instant::now();
    quiet(words).status().ok()?;
    Some(start.elapsed())
}

/// Returns the largest memory of a process, in kilobytes, as it was seen while it ran.
pub(crate) fn memory(words: &[String]) -> Option<u64> {
    let mut child = quiet(words).spawn().ok()?;
    let status = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait().ok()?.is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        most = most.max(line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()));
        std::thread::sleep(Duration::from_micros(300));
    }
    most
}

/// What callgrind saw of a command.
pub(crate) struct Profile {
    /// Of it and of all that it started.
    pub(crate) instructions: u64,
    folder: tempfile::TempDir,
}

impl Profile {
    /// Runs a command under callgrind; nothing where it is not installed.
    pub(crate) fn of(words: &[String]) -> Option<Self> {
        let folder = tempfile::tempdir().ok()?;
        let path = folder.path().display();
        let mut all: Words = ["valgrind", "--tool=callgrind", "--trace-children=yes"]
            .map(str::to_owned)
            .into();
        all.push(format!("--callgrind-out-file={path}/out.%p"));
        all.push(format!("--log-file={path}/log.%p"));
        all.extend(words.iter().cloned());
        quiet(&all).status().ok()?;
        let instructions = files(folder.path(), "log")
            .iter()
            .filter_map(|file| refs(&std::fs::read_to_string(file).ok()?))
            .sum();
        (instructions > 0).then_some(Self { instructions, folder })
    }

    /// Returns how often the program asked for memory; nothing where it has no symbols.
    pub(crate) fn allocations(&self) -> Option<u64> {
        let mut names: Vec<String> = Vec::new();
        let mut calls = 0;
        for file in files(self.folder.path(), "out") {
            let text = std::fs::read_to_string(file).ok()?;
            calls += asked(&text, &mut names);
        }
        (calls > 0).then_some(calls)
    }

    /// Returns the instructions of a function with all that it calls, as callgrind's own printer tells them.
    pub(crate) fn within(&self, functions: &[&str]) -> Vec<Option<u64>> {
        let mut command = Command::new("callgrind_annotate");
        command
            .args(["--inclusive=yes", "--threshold=100"])
            .args(files(self.folder.path(), "out"));
        let print = command.output().map(|output| output.stdout).unwrap_or_default();
        let print = String::from_utf8_lossy(&print);
        let count = |line: &str| line.split_whitespace().next()?.replace(',', "").parse().ok();
        let of = |function: &&str| {
            let ends = [format!(":{function} "), format!(":{function} [")];
            let lines = print
                .lines()
                .filter(|line| ends.iter().any(|end| line.contains(end.as_str())));
            lines.filter_map(count).max()
        };
        functions.iter().map(of).collect()
    }
}

/// Counts the calls of the allocator in a file of callgrind: `cfn=(12) mi_malloc`, then `calls=3 …`.
fn asked(text: &str, names: &mut Vec<String>) -> u64 {
    names.clear();
    let mut called = false;
    let mut calls = 0;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("cfn=") {
            // A name is written out once, and its number stands for it then.
            let (number, name) = name.split_once(' ').unwrap_or((name, ""));
            let asks = [
                "mi_malloc",
                "mi_zalloc",
                "mi_realloc",
                "malloc",
                "calloc",
                "realloc",
            ];
            if asks
                .iter()
                .any(|ask| name == *ask || name == format!("{ask}_aligned"))
            {
                names.push(number.to_owned());
            }
            called = names.iter().any(|known| known == number);
        } else if let Some(rest) = line.strip_prefix("calls=").filter(|_| called) {
            calls += rest
                .split(' ')
                .next()
                .and_then(|count| count.parse().ok())
                .unwrap_or(0);
        }
    }
    calls
}

fn refs(log: &str) -> Option<u64> {
    let line = log.lines().find(|line| line.contains("refs:"))?;
    line.rsplit(' ').next()?.replace(',', "").parse().ok()
}

fn files(folder: &Path, kind: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let of_kind = |path: &PathBuf| path.file_stem().is_some_and(|stem| stem == kind);
    entries.map(|entry| entry.path()).filter(of_kind).collect()
}
