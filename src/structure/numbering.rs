//! Outlined provisions → provisions with addresses: `OP12(a)`, `Annex I:P3`, `Art4.2`.
//!
//! The outline says of each provision what its name stands on ([`Name`]): a number that is printed, the next place in a
//! series, or the name of another provision, and the marks of the items below that. This step, and no other, makes
//! addresses of them, in one pass from front to back:
//!
//! ```text
//! [A] printed "12" of OP             OP12
//! [B] below A, "a"                   OP12(a)
//! [C] counted, PP                    PP1, PP2 …: each run of a scope counts from 1
//! [D] printed "12" of OP again       OP12~2, with a warning
//! [E] behind A, and nothing more     OP12~3, with a warning that no rule explains it
//! ```
//!
//! A provision names only those before it, so one pass is enough; a map holds how often each address was given. The cost
//! is linear.

use std::collections::HashMap;

use super::name::{Double, Name, Scope, Stem};
use super::outline::{Outlined, Remark};
use crate::document::Warning;
use crate::instrument::{Address, Number, Provision, Series};

/// Gives every provision its address. `remarks` are the warnings of the outline, each with the place of the provision that
/// came next; what is doubtful in the numbers joins them in the order of the text.
pub(super) fn numbered(outlined: Vec<Outlined>, remarks: Vec<Remark>) -> (Vec<Provision>, Vec<Warning>) {
    let mut numbers = Numbers::default();
    let mut provisions: Vec<Provision> = Vec::with_capacity(outlined.len());
    let mut warnings = Vec::new();
    let mut remarks = remarks.into_iter().peekable();
    for (at, provision) in outlined.into_iter().enumerate() {
        while let Some(remark) = remarks.next_if(|remark| remark.before <= at) {
            warnings.push(remark.warning);
        }
        let first = numbers.first(&provision.name, &provisions);
        let id = numbers.own(first.clone());
        warnings.extend(doubt(&provision, &first, &id));
        provisions.push(provision.called(id));
    }
    warnings.extend(remarks.map(|remark| remark.warning));
    (provisions, warnings)
}

/// Puts a scope in front of every address: the place of a text in a file that holds several of one name.
pub(super) fn apart(provisions: &mut [Provision], place: usize) {
    for provision in provisions {
        provision.id.scopes.insert(0, place.to_string());
    }
}

/// What was given so far.
#[derive(Debug, Default)]
struct Numbers {
    /// The last number of each series, by run.
    counts: HashMap<(usize, Series), u32>,
    /// How many have each address, but for the sign of a copy.
    given: HashMap<Address, u32>,
}

impl Numbers {
    /// Returns what a provision is called, whoever else is. An item whose mark says nothing has the name of what it stands in.
    fn first(&mut self, name: &Name, before: &[Provision]) -> Address {
        let marks = || name.items.iter().filter(|mark| !Number::new(mark).is_blank());
        let stem = match &name.stem {
            Stem::Numbered(scope, series, number) => self.printed(scope, *series, number),
            Stem::Counted(scope, series) => self.next(scope, *series),
            Stem::Of(provision) if marks().next().is_none() => before[provision.0].id.clone().without_copy(),
            Stem::Of(provision) => before[provision.0].id.clone(),
        };
        marks().fold(stem, |stem, mark| stem.item(mark))
    }

    /// The address of a printed number. What has none in truth is counted. `PP4` of a draft carries the count on.
    fn printed(&mut self, scope: &Scope, series: Series, number: &str) -> Address {
        let address = Address::counted(scope.names.clone(), series, number);
        // `PP1SEC`, a number in letters of its own, would be read again as one of the preamble.
        let is_another =
            || number.starts_with(char::is_alphabetic) && address.to_string().parse() != Ok(address.clone());
        if !address.is_complete() || is_another() {
            return self.next(scope, series);
        }
        if series == Series::Preambular {
            let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
            let count = self.counts.entry((scope.run, series)).or_default();
            *count = number[..digits].parse().unwrap_or(0).max(*count);
        }
        address
    }

