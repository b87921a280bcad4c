//! Splits, merges, and text absorbed elsewhere.
//!
//! The question: after the one-to-one assignment some provisions are left alone. Did their words really come and go?
//!
//! ```text
//! old PP13  Noting that women often make up a large portion of the paid care workforce, …
//! old PP14  Noting also that these inequalities contribute to the feminization of poverty …
//! new PP14  Noting that women often make up … , and noting also that these inequalities contribute to …
//! ```
//!
//! New PP14 is paired with old PP13; old PP14 is alone, but a long *run* of its words stands in new PP14, in a place
//! that old PP13 does not explain. So old PP14 joins the group, which becomes a merge. A run is a stretch of at least
//! [`RUN`] words in the same order; what counts is the mass of its pairs of words, so that
//! `the promotion and protection of all human rights` carries little and `the President of the Council of Mayors` much.
//!
//! At the end less suffices for a provision that nothing else answers, if it is a good share of its own words ([`Enough::Less`]).
//! A provision of which nearly all words ([`PART`]) are carried joins, too, however common they are. And where both sides are
//! free, a group begins by the same evidence: see [`seeds`].
//!
//! Cost: one pass over both texts of each candidate pair with a free side.

use super::candidates::Pair;
use super::corrections::Fixed;
use super::terms::{Wording, Wordings};
use crate::sides::{Side, Sides};
use crate::threads::Threads;

/// The fewest words in a row that count as carried over.
const RUN: usize = 4;

/// The pairs of neighbouring words that these have.
const RUN_PAIRS: usize = RUN - 1;

/// The least mass of carried runs: that of a clause of about eight words that stands nowhere else.
const CARRIED: f64 = 6.0;

/// The least share of the free provision that must be carried, or else of what the mate leaves unexplained in the host:
/// a merge may take a clause out of a long paragraph, if that clause is then half of what is new.
const SHARE: f64 = 0.3;

/// The mass of a clause that suffices for a provision that has found nobody in the end, if it is so much of its own words. What has
/// a better partner among those that are left is paired with that one before.
const LITTLE: f64 = 2.0;

/// That share.
const OF_ITS_OWN: f64 = 0.25;

/// The share of its own words that makes a provision a part of another one, however common these words are.
const PART: f64 = 0.8;

/// The share of a provision that two free parts must carry together.
const HALF: f64 = 0.5;

/// The fewest words of a part.
const PART_WORDS: usize = 6;

/// How much must be carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Enough {
    /// While others may still ask for the provision: a clause that says who it is.
    Clause,
    /// At the end, when otherwise nothing would answer it: a good share of its own words.
    Less,
}

/// A free provision of `side` that joins the pair of `host`, a provision of the other side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Joining {
    pub(super) side: Side,
    pub(super) free: usize,
    pub(super) host: usize,
    /// How much of the free provision was carried, or of what it explains; the order in which the claims are heard.
    share: f64,
}

/// Returns the free provisions that join a pair, behind those that have joined before. `partners` holds the pairs as seen
/// from each side.
pub(super) fn joinings(
    wordings: &Wordings,
    partners: &Sides<Vec<Option<usize>>>,
    candidates: impl Iterator<Item = Pair>,
    before: Vec<Joining>,
    enough: Enough,
    threads: Threads,
) -> Vec<Joining> {
    let mut joined = partners.as_ref().map(|side| vec![false; side.len()]);
    let mut closed = joined.clone();
    for joining in &before {
        take(joining, partners, &mut joined, &mut closed);
    }
    let one_is_free = |&(old, new): &Pair| partners.old[old].is_some() != partners.new[new].is_some();
    let open: Vec<Pair> = candidates
        .filter(|&(old, new)| !joined.old[old] && !joined.new[new])
        .filter(one_is_free)
        .collect();
    let claims = threads.map(&open, |&pair| claim(wordings, partners, pair, enough));
    let claims: Vec<Claim> = claims.into_iter().flatten().collect();
    let mut found = undisputed(claims);
    found.sort_by(|a, b| {
        b.share
            .total_cmp(&a.share)
            .then((a.side, a.free, a.host).cmp(&(b.side, b.free, b.host)))
    });
    found.retain(|joining| take(joining, partners, &mut joined, &mut closed));
    before.into_iter().chain(found).collect()
}

