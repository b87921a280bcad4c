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
//! How a text is printed is measured before (`print`), the labels so far are a `sequence`, and `hyphens` says what becomes of one at a
//! line end.
//!
//! A picture among the lines of print ends no paragraph: it comes behind the one that it was set into, which may go on below it.
//!
//! The cost is linear: every question about the paragraph so far looks at its first few words or its last few, however
//! long it has grown.

use super::hyphens::Hyphens;
use super::label::{Label, LabelForm, is_unseen, white};
use super::labels::{division_mark, is_round_bullet, label, label_behind};
use super::lines::Line;
use super::paragraph::Paragraph;
use super::print::{INDENT, Print, SHORT, columns, margin_of, placed_apart};
use super::sequence::Sequence;
use crate::document::Holds;
use crate::lexicon::{Form, Language, Matter, Script, any, date};
use crate::text::length::has_more_words;

/// Joins the body lines from `start` to paragraphs, and separates those that a source ran together in one block.
pub(super) fn paragraphs<'a>(lines: &[Line<'a>], start: usize, language: &Language) -> Vec<Paragraph<'a>> {
    joined(lines, start, language, false)
        .into_iter()
        .flat_map(|paragraph| separated(paragraph, language))
        .collect()
}

/// Joins the lines of a list of instructions to paragraphs. A short one need not end in a stop, and the next number below it
/// begins another: `1. Delete OP3⏎2. Delete OP5`.
pub(super) fn instructions<'a>(lines: &[Line<'a>], start: usize, language: &Language) -> Vec<Paragraph<'a>> {
    joined(lines, start, language, true)
}

/// Joins the body lines from `start` to paragraphs; `listed` as a list of instructions.
fn joined<'a>(lines: &[Line<'a>], start: usize, language: &Language, listed: bool) -> Vec<Paragraph<'a>> {
    let print = Print {
        listed,
        ..Print::of(lines, start)
    };
    let words = Hyphens::of(lines, language);
    let mut paragraphs: Vec<Paragraph<'_>> = Vec::new();
    let mut previous: Option<usize> = None;
    let mut sequence = Sequence::default();
    // Pictures between the lines of a paragraph, which wait for its end.
    let mut floating: Vec<Paragraph<'_>> = Vec::new();
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
fn separated<'a>(paragraph: Paragraph<'a>, language: &Language) -> Vec<Paragraph<'a>> {
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
fn label_at_line_end(paragraph: &Paragraph<'_>) -> Option<usize> {
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
    let is_stop = |&(_, byte): &(usize, u8)| matches!(byte, b',' | b';' | b'.' | b':');
    let mut stops = text.bytes().enumerate().filter(is_stop).map(|(at, _)| at + 1);
    stops.find_map(|end| {
        let rest = text[end..].trim_start();
        let start = text.len() - rest.len();
        let numbered = label(rest).is_some_and(|label| {
            matches!(label.form, LabelForm::Number(n) if n == next)
                && language.leading_form(&rest[label.end..]).is_some()
        });
        let participle = preambular && start > end && opens_preambular(rest, language);
        (numbered || participle).then_some(start)
    })
}

/// Two lines that follow each other in the body.
struct Between<'a, 'b> {
    before: &'a Line<'b>,
    line: &'a Line<'b>,
    /// A page end or something cut out lies between.
    broken: bool,
}

/// The name of a paragraph in front of what is said of it has so many characters at most: `PP12 (b) bis:`.
const LONGEST_NAME: usize = 16;

/// A list within another is set in by so many columns at least.
pub(super) const STEP: f32 = 1.5;

impl Print {
    fn begins(
        &self,
        between: &Between<'_, '_>,
        sequence: &Sequence,
        language: &Language,
        paragraph: Option<&Paragraph<'_>>,
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
            let first =
                super::annex_words::is_annex_title(sentence, language) && label.form.number().is_some();
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

    /// Decides where neither a label nor blank space does.
    fn begins_without_gap(
        &self,
        between: &Between<'_, '_>,
        closed: bool,
        language: &Language,
        sentence: &str,
    ) -> bool {
        let Between { before, line, broken } = *between;
        let verb = language.leading_form(line.text()).is_some() && starts_upper(line.text());
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
    ended
        && (division_mark(line.text()).is_some() || super::annex_words::is_annex_title(line.text(), language))
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
    let most = if super::annex_words::opens_annex(text, language) {
        2 * LONGEST_TITLE
    } else {
        LONGEST_TITLE
    };
    !has_more_words(text, most)
        && !closes(text)
        && starts_upper(text)
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && !opens_labelled(text)
        && language.leading_form(text).is_none()
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
    matches!(rest, "," | "，" | "،") || super::annex_words::is_annex_word(text, language)
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
        || (is_begun(sentence, language) && language.leading_form(line).is_none() && label(line).is_none())
}

/// Tells whether a text is a sentence and no heading: it is long, or opens with a verb or a label.
fn is_begun(text: &str, language: &Language) -> bool {
    text.chars().nth(LONG_SENTENCE).is_some() || language.leading_form(text).is_some() || opens_labelled(text)
}

/// Tells whether the clauses of a labelled paragraph go on below a stray blank line: behind a comma, or behind the semicolon
/// of a paragraph that has others within, in small letters that are neither a verb nor the word of a definition.
fn runs_on(sentence: &str, line: &str, language: &Language) -> bool {
    let sentence = sentence.trim_end();
    let open = sentence.ends_with(',') || sentence.ends_with(';') && sentence.matches(';').nth(1).is_some();
    open && opens_labelled(sentence)
        && line.starts_with(char::is_lowercase)
        && language.leading_form(line).is_none()
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
    language.leading_form(&text[label.end..]).is_some()
}

/// Tells whether a page end cut a sentence at a comma: what follows has neither label nor verb.
fn open_at_page_end(sentence: &str, line: &str, language: &Language) -> bool {
    let begun = opens_labelled(sentence) || language.leading_form(sentence).is_some();
    begun
        && sentence.ends_with([',', '，', '،'])
        && label(line).is_none()
        && language.leading_form(line).is_none()
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
