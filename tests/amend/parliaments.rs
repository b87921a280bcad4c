//! Amending laws and amendments to bills, in the words of drafting manuals: sentences that are made from what they mean, and read
//! again.

use travaux::amend::{Action, Sheet, read_sheet};
use travaux::read::{ReadOptions, Source};

fn read(name: &str, text: &str) -> Sheet {
    let source = Source {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    read_sheet(&source, &ReadOptions::default()).unwrap()
}

/// What an action asks for, in one line.
fn said(action: &Action) -> String {
    let act = serde_json::to_value(action).unwrap();
    let field = |name: &str| act[name].as_str().unwrap_or_default().to_owned();
    let mut said = format!("{} {}", field("action"), field("target"));
    for (name, sign) in [
        ("position", ""),
        ("scope", "§"),
        ("anchor", "^"),
        ("until", "…"),
        ("old_text", "-"),
        ("new_text", "+"),
    ] {
        if !field(name).is_empty() {
            said.push_str(&format!(" {sign}{}", field(name)));
        }
    }
    said
}

fn all(sheet: &Sheet) -> Vec<String> {
    sheet
        .items
        .iter()
        .flat_map(|item| item.actions.iter().map(said))
        .collect()
}

/// Numbers that look random and are always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn number(&mut self) -> usize {
        self.below(30) + 1
    }
}

const GERMAN_WORDS: &[&str] = &[
    "Behörde",
    "zuständige Stelle",
    "§ 4 Absatz 2",
    "nach Satz 1",
    "wird ersetzt",
    "und",
    "1. Januar 2024",
];

/// A German place and its target and scope.
fn german_place(dice: &mut Dice) -> (String, String, String) {
    let (article, paragraph, sentence) = (dice.number(), dice.number(), dice.number());
    match dice.below(5) {
        0 => (format!("§ {article}"), format!("Art{article}"), String::new()),
        1 => (
            format!("§ {article} Absatz {paragraph}"),
            format!("Art{article}.{paragraph}"),
            String::new(),
        ),
        2 => (
            format!("§ {article}a Absatz {paragraph} Satz {sentence}"),
            format!("Art{article}a.{paragraph}"),
            format!(" §Satz {sentence}"),
        ),
        3 => (
            format!("§ {article} Absatz {paragraph} Nummer {sentence} Buchstabe b"),
            format!("Art{article}.{paragraph}({sentence})(b)"),
            String::new(),
        ),
        _ => (
            format!("§ {article} Nummer {paragraph}"),
            format!("Art{article}({paragraph})"),
            String::new(),
        ),
    }
}

/// A German instruction and what it asks for.
fn german(dice: &mut Dice) -> (String, Vec<String>) {
    let (place, target, scope) = german_place(dice);
    let (a, b) = (dice.one(GERMAN_WORDS), dice.one(GERMAN_WORDS));
    let words = dice.one(&["die Wörter", "die Angabe", "das Wort"]);
    let verb = if words == "die Wörter" { "werden" } else { "wird" };
    let of = dice.one(&["dem Wort", "der Angabe", "den Wörtern"]);
    match dice.below(8) {
        0 => (
            format!("In {place} {verb} {words} „{a}“ durch {words} „{b}“ ersetzt."),
            vec![format!("replace_words {target}{scope} -{a} +{b}")],
        ),
        1 => (
            format!("In {place} {verb} nach {of} „{a}“ {words} „{b}“ eingefügt."),
            vec![format!("insert_words {target} after{scope} ^{a} +{b}")],
        ),
        2 => (
            format!("In {place} {verb} {words} „{a}“ gestrichen."),
            vec![format!("delete_words {target}{scope} -{a}")],
        ),
        3 => (
            format!("In {place} {verb} vor {of} „{a}“ {words} „{b}“ eingefügt."),
            vec![format!("insert_words {target} before{scope} ^{a} +{b}")],
        ),
        4 => (
            format!(
                "In {place} {verb} {words} „{a}“ gestrichen und {verb} nach {of} „{b}“ {words} „{a}“ eingefügt."
            ),
            vec![
                format!("delete_words {target}{scope} -{a}"),
                format!("insert_words {target} after{scope} ^{b} +{a}"),
            ],
        ),
        5 => {
            let n = dice.number();
            (
                format!("Nach § {n} Absatz 2 wird folgender Absatz 2a eingefügt:\n„(2a) {a} {b}.“"),
                vec![format!("insert_paragraph after:Art{n}.2 after +{a} {b}.")],
            )
        }
        6 => {
            let n = dice.number();
            (
                format!("§ {n} Absatz 3 wird wie folgt gefasst:\n„(3) {a} {b}.“"),
                vec![format!("replace_paragraph Art{n}.3 whole +{a} {b}.")],
            )
        }
        _ => {
            let n = dice.number();
            (
                format!("§ {n} Absatz 2 bis 4 wird aufgehoben."),
                (2..=4)
                    .map(|p| format!("delete_paragraph Art{n}.{p} whole"))
                    .collect(),
            )
        }
    }
}

