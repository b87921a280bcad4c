//! Rules of one text: how a resolution is written.
//!
//! Source: United Nations Editorial Manual, resolutions and other formal decisions. They ask the later text alone, in a language whose
//! drafting words are known; what is no resolution has no preambular and operative paragraphs, and is not judged.

use std::collections::HashMap;

use super::{Ask, Example, Hit, Rule, Scene, Set, Spot, Takes};
use crate::check::Level;
use crate::instrument::{Address, Base, Kind, Number, Series};
use crate::lexicon::{Form, any};
use crate::report::Provision;
use crate::text::{roman, tokens};

pub(super) const OPERATIVE_VERB: Rule = Rule {
    name: "operative-verb",
    what: "An operative paragraph begins with a verb that is known to open one: \"Urges\", \"Also requests\", \"Decides\".",
    why: "A paragraph that nobody speaks decides nothing.",
    fires: Example::alone(
        "The General Assembly,\n\n1. Urges all States to cooperate;\n\n2. The budget for wells is doubled;\n\n3. Decides to remain seized of the matter.\n",
    ),
    passes: Example::alone(
        "The General Assembly,\n\n1. Urges all States to cooperate;\n\n2. [Further] decides to double the budget for wells;\n\n3. Requests a report.\n",
    ),
    sets: &[Set::Drafting],
    level: Level::Warning,
    usual: None,
    takes: Takes::Nothing,
    find: operative_verb,
};

fn operative_verb(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let Some(language) = scene.language() else {
        return Vec::new();
    };
    let opens = |provision: &Provision| {
        let bare: String = opening(&provision.text)
            .chars()
            .filter(|c| !matches!(c, '[' | ']'))
            .collect();
        let phrase = language.leading_phrase(bare.trim_start_matches(|c: char| !c.is_alphanumeric()));
        phrase.is_some_and(|phrase| phrase.form != Form::Participle)
    };
    let wrong = top(scene, Kind::Operative).filter(|(_, provision)| !opens(provision));
    wrong
        .map(|(at, provision)| {
            first_words(
                at,
                provision,
                "does not begin with a verb of an operative paragraph",
            )
        })
        .collect()
}

/// No phrase that opens a paragraph is longer than this, in bytes.
const LONGEST_OPENING: usize = 600;

/// Returns the beginning of a paragraph, in which its leading phrase stands.
fn opening(text: &str) -> &str {
    let end = text.floor_char_boundary(LONGEST_OPENING.min(text.len()));
    &text[..end]
}

/// Returns the paragraphs of a kind that belong to no other, with their positions.
fn top<'a>(scene: &Scene<'a>, kind: Kind) -> impl Iterator<Item = (usize, &'a Provision)> {
    let all = scene.new_text().provisions.iter().enumerate();
    all.filter(move |(_, it)| it.kind == kind && it.parent.is_none())
}

/// Makes a hit that shows the first words of a paragraph.
fn first_words(at: usize, provision: &Provision, message: impl Into<String>) -> Hit {
    let words: Vec<&str> = provision.text.split_whitespace().take(8).collect();
    Hit::at(Spot::New(at), message).about(format!("{} …", words.join(" ")))
}

/// Makes a hit that shows the last words of a paragraph.
fn last_words(at: usize, provision: &Provision, message: impl Into<String>) -> Hit {
    let mut words: Vec<&str> = provision.text.split_whitespace().rev().take(5).collect();
    words.reverse();
    Hit::at(Spot::New(at), message).about(format!("… {}", words.join(" ")))
}

pub(super) const OPERATIVE_ENDING: Rule = Rule {
    name: "operative-ending",
    what: "An operative paragraph ends with a semicolon, the last one with a full stop.",
    why: "A resolution is one sentence. A full stop in the middle says that something was cut off, a semicolon at the end that something is missing.",
    fires: Example::alone(
        "The General Assembly,\n\n1. Urges all States to cooperate.\n\n2. Decides to remain seized of the matter.\n",
    ),
    passes: Example::alone(
        "The General Assembly,\n\n1. Urges all States:\n\n(a) To cooperate;\n\n(b) To report;\n\n2. Decides to remain seized of the matter.\n",
    ),
    sets: &[Set::Drafting],
    level: Level::Warning,
    usual: None,
    takes: Takes::Nothing,
    find: operative_ending,
};

