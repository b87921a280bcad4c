//! Articles of treaties and laws, and which numbers are those of their paragraphs.
//!
//! The paragraphs of an article are numbered (`1.`, `(1)`, a raised `1`) or have no number at all. Where they are `(1)`,
//! `(2)`, a list `1.`, `2.` belongs to one of them. In the civil tradition the sign `§` numbers articles in one law and the
//! paragraphs of an `Art.` in another, and items are counted in roman capitals before a dash:
//!
//! ```text
//! Art. 5º A autoridade concede a licença ao prático que:     Art5
//! I - possua habilitação;                                    Art5(I)
//! II-A - tenha sido aprovado em exame;                       Art5(II-A)
//! § 1º A licença vale por dez anos.                          Art5.1
//! ```

use super::Question;
use super::sentence::ends_sentence;
use crate::lexicon::LANGUAGES;
use crate::structure::label::{Label, LabelForm, is_inserted_letter, white};
use crate::structure::labels::label;
use crate::structure::outline::class::Says;
use crate::structure::outline::state::{Opener, Series};
use crate::text::roman;

impl<'a> Question<'a> {
    /// What stands behind the head of an article: a title, in one line with it, or what the article says.
    pub(super) fn says(self, head: &Label) -> Says {
        if let Some(mark) = self.mark_of_procedure(head) {
            return Says::Reading(mark.to_owned());
        }
        let rest = self.text()[head.end..].trim();
        if rest.is_empty() {
            return Says::Nothing;
        }
        let bracketed = rest.starts_with('[') && rest.ends_with(']');
        let entitled = self.paragraph().hints.heading.is_some();
        if entitled || !ends_sentence(rest) || bracketed || in_capitals(rest) {
            return Says::Title;
        }
        first_paragraph(self.text(), head).unwrap_or(Says::Text)
    }

    /// `Article 3 bis (nouveau)`: the mark says in which reading the article came, and goes in the last.
    fn mark_of_procedure(self, head: &Label) -> Option<&'a str> {
        let rest = &self.text()[head.end..];
        let (word, behind) = rest.strip_prefix('(')?.split_once(')')?;
        let word = word.trim().to_lowercase();
        let known = LANGUAGES
            .iter()
            .any(|language| language.newly_put.contains(&word.as_str()));
        // What stands behind the mark would move with it.
        let alone = behind.trim().is_empty() && self.clean.marks.is_empty() && self.clean.mends.is_empty();
        (known && alone).then(|| rest.trim())
    }

    /// `(1)` in an article is the number of a paragraph: the first, or the next of such. Behind a paragraph without a
    /// number it is an item of that paragraph.
    pub(super) fn numbers_article(self, label: &Label) -> bool {
        let LabelForm::ParenNumber(n) = label.form else {
            return false;
        };
        let numbers = &self.state.numbers;
        let next = numbers.in_parentheses && (n == numbers.last + 1 || n == numbers.last);
        let article = self.state.article.as_ref();
        article.is_some_and(|article| next || article.texts == 0 && self.state.open.levels.is_empty())
    }

    /// In an article whose paragraphs are `(1)`, `(2)`, a list `1.`, `2.` belongs to one of them.
    pub(super) fn lists_below(self, label: &Label) -> bool {
        self.state.article.is_some()
            && self.state.numbers.in_parentheses
            && self.state.open.paragraph.is_some()
            && matches!(label.form, LabelForm::Number(_))
    }

    /// Below an article that is opened by a word, `§ 1` numbers a paragraph of that article, and is the next one. What has a
    /// title is a section of a law that the article holds.
    pub(super) fn paragraph_by_sign(self, label: Label) -> Label {
        if label.form != LabelForm::Article || !label.shown.starts_with('§') {
            return label;
        }
        let rest = self.text().get(label.end..).unwrap_or_default().trim_end();
        let says = ends_sentence(rest) || rest.ends_with(':');
        if !says || !self.is_begun_by_word() {
            return label;
        }
        let last = self.state.numbers.last;
        let number = label.number();
        let (digits, suffix) =
            number.split_at(number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len()));
        match digits.parse() {
            Ok(n) if n == last + 1 || n == last && !suffix.is_empty() => Label {
                form: LabelForm::Number(n),
                ..label
            },
            _ => label,
        }
    }

    /// Tells whether an article is in hand that a word opened, and it has words already, or only its number stands above.
    fn is_begun_by_word(self) -> bool {
        let Some(article) = &self.state.article else {
            return false;
        };
        let bare = || {
            let above = self.state.last().and_then(|last| label(&last.text));
            above.is_some_and(|label| label.form == LabelForm::Article)
        };
        article.opener == Opener::Word && (article.texts > 0 || self.state.numbers.last > 0 || bare())
    }

    /// `II - conheça o rio;`, `II-A – …`: an item in roman capitals of what an article announces, the first or the next.
    pub(super) fn item_in_capitals(self) -> Option<Label> {
        self.state.article.as_ref().and(self.state.open.paragraph)?;
        let (n, inserted, found) = capitals_before_dash(self.text())?;
        let fits = match self.state.open.level(Series::Roman) {
            Some(level) => n == level.last + 1 || n == level.last && inserted,
            None => n == 1 && self.state.is_announced(),
        };
        fits.then_some(found)
    }

    /// A raised number at the head of a paragraph of an article is its label: `¹ Die Eidgenossenschaft schützt`.
    pub(super) fn raised_label(self) -> Option<Label> {
        self.state.article.as_ref()?;
        let end = self.paragraph().rich.leading(|style| style.superscript);
        let shown = self.text()[..end].trim();
        let (number, suffix) =
            shown.split_at(shown.find(|c: char| !c.is_ascii_digit()).unwrap_or(shown.len()));
        let n = number.parse().ok()?;
        (suffix.len() <= 6).then(|| Label {
            form: LabelForm::Number(n),
            shown: shown.to_owned(),
            end,
        })
    }
}

