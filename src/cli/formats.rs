//! The formats of outputs: chosen by name or by the ending of a file, and offered where one asks for help.
//!
//! A comparison, a check, a verification, a history and a trace have outputs of their own, each with one table (`crate::render`); what is typed is one thing.

use std::path::Path;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::render::{
    CHECK_FORMATS, CheckFormat, FORMATS, Format, HISTORY_FORMATS, HistoryFormat, TRACE_FORMATS, TraceFormat,
    VERIFY_FORMATS, VerifyFormat,
};

/// A format of a table of outputs.
pub(super) trait Choice: Clone + Send + Sync + 'static {
    /// What it is an output of, behind its name.
    const OF: &'static str;
    /// What is shown where nothing else is asked for.
    const TERMINAL: &'static Self;
    /// The table.
    fn all() -> &'static [Self];
    /// Its name, the endings of its files, the usual one first, and what it is for.
    fn offered(&self) -> (&'static str, &'static [&'static str], &'static str);
    /// Whether it is text for people, which a screen shows page by page.
    fn is_for_screens(&self) -> bool {
        self.offered().0 == Self::TERMINAL.offered().0
    }
}

impl Choice for Format {
    const OF: &'static str = "";
    const TERMINAL: &'static Self = &Self::TERMINAL;
    fn all() -> &'static [Self] {
        &FORMATS
    }
    fn offered(&self) -> (&'static str, &'static [&'static str], &'static str) {
        (self.name, self.endings, self.about)
    }
}

impl Choice for CheckFormat {
    const OF: &'static str = " of a check";
    const TERMINAL: &'static Self = &Self::TERMINAL;
    fn all() -> &'static [Self] {
        &CHECK_FORMATS
    }
    fn offered(&self) -> (&'static str, &'static [&'static str], &'static str) {
        (self.name, self.endings, self.about)
    }
}

impl Choice for VerifyFormat {
    const OF: &'static str = " of a verification";
    const TERMINAL: &'static Self = &Self::TERMINAL;
    fn all() -> &'static [Self] {
        &VERIFY_FORMATS
    }
    fn offered(&self) -> (&'static str, &'static [&'static str], &'static str) {
        (self.name, self.endings, self.about)
    }
}

impl Choice for HistoryFormat {
    const OF: &'static str = " of a history";
    const TERMINAL: &'static Self = &Self::TERMINAL;
    fn all() -> &'static [Self] {
        &HISTORY_FORMATS
    }
    fn offered(&self) -> (&'static str, &'static [&'static str], &'static str) {
        (self.name, self.endings, self.about)
    }
}

impl Choice for TraceFormat {
    const OF: &'static str = " of a trace";
    const TERMINAL: &'static Self = &Self::TERMINAL;
    fn all() -> &'static [Self] {
        &TRACE_FORMATS
    }
    fn offered(&self) -> (&'static str, &'static [&'static str], &'static str) {
        (self.name, self.endings, self.about)
    }
}

/// Chooses the format of a file: as asked for, else by the ending of its name. Where several outputs are written, one `--format`
/// cannot be meant for those whose ending says another.
pub(super) fn of_file<F: Choice>(
    asked: Option<&'static F>,
    name: &Path,
    only: bool,
) -> Result<&'static F, String> {
    if let Some(asked) = asked.filter(|_| only) {
        return Ok(asked);
    }
    by_ending(name).or(asked).ok_or_else(|| {
        format!(
            "{}: the ending says no known format{}; use {}, or add --format",
            name.display(),
            F::OF,
            endings::<F>(" or ")
        )
    })
}

fn by_ending<F: Choice>(name: &Path) -> Option<&'static F> {
    let ending = name.extension()?.to_string_lossy().to_lowercase();
    F::all()
        .iter()
        .find(|format| format.offered().1.contains(&ending.as_str()))
}

/// Takes the name of a format.
pub(super) fn parser<F: Choice>() -> impl TypedValueParser<Value = &'static F> {
    let names = F::all().iter().map(|format| {
        let (name, endings, about) = format.offered();
        let ending = endings.first().map(|ending| format!(" (.{ending})"));
        let others = endings.iter().filter(|ending| is_other_name(format, ending));
        PossibleValue::new(name)
            .aliases(others)
            .help(format!("{about}{}", ending.unwrap_or_default()))
    });
    PossibleValuesParser::new(names).try_map(|name| named(&name.to_lowercase()).ok_or("no such format"))
}

/// Whether an ending stands for this format: no other one has it as its name, or before this one as an ending.
fn is_other_name<F: Choice>(format: &F, ending: &str) -> bool {
    named::<F>(ending)
        .is_some_and(|meant| meant.offered().0 == format.offered().0 && ending != format.offered().0)
}

/// Returns the format of this name, else the first one whose files have this ending.
fn named<F: Choice>(name: &str) -> Option<&'static F> {
    let by_name = F::all().iter().find(|format| format.offered().0 == name);
    by_name.or_else(|| F::all().iter().find(|format| format.offered().1.contains(&name)))
}

/// The help of the option that names an output.
pub(super) fn help_of_output<F: Choice>() -> String {
    let endings = endings::<F>(", ");
    format!("Write to this file; its ending ({endings}) says the format. Several -o write several files")
}

/// Returns the usual endings: `.html, .pdf`, with `last` before the last one.
fn endings<F: Choice>(last: &str) -> String {
    listed(
        F::all().iter().filter_map(|format| format.offered().1.first()),
        last,
    )
}

/// Returns endings as people read them: `.html, .pdf`, with `last` before the last one.
pub(super) fn listed<'a>(endings: impl Iterator<Item = &'a &'a str>, last: &str) -> String {
    let endings: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
    match endings.as_slice() {
        [many @ .., end] if !many.is_empty() => format!("{}{last}{end}", many.join(", ")),
        few => few.concat(),
    }
}
