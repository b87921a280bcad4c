//! What the program says to a person: one line, without control characters and without numbers of errors.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};

/// Returns a message without control characters, on one line.
pub(super) fn one_line(message: &str) -> String {
    let words: Vec<&str> = message.split_whitespace().collect();
    crate::render::visible::visible(&words.join(" "))
}

/// Returns the reason of a failed system call, as a person would say it.
pub(super) fn reason(problem: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match problem.kind() {
        ErrorKind::NotFound => "no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        ErrorKind::IsADirectory => "is a folder, expected a file".to_owned(),
        ErrorKind::NotADirectory => "a part of the path is no folder".to_owned(),
        ErrorKind::StorageFull => "no space left".to_owned(),
        _ => {
            // `Input/output error (os error 5)`: the number helps nobody.
            let text = problem.to_string();
            text.split(" (os error").next().unwrap_or_default().to_lowercase()
        }
    }
}

/// Says a line beside the output.
pub(super) fn say(line: &str) {
    // The file is written all the same, so a closed standard error is no trouble.
    let _ = writeln!(std::io::stderr(), "travaux: {}", one_line(line));
}

/// Tells why a run ended in trouble, in one line. Only the first to speak is heard: the watch over the memory and a stage
/// that refuses may find the same at once.
pub(super) fn say_the_end(message: &str) {
    static SAID: AtomicBool = AtomicBool::new(false);
    if !SAID.swap(true, Ordering::SeqCst) {
        // Nothing is left to be done where even standard error is closed. The line is written at once, so that the end of
        // the other thread cannot part it.
        let line = format!("travaux: {}\n", one_line(message));
        let _ = std::io::stderr().write_all(line.as_bytes());
    }
}
