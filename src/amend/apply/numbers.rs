//! Numbers given anew, or gaps left: what each paragraph of the result is called.
//!
//! The United Nations count anew: behind a new OP4 the old one is OP5, and so are letters. A law leaves a gap, since others cite it by
//! its numbers. Within what is counted anew, oddities of the base are kept: where it jumps from 5 to 7, the result jumps as far.
//!
//! ```text
//! base     OP3  OP4  OP4bis  OP5  OP7         item: delete OP4, insert after OP5
//! steps         +1   +0      +1   +2
//! result   OP3       OP3bis  OP4  {OP5}  OP7
//! ```
//!
//! A *run* is what is counted together: the items of one paragraph, the paragraphs of a series in one part. What bears no number is counted
//! by its place, always. Cost: linear.

use std::collections::{HashMap, HashSet};

use super::Step;
use super::draft::Draft;
use crate::instrument::{Address, Base, Kind, Number, Provision, Series};
use crate::lexicon::any;
use crate::text::roman;

/// What a paragraph is called.
#[derive(Debug, Clone)]
pub(super) struct Called {
    pub(super) address: Address,
    pub(super) label: Option<String>,
}

/// The names of all live paragraphs, in the order of the result.
pub(super) struct Numbered {
    pub(super) called: HashMap<usize, Called>,
    /// Where a paragraph could not bear the label that its item asks for.
    pub(super) notes: Vec<(Step, String)>,
}

/// What is counted together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum RunKey {
    /// A series in a part; with the number that stands in front, of the paragraphs of an article.
    Series(Vec<String>, Series, Vec<String>),
    /// What belongs to one paragraph.
    Below(usize),
}

/// How numbers of a run are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Digits,
    Letters {
        capital: bool,
    },
    Roman {
        capital: bool,
    },
    /// In a way that cannot be counted.
    Other,
}

/// How a run counts.
#[derive(Debug, Clone)]
struct Run {
    style: Style,
    /// The step to each paragraph of the base from the one before it, by position.
    steps: HashMap<usize, i64>,
    /// A label to print others like.
    like: Option<(String, String)>,
    /// Numbers are given anew.
    anew: bool,
    /// The number of the last paragraph of the base.
    last_of_base: i64,
    /// The last number given; none before the first.
    last: Option<i64>,
    /// Its first number in the base, 1 where it has none.
    first: i64,
}

/// Names every paragraph of an order.
pub(super) fn numbered(draft: &Draft<'_>, order: &[usize], renumber: bool) -> Numbered {
    let mut namer = Namer {
        draft,
        runs: runs(draft, renumber),
        renamed: HashMap::new(),
        given: HashSet::new(),
        copies: HashMap::new(),
        renumber,
        numbered: Numbered {
            called: HashMap::new(),
            notes: Vec::new(),
        },
    };
    for &slot in order {
        namer.name(slot);
    }
    namer.numbered
}

/// Reads how the base counts.
fn runs(draft: &Draft<'_>, renumber: bool) -> HashMap<RunKey, Run> {
    let mut members: HashMap<RunKey, Vec<usize>> = HashMap::new();
    for (at, provision) in draft.base.provisions.iter().enumerate() {
        if mark(provision).is_some() {
            members.entry(key_of(draft, at)).or_default().push(at);
        }
    }
    let made = members.into_iter().map(|(key, members)| {
        let run = run(draft, &key, &members, renumber);
        (key, run)
    });
    made.collect()
}

fn run(draft: &Draft<'_>, key: &RunKey, members: &[usize], renumber: bool) -> Run {
    let provision = |at: usize| &draft.base.provisions[at];
    let marks: Vec<&str> = members
        .iter()
        .filter_map(|&at| mark(provision(at)))
        .map(|it| it.shown.as_str())
        .collect();
    let style = style(&marks);
    let mut run = new_run(style, anew(draft, key, members, renumber));
    let mut before = None;
    for (&at, shown) in members.iter().zip(&marks) {
        let Some((value, _)) = read(style, shown) else {
            continue;
        };
        let step = before.map_or(1, |before: i64| value - before);
        if before.is_none() {
            run.first = value;
        }
        // A second of one number is not counted, unless the first goes.
        let gone_first = step == 0 && before.is_some() && gone_before(draft, members, at);
        run.steps.insert(at, if gone_first { 1 } else { step });
        before = Some(value);
        run.last_of_base = run.last_of_base.max(value);
        if run.like.is_none() {
            run.like = provision(at)
                .label
                .as_ref()
                .map(|label| (label.clone(), (*shown).to_owned()));
        }
    }
    run
}

