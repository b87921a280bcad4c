//! The two texts of a comparison, carried together.

use serde::{Deserialize, Serialize};

/// A value for each of the two texts, in the order of the command line.
///
/// ```
/// use travaux::Sides;
/// let lengths = Sides::new("urges", "encourages").map(str::len);
/// assert_eq!((lengths.old, lengths.new), (5, 10));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sides<T> {
    /// What belongs to the earlier text.
    pub old: T,
    /// What belongs to the later text.
    pub new: T,
}

/// One of the two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The earlier text.
    Old,
    /// The later text.
    New,
}

impl Side {
    /// Returns the other side.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Old => Self::New,
            Self::New => Self::Old,
        }
    }
}

impl<T> Sides<T> {
    /// Puts two values side by side.
    pub fn new(old: T, new: T) -> Self {
        Self { old, new }
    }

    /// Applies `f` to each side, the old one first.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Sides<U> {
        Sides {
            old: f(self.old),
            new: f(self.new),
        }
    }

    /// Applies `f` to each side and stops at the first error.
    ///
    /// # Errors
    ///
    /// The first error that `f` returns, of the old side before the new one.
    pub fn try_map<U, E>(self, mut f: impl FnMut(T) -> Result<U, E>) -> Result<Sides<U>, E> {
        Ok(Sides {
            old: f(self.old)?,
            new: f(self.new)?,
        })
    }

    /// Borrows each side.
    pub fn as_ref(&self) -> Sides<&T> {
        Sides {
            old: &self.old,
            new: &self.new,
        }
    }

    /// Pairs each side with the same side of `other`.
    pub fn zip<U>(self, other: Sides<U>) -> Sides<(T, U)> {
        Sides {
            old: (self.old, other.old),
            new: (self.new, other.new),
        }
    }

    /// Exchanges the sides.
    #[must_use]
    pub fn swap(self) -> Self {
        Self {
            old: self.new,
            new: self.old,
        }
    }

    /// Returns the value of one side.
    pub fn get(&self, side: Side) -> &T {
        match side {
            Side::Old => &self.old,
            Side::New => &self.new,
        }
    }

    /// Returns the value of one side, to be changed.
    pub fn get_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Old => &mut self.old,
            Side::New => &mut self.new,
        }
    }
}
