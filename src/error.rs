//! The one error type of the library.

use std::fmt;

/// A reason why there is no result: one line for the person at the terminal.
///
/// It names the text, the place where there is one, what was expected, and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The name of the text as the user gave it; empty where none is concerned.
    name: String,
    message: String,
}

impl Error {
    /// Makes an error about the text called `name`.
    pub fn about(name: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            message: message.into(),
        }
    }

    /// Makes an error that concerns no text in particular.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            name: String::new(),
            message: message.into(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.name.is_empty() {
            return f.write_str(&self.message);
        }
        write!(f, "{}: {}", self.name, self.message)
    }
}

impl std::error::Error for Error {}
