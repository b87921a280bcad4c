//! How words end in the languages that bend them at their end.
//!
//! `Calls`, `called` and `calling`; `promote`, `promoting`, `promotion`: who restates a paragraph bends its words, and what is left without
//! the ending is the same. No list is complete, and none needs to be: two words that lose too little are two words, which a
//! restatement of some length survives; the few that lose too much (`particles`, `particular`) are no more than a coincidence of one word.
//!
//! The longest stand first, since `obligations` loses `ations` and not `s`.

/// The endings of English.
pub(super) const ENGLISH: &[&str] = &[
    "ification", "ifying", "ations", "ators", "ation", "ative", "ments", "ities", "ances", "ences", "ified",
    "ifies", "ator", "ment", "ings", "ions", "ance", "ence", "ants", "ible", "able", "ant", "ing", "ion", "ity",
    "ies", "ied", "ify", "ive", "ers", "ors", "at", "ed", "es", "er", "or", "ly", "al", "s", "e", "y",
];
/// The endings of French.
pub(super) const FRENCH: &[&str] = &[
    "issements", "issement", "atrices", "ateurs", "ations", "issant", "aient", "ement", "ments", "ation",
    "ateur", "antes", "ités", "ment", "ance", "ence", "ants", "ante", "ions", "ées", "ent", "ant", "ait",
    "ité", "ion", "aux", "ifs", "ive", "ée", "és", "er", "ez", "ir", "al", "if", "es", "é", "e", "s", "x",
];
/// The endings of Spanish.
pub(super) const SPANISH: &[&str] = &[
    "amientos", "imientos", "amiento", "imiento", "aciones", "adores", "ciones", "mente", "ación", "ieron",
    "iendo", "idades", "iones", "ador", "ando", "aron", "aban", "ados", "adas", "idos", "idas", "idad", "ción",
    "ado", "ada", "ido", "ida", "ión", "ar", "er", "ir", "an", "en", "es", "os", "as", "ó", "a", "e", "o", "s",
];
/// The endings of Russian.
pub(super) const RUSSIAN: &[&str] = &[
    "ованию", "ование", "ования", "ениями", "ениях", "ением", "ению", "ение", "ения", "ений", "ания", "ание",
    "анию", "анием", "ости", "остью", "ость", "ются", "ется", "ыми", "ими", "ого", "его", "ому", "ему", "ами",
    "ями", "ать", "ять", "ить", "еть", "ает", "яет", "ют", "ет", "ит", "ят", "ая", "яя", "ое", "ее", "ые", "ие",
    "ый", "ий", "ой", "ей", "ых", "их", "ым", "им", "ом", "ем", "ах", "ях", "ов", "ев", "ам", "ям", "ую", "юю",
    "а", "я", "о", "е", "ы", "и", "у", "ю", "ь", "й",
];
/// The endings of German.
pub(super) const GERMAN: &[&str] = &[
    "ungen", "enden", "ender", "ende", "ung", "est", "ern", "end", "en", "er", "es", "em", "et", "te", "st",
    "e", "n", "s", "t",
];
/// The endings of Italian.
pub(super) const ITALIAN: &[&str] = &[
    "amento", "amenti", "azioni", "azione", "mente", "zione", "zioni", "ando", "endo", "ato", "ata", "ati",
    "ate", "ità", "are", "ere", "ire", "ano", "ono", "a", "e", "i", "o",
];
/// The endings of Portuguese.
pub(super) const PORTUGUESE: &[&str] = &[
    "amento", "imento", "ações", "mente", "ação", "aram", "ando", "endo", "idade", "ado", "ada", "ido", "ida",
    "ões", "ção", "ar", "er", "ir", "am", "em", "es", "os", "as", "a", "e", "o", "s",
];
