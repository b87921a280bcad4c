//! What landed at one place is looked at: who is in whose way, who wants the same.

use std::collections::BTreeMap;
use std::ops::Range;

use super::party::party;
use super::{Agreement, Collision, CollisionKind, Hand, Met, Together};
use crate::amend::apply::{Deed, Lone, Place, same_proposal};
use crate::amend::{Sheet, Step};

/// Looks at every place of the base at which something landed.
pub(super) fn meet(lone: &mut Lone<'_>, places: &BTreeMap<Place, Vec<Hand>>) -> Met {
    let mut found = Found {
        lone,
        met: Met::default(),
    };
    let below = below(places);
    for (&place, hands) in places {
        let inserted = match place {
            Place::In(slot) => below.get(&slot).map_or(&[][..], Vec::as_slice),
            Place::Gap(..) | Place::Unknown(_) => &[],
        };
        if hands.len() + inserted.len() < 2 {
            continue;
        }
        match place {
            Place::In(slot) => found.in_paragraph(slot, hands, inserted),
            Place::Gap(..) => found.in_gap(place, hands),
            Place::Unknown(_) => {
                found.deleted(place, hands, &[]);
                found.contradicting(place, hands, "wordings", &rewritten);
            }
        }
    }
    found.met
}

/// What is brought below each paragraph.
fn below(places: &BTreeMap<Place, Vec<Hand>>) -> BTreeMap<usize, Vec<Step>> {
    let mut below: BTreeMap<usize, Vec<Step>> = BTreeMap::new();
    for (place, hands) in places {
        if let Place::Gap(_, Some(parent)) = place {
            let own = below.entry(*parent).or_default();
            own.extend(hands.iter().map(|hand| hand.step));
        }
    }
    below
}

/// A proposal, and who makes it.
type Group = (String, Vec<Step>);

struct Found<'l, 'a> {
    lone: &'l mut Lone<'a>,
    met: Met,
}

impl Found<'_, '_> {
    fn in_paragraph(&mut self, slot: usize, hands: &[Hand], inserted: &[Step]) {
        self.deleted(Place::In(slot), hands, inserted);
        self.rewritten(slot, hands);
        self.words(slot, hands);
        self.under_words(slot, hands);
        self.beside(slot, hands);
        let numbers = |deed: &Deed| match deed {
            Deed::Number(label) => Some(label.clone()),
            _ => None,
        };
        self.contradicting(Place::In(slot), hands, "numbers", &numbers);
        let places = |deed: &Deed| match deed {
            Deed::Move(to) => Some(format!("{to:?}")),
            Deed::Join(host) => Some(host.to_string()),
            _ => None,
        };
        self.contradicting(Place::In(slot), hands, "places", &places);
    }

    /// The paragraph goes, and others work on it.
    fn deleted(&mut self, place: Place, hands: &[Hand], inserted: &[Step]) {
        let drop = |hand: &&Hand| matches!(hand.deed, Deed::Drop { .. });
        let drops: Vec<Step> = hands.iter().filter(drop).map(|hand| hand.step).collect();
        if drops.is_empty() {
            return;
        }
        let itself = |hand: &&Hand| hand.deed == Deed::Drop { itself: true };
        let named = hands.iter().filter(itself).map(|hand| hand.step).collect();
        self.agree(place, named, "it goes");
        let others = hands.iter().filter(|hand| !drop(hand)).map(|hand| hand.step);
        let others: Vec<Step> = others.chain(inserted.iter().copied()).collect();
        for other in distinct(others) {
            let by: Vec<Step> = drops
                .iter()
                .copied()
                .filter(|it| !same_item(*it, other))
                .collect();
            if by.is_empty() {
                continue;
            }
            let why = format!(
                "{} deletes {}, in which {} works",
                self.named(&by),
                self.cited(place),
                self.named(&[other])
            );
            let actions = by.into_iter().chain([other]).collect();
            self.collide(CollisionKind::DeletedUnder, place, actions, why);
        }
    }

