//! Amendments: what a sheet asks for, what that does to the text, and the sheet that turns one text into another.
//!
//! ```text
//! sheet ──read, structure──▶ Passages ──sheet──▶ Sheet ──apply (to a base)──▶ Amended { result, comparison }
//! old, new ──relate──▶ Report ──write──▶ Sheet, whose application to old gives new
//! ```
//!
//! 1. *Reading* (`sheet/`): a sheet is items, an item is one instruction as printed with the words that it brings along, and an instruction is
//!    actions. What is not understood stays an item without actions, with a warning and its place.
//! 2. *Applying* (`apply/`): exactly or not at all. Addresses are those of the base for every item, whatever earlier items did; an action
//!    that cannot be carried out exactly is refused with the reason and the nearest candidates, and the rest goes on.
//! 3. *Writing* (`write/`): the shortest instructions that are unambiguous.
//!
//! The values of all three are in `action.rs`; they are the contract `travaux-amendments/1`, field by field.

mod action;
mod amended;
mod apply;

pub use action::{Act, Action, Item, Outcome, Position, Sheet, Status, Step};
pub use amended::Amended;
pub use apply::{ApplyOptions, apply};
