//! Writes the revisions into the old text's own Word file.
//!
//! The question: which bytes of the document part must change, so that the file says both texts and stays in everything
//! else the file that was handed out? The United Nations ask that a draft based on an adopted text be its official Word
//! file with all changes tracked.
//!
//! 1. `manuscript` reads the body as letters that know their run and paragraph.
//! 2. Every old item of the plan is found among the letters, in order, by its visible characters; before it in its
//!    paragraph may stand its label and nothing else.
//! 3. The lines of the plan are walked. Kept text moves a cursor, deleted text gives its letters a fate, inserted text
//!    is hung on the letter before it, in that letter's look. A paragraph of the new text alone copies the properties of
//!    the nearest old paragraph of its kind, and the way its number is typed, if it is typed.
//! 4. Only runs and paragraph marks with a change are written anew, by byte range; every other byte is copied, and so is
//!    every other part of the package.
//!
//! ```text
//! <w:r><w:rPr><w:i/></w:rPr><w:t>Urges</w:t></w:r>
//! <w:del …><w:r><w:rPr><w:i/></w:rPr><w:delText>Urges</w:delText></w:r></w:del><w:ins …><w:r><w:rPr><w:i/>…
//! ```
//!
//! It gives up, with the reason, where the old file tracks changes already, or an old paragraph is not found as it was
//! read: the clean document takes over. Deliberately absent: changes in the texts of footnotes, headers and text boxes;
//! the mark of a new footnote is typed.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::DocxOptions;
use super::manuscript::{Letter, Manuscript, Sign, significant};
use super::numbering::typed;
use super::plan::{Fate, Item, Line, Piece, Plan, What};
use super::xml::{Revisions, escape, run};
use crate::package::repack;
use crate::report::{Provision, Report};
use crate::sides::{Side, Sides};

/// Numbers of revisions start here, above whatever bookmarks and comments a file numbers.
const FIRST_NUMBER: u32 = 900_000;

/// Writes a copy of the original with the revisions. The error is the reason why it cannot be done.
pub(super) fn write(
    report: &Report,
    plan: &Plan,
    options: &DocxOptions<'_>,
    original: &[u8],
) -> Result<Vec<u8>, String> {
    let (name, xml) = crate::read::docx::main_part(original)?;
    let tree =
        roxmltree::Document::parse(&xml).map_err(|_| "its document part is not well-formed".to_owned())?;
    let manuscript = Manuscript::read(&xml, &tree)?;
    let mut pen = Pen::new(report, plan, options, &manuscript)?;
    for at in 0..plan.lines.len() {
        pen.line(at)?;
    }
    let document = pen.finish().ok_or("two changes meet in one place")?;
    if roxmltree::Document::parse(&document).is_err() {
        return Err("the changes do not fit its structure".to_owned());
    }
    repack(original, &name, document.as_bytes())
}

struct Pen<'a> {
    report: &'a Report,
    plan: &'a Plan,
    revisions: Revisions<'a>,
    manuscript: &'a Manuscript<'a>,
    /// For every old item, its letters; heads that the body does not print have none.
    places: Vec<Option<Range<usize>>>,
    /// The fates of the letters.
    fates: Vec<Fate>,
    /// What is written after, and before, a letter.
    after: BTreeMap<usize, String>,
    before: BTreeMap<usize, String>,
    /// The fates of paragraph marks.
    marks: BTreeMap<usize, Fate>,
    /// Paragraphs of which everything goes.
    whole: BTreeMap<usize, Fate>,
    /// Byte ranges and what replaces them; an empty range is an insertion.
    splices: Vec<(Range<usize>, String)>,
    /// How far each old item has been walked.
    cursors: BTreeMap<usize, usize>,
    /// Where a paragraph of the new text alone goes: a place in bytes.
    anchor: usize,
    range: Option<(Fate, String)>,
}

impl<'a> Pen<'a> {
    fn new(
        report: &'a Report,
        plan: &'a Plan,
        options: &'a DocxOptions<'a>,
        manuscript: &'a Manuscript<'a>,
    ) -> Result<Self, String> {
        let places = places(report, plan, manuscript)?;
        let first = places.iter().flatten().next();
        let anchor = first.map_or(manuscript.body_end, |place| {
            manuscript.before_paragraph(manuscript.letters[place.start].paragraph)
        });
        Ok(Self {
            report,
            plan,
            revisions: Revisions::new(options, FIRST_NUMBER),
            manuscript,
            places,
            fates: vec![Fate::Kept; manuscript.letters.len()],
            after: BTreeMap::new(),
            before: BTreeMap::new(),
            marks: BTreeMap::new(),
            whole: BTreeMap::new(),
            splices: Vec::new(),
            cursors: BTreeMap::new(),
            anchor,
            range: None,
        })
    }

