//! Opening formulas: `The General Assembly,`, `Le Comité des droits de l’enfant,`, `大会，`.
//!
//! An organ of the list is known wherever it opens a text. Any other is known by its print: a name that begins as names
//! of organs do in the language (with the article, where it has one), has the noun of an organ in it, and a comma
//! behind it with nothing else. A preambular paragraph may name an organ and end in a comma as well (`Prenant note du
//! rapport du Comité,`), but it begins with a verb, and a verb is no article.

use super::commas::{COMMAS, ends, may_be_name_alone};
use super::folded::{Folded, fold, may_begin, same};
use super::{LANGUAGES, Language, Opening, Script};
use crate::text::initials::Initials;

/// An organ's name has no more words than this.
const LONGEST_NAME: usize = 30;

/// A name stands within so many bytes of the head of a text. What is longer is not read on, so that asking costs the same
/// for a line and for a text of megabytes.
const REACH: usize = 2000;

/// The noun of an organ is one of the first words of its name.
const NOUN_WITHIN: usize = 8;

/// Of each language, what its organs begin with.
static INITIALS: [Initials; LANGUAGES.len()] = {
    let (mut initials, mut number) = ([Initials::NONE; LANGUAGES.len()], 0);
    while number < LANGUAGES.len() {
        initials[number] = initials[number].and(LANGUAGES[number].organs);
        number += 1;
    }
    initials
};

/// Tells at once of most texts that the name of no organ of a language begins with their first letter.
fn may_name(language: &Language, text: &str) -> bool {
    let mut languages = LANGUAGES.iter();
    let own = languages.position(|known| std::ptr::eq(known.organs, language.organs));
    own.is_none_or(|number| INITIALS[number].may_open(text))
}

impl Language {
    /// Tells whether a line or sentence opens with the name of an organ, as an opening formula does; returns the end
    /// of the name in bytes.
    ///
    /// ```
    /// use travaux::lexicon::ENGLISH;
    /// assert_eq!(ENGLISH.opening_formula("The Board of Auditors,"), Some("The Board of Auditors".len()));
    /// assert_eq!(ENGLISH.opening_formula("Noting the report of the Board,"), None);
    /// ```
    pub fn opening_formula(&self, text: &str) -> Option<usize> {
        let named = || self.named_organ(text);
        let named = may_be_name_alone(text).then(named).flatten();
        named.or_else(|| self.known_organ(text))
    }

    /// Tells whether there is such a name at the head of a text of which several languages are asked.
    pub fn opens_with_organ(&self, opening: &Opening<'_>) -> bool {
        opening.may_be_name_alone() && self.named_organ(opening.text()).is_some()
            || self.known_organ(opening.text()).is_some()
    }

    /// An organ of the list at the head of a text, whatever follows.
    fn known_organ(&self, text: &str) -> Option<usize> {
        if self.is_foreign_to(text) {
            return None;
        }
        if !may_name(self, text) || !self.organs.iter().any(|organ| may_begin(text, organ)) {
            return None;
        }
        let head = Folded::head(text, 120);
        let end = self.organs.iter().filter_map(|organ| head.after(organ)).max()?;
        let next = text[end..].chars().next();
        next.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’'))
            .then_some(end)
    }

    /// A name with a comma and nothing else, that has the noun of an organ in it: `The Conference of the Parties
    /// serving as the meeting of the Parties to the Paris Agreement,`.
    fn named_organ(&self, text: &str) -> Option<usize> {
        if !self.begins_as_organ(text) {
            return None;
        }
        let (comma, _) = text
            .char_indices()
            .take_while(|&(at, _)| at < REACH)
            .find(|(_, c)| COMMAS.contains(c))?;
        let name = &text[..comma];
        let named = ends(text, comma) && self.begins_as_organ(name) && self.has_organ_noun(name);
        (named && self.leading_phrase(name).is_none()).then_some(comma)
    }

    /// Tells whether a name begins as an organ's does: with the article where the language has one, never small.
    fn begins_as_organ(&self, name: &str) -> bool {
        let printed = |c: char| c != '*' && !c.is_whitespace() && fold(c).next().is_some();
        let visible = name.find(printed).unwrap_or(0);
        let capital = name[visible..].starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
        if !capital || self.organ_articles.is_empty() {
            return capital;
        }
        let opening = &name[visible..];
        if !self
            .organ_articles
            .iter()
            .any(|article| may_begin(opening, article))
        {
            return false;
        }
        let head = Folded::head(&name[visible..], 12);
        let article = |article: &&&str| {
            head.after(article)
                .is_some_and(|end| article.ends_with('\'') || name[visible + end..].starts_with(' '))
        };
        self.organ_articles.iter().any(|word| article(&word))
    }

    /// Tells whether the noun of an organ is among the first words; where there are no spaces, the name ends in it.
    fn has_organ_noun(&self, name: &str) -> bool {
        let folded = Folded::head(name, usize::MAX).into_text();
        match self.script {
            Script::Unspaced => {
                let few = folded.chars().count() <= LONGEST_NAME;
                // `将在上海举行的会议` says which one, and names none.
                let names = |noun: &&str| folded.strip_suffix(*noun).is_some_and(|own| !own.ends_with('的'));
                few && self.organ_nouns.iter().any(names)
            }
            Script::Spaced => {
                let few = folded.split_whitespace().count() <= LONGEST_NAME;
                few && folded
                    .split_whitespace()
                    .take(NOUN_WITHIN)
                    .any(|word| self.organ_nouns.iter().any(|noun| same(word, noun.chars())))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_organ_of_the_lexicon_may_begin_a_text() {
        for language in LANGUAGES {
            for organ in language.organs {
                for text in [(*organ).to_owned(), organ.to_uppercase()] {
                    assert!(may_name(language, &text), "{text}");
                    assert!(may_begin(&text, organ), "{text}");
                }
                let folded: String = organ.chars().flat_map(fold).collect();
                assert_eq!(
                    folded.starts_with(|c: char| c.is_ascii()),
                    organ.starts_with(|c: char| c.is_ascii())
                );
            }
        }
        assert!(!may_name(&super::super::ENGLISH, "Zones"));
    }
}
