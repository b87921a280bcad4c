//! How rare each term is, and so how much it weighs.
//!
//! A term weighs the more the fewer provisions hold it (see [`super::terms`]), and nothing else counts. So of every term only that number is
//! kept, and a weight for each number that comes up.

/// The terms, or the stems, of both texts.
#[derive(Debug)]
pub(super) struct Rarity {
    /// How many provisions of both texts hold each term.
    frequencies: Vec<u32>,
    /// What a term weighs that so many hold; 0 for a number that does not come up.
    weights: Vec<f64>,
}

impl Rarity {
    /// Counts the terms of `provisions` provisions; every number of a term is below `terms`. Each provision gives a term once.
    pub(super) fn of(each: impl Iterator<Item = u32>, terms: usize, provisions: usize) -> Self {
        let mut frequencies = vec![0_u32; terms];
        each.for_each(|term| frequencies[term as usize] += 1);
        let most = frequencies.iter().max().map_or(0, |&most| most as usize);
        let mut weights = vec![0.0; most + 1];
        for &frequency in &frequencies {
            let known = &mut weights[frequency as usize];
            if *known == 0.0 {
                *known = weight(provisions, frequency);
            }
        }
        Self { frequencies, weights }
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.frequencies.len()
    }

    /// How many provisions of both texts hold a term.
    pub(super) fn frequency(&self, term: u32) -> u32 {
        self.frequencies[term as usize]
    }

    /// What a term weighs, 0..1.
    pub(super) fn weight(&self, term: u32) -> f64 {
        self.weights[self.frequency(term) as usize]
    }

    /// What some terms weigh together, each as often as it occurs.
    pub(super) fn sum(&self, terms: impl Iterator<Item = (u32, u32)>) -> f64 {
        let weights = terms.map(|(term, times)| self.weight(term) * f64::from(times));
        weights.sum()
    }
}

fn weight(provisions: usize, frequency: u32) -> f64 {
    let rarity = |df: f64| (provisions as f64 / df).ln_1p();
    (rarity(f64::from(frequency.max(1))) / rarity(2.0))
        .min(1.0)
        .powf(2.0)
}

#[cfg(test)]
mod tests {
    use super::{Rarity, weight};

    #[test]
    fn rarer_terms_weigh_more_and_one_in_each_text_is_the_unit() {
        assert!(weight(100, 90) < weight(100, 10));
        assert!((weight(100, 2) - 1.0).abs() < f64::EPSILON);
        assert!((weight(100, 1) - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn every_term_has_the_weight_of_its_number() {
        let rarity = Rarity::of([0, 2, 2, 2, 0].into_iter(), 4, 6);
        for (term, frequency) in [(0, 2), (1, 0), (2, 3), (3, 0)] {
            assert_eq!(rarity.frequency(term), frequency);
            assert!((rarity.weight(term) - weight(6, frequency)).abs() < f64::EPSILON);
        }
        assert!((rarity.sum([(0, 1), (2, 2)].into_iter()) - weight(6, 2) - 2.0 * weight(6, 3)).abs() < 1e-12);
    }
}
