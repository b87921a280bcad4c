//! Walks the tree of a page and cuts it into paragraphs.

use super::super::Revisions;
use super::super::blocks::Runs;
use super::super::formula::Part;
use super::super::labels::{is_label, starts_with_label};
use super::super::numerals::{AfterZ, Ideographs, Numerals};
use super::super::tracked::{Counts, left_out, told};
use super::super::{picture, table};
use super::looks;
use super::notes::Notes;
use super::places::{self, Within};
use super::sheet::Sheet;
use super::tree::{Content, Element, Id, ROOT, Tree};
use crate::document::{Block, Document, Extent, Hints, Locator, Outside, Placing, Style};

/// The nodes of a cell that are looked at.
const LOOKED_AT: usize = 500;
/// The nodes looked at to answer a question about the start of an element.
const GLANCE: usize = 64;

/// A walk through one page.
pub(super) struct Walk<'t> {
    tree: &'t Tree,
    view: Revisions,
    sheet: Sheet,
    notes: Notes,
    /// Whether what leads about is set apart: not in a page that is nothing else.
    sets_apart: bool,
    document: Document,
    /// The paragraph that is being read.
    runs: Runs,
    /// The line it starts in.
    line: Option<u32>,
    /// The number of a list item, for its first paragraph.
    label: Option<(Option<String>, u8)>,
    /// The label of a row, for the first paragraph of its text.
    carry: Option<Runs>,
    /// The marker of the footnote that is being read.
    marker: Option<String>,
    /// The note that begins here may print its marker once more.
    note_begins: bool,
    /// The pictures in the paragraph, which stand behind it.
    pictures: Vec<Block>,
    /// Where the links in the paragraph lead.
    targets: Vec<String>,
    /// The lists of links, by the blocks that they made.
    lists_of_links: Vec<std::ops::Range<usize>>,
    /// Blank lines of print since the last block.
    blank: f32,
    counts: Counts,
    hidden: usize,
    /// The pieces whose letters nobody sees: white, or too small to read.
    faint: usize,
    last_change: Option<Change>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Inserted,
    Deleted,
}

/// What the elements around a place say of it.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one independent property of a place"
)]
struct Around {
    style: Style,
    heading: Option<u8>,
    placing: Placing,
    table: bool,
    outside: Option<Outside>,
    footnote: bool,
    /// In the list of all footnotes.
    footnotes: bool,
    /// How many lists are around.
    lists: u8,
    /// In preformatted text.
    lines: bool,
    change: Option<Change>,
    /// The letters are not seen.
    faint: bool,
    within: Within,
}

impl<'t> Walk<'t> {
    pub(super) fn new(tree: &'t Tree, view: Revisions) -> Self {
        Self {
            tree,
            view,
            sheet: Sheet::of(tree),
            notes: Notes::of(tree),
            sets_apart: true,
            document: Document::default(),
            runs: Runs::default(),
            line: None,
            label: None,
            carry: None,
            marker: None,
            note_begins: false,
            pictures: Vec::new(),
            targets: Vec::new(),
            lists_of_links: Vec::new(),
            blank: 0.0,
            counts: Counts::default(),
            hidden: 0,
            faint: 0,
            last_change: None,
        }
    }

    /// Reads the page. Where all of it leads about, it is read as it stands.
    pub(super) fn read(mut self) -> Document {
        let around = Around::default();
        self.children(ROOT, around);
        self.end_paragraph(around);
        self.set_lists_of_links_apart();
        let is_text = |block: &Block| block.hints.outside.is_none();
        if self.sets_apart && !self.document.blocks.iter().any(is_text) {
            let mut again = Walk::new(self.tree, self.view);
            again.sets_apart = false;
            return again.read();
        }
        self.document.warnings = [
            self.counts.warning(self.view),
            left_out("hidden-text", self.hidden, "piece", " of hidden text"),
            told(
                "faint-text",
                self.faint,
                "piece",
                " of text that is white or too small to be seen, read as text",
            ),
        ]
        .into_iter()
        .flatten()
        .collect();
        self.document
    }

