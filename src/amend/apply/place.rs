//! Where a target lies in the base.
//!
//! Every item speaks of the base as it is, whatever earlier items did to it. A sheet may call a place otherwise than the base does:
//! `OP4` where the paragraphs of a decision are only numbered, `Sec2(b)` where the base points, an alinéa where it counts none. What
//! is called so is then looked for by its numbers alone, and taken if there is exactly one.

use std::collections::HashMap;

use super::refusal::Refusal;
use crate::instrument::{Address, Base, Group, Instrument, Kind, Line, Number, Provision, Series, Spot};
use crate::lexicon::any;

/// The places of a base.
pub(super) struct Places<'a> {
    base: &'a Instrument,
    by_address: HashMap<&'a Address, usize>,
    by_numbers: HashMap<String, Vec<usize>>,
    /// The headings of articles whose paragraphs alone have numbers.
    by_heading: HashMap<Address, usize>,
    /// Behind the last provision that belongs to each.
    ends: Vec<usize>,
    /// The footnotes that bear each mark.
    notes: HashMap<String, Vec<usize>>,
}

impl<'a> Places<'a> {
    pub(super) fn of(base: &'a Instrument) -> Self {
        let mut by_numbers: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, provision) in base.provisions.iter().enumerate() {
            by_numbers.entry(numbers(&provision.id)).or_default().push(at);
        }
        let mut notes: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, note) in base.footnotes.iter().enumerate() {
            notes.entry(Number::new(&note.marker).shown).or_default().push(at);
        }
        let heads = (0..base.provisions.len()).filter_map(|at| Some((headed(&base.provisions, at)?, at)));
        Self {
            base,
            by_address: base
                .provisions
                .iter()
                .enumerate()
                .map(|(at, it)| (&it.id, at))
                .collect(),
            by_numbers,
            by_heading: heads.collect(),
            ends: ends(&base.provisions),
            notes,
        }
    }

    /// Returns the footnotes that bear a mark.
    pub(super) fn notes(&self, mark: &str) -> &[usize] {
        self.notes.get(mark).map_or(&[], Vec::as_slice)
    }

    /// Returns the provision of an address that only one has.
    pub(super) fn exactly(&self, address: &Address) -> Option<usize> {
        let twice = self.by_address.contains_key(&address.clone().with_copy(Some(2)));
        self.by_address.get(address).copied().filter(|_| !twice)
    }

    /// Returns the provision that bears an address.
    pub(super) fn bearing(&self, address: &Address) -> Option<usize> {
        self.by_address.get(address).copied()
    }

    /// Returns the position behind a provision and all that belongs to it.
    pub(super) fn end(&self, at: usize) -> usize {
        self.ends[at]
    }

    /// Tells whether a provision is the heading of an article whose paragraphs alone have addresses.
    pub(super) fn heads_article(&self, at: usize) -> bool {
        headed(&self.base.provisions, at).is_some()
    }

    /// Returns the heading that gives an article its number, which then has none of its own: `Article 3` above its only paragraph.
    pub(super) fn heading_of(&self, at: usize) -> Option<usize> {
        let own = &self.base.provisions[at];
        let Base::Counted(Series::Article | Series::Section, number) = &own.id.base else {
            return None;
        };
        let whole = own.label.is_none() && own.id.paragraphs.is_empty() && own.id.items.is_empty();
        let above = at.checked_sub(1).filter(|_| whole && number.copy.is_none())?;
        let heading = &self.base.provisions[above];
        (heading.kind == Kind::Heading && has_number(heading, &number.shown)).then_some(above)
    }

    /// Returns the provision at a spot.
    pub(super) fn spot(&self, spot: &Spot) -> Result<usize, Refusal> {
        match &spot.line {
            None | Some(Line::Footnote) => self.address(&spot.address),
            Some(Line::Alinea(n)) => self.alinea(spot, *n),
            Some(Line::Printed { items, .. }) => {
                let article = self.address(&spot.address)?;
                self.below(
                    article,
                    &items.iter().map(|it| it.shown.as_str()).collect::<Vec<_>>(),
                )
                .ok_or_else(|| Refusal::NoLines {
                    asked: spot.to_string(),
                })
            }
        }
    }

    /// Returns the provision that an address means.
    pub(super) fn address(&self, address: &Address) -> Result<usize, Refusal> {
        if let Some(&at) = self.by_address.get(address) {
            return self.only(address, at);
        }
        if let Some(&heading) = self.by_heading.get(address) {
            return Ok(heading);
        }
        let fitting = self.fitting(address);
        match fitting.as_slice() {
            [one] => Ok(*one),
            [] => Err(Refusal::NoTarget {
                asked: address.citation(),
                near: self.near(address),
            }),
            several => Err(self.twice(address, several)),
        }
    }

    /// A second paragraph of the same number makes the first doubtful, too; the further paragraphs of an article do not.
    fn only(&self, address: &Address, at: usize) -> Result<usize, Refusal> {
        let second = address.clone().with_copy(Some(2));
        let counted = matches!(
            address.base,
            Base::Counted(Series::Operative | Series::Paragraph | Series::Preambular, _)
        );
        match self.by_address.get(&second) {
            Some(&other) if counted && second != *address => Err(self.twice(address, &[at, other])),
            _ => Ok(at),
        }
    }

    fn twice(&self, address: &Address, places: &[usize]) -> Refusal {
        Refusal::TargetTwice {
            asked: address.citation(),
            places: places.iter().map(|&at| self.called(at)).collect(),
        }
    }

    /// `OP 4 (Urges all States …)`
    fn called(&self, at: usize) -> String {
        let provision = &self.base.provisions[at];
        let first: Vec<&str> = provision.text.split_whitespace().take(4).collect();
        format!("{} (“{}…”)", provision.id.cited(), first.join(" "))
    }

    /// Returns the provisions with these numbers, where the base calls them otherwise.
    fn fitting(&self, address: &Address) -> Vec<usize> {
        let Base::Counted(series, _) = address.base else {
            return Vec::new();
        };
        let same_series = |other: &Address| matches!(other.base, Base::Counted(own, _) if own == series);
        let mut found = self
            .by_numbers
            .get(&numbers(address))
            .cloned()
            .unwrap_or_default();
        let has_series = self.base.provisions.iter().any(|it| same_series(&it.id));
        found.retain(|&at| {
            let id = &self.base.provisions[at].id;
            let scoped = ends_with(&id.scopes, &address.scopes);
            scoped && (same_series(id) || !has_series && alike(id, series))
        });
        if address.scopes.is_empty() {
            let unscoped = |at: &usize| self.base.provisions[*at].id.scopes.is_empty();
            let main = self.base.provisions.iter().any(|it| {
                it.id.scopes.is_empty() && (same_series(&it.id) || !has_series && alike(&it.id, series))
            });
            if main {
                found.retain(unscoped);
            }
        }
        found
    }

    /// Returns the places that a reader may have meant: the last of the series, and the same number elsewhere.
    fn near(&self, address: &Address) -> Vec<String> {
        let Base::Counted(series, _) = address.base else {
            return Vec::new();
        };
        let provisions = &self.base.provisions;
        let of_series = |it: &&Provision| {
            matches!(it.id.base, Base::Counted(own, _) if own == series) && it.id.scopes == address.scopes
        };
        let mut stem = address.clone();
        let mut near = Vec::new();
        if stem.items.pop().is_some() || stem.paragraphs.pop().is_some() {
            let last = self.by_address.get(&stem).map(|&at| self.end(at) - 1);
            near.extend(last.map(|at| provisions[at].id.cited()));
        } else {
            let own = provisions.iter().filter(of_series);
            let nearest = own.min_by_key(|it| (distance(&it.id, address), it.id.items.len()));
            near.extend(nearest.map(|it| it.id.cited()));
        }
        let others = self.by_numbers.get(&numbers(address)).into_iter().flatten();
        near.extend(others.map(|&at| provisions[at].id.cited()));
        near.dedup();
        near
    }

    /// Finds the nth alinéa of an article: each paragraph in it, but for its heading.
    fn alinea(&self, spot: &Spot, n: u32) -> Result<usize, Refusal> {
        let article = self.address(&spot.address)?;
        let own = article..self.end(article);
        let counted = |at: &usize| {
            let provision = &self.base.provisions[*at];
            !provision.text.trim().is_empty() && provision.kind != Kind::Heading
        };
        own.filter(counted)
            .nth(n as usize - 1)
            .ok_or_else(|| Refusal::NoTarget {
                asked: spot.to_string(),
                near: vec![self.base.provisions[self.end(article) - 1].id.cited()],
            })
    }

    /// Finds the only provision below another with these marks.
    fn below(&self, article: usize, marks: &[&str]) -> Option<usize> {
        if marks.is_empty() {
            return None;
        }
        let ends = |at: &usize| {
            let items: Vec<&str> = self.base.provisions[*at]
                .id
                .items
                .iter()
                .map(|it| it.shown.as_str())
                .collect();
            items.ends_with(marks)
        };
        let mut found = (article..self.end(article)).filter(ends);
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// Returns the provisions of a series in a part, in order: paragraphs, not what belongs to them.
    pub(super) fn group(&self, group: &Group) -> Vec<usize> {
        let of = |series: Series| -> Vec<usize> {
            let provisions = self.base.provisions.iter().enumerate();
            let own = provisions.filter(|(_, it)| {
                it.parent.is_none()
                    && it.id.items.is_empty()
                    && ends_with(&it.id.scopes, &group.scopes)
                    && (!group.scopes.is_empty() || it.id.scopes.is_empty() || !self.has_main(series))
                    && matches!(it.id.base, Base::Counted(own, _) if own == series)
            });
            own.map(|(at, _)| at).collect()
        };
        let found = of(group.series);
        match group.series {
            Series::Operative if found.is_empty() => of(Series::Paragraph),
            _ => found,
        }
    }

    fn has_main(&self, series: Series) -> bool {
        let own = |it: &Provision| matches!(it.id.base, Base::Counted(own, _) if own == series);
        self.base
            .provisions
            .iter()
            .any(|it| it.id.scopes.is_empty() && own(it))
    }
}

