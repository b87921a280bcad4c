//! The fields of a masthead, each known by its own words or form.
//!
//! ```text
//! A/C.3/80/L.2            symbol          Distr.: Limited        distribution
//! General Assembly        organ           18 September 2025      date
//! Eightieth session       session         Agenda item 69 (a)     agenda item
//! Belarus: draft resolution               sponsors and kind
//! ```
//!
//! A part of a line is a field only if the whole of it is one: a sentence that names the General Assembly is none. The
//! words are those of [`crate::lexicon::mastheads`], of every language, since the head of a text may be in another language
//! than its body. Nothing here knows where on the page a part stands, but for a lone `General` or `Limited`, which is
//! the distribution only near the top.

use crate::instrument::{Field, Masthead, Piece};
use crate::lexicon::mastheads::{ActKind, DraftKind, MastheadWords, mastheads};
use crate::lexicon::{LANGUAGES, Language, any, date};
use crate::text::normalize::fold;
use crate::text::values::is_document_symbol;

/// What a part of a masthead says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Known {
    /// `United Nations`
    Letterhead,
    /// `DEPOSITORY`
    Stamp,
    Symbol(String),
    /// `Distr.: Limited`; `Distr.:` with its word on another line.
    Distribution(Option<String>),
    Original(String),
    /// ISO 8601.
    Date(String),
    Organ(String),
    /// `Third Committee`
    Committee,
    Session(String),
    /// `69 (a)`
    AgendaItem(String),
    /// `Resolution adopted by the General Assembly on 29 September 2023`
    Adopted(ActKind, Option<String>),
    /// `Resolution 369 (1975)`
    Act(ActKind, String),
    /// `COM(2020) 842 final`, `H. R. 1058`: the number of a bill or a proposal.
    Number(String),
    /// `2015年3月3日安全理事会第7396次会议通过`: the day before the organ, and the verb last.
    AdoptedOn,
    /// `[on the report of the Second Committee (A/80/555)]`
    Report,
}

/// A word alone tells the distribution only within so many lines of the top.
const DISTRIBUTION_ALONE: usize = 12;

/// Reads a part of a line as a field; `place` counts the lines above it.
pub(super) fn known(part: &str, place: usize) -> Option<Known> {
    let text = bare(part);
    if text.is_empty() {
        return None;
    }
    if is_document_symbol(text) {
        return Some(Known::Symbol(text.to_owned()));
    }
    let lower = fold(text).to_lowercase();
    LANGUAGES
        .iter()
        .find_map(|language| of_words(text, &lower, place, language))
        .or_else(|| date_line(text, &lower).map(Known::Date))
        .or_else(|| report_line(&lower).then_some(Known::Report))
        .or_else(|| is_number_of_bill(text).then(|| Known::Number(text.to_owned())))
}

/// Splits a line into the columns of a masthead: at wide space, and where fields stand side by side with a single blank
/// between, `United Nations A/C.2/80/L.13`, as some extraction has them.
pub(super) fn columns(line: &str) -> impl Iterator<Item = &str> {
    super::columns::parts(line).flat_map(|part| {
        let row = beside(part);
        if row.is_empty() { vec![part] } else { row }
    })
}

/// A line of side by side fields is no longer than this.
const LONGEST_ROW: usize = 120;

