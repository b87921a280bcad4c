//! Ten lines: the weightiest paragraphs one by one, the others together.
//!
//! Where there is more to tell than lines, what is left of each part of the text and of each fate is one line (`New in the
//! preamble: …`), long ones two; so many paragraphs are told alone as lines are left beside these. The order stays that of
//! the weights. What a line tells together with others, or only names, stands once more by itself in the rest.

use super::telling;
use super::{Atom, Fate, Item, Place, Scene, listed};

/// So many words a line that tells several paragraphs may quote.
const TOGETHER: usize = 126;
/// What changed in live paragraphs may be quoted more.
const CHANGED: usize = 130;
/// So many paragraphs are told in one line; others are only named.
const MEMBERS: usize = 9;
/// Of a part so many are split into two lines where there is room.
const TWO_LINES: usize = 8;

/// Folds atoms, the weightiest first, into at most `top` items; returns them and what is folded.
pub(super) fn fold(atoms: &[Atom], top: usize, scene: &Scene<'_>) -> (Vec<Item>, Vec<Item>) {
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
    let folded = rest.iter().map(|atom| telling::item(atom, room, scene)).collect();
    (items, folded)
}

/// Returns how many lines a reader would want for some paragraphs: of what is operative more.
fn lines_wanted(line: &[&Atom]) -> usize {
    if line[0].place == Place::Operative {
        line.len().div_ceil(MEMBERS).min(2)
    } else {
        1
    }
}

/// Sorts atoms into lines, by part and fate.
fn lines(atoms: &[Atom]) -> Vec<Vec<&Atom>> {
    let mut lines: Vec<Vec<&Atom>> = Vec::new();
    for atom in atoms {
        let own = atom.title.is_some();
        let line = lines.iter_mut().find(|line| {
            let first = line[0];
            !own && first.title.is_none() && (first.place, first.fate) == (atom.place, atom.fate)
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

/// Tells several paragraphs in one line.
fn together(line: &[&Atom], room: usize, scene: &Scene<'_>) -> Item {
    if let [one] = line {
        return telling::item(one, room, scene);
    }
    let told = &line[..line.len().min(MEMBERS)];
    let others = &line[told.len()..];
    let parts: usize = told.iter().map(|atom| atom.parts.len()).sum();
    let room = if line[0].fate == Fate::Amended {
        CHANGED
    } else {
        TOGETHER
    };
    let each = (room / parts).max(6);
    let mut shown: Vec<&&Atom> = told.iter().collect();
    shown.sort_by_key(|atom| atom.about.first().copied());
    let mut said: Vec<String> = shown
        .iter()
        .flat_map(|atom| {
            atom.parts
                .iter()
                .map(|part| telling::within(part, atom.fate, each, scene))
        })
        .collect();
    if !others.is_empty() {
        let mut others: Vec<&&Atom> = others.iter().collect();
        others.sort_by_key(|atom| atom.about.first().copied());
        let names: Vec<String> = others
            .iter()
            .filter_map(|atom| atom.parts.first())
            .map(telling::name)
            .collect();
        said.push(format!("and {}", listed(&ranges(&names))));
    }
    Item {
        about: line.iter().flat_map(|atom| atom.about.iter().copied()).collect(),
        place: line[0].place,
        fate: line[0].fate,
        weight: line[0].weight,
        name: title(line[0].place, line[0].fate),
        told: telling::one_line(&format!(" {}.", said.join("; "))),
    }
}

/// Returns `OP 1`, `OP 3 to OP 7`: neighbours as one.
pub(super) fn ranges(names: &[String]) -> Vec<String> {
    let counted = |name: &str| -> Option<(String, usize)> {
        let (series, number) = name.rsplit_once(' ')?;
        Some((series.to_owned(), number.parse().ok()?))
    };
    let follows = |one: &String, next: &String| match (counted(one), counted(next)) {
        (Some((series, number)), Some((other, next))) => series == other && next == number + 1,
        _ => false,
    };
    let runs = names.chunk_by(follows);
    runs.flat_map(|run| match run {
        [first, _, .., last] => vec![format!("{first} to {last}")],
        few => few.to_vec(),
    })
    .collect()
}

/// Returns `New in the preamble:`
fn title(place: Place, fate: Fate) -> String {
    let fate = match fate {
        Fate::Amended => "Changed",
        Fate::New => "New",
        Fate::Gone => "Gone",
    };
    let place = match (place, fate) {
        (Place::Operative, "Gone") => "from the operative part",
        (Place::Preamble, "Gone") => "from the preamble",
        (Place::Operative, _) => "in the operative part",
        (Place::Preamble, _) => "in the preamble",
        (Place::Text, _) => "in the text",
        (Place::Heading, _) => "in headings and notes",
    };
    format!("{fate} {place}:")
}
