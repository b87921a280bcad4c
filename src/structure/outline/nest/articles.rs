//! Articles of treaties and laws, and what their paragraphs are called: `Art4`, `Art4.2`.

use super::provision::Draft;
use crate::instrument::{Kind, ProvisionIndex, Reason};
use crate::structure::label::Label;
use crate::structure::name::{Name, Stem};
use crate::structure::outline::Clean;
use crate::structure::outline::class::Says;
use crate::structure::outline::state::{Article, Part, State};

impl State {
    /// `Article 4`, with or without a title. A line of its own is a heading; text behind the label is the article.
    pub(super) fn article(&mut self, clean: Clean<'_>, label: Label, says: Says) {
        self.open.close();
        // Articles stand behind a preamble that was a scope of its own, not in it.
        if self.frame.part == Part::Report && self.scopes.is_part() {
            self.restart(None, None);
        }
        self.frame.part = Part::Law;
        self.begin_article(&clean, &label);
        match says {
            Says::Nothing => self.head_of_article(clean, None),
            Says::Reading(mark) => {
                self.cut_text(Reason::Remark, &mark, &clean.paragraph.locator);
                self.head_of_article(without_tail(clean, label.end), None);
            }
            Says::Title => self.head_of_article(clean, Some(label)),
            Says::Text => {
                if let Some(article) = &mut self.article {
                    article.texts = 1;
                }
                self.text_of_article(clean, label, "");
            }
            Says::Paragraph {
                label,
                in_parentheses,
            } => {
                self.numbers.last = 1;
                self.numbers.in_parentheses = in_parentheses;
                self.text_of_article(clean, label, ".1");
            }
        }
    }

    /// Takes an article in hand, of which nothing has been said yet.
    fn begin_article(&mut self, clean: &Clean<'_>, label: &Label) {
        self.article = Some(Article::new(label, clean.paragraph.hints.heading));
        self.numbers.begin_article();
        self.scopes.fresh = None;
    }

    /// Adds the head of an article: the label is its text, unless a title stands behind it.
    fn head_of_article(&mut self, clean: Clean<'_>, before_title: Option<Label>) {
        let end = before_title.as_ref().map_or(0, |label| label.end);
        let draft = Draft {
            shown: before_title.map(|label| label.shown),
            end,
            ..Draft::of(self.scopes.heading(), Kind::Heading)
        };
        self.outline.push(clean, draft);
    }

    /// Adds what an article says on the line of its number.
    fn text_of_article(&mut self, clean: Clean<'_>, label: Label, tail: &str) {
        let draft = Draft {
            shown: Some(label.shown),
            end: label.end,
            ..Draft::of(Name::on(self.article_stem(tail)), Kind::Article)
        };
        self.begin(clean, draft);
    }

    /// A paragraph of an article without a number: `Art7`, then `Art7.2`. Behind a numbered one it is a further
    /// subparagraph of that: `Art14.1~2` (Joint Practical Guide of the European institutions, 15.4: a numbered paragraph may
    /// have subparagraphs without a number).
    pub(super) fn of_article(&mut self, clean: Clean<'_>) {
        let stem = match self.open.paragraph {
            Some(paragraph) if self.numbers.last > 0 => Stem::Of(paragraph),
            None if self.numbers.last > 0 => self.article_stem(""),
            _ => self.next_text_of_article(),
        };
        let draft = Draft::of(Name::on(stem).usual(), Kind::Article);
        self.begin(clean, draft);
    }

    /// Counts a paragraph without a number in the current article.
    fn next_text_of_article(&mut self) -> Stem {
        let count = self.article.as_mut().map_or(1, |article| {
            article.texts += 1;
            article.texts
        });
        match count {
            1 => self.article_stem(""),
            count => self.article_stem(&format!(".{count}")),
        }
    }

    /// Adds the words that an item announces: they belong to it, and the next item stands beside it.
    pub(super) fn of_item(&mut self, clean: Clean<'_>, item: ProvisionIndex) {
        let draft = Draft {
            parent: self.outline.provisions[item.0].parent,
            ..Draft::of(Name::on(Stem::Of(item)).usual(), Kind::Subparagraph)
        };
        self.outline.push(clean, draft);
    }
}

/// Takes away what stands behind a label.
fn without_tail(mut clean: Clean<'_>, end: usize) -> Clean<'_> {
    clean.become_text(clean.paragraph.rich.slice(0..end).trimmed());
    clean
}
