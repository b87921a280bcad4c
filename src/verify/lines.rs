//! A Word file as stories of lines that can be compared letter by letter.
//!
//! A story is what is read by itself: the body, the notes, the text boxes, each head and foot of pages. A line is a paragraph, or
//! a whole row of a table, with its cells parted by tabs, so that an empty cell and a word in another column are not the same.
//!
//! ```text
//! body        paragraph "Urges all States[note] to act;"      2.   OP2
//!             row       "Tug⇥40 crowns⇥"                           table 1, row 3
//! footnotes   paragraph "Resolution 60/1."                    1    at OP2
//! ```
//!
//! What is no letter is a sign: a note, a picture by its digest. Results of fields that are computed anew whenever the file is
//! printed are the name of the field. Hidden letters are kept apart. Cost: linear.

use std::collections::{BTreeMap, VecDeque};

use super::verified::BODY;
use crate::document::{Block, Document, Holds, Spaces};
use crate::instrument::Instrument;
use crate::read::Limits;
use crate::read::docx::{Element, FlowKind, Manuscript, NoteKey, Sign, destinations, likenesses};
use crate::structure::structure;

/// The signs of what is no letter. No file of XML can have them as letters.
pub(super) const NOTE: char = '\u{2}';
/// The end of a paragraph in a cell.
pub(super) const END: char = '\u{3}';
/// The beginning of a cell in a table that stands in a cell.
pub(super) const CELL: char = '\u{7}';

/// A file, ready to be compared.
pub(super) struct Folio {
    pub(super) stories: BTreeMap<Story, Vec<Line>>,
    pub(super) instrument: Instrument,
    /// The hidden text, with the paragraph that it stands in.
    pub(super) hidden: Vec<(Option<String>, String)>,
    /// The letters of text boxes that say something else to older programs.
    pub(super) disagreeing: usize,
    /// The paragraph that each piece of the file's bytes stands in, by its name: for what refers to a place.
    ids: Vec<(usize, Option<String>)>,
    xml: String,
}

/// What is read by itself, in the order in which it is told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Story {
    Body,
    Footnotes,
    Endnotes,
    Boxes,
    /// Which pages have heads and feet of their own.
    Pages,
    /// By the section, what it is, and of which pages.
    Margin(usize, String, String),
}

/// A paragraph, or a row of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// The letters and signs; a row has tabs between its cells.
    pub(super) text: String,
    /// The text with its white space made even.
    pub(super) key: String,
    /// The table and the row, from 1.
    pub(super) row: Option<(usize, usize)>,
    /// The numbers that the file counts here, with their levels.
    pub(super) labels: Vec<(String, u8)>,
    pub(super) id: Option<String>,
    pub(super) part: String,
    /// The formulas, as they are set.
    pub(super) formulas: Vec<String>,
    /// Where links lead.
    pub(super) links: Vec<String>,
    /// The letters with their looks; none where a line has no block of its own.
    pub(super) looks: Vec<(char, Look)>,
}

/// The looks that say something.
pub(super) type Look = u8;

/// The names of the looks, by their bits.
pub(super) const LOOKS: [&str; 5] = ["italic", "bold", "raised", "underlined", "struck"];

/// Fields that are computed anew whenever the file is printed.
const COMPUTED: [&str; 15] = [
    "PAGE",
    "NUMPAGES",
    "SECTION",
    "SECTIONPAGES",
    "PAGEREF",
    "DATE",
    "TIME",
    "SAVEDATE",
    "PRINTDATE",
    "FILENAME",
    "FILESIZE",
    "EDITTIME",
    "NUMWORDS",
    "NUMCHARS",
    "REVNUM",
];

/// Fields that show nothing where they store no result: marks for an index or a list, links.
const UNSEEN: [&str; 10] = [
    "",
    "TC",
    "XE",
    "TA",
    "RD",
    "SET",
    "PRIVATE",
    "HYPERLINK",
    "NEXT",
    "SKIPIF",
];

