//! Which numbers that a file counts are not those of the base.
//!
//! A paragraph that comes or goes shifts all numbers behind it, and that follows from it: it is no second change. So each level
//! has the shift that is expected of it, and a number that shifts otherwise is told, once: what it draws along is expected then.
//!
//! ```text
//! base      1. 2. 3. 4.        redline  1. 2. 4. 5.      told: 3. → 4.; the next is expected
//! base      1. 2. 3.           redline  1. (new) 3. 4.   nothing: a paragraph came in, and is told as such
//! ```
//!
//! A number that jumps may have gone to another list, and then those behind it are one less: either is expected of the next.
//! Where the numbers are the same again (they start anew with a section), nothing is expected any more. Cost: linear.

use std::collections::BTreeMap;

use super::lines::Line;

/// What is met on the way through both texts.
pub(super) enum Step<'a> {
    /// A line of both, with its place among the pairs.
    Both(usize, &'a Line, &'a Line),
    /// A line of the base alone, or that stands elsewhere in the redline.
    Gone(&'a Line),
    /// A line of the redline alone, or that stood elsewhere in the base.
    Come(&'a Line),
}

/// A number that is not as expected: the pair, both numbers, and the pairs that have the same change of form.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Renumbered {
    pub(super) pair: usize,
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
    pub(super) also: Vec<usize>,
}

/// Finds the numbers that are not as expected.
pub(super) fn renumbered<'a>(steps: impl Iterator<Item = Step<'a>>) -> Vec<Renumbered> {
    let mut shifts = Shifts::default();
    let mut found: Vec<Renumbered> = Vec::new();
    // The last change of form of each level: from, to, and where it is told.
    let mut forms: BTreeMap<Form, usize> = BTreeMap::new();
    for step in steps {
        match step {
            Step::Gone(line) => line.labels.iter().for_each(|(_, level)| shifts.add(*level, -1)),
            Step::Come(line) => line.labels.iter().for_each(|(_, level)| shifts.add(*level, 1)),
            Step::Both(pair, old, new) => {
                for at in 0..old.labels.len().max(new.labels.len()) {
                    let (old, new) = (old.labels.get(at), new.labels.get(at));
                    let told = match shifts.ask(old, new) {
                        Asked::AsExpected => continue,
                        Asked::Jumped => None,
                        Asked::OtherForm(form) => {
                            let told = forms.get(&form).copied();
                            forms.entry(form).or_insert(found.len());
                            told
                        }
                    };
                    if let Some(told) = told {
                        found[told].also.push(pair);
                        continue;
                    }
                    found.push(Renumbered {
                        pair,
                        old: old.map(|(label, _)| label.clone()),
                        new: new.map(|(label, _)| label.clone()),
                        also: Vec::new(),
                    });
                }
            }
        }
    }
    found
}

/// The level of a number with a change of its form: the forms of both sides.
type Form = (u8, Option<String>, Option<String>);

/// What a number is to those who expect one.
enum Asked {
    AsExpected,
    /// It shifts otherwise than expected.
    Jumped,
    /// It is there or not, or counts in other signs.
    OtherForm(Form),
}

/// No more ways than these are followed.
const MOST_WAYS: usize = 16;

/// By how much the numbers of each level are expected to differ: one way, or several behind a number that may have gone to
/// another list, or any where a paragraph came or went that they stood under.
#[derive(Default)]
struct Shifts {
    by_level: Vec<Vec<i64>>,
    /// The level of a paragraph that came or went: those below it belong to another.
    torn: Option<u8>,
}

impl Shifts {
    fn at(&mut self, level: u8) -> &mut Vec<i64> {
        let is_torn = self.torn.is_some_and(|torn| torn < level);
        let level = usize::from(level);
        if self.by_level.len() <= level {
            let usual = if is_torn { Vec::new() } else { vec![0] };
            self.by_level.resize(level + 1, usual);
        }
        &mut self.by_level[level]
    }

    /// Enters a number of a level: the levels below it begin anew.
    fn enter(&mut self, level: u8) {
        self.by_level.truncate(usize::from(level) + 1);
        self.torn = self.torn.filter(|torn| *torn < level);
    }

    fn add(&mut self, level: u8, by: i64) {
        self.at(level).iter_mut().for_each(|shift| *shift += by);
        self.enter(level);
        self.torn = Some(level);
    }

    /// Asks whether a number is as expected; if not, whether its form changed, and how.
    fn ask(&mut self, old: Option<&(String, u8)>, new: Option<&(String, u8)>) -> Asked {
        let level = new.or(old).map_or(0, |(_, level)| *level);
        let (Some((old, _)), Some((new, _))) = (old, new) else {
            self.add(level, if old.is_some() { -1 } else { 1 });
            let form = |label: Option<&(String, u8)>| label.map(|(label, _)| form(label));
            return Asked::OtherForm((level, form(old), form(new)));
        };
        self.enter(level);
        if old == new {
            *self.at(level) = vec![0];
            return Asked::AsExpected;
        }
        if form(old) != form(new) {
            self.doubt(level, &[]);
            return Asked::OtherForm((level, Some(form(old)), Some(form(new))));
        }
        let differences = differences(old, new);
        let Some((last, upper)) = differences.split_last() else {
            return Asked::AsExpected;
        };
        let above = self.by_level.clone();
        let follows = upper.iter().enumerate().all(|(at, by)| {
            by.contains(&0)
                || above
                    .get(at)
                    .is_some_and(|expected| by.iter().any(|by| expected.contains(by)))
        });
        let expected = self.at(level);
        let is_any = expected.is_empty();
        let as_expected = last
            .iter()
            .find(|by| is_any || expected.contains(by) || **by == 0)
            .copied();
        if let (true, Some(shift)) = (follows, as_expected) {
            *expected = vec![shift];
            return Asked::AsExpected;
        }
        self.doubt(level, last);
        Asked::Jumped
    }

