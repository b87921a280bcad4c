//! The head of the briefing: which texts these are, how much was kept, and what changed outside the paragraphs.
//!
//! ```text
//! A/C.2/80/L.30, draft of Chile, Colombia and 5 others, 17 October 2025 → A/RES/80/152, adopted, 18 December 2025: "Care economy".
//! Much was changed, 59 % of the words were kept: 1 paragraph is unchanged, 16 amended, 2 split, 2 merged, 1 new, 1 deleted.
//! Sponsors: Chile, Colombia and 5 others are not named any more.
//! ```

use super::changes::Changes;
use super::{About, Atom, Class, Fate, Part, Place, Scene, count, listed, thousands, weight};
use crate::instrument::Field;
use crate::report::{HeadRow, Masthead, Relation, Report, Text};
use crate::sides::{Side, Sides};

/// So many names are named.
const NAMED: usize = 3;
/// So many words of a title or of a change in the head are quoted.
const QUOTED: usize = 28;

/// Returns the head of the briefing, a sentence or some in each line.
pub(super) fn lines(scene: &Scene<'_>, atoms: &[Atom]) -> Vec<String> {
    let report = scene.report;
    let mut lines = vec![texts(scene)];
    lines.extend(doubts(report));
    lines.extend(kept(scene, atoms));
    lines.extend(rows(scene));
    lines
}

/// Says which texts these are.
pub(super) fn texts(scene: &Scene<'_>) -> String {
    let report = scene.report;
    let called = Sides::new(called(report, Side::Old), called(report, Side::New));
    let title = match title(report) {
        Some(title) => format!(
            ": \"{}\"",
            super::clause::gist(&title, Side::New, QUOTED, &scene.vocabulary)
        ),
        None => String::new(),
    };
    format!("{} → {}{title}.", called.old, called.new)
}

/// Returns the title that both texts have, or that one has alone.
fn title(report: &Report) -> Option<String> {
    let titles = report.texts.as_ref().map(|text| text.masthead.title.clone());
    match (titles.old, titles.new) {
        (Some(old), Some(new)) if old != new && title_row(report).is_some() => None,
        (old, new) => new.or(old),
    }
}

fn title_row(report: &Report) -> Option<&HeadRow> {
    let mut rows = report.head.iter();
    rows.find(|row| row.field == Field::Title && row.class == Class::Substantive)
}

/// Returns `A/C.2/80/L.30, draft resolution of Chile and Spain, 17 October 2025`.
fn called(report: &Report, side: Side) -> String {
    let text = report.texts.get(side);
    let masthead = &text.masthead;
    let name = masthead
        .symbol
        .clone()
        .unwrap_or_else(|| text.source.name.clone());
    let kind = masthead
        .kind
        .clone()
        .map(|kind| format!("{kind}{}", whose(report, side, masthead)));
    let all = [Some(name), kind, masthead.date_in_words()];
    all.into_iter().flatten().collect::<Vec<String>>().join(", ")
}

/// Returns ` of Chile, Spain and 2 others`, or ` as adopted`.
fn whose(report: &Report, side: Side, masthead: &Masthead) -> String {
    let adopted = report.head.iter().any(|row| {
        let said = if side == Side::Old { &row.old } else { &row.new };
        row.field == Field::Adoption && said.is_some()
    });
    match masthead.sponsors.as_slice() {
        [] if adopted => ", adopted".to_owned(),
        // A sentence in the place of the sponsors is told with what changed in the head.
        [first, ..] if first.split_whitespace().count() > 8 => String::new(),
        [] => String::new(),
        sponsors => format!(" of {}", several(sponsors)),
    }
}

/// Returns `Chile, Spain and 2 others`.
fn several(names: &[String]) -> String {
    let mut shown: Vec<String> = names.iter().take(NAMED).cloned().collect();
    if names.len() > NAMED + 1 {
        shown.push(format!("{} others", names.len() - NAMED));
    } else {
        shown = names.to_vec();
    }
    listed(&shown)
}

