//! Which provision of one text answers which of the other.
//!
//! A delegate wants to know of each paragraph what became of it: kept, amended, moved, merged, dropped. In real pairs
//! one true pair in five changes its verb, paragraphs leave the preamble for the operative part, sections follow the
//! year and not the place, and paragraphs that have nothing to do with each other share their formulas. So all provisions
//! are paired at once, and wording weighted by rarity decides. The steps, a file each:
//!
//! 1. `terms`: each provision becomes words and pairs of neighbouring words, the rarer the heavier.
//! 2. `anchors`: the same words, once in each text, are paired before anything is weighed.
//! 3. `candidates`: an index of the terms names, for each provision, the few others worth a closer look.
//! 4. `score`: wording decides; header, kind, figures and the `context` of sure pairs support.
//! 5. `assignment`: of all candidate pairs, the one-to-one choice with the highest sum, moves included.
//!    What became sure supports its neighbours; `pairing` repeats 4 and 5 until nothing changes.
//! 6. `residual`: provisions left alone join a pair that carries a clause of theirs: splits and merges. `late`: two that were
//!    both left alone are paired where that is likely, and named where it is possible.
//! 7. `corrections`: what somebody paired or parted by hand holds from the first step to the last.
//! 8. `moves`: the fewest groups that explain the new order; `groups` says how sure each is, and `order` tells them in
//!    the order of the new text.
//!
//! ```text
//! old                                         new
//! PP1 Recalling its resolution 60/1,  ──────  PP1 Recalling its resolution 60/1,
//! OP1 Urges States to ratify;         ──╲ ╱─  OP1 Also requests a report, and a summary of it;
//! OP2 Requests a report;              ──╱ ╲─  OP2 Encourages States to ratify;
//! OP3 Takes note of the budget;               OP3 Welcomes the handbook;
//!
//! PP1 = PP1    OP2 = OP1    OP1 = OP2, moved    OP3 deleted    OP3 inserted
//! ```
//!
//! A wrong pair is worse than a missing one: it hides a deletion and an insertion behind a diff that nobody can read.
//! Hence the threshold, and hence the [`Rival`] that every group names.
//!
//! Which text is called old must not matter. Instead of proving that of every sum and every tie, [`align`] puts the two
//! texts into an order of their own before it starts and exchanges the sides of the result where it had to.
//!
//! Cost: nearly linear in the number of provisions; nowhere is every provision compared with every other. A session of
//! the General Assembly against the next, 800,000 words each, takes about three seconds. It gives up on paragraphs that were
//! rewritten without a clause in common, and on formulas that recur word for word in surroundings that changed altogether.
//!
//! The aligner knows no formats, colours or files.

mod anchors;
mod assignment;
mod bases;
mod candidates;
mod context;
mod corrections;
mod counted;
mod formula;
mod groups;
mod judge;
mod late;
mod moves;
mod order;
mod pairing;
mod parts;
mod rarity;
mod residual;
mod score;
mod sieve;
mod terms;
mod weights;

use crate::instrument::{Instrument, Provision, ProvisionIndex};
use crate::sides::Sides;
use crate::threads::Threads;

pub use corrections::{Correction, Corrections, Unfit, Wanted};
pub use parts::PARTS;

/// The answer for two whole texts. Every provision of either side is in exactly one group.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alignment {
    /// The groups in the reading order of the new text; a group without a new side stands after the group of the
    /// provision that preceded it in the old text, but in a part of the text that is called as its own.
    pub groups: Vec<Group>,
    /// Pairs of provisions that stay alone and may answer each other, each in one at most, in the order of the old text.
    pub perhaps: Vec<Perhaps>,
}

/// A pair that may be meant and is not likely enough to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Perhaps {
    /// The provisions; each is alone in its group.
    pub pair: Sides<ProvisionIndex>,
    /// How much of the wording is common, 0..1.
    pub similarity: f64,
    /// The chance that they answer each other, 0..1.
    pub confidence: f64,
}

/// Provisions that answer each other: one to one, one to several, several to one, or one to none.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The provisions of each side in reading order; one side may be empty, never both.
    pub sides: Sides<Vec<ProvisionIndex>>,
    /// Whether its order against the other groups changed: the fewest that explain the new order.
    pub moved: bool,
    /// How much of the wording is common, 0..1: 1 for the same words, 0 where a side is empty.
    pub similarity: f64,
    /// The chance that this group is what a careful reader would say, 0..1; where a side is empty, that nothing answers.
    pub confidence: f64,
    /// The parts of the score; zero where a side is empty.
    pub evidence: Evidence,
    /// The pairing that came second for one of these provisions, where there was one.
    pub rival: Option<Rival>,
}

/// What spoke for a pairing, each 0..1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Evidence {
    /// Common wording, weighted by rarity.
    pub wording: f64,
    /// Agreement of the leading verb phrases.
    pub header: f64,
    /// Agreement of place: relative position, section, neighbours.
    pub position: f64,
    /// Common citations, symbols, numbers and dates.
    pub citations: f64,
}