    fn line(&mut self, at: usize) -> Result<(), String> {
        let line = &self.plan.lines[at];
        let close = self.close_range(line.mark);
        if let Some(close) = close {
            self.splices.push((self.anchor..self.anchor, close));
        }
        match (self.old_item(at), line.ends.new) {
            (Some(item), _) => self.written(at, item),
            (None, Some(new)) => {
                self.unwritten(line, new);
                Ok(())
            }
            (None, None) => Ok(()),
        }
    }

    /// Returns the old item that a line is part of: its own, or the one whose mark follows in a later line.
    fn old_item(&self, at: usize) -> Option<usize> {
        let line = &self.plan.lines[at];
        if line.ends.old.is_some() {
            return line.ends.old;
        }
        let is_apart =
            line.starts.new.is_some() && line.starts.new == line.ends.new && line.mark != Fate::Kept;
        let has_old = line.pieces.iter().any(|piece| fate_of(piece).shows(Side::Old));
        let follows = || self.plan.lines[at + 1..].iter().find_map(|line| line.ends.old);
        // A line that only the new text has is part of an old paragraph when that paragraph has begun and not ended.
        let begun = line.starts.old.is_some() || self.open_item(at);
        if begun && (has_old || !is_apart || self.open_item(at)) {
            return follows();
        }
        None
    }

    /// Whether an old paragraph has begun before a line and ends after it.
    fn open_item(&self, at: usize) -> bool {
        let before = self.plan.lines[..at].iter().rev();
        for line in before {
            if line.ends.old.is_some() {
                return false;
            }
            if line.starts.old.is_some() {
                return true;
            }
        }
        false
    }

    /// Writes a line of an old paragraph.
    fn written(&mut self, at: usize, item: usize) -> Result<(), String> {
        let line = &self.plan.lines[at];
        let Some(place) = self.places[item].clone() else {
            // A line of the head that stands in a header part: it stays as it is.
            return Ok(());
        };
        let paragraph = self.manuscript.letters[place.start].paragraph;
        let last_paragraph = self.manuscript.letters[place.end - 1].paragraph;
        let is_apart = line.ends.new.is_none() && line.starts.old == Some(item);
        let is_alone = (paragraph..=last_paragraph).all(|it| self.is_only(it, item));
        if is_apart
            && is_alone
            && line.pieces.iter().all(|piece| !fate_of(piece).shows(Side::New))
            && line.mark != Fate::Kept
        {
            self.strike(line, paragraph..last_paragraph + 1);
            self.set_letters(line, item, &place)?;
            self.anchor = self.manuscript.after_paragraph(last_paragraph);
            return Ok(());
        }
        // The first line that is written here, which need not be the first of the group.
        if !self.cursors.contains_key(&item) {
            self.relabel(at, item, &place);
        }
        self.set_letters(line, item, &place)?;
        match line.mark {
            Fate::Inserted | Fate::MovedTo(_) => self.split(at, item, &place)?,
            Fate::Deleted | Fate::MovedFrom(_) => {
                let next = self.plan.lines[at + 1..].iter().find_map(|line| line.ends.old);
                let next = next
                    .and_then(|next| self.places[next].clone())
                    .map_or(last_paragraph + 1, |next| {
                        self.manuscript.letters[next.start].paragraph
                    });
                for paragraph in last_paragraph..next.max(last_paragraph + 1) {
                    self.marks.insert(paragraph, line.mark);
                }
                // The label of the next paragraph goes with the border.
                self.drop_label(at);
            }
            Fate::Kept => {}
        }
        self.anchor = self.manuscript.after_paragraph(last_paragraph);
        Ok(())
    }

    /// Whether a paragraph holds the letters of one item alone.
    fn is_only(&self, paragraph: usize, item: usize) -> bool {
        let all = self.manuscript.paragraphs[paragraph].letters.clone();
        !self.places.iter().enumerate().any(|(other, place)| {
            other != item
                && place
                    .as_ref()
                    .is_some_and(|place| place.start < all.end && all.start < place.end)
        })
    }

