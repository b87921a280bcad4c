//! German.

use super::mastheads::MastheadWords;
use super::verbs::verbs;
use super::{Closing, Judging, Language, Matter, Qualifiers, Referring, Rolling, ValueWords, Verb};

/// The drafting words of German.
pub(super) static GERMAN: Language = Language {
    code: "de",
    grammar: GRAMMAR,
    qualifiers: QUALIFIERS,
    endings: super::endings::GERMAN,
    capital_nouns: true,
    judging: JUDGING,
    masthead: MastheadWords {
        preamble: "präambel",
        ..MastheadWords::NONE
    },
    opens_small: true,
    organ_articles: &["die", "der", "das"],
    closing: Closing {
        adopted: &["verabschiedet"],
        meetings: &["plenarsitzung", "sitzung"],
        votes: &["abstimmung", "verabschiedet"],
        ..Closing::NONE
    },
    verbs: verbs!(VERBS),
    adverbs: &[
        "auch",
        "außerdem",
        "ferner",
        "erneut",
        "abermals",
        "nachdrücklich",
        "mit allem nachdruck",
        "entschieden",
        "eindringlich",
        "zutiefst",
    ],
    degrees: &["tiefer", "großer", "ernster", "tief", "ihre", "ihrer", "seiner"],
    attitudes: &[
        "sorge",
        "besorgnis",
        "genugtuung",
        "befriedigung",
        "dank",
        "anerkennung",
        "bedauern",
        "interesse",
        "wertschätzung",
    ],
    with: &["mit", "unter"],
    possessives: &["ihre", "ihren", "seine", "seinen"],
    joins: &["und"],
    shares: &["und", "oder", "bis", "sowie"],
    organs: &[
        "die generalversammlung",
        "der sicherheitsrat",
        "der wirtschafts- und sozialrat",
        "der menschenrechtsrat",
        "die konferenz der vertragsparteien",
        "das europäische parlament",
        "der rat der europäischen union",
        "der deutsche bundestag",
    ],
    organ_nouns: &[
        "versammlung",
        "rat",
        "kommission",
        "ausschuss",
        "konferenz",
        "parlament",
        "verwaltungsrat",
        "bundestag",
        "bundesrat",
    ],
    enacting: &[
        "sind wie folgt übereingekommen",
        "haben folgendes vereinbart",
        "haben folgende verordnung erlassen",
        "haben folgende richtlinie erlassen",
        "hat folgende verordnung erlassen",
    ],
    articles: &["artikel", "art", "art."],
    newly_put: &["neu"],
    annexes: &["anlage", "anhang"],
    divisions: &["teil", "kapitel", "titel", "abschnitt", "unterabschnitt", "buch"],
    contents: &["inhaltsverzeichnis", "inhaltsübersicht", "inhalt"],
    months: [
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ],
    rolling: ROLLING,
    referring: REFERRING,
    values: ValueWords {
        month_capitals: true,
        ..ValueWords::NONE
    },
    ..Language::EMPTY
};

/// The words of values that roll on.
const ROLLING: Rolling = Rolling {
    sessions: &["tagung", "tagungen"],
    citing: &["resolution", "resolutionen", "beschluss"],
    bodies: &[
        "rat",
        "rates",
        "ausschuss",
        "kommission",
        "konferenz",
        "versammlung",
    ],
    of: &["vom"],
    bridges: &["vom"],
    titled: &["titel"],
    ..Rolling::NONE
};

/// The words of references.
const REFERRING: Referring = Referring {
    paragraphs: &["absatz", "absätze", "absätzen", "ziffer", "ziffern"],
    articles: &["artikel", "artikeln"],
    joins: &["und", "oder", "bis"],
    or: &["oder"],
    to: &["bis"],
    own: &["oben", "unten"],
    of: &["des", "der"],
    present: &["dieser", "dieses", "vorliegenden"],
    conditions: &["wenn", "falls", "sofern", "soweit"],
    documents: &[
        "übereinkommens",
        "übereinkommen",
        "vertrags",
        "vertrag",
        "pakts",
        "protokolls",
        "charta",
        "abkommens",
        "satzung",
        "resolution",
        "verordnung",
        "richtlinie",
        "gesetzes",
        "gesetz",
        "grundgesetzes",
    ],
    ..Referring::NONE
};

