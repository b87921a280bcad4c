//! Addresses of provisions: what ids say, as a value.
//!
//! An id such as `78/149:Annex I:P3(b)(ii)~2` is read here and nowhere else:
//!
//! ```text
//! address = { scope ":" } base { "." number } { "(" number ")" }
//! scope   = a part, an annex, the number of an act: A, Annex I, 78/149
//! base    = title | series number        PP3, OP4bis, P12A, U1, Art4, Rec77, Sec104, H2, Fn3, Fn*
//! number  = digits, letters [ "~" copy ]
//! ```
//!
//! `.` leads to the paragraph of an article, `( )` to a sub-paragraph, `~` tells the second of two that are called the
//! same: `OP5~2(a)` is an item of the second `OP5`. Addresses are ordered as they stand in a text of their kind: by
//! number, not by letter, `OP2` before `OP10`, and the items of `OP5` before `OP5~2`.

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
    pub paragraphs: Vec<Number>,
    /// The letters and numbers in parentheses: `a`, `ii` of `OP12(a)(ii)`.
    pub items: Vec<Number>,
}

/// What a provision is counted with, and its number there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Base {
    /// `title`
    Title,
    /// `OP4bis`: the kind and the number with its suffix.
    Counted(Series, Number),
}

/// A number or letter, and which of those called so it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Number {
    /// `4bis`, `a`, `ii`
    pub shown: String,
    /// 2 for the second that is called so; none for the first.
    pub copy: Option<u32>,
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
    /// `Fn3`: a footnote, by its mark.
    Footnote,
}

impl Series {
    /// Every series, in the order of a text.
    pub const ALL: [Series; 9] = [
        Series::Recital,
        Series::Preambular,
        Series::Operative,
        Series::Paragraph,
        Series::Unnumbered,
        Series::Article,
        Series::Section,
        Series::Heading,
        Series::Footnote,
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
            Series::Footnote => "Fn",
        }
    }

    /// Finds the series whose letters a text opens with, and what follows them.
    pub(super) fn opening(text: &str) -> Option<(Self, &str)> {
        Self::ALL
            .into_iter()
            .find_map(|series| Some((series, text.strip_prefix(series.letters())?)))
    }

    /// Tells whether a number can be one of the series. Articles and sections have names, too (`Artúnico`); elsewhere a
    /// word is none: `Human` is no heading `uman`.
    fn may_count(self, number: &str) -> bool {
        // `Fn*`, `Fn**`
        if self == Series::Footnote && number.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§')) {
            return !number.is_empty();
        }
        let named = matches!(self, Series::Article | Series::Section | Series::Recital);
        let small = number.bytes().filter(u8::is_ascii_lowercase).count();
        let roman = number.bytes().all(|c| b"ivxlc".contains(&c));
        let letters = small == 0 || small == number.len() && (small <= 2 || roman);
        let digit = number.starts_with(|c: char| c.is_ascii_digit());
        number.starts_with(char::is_alphanumeric) && (named || digit || letters)
    }

    /// Returns how the series is cited in short: `art.`
    fn cited(self) -> &'static str {
        match self {
            Series::Paragraph => "para.",
            Series::Article => "art.",
            Series::Heading => "heading",
            Series::Footnote => "footnote",
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
            Series::Footnote => "footnote",
        }
    }
}

impl Number {
    /// Makes a number of what a label shows, without the signs that an address is parted by.
    pub fn new(shown: &str) -> Self {
        let own = |c: &char| !matches!(c, ':' | '(' | ')' | '~');
        Self {
            shown: shown.trim().chars().filter(own).collect(),
            copy: None,
        }
    }

    /// Tells whether nothing is shown that could be read again.
    pub fn is_blank(&self) -> bool {
        self.shown.is_empty()
    }
}

impl Address {
    /// Makes the address of what is counted with a series: `P12.3` of `12.3`.
    pub fn counted(scopes: Vec<String>, series: Series, number: &str) -> Self {
        let number: String = number.split_whitespace().collect();
        let mut numbers = number.split('.').map(Number::new);
        Self {
            scopes,
            base: Base::Counted(series, numbers.next().unwrap_or_else(|| Number::new(""))),
            paragraphs: numbers.filter(|number| !number.shown.is_empty()).collect(),
            items: Vec::new(),
        }
    }

    /// Makes the address of the footnote with a mark: `Fn3`.
    pub fn footnote(marker: &str) -> Self {
        Self {
            scopes: Vec::new(),
            base: Base::Counted(Series::Footnote, Number::new(marker)),
            paragraphs: Vec::new(),
            items: Vec::new(),
        }
    }