    /// Takes whole paragraphs out, with their labels and marks.
    fn strike(&mut self, line: &Line, paragraphs: Range<usize>) {
        let fate = line.mark;
        for paragraph in paragraphs.clone() {
            self.whole.insert(paragraph, fate);
            self.marks.insert(paragraph, line.written_mark());
            for letter in self.manuscript.paragraphs[paragraph].letters.clone() {
                self.fates[letter] = fate;
            }
        }
        if self.range.is_none()
            && let Some((start, end)) = self.revisions.range(fate)
        {
            let place = self.manuscript.paragraphs[paragraphs.start].content;
            if let Some(place) = place {
                self.splices.push((place..place, start));
                self.range = Some((fate, end));
            }
        }
    }

    /// Walks the pieces of a line over the letters of an item.
    fn set_letters(&mut self, line: &'a Line, item: usize, place: &Range<usize>) -> Result<(), String> {
        let mut cursor = self.cursors.get(&item).copied().unwrap_or(place.start);
        for piece in &line.pieces {
            match piece {
                Piece::Text { text, fate, .. } if fate.shows(Side::Old) => {
                    cursor = self.walk(text, *fate, cursor, place.end)?;
                }
                Piece::Text { text, fate, .. } => {
                    let look = self.look(cursor, place);
                    let text = self.revisions.wrap(&run(text, &look, *fate), *fate);
                    self.hang(&text, cursor, place);
                }
                Piece::Note(notes, fate) => cursor = self.note(*notes, *fate, cursor, place),
            }
        }
        self.cursors.insert(item, cursor);
        Ok(())
    }

    /// Gives the letters of an old piece their fate, and returns the place after them.
    fn walk(&mut self, text: &str, fate: Fate, from: usize, end: usize) -> Result<usize, String> {
        let letters = &self.manuscript.letters;
        let mut cursor = from;
        for c in text.chars() {
            let is_significant = significant(c);
            while cursor < end && letters[cursor].sign != Sign::Letter {
                if matches!(letters[cursor].sign, Sign::Note | Sign::OwnMark) {
                    break;
                }
                if !is_significant {
                    self.fates[cursor] = fate;
                }
                cursor += 1;
            }
            if !is_significant {
                continue;
            }
            // A mark of a note that the old text does not give a place to is passed by.
            while cursor < end && letters[cursor].sign != Sign::Letter {
                cursor += 1;
            }
            if cursor >= end {
                return Err("its text is not as it was read".to_owned());
            }
            self.fates[cursor] = fate;
            cursor += 1;
        }
        Ok(cursor)
    }

    /// Keeps, deletes or types the mark of a note.
    fn note(&mut self, notes: Sides<Option<usize>>, fate: Fate, from: usize, place: &Range<usize>) -> usize {
        let mut cursor = from;
        if let Some(old) = notes.old {
            let letters = &self.manuscript.letters;
            if letters
                .get(cursor)
                .is_some_and(|letter| letter.sign == Sign::Note)
            {
                let run = letters[cursor].run;
                let own = |at: usize| {
                    letters
                        .get(at)
                        .is_some_and(|it| it.run == run && it.sign == Sign::OwnMark)
                };
                loop {
                    if fate != Fate::Kept {
                        self.fates[cursor] = Fate::Deleted;
                    }
                    cursor += 1;
                    if !own(cursor) {
                        break;
                    }
                }
            } else {
                let marker = &self.plan.notes.old[old].marker;
                for c in marker.chars() {
                    if letters.get(cursor).is_some_and(|letter| letter.c == c) {
                        self.fates[cursor] = fate;
                        cursor += 1;
                    }
                }
            }
        }
        if let (None, Some(new)) = (notes.old, notes.new) {
            let marker = run(
                &self.plan.notes.new[new].marker,
                "<w:vertAlign w:val=\"superscript\"/>",
                Fate::Inserted,
            );
            let text = self.revisions.wrap(&marker, Fate::Inserted);
            self.hang(&text, cursor, place);
        }
        cursor
    }

    /// Hangs new text on the letter before a place, or on the first letter of the item.
    fn hang(&mut self, text: &str, cursor: usize, place: &Range<usize>) {
        if cursor > place.start {
            self.after.entry(cursor - 1).or_default().push_str(text);
        } else {
            self.before.entry(place.start).or_default().push_str(text);
        }
    }

