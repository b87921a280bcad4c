//! How did each paragraph come to read as it does?
//!
//! A text has a past: a zero draft, revisions, ten years of renewals. Each version is understood once and compared with the one before
//! it; from these comparisons come the *lines*, the lives of paragraphs (`lines`), and the *words* with the versions that have them
//! (`words`). A paragraph or a clause that left and came back, in whichever place and however much later, is the same one.
//!
//! ```text
//! versions ──relate neighbours──▶ comparisons ─┬─▶ words of every version, with their ages
//!                                              └─▶ lines: born, split, merged, moved, reinstated, gone
//! ```
//!
//! Cost: that of the comparisons, and about linear in the words besides. No two versions are compared that are not neighbours; what came
//! back is found by an index of rare wording. It gives up on a clause that came back reworded.

mod ages;
mod briefing;
mod carry;
mod cuts;
mod index;
mod life;
mod lines;
mod names;
mod runs;
mod story;
mod weights;
mod words;

use std::collections::HashSet;

use crate::compare::{Options, Understood, relate};
use crate::error::Error;
use crate::report::{Report, Text};
use crate::sides::{Side, Sides};
use crate::structure::is_amendment_sheet;

pub use briefing::Section;
pub use life::{At, Commit, Doubt, Event, History, How, Line, Run, Taken, Wording};
pub use names::when;
pub use story::Chapter;

/// Follows every paragraph and every word through the versions of a text, the oldest first.
///
/// # Errors
///
/// When there are fewer than two versions, or one of them is a sheet of amendments.
pub fn history(texts: &[Understood], options: &Options) -> Result<History, Error> {
    if texts.len() < 2 {
        return Err(Error::new(
            "a history needs two versions at least; name them, the oldest first",
        ));
    }
    if let Some(sheet) = texts.iter().find(|text| is_amendment_sheet(&text.instrument)) {
        let name = &sheet.origin.name;
        return Err(Error::about(
            name,
            format!(
                "is a sheet of amendments, expected a version of the text; 'travaux amend --list {name}' says what it asks for"
            ),
        ));
    }
    let neighbours = texts.windows(2);
    let reports = neighbours.map(|two| relate(Sides::new(&two[0], &two[1]), options));
    Ok(of_comparisons(reports.collect()))
}

/// Makes the history of versions of which each was compared with the one before it.
///
/// # Panics
///
/// Where there is no comparison.
pub fn of_comparisons(comparisons: Vec<Report>) -> History {
    let versions: Vec<&Text> = comparisons
        .first()
        .map(|first| &first.texts.old)
        .into_iter()
        .chain(comparisons.iter().map(|report| &report.texts.new))
        .collect();
    let mut words = words::Words::new(versions.clone());
    for report in &comparisons {
        words.step(report);
    }
    let lines = lines::lines(&versions, &comparisons, &words);
    let versions = versions.into_iter().cloned().collect();
    let warnings = doubts(&comparisons);
    History {
        versions,
        commits: Vec::new(),
        lines,
        comparisons,
        warnings,
    }
}

/// Returns what was doubtful in each version, once: two comparisons tell it.
fn doubts(comparisons: &[Report]) -> Vec<Doubt> {
    let mut known: HashSet<Doubt> = HashSet::new();
    let mut doubts: Vec<Doubt> = Vec::new();
    for (before, report) in comparisons.iter().enumerate() {
        for notice in &report.warnings {
            let doubt = Doubt {
                version: before + usize::from(notice.side == Side::New),
                code: notice.code.clone(),
                message: notice.message.clone(),
                page: notice.page,
                line: notice.line,
            };
            if known.insert(doubt.clone()) {
                doubts.push(doubt);
            }
        }
    }
    doubts.sort_by_key(|doubt| doubt.version);
    doubts
}
