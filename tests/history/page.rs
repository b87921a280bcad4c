//! The page and the workbook of a history.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use travaux::history::History;
use travaux::render::{html, xlsx};

use crate::optional::Optional;
use crate::versions::{BUDGET, OCEANS, REPORT, WOMEN, followed};

/// Twelve versions, more than find room on paper.
fn history() -> History {
    let weaker = WOMEN.replace("Urges", "Encourages");
    let hostile = "Deplores <script>alert(1)</script> & \u{202e}every attempt to inject scripts into pages of delegates;";
    let first: &[&str] = &[BUDGET, WOMEN, REPORT, hostile];
    let other: &[&str] = &[BUDGET, &weaker, REPORT];
    let third: &[&str] = &[REPORT, BUDGET];
    let last: &[&str] = &[REPORT, BUDGET, WOMEN, OCEANS, hostile];
    followed(&[
        first, first, other, third, other, other, third, third, last, first, other, last,
    ])
}

#[test]
fn every_wording_stands_once_where_it_begins_and_every_life_is_told() {
    let history = history();
    let page = html::history::render(&history);
    let cells = page.matches("<p dir=auto>").count();
    let begun: usize = history.lines.iter().map(|line| line.wordings.len()).sum();
    assert_eq!(cells, begun);
    assert_eq!(page.matches("<article id=line-").count(), history.lines.len());
    for name in history.names() {
        assert!(page.contains(&name), "{name}");
    }
}

#[test]
fn nothing_of_a_text_becomes_a_part_of_the_page() {
    let page = html::history::render(&history());
    assert!(!page.contains("<script>alert") && !page.contains('\u{202e}'));
    assert_eq!(page.matches("<script>").count(), 1);
}

#[test]
fn words_that_a_version_brings_are_marked_and_those_that_it_brings_back_too() {
    let page = html::history::render(&history());
    assert!(page.contains("<ins class=g"), "new words");
    assert!(page.contains("<ins class=\"back g"), "words that came back");
    assert!(page.contains("data-in=\"0-1 8-9 11\""), "the versions of a word");
}

#[test]
fn page_of_a_history_behaves_in_a_browser() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let optional = Optional::test("page_of_a_history_behaves_in_a_browser");
    let chromium = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find_map(program);
    let Some(chromium) = chromium else {
        optional.left_out("Chromium", "install chromium");
        return;
    };
    if program("node").is_none() || !folder.join("node_modules").is_dir() {
        optional.left_out(
            "Node.js and its packages",
            "install node, then `npm ci --prefix tests/browser`",
        );
        return;
    }
    let pages = tempfile::tempdir().unwrap();
    let page = pages.path().join("history.html");
    fs::write(&page, html::history::render(&history())).unwrap();
    let output = Command::new("node")
        .arg(folder.join("history.mjs"))
        .arg(chromium)
        .arg(&page)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

fn program(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

#[test]
fn the_workbook_has_a_column_for_each_version_and_a_row_for_each_paragraph() {
    let history = history();
    let sheet = part(&xlsx::history::render(&history), "xl/worksheets/sheet1.xml");
    assert_eq!(sheet.matches("<row ").count(), history.lines.len() + 1);
    assert!(sheet.contains("xSplit=\"1\" ySplit=\"1\"") && sheet.contains("paperSize=\"8\""));
    // The first head, twelve versions, the life: `A1` to `N1`.
    assert!(sheet.contains("r=\"N1\"") && !sheet.contains("r=\"O1\""));
    assert!(sheet.contains("<u/>"), "what a version brings is underlined");
    let parsed = roxmltree::Document::parse(&sheet).expect("XML");
    assert_eq!(parsed.root_element().tag_name().name(), "worksheet");
}

/// Returns a part of a workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let archive = rawzip::ZipArchive::from_slice(bytes).expect("a container");
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().expect("an entry") {
        if entry.file_path().as_bytes() == name.as_bytes() {
            let packed = archive.get_entry(entry.wayfinder()).expect("its bytes");
            let mut text = String::new();
            flate2::bufread::DeflateDecoder::new(packed.data())
                .read_to_string(&mut text)
                .expect("UTF-8");
            return text;
        }
    }
    panic!("no part {name}");
}
