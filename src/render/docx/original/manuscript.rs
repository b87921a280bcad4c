//! Reads the parts of a Word file as letters that know where they stand in the bytes.
//!
//! The reader of Word files tells what a text says; here the question is where each letter is written, so that a
//! revision can be put around exactly these letters. A letter knows its run and its paragraph, a run its pieces (texts,
//! tabs, breaks, marks of notes), a paragraph where its content begins and where a revision of its mark belongs.
//!
//! The parts stand one after another in one long text: the header of the first page, the body, the notes. A place in it
//! is a place in exactly one part, so nobody but the packer needs to know of parts.
//!
//! Text boxes are read after the paragraph that they hang on, as the reader does, but *locked*: their text is written
//! twice, for newer and older programs, and a revision in one of them would be a lie in the other. Pictures, formulas,
//! hidden text and instructions of fields have no letters. Cost: linear, but for finding (see [`Manuscript::find`]).

use std::collections::BTreeMap;
use std::ops::Range;

use roxmltree::{Document, Node};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The parts of a Word file that hold its text.
#[derive(Default)]
pub(super) struct Manuscript {
    /// All parts, one after another.
    pub(super) xml: String,
    /// Where each part stands in `xml`.
    pub(super) parts: Vec<Range<usize>>,
    pub(super) letters: Vec<Letter>,
    pub(super) runs: Vec<Run>,
    pub(super) paragraphs: Vec<Paragraph>,
    /// The references to notes, by their letter.
    pub(super) references: BTreeMap<usize, NoteKey>,
    /// The notes themselves.
    pub(super) notes: BTreeMap<NoteKey, Body>,
    /// The fields that are complete in one part: their runs, and the letters of their results.
    pub(super) fields: Vec<(Range<usize>, Range<usize>)>,
    /// The letters before the notes.
    pub(super) text_end: usize,
    /// Where the properties of the last section begin, or the body ends.
    pub(super) body_end: usize,
}

/// Which note: whether an endnote, and its number in the file.
pub(super) type NoteKey = (bool, String);

/// A note.
#[derive(Debug, Clone)]
pub(super) struct Body {
    pub(super) letters: Range<usize>,
    pub(super) paragraphs: Range<usize>,
}

/// A character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    pub(super) c: char,
    pub(super) sign: Sign,
    pub(super) run: usize,
    pub(super) paragraph: usize,
}

/// What a letter is to those who look for words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Letter,
    /// White space, or a character that leaves no mark.
    Space,
    /// The reference to a note.
    Note,
    /// The mark that such a reference prints itself.
    OwnMark,
}

/// A run of a paragraph.
pub(super) struct Run {
    pub(super) range: Range<usize>,
    /// Its properties as they are written; empty where it has none.
    pub(super) properties: Range<usize>,
    /// The inside of its properties.
    pub(super) look: String,
    /// Whether it stands in its paragraph itself, not in a link or a control.
    pub(super) is_direct: bool,
    pub(super) pieces: Vec<Written>,
    pub(super) paragraph: usize,
}

/// A piece of a run: its bytes if they are copied as they are, or none for text; and its letters.
pub(super) type Written = (Option<Range<usize>>, Range<usize>);

/// A paragraph.
pub(super) struct Paragraph {
    pub(super) range: Range<usize>,
    pub(super) letters: Range<usize>,
    /// Where its runs begin; none where it is written as an empty element.
    pub(super) content: Option<usize>,
    /// Its properties for a copy: without those of its mark, its section, its revision.
    pub(super) properties: String,
    pub(super) has_section: bool,
    /// Word cannot delete its mark: the last of a cell or of a part, before a table, with a section.
    pub(super) is_fixed: bool,
    /// It stands in a text box.
    pub(super) is_locked: bool,
    /// The outermost table that it stands in.
    table: Option<Range<usize>>,
    /// Where a revision of the mark is written, and what is written around it.
    mark: (Range<usize>, String, String),
}

