//! Chains of units, read from the words: `§ 6 Absatz 3 Satz 5`, `première phrase de l’alinéa 2`, `section 236(c)(1)`.

use super::place::{Chain, Step, is_scope, ordered};
use super::words::{Token, Word};
use crate::amend::sheet::clause::Trouble;
use crate::lexicon::amending::laws::{Relation, Role, Tradition, Unit};

/// Chains that were read, and the word behind them.
pub(super) struct Read {
    pub(super) chains: Vec<Chain>,
    pub(super) end: usize,
}

/// Reads the chains that begin at a word; several where a unit has several numbers.
pub(super) fn units(text: &str, words: &[Word], at: usize, tradition: Tradition) -> Result<Read, Trouble> {
    let mut reader = Reader {
        text,
        words,
        at,
        tradition,
        steps: Vec::new(),
    };
    while reader.step()? {}
    if reader.steps.is_empty() {
        return Err("a number of something that is not named".to_owned());
    }
    Ok(Read {
        chains: crossed(&reader.steps),
        end: reader.at,
    })
}

/// A unit with all its numbers.
struct Many {
    unit: Unit,
    numbers: Vec<String>,
    shown: String,
    /// The numbers are words in front of the noun.
    in_words: bool,
}

struct Reader<'a> {
    text: &'a str,
    words: &'a [Word],
    at: usize,
    tradition: Tradition,
    steps: Vec<Many>,
}