    /// Returns the look of the letter beside a place.
    fn look(&self, cursor: usize, place: &Range<usize>) -> String {
        let beside = if cursor > place.start {
            cursor - 1
        } else {
            place.start
        };
        // The mark of a note is raised; its neighbour's look is meant.
        let beside = (place.start..=beside)
            .rev()
            .find(|at| self.manuscript.letters[*at].sign != Sign::Note)
            .unwrap_or(beside);
        self.manuscript.look(beside)
    }

    /// Returns the new item that begins in a line, or in lines before it of which nothing but this beginning is left.
    fn new_item(&self, at: usize) -> Option<usize> {
        let line = &self.plan.lines[at];
        if line.starts.new.is_some() {
            return line.starts.new;
        }
        let gone = |line: &&Line| {
            line.ends.new.is_none() && line.pieces.iter().all(|piece| !fate_of(piece).shows(Side::New))
        };
        self.plan.lines[..at]
            .iter()
            .rev()
            .take_while(gone)
            .find_map(|line| line.starts.new)
    }

    /// Changes a number that is typed before an item.
    fn relabel(&mut self, at: usize, item: usize, place: &Range<usize>) {
        let Some(new) = self.new_item(at) else { return };
        let (old, new) = (self.label(Side::Old, item), self.label(Side::New, new));
        let (Some(old), Some(new)) = (old, new) else {
            return;
        };
        if old == new {
            return;
        }
        let Some(typed) = self.typed_label(place, &old) else {
            return;
        };
        let look = self.manuscript.look(typed.start);
        for letter in typed.clone() {
            self.fates[letter] = Fate::Deleted;
        }
        let text = self
            .revisions
            .wrap(&run(&new, &look, Fate::Inserted), Fate::Inserted);
        self.after.entry(typed.end - 1).or_default().push_str(&text);
    }

    /// Deletes the typed label of the old paragraph that follows a deleted border.
    fn drop_label(&mut self, at: usize) {
        let Some(next) = self.plan.lines[at + 1..].iter().find_map(|line| line.starts.old) else {
            return;
        };
        let Some(place) = self.places[next].clone() else {
            return;
        };
        let all = self.manuscript.paragraphs[self.manuscript.letters[place.start].paragraph]
            .letters
            .clone();
        if !self.is_first_in_paragraph(&place) {
            return;
        }
        for letter in all.start..place.start {
            self.fates[letter] = Fate::Deleted;
        }
    }

    fn is_first_in_paragraph(&self, place: &Range<usize>) -> bool {
        let all = self.manuscript.paragraphs[self.manuscript.letters[place.start].paragraph]
            .letters
            .clone();
        let others = self.places.iter().flatten();
        !others
            .into_iter()
            .any(|other| other.end > all.start && other.end <= place.start)
    }

    fn label(&self, side: Side, item: usize) -> Option<String> {
        self.provision(side, item)?.label.clone()
    }

