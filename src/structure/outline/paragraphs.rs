//! Paragraphs with and without a number: preambular, operative, those of reports and annexes.
//!
//! In the preamble a paragraph without a number is preambular until a verb in the present tense comes (`Decides`). A text
//! without numbers counts its paragraphs. What no rule explains is kept, named after the paragraph before, and warned of.

use super::provision::Draft;
use super::sub::Place;
use super::{Clean, Part, Walk};
use crate::document::Warning;
use crate::instrument::{Header, Kind, ProvisionIndex, Series};
use crate::lexicon::{Form, any};
use crate::structure::header::header;
use crate::structure::label::{Label, LabelForm};
use crate::structure::name::{Double, Name, Stem};
use crate::text::digits;

impl Walk {
    /// `(77) The processing of data…` before the first article of an act: a recital.
    pub(super) fn is_recital(&self, label: &Label) -> bool {
        let numbered = match label.form {
            LabelForm::ParenNumber(n) => n == self.recital + 1,
            _ => false,
        };
        let front = matches!(self.part, Part::Preamble | Part::Report);
        numbered && self.whole.shape.articles && front && self.article.is_none()
    }

    pub(super) fn recital(&mut self, clean: Clean, label: &Label) {
        self.close();
        self.recital += 1;
        let draft = Draft {
            name: self.by_number(Series::Recital, label),
            kind: Kind::Preambular,
            shown: Some(label.shown.clone()),
            end: if clean.paragraph.hints.label.is_some() {
                0
            } else {
                label.end
            },
            header: None,
            parent: None,
        };
        let index = self.push(clean, draft);
        self.parent = Some(index);
    }

    /// `A. whereas floods do not stop at borders;`, `– having regard to the Treaty on Rivers,`: a recital, or a citation, of a
    /// parliament.
    pub(super) fn is_lettered_recital(&self, label: &Label, text: &str) -> bool {
        let form = matches!(
            label.form,
            LabelForm::CapitalLetter(_) | LabelForm::CapitalRoman(_) | LabelForm::Bullet
        );
        if self.part != Part::Preamble || !form {
            return false;
        }
        let own = text.get(label.end..).unwrap_or_default();
        let phrase = self.whole.language.leading_phrase(own);
        phrase.is_some_and(|phrase| phrase.form.may_be_preambular())
    }

    pub(super) fn lettered_recital(&mut self, clean: Clean, label: &Label) {
        self.close();
        self.counted.insert(Series::Preambular);
        let given = clean.paragraph.hints.label.is_some();
        let draft = Draft {
            name: Name::on(Stem::Counted(self.scope.clone(), Series::Preambular)),
            kind: Kind::Preambular,
            shown: Some(label.shown.clone()),
            end: if given { 0 } else { label.end },
            header: self.header_of(&clean, label.end),
            parent: None,
        };
        let index = self.push(clean, draft);
        self.parent = Some(index);
    }

    /// A number that lost its stop counts only if it is the next one and a verb follows.
    pub(super) fn believes(&self, label: &Label, text: &str) -> bool {
        let LabelForm::BareNumber(n) = label.form else {
            return true;
        };
        let rest = text.get(label.end..).unwrap_or_default();
        // `3, Place des Nations`: only a verb proves that digits or a stop were misread.
        let misread = text[..label.end.min(text.len())].trim() != label.shown;
        let verb = self.whole.language.leading_form(rest).is_some();
        let next = n == self.number + 1 || self.number == 0 && self.whole.shape.margin_numbers == Some(n);
        next && (verb || self.part != Part::Operative && !misread)
    }

