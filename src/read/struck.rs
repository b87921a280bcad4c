//! Struck words: an amendment that the print shows, where no format tracks it.
//!
//! Bills and the drafts of negotiators strike out what goes and underline what comes, with a line of print instead of a
//! tracked change. Read as they stand, both wordings run together:
//!
//! ```text
//! within ~five years~ _three years_ of the loss      ⇒   final:    within three years of the loss
//!                                                        original: within five years of the loss
//! ```
//!
//! Readers give the looks ([`Style`](crate::document::Style): struck, underlined); this step, the same for all formats, takes the
//! text that [`Revisions`] asks for, and says so in a warning:
//!
//! 1. struck words are deleted, whatever stands beside them;
//! 2. underlined words are inserted only in a text where some stand right beside struck ones, with nothing but blanks
//!    and marks between: that text amends in this way. Elsewhere they are addresses and old titles;
//! 3. a paragraph that is underlined from end to end is inserted only if it ends as a sentence does: a title is underlined, too.
//!
//! Two blanks that meet where words went become one. Paragraphs of which nothing is left go. Cost: linear.

use super::Revisions;
use super::tracked::{counted, taken};
use crate::document::{Block, Document, Run, Warning};

/// Takes the text that `view` asks for out of a document with struck words, and warns of it.
pub(super) fn settle(document: &mut Document, view: Revisions) {
    let is_struck = |block: &Block| block.runs.iter().any(|run| look(block, run) == Look::Struck);
    let Some(first) = document.blocks.iter().position(is_struck) else {
        return;
    };
    let amends = amends(&document.blocks);
    let warning = warning(document, first, amends, view);
    document.warnings.push(warning);
    let mut gap = 0.0_f32;
    document.blocks.retain_mut(|block| {
        let inserts = amends && !is_title(block);
        if settle_block(block, inserts, view) {
            block.hints.gap = block.hints.gap.max(std::mem::take(&mut gap));
            return true;
        }
        gap = gap.max(block.hints.gap);
        false
    });
}

/// What the look of a run says of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Plain,
    /// No letter and no figure: it parts nothing.
    Blank,
    Struck,
    /// New, where the text amends so.
    Underlined,
}

fn look(block: &Block, run: &Run) -> Look {
    if block.hints.outside.is_some() {
        Look::Plain
    } else if run.style.struck && !run.text.trim().is_empty() {
        Look::Struck
    } else if !run.text.contains(char::is_alphanumeric) {
        Look::Blank
    } else if run.style.underline {
        Look::Underlined
    } else {
        Look::Plain
    }
}

/// Tells whether a text amends by striking out and underlining: somewhere the two stand side by side.
fn amends(blocks: &[Block]) -> bool {
    let mut before = Look::Plain;
    for block in blocks {
        if block.hints.heading.is_some() {
            before = Look::Plain;
            continue;
        }
        for look in looks(block) {
            if matches!(
                (before, look),
                (Look::Struck, Look::Underlined) | (Look::Underlined, Look::Struck)
            ) {
                return true;
            }
            before = look;
        }
    }
    false
}

/// Yields what the runs of a block say, without those that say nothing.
fn looks(block: &Block) -> impl Iterator<Item = Look> {
    let looks = block.runs.iter().map(|run| look(block, run));
    looks.filter(|look| *look != Look::Blank)
}

/// Tells whether a block is underlined as a title is: from end to end, without the end of a sentence.
fn is_title(block: &Block) -> bool {
    let whole = looks(block).all(|look| look == Look::Underlined);
    let ends = block.runs.last().is_some_and(|run| {
        let bare = run
            .text
            .trim_end_matches(|c: char| !c.is_alphanumeric() && !is_end(c));
        bare.ends_with(is_end)
    });
    block.hints.heading.is_some() || whole && !ends
}

fn is_end(c: char) -> bool {
    matches!(
        c,
        '.' | ';' | ':' | ',' | '?' | '!' | '。' | '；' | '：' | '，' | '؛' | '،' | '؟'
    )
}

/// Takes words out of a block; returns whether anything is left of it.
fn settle_block(block: &mut Block, inserts: bool, view: Revisions) -> bool {
    let looks: Vec<Look> = block.runs.iter().map(|run| look(block, run)).collect();
    let gone = |look: Look| match view {
        Revisions::Final => look == Look::Struck,
        Revisions::Original => inserts && look == Look::Underlined,
        Revisions::BothAsText => false,
    };
    let any = looks.iter().any(|look| gone(*look));
    let mut kept: Vec<Run> = Vec::with_capacity(block.runs.len());
    let mut before = Look::Blank;
    let mut went = false;
    for (mut run, look) in std::mem::take(&mut block.runs).into_iter().zip(looks) {
        if gone(look) {
            went = true;
            continue;
        }
        run.style.struck = false;
        if std::mem::take(&mut went) {
            close_up(&mut kept, &mut run);
        }
        let last = kept.last().and_then(|run| run.text.chars().next_back());
        if parts(before, look) && touch(last, run.text.chars().next()) {
            kept.push(Run::plain(" "));
        }
        before = look;
        if !run.text.is_empty() {
            kept.push(run);
        }
    }
    if went && let Some(last) = kept.last_mut() {
        last.text.truncate(last.text.trim_end_matches(' ').len());
    }
    kept.retain(|run| !run.text.is_empty());
    block.runs = joined(kept);
    !any || block.runs.iter().any(|run| !run.text.trim().is_empty())
}