/// Parts `Security Council Distr.: General 3 March 2015`: who speaks, or when, and behind it what has a form of its own.
/// Empty where a part is no such row.
fn beside(part: &str) -> Vec<&str> {
    if part.len() > LONGEST_ROW || !part.contains(tells_a_form) || known(part, usize::MAX).is_some() {
        return Vec::new();
    }
    let names = |left: Known| {
        matches!(
            left,
            Known::Letterhead | Known::Organ(_) | Known::Committee | Known::Session(_) | Known::Date(_)
        )
    };
    // What has a form begins with a capital, and most spaces of a title stand before a small letter.
    let parted = part
        .match_indices(' ')
        .map(|(at, _)| (&part[..at], part[at..].trim_start()));
    parted
        .filter(|(_, right)| !right.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter(|(left, _)| known(left, usize::MAX).is_some_and(names))
        .find_map(|(left, right)| Some([&[left], formed(right)?.as_slice()].concat()))
        .unwrap_or_default()
}

/// Whether a sign is one of those without which nothing has a form of its own: the number of a symbol or a day, the stop or colon
/// behind `Distr` and `Original`.
fn tells_a_form(sign: char) -> bool {
    sign.is_numeric() || matches!(sign, '.' | ':' | '：')
}

/// Returns what has a form of its own: one field, or a form with its day.
fn formed(right: &str) -> Option<Vec<&str>> {
    match known(right, usize::MAX) {
        Some(Known::Symbol(_) | Known::Distribution(Some(_)) | Known::Original(_)) => Some(vec![right]),
        Some(_) => None,
        None => dated(right),
    }
}

/// Parts `Distr.: General 3 March 2015`.
fn dated(text: &str) -> Option<Vec<&str>> {
    text.match_indices(' ').find_map(|(at, _)| {
        let (left, right) = (&text[..at], text[at..].trim_start());
        let form = matches!(
            known(left, usize::MAX),
            Some(Known::Distribution(Some(_)) | Known::Symbol(_))
        );
        (form && iso_date(right).is_some()).then(|| vec![left, right])
    })
}

/// Tells whether a line holds a field of a masthead.
pub(super) fn holds_field(line: &str) -> bool {
    columns(line).any(|part| known(part, 0).is_some())
}

/// Reads a field by the words of a language.
fn of_words(text: &str, lower: &str, place: usize, language: &Language) -> Option<Known> {
    let words = &language.masthead;
    if words.letterheads.contains(&lower) {
        return Some(Known::Letterhead);
    }
    if words.stamps.contains(&lower) {
        return Some(Known::Stamp);
    }
    if let Some(rest) = opened(lower, words.distribution) {
        let value = rest.trim_start_matches(['.', ':', ' ']);
        let apart = rest.starts_with(['.', ':']) || rest.is_empty();
        if apart && value.split_whitespace().count() <= 3 {
            return Some(Known::Distribution(
                (!value.is_empty()).then(|| capitalized(value)),
            ));
        }
    }
    if place < DISTRIBUTION_ALONE && words.distributions.contains(&lower) {
        return Some(Known::Distribution(Some(capitalized(lower))));
    }
    if let Some(rest) = opened(lower, words.original).filter(|rest| rest.split_whitespace().count() <= 6) {
        return Some(Known::Original(capitalized(rest.trim())));
    }
    if words.organs.contains(&lower) || words.organs.contains(&closed_up(lower).as_str()) {
        return Some(Known::Organ(text.to_owned()));
    }
    if is_session(lower, words) {
        return Some(Known::Session(text.to_owned()));
    }
    if let Some(item) = agenda_item(text, lower, language) {
        return Some(Known::AgendaItem(item));
    }
    let by_organ = || words.organs.iter().any(|organ| lower.starts_with(organ));
    let counted = || (lower.starts_with(char::is_numeric) || by_organ()) && lower.chars().count() <= 60;
    // The bracket may open lines above: `（2016年3月16日 … 通过`, `2023年12月29日 … 修正）`.
    let record = lower.trim_end_matches([')', '）']);
    if words.adopted_last.iter().any(|word| record.ends_with(word)) && counted() {
        return Some(Known::AdoptedOn);
    }
    if let Some((kind, date)) = adopted_as(lower, words) {
        return Some(Known::Adopted(kind, date));
    }
    if let Some((kind, number)) = numbered_act(text, lower, words) {
        return Some(Known::Act(kind, number));
    }
    is_committee(lower, words).then_some(Known::Committee)
}

/// `大　会`: where a script has no spaces, a head spreads short names over the line.
fn closed_up(lower: &str) -> String {
    let spread = lower.len() <= LONGEST_ROW && lower.chars().all(|c| c as u32 > 0x2e80 || c.is_whitespace());
    let letters = lower.split_whitespace();
    if spread { letters.collect() } else { String::new() }
}

impl Known {
    /// Returns the field that the part belongs to.
    pub(super) fn field(&self) -> Field {
        match self {
            Known::Letterhead => Field::Letterhead,
            Known::Stamp => Field::Stamp,
            Known::Symbol(_) | Known::Act(..) | Known::Number(_) => Field::Symbol,
            Known::Distribution(_) => Field::Distribution,
            Known::Original(_) => Field::Original,
            Known::Date(_) => Field::Date,
            Known::Organ(_) | Known::Committee => Field::Organ,
            Known::Session(_) => Field::Session,
            Known::AgendaItem(_) => Field::AgendaItem,
            Known::Adopted(..) => Field::Kind,
            Known::Report | Known::AdoptedOn => Field::Adoption,
        }
    }

    /// Tells whether only a masthead has such a line: a date, an organ or a session may stand alone in any text.
    pub(super) fn proves_a_masthead(&self) -> bool {
        !matches!(
            self,
            Known::Letterhead
                | Known::Stamp
                | Known::Date(_)
                | Known::Organ(_)
                | Known::Committee
                | Known::Session(_)
                | Known::Report
                | Known::AdoptedOn
                | Known::Number(_)
        )
    }

    /// Tells whether what stands above such a line is no title: a day, the record of an adoption and a remark in
    /// brackets may stand between the lines of one, or below it.
    pub(super) fn ends_title(&self) -> bool {
        !matches!(self, Known::Date(_) | Known::AdoptedOn | Known::Report)
    }

    /// Writes the value into the masthead; the first of a kind counts, but for the organ and an adoption's date.
    pub(super) fn tell(self, masthead: &mut Masthead) {
        match self {
            Known::Letterhead | Known::Stamp | Known::Committee | Known::Report | Known::AdoptedOn => {}
            Known::Symbol(symbol) | Known::Number(symbol) => drop(masthead.symbol.get_or_insert(symbol)),
            Known::Distribution(value) => {
                if let Some(value) = value {
                    masthead.distribution.get_or_insert(value);
                }
            }
            Known::Original(language) => masthead.original = Some(language),
            Known::Date(date) => drop(masthead.date.get_or_insert(date)),
            Known::Organ(organ) => masthead.organ = Some(organ),
            Known::Session(session) => drop(masthead.session.get_or_insert(session)),
            Known::AgendaItem(item) => drop(masthead.agenda_item.get_or_insert(item)),
            Known::Adopted(kind, date) => {
                masthead.kind = Some(kind.word().to_owned());
                masthead.date = date.or(masthead.date.take());
            }
            Known::Act(kind, number) => {
                masthead.kind.get_or_insert_with(|| kind.word().to_owned());
                masthead.symbol.get_or_insert(number);
            }
        }
    }
}

/// `Belarus, Cuba and Russian Federation: draft resolution`, `Tajikistan:* draft decision**`
pub(super) struct DraftLine<'a> {
    /// What stands before the colon, as printed.
    pub(super) names: &'a str,
    /// What stands behind it, as printed.
    pub(super) rest: &'a str,
    /// Who brings the draft in.
    pub(super) sponsors: Vec<String>,
    pub(super) kind: DraftKind,
}

