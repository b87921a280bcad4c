//! The Latin words that number what was put in between two others: `4 bis`, `4 ter`. They are the same in every language.

/// In their order, from `bis`.
pub const LATIN: [&str; 9] = [
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "nonies",
    "decies",
];

/// Tells whether a word, in small letters, numbers what was put in between, or says that it is an alternative (`alt`) or stands in
/// front (`pre`).
///
/// ```
/// use travaux::text::between::is_suffix;
/// assert!(is_suffix("bis") && is_suffix("alt") && !is_suffix("bison"));
/// ```
pub fn is_suffix(word: &str) -> bool {
    LATIN.contains(&word) || matches!(word, "alt" | "pre")
}

/// Parts the Latin word at the end of a number from it: `4 ` and `bis` of `4 bis`.
///
/// ```
/// use travaux::text::between::split;
/// assert_eq!(split("4 quater"), Some(("4 ", "quater")));
/// assert_eq!(split("4"), None);
/// ```
pub fn split(number: &str) -> Option<(&str, &str)> {
    // `quater` ends in `ter`.
    let own = |word: &&&str| number.ends_with(**word);
    let word = LATIN.iter().filter(own).max_by_key(|word| word.len())?;
    Some(number.split_at(number.len() - word.len()))
}
