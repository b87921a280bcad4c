//! What a provision is made of, as the aligner sees it, and how much each piece of wording weighs.
//!
//! The question: which words of two paragraphs speak for a pairing? `of the United Nations` speaks for none,
//! `feminization of poverty` for few. So every word, and every pair of neighbouring words, is a *term*, and a term
//! weighs more the fewer provisions of both texts together hold it:
//!
//! ```text
//! weight = ln(1 + N / df) / ln(1 + N / 2), at most 1      N provisions in both texts, df of them hold the term
//! ```
//!
//! A term that stands once in each text (`df` = 2) weighs 1, which is the unit of *mass*. Pairs of words carry the
//! order of the words into the score: two paragraphs on one topic share words, two versions of one paragraph share
//! runs of words. Counting over both texts jointly makes the weight the same whichever text is called old, and the
//! logarithm makes one more paragraph in either of them next to nothing. (Inverse document frequency: Spärck Jones 1972.)
//!
//! Cost: one pass over all words and one sort of all terms. A word is kept once and is a number from then on.

use super::counted::Counted;
use super::rarity::Rarity;
use super::sieve::Sieve;
use crate::instrument::{Instrument, Provision};
use crate::sides::{Side, Sides};
use crate::text::normalize::fold;
use crate::text::table::Table;
use crate::text::tokens::each_word;

/// How many letters a stem has at most. A word cut after its first letters is a stem in every language that bends its
/// words at their end, without a list of endings.
const STEM: usize = 6;

/// Both texts as terms.
#[derive(Debug)]
pub(super) struct Wordings {
    /// The provisions of each side in reading order.
    pub(super) sides: Sides<Vec<Wording>>,
    /// How rare each term is.
    pub(super) terms: Rarity,
    /// Which terms roll on from one text to the next: the words with a digit, and their pairs with a neighbour.
    pub(super) rolling: Vec<bool>,
    /// How rare each stem is.
    stems: Rarity,
}

/// The wording of one provision.
#[derive(Debug, Default)]
pub(super) struct Wording {
    /// Provisions of either text with the same words have the same number, others another.
    pub(super) class: u32,
    /// The words in order, as numbers.
    pub(super) words: Vec<u32>,
    /// The pairs of neighbouring words in order, as terms: one fewer than the words.
    pub(super) pairs: Vec<u32>,
    /// Whether another provision of either text holds each of these pairs, too.
    pub(super) shared: Vec<bool>,
    /// Says of most other pairs that they are none of these.
    pub(super) sieve: Sieve,
    /// The terms with how often they occur, by number.
    pub(super) terms: Counted,
    /// The stems of the words with how often they occur, by number.
    pub(super) stems: Counted,
    /// The sum of the weights of all stems.
    pub(super) stem_mass: f64,
    /// The terms that hold a digit: years, symbols, numbers of paragraphs.
    pub(super) figures: Vec<u32>,
    /// The sum of the weights of all terms.
    pub(super) mass: f64,
    /// The part of `mass` that rolls on.
    pub(super) rolling_mass: f64,
}

impl Wordings {
    /// Returns what the stems weigh that two provisions have in common.
    pub(super) fn common_stems(&self, old: &Wording, new: &Wording) -> f64 {
        let mut sum = 0.0;
        old.stems.in_common(&new.stems, |stem, times| {
            sum += self.stems.weight(stem) * f64::from(times);
        });
        sum
    }
}

/// Reads the provisions of both texts as terms.
pub(super) fn wordings(instruments: Sides<&Instrument>) -> Wordings {
    let mut known = Table::default();
    let mut spelled = instruments.map(|instrument| spell(instrument, &mut known));
    let (digits, stems) = put_in_order(&mut spelled, &known);
    drop(known);
    let (vocabulary, pairs) = Vocabulary::of(&spelled, digits, stems);
    let mut marks = Sides::new(Vec::new(), Vec::new());
    for side in [Side::Old, Side::New] {
        let spelled = spelled.get_mut(side).iter_mut();
        *marks.get_mut(side) = spelled
            .map(|spelling| std::mem::take(&mut spelling.marks))
            .collect();
    }
    let mut sorted = Vec::new();
    let mut sides = spelled.zip(pairs).map(|(provisions, pairs)| {
        let spelled = provisions.into_iter().zip(pairs);
        let wordings =
            spelled.map(|(spelling, pairs)| vocabulary.wording(spelling.words, pairs, &mut sorted));
        wordings.collect::<Vec<_>>()
    });
    let count = sides.old.len() + sides.new.len();
    let each = |terms: fn(&Wording) -> &Counted| {
        let all = sides.old.iter().chain(&sides.new).map(terms);
        all.flat_map(Counted::iter).map(|(term, _)| term)
    };
    let terms = Rarity::of(each(|wording| &wording.terms), vocabulary.len(), count);
    let stems = Rarity::of(each(|wording| &wording.stems), vocabulary.stem_count(), count);
    let rolling = vocabulary.rolling();
    for wording in sides.old.iter_mut().chain(&mut sides.new) {
        wording.mass = terms.sum(wording.terms.iter());
        wording.rolling_mass = mass(wording, &terms, |term| rolling[term as usize]);
        wording.stem_mass = stems.sum(wording.stems.iter());
        let shared = wording.pairs.iter().map(|&pair| terms.frequency(pair) > 1);
        wording.shared = shared.collect();
    }
    number_classes(&mut sides, &marks);
    Wordings {
        sides,
        terms,
        rolling,
        stems,
    }
}

