//! Items of lists: letters, roman numbers, dashes; which level each belongs to.
//!
//! The form of a label allows two readings: `(i)` after `(h)` is a letter, after `(a)` a roman number. The open levels
//! decide by sequence.

use super::Question;
use crate::document::Spaces;
use crate::instrument::{Header, ProvisionIndex};
use crate::structure::header::italic_header;
use crate::structure::label::{Label, LabelForm};
use crate::structure::outline::Clean;
use crate::structure::outline::class::Item;
use crate::structure::outline::own_label::form_of;
use crate::structure::outline::state::{Level, Place, Series};
use crate::text::digits;

impl Question<'_> {
    /// Tells whether anything is there that items may belong to.
    pub(super) fn may_hold_items(self) -> bool {
        self.state.open.resumed().0.is_some() || self.state.article.is_some()
    }

    /// Numbers that begin again behind a colon list what the paragraph announces: `11. Approves the following provisional
    /// agenda:`, then `1. Opening of the Congress.` So do those that are set in from the paragraph. The list goes on until
    /// the number after the paragraph's own comes.
    pub(super) fn lists_inside(self, label: &Label) -> bool {
        let LabelForm::Number(n) = label.form else {
            return false;
        };
        let (open, last) = (&self.state.open, self.state.numbers.last);
        let dotted = label.shown.contains('.');
        if dotted || open.paragraph.is_none() || last == 0 {
            return false;
        }
        let place = Place::of(self.paragraph());
        let set_in = place.is_within(open.place);
        let next = open.level(Series::Number).filter(|level| level.last + 1 == n);
        let Some(level) = next else {
            return n == 1 && (set_in || self.state.is_announced());
        };
        let over = || level.place.is_within(place) || !set_in && self.closes_list(label);
        let printed = self.state.outline.provisions[level.index.0].label.is_some();
        printed && !(n == last + 1 && over())
    }

    /// The number after the paragraph's own: a verb in a resolution, and in a law the full stop before it, say that the
    /// list is over; where the list is set in, the place does.
    fn closes_list(self, label: &Label) -> bool {
        if self.state.article.is_some() {
            return self.state.last().is_some_and(|last| last.text.ends_with('.'));
        }
        self.verb_behind(label).is_some()
    }

    /// `“basin” means the land that a river drains;` below `In this Act, unless the context otherwise requires—`: returns the
    /// paragraph of an article that announces this term.
    pub(super) fn defines_below(self) -> Option<ProvisionIndex> {
        let quoted = self.text().starts_with(['“', '"', '«', '„', '‘']);
        let open = &self.state.open;
        let paragraph = open
            .paragraph
            .filter(|_| quoted && self.state.article.is_some())?;
        let text = self.state.outline.provisions[paragraph.0].text.trim_end();
        let begins = || open.levels.is_empty() && text.ends_with([':', '—', '–', '：']);
        (open.level(Series::Term).is_some() || begins()).then_some(paragraph)
    }

    /// Which item of which level a label is.
    pub(super) fn item(self, label: Label) -> Item {
        let (_, levels) = self.state.open.resumed();
        let (label, printed) = match self.corrected(&label, levels) {
            Some(letter) => (letter, Some(label.shown)),
            None => (label, None),
        };
        let (series, value) = counted(label.form, levels);
        let rung = rung(levels, series, value, Place::of(self.paragraph()));
        let mark = match series {
            Series::Bullet => rung.value.to_string(),
            Series::Option => format!("option{}", rung.value),
            Series::LetteredOption => format!("option{}", letter_at(rung.value)),
            _ => label.mark(),
        };
        Item {
            printed,
            series,
            value: rung.value,
            mark,
            depth: rung.depth,
            header: self.header_of_item(&label),
            label,
        }
    }

    /// A number among letters, as `(6)` between `(a)` and `(c)`, is the next letter misread, in two cases: a program read the
    /// print and that letter looks like it; or both neighbours prove the letter, whoever slipped.
    fn corrected(self, label: &Label, levels: &[Level]) -> Option<Label> {
        let LabelForm::ParenNumber(n) = label.form else {
            return None;
        };
        let level = levels.last().filter(|level| level.series == Series::Letter)?;
        let place = level.last + 1;
        let letter = char::from_u32('a' as u32 + level.last).filter(char::is_ascii_lowercase)?;
        let misread = self.whole.spaces == Spaces::Guessed && looks_like(letter, n);
        (misread || n >= 2 && self.proves_letter(place, label, levels)).then(|| Label {
            form: LabelForm::Letter(place, None),
            shown: with_letter(&label.shown, letter),
            end: label.end,
        })
    }

    /// Tells whether both neighbours prove that a typed number stands for a letter: the label before it is the letter before
    /// in the same parentheses, the next of its level is the letter after, and the number continues no series and begins
    /// none. `1. (a) (b) (2) (3)` and `(a) (1) (2) (b)` stay as they are printed.
    fn proves_letter(self, place: u32, label: &Label, levels: &[Level]) -> bool {
        let counted =
            self.state.numbers.in_parentheses || levels.iter().any(|level| level.series == Series::Paren);
        if counted || self.has_given_label() {
            return false;
        }
        let before = levels
            .last()
            .and_then(|level| self.state.outline.provisions[level.index.0].label.as_deref());
        let printed = with_letter(&label.shown, letter_at(place - 1));
        before == Some(printed.as_str()) && next_of_level(self.after) == Some(place + 1)
    }

    /// An item has a header where its first words are italic.
    fn header_of_item(self, label: &Label) -> Option<Header> {
        if !self.whole.shape.italics {
            return None;
        }
        let rich = &self.paragraph().rich;
        let from = if self.has_given_label() { 0 } else { label.end };
        let own = rich
            .slice(from.min(rich.text().len())..rich.text().len())
            .trimmed();
        italic_header(&own, self.language())
    }
}

