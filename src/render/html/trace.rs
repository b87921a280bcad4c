//! The page of a trace: the text at the left, and beside each paragraph where its language stands in others.
//!
//! The sources of a paragraph are named beside it. Where there is room and a pointer, their words are shown while the pointer or the focus is on
//! the paragraph; where there is not, on paper, and in a browser that runs no scripts, they stand below it. The style does all of this: the page has no script.

use maud::{Markup, html};

use super::words::letters;
use super::{Dress, STYLE, document};
use crate::instrument::Kind;
use crate::report::{Provision, cite};
use crate::trace::{Known, Part, Restatement, Source, Trace, percent};

const OWN_STYLE: &str = include_str!("trace.css");

/// Renders a trace as a page.
pub fn render(trace: &Trace) -> String {
    let title = format!("Where the language of {} comes from", trace.text.name());
    let body = html! {
        a.skip href="#text" { "Skip to the text" }
        header #top {
            p.kicker { "Trace" }
            h1 { (letters(&title)) }
            @if let Some(title) = &trace.text.text.masthead.title { p dir="auto" { (letters(title)) } }
        }
        main {
            (summary(trace))
            section.trace #text aria-labelledby="text-title" {
                h2 #text-title { "The text" }
                @let mut sources = trace.sources.iter().enumerate().peekable();
                @for (at, provision) in trace.text.text.provisions.iter().enumerate() {
                    @match sources.next_if(|(_, source)| source.provision == at) {
                        Some((at, source)) => (paragraph(trace, provision, source, at)),
                        None => (other(provision)),
                    }
                }
            }
        }
    };
    let dress = Dress {
        styles: &[STYLE, OWN_STYLE],
        script: "",
    };
    document(&title, &trace.generator, false, &body, &dress)
}

fn summary(trace: &Trace) -> Markup {
    html! {
        section #summary aria-labelledby="summary-title" {
            h2 #summary-title { "Summary" }
            p.sentence { (letters(&trace.sentence())) "." }
            ul.others {
                @for (other, paragraphs) in trace.by_use() {
                    li dir="auto" {
                        b { (letters(&other.name())) }
                        @if let Some(title) = &other.text.masthead.title { ", " (letters(title)) }
                        ": " (paragraphs)
                    }
                }
            }
            @for warning in &trace.warnings { p.note { (letters(&warning.message)) } }
            p.key {
                mark { "Shaded words" } " stand in a source. "
                em.new { "Words with a line below" } " stand in no other text: new language. The rest are formulas, names and small words."
            }
        }
    }
}

/// Headings stand between the paragraphs.
fn other(provision: &Provision) -> Markup {
    html! {
        @if provision.kind == Kind::Heading {
            h3.heading dir="auto" { (letters(provision.label.as_deref().unwrap_or_default())) " " (letters(&provision.text)) }
        }
    }
}

fn paragraph(trace: &Trace, provision: &Provision, source: &Source, at: usize) -> Markup {
    let anchor = format!("t{at}");
    html! {
        article id=(anchor) aria-labelledby={ (anchor) "-name" } {
            div.own {
                h3 id={ (anchor) "-name" } { (letters(&cite(&provision.id))) }
                p.words dir="auto" { @for part in trace.parts(source) { (self::part(&part)) } }
            }
            div.sources {
                @if source.best.is_empty() { p.none { "No source" } }
                @else { (sources(trace, source, at)) }
            }
        }
    }
}

fn sources(trace: &Trace, source: &Source, at: usize) -> Markup {
    let quoted = |rank: usize| format!("q{at}-{rank}");
    html! {
        ul {
            @for (rank, restatement) in trace.best(source).enumerate() {
                li class=(restatement.strength.word()) {
                    a href={ "#" (quoted(rank)) } { (letters(&restatement.citation)) }
                    " " span { (restatement.strength.said()) ", " (percent(restatement.share)) }
                }
            }
        }
        div.quotes {
            @for (rank, restatement) in trace.best(source).enumerate() { (quotation(trace, restatement, &quoted(rank))) }
        }
    }
}

fn quotation(trace: &Trace, restatement: &Restatement, id: &str) -> Markup {
    html! {
        blockquote id=(id) {
            p.cite { (letters(&restatement.citation)) }
            p.words dir="auto" { @for part in trace.source_parts(restatement) { (self::part(&part)) } }
        }
    }
}

fn part(part: &Part<'_>) -> Markup {
    html! {
        @match part.known {
            Known::Found(strength) => mark class=(strength.word()) { (letters(part.text)) },
            Known::New => em.new { (letters(part.text)) },
            Known::Common => (letters(part.text)),
        }
    }
}
