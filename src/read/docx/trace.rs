//! Notes where the walk finds what it takes, and makes the manuscript of it.
//!
//! The walk tells the trace where a story, a table, a row, a cell, a paragraph, a run and a piece of a run begin and end, and
//! every letter with whether the page shows it. A trace that is off costs nothing. It decides nothing: what is a letter, which
//! of two alternatives is read and what is hidden is the reader's word.

use std::ops::Range;

use roxmltree::Node;

use super::element::{attribute, child, start_tag_end, word};
use super::field::{self, Field};
use super::manuscript::{
    Body, Cell, Element, Flow, FlowKind, Letter, Manuscript, MarginKey, NoteKey, Paragraph, PartKind, Row,
    Run, Sign, Table, TextBox,
};

/// What follows the walk, or nothing.
#[derive(Default)]
pub(super) struct Trace(Option<Box<Tracer>>);

/// What is open while the walk goes on.
#[derive(Default)]
struct Tracer {
    manuscript: Manuscript,
    /// Where the part that is being read begins.
    base: usize,
    /// The flows that are open, the innermost last.
    flows: Vec<usize>,
    /// The tables that are open, the innermost last.
    tables: Vec<usize>,
    /// How deep the walk is inside a run, and inside a piece of it.
    run_depth: usize,
    piece_depth: usize,
    piece: (Option<Range<usize>>, usize),
    /// The fields that are open, the innermost last.
    fields: Vec<OpenField>,
    paragraph: Option<usize>,
}

/// A field whose end was not met yet.
pub(super) struct OpenField {
    /// The first run.
    run: usize,
    instruction: String,
    state: Option<String>,
    /// Whether the page shows it: it is not hidden, and not in the instruction of another.
    shows: bool,
    /// The paragraph and the letter that its result begins with, where that has begun.
    result: Option<(usize, usize)>,
}

/// A story that is read by itself.
pub(super) enum StoryOf<'k> {
    Body,
    Note(NoteKey),
    /// The part by its name, and what it is.
    Margin(&'k str, MarginKey),
}

impl Trace {
    /// A trace of the parts in a manuscript that has nothing but them.
    pub(super) fn of(manuscript: Manuscript) -> Self {
        Self(Some(Box::new(Tracer {
            manuscript,
            ..Tracer::default()
        })))
    }

    /// Returns what was noted.
    pub(super) fn take(&mut self) -> Option<Manuscript> {
        self.0.take().map(|tracer| tracer.manuscript)
    }

    pub(super) fn begin_story(&mut self, story: StoryOf<'_>, root: Node<'_, '_>) {
        let Some(it) = &mut self.0 else { return };
        it.begin_story(story, root);
    }

    pub(super) fn end_story(&mut self) {
        let Some(it) = &mut self.0 else { return };
        it.flows.pop();
        let letters = it.manuscript.letters.len();
        let paragraphs = it.manuscript.paragraphs.len();
        for body in it
            .manuscript
            .notes
            .values_mut()
            .filter(|body| body.letters.end == usize::MAX)
        {
            body.letters.end = letters;
            body.paragraphs.end = paragraphs;
        }
    }

    /// Marks the end of the text before the notes.
    pub(super) fn end_of_text(&mut self) {
        let Some(it) = &mut self.0 else { return };
        it.manuscript.text_end = it.manuscript.letters.len();
    }

    /// Whether a note was traced already; a file can refer to one note twice.
    pub(super) fn knows(&self, key: &NoteKey) -> bool {
        self.0
            .as_ref()
            .is_some_and(|it| it.manuscript.notes.contains_key(key))
    }

    /// Begins a table, and returns the number of its first paragraph.
    pub(super) fn begin_table(&mut self, node: Node<'_, '_>) -> usize {
        let Some(it) = &mut self.0 else { return 0 };
        let number = it.manuscript.tables.len();
        let head = ["tblPr", "tblGrid"]
            .iter()
            .filter_map(|name| child(node, name))
            .map(|node| raw(node).to_owned())
            .collect();
        it.manuscript.tables.push(Table {
            range: it.span(node),
            head,
            rows: Vec::new(),
        });
        it.push(Element::Table(number));
        it.tables.push(number);
        it.manuscript.paragraphs.len()
    }

