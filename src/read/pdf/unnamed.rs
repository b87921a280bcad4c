//! Characters that are drawn in fonts which do not say which letters they are: counted, never guessed.

use super::content::Content;
use crate::document::{Locator, Warning};

/// The share of unnamed characters from which a text cannot be trusted.
const POOR_SHARE: f32 = 0.02;

/// The unnamed characters of the pages so far.
#[derive(Debug, Default)]
pub(super) struct Unnamed {
    count: usize,
    /// How many characters stand on the pages.
    all: usize,
    /// The first page with one, from 0.
    first: Option<usize>,
}

impl Unnamed {
    /// Counts those of the next page.
    pub(super) fn count(&mut self, number: usize, page: &Content) {
        self.count += page.unnamed;
        self.all += page.glyphs.len();
        if page.unnamed > 0 {
            self.first.get_or_insert(number);
        }
    }

    /// Returns a warning when there are some.
    pub(super) fn warning(&self) -> Option<Warning> {
        let first = self.first?;
        let share = self.count as f32 / self.all.max(1) as f32;
        let advice = if share > POOR_SHARE {
            "; compare another format of the text if there is one"
        } else {
            ""
        };
        Some(Warning {
            code: "unnamed-characters",
            message: format!(
                "{} characters are drawn in fonts that do not say which letters they are{advice}",
                self.count
            ),
            locator: Locator {
                page: u32::try_from(first + 1).ok(),
                ..Locator::default()
            },
        })
    }
}
