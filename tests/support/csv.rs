//! What a table of an output says, read as other programs read it.

use travaux::render::visible::visible;

/// Reads a table as RFC 4180 says, with every field in quotes.
pub(crate) fn fields(table: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = table.strip_prefix('\u{feff}').expect("a byte order mark");
    while !rest.is_empty() {
        let mut field = String::new();
        rest = rest.strip_prefix('"').expect("a field begins with a quote");
        loop {
            let end = rest.find('"').expect("a field ends with a quote");
            field.push_str(&rest[..end]);
            rest = &rest[end + 1..];
            let Some(more) = rest.strip_prefix('"') else { break };
            field.push('"');
            rest = more;
        }
        row.push(field);
        if let Some(next) = rest.strip_prefix(',') {
            rest = next;
        } else {
            rest = rest
                .strip_prefix("\r\n")
                .expect("a comma or a line end follows a field");
            rows.push(std::mem::take(&mut row));
        }
    }
    rows
}

/// Takes off the sign before what a spreadsheet would compute.
pub(crate) fn unguarded(field: &str) -> &str {
    field.strip_prefix('\'').unwrap_or(field)
}

/// Returns how a field shows a text.
pub(crate) fn shown(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(visible).collect();
    unguarded(&lines.join("\n")).to_owned()
}
