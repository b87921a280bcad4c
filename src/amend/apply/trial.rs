//! Actions tried on one paragraph: what would it read?
//!
//! Who writes a sheet asks this of each instruction before it is taken: the answer is that of a real application, and nothing is left of
//! it afterwards. Cost: that of the paragraph.

use super::Step;
use super::closing::close;
use super::work::Work;
use crate::amend::Action;
use crate::instrument::{Base, Instrument, Target};
use crate::lexicon::ENGLISH;

/// A base on which actions are tried.
pub(in crate::amend) struct Trial<'a> {
    work: Work<'a>,
}

impl<'a> Trial<'a> {
    pub(in crate::amend) fn of(base: &'a Instrument) -> Self {
        Self {
            work: Work::of(base, &[]),
        }
    }

    /// A base on which actions of tracked changes are tried.
    pub(in crate::amend) fn exact(base: &'a Instrument) -> Self {
        let mut work = Work::of(base, &[]);
        work.all_tracked = true;
        Self { work }
    }

    /// Returns the position behind a paragraph of the base and all that belongs to it.
    pub(in crate::amend) fn end(&self, at: usize) -> usize {
        self.work.places.end(at)
    }

    /// Returns the position of the provision that a target names: behind the last one for the title.
    pub(in crate::amend) fn place(&self, target: &Target) -> Option<usize> {
        match target {
            Target::At(spot) | Target::After(spot) | Target::Before(spot) | Target::End(spot) => {
                if spot.address.base == Base::Title {
                    return Some(self.work.draft.title());
                }
                if spot.address.is_footnote() {
                    return self.work.note(&spot.address).ok();
                }
                self.work.places.spot(spot).ok()
            }
            Target::EndOf(_) | Target::All(_) => None,
        }
    }

    /// Returns what a paragraph reads after some actions; none where one of them is refused, does nothing, or works elsewhere, too.
    pub(in crate::amend) fn reads(&mut self, actions: &[Action], at: usize) -> Option<String> {
        let before = self.work.draft.slots.len();
        let fits = actions.iter().enumerate().all(|(action, asked)| {
            let step = Step {
                sheet: 0,
                item: 0,
                action,
            };
            let vocabulary = ENGLISH.amendment_words();
            match self.work.carry_out(step, asked, vocabulary) {
                Ok(done) => !done.already && done.slots == [at],
                Err(_) => false,
            }
        });
        let base = self.work.draft.base_text(at);
        let reads = fits.then(|| {
            let words = self.work.draft.words(at);
            close(words, base);
            words.text()
        });
        let more = self.work.draft.slots.len() > before;
        let lost = self.undo(before, at);
        reads.filter(|_| !lost && !more)
    }

    /// Takes back what was tried, and tells whether more than the paragraph itself went.
    fn undo(&mut self, before: usize, at: usize) -> bool {
        self.work.asked.clear();
        let draft = &mut self.work.draft;
        draft.truncate(before);
        let end = if at < draft.title() {
            self.work.places.end(at)
        } else {
            at + 1
        };
        let mut lost = false;
        for slot in &mut draft.slots[at..end] {
            lost |= slot.gone.take().is_some();
            slot.words = None;
        }
        lost
    }
}
