//! What a change of the head means.
//!
//! Substance is the answer when in doubt. Each milder verdict lists what it may touch:
//!
//! | verdict | field | proof |
//! |---|---|---|
//! | the document's own symbol, date, session | symbol, date, session | every document has one of its own, and each value has the form of one |
//! | another organ's agenda | agenda item | the organs of the two texts differ |
//! | the committee that considered it | organ | both name the same organ, and the other lines are committees |
//! | the number of the agenda item | agenda item | the words are the same, only numbers and letters of items differ |
//! | distribution, original language, letterhead | these | the form of the line is known, and says nothing of the text |
//! | meeting and date of adoption | adoption, kind | the words are the same, only numbers and dates differ, and no draft is named |
//! | the meeting of the adoption | vote | only ordinals differ (`3222nd`), no number of votes |
//! | adopted since | adoption, kind | only one side is adopted, and the line records no vote |
//! | printed in capitals | title, organ | the letters are the same, and one side has no small letter |
//! | a torn word | every field | proved by [`crate::report`]'s rule of spacing |
//! | a mark of a footnote | every field | nothing but stars came or went |
//! | order of the sponsors | sponsors | nobody came and nobody went |

use super::HeadRow;
use crate::instrument::{Field, Head};
use crate::lexicon::mastheads::mastheads;
use crate::lexicon::values;
use crate::report::Op;
use crate::report::cause::{Cause, HeadCause};
use crate::sides::Sides;
use crate::text::normalize::fold;

/// Says what proves that a changed row is less than substance, if anything does.
pub(super) fn verdict(row: &HeadRow, heads: Sides<Option<&Head>>) -> Option<Cause> {
    if only_stars(row) {
        return Some(Cause::Head(HeadCause::FootnoteMark));
    }
    let paired = heads.old.is_some() && heads.new.is_some();
    let cause = match row.field.known()? {
        Field::Symbol if paired => HeadCause::Symbol,
        Field::Date if paired => HeadCause::Date,
        Field::Session if paired => HeadCause::Session,
        Field::Distribution => HeadCause::Distribution,
        Field::Original => HeadCause::Original,
        Field::Letterhead => HeadCause::Letterhead,
        Field::AgendaItem if rolls_on(row) => HeadCause::AgendaNumber,
        Field::AgendaItem if paired && is_alone(row) && !has_words(row) => HeadCause::AgendaNumber,
        Field::AgendaItem if other_organs(heads) => HeadCause::OtherAgenda,
        Field::Organ if only_committees(row) => HeadCause::Committee,
        Field::Adoption if rolls_on(row) => HeadCause::AdoptionDate,
        Field::Kind if rolls_on(row) && !names_a_draft(row) => HeadCause::AdoptionDate,
        Field::Vote if only_meetings(row) => HeadCause::AdoptionMeeting,
        Field::Adoption if paired && is_alone(row) => HeadCause::AdoptedSince,
        Field::Kind if paired && same_act(row) => HeadCause::AdoptedSince,
        Field::Organ if paired && is_alone(row) && named_elsewhere(row, heads) => HeadCause::OrganInFormula,
        Field::Title | Field::Organ if only_capitals(row) => HeadCause::Capitals,
        Field::Sponsors
            if both(row).is_some() && row.came.is_empty() && row.went.is_empty() && same_names(row) =>
        {
            HeadCause::SponsorOrder
        }
        Field::Contents if follows_page_numbers(row) => HeadCause::PageNumbers,
        _ => return None,
    };
    Some(Cause::Head(cause))
}

fn both(row: &HeadRow) -> Option<Sides<&str>> {
    Some(Sides::new(row.old.as_deref()?, row.new.as_deref()?))
}

/// Whether only one side has the field.
fn is_alone(row: &HeadRow) -> bool {
    row.old.is_none() || row.new.is_none()
}

/// `Cuba: draft resolution` → `Cuba:* draft resolution`
fn only_stars(row: &HeadRow) -> bool {
    let mut changed = row.edits.iter().filter(|edit| edit.op != Op::Equal);
    changed.all(|edit| {
        edit.old
            .chars()
            .chain(edit.new.chars())
            .all(|c| c == '*' || c.is_whitespace())
    })
}

/// Whether the words are the same on both sides, in order, and only figures, ordinals and months differ.
fn rolls_on(row: &HeadRow) -> bool {
    let Some(sides) = both(row) else { return false };
    let words = sides.map(plain_words);
    words.old == words.new && !words.old.is_empty()
}

/// Returns the words of a value without its figures: no number, no month, no letter of a sub-item.
fn plain_words(value: &str) -> Vec<String> {
    let folded = fold(value).to_lowercase();
    folded
        .split([' ', '/', ',', '.', ':', '*', '(', ')', '[', ']'])
        .filter(|word| word.chars().count() > 1)
        .filter(|word| !word.chars().any(char::is_numeric))
        .filter(|word| values().month_named(word).is_none())
        .map(str::to_owned)
        .collect()
}

