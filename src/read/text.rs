//! Plain text and Markdown.

use super::Source;
use crate::document::{Block, Document, Run};
use crate::error::Error;

/// Reads plain text or Markdown.
///
/// # Errors
///
/// When the bytes are empty, binary or in no known encoding.
pub fn read(source: &Source) -> Result<Document, Error> {
    let text = String::from_utf8_lossy(&source.bytes);
    let blocks = text
        .lines()
        .map(|line| Block {
            runs: vec![Run::plain(line)],
            ..Block::default()
        })
        .collect();
    Ok(Document {
        blocks,
        warnings: Vec::new(),
    })
}
