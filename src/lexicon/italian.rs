//! Italian.

use super::mastheads::MastheadWords;
use super::verbs::verbs;
use super::{Closing, Judging, Language, Printing, Referring, Rolling, ValueWords, Verb};

/// The drafting words of Italian.
pub(super) static ITALIAN: Language = Language {
    code: "it",
    grammar: GRAMMAR,
    endings: super::endings::ITALIAN,
    judging: JUDGING,
    masthead: MastheadWords {
        preamble: "preambolo",
        ..MastheadWords::NONE
    },
    organ_articles: &["l'", "la", "il", "lo", "i", "le", "gli"],
    closing: Closing {
        adopted: &["adottata", "adottato", "approvata", "approvato"],
        meetings: &["seduta plenaria", "seduta", "riunione plenaria", "riunione"],
        votes: &["votazione", "voto", "adottat", "approvat"],
        ..Closing::NONE
    },
    verbs: verbs!(VERBS),
    adverbs: &[
        "anche",
        "inoltre",
        "altresì",
        "nuovamente",
        "ancora una volta",
        "profondamente",
        "fermamente",
        "gravemente",
        "vivamente",
        "fortemente",
    ],
    degrees: &[
        "profonda", "profondo", "grave", "viva", "vivo", "ferma", "fermo", "propria", "proprio", "sua",
        "suo", "la", "il",
    ],
    attitudes: &[
        "preoccupazione",
        "apprezzamento",
        "soddisfazione",
        "gratitudine",
        "rammarico",
        "speranza",
        "convinzione",
        "sostegno",
        "interesse",
        "favore",
    ],
    acts: &[
        "richiesta",
        "appello",
        "invito",
        "impegno",
        "sostegno",
        "decisione",
    ],
    with: &["con"],
    possessives: &["sua", "suo", "la sua", "il suo", "la propria", "il proprio"],
    joins: &["e", "ed"],
    shares: &["e", "ed", "o"],
    organs: &[
        "l'assemblea generale",
        "il consiglio di sicurezza",
        "il consiglio economico e sociale",
        "il consiglio dei diritti umani",
        "la conferenza delle parti",
        "il parlamento europeo",
    ],
    organ_nouns: &[
        "assemblea",
        "l'assemblea",
        "consiglio",
        "commissione",
        "comitato",
        "conferenza",
        "parlamento",
        "riunione",
    ],
    enacting: &[
        "hanno convenuto quanto segue",
        "hanno adottato il presente",
        "ha adottato il presente",
        "hanno adottato la presente",
        "ha adottato la presente",
    ],
    printing: Printing {
        sole_articles: &["unico", "primo"],
        ..Printing::NONE
    },
    articles: &["articolo", "art", "art."],
    newly_put: &["nuovo", "nuova"],
    annexes: &["allegato", "appendice"],
    divisions: &["parte", "capo", "capitolo", "titolo", "sezione", "libro"],
    summaries: &["sintesi", "preambolo", "premessa"],
    contents: &["indice", "sommario"],
    months: [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    rolling: ROLLING,
    referring: REFERRING,
    values: ValueWords {
        date_links: &["del"],
        ..ValueWords::NONE
    },
    ..Language::EMPTY
};

/// The words of values that roll on.
const ROLLING: Rolling = Rolling {
    sessions: &["sessione", "sessioni"],
    citing: &["risoluzione", "risoluzioni", "decisione", "decisioni"],
    bodies: &["consiglio", "comitato", "commissione", "conferenza", "assemblea"],
    of: &["del"],
    bridges: &["del"],
    titled: &["intitolata"],
    ..Rolling::NONE
};

/// The words of references.
const REFERRING: Referring = Referring {
    paragraphs: &["paragrafo", "paragrafi"],
    articles: &["articolo", "articoli"],
    joins: &["e", "o", "a"],
    or: &["o"],
    to: &["a"],
    of: &["del", "della", "dello", "dei"],
    present: &["presente"],
    conditions: &["se", "quando", "qualora"],
    documents: &[
        "convenzione",
        "trattato",
        "patto",
        "protocollo",
        "carta",
        "accordo",
        "statuto",
        "risoluzione",
        "decisione",
        "costituzione",
        "codice",
        "legge",
        "regolamento",
        "direttiva",
    ],
    ..Referring::NONE
};

const VERBS: &[Verb] = &[
    Verb::of(
        "accogliere",
        &["accoglie con favore", "accoglie", "si compiace"],
        &["accogliendo con favore", "accogliendo", "compiacendosi"],
    ),
    Verb::of("adottare", &["adotta"], &["adottando"]),
    Verb::of("affermare", &["afferma"], &["affermando"]),
    Verb::of("agire", &["agisce"], &["agendo"]),
    Verb::of("allarmare", &[], &["allarmata", "allarmato"]),
    Verb::of(
        "appoggiare",
        &["appoggia", "sostiene"],
        &["appoggiando", "sostenendo"],
    ),
    Verb::of(
        "approvare",
        &["approva", "fa propria", "fa proprio"],
        &["approvando"],
    ),
    Verb::of("autorizzare", &["autorizza"], &["autorizzando"]),
    Verb::of("chiedere", &["chiede", "richiede"], &["chiedendo"]),
    Verb::of("condannare", &["condanna"], &["condannando"]),
    Verb::of(
        "consapevole",
        &["è consapevole"],
        &["consapevole", "conscia", "conscio"],
    ),
    Verb::of(
        "considerare",
        &["considera"],
        &[
            "considerando",
            "considerato",
            "considerata",
            "avendo considerato",
            "avendo esaminato",
        ],
    ),
    Verb::of(
        "convincere",
        &["è convinta", "è convinto"],
        &["convinta", "convinto"],
    ),
    Verb::of("decidere", &["decide"], &["decidendo"]),
    Verb::of("deplorare", &["deplora"], &["deplorando"]),
    Verb::of(
        "desiderare",
        &["desidera"],
        &["desiderando", "desiderosa", "desideroso"],
    ),
    Verb::of(
        "dichiarare",
        &["dichiara", "proclama"],
        &["dichiarando", "proclamando"],
    ),
    Verb::of("esigere", &["esige"], &["esigendo"]),
    Verb::of(
        "esortare",
        &["esorta", "sollecita", "fa appello"],
        &["esortando", "sollecitando"],
    ),
    Verb::of("esprimere", &["esprime"], &["esprimendo"]).expressing(),
    Verb::of("guidare", &[], &["guidata", "guidato"]),
    Verb::of(
        "incoraggiare",
        &["incoraggia"],
        &["incoraggiando", "incoraggiata", "incoraggiato"],
    ),
    Verb::of("invitare", &["invita"], &["invitando"]),
    Verb::of(
        "notare",
        &["nota", "osserva", "prende nota", "prende atto", "rileva"],
        &[
            "notando",
            "osservando",
            "prendendo nota",
            "prendendo atto",
            "rilevando",
            "tenendo conto",
            "tenendo presente",
        ],
    ),
    Verb::of("preoccupare", &[], &["preoccupata", "preoccupato"]),
    Verb::of("raccomandare", &["raccomanda"], &["raccomandando"]),
    Verb::of(
        "riaffermare",
        &["riafferma", "ribadisce"],
        &["riaffermando", "ribadendo"],
    ),
    Verb::of(
        "ricordare",
        &["ricorda", "richiama"],
        &["ricordando", "richiamando", "visto", "vista", "visti", "viste"],
    ),
    Verb::of("riconoscere", &["riconosce"], &["riconoscendo"]),
    Verb::of("ringraziare", &["ringrazia"], &["ringraziando"]),
    Verb::of(
        "risoluto",
        &["risolve"],
        &["risoluta", "risoluto", "determinata", "determinato"],
    ),
    Verb::of(
        "sottolineare",
        &["sottolinea", "evidenzia", "pone in rilievo"],
        &["sottolineando", "evidenziando"],
    ),
];

/// The commonest words that carry grammar.
#[rustfmt::skip]
const GRAMMAR: &[&str] = &[
    "a", "al", "all'", "che", "con", "d'", "da", "dall'", "degli", "dei", "del", "dell'", "della", "delle",
    "dello", "di", "e", "gli", "ha", "il", "in", "l'", "la", "le", "lo", "ne", "nel", "nell'", "nella", "o",
    "per", "se", "su", "sull'", "sur", "un", "una",
];

/// The words by which changes are judged.
const JUDGING: Judging = Judging {
    numbered: &[
        "articolo",
        "articoli",
        "paragrafo",
        "sezione",
        "capitolo",
        "allegato",
        "parte",
        "risoluzione",
        "decisione",
    ],
    style: &["governo", "governi", "internet"],
    style_phrases: &["stati parti"],
    defining: &["seguito"],
    ..Judging::NONE
};
