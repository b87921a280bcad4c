//! Writes the numbers of automatic lists: the 4 of a counter is printed `4`, `(d)`, `iv` or `四`.
//!
//! Word, OpenDocument and HTML store only "this paragraph is an item of that list"; the number is computed when the
//! page is drawn. A number that a system cannot write (the 27th Arabic letter, Roman zero) falls back to digits, so
//! that no item loses its label.

/// A way to write a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Numerals {
    /// `4`
    #[default]
    Decimal,
    /// `04`
    DecimalZero,
    /// `d`, after `z` comes `aa` and `bb` (Word) or `ab` (elsewhere).
    LowerLetter(AfterZ),
    /// `D`
    UpperLetter(AfterZ),
    /// `iv`
    LowerRoman,
    /// `IV`
    UpperRoman,
    /// `4th`
    Ordinal,
    /// `Four`
    CardinalWord,
    /// `Fourth`
    OrdinalWord,
    /// `*`, `†`, `‡`, `§`, then the same twice
    Marks,
    /// `г`, without the letters that lists leave out
    LowerRussian,
    /// `Г`
    UpperRussian,
    /// `ث`: the order of the dictionary
    ArabicAlphabet,
    /// `د`: the order of the numerals
    ArabicAbjad,
    /// `ד`
    Hebrew,
    /// `四`
    Chinese,
    /// `丁`
    ChineseStems,
    /// `④`
    Circled,
    /// `４`
    FullWidth,
    /// `٤`
    ArabicIndic,
    /// `४`
    Hindi,
    /// `๔`
    Thai,
    /// Nothing: an item without a number
    Nothing,
}

/// What follows `z` in a list with letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum AfterZ {
    /// `aa`, `bb`: the letter twice.
    #[default]
    Doubled,
    /// `aa`, `ab`: as the columns of a spreadsheet.
    Counted,
}

impl Numerals {
    /// Writes `number`, in digits where the system cannot.
    pub(super) fn write(self, number: u32) -> String {
        self.written(number).unwrap_or_else(|| number.to_string())
    }

    /// Writes `number` if the system can.
    fn written(self, number: u32) -> Option<String> {
        match self {
            Numerals::Decimal => None,
            Numerals::DecimalZero => Some(format!("{number:02}")),
            Numerals::LowerLetter(after) => letters(number, after),
            Numerals::UpperLetter(after) => letters(number, after).map(|text| text.to_uppercase()),
            Numerals::LowerRoman => roman(number),
            Numerals::UpperRoman => roman(number).map(|text| text.to_uppercase()),
            Numerals::Ordinal => Some(format!("{number}{}", ordinal_ending(number))),
            Numerals::CardinalWord => word(&CARDINALS, number),
            Numerals::OrdinalWord => word(&ORDINALS, number),
            Numerals::Marks => repeated(&['*', '†', '‡', '§'], number),
            Numerals::LowerRussian => repeated(&RUSSIAN, number),
            Numerals::UpperRussian => repeated(&RUSSIAN, number).map(|text| text.to_uppercase()),
            Numerals::ArabicAlphabet => repeated(&ARABIC_ALPHABET, number),
            Numerals::ArabicAbjad => repeated(&ARABIC_ABJAD, number),
            Numerals::Hebrew => hebrew(number),
            Numerals::Chinese => chinese(number),
            Numerals::ChineseStems => nth(
                &['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'],
                number,
            ),
            Numerals::Circled => (1..=20)
                .contains(&number)
                .then(|| char::from_u32(0x2460 + number - 1))
                .flatten()
                .map(String::from),
            Numerals::FullWidth => digits(number, 0xff10),
            Numerals::ArabicIndic => digits(number, 0x660),
            Numerals::Hindi => digits(number, 0x966),
            Numerals::Thai => digits(number, 0xe50),
            Numerals::Nothing => Some(String::new()),
        }
    }
}

const RUSSIAN: [char; 28] = [
    'а', 'б', 'в', 'г', 'д', 'е', 'ж', 'з', 'и', 'к', 'л', 'м', 'н', 'о', 'п', 'р', 'с', 'т', 'у', 'ф', 'х',
    'ц', 'ч', 'ш', 'щ', 'э', 'ю', 'я',
];
const ARABIC_ALPHABET: [char; 28] = [
    'أ', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ', 'ف', 'ق',
    'ك', 'ل', 'م', 'ن', 'ه', 'و', 'ي',
];
const ARABIC_ABJAD: [char; 28] = [
    'أ', 'ب', 'ج', 'د', 'ه', 'و', 'ز', 'ح', 'ط', 'ي', 'ك', 'ل', 'م', 'ن', 'س', 'ع', 'ف', 'ص', 'ق', 'ر', 'ش',
    'ت', 'ث', 'خ', 'ذ', 'ض', 'ظ', 'غ',
];
const CARDINALS: [&str; 20] = [
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
    "Twenty",
];
const ORDINALS: [&str; 20] = [
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "Sixth",
    "Seventh",
    "Eighth",
    "Ninth",
    "Tenth",
    "Eleventh",
    "Twelfth",
    "Thirteenth",
    "Fourteenth",
    "Fifteenth",
    "Sixteenth",
    "Seventeenth",
    "Eighteenth",
    "Nineteenth",
    "Twentieth",
];

/// The most characters that a number written by repetition may have.
const LONGEST: u32 = 30;

