//! The words of an instruction in the order that its grammar knows: adjectives before nouns, nouns before their numbers, what says
//! where before what it is of.
//!
//! ```text
//! الفقرة الثالثة من الديباجة     paragraph third of preamble     →  third paragraph of preamble
//! 执行部分第5(b)段               operative 5 (b) paragraph       →  operative paragraph 5 (b)
//! 在第5段之后                    in paragraph 5 after            →  in after paragraph 5
//! ```
//!
//! Words that are turned round are all given the place of the whole of them in the text, so that places stay in order. Linear.

use super::word::{Token, Word, between_numbers, is_suffix};
use crate::lexicon::amending::{Order, Relation, Sense, Thing, Which};

/// Puts words in order.
pub(super) fn plain(words: Vec<Word>, order: Order) -> Vec<Word> {
    let words = if order.adjectives_behind {
        adjectives_first(words)
    } else {
        words
    };
    if order.nouns_last {
        relations_first(series_last(parts_apart(nouns_first(&words))))
    } else {
        words
    }
}

fn thing(word: &Word) -> Option<Thing> {
    match word.token {
        Token::Sense(Sense::Thing(thing)) => Some(thing),
        _ => None,
    }
}

/// Tells whether a noun is one that is counted by a number beside it.
fn is_counted(thing: Thing) -> bool {
    matches!(
        thing,
        Thing::Paragraph
            | Thing::Subparagraph
            | Thing::Pp
            | Thing::Op
            | Thing::Article
            | Thing::Section
            | Thing::Sentence
            | Thing::Line
            | Thing::Heading
            | Thing::Occurrence
    )
}

fn is_joint(word: &Word) -> bool {
    matches!(
        word.token,
        Token::Comma | Token::To | Token::Sense(Sense::And | Sense::Near(Relation::To))
    )
}

/// Gives words the place of all of them.
fn spread(words: &mut [Word]) {
    let from = words.iter().map(|word| word.range.start).min();
    let to = words.iter().map(|word| word.range.end).max();
    if let (Some(from), Some(to)) = (from, to) {
        for word in words {
            word.range = from..to;
        }
    }
}

/// `فقرة جديدة` → `new paragraph`, `párrafos quinto y sexto` → `fifth and sixth paragraphs`
fn adjectives_first(mut words: Vec<Word>) -> Vec<Word> {
    let mut at = 0;
    while at < words.len() {
        let noun = |word: &Word| {
            thing(word).is_some_and(|thing| is_counted(thing) || matches!(thing, Thing::Text | Thing::Words))
        };
        let nouns = words[at..].iter().take_while(|word| noun(word)).count();
        let behind = at + nouns;
        let adjectives = adjectives(&words[behind..]);
        if nouns > 0 && adjectives > 0 {
            words[at..behind + adjectives].rotate_left(nouns);
            spread(&mut words[at..behind + adjectives]);
        }
        at = behind + adjectives.max(usize::from(nouns == 0));
    }
    words
}

/// Counts the words here that tell what stands before them from others of its kind.
fn adjectives(words: &[Word]) -> usize {
    let is_adjective = |word: &Word| {
        matches!(
            word.token,
            Token::Ordinal(_) | Token::Sense(Sense::Which(Which::New | Which::Following | Which::Last))
        )
    };
    let mut count = 0;
    loop {
        count += words[count..]
            .iter()
            .take_while(|word| is_adjective(word))
            .count();
        let joined = words.get(count).is_some_and(is_joint);
        let ordinal = |word: Option<&Word>| word.is_some_and(|word| matches!(word.token, Token::Ordinal(_)));
        let goes_on = count > 0 && joined && ordinal(words.get(count + 1)) && ordinal(words.get(count - 1));
        if !goes_on {
            return count;
        }
        count += 1;
    }
}

/// `5(b)段和6段` → `段 5(b) 和 6`
fn nouns_first(words: &[Word]) -> Vec<Word> {
    let mut done: Vec<Word> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let numbers = numbers(&words[at..]);
        let noun = words.get(at + numbers).filter(|_| numbers > 0).and_then(thing);
        let Some(noun) = noun.filter(|noun| is_counted(*noun)) else {
            done.push(words[at].clone());
            at += 1;
            continue;
        };
        let from = done.len();
        done.push(words[at + numbers].clone());
        done.extend_from_slice(&words[at..at + numbers]);
        at += numbers + 1;
        at += suffixed(words.get(at), &mut done);
        at += below(&words[at..], noun, &mut done);
        while let Some(more) = same(&words[at..], noun) {
            done.extend_from_slice(&words[at..at + more]);
            at += more + 1;
            at += below(&words[at..], noun, &mut done);
        }
        spread(&mut done[from..]);
    }
    done
}

/// Takes what stands behind a number that was put in between, where it stands behind the noun: `第5段之二`.
fn suffixed(word: Option<&Word>, done: &mut [Word]) -> usize {
    let (Some(Token::Unknown(suffix)), Some(last)) = (word.map(|word| &word.token), done.last_mut()) else {
        return 0;
    };
    match &mut last.token {
        Token::Number(number) if is_suffix(suffix) => {
            *number = between_numbers(number, suffix);
            1
        }
        _ => 0,
    }
}

