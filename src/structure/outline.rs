//! Paragraphs → provisions: what each paragraph is, whose child, with which id.
//!
//! The text is walked once, with the part of the instrument in hand:
//!
//! ```text
//! opening formula ─▶ preamble ─▶ operative part ─▶ adoption line ─▶ annex
//! ```
//!
//! A text with an opening formula is a resolution or decision; one with articles is a treaty or a law; anything else is
//! a report. In the preamble a paragraph without a label is preambular until an operative verb (`Decides`) or the number
//! 1 comes. Numbers make operative paragraphs in a resolution, paragraphs of an article in a law, paragraphs in a
//! report and in an annex. Letters and roman numbers make sub-paragraphs; which level they belong to is decided by
//! sequence: `(i)` after `(h)` is a letter, after `(a)` a roman number.
//!
//! A number that begins again at 1 under a new heading gives its ids that heading's label as a prefix. A text that
//! cannot be classified becomes a provision with the id of the one before and `~2`, and a warning.

use std::collections::BTreeMap;

use super::flow::Paragraph;
use super::header::header;
use super::labels::{Label, LabelForm, division_mark, label};
use crate::document::{Locator, Warning};
use crate::instrument::{Cut, Header, Kind, Mark, Provision, ProvisionIndex, Reason};
use crate::lexicon::{Form, Language};

/// What the walk yields.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) provisions: Vec<Provision>,
    pub(super) cut: Vec<Cut>,
    pub(super) warnings: Vec<Warning>,
}

/// A paragraph without its footnote marks.
#[derive(Debug, Clone)]
pub(super) struct Clean {
    pub(super) paragraph: Paragraph,
    pub(super) marks: Vec<Mark>,
    /// The text with the marks still in it, for the record of what is cut.
    pub(super) printed: String,
}

/// Classifies the paragraphs of one text. `prefix` stands before every id: the number of a resolution in a file that
/// holds several.
pub(super) fn outline(
    paragraphs: Vec<Clean>,
    language: &Language,
    prefix: &str,
    resolution: bool,
) -> Outline {
    let mut walk = Walk::new(
        language,
        prefix,
        if resolution { Part::Preamble } else { Part::Report },
    );
    walk.italics = paragraphs
        .iter()
        .any(|clean| super::header::opens_italic(&clean.paragraph.rich));
    let mut rest = paragraphs.into_iter().peekable();
    while let Some(clean) = rest.next() {
        let next = rest.peek().map(|clean| clean.paragraph.clone());
        walk.take(clean, next.as_ref());
    }
    walk.outline
}

/// The part of the instrument that the walk is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Preamble,
    Operative,
    /// Behind the adoption line.
    Close,
    Report,
    Annex,
    /// Articles.
    Law,
}

struct Walk<'a> {
    language: &'a Language,
    outline: Outline,
    part: Part,
    /// The prefix of the file's text: `78/149:`.
    base: String,
    /// The prefix of the current annex: `Annex I:`.
    annex: String,
    /// The prefix of the current part: that of the annex, and of the part in which numbers began again.
    prefix: String,
    /// The counts of unnumbered paragraphs by kind, under the current prefix.
    counts: BTreeMap<&'static str, u32>,
    headings: u32,
    /// The last number under the current prefix.
    number: u32,
    /// The headings with a label since numbers last began at 1, with their labels.
    part_heads: Vec<(ProvisionIndex, String)>,
    /// The last heading's label, if no number came since.
    fresh_heading: Option<String>,
    /// The paragraph that sub-paragraphs belong to, and the open levels below it.
    parent: Option<ProvisionIndex>,
    levels: Vec<Level>,
    /// The paragraph before the last heading, with its levels, if that heading has no mark: a title may stand among the
    /// sub-paragraphs of one paragraph.
    held: Option<(ProvisionIndex, Vec<Level>)>,
    /// The current article: `4`.
    article: Option<String>,
    /// How many paragraphs without a number the current article has.
    article_texts: u32,
    /// The paragraphs of the current article have their numbers in parentheses.
    paren_paragraphs: bool,
    used: BTreeMap<String, u32>,
    /// The text has italic headers.
    italics: bool,
    /// The last paragraph was part of a table of contents.
    in_contents: bool,
}

/// An open level of sub-paragraphs.
#[derive(Debug, Clone, Copy)]
struct Level {
    series: Series,
    last: u32,
    index: ProvisionIndex,
}

/// The kinds of series that sub-paragraphs are labelled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Series {
    Letter,
    Roman,
    Capital,
    Paren,
    Number,
    Small,
    Bullet,
}

impl<'a> Walk<'a> {
    fn new(language: &'a Language, base: &str, part: Part) -> Self {
        Self {
            language,
            outline: Outline::default(),
            part,
            base: base.to_owned(),
            annex: String::new(),
            prefix: String::new(),
            counts: BTreeMap::new(),
            headings: 0,
            number: 0,
            part_heads: Vec::new(),
            fresh_heading: None,
            parent: None,
            levels: Vec::new(),
            held: None,
            article: None,
            article_texts: 0,
            paren_paragraphs: false,
            used: BTreeMap::new(),
            italics: false,
            in_contents: false,
        }
    }

