//! The print of an [`Instrument`]: masthead, heads piece by piece, provisions with their headers and footnote marks, and the rest.

use std::ops::Range;

use super::{cuts, place, quoted, section, warnings};
use crate::instrument::{Head, Instrument, Masthead, Piece, Provision, Repair};

/// Prints an instrument.
///
/// ```text
/// provisions
///   OP1 operative "1" l20 header "Calls upon" (call upon)
///     "Calls upon States to cooperate, and:"
///     marks 5@10
///     OP1(a) subparagraph "(a)" l22
///       "To report;"
/// ```
pub fn instrument(instrument: &Instrument) -> String {
    let mut print = String::from("instrument\n");
    section(&mut print, "masthead", masthead(&instrument.masthead).into_iter());
    section(&mut print, "heads", instrument.heads.iter().flat_map(head));
    section(
        &mut print,
        "provisions",
        instrument
            .provisions
            .iter()
            .flat_map(|it| provision(instrument, it)),
    );
    section(
        &mut print,
        "footnotes",
        instrument.footnotes.iter().map(|footnote| {
            format!(
                "{} {} {}",
                quoted(&footnote.marker),
                place(&footnote.locator),
                quoted(&footnote.text)
            )
        }),
    );
    cuts(&mut print, &instrument.cut);
    section(
        &mut print,
        "repairs",
        instrument.repairs.iter().map(|it| repair(instrument, it)),
    );
    warnings(&mut print, &instrument.warnings);
    print
}

/// `OP3@12 "Internati onal" "International"`: place, as printed, as shown.
fn repair(instrument: &Instrument, repair: &Repair) -> String {
    let id = instrument
        .provisions
        .get(repair.provision.0)
        .map_or_else(|| "?".to_owned(), |provision| provision.id.to_string());
    let place = repair
        .offset
        .map_or_else(|| "label".to_owned(), |offset| offset.to_string());
    format!(
        "{id}@{place} {} {}",
        quoted(&repair.printed),
        quoted(&repair.shown)
    )
}

fn masthead(masthead: &Masthead) -> Vec<String> {
    let sponsors = (!masthead.sponsors.is_empty()).then(|| masthead.sponsors.join("; "));
    let fields = [
        ("organ", &masthead.organ),
        ("symbol", &masthead.symbol),
        ("distribution", &masthead.distribution),
        ("date", &masthead.date),
        ("language", &masthead.language),
        ("original", &masthead.original),
        ("session", &masthead.session),
        ("agenda item", &masthead.agenda_item),
        ("title", &masthead.title),
        ("sponsors", &sponsors),
        ("kind", &masthead.kind),
    ];
    fields
        .into_iter()
        .filter_map(|(name, value)| value.as_deref().map(|value| format!("{name} {}", quoted(value))))
        .collect()
}

fn head(head: &Head) -> Vec<String> {
    let Range { start, end } = head.provisions;
    let mut lines = vec![format!("{} of {} provisions", quoted(&head.scope), end - start)];
    lines.extend(head.pieces.iter().map(|piece| {
        let Piece { field, text, locator } = piece;
        format!("  {} {} {}", field.name(), place(locator), quoted(text))
    }));
    lines
}

fn provision(instrument: &Instrument, provision: &Provision) -> Vec<String> {
    let indent = "  ".repeat(depth(instrument, provision));
    let mut words = vec![provision.id.to_string(), provision.kind.name().to_owned()];
    words.extend(provision.label.as_deref().map(quoted));
    words.push(place(&provision.locator));
    words.extend(provision.header.as_ref().map(|header| {
        let lemma = if header.lemma.is_empty() {
            "unknown"
        } else {
            &header.lemma
        };
        format!("header {} ({lemma})", quoted(&header.text))
    }));
    let mut lines = vec![
        format!("{indent}{}", words.join(" ")),
        format!("{indent}  {}", quoted(&provision.text)),
    ];
    if !provision.marks.is_empty() {
        let marks: Vec<String> = provision
            .marks
            .iter()
            .map(|mark| format!("{}@{}", mark.marker, mark.offset))
            .collect();
        lines.push(format!("{indent}  marks {}", marks.join(" ")));
    }
    lines
}

/// Returns how many parents a provision has.
fn depth(instrument: &Instrument, provision: &Provision) -> usize {
    let parent = |it: &Provision| it.parent.and_then(|index| instrument.provisions.get(index.0));
    std::iter::successors(parent(provision), |&it| parent(it))
        .take(16)
        .count()
}
