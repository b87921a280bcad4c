//! The outputs of a verification: one table, as [`FORMATS`](super::FORMATS) is that of the comparison.

use super::{Made, Options, html, json, markdown, terminal};
use crate::verify::Verified;

/// An output of a verification. [`VERIFY_FORMATS`] lists them all.
#[derive(Debug, Clone, Copy)]
pub struct VerifyFormat {
    /// The name: `markdown`.
    pub name: &'static str,
    /// How the names of such files end, the usual ending first.
    pub endings: &'static [&'static str],
    /// What it is, for one who chooses.
    pub about: &'static str,
    /// How it is made.
    pub make: fn(&Verified, &Options<'_>) -> Made,
}

/// Every output of a verification, in the order in which they are offered.
pub static VERIFY_FORMATS: [VerifyFormat; 4] = [
    VerifyFormat::TERMINAL,
    VerifyFormat {
        name: "html",
        endings: &["html", "htm"],
        about: "A page: the verdict, and below it the comparison of the base with the redline, all rejected",
        make: |verified, options| html::verify::render(verified, options.looks.filter).into(),
    },
    VerifyFormat {
        name: "markdown",
        endings: &["md", "markdown"],
        about: "For pull requests and notes",
        make: |verified, _| markdown::verify::render(verified).into(),
    },
    VerifyFormat {
        name: "json",
        endings: &["json"],
        about: "travaux-verify/1, for programs",
        make: |verified, _| json::verify::render(verified).into(),
    },
];

impl VerifyFormat {
    /// What is shown where nothing else is asked for.
    pub const TERMINAL: Self = Self {
        name: "terminal",
        endings: &["txt"],
        about: "Text for people",
        make: |verified, options| {
            terminal::verify::render(verified, options.looks.width, options.looks.ink).into()
        },
    };

    /// Returns the output of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        VERIFY_FORMATS.iter().find(|format| format.name == name)
    }

    /// Returns the output whose files end in this way, in small letters and without the dot.
    pub fn by_ending(ending: &str) -> Option<&'static Self> {
        VERIFY_FORMATS
            .iter()
            .find(|format| format.endings.contains(&ending))
    }
}
