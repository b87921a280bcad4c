//! Articles of treaties and laws, and what their paragraphs are called: `Art4`, `Art4.2`.
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

use super::headings::ends_sentence;
use super::provision::Draft;
use super::sub::Series;
use super::{Clean, Opener, Part, Walk};
use crate::instrument::{self, Cut, Kind, ProvisionIndex, Reason};
use crate::lexicon::LANGUAGES;
use crate::structure::label::{Label, LabelForm, is_inserted_letter, white};
use crate::structure::labels::label;
use crate::structure::name::{Name, Stem};
use crate::text::roman;

impl Walk {
    /// `Article 4`, with or without a title. A line of its own is a heading; text behind the label is the article.
    pub(super) fn open_article(&mut self, clean: Clean, label: Label) {
        let (clean, label) = self.without_mark_of_procedure(clean, label);
        self.close();
        // Articles stand behind a preamble that was a scope of its own, not in it.
        if self.part == Part::Report && self.in_part() {
            self.restart(None, None);
        }
        self.part = Part::Law;
        self.number = 0;
        self.article = Some(label.number());
        self.article_level = clean.paragraph.hints.heading;
        self.opener = if label.shown.contains('§') {
            Opener::Sign
        } else {
            Opener::Word
        };
        self.article_texts = 0;
        self.paren_paragraphs = false;
        self.fresh_heading = None;
        let rest = clean.paragraph.rich.text()[label.end..].trim().to_owned();
        let bracketed = rest.starts_with('[') && rest.ends_with(']');
        let title = clean.paragraph.hints.heading.is_some()
            || !ends_sentence(&rest)
            || bracketed
            || in_capitals(&rest);
        if rest.is_empty() || title {
            let (shown, end) = if rest.is_empty() {
                (None, 0)
            } else {
                (Some(label.shown), label.end)
            };
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
            return;
        }
        let (name, label) = self.first_text(&clean, label);
        let shown = Some(label.shown);
        let index = self.push(
            clean,
            Draft {
                name,
                kind: Kind::Article,
                shown,
                end: label.end,
                header: None,
                parent: None,
            },
        );
        self.parent = Some(index);
    }

    /// `226. § (1) A gát`, `Art. 5. 1. Rada`: the first paragraph of an article may stand on its line.
    fn first_text(&mut self, clean: &Clean, head: Label) -> (Name, Label) {
        let text = clean.paragraph.rich.text();
        let own = label(&text[head.end..]).filter(|own| head.end + own.end < text.len());
        let own = own.filter(|own| match own.form {
            LabelForm::ParenNumber(1) => own.shown.starts_with('('),
            LabelForm::Number(1) => true,
            _ => false,
        });
        let Some(own) = own else {
            self.article_texts = 1;
            return (Name::on(self.article_stem("")), head);
        };
        self.number = 1;
        self.paren_paragraphs = matches!(own.form, LabelForm::ParenNumber(_));
        let end = head.end + own.end;
        let behind = text[head.end..]
            .find(&own.shown)
            .map_or(0, |at| at + own.shown.len());
        let shown = text[white(text)..head.end + behind].to_owned();
        (Name::on(self.article_stem(".1")), Label { shown, end, ..head })
    }

    /// `Article 3 bis (nouveau)`: the mark says in which reading the article came, and goes in the last. It is cut as a remark.
    fn without_mark_of_procedure(&mut self, mut clean: Clean, label: Label) -> (Clean, Label) {
        let text = clean.paragraph.rich.text();
        let rest = &text[label.end..];
        let mark = rest.strip_prefix('(').and_then(|inner| inner.split_once(')'));
        let Some((word, behind)) = mark else {
            return (clean, label);
        };
        let word = word.trim().to_lowercase();
        let known = LANGUAGES
            .iter()
            .any(|language| language.newly_put.contains(&word.as_str()));
        // What stands behind the mark would move with it.
        if !known || !behind.trim().is_empty() || !clean.marks.is_empty() || !clean.mends.is_empty() {
            return (clean, label);
        }
        self.outline.cut.push(Cut {
            reason: Reason::Remark,
            text: rest.trim().to_owned(),
            locator: clean.paragraph.locator.clone(),
        });
        clean.paragraph.rich = clean.paragraph.rich.slice(0..label.end).trimmed();
        let end = label.end.min(clean.paragraph.rich.text().len());
        (clean, Label { end, ..label })
    }

    /// `(1)` in an article is the number of a paragraph: the first, or the next of such. Behind a paragraph without a
    /// number it is an item of that paragraph.
    pub(super) fn numbers_article(&self, label: &Label) -> bool {
        let LabelForm::ParenNumber(n) = label.form else {
            return false;
        };
        let next = self.paren_paragraphs && (n == self.number + 1 || n == self.number);
        let first = self.levels.is_empty() && self.article_texts == 0;
        self.article.is_some() && (first || next)
    }