impl Reader<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.words.get(at).map(|word| &word.token)
    }

    /// Reads one more step, if one stands here; words that say nothing may stand before it.
    fn step(&mut self) -> Result<bool, Trouble> {
        let mut at = self.at;
        if !self.steps.is_empty() {
            while self.links(at) {
                at += 1;
            }
            // `de l’alinéa 4 la phrase`: an article alone links nothing.
            let linked = at == self.at || self.shown(self.at, self.at + 1).starts_with('d');
            if self.tradition == Tradition::French && !linked {
                return Ok(false);
            }
        }
        let begun = self.at;
        let found = match self.token(at) {
            Some(Token::Role(Role::Unit(unit))) => {
                let unit = *unit;
                self.counted(unit, at)
            }
            Some(Token::Ordinal(_) | Token::Role(Role::Last | Role::LastButOne)) => self.ordinals(at)?,
            Some(Token::Degree(_)) => self.alone(Unit::Number, at),
            Some(Token::Roman(_)) => self.alone(Unit::Paragraph, at),
            Some(Token::Letter(_)) if self.tradition == Tradition::French => self.alone(Unit::Letter, at),
            Some(Token::Item(_)) if at == begun || self.steps.is_empty() => self.item(at),
            _ => false,
        };
        Ok(found)
    }

    /// Tells whether a word only links two steps: `Absatz 2 des § 5`, `la phrase de l’alinéa`.
    fn links(&self, at: usize) -> bool {
        match self.token(at) {
            Some(Token::Role(Role::Filler)) => true,
            // `in § 2 in Absatz 3` is parted by its relation; `du` and `de la` are not.
            _ => false,
        }
    }

    fn push(&mut self, unit: Unit, numbers: Vec<String>, from: usize, end: usize) {
        self.at = end;
        let shown = self.shown(from, end);
        self.steps.push(Many {
            unit,
            numbers,
            shown,
            in_words: false,
        });
    }

    fn shown(&self, from: usize, end: usize) -> String {
        match (self.words.get(from), self.words.get(end.saturating_sub(1))) {
            (Some(first), Some(last)) if from < end => {
                self.text[first.range.start..last.range.end].to_owned()
            }
            _ => String::new(),
        }
    }

    /// `Absätze 2 bis 4`, `alinéas 3, 5 et 7`, `paragraphs (a) and (b)`
    fn counted(&mut self, unit: Unit, at: usize) -> bool {
        let mut end = at + 1;
        let mut numbers = Vec::new();
        // `§ 5`, but `Satzteil vor Nummer 1`: the words that follow say which part.
        if unit == Unit::Opening {
            end = self.behind_opening(end);
            self.push(unit, Vec::new(), at, end);
            return true;
        }
        while let Some(number) = self.number(unit, end) {
            if unit == Unit::Letter && self.tradition == Tradition::French && number.len() > 2 {
                break;
            }
            numbers.push(number);
            end += 1;
            end = self.range(unit, end, &mut numbers);
            match self.continued(unit, end) {
                Some(next) => end = next,
                None => break,
            }
        }
        self.push(unit, numbers, at, end);
        self.items_behind();
        true
    }

    /// Reads `vor Nummer 1`, `nach Nummer 3` behind `Satzteil`.
    fn behind_opening(&self, mut end: usize) -> usize {
        while let Some(Token::Role(Role::Unit(_) | Role::Filler) | Token::Number(_) | Token::Letter(_)) =
            self.token(end)
        {
            end += 1;
        }
        end
    }

    fn number(&self, unit: Unit, at: usize) -> Option<String> {
        let lettered = matches!(unit, Unit::Letter | Unit::Double | Unit::Triple);
        match self.token(at)? {
            Token::Item(item) => Some(item.clone()),
            Token::Number(number) if !lettered || number.len() <= 3 => Some(number.clone()),
            Token::Letter(letter) if lettered => Some(letter.clone()),
            Token::Degree(number) if unit == Unit::Number => Some(number.clone()),
            Token::Roman(number) if matches!(unit, Unit::Annex | Unit::Paragraph | Unit::Article) => {
                Some(number.clone())
            }
            Token::Ordinal(n) if unit == Unit::Article => Some(n.to_string()),
            _ => None,
        }
    }

    /// Adds the numbers of a range that begins with the last one.
    fn range(&self, unit: Unit, at: usize, numbers: &mut Vec<String>) -> usize {
        if !self.is_to(at) {
            return at;
        }
        let Some(last) = self.number(unit, at + 1) else {
            return at;
        };
        let from = numbers.last().cloned().unwrap_or_default();
        numbers.extend(between(&from, &last));
        at + 2
    }

    fn is_to(&self, at: usize) -> bool {
        match self.token(at) {
            Some(Token::Role(Role::To | Role::Near(Relation::Until))) => true,
            Some(Token::Role(Role::Near(Relation::In))) => self.shown(at, at + 1).chars().count() == 1,
            _ => false,
        }
    }

    /// Finds the next number of a list behind `,` or `und`.
    fn continued(&self, unit: Unit, at: usize) -> Option<usize> {
        let next = match self.token(at)? {
            Token::Comma => match self.token(at + 1) {
                Some(Token::Role(Role::And)) => at + 2,
                _ => at + 1,
            },
            Token::Role(Role::And) => at + 1,
            _ => return None,
        };
        self.number(unit, next)?;
        let sentence = unit == Unit::Sentence || unit == Unit::Piece;
        let ordinal = matches!(self.token(next), Some(Token::Ordinal(_)));
        (!(sentence && ordinal)).then_some(next)
    }

    /// `deuxième alinéa`, `premier et troisième alinéas`, `deux derniers alinéas`
    fn ordinals(&mut self, at: usize) -> Result<bool, Trouble> {
        let mut end = at;
        let mut numbers: Vec<String> = Vec::new();
        loop {
            match self.token(end) {
                Some(Token::Ordinal(n)) => {
                    let to = end > at && self.is_to(end - 1);
                    let from = numbers.last().cloned().unwrap_or_default();
                    if to {
                        numbers.extend(between(&from, &n.to_string()));
                    } else {
                        numbers.push(n.to_string());
                    }
                }
                Some(Token::Role(Role::Last | Role::LastButOne)) => {
                    numbers.push(self.shown(end, end + 1).to_lowercase());
                }
                Some(
                    Token::Comma
                    | Token::Role(Role::And | Role::To | Role::Near(Relation::In) | Role::Filler),
                ) => {}
                Some(Token::Role(Role::Unit(unit))) if !numbers.is_empty() => {
                    let unit = *unit;
                    let mut behind = end + 1;
                    // `letzter Satz`: a number that is none is a scope, and only a sentence can have it.
                    if self.number(unit, behind).is_some() && unit == Unit::Piece {
                        behind += 1;
                    }
                    self.push(unit, numbers, at, behind);
                    if let Some(step) = self.steps.last_mut() {
                        step.in_words = true;
                    }
                    self.items_behind();
                    return Ok(true);
                }
                _ => break,
            }
            end += 1;
        }
        if self.steps.is_empty() {
            return Err("a number in words of something that is not named".to_owned());
        }
        Ok(false)
    }

    fn alone(&mut self, unit: Unit, at: usize) -> bool {
        let Some(Token::Degree(number) | Token::Roman(number) | Token::Letter(number)) = self.token(at)
        else {
            return false;
        };
        let mut numbers = vec![number.clone()];
        let mut end = at + 1;
        if self.is_to(end)
            && let Some(Token::Degree(last) | Token::Roman(last)) = self.token(end + 1)
        {
            numbers.extend(between(&numbers[0].clone(), last));
            end += 2;
        }
        self.push(unit, numbers, at, end);
        true
    }

    /// Reads `(c)(1)` behind a number, each a unit below the one before.
    fn items_behind(&mut self) {
        while matches!(self.token(self.at), Some(Token::Item(_))) && self.item(self.at) {}
    }

    fn item(&mut self, at: usize) -> bool {
        let Some(Token::Item(item)) = self.token(at) else {
            return false;
        };
        let item = item.clone();
        let above = self.steps.last().map(|step| step.unit);
        let unit = match (above, self.tradition) {
            (Some(Unit::Article | Unit::Section), _) => Unit::Paragraph,
            (Some(Unit::Paragraph), Tradition::British) | (Some(Unit::Number), _) => Unit::Letter,
            (Some(Unit::Paragraph), _) => Unit::Number,
            (Some(Unit::Letter), _) => Unit::Double,
            (Some(Unit::Double), _) => Unit::Triple,
            (None, _) if item.starts_with(|c: char| c.is_ascii_digit()) => Unit::Paragraph,
            (None, _) => Unit::Letter,
            _ => return false,
        };
        self.push(unit, vec![item], at, at + 1);
        true
    }
}

