//! The head of a document: organ, symbol, date, session, agenda item, sponsors, kind, title.
//!
//! Every line above the opening formula is tried against the forms that mastheads have had since 1946; what is none of
//! them is a title candidate. The title is the last run of candidates, which stands nearest to the text:
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

use super::furniture::{is_symbol, parts};
use super::language::Tongue;
use super::lines::{Line, Role};
use crate::instrument::{Cut, Masthead, Reason};
use crate::lexicon::LANGUAGES;

/// Reads the masthead from the lines before `body_start`; lists these lines as cut. `symbols` are the document's own,
/// the lines of which may be cut as running heads.
pub(super) fn masthead(
    lines: &mut [Line<'_>],
    body_start: usize,
    tongue: Tongue,
    symbols: &[String],
) -> (Masthead, Vec<Cut>) {
    let mut masthead = Masthead {
        language: tongue.code.map(str::to_owned),
        symbol: symbols.first().cloned(),
        ..Masthead::default()
    };
    let mut candidates: Vec<Vec<String>> = vec![Vec::new()];
    let mut cut = Vec::new();
    let named = symbol_line(lines, body_start, symbols);
    let head: Vec<usize> = (0..body_start)
        .filter(|&at| lines[at].is_body() || named == Some(at))
        .collect();
    for (place, &at) in head.iter().enumerate() {
        let line = &lines[at];
        if line.hints.gap > 0.0 || line.hints.heading.is_some() || line.whole {
            candidates.push(Vec::new());
        }
        let mut rest: Vec<String> = Vec::new();
        for part in parts(line.text()) {
            if !field(part, place, &mut masthead) {
                rest.push(part.to_owned());
            }
        }
        let text = rest.join(" ");
        if text.is_empty() {
            candidates.push(Vec::new());
        } else if let Some(run) = candidates.last_mut() {
            run.push(text);
        }
        cut.push(Cut {
            reason: Reason::Masthead,
            text: line.text().to_owned(),
            locator: line.locator.clone(),
        });
        lines[at].role = Role::Cut(Reason::Masthead);
    }
    sponsors_and_title(candidates, &mut masthead);
    (masthead, cut)
}

/// Finds the symbol alone on its line at the head of the first page. It has the form of a running head, and is none.
fn symbol_line(lines: &[Line<'_>], body_start: usize, symbols: &[String]) -> Option<usize> {
    let first = lines[..body_start].first()?.locator.page;
    let own = |line: &Line<'_>| parts(line.text()).all(|part| symbols.iter().any(|symbol| symbol == part));
    (0..body_start)
        .take_while(|&at| lines[at].locator.page == first)
        .find(|&at| lines[at].role == Role::Cut(Reason::RunningHead) && own(&lines[at]))
}

/// Tells whether a line holds a field of a masthead.
pub(super) fn is_field(text: &str) -> bool {
    parts(text).any(|part| field(part, 0, &mut Masthead::default()))
}

/// Reads a part of a line as one of the fields; returns whether it was one.
fn field(part: &str, place: usize, masthead: &mut Masthead) -> bool {
    let text = part.trim_matches(['*', ' ']);
    let lower = text.to_lowercase();
    if is_symbol(text) {
        masthead.symbol.get_or_insert_with(|| text.to_owned());
        return true;
    }
    if lower == "united nations"
        || lower == "nations unies"
        || lower == "naciones unidas"
        || lower == "advance version"
    {
        return true;
    }
    if let Some(rest) = lower.strip_prefix("distr") {
        let value = rest.trim_start_matches(['.', ':', ' ']);
        if !value.is_empty() {
            masthead.distribution = Some(capitalized(value));
        }
        return true;
    }
    if matches!(lower.as_str(), "general" | "limited" | "restricted") && place < 12 {
        masthead.distribution.get_or_insert_with(|| capitalized(&lower));
        return true;
    }
    if let Some(rest) = text
        .strip_prefix("Original:")
        .or_else(|| text.strip_prefix("ORIGINAL:"))
    {
        masthead.original = Some(capitalized(&rest.trim().to_lowercase()));
        return true;
    }
    if let Some(date) = iso_date(text) {
        masthead.date.get_or_insert(date);
        return true;
    }
    if organ(&lower) {
        masthead.organ = Some(text.to_owned());
        return true;
    }
    if is_session(&lower) {
        masthead.session.get_or_insert_with(|| text.to_owned());
        return true;
    }
    if let Some(item) = agenda_item(text) {
        masthead.agenda_item.get_or_insert(item);
        return true;
    }
    if let Some((kind, date)) = adopted_as(text) {
        masthead.kind = Some(kind.to_owned());
        if date.is_some() {
            masthead.date = date.or(masthead.date.take());
        }
        return true;
    }
    if let Some((kind, symbol)) = numbered_act(text) {
        masthead.kind.get_or_insert_with(|| kind.to_owned());
        masthead.symbol.get_or_insert(symbol);
        return true;
    }
    if let Some(date) = lower
        .strip_prefix("of ")
        .or_else(|| lower.strip_prefix("on "))
        .and_then(iso_date)
    {
        masthead.date = Some(date);
        return true;
    }
    is_note(text, &lower)
}

/// `[on the report of the Second Committee (A/80/555)]`, `Third Committee`, a number of a meeting
fn is_note(text: &str, lower: &str) -> bool {
    let bracketed = text.starts_with('[') && text.ends_with(']');
    let committee = lower.ends_with(" committee") && text.split_whitespace().count() <= 8;
    let stamp = matches!(lower, "depository" | "united nations depository" | "contents");
    bracketed
        || committee
        || (text.starts_with('(') && text.ends_with(')') && lower.contains("committee"))
        || stamp
}

/// Names the organs of mastheads.
fn organ(lower: &str) -> bool {
    matches!(
        lower,
        "general assembly"
            | "security council"
            | "economic and social council"
            | "human rights council"
            | "trusteeship council"
            | "commission on human rights"
            | "assemblée générale"
            | "conseil de sécurité"
            | "asamblea general"
            | "consejo de seguridad"
            | "генеральная ассамблея"
            | "совет безопасности"
            | "conference of the parties"
    )
}

/// `Eightieth session`, `Fifty-seventh session`, `Second session, part eight`, `Septuagésimo octavo período de sesiones`
fn is_session(lower: &str) -> bool {
    let few = lower.split_whitespace().count() <= 7;
    let words = [" session", " período de sesiones", " periodo de sesiones"];
    let Some(word) = words.into_iter().find(|word| lower.contains(word)) else {
        return false;
    };
    let head = lower.split(word).next().unwrap_or_default();
    few && !lower.starts_with("report") && head.len() < lower.len() && !head.is_empty()
}

/// `Agenda item 69 (a)`, `Item 17 of the provisional agenda`, `Agenda items 13 and 117`
fn agenda_item(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let rest = ["agenda items ", "agenda item ", "items ", "item "]
        .iter()
        .find_map(|head| lower.strip_prefix(head))?;
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = rest.find(" of the").unwrap_or(rest.len());
    Some(rest[..end].trim_matches(['*', ' ']).to_owned())
}

/// `Resolution adopted by the General Assembly on 29 September 2023`, `Adopted by the Security Council at its 3222nd meeting,`
fn adopted_as(text: &str) -> Option<(&'static str, Option<String>)> {
    let lower = text.to_lowercase();
    let kind = if lower.starts_with("resolution adopted by")
        || lower.starts_with("adopted by the security council")
    {
        "resolution"
    } else if lower.starts_with("decision adopted by") {
        "decision"
    } else {
        return None;
    };
    let date = lower.rsplit_once(" on ").and_then(|(_, date)| iso_date(date));
    Some((kind, date))
}

/// Tells whether a line of a head says that the text is a resolution or decision.
pub(super) fn names_resolution(text: &str) -> bool {
    parts(text).any(|part| {
        let part = part.trim_matches(['*', ' ']);
        adopted_as(part).is_some()
            || numbered_act(part).is_some()
            || alone_kind(part).is_some()
            || draft_line(part).is_some()
    })
}

/// Tells whether a line is the number of an act and nothing else: `Decision 17/CP.28`.
pub(super) fn is_numbered_act(text: &str) -> bool {
    let text = text.trim_matches(['*', ' ']);
    text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ',', ';', ':'])
        && numbered_act(text).is_some()
}

