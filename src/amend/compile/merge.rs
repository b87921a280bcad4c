//! Several texts made of one base are put into one another: line by line, then word by word.
//!
//! ```text
//! base     Urges ·all· States to act;
//! EU       Urges ·the· States Parties to act;
//! atoms    Urges(all) all(base, Japan) the(EU)  States(all)  Parties(EU)  to act;(all)
//! ```
//!
//! An atom knows the texts that have it; the atoms that a text has are that text, letter by letter. Lines that no line of the base answers
//! stand in the gap in which their text has them; those that say the same are one. Cost: that of the diffs, and of the letters
//! that each text has of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::lines::Line;
use super::{Atom, CompiledLine, Has, NoteRef, Words};
use crate::diff::Edit;
use crate::report::word_edits;

/// Lines of one text that is merged, and which line of the base each answers.
pub(super) struct Other<'a> {
    pub(super) text: usize,
    pub(super) lines: &'a [Line<'a>],
    pub(super) pairs: &'a [Option<usize>],
}

/// Which note a mark of a text names.
pub(super) type Names<'n> = &'n dyn Fn(usize, &str) -> NoteRef;

/// The lines of different texts that become one line: the text, and its line.
type Together<'a> = Vec<(usize, &'a Line<'a>)>;

/// Puts the lines of texts into those of the base.
pub(super) fn merged<'a>(base: &'a [Line<'a>], others: &[Other<'a>], names: Names<'_>) -> Vec<CompiledLine> {
    let mut gaps: Vec<Vec<Together<'a>>> = Vec::new();
    gaps.resize_with(base.len() + 1, Vec::new);
    let mut kept: Vec<Together<'a>> = base.iter().map(|line| vec![(0, line)]).collect();
    for other in others {
        for (gap, own) in unpaired(other, base.len()) {
            put_in(&mut gaps[gap], other.text, own);
        }
        for (line, pair) in other.lines.iter().zip(other.pairs) {
            if let Some(at) = pair {
                kept[*at].push((other.text, line));
            }
        }
    }
    let mut rest = kept.into_iter();
    let mut all = Vec::new();
    for gap in gaps {
        all.extend(gap);
        all.extend(rest.next());
    }
    all.iter().map(|together| line(together, names)).collect()
}

/// The lines that answer none of the base, by the gap in front of which line of the base they stand.
fn unpaired<'a>(other: &Other<'a>, last: usize) -> BTreeMap<usize, Vec<&'a Line<'a>>> {
    let mut gaps: BTreeMap<usize, Vec<&Line<'_>>> = BTreeMap::new();
    let mut next = last;
    for (line, pair) in other.lines.iter().zip(other.pairs).rev() {
        match pair {
            Some(at) => next = *at,
            None => gaps.entry(next).or_default().push(line),
        }
    }
    for own in gaps.values_mut() {
        own.reverse();
    }
    gaps
}

/// Puts lines of a text into a gap: each into one that says the same and stands behind the last, else behind the last.
fn put_in<'a>(gap: &mut Vec<Together<'a>>, text: usize, own: Vec<&'a Line<'a>>) {
    let mut from = 0;
    for line in own {
        let same = |together: &Together<'_>| {
            let there = together[0].1;
            there.kind == line.kind && there.text == line.text && there.marks.len() == line.marks.len()
        };
        if let Some(at) = gap[from..].iter().position(same) {
            gap[from + at].push((text, line));
            from += at + 1;
            continue;
        }
        // Behind what others put there: their order is that of the texts.
        if from == 0 {
            from = gap.len();
        }
        gap.insert(from, vec![(text, line)]);
        from += 1;
    }
}

fn line(together: &Together<'_>, names: Names<'_>) -> CompiledLine {
    let (_, first) = together[0];
    let mut labels: Vec<(String, Has)> = Vec::new();
    for (text, own) in together {
        match labels.iter_mut().find(|(label, _)| *label == own.label) {
            Some((_, has)) => has.push(*text),
            None => labels.push((own.label.clone(), vec![*text])),
        }
    }
    let mut atoms = words(together);
    for (text, own) in together {
        if !own.marks.is_empty() {
            let marks = own.marks.iter().map(|(at, marker)| (*at, names(*text, marker)));
            atoms = marked(atoms, *text, &marks.collect::<Vec<_>>());
        }
    }
    CompiledLine {
        id: first.id.clone(),
        kind: first.kind,
        depth: first.depth,
        labels,
        atoms,
        has: together.iter().map(|(text, _)| *text).collect(),
    }
}

