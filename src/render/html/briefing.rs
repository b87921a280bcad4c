//! What matters: which texts, how much was kept, and the ten weightiest changes, each a link to its words.

use maud::{Markup, html};

use super::Page;
use super::words::{isolated, letters};
use crate::report::{About, Class, Item, Length, TOP, briefing_with, count, thousands};

/// A page lists no more than these of what is folded: whoever needs them all reads the comparison itself.
const MOST: usize = 100;
/// As many of a long comparison, whose page is large already.
const MOST_OF_LONG: usize = 25;

pub(super) fn markup(page: &Page<'_>) -> Markup {
    let substance = page.report.summary.of_class(Class::Substantive);
    let most = if page.is_long() { MOST_OF_LONG } else { MOST };
    let length = Length {
        items: TOP,
        rest: most,
    };
    let mut briefing = briefing_with(page.report, page.filter, length);
    if !page.filter.shows(Class::Substantive) {
        briefing.items.clear();
        briefing.rest.clear();
    }
    html! {
        section #briefing aria-labelledby="briefing-title" {
            h2 #briefing-title { "What matters" }
            @for line in &briefing.head { p.sentence { (isolated(line)) } }
            @if substance == 0 && briefing.items.is_empty() {
                p.sentence { "No change of substance was found." }
            } @else if !briefing.items.is_empty() {
                ol.brief { @for item in &briefing.items { (told(page, item)) } }
                @if !briefing.rest.is_empty() {
                    details {
                        summary { (count(briefing.folded, "paragraph")) " told together above, each by itself" }
                        ol.brief start=(briefing.items.len() + 1) { @for item in &briefing.rest { (told(page, item)) } }
                        @if briefing.folded > most {
                            p.note { "Listed are the weightiest " (most) " of " (thousands(briefing.folded))
                                "; all of them are marked in the comparison below." }
                        }
                    }
                }
            }
        }
    }
}

fn told(page: &Page<'_>, item: &Item) -> Markup {
    let anchor = match item.about.first() {
        Some(About::Head(at)) => page.anchors.of_row(*at),
        Some(About::Footnote(_)) | None => "footnotes",
        Some(About::Entry(at)) => page
            .report
            .entries
            .get(*at)
            .map_or("", |entry| page.anchor(entry)),
    };
    html! {
        li {
            a href={ "#" (anchor) } { (letters(&item.name)) }
            (isolated(&item.told))
        }
    }
}
