//! The columns of a line: what wide space parts.

/// Splits a line where the space is wide, three characters or more, and a paragraph where the format breaks its lines.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n')
        .flat_map(|line| line.split("   "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}