/// Tells whether the paragraph of a run in front of one is deleted.
fn gone_before(draft: &Draft<'_>, members: &[usize], at: usize) -> bool {
    let place = members.iter().position(|&it| it == at).unwrap_or(0);
    place > 0 && draft.gone(members[place - 1]).is_some()
}

fn new_run(style: Style, anew: bool) -> Run {
    Run {
        style,
        steps: HashMap::new(),
        like: None,
        anew,
        last_of_base: 0,
        last: None,
        first: 1,
    }
}

/// Tells whether a run counts anew when paragraphs come and go.
fn anew(draft: &Draft<'_>, key: &RunKey, members: &[usize], renumber: bool) -> bool {
    let unlabelled = || {
        members
            .iter()
            .all(|&at| draft.base.provisions[at].label.is_none())
    };
    renumber || !is_of_law(draft, key) || unlabelled()
}

fn is_of_law(draft: &Draft<'_>, key: &RunKey) -> bool {
    let series = match key {
        RunKey::Series(_, series, _) => Some(*series),
        RunKey::Below(parent) => {
            let top = std::iter::successors(Some(*parent), |&at| draft.slots[at].parent).last();
            top.and_then(|top| draft.slots[top].like)
                .and_then(|at| series_of(&draft.base.provisions[at].id))
        }
    };
    matches!(series, Some(Series::Article | Series::Section | Series::Recital))
}

fn series_of(address: &Address) -> Option<Series> {
    match address.base {
        Base::Counted(series, _) => Some(series),
        Base::Title => None,
    }
}

/// The number of a provision in its run.
fn mark(provision: &Provision) -> Option<&Number> {
    let id = &provision.id;
    let own = match &id.base {
        Base::Counted(_, number) => Some(number),
        Base::Title => None,
    };
    id.items.last().or(id.paragraphs.last()).or(own)
}

/// The run of a provision of the base.
fn key_of(draft: &Draft<'_>, at: usize) -> RunKey {
    let provision = &draft.base.provisions[at];
    match provision.parent {
        Some(parent) => RunKey::Below(parent.0),
        None => series_key(&provision.id),
    }
}

fn series_key(id: &Address) -> RunKey {
    let (series, number) = match &id.base {
        Base::Counted(series, number) => (*series, Some(number)),
        Base::Title => (Series::Heading, None),
    };
    let mut front: Vec<String> = number
        .into_iter()
        .chain(&id.paragraphs)
        .chain(&id.items)
        .map(Number::to_string)
        .collect();
    front.pop();
    RunKey::Series(id.scopes.clone(), series, front)
}

struct Namer<'d, 'a> {
    draft: &'d Draft<'a>,
    runs: HashMap<RunKey, Run>,
    /// The new numbers of articles, by part and old number.
    renamed: HashMap<(Vec<String>, Base), Base>,
    given: HashSet<Address>,
    /// The last copy of a name that was given.
    copies: HashMap<Address, u32>,
    renumber: bool,
    numbered: Numbered,
}

impl Namer<'_, '_> {
    fn name(&mut self, slot: usize) {
        let key = self.key(slot);
        let (mark, label) = self.mark(slot, &key);
        let address = self.address(slot, mark.as_deref());
        let address = self.unique(address);
        self.remember(slot, &address);
        self.numbered.called.insert(slot, Called { address, label });
    }

    /// The run that a paragraph is counted in now.
    fn key(&self, slot: usize) -> RunKey {
        let own = &self.draft.slots[slot];
        if let Some(parent) = own.parent {
            return RunKey::Below(parent);
        }
        match (own.base.filter(|_| own.moved_to.is_empty()), own.like) {
            (Some(at), _) => key_of_top(&self.draft.base.provisions[at].id),
            (None, Some(like)) => key_of_top(&self.draft.base.provisions[like].id),
            (None, None) => RunKey::Series(Vec::new(), series_for(own.kind), Vec::new()),
        }
    }