    /// In an article whose paragraphs are `(1)`, `(2)`, a list `1.`, `2.` belongs to one of them.
    pub(super) fn lists_below(&self, label: &Label) -> bool {
        self.article.is_some()
            && self.paren_paragraphs
            && self.parent.is_some()
            && matches!(label.form, LabelForm::Number(_))
    }

    /// Below an article that is opened by a word, `§ 1` numbers a paragraph of that article, and is the next one. What has a
    /// title is a section of a law that the article holds.
    pub(super) fn paragraph_by_sign(&self, label: Label, text: &str) -> Label {
        let rest = text.get(label.end..).unwrap_or_default().trim_end();
        let says = ends_sentence(rest) || rest.ends_with(':');
        let within = self.article.is_some() && self.opener == Opener::Word && self.opens_directly();
        if label.form != LabelForm::Article || !label.shown.starts_with('§') || !says || !within {
            return label;
        }
        let number = label.number();
        let (digits, suffix) =
            number.split_at(number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len()));
        match digits.parse() {
            Ok(n) if n == self.number + 1 || n == self.number && !suffix.is_empty() => Label {
                form: LabelForm::Number(n),
                ..label
            },
            _ => label,
        }
    }

    /// Whether the current article has words already, or only its number stands before.
    fn opens_directly(&self) -> bool {
        let last = self.outline.provisions.last();
        let bare = || {
            last.is_some_and(|last| label(&last.text).is_some_and(|label| label.form == LabelForm::Article))
        };
        self.article_texts > 0 || self.number > 0 || bare()
    }

    /// `II - conheça o rio;`, `II-A – …`: an item in roman capitals of what an article announces, the first or the next.
    pub(super) fn item_in_capitals(&self, text: &str) -> Option<Label> {
        self.article.as_ref().and(self.parent)?;
        let (n, inserted, found) = capitals_before_dash(text)?;
        let open = self
            .levels
            .iter()
            .rev()
            .find(|level| level.series == Series::Roman);
        let announced = || {
            self.outline
                .provisions
                .last()
                .is_some_and(|last| last.text.ends_with(':'))
        };
        let fits = match open {
            Some(level) => n == level.last + 1 || n == level.last && inserted,
            None => n == 1 && announced(),
        };
        fits.then_some(found)
    }

    /// A raised number at the head of a paragraph of an article is its label: `¹ Die Eidgenossenschaft schützt`.
    pub(super) fn raised_label(&self, clean: &Clean) -> Option<Label> {
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

    /// What the names in the current article stand on: `Art4`, with a tail `Art4.2`.
    pub(super) fn article_stem(&self, tail: &str) -> Stem {
        let article = self.article.as_deref().unwrap_or_default();
        Stem::Numbered(
            self.scope.clone(),
            instrument::Series::Article,
            format!("{article}{tail}"),
        )
    }

    /// `2. Zubereitung:`: an item that announces what stands below it.
    fn open_item(&self) -> Option<ProvisionIndex> {
        let last = self.outline.provisions.len().checked_sub(1)?;
        let item = self.levels.last()?.index;
        let announces = self.outline.provisions[last].text.ends_with(':');
        (item.0 == last && announces).then_some(item)
    }

    /// Adds the words that an item announces: they belong to it, and the next item stands beside it.
    fn of_item(&mut self, clean: Clean, item: ProvisionIndex) {
        let draft = Draft {
            name: Name::on(Stem::Of(item)).usual(),
            kind: Kind::Subparagraph,
            shown: None,
            end: 0,
            header: None,
            parent: self.outline.provisions[item.0].parent,
        };
        self.push(clean, draft);
    }

    /// A paragraph of an article without a number: `Art7`, then `Art7.2`. Behind a numbered one it is a further
    /// subparagraph of that: `Art14.1~2` (Joint Practical Guide of the European institutions, 15.4: a numbered paragraph may
    /// have subparagraphs without a number).
    pub(super) fn of_article(&mut self, clean: Clean) {
        if let Some(item) = self.open_item() {
            return self.of_item(clean, item);
        }
        self.levels.clear();
        self.held = None;
        let stem = if self.number > 0 {
            self.parent.map_or_else(|| self.article_stem(""), Stem::Of)
        } else {
            self.article_texts += 1;
            match self.article_texts {
                1 => self.article_stem(""),
                count => self.article_stem(&format!(".{count}")),
            }
        };
        let draft = Draft {
            name: Name::on(stem).usual(),
            kind: Kind::Article,
            shown: None,
            end: 0,
            header: None,
            parent: None,
        };
        let index = self.push(clean, draft);
        self.parent = Some(index);
    }
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
