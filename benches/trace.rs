//! Times indexes of 12,500, 25,000 and 50,000 paragraphs: made, written, read, and a text of 25 paragraphs looked up in them.
//!
//! `cargo bench --bench trace`; with `TRAVAUX_TEXTS=FOLDER`, the texts of that folder are indexed instead of made ones. Made texts have a vocabulary as
//! that of resolutions: few words that all have, and many that few have. Memory is the most that the process had until then, where the
//! system tells it (Linux).

use std::path::Path;
use std::time::Instant;

use travaux::compare::understand;
use travaux::read::{ReadOptions, Source};
use travaux::trace::{Holding, Index, Others, read_index, trace, write_index};

const PARAGRAPHS: [usize; 3] = [12_500, 25_000, 50_000];
const OF_A_TEXT: usize = 25;

fn main() {
    if let Some(folder) = std::env::var_os("TRAVAUX_TEXTS") {
        measure(given(Path::new(&folder)));
        return;
    }
    for paragraphs in PARAGRAPHS {
        let mut random = 7_u64;
        let texts = 0..paragraphs / OF_A_TEXT;
        measure(texts.map(|text| made(text, &mut random)).collect());
    }
}

fn measure(holdings: Vec<Holding>) {
    let paragraphs: usize = holdings.iter().map(|holding| holding.text.provisions.len()).sum();
    let mut text = holdings[holdings.len() / 2].clone();
    println!("{} texts, {paragraphs} paragraphs", holdings.len());
    let index = timed("index", || Index::of(holdings));
    let bytes = timed("write", || write_index(&index));
    drop(index);
    println!("  {} megabytes", bytes.len() >> 20);
    let file = Source {
        name: "index".to_owned(),
        bytes,
    };
    let index = timed("read", || read_index(&file).expect("an index"));
    // Otherwise it would be passed over as the text itself.
    text.text.source.sha256.clear();
    let found = timed("trace", || trace(&text, &index, Others::Cited));
    println!(
        "  {} paragraphs, {} restatements",
        found.sources.len(),
        found.restatements.len()
    );
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM"));
    println!("  {}", peak.unwrap_or("memory is not told here"));
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = work();
    println!("  {what:8} {:8.0} ms", begun.elapsed().as_secs_f64() * 1e3);
    done
}

/// Makes a text of words that are the rarer the higher their number.
fn made(text: usize, random: &mut u64) -> Holding {
    let mut lines = format!(
        "The General Assembly,\n\nRecalling its resolution {}/{},\n\n",
        40 + text % 40,
        text
    );
    for paragraph in 1..OF_A_TEXT {
        let words: Vec<String> = (0..45).map(|_| format!("w{}", letters(next(random)))).collect();
        lines.push_str(&format!("{paragraph}. Urges {};\n\n", words.join(" ")));
    }
    held(&format!("{text}.txt"), lines.into_bytes()).expect("a text")
}

/// Returns a word by its rank, which falls off as those of a language do.
fn letters(random: u64) -> String {
    let share = (random % 1_000_000) as f64 / 1e6;
    let mut rank = (9.0 * share).exp() as usize;
    let mut word = String::new();
    while rank > 0 {
        word.push(char::from(b'a' + (rank % 20) as u8));
        rank /= 20;
    }
    word
}

/// The next of a fixed series of numbers (xorshift).
fn next(random: &mut u64) -> u64 {
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    *random
}

fn held(name: &str, bytes: Vec<u8>) -> Option<Holding> {
    let source = Source {
        name: name.to_owned(),
        bytes,
    };
    understand(&source, &ReadOptions::default())
        .ok()
        .map(|text| Holding::of(&text))
}

fn given(folder: &Path) -> Vec<Holding> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("a folder")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    paths
        .iter()
        .filter_map(|path| held(&path.display().to_string(), std::fs::read(path).ok()?))
        .collect()
}
