//! A rolling text as it is read: what not all want stands in brackets, with who wants it.
//!
//! ```text
//! Urges [all] [EU, Japan: the] States [Kenya: Parties] to act;
//! Urges [all] [Alt 1, EU: the] [Alt 2, Kenya: its] States;
//! [EU: delete] 4. Thanks the donors;
//! [Japan: 5. Invites donors to give;]
//! ```
//!
//! A region is a run of words that not all who have the line have; its readings are what each text says there, each once. The blanks around a
//! reading stand outside its brackets.

use std::ops::Range;

use super::{Atom, Compiled, CompiledKind, CompiledLine, Has, NoteRef, Words};

/// A line as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown<'c> {
    /// The line.
    pub line: &'c CompiledLine,
    /// What stands in front of its words, brackets included.
    pub label: String,
    /// Its words in order.
    pub bits: Vec<Bit>,
}

/// A stretch with one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bit {
    /// Its letters.
    pub text: String,
    /// What it is.
    pub look: Look,
    /// The texts that want it so; empty for what all have.
    pub by: Has,
    /// The note whose mark it is, by its place among the notes.
    pub note: Option<usize>,
}

/// What a stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    /// What all have.
    Common,
    /// Words of the base that some want to go or to be others.
    Contested,
    /// What some want.
    Proposed,
    /// Brackets and names.
    Tag,
}

/// One reading of a region, and the texts that have it.
struct Reading<'a> {
    atoms: Vec<&'a Atom>,
    words: String,
    has: Has,
}

impl Compiled {
    /// Returns the lines as they are read.
    pub fn shown(&self) -> Vec<Shown<'_>> {
        let markers = self.markers();
        let all = self.all();
        self.lines
            .iter()
            .enumerate()
            .map(|(at, line)| self.line(line, at, &markers, &all))
            .collect()
    }

    /// Returns the mark that each note is shown with: that of the base; one that comes has that of the note before it and a number of its own.
    pub fn markers(&self) -> Vec<String> {
        let notes = self.lines.iter().filter(|line| line.kind == CompiledKind::Note);
        let mut markers = Vec::new();
        let (mut last, mut more) = ("0".to_owned(), 0);
        for note in notes {
            if let Some((label, _)) = note.labels.iter().find(|(_, has)| has.contains(&0)) {
                (last, more) = (label.clone(), 0);
                markers.push(label.clone());
            } else {
                more += 1;
                markers.push(format!("{last}.{more}"));
            }
        }
        markers
    }

    fn line<'c>(&'c self, line: &'c CompiledLine, at: usize, markers: &[String], all: &[usize]) -> Shown<'c> {
        let notes = self.lines.len() - markers.len();
        let mut label = match line.kind {
            CompiledKind::Note => format!("[^{}]: ", markers[at - notes]),
            _ => line
                .labels
                .first()
                .map_or_else(String::new, |(label, _)| label.clone()),
        };
        let mut bits = Vec::new();
        let of_base = line.has.contains(&0);
        if of_base && line.has.len() < all.len() {
            let gone = self.but(&line.has, all);
            bits.push(tag(format!("[{}: delete] ", self.names(&gone).join(", ")), gone));
        }
        if !of_base {
            let names = self.names(&line.has).join(", ");
            bits.push(tag(format!("[{names}: "), line.has.clone()));
            if line.kind != CompiledKind::Note && !label.is_empty() {
                // Its number is theirs.
                bits.push(Bit {
                    text: std::mem::take(&mut label),
                    look: Look::Proposed,
                    by: line.has.clone(),
                    note: None,
                });
            }
        }
        let mut from = 0;
        for region in line.regions() {
            bits.extend(
                line.atoms[from..region.start]
                    .iter()
                    .map(|atom| plain(atom, markers, line)),
            );
            self.region(&line.atoms[region.clone()], line, markers, &mut bits);
            from = region.end;
        }
        bits.extend(line.atoms[from..].iter().map(|atom| plain(atom, markers, line)));
        if !of_base {
            bits.push(tag("]".to_owned(), line.has.clone()));
        }
        Shown { line, label, bits }
    }

    fn region(&self, atoms: &[Atom], line: &CompiledLine, markers: &[String], bits: &mut Vec<Bit>) {
        let mut readings = readings(atoms, line, markers);
        let base = readings.iter().position(|it| it.has.contains(&0));
        let base = base.map(|at| readings.remove(at));
        let leading = match &base {
            Some(base) if !base.words.trim().is_empty() => base.words.clone(),
            _ => readings.first().map_or_else(String::new, |it| it.words.clone()),
        };
        let lead = leading.len() - leading.trim_start().len();
        let trail = leading.trim_end().len().max(lead);
        bits.push(common(&leading[..lead]));
        let mut next = false;
        if let Some(base) = base.filter(|base| !base.words.trim().is_empty()) {
            let others = readings
                .iter()
                .flat_map(|it| it.has.iter().copied())
                .collect::<Has>();
            bits.push(tag("[".to_owned(), others.clone()));
            bits.extend(inner(&base, markers, Look::Contested, &others));
            bits.push(tag("]".to_owned(), others));
            next = true;
        }
        let several = readings.len() > 1;
        for (at, reading) in readings.iter().enumerate() {
            if next {
                bits.push(common(" "));
            }
            next = true;
            let alternative = if several {
                format!("Alt {}, ", at + 1)
            } else {
                String::new()
            };
            let names = self.names(&reading.has).join(", ");
            let has = &reading.has;
            if reading.words.trim().is_empty() {
                bits.push(tag(format!("[{alternative}{names}: delete]"), has.clone()));
                continue;
            }
            bits.push(tag(format!("[{alternative}{names}: "), has.clone()));
            bits.extend(inner(reading, markers, Look::Proposed, has));
            bits.push(tag("]".to_owned(), has.clone()));
        }
        bits.push(common(&leading[trail..]));
        bits.retain(|bit| !bit.text.is_empty());
    }
}

