//! A rolling text as Markdown: who proposes what in bold brackets.

use super::escaped;
use crate::amend::{Bit, Compiled, CompiledKind, Look, Shown};

/// Renders a rolling text.
pub fn render(compiled: &Compiled) -> String {
    let mut paragraphs: Vec<String> = compiled.shown().iter().map(line).collect();
    if !compiled.refused.is_empty() {
        paragraphs.push("## Not in the text".to_owned());
        let items = compiled.refused.iter().map(|it| format!("- {}", escaped(it)));
        paragraphs.push(items.collect::<Vec<_>>().join("\n"));
    }
    format!("{}\n", paragraphs.join("\n\n"))
}

fn line(shown: &Shown<'_>) -> String {
    let words: String = shown.bits.iter().map(bit).collect();
    let head = match shown.line.kind {
        CompiledKind::Heading => "## ",
        _ => "",
    };
    format!("{head}{}{words}", shown.label).trim_end().to_owned()
}

fn bit(bit: &Bit) -> String {
    if bit.note.is_some() {
        return bit.text.clone();
    }
    match bit.look {
        Look::Tag => {
            let (tag, blank) = match bit.text.strip_suffix(' ') {
                Some(tag) => (tag, " "),
                None => (bit.text.as_str(), ""),
            };
            format!("<strong>{}</strong>{blank}", escaped(tag))
        }
        _ => escaped(&bit.text),
    }
}