/// `Resolution 369 (1975)`, `Decision 17/CP.28`
fn numbered_act(text: &str) -> Option<(&'static str, String)> {
    let (word, number) = text.split_once(' ')?;
    let kind = match word.to_lowercase().as_str() {
        "resolution" | "résolution" | "resolución" => "resolution",
        "decision" | "décision" | "decisión" => "decision",
        _ => return None,
    };
    let short = number.split_whitespace().count() <= 2 && number.starts_with(|c: char| c.is_ascii_digit());
    short.then(|| (kind, number.to_owned()))
}

/// Finds sponsors, kind and title among the lines that are no field.
fn sponsors_and_title(candidates: Vec<Vec<String>>, masthead: &mut Masthead) {
    let mut title = None;
    for run in candidates.into_iter().filter(|run| !run.is_empty()) {
        let text = run.join(" ");
        let text = text.trim_matches(['*', ' ']);
        if text.is_empty() {
            continue;
        }
        if let Some((sponsors, kind)) = draft_line(text) {
            masthead.sponsors = sponsors;
            masthead.kind = Some(kind);
            title = None;
        } else if let Some(kind) = alone_kind(text) {
            masthead.kind.get_or_insert_with(|| kind.to_owned());
        } else {
            title = Some(text.to_owned());
        }
    }
    let Some(title) = title else { return };
    let (number, title) = numbered_title(&title);
    if let Some(number) = number {
        masthead.symbol.get_or_insert(number);
    }
    if masthead.kind.is_none() && title.to_lowercase().starts_with("report of") {
        masthead.kind = Some("report".to_owned());
    }
    masthead.title = Some(title.trim_end_matches('*').trim().to_owned());
}

