//! The words that mastheads print: who issues a document, how it is distributed, which session, item and kind of text it is.
//!
//! A masthead is known by these words and by the forms of symbols and dates, never by its place alone: what stands at the
//! head of a text and is none of them is part of the text. Source: the mastheads of the documents of the United Nations
//! since 1946 in its six languages (Editorial Manual, "Mastheads" and "Titles").

/// The words of mastheads in one language. All words are lower case; a word ends where the list ends it, so that
/// `agenda item` does not open `agenda items`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MastheadWords {
    /// What stands above every masthead and says nothing of this text: `united nations`, `advance version`.
    pub letterheads: &'static [&'static str],
    /// What the stamp of a library says: `depository`.
    pub stamps: &'static [&'static str],
    /// The beginnings of the line of distribution: `distr.`
    pub distribution: &'static [&'static str],
    /// The words of distribution where they stand alone: `general`, `limited`.
    pub distributions: &'static [&'static str],
    /// The beginnings of the line of the original language: `original:`
    pub original: &'static [&'static str],
    /// The organs as mastheads name them, without article: `general assembly`.
    pub organs: &'static [&'static str],
    /// What the name of a committee begins or ends with: `committee`.
    pub committees: &'static [&'static str],
    /// What follows or opens the ordinal of a session: `session`, `período de sesiones`.
    pub sessions: &'static [&'static str],
    /// What stands before the number of an agenda item: `agenda item`, `item`.
    pub items: &'static [&'static str],
    /// What a draft is called behind its sponsors, with the kind it is of.
    pub drafts: &'static [(&'static str, DraftKind)],
    /// The beginnings of the line that says who adopted the text: `resolution adopted by`.
    pub adopted: &'static [(&'static str, ActKind)],
    /// The ends of that line in languages that put the verb there, behind the day: `通过`.
    pub adopted_last: &'static [&'static str],
    /// What stands around the number of an act before its noun: `第`, `号`. Empty where the noun comes first.
    pub ordinal: [&'static str; 2],
    /// The noun of an act before its number: `resolution 369 (1975)`.
    pub acts: &'static [(&'static str, ActKind)],
    /// Words between names of sponsors, and between numbers: `and`.
    pub and: &'static [&'static str],
    /// Names of sponsors that hold such a word: `trinidad and tobago`.
    pub names_with_and: &'static [&'static str],
    /// Words that tell the record of a vote: `vote`, `votes`.
    pub votes: &'static [&'static str],
    /// Who opens a declaration: `we, the heads of State …,`
    pub declarants: &'static [&'static str],
}

/// What an adopted text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActKind {
    /// `Resolution adopted by the General Assembly on 29 September 2023`
    Resolution,
    /// `Decision 17/CP.28`
    Decision,
}

/// What a text that is not adopted is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DraftKind {
    /// `Cuba: draft resolution`
    Resolution,
    /// `Cuba: revised draft resolution`
    RevisedResolution,
    /// `Tajikistan: draft decision`
    Decision,
    /// `Tajikistan: revised draft decision`
    RevisedDecision,
    /// `Ukraine: amendment to draft resolution A/C.3/80/L.2`
    Amendment,
    /// `Ukraine: amendments to …`
    Amendments,
    /// `Ukraine: draft amendment`
    DraftAmendment,
}

impl ActKind {
    /// Returns the word of the report: `resolution`.
    pub fn word(self) -> &'static str {
        match self {
            ActKind::Resolution => "resolution",
            ActKind::Decision => "decision",
        }
    }
}

impl DraftKind {
    /// Returns the word of the report: `draft resolution`.
    pub fn word(self) -> &'static str {
        match self {
            DraftKind::Resolution => "draft resolution",
            DraftKind::RevisedResolution => "revised draft resolution",
            DraftKind::Decision => "draft decision",
            DraftKind::RevisedDecision => "revised draft decision",
            DraftKind::Amendment => "amendment",
            DraftKind::Amendments => "amendments",
            DraftKind::DraftAmendment => "draft amendment",
        }
    }

    /// Tells whether the text changes a draft instead of being one.
    pub fn amends(self) -> bool {
        matches!(
            self,
            DraftKind::Amendment | DraftKind::Amendments | DraftKind::DraftAmendment
        )
    }
}

