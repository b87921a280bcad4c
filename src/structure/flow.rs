//! Lines → paragraphs.
//!
//! The question at every line is: does it begin a paragraph, or carry on the one before? Formats answer it in
//! different ways, so the signs are taken in the order of their weight:
//!
//! 1. a heading or a whole paragraph of the format stands by itself, and a label on a line of its own waits for its text;
//!    `II`, `B` or `Annex I` alone on a line opens a part, whatever space stands above it;
//! 2. a label begins a paragraph if it is the next in its sequence, or the first of a new one, and the place allows it:
//!    after blank space or an indent, after a line that ends a sentence, or under a title;
//! 3. where the paragraphs of a language open in small letters, the participle of its lexicon opens one below another
//!    preambular paragraph that ends in a comma;
//! 4. a line that opens in small letters after a line without a closing stop carries on, if nothing or a page end stands
//!    between: what blank space parts is two paragraphs, unless the line above it is full and ends within a sentence;
//! 5. blank space begins a paragraph;
//! 6. where first lines are indented, a first-line indent begins one; where nothing is, a leading verb phrase or a
//!    short line before it.
//!
//! ```text
//!                      Guided by the Charter of the United Nations, the Universal     first-line indent: begins
//!                Rights, 1 the International Covenant on Civil and Political Rights,   margin: carries on
//! ```
//!
//! A hyphen at a line end goes where the joined word stands elsewhere in the text or is known in its language
//! (`coopera-tion`), and the word has the hyphen nowhere (`co-operation`); else it stays, as printed. Before `and` it
//! stands for an ending (`short- and long-term`) and keeps the space behind it.
//!
//! A picture among the lines of print ends no paragraph: it comes behind the one that it was set into, which may go on below it.
//!
//! The cost is linear: every question about the paragraph so far looks at its first few words or its last few, however
//! long it has grown.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use super::labels::{
    Label, LabelForm, division_mark, is_round_bullet, is_unseen, label, label_behind, white,
};
use super::lines::Line;
use super::rich::Rich;
use crate::document::{Hints, Holds, Locator, Placing, Style};
use crate::lexicon::{Form, Language, Matter, Script, Wholes, any, date, wholes};

/// A paragraph as printed, with its label still in the text.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    pub(super) rich: Rich,
    /// What the format said of its first line.
    pub(super) hints: Hints,
    /// Where it begins.
    pub(super) locator: Locator,
    /// Where each of its lines begins: offset in bytes, position in the list of lines.
    pub(super) lines: Vec<(usize, usize)>,
    /// Where a hyphen that broke a word at a line end was left out: offsets in bytes, in order.
    pub(super) closed: Vec<usize>,
    /// Blank space stands above it, or the text has no such space to tell by.
    pub(super) set_apart: bool,
}

