//! Writes the parts anew: only runs and marks with a change, every other byte as it was.
//!
//! A drawing is a piece of a run, and its text boxes hold paragraphs with runs of their own. So runs are written from the last
//! to the first, which writes what is inside before what is around it; what is written twice for older programs is written
//! twice again.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Writer;
use crate::read::docx::Letter;
use crate::render::docx::original::deleted_names;
use crate::render::docx::plan::Fate;
use crate::render::docx::xml::escape;
use crate::sides::Side;

/// Changes of bytes by where they begin, in the order in which they are written there.
#[derive(Default)]
struct Splices(BTreeMap<usize, Vec<(usize, String)>>);

impl Splices {
    fn push(&mut self, range: Range<usize>, text: String) {
        self.0.entry(range.start).or_default().push((range.end, text));
    }

    /// Copies a stretch with the changes inside it. The error says that two of them meet.
    fn copy(&self, xml: &str, range: Range<usize>) -> Result<String, String> {
        let mut out = String::with_capacity(range.len() + range.len() / 4);
        let mut at = range.start;
        for (start, changes) in self.0.range(range.clone()) {
            // What is only inserted comes before what is replaced.
            let (added, replaced): (Vec<_>, Vec<_>) = changes.iter().partition(|(end, _)| end == start);
            for (end, text) in added.into_iter().chain(replaced) {
                if *start < at || *end > range.end {
                    return Err("two changes meet in one place".to_owned());
                }
                out.push_str(&xml[at..*start]);
                out.push_str(text);
                at = *end;
            }
        }
        out.push_str(&xml[at..range.end]);
        Ok(out)
    }

    /// Forgets the changes inside a stretch.
    fn remove(&mut self, range: Range<usize>) {
        let inside: Vec<usize> = self.0.range(range).map(|(start, _)| *start).collect();
        for start in inside {
            self.0.remove(&start);
        }
    }
}

