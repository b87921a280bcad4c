//! The page of a history: one column a version, the paragraphs side by side, each word shaded by its age.
//!
//! Everything can be read without scripts: what matters, a table with every wording where it begins (`=` where a version keeps it), and the
//! life of each paragraph in sentences with all its wordings. The script adds what needs a choice: two versions beside each other with
//! their differences, by a click on their heads or by a slider; and it says the versions of a word that is pointed at.
//!
//! ```text
//! OP 2   23/CP.21             24/CP.22             22/CP.23   17/CP.24
//!        Requests … continue  Requests … consult   –          Requests … continue (back)
//! ```
//!
//! Age is a shade of the ground in eight steps, the newest words the darkest, and never alone: what a version brings is underlined, what it
//! brings back is underlined twice, and the life says both in words.

use maud::{Markup, html};

use super::words::letters;
use super::{Dress, document};
use crate::history::{History, Line, Run, when};
use crate::report::cite;

const STYLE: &str = include_str!("history.css");
const SCRIPT: &str = include_str!("history.js");

/// How many shades of age there are.
const SHADES: usize = 8;
/// How many versions stand beside each other on paper.
const ON_PAPER: usize = 10;

/// What every part of the page needs.
struct Page<'a> {
    history: &'a History,
    names: Vec<String>,
}

/// Renders a history as a page.
pub fn render(history: &History) -> String {
    let page = Page {
        history,
        names: history.names(),
    };
    let title = page.title();
    let body = html! {
        a.skip href="#table" { "Skip to the paragraphs" }
        header #top {
            p.kicker { "History" }
            h1 { (letters(&title)) }
            p.sentence { (letters(&history.sentence())) "." }
        }
        main {
            (page.briefing())
            (page.tools())
            (page.table())
            (page.lives())
        }
    };
    let generator = history.comparisons.first().map_or("", |it| &it.generator);
    let dress = Dress {
        styles: &[super::STYLE, STYLE],
        script: SCRIPT,
    };
    document(&title, generator, false, &body, &dress)
}