impl Folio {
    /// Makes the stories of a file.
    pub(super) fn of(bytes: &[u8], mut file: Manuscript, limits: Limits) -> Self {
        let mut blocks = std::mem::take(&mut file.blocks);
        for block in &mut blocks {
            block.hints.marks_references = true;
        }
        let document = Document {
            blocks,
            spaces: Spaces::Stored,
            warnings: Vec::new(),
        };
        let instrument = structure(&document);
        let writer = Writer::new(bytes, &file, &document.blocks, &instrument, limits);
        let stories = writer.stories();
        let hidden = writer.hidden();
        let ids = file
            .paragraphs
            .iter()
            .enumerate()
            .map(|(at, paragraph)| (paragraph.range.start, writer.id_of(at)))
            .collect();
        let disagreeing = file.boxes.iter().filter(|text_box| !text_box.agrees).count();
        Self {
            stories,
            instrument,
            hidden,
            disagreeing,
            ids,
            xml: file.xml,
        }
    }

    /// Whether a picture or a drawing stands in the text.
    pub(super) fn has_pictures(&self) -> bool {
        let lines = self
            .stories
            .iter()
            .filter(|(story, _)| !matches!(story, Story::Margin(..)));
        let mut lines = lines.flat_map(|(_, lines)| lines);
        lines.any(|line| line.text.contains("[picture ") || line.text.contains("[drawing]"))
    }

    /// Returns the paragraphs that refer to comments, by the numbers of these.
    pub(super) fn commented(&self) -> BTreeMap<&str, Option<String>> {
        let mut ids = self.ids.clone();
        ids.sort_by_key(|(start, _)| *start);
        let places = self.xml.match_indices("commentReference ");
        let found = places.filter_map(|(at, _)| {
            let rest = &self.xml[at..];
            let tag = &rest[..rest.find('>')?];
            let number = tag.split("id=").nth(1)?.split(['"', '\'']).nth(1)?;
            let paragraph = ids.partition_point(|(start, _)| *start <= at).checked_sub(1)?;
            Some((number, ids[paragraph].1.clone()))
        });
        found.collect()
    }
}

/// Makes lines of a manuscript.
struct Writer<'a> {
    file: &'a Manuscript,
    /// The blocks by their places.
    blocks: BTreeMap<usize, &'a Block>,
    /// Where provisions begin, with their names.
    provisions: Vec<(usize, String)>,
    pictures: BTreeMap<usize, String>,
    /// The fields that are told by what they ask for.
    fields: BTreeMap<(usize, usize), (usize, String)>,
    /// Where the links of paragraphs lead.
    links: BTreeMap<usize, Vec<String>>,
    /// The place of each paragraph, or of what is before it.
    places: Vec<Option<usize>>,
}

impl<'a> Writer<'a> {
    fn new(
        bytes: &[u8],
        file: &'a Manuscript,
        blocks: &'a [Block],
        instrument: &Instrument,
        limits: Limits,
    ) -> Self {
        let mut provisions: Vec<(usize, String)> = instrument
            .provisions
            .iter()
            .map(|it| (it.locator.bytes.start, it.id.to_string()))
            .collect();
        provisions.sort_by_key(|(start, _)| *start);
        let mut writer = Self {
            file,
            blocks: blocks
                .iter()
                .map(|block| (block.locator.bytes.start, block))
                .collect(),
            provisions,
            pictures: likenesses(bytes, file, limits),
            fields: told_by_name(file),
            links: destinations(bytes, file, limits),
            places: Vec::new(),
        };
        writer.places = writer.places(blocks);
        writer
    }

