//! Compares notes: their marks in the text, and their texts in parts of their own.
//!
//! A mark that stays keeps its note, and the two notes are compared like any flow. A mark that goes is deleted, with the words
//! of its note. One that comes is an inserted mark, and a note at the end of its part; a file without such notes gets a part
//! for them. Word counts the marks itself; one that prints a sign of its own (`*`) prints it again.
//!
//! `LibreOffice` takes the notes in the order of their numbers in the file, so where one comes all are numbered anew in the
//! order of their marks. Nobody sees these numbers.

use super::Writer;
use super::frame::{CONTENT_TYPES, Frame};
use crate::read::docx::{Element, Manuscript, NoteKey, PartKind, Sign};
use crate::render::docx::original::{
    beside, changed_parts, empty_notes, relationships_of, renumber, with_more,
};
use crate::render::docx::plan::Fate;
use crate::render::docx::xml::escape;
use crate::sides::{Side, Sides};

/// The look of a mark whose style the old file does not have.
const RAISED: &str = "<w:vertAlign w:val=\"superscript\"/>";

/// The notes that only the new file has: footnotes, endnotes.
#[derive(Default)]
pub(super) struct NewNotes {
    texts: [String; 2],
    next: u32,
}

impl NewNotes {
    pub(super) fn new(file: &Manuscript) -> Self {
        let used = file.note_ids.iter().filter_map(|(_, id)| id.parse::<u32>().ok());
        Self {
            texts: Default::default(),
            next: used.max().unwrap_or(0).saturating_add(1),
        }
    }

    /// Puts the new notes into their parts; returns the parts that are not as they were.
    pub(super) fn put(
        &self,
        file: &Manuscript,
        mut written: Vec<String>,
        frame: &mut Frame<'_>,
    ) -> Result<Vec<(String, String)>, String> {
        let document = file.part(PartKind::Document).ok_or("it has no body")?;
        let mut added: Vec<(String, String)> = Vec::new();
        for (are_endnotes, text) in [(false, &self.texts[0]), (true, &self.texts[1])] {
            if text.is_empty() {
                continue;
            }
            let kind = if are_endnotes {
                PartKind::Endnotes
            } else {
                PartKind::Footnotes
            };
            let numbered = |body: &str, notes: &str| {
                renumber(body, notes, are_endnotes).ok_or("its notes cannot be numbered anew")
            };
            if let Some(notes) = file.part(kind) {
                let all = with_more(&written[notes], text).ok_or("its notes are not as Word writes them")?;
                (written[document], written[notes]) = numbered(&written[document], &all)?;
            } else {
                let name = file.parts[document].name.clone();
                declare(frame, &name, are_endnotes)?;
                let (body, notes) = numbered(&written[document], &empty_notes(text, are_endnotes))?;
                written[document] = body;
                added.push((beside(&name, &format!("{}s.xml", word(are_endnotes))), notes));
            }
        }
        added.extend(changed_parts(file, written));
        Ok(added)
    }
}

fn word(is_endnote: bool) -> &'static str {
    if is_endnote { "endnote" } else { "footnote" }
}

/// Names a new part for notes in the parts that must name it.
fn declare(frame: &mut Frame<'_>, document: &str, are_endnotes: bool) -> Result<(), String> {
    let word = word(are_endnotes);
    let kind = format!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/{word}s");
    let content = format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{word}s+xml");
    let target = beside(document, &format!("{word}s.xml"));
    frame.add(
        &relationships_of(document),
        "</Relationships>",
        &format!("<Relationship Id=\"travaux{word}s\" Type=\"{kind}\" Target=\"{word}s.xml\"/>"),
    )?;
    frame.add(
        CONTENT_TYPES,
        "</Types>",
        &format!("<Override PartName=\"/{target}\" ContentType=\"{content}\"/>"),
    )
}

