//! The grammar of leading verb phrases; see [`super`].

use std::cell::OnceCell;
use std::sync::OnceLock;

use super::first_words::FirstWords;
use super::folded::{self, fold, is_foreign_to_ascii, same};
use super::openings::{self, Opener, first_word};
use super::places::{self, Places};
use super::{Form, LANGUAGES, Language, OneVerb, Phrase, Script, commas};

/// A phrase is never longer than this many words.
const LONGEST: usize = 14;

/// Of each language, what opens a phrase with a word that is not in the table of [`openings`]: made when the first such word is asked for.
static OTHERS: [OnceLock<Others>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];

/// The words of a language by the folded word with which they begin; by the character in a script without spaces.
#[derive(Debug)]
struct Others {
    /// The numbers of the verbs.
    verbs: Places,
    /// The numbers of what may stand before the verb.
    before: Places,
}

impl Others {
    fn of(language: &'static Language) -> Self {
        let script = language.script;
        let other = |phrase: &&'static str| !is_in_table(first_word(phrase), script);
        let forms = language.verbs.iter().flat_map(OneVerb::forms);
        let mut verbs = Places::for_at_most(forms.filter(other).count());
        for (at, verb) in language.verbs.iter().enumerate() {
            let mut added = None;
            for form in verb.forms().filter(other) {
                // Most forms of a verb begin with the word of the one before.
                let hash = places::hash(first_folded(form, script));
                if added.replace(hash) != Some(hash) {
                    verbs.add(hash, at);
                }
            }
        }
        let all = (0..).map_while(|at| openings::before(language, at));
        let mut before = Places::for_at_most(all.clone().filter(other).count());
        for (at, phrase) in all.enumerate().filter(|(_, phrase)| other(phrase)) {
            before.add(places::hash(first_folded(phrase, script)), at);
        }
        Self { verbs, before }
    }
}

/// Tells whether what a word opens is to be found in the table of [`openings`].
fn is_in_table(word: &str, script: Script) -> bool {
    script == Script::Spaced && word.is_ascii()
}

/// Returns the languages of which a phrase may open with a word that is in the table of [`openings`], a bit for each; the word may have
/// capitals.
fn languages_of(word: &str) -> u32 {
    let knows = openings::openers(word).filter(|&(number, opener)| Index { number }.opens_with(opener, word));
    knows.fold(0, |languages, (number, _)| languages | 1 << number)
}

/// What is known of the first words of a language of the lexicon.
#[derive(Debug, Clone, Copy)]
struct Index {
    /// Its place in [`LANGUAGES`].
    number: usize,
}

impl Index {
    fn language(self) -> &'static Language {
        LANGUAGES[self.number]
    }

    /// Tells whether it is one of some languages, as [`languages_of`] returns them.
    fn is_in(self, languages: u32) -> bool {
        languages >> self.number & 1 == 1
    }

    fn others(self) -> &'static Others {
        OTHERS[self.number].get_or_init(|| Others::of(self.language()))
    }

    /// Returns the verbs with a form that begins with a word.
    fn verbs(self, word: &str) -> impl Iterator<Item = OneVerb> {
        self.near(word)
            .filter(move |&verb| self.has_form_with(verb, word))
    }

    /// Returns the verbs with a form that begins with a word, in the order of the lexicon, and a few others.
    fn near(self, word: &str) -> impl Iterator<Item = OneVerb> {
        let in_table = is_in_table(word, self.language().script);
        let table = in_table.then(|| openings::openers(word));
        let plain = table.into_iter().flatten().filter_map(move |found| match found {
            (number, Opener::Verb(at)) if number == self.number => Some(at),
            _ => None,
        });
        let others = (!in_table).then(|| self.others().verbs.at(places::hash(word.chars())));
        let found = plain.chain(others.into_iter().flatten());
        found.map(move |at| self.language().verbs.get(at))
    }

    fn opens(self, word: &str) -> bool {
        if is_in_table(word, self.language().script) {
            return self.is_in(languages_of(word));
        }
        let mut before = self.others().before.at(places::hash(word.chars()));
        before.any(|at| self.opens_with(Opener::Before(at), word)) || self.verbs(word).next().is_some()
    }

    /// Tells whether what is found under a word begins with it indeed.
    fn opens_with(self, opener: Opener, word: &str) -> bool {
        match opener {
            Opener::Verb(at) => self.has_form_with(self.language().verbs.get(at), word),
            Opener::Before(at) => {
                openings::before(self.language(), at).is_some_and(|phrase| self.begins(phrase, word))
            }
        }
    }

    fn has_form_with(self, verb: OneVerb, word: &str) -> bool {
        verb.forms().any(|form| self.begins(form, word))
    }

    fn begins(self, phrase: &'static str, word: &str) -> bool {
        let script = self.language().script;
        let first = first_word(phrase);
        // The lexicon's words of ASCII are folded but for capitals, and a byte tells of most that they are others.
        if first.is_ascii() && script == Script::Spaced {
            return first.as_bytes().eq_ignore_ascii_case(word.as_bytes());
        }
        first_folded(phrase, script).eq(word.chars())
    }
}

