//! The heads of both texts, field by field: title, organ, sponsors, vote, and whatever else stands outside the paragraphs.
//!
//! The question: what changed in all that is no paragraph and no footnote? Each text has its head as pieces that say one
//! thing each. The pieces of a field, joined by line ends, are the value of a row; a row is there where either side has
//! the field:
//!
//! ```text
//! title      The [-protection-]{+promotion+} of wells        substantive
//! symbol     [-A/RES/79/110-]{+A/C.2/80/L.13+}               consequential   the document's own symbol
//! sponsors   came: Norway; went: Cuba                        substantive
//! ```
//!
//! A file with several acts has a head for each; those are paired whose paragraphs answer each other most.
//!
//! **Class.** A row is substantive unless a rule proves less: what only rolls on from one document to the next, a symbol,
//! a date, a session, the number of an agenda item, is consequential where both values have the form of one; a title
//! printed in capitals is editorial where its letters are the same. Cost: that of the word diff.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::cause::{Cause, Causes, Form};
use super::edits::edits;
use super::spacing::{Parted, Spacing};
use super::{Class, Edit, Op, Open, Relation};
use crate::align::Alignment;
use crate::instrument::{Field, Head, Instrument, ProvisionIndex};
use crate::sides::{Side, Sides};
use crate::text::normalize::fold;

mod verdict;

use verdict::verdict;

/// What became of one field of the head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadRow {
    /// Which field: `title`, `organ`, `sponsors`…; programs accept words that they do not know.
    pub field: Open<Field>,
    /// The number of the act in a file that holds several, of each text; null in a file with one.
    #[serde(default)]
    pub scope: Sides<Option<String>>,
    /// `unchanged`, `amended`, `inserted` or `deleted`.
    pub relation: Relation,
    /// As the old text prints it, several pieces joined by `\n`; null where it has none.
    pub old: Option<String>,
    /// As the new text prints it; null where it has none.
    pub new: Option<String>,
    /// The sponsors that only the new text names.
    #[serde(default)]
    pub came: Vec<String>,
    /// The sponsors that only the old text names.
    #[serde(default)]
    pub went: Vec<String>,
    /// What kind of change it is.
    pub class: Class,
    /// Why, where there is more to say than the class.
    #[serde(flatten)]
    pub causes: Causes,
    /// The words.
    pub edits: Vec<Edit>,
}

impl HeadRow {
    /// Whether any letter or mark of the field differs.
    pub fn differs(&self) -> bool {
        self.edits.iter().any(|edit| edit.op != Op::Equal)
    }
}

/// Compares the heads of both texts.
pub(super) fn rows(instruments: Sides<&Instrument>, alignment: &Alignment, spacing: Spacing) -> Vec<HeadRow> {
    let heads = instruments.map(|it| it.heads.as_slice());
    let several = heads.old.len() > 1 || heads.new.len() > 1;
    let mut rows = Vec::new();
    for pair in pairs(heads, alignment) {
        let both = Sides::new(
            pair.old.map(|at| &heads.old[at]),
            pair.new.map(|at| &heads.new[at]),
        );
        let scope = both.map(|head| head.filter(|_| several).map(|head| head.scope.clone()));
        let sponsors = sponsors(instruments, pair);
        for field in Field::ALL.into_iter().filter(|field| field.is_compared()) {
            let values = both.map(|head| head.and_then(|head| value(head, field)));
            let has = values.as_ref().map(Option::is_some);
            // A format that keeps no addresses of links is no text that lost them.
            let told = if field == Field::Link {
                has.old && has.new
            } else {
                has.old || has.new
            };
            if told {
                rows.push(row(field, values, both, &scope, &sponsors, spacing));
            }
        }
    }
    rows
}

