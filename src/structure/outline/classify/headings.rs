//! Headings: which paragraph is one, and what it says of the parts below it.
//!
//! The format may say so. Else a heading is a short line without the end of a sentence, set apart, in bold, in capitals, in
//! italics or above a paragraph that begins afresh, and not a verb's clause. A mark of a division (`II`, `A.`) leaves no
//! doubt.

use super::Question;
use super::annexes::capitalized;
use super::labels::division_label;
use super::sentence::ends_sentence;
use crate::instrument::{Kind, ProvisionIndex};
use crate::lexicon::Form;
use crate::structure::label::{Label, LabelForm};
use crate::structure::labels::{division_mark, label};
use crate::structure::outline::Outlined;
use crate::structure::outline::class::Heading;
use crate::structure::outline::own_label::given_label;
use crate::structure::outline::state::Part;
use crate::structure::paragraph::Paragraph;

impl Question<'_> {
    /// Tells whether a paragraph with this label, or without one, is a heading.
    pub(super) fn is_heading(self, label: Option<&Label>) -> bool {
        let (text, next) = (self.text(), self.next());
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
        if self.paragraph().hints.heading.is_some() {
            return label.is_none_or(|label| label.form.number().is_none()) || !ends_sentence(own);
        }
        if label.is_some() && !roman || text.is_empty() {
            return false;
        }
        let words = own.split_whitespace().count();
        // A mark on a line of its own, `II`, or the word `Annex` above leaves no doubt, however long the title below is.
        let entitled = self.under_annex();
        let most = if entitled || roman && division_label(self.paragraph()).is_some() {
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
        let bold = self.paragraph().rich.all(|style| style.bold);
        let starts =
            text.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase()) && !opens_with_amount(text);
        let italic = self.paragraph().rich.all(|style| style.italic);
        let leads =
            || next.is_some_and(starts_afresh) && !(self.is_titled_article() && next.is_some_and(lists));
        open && starts
            && !(is_caseless(own) && self.is_whole_article())
            && own.chars().any(char::is_alphabetic)
            && !self.is_clause()
            && !in_columns(self.paragraph())
            && (words <= 25 || entitled || division_label(self.paragraph()).is_some())
            && (bold || upper || italic || leads())
            && (self.paragraph().set_apart || bold || upper)
    }

    /// Tells whether a resolution goes on with a clause of its own here, and no title in the shape of one is awaited.
    fn is_clause(self) -> bool {
        if !matches!(self.part(), Part::Preamble | Part::Operative) {
            return false;
        }
        let form = self.language().leading_form(self.text());
        form.is_some_and(|form| !(form == Form::Participle && self.awaits_title()))
    }

    /// Tells whether the head of an article stands above, with its title on the line: another title does not follow.
    ///
    /// ```text
    /// § 2 Begriffe
    /// Im Sinne dieses Gesetzes ist          no title
    /// 1. Fluss: fließendes Wasser,
    /// ```
    fn is_titled_article(self) -> bool {
        let titled = |last: &Outlined| {
            let text = last.text.trim();
            last.kind == Kind::Heading && last.label.is_some() && !text.is_empty() && !text.starts_with('(')
        };
        let article = self.state.article.as_ref();
        let fresh = article.is_some_and(|article| article.texts == 0) && self.state.numbers.last == 0;
        fresh && self.state.last().is_some_and(titled)
    }

    /// Tells whether a line stands between the bare head of an article and the next head: in a script without capitals, and
    /// perhaps without full stops, it is what the article says.
    fn is_whole_article(self) -> bool {
        let bare = |last: &Outlined| {
            let heads = self.whole.counted_heads.as_ref();
            let label = label(&last.text).or_else(|| heads?.label(&last.text));
            last.kind == Kind::Heading
                && label.is_some_and(|label| label.form == LabelForm::Article && label.end >= last.text.len())
        };
        let before_next = self.next().is_none_or(|next| {
            let label = self.label_of(next);
            label.is_some_and(|label| label.form == LabelForm::Article)
        });
        before_next && self.state.article.is_some() && self.state.last().is_some_and(bare)
    }

    /// Tells whether the place is that of a title, which may then begin as a preambular paragraph does: `Promoting peace`, `Meeting
    /// of States Parties`. It stands below the mark of a part, or before the next number.
    fn awaits_title(self) -> bool {
        let (next, last) = (self.next(), self.state.numbers.last);
        let found = next.and_then(|next| label(next.rich.text()).filter(|_| next.hints.label.is_none()));
        let numbered = found.is_some_and(|label| label.form.number() == Some(last + 1));
        let given = next.is_some_and(|next| next.hints.label.is_some());
        let recalls = || {
            next.is_some_and(|next| {
                let text = next.rich.text();
                ends_sentence(text) && self.language().leading_form(text) == Some(Form::Participle)
            })
        };
        self.state.is_below_mark() && (numbered || given || recalls())
            || self.part() == Part::Operative && last > 0 && numbered
    }

    /// Tells whether the place is that of an annex's title: below the word `Annex` and above a numbered paragraph.
    fn under_annex(self) -> bool {
        let numbers = &self.state.numbers;
        let first = numbers.last == 0 && numbers.counted.is_empty();
        let numbered = || {
            self.next().is_some_and(|next| {
                let label = label(next.rich.text());
                next.hints.label.is_some() || label.is_some_and(|label| !label.form.is_sub())
            })
        };
        self.part() == Part::Annex && first && self.state.is_below_heading() && numbered()
    }

    /// Tells whether the next paragraph goes on with the numbers of the text before a heading.
    pub(super) fn continues(self) -> bool {
        let last = self.state.numbers.last;
        let found = || self.next().and_then(|next| label(next.rich.text()));
        last > 0 && found().is_some_and(|label| label.form.number() == Some(last + 1))
    }

    /// What the heading is. `continues`: the numbers of the paragraphs go on below it.
    pub(super) fn heading(self, label: Option<Label>, continues: bool) -> Heading {
        let title = self.text().trim();
        let lower = title.to_lowercase();
        let alone = || division_mark(title).map(|mark| mark.shown);
        let shown = label.as_ref().map(|label| label.shown.clone());
        let names_preamble = !title.is_empty() && lower == self.language().masthead.preamble;
        let summary = self.language().summaries.contains(&lower.as_str());
        Heading {
            mark: shown.or_else(alone).filter(|mark| !mark.is_empty()),
            part: self.part_below(names_preamble),
            within: self.is_within_article() || continues && label.is_none(),
            holds: self.has_items(),
            names_preamble,
            scope: summary.then(|| capitalized(title)),
            label,
        }
    }

    /// Which part stands below a heading: it says that the preamble follows, where no opening formula does, and the next heading
    /// ends that. What has a title behind the close of a text is its annex.
    fn part_below(self, names_preamble: bool) -> Part {
        match self.part() {
            Part::Close => Part::Annex,
            Part::Report if names_preamble => Part::Preamble,
            Part::Preamble if self.state.frame.titled_preamble => Part::Report,
            part => part,
        }
    }

    /// Tells whether the paragraph above has items, or announces them.
    fn has_items(self) -> bool {
        let open = &self.state.open;
        let announces = |own: ProvisionIndex| self.state.outline.provisions[own.0].text.ends_with(':');
        open.paragraph
            .is_some_and(|own| !open.levels.is_empty() || announces(own))
    }

    /// Tells whether a heading stands within the current article: where the format marks headings, that of the article is
    /// of a higher level, and a bold line is of none.
    fn is_within_article(self) -> bool {
        let own = self.paragraph().hints.heading.unwrap_or(u8::MAX);
        let article = self.state.article.as_ref();
        article
            .and_then(|article| article.level)
            .is_some_and(|level| level < own)
    }
}

/// Tells whether each line of a paragraph has cells set apart by blanks, as the rows of a table in plain text:
///
/// ```text
/// State          Share      Amount
/// Atlantis       12.5       1 000
/// ```
fn in_columns(paragraph: &Paragraph<'_>) -> bool {
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
fn lists(next: &Paragraph<'_>) -> bool {
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

/// Tells whether a paragraph is one that stands under a heading: labelled, or opening in a capital.
fn starts_afresh(next: &Paragraph<'_>) -> bool {
    let text = next.rich.text();
    next.hints.label.is_some() || label(text).is_some() || text.starts_with(char::is_uppercase)
}
