//! The pictures that say something, in their places among the text.
//!
//! A page draws many pictures that nobody would miss in a comparison: the emblem above the title, the square code at the
//! foot, the dot before a line of a list, the scan that the words were guessed from. What is left is content, and each becomes a block of
//! its own, so that one that goes, comes or is drawn anew is told. A picture is taken for
//!
//! - *furniture*, if the file sets it apart; if it stands at the same height on another page; if it is small and stands at the head
//!   or the foot of the first page, where letterheads have their emblem and printers their codes;
//! - *a sign of the print*, if it is no larger than a letter or as thin as a rule, or a stencil of the size of a word;
//! - *a scan*, if the text over it was guessed (`scans` takes those away).
//!
//! Programs cut large pictures into strips and tiles. Neighbours that touch and have the same edges are one picture, and
//! so is all that a page without text shows, or a page with more pictures than anyone would place on it.
//!
//! ```text
//! 1. Decides ...              row at y 120
//!     ┌───────┐
//!     │ map   │               y 130 to 300   ->  [picture 3f2a9c01], behind paragraph 1
//!     └───────┘
//! 2. Requests ...             row at y 320
//! ```
//!
//! A picture stands behind the last lines that lie above its middle in its own column. Deliberately absent: what is
//! drawn with lines and surfaces, patterns, and which part of a picture is clipped away. Cost: the pictures of a page times its rows,
//! and bounded.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::content::Content;
use super::draft::Draft;
use super::drawn::Picture;
use super::glyph::main_turn;
use crate::read::picture;

/// What is not larger in both directions, in points, is a letter or a dot.
const LETTER: f32 = 13.0;
/// What is thinner, in points, is a rule.
const RULE: f32 = 4.0;
/// A stencil is a drawing from this size on, in points, and else a letter or a word.
const STENCIL: f32 = 60.0;
/// An emblem is no larger than this share of the page's width, in both directions.
const EMBLEM: f32 = 0.2;
/// The middle of an emblem at the head of the first page stands above this share of its height.
const HEAD: f32 = 0.16;
/// The middle of a code at its foot stands below this share.
const FOOT: f32 = 0.87;
/// A page with more pictures is one drawing.
const MOST: usize = 200;

impl Picture {
    /// Returns the picture of which both are parts.
    fn with(&self, other: &Self) -> Self {
        let names = Sha256::new_with_prefix(&self.name).chain_update(&other.name);
        Self {
            name: picture::shown(names),
            place: self.place.with(other.place),
            is_stencil: self.is_stencil && other.is_stencil,
            is_artifact: self.is_artifact && other.is_artifact,
        }
    }

    /// Whether it is a letter, a dot, a rule, or nowhere on the page.
    fn is_print(&self) -> bool {
        let (width, height) = (self.place.width(), self.place.height());
        let (less, more) = if width < height {
            (width, height)
        } else {
            (height, width)
        };
        // Of a surface that is no number, nothing is known.
        !(less >= RULE && more > LETTER) || (self.is_stencil && less < STENCIL)
    }

    /// Whether it is an emblem or a code on the first page.
    fn is_emblem(&self, (width, height): (f32, f32)) -> bool {
        let is_small = self.place.width().max(self.place.height()) <= EMBLEM * width;
        let middle = self.place.middle() / height;
        is_small && !(HEAD..=FOOT).contains(&middle)
    }
}

/// The pictures of a page, as its text runs.
#[derive(Debug)]
pub(super) struct Shown {
    /// Width and height of the page, in points.
    size: (f32, f32),
    pictures: Vec<Picture>,
}

/// Puts the pictures that say something into their places among the drafts.
pub(super) fn among(drafts: Vec<Draft>, pages: Vec<Shown>) -> Vec<Draft> {
    let count = pages.len();
    let pictures = standing(pages);
    if pictures.iter().all(Vec::is_empty) {
        return drafts;
    }
    let rows = rows(&drafts, count);
    let mut behind: BTreeMap<usize, Vec<Draft>> = BTreeMap::new();
    for (page, pictures) in pictures.into_iter().enumerate() {
        for picture in pictures {
            let at = rows[page].place(&picture).unwrap_or_else(|| start(&drafts, page));
            let draft = Draft::picture(page, picture.name, picture.place.middle());
            behind.entry(at).or_default().push(draft);
        }
    }
    let mut out = behind.remove(&0).unwrap_or_default();
    for (at, draft) in (1..).zip(drafts) {
        out.push(draft);
        out.append(&mut behind.remove(&at).unwrap_or_default());
    }
    out
}