/// Reads a line that names sponsors and the kind of their draft.
pub(super) fn draft_line(text: &str) -> Option<DraftLine<'_>> {
    let at = text.find([':', '：'])?;
    let (names, rest) = (&text[..at], text[at..].trim_start_matches([':', '：']));
    // The kind stands right behind the colon.
    let lower = fold(bare(&rest[..rest.floor_char_boundary(LONGEST_ROW)])).to_lowercase();
    let kind = mastheads()
        .flat_map(|words| words.drafts)
        .filter(|(word, _)| opens_with(&lower, word))
        .max_by_key(|(word, _)| word.len())
        .map(|&(_, kind)| kind)
        .or_else(|| amends(&lower))?;
    Some(DraftLine {
        names,
        rest,
        sponsors: split_names(bare(names)),
        kind,
    })
}

/// `对A/C.3/80/L.2号决议草案的修正案`: what amends stands behind what it amends.
fn amends(lower: &str) -> Option<DraftKind> {
    let line = bare(lower);
    let stands = |words: &&MastheadWords| {
        let [before, behind] = words.amends;
        !before.is_empty() && line.starts_with(before) && line.ends_with(behind)
    };
    mastheads().find(stands).map(|_| DraftKind::Amendment)
}

/// A line that says only what kind of text it is; returns the word for it.
pub(super) fn alone_kind(text: &str) -> Option<&'static str> {
    let lower = fold(bare(text)).to_lowercase();
    let draft = |words: &MastheadWords| words.drafts.iter().find(|(word, _)| *word == lower);
    let act = |words: &MastheadWords| words.acts.iter().find(|(word, _)| *word == lower);
    let drafts = mastheads().find_map(draft).map(|(_, kind)| kind.word());
    drafts.or_else(|| mastheads().find_map(act).map(|(_, kind)| kind.word()))
}

