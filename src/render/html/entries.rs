//! The words of each entry, by section, in the order of the new text.
//!
//! A moved paragraph stands where the new text has it; where the old text had it, a line says where it went. Each end
//! links to the other.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::counted::words_changed;
use super::kind::{besides, kind};
use super::words::{became, isolated, italics, letters, turns, words};
use super::{Page, head as head_of_text};
use crate::instrument::Kind;
use crate::render::visible::visible;
use crate::report::{Body, Class, Entry, Relation, Section, Told, VerbShift, cite};
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
    /// For each entry the position that its first provision has if it follows those of the entries before.
    expected: Sides<Vec<usize>>,
    /// The moved entries whose old place is right before the entry with this index.
    moved_away: BTreeMap<usize, Vec<&'a Entry>>,
}

pub(super) fn markup(page: &Page<'_>) -> Markup {
    let groups = groups(page);
    let places = places(page);
    html! {
        div #comparison tabindex="-1" {
            p.legend {
                "Deleted words are " del { "struck" } ", inserted words " ins { "underlined" } "; a " ins.q { "dashed" } " or "
                del.q { "thin" } " line is a change that follows from another, a " ins.e { "dotted" } " line one that is only \
                 editorial. " span.p {} " is the border between two paragraphs. "
                @for relation in Relation::ALL { span.sign.(relation.word()) { (relation.word()) } ", " }
                span.sign.moved { "moved" } ": its order changed, whatever else did."
            }
            (head_of_text::markup(page))
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
    let expected = Sides::new(Side::Old, Side::New).map(|side| {
        let mut next = 0;
        let mut expected = Vec::new();
        for entry in &page.report.entries {
            expected.push(next);
            let last = ids(entry, side).last();
            if let Some(position) = last.and_then(|id| positions.get(side).get(id.as_str())) {
                next = position + 1;
            }
        }
        expected
    });
    Places {
        positions,
        expected,
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
                "In the old text, " (letters(&cite(old))) " stood here; it moved to "
                a href={ "#" (page.anchor(entry)) } { (letters(&entry.name())) }
            }
        }
    }
}

fn shown(page: &Page<'_>, places: &Places<'_>, index: usize, level: Level) -> Markup {
    let entry = &page.report.entries[index];
    let anchor = page.anchor(entry);
    let plain = !entry.worth_reading() || entry.came_or_went();
    html! {
        div id=(anchor) class=[looks(page, entry, level)] hidden[page.hides(entry)]
            data-o=[positions(page, places, index, Side::Old)] data-n=[positions(page, places, index, Side::New)] {
            @match (level, plain) {
                (Level::Heading, true) => @if let Some(labels) = page.lookup.other_labels(entry) {
                    p.name { small { (became(labels, letters)) } }
                },
                (Level::Paragraph, true) => h3 { (title(page, entry)) },
                (Level::BelowHeading, true) => h4 { (title(page, entry)) },
                _ => div.head { (head(page, entry, anchor, level)) },
            }
            @if level == Level::Heading {
                h3 dir=[direction(entry)] lang=[language(page, entry)] { (words(entry, &page.lookup)) }
            } @else {
                p dir=[direction(entry)] lang=[language(page, entry)] { (words(entry, &page.lookup)) }
            }
            @if entry.worth_reading() { (causes(page, entry)) }
            @if let Some(perhaps) = page.lookup.perhaps(entry) {
                div.where { a href="#perhaps" { (letters(&perhaps.question())) } }
            }
        }
    }
}

/// Returns the words by which style and script know an entry. What follows from the others is not written: most
/// paragraphs of a long law are unchanged, and need none.
///
/// The relation, unless unchanged; `w` where such a one has changes all the same; `r` for renumbered; the class, unless
/// it is that of its kind: substantive for a change, consequential for another number, else none.
fn looks(page: &Page<'_>, entry: &Entry, level: Level) -> Option<String> {
    const DEPTHS: [&str; DEEPEST + 1] = ["", "x1", "x2", "x3"];
    let changed = entry.worth_reading();
    let usual = match (changed, entry.renumbered) {
        (true, _) => Class::Substantive,
        (false, true) => Class::Consequential,
        (false, false) => Class::None,
    };
    let mut looks = vec![];
    if entry.relation != Relation::Unchanged {
        looks.push(entry.relation.word());
    }
    let facts = [
        (
            changed && entry.relation == Relation::Unchanged && !entry.moved,
            "w",
        ),
        (entry.moved, "moved"),
        (entry.renumbered, "r"),
        (level == Level::Heading, "h"),
        (entry.class != usual, entry.class.word()),
    ];
    looks.extend(facts.iter().filter(|(fact, _)| *fact).map(|(_, word)| *word));
    looks.extend(DEPTHS.get(depth(page, entry)).filter(|word| !word.is_empty()));
    (!looks.is_empty()).then(|| looks.join(" "))
}