/// The words of one provision and, for one without any, its marks.
#[derive(Debug)]
struct Spelling {
    words: Vec<u32>,
    marks: String,
}

/// Reads the words of a text as numbers, in the order in which they first came up; `known` holds these.
fn spell(instrument: &Instrument, known: &mut Table<String, u32>) -> Vec<Spelling> {
    let mut words = Vec::new();
    let mut spell_one = |provision: &Provision| {
        let text = &provision.text;
        words.clear();
        each_word(text, |word| {
            let number = known.get(word).copied().unwrap_or_else(|| {
                let next = known.len() as u32;
                known.insert(word.to_owned(), next);
                next
            });
            words.push(number);
        });
        let marks = if words.is_empty() {
            fold(text)
        } else {
            String::new()
        };
        // As long as it is, and no longer: all of them are in memory together.
        Spelling {
            words: words.clone(),
            marks,
        }
    };
    instrument.provisions.iter().map(&mut spell_one).collect()
}

/// Numbers the words anew, by the alphabet; returns for each whether it holds a digit.
fn put_in_order(spelled: &mut Sides<Vec<Spelling>>, known: &Table<String, u32>) -> (Vec<bool>, Vec<u32>) {
    let mut alphabet: Vec<(&str, u32)> = known
        .iter()
        .map(|(word, &number)| (word.as_str(), number))
        .collect();
    alphabet.sort_unstable();
    let mut place = vec![0; alphabet.len()];
    for (at, &(_, number)) in (0..).zip(&alphabet) {
        place[number as usize] = at;
    }
    for spelling in spelled.old.iter_mut().chain(&mut spelled.new) {
        for word in &mut spelling.words {
            *word = place[*word as usize];
        }
    }
    let digits = alphabet
        .iter()
        .map(|(word, _)| word.chars().any(char::is_numeric));
    (digits.collect(), stems(alphabet.iter().map(|&(word, _)| word)))
}

/// The stem of each word, as a number; words with the same one stand beside each other in the alphabet.
fn stems<'a>(alphabet: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let mut last = None;
    let mut number = 0;
    alphabet
        .map(|word| {
            let stem = word
                .char_indices()
                .nth(STEM)
                .map_or(word, |(end, _)| &word[..end]);
            if last.is_some_and(|last| last != stem) {
                number += 1;
            }
            last = Some(stem);
            number
        })
        .collect()
}

/// What the numbers of words and of pairs of words stand for. Both follow the alphabet, so that sums run in an order that does not
/// depend on which text came first.
#[derive(Debug)]
struct Vocabulary {
    /// Whether each word holds a digit.
    digits: Vec<bool>,
    /// The stem of each word.
    stems: Vec<u32>,
    /// The words of each pair; the numbers of pairs follow those of words.
    pairs: Vec<(u32, u32)>,
}

