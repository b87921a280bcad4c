//! The print of a [`Document`]: one line for each block.
//!
//! ```text
//! l12 line indent=4 gap=1  i"Recalling" " its resolution 77/228," s"5"
//! ```
//!
//! The letters before a quote are the look of a run: `i`talic, `b`old, `s`uperscript, `u`nderlined, `x` struck.

use super::{cuts, place, quoted, section, warnings};
use crate::document::{Block, Document, Extent, Hints, Holds, Outside, Placing, Style};
use crate::instrument::{Cut, Instrument};
use crate::read::Format;

/// Prints a document, and what the structure stage cut out of it as furniture.
pub fn document(format: Format, document: &Document, instrument: &Instrument) -> String {
    print(format, document, &instrument.cut)
}

/// Prints a document, and what was cut out of it.
pub(super) fn print(format: Format, document: &Document, cut: &[Cut]) -> String {
    let mut print = format!("document {}\n", format.name());
    section(&mut print, "blocks", document.blocks.iter().map(block));
    cuts(&mut print, cut);
    warnings(&mut print, &document.warnings);
    print
}

fn block(block: &Block) -> String {
    let extent = match block.extent {
        Extent::Line => "line",
        Extent::Paragraph => "paragraph",
    };
    let mut words = vec![place(&block.locator), extent.to_owned()];
    words.extend(hints(&block.hints));
    let runs: Vec<String> = block
        .runs
        .iter()
        .map(|run| format!("{}{}", letters(run.style), quoted(&run.text)))
        .collect();
    let line = format!("{}  {}", words.join(" "), runs.join(" "));
    line.trim_end().to_owned()
}

fn hints(hints: &Hints) -> Vec<String> {
    let mut words = Vec::new();
    let mut push = |name: &str, value: Option<String>| {
        words.extend(value.map(|value| format!("{name}={value}")));
    };
    push("heading", hints.heading.map(|level| level.to_string()));
    push("label", hints.label.as_deref().map(quoted));
    push("depth", hints.depth.map(|depth| depth.to_string()));
    push("indent", hints.indent.map(|indent| indent.to_string()));
    push("end", hints.end.map(|end| end.to_string()));
    push("gap", (hints.gap > 0.0).then(|| hints.gap.to_string()));
    push("size", hints.size.map(|size| size.to_string()));
    push("footnote", hints.footnote.as_deref().map(quoted));
    push("role", hints.role.as_deref().map(quoted));
    words.extend(match hints.placing {
        Placing::Start => None,
        Placing::Centre => Some("centre".to_owned()),
        Placing::End => Some("end".to_owned()),
    });
    words.extend(hints.outside.map(|outside| {
        let word = match outside {
            Outside::Header => "outside=header",
            Outside::Footer => "outside=footer",
            Outside::Ornament => "outside=ornament",
            Outside::Metadata => "outside=metadata",
            Outside::Navigation => "outside=navigation",
            Outside::LineNumber => "outside=line-number",
            Outside::SideNote => "outside=side-note",
        };
        word.to_owned()
    }));
    words.extend(hints.table.then(|| "table".to_owned()));
    words.extend(match hints.holds {
        Holds::Words => None,
        Holds::Row => Some("row".to_owned()),
        Holds::Picture => Some("picture".to_owned()),
    });
    words.extend(
        hints
            .targets
            .iter()
            .map(|target| format!("target={}", quoted(target))),
    );
    words
}

fn letters(style: Style) -> String {
    let looks = [
        (style.italic, 'i'),
        (style.bold, 'b'),
        (style.superscript, 's'),
        (style.underline, 'u'),
        (style.struck, 'x'),
    ];
    looks
        .into_iter()
        .filter(|(on, _)| *on)
        .map(|(_, letter)| letter)
        .collect()
}