fn operative_ending(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let ends = ends(scene);
    let mut hits = Vec::new();
    for (nth, &(at, provision)) in ends.iter().enumerate() {
        let last = ends
            .get(nth + 1)
            .is_none_or(|(_, next)| next.part() != provision.part());
        let mark = last_mark(provision);
        let joined = || {
            let last = provision.text.split_whitespace().next_back().unwrap_or_default();
            any::LIST_JOINS.has(&last.to_lowercase()) && provision.text.contains([';', '；', '؛'])
        };
        let semicolon = matches!(mark, Some(';' | '；' | '؛'));
        if last && !matches!(mark, Some('.' | '。' | '।')) {
            hits.push(last_words(
                at,
                provision,
                "the last operative paragraph does not end with a full stop",
            ));
        } else if !last && !semicolon && !joined() {
            hits.push(last_words(at, provision, "does not end with a semicolon"));
        }
    }
    hits
}

/// Returns the last paragraph or item of each operative paragraph, in order.
fn ends<'a>(scene: &Scene<'a>) -> Vec<(usize, &'a Provision)> {
    let provisions = &scene.new_text().provisions;
    let starts = top(scene, Kind::Operative).map(|(start, _)| {
        let below = provisions[start + 1..]
            .iter()
            .take_while(|it| it.parent.is_some());
        start + below.count()
    });
    starts.map(|at| (at, &provisions[at])).collect()
}

/// Returns the last sign of a paragraph, without what closes brackets and quotations.
fn last_mark(provision: &Provision) -> Option<char> {
    let closes =
        |c: char| c.is_whitespace() || matches!(c, ']' | ')' | '"' | '\'' | '”' | '’' | '»' | '*' | '_');
    provision.text.trim_end_matches(closes).chars().next_back()
}

pub(super) const PREAMBULAR_ENDING: Rule = Rule {
    name: "preambular-ending",
    what: "A preambular paragraph ends with a comma.",
    why: "A resolution is one sentence, and the preamble its subordinate clauses.",
    fires: Example::alone(
        "The General Assembly,\n\nRecalling its resolution 77/1;\n\nNoting the report on wells,\n\n1. Decides to remain seized of the matter.\n",
    ),
    passes: Example::alone(
        "The General Assembly,\n\nRecalling its resolution 77/1,\n\nNoting the report on [village wells,]\n\n1. Decides to remain seized of the matter.\n",
    ),
    sets: &[Set::Drafting],
    level: Level::Warning,
    usual: None,
    takes: Takes::Nothing,
    find: preambular_ending,
};

fn preambular_ending(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let provisions = &scene.new_text().provisions;
    let has_items = |at: usize| {
        provisions
            .get(at + 1)
            .is_some_and(|next| next.parent.as_ref() == Some(&provisions[at].id))
    };
    let wrong = top(scene, Kind::Preambular).filter(|&(at, provision)| {
        // The recitals of an act are sentences of their own.
        series(provision) == Some(Series::Preambular)
            && !has_items(at)
            && !matches!(last_mark(provision), Some(',' | '،' | '，' | '、'))
    });
    wrong
        .map(|(at, provision)| last_words(at, provision, "does not end with a comma"))
        .collect()
}

fn series(provision: &Provision) -> Option<Series> {
    match provision.id.parse::<Address>().ok()?.base {
        Base::Counted(series, _) => Some(series),
        Base::Title => None,
    }
}

pub(super) const NUMBERS_WITHOUT_GAP: Rule = Rule {
    name: "numbers-without-gap",
    what: "Paragraphs, articles and items are numbered one after the other: none is left out, none stands twice.",
    why: "A gap is a paragraph that was lost, or references that mean the wrong one.",
    fires: Example::alone(
        "The General Assembly,\n\n1. Urges all States to cooperate;\n\n2. Requests a report;\n\n4. Decides to remain seized of the matter.\n",
    ),
    passes: Example::alone(
        "The General Assembly,\n\n1. Urges all States to cooperate;\n\n1 bis. Invites parliaments to act;\n\n2. Decides to remain seized of the matter.\n",
    ),
    sets: &[Set::Drafting, Set::Law],
    level: Level::Warning,
    usual: None,
    takes: Takes::Nothing,
    find: numbers_without_gap,
};

fn numbers_without_gap(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let mut rows: HashMap<Address, Last> = HashMap::new();
    let mut hits = Vec::new();
    for (at, provision) in scene.new_text().provisions.iter().enumerate() {
        let counted = provision.label.is_some() && provision.kind != Kind::Heading;
        let Some(address) = provision.id.parse::<Address>().ok().filter(|_| counted) else {
            continue;
        };
        let Some((row, number)) = parted(&address) else {
            continue;
        };
        let last = rows.get(&row).copied();
        let Some(now) = counted_as(&number, last) else {
            continue;
        };
        if let Some(message) = gap(&address, &number, last, now) {
            hits.push(first_words(at, provision, message));
        }
        rows.insert(row, now);
    }
    hits
}

/// The number that came last in a row, and how the row is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Last {
    value: u32,
    how: Count,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Count {
    Figures,
    Letters,
    Roman,
}