/// Closes up what words that went leave between `kept` and `next`: two blanks become one, and none stays before a mark that
/// closes.
fn close_up(kept: &mut [Run], next: &mut Run) {
    let Some(last) = kept.last_mut() else {
        next.text = next.text.trim_start_matches(' ').to_owned();
        return;
    };
    if !last.text.ends_with(' ') {
        return;
    }
    next.text = next.text.trim_start_matches(' ').to_owned();
    if next
        .text
        .starts_with(|c: char| is_end(c) || matches!(c, ')' | ']' | '”' | '»'))
    {
        last.text.truncate(last.text.trim_end_matches(' ').len());
    }
}

/// Tells whether a deleted and an inserted word would read as one where both are read.
fn parts(before: Look, look: Look) -> bool {
    before != look
        && (before == Look::Struck || look == Look::Struck)
        && (before == Look::Underlined || look == Look::Underlined)
}

fn touch(last: Option<char>, next: Option<char>) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    word(last) && word(next)
}

/// Joins neighbours that look the same now.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        match joined.last_mut() {
            Some(last) if last.style == run.style => last.text.push_str(&run.text),
            _ => joined.push(run),
        }
    }
    joined
}

/// Says how many words are struck and underlined, which are the first, and which text was taken.
fn warning(document: &Document, first: usize, amends: bool, view: Revisions) -> Warning {
    let (mut struck, mut underlined) = (0, 0);
    for block in &document.blocks {
        let inserts = amends && !is_title(block);
        let mut before = Look::Plain;
        for look in looks(block) {
            struck += usize::from(look == Look::Struck && before != look);
            underlined += usize::from(inserts && look == Look::Underlined && before != look);
            before = look;
        }
    }
    let begins = &document.blocks[first];
    let words = begins
        .runs
        .iter()
        .skip_while(|run| look(begins, run) != Look::Struck);
    let words: String = words
        .take_while(|run| run.style.struck)
        .flat_map(|run| run.text.chars())
        .collect();
    let short: String = words.trim().chars().take(SHOWN).collect();
    let more = if words.trim().chars().count() > SHOWN {
        "…"
    } else {
        ""
    };
    let beside = match underlined {
        0 => String::new(),
        count => format!(" and {} in their place", counted(count, "underlined piece")),
    };
    Warning {
        code: "struck-words",
        message: format!(
            "{}{beside}, the first \"{short}{more}\": {}",
            counted(struck, "struck piece"),
            taken(view)
        ),
        locator: begins.locator.clone(),
    }
}

/// So many letters of the first struck words are shown.
const SHOWN: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Style;

    /// Makes a block of `plain -struck- _underlined_` pieces.
    fn block(pieces: &[(&str, &str)]) -> Block {
        let run = |(look, text): &(&str, &str)| Run {
            text: (*text).to_owned(),
            style: Style {
                struck: *look == "-",
                underline: *look == "_",
                ..Style::default()
            },
        };
        Block {
            runs: pieces.iter().map(run).collect(),
            ..Block::default()
        }
    }

    fn read(blocks: &[Block], view: Revisions) -> (Vec<String>, Vec<String>) {
        let mut document = Document {
            blocks: blocks.to_vec(),
            ..Document::default()
        };
        settle(&mut document, view);
        let texts = document.blocks.iter().map(Block::text).collect();
        let warnings = document.warnings.into_iter().map(|it| it.message).collect();
        (texts, warnings)
    }

    #[test]
    fn struck_beside_underlined_words_are_an_amendment() {
        let text = [block(&[
            ("", "within "),
            ("-", "five years"),
            ("", " "),
            ("_", "three years"),
            ("", " of it."),
        ])];
        assert_eq!(read(&text, Revisions::Final).0, ["within three years of it."]);
        assert_eq!(read(&text, Revisions::Original).0, ["within five years of it."]);
        assert_eq!(
            read(&text, Revisions::BothAsText).0,
            ["within five years three years of it."]
        );
        assert_eq!(
            read(&text, Revisions::Final).1,
            [
                "1 struck piece and 1 underlined piece in their place, the first \"five years\": the text is read as if all \
              were accepted"
            ]
        );
    }

    #[test]
    fn a_struck_ending_and_its_new_one_do_not_run_together() {
        let text = [block(&[("", "six"), ("-", "teen"), ("_", "ty"), ("", " days")])];
        assert_eq!(read(&text, Revisions::Final).0, ["sixty days"]);
        assert_eq!(read(&text, Revisions::BothAsText).0, ["sixteen ty days"]);
    }

    #[test]
    fn underlined_words_alone_are_no_amendment() {
        let title = block(&[("_", "Annex")]);
        let text = [title.clone(), block(&[("", "It "), ("-", "now "), ("", "ends.")])];
        assert_eq!(read(&text, Revisions::Original).0, ["Annex", "It now ends."]);
        assert_eq!(read(&text, Revisions::Final).0, ["Annex", "It ends."]);
        assert!(read(&[title], Revisions::Final).1.is_empty());
    }

    #[test]
    fn a_text_that_amends_keeps_its_underlined_title_and_puts_in_whole_paragraphs() {
        let text = [
            block(&[("_", "Short title")]),
            block(&[("-", "Five"), ("_", "Three"), ("", " years.")]),
            block(&[("_", "It takes effect at once.")]),
        ];
        assert_eq!(read(&text, Revisions::Original).0, ["Short title", "Five years."]);
        assert_eq!(
            read(&text, Revisions::Final).0,
            ["Short title", "Three years.", "It takes effect at once."]
        );
    }

    #[test]
    fn a_paragraph_struck_from_end_to_end_goes_with_its_space() {
        let mut gone = block(&[("-", "(b) boats;")]);
        gone.hints.gap = 1.0;
        let text = [block(&[("", "(a) ships;")]), gone, block(&[("", "(c) rafts.")])];
        assert_eq!(read(&text, Revisions::Final).0, ["(a) ships;", "(c) rafts."]);
    }
}
