//! The commas of all scripts, and texts with one at their end and no other.

/// The commas of all scripts.
pub(super) const COMMAS: [char; 4] = [',', '،', '，', '、'];

/// Tells at once of most texts that they are no name with a comma behind it and nothing else, in any language.
pub(super) fn may_be_name_alone(text: &str) -> bool {
    // The end is asked first, since most lines end otherwise and a comma may stand far behind; of most of the others one look tells that
    // something stands behind a comma.
    text.trim_end_matches([' ', '*']).ends_with(COMMAS)
        && memchr::memchr(b',', text.as_bytes()).is_none_or(|at| ends(text, at))
}

/// Tells whether nothing stands from there on but what may stand behind a name.
pub(super) fn ends(text: &str, at: usize) -> bool {
    let is_end = |c: char| COMMAS.contains(&c) || matches!(c, ' ' | '*');
    text[at..].chars().all(is_end)
}

#[cfg(test)]
mod tests {
    use super::may_be_name_alone;

    #[test]
    fn a_name_alone_ends_in_its_only_comma() {
        for text in [
            "The General Assembly,",
            "The General Assembly, *",
            "大会，",
            "الجمعية العامة،",
        ] {
            assert!(may_be_name_alone(text), "{text}");
        }
        for text in [
            "",
            "The General Assembly",
            "Recalling, in this regard, its resolution,",
        ] {
            assert!(!may_be_name_alone(text), "{text}");
        }
    }
}