    /// Finds the place of each paragraph; one in a row of figures has that of its row.
    fn places(&self, blocks: &[Block]) -> Vec<Option<usize>> {
        let bare = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
        let mut rows: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
        for block in blocks.iter().filter(|block| block.hints.holds == Holds::Row) {
            let place = block.locator.bytes.start;
            rows.entry(bare(&block.text())).or_default().push_back(place);
        }
        let mut places: Vec<Option<usize>> = self.file.paragraphs.iter().map(|it| it.place).collect();
        for row in self.file.tables.iter().flat_map(|table| &table.rows) {
            let inside: Vec<usize> = row
                .cells
                .iter()
                .flat_map(|cell| &self.file.flows[cell.flow].elements)
                .filter_map(|element| match element {
                    Element::Paragraph(at) => Some(*at),
                    Element::Table(_) => None,
                })
                .collect();
            let text: String = inside.iter().map(|at| bare(&self.letters(*at))).collect();
            if inside.iter().all(|at| places[*at].is_none())
                && let Some(place) = rows.get_mut(&text).and_then(VecDeque::pop_front)
            {
                for at in inside {
                    places[at] = Some(place);
                }
            }
        }
        places
    }

    fn stories(&self) -> BTreeMap<Story, Vec<Line>> {
        let mut stories: BTreeMap<Story, Vec<Line>> = BTreeMap::new();
        let mut tables = 0;
        let body = self.flow(self.file.body, BODY, &mut tables);
        stories.insert(Story::Body, body);
        for (letter, key) in &self.file.references {
            let Some(note) = self.file.notes.get(key) else {
                continue;
            };
            let story = if key.0 { Story::Endnotes } else { Story::Footnotes };
            let lines = self.note(*letter, key, note.flow);
            stories.entry(story).or_default().extend(lines);
        }
        for text_box in &self.file.boxes {
            let lines = self.flow(text_box.flow, "text box", &mut 0);
            stories.entry(Story::Boxes).or_default().extend(lines);
        }
        for ((section, kind, pages), flow) in &self.file.margins {
            let part = if kind == "headerReference" {
                "head of pages"
            } else {
                "foot of pages"
            };
            let lines = self.flow(*flow, part, &mut 0);
            if !lines.is_empty() {
                stories.insert(Story::Margin(*section, kind.clone(), pages.clone()), lines);
            }
        }
        if !self.file.margins.is_empty() {
            stories.insert(Story::Pages, self.pages());
        }
        stories
    }

    /// Says which pages have heads and feet of their own, even where those are empty.
    fn pages(&self) -> Vec<Line> {
        let first = |section: &usize| {
            let section = section + 1;
            format!("the first page of section {section} has a head and a foot of its own")
        };
        let even = "even pages have heads and feet of their own".to_owned();
        let said = self.file.titled.iter().map(first);
        let lines = said.chain(self.file.tells_even.then_some(even)).map(|text| Line {
            part: "heads and feet of pages".to_owned(),
            key: text.clone(),
            text,
            ..Line::default()
        });
        lines.collect()
    }

    /// Makes the lines of a note. It is numbered by its mark, and stands where that stands.
    fn note(&self, letter: usize, key: &NoteKey, flow: usize) -> Vec<Line> {
        let mut lines = self.flow(flow, "", &mut 0);
        let at = self.id_of(self.file.letters[letter].paragraph);
        let first = self.file.flows[flow]
            .elements
            .iter()
            .find_map(|element| match element {
                Element::Paragraph(at) => self.block(*at),
                Element::Table(_) => None,
            });
        let marker = first
            .and_then(|block| block.hints.footnote.clone())
            .unwrap_or_default();
        let kind = if key.0 { "endnote" } else { "footnote" };
        for line in &mut lines {
            line.part = String::from(format!("{kind} {marker}").trim_end());
            line.id.clone_from(&at);
        }
        if let Some(line) = lines.first_mut() {
            line.labels = vec![(marker, 0)];
        }
        lines
    }

    /// Makes the lines of a flow; empty paragraphs have none.
    fn flow(&self, flow: usize, part: &str, tables: &mut usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for element in &self.file.flows[flow].elements {
            match element {
                Element::Paragraph(at) => lines.extend(self.paragraph(*at, part)),
                Element::Table(at) => {
                    *tables += 1;
                    lines.extend(self.rows(*at, part, *tables));
                }
            }
        }
        lines
    }

