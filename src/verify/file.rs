//! What the file says beside its text: who tracked what, and what is left in it.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Folio;
use super::verified::{Left, Remains, Tracked, Unchecked, Untracked, What};
use crate::read::docx::{Beside, Embedded, MarkKind};
use crate::sides::Sides;

/// Counts the tracked changes by their authors: first those of the redline, then those that the base tracks already.
pub(super) fn tracked(redline: &Beside, base: Option<&Beside>) -> Vec<Tracked> {
    let mut found: BTreeMap<(bool, &str), Tracked> = BTreeMap::new();
    for mark in &redline.tracked {
        let (_, author, date) = &mark.key;
        let before = base.is_some_and(|base| base.keys.contains(&mark.key));
        let about = found.entry((before, author)).or_insert_with(|| Tracked {
            author: author.clone(),
            date: None,
            until: None,
            insertions: 0,
            deletions: 0,
            moves: 0,
            formats: 0,
            before,
        });
        match mark.kind {
            MarkKind::Insertion => about.insertions += 1,
            MarkKind::Deletion => about.deletions += 1,
            MarkKind::Move => about.moves += 1,
            MarkKind::Format => about.formats += 1,
        }
        if !date.is_empty() {
            let earlier = about.date.take().filter(|it| it < date);
            about.date = Some(earlier.unwrap_or_else(|| date.clone()));
            let later = about.until.take().filter(|it| it > date);
            about.until = Some(later.unwrap_or_else(|| date.clone()));
        }
    }
    found.into_values().collect()
}

/// Tells what is left in the redline. The folio is that of the redline with every change accepted.
pub(super) fn left((beside, folio): (&Beside, &Folio), base: Option<(&Beside, &Folio)>) -> Vec<Left> {
    let mut left = Vec::new();
    let ids = folio.commented();
    let comments = base.into_iter().flat_map(|(base, _)| &base.comments);
    let comments: BTreeSet<(&str, &str)> = comments
        .map(|it| (it.author.as_str(), it.text.as_str()))
        .collect();
    for comment in &beside.comments {
        left.push(Left {
            what: Remains::Comment,
            id: ids.get(comment.id.as_str()).cloned().flatten(),
            text: comment.text.clone(),
            author: Some(comment.author.clone()).filter(|it| !it.is_empty()),
            date: Some(comment.date.clone()).filter(|it| !it.is_empty()),
            before: comments.contains(&(comment.author.as_str(), comment.text.as_str())),
        });
    }
    let plain = |what, id, text, before| Left {
        what,
        id,
        text,
        author: None,
        date: None,
        before,
    };
    let hidden = base.into_iter().flat_map(|(_, base)| &base.hidden);
    let hidden: BTreeSet<&str> = hidden.map(|(_, text)| text.as_str()).collect();
    for (id, text) in &folio.hidden {
        let before = hidden.contains(text.as_str());
        left.push(plain(Remains::Hidden, id.clone(), text.clone(), before));
    }
    for (name, count) in &beside.fields {
        let before = base.is_some_and(|(base, _)| base.fields.get(name) == Some(count));
        let text = if *count == 1 {
            name.clone()
        } else {
            format!("{name}, {count} times")
        };
        left.push(plain(Remains::Field, None, text, before));
    }
    let stated: BTreeSet<&(&str, String)> = base.into_iter().flat_map(|(base, _)| &base.properties).collect();
    for property in &beside.properties {
        let before = stated.contains(property);
        let (what, value) = property;
        left.push(plain(Remains::Metadata, None, format!("{what}: {value}"), before));
    }
    left
}

/// Compares what is no letter and can be compared all the same: the words of charts and of lettering.
pub(super) fn drawn(files: Sides<&Beside>) -> Vec<Untracked> {
    let gone = beyond(&files.old.drawn, &files.new.drawn);
    let come = beyond(&files.new.drawn, &files.old.drawn);
    let told = |old: Option<&String>, new: Option<&String>| Untracked {
        what: What::Picture,
        part: "words in a drawing or a chart".to_owned(),
        id: None,
        also: Vec::new(),
        edits: match (old, new) {
            (Some(old), Some(new)) => super::edits::pieces(old, new),
            _ => super::edits::alone(old.map(String::as_str), new.map(String::as_str)),
        },
        old: old.cloned(),
        new: new.cloned(),
        accepted: false,
    };
    let most = gone.len().max(come.len());
    let told = |at: usize| told(gone.get(at).copied(), come.get(at).copied());
    (0..most).map(told).collect()
}

/// Returns what one list has beyond another, however often.
fn beyond<'a>(list: &'a [String], other: &[String]) -> Vec<&'a String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for it in other {
        *counts.entry(it).or_default() += 1;
    }
    let is_beyond = |it: &&String| match counts.get_mut(it.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    list.iter().filter(is_beyond).collect()
}

/// Tells what neither file lets anybody compare.
pub(super) fn unchecked(redline: &Beside, base: Option<&Beside>) -> Vec<Unchecked> {
    let mut found = Vec::new();
    let say = |part: &str, why: &str| Unchecked {
        part: part.to_owned(),
        why: why.to_owned(),
    };
    for (kind, digest) in &redline.embedded {
        let is_same = base.is_some_and(|base| base.embedded.binary_search(&(*kind, digest.clone())).is_ok());
        let (part, why) = match kind {
            Embedded::Chunk => (
                "a file embedded as text",
                "it is not that of the base, and what it says is not read",
            ),
            Embedded::Object => (
                "an object of another program",
                "it is not that of the base, byte by byte, and what it shows is not read",
            ),
        };
        found.extend((!is_same).then(|| say(part, why)));
    }
    if let Some(base) = base {
        let gone = base.embedded.len().saturating_sub(redline.embedded.len());
        if gone > 0 && found.is_empty() {
            found.push(say(
                "an object of another program",
                "the base embeds it, and the redline does not",
            ));
        }
        if base.readings != redline.readings {
            found.push(say(
                "the signs above others that say how they are read",
                "they differ, and are not read as text",
            ));
        }
        if base.bound != redline.bound {
            found.push(say(
                "words that Word takes from data beside the text",
                "what they are bound to is not that of the base, and Word shows it in their place",
            ));
        }
    } else if !redline.drawn.is_empty() {
        found.push(say("a drawing or a chart with words", "the base is no Word file"));
    }
    for name in &redline.loose {
        if base.is_none_or(|base| !base.loose.contains(name)) {
            found.push(say(name, "it holds words, and nothing in the file refers to it"));
        }
    }
    found
}

/// Tells where text boxes say something else to older programs.
pub(super) fn boxes(files: Sides<&Folio>) -> Option<Unchecked> {
    (files.new.disagreeing > files.old.disagreeing).then(|| Unchecked {
        part: "a text box".to_owned(),
        why: "it says something else to older programs than to newer ones".to_owned(),
    })
}
