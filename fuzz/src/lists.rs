//! Automatic numbers: a Word list of any depths is counted as by a second, plain counting.

use travaux::read::{ReadOptions, Source, docx};

use crate::{pack, planted};

/// How the levels are written: format of the numbers, what stands before and behind.
const LEVELS: [(&str, &str, &str); 5] = [
    ("decimal", "", "."),
    ("lowerLetter", "(", ")"),
    ("lowerRoman", "(", ")"),
    ("upperLetter", "", "."),
    ("upperRoman", "", ")"),
];

/// Takes each byte as the level of a paragraph; a large one begins the list anew, as another list of the same look.
pub fn numbering(data: &[u8]) {
    let (mut body, mut lists) = (String::new(), String::new());
    let (mut wanted, mut counts, mut list) = (Vec::new(), [0_u32; LEVELS.len()], 0);
    for byte in data.iter().take(300) {
        if list == 0 || (*byte >= 250 && list < 20) {
            list += 1;
            counts = [0; LEVELS.len()];
            lists += &instance(list);
        }
        let level = usize::from(*byte) % LEVELS.len();
        counts[level] += 1;
        counts[level + 1..].fill(0);
        wanted.push(written(level, counts[level]));
        body += &format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr><w:r><w:t>Urges</w:t></w:r></w:p>"
        );
    }
    if wanted.is_empty() {
        return;
    }
    let numbering = format!(
        "<w:abstractNum w:abstractNumId='0'>{}</w:abstractNum>{lists}",
        levels()
    );
    let source = Source {
        name: "list".to_owned(),
        bytes: pack::docx(&body, &[("numbering", &numbering)]),
    };
    let document = docx::read(&source, &ReadOptions::default()).expect("a sound file");
    let labels: Vec<String> = document
        .blocks
        .iter()
        .map(|block| planted::label(block.hints.label.clone().unwrap_or_default()))
        .collect();
    assert_eq!(labels, wanted);
}

/// A list that begins at one again.
fn instance(list: usize) -> String {
    let starts: String = (0..LEVELS.len())
        .map(|level| format!("<w:lvlOverride w:ilvl='{level}'><w:startOverride w:val='1'/></w:lvlOverride>"))
        .collect();
    format!("<w:num w:numId='{list}'><w:abstractNumId w:val='0'/>{starts}</w:num>")
}

fn levels() -> String {
    let level = |(at, (format, before, behind)): (usize, &(&str, &str, &str))| {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{before}%{}{behind}'/></w:lvl>",
            at + 1
        )
    };
    LEVELS.iter().enumerate().map(level).collect()
}

fn written(level: usize, count: u32) -> String {
    let (format, before, behind) = LEVELS[level];
    let number = match format {
        "decimal" => count.to_string(),
        "lowerLetter" => letters(count),
        "upperLetter" => letters(count).to_uppercase(),
        "lowerRoman" => roman(count),
        _ => roman(count).to_uppercase(),
    };
    format!("{before}{number}{behind}")
}

/// As Word: `z`, `aa`, `bb`.
fn letters(count: u32) -> String {
    let letter = char::from(b'a' + ((count - 1) % 26) as u8);
    letter.to_string().repeat((count - 1) as usize / 26 + 1)
}

fn roman(mut count: u32) -> String {
    let mut out = String::new();
    for (value, sign) in [
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ] {
        while count >= value {
            out += sign;
            count -= value;
        }
    }
    out
}
