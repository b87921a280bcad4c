//! Numbers of paragraphs and of their items: `35, 38 and 39`, `4 (a), (b) and (c)`, `(a) to (c)`.

use super::{Joint, Numbered, Place, Places, Reader, Rough};
use crate::amend::sheet::word::Token;
use crate::instrument::{Base, Series};
use crate::lexicon::amending::{Relation, Sense, Which};

impl Reader<'_> {
    /// Reads `3`, and the part that it is in by its own name anyway: `recital 3 of the preamble`.
    pub(super) fn numbered_in_part(&self, series: Series, at: usize) -> Option<Places> {
        let found = self.numbered(series, self.skip_kind(at))?;
        Some(self.skip_part(series, found))
    }

    pub(super) fn skip_part(&self, series: Series, found: Places) -> Places {
        match self.of(found.end) {
            Some(outer) if outer.places == [Place::Part(series)] || outer.places == [Place::Everything] => {
                Places {
                    end: outer.end,
                    ..found
                }
            }
            _ => found,
        }
    }

    pub(super) fn part_or_numbered(&self, series: Series, at: usize) -> Places {
        let behind = self.skip_kind(at);
        if behind > at
            && let Some(found) = self.numbered(series, behind)
        {
            return found;
        }
        part(series, self.skip_whole(at))
    }

    /// Reads numbers with their items as addresses of one series.
    pub(super) fn numbered(&self, series: Series, at: usize) -> Option<Places> {
        let (numbers, end) = self.numbers(at)?;
        let mut places = Vec::new();
        for Numbered { number, items } in numbers {
            let (number, letter) = lettered(series, &number);
            let rough = Rough::counted(series, number).with_items(letter.as_slice());
            if items.is_empty() {
                places.push(Place::Provision(rough));
            } else {
                let each = items
                    .iter()
                    .map(|items| Place::Provision(rough.clone().with_items(items)));
                places.extend(each);
            }
        }
        Some(Places {
            places,
            scope: None,
            end,
        })
    }

    /// Reads `35, 38 and 39`, `5 to 7`, `4 (a) and (b), 6`.
    pub(super) fn numbers(&self, at: usize) -> Option<(Vec<Numbered>, usize)> {
        let mut at = self.skip_number_word(at);
        let mut numbers: Vec<Numbered> = Vec::new();
        let mut end = None;
        let mut joint = None;
        while let Some(number) = self
            .number(at)
            .or_else(|| self.enclosed(at).filter(|_| numbers.is_empty()))
        {
            let number = &number;
            if joint == Some(Joint::To) {
                let from = numbers.last()?.number.clone();
                let between = between(&from, number)?;
                numbers.extend(between.into_iter().map(Numbered::alone));
            } else {
                numbers.push(Numbered::alone(number.clone()));
            }
            let (items, behind) = self.items(at + 1);
            if let Some(last) = numbers.last_mut() {
                last.items = items;
            }
            end = Some(behind);
            let (found, next) = self.joint(behind);
            joint = found;
            at = self.skip_number_word(next);
            if joint.is_none() {
                break;
            }
        }
        Some((numbers, end?))
    }

    /// Reads a number in figures, or in words: `paragraph three`.
    pub(super) fn number(&self, at: usize) -> Option<String> {
        match self.token(at)? {
            Token::Number(number) | Token::Roman(number) => Some(number.clone()),
            Token::Sense(Sense::Which(Which::Count(number))) => Some(number.to_string()),
            _ => None,
        }
    }

    /// Reads `(5)` in the place of a number.
    fn enclosed(&self, at: usize) -> Option<String> {
        match self.token(at)? {
            Token::Item(number) if number.chars().all(|c| c.is_ascii_digit()) => Some(number.clone()),
            _ => None,
        }
    }

    /// Passes over `No.` and the like between a noun and its number.
    fn skip_number_word(&self, at: usize) -> usize {
        match (self.token(at), self.token(at + 1)) {
            // `пункты с 5 по 7`
            (Some(Token::Sense(Sense::Filler | Sense::Near(Relation::From))), Some(Token::Number(_))) => {
                at + 1
            }
            // `الفقرات من 5 إلى 7`
            (Some(Token::Sense(Sense::Near(Relation::In))), Some(Token::Number(_)))
                if self.joint(at + 2).0 == Some(Joint::To) =>
            {
                at + 1
            }
            _ => at,
        }
    }

    /// Reads the marks of items: `(b) (ii)` one below the other, `(a), (b) and (c)` beside each other, `(a) to (c)`.
    pub(super) fn items(&self, at: usize) -> (Vec<Vec<String>>, usize) {
        let mut at = at;
        let mut items: Vec<Vec<String>> = Vec::new();
        let mut end = at;
        let mut joint = None;
        loop {
            let mut path = Vec::new();
            while let Some(Token::Item(item)) = self.token(at) {
                path.push(item.clone());
                at += 1;
            }
            if path.is_empty() {
                break;
            }
            end = at;
            match (joint, items.last().and_then(|path| path.last()), path.last()) {
                (Some(Joint::To), Some(from), Some(to)) if path.len() == 1 => {
                    let outer: Vec<String> = items
                        .last()
                        .map_or_else(Vec::new, |last| last[..last.len() - 1].to_vec());
                    let letters = letters_between(from, to);
                    items.extend(letters.into_iter().map(|letter| {
                        let mut path = outer.clone();
                        path.push(letter);
                        path
                    }));
                }
                // `(b) (i) and (ii)`: below the same letter.
                (Some(_), Some(_), Some(last)) if path.len() == 1 && is_numeral(last) => {
                    let mut whole = items.last().cloned().unwrap_or_default();
                    if whole.len() > 1 {
                        whole.pop();
                        whole.push(last.clone());
                        items.push(whole);
                    } else {
                        items.push(path);
                    }
                }
                _ => items.push(path),
            }
            let (found, next) = self.joint(at);
            if found.is_none() || !matches!(self.token(next), Some(Token::Item(_))) {
                break;
            }
            joint = found;
            at = next;
        }
        (items, end)
    }

    /// Reads what stands behind `subparagraph`: `(b) of paragraph 4`, `4 (b)`.
    pub(super) fn subparagraphs(&self, at: usize) -> Option<Places> {
        if let Some(Token::Number(_)) = self.token(at) {
            return self.numbered(self.default, at);
        }
        self.items_alone(at)
    }

    /// Reads `(b)` without a number, and the paragraph that it is of, where that is said.
    pub(super) fn items_alone(&self, at: usize) -> Option<Places> {
        let (items, end) = self.items(at);
        if items.is_empty() {
            return None;
        }
        let places = items
            .iter()
            .map(|items| Place::Provision(Rough::default().with_items(items)))
            .collect();
        let found = Places {
            places,
            scope: None,
            end,
        };
        Some(self.of_what(found))
    }
}