/// Returns the characters of the first word of a phrase of the lexicon, folded.
fn first_folded(phrase: &'static str, script: Script) -> impl Iterator<Item = char> {
    let most = if script == Script::Unspaced { 1 } else { usize::MAX };
    first_word(phrase).chars().flat_map(fold).take(most)
}

/// A phrase is never longer than this many characters.
const LONGEST_HEAD: usize = 240;

/// The head of a text as the grammar reads it, to ask several languages about it: it is folded once for each kind of script.
pub struct Opening<'a> {
    text: &'a str,
    spaced: OnceCell<Words>,
    unspaced: OnceCell<Words>,
    /// The languages of which a phrase may open with its first word, if that is in the table of [`openings`].
    languages: OnceCell<Option<u32>>,
    may_be_name_alone: OnceCell<bool>,
}

impl<'a> Opening<'a> {
    /// Takes a text, of which nothing is read yet.
    pub fn of(text: &'a str) -> Self {
        Self {
            text,
            spaced: OnceCell::new(),
            unspaced: OnceCell::new(),
            languages: OnceCell::new(),
            may_be_name_alone: OnceCell::new(),
        }
    }

    /// The text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// See [`commas::may_be_name_alone`].
    pub(super) fn may_be_name_alone(&self) -> bool {
        *self
            .may_be_name_alone
            .get_or_init(|| commas::may_be_name_alone(self.text))
    }

    fn words(&self, script: Script) -> &Words {
        let words = match script {
            Script::Spaced => &self.spaced,
            Script::Unspaced => &self.unspaced,
        };
        words.get_or_init(|| Words::of(self.text, script))
    }

    fn languages(&self) -> Option<u32> {
        *self.languages.get_or_init(|| {
            let first = self.words(Script::Spaced).words.get(0)?;
            is_in_table(first, Script::Spaced).then(|| languages_of(first))
        })
    }
}

impl Language {
    /// Tells whether a text begins with a verb phrase of this language: whether [`leading_phrase`](Self::leading_phrase) finds
    /// one.
    pub fn leads(&self, opening: &Opening<'_>) -> bool {
        if self.is_foreign_to(opening.text) {
            return false;
        }
        let spaced = Some(opening).filter(|_| self.script == Script::Spaced);
        let may_lead = match (self.index(), spaced.and_then(Opening::languages)) {
            (Some(index), Some(languages)) => index.is_in(languages),
            _ => self.may_lead(opening.words(self.script)),
        };
        if !may_lead {
            return false;
        }
        let words = opening.words(self.script);
        let (start, _) = self.before_verb(words);
        self.verb_at(words, start).is_some()
    }

    /// Tells at once of a text that begins with a Latin letter, or with nothing but ASCII, that this language writes no phrase so.
    pub(super) fn is_foreign_to(&self, text: &str) -> bool {
        let is_plain = || text.as_bytes()[..text.len().min(LONGEST_HEAD)].is_ascii();
        !self.verbs.are_latin() && (text.starts_with(|c: char| c.is_ascii_alphabetic()) || is_plain())
    }

    /// Tells whether the first of some words is one with which a phrase of this language begins.
    fn may_lead(&self, words: &Words) -> bool {
        let Some(first) = words.words.get(0) else {
            return false;
        };
        self.index().is_none_or(|index| index.opens(first))
    }

