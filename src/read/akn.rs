//! Law in XML: Akoma Ntoso 3.0 of OASIS, and USLM, in which the United States publish their bills.
//!
//! These files say what every piece is, so nothing is guessed: `recital`, `paragraph`, `num`, `heading` come out as
//! roles, in the format's own words. Both vocabularies agree on the frame: containers with a `num` and perhaps a
//! `heading`, and text in `p`, `content`, `chapeau`. Everything else follows from one rule: an element that stands
//! between letters is part of a line, any other is a piece of its own.
//!
//! ```text
//! <paragraph><num>(a)</num><content><p>urges all States</p></content></paragraph>
//!     ⇒   paragraph [(a)] | urges all States
//! ```
//!
//! Elements are known by their local names: the prefix and the version of the namespace differ from publisher to
//! publisher. Cost: linear. Deliberately absent: the metadata, and attributes that say when a piece was in force.

use std::sync::Arc;

use roxmltree::{Document as Tree, Node};

use super::blocks::Runs;
use super::limits::Made;
use super::tracked::Counts;
use super::{ReadOptions, Revisions, Source, stack, xml};
use crate::document::{Block, Document, Hints, Locator, Outside, Style, Within};
use crate::error::{Error, Refusal};

/// Reads a law in XML.
///
/// # Errors
///
/// When the file is not well-formed, declares a document type, or is nested too deep.
pub fn read(source: &Source, options: &ReadOptions) -> Result<Document, Error> {
    stack::with_room(source, options.limits, || {
        let parse = || {
            let text = xml::decode(&source.bytes)?;
            let tree = xml::parse(&text, options.limits)?;
            Walk::new(options).read(&tree)
        };
        parse().map_err(|reason: Refusal| Error::about(&source.name, reason))
    })
}

/// Elements that are part of a line wherever they stand.
const INLINE: [&str; 38] = [
    "a",
    "abbr",
    "amendingAction",
    "b",
    "concept",
    "date",
    "def",
    "del",
    "docDate",
    "docIntroducer",
    "docJurisdiction",
    "docketNumber",
    "em",
    "entity",
    "i",
    "img",
    "inline",
    "ins",
    "location",
    "mref",
    "organization",
    "person",
    "placeholder",
    "quantity",
    "quotedText",
    "ref",
    "role",
    "rref",
    "shortTitle",
    "span",
    "strong",
    "sub",
    "sup",
    "term",
    "time",
    "u",
    "addedText",
    "deletedText",
];

/// Elements that are a piece of their own even between letters.
const PIECES: [&str; 36] = [
    "article",
    "block",
    "blockList",
    "clause",
    "content",
    "continuation",
    "division",
    "embeddedStructure",
    "fillIn",
    "heading",
    "indent",
    "item",
    "li",
    "list",
    "listIntroduction",
    "listWrapUp",
    "num",
    "ol",
    "p",
    "page",
    "paragraph",
    "part",
    "point",
    "quotedContent",
    "quotedStructure",
    "recital",
    "row",
    "section",
    "subclause",
    "subheading",
    "subitem",
    "subparagraph",
    "subsection",
    "table",
    "tr",
    "ul",
];

/// Returns the quotation marks that an element says stand around it, where its text has none.
fn quotation_marks<'a>(node: Node<'a, '_>) -> (&'a str, &'a str) {
    let mark = |name: &str| node.attribute(name).unwrap_or_default();
    let (opens, closes) = (mark("startQuote"), mark("endQuote"));
    let printed = letters(node);
    if opens.is_empty() || printed.trim_start().starts_with(opens) {
        return ("", "");
    }
    (opens, closes)
}

/// Elements that only hold the text of the container around them, and give it no role of their own.
const HOLDERS: [&str; 12] = [
    "p",
    "content",
    "intro",
    "wrapUp",
    "chapeau",
    "continuation",
    "num",
    "heading",
    "subheading",
    "listIntroduction",
    "listWrapUp",
    "block",
];

