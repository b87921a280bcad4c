//! Plain text and Markdown: lines as they stand in the file.
//!
//! The two are one format in practice: extracted texts carry Markdown's stars for italics, and Markdown files carry
//! lines broken by hand. So every text is read by the same rules:
//!
//! 1. the bytes are decoded (`encoding`);
//! 2. the text is cut into lines; a form feed begins a page; blank lines become the `gap` of the next line;
//! 3. front matter between `---` lines and HTML comments are set apart as metadata;
//! 4. inline marks (emphasis, superscripts, links, escapes) become the looks of runs (`inline`). They are looked
//!    for in a whole group of lines without a blank line between, because `*…*` may run over a line end. The targets of
//!    links (`address`) are kept beside the line;
//! 5. the notes of Markdown are found by their definitions (`notes`).
//!
//! Each block is one [`Extent::Line`]; joining lines into paragraphs needs drafting knowledge and is left to the
//! structure stage. Tabs count to the next multiple of eight columns. The cost is linear.

mod address;
mod encoding;
mod inline;
mod lines;
mod notes;
mod tables;

use super::limits::{Limits, MEMORY, PARAGRAPHS};
use super::{LINES_OF_PARAGRAPH, ReadOptions, Source, line_numbers, picture, side_notes};
use crate::document::{Block, Document, Extent, Hints, Holds, Locator, Outside, Run, Spaces};
use crate::error::{Error, Refusal};
use crate::memory;
use lines::{Ending, numbered_lines};

/// Reads plain text or Markdown.
///
/// # Errors
///
/// When the bytes are empty, binary, in no known encoding, or more than the limits allow.
pub fn read(source: &Source, options: &ReadOptions) -> Result<Document, Error> {
    let limits = options.limits;
    let refuse = |reason: Refusal| Error::about(&source.name, reason);
    let (text, warnings) = encoding::decode(source)?;
    let lines = lines(&text, limits).map_err(refuse)?;
    let expected = memory::of_text(lines.len(), text.len());
    MEMORY.ask(limits.memory_bytes, expected).map_err(refuse)?;
    if lines.is_empty() {
        return Err(Error::about(
            &source.name,
            Refusal::empty("the file has no text; give a file with the text of a resolution"),
        ));
    }
    let mut document = Document {
        warnings,
        spaces: Spaces::Untold,
        ..Document::default()
    };
    let mut rest = &lines[front_matter(&lines, &mut document.blocks)..];
    while !rest.is_empty() {
        let (group, after) = rest.split_at(group_length(rest));
        read_group(group, &mut document.blocks);
        rest = after;
    }
    notes::settle(&mut document.blocks);
    line_numbers::set_apart(&mut document.blocks);
    side_notes::set_apart(&mut document.blocks);
    Ok(document)
}

/// A line that is not blank.
struct Line<'a> {
    text: &'a str,
    start: usize,
    number: u32,
    page: Option<u32>,
    gap: u32,
}

impl<'a> Line<'a> {
    /// The line without the mark of a quotation; none if it holds nothing else.
    fn unquoted(&self) -> Option<Line<'a>> {
        let text = unquoted(self.text)?;
        let mark = self.text.len() - text.len();
        (!text.is_empty()).then_some(Line {
            text,
            start: self.start + mark,
            ..*self
        })
    }
}

/// Takes away the mark of a quotation in Markdown, `> Note by the facilitators`, however deep it is. `> 5 MW` says more.
fn unquoted(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix('>')?;
    let inner = rest.trim_start();
    let figure = inner.find(|c: char| !c.is_ascii_digit()).unwrap_or(inner.len());
    let counts = figure > 0 && !inner[figure..].starts_with(['.', ')']);
    if counts || !(rest.is_empty() || rest.starts_with([' ', '>'])) {
        return None;
    }
    Some(unquoted(inner).unwrap_or(inner))
}

