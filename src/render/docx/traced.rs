//! The text of a trace as a Word file: a comment at each paragraph names its sources, and new language is marked.
//!
//! The looks are those of the United Nations (`parts`), the numbers are typed as printed, the notes are notes under their own marks. Nothing is a tracked
//! change: the words are those of the text, and whoever takes the comments away has it.

use std::fmt::Write;

use super::parts::{DECLARATION, NAMESPACES};
use super::plan::Fate;
use super::styled::{indented, styled};
use super::whole::Words;
use super::xml::{escape, run};
use crate::instrument::{Address, Kind, Reason};
use crate::report::{Masthead, Provision, Text};
use crate::trace::{Known, Source, Trace};

/// Who comments.
const AUTHOR: &str = "travaux";
/// The looks of new language: a marker, as on paper.
const NEW: &str = "<w:highlight w:val=\"yellow\"/>";

/// Renders a trace as a Word file.
///
/// # Panics
///
/// When the parts cannot be packed in memory: a bug of ours, never of a text.
pub fn traced(trace: &Trace) -> Vec<u8> {
    let mut writer = Writer {
        trace,
        comments: String::new(),
        commented: 0,
        footnotes: String::new(),
        noted: vec![false; trace.text.text.footnotes.len()],
    };
    let text = &trace.text.text;
    let mut body = head(&text.masthead);
    body.push_str(&formula(text));
    let mut sources = trace.sources.iter().peekable();
    for (at, provision) in text.provisions.iter().enumerate() {
        let source = sources.next_if(|source| source.provision == at);
        body.push_str(&writer.provision(provision, source));
    }
    body.push_str(&writer.left_notes(text));
    let comments = format!(
        "{DECLARATION}<w:comments {NAMESPACES}>{}</w:comments>",
        writer.comments
    );
    let words = Words {
        body: &body,
        footnotes: &writer.footnotes,
        comment: (writer.commented > 0).then_some(comments.as_str()),
        ..Words::default()
    };
    words.packed().expect("packing into memory does not fail")
}

/// Returns what stands above the text.
fn head(masthead: &Masthead) -> String {
    let fields = [
        ("Organ", &masthead.organ),
        ("Symbol", &masthead.symbol),
        ("Session", &masthead.session),
        ("TitleHCH", &masthead.title),
    ];
    let told = fields
        .iter()
        .filter_map(|(style, field)| Some((style, field.as_deref()?)));
    told.map(|(style, field)| styled(style, &run(field, "", Fate::Kept)))
        .collect()
}

/// Returns the opening formula of a file that is one act, without which it is no resolution.
fn formula(text: &Text) -> String {
    let formulas: Vec<&str> = text
        .cut
        .iter()
        .filter(|cut| cut.reason == Reason::OpeningFormula)
        .map(|cut| cut.text.as_str())
        .collect();
    match formulas[..] {
        [formula] => styled("Indented", &run(formula, "<w:i/>", Fate::Kept)),
        _ => String::new(),
    }
}

struct Writer<'a> {
    trace: &'a Trace,
    comments: String,
    commented: usize,
    footnotes: String,
    /// Which footnotes are written.
    noted: Vec<bool>,
}

impl Writer<'_> {
    fn provision(&mut self, provision: &Provision, source: Option<&Source>) -> String {
        let mut runs = String::new();
        if let Some(label) = &provision.label {
            let stop = provision.stop.as_deref().unwrap_or_default();
            runs.push_str(&run(&format!("{label}{stop}\t"), "", Fate::Kept));
        }
        match source {
            Some(source) => runs.push_str(&self.paragraph(provision, source)),
            None => runs.push_str(&self.words(provision, &[(provision.text.as_str(), "")])),
        }
        styled(style(provision), &runs)
    }

    fn paragraph(&mut self, provision: &Provision, source: &Source) -> String {
        let parts = self.trace.parts(source);
        let stretches: Vec<(&str, &str)> = parts
            .iter()
            .map(|part| (part.text, if part.known == Known::New { NEW } else { "" }))
            .collect();
        let words = self.words(provision, &stretches);
        if source.best.is_empty() {
            return words;
        }
        let id = self.comment(source);
        format!(
            "<w:commentRangeStart w:id=\"{id}\"/>{words}<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>"
        )
    }

    /// Writes the words of a paragraph with the marks of its notes.
    fn words(&mut self, provision: &Provision, stretches: &[(&str, &str)]) -> String {
        let mut marks = provision.footnotes.iter().peekable();
        let mut out = String::new();
        let mut at = 0;
        for (text, looks) in stretches {
            let mut rest = *text;
            let end = at + text.chars().count();
            while let Some(mark) = marks.next_if(|mark| mark.offset < end) {
                let cut = rest
                    .char_indices()
                    .nth(mark.offset.saturating_sub(at))
                    .map_or(rest.len(), |it| it.0);
                out.push_str(&run(&rest[..cut], looks, Fate::Kept));
                out.push_str(&self.mark(&mark.marker));
                (rest, at) = (&rest[cut..], mark.offset.max(at));
            }
            out.push_str(&run(rest, looks, Fate::Kept));
            at = end;
        }
        for mark in marks {
            out.push_str(&self.mark(&mark.marker));
        }
        out
    }

    /// Writes the mark of a note and, the first time, the note.
    fn mark(&mut self, marker: &str) -> String {
        let notes = &self.trace.text.text.footnotes;
        let raised = "<w:rStyle w:val=\"FootnoteReference\"/>";
        let mut unwritten = notes
            .iter()
            .enumerate()
            .filter(|(at, note)| note.marker == marker && !self.noted[*at]);
        let Some((at, note)) = unwritten.next() else {
            return run(marker, raised, Fate::Kept);
        };
        let id = at + 1;
        let words = [
            run(marker, raised, Fate::Kept),
            run(" ", "", Fate::Kept),
            run(&note.text, "", Fate::Kept),
        ]
        .concat();
        let _ = write!(
            self.footnotes,
            "<w:footnote w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>{words}</w:p></w:footnote>"
        );
        self.noted[at] = true;
        format!(
            "<w:r><w:rPr>{raised}</w:rPr><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"{id}\"/><w:t>{}</w:t></w:r>",
            escape(marker)
        )
    }

    /// Writes the notes that no mark names below the text.
    fn left_notes(&self, text: &Text) -> String {
        let left = text
            .footnotes
            .iter()
            .zip(&self.noted)
            .filter(|(_, noted)| !**noted);
        left.map(|(note, _)| {
            styled(
                "SingleTxt",
                &run(&format!("{} {}", note.marker, note.text), "", Fate::Kept),
            )
        })
        .collect()
    }

    /// Writes the comment of a paragraph; returns its number.
    fn comment(&mut self, source: &Source) -> usize {
        let id = self.commented;
        self.commented += 1;
        let mut lines = String::new();
        for restatement in self.trace.best(source) {
            lines.push_str(&line(&run(&restatement.told(), "<w:b/>", Fate::Kept)));
            let words = &self.trace.restated(restatement).text;
            lines.push_str(&line(&run(words, "", Fate::Kept)));
        }
        let _ = write!(
            self.comments,
            "<w:comment w:id=\"{id}\" w:author=\"{AUTHOR}\" w:initials=\"t\">{lines}</w:comment>"
        );
        id
    }
}

fn line(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

fn style(provision: &Provision) -> &'static str {
    if provision.kind == Kind::Heading {
        return "HCh";
    }
    let address = provision.id.parse::<Address>();
    indented(address.map_or(0, |address| address.items.len()))
}
