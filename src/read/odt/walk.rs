//! Walks the text of an OpenDocument file and makes blocks of its paragraphs.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::super::blocks::Runs;
use super::super::labels::is_label;
use super::super::limits::Made;
use super::super::tracked::{Counts, left_out};
use super::super::{ReadOptions, Revisions};
use super::super::{picture, table};
use super::element::{attribute, author_of, changes, name};
use super::held::{Held, part};
use super::lists::{Lists, Open};
use super::styles::{Look, Styles};
use crate::document::{Block, Document, Hints, Locator, Outside, Placing};
use crate::error::Refusal;

/// A walk through one file.
pub(super) struct Walk<'a, 'i> {
    styles: Styles,
    held: &'a Held,
    lists: Lists,
    view: Revisions,
    made: Made,
    margins: Margins<'a, 'i>,
    /// The deleted text by the id of its change.
    deleted: BTreeMap<&'a str, Node<'a, 'i>>,
    /// The ids of insertions.
    inserted: BTreeSet<&'a str>,
    /// The insertions that the walk is in.
    open: BTreeSet<&'a str>,
    /// Whether the walk is in text put back from a deletion.
    in_deletion: bool,
    notes: Vec<(bool, String, Node<'a, 'i>)>,
    counts: Counts,
    comments: usize,
    hidden: usize,
    page: Option<u32>,
    blocks: Vec<Block>,
    line: Line,
    blank: f32,
}

/// The paragraph that is being read.
#[derive(Default)]
struct Line {
    runs: Runs,
    page: Option<u32>,
    /// The label and depth of the list item it begins.
    label: Option<(Option<String>, u8)>,
    heading: Option<u8>,
    /// The change that the last text was part of.
    change: Option<Change>,
    /// Where links lead.
    targets: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Inserted,
    Deleted,
}

/// What the elements around a place say of it.
#[derive(Debug, Clone, Copy, Default)]
struct Around {
    table: bool,
}

impl<'a, 'i> Walk<'a, 'i> {
    pub(super) fn new(
        roots: &[Node<'a, 'i>],
        body: Node<'a, 'i>,
        held: &'a Held,
        options: &ReadOptions,
    ) -> Self {
        let styles = Styles::new(roots);
        let mut walk = Self {
            margins: Margins::new(roots, first_page(body, &styles).as_deref()),
            styles,
            held,
            lists: Lists::new(roots),
            view: match options.accepted {
                Some(_) => Revisions::Original,
                None => options.revisions,
            },
            made: Made::new(options.limits),
            deleted: BTreeMap::new(),
            inserted: BTreeSet::new(),
            open: BTreeSet::new(),
            in_deletion: false,
            notes: Vec::new(),
            counts: Counts::default(),
            comments: 0,
            hidden: 0,
            page: None,
            blocks: Vec::new(),
            line: Line::default(),
            blank: 0.0,
        };
        walk.gather_changes(body, options.accepted.as_deref().unwrap_or_default());
        walk
    }

    /// Reads the masthead, the body, the notes and the running heads.
    pub(super) fn read(mut self, body: Node<'a, 'i>) -> Result<Document, Refusal> {
        let mut document = Document::default();
        for part in std::mem::take(&mut self.margins.masthead) {
            document.blocks.extend(self.story(part));
        }
        let has_pages = body
            .descendants()
            .any(|node| name(node) == ("text", "soft-page-break"));
        self.page = has_pages.then_some(1);
        document.blocks.extend(self.story(body));
        self.page = None;
        let mut notes = std::mem::take(&mut self.notes);
        notes.sort_by_key(|(is_endnote, ..)| *is_endnote);
        for (_, marker, note) in notes {
            document
                .blocks
                .extend(self.story(note).into_iter().map(|mut block| {
                    block.hints.footnote = Some(marker.clone());
                    block
                }));
        }
        for (outside, part) in std::mem::take(&mut self.margins.running) {
            document
                .blocks
                .extend(self.story(part).into_iter().map(|mut block| {
                    block.hints.outside = Some(outside);
                    block
                }));
        }
        document.warnings = [
            self.counts.warning(self.view),
            left_out("hidden-text", self.hidden, "piece", " of hidden text"),
            left_out("comments", self.comments, "comment", " in the margin"),
        ]
        .into_iter()
        .flatten()
        .collect();
        self.made.end()?;
        for block in &mut document.blocks {
            block.hints.marks_references = true;
        }
        Ok(document)
    }

