//! Addresses of provisions: what ids say, as a value.
//!
//! An id such as `78/149:Annex I:P3(b)(ii)~2` is read here and nowhere else:
//!
//! ```text
//! address = { scope ":" } base { "." number } { "(" item ")" } [ "~" copy ]
//! scope   = a part, an annex, the number of an act: A, Annex I, 78/149
//! base    = title | kind number          PP3, OP4bis, P12A, U1, Art4, Rec77, Sec104, H2
//! ```
//!
//! `.` leads to the paragraph of an article, `( )` to a sub-paragraph, `~` tells the second of two that are called the
//! same. Addresses are ordered as they stand in a text of their kind: by number, not by letter, `OP2` before `OP10`.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// The address of a provision in its text.
///
/// ```
/// use travaux::instrument::Address;
///
/// let address: Address = "Annex I:P3(b)".parse().unwrap();
/// assert_eq!(address.part(), Some("Annex I".to_owned()));
/// assert_eq!(address.to_string(), "Annex I:P3(b)");
/// assert_eq!(address.cited(), "Annex I, para. 3 (b)");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    /// The outermost first: `78/149`, `Annex I`.
    pub scopes: Vec<String>,
    /// What it is counted with.
    pub base: Base,
    /// The numbers behind points: `3` of `Art4.3`.
    pub paragraphs: Vec<String>,
    /// The letters and numbers in parentheses: `a`, `ii` of `OP12(a)(ii)`.
    pub items: Vec<String>,
    /// 2 for the second that is called so; none for the first.
    pub copy: Option<u32>,
}

/// What a provision is counted with, and its number there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Base {
    /// `title`
    Title,
    /// `OP4bis`: the kind and the number with its suffix.
    Counted(Series, String),
}

/// The series in which provisions are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Series {
    /// `Rec77`: a recital.
    Recital,
    /// `PP3`
    Preambular,
    /// `OP12`
    Operative,
    /// `P26`: a numbered paragraph.
    Paragraph,
    /// `U1`: a paragraph without a number beside numbered ones.
    Unnumbered,
    /// `Art4`
    Article,
    /// `Sec104`
    Section,
    /// `H2`
    Heading,
}

impl Series {
    /// Every series, in the order of a text.
    const ALL: [Series; 8] = [
        Series::Recital,
        Series::Preambular,
        Series::Operative,
        Series::Paragraph,
        Series::Unnumbered,
        Series::Article,
        Series::Section,
        Series::Heading,
    ];

    /// Returns the letters of the series in an id: `OP`.
    pub fn letters(self) -> &'static str {
        match self {
            Series::Recital => "Rec",
            Series::Preambular => "PP",
            Series::Operative => "OP",
            Series::Paragraph => "P",
            Series::Unnumbered => "U",
            Series::Article => "Art",
            Series::Section => "Sec",
            Series::Heading => "H",
        }
    }

    /// Returns how the series is cited in short: `art.`
    fn cited(self) -> &'static str {
        match self {
            Series::Paragraph => "para.",
            Series::Article => "art.",
            Series::Heading => "heading",
            other => other.letters(),
        }
    }

    /// Returns the series in full: `operative paragraph`.
    fn words(self) -> &'static str {
        match self {
            Series::Recital => "recital",
            Series::Preambular => "preambular paragraph",
            Series::Operative => "operative paragraph",
            Series::Paragraph => "paragraph",
            Series::Unnumbered => "unnumbered paragraph",
            Series::Article => "article",
            Series::Section => "section",
            Series::Heading => "heading",
        }
    }
}

impl Address {
    /// Returns the scopes as one prefix of ids, without the last colon: `78/149:Annex I`.
    pub fn part(&self) -> Option<String> {
        (!self.scopes.is_empty()).then(|| self.scopes.join(":"))
    }

    /// Returns how deep a sub-paragraph stands below its paragraph: 2 for `OP12(a)(ii)`.
    pub fn depth(&self) -> usize {
        self.items.len()
    }

    /// Returns the address of the first that is called so: `OP5` for `OP5~2`.
    #[must_use]
    pub fn without_copy(mut self) -> Self {
        self.copy = None;
        self
    }