    pub(super) fn end_table(&mut self) {
        let Some(it) = &mut self.0 else { return };
        it.tables.pop();
    }

    pub(super) fn begin_row(&mut self, node: Node<'_, '_>) {
        let Some(it) = &mut self.0 else { return };
        let row = Row {
            range: it.span(node),
            properties: child(node, "trPr").map_or_else(String::new, |node| inside(node)),
            mark: it.mark_of(node, "trPr", child(node, "tblPrEx")),
            cells: Vec::new(),
        };
        if let Some(table) = it.tables.last() {
            it.manuscript.tables[*table].rows.push(row);
        }
    }

    pub(super) fn begin_cell(&mut self, node: Node<'_, '_>) {
        let Some(it) = &mut self.0 else { return };
        let properties = child(node, "tcPr");
        let start = properties
            .map(|it| it.range().end)
            .or_else(|| start_tag_end(part_of(node), node));
        let flow = it.open(FlowKind::Cell, it.base + start.unwrap_or(node.range().start));
        let cell = Cell {
            range: it.span(node),
            properties: properties.map_or_else(String::new, |node| inside(node)),
            mark: it.mark_of(node, "tcPr", None),
            flow,
        };
        let row = it
            .tables
            .last()
            .and_then(|table| it.manuscript.tables[*table].rows.last_mut());
        if let Some(row) = row {
            row.cells.push(cell);
        }
    }

    pub(super) fn end_cell(&mut self) {
        let Some(it) = &mut self.0 else { return };
        it.flows.pop();
    }

    /// Begins a text box whose drawing is a letter.
    pub(super) fn begin_box(&mut self, node: Node<'_, '_>, letter: usize) {
        let Some(it) = &mut self.0 else { return };
        let number = it.manuscript.boxes.len();
        let (copies, agrees) = copies(node);
        let copies = copies.into_iter().map(|node| it.content(node)).collect();
        let range = it.content(node);
        let flow = it.open(FlowKind::Box(number), range.start);
        it.manuscript.boxes.push(TextBox {
            letter,
            flow,
            range,
            copies,
            agrees,
        });
    }

    pub(super) fn begin_paragraph(&mut self, node: Node<'_, '_>) {
        let Some(it) = &mut self.0 else { return };
        it.begin_paragraph(node);
    }

    pub(super) fn end_paragraph(&mut self) {
        let Some(it) = &mut self.0 else { return };
        let Some(paragraph) = it.paragraph.take() else {
            return;
        };
        it.manuscript.paragraphs[paragraph].letters.end = it.manuscript.letters.len();
    }

    /// Notes that paragraphs from a number on have no block of their own: their rows have.
    pub(super) fn unplace(&mut self, from: usize) {
        let Some(it) = &mut self.0 else { return };
        for paragraph in &mut it.manuscript.paragraphs[from..] {
            paragraph.place = None;
        }
    }

    /// Notes which block became of the paragraph, and the number that Word counts for it.
    pub(super) fn block(&mut self, place: usize, label: Option<&str>, level: u8) {
        let Some(it) = &mut self.0 else { return };
        let Some(paragraph) = it.paragraph else { return };
        let about = &mut it.manuscript.paragraphs[paragraph];
        about.place = Some(place);
        about.label = label.map(str::to_owned);
        about.level = level;
    }

    pub(super) fn begin_run(&mut self, node: Node<'_, '_>, is_formula: bool) {
        let Some(it) = &mut self.0 else { return };
        it.run_depth += 1;
        if it.run_depth == 1 {
            it.begin_run(node, is_formula);
        }
        if is_formula {
            self.begin_piece(node);
        }
    }

    pub(super) fn end_run(&mut self, is_formula: bool) {
        if is_formula {
            self.end_piece();
        }
        let Some(it) = &mut self.0 else { return };
        it.run_depth -= 1;
    }

    pub(super) fn begin_piece(&mut self, node: Node<'_, '_>) {
        let Some(it) = &mut self.0 else { return };
        it.piece_depth += 1;
        if it.piece_depth == 1 {
            let is_text = word(node) == "t";
            let raw = (!is_text).then(|| it.span(node));
            it.piece = (raw, it.manuscript.letters.len());
        }
    }

