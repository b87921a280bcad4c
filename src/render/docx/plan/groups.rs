//! Says which items answer each other, and which of them stand in place.
//!
//! Entries of the report answer by the aligner's word; lines of the heads by the rows of the report (the longest common
//! sequence). Of
//! the groups that did not move, the longest rising sequence stands in place.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::sponsors::of_edit;
use super::{Answer, Item, What};
use crate::diff;
use crate::instrument::Kind;
use crate::report::{Op, Open, Report, Text, word_edits};
use crate::sides::{Side, Sides};
use crate::text::rising::rising;

/// Items that answer each other, with the edits between them, joined by `\n`.
pub(super) struct Group {
    pub(super) sides: Sides<Vec<usize>>,
    moved: bool,
    pub(super) edits: Vec<(Op, String, String)>,
    /// Who signs each edit, by position among the signers of the plan, where they are others than those of the whole.
    pub(super) signers: Vec<Option<usize>>,
}

/// The signer of each edit of each entry, and their names.
fn signers(report: &Report) -> (Vec<Vec<Option<usize>>>, Vec<String>) {
    let mut names: Vec<String> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut place = |name: String| {
        *places.entry(name.clone()).or_insert_with(|| {
            names.push(name);
            names.len() - 1
        })
    };
    let of_entries = report.entries.iter().map(|entry| {
        let of_edits = entry
            .edits
            .iter()
            .map(|edit| of_edit(entry, edit).map(&mut place));
        of_edits.collect()
    });
    let signers = of_entries.collect();
    (signers, names)
}

pub(super) fn entry_groups(report: &Report, items: Sides<&Vec<Item>>) -> (Vec<Group>, Vec<String>) {
    let (signers, names) = signers(report);
    let places = report.texts.as_ref().zip(items).map(|(text, items)| {
        let place_of = |item: &Item| match item.what {
            What::Provision(at) => Some(text.provisions[at].id.as_str()),
            _ => None,
        };
        let placed = items.iter().enumerate();
        placed
            .filter_map(|(place, item)| Some((place_of(item)?, place)))
            .collect::<BTreeMap<_, _>>()
    });
    let find = |side: Side, ids: &[String]| -> Vec<usize> {
        let known = places.get(side);
        ids.iter()
            .filter_map(|id| known.get(id.as_str()).copied())
            .collect()
    };
    let groups = report.entries.iter().zip(signers).map(|(entry, signers)| Group {
        sides: Sides::new(find(Side::Old, &entry.old), find(Side::New, &entry.new)),
        moved: entry.moved,
        edits: entry
            .edits
            .iter()
            .map(|edit| (edit.op, edit.old.clone(), edit.new.clone()))
            .collect(),
        signers,
    });
    (groups.collect(), names)
}

/// Makes groups of items that answer each other, with the edits between their texts.
pub(super) fn answered(answers: Vec<Answer>, items: Sides<&Vec<Item>>) -> Vec<Group> {
    let text = |side: Side, places: &[usize]| -> String {
        let texts = places.iter().map(|at| items.get(side)[*at].text.as_str());
        texts.collect::<Vec<_>>().join("\n")
    };
    let group = |answer: Answer| {
        let (old, new) = (
            text(Side::Old, &answer.sides.old),
            text(Side::New, &answer.sides.new),
        );
        let edits = match (answer.sides.old.is_empty(), answer.sides.new.is_empty()) {
            (false, true) => vec![(Op::Delete, old, new)],
            (true, false) => vec![(Op::Insert, old, new)],
            _ => raw_edits(&old, &new),
        };
        Group {
            sides: answer.sides,
            moved: answer.moved,
            edits,
            signers: Vec::new(),
        }
    };
    answers.into_iter().map(group).collect()
}

/// Pairs the lines outside the provisions: the longest common sequence of their blocks.
///
/// A block is what one row of the report's head has in lines that follow each other, so that words may go from one line
/// to the next; a line of no row stands alone.
pub(super) fn head_groups(items: Sides<&Vec<Item>>) -> Vec<Group> {
    let blocks = items.map(|items| blocks(items));
    let same = |old: usize, new: usize| {
        let (old, new) = (
            &items.old[blocks.old[old].start],
            &items.new[blocks.new[new].start],
        );
        let bare = old.rows.is_empty() && new.rows.is_empty();
        old.rows.iter().any(|row| new.rows.contains(row))
            || bare && old.what == new.what && old.text == new.text
    };
    let text = |side: Side, block: &Range<usize>| -> String {
        let lines = items.get(side)[block.clone()]
            .iter()
            .map(|item| item.text.as_str());
        lines.collect::<Vec<_>>().join("\n")
    };
    let mut groups = Vec::new();
    let mut paired = Sides::<BTreeSet<usize>>::default();
    let lengths = blocks.as_ref().map(Vec::len);
    for (old, new) in common_sequence(lengths, same) {
        paired.old.insert(old);
        paired.new.insert(new);
        let (old, new) = (&blocks.old[old], &blocks.new[new]);
        groups.push(Group {
            sides: Sides::new(old.clone().collect(), new.clone().collect()),
            moved: false,
            edits: raw_edits(&text(Side::Old, old), &text(Side::New, new)),
            signers: Vec::new(),
        });
    }
    let alone = |side: Side| -> Vec<usize> {
        let all = blocks.get(side).iter().enumerate();
        all.filter(|(at, _)| !paired.get(side).contains(at))
            .flat_map(|(_, block)| block.clone())
            .collect()
    };
    for at in alone(Side::Old) {
        groups.push(Group {
            sides: Sides::new(vec![at], Vec::new()),
            moved: false,
            edits: vec![(Op::Delete, items.old[at].text.clone(), String::new())],
            signers: Vec::new(),
        });
    }
    for at in alone(Side::New) {
        groups.push(Group {
            sides: Sides::new(Vec::new(), vec![at]),
            moved: false,
            edits: vec![(Op::Insert, String::new(), items.new[at].text.clone())],
            signers: Vec::new(),
        });
    }
    groups
}

