//! What looks otherwise and says the same: told, and never a change of words.

use super::lines::{LOOKS, Line};
use super::verified::Looks;

/// The letters of a stretch that are shown.
const SHOWN: usize = 60;

/// Compares the looks of two lines that say the same.
pub(super) fn looks(old: &Line, new: &Line) -> Option<Looks> {
    if old.key != new.key {
        return None;
    }
    let mut how: Vec<&'static str> = Vec::new();
    let mut text = String::new();
    let letters = |line: &Line| line.looks.iter().map(|(c, _)| *c).collect::<String>();
    if old.looks == new.looks {
        // The same looks.
    } else if letters(old) == letters(new) {
        let differ = old.looks.iter().zip(&new.looks).filter(|(a, b)| a.1 != b.1);
        let bits = differ.clone().fold(0, |bits, (a, b)| bits | (a.1 ^ b.1));
        text = differ.map(|(a, _)| a.0).take(SHOWN).collect();
        how.extend(
            LOOKS
                .iter()
                .enumerate()
                .filter(|(at, _)| bits >> at & 1 == 1)
                .map(|(_, name)| *name),
        );
    } else if letters(old).to_uppercase() == letters(new).to_uppercase() {
        how.push("capitals");
    }
    if old.text.trim() != new.text.trim() {
        how.push("space");
    }
    if how.is_empty() {
        return None;
    }
    if text.is_empty() {
        text = old.key.chars().take(SHOWN).collect();
    }
    Some(Looks {
        part: old.part.clone(),
        id: old.id.clone(),
        text,
        how,
    })
}
