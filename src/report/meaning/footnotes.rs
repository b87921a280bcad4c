//! Footnotes: what their changes mean, and what `Ibid.` points to.
//!
//! The words of a note are judged by the rules for paragraphs, but for references: `A/72/291, para. 79` is a paragraph of
//! another document. A number that shifted is a consequence, and so is a citation that rolled forward.
//!
//! `Ibid.` means what stands before it, so a note that comes between changes what it means without touching it. Where
//! what it takes is the same or answers what it took, nothing happened; where the words changed between `Ibid.` and the
//! citation in full, they followed; where the words stayed and the source did not, the paragraph now cites another
//! document. That is substance, and a warning. How `Ibid.` is read is told in [`crate::report`]'s pairing of footnotes.
//!
//! Cost: linear.

use std::cell::OnceCell;

use super::View;
use super::hunks::{self, joined};
use super::judge::{judge, kept};
use super::pieces::Paragraph;
use super::setting::Setting;
use crate::instrument::{Footnote, ProvisionIndex};
use crate::report::cause::{Cause, Causes, Standing};
use crate::report::footnotes::{Cited, Pair, cited};
use crate::report::spacing::Spacing;
use crate::report::{Class, Note, Notice, Op, Relation};
use crate::sides::{Side, Sides};

/// Gives every footnote its class and cause; returns what is doubtful.
pub(super) fn assess(notes: &mut [Note], pairs: &[Pair], setting: &Setting<'_>) -> Vec<Notice> {
    let footnotes = setting.instruments.map(|it| it.footnotes.as_slice());
    let texts = Texts {
        cited: footnotes.map(cited),
        footnotes,
    };
    let answers: Vec<Option<usize>> = answers(pairs, setting.instruments.old.footnotes.len());
    let mut notices = Vec::new();
    for (note, pair) in notes.iter_mut().zip(pairs) {
        let (Some(old), Some(new)) = (pair.notes.old, pair.notes.new) else {
            alone(note);
            continue;
        };
        let ibid = ibid(Sides::new(old, new), &texts, &answers, setting.spacing);
        match ibid {
            Some(cause) if cause.class() == Class::Consequential => whole(note, cause),
            Some(cause) => {
                notices.push(elsewhere(&cause, new, note, setting));
                words(note, pair, setting);
                note.class = cause.class();
                note.causes = cause.into();
                continue;
            }
            None => words(note, pair, setting),
        }
        if note.class < Class::Substantive {
            place(note, pair, setting);
        }
    }
    notices
}

/// A note that only one text has is substantive, if it has a word.
fn alone(note: &mut Note) {
    for edit in &mut note.edits {
        let mut all = edit.old.chars().chain(edit.new.chars());
        edit.class = if all.all(super::editorial::is_punctuation) {
            Class::Editorial
        } else {
            Class::Substantive
        };
    }
    note.class = note
        .edits
        .iter()
        .map(|edit| edit.class)
        .max()
        .unwrap_or(Class::Substantive);
}

/// Gives one class and cause to all that changed.
fn whole(note: &mut Note, cause: Cause) {
    let class = cause.class();
    let causes = Causes::from(cause);
    for edit in note.edits.iter_mut().filter(|edit| edit.op != Op::Equal) {
        edit.class = class;
        edit.causes.clone_from(&causes);
    }
    note.class = class;
    note.causes = causes;
}

/// Judges the words of a pair of notes as those of a paragraph.
fn words(note: &mut Note, pair: &Pair, setting: &Setting<'_>) {
    let texts = Sides::new(
        joined(&note.edits, |edit| &edit.old),
        joined(&note.edits, |edit| &edit.new),
    );
    let paragraphs = texts.as_ref().map(|text| Paragraph::of(text));
    let pieces = paragraphs.as_ref().map(Paragraph::pieces);
    let mut view = View {
        setting,
        kept: kept(&note.edits, pieces.as_ref().map(Vec::as_slice)),
        pieces,
        header: Sides::new(0, 0),
        first: pair.hosts.map(|host| ProvisionIndex(host.unwrap_or(usize::MAX))),
        ids: Sides::new(None, None),
        note: true,
        rolled: None,
        once: Sides::default(),
        one_verb: OnceCell::new(),
    };
    for place in hunks::places(&note.edits, view.both()) {
        let finding = judge(&mut view, &place, &note.edits);
        for edit in &mut note.edits[place.edits] {
            edit.class = finding.class;
            edit.causes.clone_from(&finding.causes);
        }
    }
    note.class = note
        .edits
        .iter()
        .map(|edit| edit.class)
        .max()
        .unwrap_or(Class::None);
}

