//! The glyphs of a page, sorted by what they are, and the leaf that is left of the page without them.
//!
//! Most of a page runs one way: that is its body. What runs along other axes, what lies across the page, and what the file
//! itself sets apart (running heads, page numbers) stand at the head or the tail of the page, whatever way its body
//! is read.
//!
//! ```text
//! /Artifact <</Subtype /Header>> (A/77/L.12)      ->  head
//! (1. Decides ...)                                ->  body
//! (Table 1), from bottom to top; (DRAFT), across  ->  tail
//! ```

use std::collections::BTreeMap;

use super::content::Content;
use super::draft::Draft;
use super::glyph::{Artifact, Glyph, Mark, Turn, main_turn};
use super::letters::Texts;
use super::margins::Beside;
use super::rows::{Row, outline, rows};
use crate::document::Outside;

/// The glyphs of a page, sorted by what they are.
pub(super) struct Sheet<'p> {
    texts: &'p Texts,
    /// The page, from 0.
    number: usize,
    /// The height as read, in points.
    height: f32,
    /// How most of its text runs, and how its rules lie.
    turns: (Turn, Turn),
    /// Text that runs as most of the page does.
    body: Vec<&'p Glyph>,
    /// Text along other axes.
    turned: Vec<&'p Glyph>,
    /// Text across the page.
    diagonal: Vec<&'p Glyph>,
    artifacts: Vec<(Artifact, &'p Glyph)>,
}

/// A page without its glyphs.
#[derive(Debug, Default)]
pub(super) struct Leaf {
    /// What the file sets apart at its head.
    pub(super) head: Vec<Draft>,
    /// The rows of its text.
    pub(super) body: Vec<Row>,
    /// What runs along other axes, what lies across the page, what the file sets apart at its foot.
    pub(super) tail: Vec<Draft>,
}

impl<'p> Sheet<'p> {
    pub(super) fn new(number: usize, page: &'p Content, texts: &'p Texts) -> Self {
        let main = main_turn(&page.glyphs);
        let mut sheet = Self {
            texts,
            number,
            height: page.size.1,
            turns: (main, page.turn),
            body: Vec::new(),
            turned: Vec::new(),
            diagonal: Vec::new(),
            artifacts: Vec::new(),
        };
        for glyph in &page.glyphs {
            match (glyph.mark, glyph.turn) {
                (_, Turn::Diagonal) => sheet.diagonal.push(glyph),
                (Mark::Artifact(kind), _) => sheet.artifacts.push((kind, glyph)),
                (_, turn) if turn == main => sheet.body.push(glyph),
                _ => sheet.turned.push(glyph),
            }
        }
        sheet
    }

    /// Whether its text runs as the rules of the page lie.
    pub(super) fn runs_as_the_page(&self) -> bool {
        self.turns.0 == self.turns.1
    }

    /// Returns the rows of the page, artifacts included.
    pub(super) fn print(&self) -> Vec<Row> {
        rows(&self.printed(), self.texts)
    }

    /// Returns the same rows, with the letters of words alone that open like numbers.
    pub(super) fn outline(&self) -> Vec<Row> {
        outline(&self.printed(), self.texts)
    }

