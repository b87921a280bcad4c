//! Portuguese.

use super::mastheads::MastheadWords;
use super::verbs::verbs;
use super::{Closing, Judging, Language, Printing, Referring, Rolling, ValueWords, Verb};

/// The drafting words of Portuguese.
pub(super) static PORTUGUESE: Language = Language {
    code: "pt",
    grammar: GRAMMAR,
    endings: super::endings::PORTUGUESE,
    judging: JUDGING,
    masthead: MastheadWords {
        preamble: "preâmbulo",
        ..MastheadWords::NONE
    },
    organ_articles: &["a", "o", "as", "os"],
    closing: Closing {
        adopted: &[
            "aprovada", "aprovado", "adotada", "adotado", "adoptada", "adoptado",
        ],
        meetings: &["sessão plenária", "sessão", "reunião plenária", "reunião"],
        votes: &["votação", "voto", "adotad", "aprovad"],
        ..Closing::NONE
    },
    verbs: verbs!(VERBS),
    adverbs: &[
        "também",
        "ainda",
        "além disso",
        "novamente",
        "mais uma vez",
        "uma vez mais",
        "igualmente",
        "profundamente",
        "firmemente",
        "gravemente",
        "fortemente",
        "energicamente",
        "veementemente",
    ],
    degrees: &[
        "profunda", "profundo", "grave", "séria", "sério", "firme", "sincero", "sua", "seu", "pleno",
    ],
    attitudes: &[
        "preocupação",
        "apreço",
        "reconhecimento",
        "satisfação",
        "agradecimento",
        "gratidão",
        "pesar",
        "esperança",
        "convicção",
        "apoio",
        "interesse",
    ],
    acts: &[
        "pedido",
        "apelo",
        "convite",
        "compromisso",
        "apoio",
        "determinação",
        "decisão",
    ],
    with: &["com"],
    possessives: &["sua", "seu", "suas", "seus"],
    joins: &["e"],
    shares: &["e", "ou"],
    organs: &[
        "a assembleia geral",
        "a assembléia geral",
        "o conselho de segurança",
        "o conselho econômico e social",
        "o conselho económico e social",
        "o conselho de direitos humanos",
        "o conselho dos direitos humanos",
        "a conferência das partes",
        "o parlamento europeu",
    ],
    organ_nouns: &[
        "assembleia",
        "assembléia",
        "conselho",
        "comissão",
        "comitê",
        "comité",
        "conferência",
        "parlamento",
        "reunião",
    ],
    enacting: &[
        "acordaram no seguinte",
        "acordaram o seguinte",
        "convieram no seguinte",
        "adotaram o presente",
        "adotou o presente",
    ],
    printing: Printing {
        sole_articles: &["único", "unico", "primeiro"],
        ..Printing::NONE
    },
    articles: &["artigo", "art", "art."],
    newly_put: &["novo", "nova"],
    annexes: &["anexo", "apêndice"],
    divisions: &["parte", "capítulo", "título", "secção", "seção", "livro"],
    summaries: &["resumo", "preâmbulo", "sumário executivo"],
    contents: &["índice", "sumário", "conteúdo"],
    months: [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    rolling: ROLLING,
    referring: REFERRING,
    values: ValueWords {
        date_links: &["de"],
        ..ValueWords::NONE
    },
    ..Language::EMPTY
};

/// The words of values that roll on.
const ROLLING: Rolling = Rolling {
    sessions: &["sessão", "sessões"],
    citing: &["resolução", "resoluções", "decisão", "decisões"],
    bodies: &["conselho", "comité", "comissão", "conferência", "assembleia"],
    of: &["de"],
    bridges: &["de"],
    titled: &["intitulada"],
    ..Rolling::NONE
};

/// The words of references.
const REFERRING: Referring = Referring {
    paragraphs: &["parágrafo", "parágrafos"],
    articles: &["artigo", "artigos"],
    joins: &["e", "ou", "a"],
    or: &["ou"],
    to: &["a"],
    own: &["acima", "abaixo", "supra", "infra"],
    of: &["da", "do", "dos", "das"],
    present: &["presente"],
    conditions: &["se", "quando", "caso"],
    documents: &[
        "convenção",
        "tratado",
        "pacto",
        "protocolo",
        "carta",
        "acordo",
        "estatuto",
        "resolução",
        "decisão",
        "constituição",
        "código",
        "lei",
        "regulamento",
        "diretiva",
    ],
    ..Referring::NONE
};

const VERBS: &[Verb] = &[
    Verb::of(
        "acolher",
        &["acolhe com satisfação", "acolhe", "saúda", "congratula-se"],
        &[
            "acolhendo com satisfação",
            "acolhendo",
            "saudando",
            "congratulando-se",
        ],
    ),
    Verb::of("adotar", &["adota", "adopta"], &["adotando", "adoptando"]),
    Verb::of("afirmar", &["afirma"], &["afirmando"]),
    Verb::of("agir", &["age"], &["agindo", "atuando"]),
    Verb::of("alarmar", &[], &["alarmada", "alarmado"]),
    Verb::of(
        "apelar",
        &["apela", "exorta", "insta"],
        &["apelando", "exortando", "instando"],
    ),
    Verb::of("apoiar", &["apoia", "apóia"], &["apoiando"]),
    Verb::of("aprovar", &["aprova", "endossa"], &["aprovando", "endossando"]),
    Verb::of("autorizar", &["autoriza"], &["autorizando"]),
    Verb::of("condenar", &["condena"], &["condenando"]),
    Verb::of("consciente", &["está ciente"], &["consciente", "ciente"]),
    Verb::of(
        "considerar",
        &["considera"],
        &["considerando", "tendo considerado", "tendo examinado"],
    ),
    Verb::of(
        "convencer",
        &["está convencida", "está convencido"],
        &["convencida", "convencido"],
    ),
    Verb::of("convidar", &["convida"], &["convidando"]),
    Verb::of("decidir", &["decide"], &["decidindo"]),
    Verb::of("declarar", &["declara"], &["declarando"]),
    Verb::of("deplorar", &["deplora"], &["deplorando"]),
    Verb::of("desejar", &["deseja"], &["desejando", "desejosa", "desejoso"]),
    Verb::of(
        "determinar",
        &["determina"],
        &["determinada", "determinado", "determinando"],
    ),
    Verb::of(
        "encorajar",
        &["encoraja", "incentiva"],
        &["encorajando", "encorajada", "encorajado"],
    ),
    Verb::of(
        "enfatizar",
        &["enfatiza", "sublinha", "salienta", "destaca", "ressalta"],
        &[
            "enfatizando",
            "sublinhando",
            "salientando",
            "destacando",
            "ressaltando",
        ],
    ),
    Verb::of("exigir", &["exige"], &["exigindo"]),
    Verb::of(
        "expressar",
        &["expressa", "exprime", "manifesta"],
        &["expressando", "exprimindo", "manifestando"],
    )
    .expressing(),
    Verb::of("guiar", &[], &["guiada", "guiado", "guiando-se"]),
    Verb::of("lamentar", &["lamenta"], &["lamentando"]),
    Verb::of(
        "lembrar",
        &["lembra", "recorda", "relembra"],
        &["lembrando", "recordando", "relembrando"],
    ),
    Verb::of(
        "notar",
        &["nota", "observa", "toma nota"],
        &[
            "notando",
            "observando",
            "tomando nota",
            "tendo em conta",
            "tendo presente",
            "levando em conta",
        ],
    ),
    Verb::of("preocupar", &[], &["preocupada", "preocupado"]),
    Verb::of("proclamar", &["proclama"], &["proclamando"]),
    Verb::of("reafirmar", &["reafirma"], &["reafirmando"]),
    Verb::of("recomendar", &["recomenda"], &["recomendando"]),
    Verb::of("reconhecer", &["reconhece"], &["reconhecendo"]),
    Verb::of("reiterar", &["reitera"], &["reiterando"]),
    Verb::of("resolver", &["resolve"], &["resolvida", "resolvido"]),
    Verb::of(
        "solicitar",
        &["solicita", "pede", "requer"],
        &["solicitando", "pedindo"],
    ),
];

/// The commonest words that carry grammar.
#[rustfmt::skip]
const GRAMMAR: &[&str] = &[
    "a", "ao", "com", "como", "da", "das", "de", "do", "dos", "e", "em", "na", "nas", "no", "nos", "o", "os",
    "para", "pela", "pelo", "por", "que", "se", "um", "uma", "à",
];

/// The words by which changes are judged.
const JUDGING: Judging = Judging {
    numbered: &[
        "artigo",
        "artigos",
        "parágrafo",
        "secção",
        "capítulo",
        "anexo",
        "parte",
        "resolução",
        "decisão",
    ],
    style: &["governo", "governos", "internet"],
    style_phrases: &["estados partes"],
    defining: &["adiante", "doravante"],
    ..Judging::NONE
};