impl Manuscript {
    /// Reads the parts: the body is the one at `document`. The error is the reason why they cannot be written into.
    pub(super) fn read(parts: &[&str], document: usize) -> Result<Self, String> {
        let mut manuscript = Self::default();
        for (at, part) in parts.iter().enumerate() {
            let base = manuscript.xml.len();
            manuscript.xml.push_str(part);
            manuscript.parts.push(base..manuscript.xml.len());
            let tree = Document::parse(part).map_err(|_| "one of its parts is not well-formed".to_owned())?;
            let root = tree.root_element();
            if root.lookup_prefix(WORD) != Some("w") {
                return Err("it names the elements of Word in an unusual way".to_owned());
            }
            let mut reader = Reader {
                manuscript: &mut manuscript,
                xml: part,
                base,
                is_locked: false,
                fields: Vec::new(),
            };
            match word(root) {
                "document" => {
                    let body = child(root, "body").ok_or("it has no body")?;
                    let section = body.children().rfind(|node| word(*node) == "sectPr");
                    let end = section
                        .map_or_else(|| body.range().end - "</w:body>".len(), |node| node.range().start);
                    reader.manuscript.body_end = base + end;
                    reader.blocks(body, None);
                }
                "footnotes" | "endnotes" => reader.notes(root),
                _ => reader.blocks(root, None),
            }
            if at <= document {
                manuscript.text_end = manuscript.letters.len();
            }
        }
        Ok(manuscript)
    }

    /// Finds a text among the letters within `range`: at the start of a paragraph but for its label, or after what was
    /// found before (`range.start`). Matches that fill their paragraph come first.
    pub(super) fn find<'m>(
        &self,
        text: &str,
        label: Option<&str>,
        range: Range<usize>,
        marks: impl Fn(usize) -> Vec<&'m str>,
    ) -> Option<Range<usize>> {
        let wanted: Vec<(usize, char)> = text
            .chars()
            .enumerate()
            .filter(|(_, c)| significant(*c))
            .collect();
        let (_, first) = wanted.first()?;
        let starts = |strict: bool| {
            range
                .clone()
                .filter(|at| self.letters[*at].sign == Sign::Letter && same(self.letters[*at].c, *first))
                .filter(|at| self.may_start(*at, range.start, label))
                .find_map(|at| {
                    let found = self.matches(&wanted, at, &marks)?;
                    (found.end <= range.end && (!strict || self.fills(&found))).then_some(found)
                })
        };
        starts(true).or_else(|| starts(false))
    }

    /// Finds the text of a note among its letters, after its own mark.
    pub(super) fn find_note(&self, text: &str, range: Range<usize>) -> Option<Range<usize>> {
        let wanted: Vec<(usize, char)> = text
            .chars()
            .enumerate()
            .filter(|(_, c)| significant(*c))
            .collect();
        let found = range
            .clone()
            .take(OWN_MARK)
            .filter(|at| self.letters[*at].sign == Sign::Letter)
            .find_map(|at| self.matches(&wanted, at, &|_| Vec::new()))?;
        let rest = self.letters.get(found.end..range.end)?;
        rest.iter()
            .all(|letter| letter.sign != Sign::Letter)
            .then_some(found)
    }

    /// Whether nothing but the label stands before a letter.
    fn may_start(&self, at: usize, from: usize, label: Option<&str>) -> bool {
        let all = &self.paragraphs[self.letters[at].paragraph].letters;
        let before = self.letters[all.start.max(from).min(at)..at]
            .iter()
            .map(|letter| letter.c);
        let before = before.filter(|c| c.is_alphanumeric());
        let label = label.unwrap_or_default().chars().filter(|c| c.is_alphanumeric());
        let before: Vec<char> = before.take(64).collect();
        before.is_empty() || label.eq(before.iter().copied())
    }

    fn fills(&self, found: &Range<usize>) -> bool {
        let Some(last) = self.letters.get(found.end - 1) else {
            return true;
        };
        let all = &self.paragraphs[last.paragraph].letters;
        self.letters[found.end..all.end.max(found.end)]
            .iter()
            .all(|letter| letter.sign != Sign::Letter)
    }

    fn matches<'m>(
        &self,
        wanted: &[(usize, char)],
        start: usize,
        marks: &impl Fn(usize) -> Vec<&'m str>,
    ) -> Option<Range<usize>> {
        let mut at = start;
        let mut last_offset = 0;
        for (n, (offset, c)) in wanted.iter().enumerate() {
            let mut note = false;
            while self
                .letters
                .get(at)
                .is_some_and(|letter| letter.sign != Sign::Letter)
            {
                note |= self.letters[at].sign == Sign::Note;
                at += 1;
            }
            if n > 0 && !note {
                for place in last_offset + 1..=*offset {
                    for marker in marks(place) {
                        at = self.skip(at, marker);
                    }
                }
            }
            let letter = self.letters.get(at)?;
            if letter.sign != Sign::Letter || !same(letter.c, *c) {
                return None;
            }
            last_offset = *offset;
            at += 1;
        }
        Some(start..at)
    }

    /// Passes a marker that is typed.
    fn skip(&self, at: usize, marker: &str) -> usize {
        let end = at + marker.chars().count();
        match self.letters.get(at..end) {
            Some(letters) if letters.iter().map(|letter| letter.c).eq(marker.chars()) => end,
            _ => at,
        }
    }

    /// Returns the place in bytes before a paragraph, or before the table that it stands in.
    pub(super) fn before_paragraph(&self, paragraph: usize) -> usize {
        let paragraph = &self.paragraphs[paragraph];
        paragraph.table.as_ref().unwrap_or(&paragraph.range).start
    }

    /// Returns the place in bytes after a paragraph, or after the table that it stands in.
    pub(super) fn after_paragraph(&self, paragraph: usize) -> usize {
        let paragraph = &self.paragraphs[paragraph];
        paragraph.table.as_ref().unwrap_or(&paragraph.range).end
    }

    /// Returns the inside of the properties of a letter's run.
    pub(super) fn look(&self, letter: usize) -> &str {
        &self.runs[self.letters[letter].run].look
    }

    /// Whether the run of a letter stands in its paragraph itself, not in a link or a control.
    pub(super) fn is_direct(&self, letter: usize) -> bool {
        self.runs[self.letters[letter].run].is_direct
    }

    /// Whether a place stands in a text box.
    pub(super) fn is_locked(&self, place: &Range<usize>) -> bool {
        let letters = self.letters[place.clone()].iter();
        letters
            .map(|letter| letter.paragraph)
            .any(|at| self.paragraphs[at].is_locked)
    }

    /// Returns the runs without letters that a change can take away.
    pub(super) fn wordless_runs(&self) -> impl Iterator<Item = (usize, &Run)> {
        let runs = self.runs.iter().enumerate();
        runs.filter(|(_, run)| !self.paragraphs[run.paragraph].is_locked)
            .filter(|(_, run)| run.pieces.iter().all(|(_, letters)| letters.is_empty()))
    }
}