    fn provision(&self, side: Side, item: usize) -> Option<&'a Provision> {
        match self.plan.items.get(side)[item].what {
            What::Provision(at) => Some(&self.report.texts.get(side).provisions[at]),
            _ => None,
        }
    }

    /// Returns the letters before an item in its paragraph that spell its label.
    fn typed_label(&self, place: &Range<usize>, label: &str) -> Option<Range<usize>> {
        let letters = &self.manuscript.letters;
        let all = self.manuscript.paragraphs[letters[place.start].paragraph]
            .letters
            .clone();
        let wanted: Vec<char> = label.chars().collect();
        (all.start..place.start)
            .map(|start| start..start + wanted.len())
            .filter(|range| range.end <= place.start)
            .find(|range| {
                letters[range.clone()]
                    .iter()
                    .map(|letter| letter.c)
                    .eq(wanted.iter().copied())
            })
    }

    /// Ends a paragraph of the new text inside an old one.
    fn split(&mut self, at: usize, item: usize, place: &Range<usize>) -> Result<(), String> {
        let cursor = self.cursors.get(&item).copied().unwrap_or(place.start);
        let beside = if cursor > place.start {
            cursor - 1
        } else {
            place.start
        };
        let paragraph = self.manuscript.letters[beside].paragraph;
        let about = &self.manuscript.paragraphs[paragraph];
        if !self.manuscript.is_direct(beside) || about.has_section {
            return Err("a paragraph that is split there is wrapped in something".to_owned());
        }
        let properties = about.properties.clone();
        let mark = self.plan.lines[at].mark;
        self.marks.insert(paragraph, mark);
        let mut text = format!("</w:p><w:p>{properties}");
        let next = self.plan.lines.get(at + 1).and_then(|line| line.starts.new);
        if let Some(next) = next
            && let Some(prefix) = self.prefix(place, item, next)
        {
            let look = self.manuscript.look(beside);
            text += &self
                .revisions
                .wrap(&run(&prefix, &look, Fate::Inserted), Fate::Inserted);
        }
        self.hang(&text, cursor, place);
        Ok(())
    }

    /// Returns what is typed before a new item, after the model of an old one; nothing where numbers are counted.
    fn prefix(&self, place: &Range<usize>, item: usize, new: usize) -> Option<String> {
        let provision = self.provision(Side::New, new)?;
        let letters = &self.manuscript.letters;
        let all = self.manuscript.paragraphs[letters[place.start].paragraph]
            .letters
            .clone();
        let typed_before: String = letters[all.start.min(place.start)..place.start]
            .iter()
            .map(|letter| letter.c)
            .collect();
        let has_letters = typed_before.chars().any(significant);
        match (
            has_letters,
            self.label(Side::Old, item),
            provision.label.as_deref(),
        ) {
            (true, Some(old), Some(new)) if typed_before.contains(&old) && form(&old) == form(new) => {
                Some(typed_before.replacen(&old, new, 1))
            }
            (true, Some(_), Some(_)) => {
                // Another form of number: what stands before the model's own is still the way to its place.
                let indent: String = typed_before.chars().take_while(|c| !significant(*c)).collect();
                typed(provision).map(|label| indent + &label + "\t")
            }
            (_, None, Some(_)) => typed(provision).map(|label| label + "\t"),
            (false, _, _) if !typed_before.is_empty() => Some(typed_before),
            _ => None,
        }
    }

    /// Writes a paragraph that only the new text has.
    fn unwritten(&mut self, line: &Line, item: usize) {
        let what = self.plan.items.new[item].what;
        if matches!(what, What::Head(_) | What::LooseNote) {
            return;
        }
        let model = self.model(item);
        let (properties, prefix, looks) = match model {
            Some((old, place)) => {
                let letters = &self.manuscript.letters;
                let paragraph = letters[place.start].paragraph;
                let looks = (
                    self.manuscript.look(place.start),
                    self.manuscript.look(place.end - 1),
                );
                let properties = &self.manuscript.paragraphs[paragraph].properties;
                let properties = self.numbered_like(properties, old, item);
                (properties, self.prefix(&place, old, item), looks)
            }
            None => (String::new(), None, Default::default()),
        };
        let mark = self.revisions.mark(line.written_mark());
        let mut out = format!("<w:p>{}", with_mark(&properties, &mark));
        if self.range.is_none()
            && let Some((start, end)) = self.revisions.range(line.mark)
        {
            out += &start;
            self.range = Some((line.mark, end));
        }
        let prefix = run(&prefix.unwrap_or_default(), &looks.1, line.mark);
        out += &self.revisions.wrap(&prefix, line.mark);
        for piece in &line.pieces {
            match piece {
                Piece::Text { text, italic, fate } => {
                    let look = if *italic { &looks.0 } else { &looks.1 };
                    out += &self.revisions.wrap(&run(text, look, *fate), *fate);
                }
                Piece::Note(notes, fate) => {
                    let marker = notes
                        .new
                        .map_or("", |note| self.plan.notes.new[note].marker.as_str());
                    let raised = run(marker, "<w:vertAlign w:val=\"superscript\"/>", *fate);
                    out += &self.revisions.wrap(&raised, *fate);
                }
            }
        }
        out += "</w:p>";
        self.splices.push((self.anchor..self.anchor, out));
    }

    /// Returns the properties of a model for a new paragraph, with its level in the list, or without the list.
    fn numbered_like(&self, properties: &str, model: usize, new: usize) -> String {
        let Some((before, rest)) = properties.split_once("<w:numPr>") else {
            return properties.to_owned();
        };
        let Some((list, after)) = rest.split_once("</w:numPr>") else {
            return properties.to_owned();
        };
        let provisions = (self.provision(Side::Old, model), self.provision(Side::New, new));
        let (Some(model), Some(new)) = provisions else {
            return before.to_owned() + after;
        };
        if new.label.is_none() {
            return before.to_owned() + after;
        }
        let (from, to) = (depth(model), depth(new));
        let mut list = list.to_owned();
        if from != to {
            for quote in ['"', '\''] {
                list = list.replace(
                    &format!("w:ilvl w:val={quote}{from}{quote}"),
                    &format!("w:ilvl w:val={quote}{to}{quote}"),
                );
            }
        }
        format!("{before}<w:numPr>{list}</w:numPr>{after}")
    }

    /// Finds the old paragraph that a new one shall look like: the last one of its kind before the anchor, else any.
    fn model(&self, item: usize) -> Option<(usize, Range<usize>)> {
        let kind = |side: Side, item: usize| match self.provision(side, item) {
            Some(provision) => (provision.kind, provision.label.is_some()),
            None => ("", false),
        };
        let wanted = kind(Side::New, item);
        let found = |test: &dyn Fn((&'static str, bool)) -> bool| {
            let placed = self.places.iter().enumerate();
            let mut best = None;
            for (old, place) in placed {
                let Some(place) = place else { continue };
                if self.provision(Side::Old, old).is_none() || !test(kind(Side::Old, old)) {
                    continue;
                }
                let paragraph = &self.manuscript.paragraphs[self.manuscript.letters[place.start].paragraph];
                if best.is_none() || paragraph.range.start < self.anchor {
                    best = Some((old, place.clone()));
                }
            }
            best
        };
        found(&|kind| kind == wanted)
            .or_else(|| found(&|kind| kind.0 == wanted.0))
            .or_else(|| found(&|kind| kind.0 != "heading"))
            .or_else(|| found(&|_| true))
    }

    fn close_range(&mut self, next: Fate) -> Option<String> {
        match self.range.take() {
            Some((fate, end)) if next != fate => Some(end),
            kept => {
                self.range = kept;
                None
            }
        }
    }

    /// Returns the document part with all changes.
    fn finish(mut self) -> Option<String> {
        if let Some((_, end)) = self.range.take() {
            self.splices.push((self.anchor..self.anchor, end));
        }
        let runs: BTreeSet<usize> = {
            let letters = self.manuscript.letters.iter().enumerate();
            letters
                .filter(|(at, letter)| {
                    self.fates[*at] != Fate::Kept
                        || self.after.contains_key(at)
                        || self.before.contains_key(at)
                        || self.whole.contains_key(&letter.paragraph)
                })
                .map(|(_, letter)| letter.run)
                .collect()
        };
        for run in runs {
            let text = self.rewrite(run);
            self.splices.push((self.manuscript.runs[run].range(), text));
        }
        for (paragraph, run) in self.manuscript.wordless_runs() {
            if let Some(fate) = self.whole.get(&paragraph).copied() {
                let text = self
                    .revisions
                    .wrap(&deleted_names(&self.manuscript.xml[run.clone()], fate), fate);
                self.splices.push((run, text));
            }
        }
        // Properties come before everything else that is written at the same place.
        let mut splices = Vec::new();
        for (paragraph, fate) in std::mem::take(&mut self.marks) {
            let about = &self.manuscript.paragraphs[paragraph];
            if about.is_fixed && fate.shows(Side::Old) {
                continue;
            }
            let mark = self.revisions.mark(fate);
            splices.push(about.splice_of_mark(&mark));
        }
        splices.append(&mut self.splices);
        apply(self.manuscript.xml, splices)
    }

    /// Writes a run anew, cut where the fate of its letters changes.
    fn rewrite(&mut self, at: usize) -> String {
        let manuscript = self.manuscript;
        let node = manuscript.runs[at];
        let look = manuscript.run_properties(node);
        let mut out = String::new();
        let mut inner = String::new();
        let mut current = Fate::Kept;
        let flush = |pen: &mut Self, inner: &mut String, fate: Fate, out: &mut String| {
            if !inner.is_empty() {
                let run = format!("<w:r>{look}{inner}</w:r>");
                out.push_str(&pen.revisions.wrap(&deleted_names(&run, fate), fate));
                inner.clear();
            }
        };
        for (piece, letters) in manuscript.pieces(at) {
            for letter in letters.clone() {
                let Letter { c, .. } = manuscript.letters[letter];
                if let Some(text) = self.before.remove(&letter) {
                    flush(self, &mut inner, current, &mut out);
                    out.push_str(&text);
                }
                if self.fates[letter] != current {
                    flush(self, &mut inner, current, &mut out);
                    current = self.fates[letter];
                }
                if let Some(raw) = &piece {
                    inner.push_str(raw);
                } else {
                    let c = escape(c.encode_utf8(&mut [0; 4]));
                    inner.push_str(&["<w:t xml:space=\"preserve\">", &c, "</w:t>"].concat());
                }
                if let Some(text) = self.after.remove(&letter) {
                    flush(self, &mut inner, current, &mut out);
                    out.push_str(&text);
                }
            }
            if letters.is_empty()
                && let Some(raw) = piece
            {
                inner.push_str(&raw);
            }
        }
        flush(self, &mut inner, current, &mut out);
        out.replace("</w:t><w:t xml:space=\"preserve\">", "")
            .replace("</w:delText><w:delText xml:space=\"preserve\">", "")
    }
}

