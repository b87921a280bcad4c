//! Writes the numbers of automatic lists: the 4 of a counter is printed `4`, `(d)`, `iv` or `四`.
//!
//! Word, OpenDocument and HTML store only "this paragraph is an item of that list"; the number is computed when the
//! page is drawn. A number that a system cannot write (the 21st circle, Roman zero) falls back to digits, so that no
//! item loses its label. The systems are those of ISO/IEC 29500-1, 17.18.59, which Word prints; numbers in words are
//! spelled in the language of the text (`text/spelled`).

mod ideographs;
mod signs;

use crate::text::spelled::{Manner, Tongue};
pub(super) use ideographs::Ideographs;
pub(super) use signs::Signs;

/// A way to write a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Numerals {
    /// `4`
    #[default]
    Decimal,
    /// `04`, `004`: with zeros up to so many digits.
    Padded(usize),
    /// `1F`
    Hex,
    /// `- 4 -`
    Dashed,
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
    /// `Four and 00/100`
    Dollars,
    /// `สี่บาทถ้วน`
    Baht,
    /// `चार`, `สี่`, `bốn`: in words of one language, whatever the text is in.
    WordOf(&'static str),
    /// Signs that are written twice, three times and so on when they are through, or that end.
    Signs(Signs),
    /// `г`, without the letters that lists leave out
    LowerRussian,
    /// `Г`
    UpperRussian,
    /// `ד`
    Hebrew,
    /// `四`, `十四`, `一百零四`
    Ideographs(Ideographs),
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
    /// Writes `number`, in digits where the system cannot; words are English.
    pub(super) fn write(self, number: u32) -> String {
        self.write_in(number, Tongue::default())
    }

    /// Writes `number` for a text in a language, in digits where the system cannot.
    pub(super) fn write_in(self, number: u32, tongue: Tongue) -> String {
        self.written(number, tongue).unwrap_or_else(|| number.to_string())
    }

    /// Writes `number` if the system can.
    fn written(self, number: u32, tongue: Tongue) -> Option<String> {
        match self {
            Numerals::Decimal => None,
            Numerals::Padded(digits) => Some(format!("{number:0digits$}")),
            Numerals::Hex => Some(format!("{number:X}")),
            Numerals::Dashed => Some(format!("- {number} -")),
            Numerals::LowerLetter(after) => letters(number, after),
            Numerals::UpperLetter(after) => letters(number, after).map(|text| text.to_uppercase()),
            Numerals::LowerRoman => roman(number),
            Numerals::UpperRoman => roman(number).map(|text| text.to_uppercase()),
            Numerals::Ordinal => tongue.spell(Manner::OrdinalDigits, number),
            Numerals::CardinalWord => title(Manner::Cardinal, number, tongue),
            Numerals::OrdinalWord => title(Manner::Ordinal, number, tongue),
            Numerals::Dollars => {
                title(Manner::Cardinal, number, tongue).map(|text| format!("{text} and 00/100"))
            }
            Numerals::Baht => word_of("th", number).map(|text| format!("{text}บาทถ้วน")),
            Numerals::WordOf(language) => word_of(language, number),
            Numerals::Signs(signs) => signs.write(number),
            Numerals::LowerRussian => Signs::Russian.write(number),
            Numerals::UpperRussian => Signs::Russian.write(number).map(|text| text.to_uppercase()),
            Numerals::Hebrew => hebrew(number),
            Numerals::Ideographs(ideographs) => ideographs.write(number),
            Numerals::FullWidth => digits(number, 0xff10),
            Numerals::ArabicIndic => digits(number, 0x660),
            Numerals::Hindi => digits(number, 0x966),
            Numerals::Thai => digits(number, 0xe50),
            Numerals::Nothing => Some(String::new()),
        }
    }
}

/// Spells a number as a heading has it, with a capital.
fn title(manner: Manner, number: u32, tongue: Tongue) -> Option<String> {
    tongue.spell(manner, number).map(|text| tongue.capitalized(&text))
}

fn word_of(language: &str, number: u32) -> Option<String> {
    Tongue::of(language)?.spell(Manner::Cardinal, number)
}

fn letters(number: u32, after: AfterZ) -> Option<String> {
    match after {
        AfterZ::Doubled => Signs::Latin.write(number),
        AfterZ::Counted => counted(number),
    }
}

/// Writes `a` to `z`, `aa`, `ab` and so on.
fn counted(number: u32) -> Option<String> {
    let mut rest = number;
    let mut text = Vec::new();
    while rest > 0 {
        text.push(char::from_u32('a' as u32 + (rest - 1) % 26)?);
        rest = (rest - 1) / 26;
    }
    (!text.is_empty()).then(|| text.iter().rev().collect())
}

fn roman(number: u32) -> Option<String> {
    let short = number > 0 && number < 1000 * signs::LONGEST;
    short.then(|| crate::text::roman::written(number))
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
        check(Numerals::Padded(2), 4, "04");
        check(Numerals::LowerLetter(AfterZ::Doubled), 28, "bb");
        check(Numerals::LowerLetter(AfterZ::Counted), 28, "ab");
        check(Numerals::UpperLetter(AfterZ::Doubled), 3, "C");
        check(Numerals::LowerRoman, 14, "xiv");
        check(Numerals::UpperRoman, 1994, "MCMXCIV");
        check(Numerals::Ordinal, 22, "22nd");
        check(Numerals::Ordinal, 13, "13th");
        check(Numerals::OrdinalWord, 3, "Third");
        check(Numerals::OrdinalWord, 121, "One hundred twenty-first");
        check(Numerals::CardinalWord, 2024, "Two thousand twenty-four");
        check(Numerals::Dollars, 7, "Seven and 00/100");
        check(Numerals::WordOf("hi"), 2, "दो");
        check(Numerals::Baht, 1, "หนึ่งบาทถ้วน");
        check(Numerals::Padded(5), 12, "00012");
        check(Numerals::Hex, 31, "1F");
        check(Numerals::Dashed, 3, "- 3 -");
        check(Numerals::LowerRussian, 10, "к");
        check(Numerals::UpperRussian, 29, "Я");
        check(Numerals::Hebrew, 15, "טו");
        check(Numerals::ArabicIndic, 12, "١٢");
        check(Numerals::Nothing, 3, "");
    }

    #[test]
    fn a_number_that_cannot_be_written_stays_in_digits() {
        check(Numerals::UpperRoman, 0, "0");
        check(Numerals::LowerLetter(AfterZ::Doubled), u32::MAX, "4294967295");
        check(Numerals::CardinalWord, 1_000_000, "1000000");
    }

    #[test]
    fn words_are_those_of_the_language() {
        let swedish = Tongue::of("sv-SE").unwrap_or_default();
        assert_eq!(Numerals::CardinalWord.write_in(2, swedish), "Två");
        assert_eq!(Numerals::OrdinalWord.write_in(2, swedish), "Andra");
        assert_eq!(Numerals::Ordinal.write_in(2, swedish), "2:a");
        let czech = Tongue::of("cs").unwrap_or_default();
        assert_eq!(Numerals::OrdinalWord.write_in(2, czech), "2");
    }
}
