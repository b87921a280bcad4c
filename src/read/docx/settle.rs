//! Accepts or rejects the changes that a part tracks already.
//!
//! A redline says how one text becomes another. An old file that tracks changes is two texts; one of them was read
//! (`--revisions`), and the redline starts from that one: what was there before is settled first, as Word would.
//!
//! | | accepted | rejected |
//! |---|---|---|
//! | `w:ins`, `w:moveTo` around runs | the runs stay | gone |
//! | `w:del`, `w:moveFrom` around runs | gone | the runs stay, `w:delText` is `w:t` again |
//! | the same in a paragraph mark or a row | the mark goes (the paragraph joins the next), the row goes | |
//! | `w:pPrChange` and its like | gone | the properties are those inside |
//!
//! The part is written anew element by element; what has no change in it is copied byte by byte. Cost: linear. For those who
//! write it gives up on deleted and inserted cells, which Word itself can only track in part; who only reads gets their words
//! as they would be. Some changes can be kept apart: they are accepted whatever becomes of the others.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use super::super::Revisions;
use super::element::{attribute, child, start_tag_end, word};

/// Who made a tracked change, and when: whether something came by it, its author, its date as it is written.
pub(crate) type MarkKey = (bool, String, String);

/// What is to become of the changes.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'k> {
    pub(super) view: Revisions,
    /// Those that are accepted in every view.
    pub(super) kept: &'k BTreeSet<MarkKey>,
    /// Whether the text is only read, so that changes in cells are settled as far as their words go.
    pub(super) only_read: bool,
}

/// Returns who made a change, and when.
pub(super) fn key_of(node: Node<'_, '_>) -> MarkKey {
    let said = |name| attribute(node, name).unwrap_or_default().to_owned();
    let comes = matches!(word(node), "ins" | "moveTo" | "cellIns");
    (comes, said("author"), said("date"))
}

/// Settles the changes of a part; nothing where it has none. Beside the text, their number. The error is the reason why it
/// cannot be done.
pub(super) fn settle(xml: &str, wanted: Wanted<'_>) -> Result<Option<(String, usize)>, String> {
    let tree = Document::parse(xml).map_err(|_| "one of its parts is not well-formed".to_owned())?;
    let mut touched = BTreeSet::new();
    let mut changes = 0;
    for node in tree.descendants().filter(|node| is_tracked(*node)) {
        touched.extend(node.ancestors().map(|it| it.id().get()));
        if !wanted.only_read && matches!(word(node), "cellIns" | "cellDel" | "cellMerge") {
            return Err("it tracks changes in the cells of a table".to_owned());
        }
        let is_number = node.parent().is_some_and(|parent| word(parent) == "numPr");
        changes += usize::from(matches!(word(node), "ins" | "del" | "moveFrom" | "moveTo") && !is_number);
    }
    if touched.is_empty() {
        return Ok(None);
    }
    if wanted.view == Revisions::BothAsText {
        return Err(
            "it tracks changes already, and was read with inserted and deleted words alike".to_owned(),
        );
    }
    let settler = Settler { xml, touched, wanted };
    let root = tree.root_element();
    let text = [
        &xml[..root.range().start],
        &settler.element(root),
        &xml[root.range().end..],
    ];
    // A part that tracks nothing but formats has changes all the same.
    Ok(Some((text.concat(), changes.max(1))))
}

struct Settler<'x> {
    xml: &'x str,
    /// The elements with a change in them.
    touched: BTreeSet<u32>,
    wanted: Wanted<'x>,
}

