//! What the two texts as wholes say about a change: who speaks, when, and what became of each paragraph.
//!
//! A rule may call a change consequential only where this setting proves it: `seventy-ninth` → `eightieth` where the
//! text itself moved from the seventy-eighth session to the seventy-ninth, `paragraph 5` → `paragraph 6` where the
//! alignment says that old paragraph 5 is new paragraph 6, `Also emphasizes` → `Emphasizes` where the paragraph above
//! no longer emphasizes.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use super::definitions;
use super::pieces::{Paragraph, Value};
use super::{numbering, witnesses};
use crate::align::Alignment;
use crate::instrument::{Address, Instrument, Kind, Provision, ProvisionIndex};
use crate::lexicon::{self, Ladders};
use crate::report::spacing::Spacing;
use crate::sides::Sides;
use crate::text::values::Day;

/// Everything outside a paragraph that rules ask for.
pub(super) struct Setting<'a> {
    pub(super) instruments: Sides<&'a Instrument>,
    pub(super) ladders: &'a Ladders,
    /// What can prove a space to be debris.
    pub(super) spacing: Spacing,
    /// Who speaks, in lower case: `general assembly`.
    pub(super) organs: Sides<Option<String>>,
    /// The sessions of the texts: 78, 79.
    pub(super) sessions: Sides<Option<u32>>,
    /// The dates of the texts.
    pub(super) dates: Sides<Option<Day>>,
    /// The numbers that the texts are known by: `78/190`.
    pub(super) own_numbers: Sides<Option<Value>>,
    /// Whether the number of each provision follows from its place.
    pub(super) in_order: Sides<Vec<bool>>,
    /// What became of each old provision.
    answers: BTreeMap<usize, Vec<usize>>,
    /// The new provisions that answer one.
    answered: BTreeSet<usize>,
    /// The provisions of each side by address.
    ids: Sides<HashMap<&'a Address, usize>>,
    /// Whether others of a provision's list have labels.
    pub(super) labelled_rows: Sides<Vec<bool>>,
    /// How many paragraphs in a row, up to this one, open with its verb.
    runs: Sides<Vec<usize>>,
    /// The words of the terms that a text defines; read when a capital first asks for them.
    defined: OnceLock<HashSet<String>>,
    /// Footnotes whose mark was not found, so that it still stands among the words.
    pub(super) unmarked: Sides<BTreeSet<&'a str>>,
}

impl<'a> Setting<'a> {
    pub(super) fn new(
        instruments: Sides<&'a Instrument>,
        alignment: &Alignment,
        ladders: &'a Ladders,
    ) -> Self {
        let mut answers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for group in &alignment.groups {
            for old in &group.sides.old {
                answers.insert(old.0, group.sides.new.iter().map(|new| new.0).collect());
            }
        }
        Self {
            instruments,
            ladders,
            spacing: Spacing::of(instruments),
            organs: instruments.map(|it| it.masthead.organ.as_ref().map(|organ| organ.to_lowercase())),
            sessions: instruments.map(session),
            dates: instruments.map(|it| it.masthead.date.as_deref().and_then(lexicon::date)),
            in_order: instruments.map(numbering::in_order),
            own_numbers: instruments.map(witnesses::text_number),
            answered: answers.values().flatten().copied().collect(),
            answers,
            ids: instruments.map(|it| {
                let numbered = it.provisions.iter().enumerate();
                numbered.map(|(at, provision)| (&provision.id, at)).collect()
            }),
            labelled_rows: instruments.map(numbering::labelled_rows),
            runs: instruments.map(runs),
            defined: OnceLock::new(),
            unmarked: instruments.map(unmarked),
        }
    }

    /// Whether all provisions of a group are of a kind.
    pub(super) fn all_are(&self, group: &Sides<Vec<ProvisionIndex>>, kind: Kind) -> bool {
        let is = |side: &[ProvisionIndex], instrument: &Instrument| {
            side.iter().all(|index| {
                instrument
                    .provisions
                    .get(index.0)
                    .is_some_and(|it| it.kind == kind)
            })
        };
        is(&group.old, self.instruments.old) && is(&group.new, self.instruments.new)
    }

    /// How many sessions lie between the texts.
    pub(super) fn sessions_passed(&self) -> Option<i64> {
        Some(i64::from(self.sessions.new?) - i64::from(self.sessions.old?))
    }

    /// How many years lie between the texts, by their dates, else by their sessions.
    pub(super) fn years_passed(&self) -> Option<i64> {
        match (self.dates.old, self.dates.new) {
            (Some(old), Some(new)) => Some(i64::from(new.year) - i64::from(old.year)),
            _ => None,
        }
    }

    /// Whether the texts are in English, the language of the spelling rules.
    pub(super) fn english(&self) -> bool {
        let english = |it: &Instrument| {
            it.masthead
                .language
                .as_deref()
                .is_none_or(|language| language == "en")
        };
        english(self.instruments.old) && english(self.instruments.new)
    }

