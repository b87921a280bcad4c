//! What differs between two Word files, letter by letter.
//!
//! Each story of the base is compared with that of the redline, all changes rejected: lines are paired, a pair that does not say
//! the same is a finding, and so is a line without an answer. Each finding is the smallest that says it: the cell of a row, the
//! paragraph that was parted in two, the one number that draws others along.
//!
//! What a head or foot of pages says counts wherever it stands: Word makes parts of them as it likes, so a story that only one
//! file has is told only where no other of its kind says the same.

use std::collections::{BTreeMap, BTreeSet};

use super::edits::{alone, pieces, shown, what};
use super::formats::looks;
use super::lines::{Folio, Line, Story, even};
use super::numbers::{Renumbered, Step, renumbered};
use super::pairing::{Pairing, Unit, pair};
use super::verified::{BODY, Looks, Piece, Untracked, What};
use crate::sides::Sides;

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) untracked: Vec<Untracked>,
    pub(super) formats: Vec<Looks>,
}

/// Compares two files.
pub(super) fn compare(files: Sides<&Folio>) -> Found {
    let mut found = Found::default();
    let nothing = Vec::new();
    let stories: BTreeSet<&Story> = files.old.stories.keys().chain(files.new.stories.keys()).collect();
    let all =
        files.map(|file| -> BTreeSet<(&str, Vec<&str>)> { file.stories.iter().filter_map(said).collect() });
    for story in stories {
        let lines = files.map(|file| file.stories.get(story));
        let elsewhere = |lines: Option<&Vec<Line>>, other: &BTreeSet<(&str, Vec<&str>)>| {
            lines.is_some_and(|lines| said((story, lines)).is_some_and(|said| other.contains(&said)))
        };
        let is_alone = lines.old.is_none() || lines.new.is_none();
        if is_alone && (elsewhere(lines.old, &all.new) || elsewhere(lines.new, &all.old)) {
            continue;
        }
        let lines = lines.map(|lines| lines.unwrap_or(&nothing).as_slice());
        Comparison::of(story, lines).tell(&mut found);
    }
    found
}

/// Returns what a head or foot of pages says, and which of the two it is.
fn said<'a>((story, lines): (&'a Story, &'a Vec<Line>)) -> Option<(&'a str, Vec<&'a str>)> {
    match story {
        Story::Margin(_, kind, _) => Some((kind, lines.iter().map(|line| line.key.as_str()).collect())),
        _ => None,
    }
}

/// A story of both files, paired.
struct Comparison<'a> {
    story: &'a Story,
    lines: Sides<&'a [Line]>,
    pairing: Pairing,
}

