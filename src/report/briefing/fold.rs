//! Ten lines: the weightiest paragraphs one by one, the others together.
//!
//! Where there is more to tell than lines, what is left of each part of the text and of each fate is one line (`New in the
//! preamble: …`), long ones two; so many paragraphs are told alone as lines are left beside these. The order stays that of
//! the weights. What a line tells together with others, or only names, stands once more by itself in the rest.

use super::ranges::{few, ranges};
use super::telling;
use super::{About, Atom, Fate, Item, Length, Part, Place, Scene, listed};

/// So many words a line that tells several paragraphs may quote.
const TOGETHER: usize = 117;
/// What changed in live paragraphs may be quoted more.
const CHANGED: usize = 130;
/// So many paragraphs are told in one line.
const MEMBERS: usize = 9;
/// Of so many more is said what they are about, in so many words; others are only named.
const SHORTLY: usize = 9;
const TOPIC: usize = 7;
/// So many stretches of paragraphs are named.
const NAMED: usize = 20;
/// Of a part so many are split into two lines where there is room.
const TWO_LINES: usize = 8;

/// The items of a briefing, and what they fold.
pub(super) struct Told {
    pub(super) items: Vec<Item>,
    pub(super) rest: Vec<Item>,
    pub(super) folded: usize,
}

/// Folds atoms, the weightiest first, into so many items.
pub(super) fn fold(atoms: &[Atom], length: Length, scene: &Scene<'_>) -> Told {
    let top = length.items;
    let fits = |wanted: fn(&[&Atom]) -> usize| {
        let mut alone = (0..=atoms.len().min(top)).rev();
        alone.find(|alone| {
            alone
                + lines(&atoms[*alone..])
                    .iter()
                    .map(|line| wanted(line))
                    .sum::<usize>()
                <= top
        })
    };
    let alone = fits(lines_wanted).or_else(|| fits(|_| 1)).unwrap_or(0);
    let (first, rest) = atoms.split_at(alone);
    let mut lines = lines(rest);
    while first.len() + lines.len() < top && divide(&mut lines) {}
    // Where not even a line for each has room, the weightiest lines are told.
    lines.truncate(top - first.len());
    let room = telling::room(first.len() + lines.len());
    let mut items: Vec<Item> = first
        .iter()
        .map(|atom| telling::item(atom, room, scene))
        .collect();
    items.extend(lines.iter().map(|line| together(line, room, scene)));
    items.sort_by_key(|item| std::cmp::Reverse(item.weight));
    let told = rest.iter().take(length.rest);
    Told {
        items,
        rest: told.map(|atom| telling::item(atom, room, scene)).collect(),
        folded: rest.len(),
    }
}

/// Returns how many lines a reader would want for some paragraphs: of what is operative more.
fn lines_wanted(line: &[&Atom]) -> usize {
    if line[0].place == Place::Operative {
        line.len().div_ceil(MEMBERS).min(2)
    } else {
        1
    }
}

/// Sorts atoms into lines, by part and fate; what is no paragraph is one line.
fn lines(atoms: &[Atom]) -> Vec<Vec<&Atom>> {
    let mut lines: Vec<Vec<&Atom>> = Vec::new();
    for atom in atoms {
        let own = atom.title.is_some();
        let line = lines.iter_mut().find(|line| {
            let first = line[0];
            let alike = first.fate == atom.fate || atom.place == Place::Heading;
            !own && first.title.is_none() && first.place == atom.place && alike
        });
        match line {
            Some(line) => line.push(atom),
            None => lines.push(vec![atom]),
        }
    }
    lines
}

/// Divides the longest line into two; false where none is long.
fn divide(lines: &mut Vec<Vec<&Atom>>) -> bool {
    let longest = (0..lines.len()).max_by_key(|at| lines[*at].len());
    let Some(at) = longest.filter(|at| lines[*at].len() > TWO_LINES) else {
        return false;
    };
    let half = lines[at].len() / 2;
    let tail = lines[at].split_off(half);
    lines.insert(at + 1, tail);
    true
}

/// A paragraph of a line: where it stands, itself, what became of it.
type Member<'a> = ((Option<About>, usize), &'a Part, Fate);

/// Tells several paragraphs in one line: the weightiest with what they say, some more with what they are about, the others by
/// their names.
fn together(line: &[&Atom], room: usize, scene: &Scene<'_>) -> Item {
    if let [one] = line {
        return telling::item(one, room, scene);
    }
    let first = line[0];
    let members = members(line);
    let mixed = line.iter().any(|atom| atom.fate != first.fate);
    let (room, shortly) = if first.fate == Fate::Amended {
        // Of what changed inside a paragraph nothing can be said so shortly.
        (CHANGED, 0)
    } else {
        (TOGETHER, SHORTLY)
    };
    let (told, others) = members.split_at(members.len().min(MEMBERS));
    let (shortly, rest) = others.split_at(others.len().min(shortly));
    let each = (room / told.len()).max(6);
    let tell = |members: &[Member<'_>], most: usize| -> Vec<String> {
        let told = in_order(members).into_iter();
        told.map(|(_, part, fate)| {
            if mixed {
                telling::named(part, &part.name, fate, most, scene)
            } else {
                telling::within(part, fate, most, scene)
            }
        })
        .collect()
    };
    let mut said = tell(told, each);
    said.extend(tell(shortly, TOPIC));
    if !rest.is_empty() {
        let names: Vec<String> = in_order(rest)
            .into_iter()
            .map(|(_, part, _)| telling::name(part))
            .collect();
        said.push(format!("and {}", listed(&few(ranges(&names), NAMED))));
    }
    Item {
        about: line.iter().flat_map(|atom| atom.about.iter().copied()).collect(),
        place: first.place,
        fate: first.fate,
        weight: first.weight,
        name: title(first.place, (!mixed).then_some(first.fate)),
        told: telling::one_line(&format!(" {}.", said.join("; "))),
    }
}

/// Returns the paragraphs of a line, the weightiest first.
fn members<'a>(line: &[&'a Atom]) -> Vec<Member<'a>> {
    let parts = line.iter().flat_map(|atom| {
        let about = atom.about.first().copied();
        let parts = atom.parts.iter().enumerate();
        parts.map(move |(at, part)| ((about, at), part, atom.fate))
    });
    let mut members: Vec<Member<'a>> = parts.collect();
    members.sort_by_cached_key(|(_, part, _)| std::cmp::Reverse(part.weight()));
    members
}

fn in_order<'a>(members: &[Member<'a>]) -> Vec<Member<'a>> {
    let mut sorted = members.to_vec();
    sorted.sort_by_key(|(at, ..)| *at);
    sorted
}

/// Returns `New in the preamble:`; `In headings and notes:` of more than one fate.
fn title(place: Place, fate: Option<Fate>) -> String {
    let from = fate == Some(Fate::Gone) && place != Place::Heading;
    let place = match place {
        Place::Operative => "the operative part",
        Place::Preamble => "the preamble",
        Place::Text => "the text",
        Place::Heading => "headings and notes",
    };
    match fate {
        Some(Fate::Gone) if from => format!("Gone from {place}:"),
        Some(Fate::Gone) => format!("Gone in {place}:"),
        Some(Fate::Amended) => format!("Changed in {place}:"),
        Some(Fate::New) => format!("New in {place}:"),
        None => format!("In {place}:"),
    }
}
