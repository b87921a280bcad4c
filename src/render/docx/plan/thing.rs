//! Letters that stand for what is no text.

/// Whether a character stands for something that is no text: a picture, a formula, a table.
pub(in crate::render::docx) fn stands_for_a_thing(c: char) -> bool {
    ('\u{f0000}'..='\u{ffffd}').contains(&c)
}