    /// Returns the number of a paragraph, and the label that it bears.
    fn mark(&mut self, slot: usize, key: &RunKey) -> (Option<String>, Option<String>) {
        let own = &self.draft.slots[slot];
        let provision = own.base.map(|at| &self.draft.base.provisions[at]);
        let asked_mark = own.label.as_deref().map(marked);
        let fallback = || {
            if let (Some(label), Some(mark)) = (&own.label, asked_mark.filter(|mark| !mark.is_empty())) {
                let mut run = new_run(
                    style(&[mark.as_str()]),
                    self.renumber || !is_of_law(self.draft, key),
                );
                run.first = read(run.style, &mark).map_or(run.first, |(value, _)| value);
                run.like = Some((label.clone(), mark));
                return run;
            }
            let (style, kind) = match own.kind {
                Kind::Subparagraph => (Style::Letters { capital: false }, Some(("(a)", "a"))),
                Kind::Preambular | Kind::Heading => (Style::Digits, None),
                _ => (Style::Digits, Some(("1", "1"))),
            };
            let mut run = new_run(style, self.renumber || !is_of_law(self.draft, key));
            run.like = kind.map(|(label, mark)| (label.to_owned(), mark.to_owned()));
            run
        };
        let run = if self.runs.contains_key(key) {
            None
        } else {
            Some(fallback())
        };
        let run = self
            .runs
            .entry(key.clone())
            .or_insert_with(|| run.expect("the run is new"));
        let at_home = own.base.filter(|_| {
            own.moved_to.is_empty() && own.parent == provision.and_then(|it| it.parent).map(|it| it.0)
        });
        if let (Some(at), None) = (at_home, &own.label) {
            let provision = &self.draft.base.provisions[at];
            return of_base(run, at, provision);
        }
        let asked = own.label.as_deref();
        let by = own.by.last().copied();
        let (mark, label, note) = match own.kind {
            Kind::Heading => of_heading(run, asked.or(provision.and_then(|it| it.label.as_deref()))),
            _ => of_new(run, asked, own.base.is_some()),
        };
        self.numbered.notes.extend(by.zip(note));
        (mark, label)
    }

    /// Makes the address of a paragraph out of its number and what it belongs to.
    fn address(&self, slot: usize, mark: Option<&str>) -> Address {
        let own = &self.draft.slots[slot];
        let base = own.base.map(|at| &self.draft.base.provisions[at].id);
        if let Some(parent) = own.parent {
            let above = self.numbered.called[&parent].address.clone();
            let before = self.draft.slots[parent]
                .base
                .map(|at| &self.draft.base.provisions[at].id);
            if let (Some(base), Some(before)) = (base, before) {
                return with_mark(under(base, before, &above), mark);
            }
            let fallback = base.and_then(|it| it.items.last()).map(|it| it.shown.clone());
            return above.item(mark.or(fallback.as_deref()).unwrap_or("a"));
        }
        match (base, own.like) {
            (Some(base), _) if own.moved_to.is_empty() => with_mark(self.follow(base), mark),
            (_, Some(like)) => with_mark(self.follow(&self.draft.base.provisions[like].id), mark),
            (Some(base), None) => with_mark(self.follow(base), mark),
            (None, None) => Address::counted(Vec::new(), series_for(own.kind), mark.unwrap_or("1")),
        }
    }

    /// The paragraphs of an article follow its number.
    fn follow(&self, id: &Address) -> Address {
        let mut id = id.clone();
        if !id.paragraphs.is_empty() || !id.items.is_empty() {
            let key = (id.scopes.clone(), id.base.clone());
            if let Some(base) = self.renamed.get(&key) {
                id.base = base.clone();
            }
        }
        id
    }

    fn remember(&mut self, slot: usize, address: &Address) {
        let base = self.draft.slots[slot]
            .base
            .map(|at| &self.draft.base.provisions[at].id);
        if let Some(base) =
            base.filter(|it| it.paragraphs.is_empty() && it.items.is_empty() && it.base != address.base)
        {
            self.renamed
                .insert((base.scopes.clone(), base.base.clone()), address.base.clone());
        }
    }

    /// A second of one name gets the sign of a copy.
    fn unique(&mut self, address: Address) -> Address {
        if self.given.insert(address.clone()) {
            return address;
        }
        // Thousands may have one name; each search goes on where the last one ended.
        let first = address.clone().with_copy(None);
        let copy = self.copies.entry(first).or_insert(1);
        let mut unique = address;
        while !self.given.insert(unique.clone()) {
            *copy += 1;
            unique = unique.with_copy(Some(*copy));
        }
        unique
    }
}