    fn take(&mut self, clean: Clean, next: Option<&Paragraph>) {
        let text = clean.paragraph.rich.text().to_owned();
        if self.is_formula(&text) {
            return self.formula(&clean);
        }
        if self.is_enacting(&text) {
            self.part = Part::Law;
            return self.cut(Reason::OpeningFormula, &clean);
        }
        if self.is_adoption_line(&text) {
            self.part = Part::Close;
            return self.cut(Reason::AdoptionLine, &clean);
        }
        if self.is_contents(&text) {
            return self.cut(Reason::Contents, &clean);
        }
        if let Some(rest) = self.annex(&clean.paragraph) {
            return self.open_annex(clean, &rest);
        }
        let found = clean
            .paragraph
            .hints
            .label
            .as_deref()
            .map_or_else(|| label(&text), given_label);
        let found = found
            .or_else(|| self.raised_label(&clean))
            .or_else(|| division_label(&clean.paragraph))
            .filter(|label| self.believes(label, &text));
        if found
            .as_ref()
            .is_some_and(|label| label.end >= text.len() && label.form != LabelForm::Article)
            && clean.paragraph.hints.label.is_none()
        {
            return self.stray(&clean);
        }
        if self.is_heading(&clean, found.as_ref(), next) {
            return self.heading(clean, found);
        }
        if self.part == Part::Close {
            if !found.as_ref().is_some_and(is_numbered) {
                return self.cut(Reason::AdoptionLine, &clean);
            }
            self.part = Part::Annex;
        }
        match found {
            Some(label) if label.form == LabelForm::Article => self.open_article(clean, label),
            Some(label) if self.lists_below(&label) || self.lists_inside(&label, &text) => {
                self.sub(clean, &label);
            }
            Some(label) if label.form.number().is_some() => self.numbered(clean, &label),
            Some(label) if self.numbers_article(&label) => self.numbered(clean, &label),
            Some(label)
                if label.form.is_sub()
                    && (self.parent.is_some() || self.held.is_some() || self.article.is_some()) =>
            {
                self.sub(clean, &label);
            }
            Some(label) if label.form.is_sub() => self.unnumbered(clean, Some(label)),
            _ => self.unnumbered(clean, None),
        }
    }

    /// `The General Assembly,` on a line of its own.
    fn is_formula(&self, text: &str) -> bool {
        let Some(end) = self.language.opening_formula(text) else {
            return false;
        };
        text[end..]
            .trim_matches([',', '*', ' ', '،', '，', ':', '.'])
            .is_empty()
    }

    /// `HAVE ADOPTED THIS REGULATION:`, `Have agreed as follows:`: the articles follow.
    fn is_enacting(&self, text: &str) -> bool {
        let lower = text.trim_matches([':', ' ', ',', '*', '[', ']']).to_lowercase();
        let few = lower.split_whitespace().count() <= 8;
        few && self.part == Part::Preamble
            && self
                .language
                .enacting
                .iter()
                .any(|words| lower.starts_with(words))
    }

    /// A second formula opens a new part: `B`, with its own preamble.
    fn formula(&mut self, clean: &Clean) {
        if !self.outline.provisions.is_empty() {
            if let Some(label) = self.fresh_heading.take().filter(|label| !label.is_empty()) {
                self.restart(&format!("{label}:"));
            }
            self.part = Part::Preamble;
        }
        self.cut(Reason::OpeningFormula, clean);
    }

    /// A number that lost its stop counts only if it is the next one and a verb follows.
    fn believes(&self, label: &Label, text: &str) -> bool {
        let LabelForm::BareNumber(n) = label.form else {
            return true;
        };
        let rest = text.get(label.end..).unwrap_or_default();
        n == self.number + 1 && (self.language.leading_phrase(rest).is_some() || self.part != Part::Operative)
    }

    /// A raised number at the head of a paragraph of an article is its label: `¹ Die Eidgenossenschaft schützt`.
    fn raised_label(&self, clean: &Clean) -> Option<Label> {
        self.article.as_ref()?;
        let end = clean.paragraph.rich.leading(|style| style.superscript);
        let shown = clean.paragraph.rich.text()[..end].trim().to_owned();
        let (number, suffix) =
            shown.split_at(shown.find(|c: char| !c.is_ascii_digit()).unwrap_or(shown.len()));
        let n = number.parse().ok()?;
        (suffix.len() <= 6).then_some(Label {
            form: LabelForm::Number(n),
            shown,
            end,
        })
    }

    /// A label without a text is kept in the record, with a warning.
    fn stray(&mut self, clean: &Clean) {
        let text = clean.paragraph.rich.text();
        let message = format!("the label \"{text}\" has no text");
        self.outline.warnings.push(Warning {
            code: "label-without-text",
            message,
            locator: clean.paragraph.locator.clone(),
        });
        self.cut(Reason::Remark, clean);
    }

    fn cut(&mut self, reason: Reason, clean: &Clean) {
        let text = clean.printed.clone();
        self.outline.cut.push(Cut {
            reason,
            text,
            locator: clean.paragraph.locator.clone(),
        });
    }

