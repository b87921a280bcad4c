//! Copies things that are no text from the new file: formulas, drawings with their text boxes.
//!
//! A thing is copied when it says all of itself, or refers to a picture, which is brought as well. One that refers to another
//! part of its file (an embedded sheet, a chart, a note) cannot come without it; its words, if it has any, come as text, and it
//! is named.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Writer;
use super::texts::whole;
use crate::read::docx::{Manuscript, PartKind, REFERENCES, Sign};

/// What begins an attribute or an element that refers to a part which is not brought.
const REFERS: [&str; 5] = [
    " r:link=",
    " r:pict=",
    " o:relid=",
    "footnoteReference",
    "endnoteReference",
];

impl Writer<'_> {
    /// Returns the bytes of the thing that a letter of the new file stands in, to be written into the old one; or the words
    /// that it says.
    pub(super) fn carry(&mut self, letter: usize) -> Result<String, String> {
        let file = self.files.new;
        let letters = whole(file, letter).unwrap_or(letter..letter + 1);
        let said: String = file.letters[letters.clone()]
            .iter()
            .filter(|letter| letter.sign == Sign::Letter || letter.sign == Sign::Space)
            .map(|letter| letter.c)
            .collect();
        let run = &file.runs[file.letters[letter].run];
        let piece = run.pieces.iter().find(|(_, own)| *own == letters);
        let raw = match piece {
            _ if run.is_formula => Some(run.range.clone()),
            Some((raw, _)) => raw.clone(),
            None => None,
        };
        let copied = raw.and_then(|raw| self.copied(raw));
        let Some(copied) = copied else {
            if said.is_empty() {
                self.left_out
                    .push("a drawing that stands in another part".to_owned());
                let flows: Vec<usize> = file
                    .boxes
                    .iter()
                    .filter(|it| letters.contains(&it.letter))
                    .map(|it| it.flow)
                    .collect();
                for flow in flows {
                    self.leave_out_flow(crate::sides::Side::New, flow);
                }
            }
            return Err(said);
        };
        if run.is_formula {
            return Ok(copied);
        }
        let look = if run.look.is_empty() {
            String::new()
        } else {
            format!("<w:rPr>{}</w:rPr>", self.own_look(&run.look))
        };
        Ok(format!("<w:r>{look}{copied}</w:r>"))
    }

    /// Copies an element, with the names that it needs.
    fn copied(&mut self, raw: Range<usize>) -> Option<String> {
        let file = self.files.new;
        let text = &file.xml[raw.clone()];
        if REFERS.iter().any(|refers| text.contains(refers)) || text.contains(" r:dm=") {
            return None;
        }
        // The relations of another part have other names, and none can be added to it.
        let body = file.part(PartKind::Document).map(|at| &file.parts[at].range);
        let is_beside = body.is_none_or(|body| !body.contains(&raw.start));
        if is_beside && REFERENCES.iter().any(|refers| text.contains(refers)) {
            return None;
        }
        let text = self.with_pictures(text)?;
        let text = text.as_str();
        let theirs = names(self.files.new, raw.start);
        let ours = names_of_body(self.files.old);
        let used = prefixes(text)
            .into_iter()
            .filter(|prefix| ours.get(prefix) != theirs.get(prefix) || !ours.contains_key(prefix));
        let mut declared = String::new();
        for prefix in used {
            if let Some(uri) = theirs.get(prefix.as_str()) {
                declared += &format!(" xmlns:{prefix}=\"{uri}\"");
            }
        }
        let open = text.find([' ', '>', '/'])?;
        let copied = [&text[..open], &declared, &text[open..]].concat();
        let mut all = String::new();
        for (prefix, uri) in &ours {
            all += &format!(" xmlns:{prefix}=\"{uri}\"");
        }
        roxmltree::Document::parse(&format!("<x{all}>{copied}</x>")).ok()?;
        Some(copied)
    }
}

impl Writer<'_> {
    /// Lets the pictures that a thing refers to come, and the thing refer to them; nothing where it refers to something else.
    fn with_pictures(&mut self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        loop {
            let next = REFERENCES
                .iter()
                .filter_map(|name| Some((rest.find(name)?, name.len())))
                .min();
            let Some((at, length)) = next else {
                out.push_str(rest);
                return Some(out);
            };
            let value = at + length + 1;
            let end = value + rest[value..].find(['"', '\''])?;
            out.push_str(&rest[..value]);
            out.push_str(&self.media.bring(&rest[value..end])?);
            rest = &rest[end..];
        }
    }
}

/// Returns the prefixes that elements, attributes and requirements in a text use.
fn prefixes(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    for (at, _) in text.match_indices(':') {
        let start = text[..at].rfind(|c: char| !is_name(c)).map_or(0, |at| at + 1);
        let opens = text[..start].ends_with(['<', ' ', '/', '\n', '\t']);
        if opens && start < at {
            found.push(text[start..at].to_owned());
        }
    }
    for (at, name) in text.match_indices("Requires=\"") {
        let value = &text[at + name.len()..];
        found.extend(
            value
                .split('"')
                .next()
                .unwrap_or_default()
                .split_whitespace()
                .map(str::to_owned),
        );
    }
    found.sort();
    found.dedup();
    found.retain(|prefix| prefix != "xml" && prefix != "xmlns");
    found
}

/// Returns the names that the root of the part around a place declares.
fn names(file: &Manuscript, place: usize) -> BTreeMap<String, String> {
    let part = file.parts.iter().find(|part| part.range.contains(&place));
    part.map_or_else(BTreeMap::new, |part| declared(&file.xml[part.range.clone()]))
}

fn names_of_body(file: &Manuscript) -> BTreeMap<String, String> {
    let part = file.part(PartKind::Document);
    part.map_or_else(BTreeMap::new, |at| {
        declared(&file.xml[file.parts[at].range.clone()])
    })
}

/// Reads the names that the first element of a part declares.
fn declared(xml: &str) -> BTreeMap<String, String> {
    let open = xml.find("<w:").unwrap_or_default();
    let end = xml[open..].find('>').map_or(xml.len(), |end| open + end);
    let mut names = BTreeMap::new();
    for piece in xml[open..end].split("xmlns:").skip(1) {
        let Some((prefix, rest)) = piece.split_once('=') else {
            continue;
        };
        let quote = rest.chars().next().unwrap_or('"');
        if let Some(uri) = rest.split(quote).nth(1) {
            names.insert(prefix.trim().to_owned(), uri.to_owned());
        }
    }
    names
}
