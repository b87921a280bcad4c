//! What a Word file holds beside the letters of its text.
//!
//! Who answers for a redline asks more than what it says: who tracked which change and when, what stands in the margin, whose
//! name is in the properties, and what is in the file that no reader of words can read.
//!
//! ```text
//! w:ins w:author="EU" w:date="2026-03-02T10:00:00Z"   a mark: an insertion, its author, its date
//! comments.xml, people.xml, docProps/*.xml            comments, names, properties
//! w:altChunk, embeddings/*, charts/*, v:textpath      what is embedded, by its digest; what is drawn, by its words
//! ```
//!
//! Nothing is judged here. Cost: linear in the size of the parts; what is embedded is unpacked once, for its digest.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::super::zip::Package;
use super::super::{Limits, picture, stack, xml};
use super::element::{attribute, child, word};
use super::package::{Parts, main_part};
use super::relationships::{Part, load, outward, parse, relationships, rels_of};
use super::settle::{MarkKey, key_of};
use crate::error::Refusal;

/// What is in a file beside its letters.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    /// The changes that it tracks, in the order of its parts.
    pub(crate) tracked: Vec<Mark>,
    /// Who made them, and when; those of format alone, too.
    pub(crate) keys: BTreeSet<MarkKey>,
    pub(crate) comments: Vec<Comment>,
    /// What its properties say: a word for what it is, and its value.
    pub(crate) properties: Vec<(&'static str, String)>,
    /// What is embedded and cannot be read: what it is, and the digest of its bytes. In alphabetical order.
    pub(crate) embedded: Vec<(Embedded, String)>,
    /// The words of charts, diagrams and lettering, in alphabetical order.
    pub(crate) drawn: Vec<String>,
    /// The words above others that say how they are read.
    pub(crate) readings: String,
    /// What Word shows in place of words that are bound to data beside the text: the path to it and the digest of what is said
    /// there, in alphabetical order.
    pub(crate) bound: Vec<(String, String)>,
    /// Fields whose result changes by itself, by their names, in alphabetical order.
    pub(crate) fields: BTreeMap<String, usize>,
    /// The parts with words that nothing refers to.
    pub(crate) loose: Vec<String>,
}

/// A change that is tracked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) kind: MarkKind,
    pub(crate) key: MarkKey,
}

/// The kinds of tracked changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkKind {
    Insertion,
    Deletion,
    Move,
    Format,
}

/// A comment in the margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Comment {
    /// The number that the text refers to it by.
    pub(crate) id: String,
    pub(crate) author: String,
    pub(crate) date: String,
    pub(crate) text: String,
}

/// What is embedded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Embedded {
    /// A file whose text Word puts into the text when it is opened, or that stands elsewhere as a chapter of it.
    Chunk,
    /// A thing of another program: a sheet, a formula of an old kind.
    Object,
}

/// Looks what a file holds beside its letters. The error is the reason why it cannot be read.
pub(crate) fn beside(bytes: &[u8], limits: Limits) -> Result<Beside, String> {
    let work = || look(bytes, limits).map_err(String::from);
    match stack::on_own_stack("reading", stack::size_for(limits), work) {
        Ok(Ok(result)) => result,
        Ok(Err(panic)) => std::panic::resume_unwind(panic),
        Err(_) => Err("there is no memory for so deep a nesting".to_owned()),
    }
}

fn look(bytes: &[u8], limits: Limits) -> Result<Beside, Refusal> {
    let mut parts = Parts::open(bytes, limits)?;
    let package = Package::open(bytes, limits)?;
    let mut found = Beside {
        loose: std::mem::take(&mut parts.loose),
        ..Beside::default()
    };
    let texts = [
        Some(&parts.document),
        parts.footnotes.as_ref(),
        parts.endnotes.as_ref(),
    ];
    for part in texts.into_iter().flatten().chain(parts.margins.values()) {
        found.text(parse(part, limits)?.root_element());
        found.embedded_in(&package, &part.name, limits)?;
    }
    if let Some(part) = &parts.comments {
        let tree = parse(part, limits)?;
        found.track(tree.root_element());
        found.comments = comments(tree.root_element());
    }
    if let Some(part) = &parts.settings {
        let tree = parse(part, limits)?;
        found.settings(tree.root_element());
    }
    let main = main_part(&package, limits)?;
    found.bind(&package, &main, limits);
    found.embedded.sort();
    found.drawn.sort();
    found.describe(&package, &main, limits);
    Ok(found)
}

impl Beside {
    /// Looks at a part with text.
    fn text(&mut self, root: Node<'_, '_>) {
        self.track(root);
        for node in root.descendants() {
            match word(node) {
                "rt" => self.readings.push_str(&said(node)),
                "dataBinding" if !comes(node) => {
                    let path = attribute(node, "xpath").unwrap_or_default();
                    self.bound.push((path.to_owned(), String::new()));
                }
                "instrText" => self.field(node.text().unwrap_or_default()),
                "fldSimple" => self.field(attribute(node, "instr").unwrap_or_default()),
                _ if node.tag_name().name() == "textpath" => {
                    self.drawn.extend(
                        node.attribute("string")
                            .map(str::to_owned)
                            .filter(|it| !it.is_empty()),
                    );
                }
                _ => {}
            }
        }
    }

