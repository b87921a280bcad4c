//! A picture where it is drawn.

use hayro_font::kurbo::{Affine, Point};

use super::glyph::{Turn, upright};

/// The memory that a picture takes until its page is read, in bytes.
pub(super) const PICTURE_BYTES: u64 = 100;

/// Edges that differ by less, in points, are the same.
pub(super) const SAME_EDGE: f32 = 1.0;

/// A picture on a page.
#[derive(Debug, Clone)]
pub(super) struct Picture {
    /// What tells it from another.
    pub(super) name: String,
    pub(super) place: Place,
    pub(super) is_stencil: bool,
    /// Set apart by the file itself.
    pub(super) is_artifact: bool,
}

/// An upright surface, in points from the upper left corner of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) right: f32,
    pub(super) bottom: f32,
}

impl Place {
    /// Returns the surface around the square that a picture fills under this matrix.
    pub(super) fn of(ctm: Affine) -> Self {
        let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
        Self::around(corners.map(|corner| ctm * Point::from(corner)))
    }

    pub(super) fn around(points: impl IntoIterator<Item = Point>) -> Self {
        let none = Self {
            left: f32::INFINITY,
            top: f32::INFINITY,
            right: f32::NEG_INFINITY,
            bottom: f32::NEG_INFINITY,
        };
        points.into_iter().fold(none, |place, point| Self {
            left: place.left.min(point.x as f32),
            top: place.top.min(point.y as f32),
            right: place.right.max(point.x as f32),
            bottom: place.bottom.max(point.y as f32),
        })
    }

    /// Returns what of it lies on a page.
    pub(super) fn within(self, (width, height): (f32, f32)) -> Self {
        Self {
            left: self.left.max(0.0),
            top: self.top.max(0.0),
            right: self.right.min(width),
            bottom: self.bottom.min(height),
        }
    }

    /// Returns it as one sees it with the head bent to the text.
    pub(super) fn turned(self, turn: Turn, size: (f32, f32)) -> Self {
        let corners = [(self.left, self.top), (self.right, self.bottom)];
        let point = |(x, y): (f32, f32)| upright(turn, Point::new(x.into(), y.into()), size);
        Self::around(corners.map(point))
    }

    pub(super) fn width(self) -> f32 {
        self.right - self.left
    }

    pub(super) fn height(self) -> f32 {
        self.bottom - self.top
    }

    pub(super) fn middle(self) -> f32 {
        f32::midpoint(self.top, self.bottom)
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Whether two surfaces are parts of one that was cut straight through.
    pub(super) fn joins(self, other: Self) -> bool {
        let same = |a: f32, b: f32| (a - b).abs() < SAME_EDGE;
        let stacked = same(self.left, other.left) && same(self.right, other.right);
        let abreast = same(self.top, other.top) && same(self.bottom, other.bottom);
        (stacked && (same(self.bottom, other.top) || same(other.bottom, self.top)))
            || (abreast && (same(self.right, other.left) || same(other.right, self.left)))
    }
}