impl Writer<'_> {
    /// Returns all parts with their changes. The error is the reason why it cannot be done.
    pub(super) fn finish(mut self) -> Result<Vec<String>, String> {
        let file = self.files.old;
        let mut splices = Splices::default();
        // Properties come before everything else that is written at the same place.
        for (paragraph, fate) in std::mem::take(&mut self.marks) {
            let about = &file.paragraphs[paragraph];
            if !(about.is_fixed && fate.shows(Side::Old)) {
                let mark = self.revisions.mark(fate);
                let (range, text) = about.splice_of_mark(&mark);
                splices.push(range, text);
            }
        }
        for (range, text) in std::mem::take(&mut self.splices) {
            splices.push(range, text);
        }
        let gone = self.gone_fields();
        let changed = self.changed_runs();
        let mut boxes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, text_box) in file.boxes.iter().enumerate() {
            boxes
                .entry(file.letters[text_box.letter].run)
                .or_default()
                .push(at);
        }
        for at in (0..file.runs.len()).rev() {
            for text_box in boxes.get(&at).into_iter().flatten() {
                copy_box(&mut splices, file, *text_box)?;
            }
            let run = &file.runs[at];
            let text = if changed.contains(&at) {
                self.run(at, &splices)?
            } else if run.pieces.iter().all(|(_, letters)| letters.is_empty())
                && let Some(fate) = self.whole.get(&run.paragraph).or_else(|| gone.get(&at)).copied()
                && !file.xml[run.range.clone()].contains("noteRef/>")
            {
                let raw = deleted_names(&file.xml[run.range.clone()], fate);
                self.revisions.wrap(&raw, fate)
            } else {
                continue;
            };
            splices.remove(run.range.start + 1..run.range.end);
            splices.push(run.range.clone(), text);
        }
        let parts = file.parts.iter();
        parts
            .map(|part| splices.copy(&file.xml, part.range.clone()))
            .collect()
    }

    /// The runs that have a letter with a change.
    fn changed_runs(&self) -> BTreeSet<usize> {
        let letters = self.files.old.letters.iter().enumerate();
        letters
            .filter(|(at, letter)| {
                self.fates[*at] != Fate::Kept
                    || self.after.contains_key(at)
                    || self.before.contains_key(at)
                    || self.whole.contains_key(&letter.paragraph)
            })
            .map(|(_, letter)| letter.run)
            .collect()
    }

    /// The runs of fields whose result goes as a whole: their instructions go with it.
    fn gone_fields(&self) -> BTreeMap<usize, Fate> {
        let mut gone = BTreeMap::new();
        for (runs, letters) in &self.files.old.fields {
            let mut fates = letters.clone().map(|letter| self.fates[letter]);
            let Some(first) = fates.next().filter(|fate| !fate.shows(Side::New)) else {
                continue;
            };
            if fates.all(|fate| fate == first) {
                gone.extend(runs.clone().map(|run| (run, first)));
            }
        }
        gone
    }

    /// Writes a run anew, cut where the fate of its letters changes.
    fn run(&mut self, at: usize, splices: &Splices) -> Result<String, String> {
        let file = self.files.old;
        let about = &file.runs[at];
        let mut cut = Cut {
            look: &file.xml[about.properties.clone()],
            is_formula: about.is_formula,
            inner: String::new(),
            fate: Fate::Kept,
            out: String::new(),
        };
        for (raw, letters) in &about.pieces {
            let Some(raw) = raw else {
                for letter in letters.clone() {
                    let Letter { c, .. } = file.letters[letter];
                    let c = escape(c.encode_utf8(&mut [0; 4]));
                    let text = ["<w:t xml:space=\"preserve\">", &c, "</w:t>"].concat();
                    self.piece(&mut cut, letter..letter + 1, &text);
                }
                continue;
            };
            let text = if about.is_formula {
                file.xml[about.range.clone()].to_owned()
            } else {
                splices.copy(&file.xml, raw.clone())?
            };
            self.piece(&mut cut, letters.clone(), &text);
        }
        cut.flush(self);
        Ok(cut
            .out
            .replace("</w:t><w:t xml:space=\"preserve\">", "")
            .replace("</w:delText><w:delText xml:space=\"preserve\">", ""))
    }

    /// Writes a piece that stays or goes whole, and what hangs on it.
    fn piece(&mut self, cut: &mut Cut<'_>, letters: Range<usize>, text: &str) {
        for letter in letters.clone() {
            if let Some(before) = self.before.remove(&letter) {
                cut.flush(self);
                cut.out.push_str(&before);
            }
        }
        if let Some(letter) = letters.clone().next()
            && self.fates[letter] != cut.fate
        {
            cut.flush(self);
            cut.fate = self.fates[letter];
        }
        cut.inner.push_str(text);
        for letter in letters {
            if let Some(after) = self.after.remove(&letter) {
                cut.flush(self);
                cut.out.push_str(&after);
            }
        }
    }
}

/// A run that is being written in pieces.
struct Cut<'x> {
    look: &'x str,
    is_formula: bool,
    inner: String,
    fate: Fate,
    out: String,
}

impl Cut<'_> {
    fn flush(&mut self, writer: &mut Writer<'_>) {
        if self.inner.is_empty() {
            return;
        }
        let run = if self.is_formula {
            std::mem::take(&mut self.inner)
        } else {
            let run = format!("<w:r>{}{}</w:r>", self.look, self.inner);
            self.inner.clear();
            deleted_names(&run, self.fate)
        };
        self.out.push_str(&writer.revisions.wrap(&run, self.fate));
    }
}

/// Writes what changed in a text box into its copies as well.
fn copy_box(splices: &mut Splices, file: &crate::read::docx::Manuscript, at: usize) -> Result<(), String> {
    let text_box = &file.boxes[at];
    let before = &file.xml[text_box.range.clone()];
    let after = splices.copy(&file.xml, text_box.range.clone())?;
    if after != before {
        for copy in &text_box.copies {
            splices.remove(copy.clone());
            splices.push(copy.clone(), after.clone());
        }
    }
    Ok(())
}
