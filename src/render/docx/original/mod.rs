//! Writes the revisions into the old text's own Word file.
//!
//! The question: which bytes must change, so that the file says both texts and stays in everything else the file that was
//! handed out? The United Nations ask that a draft based on an adopted text be its official Word file with all changes
//! tracked.
//!
//! 1. `settle`: changes that the file tracks already are accepted or rejected, as the old text was read.
//! 2. `manuscript` reads the header of the first page, the body and the notes as letters that know their run and paragraph.
//! 3. `places`: every old item of the plan is found among the letters, in order, by its visible characters.
//! 4. `pen` walks the lines of the plan over the letters, with `labels` for typed numbers and `notes` for footnotes.
//! 5. `rewrite`: only runs and paragraph marks with a change are written anew, by byte range; every other byte is copied,
//!    and so is every part of the package without a change.
//!
//! ```text
//! <w:r><w:rPr><w:i/></w:rPr><w:t>Urges</w:t></w:r>
//! <w:del …><w:r><w:rPr><w:i/></w:rPr><w:delText>Urges</w:delText></w:r></w:del><w:ins …><w:r><w:rPr><w:i/>…
//! ```
//!
//! It gives up, with the reason, where an old paragraph is not found as it was read: the clean document takes over. What
//! changed in a text box or in a line that stands nowhere in these parts is not carried, and named. Deliberately absent:
//! running heads and feet, comments, pictures, new rows of tables (their words come as paragraphs).

mod labels;
mod manuscript;
mod notes;
mod pen;
mod places;
mod rewrite;
mod settle;

use super::DocxOptions;
use super::parts::{DECLARATION, NAMESPACES};
use super::plan::Plan;
use crate::package::repack;
use crate::read::docx::{Story, part, stories};
use crate::read::{Limits, Revisions};
use crate::report::{Report, count};
use manuscript::Manuscript;
use pen::Pen;

/// A copy of the original with the revisions, and what the person who gets it should know.
pub(super) struct Copy {
    pub(super) bytes: Vec<u8>,
    pub(super) notices: Vec<String>,
}

/// Writes a copy of the original with the revisions. The error is the reason why it cannot be done.
pub(super) fn write(
    report: &Report,
    plan: &Plan,
    options: &DocxOptions<'_>,
    original: &[u8],
) -> Result<Copy, String> {
    let Parts {
        mut stories,
        document,
        footnotes,
        endnotes,
    } = Parts::open(original, options.limits)?;
    let as_found: Vec<String> = stories.iter().map(|story| story.text.clone()).collect();
    let mut notices = settled(&mut stories, report.texts.old.source.revisions)?;
    let texts: Vec<&str> = stories.iter().map(|story| story.text.as_str()).collect();
    let manuscript = Manuscript::read(&texts, document)?;
    let mut pen = Pen::new(report, plan, options, &manuscript)?;
    for at in 0..plan.lines.len() {
        pen.line(at)?;
    }
    let mut left_out = std::mem::take(&mut pen.left_out);
    left_out.extend(unplaced(report, plan));
    if !left_out.is_empty() {
        notices.push(not_carried(&left_out));
    }
    let new_notes = std::mem::take(&mut pen.new_notes.text);
    let are_endnotes = pen.new_notes.are_endnotes;
    let mut written = pen.finish().ok_or("two changes meet in one place")?;
    let mut changed: Vec<(String, String)> = Vec::new();
    if !new_notes.is_empty() {
        let number = |body: &str, notes: &str| {
            notes::renumber(body, notes, are_endnotes).ok_or("its notes cannot be numbered anew")
        };
        if let Some(notes) = if are_endnotes { endnotes } else { footnotes } {
            let all =
                with_more(&written[notes], &new_notes).ok_or("its notes are not as Word writes them")?;
            (written[document], written[notes]) = number(&written[document], &all)?;
        } else {
            let name = &stories[document].name;
            changed = declared(original, name, options.limits)?;
            let (body, notes) = number(&written[document], &empty_notes(&new_notes))?;
            written[document] = body;
            changed.push((beside(name, "footnotes.xml"), notes));
        }
    }
    for text in written.iter().chain(changed.iter().map(|(_, text)| text)) {
        roxmltree::Document::parse(text).map_err(|_| "the changes do not fit its structure".to_owned())?;
    }
    let differ = stories.into_iter().zip(as_found).zip(written);
    changed.extend(
        differ
            .filter(|((_, before), after)| before != after)
            .map(|((story, _), after)| (story.name, after)),
    );
    let changed: Vec<(&str, &[u8])> = changed
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    Ok(Copy {
        bytes: repack(original, &changed)?,
        notices,
    })
}

