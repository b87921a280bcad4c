//! Says of most pairs of words in a moment that a provision does not hold them.
//!
//! Whether a pair stands in a provision is asked of every candidate again, and mostly it does not. A pair marks one of a few hundred
//! bits; where that bit is not marked, the pair is not there, and where it is, somebody has to look (Bloom 1970, with one function: the
//! numbers of pairs follow the alphabet, so those of one provision spread by themselves).

const WORDS: usize = 8;

/// The marks of one provision. The default holds nothing.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sieve([u64; WORDS]);

impl Sieve {
    /// Returns the marks of these pairs.
    pub(super) fn of(pairs: &[u32]) -> Self {
        let mut sieve = Self::default();
        for &pair in pairs {
            let (word, bit) = place(pair);
            sieve.0[word] |= bit;
        }
        sieve
    }

    /// Whether the pair may be one of them.
    pub(super) fn may_hold(&self, pair: u32) -> bool {
        let (word, bit) = place(pair);
        self.0[word] & bit != 0
    }
}

fn place(pair: u32) -> (usize, u64) {
    ((pair / u64::BITS) as usize % WORDS, 1 << (pair % u64::BITS))
}

#[cfg(test)]
mod tests {
    use super::Sieve;

    proptest::proptest! {
        #[test]
        fn no_pair_is_missed(pairs in proptest::collection::vec(proptest::num::u32::ANY, 0..200)) {
            let sieve = Sieve::of(&pairs);
            proptest::prop_assert!(pairs.iter().all(|&pair| sieve.may_hold(pair)));
        }
    }

    #[test]
    fn most_of_what_is_not_there_is_known_not_to_be() {
        let sieve = Sieve::of(&(1000..1080).step_by(2).collect::<Vec<_>>());
        let passed = (2000..3000).filter(|&pair| sieve.may_hold(pair)).count();
        assert!(passed < 100, "{passed}");
    }
}
