//! The words in which laws are amended: what a drafting manual of a parliament lets an instruction say.
//!
//! Laws are not amended in the words of the United Nations: a place is a chain of units (`§ 6 Absatz 3 Satz 5`, `clause 2, page 2,
//! line 6`), the verb may stand last, and the words around it are few and fixed. So a tradition has a table of its own, of words or
//! several that belong together, in small letters, and the [`Role`] that each has in an instruction. What follows from them is grammar.

mod american;
mod british;
pub mod european;
mod french;
mod german;
pub mod spanish;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::glossary::Glossary;

/// Words that are cut short, whose point ends no sentence.
pub const SHORT: &[&str] = &["abs", "art", "nr", "nrn", "buchst", "al", "sec"];

/// What numbers an amendment of a parliament.
const ITEMS: &[&str] = &["amendement", "sous-amendement", "amendment", "änderungsantrag"];

/// Tells whether a word numbers an amendment of a parliament: `Amendement n° 5`.
pub fn numbers_amendment(word: &str) -> bool {
    ITEMS.contains(&word.to_lowercase().as_str())
}

/// What a word is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What is to be done.
    Do(Deed),
    /// How what follows stands to the verb.
    Near(Relation),
    /// A thing that is counted: `Absatz`, `alinéa`, `clause`.
    Unit(Unit),
    /// `die Wörter`, `les mots`: quoted words follow.
    Words,
    /// A sign by its name: `Komma`.
    Mark(char),
    /// What is named next, or was named last, is what comes: `folgender`, `ainsi rédigé`.
    New,
    /// `the following`: what comes stands below, where nothing else is named.
    Following,
    /// The place that was named last: `cet alinéa`.
    Same,
    /// `jeweils`, `each place it appears`
    Each,
    /// `all that follows`, `la fin de`: up to the end of the place.
    Rest,
    /// `am Ende`
    End,
    /// `am Anfang`
    Start,
    /// `und`
    And,
    /// `bis`: between numbers.
    To,
    /// `wird`: what stands behind is the subject, or what it becomes.
    Becomes,
    /// `letzter`
    Last,
    /// `vorletzter`
    LastButOne,
    /// So many: `deux`.
    Count(u32),
    /// A name begins: `des Gesetzes`, `of the Act`.
    Name,
    /// How an act came to read so: `das zuletzt durch …`, `as amended by …`; it reaches to the next verb.
    Provenance,
    /// A table of contents, which is no part of the text.
    Contents,
    /// Says nothing that an editor would need.
    Filler,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// `gestrichen`, `supprimer`
    Delete,
    /// `eingefügt`, `insérer`
    Insert,
    /// `angefügt`, `compléter par`: at the end.
    Append,
    /// `vorangestellt`: at the beginning.
    Prepend,
    /// `ersetzt`, `substituer`
    Replace,
    /// `wird wie folgt gefasst`, `ainsi rédigé`
    Read,
    /// `wird wie folgt geändert`: instructions follow.
    Amend,
    /// `redesignating`
    Renumber,
}

/// How what follows stands to the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// `in`
    In,
    /// `nach`
    After,
    /// `vor`
    Before,
    /// `durch`
    With,
    /// `substituer aux mots`: what goes.
    Instead,
    /// `from`
    From,
    /// `through`: the last words of a span.
    Until,
    /// `as`
    As,
}

/// A thing that is counted in a law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// `Anlage`
    Annex,
    /// `§`, `article`, `clause`
    Article,
    /// `section` of an act of the United States
    Section,
    /// `Absatz`, `subsection`
    Paragraph,
    /// `page`
    Page,
    /// `line`
    Line,
    /// `Satz`, `phrase`
    Sentence,
    /// `Nummer`, `1°`
    Number,
    /// `Buchstabe`, `paragraph (a)`
    Letter,
    /// `Doppelbuchstabe`, `subparagraph`
    Double,
    /// `Dreifachbuchstabe`
    Triple,
    /// `alinéa`
    Alinea,
    /// `Halbsatz`, `Satzteil`, `tableau`: counted inside a paragraph.
    Piece,
    /// `Überschrift`
    Heading,
    /// `Eingangssatz`, `introductory part`
    Opening,
    /// The title of the act.
    Title,
}

/// A way in which laws are amended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tradition {
    /// Handbuch der Rechtsförmlichkeit.
    German,
    /// Guide de légistique, and the amendments of both chambers.
    French,
    /// Amendments to bills of the United Kingdom.
    British,
    /// The manual of the House Office of the Legislative Counsel.
    American,
}

impl Tradition {
    const ALL: [Self; 4] = [Self::German, Self::French, Self::British, Self::American];

    fn table(self) -> &'static Glossary<Role> {
        match self {
            Self::German => &german::TABLE,
            Self::French => &french::TABLE,
            Self::British => &british::TABLE,
            Self::American => &american::TABLE,
        }
    }

    /// Tells whether the verb stands behind what belongs to it.
    pub fn verb_stands_last(self) -> bool {
        self == Self::German
    }

    /// Tells whether a word can be the name of an act by itself: `Bundesverfassungsschutzgesetzes`.
    pub fn names_act(self, word: &str) -> bool {
        let lower = word.to_lowercase();
        self == Self::German && german::ACTS.iter().any(|end| lower.ends_with(end))
    }

    /// Returns what a number in words counts: `erster`, `première`.
    pub fn ordinal(self, word: &str) -> Option<u32> {
        let table = match self {
            Self::German => german::ORDINALS,
            Self::French => french::ORDINALS,
            Self::British | Self::American => american::ORDINALS,
        };
        let stem = match self {
            Self::German => word.trim_end_matches(['r', 'n', 's', 'm']),
            _ => word,
        };
        let place = table.iter().position(|forms| forms.contains(&stem))?;
        u32::try_from(place + 1).ok()
    }

    /// Returns what the words here are there for, and how many of them belong together. `word` gives the word at a place, in small
    /// letters.
    pub fn role(self, word: impl Fn(usize) -> Option<String>) -> Option<(usize, Role)> {
        let entries = TABLES.get(&self)?.get(word(0)?.as_str())?;
        let fits = |parts: &[&str]| {
            let mut rest = parts.iter().enumerate().skip(1);
            rest.all(|(at, part)| word(at).as_deref() == Some(part))
        };
        let (parts, role) = entries.iter().find(|(parts, _)| fits(parts))?;
        Some((parts.len(), *role))
    }
}

type Entries = Vec<(Vec<&'static str>, Role)>;

static TABLES: LazyLock<HashMap<Tradition, HashMap<&'static str, Entries>>> = LazyLock::new(|| {
    let table = |tradition: &Tradition| {
        let mut by_first: HashMap<&'static str, Entries> = HashMap::new();
        for (phrase, role) in tradition.table().iter() {
            let parts: Vec<&str> = phrase.split(' ').collect();
            by_first.entry(parts[0]).or_default().push((parts, role));
        }
        for entries in by_first.values_mut() {
            entries.sort_by_key(|(parts, _)| std::cmp::Reverse(parts.len()));
        }
        (*tradition, by_first)
    };
    Tradition::ALL.iter().map(table).collect()
});
