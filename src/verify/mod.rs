//! Is this redline made on the official text, with nothing changed that is not tracked?
//!
//! Whoever hands in a redline says: reject every change, and you have the text that we all know. This is proved, or what is against
//! it is named.
//!
//! ```text
//! redline ──all changes rejected──▶ its letters ─┐
//!                                                ├─▶ compared, sign by sign ──▶ what is untracked
//! base (Word) ─────────────────────▶ its letters ─┘
//! ```
//!
//! - A base that is a Word file is compared letter by letter (`exact`): words, signs, spaces, notes, cells, text boxes, running heads,
//!   numbers that the file counts, the order of paragraphs, pictures by their bytes. Looks are told and never count.
//! - A base that tracks changes itself is two texts, so two questions are asked: with everything rejected, is the redline the base with
//!   everything rejected; and with all rejected but the changes that the base tracks already, is it the base with all accepted? So a
//!   change that somebody accepted or rejected without a word is told, too.
//! - A base of another format is compared as `compare` does (`reported`): what its format does not show is not asked.
//! - What is in the file beside its text (`file`): who tracked what, comments, hidden words, names; and what nobody can compare.
//!
//! Cost: a few readings of each file, and a comparison that is about linear in what they hold. Deliberately absent: whether the tracked
//! changes are good ones, which is what `compare` and `check` say.

mod edits;
mod exact;
mod file;
mod formats;
mod lines;
mod numbers;
mod pairing;
mod reported;
mod verified;

use std::collections::BTreeSet;

use crate::compare::{self, Understood, relate, understand};
use crate::error::Error;
use crate::read::docx::{Beside, MarkKey, beside, letters_of};
use crate::read::limits::PARAGRAPHS;
use crate::read::{Format, ReadOptions, Revisions, Source, format_of};
use crate::report::Origin;
use crate::sides::Sides;
use exact::Found;
use lines::Folio;

pub use verified::{Left, Looks, Piece, Remains, Tracked, Unchecked, Untracked, Verified, What};

/// How to verify.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyOptions {
    /// How to read both files. Which text of a base with tracked changes is the official one: [`Revisions::Original`] with them
    /// rejected, which is asked twice as told above; [`Revisions::Final`] with them accepted.
    pub read: Sides<ReadOptions>,
}

impl Default for VerifyOptions {
    fn default() -> Self {
        let original = || ReadOptions {
            revisions: Revisions::Original,
            ..ReadOptions::default()
        };
        Self {
            read: Sides::new(original(), original()),
        }
    }
}

/// Proves that a redline is a base with tracked changes, or names what is against it.
///
/// # Errors
///
/// When a file cannot be read, or the redline is no Word file.
pub fn verify(base: &Source, redline: &Source, options: &VerifyOptions) -> Result<Verified, Error> {
    if format_of(redline, &options.read.new) != Format::Docx {
        return Err(Error::about(
            &redline.name,
            "is no Word file (.docx), so it tracks no changes that could be rejected: travaux verify BASE REDLINE.docx",
        ));
    }
    if format_of(base, &options.read.old) == Format::Docx {
        between_word_files(base, redline, options)
    } else {
        against_another_format(base, redline, options)
    }
}

/// A Word file in one view of its changes, and how it was read.
struct View<'a> {
    source: &'a Source,
    options: &'a ReadOptions,
    beside: Beside,
}

impl<'a> View<'a> {
    fn of(source: &'a Source, options: &'a ReadOptions) -> Result<Self, Error> {
        let beside =
            beside(&source.bytes, options.limits).map_err(|reason| Error::about(&source.name, reason))?;
        Ok(Self {
            source,
            options,
            beside,
        })
    }