    fn next(&mut self, scope: &Scope, series: Series) -> Address {
        let count = self.counts.entry((scope.run, series)).or_default();
        *count = count.saturating_add(1);
        Address::counted(scope.names.clone(), series, &count.to_string())
    }

    /// A second `OP5` becomes `OP5~2`.
    fn own(&mut self, first: Address) -> Address {
        let count = self.given.entry(first.clone()).or_default();
        *count += 1;
        match *count {
            1 => first,
            copy => first.with_copy(Some(copy)),
        }
    }
}

/// Says what is doubtful about the name of a provision.
fn doubt(provision: &Outlined, first: &Address, id: &Address) -> Option<Warning> {
    let (code, message) = match &provision.name.double {
        Double::Usual => return None,
        Double::Unexplained(words) => (
            "unclassified",
            format!("a paragraph without a number or letter stands after {first}: \"{words}…\""),
        ),
        Double::Odd if first == id => return None,
        Double::Odd => (
            "duplicate-id",
            format!("the number of {first} occurs again; the second is called {id}"),
        ),
    };
    Some(Warning {
        code,
        message,
        locator: provision.locator.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Locator;
    use crate::instrument::{Kind, ProvisionIndex};

    fn outlined(name: Name) -> Outlined {
        Outlined {
            name,
            kind: Kind::Operative,
            label: None,
            stop: None,
            parent: None,
            header: None,
            text: "Urges States;".to_owned(),
            marks: Vec::new(),
            locator: Locator::default(),
        }
    }

    fn scope(names: &[&str], run: usize) -> Scope {
        Scope {
            names: names.iter().map(|&name| name.to_owned()).collect(),
            run,
        }
    }

    fn operative(number: &str) -> Name {
        Name::on(Stem::Numbered(
            scope(&[], 0),
            Series::Operative,
            number.to_owned(),
        ))
    }

    fn of(provision: usize) -> Stem {
        Stem::Of(ProvisionIndex(provision))
    }

    fn called(names: Vec<Name>) -> (String, Vec<&'static str>) {
        let (provisions, warnings) = numbered(names.into_iter().map(outlined).collect(), Vec::new());
        let ids: Vec<String> = provisions.iter().map(|it| it.id.to_string()).collect();
        (
            ids.join(" "),
            warnings.iter().map(|warning| warning.code).collect(),
        )
    }

    #[test]
    fn what_has_no_number_counts_from_one_in_each_run() {
        let counted = |run| Name::on(Stem::Counted(scope(&["A"], run), Series::Preambular));
        let names = vec![counted(0), counted(0), counted(1).usual(), counted(1).usual()];
        assert_eq!(called(names), ("A:PP1 A:PP2 A:PP1~2 A:PP2~2".to_owned(), vec![]));
    }

    #[test]
    fn a_drafted_number_carries_the_count_on() {
        let drafted = Stem::Numbered(scope(&[], 0), Series::Preambular, "4bis".to_owned());
        let counted = Stem::Counted(scope(&[], 0), Series::Preambular);
        assert_eq!(called(vec![Name::on(drafted), Name::on(counted)]).0, "PP4bis PP5");
    }

    #[test]
    fn a_double_is_told_apart_and_warned_of_and_has_items_of_its_own() {
        let names = vec![
            operative("5"),
            operative("5"),
            Name::item(of(1), "a".to_owned()),
            Name {
                double: Double::Unexplained("As before".to_owned()),
                ..Name::on(of(1))
            },
        ];
        let (ids, codes) = called(names);
        assert_eq!(ids, "OP5 OP5~2 OP5~2(a) OP5~3");
        assert_eq!(codes, ["duplicate-id", "unclassified"]);
    }

    #[test]
    fn a_label_without_a_number_is_counted() {
        assert_eq!(called(vec![operative("—:"), operative("")]).0, "OP1 OP2");
        assert_eq!(called(vec![operative("12.3")]).0, "OP12.3");
    }

    #[test]
    fn texts_of_one_name_stand_apart() {
        let (mut provisions, _) = numbered(vec![outlined(operative("1"))], Vec::new());
        apart(&mut provisions, 2);
        assert_eq!(provisions[0].id.to_string(), "2:OP1");
    }
}
