//! What is one thing to a reader is told once: a word replaced in many places, citations of the last session.
//!
//! ```text
//! "Kallen" became "Kollen" in PP 1, PP 2, OP 1, OP 2 and OP 3.
//! Citations brought up to date: PP 5: "57/8" became "60/5"; OP 1: "78/44" became "79/33".
//! ```

use std::collections::BTreeMap;

use super::ranges::{few, ranges};
use super::statement::Statement;
use super::{Atom, Fate, Part, Scene, listed, weight};
use crate::text::tokens::words;

/// A change in so many paragraphs is one change.
const MANY: usize = 3;
/// So many places are named.
const NAMED: usize = 20;
/// Longer phrases are told where they stand.
const SHORT: usize = 6;

/// Joins what is one thing.
pub(super) fn together(mut atoms: Vec<Atom>, _scene: &Scene<'_>) -> Vec<Atom> {
    let mut told = replaced_throughout(&mut atoms);
    atoms.retain(|atom| !atom.parts.is_empty());
    let (cites, others): (Vec<Atom>, Vec<Atom>) = atoms.into_iter().partition(only_slight);
    told.extend(others);
    told.extend(brought_up_to_date(cites));
    told
}

/// What a change replaces, folded: the same phrase for the same phrase.
fn key(statement: &Statement) -> Option<[Vec<String>; 2]> {
    let folded = match statement {
        Statement::Became { old, new } => core(&words(old), &words(new)),
        Statement::Came { words: came, .. } => [Vec::new(), words(came)],
        Statement::Went { words: went, .. } => [words(went), Vec::new()],
        _ => return None,
    };
    let short = folded.iter().all(|side| side.len() <= SHORT);
    (short && folded[0] != folded[1]).then_some(folded)
}

/// Returns two phrases without the words that both begin or end with, and two words without what they share so.
fn core(old: &[String], new: &[String]) -> [Vec<String>; 2] {
    let start = old
        .iter()
        .zip(new)
        .take_while(|(one, other)| one == other)
        .count();
    let (old, new) = (&old[start..], &new[start..]);
    let end = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(|(one, other)| one == other)
        .count();
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    match (old, new) {
        ([one], [other]) => match one.split_once('-').zip(other.split_once('-')) {
            Some(((one, tail), (other, same))) if tail == same => {
                [vec![one.to_owned()], vec![other.to_owned()]]
            }
            _ => [old.to_vec(), new.to_vec()],
        },
        _ => [old.to_vec(), new.to_vec()],
    }
}

/// Takes out of the atoms what is replaced in many paragraphs, and tells it once.
fn replaced_throughout(atoms: &mut [Atom]) -> Vec<Atom> {
    let mut places: BTreeMap<[Vec<String>; 2], Vec<usize>> = BTreeMap::new();
    for (at, atom) in atoms.iter().enumerate() {
        let statements = atom.parts.iter().flat_map(|part| &part.statements);
        for key in statements.filter_map(|(_, statement)| key(statement)) {
            let known = places.entry(key).or_default();
            if known.last() != Some(&at) {
                known.push(at);
            }
        }
    }
    // A phrase is no chance even in two places.
    let most = |key: &[Vec<String>; 2]| {
        if key[0].len().max(key[1].len()) > 1 {
            MANY - 1
        } else {
            MANY
        }
    };
    let many = places
        .into_iter()
        .filter(|(key, places)| places.len() >= most(key));
    many.map(|(key, places)| throughout(&key, &places, atoms))
        .collect()
}

