//! Words of open lists: a later version may know more of them.
//!
//! The report names the kind of a provision, the reason of a cut and the field of a head by words. A report of a later version may
//! hold a word that this one does not know; it is kept, shown and given back as it was, and means nothing in particular:
//!
//! ```text
//! "kind": "operative"   Known(Kind::Operative)
//! "kind": "formula"     Other("formula")
//! ```

use serde::de::Deserialize;
use serde::{Deserializer, Serialize, Serializer};

use crate::instrument::{Field, Kind, Reason};

/// A value of an open list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Open<T> {
    /// One that this version knows.
    Known(T),
    /// The word of one that it does not know.
    Other(String),
}

/// The values of an open list that this version knows.
pub trait Listed: Copy + 'static {
    /// All of them.
    const ALL: &'static [Self];

    /// Returns its word in the report.
    fn word(self) -> &'static str;
}

impl<T: Listed> Open<T> {
    /// Returns the value with this word.
    pub fn of(word: &str) -> Self {
        let known = T::ALL.iter().find(|value| value.word() == word);
        known.map_or_else(|| Self::Other(word.to_owned()), |&value| Self::Known(value))
    }

    /// Returns its word in the report.
    pub fn word(&self) -> &str {
        match self {
            Self::Known(value) => value.word(),
            Self::Other(word) => word,
        }
    }

    /// Returns the value, if this version knows it.
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(value) => Some(*value),
            Self::Other(_) => None,
        }
    }
}

impl<T> From<T> for Open<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T: PartialEq> PartialEq<T> for Open<T> {
    fn eq(&self, other: &T) -> bool {
        matches!(self, Self::Known(value) if value == other)
    }
}

impl<T: Listed> Serialize for Open<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl<'de, T: Listed> Deserialize<'de> for Open<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|word| Self::of(&word))
    }
}

impl Listed for Kind {
    const ALL: &'static [Self] = &Kind::ALL;

    fn word(self) -> &'static str {
        self.name()
    }
}

impl Listed for Reason {
    const ALL: &'static [Self] = &Reason::ALL;

    fn word(self) -> &'static str {
        self.name()
    }
}

impl Listed for Field {
    const ALL: &'static [Self] = &Field::ALL;

    fn word(self) -> &'static str {
        self.name()
    }
}

impl Open<Field> {
    /// Returns the field in words for people: `agenda item`.
    pub fn words(&self) -> &str {
        match self {
            Self::Known(field) => field.words(),
            Self::Other(word) => word,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comes_back<T: Listed + PartialEq + std::fmt::Debug>() {
        for &value in T::ALL {
            assert_eq!(Open::<T>::of(value.word()).known(), Some(value));
        }
    }

    #[test]
    fn every_known_word_says_its_value() {
        comes_back::<Kind>();
        comes_back::<Reason>();
        comes_back::<Field>();
    }

    #[test]
    fn an_unknown_word_is_given_back_as_it_was() {
        let kind: Open<Kind> = serde_json::from_str("\"formula\"").expect("any word is one of an open list");
        assert!(matches!(&kind, Open::Other(word) if word == "formula"));
        assert_eq!(serde_json::to_string(&kind).expect("a word"), "\"formula\"");
    }
}
