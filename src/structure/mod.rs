//! `Document` → `Instrument`: what the blocks are in drafting terms.
//!
//! The question is always the same: what would a delegate call this piece? It is answered in steps, each in a file
//! of its own and each knowing only what the steps before it found:
//!
//! 1. `titles` takes back the headings that are sentences; `lines` lists the blocks with a role; `segments` cuts a file that holds several resolutions;
//! 2. `furniture` marks what pages repeat; `masthead` reads the head; `contents` and `notes` mark the table of contents and
//!    the footnotes;
//! 3. `flow` joins the remaining lines to paragraphs;
//! 4. `notes` finds the places of the footnote marks and takes them out; `gaps` closes what extraction tore;
//! 5. `outline` classifies the paragraphs (`labels`, `header`) and gives them ids; where the format itself says what each
//!    piece is, `given` does so instead of it and of `flow`.
//!
//! Nothing is dropped: what is no provision, masthead or footnote is recorded as `Cut` with its reason. The stage knows
//! no formats: it sees lines and paragraphs with hints. The cost is linear in the text.

mod contents;
mod draft_labels;
mod flow;
mod furniture;
mod gaps;
mod given;
mod header;
mod labels;
mod language;
mod lines;
mod masthead;
mod notes;
mod outline;
mod rich;
mod segments;
mod titles;

use crate::document::{Document, Warning};
use crate::instrument::{Cut, Instrument, ProvisionIndex, Reason};
use language::Tongue;
use lines::{Line, Role};
use notes::{Found, Searched};

/// Finds the masthead, the provisions, the footnotes and the furniture of a document.
pub fn structure(document: &Document) -> Instrument {
    let document = &*titles::believed(document);
    let mut lines = lines::lines(document);
    let tongue = language::language(&lines);
    let starts = segments::starts(&lines, tongue.lexicon);
    let several = starts.len() > 1;
    let mut instrument = Instrument {
        warnings: document.warnings.clone(),
        ..Instrument::default()
    };
    for (at, &start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(lines.len());
        let part = segment(&mut lines[start..end], tongue, several);
        append(&mut instrument, part, at + 1);
    }
    instrument
}

