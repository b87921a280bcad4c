//! The words of each entry, by section, in the order of the new text.
//!
//! A moved paragraph stands where the new text has it; where the old text had it, a line says where it went. Each end
//! links to the other.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::words::{letters, words};
use super::{Page, sign, words_changed};
use crate::render::visible::visible;
use crate::report::{Body, Class, Edit, Entry, Relation, Section, cite};
use crate::sides::{Side, Sides};

/// Deeper sub-paragraphs are set no further in.
const DEEPEST: usize = 3;

/// Entries in a row under one title.
struct Group<'a> {
    section: Section,
    entries: Vec<(usize, &'a Entry)>,
}

/// What entries need to know of their surroundings.
struct Places<'a> {
    /// The position of each provision in the reading order of its own text.
    positions: Sides<BTreeMap<&'a str, usize>>,
    /// The moved entries whose old place is right before the entry with this index.
    moved_away: BTreeMap<usize, Vec<&'a Entry>>,
}

pub(super) fn markup(page: &Page<'_>) -> Markup {
    let groups = groups(page);
    let places = places(page);
    html! {
        div #comparison tabindex="-1" {
            p.legend {
                "Deleted words are " del { "struck" } ", inserted words " ins { "underlined" } ". A thin or dotted line marks a \
                 change that is only editorial or follows from another. " span.p {} " is the border between two paragraphs. "
                @for relation in Relation::ALL { span.sign aria-hidden="true" { (sign(relation)) } " " (relation.word()) ", " }
                span.sign aria-hidden="true" { "⇅" } " moved: its order changed, whatever else did."
            }
            @for group in &groups {
                section.group {
                    h2 { (letters(&group.section.title())) }
                    (entries_of(page, &places, group))
                }
            }
            (stubs(page, &places, page.report.entries.len()))
        }
        div #reading hidden {}
        p #nothing hidden { "No paragraph fits the filter and the search." }
    }
}

fn groups<'a>(page: &Page<'a>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let sections = page.lookup.sections(page.report);
    for (entry, section) in page.report.entries.iter().enumerate().zip(sections) {
        match groups.last_mut() {
            Some(group) if group.section == section => group.entries.push(entry),
            _ => groups.push(Group {
                section,
                entries: vec![entry],
            }),
        }
    }
    groups
}

fn places<'a>(page: &Page<'a>) -> Places<'a> {
    let positions = page
        .report
        .texts
        .as_ref()
        .map(|text| -> BTreeMap<&'a str, usize> {
            let ids = text.provisions.iter().map(|provision| provision.id.as_str());
            ids.enumerate().map(|(position, id)| (id, position)).collect()
        });
    // The entries that kept their order say where each old paragraph stood.
    let mut stayed: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, entry) in page
        .report
        .entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| !entry.moved)
    {
        for position in entry.old.iter().filter_map(|id| positions.old.get(id.as_str())) {
            stayed.insert(*position, index);
        }
    }
    let mut moved: Vec<(usize, &Entry)> = page
        .report
        .entries
        .iter()
        .filter(|entry| entry.moved)
        .filter_map(|entry| Some((*positions.old.get(entry.old.first()?.as_str())?, entry)))
        .collect();
    moved.sort_by_key(|(position, _)| *position);
    let mut moved_away: BTreeMap<usize, Vec<&Entry>> = BTreeMap::new();
    for (position, entry) in moved {
        let before = stayed
            .range(..position)
            .next_back()
            .map_or(0, |(_, index)| index + 1);
        moved_away.entry(before).or_default().push(entry);
    }
    Places {
        positions,
        moved_away,
    }
}

fn entries_of(page: &Page<'_>, places: &Places<'_>, group: &Group<'_>) -> Markup {
    let levels = levels(page, group);
    html! {
        @for ((index, _), level) in group.entries.iter().zip(levels) {
            (stubs(page, places, *index))
            (shown(page, places, *index, level))
        }
    }
}

fn levels(page: &Page<'_>, group: &Group<'_>) -> Vec<Level> {
    let mut below_heading = false;
    let level = |(_, entry): &(usize, &Entry)| {
        let heading = page.lookup.section(entry).body == Body::Heading;
        below_heading |= heading;
        match (heading, below_heading) {
            (true, _) => Level::Heading,
            (false, true) => Level::BelowHeading,
            (false, false) => Level::Paragraph,
        }
    };
    group.entries.iter().map(level).collect()
}

/// Where an entry stands in the outline of the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Heading,
    BelowHeading,
    Paragraph,
}

/// Returns the lines that say what stood here in the old text.
fn stubs(page: &Page<'_>, places: &Places<'_>, index: usize) -> Markup {
    html! {
        @for entry in places.moved_away.get(&index).into_iter().flatten() {
            @let old = entry.old.first().map_or("", String::as_str);
            p.stub id=(page.anchors.of(Side::Old, old)) {
                span.sign aria-hidden="true" { "⇅" } " In the old text, " (letters(&cite(old))) " stood here; it moved to "
                a href={ "#" (page.anchor(entry)) } { (letters(&entry.name())) }
            }
        }
    }
}