/// English.
pub(super) const ENGLISH: MastheadWords = MastheadWords {
    letterheads: &[
        "united nations",
        "advance version",
        "advance unedited version",
        "official journal of the european union",
    ],
    stamps: &["depository", "united nations depository"],
    distribution: &["distr", "distribution"],
    distributions: &["general", "limited", "restricted"],
    original: &["original:"],
    organs: &[
        "general assembly",
        "security council",
        "economic and social council",
        "human rights council",
        "trusteeship council",
        "commission on human rights",
        "conference of the parties",
        "european commission",
        "european parliament",
        "council of the european union",
        "in the senate of the united states",
        "in the house of representatives",
    ],
    committees: &["committee"],
    sessions: &["session", "congress", "congress of the united states of america"],
    items: &["agenda items", "agenda item", "items", "item"],
    drafts: &[
        ("draft resolution", DraftKind::Resolution),
        ("revised draft resolution", DraftKind::RevisedResolution),
        ("draft decision", DraftKind::Decision),
        ("revised draft decision", DraftKind::RevisedDecision),
        ("amendment", DraftKind::Amendment),
        ("amendments", DraftKind::Amendments),
        ("draft amendment", DraftKind::DraftAmendment),
    ],
    adopted: &[
        ("resolution adopted by", ActKind::Resolution),
        ("adopted by the security council", ActKind::Resolution),
        ("decision adopted by", ActKind::Decision),
    ],
    adopted_last: &[],
    ordinal: ["", ""],
    acts: &[
        ("resolution", ActKind::Resolution),
        ("decision", ActKind::Decision),
    ],
    and: &["and"],
    names_with_and: &[
        "antigua and barbuda",
        "bosnia and herzegovina",
        "great britain and northern ireland",
        "saint kitts and nevis",
        "saint vincent and the grenadines",
        "sao tome and principe",
        "trinidad and tobago",
    ],
    votes: &[
        "vote",
        "votes",
        "voting",
        "abstentions",
        "abstaining",
        "unanimously",
        "consensus",
    ],
    declarants: &["we"],
};

/// French.
pub(super) const FRENCH: MastheadWords = MastheadWords {
    letterheads: &[
        "nations unies",
        "version préliminaire",
        "document préliminaire",
        "journal officiel de l'union européenne",
    ],
    stamps: &[],
    distribution: &["distr", "distribution"],
    distributions: &["générale", "limitée", "restreinte"],
    original: &["original:", "original :"],
    organs: &[
        "assemblée générale",
        "conseil de sécurité",
        "conseil économique et social",
        "conseil des droits de l'homme",
        "conseil de tutelle",
        "commission des droits de l'homme",
        "conférence des parties",
    ],
    committees: &["commission", "comité"],
    sessions: &["session"],
    items: &[
        "points de l'ordre du jour",
        "point de l'ordre du jour",
        "points",
        "point",
    ],
    drafts: &[
        ("projet de résolution", DraftKind::Resolution),
        ("projet de résolution révisé", DraftKind::RevisedResolution),
        ("projet de décision", DraftKind::Decision),
        ("projet de décision révisé", DraftKind::RevisedDecision),
        ("amendement", DraftKind::Amendment),
        ("amendements", DraftKind::Amendments),
        ("projet d'amendement", DraftKind::DraftAmendment),
    ],
    adopted: &[
        ("résolution adoptée par", ActKind::Resolution),
        ("adoptée par le conseil de sécurité", ActKind::Resolution),
        ("décision adoptée par", ActKind::Decision),
    ],
    adopted_last: &[],
    ordinal: ["", ""],
    acts: &[
        ("résolution", ActKind::Resolution),
        ("décision", ActKind::Decision),
    ],
    and: &["et"],
    names_with_and: &[
        "antigua-et-barbuda",
        "bosnie-herzégovine",
        "grande-bretagne et d'irlande du nord",
        "saint-kitts-et-nevis",
        "saint-vincent-et-les grenadines",
        "sao tomé-et-principe",
        "trinité-et-tobago",
    ],
    votes: &["vote", "voix", "scrutin", "unanimité", "consensus", "abstentions"],
    declarants: &["nous"],
};

