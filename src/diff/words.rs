//! The words that carry grammar rather than meaning.
//!
//! The list only steers what a diff looks like, never what it says: a word missing here makes a change read a little
//! worse. It holds the commonest articles, prepositions, conjunctions, auxiliaries and pronouns of the official
//! languages of the United Nations and of German, Portuguese and Italian.

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
