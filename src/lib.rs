//! Travaux compares related diplomatic and legislative texts.
//!
//! It finds which paragraph of one text answers which paragraph of the other, then shows word by word what
//! changed. The whole program is [`compare()`]; the modules below stand in the order in which the data flows:
//!
//! ```text
//! Source ──read──▶ Document ──structure──▶ Instrument ──align──▶ Alignment ──report──▶ Report ──render──▶ bytes
//!                                                                              └─ diff: the edits of each pair
//! ```
//!
//! ```
//! use travaux::report::{Class, briefing};
//! use travaux::{Options, Sides, compare, read::Source};
//!
//! # fn main() -> Result<(), travaux::Error> {
//! let text = |name: &str, verb: &str| Source {
//!     name: name.to_owned(),
//!     bytes: format!(
//!         "The General Assembly,\n\n\
//!          Recalling its resolution 60/1,\n\n\
//!          1. {verb} all States to cooperate;\n\n\
//!          2. Decides to remain seized of the matter.\n"
//!     )
//!     .into_bytes(),
//! };
//! let texts = Sides::new(text("draft.txt", "Urges"), text("adopted.txt", "Invites"));
//! let report = compare(&texts, &Options::default())?;
//! assert_eq!(report.summary.of_class(Class::Substantive), 1);
//! assert!(briefing(&report).items[0].text().starts_with("OP 1 now "));
//! # Ok(())
//! # }
//! ```
//!
//! Texts that are compared more than once are understood once ([`compare::understand`]), and then any two of them are
//! related ([`compare::relate`]). Every stage is a plain function from value to value; only `cli`, and what it has for itself (`private`,
//! `program`), touches files, streams and the terminal. It is a feature; without it the library needs nothing of the machine, and works in a browser.

#![warn(clippy::unwrap_used)]

pub mod compare;

pub mod error;
pub mod sides;
pub mod text;
#[cfg(feature = "cli")]
mod address;
pub mod memory;
pub mod threads;
mod package;
#[cfg(feature = "cli")]
mod private;
#[cfg(feature = "cli")]
mod program;

pub mod document;
pub mod read;

pub mod instrument;
pub mod lexicon;
pub mod structure;

pub mod align;
pub mod diff;
pub mod report;
pub mod render;
pub mod show;

pub mod amend;
pub mod check;
pub mod history;
pub mod trace;
pub mod verify;

#[cfg(feature = "cli")]
pub mod cli;

pub use compare::{Options, compare};
pub use error::Error;
pub use sides::Sides;
