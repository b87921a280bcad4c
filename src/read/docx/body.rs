//! Walks the stories of a Word file (body, notes, text boxes, headers) and makes blocks of their paragraphs.
//!
//! A story is a list of paragraphs and tables. A paragraph is a list of runs, wrapped in any number of elements that
//! say why they are there (a hyperlink, a content control, a tracked change) and not what they look like; the walk goes
//! through them all. Three things need more than a walk:
//!
//! * A *field* is an instruction and its last result, between three marks that may lie paragraphs apart. The result is
//!   text, the instruction is not. Where the marks of a story do not pair, no text is taken for an instruction.
//! * A *paragraph mark* that does not show (its deletion is tracked, or it is hidden) joins its paragraph to the next,
//!   which then decides number and look, as in Word.
//! * *Alternate content* says one thing in several ways, for older and newer programs: the first way that has text is
//!   read, and only that one, so that no text box comes twice.
//!
//! Cost: linear.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::super::blocks::Runs;
use super::super::limits::Made;
use super::super::tracked::left_out;
use super::super::{ReadOptions, picture};
use super::element::{alternative, attribute, child, flag, switch, word};
use super::faint::{self, Faint, Ink};
use super::formula;
use super::manuscript::MarginKey;
use super::notes::{Kind, Met, Notes};
use super::numbering::{Counters, Numbering};
use super::pictures;
use super::revision::{self, Change, Tally, View};
use super::rows::Rows;
use super::styles::{Appearance, ParagraphLook, Styles};
use super::symbols;
use super::trace::{StoryOf, Trace};
use crate::document::{Block, Hints, Locator, Outside, Placing, Warning};
use crate::error::Refusal;

/// Twentieths of a point in one column: half the height of 12-point type.
const TWIPS_PER_COLUMN: f32 = 120.0;
/// Twentieths of a point in one line of 12-point type.
const TWIPS_PER_LINE: f32 = 240.0;
/// The outline level that means body text.
const BODY_TEXT: u32 = 9;

/// Reads the stories of one file, and counts on from one to the next.
pub(super) struct Reader<'a, 'i> {
    styles: Styles,
    numbering: Numbering,
    counters: Counters,
    made: Made,
    /// The paragraphs that the file may have.
    most_blocks: usize,
    notes: Notes<'a, 'i>,
    view: View,
    tally: Tally,
    links: Links,
    /// Whether the body is being read: in notes and margins the cells of tables stay paragraphs.
    in_body: bool,
    pictures: Pictures,
    /// Whether a head or a foot of pages is being read, whose pictures are furniture.
    in_margin: bool,
    /// Whether notes are being read, whose links are listed apart.
    in_notes: bool,
    /// What was read and is not seen.
    faint: Vec<Warning>,
    /// The pieces of hidden text.
    hidden: usize,
    /// Files embedded as text.
    embedded: usize,
    /// Numbers that fields compute and do not store.
    field_numbers: usize,
    /// The page as Word last drew it, where the file says.
    page: Option<u32>,
    /// The properties of the sections that follow, last first.
    sections: Vec<Node<'a, 'i>>,
    /// The bytes of text in the blocks so far.
    text: usize,
    /// Notes where everything stands, where somebody wants to write there.
    pub(super) trace: Trace,
}

/// A text box, and the letter of its drawing in the trace.
type Boxed<'a, 'i> = (Node<'a, 'i>, usize);

/// Where links lead, by the id of their relationship.
#[derive(Debug, Default)]
pub(super) struct Links {
    pub(super) body: BTreeMap<String, String>,
    pub(super) notes: BTreeMap<String, String>,
}

/// The names of pictures, by the id of their relationship.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    pub(super) body: BTreeMap<String, String>,
    pub(super) notes: BTreeMap<String, String>,
}