/// Returns the joinings that somebody asked for.
pub(super) fn by_hand(fixed: &Fixed, partners: &Sides<Vec<Option<usize>>>) -> Vec<Joining> {
    let mut joined = partners.as_ref().map(|side| vec![false; side.len()]);
    let mut closed = joined.clone();
    let wanted = fixed.joined().iter().map(|&(side, free, host)| Joining {
        side,
        free,
        host,
        share: f64::INFINITY,
    });
    wanted
        .filter(|joining| take(joining, partners, &mut joined, &mut closed))
        .collect()
}

/// Lets a provision join, if it may: a group has several provisions on one side only, so nobody joins the mate.
fn take(
    joining: &Joining,
    partners: &Sides<Vec<Option<usize>>>,
    joined: &mut Sides<Vec<bool>>,
    closed: &mut Sides<Vec<bool>>,
) -> bool {
    let other = joining.side.other();
    let Some(mate) = partners.get(other)[joining.host] else {
        return false;
    };
    if joined.get(joining.side)[joining.free] || closed.get(other)[joining.host] {
        return false;
    }
    joined.get_mut(joining.side)[joining.free] = true;
    closed.get_mut(joining.side)[mate] = true;
    true
}

/// Drops those who claim little, if most of it is claimed by another one, too: a clause that two provisions repeat says of neither
/// that it is the answer.
fn undisputed(mut claims: Vec<Claim>) -> Vec<Joining> {
    let host = |it: &Claim| (it.joining.side, it.joining.host);
    claims.sort_by_key(|it| (host(it), it.joining.free));
    let mut found = Vec::with_capacity(claims.len());
    for of_host in claims.chunk_by(|one, other| host(one) == host(other)) {
        let mut times = vec![0_usize; of_host[0].places.len()];
        for claim in of_host {
            let own = times.iter_mut().zip(&claim.places);
            own.for_each(|(times, &claimed)| *times += usize::from(claimed));
        }
        let kept = of_host.iter().filter(|claim| {
            let own = claim.places.iter().filter(|&&claimed| claimed).count();
            let shared = claim
                .places
                .iter()
                .zip(&times)
                .filter(|&(&claimed, &times)| claimed && times > 1);
            !claim.little || shared.count() * 2 <= own
        });
        found.extend(kept.map(|claim| claim.joining));
    }
    found
}

/// What a free provision claims of a host.
struct Claim {
    joining: Joining,
    /// The pairs of words of the host that are claimed.
    places: Vec<bool>,
    /// Whether it would not suffice while others may ask.
    little: bool,
}

fn claim(
    wordings: &Wordings,
    partners: &Sides<Vec<Option<usize>>>,
    (old, new): Pair,
    enough: Enough,
) -> Option<Claim> {
    let (side, free, host) = match (partners.old[old], partners.new[new]) {
        (None, Some(_)) => (Side::Old, old, new),
        (Some(_), None) => (Side::New, new, old),
        _ => return None,
    };
    let mate = partners.get(side.other())[host]?;
    let free_words = &wordings.sides.get(side)[free];
    let mate_words = &wordings.sides.get(side)[mate];
    let host_words = &wordings.sides.get(side.other())[host];
    // Most claims end here.
    let of_free = runs(free_words, host_words);
    if of_free.is_empty() {
        return None;
    }
    let by_free = covered(&of_free, host_words.pairs.len());
    let explained = carried(mate_words, host_words);
    let unexplained = weigh(wordings, host_words, |place| !explained[place]);
    let places: Vec<bool> = explained
        .iter()
        .zip(by_free)
        .map(|(&explained, by_free)| !explained && by_free)
        .collect();
    let weight = weigh(wordings, host_words, |place| places[place]);
    let all = weigh(wordings, free_words, |_| true);
    let share = weight / all.min(unexplained).max(f64::MIN_POSITIVE);
    let clause = weight >= CARRIED && share >= SHARE;
    let whole = is_part(free_words, places.iter().filter(|&&claimed| claimed).count());
    let less = enough == Enough::Less && weight >= LITTLE && weight >= OF_ITS_OWN * all;
    let joining = Joining {
        side,
        free,
        host,
        share,
    };
    (clause || whole || less).then_some(Claim {
        joining,
        places,
        little: !clause && !whole,
    })
}

