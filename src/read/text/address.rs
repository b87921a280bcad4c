//! Which words in round brackets are the address that a link leads to.
//!
//! Markdown writes a link as `[18/5](https://…)`. Negotiators write alternatives the same way, `[shall](should)`, and
//! symbols (`[the report](A/68/150)`). So only what no one would take for wording is an address: a scheme, `www.`, an
//! anchor, a path from the root, from `.` or `..`, a name with the ending of a kind of file. What is left in doubt is text.

/// No address is longer, in characters.
const LONGEST: usize = 2000;

/// Schemes that no slashes follow.
const BARE_SCHEMES: [&str; 4] = ["mailto:", "tel:", "urn:", "doi:"];

/// Endings of the files that texts link to.
const ENDINGS: [&str; 24] = [
    "html", "htm", "xhtml", "php", "aspx", "md", "markdown", "txt", "pdf", "doc", "docx", "odt", "rtf",
    "xml", "json", "csv", "xls", "xlsx", "ppt", "pptx", "png", "jpg", "jpeg", "svg",
];

/// Returns the address at the head of `text`, which begins behind the opening bracket and must hold the closing one.
pub(super) fn target(text: &str) -> Option<&str> {
    let mut open = 0usize;
    for (at, c) in text.char_indices().take(LONGEST) {
        match c {
            c if c.is_whitespace() => return None,
            '(' => open += 1,
            ')' if open == 0 => return Some(&text[..at]).filter(|target| is_address(target)),
            ')' => open -= 1,
            _ => {}
        }
    }
    None
}

fn is_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.starts_with('#')
        || lower.starts_with("www.")
        || BARE_SCHEMES
            .iter()
            .any(|scheme| lower.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
        || has_scheme(&lower)
        || is_path(&lower)
}

/// `https://…`
fn has_scheme(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-');
    scheme.starts_with(|c: char| c.is_ascii_lowercase()) && scheme.chars().all(plain) && !rest.is_empty()
}

/// `../wells/`, `/en/wells`, `docs/wells.html#a5`
fn is_path(text: &str) -> bool {
    let path = text.split(['?', '#']).next().unwrap_or_default();
    let rooted = path.strip_prefix('/').is_some_and(|rest| rest.contains('/'));
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.'));
    let file = ending.is_some_and(|(name, ending)| !name.is_empty() && ENDINGS.contains(&ending));
    path.starts_with("./") || path.starts_with("../") || rooted || file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_wording() {
        for address in [
            "#",
            "#a5",
            "https://x.org",
            "www.x.org",
            "mailto:a@b.org",
            "../a",
            "./a",
            "/en/a",
            "a.html",
            "a/b.pdf#p=2",
            "https://x.org/a_(b)",
        ] {
            assert_eq!(target(&format!("{address}) and (so) on")), Some(address));
        }
        for wording in [
            "should",
            "and/or",
            "/or",
            "A/68/150",
            "No. 5",
            "US: delete",
            "a b.html",
            "1.5",
            "",
            "tel:",
            "e.g.",
        ] {
            assert_eq!(target(&format!("{wording}) and")), None, "{wording}");
        }
        assert_eq!(target("https://x.org"), None);
    }
}