/// What has been read of a story.
#[derive(Default)]
struct Story {
    blocks: Vec<Block>,
    /// Text whose paragraph mark does not show: it belongs to the next paragraph.
    waiting: Line,
    /// Blank lines since the last block.
    blank: f32,
    /// The blank space that the last paragraph asks for, in twentieths of a point.
    after: u32,
    /// For every open field, whether its result has begun.
    fields: Vec<bool>,
    fields_pair: bool,
    /// The table that is being read, the innermost.
    table: Option<Rows>,
}

/// A paragraph that is being read.
#[derive(Default)]
struct Line {
    runs: Runs,
    page: Option<u32>,
    size: Option<f32>,
    /// The last change that text was pushed with.
    change: Option<Change>,
    /// Where links lead.
    targets: Vec<String>,
    /// The names of the pictures in it, which stand behind it.
    pictures: Vec<String>,
    /// Words that nobody sees, by the reason.
    faint: [String; 2],
}

/// Where in the paragraph the walk is.
#[derive(Clone, Copy)]
struct Place<'a, 'i> {
    /// The properties of the paragraph.
    paragraph: Option<Node<'a, 'i>>,
    shown: bool,
    change: Option<Change>,
    /// The colour behind the paragraph.
    behind: Ink,
}

impl<'a, 'i> Reader<'a, 'i> {
    pub(super) fn new(
        styles: Styles,
        numbering: Numbering,
        notes: Notes<'a, 'i>,
        options: &ReadOptions,
        links: Links,
        pictures: Pictures,
    ) -> Self {
        Self {
            styles,
            numbering,
            counters: Counters::default(),
            notes,
            made: Made::new(options.limits),
            most_blocks: options.limits.paragraphs,
            view: View::of(options),
            tally: Tally::default(),
            links,
            in_body: false,
            pictures,
            in_margin: false,
            in_notes: false,
            faint: Vec::new(),
            hidden: 0,
            embedded: 0,
            field_numbers: 0,
            page: None,
            sections: Vec::new(),
            text: 0,
            trace: Trace::default(),
        }
    }

    /// Reads all stories in the order described in the module above. The error is the reason, for a person, when the
    /// text would grow beyond what its file may unpack to.
    pub(super) fn read(
        &mut self,
        document: &'a Document<'i>,
        margins: &'a BTreeMap<&str, Document<'i>>,
    ) -> Result<Vec<Block>, Refusal> {
        let root = document.root_element();
        let Some(body) = child(root, "body") else {
            return Ok(Vec::new());
        };
        self.sections = body
            .descendants()
            .filter(|node| word(*node) == "sectPr")
            .collect();
        self.sections.reverse();
        let margins = Margins::new(&self.sections, margins);
        let has_pages = body
            .descendants()
            .any(|node| word(node) == "lastRenderedPageBreak");

        let mut blocks: Vec<Block> = Vec::new();
        if let Some(head) = &margins.masthead {
            blocks.extend(self.margin(head));
        }
        if let Some(first) = self.sections.pop() {
            self.notes.enter_section(first, true);
        }
        self.page = has_pages.then_some(1);
        self.trace.begin_story(StoryOf::Body, body);
        self.in_body = true;
        blocks.extend(self.part(body));
        self.in_body = false;
        self.trace.end_story();
        self.trace.end_of_text();
        self.page = None;
        self.in_notes = true;
        for Met {
            kind,
            id,
            marker,
            body,
        } in self.notes.take()
        {
            // A file can name one note many times; beyond the limit of paragraphs the file is refused anyway.
            if blocks.len() <= self.most_blocks && self.made.may(body.range().len()) {
                let key = (kind == Kind::Endnote, id.to_owned());
                // Nothing can be written into one note twice: its second reading is not traced.
                let trace = self.trace.knows(&key).then(|| std::mem::take(&mut self.trace));
                self.trace.begin_story(StoryOf::Note(key), body);
                blocks.extend(as_note(self.part(body), &marker));
                self.trace.end_story();
                if let Some(trace) = trace {
                    self.trace = trace;
                }
            }
        }
        self.in_notes = false;
        for margin in margins.running {
            let outside = margin.outside;
            blocks.extend(self.margin(&margin).into_iter().map(|mut block| {
                block.hints.outside = Some(outside);
                block
            }));
        }
        self.made.end()?;
        Ok(blocks)
    }

