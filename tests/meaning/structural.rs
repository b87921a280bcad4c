//! Changes of what a text is made of: paragraphs that come, go, move, split and join, labels, headings, notes, the head.

use travaux::sides::Sides;

use super::edit::{Edit, Expected, Judged, Made};
use super::texts::TEXTS;

/// Changes that are written out: text, kind, old words, new words.
const CHANGES: &str = include_str!("../fixtures/meaning/texts/changes.tsv");

/// Of how many blocks one is changed in a way that every block can be.
const EVERY: usize = 4;

type Text = (&'static str, &'static str, &'static str);

/// Makes every change.
pub(crate) fn edits() -> Vec<Edit> {
    let of_blocks = TEXTS.iter().flat_map(|text| of_blocks(*text));
    written().into_iter().chain(of_blocks).collect()
}

fn written() -> Vec<Edit> {
    let rows = CHANGES.lines().filter(|row| !row.starts_with('#'));
    rows.map(|row| {
        let cells: Vec<String> = row.split('\t').map(|cell| cell.replace("\\n", "\n")).collect();
        let [name, kind, old, new] = cells.as_slice() else {
            panic!("expected four cells: {row}");
        };
        let text = TEXTS.iter().find(|(_, of, _)| of == name);
        let text = text.unwrap_or_else(|| panic!("no text {name}"));
        assert!(text.2.contains(old.as_str()), "{name} has no {old}");
        edit(kind, text, (old, new), text.2.replacen(old.as_str(), new, 1))
    })
    .collect()
}

fn edit(kind: &str, text: &Text, (old, new): (&str, &str), whole: String) -> Edit {
    let one_line = |words: &str| words.chars().take(120).collect::<String>().replace('\n', "⏎");
    Edit {
        kind: kind.to_owned(),
        language: text.0,
        place: text.1.to_owned(),
        words: Sides::new(one_line(old), one_line(new)),
        made: Made::Whole(Sides::new(text.2.as_bytes().to_vec(), whole.into_bytes())),
        expected: Expected::Substantive,
        judged: Judged::Everything,
    }
}

/// Changes the blocks of a text that have a label, in turn.
fn of_blocks(text: Text) -> Vec<Edit> {
    let blocks: Vec<&str> = text.2.split("\n\n").collect();
    let labelled: Vec<usize> = (0..blocks.len())
        .filter(|&at| label(blocks[at]).is_some())
        .collect();
    let mut edits = Vec::new();
    for (kind, change) in CHANGED {
        let shift = kind.len() % EVERY;
        for at in labelled.iter().copied().skip(shift).step_by(EVERY) {
            let Some(changed) = change(&blocks, at) else {
                continue;
            };
            let shown = changed.get(at).map_or("", String::as_str);
            edits.push(edit(kind, &text, (blocks[at], shown), changed.join("\n\n")));
        }
    }
    edits
}

type Change = fn(&[&str], usize) -> Option<Vec<String>>;

const CHANGED: [(&str, Change); 11] = [
    ("paragraph-removed", |blocks, at| Some(removed(blocks, at))),
    ("paragraph-removed-and-renumbered", removed_and_renumbered),
    ("paragraph-doubled", |blocks, at| Some(doubled(blocks, at))),
    ("paragraphs-exchanged", exchanged),
    ("paragraph-moved-up", moved_up),
    ("label-lost", |blocks, at| Some(label_lost(blocks, at))),
    ("label-number", label_number),
    ("paragraph-split", split),
    ("paragraphs-joined", joined),
    ("paragraph-halved", halved),
    ("paragraph-in-brackets", |blocks, at| {
        Some(in_brackets(blocks, at))
    }),
];

/// Returns the label of a block with the space behind: `5. `, `(b) `.
fn label(block: &str) -> Option<&str> {
    let (first, _) = block.split_once(' ')?;
    let figures = first.trim_end_matches('.');
    let number = figures.parse::<u32>().is_ok() && first.ends_with('.');
    let letter = first.ends_with(')') && first.chars().count() < 5;
    let dash = figures.parse::<u32>().is_ok() && block[first.len()..].starts_with(" - ");
    if dash {
        return Some(&block[..first.len() + 3]);
    }
    (number || letter).then(|| &block[..=first.len()])
}

fn owned(blocks: &[&str]) -> Vec<String> {
    blocks.iter().map(|block| (*block).to_owned()).collect()
}

fn body(block: &str) -> &str {
    label(block).map_or(block, |label| &block[label.len()..])
}

/// Writes other words behind the label of a block.
fn relabelled(block: &str, body: &str) -> String {
    format!("{}{body}", label(block).unwrap_or_default())
}

fn removed(blocks: &[&str], at: usize) -> Vec<String> {
    let mut all = owned(blocks);
    all.remove(at);
    all
}

/// The bodies move up, and the last label of the row goes.
fn removed_and_renumbered(blocks: &[&str], at: usize) -> Option<Vec<String>> {
    let row = row_from(blocks, at);
    let mut all = owned(blocks);
    for pair in row.windows(2) {
        all[pair[0]] = relabelled(blocks[pair[0]], body(blocks[pair[1]]));
    }
    all.remove(*row.last()?);
    Some(all)
}

/// Returns the blocks from here on that have a label, without a gap.
fn row_from(blocks: &[&str], at: usize) -> Vec<usize> {
    (at..blocks.len())
        .take_while(|&at| label(blocks[at]).is_some())
        .collect()
}

fn doubled(blocks: &[&str], at: usize) -> Vec<String> {
    let mut all = owned(blocks);
    all.insert(at, blocks[at].to_owned());
    all
}

fn exchanged(blocks: &[&str], at: usize) -> Option<Vec<String>> {
    label(blocks.get(at + 1)?)?;
    let mut all = owned(blocks);
    all[at] = relabelled(blocks[at], body(blocks[at + 1]));
    all[at + 1] = relabelled(blocks[at + 1], body(blocks[at]));
    Some(all)
}

/// The body of the third block behind stands here, and the others move down.
fn moved_up(blocks: &[&str], at: usize) -> Option<Vec<String>> {
    let row = row_from(blocks, at);
    let row = row.get(..3)?;
    let mut all = owned(blocks);
    all[row[0]] = relabelled(blocks[row[0]], body(blocks[row[2]]));
    all[row[1]] = relabelled(blocks[row[1]], body(blocks[row[0]]));
    all[row[2]] = relabelled(blocks[row[2]], body(blocks[row[1]]));
    Some(all)
}

fn label_lost(blocks: &[&str], at: usize) -> Vec<String> {
    let mut all = owned(blocks);
    body(blocks[at]).clone_into(&mut all[at]);
    all
}

/// The number is another one, though the order is the same.
fn label_number(blocks: &[&str], at: usize) -> Option<Vec<String>> {
    let number: u32 = label(blocks[at])?.split(['.', ' ']).next()?.parse().ok()?;
    let mut all = owned(blocks);
    all[at] = blocks[at].replacen(&number.to_string(), &(number + 40).to_string(), 1);
    Some(all)
}

/// Where the sentence is divided.
fn middle(body: &str) -> Option<usize> {
    let marks = [", and ", ", et ", " y ", ", и ", "، و", "，"];
    let found = marks.iter().find_map(|mark| Some((body.find(mark)?, mark.len())));
    found
        .map(|(at, len)| at + len)
        .filter(|&at| body.is_char_boundary(at))
}

/// Two sentences of one: the second begins with a capital, for what begins small only goes on.
fn split(blocks: &[&str], at: usize) -> Option<Vec<String>> {
    let cut = middle(body(blocks[at]))? + label(blocks[at])?.len();
    let mut rest = blocks[at][cut..].chars();
    let first: String = rest.next()?.to_uppercase().collect();
    let mut all = owned(blocks);
    all[at] = format!(
        "{}.",
        blocks[at][..cut].trim_end_matches([' ', ',', 'и', 'y', '،', 'و', '，'])
    );
    all.insert(at + 1, format!("{first}{}", rest.as_str()));
    Some(all)
}

fn joined(blocks: &[&str], at: usize) -> Option<Vec<String>> {
    label(blocks.get(at + 1)?)?;
    let mut all = owned(blocks);
    all[at] = format!("{} {}", blocks[at], body(blocks[at + 1]));
    all.remove(at + 1);
    Some(all)
}

fn halved(blocks: &[&str], at: usize) -> Option<Vec<String>> {
    let cut = middle(body(blocks[at]))? + label(blocks[at])?.len();
    let mut all = owned(blocks);
    all[at] = format!("{};", blocks[at][..cut].trim_end_matches([' ', ',', '،', '，']));
    Some(all)
}

fn in_brackets(blocks: &[&str], at: usize) -> Vec<String> {
    let mut all = owned(blocks);
    all[at] = relabelled(blocks[at], &format!("[{}]", body(blocks[at])));
    all
}
