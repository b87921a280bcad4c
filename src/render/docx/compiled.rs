//! A rolling text as a Word file: brackets and names, a colour for each who proposes, and the notes as notes.

use super::plan::Fate;
use super::styled::{indented, styled};
use super::whole::Words;
use super::xml::run;
use crate::amend::{Bit, Compiled, CompiledKind, Look, Shown};

/// The colours of those who propose; grey for words of the base that some do not want.
const COLOURS: [&str; 8] = [
    "C00000", "1F4E9E", "2E7D32", "7B1FA2", "B8600B", "00796B", "AD1457", "5D4037",
];
const CONTESTED: &str = "6B6B6B";

/// Renders a rolling text as a Word file.
///
/// # Panics
///
/// When the parts cannot be packed in memory: a bug of ours, never of a text.
pub fn compiled(compiled: &Compiled) -> Vec<u8> {
    let shown = compiled.shown();
    let (notes, lines): (Vec<&Shown<'_>>, Vec<&Shown<'_>>) =
        shown.iter().partition(|it| it.line.kind == CompiledKind::Note);
    let mut writer = Writer {
        notes: &notes,
        named: vec![None; notes.len()],
        counted: counted(&compiled.markers()),
        next: 1,
        footnotes: String::new(),
    };
    let mut body: String = lines.iter().map(|line| writer.paragraph(line)).collect();
    body.push_str(&writer.unmarked());
    for it in &compiled.refused {
        let words = run(&format!("Not in the text: {it}"), "<w:i/>", Fate::Kept);
        body.push_str(&styled("SingleTxt", &words));
    }
    let words = Words {
        body: &body,
        footnotes: &writer.footnotes,
        ..Words::default()
    };
    words.packed().expect("packing into memory does not fail")
}

struct Writer<'n> {
    notes: &'n [&'n Shown<'n>],
    /// The marks that notes have been named with already: Word knows one mark of each.
    named: Vec<Option<String>>,
    /// Whether Word counts the notes.
    counted: bool,
    /// The number that it gives the next one.
    next: usize,
    footnotes: String,
}

impl Writer<'_> {
    fn paragraph(&mut self, shown: &Shown<'_>) -> String {
        let label = shown.label.trim_end();
        let mut runs = match label {
            "" => String::new(),
            label => run(&format!("{label}\t"), "", Fate::Kept),
        };
        for bit in &shown.bits {
            runs.push_str(&self.bit(bit));
        }
        styled(style(shown), &runs)
    }

    fn bit(&mut self, bit: &Bit) -> String {
        let looks = looks(bit);
        let Some(note) = bit.note else {
            return run(&bit.text, &looks, Fate::Kept);
        };
        let looks = format!("<w:rStyle w:val=\"FootnoteReference\"/>{looks}");
        if let Some(marker) = &self.named[note] {
            return run(marker, &looks, Fate::Kept);
        }
        let marker = if self.counted {
            self.next.to_string()
        } else {
            bit.text.trim_matches(['[', '^', ']']).to_owned()
        };
        self.next += 1;
        self.note(note, &marker);
        let reference = if self.counted {
            format!("<w:footnoteReference w:id=\"{}\"/>", note + 1)
        } else {
            format!(
                "<w:footnoteReference w:customMarkFollows=\"1\" w:id=\"{}\"/><w:t>{}</w:t>",
                note + 1,
                super::xml::escape(&marker)
            )
        };
        self.named[note] = Some(marker);
        format!("<w:r><w:rPr>{looks}</w:rPr>{reference}</w:r>")
    }

    fn note(&mut self, note: usize, marker: &str) {
        let raised = "<w:rStyle w:val=\"FootnoteReference\"/>";
        let own = if self.counted {
            format!("<w:r><w:rPr>{raised}</w:rPr><w:footnoteRef/></w:r>")
        } else {
            run(marker, raised, Fate::Kept)
        };
        let words: String = self.notes[note]
            .bits
            .iter()
            .map(|bit| run(&bit.text, &looks(bit), Fate::Kept))
            .collect();
        self.footnotes.push_str(&format!(
            "<w:footnote w:id=\"{}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>{own}{}{words}</w:p></w:footnote>",
            note + 1,
            run(" ", "", Fate::Kept)
        ));
    }

    /// Notes that no mark names stand below the text.
    fn unmarked(&mut self) -> String {
        let notes = self.notes;
        let left = notes
            .iter()
            .zip(self.named.clone())
            .filter(|(_, named)| named.is_none());
        left.map(|(note, _)| {
            let words: String = note
                .bits
                .iter()
                .map(|bit| run(&bit.text, &looks(bit), Fate::Kept))
                .collect();
            let marker = note.label.trim_matches(['[', '^', ']', ':', ' ']);
            styled(
                "SingleTxt",
                &(run(&format!("{marker} "), "", Fate::Kept) + &words),
            )
        })
        .collect()
    }
}

/// Tells whether the notes of the base are counted from one on, so that Word can count them, and those that come with them.
fn counted(markers: &[String]) -> bool {
    let of_base = markers.iter().filter(|marker| !marker.contains('.'));
    of_base
        .enumerate()
        .all(|(at, marker)| *marker == (at + 1).to_string())
}

fn looks(bit: &Bit) -> String {
    let first = bit.by.iter().find(|text| **text > 0);
    let colour = first.map_or("000000", |text| COLOURS[(text - 1) % COLOURS.len()]);
    match bit.look {
        Look::Common => String::new(),
        Look::Contested => format!("<w:color w:val=\"{CONTESTED}\"/>"),
        Look::Proposed => format!("<w:color w:val=\"{colour}\"/>"),
        Look::Tag => format!("<w:b/><w:color w:val=\"{colour}\"/>"),
    }
}

fn style(shown: &Shown<'_>) -> &'static str {
    match (shown.line.kind, shown.line.id.as_str()) {
        (CompiledKind::Head, "title") => "TitleHCH",
        (CompiledKind::Head, "organ") => "Organ",
        (CompiledKind::Head, "symbol") => "Symbol",
        (CompiledKind::Head, "formula") => "Indented",
        (CompiledKind::Head, _) => "Session",
        (CompiledKind::Heading, _) => "HCh",
        _ => indented(shown.line.depth),
    }
}