    /// Reports what was left out or chosen.
    pub(super) fn warnings(&self) -> Vec<Warning> {
        [
            self.tally.warning(self.view.revisions),
            left_out("hidden-text", self.hidden, "piece", " of hidden text"),
            left_out("left-out", self.embedded, "file", " embedded in the file"),
            left_out(
                "left-out",
                self.field_numbers,
                "number",
                " that fields compute and the file does not store",
            ),
        ]
        .into_iter()
        .flatten()
        .chain(self.faint.iter().cloned())
        .collect()
    }

    /// Reads a header or a footer.
    fn margin(&mut self, margin: &Margin<'a, 'i>) -> Vec<Block> {
        self.trace
            .begin_story(StoryOf::Margin(&margin.id, margin.key.clone()), margin.root);
        self.in_margin = true;
        let blocks = self.part(margin.root);
        self.in_margin = false;
        self.trace.end_story();
        blocks
    }

    /// Reads a part or a note, and counts its tracked changes.
    fn part(&mut self, root: Node<'a, 'i>) -> Vec<Block> {
        self.tally.count(root);
        self.story(root)
    }

    fn story(&mut self, root: Node<'a, 'i>) -> Vec<Block> {
        let mut story = Story {
            fields_pair: fields_pair(root),
            ..Story::default()
        };
        self.blocks(root, &mut story, true);
        self.flush(&mut story);
        story.blocks
    }

    /// Reads the paragraphs and tables in an element.
    fn blocks(&mut self, parent: Node<'a, 'i>, story: &mut Story, shown: bool) {
        for node in parent.children() {
            match word(node) {
                "p" => self.paragraph(node, story, shown),
                "tbl" => {
                    self.flush(story);
                    self.table(node, story, shown);
                }
                "altChunk" => self.embedded += 1,
                "sdt" | "sdtContent" | "customXml" | "smartTag" => self.blocks(node, story, shown),
                "ins" | "del" | "moveFrom" | "moveTo" => {
                    self.blocks(node, story, shown && self.change_shows(node));
                }
                _ => {
                    if let Some(choice) = alternative(node) {
                        self.blocks(choice, story, shown);
                    }
                }
            }
        }
    }

    /// Reads a table: by row where it is one of figures, else by cell.
    fn table(&mut self, node: Node<'a, 'i>, story: &mut Story, shown: bool) {
        let outer = story.table.replace(Rows::default());
        let (first, text) = (story.blocks.len(), self.text);
        let paragraph = self.trace.begin_table(node);
        self.rows(node, story, shown);
        self.trace.end_table();
        let rows = std::mem::replace(&mut story.table, outer).unwrap_or_default();
        if self.in_body && rows.are_figures(&story.blocks[first..]) {
            self.text = text;
            self.trace.unplace(paragraph);
            for mut block in rows.joined(story.blocks.split_off(first)) {
                self.place(&mut block);
                story.blocks.push(block);
            }
        }
    }

    /// Reads the rows of a table, cell by cell.
    fn rows(&mut self, parent: Node<'a, 'i>, story: &mut Story, shown: bool) {
        for node in parent.children() {
            match word(node) {
                "tr" => {
                    let shown = shown && revision::shows(child(node, "trPr"), &self.view);
                    self.trace.begin_row(node);
                    story.table.get_or_insert_default().begin_row();
                    self.rows(node, story, shown);
                }
                "tc" => {
                    let shown = shown && revision::shows(child(node, "tcPr"), &self.view);
                    let before = story.blocks.len();
                    self.trace.begin_cell(node);
                    self.blocks(node, story, shown);
                    self.flush(story);
                    self.trace.end_cell();
                    let count = story.blocks.len() - before;
                    story
                        .table
                        .get_or_insert_default()
                        .cell(node, shown, &self.view, count);
                }
                "sdt" | "sdtContent" | "customXml" => self.rows(node, story, shown),
                "ins" | "del" | "moveFrom" | "moveTo" => {
                    self.rows(node, story, shown && self.change_shows(node));
                }
                _ => {
                    if let Some(choice) = alternative(node) {
                        self.rows(choice, story, shown);
                    }
                }
            }
        }
    }

