//! What people call the things of a report: the same words in every output.
//!
//! A delegate says *OP 8 (was OP 10)*, *amended, moved*, *21 June 2013*, *new text, page 2, line 61*.

use super::{By, Class, Edit, Entry, Filter, HeadRow, Masthead, Notice, Op, Relation};
use crate::instrument::Address;
use crate::sides::Side;

impl Entry {
    /// Returns `amended, moved`.
    pub fn what_happened(&self) -> String {
        let relation = self.relation.word();
        format!("{relation}{}", if self.moved { ", moved" } else { "" })
    }

    /// Returns how to cite the entry: `OP 8 (was OP 10)`, `OP 3 (deleted)`, `PP 2 (was PP 2 and PP 3)`.
    pub fn citation(&self) -> String {
        match self.former() {
            Some(former) => format!("{} ({former})", self.name()),
            None => self.name(),
        }
    }

    /// Returns what the paragraphs are called in the new text, or were in the old one where they are gone.
    pub fn name(&self) -> String {
        cited(if self.new.is_empty() { &self.old } else { &self.new })
    }

    /// Returns what the paragraphs were called, where that is another name: `was OP 10`, `new`, `deleted`.
    pub fn former(&self) -> Option<String> {
        match (self.old.is_empty(), self.new.is_empty()) {
            (_, true) => Some("deleted".to_owned()),
            (true, _) => Some("new".to_owned()),
            _ if self.old == self.new => None,
            _ => Some(format!("was {}", cited(&self.old))),
        }
    }

    /// Returns whose items of amendment sheets ask for the change: `item 3 of A/C.3/80/L.58 (Freedonia)`.
    pub fn asked(&self) -> Option<String> {
        let mut items: Vec<String> = self.by.iter().map(By::words).collect();
        items.dedup();
        (!items.is_empty()).then(|| listed(&items))
    }

    /// Returns whose items ask for each of its edits, where several ask for the change and not all for this edit: for a replacement once, at
    /// its last edit.
    pub fn asked_at(&self, edits: &[Edit]) -> Vec<Option<String>> {
        let all: Vec<String> = self.by.iter().map(By::words).collect();
        let several = all.iter().any(|one| *one != all[0]);
        let own = |edit: &Edit| -> Vec<String> {
            let mut own: Vec<String> = edit.by.iter().filter_map(|&at| all.get(at).cloned()).collect();
            own.dedup();
            own
        };
        let named = edits.iter().enumerate().map(|(at, edit)| {
            let own = own(edit);
            let goes_on = edit.op == Op::Delete
                && edits
                    .get(at + 1)
                    .is_some_and(|next| next.op == Op::Insert && next.by == edit.by);
            (several && !own.is_empty() && !goes_on).then(|| listed(&own))
        });
        named.collect()
    }

    /// Whether a word, a mark or the place changed; a new number alone is no change to be read.
    pub fn worth_reading(&self) -> bool {
        self.relation != Relation::Unchanged
            || self.moved
            || self.class == Class::Substantive
            || self.edits.iter().any(|edit| edit.op != Op::Equal)
    }
}

impl By {
    /// Returns `item 3 of A/C.3/80/L.58 (Freedonia)`; of many sponsors the first.
    pub fn words(&self) -> String {
        const NAMED: usize = 3;
        let more = self.sponsors.len().saturating_sub(NAMED);
        let mut named: Vec<String> = self.sponsors.iter().take(NAMED).cloned().collect();
        if more > 0 {
            named.push(format!("{more} more"));
        }
        match named.as_slice() {
            [] => self.name.clone(),
            named => format!("{} ({})", self.name, listed(named)),
        }
    }
}

impl HeadRow {
    /// Returns what the row is called: `Title`, or `78/149, title` in a file of several acts.
    pub fn name(&self) -> String {
        match self.act() {
            Some(act) => format!("{act}, {}", self.field.words()),
            None => capital(self.field.words()),
        }
    }

    /// Returns the act that the row belongs to, in a file of several: `78/149`, `78/149 (was 77/150)`.
    pub fn act(&self) -> Option<String> {
        let given = self
            .scope
            .as_ref()
            .map(|scope| scope.as_deref().filter(|scope| !scope.is_empty()));
        match (given.old, given.new) {
            (Some(old), Some(new)) if old != new => Some(format!("{new} (was {old})")),
            (_, Some(act)) | (Some(act), None) => Some(act.to_owned()),
            (None, None) => None,
        }
    }

    /// Returns who came and who went: `came: Norway; went: Cuba and Peru`; nothing where all came or all went.
    pub fn parties(&self) -> Option<String> {
        if self.relation != Relation::Amended {
            return None;
        }
        let told =
            |verb: &str, names: &[String]| (!names.is_empty()).then(|| format!("{verb}: {}", listed(names)));
        let told: Vec<String> = [told("came", &self.came), told("went", &self.went)]
            .into_iter()
            .flatten()
            .collect();
        (!told.is_empty()).then(|| told.join("; "))
    }