const VERBS: &[Verb] = &[
    Verb::of(
        "anerkennen",
        &["erkennt an", "würdigt"],
        &["anerkennend", "in anerkennung", "in würdigung"],
    ),
    Verb::of(
        "auffordern",
        &["fordert", "fordert auf", "ruft"],
        &["auffordernd"],
    ),
    Verb::of("begrüßen", &["begrüßt"], &["begrüßend", "unter begrüßung"]),
    Verb::of(
        "bekräftigen",
        &["bekräftigt"],
        &["bekräftigend", "in bekräftigung"],
    ),
    Verb::of("beschließen", &["beschließt"], &["nach beschluss"]),
    Verb::of(
        "bestärken",
        &["bestärkt", "ermutigt", "legt"],
        &["ermutigt durch"],
    ),
    Verb::of(
        "betonen",
        &["betont", "unterstreicht"],
        &["betonend", "unter betonung", "unterstreichend"],
    ),
    Verb::of("bedauern", &["bedauert"], &["mit bedauern", "bedauernd"]),
    Verb::of(
        "berücksichtigen",
        &["berücksichtigt"],
        &["unter berücksichtigung", "eingedenk", "im bewusstsein"],
    ),
    Verb::of(
        "besorgt",
        &["ist besorgt"],
        &["besorgt", "beunruhigt", "in großer sorge", "zutiefst besorgt"],
    ),
    Verb::of("billigen", &["billigt", "unterstützt"], &["billigend"]),
    Verb::of("bitten", &["bittet", "ersucht"], &["ersuchend"]),
    Verb::of("danken", &["dankt", "spricht"], &["mit dank"]),
    Verb::of("einladen", &["lädt"], &[]),
    Verb::of(
        "entschlossen",
        &["ist entschlossen"],
        &["entschlossen", "in dem wunsche", "von dem wunsch geleitet"],
    ),
    Verb::of(
        "erinnern",
        &["erinnert"],
        &["erinnernd", "unter hinweis", "daran erinnernd"],
    ),
    Verb::of("erklären", &["erklärt", "verkündet"], &["erklärend"]),
    Verb::of("ermächtigen", &["ermächtigt"], &[]),
    Verb::of(
        "feststellen",
        &["stellt fest", "stellt"],
        &["feststellend", "in der erkenntnis", "mit dem ausdruck"],
    ),
    Verb::of(
        "kenntnis nehmen",
        &["nimmt kenntnis", "nimmt"],
        &["kenntnis nehmend", "unter kenntnisnahme"],
    ),
    Verb::of("leiten", &[], &["geleitet"]),
    Verb::of(
        "prüfen",
        &[],
        &["nach prüfung", "nach behandlung", "in anbetracht"],
    ),
    Verb::of(
        "überzeugen",
        &["ist überzeugt"],
        &["überzeugt", "in der überzeugung"],
    ),
    Verb::of("verlangen", &["verlangt"], &["verlangend"]),
    Verb::of(
        "verurteilen",
        &["verurteilt", "missbilligt"],
        &["verurteilend", "unter verurteilung"],
    ),
    Verb::of("tätig werden", &[], &["tätig werdend"]),
];

/// What negotiators fight over.
const QUALIFIERS: &[Qualifiers] = &[Qualifiers {
    matter: Matter::Negation,
    phrases: &[
        "nicht", "kein", "keine", "keinem", "keinen", "keiner", "keines", "nie", "niemals", "ohne", "weder",
        "außer",
    ],
}];

/// The commonest words that carry grammar.
#[rustfmt::skip]
const GRAMMAR: &[&str] = &[
    "als", "am", "an", "auch", "auf", "aus", "bei", "das", "dass", "dem", "den", "der", "des", "die", "ein",
    "eine", "einem", "einen", "einer", "eines", "für", "im", "in", "ist", "mit", "nach", "nicht", "oder",
    "sich", "sind", "so", "und", "vom", "von", "zu", "zum", "zur", "es",
];

/// The words by which changes are judged.
const JUDGING: Judging = Judging {
    capital_matters: &["sie", "ihr", "ihre", "ihren", "ihrem", "ihrer", "ihres", "ihnen"],
    numbered: &[
        "artikel",
        "absatz",
        "absätze",
        "abschnitt",
        "kapitel",
        "anhang",
        "anlage",
        "teil",
    ],
    defining: &["nachstehend", "nachfolgend"],
    ..Judging::NONE
};
