//! Writes the same page in fewer bytes: what HTML lets a writer leave out is left out.
//!
//! The question: a law of twelve thousand paragraphs has as many tags as words; which characters of them say nothing?
//! Quotes around a value of letters and digits, and the end of an element that the next tag ends anyway:
//!
//! ```text
//! <li class="a">…</li><li>…</li></ul>     becomes     <li class=a>…<li>…</ul>
//! ```
//!
//! The source is HTML 13.1.2.3 (attributes) and 13.1.2.4 (optional tags). Only the few cases that repeat are taken, each
//! named below, and only of markup as maud writes it: one space before an attribute, values in double quotes with every
//! quote in them escaped. In a text a quote needs no escape; all else is copied as it is. The cost is one pass; styles and
//! scripts are passed over.

/// Returns markup that means the same.
pub(super) fn tight(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        push_text(&mut out, text);
        let Some(end) = end_of(tag) else {
            rest = tag;
            break;
        };
        let (tag, after) = tag.split_at(end);
        rest = after;
        if !is_implied(tag, after) {
            push_tag(&mut out, tag);
        }
        for raw in ["style", "script"] {
            if tag
                .strip_prefix('<')
                .and_then(|tag| tag.strip_prefix(raw))
                .is_some_and(|rest| rest == ">")
            {
                let end = rest.find(&format!("</{raw}>")).unwrap_or(rest.len());
                out.push_str(&rest[..end]);
                rest = &rest[end..];
            }
        }
    }
    push_text(&mut out, rest);
    out
}

/// Copies a text; its quotes are those of no value.
fn push_text(out: &mut String, text: &str) {
    for (at, piece) in text.split("&quot;").enumerate() {
        if at > 0 {
            out.push('"');
        }
        out.push_str(piece);
    }
}

/// Returns the length of the tag that begins here; a `>` inside a value does not end it.
fn end_of(tag: &str) -> Option<usize> {
    let mut quoted = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Whether an end tag goes without saying before what follows it.
fn is_implied(tag: &str, after: &str) -> bool {
    let by: &[&str] = match tag {
        "</p>" => &["</div>", "<p>", "<p ", "<div ", "<ul "],
        "</li>" => &["<li>", "<li ", "</ul>", "</ol>"],
        "</td>" => &["<td>", "<td ", "</tr>"],
        "</tr>" => &["<tr>", "<tr ", "</tbody>"],
        _ => &[],
    };
    by.iter().any(|next| after.starts_with(next))
}

fn push_tag(out: &mut String, tag: &str) {
    let mut rest = tag;
    while let Some(start) = rest.find("=\"") {
        let (name, value) = rest.split_at(start + 1);
        let value = &value[1..];
        let end = value.find('"').unwrap_or(value.len());
        out.push_str(name);
        if is_plain(&value[..end]) {
            out.push_str(&value[..end]);
        } else {
            out.extend(["\"", &value[..end], "\""]);
        }
        rest = value.get(end + 1..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// Whether a value needs no quotes. HTML allows more; these are the names that repeat.
fn is_plain(value: &str) -> bool {
    !value.is_empty()
        && value
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"#.-_".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::tight;

    #[test]
    fn only_what_goes_without_saying_is_left_out() {
        for (given, wanted) in [
            ("<div id=\"op8\" class=\"r x1\">", "<div id=op8 class=\"r x1\">"),
            ("<a href=\"#op8\">OP 8</a>", "<a href=#op8>OP 8</a>"),
            ("<p>a</p></div>", "<p>a</div>"),
            ("<p>a</p></section>", "<p>a</p></section>"),
            (
                "<ul><li>a</li><li class=\"b\">c</li></ul>",
                "<ul><li>a<li class=b>c</ul>",
            ),
            ("<tr><td>a</td><td></td></tr></tbody>", "<tr><td>a<td></tbody>"),
            (
                "<input value=\"\" type=\"radio\">",
                "<input value=\"\" type=radio>",
            ),
            (
                "<x y=\"a>b\" z=\"&quot;=&quot;\">=\"c\"",
                "<x y=\"a>b\" z=\"&quot;=&quot;\">=\"c\"",
            ),
            ("<style>a[b=\"c\"]</style>", "<style>a[b=\"c\"]</style>"),
            ("1 < 2", "1 < 2"),
            ("<p>&quot;a&quot; &amp; b</p>", "<p>\"a\" &amp; b</p>"),
        ] {
            assert_eq!(tight(given), wanted, "{given}");
        }
    }
}
