//! The words by which the style knows what kind of change something is.

use crate::report::Class;

/// Returns the words by which the style knows what says a class; what is of substance is the usual, and has none.
pub(super) fn kind(class: Class) -> String {
    besides(class).map_or_else(|| "kind".to_owned(), |word| format!("kind {word}"))
}

/// Returns the word by which the style knows a class, unless it is that of substance.
pub(super) fn besides(class: Class) -> Option<&'static str> {
    (class != Class::Substantive).then(|| class.word())
}
