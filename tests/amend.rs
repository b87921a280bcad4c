//! Amendments: what sheets ask for, and what that does to a text.

#[path = "amend/apply.rs"]
mod apply;
#[path = "amend/law.rs"]
mod law;
