//! Warnings about what a reader cannot see, in the terms of the two texts.
//!
//! Each paragraph, footnote and piece of the head is searched by [`crate::text::unseen`], in the company of the scripts of
//! its whole text. A pair of paragraphs shows two things more: words that look
//! alike and are not the same, and stretches that comparison takes as equal although other characters stand there (a
//! no-break space, decomposed letters). The latter come by the hundred where two offices type one text, so they
//! are counted, and told once for each kind; a suspicious one is told with its paragraph and its code points.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

use unicode_normalization::is_nfc;

use crate::document::Locator;
use crate::instrument::{Address, Instrument, Reason};
use crate::report::cause::{Cause, Causes};
use crate::report::{Class, Edit, Entry, HeadRow, Note, Notice, Op};
use crate::sides::{Side, Sides};
use crate::text::unseen::{Level, Scripts, Unseen, code_point, is_plain, look_alike, unseen_in};

const SUSPICIOUS: &str = "unseen-suspicious";
const CONTEXTUAL: &str = "unseen-contextual";

/// Returns the warnings of both texts.
pub(super) fn notices(
    entries: &[Entry],
    instruments: Sides<&Instrument>,
    scripts: &Sides<Scripts>,
) -> Vec<Notice> {
    let mut notices = Vec::new();
    for side in [Side::Old, Side::New] {
        notices.extend(alone(side, instruments.get(side), scripts.get(side)));
    }
    notices.extend(look_alikes(entries, instruments.new));
    notices.extend(silent_changes(entries));
    notices
}

fn notice(side: Side, code: &str, message: String, locator: Option<&Locator>) -> Notice {
    Notice {
        side,
        code: code.to_owned(),
        message,
        page: locator.and_then(|it| it.page),
        line: locator.and_then(|it| it.line),
    }
}

/// The texts that a reader reads, each with its name: paragraphs, the words of footnotes, and what was cut out.
fn texts(instrument: &Instrument) -> impl Iterator<Item = (Name<'_>, &str, &Locator)> {
    let provisions = instrument.provisions.iter();
    let labelled = instrument.provisions.iter().filter_map(|it| {
        let label = it.label.as_deref()?;
        Some((Name::NumberOf(&it.id), label, &it.locator))
    });
    let provisions = provisions.map(|it| (Name::Provision(&it.id), it.text.as_str(), &it.locator));
    let footnotes = instrument.footnotes.iter();
    let footnotes = footnotes.map(|it| (Name::Footnote(&it.marker), it.text.as_str(), &it.locator));
    let cut = instrument.cut.iter();
    let cut = cut.map(|it| (Name::Cut(it.reason), it.text.as_str(), &it.locator));
    provisions.chain(labelled).chain(footnotes).chain(cut)
}

/// What a text is called in a warning; most have none, so it is put into words late.
enum Name<'a> {
    Provision(&'a Address),
    NumberOf(&'a Address),
    Footnote(&'a str),
    Cut(Reason),
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Provision(id) => write!(to, "{id}"),
            Self::NumberOf(id) => write!(to, "the number of {id}"),
            Self::Footnote(marker) => write!(to, "footnote {marker}"),
            Self::Cut(reason) => to.write_str(cut_name(*reason)),
        }
    }
}

/// Names a piece that is no provision.
fn cut_name(reason: Reason) -> &'static str {
    match reason {
        Reason::Masthead => "head",
        Reason::OpeningFormula => "opening formula",
        Reason::AdoptionLine => "adoption line",
        Reason::Contents => "contents",
        Reason::RunningHead => "running head",
        Reason::Signature => "signature",
        Reason::Remark => "remark",
        Reason::SideNote => "side note",
        Reason::Navigation => "navigation of the page",
        Reason::Address => "address of a link",
        _ => "a piece outside the text",
    }
}

/// Counts in which scripts a text is written.
pub(super) fn scripts(instrument: &Instrument) -> Scripts {
    let provisions = instrument.provisions.iter().map(|it| it.text.as_str());
    let footnotes = instrument.footnotes.iter().map(|it| it.text.as_str());
    Scripts::of(provisions.chain(footnotes))
}

