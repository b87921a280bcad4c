//! Sheets made by chance from many wordings, so that what they ask for is known.

use super::{actions, line, sheet};

/// A row of numbers that looks like chance and is the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

const ONES: [&str; 10] = [
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
];
const TEENS: [&str; 10] = [
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const TENS: [(&str, &str); 8] = [
    ("twenty", "twentieth"),
    ("thirty", "thirtieth"),
    ("forty", "fortieth"),
    ("fifty", "fiftieth"),
    ("sixty", "sixtieth"),
    ("seventy", "seventieth"),
    ("eighty", "eightieth"),
    ("ninety", "ninetieth"),
];

fn ordinal(n: usize) -> String {
    match n {
        1..10 => ONES[n].to_owned(),
        10..20 => TEENS[n - 10].to_owned(),
        n if n.is_multiple_of(10) => TENS[n / 10 - 2].1.to_owned(),
        n => format!("{}-{}", TENS[n / 10 - 2].0, ONES[n % 10]),
    }
}

/// A place in words, and its address.
fn place(chance: &mut Chance) -> (String, String) {
    let n = 1 + chance.below(99);
    let letter = char::from(b'a' + chance.below(6) as u8);
    match chance.below(18) {
        0 => (
            format!("the {} preambular paragraph", ordinal(n)),
            format!("PP{n}"),
        ),
        1 => (format!("preambular paragraph {n}"), format!("PP{n}")),
        2 => (
            format!("the {} paragraph of the preamble", ordinal(n)),
            format!("PP{n}"),
        ),
        3 => (format!("PP{n}"), format!("PP{n}")),
        4 => (format!("PP {n}"), format!("PP{n}")),
        5 => (format!("operative paragraph {n}"), format!("OP{n}")),
        6 => (format!("paragraph {n}"), format!("OP{n}")),
        7 => (format!("OP{n}"), format!("OP{n}")),
        8 => (format!("OP {n}"), format!("OP{n}")),
        9 => (format!("operative clause {n}"), format!("OP{n}")),
        10 => (format!("paragraph {n} of the operative part"), format!("OP{n}")),
        11 => (
            format!("operative paragraph {n} ({letter})"),
            format!("OP{n}({letter})"),
        ),
        12 => (format!("OP{n}({letter})"), format!("OP{n}({letter})")),
        13 => (
            format!("subparagraph ({letter}) of operative paragraph {n}"),
            format!("OP{n}({letter})"),
        ),
        14 => (format!("paragraph {n} bis"), format!("OP{n}bis")),
        15 => (format!("para. {n}"), format!("OP{n}")),
        16 => (
            format!("the {} operative paragraph", ordinal(n)),
            format!("OP{n}"),
        ),
        _ => (
            format!("sub-paragraph {n} ({letter})"),
            format!("OP{n}({letter})"),
        ),
    }
}

const PHRASES: [&str; 14] = [
    "Member States",
    "as appropriate",
    "the report of the Secretary-General",
    "and other relevant stakeholders",
    "women’s full and equal participation",
    "resolution 79/1 of 14 February 2025",
    ", including in paragraph 9 below,",
    "the “Lima declaration” on wells",
    "States parties to the Convention, which should read the annex",
    "delete",
    "insert after paragraph 5",
    "by 30 June 2026;",
    "(a) to report",
    "the donors’ meeting",
];

/// Quotes words in one of many ways; those that have quotation marks inside only in marks that can be told from them.
fn quoted(words: &str, chance: &mut Chance) -> String {
    let nested = words.contains('“');
    let apostrophe = words.contains('’');
    let all = ["“”", "\"\"", "«»", "„“", "‘’", "''"];
    let pair = match (nested, apostrophe) {
        (true, _) => chance.of(&["“”", "«»"]),
        (false, true) => chance.of(&all[..4]),
        (false, false) => chance.of(&all),
    };
    let mut marks = pair.chars();
    let (open, close) = (marks.next().unwrap(), marks.next().unwrap());
    let noun = chance.of(&["", "", "", "the words ", "the phrase ", "the expression "]);
    format!("{noun}{open}{words}{close}")
}

/// Puts a capital in front.
fn begun(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// An instruction, the paragraph that it brings along, and what it asks for.
#[expect(clippy::too_many_lines, reason = "one arm for each kind of instruction")]
fn instruction(chance: &mut Chance) -> (String, Option<&'static str>, String) {
    let (place, target) = place(chance);
    let at = chance.below(PHRASES.len());
    let (one, other) = (
        PHRASES[at],
        PHRASES[(at + 1 + chance.below(PHRASES.len() - 1)) % PHRASES.len()],
    );
    let (x, y) = (quoted(one, chance), quoted(other, chance));
    let delete = chance.of(&["delete", "strike", "remove", "omit", "strike out"]);
    let insert = chance.of(&["insert", "add", "include"]);
    let side = chance.of(&["after", "before"]);
    let by = chance.of(&["with", "by"]);
    match chance.below(8) {
        0 => {
            let text = match chance.below(4) {
                0 => format!("{} {place}", begun(delete)),
                1 => format!("{} should be deleted", begun(&place)),
                2 => format!("{} is deleted", begun(&place)),
                _ => format!("{}: {delete}", begun(&place)),
            };
            (text, None, format!("delete_paragraph {target} whole"))
        }
        1 => {
            let text = match chance.below(5) {
                0 => format!("In {place}, {delete} {x}"),
                1 => format!("{} {x} in {place}", begun(delete)),
                2 => format!("In {place}, {x} should be removed"),
                3 => format!("{}: {delete} {x}", begun(&place)),
                _ => format!("{} {x} from {place}", begun(delete)),
            };
            (text, None, format!("delete_words {target} |  | {one}"))
        }
        2 | 3 => {
            let text = match chance.below(7) {
                0 => format!("In {place}, {side} {y}, {insert} {x}"),
                1 => format!("In {place}, {insert} {x} {side} {y}"),
                2 => format!("{} {x} {side} {y} in {place}", begun(insert)),
                3 => format!("In {place}, {insert} {side} {y} {x}"),
                4 => format!("{}: {side} {y} {insert} {x}", begun(&place)),
                5 => format!("In {place}, {x} should be inserted {side} {y}"),
                _ => format!("In {place}, immediately {side} {y}, {insert} {x}"),
            };
            (
                text,
                None,
                format!("insert_words {target} {side} | {other} |  | {one}"),
            )
        }
        4 | 5 => {
            let text = match chance.below(9) {
                0 => format!("In {place}, replace {x} {by} {y}"),
                1 => format!("Replace {x} in {place} {by} {y}"),
                2 => format!("In {place}, substitute {y} for {x}"),
                3 => format!("In {place}, {x} should be replaced {by} {y}"),
                4 => format!("In {place}, change {x} to {y}"),
                5 => format!("In {place}, {x} should read {y}"),
                6 => format!("In {place}, {delete} {x} and {insert} {y}"),
                7 => format!("{}: replace {x} {by} {y}", begun(&place)),
                _ => format!("Replace, in {place}, {x} {by} {y}"),
            };
            (text, None, format!("replace_words {target} |  | {one} | {other}"))
        }
        6 => {
            let new = chance.of(&[
                "a new paragraph, reading:",
                "the following:",
                "the following new paragraph:",
                "a new paragraph as follows:",
            ]);
            let text = match chance.below(3) {
                0 => format!("{} {place}, {insert} {new}", begun(side)),
                1 => format!("{}, {side} {place}, {new}", begun(insert)),
                _ => format!("{} {new} {side} {place}", begun(insert)).replace(": ", " ") + ":",
            };
            let text = text
                .replace("reading a", "a")
                .replace("reading b", "b")
                .replace(", reading after", " after")
                .replace(", reading before", " before");
            (
                text,
                Some("Invites States to act, as appropriate;"),
                format!(
                    "insert_paragraph {side}:{target} {side} |  |  | Invites States to act, as appropriate;"
                ),
            )
        }
        _ => {
            let text = match chance.below(5) {
                0 => format!("{} should read as follows:", begun(&place)),
                1 => format!("Replace {place} {by} the following:"),
                2 => format!("Amend {place} to read:"),
                3 => format!("{} should be replaced by the following text:", begun(&place)),
                _ => format!("Substitute the following for {place}:"),
            };
            (
                text,
                Some("Requests the Secretary-General to delete paragraph 5 of the report;"),
                format!(
                    "replace_paragraph {target} whole |  |  | Requests the Secretary-General to delete paragraph 5 of the report;"
                ),
            )
        }
    }
}

/// Wraps a text at a width, with further lines at the same margin.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().unwrap();
        if !line.is_empty() && line.chars().count() + word.chars().count() >= width {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}

/// A sheet of some instructions, and what it asks for.
fn generated(seed: u64) -> (String, Vec<String>) {
    let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) + 1);
    chance.below(7);
    let count = 1 + chance.below(6);
    let numbering = chance.below(4);
    let width = [70, 90, 1000][chance.below(3)];
    let mut text = String::new();
    if chance.below(3) > 0 {
        text.push_str("General Assembly\n\nEightieth session\nAgenda item 71 (b)\n\nFreedonia: amendment to draft resolution A/C.3/80/L.50\n\nWells and springs\n\n");
    }
    let mut want = Vec::new();
    for n in 1..=count {
        let (words, payload, asked) = instruction(&mut chance);
        let number = match numbering {
            0 => format!("{n}. "),
            1 => format!("{n}) "),
            2 => format!("({}) ", char::from(b'a' + n as u8 - 1)),
            _ => String::new(),
        };
        let stop = if payload.is_some() { "" } else { "." };
        text.push_str(&wrapped(&format!("{number}{words}{stop}"), width));
        text.push_str("\n\n");
        if let Some(payload) = payload {
            let payload = if chance.below(3) == 0 {
                format!("“{payload}”")
            } else {
                payload.to_owned()
            };
            text.push_str(&wrapped(&payload, width));
            text.push_str("\n\n");
        }
        want.push(asked);
    }
    (text, want)
}

/// So many sheets are made.
const SHEETS: u64 = 400;

#[test]
fn what_generated_sheets_ask_for_is_found_and_nothing_else() {
    let mut wrong = Vec::new();
    for seed in 0..SHEETS {
        let (text, want) = generated(seed);
        let read = sheet(&text);
        let got: Vec<String> = actions(&read).into_iter().map(line).collect();
        if got != want {
            let warnings: Vec<&str> = read
                .warnings
                .iter()
                .map(|warning| warning.message.as_str())
                .collect();
            wrong.push(format!("{text}\n  want {want:#?}\n  got {got:#?}\n{warnings:#?}"));
        }
    }
    let shown: Vec<&str> = wrong.iter().take(4).map(String::as_str).collect();
    assert!(
        wrong.is_empty(),
        "{} of {SHEETS} wrong\n{}",
        wrong.len(),
        shown.join("\n\n")
    );
}
