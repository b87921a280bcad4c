//! How a paragraph is called in a list: by its verb, or both where it changed, and its next words.
//!
//! ```text
//! Urges → Encourages   all Member States to cooperate…
//! ```
//!
//! A renderer sets this in its own letters, and shortens it to its own width.

use super::{Class, Entry, HeaderChange, Lookup, Relation, VerbShift};
use crate::sides::{Side, Sides};

/// What a paragraph is called by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Called<'a> {
    /// The leading verb phrase of the new side, else of the old one; empty where there is none.
    pub verb: &'a str,
    /// Both phrases, where both are there and the verb changed.
    pub verbs: Option<Sides<&'a str>>,
    /// The words behind the verb.
    pub rest: &'a str,
}

impl<'a> Lookup<'a> {
    /// Returns how a delegate would call the first paragraph of an entry.
    pub fn called<'e>(&self, entry: &'e Entry) -> Called<'e>
    where
        'a: 'e,
    {
        let header = &entry.header;
        let verb = header
            .new
            .as_deref()
            .or(header.old.as_deref())
            .unwrap_or_default();
        let first = match (entry.new.first(), entry.old.first()) {
            (Some(id), _) => self.provision(Side::New, id),
            (None, Some(id)) => self.provision(Side::Old, id),
            (None, None) => None,
        };
        let text = first.map_or("", |provision| provision.text.as_str());
        Called {
            verb,
            verbs: header.both_changed(),
            rest: text.strip_prefix(verb).unwrap_or(text).trim_start(),
        }
    }
}

impl HeaderChange {
    /// Whether another verb, or another form of it, stands there.
    pub fn changed(&self) -> bool {
        self.shift != VerbShift::None
    }

    /// Returns the phrases of both sides, where both are there and the verb changed.
    pub fn both_changed(&self) -> Option<Sides<&str>> {
        let (old, new) = (self.old.as_deref()?, self.new.as_deref()?);
        self.changed().then(|| Sides::new(old, new))
    }

    /// Returns both phrases where the verb changed; a side without one has `no verb`.
    pub fn verbs(&self) -> Option<Sides<&str>> {
        let sides = Sides::new(self.old.as_deref(), self.new.as_deref());
        self.changed()
            .then(|| sides.map(|phrase| phrase.unwrap_or("no verb")))
    }
}

impl Entry {
    /// Whether a whole paragraph came or went: that this is of substance needs no word.
    pub fn came_or_went(&self) -> bool {
        matches!(self.relation, Relation::Inserted | Relation::Deleted)
            && !self.moved
            && self.class == Class::Substantive
    }

    /// Returns the class, where it says more than what happened does.
    pub fn class_to_tell(&self) -> Option<Class> {
        (self.class != Class::None && !self.came_or_went()).then_some(self.class)
    }
}