/// Whether so many pairs of neighbouring words are nearly all that a provision has.
fn is_part(part: &Wording, carried: usize) -> bool {
    part.words.len() >= PART_WORDS && carried as f64 >= PART * part.pairs.len() as f64
}

/// What the pairs of words of a provision weigh, at the places that count.
fn weigh(wordings: &Wordings, words: &Wording, counts: impl Fn(usize) -> bool) -> f64 {
    (0..)
        .zip(&words.pairs)
        .filter(|&(place, _)| counts(place))
        .map(|(_, &pair)| wordings.terms.weight(pair))
        .sum()
}

/// Marks the pairs of words of `host` that stand in a run which `part` has, too.
fn carried(part: &Wording, host: &Wording) -> Vec<bool> {
    covered(&runs(part, host), host.pairs.len())
}

/// Returns pairs of free provisions that begin a group, the surest first: one holds nearly all words of the other, or two
/// parts of the other text carry together most of it.
///
/// ```text
/// old OP5  Decides to mandate the Secretary-General to monitor the withdrawal … and to report to the Council …
/// new OP2  Requests the Secretary-General to continue monitoring the withdrawal …        ─┐ both free, as OP5 is
/// new OP3  Requests the Secretary-General to report to the Council …                      ─┘
/// ```
pub(super) fn seeds(wordings: &Wordings, free: impl Iterator<Item = Pair>) -> Vec<Pair> {
    let mut found: Vec<Carry> = Vec::new();
    for (old, new) in free {
        for (side, part, host) in [(Side::Old, old, new), (Side::New, new, old)] {
            let part_words = &wordings.sides.get(side)[part];
            let host_words = &wordings.sides.get(side.other())[host];
            if part_words.words.len() < PART_WORDS || host_words.words.len() < PART_WORDS {
                continue;
            }
            let places = carried(part_words, host_words);
            let whole = is_part(part_words, places.iter().filter(|&&is| is).count());
            let weight = weigh(wordings, host_words, |place| places[place]);
            if whole || weight >= CARRIED {
                found.push(Carry {
                    pair: (old, new),
                    side,
                    host,
                    weight,
                    whole,
                    places,
                });
            }
        }
    }
    found.sort_by(|a, b| {
        let place = |it: &Carry| (it.side, it.host);
        place(a)
            .cmp(&place(b))
            .then(b.weight.total_cmp(&a.weight))
            .then(a.pair.cmp(&b.pair))
    });
    let mut seeds: Vec<(bool, f64, Pair)> = Vec::new();
    for of_host in found.chunk_by(|a, b| (a.side, a.host) == (b.side, b.host)) {
        let first = &of_host[0];
        let host_words = &wordings.sides.get(first.side.other())[first.host];
        if of_host.len() > 1 && together(wordings, host_words, of_host) {
            seeds.push((false, first.weight, first.pair));
        }
        seeds.extend(
            of_host
                .iter()
                .filter(|it| it.whole)
                .map(|it| (true, it.weight, it.pair)),
        );
    }
    seeds.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
    seeds.into_iter().map(|(_, _, pair)| pair).collect()
}

/// What a free provision carries of a free one of the other text.
struct Carry {
    pair: Pair,
    /// The side of the part.
    side: Side,
    host: usize,
    places: Vec<bool>,
    weight: f64,
    /// Whether it is nearly all that the part has.
    whole: bool,
}

/// Whether two of the parts, each with a clause of its own, carry half of the host.
fn together(wordings: &Wordings, host: &Wording, parts: &[Carry]) -> bool {
    let first = &parts[0];
    let beside = |part: &Carry| weigh(wordings, host, |place| part.places[place] && !first.places[place]);
    let second = parts[1..].iter().map(beside).fold(0.0, f64::max);
    first.weight >= CARRIED
        && second >= CARRIED
        && first.weight + second >= HALF * weigh(wordings, host, |_| true)
}

/// Marks the pairs of words of the host that stand inside a run.
fn covered(runs: &[Run], pairs: usize) -> Vec<bool> {
    let mut covered = vec![false; pairs];
    for run in runs {
        covered[run.there..run.there + run.length - 1].fill(true);
    }
    covered
}

