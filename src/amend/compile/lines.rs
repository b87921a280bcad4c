//! A text as lines for compiling: what its print has, line by line, and which line of the base each answers.

use std::collections::HashMap;

use super::CompiledKind;
use crate::instrument::{Address, Field, Instrument, Kind, Printed, label};
use crate::report::Report;
use crate::text::rising::keep_rising;

/// A line of a text.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) id: String,
    pub(super) kind: CompiledKind,
    /// How many paragraphs it lies below.
    pub(super) depth: usize,
    /// As printed in front of the words; of a note, its mark.
    pub(super) label: String,
    pub(super) text: &'a str,
    /// The marks of notes: behind so many bytes, and which.
    pub(super) marks: Vec<(usize, &'a str)>,
}

/// The lines of a text.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    pub(super) body: Vec<Line<'a>>,
    pub(super) notes: Vec<Line<'a>>,
}

/// Which line of the base each line of a text answers.
#[derive(Debug)]
pub(super) struct Pairing {
    pub(super) body: Vec<Option<usize>>,
    pub(super) notes: Vec<Option<usize>>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a Instrument) -> Self {
        let mut fields: HashMap<Field, usize> = HashMap::new();
        let body = text.in_order().into_iter().map(|printed| match printed {
            Printed::Piece(piece) => {
                let times = fields.entry(piece.field).or_default();
                *times += 1;
                Line {
                    id: match times {
                        1 => piece.field.name().to_owned(),
                        _ => format!("{}#{times}", piece.field.name()),
                    },
                    kind: CompiledKind::Head,
                    depth: 0,
                    label: String::new(),
                    text: &piece.text,
                    marks: Vec::new(),
                }
            }
            Printed::Provision(at) => provision(text, at),
        });
        let notes = text.footnotes.iter().map(|note| Line {
            id: Address::footnote(&note.marker).to_string(),
            kind: CompiledKind::Note,
            depth: 0,
            label: note.marker.clone(),
            text: &note.text,
            marks: Vec::new(),
        });
        Self {
            body: body.collect(),
            notes: notes.collect(),
        }
    }
}

fn provision(text: &Instrument, at: usize) -> Line<'_> {
    let own = &text.provisions[at];
    let above = |at: &usize| text.provisions[*at].parent.map(|parent| parent.0);
    let mut places: Vec<usize> = own.text.char_indices().map(|(at, _)| at).collect();
    places.push(own.text.len());
    // A print puts no mark in front of the first letter.
    let place = |offset: usize| places[offset.max(1).min(places.len() - 1)];
    Line {
        id: own.id.to_string(),
        kind: match own.kind {
            Kind::Heading => CompiledKind::Heading,
            _ => CompiledKind::Paragraph,
        },
        depth: std::iter::successors(above(&at), above).count(),
        label: label(own),
        text: &own.text,
        marks: own
            .marks
            .iter()
            .map(|mark| (place(mark.offset), mark.marker.as_str()))
            .collect(),
    }
}

impl Pairing {
    /// Pairs the lines of a text with those of the base as their comparison does.
    pub(super) fn of(base: &Lines<'_>, text: &Lines<'_>, comparison: &Report) -> Self {
        let mut partner: HashMap<&str, &str> = HashMap::new();
        for entry in &comparison.entries {
            if let ([old], [new], false) = (entry.old.as_slice(), entry.new.as_slice(), entry.moved) {
                partner.insert(new, old);
            }
        }
        let mut notes: HashMap<&str, Vec<&str>> = HashMap::new();
        for note in &comparison.footnotes {
            if let (Some(old), Some(new)) = (&note.old, &note.new) {
                notes.entry(new).or_default().push(old);
            }
        }
        for olds in notes.values_mut() {
            olds.reverse();
        }
        let by_id = |lines: &[Line<'_>]| -> HashMap<String, Vec<usize>> {
            let mut all: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, line) in lines.iter().enumerate().rev() {
                all.entry(line.id.clone()).or_default().push(at);
            }
            all
        };
        let mut bodies = by_id(&base.body);
        let mut below = by_id(&base.notes);
        let body = text.body.iter().map(|line| {
            let id = match line.kind {
                CompiledKind::Head => line.id.as_str(),
                _ => partner.get(line.id.as_str())?,
            };
            bodies.get_mut(id)?.pop()
        });
        let body = in_order(body);
        let notes = text.notes.iter().map(|line| {
            let old = notes.get_mut(line.label.as_str())?.pop()?;
            below.get_mut(&Address::footnote(old).to_string())?.pop()
        });
        Self {
            body,
            notes: in_order(notes),
        }
    }
}

/// Keeps of some pairs the most that stand in one order; what stands elsewhere goes from one place and comes at another.
fn in_order(pairs: impl Iterator<Item = Option<usize>>) -> Vec<Option<usize>> {
    let mut pairs: Vec<Option<usize>> = pairs.collect();
    keep_rising(&mut pairs);
    pairs
}
