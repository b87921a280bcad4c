//! The draft becomes an instrument like any other.
//!
//! Paragraphs are put in order, named, and their words joined. What nobody touched is taken over letter by letter, with its marks, its
//! verb and its place in the file of the base. Of a paragraph that changed, marks of notes stay behind the words that they stood
//! behind (`notes`).

use std::collections::HashMap;

use super::Step;
use super::closing::close;
use super::draft::{Draft, signed};
use super::numbers::{Called, Numbered, numbered};
use super::words::{From, Words};
use crate::instrument::{
    Address, Base, Field, Head, Header, Instrument, Kind, Mark, Provision, ProvisionIndex, Repair, Series,
};
use crate::lexicon::Language;
use crate::structure::verb_phrase;

/// The result, and where everything stands in it.
pub(super) struct Finished {
    pub(super) instrument: Instrument,
    /// The addresses of the live paragraphs in work.
    pub(super) addresses: HashMap<usize, Address>,
    /// What an editor would note.
    pub(super) notes: Vec<(Step, String)>,
    /// Whose words stand where, in bytes of the text: by position in the result.
    pub(super) slots: Vec<usize>,
}

/// Finishes a draft.
pub(super) fn finish(draft: &mut Draft<'_>, renumber: bool, language: Option<&'static Language>) -> Finished {
    let mut notes = closed(draft);
    let order = order(draft);
    let Numbered { called, notes: told } = numbered(draft, &order, renumber);
    notes.extend(told);
    let positions: HashMap<usize, usize> = order.iter().enumerate().map(|(at, &slot)| (slot, at)).collect();
    let base = draft.base;
    let provisions: Vec<Provision> = order
        .iter()
        .map(|&slot| {
            let name = called[&slot].clone();
            let parent = draft.slots[slot].parent.and_then(|parent| positions.get(&parent));
            let own = provision(draft, slot, language);
            let brought = draft.slots[slot].base.is_none();
            let bracketed = name.label.as_deref().is_some_and(|label| label.ends_with(')'));
            Provision {
                id: name.address,
                label: name.label,
                parent: parent.map(|&at| ProvisionIndex(at)),
                stop: own.stop.filter(|_| !(brought && bracketed)),
                ..own
            }
        })
        .collect();
    let mut instrument = Instrument {
        masthead: base.masthead.clone(),
        heads: heads(draft, &order),
        repairs: repairs(draft, &positions),
        footnotes: Vec::new(),
        cut: base.cut.clone(),
        spaces: base.spaces,
        raised_marks: base.raised_marks,
        provisions,
        warnings: Vec::new(),
    };
    retitled(draft, &mut instrument);
    let below = super::notes::follow(draft, &mut instrument);
    let mut addresses = addresses(draft, &called);
    notes.extend(lost(draft, &below.addresses));
    addresses.extend(below.addresses);
    instrument.footnotes = below.footnotes;
    Finished {
        instrument,
        addresses,
        notes,
        slots: order,
    }
}

/// Tells of notes that came, and went again with the words that they stood behind.
fn lost(draft: &Draft<'_>, below: &HashMap<usize, Address>) -> Vec<(Step, String)> {
    let came = (draft.notes().end..draft.slots.len()).filter(|&slot| draft.is_note(slot));
    let lost = came.filter(|slot| !below.contains_key(slot));
    let told = lost.flat_map(|slot| &draft.slots[slot].by);
    told.map(|&step| (step, "the words that its mark stood behind went".to_owned()))
        .collect()
}

/// Where each paragraph stands: its own address, or that of the one that it was joined to.
fn addresses(draft: &Draft<'_>, called: &HashMap<usize, Called>) -> HashMap<usize, Address> {
    let stands = |slot: usize| Some((slot, called.get(&draft.host(slot))?.address.clone()));
    (0..draft.slots.len()).filter_map(stands).collect()
}

/// Closes the seams of every paragraph that somebody touched.
fn closed(draft: &mut Draft<'_>) -> Vec<(Step, String)> {
    let mut notes = Vec::new();
    for slot in 0..draft.slots.len() {
        let base = draft.base_text(slot);
        if let Some(words) = &mut draft.slots[slot].words {
            let found = close(words, base);
            notes.extend(found.into_iter().map(|closed| (closed.step, closed.note)));
        }
    }
    notes
}

