//! Builds the tree of a web page, with an eye on what the page costs while it grows.
//!
//! The parser follows the HTML standard, which accepts any bytes; a hostile page can still make it nest a tag 200,000
//! deep (every further tag then walks all open ones), repeat unclosed formatting over every paragraph, or fill one tag
//! with attributes. So the page is fed in small pieces, and the tree is looked at between them.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tokenizer::TokenizerOpts;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, ParseOpts, QualName, parse_document};

use super::super::limits::{Limits, NESTING, NODES};
use crate::error::Refusal;

/// The bytes fed to the parser between two looks at the tree.
const PIECE: usize = 4096;
/// The words that may pass without any effect on the tree: a comment this long is likely, a tag is not.
const SILENT_WORDS: usize = 20_000;

/// The tree of a page.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

/// A place in the tree.
pub(super) type Id = usize;

/// The place of the document.
pub(super) const ROOT: Id = 0;

/// One node.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) content: Content,
    pub(super) children: Vec<Id>,
    /// The line of the file that it starts in, from 1.
    pub(super) line: u32,
    parent: Option<Id>,
    depth: u32,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Content {
    Text(String),
    Element(Element),
    /// The document, a comment, an instruction.
    Other,
}

/// An element.
#[derive(Debug)]
pub(super) struct Element {
    name: QualName,
    attributes: Vec<Attribute>,
}

impl Element {
    /// Returns the local name: `p`.
    pub(super) fn name(&self) -> &str {
        &self.name.local
    }

    /// Returns the value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|attribute| &*attribute.name.local == name)
            .map(|attribute| &*attribute.value)
    }

    /// Returns the words of the `class` attribute.
    pub(super) fn classes(&self) -> impl Iterator<Item = &str> {
        self.attribute("class").unwrap_or_default().split_whitespace()
    }
}

impl Tree {
    /// Parses a page. The error is the reason, for a person.
    pub(super) fn parse(page: &str, limits: Limits) -> Result<Self, Refusal> {
        let options = ParseOpts {
            tokenizer: TokenizerOpts::default(),
            tree_builder: TreeBuilderOpts {
                scripting_enabled: false,
                ..TreeBuilderOpts::default()
            },
        };
        let mut parser = parse_document(Sink::new(), options);
        let mut rest = page;
        let mut silent = 0;
        let mut events = 0;
        while !rest.is_empty() {
            let (piece, further) = rest.split_at(rest.floor_char_boundary(PIECE));
            rest = further;
            parser.process(StrTendril::from_slice(piece));
            let sink = &parser.tokenizer.sink.sink;
            sink.check(limits)?;
            let seen = sink.events.get();
            silent = if seen == events { silent + words(piece) } else { 0 };
            events = seen;
            if silent > SILENT_WORDS {
                return Err("has an element with too many attributes: refused".into());
            }
        }
        Ok(parser.finish())
    }

    pub(super) fn node(&self, id: Id) -> &Node {
        &self.nodes[id]
    }

    /// Returns the element at a place, if it is one.
    pub(super) fn element(&self, id: Id) -> Option<&Element> {
        match &self.nodes[id].content {
            Content::Element(element) => Some(element),
            _ => None,
        }
    }

    /// Returns how many nodes there are; a node stands behind what opened before it.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Returns the nodes around a node, the innermost first.
    pub(super) fn around(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.nodes[id].parent, |id| self.nodes[*id].parent)
    }

    /// Whether a node stands in another.
    pub(super) fn is_within(&self, id: Id, outer: Id) -> bool {
        self.around(id).any(|around| around == outer)
    }

    /// Returns the nodes in a node and itself, in reading order.
    pub(super) fn inside(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let mut open = vec![id];
        std::iter::from_fn(move || {
            let id = open.pop()?;
            open.extend(self.nodes[id].children.iter().rev());
            Some(id)
        })
    }

    /// Returns the first words in a node, until they have so many bytes.
    pub(super) fn words(&self, id: Id, bytes: usize) -> String {
        /// The nodes that are looked at.
        const NODES: usize = 64;
        let mut words = String::new();
        for id in self.inside(id).take(NODES) {
            if let Content::Text(text) = &self.nodes[id].content {
                let text = if words.is_empty() { text.trim_start() } else { text };
                words.extend(text.chars().take(bytes + 1));
            }
            if words.len() > bytes {
                break;
            }
        }
        words
    }

    fn add(&mut self, content: Content, line: u32) -> Id {
        self.nodes.push(Node {
            content,
            children: Vec::new(),
            line,
            parent: None,
            depth: 0,
        });
        self.nodes.len() - 1
    }

    /// Puts a node under `parent`, before the child at `place`.
    fn insert(&mut self, parent: Id, place: usize, child: Id) {
        self.nodes[child].parent = Some(parent);
        self.nodes[child].depth = self.nodes[parent].depth + 1;
        self.nodes[parent].children.insert(place, child);
    }

    /// Puts text under `parent`, joined to the text before `place` if there is one.
    fn insert_text(&mut self, parent: Id, place: usize, text: &str, line: u32) {
        let before = place
            .checked_sub(1)
            .map(|before| self.nodes[parent].children[before]);
        if let Some(before) = before
            && let Content::Text(present) = &mut self.nodes[before].content
        {
            present.push_str(text);
            return;
        }
        // The parser hands text over when it has passed it: its line is the one that the text ends in.
        let passed = text.matches('\n').count() as u32;
        let child = self.add(Content::Text(text.to_owned()), line.saturating_sub(passed).max(1));
        self.insert(parent, place, child);
    }

    /// Returns the place of a node among its siblings. What the parser moves is nearly always among the last.
    fn place(&self, id: Id) -> Option<(Id, usize)> {
        let parent = self.nodes[id].parent?;
        let place = self.nodes[parent]
            .children
            .iter()
            .rposition(|child| *child == id)?;
        Some((parent, place))
    }
}