    /// Whether both texts are in French.
    pub(super) fn french(&self) -> bool {
        let french = |it: &Instrument| it.masthead.language.as_deref() == Some("fr");
        french(self.instruments.old) && french(self.instruments.new)
    }

    /// Whether a text defines a term with this word: `(“the Services”)`, `hereinafter the Court`.
    pub(super) fn defines(&self, word: &str) -> bool {
        let defined = self.defined.get_or_init(|| {
            let both = [self.instruments.old, self.instruments.new];
            both.into_iter().flat_map(definitions::words).collect()
        });
        defined.contains(word)
    }

    /// The place of a paragraph in a row of paragraphs with its verb: 1 for `Emphasizes`, 2 for `Also emphasizes`.
    pub(super) fn run(&self, index: Sides<ProvisionIndex>) -> Sides<usize> {
        Sides::new(
            self.runs.old.get(index.old.0).copied().unwrap_or(0),
            self.runs.new.get(index.new.0).copied().unwrap_or(0),
        )
    }

    /// Returns the old provision that a number means in the provision at `within`, if there is one.
    pub(super) fn old_provision(
        &self,
        within: Option<&Address>,
        article: bool,
        number: &str,
    ) -> Option<usize> {
        provision_numbered(&|id| self.ids.old.get(id).copied(), within, article, number)
    }

    /// Returns the new provision that a number means.
    pub(super) fn new_provision(
        &self,
        within: Option<&Address>,
        article: bool,
        number: &str,
    ) -> Option<usize> {
        provision_numbered(&|id| self.ids.new.get(id).copied(), within, article, number)
    }

    /// Whether a new provision answers one of the old text.
    pub(super) fn is_answer(&self, new: usize) -> bool {
        self.answered.contains(&new)
    }

    /// Returns what answers an old provision in the new text.
    pub(super) fn answer(&self, old: usize) -> &[usize] {
        self.answers.get(&old).map_or(&[], Vec::as_slice)
    }
}

fn session(instrument: &Instrument) -> Option<u32> {
    let session = Paragraph::of(instrument.masthead.session.as_deref()?);
    session.pieces().iter().find_map(|piece| match piece.value {
        Some(Value::Ordinal(number)) => Some(number),
        _ => None,
    })
}

/// Counts for each paragraph how many in a row, it included, open with the same verb.
fn runs(instrument: &Instrument) -> Vec<usize> {
    let mut runs = Vec::with_capacity(instrument.provisions.len());
    let mut last: Option<(&str, Kind, usize)> = None;
    for provision in &instrument.provisions {
        if provision.parent.is_some() {
            runs.push(0);
            continue;
        }
        let run = match (verb(provision), last) {
            (Some(verb), Some((above, kind, run))) if verb == above && kind == provision.kind => run + 1,
            (Some(_), _) => 1,
            (None, _) => 0,
        };
        last = verb(provision).map(|verb| (verb, provision.kind, run));
        runs.push(run);
    }
    runs
}

fn verb(provision: &Provision) -> Option<&str> {
    let header = provision.header.as_ref()?;
    (!header.lemma.is_empty()).then_some(header.lemma.as_str())
}

fn unmarked(instrument: &Instrument) -> BTreeSet<&str> {
    let marked: BTreeSet<&str> = instrument
        .provisions
        .iter()
        .flat_map(|provision| &provision.marks)
        .map(|mark| mark.marker.as_str())
        .collect();
    let markers = instrument
        .footnotes
        .iter()
        .map(|footnote| footnote.marker.as_str());
    markers.filter(|marker| !marked.contains(marker)).collect()
}

/// Finds what `12 (a)`, read as `12(a)`, means where it is said.
pub(in crate::report) fn provision_numbered(
    ids: &impl Fn(&Address) -> Option<usize>,
    within: Option<&Address>,
    article: bool,
    number: &str,
) -> Option<usize> {
    let named = |stem: String| -> Option<Address> {
        let own: Address = format!("{stem}{number}").parse().ok()?;
        let scopes = within.map_or_else(Vec::new, |within| within.scopes.clone());
        Some(Address { scopes, ..own })
    };
    let candidates = match within.and_then(Address::article) {
        _ if article => vec![named("Art".to_owned())],
        // Inside an article, a paragraph is one of that article.
        Some(own) => vec![named(format!("Art{}.", own.shown))],
        None => vec![named("OP".to_owned()), named("P".to_owned())],
    };
    let known = candidates.into_iter().flatten().find(|id| ids(id).is_some())?;
    // Where a number stands twice, nobody can say which is meant.
    let twice = ids(&known.clone().with_copy(Some(2))).is_some();
    ids(&known).filter(|_| !twice)
}
