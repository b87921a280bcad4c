//! The whole text, one paragraph a line: for `git diff` and every other program that compares lines.
//!
//! ```text
//! title: Combating glorification of Nazism
//! PP1: Recalling its resolution 77/228,[^5]
//! OP1: 1. Urges States to cooperate;
//! OP1(a): (a) To report;
//! note 5: Resolution 55/2.
//! ```
//!
//! A line has the name of a field of the head or the id of a paragraph, then the words as printed, with the number in front and the marks
//! of notes in their places. All that a comparison compares is there, in reading order, notes last; nothing is there that
//! changes from print to print (pages, job numbers, where a line ends). The same text gives the same lines from any format; a
//! character that is not seen is made visible.

use crate::instrument::{Head, Instrument, Provision};
use crate::render::visible::visible;

/// Prints an instrument.
pub fn render(instrument: &Instrument) -> String {
    let mut print = String::new();
    let mut heads = instrument.heads.iter().peekable();
    for (at, provision) in instrument.provisions.iter().enumerate() {
        while let Some(head) = heads.next_if(|head| head.provisions.start <= at) {
            push_head(&mut print, head);
        }
        let words = format!("{}{}", label(provision), marked(provision));
        push(&mut print, &provision.id.to_string(), &words);
    }
    for head in heads {
        push_head(&mut print, head);
    }
    for note in &instrument.footnotes {
        push(&mut print, &format!("note {}", note.marker), &note.text);
    }
    print
}

fn push_head(print: &mut String, head: &Head) {
    for piece in head.pieces.iter().filter(|piece| piece.field.is_compared()) {
        let name = piece.field.name();
        let name = if head.scope.is_empty() {
            name.to_owned()
        } else {
            format!("{}:{name}", head.scope)
        };
        push(print, &name, &piece.text);
    }
}

fn push(print: &mut String, name: &str, words: &str) {
    let line = format!("{name}: {}", words.replace(['\n', '\r'], " "));
    print.push_str(visible(&line).trim_end());
    print.push('\n');
}

/// `1. `, `(a) `, `Article 4 `
fn label(provision: &Provision) -> String {
    let stop = provision.stop.as_deref().unwrap_or_default();
    let label = provision.label.as_deref();
    label.map_or_else(String::new, |label| format!("{label}{stop} "))
}

/// Returns the words of a provision with the marks of its notes.
fn marked(provision: &Provision) -> String {
    let mut marks = provision.marks.iter().peekable();
    let mut words = String::with_capacity(provision.text.len());
    for (at, letter) in provision.text.chars().enumerate() {
        while let Some(mark) = marks.next_if(|mark| mark.offset <= at) {
            words.push_str(&format!("[^{}]", mark.marker));
        }
        words.push(letter);
    }
    words.extend(marks.map(|mark| format!("[^{}]", mark.marker)));
    words
}