    /// Tells whether it is that of a footnote.
    pub fn is_footnote(&self) -> bool {
        matches!(self.base, Base::Counted(Series::Footnote, _))
    }

    /// Tells whether the address has a number that can be read again: `P` has none.
    pub fn is_complete(&self) -> bool {
        match &self.base {
            Base::Title => true,
            Base::Counted(series, number) => series.may_count(&number.shown),
        }
    }

    /// Returns the scopes as one prefix of ids, without the last colon: `78/149:Annex I`.
    pub fn part(&self) -> Option<String> {
        (!self.scopes.is_empty()).then(|| self.scopes.join(":"))
    }

    /// Returns how deep a sub-paragraph stands below its paragraph: 2 for `OP12(a)(ii)`.
    pub fn depth(&self) -> usize {
        self.items.len()
    }

    /// Returns the number of the article that it is, or stands in: `4` of `Art4.3(a)`.
    pub fn article(&self) -> Option<&Number> {
        match &self.base {
            Base::Counted(Series::Article, number) => Some(number),
            _ => None,
        }
    }

    /// Returns the address of an item below this one: `OP1(a)`.
    #[must_use]
    pub fn item(mut self, mark: &str) -> Self {
        self.items.push(Number::new(mark));
        self
    }

    /// Returns the address of the first that is called so: `OP5` for `OP5~2`.
    #[must_use]
    pub fn without_copy(self) -> Self {
        self.with_copy(None)
    }

    /// Returns the address of another that is called so: `OP5~2` for `OP5`.
    #[must_use]
    pub fn with_copy(mut self, copy: Option<u32>) -> Self {
        if let Some(last) = self.last_mut() {
            last.copy = copy;
        }
        self
    }

    fn last_mut(&mut self) -> Option<&mut Number> {
        let own = match &mut self.base {
            Base::Title => None,
            Base::Counted(_, number) => Some(number),
        };
        let inner = self.items.last_mut().or(self.paragraphs.last_mut());
        inner.or(own)
    }

    /// Returns the address in the short form that delegates use: `OP 12 (a)(ii)`, `Annex, para. 1`, `art. 4.3 (a)`.
    pub fn cited(&self) -> String {
        self.written(Series::cited)
    }

    /// Returns the address in full, as a sentence has it: `operative paragraph 4 (b)`.
    pub fn citation(&self) -> String {
        self.written(Series::words)
    }

    fn written(&self, series: impl Fn(Series) -> &'static str) -> String {
        let part = self.part().map_or_else(String::new, |part| format!("{part}, "));
        let base = match &self.base {
            Base::Title => "title".to_owned(),
            Base::Counted(of, number) => format!("{} {number}", series(*of)),
        };
        let blank = if self.items.is_empty() { "" } else { " " };
        format!(
            "{part}{base}{}{blank}{}",
            points(&self.paragraphs),
            parens(&self.items)
        )
    }
}

fn points(numbers: &[Number]) -> String {
    let shown = |number: &Number| [".".to_owned(), number.to_string()];
    numbers.iter().flat_map(shown).collect()
}

/// `(a)(ii)`, `(a)~2(ii)`: the sign of a copy stands behind the parenthesis.
pub(super) fn parens(numbers: &[Number]) -> String {
    let shown = |number: &Number| {
        let copy = number.copy.map_or_else(String::new, |copy| format!("~{copy}"));
        format!("({}){copy}", number.shown)
    };
    numbers.iter().map(shown).collect()
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)?;
        self.copy.map_or(Ok(()), |copy| write!(f, "~{copy}"))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scopes: String = self
            .scopes
            .iter()
            .flat_map(|scope| [scope.as_str(), ":"])
            .collect();
        let base = match &self.base {
            Base::Title => "title".to_owned(),
            Base::Counted(series, number) => format!("{}{number}", series.letters()),
        };
        f.pad(&format!(
            "{scopes}{base}{}{}",
            points(&self.paragraphs),
            parens(&self.items)
        ))
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
        let (scopes, own) = scopes(text)?;
        let (named, items) = own.split_at(own.find('(').unwrap_or(own.len()));
        if named.contains(char::is_whitespace) {
            return Err(NoAddress);
        }
        let mut pieces = named.split('.');
        let base = base_of(pieces.next().unwrap_or_default())?;
        Ok(Self {
            scopes,
            base,
            paragraphs: pieces.map(number).collect::<Result<_, _>>()?,
            items: parenthesized(items)?,
        })
    }
}

