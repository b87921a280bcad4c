//! How each paragraph came to read as it does: lines and words over many versions.

#[path = "history/versions.rs"]
mod versions;

#[path = "history/generated.rs"]
mod generated;
#[path = "history/lines.rs"]
mod lines;
#[path = "history/words.rs"]
mod words;