/// What one text does to the words of the first.
#[derive(Default)]
struct Changes {
    struck: Vec<Range<usize>>,
    put: Vec<(usize, String)>,
}

/// Makes atoms of the words of several texts, the first of them as it stands.
fn words(together: &Together<'_>) -> Vec<Atom> {
    let (_, Line { text: base, .. }) = together[0];
    let changes: Vec<(usize, Changes)> = together
        .iter()
        .map(|(text, own)| (*text, changes(base, own.text)))
        .collect();
    let mut borders: BTreeSet<usize> = [0, base.len()].into();
    let mut put: BTreeMap<usize, Vec<(&str, Has)>> = BTreeMap::new();
    for (text, own) in &changes {
        borders.extend(own.struck.iter().flat_map(|it| [it.start, it.end]));
        for (at, new) in &own.put {
            borders.insert(*at);
            let there = put.entry(*at).or_default();
            match there.iter_mut().find(|(words, _)| words == new) {
                Some((_, has)) => has.push(*text),
                None => there.push((new, vec![*text])),
            }
        }
    }
    let mut open: Vec<_> = changes
        .iter()
        .map(|(text, own)| (*text, own.struck.iter().peekable()))
        .collect();
    let mut atoms = Vec::new();
    let borders: Vec<usize> = borders.into_iter().collect();
    for (nth, &at) in borders.iter().enumerate() {
        for (new, has) in put.remove(&at).into_iter().flatten() {
            atoms.push(Atom::words(new, has));
        }
        let Some(&end) = borders.get(nth + 1) else { break };
        let mut has = Vec::with_capacity(open.len());
        for (text, struck) in &mut open {
            while struck.next_if(|it| it.end <= at).is_some() {}
            if struck.peek().is_none_or(|it| it.start > at) {
                has.push(*text);
            }
        }
        atoms.push(Atom::words(&base[at..end], has));
    }
    atoms
}

/// What a text does to the words of another: what comes stands behind what goes, where nothing stays between them.
fn changes(base: &str, new: &str) -> Changes {
    let mut changes = Changes::default();
    if base == new {
        return changes;
    }
    let mut at = 0;
    let mut carried = String::new();
    for edit in word_edits(base, new) {
        match edit {
            Edit::Equal { old, new } if old == new => {
                if !carried.is_empty() {
                    changes.put.push((at, std::mem::take(&mut carried)));
                }
                at += old.len();
            }
            Edit::Equal { old, new } => {
                changes.struck.push(at..at + old.len());
                at += old.len();
                carried.push_str(&new);
            }
            Edit::Delete(old) => {
                changes.struck.push(at..at + old.len());
                at += old.len();
            }
            Edit::Insert(new) => carried.push_str(&new),
        }
    }
    if !carried.is_empty() {
        changes.put.push((at, carried));
    }
    changes
}

/// Puts the marks of a text between its words: into a mark of the same note that stands there, else as an atom of its own.
fn marked(atoms: Vec<Atom>, text: usize, marks: &[(usize, NoteRef)]) -> Vec<Atom> {
    let mut out = Vec::with_capacity(atoms.len() + marks.len());
    let mut marks = marks.iter().peekable();
    let mut passed = 0;
    let new = |note: &NoteRef| Atom {
        words: Words::Mark(note.clone()),
        has: vec![text],
    };
    for mut atom in atoms {
        let letters = match &atom.words {
            Words::Mark(note) => {
                if marks.next_if(|(at, own)| *at == passed && own == note).is_some() {
                    atom.has.push(text);
                }
                out.push(atom);
                continue;
            }
            Words::Letters(letters) => letters.clone(),
        };
        if !atom.has.contains(&text) {
            out.push(atom);
            continue;
        }
        let mut from = 0;
        while let Some((at, note)) = marks.next_if(|(at, _)| *at < passed + letters.len()) {
            let here = at.saturating_sub(passed);
            if here > from {
                out.push(Atom::words(&letters[from..here], atom.has.clone()));
                from = here;
            }
            out.push(new(note));
        }
        out.push(Atom::words(&letters[from..], atom.has));
        passed += letters.len();
    }
    out.extend(marks.map(|(_, note)| new(note)));
    out
}
