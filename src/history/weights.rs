//! What words say, and how much of their wording two paragraphs have in common.
//!
//! How much a word says is its rarity *within* a version, for a paragraph that lives through fifty versions is not what everybody says:
//!
//! ```text
//! weight = ln(1 + N / n) / ln(1 + N)      N provisions in the longest version, n of one version at most have the word
//! ```
//!
//! The same holds for pairs of neighbouring words, which carry the order. Words and pairs together are the *terms* of a wording. Figures roll
//! on from text to text, so half of what one side alone has of them is forgiven. (The weights are those of the alignment, but for `n`.)
//! Names and formulas that one provision in eight has are long and weigh something all the same; two paragraphs that share nothing else
//! have nothing to do with each other (`telling`).
//!
//! Cost: one pass over all words; a question costs the terms of both wordings.

use std::collections::HashMap;

/// Two neighbouring words.
pub(super) type Pair = (u32, u32);

/// A term that one provision in so many has is a formula.
const EVERY: usize = 8;
/// A term that at most so many provisions have is none.
const FEW: usize = 2;

/// The weights of all terms, and the terms of all wordings. A term below the number of keys is a word, any other a pair.
#[derive(Debug, Default)]
pub(super) struct Weights {
    pairs: HashMap<Pair, u32>,
    of: Vec<f64>,
    rolls: Vec<bool>,
    /// Whether a term says nothing of a provision: a word of grammar, a pair with one, and what many provisions have.
    formula: Vec<bool>,
    /// The terms of each wording with how often they stand there, in order.
    terms: Vec<Vec<(u32, u32)>>,
}

/// What a wording weighs.
#[derive(Debug, Clone, Copy, Default)]
struct Mass {
    all: f64,
    /// The part that rolls on.
    rolling: f64,
    /// The part that is no formula.
    telling: f64,
}

impl Weights {
    /// Weighs the terms of wordings; `of` has the wordings of each version.
    pub(super) fn of<'a>(cuts: impl Iterator<Item = &'a [u32]>, keys: &[Known], of: &[Vec<usize>]) -> Self {
        let mut weights = Self {
            rolls: keys.iter().map(|key| key.figure).collect(),
            formula: keys.iter().map(|key| !key.content).collect(),
            ..Self::default()
        };
        for cut in cuts {
            let terms = weights.terms(cut);
            weights.terms.push(terms);
        }
        let mut most = vec![0_usize; weights.rolls.len()];
        for version in of {
            let mut here: HashMap<u32, usize> = HashMap::new();
            for &(term, _) in version.iter().flat_map(|&cut| &weights.terms[cut]) {
                *here.entry(term).or_default() += 1;
            }
            for (term, count) in here {
                let most = &mut most[term as usize];
                *most = count.max(*most);
            }
        }
        let longest = of.iter().map(Vec::len).max().unwrap_or(1).max(1);
        for (formula, &count) in weights.formula.iter_mut().zip(&most) {
            *formula |= count > FEW && count * EVERY > longest;
        }
        let longest = longest as f64;
        let weight = |count: usize| (1.0 + longest / count.max(1) as f64).ln() / (1.0 + longest).ln();
        weights.of = most.into_iter().map(weight).collect();
        weights
    }

    fn terms(&mut self, keys: &[u32]) -> Vec<(u32, u32)> {
        let mut terms: Vec<u32> = keys.to_vec();
        for two in keys.windows(2) {
            let next = self.rolls.len() as u32;
            let pair = *self.pairs.entry((two[0], two[1])).or_insert(next);
            if pair == next {
                let rolls = two.iter().any(|&key| self.rolls[key as usize]);
                self.rolls.push(rolls);
                let grammar = two.iter().any(|&key| self.formula[key as usize]);
                self.formula.push(grammar);
            }
            terms.push(pair);
        }
        terms.sort_unstable();
        let same = terms.chunk_by(|one, next| one == next);
        same.map(|same| (same[0], same.len() as u32)).collect()
    }

    /// Returns what a word weighs.
    pub(super) fn word(&self, key: u32) -> f64 {
        self.of[key as usize]
    }

    /// Returns what a pair weighs.
    pub(super) fn pair(&self, pair: Pair) -> f64 {
        self.pairs.get(&pair).map_or(0.0, |&term| self.of[term as usize])
    }

    /// Returns how much of the wording two have in common, 0..1.
    pub(super) fn alike(&self, one: usize, other: usize) -> f64 {
        let [one_mass, other_mass] = [one, other].map(|cut| self.mass(&self.terms[cut]));
        let common = self.common(one, other);
        let alone = one_mass.rolling + other_mass.rolling - 2.0 * common.rolling;
        let all = one_mass.all + other_mass.all - alone / 2.0;
        if all <= 0.0 { 0.0 } else { 2.0 * common.all / all }
    }

    /// Returns how much of the lesser of two wordings the other has, 0..1.
    pub(super) fn shared(&self, one: usize, other: usize) -> f64 {
        let [one_mass, other_mass] = [one, other].map(|cut| self.mass(&self.terms[cut]).all);
        let least = one_mass.min(other_mass);
        if least <= 0.0 {
            1.0
        } else {
            self.common(one, other).all / least
        }
    }

    /// Returns what two wordings have in common beside formulas.
    pub(super) fn telling(&self, one: usize, other: usize) -> f64 {
        self.common(one, other).telling
    }

    fn common(&self, one: usize, other: usize) -> Mass {
        let (mut one, mut other) = (&self.terms[one][..], &self.terms[other][..]);
        let mut mass = Mass::default();
        while let ([(here, times), one_rest @ ..], [(there, also), other_rest @ ..]) = (one, other) {
            if here == there {
                self.add(&mut mass, (*here, *times.min(also)));
            }
            if here <= there {
                one = one_rest;
            }
            if there <= here {
                other = other_rest;
            }
        }
        mass
    }

    fn mass(&self, terms: &[(u32, u32)]) -> Mass {
        let mut mass = Mass::default();
        for &term in terms {
            self.add(&mut mass, term);
        }
        mass
    }

    fn add(&self, mass: &mut Mass, (term, times): (u32, u32)) {
        let weight = self.of[term as usize] * f64::from(times);
        mass.all += weight;
        if self.rolls[term as usize] {
            mass.rolling += weight;
        }
        if !self.formula[term as usize] {
            mass.telling += weight;
        }
    }
}

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// Whether it says more than how the others belong together.
    pub(super) content: bool,
    /// Whether it has a figure, and so rolls on from text to text.
    pub(super) figure: bool,
}
