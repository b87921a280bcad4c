//! Which classes of change are asked for: `--only substantive`, `--hide editorial,consequential`.

use super::{Class, Entry, Op, Report};

/// The classes of change that are shown, or count as a difference; all of them at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filter {
    /// Punctuation, capitals, spelling.
    pub editorial: bool,
    /// What follows from another change.
    pub consequential: bool,
    /// Everything else.
    pub substantive: bool,
}

impl Default for Filter {
    fn default() -> Self {
        Self::only(&[Class::Editorial, Class::Consequential, Class::Substantive])
    }
}

impl Filter {
    /// Shows these classes and no other.
    pub fn only(classes: &[Class]) -> Self {
        Self {
            editorial: classes.contains(&Class::Editorial),
            consequential: classes.contains(&Class::Consequential),
            substantive: classes.contains(&Class::Substantive),
        }
    }

    /// Returns this filter without these classes.
    #[must_use]
    pub fn without(self, classes: &[Class]) -> Self {
        let hidden = Self::only(classes);
        Self {
            editorial: self.editorial && !hidden.editorial,
            consequential: self.consequential && !hidden.consequential,
            substantive: self.substantive && !hidden.substantive,
        }
    }

    /// Whether a class is shown; what is no change is not hidden by anything.
    pub fn shows(self, class: Class) -> bool {
        match class {
            Class::None => true,
            Class::Editorial => self.editorial,
            Class::Consequential => self.consequential,
            Class::Substantive => self.substantive,
        }
    }

    /// Whether an entry is worth reading and has no change of a shown class.
    pub fn hides(self, entry: &Entry) -> bool {
        entry.worth_reading() && !self.keeps(entry)
    }

    /// Whether an entry has a change of a shown class, in its words or as a whole.
    pub fn keeps(self, entry: &Entry) -> bool {
        let edits = || entry.edits.iter().filter(|edit| edit.op != Op::Equal);
        self.shows(entry.class) || edits().any(|edit| self.shows(edit.class))
    }
}

impl Class {
    /// Returns the word for a class: `editorial`.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Editorial => "editorial",
            Self::Consequential => "consequential",
            Self::Substantive => "substantive",
        }
    }
}

impl Report {
    /// Whether the two texts differ in anything of the shown classes.
    pub fn differs_in(&self, filter: Filter) -> bool {
        let mut differing = self.entries.iter().filter(|entry| entry.differs());
        let mut notes = self.footnotes.iter().filter(|note| note.differs());
        let mut rows = self.head.iter().filter(|row| row.differs());
        differing.any(|entry| filter.keeps(entry))
            || notes.any(|note| filter.shows(note.class))
            || rows.any(|row| filter.shows(row.class))
    }
}