/// Returns the live paragraphs in their order, each behind what it belongs to.
fn order(draft: &Draft<'_>) -> Vec<usize> {
    let mut roots = Vec::new();
    let mut below: HashMap<usize, Vec<usize>> = HashMap::new();
    for slot in 0..draft.slots.len() {
        if slot == draft.title() || draft.is_note(slot) || draft.gone(slot).is_some() {
            continue;
        }
        match draft.slots[slot].parent {
            Some(parent) => below.entry(parent).or_default().push(slot),
            None => roots.push(slot),
        }
    }
    let sort = |slots: &mut Vec<usize>| slots.sort_by_cached_key(|&slot| draft.place(slot));
    sort(&mut roots);
    let mut order = Vec::with_capacity(draft.slots.len());
    let mut open = roots;
    open.reverse();
    while let Some(slot) = open.pop() {
        order.push(slot);
        if let Some(mut children) = below.remove(&slot) {
            sort(&mut children);
            open.extend(children.into_iter().rev());
        }
    }
    order
}

/// Makes a paragraph, without its name.
fn provision(draft: &Draft<'_>, slot: usize, language: Option<&'static Language>) -> Provision {
    let own = &draft.slots[slot];
    let base = own.text_of.map(|at| &draft.base.provisions[at]);
    let mut made = match &own.words {
        None => base.cloned().unwrap_or_else(|| empty(own.kind)),
        Some(words) => changed(draft, slot, words, language),
    };
    made.kind = own.kind;
    for &other in &own.joined {
        let more = provision(draft, other, language);
        let before = made.text.chars().count() + 1;
        made.text = format!("{} {}", made.text, more.text);
        made.marks.extend(more.marks.into_iter().map(|mark| Mark {
            offset: before + mark.offset,
            ..mark
        }));
    }
    made
}

fn changed(draft: &Draft<'_>, slot: usize, words: &Words, language: Option<&'static Language>) -> Provision {
    let own = &draft.slots[slot];
    let base = own.text_of.map(|at| &draft.base.provisions[at]);
    let text = words.text();
    let like = own.like.map(|at| &draft.base.provisions[at]);
    Provision {
        stop: base
            .or(like)
            .map_or_else(|| Some(".".to_owned()), |it| it.stop.clone()),
        header: header(base, words, &text, own.kind, language),
        marks: all_marks(draft, base, words, &text),
        locator: base.map(|base| base.locator.clone()).unwrap_or_default(),
        text,
        ..empty(own.kind)
    }
}

fn empty(kind: Kind) -> Provision {
    Provision {
        id: Address {
            scopes: Vec::new(),
            base: Base::Title,
            paragraphs: Vec::new(),
            items: Vec::new(),
        },
        kind,
        label: None,
        stop: None,
        parent: None,
        header: None,
        text: String::new(),
        marks: Vec::new(),
        locator: crate::document::Locator::default(),
    }
}

/// The verb stays where its words did; else it is read anew.
fn header(
    base: Option<&Provision>,
    words: &Words,
    text: &str,
    kind: Kind,
    language: Option<&'static Language>,
) -> Option<Header> {
    let old = base.and_then(|base| base.header.as_ref());
    let first = words.live().next();
    if let (Some(old), Some(base), Some(first)) = (old, base, first) {
        let end = base.text.find(&old.text).map(|at| at + old.text.len());
        let kept = first.from == From::Base(0) && end.is_some_and(|end| first.text.len() >= end);
        if kept {
            return Some(old.clone());
        }
    }
    let has_verbs = match base {
        Some(base) => base.header.is_some() || !matches!(kind, Kind::Heading | Kind::Subparagraph),
        None => matches!(
            kind,
            Kind::Preambular | Kind::Operative | Kind::Paragraph | Kind::Subparagraph
        ),
    };
    language
        .filter(|_| has_verbs && kind != Kind::Heading)
        .and_then(|language| verb_phrase(text, language))
}

