//! Tables that are asked for every word of a text.
//!
//! The tables of the standard library are made so that no outsider can choose keys that fall together; it costs more than all the rest of a look
//! into a small table. These have a quicker hash (`foldhash`, seeded anew in each run), for words of the lexicon and for those of the two texts.
//! Nothing may depend on the order in which a table is walked.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

/// What is known of each key.
pub(crate) type Table<K, V> = HashMap<K, V, RandomState>;

/// Keys that are known.
pub(crate) type Known<K> = HashSet<K, RandomState>;