/// `Belarus, Cuba and Russian Federation: draft resolution`, `Tajikistan:* draft decision**`
fn draft_line(text: &str) -> Option<(Vec<String>, String)> {
    let (names, kind) = text.split_once(':')?;
    let kind = kind.trim_matches(['*', ' ']).to_lowercase();
    let known = [
        "draft resolution",
        "revised draft resolution",
        "draft decision",
        "revised draft decision",
        "amendment",
        "amendments",
        "draft amendment",
    ];
    let kind = known
        .into_iter()
        .filter(|known| kind.starts_with(known))
        .max_by_key(|known| known.len())?;
    let names = names.trim_matches(['*', ' ']);
    let sponsors = split_names(names)
        .into_iter()
        .filter(|name| !name.is_empty())
        .collect();
    Some((sponsors, kind.to_owned()))
}

/// `Ukraine: amendment to draft resolution A/C.3/80/L.2`: what follows is an amendment, with a title and no formula.
pub(super) fn opens_amendment(text: &str) -> bool {
    draft_line(text).is_some_and(|(_, kind)| kind.contains("amendment"))
}

/// Splits a list of States; names such as `Trinidad and Tobago` stay whole.
fn split_names(names: &str) -> Vec<String> {
    const WITH_AND: [&str; 6] = [
        "Antigua and Barbuda",
        "Bosnia and Herzegovina",
        "Saint Kitts and Nevis",
        "Saint Vincent and the Grenadines",
        "Sao Tome and Principe",
        "Trinidad and Tobago",
    ];
    let mut masked = names.to_owned();
    for name in WITH_AND {
        masked = masked.replace(name, &name.replace(" and ", "\u{1}"));
    }
    masked = masked.replace(
        "Great Britain and Northern Ireland",
        "Great Britain\u{1}Northern Ireland",
    );
    masked
        .replace(" and ", ", ")
        .split(", ")
        .map(|name| {
            name.replace('\u{1}', " and ")
                .trim_matches([',', '*', ' '])
                .to_owned()
        })
        .collect()
}

/// A line that says only what kind of text it is.
fn alone_kind(text: &str) -> Option<&'static str> {
    match text.trim_matches(['*', ' ']).to_lowercase().as_str() {
        "draft resolution" => Some("draft resolution"),
        "draft decision" => Some("draft decision"),
        "resolution" => Some("resolution"),
        "decision" => Some("decision"),
        _ => None,
    }
}

/// `80/121. International trade and development`, `23/3.`, `21/… Human rights and solidarity`
fn numbered_title(text: &str) -> (Option<String>, String) {
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
        let title = text[head.len()..].trim().to_owned();
        let known = digits(act).then(|| number.to_owned());
        return (known, title);
    }
    (None, text.to_owned())
}

/// Reads `18 September 2025` in any language of the lexicon as `2025-09-18`.
pub(super) fn iso_date(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [day, month, year] = words.as_slice() else {
        return None;
    };
    let day: u32 = day
        .trim_end_matches(['.', 'º'])
        .parse()
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    let month = LANGUAGES.iter().find_map(|language| language.month(month))?;
    let year: u32 = year
        .trim_end_matches(['.', ','])
        .parse()
        .ok()
        .filter(|year| (1900..2200).contains(year))?;
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map(|c| c.to_uppercase().collect::<String>() + characters.as_str())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_become_iso() {
        assert_eq!(iso_date("18 September 2025").as_deref(), Some("2025-09-18"));
        assert_eq!(iso_date("18 septembre 2025").as_deref(), Some("2025-09-18"));
        assert_eq!(iso_date("31 October").as_deref(), None);
    }

    #[test]
    fn sponsors_are_told_from_the_kind() {
        let (sponsors, kind) =
            draft_line("Cuba, Trinidad and Tobago and Viet Nam:* draft resolution**").unwrap();
        assert_eq!(
            (sponsors.join("|").as_str(), kind.as_str()),
            ("Cuba|Trinidad and Tobago|Viet Nam", "draft resolution")
        );
    }

    #[test]
    fn the_number_is_told_from_the_title() {
        assert_eq!(
            numbered_title("80/121. International trade"),
            (Some("80/121".into()), "International trade".into())
        );
        assert_eq!(
            numbered_title("21/…  Human rights"),
            (None, "Human rights".into())
        );
    }
}