/// Finds every old item among the letters: the provisions in their order, then between them what stands there.
fn places(
    report: &Report,
    plan: &Plan,
    manuscript: &Manuscript<'_>,
) -> Result<Vec<Option<Range<usize>>>, String> {
    let items = &plan.items.old;
    let find = |item: &Item, label: Option<&str>, within: Range<usize>| {
        let marks = |offset: usize| -> Vec<&str> {
            let here = item.notes.iter().filter(|(_, place)| *place == offset);
            here.map(|(note, _)| plan.notes.old[*note].marker.as_str())
                .collect()
        };
        manuscript.find(&item.text, label, within, marks)
    };
    let all = manuscript.letters.len();
    let mut places = vec![None; items.len()];
    let mut from = 0;
    for (item, place) in items.iter().zip(&mut places) {
        let What::Provision(at) = item.what else { continue };
        let provision = &report.texts.old.provisions[at];
        let found = find(item, provision.label.as_deref(), from..all);
        let found = found.ok_or_else(|| format!("its {} is not found in one piece", provision.id))?;
        from = found.end;
        *place = Some(found);
    }
    let mut from = 0;
    for at in 0..items.len() {
        if places[at].is_none() {
            let end = places[at..]
                .iter()
                .flatten()
                .next()
                .map_or(all, |next| next.start);
            places[at] = find(&items[at], None, from..end);
        }
        if let Some(found) = &places[at] {
            from = found.end;
        }
    }
    Ok(places)
}