#[test]
fn german_laws_that_are_made_are_read() {
    let mut dice = Dice(1);
    for round in 0..30 {
        let mut text = "Artikel 1\nÄnderung des Mustergesetzes\n\nDas Mustergesetz vom 3. Mai 2005 (BGBl. I S. 1234) wird wie folgt geändert:\n\n".to_owned();
        let mut truth = Vec::new();
        for n in 1..=8 {
            let (line, asked) = german(&mut dice);
            text.push_str(&format!("{n}. {line}\n\n"));
            truth.extend(asked);
        }
        assert_eq!(all(&read("gesetz.txt", &text)), truth, "round {round}:\n{text}");
    }
}

#[test]
fn german_items_stand_in_those_above() {
    let text = "Das Mustergesetz vom 3. Mai 2005 (BGBl. I S. 1234) wird wie folgt geändert:

1. § 1 wird wie folgt geändert:
a) Absatz 2 wird wie folgt geändert:
aa) In Satz 1 wird das Wort „A“ durch das Wort „B“ ersetzt.
bb) Folgender Satz wird angefügt:
„Neu.“
b) Die bisherigen Absätze 3 und 4 werden die Absätze 4 und 5.
2. In § 2 wird das Komma am Ende durch einen Punkt ersetzt.
";
    let expected = [
        "replace_words Art1.2 §Satz 1 -A +B",
        "insert_words Art1.2 end +Neu.",
        "renumber_paragraph Art1.3 whole +(4)",
        "renumber_paragraph Art1.4 whole +(5)",
        "replace_words Art2 end -, +.",
    ];
    assert_eq!(all(&read("gesetz.txt", text)), expected);
}

#[test]
fn what_speaks_of_a_table_of_contents_is_no_action_and_is_warned_about() {
    let text = "1. In der Inhaltsübersicht wird die Angabe zu § 5 gestrichen.\n2. In § 6 wird das Wort „A“ gestrichen.\n";
    let sheet = read("gesetz.txt", text);
    assert_eq!(all(&sheet), ["delete_words Art6 -A"]);
    assert_eq!(sheet.warnings.len(), 1);
}

const FRENCH_WORDS: &[&str] = &[
    "région",
    "la commission compétente",
    "supprimer",
    "article 5",
    "88,9",
    "et du logement",
];