/// Tells whether a line is the word above a preamble, and no title.
pub(super) fn is_preamble(text: &str) -> bool {
    let word = fold(bare(text)).to_lowercase();
    !word.is_empty() && mastheads().any(|words| words.preamble == word)
}

/// Tells whether a line of a head says that the text is a resolution or decision.
pub(super) fn names_resolution(text: &str) -> bool {
    columns(text).any(|part| {
        matches!(known(part, 0), Some(Known::Adopted(..) | Known::Act(..)))
            || alone_kind(part).is_some()
            || draft_line(part).is_some()
    })
}

/// Tells whether a line is the number of an act and nothing else: `Decision 17/CP.28`.
pub(super) fn is_numbered_act(text: &str) -> bool {
    let text = bare(text);
    if text.len() > LONGEST_ROW || text.starts_with(char::is_lowercase) {
        return false;
    }
    let lower = fold(text).to_lowercase();
    !text.ends_with(['.', ',', ';', ':'])
        && mastheads().any(|words| numbered_act(text, &lower, words).is_some())
}

/// `Ukraine: amendment to draft resolution A/C.3/80/L.2`: what follows is an amendment, with a title and no formula.
pub(super) fn opens_amendment(text: &str) -> bool {
    draft_line(text).is_some_and(|line| line.kind.amends())
}

/// Tells whether the head of a text says that it amends another: who moves it, and `amendment to …`. The words alone, without
/// anybody who moves, are the title of many a law.
pub(super) fn heads_amendment(pieces: &[Piece]) -> bool {
    let said = |field: Field| pieces.iter().find(|piece| piece.field == field);
    let (Some(sponsors), Some(kind)) = (said(Field::Sponsors), said(Field::Kind)) else {
        return false;
    };
    let line = format!("{}: {}", sponsors.text, kind.text);
    opens_amendment(&line) && kind.text.split_whitespace().nth(1).is_some()
}

/// Tells whether a text has a word that records a vote: `Adopted by 12 votes to none`.
pub(super) fn records_a_vote(text: &str) -> bool {
    let lower = fold(text).to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let unspaced = |word: &str| word.chars().all(|c| c as u32 > 0x2e80);
    mastheads().flat_map(|heads| heads.votes).any(|vote| {
        if unspaced(vote) {
            lower.contains(vote)
        } else {
            words.clone().any(|word| word == *vote)
        }
    }) && words.next().is_some()
}

/// `We, the Heads of State and Government, meeting in Oster,`: who declares, up to a comma.
pub(super) fn declares(text: &str) -> bool {
    let lower = fold(text).to_lowercase();
    let few = lower.split_whitespace().count() <= 80;
    let comma = text.trim_end().ends_with([',', '،', '，']);
    few && comma
        && mastheads()
            .flat_map(|words| words.declarants)
            .any(|word| opens_with(&lower, word))
}

/// `[on the report of the Second Committee (A/80/555)]`, `(submitted by the Third Committee)`, `（2016年3月16日 … 通过）`
fn report_line(lower: &str) -> bool {
    let bracketed = lower.starts_with('[') && lower.ends_with(']');
    let rounded = lower.starts_with('(') && lower.ends_with(')');
    let committee = || {
        mastheads()
            .flat_map(|words| words.committees)
            .any(|word| lower.contains(word))
    };
    let adopted = || {
        let inner = lower
            .strip_prefix(['(', '（'])
            .and_then(|rest| rest.strip_suffix([')', '）']));
        let last = |inner: &str| {
            let mut words = mastheads().flat_map(|words| words.adopted_last);
            words.any(|word| inner.ends_with(word))
        };
        lower.len() < 600 && inner.is_some_and(last)
    };
    bracketed && lower.len() < 300 && !lower[1..].contains('[') || rounded && committee() || adopted()
}

