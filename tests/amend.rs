//! Amendment sheets.

#[path = "amend/laws.rs"]
mod laws;