/// A French instruction below the heading of an article, and what it asks for.
fn french(dice: &mut Dice, article: usize) -> (String, Vec<String>) {
    let n = dice.number();
    let (a, b) = (dice.one(FRENCH_WORDS), dice.one(FRENCH_WORDS));
    let target = format!("Art{article}:al{n}");
    match dice.below(9) {
        0 => (
            format!("À l’alinéa {n}, substituer aux mots : « {a} » les mots : « {b} »."),
            vec![format!("replace_words {target} -{a} +{b}")],
        ),
        1 => (
            format!("À l’alinéa {n}, après le mot : « {a} », insérer les mots : « {b} »."),
            vec![format!("insert_words {target} after ^{a} +{b}")],
        ),
        2 => (
            format!("À l’alinéa {n}, supprimer les mots : « {a} »."),
            vec![format!("delete_words {target} -{a}")],
        ),
        3 => (
            format!("Alinéa {n} : remplacer les mots : « {a} » par les mots : « {b} »."),
            vec![format!("replace_words {target} -{a} +{b}")],
        ),
        4 => (
            format!("Supprimer les alinéas {n} à {}.", n + 2),
            (n..=n + 2)
                .map(|n| format!("delete_paragraph Art{article}:al{n} whole"))
                .collect(),
        ),
        5 => (
            format!("Après l’alinéa {n}, insérer l’alinéa suivant :\n« {a} {b}. »"),
            vec![format!("insert_paragraph after:{target} after +{a} {b}.")],
        ),
        6 => (
            format!("Compléter l’alinéa {n} par les mots : « {a} »."),
            vec![format!("insert_words {target} end +{a}")],
        ),
        7 => (
            format!("Rédiger ainsi l’alinéa {n} :\n« {a} {b}. »"),
            vec![format!("replace_paragraph {target} whole +{a} {b}.")],
        ),
        _ => (
            format!("À la première phrase de l’alinéa {n}, substituer au mot : « {a} » le mot : « {b} »."),
            vec![format!("replace_words {target} §première phrase -{a} +{b}")],
        ),
    }
}

#[test]
fn french_amendments_that_are_made_are_read() {
    let mut dice = Dice(2);
    for round in 0..30 {
        let mut text = "Amendements\n\n".to_owned();
        let mut truth = Vec::new();
        for n in 1..=6 {
            let article = dice.number() + 1;
            let (line, asked) = french(&mut dice, article);
            text.push_str(&format!("Amendement n° {n}\nARTICLE {article}\n{line}\n\n"));
            truth.extend(asked);
        }
        assert_eq!(
            all(&read("amendements.txt", &text)),
            truth,
            "round {round}:\n{text}"
        );
    }
}

#[test]
fn words_of_the_senate_stand_on_lines_of_their_own() {
    let text = "Amendement n° 4\nArticle 9\nAlinéa 15\nRemplacer les mots :\nla commission permanente\npar les mots :\nles commissions\n";
    assert_eq!(
        all(&read("senat.txt", text)),
        ["replace_words Art9:al15 -la commission permanente +les commissions"]
    );
}

/// A British instruction and what it asks for.
fn british(dice: &mut Dice) -> (String, String) {
    let (clause, page, line) = (dice.number(), dice.number(), dice.number());
    let (a, b) = (
        dice.one(&["person", "the Secretary of State", "not"]),
        dice.one(&["in writing", ", or both"]),
    );
    let at = format!("Clause {clause}, page {page}, line {line}");
    let target = format!("Art{clause}@p{page}l{line}");
    match dice.below(6) {
        0 => (
            format!("{at}, leave out “{a}” and insert “{b}”"),
            format!("replace_words {target} -{a} +{b}"),
        ),
        1 => (
            format!("{at}, after “{a}” insert “{b}”"),
            format!("insert_words {target} after ^{a} +{b}"),
        ),
        2 => (
            format!("{at}, leave out “{a}”"),
            format!("delete_words {target} -{a}"),
        ),
        3 => (
            format!("{at}, at end insert—\n“(2A) {a} {b}.”"),
            format!("insert_paragraph after:{target} after +{a} {b}."),
        ),
        4 => (
            format!("{at}, leave out subsection (2)"),
            format!("delete_paragraph Art{clause}.2 whole"),
        ),
        _ => (
            format!("{at}, leave out from “{a}” to end"),
            format!("delete_words {target} after §to the end ^{a}"),
        ),
    }
}

