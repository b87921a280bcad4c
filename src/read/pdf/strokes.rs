//! Strokes under words and through them: what makes underlined and struck text in a PDF.
//!
//! A PDF does not know underlining. Programs draw a thin bar, or a line, just below the letters, or through their middle.
//! So the paths of a page are followed far enough to find the thin ones, and a letter is underlined when such a stroke
//! runs close below its base line. The rule of a table or above the footnotes does so too, but it goes on where the words
//! end; a stroke counts only if it begins and ends with the letters above it.
//!
//! ```text
//! Takes note of the report         an underline ends where the word ends
//! ----------
//! ________________________________ a rule does not
//! five-years three years           a strike runs through the letters, at the height of a hyphen
//! ```
//!
//! No rule of a table, a fraction or a footnote runs at the height of a hyphen: above the base line by a tenth to a half of
//! the letter size. A stroke there strikes out what it covers, if letters cover most of it; it may go on over the blank
//! behind its last word. A small raised mark among struck letters is struck with them.
//!
//! Turned text is looked at in its own direction. Cost: linear in the paths, and bounded for drawings made of thousands of
//! strokes. Gives up on underlines drawn as curves (the red wave of a spelling checker, which is none), and on text across
//! the page.

use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::Number;

use super::glyph::{Glyph, Turn, upright};
use super::ink::Grounds;

/// A bar thicker than this is a surface, in points.
const THICKEST: f64 = 2.0;
/// A shorter stroke is a dot, in points.
const SHORTEST: f64 = 2.0;
/// A page with more strokes is a drawing.
const MOST: usize = 4_000;
/// How far below the base line an underline is drawn, in letter sizes.
const BELOW: f32 = 0.3;
/// How far an underline may begin or end from a letter's edge, in letter sizes.
const EDGE: f32 = 0.35;

/// Where a strike runs above the base line, in letter sizes: from the middle of small letters to that of capitals.
const THROUGH: std::ops::RangeInclusive<f32> = 0.1..=0.5;
/// How far a strike may go on where its letters end, in letter sizes: over a blank that nothing draws.
const BEYOND: f32 = 0.8;
/// The share of a strike that is covered by letters.
const COVERED: f32 = 0.5;
/// A line thicker than this share of the letters is a marker's stroke, which lights them up.
const MARKER: f32 = 0.3;

/// A thin stroke along the lines of a text, in points of the page turned so that the text reads from left to right.
#[derive(Debug, Clone, Copy)]
struct Stroke {
    x: f32,
    end: f32,
    y: f32,
    thickness: f32,
}

/// A thin part of a path, in points of the page as it is: its corners.
#[derive(Debug, Clone, Copy)]
struct Bar {
    low: Point,
    high: Point,
    /// How thick a line was drawn; a filled bar is as thick as its corners say.
    thickness: f64,
}

/// How a path is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen {
    /// The width of its lines.
    pub(super) width: f64,
    /// What it fills is white.
    pub(super) white: bool,
    /// Its lines are white.
    pub(super) white_line: bool,
}

/// The strokes of a page, gathered while it is drawn.
#[derive(Debug, Default)]
pub(super) struct Strokes {
    /// The boxes of the parts of the path that is being drawn: the corners.
    parts: Vec<(Point, Point)>,
    found: Vec<Bar>,
}

impl Strokes {
    /// Takes in an instruction of a path; says nothing of any other. What is filled is put on `grounds`.
    pub(super) fn take(
        &mut self,
        instruction: &TypedInstruction<'_, '_>,
        frame: Affine,
        pen: Pen,
        grounds: &mut Grounds,
    ) {
        let at = |x: &Number, y: &Number| frame * Point::new(x.as_f64(), y.as_f64());
        match instruction {
            TypedInstruction::MoveTo(to) => self.begin(at(&to.0, &to.1)),
            TypedInstruction::LineTo(to) => self.reach(at(&to.0, &to.1)),
            TypedInstruction::CubicTo(to) => self.reach(at(&to.2, &to.3)),
            TypedInstruction::RectPath(to) => {
                self.begin(at(&to.0, &to.1));
                let (x, y) = (to.0.as_f64() + to.2.as_f64(), to.1.as_f64() + to.3.as_f64());
                self.reach(frame * Point::new(x, y));
            }
            TypedInstruction::EndPath(_) => self.parts.clear(),
            TypedInstruction::StrokePath(_) | TypedInstruction::CloseAndStrokePath(_) => {
                self.draw(pen.width * frame.determinant().abs().sqrt());
            }
            TypedInstruction::FillPathNonZero(_)
            | TypedInstruction::FillPathNonZeroCompatibility(_)
            | TypedInstruction::FillPathEvenOdd(_)
            | TypedInstruction::FillAndStrokeNonZero(_)
            | TypedInstruction::FillAndStrokeEvenOdd(_)
            | TypedInstruction::CloseFillAndStrokeNonZero(_)
            | TypedInstruction::CloseFillAndStrokeEvenOdd(_) => {
                if !pen.white {
                    self.parts.iter().for_each(|(low, high)| grounds.add(*low, *high));
                }
                self.draw(0.0);
            }
            _ => {}
        }
    }

