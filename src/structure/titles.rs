//! Headings that are none: sentences set in the style of a heading.
//!
//! Word numbers headings by level, so people take its heading styles to number or to indent their paragraphs, and whole
//! preambles come as `Heading 2`. The format then says "heading" where a reader sees a sentence. What is long, or closes
//! as a recital or a clause does, is read as the paragraph it is:
//!
//! ```text
//! heading 2  Option 2:                                                          a heading
//! heading 2  [Further recalling all the existing decisions adopted by …,]       a paragraph
//! ```
//!
//! The cost is linear. It gives up on short sentences that end with a full stop: titles do so too.

use std::borrow::Cow;

use crate::document::{Block, Document};

/// What ends in a comma or semicolon is a clause from so many words on.
const CLAUSE: usize = 3;
/// What ends in a full stop is a sentence from so many words on.
const SENTENCE: usize = 25;
/// A title has at most so many words, however it ends.
const LONGEST: usize = 60;

/// Returns the document without the hint of a heading where the text is none.
pub(super) fn believed(document: &Document) -> Cow<'_, Document> {
    if !document.blocks.iter().any(is_mistaken) {
        return Cow::Borrowed(document);
    }
    let mut document = document.clone();
    for block in document.blocks.iter_mut().filter(|block| is_mistaken(block)) {
        block.hints.heading = None;
    }
    Cow::Owned(document)
}

fn is_mistaken(block: &Block) -> bool {
    if block.hints.heading.is_none() {
        return false;
    }
    let marks = block.runs.iter().filter(|run| !run.style.superscript);
    let text: String = marks.map(|run| run.text.as_str()).collect();
    let text = text
        .trim_end()
        .trim_end_matches([']', ')', '}', '”', '"', '»', '’', '\''])
        .trim_end();
    let words = text.split_whitespace().count();
    match text.chars().next_back() {
        Some(',' | ';') => words >= CLAUSE,
        Some('.') => words >= SENTENCE,
        _ => words > LONGEST,
    }
}