fn key_of_top(id: &Address) -> RunKey {
    series_key(id)
}

fn series_for(kind: Kind) -> Series {
    match kind {
        Kind::Preambular => Series::Preambular,
        Kind::Operative => Series::Operative,
        Kind::Article => Series::Article,
        Kind::Heading => Series::Heading,
        Kind::Subparagraph | Kind::Paragraph | Kind::Row | Kind::Picture => Series::Paragraph,
    }
}

/// The number and label of a paragraph that stands where it stood.
fn of_base(run: &mut Run, at: usize, provision: &Provision) -> (Option<String>, Option<String>) {
    let shown = mark(provision).map(|it| it.shown.as_str()).unwrap_or_default();
    let label = provision.label.clone();
    let (Some(&step), Some((value, suffix))) = (run.steps.get(&at), read(run.style, shown)) else {
        return (None, label);
    };
    let now = match run.last {
        _ if !run.anew || step < 0 => value,
        None => run.first,
        Some(last) => last + step,
    };
    run.last = Some(now);
    if now == value {
        return (None, label);
    }
    let number = write(run.style, now);
    // Headings are counted here one by one; what they bear is another count.
    let label = label.map(|label| match provision.kind {
        Kind::Heading => label,
        _ => relabelled(&label, head(run.style, shown), &number),
    });
    (Some(format!("{number}{suffix}")), label)
}

/// The number and label of a paragraph that comes, with a note where it is another than was asked. A paragraph of the base that gets a
/// number gets that one.
fn of_new(
    run: &mut Run,
    asked: Option<&str>,
    renumbered: bool,
) -> (Option<String>, Option<String>, Option<String>) {
    let next = run.last.map_or(run.first, |last| last + 1);
    let mark: Option<String> = asked.map(marked);
    if let (Some(asked), Some(mark)) = (asked, &mark)
        && !mark.is_empty()
    {
        let known = read(run.style, mark);
        let plain = known.as_ref().is_some_and(|(_, suffix)| suffix.is_empty());
        if !run.anew || !plain || renumbered {
            let printed = match &run.like {
                Some((like, shown)) if known.is_some() => relabelled(like, shown, mark),
                _ => asked.trim_end_matches('.').to_owned(),
            };
            let printed = if plain {
                printed
            } else {
                asked.trim_end_matches('.').to_owned()
            };
            if let Some((value, suffix)) = known.filter(|_| !run.anew || renumbered || run.last.is_none()) {
                run.last = if suffix.is_empty() { Some(value) } else { run.last };
            }
            return (Some(mark.clone()), Some(printed), None);
        }
    }
    if !run.anew && run.last.is_some_and(|last| last < run.last_of_base) {
        // A law has no number for what is put in between, unless somebody gives it one.
        return (None, None, None);
    }
    run.last = Some(next);
    let number = write(run.style, next);
    let label = run
        .like
        .as_ref()
        .map(|(like, shown)| relabelled(like, head(run.style, shown), &number));
    let other = mark.filter(|mark| !mark.eq_ignore_ascii_case(&number));
    let note =
        other.map(|mark| format!("bears the number {number}, not {mark}, since numbers are given anew"));
    (Some(number), label, note)
}

/// The number of a label as addresses have it: `5bis` of `5 бис`.
fn marked(label: &str) -> String {
    let number: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
    any::latin_number(&number).into_owned()
}

/// A heading that comes, or gets another label, is counted by its place and bears what is asked.
fn of_heading(run: &mut Run, asked: Option<&str>) -> (Option<String>, Option<String>, Option<String>) {
    let next = run.last.map_or(run.first, |last| last + 1);
    run.last = Some(next);
    (
        Some(next.to_string()),
        asked.map(|label| label.trim_end_matches('.').to_owned()),
        None,
    )
}

/// Puts another number into a label: `(b)` for `(a)`, `5 bis` for `4 bis`.
fn relabelled(label: &str, old: &str, new: &str) -> String {
    match label.find(old).filter(|_| !old.is_empty()) {
        Some(at) => format!("{}{new}{}", &label[..at], &label[at + old.len()..]),
        None => new.to_owned(),
    }
}

/// Puts another number at the end of an address.
fn with_mark(mut address: Address, mark: Option<&str>) -> Address {
    let Some(mark) = mark else { return address };
    let number = Number::new(mark);
    if let Some(last) = address.items.last_mut().or(address.paragraphs.last_mut()) {
        *last = number;
    } else if let Base::Counted(_, own) = &mut address.base {
        *own = number;
    }
    address
}