    /// Reads the list of tracked changes at the head of the text. Those of accepted authors are settled: what they bring is text like
    /// any other, and what they take out is not put back.
    fn gather_changes(&mut self, body: Node<'a, 'i>, accepted: &[String]) {
        for region in changes(body) {
            if accepted.iter().any(|author| *author == author_of(region)) {
                continue;
            }
            let Some(id) = attribute(region, "id") else {
                continue;
            };
            for change in region.children() {
                match name(change) {
                    ("text", "insertion") => {
                        self.counts.insertions += 1;
                        self.inserted.insert(id);
                    }
                    ("text", "deletion") => {
                        self.counts.deletions += 1;
                        self.deleted.insert(id, change);
                    }
                    _ => {}
                }
            }
        }
    }

    /// Reads a text of its own, beside the one that is being read.
    fn story(&mut self, root: Node<'a, 'i>) -> Vec<Block> {
        let line = std::mem::take(&mut self.line);
        let blocks = std::mem::take(&mut self.blocks);
        let blank = std::mem::take(&mut self.blank);
        self.children(root, Around::default());
        if !self.line.runs.is_blank() {
            self.end_paragraph(&Look::default(), Around::default());
        }
        self.line = line;
        self.blank = blank;
        std::mem::replace(&mut self.blocks, blocks)
    }

    /// Reads paragraphs, lists, tables and sections.
    fn children(&mut self, parent: Node<'a, 'i>, around: Around) {
        for node in parent.children() {
            self.block(node, around);
        }
    }

    fn block(&mut self, node: Node<'a, 'i>, around: Around) {
        match name(node) {
            ("text", "p" | "h") => self.paragraph(node, around),
            ("text", "list") => {
                let mut list = self.lists.open(node, self.list_style_in(node));
                self.list(node, &mut list, 0, None, around);
                self.lists.close(list);
            }
            ("table", "table") => self.table(node, around),
            ("text", "section") if is_hidden_section(node) => {
                self.hidden += 1;
            }
            ("text", "change" | "change-start" | "change-end") => {
                self.change_mark(node, &Look::default(), around);
            }
            ("text", "soft-page-break") => self.page = self.page.map(|page| page.saturating_add(1)),
            (
                "text",
                "tracked-changes"
                | "sequence-decls"
                | "variable-decls"
                | "user-field-decls"
                | "table-of-content-source"
                | "alphabetical-index-source"
                | "illustration-index-source",
            )
            | ("office", "forms" | "annotation") => {}
            ("drawing", "image") => self.picture(node),
            ("drawing", "frame") => text_boxes(node)
                .into_iter()
                .for_each(|it| self.block_in_frame(it, around)),
            ("drawing", "g" | "custom-shape" | "text-box") => self.children(node, around),
            _ if node.is_element() => self.children(node, around),
            _ => {}
        }
    }

    /// Reads a table: as data, or as the layout of paragraphs.
    fn table(&mut self, table: Node<'a, 'i>, around: Around) {
        let mut rows = Vec::new();
        gather_rows(table, &mut rows);
        let cells: Vec<Vec<table::Cell>> = rows.iter().map(|row| cells(*row).map(cell).collect()).collect();
        if around.table || !table::is_data(&cells) {
            return self.children(table, Around { table: true });
        }
        for row in rows {
            self.row(row);
        }
    }

    /// Reads a row as one block. A picture in a cell comes behind.
    fn row(&mut self, row: Node<'a, 'i>) {
        let mut read = Vec::new();
        for cell in cells(row) {
            let before = self.blocks.len();
            self.children(cell, Around { table: true });
            read.push(self.blocks.split_off(before));
        }
        self.blocks.extend(table::row_of(read));
    }

    /// Finds the list style that the first paragraph of a list brings along.
    fn list_style_in(&self, list: Node<'_, '_>) -> Option<String> {
        let paragraph = list
            .descendants()
            .find(|node| matches!(name(*node), ("text", "p" | "h")))?;
        self.styles.paragraph(attribute(paragraph, "style-name")).list
    }

    fn list(
        &mut self,
        node: Node<'a, 'i>,
        list: &mut Open,
        depth: usize,
        style: Option<&'a str>,
        around: Around,
    ) {
        let style = attribute(node, "style-name").or(style);
        for item in node.children() {
            match name(item) {
                ("text", "list-item") => self.item(item, list, depth, style, true, around),
                ("text", "list-header") => self.item(item, list, depth, style, false, around),
                _ => {}
            }
        }
    }

