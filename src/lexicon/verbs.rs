//! The verbs of a language as the program holds them: without an address, for the reason that [`super::row`] gives.
//!
//! ```text
//! recognize recognizes recognises recognizing recognising        one text, and where each word of it ends
//! └ lemma   └ present: 2          └ participle: 2                one entry of numbers for each verb
//! ```

use super::Verb;
use super::row::Row;

/// The verbs of a language, in the order in which they are written down.
#[derive(Debug)]
pub struct Verbs {
    /// The words of all of them.
    words: Row,
    entries: &'static [Entry],
    /// Whether they are written in Latin letters, as far as the first of them tells.
    latin: bool,
}

/// A verb: the number of its first word, which is the lemma, and how many words of each kind follow.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    lemma: u16,
    present: u8,
    participle: u8,
    particles: u8,
    expresses: bool,
}

/// A verb of a language.
#[derive(Debug, Clone, Copy)]
pub struct OneVerb {
    verbs: &'static Verbs,
    entry: Entry,
}

impl Verbs {
    /// No verbs.
    pub const NONE: &Self = &Self {
        words: Row::NONE,
        entries: &[],
        latin: false,
    };

    /// Puts together what `row` and [`entries`] made of the same verbs.
    pub(super) const fn of(words: Row, entries: &'static [Entry]) -> Self {
        Self {
            words,
            entries,
            latin: words.len() > 0 && starts_latin(words.word(0)),
        }
    }

    /// Returns how many there are.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Tells whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the verb of a number.
    ///
    /// # Panics
    ///
    /// If there is none.
    pub const fn get(&'static self, at: usize) -> OneVerb {
        OneVerb {
            verbs: self,
            entry: self.entries[at],
        }
    }

    /// Returns the verbs in order.
    pub fn iter(&'static self) -> impl Iterator<Item = OneVerb> + Clone {
        (0..self.len()).map(move |at| self.get(at))
    }

    /// Tells whether they are written in Latin letters.
    pub(super) fn are_latin(&self) -> bool {
        self.latin
    }

    /// Tells whether these are the very same ones, and not only alike.
    pub(super) fn are(&self, other: &Self) -> bool {
        std::ptr::eq(self.entries, other.entries)
    }
}

impl OneVerb {
    /// See [`Verb::lemma`].
    pub fn lemma(self) -> &'static str {
        self.word(0)
    }

    /// See [`Verb::present`].
    pub fn present(self) -> impl Iterator<Item = &'static str> + Clone {
        self.words(0, usize::from(self.entry.present))
    }

    /// See [`Verb::participle`].
    pub fn participle(self) -> impl Iterator<Item = &'static str> + Clone {
        self.words(
            usize::from(self.entry.present),
            usize::from(self.entry.participle),
        )
    }

    /// Returns all forms, those of the present first.
    pub fn forms(self) -> impl Iterator<Item = &'static str> + Clone {
        self.words(0, self.count_of_forms())
    }

    /// See [`Verb::particles`].
    pub fn particles(self) -> impl Iterator<Item = &'static str> + Clone {
        self.words(self.count_of_forms(), usize::from(self.entry.particles))
    }

    /// See [`Verb::expresses`].
    pub fn expresses(self) -> bool {
        self.entry.expresses
    }

    /// Returns how many forms there are.
    pub(super) const fn count_of_forms(self) -> usize {
        self.entry.present as usize + self.entry.participle as usize
    }

    /// Returns a form, by its number.
    pub(super) const fn form(self, number: usize) -> &'static str {
        assert!(number < self.count_of_forms(), "there is no such form");
        self.word(number + 1)
    }

    fn words(self, skipped: usize, count: usize) -> impl Iterator<Item = &'static str> + Clone {
        let first = usize::from(self.entry.lemma) + 1 + skipped;
        self.verbs.words.words(first..first + count)
    }

    const fn word(self, at: usize) -> &'static str {
        self.verbs.words.word(self.entry.lemma as usize + at)
    }
}

