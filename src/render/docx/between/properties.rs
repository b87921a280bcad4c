//! The properties of a paragraph or a run, as they are written: elements found, taken out and put in by their names.

/// Returns the element of a name in properties.
pub(super) fn element<'p>(properties: &'p str, name: &str) -> Option<&'p str> {
    let start = [" ", "/", ">"]
        .iter()
        .filter_map(|end| properties.find(&format!("<w:{name}{end}")))
        .min()?;
    let rest = &properties[start..];
    let tag = rest.find('>')? + 1;
    if rest[..tag].ends_with("/>") {
        return Some(&rest[..tag]);
    }
    let close = format!("</w:{name}>");
    Some(&rest[..rest.find(&close)? + close.len()])
}

/// Returns properties without the element of a name.
pub(super) fn without(properties: &str, name: &str) -> String {
    match element(properties, name) {
        Some(found) => properties.replacen(found, "", 1),
        None => properties.to_owned(),
    }
}

/// Puts a list into properties, where it belongs.
pub(super) fn with_number(properties: &str, number: &str) -> String {
    let before = [
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "framePr",
        "widowControl",
    ];
    let last = before
        .iter()
        .filter_map(|name| element(properties, name))
        .filter_map(|found| Some(properties.find(found)? + found.len()))
        .max();
    let (head, tail) = properties.split_at(last.unwrap_or_default());
    [head, number, tail].concat()
}

/// Returns a look without what nobody sees.
pub(super) fn plain_look(look: &str) -> String {
    ["lang", "noProof", "webHidden", "rFonts"]
        .iter()
        .fold(look.to_owned(), |look, name| without(&look, name))
}
