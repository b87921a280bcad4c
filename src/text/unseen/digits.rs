//! Digits of another script: `٥` in an English text, `2٥` anywhere.
//!
//! A number with digits of two scripts is no honest one. A whole number of another script is honest in a text with letters
//! of that script, in one that is written from the right, and in one without Latin letters; a full-width one, where
//! Chinese, Japanese or Korean is written. There it is told only if the text has others, too, since readers may
//! take it for another number.

use super::{Level, Scripts, Unseen};

/// The zeros of all scripts that count in tens (general category `Nd`).
const ZEROS: [u32; 58] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50,
    0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40,
    0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x11066, 0x110f0,
    0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50,
    0x11d50, 0x11da0, 0x16a60, 0x16ac0, 0x16b50, 0x1e950, 0x1fbf0,
];

const ASCII: u32 = 0x30;
const FULL_WIDTH: u32 = 0xff10;
/// Mathematical digits: five sets of ten.
const MATHEMATICAL: std::ops::RangeInclusive<u32> = 0x1d7ce..=0x1d7ff;

/// Returns the zero of a digit's script, and the digit's value.
fn digit(c: char) -> Option<(u32, u8)> {
    let code = u32::from(c);
    // What stands before the digits of Arabic is most of what is asked for.
    if code < ZEROS[1] {
        return c.to_digit(10).map(|value| (ASCII, value as u8));
    }
    if MATHEMATICAL.contains(&code) {
        let first = *MATHEMATICAL.start();
        return Some((first, ((code - first) % 10) as u8));
    }
    let zero = ZEROS
        .into_iter()
        .find(|zero| (*zero..zero + 10).contains(&code))?;
    Some((zero, (code - zero) as u8))
}

/// Returns the Western digit for a digit of any script, every other character as it is.
pub(super) fn western(c: char) -> char {
    digit(c).map_or(c, |(_, value)| char::from(b'0' + value))
}

/// The scripts of the digits of a text.
pub(super) fn sorts(text: &str) -> usize {
    let mut zeros: Vec<u32> = text
        .chars()
        .filter_map(|c| digit(c).map(|(zero, _)| zero))
        .collect();
    zeros.sort_unstable();
    zeros.dedup();
    zeros.len()
}

/// Finds digits of another script in a word; `sorts` says how many scripts the digits of the text have.
pub(super) fn digits(word: &str, offset: usize, scripts: &Scripts, sorts: usize) -> Vec<Unseen> {
    let zeros: Vec<u32> = word
        .chars()
        .filter_map(|c| digit(c).map(|(zero, _)| zero))
        .collect();
    let mixed = zeros.iter().any(|zero| *zero != zeros[0]);
    let mut found = Vec::new();
    for (at, c) in word.chars().enumerate() {
        let Some((zero, value)) = digit(c).filter(|(zero, _)| *zero != ASCII) else {
            continue;
        };
        let at_home = match zero {
            FULL_WIDTH => scripts.east_asian(),
            _ => {
                scripts.right_to_left()
                    || scripts.is_home_of(c)
                    || !scripts.has(unicode_script::Script::Latin)
            }
        };
        let level = if mixed || !at_home {
            Level::Suspicious
        } else {
            Level::Contextual
        };
        if level == Level::Suspicious || sorts > 1 {
            found.push(Unseen {
                offset: offset + at,
                level,
                character: c,
                what: format!("another script's digit {value}"),
            });
        }
    }
    found
}