/// Decides what the number and the paragraph of the mark add.
fn place(note: &mut Note, pair: &Pair, setting: &Setting<'_>) {
    if let (Some(old), Some(new)) = (pair.hosts.old, pair.hosts.new) {
        let answers = setting.answer(old);
        if !answers.contains(&new) {
            // Where a paragraph went and another came in its place, its notes went along; one that stayed lost its source.
            let followed = answers.is_empty() && !setting.is_answer(new);
            let instruments = setting.instruments;
            let cause = Cause::MarkElsewhere {
                followed,
                hosts: Sides::new(
                    instruments.old.provisions[old].id.to_string(),
                    instruments.new.provisions[new].id.to_string(),
                ),
            };
            note.class = cause.class();
            note.causes = cause.into();
            return;
        }
    }
    if is_in_number(pair, setting) {
        let cause = Cause::Standing(Standing::MarkInNumber);
        note.class = cause.class();
        note.causes = cause.into();
        return;
    }
    if note.old != note.new && note.relation != Relation::Inserted {
        note.class = note.class.max(Class::Consequential);
        if note.causes.is_empty() {
            note.causes = Cause::OtherNumber.into();
        }
    }
}

/// Whether only one text has the mark, right behind a figure: `77/225` may be note 5 or another resolution than `77/22`.
fn is_in_number(pair: &Pair, setting: &Setting<'_>) -> bool {
    let behind_figure = |side: Side| {
        let instrument = setting.instruments.get(side);
        let (host, note) = (pair.hosts.get(side).as_ref()?, pair.notes.get(side).as_ref()?);
        let provision = &instrument.provisions[*host];
        let marker = &instrument.footnotes[*note].marker;
        let mark = provision.marks.iter().find(|mark| mark.marker == *marker)?;
        let before = mark.offset.checked_sub(1)?;
        provision.text.chars().nth(before).map(char::is_numeric)
    };
    match (pair.hosts.old, pair.hosts.new) {
        (Some(_), None) => behind_figure(Side::Old) == Some(true),
        (None, Some(_)) => behind_figure(Side::New) == Some(true),
        _ => false,
    }
}

fn answers(pairs: &[Pair], len: usize) -> Vec<Option<usize>> {
    let mut answers = vec![None; len];
    for pair in pairs {
        if let Some(old) = pair.notes.old {
            answers[old] = pair.notes.new;
        }
    }
    answers
}

/// The footnotes of both texts, and what they cite.
struct Texts<'a> {
    footnotes: Sides<&'a [Footnote]>,
    cited: Sides<Vec<Cited>>,
}

/// Says what became of `Ibid.` in a pair of notes: it follows what stands before it, or it means another source.
fn ibid(at: Sides<usize>, texts: &Texts<'_>, answers: &[Option<usize>], spacing: Spacing) -> Option<Cause> {
    let (old, new) = (texts.cited.old.get(at.old)?, texts.cited.new.get(at.new)?);
    let number = |root: usize| texts.footnotes.new[root].marker.clone();
    match (&old.antecedent, &new.antecedent) {
        (None, None) => None,
        (Some((before, _)), None) => (!new.ibid && old.full == new.full).then(|| Cause::IbidWrittenOut {
            source: before.clone(),
        }),
        (None, Some((now, root))) => (!old.ibid && old.full == new.full).then(|| Cause::IbidStandsFor {
            source: now.clone(),
            footnote: number(*root),
        }),
        (Some((before, _)), Some((now, _))) if before == now => None,
        (Some((before, root)), Some((now, now_root))) => {
            // Where the source itself changed, that is told at its own note.
            let answered = answers.get(*root).copied().flatten() == Some(*now_root);
            let same_words = spacing.same_wording(
                &texts.footnotes.old[at.old].text,
                &texts.footnotes.new[at.new].text,
            );
            // The source is the same and the words are: then another place in it is meant.
            let moved_on = spacing.same_wording(
                &texts.footnotes.old[*root].text,
                &texts.footnotes.new[*now_root].text,
            );
            if answered && !moved_on {
                return same_words.then(|| Cause::IbidFollows {
                    source: now.clone(),
                    footnote: number(*now_root),
                });
            }
            Some(Cause::IbidElsewhere {
                old: before.clone(),
                new: now.clone(),
                footnote: number(*now_root),
            })
        }
    }
}

fn elsewhere(cause: &Cause, new: usize, note: &Note, setting: &Setting<'_>) -> Notice {
    let footnote = &setting.instruments.new.footnotes[new];
    let marker = note.new.as_deref().unwrap_or_default();
    Notice {
        side: Side::New,
        code: "ibid-points-elsewhere".to_owned(),
        message: format!("footnote {marker}: {}", cause.text()),
        page: footnote.locator.page,
        line: footnote.locator.line,
    }
}