/// Says what may be wrong with the choice of the texts.
fn doubts(report: &Report) -> Option<String> {
    let texts = report.texts.as_ref();
    let date = texts.map(|text: &Text| text.masthead.date.as_deref());
    let (old, new) = (date.old?, date.new?);
    // Days as ISO 8601 are in order as texts are.
    (old > new).then(|| format!("The old text is of {old} and the new one of {new}: they may be swapped."))
}

/// Says how much was kept, and counts the paragraphs.
fn kept(scene: &Scene<'_>, atoms: &[Atom]) -> Option<String> {
    let report = scene.report;
    if report.summary.changes == 0 {
        return None;
    }
    let (kept, rest) = (grade(report), paragraphs(report));
    let brackets = match (report.summary.brackets_old, report.summary.brackets_new) {
        (0, 0) => String::new(),
        (old, new) => format!("; open brackets: {old} → {new}"),
    };
    let throughout = if is_throughout(report, atoms) {
        ", one phrase is replaced throughout"
    } else {
        ""
    };
    let parts = whole_parts(scene);
    Some(format!("{kept}{throughout}: {rest}{parts}{brackets}."))
}

/// Says whether only one text has a preamble or an operative part.
fn whole_parts(scene: &Scene<'_>) -> String {
    let parts = [
        (Place::Preamble, "preamble"),
        (Place::Operative, "operative part"),
    ];
    let told = parts.into_iter().filter_map(|(place, name)| {
        let entries = || {
            scene
                .report
                .entries
                .iter()
                .filter(|entry| scene.place(entry) == place)
        };
        let (old, new) = (
            entries().any(|entry| !entry.old.is_empty()),
            entries().any(|entry| !entry.new.is_empty()),
        );
        match (old, new) {
            (true, false) => Some(format!("; the {name} is gone as a whole")),
            (false, true) => Some(format!("; the {name} is new as a whole")),
            _ => None,
        }
    });
    told.collect()
}

/// Whether one replacement is most of what changed.
fn is_throughout(report: &Report, atoms: &[Atom]) -> bool {
    const MANY: usize = 5;
    let mut told = atoms
        .iter()
        .filter(|atom| atom.title.is_some())
        .map(|atom| atom.about.len());
    told.any(|places| places >= MANY && 2 * places > report.summary.amended)
}

fn grade(report: &Report) -> String {
    let summary = &report.summary;
    let (went, came, same) = (
        summary.words_deleted,
        summary.words_inserted,
        summary.words_unchanged,
    );
    let all = same + went.max(came);
    let share = (100 * same).checked_div(all).unwrap_or(100);
    let substance = summary.of_class(Class::Substantive);
    match share {
        _ if substance == 0 => "Nothing of substance changed".to_owned(),
        _ if all == 0 || went + came == 0 => "Word for word the same paragraphs".to_owned(),
        0..=4 => "The texts have next to nothing in common: another text".to_owned(),
        5..=29 => format!("Almost wholly rewritten, little was kept ({share} % of the words)"),
        30..=54 => format!("Largely rewritten ({share} % of the words were kept)"),
        55..=84 => format!("Much was changed ({share} % of the words were kept)"),
        85..=97 => format!("Most was kept ({share} % of the words)"),
        _ => "Nearly all was kept word for word".to_owned(),
    }
}

fn paragraphs(report: &Report) -> String {
    let summary = &report.summary;
    let counts = [
        (summary.inserted, "new"),
        (summary.deleted, "deleted"),
        (summary.amended, "amended"),
        (summary.merged, "merged"),
        (summary.split, "split"),
        (summary.unchanged, "unchanged"),
        (summary.moved, "moved"),
    ];
    let mut known = counts.into_iter().filter(|(number, _)| *number > 0);
    let Some((number, word)) = known.next() else {
        return "no paragraph".to_owned();
    };
    let first = format!("{} {word}", count(number, "paragraph"));
    let rest = known.map(|(number, word)| format!("{} {word}", thousands(number)));
    std::iter::once(first)
        .chain(rest)
        .collect::<Vec<String>>()
        .join(", ")
}