    /// Returns the class with its reason: `consequential: the document's own symbol`; nothing of a row without a change.
    pub fn verdict(&self) -> Option<String> {
        let class = self.class.word();
        match self.causes.text() {
            _ if !self.differs() => None,
            Some(cause) => Some(format!("{class}: {cause}")),
            None => Some(class.to_owned()),
        }
    }

    /// Whether the row is shown where only what changed in these classes is.
    pub fn is_shown(&self, filter: Filter) -> bool {
        self.differs() && filter.shows(self.class)
    }
}

/// Returns a text that begins with a capital letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl Relation {
    /// All relations, in the order of the summary.
    pub const ALL: [Self; 6] = [
        Self::Unchanged,
        Self::Amended,
        Self::Split,
        Self::Merged,
        Self::Inserted,
        Self::Deleted,
    ];

    /// Returns the word for a relation.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Amended => "amended",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Inserted => "inserted",
            Self::Deleted => "deleted",
        }
    }
}

impl Class {
    /// All classes, the gravest first.
    pub const ALL: [Self; 4] = [
        Self::Substantive,
        Self::Consequential,
        Self::Editorial,
        Self::None,
    ];

    /// Returns the word for a class.
    pub fn word(self) -> &'static str {
        match self {
            Self::Substantive => "substantive",
            Self::Consequential => "consequential",
            Self::Editorial => "editorial",
            Self::None => "none",
        }
    }
}

impl Notice {
    /// Returns where it is: `new text, page 2, line 61`.
    pub fn place(&self) -> String {
        let side = match self.side {
            Side::Old => "old",
            Side::New => "new",
        };
        let place = match (self.page, self.line) {
            (Some(page), Some(line)) => format!(", page {page}, line {line}"),
            (Some(page), None) => format!(", page {page}"),
            (None, Some(line)) => format!(", line {line}"),
            (None, None) => String::new(),
        };
        format!("{side} text{place}")
    }
}

impl Masthead {
    /// Returns `21 June 2013` for `2013-06-21`, and anything else as it is.
    pub fn date_in_words(&self) -> Option<String> {
        self.date.as_deref().map(in_words)
    }
}

/// Returns the ids of a side as people say them: `OP 4 and OP 5`.
pub(super) fn cited(ids: &[String]) -> String {
    let spoken: Vec<String> = ids.iter().map(|id| cite(id)).collect();
    listed(&spoken)
}

/// Returns an id as people say it: `OP 12 (a)` for `OP12(a)`, `Annex, para. 1` for `Annex:P1`; what is no address as it is.
pub fn cite(id: &str) -> String {
    id.parse::<Address>()
        .map_or_else(|_| id.to_owned(), |address| address.cited())
}

/// Returns `a`, `a and b`, `a, b and c`.
pub(super) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Returns `21 June 2013` for `2013-06-21`, and anything else as it is.
fn in_words(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let parts: Vec<&str> = date.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return date.to_owned();
    };
    let month = month
        .parse::<usize>()
        .ok()
        .and_then(|month| MONTHS.get(month.checked_sub(1)?));
    match (month, day.parse::<u8>()) {
        (Some(month), Ok(day)) => format!("{day} {month} {year}"),
        _ => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::cite;
    use crate::instrument::Field;
    use crate::report::{Class, HeadRow, Relation};
    use crate::sides::Sides;

    fn row(old: Option<&str>, new: Option<&str>) -> HeadRow {
        HeadRow {
            field: Field::AgendaItem.into(),
            scope: Sides::new(old, new).map(|scope| scope.map(str::to_owned)),
            relation: Relation::Amended,
            old: None,
            new: None,
            came: vec!["Norway".to_owned()],
            went: vec!["Cuba".to_owned(), "Peru".to_owned()],
            class: Class::Substantive,
            causes: crate::report::Causes::default(),
            edits: Vec::new(),
        }
    }

    #[test]
    fn a_row_of_a_file_of_several_acts_names_its_act() {
        for (old, new, name) in [
            (None, None, "Agenda item"),
            (Some("78/149"), Some("78/149"), "78/149, agenda item"),
            (Some("77/150"), Some("78/149"), "78/149 (was 77/150), agenda item"),
            (Some("77/150"), None, "77/150, agenda item"),
        ] {
            assert_eq!(row(old, new).name(), name);
        }
    }

    #[test]
    fn who_came_is_told_before_who_went() {
        let parties = row(None, None).parties();
        assert_eq!(parties.as_deref(), Some("came: Norway; went: Cuba and Peru"));
    }

    #[test]
    fn ids_are_cited_as_people_say_them() {
        for (id, spoken) in [
            ("OP8", "OP 8"),
            ("OP12(a)(ii)", "OP 12 (a)(ii)"),
            ("P26", "para. 26"),
            ("Annex I:P1", "Annex I, para. 1"),
            ("78/149:OP1", "78/149, OP 1"),
            ("Art4.3(a)", "art. 4.3 (a)"),
            ("H2", "heading 2"),
            ("OP5~2", "OP 5~2"),
            ("odd", "odd"),
        ] {
            assert_eq!(cite(id), spoken);
        }
    }
}