    /// `58th plenary meeting`, `4 December 2023`, `[Adopted without a vote.]`, `Adopted unanimously at the 1781st meeting.`
    fn is_adoption_line(&self, text: &str) -> bool {
        if self.outline.provisions.is_empty() {
            return false;
        }
        let bare = text.trim_matches(['[', ']', ' ', '.', '*']);
        let lower = bare.to_lowercase().replace('\n', " ");
        let words = bare.split_whitespace().count();
        let counted = lower.starts_with(|c: char| c.is_ascii_digit()) && label(text).is_none();
        let meeting = lower.ends_with("meeting") && words <= 5 && counted;
        let meeting_and_date = words <= 8 && lower.contains("meeting ") && counted;
        if matches!(self.part, Part::Report | Part::Law) {
            return meeting || meeting_and_date;
        }
        let adopted = (lower.starts_with("adopted ") || lower.starts_with("adopté"))
            && words <= 60
            && label(text).is_none();
        let date = super::masthead::iso_date(bare).is_some();
        let vote = text.starts_with('[')
            && text.trim_end().ends_with(']')
            && (lower.contains("vote") || lower.contains("adopted"));
        meeting || meeting_and_date || adopted || date || vote
    }

    /// `Annex`, `Annex I`, `Annex II. Terms of reference`: returns what follows the word. A title of any length may
    /// stand on the lines below.
    fn annex(&self, paragraph: &Paragraph) -> Option<String> {
        let text = paragraph.rich.text();
        if is_annex_word(text, self.language) {
            return Some(String::new());
        }
        let first = paragraph.lines.get(1).and_then(|&(title, _)| text.get(..title));
        if let Some(first) = first.filter(|first| is_annex_title(first, self.language)) {
            let number = first.split_once(' ').map_or("", |(_, number)| number);
            return Some(number.trim().to_owned());
        }
        let lower = text.to_lowercase();
        let word = self
            .language
            .annexes
            .iter()
            .find(|word| lower.starts_with(**word))?;
        let rest = text.get(word.len()..)?.trim();
        let short = text.split_whitespace().count() <= 12 && !text.ends_with([',', ';']);
        let head = rest.split([' ', '.', ':', '*']).next().unwrap_or_default();
        let numbered = head.is_empty()
            || head.len() <= 4 && head.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        (short && numbered && text.starts_with(char::is_uppercase)).then(|| rest.to_owned())
    }

    /// A table of contents: its title, its column heads, and its lines with page numbers.
    fn is_contents(&mut self, text: &str) -> bool {
        let lower = text.trim().to_lowercase();
        let title = self.language.contents.contains(&lower.as_str());
        let column = self.in_contents && super::contents::is_column_head(&lower);
        self.in_contents = title || column || is_page_of_contents(text);
        self.in_contents
    }

    fn open_annex(&mut self, clean: Clean, rest: &str) {
        let word: String = clean
            .paragraph
            .rich
            .text()
            .split_whitespace()
            .next()
            .unwrap_or("Annex")
            .to_owned();
        let word = capitalized(word.trim_end_matches(['*', ':', '.']));
        let number = rest
            .split([' ', '.', ':', '*'])
            .next()
            .unwrap_or_default()
            .to_owned();
        let name = if number.is_empty() {
            word
        } else {
            format!("{word} {number}")
        };
        self.heading(clean, None);
        self.annex = format!("{name}:");
        self.restart(&self.annex.clone());
        self.part = Part::Annex;
    }

    /// Begins to count afresh in a part, `II:`. The numbers of the first part then carry its label as well.
    fn restart_part(&mut self, label: &str) {
        if let [(first, name), _] = self.part_heads.as_slice() {
            let head = format!("{}{}", self.base, self.annex);
            let own = self.outline.provisions[first.0..].iter_mut();
            for provision in own.filter(|provision| provision.kind != Kind::Heading) {
                if let Some(rest) = provision.id.strip_prefix(&head) {
                    provision.id = format!("{head}{name}:{rest}");
                }
            }
        }
        let prefix = format!("{}{label}:", self.annex);
        self.restart(&prefix);
    }

    /// Begins to count afresh under a prefix.
    fn restart(&mut self, prefix: &str) {
        prefix.clone_into(&mut self.prefix);
        self.part_heads.clear();
        self.counts.clear();
        self.number = 0;
        self.article = None;
        self.close();
    }

    /// Ends the current paragraph: nothing belongs to it any more.
    fn close(&mut self) {
        self.parent = None;
        self.levels.clear();
        self.held = None;
    }

    /// Interrupts the current paragraph by a heading: sub-paragraphs may still go on.
    fn interrupt(&mut self, marked: bool) {
        let levels = std::mem::take(&mut self.levels);
        let announces = |parent: &ProvisionIndex| {
            !levels.is_empty() || self.outline.provisions[parent.0].text.ends_with(':')
        };
        let held = self
            .parent
            .take()
            .filter(announces)
            .map(|parent| (parent, levels.clone()));
        self.held = held.or(self.held.take()).filter(|_| !marked);
    }

