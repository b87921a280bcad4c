//! A good citizen of git: what the program takes from git, and what it is to git.
//!
//! | question | file |
//! |---|---|
//! | how is the git asked that is installed? | `process` |
//! | which text is `HEAD~3:text.md`? | `revision`, with `nearest` for the name that was meant |
//! | what are the two sides of a file with conflict markers? | `conflict` |
//! | what are they where it has none? | `unmerged` |
//! | how does git call its diff driver? | `form`; what it is given, `cli/driver.rs` |
//! | which texts changed in a range? | `range`; whether they keep the rules, `cli/checked.rs` |
//! | which states did a file have? | `past` |
//! | what does a user configure? | `setup` |
//!
//! A repository is read and never written; nothing is fetched.

pub(super) mod conflict;
pub(super) mod form;
mod nearest;
pub(super) mod past;
mod process;
pub(super) mod range;
pub(super) mod revision;
pub(super) mod setup;
pub(super) mod unmerged;

pub(super) use process::Git;
