//! Reads the formulas of Word: a tree of bases, exponents, numerators and denominators, as one line.

use roxmltree::Node;

use super::super::formula::Part;
use super::element::{child, word};
use super::revision::{self, View};

/// Returns the letters of a formula in one line.
pub(super) fn linear(node: Node<'_, '_>, view: &View) -> String {
    row(node, view).linear()
}

/// Reads what is in an element, one behind the other.
fn row(node: Node<'_, '_>, view: &View) -> Part {
    let inner = node.children().filter(Node::is_element);
    Part::Row(inner.filter_map(|it| part(it, view)).collect())
}

fn part(node: Node<'_, '_>, view: &View) -> Option<Part> {
    if !view.shows(node) {
        return None;
    }
    let inside = |name: &str| -> Part {
        let found = node.children().find(|it| it.tag_name().name() == name);
        found.map_or(Part::Row(Vec::new()), |it| row(it, view))
    };
    let boxed = |name: &str| Box::new(inside(name));
    let name = node.tag_name().name();
    Some(match name {
        "t" | "delText" => Part::Sign(node.children().filter_map(|it| it.text()).collect()),
        "r" if !revision::shows(child(node, "rPr"), view) => return None,
        "sSup" => Part::Above(boxed("e"), boxed("sup")),
        "sSub" => Part::Below(boxed("e"), boxed("sub")),
        "sSubSup" => Part::Both(boxed("e"), boxed("sub"), boxed("sup")),
        "f" => Part::Fraction(boxed("num"), boxed("den")),
        "rad" => {
            let degree = inside("deg");
            let has_degree = !degree.linear().is_empty();
            Part::Root(boxed("e"), has_degree.then(|| Box::new(degree)))
        }
        "m" => Part::Rows(matrix(node, view)),
        "d" => delimited(node, view),
        _ if name.ends_with("Pr") || word(node) == "rPr" => return None,
        _ => row(node, view),
    })
}

fn matrix(node: Node<'_, '_>, view: &View) -> Vec<Vec<Part>> {
    let named = |node: Node<'_, '_>, name: &str| -> Vec<_> {
        node.children()
            .filter(|it| it.tag_name().name() == name)
            .map(|it| it.id())
            .collect()
    };
    let of = |id| node.document().get_node(id);
    let rows = named(node, "mr").into_iter().filter_map(of);
    rows.map(|it| {
        let cells = named(it, "e").into_iter().filter_map(of);
        cells.map(|cell| row(cell, view)).collect()
    })
    .collect()
}

/// Reads what stands in brackets, whose signs are properties: round ones where nothing is said.
fn delimited(node: Node<'_, '_>, view: &View) -> Part {
    let properties = node.children().find(|it| it.tag_name().name() == "dPr");
    let sign = |name: &str, usual: &str| -> Part {
        let own = properties
            .into_iter()
            .flat_map(|it| it.children())
            .find(|it| it.tag_name().name() == name);
        let value = own.and_then(|it| super::element::attribute(it, "val"));
        Part::Sign(value.unwrap_or(usual).to_owned())
    };
    Part::Row(vec![sign("begChr", "("), row(node, view), sign("endChr", ")")])
}
