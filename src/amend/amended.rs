//! What sheets did to a text, as a value.

use super::collide::Met;
use super::{Doubt, Item, Sheet, Status, Step};
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

impl Sheet {
    /// What the sheet is called: its symbol, or the name of its file.
    pub fn name(&self) -> &str {
        self.masthead.symbol.as_deref().unwrap_or(&self.source.name)
    }

    /// What an item is called: `item 3 of A/C.3/80/L.58`.
    pub fn called(&self, item: usize) -> String {
        match self.items.get(item).and_then(|item| item.n.as_deref()) {
            Some(n) => format!("item {n} of {}", self.name()),
            None if self.items.len() == 1 => self.name().to_owned(),
            None => format!("item {} of {}", item + 1, self.name()),
        }
    }

    /// Whether an item was not understood. One that asks for nothing that is not done anyway, `renumber accordingly`, is understood.
    pub fn is_lost(&self, item: &Item) -> bool {
        let place = |page: Option<u32>, line: Option<u32>| page == item.page && line == item.line;
        let mut doubts = self.warnings.iter().filter(|it| it.code == NOT_UNDERSTOOD);
        item.actions.is_empty() && doubts.any(|it| place(it.locator.page, it.locator.line))
    }

    /// Who wants an item: those that it names, else those of the sheet.
    pub fn sponsors_of(&self, item: usize) -> &[String] {
        match self.items.get(item) {
            Some(item) if !item.sponsors.is_empty() => &item.sponsors,
            _ => &self.sponsors,
        }
    }
}

/// The code of an item that was not understood.
pub(super) const NOT_UNDERSTOOD: &str = "amendment-not-understood";

/// Returns what an action's item is called.
pub(super) fn called(sheets: &[Sheet], step: Step) -> String {
    sheets
        .get(step.sheet)
        .map_or_else(String::new, |sheet| sheet.called(step.item))
}