    fn paragraph(&mut self, node: Node<'a, 'i>, story: &mut Story, shown: bool) {
        let properties = revision::properties(node, "pPr", &self.view);
        let mark = child(node, "pPr").and_then(|properties| child(properties, "rPr"));
        let place = Place {
            paragraph: properties,
            shown,
            change: None,
            behind: faint::behind(node),
        };
        let mut line = std::mem::take(&mut story.waiting);
        let mut boxes = Vec::new();
        self.trace.begin_paragraph(node);
        self.inline(node, place, story, &mut line, &mut boxes);
        let mark_shows =
            shown && revision::shows(mark, &self.view) && !self.styles.run(properties, mark).hidden;
        if mark_shows {
            self.finish(line, properties, story);
        } else {
            story.waiting = line;
        }
        self.trace.end_paragraph();
        for (text_box, letter) in boxes {
            self.trace.begin_box(text_box, letter);
            let blocks = self.story(text_box);
            self.trace.end_story();
            story.blocks.extend(blocks);
        }
        if child(node, "pPr")
            .and_then(|properties| child(properties, "sectPr"))
            .is_some()
            && let Some(next) = self.sections.pop()
        {
            self.notes.enter_section(next, false);
        }
    }

    /// Ends a paragraph: counts it, and makes its block.
    fn finish(&mut self, line: Line, properties: Option<Node<'a, 'i>>, story: &mut Story) {
        let look = self.styles.paragraph(properties);
        let label = if self.number_shows(properties) {
            let mark = properties.and_then(|properties| child(properties, "rPr"));
            let tongue = self.styles.run(properties, mark).tongue;
            let (counters, made) = (&mut self.counters, &mut self.made);
            self.numbering
                .next(&look.number, &self.styles, tongue, counters, made)
        } else {
            None
        };
        let counted = label.as_ref().filter(|_| line.runs.is_blank());
        let counted = counted.and_then(|label| Some((label.text.clone()?, label.depth)));
        let space = story.after.max(look.before.unwrap_or(0)) as f32 / TWIPS_PER_LINE;
        story.after = look.after.unwrap_or(0);
        let hints = Hints {
            heading: heading(&look),
            depth: label.as_ref().map(|label| label.depth),
            label: label.and_then(|label| label.text),
            indent: look
                .left
                .or(look.first)
                .map(|_| (look.left.unwrap_or(0) + look.first.unwrap_or(0)) as f32 / TWIPS_PER_COLUMN),
            gap: story.blank + space,
            size: line.size,
            placing: look.placing.unwrap_or(Placing::Start),
            table: story.table.is_some(),
            targets: line.targets,
            ..Hints::default()
        };
        let locator = Locator {
            page: line.page,
            ..Locator::default()
        };
        self.faint.extend(unseen_words(&line.faint, &locator));
        let pictures = line
            .pictures
            .iter()
            .map(|name| picture::block(name, "", locator.clone()));
        let pictures: Vec<Block> = pictures.collect();
        if let Some(mut block) = line.runs.into_block(hints, locator) {
            let (label, depth) = (block.hints.label.as_deref(), block.hints.depth);
            self.trace.block(self.text, label, depth.unwrap_or(0));
            self.place(&mut block);
            story.blocks.push(block);
            story.blank = 0.0;
        } else {
            self.trace.number(counted);
            story.blank += 1.0 + space;
        }
        for mut picture in pictures {
            self.place(&mut picture);
            story.blocks.push(picture);
        }
    }

    /// Gives a block its place behind all others.
    fn place(&mut self, block: &mut Block) {
        let end = self.text + block.runs.iter().map(|run| run.text.len()).sum::<usize>();
        block.locator.bytes = self.text..end;
        self.text = end;
    }

