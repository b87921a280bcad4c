//! Drafting language as data: verbs, modifiers, formulas, organs, per language.
//!
//! A resolution speaks in a closed register. Each paragraph opens with a *leading verb phrase*, which editors set
//! in italics: `Recalling further`, `Takes note with appreciation`, `Expresses its deep concern`. The phrase follows
//! a small grammar, the same in every official language, filled with other words:
//!
//! ```text
//! phrase   = { adverb } head { adverb | tail }
//! head     = verb [ particle ]                 Calls upon, Looking forward, Taking into account
//!          | "expresses" [ its ] { degree } attitude      Expresses its deep concern
//! tail     = "with" { degree } attitude                   Notes with appreciation
//!          | ( its | the ) { degree } act                 Reiterates its request, Affirms its deep commitment
//! ```
//!
//! Sources: United Nations Editorial Manual, "Resolutions and other formal decisions" (initial words and phrases set
//! in italics); the lists of preambular and operative verbs that delegates are handed; and the adopted resolutions of
//! the General Assembly, the Security Council and the Human Rights Council, whose italics were counted.
//!
//! To add a language, add a file with one [`Language`] and name it in [`LANGUAGES`].

mod drafting;
mod english;
mod french;
pub mod heads;
mod ladders;
pub mod ordinals;
mod russian;
mod spanish;

pub use drafting::{Named, Qualifiers, Spelling, named, qualifiers, spelling};
pub use english::ENGLISH;
pub use ladders::{Ladder, Ladders, Movement, UnfitLadders};

/// Every language with a lexicon, the first one being the one that is tried when nothing tells otherwise.
pub static LANGUAGES: [&Language; 4] = [&ENGLISH, &french::FRENCH, &spanish::SPANISH, &russian::RUSSIAN];

/// The drafting words of one language. All words are lower case.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1.
    pub code: &'static str,
    /// The verbs, adjectives and participles that may open a paragraph.
    pub verbs: &'static [Verb],
    /// Words that may stand before or after the verb and belong to the phrase: `also`, `once again`, `strongly`.
    pub adverbs: &'static [&'static str],
    /// Words that may stand before the noun of an attitude or act: `deep`, `serious`.
    pub degrees: &'static [&'static str],
    /// What is expressed, or what a verb is done with: `concern`, `appreciation`.
    pub attitudes: &'static [&'static str],
    /// What is affirmed, stressed or repeated as the organ's own: `request`, `commitment`.
    pub acts: &'static [&'static str],
    /// `with`
    pub with: &'static [&'static str],
    /// `its`, `the`
    pub possessives: &'static [&'static str],
    /// Words that join two verbs: `Welcoming and reaffirming`.
    pub joins: &'static [&'static str],
    /// The beginnings of opening formulas: `the general assembly`.
    pub organs: &'static [&'static str],
    /// Nouns that tell the name of an organ that is not in the list: `conference`, `commission`.
    pub organ_nouns: &'static [&'static str],
    /// The beginnings of the words that close a preamble before articles: `have agreed as follows`.
    pub enacting: &'static [&'static str],
    /// Words that introduce an article of a treaty or law: `article`, `art.`
    pub articles: &'static [&'static str],
    /// Words that open an annex: `annex`, `appendix`.
    pub annexes: &'static [&'static str],
    /// Words that open a larger division: `part`, `chapter`, `title`, `section`.
    pub divisions: &'static [&'static str],
    /// Titles of headings that hold unnumbered text: `summary`.
    pub summaries: &'static [&'static str],
    /// Titles of tables of contents: `contents`.
    pub contents: &'static [&'static str],
    /// The months, January first.
    pub months: [&'static str; 12],
}

/// A verb with the forms that open paragraphs.
#[derive(Debug, Clone, Copy)]
pub struct Verb {
    /// What the forms have in common: `recognize`.
    pub lemma: &'static str,
    /// The forms of operative paragraphs: `recognizes`, `recognises`.
    pub present: &'static [&'static str],
    /// The forms of preambular paragraphs: `recognizing`, `recognising`.
    pub participle: &'static [&'static str],
    /// Words that belong to the verb when they follow it, the longest first: `upon`, `note`, `into account`.
    pub particles: &'static [&'static str],
    /// Whether an attitude follows directly: `expresses its concern`.
    pub expresses: bool,
}

