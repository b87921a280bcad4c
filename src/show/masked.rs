//! A document without its words: letters become `x`, capitals `X`, digits `9`; the layout stays.
//!
//! ```text
//! l12 line indent=4 gap=1  i"Xxxxxxxxxx" " xxx xxxxxxxxxx 99/999," s"9"
//! ```
//!
//! It is for somebody whose text is confidential and whose paragraphs are found wrongly: what decides about paragraphs is mostly where lines
//! stand, how long they are, how they look and how they are labelled. So lengths of words stay, and who knows a text may know it again.
//!
//! What is kept is a short list, and what is not on it is masked, so that no sign can carry a word in: blanks, and the marks that all scripts
//! share. A sign that combines with a letter goes with it; tags, selectors and signs for private use, in which letters can hide, are an `x`;
//! so are pictures of flags and faces. Warnings, which may quote, keep their code and place alone.

use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

use super::document::print;
use crate::document::{Block, Document, Hints, Run, Warning};
use crate::instrument::{Cut, Instrument};
use crate::read::Format;

/// From here on are faces, flags, tags and what else stands for words.
const PICTURES: char = '\u{1f000}';

/// The elements whose names are those of Akoma Ntoso and USLM.
const ROLES: [&str; 40] = [
    "article",
    "authorialNote",
    "block",
    "chapter",
    "citation",
    "citations",
    "clause",
    "conclusions",
    "content",
    "division",
    "docTitle",
    "docketTitle",
    "formula",
    "heading",
    "intro",
    "item",
    "li",
    "list",
    "listIntroduction",
    "listWrapUp",
    "longTitle",
    "num",
    "p",
    "paragraph",
    "part",
    "point",
    "preamble",
    "preface",
    "recital",
    "recitals",
    "section",
    "subclause",
    "subheading",
    "subitem",
    "subparagraph",
    "subsection",
    "td",
    "title",
    "tr",
    "wrapUp",
];

/// Prints a document as `super::document` does, without its words.
pub fn masked(format: Format, document: &Document, instrument: &Instrument) -> String {
    let cuts: Vec<Cut> = instrument.cut.iter().map(cut).collect();
    let document = Document {
        blocks: document.blocks.iter().map(block).collect(),
        spaces: document.spaces,
        warnings: document.warnings.iter().map(warning).collect(),
    };
    print(format, &document, &cuts)
}

fn block(block: &Block) -> Block {
    let run = |run: &Run| Run {
        text: mask(&run.text),
        style: run.style,
    };
    Block {
        extent: block.extent,
        runs: block.runs.iter().map(run).collect(),
        hints: hints(&block.hints),
        locator: block.locator.clone(),
    }
}

/// Masks everything in the hints that the file wrote. Each field is named, so that a new one must be thought of.
fn hints(hints: &Hints) -> Hints {
    let masked = |text: &Option<String>| text.as_deref().map(mask);
    let Hints {
        heading,
        label,
        depth,
        indent,
        end,
        gap,
        size,
        placing,
        footnote,
        marks_references,
        outside,
        table,
        holds,
        targets,
        role,
        within: _,
    } = hints;
    Hints {
        heading: *heading,
        label: masked(label),
        depth: *depth,
        indent: *indent,
        end: *end,
        gap: *gap,
        size: *size,
        placing: *placing,
        footnote: masked(footnote),
        marks_references: *marks_references,
        outside: *outside,
        table: *table,
        holds: *holds,
        targets: targets.iter().map(|target| mask(target)).collect(),
        role: role.as_deref().map(known_role),
        within: None,
    }
}

/// Returns the name of an element that the standards of law in XML have; a file may call others as it likes.
fn known_role(role: &str) -> String {
    if ROLES.contains(&role) {
        role.to_owned()
    } else {
        mask(role)
    }
}

fn cut(cut: &Cut) -> Cut {
    Cut {
        text: mask(&cut.text),
        ..cut.clone()
    }
}

fn warning(warning: &Warning) -> Warning {
    Warning {
        message: String::new(),
        ..warning.clone()
    }
}

fn mask(text: &str) -> String {
    text.chars().filter_map(masked_letter).collect()
}

/// Returns what stands for a character; a sign that combines with a letter goes with it.
fn masked_letter(c: char) -> Option<char> {
    match c {
        c if c.is_ascii_punctuation() || c.is_whitespace() => Some(c),
        c if c.is_numeric() => Some('9'),
        c if c.is_uppercase() => Some('X'),
        c if is_combining_mark(c) => None,
        c if is_shared_mark(c) => Some(c),
        _ => Some('x'),
    }
}

/// Whether a character is a mark that says nothing of any word: `§`, `–`, `“`, `，`.
fn is_shared_mark(c: char) -> bool {
    !c.is_alphabetic() && c < PICTURES && c.script() == Script::Common && !c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, masked: &str) {
        assert_eq!(mask(text), masked, "{text}");
    }

    #[test]
    fn letters_of_every_script_become_x_and_digits_9() {
        check(
            "Recalling resolution 77/228 (b),",
            "Xxxxxxxxx xxxxxxxxxx 99/999 (x),",
        );
        check("Генеральная Ассамблея", "Xxxxxxxxxxx Xxxxxxxxx");
        check("大会，第１条", "xx，x9x");
        check("الجمعية العامة، ٢٠٢٤", "xxxxxxx xxxxxx، 9999");
        check("½ ² Ⅳ ④ Ⓐ ｱ", "9 9 9 9 X x");
        check("§ 3 – “A”; a\u{a0}b\tc\n", "§ 9 – “X”; x\u{a0}x\tx\n");
    }

    #[test]
    fn signs_that_combine_go_with_their_letter() {
        check("e\u{301}le\u{300}ve", "xxxxx");
        check("שָׁלוֹם", "xxxx");
        check("a\u{fe0f}\u{e0101}", "x");
    }

    #[test]
    fn nothing_hides_in_tags_flags_and_private_signs() {
        check("\u{e0068}\u{e0069}", "xx");
        check("\u{1f1e8}\u{1f1ed}", "xx");
        check("\u{e000}\u{f8ff}\u{100000}", "xxx");
        check("\u{2801}\u{2803}", "xx");
    }
}
