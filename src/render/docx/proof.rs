//! Reads the copy in both views, and names what is not as it should be.
//!
//! The copy must give the old file when everything is rejected and the new file when everything is accepted. Whatever was
//! skipped, or not understood, shows here: a paragraph that is not there is named. Numbers and words are one text for this
//! purpose, since one file counts what another types; white space is left aside.

use std::collections::BTreeMap;

use crate::document::Block;
use crate::read::docx::{Manuscript, read};
use crate::read::{Limits, ReadOptions, Revisions, Source};
use crate::sides::Sides;

/// Returns the paragraphs of the new file that the copy does not give when everything is accepted. The error says that it
/// does not give the old file when everything is rejected.
pub(super) fn differences(
    bytes: &[u8],
    files: Sides<&Manuscript>,
    limits: Limits,
) -> Result<Vec<String>, String> {
    gives_back(bytes, files.old, limits)?;
    let accepted = blocks(bytes, Revisions::Final, limits)?;
    let mut left = missing(&files.new.blocks, &accepted);
    if left.is_empty() {
        left = missing(&accepted, &files.new.blocks);
    }
    if left.is_empty() && lines(&accepted) != lines(&files.new.blocks) {
        left.push("the order of some lines".to_owned());
    }
    Ok(left)
}

/// Checks that a copy gives the old file when everything is rejected.
pub(super) fn gives_back(bytes: &[u8], old: &Manuscript, limits: Limits) -> Result<(), String> {
    let rejected = blocks(bytes, Revisions::Original, limits)?;
    if bare(&rejected) == bare(&old.blocks) {
        Ok(())
    } else {
        Err("rejecting the changes would not give it back".to_owned())
    }
}

fn blocks(bytes: &[u8], revisions: Revisions, limits: Limits) -> Result<Vec<Block>, String> {
    let source = Source {
        name: String::new(),
        bytes: bytes.to_vec(),
    };
    let options = ReadOptions {
        revisions,
        limits,
        ..ReadOptions::default()
    };
    let document = read(&source, &options).map_err(|_| "the copy could not be read again".to_owned())?;
    Ok(document.blocks)
}

/// Returns the letters of all blocks, without white space.
fn bare(blocks: &[Block]) -> String {
    blocks.iter().map(|block| letters(&block.text())).collect()
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{ad}')
        .collect()
}

/// Returns the blocks as they are printed, without white space.
fn lines(blocks: &[Block]) -> Vec<String> {
    blocks.iter().map(line).collect()
}

fn line(block: &Block) -> String {
    letters(block.hints.label.as_deref().unwrap_or_default()) + &letters(&block.text())
}

/// Returns the texts of the blocks that another list does not have.
fn missing(wanted: &[Block], found: &[Block]) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for block in found {
        *counts.entry(line(block)).or_default() += 1;
    }
    let mut missing = Vec::new();
    for block in wanted {
        match counts.get_mut(&line(block)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => missing.push(block.text()),
        }
    }
    missing
}