    fn paragraph(&self, at: usize, part: &str) -> Option<Line> {
        let text = self.text(at);
        let key = even(&text);
        let line = Line {
            row: None,
            labels: self.label(at).into_iter().collect(),
            id: self.id_of(at),
            part: part.to_owned(),
            formulas: self.formulas(at),
            links: self.links.get(&at).cloned().unwrap_or_default(),
            looks: self.block(at).map_or_else(Vec::new, looks),
            text,
            key,
        };
        (!line.key.is_empty() || !line.labels.is_empty()).then_some(line)
    }

    fn label(&self, at: usize) -> Option<(String, u8)> {
        let paragraph = &self.file.paragraphs[at];
        let label = paragraph.label.clone().map(|label| (label, paragraph.level));
        label.or_else(|| paragraph.empty_label.clone())
    }

    fn rows(&self, table: usize, part: &str, number: usize) -> Vec<Line> {
        let rows = self.file.tables[table].rows.iter().enumerate();
        rows.map(|(at, row)| {
            let mut line = Line {
                row: Some((number, at + 1)),
                part: if part == BODY {
                    String::new()
                } else {
                    format!("{part}, ")
                },
                ..Line::default()
            };
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|cell| self.cell(cell.flow, &mut line))
                .collect();
            let keys: Vec<String> = cells.iter().map(|cell| even(cell)).collect();
            line.text = cells.join("\t");
            line.key = keys.join("\t");
            line
        })
        .collect()
    }

    /// Returns the text of a cell, and notes on its line what else is in it.
    fn cell(&self, flow: usize, line: &mut Line) -> String {
        let mut texts = Vec::new();
        for element in &self.file.flows[flow].elements {
            match element {
                Element::Paragraph(at) => {
                    texts.push(self.text(*at).replace('\t', " "));
                    line.labels.extend(self.label(*at));
                    line.formulas.extend(self.formulas(*at));
                    line.links
                        .extend(self.links.get(at).into_iter().flatten().cloned());
                    line.id = line.id.take().or_else(|| self.id_of(*at));
                }
                Element::Table(inner) => {
                    for row in &self.file.tables[*inner].rows {
                        let mut text = String::new();
                        for cell in &row.cells {
                            text.push(CELL);
                            text.push_str(&self.cell(cell.flow, line));
                        }
                        texts.push(text);
                    }
                }
            }
        }
        texts.retain(|text: &String| !even(text).is_empty());
        texts.join(END.encode_utf8(&mut [0; 4]))
    }

    /// Returns the letters of a paragraph, as its block has them.
    fn letters(&self, at: usize) -> String {
        let letters = &self.file.letters[self.file.paragraphs[at].letters.clone()];
        let shown = letters
            .iter()
            .filter(|it| matches!(it.sign, Sign::Letter | Sign::Space | Sign::OwnMark));
        shown.map(|it| it.c).collect()
    }

    /// Returns the letters and signs of a paragraph.
    fn text(&self, at: usize) -> String {
        let mut text = String::new();
        let range = self.file.paragraphs[at].letters.clone();
        let mut letter = range.start;
        while letter <= range.end {
            if let Some((end, said)) = self.fields.get(&(at, letter)) {
                text.push_str(said);
                if *end > letter {
                    letter = *end;
                    continue;
                }
            }
            if letter >= range.end {
                break;
            }
            match self.file.letters[letter].sign {
                Sign::Letter | Sign::Space | Sign::OwnMark => text.push(self.file.letters[letter].c),
                Sign::Note => text.push(NOTE),
                Sign::Object => match self.pictures.get(&letter) {
                    Some(digest) => text.push_str(&format!("[picture {digest}]")),
                    None => text.push_str("[drawing]"),
                },
                Sign::Hidden => {}
            }
            letter += 1;
        }
        text
    }

    fn formulas(&self, at: usize) -> Vec<String> {
        let letters = self.file.paragraphs[at].letters.clone();
        let mut runs: Vec<usize> = self.file.letters[letters]
            .iter()
            .map(|letter| letter.run)
            .collect();
        runs.dedup();
        let formulas = runs.into_iter().filter(|run| self.file.runs[*run].is_formula);
        formulas
            .map(|run| bones(&self.file.xml[self.file.runs[run].range.clone()]))
            .collect()
    }

    /// Gathers the hidden text, paragraph by paragraph.
    fn hidden(&self) -> Vec<(Option<String>, String)> {
        let mut hidden = Vec::new();
        for (at, paragraph) in self.file.paragraphs.iter().enumerate() {
            let letters = self.file.letters[paragraph.letters.clone()].iter();
            let text: String = letters
                .filter(|it| it.sign == Sign::Hidden)
                .map(|it| it.c)
                .collect();
            let text = even(&text);
            if !text.is_empty() {
                hidden.push((self.id_of(at), text));
            }
        }
        hidden
    }

    fn block(&self, at: usize) -> Option<&'a Block> {
        self.blocks.get(&self.file.paragraphs[at].place?).copied()
    }

    /// Names the provision that a paragraph belongs to.
    fn id_of(&self, at: usize) -> Option<String> {
        let paragraph = &self.file.paragraphs[at];
        if self.file.flows[paragraph.flow].kind == FlowKind::Margin {
            return None;
        }
        let place = self.places.get(at).copied().flatten()?;
        let found = self.provisions.partition_point(|(start, _)| *start <= place);
        Some(self.provisions[found.checked_sub(1)?].1.clone())
    }
}