    /// Ends text that waits for a next paragraph where none comes.
    fn flush(&mut self, story: &mut Story) {
        let line = std::mem::take(&mut story.waiting);
        if !line.runs.is_blank() || !line.pictures.is_empty() {
            self.finish(line, None, story);
        }
    }

    /// Whether the number of a paragraph was there before the tracked changes, or these are accepted.
    fn number_shows(&self, properties: Option<Node<'_, '_>>) -> bool {
        let number = properties.and_then(|properties| child(properties, "numPr"));
        revision::shows(number, &self.view)
    }

    fn change_shows(&self, node: Node<'_, '_>) -> bool {
        self.view.shows(node)
    }

    /// Reads the runs in an element of a paragraph.
    fn inline(
        &mut self,
        parent: Node<'a, 'i>,
        place: Place<'a, 'i>,
        story: &mut Story,
        line: &mut Line,
        boxes: &mut Vec<Boxed<'a, 'i>>,
    ) {
        for node in parent.children() {
            match word(node) {
                "r" => {
                    let own = revision::properties(node, "rPr", &self.view);
                    let appearance = self.styles.run(place.paragraph, own);
                    self.trace.begin_run(node, false);
                    self.run(node, place, appearance, story, line, boxes);
                    self.trace.end_run(false);
                }
                "ins" | "del" | "moveFrom" | "moveTo" => {
                    let inner = Place {
                        shown: place.shown && self.change_shows(node),
                        change: Change::of(node),
                        ..place
                    };
                    self.inline(node, inner, story, line, boxes);
                }
                "hyperlink" => {
                    if place.shown {
                        line.targets.extend(self.target(node));
                        if let Some(relation) = attribute(node, "id") {
                            self.trace.link(relation);
                        }
                    }
                    self.inline(node, place, story, line, boxes);
                }
                "fldSimple" => {
                    let shows = place.shown && !story.in_instruction();
                    let instruction = attribute(node, "instr").unwrap_or_default();
                    let open = self.trace.begin_field(instruction, shows);
                    self.inline(node, place, story, line, boxes);
                    self.trace.end_field(open);
                }
                "smartTag" | "sdt" | "sdtContent" | "customXml" | "dir" | "bdo" => {
                    self.inline(node, place, story, line, boxes);
                }
                "" if matches!(node.tag_name().name(), "oMath" | "oMathPara") => {
                    self.trace.begin_run(node, true);
                    self.formula(node, place, story, line);
                    self.trace.end_run(true);
                }
                _ => {
                    if let Some(choice) = alternative(node) {
                        self.inline(choice, place, story, line, boxes);
                    }
                }
            }
        }
    }

    /// Returns where a link leads; one to a place in the text itself (`_Toc…`) leads nowhere else.
    fn target(&self, link: Node<'_, '_>) -> Option<String> {
        let links = if self.in_notes {
            &self.links.notes
        } else {
            &self.links.body
        };
        links.get(attribute(link, "id")?).cloned()
    }

    /// Reads the content of a run.
    fn run(
        &mut self,
        parent: Node<'a, 'i>,
        place: Place<'a, 'i>,
        look: Appearance,
        story: &mut Story,
        line: &mut Line,
        boxes: &mut Vec<Boxed<'a, 'i>>,
    ) {
        for node in parent.children().filter(Node::is_element) {
            if word(node) == "rPr" {
                continue;
            }
            self.trace.begin_piece(node);
            let is_done = self.piece(node, place, look, story, line, boxes);
            self.trace.end_piece();
            if is_done {
                self.own_mark(node);
                return;
            }
        }
    }