/// Spanish.
pub(super) const SPANISH: MastheadWords = MastheadWords {
    letterheads: &[
        "naciones unidas",
        "versión preliminar",
        "diario oficial de la unión europea",
        "boletín oficial de las cortes generales",
        "boletín oficial del estado",
    ],
    stamps: &[],
    distribution: &["distr", "distribución"],
    distributions: &["general", "limitada", "reservada"],
    original: &["original:"],
    organs: &[
        "asamblea general",
        "consejo de seguridad",
        "consejo económico y social",
        "consejo de derechos humanos",
        "consejo de administración fiduciaria",
        "comisión de derechos humanos",
        "conferencia de las partes",
        "congreso de los diputados",
    ],
    committees: &["comisión", "comité"],
    sessions: &["período de sesiones", "periodo de sesiones", "legislatura"],
    items: &["temas del programa", "tema del programa", "temas", "tema"],
    drafts: &[
        ("proyecto de resolución", DraftKind::Resolution),
        ("proyecto de resolución revisado", DraftKind::RevisedResolution),
        ("proyecto de decisión", DraftKind::Decision),
        ("proyecto de decisión revisado", DraftKind::RevisedDecision),
        ("enmienda", DraftKind::Amendment),
        ("enmiendas", DraftKind::Amendments),
        ("proyecto de enmienda", DraftKind::DraftAmendment),
    ],
    adopted: &[
        ("resolución aprobada por", ActKind::Resolution),
        ("aprobada por el consejo de seguridad", ActKind::Resolution),
        ("decisión aprobada por", ActKind::Decision),
    ],
    adopted_last: &[],
    ordinal: ["", ""],
    acts: &[
        ("resolución", ActKind::Resolution),
        ("decisión", ActKind::Decision),
    ],
    and: &["y", "e"],
    names_with_and: &[
        "antigua y barbuda",
        "bosnia y herzegovina",
        "gran bretaña e irlanda del norte",
        "saint kitts y nevis",
        "san vicente y las granadinas",
        "santo tomé y príncipe",
        "trinidad y tabago",
        "trinidad y tobago",
    ],
    votes: &["votación", "unanimidad", "consenso", "votos", "abstenciones"],
    declarants: &["nosotros"],
};

/// Russian.
pub(super) const RUSSIAN: MastheadWords = MastheadWords {
    letterheads: &["организация объединенных наций", "предварительный вариант"],
    stamps: &[],
    distribution: &["distr"],
    distributions: &["general", "limited", "restricted"],
    original: &["original:", "язык оригинала:"],
    organs: &[
        "генеральная ассамблея",
        "совет безопасности",
        "экономический и социальный совет",
        "совет по правам человека",
        "совет по опеке",
        "комиссия по правам человека",
        "конференция сторон",
    ],
    committees: &["комитет"],
    sessions: &["сессия"],
    items: &["пункты повестки дня", "пункт повестки дня", "пункты", "пункт"],
    drafts: &[
        ("проект резолюции", DraftKind::Resolution),
        ("пересмотренный проект резолюции", DraftKind::RevisedResolution),
        ("проект решения", DraftKind::Decision),
        ("пересмотренный проект решения", DraftKind::RevisedDecision),
        ("поправка", DraftKind::Amendment),
        ("поправки", DraftKind::Amendments),
        ("проект поправки", DraftKind::DraftAmendment),
    ],
    adopted: &[
        ("резолюция, принятая", ActKind::Resolution),
        ("принята советом безопасности", ActKind::Resolution),
        ("принятая советом безопасности", ActKind::Resolution),
        ("решение, принятое", ActKind::Decision),
    ],
    adopted_last: &[],
    ordinal: ["", ""],
    acts: &[("резолюция", ActKind::Resolution), ("решение", ActKind::Decision)],
    and: &["и"],
    names_with_and: &[
        "антигуа и барбуда",
        "босния и герцеговина",
        "великобритании и северной ирландии",
        "сан-томе и принсипи",
        "сент-винсент и гренадины",
        "сент-китс и невис",
        "тринидад и тобаго",
    ],
    votes: &[
        "единогласно",
        "консенсусом",
        "голосования",
        "голосами",
        "голосов",
        "воздержавшихся",
        "голосование",
    ],
    declarants: &["мы"],
};