/// Returns what stands beside the words of an entry that changed: its name, what happened, and of which class it is.
fn head(page: &Page<'_>, entry: &Entry, anchor: &str, level: Level) -> Markup {
    let name = html! { a href={ "#" (anchor) } { (letters(&entry.name())) } (former(entry)) };
    html! {
        @match level {
            Level::Heading => p.name { (name) (other_label(page, entry)) },
            Level::Paragraph => h3 { (name) },
            Level::BelowHeading => h4 { (name) },
        }
        p.what { (entry.relation.word()) " " span { (words_changed(entry)) } }
        p class=(kind(entry.class)) { (entry.class.word()) }
        @if entry.moved { (came_from(page, entry)) }
        @if let Some(verbs) = entry.header.verbs() { (verb(entry, verbs)) }
        (other_anchors(page, entry))
    }
}

/// Returns the name of an entry that is not worth a head of its own.
fn title(page: &Page<'_>, entry: &Entry) -> Markup {
    // In a long page the style says of each that is new or gone that it is.
    let told = page.is_long() && entry.came_or_went();
    html! {
        (letters(&entry.name()))
        @if !told { (former(entry)) }
        @if !page.is_long() { (other_anchors(page, entry)) }
    }
}

/// Returns `(was OP 10)`, `(new)`, `(deleted)`.
fn former(entry: &Entry) -> Markup {
    html! { @if let Some(former) = entry.former() { " " small { "(" (letters(&former)) ")" } } }
}

/// Returns `Article 2 → Article 5` of a head that is printed under another number.
fn other_label(page: &Page<'_>, entry: &Entry) -> Markup {
    html! { @if let Some(labels) = page.lookup.other_labels(entry) { " " small { (became(labels, letters)) } } }
}

/// Returns `auto` where a word is written from right to left; otherwise the direction is that of the page.
pub(super) fn direction(entry: &Entry) -> Option<&'static str> {
    let turns = entry
        .edits
        .iter()
        .any(|edit| turns(&edit.old) || turns(&edit.new));
    turns.then_some("auto")
}

fn came_from(page: &Page<'_>, entry: &Entry) -> Markup {
    let old = entry.old.first().map_or("", String::as_str);
    html! {
        p.from { "moved from "
            a href={ "#" (page.anchors.of(Side::Old, old)) } { "where " (letters(&cite(old))) " stood" } }
    }
}

fn verb(entry: &Entry, verbs: Sides<&str>) -> Markup {
    let shift = entry.header.shift;
    html! {
        p.verb.(shift.word()) {
            (became(verbs, italics))
            @if matches!(shift, VerbShift::Stronger | VerbShift::Weaker) { " " span.shift { (shift.word()) } }
        }
    }
}

/// Returns empty anchors for the ids that the entry itself is not called by, so that every id can be linked to. (In a
/// long comparison the old numbers of unchanged paragraphs are found by the script instead.)
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

/// Returns why each change has its class, one line for each class, and which brackets are still open.
fn causes(page: &Page<'_>, entry: &Entry) -> Markup {
    let all = entry.told(page.filter);
    let told: Vec<&Told> = all.iter().filter(|told| !told.is_number()).collect();
    let brackets = entry.brackets_in_words();
    let asked = entry.asked();
    html! {
        @if !told.is_empty() || brackets.is_some() || asked.is_some() {
            ul.causes {
                @for class in told.chunk_by(|one, other| one.class == other.class) {
                    li class=[besides(class[0].class)] {
                        b { (class[0].class.word()) } ": "
                        @for (index, told) in class.iter().enumerate() {
                            @if index > 0 { "; " }
                            (isolated(&told.in_words()))
                        }
                    }
                }
                @if let Some(brackets) = brackets { li.open { (isolated(&brackets)) } }
                @if let Some(asked) = asked { li.by { b { "by" } " " (isolated(&asked)) } }
            }
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
        Some(provision) if provision.kind == Kind::Subparagraph => provision.depth().clamp(1, DEEPEST),
        _ => 0,
    }
}

/// Returns what the layouts that show one text need to know of each provision of a side: its position in the text, its
/// lines and its name, as in `9 1 OP 10`.
///
/// Most paragraphs follow the one before, are one line, and bear the names that stand beside them; nothing is written
/// for these, which keeps the pages of long laws small.
fn positions(page: &Page<'_>, places: &Places<'_>, index: usize, side: Side) -> Option<String> {
    let entry = &page.report.entries[index];
    let own = ids(entry, side);
    let position = |id: &String| places.positions.get(side).get(id.as_str()).copied();
    let lines = |id: &String| {
        let provision = page.lookup.provision(side, id);
        provision.map_or(1, |provision| provision.text.split('\n').count())
    };
    let usual = match own {
        [] => true,
        [id] => {
            position(id) == Some(places.expected.get(side)[index])
                && lines(id) == 1
                && other(entry, side).len() < 2
        }
        _ => false,
    };
    if usual {
        return None;
    }
    let positions: Vec<String> = own
        .iter()
        .filter_map(|id| Some(format!("{} {} {}", position(id)?, lines(id), visible(&cite(id)))))
        .collect();
    Some(positions.join("\n"))
}

fn ids(entry: &Entry, side: Side) -> &[String] {
    match side {
        Side::Old => &entry.old,
        Side::New => &entry.new,
    }
}

fn other(entry: &Entry, side: Side) -> &[String] {
    match side {
        Side::Old => &entry.new,
        Side::New => &entry.old,
    }
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
