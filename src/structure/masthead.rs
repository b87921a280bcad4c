//! The head of a document: organ, symbol, date, session, agenda item, sponsors, kind, title.
//!
//! Every line above the text is tried against the forms that mastheads have had since 1946 (see [`super::fields`]); what
//! is none of them is a title candidate. What stands between the last field and the text is the title, and the last run of
//! it that says a name is the name:
//!
//! ```text
//! United Nations                                A/C.3/80/L.2
//! General Assembly                              Distr.: Limited
//!                                               18 September 2025
//! Eightieth session
//! Agenda item 69 (a)
//! Elimination of racism…                        (title of the agenda item: not the last run)
//!      Belarus and Russian Federation: draft resolution
//!      Combating glorification of Nazism…       (the title)
//! ```
//!
//! Each line is listed as cut, as printed, and once more as pieces by what they say: the letters of both are the same,
//! so that whatever changes in a head is told.

use super::columns::parts;
use super::fields::{Known, alone_kind, bare, columns, draft_line, is_preamble, known};
use super::language::Tongue;
use super::lines::{Line, Role};
use crate::document::{Locator, Warning};
use crate::instrument::{Cut, Field, Masthead, Piece, Reason};
use crate::lexicon::any;

/// What the lines above the text say.
pub(super) struct Read {
    pub(super) masthead: Masthead,
    pub(super) cut: Vec<Cut>,
    pub(super) pieces: Vec<Piece>,
    pub(super) warnings: Vec<Warning>,
}

/// Lines that are no field and stand together.
struct Run {
    /// As printed.
    text: String,
    locator: Locator,
    /// A field stands below it.
    above_field: bool,
    /// The level of its first line, where the format says that it is a heading.
    heading: Option<u8>,
    /// The run stands right below the number of an agenda item.
    below_item: bool,
    /// The run belongs to the stamp of a library: it stands below its first words, with no field between.
    stamp: bool,
}

/// The day and the name of a library take at most so many words.
const STAMPED: usize = 10;

