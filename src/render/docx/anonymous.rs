//! Takes the names and days of one's own side out of a redline that leaves the house.
//!
//! What the base has already is not ours: a tracked change or a comment of the base keeps its author and its day, and so do the
//! facts in the properties that the base states, too. Everything else of that kind goes:
//!
//! | where | what becomes of it |
//! |---|---|
//! | `w:ins`, `w:del`, moves, changes of format | the author is the name that is given, the day goes |
//! | comments | the same, the initials too; their words stay |
//! | `w:rsid…` of runs, paragraphs, rows, sections; `w:rsids`, `w15:docId`, `w:docVars` | go: they tell sittings apart |
//! | the path of the template, what letters are merged with (`w:mailMerge`), tasks, who may edit a stretch | go, with the relations |
//! | signs that people give to comments | the user is the name that is given |
//! | `people.xml` | nobody but authors of the base |
//! | `docProps/core.xml` | author, last author, days, number of savings go; the title stays |
//! | `docProps/app.xml` | company, manager, template, base of links, time spent go |
//! | `docProps/custom.xml` | every property that the base does not have goes |
//!
//! Only attributes and such elements are cut out of the bytes of a part; the copy is read again and must have the same letters in both
//! views. Not touched, since it is text or a thing of others: words of comments and fields, parts under `customXml`, what pictures
//! carry. Cost: linear.

use std::collections::BTreeSet;
use std::ops::Range;

use roxmltree::{Document, Node};

use super::xml::escape;
use crate::package::repack;
use crate::read::docx::{Beside, MarkKey, beside, letters_of, part, part_names};
use crate::read::{Format, Limits, ReadOptions, Revisions, Source, format_of};

/// How a redline is made anonymous.
#[derive(Debug, Clone, Copy)]
pub struct Anonymous<'a> {
    /// The name that stands for one's own side.
    pub name: &'a str,
    /// The text that the redline is made on.
    pub base: &'a Source,
    /// What a file may cost.
    pub limits: Limits,
}

/// Writes a copy of a redline without the names and days of one's own side. The error is the reason why it cannot be done.
///
/// # Errors
///
/// When the redline cannot be read, or one of its parts is not as Word writes it.
pub fn anonymous(redline: &Source, how: Anonymous<'_>) -> Result<Vec<u8>, String> {
    let limits = how.limits;
    if format_of(redline, &ReadOptions::default()) != Format::Docx {
        return Err("is no Word file (.docx)".to_owned());
    }
    let base = match format_of(how.base, &ReadOptions::default()) {
        Format::Docx => beside(&how.base.bytes, limits)?,
        _ => Beside::default(),
    };
    let comments = base
        .comments
        .iter()
        .map(|it| (it.author.clone(), it.date.clone()));
    let authors = base.keys.iter().map(|(_, author, _)| author.clone());
    let cleaner = Cleaner {
        name: how.name,
        comments: comments.collect(),
        authors: authors
            .chain(base.comments.iter().map(|it| it.author.clone()))
            .collect(),
        values: base.properties.iter().map(|(_, value)| value.clone()).collect(),
        keys: base.keys,
    };
    let mut changed = Vec::new();
    for name in part_names(&redline.bytes, limits)? {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_xml = matches!(ending, "xml" | "rels");
        if !is_xml || name.starts_with("customxml/") {
            continue;
        }
        let Some(text) = part(&redline.bytes, &name, limits)? else {
            continue;
        };
        if let Some(text) = cleaner.part(&name, &text)? {
            changed.push((name, text));
        }
    }
    let parts: Vec<(&str, &[u8])> = changed
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    let copy = repack(&redline.bytes, &parts)?;
    prove(&redline.bytes, &copy, limits)?;
    Ok(copy)
}

/// Checks that a copy has the same letters in both views.
fn prove(redline: &[u8], copy: &[u8], limits: Limits) -> Result<(), String> {
    let nothing = BTreeSet::new();
    for view in [Revisions::Original, Revisions::Final] {
        let letters = |bytes: &[u8]| -> Result<String, String> {
            let file = letters_of(bytes, view, &nothing, limits)?;
            Ok(file.letters.iter().map(|letter| letter.c).collect())
        };
        if letters(redline)? != letters(copy)? {
            return Err("taking the names out would change its words".to_owned());
        }
    }
    Ok(())
}

