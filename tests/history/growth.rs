//! What a history may cost, in seconds of the processor: many versions, many paragraphs, and texts made to have no end of runs.

use std::fs;
use std::process::Command;

/// How many seconds of the processor a history may take here, without optimisation.
const WORK: u32 = 60;

/// A row of numbers that looks like chance and is the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    /// Returns a paragraph of so many words out of so many.
    fn paragraph(&mut self, words: usize, of: usize) -> String {
        let words: Vec<String> = (0..words).map(|_| format!("w{}x", self.below(of))).collect();
        format!("Urges {};", words.join(" "))
    }
}

/// Follows versions, each a list of paragraphs, and asks that it ends in time.
fn ends(versions: &[Vec<String>]) {
    let folder = tempfile::tempdir().expect("a folder");
    for (at, paragraphs) in versions.iter().enumerate() {
        let mut text = "The General Assembly,\n\n".to_owned();
        for (number, paragraph) in paragraphs.iter().enumerate() {
            text.push_str(&format!("{}. {paragraph}\n\n", number + 1));
        }
        fs::write(folder.path().join(format!("{at}.txt")), text).expect("a version");
    }
    let limited = format!("ulimit -t {WORK}; exec \"$0\" \"$@\"");
    let run = Command::new("sh")
        .args(["-c", &limited, env!("CARGO_BIN_EXE_travaux"), "history"])
        .arg(folder.path())
        .args(["--format", "json", "-o"])
        .arg(folder.path().join("history.out"))
        .output()
        .expect("a run");
    assert_eq!(
        run.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

#[test]
fn many_versions_that_change_a_little_end_in_time() {
    let mut chance = Chance(1);
    let mut now: Vec<String> = (0..25).map(|_| chance.paragraph(40, 3000)).collect();
    let mut versions = vec![now.clone()];
    for version in 0..50 {
        let at = chance.below(now.len());
        now[at] = now[at].replacen(' ', &format!(" v{version} "), 3);
        let gone = chance.below(now.len());
        now[gone] = chance.paragraph(40, 3000);
        versions.push(now.clone());
    }
    ends(&versions);
}

#[test]
fn many_new_paragraphs_in_each_version_end_in_time() {
    let mut chance = Chance(2);
    let versions: Vec<Vec<String>> = (0..4)
        .map(|_| (0..500).map(|_| chance.paragraph(30, 800)).collect())
        .collect();
    ends(&versions);
}

#[test]
fn few_words_in_ever_new_orders_end_in_time() {
    let mut chance = Chance(3);
    let versions: Vec<Vec<String>> = (0..6)
        .map(|_| vec![chance.paragraph(3000, 30), chance.paragraph(3000, 30)])
        .collect();
    ends(&versions);
}
