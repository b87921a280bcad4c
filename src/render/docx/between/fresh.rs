//! Writes what only the new file has: its letters, paragraphs and their properties, in the looks that the old file knows.

use super::Writer;
use super::manner::Manner;
use super::properties::{element, plain_look, with_number, without};
use super::texts::Text;
use crate::render::docx::plan::{Fate, stands_for_a_thing};
use crate::render::docx::xml::{run, with_mark};
use crate::sides::Side;

impl Writer<'_> {
    /// Writes a paragraph of the new file as one that is inserted, with all that it refers to.
    pub(super) fn new_paragraph(&mut self, paragraph: usize, first: &str, is_in_note: bool) -> String {
        let mut text = Text::of(self.files, Side::New, paragraph, &mut self.signs);
        // A number that is typed in a cell or a note belongs to no list of the text.
        let is_counted = self.files.new.paragraphs[paragraph].label.is_some();
        let manner = match is_counted.then(|| self.number_alone(paragraph, &mut text)) {
            Some(Manner::Counted(model)) => Some(model),
            _ => None,
        };
        let fate = Fate::Inserted;
        let mut inner = String::new();
        let mut from = 0;
        let places: Vec<(usize, usize)> = text
            .notes
            .iter()
            .copied()
            .chain([(usize::MAX, text.chars.len())])
            .collect();
        for (note, place) in places {
            let letters: Vec<(char, Option<usize>)> = (from..place.max(from))
                .map(|at| (text.chars[at], text.letters[at]))
                .collect();
            inner += &self.letters(&letters, None, None, fate);
            if note != usize::MAX {
                inner += &self.note_comes(note, fate, is_in_note);
            }
            from = place.max(from);
        }
        let properties = self.properties(paragraph, manner);
        let mark = if is_in_note && !first.is_empty() {
            String::new()
        } else {
            self.revisions.mark(fate)
        };
        format!("<w:p>{}{first}{inner}</w:p>", with_mark(&properties, &mark))
    }

    pub(super) fn blank_paragraph(&mut self) -> String {
        let mark = self.revisions.mark(Fate::Inserted);
        format!("<w:p>{}</w:p>", with_mark("", &mark))
    }

    /// Returns the properties of a paragraph of the new file, with the list of an old one, and without a style that the old
    /// file does not have.
    pub(super) fn properties(&self, new: usize, list: Option<usize>) -> String {
        let own = &self.files.new.paragraphs[new].properties;
        let own = own
            .strip_prefix("<w:pPr>")
            .and_then(|it| it.strip_suffix("</w:pPr>"))
            .unwrap_or_default();
        let mut own = without(own, "numPr");
        if !self.has_style(&own, "pStyle") {
            own = without(&own, "pStyle");
        }
        let model = list.map(|list| self.files.old.paragraphs[list].properties.as_str());
        if let Some(model) = model {
            // A list that comes by the style is had with the style.
            match element(model, "numPr") {
                Some(number) => own = with_number(&own, number),
                None => return model.to_owned(),
            }
        }
        if own.is_empty() {
            own
        } else {
            format!("<w:pPr>{own}</w:pPr>")
        }
    }

    /// Whether the old file has the style that properties name.
    fn has_style(&self, properties: &str, name: &str) -> bool {
        let Some(style) = element(properties, name) else {
            return true;
        };
        let value = style
            .split_once("w:val=\"")
            .or_else(|| style.split_once("w:val='"));
        value
            .and_then(|(_, rest)| rest.split(['"', '\'']).next())
            .is_some_and(|name| self.files.old.styles.contains(name))
    }

    /// Writes letters of the new file. Beside a neighbour in the old file they take its look, unless they look otherwise than
    /// their neighbour in the new one.
    pub(super) fn letters(
        &mut self,
        letters: &[(char, Option<usize>)],
        before: Option<usize>,
        beside: Option<&str>,
        fate: Fate,
    ) -> String {
        let file = self.files.new;
        let neighbour = before
            .or_else(|| letters.iter().find_map(|(_, letter)| *letter))
            .map(|at| plain_look(file.look(at)));
        let mut out = String::new();
        let mut text = String::new();
        let mut look = String::new();
        let flush = |writer: &mut Self, text: &mut String, look: &str, out: &mut String| {
            let run = run(text, look, fate);
            out.push_str(&writer.revisions.wrap(&run, fate));
            text.clear();
        };
        for (c, letter) in letters {
            let own = letter.map(|at| file.look(at));
            let new_look = match (own, beside) {
                (Some(own), Some(beside)) if neighbour.as_deref() == Some(plain_look(own).as_str()) => {
                    beside.to_owned()
                }
                (Some(own), _) => self.own_look(own),
                (None, beside) => beside.unwrap_or_default().to_owned(),
            };
            if new_look != look {
                flush(self, &mut text, &look, &mut out);
                look = new_look;
            }
            if stands_for_a_thing(*c) {
                flush(self, &mut text, &look, &mut out);
                let thing = letter.map(|at| self.carry(at));
                match thing {
                    Some(Ok(thing)) => out.push_str(&self.revisions.wrap(&thing, fate)),
                    Some(Err(said)) => {
                        let run = run(&said, &look, fate);
                        out.push_str(&self.revisions.wrap(&run, fate));
                    }
                    None => {}
                }
            } else {
                text.push(*c);
            }
        }
        flush(self, &mut text, &look, &mut out);
        out
    }

    /// Returns the look of a letter of the new file, without a style that the old file does not have.
    pub(super) fn own_look(&self, look: &str) -> String {
        if self.has_style(look, "rStyle") {
            look.to_owned()
        } else {
            without(look, "rStyle")
        }
    }
}
