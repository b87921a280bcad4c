//! Times whole processes: travaux beside `wdiff` and `git diff --no-index --word-diff`, in turn, on the same texts.
//!
//! `cargo bench` prints the median of each and the ratio to `wdiff`. The seed pair is always there; a folder of further
//! texts is taken from `TRAVAUX_TEXTS` (the longest pair of texts with the same folder and ending in it). A tool that is
//! not installed is left out with a line that says so.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Runs of each command, after one that is not counted.
const RUNS: usize = 15;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let seeds = [
        root.join("samples/A_HRC_RES_23_3.txt"),
        root.join("samples/A_C.3_68_CUBA_DRAFT.txt"),
    ];
    compare("the seed pair", &seeds);
    match std::env::var_os("TRAVAUX_TEXTS").and_then(|folder| longest_pair(Path::new(&folder))) {
        Some(pair) => compare("the longest pair", &pair),
        None => println!("the longest pair: left out, TRAVAUX_TEXTS names no folder with texts"),
    }
}

/// Prints the medians for one pair.
fn compare(title: &str, pair: &[PathBuf; 2]) {
    println!("{title}: {} and {}", name(&pair[0]), name(&pair[1]));
    let commands = [
        ("wdiff", vec!["wdiff"]),
        (
            "travaux",
            vec![env!("CARGO_BIN_EXE_travaux"), "compare", "--no-pager"],
        ),
        (
            "travaux, JSON",
            vec![env!("CARGO_BIN_EXE_travaux"), "compare", "--format", "json"],
        ),
        (
            "git diff --word-diff",
            vec!["git", "diff", "--no-index", "--word-diff"],
        ),
    ];
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); commands.len()];
    for run in 0..=RUNS {
        for (at, (_, words)) in commands.iter().enumerate() {
            if let Some(time) = time(words, pair).filter(|_| run > 0) {
                times[at].push(time);
            }
        }
    }
    let wdiff = median(&mut times[0]);
    for ((title, _), times) in commands.iter().zip(&mut times) {
        match (median(times), wdiff) {
            (Some(time), Some(base)) => {
                println!(
                    "  {title:22} {:8.1} ms  {:5.2} x wdiff",
                    millis(time),
                    millis(time) / millis(base)
                );
            }
            (Some(time), None) => println!("  {title:22} {:8.1} ms", millis(time)),
            (None, _) => println!("  {title:22} not installed"),
        }
    }
}

/// Runs a command on a pair and returns how long it took; nothing if it cannot be started.
fn time(words: &[&str], pair: &[PathBuf; 2]) -> Option<Duration> {
    let start = Instant::now();
    let mut command = Command::new(words[0]);
    command
        .args(&words[1..])
        .args(pair)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().ok()?;
    Some(start.elapsed())
}

fn median(times: &mut [Duration]) -> Option<Duration> {
    times.sort();
    times.get(times.len() / 2).copied()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Finds the two neighbouring texts of one folder that are longest together.
fn longest_pair(folder: &Path) -> Option<[PathBuf; 2]> {
    let mut best: Option<(u64, [PathBuf; 2])> = None;
    for group in std::fs::read_dir(folder)
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
    {
        let mut texts: Vec<PathBuf> = std::fs::read_dir(&group)
            .ok()?
            .flatten()
            .map(|entry| entry.path())
            .collect();
        texts.retain(|path| {
            name(path).ends_with(".layout.txt") || path.extension().is_some_and(|ending| ending == "md")
        });
        texts.sort();
        for pair in texts.windows(2) {
            let size = pair
                .iter()
                .filter_map(|path| path.metadata().ok())
                .map(|data| data.len())
                .sum();
            if best.as_ref().is_none_or(|(largest, _)| size > *largest) {
                best = Some((size, [pair[0].clone(), pair[1].clone()]));
            }
        }
    }
    best.map(|(_, pair)| pair)
}