    pub(super) fn end_piece(&mut self) {
        let Some(it) = &mut self.0 else { return };
        it.piece_depth -= 1;
        if it.piece_depth == 0
            && let Some(run) = it.manuscript.runs.last_mut()
        {
            let (raw, start) = it.piece.clone();
            run.pieces.push((raw, start..it.manuscript.letters.len()));
        }
    }

    /// Notes letters of the piece that is open.
    pub(super) fn letters(&mut self, text: &str, shows: bool) {
        let Some(it) = &mut self.0 else { return };
        for c in text.chars() {
            it.letter(c, if shows { sign(c) } else { Sign::Hidden });
        }
    }

    /// Notes the reference to a note.
    pub(super) fn reference(&mut self, key: NoteKey) {
        let Some(it) = &mut self.0 else { return };
        let letter = it.letter('\u{fffc}', Sign::Note);
        it.manuscript.references.insert(letter, key);
    }

    /// Notes a piece of the mark that a reference prints itself.
    pub(super) fn own_mark(&mut self, node: Node<'_, '_>, text: &str) {
        self.begin_piece(node);
        if let Some(it) = &mut self.0 {
            for c in text.chars() {
                it.letter(c, Sign::OwnMark);
            }
        }
        self.end_piece();
    }

    /// Notes a drawing, and returns its letter.
    pub(super) fn object(&mut self) -> usize {
        self.0
            .as_mut()
            .map_or(0, |it| it.letter('\u{fffc}', Sign::Object))
    }

    /// Follows the marks of a field.
    pub(super) fn field_mark(&mut self, node: Node<'_, '_>, shows: bool) {
        let Some(it) = &mut self.0 else { return };
        match attribute(node, "fldCharType") {
            Some("begin") => {
                let open = it.open_field(field::state(node), shows);
                it.fields.push(open);
            }
            Some("separate") => {
                let here = it.here();
                if let Some(open) = it.fields.last_mut() {
                    open.result = Some(here);
                }
            }
            Some("end") => {
                let Some(open) = it.fields.pop() else { return };
                let run = it.manuscript.runs.len().saturating_sub(1);
                if let Some((_, result)) = open.result {
                    let letters = it.manuscript.letters.len();
                    it.manuscript.fields.push((open.run..run + 1, result..letters));
                }
                it.close_field(open);
            }
            _ => {}
        }
    }

    /// Adds to the instruction of the field whose result has not begun.
    pub(super) fn instruction(&mut self, text: &str) {
        let Some(it) = &mut self.0 else { return };
        if let Some(open) = it.fields.last_mut().filter(|it| it.result.is_none()) {
            open.instruction.push_str(text);
        }
    }

    /// Begins a field that is one element around its result, or without one.
    pub(super) fn begin_field(&mut self, instruction: &str, shows: bool) -> Option<OpenField> {
        let it = self.0.as_mut()?;
        Some(OpenField {
            instruction: instruction.to_owned(),
            result: Some(it.here()),
            ..it.open_field(None, shows)
        })
    }

    pub(super) fn end_field(&mut self, open: Option<OpenField>) {
        if let (Some(it), Some(open)) = (&mut self.0, open) {
            it.close_field(open);
        }
    }

    /// Notes a link by its relation.
    pub(super) fn link(&mut self, relation: &str) {
        let Some(it) = &mut self.0 else { return };
        let (paragraph, _) = it.here();
        it.manuscript.links.push((paragraph, relation.to_owned()));
    }

    /// Notes the number that Word counts for a paragraph without words.
    pub(super) fn number(&mut self, label: Option<(String, u8)>) {
        let Some(it) = &mut self.0 else { return };
        if let Some(paragraph) = it.paragraph {
            it.manuscript.paragraphs[paragraph].empty_label = label;
        }
    }
}

impl Tracer {
    /// Returns the paragraph and the letter that come next.
    fn here(&self) -> (usize, usize) {
        (self.paragraph.unwrap_or_default(), self.manuscript.letters.len())
    }

    fn open_field(&self, state: Option<String>, shows: bool) -> OpenField {
        OpenField {
            run: self.manuscript.runs.len().saturating_sub(1),
            instruction: String::new(),
            state,
            shows,
            result: None,
        }
    }

