//! Writes a new document: the lines of the plan in the looks of the United Nations.
//!
//! A paragraph keeps two sets of properties where its two views differ (`w:pPrChange`); a typed label is a piece of text
//! with its own fate at the start of the paragraph; a footnote is a real one, its text tracked like any other. The file
//! ends with an empty paragraph that both texts share, because Word cannot delete the last paragraph mark of a file.

use std::fmt::Write;

use super::DocxOptions;
use super::briefing;
use super::cells::{self, RowLines};
use super::numbering::{Label, Labels, typed};
use super::parts::{DECLARATION, NAMESPACES};
use super::plan::{Fate, Line, Note, Piece, Plan, What, note_pieces};
use super::whole::Words;
use super::xml::{Revisions, run};
use crate::instrument::{Field, Kind};
use crate::report::{Provision, Report};
use crate::sides::{Side, Sides};

/// Writes the whole file, with what matters in a comment at its head where there is any.
pub(super) fn write(
    report: &Report,
    plan: &Plan,
    options: &DocxOptions<'_>,
    comment: Option<String>,
) -> Result<Vec<u8>, String> {
    let labels = Labels::new(report, plan);
    let mut writer = Writer {
        report,
        plan,
        labels: &labels,
        revisions: Revisions::new(options, 1),
        footnotes: String::new(),
        next_note: 1,
        counted: Sides::new(1, 1),
        last_range: None,
        comment: comment.as_ref().map(|_| briefing::reference()),
    };
    let body = writer.body();
    let header = writer.header();
    let words = Words {
        body: &body,
        footnotes: &writer.footnotes,
        header: header.as_deref(),
        comment: comment.as_deref(),
        lists: &labels.lists,
    };
    words.packed()
}

struct Writer<'a> {
    report: &'a Report,
    plan: &'a Plan,
    labels: &'a Labels,
    revisions: Revisions<'a>,
    footnotes: String,
    next_note: u32,
    /// The number that Word gives the next footnote in each view.
    counted: Sides<u32>,
    /// The end of the open range of a move.
    last_range: Option<(Fate, String)>,
    /// The reference to the comment, until it is written: into the first paragraph that stays in both views, since one that goes
    /// would stay for its sake.
    comment: Option<String>,
}

impl<'a> Writer<'a> {
    fn body(&mut self) -> String {
        let mut out = String::new();
        let plan = self.plan;
        let row_lines = RowLines::new(self.report, plan);
        let (mut rows, mut columns) = (String::new(), 0);
        let authors = super::authors::authors(self.report, plan);
        let lines = plan.lines.iter().zip(&authors);
        for (line, author) in lines.filter(|(line, _)| !is_page_head(plan, line)) {
            self.revisions.sign(author.as_deref());
            if row_lines.contains(line) {
                out.push_str(&self.close_range(None));
                let cells = cells::cells(&line.pieces);
                columns = columns.max(cells.len());
                rows += &self.row(line, &cells);
                continue;
            }
            if columns > 0 {
                out.push_str(&cells::table(
                    &std::mem::take(&mut rows),
                    std::mem::take(&mut columns),
                ));
            }
            let paragraph = self.paragraph(line);
            out.push_str(&paragraph);
        }
        if columns > 0 {
            out.push_str(&cells::table(&rows, columns));
        }
        self.revisions.sign(None);
        out.push_str(&self.close_range(None));
        let comment = self.comment.take().unwrap_or_default();
        out + &format!("<w:p><w:pPr><w:pStyle w:val=\"End\"/></w:pPr>{comment}</w:p>")
    }

    /// Writes what the pages repeat into the head of each page, with a last paragraph that both texts share.
    fn header(&mut self) -> Option<String> {
        let plan = self.plan;
        let lines: Vec<&Line> = plan
            .lines
            .iter()
            .filter(|line| is_page_head(plan, line))
            .collect();
        let last = lines.last()?;
        let end = if last.mark == Fate::Kept {
            ""
        } else {
            "<w:p><w:pPr><w:pStyle w:val=\"HeadText\"/></w:pPr></w:p>"
        };
        let lines: Vec<String> = lines.iter().map(|line| self.paragraph(line)).collect();
        Some(format!(
            "{DECLARATION}<w:hdr {NAMESPACES}>{}{end}</w:hdr>",
            lines.concat()
        ))
    }

