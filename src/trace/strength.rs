//! Whether one passage restates another, and how closely.
//!
//! The question: these two passages have stretches in common; did one take them from the other, or does everybody write so? Every two strong words that are
//! together in both are a witness (`weight`). Their *mass* is what they weigh together; *told* are the words that the telling ones join, with the
//! grammar that stands between and beside them in both:
//!
//! ```text
//! Enhanced international cooperation in the field of human rights  for the full achievement of the purposes of the  United Nations
//! └──────────── the title of both texts: named ────────────────┘  └──────────────────── told: 9 ─────────────────┘  └── named ──┘
//! ```
//!
//! It is a restatement if enough is told ([`TOLD`] words, the least that a paraphrase shares) and enough proves it ([`MASS`], one witness that nobody
//! else has); or if a whole paragraph stands in the other ([`WHOLE`]), which may be short.
//!
//! - **verbatim**: a stretch from one border of a clause to another, in both, whose words are the same but for [`OTHERWISE`] of them, in any order;
//!   or both paragraphs wholly;
//! - **close**: most of the words of either paragraph, or a long stretch;
//! - **loose**: the rest.

use super::candidates::Scales;
use super::reading::Passage;
use super::stretches::{Stretch, stretches};
use super::traced::Strength;
use super::weight::{REACH, pair};
use super::words::{Role, Word, counts};

/// How many words are told at least.
const TOLD: f64 = 8.0;
/// What the witnesses weigh together at least.
const MASS: f64 = 1.0;
/// A paraphrase is proved by more.
const MASS_OF_LOOSE: f64 = 1.5;
/// And one that stands here and there in a long list by more yet.
const MASS_OF_STREWN: f64 = 3.0;
/// A stretch of which fewer words are told tells nothing: words strewn one by one are anybody's.
const LEAST_TOLD: usize = 4;
/// Where a smaller share of a stretch is told, from the first told word to the last, its words are strewn.
const STREWN: f64 = 0.25;
/// A pair of this weight tells.
pub(super) const TELLING: f64 = 0.25;
/// A paragraph of which this share stands in the other stands there wholly.
const WHOLE: f64 = 0.9;
/// How many words are told at least where a whole paragraph stands in another.
const TOLD_OF_WHOLE: f64 = 6.0;
/// A whole paragraph has this many words at least.
const SHORTEST_WHOLE: usize = 6;
/// The share of words that may be otherwise in what is verbatim.
const OTHERWISE: f64 = 0.08;
/// This share is most of the words.
const MOST: f64 = 0.6;
/// A stretch of so many words is long.
const LONG: usize = 14;
/// The share of a stretch that must stand in the other, or its words are strewn over it.
const DENSE: f64 = 0.7;

/// What two passages have in common.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Common {
    pub(super) strength: Strength,
    /// What proves it, to choose among several.
    pub(super) mass: f64,
    pub(super) shared: Vec<Shared>,
}

/// A stretch in common, as words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shared {
    /// The first word and the one behind the last, in the text's passage.
    pub(super) a: (usize, usize),
    /// The same in the other passage.
    pub(super) b: (usize, usize),
    /// The words of the text's passage that stand in the other's stretch.
    pub(super) words: Vec<usize>,
    /// How many words of the other's stretch stand in the text's.
    there: usize,
    /// How many words on each side, grammar left out, have none on the other.
    otherwise: (usize, usize),
}

/// Two passages, and the text of the first.
pub(super) struct Two<'a> {
    pub(super) a: &'a Passage,
    pub(super) b: &'a Passage,
    pub(super) text: &'a str,
}

/// Judges what two passages have in common.
pub(super) fn judge(two: &Two<'_>, scales: &Scales<'_>) -> Option<Common> {
    let found = stretches(two.a, two.b);
    let mut mass = 0.0;
    let mut told = 0.0;
    for stretch in &found {
        let (weight, words) = two.witnesses(stretch, scales);
        if words.len() < LEAST_TOLD {
            continue;
        }
        mass += weight;
        told += words
            .iter()
            .map(|&at| counts(two.text, &two.a.words[at]))
            .sum::<f64>();
    }
    let all: Vec<Shared> = found.iter().map(|stretch| two.shared(stretch)).collect();
    let hull = two.hull(&all);
    let shared: Vec<Shared> = all
        .into_iter()
        .filter(|it| it.words.len() >= LEAST_TOLD)
        .collect();
    let enough = if two.is_whole(&shared) {
        TOLD_OF_WHOLE
    } else {
        TOLD
    };
    let trimmed = || found.iter().flat_map(|stretch| two.trimmed(stretch));
    let verbatim = two.is_wholly(&shared) || trimmed().chain(hull).any(|it| two.is_verbatim(&it));
    let strength = if verbatim {
        Strength::Verbatim
    } else {
        two.strength(&shared)
    };
    let proof = match strength {
        Strength::Loose if two.is_strewn(&shared, told) => MASS_OF_STREWN,
        Strength::Loose => MASS_OF_LOOSE,
        Strength::Verbatim | Strength::Close => MASS,
    };
    if mass < proof || told < enough {
        return None;
    }
    Some(Common {
        strength,
        mass,
        shared,
    })
}

