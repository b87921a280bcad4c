//! Targets of amendments: where an instruction works, as a value.
//!
//! ```text
//! target = address [finer]            OP4(b), title
//!        | "after:" address [finer]   after:OP3
//!        | "before:" address [finer]  before:PP2
//!        | "end:" (address [finer] | part)   end:Art7, end:PP
//!        | "all:" part                all:OP
//! part   = { scope ":" } series       PP, Annex I:P
//! finer  = ":al" n | "@p" n "l" n { "(" item ")" } | ":fn"
//! ```
//!
//! A sheet may say where in its own words: French sheets count the alinéas of an article (`Art7:al15`), British ones the
//! lines of a page (`Art2@p2l6`, with an item below it: `Art11@p9l25(g)`). Applied to a base, such a spot becomes an address
//! (`Art9:al2` → `Art9.2`); until then it is kept as the sheet has it. `OP7:fn` is the footnote whose mark stands in OP7 (→ `Fn3`).

use std::fmt;
use std::str::FromStr;

use super::address::{Address, Number, Series, parens, parenthesized, scopes};

/// Where an amendment works.
///
/// ```
/// use travaux::instrument::{Series, Target};
///
/// let target: Target = "after:OP3".parse().unwrap();
/// assert!(matches!(&target, Target::After(spot) if spot.address.to_string() == "OP3"));
/// let target: Target = "end:PP".parse().unwrap();
/// assert!(matches!(target, Target::EndOf(group) if group.series == Series::Preambular));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// `OP4(b)`, `title`: in a provision, or all of it.
    At(Spot),
    /// `after:OP3`: behind a provision and all that belongs to it.
    After(Spot),
    /// `before:PP2`
    Before(Spot),
    /// `end:Art7`: behind the last that belongs to a provision.
    End(Spot),
    /// `end:PP`: behind the last of a series.
    EndOf(Group),
    /// `all:OP`: each of a series.
    All(Group),
}

/// A place in a text, as exactly as a sheet gives it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Spot {
    /// The provision.
    pub address: Address,
    /// Where in it, in the sheet's own count.
    pub line: Option<Line>,
}

/// Where in a provision a sheet counts something other than its numbers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Line {
    /// `:al15`: the alinéa, from 1.
    Alinea(u32),
    /// `@p2l6`: the page and the line of the printed base, and the items that are named below it.
    Printed {
        /// From 1.
        page: u32,
        /// From 1.
        line: u32,
        /// `g` of `@p9l25(g)`
        items: Vec<Number>,
    },
    /// `:fn`: the only footnote whose mark stands in the provision.
    Footnote,
}

/// Everything that is counted in one series in one part of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Group {
    /// The outermost first: `Annex I`.
    pub scopes: Vec<String>,
    /// `PP`, `OP`
    pub series: Series,
}

impl Target {
    /// Returns the provision that the target names, if it names one.
    pub fn address(&self) -> Option<&Address> {
        match self {
            Target::At(spot) | Target::After(spot) | Target::Before(spot) | Target::End(spot) => {
                Some(&spot.address)
            }
            Target::EndOf(_) | Target::All(_) => None,
        }
    }

    /// Returns the target as delegates write it: `after OP 3`, `the end of the PP`.
    pub fn cited(&self) -> String {
        match self {
            Target::At(spot) => spot.cited(),
            Target::After(spot) => format!("after {}", spot.cited()),
            Target::Before(spot) => format!("before {}", spot.cited()),
            Target::End(spot) => format!("end of {}", spot.cited()),
            Target::EndOf(group) => format!("end of the {group} paragraphs"),
            Target::All(group) => format!("all {group} paragraphs"),
        }
    }
}

impl Spot {
    /// Returns the place as delegates write it: `OP 4 (b)`, `art. 7, alinéa 15`.
    fn cited(&self) -> String {
        let address = self.address.cited();
        match &self.line {
            None => address,
            Some(Line::Alinea(n)) => format!("{address}, alinéa {n}"),
            Some(Line::Footnote) => format!("footnote to {address}"),
            Some(Line::Printed { page, line, items }) => {
                format!("{address}, page {page}, line {line}{}", parens(items))
            }
        }
    }
}

impl From<Address> for Spot {
    fn from(address: Address) -> Self {
        Self { address, line: None }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::At(spot) => write!(f, "{spot}"),
            Target::After(spot) => write!(f, "after:{spot}"),
            Target::Before(spot) => write!(f, "before:{spot}"),
            Target::End(spot) => write!(f, "end:{spot}"),
            Target::EndOf(group) => write!(f, "end:{group}"),
            Target::All(group) => write!(f, "all:{group}"),
        }
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.address)?;
        match &self.line {
            None => Ok(()),
            Some(Line::Alinea(n)) => write!(f, ":al{n}"),
            Some(Line::Footnote) => f.write_str(":fn"),
            Some(Line::Printed { page, line, items }) => write!(f, "@p{page}l{line}{}", parens(items)),
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for scope in &self.scopes {
            write!(f, "{scope}:")?;
        }
        f.write_str(self.series.letters())
    }
}

