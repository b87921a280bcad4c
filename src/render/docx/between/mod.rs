//! Writes the revisions between two Word files into a copy of the old one, letter by letter.
//!
//! The question: the report says which paragraphs answer each other and what changed in meaning; which bytes of the old file
//! must change, so that accepting everything gives the letters of the new file, all of them, and rejecting everything those
//! of the old one?
//!
//! Both files are read as manuscripts, by the walk that reads every Word file. So nothing is found again by its words, and
//! what the structure of a text leaves aside (typed numbers, contents, the lines under a table) is compared as well.
//!
//! 1. `texts`: a paragraph becomes the text of its letters. What is no text (a picture, a formula, a table) is one character
//!    that stands for it; notes have places.
//! 2. `answers`: in each flow (the body, a cell, a note, a text box, a running head) paragraphs and tables answer each other: by
//!    the report where it speaks of them, else by their words (`pairs`). Rows and cells of a table are paired by what stands in
//!    them.
//! 3. `manner`: numbers that the new file counts are typed where the old one types them, and the other way round.
//! 4. The plan lays each flow out as lines with fates; `ends` sees to those that Word cannot delete. `flows` walks over the
//!    lines: `letters` gives them to the old letters, `fresh` writes what only the new file has (`properties` as they are written),
//!    `tables` rows and cells, `notes` notes, `carry` things that are copied, `media` their pictures; `frame` names the new parts.
//! 5. `rewrite`: only runs and marks with a change are written anew; every other byte is copied.
//! 6. `proof`, which other copies share: the copy is read in both views. A difference to either file is named, so that no one is silent.
//!
//! What cannot be written is skipped and named, and the rest is written. Cost: linear in the files, but for pairing within
//! gaps between paragraphs that are paired by the report (see `pairs`). Deliberately absent: formats, comments.

mod answers;
mod carry;
mod ends;
mod flows;
mod frame;
mod fresh;
mod letters;
mod manner;
mod media;
mod notes;
mod pairs;
mod properties;
mod rewrite;
mod tables;
mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::DocxOptions;
use super::Revised;
use super::original::{Copy, not_carried, settled};
use super::plan::Fate;
use super::proof;
use super::xml::Revisions;
use crate::package::repack;
use crate::read::docx::{Manuscript, NoteKey, likenesses, manuscript};
use crate::report::Report;
use crate::sides::{Side, Sides};
use frame::Frame;
use manner::Models;
use media::Media;
use notes::NewNotes;
use texts::Signs;

/// Numbers of revisions start here, above whatever bookmarks and comments a file numbers.
const FIRST_NUMBER: u32 = 900_000;

/// The state of the work.
struct Writer<'a> {
    report: &'a Report,
    files: Sides<&'a Manuscript>,
    /// The first provision of a paragraph.
    provisions: Sides<BTreeMap<usize, usize>>,
    models: Models,
    revisions: Revisions<'a>,
    signs: Signs,
    /// The fates of the old letters.
    fates: Vec<Fate>,
    /// What is written after, and before, an old letter.
    after: BTreeMap<usize, String>,
    before: BTreeMap<usize, String>,
    /// The fates of paragraph marks.
    marks: BTreeMap<usize, Fate>,
    /// Paragraphs of which everything goes.
    whole: BTreeMap<usize, Fate>,
    /// Byte ranges and what replaces them; an empty range is an insertion.
    splices: Vec<(Range<usize>, String)>,
    notes: NewNotes,
    /// What is copied from the new file as parts of their own.
    media: Media<'a>,
    /// The old notes that were compared.
    met: BTreeSet<NoteKey>,
    /// What changed and cannot be written.
    left_out: Vec<String>,
}

