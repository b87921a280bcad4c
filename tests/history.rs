//! How each paragraph came to read as it does: lines and words over many versions.

#[path = "history/versions.rs"]
mod versions;
#[path = "support/optional.rs"]
mod optional;

#[path = "history/command.rs"]
mod command;
#[path = "history/generated.rs"]
mod generated;
#[cfg(unix)]
#[path = "history/growth.rs"]
mod growth;
#[path = "history/lines.rs"]
mod lines;
#[path = "history/outputs.rs"]
mod outputs;
#[path = "history/page.rs"]
mod page;
#[path = "history/words.rs"]
mod words;