/// A stretch of words that two provisions have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    there: usize,
    length: usize,
}

/// Returns the common runs from left to right of `here`, each as long as possible.
fn runs(here: &Wording, there: &Wording) -> Vec<Run> {
    let common = common_pairs(here, there);
    if common.is_empty() {
        return Vec::new();
    }
    let (words, others) = (here.words.as_slice(), there.words.as_slice());
    let windows = others.windows(RUN).zip(0..);
    let mut starts: Vec<(&[u32], usize)> = windows
        .filter(|&(_, start)| common[start..start + RUN_PAIRS].iter().all(|&is| is))
        .collect();
    if starts.is_empty() {
        return Vec::new();
    }
    starts.sort_unstable();
    let may_begin = |at: usize| {
        let pairs = &here.pairs[at..at + RUN_PAIRS];
        pairs.iter().all(|&pair| there.sieve.may_hold(pair))
    };
    let mut runs = Vec::new();
    let mut at = 0;
    while at + RUN <= words.len() {
        if !may_begin(at) {
            at += 1;
            continue;
        }
        let seed = &words[at..at + RUN];
        let first = starts.partition_point(|&(start, _)| start < seed);
        let longest = starts[first..]
            .iter()
            .take_while(|&&(start, _)| start == seed)
            .map(|&(_, start)| (common_prefix(&words[at..], &others[start..]), start))
            .max_by_key(|&(length, start)| (length, std::cmp::Reverse(start)));
        match longest {
            Some((length, start)) => {
                runs.push(Run { there: start, length });
                at += length;
            }
            None => at += 1,
        }
    }
    runs
}

/// Marks the pairs of words of `there` that stand `here`, too, wherever as many in a row may be a run: one of the pairs of every run
/// has a place that [`RUN_PAIRS`] divides, and where that one does not stand here, nothing around it is asked. Nor is anything looked for
/// that one provision alone holds. Empty where no pair is marked.
fn common_pairs(here: &Wording, there: &Wording) -> Vec<bool> {
    let is_here = |at: usize| {
        let pair = there.pairs[at];
        there.shared[at] && here.sieve.may_hold(pair) && here.terms.has(pair)
    };
    let mut common = Vec::new();
    for at in (0..there.pairs.len()).step_by(RUN_PAIRS) {
        if is_here(at) {
            let first = at.saturating_sub(RUN_PAIRS - 1);
            let end = (at + RUN_PAIRS).min(there.pairs.len());
            common.resize(there.pairs.len(), false);
            for (near, common) in (first..end).zip(&mut common[first..end]) {
                *common = *common || is_here(near);
            }
        }
    }
    common
}

