//! A letter as it is drawn, and how its text runs on the page.

use hayro_font::kurbo::Point;

use super::letters::Letters;
use super::signs::Signs;

/// One character in its place.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one independent property of the print"
)]
pub(super) struct Glyph {
    /// What it says; a space for a blank.
    pub(super) letters: Letters,
    /// What its text is made of.
    pub(super) signs: Signs,
    /// The left edge, in points.
    pub(super) x: f32,
    /// The right edge, in points.
    pub(super) end: f32,
    /// The base line, in points from the top.
    pub(super) y: f32,
    /// The size of the letters, in points.
    pub(super) size: f32,
    pub(super) italic: bool,
    pub(super) bold: bool,
    /// A stroke of the letters' length runs below.
    pub(super) underlined: bool,
    /// A stroke runs through the middle of the letters.
    pub(super) struck: bool,
    /// Raised by the text rise itself, whatever its size.
    pub(super) raised: bool,
    /// Drawn so that nobody sees it: white on white, or transparent.
    pub(super) faint: bool,
    /// Drawn without ink: the text layer over a scanned page.
    pub(super) invisible: bool,
    /// How the text runs.
    pub(super) turn: Turn,
    /// What the tags say of it.
    pub(super) mark: Mark,
}

/// How a piece of text runs on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// From left to right.
    Upright,
    /// From top to bottom: read with the head bent to the right.
    Down,
    /// Upside down.
    Over,
    /// From bottom to top.
    Up,
    /// Across the page, as a watermark.
    Diagonal,
}

/// The marked content that a glyph belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// No tag.
    None,
    /// Content number of the page's structure.
    Content(i32),
    /// Set apart by the file itself.
    Artifact(Artifact),
}

/// What an artifact says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Artifact {
    Header,
    Footer,
    Other,
}

/// Turns a place so that text running `turn` reads from left to right.
pub(super) fn upright(turn: Turn, place: Point, size: (f32, f32)) -> Point {
    let (width, height) = (f64::from(size.0), f64::from(size.1));
    match turn {
        Turn::Upright | Turn::Diagonal => place,
        Turn::Down => Point::new(place.y, width - place.x),
        Turn::Over => Point::new(width - place.x, height - place.y),
        Turn::Up => Point::new(height - place.y, place.x),
    }
}

/// Returns how most of the text of a page runs.
pub(super) fn main_turn(glyphs: &[Glyph]) -> Turn {
    let mut counts = [0_usize; 5];
    for glyph in glyphs {
        counts[glyph.turn as usize] += usize::from(!matches!(glyph.mark, Mark::Artifact(_)));
    }
    [Turn::Upright, Turn::Down, Turn::Over, Turn::Up]
        .into_iter()
        .rev()
        .max_by_key(|turn| counts[*turn as usize])
        .unwrap_or(Turn::Upright)
}