/// `Third Committee`, `Deuxième Commission`, `Третий комитет`
fn is_committee(lower: &str, words: &MastheadWords) -> bool {
    let closes = |word: &&str| lower.ends_with(*word) && lower.len() > word.len();
    // Asked first of what few lines are.
    words.committees.iter().any(closes)
        && !lower.starts_with(char::is_numeric)
        && lower.split_whitespace().count() <= 8
}

/// `Eightieth session`, `Fifty-seventh session`, `Second session, part eight`, `Septuagésimo octavo período de sesiones`,
/// `第八十届会议`, `الدورة الثمانون`
fn is_session(lower: &str, words: &MastheadWords) -> bool {
    if lower.ends_with(['.', ';', ':', ',']) {
        return false;
    }
    let count = lower.split_whitespace().count();
    words.sessions.iter().any(|word| {
        let few = count <= 8.max(word.split_whitespace().count() + 5);
        few && lower.find(word).is_some_and(|at| {
            let whole = lower[..at].ends_with(' ') || at == 0 || !word.is_ascii() && count == 1;
            let tail = lower[at + word.len()..].trim_start();
            let ends = tail.is_empty() || tail.starts_with([',', '(', '*']) || at == 0;
            whole && ends && (at > 0 || count > 1)
        })
    })
}

/// `Agenda item 69 (a)`, `Item 17 of the provisional agenda`, `Agenda items 13 and 117`, `议程项目69`
fn agenda_item(text: &str, lower: &str, language: &Language) -> Option<String> {
    let words = &language.masthead;
    let rest = opened(lower, words.items)?.trim_start();
    if !rest.starts_with(char::is_numeric) || rest.split_whitespace().count() > 12 {
        return None;
    }
    let numbers = |word: &str| {
        word.trim_matches(['(', ')', ',', '*', '.', ';'])
            .chars()
            .all(char::is_numeric)
            || word.starts_with('(')
    };
    let known: Vec<&str> = rest
        .split_whitespace()
        .take_while(|word| numbers(word) || words.and.contains(word))
        .collect();
    // `Пункт 5 преамбулы`, in a sheet that amends it
    let behind: Vec<&str> = rest.split_whitespace().skip(known.len()).take(4).collect();
    if language.speaks_of_text(&behind, rest.ends_with(':')) {
        return None;
    }
    let end = known.join(" ");
    // As printed: the letters of sub-items keep their case.
    let shown = text
        .char_indices()
        .find(|(_, c)| c.is_numeric())
        .map(|(at, _)| text[at..].chars().take(end.chars().count()).collect::<String>());
    shown.map(|shown| shown.trim_matches(['*', ' ', '.']).to_owned())
}

/// `Resolution adopted by the General Assembly on 29 September 2023`, `Adopted by the Security Council at its 3222nd meeting,`
fn adopted_as(lower: &str, words: &MastheadWords) -> Option<(ActKind, Option<String>)> {
    let kind = words
        .adopted
        .iter()
        .find(|(opening, _)| lower.starts_with(opening))
        .map(|&(_, kind)| kind)?;
    // The date is the last three words, or as many as a language needs.
    let tail: Vec<&str> = lower.split_whitespace().collect();
    let date = (3..=6)
        .filter(|&number| number <= tail.len())
        .find_map(|number| iso_date(&tail[tail.len() - number..].join(" ")));
    (lower.split_whitespace().count() <= 40).then_some((kind, date))
}