    /// Reads a piece of a run; returns whether the rest of the run is the mark of a note.
    fn piece(
        &mut self,
        node: Node<'a, 'i>,
        place: Place<'a, 'i>,
        look: Appearance,
        story: &mut Story,
        line: &mut Line,
        boxes: &mut Vec<Boxed<'a, 'i>>,
    ) -> bool {
        match word(node) {
            "t" | "delText" => self.letters(&content(node), place, look, story, line),
            "tab" | "ptab" => self.letters("\t", place, look, story, line),
            "br" | "cr" => self.letters("\n", place, look, story, line),
            "noBreakHyphen" => self.letters("\u{2011}", place, look, story, line),
            "softHyphen" => self.letters("\u{ad}", place, look, story, line),
            "sym" => {
                if let Some(c) = symbol(node) {
                    self.letters(c.encode_utf8(&mut [0; 4]), place, look, story, line);
                }
            }
            "lastRenderedPageBreak" => self.page = self.page.map(|page| page.saturating_add(1)),
            "fldChar" => {
                self.trace
                    .field_mark(node, place.shown && !look.hidden && !story.in_instruction());
                field_mark(node, story);
            }
            "instrText" => self.instruction(node),
            "pgNum" | "dayShort" | "dayLong" | "monthShort" | "monthLong" | "yearShort" | "yearLong" => {
                let asked = if word(node) == "pgNum" { "PAGE" } else { "DATE" };
                let shows = place.shown && !look.hidden && !story.in_instruction();
                let open = self.trace.begin_field(asked, shows);
                self.trace.end_field(open);
            }
            "footnoteReference" => return self.reference(Kind::Footnote, node, place, look, story, line),
            "endnoteReference" => return self.reference(Kind::Endnote, node, place, look, story, line),
            "drawing" | "pict" | "object" => {
                if place.shown && !look.hidden {
                    let letter = self.trace.object();
                    let mut found = Vec::new();
                    text_boxes(node, &mut found);
                    boxes.extend(found.into_iter().map(|found| (found, letter)));
                    line.pictures.extend(self.seen(node));
                }
            }
            "ruby" => {
                if let Some(base) = child(node, "rubyBase") {
                    self.inline(base, place, story, line, boxes);
                }
            }
            _ => {
                if let Some(choice) = alternative(node) {
                    self.run(choice, place, look, story, line, boxes);
                }
            }
        }
        false
    }

    /// Names the pictures that a drawing shows, but for those at the head and foot of pages.
    fn seen(&self, drawing: Node<'_, '_>) -> Vec<String> {
        let names = match (self.in_margin, self.in_notes) {
            (true, _) => return Vec::new(),
            (_, true) => &self.pictures.notes,
            (_, false) => &self.pictures.body,
        };
        let ids = pictures::shown(drawing).into_iter();
        ids.filter_map(|id| names.get(id).cloned()).collect()
    }

    /// Notes the letters of the mark that a reference prints itself.
    fn own_mark(&mut self, reference: Node<'a, 'i>) {
        for node in reference.next_siblings().skip(1).filter(Node::is_element) {
            self.trace.own_mark(node, &mark_text(node));
        }
    }

    /// Adds the letters of a piece.
    fn letters(
        &mut self,
        text: &str,
        place: Place<'_, '_>,
        look: Appearance,
        story: &Story,
        line: &mut Line,
    ) {
        let shows = place.shown && !story.in_instruction() && !look.hidden;
        self.trace.letters(text, shows);
        self.text(text, place, look, story, line);
    }

    /// Adds text, if it shows.
    fn text(&mut self, text: &str, place: Place<'_, '_>, look: Appearance, story: &Story, line: &mut Line) {
        if !place.shown || story.in_instruction() {
            return;
        }
        if look.hidden {
            self.hidden += usize::from(!text.trim().is_empty());
            return;
        }
        if place.change != line.change && both_sides(place.change, line.change) {
            line.runs.keep_apart(text);
        }
        line.change = place.change;
        let behind = look.behind.unwrap_or(place.behind);
        if let Some(why) = faint::faint(look.colour.unwrap_or(Ink::Auto), behind, look.size) {
            line.faint[usize::from(why == Faint::Size)].push_str(text);
        }
        if line.runs.is_blank() {
            line.page = self.page;
            line.size = look.size;
        }
        if look.capitals {
            line.runs.push(&text.to_uppercase(), look.style);
        } else {
            line.runs.push(text, look.style);
        }
    }