    /// Returns the lemma of a form of one word, in small letters; of two verbs that have it, that of the first.
    pub(super) fn lemma(&self, form: &str) -> Option<&'static str> {
        let mut verbs = self.index()?.near(form);
        let has_form = |verb: &OneVerb| verb.forms().any(|own| own == form);
        verbs.find(has_form).map(OneVerb::lemma)
    }

    /// Returns the index of a language of the lexicon; somebody's own has none.
    fn index(&self) -> Option<Index> {
        let mut languages = LANGUAGES.iter();
        let own = languages.position(|language| language.verbs.are(self.verbs));
        own.map(|number| Index { number })
    }

    /// Returns where the verb would stand, behind a mark of the participle and adverbs, and whether there is such a mark.
    fn before_verb(&self, words: &Words) -> (usize, bool) {
        let marked = longest(words, 0, self.markers).map(|(_, after)| after);
        let mut start = self.skip_adverbs(words, marked.unwrap_or(0));
        if let Some(after) = self.with_attitude(words, start) {
            start = self.skip_adverbs(words, after);
        }
        (start, marked.is_some())
    }

    /// Reads the leading verb phrase of a paragraph.
    ///
    /// ```
    /// use travaux::lexicon::ENGLISH;
    /// let text = "Takes note with appreciation of the report";
    /// let phrase = ENGLISH.leading_phrase(text).unwrap();
    /// assert_eq!((&text[..phrase.end], phrase.lemma.as_str()), ("Takes note with appreciation", "take note"));
    /// ```
    pub fn leading_phrase(&self, text: &str) -> Option<Phrase> {
        let words = self.leading_words(text)?;
        let (start, marked) = self.before_verb(&words);
        let (verb, form, after_verb) = self.verb_at(&words, start)?;
        let (particle, mut at) = longest_of(&words, after_verb, verb.particles()).unwrap_or(("", after_verb));
        let lemma = if particle.is_empty() {
            verb.lemma().to_owned()
        } else {
            format!("{} {particle}", verb.lemma())
        };
        at = self.joined_verb(&words, at, form);
        at = self.skip_adverbs(&words, at);
        at = self.act(&words, at).unwrap_or(at);
        if verb.expresses() {
            at = self.attitude(&words, at, true).unwrap_or(at);
        }
        at = self.with_attitude(&words, at).unwrap_or(at);
        // Adverbs behind the phrase belong to it: `Notes with concern also`.
        at = self.skip_adverbs(&words, at);
        Some(Phrase {
            end: words.end(at),
            lemma,
            form: if marked { Form::Participle } else { form },
        })
    }

    /// Returns the form of the verb in the leading phrase of a paragraph, for who need not know how far the phrase goes.
    ///
    /// ```
    /// use travaux::lexicon::{ENGLISH, Form};
    /// assert_eq!(ENGLISH.leading_form("Noting with concern the report"), Some(Form::Participle));
    /// assert_eq!(ENGLISH.leading_form("The report"), None);
    /// ```
    pub fn leading_form(&self, text: &str) -> Option<Form> {
        let words = self.leading_words(text)?;
        let (start, marked) = self.before_verb(&words);
        let (_, form, _) = self.verb_at(&words, start)?;
        Some(if marked { Form::Participle } else { form })
    }

    /// Returns the first words of a text, if the first of all is one with which a phrase begins.
    fn leading_words(&self, text: &str) -> Option<Words> {
        if self.is_foreign_to(text) {
            return None;
        }
        let plain = folded::plain_first_word(text).filter(|_| self.script == Script::Spaced);
        let may_lead = match (self.index(), plain) {
            (Some(index), Some(word)) => index.opens(word),
            _ => self.may_lead(&Words::of_first(text, self.script, 1)),
        };
        may_lead.then(|| Words::of(text, self.script))
    }

    fn skip_adverbs(&self, words: &Words, mut at: usize) -> usize {
        while let Some((_, after)) = longest(words, at, self.adverbs) {
            at = after;
        }
        at
    }

    fn verb_at(&self, words: &Words, at: usize) -> Option<(OneVerb, Form, usize)> {
        let first = words.words.get(at)?;
        match self.index() {
            Some(index) => self.longest_verb(words, at, index.verbs(first)),
            None => self.longest_verb(words, at, self.verbs.iter()),
        }
    }

    /// Finds the verb with the longest form at word `at`; of two as long, the first.
    fn longest_verb(
        &self,
        words: &Words,
        at: usize,
        verbs: impl Iterator<Item = OneVerb>,
    ) -> Option<(OneVerb, Form, usize)> {
        let mut best: Option<(OneVerb, Form, usize)> = None;
        for verb in verbs {
            let present = self.longest_form(words, at, verb.present());
            let participle = self.longest_form(words, at, verb.participle());
            let form = match present.cmp(&participle) {
                std::cmp::Ordering::Greater => Form::Present,
                std::cmp::Ordering::Less => Form::Participle,
                std::cmp::Ordering::Equal => Form::Either,
            };
            let Some(after) = present.max(participle) else {
                continue;
            };
            if best.is_none_or(|(_, _, end)| after > end) {
                best = Some((verb, form, after));
            }
        }
        best
    }

    /// Finds the end of the longest of `forms` at word `at`. Adverbs may stand between its words: `Tenant dûment compte`,
    /// `Teniendo también en cuenta`, `принимая также к сведению`.
    fn longest_form(
        &self,
        words: &Words,
        at: usize,
        forms: impl Iterator<Item = &'static str>,
    ) -> Option<usize> {
        let first = words.words.get(at)?.chars().next()?;
        let forms = forms.filter(|form| may_open(form, first));
        forms.filter_map(|form| self.spread(words, at, form)).max()
    }

    fn spread(&self, words: &Words, at: usize, form: &str) -> Option<usize> {
        let mut parts = form.split(' ');
        let mut next = words.after(at, parts.next()?)?;
        for part in parts {
            next = match words.after(next, part) {
                Some(after) => after,
                None => words.after(self.skip_adverbs(words, next), part)?,
            };
        }
        Some(next)
    }

    /// `Welcoming and reaffirming`: a second verb of the same form belongs to the phrase.
    fn joined_verb(&self, words: &Words, at: usize, form: Form) -> usize {
        let Some((_, after_join)) = longest(words, at, self.joins) else {
            return at;
        };
        let second = self.skip_adverbs(words, after_join);
        match self.verb_at(words, second) {
            Some((verb, same, after)) if same == form => {
                longest_of(words, after, verb.particles()).map_or(after, |(_, end)| end)
            }
            _ => at,
        }
    }

    /// `its deep concern`, `concern`
    fn attitude(&self, words: &Words, at: usize, possessive: bool) -> Option<usize> {
        let mut next = at;
        if possessive {
            next = longest(words, next, self.possessives).map_or(next, |(_, end)| end);
        }
        next = self.skip_degrees(words, next);
        let (_, mut end) = longest(words, next, self.attitudes)?;
        end = longest(words, end, self.attitude_tails).map_or(end, |(_, after)| after);
        if let Some((_, join)) = longest(words, end, self.joins) {
            let degree = self.skip_degrees(words, join);
            end = longest(words, degree, self.attitudes).map_or(end, |(_, after)| after);
        }
        Some(end)
    }

    /// `with deep appreciation`
    fn with_attitude(&self, words: &Words, at: usize) -> Option<usize> {
        let (_, next) = longest(words, at, self.with)?;
        self.attitude(words, next, false)
    }

    /// `its request`, `its deep commitment`: the organ's own act. What `the` or a name introduces is what others did.
    fn act(&self, words: &Words, at: usize) -> Option<usize> {
        // Where no word says whose act it is, the noun does by its ending: `طلبها`.
        let next = match longest(words, at, self.possessives) {
            Some((_, next)) => next,
            None if self.possessives.is_empty() => at,
            None => return None,
        };
        let next = self.skip_degrees(words, next);
        let (_, end) = longest(words, next, self.acts)?;
        Some(longest(words, end, self.attitude_tails).map_or(end, |(_, after)| after))
    }

    fn skip_degrees(&self, words: &Words, mut at: usize) -> usize {
        while let Some((_, after)) = longest(words, at, self.degrees) {
            at = after;
        }
        at
    }
}