/// `Resolution 369 (1975)`, `Decision 17/CP.28`
fn numbered_act(text: &str, lower: &str, words: &MastheadWords) -> Option<(ActKind, String)> {
    if let Some(act) = ordinal_act(text, words) {
        return Some(act);
    }
    let &(word, kind) = words.acts.iter().find(|(word, _)| opens_with(lower, word))?;
    let number: String = text.chars().skip(word.chars().count()).collect();
    let number = number.trim_start();
    let short = number.split_whitespace().count() <= 2 && number.starts_with(|c: char| c.is_ascii_digit());
    short.then(|| (kind, number.to_owned()))
}

/// `第991(2015)号决议`: the number before the noun.
fn ordinal_act(text: &str, words: &MastheadWords) -> Option<(ActKind, String)> {
    let [before, behind] = words.ordinal;
    let inner = text.strip_prefix(before).filter(|_| !before.is_empty())?;
    let &(word, kind) = words.acts.iter().find(|(word, _)| inner.ends_with(word))?;
    let number = inner.strip_suffix(word)?.strip_suffix(behind)?.trim();
    let counted = number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().count() <= 20;
    counted.then(|| (kind, number.to_owned()))
}

/// `COM(2020) 842 final`, `2020/0374 (COD)`, `H. R. 1058`, `S. CON. RES. 13`: what proposals and bills are called by.
fn is_number_of_bill(text: &str) -> bool {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let year = |s: &str| s.len() == 4 && digits(s);
    let capitals = |s: &str| (2..=6).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_uppercase());
    let proposal = || {
        let (series, rest) = text.split_once('(')?;
        let (of, number) = rest.split_once(')')?;
        let number = number.trim();
        let number = any::NUMBER_ENDS
            .iter()
            .find_map(|end| number.strip_suffix(end))
            .unwrap_or(number)
            .trim();
        Some(capitals(series) && year(of) && digits(number))
    };
    let procedure = || {
        let (of, rest) = text.split_once('/')?;
        let (number, kind) = rest.strip_suffix(')')?.split_once('(')?;
        Some(year(of) && digits(number.trim()) && number.trim().len() == 4 && capitals(kind))
    };
    let bill = || {
        let (house, number) = text.rsplit_once(' ')?;
        let short = |word: &str| {
            let letters = word.trim_end_matches('.');
            letters.len() <= 4 && letters.bytes().all(|b| b.is_ascii_alphabetic())
        };
        let mut abbreviations = house.split(['.', ' ']).filter(|word| !word.is_empty());
        let opens = house.starts_with("H.") || house.starts_with("S.");
        Some(opens && house.ends_with('.') && digits(number) && abbreviations.all(short))
    };
    [proposal(), procedure(), bill()].contains(&Some(true))
}

/// A date alone, also with the word that introduces it, `on 27 May 1993`, or behind its place: `Brussels, 15.12.2020`.
fn date_line(text: &str, lower: &str) -> Option<String> {
    let place = || {
        let (place, day) = text.split_once(", ")?;
        let named = place.starts_with(char::is_uppercase)
            && place.split(' ').count() <= 3
            && place
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '’' | '\''));
        named.then(|| iso_date(day))?
    };
    let introduced = || {
        let (word, rest) = lower.split_once(' ')?;
        (word.chars().count() <= 3 && !word.chars().any(char::is_numeric)).then(|| iso_date(rest))?
    };
    iso_date(text).or_else(introduced).or_else(place)
}

