//! Footnotes: which one a target means, what items do to it, and their numbers at the end.
//!
//! ```text
//! Fn3        the note with the mark 3          words, a whole wording, deleted as a paragraph is
//! OP7:fn     the only note of OP7
//! in OP5     a note comes behind some words    a mark there, the note below the text
//! ```
//!
//! 1. A note is words in work like a paragraph, and stands outside the order of paragraphs. One mark names one note: where two notes
//!    bear the same, neither is meant by it, since nobody could tell which marks are whose.
//! 2. A note that comes has its mark in the piece of the text that it stands behind, so that it follows these words as they move, and goes
//!    where they go. It bears a number beyond those of the base until the end.
//! 3. At the end a note whose last mark went goes, and the marks of one that was deleted; where the base counts its notes in their order, all
//!    are counted anew.
//!
//! Cost: linear in the text, and in the notes for each action.

use std::collections::{HashMap, HashSet};

use super::Step;
use super::draft::{Draft, Slot};
use super::refusal::Refusal;
use super::scope::Scope;
use super::seek::pieces;
use super::words::Words;
use super::work::{Done, Work};
use crate::amend::{Act, Action, Position};
use crate::instrument::{Address, Base, Footnote, Instrument, Kind, Mark, Provision, Target};
use crate::text::wording::same_wording;

impl Work<'_> {
    /// Finds the footnote with a mark.
    pub(super) fn note(&self, address: &Address) -> Result<usize, Refusal> {
        let Base::Counted(_, asked) = &address.base else {
            return Err(self.no_note(address.citation()));
        };
        match self.places.notes(&asked.shown) {
            [] => Err(self.no_note(address.citation())),
            &[found] => Ok(self.draft.notes().start + found),
            several => Err(Refusal::TargetTwice {
                asked: address.citation(),
                places: several
                    .iter()
                    .map(|at| self.begins(self.draft.notes().start + at))
                    .collect(),
            }),
        }
    }

    fn begins(&self, slot: usize) -> String {
        let first: Vec<&str> = self.draft.base_text(slot).split_whitespace().take(4).collect();
        format!("“{}…”", first.join(" "))
    }

    fn no_note(&self, asked: String) -> Refusal {
        let last = self.draft.base.footnotes.last();
        Refusal::NoTarget {
            asked,
            near: last
                .map(|note| format!("footnote {}", note.marker))
                .into_iter()
                .collect(),
        }
    }

    /// Finds the only footnote whose mark stands in a provision, or in what belongs to it.
    pub(super) fn note_of(&self, provision: &Address) -> Result<usize, Refusal> {
        let at = self.places.address(provision)?;
        let asked = || format!("footnote to {}", provision.citation());
        let own = &self.draft.base.provisions[at..self.places.end(at)];
        let mut marks: Vec<&str> = own
            .iter()
            .flat_map(|it| &it.marks)
            .map(|it| it.marker.as_str())
            .collect();
        marks.dedup();
        match marks.as_slice() {
            [] => Err(Refusal::NoTarget {
                asked: asked(),
                near: Vec::new(),
            }),
            [marker] => self.note(&Address::footnote(marker)),
            several => Err(Refusal::TargetTwice {
                asked: asked(),
                places: several.iter().map(|it| format!("footnote {it}")).collect(),
            }),
        }
    }

    /// Gives a note another wording.
    pub(super) fn replace_note(&mut self, step: Step, slot: usize, new: &str) -> Done {
        let new = new.split_whitespace().collect::<Vec<_>>().join(" ");
        let base = self.draft.base_text(slot);
        if same_wording(base, &new) && base.trim() == new {
            return Done::already(slot);
        }
        self.rewrite(step, slot, &new);
        Done::at(slot)
    }

    /// Puts a note in: its mark beside some words, or at the end of the paragraph.
    pub(super) fn insert_note(
        &mut self,
        step: Step,
        action: &Action,
        scope: &Scope,
    ) -> Result<Done, Refusal> {
        let new = action.new_text.split_whitespace().collect::<Vec<_>>().join(" ");
        if new.is_empty() {
            return Err(Refusal::Incomplete {
                what: "what the footnote says",
            });
        }
        let slot = match &action.target {
            Target::After(_) | Target::Before(_) => self.brought_beside(action)?,
            target => self.slot(target)?,
        };
        if slot == self.draft.title() || self.draft.is_note(slot) {
            return Err(Refusal::OfNotes);
        }
        let slot = if action.anchor.trim().is_empty() {
            if action.position != Position::End {
                return Err(Refusal::Incomplete {
                    what: "behind which words the mark stands",
                });
            }
            slot
        } else {
            self.host_of_mark(action, scope, slot)?
        };
        if let Some(there) = self.reads_note(slot, &new) {
            return Ok(Done {
                slots: vec![slot, there],
                already: true,
                ..Done::default()
            });
        }
        let note = self.draft.push(Slot {
            words: Some(Words::brought(&new, step)),
            by: vec![step],
            is_note: true,
            ..Slot::empty(Kind::Paragraph, Vec::new())
        });
        self.put_mark(action, scope, slot, note)?;
        Ok(Done {
            slots: vec![slot, note],
            ..Done::default()
        })
    }

    fn host_of_mark(&mut self, action: &Action, scope: &Scope, slot: usize) -> Result<usize, Refusal> {
        let (host, found, _) = self.anchors(action, scope, slot)?;
        match found.as_slice() {
            [_] => Ok(host),
            several => Err(Refusal::FoundTwice {
                words: action.anchor.clone(),
                at: self.called(host),
                times: several.len(),
            }),
        }
    }

    /// The note of a paragraph that reads so already.
    fn reads_note(&self, host: usize, new: &str) -> Option<usize> {
        let marks = &self.draft.base.provisions[self.draft.slots[host].base?].marks;
        let mut own = marks
            .iter()
            .filter_map(|mark| self.note(&Address::footnote(&mark.marker)).ok());
        own.find(|&note| same_wording(self.draft.base_text(note), new))
    }

    fn put_mark(&mut self, action: &Action, scope: &Scope, host: usize, note: usize) -> Result<(), Refusal> {
        if action.anchor.trim().is_empty() {
            self.draft.words(host).mark_end(note);
            return Ok(());
        }
        let (_, found, _) = self.anchors(action, scope, host)?;
        let words = self.draft.words(host);
        for place in &found {
            let pieces = pieces(words, place);
            if action.position == Position::Before {
                words.mark_before(pieces.start, note);
            } else {
                words.mark_behind(pieces.end, note);
            }
        }
        Ok(())
    }
}