/// The first words of a text; in a script without spaces every character is one.
struct Words {
    words: FirstWords,
    script: Script,
}

impl Words {
    fn of(text: &str, script: Script) -> Self {
        Self::of_first(text, script, LONGEST)
    }

    fn of_first(text: &str, script: Script, most: usize) -> Self {
        Self {
            words: folded::phrase(text, LONGEST_HEAD, script, most),
            script,
        }
    }

    /// Returns the end of the word before position `at`, in bytes.
    fn end(&self, at: usize) -> usize {
        self.words.end(at)
    }

    /// Returns the position behind a phrase that stands at word `at`.
    fn after(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut next = at;
        if self.script == Script::Spaced && phrase.is_ascii() {
            for part in phrase.as_bytes().split(|&b| b == b' ') {
                let word = self.words.get(next)?;
                if !word.as_bytes().eq_ignore_ascii_case(part) {
                    return None;
                }
                next += 1;
            }
            return Some(next);
        }
        let mut is_next = |part: &mut dyn Iterator<Item = char>| {
            let found = self.words.get(next).is_some_and(|word| same(word, part));
            next += 1;
            found
        };
        let whole = match self.script {
            Script::Spaced => phrase.split(' ').all(|part| is_next(&mut part.chars())),
            Script::Unspaced => phrase.chars().all(|c| is_next(&mut std::iter::once(c))),
        };
        whole.then_some(next)
    }
}