    /// The paragraph becomes another as a whole, in different ways, or beside changes of its words.
    fn rewritten(&mut self, slot: usize, hands: &[Hand]) {
        self.contradicting(Place::In(slot), hands, "wordings", &rewritten);
        let rewrites = hands.iter().filter(|hand| rewritten(&hand.deed).is_some());
        let rewrites: Vec<Step> = rewrites.map(|hand| hand.step).collect();
        if rewrites.is_empty() {
            return;
        }
        let of_words = |hand: &&Hand| {
            let deed = &hand.deed;
            matches!(
                deed,
                Deed::Strike { .. } | Deed::Put { .. } | Deed::Split(_) | Deed::Mark { .. }
            )
        };
        let others = hands.iter().filter(of_words).map(|hand| hand.step).collect();
        for other in distinct(others) {
            let own = self.lone.reads(&[other], slot);
            let (same, by): (Vec<Step>, Vec<Step>) = rewrites
                .iter()
                .filter(|it| !same_item(**it, other))
                .partition(|it| self.lone.reads(&[**it], slot) == own);
            if !same.is_empty() {
                let all = same.into_iter().chain([other]).collect();
                self.agree(Place::In(slot), all, "one wording");
            }
            if by.is_empty() {
                continue;
            }
            let why = format!(
                "{} replaces {} as a whole, in which {} works",
                self.named(&by),
                self.cited(Place::In(slot)),
                self.named(&[other])
            );
            let actions = by.into_iter().chain([other]).collect();
            self.collide(CollisionKind::SameWords, Place::In(slot), actions, why);
        }
    }

    /// Words go that others take out, too: the largest sets that have words in common.
    fn words(&mut self, slot: usize, hands: &[Hand]) {
        let base = self.lone.base_text(slot);
        let strikes: Vec<(Range<usize>, &Hand)> = hands
            .iter()
            .filter_map(|hand| match &hand.deed {
                Deed::Strike { words, .. } => Some((named_words(base, words), hand)),
                _ => None,
            })
            .filter(|(words, _)| !words.is_empty())
            .collect();
        let ranges: Vec<Range<usize>> = strikes.iter().map(|(words, _)| words.clone()).collect();
        for clique in cliques(&ranges) {
            let groups = grouped(
                clique
                    .iter()
                    .map(|&at| (effect(base, &strikes[at].1.deed), strikes[at].1.step)),
            );
            self.agreed(Place::In(slot), &groups, "the same words go and come");
            if groups.len() < 2 {
                continue;
            }
            let common = clique
                .iter()
                .map(|&at| &ranges[at])
                .fold(0..base.len(), |all, own| {
                    all.start.max(own.start)..all.end.min(own.end)
                });
            let actions: Vec<Step> = distinct(clique.iter().map(|&at| strikes[at].1.step).collect());
            let why = format!(
                "“{}” in {} is changed by {}",
                cut(&base[common]),
                self.cited(Place::In(slot)),
                self.named(&actions)
            );
            self.collide(CollisionKind::SameWords, Place::In(slot), actions, why);
        }
    }

    /// Words are put where others take out what they lean on, or what is around them.
    fn under_words(&mut self, slot: usize, hands: &[Hand]) {
        let base = self.lone.base_text(slot);
        let mut strikes: Vec<(&Range<usize>, &Hand)> = hands
            .iter()
            .filter_map(|hand| match &hand.deed {
                Deed::Strike { words, .. } => Some((words, hand)),
                _ => None,
            })
            .collect();
        strikes.sort_by_key(|(words, _)| words.start);
        let mut puts: Vec<(usize, Option<usize>, &Hand)> = hands.iter().filter_map(put).collect();
        puts.sort_by_key(|(at, ..)| *at);
        let mut next = 0;
        let mut open: Vec<(&Range<usize>, &Hand)> = Vec::new();
        for (at, leans, hand) in puts {
            while next < strikes.len() && strikes[next].0.start <= at {
                open.push(strikes[next]);
                next += 1;
            }
            open.retain(|(words, _)| words.end >= at);
            let over = open.iter().filter(|(words, other)| {
                let inside = words.start < at && at < words.end;
                let leant = leans.is_some_and(|letter| words.contains(&letter));
                (inside || leant) && !same_item(other.step, hand.step)
            });
            let (same, by): (Vec<&Hand>, Vec<&Hand>) = over
                .map(|(_, other)| *other)
                .partition(|other| effect(base, &other.deed) == effect(base, &hand.deed));
            if !same.is_empty() {
                let all = same.iter().map(|it| it.step).chain([hand.step]).collect();
                self.agree(Place::In(slot), all, "the same words go and come");
            }
            let by = distinct(by.iter().map(|it| it.step).collect());
            if by.is_empty() {
                continue;
            }
            let why = format!(
                "{} takes out words of {}, at which {} puts others",
                self.named(&by),
                self.cited(Place::In(slot)),
                self.named(&[hand.step])
            );
            let actions = by.into_iter().chain([hand.step]).collect();
            self.collide(CollisionKind::DeletedUnder, Place::In(slot), actions, why);
        }
    }

