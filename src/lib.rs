//! Travaux compares related diplomatic and legislative texts.
//!
//! It finds which paragraph of one text answers which paragraph of the other, then shows word by word what
//! changed. The whole program is [`compare`]; the modules below stand in the order in which the data flows:
//!
//! ```text
//! Source ──read──▶ Document ──structure──▶ Instrument ──align──▶ Alignment ──diff──▶ Edits ──report──▶ Report ──render──▶ bytes
//! ```
//!
//! Every stage is a plain function from value to value; only [`cli`] touches files, streams and the terminal.

pub mod align;
pub mod cli;
pub mod compare;
pub mod diff;
pub mod document;
pub mod error;
pub mod instrument;
pub mod lexicon;
mod package;
pub mod read;
pub mod render;
pub mod report;
pub mod sides;
pub mod structure;
pub mod text;

pub use compare::{Options, compare};
pub use error::Error;
pub use sides::Sides;