    fn close_field(&mut self, open: OpenField) {
        let (paragraph, first) = open.result.unwrap_or_else(|| self.here());
        if open.shows {
            self.manuscript.shown_fields.push(Field {
                instruction: open.instruction,
                state: open.state,
                paragraph,
                result: first..self.manuscript.letters.len(),
            });
        }
    }

    fn begin_story(&mut self, story: StoryOf<'_>, root: Node<'_, '_>) {
        let kind = match &story {
            StoryOf::Body => PartKind::Document,
            StoryOf::Note((true, _)) => PartKind::Endnotes,
            StoryOf::Note((false, _)) => PartKind::Footnotes,
            StoryOf::Margin(..) => PartKind::Margin,
        };
        let is_meant = |name: &str| match &story {
            StoryOf::Margin(wanted, _) => name == *wanted,
            _ => true,
        };
        let mut parts = self.manuscript.parts.iter();
        let part = parts.find(|part| part.kind == kind && is_meant(&part.name));
        self.base = part.map_or(0, |part| part.range.start);
        self.fields.clear();
        let content = self.content(root);
        let (flow, of) = match &story {
            StoryOf::Body => (self.open(FlowKind::Body, content.start), None),
            StoryOf::Note(key) => (self.open(FlowKind::Note, content.start), Some(key.clone())),
            StoryOf::Margin(..) => (self.open(FlowKind::Margin, content.start), None),
        };
        match story {
            StoryOf::Body => {
                let last = root.children().rfind(|node| word(*node) == "sectPr");
                self.manuscript.body = flow;
                self.manuscript.body_end = last.map_or(content.end, |node| self.span(node).start);
            }
            StoryOf::Margin(_, key) => self.manuscript.margins.push((key, flow)),
            StoryOf::Note(_) => {}
        }
        if let Some(key) = of {
            let body = Body {
                letters: self.manuscript.letters.len()..usize::MAX,
                paragraphs: self.manuscript.paragraphs.len()..usize::MAX,
                flow,
            };
            self.manuscript.notes.insert(key, body);
        }
    }

    fn begin_paragraph(&mut self, node: Node<'_, '_>) {
        let properties = child(node, "pPr");
        let copied: String = properties
            .into_iter()
            .flat_map(|properties| properties.children())
            .filter(|it| it.is_element() && !matches!(word(*it), "rPr" | "sectPr" | "pPrChange" | ""))
            .map(raw)
            .collect();
        let has_section = properties.is_some_and(|properties| child(properties, "sectPr").is_some());
        let follows = node.next_sibling_element();
        let xml = part_of(node);
        let opened = start_tag_end(xml, node).map(|at| self.base + at);
        let (mark, before, after) = place_of_mark(xml, node, properties);
        let number = self.manuscript.paragraphs.len();
        let letters = self.manuscript.letters.len();
        let paragraph = Paragraph {
            range: self.span(node),
            letters: letters..letters,
            content: properties.map(|properties| self.span(properties).end).or(opened),
            properties: if copied.is_empty() {
                copied
            } else {
                format!("<w:pPr>{copied}</w:pPr>")
            },
            has_section,
            is_fixed: has_section || follows.is_none_or(|next| matches!(word(next), "tbl" | "sectPr")),
            flow: self.flows.last().copied().unwrap_or_default(),
            table: self
                .tables
                .first()
                .map(|table| self.manuscript.tables[*table].range.clone()),
            mark: (self.base + mark.start..self.base + mark.end, before, after),
            place: None,
            label: None,
            level: 0,
            empty_label: None,
        };
        self.manuscript.paragraphs.push(paragraph);
        self.push(Element::Paragraph(number));
        self.paragraph = Some(number);
    }

    fn begin_run(&mut self, node: Node<'_, '_>, is_formula: bool) {
        let properties = child(node, "rPr").filter(|_| !is_formula);
        let inside = properties
            .into_iter()
            .flat_map(|properties| properties.children());
        let made = Run {
            range: self.span(node),
            properties: properties.map_or(0..0, |it| self.span(it)),
            look: inside.filter(|it| !word(*it).is_empty()).map(raw).collect(),
            is_direct: node.parent().is_some_and(|parent| word(parent) == "p"),
            is_formula,
            pieces: Vec::new(),
            paragraph: self.paragraph.unwrap_or_default(),
        };
        self.manuscript.runs.push(made);
    }

