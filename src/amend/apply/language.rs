//! The language of a sheet.

use crate::amend::Sheet;
use crate::instrument::Instrument;
use crate::lexicon::LANGUAGES;
use crate::lexicon::amending::Vocabulary;

/// The words of the language that a sheet is written in.
pub(super) fn vocabulary(sheet: &Sheet, base: &Instrument) -> Option<&'static Vocabulary> {
    let own = sheet.masthead.language.as_deref();
    let code = own.or(base.masthead.language.as_deref())?;
    LANGUAGES
        .iter()
        .find(|language| language.code == code)?
        .amendment_words()
}
