//! Which parts of a page lead about in it and between pages, and are none of its text.
//!
//! Menus, boxes at the side and feet change from day to day while the text stays. A page says what they are: by the elements
//! and roles that programs for the blind jump by (landmarks), else by the words that sites use for their path (`breadcrumb`).
//!
//! ```text
//! nav, aside, footer, search, dialog, role="navigation"       navigation
//! footer in an article or in main                             text: `Done at Geneva`
//! <ul><li><a>Home</a></li><li><a>Shop</a></li></ul>           navigation above and below the text: a list of links away
//! <a href="#content">…</a> before everything else             navigation: it skips the menu
//! ```
//!
//! Notes are text wherever they stand.

use super::looks;
use super::tree::{Content, Element, Id, Tree};

/// Whether an element leads about; `within` says what is around it.
pub(super) fn leads_about(element: &Element, within: Within) -> bool {
    if looks::is_footnote(element) || looks::holds_footnotes(element) {
        return false;
    }
    let by_role = element.attribute("role").map(|role| match role {
        "navigation" | "complementary" | "contentinfo" | "search" | "menu" | "menubar" | "toolbar"
        | "dialog" | "alertdialog" | "tablist" | "directory" => true,
        "none" | "presentation" => by_name(element, within),
        _ => false,
    });
    by_role.unwrap_or_else(|| by_name(element, within)) || is_path(element)
}

fn by_name(element: &Element, within: Within) -> bool {
    match element.name() {
        "nav" | "search" | "dialog" => true,
        "aside" => !within.article,
        "footer" => !within.article && !within.main,
        _ => false,
    }
}

/// `Home > Laws > River Act`: the path of a page, by the words that sites name it with.
fn is_path(element: &Element) -> bool {
    let says = |word: &str| {
        let word = word.to_ascii_lowercase();
        word.contains("breadcrumb")
            || matches!(
                word.as_str(),
                "skip-link" | "skiplink" | "skip-nav" | "skip-to-content"
            )
    };
    element.classes().any(says) || element.attribute("aria-label").is_some_and(says)
}

/// Whether one of the elements that part a page is around a place.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Within {
    pub(super) main: bool,
    pub(super) article: bool,
}

impl Within {
    /// Returns what is around the things in an element.
    pub(super) fn inside(self, element: &Element) -> Self {
        let role = element.attribute("role");
        Self {
            main: self.main || element.name() == "main" || role == Some("main"),
            article: self.article
                || matches!(element.name(), "article" | "section")
                || role == Some("article"),
        }
    }
}

/// The words of an item that only leads away.
const MOST_WORDS: usize = 8;
/// The items of a list that are looked at.
const MOST_ITEMS: usize = 200;

/// Whether a list is made of links that lead away from the page, and of nothing else.
pub(super) fn is_list_of_links(tree: &Tree, list: Id) -> bool {
    let items: Vec<Id> = tree
        .node(list)
        .children
        .iter()
        .copied()
        .filter(|&id| tree.element(id).is_some())
        .take(MOST_ITEMS)
        .collect();
    items.len() > 1 && items.iter().all(|&item| only_links(tree, item, false))
}

/// Whether all words of an element stand in links; `inside` the page or away from it.
fn only_links(tree: &Tree, id: Id, inside: bool) -> bool {
    let mut links = 0;
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        let node = tree.node(id);
        match &node.content {
            Content::Text(text) if !text.trim().is_empty() => return false,
            Content::Element(element) if element.name() == "a" => {
                let target = element.attribute("href").unwrap_or_default().trim();
                let fits = target.len() > 1 && target.starts_with('#') == inside || !inside && target == "#";
                if !fits || tree.words(id, 200).split_whitespace().count() > MOST_WORDS {
                    return false;
                }
                links += 1;
            }
            _ => open.extend(&node.children),
        }
    }
    links > 0
}

/// Whether an element is a link into the page and nothing else: before all text it skips the menu.
pub(super) fn skips(tree: &Tree, id: Id) -> bool {
    only_links(tree, id, true)
}