    fn paragraph(&mut self, line: &Line) -> String {
        let mut out = self.close_range(Some(line.mark));
        out.push_str("<w:p>");
        out.push_str(&self.properties(line));
        if self.last_range.is_none()
            && let Some((start, end)) = self.revisions.range(line.mark)
        {
            out.push_str(&start);
            self.last_range = Some((line.mark, end));
        }
        out.push_str(&self.label(line));
        let is_head = self.is_head(line);
        for piece in &line.pieces {
            out.push_str(&self.piece(piece, is_head));
        }
        if line.mark == Fate::Kept && !is_page_head(self.plan, line) {
            out.extend(self.comment.take());
        }
        out + "</w:p>"
    }

    /// Writes a row of a table.
    fn row(&mut self, line: &Line, cells: &[Vec<Piece>]) -> String {
        let fate = cells::in_row(line.mark);
        let mark = self.revisions.mark(fate);
        let mut out = if mark.is_empty() {
            String::from("<w:tr>")
        } else {
            format!("<w:tr><w:trPr>{mark}</w:trPr>")
        };
        for cell in cells {
            let mark = self.revisions.mark(fate);
            let _ = write!(
                out,
                "<w:tc><w:tcPr/><w:p><w:pPr><w:pStyle w:val=\"Cell\"/><w:rPr>{mark}</w:rPr></w:pPr>"
            );
            for piece in cell {
                out += &self.piece(piece, false);
            }
            out += "</w:p></w:tc>";
        }
        out + "</w:tr>"
    }

    fn piece(&mut self, piece: &Piece, is_head: bool) -> String {
        match piece {
            Piece::Text {
                text,
                italic,
                fate,
                signer,
            } => {
                let look = if *italic { "<w:i/>" } else { "" };
                let text = if is_head { columns(text) } else { text.clone() };
                let signer = signer.and_then(|at| self.plan.signers.get(at));
                self.revisions.wrap_by(&run(&text, look, *fate), *fate, signer)
            }
            Piece::Note(notes, fate) => self.note(*notes, *fate),
        }
    }

    fn is_head(&self, line: &Line) -> bool {
        self.plan.is_of(
            line,
            |item| matches!(item.what, What::Head(field) if field != Field::Formula),
        )
    }

    /// Whether a line has two columns, in either text: one look for both, because a change of look is hard to take back.
    fn is_wide(&self, line: &Line) -> bool {
        self.plan.is_of(line, |item| columns(&item.text).contains('\t'))
    }

    /// Ends the range of a move, unless the next line belongs to it.
    fn close_range(&mut self, next: Option<Fate>) -> String {
        match self.last_range.take() {
            Some((fate, end)) if next != Some(fate) => end,
            kept => {
                self.last_range = kept;
                String::new()
            }
        }
    }

    fn properties(&mut self, line: &Line) -> String {
        let is_wide = self.is_wide(line);
        let old = line.ends.old.map(|item| self.look(Side::Old, item, is_wide));
        let new = line.ends.new.map(|item| self.look(Side::New, item, is_wide));
        let mark = self.revisions.mark(line.written_mark());
        let mark = if mark.is_empty() {
            mark
        } else {
            format!("<w:rPr>{mark}</w:rPr>")
        };
        match (old, new) {
            (Some(old), Some(new)) if old != new => {
                let signed = self.revisions.signed();
                format!("<w:pPr>{new}{mark}<w:pPrChange{signed}><w:pPr>{old}</w:pPr></w:pPrChange></w:pPr>")
            }
            (_, Some(look)) | (Some(look), None) => format!("<w:pPr>{look}{mark}</w:pPr>"),
            (None, None) => String::new(),
        }
    }

