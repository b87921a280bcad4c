//! The words of amendments in the Cortes Generales, which are forms with fields.

/// What numbers an amendment.
pub const AMENDMENT: &str = "enmienda núm.";

/// The field that says which provision; what follows says what becomes of it, too.
pub const PROVISION: &str = "precepto que se";

/// What is to be done.
pub const REMOVAL: &[&str] = &["de supresión"];
/// What is to be done.
pub const CHANGE: &[&str] = &["de modificación", "de sustitución"];
/// What is to be done.
pub const ADDITION: &[&str] = &["de adición"];

/// The field of the words that come.
pub const PROPOSED: &[&str] = &["texto que se propone", "redacción que se propone"];

/// What ends them.
pub const REASONS: &[&str] = &["justificación", "motivación"];

/// Lines of the gazette itself.
pub const FURNITURE: &[&str] = &[
    "cve:",
    "boletín oficial",
    "serie b",
    "serie a",
    "congreso de los diputados",
    "senado",
];

/// `artículo`
pub const ARTICLE: &str = "artículo";
/// `único`
pub const SOLE: &str = "único";
/// A numbered paragraph of an article.
pub const PARAGRAPH: &[&str] = &["apartado"];
/// A lettered one.
pub const LETTER: &[&str] = &["letra", "párrafo"];
/// What is put in, where no provision is named.
pub const NEW_PARAGRAPHS: &[&str] = &[
    "apartados nuevos",
    "apartado nuevo",
    "nuevo apartado",
    "nuevos apartados",
];
/// What is put in, where no provision is named.
pub const NEW_ARTICLES: &[&str] = &[
    "artículo nuevo",
    "artículos nuevos",
    "nuevo artículo",
    "nuevos artículos",
];

/// The numbers of the parts of an amending article.
pub const CARDINALS: &[&str] = &[
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
    "treinta",
];
