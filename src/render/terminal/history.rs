//! The life of paragraphs, for people at a terminal: the briefing, then a row for each paragraph with a sign for each version; or the life
//! of one paragraph in sentences, and its words by age.
//!
//! ```text
//! OP 2    ·  ##- ##·#   continue consultations…
//! ```

use super::super::ink::{Ink, Line, Look, Span, paint};
use super::super::wrap::{shorten, width as columns, wrap, wrap_hanging};
use crate::history::{self, History, when};
use crate::report::cite;

/// Renders a history for a terminal; of one line alone where it is given.
pub fn render(history: &History, line: Option<usize>, width: usize, ink: Ink) -> String {
    let width = width.max(40);
    let lines = match line {
        Some(line) => life(history, line, width),
        None => whole(history, width),
    };
    paint(&lines, ink)
}

fn whole(history: &History, width: usize) -> Vec<Line> {
    let sentence = format!("{}.", history.sentence());
    let mut lines = wrap(&[Span::shown(Look::Strong, &sentence)], width);
    for section in history.briefing() {
        lines.push(Line::new());
        lines.push(vec![Span::new(Look::Title, section.title)]);
        for item in &section.items {
            lines.extend(wrap_hanging(&[Span::shown(Look::Text, item)], width));
        }
    }
    lines.push(Line::new());
    lines.push(vec![Span::new(Look::Title, "Paragraphs")]);
    lines.extend(wrap(&[Span::new(Look::Quiet, KEY)], width));
    lines.extend(table(history, width));
    lines
}

/// What the signs of the table mean.
const KEY: &str =
    "A sign for each version, the oldest first: + born, # other words, - the same, * back, blank not there.";

fn table(history: &History, width: usize) -> Vec<Line> {
    let called: Vec<String> = (0..history.lines.len())
        .map(|line| history.called(line))
        .collect();
    let room = called.iter().map(|name| columns(name)).max().unwrap_or_default();
    let rows = history.lines.iter().zip(called).map(|(line, name)| {
        let signs: String = (0..history.versions.len())
            .map(|version| sign(line, version))
            .collect();
        let words = line.words.iter().map(|run| run.text.as_str()).collect::<String>();
        let left = width.saturating_sub(room + signs.len() + 4);
        let look = if line.is_alive() {
            Look::Strong
        } else {
            Look::Quiet
        };
        let gap = " ".repeat(room - columns(&name) + 2);
        let mut row = vec![
            Span::new(look, name),
            Span::new(Look::Text, gap),
            Span::new(Look::Changed, signs),
            Span::new(Look::Text, "  "),
        ];
        if left > 8 {
            row.push(Span::new(
                if line.is_alive() { Look::Text } else { Look::Quiet },
                shorten(&Span::shown(Look::Text, &words).text, left),
            ));
        }
        row
    });
    rows.collect()
}

fn sign(line: &history::Line, version: usize) -> char {
    if line.id(version).is_none() {
        return ' ';
    }
    if version == line.born {
        return '+';
    }
    let back = line
        .events
        .iter()
        .any(|event| event.version == version && event.reinstated_from.is_some());
    match (
        back,
        line.wordings.iter().any(|wording| wording.version == version),
    ) {
        (true, _) => '*',
        (false, true) => '#',
        (false, false) => '-',
    }
}

fn life(history: &History, at: usize, width: usize) -> Vec<Line> {
    let names = history.names();
    let line = &history.lines[at];
    let mut lines = vec![vec![Span::shown(Look::Strong, &history.called(at))]];
    for chapter in history.story(at) {
        let spans = [
            Span::shown(Look::Strong, &names[chapter.version]),
            Span::new(Look::Text, " "),
            Span::shown(Look::Text, &format!("{}.", chapter.told)),
        ];
        lines.extend(wrap_hanging(&spans, width));
    }
    lines.push(Line::new());
    let title = if line.is_alive() {
        "Its words by age"
    } else {
        "Its last words by age"
    };
    lines.push(vec![Span::new(Look::Title, title)]);
    for run in &line.words {
        let spans = [
            Span::shown(Look::Text, &run.text),
            Span::new(Look::Text, "  "),
            Span::shown(Look::Quiet, &format!("[{}]", when(&run.was_in, &names))),
        ];
        lines.extend(wrap_hanging(&spans, width));
    }
    let ids: Vec<String> = (0..names.len())
        .filter_map(|version| Some(format!("{} {}", names[version], cite(line.id(version)?))))
        .collect();
    lines.push(Line::new());
    lines.extend(wrap(
        &[Span::shown(Look::Quiet, &format!("Called: {}.", ids.join(", ")))],
        width,
    ));
    lines
}