    fn folio(&self, revisions: Revisions, kept: &BTreeSet<MarkKey>) -> Result<Folio, Error> {
        let (bytes, limits) = (&self.source.bytes, self.options.limits);
        let manuscript = letters_of(bytes, revisions, kept, limits)
            .map_err(|reason| Error::about(&self.source.name, reason))?;
        if manuscript.blocks.len() > limits.paragraphs {
            return Err(Error::about(
                &self.source.name,
                PARAGRAPHS.refusal(limits.paragraphs as u64),
            ));
        }
        Ok(Folio::of(bytes, manuscript, limits))
    }

    fn understood(&self, folio: &Folio, revisions: Revisions) -> Understood {
        let origin = Origin::new(self.source, Format::Docx, revisions);
        Understood::made(origin, folio.instrument.clone())
    }
}

fn between_word_files(base: &Source, redline: &Source, options: &VerifyOptions) -> Result<Verified, Error> {
    let base = View::of(base, &options.read.old)?;
    let redline = View::of(redline, &options.read.new)?;
    let nothing = BTreeSet::new();
    let official = match options.read.old.revisions {
        Revisions::Final => Revisions::Final,
        _ => Revisions::Original,
    };
    let is_final = official == Revisions::Final;
    let old = base.folio(official, &nothing)?;
    let rejected = redline.folio(Revisions::Original, &nothing)?;
    let mut found = exact::compare(Sides::new(&old, &rejected));
    let accepted = redline.folio(Revisions::Final, &nothing)?;
    if !is_final && !base.beside.keys.is_empty() {
        let kept = Sides::new(
            base.folio(Revisions::Final, &nothing)?,
            redline.folio(Revisions::Original, &base.beside.keys)?,
        );
        add(&mut found, exact::compare(kept.as_ref()));
    }
    let besides = Sides::new(&base.beside, &redline.beside);
    found.untracked.extend(file::drawn(besides));
    let mut unchecked = file::unchecked(&redline.beside, Some(&base.beside));
    unchecked.extend(file::boxes(Sides::new(&old, &rejected)));
    let texts = Sides::new(
        base.understood(&old, official),
        redline.understood(&rejected, Revisions::Original),
    );
    let before = (!is_final).then_some(&base.beside);
    Ok(Verified {
        comparison: relate(texts.as_ref(), &compared(options)),
        redline: texts.new.origin.clone(),
        untracked: found.untracked,
        tracked: file::tracked(&redline.beside, before),
        left: file::left((&redline.beside, &accepted), Some((&base.beside, &old))),
        formats: found.formats,
        unchecked,
    })
}

/// Adds what only shows where the changes that the base tracks are accepted.
fn add(found: &mut Found, more: Found) {
    for mut it in more.untracked {
        if !found.untracked.contains(&it) {
            it.accepted = true;
            found.untracked.push(it);
        }
    }
}

fn against_another_format(
    base: &Source,
    redline: &Source,
    options: &VerifyOptions,
) -> Result<Verified, Error> {
    let old = understand(base, &options.read.old)?;
    let redline = View::of(redline, &options.read.new)?;
    let nothing = BTreeSet::new();
    let rejected = redline.folio(Revisions::Original, &nothing)?;
    let accepted = redline.folio(Revisions::Final, &nothing)?;
    let new = redline.understood(&rejected, Revisions::Original);
    let comparison = relate(Sides::new(&old, &new), &compared(options));
    let mut unchecked = file::unchecked(&redline.beside, None);
    if rejected.has_pictures() {
        unchecked.push(Unchecked {
            part: "pictures".to_owned(),
            why: "the base is no Word file, so nobody can say whether its pictures are the same".to_owned(),
        });
    }
    Ok(Verified {
        untracked: reported::untracked(&comparison),
        redline: new.origin.clone(),
        tracked: file::tracked(&redline.beside, None),
        left: file::left((&redline.beside, &accepted), None),
        formats: Vec::new(),
        unchecked,
        comparison,
    })
}

/// How the comparison is made that stands beside the verdict.
fn compared(options: &VerifyOptions) -> compare::Options {
    let mut read = options.read.clone();
    read.new.revisions = Revisions::Original;
    compare::Options {
        read,
        ..compare::Options::default()
    }
}
