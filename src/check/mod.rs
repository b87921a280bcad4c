//! The gate: does this change keep the rules of those who agreed on the text?
//!
//! ```text
//! Report + Policy ──rules──▶ what each rule finds ──pins──▶ waived or not ──▶ Findings, `travaux-check/1`
//! ```
//!
//! A rule (`rules/`) asks one question of the report of a comparison, or of one text. A policy (`policy/`) says which rules count, where, and how
//! much. Pins (`pins.rs`) are what the team has accepted. An output renders `Findings` and decides nothing.

mod finding;
mod outcome;

pub use finding::{Checked, Finding, Findings, Level, Place, Waiver};
