//! Writes the parts anew: only runs and paragraph marks with a change, every other byte as it was.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::plan::Fate;
use super::super::xml::escape;
use super::pen::Pen;
use super::splice::apply;
use crate::read::docx::Letter;
use crate::sides::Side;

impl Pen<'_> {
    /// Returns all parts with their changes; nothing where two changes meet.
    pub(super) fn finish(mut self) -> Option<Vec<String>> {
        if let Some((_, end)) = self.range.take() {
            self.splices.push((self.anchor..self.anchor, end));
        }
        let manuscript = self.manuscript;
        let runs: BTreeSet<usize> = {
            let letters = manuscript.letters.iter().enumerate();
            letters
                .filter(|(at, letter)| {
                    self.fates[*at] != Fate::Kept
                        || self.after.contains_key(at)
                        || self.before.contains_key(at)
                        || self.whole.contains_key(&letter.paragraph)
                })
                .map(|(_, letter)| letter.run)
                .collect()
        };
        for run in runs {
            self.sign_for(manuscript.runs[run].paragraph);
            let text = self.rewrite(run);
            self.splices.push((manuscript.runs[run].range.clone(), text));
        }
        let gone = self.gone_fields();
        for (at, run) in manuscript.wordless_runs() {
            let whole = self.whole.get(&run.paragraph).or_else(|| gone.get(&at)).copied();
            if let Some(fate) = whole {
                self.sign_for(run.paragraph);
                let raw = deleted_names(&manuscript.xml[run.range.clone()], fate);
                let text = self.revisions.wrap(&raw, fate);
                self.splices.push((run.range.clone(), text));
            }
        }
        // Properties come before everything else that is written at the same place.
        let mut splices = Vec::new();
        for (paragraph, fate) in std::mem::take(&mut self.marks) {
            let about = &manuscript.paragraphs[paragraph];
            if about.is_fixed && fate.shows(Side::Old) {
                continue;
            }
            self.sign_for(paragraph);
            let mark = self.revisions.mark(fate);
            splices.push(about.splice_of_mark(&mark));
        }
        splices.append(&mut self.splices);
        let parts = manuscript.parts.iter();
        parts
            .map(|part| {
                let part = &part.range;
                let inside = |range: &Range<usize>| part.start < range.start && range.end < part.end;
                let own = splices.iter().filter(|(range, _)| inside(range));
                let own =
                    own.map(|(range, text)| (range.start - part.start..range.end - part.start, text.clone()));
                apply(&manuscript.xml[part.clone()], own.collect())
            })
            .collect()
    }

    /// Signs what is written in a paragraph with the name of whose change it is.
    fn sign_for(&mut self, paragraph: usize) {
        self.revisions
            .sign(self.signed.get(&paragraph).map(String::as_str));
    }

    /// The runs of fields whose result goes as a whole: their instructions go with it.
    fn gone_fields(&self) -> BTreeMap<usize, Fate> {
        let mut gone = BTreeMap::new();
        for (runs, letters) in &self.manuscript.fields {
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
    fn rewrite(&mut self, at: usize) -> String {
        let manuscript = self.manuscript;
        let about = &manuscript.runs[at];
        let look = &manuscript.xml[about.properties.clone()];
        let mut out = String::new();
        let mut inner = String::new();
        let mut current = (Fate::Kept, None);
        let flush = |pen: &mut Self, inner: &mut String, now: (Fate, Option<usize>), out: &mut String| {
            if !inner.is_empty() {
                let run = format!("<w:r>{look}{inner}</w:r>");
                let (fate, signer) = now;
                let signer = signer.and_then(|at| pen.plan.signers.get(at));
                let run = deleted_names(&run, fate);
                out.push_str(&pen.revisions.wrap_by(&run, fate, signer));
                inner.clear();
            }
        };
        for (raw, letters) in &about.pieces {
            let raw = raw.clone().map(|raw| &manuscript.xml[raw]);
            if let Some(raw) = raw
                && (about.is_formula || letters.len() > 1)
            {
                // What cannot be cut goes or stays whole.
                let mut fates = letters.clone().map(|letter| self.fates[letter]);
                let first = fates.next().unwrap_or(Fate::Kept);
                let fate = if fates.all(|fate| fate == first) {
                    first
                } else {
                    Fate::Kept
                };
                let hung: Vec<String> = letters
                    .clone()
                    .filter_map(|letter| self.before.remove(&letter))
                    .collect();
                let behind: Vec<String> = letters
                    .clone()
                    .filter_map(|letter| self.after.remove(&letter))
                    .collect();
                flush(self, &mut inner, current, &mut out);
                out.push_str(&hung.concat());
                let text = if about.is_formula {
                    raw.to_owned()
                } else {
                    deleted_names(&format!("<w:r>{look}{raw}</w:r>"), fate)
                };
                out.push_str(&self.revisions.wrap(&text, fate));
                out.push_str(&behind.concat());
                current = (fate, None);
                continue;
            }
            for letter in letters.clone() {
                let Letter { c, .. } = manuscript.letters[letter];
                if let Some(text) = self.before.remove(&letter) {
                    flush(self, &mut inner, current, &mut out);
                    out.push_str(&text);
                }
                let own = (self.fates[letter], self.signers.get(&letter).copied());
                if own != current {
                    flush(self, &mut inner, current, &mut out);
                    current = own;
                }
                if let Some(raw) = raw {
                    inner.push_str(raw);
                } else {
                    let c = escape(c.encode_utf8(&mut [0; 4]));
                    inner.push_str(&["<w:t xml:space=\"preserve\">", &c, "</w:t>"].concat());
                }
                if let Some(text) = self.after.remove(&letter) {
                    flush(self, &mut inner, current, &mut out);
                    out.push_str(&text);
                }
            }
            if letters.is_empty()
                && let Some(raw) = raw
            {
                inner.push_str(raw);
            }
        }
        flush(self, &mut inner, current, &mut out);
        out.replace("</w:t><w:t xml:space=\"preserve\">", "")
            .replace("</w:delText><w:delText xml:space=\"preserve\">", "")
    }
}

/// Gives text and instructions the names that they have inside a deletion.
pub(in crate::render::docx) fn deleted_names(run: &str, fate: Fate) -> String {
    if fate != Fate::Deleted {
        return run.to_owned();
    }
    let mut out = run.to_owned();
    for (name, deleted) in [("t", "delText"), ("instrText", "delInstrText")] {
        for end in [">", " ", "/>"] {
            out = out.replace(&format!("<w:{name}{end}"), &format!("<w:{deleted}{end}"));
        }
        out = out.replace(&format!("</w:{name}>"), &format!("</w:{deleted}>"));
    }
    out
}
