//! The program and git, end to end: a repository with the life of a text in it, and what its people do. Left out where there is no git.

#[path = "support/optional.rs"]
mod optional;
#[path = "support/pack.rs"]
mod pack;

#[path = "git/gate.rs"]
mod gate;
#[path = "git/history.rs"]
mod history;
#[path = "git/repository.rs"]
mod repository;
#[path = "git/texts.rs"]
mod texts;

#[cfg(unix)]
#[path = "git/action.rs"]
mod action;