/// Reads the masthead from the lines before `body_start`; lists these lines as cut. `symbols` are the document's own,
/// the lines of which may be cut as running heads.
pub(super) fn masthead(
    lines: &mut [Line<'_>],
    body_start: usize,
    tongue: Tongue,
    symbols: &[String],
) -> Read {
    let mut read = Read {
        masthead: Masthead {
            language: tongue.code.map(str::to_owned),
            symbol: symbols.first().cloned(),
            ..Masthead::default()
        },
        cut: Vec::new(),
        pieces: Vec::new(),
        warnings: Vec::new(),
    };
    let named = symbol_line(lines, body_start, symbols);
    let head: Vec<usize> = (0..body_start)
        .filter(|&at| lines[at].is_body() || named == Some(at))
        .collect();
    let mut runs: Vec<Run> = Vec::new();
    // Whether the next line that is no field goes on with the last run.
    let mut open = false;
    for (place, &at) in head.iter().enumerate() {
        let line = &lines[at];
        if line.hints.gap > 0.0 || line.hints.heading.is_some() || line.whole {
            open = false;
        }
        let mut rest: Vec<&str> = Vec::new();
        let unfinished = open && runs.last().is_some_and(|run| breaks_off(&run.text));
        for part in columns(line.text()) {
            let beside_number = rest
                .last()
                .is_some_and(|above| numbered_title(above).0.symbol.is_some());
            let goes_on = |field: &Known| {
                !field.proves_a_masthead()
                    && (unfinished || beside_number || open && read.has_another(part, field))
            };
            match known(part, place).filter(|field| !goes_on(field)) {
                Some(field) => {
                    if field.ends_title() {
                        for run in &mut runs {
                            run.above_field = true;
                        }
                    }
                    read.take(part, field, line.locator);
                }
                None => rest.push(part),
            }
        }
        let text = rest.join(" ");
        if text.is_empty() {
            open = false;
        } else if let Some(run) = runs.last_mut().filter(|_| open) {
            run.text.push(' ');
            run.text.push_str(&text);
        } else {
            let above = read.pieces.last().map(|piece| piece.field);
            runs.push(Run {
                text,
                locator: line.locator.clone(),
                above_field: false,
                heading: line.hints.heading,
                below_item: above == Some(Field::AgendaItem),
                stamp: above == Some(Field::Stamp),
            });
            open = true;
        }
        read.cut.push(Cut {
            reason: Reason::Masthead,
            text: line.text().to_owned(),
            locator: line.locator.clone(),
        });
        lines[at].role = Role::Cut(Reason::Masthead);
    }
    read.runs(runs);
    read.warnings.extend(read.unrecognized());
    read
}

/// Finds the symbol alone on its line at the head of the first page. It has the form of a running head, and is none.
fn symbol_line(lines: &[Line<'_>], body_start: usize, symbols: &[String]) -> Option<usize> {
    let first = lines[..body_start].first()?.locator.page;
    let own = |line: &Line<'_>| parts(line.text()).all(|part| symbols.iter().any(|symbol| symbol == part));
    (0..body_start)
        .take_while(|&at| lines[at].locator.page == first)
        .find(|&at| lines[at].role == Role::Cut(Reason::RunningHead) && own(&lines[at]))
}

impl Read {
    fn take(&mut self, part: &str, known: Known, locator: &Locator) {
        self.piece(known.field(), part, locator);
        known.tell(&mut self.masthead);
    }

    fn piece(&mut self, field: Field, text: &str, locator: &Locator) {
        if !text.trim().is_empty() {
            self.pieces.push(Piece {
                field,
                text: text.trim().to_owned(),
                locator: locator.clone(),
            });
        }
    }

    /// Whether the head has said such a thing in other words: a second session is that of a title, `Report of the
    /// Commission`, `on the work of its fifth session`.
    fn has_another(&self, part: &str, known: &Known) -> bool {
        let named = matches!(known, Known::Organ(_) | Known::Committee | Known::Session(_));
        named
            && self
                .pieces
                .iter()
                .any(|piece| piece.field == known.field() && piece.text != part)
    }

    /// Finds sponsors, kind and title among the lines that are no field.
    fn runs(&mut self, runs: Vec<Run>) {
        // Lines that may be the title, with no field below so far.
        let mut titles: Vec<Run> = Vec::new();
        let last = runs.len().saturating_sub(1);
        for (at, run) in runs.into_iter().enumerate() {
            // What stands nearest to the text is the title, whatever a library stamped above it.
            let run = Run {
                stamp: run.stamp && at < last && run.text.split_whitespace().count() <= STAMPED,
                ..run
            };
            let (number, rest) = numbered_title(bare(&run.text));
            if let (true, Some(symbol)) = (rest.is_empty(), number.symbol) {
                self.no_titles(&mut titles);
                self.piece(Field::Symbol, &run.text, &run.locator);
                self.masthead.symbol.get_or_insert(symbol);
            } else if let Some(line) = draft_line(&run.text) {
                self.no_titles(&mut titles);
                self.piece(Field::Sponsors, line.names, &run.locator);
                self.piece(Field::Kind, line.rest, &run.locator);
                self.masthead.kind = Some(line.kind.word().to_owned());
                self.masthead.sponsors = line.sponsors;
            } else if let Some(kind) = alone_kind(&run.text) {
                self.piece(Field::Kind, &run.text, &run.locator);
                self.masthead.kind.get_or_insert_with(|| kind.to_owned());
            } else if bare(&run.text).is_empty() || run.stamp {
                let field = if run.stamp { Field::Stamp } else { Field::Remark };
                self.piece(field, &run.text, &run.locator);
            } else if let Some(field) = known(&run.text, usize::MAX) {
                // A field that runs over the end of its line.
                self.no_titles(&mut titles);
                self.take(&run.text, field, &run.locator);
            } else {
                let ended = run.above_field;
                titles.push(run);
                if ended {
                    self.no_titles(&mut titles);
                }
            }
        }
        self.titles(&titles);
        // The pieces of a line stand where it stands, whatever order they were understood in.
        self.pieces
            .sort_by_key(|piece| (piece.locator.page, piece.locator.line, piece.locator.bytes.start));
    }

    /// Runs above a field are no title: they are that of the agenda item, where they stand below its number.
    fn no_titles(&mut self, runs: &mut Vec<Run>) {
        for run in runs.drain(..) {
            let field = if run.below_item {
                Field::AgendaItem
            } else {
                Field::Other
            };
            self.piece(field, &run.text, &run.locator);
        }
    }

    /// Warns of the pieces that are no field: the first of them is named.
    fn unrecognized(&self) -> Option<Warning> {
        let mut others = self.pieces.iter().filter(|piece| piece.field == Field::Other);
        let first = others.next()?;
        let words: Vec<&str> = first.text.split_whitespace().take(8).collect();
        let cut = if words.len() < first.text.split_whitespace().count() {
            "…"
        } else {
            ""
        };
        let more = match others.count() {
            0 => String::new(),
            more => format!(", nor are {more} more"),
        };
        Some(Warning {
            code: "head-unrecognized",
            message: format!(
                "\"{}{cut}\" is no field of a head that is known{more}",
                words.join(" ")
            ),
            locator: first.locator.clone(),
        })
    }

    /// The title, of which one run is the name: the highest heading, where the format has headings, else the last run. A
    /// subject in brackets, `(Text with EEA relevance)`, and the word `Preamble` below are none; a name that opens small
    /// goes on from the run above: `Regulation of the Council`, `on wells`.
    fn titles(&mut self, runs: &[Run]) {
        let named = |run: &&Run| {
            let text = bare(&run.text);
            !(text.starts_with('(') && text.ends_with(')') || is_preamble(text))
        };
        let level = |run: &Run| run.heading.unwrap_or(u8::MAX);
        let highest = runs.iter().filter(named).map(level).min();
        let name = runs
            .iter()
            .rposition(|run| named(&run) && Some(level(run)) == highest)
            .or(runs.len().checked_sub(1));
        for (at, run) in runs.iter().enumerate() {
            if Some(at) == name {
                self.title(run);
            } else {
                let field = if run.below_item {
                    Field::AgendaItem
                } else {
                    Field::Title
                };
                self.piece(field, &run.text, &run.locator);
            }
        }
        let small = |run: &Run| bare(&run.text).starts_with(char::is_lowercase);
        if let (Some(at), Some(title)) = (name, &mut self.masthead.title)
            && let Some(above) = at.checked_sub(1).filter(|_| small(&runs[at]))
        {
            *title = format!("{} {title}", bare(&runs[above].text));
        }
    }

    fn title(&mut self, run: &Run) {
        let (number, title) = numbered_title(bare(&run.text));
        if let Some(symbol) = number.symbol {
            self.masthead.symbol.get_or_insert(symbol);
        }
        self.piece(Field::Symbol, number.printed, &run.locator);
        let printed = run.text.trim_start_matches(['*', ' ']);
        let printed = printed.strip_prefix(number.printed).unwrap_or(printed);
        self.piece(Field::Title, printed, &run.locator);
        if self.masthead.kind.is_none() && is_report(title) {
            self.masthead.kind = Some("report".to_owned());
        }
        let title = title.trim_end_matches('*').trim();
        if !title.is_empty() {
            self.masthead.title = Some(title.to_owned());
        }
    }
}

/// `Report of the Secretary-General`
fn is_report(title: &str) -> bool {
    let lower = title.to_lowercase();
    any::REPORTS.iter().any(|words| lower.starts_with(words))
}

/// Tells whether a run ends in a small short word: `associated with the`, then `United Nations`, which is no field there.
fn breaks_off(text: &str) -> bool {
    text.split_whitespace()
        .next_back()
        .is_some_and(|word| word.chars().count() <= 4 && word.chars().all(char::is_lowercase))
}

/// The number of an act before its title.
struct Number<'a> {
    /// `80/121.`; empty where there is none.
    printed: &'a str,
    /// `80/121`, where it is known.
    symbol: Option<String>,
}

/// Tells whether a line is the number of an act with its title behind: `78/149. International trade and development`.
pub(super) fn is_numbered_title(text: &str) -> bool {
    let (number, title) = numbered_title(bare(text));
    let named = title.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    number.symbol.is_some() && number.printed.ends_with(['.', '-', '–']) && named
}

/// Tells whether a line opens with the number of an act: `69/996. Pattern of conferences`.
pub(super) fn opens_with_number(text: &str) -> bool {
    numbered_title(bare(text)).0.symbol.is_some()
}

/// `80/121. International trade and development`, `23/3.`, `21/… Human rights and solidarity`
fn numbered_title(text: &str) -> (Number<'_>, &str) {
    let head = text.split([' ', '\t']).next().unwrap_or_default();
    let number = head.trim_end_matches(['.', ' ']);
    let (session, act) = number.split_once('/').unwrap_or_default();
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let lettered = |s: &str| {
        digits(s)
            || s == "…"
            || s == "..."
            || s.strip_suffix(|c: char| c.is_ascii_uppercase())
                .is_some_and(digits)
    };
    if digits(session) && (lettered(act) || act.starts_with("CP.") || act.starts_with("CMA.")) {
        let symbol = digits(act).then(|| number.to_owned());
        // `69/996 - خطة المؤتمرات`
        let rest = text[head.len()..].trim();
        let dash = rest.strip_prefix(['-', '–', '—']);
        let title = dash
            .filter(|title| title.starts_with(char::is_whitespace))
            .map_or(rest, str::trim);
        let printed =
            text[..text.len() - text.trim_start().len() + text.trim().len() - title.len()].trim_end();
        return (Number { printed, symbol }, title);
    }
    let none = Number {
        printed: "",
        symbol: None,
    };
    (none, text)
}
