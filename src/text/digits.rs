//! The digits, numerals and letters of the scripts that laws and resolutions are numbered in.

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

/// Returns the value of a number in the digits of any script, in the numerals of Ethiopia or in Chinese signs.
pub fn number(text: &str) -> Option<u32> {
    let added: Option<u32> = text.chars().map(ethiopic).sum();
    added
        .filter(|sum| *sum > 0)
        .or_else(|| chinese(text))
        .or_else(|| western(text).parse().ok())
}

/// Returns the value of a Chinese number up to 9,999.
///
/// ```
/// use travaux::text::digits::chinese;
/// assert_eq!((chinese("十二"), chinese("一百零三"), chinese("12")), (Some(12), Some(103), None));
/// ```
pub fn chinese(text: &str) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    let (mut total, mut digit) = (0u32, 0u32);
    for c in text.chars() {
        if let Some(value) = "零一二三四五六七八九".chars().position(|d| d == c) {
            digit = value as u32;
            continue;
        }
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => return None,
        };
        total += digit.max(1) * unit;
        digit = 0;
    }
    Some(total + digit)
}

/// The letters of Arabic in the order of numbering, which is not that of the dictionary.
const ABJAD: &str = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ";

/// Returns the place of a single Arabic letter in the order of numbering: 2 of `ب`; `هـ` is stretched to stand alone.
pub fn arabic_letter(mark: &str) -> Option<u32> {
    let bare = mark.trim_end_matches('\u{640}');
    let mut letters = bare.chars();
    let letter = match letters.next()? {
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' => 'ي',
        letter => letter,
    };
    let place = ABJAD.chars().position(|c| c == letter)?;
    letters.next().is_none().then_some(place as u32 + 1)
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
