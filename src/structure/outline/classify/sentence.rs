//! Where a sentence ends, in all scripts.

/// The marks that end a paragraph, in all scripts.
const SENTENCE_ENDS: [char; 22] = [
    '.', ';', ':', ',', '?', '!', '。', '；', '：', '，', '、', '？', '！', '؛', '،', '؟', '।', '۔', '።',
    '፤', '፡', '។',
];

/// Tells whether a text ends as a paragraph does.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['"', '”', '’', ')', '*', ']']);
    text.ends_with(SENTENCE_ENDS) && !text.ends_with("...")
}