/// A walk through one file.
struct Walk<'a> {
    view: Revisions,
    made: Made,
    document: Document,
    notes: Vec<Block>,
    runs: Runs,
    /// The place of the text that is being read.
    locator: Option<Locator>,
    /// A number that waits for the text it numbers.
    number: Option<Number<'a>>,
    counts: Counts,
    last_change: Option<bool>,
    lines: Lines,
    /// The containers that are open.
    within: Vec<Within>,
    /// The same, shared by the blocks in them.
    shared: Option<Arc<[Within]>>,
    /// How many containers there have been.
    containers: usize,
}

/// A number without its text.
struct Number<'a> {
    label: String,
    around: Around<'a>,
    locator: Locator,
    within: Arc<[Within]>,
}

/// What the elements around a place say of it.
#[derive(Debug, Clone, Copy, Default)]
struct Around<'a> {
    style: Style,
    /// The name of the innermost container.
    role: &'a str,
    /// How many containers are around.
    depth: u8,
    is_heading: bool,
    table: bool,
    outside: Option<Outside>,
    /// Whether the text around is a tracked insertion (`true`) or deletion (`false`).
    change: Option<bool>,
}

impl<'a> Walk<'a> {
    fn new(options: &ReadOptions) -> Self {
        Self {
            view: options.revisions,
            made: Made::new(options.limits),
            document: Document::default(),
            notes: Vec::new(),
            runs: Runs::default(),
            locator: None,
            number: None,
            counts: Counts::default(),
            last_change: None,
            lines: Lines::default(),
            within: Vec::new(),
            shared: None,
            containers: 0,
        }
    }

    fn read(mut self, tree: &'a Tree<'_>) -> Result<Document, Refusal> {
        self.children(tree.root(), Around::default(), false);
        self.end_number();
        self.document.blocks.append(&mut self.notes);
        self.document.warnings.extend(self.counts.warning(self.view));
        self.made.end()?;
        Ok(self.document)
    }

    /// Reads the children of an element; `in_line` says that they are part of a line.
    fn children(&mut self, parent: Node<'a, '_>, around: Around<'a>, in_line: bool) {
        let in_line = in_line || has_letters(parent);
        for node in parent.children() {
            if node.is_text() {
                self.text(node, around);
            } else if node.is_element() {
                self.element(node, around, in_line);
            }
        }
    }

    fn element(&mut self, node: Node<'a, '_>, around: Around<'a>, in_line: bool) {
        let name = node.tag_name().name();
        if node.attribute("display") == Some("no") || node.attribute("status") == Some("removed") {
            return;
        }
        match name {
            "meta" | "identification" | "lifecycle" | "references" | "componentInfo" | "img" | "marker" => {}
            "br" | "eol" => self.runs.line_break(around.style),
            "authorialNote" | "footnote" => self.note(node, around),
            "noteRef" | "footnoteRef" => {
                let mark = node.attribute("marker").unwrap_or_default();
                self.runs.push(mark, raised(around.style));
                self.children(
                    node,
                    Around {
                        style: raised(around.style),
                        ..around
                    },
                    true,
                );
            }
            "num" => self.number(node, around),
            "ins" | "addedText" => self.change(node, true, around),
            "del" | "deletedText" => self.change(node, false, around),
            _ if INLINE.contains(&name) || (in_line && !PIECES.contains(&name)) => {
                let style = styled(node, around.style);
                let (opens, closes) = quotation_marks(node);
                self.runs.push(opens, style);
                self.children(node, Around { style, ..around }, true);
                self.runs.push(closes, style);
            }
            _ => self.piece(node, name, around),
        }
    }

    /// Reads an element that stands for itself.
    fn piece(&mut self, node: Node<'a, '_>, name: &'a str, around: Around<'a>) {
        self.end_piece(around);
        let is_heading = matches!(name, "heading" | "subheading" | "docTitle" | "docketTitle");
        let is_container = !HOLDERS.contains(&name);
        let inner = Around {
            style: styled(node, around.style),
            role: if is_container { name } else { around.role },
            depth: around
                .depth
                .saturating_add(u8::from(is_container && has_number(node))),
            is_heading: around.is_heading || is_heading,
            table: around.table || name == "table",
            outside: around.outside.or(match name {
                "coverPage" | "toc" => Some(Outside::Metadata),
                _ => None,
            }),
            ..around
        };
        if is_container {
            self.containers += 1;
            self.shared = None;
            self.within.push(Within {
                name: name.to_owned(),
                label: None,
                place: self.containers,
            });
        }
        self.children(node, inner, false);
        self.end_piece(inner);
        if is_container {
            if has_number(node) {
                self.end_number();
            }
            self.within.pop();
            self.shared = None;
        }
    }