/// Returns the blocks of the lines outside the provisions, as ranges of items.
fn blocks(items: &[Item]) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if matches!(item.what, What::Provision(_)) {
            continue;
        }
        match blocks.last_mut() {
            Some(block)
                if block.end == at
                    && !item.rows.is_empty()
                    && (&items[block.start].rows, items[block.start].what) == (&item.rows, item.what) =>
            {
                block.end += 1;
            }
            _ => blocks.push(at..at + 1),
        }
    }
    blocks
}

/// Returns the word edits between two short texts that the report does not compare: lines of the head, notes.
pub(super) fn raw_edits(old: &str, new: &str) -> Vec<(Op, String, String)> {
    word_edits(old, new)
        .into_iter()
        .map(|edit| match edit {
            diff::Edit::Equal { old, new } => (Op::Equal, old, new),
            diff::Edit::Delete(old) => (Op::Delete, old, String::new()),
            diff::Edit::Insert(new) => (Op::Insert, String::new(), new),
        })
        .collect()
}

/// The blocks outside the provisions beyond which pairing them is given up.
const HEAD_BLOCKS: usize = 1000;

fn common_sequence(numbers: Sides<usize>, same: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let Sides { old, new } = numbers;
    if old > HEAD_BLOCKS || new > HEAD_BLOCKS {
        return Vec::new();
    }
    let mut lengths = vec![vec![0_u32; new + 1]; old + 1];
    for i in (0..old).rev() {
        for j in (0..new).rev() {
            lengths[i][j] = if same(i, j) {
                lengths[i + 1][j + 1] + 1
            } else {
                lengths[i + 1][j].max(lengths[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < old && j < new {
        if same(i, j) {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if lengths[i + 1][j] >= lengths[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// For each group, the positions in its lists that stand in place together; `None` where none do.
pub(super) type Placed = Vec<Option<Sides<Range<usize>>>>;

/// What Word must know of a paragraph beside its words: kind, depth, and the part whose list it is numbered in.
pub(in crate::render::docx) type ParagraphLook<'a> = (Option<&'a Open<Kind>>, usize, Option<String>);

pub(super) fn look<'a>(text: &'a Text, item: &Item) -> ParagraphLook<'a> {
    let What::Provision(at) = item.what else {
        return (None, 0, None);
    };
    let provision = &text.provisions[at];
    let depth = provision.depth();
    (
        Some(&provision.kind),
        depth,
        provision.label.is_some().then(|| provision.part()),
    )
}

/// Chooses the groups that stand in place.
///
/// A paragraph that became another kind (a sub-paragraph, an operative paragraph) does not: `LibreOffice` accepts but does
/// not reject a tracked change of list or style, and a move beside deleted paragraphs of another style confuses it. So the
/// paragraph is deleted where it was and inserted where it is, which both programs take back.
pub(super) fn in_place(groups: &[Group], looks: &Sides<Vec<ParagraphLook<'_>>>) -> Placed {
    let mut candidates: Vec<(usize, Sides<Range<usize>>)> = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| !group.moved && !group.sides.old.is_empty() && !group.sides.new.is_empty())
        .map(|(at, group)| (at, group.sides.as_ref().map(|side| neighbours(side))))
        .filter(|(at, run)| {
            let sides = &groups[*at].sides;
            looks.old[sides.old[run.old.end - 1]] == looks.new[sides.new[run.new.end - 1]]
        })
        .collect();
    candidates.sort_by_key(|(at, run)| groups[*at].sides.new[run.new.start]);
    let starts = candidates
        .iter()
        .map(|(at, run)| groups[*at].sides.old[run.old.start]);
    let mut placed = vec![None; groups.len()];
    for kept in rising(starts) {
        let (at, run) = &candidates[kept];
        placed[*at] = Some(run.clone());
    }
    placed
}

/// Returns the longest stretch of a list that counts up by one.
pub(super) fn neighbours(list: &[usize]) -> Range<usize> {
    let mut best = 0..1;
    let mut start = 0;
    for at in 1..=list.len() {
        if at < list.len() && list[at] == list[at - 1] + 1 {
            continue;
        }
        if at - start > best.len() {
            best = start..at;
        }
        start = at;
    }
    best
}