    /// Notes that a number may have gone to another list: the next may be as before, one less, or shifted with it.
    fn doubt(&mut self, level: u8, by: &[i64]) {
        let expected = self.at(level);
        let less: Vec<i64> = expected.iter().map(|shift| shift - 1).collect();
        expected.splice(0..0, by.iter().copied().chain(less));
        expected.sort_unstable();
        expected.dedup();
        expected.truncate(MOST_WAYS);
        self.torn = Some(level);
    }
}

/// Returns the form of a number: its signs, and whether it counts in figures, small or capital letters.
fn form(label: &str) -> String {
    let mut out = String::new();
    for c in label.chars() {
        let kind = match c {
            c if c.is_numeric() => '1',
            c if c.is_lowercase() => 'a',
            c if c.is_uppercase() => 'A',
            c => c,
        };
        if !(matches!(kind, '1' | 'a' | 'A') && out.ends_with(kind)) {
            out.push(kind);
        }
    }
    out
}

/// Returns by how much each figure or letter of two numbers of one form differs; letters can count in two ways.
fn differences(old: &str, new: &str) -> Vec<Vec<i64>> {
    let pieces = |label: &str| -> Vec<String> {
        let pieces = label.split(|c: char| !c.is_alphanumeric());
        pieces
            .filter(|it| !it.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (old, new) = (pieces(old), pieces(new));
    old.iter()
        .zip(&new)
        .map(|(old, new)| difference(old, new))
        .collect()
}

fn difference(old: &str, new: &str) -> Vec<i64> {
    let figures = |text: &str| crate::text::digits::western(text).parse::<i64>().ok();
    let letters = |text: &str| -> Option<i64> {
        let first = text.chars().next()?;
        let is_one = text.chars().all(|c| c == first) && first.is_alphabetic();
        is_one.then(|| {
            i64::from(u32::from(first))
                + 26 * i64::try_from(text.len() / first.len_utf8() - 1).unwrap_or_default()
        })
    };
    let roman = |text: &str| crate::text::roman::value(text).map(i64::from);
    let ways = [
        figures(old).zip(figures(new)),
        letters(old).zip(letters(new)),
        roman(old).zip(roman(new)),
    ];
    ways.into_iter().flatten().map(|(old, new)| new - old).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(label: &str, level: u8) -> Line {
        Line {
            labels: vec![(label.to_owned(), level)],
            ..Line::default()
        }
    }

    fn told(pairs: &[(&str, &str, u8)]) -> Vec<String> {
        let lines: Vec<(Option<Line>, Option<Line>)> = pairs
            .iter()
            .map(|(old, new, level)| {
                let side = |label: &str| (!label.is_empty()).then(|| line(label, *level));
                (side(old), side(new))
            })
            .collect();
        let steps = lines.iter().enumerate().map(|(at, sides)| match sides {
            (Some(old), Some(new)) => Step::Both(at, old, new),
            (Some(old), None) => Step::Gone(old),
            (_, new) => Step::Come(new.as_ref().expect("one side is there")),
        });
        let found = renumbered(steps).into_iter();
        found
            .map(|it| {
                let side = |label: Option<String>| label.unwrap_or_default();
                format!("{}→{} +{}", side(it.old), side(it.new), it.also.len())
            })
            .collect()
    }

    #[test]
    fn a_number_that_jumps_is_told_once() {
        assert_eq!(
            told(&[("1.", "1.", 0), ("2.", "3.", 0), ("3.", "4.", 0)]),
            ["2.→3. +0"]
        );
        assert_eq!(told(&[("(a)", "(b)", 1), ("(b)", "(c)", 1)]), ["(a)→(b) +0"]);
        assert_eq!(told(&[("1.", "(1)", 0), ("2.", "(2)", 0)]), ["1.→(1) +1"]);
        assert_eq!(
            told(&[("1.", "1.", 0), ("2.", "40.", 0), ("3.", "2.", 0)]),
            ["2.→40. +0"]
        );
        assert_eq!(
            told(&[
                ("(b)", "(b)", 1),
                ("2.", "I.", 0),
                ("(a)", "(c)", 1),
                ("3.", "2.", 0)
            ]),
            ["2.→I. +0"]
        );
        assert_eq!(
            told(&[("1.", "I.", 0), ("2.", "1.", 0), ("3.", "2.", 0)]),
            ["1.→I. +0"]
        );
    }

    #[test]
    fn a_paragraph_that_came_or_went_shifts_the_numbers_behind_it() {
        let nothing: [&str; 0] = [];
        assert_eq!(told(&[("1.", "1.", 0), ("", "2.", 0), ("2.", "3.", 0)]), nothing);
        assert_eq!(
            told(&[("1.", "", 0), ("2.", "1.", 0), ("(i)", "(i)", 1), ("3.", "2.", 0)]),
            nothing
        );
        // What stood under it stands under the one before.
        assert_eq!(
            told(&[
                ("(b)", "(b)", 1),
                ("2.", "", 0),
                ("(a)", "(c)", 1),
                ("(b)", "(d)", 1),
                ("3.", "2.", 0)
            ]),
            nothing
        );
        assert_eq!(
            told(&[("viii", "", 1), ("ix", "viii", 1), ("x", "ix", 1)]),
            nothing
        );
    }
}