fn shown(page: &Page<'_>, places: &Places<'_>, index: usize, level: Level) -> Markup {
    let entry = &page.report.entries[index];
    let anchor = page.anchor(entry);
    let depth = depth(page, entry);
    html! {
        article.entry.(entry.relation.word()).moved[entry.moved].heading[level == Level::Heading]
            .in1[depth == 1].in2[depth == 2].in3[depth == 3]
            id=(anchor) data-c=[(entry.class != Class::None).then(|| entry.class.word())]
            data-w[entry.worth_reading()] data-m[entry.moved] data-u[entry.renumbered]
            data-o=[positions(page, places, index, Side::Old)] data-n=[positions(page, places, index, Side::New)] {
            div.head {
                @match level {
                    Level::Heading => p.name { (title(anchor, entry)) },
                    Level::Paragraph => h3.name { (title(anchor, entry)) },
                    Level::BelowHeading => h4.name { (title(anchor, entry)) },
                }
                @if entry.relation != Relation::Unchanged || entry.class != Class::None { p.what {
                    span.sign aria-hidden="true" { (sign(entry.relation)) } " " (entry.relation.word())
                    @if entry.class == Class::Editorial || entry.class == Class::Consequential { ", " (entry.class.word()) }
                    span.count { " " (words_changed(entry)) }
                } }
                @if entry.moved { (came_from(page, entry)) }
                @if entry.header.shift != "none" { (verb(entry)) }
                (other_anchors(page, entry))
            }
            @if level == Level::Heading {
                h3.text dir="auto" lang=[language(page, entry)] { (words(entry, &page.lookup)) }
            } @else {
                p.text dir="auto" lang=[language(page, entry)] { (words(entry, &page.lookup)) }
            }
            (causes(entry))
        }
    }
}

fn title(anchor: &str, entry: &Entry) -> Markup {
    html! {
        a href={ "#" (anchor) } { (letters(&entry.name())) }
        @if let Some(former) = entry.former() { " " span.former { "(" (letters(&former)) ")" } }
    }
}

fn came_from(page: &Page<'_>, entry: &Entry) -> Markup {
    let old = entry.old.first().map_or("", String::as_str);
    html! {
        p.from { span.sign aria-hidden="true" { "⇅" } " moved from "
            a href={ "#" (page.anchors.of(Side::Old, old)) } { "where " (letters(&cite(old))) " stood" } }
    }
}

fn verb(entry: &Entry) -> Markup {
    let verb = |header: &Option<String>| header.clone().unwrap_or_else(|| "no verb".to_owned());
    html! {
        p.verb {
            span.v { "Verb: " } em { (letters(&verb(&entry.header.old))) } " → " em { (letters(&verb(&entry.header.new))) }
            @if entry.header.shift != "different" { " (" (entry.header.shift) ")" }
        }
    }
}

/// Returns empty anchors for the ids that the entry itself is not called by, so that every id can be linked to.
fn other_anchors(page: &Page<'_>, entry: &Entry) -> Markup {
    let new = entry.new.iter().skip(1).map(|id| page.anchors.of(Side::New, id));
    // The first old id of a moved entry marks the place where it stood, that of a deleted one is the entry itself.
    let elsewhere = usize::from(entry.moved || entry.new.is_empty());
    let old = entry
        .old
        .iter()
        .skip(elsewhere)
        .map(|id| page.anchors.of(Side::Old, id));
    html! {
        @for anchor in new.chain(old) { span id=(anchor) {} }
    }
}

/// Returns what more there is to say of a change than its class.
fn causes(entry: &Entry) -> Markup {
    let mut causes: Vec<&str> = Vec::new();
    for cause in entry.edits.iter().filter_map(|edit: &Edit| edit.cause.as_deref()) {
        if !causes.contains(&cause) {
            causes.push(cause);
        }
    }
    html! {
        @if !causes.is_empty() {
            ul.causes { @for cause in causes { li dir="auto" { (letters(cause)) } } }
        }
    }
}

fn depth(page: &Page<'_>, entry: &Entry) -> usize {
    let (side, id) = match (entry.new.first(), entry.old.first()) {
        (Some(id), _) => (Side::New, id),
        (None, Some(id)) => (Side::Old, id),
        (None, None) => return 0,
    };
    match page.lookup.provision(side, id) {
        Some(provision) if provision.kind == "subparagraph" => id.matches('(').count().clamp(1, DEEPEST),
        _ => 0,
    }
}

/// Returns what the layouts that show one text need to know of each provision of a side: its position in the text, its
/// lines and its name, as in `9 1 OP 10`.
///
/// Most paragraphs follow the one before, are one line and keep their name; nothing is written for these, which keeps
/// the pages of long laws small.
fn positions(page: &Page<'_>, places: &Places<'_>, index: usize, side: Side) -> Option<String> {
    let ids = |entry: &'_ Entry| match side {
        Side::Old => entry.old.clone(),
        Side::New => entry.new.clone(),
    };
    let position = |id: &String| places.positions.get(side).get(id.as_str()).copied();
    let entry = &page.report.entries[index];
    let own = ids(entry);
    let lines = |id: &String| {
        let provision = page.lookup.provision(side, id);
        provision.map_or(1, |provision| provision.text.split('\n').count())
    };
    let previous = index.checked_sub(1).map(|index| ids(&page.report.entries[index]));
    let expected = match previous
        .as_ref()
        .map(|previous| previous.last().and_then(position))
    {
        None => Some(0),
        Some(previous) => previous.map(|position| position + 1),
    };
    if let [id] = own.as_slice()
        && expected.is_some()
        && position(id) == expected
        && lines(id) == 1
        && cite(id) == entry.name()
    {
        return None;
    }
    let positions: Vec<String> = own
        .iter()
        .filter_map(|id| Some(format!("{} {} {}", position(id)?, lines(id), visible(&cite(id)))))
        .collect();
    Some(positions.join("\n"))
}

/// Returns the language of the words, where it is not that of the page.
fn language<'a>(page: &Page<'a>, entry: &Entry) -> Option<&'a str> {
    let texts = page.report.texts.as_ref();
    let text = if entry.new.is_empty() {
        texts.old
    } else {
        texts.new
    };
    let language = text.masthead.language.as_deref()?;
    let sound = !language.is_empty() && language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    (sound && language != "en").then_some(language)
}