/// The marks of the base and those that items brought, in their order.
fn all_marks(draft: &Draft<'_>, base: Option<&Provision>, words: &Words, text: &str) -> Vec<Mark> {
    let mut all = base.map_or_else(Vec::new, |base| marks(base, words, text));
    all.extend(super::notes::brought(draft, words, text));
    all.sort_by_key(|mark| mark.offset);
    all
}

/// The marks of notes whose words are still there, where these stand now.
fn marks(base: &Provision, words: &Words, text: &str) -> Vec<Mark> {
    // Marks stand in their order before and after, so that both texts are counted once.
    let mut before = base.text.char_indices();
    let (mut passed, mut counted, mut chars) = (0, 0, 0);
    let mut kept = Vec::with_capacity(base.marks.len());
    for mark in &base.marks {
        let skip = mark.offset.saturating_sub(passed);
        if skip > 0 {
            before.nth(skip - 1);
            passed = mark.offset;
        }
        let Some(now) = words.now(before.offset().min(base.text.len())) else {
            continue;
        };
        let now = now.clamp(counted, text.len());
        chars += text[counted..now].chars().count();
        counted = now;
        kept.push(Mark {
            marker: mark.marker.clone(),
            offset: chars,
        });
    }
    kept
}

/// Repairs of words that are still there.
fn repairs(draft: &Draft<'_>, positions: &HashMap<usize, usize>) -> Vec<Repair> {
    let kept = |repair: &Repair| {
        let slot = repair.provision.0;
        let at = *positions.get(&slot)?;
        let offset = match (&draft.slots[slot].words, repair.offset) {
            (None, offset) => offset,
            (Some(_), None) => None,
            (Some(words), Some(offset)) => {
                let base = &draft.base.provisions[slot].text;
                let byte = |chars: usize| base.char_indices().nth(chars).map_or(base.len(), |(at, _)| at);
                let end = words.now(byte(offset + repair.shown.chars().count()))?;
                let text = words.text();
                let start = end.checked_sub(repair.shown.len())?;
                (text.get(start..end)? == repair.shown).then_some(())?;
                Some(text[..start].chars().count())
            }
        };
        Some(Repair {
            provision: ProvisionIndex(at),
            offset,
            ..repair.clone()
        })
    };
    let mut repairs: Vec<Repair> = draft.base.repairs.iter().filter_map(kept).collect();
    repairs.sort_by_key(|repair| (repair.provision, repair.offset));
    repairs
}

/// Each text of the file keeps its head, and has the paragraphs that stand among its own.
fn heads(draft: &Draft<'_>, order: &[usize]) -> Vec<Head> {
    let base = &draft.base.heads;
    let places: Vec<i64> = order
        .iter()
        .map(|&slot| draft.place(draft.root(slot))[0])
        .collect();
    let mut starts = Vec::with_capacity(base.len());
    let mut at = 0;
    for head in base {
        while at < places.len() && head.provisions.start > 0 && places[at] < signed(head.provisions.start) {
            at += 1;
        }
        starts.push(at);
    }
    let made = base.iter().enumerate().map(|(at, head)| {
        let end = starts.get(at + 1).copied().unwrap_or(order.len());
        Head {
            provisions: starts[at]..end.max(starts[at]),
            ..head.clone()
        }
    });
    made.collect()
}

/// Puts a new title into the masthead and the head.
fn retitled(draft: &Draft<'_>, instrument: &mut Instrument) {
    let Some(words) = &draft.slots[draft.title()].words else {
        return;
    };
    let (old, new) = (draft.base_text(draft.title()), words.text());
    let pieces = instrument.heads.iter_mut().flat_map(|head| &mut head.pieces);
    for piece in pieces.filter(|piece| piece.field == Field::Title) {
        if crate::text::wording::same_wording(&piece.text, old) {
            piece.text.clone_from(&new);
        }
    }
    for cut in instrument
        .cut
        .iter_mut()
        .filter(|cut| crate::text::wording::same_wording(&cut.text, old))
    {
        cut.text.clone_from(&new);
    }
    instrument.masthead.title = Some(new);
}

/// The series that count paragraphs which end with marks of their own.
pub(super) fn series(id: &Address) -> Option<Series> {
    match id.base {
        Base::Counted(series, _) => Some(series),
        Base::Title => None,
    }
}