/// Writes a copy of the old file with the revisions that make it the new one. The error is the reason why it cannot be done.
pub(super) fn write(
    report: &Report,
    options: &DocxOptions<'_>,
    original: &[u8],
    revised: Revised<'_>,
) -> Result<Copy, String> {
    let views = report.texts.as_ref().map(|text| text.source.revisions);
    let old = manuscript(original, views.old, options.limits)?;
    let new = manuscript(revised.bytes, views.new, revised.limits)?;
    let files = Sides::new(&old, &new);
    let provisions = manner::provisions(report, files);
    let likenesses = Sides::new(
        likenesses(original, &old, options.limits),
        likenesses(revised.bytes, &new, revised.limits),
    );
    let (in_body, beside) = texts::by_place(files, likenesses);
    let mut writer = Writer {
        report,
        files,
        models: Models::new(report, &provisions.old, &old),
        provisions,
        revisions: Revisions::new(options, FIRST_NUMBER),
        signs: Signs::new(in_body),
        fates: vec![Fate::Kept; old.letters.len()],
        after: BTreeMap::new(),
        before: BTreeMap::new(),
        marks: BTreeMap::new(),
        whole: BTreeMap::new(),
        splices: Vec::new(),
        notes: NewNotes::new(&old),
        media: Media::new(revised, &new),
        met: BTreeSet::new(),
        left_out: Vec::new(),
    };
    writer.body();
    writer.margins();
    if beside.old != beside.new {
        writer
            .left_out
            .push("a picture in a running head or a note".to_owned());
    }
    let mut left_out = std::mem::take(&mut writer.left_out);
    let notes = std::mem::take(&mut writer.notes);
    let mut media = std::mem::take(&mut writer.media);
    let mut frame = Frame::new(original, options.limits);
    media.put(&old, &mut frame)?;
    let written = writer.finish()?;
    let mut parts = notes.put(&old, written, &mut frame)?;
    parts.extend(frame.parts);
    for (_, text) in &parts {
        roxmltree::Document::parse(text).map_err(|_| "the changes do not fit its structure".to_owned())?;
    }
    let texts = parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
    let pictures = media
        .parts
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let parts: Vec<(&str, &[u8])> = texts.chain(pictures).collect();
    let bytes = repack(original, &parts)?;
    left_out.extend(proof::differences(&bytes, files, options.limits)?);
    // Each is named once, however often it is met.
    let mut named = BTreeSet::new();
    left_out.retain(|piece| named.insert(piece.clone()));
    let mut notices: Vec<String> = settled(old.settled, views.old).into_iter().collect();
    if !left_out.is_empty() {
        notices.push(not_carried(&left_out));
    }
    Ok(Copy { bytes, notices })
}

impl Writer<'_> {
    fn body(&mut self) {
        let flows = self.files.map(|file| file.body);
        self.flow(flows);
    }

    /// Compares the running heads and feet of all sections. One that is in one file alone is named, unless the other file
    /// says the same in another section.
    fn margins(&mut self) {
        let new: BTreeMap<_, _> = self.files.new.margins.iter().cloned().collect();
        let mut met = BTreeSet::new();
        let mut alone = Vec::new();
        for (key, flow) in &self.files.old.margins {
            if let Some(other) = new.get(key) {
                met.insert(key.clone());
                self.flow(Sides::new(*flow, *other));
            } else {
                alone.push((Side::Old, *flow));
            }
        }
        let unmet = self
            .files
            .new
            .margins
            .iter()
            .filter(|(key, _)| !met.contains(key));
        alone.extend(unmet.map(|(_, flow)| (Side::New, *flow)));
        let said = self.files.map(|file| -> BTreeSet<Vec<String>> {
            let flows = file.margins.iter().map(|(_, flow)| *flow);
            flows.map(|flow| texts::words_of_flow(file, flow)).collect()
        });
        for (side, flow) in alone {
            let words = texts::words_of_flow(self.files.get(side), flow);
            if !said.get(side.other()).contains(&words) {
                self.leave_out_flow(side, flow);
            }
        }
    }

    /// Notes a text that changed and cannot be written.
    fn leave_out(&mut self, text: &str) {
        let shown: String = text
            .chars()
            .filter(|c| !super::plan::stands_for_a_thing(*c))
            .collect();
        if !shown.trim().is_empty() {
            self.left_out.push(shown);
        }
    }

    fn leave_out_flow(&mut self, side: Side, flow: usize) {
        for text in texts::words_of_flow(self.files.get(side), flow) {
            self.leave_out(&text);
        }
    }
}
