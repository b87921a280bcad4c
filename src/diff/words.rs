//! The words that carry grammar rather than meaning, and the names of the months.
//!
//! Both lists only steer what a diff looks like, never what it says: a word missing here makes a change read a little
//! worse. They hold the commonest articles, prepositions, conjunctions, auxiliaries and pronouns of the official
//! languages of the United Nations and of German, Portuguese and Italian, and the month names of the same languages.

/// Returns whether `word` is an article, preposition, conjunction, auxiliary or pronoun.
pub(super) fn is_function_word(word: &str) -> bool {
    let lower;
    let word = if word.bytes().any(|b| b.is_ascii_uppercase()) {
        lower = word.to_ascii_lowercase();
        &lower
    } else {
        word
    };
    word.len() <= 16 && FUNCTION_WORDS.binary_search(&word).is_ok()
}

/// Returns whether `word` is the name of a month, with a capital where the language writes one: `May`, not `may`.
pub(super) fn month(word: &str) -> bool {
    if word.len() < 3 {
        return false;
    }
    let capitals = word.len() > 3 && word.bytes().all(|b| b.is_ascii_uppercase());
    if capitals {
        let capitalised = word[..1].to_owned() + &word[1..].to_ascii_lowercase();
        return MONTHS.binary_search(&capitalised.as_str()).is_ok();
    }
    // Arabic texts give both names: `شباط/فبراير`.
    MONTHS
        .binary_search(&word.split('/').next().unwrap_or(word))
        .is_ok()
}

/// The words that carry grammar, in byte order.
#[rustfmt::skip]
const FUNCTION_WORDS: [&str; 279] = [
    "a", "al", "all'", "als", "am", "an", "and", "any", "ao", "are", "as", "at",
    "au", "auch", "auf", "aus", "aux", "avec", "be", "been", "bei", "being", "but", "by",
    "c'", "ce", "ces", "cet", "cette", "che", "com", "como", "con", "d'", "da", "dall'",
    "dans", "das", "dass", "de", "degli", "dei", "del", "dell'", "della", "delle", "dello", "dem",
    "den", "der", "des", "di", "die", "do", "does", "dont", "dos", "du", "e", "ein",
    "eine", "einem", "einen", "einer", "eines", "el", "elle", "elles", "em", "en", "es", "est",
    "et", "for", "from", "für", "gli", "ha", "had", "han", "has", "have", "her", "his",
    "if", "il", "ils", "im", "in", "into", "is", "ist", "it", "its", "j'", "l'",
    "la", "las", "le", "les", "leur", "leurs", "lo", "los", "m'", "mit", "n'", "na",
    "nach", "nas", "ne", "nel", "nell'", "nella", "ni", "nicht", "no", "nor", "nos", "o",
    "oder", "of", "on", "ont", "or", "os", "ou", "our", "par", "para", "pas", "pela",
    "pelo", "per", "por", "pour", "qu'", "que", "qui", "s'", "sa", "sans", "se", "ses",
    "shall", "she", "should", "sich", "sind", "so", "son", "sont", "su", "such", "sull'", "sur",
    "sus", "t'", "than", "that", "the", "their", "them", "there", "these", "they", "this", "those",
    "through", "to", "u", "um", "uma", "un", "una", "unas", "und", "under", "une", "unos",
    "upon", "vom", "von", "was", "we", "were", "when", "where", "which", "while", "who", "whom",
    "will", "with", "within", "would", "y", "zu", "zum", "zur", "à", "а", "бы", "в",
    "во", "для", "до", "его", "ее", "её", "же", "за", "и", "из", "или", "их",
    "к", "как", "ко", "ли", "на", "не", "о", "об", "от", "по", "при", "с",
    "со", "также", "том", "у", "что", "это", "этого", "أن", "أو", "إلى", "إن", "التي",
    "الذي", "على", "عن", "في", "كما", "لا", "ما", "مع", "من", "هذا", "هذه", "و",
    "が", "で", "と", "に", "の", "は", "も", "を", "与", "並", "为", "之",
    "了", "于", "以", "其", "及", "和", "在", "对", "并", "或", "於", "是",
    "由", "的", "等",
];

/// The names of months, in byte order.
#[rustfmt::skip]
const MONTHS: [&str; 112] = [
    "April", "August", "December", "Dezember", "Februar", "February", "Januar", "January", "Juli", "July", "June", "Juni",
    "Mai", "March", "May", "März", "November", "October", "Oktober", "September", "abril", "agosto", "août", "aprile",
    "avril", "dezembro", "dicembre", "diciembre", "décembre", "enero", "febbraio", "febrero", "fevereiro", "février", "gennaio", "giugno",
    "janeiro", "janvier", "juillet", "juin", "julho", "julio", "junho", "junio", "luglio", "maggio", "mai", "maio",
    "mars", "marzo", "março", "mayo", "novembre", "novembro", "noviembre", "octobre", "octubre", "ottobre", "outubro", "septembre",
    "septiembre", "setembro", "setiembre", "settembre", "август", "августа", "апрель", "апреля", "декабрь", "декабря", "июль", "июля",
    "июнь", "июня", "май", "март", "марта", "мая", "ноябрь", "ноября", "октябрь", "октября", "сентябрь", "сентября",
    "февраль", "февраля", "январь", "января", "آب", "آذار", "أبريل", "أغسطس", "أكتوبر", "أيار", "أيلول", "تشرين",
    "تموز", "حزيران", "ديسمبر", "سبتمبر", "شباط", "فبراير", "كانون", "مارس", "مايو", "نوفمبر", "نيسان", "يناير",
    "يوليه", "يوليو", "يونيه", "يونيو",
];