    /// Notes the changes that a part tracks.
    fn track(&mut self, root: Node<'_, '_>) {
        let has_ranges = root.descendants().any(|it| word(it) == "moveFromRangeStart");
        for node in root.descendants() {
            let name = word(node);
            let of_number = || node.parent().is_some_and(|parent| word(parent) == "numPr");
            let kind = match name {
                "ins" | "cellIns" if !of_number() => MarkKind::Insertion,
                "del" | "cellDel" if !of_number() => MarkKind::Deletion,
                "moveFromRangeStart" => MarkKind::Move,
                "moveFrom" if !has_ranges => MarkKind::Move,
                "ins" | "del" | "cellMerge" => MarkKind::Format,
                "moveFrom" | "moveTo" => {
                    self.keys.insert(key_of(node));
                    continue;
                }
                _ if name.ends_with("PrChange") => MarkKind::Format,
                _ => continue,
            };
            let key = key_of(node);
            self.keys.insert(key.clone());
            self.tracked.push(Mark { kind, key });
        }
    }

    /// Notes a field whose result changes by itself.
    fn field(&mut self, instruction: &str) {
        let name = instruction.split_whitespace().next().unwrap_or_default();
        let name = name.to_ascii_uppercase();
        if OF_ITSELF.contains(&name.as_str()) {
            *self.fields.entry(name).or_default() += 1;
        }
    }

    /// Notes what a part shows that is no text of its own.
    fn embedded_in(&mut self, package: &Package<'_>, part: &str, limits: Limits) -> Result<(), Refusal> {
        for it in relationships(package, &rels_of(part), part, limits)? {
            let kind = match it.kind.as_str() {
                "aFChunk" => Embedded::Chunk,
                "oleObject" | "package" | "control" => Embedded::Object,
                "chart" | "chartEx" | "diagramData" => {
                    self.drawn.extend(words_of(package, &it.target, limits));
                    continue;
                }
                _ => continue,
            };
            let bytes = package.part(&it.target)?.unwrap_or_default();
            self.embedded.push((kind, picture::digest(&bytes)));
        }
        let elsewhere = outward(package, &rels_of(part), "/subDocument", limits)?;
        let elsewhere = elsewhere.into_values();
        self.embedded
            .extend(elsewhere.map(|it| (Embedded::Chunk, picture::digest(it.as_bytes()))));
        Ok(())
    }

    /// Looks up what is said where words are bound to: in the data of other programs and in the properties. Whatever is called as
    /// the last step of the path counts, so that no store is missed.
    fn bind(&mut self, package: &Package<'_>, main: &str, limits: Limits) {
        if self.bound.is_empty() {
            return;
        }
        let mut stores = Vec::new();
        for (rels, base) in [("_rels/.rels".to_owned(), ""), (rels_of(main), main)] {
            let all = relationships(package, &rels, base, limits).unwrap_or_default();
            let of_words = ["customXml", "core-properties", "extended-properties"];
            let all = all.into_iter().filter(|it| of_words.contains(&it.kind.as_str()));
            stores.extend(all.filter_map(|it| load(package, &it.target).ok().flatten()));
        }
        let mut values: BTreeMap<String, String> = BTreeMap::new();
        for tree in stores
            .iter()
            .filter_map(|part| xml::parse(&part.text, limits).ok())
        {
            for node in tree.descendants().filter(Node::is_element) {
                let said = node.text().unwrap_or_default();
                note(&mut values, node.tag_name().name(), said);
                node.attributes()
                    .for_each(|it| note(&mut values, it.name(), it.value()));
            }
        }
        let digests: BTreeMap<String, String> = values
            .into_iter()
            .map(|(name, said)| (name, picture::digest(said.as_bytes())))
            .collect();
        for (path, digest) in &mut self.bound {
            *digest = digests.get(last_step(path)).cloned().unwrap_or_default();
        }
        self.bound.sort();
    }

    /// Notes what the settings say of those who worked on the file.
    fn settings(&mut self, root: Node<'_, '_>) {
        let sessions = child(root, "rsids").map_or(0, |it| it.children().filter(Node::is_element).count());
        if sessions > 0 {
            self.properties
                .push(("editing sessions", format!("{sessions} numbered")));
        }
        let variables = child(root, "docVars").into_iter().flat_map(|it| it.children());
        for it in variables.filter(|it| word(*it) == "docVar") {
            let said = |name| attribute(it, name).unwrap_or_default();
            self.properties
                .push(("variable", format!("{}: {}", said("name"), said("val"))));
        }
    }

