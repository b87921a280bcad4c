//! Layers that are switched off: optional content that no reader of the page sees.
//!
//! A file may carry text on a layer that is hidden by default (a watermark, another language). Such text is no part
//! of the document. Only the default configuration counts, and only plain groups and lists of groups; expressions
//! over groups are taken as visible, for a word shown too many is easier to notice than one lost.

use std::collections::BTreeSet;

use hayro_syntax::object::{Array, Dict, Name, ObjRef, ObjectIdentifier};

/// The layers of a file that are off.
#[derive(Debug, Default)]
pub(super) struct Layers {
    off: BTreeSet<ObjectIdentifier>,
}

impl Layers {
    /// Reads the default configuration from the file's catalogue.
    pub(super) fn new(catalogue: &Dict<'_>) -> Self {
        let mut off = BTreeSet::new();
        let Some(properties) = catalogue.get::<Dict<'_>>("OCProperties") else {
            return Self { off };
        };
        let Some(default) = properties.get::<Dict<'_>>("D") else {
            return Self { off };
        };
        if default.get::<Name<'_>>("BaseState").as_deref() == Some(b"OFF") {
            off.extend(groups(&properties, "OCGs"));
        }
        for on in groups(&default, "ON") {
            off.remove(&on);
        }
        off.extend(groups(&default, "OFF"));
        Self { off }
    }

    /// Whether content of this group, or of this list of groups, is hidden.
    pub(super) fn hides(&self, group: Option<ObjRef>, dict: Option<&Dict<'_>>) -> bool {
        if self.off.is_empty() {
            return false;
        }
        if group.is_some_and(|group| self.off.contains(&group.into())) {
            return true;
        }
        let Some(list) = dict.filter(|dict| dict.get::<Name<'_>>("Type").as_deref() == Some(b"OCMD")) else {
            return false;
        };
        let mut members: Vec<_> = groups(list, "OCGs").collect();
        members.extend(list.get_ref("OCGs").map(ObjectIdentifier::from));
        let policy = list.get::<Name<'_>>("P");
        let shown = |id: &ObjectIdentifier| !self.off.contains(id);
        match policy.as_deref() {
            _ if members.is_empty() => false,
            Some(b"AllOn") => !members.iter().all(shown),
            Some(b"AnyOff") => members.iter().all(shown),
            Some(b"AllOff") => members.iter().any(shown),
            _ => !members.iter().any(shown),
        }
    }
}

fn groups(dict: &Dict<'_>, key: &str) -> impl Iterator<Item = ObjectIdentifier> {
    dict.get::<Array<'_>>(key)
        .into_iter()
        .flat_map(|array| {
            array
                .raw_iter()
                .filter_map(|item| item.as_obj_ref())
                .collect::<Vec<_>>()
        })
        .map(ObjectIdentifier::from)
}