/// The part of a resolution that a verb form belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `Recalling`, `Alarmed`
    Participle,
    /// `Recalls`
    Present,
}

/// A leading verb phrase found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Its end in the text, in bytes.
    pub end: usize,
    /// The verb that it turns on.
    pub lemma: String,
    /// The form of the verb.
    pub form: Form,
}

impl Language {
    /// Reads the leading verb phrase of a paragraph.
    ///
    /// ```
    /// use travaux::lexicon::ENGLISH;
    /// let text = "Takes note with appreciation of the report";
    /// let phrase = ENGLISH.leading_phrase(text).unwrap();
    /// assert_eq!((&text[..phrase.end], phrase.lemma.as_str()), ("Takes note with appreciation", "take note"));
    /// ```
    pub fn leading_phrase(&self, text: &str) -> Option<Phrase> {
        let words = Words::of(text);
        let start = self.skip_adverbs(&words, 0);
        let (verb, form, after_verb) = self.verb_at(&words, start)?;
        let (particle, mut at) = longest(&words, after_verb, verb.particles).unwrap_or(("", after_verb));
        let lemma = if particle.is_empty() {
            verb.lemma.to_owned()
        } else {
            format!("{} {particle}", verb.lemma)
        };
        at = self.joined_verb(&words, at, form);
        at = self.skip_adverbs(&words, at);
        at = self.act(&words, at).unwrap_or(at);
        if verb.expresses {
            at = self.attitude(&words, at, true).unwrap_or(at);
        }
        at = self.with_attitude(&words, at).unwrap_or(at);
        at = self.trailing_adverbs(&words, at);
        Some(Phrase {
            end: words.end(at),
            lemma,
            form,
        })
    }

    /// Tells whether a line or sentence opens with the name of an organ, as an opening formula does; returns the end
    /// of the name in bytes.
    pub fn opening_formula(&self, text: &str) -> Option<usize> {
        self.named_organ(text).or_else(|| self.known_organ(text))
    }

    /// An organ of the list at the head of a text, whatever follows.
    fn known_organ(&self, text: &str) -> Option<usize> {
        let head: String = text.chars().take(80).collect::<String>().to_lowercase();
        let organ = self
            .organs
            .iter()
            .filter(|organ| head.starts_with(**organ))
            .max_by_key(|organ| organ.len())?;
        let end: usize = text.chars().take(organ.chars().count()).map(char::len_utf8).sum();
        let next = text[end..].chars().next();
        next.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’'))
            .then_some(end)
    }

    /// A name with a comma and nothing else, that has the noun of an organ in it: `The Conference of the Parties
    /// serving as the meeting of the Parties to the Paris Agreement,`.
    fn named_organ(&self, text: &str) -> Option<usize> {
        let comma = text.find([',', '،', '，'])?;
        let name = &text[..comma];
        let few = name.split_whitespace().count() <= 30;
        let whole = text[comma..].trim_matches([',', '،', '，', ' ', '*']).is_empty();
        let noun = name
            .to_lowercase()
            .split_whitespace()
            .take(8)
            .any(|word| self.organ_nouns.contains(&word));
        (few && whole && noun && self.possessive_start(name)).then_some(comma)
    }

    /// Tells whether a name begins as an organ's does: with the article.
    fn possessive_start(&self, name: &str) -> bool {
        match self.code {
            "en" => name.starts_with("The ") || name.starts_with("THE "),
            _ => name.chars().next().is_some_and(char::is_uppercase),
        }
    }

    fn skip_adverbs(&self, words: &Words<'_>, mut at: usize) -> usize {
        while let Some((_, after)) = longest(words, at, self.adverbs) {
            at = after;
        }
        at
    }

    /// Adverbs behind the phrase count only if what follows still is the object: `Recalling also its resolution`.
    fn trailing_adverbs(&self, words: &Words<'_>, at: usize) -> usize {
        self.skip_adverbs(words, at)
    }

    fn verb_at(&self, words: &Words<'_>, at: usize) -> Option<(&Verb, Form, usize)> {
        let mut best: Option<(&Verb, Form, usize)> = None;
        for verb in self.verbs {
            for (forms, form) in [(verb.present, Form::Present), (verb.participle, Form::Participle)] {
                let Some((_, after)) = longest(words, at, forms) else {
                    continue;
                };
                if best.is_none_or(|(_, _, end)| after > end) {
                    best = Some((verb, form, after));
                }
            }
        }
        best
    }