/// The letters within which the text of a note begins.
const OWN_MARK: usize = 16;

impl Paragraph {
    /// Returns the change of bytes that gives the mark a revision.
    pub(super) fn splice_of_mark(&self, mark: &str) -> (Range<usize>, String) {
        let (range, before, after) = &self.mark;
        (range.clone(), format!("{before}{mark}{after}"))
    }
}

/// Reads one part.
struct Reader<'m, 'x> {
    manuscript: &'m mut Manuscript,
    xml: &'x str,
    /// Where the part begins in the manuscript.
    base: usize,
    is_locked: bool,
    /// The open fields: first run, the first letter of the result where that has begun.
    fields: Vec<(usize, Option<usize>)>,
}

impl<'x> Reader<'_, 'x> {
    fn span(&self, node: Node<'_, '_>) -> Range<usize> {
        let range = node.range();
        self.base + range.start..self.base + range.end
    }

    fn raw(&self, node: Node<'_, '_>) -> &'x str {
        &self.xml[node.range()]
    }

    fn notes(&mut self, root: Node<'_, '_>) {
        for node in root.children().filter(Node::is_element) {
            let is_endnote = word(node) == "endnote";
            let Some(id) = attribute(node, "id") else { continue };
            let letters = self.manuscript.letters.len();
            let paragraphs = self.manuscript.paragraphs.len();
            self.blocks(node, None);
            let body = Body {
                letters: letters..self.manuscript.letters.len(),
                paragraphs: paragraphs..self.manuscript.paragraphs.len(),
            };
            self.manuscript.notes.insert((is_endnote, id.to_owned()), body);
        }
    }

    fn blocks(&mut self, parent: Node<'_, '_>, table: Option<&Range<usize>>) {
        for node in parent.children().filter(Node::is_element) {
            match word(node) {
                "p" => self.paragraph(node, table.cloned()),
                "tbl" => {
                    let own = self.span(node);
                    self.blocks(node, Some(table.unwrap_or(&own)));
                }
                "tr" | "tc" | "sdt" | "sdtContent" | "customXml" | "smartTag" => self.blocks(node, table),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>, table: Option<Range<usize>>) {
        let start = self.manuscript.letters.len();
        let mut boxes = Vec::new();
        self.inline(node, &mut boxes);
        let properties = child(node, "pPr");
        let copied: String = properties
            .into_iter()
            .flat_map(|properties| properties.children())
            .filter(|it| it.is_element() && !matches!(word(*it), "rPr" | "sectPr" | "pPrChange"))
            .map(|it| self.raw(it))
            .collect();
        let has_section = properties.is_some_and(|properties| child(properties, "sectPr").is_some());
        let follows = node.next_sibling_element();
        let opened = start_tag_end(self.xml, node).map(|at| self.base + at);
        let (mark, before, after) = place_of_mark(self.xml, node, properties);
        self.manuscript.paragraphs.push(Paragraph {
            range: self.span(node),
            letters: start..self.manuscript.letters.len(),
            content: properties.map(|properties| self.span(properties).end).or(opened),
            properties: if copied.is_empty() {
                copied
            } else {
                format!("<w:pPr>{copied}</w:pPr>")
            },
            has_section,
            is_fixed: has_section || follows.is_none_or(|next| matches!(word(next), "tbl" | "sectPr")),
            is_locked: self.is_locked,
            table,
            mark: (self.base + mark.start..self.base + mark.end, before, after),
        });
        let outer = std::mem::replace(&mut self.is_locked, true);
        for text_box in boxes {
            self.blocks(text_box, None);
        }
        self.is_locked = outer;
    }

    fn inline<'a, 'i>(&mut self, parent: Node<'a, 'i>, boxes: &mut Vec<Node<'a, 'i>>) {
        for node in parent.children().filter(Node::is_element) {
            match word(node) {
                "r" => self.run(node, boxes),
                "hyperlink" | "smartTag" | "fldSimple" | "sdt" | "sdtContent" | "customXml" | "dir"
                | "bdo" => {
                    self.inline(node, boxes);
                }
                _ => {}
            }
        }
    }

    fn run<'a, 'i>(&mut self, node: Node<'a, 'i>, boxes: &mut Vec<Node<'a, 'i>>) {
        let run = self.manuscript.runs.len();
        let paragraph = self.manuscript.paragraphs.len();
        let properties = child(node, "rPr");
        let is_hidden = properties.and_then(|it| child(it, "vanish")).is_some_and(is_on);
        let mut pieces = Vec::new();
        let mut own_mark = false;
        for part in node.children().filter(|it| it.is_element() && word(*it) != "rPr") {
            let start = self.manuscript.letters.len();
            // Hidden text and instructions of fields are copied with their run, and no word is looked for in them.
            let is_silent = is_hidden || self.fields.iter().any(|(_, result)| result.is_none());
            let mut push = |c: char, sign: Option<Sign>| {
                let usual = if significant(c) && !is_silent {
                    Sign::Letter
                } else {
                    Sign::Space
                };
                self.manuscript.letters.push(Letter {
                    c,
                    sign: sign.unwrap_or(usual),
                    run,
                    paragraph,
                });
            };
            let mut is_text = false;
            match word(part) {
                "t" => {
                    let text: String = part.children().filter_map(|it| it.text()).collect();
                    text.chars()
                        .for_each(|c| push(c, own_mark.then_some(Sign::OwnMark)));
                    is_text = true;
                }
                "tab" | "ptab" => push('\t', None),
                "br" | "cr" => push('\n', None),
                "noBreakHyphen" => push('\u{2011}', None),
                "softHyphen" => push('\u{ad}', None),
                "sym" => push('\u{fffc}', own_mark.then_some(Sign::OwnMark)),
                name @ ("footnoteReference" | "endnoteReference") => {
                    push('\u{fffc}', Some(Sign::Note));
                    own_mark = attribute(part, "customMarkFollows").is_some_and(|it| it != "0");
                    if let Some(id) = attribute(part, "id") {
                        let key = (name == "endnoteReference", id.to_owned());
                        self.manuscript.references.insert(start, key);
                    }
                }
                "fldChar" => self.field_mark(part, run),
                _ => text_boxes(part, boxes),
            }
            let raw = (!is_text).then(|| self.span(part));
            pieces.push((raw, start..self.manuscript.letters.len()));
        }
        let inside = properties
            .into_iter()
            .flat_map(|properties| properties.children());
        let made = Run {
            range: self.span(node),
            properties: properties.map_or(0..0, |it| self.span(it)),
            look: inside.filter(Node::is_element).map(|it| self.raw(it)).collect(),
            is_direct: node.parent().is_some_and(|parent| word(parent) == "p"),
            pieces,
            paragraph,
        };
        self.manuscript.runs.push(made);
    }

    /// Follows the marks of a field.
    fn field_mark(&mut self, node: Node<'_, '_>, run: usize) {
        let letters = self.manuscript.letters.len();
        match attribute(node, "fldCharType") {
            Some("begin") => self.fields.push((run, None)),
            Some("separate") => {
                if let Some((_, result)) = self.fields.last_mut() {
                    *result = Some(letters);
                }
            }
            Some("end") => {
                if let Some((first, Some(result))) = self.fields.pop() {
                    self.manuscript.fields.push((first..run + 1, result..letters));
                }
            }
            _ => {}
        }
    }
}

/// Whether a character tells texts apart.
pub(super) fn significant(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}')
}

