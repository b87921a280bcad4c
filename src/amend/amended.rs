//! What sheets did to a text, as a value: they are carried out (`apply`), and where items meet is found (`collide`), by what each
//! does to the base by itself.

use super::apply::{Applied, ApplyOptions, applied};
use super::collide::{Met, collide};
use super::{Doubt, Sheet, Status};
use crate::compare::Understood;
use crate::report::Report;

/// A base, what was asked of it, and what came of that.
#[derive(Debug, Clone, PartialEq)]
pub struct Amended {
    /// The text that was amended.
    pub base: Understood,
    /// The sheets, each action with its outcome.
    pub sheets: Vec<Sheet>,
    /// The text as amended.
    pub result: Understood,
    /// What changed from the base to the result; each change names its items.
    pub comparison: Report,
    /// Where items meet.
    pub met: Met,
    /// What was doubtful in the sheets, and in what they do.
    pub warnings: Vec<Doubt>,
}

/// Applies sheets to a base, in their order.
pub fn apply(base: &Understood, sheets: &[Sheet], options: &ApplyOptions) -> Amended {
    let came = applied(base, sheets, options);
    let met = collide(&mut came.alone(base), &came.built_on);
    let Applied {
        sheets,
        result,
        comparison,
        warnings,
        ..
    } = came;
    Amended {
        base: base.clone(),
        sheets,
        result,
        comparison,
        met,
        warnings,
    }
}

impl Amended {
    /// Whether an item was refused, or not understood.
    pub fn has_refusals(&self) -> bool {
        self.count(Status::Refused) + self.lost() > 0
    }

    /// Returns what became of the items in one sentence: `3 of 5 actions applied, 1 refused, 1 already so`.
    pub fn sentence(&self) -> String {
        let [applied, refused, already] =
            [Status::Applied, Status::Refused, Status::Already].map(|status| self.count(status));
        let all = crate::report::count(applied + refused + already, "action");
        let mut sentence = format!("{applied} of {all} applied");
        for (number, what) in [
            (refused, "refused"),
            (already, "already so"),
            (self.lost(), "not understood"),
        ] {
            if number > 0 {
                sentence.push_str(&format!(", {number} {what}"));
            }
        }
        sentence
    }

    /// Returns what was doubtful and is not told by the comparison itself.
    pub fn doubts_beside_comparison(&self) -> impl Iterator<Item = &Doubt> {
        let told = |doubt: &&Doubt| {
            let mut notices = self.comparison.warnings.iter();
            !notices.any(|notice| notice.code == doubt.code && notice.message == doubt.message)
        };
        self.warnings.iter().filter(told)
    }

    /// Counts the actions with a status.
    pub fn count(&self, status: Status) -> usize {
        let items = self.sheets.iter().flat_map(|sheet| &sheet.items);
        let outcomes = items
            .flat_map(|item| &item.actions)
            .filter_map(|action| action.outcome.as_ref());
        outcomes.filter(|outcome| outcome.status == status).count()
    }

    /// Counts the items that were not understood.
    pub fn lost(&self) -> usize {
        let lost = |sheet: &Sheet| sheet.items.iter().filter(|item| sheet.is_lost(item)).count();
        self.sheets.iter().map(lost).sum()
    }
}