/// Splits a list of States; names such as `Trinidad and Tobago` stay whole.
fn split_names(names: &str) -> Vec<String> {
    const KEPT: char = '\u{1}';
    let mut masked = names.to_owned();
    for words in mastheads() {
        for name in words.names_with_and {
            masked = masked_name(&masked, name, KEPT);
        }
        for and in words.and {
            let alone = format!(" {and} ");
            masked = masked.replace(&alone, ", ");
        }
    }
    masked
        .split([',', '、', '،', '，'])
        .map(|name| name.replace(KEPT, " "))
        .map(|name| name.trim_matches([',', '*', ' ']).to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// Puts `kept` for the blanks of a name wherever it stands, whatever its case.
fn masked_name(text: &str, name: &str, kept: char) -> String {
    let lower = text.to_lowercase();
    // Lower case may have another length in rare scripts; then nothing is masked.
    if lower.len() != text.len() {
        return text.to_owned();
    }
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    while let Some(at) = lower[from..].find(name) {
        let end = from + at + name.len();
        masked.push_str(&text[from..from + at]);
        masked.extend(
            text[from + at..end]
                .chars()
                .map(|c| if c == ' ' { kept } else { c }),
        );
        from = end;
    }
    masked.push_str(&text[from..]);
    masked
}

/// Reads a date of any language as ISO 8601: `18 September 2025` as `2025-09-18`.
pub(super) fn iso_date(text: &str) -> Option<String> {
    date(text).map(|day| day.to_string())
}

/// Returns the text without stars and blanks at its ends.
pub(super) fn bare(text: &str) -> &str {
    text.trim_matches(['*', ' ', '\u{a0}', '\t'])
}

/// Returns what follows the longest of `openings` that a text begins with, at the end of a word.
fn opened<'a>(lower: &'a str, openings: &[&str]) -> Option<&'a str> {
    openings
        .iter()
        .filter(|opening| opens_with(lower, opening))
        .max_by_key(|opening| opening.len())
        .map(|opening| &lower[opening.len()..])
}

/// Tells whether a text begins with a word or phrase and does not go on inside it; a script without blanks may go on.
fn opens_with(lower: &str, opening: &str) -> bool {
    lower.strip_prefix(opening).is_some_and(|rest| {
        let unspaced = opening.chars().last().is_some_and(|c| c as u32 > 0x2e80);
        unspaced || !rest.starts_with(char::is_alphabetic)
    })
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

    fn field(part: &str) -> Option<Field> {
        known(part, 0).map(|known| known.field())
    }

    #[test]
    fn the_word_before_an_original_language_has_a_sign_that_tells_a_form() {
        for word in mastheads().flat_map(|words| words.original) {
            assert!(word.contains(tells_a_form), "{word}");
        }
    }

    #[test]
    fn fields_are_known_in_six_languages() {
        for (part, expected) in [
            ("Eightieth session", Field::Session),
            ("Septuagésimo octavo período de sesiones", Field::Session),
            ("Soixante-dix-huitième session", Field::Session),
            ("Восьмидесятая сессия", Field::Session),
            ("第八十届会议", Field::Session),
            ("الدورة الثمانون", Field::Session),
            ("Point 69 a) de l’ordre du jour", Field::AgendaItem),
            ("议程项目69", Field::AgendaItem),
            (
                "2023年5月4日 湖泊委员会第七次会议《关于修改〈水井法〉的决定》修正）",
                Field::Adoption,
            ),
            ("Conseil de sécurité", Field::Organ),
            ("Distr.: Limited", Field::Distribution),
            ("Original: English", Field::Original),
            (
                "Résolution adoptée par l’Assemblée générale le 4 décembre 2023",
                Field::Kind,
            ),
            ("18 de septiembre de 2025", Field::Date),
            ("2023年12月4日", Field::Date),
            ("S/RES/2366 (2017)", Field::Symbol),
            ("Resolution 2290 (2016)", Field::Symbol),
        ] {
            assert_eq!(field(part), Some(expected), "{part}");
        }
    }

    #[test]
    fn sentences_are_no_fields() {
        for part in [
            "The General Assembly has a session in September.",
            "General principles of law",
            "Original works are protected",
            "Distribution of wells",
            "Resolution adopted",
            "31 States",
            "Points of order are decided at once",
        ] {
            assert_eq!(field(part), None, "{part}");
        }
    }

    #[test]
    fn names_with_and_stay_whole() {
        let line = draft_line("Antigua and Barbuda, Cuba and Trinidad and Tobago: draft resolution").unwrap();
        assert_eq!(
            line.sponsors,
            ["Antigua and Barbuda", "Cuba", "Trinidad and Tobago"]
        );
        assert_eq!(line.kind.word(), "draft resolution");
    }

    #[test]
    fn votes_are_told_by_their_words() {
        assert!(records_a_vote(
            "Adopted at the 3222nd meeting by 12 votes to none"
        ));
        assert!(records_a_vote("[Adopted without a vote.]"));
        assert!(!records_a_vote("58th plenary meeting"));
    }
}