    fn is_heading(&self, clean: &Clean, label: Option<&Label>, next: Option<&Paragraph>) -> bool {
        let text = clean.paragraph.rich.text();
        if label.is_some_and(|label| label.form == LabelForm::Article || label.form.is_sub()) {
            return false;
        }
        let own = label.map_or(text, |label| text.get(label.end..).unwrap_or(text));
        let roman = label.is_some_and(|label| {
            matches!(
                label.form,
                LabelForm::CapitalRoman(_) | LabelForm::CapitalLetter(_)
            )
        });
        if clean.paragraph.hints.heading.is_some() {
            return label.is_none_or(|label| label.form.number().is_none()) || !ends_sentence(own);
        }
        if label.is_some() && !roman || text.is_empty() {
            return false;
        }
        let words = own.split_whitespace().count();
        // A mark on a line of its own, `II`, leaves no doubt, however long the title below it is.
        let most = if roman && division_label(&clean.paragraph).is_some() {
            60
        } else {
            30
        };
        let open = !ends_sentence(own) && words <= most;
        let question = own.ends_with('?') && words <= 30;
        if roman && (open || question) {
            return true;
        }
        let upper = own.chars().any(char::is_alphabetic) && !own.chars().any(char::is_lowercase);
        let bold = clean.paragraph.rich.all(|style| style.bold);
        let starts = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || unspaced_title(c));
        let verb = self.language.leading_phrase(text).is_some()
            && matches!(self.part, Part::Preamble | Part::Operative);
        let italic = clean.paragraph.rich.all(|style| style.italic);
        let leads = next.is_some_and(starts_afresh);
        open && starts
            && own.chars().any(char::is_alphabetic)
            && !verb
            && (words <= 25 || division_label(&clean.paragraph).is_some())
            && (bold || upper || italic || leads)
            && (clean.paragraph.set_apart || bold || upper)
    }

    fn heading(&mut self, clean: Clean, label: Option<Label>) {
        self.headings += 1;
        let id = format!("{}H{}", self.base, self.headings);
        let shown = label.as_ref().map(|label| label.shown.clone());
        let single = clean.paragraph.rich.text().trim();
        let alone = division_mark(single).map(|mark| mark.shown);
        let name = shown.clone().or(alone).unwrap_or_default();
        self.interrupt(!name.is_empty());
        if !name.is_empty() {
            let place = ProvisionIndex(self.outline.provisions.len());
            self.part_heads.push((place, name.clone()));
        }
        self.fresh_heading = Some(name);
        let summary = self.language.summaries.contains(&single.to_lowercase().as_str());
        let title = capitalized(single);
        let end = label.map_or(0, |label| label.end);
        self.push(
            clean,
            Draft {
                id,
                kind: Kind::Heading,
                shown,
                end,
                header: None,
                parent: None,
            },
        );
        if self.part == Part::Close {
            self.part = Part::Annex;
        }
        if summary {
            self.restart(&format!("{title}:"));
        } else if self.part == Part::Report && self.prefix.ends_with(':') {
            self.restart("");
        }
        // The title of an article on a line below its number does not end it.
        let begun = self.number > 0 || self.article_texts > 0;
        if begun || self.fresh_heading.as_deref() != Some("") {
            self.article = None;
        }
    }

    /// `Article 4`, with or without a title. A line of its own is a heading; text behind the label is the article.
    fn open_article(&mut self, clean: Clean, label: Label) {
        self.close();
        self.part = Part::Law;
        self.number = 0;
        self.article = Some(label.number());
        self.article_texts = 0;
        self.paren_paragraphs = false;
        self.fresh_heading = None;
        let rest = clean.paragraph.rich.text()[label.end..].trim().to_owned();
        let bracketed = rest.starts_with('[') && rest.ends_with(']');
        let title = clean.paragraph.hints.heading.is_some() || !ends_sentence(&rest) || bracketed;
        if rest.is_empty() || title {
            self.headings += 1;
            let id = format!("{}H{}", self.base, self.headings);
            let (shown, end) = if rest.is_empty() {
                (None, 0)
            } else {
                (Some(label.shown), label.end)
            };
            self.push(
                clean,
                Draft {
                    id,
                    kind: Kind::Heading,
                    shown,
                    end,
                    header: None,
                    parent: None,
                },
            );
            return;
        }
        let id = self.article_id("");
        self.article_texts = 1;
        let shown = Some(label.shown);
        let index = self.push(
            clean,
            Draft {
                id,
                kind: Kind::Article,
                shown,
                end: label.end,
                header: None,
                parent: None,
            },
        );
        self.parent = Some(index);
    }

    /// `(1)` in an article is the number of a paragraph: the first, or the next of such.
    fn numbers_article(&self, label: &Label) -> bool {
        let LabelForm::ParenNumber(n) = label.form else {
            return false;
        };
        let next = self.paren_paragraphs && (n == self.number + 1 || n == self.number);
        self.article.is_some() && (self.levels.is_empty() || next)
    }

    /// In an article whose paragraphs are `(1)`, `(2)`, a list `1.`, `2.` belongs to one of them.
    fn lists_below(&self, label: &Label) -> bool {
        self.article.is_some()
            && self.paren_paragraphs
            && self.parent.is_some()
            && matches!(label.form, LabelForm::Number(_))
    }

    /// Numbers that begin again behind a colon list what the paragraph announces: `11. Approves the following provisional
    /// agenda:`, then `1. Opening of the Congress.` The list goes on until the number after the paragraph's own comes.
    fn lists_inside(&self, label: &Label, text: &str) -> bool {
        let LabelForm::Number(n) = label.form else {
            return false;
        };
        let dotted = label.shown.contains('.');
        if dotted || self.article.is_some() || self.parent.is_none() || self.number == 0 {
            return false;
        }
        let open = self
            .levels
            .iter()
            .rev()
            .find(|level| level.series == Series::Number);
        if let Some(level) = open.filter(|level| level.last + 1 == n) {
            let verb = self.language.leading_phrase(&text[label.end..]).is_some();
            return self.outline.provisions[level.index.0].label.is_some() && !(n == self.number + 1 && verb);
        }
        let announced = self
            .outline
            .provisions
            .last()
            .is_some_and(|last| last.text.ends_with(':'));
        n == 1 && announced
    }

    fn article_id(&self, tail: &str) -> String {
        format!(
            "{}{}Art{}{tail}",
            self.base,
            self.prefix,
            self.article.as_deref().unwrap_or_default()
        )
    }

    fn numbered(&mut self, clean: Clean, label: &Label) {
        let value = match label.form {
            LabelForm::ParenNumber(n) => n,
            form => form.number().unwrap_or_default(),
        };
        self.close();
        self.paren_paragraphs |= matches!(label.form, LabelForm::ParenNumber(_));
        if self.part == Part::Preamble {
            self.part = Part::Operative;
        }
        let shown = label.shown.clone();
        let id_label = shown.trim_matches(['(', ')']).replace(' ', "");
        let counted = self.number >= 1 || self.counts.contains_key("P");
        if value == 1 && counted && self.article.is_none() {
            match self.fresh_heading.clone() {
                Some(heading) if !heading.is_empty() => self.restart_part(&heading),
                _ => {}
            }
        }
        let (id, kind) = match self.part {
            Part::Operative | Part::Preamble => (
                format!("{}{}OP{id_label}", self.base, self.prefix),
                Kind::Operative,
            ),
            Part::Law if self.article.is_some() => (self.article_id(&format!(".{id_label}")), Kind::Article),
            _ => (
                format!("{}{}P{id_label}", self.base, self.prefix),
                Kind::Paragraph,
            ),
        };
        self.number = value;
        self.fresh_heading = None;
        let header = (kind == Kind::Operative)
            .then(|| self.header_of(&clean, label.end))
            .flatten();
        let end = if clean.paragraph.hints.label.is_some() {
            0
        } else {
            label.end
        };
        let index = self.push(
            clean,
            Draft {
                id,
                kind,
                shown: Some(shown),
                end,
                header,
                parent: None,
            },
        );
        self.parent = Some(index);
    }

    fn header_of(&self, clean: &Clean, from: usize) -> Option<Header> {
        let rich = &clean.paragraph.rich;
        let from = if clean.paragraph.hints.label.is_some() {
            0
        } else {
            from
        };
        header(&rich.slice(from..rich.text().len()).trimmed(), self.language)
    }

    /// A paragraph without number or letter.
    fn unnumbered(&mut self, clean: Clean, label: Option<Label>) {
        let text = clean.paragraph.rich.text().to_owned();
        let phrase = self.language.leading_phrase(&text);
        let inline = self.language.opening_formula(&text).is_some();
        if self.part == Part::Operative
            && phrase
                .as_ref()
                .is_some_and(|phrase| phrase.form == Form::Participle)
        {
            self.open_part();
        }
        if self.part == Part::Preamble {
            let operative = inline || phrase.as_ref().is_some_and(|phrase| phrase.form == Form::Present);
            if operative {
                self.part = Part::Operative;
            } else {
                return self.preambular(clean);
            }
        }
        match self.part {
            Part::Operative if self.number == 0 => self.counted_operative(clean),
            Part::Operative
                if phrase.is_some_and(|phrase| phrase.form == Form::Present)
                    && self.counts.contains_key("OP") =>
            {
                self.counted_operative(clean);
            }
            Part::Law if self.article.is_some() => self.of_article(clean),
            Part::Report | Part::Annex | Part::Law if self.number == 0 => self.counted_paragraph(clean),
            _ => self.unclassified(clean, label),
        }
    }

    /// A participle under the heading of a part, `II`, opens a preamble of its own.
    fn open_part(&mut self) {
        let label = self.fresh_heading.take().filter(|label| !label.is_empty());
        if let Some(label) = label {
            self.restart_part(&label);
            self.part = Part::Preamble;
        }
    }

    fn preambular(&mut self, clean: Clean) {
        let header = self.header_of(&clean, 0);
        self.push_counted(clean, "PP", Kind::Preambular, header);
    }

    fn counted_operative(&mut self, clean: Clean) {
        let header = self.header_of(&clean, 0);
        self.push_counted(clean, "OP", Kind::Operative, header);
    }

    fn counted_paragraph(&mut self, clean: Clean) {
        self.push_counted(clean, "P", Kind::Paragraph, None);
    }

    /// Adds a paragraph without a number, which is counted, and to which sub-paragraphs may belong.
    fn push_counted(&mut self, clean: Clean, prefix: &'static str, kind: Kind, header: Option<Header>) {
        self.close();
        let id = self.counted(prefix);
        let draft = Draft {
            id,
            kind,
            shown: None,
            end: 0,
            header,
            parent: None,
        };
        let index = self.push(clean, draft);
        self.parent = Some(index);
    }

    /// A paragraph of an article without a number: `Art7`, then `Art7.2`; behind numbered ones it stays unclassified.
    fn of_article(&mut self, clean: Clean) {
        if self.number > 0 {
            return self.unclassified(clean, None);
        }
        self.close();
        self.article_texts += 1;
        let id = match self.article_texts {
            1 => self.article_id(""),
            count => self.article_id(&format!(".{count}")),
        };
        let index = self.push(
            clean,
            Draft {
                id,
                kind: Kind::Article,
                shown: None,
                end: 0,
                header: None,
                parent: None,
            },
        );
        self.parent = Some(index);
    }

    /// A paragraph that no rule of drafting explains: it is kept beside the one before.
    fn unclassified(&mut self, clean: Clean, label: Option<Label>) {
        let locator = clean.paragraph.locator.clone();
        let before = self
            .outline
            .provisions
            .iter()
            .rev()
            .find(|provision| provision.kind != Kind::Heading);
        let (stem, kind) = before.map_or(("P1", Kind::Paragraph), |before| {
            let stem = before.id.split('~').next().unwrap_or(&before.id);
            (stem, before.kind)
        });
        let stem = stem.to_owned();
        let parent = before.and_then(|before| before.parent);
        self.warn_unclassified(&clean, &stem, locator);
        let end = label.as_ref().map_or(0, |label| label.end);
        let shown = label.map(|label| label.shown);
        let end = if shown.is_some() { end } else { 0 };
        self.push(
            clean,
            Draft {
                id: stem,
                kind,
                shown,
                end,
                header: None,
                parent,
            },
        );
    }

    fn warn_unclassified(&mut self, clean: &Clean, stem: &str, locator: Locator) {
        let words: Vec<&str> = clean.paragraph.rich.text().split_whitespace().take(6).collect();
        let message = format!(
            "a paragraph without a number or letter stands after {stem}: \"{}…\"",
            words.join(" ")
        );
        self.outline.warnings.push(Warning {
            code: "unclassified",
            message,
            locator,
        });
    }

    fn counted(&mut self, kind: &'static str) -> String {
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        format!("{}{}{kind}{count}", self.base, self.prefix)
    }

    fn sub(&mut self, clean: Clean, label: &Label) {
        if let Some((parent, levels)) = self.held.take().filter(|_| self.parent.is_none()) {
            self.parent = Some(parent);
            self.levels = levels;
        }
        let label = &self.corrected(label, &clean.paragraph.locator);
        let (series, value) = self.place(label.form);
        while self.levels.last().is_some_and(|level| level.series != series)
            && self.levels.iter().any(|level| level.series == series)
        {
            self.levels.pop();
        }
        let same_level = self.levels.last().is_some_and(|level| level.series == series);
        let above = if same_level {
            self.levels.len().checked_sub(2).map(|at| self.levels[at].index)
        } else {
            self.levels.last().map(|level| level.index)
        };
        let parent = above.or(self.parent);
        let stem = match parent {
            Some(parent) => self.outline.provisions[parent.0].id.clone(),
            None => self.article_id(""),
        };
        let shown = if series == Series::Bullet {
            String::new()
        } else {
            label.shown.clone()
        };
        let mark = match series {
            Series::Bullet => format!("({value})"),
            _ => format!(
                "({})",
                label
                    .shown
                    .trim_matches(['(', ')', '（', '）', '.', ' ', '“', '"', '«'])
            ),
        };
        let id = format!("{stem}{mark}");
        let header = self.sub_header(&clean, label);
        let end = if clean.paragraph.hints.label.is_some() {
            0
        } else {
            label.end
        };
        let shown = if shown.is_empty() {
            label.shown.clone()
        } else {
            shown
        };
        let index = self.push(
            clean,
            Draft {
                id,
                kind: Kind::Subparagraph,
                shown: Some(shown),
                end,
                header,
                parent,
            },
        );
        if same_level {
            self.levels.pop();
        }
        self.levels.push(Level {
            series,
            last: value,
            index,
        });
    }

    /// A number among letters, as `(5)` between `(a)` and `(c)`, is the next letter misread.
    fn corrected(&mut self, label: &Label, locator: &Locator) -> Label {
        let LabelForm::ParenNumber(n) = label.form else {
            return label.clone();
        };
        let numbers_open = self.levels.iter().any(|level| level.series == Series::Paren);
        let letters = self
            .levels
            .last()
            .filter(|level| level.series == Series::Letter && n != 1 && !numbers_open);
        let Some(next) = letters
            .and_then(|level| char::from_u32('a' as u32 + level.last))
            .filter(char::is_ascii_lowercase)
        else {
            return label.clone();
        };
        let shown = format!("({next})");
        let message = format!("the label {} between letters is read as {shown}", label.shown);
        self.outline.warnings.push(Warning {
            code: "label-misread",
            message,
            locator: locator.clone(),
        });
        Label {
            form: LabelForm::Letter(next as u32 - 'a' as u32 + 1, None),
            shown,
            end: label.end,
        }
    }

    /// A sub-paragraph has a header where its first words are italic.
    fn sub_header(&self, clean: &Clean, label: &Label) -> Option<Header> {
        if !self.italics {
            return None;
        }
        let rich = &clean.paragraph.rich;
        let from = if clean.paragraph.hints.label.is_some() {
            0
        } else {
            label.end
        };
        let own = rich
            .slice(from.min(rich.text().len())..rich.text().len())
            .trimmed();
        super::header::italic_header(&own, self.language)
    }

    /// Says which series a label belongs to: by sequence where its form allows two.
    fn place(&self, form: LabelForm) -> (Series, u32) {
        let open = |series: Series| {
            self.levels
                .iter()
                .rev()
                .find(|level| level.series == series)
                .map(|level| level.last)
        };
        match form {
            LabelForm::Letter(n, Some(value)) => {
                let next_roman = open(Series::Roman).is_some_and(|last| value == last + 1);
                let next_letter = open(Series::Letter).is_some_and(|last| n == last + 1);
                let first_roman = value == 1 && !next_letter;
                if next_roman && !next_letter || first_roman {
                    (Series::Roman, value)
                } else {
                    (Series::Letter, n)
                }
            }
            LabelForm::Letter(n, None) => (Series::Letter, n),
            LabelForm::Roman(n) => (Series::Roman, n),
            LabelForm::Capital(n) => (Series::Capital, n),
            LabelForm::ParenNumber(n) => (Series::Paren, n),
            LabelForm::SmallLetter(n) => (Series::Small, n),
            LabelForm::Number(n) => (Series::Number, n),
            _ => {
                let count = self
                    .levels
                    .last()
                    .filter(|level| level.series == Series::Bullet)
                    .map_or(1, |level| level.last + 1);
                (Series::Bullet, count)
            }
        }
    }

    fn push(&mut self, clean: Clean, draft: Draft) -> ProvisionIndex {
        let (text, marks) = own_text(&clean, draft.end);
        let id = self.unique(draft.id, &clean.paragraph.locator, draft.kind);
        let index = ProvisionIndex(self.outline.provisions.len());
        self.outline.provisions.push(Provision {
            id,
            kind: draft.kind,
            label: draft.shown,
            parent: draft.parent,
            header: draft.header,
            text,
            marks,
            locator: clean.paragraph.locator,
        });
        index
    }

    /// A second `OP5` becomes `OP5~2`.
    fn unique(&mut self, id: String, locator: &Locator, kind: Kind) -> String {
        let count = self.used.entry(id.clone()).or_default();
        *count += 1;
        if *count == 1 {
            return id;
        }
        let unique = format!("{id}~{count}");
        let told = self
            .outline
            .warnings
            .last()
            .is_some_and(|last| last.code == "unclassified" && last.locator == *locator);
        if !told && kind != Kind::Heading {
            let message = format!("the number of {id} occurs again; the second is called {unique}");
            self.outline.warnings.push(Warning {
                code: "duplicate-id",
                message,
                locator: locator.clone(),
            });
        }
        unique
    }
}

