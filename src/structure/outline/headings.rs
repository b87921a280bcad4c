//! Headings: which paragraph is one, and what it does to the numbers below it.
//!
//! The format may say so. Else a heading is a short line without the end of a sentence, set apart, in bold, in capitals, in
//! italics or above a paragraph that begins afresh, and not a verb's clause. A mark of a division (`II`, `A.`) leaves no
//! doubt. Numbers that begin again at 1 below a marked heading stand in its scope: `II:OP1`.

use super::annexes::capitalized;
use super::own_label::given_label;
use super::provision::Draft;
use super::{Clean, Outlined, Part, Walk};
use crate::instrument::{Kind, ProvisionIndex, Series};
use crate::lexicon::Form;
use crate::structure::label::{Label, LabelForm};
use crate::structure::labels::{division_mark, label};
use crate::structure::name::{Name, Scope, Stem};
use crate::structure::paragraph::Paragraph;

impl Walk {
    pub(super) fn is_heading(&self, clean: &Clean, label: Option<&Label>, next: Option<&Paragraph>) -> bool {
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
        // A mark on a line of its own, `II`, or the word `Annex` above leaves no doubt, however long the title below is.
        let entitled = self.under_annex(next);
        let most = if entitled || roman && division_label(&clean.paragraph).is_some() {
            60
        } else {
            30
        };
        let open = !ends_sentence(own) && words <= most;
        let question = own.ends_with('?') && words <= 30;
        if roman && (open || question) {
            return true;
        }
        let upper = is_upper(own);
        let bold = clean.paragraph.rich.all(|style| style.bold);
        let starts =
            text.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase()) && !opens_with_amount(text);
        let verb = self.whole.language.leading_phrase(text).is_some_and(|phrase| {
            let gerund = phrase.form == Form::Participle;
            matches!(self.part, Part::Preamble | Part::Operative) && !(gerund && self.awaits_title(next))
        });
        let italic = clean.paragraph.rich.all(|style| style.italic);
        let leads = next.is_some_and(starts_afresh) && !(self.is_titled_article() && next.is_some_and(lists));
        open && starts
            && !(is_caseless(own) && self.is_whole_article(next))
            && own.chars().any(char::is_alphabetic)
            && !verb
            && !in_columns(&clean.paragraph)
            && (words <= 25 || entitled || division_label(&clean.paragraph).is_some())
            && (bold || upper || italic || leads)
            && (clean.paragraph.set_apart || bold || upper)
    }

    /// Tells whether the head of an article stands above, with its title on the line: another title does not follow.
    ///
    /// ```text
    /// § 2 Begriffe
    /// Im Sinne dieses Gesetzes ist          no title
    /// 1. Fluss: fließendes Wasser,
    /// ```
    fn is_titled_article(&self) -> bool {
        let last = self.outline.provisions.last();
        let titled = |last: &Outlined| {
            let text = last.text.trim();
            last.kind == Kind::Heading && last.label.is_some() && !text.is_empty() && !text.starts_with('(')
        };
        self.article.is_some() && self.number == 0 && self.article_texts == 0 && last.is_some_and(titled)
    }

    /// Tells whether a line stands between the bare head of an article and the next head: in a script without capitals, and
    /// perhaps without full stops, it is what the article says.
    fn is_whole_article(&self, next: Option<&Paragraph>) -> bool {
        let bare = |last: &Outlined| {
            let label = label(&last.text).or_else(|| self.whole.counted_heads.as_ref()?.label(&last.text));
            last.kind == Kind::Heading
                && label.is_some_and(|label| label.form == LabelForm::Article && label.end >= last.text.len())
        };
        let before_next = next.is_none_or(|next| {
            let label = self.label_of(next);
            label.is_some_and(|label| label.form == LabelForm::Article)
        });
        before_next && self.article.is_some() && self.outline.provisions.last().is_some_and(bare)
    }

    /// Tells whether the place is that of a title, which may then begin as a preambular paragraph does: `Promoting peace`, `Meeting
    /// of States Parties`. It stands below the mark of a part, or before the next number.
    fn awaits_title(&self, next: Option<&Paragraph>) -> bool {
        let found = next.and_then(|next| label(next.rich.text()).filter(|_| next.hints.label.is_none()));
        let numbered = found.is_some_and(|label| label.form.number() == Some(self.number + 1));
        let given = next.is_some_and(|next| next.hints.label.is_some());
        let recalls = next.is_some_and(|next| {
            let text = next.rich.text();
            let phrase = self.whole.language.leading_phrase(text);
            ends_sentence(text) && phrase.is_some_and(|phrase| phrase.form == Form::Participle)
        });
        self.below_mark() && (numbered || given || recalls)
            || self.part == Part::Operative && self.number > 0 && numbered
    }

    /// Tells whether the mark of a part, `II`, stands right above.
    fn below_mark(&self) -> bool {
        let last = self.outline.provisions.last();
        let marked = self.fresh_heading.as_ref().is_some_and(|mark| !mark.is_empty());
        marked && last.is_some_and(|last| last.kind == Kind::Heading)
    }

    /// Tells whether the place is that of an annex's title: below the word `Annex` and above a numbered paragraph.
    fn under_annex(&self, next: Option<&Paragraph>) -> bool {
        let first = self.number == 0 && self.counted.is_empty();
        let below = self
            .outline
            .provisions
            .last()
            .is_some_and(|last| last.kind == Kind::Heading);
        let numbered = next.is_some_and(|next| {
            next.hints.label.is_some() || label(next.rich.text()).is_some_and(|label| !label.form.is_sub())
        });
        self.part == Part::Annex && first && below && numbered
    }

    /// Tells whether the next paragraph goes on with the numbers of the text before a heading.
    pub(super) fn continues(&self, next: Option<&Paragraph>) -> bool {
        let found = next.and_then(|next| label(next.rich.text()));
        self.number > 0 && found.is_some_and(|label| label.form.number() == Some(self.number + 1))
    }

    /// Adds a heading. `continues`: the numbers of the paragraphs go on below it.
    pub(super) fn heading(&mut self, clean: Clean, label: Option<Label>, continues: bool) {
        let within_article = self.is_within_article(&clean.paragraph) || continues && label.is_none();
        let shown = label.as_ref().map(|label| label.shown.clone());
        let single = clean.paragraph.rich.text().trim().to_owned();
        let alone = division_mark(&single).map(|mark| mark.shown);
        let name = shown.clone().or(alone).unwrap_or_default();
        self.interrupt(!name.is_empty());
        if !name.is_empty() {
            let place = ProvisionIndex(self.outline.provisions.len());
            self.part_heads.push((place, name.clone()));
        }
        // The title of a part stands below its mark.
        if !name.is_empty() || !self.below_mark() {
            self.fresh_heading = Some(name);
        }
        let summary = self
            .whole
            .language
            .summaries
            .contains(&single.to_lowercase().as_str());
        let title = capitalized(&single);
        let end = label.map_or(0, |label| label.end);
        self.push(
            clean,
            Draft {
                name: self.heading_name(),
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
        self.name_part(&single);
        if summary {
            self.restart(None, Some(&title));
        } else if self.part == Part::Report && self.in_part() {
            self.restart(None, None);
        }
        // The title of an article on a line below its number does not end it.
        let begun = self.number > 0 || self.article_texts > 0;
        if begun && !within_article || self.fresh_heading.as_deref() != Some("") {
            self.article = None;
            if self.part == Part::Law {
                self.number = 0;
            }
        }
    }

    /// A heading says that the preamble follows, where no opening formula does, and the next heading ends it.
    fn name_part(&mut self, title: &str) {
        let names = title.to_lowercase() == self.whole.language.masthead.preamble;
        match self.part {
            Part::Report if names && !title.is_empty() => self.part = Part::Preamble,
            Part::Preamble if self.titled_preamble => self.part = Part::Report,
            _ => {}
        }
        self.titled_preamble = names;
    }

    /// Tells whether a heading stands within the current article: where the format marks headings, that of the article is
    /// of a higher level, and a bold line is of none.
    fn is_within_article(&self, paragraph: &Paragraph) -> bool {
        let own = paragraph.hints.heading.unwrap_or(u8::MAX);
        self.article.is_some() && self.article_level.is_some_and(|level| level < own)
    }

    /// Interrupts the current paragraph by a heading: sub-paragraphs may still go on.
    pub(super) fn interrupt(&mut self, marked: bool) {
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

    /// Headings are counted through the whole text, without the scopes of its parts.
    pub(super) fn heading_name(&self) -> Name {
        let scope = Scope {
            names: self.act.iter().cloned().collect(),
            run: 0,
        };
        Name::on(Stem::Counted(scope, Series::Heading)).usual()
    }

    /// Begins to count afresh in a part, `II`. The numbers of the first part then have its label as a scope as well.
    pub(super) fn restart_part(&mut self, label: &str) {
        if let [(first, name), _] = self.part_heads.as_slice() {
            let outer: Vec<&String> = self.act.iter().chain(&self.annex).collect();
            let own = self.outline.provisions[first.0..].iter_mut();
            for provision in own.filter(|provision| provision.kind != Kind::Heading) {
                provision.name.enter(&outer, name);
            }
        }
        let annex = self.annex.clone();
        self.restart(annex.as_deref(), Some(label));
    }
}

/// The mark of a part on a line of its own above the part's title: `II`, then `Financial performance report`.
pub(super) fn division_label(paragraph: &Paragraph) -> Option<Label> {
    let &(title, _) = paragraph.lines.get(1)?;
    let mark = division_mark(paragraph.rich.text().get(..title)?)?;
    Some(Label { end: title, ..mark })
}

/// The marks that end a paragraph, in all scripts.
const SENTENCE_ENDS: [char; 22] = [
    '.', ';', ':', ',', '?', '!', '。', '；', '：', '，', '、', '？', '！', '؛', '،', '؟', '।', '۔', '።',
    '፤', '፡', '។',
];

/// Tells whether each line of a paragraph has cells set apart by blanks, as the rows of a table in plain text:
///
/// ```text
/// State          Share      Amount
/// Atlantis       12.5       1 000
/// ```
fn in_columns(paragraph: &Paragraph) -> bool {
    const APART: &str = "   ";
    let starts = paragraph.lines.iter().map(|&(start, _)| start);
    let text = paragraph.rich.text();
    let ends = starts.clone().skip(1).chain(std::iter::once(text.len()));
    let mut lines = starts.zip(ends).filter_map(|(start, end)| text.get(start..end));
    paragraph.lines.len() > 1 && lines.all(|line| line.trim().contains(APART))
}

/// Tells whether a text is in capitals; of a script without them, whether it is as short as titles are.
fn is_upper(text: &str) -> bool {
    const LONGEST: usize = 60;
    let cased = text.chars().any(char::is_uppercase);
    let short = || {
        let unspaced = text.chars().filter(|&c| has_no_spaces(c)).count();
        text.chars().any(char::is_alphabetic) && unspaced <= LONGEST
    };
    !text.chars().any(char::is_lowercase) && (cased || short())
}

/// Tells whether a text is in a script without capitals, where its first letter says nothing of what it is.
fn is_caseless(text: &str) -> bool {
    !text.chars().any(|c| c.is_uppercase() || c.is_lowercase())
}

/// Tells whether a letter is of a script that puts no spaces between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
fn has_no_spaces(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c as u32, 0xe00..=0xeff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x2e80..=0xa4cf | 0xf900..=0xfaff)
}

/// Tells whether a paragraph is the first of a list.
fn lists(next: &Paragraph) -> bool {
    let first = |form| {
        matches!(
            form,
            LabelForm::Number(1)
                | LabelForm::ParenNumber(1)
                | LabelForm::Letter(1, _)
                | LabelForm::SmallLetter(1)
        )
    };
    let given = next.hints.label.as_deref();
    let found = given.map_or_else(|| label(next.rich.text()), |given| given_label(given, 0));
    found.is_some_and(|label| first(label.form))
}

/// `1,250 thousand dollars`: a figure with what it counts, as tables have it; `2030 Agenda` is a title.
fn opens_with_amount(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let figure = words
        .next()
        .is_some_and(|word| word.starts_with(|c: char| c.is_numeric()));
    figure
        && words
            .next()
            .is_some_and(|word| word.starts_with(char::is_lowercase))
}

/// Tells whether a text ends as a paragraph does.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['"', '”', '’', ')', '*', ']']);
    text.ends_with(SENTENCE_ENDS) && !text.ends_with("...")
}

/// Tells whether a paragraph is one that stands under a heading: labelled, or opening in a capital.
pub(super) fn starts_afresh(next: &Paragraph) -> bool {
    let text = next.rich.text();
    next.hints.label.is_some() || label(text).is_some() || text.starts_with(char::is_uppercase)
}