    /// `Welcoming and reaffirming`: a second verb of the same form belongs to the phrase.
    fn joined_verb(&self, words: &Words<'_>, at: usize, form: Form) -> usize {
        let Some((_, after_join)) = longest(words, at, self.joins) else {
            return at;
        };
        let second = self.skip_adverbs(words, after_join);
        match self.verb_at(words, second) {
            Some((verb, same, after)) if same == form => {
                longest(words, after, verb.particles).map_or(after, |(_, end)| end)
            }
            _ => at,
        }
    }

    /// `its deep concern`, `concern`
    fn attitude(&self, words: &Words<'_>, at: usize, possessive: bool) -> Option<usize> {
        let mut next = at;
        if possessive {
            next = longest(words, next, self.possessives).map_or(next, |(_, end)| end);
        }
        next = self.skip_degrees(words, next);
        let (_, mut end) = longest(words, next, self.attitudes)?;
        if let Some((_, join)) = longest(words, end, self.joins) {
            let degree = self.skip_degrees(words, join);
            end = longest(words, degree, self.attitudes).map_or(end, |(_, after)| after);
        }
        Some(end)
    }

    /// `with deep appreciation`
    fn with_attitude(&self, words: &Words<'_>, at: usize) -> Option<usize> {
        let (_, next) = longest(words, at, self.with)?;
        self.attitude(words, next, false)
    }

    /// `its request`, `its deep commitment`: the organ's own act. What `the` or a name introduces is what others did.
    fn act(&self, words: &Words<'_>, at: usize) -> Option<usize> {
        let (_, next) = longest(words, at, self.possessives)?;
        let next = self.skip_degrees(words, next);
        longest(words, next, self.acts).map(|(_, end)| end)
    }

    fn skip_degrees(&self, words: &Words<'_>, mut at: usize) -> usize {
        while let Some((_, after)) = longest(words, at, self.degrees) {
            at = after;
        }
        at
    }

    /// Returns the number of the month, 1..=12, that a word names.
    pub fn month(&self, word: &str) -> Option<u32> {
        let word = word.to_lowercase();
        self.months
            .iter()
            .position(|month| *month == word)
            .map(|at| at as u32 + 1)
    }
}

/// The first words of a text, lower case, with their ends.
struct Words<'a> {
    words: Vec<(String, usize)>,
    text: &'a str,
}

impl<'a> Words<'a> {
    /// A phrase is never longer than this many words.
    const LONGEST: usize = 14;

    fn of(text: &'a str) -> Self {
        let mut words = Vec::with_capacity(Self::LONGEST);
        let mut start = None;
        for (at, c) in text.char_indices() {
            let inside = c.is_alphanumeric() || matches!(c, '-' | '’' | '\'' | '\u{2011}');
            match (inside, start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    words.push((text[from..at].to_lowercase(), at));
                    start = None;
                }
                _ => {}
            }
            // A phrase never runs over punctuation.
            let stops = !inside && !c.is_whitespace();
            if (stops && !words.is_empty()) || words.len() == Self::LONGEST {
                start = None;
                break;
            }
        }
        if let Some(from) = start {
            words.push((text[from..].to_lowercase(), text.len()));
        }
        Self { words, text }
    }

    /// Returns the end of the word before position `at`, in bytes.
    fn end(&self, at: usize) -> usize {
        at.checked_sub(1)
            .map_or(0, |last| self.words[last].1.min(self.text.len()))
    }
}

/// Finds the longest of `phrases` at word `at`; returns it and the position after it.
fn longest(words: &Words<'_>, at: usize, phrases: &'static [&'static str]) -> Option<(&'static str, usize)> {
    let mut best: Option<(&'static str, usize)> = None;
    let (first, _) = words.words.get(at)?;
    for phrase in phrases
        .iter()
        .filter(|phrase| phrase.as_bytes().first() == first.as_bytes().first())
    {
        let mut next = at;
        let matches = phrase.split(' ').all(|part| {
            let same = words.words.get(next).is_some_and(|(word, _)| word == part);
            next += 1;
            same
        });
        if matches && best.is_none_or(|(_, end)| next > end) {
            best = Some((phrase, next));
        }
    }
    best
}
