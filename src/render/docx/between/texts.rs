//! Gives a paragraph of a manuscript as a text that can be compared.
//!
//! ```text
//! Recalling its resolution 60/1,¹ and the area πr² ⎕       ⇒       "Recalling its resolution 60/1, and the area ", note at 30
//! ```
//!
//! What is no text is one character beyond all scripts, the same for the same thing: formulas by what they say, pictures by
//! their bytes, text boxes by that they are there (a text box has a flow of its own to compare). Hidden letters are left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::read::docx::{Element, FlowKind, Manuscript, PartKind, Sign};
use crate::sides::{Side, Sides};

/// The characters that stand for things, and the things.
#[derive(Default)]
pub(super) struct Signs {
    known: BTreeMap<String, char>,
    /// What pictures look like, by the letter of their drawing.
    likenesses: Sides<BTreeMap<usize, String>>,
}

/// The first character that stands for a thing.
const FIRST: u32 = 0xf_0000;
/// The last one.
const LAST: u32 = 0xf_fffd;

impl Signs {
    /// Begins with what the pictures of both files look like.
    pub(super) fn new(likenesses: Sides<BTreeMap<usize, String>>) -> Self {
        Self {
            known: BTreeMap::new(),
            likenesses,
        }
    }

    /// Returns the character for a thing.
    fn of(&mut self, thing: String) -> char {
        let next = FIRST + u32::try_from(self.known.len()).unwrap_or(u32::MAX - FIRST);
        let c = char::from_u32(next.min(LAST)).unwrap_or('\u{fffc}');
        *self.known.entry(thing).or_insert(c)
    }

    /// Returns the character for a table.
    pub(super) fn table(&mut self) -> char {
        self.of("table".to_owned())
    }
}

/// A paragraph as text.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    pub(super) chars: Vec<char>,
    /// For every character, the letter that it is; none for what was added.
    pub(super) letters: Vec<Option<usize>>,
    /// The letters that refer to notes, with their places.
    pub(super) notes: Vec<(usize, usize)>,
}

impl Text {
    /// Reads a paragraph of a side.
    pub(super) fn of(files: Sides<&Manuscript>, side: Side, paragraph: usize, signs: &mut Signs) -> Self {
        let file = files.get(side);
        let mut text = Self::default();
        let mut at = file.paragraphs[paragraph].letters.start;
        let end = file.paragraphs[paragraph].letters.end;
        while at < end {
            let letter = file.letters[at];
            match letter.sign {
                Sign::Hidden | Sign::OwnMark => at += 1,
                Sign::Note => {
                    text.notes.push((at, text.chars.len()));
                    at += 1;
                }
                Sign::Object | Sign::Letter | Sign::Space => {
                    let whole = whole(file, at);
                    let c = match &whole {
                        Some(letters) => signs.of(thing(file, letters, signs.likenesses.get(side))),
                        None => letter.c,
                    };
                    text.push(c, Some(at));
                    at = whole.map_or(at + 1, |letters| letters.end.max(at + 1));
                }
            }
        }
        text
    }

    pub(super) fn push(&mut self, c: char, letter: Option<usize>) {
        self.chars.push(c);
        self.letters.push(letter);
    }

    pub(super) fn string(&self) -> String {
        self.chars.iter().collect()
    }

    /// Whether there is nothing that a reader could see.
    pub(super) fn is_blank(&self) -> bool {
        self.notes.is_empty() && self.chars.iter().all(|c| c.is_whitespace())
    }

    /// Drops the first characters.
    pub(super) fn drop_start(&mut self, count: usize) {
        self.chars.drain(..count);
        self.letters.drain(..count);
        for (_, place) in &mut self.notes {
            *place = place.saturating_sub(count);
        }
    }

    /// Puts characters before the text.
    pub(super) fn add_start(&mut self, added: &str) {
        let count = added.chars().count();
        self.chars.splice(0..0, added.chars());
        self.letters.splice(0..0, std::iter::repeat_n(None, count));
        for (_, place) in &mut self.notes {
            *place += count;
        }
    }
}

/// Returns the letters of the piece that a letter stands in, where that can only be kept or taken out whole.
pub(super) fn whole(file: &Manuscript, at: usize) -> Option<std::ops::Range<usize>> {
    let run = &file.runs[file.letters[at].run];
    let piece = run.pieces.partition_point(|(_, letters)| letters.end <= at);
    let (raw, letters) = run.pieces.get(piece)?;
    let is_whole = run.is_formula || file.letters[at].sign == Sign::Object || letters.len() > 1;
    (raw.is_some() && is_whole).then(|| letters.clone())
}

/// The likenesses of pictures by their letter, and those of the pictures that cannot be replaced.
type ByPlace = (Sides<BTreeMap<usize, String>>, Sides<BTreeSet<String>>);

/// Parts the pictures of the body from those beside it, in running heads and notes, where none can be brought.
pub(super) fn by_place(files: Sides<&Manuscript>, likenesses: Sides<BTreeMap<usize, String>>) -> ByPlace {
    let split = files.zip(likenesses).map(|(file, all)| {
        let body = file.part(PartKind::Document).map(|at| &file.parts[at].range);
        let place = |letter: usize| file.runs[file.letters[letter].run].range.start;
        let (own, beside): (BTreeMap<_, _>, BTreeMap<_, _>) = all
            .into_iter()
            .partition(|(letter, _)| body.is_some_and(|body| body.contains(&place(*letter))));
        (own, beside.into_values().collect())
    });
    let (old, new) = (split.old, split.new);
    (Sides::new(old.0, new.0), Sides::new(old.1, new.1))
}

/// Says what thing a piece is.
fn thing(
    file: &Manuscript,
    letters: &std::ops::Range<usize>,
    likenesses: &BTreeMap<usize, String>,
) -> String {
    let all = &file.letters[letters.clone()];
    if all.iter().any(|letter| letter.sign == Sign::Object) {
        let has_box = file.boxes.iter().any(|it| letters.contains(&it.letter));
        let kind = if has_box { "box" } else { "picture" };
        return match likenesses.get(&letters.start) {
            Some(likeness) if !has_box => format!("{kind} {likeness}"),
            _ => kind.to_owned(),
        };
    }
    all.iter().map(|letter| letter.c).collect()
}

/// Returns the texts of the paragraphs of a flow, those of tables and text boxes in it as well.
pub(super) fn words_of_flow(file: &Manuscript, flow: usize) -> Vec<String> {
    let mut texts = Vec::new();
    for element in &file.flows[flow].elements {
        match element {
            Element::Paragraph(paragraph) => {
                let all = &file.letters[file.paragraphs[*paragraph].letters.clone()];
                let shown = all
                    .iter()
                    .filter(|letter| matches!(letter.sign, Sign::Letter | Sign::Space));
                let text: String = shown.map(|letter| letter.c).collect();
                if !text.trim().is_empty() {
                    texts.push(text);
                }
            }
            Element::Table(table) => {
                let cells = file.tables[*table].rows.iter().flat_map(|row| &row.cells);
                texts.extend(cells.flat_map(|cell| words_of_flow(file, cell.flow)));
            }
        }
    }
    texts
}

/// Whether a text box can be written into: all that it is written twice for says the same.
pub(super) fn is_open(file: &Manuscript, flow: usize) -> bool {
    match file.flows[flow].kind {
        FlowKind::Box(at) => file.boxes[at].agrees,
        _ => true,
    }
}