    pub(super) fn numbered(&mut self, clean: Clean, label: &Label) {
        let value = match label.form {
            LabelForm::ParenNumber(n) => n,
            form => form.number().unwrap_or_default(),
        };
        if matches!(label.form, LabelForm::BareNumber(_)) {
            self.warn_misread(&clean, label);
        }
        self.close();
        self.paren_paragraphs |= matches!(label.form, LabelForm::ParenNumber(_));
        let drafted = matches!(label.form, LabelForm::Operative(_));
        if self.part == Part::Preamble || drafted && self.annex.is_none() {
            self.part = Part::Operative;
        }
        let shown = label.shown.clone();
        let counted = self.number >= 1 || self.counted.contains(&Series::Paragraph);
        // `13.1` is the first within a paragraph, and begins no part anew.
        let within = shown.contains('.');
        if value == 1 && !within && counted && self.article.is_none() {
            match self.fresh_heading.clone() {
                Some(heading) if !heading.is_empty() => self.restart_part(&heading),
                _ => {}
            }
        }
        let (name, kind) = match self.part {
            Part::Operative | Part::Preamble => (self.by_number(Series::Operative, label), Kind::Operative),
            Part::Law if self.article.is_some() => {
                let number = id_number(label);
                let own = self.article.as_deref().unwrap_or_default();
                // `5.2` in Article 5 names the article again.
                let inner = number.strip_prefix(own).and_then(|rest| rest.strip_prefix('.'));
                let stem = self.article_stem(&format!(".{}", inner.unwrap_or(&number)));
                (Name::on(stem), Kind::Article)
            }
            _ => (self.by_number(Series::Paragraph, label), Kind::Paragraph),
        };
        self.number = value;
        self.place = Place::of(&clean.paragraph);
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
                name,
                kind,
                shown: Some(shown),
                end,
                header,
                parent: None,
            },
        );
        self.parent = Some(index);
    }

    /// `3, Extends`, `ll. Further requests`: a stop that became a comma, digits that became letters.
    fn warn_misread(&mut self, clean: &Clean, label: &Label) {
        let printed = clean.paragraph.rich.text()[..label.end].trim();
        if printed == label.shown {
            return;
        }
        let message = format!("the label \"{printed}\" is read as \"{}.\"", label.shown);
        self.remark(Warning {
            code: "label-misread",
            message,
            locator: clean.paragraph.locator.clone(),
        });
    }

    /// `PP4 bis` of a draft: preambular, whatever stands before it.
    pub(super) fn drafted_preambular(&mut self, clean: Clean, label: &Label) {
        self.close();
        if self.part == Part::Report {
            self.part = Part::Preamble;
        }
        self.counted.insert(Series::Preambular);
        let header = self.header_of(&clean, label.end);
        let draft = Draft {
            name: self.by_number(Series::Preambular, label),
            kind: Kind::Preambular,
            shown: Some(label.shown.clone()),
            end: label.end,
            header,
            parent: None,
        };
        let index = self.push(clean, draft);
        self.parent = Some(index);
    }

    pub(super) fn header_of(&self, clean: &Clean, from: usize) -> Option<Header> {
        let rich = &clean.paragraph.rich;
        let from = if clean.paragraph.hints.label.is_some() {
            0
        } else {
            from
        };
        header(
            &rich.slice(from..rich.text().len()).trimmed(),
            self.whole.language,
        )
    }

    /// A paragraph without number or letter.
    pub(super) fn unnumbered(&mut self, clean: Clean, label: Option<Label>) {
        let text = clean.paragraph.rich.text().to_owned();
        let phrase = self.whole.language.leading_phrase(&text);
        // `The General Assembly, noting it, decides …` is operative; `The General Assembly, Recalling it,` is not.
        let inline = self
            .whole
            .language
            .opening_formula(&text)
            .map(|end| text[end..].trim_start_matches([',', '،', '，', '*', ' ']));
        let recalls = inline.is_some_and(|rest| {
            let phrase = self.whole.language.leading_phrase(rest);
            let listed = rest.ends_with([',', ';', '，', '；', '،', '؛']);
            listed && phrase.is_some_and(|phrase| phrase.form.may_be_preambular())
        });
        let inline = inline.is_some() && !recalls;
        if self.part == Part::Operative
            && phrase
                .as_ref()
                .is_some_and(|phrase| phrase.form == Form::Participle)
        {
            self.open_part();
        }
        if self.part == Part::Preamble {
            let finite = phrase.as_ref().is_some_and(|phrase| phrase.form == Form::Present);
            let operative = finite && !self.whole.ahead.preamble_goes_on(self.following, &text);
            if inline || operative {
                self.part = Part::Operative;
            } else {
                return self.preambular(clean);
            }
        }
        match self.part {
            Part::Operative if self.number == 0 => self.counted_operative(clean),
            Part::Operative
                if phrase.is_some_and(|phrase| phrase.form == Form::Present)
                    && self.counted.contains(&Series::Operative) =>
            {
                self.counted_operative(clean);
            }
            Part::Law if self.article.is_some() => self.of_article(clean),
            Part::Report | Part::Annex | Part::Law if self.number == 0 => self.counted_paragraph(clean),
            Part::Report | Part::Annex | Part::Law if label.is_none() => self.counted_paragraph(clean),
            _ => self.unclassified(clean, label),
        }
    }

    /// A participle under the heading of a part, `II`, opens a preamble of its own.
    pub(super) fn open_part(&mut self) {
        let label = self.fresh_heading.take().filter(|label| !label.is_empty());
        if let Some(label) = label {
            self.restart_part(&label);
            self.part = Part::Preamble;
        }
    }

    pub(super) fn preambular(&mut self, clean: Clean) {
        let header = self.header_of(&clean, 0);
        self.push_counted(clean, Series::Preambular, Kind::Preambular, header);
    }

    pub(super) fn counted_operative(&mut self, clean: Clean) {
        let header = self.header_of(&clean, 0);
        self.push_counted(clean, Series::Operative, Kind::Operative, header);
    }

    /// `P1` where nothing has a number, `U1` beside numbered paragraphs. A part that is a scope of its own, a summary, has
    /// no numbers but those that it restarts.
    pub(super) fn counted_paragraph(&mut self, clean: Clean) {
        let beside_numbers = self.whole.shape.numbers && (!self.in_part() || self.number > 0);
        let series = if beside_numbers {
            Series::Unnumbered
        } else {
            Series::Paragraph
        };
        self.push_counted(clean, series, Kind::Paragraph, None);
    }

    /// Adds a paragraph without a number, which is counted, and to which sub-paragraphs may belong.
    pub(super) fn push_counted(&mut self, clean: Clean, series: Series, kind: Kind, header: Option<Header>) {
        self.close();
        self.counted.insert(series);
        let draft = Draft {
            name: Name::on(Stem::Counted(self.scope.clone(), series)),
            kind,
            shown: None,
            end: 0,
            header,
            parent: None,
        };
        let index = self.push(clean, draft);
        self.parent = Some(index);
    }

    /// A row of a table or a picture: it stands among the paragraphs, ends none and takes no number from them.
    pub(super) fn beside(&mut self, clean: Clean, kind: Kind) {
        self.counted.insert(Series::Unnumbered);
        let draft = Draft {
            name: Name::on(Stem::Counted(self.scope.clone(), Series::Unnumbered)),
            kind,
            shown: None,
            end: 0,
            header: None,
            parent: None,
        };
        self.push(clean, draft);
    }

    /// A paragraph that no rule of drafting explains: it is kept beside the one before. Words without a letter of their own
    /// behind sub-paragraphs are no sub-paragraph: they close the paragraph that these belong to.
    pub(super) fn unclassified(&mut self, clean: Clean, label: Option<Label>) {
        let provisions = &self.outline.provisions;
        let before = provisions.iter().rposition(|provision| {
            !matches!(provision.kind, Kind::Heading | Kind::Row | Kind::Picture) && provision.parent.is_none()
        });
        let first = || Stem::Numbered(self.scope.clone(), Series::Paragraph, "1".to_owned());
        let stem = before.map_or_else(first, |before| Stem::Of(ProvisionIndex(before)));
        let kind = before.map_or(Kind::Paragraph, |before| provisions[before].kind);
        let words: Vec<&str> = clean.paragraph.rich.text().split_whitespace().take(6).collect();
        let name = Name {
            double: Double::Unexplained(words.join(" ")),
            ..Name::on(stem)
        };
        let end = label.as_ref().map_or(0, |label| label.end);
        let shown = label.map(|label| label.shown);
        let end = if shown.is_some() { end } else { 0 };
        self.push(
            clean,
            Draft {
                name,
                kind,
                shown,
                end,
                header: None,
                parent: None,
            },
        );
    }

    /// The name by a label's number, in a series of the current scope.
    fn by_number(&self, series: Series, label: &Label) -> Name {
        Name::on(Stem::Numbered(self.scope.clone(), series, id_number(label)))
    }
}

/// Only a text that follows has numbers and articles; the record of a vote has none.
pub(super) fn is_numbered(label: &Label) -> bool {
    matches!(label.form, LabelForm::Number(_) | LabelForm::Article)
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