/// Refuses what can be done to paragraphs, and not to notes.
pub(super) fn not_of_notes(action: &Action) -> Result<(), Refusal> {
    let is_note = |target: &Target| target.address().is_some_and(Address::is_footnote);
    let fits = match action.act {
        Act::DeleteParagraph | Act::ReplaceParagraph => true,
        act => act.is_of_words(),
    };
    let named = is_note(&action.target) && !fits || action.to.iter().any(is_note);
    if named { Err(Refusal::OfNotes) } else { Ok(()) }
}

/// The marker that a note in work bears: its own, or a number beyond those of the base.
pub(super) fn marker(draft: &Draft<'_>, slot: usize) -> String {
    if let Some(note) = draft.note(slot) {
        return note.marker.clone();
    }
    (draft.unborne + slot - draft.notes().end).to_string()
}

/// The marks that items brought into a paragraph.
pub(super) fn brought(draft: &Draft<'_>, words: &Words, text: &str) -> Vec<Mark> {
    let mut made = Vec::new();
    let (mut counted, mut chars) = (0, 0);
    for (byte, note) in words.marks() {
        let byte = byte.clamp(counted, text.len());
        chars += text[counted..byte].chars().count();
        counted = byte;
        made.push(Mark {
            marker: marker(draft, note),
            offset: chars,
        });
    }
    made
}

/// What stands below the text in the end.
pub(super) struct Notes {
    pub(super) footnotes: Vec<Footnote>,
    /// What each note in work is called.
    pub(super) addresses: HashMap<usize, Address>,
}