    /// Words are put at one place.
    fn beside(&mut self, slot: usize, hands: &[Hand]) {
        let base = self.lone.base_text(slot);
        let mut places: BTreeMap<usize, Vec<(String, Step)>> = BTreeMap::new();
        for hand in hands {
            if let Some((at, ..)) = put(hand) {
                let own = places.entry(past_blanks(base, at)).or_default();
                own.push((effect(base, &hand.deed), hand.step));
            }
        }
        for puts in places.into_values().filter(|puts| puts.len() > 1) {
            let groups = grouped(puts.into_iter());
            self.agreed(Place::In(slot), &groups, "the same words come");
            let cited = self.cited(Place::In(slot));
            self.same_place(Place::In(slot), &groups, |names| {
                format!("{names} put different words at one place of {cited}")
            });
        }
    }

    /// Paragraphs are brought to one place, or moved there.
    fn in_gap(&mut self, place: Place, hands: &[Hand]) {
        let brought = hands.iter().filter_map(|hand| match &hand.deed {
            Deed::Bring(new) => Some((new.clone(), hand.step)),
            _ => None,
        });
        let groups = grouped(brought);
        self.agreed(place, &groups, "the same paragraph comes");
        let cited = self.cited(place);
        self.same_place(place, &groups, |names| {
            format!("{names} put different paragraphs at one place, {cited}")
        });
    }

    /// One party may put several things at one place: its own order says how, unless words would come twice. Others may not know of them.
    fn same_place(&mut self, place: Place, groups: &[Group], why: impl Fn(&str) -> String) {
        let actions = distinct(groups.iter().flat_map(|(_, steps)| steps.clone()).collect());
        let sheets = self.lone.sheets();
        let first = actions.first().map(|&step| party(sheets, step));
        let one = actions.iter().all(|&step| Some(party(sheets, step)) == first);
        if groups.len() < 2 || one && !(matches!(place, Place::In(_)) && repeats(groups)) {
            return;
        }
        let why = why(&self.named(&actions));
        self.collide(CollisionKind::SamePlace, place, actions, why);
    }

    /// One paragraph is to be different things.
    fn contradicting(
        &mut self,
        place: Place,
        hands: &[Hand],
        what: &str,
        wanted: &dyn Fn(&Deed) -> Option<String>,
    ) {
        let asked = hands
            .iter()
            .filter_map(|hand| Some((wanted(&hand.deed)?, hand.step)));
        let groups = grouped(asked);
        self.agreed(place, &groups, "the same");
        if groups.len() < 2 {
            return;
        }
        let actions = distinct(groups.into_iter().flat_map(|(_, steps)| steps).collect());
        let why = format!(
            "{} give {} different {what}",
            self.named(&actions),
            self.cited(place)
        );
        self.collide(CollisionKind::Contradiction, place, actions, why);
    }

    fn agreed(&mut self, place: Place, groups: &[Group], what: &str) {
        for (_, steps) in groups {
            self.agree(place, steps.clone(), what);
        }
    }

    fn agree(&mut self, place: Place, steps: Vec<Step>, what: &str) {
        let actions = distinct(steps);
        let one = actions.iter().all(|it| same_item(*it, actions[0]));
        let told = |it: &Agreement| it.actions == actions && it.target == self.target(place);
        if one || self.met.agreements.iter().rev().take(RECENT).any(told) {
            return;
        }
        self.met.agreements.push(Agreement {
            target: self.target(place),
            why: format!("{} agree on {}: {what}", self.named(&actions), self.cited(place)),
            actions,
        });
    }