/// `226. § (1) A gát`, `Art. 5. 1. Rada`: the first paragraph of an article may stand on its line.
fn first_paragraph(text: &str, head: &Label) -> Option<Says> {
    let own = label(&text[head.end..]).filter(|own| head.end + own.end < text.len())?;
    let in_parentheses = match own.form {
        LabelForm::ParenNumber(1) if own.shown.starts_with('(') => true,
        LabelForm::Number(1) => false,
        _ => return None,
    };
    let behind = text[head.end..]
        .find(&own.shown)
        .map_or(0, |at| at + own.shown.len());
    let label = Label {
        form: head.form,
        shown: text[white(text)..head.end + behind].to_owned(),
        end: head.end + own.end,
    };
    Some(Says::Paragraph {
        label,
        in_parentheses,
    })
}

/// `SHORT TITLE.`: what stands in capitals is a title, whatever its end.
fn in_capitals(text: &str) -> bool {
    const LONGEST: usize = 25;
    let few = text.split_whitespace().count() <= LONGEST;
    few && text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Reads roman capitals before a dash at the head of a text, `II - ` or `II-A – `: their value, and whether a letter was put in.
fn capitals_before_dash(text: &str) -> Option<(u32, bool, Label)> {
    let end = text.find(|c: char| !c.is_ascii_uppercase())?;
    let n = roman::value(&text[..end].to_lowercase())?;
    let inserted = text[end..].strip_prefix('-').map_or(0, |rest| {
        let letters = rest.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(rest.len());
        if is_inserted_letter(&rest[..letters]) {
            1 + letters
        } else {
            0
        }
    });
    let shown = &text[..end + inserted];
    let after = &text[shown.len()..];
    let own = after[white(after)..].strip_prefix(['-', '–', '—'])?;
    (white(after) > 0 && white(own) > 0 && !own.trim().is_empty()).then(|| {
        let label = Label {
            form: LabelForm::Roman(n),
            shown: shown.to_owned(),
            end: text.len() - own.len() + white(own),
        };
        (n, inserted > 0, label)
    })
}