    fn item(
        &mut self,
        item: Node<'a, 'i>,
        list: &mut Open,
        depth: usize,
        style: Option<&'a str>,
        counts: bool,
        around: Around,
    ) {
        let mut is_first = true;
        for node in item.children().filter(Node::is_element) {
            match name(node) {
                ("text", "list") => self.list(node, list, depth + 1, style, around),
                ("text", "p" | "h") => {
                    if std::mem::take(&mut is_first) && counts {
                        let label = self.made.keep(|| self.lists.next(list, depth, item, style));
                        self.line.label = Some((label, u8::try_from(depth).unwrap_or(u8::MAX)));
                    }
                    self.paragraph(node, around);
                }
                _ => self.block(node, around),
            }
        }
    }

    fn paragraph(&mut self, node: Node<'a, 'i>, around: Around) {
        let look = self.styles.paragraph(attribute(node, "style-name"));
        if name(node) == ("text", "h") {
            let level = attribute(node, "outline-level")
                .and_then(|level| level.parse::<u8>().ok())
                .unwrap_or(1);
            self.line.heading = Some(level);
            if self.line.label.is_none() && attribute(node, "is-list-header") != Some("true") {
                let label = self.made.keep(|| self.lists.heading(node, level));
                self.line.label = label.map(|label| (Some(label), level.saturating_sub(1)));
            }
        } else {
            self.line.heading = look.outline.filter(|level| *level > 0);
        }
        let mut boxes = Vec::new();
        self.inline(node, &look, &mut boxes, around);
        if !self.mark_shows() {
            return;
        }
        self.end_paragraph(&look, around);
        for text_box in boxes {
            self.block_in_frame(text_box, around);
        }
    }

    fn block_in_frame(&mut self, node: Node<'a, 'i>, around: Around) {
        match name(node) {
            ("drawing", "image") => self.picture(node),
            _ => self.children(node, around),
        }
    }

    /// Adds the block of a picture, with the words that its frame has for it.
    fn picture(&mut self, image: Node<'_, '_>) {
        let frame = image.parent().into_iter().flat_map(|frame| frame.children());
        let words = frame
            .filter(|node| matches!(name(*node), ("svg-compatible", "title" | "desc")))
            .find_map(|node| node.text());
        let inline = image
            .children()
            .find(|node| name(*node) == ("office", "binary-data"));
        let name = match (attribute(image, "href"), inline.and_then(|data| data.text())) {
            (Some(address), _) => self.held.picture(address),
            (None, Some(data)) => picture::name(&format!("data:;base64,{data}")),
            (None, None) => return,
        };
        let locator = Locator {
            page: self.page,
            ..Locator::default()
        };
        self.blocks
            .push(picture::block(&name, words.unwrap_or_default(), locator));
    }

    /// Returns the formula that an object is, in one line.
    fn formula(&self, object: Node<'_, '_>) -> Option<String> {
        let inline = object.children().find(|node| node.tag_name().name() == "math");
        match inline {
            Some(math) => part(math).map(|part| part.linear()),
            None => self.held.formula(attribute(object, "href")?).map(str::to_owned),
        }
    }

    /// Whether the end of the paragraph is not itself an insertion that the view leaves out.
    fn mark_shows(&self) -> bool {
        self.view != Revisions::Original || self.open.is_empty()
    }

    fn end_paragraph(&mut self, look: &Look, around: Around) {
        let line = std::mem::take(&mut self.line);
        let (label, depth) = match line.label {
            Some((label, depth)) => (label, Some(depth)),
            None => (None, None),
        };
        let hints = Hints {
            heading: line.heading,
            label,
            depth,
            indent: look.indent(),
            gap: self.blank,
            size: look.size,
            placing: look.placing.unwrap_or(Placing::Start),
            table: around.table,
            targets: line.targets,
            ..Hints::default()
        };
        let locator = Locator {
            page: line.page,
            ..Locator::default()
        };
        match line.runs.into_block(hints, locator) {
            Some(block) => {
                self.blocks.push(block);
                self.blank = 0.0;
            }
            None => self.blank += 1.0,
        }
    }