impl Settler<'_> {
    fn raw(&self, node: Node<'_, '_>) -> &str {
        &self.xml[node.range()]
    }

    /// Writes an element and what is in it.
    fn element(&self, node: Node<'_, '_>) -> String {
        if !node.is_element() || !self.touched.contains(&node.id().get()) {
            return self.raw(node).to_owned();
        }
        let name = word(node);
        if is_range(name) || is_note_of_format(name) {
            return String::new();
        }
        match (Change::of(name), name) {
            (Some(_), _) if !holds_content(node) => String::new(),
            (Some(change), _) if change.shows(self.view_of(node)) => {
                let inside = self.children(node);
                if change == Change::Gone {
                    revived(&inside)
                } else {
                    inside
                }
            }
            (Some(_), _) => String::new(),
            (None, "tr") if !self.shows(child(node, "trPr")) => String::new(),
            (None, "tc") if !self.shows(child(node, "tcPr")) => String::new(),
            (None, "pPr" | "rPr" | "sectPr" | "tblPr" | "trPr" | "tcPr" | "tblGrid" | "tblPrEx") => {
                self.properties(node)
            }
            (None, "numPr") if !self.shows(Some(node)) => String::new(),
            _ => self.around(node, &self.children(node)),
        }
    }

    /// Writes the tags of an element around its new content.
    fn around(&self, node: Node<'_, '_>, inside: &str) -> String {
        let raw = self.raw(node);
        let Some(open) = start_tag_end(self.xml, node) else {
            return raw.to_owned();
        };
        let open = open - node.range().start;
        let close = raw.rfind("</").unwrap_or(raw.len());
        [&raw[..open], inside, &raw[close..]].concat()
    }

    /// Writes what is in an element. A paragraph whose mark does not show runs into the next one.
    fn children(&self, node: Node<'_, '_>) -> String {
        let mut out = String::new();
        let mut waiting: Option<(Node<'_, '_>, String)> = None;
        for inner in node.children() {
            if word(inner) != "p" {
                if inner.is_element()
                    && !is_range(word(inner))
                    && let Some((alone, content)) = waiting.take()
                {
                    // A whole paragraph before a table goes; only what is left of one stays.
                    if holds_runs(&content) {
                        out += &self.paragraph(alone, &content);
                    } else {
                        out += &content;
                    }
                }
                out += &self.element(inner);
                continue;
            }
            let mut content = waiting.take().map_or_else(String::new, |(_, content)| content);
            let own = inner.children().filter(|it| word(*it) != "pPr");
            content.extend(own.map(|it| self.element(it)));
            let mark = child(inner, "pPr").and_then(|properties| child(properties, "rPr"));
            if self.shows(mark) {
                out += &self.paragraph(inner, &content);
            } else {
                waiting = Some((inner, content));
            }
        }
        // What is left has no next paragraph: the last one of a cell or of the body cannot go.
        if let Some((alone, content)) = waiting
            && (!content.is_empty() || !out.contains("<w:p"))
        {
            out += &self.paragraph(alone, &content);
        }
        out
    }

    fn paragraph(&self, node: Node<'_, '_>, content: &str) -> String {
        let properties = child(node, "pPr").map_or_else(String::new, |it| self.element(it));
        match start_tag_end(self.xml, node) {
            Some(_) => self.around(node, &(properties + content)),
            None if content.is_empty() => self.raw(node).to_owned(),
            None => format!("<w:p>{content}</w:p>"),
        }
    }

    /// Writes properties as they are, or as they were before a change of format.
    fn properties(&self, node: Node<'_, '_>) -> String {
        let before = node
            .children()
            .find(|it| is_note_of_format(word(*it)))
            .filter(|change| self.view_of(*change) == Revisions::Original)
            .and_then(|change| child(change, word(node)));
        let Some(before) = before else {
            return self.around(node, &self.children(node));
        };
        let inside: String = before.children().map(|it| self.raw(it)).collect();
        // The old properties of a paragraph say nothing of its mark and its section.
        let kept = node.children().filter(|it| matches!(word(*it), "rPr" | "sectPr"));
        let kept: String = kept.map(|it| self.element(it)).collect();
        self.around(node, &(inside + &kept))
    }

    /// Whether the thing with these properties shows.
    fn shows(&self, properties: Option<Node<'_, '_>>) -> bool {
        let inner = properties
            .into_iter()
            .flat_map(|properties| properties.children());
        inner
            .filter_map(|it| Some((Change::of(word(it))?, it)))
            .all(|(change, it)| change.shows(self.view_of(it)))
    }

    /// Returns the view in which a change is settled.
    fn view_of(&self, change: Node<'_, '_>) -> Revisions {
        if self.wanted.kept.is_empty() || !self.wanted.kept.contains(&key_of(change)) {
            self.wanted.view
        } else {
            Revisions::Final
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Come,
    Gone,
}

impl Change {
    fn of(name: &str) -> Option<Self> {
        match name {
            "ins" | "moveTo" | "cellIns" => Some(Change::Come),
            "del" | "moveFrom" | "cellDel" => Some(Change::Gone),
            _ => None,
        }
    }

    fn shows(self, view: Revisions) -> bool {
        (self == Change::Gone) == (view == Revisions::Original)
    }
}

/// Whether anything in the content of a paragraph is more than a bookmark.
fn holds_runs(content: &str) -> bool {
    [":r>", ":r ", ":oMath"].iter().any(|name| content.contains(name))
}

/// Whether an element is a tracked change, or marks where one begins or ends.
fn is_tracked(node: Node<'_, '_>) -> bool {
    let name = word(node);
    Change::of(name).is_some()
        || is_range(name)
        || is_note_of_format(name)
        || matches!(name, "cellIns" | "cellDel" | "cellMerge")
}

/// Whether a change has words or paragraphs in it, and not only says that a mark, a row or a number changed.
fn holds_content(node: Node<'_, '_>) -> bool {
    node.parent()
        .is_none_or(|parent| !matches!(word(parent), "rPr" | "trPr" | "tcPr" | "numPr"))
}

fn is_range(name: &str) -> bool {
    name.starts_with("moveFromRange") || name.starts_with("moveToRange") || {
        let custom = name.strip_prefix("customXml").unwrap_or_default();
        ["InsRange", "DelRange", "MoveFromRange", "MoveToRange"]
            .iter()
            .any(|kind| custom.starts_with(kind))
    }
}

fn is_note_of_format(name: &str) -> bool {
    name.ends_with("PrChange") || matches!(name, "tblGridChange" | "numberingChange" | "tblPrExChange")
}

/// Gives deleted text the names of text.
fn revived(xml: &str) -> String {
    xml.replace("<w:delText", "<w:t")
        .replace("</w:delText>", "</w:t>")
        .replace("<w:delInstrText", "<w:instrText")
        .replace("</w:delInstrText>", "</w:instrText>")
}