/// Whether a word of letters begins with one of the Latin alphabet, below U+0250.
const fn starts_latin(word: &str) -> bool {
    match word.as_bytes() {
        [first, second, ..] => first.is_ascii() || *first < 0xc9 || *first == 0xc9 && *second < 0x90,
        [first] => first.is_ascii(),
        [] => false,
    }
}

/// Returns the words of each verb as lists, four for each: the lemma, the forms of the present, of the participle, and the particles.
pub(super) const fn lists<const LISTS: usize>(verbs: &'static [Verb]) -> [&'static [&'static str]; LISTS] {
    let (mut lists, mut at): ([&'static [&'static str]; LISTS], _) = ([&[]; LISTS], 0);
    while at < verbs.len() {
        let verb = &verbs[at];
        lists[4 * at] = std::slice::from_ref(&verb.lemma);
        lists[4 * at + 1] = verb.present;
        lists[4 * at + 2] = verb.participle;
        lists[4 * at + 3] = verb.particles;
        at += 1;
    }
    lists
}

/// Returns the entry of each verb.
pub(super) const fn entries<const VERBS: usize>(verbs: &[Verb]) -> [Entry; VERBS] {
    let none = Entry {
        lemma: 0,
        present: 0,
        participle: 0,
        particles: 0,
        expresses: false,
    };
    let (mut entries, mut words, mut at) = ([none; VERBS], 0, 0);
    while at < verbs.len() {
        let verb = &verbs[at];
        let counts = [verb.present.len(), verb.participle.len(), verb.particles.len()];
        assert!(
            counts[0] <= 0xff && counts[1] <= 0xff && counts[2] <= 0xff && words <= 0xffff,
            "each has its bytes"
        );
        entries[at] = Entry {
            lemma: words as u16,
            present: counts[0] as u8,
            participle: counts[1] as u8,
            particles: counts[2] as u8,
            expresses: verb.expresses,
        };
        words += 1 + counts[0] + counts[1] + counts[2];
        at += 1;
    }
    entries
}

/// Makes [`Verbs`] of a constant list of [`Verb`]s while the program is compiled.
macro_rules! verbs {
    ($verbs:expr) => {{
        use $crate::lexicon::{row, verbs};
        const LISTS: [&[&str]; 4 * $verbs.len()] = verbs::lists($verbs);
        static ENTRIES: [verbs::Entry; $verbs.len()] = verbs::entries($verbs);
        static MADE: verbs::Verbs = verbs::Verbs::of(row::row!(&LISTS), &ENTRIES);
        &MADE
    }};
}
pub(super) use verbs;

#[cfg(test)]
mod tests {
    use super::*;

    const WRITTEN: &[Verb] = &[
        Verb::of("recognize", &["recognizes", "recognises"], &["recognizing"]),
        Verb::of("être", &["est"], &[])
            .with_particles(&["d'avis", "prêt"])
            .expressing(),
    ];
    static VERBS: &Verbs = verbs!(WRITTEN);

    #[test]
    fn every_verb_has_the_words_that_were_written_down() {
        for (verb, written) in VERBS.iter().zip(WRITTEN) {
            assert_eq!(verb.lemma(), written.lemma);
            assert!(verb.present().eq(written.present.iter().copied()));
            assert!(verb.participle().eq(written.participle.iter().copied()));
            assert!(verb.particles().eq(written.particles.iter().copied()));
            assert!(verb.forms().eq(verb.present().chain(verb.participle())));
            assert!(
                (0..verb.count_of_forms())
                    .map(|at| verb.form(at))
                    .eq(verb.forms())
            );
            assert_eq!(verb.expresses(), written.expresses);
        }
        assert_eq!(VERBS.len(), WRITTEN.len());
    }

    #[test]
    fn a_list_is_itself_and_no_other() {
        assert!(VERBS.are(VERBS) && !VERBS.are(Verbs::NONE) && Verbs::NONE.is_empty());
    }
}
