//! Travaux compares related diplomatic and legislative texts.
//!
//! It finds which paragraph of one text answers which paragraph of the other, then shows word by word what
//! changed. The whole program is [`compare()`]; the modules below stand in the order in which the data flows:
//!
//! ```text
//! Source ──read──▶ Document ──structure──▶ Instrument ──align──▶ Alignment ──diff──▶ Edits ──report──▶ Report ──render──▶ bytes
//! ```
//!
//! Every stage is a plain function from value to value; only [`cli`] touches files, streams and the terminal.

#![warn(clippy::unwrap_used)]

pub mod compare;

pub mod error;
pub mod sides;
pub mod text;
mod address;
pub mod memory;
mod package;
mod private;
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

pub mod cli;

pub use compare::{Options, compare};
pub use error::Error;
pub use sides::Sides;
