//! The label of a paragraph, where it is believed.
//!
//! The format may have computed it; else it is printed at the head. In an article a raised number and roman capitals before a
//! dash are labels as well, and the sign `§` may number an article or a paragraph of one. A number that lost its stop, a star and
//! the word `Option` are labels only in their place.

use super::Question;
use crate::lexicon::Form;
use crate::structure::label::{Label, LabelForm};
use crate::structure::labels::{division_mark, label, label_behind};
use crate::structure::outline::own_label::given_label;
use crate::structure::outline::state::{Part, Place, Series};
use crate::structure::paragraph::Paragraph;

impl<'a> Question<'a> {
    /// Returns the label of the paragraph.
    pub(super) fn label(self) -> Option<Label> {
        self.label_of(self.paragraph())
            .or_else(|| self.raised_label())
            .or_else(|| self.item_in_capitals())
            .or_else(|| division_label(self.paragraph()))
            .map(|label| self.paragraph_by_sign(label))
            .filter(|label| self.believes(label) && !self.entitles(label))
            .filter(|label| !label.shown.starts_with('*') || self.lists_with_stars(label))
    }

    /// Reads the label of a paragraph, as the format computed it or as it is printed.
    pub(super) fn label_of(self, paragraph: &Paragraph<'_>) -> Option<Label> {
        let before = self.state.numbers.last;
        if let Some(given) = paragraph.hints.label.as_deref() {
            return given_label(given, before);
        }
        let text = paragraph.rich.text();
        let counted = self.whole.counted_heads.as_ref();
        counted
            .and_then(|heads| heads.label(text))
            .or_else(|| label_behind(text, before))
    }

    /// A number that lost its stop counts only if it is the next one and a verb follows.
    fn believes(self, label: &Label) -> bool {
        let LabelForm::BareNumber(n) = label.form else {
            return true;
        };
        let last = self.state.numbers.last;
        let first = || last == 0 && self.whole.shape.margin_numbers == Some(n);
        if n != last + 1 && !first() {
            return false;
        }
        // `3, Place des Nations`: only a verb proves that digits or a stop were misread.
        self.verb_behind(label).is_some() || self.part() != Part::Operative && self.misprint(label).is_none()
    }

    /// The form of the verb that the words behind a label open with.
    pub(super) fn verb_behind(self, label: &Label) -> Option<Form> {
        let own = self.text().get(label.end..).unwrap_or_default();
        self.language().leading_form(own)
    }

    /// Returns a label as it is printed, where it is read as another: `3,`, `ll.`
    pub(super) fn misprint(self, label: &Label) -> Option<&'a str> {
        let text = self.text();
        let printed = text[..label.end.min(text.len())].trim();
        (printed != label.shown).then_some(printed)
    }

    /// `Option 1: placeholder` is a title where the format says that it is a heading.
    fn entitles(self, label: &Label) -> bool {
        let wording = matches!(label.form, LabelForm::Option(_) | LabelForm::LetteredOption(_));
        wording && self.paragraph().hints.heading.is_some()
    }

    /// Tells whether a star is the bullet of a list: another stands above, something announces it, it is set in, or the list within
    /// it begins on its line, `* * 1991`. Else it is the mark of a note that nothing refers to: `* The present document was not edited.`
    fn lists_with_stars(self, star: &Label) -> bool {
        let own = self.text().get(star.end..);
        let within = own
            .and_then(label)
            .is_some_and(|inner| inner.form == LabelForm::Bullet);
        let open = &self.state.open;
        let last = self.state.last();
        let announced = last.is_some_and(|last| last.text.ends_with([':', ';', ',']));
        let set_in = || Place::of(self.paragraph()).is_within(open.place);
        open.level(Series::Bullet).is_some() || announced || within || set_in()
    }

    /// Tells whether a label is all that is printed, and none that may stand alone.
    pub(super) fn is_stray(self, label: &Label) -> bool {
        let may_stand_alone = matches!(
            label.form,
            LabelForm::Article | LabelForm::Option(_) | LabelForm::LetteredOption(_)
        );
        label.end >= self.text().len() && !may_stand_alone && !self.has_given_label()
    }
}

/// The mark of a part on a line of its own above the part's title: `II`, then `Financial performance report`.
pub(super) fn division_label(paragraph: &Paragraph<'_>) -> Option<Label> {
    let &(title, _) = paragraph.lines.get(1)?;
    let mark = division_mark(paragraph.rich.text().get(..title)?)?;
    Some(Label { end: title, ..mark })
}
