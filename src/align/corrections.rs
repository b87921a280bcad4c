//! Corrections by hand: paragraphs that belong together, and such as do not, whatever the aligner thinks.
//!
//! A correction names both paragraphs by their first words, since lines and numbers move. It holds for the pair of texts where each side has one
//! paragraph that begins so; where there is none or there are several, it does not fit and is told, and nothing is guessed.
//!
//! ```text
//! together   "Urges all States to inspect"  "Invites parliaments to make laws"   one group, the words are compared
//! apart      "Decides to remain seized"     "Decides to remain seized"           two groups, one deleted, one inserted
//! ```
//!
//! Two that join several paragraphs of one side to one of the other make a merge or a split. Cost: both texts are folded once.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use super::Followed;
use super::candidates::Pair;
use crate::instrument::{Instrument, ProvisionIndex};
use crate::sides::{Side, Sides};
use crate::text::normalize::fold;

/// What somebody decided about paragraphs of two texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corrections {
    /// In the order in which they were written.
    pub list: Vec<Correction>,
}

/// Two paragraphs that belong together, or do not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Which of these.
    pub wanted: Wanted,
    /// The first words of both paragraphs.
    pub words: Sides<String>,
    /// Why, as somebody wrote.
    pub reason: String,
}

/// What a correction wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wanted {
    /// They answer each other.
    Together,
    /// They do not.
    Apart,
}

/// A correction that could not be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// The text to blame.
    pub side: Side,
    /// What is wrong, for people.
    pub why: String,
}

impl Wanted {
    /// Returns the word in files of pins: `together`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Together => "together",
            Self::Apart => "apart",
        }
    }
}

/// What corrections mean for two texts.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    /// What the pairing must keep to.
    pub(super) fixed: Fixed,
    pub(super) followed: Vec<Followed>,
    pub(super) unfit: Vec<Unfit>,
}

/// Pairs that the pairing must make, and such as it must not.
#[derive(Debug, Default)]
pub(super) struct Fixed {
    /// The new provision that each old one answers, and the other way round.
    partners: Sides<BTreeMap<usize, usize>>,
    /// Provisions of a side that join the pair of a provision of the other side.
    joined: Vec<(Side, usize, usize)>,
    /// The provisions of each side that join.
    joining: Sides<HashSet<usize>>,
    forbidden: HashSet<Pair>,
}

impl Fixed {
    /// Returns the pairs to be made.
    pub(super) fn pairs(&self) -> impl Iterator<Item = Pair> {
        self.partners.old.iter().map(|(&old, &new)| (old, new))
    }

    /// Returns the provisions to join a pair: their side, themselves, and the provision of the other side that they join.
    pub(super) fn joined(&self) -> &[(Side, usize, usize)] {
        &self.joined
    }

    /// Whether two provisions may be paired: none that is forbidden, and a fixed one with its own partner alone.
    pub(super) fn allows(&self, (old, new): Pair) -> bool {
        if self.is_empty() {
            return true;
        }
        let own = |of: &BTreeMap<usize, usize>, one: usize, other: usize| {
            of.get(&one).is_none_or(|&it| it == other)
        };
        !self.forbidden.contains(&(old, new))
            && !self.joining.old.contains(&old)
            && !self.joining.new.contains(&new)
            && own(&self.partners.old, old, new)
            && own(&self.partners.new, new, old)
    }

    fn is_empty(&self) -> bool {
        self.partners.old.is_empty() && self.forbidden.is_empty()
    }

    /// Joins two provisions; of several on one side all but the first join the pair of the other side. A group has several
    /// provisions on one side only, so what would give both sides several is refused.
    fn join(&mut self, (old, new): Pair) -> bool {
        let taken = Sides::new(
            self.partners.old.contains_key(&old) || self.joining.old.contains(&old),
            self.partners.new.contains_key(&new) || self.joining.new.contains(&new),
        );
        let (side, free, host) = match (taken.old, taken.new) {
            _ if self.forbidden.contains(&(old, new)) => return false,
            (false, false) => {
                self.partners.old.insert(old, new);
                self.partners.new.insert(new, old);
                return true;
            }
            (false, true) => (Side::Old, old, new),
            (true, false) => (Side::New, new, old),
            (true, true) => return self.has(old, new),
        };
        let mate = self.partners.get(side.other()).get(&host).copied();
        let is_host = |mate: usize| {
            self.joined
                .iter()
                .any(|&(of, _, host)| of == side.other() && host == mate)
        };
        if mate.is_none_or(is_host) {
            return false;
        }
        self.joined.push((side, free, host));
        self.joining.get_mut(side).insert(free);
        true
    }

    /// Forbids two provisions to be paired.
    fn part(&mut self, (old, new): Pair) -> bool {
        !self.has(old, new) && {
            self.forbidden.insert((old, new));
            true
        }
    }

    fn has(&self, old: usize, new: usize) -> bool {
        let joined = |&(side, free, host): &(Side, usize, usize)| match side {
            Side::Old => (free, host) == (old, new),
            Side::New => (host, free) == (old, new),
        };
        self.partners.old.get(&old) == Some(&new) || self.joined.iter().any(joined)
    }
}

/// Finds the paragraphs that corrections mean; what is fixed has its sides exchanged where the aligner works so.
pub(super) fn resolve(
    corrections: &Corrections,
    instruments: Sides<&Instrument>,
    exchanged: bool,
) -> Resolved {
    let mut resolved = Resolved::default();
    if corrections.list.is_empty() {
        return resolved;
    }
    let folded =
        instruments.map(|it| -> Vec<String> { it.provisions.iter().map(|it| fold(&it.text)).collect() });
    for correction in &corrections.list {
        let found =
            Sides::new(Side::Old, Side::New).map(|side| beginning(side, folded.get(side), correction));
        let pair = match (found.old, found.new) {
            (Ok(old), Ok(new)) => (old, new),
            (old, new) => {
                resolved
                    .unfit
                    .extend([old.err(), new.err()].into_iter().flatten());
                continue;
            }
        };
        let worked = if exchanged { (pair.1, pair.0) } else { pair };
        let kept = match correction.wanted {
            Wanted::Together => resolved.fixed.join(worked),
            Wanted::Apart => resolved.fixed.part(worked),
        };
        if kept {
            resolved.followed.push(Followed {
                wanted: correction.wanted,
                pair: Sides::new(ProvisionIndex(pair.0), ProvisionIndex(pair.1)),
                reason: correction.reason.clone(),
            });
        } else {
            let why = format!(
                "the correction '{}' of \"{}\" contradicts another one",
                correction.wanted.word(),
                correction.words.new
            );
            resolved.unfit.push(Unfit { side: Side::New, why });
        }
    }
    resolved
}

/// Returns the one paragraph that begins with the words of a correction.
fn beginning(side: Side, folded: &[String], correction: &Correction) -> Result<usize, Unfit> {
    let written = correction.words.get(side);
    let words = fold(written.trim().trim_end_matches('…'));
    let begin = (0..).zip(folded).filter(|(_, text)| text.starts_with(&words));
    let found: Vec<usize> = begin.map(|(at, _)| at).collect();
    let exact = || found.iter().copied().find(|&at| folded[at] == words);
    let why = match found.as_slice() {
        [one] => return Ok(*one),
        [] => "no paragraph begins so",
        _ => match exact() {
            Some(one) => return Ok(one),
            None => "several paragraphs begin so; write more words",
        },
    };
    let wanted = correction.wanted.word();
    Err(Unfit {
        side,
        why: format!("the correction '{wanted}' of \"{written}\" does not fit: {why}"),
    })
}
