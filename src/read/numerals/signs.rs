//! Numbers that are one sign of a row: `c`, `ت`, `③`, `§`.

/// The most signs that a number written by repetition may have.
pub(super) const LONGEST: u32 = 30;

/// A row of signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Signs {
    /// `d`
    Latin,
    /// `г`, without ё, й, ъ and ь
    Russian,
    /// `*`, `†`, `‡`, `§`
    Marks,
    /// `ث`: the order of the dictionary
    ArabicAlphabet,
    /// `د`: the order of the numerals
    ArabicAbjad,
    /// `ד`, by the alphabet
    HebrewAlphabet,
    /// `ง`
    ThaiLetters,
    /// `ई`
    HindiVowels,
    /// `घ`
    HindiConsonants,
    /// `라`
    Ganada,
    /// `ㄹ`
    Chosung,
    /// `エ`
    Aiueo,
    /// `ｴ`
    NarrowAiueo,
    /// `ニ`
    Iroha,
    /// `ﾆ`
    NarrowIroha,
    /// `④`
    Circled,
    /// `⒋`
    WithStop,
    /// `⑷`
    InParentheses,
    /// `㈣`
    IdeographInParentheses,
    /// `丁`
    Stems,
    /// `卯`
    Branches,
    /// `丁卯`
    StemsAndBranches,
}

const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

impl Signs {
    /// Writes a number if the row reaches so far.
    pub(super) fn write(self, number: u32) -> Option<String> {
        match self {
            Self::Circled => numbered('①', 20, number),
            Self::WithStop => numbered('⒈', 20, number),
            Self::InParentheses => numbered('⑴', 20, number),
            Self::IdeographInParentheses => numbered('㈠', 10, number),
            Self::Stems => STEMS.chars().nth(index(number)?).map(String::from),
            Self::Branches => BRANCHES.chars().nth(index(number)?).map(String::from),
            Self::StemsAndBranches => {
                let at = index(number).filter(|at| *at < 60)?;
                let signs = [STEMS.chars().nth(at % 10), BRANCHES.chars().nth(at % 12)];
                Some(signs.into_iter().flatten().collect())
            }
            row => repeated(row.row(), number),
        }
    }

    /// The signs that are written again when they are through.
    fn row(self) -> &'static str {
        match self {
            Self::Latin => "abcdefghijklmnopqrstuvwxyz",
            Self::Russian => "абвгдежзиклмнопрстуфхцчшщыэюя",
            Self::Marks => "*†‡§",
            Self::ArabicAlphabet => "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
            Self::ArabicAbjad => "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
            Self::HebrewAlphabet => "אבגדהוזחטיכלמנסעפצקרשת",
            Self::ThaiLetters => "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
            Self::HindiVowels => "अआइईउऊऋऌऍऎएऐऑऒओऔ",
            Self::HindiConsonants => "कखगघङचछजझञटठडढणतथदधनऩपफबभमयरऱलळऴवशषसह",
            Self::Ganada => "가나다라마바사아자차카타파하",
            Self::Chosung => "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
            Self::Aiueo => {
                "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
            }
            Self::NarrowAiueo => "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
            Self::Iroha => {
                "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
            }
            Self::NarrowIroha => "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ",
            _ => "",
        }
    }
}

fn index(number: u32) -> Option<usize> {
    number.checked_sub(1).map(|index| index as usize)
}

/// Writes one of the signs that stand in their order in Unicode.
fn numbered(first: char, count: u32, number: u32) -> Option<String> {
    (1..=count)
        .contains(&number)
        .then(|| char::from_u32(first as u32 + number - 1))
        .flatten()
        .map(String::from)
}

/// Writes one sign of a row, then each twice, then three times.
fn repeated(row: &str, number: u32) -> Option<String> {
    let index = index(number)?;
    let count = row.chars().count();
    let times = index.checked_div(count)? + 1;
    let sign = row.chars().nth(index % count)?;
    (times <= LONGEST as usize).then(|| std::iter::repeat_n(sign, times).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(signs: Signs, number: u32, expected: Option<&str>) {
        assert_eq!(signs.write(number).as_deref(), expected, "{signs:?} {number}");
    }

    #[test]
    fn a_row_that_is_through_begins_again_doubled() {
        check(Signs::Latin, 26, Some("z"));
        check(Signs::Latin, 28, Some("bb"));
        check(Signs::Latin, 0, None);
        check(Signs::Latin, 26 * LONGEST + 1, None);
        check(Signs::Marks, 5, Some("**"));
        check(Signs::Russian, 26, Some("ы"));
        check(Signs::ArabicAlphabet, 3, Some("ت"));
        check(Signs::ArabicAbjad, 3, Some("ج"));
        check(Signs::ThaiLetters, 41, Some("ฮ"));
        check(Signs::Aiueo, 46, Some("ン"));
        check(Signs::NarrowAiueo, 47, Some("ｱｱ"));
        check(Signs::Iroha, 47, Some("ス"));
        check(Signs::Ganada, 14, Some("하"));
    }

    #[test]
    fn a_row_that_ends_has_no_further_number() {
        check(Signs::Circled, 20, Some("⑳"));
        check(Signs::Circled, 21, None);
        check(Signs::WithStop, 3, Some("⒊"));
        check(Signs::InParentheses, 3, Some("⑶"));
        check(Signs::IdeographInParentheses, 3, Some("㈢"));
        check(Signs::Stems, 11, None);
        check(Signs::Branches, 12, Some("亥"));
        check(Signs::StemsAndBranches, 13, Some("丙子"));
    }
}
