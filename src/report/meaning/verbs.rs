//! Which way the leading verb moved.
//!
//! The ladders of [`crate::lexicon::Ladders`] decide between two different phrases. The same phrase may still look
//! different: an `also` that came or went is no movement of the verb (whether it followed the paragraphs above is asked of
//! the words), a paragraph that went from the preamble to the operative part must say `Recalls` for `Recalling`, and `Calls on`
//! is `Calls upon`.

use super::hunks::Hunk;
use super::{Finding, View, adverbs};
use crate::align::Group;
use crate::lexicon::Movement;
use crate::report::cause::{Cause, Form, Shift};
use crate::report::{Entry, VerbShift};
use crate::sides::{Side, Sides};

/// Sets the shift of an entry's header, and says why.
pub(super) fn shift(entry: &mut Entry, group: &Group, view: &View<'_>) {
    if entry.header.shift == VerbShift::None {
        return;
    }
    let (Some(old), Some(new)) = (&entry.header.old, &entry.header.new) else {
        return;
    };
    let kinds = Sides::new(
        view.setting.instruments.old.provisions[group.sides.old[0].0].kind,
        view.setting.instruments.new.provisions[group.sides.new[0].0].kind,
    );
    let sorted = |text: &str| {
        let mut words = crate::text::tokens::words(text);
        words.sort_unstable();
        words
    };
    let (shift, cause) = match view.setting.ladders.compare(old, new) {
        Movement::Stronger => (VerbShift::Stronger, Some(became(old, new, Shift::Stronger))),
        Movement::Weaker => (VerbShift::Weaker, Some(became(old, new, Shift::Weaker))),
        Movement::Different => (VerbShift::Different, Some(became(old, new, Shift::Different))),
        Movement::Same if sorted(old) == sorted(new) => (VerbShift::None, Some(Cause::Form(Form::VerbOrder))),
        Movement::Same => match adverbs::proved(view) {
            Some(finding) => (VerbShift::Consequential, finding.causes.first().cloned()),
            None if kinds.old != kinds.new && !adverbs::differ_by_row_only(view) => {
                (VerbShift::Consequential, Some(Cause::VerbForm))
            }
            None => (VerbShift::None, None),
        },
    };
    entry.header.shift = shift;
    entry.header.causes = cause.into_iter().collect();
}

/// The leading phrase is the same, printed in another way: `Calls on`, `Calls upon`.
pub(super) fn other_print(view: &View<'_>, hunk: &Hunk) -> Option<Finding> {
    if hunk.old.end > view.header.old || hunk.new.end > view.header.new {
        return None;
    }
    let one_verb = view.one_verb.get_or_init(|| {
        let (old, new) = (view.leading(Side::Old), view.leading(Side::New));
        // Where the phrase is the same word for word, it explains no change.
        old != new && view.setting.ladders.are_prints_of_one(old, new)
    });
    one_verb.then(|| Finding::form(Form::SameVerb))
}

/// Returns `"Urges" became "Encourages" (weaker)`.
pub(super) fn became(old: &str, new: &str, shift: Shift) -> Cause {
    Cause::Verb {
        shift,
        old: plain(old),
        new: plain(new),
    }
}

/// Returns a verb phrase in one line, without the brackets of a text that is not agreed.
fn plain(text: &str) -> String {
    let bare = text.replace(['[', ']'], " ");
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}
