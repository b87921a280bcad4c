//! Paragraphs in a style of the template.

/// Returns a paragraph in a style.
pub(super) fn styled(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

/// Returns the style of a paragraph that stands so deep among the items of others.
pub(super) fn indented(depth: usize) -> &'static str {
    match depth {
        0 => "Indented",
        1 => "Indented1",
        2 => "Indented2",
        _ => "Indented3",
    }
}