    /// Reads the content of a paragraph or a span.
    fn inline(&mut self, parent: Node<'a, 'i>, look: &Look, boxes: &mut Vec<Node<'a, 'i>>, around: Around) {
        for node in parent.children() {
            if let Some(text) = node.text().filter(|_| node.is_text()) {
                self.text(text, look, true);
                continue;
            }
            match name(node) {
                ("text", "span") => {
                    let inner = self.styles.span(attribute(node, "style-name"), look);
                    self.inline(node, &inner, boxes, around);
                }
                ("text", "s") => {
                    let count = attribute(node, "c").and_then(|count| count.parse::<usize>().ok());
                    let count = count.unwrap_or(1).min(MOST_SPACES);
                    if self.made.may(count) {
                        self.text(&" ".repeat(count), look, false);
                    }
                }
                ("text", "tab") => self.text("\t", look, false),
                ("text", "line-break") => self.text("\n", look, false),
                ("text", "note") => self.note(node, look),
                ("text", "change" | "change-start" | "change-end") => self.change_mark(node, look, around),
                ("text", "soft-page-break") => self.page = self.page.map(|page| page.saturating_add(1)),
                ("text", "hidden-text" | "hidden-paragraph") => self.hidden += 1,
                ("office", "annotation") => self.comments += 1,
                ("drawing", "frame") if objects(node).any(|object| self.formula(object).is_some()) => {
                    let formulas: Vec<String> = objects(node).filter_map(|it| self.formula(it)).collect();
                    self.text(&formulas.concat(), look, false);
                }
                ("drawing", _) if self.mark_shows() => boxes.extend(text_boxes(node)),
                ("drawing" | "svg-compatible", _) | ("office", "annotation-end") | ("text", "ruby-text") => {}
                ("text", "a") => {
                    let leads = attribute(node, "href").filter(|target| !target.starts_with('#'));
                    if self.mark_shows() {
                        self.line.targets.extend(leads.map(str::to_owned));
                    }
                    self.inline(node, look, boxes, around);
                }
                _ if node.is_element() => self.inline(node, look, boxes, around),
                _ => {}
            }
        }
    }

    /// Adds text, if it shows; in XML text white space only separates.
    fn text(&mut self, text: &str, look: &Look, collapse: bool) {
        if !self.mark_shows() {
            return;
        }
        if look.hidden == Some(true) {
            self.hidden += usize::from(!text.trim().is_empty());
            return;
        }
        let change = self.change();
        if change != self.line.change && change.is_some() && self.line.change.is_some() {
            self.line.runs.keep_apart(text);
        }
        self.line.change = change;
        if self.line.runs.is_blank() {
            self.line.page = self.page;
        }
        let upper = (look.capitals == Some(true)).then(|| text.to_uppercase());
        let text = upper.as_deref().unwrap_or(text);
        if collapse {
            self.line.runs.push_spaced(text, look.style());
        } else {
            self.line.runs.push(text, look.style());
        }
    }

    /// Adds the mark of a note, and keeps its body for the end.
    fn note(&mut self, node: Node<'a, 'i>, look: &Look) {
        if !self.mark_shows() || look.hidden == Some(true) {
            return;
        }
        let part = |local: &str| node.children().find(|child| name(*child) == ("text", local));
        let marker: String = part("note-citation")
            .into_iter()
            .flat_map(|node| node.descendants())
            .filter_map(|node| node.text().filter(|_| node.is_text()))
            .collect();
        let mut style = look.style();
        style.superscript = true;
        style.reference = true;
        if self.line.runs.is_blank() {
            self.line.page = self.page;
        }
        self.line.runs.push(marker.trim(), style);
        if let Some(body) = part("note-body") {
            let is_endnote = attribute(node, "note-class") == Some("endnote");
            self.notes.push((is_endnote, marker.trim().to_owned(), body));
        }
    }

    /// Follows the marks of tracked changes.
    fn change_mark(&mut self, node: Node<'a, 'i>, look: &Look, around: Around) {
        let Some(id) = attribute(node, "change-id") else {
            return;
        };
        match name(node).1 {
            "change-start" if self.inserted.contains(id) => {
                self.open.insert(id);
            }
            "change-end" => {
                self.open.remove(id);
            }
            "change" if self.view != Revisions::Final => {
                // A file can put one deletion back at many places.
                if let Some(deleted) = self.deleted.get(id).copied()
                    && self.made.may(deleted.range().len())
                {
                    self.deleted_text(deleted, look, around);
                }
            }
            _ => {}
        }
    }

    /// Puts deleted text back: its first paragraph goes on with the one before, its last with the text after.
    fn deleted_text(&mut self, deletion: Node<'a, 'i>, look: &Look, around: Around) {
        let paragraphs: Vec<_> = deletion
            .children()
            .filter(|node| name(*node) != ("office", "change-info"))
            .flat_map(|node| node.descendants())
            .filter(|node| matches!(name(*node), ("text", "p" | "h")))
            .collect();
        let mut boxes = Vec::new();
        self.in_deletion = true;
        for (n, paragraph) in paragraphs.iter().enumerate() {
            if n > 0 {
                self.end_paragraph(look, around);
            }
            self.inline(*paragraph, look, &mut boxes, around);
        }
        self.in_deletion = false;
    }