    /// Sets the lists of links apart that stand above all text and below it.
    fn set_lists_of_links_apart(&mut self) {
        if !self.sets_apart {
            return;
        }
        let blocks = &mut self.document.blocks;
        let mut listed = vec![false; blocks.len()];
        for range in &self.lists_of_links {
            listed[range.clone()].fill(true);
        }
        let is_text = |at: usize, block: &Block| block.hints.outside.is_none() && !listed[at];
        let first = blocks
            .iter()
            .enumerate()
            .position(|(at, block)| is_text(at, block));
        let last = blocks
            .iter()
            .enumerate()
            .rposition(|(at, block)| is_text(at, block));
        let (Some(first), Some(last)) = (first, last) else {
            return;
        };
        for (at, block) in blocks.iter_mut().enumerate() {
            if listed[at] && (at < first || at > last) {
                block.hints.outside.get_or_insert(Outside::Navigation);
            }
        }
    }

    fn children(&mut self, id: Id, around: Around) {
        for &child in &self.tree.node(id).children {
            self.node(child, around);
        }
    }

    fn node(&mut self, id: Id, around: Around) {
        match &self.tree.node(id).content {
            Content::Text(text) => self.text(id, text, around),
            Content::Element(element) => self.element(id, element, around),
            Content::Other => self.children(id, around),
        }
    }

    fn text(&mut self, id: Id, text: &str, around: Around) {
        if around.lines {
            self.lines(id, text, around);
            return;
        }
        if around.change != self.last_change && around.change.is_some() && self.last_change.is_some() {
            self.runs.keep_apart(text);
        }
        self.last_change = around.change;
        if self.runs.is_blank() {
            let blank = text.len() - text.trim_start().len();
            let passed = text[..blank].matches('\n').count() as u32;
            self.line = Some(self.tree.node(id).line.saturating_add(passed));
        }
        self.runs.push_collapsed(text, around.style);
    }

