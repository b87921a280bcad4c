//! Small questions to an element of a Word part.
//!
//! Word writes two namespaces for the same vocabulary, the transitional and the strict one, and its attributes carry
//! the namespace of their element. Elements are therefore asked by their local name within either namespace, and
//! attributes by their local name alone.

use roxmltree::Node;

const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// Returns the local name of a Word element; empty for anything else.
pub(crate) fn word<'a>(node: Node<'a, '_>) -> &'a str {
    match node.tag_name().namespace() {
        Some(TRANSITIONAL | STRICT) => node.tag_name().name(),
        _ => "",
    }
}

/// Returns the first child that is the Word element `name`.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| word(*child) == name)
}

/// Returns the value of the attribute with this local name.
pub(crate) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes()
        .find(|attribute| attribute.name() == name)
        .map(|attribute| attribute.value())
}

/// Returns the `w:val` of the child `name`.
pub(super) fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name).and_then(|child| attribute(child, "val"))
}

/// Returns the number in the `w:val` of the child `name`.
pub(super) fn number(node: Node<'_, '_>, name: &str) -> Option<u32> {
    value(node, name)?.trim().parse().ok()
}

/// Returns whether the child `name` switches something on or off; `None` when it is absent.
pub(super) fn switch(node: Node<'_, '_>, name: &str) -> Option<bool> {
    child(node, name).map(is_on)
}

/// Whether a switch says "on", which is what one without a value says.
pub(super) fn is_on(node: Node<'_, '_>) -> bool {
    attribute(node, "val").is_none_or(|value| !matches!(value, "0" | "false" | "off"))
}

/// Whether an attribute says "on".
pub(super) fn flag(node: Node<'_, '_>, name: &str) -> bool {
    attribute(node, name).is_some_and(|value| !matches!(value, "0" | "false" | "off"))
}

/// Returns the place after the start tag; none for an element without content tags.
pub(super) fn start_tag_end(xml: &str, node: Node<'_, '_>) -> Option<usize> {
    let range = node.range();
    let mut quote = None;
    for (offset, byte) in xml[range.clone()].bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => {
                let end = range.start + offset + 1;
                return (end < range.end).then_some(end);
            }
            _ => {}
        }
    }
    None
}

/// Returns the branch of alternate content to read: the first one with text, else the first.
pub(super) fn alternative<'a, 'i>(node: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    if node.tag_name().name() != "AlternateContent" {
        return None;
    }
    let has_text = |branch: &Node<'_, '_>| {
        branch
            .descendants()
            .any(|node| matches!(word(node), "t" | "delText"))
    };
    let branches = || node.children().filter(Node::is_element);
    branches().find(has_text).or_else(|| branches().next())
}
