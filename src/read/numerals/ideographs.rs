//! Numbers in the digits and units of Chinese, Japanese and Korean: `十四`, `一百零三`, `壱拾`, `이십일`.
//!
//! They are written with units for tens, hundreds and thousands, or digit by digit. What differs is whether a one stands
//! before a unit, and whether a zero stands for the places that are left out.

/// A way to write numbers with ideographs, or with the syllables that they are read by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Ideographs {
    /// `十`, `一百零三`
    Chinese,
    /// `十`, and from a hundred on digit by digit: `一○三`
    ChineseShort,
    /// `壹拾`, `壹佰零叁`
    ChineseLegal,
    /// `壹拾`, `壹佰零參`
    TraditionalLegal,
    /// `百三`
    Japanese,
    /// `壱百参`
    JapaneseLegal,
    /// `백삼`
    Korean,
    /// `하나`, up to 99
    KoreanNative,
    /// `一〇三`
    Digits,
    /// `一○三`
    TaiwaneseDigits,
    /// `일영삼`
    KoreanDigits,
    /// `一零三`
    KoreanIdeographDigits,
}

/// The digits from zero on and the units from ten on.
struct Signs {
    digits: &'static str,
    units: [&'static str; 3],
    /// A zero stands for places left out between others.
    gaps: bool,
    one: One,
}

/// Where a one is written before a unit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum One {
    Everywhere,
    /// Everywhere but before the ten that a number begins with.
    NotFirst,
    Nowhere,
}

const USUAL: &str = "零一二三四五六七八九";
const SYLLABLES: &str = "영일이삼사오육칠팔구";

impl Ideographs {
    /// Writes a number if the system reaches so far.
    pub(super) fn write(self, number: u32) -> Option<String> {
        match self {
            Self::ChineseShort if number >= 100 => by_digit("○一二三四五六七八九", number),
            Self::Digits => by_digit("〇一二三四五六七八九", number),
            Self::TaiwaneseDigits => by_digit("○一二三四五六七八九", number),
            Self::KoreanDigits => by_digit(SYLLABLES, number),
            Self::KoreanIdeographDigits => by_digit(USUAL, number),
            Self::KoreanNative => native(number).or_else(|| Self::Korean.write(number)),
            _ => with_units(&self.signs(), number),
        }
    }

    fn signs(self) -> Signs {
        let (digits, units, gaps, one) = match self {
            Self::ChineseLegal => ("零壹贰叁肆伍陆柒捌玖", ["拾", "佰", "仟"], true, One::Everywhere),
            Self::TraditionalLegal => ("零壹貳參肆伍陸柒捌玖", ["拾", "佰", "仟"], true, One::Everywhere),
            Self::Japanese => (USUAL, ["十", "百", "千"], false, One::Nowhere),
            Self::JapaneseLegal => ("零壱弐参四伍六七八九", ["拾", "百", "阡"], false, One::Everywhere),
            Self::Korean => (SYLLABLES, ["십", "백", "천"], false, One::Nowhere),
            _ => (USUAL, ["十", "百", "千"], true, One::NotFirst),
        };
        Signs {
            digits,
            units,
            gaps,
            one,
        }
    }
}

fn by_digit(digits: &str, number: u32) -> Option<String> {
    number
        .to_string()
        .chars()
        .map(|digit| digits.chars().nth(digit.to_digit(10)? as usize))
        .collect()
}

/// Writes a number below 10 000 with units.
fn with_units(signs: &Signs, number: u32) -> Option<String> {
    if !(1..10_000).contains(&number) {
        return None;
    }
    let [ten, hundred, thousand] = signs.units;
    let mut text = String::new();
    let mut gap = false;
    for (value, unit) in [(1000, thousand), (100, hundred), (10, ten), (1, "")] {
        let digit = number / value % 10;
        if digit == 0 {
            gap = signs.gaps && !text.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            text.extend(signs.digits.chars().next());
        }
        let silent = match signs.one {
            One::Everywhere => false,
            One::NotFirst => value == 10 && text.is_empty(),
            One::Nowhere => value >= 10,
        };
        if !(digit == 1 && silent) {
            text.extend(signs.digits.chars().nth(digit as usize));
        }
        text.push_str(unit);
    }
    Some(text)
}

/// Counts in Korean words up to 99: `스물하나`.
fn native(number: u32) -> Option<String> {
    const ONES: [&str; 10] = [
        "", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉",
    ];
    const TENS: [&str; 10] = [
        "", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔",
    ];
    let (tens, ones) = (number as usize / 10, number as usize % 10);
    (1..100)
        .contains(&number)
        .then(|| format!("{}{}", TENS[tens], ONES[ones]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(ideographs: Ideographs, number: u32, expected: &str) {
        assert_eq!(
            ideographs.write(number).as_deref(),
            Some(expected),
            "{ideographs:?} {number}"
        );
    }

    #[test]
    fn chinese_counts_with_units_and_zeros() {
        check(Ideographs::Chinese, 10, "十");
        check(Ideographs::Chinese, 21, "二十一");
        check(Ideographs::Chinese, 103, "一百零三");
        check(Ideographs::Chinese, 110, "一百一十");
        check(Ideographs::Chinese, 2005, "二千零五");
        check(Ideographs::ChineseShort, 12, "十二");
        check(Ideographs::ChineseShort, 103, "一○三");
        check(Ideographs::ChineseLegal, 13, "壹拾叁");
        check(Ideographs::TraditionalLegal, 206, "貳佰零陸");
    }

    #[test]
    fn japanese_and_korean_leave_ones_and_zeros_out() {
        check(Ideographs::Japanese, 10, "十");
        check(Ideographs::Japanese, 103, "百三");
        check(Ideographs::Japanese, 1111, "千百十一");
        check(Ideographs::JapaneseLegal, 103, "壱百参");
        check(Ideographs::Korean, 121, "백이십일");
        check(Ideographs::KoreanNative, 21, "스물하나");
        check(Ideographs::KoreanNative, 100, "백");
    }

    #[test]
    fn digits_stand_beside_each_other() {
        check(Ideographs::Digits, 103, "一〇三");
        check(Ideographs::TaiwaneseDigits, 10, "一○");
        check(Ideographs::KoreanDigits, 10, "일영");
        check(Ideographs::KoreanIdeographDigits, 10, "一零");
        assert_eq!(Ideographs::Chinese.write(0), None);
        assert_eq!(Ideographs::Chinese.write(10_000), None);
    }
}