impl Page<'_> {
    fn title(&self) -> String {
        let last = self.history.versions.last();
        let title = last.and_then(|last| last.masthead.title.clone());
        title.unwrap_or_else(|| self.names.last().cloned().unwrap_or_default())
    }

    fn briefing(&self) -> Markup {
        html! {
            section #briefing aria-labelledby="briefing-title" {
                h2 #briefing-title { "What matters" }
                @for section in self.history.briefing() {
                    h3 { (section.title) }
                    ul.brief { @for item in &section.items { li dir="auto" { (letters(item)) } } }
                }
            }
        }
    }

    /// Returns the controls, which the script shows.
    fn tools(&self) -> Markup {
        let last = self.names.len() - 1;
        html! {
            section #tools aria-label="Which versions" hidden {
                label for="step" { "Walk through the versions" }
                input #step type="range" min="1" max=(last) value=(last);
                button #all type="button" { "All versions" }
                p #chosen role="status" { }
                p.note { "A click on the heads of two columns shows these two with their differences. Pointing at a word says the versions that have it." }
            }
        }
    }

    fn table(&self) -> Markup {
        html! {
            section aria-labelledby="table-title" {
                h2 #table-title { "The versions side by side" }
                p.note {
                    "Each wording stands where it begins; = keeps it. The darker the ground, the younger the words: "
                    @for shade in 0..SHADES { span.{ "g" (shade) } { @if shade == 0 { "oldest" } @else if shade + 1 == SHADES { "newest" } @else { "\u{a0}" } } }
                    ". " ins { "Underlined" } ": new with that version. " ins.back { "Underlined twice" } ": back with it."
                }
                @if self.names.len() > ON_PAPER {
                    p.note.paper { "On paper stand the last " (ON_PAPER) " versions; the lives below tell of all." }
                }
                div #table tabindex="0" role="region" aria-label="Table of the versions" {
                    table.versions {
                        thead { tr {
                            th scope="col" { "Paragraph" }
                            @for (version, name) in self.names.iter().enumerate() {
                                th.past[self.is_past(version)] scope="col" data-version=(version) { span.name { (letters(name)) } (self.date(version)) }
                            }
                        } }
                        tbody { @for at in 0..self.history.lines.len() { (self.row(at)) } }
                    }
                }
            }
        }
    }

    fn date(&self, version: usize) -> Markup {
        let date = self.history.versions[version].masthead.date_in_words();
        html! { @if let Some(date) = date { span.date { (letters(&date)) } } }
    }

    /// Whether a version finds no room on paper.
    fn is_past(&self, version: usize) -> bool {
        version + ON_PAPER < self.names.len()
    }

    fn row(&self, at: usize) -> Markup {
        let line = &self.history.lines[at];
        html! {
            tr.gone[!line.is_alive()] {
                th scope="row" { a href={ "#line-" (at) } { (letters(&self.history.called(at))) } }
                @for version in 0..self.names.len() { (self.cell(line, version)) }
            }
        }
    }

    fn cell(&self, line: &Line, version: usize) -> Markup {
        let past = self.is_past(version);
        let Some(id) = line.id(version) else {
            return html! { td.none.past[past] data-version=(version) { span.n { (letters(&self.names[version])) ": " } "–" } };
        };
        let begins = line.wordings.iter().find(|wording| wording.version == version);
        html! {
            td.past[past] data-version=(version) {
                span.n { (letters(&self.names[version])) " " }
                span.id { (letters(&cite(id))) }
                " "
                @match begins {
                    Some(wording) => p dir="auto" { @for run in &wording.words { (self.run(run, version)) } },
                    None => span.same { "=" },
                }
            }
        }
    }

    /// Returns words with their age, marked where the version brings them.
    fn run(&self, run: &Run, version: usize) -> Markup {
        let shade = run.since * (SHADES - 1) / (self.names.len() - 1).max(1);
        let text = letters(&run.text);
        let before = version
            .checked_sub(1)
            .is_some_and(|before| run.was_in.contains(&before));
        let versions = spans(&run.was_in);
        html! {
            @if before || version == 0 {
                span.{ "g" (shade) } data-in=(versions) { (text) }
            } @else if run.since == version {
                ins.{ "g" (shade) } data-in=(versions) { (text) }
            } @else {
                ins.back.{ "g" (shade) } data-in=(versions) { (text) }
            }
        }
    }

    fn lives(&self) -> Markup {
        html! {
            section #lives aria-labelledby="lives-title" {
                h2 #lives-title { "The life of each paragraph" }
                @for at in 0..self.history.lines.len() { (self.life(at)) }
            }
        }
    }

    fn life(&self, at: usize) -> Markup {
        let line = &self.history.lines[at];
        html! {
            article id={ "line-" (at) } {
                h3 { (letters(&self.history.called(at))) }
                ul.story {
                    @for chapter in self.history.story(at) {
                        li dir="auto" { b { (letters(&self.names[chapter.version])) } " " (letters(&chapter.told)) "." }
                    }
                }
                details {
                    summary { (if line.is_alive() { "Its words by age" } else { "Its last words by age" }) }
                    table.ages {
                        thead { tr { th scope="col" { "Words" } th scope="col" { "When" } } }
                        tbody {
                            @for run in &line.words {
                                tr { td dir="auto" { (letters(run.text.trim())) } td { (letters(&when(&run.was_in, &self.names))) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Writes versions short: `0-3 5`.
fn spans(versions: &[usize]) -> String {
    let stretches = versions
        .chunk_by(|one, next| one + 1 == *next)
        .map(|stretch| match stretch {
            [only] => only.to_string(),
            [first, .., last] => format!("{first}-{last}"),
            [] => String::new(),
        });
    stretches.collect::<Vec<_>>().join(" ")
}
