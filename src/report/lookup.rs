//! Questions that every renderer asks of a report: which provision has this id, which part of the text is it in.

use std::collections::BTreeMap;

use super::{Entry, Perhaps, Provision, Relation, Report};
use crate::instrument::{Address, Base, Kind, Number, Series};
use crate::sides::{Side, Sides};
use crate::text::roman;

/// The provisions of both texts by id.
#[derive(Debug, Clone)]
pub struct Lookup<'a> {
    provisions: Sides<BTreeMap<&'a str, &'a Provision>>,
    /// The pairings that may be meant, by the ids of each side.
    pub(super) perhaps: Sides<BTreeMap<&'a str, &'a Perhaps>>,
}

/// The part of a text that an entry is shown under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The prefix of the ids where numbering restarts: `Annex I`, `A`, `78/149`; none in the main text.
    pub part: Option<String>,
    /// The division of that part.
    pub body: Body,
}

/// The divisions of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// *Recalling*…
    Preamble,
    /// 1. *Decides*…
    Operative,
    /// The numbered paragraphs of a report or of another text that is no resolution.
    Paragraphs,
    /// Article 4…
    Articles,
    /// A heading, which stands with whatever follows it.
    Heading,
}

impl<'a> Lookup<'a> {
    /// Indexes the provisions of a report.
    pub fn new(report: &'a Report) -> Self {
        let provisions = report
            .texts
            .as_ref()
            .map(|text| text.provisions.iter().map(|it| (it.id.as_str(), it)).collect());
        let by = |ids: fn(&Perhaps) -> &[String]| {
            let each = report.perhaps.iter();
            each.flat_map(|it| ids(it).iter().map(move |id| (id.as_str(), it)))
                .collect()
        };
        Self {
            provisions,
            perhaps: Sides::new(by(|it| &it.old), by(|it| &it.new)),
        }
    }

    /// Returns the provision with this id.
    pub fn provision(&self, side: Side, id: &str) -> Option<&'a Provision> {
        self.provisions.get(side).get(id).copied()
    }

    /// Returns the part of the text that an entry belongs to: that of its first new paragraph, or of its first
    /// old one where it was deleted.
    pub fn section(&self, entry: &Entry) -> Section {
        let (side, id) = match (entry.new.first(), entry.old.first()) {
            (Some(id), _) => (Side::New, id),
            (None, Some(id)) => (Side::Old, id),
            (None, None) => {
                return Section {
                    part: None,
                    body: Body::Paragraphs,
                };
            }
        };
        Section {
            part: id.parse::<Address>().ok().and_then(|address| address.part()),
            body: self.body(side, id),
        }
    }

    /// Returns the section that each entry of the report is shown in. A heading has none of its own: it stands with
    /// the paragraphs that it introduces.
    pub fn sections(&self, report: &Report) -> Vec<Section> {
        let mut sections: Vec<Section> = report.entries.iter().map(|entry| self.section(entry)).collect();
        // Headings are numbered through the whole text: their ids say nothing of the part they stand in.
        for index in (1..sections.len()).rev() {
            if sections[index - 1].body == Body::Heading {
                sections[index - 1] = sections[index].clone();
            }
        }
        for index in 1..sections.len() {
            if sections[index].body == Body::Heading {
                sections[index] = sections[index - 1].clone();
            }
        }
        sections
    }

    /// Returns the first and last id of each side of entries in a row. A heading is named only where there is nothing
    /// else.
    pub fn ends<'e>(&self, run: &[&'e Entry]) -> Sides<Option<(&'e str, &'e str)>> {
        let paragraphs: Vec<&Entry> = run
            .iter()
            .copied()
            .filter(|entry| !self.is_heading(entry))
            .collect();
        let named = if paragraphs.is_empty() { run } else { &paragraphs };
        let ends = |ids: fn(&'e Entry) -> &'e [String]| {
            let first = named.first().and_then(|entry| ids(entry).first())?;
            let last = named.last().and_then(|entry| ids(entry).last())?;
            Some((first.as_str(), last.as_str()))
        };
        Sides::new(ends(|entry| &entry.old), ends(|entry| &entry.new))
    }

    /// Returns the first and last id of each side of entries in a row in one word: `OP2–OP4`, `Annex I:P2–P4`; empty
    /// where a side has none.
    pub fn span(&self, run: &[&Entry]) -> Sides<String> {
        self.ends(run).map(|ends| match ends {
            Some((first, last)) if first != last => {
                let part = first.rfind(':').map_or("", |colon| &first[..=colon]);
                format!("{first}–{}", last.strip_prefix(part).unwrap_or(last))
            }
            Some((only, _)) => only.to_owned(),
            None => String::new(),
        })
    }

    /// Whether an entry is about a heading.
    pub fn is_heading(&self, entry: &Entry) -> bool {
        self.section(entry).body == Body::Heading
    }

    /// Returns the other number of a head: `Article 2 → Article 5`; none where its label is the same.
    pub fn other_label(&self, entry: &Entry) -> Option<String> {
        let label = |side, ids: &[String]| self.provision(side, ids.first()?)?.label.as_deref();
        let old = label(Side::Old, &entry.old).unwrap_or("(none)");
        let new = label(Side::New, &entry.new).unwrap_or("(none)");
        (entry.renumbered && old != new && self.is_heading(entry)).then(|| format!("{old} → {new}"))
    }

    /// Whether the ends of a run that goes on from one entry to the next still say how each paragraph of it is called
    /// now: both kept their ids, or both were renumbered by the same step. Between `OP2(a)` and `OP2(c)`, which kept
    /// theirs, an `OP2(b)` that is `OP2(t)` now would be told nowhere.
    pub fn goes_on(&self, before: &Entry, entry: &Entry) -> bool {
        let same = |entry: &Entry| entry.relation == Relation::Unchanged;
        if !same(before) || !same(entry) {
            return true;
        }
        match (before.renumbered, entry.renumbered) {
            (true, true) => matches!((step(before), step(entry)), (Some(one), Some(other)) if one == other),
            (one, other) => one == other,
        }
    }

    fn body(&self, side: Side, id: &str) -> Body {
        let mut current = self.provision(side, id);
        // Ids are unique and parents precede their children, but a renderer must end on any report.
        for _ in 0..64 {
            let Some(provision) = current else { break };
            match provision.kind.known() {
                Some(Kind::Preambular) => return Body::Preamble,
                Some(Kind::Operative) => return Body::Operative,
                Some(Kind::Heading) => return Body::Heading,
                Some(Kind::Article) => return Body::Articles,
                Some(Kind::Subparagraph | Kind::Paragraph | Kind::Row | Kind::Picture) | None => {}
            }
            current = provision
                .parent
                .as_deref()
                .and_then(|parent| self.provision(side, parent));
        }
        // `Art3(a)` right below the title of its article has no paragraph above it.
        let in_article = id
            .parse::<Address>()
            .is_ok_and(|address| address.article().is_some());
        if in_article {
            Body::Articles
        } else {
            Body::Paragraphs
        }
    }
}