/// Tells the rows of the head that changed in substance: those that say what the text is, and the names of the others.
fn rows(scene: &Scene<'_>) -> Option<String> {
    let (mut told, mut named): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for row in scene
        .report
        .head
        .iter()
        .filter(|row| row.class == Class::Substantive)
    {
        if act(row).is_some() {
            continue;
        }
        let tells = matches!(
            row.field.known(),
            Some(
                Field::Title
                    | Field::Organ
                    | Field::Formula
                    | Field::Kind
                    | Field::Vote
                    | Field::Adoption
                    | Field::Sponsors
            )
        );
        if tells && told.len() < 4 {
            told.push(row_told(row, scene));
        } else {
            named.push(row.name());
        }
    }
    if !named.is_empty() {
        let too = if told.is_empty() { "" } else { " too" };
        told.push(format!("Changed in the head{too}: {}.", listed(&counted(&named))));
    }
    (!told.is_empty()).then(|| told.join(" "))
}

/// Returns each name once, with how often it is there: `date`, `2 remarks`. Lines of the head that are called nothing but `head` are
/// its other lines.
fn counted(names: &[String]) -> Vec<String> {
    let mut known: Vec<(&str, usize)> = Vec::new();
    for name in names {
        match known.iter_mut().find(|(it, _)| it == name) {
            Some((_, times)) => *times += 1,
            None => known.push((name, 1)),
        }
    }
    let told = known
        .into_iter()
        .map(|(name, times)| match (name.to_lowercase(), times) {
            (name, _) if name == "head" => "other lines".to_owned(),
            (name, 1) => name,
            (name, times) => count(times, &name),
        });
    told.collect()
}

/// Returns `Title: "protection" became "promotion".`, `Sponsors: Norway came; Cuba went.`
fn row_told(row: &HeadRow, scene: &Scene<'_>) -> String {
    let name = row.name();
    let parties = [("came", &row.came), ("went", &row.went)];
    let parties: Vec<String> = parties
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(verb, names)| format!("{} {verb}", several(names)))
        .collect();
    if row.field == Field::Sponsors && !parties.is_empty() {
        return format!("{name}: {}.", parties.join("; "));
    }
    let whole = |text: &str, side| super::clause::gist(text, side, QUOTED, &scene.vocabulary);
    match (&row.old, &row.new) {
        (None, Some(new)) => format!("{name} (new): \"{}\".", whole(new, Side::New)),
        (Some(old), None) => format!("{name} (deleted): \"{}\".", whole(old, Side::Old)),
        (Some(old), Some(new)) if row.field == Field::Title => {
            let (old, new) = (whole(old, Side::Old), whole(new, Side::New));
            format!("{name}: \"{old}\" became \"{new}\".")
        }
        _ => {
            let changes = Changes::of(&row.edits, |class| class == Class::Substantive).statements();
            let told: Vec<String> = changes
                .iter()
                .map(|(_, it)| it.words(QUOTED, &scene.vocabulary))
                .collect();
            format!("{name}: {}.", told.join("; "))
        }
    }
}

/// Returns the number of an act that only one text of several has, and its side.
fn act(row: &HeadRow) -> Option<(&str, Side)> {
    match (&row.scope.old, &row.scope.new) {
        (Some(act), None) if row.old.is_some() => Some((act, Side::Old)),
        (None, Some(act)) if row.new.is_some() => Some((act, Side::New)),
        _ => None,
    }
}

/// Tells the acts that came or went as a whole, by their titles.
pub(super) fn acts(scene: &Scene<'_>) -> Vec<Atom> {
    let rows = scene.report.head.iter().enumerate();
    let titles = rows.filter(|(_, row)| row.field == Field::Title && row.relation != Relation::Unchanged);
    titles
        .filter_map(|(at, row)| {
            let (act, side) = act(row)?;
            let (fate, word) = match side {
                Side::Old => (Fate::Gone, "deleted"),
                Side::New => (Fate::New, "new"),
            };
            Some(Atom {
                about: vec![About::Head(at)],
                place: Place::Operative,
                fate,
                weight: weight::of_place(Place::Operative, fate, 900),
                parts: vec![Part {
                    name: format!("{act} ({word})"),
                    side,
                    text: row.new.clone().or_else(|| row.old.clone())?,
                    verb: None,
                    statements: Vec::new(),
                    asked: None,
                }],
                title: None,
            })
        })
        .collect()
}