/// Counts the words of a piece, as attributes are parted.
fn words(piece: &str) -> usize {
    let parts = |c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\'' | '/');
    piece.split(parts).filter(|word| !word.is_empty()).count()
}

/// What the parser writes into.
struct Sink {
    tree: RefCell<Tree>,
    line: Cell<u32>,
    deepest: Cell<u32>,
    /// The changes made to the tree so far.
    events: Cell<u64>,
}

impl Sink {
    fn new() -> Self {
        let mut tree = Tree::default();
        tree.add(Content::Other, 1);
        Self {
            tree: RefCell::new(tree),
            line: Cell::new(1),
            deepest: Cell::new(0),
            events: Cell::new(0),
        }
    }

    fn check(&self, limits: Limits) -> Result<(), Refusal> {
        if self.deepest.get() > limits.nesting {
            return Err(NESTING.refusal(limits.nesting.into()));
        }
        if self.tree.borrow().nodes.len() > limits.nodes as usize {
            return Err(NODES.refusal(limits.nodes.into()));
        }
        Ok(())
    }

    fn add(&self, content: Content) -> Id {
        self.tree.borrow_mut().add(content, self.line.get())
    }

    /// Puts something under `parent`, before the child at `place`.
    fn put(&self, parent: Id, place: usize, child: NodeOrText<Id>) {
        self.events.set(self.events.get() + 1);
        let mut tree = self.tree.borrow_mut();
        match child {
            NodeOrText::AppendText(text) => tree.insert_text(parent, place, &text, self.line.get()),
            NodeOrText::AppendNode(child) => {
                tree.insert(parent, place, child);
                self.deepest.set(self.deepest.get().max(tree.nodes[child].depth));
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Ref<'a, QualName> {
        Ref::map(self.tree.borrow(), |tree| match &tree.nodes[*target].content {
            Content::Element(element) => &element.name,
            _ => unreachable!("the parser asks for the names of elements only"),
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> Id {
        self.add(Content::Element(Element { name, attributes }))
    }

    fn create_comment(&self, _text: StrTendril) -> Id {
        self.add(Content::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Id {
        self.add(Content::Other)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        let end = self.tree.borrow().nodes[*parent].children.len();
        self.put(*parent, end, child);
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        if self.tree.borrow().nodes[*element].parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }

    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        if let NodeOrText::AppendNode(child) = &child {
            self.remove_from_parent(child);
        }
        let place = self.tree.borrow().place(*sibling);
        if let Some((parent, place)) = place {
            self.put(parent, place, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, attributes: Vec<Attribute>) {
        let mut tree = self.tree.borrow_mut();
        if let Content::Element(element) = &mut tree.nodes[*target].content {
            for attribute in attributes {
                if element
                    .attributes
                    .iter()
                    .all(|present| present.name != attribute.name)
                {
                    element.attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        let mut tree = self.tree.borrow_mut();
        if let Some((parent, place)) = tree.place(*target) {
            tree.nodes[parent].children.remove(place);
            tree.nodes[*target].parent = None;
        }
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let mut tree = self.tree.borrow_mut();
        let children = std::mem::take(&mut tree.nodes[*node].children);
        for child in children {
            let end = tree.nodes[*new_parent].children.len();
            tree.insert(*new_parent, end, child);
        }
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(u32::try_from(line).unwrap_or(u32::MAX));
    }
}