#[test]
fn british_amendments_that_are_made_are_read() {
    let mut dice = Dice(3);
    for round in 0..30 {
        let mut text = "Amendments to the Example Bill\n\n".to_owned();
        let mut truth = Vec::new();
        for n in 1..=6 {
            let (line, asked) = british(&mut dice);
            text.push_str(&format!("{n}\n{line}\n\n"));
            truth.push(asked);
        }
        assert_eq!(all(&read("bill.txt", &text)), truth, "round {round}:\n{text}");
    }
}

#[test]
fn levels_of_an_american_section_are_inherited() {
    let text = "SEC. 2. Amendments.
Section 236(c) of the Example Act (8 U.S.C. 1226(c)), as amended by this Act, is further amended—
(1) in paragraph (1)—
(A) in subparagraph (C), by striking “or”;
(B) in subparagraph (D), by striking the comma at the end and inserting “, or”; and
(C) by inserting after subparagraph (D) the following:
“(E) is charged;”;
(2) by redesignating paragraph (2) as paragraph (4); and
(3) by striking “Attorney General” each place such term appears and inserting “Secretary”.
";
    let expected = [
        "delete_words Sec236(c)(1)(C) -or",
        "replace_words Sec236(c)(1)(D) end -, +, or",
        "insert_paragraph after:Sec236(c)(1)(D) after +is charged;",
        "renumber_paragraph Sec236(c)(2) whole +(4)",
        "replace_words Sec236(c) each -Attorney General +Secretary",
    ];
    assert_eq!(all(&read("bill.txt", text)), expected);
}

#[test]
fn columns_of_the_european_parliament_are_read() {
    let table = |left: &str, right: &str| {
        format!(
            "<table><tr><td>Text proposed by the Commission</td><td>Amendment</td></tr><tr><td>{left}</td><td>{right}</td></tr></table>"
        )
    };
    let amendment = |n: u32, place: &str, left: &str, right: &str| {
        format!(
            "<p>Amendment {n}</p><p>Proposal for a regulation</p><p>{place}</p>{}",
            table(left, right)
        )
    };
    let body = [
        amendment(1, "Recital 7 a (new)", "", "(7a) Markets should be open."),
        amendment(
            2,
            "Article 3 — paragraph 1 — point b",
            "(b) it serves users;",
            "(b) it serves many users;",
        ),
        amendment(3, "Article 4 — paragraph 2", "2. It may appeal.", "deleted"),
    ]
    .concat();
    let html = format!(
        "<html><head><title>Amendments</title></head><body><h1>Amendments adopted by the European Parliament</h1>{body}</body></html>"
    );
    let expected = [
        "insert_paragraph after:Rec7 after +Markets should be open.",
        "replace_paragraph Art3.1(b) whole -it serves users; +it serves many users;",
        "delete_paragraph Art4.2 whole -It may appeal.",
    ];
    assert_eq!(all(&read("amendments.html", &html)), expected);
}

#[test]
fn forms_of_the_cortes_are_read() {
    let text = "ENMIENDA NÚM. 2

Grupo Parlamentario Uno

Precepto que se suprime:

Artículo único. Modificación de la Ley. Dos. Artículo 13, apartado 7.

De supresión

JUSTIFICACIÓN

Mejora técnica.

ENMIENDA NÚM. 3

Grupo Parlamentario Dos

Precepto que se modifica:

Artículo único. Modificación de la Ley. Tres. Artículo 14.

De modificación

Texto que se propone:

Tres. Se añade un párrafo.

JUSTIFICACIÓN

Mejora técnica.
";
    let expected = [
        "delete_paragraph Art1.Dos whole",
        "replace_paragraph Art1.Tres whole +Se añade un párrafo.",
    ];
    assert_eq!(all(&read("bocg.txt", text)), expected);
}
