//! What one file may cost: every bound, its option and its usual value, in one table.
//!
//! A file is paid for before it is read: what it asks for is counted while it comes out, whatever it declares of itself,
//! and a file that asks for more than it may is refused in one line that names the option to allow it. The bounds hold
//! for every format; where a format has no such thing (a typed text has no elements), they have nothing to count.
//!
//! | bound | counts |
//! |---|---|
//! | [`INPUT`] | the bytes of the file itself, while they come in |
//! | [`UNPACKED`] | what comes out of its packed parts, and what it has computed: labels of lists, the letters of fonts |
//! | [`NESTING`] | elements in elements, lists in lists, forms in forms |
//! | [`NODES`] | the elements and pieces of text of one part; the objects, tags and widths of a PDF |
//! | [`STEPS`] | the work of drawing the pages of a PDF: instructions, characters, forms |
//! | [`PARAGRAPHS`] | paragraphs; of a format that only has lines, what stands between blank lines, ten lines at most |
//! | [`CONVERSION`] | the seconds that LibreOffice may take |
//! | [`MEMORY`] | what the program may take of the machine's memory in all its stages, see `memory` |

use crate::error::Refusal;

/// A bound: its option, its usual value, and how it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// The option that sets it: `--max-nesting`.
    pub option: &'static str,
    /// The usual value, in the unit of the option.
    pub usual: u64,
    /// The unit of the option, as a factor: megabytes are counted in bytes.
    pub unit: u64,
    /// What a file does that goes beyond it: `nests more than {} elements into each other`.
    says: &'static str,
    /// What becomes of it: `refused as too large`.
    ends: &'static str,
}

const MEGABYTE: u64 = 1 << 20;

/// What becomes of a file that would cost too much.
const TOO_LARGE: &str = "refused as too large";

/// The size of a file.
pub const INPUT: Bound = Bound {
    option: "--max-input",
    usual: 128,
    unit: MEGABYTE,
    says: "is larger than {}",
    ends: TOO_LARGE,
};
/// What the parts of a file unpack to, together.
pub const UNPACKED: Bound = Bound {
    option: "--max-unpacked",
    usual: 64,
    unit: MEGABYTE,
    says: "unpacks to more than {}",
    ends: TOO_LARGE,
};
/// How deep a file nests.
pub const NESTING: Bound = Bound {
    option: "--max-nesting",
    usual: 512,
    unit: 1,
    says: "nests more than {} elements into each other",
    ends: TOO_LARGE,
};
/// How many elements a part has.
pub const NODES: Bound = Bound {
    option: "--max-nodes",
    usual: 2_000_000,
    unit: 1,
    says: "has more than {} elements",
    ends: TOO_LARGE,
};
/// How many steps the pages take to draw.
pub const STEPS: Bound = Bound {
    option: "--max-steps",
    usual: 20_000_000,
    unit: 1,
    says: "takes more than {} steps to draw",
    ends: TOO_LARGE,
};
/// How many paragraphs a file has.
pub const PARAGRAPHS: Bound = Bound {
    option: "--max-paragraphs",
    usual: 100_000,
    unit: 1,
    says: "has more than {} paragraphs",
    ends: TOO_LARGE,
};
/// How long a conversion takes.
pub const CONVERSION: Bound = Bound {
    option: "--max-conversion",
    usual: 60,
    unit: 1,
    says: "takes LibreOffice more than {} seconds",
    ends: "given up",
};
/// How much memory all the work takes.
pub const MEMORY: Bound = Bound {
    option: "--max-memory",
    usual: 512,
    unit: MEGABYTE,
    says: "needs more than {} of memory",
    ends: TOO_LARGE,
};

impl Bound {
    /// Returns the usual value, in what is counted: bytes, not megabytes.
    pub const fn usually(&self) -> u64 {
        self.usual * self.unit
    }

    /// Asks whether so much is allowed. The error is the reason why not, for a person.
    ///
    /// # Errors
    ///
    /// When the cost is beyond what is allowed.
    pub fn ask(&self, allowed: u64, cost: u64) -> Result<(), Refusal> {
        if cost > allowed {
            return Err(self.refusal(allowed));
        }
        Ok(())
    }

    /// Returns the reason for a file that goes beyond the bound of `value`.
    pub fn refusal(&self, value: u64) -> Refusal {
        Refusal::limit(self.exceeded(value))
    }

    /// Says that a file goes beyond the bound of `value`, and the way out.
    ///
    /// ```
    /// use travaux::read::limits::NESTING;
    ///
    /// assert_eq!(
    ///     NESTING.exceeded(9),
    ///     "nests more than 9 elements into each other: refused as too large; --max-nesting allows more"
    /// );
    /// ```
    pub fn exceeded(&self, value: u64) -> String {
        let value = match (self.unit, value) {
            (1, value) => value.to_string(),
            (unit, value) if value.is_multiple_of(unit) => format!("{} megabytes", value / unit),
            (_, value) => format!("{value} bytes"),
        };
        let says = self.says.replace("{}", &value);
        format!("{says}: {}; {} allows more", self.ends, self.option)
    }
}

