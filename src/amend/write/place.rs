//! Addresses in words, as a sheet of the United Nations names a paragraph.
//!
//! ```text
//! PP3             the third preambular paragraph
//! OP4(b)(ii)      operative paragraph 4 (b) (ii)
//! Annex I:P3      paragraph 3 of annex I
//! Art4.3(a)       article 4, paragraph 3 (a)
//! ```
//!
//! These are only candidates: who writes has each of them read again, and takes the first that leads back to the paragraph.

use crate::instrument::{Address, Base, Number, Series};
use crate::text::spelled::{Manner, Tongue};

/// Returns what a provision may be called, the best name first.
pub(super) fn names(address: &Address) -> Vec<String> {
    let own = own(address);
    let annex = address.scopes.iter().rev().find_map(|scope| annex(scope));
    match annex {
        Some(annex) => {
            let inside = own.iter().map(|name| format!("{name} of {annex}"));
            inside.chain(own.iter().cloned()).collect()
        }
        None => own,
    }
}

fn own(address: &Address) -> Vec<String> {
    let Base::Counted(series, number) = &address.base else {
        return vec!["the title".to_owned()];
    };
    let items: Vec<String> = address
        .items
        .iter()
        .map(|item| format!(" ({})", item.shown))
        .collect();
    let items = items.concat();
    let inner = match address.paragraphs.as_slice() {
        [] => String::new(),
        [one] => format!(", paragraph {}", one.shown),
        more => format!(", paragraph {}", joined(more)),
    };
    let shown = spaced(&number.shown);
    let counted = |noun: &str| format!("{noun} {shown}{inner}{items}");
    match series {
        Series::Preambular => {
            let ordinal = shown.parse().ok().and_then(ordinal).filter(|_| items.is_empty());
            let by_ordinal = ordinal.map(|ordinal| format!("the {ordinal} preambular paragraph"));
            by_ordinal
                .into_iter()
                .chain([counted("preambular paragraph")])
                .collect()
        }
        Series::Operative => vec![counted("operative paragraph")],
        Series::Paragraph | Series::Unnumbered => vec![counted("paragraph")],
        Series::Article => vec![counted("article")],
        Series::Section => vec![counted("section")],
        Series::Heading => vec![counted("heading")],
        Series::Footnote => vec![counted("footnote")],
        Series::Recital => vec![counted("recital"), counted("preambular paragraph")],
    }
}

fn joined(numbers: &[Number]) -> String {
    let shown: Vec<&str> = numbers.iter().map(|number| number.shown.as_str()).collect();
    shown.join(".")
}

/// `5bis` → `5 bis`
fn spaced(number: &str) -> String {
    let at = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    let (digits, suffix) = number.split_at(at);
    if !digits.is_empty() && suffix.chars().count() > 1 && suffix.chars().all(char::is_alphabetic) {
        return format!("{digits} {suffix}");
    }
    number.to_owned()
}

/// `Annex I` → `annex I`
fn annex(scope: &str) -> Option<String> {
    let rest = scope.strip_prefix("Annex")?.trim();
    Some(if rest.is_empty() {
        "the annex".to_owned()
    } else {
        format!("annex {rest}")
    })
}

/// What a new paragraph of a series is called.
pub(super) fn noun(series: Option<Series>, below: bool) -> &'static str {
    match series {
        _ if below => "subparagraph",
        Some(Series::Preambular) => "preambular paragraph",
        Some(Series::Operative) => "operative paragraph",
        Some(Series::Heading) => "heading",
        _ => "paragraph",
    }
}

/// Returns an ordinal in words, up to the ninety-ninth.
fn ordinal(number: u32) -> Option<String> {
    let few = Some(number).filter(|number| (1..100).contains(number))?;
    Tongue::default().spell(Manner::Ordinal, few)
}

/// Returns a small number in words.
pub(super) fn count(number: usize) -> Option<String> {
    let few = u32::try_from(number)
        .ok()
        .filter(|number| (2..10).contains(number))?;
    Tongue::default().spell(Manner::Cardinal, few)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provisions_are_named_as_in_sheets() {
        for (address, name) in [
            ("PP3", "the third preambular paragraph"),
            ("PP21", "the twenty-first preambular paragraph"),
            ("PP40", "the fortieth preambular paragraph"),
            ("OP4(b)(ii)", "operative paragraph 4 (b) (ii)"),
            ("OP5bis", "operative paragraph 5 bis"),
            ("Annex I:P3", "paragraph 3 of annex I"),
            ("Annex:P3", "paragraph 3 of the annex"),
            ("Art4.3(a)", "article 4, paragraph 3 (a)"),
            ("title", "the title"),
        ] {
            assert_eq!(names(&address.parse().unwrap())[0], name);
        }
    }
}