/// Parts an address into the row that it is counted in and its own number.
fn parted(address: &Address) -> Option<(Address, Number)> {
    let mut row = address.clone();
    if let Some(number) = row.items.pop() {
        return Some((row, number));
    }
    if let Some(number) = row.paragraphs.pop() {
        return Some((row, number));
    }
    let Base::Counted(series, number) = row.base else {
        return None;
    };
    row.base = Base::Counted(series, Number::new(""));
    Some((row, number))
}

/// Reads a number as its row is counted: by figures, letters or Roman numbers.
fn counted_as(number: &Number, last: Option<Last>) -> Option<Last> {
    let shown = number.shown.to_lowercase();
    let digits: String = shown.chars().take_while(char::is_ascii_digit).collect();
    if let Ok(value) = digits.parse() {
        return Some(Last {
            value,
            how: Count::Figures,
        });
    }
    let letter = || match shown.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(u32::from(letter - b'a') + 1),
        [one @ b'a'..=b'z', other] if one == other => Some(u32::from(one - b'a') + 27),
        _ => None,
    };
    let how = last.map_or_else(
        || {
            if shown == "i" {
                Count::Roman
            } else {
                Count::Letters
            }
        },
        |last| last.how,
    );
    let value = match how {
        Count::Figures => None,
        Count::Letters => letter(),
        Count::Roman => roman::value(&shown),
    };
    value.map(|value| Last { value, how })
}

fn gap(address: &Address, number: &Number, last: Option<Last>, now: Last) -> Option<String> {
    if number.copy.is_some() {
        return Some(format!("its number stands twice: {}", number.shown));
    }
    let suffixed = now.how == Count::Figures && number.shown.len() > now.value.to_string().len();
    match last {
        None if now.value > 1 && starts_at_one(address) => {
            Some(format!("the first number is {number}, not 1"))
        }
        Some(last) if now.value > last.value + 1 => Some(format!("a number is left out before {number}")),
        Some(last) if now.value < last.value => Some(format!("its number goes backwards: {number}")),
        Some(last) if now.value == last.value && !suffixed => {
            Some(format!("its number stands twice: {number}"))
        }
        _ => None,
    }
}

/// Whether a row begins with 1 in every text: that of operative paragraphs. The first item of a list may stand in its chapeau.
fn starts_at_one(address: &Address) -> bool {
    let operative = matches!(address.base, Base::Counted(Series::Operative, _));
    operative && address.items.is_empty() && address.paragraphs.is_empty()
}

pub(super) const ALSO_FURTHER: Rule = Rule {
    name: "also-further",
    what: "The second paragraph in a row with one verb says \"also\" or \"further\", the first one does not.",
    why: "\"Also requests\" without a request above tells that a paragraph was cut or moved.",
    fires: Example::alone(
        "The General Assembly,\n\n1. Requests a report on wells;\n\n2. Requests a handbook on ferries;\n\n3. Decides to remain seized of the matter.\n",
    ),
    passes: Example::alone(
        "The General Assembly,\n\n1. Requests a report on wells;\n\n2. Also requests a handbook on ferries;\n\n3. Requests further a map;\n\n4. Decides to remain seized of the matter.\n",
    ),
    sets: &[Set::Drafting],
    level: Level::Note,
    usual: None,
    takes: Takes::Nothing,
    find: also_further,
};

fn also_further(scene: &Scene<'_>, _: &Ask<'_>) -> Vec<Hit> {
    let Some(language) = scene.language() else {
        return Vec::new();
    };
    let mut hits = Vec::new();
    let mut above: Option<(String, Kind, String)> = None;
    let provisions = scene.new_text().provisions.iter().enumerate();
    for (at, provision) in provisions.filter(|(_, it)| it.parent.is_none()) {
        let kind = provision
            .kind
            .known()
            .filter(|kind| matches!(kind, Kind::Preambular | Kind::Operative));
        let phrase = kind.and_then(|kind| Some((kind, language.leading_phrase(opening(&provision.text))?)));
        let Some((kind, phrase)) = phrase else {
            above = None;
            continue;
        };
        let here = (phrase.lemma, kind, provision.part());
        let says = tokens::words(&provision.text[..phrase.end])
            .iter()
            .any(|word| any::SERIES.has(word));
        match (above.as_ref() == Some(&here), says) {
            (true, false) => hits.push(first_words(
                at,
                provision,
                "the paragraph above has the same verb, and this one does not say \"also\" or \"further\"",
            )),
            (false, true) => hits.push(first_words(
                at,
                provision,
                "says \"also\" or \"further\", and the paragraph above has another verb",
            )),
            _ => {}
        }
        above = Some(here);
    }
    hits
}
