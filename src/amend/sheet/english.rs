//! The words of English, in which many sheets speak whatever their language is.

use crate::lexicon::ENGLISH;
use crate::lexicon::amending::Vocabulary;

/// Returns the words of English, which are those of a sheet whose own language has none.
pub(super) fn english() -> &'static Vocabulary {
    ENGLISH
        .amendment_words()
        .expect("English has words of amendments")
}
