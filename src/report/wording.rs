//! Whether two paragraphs say the same, whatever the printer did to them.

use crate::text::normalize::fold_glyph;

/// Whether both texts have the same words: white space, the glyphs of quotes, dashes and hyphens, and the final
/// comma, semicolon, colon or full stop may differ.
pub(super) fn same_wording(old: &str, new: &str) -> bool {
    wording(old) == wording(new)
}

fn wording(text: &str) -> String {
    let mut folded: String = text
        .chars()
        .filter_map(fold_glyph)
        .filter(|&c| c != ' ')
        .collect();
    if folded.ends_with([',', ';', ':', '.', '،', '؛', '。', '；', '，', '：']) {
        folded.pop();
    }
    folded
}
