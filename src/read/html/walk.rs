//! Walks the tree of a page and cuts it into paragraphs.

use super::super::Revisions;
use super::super::blocks::Runs;
use super::super::labels::{is_label, starts_with_label};
use super::super::numerals::{AfterZ, Numerals};
use super::super::tracked::{Counts, left_out, told};
use super::looks;
use super::tree::{Content, Element, Id, ROOT, Tree};
use crate::document::{Document, Extent, Hints, Locator, Outside, Placing, Style};

/// The paragraphs in one cell from which a table is taken for the layout of a page.
const PAGE: usize = 5;
/// The nodes looked at to answer a question about the start of an element.
const GLANCE: usize = 64;

/// A walk through one page.
pub(super) struct Walk<'t> {
    tree: &'t Tree,
    view: Revisions,
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
}

impl<'t> Walk<'t> {
    pub(super) fn new(tree: &'t Tree, view: Revisions) -> Self {
        Self {
            tree,
            view,
            document: Document::default(),
            runs: Runs::default(),
            line: None,
            label: None,
            carry: None,
            marker: None,
            blank: 0.0,
            counts: Counts::default(),
            hidden: 0,
            faint: 0,
            last_change: None,
        }
    }

    /// Reads the page.
    pub(super) fn read(mut self) -> Document {
        let around = Around::default();
        self.children(ROOT, around);
        self.end_paragraph(around);
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
            name if is_box(name) => self.block(id, element, around),
            _ if looks::is_way_back(element) => {}
            _ => {
                let style = looks::style(element, around.style);
                self.children(id, Around { style, ..around });
            }
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

    /// Reads an element that stands in a box of its own.
    fn block(&mut self, id: Id, element: &Element, around: Around) {
        self.end_paragraph(around);
        let inner = inside(element, around);
        if looks::is_footnote(element) {
            self.marker = None;
        }
        match self.row_of(id) {
            Some((label, text)) => self.pair(label, text, inner),
            None => self.children(id, inner),
        }
        self.end_paragraph(inner);
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
    }

    fn item(&mut self, id: Id, element: &Element, label: Option<String>, around: Around) {
        self.end_paragraph(around);
        let mut inner = inside(element, around);
        if around.footnotes {
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
        let rows = self.rows(id);
        let is_data = element.attribute("role") != Some("presentation")
            && rows.iter().any(|row| self.is_row_of_data(*row));
        self.row_group(id, is_data, inner);
        self.end_paragraph(inner);
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

    fn is_row_of_data(&self, row: Id) -> bool {
        self.row_of(row).is_none() && self.filled(row).len() > 1
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
        if !is_data && let Some((label, text)) = self.row_of(row) {
            self.pair(label, text, around);
            return;
        }
        for &cell in &self.tree.node(row).children {
            let table = around.table || (is_data && !self.is_page(cell));
            self.node(cell, Around { table, ..around });
        }
    }

    /// Whether a cell holds so many paragraphs that its table lays out a page.
    fn is_page(&self, cell: Id) -> bool {
        let boxes = self.tree.node(cell).children.iter();
        let boxes = boxes.filter(|child| {
            self.tree
                .element(**child)
                .is_some_and(|element| is_box(element.name()))
        });
        boxes.count() >= PAGE
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
            ..Hints::default()
        };
        let locator = Locator {
            line: self.line.take(),
            ..Locator::default()
        };
        self.document.blocks.extend(runs.into_block(hints, locator));
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
        if self.marker.is_none() {
            let text = runs.text();
            let (marker, rest) = split_marker(&text)?;
            self.marker = Some(marker.to_owned());
            runs.drop_start(text.len() - rest.len());
        }
        self.marker.clone()
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

/// Returns what holds inside a box.
fn inside(element: &Element, around: Around) -> Around {
    Around {
        style: looks::style(element, around.style),
        heading: looks::heading(element).or(around.heading),
        placing: looks::placing(element).unwrap_or(around.placing),
        outside: around
            .outside
            .or_else(|| (element.name() == "nav").then_some(Outside::Header)),
        footnote: around.footnote || looks::is_footnote(element),
        footnotes: around.footnotes || looks::holds_footnotes(element),
        ..around
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
        "decimal-leading-zero" => Numerals::DecimalZero,
        "a" | "lower-alpha" | "lower-latin" => Numerals::LowerLetter(AfterZ::Counted),
        "A" | "upper-alpha" | "upper-latin" => Numerals::UpperLetter(AfterZ::Counted),
        "i" | "lower-roman" => Numerals::LowerRoman,
        "I" | "upper-roman" => Numerals::UpperRoman,
        "arabic-indic" => Numerals::ArabicIndic,
        "hebrew" => Numerals::Hebrew,
        "cjk-ideographic" | "simp-chinese-informal" | "trad-chinese-informal" => Numerals::Chinese,
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
