//! Amendments: what a sheet asks for, what that does to the text, and the sheet that turns one text into another.
//!
//! ```text
//! sheet ──read, structure──▶ Passages ──sheet──▶ Sheet ──apply (to a base)──▶ Amended { result, comparison }
//! old, new ──relate──▶ Report ──write──▶ Sheet, whose application to old gives new
//! ```
//!
//! 1. *Reading* (`sheet/`): a sheet is items, an item is one instruction as printed with the words that it brings along, and an instruction is
//!    actions. What is not understood stays an item without actions, with a warning and its place.
//!    A file that tracks its changes (`tracked/`) is a sheet, too: each change is an action of its author.
//! 2. *Applying* (`apply/`): exactly or not at all. Addresses are those of the base for every item, whatever earlier items did; an action
//!    that cannot be carried out exactly is refused with the reason and the nearest candidates, and the rest goes on.
//! 3. *Colliding* (`collide/`): where the actions of several items meet, by where each lands in the base.
//! 4. *Writing* (`write/`): the shortest instructions that are unambiguous.
//!
//! The values of all are in `action.rs`; they are the contract `travaux-amendments/1`, field by field.

mod action;
mod adopted;
mod amended;
mod apply;
mod collide;
mod compile;
mod said;
mod sheet;
mod tracked;
mod write;

pub use action::{
    Act, Action, Amendments, Doubt, Item, Outcome, Position, Sheet, Status, Step, Taken, Uptake,
};
pub use adopted::adopted;
pub use amended::{Amended, apply};
pub use apply::ApplyOptions;
pub use collide::{Agreement, Collision, CollisionKind, Contested, Met, Together, Variant};
pub use compile::{
    Atom, Bit, Compiled, CompiledKind, CompiledLine, EditedCopy, Has, Look, NoteRef, Shown, Words, compile,
};
pub use said::{said, said_with_outcome};
pub use write::{Line, LineKind, Written, write};

use crate::error::Error;
use crate::read::{ReadOptions, Source};

/// Reads an amendment sheet.
///
/// ```
/// use travaux::amend::{Act, read_sheet};
/// use travaux::read::{ReadOptions, Source};
///
/// # fn main() -> Result<(), travaux::Error> {
/// let bytes = "In OP5, after “States”, insert “and observers”.\n".as_bytes().to_vec();
/// let sheet = read_sheet(&Source { name: "sheet.txt".to_owned(), bytes }, &ReadOptions::default())?;
/// let action = &sheet.items[0].actions[0];
/// assert_eq!((action.act, action.target.to_string()), (Act::InsertWords, "OP5".to_owned()));
/// assert_eq!((action.anchor.as_str(), action.new_text.as_str()), ("States", "and observers"));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// When the file cannot be read. A sheet of which nothing is understood is a sheet with warnings.
pub fn read_sheet(source: &Source, options: &ReadOptions) -> Result<Sheet, Error> {
    if let Some(sheet) = tracked::sheet(source, options)? {
        return Ok(sheet);
    }
    sheet::of_text(source, options)
}