fn letters(number: u32, after: AfterZ) -> Option<String> {
    match after {
        AfterZ::Doubled => repeated(&LATIN, number),
        AfterZ::Counted => counted(number),
    }
}

const LATIN: [char; 26] = [
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u',
    'v', 'w', 'x', 'y', 'z',
];

/// Writes `a` to `z`, `aa`, `ab` and so on.
fn counted(number: u32) -> Option<String> {
    let mut rest = number;
    let mut text = Vec::new();
    while rest > 0 {
        text.push(*LATIN.get(((rest - 1) % 26) as usize)?);
        rest = (rest - 1) / 26;
    }
    (!text.is_empty()).then(|| text.iter().rev().collect())
}

/// Writes one sign of an alphabet, then each twice, then three times.
fn repeated(alphabet: &[char], number: u32) -> Option<String> {
    let index = number.checked_sub(1)? as usize;
    let times = index / alphabet.len() + 1;
    let sign = alphabet[index % alphabet.len()];
    (times <= LONGEST as usize).then(|| std::iter::repeat_n(sign, times).collect())
}

fn nth(alphabet: &[char], number: u32) -> Option<String> {
    alphabet
        .get(number.checked_sub(1)? as usize)
        .map(|&sign| sign.to_string())
}

fn word(words: &[&str], number: u32) -> Option<String> {
    words
        .get(number.checked_sub(1)? as usize)
        .map(|&word| word.to_owned())
}

fn roman(number: u32) -> Option<String> {
    let short = number > 0 && number < 1000 * LONGEST;
    short.then(|| crate::text::roman::written(number))
}

fn ordinal_ending(number: u32) -> &'static str {
    match (number % 10, number % 100) {
        (1, teen) if teen != 11 => "st",
        (2, teen) if teen != 12 => "nd",
        (3, teen) if teen != 13 => "rd",
        _ => "th",
    }
}

/// Writes Hebrew numerals below 1000, with 15 and 16 as custom has them.
fn hebrew(number: u32) -> Option<String> {
    const ONES: [&str; 10] = ["", "א", "ב", "ג", "ד", "ה", "ו", "ז", "ח", "ט"];
    const TENS: [&str; 10] = ["", "י", "כ", "ל", "מ", "נ", "ס", "ע", "פ", "צ"];
    const HUNDREDS: [&str; 10] = ["", "ק", "ר", "ש", "ת", "תק", "תר", "תש", "תת", "תתק"];
    if !(1..1000).contains(&number) {
        return None;
    }
    let hundreds = HUNDREDS[(number / 100) as usize];
    let rest = match number % 100 {
        15 => "טו".to_owned(),
        16 => "טז".to_owned(),
        rest => format!("{}{}", TENS[(rest / 10) as usize], ONES[(rest % 10) as usize]),
    };
    Some(format!("{hundreds}{rest}"))
}

/// Writes Chinese numbers below 10 000: `十四`, `一百零三`.
fn chinese(number: u32) -> Option<String> {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    if !(1..10_000).contains(&number) {
        return None;
    }
    let mut text = String::new();
    let mut gap = false;
    for (value, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = number / value % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            text.push('零');
        }
        if !(value == 10 && digit == 1 && text.is_empty()) {
            text.push(DIGITS[digit as usize]);
        }
        text.push_str(unit);
    }
    Some(text)
}

fn digits(number: u32, zero: u32) -> Option<String> {
    number
        .to_string()
        .chars()
        .map(|digit| char::from_u32(zero + digit.to_digit(10)?))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(numerals: Numerals, number: u32, expected: &str) {
        assert_eq!(numerals.write(number), expected, "{numerals:?} {number}");
    }

    #[test]
    fn lists_write_their_numbers() {
        check(Numerals::Decimal, 12, "12");
        check(Numerals::DecimalZero, 4, "04");
        check(Numerals::LowerLetter(AfterZ::Doubled), 28, "bb");
        check(Numerals::LowerLetter(AfterZ::Counted), 28, "ab");
        check(Numerals::UpperLetter(AfterZ::Doubled), 3, "C");
        check(Numerals::LowerRoman, 14, "xiv");
        check(Numerals::UpperRoman, 1994, "MCMXCIV");
        check(Numerals::Ordinal, 22, "22nd");
        check(Numerals::Ordinal, 13, "13th");
        check(Numerals::OrdinalWord, 3, "Third");
        check(Numerals::Marks, 5, "**");
        check(Numerals::LowerRussian, 10, "к");
        check(Numerals::ArabicAlphabet, 3, "ت");
        check(Numerals::ArabicAbjad, 3, "ج");
        check(Numerals::Hebrew, 15, "טו");
        check(Numerals::Chinese, 10, "十");
        check(Numerals::Chinese, 103, "一百零三");
        check(Numerals::Chinese, 110, "一百一十");
        check(Numerals::Chinese, 21, "二十一");
        check(Numerals::Circled, 2, "②");
        check(Numerals::ArabicIndic, 12, "١٢");
        check(Numerals::Nothing, 3, "");
    }

    #[test]
    fn a_number_that_cannot_be_written_stays_in_digits() {
        check(Numerals::UpperRoman, 0, "0");
        check(Numerals::LowerLetter(AfterZ::Doubled), u32::MAX, "4294967295");
        check(Numerals::ChineseStems, 11, "11");
    }
}
