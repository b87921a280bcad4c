//! Rows from right to left: a line that is printed in the order of paper is read in the order of reading.
//!
//! The order of paper is made by hand: words turned round, figures and Latin words as they are, the whole from the right. Between
//! two of these stands a word from right to left, as the reader may not know otherwise which of them was first.

use travaux::read::{ReadOptions, Source, read};

use crate::planted;
use crate::writer::{Font, Page, Pdf};

const HEBREW: [&str; 8] = ["ש", "ל", "ו", "ם", "ע", "ה", "א", "ב"];
const ARABIC: [&str; 8] = ["م", "ا", "ل", "ع", "د", "و", "ر", "س"];

/// Takes each byte as a word.
pub fn bidi(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let letters = if first % 2 == 0 { HEBREW } else { ARABIC };
    let mut words: Vec<String> = vec![word(*first, letters)];
    for pair in rest.chunks_exact(2).take(6) {
        match pair[0] % 4 {
            0 => words.push(u32::from(pair[1]).to_string()),
            1 => words.push(["EU", "UN", "WHO"][usize::from(pair[1]) % 3].to_owned()),
            _ => {}
        }
        words.push(word(pair[1], letters));
    }
    let wanted = words.join(" ");
    let paper: Vec<String> = words.iter().rev().map(|word| on_paper(word)).collect();
    let source = Source {
        name: "row.pdf".to_owned(),
        bytes: file(&paper.join(" "), letters),
    };
    let (_, document) = read(&source, &ReadOptions::default()).expect("a sound file");
    let text: String = document.blocks.iter().map(|block| block.text()).collect();
    assert_eq!(planted::row(text), wanted);
}

/// A word of three to six letters.
fn word(byte: u8, letters: [&str; 8]) -> String {
    let length = 3 + usize::from(byte) % 4;
    (0..length)
        .map(|at| letters[(usize::from(byte) / 4 + at * 3) % 8])
        .collect()
}

fn on_paper(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    word.chars().rev().collect()
}

/// Prints a row: its letters stand for themselves through the map of a font.
fn file(paper: &str, letters: [&str; 8]) -> Vec<u8> {
    let code = |c: char| {
        let place = letters.iter().position(|letter| letter.starts_with(c));
        place.map_or(c, |place| char::from(b'a' + place as u8))
    };
    let printed: String = paper.chars().map(code).collect();
    let page = Page::new().text(Font::Mapped, 10.0, 72.0, 700.0, &printed);
    Pdf::new().page(page).with_letters(&letters).bytes()
}