/// Makes the notes of the result, and gives marks and notes their numbers.
pub(super) fn follow(draft: &Draft<'_>, instrument: &mut Instrument) -> Notes {
    let slots = draft.notes().chain(draft.notes().end..draft.slots.len());
    let mut notes: Vec<(usize, Footnote)> = slots
        .filter(|&slot| draft.is_note(slot))
        .map(|slot| (slot, footnote(draft, slot)))
        .collect();
    let gone: HashSet<String> = notes
        .iter()
        .filter(|(slot, _)| draft.slots[*slot].gone.is_some())
        .map(|(_, note)| note.marker.clone())
        .collect();
    for provision in &mut instrument.provisions {
        provision.marks.retain(|mark| !gone.contains(&mark.marker));
    }
    notes.retain(|(slot, _)| draft.slots[*slot].gone.is_none());
    let before = markers(&draft.base.provisions);
    let after = markers(&instrument.provisions);
    let came = notes.last().is_some_and(|(slot, _)| draft.note(*slot).is_none());
    if came || before != after {
        let doubled = doubled(&draft.base.footnotes);
        let (had, has): (HashSet<&String>, HashSet<&String>) =
            (before.iter().collect(), after.iter().collect());
        // Where two notes bear one mark, nobody knows which of them went; one that never had a mark loses none.
        notes.retain(|(slot, note)| {
            let own = draft.note(*slot).is_some();
            has.contains(&note.marker)
                || own && (!had.contains(&note.marker) || doubled.contains(note.marker.as_str()))
        });
        if in_order(&before) && !before.iter().any(|marker| doubled.contains(marker.as_str())) {
            renumber(&before, &after, &mut instrument.provisions, &mut notes);
        }
    }
    let addresses = notes
        .iter()
        .map(|(slot, note)| (*slot, Address::footnote(&note.marker)));
    Notes {
        addresses: addresses.collect(),
        footnotes: notes.into_iter().map(|(_, note)| note).collect(),
    }
}

fn footnote(draft: &Draft<'_>, slot: usize) -> Footnote {
    Footnote {
        marker: marker(draft, slot),
        text: draft.text(slot),
        locator: draft.note(slot).map(|it| it.locator.clone()).unwrap_or_default(),
    }
}

/// The marks that several notes bear.
fn doubled(notes: &[Footnote]) -> HashSet<&str> {
    let mut counted: HashMap<&str, usize> = HashMap::new();
    for note in notes {
        *counted.entry(&note.marker).or_default() += 1;
    }
    let several = counted.into_iter().filter(|(_, times)| *times > 1);
    several.map(|(marker, _)| marker).collect()
}

/// Counts marks and notes anew, where the base counts them in their order.
fn renumber(
    before: &[String],
    after: &[String],
    provisions: &mut [Provision],
    notes: &mut [(usize, Footnote)],
) {
    let first: u64 = before.iter().find_map(|it| it.parse().ok()).unwrap_or(1);
    let numbers = after.iter().filter(|it| it.parse::<u64>().is_ok());
    let renamed: HashMap<String, String> = numbers
        .zip(first..)
        .map(|(old, new)| (old.clone(), new.to_string()))
        .collect();
    let rename = |marker: &mut String| {
        if let Some(new) = renamed.get(marker) {
            marker.clone_from(new);
        }
    };
    let marks = provisions.iter_mut().flat_map(|it| &mut it.marks);
    for mark in marks {
        rename(&mut mark.marker);
    }
    for (_, note) in notes.iter_mut() {
        rename(&mut note.marker);
    }
    let number = |(_, note): &(usize, Footnote)| note.marker.parse::<u64>().ok();
    let mut numbered: Vec<(usize, Footnote)> =
        notes.iter().filter(|it| number(it).is_some()).cloned().collect();
    numbered.sort_by_key(|note| number(note));
    let mut numbered = numbered.into_iter();
    for note in notes.iter_mut().filter(|it| number(it).is_some()) {
        *note = numbered.next().expect("as many as before");
    }
}

/// The marks of a text in their order, each once.
fn markers(provisions: &[Provision]) -> Vec<String> {
    let mut seen = HashSet::new();
    let marks = provisions.iter().flat_map(|it| &it.marks);
    marks
        .filter(|mark| seen.insert(mark.marker.clone()))
        .map(|mark| mark.marker.clone())
        .collect()
}

/// Tells whether the numbers among marks stand in their order without a gap.
fn in_order(markers: &[String]) -> bool {
    let numbers: Vec<u64> = markers.iter().filter_map(|it| it.parse().ok()).collect();
    numbers.windows(2).all(|two| two[1] == two[0] + 1)
}
