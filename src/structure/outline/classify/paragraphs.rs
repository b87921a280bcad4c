//! Paragraphs with and without a number: preambular, operative, those of reports and annexes.
//!
//! In the preamble a paragraph without a number is preambular until a verb in the present tense comes (`Decides`). A text
//! without numbers counts its paragraphs. What no rule explains is said to be so.

use super::Question;
use crate::instrument::{Header, ProvisionIndex, Series};
use crate::lexicon::Form;
use crate::structure::header::header;
use crate::structure::label::{Label, LabelForm};
use crate::structure::outline::class::{Numbered, Role, Unnumbered};
use crate::structure::outline::state::Part;

impl Question<'_> {
    /// `(77) The processing of data…` before the first article of an act: a recital.
    pub(super) fn is_recital(self, label: &Label) -> bool {
        let numbered = match label.form {
            LabelForm::ParenNumber(n) => n == self.state.numbers.recital + 1,
            _ => false,
        };
        let front = matches!(self.part(), Part::Preamble | Part::Report);
        numbered && self.whole.shape.articles && front && self.state.article.is_none()
    }

    /// `A. whereas floods do not stop at borders;`, `– having regard to the Treaty on Rivers,`: a recital, or a citation, of a
    /// parliament.
    pub(super) fn is_lettered_recital(self, label: &Label) -> bool {
        let form = matches!(
            label.form,
            LabelForm::CapitalLetter(_) | LabelForm::CapitalRoman(_) | LabelForm::Bullet
        );
        self.part() == Part::Preamble && form && self.verb_behind(label).is_some_and(Form::may_be_preambular)
    }

    /// What a paragraph with this number is.
    pub(super) fn numbered(self, label: Label) -> Numbered {
        let value = match label.form {
            LabelForm::ParenNumber(n) => n,
            form => form.number().unwrap_or_default(),
        };
        let drafted = matches!(label.form, LabelForm::Operative(_));
        let part = match self.part() {
            Part::Preamble => Part::Operative,
            _ if drafted && self.state.scopes.annex.is_none() => Part::Operative,
            // What has a number behind the close of a text is its annex.
            Part::Close => Part::Annex,
            part => part,
        };
        let operative = part == Part::Operative;
        let bare = matches!(label.form, LabelForm::BareNumber(_));
        Numbered {
            value,
            printed: self.misprint(&label).filter(|_| bare).map(str::to_owned),
            part,
            opens: self.restarts(&label, value),
            header: operative.then(|| self.header_behind(label.end)).flatten(),
            label,
        }
    }

    /// Returns the mark of the part in which numbers begin again at 1 with this one.
    fn restarts(self, label: &Label, value: u32) -> Option<String> {
        let numbers = &self.state.numbers;
        let counted = numbers.last >= 1 || numbers.counted.contains(&Series::Paragraph);
        // `13.1` is the first within a paragraph, and begins no part anew.
        let within = label.shown.contains('.');
        let again = value == 1 && !within && counted && self.state.article.is_none();
        self.state.scopes.fresh.clone().filter(|_| again)
    }

    /// The leading verb phrase behind this byte, or at the head of a text whose label is not printed.
    pub(super) fn header_behind(self, from: usize) -> Option<Header> {
        let rich = &self.paragraph().rich;
        let from = if self.has_given_label() { 0 } else { from };
        header(&rich.slice(from..rich.text().len()).trimmed(), self.language())
    }

    /// What a paragraph without a number is; it may have a label that counts nothing here.
    pub(super) fn unnumbered(self, label: Option<Label>) -> Unnumbered {
        let form = self.language().leading_form(self.text());
        // A participle under the heading of a part, `II`, opens a preamble of its own.
        let reopens = self.part() == Part::Operative && form == Some(Form::Participle);
        let opens = self.state.scopes.fresh.clone().filter(|_| reopens);
        let before = if opens.is_some() {
            Part::Preamble
        } else {
            self.part()
        };
        let part = match before {
            Part::Preamble if self.ends_preamble(form) => Part::Operative,
            part => part,
        };
        // Numbers begin again in a part that opens here.
        let numberless = opens.is_some() || self.state.numbers.last == 0;
        let role = match part {
            Part::Preamble => Role::Preambular(self.header_behind(0)),
            Part::Operative if numberless || self.counts_operatives(form) => {
                Role::Operative(self.header_behind(0))
            }
            Part::Law if self.state.article.is_some() => self.of_article(),
            Part::Report | Part::Annex | Part::Law if numberless || label.is_none() => {
                Role::Counted(self.series())
            }
            _ => Role::Unexplained(label),
        };
        Unnumbered { part, opens, role }
    }

    /// Tells whether the operative part begins in the preamble: with a verb in the present, or with all in one sentence.
    fn ends_preamble(self, form: Option<Form>) -> bool {
        let ahead = &self.whole.ahead;
        let operative =
            || form == Some(Form::Present) && !ahead.preamble_goes_on(self.after.len(), self.text());
        self.is_whole_sentence() || operative()
    }

    /// `The General Assembly, noting it, decides …` is operative; `The General Assembly, Recalling it,` is not.
    fn is_whole_sentence(self) -> bool {
        let text = self.text();
        let Some(end) = self.language().opening_formula(text) else {
            return false;
        };
        let rest = text[end..].trim_start_matches([',', '،', '，', '*', ' ']);
        let listed = rest.ends_with([',', ';', '，', '；', '،', '؛']);
        let form = || self.language().leading_form(rest);
        !(listed && form().is_some_and(Form::may_be_preambular))
    }

    /// Tells whether a verb in the present stands among operative paragraphs that are counted.
    fn counts_operatives(self, form: Option<Form>) -> bool {
        form == Some(Form::Present) && self.state.numbers.counted.contains(&Series::Operative)
    }

    /// Words in an article are its own, or those that the item above announces.
    fn of_article(self) -> Role {
        self.announcing_item().map_or(Role::OfArticle, Role::OfItem)
    }

    /// `2. Zubereitung:`: an item that announces what stands below it.
    fn announcing_item(self) -> Option<ProvisionIndex> {
        let last = self.state.outline.provisions.len().checked_sub(1)?;
        let item = self.state.open.levels.last()?.index;
        (item.0 == last && self.state.is_announced()).then_some(item)
    }

    /// `P1` where nothing has a number, `U1` beside numbered paragraphs. A part that is a scope of its own, a summary, has
    /// no numbers but those that it restarts.
    fn series(self) -> Series {
        let beside_numbers = !self.state.scopes.is_part() || self.state.numbers.last > 0;
        if self.whole.shape.numbers && beside_numbers {
            Series::Unnumbered
        } else {
            Series::Paragraph
        }
    }
}