/// The bounds of what one file may cost, so that no file can exhaust the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limits {
    /// The bytes of the file itself.
    pub input_bytes: u64,
    /// The bytes that the parts of a packed file may unpack to, together, counted while they stream out.
    pub unpacked_bytes: u64,
    /// The depth to which elements may nest.
    pub nesting: u32,
    /// The elements and pieces of text in one part of a structured file.
    pub nodes: u32,
    /// The steps that the pages of a PDF may take to draw.
    pub steps: u64,
    /// The paragraphs of one file.
    pub paragraphs: usize,
    /// The seconds that a conversion by another program may take.
    pub conversion_seconds: u64,
    /// The bytes of memory that the work may take.
    pub memory_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_bytes: INPUT.usually(),
            unpacked_bytes: UNPACKED.usually(),
            nesting: NESTING.usually() as u32,
            nodes: NODES.usually() as u32,
            steps: STEPS.usually(),
            paragraphs: PARAGRAPHS.usually() as usize,
            conversion_seconds: CONVERSION.usually(),
            memory_bytes: MEMORY.usually(),
        }
    }
}

/// What is left of a bound while a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Purse {
    bound: Bound,
    all: u64,
    left: u64,
}

impl Purse {
    /// Fills a purse with all that `bound` allows.
    pub(super) fn new(bound: Bound, all: u64) -> Self {
        Self {
            bound,
            all,
            left: all,
        }
    }

    /// Pays for something. The error is the reason why not, for a person.
    pub(super) fn pay(&mut self, cost: u64) -> Result<(), Refusal> {
        self.left = self.left.checked_sub(cost).ok_or_else(|| self.empty())?;
        Ok(())
    }

    /// Returns what may still be spent.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// Says that there is not enough left.
    pub(super) fn empty(&self) -> Refusal {
        self.bound.refusal(self.all)
    }
}

/// The text that a reader makes itself, beside what stands in the file: labels of lists, spaces that are counted, bodies
/// of notes that are named twice, what is said of every paragraph of a container.
///
/// A few bytes can ask for any amount of it. Once too much was asked for, nothing more is made, and the reader says at its
/// end why there is no document.
#[derive(Debug)]
pub(super) struct Made {
    purse: Purse,
    beyond: Option<Refusal>,
}

impl Made {
    /// Allows as much as may be unpacked.
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            purse: Purse::new(UNPACKED, limits.unpacked_bytes),
            beyond: None,
        }
    }

    /// Pays for something of this many bytes, and says whether it may be made.
    pub(super) fn may(&mut self, bytes: usize) -> bool {
        if self.beyond.is_none() {
            self.beyond = self.purse.pay(bytes as u64).err();
        }
        self.beyond.is_none()
    }

    /// Keeps a text that has been made, if it may be; makes none where too much was asked for before.
    pub(super) fn keep(&mut self, make: impl FnOnce() -> Option<String>) -> Option<String> {
        if !self.may(0) {
            return None;
        }
        make().filter(|text| self.may(text.len()))
    }

    /// Ends the reading. The error is the reason, for a person, why there is no document.
    pub(super) fn end(&mut self) -> Result<(), Refusal> {
        self.beyond.take().map_or(Ok(()), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purse_pays_what_is_in_it_and_then_names_its_option() {
        let mut purse = Purse::new(UNPACKED, 2 << 20);
        assert_eq!(purse.pay(2 << 20), Ok(()));
        assert_eq!(
            purse.pay(1).map_err(String::from),
            Err(
                "unpacks to more than 2 megabytes: refused as too large; --max-unpacked allows more"
                    .to_owned()
            )
        );
    }

    #[test]
    fn nothing_more_is_made_once_too_much_was_asked_for() {
        let mut made = Made::new(Limits {
            unpacked_bytes: 5,
            ..Limits::default()
        });
        assert_eq!(made.keep(|| Some("(ii)".to_owned())).as_deref(), Some("(ii)"));
        assert_eq!(made.keep(|| Some("(iii)".to_owned())), None);
        assert_eq!(made.keep(|| unreachable!("it would be made in vain")), None);
        assert!(made.end().unwrap_err().to_string().contains("--max-unpacked"));
    }

    #[test]
    fn odd_bounds_are_told_in_bytes() {
        assert!(
            UNPACKED
                .exceeded(100)
                .starts_with("unpacks to more than 100 bytes")
        );
    }
}
