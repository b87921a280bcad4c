//! The page that a delegate reads: one file that asks nothing of anyone.
//!
//! The order is that of the questions: which texts are these, what matters, how much changed, which paragraph answers
//! which, what is not agreed yet, and then the words, those of the head first, in the order of the new text. Everything is in the page before any script runs; the
//! script only adds other layouts, filters, search and keys, and builds them from what is there.
//!
//! ```text
//! OP 8               Also e̶m̶p̶h̶a̶s̶i̶z̶e̶s̶ Emphasizes the importance of international
//! was OP 10          cooperation …
//! ≠ amended −2 +1    ◐ Consequential: follows the paragraphs above with the same verb
//! ● substantive
//! ```
//!
//! Safety stands on three legs: maud escapes every text, a strict policy allows only our script and styles
//! (`policy`), and tests scan pages full of hostile texts for anything but the tags written here. Colour never says
//! anything alone: deleted words are struck, inserted ones underlined, what happened is written out.
//!
//! The laws of a continent fit in here too, so an ordinary paragraph costs little: a name, its words, and nothing
//! that follows from them. Signs, hidden words and the looks of each class are in the style, written once.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::anchors::Anchors;
use self::counted::number_of;
use self::words::letters;
use crate::report::{Class, Entry, Filter, Lookup, Relation, Report, thousands};
use crate::sides::Side;

mod anchors;
mod brackets;
mod briefing;
mod collisions;
pub mod compiled;
pub mod amendments;
pub mod check;
pub mod history;
mod concordance;
mod counted;
mod entries;
mod head;
mod kind;
mod masthead;
mod notes;
mod policy;
mod tight;
mod tools;
pub mod trace;
pub mod verify;
mod words;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// The sign before a number of words that went.
const MINUS: char = '−';

/// A page with more entries than these is laid out as it is scrolled, so that it opens at once.
const LONG: usize = 400;

/// Renders a report as a page that shows every change.
pub fn render(report: &Report) -> String {
    render_with(report, Filter::default())
}

/// Renders a report as a page that opens with the changes of some classes; the others can be called up in it.
pub fn render_with(report: &Report, filter: Filter) -> String {
    comparison(report, filter, &html! {})
}

/// Renders the page of a comparison, with what is to be read first above all that it says itself.
fn comparison(report: &Report, filter: Filter, first: &Markup) -> String {
    let page = Page {
        report,
        filter,
        lookup: Lookup::new(report),
        anchors: Anchors::new(report),
    };
    let body = html! {
        a.skip href="#comparison" { "Skip to the comparison" }
        header #top { (masthead::heading(&page)) }
        main {
            (first)
            (briefing::markup(&page))
            (masthead::markup(&page))
            (summary(&page))
            (notes::warnings(&page))
            (concordance::markup(&page))
            (brackets::markup(&page))
            (tools::markup(&page))
            (entries::markup(&page))
            (notes::perhaps(&page))
            (notes::footnotes(&page))
            (notes::left_out(&page))
        }
    };
    document(
        &masthead::title(&page),
        &report.generator,
        page.is_long(),
        &body,
        &Dress::USUAL,
    )
}

/// The looks of a page, and what runs in it.
struct Dress<'a> {
    styles: &'a [&'a str],
    script: &'a str,
}

impl Dress<'_> {
    /// Those of a comparison.
    const USUAL: Self = Dress {
        styles: &[STYLE],
        script: SCRIPT,
    };
}

/// Returns a whole page: its head with the policy of what may run and load, what it shows, and its foot.
fn document(title: &str, generator: &str, long: bool, body: &Markup, dress: &Dress<'_>) -> String {
    let print = running_head(title);
    let styles: Vec<&str> = dress.styles.iter().copied().chain([print.as_str()]).collect();
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy::policy(dress.script, &styles));
                meta name="referrer" content="no-referrer";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content=(generator);
                meta name="color-scheme" content="light dark";
                title { (letters(title)) }
                @for style in &styles { style { (PreEscaped(style)) } }
            }
            body.long[long] {
                (body)
                footer { p { "Written by " (letters(generator)) ". Nothing in this page leaves your machine." } }
                @if !dress.script.is_empty() { script { (PreEscaped(dress.script)) } }
            }
        }
    };
    let mut text = tight::tight(&markup.into_string());
    text.push('\n');
    text
}

/// What every part of the page needs.
struct Page<'a> {
    report: &'a Report,
    filter: Filter,
    lookup: Lookup<'a>,
    anchors: Anchors<'a>,
}

impl Page<'_> {
    fn is_long(&self) -> bool {
        self.report.entries.len() > LONG
    }

    /// Whether an entry is left out at first: it changed, but in no class that was asked for.
    fn hides(&self, entry: &Entry) -> bool {
        self.filter.hides(entry)
    }

    /// Returns the anchor of an entry: that of its first new paragraph, or of its first old one where it is gone.
    fn anchor(&self, entry: &Entry) -> &str {
        match (entry.new.first(), entry.old.first()) {
            (Some(id), _) => self.anchors.of(Side::New, id),
            (None, Some(id)) => self.anchors.of(Side::Old, id),
            (None, None) => "",
        }
    }
}

fn summary(page: &Page<'_>) -> Markup {
    let summary = &page.report.summary;
    html! {
        section #summary aria-labelledby="summary-title" {
            h2 #summary-title { "Summary" }
            p.sentence { (page.report.sentence()) }
            dl.figures {
                (figure(summary.changes, "changes", "changes"))
                @for relation in Relation::ALL {
                    (figure(number_of(page, relation), relation.word(), relation.word()))
                }
                (figure(summary.moved, "moved", "moved"))
                (figure(summary.renumbered, "renumbered", "renumbered"))
            }
            dl.figures.small {
                (figure(summary.of_class(Class::Substantive), "substantive", "substantive"))
                (figure(summary.of_class(Class::Consequential), "consequential", "consequential"))
                (figure(summary.of_class(Class::Editorial), "editorial", "editorial"))
                (figure(summary.words_deleted, "words deleted", "deleted"))
                (figure(summary.words_inserted, "words inserted", "inserted"))
                (figure(summary.words_unchanged, "words unchanged", "unchanged"))
                @if summary.brackets_old + summary.brackets_new > 0 {
                    div { dt { "brackets open" } dd { (change(summary.brackets_old, summary.brackets_new)) } }
                }
            }
        }
    }
}

fn figure(number: usize, label: &str, look: &str) -> Markup {
    html! {
        div.(look).zero[number == 0] { dt { (label) } dd { (thousands(number)) } }
    }
}

/// Returns `5 → 3`, or `5` where the number stayed.
fn change(old: usize, new: usize) -> String {
    if old == new {
        return thousands(new);
    }
    format!("{} → {}", thousands(old), thousands(new))
}

/// Returns the style that prints the title at the head of each page.
///
/// The title comes from the texts, so every character but letters and digits is written as its number.
fn running_head(title: &str) -> String {
    let content: String = title
        .chars()
        .take(90)
        .map(|c| match c {
            c if c.is_ascii_alphanumeric() => c.to_string(),
            c => format!("\\{:x} ", u32::from(c).max(1)),
        })
        .collect();
    format!("@page {{ @top-left {{ content: \"{content}\" }} }}")
}