/// Finds the fields that are told by what they ask for: those that are computed anew whenever the file is printed, and those
/// whose result is stored nowhere. By their paragraph and first letter: the one behind their last, and what is said of them.
fn told_by_name(file: &Manuscript) -> BTreeMap<(usize, usize), (usize, String)> {
    let mut found: BTreeMap<(usize, usize), (usize, String)> = BTreeMap::new();
    for field in &file.shown_fields {
        let words: Vec<&str> = field.instruction.split_whitespace().collect();
        let name = words
            .first()
            .map(|name| name.to_ascii_uppercase())
            .unwrap_or_default();
        let said = match &field.state {
            _ if COMPUTED.contains(&name.as_str()) => format!("[{name}]"),
            Some(state) => format!("[{name} {state}]"),
            None if field.result.is_empty() && !UNSEEN.contains(&name.as_str()) => {
                format!("[{}]", words.join(" "))
            }
            None => continue,
        };
        let place = found.entry((field.paragraph, field.result.start)).or_default();
        place.0 = place.0.max(field.result.end);
        place.1.push_str(&said);
    }
    found
}

/// Makes white space even: single spaces, none at the ends.
pub(super) fn even(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Elements of a formula that only say how letters are cut into runs and how they look.
const OF_LETTERS: [&str; 7] = ["m:r", "m:t", "m:rPr", "m:sty", "m:scr", "m:nor", "m:ctrlPr"];

/// Returns what a formula is made of: its elements and signs, without what Word says of letters.
fn bones(xml: &str) -> String {
    let mut out = String::new();
    for piece in xml.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag
            .split([' ', '/'])
            .find(|it| !it.is_empty())
            .unwrap_or_default();
        if !name.starts_with("w:") && !OF_LETTERS.contains(&name) {
            out.push_str(name);
            if let Some(value) = tag.split("val=").nth(1) {
                out.push_str(value.trim_end_matches('/'));
            }
            out.push(' ');
        }
        out.push_str(text.trim());
    }
    out
}

/// Returns the letters of a block with their looks.
fn looks(block: &Block) -> Vec<(char, Look)> {
    let mut looks = Vec::new();
    for run in block.runs.iter().filter(|run| !run.style.reference) {
        let style = &run.style;
        let bits = [
            style.italic,
            style.bold,
            style.superscript,
            style.underline,
            style.struck,
        ];
        let look = bits.iter().rev().fold(0, |look, bit| look << 1 | u8::from(*bit));
        let letters = run.text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}');
        looks.extend(letters.map(|c| (c, look)));
    }
    looks
}
