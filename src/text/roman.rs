//! Roman numbers in small letters: `xiv`.

/// The values that a sign or two stand for, largest first.
const SIGNS: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// Writes a number in small letters. Its length grows with the thousands, which the caller bounds.
pub(crate) fn written(number: u32) -> String {
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        text.push_str(&sign.repeat((rest / value) as usize));
        rest %= value;
    }
    text
}

/// Returns the value of a well-formed number in small letters, below 400: `m` and `d` number no paragraph, and are letters.
pub(crate) fn value(text: &str) -> Option<u32> {
    let digit = |c| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let digits: Vec<u32> = text.chars().map(digit).collect::<Option<_>>()?;
    let mut total = 0;
    for (at, &digit) in digits.iter().enumerate() {
        let smaller = digits.get(at + 1).is_some_and(|&next| next > digit);
        total += if smaller {
            -i64::from(digit)
        } else {
            i64::from(digit)
        };
    }
    let total = u32::try_from(total)
        .ok()
        .filter(|total| (1..400).contains(total))?;
    (written(total) == text).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::{value, written};

    #[test]
    fn what_is_written_is_read_back() {
        assert!((1..400).all(|number| value(&written(number)) == Some(number)));
        assert_eq!(written(1994), "mcmxciv");
    }

    #[test]
    fn roman_numbers_must_be_well_formed() {
        assert_eq!(
            (value("iiii"), value("vx"), value("ic"), value("")),
            (None, None, None, None)
        );
    }
}