    /// Reads preformatted text: every line is a line of print.
    fn lines(&mut self, id: Id, text: &str, around: Around) {
        let first = self.tree.node(id).line;
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                self.end_line(around);
            }
            if self.runs.is_empty() {
                self.line = Some(first.saturating_add(n as u32));
            }
            self.runs.push(line.trim_end_matches('\r'), around.style);
        }
    }

    fn element(&mut self, id: Id, element: &Element, around: Around) {
        if looks::is_hidden(element) {
            self.hidden += usize::from(!self.is_blank(id));
            return;
        }
        let around = match looks::is_faint(element) {
            Some(faint) => {
                self.faint += usize::from(faint && !around.faint && !self.is_blank(id));
                Around { faint, ..around }
            }
            None => around,
        };
        let within = around.within.inside(element);
        let around = Around { within, ..around };
        if self.leads_about(id, element, around) {
            return self.navigation(id, element, around);
        }
        match element.name() {
            "script" | "style" | "template" | "noscript" | "svg" | "select" | "button" | "textarea"
            | "object" | "iframe" | "audio" | "video" | "canvas" | "datalist" | "rt" | "rp"
            | "annotation" | "annotation-xml" => {}
            "head" => self.title(id),
            "br" => self.line_break(around),
            "ins" => self.change(id, Change::Inserted, around),
            "del" => self.change(id, Change::Deleted, around),
            "ol" | "ul" | "menu" | "dir" => self.list(id, element, around),
            "li" => self.item(id, element, Some("•".to_owned()), around),
            "table" => self.table(id, element, around),
            "pre" | "listing" | "xmp" | "plaintext" => self.preformatted(id, around),
            "img" => self.picture(id, element, around),
            "math" => self.formula(id, around),
            name if is_box(name) => self.block(id, element, around),
            _ if looks::is_way_back(element) || self.is_sign_of_a_link(id, element) => {}
            "a" => self.link(id, element, around),
            _ => self.inline(id, element, around),
        }
    }

    fn inline(&mut self, id: Id, element: &Element, around: Around) {
        let style = looks::style(element, around.style, &self.sheet);
        self.children(id, Around { style, ..around });
    }

    fn leads_about(&self, id: Id, element: &Element, around: Around) -> bool {
        if !self.sets_apart || around.outside.is_some() || around.footnote || around.lines {
            return false;
        }
        let is_first = || {
            self.document
                .blocks
                .iter()
                .all(|block| block.hints.outside.is_some())
        };
        let before_all = || element.name() == "a" && self.runs.is_blank() && is_first();
        places::leads_about(element, around.within) || before_all() && places::skips(self.tree, id)
    }

    /// Reads what leads about as paragraphs outside the text.
    fn navigation(&mut self, id: Id, element: &Element, around: Around) {
        self.end_paragraph(around);
        let outside = Some(Outside::Navigation);
        let around = Around { outside, ..around };
        match element.name() {
            "ol" | "ul" | "menu" | "dir" => self.list(id, element, around),
            "table" => self.table(id, element, around),
            _ => self.block(id, element, around),
        }
        self.end_paragraph(around);
    }

    /// Whether a link is only the sign of one: `¶` behind a heading, `↩` behind a note.
    fn is_sign_of_a_link(&self, id: Id, element: &Element) -> bool {
        if element.name() != "a" {
            return false;
        }
        let words = self.tree.words(id, GLANCE);
        let says = words.chars().any(char::is_alphanumeric);
        let is_mark = words.trim().chars().count() == 1;
        let signs = looks::is_permalink(element) || element.attribute("aria-hidden") == Some("true");
        self.notes.is_way_back(id) && (!says || is_mark) || signs && !says
    }

    /// Reads a link: as the mark of a note, or as words that lead elsewhere.
    fn link(&mut self, id: Id, element: &Element, around: Around) {
        if let Some(mark) = self.notes.mark(id).map(str::to_owned) {
            let style = Style {
                superscript: true,
                reference: true,
                ..around.style
            };
            return self.text(id, &mark, Around { style, ..around });
        }
        let target = element.attribute("href").unwrap_or_default().trim();
        let leads = !target.is_empty() && !target.starts_with('#') && !target.starts_with("javascript:");
        if leads && around.outside.is_none() {
            self.targets.push(target.to_owned());
        }
        self.inline(id, element, around);
    }

    /// Keeps a picture for the end of its paragraph; one of a single point only counts who looks at the page.
    fn picture(&mut self, id: Id, element: &Element, around: Around) {
        let is_point = |name| {
            element
                .attribute(name)
                .is_some_and(|size| matches!(size.trim(), "0" | "1" | "0px" | "1px"))
        };
        let address = ["src", "data-src", "srcset"]
            .into_iter()
            .find_map(|name| element.attribute(name));
        let words = element.attribute("alt").unwrap_or_default();
        let (false, Some(address)) = (is_point("width") && is_point("height"), address) else {
            return;
        };
        let locator = Locator {
            line: Some(self.tree.node(id).line),
            ..Locator::default()
        };
        let mut block = picture::block(&picture::name(address), words, locator);
        block.hints.outside = around.outside;
        self.pictures.push(block);
    }

    /// Reads a formula as one line of text.
    fn formula(&mut self, id: Id, around: Around) {
        if let Some(formula) = self.part(id) {
            self.text(id, &formula.linear(), around);
        }
    }

    /// Returns the part of a formula that a node is.
    fn part(&self, id: Id) -> Option<Part> {
        let node = self.tree.node(id);
        match &node.content {
            Content::Text(text) => {
                let text = text.trim();
                (!text.is_empty()).then(|| Part::Sign(text.to_owned()))
            }
            Content::Element(element) => {
                let parts = node.children.iter().filter_map(|child| self.part(*child));
                Part::of_mathml(element.name(), parts.collect())
            }
            Content::Other => None,
        }
    }

    /// Keeps the title of the page as metadata: the browser shows it outside the page.
    fn title(&mut self, head: Id) {
        let is_title = |id: &&Id| {
            self.tree
                .element(**id)
                .is_some_and(|element| element.name() == "title")
        };
        let Some(&title) = self.tree.node(head).children.iter().find(is_title) else {
            return;
        };
        let around = Around {
            outside: Some(Outside::Metadata),
            ..Around::default()
        };
        self.children(title, around);
        self.end_paragraph(around);
    }

    /// Ends a line; the second of two line breaks ends the paragraph.
    fn line_break(&mut self, around: Around) {
        if around.lines {
            self.end_line(around);
        } else if self.runs.ends_line() {
            self.end_paragraph(around);
        } else if !self.runs.is_blank() {
            self.runs.line_break(around.style);
        }
    }

    fn change(&mut self, id: Id, change: Change, around: Around) {
        let count = match change {
            Change::Inserted => &mut self.counts.insertions,
            Change::Deleted => &mut self.counts.deletions,
        };
        *count += 1;
        let shows = match change {
            Change::Inserted => self.view != Revisions::Original,
            Change::Deleted => self.view != Revisions::Final,
        };
        if shows {
            let change = Some(change);
            self.children(id, Around { change, ..around });
        }
    }

    /// Returns what holds inside a box.
    fn inside(&self, element: &Element, around: Around) -> Around {
        let is_notes = looks::is_footnote(element) || looks::holds_footnotes(element);
        Around {
            style: looks::style(element, around.style, &self.sheet),
            heading: looks::heading(element).or(around.heading),
            placing: looks::placing(element).unwrap_or(around.placing),
            outside: around.outside.filter(|_| !is_notes),
            footnote: around.footnote || looks::is_footnote(element),
            footnotes: around.footnotes || looks::holds_footnotes(element),
            ..around
        }
    }

    /// Reads an element that stands in a box of its own.
    fn block(&mut self, id: Id, element: &Element, around: Around) {
        self.end_paragraph(around);
        let mut inner = self.inside(element, around);
        if looks::is_footnote(element) {
            self.marker = None;
        }
        self.open_note(id, &mut inner);
        match self.row_of(id) {
            Some((label, text)) => self.pair(label, text, inner),
            None => self.children(id, inner),
        }
        self.end_paragraph(inner);
    }

    /// Begins a note, where links say that an element is one.
    fn open_note(&mut self, id: Id, inner: &mut Around) {
        if let Some(marker) = self.notes.body(id) {
            self.marker = Some(marker.to_owned());
            self.note_begins = true;
            inner.footnote = true;
        }
    }

    fn preformatted(&mut self, id: Id, around: Around) {
        self.end_paragraph(around);
        let inner = Around {
            lines: true,
            ..around
        };
        self.children(id, inner);
        self.end_line(inner);
        self.blank = 0.0;
    }

    /// Reads a list and computes its numbers.
    fn list(&mut self, id: Id, element: &Element, around: Around) {
        self.end_paragraph(around);
        let inner = Around {
            lists: around.lists.saturating_add(1),
            placing: looks::placing(element).unwrap_or(around.placing),
            footnotes: around.footnotes || looks::holds_footnotes(element),
            ..around
        };
        let before = self.document.blocks.len();
        let leads_away = around.outside.is_none()
            && !inner.within.main
            && !inner.within.article
            && places::is_list_of_links(self.tree, id);
        let mut counter = Counter::new(self.tree, id, element);
        for &child in &self.tree.node(id).children {
            match self.tree.element(child) {
                Some(item) if item.name() == "li" && !looks::is_hidden(item) => {
                    let label = counter.next(item);
                    self.item(child, item, label, inner);
                }
                _ => self.node(child, inner),
            }
        }
        self.end_paragraph(inner);
        if leads_away {
            self.lists_of_links.push(before..self.document.blocks.len());
        }
    }

    fn item(&mut self, id: Id, element: &Element, label: Option<String>, around: Around) {
        self.end_paragraph(around);
        let mut inner = self.inside(element, around);
        if self.notes.body(id).is_some() {
            self.open_note(id, &mut inner);
        } else if around.footnotes {
            inner.footnote = true;
            self.marker = label
                .as_deref()
                .map(|label| label.trim_end_matches('.').to_owned());
        } else if starts_with_label(&self.glance(id)) {
            self.label = Some((None, around.lists.saturating_sub(1)));
        } else {
            self.label = Some((label, around.lists.saturating_sub(1)));
        }
        match self.row_of(id) {
            Some((label, text)) => self.pair(label, text, inner),
            None => self.children(id, inner),
        }
        self.end_paragraph(inner);
        self.label = None;
    }

    /// Reads a table: as data, or as the layout of paragraphs.
    fn table(&mut self, id: Id, element: &Element, around: Around) {
        self.end_paragraph(around);
        let inner = Around {
            placing: looks::placing(element)
                .filter(|_| element.name() != "table")
                .unwrap_or(around.placing),
            ..around
        };
        let is_data = self.is_data(id, element);
        self.row_group(id, is_data, inner);
        self.end_paragraph(inner);
    }

    /// Whether a table is data.
    fn is_data(&self, id: Id, element: &Element) -> bool {
        let rows = self.rows(id);
        let cells = |row: &Id| {
            let cells = self.tree.node(*row).children.iter();
            cells
                .filter(|cell| self.tree.element(**cell).is_some())
                .map(|cell| self.cell(*cell))
                .collect()
        };
        let cells: Vec<Vec<table::Cell>> = rows.iter().map(cells).collect();
        element.attribute("role") != Some("presentation") && table::is_data(&cells)
    }

    /// Looks at what a cell holds.
    fn cell(&self, cell: Id) -> table::Cell {
        let mut found = table::Cell::default();
        let mut in_boxes = 0;
        for id in self.tree.inside(cell).skip(1).take(LOOKED_AT) {
            match &self.tree.node(id).content {
                Content::Text(text) => found.words += text.split_whitespace().count(),
                Content::Element(element) => match element.name() {
                    "ul" | "ol" | "dl" => found.holds_more = true,
                    "table" => found.holds_more |= self.is_data(id, element) || self.rows(id).len() > 1,
                    "p" | "div" | "blockquote" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
                        if !self.is_blank(id) =>
                    {
                        in_boxes += usize::from(!self.holds_boxes(id));
                    }
                    "img" | "math" => found.paragraphs = 1,
                    _ => {}
                },
                Content::Other => {}
            }
        }
        found.paragraphs = found.paragraphs.max(in_boxes).max(usize::from(found.words > 0));
        found.is_label = is_label(&self.glance(cell));
        found
    }

    fn holds_boxes(&self, id: Id) -> bool {
        let children = self.tree.node(id).children.iter();
        children
            .filter_map(|child| self.tree.element(*child))
            .any(|element| is_box(element.name()))
    }

    /// Returns the rows of a table, without those of tables inside it.
    fn rows(&self, id: Id) -> Vec<Id> {
        let mut rows = Vec::new();
        for &child in &self.tree.node(id).children {
            match self.tree.element(child).map(Element::name) {
                Some("tr") => rows.push(child),
                Some("thead" | "tbody" | "tfoot") => rows.extend(self.rows(child)),
                _ => {}
            }
        }
        rows
    }

    fn row_group(&mut self, id: Id, is_data: bool, around: Around) {
        for &child in &self.tree.node(id).children {
            match self.tree.element(child).map(Element::name) {
                Some("thead" | "tbody" | "tfoot") => self.row_group(child, is_data, around),
                Some("tr") => self.row(child, is_data, around),
                Some("colgroup" | "col") => {}
                _ => self.node(child, around),
            }
        }
    }

    fn row(&mut self, row: Id, is_data: bool, around: Around) {
        if is_data && around.outside.is_none() && !around.lines {
            return self.row_of_data(row, around);
        }
        if let Some((label, text)) = self.row_of(row).filter(|_| !is_data) {
            self.pair(label, text, around);
            return;
        }
        for &cell in &self.tree.node(row).children {
            self.node(cell, around);
        }
    }

    /// Reads a row as one block. What stands in a cell and is no text of it (a note, a picture) comes behind.
    fn row_of_data(&mut self, row: Id, around: Around) {
        if self.tree.element(row).is_some_and(looks::is_hidden) {
            return self.node(row, around);
        }
        let mut cells = Vec::new();
        let children = self.tree.node(row).children.iter().copied();
        for cell in children.filter(|cell| self.tree.element(*cell).is_some()) {
            let before = self.document.blocks.len();
            self.node(
                cell,
                Around {
                    table: true,
                    ..around
                },
            );
            self.end_paragraph(around);
            cells.push(self.document.blocks.split_off(before));
        }
        self.document.blocks.extend(table::row_of(cells));
    }

    /// Returns the label and the text of an element that is laid out as a row of the two.
    fn row_of(&self, id: Id) -> Option<(Id, Id)> {
        let filled = self.filled(id);
        let [label, text] = filled[..] else {
            return None;
        };
        let is_boxed = self
            .tree
            .element(text)
            .is_some_and(|element| is_box(element.name()) || element.name() == "table");
        (is_boxed && is_label(&self.glance(label))).then_some((label, text))
    }

    /// Returns the first children that are not blank, three at most.
    fn filled(&self, id: Id) -> Vec<Id> {
        let children = self.tree.node(id).children.iter().copied();
        children.filter(|child| !self.is_blank(*child)).take(3).collect()
    }

    /// Reads a label and its text as one paragraph.
    fn pair(&mut self, label: Id, text: Id, around: Around) {
        self.end_paragraph(around);
        let before = self.document.blocks.len();
        self.node(label, around);
        self.end_paragraph(around);
        if self.document.blocks.len() == before + 1
            && let Some(block) = self.document.blocks.pop()
        {
            let mut runs = Runs::default();
            for run in &block.runs {
                runs.push(&run.text, run.style);
            }
            self.line = block.locator.line;
            self.label = block.hints.depth.map(|depth| (block.hints.label, depth));
            self.carry = Some(runs);
        }
        self.node(text, around);
        self.end_paragraph(around);
        if let Some(alone) = self.carry.take() {
            self.runs = alone;
            self.end_paragraph(around);
        }
    }

    /// Ends the paragraph that is being read, if there is one.
    fn end_paragraph(&mut self, around: Around) {
        if around.lines {
            self.end_line(around);
            return;
        }
        self.last_change = None;
        let mut runs = std::mem::take(&mut self.runs);
        runs.trim();
        if runs.is_blank() {
            self.document.blocks.append(&mut self.pictures);
            return;
        }
        if let Some(mut label) = self.carry.take() {
            label.push("\t", Style::default());
            label.append(runs);
            runs = label;
        }
        let (label, depth) = match self.label.take() {
            Some((label, depth)) => (label, Some(depth)),
            None => (None, None),
        };
        let hints = Hints {
            heading: around.heading,
            label,
            depth,
            placing: around.placing,
            outside: around.outside,
            table: around.table,
            footnote: around.footnote.then(|| self.note_marker(&mut runs)).flatten(),
            gap: std::mem::take(&mut self.blank),
            targets: std::mem::take(&mut self.targets),
            ..Hints::default()
        };
        let locator = Locator {
            line: self.line.take(),
            ..Locator::default()
        };
        self.document.blocks.extend(runs.into_block(hints, locator));
        self.document.blocks.append(&mut self.pictures);
    }

    /// Ends a line of print.
    fn end_line(&mut self, around: Around) {
        let runs = std::mem::take(&mut self.runs);
        let text = runs.text();
        let indent = text.chars().take_while(|c| c.is_whitespace()).count();
        let hints = Hints {
            indent: Some(indent as f32),
            heading: around.heading,
            table: around.table,
            outside: around.outside,
            gap: self.blank,
            ..Hints::default()
        };
        let locator = Locator {
            line: self.line.take(),
            ..Locator::default()
        };
        match runs.into_block(hints, locator) {
            Some(mut block) => {
                block.extent = Extent::Line;
                self.document.blocks.push(block);
                self.blank = 0.0;
            }
            None => self.blank += 1.0,
        }
    }

    /// Takes the marker off the start of a footnote; further paragraphs of the note keep the marker.
    fn note_marker(&mut self, runs: &mut Runs) -> Option<String> {
        if std::mem::take(&mut self.note_begins) {
            self.drop_printed_marker(runs);
        }
        if self.marker.is_none() {
            let text = runs.text();
            let (marker, rest) = split_marker(&text)?;
            self.marker = Some(marker.to_owned());
            runs.drop_start(text.len() - rest.len());
        }
        self.marker.clone()
    }

    /// Drops the marker that a note prints at its head, and the arrow that leads back to its mark.
    fn drop_printed_marker(&self, runs: &mut Runs) {
        let text = runs.text();
        let own = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '^' | '↑' | '↩'));
        let printed = split_marker(own).filter(|(marker, _)| Some(*marker) == self.marker.as_deref());
        let rest = printed.map_or(own, |(_, rest)| rest);
        runs.drop_start(text.len() - rest.len());
    }

    /// Returns the first characters in an element, without white space around.
    fn glance(&self, id: Id) -> String {
        let mut text = String::new();
        let mut left = GLANCE;
        self.gather(id, &mut text, &mut left);
        text.trim().to_owned()
    }

    fn gather(&self, id: Id, text: &mut String, left: &mut usize) {
        if *left == 0 || text.len() > GLANCE {
            return;
        }
        *left -= 1;
        let node = self.tree.node(id);
        if let Content::Text(own) = &node.content {
            let own = if text.is_empty() { own.trim_start() } else { own };
            text.extend(own.chars().take(GLANCE));
        }
        for &child in &node.children {
            self.gather(child, text, left);
        }
    }

    /// Whether nothing in an element shows. An element too large for a glance is not blank.
    fn is_blank(&self, id: Id) -> bool {
        let mut text = String::new();
        let mut left = GLANCE;
        self.gather(id, &mut text, &mut left);
        left > 0 && text.trim().is_empty()
    }
}