/// Says which series a label belongs to, and which of it: by sequence where its form allows two.
fn counted(form: LabelForm, levels: &[Level]) -> (Series, u32) {
    let open = |series: Series| {
        let level = levels.iter().rev().find(|level| level.series == series);
        level.map(|level| level.last)
    };
    match form {
        LabelForm::Letter(n, Some(value)) => {
            let next_roman = open(Series::Roman).is_some_and(|last| value == last + 1);
            let next_letter = open(Series::Letter).is_some_and(|last| n == last + 1);
            let first_roman = value == 1 && !next_letter;
            if next_roman && !next_letter || first_roman {
                (Series::Roman, value)
            } else {
                (Series::Letter, n)
            }
        }
        LabelForm::Letter(n, None) => (Series::Letter, n),
        LabelForm::Roman(n) => (Series::Roman, n),
        LabelForm::Capital(n) => (Series::Capital, n),
        LabelForm::ParenNumber(n) => (Series::Paren, n),
        LabelForm::SmallLetter(n) => (Series::Small, n),
        LabelForm::Number(n) => (Series::Number, n),
        LabelForm::Option(n) => (Series::Option, n),
        LabelForm::LetteredOption(n) => (Series::LetteredOption, n),
        _ => {
            let above = levels.last().filter(|level| level.series == Series::Bullet);
            (Series::Bullet, above.map_or(1, |level| level.last + 1))
        }
    }
}

/// Where an item stands among the open levels.
#[derive(Debug, PartialEq, Eq)]
struct Rung {
    /// So many levels stay open above it.
    depth: usize,
    /// Which of its series it is.
    value: u32,
}

/// Finds the level of an item that stands at a place on the page.
fn rung(levels: &[Level], series: Series, value: u32, place: Place) -> Rung {
    let levels = &levels[..kept(levels, series, place)];
    let same = levels.last().filter(|level| level.series == series);
    let Some(same) = same else {
        return Rung {
            depth: levels.len(),
            value,
        };
    };
    if series != Series::Bullet {
        return Rung {
            depth: levels.len() - 1,
            value,
        };
    }
    // A sign that is set in from the one above opens a level of its own.
    if place.is_within(same.place) {
        return Rung {
            depth: levels.len(),
            value: 1,
        };
    }
    Rung {
        depth: levels.len() - 1,
        value: same.last + 1,
    }
}

