//! The footnotes of a page: links from a mark to its note, and back.
//!
//! HTML has no element for a footnote. Pages set a mark as a link to the place of its note, and the note leads back:
//!
//! ```text
//! public.<sup id="r2"><a href="#n2">[2]</a></sup>   …   <li id="n2">See section 9. <a href="#r2">↩</a></li>
//! ```
//!
//! A link is the mark of a note if its words are one (`2`, `[2]`, `(2)`, `*`) and it leads to a box behind it in the page that
//!
//! 1. leads back to the mark, or to the element around it; or
//! 2. stands in what the page itself calls its notes; or
//! 3. opens with the same mark in brackets or raised, as the mark itself is.
//!
//! `paragraph <a href="#p5">5</a>` does neither: it is a reference. Cost: linear, with a look at the first few nodes of each box.

use std::collections::{HashMap, HashSet};

use super::looks;
use super::tree::{Content, Id, Tree};

/// What links say of the notes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The links that are marks of notes.
    marks: HashMap<Id, String>,
    /// The boxes that hold the notes.
    bodies: HashMap<Id, String>,
    /// The links from a note to its mark.
    back: HashSet<Id>,
}

/// The elements around a mark that its note may lead back to.
const AROUND: usize = 3;
/// The nodes of a box in which a link back is looked for.
const LOOKED_AT: usize = 400;

impl Notes {
    /// Finds the notes of a page.
    pub(super) fn of(tree: &Tree) -> Self {
        let mut notes = Self::default();
        let links: Vec<(Id, &str)> = (0..tree.len())
            .filter_map(|id| {
                let element = tree.element(id).filter(|element| element.name() == "a")?;
                let target = element.attribute("href")?.trim().strip_prefix('#')?;
                (!target.is_empty()).then_some((id, target))
            })
            .collect();
        if links.is_empty() {
            return notes;
        }
        let places = places(tree);
        for &(link, target) in &links {
            let Some((mark, shows)) = mark(tree, link) else {
                continue;
            };
            let Some(body) = places.get(target).and_then(|&place| box_around(tree, place)) else {
                continue;
            };
            if tree.is_within(link, body) || body < link {
                continue;
            }
            notes.take(tree, link, mark, shows, body);
        }
        notes
    }

    /// Takes a link for a mark, if its box is a note.
    fn take(&mut self, tree: &Tree, link: Id, mark: String, shows: bool, body: Id) {
        let back = links_back(tree, link, body);
        let called = tree
            .around(body)
            .any(|id| tree.element(id).is_some_and(looks::holds_footnotes));
        let same = shows && head(tree, body).is_some_and(|head| head == mark);
        if back.is_empty() && !called && !same {
            return;
        }
        self.back.extend(back);
        self.bodies.entry(body).or_insert_with(|| mark.clone());
        self.marks.insert(link, mark);
    }

    /// Returns the marker of the note whose mark a link is.
    pub(super) fn mark(&self, link: Id) -> Option<&str> {
        self.marks.get(&link).map(String::as_str)
    }

    /// Returns the marker of the note that a box holds.
    pub(super) fn body(&self, id: Id) -> Option<&str> {
        self.bodies.get(&id).map(String::as_str)
    }

    /// Whether a link only leads from a note back to its mark.
    pub(super) fn is_way_back(&self, link: Id) -> bool {
        self.back.contains(&link)
    }
}

/// The places that links may lead to, by name.
fn places(tree: &Tree) -> HashMap<&str, Id> {
    let mut places = HashMap::new();
    for id in 0..tree.len() {
        let Some(element) = tree.element(id) else { continue };
        let name = element.attribute("name").filter(|_| element.name() == "a");
        for place in element.attribute("id").into_iter().chain(name) {
            places.entry(place).or_insert(id);
        }
    }
    places
}

/// Reads the mark that a link is, and says whether it shows itself as one: raised or in brackets.
fn mark(tree: &Tree, link: Id) -> Option<(String, bool)> {
    let text = tree.words(link, 12);
    let (mark, bracketed) = bare(text.trim())?;
    let raised = |id: Id| tree.element(id).is_some_and(|element| element.name() == "sup");
    let inside = tree.node(link).children.iter().any(|&child| raised(child));
    let shows = bracketed || inside || tree.around(link).take(AROUND).any(raised);
    Some((mark.to_owned(), shows))
}

/// Takes the brackets off a mark: `[2]`, `(2)`, `2`, `*`, `a`.
fn bare(text: &str) -> Option<(&str, bool)> {
    let inner = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .or_else(|| text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')));
    let mark = inner.unwrap_or(text).trim();
    let length = mark.chars().count();
    let number = (1..=4).contains(&length) && mark.bytes().all(|b| b.is_ascii_digit());
    let sign = (1..=3).contains(&length) && mark.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§'));
    let letter = length == 1 && mark.starts_with(|c: char| c.is_ascii_lowercase());
    let roman = (1..=5).contains(&length) && inner.is_some() && mark.chars().all(|c| "ivxl".contains(c));
    (number || sign || letter || roman).then_some((mark, inner.is_some()))
}

/// Returns the box that a place stands in: itself, or the one around an anchor.
fn box_around(tree: &Tree, place: Id) -> Option<Id> {
    std::iter::once(place).chain(tree.around(place)).find(|&id| {
        tree.element(id).is_some_and(|element| {
            matches!(
                element.name(),
                "p" | "li" | "div" | "td" | "dd" | "dt" | "aside" | "section"
            )
        })
    })
}

/// Finds the links in a box that lead to a mark or to an element around it.
fn links_back(tree: &Tree, link: Id, body: Id) -> Vec<Id> {
    let own = std::iter::once(link).chain(tree.around(link).take(AROUND));
    let names: Vec<&str> = own
        .chain(tree.node(link).children.iter().copied())
        .filter_map(|id| tree.element(id))
        .flat_map(|element| {
            element
                .attribute("id")
                .into_iter()
                .chain(element.attribute("name"))
        })
        .collect();
    if names.is_empty() {
        return Vec::new();
    }
    let leads = |id: &Id| {
        let target = tree
            .element(*id)
            .filter(|element| element.name() == "a")
            .and_then(|element| element.attribute("href"))
            .and_then(|href| href.trim().strip_prefix('#'));
        target.is_some_and(|target| names.contains(&target))
    };
    tree.inside(body).take(LOOKED_AT).filter(leads).collect()
}

/// Returns the mark that a box opens with, in brackets or raised.
fn head(tree: &Tree, body: Id) -> Option<String> {
    let text = tree.words(body, 12);
    let text = text.trim();
    if text.starts_with(['[', '(']) {
        let close = text.find([']', ')'])?;
        return bare(&text[..=close]).map(|(mark, _)| mark.to_owned());
    }
    let first = tree
        .inside(body)
        .take(LOOKED_AT)
        .find(|&id| matches!(&tree.node(id).content, Content::Text(text) if !text.trim().is_empty()))?;
    let raised = tree
        .around(first)
        .take(AROUND)
        .find(|&id| tree.element(id).is_some_and(|element| element.name() == "sup"))?;
    bare(tree.words(raised, 12).trim()).map(|(mark, _)| mark.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_short_and_may_stand_in_brackets() {
        assert_eq!(bare("[2]"), Some(("2", true)));
        assert_eq!(bare("*"), Some(("*", false)));
        assert_eq!(bare("(iv)"), Some(("iv", true)));
        assert_eq!(bare("Article 5"), None);
        assert_eq!(bare("20001"), None);
    }
}
