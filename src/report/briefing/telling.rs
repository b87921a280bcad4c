//! How an atom becomes a sentence of about so many words.

use super::clause::opening;
use super::ranges::{few, ranges};
use super::statement::{Statement, paragraph};
use super::{Atom, Fate, Item, Part, Scene, line, listed, weight};

/// So many words a sentence about one paragraph may quote.
const ALONE: usize = 60;
/// Of few sentences each may quote more.
const ROOM: usize = 340;
/// How the names of paragraphs end that only one text has.
pub(super) const NEW: &str = " (new";
pub(super) const GONE: &str = " (deleted";
/// So many paragraphs of one item are told; the others are only named.
const MEMBERS: usize = 10;
/// So many stretches of paragraphs are named.
const NAMED: usize = 12;
/// So many of those who ask for a change are named.
const ASKING: usize = 6;
/// So many words of a paragraph say which one it is.
const LEAD: usize = 9;

/// Returns how many words a sentence may quote where there are so many.
pub(super) fn room(sentences: usize) -> usize {
    (ROOM / sentences.max(1)).clamp(ALONE, 3 * ALONE)
}

/// Tells an atom in a sentence of its own.
pub(super) fn item(atom: &Atom, most: usize, scene: &Scene<'_>) -> Item {
    let (name, told) = match (&atom.title, atom.parts.as_slice()) {
        (Some(title), parts) => {
            let each = most / parts.len().max(1);
            let told = members(parts, atom.fate, each, scene);
            (title.clone(), format!(" {}.", told.join("; ")))
        }
        (None, [first, rest @ ..]) => {
            let each = most / (rest.len() + 1);
            let more = members(rest, atom.fate, each.max(12), scene).into_iter();
            let more: Vec<String> = more.map(|it| format!("; {it}")).collect();
            let more = more.concat();
            let room = most.saturating_sub(rest.len() * 8).max(16);
            (
                first.name.clone(),
                format!("{}{more}.", said(first, atom.fate, room, scene)),
            )
        }
        (None, []) => (String::new(), String::new()),
    };
    Item {
        about: atom.about.clone(),
        place: atom.place,
        fate: atom.fate,
        weight: atom.weight,
        name: line::one_line(&name),
        told: one_line(&sentence(&told, atom)),
    }
}

/// Tells the weightiest of several paragraphs, each in about so many words, and names the others.
pub(super) fn members(parts: &[Part], fate: Fate, each: usize, scene: &Scene<'_>) -> Vec<String> {
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(parts[*at].weight()));
    let (told, rest) = order.split_at(order.len().min(MEMBERS));
    let mut told = told.to_vec();
    told.sort_unstable();
    let mut said: Vec<String> = told
        .into_iter()
        .map(|at| within(&parts[at], fate, each, scene))
        .collect();
    if !rest.is_empty() {
        let mut rest = rest.to_vec();
        rest.sort_unstable();
        let names: Vec<String> = rest.into_iter().map(|at| name(&parts[at])).collect();
        said.push(format!("and {}", listed(&few(ranges(&names), NAMED))));
    }
    said
}

/// Returns what is told on one line, behind a blank where it begins with one.
pub(super) fn one_line(told: &str) -> String {
    let gap = if told.starts_with(' ') { " " } else { "" };
    format!("{gap}{}", line::one_line(told))
}

/// Adds whose items of amendment sheets ask for a change.
fn sentence(told: &str, atom: &Atom) -> String {
    let mut asked: Vec<&str> = atom
        .parts
        .iter()
        .filter_map(|part| part.asked.as_deref())
        .collect();
    asked.dedup();
    match asked.as_slice() {
        [] => told.to_owned(),
        few if few.len() <= ASKING => format!("{told} By {}.", few.join("; ")),
        [first, rest @ ..] => format!("{told} By {first}; and {} others.", rest.len()),
    }
}

/// Tells a paragraph among others: `PP 4 "Recalling the Charter"`.
pub(super) fn within(part: &Part, fate: Fate, most: usize, scene: &Scene<'_>) -> String {
    named(part, &name(part), fate, most, scene)
}

/// Tells a paragraph among others, which is called so where only one text has it.
pub(super) fn named(part: &Part, name: &str, fate: Fate, most: usize, scene: &Scene<'_>) -> String {
    if fate != Fate::Amended {
        return format!(
            "{name} {}",
            paragraph(&part.text, part.side, most.max(6), &scene.vocabulary)
        );
    }
    let told = statements(part, most, scene);
    match (&part.verb, part.name.as_str()) {
        (_, "") => told,
        (Some(verb), name) => {
            let verb = verb.words(most.min(6), &scene.vocabulary);
            let told = if told.is_empty() {
                told
            } else {
                format!(", {told}")
            };
            format!("{name} {verb}{told}")
        }
        (None, name) => format!("{name}: {told}"),
    }
}

