//! The one error type of the library.

use std::fmt::{self, Write};

/// A reason why there is no result: one line for the person at the terminal.
///
/// It names the text, the place where there is one, what was expected, and the way out. A program asks what kind of reason it
/// is, instead of reading the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The name of the text as the user gave it; empty where none is concerned.
    name: String,
    reason: Refusal,
}

/// What is wrong with a text, without its name, and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    kind: Kind,
    message: String,
}

/// What a program may want to know of a reason. Kinds may be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Nothing more can be said than the line does.
    Other,
    /// The text would cost more than is allowed.
    Limit,
    /// The text is locked by a password.
    Locked,
    /// The text was read, and no paragraph was found in it.
    NoParagraph,
    /// The file was read, and nothing is written in it.
    Empty,
}

impl Refusal {
    /// Makes the reason of a text that would cost more than is allowed.
    pub(crate) fn limit(message: String) -> Self {
        Self {
            kind: Kind::Limit,
            message,
        }
    }

    /// Makes the reason of a text that nobody can open without its password.
    pub(crate) fn locked(message: String) -> Self {
        Self {
            kind: Kind::Locked,
            message,
        }
    }

    /// Makes the reason of a text in which no paragraph was found.
    pub(crate) fn no_paragraph(message: &str) -> Self {
        Self {
            kind: Kind::NoParagraph,
            message: message.to_owned(),
        }
    }

    /// Makes the reason of a file in which nothing is written.
    pub(crate) fn empty(message: &str) -> Self {
        Self {
            kind: Kind::Empty,
            message: message.to_owned(),
        }
    }

    /// Says more of the same reason.
    pub(crate) fn told(self, tell: impl FnOnce(&str) -> String) -> Self {
        Self {
            kind: self.kind,
            message: tell(&self.message),
        }
    }
}

impl From<String> for Refusal {
    fn from(message: String) -> Self {
        Self {
            kind: Kind::Other,
            message,
        }
    }
}

impl From<&str> for Refusal {
    fn from(message: &str) -> Self {
        message.to_owned().into()
    }
}

impl From<Refusal> for String {
    fn from(reason: Refusal) -> Self {
        reason.message
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error {
    /// Makes an error about the text called `name`.
    pub fn about(name: impl Into<String>, reason: impl Into<Refusal>) -> Self {
        Self {
            name: name.into(),
            reason: reason.into(),
        }
    }

    /// Makes an error that concerns no text in particular.
    pub fn new(reason: impl Into<Refusal>) -> Self {
        Self::about("", reason)
    }

    /// Whether the text would cost more than is allowed: a higher limit may help, and the line names its option.
    pub fn is_limit(&self) -> bool {
        self.reason.kind == Kind::Limit
    }

    /// Whether the text is locked by a password.
    pub fn is_locked(&self) -> bool {
        self.reason.kind == Kind::Locked
    }

    /// Whether the text was read, and no paragraph was found in it.
    pub fn is_no_paragraph(&self) -> bool {
        self.reason.kind == Kind::NoParagraph
    }

    /// Whether the file was read, and nothing is written in it.
    pub fn is_empty(&self) -> bool {
        self.reason.kind == Kind::Empty
    }
}

/// One line, whatever the name of the file, or what a reader quotes from it, has in it: control characters are written as escapes, `\n`.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = if self.name.is_empty() {
            self.reason.to_string()
        } else {
            format!("{}: {}", self.name, self.reason)
        };
        for c in line.chars() {
            if c.is_control() {
                write!(f, "{}", c.escape_default())?;
            } else {
                f.write_char(c)?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
