//! The outline of a text: what was understood, one line for each piece of the head and for each paragraph.

use crate::instrument::{Field, Instrument, Kind, Provision, Repair};
use crate::render::ink::{Ink, Line, Look, Span, paint};
use crate::render::visible::visible;
use crate::render::wrap::{line_width, shorten, width, wrap};

/// The columns of the names of fields.
const FIELDS: usize = 18;

/// Renders the outline of an instrument for a page of `columns`.
pub fn render(instrument: &Instrument, columns: usize, ink: Ink) -> String {
    let mut lines = heads(instrument, columns);
    if !lines.is_empty() {
        lines.push(Line::new());
    }
    let ids = id_columns(instrument);
    for provision in &instrument.provisions {
        lines.push(row(instrument, provision, ids, columns, ink));
    }
    lines.extend(ending(instrument, columns));
    paint(&lines, ink)
}

/// Returns the pieces of the heads, one line each: the field, and its words as printed.
///
/// In a file of several acts, the head of each stands under its number.
fn heads(instrument: &Instrument, columns: usize) -> Vec<Line> {
    let several = instrument.heads.len() > 1;
    let mut lines = Vec::new();
    for head in instrument.heads.iter().filter(|head| !head.pieces.is_empty()) {
        if several {
            lines.push(vec![Span::shown(Look::Strong, &head.scope)]);
        }
        for piece in &head.pieces {
            let look = match piece.field {
                Field::Title => Look::Title,
                Field::Symbol => Look::Strong,
                Field::Stamp | Field::Letterhead => Look::Quiet,
                _ => Look::Text,
            };
            let text = piece.text.replace('\n', " ");
            let words = wrap(&[Span::shown(look, &text)], columns.saturating_sub(FIELDS).max(8));
            for (at, mut words) in words.into_iter().enumerate() {
                let name = if at == 0 { piece.field.words() } else { "" };
                words.insert(0, Span::new(Look::Quiet, format!("{name:<FIELDS$}")));
                lines.push(words);
            }
        }
    }
    lines
}

/// Returns the columns that most ids fit in; a longer one pushes its own line to the right.
fn id_columns(instrument: &Instrument) -> usize {
    let widest = instrument
        .provisions
        .iter()
        .map(|it| it.id.to_string().chars().count() + 2 * depth(instrument, it))
        .max();
    widest.unwrap_or(0).min(24)
}

fn row(instrument: &Instrument, provision: &Provision, ids: usize, columns: usize, ink: Ink) -> Line {
    let id = format!(
        "{}{}",
        "  ".repeat(depth(instrument, provision)),
        visible(&provision.id.to_string())
    );
    let blanks = ids.saturating_sub(width(&id)) + 2;
    let mut line = vec![
        Span::new(Look::Strong, id),
        Span::new(Look::Text, " ".repeat(blanks)),
    ];
    let room = columns.saturating_sub(line_width(&line)).max(8);
    let text = Span::shown(Look::Text, &provision.text).text;
    if provision.kind == Kind::Heading {
        let label = provision
            .label
            .as_ref()
            .map(|label| format!("{} ", Span::shown(Look::Title, label).text));
        let titled = label.unwrap_or_default() + &text;
        line.push(Span::new(Look::Title, shorten(&titled, room)));
        return line;
    }
    let header = provision
        .header
        .as_ref()
        .map(|header| Span::shown(Look::Verb, &header.text).text);
    let Some((header, rest)) =
        header.and_then(|header| text.strip_prefix(&header).map(|rest| (header.clone(), rest)))
    else {
        line.push(Span::new(Look::Text, shorten(&text, room)));
        return line;
    };
    // Without italics, asterisks do their work, as in the Markdown that texts are exchanged in.
    let mark = if ink == Ink::Plain { "*" } else { "" };
    let header = format!("{mark}{header}{mark}");
    let left = room.saturating_sub(width(&header));
    line.push(Span::new(Look::Verb, header));
    line.push(Span::new(Look::Text, shorten(rest, left)));
    line
}

/// Returns how many parents a provision has.
fn depth(instrument: &Instrument, provision: &Provision) -> usize {
    let parent = |it: &Provision| it.parent.and_then(|index| instrument.provisions.get(index.0));
    std::iter::successors(parent(provision), |&it| parent(it))
        .take(16)
        .count()
}

fn ending(instrument: &Instrument, columns: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    if !instrument.footnotes.is_empty() {
        let number = instrument.footnotes.len();
        let noun = if number == 1 { "footnote" } else { "footnotes" };
        lines.push(Line::new());
        lines.push(vec![Span::new(Look::Quiet, format!("{number} {noun}"))]);
    }
    lines.extend(repairs(instrument, columns));
    if !instrument.warnings.is_empty() {
        lines.push(Line::new());
    }
    for warning in &instrument.warnings {
        let place = warning
            .locator
            .line
            .map_or(String::new(), |line| format!("line {line}: "));
        let spans = [
            Span::new(Look::Quiet, format!("doubtful: {place}")),
            Span::shown(Look::Text, &warning.message),
        ];
        lines.extend(wrap(&spans, columns));
    }
    lines
}

/// Lists the torn words that are not shown as printed: `OP3 shows "International" for "Internati onal"`; and counts those
/// that a line end broke, which may be hundreds.
fn repairs(instrument: &Instrument, columns: usize) -> Vec<Line> {
    let torn = |repair: &&Repair| repair.printed.contains(' ');
    let broken = instrument.repairs.len() - instrument.repairs.iter().filter(torn).count();
    let shown = instrument.repairs.iter().filter(torn).filter_map(|repair| {
        let provision = instrument.provisions.get(repair.provision.0)?;
        let words = format!(" shows \"{}\" for \"{}\"", repair.shown, repair.printed);
        Some([
            Span::shown(Look::Quiet, &provision.id.to_string()),
            Span::shown(Look::Text, &words),
        ])
    });
    let mut lines: Vec<Line> = shown.flat_map(|spans| wrap(&spans, columns)).collect();
    if broken > 0 {
        let noun = if broken == 1 { "hyphen" } else { "hyphens" };
        let told = format!("{broken} {noun} at line ends left out");
        lines.push(vec![Span::new(Look::Quiet, told)]);
    }
    if !lines.is_empty() {
        lines.insert(0, Line::new());
    }
    lines
}
