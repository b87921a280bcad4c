//! The decimal digits of the scripts that laws and resolutions are numbered in.

/// The zeros of the sets of ten digits: those of every language, of Arabic, Persian, Hindi, Bengali, Thai, Lao, Burmese
/// and Khmer, and the wide ones of Chinese and Japanese print.
const ZEROS: [char; 10] = [
    '0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}', '\u{ed0}', '\u{1040}', '\u{17e0}', '\u{ff10}',
];

/// Returns the value of a decimal digit of any of these scripts.
///
/// ```
/// use travaux::text::digits::value;
/// assert_eq!((value('٤'), value('4'), value('四')), (Some(4), Some(4), None));
/// ```
pub fn value(c: char) -> Option<u32> {
    ZEROS
        .iter()
        .map(|&zero| (c as u32).wrapping_sub(zero as u32))
        .find(|&value| value < 10)
}

/// Returns the value of a numeral of Ethiopia; they add up: `፲፩` is 11.
///
/// ```
/// use travaux::text::digits::ethiopic;
/// assert_eq!((ethiopic('፩'), ethiopic('፲'), ethiopic('1')), (Some(1), Some(10), None));
/// ```
pub fn ethiopic(c: char) -> Option<u32> {
    let place = (c as u32).checked_sub(0x1369).filter(|place| *place < 19)?;
    Some(match place {
        0..9 => place + 1,
        9..18 => (place - 8) * 10,
        _ => 100,
    })
}

/// Returns the value of a number in the digits of any script, or in the numerals of Ethiopia.
pub fn number(text: &str) -> Option<u32> {
    let added: Option<u32> = text.chars().map(ethiopic).sum();
    added
        .filter(|sum| *sum > 0)
        .or_else(|| western(text).parse().ok())
}

/// Returns a text with its digits as `0` to `9`: ids have no others.
pub fn western(text: &str) -> String {
    text.chars()
        .map(|c| {
            value(c)
                .and_then(|digit| char::from_digit(digit, 10))
                .unwrap_or(c)
        })
        .collect()
}