impl CompiledLine {
    /// Returns the runs of atoms that not all have who have the line.
    pub fn regions(&self) -> Vec<Range<usize>> {
        let mut regions: Vec<Range<usize>> = Vec::new();
        for (at, atom) in self.atoms.iter().enumerate() {
            if atom.has.len() == self.has.len() {
                continue;
            }
            match regions.last_mut() {
                Some(last) if last.end == at => last.end = at + 1,
                _ => regions.push(at..at + 1),
            }
        }
        regions
    }

    /// Tells whether more than one thing is wanted in a region, the words of the base among them.
    pub fn has_alternatives(&self, region: &Range<usize>) -> bool {
        let atoms = &self.atoms[region.clone()];
        let of_base = atoms.iter().any(|atom| atom.has.contains(&0));
        let mut came = atoms.iter().filter(|atom| !atom.has.contains(&0));
        let first = came.next();
        of_base || came.any(|atom| Some(&atom.has) != first.map(|it| &it.has))
    }
}

fn readings<'a>(atoms: &'a [Atom], line: &CompiledLine, markers: &[String]) -> Vec<Reading<'a>> {
    let mut readings: Vec<Reading<'a>> = Vec::new();
    for &text in &line.has {
        let own: Vec<&Atom> = atoms.iter().filter(|atom| atom.has.contains(&text)).collect();
        let words: String = own.iter().map(|atom| letters(atom, markers)).collect();
        match readings.iter_mut().find(|it| it.words == words) {
            Some(same) => same.has.push(text),
            None => readings.push(Reading {
                atoms: own,
                words,
                has: vec![text],
            }),
        }
    }
    readings
}

/// The words of a reading without the blanks around it.
fn inner(reading: &Reading<'_>, markers: &[String], look: Look, by: &[usize]) -> Vec<Bit> {
    let mut bits: Vec<Bit> = reading
        .atoms
        .iter()
        .map(|atom| Bit {
            text: letters(atom, markers),
            look,
            by: by.to_vec(),
            note: note(atom),
        })
        .collect();
    while bits.first().is_some_and(|bit| bit.text.trim().is_empty()) {
        bits.remove(0);
    }
    while bits.last().is_some_and(|bit| bit.text.trim().is_empty()) {
        bits.pop();
    }
    if let Some(first) = bits.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = bits.last_mut() {
        last.text = last.text.trim_end().to_owned();
    }
    bits
}

fn letters(atom: &Atom, markers: &[String]) -> String {
    match &atom.words {
        Words::Letters(letters) => letters.clone(),
        Words::Mark(NoteRef::Note(at)) => format!("[^{}]", markers[*at]),
        Words::Mark(NoteRef::Bare(marker)) => format!("[^{marker}]"),
    }
}

fn plain(atom: &Atom, markers: &[String], line: &CompiledLine) -> Bit {
    let of_base = line.has.contains(&0);
    Bit {
        text: letters(atom, markers),
        look: if of_base { Look::Common } else { Look::Proposed },
        by: if of_base { Vec::new() } else { line.has.clone() },
        note: note(atom),
    }
}

fn note(atom: &Atom) -> Option<usize> {
    match atom.words {
        Words::Mark(NoteRef::Note(at)) => Some(at),
        _ => None,
    }
}

fn common(text: &str) -> Bit {
    Bit {
        text: text.to_owned(),
        look: Look::Common,
        by: Vec::new(),
        note: None,
    }
}

fn tag(text: String, by: Has) -> Bit {
    Bit {
        text,
        look: Look::Tag,
        by,
        note: None,
    }
}