/// Cuts a text into its lines with something on them. The error is the reason, for a person, when there are too many.
fn lines(text: &str, limits: Limits) -> Result<Vec<Line<'_>>, Refusal> {
    let most = limits.paragraphs.saturating_mul(LINES_OF_PARAGRAPH);
    let paged = text.contains('\u{c}');
    let (mut lines, mut page, mut gap) = (Vec::new(), 1, 0);
    for line in numbered_lines(text) {
        let trimmed = line
            .text
            .trim_end_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if trimmed.trim_start_matches('\u{200e}').trim().is_empty() {
            gap += 1;
        } else {
            let page = paged.then_some(page);
            if lines.len() == most {
                return Err(PARAGRAPHS.refusal(limits.paragraphs as u64));
            }
            lines.push(Line {
                text: trimmed,
                start: line.start,
                number: line.number,
                page,
                gap,
            });
            gap = 0;
        }
        if line.ending == Ending::Page {
            page += 1;
            gap = 0;
        }
    }
    Ok(lines)
}

/// Moves front matter (`---` … `---` at the head of a Markdown file) to metadata blocks; returns how many lines it took.
fn front_matter(lines: &[Line<'_>], blocks: &mut Vec<Block>) -> usize {
    if lines[0].text != "---" || lines[0].number != 1 {
        return 0;
    }
    let Some(end) = lines.iter().skip(1).take(200).position(|line| line.text == "---") else {
        return 0;
    };
    let looks_like_fields = |line: &Line| line.text.contains(':') || line.text.trim_start().starts_with('-');
    if !lines[1..=end].iter().all(looks_like_fields) {
        return 0;
    }
    let taken = &lines[..end + 2];
    blocks.extend(taken.iter().map(|line| {
        let mut block = block(line, vec![Run::plain(line.text)]);
        block.hints.outside = Some(Outside::Metadata);
        block
    }));
    taken.len()
}

/// Returns how many lines at the head of `lines` stand together, so that emphasis may run through them.
fn group_length(lines: &[Line<'_>]) -> usize {
    let same_page = |line: &&Line| line.gap == 0 && line.page == lines[0].page;
    1 + lines[1..].iter().take_while(same_page).take(400).count()
}

/// Adds the blocks of a group of lines.
fn read_group(group: &[Line<'_>], blocks: &mut Vec<Block>) {
    if group.iter().all(|line| unquoted(line.text).is_some()) {
        let inner: Vec<Line<'_>> = group.iter().filter_map(Line::unquoted).collect();
        return read_group_of_text(&inner, blocks);
    }
    let texts: Vec<&str> = group.iter().map(|line| line.text).collect();
    if let Some(table) = tables::find(&texts) {
        read_group_of_text(&group[..table.start], blocks);
        read_table(&group[table.clone()], blocks);
        if table.end < group.len() {
            read_group(&group[table.end..], blocks);
        }
        return;
    }
    read_group_of_text(group, blocks);
}

/// Adds the blocks of lines of text. Pictures stand behind the lines that they are set in.
fn read_group_of_text(group: &[Line<'_>], blocks: &mut Vec<Block>) {
    let joined = group.iter().map(|line| line.text).collect::<Vec<_>>().join("\n");
    let mut pictures = Vec::new();
    for (line, inline) in group.iter().zip(inline::inline(&joined)) {
        let mut block = block(line, inline.runs);
        let picture = |(name, words): &(String, String)| {
            let mut picture = picture::block(name, words, block.locator.clone());
            picture.hints.gap = block.hints.gap;
            picture
        };
        pictures.extend(inline.pictures.iter().map(picture));
        block.hints.targets = inline.targets;
        mark_markdown(line.text, &mut block);
        if !block.runs.is_empty() || inline.pictures.is_empty() {
            blocks.push(block);
        }
    }
    blocks.append(&mut pictures);
}

/// Adds the rows of a table; the line of dashes under its head is a rule.
fn read_table(lines: &[Line<'_>], blocks: &mut Vec<Block>) {
    for (at, line) in lines.iter().enumerate() {
        let mut block = block(line, vec![Run::plain(line.text)]);
        if at == 1 {
            block.hints.outside = Some(Outside::Ornament);
        } else {
            let inlines: Vec<inline::Inline> = tables::cells(line.text)
                .iter()
                .flat_map(|cell| inline::inline(cell))
                .collect();
            block.runs = tables::runs(&inlines);
            block.hints.targets = inlines.iter().flat_map(|cell| cell.targets.clone()).collect();
            (block.hints.table, block.hints.holds) = (true, Holds::Row);
            block.extent = Extent::Paragraph;
            let pictures = inlines.iter().flat_map(|cell| &cell.pictures);
            let pictures: Vec<Block> = pictures
                .map(|(name, words)| picture::block(name, words, block.locator.clone()))
                .collect();
            if block.runs.iter().any(|run| !run.text.trim().is_empty()) {
                blocks.push(block);
            }
            blocks.extend(pictures);
            continue;
        }
        blocks.push(block);
    }
}

/// Makes the block of a line; leading white space becomes the indent.
fn block(line: &Line<'_>, mut runs: Vec<Run>) -> Block {
    trim_start(&mut runs);
    let indent = columns(line.text);
    let width = indent + line.text.trim_start().chars().count() as f32;
    Block {
        extent: Extent::Line,
        runs,
        hints: Hints {
            indent: Some(indent),
            end: Some(width),
            gap: line.gap as f32,
            ..Hints::default()
        },
        locator: Locator {
            page: line.page,
            line: Some(line.number),
            bytes: line.start..line.start + line.text.len(),
        },
    }
}

/// Removes white space, and marks that do not show, from the head of a line.
fn trim_start(runs: &mut Vec<Run>) {
    while let Some(first) = runs.first_mut() {
        let kept = first
            .text
            .trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200e}');
        first.text = kept.to_owned();
        if !first.text.is_empty() {
            return;
        }
        runs.remove(0);
    }
}

/// Returns the indent of a line in columns.
fn columns(line: &str) -> f32 {
    let mut column = 0u32;
    for c in line.chars().take_while(|c| c.is_whitespace()) {
        column = if c == '\t' {
            (column / 8 + 1) * 8
        } else {
            column + 1
        };
    }
    column as f32
}

/// Reads the marks that Markdown puts at the head of a line: `##`, `[^1]:`, `<!-- -->`.
fn mark_markdown(line: &str, block: &mut Block) {
    let text = line.trim_start();
    // Only where the comment is the whole line: `<!-- a --> Decides <!-- b -->` has words between two of them.
    if text.starts_with("<!--") && text.find("-->").is_some_and(|end| end + 3 == text.len()) {
        block.hints.outside = Some(Outside::Metadata);
        return;
    }
    if let Some(marker) = notes::definition(text) {
        let mut words = block.runs.clone();
        strip_prefix(&mut words, marker.chars().count());
        // A note without a word, be it with a picture, is a line like any other.
        if !words.is_empty() {
            (block.hints.footnote, block.runs) = (Some(marker.to_owned()), words);
            return;
        }
    }
    let level = text.bytes().take_while(|&b| b == b'#').count();
    if (1..=6).contains(&level) && text[level..].starts_with(' ') {
        block.hints.heading = Some(level as u8);
        strip_prefix(&mut block.runs, level);
        if let Some(last) = block.runs.last_mut() {
            let bare = last.text.trim_end_matches('#');
            if bare.ends_with(' ') {
                last.text = bare.trim_end().to_owned();
            }
        }
    }
}

/// Removes the first `count` characters and the white space after them.
fn strip_prefix(runs: &mut Vec<Run>, mut count: usize) {
    while count > 0 && !runs.is_empty() {
        let available = runs[0].text.chars().count();
        let taken = count.min(available);
        runs[0].text = runs[0].text.chars().skip(taken).collect();
        count -= taken;
        if runs[0].text.is_empty() {
            runs.remove(0);
        }
    }
    trim_start(runs);
}