/// Takes the letters of items behind a paragraph, without the noun that may stand behind them: `(b)分段`.
fn below(words: &[Word], noun: Thing, done: &mut Vec<Word>) -> usize {
    let item = |word: &Word| matches!(word.token, Token::Item(_));
    if noun == Thing::Subparagraph || !words.first().is_some_and(item) {
        return 0;
    }
    // `(a)和(b)分段`
    let several = numbers(words);
    if words.get(several).and_then(thing) == Some(Thing::Subparagraph) {
        done.extend_from_slice(&words[..several]);
        return several + 1;
    }
    let items = words.iter().take_while(|word| item(word)).count();
    done.extend_from_slice(&words[..items]);
    items
}

/// Counts the words here that are a joint and numbers, with the same noun behind.
fn same(words: &[Word], noun: Thing) -> Option<usize> {
    let joint = words.first().filter(|word| is_joint(word))?;
    let more = numbers(&words[1..]);
    let own = words.get(1 + more).and_then(thing) == Some(noun);
    let behind = words.get(2 + more).map(|word| &word.token);
    // `第5段，第7段改为…` goes on with another instruction.
    let apart = joint.token == Token::Comma && matches!(behind, Some(Token::Comma));
    (more > 0 && own && !apart).then_some(1 + more)
}

/// Counts the words here that are numbers with their items, and what joins them.
fn numbers(words: &[Word]) -> usize {
    let own = |word: &Word| matches!(word.token, Token::Number(_) | Token::Roman(_) | Token::Item(_));
    let mut count = 0;
    loop {
        let more = words[count..].iter().take_while(|word| own(word)).count();
        if more == 0 {
            return count.saturating_sub(1);
        }
        count += more;
        if !words.get(count).is_some_and(is_joint) {
            return count;
        }
        count += 1;
    }
}

/// `附件 段 3` → `附件, 段 3`: what stands right behind a place is a part of it.
fn parts_apart(words: Vec<Word>) -> Vec<Word> {
    let mut done: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        let inner = thing(&word).is_some_and(is_counted);
        let outer = done.last().is_some_and(|last| match last.token {
            Token::Number(_) | Token::Item(_) => {
                let mut before = done.iter().rev();
                let noun = before.find_map(thing);
                noun.is_some_and(|noun| is_counted(noun) || noun == Thing::Annex)
            }
            Token::Sense(Sense::Which(Which::Count(_))) => {
                let annex = done.len().checked_sub(2).and_then(|before| thing(&done[before]));
                annex == Some(Thing::Annex)
            }
            _ => thing(last) == Some(Thing::Annex),
        });
        if inner && outer {
            done.push(Word {
                token: Token::Comma,
                range: word.range.clone(),
            });
        }
        done.push(word);
    }
    done
}

/// `序言部分 最后 段` → `最后 序言段`
fn series_last(mut words: Vec<Word>) -> Vec<Word> {
    for at in 0..words.len().saturating_sub(2) {
        let series = match thing(&words[at]) {
            Some(Thing::Preamble) => Thing::Pp,
            Some(Thing::OperativePart) => Thing::Op,
            _ => continue,
        };
        let last = words[at + 1].token == Token::Sense(Sense::Which(Which::Last));
        if last && thing(&words[at + 2]) == Some(Thing::Paragraph) {
            spread(&mut words[at..at + 3]);
            words[at].token = Token::Sense(Sense::Filler);
            words[at + 2].token = Token::Sense(Sense::Thing(series));
        }
    }
    words
}

/// `“x”之后` → `after “x”`
fn relations_first(words: Vec<Word>) -> Vec<Word> {
    let mut done: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        let Token::Sense(Sense::Near(relation)) = word.token else {
            done.push(word);
            continue;
        };
        let behind = match relation {
            Relation::After | Relation::Before | Relation::Between => operand(&done),
            // `第4段中的“x”`
            Relation::Start | Relation::End | Relation::In => place(&done, done.len()),
            _ => done.len(),
        };
        let moved = behind < done.len();
        let of = moved && matches!(relation, Relation::Start | Relation::End);
        let range = word.range.clone();
        done.insert(behind, word);
        if of {
            done.insert(
                behind + 1,
                Word {
                    token: Token::Sense(Sense::Near(Relation::In)),
                    range,
                },
            );
        }
        if moved {
            spread(&mut done[behind..]);
        }
    }
    done
}

/// Finds where what stands before a relation begins: quoted words, or a place.
fn operand(words: &[Word]) -> usize {
    let noun = |word: &Word| {
        matches!(
            word.token,
            Token::Sense(Sense::Thing(Thing::Words | Thing::Mark(_)) | Sense::Filler)
        )
    };
    let mut at = words.len() - words.iter().rev().take_while(|word| noun(word)).count();
    let quoted = |at: usize| at > 0 && matches!(words[at - 1].token, Token::Quoted(_));
    if !quoted(at) {
        return place(words, words.len());
    }
    at -= 1;
    let and = |at: usize| at > 0 && words[at - 1].token == Token::Sense(Sense::And);
    while and(at) && quoted(at - 1) {
        at -= 2;
    }
    let nouns = words[..at]
        .iter()
        .rev()
        .take_while(|word| thing(word) == Some(Thing::Words));
    at - nouns.count()
}

/// Finds where the place that ends at a word begins.
fn place(words: &[Word], end: usize) -> usize {
    let of_place = |word: &Word| match word.token {
        Token::Sense(Sense::Thing(thing)) => !matches!(thing, Thing::Words | Thing::Text),
        Token::Number(_)
        | Token::Roman(_)
        | Token::Item(_)
        | Token::Ordinal(_)
        | Token::To
        | Token::Sense(Sense::Which(Which::Last) | Sense::And) => true,
        _ => false,
    };
    let len = words[..end]
        .iter()
        .rev()
        .take_while(|word| of_place(word))
        .count();
    end - len
}