/// Only a text that follows has numbers and articles; the record of a vote has none.
fn is_numbered(label: &Label) -> bool {
    matches!(label.form, LabelForm::Number(_) | LabelForm::Article)
}

/// The mark of a part on a line of its own above the part's title: `II`, then `Financial performance report`.
fn division_label(paragraph: &Paragraph) -> Option<Label> {
    let &(title, _) = paragraph.lines.get(1)?;
    let mark = division_mark(paragraph.rich.text().get(..title)?)?;
    Some(Label { end: title, ..mark })
}

/// Tells whether a line is the word `Annex` with or without a number, and nothing else.
pub(super) fn is_annex_title(text: &str, language: &Language) -> bool {
    let bare = text.trim_matches(['*', ' ', '.', ':']);
    let (word, number) = bare.split_once(' ').unwrap_or((bare, "I"));
    let numbered = (1..=4).contains(&number.len())
        && number
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    numbered && bare.starts_with(char::is_uppercase) && is_annex_word(word, language)
}

/// Tells whether a text opens with the word `Annex`, in a capital.
pub(super) fn opens_annex(text: &str, language: &Language) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    word.starts_with(char::is_uppercase) && is_annex_word(word, language)
}

/// Tells whether a text is the word `Annex` and nothing else.
pub(super) fn is_annex_word(text: &str, language: &Language) -> bool {
    let lower = text.trim_matches(['*', ' ', '.', ':']).to_lowercase();
    language.annexes.contains(&lower.as_str())
}

