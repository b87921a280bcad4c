//! What a span and a paragraph look like: automatic styles, their parents, the default.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::element::{attribute, name};
use crate::document::{Placing, Style};

/// The longest chain of parents that is followed: a loop ends here.
const LONGEST_CHAIN: usize = 64;
/// Points in one column: half the height of 12-point type.
const POINTS_PER_COLUMN: f32 = 6.0;

/// The styles of a file by family and name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: BTreeMap<(String, String), Look>,
    /// What holds for paragraphs that say nothing.
    default: Look,
}

/// What one style says, or all that it inherits says. `None`: nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Look {
    parent: Option<String>,
    italic: Option<bool>,
    bold: Option<bool>,
    superscript: Option<bool>,
    underline: Option<bool>,
    struck: Option<bool>,
    pub(super) capitals: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// In points.
    pub(super) size: Option<f32>,
    pub(super) placing: Option<Placing>,
    /// The distance from the left margin, in columns.
    left: Option<f32>,
    first: Option<f32>,
    pub(super) outline: Option<u8>,
    /// The page that a paragraph with this style begins.
    pub(super) page: Option<String>,
    /// The list style that comes with a paragraph style.
    pub(super) list: Option<String>,
}

impl Styles {
    /// Gathers the styles of all parts.
    pub(super) fn new(roots: &[Node<'_, '_>]) -> Self {
        let mut styles = Self::default();
        let groups = roots.iter().flat_map(roxmltree::Node::children);
        for node in groups.flat_map(|group| group.children()) {
            let family = attribute(node, "family").unwrap_or_default();
            match (name(node), attribute(node, "name")) {
                (("style", "style"), Some(id)) => {
                    let mut look = Look::new(node);
                    if id == "Title" {
                        look.outline = look.outline.or(Some(1));
                    }
                    styles.all.insert((family.to_owned(), id.to_owned()), look);
                }
                (("style", "default-style"), _) if family == "paragraph" => styles.default = Look::new(node),
                _ => {}
            }
        }
        styles
    }

    /// Returns the look of a paragraph style, with what it inherits.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Look {
        self.inherited("paragraph", id).or(self.default.clone())
    }

    /// Returns the look of a span style, with what it inherits and what is around the span.
    pub(super) fn span(&self, id: Option<&str>, around: &Look) -> Look {
        self.inherited("text", id).or(around.clone())
    }

    fn inherited(&self, family: &str, id: Option<&str>) -> Look {
        let mut whole = Look::default();
        let mut next = id.map(str::to_owned);
        for _ in 0..LONGEST_CHAIN {
            let Some(look) = next.take().and_then(|id| self.all.get(&(family.to_owned(), id))) else {
                break;
            };
            whole = whole.or(look.clone());
            next.clone_from(&look.parent);
        }
        whole
    }
}

impl Look {
    fn new(style: Node<'_, '_>) -> Self {
        let mut look = Self {
            parent: attribute(style, "parent-style-name").map(str::to_owned),
            outline: attribute(style, "default-outline-level").and_then(|level| level.parse().ok()),
            page: attribute(style, "master-page-name")
                .filter(|page| !page.is_empty())
                .map(str::to_owned),
            list: attribute(style, "list-style-name").map(str::to_owned),
            ..Self::default()
        };
        for node in style.children() {
            match name(node) {
                ("style", "text-properties") => look.text(node),
                ("style", "paragraph-properties") => look.paragraph(node),
                _ => {}
            }
        }
        look
    }

    fn text(&mut self, node: Node<'_, '_>) {
        self.italic = attribute(node, "font-style").map(|value| value != "normal");
        self.bold = attribute(node, "font-weight")
            .map(|value| value == "bold" || value.parse::<u16>().is_ok_and(|weight| weight >= 600));
        self.superscript = attribute(node, "text-position").map(is_raised);
        self.underline = attribute(node, "text-underline-style").map(|value| value != "none");
        self.struck = line_through(node);
        self.capitals = attribute(node, "text-transform").map(|value| value == "uppercase");
        self.hidden = attribute(node, "display").map(|value| value == "none");
        self.size = attribute(node, "font-size").and_then(points);
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        self.placing = attribute(node, "text-align").map(|value| match value {
            "center" => Placing::Centre,
            "end" | "right" => Placing::End,
            _ => Placing::Start,
        });
        let columns = |name| {
            attribute(node, name)
                .and_then(points)
                .map(|points| points / POINTS_PER_COLUMN)
        };
        self.left = columns("margin-left");
        self.first = columns("text-indent");
    }

    /// Returns the style of a run with this look.
    pub(super) fn style(&self) -> Style {
        Style {
            italic: self.italic == Some(true),
            bold: self.bold == Some(true),
            superscript: self.superscript == Some(true),
            underline: self.underline == Some(true),
            struck: self.struck == Some(true),
            reference: false,
        }
    }

    /// Returns the distance of the first line from the left margin, in columns.
    pub(super) fn indent(&self) -> Option<f32> {
        self.left
            .or(self.first)
            .map(|_| self.left.unwrap_or(0.0) + self.first.unwrap_or(0.0))
    }

    /// Returns this look, with what it leaves open from `base`.
    fn or(self, base: Self) -> Self {
        Self {
            parent: self.parent,
            italic: self.italic.or(base.italic),
            bold: self.bold.or(base.bold),
            superscript: self.superscript.or(base.superscript),
            underline: self.underline.or(base.underline),
            struck: self.struck.or(base.struck),
            capitals: self.capitals.or(base.capitals),
            hidden: self.hidden.or(base.hidden),
            size: self.size.or(base.size),
            placing: self.placing.or(base.placing),
            left: self.left.or(base.left),
            first: self.first.or(base.first),
            outline: self.outline.or(base.outline),
            page: self.page.or(base.page),
            list: self.list.or(base.list),
        }
    }
}

/// Whether a line goes through the letters; `None` where the style does not say. Any of three attributes may say so.
fn line_through(node: Node<'_, '_>) -> Option<bool> {
    let parts = [
        "text-line-through-style",
        "text-line-through-type",
        "text-crossing-out",
    ];
    let said: Vec<&str> = parts.iter().filter_map(|part| attribute(node, part)).collect();
    (!said.is_empty()).then(|| !said.contains(&"none"))
}

/// Whether a text position (`super 58%`, `33% 58%`) is above the line.
fn is_raised(position: &str) -> bool {
    let height = position.split_whitespace().next().unwrap_or_default();
    height == "super"
        || height
            .strip_suffix('%')
            .and_then(|number| number.parse::<f32>().ok())
            .is_some_and(|h| h > 0.0)
}

/// Reads a length in points: `12pt`, `1.27cm`, `0.5in`.
fn points(length: &str) -> Option<f32> {
    let split = length.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
    let (number, unit) = length.split_at(split);
    let factor = match unit {
        "pt" => 1.0,
        "cm" => 72.0 / 2.54,
        "mm" => 7.2 / 2.54,
        "in" => 72.0,
        "pc" => 12.0,
        "px" => 0.75,
        _ => return None,
    };
    number.parse::<f32>().ok().map(|number| number * factor)
}
