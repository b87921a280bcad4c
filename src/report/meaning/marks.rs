//! Marks of footnotes inside their paragraph: one that moved, went or came although its footnote stayed.
//!
//! A mark says for which words its source stands: `Lakes² and the decisions adopted under it,` is not `Lakes and the decisions
//! adopted under it,²`. No word changed, so only the marks can tell. *Proves*: both texts have raised marks, so that no place was
//! guessed; a mark is that of a pair of footnotes, or has no footnote in either text (`x²`), and its place is how many letters
//! that both texts share stand before it. What changes with its words is told with them, a footnote that only one text has with
//! the footnote, and so is one whose mark stands in another paragraph.
//!
//! Numbers may shift: a mark is known by its footnote. Where no footnotes came with a text, marks that count 1, 2, 3 … are taken for
//! those of lost footnotes, and only their places count. Cost: linear.

use std::collections::{BTreeMap, HashMap};

use super::setting::Setting;
use crate::align::Group;
use crate::instrument::Instrument;
use crate::report::cause::Standing;
use crate::report::footnotes::Pair;
use crate::report::{Edit, Entry, Op};
use crate::sides::{Side, Sides};

/// What a mark stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// A pair of footnotes.
    Pair(usize),
    /// A figure that no footnote has.
    Bare(String),
    /// A footnote that did not come with the text.
    Lost,
}

/// The marks of each provision that are compared: what each stands for, and its offset in Unicode scalar values.
pub(super) struct Marks {
    of: Sides<Vec<Vec<(Key, usize)>>>,
    /// How many characters each provision has.
    lengths: Sides<Vec<usize>>,
}

impl Marks {
    /// Finds what every mark stands for; none where the places of marks are not sure.
    pub(super) fn of(pairs: &[Pair], setting: &Setting<'_>) -> Self {
        let instruments = setting.instruments;
        let sure = instruments.old.raised_marks && instruments.new.raised_marks;
        let lost = instruments.old.footnotes.is_empty() != instruments.new.footnotes.is_empty();
        let of = |side: Side| -> Vec<Vec<(Key, usize)>> {
            let instrument = *instruments.get(side);
            if !sure || lost {
                return vec![Vec::new(); instrument.provisions.len()];
            }
            keys(instrument, &paired(pairs, side, setting))
        };
        let lengths = instruments.map(|it| {
            let texts = it.provisions.iter();
            texts.map(|provision| provision.text.chars().count()).collect()
        });
        Self {
            of: Sides::new(of(Side::Old), of(Side::New)),
            lengths,
        }
    }

    /// Says what became of the marks of a pair of paragraphs.
    pub(super) fn changed(&self, entry: &Entry, group: &Group) -> Option<Standing> {
        if group.sides.old.is_empty() || group.sides.new.is_empty() {
            return None;
        }
        let places = Sides::new(
            self.places(entry, group, Side::Old),
            self.places(entry, group, Side::New),
        );
        if places.old == places.new {
            return None;
        }
        let more = |one: &Places, other: &Places| {
            one.iter()
                .any(|(key, at)| at.len() > other.get(key).map_or(0, Vec::len))
        };
        Some(
            match (more(&places.old, &places.new), more(&places.new, &places.old)) {
                (true, false) => Standing::MarkGone,
                (false, true) => Standing::MarkCame,
                _ => Standing::MarkMoved,
            },
        )
    }

    /// Returns the marks of one side, each with the letters of both texts that stand before it.
    fn places(&self, entry: &Entry, group: &Group, side: Side) -> Places {
        let mut places = Places::new();
        let mut start = 0;
        let mut marks = Vec::new();
        for index in group.sides.get(side) {
            let own = self.of.get(side)[index.0].iter();
            marks.extend(own.map(|(key, offset)| (key.clone(), start + offset)));
            // Paragraphs are joined by a line end.
            start += self.lengths.get(side)[index.0] + 1;
        }
        if marks.is_empty() {
            return places;
        }
        marks.sort_by_key(|(_, offset)| *offset);
        let mut shared = shared_before(&entry.edits, side);
        let mut before = 0;
        let mut seen = 0;
        for (key, offset) in marks {
            while seen < offset {
                before += usize::from(shared.next().unwrap_or(false));
                seen += 1;
            }
            places.entry(key).or_default().push(before);
        }
        places
    }
}

type Places = BTreeMap<Key, Vec<usize>>;

/// Says of each character of one side whether it is a letter or figure that both texts share.
fn shared_before(edits: &[Edit], side: Side) -> impl Iterator<Item = bool> {
    edits.iter().flat_map(move |edit| {
        let text = match side {
            Side::Old => &edit.old,
            Side::New => &edit.new,
        };
        let equal = edit.op == Op::Equal;
        text.chars().map(move |c| equal && c.is_alphanumeric())
    })
}

/// Returns the pair of each footnote of a side. A footnote without an answer has none, and neither has one whose mark stands in
/// another paragraph: both are told with the footnote.
fn paired(pairs: &[Pair], side: Side, setting: &Setting<'_>) -> HashMap<usize, Option<usize>> {
    let stays = |pair: &Pair| match (pair.hosts.old, pair.hosts.new) {
        (Some(old), Some(new)) => setting.answer(old).contains(&new),
        _ => true,
    };
    let told = pairs.iter().enumerate().filter_map(|(at, pair)| {
        let note = (*pair.notes.get(side))?;
        let both = pair.notes.old.is_some() && pair.notes.new.is_some();
        Some((note, (both && stays(pair)).then_some(at)))
    });
    told.collect()
}

/// Finds what the marks of a text stand for: the first of a number is that of the first footnote of that number, and so on; of more
/// marks than footnotes, the rest is the last one's.
fn keys(instrument: &Instrument, paired: &HashMap<usize, Option<usize>>) -> Vec<Vec<(Key, usize)>> {
    let mut notes: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, note) in instrument.footnotes.iter().enumerate() {
        notes.entry(note.marker.as_str()).or_default().push(at);
    }
    let counts = notes.is_empty() && counts_up(instrument);
    let mut met: HashMap<&str, usize> = HashMap::new();
    let mut key = |marker: &'_ str| -> Option<Key> {
        let Some((marker, own)) = notes.get_key_value(marker) else {
            return Some(if counts {
                Key::Lost
            } else {
                Key::Bare(marker.to_owned())
            });
        };
        let nth = met.entry(*marker).or_default();
        let note = own[(*nth).min(own.len() - 1)];
        *nth += 1;
        paired.get(&note).copied().flatten().map(Key::Pair)
    };
    let provisions = instrument.provisions.iter();
    provisions
        .map(|provision| {
            let marks = provision.marks.iter();
            marks
                .filter_map(|mark| Some((key(&mark.marker)?, mark.offset)))
                .collect()
        })
        .collect()
}

/// Whether the marks of a text count 1, 2, 3 …
fn counts_up(instrument: &Instrument) -> bool {
    let marks = instrument
        .provisions
        .iter()
        .flat_map(|provision| &provision.marks);
    (1_usize..)
        .zip(marks)
        .all(|(number, mark)| mark.marker == number.to_string())
}