fn throughout(wanted: &[Vec<String>; 2], places: &[usize], atoms: &mut [Atom]) -> Atom {
    let first = &atoms[places[0]];
    let mut told = Atom {
        about: Vec::new(),
        place: first.place,
        fate: Fate::Amended,
        weight: 0,
        parts: Vec::new(),
        title: None,
    };
    let (mut names, mut said, mut gravest) = (Vec::new(), None, 0);
    for &at in places {
        let atom = &mut atoms[at];
        told.place = told.place.min(atom.place);
        told.about.extend(atom.about.first().copied());
        for part in &mut atom.parts {
            let known = part.statements.len();
            part.statements.retain(|(weight, statement)| {
                let same = key(statement).as_ref() == Some(wanted);
                if same {
                    gravest = gravest.max(*weight);
                    said.get_or_insert_with(|| statement.clone());
                }
                !same
            });
            if part.statements.len() < known {
                names.push(part.name.clone());
            }
        }
        atom.parts.retain(Part::says);
    }
    let statement = bare(said.unwrap_or(Statement::Marks), wanted);
    told.weight = weight::of_place(
        told.place,
        Fate::Amended,
        gravest + 20 * names.len().min(20) as u32,
    );
    told.title = Some(format!("In {}", listed(&few(ranges(&names), NAMED))));
    told.parts.push(Part::of_statement(statement, gravest));
    told
}

/// Returns the change without the words beside it, which are others in every place.
fn bare(statement: Statement, core: &[Vec<String>; 2]) -> Statement {
    let cased = |text: &str, core: &[String]| -> Option<String> {
        let found = text.split_whitespace().filter(|word| {
            let folded = words(word);
            folded.iter().any(|word| {
                core.iter()
                    .any(|it| it == word || word.split('-').next() == Some(it))
            })
        });
        let found: Vec<&str> = found.map(super::clause::trimmed).collect();
        (found.len() == core.len()).then(|| found.join(" "))
    };
    match statement {
        Statement::Became { old, new } => {
            let (old, new) = (
                cased(&old, &core[0]).unwrap_or(old),
                cased(&new, &core[1]).unwrap_or(new),
            );
            // Without the words beside it, one side may have none: `1. If the` became `If, the`.
            match (old.is_empty(), new.is_empty()) {
                (true, _) => Statement::Came {
                    words: new,
                    beside: None,
                },
                (_, true) => Statement::Went {
                    words: old,
                    beside: None,
                },
                _ => Statement::Became { old, new },
            }
        }
        Statement::Came { words, .. } => Statement::Came { words, beside: None },
        Statement::Went { words, .. } => Statement::Went { words, beside: None },
        other => other,
    }
}

/// Whether nothing weighs in it: other numbers of cited documents, footnotes, marks.
fn only_slight(atom: &Atom) -> bool {
    let slight = |part: &Part| {
        let light = part.statements.iter().all(|(weight, _)| *weight <= weight::CITED);
        part.verb.is_none() && part.asked.is_none() && light
    };
    atom.fate == Fate::Amended && atom.parts.iter().all(slight)
}

/// Tells together what only cites other documents.
fn brought_up_to_date(atoms: Vec<Atom>) -> Vec<Atom> {
    if atoms.len() < MANY {
        return atoms;
    }
    let mut atoms = atoms.into_iter();
    let Some(mut told) = atoms.next() else {
        return Vec::new();
    };
    for atom in atoms {
        told.place = told.place.min(atom.place);
        told.take_in(atom);
    }
    told.title = Some("Only small words, citations, footnotes or marks:".to_owned());
    vec![told]
}

impl Part {
    /// Whether there is still something to tell.
    fn says(&self) -> bool {
        self.verb.is_some() || !self.statements.is_empty()
    }

    fn of_statement(statement: Statement, weight: u32) -> Self {
        Self {
            name: String::new(),
            side: crate::sides::Side::New,
            text: String::new(),
            verb: None,
            statements: vec![(weight, statement)],
            asked: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_words_left_on_one_side_came_or_went() {
        let became = |old: &str, new: &str| Statement::Became {
            old: old.to_owned(),
            new: new.to_owned(),
        };
        let word = |word: &str| vec![word.to_owned()];
        let told = bare(became("1. If the", "If, the"), &[word("1"), Vec::new()]);
        assert_eq!(
            told,
            Statement::Went {
                words: "1".to_owned(),
                beside: None
            }
        );
        let told = bare(became("If, the", "2. If the"), &[Vec::new(), word("2")]);
        assert_eq!(
            told,
            Statement::Came {
                words: "2".to_owned(),
                beside: None
            }
        );
        let told = bare(became("six months", "6 months"), &[word("six"), word("6")]);
        assert_eq!(told, became("six", "6"));
    }
}