/// A provision before its text is cut from the paragraph.
struct Draft {
    id: String,
    kind: Kind,
    shown: Option<String>,
    /// Where its own text begins, behind the label, in bytes.
    end: usize,
    header: Option<Header>,
    parent: Option<ProvisionIndex>,
}

/// Returns the text behind the label, with white space made even, and the marks at their places in it.
fn own_text(clean: &Clean, end: usize) -> (String, Vec<Mark>) {
    let text = clean.paragraph.rich.text();
    let start = text[..end.min(text.len())].chars().count();
    let mut own = String::with_capacity(text.len());
    let mut length = 0;
    let mut marks = clean.marks.iter().peekable();
    let mut placed = Vec::new();
    let mut blank = None;
    for (at, c) in text.chars().enumerate().skip(start) {
        while let Some(mark) = marks.next_if(|mark| mark.offset <= at) {
            placed.push(Mark {
                marker: mark.marker.clone(),
                offset: length,
            });
        }
        if c == '\u{200e}' || c == '\u{feff}' {
            continue;
        }
        if c.is_whitespace() {
            blank = if blank.is_none() && length > 0 {
                Some(if c == '\u{a0}' || c == '\u{202f}' { c } else { ' ' })
            } else if length > 0 {
                Some(' ')
            } else {
                None
            };
            continue;
        }
        if let Some(space) = blank.take() {
            own.push(space);
            length += 1;
        }
        own.push(c);
        length += 1;
    }
    placed.extend(marks.map(|mark| Mark {
        marker: mark.marker.clone(),
        offset: length,
    }));
    (own, placed)
}