/// A text is no target: it does not follow the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoTarget;

impl fmt::Display for NoTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a target such as OP4, after:PP2, end:OP, all:PP, title or Art7:al15")
    }
}

impl std::error::Error for NoTarget {}

impl FromStr for Target {
    type Err = NoTarget;

    fn from_str(text: &str) -> Result<Self, NoTarget> {
        match text.split_once(':') {
            Some(("after", spot)) => spot.parse().map(Target::After),
            Some(("before", spot)) => spot.parse().map(Target::Before),
            Some(("end", rest)) => {
                let spot = rest.parse().map(Target::End);
                spot.or_else(|_| rest.parse().map(Target::EndOf))
            }
            Some(("all", group)) => group.parse().map(Target::All),
            _ => text.parse().map(Target::At),
        }
    }
}

impl FromStr for Spot {
    type Err = NoTarget;

    fn from_str(text: &str) -> Result<Self, NoTarget> {
        if let Some(address) = text.strip_suffix(":fn") {
            let address = address.parse().map_err(|_| NoTarget)?;
            return Ok(Self {
                address,
                line: Some(Line::Footnote),
            });
        }
        let (address, line) = match text.rsplit_once('@') {
            Some((address, line)) => (address, Some(printed(line)?)),
            None => alinea(text).map_or((text, None), |(address, n)| (address, Some(Line::Alinea(n)))),
        };
        let address = address.parse().map_err(|_| NoTarget)?;
        Ok(Self { address, line })
    }
}

impl FromStr for Group {
    type Err = NoTarget;

    fn from_str(text: &str) -> Result<Self, NoTarget> {
        let (scopes, own) = scopes(text).map_err(|_| NoTarget)?;
        let (series, rest) = Series::opening(own).ok_or(NoTarget)?;
        rest.is_empty().then_some(Self { scopes, series }).ok_or(NoTarget)
    }
}

/// Reads `Art7:al15`.
fn alinea(text: &str) -> Option<(&str, u32)> {
    let (address, last) = text.rsplit_once(':')?;
    Some((address, count(last.strip_prefix("al")?).ok()?))
}

/// Reads `p9l25(g)`.
fn printed(text: &str) -> Result<Line, NoTarget> {
    let (numbers, items) = text.split_at(text.find('(').unwrap_or(text.len()));
    let numbers = numbers.strip_prefix('p').and_then(|rest| rest.split_once('l'));
    let (page, line) = numbers.ok_or(NoTarget)?;
    Ok(Line::Printed {
        page: count(page)?,
        line: count(line)?,
        items: parenthesized(items).map_err(|_| NoTarget)?,
    })
}

