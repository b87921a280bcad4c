//! Whose changes a Word file tracks, each author behind those in whose words they write.
//!
//! ```text
//! ins(EU: and ins(US: other) stakeholders)      EU, US: what US brings stands in what EU brings
//! ```
//!
//! Otherwise authors come as they first appear. Those who write in each other's words cannot both come first; then the one that
//! appears first does. Cost: linear in the parts, and in the pairs of authors.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use super::Limits;
use super::element::{child, word};
use super::package::Parts;
use super::relationships::parse;
use super::revision::{Change, author_of, is_change_of_text};
use crate::error::Refusal;

/// Returns the authors of the changes that a file tracks; none where it tracks none.
pub(super) fn authors(bytes: &[u8], limits: Limits) -> Result<Vec<String>, Refusal> {
    let parts = Parts::open(bytes, limits)?;
    let mut found = Found::default();
    let notes = [&parts.footnotes, &parts.endnotes].into_iter().flatten();
    for part in [&parts.document]
        .into_iter()
        .chain(notes)
        .chain(parts.margins.values())
    {
        found.look_through(&parse(part, limits)?);
    }
    Ok(found.in_order())
}

#[derive(Default)]
struct Found {
    /// In the order in which they appear.
    authors: Vec<String>,
    /// Who writes in whose words, by position: the one, then the other.
    within: BTreeSet<(usize, usize)>,
}

impl Found {
    fn look_through(&mut self, part: &Document<'_>) {
        for change in part.descendants().filter(is_of_text) {
            let author = self.position(author_of(change));
            let around = change.ancestors().skip(1);
            let hosts = around.flat_map(|it| [Some(it), mark_of(it)]).flatten();
            for host in hosts.filter(brings) {
                let host = self.position(author_of(host));
                if host != author {
                    self.within.insert((author, host));
                }
            }
        }
    }

    fn position(&mut self, author: &str) -> usize {
        let known = self.authors.iter().position(|it| it == author);
        known.unwrap_or_else(|| {
            self.authors.push(author.to_owned());
            self.authors.len() - 1
        })
    }

    fn in_order(self) -> Vec<String> {
        let mut left: Vec<usize> = (0..self.authors.len()).collect();
        let mut order = Vec::with_capacity(left.len());
        while !left.is_empty() {
            let waits = |author: usize| {
                left.iter()
                    .any(|&host| host != author && self.within.contains(&(author, host)))
            };
            let next = left.iter().position(|&author| !waits(author)).unwrap_or(0);
            order.push(left.remove(next));
        }
        order.into_iter().map(|at| self.authors[at].clone()).collect()
    }
}

/// Tells whether an element tracks that text comes, goes or moves.
fn is_of_text(node: &Node<'_, '_>) -> bool {
    Change::of(*node).is_some() && is_change_of_text(*node)
}

fn brings(node: &Node<'_, '_>) -> bool {
    is_of_text(node) && matches!(Change::of(*node), Some(Change::Inserted | Change::MovedTo))
}

/// The change of the mark of a paragraph, or of the properties of a row.
fn mark_of<'a, 'i>(node: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    let properties = match word(node) {
        "p" => child(child(node, "pPr")?, "rPr")?,
        "tr" => child(node, "trPr")?,
        _ => return None,
    };
    properties.children().find(is_of_text)
}