    /// Adds the mark of a note; returns whether the rest of the run was its own mark.
    fn reference(
        &mut self,
        kind: Kind,
        node: Node<'a, 'i>,
        place: Place<'a, 'i>,
        look: Appearance,
        story: &Story,
        line: &mut Line,
    ) -> bool {
        let (true, Some(id)) = (place.shown && !look.hidden, attribute(node, "id")) else {
            return false;
        };
        let own_mark = flag(node, "customMarkFollows").then(|| {
            let rest = node.next_siblings().skip(1);
            rest.map(mark_text).collect::<String>()
        });
        let is_own = own_mark.is_some();
        let marker = self
            .notes
            .meet(kind, id, own_mark.map(|mark| mark.trim().to_owned()));
        let mut raised = look;
        raised.style.superscript = true;
        raised.style.reference = true;
        self.trace.reference((kind == Kind::Endnote, id.to_owned()));
        self.text(&marker, place, raised, story, line);
        is_own
    }

    /// Adds the letters of a formula, in the order in which one would say them.
    fn formula(&mut self, parent: Node<'a, 'i>, place: Place<'a, 'i>, story: &Story, line: &mut Line) {
        let text = formula::linear(parent, &self.view);
        self.letters(&text, place, Appearance::default(), story, line);
    }

    /// Notes an instruction whose result is never stored.
    fn instruction(&mut self, node: Node<'_, '_>) {
        let instruction = node.text().unwrap_or_default();
        self.trace.instruction(instruction);
        let instruction = instruction.trim_start().to_ascii_uppercase();
        self.field_numbers +=
            usize::from(instruction.starts_with("LISTNUM") || instruction.starts_with("AUTONUM"));
    }
}

impl Story {
    /// Whether the walk is between the start of a field and its result.
    fn in_instruction(&self) -> bool {
        self.fields_pair && self.fields.contains(&false)
    }
}

/// Returns what a piece adds to the mark that a reference prints itself.
fn mark_text(node: Node<'_, '_>) -> String {
    match word(node) {
        "t" | "delText" => content(node),
        "sym" => symbol(node).map(String::from).unwrap_or_default(),
        _ => String::new(),
    }
}

/// The parts printed in the margins of the pages.
struct Margins<'a, 'i> {
    /// The header of the first page, where the file gives it one of its own.
    masthead: Option<Margin<'a, 'i>>,
    running: Vec<Margin<'a, 'i>>,
}

/// A header or a footer.
struct Margin<'a, 'i> {
    /// The relationship that names it.
    id: String,
    key: MarginKey,
    outside: Outside,
    root: Node<'a, 'i>,
}

impl<'a, 'i> Margins<'a, 'i> {
    /// Sorts the parts that the sections (last first) refer to.
    fn new(sections: &[Node<'_, '_>], parts: &'a BTreeMap<&str, Document<'i>>) -> Self {
        let mut margins = Self {
            masthead: None,
            running: Vec::new(),
        };
        let mut seen = BTreeSet::new();
        for (n, section) in sections.iter().rev().enumerate() {
            for reference in section.children() {
                let outside = match word(reference) {
                    "headerReference" => Outside::Header,
                    "footerReference" => Outside::Footer,
                    _ => continue,
                };
                let Some((id, part)) = attribute(reference, "id").and_then(|id| parts.get_key_value(id))
                else {
                    continue;
                };
                if !seen.insert(*id) {
                    continue;
                }
                let kind = attribute(reference, "type").unwrap_or("default");
                let margin = Margin {
                    id: (*id).to_owned(),
                    key: (n, word(reference).to_owned(), kind.to_owned()),
                    outside,
                    root: part.root_element(),
                };
                if n == 0
                    && kind == "first"
                    && outside == Outside::Header
                    && switch(*section, "titlePg") == Some(true)
                {
                    margins.masthead = Some(margin);
                } else {
                    margins.running.push(margin);
                }
            }
        }
        margins
    }
}