    /// Returns style and list of an item.
    fn look(&self, side: Side, item: usize, is_wide: bool) -> String {
        let style = style(
            self.plan.items.get(side)[item].what,
            |at| &self.report.texts.get(side).provisions[at],
            |provision| self.depth(side, provision),
        );
        let style = if style == "Symbol" && is_wide {
            "SymbolLine"
        } else {
            style
        };
        let list = match self.labels.of(side, item) {
            Label::Counted { list, level } => {
                format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>")
            }
            Label::Typed | Label::None => String::new(),
        };
        format!("<w:pStyle w:val=\"{style}\"/>{list}")
    }

    fn depth(&self, side: Side, provision: &Provision) -> usize {
        let provisions = &self.report.texts.get(side).provisions;
        let mut depth = 0;
        let mut current = provision;
        while current.kind == Kind::Subparagraph && depth < 3 {
            depth += 1;
            let parent = current.parent.as_deref();
            let Some(parent) = parent.and_then(|parent| provisions.iter().find(|it| it.id == parent)) else {
                break;
            };
            current = parent;
        }
        depth
    }

    /// Writes the typed labels of the paragraphs that begin with this line.
    fn label(&mut self, line: &Line) -> String {
        let words = |side: Side| -> Option<String> {
            let item = (*line.starts.get(side))?;
            let What::Provision(at) = self.plan.items.get(side)[item].what else {
                return None;
            };
            if self.labels.of(side, item) != Label::Typed {
                return None;
            }
            typed(&self.report.texts.get(side).provisions[at]).map(|label| label + "\t")
        };
        let (old, new) = (words(Side::Old), words(Side::New));
        if old == new {
            return run(&old.unwrap_or_default(), "", Fate::Kept);
        }
        // A label moves with its paragraph.
        let fates = match line.mark {
            Fate::MovedFrom(_) | Fate::MovedTo(_) => Sides::new(line.mark, line.mark),
            _ => Sides::new(Fate::Deleted, Fate::Inserted),
        };
        let old = run(&old.unwrap_or_default(), "", fates.old);
        let new = run(&new.unwrap_or_default(), "", fates.new);
        self.revisions.wrap(&old, fates.old) + &self.revisions.wrap(&new, fates.new)
    }