    /// Notes what the properties say. What cannot be read says nothing to anyone.
    fn describe(&mut self, package: &Package<'_>, main: &str, limits: Limits) {
        let mut names: BTreeSet<String> = BTreeSet::new();
        for (rels, base) in [("_rels/.rels".to_owned(), ""), (rels_of(main), main)] {
            let all = relationships(package, &rels, base, limits).unwrap_or_default();
            let about = |kind: &str| {
                [
                    "core-properties",
                    "extended-properties",
                    "custom-properties",
                    "people",
                ]
                .contains(&kind)
            };
            names.extend(all.into_iter().filter(|it| about(&it.kind)).map(|it| it.target));
        }
        for name in names {
            let Ok(Some(part)) = load(package, &name) else {
                continue;
            };
            self.properties.extend(properties(&part, limits));
        }
    }
}

/// Whether an element came by a tracked change.
fn comes(node: Node<'_, '_>) -> bool {
    node.ancestors().any(|it| matches!(word(it), "ins" | "moveTo"))
}

fn note(values: &mut BTreeMap<String, String>, name: &str, said: &str) {
    let value = values.entry(name.to_owned()).or_default();
    value.push_str(said.trim());
    value.push('\n');
}

/// Returns what the last step of a path is called: `title` in `/a:core[1]/b:title[1]`.
fn last_step(path: &str) -> &str {
    let step = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let step = step.split('[').next().unwrap_or_default();
    let step = step.rsplit(':').next().unwrap_or_default();
    step.trim_start_matches('@')
}

/// The fields that take their result from the day, the machine or another file.
const OF_ITSELF: [&str; 17] = [
    "AUTHOR",
    "COMMENTS",
    "DATE",
    "DOCPROPERTY",
    "FILENAME",
    "INCLUDEPICTURE",
    "INCLUDETEXT",
    "INFO",
    "LASTSAVEDBY",
    "LINK",
    "DDE",
    "DDEAUTO",
    "PRINTDATE",
    "SAVEDATE",
    "TEMPLATE",
    "TIME",
    "USERNAME",
];

/// What properties are called, and what we call them.
const PROPERTIES: [(&str, &str); 14] = [
    ("creator", "author"),
    ("lastModifiedBy", "last modified by"),
    ("created", "created"),
    ("modified", "modified"),
    ("lastPrinted", "last printed"),
    ("title", "title"),
    ("subject", "subject"),
    ("keywords", "keywords"),
    ("description", "description"),
    ("category", "category"),
    ("Company", "company"),
    ("Manager", "manager"),
    ("Template", "template"),
    ("HyperlinkBase", "base of links"),
];

/// Reads a part with properties.
fn properties(part: &Part, limits: Limits) -> Vec<(&'static str, String)> {
    let Ok(tree) = xml::parse(&part.text, limits) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for node in tree.root_element().children().filter(Node::is_element) {
        let name = node.tag_name().name();
        if name == "property" {
            let inside = node.descendants().filter(Node::is_text);
            let value: String = inside.filter_map(|it| it.text()).collect();
            let called = attribute(node, "name").unwrap_or_default();
            found.push(("custom property", format!("{called}: {}", value.trim())));
        } else if name == "person" {
            found.extend(attribute(node, "author").map(|it| ("person", it.to_owned())));
        } else if let Some((_, ours)) = PROPERTIES.iter().find(|(theirs, _)| *theirs == name) {
            let value = node.text().unwrap_or_default().trim();
            found.extend((!value.is_empty()).then(|| (*ours, value.to_owned())));
        }
    }
    found
}

fn comments(root: Node<'_, '_>) -> Vec<Comment> {
    let all = root.children().filter(|it| word(*it) == "comment");
    all.map(|it| {
        let said_of = |name| attribute(it, name).unwrap_or_default().to_owned();
        let paragraphs = it.descendants().filter(|it| word(*it) == "p");
        let lines: Vec<String> = paragraphs.map(said).filter(|it| !it.is_empty()).collect();
        Comment {
            id: said_of("id"),
            author: said_of("author"),
            date: said_of("date"),
            text: lines.join("\n"),
        }
    })
    .collect()
}

/// Returns the letters in an element.
fn said(node: Node<'_, '_>) -> String {
    let texts = node
        .descendants()
        .filter(|it| matches!(word(*it), "t" | "delText"));
    texts
        .flat_map(|it| it.children())
        .filter_map(|it| it.text())
        .collect()
}

/// Returns the words and figures of a chart or a diagram.
fn words_of(package: &Package<'_>, name: &str, limits: Limits) -> Option<String> {
    let part = load(package, name).ok().flatten()?;
    let tree = xml::parse(&part.text, limits).ok()?;
    let shown = tree.root_element().descendants();
    let shown = shown.filter(|it| matches!(it.tag_name().name(), "t" | "v" | "pt"));
    let words: Vec<&str> = shown
        .filter_map(|it| it.text())
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}