/// Parts the scopes from what stands in them.
pub(super) fn scopes(text: &str) -> Result<(Vec<String>, &str), NoAddress> {
    let mut scopes: Vec<&str> = text.split(':').collect();
    let own = scopes.pop().unwrap_or_default();
    if scopes.iter().any(|scope| scope.is_empty()) {
        return Err(NoAddress);
    }
    Ok((scopes.into_iter().map(str::to_owned).collect(), own))
}

/// Reads `4bis~2`.
fn number(text: &str) -> Result<Number, NoAddress> {
    let (shown, copy) = match text.split_once('~') {
        Some((shown, copy)) => (shown, Some(copy_of(copy)?)),
        None => (text, None),
    };
    let number = Number {
        copy,
        ..Number::new(shown)
    };
    let kept = number.shown == shown && !shown.is_empty();
    kept.then_some(number).ok_or(NoAddress)
}

/// Reads the count behind `~`: from 2, without zeros in front.
fn copy_of(text: &str) -> Result<u32, NoAddress> {
    let copy = text.parse().map_err(|_| NoAddress)?;
    (copy >= 2 && !text.starts_with(['0', '+']))
        .then_some(copy)
        .ok_or(NoAddress)
}

/// Reads `(a)(ii)`, `(a)~2(ii)`.
pub(super) fn parenthesized(text: &str) -> Result<Vec<Number>, NoAddress> {
    let mut items = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (shown, behind) = rest
            .strip_prefix('(')
            .and_then(|inside| inside.split_once(')'))
            .ok_or(NoAddress)?;
        let (copy, next) = behind.split_at(behind.find('(').unwrap_or(behind.len()));
        if !copy.is_empty() && !copy.starts_with('~') {
            return Err(NoAddress);
        }
        items.push(number(&format!("{shown}{copy}"))?);
        rest = next;
    }
    Ok(items)
}

/// Reads `OP4bis`; the longest letters that fit count, so that `PP1` is no paragraph `P1` of a series `P`.
fn base_of(text: &str) -> Result<Base, NoAddress> {
    if text == "title" {
        return Ok(Base::Title);
    }
    let (series, rest) = Series::opening(text).ok_or(NoAddress)?;
    let number = number(rest)?;
    let fits = series.may_count(&number.shown);
    fits.then_some(Base::Counted(series, number)).ok_or(NoAddress)
}

impl Ord for Address {
    fn cmp(&self, other: &Self) -> Ordering {
        let scopes = |address: &Self| {
            address
                .scopes
                .iter()
                .map(|it| Number::new(it))
                .collect::<Vec<_>>()
        };
        scopes(self)
            .cmp(&scopes(other))
            .then_with(|| self.scopes.cmp(&other.scopes))
            .then_with(|| self.base.cmp(&other.base))
            .then_with(|| self.paragraphs.cmp(&other.paragraphs))
            .then_with(|| self.items.cmp(&other.items))
    }
}

impl PartialOrd for Address {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `4`, `4bis`, `10`: by the digits at the head, then by what follows them. Digits beyond any count stand last.
impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let cut = |text: &str| {
            let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
            let number = text[..end].parse::<u64>().unwrap_or(u64::MAX);
            (number, text[end..].to_owned())
        };
        cut(&self.shown)
            .cmp(&cut(&other.shown))
            .then_with(|| self.shown.cmp(&other.shown))
            .then_with(|| self.copy.cmp(&other.copy))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
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
            "Artúnico",
            "Art1.Uno",
            "Pa",
            "2:OP1~3",
            "OP5~2(a)",
            "OP1(a)~2(i)",
            "Art14.1~2",
            "Art14.1~2(b)~3",
            "Fn3",
            "Fn*",
            "Fn**~2",
        ] {
            assert_eq!(address(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "", "odd", "OP", "OP(a)", "OP1(", "OP1()", "OP1(a", "OP1~", "OP1~x", ":OP1", "OP1.", "op1", "X1",
            "OP1(a)b", "OP1~1", "OP1~02", "OP1 bis", "Human", "Having",
        ] {
            assert_eq!(text.parse::<Address>(), Err(NoAddress), "{text}");
        }
    }

    #[test]
    fn addresses_stand_in_the_order_of_numbers() {
        let ordered = [
            "title", "Rec2", "PP1", "PP2", "PP2bis", "PP10", "OP1", "OP1(a)", "OP1(b)", "OP1~2", "OP1~2(a)",
            "OP1~3", "OP2", "P1", "A:OP1",
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
