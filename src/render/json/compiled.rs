//! A rolling text for programs: what `travaux-amendments/1` has as `compiled`.

use serde::Serialize;

use crate::amend::{Atom, Compiled, CompiledKind, CompiledLine, NoteRef, Words};

/// A line.
#[derive(Debug, Serialize)]
pub(super) struct Line<'c> {
    id: &'c str,
    kind: &'static str,
    /// Who brings the line, or would delete it; empty where all have it.
    by: Vec<&'c str>,
    fate: &'static str,
    labels: Vec<Label<'c>>,
    pieces: Vec<Piece<'c>>,
}

/// What stands in front of the words of a line.
#[derive(Debug, Serialize)]
struct Label<'c> {
    text: &'c str,
    /// In whose texts; empty for the base.
    by: Vec<&'c str>,
}

/// A stretch with one fate.
#[derive(Debug, Serialize)]
struct Piece<'c> {
    text: &'c str,
    by: Vec<&'c str>,
    kind: &'static str,
    /// The mark of a note, as the notes are called here; the stretch has no letters then.
    #[serde(skip_serializing_if = "Option::is_none")]
    mark: Option<String>,
}

pub(super) fn lines(compiled: &Compiled) -> Vec<Line<'_>> {
    let markers = compiled.markers();
    let all = compiled.all();
    let line = |line| self::line(compiled, line, &markers, &all);
    compiled.lines.iter().map(line).collect()
}

fn line<'c>(compiled: &'c Compiled, line: &'c CompiledLine, markers: &[String], all: &[usize]) -> Line<'c> {
    let of_base = line.has.contains(&0);
    let (fate, by) = match of_base {
        false => ("insert", line.has.clone()),
        true if line.has.len() < all.len() => ("delete", compiled.but(&line.has, all)),
        true => ("base", Vec::new()),
    };
    let mut alternative = vec![false; line.atoms.len()];
    for region in line
        .regions()
        .iter()
        .filter(|region| line.has_alternatives(region))
    {
        alternative[region.clone()].fill(true);
    }
    let labels = line.labels.iter().map(|(text, has)| Label {
        text,
        by: if has.contains(&0) {
            Vec::new()
        } else {
            compiled.names(has)
        },
    });
    let atoms = line.atoms.iter().zip(alternative);
    Line {
        id: &line.id,
        kind: kind(line.kind),
        by: compiled.names(&by),
        fate,
        labels: labels.collect(),
        pieces: atoms
            .map(|(atom, alternative)| piece(compiled, line, atom, alternative, markers))
            .collect(),
    }
}

fn piece<'c>(
    compiled: &'c Compiled,
    line: &CompiledLine,
    atom: &'c Atom,
    alternative: bool,
    markers: &[String],
) -> Piece<'c> {
    let of_base = atom.has.contains(&0);
    let (kind, by) = match of_base {
        true if atom.has.len() < line.has.len() => ("delete", compiled.but(&atom.has, &line.has)),
        true => ("base", Vec::new()),
        false if alternative => ("alternative", atom.has.clone()),
        false => ("insert", atom.has.clone()),
    };
    let (text, mark) = match &atom.words {
        Words::Letters(letters) => (letters.as_str(), None),
        Words::Mark(NoteRef::Note(at)) => ("", Some(markers[*at].clone())),
        Words::Mark(NoteRef::Bare(marker)) => ("", Some(marker.clone())),
    };
    Piece {
        text,
        by: compiled.names(&by),
        kind,
        mark,
    }
}

fn kind(kind: CompiledKind) -> &'static str {
    match kind {
        CompiledKind::Head => "head",
        CompiledKind::Heading => "heading",
        CompiledKind::Paragraph => "paragraph",
        CompiledKind::Note => "footnote",
    }
}