/// Finds the longest of `phrases` at word `at`; returns it and the position after it.
fn longest(words: &Words, at: usize, phrases: &[&'static str]) -> Option<(&'static str, usize)> {
    longest_of(words, at, phrases.iter().copied())
}

fn longest_of(
    words: &Words,
    at: usize,
    phrases: impl Iterator<Item = &'static str>,
) -> Option<(&'static str, usize)> {
    let first = words.words.get(at)?.chars().next();
    phrases
        .filter(|phrase| first.is_some_and(|first| may_open(phrase, first)))
        .filter_map(|phrase| words.after(at, phrase).map(|after| (phrase, after)))
        .fold(None, |best: Option<(&str, usize)>, found| {
            Some(best.filter(|best| best.1 >= found.1).unwrap_or(found))
        })
}

/// Tells whether a phrase may begin with a folded letter; most begin with another, so this is asked first.
fn may_open(phrase: &str, first: char) -> bool {
    match phrase.as_bytes().first() {
        Some(&byte) if byte.is_ascii() => char::from(byte) == first,
        _ if first.is_ascii() && phrase.starts_with(is_foreign_to_ascii) => false,
        _ => phrase.chars().flat_map(fold).next() == Some(first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_phrase_is_known_without_its_end() {
        for language in LANGUAGES {
            for form in language.verbs.iter().flat_map(OneVerb::forms) {
                for text in [
                    form.to_owned(),
                    format!("x {form}"),
                    format!("{} {form}", language.adverbs.first().unwrap_or(&"")),
                ] {
                    let phrase = language.leading_phrase(&text);
                    assert_eq!(
                        language.leading_form(&text),
                        phrase.map(|phrase| phrase.form),
                        "{text}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_capital_opens_what_a_small_letter_opens() {
        for language in LANGUAGES {
            for form in language.verbs.iter().flat_map(OneVerb::forms) {
                let mut letters = form.chars();
                let first = letters.next().unwrap_or_default().to_uppercase();
                let capital: String = first.chain(letters).collect();
                let found = language.leading_form(&capital);
                assert_eq!(found, language.leading_form(form), "{capital}");
                assert_eq!(
                    language.leads(&Opening::of(&capital)),
                    found.is_some(),
                    "{capital}"
                );
            }
        }
    }

    #[test]
    fn what_is_foreign_to_a_language_opens_nothing_in_it() {
        let foreign = LANGUAGES.iter().filter(|language| language.is_foreign_to("a"));
        assert_eq!(foreign.clone().count(), 4, "Russian, Arabic, Chinese, Hebrew");
        assert!(foreign.clone().all(|language| language.is_foreign_to("1. (a)")));
        for language in foreign {
            let before = [language.markers, language.adverbs, language.with, language.organs].concat();
            let forms = language.verbs.iter().flat_map(OneVerb::forms);
            for word in forms.chain(before) {
                assert!(!language.is_foreign_to(word), "{word}");
            }
        }
    }

    #[test]
    fn a_verb_is_found_by_its_first_word_as_it_is_among_all() {
        for language in LANGUAGES {
            for form in language.verbs.iter().flat_map(OneVerb::forms) {
                let words = Words::of(form, language.script);
                let found = |verb: Option<(OneVerb, Form, usize)>| {
                    verb.map(|(verb, form, end)| (verb.lemma(), form, end))
                };
                let among_all = language.longest_verb(&words, 0, language.verbs.iter());
                assert!(among_all.is_some(), "{form}");
                assert_eq!(found(language.verb_at(&words, 0)), found(among_all), "{form}");
            }
        }
    }
}