fn fate_of(piece: &Piece) -> Fate {
    match piece {
        Piece::Text { fate, .. } | Piece::Note(_, fate) => *fate,
    }
}

/// The form of a number: `(a)` is another than `1`.
fn form(label: &str) -> (bool, bool) {
    (
        label.starts_with('('),
        label.contains(|c: char| c.is_ascii_digit()),
    )
}

fn depth(provision: &Provision) -> usize {
    match provision.kind {
        "subparagraph" => provision.id.matches('(').count(),
        _ => 0,
    }
}

/// Gives text and instructions the names that they have inside a deletion.
fn deleted_names(run: &str, fate: Fate) -> String {
    if fate != Fate::Deleted {
        return run.to_owned();
    }
    let mut out = run.to_owned();
    for (name, deleted) in [("t", "delText"), ("instrText", "delInstrText")] {
        for end in [">", " ", "/>"] {
            out = out.replace(&format!("<w:{name}{end}"), &format!("<w:{deleted}{end}"));
        }
        out = out.replace(&format!("</w:{name}>"), &format!("</w:{deleted}>"));
    }
    out
}

/// Puts the mark of a revision into properties that have no section and no run properties.
fn with_mark(properties: &str, mark: &str) -> String {
    if mark.is_empty() {
        return properties.to_owned();
    }
    let mark = format!("<w:rPr>{mark}</w:rPr></w:pPr>");
    match properties.strip_suffix("</w:pPr>") {
        Some(open) => open.to_owned() + &mark,
        None => "<w:pPr>".to_owned() + &mark,
    }
}

/// Copies a text with its replacements; nothing where two of them meet.
fn apply(text: &str, mut splices: Vec<(Range<usize>, String)>) -> Option<String> {
    // The order of insertions at one place is that in which they were made.
    splices.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len() * 2);
    let mut at = 0;
    for (range, new) in splices {
        if range.start < at {
            return None;
        }
        out.push_str(&text[at..range.start]);
        out.push_str(&new);
        at = range.end;
    }
    out.push_str(&text[at..]);
    Some(out)
}