    fn printed(&self) -> Vec<&'p Glyph> {
        let artifacts = self.artifacts.iter().map(|(_, glyph)| *glyph);
        self.body.iter().copied().chain(artifacts).collect()
    }

    /// Returns the stretches of its text of which each has one mark.
    pub(super) fn marked(&self) -> impl Iterator<Item = (Mark, &[&'p Glyph])> {
        [&self.body, &self.turned]
            .into_iter()
            .flat_map(|glyphs| marked(glyphs))
    }

    /// Takes what stands beside the text from among the glyphs, wherever the tags put it.
    pub(super) fn set_aside(&mut self, beside: &[Beside]) {
        if beside.is_empty() {
            return;
        }
        let taken = Taken::of(beside);
        self.body.retain(|glyph| !taken.holds(glyph));
        self.artifacts.retain(|(_, glyph)| !taken.holds(glyph));
    }

    /// Takes its numbered content.
    pub(super) fn take_numbered(&mut self) -> BTreeMap<i32, Vec<&'p Glyph>> {
        let mut numbered: BTreeMap<i32, Vec<&Glyph>> = BTreeMap::new();
        for glyphs in [&mut self.body, &mut self.turned] {
            let mut left = Vec::new();
            for (mark, stretch) in marked(glyphs) {
                let taken = match mark {
                    Mark::Content(id) => numbered.entry(id).or_default(),
                    _ => &mut left,
                };
                taken.extend_from_slice(stretch);
            }
            *glyphs = left;
        }
        numbered
    }

    /// Gives glyphs back that were taken.
    pub(super) fn give_back(&mut self, glyphs: Vec<&'p Glyph>) {
        self.body.extend(glyphs);
    }

    /// Makes rows of its glyphs.
    pub(super) fn leaf(mut self) -> Leaf {
        let head = self.head();
        let body = rows(&self.body, self.texts);
        let mut tail = self.aside();
        tail.append(&mut self.foot());
        Leaf { head, body, tail }
    }

    fn head(&mut self) -> Vec<Draft> {
        let height = self.height;
        self.artifact_lines(Outside::Header, |artifact, y| {
            artifact == Artifact::Header || (artifact == Artifact::Other && y < height * 0.25)
        })
    }

    fn foot(&mut self) -> Vec<Draft> {
        let height = self.height;
        let mut out = self.artifact_lines(Outside::Ornament, |artifact, y| {
            artifact == Artifact::Other && y < height * 0.75
        });
        out.append(&mut self.artifact_lines(Outside::Footer, |_, _| true));
        out
    }

    /// Takes the artifacts that `belongs` chooses.
    fn artifact_lines(&mut self, outside: Outside, belongs: impl Fn(Artifact, f32) -> bool) -> Vec<Draft> {
        let (taken, left): (Vec<_>, Vec<_>) = self
            .artifacts
            .drain(..)
            .partition(|(artifact, glyph)| belongs(*artifact, glyph.y));
        self.artifacts = left;
        let glyphs: Vec<&Glyph> = taken.into_iter().map(|(_, glyph)| glyph).collect();
        self.lines(&glyphs, Some(outside))
    }

    /// Returns the text along other axes, and the watermarks.
    fn aside(&self) -> Vec<Draft> {
        let mut out = self.lines(&self.turned, None);
        let straight = straightened(&self.diagonal);
        let watermark = rows(&straight.iter().collect::<Vec<_>>(), self.texts);
        out.extend(
            watermark
                .into_iter()
                .map(|row| Draft::line(self.number, row, Some(Outside::Ornament))),
        );
        out
    }

    /// Makes a line of each row that the glyphs form along each axis.
    fn lines(&self, glyphs: &[&Glyph], outside: Option<Outside>) -> Vec<Draft> {
        by_turn(glyphs)
            .into_iter()
            .flat_map(|glyphs| rows(&glyphs, self.texts))
            .map(|row| Draft::line(self.number, row, outside))
            .collect()
    }
}

/// Cuts glyphs where their mark changes.
fn marked<'s, 'p>(glyphs: &'s [&'p Glyph]) -> impl Iterator<Item = (Mark, &'s [&'p Glyph])> {
    glyphs
        .chunk_by(|before, after| before.mark == after.mark)
        .map(|stretch| (stretch[0].mark, stretch))
}

/// The places of words that were taken from a page: base lines, sorted, with where the word begins and ends.
struct Taken(Vec<(f32, f32, f32)>);

impl Taken {
    fn of(beside: &[Beside]) -> Self {
        let rows = beside.iter().flat_map(|it| &it.rows);
        let words = rows.flat_map(|row| row.words.iter().map(|word| (row.y, word.x, word.end)));
        let mut places: Vec<_> = words.collect();
        places.sort_by(|a, b| a.0.total_cmp(&b.0));
        Self(places)
    }

    fn holds(&self, glyph: &Glyph) -> bool {
        let reach = 0.7 * glyph.size;
        let from = self.0.partition_point(|(y, ..)| *y < glyph.y - reach);
        let middle = f32::midpoint(glyph.x, glyph.end);
        let near = self.0[from..].iter().take_while(|(y, ..)| *y <= glyph.y + reach);
        near.into_iter().any(|&(_, x, end)| (x..=end).contains(&middle))
    }
}

/// Parts glyphs by the axis along which they run.
pub(super) fn by_turn<'p>(glyphs: &[&'p Glyph]) -> Vec<Vec<&'p Glyph>> {
    if glyphs.windows(2).all(|pair| pair[0].turn == pair[1].turn) {
        return Vec::from_iter((!glyphs.is_empty()).then(|| glyphs.to_vec()));
    }
    let mut turns: BTreeMap<Turn, Vec<&'p Glyph>> = BTreeMap::new();
    for glyph in glyphs {
        turns.entry(glyph.turn).or_default().push(glyph);
    }
    turns.into_values().collect()
}

/// Puts the letters of a watermark on one line, in the order in which they are drawn.
fn straightened(glyphs: &[&Glyph]) -> Vec<Glyph> {
    let mut x = 0.0;
    glyphs
        .iter()
        .map(|glyph| {
            let width = (glyph.end - glyph.x).max(0.0);
            let placed = Glyph {
                x,
                end: x + width,
                y: glyphs[0].y,
                ..**glyph
            };
            x += width;
            placed
        })
        .collect()
}