/// Arabic.
pub(super) const ARABIC: MastheadWords = MastheadWords {
    letterheads: &["الأمم المتحدة"],
    stamps: &[],
    distribution: &["distr"],
    distributions: &["general", "limited", "restricted"],
    original: &["original:"],
    organs: &[
        "الجمعية العامة",
        "مجلس الأمن",
        "المجلس الاقتصادي والاجتماعي",
        "مجلس حقوق الإنسان",
        "مؤتمر الأطراف",
    ],
    committees: &["اللجنة"],
    sessions: &["الدورة"],
    items: &["بنود جدول الأعمال", "البند", "البنود"],
    drafts: &[
        ("مشروع قرار", DraftKind::Resolution),
        ("مشروع قرار منقح", DraftKind::RevisedResolution),
        ("مشروع مقرر", DraftKind::Decision),
        ("تعديل", DraftKind::Amendment),
        ("تعديلات", DraftKind::Amendments),
    ],
    adopted: &[
        ("قرار اتخذته", ActKind::Resolution),
        ("قرار اتخذه", ActKind::Resolution),
        ("اتخذه مجلس الأمن", ActKind::Resolution),
        ("الذي اتخذه مجلس الأمن", ActKind::Resolution),
        ("مقرر اتخذته", ActKind::Decision),
    ],
    adopted_last: &[],
    ordinal: ["", ""],
    acts: &[("القرار", ActKind::Resolution), ("المقرر", ActKind::Decision)],
    and: &[],
    names_with_and: &[],
    votes: &["بالإجماع", "تصويت", "صوتا", "صوت", "أصوات"],
    declarants: &["نحن"],
};

/// Chinese.
pub(super) const CHINESE: MastheadWords = MastheadWords {
    letterheads: &["联合国"],
    stamps: &[],
    distribution: &["distr"],
    distributions: &["general", "limited", "restricted"],
    original: &["original:"],
    organs: &[
        "大会",
        "安全理事会",
        "经济及社会理事会",
        "人权理事会",
        "托管理事会",
        "缔约方会议",
    ],
    committees: &["委员会"],
    sessions: &["届会议"],
    items: &["议程项目", "项目"],
    drafts: &[
        ("决议草案", DraftKind::Resolution),
        ("订正决议草案", DraftKind::RevisedResolution),
        ("决定草案", DraftKind::Decision),
        ("订正决定草案", DraftKind::RevisedDecision),
        ("修正案", DraftKind::Amendment),
    ],
    adopted: &[],
    adopted_last: &["通过"],
    ordinal: ["第", "号"],
    acts: &[("决议", ActKind::Resolution), ("决定", ActKind::Decision)],
    and: &["和"],
    names_with_and: &[
        "安提瓜和巴布达",
        "波斯尼亚和黑塞哥维那",
        "特立尼达和多巴哥",
        "圣文森特和格林纳丁斯",
        "圣基茨和尼维斯",
        "圣多美和普林西比",
    ],
    votes: &["表决", "一致", "票"],
    declarants: &["我们"],
};

/// The words of every language: the head of a text may be in another language than its body.
pub const MASTHEADS: [&MastheadWords; 6] = [&ENGLISH, &FRENCH, &SPANISH, &RUSSIAN, &ARABIC, &CHINESE];

/// The word above a preamble, in the languages of the lexicon. As all words here, small and with plain apostrophes.
pub const PREAMBLES: [&str; 10] = [
    "preamble",
    "préambule",
    "preámbulo",
    "преамбула",
    "الديباجة",
    "序言",
    "präambel",
    "preambolo",
    "preâmbulo",
    "מבוא",
];