impl Two<'_> {
    /// Returns what the pairs of a stretch weigh, and the words that are told by the telling ones.
    fn witnesses(&self, stretch: &Stretch, scales: &Scales<'_>) -> (f64, Vec<usize>) {
        let mut mass = 0.0;
        let mut told = Vec::new();
        let said = stretch.iter().filter(|link| self.is_said(**link));
        let said: Vec<(usize, usize)> = said.copied().collect();
        for link in said.windows(2) {
            let ((i, j), (k, l)) = (link[0], link[1]);
            if self.a.apart(i, k) > REACH || self.b.apart(j, l) > REACH {
                continue;
            }
            let weight = pair(self.a, i, k).map_or(0.0, |pair| scales.weight(pair));
            mass += weight;
            if weight >= TELLING {
                self.tell((i, j), (k, l), &mut told);
            }
        }
        told.sort_unstable();
        told.dedup();
        (mass, told)
    }

    fn is_said(&self, (a, b): (usize, usize)) -> bool {
        self.a.strong_word(a).role == Role::Said && self.b.strong_word(b).role == Role::Said
    }

    /// Adds two strong words, and the grammar between and beside them that both sides have.
    fn tell(&self, first: (usize, usize), last: (usize, usize), told: &mut Vec<usize>) {
        let (from, to) = (self.a.strong[first.0], self.a.strong[last.0]);
        let (from_b, to_b) = (self.b.strong[first.1], self.b.strong[last.1]);
        told.extend([from, to]);
        let mut there: Vec<&Word> = self.b.words[from_b..to_b]
            .iter()
            .filter(|word| is_grammar(word))
            .collect();
        for at in from + 1..to {
            let word = &self.a.words[at];
            let same = there
                .iter()
                .position(|other| is_grammar(word) && other.stem == word.stem);
            if let Some(same) = same {
                there.swap_remove(same);
                told.push(at);
            }
        }
        let (before, after) = (self.grammar_before(from, from_b), self.grammar_after(to, to_b));
        told.extend(from - before..from);
        told.extend(to + 1..=to + after);
    }

    /// How many words of grammar before a place are the same on both sides, within the clause.
    fn grammar_before(&self, a: usize, b: usize) -> usize {
        let (here, there) = (&self.a.words, &self.b.words);
        let same = |&by: &usize| {
            let inside = !here[a + 1 - by].opens && !there[b + 1 - by].opens;
            inside && same_grammar(&here[a - by], &there[b - by])
        };
        (1..=a.min(b)).take_while(same).count()
    }

    /// How many words of grammar behind a place are the same on both sides, within the clause.
    fn grammar_after(&self, a: usize, b: usize) -> usize {
        let pairs = self.a.words[a + 1..].iter().zip(&self.b.words[b + 1..]);
        pairs
            .take_while(|(a, b)| !a.opens && !b.opens && same_grammar(a, b))
            .count()
    }

    /// Returns a stretch as words, with the grammar at its ends that both sides have.
    fn shared(&self, stretch: &[(usize, usize)]) -> Shared {
        let (a, b) = self.reach(stretch);
        self.between(a, b)
    }

    /// Returns the words of a stretch on both sides: the first, and the one behind the last.
    fn reach(&self, stretch: &[(usize, usize)]) -> ((usize, usize), (usize, usize)) {
        let (first, last) = (stretch[0], stretch[stretch.len() - 1]);
        let (from, to) = (self.a.strong[first.0], self.a.strong[last.0]);
        let (from_b, to_b) = (self.b.strong[first.1], self.b.strong[last.1]);
        let (before, after) = (self.grammar_before(from, from_b), self.grammar_after(to, to_b));
        (
            (from - before, to + after + 1),
            (from_b - before, to_b + after + 1),
        )
    }

    /// Returns what two stretches of words have in common, in any order.
    fn between(&self, a: (usize, usize), b: (usize, usize)) -> Shared {
        let mut there: Vec<&Word> = self.b.words[b.0..b.1].iter().collect();
        let mut words = Vec::new();
        let mut otherwise = (0, 0);
        for at in a.0..a.1 {
            let word = &self.a.words[at];
            if let Some(same) = there.iter().position(|other| other.stem == word.stem) {
                there.swap_remove(same);
                words.push(at);
            } else if !is_grammar(word) {
                otherwise.0 += 1;
            }
        }
        otherwise.1 = there.iter().filter(|word| !is_grammar(word)).count();
        Shared {
            there: b.1 - b.0 - there.len(),
            a,
            b,
            words,
            otherwise,
        }
    }

    /// Whether what is told stands here and there in a long passage.
    fn is_strewn(&self, shared: &[Shared], told: f64) -> bool {
        let hull = self.hull(shared);
        let longest = hull.map_or(0, |hull| (hull.a.1 - hull.a.0).max(hull.b.1 - hull.b.0));
        told < STREWN * longest as f64
    }

    /// Whether one of the passages, but for few words, stands in the other.
    fn is_whole(&self, shared: &[Shared]) -> bool {
        let (a, b) = self.shares(shared);
        a >= WHOLE && self.a.words.len() >= SHORTEST_WHOLE
            || b >= WHOLE && self.b.words.len() >= SHORTEST_WHOLE
    }

    /// Returns the share of each passage's words that stands in the other.
    fn shares(&self, shared: &[Shared]) -> (f64, f64) {
        let here: usize = shared.iter().map(|it| it.words.len()).sum();
        let there: usize = shared.iter().map(|it| it.there).sum();
        let share = |count: usize, of: usize| count as f64 / of.max(1) as f64;
        (share(here, self.a.words.len()), share(there, self.b.words.len()))
    }

    /// Whether both passages, but for few words, stand in each other.
    fn is_wholly(&self, shared: &[Shared]) -> bool {
        let (a, b) = self.shares(shared);
        a >= WHOLE && b >= WHOLE
    }

    /// Returns how close what is not verbatim is.
    fn strength(&self, shared: &[Shared]) -> Strength {
        let (a, b) = self.shares(shared);
        let long = shared.iter().any(|it| it.words.len() >= LONG && it.is_dense());
        if long || a >= MOST || b >= MOST {
            Strength::Close
        } else {
            Strength::Loose
        }
    }

    /// Returns all from the first stretch to the last, and on to the near borders of their clauses: a list in another order is several
    /// stretches, and its verb may belong to none.
    fn hull(&self, shared: &[Shared]) -> Option<Shared> {
        let hull = |side: fn(&Shared) -> (usize, usize)| {
            let from = shared.iter().map(|it| side(it).0).min()?;
            let to = shared.iter().map(|it| side(it).1).max()?;
            Some((from, to))
        };
        let (a, b) = (hull(|it| it.a)?, hull(|it| it.b)?);
        Some(self.between(widened(&self.a.words, a), widened(&self.b.words, b)))
    }

    /// Whether a stretch is word for word the same on both sides, and a clause on both or the whole of one.
    fn is_verbatim(&self, shared: &Shared) -> bool {
        let whole = |words: usize, of: usize| words as f64 >= WHOLE * of as f64;
        let is_clause = || is_clause(&self.a.words, shared.a) && is_clause(&self.b.words, shared.b);
        shared.words.len() as f64 >= TOLD
            && shared.is_same()
            && (whole(shared.words.len(), self.a.words.len())
                || whole(shared.there, self.b.words.len())
                || is_clause())
    }

    /// Returns a stretch, and what is left of it from its first border of clauses: the words before that may be anybody's.
    fn trimmed(&self, stretch: &Stretch) -> Vec<Shared> {
        let border = (1..stretch.len()).find(|&at| self.is_parted(stretch[at - 1], stretch[at]));
        let rest = border.map(|border| self.shared(&stretch[border..]));
        [self.shared(stretch)].into_iter().chain(rest).collect()
    }

    /// Whether a border of clauses stands between two words in common, on both sides.
    fn is_parted(&self, (i, j): (usize, usize), (k, l): (usize, usize)) -> bool {
        let opens = |passage: &Passage, from: usize, to: usize| {
            let between = passage.strong[from] + 1..=passage.strong[to];
            passage.words[between].iter().any(|word| word.opens)
        };
        opens(self.a, i, k) && opens(self.b, j, l)
    }
}

