//! Measures whole processes and the stages in them: travaux beside `wdiff` and `git diff --no-index --word-diff`, in turn, on the
//! same texts.
//!
//! `cargo bench` prints the instructions, the median time and the largest memory of each, with the ratios to `wdiff`, then what the
//! stages take of a comparison and how often it asks for memory. The seed pair is always there; a folder of further texts is taken from
//! `TRAVAUX_TEXTS` (the longest pair of texts with the same folder and ending in it). A tool that is not installed is left
//! out with a line that says so; without valgrind there are no instructions, stages or allocations.

mod measure;

use std::path::{Path, PathBuf};

use measure::{Profile, Words};

/// Runs of each command, after one that is not counted.
const RUNS: usize = 15;

/// The stages as the program names them; what is inside of another is set in.
const STAGES: [&str; 7] = [
    "travaux::compare::understand",
    "travaux::read::read",
    "travaux::structure::structure",
    "travaux::compare::relate",
    "travaux::align::align_with",
    "travaux::report::build::report_with",
    "travaux::render::json::render",
];

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

/// Prints what one pair costs.
fn compare(title: &str, pair: &[PathBuf; 2]) {
    let travaux = measure::travaux();
    let on_pair = |words: &[&str]| -> Words {
        let files = pair.iter().map(|path| path.display().to_string());
        words.iter().map(|word| (*word).to_owned()).chain(files).collect()
    };
    let json = |threads| on_pair(&[&travaux, "compare", "--format", "json", "--threads", threads]);
    let rows = [
        ("wdiff", on_pair(&["wdiff"])),
        (
            "git diff --word-diff",
            on_pair(&["git", "--no-pager", "diff", "--no-index", "--word-diff"]),
        ),
        (
            "travaux",
            on_pair(&[&travaux, "compare", "--no-pager", "--threads", "1"]),
        ),
        ("travaux, JSON", json("1")),
        ("travaux, JSON, 2 threads", json("2")),
    ];
    let title = format!("{title}: {} and {}", name(&pair[0]), name(&pair[1]));
    measure::table(&title, &rows, RUNS);
    match Profile::of(&json("1")) {
        Some(profile) => stages(&profile),
        None => println!("  the stages: skipped, valgrind is not installed"),
    }
}

/// Prints what the stages take of a comparison.
fn stages(profile: &Profile) {
    for (stage, count) in STAGES.iter().zip(profile.within(&STAGES)) {
        match count {
            Some(count) => println!(
                "  {stage:40} {:9.1} Minstr {:5.1} %",
                count as f64 / 1e6,
                count as f64 * 100.0 / profile.instructions as f64
            ),
            None => println!("  {stage:40} skipped: no symbol of that name"),
        }
    }
    match profile.allocations() {
        Some(calls) => println!("  {calls} allocations"),
        None => println!("  allocations: skipped, the binary has no symbols"),
    }
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