/// Marks blocks as the body of a note, and drops the marker that the first of them may print itself. `LibreOffice` prints
/// a marker such as `*` once more whenever it saves the file.
fn as_note(mut blocks: Vec<Block>, marker: &str) -> Vec<Block> {
    if let Some(first) = blocks.first_mut()
        && first.runs.len() > 1
        && let Some(run) = first.runs.first()
        && !run.text.trim().is_empty()
        && run.text.split_whitespace().all(|word| word == marker)
    {
        first.runs.remove(0);
        if let Some(run) = first.runs.first_mut() {
            run.text = run.text.trim_start().to_owned();
        }
    }
    for block in &mut blocks {
        block.hints.footnote = Some(marker.to_owned());
    }
    blocks
}

fn heading(look: &ParagraphLook) -> Option<u8> {
    look.outline
        .filter(|level| *level < BODY_TEXT)
        .map(|level| level as u8 + 1)
}

/// Gathers the text boxes in a drawing.
fn text_boxes<'a, 'i>(node: Node<'a, 'i>, boxes: &mut Vec<Node<'a, 'i>>) {
    if word(node) == "txbxContent" {
        boxes.push(node);
        return;
    }
    if let Some(choice) = alternative(node) {
        text_boxes(choice, boxes);
        return;
    }
    for child in node.children() {
        text_boxes(child, boxes);
    }
}

/// Warns of the words of a paragraph that nobody sees: those in the colour of the page, and those too small.
fn unseen_words(faint: &[String; 2], locator: &Locator) -> Vec<Warning> {
    let said = [
        ("faint-text", "letters in the colour of what is behind them"),
        ("tiny-text", "letters too small to read"),
    ];
    let words = faint
        .iter()
        .zip(said)
        .filter(|(text, _)| text.chars().any(char::is_alphanumeric));
    words
        .map(|(text, (code, what))| {
            let short: String = text.trim().chars().take(60).collect();
            let more = if text.trim().chars().count() > 60 {
                "…"
            } else {
                ""
            };
            Warning {
                code,
                message: format!("{what}: \"{short}{more}\""),
                locator: locator.clone(),
            }
        })
        .collect()
}

/// Whether the marks of all fields in a story pair: none closes before it opens, none stays open.
fn fields_pair(root: Node<'_, '_>) -> bool {
    let mut open = 0_usize;
    for node in root.descendants().filter(|node| word(*node) == "fldChar") {
        match attribute(node, "fldCharType") {
            Some("begin") => open += 1,
            Some("end") => match open.checked_sub(1) {
                Some(left) => open = left,
                None => return false,
            },
            _ => {}
        }
    }
    open == 0
}

/// Follows the marks of a field.
fn field_mark(node: Node<'_, '_>, story: &mut Story) {
    match attribute(node, "fldCharType") {
        Some("begin") => story.fields.push(false),
        Some("separate") => {
            if let Some(result) = story.fields.last_mut() {
                *result = true;
            }
        }
        Some("end") => {
            story.fields.pop();
        }
        _ => {}
    }
}

/// Returns the characters of a text element. Line ends are never text; blank edges are only text where the element
/// keeps its space.
fn content(node: Node<'_, '_>) -> String {
    let text: String = node.children().filter_map(|child| child.text()).collect();
    if !text.contains(['\n', '\r']) {
        return text;
    }
    let kept = if attribute(node, "space") == Some("preserve") {
        &text
    } else {
        text.trim()
    };
    kept.replace("\r\n", " ").replace(['\n', '\r'], " ")
}

fn symbol(node: Node<'_, '_>) -> Option<char> {
    let code = u32::from_str_radix(attribute(node, "char")?, 16).ok()?;
    symbols::character(attribute(node, "font").unwrap_or_default(), code)
}

/// Whether one of two neighbours is deleted and the other inserted.
fn both_sides(a: Option<Change>, b: Option<Change>) -> bool {
    matches!(
        (a, b),
        (Some(Change::Deleted), Some(Change::Inserted)) | (Some(Change::Inserted), Some(Change::Deleted))
    )
}