/// Makes a paragraph, footnote or row of the head substantive whose suspicious characters came, went or went elsewhere: a reader may see other
/// words than we compare.
pub(super) fn mark(
    entries: &mut [Entry],
    notes: &mut [Note],
    head: &mut [HeadRow],
    scripts: &Sides<Scripts>,
) {
    for entry in entries {
        raise(&mut entry.class, &mut entry.causes, &entry.edits, scripts);
    }
    for note in notes {
        raise(&mut note.class, &mut note.causes, &note.edits, scripts);
    }
    for row in head {
        raise(&mut row.class, &mut row.causes, &row.edits, scripts);
    }
}

/// Makes substantive what has suspicious characters on one side only, given the scripts of both texts.
fn raise(class: &mut Class, causes: &mut Causes, edits: &[Edit], scripts: &Sides<Scripts>) {
    if *class == Class::Substantive {
        return;
    }
    let Some(found) = differing(edits, scripts) else {
        return;
    };
    *class = Class::Substantive;
    causes.add(found);
}

/// Says which suspicious characters the two sides do not have in the same words.
fn differing(edits: &[Edit], scripts: &Sides<Scripts>) -> Option<Cause> {
    let found = Sides::new(
        suspicious(edits, &scripts.old, |edit| &edit.old),
        suspicious(edits, &scripts.new, |edit| &edit.new),
    );
    if found.old == found.new {
        return None;
    }
    let one_sided = |one: &[(char, String)], other: &[(char, String)]| -> Vec<char> {
        // Both are in order.
        let missing = one.iter().filter(|it| other.binary_search(it).is_err());
        missing.map(|it| it.0).collect()
    };
    let mut points: BTreeSet<char> = one_sided(&found.old, &found.new).into_iter().collect();
    points.extend(one_sided(&found.new, &found.old));
    if points.is_empty() {
        points.extend(found.old.iter().chain(&found.new).map(|it| it.0));
    }
    Some(Cause::Unseen {
        characters: points.into_iter().collect(),
    })
}

/// Of a longer word only so many characters to either side count as those beside a suspicious one. A text of megabytes
/// without a space is one word.
const LONGEST_WORD: usize = 200;

/// Returns the suspicious characters of a side, each with the word that it stands in, in alphabetical order.
fn suspicious(edits: &[Edit], scripts: &Scripts, side: impl Fn(&Edit) -> &String) -> Vec<(char, String)> {
    if edits.iter().all(|edit| is_plain(side(edit), scripts)) {
        return Vec::new();
    }
    let text: String = edits.iter().map(|edit| side(edit).as_str()).collect();
    let suspicious: Vec<Unseen> = unseen_in(&text, scripts)
        .into_iter()
        .filter(|one| one.level == Level::Suspicious)
        .collect();
    if suspicious.is_empty() {
        return Vec::new();
    }
    let letters: Vec<char> = text.chars().collect();
    let word = |at: usize| -> String {
        let near = letters[..at].iter().rev().take(LONGEST_WORD);
        let before = near.take_while(|c| !c.is_whitespace());
        let near = letters[at..].iter().take(LONGEST_WORD);
        let after = near.take_while(|c| !c.is_whitespace());
        let start = at - before.count();
        let word = letters[start..at].iter().chain(after);
        word.filter(|c| c.is_alphanumeric()).collect()
    };
    let mut found: Vec<(char, String)> = suspicious
        .into_iter()
        .map(|one| (one.character, word(one.offset.min(letters.len()))))
        .collect();
    found.sort();
    found
}

/// What one text shows by itself.
fn alone(side: Side, instrument: &Instrument, scripts: &Scripts) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut counts: BTreeMap<(char, String), (usize, String)> = BTreeMap::new();
    for (name, text, locator) in texts(instrument) {
        if is_plain(text, scripts) {
            continue;
        }
        let name = name.to_string();
        let found = unseen_in(text, scripts);
        let (suspicious, contextual): (Vec<&Unseen>, Vec<&Unseen>) =
            found.iter().partition(|one| one.level == Level::Suspicious);
        if !suspicious.is_empty() {
            let shown: Vec<String> = suspicious
                .iter()
                .take(5)
                .map(|one| format!("{} ({})", code_point(one.character), one.what))
                .collect();
            let more = suspicious.len().saturating_sub(5);
            let more = if more > 0 {
                format!(" and {more} more")
            } else {
                String::new()
            };
            let word = word_at(text, suspicious[0].offset);
            let message = format!(
                "{name}: unseen characters near \"{word}\": {}{more}",
                shown.join(", ")
            );
            notices.push(notice(side, SUSPICIOUS, message, Some(locator)));
        }
        for one in contextual {
            let entry = counts
                .entry((one.character, one.what.clone()))
                .or_insert((0, name.clone()));
            entry.0 += 1;
        }
    }
    for ((character, what), (times, first)) in counts {
        let message = format!(
            "{} ({what}), {}, first in {first}",
            code_point(character),
            places(times)
        );
        notices.push(notice(side, CONTEXTUAL, message, None));
    }
    notices
}

