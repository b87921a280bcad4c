//! What matters: one sentence for each change of substance, the weightiest first, each a link to its words.

use maud::{Markup, html};

use super::Page;
use super::words::letters;
use crate::report::{About, Class, Sentence, briefing, count, thousands};

/// As many sentences are read at a glance; the others are folded.
const OPEN: usize = 10;
/// A page lists no more than these: whoever needs them all reads the comparison itself, or `--format brief`.
const MOST: usize = 100;

pub(super) fn markup(page: &Page<'_>) -> Markup {
    let substance = page.report.summary.of_class(Class::Substantive);
    let sentences = if page.filter.shows(Class::Substantive) {
        briefing(page.report)
    } else {
        Vec::new()
    };
    let listed = &sentences[..sentences.len().min(MOST)];
    let (first, rest) = listed.split_at(listed.len().min(OPEN));
    html! {
        section #briefing aria-labelledby="briefing-title" {
            h2 #briefing-title { "What matters" }
            @if substance == 0 && sentences.is_empty() {
                p.sentence { "No change of substance was found." }
            } @else if !first.is_empty() {
                p.note { (introduction(substance, sentences.len())) }
                ol.brief { @for sentence in first { (told(page, sentence)) } }
                @if !rest.is_empty() {
                    details {
                        summary { (count(sentences.len() - OPEN, "more sentence")) }
                        ol.brief start=(OPEN + 1) { @for sentence in rest { (told(page, sentence)) } }
                        @if sentences.len() > MOST {
                            p.note { "Listed are the weightiest " (MOST) " of " (thousands(sentences.len()))
                                "; all of them are marked in the comparison below." }
                        }
                    }
                }
            }
        }
    }
}

/// Counts the changes of substance, and the sentences where one tells several of them.
fn introduction(changes: usize, sentences: usize) -> String {
    match (changes, sentences) {
        (1, 1) => "One change of substance.".to_owned(),
        (changes, sentences) if changes == sentences => {
            format!(
                "{} changes of substance, the weightiest first.",
                thousands(changes)
            )
        }
        (changes, sentences) => format!(
            "{} of substance in {}, the weightiest first.",
            count(changes, "change"),
            count(sentences, "sentence")
        ),
    }
}

fn told(page: &Page<'_>, sentence: &Sentence) -> Markup {
    let anchor = match sentence.about {
        About::Head(at) => page.anchors.of_row(at),
        About::Footnote(_) => "footnotes",
        About::Entry(at) => page.report.entries.get(at).map_or("", |entry| page.anchor(entry)),
    };
    html! {
        li {
            a href={ "#" (anchor) } { (letters(&sentence.name)) }
            ": " bdi { (letters(&sentence.told)) }
        }
    }
}
