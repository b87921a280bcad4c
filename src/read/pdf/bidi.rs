//! Arabic and Hebrew rows: from the order on paper to the order of reading.
//!
//! The page gives characters from left to right. In a row of Arabic the first character read stands rightmost, while
//! numbers and Latin words inside it run from left to right. Running the Unicode bidirectional algorithm over the
//! printed order, as if it were the order of reading, turns it round: the algorithm is nearly its own inverse on
//! single lines. A letter keeps its marks, and a ligature its letters, because whole clusters are moved.
//!
//! What it must be told is what stood before: in Arabic a number takes its looks from the letters that are read before it, and
//! the two years of `2016-2017` stand as `2017-2016` on paper. On paper these letters are to its right; at the left
//! end of a row, where the algorithm sees nothing, a sign without ink stands for them.
//!
//! Gives up on mirrored brackets, whose printed form already depends on the program that wrote the file.

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_segmentation::UnicodeSegmentation;

use super::parts::push;
use crate::document::Style;

/// The mark that counts as an Arabic letter and is not seen.
const ARABIC: char = '\u{61c}';

/// Whether a text has letters that are read from right to left.
pub(super) fn has_right_to_left(text: &str) -> bool {
    let reads_leftwards = |letter| u32::from(letter) >= 0x590 && is_right_to_left(letter);
    !text.is_ascii() && text.chars().any(reads_leftwards)
}

/// Returns the parts of a row in the order of reading.
pub(super) fn logical(parts: &[(String, Style)]) -> Vec<(String, Style)> {
    let mut text: String = parts.iter().map(|(text, _)| text.as_str()).collect();
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let against = text.chars().filter(|&letter| is_right_to_left(letter)).count();
    let base = if against * 2 >= letters {
        Level::rtl()
    } else {
        Level::ltr()
    };
    let mut start = 0;
    if base.is_rtl() && text.chars().any(|letter| bidi_class(letter) == BidiClass::AL) {
        text.insert(0, ARABIC);
        start = ARABIC.len_utf8();
    }
    let info = BidiInfo::new(&text, Some(base));
    let clusters = clusters(parts, start);
    let mut out = Vec::new();
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let from = clusters.partition_point(|(at, ..)| *at < run.start);
            let to = clusters.partition_point(|(at, ..)| *at < run.end);
            let within = clusters[from..to].iter();
            if levels[run.start].is_rtl() {
                within
                    .rev()
                    .for_each(|(_, text, style)| push(&mut out, text, *style));
            } else {
                within.for_each(|(_, text, style)| push(&mut out, text, *style));
            }
        }
    }
    out
}

/// Returns the user-perceived characters with their places in bytes, counted from `start`, and their looks.
fn clusters(parts: &[(String, Style)], mut start: usize) -> Vec<(usize, &str, Style)> {
    let mut out = Vec::new();
    for (text, style) in parts {
        out.extend(
            text.grapheme_indices(true)
                .map(|(at, cluster)| (start + at, cluster, *style)),
        );
        start += text.len();
    }
    out
}

fn is_right_to_left(letter: char) -> bool {
    matches!(bidi_class(letter), BidiClass::R | BidiClass::AL)
}