/// Reads a count from 1, without a sign or zeros in front.
fn count(text: &str) -> Result<u32, NoTarget> {
    let fits = text.starts_with(|c: char| matches!(c, '1'..='9'));
    text.parse().ok().filter(|_| fits).ok_or(NoTarget)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn targets_are_written_as_they_are_read() {
        for text in [
            "PP4",
            "OP21",
            "OP4(b)",
            "title",
            "all:PP",
            "all:OP",
            "all:Annex I:P",
            "after:OP3",
            "before:PP2",
            "end:PP",
            "end:OP",
            "end:Art7",
            "end:Sec236(c)(1)",
            "end:78/149:OP",
            "Annex:P3",
            "after:Annex I:P3(a)",
            "Art7:al15",
            "after:Art7:al15",
            "Art2@p2l6",
            "Art11@p9l25(g)",
            "Annex:P1:al2",
            "Rec77",
            "Art1.Uno",
            "OP5~2",
            "Fn3",
            "all:Fn",
            "OP7(a):fn",
        ] {
            assert_eq!(text.parse::<Target>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn targets_are_cited_as_delegates_write_them() {
        let cited = |text: &str| text.parse::<Target>().unwrap().cited();
        assert_eq!(cited("OP4(b)"), "OP 4 (b)");
        assert_eq!(cited("after:OP3"), "after OP 3");
        assert_eq!(cited("end:PP"), "end of the PP paragraphs");
        assert_eq!(cited("Fn3"), "footnote 3");
        assert_eq!(cited("OP7:fn"), "footnote to OP 7");
        assert_eq!(cited("Art7:al15"), "art. 7, alinéa 15");
        assert_eq!(cited("Art11@p9l25(g)"), "art. 11, page 9, line 25(g)");
    }

    #[test]
    fn what_is_no_target_is_refused() {
        for text in [
            "",
            "after:",
            "after:PP",
            "before:all:PP",
            "all:PP3",
            "all:",
            "end:",
            "end:XX",
            "Art7:al",
            "Art7:al0",
            "Art7:al+1",
            "Art2@",
            "Art2@p2",
            "Art2@p2l",
            "Art2@p2l06",
            "Art2@p2l6g",
            "all:title",
            ":all:PP",
        ] {
            assert_eq!(text.parse::<Target>(), Err(NoTarget), "{text}");
        }
    }

    #[test]
    fn a_place_is_told_from_a_part_of_the_text() {
        let one = |text: &str| text.parse::<Target>().unwrap();
        assert!(matches!(one("end:P"), Target::EndOf(_)));
        assert!(matches!(one("end:P1"), Target::End(_)));
        assert_eq!(one("all:OP").address(), None);
        assert_eq!(one("before:Annex:P2").address().unwrap().to_string(), "Annex:P2");
        let Target::At(spot) = one("Art7:al15") else {
            panic!("an alinéa is a place")
        };
        assert_eq!(
            (spot.address.to_string(), spot.line),
            ("Art7".to_owned(), Some(Line::Alinea(15)))
        );
    }

    fn number() -> impl Strategy<Value = Number> {
        let shown = prop_oneof!["[1-9][0-9]{0,2}", "[1-9](bis|ter|alt|A)"];
        (shown, prop::option::of(2_u32..40)).prop_map(|(shown, copy)| Number { shown, copy })
    }

    fn item() -> impl Strategy<Value = Number> {
        ("[a-z]{1,2}|[ivx]{1,3}|[1-9]|option2", prop::option::of(2_u32..9))
            .prop_map(|(shown, copy)| Number { shown, copy })
    }

    fn series() -> impl Strategy<Value = Series> {
        prop::sample::select(
            &[
                Series::Recital,
                Series::Preambular,
                Series::Operative,
                Series::Paragraph,
                Series::Unnumbered,
                Series::Article,
                Series::Section,
                Series::Heading,
            ][..],
        )
    }

    fn group() -> impl Strategy<Value = Group> {
        let scopes = prop::collection::vec("Annex( [IVX]{1,3})?|[A-D]|[1-9]{2}/[1-9]{3}", 0..3);
        (scopes, series()).prop_map(|(scopes, series)| Group { scopes, series })
    }

    fn address() -> impl Strategy<Value = Address> {
        let tail = (
            prop::collection::vec(number(), 0..3),
            prop::collection::vec(item(), 0..3),
        );
        (group(), number(), tail).prop_map(|(group, number, (paragraphs, items))| Address {
            scopes: group.scopes,
            base: super::super::Base::Counted(group.series, number),
            paragraphs,
            items,
        })
    }

    fn spot() -> impl Strategy<Value = Spot> {
        let printed = (1_u32..900, 1_u32..90, prop::collection::vec(item(), 0..2))
            .prop_map(|(page, line, items)| Line::Printed { page, line, items });
        let line = prop_oneof![(1_u32..900).prop_map(Line::Alinea), printed];
        (address(), prop::option::of(line)).prop_map(|(address, line)| Spot { address, line })
    }

    fn target() -> impl Strategy<Value = Target> {
        prop_oneof![
            spot().prop_map(Target::At),
            spot().prop_map(Target::After),
            spot().prop_map(Target::Before),
            spot().prop_map(Target::End),
            group().prop_map(Target::EndOf),
            group().prop_map(Target::All),
        ]
    }

    proptest! {
        #[test]
        fn every_target_is_read_back_as_it_was(target in target()) {
            prop_assert_eq!(target.to_string().parse(), Ok(target));
        }

        #[test]
        fn whatever_is_read_is_written_alike(text in "(after:|before:|end:|all:)?(A:)?(PP|OP|P|Art|Sec|Rec|H|U|title)?[0-9a-z~.()]{0,6}(:al[0-9]{0,2}|@p[0-9]l[0-9])?") {
            if let Ok(target) = text.parse::<Target>() {
                prop_assert_eq!(target.to_string(), text);
            }
        }

        #[test]
        fn order_of_addresses_agrees_with_equality(one in address(), two in address()) {
            prop_assert_eq!(one.cmp(&two).is_eq(), one == two);
            prop_assert_eq!(one.cmp(&two), two.cmp(&one).reverse());
            prop_assert!(one <= one.clone().item("a"));
        }
    }
}