/// Cuts names and days out of parts.
struct Cleaner<'a> {
    name: &'a str,
    /// Who made the changes of the base, and when.
    keys: BTreeSet<MarkKey>,
    /// Whose comments the base has, and of when.
    comments: BTreeSet<(String, String)>,
    /// The people of both.
    authors: BTreeSet<String>,
    /// What its properties say.
    values: BTreeSet<String>,
}

/// Elements that tell a sitting, a machine or a person, by their local names.
const GO: [&str; 7] = [
    "rsids",
    "docId",
    "docVars",
    "attachedTemplate",
    "writeProtection",
    "mailMerge",
    "Task",
];

/// What relations of these kinds lead to stands on a machine, and the elements that name them go.
const GO_TO: [&str; 3] = ["attachedTemplate", "mailMergeSource", "mailMergeHeaderSource"];

/// Properties that tell a person, a day or a place.
const PERSONAL: [&str; 11] = [
    "creator",
    "lastModifiedBy",
    "created",
    "modified",
    "lastPrinted",
    "revision",
    "Company",
    "Manager",
    "Template",
    "HyperlinkBase",
    "TotalTime",
];

impl Cleaner<'_> {
    /// Cleans a part; nothing where nothing is to be cut.
    fn part(&self, name: &str, text: &str) -> Result<Option<String>, String> {
        let unfit = |_| format!("the part {name} is not well-formed");
        let tree = Document::parse(text).map_err(unfit)?;
        let mut cuts: Vec<(Range<usize>, String)> = Vec::new();
        let root = tree.root_element();
        if name.split('.').next_back() == Some("rels") {
            relations(root, &mut cuts);
        } else if name.starts_with("docprops/") {
            self.properties(root, &mut cuts);
        } else {
            self.text(text, root, &mut cuts);
        }
        if cuts.is_empty() {
            return Ok(None);
        }
        cuts.sort_by_key(|(range, _)| range.start);
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for (range, with) in cuts {
            // What stands in an element that goes is gone already.
            if range.start >= from {
                out.push_str(&text[from..range.start]);
                out.push_str(&with);
                from = range.end;
            }
        }
        out.push_str(&text[from..]);
        Document::parse(&out).map_err(unfit)?;
        Ok(Some(out))
    }

    /// Finds what goes of a part with text, of comments, settings and people.
    fn text(&self, text: &str, root: Node<'_, '_>, cuts: &mut Vec<(Range<usize>, String)>) {
        for node in root.descendants().filter(Node::is_element) {
            let element = node.tag_name().name();
            if GO.contains(&element) || (element == "person" && !self.is_author_of_base(node)) {
                cuts.push((node.range(), String::new()));
                continue;
            }
            let is_signed = node.attributes().any(|it| matches!(it.name(), "author" | "date"));
            let is_ours = is_signed && !self.is_of_base(node);
            for attribute in node.attributes() {
                let (range, name) = (attribute.range(), attribute.name());
                let is_editor = element == "permStart" && name == "ed";
                let is_signature = matches!(name, "userId" | "userName") && !self.is_user_of_base(node)
                    || is_ours && name == "author" && element != "person";
                if name.starts_with("rsid") || name == "dateUtc" || is_editor || (is_ours && name == "date") {
                    cuts.push((with_space(text, range), String::new()));
                } else if is_signature {
                    cuts.push((value_of(text, range), escape(self.name)));
                } else if is_ours && name == "initials" {
                    let initial: String = self.name.chars().take(1).collect();
                    cuts.push((value_of(text, range), escape(&initial)));
                }
            }
        }
    }

    /// Whether a change or a comment is in the base already.
    fn is_of_base(&self, node: Node<'_, '_>) -> bool {
        let (author, date) = (said_of(node, "author"), said_of(node, "date"));
        if node.tag_name().name() == "comment" {
            return self.comments.contains(&(author.to_owned(), date.to_owned()));
        }
        let key = |comes: bool| -> MarkKey { (comes, author.to_owned(), date.to_owned()) };
        self.keys.contains(&key(true)) || self.keys.contains(&key(false))
    }

    fn is_author_of_base(&self, person: Node<'_, '_>) -> bool {
        self.authors.contains(said_of(person, "author"))
    }

    /// Whether somebody who gave a sign to a comment is an author of the base.
    fn is_user_of_base(&self, user: Node<'_, '_>) -> bool {
        self.authors.contains(said_of(user, "userName"))
    }

    /// Finds what goes of the properties.
    fn properties(&self, root: Node<'_, '_>, cuts: &mut Vec<(Range<usize>, String)>) {
        let is_of_base = |value: &str| !value.is_empty() && self.values.contains(value);
        for node in root.children().filter(Node::is_element) {
            let name = node.tag_name().name();
            let value: String = node
                .descendants()
                .filter(Node::is_text)
                .filter_map(|it| it.text())
                .collect();
            let value = value.trim();
            let goes = if name == "property" {
                let called = node.attribute("name").unwrap_or_default();
                !is_of_base(&format!("{called}: {value}"))
            } else {
                PERSONAL.contains(&name) && !is_of_base(value)
            };
            if goes {
                cuts.push((node.range(), String::new()));
            }
        }
    }
}

