//! Amendment tables: a row for each paragraph, what it reads now, what is proposed, and why.
//!
//! ```text
//! Paragraph │ Original text               │ Proposed text                │ Reason
//! OP5       │ 5. Urges all States to act; │ 5. Invites States to act;    │ Softer.
//! PP3       │ Recalling its resolutions,  │ Delete                       │
//! ```
//!
//! The first row names the columns. A row works on the paragraph that its own column names, or else on that whose number the original
//! bears. What is proposed is an instruction, where it is one; else the paragraph as it shall read. The original is kept as the words
//! that go. A row without a place is not understood.

use super::clause::Trouble;
use super::head;
use super::meaning::{self, Context};
use super::payload::payload;
use super::place::{Place, places};
use super::sentence::sentence;
use super::words::words;
use crate::amend::{Act, Action, Position};
use crate::instrument::{Address, Series, Target};
use crate::lexicon::amending::{Column, Vocabulary, column};

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns(Vec<Option<Column>>);

/// What one row asks for.
pub(super) struct Row {
    pub(super) actions: Vec<Action>,
    pub(super) sponsors: Vec<String>,
}

impl Columns {
    /// Reads the row that names the columns, if it does.
    pub(super) fn of(row: &str) -> Option<Self> {
        let columns: Vec<Option<Column>> = row.split('\t').map(column).collect();
        let has = |wanted: Column| columns.contains(&Some(wanted));
        (has(Column::Proposal) && (has(Column::Original) || has(Column::Place))).then_some(Self(columns))
    }

    /// Returns the cell of a column.
    fn cell<'a>(&self, row: &'a str, wanted: Column) -> &'a str {
        let at = self.0.iter().position(|column| *column == Some(wanted));
        at.and_then(|at| row.split('\t').nth(at))
            .unwrap_or_default()
            .trim()
    }

    /// Reads what a row asks for.
    pub(super) fn read(&self, row: &str, vocabulary: &Vocabulary) -> Result<Row, Trouble> {
        let original = payload(self.cell(row, Column::Original));
        let proposal = self.cell(row, Column::Proposal);
        let named = self.cell(row, Column::Place);
        let place = place(named, vocabulary)
            .or_else(|| original.label.as_deref().and_then(numbered))
            .ok_or("a row that names no paragraph")?;
        let sponsors = head::names(self.cell(row, Column::Sponsor));
        let context = Context {
            outer: Some(place.clone()),
            ..Context::default()
        };
        if let Some(mut actions) = instruction(proposal, &context, vocabulary) {
            let whole = actions
                .iter_mut()
                .filter(|action| action.act == Act::DeleteParagraph);
            whole.for_each(|action| action.old_text.clone_from(&original.text));
            return Ok(Row { actions, sponsors });
        }
        if proposal.is_empty() {
            return Err("a row that proposes nothing".to_owned());
        }
        let new = payload(proposal);
        let action = if original.text.is_empty() {
            let label = place.to_string();
            let (target, position) = meaning::numbered_at(&place).ok_or(label)?;
            Action {
                position,
                ..Action::bare(Act::InsertParagraph, target)
            }
        } else {
            Action {
                position: Position::Whole,
                ..Action::bare(Act::ReplaceParagraph, Target::At(place.into()))
            }
        };
        Ok(Row {
            actions: vec![Action {
                old_text: original.text,
                new_text: new.text,
                label: new.label,
                ..action
            }],
            sponsors,
        })
    }
}

/// Reads the paragraph that a cell names.
fn place(cell: &str, vocabulary: &Vocabulary) -> Option<Address> {
    let cell = cell.trim_end_matches(['.', ':']);
    let words = words(cell, vocabulary);
    let found = places(cell, &words, vocabulary, 0, Series::Operative);
    let whole = found.filter(|found| found.end == words.len());
    match whole.as_ref().map(|found| found.places.as_slice()) {
        Some([Place::Provision(rough)]) => rough.within(None),
        _ => numbered(cell),
    }
}

/// Reads a number alone: `5`, `5 bis`.
fn numbered(label: &str) -> Option<Address> {
    let begins = label.starts_with(|c: char| c.is_ascii_digit());
    let address = Address::counted(Vec::new(), Series::Operative, label);
    (begins && label.chars().count() <= 8 && address.is_complete()).then_some(address)
}

/// Reads a proposal that is an instruction: `Delete`, `after “States”, insert “and observers”`.
fn instruction(proposal: &str, context: &Context, vocabulary: &Vocabulary) -> Option<Vec<Action>> {
    let bare = proposal.trim_matches(['(', ')', '[', ']', ' ']);
    let words = words(bare, vocabulary);
    let mut read = sentence(bare, &words, vocabulary, context.default).ok()?;
    for clause in &mut read.clauses {
        clause.stands_in(context.outer.as_ref());
    }
    let actions = meaning::actions(&read, &[], context).ok()?;
    (!actions.is_empty()).then_some(actions)
}
