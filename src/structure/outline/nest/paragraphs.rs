//! Paragraphs with and without a number: which part they begin, and what they are called.

use super::provision::Draft;
use crate::instrument::{Header, Kind, ProvisionIndex, Series};
use crate::lexicon::any;
use crate::structure::label::{Label, LabelForm};
use crate::structure::name::{Double, Name, Stem};
use crate::structure::outline::Clean;
use crate::structure::outline::class::{Labelled, Numbered, Role, Unnumbered};
use crate::structure::outline::state::{Part, Place, State};
use crate::text::digits;

impl State {
    /// Adds a recital of an act, and counts on.
    pub(super) fn recital(&mut self, clean: Clean<'_>, label: Label) {
        self.numbers.recital += 1;
        let name = self.scopes.numbered(Series::Recital, id_number(&label));
        let draft = Draft::of(name, Kind::Preambular).labelled(&clean, label);
        self.begin(clean, draft);
    }

    /// Adds a recital or a citation of a parliament: it is counted, whatever letter it has.
    pub(super) fn lettered_recital(&mut self, clean: Clean<'_>, labelled: Labelled) {
        self.numbers.counted.insert(Series::Preambular);
        let name = self.scopes.counted(Series::Preambular);
        let draft = Draft {
            header: labelled.header,
            ..Draft::of(name, Kind::Preambular).labelled(&clean, labelled.label)
        };
        self.begin(clean, draft);
    }

    /// `PP4 bis` of a draft: preambular, whatever stands before it.
    pub(super) fn drafted_preambular(&mut self, clean: Clean<'_>, labelled: Labelled) {
        if self.frame.part == Part::Report {
            self.frame.part = Part::Preamble;
        }
        self.numbers.counted.insert(Series::Preambular);
        let number = id_number(&labelled.label);
        let draft = Draft {
            end: labelled.label.end,
            shown: Some(labelled.label.shown),
            header: labelled.header,
            ..Draft::of(self.scopes.numbered(Series::Preambular, number), Kind::Preambular)
        };
        self.begin(clean, draft);
    }

    /// Adds a paragraph with a number, which may begin a part.
    pub(super) fn numbered(&mut self, clean: Clean<'_>, numbered: Numbered) {
        let label = numbered.label;
        if let Some(printed) = numbered.printed {
            let message = format!("the label \"{printed}\" is read as \"{}.\"", label.shown);
            self.remark("label-misread", message, &clean.paragraph.locator);
        }
        self.numbers.in_parentheses |= matches!(label.form, LabelForm::ParenNumber(_));
        self.frame.part = numbered.part;
        if let Some(mark) = numbered.opens {
            self.restart_part(&mark);
        }
        let (name, kind) = self.numbered_name(&label);
        self.numbers.last = numbered.value;
        self.scopes.fresh = None;
        self.open.place = Place::of(&clean.paragraph);
        let draft = Draft {
            header: numbered.header,
            ..Draft::of(name, kind).labelled(&clean, label)
        };
        self.begin(clean, draft);
    }

    /// What a paragraph with this number is called in the part in hand, and what kind it is.
    fn numbered_name(&self, label: &Label) -> (Name, Kind) {
        let number = id_number(label);
        match (self.frame.part, &self.article) {
            (Part::Operative | Part::Preamble, _) => {
                (self.scopes.numbered(Series::Operative, number), Kind::Operative)
            }
            (Part::Law, Some(article)) => {
                // `5.2` in Article 5 names the article again.
                let own = number.strip_prefix(&article.number);
                let inner = own.and_then(|rest| rest.strip_prefix('.'));
                let stem = self.article_stem(&format!(".{}", inner.unwrap_or(&number)));
                (Name::on(stem), Kind::Article)
            }
            _ => (self.scopes.numbered(Series::Paragraph, number), Kind::Paragraph),
        }
    }

    /// A paragraph without a number, which may begin a part.
    pub(super) fn unnumbered(&mut self, clean: Clean<'_>, unnumbered: Unnumbered) {
        if let Some(mark) = unnumbered.opens {
            self.scopes.fresh = None;
            self.restart_part(&mark);
        }
        self.frame.part = unnumbered.part;
        match unnumbered.role {
            Role::Preambular(header) => self.counted(clean, Series::Preambular, Kind::Preambular, header),
            Role::Operative(header) => self.counted(clean, Series::Operative, Kind::Operative, header),
            Role::Counted(series) => self.counted(clean, series, Kind::Paragraph, None),
            Role::OfArticle => self.of_article(clean),
            Role::OfItem(item) => self.of_item(clean, item),
            Role::Unexplained(label) => self.unexplained(clean, label),
        }
    }

    /// Adds a paragraph without a number, which is counted, and to which sub-paragraphs may belong.
    fn counted(&mut self, clean: Clean<'_>, series: Series, kind: Kind, header: Option<Header>) {
        self.numbers.counted.insert(series);
        let draft = Draft {
            header,
            ..Draft::of(self.scopes.counted(series), kind)
        };
        self.begin(clean, draft);
    }

    /// A row of a table or a picture: it stands among the paragraphs, ends none and takes no number from them.
    pub(super) fn beside(&mut self, clean: Clean<'_>, kind: Kind) {
        self.numbers.counted.insert(Series::Unnumbered);
        let draft = Draft::of(self.scopes.counted(Series::Unnumbered), kind);
        self.outline.push(clean, draft);
    }

    /// A paragraph that no rule of drafting explains: it is kept beside the one before. Words without a letter of their own
    /// behind sub-paragraphs are no sub-paragraph: they close the paragraph that these belong to.
    fn unexplained(&mut self, clean: Clean<'_>, label: Option<Label>) {
        let provisions = &self.outline.provisions;
        let before = provisions.iter().rposition(|provision| {
            !matches!(provision.kind, Kind::Heading | Kind::Row | Kind::Picture) && provision.parent.is_none()
        });
        let (name, kind) = match before {
            Some(before) => (
                Name::on(Stem::Of(ProvisionIndex(before))),
                provisions[before].kind,
            ),
            None => (
                self.scopes.numbered(Series::Paragraph, "1".to_owned()),
                Kind::Paragraph,
            ),
        };
        let words: Vec<&str> = clean.paragraph.rich.text().split_whitespace().take(6).collect();
        let name = Name {
            double: Double::Unexplained(words.join(" ")),
            ..name
        };
        let end = label.as_ref().map_or(0, |label| label.end);
        let draft = Draft {
            shown: label.map(|label| label.shown),
            end,
            ..Draft::of(name, kind)
        };
        self.outline.push(clean, draft);
    }

    /// Adds a paragraph, and opens it for what belongs to it.
    pub(super) fn begin(&mut self, clean: Clean<'_>, draft: Draft) {
        let paragraph = self.outline.push(clean, draft);
        self.open.begin(paragraph);
    }
}

/// The number of a label as ids have it: `4bis` of `4 bis`, of `(4 bis)` and of `[OP4 bis`.
fn id_number(label: &Label) -> String {
    if label.shown.starts_with('§') {
        return label.number();
    }
    let shown = match label.form {
        LabelForm::Preambular(_) | LabelForm::Operative(_) => {
            label.shown.trim_start_matches(|c: char| !c.is_ascii_digit())
        }
        _ => &label.shown,
    };
    if let LabelForm::ParenNumber(n) = label.form
        && !shown.contains(|c: char| digits::value(c).is_some())
    {
        return n.to_string();
    }
    let number: String = digits::western(shown)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')' | '[' | ']'))
        .collect();
    any::latin_number(&number).into_owned()
}