/// The numbers of one list.
struct Counter {
    marker: Marker,
    next: i64,
    step: i64,
}

impl Counter {
    fn new(tree: &Tree, list: Id, element: &Element) -> Self {
        let is_numbered = element.name() == "ol";
        let kind = looks::list_style(element).or_else(|| element.attribute("type").map(str::to_owned));
        let usual = if is_numbered {
            Marker::Number(Numerals::Decimal)
        } else {
            Marker::Bullet
        };
        let marker = kind.map_or(usual, |kind| marker(&kind).unwrap_or(usual));
        let reversed = element.attribute("reversed").is_some();
        let start = element
            .attribute("start")
            .and_then(|start| start.trim().parse().ok());
        let items = || {
            let children = tree.node(list).children.iter();
            children
                .filter(|child| {
                    tree.element(**child)
                        .is_some_and(|element| element.name() == "li")
                })
                .count()
        };
        Self {
            marker,
            next: start.unwrap_or_else(|| {
                if reversed {
                    i64::try_from(items()).unwrap_or(i64::MAX)
                } else {
                    1
                }
            }),
            step: if reversed { -1 } else { 1 },
        }
    }

    /// Counts an item and returns its label.
    fn next(&mut self, item: &Element) -> Option<String> {
        let value = item
            .attribute("value")
            .and_then(|value| value.trim().parse().ok())
            .unwrap_or(self.next);
        self.next = value.saturating_add(self.step);
        match self.marker {
            Marker::Bullet => Some("•".to_owned()),
            Marker::Number(Numerals::Nothing) => None,
            Marker::Number(numerals) => Some(match u32::try_from(value) {
                Ok(value) => format!("{}.", numerals.write(value)),
                Err(_) => format!("{value}."),
            }),
        }
    }
}