/// Whether two characters are the same word's; styles print capitals, and symbols have fonts of their own.
fn same(written: char, read: char) -> bool {
    written == read || written == '\u{fffc}' || written.to_lowercase().eq(read.to_lowercase())
}

/// Gathers the text boxes in a drawing: of alternatives, the first with text.
fn text_boxes<'a, 'i>(node: Node<'a, 'i>, boxes: &mut Vec<Node<'a, 'i>>) {
    if word(node) == "txbxContent" {
        boxes.push(node);
        return;
    }
    if node.tag_name().name() == "AlternateContent" {
        let has_text = |branch: &Node<'_, '_>| branch.descendants().any(|it| word(it) == "t");
        if let Some(branch) = node.children().filter(Node::is_element).find(has_text) {
            text_boxes(branch, boxes);
        }
        return;
    }
    for inner in node.children() {
        text_boxes(inner, boxes);
    }
}

/// Returns where the mark's revision goes: bytes to replace, what comes before and after it.
fn place_of_mark(
    xml: &str,
    node: Node<'_, '_>,
    properties: Option<Node<'_, '_>>,
) -> (Range<usize>, String, String) {
    let wrap = |before: &str, after: &str| (before.to_owned(), after.to_owned());
    let (range, (before, after)) = match properties {
        Some(properties) => match child(properties, "rPr") {
            Some(look) => match start_tag_end(xml, look) {
                Some(at) => (at..at, wrap("", "")),
                None => (look.range(), wrap("<w:rPr>", "</w:rPr>")),
            },
            None => match start_tag_end(xml, properties) {
                Some(_) => {
                    let after = ["sectPr", "pPrChange"]
                        .iter()
                        .find_map(|name| child(properties, name));
                    let at = after.map_or(properties.range().end - "</w:pPr>".len(), |node| {
                        node.range().start
                    });
                    (at..at, wrap("<w:rPr>", "</w:rPr>"))
                }
                None => (properties.range(), wrap("<w:pPr><w:rPr>", "</w:rPr></w:pPr>")),
            },
        },
        None => {
            if let Some(at) = start_tag_end(xml, node) {
                (at..at, wrap("<w:pPr><w:rPr>", "</w:rPr></w:pPr>"))
            } else {
                let open = xml[node.range()].trim_end_matches("/>");
                let open = format!("{open}><w:pPr><w:rPr>");
                (node.range(), wrap(&open, "</w:rPr></w:pPr></w:p>"))
            }
        }
    };
    (range, before, after)
}