    /// Returns the change that the walk is in.
    fn change(&self) -> Option<Change> {
        if self.in_deletion {
            return Some(Change::Deleted);
        }
        (!self.open.is_empty()).then_some(Change::Inserted)
    }
}

/// The most spaces that one element may stand for.
const MOST_SPACES: usize = 200;

/// What is printed in the margins of the pages.
#[derive(Default)]
struct Margins<'a, 'i> {
    /// The header of the first page, where it has one of its own.
    masthead: Vec<Node<'a, 'i>>,
    running: Vec<(Outside, Node<'a, 'i>)>,
}

impl<'a, 'i> Margins<'a, 'i> {
    fn new(roots: &[Node<'a, 'i>], first_page: Option<&str>) -> Self {
        let mut margins = Self::default();
        let pages = roots
            .iter()
            .flat_map(roxmltree::Node::children)
            .filter(|node| name(*node) == ("office", "master-styles"))
            .flat_map(|styles| styles.children())
            .filter(|node| name(*node) == ("style", "master-page"));
        for page in pages {
            let own = attribute(page, "name");
            let is_first = own == first_page;
            let leads_on = attribute(page, "next-style-name").is_some_and(|next| Some(next) != own);
            for part in page.children() {
                match name(part).1 {
                    "header-first" if is_first => margins.masthead.push(part),
                    "header" if is_first && leads_on => margins.masthead.push(part),
                    "header" | "header-left" | "header-first" => {
                        margins.running.push((Outside::Header, part));
                    }
                    "footer" | "footer-left" | "footer-first" => {
                        margins.running.push((Outside::Footer, part));
                    }
                    _ => {}
                }
            }
        }
        margins
    }
}

/// Names the page style that the text begins with.
fn first_page(body: Node<'_, '_>, styles: &Styles) -> Option<String> {
    let paragraph = body
        .children()
        .filter(|node| name(*node) != ("text", "tracked-changes"))
        .flat_map(|node| node.descendants())
        .find(|node| matches!(name(*node), ("text", "p" | "h")))?;
    let look = styles.paragraph(attribute(paragraph, "style-name"));
    Some(look.page.unwrap_or_else(|| "Standard".to_owned()))
}

fn is_hidden_section(node: Node<'_, '_>) -> bool {
    matches!(attribute(node, "display"), Some("none"))
}

/// Gathers the rows of a table, without those of tables in its cells.
fn gather_rows<'a, 'i>(node: Node<'a, 'i>, rows: &mut Vec<Node<'a, 'i>>) {
    for child in node.children() {
        match name(child) {
            ("table", "table-row") => rows.push(child),
            ("table", "table-header-rows" | "table-rows" | "table-row-group") => gather_rows(child, rows),
            _ => {}
        }
    }
}

/// Returns the cells of a row; one that another covers holds nothing.
fn cells<'a, 'i>(row: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    row.children()
        .filter(|node| name(*node) == ("table", "table-cell"))
}

/// Looks at what a cell holds.
fn cell(cell: Node<'_, '_>) -> table::Cell {
    let mut found = table::Cell::default();
    for node in cell.descendants() {
        match name(node) {
            ("text", "p" | "h") => {
                let words: usize = node
                    .descendants()
                    .filter_map(|node| node.text().filter(|_| node.is_text()))
                    .map(|text| text.split_whitespace().count())
                    .sum();
                found.words += words;
                found.paragraphs += usize::from(words > 0);
            }
            ("text", "list") | ("table", "table") => found.holds_more = true,
            ("drawing", "image") => found.paragraphs = found.paragraphs.max(1),
            _ => {}
        }
    }
    let text = cell
        .descendants()
        .filter_map(|node| node.text().filter(|_| node.is_text()));
    found.is_label = found.words < 3 && is_label(&text.collect::<String>());
    found
}

/// Returns the objects in a frame.
fn objects<'a, 'i>(frame: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    frame
        .children()
        .filter(|node| name(*node) == ("drawing", "object"))
}

/// Gathers the text boxes and the pictures in a drawing. Of a frame with several wordings of one thing the first is shown.
fn text_boxes<'a, 'i>(node: Node<'a, 'i>) -> Vec<Node<'a, 'i>> {
    if matches!(name(node), ("drawing", "text-box" | "custom-shape" | "image")) {
        return vec![node];
    }
    let inside = node.children().filter(Node::is_element);
    let mut boxes: Vec<Node<'a, 'i>> = inside.flat_map(text_boxes).collect();
    if name(node) == ("drawing", "frame") && boxes.iter().all(|it| name(*it) == ("drawing", "image")) {
        boxes.truncate(1);
    }
    boxes
}