pub(super) fn part(series: Series, end: usize) -> Places {
    Places {
        places: vec![Place::Part(series)],
        scope: None,
        end,
    }
}

/// No range has more paragraphs than this.
const LONGEST_RANGE: u32 = 500;

/// Returns the numbers behind one, up to another: `6`, `7` of `5 to 7`.
pub(super) fn between(from: &str, to: &str) -> Option<Vec<String>> {
    let (Ok(first), Ok(last)) = (from.parse::<u32>(), to.parse::<u32>()) else {
        return None;
    };
    (first < last && last - first <= LONGEST_RANGE)
        .then(|| (first + 1..=last).map(|n| n.to_string()).collect())
}

/// Returns the provisions behind one, up to the first of others, and these: `OP6`, `OP7` of `OP5–OP7`.
pub(super) fn range(from: Option<&Place>, to: &[Place]) -> Option<Vec<Place>> {
    let Some(Place::Provision(first)) = from else {
        return None;
    };
    let [Place::Provision(last), rest @ ..] = to else {
        return None;
    };
    let plain = |rough: &Rough| rough.items.is_empty() && rough.paragraphs.is_empty();
    if !plain(first) || !plain(last) || first.scopes != last.scopes {
        return None;
    }
    let (Some(Base::Counted(series, from)), Some(Base::Counted(other, to))) = (&first.base, &last.base)
    else {
        return None;
    };
    let numbers = between(&from.shown, &to.shown).filter(|_| series == other)?;
    let inner = numbers.iter().map(|number| {
        Place::Provision(Rough {
            scopes: first.scopes.clone(),
            ..Rough::counted(*series, number)
        })
    });
    Some(inner.chain(rest.iter().cloned()).collect())
}

/// Returns the letters behind one, up to another: `b`, `c` of `(a) to (c)`; of roman numerals likewise.
fn letters_between(from: &str, to: &str) -> Vec<String> {
    let single = |text: &str| text.chars().next().filter(|_| text.len() == 1);
    if let (Some(first), Some(last)) = (single(from), single(to))
        && first < last
    {
        return (first..=last).skip(1).map(String::from).collect();
    }
    let value = crate::text::roman::value;
    match (value(from), value(to)) {
        (Some(first), Some(last)) if first < last => {
            (first + 1..=last).map(crate::text::roman::written).collect()
        }
        _ => vec![to.to_owned()],
    }
}

/// Parts `5a`, which is paragraph 5 (a) where negotiators write it.
fn lettered(series: Series, number: &str) -> (&str, Option<String>) {
    let digits = number.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let letter = &number[digits.len()..];
    let counted = matches!(series, Series::Preambular | Series::Operative);
    if counted && letter.len() == 1 && digits.chars().all(|c| c.is_ascii_digit()) {
        return (digits, Some(letter.to_owned()));
    }
    (number, None)
}

fn is_numeral(item: &str) -> bool {
    item.len() > 1 && crate::text::roman::value(item).is_some() || item == "i"
}

/// Returns the letter that a subparagraph has by its place.
pub(super) fn letter(place: u32) -> String {
    let letter = u8::try_from(place).ok().filter(|place| (1..=26).contains(place));
    letter.map_or_else(
        || place.to_string(),
        |place| char::from(b'a' + place - 1).to_string(),
    )
}