/// Makes a chain of each combination of numbers.
fn crossed(steps: &[Many]) -> Vec<Chain> {
    let mut chains: Vec<Chain> = vec![Vec::new()];
    for step in steps {
        let numbers: &[String] = if step.numbers.is_empty() {
            &EMPTY
        } else {
            &step.numbers
        };
        let with = |chain: &Chain| {
            numbers
                .iter()
                .map(|number| {
                    let mut chain = chain.clone();
                    let several = numbers.len() > 1 && is_scope(step.unit);
                    let mut nouns = step
                        .shown
                        .split_whitespace()
                        .filter(|word| word.chars().all(char::is_alphabetic));
                    let noun = if step.in_words {
                        nouns.next_back()
                    } else {
                        nouns.next()
                    };
                    let shown = noun.filter(|_| several).map(|noun| format!("{noun} {number}"));
                    chain.push(Step {
                        unit: step.unit,
                        number: number.clone(),
                        shown: shown.unwrap_or_else(|| step.shown.clone()),
                    });
                    chain
                })
                .collect::<Vec<_>>()
        };
        chains = chains.iter().flat_map(with).collect();
    }
    chains.into_iter().map(ordered).collect()
}

const EMPTY: [String; 1] = [String::new()];

/// No range has more.
const LONGEST_RANGE: u32 = 300;

/// Returns what stands behind a number up to another: `3`, `4` of `2 bis 4`; `c` of `b bis c`; `2b` of `2a bis 2b`.
fn between(from: &str, to: &str) -> Vec<String> {
    if let (Ok(first), Ok(last)) = (from.parse::<u32>(), to.parse::<u32>())
        && first < last
        && last - first <= LONGEST_RANGE
    {
        return (first + 1..=last).map(|n| n.to_string()).collect();
    }
    let value = |text: &str| crate::text::roman::value(&text.to_lowercase());
    let roman = |text: &str| text.len() > 1 || "ivxIVX".contains(text);
    if roman(from)
        && roman(to)
        && let (Some(first), Some(last)) = (value(from), value(to))
        && first < last
    {
        let written = |n: u32| {
            let written = crate::text::roman::written(n);
            if from.starts_with(char::is_uppercase) {
                written.to_uppercase()
            } else {
                written
            }
        };
        return (first + 1..=last).map(written).collect();
    }
    let parted = |text: &str| {
        let last = text.chars().next_back().filter(char::is_ascii_alphabetic)?;
        Some((text[..text.len() - 1].to_owned(), last))
    };
    match (parted(from), parted(to)) {
        (Some((head, first)), Some((other, last))) if head == other && first < last => (first..=last)
            .skip(1)
            .map(|letter| format!("{head}{letter}"))
            .collect(),
        _ => vec![to.to_owned()],
    }
}