    /// Keeps the number of a container for the text that follows.
    fn number(&mut self, node: Node<'a, '_>, around: Around<'a>) {
        self.end_piece(around);
        self.end_number();
        let locator = self.place(node);
        self.children(node, around, true);
        let mut runs = std::mem::take(&mut self.runs);
        self.locator = None;
        runs.trim();
        if !runs.is_blank() {
            if let Some(container) = self.within.last_mut() {
                container.label = Some(runs.text());
            }
            self.shared = None;
            self.number = Some(Number {
                label: runs.text(),
                around,
                locator,
                within: self.shared(),
            });
        }
    }

    /// Returns the open containers, shared.
    fn shared(&mut self) -> Arc<[Within]> {
        let shared = self.shared.take().unwrap_or_else(|| {
            let said = self.within.iter().map(|container| {
                size_of::<Within>() + container.name.len() + container.label.as_ref().map_or(0, String::len)
            });
            if self.made.may(said.sum()) {
                self.within.clone().into()
            } else {
                Arc::default()
            }
        });
        self.shared = Some(Arc::clone(&shared));
        shared
    }

    /// Gives a number without any text a block of its own.
    fn end_number(&mut self) {
        let Some(number) = self.number.take() else {
            return;
        };
        let mut runs = Runs::default();
        runs.push(&number.label, number.around.style);
        let hints = Hints {
            role: Some("num".to_owned()),
            within: Some(number.within),
            outside: number.around.outside,
            table: number.around.table,
            ..Hints::default()
        };
        self.document
            .blocks
            .extend(runs.into_block(hints, number.locator));
    }

    /// Reads a note: its mark stays here, its text goes to the end.
    fn note(&mut self, node: Node<'a, '_>, around: Around<'a>) {
        let own = node.children().find(|child| child.tag_name().name() == "num");
        let marker = node
            .attribute("marker")
            .map(str::to_owned)
            .or_else(|| own.map(letters))
            .unwrap_or_default()
            .trim()
            .to_owned();
        self.runs.push(&marker, raised(around.style));
        let runs = std::mem::take(&mut self.runs);
        let locator = self.locator.take();
        let number = self.number.take();
        let blocks = std::mem::take(&mut self.document.blocks);
        let inner = Around {
            style: Style::default(),
            role: "authorialNote",
            is_heading: false,
            ..around
        };
        self.children(node, inner, false);
        self.end_piece(inner);
        self.number = None;
        let body = std::mem::replace(&mut self.document.blocks, blocks);
        let body = if self.made.may(marker.len().saturating_mul(body.len())) {
            body
        } else {
            Vec::new()
        };
        self.notes.extend(body.into_iter().map(|mut block| {
            block.hints.footnote = Some(marker.clone());
            block.hints.label = None;
            block.hints.depth = None;
            block
        }));
        self.runs = runs;
        self.locator = locator;
        self.number = number;
    }

    fn change(&mut self, node: Node<'a, '_>, inserted: bool, around: Around<'a>) {
        let (count, hides) = if inserted {
            (&mut self.counts.insertions, Revisions::Original)
        } else {
            (&mut self.counts.deletions, Revisions::Final)
        };
        *count += 1;
        if self.view != hides {
            let change = Some(inserted);
            self.children(node, Around { change, ..around }, true);
        }
    }

    fn text(&mut self, node: Node<'a, '_>, around: Around<'a>) {
        let text = node.text().unwrap_or_default();
        if around.change != self.last_change && around.change.is_some() && self.last_change.is_some() {
            self.runs.keep_apart(text);
        }
        self.last_change = around.change;
        if self.runs.is_blank() && !text.trim().is_empty() {
            self.locator = Some(self.place(node));
        }
        if let Some(locator) = &mut self.locator {
            locator.bytes.end = node.range().end;
        }
        self.runs.push_collapsed(text, around.style);
    }

