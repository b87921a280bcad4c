//! Runs a target without coverage: `blind TARGET RUNS [SEED]`, or `blind TARGET FILE...` for inputs that were found.
//!
//! It mutates the seeds in a fixed order of chance, so the same arguments run the same inputs: for a place where the instrumented build is
//! too much, and to run an input once more. What coverage would have found it may miss; libFuzzer is the one to be believed.

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

const TARGETS: [(&str, fn(&[u8])); 13] = [
    ("text", travaux_fuzz::text),
    ("html", travaux_fuzz::html),
    ("pdf", travaux_fuzz::pdf),
    ("docx", travaux_fuzz::docx),
    ("odt", travaux_fuzz::odt),
    ("akn", travaux_fuzz::akn),
    ("words", travaux_fuzz::words),
    ("numbering", travaux_fuzz::numbering),
    ("bidi", travaux_fuzz::bidi),
    ("pair", travaux_fuzz::pair),
    ("redline", travaux_fuzz::redline),
    ("tables", travaux_fuzz::tables),
    ("pages", travaux_fuzz::pages),
];

/// No input grows beyond this.
const LONGEST: usize = 4096;

/// A small generator of chance (xorshift), the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, rest @ ..] = arguments.as_slice() else {
        eprintln!("blind TARGET RUNS [SEED] | blind TARGET FILE...");
        return ExitCode::from(2);
    };
    let Some((_, target)) = TARGETS.iter().find(|(known, _)| known == name) else {
        eprintln!("{name}: no such target");
        return ExitCode::from(2);
    };
    match rest.first().and_then(|word| word.parse().ok()) {
        Some(runs) => hunt(
            name,
            *target,
            runs,
            rest.get(1).and_then(|seed| seed.parse().ok()).unwrap_or(1),
        ),
        None => replay(*target, rest),
    }
}

fn replay(target: fn(&[u8]), files: &[String]) -> ExitCode {
    for file in files {
        target(&fs::read(file).expect("an input"));
        println!("{file}: ok");
    }
    ExitCode::SUCCESS
}

/// Mutates seeds until one falls, and keeps that one.
fn hunt(name: &str, target: fn(&[u8]), runs: usize, seed: u64) -> ExitCode {
    let seeds = seeds(&Path::new("seeds").join(name));
    let words = dictionary(&fs::read_to_string("words.dict").unwrap_or_default());
    let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let began = Instant::now();
    for run in 0..runs {
        let mut input = seeds
            .get(run)
            .cloned()
            .unwrap_or_else(|| seeds[chance.below(seeds.len())].clone());
        if run >= seeds.len() {
            for _ in 0..=chance.below(5) {
                mutate(&mut input, &seeds, &words, &mut chance);
            }
        }
        if catch_unwind(|| target(&input)).is_err() {
            let path = Path::new("artifacts").join(format!("{name}-{seed}-{run}"));
            let _there = fs::create_dir_all("artifacts").and_then(|()| fs::write(&path, &input));
            println!("{name}: fell at execution {} on {}", run + 1, path.display());
            return ExitCode::FAILURE;
        }
        if (run + 1).is_power_of_two() || (run + 1) % 1000 == 0 {
            eprintln!(
                "{name}: {} executions, {:.0} s",
                run + 1,
                began.elapsed().as_secs_f32()
            );
        }
    }
    println!(
        "{name}: {runs} executions in {:.0} s, none fell",
        began.elapsed().as_secs_f32()
    );
    ExitCode::SUCCESS
}

fn seeds(folder: &Path) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let mut seeds: Vec<Vec<u8>> = paths.iter().filter_map(|path| fs::read(path).ok()).collect();
    if seeds.is_empty() {
        seeds.push(b"1. Urges States.".to_vec());
    }
    seeds
}

/// Reads the dictionary of libFuzzer: a word in quotes a line, bytes as `\x41`.
fn dictionary(text: &str) -> Vec<Vec<u8>> {
    let quoted = text
        .lines()
        .filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    quoted.map(unescaped).collect()
}

fn unescaped(word: &str) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), word.as_bytes());
    while let [first, behind @ ..] = rest {
        rest = behind;
        match (first, rest) {
            (b'\\', [b'x', high, low, behind @ ..]) => {
                let digits = [*high, *low];
                let digits = std::str::from_utf8(&digits).unwrap_or_default();
                bytes.push(u8::from_str_radix(digits, 16).unwrap_or_default());
                rest = behind;
            }
            (b'\\', [next, behind @ ..]) => {
                bytes.push(*next);
                rest = behind;
            }
            _ => bytes.push(*first),
        }
    }
    bytes
}

fn mutate(input: &mut Vec<u8>, seeds: &[Vec<u8>], words: &[Vec<u8>], chance: &mut Chance) {
    let at = chance.below(input.len() + 1);
    let to = (at + chance.below(40)).min(input.len());
    match chance.below(8) {
        0 if at < input.len() => input[at] ^= 1 << chance.below(8),
        1 if at < input.len() => input[at] = chance.below(256) as u8,
        2 => drop(input.drain(at..to)),
        3 => {
            let piece = input[at..to].to_vec();
            for _ in 0..=chance.below(4) {
                let place = chance.below(input.len() + 1);
                input.splice(place..place, piece.iter().copied());
            }
        }
        4 => {
            let other = &seeds[chance.below(seeds.len())];
            let from = chance.below(other.len() + 1);
            let end = (from + chance.below(200)).min(other.len());
            input.splice(at..to, other[from..end].iter().copied());
        }
        5 => input.insert(at, chance.below(256) as u8),
        _ if !words.is_empty() => {
            let word = &words[chance.below(words.len())];
            let end = if chance.below(2) == 0 { at } else { to };
            input.splice(at..end, word.iter().copied());
        }
        _ => {}
    }
    input.truncate(LONGEST);
}
