//! Strings and nothing else: tokens, normal forms, similarity. Nothing here knows a type of ours.

pub mod between;
pub mod digits;
pub(crate) mod initials;
pub(crate) mod kinds;
pub mod length;
pub mod normalize;
pub(crate) mod rising;
pub(crate) mod roman;
pub mod similarity;
pub(crate) mod spelled;
pub mod spelling;
pub(crate) mod table;
pub mod tokens;
pub mod unseen;
pub mod values;
pub mod wording;