/// Reads the label that a format computed.
fn given_label(text: &str) -> Option<Label> {
    let padded = format!("{text} ");
    label(&padded).map(|label| Label { end: 0, ..label })
}

/// Tells whether a text ends as a paragraph does.
fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['"', '”', '’', ')', '*', ']']);
    text.ends_with(['.', ';', ':', ',', '?', '!', '。', '；', '：']) && !text.ends_with("...")
}

/// Tells whether a paragraph is one that stands under a heading: labelled, or opening in a capital.
fn starts_afresh(next: &Paragraph) -> bool {
    let text = next.rich.text();
    next.hints.label.is_some() || label(text).is_some() || text.starts_with(char::is_uppercase)
}

/// Chinese and Japanese titles have no capitals.
fn unspaced_title(c: char) -> bool {
    matches!(c as u32, 0x3400..=0x9fff)
}

/// `I. Introduction ........ 3`: leaders, or a page number behind a tab.
fn is_page_of_contents(text: &str) -> bool {
    let trimmed = text.trim_end();
    let digits = trimmed.len() - trimmed.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let before = trimmed[..trimmed.len() - digits]
        .trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_digit() || c == '-' || c == '–');
    let leaders = before.ends_with("....") || before.ends_with(". . .") || before.ends_with("……");
    let tabbed = digits <= 3
        && trimmed[..trimmed.len() - digits].ends_with('\t')
        && before.chars().filter(|c| c.is_alphabetic()).count() > 3;
    digits > 0 && (leaders || tabbed)
}

