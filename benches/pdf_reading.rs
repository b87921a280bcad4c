//! Times the reading of PDF files per page, and measures whole processes on the longest of them
//! beside `pdftotext -layout`.
//!
//! `cargo bench --bench pdf_reading` reads the PDF files among the fixtures and one of thirty pages that it writes itself; a
//! folder of further files, searched to its end, is taken from `TRAVAUX_TEXTS`. The goals: the median page in less than
//! 2 ms, and at most the instructions of `pdftotext` and twice its memory.

#[path = "../tests/fixtures/read/pdf/writer.rs"]
#[expect(dead_code, reason = "the tests use the rest of the writer")]
mod writer;

#[expect(dead_code, reason = "the stages of a comparison are for the other benchmark")]
mod measure;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use travaux::read::{Format, ReadOptions, Source, read};
use writer::{Page, Pdf};

/// Runs of each file, after one that is not counted.
const RUNS: usize = 5;

/// How a file was read.
struct Reading {
    name: String,
    pages: u32,
    /// The median of the runs, per page.
    page: Duration,
}

fn main() {
    let folder = tempfile::tempdir().expect("there is room for a file of thirty pages");
    let thirty = folder.path().join("thirty-pages.pdf");
    std::fs::write(&thirty, thirty_pages()).expect("the folder is new");
    let mut files = vec![thirty];
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/read");
    files.extend(pdf_files(&fixtures));
    match std::env::var_os("TRAVAUX_TEXTS") {
        Some(texts) => files.extend(pdf_files(Path::new(&texts))),
        None => println!("only the fixtures: TRAVAUX_TEXTS names no folder with texts"),
    }
    let mut readings: Vec<(Reading, &PathBuf)> = files
        .iter()
        .filter_map(|file| Some((time(file)?, file)))
        .collect();
    readings.sort_by_key(|(reading, _)| (reading.page, reading.name.clone()));
    for (reading, _) in &readings {
        let millis = reading.page.as_secs_f64() * 1000.0;
        println!(
            "  {:60} {:4} pages {millis:7.2} ms a page",
            reading.name, reading.pages
        );
    }
    if let Some((median, _)) = readings.get(readings.len() / 2) {
        println!(
            "the median page of {} files: {:.2} ms",
            readings.len(),
            median.page.as_secs_f64() * 1000.0
        );
    }
    let thirty = readings
        .iter()
        .find(|(reading, _)| reading.name == "thirty-pages.pdf");
    let longest = readings.iter().max_by_key(|(reading, _)| reading.pages);
    for (reading, file) in thirty.into_iter().chain(longest) {
        let path = file.display().to_string();
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let rows = [
            ("pdftotext -layout", words(&["pdftotext", "-layout", &path, "-"])),
            (
                "travaux show",
                words(&[&measure::travaux(), "show", "--no-pager", &path]),
            ),
        ];
        let title = format!("{}, {} pages", reading.name, reading.pages);
        measure::table(&title, &rows, RUNS);
    }
}

/// Writes a resolution of thirty full pages.
fn thirty_pages() -> Vec<u8> {
    const LINE: &str = "Recalling its resolutions on the enhancement of international cooperation in the field of human rights";
    let mut pdf = Pdf::new();
    for page in 0..30 {
        let lines: Vec<String> = (0..48)
            .map(|line| format!("{}. {LINE},", page * 48 + line))
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        pdf = pdf.page(Page::new().lines(60.0, 740.0, &lines));
    }
    pdf.bytes()
}

/// Lists the PDF files below a folder, in the order of their names.
fn pdf_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            found.extend(pdf_files(&path));
        } else if path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
        {
            found.push(path);
        }
    }
    found
}

/// Reads a file several times; nothing if it cannot be read (a scan without a text layer).
fn time(file: &Path) -> Option<Reading> {
    let source = Source {
        name: file.file_name()?.to_string_lossy().into_owned(),
        bytes: std::fs::read(file).ok()?,
    };
    let mut times = Vec::new();
    let mut pages = 1;
    for run in 0..=RUNS {
        let start = Instant::now();
        let (format, document) = read(&source, &ReadOptions::default()).ok()?;
        if run > 0 {
            times.push(start.elapsed());
        }
        assert_eq!(format, Format::Pdf, "{}", source.name);
        pages = document
            .blocks
            .iter()
            .filter_map(|block| block.locator.page)
            .max()
            .unwrap_or(1);
    }
    times.sort();
    Some(Reading {
        name: source.name,
        pages,
        page: times[times.len() / 2] / pages,
    })
}