/// Whether both heads name an organ, and another one.
fn other_organs(heads: Sides<Option<&Head>>) -> bool {
    let organs = heads.map(|head| {
        let pieces = head.into_iter().flat_map(|head| &head.pieces);
        let lines = pieces.filter(|piece| piece.field == Field::Organ);
        let organs = lines.filter(|piece| !is_committee(&piece.text));
        organs.map(|piece| fold(&piece.text).to_lowercase()).next_back()
    });
    organs.old.is_some() && organs.new.is_some() && organs.old != organs.new
}

fn is_committee(line: &str) -> bool {
    let lower = fold(line).to_lowercase();
    let organ = mastheads().any(|heads| heads.organs.contains(&lower.as_str()));
    let named = |word: &&str| lower.ends_with(*word) || lower.starts_with(*word);
    !organ && mastheads().flat_map(|heads| heads.committees).any(named)
}

/// `General Assembly` above `Third Committee` in one of the two texts.
fn only_committees(row: &HeadRow) -> bool {
    let Some(sides) = both(row) else { return false };
    let organs = sides.map(|value| -> Vec<String> {
        let lines = value.lines().filter(|line| !is_committee(line));
        lines.map(|line| fold(line).to_lowercase()).collect()
    });
    organs.old == organs.new && !organs.old.is_empty()
}

/// `amendment to draft resolution A/C.3/80/L.2`: another number is another draft.
fn names_a_draft(row: &HeadRow) -> bool {
    let values = row.old.iter().chain(&row.new);
    let lower: Vec<String> = values.map(|value| fold(value).to_lowercase()).collect();
    let mut drafts = mastheads().flat_map(|words| words.drafts);
    drafts.any(|(draft, _)| lower.iter().any(|value| value.contains(draft)))
}

/// `Adopted at the 3222nd meeting by 12 votes to none`: only ordinals differ, which count meetings, and no number of votes.
fn only_meetings(row: &HeadRow) -> bool {
    let Some(sides) = both(row) else { return false };
    let words = sides.map(|value| -> Vec<String> {
        let folded = fold(value);
        let words = folded.split_whitespace().filter(|word| !is_ordinal(word));
        words.map(str::to_owned).collect()
    });
    words.old == words.new
}

/// `3222nd`, `3222e`, `3222-м`: figures with letters or a raised sign right behind them.
fn is_ordinal(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let letters = rest.trim_start_matches('-').trim_end_matches([',', '.']);
    rest.len() < word.len()
        && !letters.is_empty()
        && letters
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, 'ª' | 'º'))
}

/// Whether a value says more than that there is an item: its title.
fn has_words(row: &HeadRow) -> bool {
    let value = row.old.as_deref().or(row.new.as_deref()).unwrap_or_default();
    plain_words(value).len() > 5
}

/// `draft resolution` and `Resolution adopted by …` are of one kind.
fn same_act(row: &HeadRow) -> bool {
    let Some(sides) = both(row) else { return false };
    let noun = |value: &str| {
        let words = plain_words(value);
        mastheads().find_map(|heads| {
            let mut found = heads
                .acts
                .iter()
                .filter(|(noun, _)| words.iter().any(|word| word == noun));
            let (_, kind) = found.next()?;
            // `amendment to draft resolution A/C.3/80/L.2` is no resolution.
            let amends = heads
                .drafts
                .iter()
                .any(|(draft, kind)| kind.amends() && words.iter().any(|word| word == draft));
            (found.next().is_none() && !amends).then_some(*kind)
        })
    };
    let (old, new) = (noun(sides.old), noun(sides.new));
    old.is_some() && old == new
}

/// Whether the organ that one side's head has is that of the other side's formula.
fn named_elsewhere(row: &HeadRow, heads: Sides<Option<&Head>>) -> bool {
    let (value, other) = match (&row.old, &row.new) {
        (Some(value), None) => (value, heads.new),
        (None, Some(value)) => (value, heads.old),
        _ => return false,
    };
    let formulas = other.into_iter().flat_map(|head| &head.pieces);
    let name = fold(value).to_lowercase();
    formulas
        .filter(|piece| piece.field == Field::Formula)
        .any(|piece| fold(&piece.text).to_lowercase().contains(&name))
}

/// `RIGHTS OF THE CHILD` → `Rights of the child`
fn only_capitals(row: &HeadRow) -> bool {
    let Some(sides) = both(row) else { return false };
    let capitals = |text: &str| !text.chars().any(char::is_lowercase);
    let same = fold(sides.old).to_lowercase() == fold(sides.new).to_lowercase();
    same && (capitals(sides.old) || capitals(sides.new))
}

fn same_names(row: &HeadRow) -> bool {
    let Some(sides) = both(row) else { return false };
    let names = sides.map(|value| {
        let folded = fold(value);
        let mut words: Vec<String> = folded
            .split([' ', ',', '*'])
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        words.sort();
        words
    });
    names.old == names.new
}

/// Whether only figures at the ends of lines differ.
fn follows_page_numbers(row: &HeadRow) -> bool {
    let Some(sides) = both(row) else { return false };
    let lines = sides.map(|value| -> Vec<String> {
        value
            .lines()
            .map(|line| fold(line.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace())))
            .collect()
    });
    lines.old == lines.new && lines.old.iter().any(|line| line.ends_with(['.', '…']))
}