    fn collide(&mut self, kind: CollisionKind, place: Place, actions: Vec<Step>, why: String) {
        if actions.iter().all(|it| same_item(*it, actions[0])) {
            return;
        }
        let (together, order) = match kind {
            CollisionKind::Contradiction => (Together::No, Vec::new()),
            _ => self.together(&actions),
        };
        self.met.collisions.push(Collision {
            kind,
            target: self.target(place),
            why,
            together,
            order,
            actions,
        });
    }

    /// Tries actions in their order and in the reverse. Where more has nothing left to do in one order, words would come twice in the other.
    fn together(&mut self, actions: &[Step]) -> (Together, Vec<Step>) {
        let mut order: Vec<Step> = actions.to_vec();
        order.sort_unstable();
        let back: Vec<Step> = order.iter().rev().copied().collect();
        match (
            self.lone.bear_each_other(&order),
            self.lone.bear_each_other(&back),
        ) {
            (None, None) => (Together::No, Vec::new()),
            (there, again) if there == again => (Together::Yes, order),
            (there, again) if there > again => (Together::InThisOrder, order),
            _ => (Together::InThisOrder, back),
        }
    }

    fn target(&self, place: Place) -> String {
        let target = self.lone.target(place);
        target.map_or_else(String::new, |target| target.to_string())
    }

    fn cited(&self, place: Place) -> String {
        let target = self.lone.target(place);
        target.map_or_else(|| "the text".to_owned(), |target| target.cited())
    }

    fn named(&self, steps: &[Step]) -> String {
        names(self.lone.sheets(), steps)
    }
}

/// How far back an agreement that was told already is looked for: those of the same words stand together.
const RECENT: usize = 4;

/// The most names in one sentence.
const NAMED: usize = 6;

/// `item 3 of A/C.3/80/L.58 (Freedonia) and item 1 of us.docx`
pub(super) fn names(sheets: &[Sheet], steps: &[Step]) -> String {
    let name = |step: &Step| {
        let called = crate::amend::action::called(sheets, *step);
        let (_, sponsors) = party(sheets, *step);
        match sponsors {
            [] => called,
            own => format!("{called} ({})", own.join(", ")),
        }
    };
    let mut all: Vec<String> = steps.iter().take(NAMED).map(name).collect();
    if steps.len() > NAMED {
        all.push(format!("{} more", steps.len() - NAMED));
    }
    match all.as_slice() {
        [front @ .., last] if !front.is_empty() => format!("{} and {last}", front.join(", ")),
        all => all.concat(),
    }
}

fn same_item(one: Step, other: Step) -> bool {
    (one.sheet, one.item) == (other.sheet, other.item)
}

fn distinct(mut steps: Vec<Step>) -> Vec<Step> {
    steps.sort_unstable();
    steps.dedup();
    steps
}

/// Puts together who makes the same proposal, in the order in which each is made first.
fn grouped(proposals: impl Iterator<Item = (String, Step)>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (proposal, step) in proposals {
        match groups.iter_mut().find(|(own, _)| same_proposal(own, &proposal)) {
            Some((_, steps)) => steps.push(step),
            None => groups.push((proposal, vec![step])),
        }
    }
    groups
}

/// Tells whether the words of one proposal begin or end with those of another at its place: `Parties` and `Parties and others`.
fn repeats(groups: &[Group]) -> bool {
    let begins = |mut all: Vec<Vec<&str>>| {
        all.sort_unstable();
        all.windows(2)
            .any(|pair| !pair[0].is_empty() && pair[1].starts_with(&pair[0]))
    };
    // In front of the words stands the place.
    let words = || {
        let all = groups.iter().map(|(proposal, _)| proposal.split_whitespace());
        all.map(|own| own.skip(1).collect::<Vec<_>>())
    };
    let backwards = words().map(|own| own.into_iter().rev().collect());
    begins(words().collect()) || begins(backwards.collect())
}

fn rewritten(deed: &Deed) -> Option<String> {
    match deed {
        Deed::Rewrite(new) => Some(new.clone()),
        _ => None,
    }
}

fn put(hand: &Hand) -> Option<(usize, Option<usize>, &Hand)> {
    match &hand.deed {
        Deed::Put { at, leans, .. } | Deed::Mark { at, leans, .. } => Some((*at, *leans, hand)),
        _ => None,
    }
}

fn past_blanks(base: &str, at: usize) -> usize {
    at + base[at..].len() - base[at..].trim_start().len()
}