    /// Ends the piece that is being read, if there is one.
    fn end_piece(&mut self, around: Around<'a>) {
        self.last_change = None;
        let runs = std::mem::take(&mut self.runs);
        if runs.is_blank() {
            self.locator = None;
            return;
        }
        if self.number.is_none() && self.closes_last(&runs) {
            return;
        }
        let number = self.number.take();
        let hints = Hints {
            heading: around.is_heading.then_some(around.depth.max(1)),
            depth: number
                .as_ref()
                .map(|number| number.around.depth.saturating_sub(1)),
            label: number.map(|number| number.label),
            role: Some(if around.is_heading { "heading" } else { around.role })
                .filter(|role| !role.is_empty())
                .map(str::to_owned),
            within: Some(self.shared()),
            table: around.table,
            outside: around.outside,
            ..Hints::default()
        };
        let locator = self.locator.take().unwrap_or_default();
        self.document.blocks.extend(runs.into_block(hints, locator));
    }

    /// Joins text that is only a closing sign (the full stop or `; and` after a quoted paragraph) to the block before.
    fn closes_last(&mut self, runs: &Runs) -> bool {
        let text = runs.text();
        let signs = text.trim();
        let signs = signs
            .strip_suffix(" and")
            .or(signs.strip_suffix(" or"))
            .unwrap_or(signs);
        let closes = signs
            .chars()
            .all(|c| matches!(c, '.' | ';' | ',' | ':' | '”' | '’' | '»' | ')' | ']'));
        let Some(last) = self.document.blocks.last_mut().filter(|_| closes) else {
            return false;
        };
        if let Some(run) = last.runs.last_mut() {
            run.text.push_str(text.trim());
        }
        self.locator = None;
        true
    }

    fn place(&mut self, node: Node<'_, '_>) -> Locator {
        Locator {
            page: None,
            line: Some(self.lines.of(node)),
            bytes: node.range(),
        }
    }
}

/// Counts lines as the walk goes on through the file.
#[derive(Default)]
struct Lines {
    at: usize,
    passed: u32,
}

impl Lines {
    /// Returns the line of a node, from 1. Nodes come in the order of the file; one that does not is on the last line.
    fn of(&mut self, node: Node<'_, '_>) -> u32 {
        let start = node.range().start;
        if let Some(between) = node.document().input_text().get(self.at..start) {
            self.passed = self.passed.saturating_add(between.matches('\n').count() as u32);
            self.at = start;
        }
        self.passed.saturating_add(1)
    }
}

/// Whether letters stand directly in an element, between its children.
fn has_letters(node: Node<'_, '_>) -> bool {
    node.children()
        .any(|child| child.is_text() && child.text().is_some_and(|text| !text.trim().is_empty()))
}

fn has_number(node: Node<'_, '_>) -> bool {
    node.children().any(|child| child.tag_name().name() == "num")
}

/// Returns all letters in an element.
fn letters(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter(Node::is_text)
        .filter_map(|node| node.text())
        .collect()
}

fn raised(style: Style) -> Style {
    Style {
        superscript: true,
        reference: true,
        ..style
    }
}

/// Returns the look inside an element, given the look outside.
fn styled(node: Node<'_, '_>, outer: Style) -> Style {
    let mut style = outer;
    match node.tag_name().name() {
        "i" | "em" => style.italic = true,
        "b" | "strong" => style.bold = true,
        "u" => style.underline = true,
        "sup" => style.superscript = true,
        _ => {}
    }
    let declared = node.attribute("style").unwrap_or_default();
    style.italic |= declared.contains("font-style:italic") || declared.contains("font-style: italic");
    style.bold |= declared.contains("font-weight:bold") || declared.contains("font-weight: bold");
    match node.attribute("class").unwrap_or_default() {
        "italic" => style.italic = true,
        "bold" => style.bold = true,
        "superscript" => style.superscript = true,
        _ => {}
    }
    style
}