/// Words that look alike and are not the same.
fn look_alikes(entries: &[Entry], new: &Instrument) -> Vec<Notice> {
    let mut notices = Vec::new();
    // Where two have an id, the first is shown.
    let places: LazyCell<HashMap<String, &Locator>, _> = LazyCell::new(|| {
        let backwards = new.provisions.iter().rev();
        backwards.map(|it| (it.id.to_string(), &it.locator)).collect()
    });
    for entry in entries {
        for pair in entry.edits.windows(2) {
            let [deleted, inserted] = pair else { continue };
            if deleted.op != Op::Delete
                || inserted.op != Op::Insert
                || !look_alike(&deleted.old, &inserted.new)
            {
                continue;
            }
            let differing = deleted
                .old
                .chars()
                .zip(inserted.new.chars())
                .find(|(old, new)| old != new);
            let shown = differing.map_or_else(String::new, |(old, new)| {
                format!(
                    ": {} in the old text, {} in the new one",
                    code_point(old),
                    code_point(new)
                )
            });
            let id = entry.new.first().cloned().unwrap_or_default();
            let provision = places.get(id.as_str()).copied();
            let message = format!(
                "{id}: \"{}\" looks like the old word and is not the same{shown}",
                inserted.new.trim()
            );
            notices.push(notice(Side::New, SUSPICIOUS, message, provision));
        }
    }
    notices
}

/// Characters that comparison takes as equal, counted for each kind.
fn silent_changes(entries: &[Entry]) -> Vec<Notice> {
    let mut counts: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for entry in entries {
        for edit in entry
            .edits
            .iter()
            .filter(|edit| edit.op == Op::Equal && edit.old != edit.new)
        {
            for kind in kinds(Sides::new(&edit.old, &edit.new)) {
                let first = entry.new.first().cloned().unwrap_or_default();
                counts.entry(kind).or_insert((0, first)).0 += 1;
            }
        }
    }
    let told = counts.into_iter().map(|(kind, (times, first))| {
        notice(
            Side::New,
            CONTEXTUAL,
            format!("{kind}, {}, first in {first}", places(times)),
            None,
        )
    });
    told.collect()
}

fn kinds(texts: Sides<&str>) -> Vec<String> {
    let mut kinds = Vec::new();
    let no_break = texts.map(|text| text.contains(['\u{a0}', '\u{202f}', '\u{2007}']));
    if no_break.old != no_break.new {
        kinds.push(if no_break.new {
            "no-break space (U+00A0) where the old text has a plain one (U+0020)".to_owned()
        } else {
            "plain space (U+0020) where the old text has a no-break one (U+00A0)".to_owned()
        });
    }
    let composed = texts.map(is_nfc);
    if composed.old != composed.new {
        kinds.push("letters composed in one text and decomposed in the other (NFC, NFD)".to_owned());
    }
    kinds
}

fn places(times: usize) -> String {
    if times == 1 {
        "1 place".to_owned()
    } else {
        format!("{times} places")
    }
}

/// Returns the word around an offset, as the reader sees it.
fn word_at(text: &str, offset: usize) -> String {
    let characters: Vec<char> = text.chars().collect();
    let space = |c: &char| c.is_whitespace();
    let from = characters[..offset.min(characters.len())]
        .iter()
        .rposition(space)
        .map_or(0, |at| at + 1);
    let to = characters[from..]
        .iter()
        .position(space)
        .map_or(characters.len(), |at| from + at);
    characters[from..to].iter().take(40).collect()
}