fn common_prefix(a: &[u32], b: &[u32]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::{Enough, Run, joinings, runs, seeds};
    use crate::align::candidates::Pair;
    use crate::align::counted::Counted;
    use crate::align::sieve::Sieve;
    use crate::align::terms::{Wording, wordings};
    use crate::align::tests::text;
    use crate::instrument::Instrument;
    use crate::sides::Sides;
    use crate::threads::Threads;

    fn wording(words: &[u32]) -> Wording {
        let pairs: Vec<u32> = words
            .windows(2)
            .map(|pair| 1000 + pair[0] * 100 + pair[1])
            .collect();
        let mut terms = pairs.clone();
        terms.sort_unstable();
        Wording {
            words: words.to_vec(),
            shared: vec![true; pairs.len()],
            sieve: Sieve::of(&pairs),
            pairs,
            terms: Counted::of(terms.into_iter()),
            ..Wording::default()
        }
    }

    const CREWS: &str = "the crews of the ferries shall keep a log of every voyage across the lake";

    #[test]
    fn nearly_all_words_in_a_longer_paragraph_begin_a_group() {
        let old = text(&[CREWS, "the registrar shall publish the list of wrecks"]);
        let new = text(&[&format!(
            "the harbour master shall see to it that {CREWS}, and that the buoys are painted each spring"
        )]);
        let sides = Sides::new(&old, &new);
        let free = [(0, 0), (1, 0)].into_iter();
        assert_eq!(seeds(&wordings(sides), free), [(0, 0)]);
    }

    #[test]
    fn two_free_parts_of_a_free_paragraph_begin_a_group() {
        let wells = "inspect the village wells twice in every season and publish what was found there";
        let keepers = "train the keepers of remote lighthouses in the repair of lamps and lenses";
        let old = text(&[&format!("the Council will {wells}, and {keepers}")]);
        let new = text(&[
            &format!("the mayors of the upper valley are asked to {wells}, with the help of all schools"),
            &format!(
                "the wardens of the coast, who know the rocks and the tides well, are invited to {keepers}"
            ),
        ]);
        let sides = Sides::new(&old, &new);
        let found = seeds(&wordings(sides), [(0, 0), (0, 1)].into_iter());
        assert!(!found.is_empty());
    }

    #[test]
    fn small_clause_that_two_provisions_repeat_is_the_answer_of_neither() {
        let wells = "Urges the mayors of the valley to inspect wells";
        let lamps = "to train the keepers of lamps";
        let others: Vec<String> = (0..12)
            .map(|at| format!("Notes matter m{at} of report r{at}"))
            .collect();
        let host = format!("{wells}, and {lamps} at their own expense");
        let first = format!("{wells} twice in each season");
        let one = format!("Asks all schools in good time {lamps} with care and with patience");
        let two = format!("Invites all harbours {lamps} before the storms");
        let with_others = |own: &[&str]| -> Instrument {
            let others = others.iter().map(String::as_str);
            text(&own.iter().copied().chain(others).collect::<Vec<_>>())
        };
        let old = with_others(&[&host]);
        let new = with_others(&[&first, &one, &two]);
        let wordings = wordings(Sides::new(&old, &new));
        let mut partners = Sides::new(vec![None; 13], vec![None; 15]);
        (partners.old[0], partners.new[0]) = (Some(0), Some(0));
        let joined = |candidates: &[Pair]| {
            let candidates = candidates.iter().copied();
            joinings(
                &wordings,
                &partners,
                candidates,
                Vec::new(),
                Enough::Less,
                Threads::ONE,
            )
            .len()
        };
        assert_eq!(
            (joined(&[(0, 1)]), joined(&[(0, 2)]), joined(&[(0, 1), (0, 2)])),
            (1, 1, 0)
        );
    }

    #[test]
    fn small_clause_of_a_short_provision_suffices_at_the_end() {
        let wells = "Urges the mayors of the valley to inspect wells";
        let old = text(&[&format!(
            "{wells}, and to train the keepers of lamps at their own expense"
        )]);
        let new = text(&[
            &format!("{wells} twice in each season"),
            "Asks all schools in good time to train the keepers of lamps with care and with patience",
        ]);
        let wordings = wordings(Sides::new(&old, &new));
        let partners = Sides::new(vec![Some(0)], vec![Some(0), None]);
        let joined = |enough| {
            joinings(
                &wordings,
                &partners,
                [(0, 0), (0, 1)].into_iter(),
                Vec::new(),
                enough,
                Threads::ONE,
            )
            .len()
        };
        assert_eq!((joined(Enough::Clause), joined(Enough::Less)), (0, 1));
    }

    #[test]
    fn runs_are_as_long_as_possible_and_ignore_short_ones() {
        let here = wording(&[1, 2, 3, 4, 5, 9, 6, 7, 8, 9, 1]);
        let there = wording(&[6, 7, 8, 0, 1, 2, 3, 4, 5, 1, 2, 3, 4]);
        assert_eq!(runs(&here, &there), [Run { there: 4, length: 5 }]);
    }

    proptest::proptest! {
        #[test]
        fn no_run_is_lost_where_pairs_are_passed_over(
            here in proptest::collection::vec(1u32..6, 0..40),
            there in proptest::collection::vec(1u32..6, 0..40),
        ) {
            let (here, there) = (wording(&here), wording(&there));
            let marked = super::common_pairs(&here, &there);
            for (start, run) in there.pairs.windows(super::RUN_PAIRS).enumerate() {
                let stands_here = run.iter().all(|pair| here.pairs.contains(pair));
                let is_marked = !marked.is_empty() && marked[start..start + super::RUN_PAIRS].iter().all(|&is| is);
                proptest::prop_assert_eq!(is_marked, stands_here);
            }
        }
    }
}