    /// Writes the mark of a footnote, and the footnote itself.
    fn note(&mut self, notes: Sides<Option<usize>>, fate: Fate) -> String {
        let found: Sides<Option<&'a Note>> = Sides::new(
            notes.old.map(|at| &self.plan.notes.old[at]),
            notes.new.map(|at| &self.plan.notes.new[at]),
        );
        let counts = |side: Side, note: &Note| note.marker == self.counted.get(side).to_string();
        let bodies = found.map(|note| note.and_then(|note| note.body.as_deref()));
        match (found.old, found.new) {
            (Some(old), Some(new)) => {
                let (Some(before), Some(after)) = (bodies.old, bodies.new) else {
                    return self.apart(notes);
                };
                let is_counted = counts(Side::Old, old) && counts(Side::New, new);
                if !is_counted
                    && (old.marker != new.marker || counts(Side::Old, old) || counts(Side::New, new))
                {
                    return self.apart(notes);
                }
                let pieces = note_pieces(before, after);
                self.footnote(&old.marker, is_counted, &pieces, fate)
            }
            (Some(note), None) => match bodies.old {
                Some(body) => {
                    let is_counted = counts(Side::Old, note);
                    let pieces = [(body.to_owned(), Fate::Deleted)];
                    self.footnote(&note.marker, is_counted, &pieces, fate)
                }
                None => self.raised(&note.marker, fate),
            },
            (None, Some(note)) => match bodies.new {
                Some(body) => {
                    let is_counted = counts(Side::New, note);
                    let pieces = [(body.to_owned(), Fate::Inserted)];
                    self.footnote(&note.marker, is_counted, &pieces, fate)
                }
                None => self.raised(&note.marker, fate),
            },
            (None, None) => String::new(),
        }
    }

    /// Writes two notes at one place that cannot be one.
    fn apart(&mut self, notes: Sides<Option<usize>>) -> String {
        let marker = |writer: &Self, side: Side| {
            notes
                .get(side)
                .map(|at| &writer.plan.notes.get(side)[at])
                .filter(|note| note.body.is_none())
                .map(|note| note.marker.clone())
        };
        if let (Some(old), Some(new)) = (marker(self, Side::Old), marker(self, Side::New))
            && old == new
        {
            return self.raised(&old, Fate::Kept);
        }
        self.note(Sides::new(notes.old, None), Fate::Deleted)
            + &self.note(Sides::new(None, notes.new), Fate::Inserted)
    }

    fn raised(&mut self, marker: &str, fate: Fate) -> String {
        let run = run(marker, "<w:vertAlign w:val=\"superscript\"/>", fate);
        self.revisions.wrap(&run, fate)
    }

    fn footnote(&mut self, marker: &str, is_counted: bool, pieces: &[(String, Fate)], fate: Fate) -> String {
        let id = self.next_note;
        self.next_note += 1;
        let style = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
        let (reference, own) = if is_counted {
            for side in [Side::Old, Side::New] {
                *self.counted.get_mut(side) += u32::from(fate.shows(side));
            }
            (
                format!("<w:r>{style}<w:footnoteReference w:id=\"{id}\"/></w:r>"),
                format!("<w:r>{style}<w:footnoteRef/></w:r>"),
            )
        } else {
            let marker = super::xml::escape(marker);
            let name = if fate == Fate::Deleted { "delText" } else { "t" };
            (
                format!(
                    "<w:r>{style}<w:footnoteReference w:customMarkFollows=\"1\" w:id=\"{id}\"/>\
                     <w:{name} xml:space=\"preserve\">{marker}</w:{name}></w:r>"
                ),
                format!("<w:r>{style}<w:t xml:space=\"preserve\">{marker}</w:t></w:r>"),
            )
        };
        // The mark inside the note goes with its reference and needs no revision of its own: `LibreOffice` prints a typed
        // one twice where it is tracked.
        let mut text = String::new();
        for (words, fate) in pieces {
            let fate = *fate;
            text.push_str(&self.revisions.wrap(&run(words, "", fate), fate));
        }
        let _ = write!(
            self.footnotes,
            "<w:footnote w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>{own}<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>{text}</w:p></w:footnote>"
        );
        self.revisions.wrap(&reference, fate)
    }
}

fn is_page_head(plan: &Plan, line: &Line) -> bool {
    plan.is_of(line, |item| item.what == What::PageHead)
}

/// The blanks in a row that stand for the gap between two columns of a masthead.
const GAP: usize = 3;

/// Sets the columns of a masthead, which a PDF keeps apart by blanks, with a tab: `General Assembly      Distr.: General`.
fn columns(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blanks = 0;
    for c in text.chars().chain(['\0']) {
        if c == ' ' {
            blanks += 1;
            continue;
        }
        if blanks >= GAP {
            out.push('\t');
        } else {
            out.extend(std::iter::repeat_n(' ', blanks));
        }
        blanks = 0;
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

fn style<'p>(
    what: What,
    provision: impl Fn(usize) -> &'p Provision,
    depth: impl Fn(&Provision) -> usize,
) -> &'static str {
    match what {
        What::Head(field) => match field {
            Field::Organ => "Organ",
            Field::Symbol => "Symbol",
            Field::Distribution | Field::Date | Field::Original => "HeadLine",
            Field::Session | Field::AgendaItem => "Session",
            Field::Sponsors => "Sponsors",
            Field::Title => "TitleHCH",
            Field::Formula => "Indented",
            _ => "HeadText",
        },
        What::Tail(_) | What::LooseNote => "SingleTxt",
        What::PageHead => "HeadText",
        What::Provision(at) => {
            let provision = provision(at);
            match (provision.kind.known(), depth(provision)) {
                (Some(Kind::Heading), _) => "HCh",
                (Some(Kind::Paragraph), _) if provision.label.is_none() => "SingleTxt",
                (_, 0) => "Indented",
                (_, 1) => "Indented1",
                (_, 2) => "Indented2",
                _ => "Indented3",
            }
        }
    }
}
