//! Prints blocks, one per line, the way the tests of the readers expect them:
//! `heading 1 [(a)] depth 1 table | *Recalling* its resolution 60/1^1^`.

use travaux::document::{Block, Document, Placing};

/// Prints a document, then its warnings.
pub(crate) fn print(document: &Document) -> String {
    let mut text: String = document
        .blocks
        .iter()
        .map(|block| print_block(block) + "\n")
        .collect();
    for warning in &document.warnings {
        text += &["! ", warning.code, ": ", &warning.message, "\n"].concat();
    }
    text
}

fn print_block(block: &Block) -> String {
    let hints = &block.hints;
    let mut words: Vec<String> = Vec::new();
    words.extend(hints.heading.map(|level| format!("heading {level}")));
    words.extend(hints.role.clone());
    words.extend(hints.label.as_ref().map(|label| format!("[{label}]")));
    words.extend(
        hints
            .depth
            .filter(|depth| *depth > 0)
            .map(|depth| format!("depth {depth}")),
    );
    words.extend(hints.footnote.as_ref().map(|marker| format!("note {marker}")));
    words.extend(hints.table.then(|| "table".to_owned()));
    words.extend(hints.outside.map(|outside| format!("{outside:?}").to_lowercase()));
    words.extend((hints.placing != Placing::Start).then(|| format!("{:?}", hints.placing).to_lowercase()));
    let runs: Vec<String> = block
        .runs
        .iter()
        .map(|run| {
            let mut marks = String::new();
            for (is_on, mark) in [
                (run.style.italic, '*'),
                (run.style.bold, '#'),
                (run.style.superscript, '^'),
                (run.style.underline, '_'),
            ] {
                marks.extend(is_on.then_some(mark));
            }
            let back: String = marks.chars().rev().collect();
            format!("{marks}{}{back}", run.text.replace('\n', "⏎").replace('\t', "⇥"))
        })
        .collect();
    words.push(format!("| {}", runs.concat()));
    words.join(" ")
}