    fn begin(&mut self, at: Point) {
        if self.parts.len() < MOST {
            self.parts.push((at, at));
        }
    }

    fn reach(&mut self, at: Point) {
        if let Some((low, high)) = self.parts.last_mut() {
            *low = Point::new(low.x.min(at.x), low.y.min(at.y));
            *high = Point::new(high.x.max(at.x), high.y.max(at.y));
        }
    }

    /// Keeps the thin parts of the path that has been drawn.
    fn draw(&mut self, thickness: f64) {
        for (low, high) in self.parts.drain(..) {
            let (width, height) = (high.x - low.x, high.y - low.y);
            let (thin, long) = (width.min(height), width.max(height));
            if thin <= THICKEST && long >= SHORTEST && long.is_finite() && self.found.len() <= MOST {
                self.found.push(Bar {
                    low,
                    high,
                    thickness: thickness.max(thin),
                });
            }
        }
    }

    /// Marks the letters that stand on a stroke of their own length, and those that a stroke runs through.
    pub(super) fn mark(&self, glyphs: &mut [Glyph], page: (f32, f32)) {
        if self.found.is_empty() || self.found.len() > MOST {
            return;
        }
        for turn in [Turn::Upright, Turn::Down, Turn::Over, Turn::Up] {
            let strokes: Vec<Stroke> = self
                .found
                .iter()
                .filter_map(|bar| bar.along(turn, page))
                .collect();
            mark_along(turn, &strokes, glyphs);
        }
    }
}

/// Marks the letters that run in one direction.
fn mark_along(turn: Turn, strokes: &[Stroke], glyphs: &mut [Glyph]) {
    if strokes.is_empty() || !glyphs.iter().any(|glyph| glyph.turn == turn) {
        return;
    }
    let runs_along = |glyph: &Glyph| glyph.turn == turn && !glyph.invisible;
    let sizes = glyphs
        .iter()
        .filter(|glyph| runs_along(glyph))
        .map(|glyph| glyph.size);
    let largest = sizes.fold(0.0, f32::max);
    let near = Near::of(strokes, largest);
    let mut order: Vec<usize> = (0..glyphs.len())
        .filter(|&at| runs_along(&glyphs[at]) && near.holds(glyphs[at].y))
        .collect();
    order.sort_by(|&a, &b| glyphs[a].y.total_cmp(&glyphs[b].y));
    // A page of text looks at each letter once or twice; one that needs far more is made to cost.
    let mut work = 100 * glyphs.len() + 10_000;
    for stroke in strokes {
        let (top, foot) = stroke.reach(largest);
        let from = order.partition_point(|&at| glyphs[at].y < top);
        let to = order.partition_point(|&at| glyphs[at].y <= foot);
        let Some(left) = work.checked_sub(to - from) else {
            return;
        };
        work = left;
        let near = &order[from..to];
        if !stroke.strike(near, glyphs) {
            stroke.underline(near, glyphs);
        }
    }
}

/// The heights at which a letter may be marked by any stroke, from the top; most letters of a page stand at none.
struct Near(Vec<(f32, f32)>);

impl Near {
    fn of(strokes: &[Stroke], largest: f32) -> Self {
        let mut reaches: Vec<(f32, f32)> = strokes.iter().map(|stroke| stroke.reach(largest)).collect();
        reaches.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut out: Vec<(f32, f32)> = Vec::new();
        for (top, foot) in reaches {
            match out.last_mut() {
                Some(last) if top <= last.1 => last.1 = last.1.max(foot),
                _ => out.push((top, foot)),
            }
        }
        Self(out)
    }