/// Returns the position behind the last provision that belongs to each: its children, and what is numbered below it.
fn ends(provisions: &[Provision]) -> Vec<usize> {
    let mut ends: Vec<usize> = (1..=provisions.len()).collect();
    for at in (0..provisions.len()).rev() {
        if let Some(parent) = provisions[at].parent {
            ends[parent.0] = ends[parent.0].max(ends[at]);
        }
    }
    for at in (0..provisions.len()).rev() {
        while let Some(next) = provisions.get(ends[at]) {
            if !is_below(&next.id, &provisions[at].id) {
                break;
            }
            ends[at] = ends[ends[at]];
        }
    }
    for at in (0..provisions.len()).rev() {
        if let Some(article) = headed(provisions, at) {
            let below = |it: &&Provision| is_below(&it.id, &article);
            ends[at] = at + 1 + provisions[at + 1..].iter().take_while(below).count();
        }
    }
    ends
}

/// Returns the article that a heading is the head of: `Article 2` in front of `Art2.1`.
fn headed(provisions: &[Provision], at: usize) -> Option<Address> {
    let (heading, next) = (&provisions[at], provisions.get(at + 1)?);
    let mut article = next.id.clone();
    let Base::Counted(Series::Article | Series::Section, number) = &article.base else {
        return None;
    };
    let numbered = has_number(heading, &number.shown);
    let inner = !article.paragraphs.is_empty() || !article.items.is_empty();
    article.paragraphs.clear();
    article.items.clear();
    (heading.kind == Kind::Heading && numbered && inner).then_some(article)
}