/// Returns how many drafts stand before the text of a page.
fn start(drafts: &[Draft], page: usize) -> usize {
    let begins = |draft: &Draft| draft.outside.is_none() && draft.page() >= page;
    drafts.iter().position(begins).unwrap_or(drafts.len())
}

/// Returns for each page the pictures that say something, from top to bottom.
fn standing(pages: Vec<Shown>) -> Vec<Vec<Picture>> {
    let repeated = repeated(&pages);
    let mut pages = pages;
    for (number, page) in pages.iter_mut().enumerate() {
        let size = page.size;
        page.pictures.retain(|picture| {
            !repeated.contains(&place(picture)) && (number > 0 || !picture.is_emblem(size))
        });
        page.pictures
            .sort_by(|a, b| a.place.middle().total_cmp(&b.place.middle()));
    }
    pages.into_iter().map(|page| page.pictures).collect()
}

/// Returns what a page shows that is no letter and no rule.
pub(super) fn on_page(page: &Content) -> Shown {
    let content = page.pictures.iter().filter(|picture| !picture.is_artifact);
    let joined = joined(content);
    let has_text = page.glyphs.iter().any(|glyph| glyph.signs.is_inked());
    let mut pictures: Vec<Picture> = joined.into_iter().filter(|picture| !picture.is_print()).collect();
    if !has_text || pictures.len() > MOST {
        let whole = pictures.iter().cloned().reduce(|whole, part| whole.with(&part));
        pictures = whole.into_iter().collect();
    }
    let turn = main_turn(&page.glyphs);
    for picture in &mut pictures {
        picture.place = picture.place.turned(turn, page.size);
    }
    Shown {
        size: page.size,
        pictures,
    }
}

/// Joins the parts of pictures that a program has cut.
fn joined<'p>(pictures: impl Iterator<Item = &'p Picture>) -> Vec<Picture> {
    let mut out: Vec<Picture> = Vec::new();
    for picture in pictures {
        let mut picture = picture.clone();
        while let Some(last) = out.pop_if(|last| last.place.joins(picture.place)) {
            picture = last.with(&picture);
        }
        out.push(picture);
    }
    out
}

/// Returns the pictures that stand at the same height on several pages.
fn repeated(pages: &[Shown]) -> BTreeSet<(String, i32)> {
    let mut first: BTreeMap<(String, i32), usize> = BTreeMap::new();
    let mut again = BTreeSet::new();
    for (number, page) in pages.iter().enumerate() {
        for picture in &page.pictures {
            if *first.entry(place(picture)).or_insert(number) != number {
                again.insert(place(picture));
            }
        }
    }
    again
}

/// What a picture is on all pages: itself, at its height in points.
fn place(picture: &Picture) -> (String, i32) {
    (picture.name.clone(), picture.place.middle().round() as i32)
}

/// The rows of the text of a page.
#[derive(Default)]
struct Rows(Vec<Placed>);

/// Where a row stands, and in which draft.
#[derive(Clone, Copy)]
struct Placed {
    draft: usize,
    y: f32,
    left: f32,
    right: f32,
}

fn rows(drafts: &[Draft], pages: usize) -> Vec<Rows> {
    let mut out: Vec<Rows> = Vec::new();
    out.resize_with(pages, Rows::default);
    let body = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| draft.outside.is_none());
    for (number, draft) in body {
        for (page, row) in &draft.rows {
            out[*page].0.push(Placed {
                draft: number,
                y: row.y,
                left: row.x(),
                right: row.end(),
            });
        }
    }
    out
}

impl Rows {
    /// Returns how many drafts stand before a picture, `None` where nothing stands above it.
    fn place(&self, picture: &Picture) -> Option<usize> {
        let place = picture.place;
        let is_above = |row: &Placed| row.y < place.middle();
        let shares = |row: &Placed| row.left < place.right && place.left < row.right;
        let last = self.0.iter().rposition(|row| is_above(row) && shares(row))?;
        // Short lines above it that do not reach so far.
        let more = self.0[last..]
            .windows(2)
            .take_while(|pair| is_above(&pair[1]) && pair[0].y <= pair[1].y)
            .count();
        Some(self.0[last + more].draft + 1)
    }
}