/// What a renumbering did to an address: the scopes and series of both sides, and by how much each number went on, up
/// to the last that did.
#[derive(PartialEq, Eq)]
struct Step {
    scopes: Sides<Vec<String>>,
    series: Sides<Option<Series>>,
    by: Vec<i64>,
}

/// Returns the step of an entry from its first old id to its first new one; none where the numbers are no neighbours
/// in any count, as `4` and `4 bis`.
fn step(entry: &Entry) -> Option<Step> {
    let read = |ids: &[String]| ids.first()?.parse::<Address>().ok();
    let (old, new) = (read(&entry.old)?, read(&entry.new)?);
    let numbers = Sides::new(numbers(&old), numbers(&new));
    if numbers.old.len() != numbers.new.len() {
        return None;
    }
    let pairs = numbers.old.iter().zip(&numbers.new);
    let mut by: Vec<i64> = pairs
        .map(|(old, new)| difference(old, new))
        .collect::<Option<_>>()?;
    while by.last() == Some(&0) {
        by.pop();
    }
    Some(Step {
        by,
        series: Sides::new(series(&old), series(&new)),
        scopes: Sides::new(old.scopes, new.scopes),
    })
}

fn series(address: &Address) -> Option<Series> {
    match &address.base {
        Base::Title => None,
        Base::Counted(series, _) => Some(*series),
    }
}

/// Returns the numbers of an address from the outside in: `4`, `3`, `a` of `Art4.3(a)`.
fn numbers(address: &Address) -> Vec<&Number> {
    let base = match &address.base {
        Base::Title => None,
        Base::Counted(_, number) => Some(number),
    };
    base.into_iter()
        .chain(&address.paragraphs)
        .chain(&address.items)
        .collect()
}

/// Returns by how much a number went on, in figures, letters or small Roman numbers.
fn difference(old: &Number, new: &Number) -> Option<i64> {
    let copies = i64::from(new.copy.unwrap_or(1)) - i64::from(old.copy.unwrap_or(1));
    if old.shown == new.shown {
        return Some(copies);
    }
    let figures = |it: &Number| it.shown.parse::<u32>().ok().map(i64::from);
    let roman = |it: &Number| roman::value(&it.shown).map(i64::from);
    let letter = |it: &Number| {
        let mut letters = it.shown.chars();
        letters
            .next()
            .filter(|_| letters.next().is_none())
            .map(|c| i64::from(u32::from(c)))
    };
    let counts: [&dyn Fn(&Number) -> Option<i64>; 3] = [&figures, &roman, &letter];
    counts
        .iter()
        .find_map(|count| Some(count(new)? - count(old)? + copies))
}

impl Section {
    /// Returns the words to print above the section's entries.
    pub fn title(&self) -> String {
        let body = match self.body {
            Body::Preamble => "Preamble",
            Body::Operative => "Operative part",
            Body::Paragraphs => "Paragraphs",
            Body::Articles => "Articles",
            Body::Heading => "Headings",
        };
        match &self.part {
            Some(part) if self.body == Body::Paragraphs => part.clone(),
            Some(part) => format!("{part}: {}", body.to_lowercase()),
            None => body.to_owned(),
        }
    }
}

impl Provision {
    /// Returns the scopes of its id as one prefix: `78/149:Annex`; empty where it has none.
    pub fn part(&self) -> String {
        let address = self.id.parse::<Address>().ok();
        address.and_then(|address| address.part()).unwrap_or_default()
    }

    /// Returns how deep a sub-paragraph stands below its paragraph: 2 for `OP12(a)(ii)`; 0 for anything else.
    pub fn depth(&self) -> usize {
        if self.kind != Kind::Subparagraph {
            return 0;
        }
        self.id.parse::<Address>().map_or(0, |address| address.depth())
    }
}