impl Writer<'_> {
    /// Returns the place after a reference and the mark that it prints itself.
    pub(super) fn own_mark_end(&self, side: Side, mark: usize) -> usize {
        let letters = &self.files.get(side).letters;
        let run = letters[mark].run;
        let own = letters[mark + 1..].iter();
        mark + 1
            + own
                .take_while(|it| it.run == run && it.sign == Sign::OwnMark)
                .count()
    }

    fn own_mark(&self, side: Side, mark: usize) -> String {
        let letters = &self.files.get(side).letters[mark + 1..self.own_mark_end(side, mark)];
        letters.iter().map(|letter| letter.c).collect()
    }

    fn key(&self, side: Side, mark: usize) -> Option<NoteKey> {
        self.files.get(side).references.get(&mark).cloned()
    }

    /// Compares the notes of two marks that answer each other; returns what comes behind the mark.
    pub(super) fn note_stays(&mut self, old: usize, new: usize) -> String {
        let (Some(own), Some(other)) = (self.key(Side::Old, old), self.key(Side::New, new)) else {
            return String::new();
        };
        if own.0 != other.0 || self.own_mark(Side::Old, old) != self.own_mark(Side::New, new) {
            self.strike_mark(old, Fate::Deleted);
            return self.note_comes(new, Fate::Inserted, false);
        }
        let bodies = (self.files.old.notes.get(&own), self.files.new.notes.get(&other));
        if let (Some(before), Some(after)) = bodies {
            let flows = Sides::new(before.flow, after.flow);
            if self.met.insert(own) {
                self.flow(flows);
            }
        }
        String::new()
    }

    /// Takes out the mark of a note, and its words.
    pub(super) fn strike_mark(&mut self, mark: usize, fate: Fate) {
        for letter in mark..self.own_mark_end(Side::Old, mark) {
            self.fates[letter] = fate;
        }
        self.strike_note(mark);
    }

    /// Takes out the words of the note of a mark.
    pub(super) fn strike_note(&mut self, mark: usize) {
        let Some(key) = self.key(Side::Old, mark) else {
            return;
        };
        let Some(body) = self.files.old.notes.get(&key).cloned() else {
            return;
        };
        if self.met.insert(key) {
            for letter in body.letters {
                self.fates[letter] = Fate::Deleted;
            }
        }
    }

    /// Writes the mark of a note that only the new file has, and the note; where no note can be, its words are named.
    pub(super) fn note_comes(&mut self, mark: usize, fate: Fate, is_forbidden: bool) -> String {
        let Some(key) = self.key(Side::New, mark) else {
            return String::new();
        };
        let Some(body) = self.files.new.notes.get(&key).cloned() else {
            return String::new();
        };
        if is_forbidden {
            self.leave_out_flow(Side::New, body.flow);
            return String::new();
        }
        let kind = word(key.0);
        let id = self.notes.next;
        self.notes.next = id.saturating_add(1);
        let look = self.look_of_mark(mark);
        let own = self.own_mark(Side::New, mark);
        let note = self.new_note(kind, id, body.flow, &look);
        self.notes.texts[usize::from(key.0)] += &note;
        let reference = if own.is_empty() {
            format!("<w:{kind}Reference w:id=\"{id}\"/>")
        } else {
            format!(
                "<w:{kind}Reference w:customMarkFollows=\"1\" w:id=\"{id}\"/><w:t xml:space=\"preserve\">{}</w:t>",
                escape(&own)
            )
        };
        let run = format!("<w:r><w:rPr>{look}</w:rPr>{reference}</w:r>");
        self.revisions.wrap(&run, fate)
    }

    fn look_of_mark(&self, mark: usize) -> String {
        let own = self.files.new.look(mark);
        let look = self.own_look(own);
        if look.contains("<w:rStyle") || look.contains("superscript") {
            look
        } else {
            look + RAISED
        }
    }

    /// Writes a note of the new file.
    fn new_note(&mut self, kind: &str, id: u32, flow: usize, look: &str) -> String {
        let file = self.files.new;
        let mut inner = String::new();
        for (at, element) in file.flows[flow].elements.iter().enumerate() {
            match element {
                Element::Paragraph(paragraph) => {
                    let counts = at == 0
                        && file.xml[file.paragraphs[*paragraph].range.clone()]
                            .contains(&format!("<w:{kind}Ref/>"));
                    let own = if counts {
                        format!("<w:r><w:rPr>{look}</w:rPr><w:{kind}Ref/></w:r>")
                    } else {
                        String::new()
                    };
                    inner += &self.new_paragraph(*paragraph, &own, true);
                }
                Element::Table(table) => inner += &self.new_table(*table),
            }
        }
        if !inner.ends_with("</w:p>") {
            inner += "<w:p/>";
        }
        format!("<w:{kind} w:id=\"{id}\">{inner}</w:{kind}>")
    }
}