    fn letter(&mut self, c: char, sign: Sign) -> usize {
        self.manuscript.letters.push(Letter {
            c,
            sign,
            run: self.manuscript.runs.len().saturating_sub(1),
            paragraph: self.paragraph.unwrap_or_default(),
        });
        self.manuscript.letters.len() - 1
    }

    fn open(&mut self, kind: FlowKind, start: usize) -> usize {
        let number = self.manuscript.flows.len();
        self.manuscript.flows.push(Flow {
            elements: Vec::new(),
            start,
            kind,
        });
        self.flows.push(number);
        number
    }

    fn push(&mut self, element: Element) {
        if let Some(flow) = self.flows.last() {
            self.manuscript.flows[*flow].elements.push(element);
        }
    }

    fn span(&self, node: Node<'_, '_>) -> Range<usize> {
        let range = node.range();
        self.base + range.start..self.base + range.end
    }

    /// Returns where the content of an element stands.
    fn content(&self, node: Node<'_, '_>) -> Range<usize> {
        let range = self.span(node);
        match start_tag_end(part_of(node), node) {
            Some(start) => {
                let close = raw(node).rfind("</").unwrap_or_default();
                self.base + start..range.start + close
            }
            None => range.start..range.start,
        }
    }

    /// Returns where a revision of a row or a cell goes, with what comes before and after it.
    fn mark_of(
        &self,
        node: Node<'_, '_>,
        name: &str,
        after: Option<Node<'_, '_>>,
    ) -> (Range<usize>, String, String) {
        let around = || (format!("<w:{name}>"), format!("</w:{name}>"));
        let (range, (before, behind)) = if let Some(properties) = child(node, name) {
            let content = self.content(properties);
            if content.start == self.span(properties).start {
                (self.span(properties), around())
            } else {
                (content.end..content.end, (String::new(), String::new()))
            }
        } else {
            let start = after.map_or_else(|| self.content(node).start, |after| self.span(after).end);
            (start..start, around())
        };
        (range, before, behind)
    }
}

/// Returns the part that an element stands in.
fn part_of<'n>(node: Node<'n, '_>) -> &'n str {
    node.document().input_text()
}

/// Returns an element as it is written.
fn raw<'n>(node: Node<'n, '_>) -> &'n str {
    &part_of(node)[node.range()]
}

/// Returns the Word elements in properties, as they are written.
fn inside(node: Node<'_, '_>) -> String {
    let words = node.children().filter(|it| !word(*it).is_empty());
    words.map(raw).collect()
}

/// Whether a character tells texts apart.
fn sign(c: char) -> Sign {
    if c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}') {
        Sign::Space
    } else {
        Sign::Letter
    }
}

/// Returns the other alternatives of a text box, and whether they say the same.
fn copies<'a, 'i>(node: Node<'a, 'i>) -> (Vec<Node<'a, 'i>>, bool) {
    let is_choice = |it: &Node<'_, '_>| it.tag_name().name() == "AlternateContent";
    let Some(alternatives) = node.ancestors().find(is_choice) else {
        return (Vec::new(), true);
    };
    let boxes_of = |branch: Node<'a, 'i>| -> Vec<Node<'a, 'i>> {
        branch
            .descendants()
            .filter(|it| word(*it) == "txbxContent")
            .collect()
    };
    let mut branches = alternatives.children().filter(Node::is_element);
    let Some(own) = branches.find(|branch| node.ancestors().any(|it| it == *branch)) else {
        return (Vec::new(), true);
    };
    let place = boxes_of(own).iter().position(|it| *it == node);
    let mut found = Vec::new();
    let mut agrees = true;
    for branch in alternatives.children().filter(|it| it.is_element() && *it != own) {
        let boxes = boxes_of(branch);
        match place.and_then(|place| boxes.get(place)) {
            Some(copy) => {
                agrees &= said(*copy) == said(node);
                found.push(*copy);
            }
            None => agrees &= boxes.is_empty(),
        }
    }
    (found, agrees)
}

/// Returns the letters in an element.
fn said(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(|it| word(*it) == "t");
    texts
        .flat_map(|it| it.children())
        .filter_map(|it| it.text())
        .collect()
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