fn capitalized(text: &str) -> String {
    let lower = text.to_lowercase();
    let mut characters = lower.chars();
    characters
        .next()
        .map(|c| c.to_uppercase().collect::<String>() + characters.as_str())
        .unwrap_or_default()
}

/// The text of a paragraph is needed as it is by the tests of this file.
#[cfg(test)]
fn clean_of(text: &str) -> Clean {
    let mut rich = super::rich::Rich::default();
    rich.push_str(text, crate::document::Style::default());
    let paragraph = Paragraph {
        rich,
        hints: crate::document::Hints::default(),
        locator: Locator::default(),
        lines: Vec::new(),
        set_apart: true,
    };
    Clean {
        paragraph,
        marks: Vec::new(),
        printed: text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::ENGLISH;

    fn ids(paragraphs: &[&str], resolution: bool) -> String {
        let clean = paragraphs.iter().map(|text| clean_of(text)).collect();
        let outline = outline(clean, &ENGLISH, "", resolution);
        outline
            .provisions
            .iter()
            .map(|provision| provision.id.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn preambular_paragraphs_are_counted_and_operative_ones_numbered() {
        let text = [
            "Recalling its resolution,",
            "Noting the report,",
            "1. Urges States;",
            "2. Decides to return to it.",
        ];
        assert_eq!(ids(&text, true), "PP1 PP2 OP1 OP2");
    }

    #[test]
    fn unnumbered_operative_paragraphs_count_from_one() {
        assert_eq!(
            ids(
                &[
                    "Recalling its resolution,",
                    "Decides:",
                    "(a) To meet;",
                    "(b) To report."
                ],
                true
            ),
            "PP1 OP1 OP1(a) OP1(b)"
        );
    }

    #[test]
    fn letter_after_h_is_i_and_roman_after_a_letter_is_one() {
        let letters: Vec<String> = ('a'..='j').map(|c| format!("({c}) To act;")).collect();
        let mut text = vec!["1. Requests States:"];
        text.extend(letters.iter().map(String::as_str));
        assert!(ids(&text, true).ends_with("OP1(h) OP1(i) OP1(j)"));
        let nested = [
            "1. Requests States:",
            "(a) To act:",
            "(i) Now;",
            "(ii) Later;",
            "(b) To report.",
        ];
        assert_eq!(ids(&nested, true), "OP1 OP1(a) OP1(a)(i) OP1(a)(ii) OP1(b)");
    }

    #[test]
    fn numbering_that_restarts_in_an_annex_has_its_prefix() {
        let text = [
            "Recalling its resolution,",
            "1. Adopts the plan.",
            "Annex",
            "1. The plan has two parts.",
            "2. The first is short.",
        ];
        assert_eq!(ids(&text, true), "PP1 OP1 H1 Annex:P1 Annex:P2");
    }

    #[test]
    fn articles_hold_their_paragraphs() {
        let text = [
            "Article 1",
            "1. Everyone has rights.",
            "2. No one loses them:",
            "(a) Ever;",
            "Article 2",
            "This ends it.",
        ];
        assert_eq!(ids(&text, false), "H1 Art1.1 Art1.2 Art1.2(a) H2 Art2");
    }

    #[test]
    fn a_second_number_is_kept_apart_with_a_warning() {
        assert_eq!(
            ids(&["1. Urges States;", "1. Urges them again;"], true),
            "OP1 OP1~2"
        );
    }

    #[test]
    fn adoption_lines_are_no_paragraphs() {
        let text = [
            "Recalling it,",
            "1. Decides so.",
            "58th plenary meeting",
            "4 December 2023",
        ];
        assert_eq!(ids(&text, true), "PP1 OP1");
    }
}