    /// Returns the address in the short form that delegates use: `OP 12 (a)(ii)`, `Annex, para. 1`, `art. 4.3 (a)`.
    pub fn cited(&self) -> String {
        self.written(|series| series.cited().to_owned())
    }

    /// Returns the address in full, as a sentence has it: `operative paragraph 4 (b)`.
    pub fn citation(&self) -> String {
        self.written(|series| series.words().to_owned())
    }

    /// Returns the scopes of an id, borrowed from it: `78/149:Annex` of `78/149:Annex:P2`; empty where it has none.
    pub fn part_of(id: &str) -> &str {
        id.rsplit_once(':').map_or("", |(part, _)| part)
    }

    /// Returns an id without the sign of a copy, borrowed from it: `OP5` of `OP5~2`.
    pub fn first_of(id: &str) -> &str {
        id.rsplit_once('~').map_or(id, |(first, _)| first)
    }

    fn written(&self, series: impl Fn(Series) -> String) -> String {
        let part = self.part().map_or_else(String::new, |part| format!("{part}, "));
        let base = match &self.base {
            Base::Title => "title".to_owned(),
            Base::Counted(of, number) => format!("{} {number}", series(*of)),
        };
        let paragraphs: Vec<String> = self
            .paragraphs
            .iter()
            .map(|number| format!(".{number}"))
            .collect();
        let items: Vec<String> = self.items.iter().map(|item| format!("({item})")).collect();
        let (paragraphs, items) = (paragraphs.concat(), items.concat());
        let blank = if items.is_empty() { "" } else { " " };
        let copy = self.copy.map_or_else(String::new, |copy| format!("~{copy}"));
        format!("{part}{base}{paragraphs}{blank}{items}{copy}")
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for scope in &self.scopes {
            write!(f, "{scope}:")?;
        }
        match &self.base {
            Base::Title => f.write_str("title")?,
            Base::Counted(series, number) => write!(f, "{}{number}", series.letters())?,
        }
        for number in &self.paragraphs {
            write!(f, ".{number}")?;
        }
        for item in &self.items {
            write!(f, "({item})")?;
        }
        self.copy.map_or(Ok(()), |copy| write!(f, "~{copy}"))
    }
}

/// A text is no address: it does not follow the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoAddress;

impl fmt::Display for NoAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected an address such as OP4, PP2, Art4.3(a) or Annex I:P1")
    }
}

impl std::error::Error for NoAddress {}

impl FromStr for Address {
    type Err = NoAddress;

    fn from_str(text: &str) -> Result<Self, NoAddress> {
        // `OP5~2(a)` is an item of the second `OP5`: the sign then belongs to its number.
        let last = text.rsplit_once('~').filter(|(_, behind)| !behind.contains(')'));
        let (rest, copy) = match last {
            Some((rest, copy)) => (rest, Some(copy.parse().map_err(|_| NoAddress)?)),
            None => (text, None),
        };
        let mut scopes: Vec<String> = rest.split(':').map(str::to_owned).collect();
        let own = scopes.pop().ok_or(NoAddress)?;
        if scopes.iter().any(String::is_empty) {
            return Err(NoAddress);
        }
        let (base, items) = match own.find('(') {
            Some(at) => (&own[..at], items(&own[at..])?),
            None => (own.as_str(), Vec::new()),
        };
        let mut pieces = base.split('.');
        let base = base_of(pieces.next().unwrap_or_default())?;
        let paragraphs: Vec<String> = pieces.map(str::to_owned).collect();
        if paragraphs.iter().any(String::is_empty) {
            return Err(NoAddress);
        }
        Ok(Self {
            scopes,
            base,
            paragraphs,
            items,
            copy,
        })
    }
}

/// Reads `(a)(ii)`.
fn items(text: &str) -> Result<Vec<String>, NoAddress> {
    let inside = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .ok_or(NoAddress)?;
    let items: Vec<String> = inside.split(")(").map(str::to_owned).collect();
    let fits = |item: &String| !item.is_empty() && !item.contains(['(', ')']);
    items.iter().all(fits).then_some(items).ok_or(NoAddress)
}

