//! Paragraphs with and without a number: preambular, operative, those of reports and annexes.
//!
//! In the preamble a paragraph without a number is preambular until a verb in the present tense comes (`Decides`). A text
//! without numbers counts its paragraphs. What no rule explains is kept, named after the paragraph before, and warned of.

use super::provision::Draft;
use super::{Clean, Part, Walk};
use crate::document::{Locator, Warning};
use crate::instrument::{Address, Header, Kind};
use crate::lexicon::Form;
use crate::structure::header::header;
use crate::structure::labels::{Label, LabelForm};
use crate::text::digits;

impl Walk<'_> {
    /// `(77) The processing of data…` before the first article of an act: a recital.
    pub(super) fn is_recital(&self, label: &Label) -> bool {
        let numbered = match label.form {
            LabelForm::ParenNumber(n) => n == self.recital + 1,
            _ => false,
        };
        let front = matches!(self.part, Part::Preamble | Part::Report);
        numbered && self.shape.articles && front && self.article.is_none()
    }

    pub(super) fn recital(&mut self, clean: Clean, label: &Label) {
        self.close();
        self.recital += 1;
        let draft = Draft {
            id: format!("{}{}Rec{}", self.base, self.prefix, id_number(label)),
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

    /// A number that lost its stop counts only if it is the next one and a verb follows.
    pub(super) fn believes(&self, label: &Label, text: &str) -> bool {
        let LabelForm::BareNumber(n) = label.form else {
            return true;
        };
        let rest = text.get(label.end..).unwrap_or_default();
        // `3, Place des Nations`: only a verb proves that digits or a stop were misread.
        let misread = text[..label.end.min(text.len())].trim() != label.shown;
        let verb = self.language.leading_phrase(rest).is_some();
        n == self.number + 1 && (verb || self.part != Part::Operative && !misread)
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
        if self.part == Part::Preamble || drafted && self.annex.is_empty() {
            self.part = Part::Operative;
        }
        let shown = label.shown.clone();
        let id_label = id_number(label);
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

    /// `3, Extends`, `ll. Further requests`: a stop that became a comma, digits that became letters.
    fn warn_misread(&mut self, clean: &Clean, label: &Label) {
        let printed = clean.paragraph.rich.text()[..label.end].trim();
        if printed == label.shown {
            return;
        }
        let message = format!("the label \"{printed}\" is read as \"{}.\"", label.shown);
        self.outline.warnings.push(Warning {
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
        if let LabelForm::Preambular(number) = label.form {
            let count = self.counts.entry("PP").or_default();
            *count = number.max(*count);
        }
        let header = self.header_of(&clean, label.end);
        let draft = Draft {
            id: format!("{}{}PP{}", self.base, self.prefix, id_number(label)),
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
        header(&rich.slice(from..rich.text().len()).trimmed(), self.language)
    }

    /// A paragraph without number or letter.
    pub(super) fn unnumbered(&mut self, clean: Clean, label: Option<Label>) {
        let text = clean.paragraph.rich.text().to_owned();
        let phrase = self.language.leading_phrase(&text);
        // `The General Assembly, noting it, decides …` is operative; `The General Assembly, Recalling it,` is not.
        let inline = self
            .language
            .opening_formula(&text)
            .map(|end| text[end..].trim_start_matches([',', '،', '，', '*', ' ']));
        let recalls = inline.is_some_and(|rest| {
            let phrase = self.language.leading_phrase(rest);
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
            Part::Report | Part::Annex if label.is_none() => self.counted_paragraph(clean),
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
        self.push_counted(clean, "PP", Kind::Preambular, header);
    }

    pub(super) fn counted_operative(&mut self, clean: Clean) {
        let header = self.header_of(&clean, 0);
        self.push_counted(clean, "OP", Kind::Operative, header);
    }

    /// `P1` where nothing has a number, `U1` beside numbered paragraphs. A part with a prefix of its own, a summary, has
    /// no numbers but those that it restarts.
    pub(super) fn counted_paragraph(&mut self, clean: Clean) {
        let beside_numbers = self.shape.numbers && (self.prefix.is_empty() || self.number > 0);
        let stem = if beside_numbers { "U" } else { "P" };
        self.push_counted(clean, stem, Kind::Paragraph, None);
    }

    /// Adds a paragraph without a number, which is counted, and to which sub-paragraphs may belong.
    pub(super) fn push_counted(
        &mut self,
        clean: Clean,
        prefix: &'static str,
        kind: Kind,
        header: Option<Header>,
    ) {
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

    /// A row of a table or a picture: it stands among the paragraphs, ends none and takes no number from them.
    pub(super) fn beside(&mut self, clean: Clean, kind: Kind) {
        let draft = Draft {
            id: self.counted("U"),
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
        let locator = clean.paragraph.locator.clone();
        let before = self
            .outline
            .provisions
            .iter()
            .rev()
            .find(|provision| provision.kind != Kind::Heading && provision.parent.is_none());
        let (stem, kind) = before.map_or(("P1", Kind::Paragraph), |before| {
            let stem = Address::first_of(&before.id);
            (stem, before.kind)
        });
        let stem = stem.to_owned();
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
                parent: None,
            },
        );
    }

    pub(super) fn warn_unclassified(&mut self, clean: &Clean, stem: &str, locator: Locator) {
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

    pub(super) fn counted(&mut self, kind: &'static str) -> String {
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        format!("{}{}{kind}{count}", self.base, self.prefix)
    }
}

/// Only a text that follows has numbers and articles; the record of a vote has none.
pub(super) fn is_numbered(label: &Label) -> bool {
    matches!(label.form, LabelForm::Number(_) | LabelForm::Article)
}

/// The number of a label as ids have it: `4bis` of `4 bis`, of `(4 bis)` and of `[OP4 bis`.
fn id_number(label: &Label) -> String {
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
    digits::western(shown)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')' | '[' | ']'))
        .collect()
}
