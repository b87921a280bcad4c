//! The outputs of a check: one table, as [`FORMATS`](super::FORMATS) is that of the comparison.
//!
//! A new output is its file and its row here: names, endings, help and the choice on the command line are taken from the table.

use super::{Made, Options, check, html, json, markdown, terminal};
use crate::check::Findings;
use crate::report::Report;

/// What a check found, with the comparisons that it looked at, in the order of [`Findings::texts`].
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// What it found.
    pub findings: &'a Findings,
    /// The comparisons; none where nobody kept them.
    pub reports: &'a [Report],
}

/// An output of a check. [`CHECK_FORMATS`] lists them all.
#[derive(Debug, Clone, Copy)]
pub struct CheckFormat {
    /// The name: `markdown`.
    pub name: &'static str,
    /// How the names of such files end, the usual ending first; none for what is asked for by its name.
    pub endings: &'static [&'static str],
    /// What it is, for one who chooses.
    pub about: &'static str,
    /// How it is made.
    pub make: CheckMake,
}

/// How a check becomes an output.
#[derive(Debug, Clone, Copy)]
pub enum CheckMake {
    /// Text for people, which a screen shows page by page.
    Text(fn(&Found<'_>, &Options<'_>) -> String),
    /// A file for a program.
    File(fn(&Found<'_>, &Options<'_>) -> Made),
}

/// Every output of a check, in the order in which they are offered.
pub static CHECK_FORMATS: [CheckFormat; 10] = [
    CheckFormat::TERMINAL,
    CheckFormat {
        name: "html",
        endings: &["html", "htm"],
        about: "The page of the comparison, with what was found at its head",
        make: CheckMake::File(|found, options| {
            html::check::render(found.findings, found.reports, options.looks.filter).into()
        }),
    },
    CheckFormat {
        name: "markdown",
        endings: &["md", "markdown"],
        about: "For pull requests and notes",
        make: CheckMake::File(|found, _| markdown::check::render(found.findings).into()),
    },
    CheckFormat {
        name: "json",
        endings: &["json"],
        about: "travaux-check/1, for programs",
        make: CheckMake::File(|found, _| json::check::render(found.findings).into()),
    },
    CheckFormat {
        name: "sarif",
        endings: &["sarif"],
        about: "SARIF 2.1.0, for code scanning and editors",
        make: CheckMake::File(|found, _| check::sarif::render(found.findings)),
    },
    CheckFormat {
        name: "github",
        endings: &[],
        about: "Annotations of a GitHub job, for its log",
        make: CheckMake::File(|found, _| check::github::render(found.findings)),
    },
    CheckFormat {
        name: "github-summary",
        endings: &[],
        about: "Markdown for the summary of a GitHub job",
        make: CheckMake::File(|found, _| markdown::summary::render(found.findings)),
    },
    CheckFormat {
        name: "gitlab",
        endings: &[],
        about: "GitLab Code Quality",
        make: CheckMake::File(|found, _| check::gitlab::render(found.findings)),
    },
    CheckFormat {
        name: "junit",
        endings: &["xml"],
        about: "JUnit XML, for servers that show tests",
        make: CheckMake::File(|found, _| check::junit::render(found.findings)),
    },
    CheckFormat {
        name: "rdjson",
        endings: &["rdjson"],
        about: "For reviewdog, which comments on a change",
        make: CheckMake::File(|found, _| check::rdjson::render(found.findings)),
    },
];

impl CheckFormat {
    /// What is shown where nothing else is asked for.
    pub const TERMINAL: Self = Self {
        name: "terminal",
        endings: &["txt"],
        about: "Text for people",
        make: CheckMake::Text(|found, options| {
            terminal::check::render(found.findings, options.looks.width, options.looks.ink)
        }),
    };

    /// Returns the output of this name, in capital or small letters.
    pub fn named(name: &str) -> Option<&'static Self> {
        CHECK_FORMATS
            .iter()
            .find(|format| format.name.eq_ignore_ascii_case(name))
    }

    /// Returns the output whose files end in this way, in small letters and without the dot.
    pub fn by_ending(ending: &str) -> Option<&'static Self> {
        CHECK_FORMATS
            .iter()
            .find(|format| format.endings.contains(&ending))
    }

    /// Renders what a check found.
    pub fn render(&self, found: &Found<'_>, options: &Options<'_>) -> Made {
        match self.make {
            CheckMake::Text(make) => make(found, options).into(),
            CheckMake::File(make) => make(found, options),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_and_every_ending_says_one_output_of_a_check() {
        for format in &CHECK_FORMATS {
            assert_eq!(
                CheckFormat::named(format.name).map(|it| it.about),
                Some(format.about)
            );
            for ending in format.endings {
                assert_eq!(
                    CheckFormat::by_ending(ending).map(|it| it.name),
                    Some(format.name)
                );
            }
        }
    }
}