    fn holds(&self, y: f32) -> bool {
        let behind = self.0.partition_point(|(top, _)| *top <= y);
        behind > 0 && y <= self.0[behind - 1].1
    }
}

impl Bar {
    /// Returns the bar as a stroke along text that runs in this direction, if it lies so.
    fn along(&self, turn: Turn, page: (f32, f32)) -> Option<Stroke> {
        let (a, b) = (upright(turn, self.low, page), upright(turn, self.high, page));
        let (width, height) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        (height <= THICKEST && width >= SHORTEST).then(|| Stroke {
            x: a.x.min(b.x) as f32,
            end: a.x.max(b.x) as f32,
            y: f64::midpoint(a.y, b.y) as f32,
            thickness: self.thickness as f32,
        })
    }
}

impl Stroke {
    /// Returns the heights between which it marks letters up to a size.
    fn reach(&self, largest: f32) -> (f32, f32) {
        (self.y - BELOW * largest, self.y + THROUGH.end() * largest)
    }

    /// Marks the letters that the stroke runs through; says whether there are any.
    fn strike(&self, near: &[usize], glyphs: &mut [Glyph]) -> bool {
        let through: Vec<usize> = near
            .iter()
            .copied()
            .filter(|&at| self.crosses(&glyphs[at]))
            .collect();
        if !self.is_strike(&through, glyphs) {
            return false;
        }
        let size = through.iter().map(|&at| glyphs[at].size).fold(0.0, f32::max);
        for &at in near {
            let glyph = &mut glyphs[at];
            let is_raised_among_them = glyph.size < size && self.carries(glyph);
            glyph.struck |= is_raised_among_them;
        }
        for at in through {
            glyphs[at].struck = true;
        }
        true
    }

    fn underline(&self, near: &[usize], glyphs: &mut [Glyph]) {
        let on: Vec<usize> = near
            .iter()
            .copied()
            .filter(|&at| self.carries(&glyphs[at]))
            .collect();
        if self.fits(&on, glyphs) {
            for at in on {
                glyphs[at].underlined = true;
            }
        }
    }

    /// Tells whether the stroke runs close below a letter.
    fn carries(&self, glyph: &Glyph) -> bool {
        let below = self.y - glyph.y;
        (0.0..=BELOW * glyph.size).contains(&below) && self.covers(glyph)
    }

    /// Tells whether the stroke runs through the middle of a letter.
    fn crosses(&self, glyph: &Glyph) -> bool {
        let above = (glyph.y - self.y) / glyph.size;
        THROUGH.contains(&above) && self.thickness <= MARKER * glyph.size && self.covers(glyph)
    }

    fn covers(&self, glyph: &Glyph) -> bool {
        let middle = f32::midpoint(glyph.x, glyph.end);
        self.x <= middle && middle <= self.end
    }

    /// Tells whether the stroke begins and ends with the letters above it.
    fn fits(&self, on: &[usize], glyphs: &[Glyph]) -> bool {
        let near = |edge: f32, of: fn(&Glyph) -> f32| {
            on.iter()
                .any(|&at| (of(&glyphs[at]) - edge).abs() <= EDGE * glyphs[at].size)
        };
        near(self.x, |glyph| glyph.x) && near(self.end, |glyph| glyph.end)
    }

    /// Tells whether letters cover most of the stroke, from its beginning to its end but for a blank.
    fn is_strike(&self, through: &[usize], glyphs: &[Glyph]) -> bool {
        let inked = || {
            through
                .iter()
                .map(|&at| &glyphs[at])
                .filter(|glyph| glyph.signs.is_inked())
        };
        let size = inked().map(|glyph| glyph.size).fold(0.0, f32::max);
        let start = inked().map(|glyph| glyph.x).fold(f32::MAX, f32::min);
        let end = inked().map(|glyph| glyph.end).fold(f32::MIN, f32::max);
        let ink: f32 = inked().map(|glyph| glyph.end - glyph.x).sum();
        let reach = BEYOND * size;
        start - self.x <= reach && self.end - end <= reach && ink >= COVERED * (self.end - self.x)
    }
}
