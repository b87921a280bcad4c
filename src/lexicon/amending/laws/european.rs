//! The words of amendments of the European Parliament: two columns below the address of what is amended.

/// The words of one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is what it is called")]
pub struct Columns {
    /// What numbers an amendment.
    pub amendment: &'static [&'static str],
    /// How the left column is headed.
    pub proposed: &'static [&'static str],
    /// What stands in the right column where the left is to go.
    pub deleted: &'static [&'static str],
    /// What stands behind the address of what is put in.
    pub new: &'static [&'static str],
    pub recital: &'static [&'static str],
    pub article: &'static [&'static str],
    pub paragraph: &'static [&'static str],
    pub subparagraph: &'static [&'static str],
    pub point: &'static [&'static str],
    pub indent: &'static [&'static str],
    pub opening: &'static [&'static str],
    pub title: &'static [&'static str],
}

/// Those of every language that is known.
pub const COLUMNS: &[Columns] = &[
    Columns {
        amendment: &["amendment"],
        proposed: &[
            "text proposed by the commission",
            "draft legislative resolution",
            "present text",
            "motion for a resolution",
            "council position",
        ],
        deleted: &["deleted"],
        new: &["new"],
        recital: &["recital"],
        article: &["article"],
        paragraph: &["paragraph"],
        subparagraph: &["subparagraph"],
        point: &["point"],
        indent: &["indent"],
        opening: &["introductory part"],
        title: &["title", "heading"],
    },
    Columns {
        amendment: &["amendement"],
        proposed: &[
            "texte proposé par la commission",
            "texte en vigueur",
            "proposition de résolution",
            "position du conseil",
        ],
        deleted: &["supprimé"],
        new: &["nouveau"],
        recital: &["considérant"],
        article: &["article"],
        paragraph: &["paragraphe"],
        subparagraph: &["alinéa"],
        point: &["point"],
        indent: &["tiret"],
        opening: &["partie introductive"],
        title: &["titre"],
    },
    Columns {
        amendment: &["änderungsantrag", "abänderung"],
        proposed: &[
            "vorschlag der kommission",
            "geltender text",
            "standpunkt des rates",
            "entschließungsantrag",
        ],
        deleted: &["entfällt", "gestrichen"],
        new: &["neu"],
        recital: &["erwägung", "erwägungsgrund"],
        article: &["artikel"],
        paragraph: &["absatz"],
        subparagraph: &["unterabsatz"],
        point: &["buchstabe", "nummer", "ziffer"],
        indent: &["spiegelstrich"],
        opening: &["einleitung", "einleitender teil"],
        title: &["titel", "überschrift"],
    },
    Columns {
        amendment: &["enmienda"],
        proposed: &[
            "texto de la comisión",
            "texto en vigor",
            "posición del consejo",
            "propuesta de resolución",
        ],
        deleted: &["suprimido", "suprimida"],
        new: &["nuevo", "nueva"],
        recital: &["considerando"],
        article: &["artículo"],
        paragraph: &["apartado"],
        subparagraph: &["párrafo"],
        point: &["letra", "punto"],
        indent: &["guion"],
        opening: &["parte introductoria"],
        title: &["título"],
    },
];
