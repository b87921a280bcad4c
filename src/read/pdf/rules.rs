//! The rules that a page draws: what may be the edges of cells.
//!
//! A rule is a straight line along the page or down it: a stroked line or a side of a stroked box, or a thin filled bar.
//! Programs draw the edge of a cell in pieces, one for each cell and a dot where they meet, and twice where two cells touch;
//! pieces in one line are one rule here.
//!
//! ```text
//! ---- ---- ----          ---------------- one rule
//! ```
//!
//! White ink draws none, nor do broad lines, which are surfaces. Cost: a sort of the pieces. A page with more pieces than any
//! table has is a drawing, and has no rules.

use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::Number;

use super::glyph::{Turn, upright};
use super::strokes::Pen;

/// A bar thicker than this is a surface, in points.
const THICKEST: f64 = 3.0;
/// A shorter piece is a dot, in points.
const SHORTEST: f64 = 2.0;
/// A page with more pieces is a drawing.
const MOST: usize = 50_000;
/// Pieces that lie no farther apart than this are in one line, in points.
const SAME_LINE: f32 = 2.0;
/// Pieces of one line with no wider gap are one, in points.
const JOINED: f32 = 2.5;

/// A rule along one axis of the page, in points of the page turned so that its text reads from left to right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    /// Where it lies on the other axis.
    pub(super) at: f32,
    pub(super) from: f32,
    pub(super) to: f32,
}

/// The rules of a page by direction, each in the order of its place.
#[derive(Debug, Clone, Default)]
pub(super) struct Rules {
    pub(super) along: Vec<Rule>,
    pub(super) down: Vec<Rule>,
}

/// The pieces of rules, gathered while a page is drawn.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// The lines of the path that is being drawn.
    path: Vec<(Point, Point)>,
    /// The boxes around its parts.
    boxes: Vec<(Point, Point)>,
    start: Point,
    at: Point,
    found: Vec<(Point, Point)>,
}

impl Pieces {
    /// Takes in an instruction of a path; says nothing of any other.
    pub(super) fn take(&mut self, instruction: &TypedInstruction<'_, '_>, frame: Affine, pen: Pen) {
        let at = |x: &Number, y: &Number| frame * Point::new(x.as_f64(), y.as_f64());
        match instruction {
            TypedInstruction::MoveTo(to) => self.begin(at(&to.0, &to.1)),
            TypedInstruction::LineTo(to) => self.line(at(&to.0, &to.1)),
            TypedInstruction::CubicTo(to) => self.reach(at(&to.4, &to.5)),
            TypedInstruction::ClosePath(_) => self.line(self.start),
            TypedInstruction::RectPath(to) => {
                let (x, y, width, height) = (to.0.as_f64(), to.1.as_f64(), to.2.as_f64(), to.3.as_f64());
                self.begin(frame * Point::new(x, y));
                self.line(frame * Point::new(x + width, y));
                self.line(frame * Point::new(x + width, y + height));
                self.line(frame * Point::new(x, y + height));
                self.line(self.start);
            }
            TypedInstruction::EndPath(_) => self.end(),
            TypedInstruction::StrokePath(_) => self.stroke(frame, pen),
            TypedInstruction::FillPathNonZero(_)
            | TypedInstruction::FillPathNonZeroCompatibility(_)
            | TypedInstruction::FillPathEvenOdd(_) => self.fill(pen),
            TypedInstruction::FillAndStrokeNonZero(_) | TypedInstruction::FillAndStrokeEvenOdd(_) => {
                self.stroke(frame, pen);
            }
            TypedInstruction::CloseAndStrokePath(_)
            | TypedInstruction::CloseFillAndStrokeNonZero(_)
            | TypedInstruction::CloseFillAndStrokeEvenOdd(_) => {
                self.line(self.start);
                self.stroke(frame, pen);
            }
            _ => {}
        }
    }

    fn begin(&mut self, at: Point) {
        if self.boxes.len() <= MOST {
            self.boxes.push((at, at));
        }
        (self.start, self.at) = (at, at);
    }

    fn line(&mut self, to: Point) {
        if self.path.len() <= MOST {
            self.path.push((self.at, to));
        }
        self.reach(to);
    }

    fn reach(&mut self, to: Point) {
        if let Some((low, high)) = self.boxes.last_mut() {
            *low = Point::new(low.x.min(to.x), low.y.min(to.y));
            *high = Point::new(high.x.max(to.x), high.y.max(to.y));
        }
        self.at = to;
    }

    fn end(&mut self) {
        self.path.clear();
        self.boxes.clear();
    }

    /// Keeps the straight lines of a path.
    fn stroke(&mut self, frame: Affine, pen: Pen) {
        let thickness = pen.width * frame.determinant().abs().sqrt();
        if thickness <= THICKEST && !pen.white_line {
            let lines = std::mem::take(&mut self.path);
            for (from, to) in lines {
                self.keep(from, to);
            }
        }
        self.end();
    }

    /// Keeps the thin parts of a path.
    fn fill(&mut self, pen: Pen) {
        if !pen.white {
            let boxes = std::mem::take(&mut self.boxes);
            for (low, high) in boxes {
                let middle = low.midpoint(high);
                if high.x - low.x <= THICKEST {
                    self.keep(Point::new(middle.x, low.y), Point::new(middle.x, high.y));
                } else if high.y - low.y <= THICKEST {
                    self.keep(Point::new(low.x, middle.y), Point::new(high.x, middle.y));
                }
            }
        }
        self.end();
    }

    fn keep(&mut self, from: Point, to: Point) {
        let (width, height) = ((from.x - to.x).abs(), (from.y - to.y).abs());
        let is_straight = width.min(height) < 0.5 && width.max(height) >= SHORTEST;
        if is_straight && width.is_finite() && height.is_finite() && self.found.len() <= MOST {
            self.found.push((from, to));
        }
    }

    /// Returns the rules as they lie for text that runs in this direction.
    pub(super) fn rules(&self, turn: Turn, page: (f32, f32)) -> Rules {
        let mut rules = Rules::default();
        if self.found.len() > MOST {
            return rules;
        }
        for (from, to) in &self.found {
            let (a, b) = (upright(turn, *from, page), upright(turn, *to, page));
            let (x, y) = ((a.x as f32, b.x as f32), (a.y as f32, b.y as f32));
            if (x.0 - x.1).abs() > (y.0 - y.1).abs() {
                rules.along.push(rule(y, x));
            } else {
                rules.down.push(rule(x, y));
            }
        }
        Rules {
            along: joined(rules.along),
            down: joined(rules.down),
        }
    }
}

fn rule(across: (f32, f32), (from, to): (f32, f32)) -> Rule {
    Rule {
        at: f32::midpoint(across.0, across.1),
        from: from.min(to),
        to: from.max(to),
    }
}

/// Joins the pieces of each line.
fn joined(mut pieces: Vec<Rule>) -> Vec<Rule> {
    pieces.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut line = f32::NEG_INFINITY;
    for piece in &mut pieces {
        if piece.at - line > SAME_LINE {
            line = piece.at;
        }
        piece.at = line;
    }
    pieces.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut out: Vec<Rule> = Vec::new();
    for piece in pieces {
        match out.last_mut() {
            Some(last) if last.at.total_cmp(&piece.at).is_eq() && piece.from - last.to <= JOINED => {
                last.to = last.to.max(piece.to);
            }
            _ => out.push(piece),
        }
    }
    out
}
