//! The outputs of a history: one table, as [`FORMATS`](super::FORMATS) is that of the comparison.

use super::{Made, Options, html, json, markdown, terminal, xlsx};
use crate::history::History;

/// An output of a history. [`HISTORY_FORMATS`] lists them all.
#[derive(Debug, Clone, Copy)]
pub struct HistoryFormat {
    /// The name: `markdown`.
    pub name: &'static str,
    /// How the names of such files end, the usual ending first.
    pub endings: &'static [&'static str],
    /// What it is, for one who chooses.
    pub about: &'static str,
    /// How it is made.
    pub make: HistoryMake,
}

/// How a history becomes an output; of one line alone, where it can be.
#[derive(Debug, Clone, Copy)]
pub enum HistoryMake {
    /// Always of the whole.
    Whole(fn(&History, &Options<'_>) -> Made),
    /// Of the whole, or of the line at a position.
    Either(fn(&History, Option<usize>, &Options<'_>) -> Made),
}

/// Every output of a history, in the order in which they are offered.
pub static HISTORY_FORMATS: [HistoryFormat; 5] = [
    HistoryFormat::TERMINAL,
    HistoryFormat {
        name: "html",
        endings: &["html", "htm"],
        about: "A page: one column a version, words shaded by age, any two versions compared",
        make: HistoryMake::Whole(|history, _| html::history::render(history).into()),
    },
    HistoryFormat {
        name: "xlsx",
        endings: &["xlsx"],
        about: "A workbook: one column a version, a row for each paragraph",
        make: HistoryMake::Whole(|history, _| xlsx::history::render(history).into()),
    },
    HistoryFormat {
        name: "markdown",
        endings: &["md", "markdown"],
        about: "For pull requests and notes",
        make: HistoryMake::Either(|history, line, _| markdown::history::render(history, line).into()),
    },
    HistoryFormat {
        name: "json",
        endings: &["json"],
        about: "travaux-history/1, for programs",
        make: HistoryMake::Whole(|history, _| json::history::render(history).into()),
    },
];

impl HistoryFormat {
    /// What is shown where nothing else is asked for.
    pub const TERMINAL: Self = Self {
        name: "terminal",
        endings: &["txt"],
        about: "Text for people",
        make: HistoryMake::Either(|history, line, options| {
            terminal::history::render(history, line, options.looks.width, options.looks.ink).into()
        }),
    };

    /// Returns the output of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        HISTORY_FORMATS.iter().find(|format| format.name == name)
    }

    /// Returns the output whose files end in this way, in small letters and without the dot.
    pub fn by_ending(ending: &str) -> Option<&'static Self> {
        HISTORY_FORMATS
            .iter()
            .find(|format| format.endings.contains(&ending))
    }
}
