//! Writes the footnotes: their marks in the text, their texts in a part of their own.
//!
//! * A note that stays keeps its mark; the words that changed in its text are revisions there.
//! * A note that goes: its mark is deleted, and its text with it.
//! * A note that comes: an inserted mark, and a new note written like the first one of the file. A file without notes gets
//!   a part for them.
//!
//! Word counts notes by the order of their marks. Where that would not give the number that the new text prints (`*`, or a
//! count that starts anew on each page), the mark is typed.
//!
//! `LibreOffice` takes the notes in the order of their numbers in the file and not by these numbers, so where a note comes,
//! all of them are numbered and put anew in the order of their marks (`renumber`). Nobody sees these numbers.

use std::ops::Range;

use super::super::plan::{Fate, Note, note_pieces};
use super::super::xml::{escape, run};
use super::pen::Pen;
use crate::read::docx::{Manuscript, NoteKey, Sign};
use crate::sides::{Side, Sides};

/// The mark of an old note in the text.
struct Mark {
    letters: Range<usize>,
    /// The letter that refers to a note of the file; none for a mark that is typed.
    reference: Option<usize>,
    is_counted: bool,
}

impl Pen<'_> {
    /// Keeps, deletes or writes the mark of a note, and its text; returns the place after it.
    pub(super) fn note(
        &mut self,
        notes: Sides<Option<usize>>,
        fate: Fate,
        from: usize,
        place: &Range<usize>,
    ) -> usize {
        let old = notes.old.map(|at| &self.plan.notes.old[at]);
        let new = notes.new.map(|at| &self.plan.notes.new[at]);
        let Some(old) = old else {
            if let Some(new) = new {
                let text = self.new_mark(new, fate);
                self.hang(&text, from, place);
            }
            return from;
        };
        let mark = self.mark(old, from);
        if mark.is_counted {
            self.count_old(old);
        }
        match new {
            Some(new) if self.stays(&mark, old, new) => {
                self.new_notes.counted.new += u32::from(mark.is_counted);
                self.redline_note(&mark, old, new);
            }
            Some(new) => {
                self.strike_mark(&mark, old, Fate::Deleted);
                let text = self.new_mark(new, Fate::Inserted);
                self.hang(&text, mark.letters.end, place);
            }
            None => self.strike_mark(&mark, old, fate),
        }
        mark.letters.end
    }

    /// Finds the mark of an old note at a place.
    fn mark(&self, old: &Note, from: usize) -> Mark {
        let letters = &self.manuscript.letters;
        let sign = |at: usize| letters.get(at).map(|letter| letter.sign);
        let mut at = from;
        while sign(at) == Some(Sign::Space) {
            at += 1;
        }
        if sign(at) == Some(Sign::Note) {
            let run = letters[at].run;
            let own = letters[at + 1..]
                .iter()
                .take_while(|it| it.run == run && it.sign == Sign::OwnMark)
                .count();
            return Mark {
                letters: at..at + 1 + own,
                reference: Some(at),
                is_counted: own == 0,
            };
        }
        let typed = old.marker.chars().enumerate();
        let found = typed
            .take_while(|(n, c)| letters.get(from + n).is_some_and(|letter| letter.c == *c))
            .count();
        Mark {
            letters: from..from + found,
            reference: None,
            is_counted: false,
        }
    }

    /// Counts a mark of the old text, and learns from what it printed where the file starts to count.
    fn count_old(&mut self, old: &Note) {
        self.new_notes.counted.old += 1;
        if let Ok(printed) = old.marker.parse::<i64>() {
            self.new_notes.ahead = printed - i64::from(self.new_notes.counted.old);
        }
    }

    /// Whether the mark of an old note prints the new one as well.
    fn stays(&self, mark: &Mark, old: &Note, new: &Note) -> bool {
        if mark.is_counted {
            let printed = new.marker.parse::<i64>().ok();
            return new.body.is_some()
                && printed.is_none_or(|printed| printed == self.new_notes.next_number());
        }
        old.marker == new.marker && (mark.reference.is_none() || new.body.is_some())
    }

    /// Writes the changes in the text of a note that stays.
    fn redline_note(&mut self, mark: &Mark, old: &Note, new: &Note) {
        let (Some(before), Some(after)) = (&old.body, &new.body) else {
            return;
        };
        if before == after {
            return;
        }
        let Some(place) = self.place_of_note(mark, before) else {
            self.leave_out(before);
            return;
        };
        let mut cursor = place.start;
        for (text, fate) in note_pieces(before, after) {
            if fate.shows(Side::Old) {
                let Some(next) = self.walk(&text, fate, cursor, place.end) else {
                    self.leave_out(&text);
                    return;
                };
                cursor = next;
            } else {
                let look = self.look(cursor, &place);
                let text = self.revisions.wrap(&run(&text, &look, fate), fate);
                self.hang(&text, cursor, &place);
            }
        }
    }

    /// Takes out the mark of a note, and its text.
    fn strike_mark(&mut self, mark: &Mark, old: &Note, fate: Fate) {
        for letter in mark.letters.clone() {
            self.fates[letter] = fate;
        }
        let body = old.body.as_deref().unwrap_or_default();
        if let Some(place) = self.place_of_note(mark, body) {
            for letter in place {
                self.fates[letter] = Fate::Deleted;
            }
        }
    }

    /// Finds the text of a note in its part.
    fn place_of_note(&self, mark: &Mark, text: &str) -> Option<Range<usize>> {
        let key = self.manuscript.references.get(&mark.reference?)?;
        let body = self.manuscript.notes.get(key)?;
        self.manuscript.find_note(text, body.letters.clone())
    }

    /// Writes the mark of a note that only the new text has, and the note.
    pub(super) fn new_mark(&mut self, new: &Note, fate: Fate) -> String {
        let Some(body) = &new.body else {
            let typed = run(&new.marker, RAISED, fate);
            return self.revisions.wrap(&typed, fate);
        };
        let manuscript = self.manuscript;
        let model = manuscript.references.iter().next();
        let look = model.map_or(RAISED, |(letter, _)| manuscript.look(*letter));
        let is_counted = new.marker == self.new_notes.next_number().to_string();
        self.new_notes.counted.new += u32::from(is_counted);
        let id = self.new_notes.next;
        self.new_notes.next = id.saturating_add(1);
        let kind = if self.new_notes.are_endnotes {
            "endnote"
        } else {
            "footnote"
        };
        let typed = format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(&new.marker));
        let (reference, own) = if is_counted {
            (
                format!("<w:{kind}Reference w:id=\"{id}\"/>"),
                format!("<w:{kind}Ref/>"),
            )
        } else {
            (
                format!("<w:{kind}Reference w:customMarkFollows=\"1\" w:id=\"{id}\"/>{typed}"),
                typed,
            )
        };
        let like = Model::new(manuscript, model.map(|(_, key)| key));
        let words = self
            .revisions
            .wrap(&run(body, &like.look, Fate::Inserted), Fate::Inserted);
        self.new_notes.text += &format!(
            "<w:{kind} w:id=\"{id}\"><w:p>{}<w:r><w:rPr>{look}</w:rPr>{own}</w:r>{}{words}</w:p></w:{kind}>",
            like.properties,
            run(&like.gap, "", Fate::Kept),
        );
        let reference = format!("<w:r><w:rPr>{look}</w:rPr>{reference}</w:r>");
        self.revisions.wrap(&reference, fate)
    }
}

/// The look of a mark in a file that has none.
const RAISED: &str = "<w:vertAlign w:val=\"superscript\"/>";

/// How the notes of the file look.
struct Model {
    properties: String,
    /// What stands between the mark and the text.
    gap: String,
    look: String,
}

impl Model {
    fn new(manuscript: &Manuscript, key: Option<&NoteKey>) -> Self {
        let letters = &manuscript.letters;
        let body = key.and_then(|key| manuscript.notes.get(key));
        let first = body.and_then(|body| {
            let mut all = body.letters.clone();
            all.find(|at| letters[*at].sign == Sign::Letter)
        });
        let (Some(body), Some(first)) = (body, first) else {
            return Self {
                properties: String::new(),
                gap: " ".to_owned(),
                look: String::new(),
            };
        };
        let gap: String = letters[body.letters.start..first]
            .iter()
            .map(|letter| letter.c)
            .collect();
        Self {
            properties: manuscript.paragraphs[body.paragraphs.start].properties.clone(),
            gap: if gap.is_empty() { " ".to_owned() } else { gap },
            look: manuscript.look(body.letters.end - 1).to_owned(),
        }
    }
}
