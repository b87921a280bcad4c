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
//! What changed in a paragraph that is not found as it was read, in a text box, or in a line that stands nowhere in these
//! parts is not carried, and named; the rest is. Where the file cannot be written into at all, the clean document takes
//! over, with the reason. Deliberately absent:
//! running heads and feet, comments, pictures, new rows of tables (their words come as paragraphs).

mod finding;
mod labels;
mod new_notes;
mod notes;
mod pen;
mod places;
mod renumber;
mod rewrite;
mod splice;

use super::DocxOptions;
use super::parts::{DECLARATION, NAMESPACES};
use super::plan::Plan;
use super::proof::gives_back;
use crate::package::repack;
use crate::read::docx::{Manuscript, PartKind, manuscript, part};
use crate::read::{Limits, Revisions};
use crate::report::{Report, count};
use pen::Pen;
pub(super) use renumber::renumber;
pub(super) use rewrite::deleted_names;

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
    let manuscript = manuscript(original, report.texts.old.source.revisions, options.limits)?;
    let mut notices: Vec<String> = settled(manuscript.settled, report.texts.old.source.revisions)
        .into_iter()
        .collect();
    let document = manuscript.part(PartKind::Document).ok_or("it has no body")?;
    let footnotes = manuscript.part(PartKind::Footnotes);
    let endnotes = manuscript.part(PartKind::Endnotes);
    let mut pen = Pen::new(report, plan, options, &manuscript);
    for at in 0..plan.lines.len() {
        pen.line(at);
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
            renumber(body, notes, are_endnotes).ok_or("its notes cannot be numbered anew")
        };
        if let Some(notes) = if are_endnotes { endnotes } else { footnotes } {
            let all =
                with_more(&written[notes], &new_notes).ok_or("its notes are not as Word writes them")?;
            (written[document], written[notes]) = number(&written[document], &all)?;
        } else {
            let name = &manuscript.parts[document].name;
            changed = declared(original, name, options.limits)?;
            let (body, notes) = number(&written[document], &empty_notes(&new_notes, false))?;
            written[document] = body;
            changed.push((beside(name, "footnotes.xml"), notes));
        }
    }
    for text in written.iter().chain(changed.iter().map(|(_, text)| text)) {
        roxmltree::Document::parse(text).map_err(|_| "the changes do not fit its structure".to_owned())?;
    }
    changed.extend(changed_parts(&manuscript, written));
    let changed: Vec<(&str, &[u8])> = changed
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    let bytes = repack(original, &changed)?;
    gives_back(&bytes, &manuscript, options.limits)?;
    Ok(Copy { bytes, notices })
}

/// Names the parts that are not as they were in the file.
pub(super) fn changed_parts(manuscript: &Manuscript, written: Vec<String>) -> Vec<(String, String)> {
    let parts = manuscript.parts.iter().zip(written);
    parts
        .filter(|(part, after)| part.is_settled || manuscript.xml[part.range.clone()] != **after)
        .map(|(part, after)| (part.name.clone(), after))
        .collect()
}

/// Puts more notes at the end of a part.
pub(super) fn with_more(part: &str, notes: &str) -> Option<String> {
    let end = part.rfind("</")?;
    Some([&part[..end], notes, &part[end..]].concat())
}

/// Says that what the parts track already is accepted or rejected.
pub(super) fn settled(total: usize, view: Revisions) -> Option<String> {
    let (done, other) = match view {
        Revisions::Original => ("rejected", "--revisions final accepts them"),
        _ => ("accepted", "--revisions original rejects them"),
    };
    let notice = format!(
        "{} tracked in the file before {} {done} in this copy, so that it tracks only what the new text changes ({other})",
        count(total, "change"),
        if total == 1 { "is" } else { "are" },
    );
    (total > 0).then_some(notice)
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

pub(super) fn not_carried(pieces: &[String]) -> String {
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
        "{} not in this copy, and must be made by hand: {}",
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

/// Writes the part of the notes of a file that had none.
pub(super) fn empty_notes(notes: &str, are_endnotes: bool) -> String {
    let name = if are_endnotes { "endnote" } else { "footnote" };
    let line = |kind: &str, id: i32| {
        format!("<w:{name} w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:r><w:{kind}/></w:r></w:p></w:{name}>")
    };
    format!(
        "{DECLARATION}<w:{name}s {NAMESPACES}>{}{}{notes}</w:{name}s>",
        line("separator", -1),
        line("continuationSeparator", 0)
    )
}

/// Returns the name of a file in the folder of `part`.
pub(super) fn beside(part: &str, name: &str) -> String {
    part.rsplit_once('/')
        .map_or_else(|| name.to_owned(), |(folder, _)| format!("{folder}/{name}"))
}

/// Returns the name of the relationships part of a part.
pub(super) fn relationships_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}
