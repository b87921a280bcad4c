//! Strokes under words: what makes underlined text in a PDF.
//!
//! A PDF does not know underlining. Programs draw a thin bar, or a line, just below the letters. So the paths of a page
//! are followed far enough to find the thin horizontal ones, and a letter is underlined when such a stroke runs close
//! below its base line. The rule of a table or above the footnotes does so too, but it goes on where the words end; a
//! stroke counts only if it begins and ends with the letters above it.
//!
//! ```text
//! Takes note of the report         an underline ends where the word ends
//! ----------
//! ________________________________ a rule does not
//! ```
//!
//! Cost: linear in the paths, and bounded for drawings made of thousands of strokes. Gives up on turned text, and on
//! underlines drawn as curves (the red wave of a spelling checker, which is none).

use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::Number;

use super::content::{Glyph, Turn};

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

/// A thin horizontal stroke, in points from the upper left corner.
#[derive(Debug, Clone, Copy)]
struct Stroke {
    x: f32,
    end: f32,
    y: f32,
}

/// The strokes of a page, gathered while it is drawn.
#[derive(Debug, Default)]
pub(super) struct Strokes {
    /// The boxes of the parts of the path that is being drawn: the corners.
    parts: Vec<(Point, Point)>,
    found: Vec<Stroke>,
}

impl Strokes {
    /// Takes in an instruction of a path; says nothing of any other.
    pub(super) fn take(&mut self, instruction: &TypedInstruction<'_, '_>, frame: Affine) {
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
            TypedInstruction::StrokePath(_)
            | TypedInstruction::CloseAndStrokePath(_)
            | TypedInstruction::FillPathNonZero(_)
            | TypedInstruction::FillPathNonZeroCompatibility(_)
            | TypedInstruction::FillPathEvenOdd(_)
            | TypedInstruction::FillAndStrokeNonZero(_)
            | TypedInstruction::FillAndStrokeEvenOdd(_)
            | TypedInstruction::CloseFillAndStrokeNonZero(_)
            | TypedInstruction::CloseFillAndStrokeEvenOdd(_) => self.draw(),
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
    fn draw(&mut self) {
        for (low, high) in self.parts.drain(..) {
            let (width, height) = (high.x - low.x, high.y - low.y);
            if height <= THICKEST && width >= SHORTEST && width.is_finite() && self.found.len() <= MOST {
                self.found.push(Stroke {
                    x: low.x as f32,
                    end: high.x as f32,
                    y: f32::midpoint(low.y as f32, high.y as f32),
                });
            }
        }
    }

    /// Marks the letters that stand on a stroke of their own length.
    pub(super) fn underline(&self, glyphs: &mut [Glyph]) {
        if self.found.is_empty() || self.found.len() > MOST {
            return;
        }
        let mut order: Vec<usize> = (0..glyphs.len())
            .filter(|&at| glyphs[at].turn == Turn::Upright && !glyphs[at].invisible)
            .collect();
        order.sort_by(|&a, &b| glyphs[a].y.total_cmp(&glyphs[b].y));
        let largest = order.iter().map(|&at| glyphs[at].size).fold(0.0, f32::max);
        // A page of text looks at each letter once or twice; one that needs far more is made to cost.
        let mut work = 100 * glyphs.len() + 10_000;
        for stroke in &self.found {
            let from = order.partition_point(|&at| glyphs[at].y < stroke.y - BELOW * largest);
            let to = order.partition_point(|&at| glyphs[at].y <= stroke.y);
            let Some(left) = work.checked_sub(to - from) else {
                return;
            };
            work = left;
            let on: Vec<usize> = order[from..to]
                .iter()
                .copied()
                .filter(|&at| stroke.carries(&glyphs[at]))
                .collect();
            if stroke.fits(&on, glyphs) {
                for at in on {
                    glyphs[at].underlined = true;
                }
            }
        }
    }
}

impl Stroke {
    /// Tells whether the stroke runs close below a letter.
    fn carries(&self, glyph: &Glyph) -> bool {
        let middle = f32::midpoint(glyph.x, glyph.end);
        self.y - glyph.y <= BELOW * glyph.size && self.x <= middle && middle <= self.end
    }

    /// Tells whether the stroke begins and ends with the letters above it.
    fn fits(&self, on: &[usize], glyphs: &[Glyph]) -> bool {
        let near = |edge: f32, of: fn(&Glyph) -> f32| {
            on.iter()
                .any(|&at| (of(&glyphs[at]) - edge).abs() <= EDGE * glyphs[at].size)
        };
        near(self.x, |glyph| glyph.x) && near(self.end, |glyph| glyph.end)
    }
}