impl<'a> Comparison<'a> {
    fn of(story: &'a Story, lines: Sides<&'a [Line]>) -> Self {
        let units = lines.map(|lines| -> Vec<Unit<'_>> {
            let units = lines.iter().map(|line| Unit::new(&line.key, line.row.is_some()));
            units.collect()
        });
        let pairing = pair(&units.old, &units.new);
        Self {
            story,
            lines,
            pairing,
        }
    }

    /// Tells what differs, in the order of the base; what only the redline has stands behind what precedes it.
    fn tell(&self, found: &mut Found) {
        let mut told: Vec<((usize, usize), Untracked)> = Vec::new();
        let mut answered = Sides::new(self.answer_of_old(), self.answer_of_new())
            .map(|answers| answers.iter().map(Option::is_some).collect::<Vec<bool>>());
        for (a, b) in &self.pairing.parted {
            told.push(self.parted(a, b));
            for at in a {
                answered.old[*at] = true;
            }
            for at in b {
                answered.new[*at] = true;
            }
        }
        for (i, j) in &self.pairing.pairs {
            let (old, new) = (&self.lines.old[*i], &self.lines.new[*j]);
            let here = |it| ((*i, 0), it);
            told.extend(self.pair(old, new).into_iter().map(here));
            if let Some(looks) = looks(old, new) {
                found.formats.push(looks);
            }
        }
        for (i, j) in &self.pairing.moved {
            told.push(((*i, 0), self.moved(&self.lines.old[*i], &self.lines.new[*j])));
        }
        let before = self.before();
        for (i, line) in self.lines.old.iter().enumerate() {
            if !answered.old[i] {
                told.push(((i, 0), self.alone(line, true)));
            }
        }
        for (j, line) in self.lines.new.iter().enumerate() {
            if !answered.new[j] {
                told.push(((before[j], 1 + j), self.alone(line, false)));
            }
        }
        told.extend(self.numbers());
        told.sort_by_key(|(place, _)| *place);
        found.untracked.extend(told.into_iter().map(|(_, it)| it));
    }

    /// Compares what two lines say.
    fn pair(&self, old: &Line, new: &Line) -> Vec<Untracked> {
        let mut told = Vec::new();
        if old.key != new.key {
            match self.cells(old, new) {
                Some(cells) => told.extend(cells),
                None => told.push(self.changed(old, &old.part_of(), &old.text, &new.text)),
            }
        } else if old.formulas != new.formulas {
            let mut it = self.changed(old, &old.part_of(), &old.text, &new.text);
            it.what = What::Formula;
            told.push(it);
        }
        if old.links != new.links {
            let gone = old.links.iter().filter(|it| !new.links.contains(it)).cloned();
            let come = new.links.iter().filter(|it| !old.links.contains(it)).cloned();
            let sides = (
                gone.collect::<Vec<_>>().join(" "),
                come.collect::<Vec<_>>().join(" "),
            );
            told.push(Untracked {
                what: What::Link,
                part: old.part_of(),
                id: old.id.clone().or_else(|| new.id.clone()),
                also: Vec::new(),
                edits: alone(Some(&sides.0), Some(&sides.1)),
                old: Some(sides.0).filter(|it| !it.is_empty()),
                new: Some(sides.1).filter(|it| !it.is_empty()),
                accepted: false,
            });
        }
        told
    }

    /// Compares two rows cell by cell, where they have as many.
    fn cells(&self, old: &Line, new: &Line) -> Option<Vec<Untracked>> {
        let (table, row) = old.row.zip(new.row)?.0;
        let (a, b): (Vec<&str>, Vec<&str>) = (old.text.split('\t').collect(), new.text.split('\t').collect());
        let (old_keys, new_keys) = (old.key.split('\t'), new.key.split('\t'));
        if a.len() != b.len() {
            return None;
        }
        let differ = old_keys
            .zip(new_keys)
            .enumerate()
            .filter(|(_, (old, new))| old != new);
        let told = differ.map(|(at, _)| {
            let part = format!("{}table {table}, row {row}, column {}", old.part, at + 1);
            self.changed(old, &part, a[at], b[at])
        });
        Some(told.collect())
    }

    fn changed(&self, line: &Line, part: &str, old: &str, new: &str) -> Untracked {
        let edits = pieces(old, new);
        let what = if old != new && without_pictures(old) == without_pictures(new) {
            What::Picture
        } else {
            self.what(line, &edits)
        };
        Untracked {
            what,
            part: part.to_owned(),
            id: line.id.clone(),
            also: Vec::new(),
            old: Some(shown(old)),
            new: Some(shown(new)),
            edits: edits.iter().map(for_people).collect(),
            accepted: false,
        }
    }

    fn moved(&self, old: &Line, new: &Line) -> Untracked {
        let same = old.key == new.key;
        let mut it = self.changed(
            old,
            &old.part_of(),
            &old.text,
            if same { &old.text } else { &new.text },
        );
        it.what = match self.story {
            Story::Body if old.row.is_none() => What::Moved,
            _ => self.what(old, &[]),
        };
        if it.what != What::Moved {
            it.part = format!("{}, which stands elsewhere", it.part);
        }
        it
    }

    fn alone(&self, line: &Line, is_old: bool) -> Untracked {
        // A number without words stands for its paragraph.
        let label = line
            .labels
            .first()
            .filter(|_| line.key.is_empty() && line.row.is_none());
        let text = label.map_or_else(|| shown(&line.text), |(label, _)| label.clone());
        let (old, new) = if is_old {
            (Some(text), None)
        } else {
            (None, Some(text))
        };
        let edits = alone(old.as_deref(), new.as_deref());
        Untracked {
            what: match self.what(line, &edits) {
                What::Signs | What::Words if label.is_some() => What::Number,
                what => what,
            },
            part: line.part_of(),
            id: line.id.clone(),
            also: Vec::new(),
            old,
            new,
            edits,
            accepted: false,
        }
    }

    fn what(&self, line: &Line, edits: &[Piece]) -> What {
        match self.story {
            Story::Footnotes | Story::Endnotes => What::Note,
            Story::Boxes => What::TextBox,
            Story::Margin(..) | Story::Pages => What::RunningHead,
            Story::Body if line.row.is_some() => What::Table,
            Story::Body => what(edits),
        }
    }

    /// Tells of paragraphs that were parted or joined, and say the same.
    fn parted(&self, a: &[usize], b: &[usize]) -> ((usize, usize), Untracked) {
        let text = |lines: &[Line], at: &[usize]| -> String {
            let texts: Vec<&str> = at.iter().map(|at| lines[*at].text.trim()).collect();
            texts.join("¶")
        };
        let line = &self.lines.old[a[0]];
        let (old, new) = (text(self.lines.old, a), text(self.lines.new, b));
        let mut it = self.changed(line, &line.part_of(), &old, &new);
        if it.what == What::Words {
            it.what = What::Signs;
        }
        ((a[0], 0), it)
    }

    /// Finds the numbers that the files count otherwise.
    fn numbers(&self) -> Vec<((usize, usize), Untracked)> {
        let (old, new) = (self.answer_of_old(), self.answer_of_new());
        let mut steps = Vec::new();
        let mut i = 0;
        for (j, line) in self.lines.new.iter().enumerate() {
            match new[j] {
                Some((at, false)) => {
                    steps.extend(
                        (i..at)
                            .filter(|at| !matches!(old[*at], Some((_, false))))
                            .map(|at| Step::Gone(&self.lines.old[at])),
                    );
                    i = at + 1;
                    steps.push(Step::Both(at, &self.lines.old[at], line));
                }
                _ => steps.push(Step::Come(line)),
            }
        }
        renumbered(steps.into_iter())
            .into_iter()
            .map(|it| ((it.pair, 0), self.number(it)))
            .collect()
    }

    fn number(&self, it: Renumbered) -> Untracked {
        let line = &self.lines.old[it.pair];
        let also = it.also.iter().filter_map(|at| self.lines.old[*at].id.clone());
        Untracked {
            what: match self.story {
                Story::Footnotes | Story::Endnotes => What::Note,
                _ => What::Number,
            },
            part: match self.story {
                Story::Body if line.row.is_none() => "automatic number".to_owned(),
                _ => format!("{}, automatic number", line.part_of()),
            },
            id: line.id.clone(),
            also: also.collect(),
            edits: alone(it.old.as_deref(), it.new.as_deref()),
            old: it.old,
            new: it.new,
            accepted: false,
        }
    }

    /// Returns for each old line what answers it, and whether that stands elsewhere.
    fn answer_of_old(&self) -> Vec<Option<(usize, bool)>> {
        let mut answers = vec![None; self.lines.old.len()];
        self.pairing
            .pairs
            .iter()
            .for_each(|(i, j)| answers[*i] = Some((*j, false)));
        self.pairing
            .moved
            .iter()
            .for_each(|(i, j)| answers[*i] = Some((*j, true)));
        answers
    }

    fn answer_of_new(&self) -> Vec<Option<(usize, bool)>> {
        let mut answers = vec![None; self.lines.new.len()];
        self.pairing
            .pairs
            .iter()
            .for_each(|(i, j)| answers[*j] = Some((*i, false)));
        self.pairing
            .moved
            .iter()
            .for_each(|(i, j)| answers[*j] = Some((*i, true)));
        answers
    }

    /// Returns for each new line the old one that answers the last before it.
    fn before(&self) -> Vec<usize> {
        let pairs: BTreeMap<usize, usize> = self.pairing.pairs.iter().map(|(i, j)| (*j, *i)).collect();
        let mut last = 0;
        (0..self.lines.new.len())
            .map(|j| {
                last = pairs.get(&j).copied().unwrap_or(last);
                last
            })
            .collect()
    }
}

/// Returns a text without its pictures and drawings.
fn without_pictures(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((at, sign)) = DRAWN
        .iter()
        .filter_map(|sign| Some((rest.find(sign)?, sign)))
        .min()
    {
        out.push_str(&rest[..at]);
        let behind = &rest[at + sign.len()..];
        rest = behind.split_once(']').map_or("", |(_, rest)| rest);
    }
    even(&(out + rest))
}

/// How the signs of what is drawn begin.
const DRAWN: [&str; 2] = ["[picture ", "[drawing"];

impl Line {
    /// Returns where a line stands: `body`, `table 1, row 3`.
    fn part_of(&self) -> String {
        match self.row {
            Some((table, row)) => format!("{}table {table}, row {row}", self.part),
            None if self.part.is_empty() => BODY.to_owned(),
            None => self.part.clone(),
        }
    }
}

fn for_people(piece: &Piece) -> Piece {
    Piece {
        op: piece.op,
        old: shown(&piece.old),
        new: shown(&piece.new),
    }
}