/// Words without the blanks around them.
fn named_words(base: &str, words: &Range<usize>) -> Range<usize> {
    let text = &base[words.clone()];
    let start = words.start + text.len() - text.trim_start().len();
    start..start + text.trim().len()
}

/// What a deed comes to: which words really go, and which come, so that `replace “all States” by “States”` is `delete “all”`.
fn effect(base: &str, deed: &Deed) -> String {
    match deed {
        Deed::Put { at, new, .. } => format!("{0}-{0} {1}", past_blanks(base, *at), new.trim()),
        Deed::Mark { at, note, .. } => format!("note {at} {}", note.trim()),
        Deed::Strike { words, new } => {
            let old = named_words(base, words);
            let (front, back) = shared(&base[old.clone()], new.trim());
            let range = named_words(base, &(old.start + front..old.end - back));
            let new = new.trim();
            let kept = new[front..new.len() - back].trim();
            let (start, end) = if range.is_empty() {
                (past_blanks(base, range.start), past_blanks(base, range.start))
            } else {
                (range.start, range.end)
            };
            format!("{start}-{end} {kept}")
        }
        other => format!("{other:?}"),
    }
}

/// How much two texts share at their beginnings and ends, in whole words.
fn shared(old: &str, new: &str) -> (usize, usize) {
    let edge = |text: &str, at: usize| {
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        text.is_char_boundary(at)
            && (blank(text[..at].chars().next_back()) || blank(text[at..].chars().next()))
    };
    let front = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    let front = (0..=front)
        .rev()
        .find(|&at| edge(old, at) && edge(new, at))
        .unwrap_or(0);
    let most = old.len().min(new.len()) - front;
    let pairs = old.bytes().rev().zip(new.bytes().rev());
    let back = pairs.take(most).take_while(|(a, b)| a == b).count();
    let back = (0..=back)
        .rev()
        .find(|&back| edge(old, old.len() - back) && edge(new, new.len() - back))
        .unwrap_or(0);
    (front, back)
}

/// Returns the largest sets of intervals that have a stretch in common, of two or more; one sweep over their ends.
fn cliques(ranges: &[Range<usize>]) -> Vec<Vec<usize>> {
    let mut starts: Vec<usize> = (0..ranges.len()).collect();
    starts.sort_by_key(|&at| ranges[at].start);
    let mut ends = starts.clone();
    ends.sort_by_key(|&at| ranges[at].end);
    let mut starts = starts.into_iter().peekable();
    let mut open: Vec<usize> = Vec::new();
    let mut grown = false;
    let mut found = Vec::new();
    for ending in ends {
        while let Some(next) = starts.next_if(|&next| ranges[next].start < ranges[ending].end) {
            open.push(next);
            grown = true;
        }
        if grown && open.len() > 1 {
            found.push(open.clone());
        }
        grown = false;
        open.retain(|&at| at != ending);
    }
    found
}

/// Cuts words for a sentence.
fn cut(words: &str) -> String {
    const MOST: usize = 60;
    match words.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", words[..at].trim_end()),
        None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_sets_with_words_in_common_are_found() {
        let ranges = [0..5, 3..9, 4..6, 10..12, 11..14, 20..21];
        assert_eq!(cliques(&ranges), [vec![0, 1, 2], vec![3, 4]]);
        assert_eq!(cliques(&[0..3, 3..6]), Vec::<Vec<usize>>::new());
        assert_eq!(cliques(&[0..4, 2..8, 6..9]), [vec![0, 1], vec![1, 2]]);
    }

    #[test]
    fn a_replacement_comes_to_the_words_that_differ() {
        let base = "Urges all Member States to act;";
        let strike = |words: Range<usize>, new: &str| Deed::Strike {
            words,
            new: new.to_owned(),
        };
        assert_eq!(
            effect(base, &strike(6..23, "all States")),
            effect(base, &strike(10..16, ""))
        );
        assert_eq!(
            effect(base, &strike(17..23, "States Parties")),
            effect(
                base,
                &Deed::Put {
                    at: 23,
                    leans: None,
                    new: "Parties".to_owned()
                }
            )
        );
        assert_ne!(
            effect(base, &strike(6..9, "the")),
            effect(base, &strike(6..9, ""))
        );
    }
}