/// What stands before the items of a list.
#[derive(Debug, Clone, Copy)]
enum Marker {
    Bullet,
    Number(Numerals),
}

/// Returns the marker of a kind of list: of the `type` attribute, which minds case, or of the style.
fn marker(kind: &str) -> Option<Marker> {
    Some(Marker::Number(match kind {
        "1" | "decimal" => Numerals::Decimal,
        "decimal-leading-zero" => Numerals::Padded(2),
        "a" | "lower-alpha" | "lower-latin" => Numerals::LowerLetter(AfterZ::Counted),
        "A" | "upper-alpha" | "upper-latin" => Numerals::UpperLetter(AfterZ::Counted),
        "i" | "lower-roman" => Numerals::LowerRoman,
        "I" | "upper-roman" => Numerals::UpperRoman,
        "arabic-indic" => Numerals::ArabicIndic,
        "hebrew" => Numerals::Hebrew,
        "cjk-ideographic" | "simp-chinese-informal" | "trad-chinese-informal" => {
            Numerals::Ideographs(Ideographs::Chinese)
        }
        "none" => Numerals::Nothing,
        "disc" | "circle" | "square" => return Some(Marker::Bullet),
        _ => return None,
    }))
}

/// Whether an element starts a new line by itself.
fn is_box(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "body"
            | "p"
            | "div"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "nav"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "hgroup"
            | "dl"
            | "dt"
            | "dd"
            | "blockquote"
            | "address"
            | "figure"
            | "figcaption"
            | "center"
            | "form"
            | "fieldset"
            | "legend"
            | "details"
            | "summary"
            | "caption"
            | "td"
            | "th"
            | "hr"
            | "ul"
            | "ol"
            | "li"
            | "pre"
            | "tr"
            | "tbody"
            | "frameset"
            | "noframes"
            | "search"
    )
}

/// Splits a footnote into its marker and its text: `( 1 ) OJ L 316`, `(*1) Decision`, `2. Ibid.`, `3 See`.
fn split_marker(text: &str) -> Option<(&str, &str)> {
    /// The most characters of a marker.
    const LONGEST: usize = 4;
    let start = text.trim_start();
    let inner = start.strip_prefix(['(', '[']).unwrap_or(start).trim_start();
    let end = inner.find(|c: char| !(c.is_alphanumeric() || c == '*'))?;
    let (marker, rest) = inner.split_at(end);
    let rest = if inner.len() < start.len() {
        rest.trim_start().strip_prefix([')', ']'])?
    } else {
        rest.strip_prefix(['.', ')']).unwrap_or(rest)
    };
    let counts = marker.starts_with(|c: char| c.is_numeric() || c == '*') || marker.chars().count() == 1;
    let fits = !marker.is_empty() && marker.chars().count() <= LONGEST && counts && !rest.trim().is_empty();
    fits.then(|| (marker, rest.trim_start()))
}
