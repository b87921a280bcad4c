//! Makes edits of common runs, and gives every white space to one of them.
//!
//! Runs and changes are made of units; the white space between two units belongs to neither. Inside a run or a
//! change it stays where it is. At the border of a change there is one on each side:
//!
//! - both sides have words there: the spaces are common if both texts have one, and part of the change if not:
//!   `rights[- and-]{+,+} duties`;
//! - only one side has words there: its change has a space before and a space after, the other text has one. That one
//!   is common with whichever looks the same: `all {+human +}rights`, `States{+, in Geneva+} and`.
//!
//! Cost: linear.

use std::ops::Range;

use super::Edit;
use super::run::Run;
use super::units::Units;
use crate::sides::Sides;
use crate::text::normalize::fold_glyph;

/// Returns the edits that show `runs` as equal and all else as changed.
pub(super) fn assemble(runs: &[Run], units: Sides<&Units<'_>>) -> Vec<Edit> {
    let mut edits = Edits::default();
    let mut from = Sides::new(0, 0);
    for run in runs {
        change(&mut edits, units, &from.zip(run.start).map(|(from, to)| from..to));
        let end = run.end();
        edits.equal(
            units.old.body(run.start.old..end.old),
            units.new.body(run.start.new..end.new),
        );
        from = end;
    }
    let lens = units.map(|units| units.keys.len());
    change(&mut edits, units, &from.zip(lens).map(|(from, to)| from..to));
    edits.close();
    edits.done
}

/// Adds the change between two runs, with the spaces at its borders.
fn change(edits: &mut Edits, units: Sides<&Units<'_>>, range: &Sides<Range<usize>>) {
    let before = Sides::new(units.old.gap(range.old.start), units.new.gap(range.new.start));
    let after = Sides::new(units.old.gap(range.old.end), units.new.gap(range.new.end));
    let body = Sides::new(
        units.old.body(range.old.clone()),
        units.new.body(range.new.clone()),
    );
    match (range.old.is_empty(), range.new.is_empty()) {
        (true, true) => edits.equal(before.old, before.new),
        (false, false) => {
            edits.border(before);
            edits.changed(body.old, body.new);
            edits.border(after);
        }
        (true, false) => match place(before.old, before.new, after.new) {
            Place::Before => {
                edits.equal(before.old, before.new);
                edits.changed("", body.new);
                edits.changed("", after.new);
            }
            Place::After => {
                edits.changed("", before.new);
                edits.changed("", body.new);
                edits.equal(before.old, after.new);
            }
            Place::Nowhere => {
                edits.changed(before.old, before.new);
                edits.changed("", body.new);
                edits.changed("", after.new);
            }
        },
        (false, true) => match place(before.new, before.old, after.old) {
            Place::Before => {
                edits.equal(before.old, before.new);
                edits.changed(body.old, "");
                edits.changed(after.old, "");
            }
            Place::After => {
                edits.changed(before.old, "");
                edits.changed(body.old, "");
                edits.equal(after.old, before.new);
            }
            Place::Nowhere => {
                edits.changed(before.old, before.new);
                edits.changed(body.old, "");
                edits.changed(after.old, "");
            }
        },
    }
}

/// Which space of a one-sided change the single space of the other text answers.
enum Place {
    Before,
    After,
    Nowhere,
}

fn place(single: &str, before: &str, after: &str) -> Place {
    let alike = |gap: &str| is_space(gap) == is_space(single);
    match (alike(before), alike(after)) {
        // A line break answers a line break.
        (true, true) if single != before && single == after => Place::After,
        (true, _) => Place::Before,
        (false, true) => Place::After,
        (false, false) => Place::Nowhere,
    }
}

/// Returns whether a gap shows as space; an empty one and one of invisible characters do not.
fn is_space(gap: &str) -> bool {
    gap.chars().any(|c| fold_glyph(c).is_some())
}

/// The edits so far, and the change that is still growing.
#[derive(Default)]
struct Edits {
    done: Vec<Edit>,
    open: Sides<String>,
}

impl Edits {
    fn changed(&mut self, old: &str, new: &str) {
        self.open.old.push_str(old);
        self.open.new.push_str(new);
    }

    /// Adds the spaces at one border of a change with two sides.
    fn border(&mut self, gaps: Sides<&str>) {
        if is_space(gaps.old) == is_space(gaps.new) {
            self.equal(gaps.old, gaps.new);
        } else {
            self.changed(gaps.old, gaps.new);
        }
    }

    fn equal(&mut self, old: &str, new: &str) {
        if old.is_empty() && new.is_empty() {
            return;
        }
        self.close();
        if let Some(Edit::Equal {
            old: before,
            new: also,
        }) = self.done.last_mut()
        {
            before.push_str(old);
            also.push_str(new);
        } else {
            self.done.push(Edit::Equal {
                old: old.to_owned(),
                new: new.to_owned(),
            });
        }
    }

    fn close(&mut self) {
        let Sides { old, new } = std::mem::take(&mut self.open);
        if !old.is_empty() {
            self.done.push(Edit::Delete(old));
        }
        if !new.is_empty() {
            self.done.push(Edit::Insert(new));
        }
    }
}