/// The parts that hold text, in the order of the manuscript, and which is which.
struct Parts {
    stories: Vec<Story>,
    document: usize,
    footnotes: Option<usize>,
    endnotes: Option<usize>,
}

impl Parts {
    fn open(original: &[u8], limits: Limits) -> Result<Self, String> {
        let found = stories(original, limits)?;
        let mut all: Vec<Story> = found.masthead.into_iter().collect();
        let mut push = |story: Story| {
            all.push(story);
            all.len() - 1
        };
        Ok(Self {
            document: push(found.document),
            footnotes: found.footnotes.map(&mut push),
            endnotes: found.endnotes.map(&mut push),
            stories: all,
        })
    }
}

/// Puts more notes at the end of a part.
fn with_more(part: &str, notes: &str) -> Option<String> {
    let end = part.rfind("</")?;
    Some([&part[..end], notes, &part[end..]].concat())
}

/// Accepts or rejects what the parts track already, and says so.
fn settled(parts: &mut [Story], view: Revisions) -> Result<Vec<String>, String> {
    let mut total = 0;
    for part in parts {
        if let Some((text, changes)) = settle::settle(&part.text, view)? {
            part.text = text;
            total += changes;
        }
    }
    let (done, other) = match view {
        Revisions::Original => ("rejected", "--revisions final accepts them"),
        _ => ("accepted", "--revisions original rejects them"),
    };
    let notice = format!(
        "{} tracked in the file before {} {done} in this copy, so that it tracks only what the new text changes ({other})",
        count(total, "change"),
        if total == 1 { "is" } else { "are" },
    );
    Ok((total > 0).then_some(notice).into_iter().collect())
}

/// Returns the rows of the head that differ and are no line of the plan.
fn unplaced(report: &Report, plan: &Plan) -> Vec<String> {
    let rows = plan.unplaced(report).into_iter();
    rows.filter_map(|row| row.old.clone().or_else(|| row.new.clone()))
        .collect()
}

/// The pieces that are named at most.
const NAMED: usize = 5;
/// The letters of each.
const QUOTED: usize = 60;

fn not_carried(pieces: &[String]) -> String {
    let quote = |piece: &String| -> String {
        let short: String = piece.chars().take(QUOTED).collect();
        let dots = if piece.chars().nth(QUOTED).is_some() {
            "…"
        } else {
            ""
        };
        format!(
            "“{}{dots}”",
            short.split_whitespace().collect::<Vec<_>>().join(" ")
        )
    };
    let mut named: Vec<String> = pieces.iter().take(NAMED).map(quote).collect();
    if pieces.len() > NAMED {
        named.push(format!("{} more", pieces.len() - NAMED));
    }
    format!(
        "{} not in this copy, because the file keeps the text where no revision can be written (text boxes, running heads, tables of contents): {}",
        if pieces.len() == 1 {
            "1 change is".to_owned()
        } else {
            format!("{} changes are", pieces.len())
        },
        named.join(", ")
    )
}

/// Returns the parts that must name a new part for footnotes. The error is the reason, for a person.
fn declared(original: &[u8], document: &str, limits: Limits) -> Result<Vec<(String, String)>, String> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes";
    let content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml";
    let footnotes = beside(document, "footnotes.xml");
    let additions = [
        (
            relationships_of(document),
            "</Relationships>",
            format!("<Relationship Id=\"travauxFootnotes\" Type=\"{kind}\" Target=\"footnotes.xml\"/>"),
        ),
        (
            "[Content_Types].xml".to_owned(),
            "</Types>",
            format!("<Override PartName=\"/{footnotes}\" ContentType=\"{content}\"/>"),
        ),
    ];
    additions
        .into_iter()
        .map(|(name, end, addition)| {
            let text = part(original, &name, limits)?;
            let opened = text.and_then(|text| Some(text.trim_end().strip_suffix(end)?.to_owned()));
            let opened = opened.ok_or_else(|| format!("its part {name} cannot name the new footnotes"))?;
            Ok((name, opened + &addition + end))
        })
        .collect()
}

/// Writes the part of the footnotes of a file that had none.
fn empty_notes(notes: &str) -> String {
    let line = |kind: &str, id: i32| {
        format!("<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>")
    };
    format!(
        "{DECLARATION}<w:footnotes {NAMESPACES}>{}{}{notes}</w:footnotes>",
        line("separator", -1),
        line("continuationSeparator", 0)
    )
}

/// Returns the name of a file in the folder of `part`.
fn beside(part: &str, name: &str) -> String {
    part.rsplit_once('/')
        .map_or_else(|| name.to_owned(), |(folder, _)| format!("{folder}/{name}"))
}

/// Returns the name of the relationships part of a part.
fn relationships_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}
