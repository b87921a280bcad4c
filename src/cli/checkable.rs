//! What can be checked: a text that is there, is one, and was read as a whole.

use super::git::conflict;
use crate::read::Source;
use crate::report::{Provision, Report};
use crate::sides::{Side, Sides};

/// Refuses a file that holds no text, or two: one in which a merge is not settled.
pub(super) fn whole(source: &Source) -> Result<(), String> {
    let Source { name, bytes } = source;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(format!("{name}: is empty, so there is nothing to check"));
    }
    let line = match conflict::sides(bytes) {
        Ok(None) => return Ok(()),
        Ok(Some(_)) => {
            conflict::first_line(bytes).map_or(String::new(), |line| format!(" from line {line} on"))
        }
        Err(why) => format!(" ({why})"),
    };
    Err(format!(
        "{name}: has conflict markers{line}, so nobody knows which text is meant; settle the merge, then check again"
    ))
}

/// Codes of warnings that say that words of a text were not read, or were guessed.
const UNREAD: [&str; 3] = ["page-without-text", "ocr-text-layer", "poor-text-layer"];

/// So many letters of a hundred may be none that anybody can read.
const MOST_UNREADABLE: usize = 2;

/// Refuses what cannot be checked since it was not read.
pub(super) fn readable(report: &Report, sources: Sides<Option<&Source>>, accept: bool) -> Result<(), String> {
    for side in [Side::Old, Side::New] {
        // What is not there was not read, and need not be.
        let Some(Source { name, .. }) = sources.get(side) else {
            continue;
        };
        let provisions = &report.texts.get(side).provisions;
        if provisions.is_empty() {
            return Err(format!(
                "{name}: no paragraph found, so there is nothing to check"
            ));
        }
        let mut warnings = report.warnings.iter().filter(|it| it.side == side);
        let unread = warnings.find(|it| UNREAD.contains(&it.code.as_str()));
        let why = match unread {
            Some(notice) => notice.message.as_str(),
            None if is_unreadable(provisions) => "many of its letters are none that anybody can read",
            None => continue,
        };
        if !accept {
            return Err(format!(
                "{name}: cannot be checked as a whole: {why}; --accept-unread checks what was read"
            ));
        }
    }
    Ok(())
}

fn is_unreadable(provisions: &[Provision]) -> bool {
    let letters = || provisions.iter().flat_map(|it| it.text.chars());
    let lost = letters().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    lost * 100 > letters().count() * MOST_UNREADABLE
}
