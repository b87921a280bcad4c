//! The gate: does this change keep the rules of those who agreed on the text?
//!
//! ```text
//! Report + Policy ──rules──▶ what each rule finds ──pins──▶ waived or not ──▶ Findings, `travaux-check/1`
//! ```
//!
//! A rule (`rules/`) asks one question of the report of a comparison, or of one text. A policy (`policy/`) says which rules count, where, and how
//! much. Pins (`pins.rs`) are what the team has accepted. The gate (`gate.rs`) puts them together. An output renders `Findings` and decides nothing.

mod day;
mod finding;
mod fingerprint;
mod gate;
mod level;
mod outcome;
mod pattern;
mod pins;
mod policy;
mod rules;

pub use day::{Day, NoDay};
pub use finding::{Checked, Finding, Findings, Place, Waiver};
pub use gate::{File, Gate, check};
pub use level::Level;
pub use pattern::Pattern;
pub use pins::{Pin, Pins, baseline};
pub use policy::{Asked, Globs, Policy, Selection, Unfit, UnfitFile, nearest, template};
pub use rules::{Condition, Example, OWN, Own, RULES, Rule, Set, Takes};
