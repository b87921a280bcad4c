//! Small questions to an element of an `OpenDocument` text.

use roxmltree::Node;

/// Returns the vocabulary and the local name of an element: `("text", "p")`.
pub(super) fn name<'a>(node: Node<'a, '_>) -> (&'a str, &'a str) {
    let vocabulary = node
        .tag_name()
        .namespace()
        .and_then(|uri| uri.strip_prefix("urn:oasis:names:tc:opendocument:xmlns:"))
        .and_then(|rest| rest.split(':').next())
        .unwrap_or_default();
    (vocabulary, node.tag_name().name())
}

/// Returns the value of the attribute with this local name.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes()
        .find(|attribute| attribute.name() == name)
        .map(|attribute| attribute.value())
}

/// The changes that a text tracks: its list of them stands at its head.
pub(super) fn changes<'a, 'i>(text: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    let lists = text
        .children()
        .filter(|node| name(*node) == ("text", "tracked-changes"));
    lists.flat_map(|list| list.children())
}

/// The author of a change, as the file names them.
pub(super) fn author_of(change: Node<'_, '_>) -> String {
    let mut inner = change.descendants();
    let creator = inner.find(|node| node.tag_name().name() == "creator");
    creator.and_then(|it| it.text()).unwrap_or_default().to_owned()
}
