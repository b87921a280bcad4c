//! Messages that a viewer shows as they are.

/// Returns a message in which no words of a text are a link (`[1](a)`) or ask for an argument (`{0}`).
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        match c {
            ']' if rest.starts_with('(') => plain.push('\\'),
            '{' if closes(rest) => plain.push('{'),
            '}' if opened(&text[..at]) => plain.push('}'),
            _ => {}
        }
        plain.push(c);
    }
    plain
}

/// Whether `0}` follows.
fn closes(rest: &str) -> bool {
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    behind.len() < rest.len() && behind.starts_with('}')
}

/// Whether `{0` stands before.
fn opened(before: &str) -> bool {
    let ahead = before.trim_end_matches(|c: char| c.is_ascii_digit());
    ahead.len() < before.len() && ahead.ends_with('{')
}