/// Puts an address that lay below one below another.
fn under(address: &Address, before: &Address, now: &Address) -> Address {
    let lies_below = address.scopes == before.scopes
        && address.base == before.base
        && address.paragraphs.starts_with(&before.paragraphs)
        && address.items.starts_with(&before.items);
    if !lies_below {
        return address.clone();
    }
    let mut moved = now.clone();
    moved
        .paragraphs
        .extend_from_slice(&address.paragraphs[before.paragraphs.len()..]);
    moved
        .items
        .extend_from_slice(&address.items[before.items.len()..]);
    moved
}

/// Tells how the numbers of a run are written.
fn style(marks: &[&str]) -> Style {
    let all = |fits: &dyn Fn(&str) -> bool| !marks.is_empty() && marks.iter().all(|mark| fits(mark));
    let capital = marks
        .first()
        .is_some_and(|mark| mark.starts_with(char::is_uppercase));
    let begins_roman = marks.first().is_some_and(|mark| mark.eq_ignore_ascii_case("i"));
    if all(&|mark| mark.starts_with(|c: char| c.is_ascii_digit())) {
        Style::Digits
    } else if begins_roman && all(&|mark| roman::value(&mark.to_lowercase()).is_some()) {
        Style::Roman { capital }
    } else if all(&|mark| letter(mark).is_some()) {
        Style::Letters { capital }
    } else {
        Style::Other
    }
}

/// Reads a number with what follows it: 4 and `bis`.
fn read(style: Style, mark: &str) -> Option<(i64, String)> {
    match style {
        Style::Digits => {
            let end = mark.find(|c: char| !c.is_ascii_digit()).unwrap_or(mark.len());
            let value: i64 = mark[..end].parse().ok()?;
            Some((value, mark[end..].to_owned()))
        }
        Style::Letters { .. } => letter(mark).map(|value| (value, String::new())),
        Style::Roman { .. } => {
            roman::value(&mark.to_lowercase()).map(|value| (i64::from(value), String::new()))
        }
        Style::Other => None,
    }
}

/// The part of a number that is counted: `4` of `4bis`.
fn head(style: Style, mark: &str) -> &str {
    match style {
        Style::Digits => &mark[..mark.find(|c: char| !c.is_ascii_digit()).unwrap_or(mark.len())],
        _ => mark,
    }
}

fn write(style: Style, number: i64) -> String {
    let cased = |text: String, capital: bool| if capital { text.to_uppercase() } else { text };
    match style {
        Style::Digits | Style::Other => number.to_string(),
        Style::Letters { capital } => cased(lettered(number), capital),
        Style::Roman { capital } => cased(roman::written(u32::try_from(number).unwrap_or(1)), capital),
    }
}

/// `c` is 3, `aa` 27, `bb` 28.
fn letter(mark: &str) -> Option<i64> {
    let mut letters = mark.chars().map(|c| c.to_ascii_lowercase());
    let first = letters.next().filter(char::is_ascii_lowercase)?;
    let rest: Vec<char> = letters.collect();
    let value = i64::from(first as u32 - 'a' as u32) + 1;
    let alike = rest.iter().all(|&c| c == first) && rest.len() < 3;
    alike.then_some(value + 26 * super::draft::signed(rest.len()))
}

fn lettered(number: i64) -> String {
    let place = (number - 1).max(0);
    let letter = char::from(b'a' + (place % 26) as u8);
    std::iter::repeat_n(letter, place as usize / 26 + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for (style, marks) in [
            (Style::Digits, &["1", "12"][..]),
            (Style::Letters { capital: false }, &["a", "z", "aa", "bb"]),
            (Style::Roman { capital: true }, &["I", "XIV"]),
        ] {
            for mark in marks {
                let (value, _) = read(style, mark).unwrap();
                assert_eq!(write(style, value), *mark);
            }
        }
        assert_eq!(style(&["i", "ii", "iii"]), Style::Roman { capital: false });
        assert_eq!(style(&["h", "i", "j"]), Style::Letters { capital: false });
        assert_eq!(read(Style::Digits, "4bis"), Some((4, "bis".to_owned())));
        assert_eq!(relabelled("4 bis", "4", "5"), "5 bis");
        assert_eq!(relabelled("(a)", "a", "b"), "(b)");
    }
}
