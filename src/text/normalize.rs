//! Normal forms: what comparison ignores.
//!
//! Comparison ignores the glyph of quotes, dashes, hyphens and spaces; it never changes the text that is shown.

/// Returns `c` with glyph variants made one: every dash and hyphen `-`, every single quote `'`, every double
/// quote `"`, every space ` `; `None` for characters that do not show (soft hyphen, U+200E).
pub fn fold_glyph(c: char) -> Option<char> {
    Some(match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '`' | '\u{b4}' | '\u{2bc}' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => {
            return None;
        }
        c if c.is_whitespace() => ' ',
        c => c,
    })
}

/// Returns the text as comparison sees it: glyph variants made one and every run of white space one space,
/// none at the ends. Case and punctuation stay.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().filter_map(fold_glyph) {
        if c != ' ' || !folded.ends_with(' ') {
            folded.push(c);
        }
    }
    folded.trim().to_owned()
}
