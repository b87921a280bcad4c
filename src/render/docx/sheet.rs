//! An amendment sheet as a Word file, in the looks of the United Nations: organ, session, what is amended, its title, the items.
//!
//! An instruction stands at the first indent with its number; the paragraphs that it brings along stand deeper, in the quotation marks
//! that the sheet is read by.

use super::plan::Fate;
use super::whole::Words;
use super::xml::run;
use crate::amend::{LineKind, Written};

/// Renders a sheet as a Word file.
///
/// # Panics
///
/// When the parts cannot be packed in memory: a bug of ours, never of a text.
pub fn sheet(written: &Written) -> Vec<u8> {
    let words = Words {
        body: &body(written),
        ..Words::default()
    };
    words.packed().expect("packing into memory does not fail")
}

fn body(written: &Written) -> String {
    let mut body = String::new();
    for line in &written.head {
        body.push_str(&paragraph(style(line.kind), &run(&line.text, "", Fate::Kept)));
    }
    for item in &written.items {
        let mut parts = item.iter().flat_map(|part| part.split('\n'));
        let instruction = parts.next().unwrap_or_default();
        let (number, rest) = instruction.split_once(' ').unwrap_or(("", instruction));
        let runs = [
            run(&format!("{number}\t"), "", Fate::Kept),
            run(rest, "", Fate::Kept),
        ];
        body.push_str(&paragraph("Indented", &runs.concat()));
        for part in parts {
            body.push_str(&paragraph("Indented1", &run(part, "", Fate::Kept)));
        }
    }
    body + &paragraph("End", "")
}

fn paragraph(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

fn style(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Organ => "Organ",
        LineKind::Session => "Session",
        LineKind::Kind => "Sponsors",
        LineKind::Title => "TitleHCH",
    }
}