/// The heads that answer each other, by position, in the order of the new text; those that only the old text has stand
/// at the end.
fn pairs(heads: Sides<&[Head]>, alignment: &Alignment) -> Vec<Sides<Option<usize>>> {
    if heads.old.len() == 1 && heads.new.len() == 1 {
        return vec![Sides::new(Some(0), Some(0))];
    }
    let head_of = |side: Side, index: ProvisionIndex| {
        let all = heads.get(side);
        let at = all.partition_point(|head| head.provisions.end <= index.0);
        all.get(at)
            .is_some_and(|head| head.provisions.contains(&index.0))
            .then_some(at)
    };
    let mut votes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for group in &alignment.groups {
        let firsts = Sides::new(group.sides.old.first(), group.sides.new.first());
        let (Some(&old), Some(&new)) = (firsts.old, firsts.new) else {
            continue;
        };
        if let (Some(old), Some(new)) = (head_of(Side::Old, old), head_of(Side::New, new)) {
            *votes.entry((old, new)).or_default() += 1;
        }
    }
    let mut order: Vec<((usize, usize), usize)> = votes.into_iter().collect();
    // The most votes first; of equal ones those that stand first.
    order.sort_by_key(|&((old, new), votes)| (std::cmp::Reverse(votes), old + new, old));
    let mut answer = Sides::new(vec![None; heads.old.len()], vec![None; heads.new.len()]);
    for ((old, new), _) in order {
        if answer.old[old].is_none() && answer.new[new].is_none() {
            answer.old[old] = Some(new);
            answer.new[new] = Some(old);
        }
    }
    let of_new = answer
        .new
        .iter()
        .enumerate()
        .map(|(new, old)| Sides::new(*old, Some(new)));
    let gone = (0..heads.old.len())
        .filter(|&old| answer.old[old].is_none())
        .map(|old| Sides::new(Some(old), None));
    of_new.chain(gone).collect()
}

fn value(head: &Head, field: Field) -> Option<String> {
    let pieces: Vec<&str> = head
        .pieces
        .iter()
        .filter(|piece| piece.field == field)
        .map(|piece| piece.text.as_str())
        .collect();
    (!pieces.is_empty()).then(|| pieces.join("\n"))
}

/// The names of the sponsors of both texts; only the first head of a file has them apart.
fn sponsors(instruments: Sides<&Instrument>, pair: Sides<Option<usize>>) -> Sides<Vec<String>> {
    instruments.zip(pair).map(|(instrument, at)| {
        if at == Some(0) {
            instrument.masthead.sponsors.clone()
        } else {
            Vec::new()
        }
    })
}

fn row(
    field: Field,
    values: Sides<Option<String>>,
    heads: Sides<Option<&Head>>,
    scope: &Sides<Option<String>>,
    sponsors: &Sides<Vec<String>>,
    spacing: Spacing,
) -> HeadRow {
    let texts = values.as_ref().map(|value| value.clone().unwrap_or_default());
    let relation = match (&values.old, &values.new) {
        (None, _) => Relation::Inserted,
        (_, None) => Relation::Deleted,
        _ if spacing.same_wording(&texts.old, &texts.new) => Relation::Unchanged,
        _ => Relation::Amended,
    };
    let only = |one: &[String], other: &[String]| -> Vec<String> {
        let other: Vec<String> = other.iter().map(|name| fold(name)).collect();
        one.iter()
            .filter(|name| !other.contains(&fold(name)))
            .cloned()
            .collect()
    };
    let named = field == Field::Sponsors;
    let mut row = HeadRow {
        field: field.into(),
        scope: scope.clone(),
        relation,
        came: if named {
            only(&sponsors.new, &sponsors.old)
        } else {
            Vec::new()
        },
        went: if named {
            only(&sponsors.old, &sponsors.new)
        } else {
            Vec::new()
        },
        class: Class::None,
        causes: Causes::default(),
        edits: edits(relation, &texts),
        old: values.old,
        new: values.new,
    };
    if row.differs() {
        let torn = spacing.between(&texts.old, &texts.new) == Some(Parted::Debris);
        let cause = if torn {
            Some(Cause::Form(Form::TornWord))
        } else {
            verdict(&row, heads)
        };
        row.class = cause.as_ref().map_or(Class::Substantive, Cause::class);
        row.causes = cause.into_iter().collect();
        for edit in row.edits.iter_mut().filter(|edit| edit.op != Op::Equal) {
            edit.class = row.class;
            edit.causes.clone_from(&row.causes);
        }
    }
    row
}