/// Tells whether a heading has a number: `Article 2`, or `§ 2` as its label.
fn has_number(heading: &Provision, number: &str) -> bool {
    let printed = [heading.label.as_deref(), Some(heading.text.as_str())];
    let mut words = printed
        .into_iter()
        .flatten()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    words.any(|word| word == number)
}

/// Tells whether one address lies below another: `Art4.3` below `Art4`; and the further paragraphs of an article, `Art4~2`.
fn is_below(id: &Address, stem: &Address) -> bool {
    let Base::Counted(series @ (Series::Article | Series::Section), number) = &stem.base else {
        return false;
    };
    if !stem.items.is_empty() || !stem.paragraphs.is_empty() || number.copy.is_some() {
        return false;
    }
    matches!(&id.base, Base::Counted(own, other) if own == series && other.shown == number.shown && id.scopes == stem.scopes)
}

/// The numbers of an address without what they count: `4.b` of `OP4(b)`.
fn numbers(address: &Address) -> String {
    let Base::Counted(_, number) = &address.base else {
        return "title".to_owned();
    };
    let rest = address.paragraphs.iter().chain(&address.items);
    let all: Vec<String> = std::iter::once(number)
        .chain(rest)
        .map(|it| it.to_string().to_lowercase())
        .collect();
    all.join(".")
}

/// Tells whether a sheet may say one series and mean the other.
fn alike(id: &Address, series: Series) -> bool {
    let Base::Counted(own, _) = id.base else {
        return false;
    };
    matches!(
        (own, series),
        (
            Series::Paragraph | Series::Section,
            Series::Operative | Series::Article
        ) | (Series::Operative | Series::Unnumbered, Series::Paragraph)
            | (Series::Recital, Series::Preambular)
            | (Series::Preambular, Series::Recital)
            | (Series::Article, Series::Section)
    )
}

fn ends_with(scopes: &[String], asked: &[String]) -> bool {
    let same = |(own, asked): (&String, &String)| {
        own.eq_ignore_ascii_case(asked) || any::annex(own).is_some_and(|own| any::annex(asked) == Some(own))
    };
    scopes.len() >= asked.len() && scopes.iter().rev().zip(asked.iter().rev()).all(same)
}

fn distance(id: &Address, asked: &Address) -> u64 {
    let number = |address: &Address| match &address.base {
        Base::Counted(_, number) => {
            let end = number.shown.find(|c: char| !c.is_ascii_digit());
            let digits = &number.shown[..end.unwrap_or(number.shown.len())];
            digits.parse::<u64>().unwrap_or(u64::MAX)
        }
        Base::Title => 0,
    };
    number(id).abs_diff(number(asked))
}