/// Returns the place after the start tag; none for an element without content tags.
pub(super) fn start_tag_end(xml: &str, node: Node<'_, '_>) -> Option<usize> {
    let range = node.range();
    let mut quote = None;
    for (offset, byte) in xml[range.clone()].bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => {
                let end = range.start + offset + 1;
                return (end < range.end).then_some(end);
            }
            _ => {}
        }
    }
    None
}

/// Returns the local name of a Word element; empty for anything else.
pub(super) fn word<'n>(node: Node<'n, '_>) -> &'n str {
    match node.tag_name().namespace() {
        Some(WORD) => node.tag_name().name(),
        _ => "",
    }
}

/// Returns the first child that is the Word element `name`.
pub(super) fn child<'n, 'i>(node: Node<'n, 'i>, name: &str) -> Option<Node<'n, 'i>> {
    node.children().find(|it| word(*it) == name)
}

/// Returns the value of the attribute with this local name.
pub(super) fn attribute<'n>(node: Node<'n, '_>, name: &str) -> Option<&'n str> {
    let mut attributes = node.attributes();
    attributes.find(|it| it.name() == name).map(|it| it.value())
}

fn is_on(node: Node<'_, '_>) -> bool {
    attribute(node, "val").is_none_or(|value| !matches!(value, "0" | "false" | "off"))
}
