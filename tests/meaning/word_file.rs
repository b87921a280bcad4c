//! Word files: superscripts that are no notes, notes, deleted and struck words.

use travaux::sides::Sides;

use super::edit::{Edit, Expected, Judged, Made};
use super::pack;

/// Kind, old paragraph, new paragraph; `^2^` is a superscript.
const CASES: [(&str, &str, &str); 16] = [
    (
        "superscript-in-word",
        "The tank holds 10^2^ litres of water;",
        "The tank holds 10^3^ litres of water;",
    ),
    (
        "superscript-in-word",
        "The tank holds 10^3^ litres of water;",
        "The tank holds 10 litres of water;",
    ),
    (
        "superscript-in-word",
        "The tank holds 10^3^ litres of water;",
        "The tank holds 103 litres of water;",
    ),
    (
        "superscript-in-word",
        "The duty of Article 5^1^ stands;",
        "The duty of Article 5^2^ stands;",
    ),
    (
        "superscript-in-word",
        "The duty of Article 5^1^ stands;",
        "The duty of Article 5 stands;",
    ),
    (
        "superscript-in-word",
        "The duty of Article 5^1^ stands;",
        "The duty of Article 51 stands;",
    ),
    (
        "superscript-in-word",
        "The field of 5 m^2^ is dry;",
        "The field of 5 m^3^ is dry;",
    ),
    (
        "superscript-in-word",
        "A flow of 7 m^3^s^-1^ is needed;",
        "A flow of 7 m^3^s^-2^ is needed;",
    ),
    (
        "superscript-in-word",
        "The isotope ^235^U is listed;",
        "The isotope ^238^U is listed;",
    ),
    (
        "superscript-in-word",
        "The rope of 2^nd^ class is sold;",
        "The rope of 3^rd^ class is sold;",
    ),
    (
        "superscript-in-word",
        "The sum of x^2^ and y^3^ is due;",
        "The sum of x^3^ and y^2^ is due;",
    ),
    (
        "superscript-in-word",
        "A dose of 10^-6^ grams is safe;",
        "A dose of 10^-9^ grams is safe;",
    ),
    (
        "superscript-in-word",
        "A dose of 10^-6^ grams is safe;",
        "A dose of 10^6^ grams is safe;",
    ),
    (
        "subscript-in-word",
        "The share of CO_2_ fell;",
        "The share of CO_3_ fell;",
    ),
    (
        "subscript-in-word",
        "The level pH_0_ is set;",
        "The level pH_1_ is set;",
    ),
    (
        "subscript-in-word",
        "The gas N_2_O is banned;",
        "The gas N_2_O_5_ is banned;",
    ),
];

/// Makes every case in a Word file, forth and back.
pub(crate) fn edits() -> Vec<Edit> {
    let ways = CASES
        .iter()
        .flat_map(|&(kind, old, new)| [(kind, old, new), (kind, new, old)]);
    ways.map(|(kind, old, new)| Edit {
        kind: kind.to_owned(),
        language: "en",
        place: "Word file".to_owned(),
        words: Sides::new(old, new).map(str::to_owned),
        made: Made::Whole(Sides::new(old, new).map(file)),
        expected: Expected::Substantive,
        judged: Judged::Everything,
    })
    .collect()
}

fn file(sentence: &str) -> Vec<u8> {
    let lines = [
        "The General Assembly,",
        "1. Urges villages to mend the pumps that broke in the flood;",
        "2. SENTENCE",
        "3. Decides to return to the question of ropes when the springs rise.",
    ];
    let body: String = lines
        .iter()
        .map(|line| paragraph(&line.replace("SENTENCE", sentence)))
        .collect();
    pack::docx(&body, &[])
}

/// Writes the runs of a paragraph.
fn paragraph(line: &str) -> String {
    let mut runs = String::new();
    for (raised, piece) in line.split('^').enumerate() {
        for (lowered, text) in piece.split('_').enumerate() {
            let place = match (raised % 2, lowered % 2) {
                (1, _) => "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>",
                (_, 1) => "<w:rPr><w:vertAlign w:val='subscript'/></w:rPr>",
                _ => "",
            };
            runs += &format!("<w:r>{place}<w:t xml:space='preserve'>{text}</w:t></w:r>");
        }
    }
    format!("<w:p>{runs}</w:p>")
}