impl Shared {
    /// Whether nearly all words are the same, grammar left out.
    fn is_same(&self) -> bool {
        let few = |other: usize, (from, to): (usize, usize)| other as f64 <= OTHERWISE * (to - from) as f64;
        few(self.otherwise.0, self.a) && few(self.otherwise.1, self.b)
    }

    fn is_dense(&self) -> bool {
        let dense = |common: usize, of: usize| common as f64 >= DENSE * of as f64;
        dense(self.words.len(), self.a.1 - self.a.0) && dense(self.there, self.b.1 - self.b.0)
    }
}

/// Whether words stand between two borders of clauses; who speaks and small words may stand between the border and them.
fn is_clause(words: &[Word], (from, to): (usize, usize)) -> bool {
    let mut first = from;
    while first > 0 && !words[first].opens && words[first - 1].role != Role::Said {
        first -= 1;
    }
    let opens = first == 0 || words[first].opens;
    let closes = words.get(to).is_none_or(|next| next.opens || next.joins);
    opens && closes
}

/// Widens a stretch to the borders of its clause, where these are near.
fn widened(words: &[Word], (from, to): (usize, usize)) -> (usize, usize) {
    const NEAR: usize = 6;
    let opens = |at: &usize| *at == 0 || words[*at].opens;
    let closes = |at: &usize| *at == words.len() || words[*at].opens;
    let first = (from.saturating_sub(NEAR)..=from).rev().find(opens);
    let last = (to..=words.len().min(to + NEAR)).find(closes);
    (first.unwrap_or(from), last.unwrap_or(to))
}

fn is_grammar(word: &Word) -> bool {
    word.role == Role::Grammar
}

fn same_grammar(one: &Word, other: &Word) -> bool {
    is_grammar(one) && is_grammar(other) && one.stem == other.stem
}