/// Joins the body lines from `start` to paragraphs, and separates those that a source ran together in one block.
pub(super) fn paragraphs(lines: &[Line<'_>], start: usize, language: &Language) -> Vec<Paragraph> {
    joined(lines, start, language, false)
        .into_iter()
        .flat_map(|paragraph| separated(paragraph, language))
        .collect()
}

/// Joins the lines of a list of instructions to paragraphs. A short one need not end in a stop, and the next number below it
/// begins another: `1. Delete OP3⏎2. Delete OP5`.
pub(super) fn instructions(lines: &[Line<'_>], start: usize, language: &Language) -> Vec<Paragraph> {
    joined(lines, start, language, true)
}

/// Joins the body lines from `start` to paragraphs; `listed` as a list of instructions.
fn joined(lines: &[Line<'_>], start: usize, language: &Language, listed: bool) -> Vec<Paragraph> {
    let print = Print {
        listed,
        ..Print::of(lines, start)
    };
    let words = Hyphens::of(lines, language);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut previous: Option<usize> = None;
    let mut sequence = Sequence::default();
    // Pictures between the lines of a paragraph, which wait for its end.
    let mut floating: Vec<Paragraph> = Vec::new();
    for (at, line) in lines
        .iter()
        .enumerate()
        .skip(start)
        .filter(|(_, line)| line.is_body())
    {
        if line.hints.holds == Holds::Picture && previous.is_some_and(|before| !lines[before].whole) {
            floating.push(Paragraph::of(line, at, false));
            continue;
        }
        let begins = previous.is_none_or(|before| {
            let gap = Between {
                before: &lines[before],
                line,
                broken: at > before + 1 + floating.len() || lines[before].locator.page != line.locator.page,
            };
            print.begins(&gap, &sequence, language, paragraphs.last())
        });
        if begins {
            paragraphs.append(&mut floating);
        }
        match paragraphs.last_mut() {
            Some(paragraph) if !begins => words.join(paragraph, line, at),
            _ => paragraphs.push(Paragraph::of(
                line,
                at,
                !print.spaced && !print.indented || print.unbroken,
            )),
        }
        if begins {
            sequence.note(line);
        }
        previous = Some(at);
    }
    paragraphs.append(&mut floating);
    paragraphs
}

/// Separates the paragraphs that a source ran together in one block: `…; 30. Calls upon …; 31. Requests …`, or
/// `Recalling …, Noting …, 1. Decides …`. An enumeration inside a paragraph, `(a) …; (b) …`, stays.
fn separated(paragraph: Paragraph, language: &Language) -> Vec<Paragraph> {
    if paragraph.hints.holds != Holds::Words {
        return vec![paragraph];
    }
    let text = paragraph.rich.text();
    let mut from = behind_formula(text, language).unwrap_or_default();
    let mut cuts: Vec<usize> = (from > 0).then_some(from).into_iter().collect();
    cuts.extend(label_at_line_end(&paragraph).filter(|&at| at > from));
    from = cuts.last().copied().unwrap_or_default();
    while let Some(at) = next_in_block(&text[from..], language) {
        from += at;
        cuts.push(from);
    }
    if cuts.is_empty() {
        vec![paragraph]
    } else {
        paragraph.cut_at(&cuts)
    }
}

/// Finds the first label of a list at the end of a line, behind a colon, whose text stands below:
///
/// ```text
/// statuant conformément à la procédure législative ordinaire ( 2 ),
/// considérant ce qui suit: (1)
/// L'application de certains actes de l'Union …
/// ```
fn label_at_line_end(paragraph: &Paragraph) -> Option<usize> {
    let text = paragraph.rich.text();
    let starts = paragraph.lines.iter().map(|&(start, _)| start);
    let mut lines = starts.clone().zip(starts.skip(1));
    lines.find_map(|(start, end)| {
        let line = text.get(start..end)?;
        let behind = line.rsplit_once([':', '：'])?.1.trim_start();
        let alone = label(behind).filter(|label| label.end >= behind.len())?;
        let first = alone.form.is_first() || alone.form == LabelForm::ParenNumber(1);
        first.then_some(end - behind.len())
    })
}

/// Finds the place where the first paragraph begins behind an opening formula in one block with it: `The General Assembly,
/// Recalling its resolution …,`. A decision that is one sentence, `The General Assembly, taking note of …, decides …`, stays
/// whole: its first words are small, and it does not end as a preambular paragraph does.
fn behind_formula(text: &str, language: &Language) -> Option<usize> {
    let end = language.opening_formula(text)?;
    let comma = text[end..]
        .chars()
        .next()
        .filter(|c| matches!(c, ',' | '，' | '،'))?;
    let start = end + comma.len_utf8() + white(&text[end + comma.len_utf8()..]);
    let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
    let phrase = language.leading_phrase(rest)?;
    let capital = rest.starts_with(char::is_uppercase);
    let open = phrase.form.may_be_preambular() && rest.trim_end().ends_with([',', ';', '，', '；', '،', '؛']);
    (capital || open).then_some(start)
}

/// Finds the place where the next paragraph begins within a block: behind a stop, the next number and a verb; or, in the
/// preamble, another participle in a capital.
fn next_in_block(text: &str, language: &Language) -> Option<usize> {
    let number = label(text).and_then(|label| label.form.number());
    let preambular = opens_preambular(text, language);
    if number.is_none() && !preambular {
        return None;
    }
    let next = number.map_or(1, |number| number + 1);
    let stops = text
        .match_indices([',', ';', '.', ':'])
        .map(|(at, stop)| at + stop.len());
    stops.into_iter().find_map(|end| {
        let rest = text[end..].trim_start();
        let start = text.len() - rest.len();
        let numbered = label(rest).is_some_and(|label| {
            matches!(label.form, LabelForm::Number(n) if n == next)
                && language.leading_phrase(&rest[label.end..]).is_some()
        });
        let participle = preambular && start > end && opens_preambular(rest, language);
        (numbered || participle).then_some(start)
    })
}

impl Paragraph {
    /// Makes a paragraph of one line; `no_space_tells` where the text has no blank space to tell paragraphs by.
    pub(super) fn of(line: &Line<'_>, at: usize, no_space_tells: bool) -> Self {
        Self {
            rich: line.rich.clone(),
            hints: line.hints.clone(),
            locator: line.locator.clone(),
            lines: vec![(0, at)],
            closed: Vec::new(),
            set_apart: line.hints.gap > 0.0 || line.whole || no_space_tells,
        }
    }

    /// Cuts the paragraph at these bytes, which rise, in one pass over it.
    fn cut_at(self, cuts: &[usize]) -> Vec<Self> {
        let len = self.rich.text().len();
        let ends = cuts.iter().copied().chain(std::iter::once(len));
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        starts.zip(ends).map(|(from, to)| self.part(from, to)).collect()
    }

    /// Returns the paragraph that stands from one byte to another. A label that the format gave belongs to the first.
    fn part(&self, from: usize, to: usize) -> Self {
        let first = self.lines.partition_point(|&(offset, _)| offset <= from);
        let behind = self.lines.partition_point(|&(offset, _)| offset < to);
        let inside = first.checked_sub(1).map_or(0, |line| self.lines[line].1);
        let further = self.lines[first..behind.max(first)].iter();
        let lines = std::iter::once((0, inside))
            .chain(further.map(|&(offset, line)| (offset - from, line)))
            .collect();
        let mut hints = self.hints.clone();
        if from > 0 {
            hints.label = None;
        }
        let rich = self.rich.slice(from..to);
        let last = to == self.rich.text().len();
        let blank = rich.text().len() - rich.text().trim_start().len();
        let start = from + if last { 0 } else { blank };
        let closed = self
            .closed
            .iter()
            .filter(|&&offset| start < offset && offset < to);
        Self {
            closed: closed.map(|offset| offset - start).collect(),
            rich: if last { rich } else { rich.trimmed() },
            hints,
            locator: self.locator.clone(),
            lines,
            set_apart: self.set_apart,
        }
    }
}

/// Two lines that follow each other in the body.
struct Between<'a, 'b> {
    before: &'a Line<'b>,
    line: &'a Line<'b>,
    /// A page end or something cut out lies between.
    broken: bool,
}

/// How a text is printed.
#[expect(clippy::struct_excessive_bools, reason = "each is one property of the print")]
struct Print {
    /// Lines are whole paragraphs, not broken at a margin.
    unbroken: bool,
    /// First lines are indented.
    indented: bool,
    /// From which side lines are measured.
    side: Side,
    /// The left margin of each page (0 where there are none), in columns.
    margins: BTreeMap<u32, f32>,
    /// The right margin of each page in columns: nine lines of ten end before it.
    rights: BTreeMap<u32, f32>,
    /// Blank lines stand between paragraphs.
    spaced: bool,
    /// It is a list of instructions.
    listed: bool,
}

/// Lines longer than this, in columns, are not broken by hand.
const LONGEST_LINE: f32 = 150.0;

/// The name of a paragraph in front of what is said of it has so many characters at most: `PP12 (b) bis:`.
const LONGEST_NAME: usize = 16;

/// A line of fewer columns is not broken at a margin.
const SHORT: usize = 60;

/// A list within another is set in by so many columns at least.
pub(super) const STEP: f32 = 1.5;

/// A first-line indent is at least this deep, in columns.
const INDENT: f32 = 2.5;

/// Returns how many columns a text takes.
fn columns(text: &str) -> usize {
    let plain = |byte: u8| matches!(byte, b' '..=b'~');
    if text.bytes().all(plain) {
        text.len()
    } else {
        text.width()
    }
}

impl Print {
    fn of(lines: &[Line<'_>], start: usize) -> Self {
        let body: Vec<&Line<'_>> = lines[start..].iter().filter(|line| line.is_body()).collect();
        let mut widths: Vec<f32> = body.iter().map(|line| columns(line.text()) as f32).collect();
        widths.sort_by(f32::total_cmp);
        let total: f32 = widths.iter().sum();
        let long: f32 = widths.iter().filter(|&&width| width > LONGEST_LINE).sum();
        let side = Side::of(&body);
        let margins = margins(&body, side);
        let deeper = body
            .iter()
            .filter(|line| side.indent(line) > margin_of(&margins, line) + INDENT)
            .count();
        let spaced = body.iter().filter(|line| line.hints.gap > 0.0).count();
        Self {
            unbroken: long > total * 0.4,
            indented: deeper * 20 > body.len() && deeper > 2,
            margins,
            rights: rights(&body, side),
            side,
            spaced: spaced * 12 > body.len(),
            listed: false,
        }
    }

    fn begins(
        &self,
        between: &Between<'_, '_>,
        sequence: &Sequence,
        language: &Language,
        paragraph: Option<&Paragraph>,
    ) -> bool {
        let Between { before, line, broken } = *between;
        let gap = line.hints.gap > 0.0 && !broken;
        if [before, line].iter().any(|line| line.hints.holds != Holds::Words) {
            return true;
        }
        if line.hints.heading.is_some() || before.hints.heading.is_some() {
            let same = line.hints.heading == before.hints.heading && !gap && !line.whole;
            return !same;
        }
        if is_only_label(paragraph.map_or(before.text(), |paragraph| paragraph.rich.text()))
            && !is_figure_of_a_cell(before, line)
        {
            return label(line.text()).is_some_and(|label| sequence.expects(label.form))
                || line.hints.label.is_some();
        }
        if line.hints.label.is_some() {
            return true;
        }
        let closed = closes(before.text());
        let sentence = paragraph.map_or("", |paragraph| paragraph.rich.text());
        if opens_title(before, line) {
            return true;
        }
        if opens_part(before, line, closed, language) {
            return true;
        }
        if !broken && carries_list_on(sentence, before.text(), line.text(), sequence) {
            return true;
        }
        if !broken && self.typed_below(before, line, sequence) {
            return true;
        }
        if self.listed && opens_named(line.text()) && self.is_short(before) {
            return true;
        }
        // An instruction may end in what it quotes, or in who wants it: `OP5: delete “all”`, `OP5: delete [EU]`.
        // One that fills no line ends with it.
        let ended = ends_in_marks(before.text())
            || !self.unbroken && (self.filled(before) < 0.85 || columns(before.text()) < SHORT);
        if self.listed && gap && ended && starts_upper(line.text()) {
            return true;
        }
        if let Some(label) = label_behind(line.text(), sequence.number) {
            let alone = label.form != LabelForm::Article || label.end >= line.text().len();
            let first = super::outline::is_annex_title(sentence, language) && label.form.number().is_some();
            let under_title =
                alone && (first || sequence.follows(label.form)) && is_title(sentence, language);
            if under_title || self.label_begins(between, &label, sequence, closed, language) {
                return true;
            }
        }
        if stands_alone(sentence, language) || opens_close(before, line, broken, language) {
            return true;
        }
        if self.opens_small_preambular(between, sentence, language) {
            return true;
        }
        if self.may_be_cut(between, sentence, language)
            && !self.deeper(between)
            && cut_sentence(sentence, line.text(), closed, language)
        {
            return false;
        }
        if line.whole || before.whole || self.unbroken {
            return !(broken && open_at_page_end(sentence, line.text(), language));
        }
        if gap || placed_apart(before, line) {
            return true;
        }
        self.begins_without_gap(between, closed, language, sentence)
    }

    /// Tells whether a line opens a preambular paragraph in small letters, as those of Russian are printed: `ссылаясь на
    /// резолюцию …,` below `Генеральная Ассамблея,`.
    fn opens_small_preambular(&self, between: &Between<'_, '_>, sentence: &str, language: &Language) -> bool {
        let Between { before, line, broken } = *between;
        let preamble = language.opening_formula(sentence).is_some() || may_be_preambular(sentence, language);
        let below = language.opens_small && preamble && before.text().trim_end().ends_with([',', ';']);
        if !below || !may_be_preambular(line.text(), language) {
            return false;
        }
        let gap = line.hints.gap > 0.0 && !broken;
        if gap || line.whole {
            return true;
        }
        // Without space above it, the place of the line tells: a participle may also carry a sentence on.
        let set_in = self.side.indent(line) > margin_of(&self.margins, line) + INDENT;
        match (self.indented, self.spaced && !broken) {
            (true, _) => set_in,
            (false, true) => false,
            (false, false) => !broken || self.ends_short(before),
        }
    }

    /// Tells whether a sentence can go on over what stands between two lines: a page end or a line end, not the space that
    /// parts paragraphs. Extraction leaves a stray blank line within one; what stands above it is then open, without as much
    /// as a comma, and is a full line or a sentence begun.
    fn may_be_cut(&self, between: &Between<'_, '_>, sentence: &str, language: &Language) -> bool {
        let Between { before, line, broken } = *between;
        if line.whole != before.whole {
            return false;
        }
        let parted = line.whole || line.hints.gap > 0.0;
        // Where no line is broken at a margin, a capital below blank space begins a paragraph, unless the one above has a
        // number, and so an end that is still to come: `33. … the United Nations`, `Conference on …`.
        let begins = self.unbroken && starts_upper(line.text()) && !opens_labelled(sentence);
        let open = || {
            !closes(before.text()) && !begins && (self.filled(before) >= 0.85 || is_begun(sentence, language))
        };
        broken || !parted || !line.whole && (open() || runs_on(sentence, line.text(), language))
    }

    /// Tells whether a line is set in from the one before, beyond what continuation would be.
    fn deeper(&self, between: &Between<'_, '_>) -> bool {
        self.indented
            && !between.broken
            && between.line.hints.gap > 0.0
            && self.side.indent(between.line) > self.side.indent(between.before) + 12.0
    }

    fn label_begins(
        &self,
        between: &Between<'_, '_>,
        label: &Label,
        sequence: &Sequence,
        closed: bool,
        language: &Language,
    ) -> bool {
        let Between { before, line, broken } = *between;
        let gap = line.hints.gap > 0.0 && !broken;
        let in_turn = sequence.expects(label.form);
        let alone = label.end >= line.text().len();
        let set_in = self.indented && self.side.indent(line) > margin_of(&self.margins, line) + INDENT;
        let whole = line.whole || self.unbroken;
        let own = &line.text()[label.end.min(line.text().len())..];
        if self.listed && self.begins_item(between, label, in_turn) {
            return true;
        }
        match label.form {
            LabelForm::Article => {
                gap || whole || before.text().ends_with(['.', ';', ']', ':']) || is_upper_title(before.text())
            }
            LabelForm::Number(_) if alone => gap || (in_turn && closed),
            LabelForm::Number(n) => {
                (n == sequence.number + 1 && opens_numbered(line.text(), language))
                    || (in_turn && (closed || gap || set_in || whole))
                    || ((gap || whole) && closed)
                    || (set_in && closed && !self.ends_full(before))
            }
            LabelForm::BareNumber(n) => {
                let apart = set_in || gap || whole || line.text().contains('\t');
                n == sequence.number + 1 && closed && (apart || opens_numbered(line.text(), language))
            }
            LabelForm::CapitalRoman(_) | LabelForm::CapitalLetter(_) => {
                gap || (closed && (!self.ends_full(before) || set_in)) || whole
            }
            LabelForm::Bullet => closed || gap,
            LabelForm::Option(_) | LabelForm::LetteredOption(_) => gap || closed || set_in || whole,
            // At the head of a line such a name begins a paragraph, whatever mark the one above lacks.
            LabelForm::Preambular(_) | LabelForm::Operative(_) => {
                let named = || !self.listed && !alone && !announces(before.text());
                gap || closed || set_in || whole || named()
            }
            _ if alone => gap || closed,
            _ => {
                let opens_list =
                    before.text().trim_end().ends_with(LIST_ENDS) || ends_with_and(before.text());
                // Over a page end, no space tells; the colon or semicolon before does.
                let turned = broken && before.text().trim_end().ends_with([':', ';', '：', '；', '؛']);
                // Negotiators close a bracket, or name who wants it, where an editor would set a semicolon.
                let bracketed = !broken
                    && (ends_in_marks(before.text()) || line.text().starts_with('['))
                    && starts_upper(own)
                    && sequence.follows_item(label.form);
                // `shall` at the end of a line that was not broken at the margin announces a list as a colon does.
                let announced = self.ends_early(before) || ends_in_modal(before.text(), language);
                let first = !broken && label.form.is_first() && announced;
                let typed = bracketed || first;
                (gap || whole || set_in || typed || (in_turn && (turned || !self.indented && closed)))
                    && (opens_list || gap || whole || typed)
                    && (in_turn || closed)
            }
        }
    }

    /// Tells whether a line was not broken at the margin, and no number that it announces stands below.
    fn ends_early(&self, before: &Line<'_>) -> bool {
        self.filled(before) < 0.85 && !announces(before.text())
    }

    /// Tells whether a line is an item typed right below another, `b) together` below `a) alone`, or further out than the
    /// last item of a list within: what stands above was not broken at the margin, so that no sentence goes on.
    fn typed_below(&self, before: &Line<'_>, line: &Line<'_>, sequence: &Sequence) -> bool {
        let Some((above, own)) = label(before.text()).zip(label(line.text())) else {
            return false;
        };
        let (left, below) = (self.side.indent(before), self.side.indent(line));
        let one_line = self.ends_early(before);
        let item = |form: LabelForm| form.is_sub() || matches!(form, LabelForm::Number(_));
        let lists = item(above.form) && item(own.form) && own.end < line.text().len();
        let next = if (left - below).abs() < STEP {
            sequence.follows_item(own.form)
                && std::mem::discriminant(&above.form) == std::mem::discriminant(&own.form)
        } else {
            below + STEP < left && sequence.expects(own.form) && starts_upper(&line.text()[own.end..])
        };
        one_line && lists && next
    }

    /// Tells whether a label in a list of instructions begins one: the next of its series below a line that was not broken at the
    /// margin.
    fn begins_item(&self, between: &Between<'_, '_>, label: &Label, in_turn: bool) -> bool {
        let Between { before, .. } = *between;
        let fits = match label.form {
            LabelForm::BareNumber(_) | LabelForm::Preambular(_) | LabelForm::Operative(_) => false,
            LabelForm::Bullet => true,
            _ => in_turn,
        };
        fits && self.is_short(before)
    }

    /// Tells whether a line was not broken at the margin.
    fn is_short(&self, line: &Line<'_>) -> bool {
        columns(line.text()) < SHORT || !self.ends_full(line)
    }

    /// Decides where neither a label nor blank space does.
    fn begins_without_gap(
        &self,
        between: &Between<'_, '_>,
        closed: bool,
        language: &Language,
        sentence: &str,
    ) -> bool {
        let Between { before, line, broken } = *between;
        let verb = language.leading_phrase(line.text()).is_some() && starts_upper(line.text());
        if verb && !broken && before.text().trim_end().ends_with(':') {
            return true;
        }
        // Where words have no spaces between, a line may break anywhere: a short one is the last of its paragraph.
        if closed && language.script == Script::Unspaced && !broken && self.ends_short(before) {
            return true;
        }
        if closed && !broken && opens_with_italic_verb(line, language) {
            return true;
        }
        if self.indented {
            let margin = margin_of(&self.margins, line);
            let first_line = self.side.indent(line) > margin + INDENT;
            let came_from_margin =
                broken || self.side.indent(before) <= margin_of(&self.margins, before) + INDENT || closed;
            if first_line {
                return verb || came_from_margin && (closed || (!broken && !carries_on(line.text())));
            }
            let verb_or_stop = verb || before.text().trim_end().ends_with(['.', ':']);
            return closed && starts_upper(line.text()) && verb_or_stop && !broken && self.ends_short(before);
        }
        if broken {
            let stopped = before.text().trim_end().ends_with(['.', ':']);
            return closed && (verb || stopped) && starts_upper(line.text());
        }
        if closed && opens_preambular(line.text(), language) && opens_preambular(sentence, language) {
            return true;
        }
        closed && starts_upper(line.text()) && !self.spaced && (verb || self.ends_short(before))
    }

    /// Tells whether a line ends well before the right margin of its page, with the end of a sentence.
    fn ends_short(&self, line: &Line<'_>) -> bool {
        self.filled(line) < 0.85 && !ends_with_abbreviation(line.text())
    }

    fn ends_full(&self, line: &Line<'_>) -> bool {
        self.filled(line) >= 0.93
    }

    /// How much of the way from the left to the right margin a line fills.
    fn filled(&self, line: &Line<'_>) -> f32 {
        let left = margin_of(&self.margins, line);
        let right = margin_of(&self.rights, line);
        self.side
            .end(line)
            .map_or(1.0, |end| (end - left) / (right - left).max(1.0))
    }
}

/// Tells whether a line begins with the name of a paragraph in capitals and what is said of it: `OP6: delete`, `[PP3] – delete`. A
/// line may also begin with a paragraph that is spoken of: `OP6.`
fn opens_named(line: &str) -> bool {
    let text = line.trim_start_matches('[');
    let name: String = text.chars().take(LONGEST_NAME).collect();
    let rest = name.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let numbered = rest
        .trim_start_matches([' ', '.'])
        .starts_with(|c: char| c.is_ascii_digit());
    let letters = name.len() - rest.len();
    letters == 2 && numbered && name.contains([':', '–', '—', ']'])
}

/// The side from which the lines of a print are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    /// Arabic and Hebrew on a page: lines begin at the right margin, and are ragged at the left.
    Right,
}

/// Columns are counted from here leftwards where lines begin at the right.
const FAR: f32 = 1000.0;

impl Side {
    /// Lines begin at the right if most are of a script that does, and their right ends are the evener: plain text counts
    /// its columns from the first letter, whatever side that stands on.
    fn of(body: &[&Line<'_>]) -> Self {
        let written = body.iter().filter(|line| is_right_to_left(line.text())).count();
        let even = |place: &dyn Fn(&Line<'_>) -> f32| {
            let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
            for line in body {
                *counts.entry(place(line).max(0.0).round() as u32).or_default() += 1;
            }
            counts.into_values().max().unwrap_or(0)
        };
        let ends = even(&|line| line.hints.end.unwrap_or(0.0));
        let indents = even(&|line| line.hints.indent.unwrap_or(0.0));
        if written * 2 > body.len() && ends > indents {
            Self::Right
        } else {
            Self::Left
        }
    }

    /// Returns how far a line is set in.
    fn indent(self, line: &Line<'_>) -> f32 {
        match self {
            Self::Left => line.hints.indent.unwrap_or(0.0),
            Self::Right => FAR - line.hints.end.unwrap_or(FAR),
        }
    }

    /// Returns where a line ends.
    fn end(self, line: &Line<'_>) -> Option<f32> {
        match self {
            Self::Left => line.hints.end,
            Self::Right => line.hints.indent.map(|indent| FAR - indent),
        }
    }
}

/// Tells whether the first letter of a text is of a script that runs from right to left.
fn is_right_to_left(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| matches!(c as u32, 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefc))
}

/// Returns the left margin of each page: the indent that most of its lines have.
fn margins(body: &[&Line<'_>], side: Side) -> BTreeMap<u32, f32> {
    let mut counts: BTreeMap<u32, BTreeMap<u32, usize>> = BTreeMap::new();
    for line in body {
        let page = line.locator.page.unwrap_or(0);
        *counts
            .entry(page)
            .or_default()
            .entry(side.indent(line).round() as u32)
            .or_default() += 1;
    }
    counts
        .into_iter()
        .map(|(page, indents)| (page, commonest(&indents)))
        .collect()
}

/// Returns the right margin of each page.
fn rights(body: &[&Line<'_>], side: Side) -> BTreeMap<u32, f32> {
    let mut ends: BTreeMap<u32, Vec<f32>> = BTreeMap::new();
    for line in body {
        ends.entry(line.locator.page.unwrap_or(0))
            .or_default()
            .extend(side.end(line));
    }
    let margin = |mut ends: Vec<f32>| {
        ends.sort_by(f32::total_cmp);
        ends.get(ends.len() * 9 / 10)
            .or(ends.last())
            .copied()
            .unwrap_or(0.0)
    };
    ends.into_iter()
        .map(|(page, ends)| (page, margin(ends)))
        .collect()
}

/// Returns the commonest indent; neighbouring columns count together, since extraction shifts lines by one.
fn commonest(indents: &BTreeMap<u32, usize>) -> f32 {
    let around = |column: u32| -> usize {
        (column.saturating_sub(1)..=column + 1)
            .filter_map(|near| indents.get(&near))
            .sum()
    };
    let best = indents
        .keys()
        .copied()
        .max_by(|&a, &b| around(a).cmp(&around(b)).then(b.cmp(&a)));
    best.unwrap_or(0) as f32
}

fn margin_of(margins: &BTreeMap<u32, f32>, line: &Line<'_>) -> f32 {
    margins
        .get(&line.locator.page.unwrap_or(0))
        .copied()
        .unwrap_or(0.0)
}

/// A line in the middle or at the right of the page does not carry on one at the margin.
fn placed_apart(before: &Line<'_>, line: &Line<'_>) -> bool {
    let (above, below) = (placing(before), placing(line));
    above != below && (above == Placing::End || below == Placing::End)
}

/// Where a line stands, seen from the side at which its script begins: a short line of Arabic is at the right.
fn placing(line: &Line<'_>) -> Placing {
    match line.hints.placing {
        Placing::End if is_right_to_left(line.text()) => Placing::Start,
        placing => placing,
    }
}

/// The labels seen so far, to know which one comes next.
#[derive(Default)]
struct Sequence {
    number: u32,
    letter: u32,
    roman: u32,
    paren: u32,
    division: u32,
}

impl Sequence {
    /// Tells whether a label is the next of its kind, or the first of a new sequence.
    fn expects(&self, form: LabelForm) -> bool {
        match form {
            LabelForm::Number(n) | LabelForm::BareNumber(n) => {
                n == self.number + 1 || n == self.number || n == 1
            }
            LabelForm::Letter(n, roman) => {
                n == self.letter + 1
                    || n == 1
                    || roman.is_some_and(|value| value == self.roman + 1 || value == 1)
            }
            LabelForm::Roman(n) => n == self.roman + 1 || n == 1,
            LabelForm::ParenNumber(n) => n == self.paren + 1 || n == 1,
            LabelForm::Capital(n) | LabelForm::SmallLetter(n) => n == self.letter + 1 || n == 1,
            LabelForm::CapitalRoman(n) | LabelForm::CapitalLetter(n) => n == self.division + 1 || n == 1,
            LabelForm::Article
            | LabelForm::Bullet
            | LabelForm::Preambular(_)
            | LabelForm::Operative(_)
            | LabelForm::Option(_)
            | LabelForm::LetteredOption(_) => true,
        }
    }

    /// Tells whether a label is the next number or section, or the first, or that of an article.
    fn follows(&self, form: LabelForm) -> bool {
        match form {
            LabelForm::Number(n) => n == self.number + 1 || n == 1,
            LabelForm::CapitalRoman(n) | LabelForm::CapitalLetter(n) => n == self.division + 1 || n == 1,
            LabelForm::Article | LabelForm::Preambular(_) | LabelForm::Operative(_) => true,
            _ => false,
        }
    }

    /// Tells whether a letter is the one behind the last.
    fn follows_item(&self, form: LabelForm) -> bool {
        match form {
            LabelForm::Letter(n, roman) => {
                n == self.letter + 1 || self.roman > 0 && roman == Some(self.roman + 1)
            }
            LabelForm::Roman(n) => n == self.roman + 1,
            LabelForm::ParenNumber(n) => n == self.paren + 1,
            LabelForm::Capital(n) | LabelForm::SmallLetter(n) => n == self.letter + 1,
            _ => false,
        }
    }

    fn note(&mut self, line: &Line<'_>) {
        let Some(label) = label_behind(line.text(), self.number) else {
            return;
        };
        match label.form {
            LabelForm::Number(n) | LabelForm::BareNumber(n) | LabelForm::Operative(n) => self.number = n,
            LabelForm::Letter(n, roman) => {
                if let Some(value) = roman
                    && value == self.roman + 1
                    && n != self.letter + 1
                {
                    self.roman = value;
                } else {
                    self.letter = n;
                    self.roman = 0;
                }
            }
            LabelForm::Roman(n) => self.roman = n,
            LabelForm::ParenNumber(n) => self.paren = n,
            LabelForm::Capital(n) | LabelForm::SmallLetter(n) => self.letter = n,
            LabelForm::CapitalRoman(n) | LabelForm::CapitalLetter(n) => self.division = n,
            LabelForm::Article => {
                self.number = 0;
                self.paren = 0;
            }
            LabelForm::Bullet
            | LabelForm::Preambular(_)
            | LabelForm::Option(_)
            | LabelForm::LetteredOption(_) => {}
        }
        if label.form.number().is_some() {
            (self.letter, self.roman) = (0, 0);
        }
    }
}

/// Tells whether a title begins or ends between two lines: one is in larger, heavy letters, the other is not.
fn opens_title(before: &Line<'_>, line: &Line<'_>) -> bool {
    let larger = |title: &Line<'_>, text: &Line<'_>| {
        let sizes = title.hints.size.zip(text.hints.size);
        sizes.is_some_and(|(title, text)| title > text + 1.0)
            && title.rich.all(|style| style.bold)
            && !text.rich.all(|style| style.bold)
    };
    larger(line, before) || larger(before, line)
}

/// Tells whether a line ends in a modal verb: `the Committee shall`.
fn ends_in_modal(line: &str, language: &Language) -> bool {
    let last = line.split_whitespace().next_back().unwrap_or_default();
    let mut modals = language
        .qualifiers
        .iter()
        .filter(|words| words.matter == Matter::ModalVerb);
    modals.any(|words| words.phrases.contains(&last))
}

/// Tells whether a line is the next item of a list that is set without blank space, and whose items need not end in a stop:
/// `- sits` below `- acts at once`, `3. Fees` below `2. Scope` or below a bullet. A number that a word announces
/// (`paragraph` at the line end) is a reference.
fn carries_list_on(sentence: &str, before: &str, line: &str, sequence: &Sequence) -> bool {
    let bulleted = opens_with_bullet(sentence);
    if opens_with_bullet(line) {
        return bulleted;
    }
    let Some(own) = label(line).filter(|own| own.form == LabelForm::Number(sequence.number + 1)) else {
        return false;
    };
    let after = || label(sentence).is_some_and(|above| above.form == LabelForm::Number(sequence.number));
    starts_upper(&line[own.end..]) && !announces(before) && (bulleted || after())
}

/// Tells whether the last word of a line announces a number: `paragraph`, `of`.
fn announces(line: &str) -> bool {
    let last = line.split_whitespace().next_back().unwrap_or_default();
    any::ANNOUNCERS.has(&last.trim_end_matches(['.', ',']).to_lowercase())
}

/// `- sits`, `* sits`: not the long dashes, which also stand within a sentence.
fn opens_with_bullet(text: &str) -> bool {
    let mark = |c: char| matches!(c, '-' | '*' | '+') || is_round_bullet(c);
    let behind = text.strip_prefix(mark);
    behind.is_some_and(|rest| rest.starts_with(char::is_whitespace) && !rest.trim_start().is_empty())
}

/// Tells whether a text is a label and nothing else.
pub(super) fn is_only_label(text: &str) -> bool {
    label(text).is_some_and(|label| label.end >= text.len() && label.form != LabelForm::Article)
}

/// Tells whether a number that stands alone in a cell is a figure: it has no mark of a label (`419`), or its table ends.
fn is_figure_of_a_cell(before: &Line<'_>, line: &Line<'_>) -> bool {
    let is_bare = before.text().trim_end().ends_with(char::is_alphanumeric);
    before.hints.table && before.whole && (is_bare || !line.hints.table)
}

/// Tells whether a line opens a part: `II` or `B` or `Annex I` alone on it, where the text before has come to an end.
fn opens_part(before: &Line<'_>, line: &Line<'_>, closed: bool, language: &Language) -> bool {
    let ended = closed || placed_apart(before, line) || date(before.text()).is_some();
    ended && (division_mark(line.text()).is_some() || super::outline::is_annex_title(line.text(), language))
}

/// Tells whether a line says how the text was adopted, right below the last paragraph: `Adopted unanimously at the 2778th
/// meeting.`
fn opens_close(before: &Line<'_>, line: &Line<'_>, broken: bool, language: &Language) -> bool {
    let ended = before.text().trim_end().ends_with(['.', '。']);
    ended && !broken && language.is_adoption_line(line.text())
}

/// Tells whether what came before is the title of a part or an annex: `II. Plenary meetings`, `Provisional agenda`. It is
/// short, has no closing stop, and opens neither with a verb nor with the number of a paragraph.
fn is_title(text: &str, language: &Language) -> bool {
    if text.len() > LONGEST_TITLE_BYTES {
        return false;
    }
    let most = if super::outline::opens_annex(text, language) {
        2 * LONGEST_TITLE
    } else {
        LONGEST_TITLE
    };
    text.split_whitespace().take(most + 1).count() <= most
        && !closes(text)
        && starts_upper(text)
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && !opens_labelled(text)
        && language.leading_phrase(text).is_none()
}

/// A title has at most so many words, that of an annex twice as many.
const LONGEST_TITLE: usize = 30;

/// A title has at most so many bytes, in a script without spaces too: sixty long words.
const LONGEST_TITLE_BYTES: usize = 4000;

/// `CAPÍTULO I`: a title in capitals, which no sentence carries on.
fn is_upper_title(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// The marks at the end of a line below which the item of a list may stand.
const LIST_ENDS: [char; 13] = [
    ':', ';', ',', '.', '—', '–', '：', '；', '，', '。', '؛', '،', '、',
];

/// Tells whether a line ends with a mark that may close a paragraph.
fn closes(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || is_raised(c) || is_unseen(c));
    let text = text.trim_end_matches(['"', '”', '»', '’', '\'', ')', ']', '*']);
    // `2026;5` and `Cyprus, 12`: a footnote mark may stand behind the stop.
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let marked = bare.len() < text.len() && text.len() - bare.len() <= 4;
    let stop = |text: &str| {
        text.ends_with([
            ',', ';', '.', ':', '?', '!', '…', '。', '；', '：', '，', '？', '！', '،', '؛', '؟', '।', '—',
        ])
    };
    stop(text) || (marked && stop(bare)) || ends_with_and(text)
}

/// Tells whether a line ends in a closing quotation mark or bracket.
fn ends_in_marks(text: &str) -> bool {
    text.trim_end()
        .ends_with(['"', '”', '»', '’', '\'', ')', ']', '“'])
}

fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// `…; and`, `…, or`: the end of a list's item.
fn ends_with_and(text: &str) -> bool {
    let Some((head, word)) = text.trim_end().rsplit_once(' ') else {
        return false;
    };
    any::ITEM_ENDS.has(word) && head.trim_end().ends_with([',', ';'])
}

/// A stop after these words closes no sentence.
fn ends_with_abbreviation(text: &str) -> bool {
    let word = text.trim_end().rsplit([' ', '(']).next().unwrap_or_default();
    any::ABBREVIATIONS.has(word)
}

/// Tells whether what came before is an opening formula, which shares its line or block with nothing.
fn stands_alone(text: &str, language: &Language) -> bool {
    let Some(end) = language.opening_formula(text) else {
        return false;
    };
    let rest = text[end..].trim_matches(|c: char| matches!(c, '*' | ' ') || is_unseen(c));
    matches!(rest, "," | "，" | "،") || super::outline::is_annex_word(text, language)
}

/// Tells whether a line carries on a sentence that a page end, a footnote or a stray blank line has cut.
///
/// Paragraphs open in capitals, so small letters carry on whatever a comma or semicolon closed; after a full stop or a
/// colon they may be an item of a list. Capitals carry on only a long sentence that is open.
fn cut_sentence(sentence: &str, line: &str, closed: bool, language: &Language) -> bool {
    let ended = sentence
        .trim_end()
        .ends_with(['.', ':', '?', '!', '。', '：', '？', '！', '؟']);
    let small = line
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(char::is_lowercase);
    if small && carries_on(line) && !ended {
        return true;
    }
    if closed {
        return false;
    }
    carries_on(line)
        || (is_begun(sentence, language) && language.leading_phrase(line).is_none() && label(line).is_none())
}

/// Tells whether a text is a sentence and no heading: it is long, or opens with a verb or a label.
fn is_begun(text: &str, language: &Language) -> bool {
    text.chars().nth(LONG_SENTENCE).is_some()
        || language.leading_phrase(text).is_some()
        || opens_labelled(text)
}

/// Tells whether the clauses of a labelled paragraph go on below a stray blank line: behind a comma, or behind the semicolon
/// of a paragraph that has others within, in small letters that are neither a verb nor the word of a definition.
fn runs_on(sentence: &str, line: &str, language: &Language) -> bool {
    let sentence = sentence.trim_end();
    let open = sentence.ends_with(',') || sentence.ends_with(';') && sentence.matches(';').nth(1).is_some();
    open && opens_labelled(sentence)
        && line.starts_with(char::is_lowercase)
        && language.leading_phrase(line).is_none()
        && label(line).is_none()
}

/// `(c) To support`, `12. Requests`: the label of a paragraph, which no heading has.
fn opens_labelled(text: &str) -> bool {
    let heads = |form| {
        matches!(
            form,
            LabelForm::CapitalRoman(_)
                | LabelForm::CapitalLetter(_)
                | LabelForm::Article
                | LabelForm::BareNumber(_)
        )
    };
    label(text).is_some_and(|label| !heads(label.form))
}

/// `5. Requests the`: a number and a verb.
fn opens_numbered(text: &str, language: &Language) -> bool {
    label(text).is_some_and(|label| opens_verb(text, &label, language))
}

/// Tells whether a verb stands behind a label.
fn opens_verb(text: &str, label: &Label, language: &Language) -> bool {
    language.leading_phrase(&text[label.end..]).is_some()
}

/// Tells whether a page end cut a sentence at a comma: what follows has neither label nor verb.
fn open_at_page_end(sentence: &str, line: &str, language: &Language) -> bool {
    let begun = opens_labelled(sentence) || language.leading_phrase(sentence).is_some();
    begun
        && sentence.ends_with([',', '，', '،'])
        && label(line).is_none()
        && language.leading_phrase(line).is_none()
}

/// A text without a closing stop that is longer than this is no heading, but a sentence cut short.
const LONG_SENTENCE: usize = 160;

/// Tells whether a line may carry on a sentence: it opens in small letters, with a number or with a closing mark.
fn carries_on(text: &str) -> bool {
    let Some(c) = text
        .chars()
        .find(|c| !matches!(c, '(' | '[' | '“' | '"' | '‘' | '\'' | '«'))
    else {
        return true;
    };
    if text.starts_with('(') && label(text).is_some() {
        return false;
    }
    c.is_lowercase() || c.is_ascii_digit() || matches!(c, ')' | ',' | ';' | '–' | '-')
}

fn starts_upper(text: &str) -> bool {
    text.chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || !c.is_lowercase())
}

/// Tells whether a text opens with the verb of a preambular paragraph, in letters of any size.
fn may_be_preambular(text: &str, language: &Language) -> bool {
    language
        .leading_phrase(text)
        .is_some_and(|phrase| phrase.form.may_be_preambular())
}

/// Tells whether a text opens with the verb of a preambular paragraph, in a capital.
fn opens_preambular(text: &str, language: &Language) -> bool {
    text.starts_with(char::is_uppercase)
        && language
            .leading_phrase(text)
            .is_some_and(|phrase| phrase.form == Form::Participle)
}

/// Tells whether a line opens with a verb phrase that an editor set in italics, as nothing but the head of a paragraph is.
fn opens_with_italic_verb(line: &Line<'_>, language: &Language) -> bool {
    let italic = line.rich.leading(|style| style.italic);
    let small = line.text().starts_with(char::is_lowercase);
    let whole = italic >= line.text().len();
    italic > 0
        && !whole
        && (!small || language.opens_small)
        && language
            .leading_phrase(line.text())
            .is_some_and(|phrase| phrase.end <= italic)
}

/// What to do with a hyphen at a line end: the words of the text decide.
struct Hyphens {
    /// How often each word with a hyphen inside stands within a line.
    compounds: BTreeMap<String, usize>,
    /// The words without a hyphen.
    plain: std::collections::BTreeSet<String>,
    /// The words of the language, where they are known.
    known: Option<&'static Wholes>,
    /// The words behind a hyphen that stands for an ending.
    shares: &'static [&'static str],
}

impl Hyphens {
    fn of(lines: &[Line<'_>], language: &Language) -> Self {
        let (known, shares) = (wholes(language.code), language.shares);
        let ends_broken = lines
            .iter()
            .any(|line| line.text().ends_with(['-', '\u{ad}', '\u{2010}', '\u{2011}']));
        let (mut compounds, mut plain) = (BTreeMap::new(), std::collections::BTreeSet::new());
        if !ends_broken {
            return Self {
                compounds,
                plain,
                known,
                shares,
            };
        }
        for line in lines {
            for word in line.text().split(|c: char| !c.is_alphabetic() && !is_hyphen(c)) {
                let word: String = word
                    .chars()
                    .map(|c| if is_hyphen(c) { '-' } else { c })
                    .collect::<String>()
                    .to_lowercase();
                if word.trim_matches('-').contains('-') {
                    *compounds.entry(word).or_default() += 1;
                } else if !word.is_empty() && !word.ends_with('-') {
                    plain.insert(word);
                }
            }
        }
        Self {
            compounds,
            plain,
            known,
            shares,
        }
    }

    /// Adds a line to a paragraph: by a space, or without one after a hyphen, a slash or an unbroken script.
    fn join(&self, paragraph: &mut Paragraph, line: &Line<'_>, at: usize) {
        let before = paragraph.rich.text();
        let last = before.chars().next_back();
        let first = line.text().chars().next();
        let mut glue = true;
        if last == Some('\u{ad}') {
            paragraph.rich.pop();
            glue = false;
        } else if last.is_some_and(is_hyphen) && ends_in_word(before) && !self.shares_ending(line.text()) {
            glue = false;
            if first.is_some_and(char::is_lowercase) && self.drops(before, line.text()) {
                paragraph.rich.pop();
                paragraph.closed.push(paragraph.rich.text().len());
            }
        } else if ends_in_symbol(before, line.text())
            || last.is_some_and(opens)
            || (last.is_some_and(unspaced) && first.is_some_and(unspaced))
        {
            glue = false;
        }
        if glue {
            let style = paragraph
                .rich
                .style_at(paragraph.rich.text().len().saturating_sub(1));
            let next = line.rich.style_at(0);
            let style = Style {
                italic: style.italic && next.italic,
                bold: style.bold && next.bold,
                ..Style::default()
            };
            paragraph.rich.push_str(" ", style);
        }
        paragraph.lines.push((paragraph.rich.text().len(), at));
        paragraph.rich.push(&line.rich);
    }

    /// Tells whether a line goes on with the word that stands between two words with one ending: `short-`, `and long-term`.
    fn shares_ending(&self, after: &str) -> bool {
        let word = after.split(char::is_whitespace).next().unwrap_or_default();
        word.len() < after.len() && self.shares.contains(&word)
    }

    /// Tells whether the hyphen between two line ends only breaks a word: the word stands whole elsewhere in the text, or is
    /// one of its language, and nowhere has the hyphen. Else the hyphen stays, as it is printed: a word that is broken can
    /// be seen, one that nobody wrote cannot.
    fn drops(&self, before: &str, after: &str) -> bool {
        let Some((left, right)) = torn(before, after) else {
            return false;
        };
        let whole = format!("{left}{right}");
        let known = || self.known.is_some_and(|words| words.is_word(&whole));
        !self.compounds.contains_key(&format!("{left}-{right}")) && (self.plain.contains(&whole) || known())
    }
}

/// Whether a sign opens what follows it at once, wherever the line ends: `(`, as Arabic lines break behind it.
fn opens(sign: char) -> bool {
    matches!(sign, '(' | '[')
}

/// Returns the halves of a word that a line end with a hyphen tears, in small letters.
fn torn(before: &str, after: &str) -> Option<(String, String)> {
    let head = before.strip_suffix(is_hyphen)?;
    let left: String = head
        .chars()
        .rev()
        .take_while(|c| c.is_alphabetic() || is_hyphen(*c))
        .collect();
    let left: String = left
        .chars()
        .rev()
        .map(|c| if is_hyphen(c) { '-' } else { c })
        .collect();
    let right: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
    (!left.is_empty() && !right.is_empty()).then(|| (left.to_lowercase(), right.to_lowercase()))
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// `coopera-`, not `2015 -`
fn ends_in_word(text: &str) -> bool {
    text.chars().rev().nth(1).is_some_and(char::is_alphanumeric)
}

/// A symbol has at most so many characters.
const LONGEST_SYMBOL: usize = 200;

/// `A/HRC/` at a line end carries on in the next line without a space.
fn ends_in_symbol(before: &str, after: &str) -> bool {
    let symbol = before.ends_with('/')
        && before
            .chars()
            .rev()
            .take(LONGEST_SYMBOL)
            .take_while(|c| !c.is_whitespace())
            .any(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    symbol && after.starts_with(|c: char| c.is_alphanumeric())
}

/// Scripts that put no space between words.
fn unspaced(c: char) -> bool {
    matches!(c as u32, 0x2e80..=0x9fff | 0xf900..=0xfaff | 0xff00..=0xffef | 0x20000..=0x3ffff | 0x0e00..=0x0eff | 0x1780..=0x17ff | 0x1000..=0x109f)
}