/// Structures one text of a file.
fn segment(lines: &mut [Line<'_>], tongue: Tongue, several: bool) -> Instrument {
    let language = tongue.lexicon;
    let symbols = furniture::own_symbols(lines);
    furniture::mark_hard(lines, &symbols);
    let given = given::start(lines);
    let opening = match given {
        Some(at) => segments::Opening {
            at,
            resolution: false,
        },
        None => segments::opening(lines, language),
    };
    let (masthead, mut cut) = masthead::masthead(lines, opening.at, tongue, &symbols);
    let title = masthead.title.as_deref().unwrap_or_default();
    if given.is_none() {
        furniture::mark_soft(lines, title, &symbols, opening.at);
        contents::mark(lines, opening.at, language);
        notes::mark_zones(lines, opening.at);
    }
    let bodies = notes::bodies(lines);
    let paragraphs = match given {
        Some(at) => given::paragraphs(lines, at),
        None => flow::paragraphs(lines, opening.at, language),
    };
    let mut warnings: Vec<Warning> = Vec::new();
    let searched: Vec<Searched<'_>> = paragraphs
        .iter()
        .map(|paragraph| Searched {
            rich: &paragraph.rich,
            lines: &paragraph.lines,
        })
        .collect();
    let head: Vec<&str> = cut.iter().map(|cut| cut.text.as_str()).collect();
    let found = notes::find_marks(&searched, &bodies, &head, &mut warnings);
    let clean = closed_gaps(without_marks(paragraphs, &found));
    let prefix = if several {
        segments::prefix(&masthead)
    } else {
        String::new()
    };
    let outline = if given.is_some() {
        given::outline(clean, language, &prefix)
    } else {
        outline::outline(clean, language, &prefix, opening.resolution)
    };
    cut.extend(outline.cut);
    cut.extend(lines.iter().filter_map(cut_line));
    cut.extend(lines.iter().flat_map(targets));
    cut.sort_by_key(|cut| (cut.locator.bytes.start, cut.locator.page, cut.locator.line));
    warnings.extend(outline.warnings);
    let footnotes = bodies.into_iter().map(|body| body.note).collect();
    Instrument {
        masthead,
        provisions: outline.provisions,
        footnotes,
        cut,
        warnings,
    }
}

/// Takes the footnote marks out of the paragraphs.
fn without_marks(paragraphs: Vec<flow::Paragraph>, found: &[Found]) -> Vec<outline::Clean> {
    let mut rest = found.iter().peekable();
    let take = |(at, mut paragraph): (usize, flow::Paragraph)| {
        let mut own = Vec::new();
        while let Some(mark) = rest.next_if(|mark| mark.paragraph == at) {
            own.push(mark);
        }
        let (rich, marks) = notes::take_out(&paragraph.rich, &own);
        let printed = std::mem::replace(&mut paragraph.rich, rich).text().to_owned();
        outline::Clean {
            paragraph,
            marks,
            printed,
        }
    };
    paragraphs.into_iter().enumerate().map(take).collect()
}

/// Closes the gaps that extraction left in words.
fn closed_gaps(mut paragraphs: Vec<outline::Clean>) -> Vec<outline::Clean> {
    let vocabulary = gaps::Vocabulary::of(paragraphs.iter().map(|clean| clean.paragraph.rich.text()));
    for clean in &mut paragraphs {
        let gaps = vocabulary.gaps(clean.paragraph.rich.text());
        if gaps.is_empty() {
            continue;
        }
        let text = clean.paragraph.rich.text();
        let places: Vec<usize> = gaps.iter().map(|&gap| text[..gap].chars().count()).collect();
        for mark in &mut clean.marks {
            mark.offset -= places.iter().filter(|&&place| place < mark.offset).count();
        }
        clean.paragraph.rich = clean.paragraph.rich.without(&gaps);
    }
    paragraphs
}

/// Records a line that was cut; those of the masthead are recorded by its own step.
fn cut_line(line: &Line<'_>) -> Option<Cut> {
    let reason = match line.role {
        Role::Cut(Reason::Masthead) | Role::Body | Role::Note => return None,
        Role::Cut(reason) => reason,
        Role::NoteRule => Reason::Separator,
    };
    Some(Cut {
        reason,
        text: line.text().to_owned(),
        locator: line.locator.clone(),
    })
}

/// Records where the links of a line lead. A bare `#` leads nowhere.
fn targets<'a>(line: &'a Line<'_>) -> impl Iterator<Item = Cut> + 'a {
    let leading = line.hints.targets.iter().filter(|target| target.as_str() != "#");
    leading.map(|target| Cut {
        reason: Reason::Address,
        text: target.clone(),
        locator: line.locator.clone(),
    })
}

/// Adds the text of a file that stands at place `place`, from 1. One that has the ids of an earlier one (the same
/// number, or none) gets its place in front of them.
fn append(whole: &mut Instrument, part: Instrument, place: usize) {
    let taken = part
        .provisions
        .iter()
        .any(|new| whole.provisions.iter().any(|old| old.id == new.id));
    let shift = whole.provisions.len();
    let first = shift == 0 && whole.cut.is_empty();
    if first {
        whole.masthead = part.masthead;
    }
    whole
        .provisions
        .extend(part.provisions.into_iter().map(|mut provision| {
            provision.parent = provision.parent.map(|parent| ProvisionIndex(parent.0 + shift));
            if taken {
                provision.id = format!("{place}:{}", provision.id);
            }
            provision
        }));
    whole.footnotes.extend(part.footnotes);
    whole.cut.extend(part.cut);
    whole.warnings.extend(part.warnings);
}
