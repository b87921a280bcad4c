//! How long a text is, in words between white space, for who only asks whether it is short.
//!
//! Most paragraphs are longer than a title or a closing line, and every one of them is asked whether it is one: to read on behind the
//! first words, or to split them with the rules of Unicode, would cost more than what is done with the answer.

/// Tells whether a text has more than `most` words, as [`str::split_whitespace`] parts them.
///
/// ```
/// use travaux::text::length::has_more_words;
/// assert!(has_more_words("the General Assembly", 2));
/// assert!(!has_more_words(" the  General\u{3000}Assembly ", 3));
/// ```
pub fn has_more_words(text: &str, most: usize) -> bool {
    // A word and what parts it from the next take two bytes at least.
    if text.len() < 2 * most + 1 {
        return false;
    }
    let mut words = 0;
    let mut blank = true;
    for byte in text.bytes() {
        if !byte.is_ascii() {
            return text.split_whitespace().nth(most).is_some();
        }
        let is_blank = byte <= b' ' && char::from(byte).is_whitespace();
        words += usize::from(blank && !is_blank);
        if words > most {
            return true;
        }
        blank = is_blank;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::has_more_words;

    #[test]
    fn words_are_counted_as_white_space_parts_them() {
        for text in [
            "",
            " ",
            "a",
            " a b ",
            "a\tb\u{b}c\u{c}d\re\nf",
            "a\u{a0}b c",
            "the Général Assembly 大会\u{3000}会议",
            "a\u{1c}b",
        ] {
            for most in 0..9 {
                let counted = text.split_whitespace().count() > most;
                assert_eq!(has_more_words(text, most), counted, "{text:?} {most}");
            }
        }
    }
}