/// Finds the relations that lead to a template or to data on a machine.
fn relations(root: Node<'_, '_>, cuts: &mut Vec<(Range<usize>, String)>) {
    let all = root.children().filter(Node::is_element);
    let gone = all.filter(|it| {
        let kind = it.attribute("Type").and_then(|kind| kind.rsplit('/').next());
        kind.is_some_and(|kind| GO_TO.contains(&kind))
    });
    cuts.extend(gone.map(|it| (it.range(), String::new())));
}

/// Returns what an attribute says, whatever its namespace.
fn said_of<'n>(node: Node<'n, '_>, name: &str) -> &'n str {
    let mut all = node.attributes();
    all.find(|it| it.name() == name).map_or("", |it| it.value())
}

/// Returns the place of an attribute with the white space before it.
fn with_space(text: &str, range: Range<usize>) -> Range<usize> {
    let before = text[..range.start].trim_end().len();
    before..range.end
}

/// Returns the place of the value of an attribute, between its quotation marks.
fn value_of(text: &str, range: Range<usize>) -> Range<usize> {
    let open = text[range.clone()]
        .find(['"', '\''])
        .map_or(range.start, |at| range.start + at + 1);
    open..range.end - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(name: &str, text: &str) -> String {
        let cleaner = Cleaner {
            name: "EU",
            keys: BTreeSet::new(),
            comments: BTreeSet::new(),
            authors: BTreeSet::from(["Secretariat".to_owned()]),
            values: BTreeSet::new(),
        };
        cleaner.part(name, text).unwrap().unwrap_or_default()
    }

    #[test]
    fn relations_to_a_template_or_to_data_for_letters_go() {
        let relation = |id: &str, kind: &str| {
            format!("<Relationship Id='{id}' Type='http://a.example/{kind}' Target='C:\\ann'/>")
        };
        let kept = relation("rId1", "hyperlink");
        let text = |gone: &str| format!("<Relationships>{kept}{gone}</Relationships>");
        let gone = relation("rId2", "attachedTemplate") + &relation("rId3", "mailMergeSource");
        assert_eq!(cleaned("word/_rels/settings.xml.rels", &text(&gone)), text(""));
    }

    #[test]
    fn a_change_without_an_author_has_no_day_and_nobody_is_named_beside_comments() {
        assert_eq!(
            cleaned(
                "word/document.xml",
                "<p><ins id='1' date='2026-03-02'/><permStart id='2' ed='D\\ann'/></p>"
            ),
            "<p><ins id='1'/><permStart id='2'/></p>"
        );
        assert_eq!(
            cleaned(
                "word/commentsextensible.xml",
                "<a><user userId='7' userName='Ann'/></a>"
            ),
            "<a><user userId='EU' userName='EU'/></a>"
        );
        let base = "<a b='c'><user userId='7' userName='Secretariat'/></a>";
        assert_eq!(cleaned("word/commentsextensible.xml", base), "");
        assert_eq!(
            cleaned("word/settings.xml", "<s><mailMerge/><Task/></s>"),
            "<s></s>"
        );
    }
}