/// Counts the levels that are not closed by an item of a series: those down to the innermost of that series.
fn kept(levels: &[Level], series: Series, place: Place) -> usize {
    let own = levels.iter().rposition(|level| level.series == series);
    let Some(own) = own else {
        return kept_by_first(levels, series);
    };
    let mut kept = own + 1;
    let bullets = |kept: usize| {
        let bullets = levels[..kept]
            .iter()
            .filter(|level| level.series == Series::Bullet);
        bullets.count()
    };
    // One that stands further out ends what is set in.
    while series == Series::Bullet && bullets(kept) > 1 && levels[kept - 1].place.is_within(place) {
        kept -= 1;
    }
    kept
}

/// The first of a series closes none, but for a wording: the second of several ends what belonged to the first, which stands
/// behind the paragraph's own number and opened no level.
fn kept_by_first(levels: &[Level], series: Series) -> usize {
    match series {
        Series::Option => 0,
        Series::LetteredOption => {
            let outer = levels.iter().rposition(|level| level.series == Series::Option);
            outer.map_or(0, |outer| outer + 1)
        }
        _ => levels.len(),
    }
}

/// Whether a program may read a letter as this number.
fn looks_like(letter: char, n: u32) -> bool {
    matches!(
        (letter, n),
        ('b', 6 | 8)
            | ('g' | 'q', 9)
            | ('i' | 'j' | 'l', 1)
            | ('o', 0)
            | ('s', 5)
            | ('z', 2)
            | ('h' | 'n', 11)
    )
}

/// Returns the place of the letter that continues a level of letters; what is below that level is passed over.
///
/// The first other label ends the search, so that all searches of a text together read each paragraph a few times at most.
fn next_of_level(after: &[Clean<'_>]) -> Option<u32> {
    let mut forms = after.iter().filter_map(form_of);
    forms.find_map(|form| match form {
        LabelForm::Roman(_)
        | LabelForm::SmallLetter(_)
        | LabelForm::Bullet
        | LabelForm::Letter(_, Some(1)) => None,
        LabelForm::Letter(place, _) => Some(Some(place)),
        _ => Some(None),
    })?
}

/// Writes a letter for the digits of a label: `(5)` → `(b)`, `5)` → `b)`.
fn with_letter(shown: &str, letter: char) -> String {
    let is_digit = |c: char| digits::value(c).is_some();
    let open = shown.find(is_digit).unwrap_or(0);
    let close = shown.rfind(|c| !is_digit(c)).unwrap_or(shown.len());
    format!("{}{letter}{}", &shown[..open], &shown[close..])
}

/// The letter at a place of the alphabet: `b` for 2.
fn letter_at(place: u32) -> char {
    char::from_u32('a' as u32 + place - 1).unwrap_or('?')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(series: &[(Series, u32)]) -> Vec<Level> {
        let level = |&(series, last): &(Series, u32)| Level {
            series,
            last,
            index: ProvisionIndex(0),
            place: Place::default(),
        };
        series.iter().map(level).collect()
    }

    fn depth(open: &[(Series, u32)], series: Series, value: u32) -> usize {
        rung(&levels(open), series, value, Place::default()).depth
    }

    #[test]
    fn an_item_closes_the_levels_below_its_own() {
        let open = [(Series::Letter, 1), (Series::Roman, 2)];
        assert_eq!(depth(&open, Series::Letter, 2), 0);
        assert_eq!(depth(&open, Series::Roman, 3), 1);
        assert_eq!(depth(&open, Series::Bullet, 1), 2);
    }

    #[test]
    fn a_further_wording_closes_what_belongs_to_the_first() {
        let open = [(Series::Letter, 1)];
        assert_eq!(depth(&open, Series::Option, 2), 0);
        let open = [(Series::Option, 1), (Series::Letter, 1)];
        assert_eq!(depth(&open, Series::LetteredOption, 1), 1);
        assert_eq!(depth(&open, Series::Option, 2), 0);
    }

    #[test]
    fn a_sign_counts_on_from_the_one_above() {
        let open = levels(&[(Series::Bullet, 3)]);
        assert_eq!(counted(LabelForm::Bullet, &open), (Series::Bullet, 4));
        assert_eq!(counted(LabelForm::Bullet, &[]), (Series::Bullet, 1));
    }

    #[test]
    fn a_letter_takes_the_place_of_the_digits() {
        assert_eq!(with_letter("(5)", 'b'), "(b)");
        assert_eq!(with_letter("5)", 'b'), "b)");
    }
}