/// Reads `OP4bis`; the longest letters that fit count, so that `PP1` is no paragraph `P1` of a series `P`.
fn base_of(text: &str) -> Result<Base, NoAddress> {
    if text == "title" {
        return Ok(Base::Title);
    }
    Series::ALL
        .into_iter()
        .filter_map(|series| Some((series, text.strip_prefix(series.letters())?)))
        .find(|(_, number)| number.starts_with(|c: char| c.is_ascii_digit()))
        .map(|(series, number)| Base::Counted(series, number.to_owned()))
        .ok_or(NoAddress)
}

impl Ord for Address {
    fn cmp(&self, other: &Self) -> Ordering {
        let natural = |one: &[String], two: &[String]| {
            one.iter()
                .zip(two)
                .map(|(one, two)| by_number(one, two))
                .find(|order| order.is_ne())
                .unwrap_or_else(|| one.len().cmp(&two.len()))
        };
        // The second paragraph of a name stands behind the items of the first.
        let own_copy = |address: &Self| address.copy.filter(|_| address.items.is_empty());
        natural(&self.scopes, &other.scopes)
            .then_with(|| self.base.cmp(&other.base))
            .then_with(|| natural(&self.paragraphs, &other.paragraphs))
            .then_with(|| own_copy(self).cmp(&own_copy(other)))
            .then_with(|| natural(&self.items, &other.items))
            .then_with(|| self.copy.cmp(&other.copy))
    }
}

impl PartialOrd for Address {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Base {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Base::Title, Base::Title) => Ordering::Equal,
            (Base::Title, _) => Ordering::Less,
            (_, Base::Title) => Ordering::Greater,
            (Base::Counted(series, number), Base::Counted(other_series, other_number)) => series
                .cmp(other_series)
                .then_with(|| by_number(number, other_number)),
        }
    }
}

impl PartialOrd for Base {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Orders `4`, `4bis`, `10`: by the digits at the head, then by what follows them. Digits beyond any count stand last.
fn by_number(one: &str, two: &str) -> Ordering {
    let cut = |text: &str| {
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let number = text[..end].parse::<u64>().unwrap_or(u64::MAX);
        (number, text[end..].to_owned())
    };
    cut(one).cmp(&cut(two)).then_with(|| one.cmp(two))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Address {
        text.parse().unwrap()
    }

    #[test]
    fn addresses_are_written_as_they_are_read() {
        for text in [
            "PP3",
            "OP12",
            "OP12(a)",
            "OP12(a)(ii)",
            "P26",
            "P26(a)",
            "Art4.3",
            "Art4.3(a)",
            "H1",
            "A:OP1",
            "Annex:P1",
            "Annex I:P1",
            "78/149:OP1",
            "78/149:Annex:P2",
            "OP5~2",
            "OP4bis",
            "OP2alt",
            "P1(option2)(a)",
            "Rec77",
            "U1",
            "Sec236(c)(1)",
            "title",
            "P12.3.1",
            "Art12A",
            "2:OP1~3",
        ] {
            assert_eq!(address(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "", "odd", "OP", "OP(a)", "OP1(", "OP1()", "OP1(a", "OP1~", "OP1~x", ":OP1", "OP1.", "op1", "X1",
            "OP1(a)b",
        ] {
            assert_eq!(text.parse::<Address>(), Err(NoAddress), "{text}");
        }
    }

    #[test]
    fn addresses_stand_in_the_order_of_numbers() {
        let ordered = [
            "title", "Rec2", "PP1", "PP2", "PP2bis", "PP10", "OP1", "OP1(a)", "OP1(b)", "OP1~2", "OP2", "P1",
            "A:OP1",
        ];
        let mut sorted: Vec<Address> = ordered.iter().rev().map(|text| address(text)).collect();
        sorted.sort();
        let written: Vec<String> = sorted.iter().map(Address::to_string).collect();
        assert_eq!(written, ordered);
    }

    #[test]
    fn addresses_are_cited_in_short_and_in_full() {
        assert_eq!(address("OP4(b)").citation(), "operative paragraph 4 (b)");
        assert_eq!(address("Annex I:P1").citation(), "Annex I, paragraph 1");
        assert_eq!(address("Art4.3(a)").cited(), "art. 4.3 (a)");
        assert_eq!(address("78/149:OP1").cited(), "78/149, OP 1");
    }
}
