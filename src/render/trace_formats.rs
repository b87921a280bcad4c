//! The outputs of a trace: one table, as [`FORMATS`](super::FORMATS) is that of the comparison.

use super::{Made, Options, docx, html, json, markdown, terminal, xlsx};
use crate::trace::Trace;

/// An output of a trace. [`TRACE_FORMATS`] lists them all.
#[derive(Debug, Clone, Copy)]
pub struct TraceFormat {
    /// The name: `markdown`.
    pub name: &'static str,
    /// How the names of such files end, the usual ending first.
    pub endings: &'static [&'static str],
    /// What it is, for one who chooses.
    pub about: &'static str,
    /// How it is made.
    pub make: fn(&Trace, &Options<'_>) -> Made,
}

/// Every output of a trace, in the order in which they are offered.
pub static TRACE_FORMATS: [TraceFormat; 6] = [
    TraceFormat::TERMINAL,
    TraceFormat {
        name: "html",
        endings: &["html", "htm"],
        about: "A page: the text, and beside each paragraph its sources",
        make: |trace, _| html::trace::render(trace).into(),
    },
    TraceFormat {
        name: "markdown",
        endings: &["md", "markdown"],
        about: "For pull requests and notes",
        make: |trace, _| markdown::trace::render(trace).into(),
    },
    TraceFormat {
        name: "json",
        endings: &["json"],
        about: "travaux-trace/1, for programs",
        make: |trace, _| json::trace::render(trace).into(),
    },
    TraceFormat {
        name: "xlsx",
        endings: &["xlsx"],
        about: "A workbook: a row for each paragraph and each of its sources",
        make: |trace, _| xlsx::trace::render(trace).into(),
    },
    TraceFormat {
        name: "docx",
        endings: &["docx"],
        about: "The text as a Word file, with a comment that names the sources of each paragraph",
        make: |trace, _| docx::traced(trace).into(),
    },
];

impl TraceFormat {
    /// What is shown where nothing else is asked for.
    pub const TERMINAL: Self = Self {
        name: "terminal",
        endings: &["txt"],
        about: "Text for people",
        make: |trace, options| terminal::trace::render(trace, options.looks.width, options.looks.ink).into(),
    };

    /// Returns the output of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        TRACE_FORMATS.iter().find(|format| format.name == name)
    }

    /// Returns the output whose files end in this way, in small letters and without the dot.
    pub fn by_ending(ending: &str) -> Option<&'static Self> {
        TRACE_FORMATS
            .iter()
            .find(|format| format.endings.contains(&ending))
    }
}