/// Returns the name without what became of the paragraph, which the line says of all.
pub(super) fn name(part: &Part) -> String {
    let name = part.name.as_str();
    let cut = [NEW, GONE].into_iter().find_map(|word| name.rfind(word));
    cut.map_or(name, |at| &name[..at]).to_owned()
}

/// Tells a paragraph behind its name.
fn said(part: &Part, fate: Fate, most: usize, scene: &Scene<'_>) -> String {
    if fate != Fate::Amended {
        return format!(
            ": {}",
            paragraph(&part.text, part.side, most.min(40), &scene.vocabulary)
        );
    }
    let rewritten = part
        .statements
        .iter()
        .any(|(_, it)| matches!(it, Statement::Rewritten { .. }));
    let told = statements(part, if rewritten { most + most / 3 } else { most }, scene);
    match &part.verb {
        Some(verb) if told.is_empty() => format!(" {}", with_verb(verb, scene)),
        Some(verb) => format!(" {}; {told}", with_verb(verb, scene)),
        None => format!("{}: {told}", lead(part)),
    }
}

fn with_verb(verb: &Statement, scene: &Scene<'_>) -> String {
    let told = verb.words(LEAD, &scene.vocabulary);
    match verb {
        Statement::Verb { .. } => told,
        _ => format!("has another opening: {told}"),
    }
}

/// Says which paragraph it is: ` ("Requests the Secretary-General to report")`.
fn lead(part: &Part) -> String {
    let first = part.text.split_whitespace().next().unwrap_or_default();
    let tells = |it: &Statement| match it {
        Statement::Rewritten { .. } | Statement::Moved(_) => true,
        Statement::Became { new, .. } => new.starts_with(first),
        _ => false,
    };
    if part.text.is_empty() || part.statements.iter().any(|(_, it)| tells(it)) {
        return String::new();
    }
    let lead = opening(&part.text, LEAD);
    format!(" (\"{lead}\")")
}

/// Tells what changed, the weightiest first where not all of it has room, in the order of the text.
fn statements(part: &Part, most: usize, scene: &Scene<'_>) -> String {
    let shown = chosen(part, most);
    let wishes: Vec<usize> = shown.iter().map(|at| part.statements[*at].1.wishes()).collect();
    let rooms = shared(&wishes, most);
    let told = shown.iter().zip(rooms);
    let mut told: Vec<String> = told
        .map(|(at, room)| part.statements[*at].1.words(room, &scene.vocabulary))
        .collect();
    let left = (0..part.statements.len()).filter(|at| !shown.contains(at));
    let says = |at: usize| part.statements[at].0 > weight::SLIGHT;
    if left.into_iter().any(says) {
        told.push("other words too".to_owned());
    }
    told.join("; ")
}

/// Chooses what is told: all that must be, and the weightiest of the rest as far as there is room.
fn chosen(part: &Part, most: usize) -> Vec<usize> {
    const LEAST: usize = 7;
    let mut order: Vec<usize> = (0..part.statements.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(part.statements[*at].0), *at));
    let mut left = most;
    let mut shown = Vec::new();
    for at in order {
        let (weight, statement) = &part.statements[at];
        let others = !shown.is_empty() || part.verb.is_some();
        let slight =
            *weight <= weight::CITED && others && (part.statements.len() > 3 || *weight <= weight::SLIGHT);
        let costs = statement.wishes().clamp(3, LEAST);
        let needed = *weight >= weight::MUST && shown.len() < 8;
        if (shown.is_empty() && !slight) || needed || (left >= costs && !slight) {
            left = left.saturating_sub(costs);
            shown.push(at);
        }
    }
    shown.sort_unstable();
    shown
}

/// Shares words among those who wish for some: who wishes for few gets them, and the others share what is left.
fn shared(wishes: &[usize], most: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|at| wishes[*at]);
    let mut rooms = vec![0; wishes.len()];
    let mut left = most;
    for (done, at) in order.iter().enumerate() {
        let fair = left / (wishes.len() - done);
        rooms[*at] = wishes[*at].min(fair).max(4);
        left = left.saturating_sub(rooms[*at]);
    }
    rooms
}