/// The best pairing that was not chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Rival {
    /// The provisions that it would have paired.
    pub pair: Sides<ProvisionIndex>,
    /// Its score, 0..1.
    pub score: f64,
}

/// Aligns all provisions of two texts at once.
///
/// Exchanging the texts exchanges the sides of every group and changes nothing else.
pub fn align(instruments: Sides<&Instrument>) -> Alignment {
    align_with(instruments, &Corrections::default(), Threads::ONE).alignment
}

/// An alignment with what somebody corrected in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Corrected {
    /// The answer.
    pub alignment: Alignment,
    /// Which provisions were paired or parted by hand.
    pub followed: Vec<Followed>,
    /// The corrections that could not be followed.
    pub unfit: Vec<Unfit>,
}

/// A correction that was followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// Whether they belong together.
    pub wanted: Wanted,
    /// The provisions.
    pub pair: Sides<ProvisionIndex>,
    /// Why, as somebody wrote.
    pub reason: String,
}

/// A pair that was weighed.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// The provisions.
    pub pair: Sides<ProvisionIndex>,
    /// What became of it.
    pub fate: Fate,
    /// What is known of it, in the order of [`PARTS`].
    pub parts: Vec<f64>,
}

/// What became of a pair that was weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Its score won.
    Chosen,
    /// Both were left alone by the rounds.
    Free,
    /// One of them at least has another partner.
    Refused,
}

/// Returns every pair that was weighed: what the weights are learned from, and what a report of a wrong pair needs.
pub fn weighed(instruments: Sides<&Instrument>) -> Vec<Weighed> {
    let exchanged = stands_after(instruments.old, instruments.new);
    let ordered = if exchanged {
        instruments.swap()
    } else {
        instruments
    };
    let mut weighed = groups::weighed(&pairing::pair(
        ordered,
        &corrections::Fixed::default(),
        Threads::ONE,
    ));
    if exchanged {
        for it in &mut weighed {
            std::mem::swap(&mut it.pair.old, &mut it.pair.new);
        }
    }
    weighed
}

/// Aligns all provisions of two texts at once, and keeps to what somebody decided by hand.
///
/// Exchanging the texts, and the sides of each correction, exchanges the sides of every group and changes nothing else; nor does the
/// number of `threads`.
pub fn align_with(instruments: Sides<&Instrument>, corrections: &Corrections, threads: Threads) -> Corrected {
    let exchanged = stands_after(instruments.old, instruments.new);
    let ordered = if exchanged {
        instruments.swap()
    } else {
        instruments
    };
    let resolved = corrections::resolve(corrections, instruments, exchanged);
    let pairing = pairing::pair(ordered, &resolved.fixed, threads);
    let (mut groups, mut perhaps) = (groups::groups(&pairing), groups::perhaps(&pairing));
    if exchanged {
        groups.iter_mut().for_each(exchange);
        for it in &mut perhaps {
            std::mem::swap(&mut it.pair.old, &mut it.pair.new);
        }
        perhaps.sort_by_key(|it| (it.pair.old, it.pair.new));
    }
    Corrected {
        alignment: Alignment {
            groups: order::in_reading_order(groups, instruments),
            perhaps,
        },
        followed: resolved.followed,
        unfit: resolved.unfit,
    }
}

fn exchange(group: &mut Group) {
    std::mem::swap(&mut group.sides.old, &mut group.sides.new);
    if let Some(rival) = &mut group.rival {
        std::mem::swap(&mut rival.pair.old, &mut rival.pair.new);
    }
}

/// Whether the first text stands after the second in an order that has nothing to do with which is old. Where it cannot
/// tell them apart, they are the same to every step below.
fn stands_after(one: &Instrument, other: &Instrument) -> bool {
    one.provisions
        .iter()
        .map(key)
        .gt(other.provisions.iter().map(key))
}

/// All that the aligner reads of a provision.
fn key(provision: &Provision) -> impl PartialOrd + '_ {
    let header = provision.header.as_ref();
    let header = header.map(|header| (header.lemma.as_str(), header.text.as_str()));
    let Provision {
        text,
        id,
        kind,
        parent,
        ..
    } = provision;
    (text, id, kind, parent, header)
}

#[cfg(test)]
mod tests {
    use crate::document::Locator;
    use crate::instrument::{Instrument, Kind, Provision};

    /// Makes a text of operative paragraphs.
    pub(super) fn text(paragraphs: &[&str]) -> Instrument {
        let provision = |(number, text): (usize, &&str)| Provision {
            id: format!("OP{number}").parse().expect("an address"),
            kind: Kind::Operative,
            label: Some(number.to_string()),
            stop: None,
            parent: None,
            header: None,
            text: (*text).to_owned(),
            marks: Vec::new(),
            locator: Locator::default(),
        };
        Instrument {
            provisions: (1..).zip(paragraphs).map(provision).collect(),
            ..Instrument::default()
        }
    }
}
