//! A file that tracks its changes is a sheet: each change is an action of its author.
//!
//! ```text
//! view 0    nothing accepted                             the text that the changes were made in
//! view 1    what the first author tracks accepted        view 0 → view 1: the items of the first author
//! view 2    what the second tracks accepted, too         view 1 → view 2: those of the second
//! …
//! view n    all accepted
//! ```
//!
//! 1. *Views*: every view is read as any file is, so that paragraphs, numbers and notes are what they are elsewhere. Authors come in the order
//!    in which one writes in the words of another: what a delegation changes in the insertion of another builds on it.
//! 2. *Steps* (`step`): what becomes of each paragraph from one view to the next is told in actions, each tried before it is taken.
//! 3. *Places* (`place`): the actions then speak of the paragraphs of view 0, whoever changed them before; a paragraph that only an earlier author
//!    brings is named by the one that it stands behind.
//! 4. *Together* (`place`): where the items of several authors, one after the other, do not give view n, each paragraph is told from view 0 to view n
//!    at once, and those who changed it sign together what cannot be told apart.
//! 5. All items are applied to view 0. What then differs from view n no item says, a footnote or a line of the head: it is told, in an item
//!    that is not understood.
//!
//! Format changes ask for nothing. Cost: that of reading and comparing the file once for each author.

mod alike;
mod place;
mod step;

use std::sync::Arc;

use super::action::NOT_UNDERSTOOD;
use super::apply::made;
use super::write::left;
use super::{Act, Action, Item, Sheet};
use crate::compare::{Understood, understand};
use crate::document::{Locator, Warning};
use crate::error::Error;
use crate::instrument::{Instrument, Provision};
use crate::read::{Authors, ReadOptions, Revisions, Source, authors, read};
use crate::report::{Masthead, SourceInfo};
use crate::sides::Sides;
use crate::structure::is_amendment_sheet;
use alike::reads_alike;
use place::Course;

/// Reads a file that tracks its changes as a sheet; none where it tracks none, where one view of them was asked for, or where what
/// was changed is itself a sheet of amendments.
pub(super) fn sheet(source: &Source, options: &ReadOptions) -> Result<Option<Sheet>, Error> {
    if options.revisions != Revisions::Final || options.accepted.is_some() {
        return Ok(None);
    }
    let views = views(&authors(source, options)?, options);
    if views.is_empty() {
        return Ok(None);
    }
    let before = ReadOptions {
        revisions: Revisions::Original,
        ..options.clone()
    };
    // A text that is nothing without its changes amends nothing.
    let Ok(original) = understand(source, &before) else {
        return Ok(None);
    };
    if original.instrument.provisions.is_empty() || is_amendment_sheet(&original.instrument) {
        return Ok(None);
    }
    let (format, document) = read(source, options)?;
    let mut sheet = Sheet {
        source: SourceInfo::new(source, format, options.revisions),
        masthead: Masthead {
            symbol: None,
            ..(&original.instrument.masthead).into()
        },
        amends: original.instrument.masthead.symbol.clone(),
        sponsors: Vec::new(),
        items: Vec::new(),
        warnings: document.warnings,
        original: Some(Arc::new(original.instrument.clone())),
    };
    let last = chained(source, &original, &views, &mut sheet)?;
    tell_rest(&mut sheet, &original, &last);
    Ok(Some(sheet))
}

/// Whose changes a view adds, and how it is read.
struct View {
    author: Option<String>,
    options: ReadOptions,
}

fn views(authors: &Authors, options: &ReadOptions) -> Vec<View> {
    match authors {
        Authors::Nobody => Vec::new(),
        Authors::Unknown => vec![View {
            author: None,
            options: options.clone(),
        }],
        Authors::Named(names) => (1..=names.len())
            .map(|upto| View {
                author: Some(names[upto - 1].trim().to_owned()).filter(|name| !name.is_empty()),
                options: ReadOptions {
                    accepted: Some(names[..upto].into()),
                    ..options.clone()
                },
            })
            .collect(),
    }
}

/// Goes from view to view, and puts what each author asks for into the sheet. Returns the last view.
fn chained(
    source: &Source,
    original: &Understood,
    views: &[View],
    sheet: &mut Sheet,
) -> Result<Understood, Error> {
    let mut course = Course::of(&original.instrument);
    let mut old = original.clone();
    for view in views {
        let new = understand(source, &view.options)?;
        let step = step::between(Sides::new(&old, &new));
        course.advance(&step, view.author.as_deref());
        old = new;
    }
    if let [one] = views {
        // Of one author the whole sheet is, so that `--author` can name them otherwise.
        sheet.sponsors = one.author.iter().cloned().collect();
        sheet.items = course.items(false);
        return Ok(old);
    }
    sheet.items = course.items(true);
    // Of numbers that one author leaves wrong and another puts right nothing needs to be said.
    let bare = without_numbers(&sheet.items);
    let numbered = std::mem::replace(&mut sheet.items, bare);
    if gives(sheet, &original.instrument, &old.instrument) {
        return Ok(old);
    }
    sheet.items = numbered;
    if !gives(sheet, &original.instrument, &old.instrument) {
        let step = step::between(Sides::new(original, &old));
        sheet.items = course.together(step);
    }
    Ok(old)
}

fn without_numbers(items: &[Item]) -> Vec<Item> {
    let is_number = |action: &Action| action.act == Act::RenumberParagraph;
    let kept = items.iter().filter(|item| !item.actions.iter().all(is_number));
    kept.cloned().collect()
}

/// Tells whether all items can be carried out on the original and give the words and numbers of the last view.
fn gives(sheet: &Sheet, original: &Instrument, last: &Instrument) -> bool {
    let (result, whole) = made(original, std::slice::from_ref(sheet));
    let same = |(one, other): (&Provision, &Provision)| {
        one.label == other.label && reads_alike(&one.text, &other.text)
    };
    whole
        && result.provisions.len() == last.provisions.len()
        && result.provisions.iter().zip(&last.provisions).all(same)
}

/// Tells what differs from the last view when all is applied: each in an item that is not understood.
fn tell_rest(sheet: &mut Sheet, original: &Understood, last: &Understood) {
    for difference in left(Sides::new(original, last), sheet) {
        sheet.items.push(Item {
            n: None,
            text: difference.clone(),
            sponsors: Vec::new(),
            page: None,
            line: None,
            actions: Vec::new(),
        });
        sheet.warnings.push(Warning {
            code: NOT_UNDERSTOOD,
            message: format!("tracked changes: {difference}"),
            locator: Locator::default(),
        });
    }
}