impl Vocabulary {
    /// Numbers the pairs of neighbouring words; returns for each provision those it has, in order.
    fn of(
        spelled: &Sides<Vec<Spelling>>,
        digits: Vec<bool>,
        stems: Vec<u32>,
    ) -> (Self, Sides<Vec<Vec<u32>>>) {
        // First in the order in which they come up, and then by the alphabet, so that each is looked for once.
        let mut known: Table<u64, u32> = Table::default();
        let mut number = |pair: &[u32]| {
            let next = known.len() as u32;
            *known
                .entry(u64::from(pair[0]) << 32 | u64::from(pair[1]))
                .or_insert(next)
        };
        let mut numbers = spelled.as_ref().map(|provisions| {
            let provisions = provisions.iter();
            let pairs = provisions.map(|spelling| spelling.words.windows(2).map(&mut number).collect());
            pairs.collect::<Vec<Vec<u32>>>()
        });
        let mut alphabet: Vec<(u64, u32)> = known.into_iter().collect();
        alphabet.sort_unstable();
        let mut place = vec![0; alphabet.len()];
        for (at, &(_, number)) in (digits.len() as u32..).zip(&alphabet) {
            place[number as usize] = at;
        }
        for number in numbers.old.iter_mut().chain(&mut numbers.new).flatten() {
            *number = place[*number as usize];
        }
        let words = |&(pair, _): &(u64, u32)| ((pair >> 32) as u32, pair as u32);
        let pairs = alphabet.iter().map(words).collect();
        (Self { digits, stems, pairs }, numbers)
    }

    fn stem_count(&self) -> usize {
        self.stems.last().map_or(0, |&last| last as usize + 1)
    }

    fn len(&self) -> usize {
        self.digits.len() + self.pairs.len()
    }

    /// Tells of each term whether it rolls on.
    fn rolling(&self) -> Vec<bool> {
        let mut rolling = vec![false; self.len()];
        rolling[..self.digits.len()].copy_from_slice(&self.digits);
        for (number, &(first, second)) in (self.digits.len()..).zip(&self.pairs) {
            rolling[number] = rolling[first as usize] || rolling[second as usize];
        }
        rolling
    }

    /// Reads a provision; `sorted` is room that serves for all of them.
    fn wording(&self, words: Vec<u32>, pairs: Vec<u32>, sorted: &mut Vec<u32>) -> Wording {
        let mut figures: Vec<u32> = words
            .iter()
            .copied()
            .filter(|&word| self.digits[word as usize])
            .collect();
        figures.sort_unstable();
        figures.dedup();
        sorted.clear();
        sorted.extend_from_slice(&words);
        sorted.sort_unstable();
        // Stems follow the alphabet as words do.
        let stems = Counted::of(sorted.iter().map(|&word| self.stems[word as usize]));
        // The numbers of all pairs follow those of all words.
        sorted.extend_from_slice(&pairs);
        sorted[words.len()..].sort_unstable();
        Wording {
            terms: Counted::of(sorted.iter().copied()),
            stems,
            sieve: Sieve::of(&pairs),
            words,
            pairs,
            figures,
            ..Wording::default()
        }
    }
}

fn mass(wording: &Wording, rarity: &Rarity, counts: impl Fn(u32) -> bool) -> f64 {
    wording
        .terms
        .iter()
        .filter(|&(term, _)| counts(term))
        .map(|(term, count)| rarity.weight(term) * f64::from(count))
        .sum()
}

/// Gives provisions with the same words the same number.
fn number_classes(sides: &mut Sides<Vec<Wording>>, marks: &Sides<Vec<String>>) {
    let mut known: Table<(&[u32], &str), u32> = Table::default();
    let wordings = sides.old.iter().chain(&sides.new);
    let classes: Vec<u32> = wordings
        .zip(marks.old.iter().chain(&marks.new))
        .map(|(wording, marks)| {
            let next = known.len() as u32;
            *known.entry((&wording.words, marks)).or_insert(next)
        })
        .collect();
    for (wording, class) in sides.old.iter_mut().chain(&mut sides.new).zip(classes) {
        wording.class = class;
    }
}

#[cfg(test)]
mod tests {
    use super::wordings;
    use crate::align::tests::text;
    use crate::sides::Sides;

    #[test]
    fn quotes_and_capitals_make_no_other_class() {
        let old = text(&["The plan “Safer wells”;", "***"]);
        let new = text(&["the plan \"Safer Wells\".", "* * *"]);
        let sides = wordings(Sides::new(&old, &new)).sides;
        assert_eq!(sides.old[0].class, sides.new[0].class);
        assert_ne!(sides.old[1].class, sides.old[0].class);
    }

    #[test]
    fn figures_are_the_terms_with_digits() {
        let old = text(&["Recalling resolution 60/1 of 16 September"]);
        let new = text(&["Recalling resolution 60/1"]);
        let sides = wordings(Sides::new(&old, &new)).sides;
        assert!(sides.old[0].figures.len() > sides.new[0].figures.len());
        assert!(
            sides.new[0]
                .figures
                .iter()
                .all(|figure| sides.old[0].figures.contains(figure))
        );
    }
}
