//! Heads of articles: `Article 4`, `Art. 2-bis`, `Article L. 110-2`, `Article premier`, `第四条`, `SEC. 2.`, `§ 4`, `226/A. §`.
//!
//! ```text
//! head    = ( word | "§" ) number { stop } [ dash ] | number [ "." ] "§"
//! number  = [ part ] digits { "-" digits } [ letters ] [ "-" letters ] [ Latin word ] | roman | ordinal
//! part    = L, R, D of a French code, with a stop or a star
//! ```
//!
//! What a law puts in later has a letter (`12A`, `27da`, `5-A`, `226/A`) or a Latin word (`2-bis`). A head that goes on in small
//! letters without a stop is a reference: `Article 5 of the Treaty applies`. Sources: the légistique guide of the French
//! government (3.3, codes), the Joint Practical Guide of the European institutions, decree 1/2009 of Portugal's drafting rules, the
//! Hungarian decree 61/2009 on drafting (`/A`), the Legislation Law of China (61).

use super::label::{Label, LabelForm, is_inserted_letter, is_ordinal_suffix, white};
use crate::lexicon::{LANGUAGES, any, values};
use crate::text::initials::Initials;
use crate::text::{between, digits};

/// Reads the head of an article.
pub(super) fn article(text: &str) -> Option<Label> {
    chinese_article(text).or_else(|| worded(text))
}

/// Returns the number of an article without words and marks, for ids: `4bis` of `Article 4 bis`, `L110-2` of
/// `Article L. 110-2`, `226A` of `226/A. §`, `1` of `Article premier`.
pub(super) fn number(shown: &str) -> String {
    if let Some(number) = chinese_article_number(shown) {
        return number;
    }
    let added: String = shown.chars().filter(|&c| digits::ethiopic(c).is_some()).collect();
    if let Some(n) = digits::number(&added) {
        return n.to_string();
    }
    let western = digits::western(shown);
    let Some(start) = western.find(|c: char| c.is_ascii_digit()) else {
        let last = western.rsplit(char::is_whitespace).next().unwrap_or_default();
        return ordinal(last).map_or_else(|| alphanumeric(last), |n| n.to_string());
    };
    // `제 1 조`: what stands behind the number as a word of its own is none of it.
    let own = &western[start..];
    let own = own.split_once(char::is_whitespace).map_or(own, |(number, tail)| {
        let put_in = tail.trim_matches(['.', '§', ' ']);
        let counts = is_ordinal_suffix(put_in) || is_inserted_letter(put_in);
        if counts { own } else { number }
    });
    let word = own.find(|c: char| !c.is_alphanumeric()).unwrap_or(own.len());
    if let Some(n) = ordinal(&own[..word]) {
        return n.to_string();
    }
    let own = alphanumeric(own);
    format!("{}{}", part_before(&western[..start]), any::latin_number(&own))
}

/// Returns the part of a code before a number: `L` of `Article L. `, `LO` of `Art. L.O. `.
fn part_before(words: &str) -> String {
    let last = words.trim_end().trim_end_matches(['.', '*']);
    let from = last.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let part: String = last[from..].chars().filter(|c| c.is_alphabetic()).collect();
    if is_part(&part) { part } else { String::new() }
}

/// Returns the letters and digits of a number; a hyphen stays where it parts two numbers: `386-1`, but `5A` of `5-A`.
fn alphanumeric(number: &str) -> String {
    let mut own = String::new();
    let mut ahead = number.chars().peekable();
    while let Some(c) = ahead.next() {
        let parts = is_hyphen(c)
            && own.ends_with(|c: char| c.is_ascii_digit())
            && ahead.peek().is_some_and(char::is_ascii_digit);
        if parts {
            own.push('-');
        } else if c.is_alphanumeric() {
            own.push(c);
        }
    }
    own
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The first letters of the numbers in a code, as printed.
fn is_part(letters: &str) -> bool {
    letters.chars().all(char::is_uppercase) && any::CODE_PARTS.has(&letters.to_lowercase())
}

/// `premier` is 1, `segundo` 2, `1er` 1, `כא` 21.
fn ordinal(word: &str) -> Option<u32> {
    if word.is_empty() {
        return None;
    }
    if let Some(n) = hebrew_number(word) {
        return Some(n);
    }
    let lower = word.to_lowercase();
    if any::SOLE_ARTICLES.has(&lower) {
        return Some(1);
    }
    let mut counted = LANGUAGES
        .iter()
        .flat_map(|language| language.values.counting.alone);
    counted.find(|(own, _)| *own == lower).map(|&(_, n)| n)
}

/// Returns the value of a number in Hebrew letters, which add up from the greatest on: `כא`. 15 and 16 are `טו` and `טז`. A word
/// such as `זה` is none.
fn hebrew_number(word: &str) -> Option<u32> {
    const LETTERS: &str = "אבגדהוזחטיכלמנסעפצקרשת";
    let value = |c: char| {
        let place = LETTERS.chars().position(|letter| letter == c)?;
        [1, 10, 100]
            .get(place / 9)
            .map(|unit| unit * (place as u32 % 9 + 1))
    };
    let values: Vec<u32> = word.chars().map(value).collect::<Option<_>>()?;
    let falls = values.windows(2).all(|pair| {
        let digits = |n: u32| n.ilog10();
        digits(pair[0]) > digits(pair[1])
            || pair[0] >= 100 && pair[1] >= 100
            || pair[0] == 9 && matches!(pair[1], 6 | 7)
    });
    falls.then(|| values.iter().sum())
}

/// What the words of articles and sections begin with, in all languages.
const INITIALS: Initials = {
    let (mut initials, mut number) = (Initials::NONE, 0);
    while number < LANGUAGES.len() {
        let language = LANGUAGES[number];
        initials = initials.and(language.articles).and(language.printing.sections);
        number += 1;
    }
    initials
};

/// `Article 4`, `Art. 4 bis`, `Artículo 4°.`, `SEC. 2.`, `§ 4`
fn worded(text: &str) -> Option<Label> {
    if !INITIALS.may_open(text) {
        return None;
    }
    let lower = text.chars().take(12).collect::<String>().to_lowercase();
    let word = LANGUAGES
        .iter()
        .flat_map(|language| language.articles.iter().chain(language.printing.sections))
        .chain(&["§"])
        .filter(|word| lower.starts_with(**word))
        .max_by_key(|word| word.len())?;
    let name: usize = text.chars().take(word.chars().count()).map(char::len_utf8).sum();
    let rest = text[name..].trim_start_matches('.').trim_start();
    let at = text.len() - rest.len();
    if at == name && *word != "§" {
        return None;
    }
    let number = numbered(rest)?;
    let end = at + number.end;
    let after = text[end..].trim_start_matches(['.', '°', 'º', ':', '-', '–']);
    if after.starts_with(char::is_alphanumeric) || text[end..].starts_with(['(', ',', ';']) {
        return None;
    }
    // `Artículo 1 de la Ley 31988, publicada …`, `Section 3 of the Act`: an article of another text.
    let stopped = after.len() < text.len() - end;
    if !stopped && after.trim_start().starts_with(char::is_lowercase) {
        return None;
    }
    let after = if stopped { behind_dash(after) } else { after };
    Some(Label {
        form: LabelForm::Article,
        shown: format!("{}{}", &text[..at], number.shown),
        end: text.len() - after.trim_start().len(),
    })
}

/// `Art. L. 110-2. – La politique`: the dash behind the stop belongs to neither.
fn behind_dash(after: &str) -> &str {
    let dash = after.trim_start().strip_prefix(['–', '—', '-']);
    dash.filter(|own| own.starts_with(char::is_whitespace) && !own.trim().is_empty())
        .unwrap_or(after)
}

/// The number of an article as it is shown, and where it ends, in bytes.
struct Numbered {
    shown: String,
    end: usize,
}

fn numbered(rest: &str) -> Option<Numbered> {
    let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    if ordinal(&rest[..word]).is_some() {
        return Some(Numbered {
            shown: rest[..word].to_owned(),
            end: word,
        });
    }
    let part = code_part(rest);
    let own = &rest[part..];
    let first = run_of_digits(own);
    if first == 0 {
        let roman = rest.find(|c: char| !"IVXLC".contains(c)).unwrap_or(rest.len());
        return (1..=6).contains(&roman).then(|| in_latin(rest, roman));
    }
    let digits = hyphened_digits(own, first);
    (first <= 6 || digits > first).then(|| inserted(rest, part + digits))
}

/// Returns the length of the part of a code before a number: `L. ` of `L. 110-2`, none of `4`.
fn code_part(rest: &str) -> usize {
    let letters = |c: char| c.is_ascii_uppercase() || matches!(c, '.' | '*');
    let end = rest.find(|c| !letters(c)).unwrap_or(rest.len());
    let own = rest[end..].trim_start();
    let part: String = rest[..end].chars().filter(|c| c.is_alphabetic()).collect();
    let is_code = is_part(&part) && own.starts_with(|c: char| c.is_ascii_digit());
    if is_code { rest.len() - own.len() } else { 0 }
}

fn run_of_digits(text: &str) -> usize {
    text.find(|c: char| digits::value(c).is_none())
        .unwrap_or(text.len())
}

/// Returns where the numbers joined by hyphens end: `386-1`.
fn hyphened_digits(text: &str, first: usize) -> usize {
    let mut end = first;
    while let Some(next) = text[end..].strip_prefix(is_hyphen) {
        let more = run_of_digits(next);
        if !(1..=3).contains(&more) {
            break;
        }
        end = text.len() - next.len() + more;
    }
    end
}

/// Reads the letters and the Latin word behind the digits: `12A`, `27da`, `5º-A`, `2-bis`, `4 bis`.
fn inserted(rest: &str, digits: usize) -> Numbered {
    let mut shown = rest[..digits].to_owned();
    let mut end = digits;
    let tail = &rest[end..];
    let letters = tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
    if is_inserted_letter(&tail[..letters]) || is_inserted_pair(&tail[..letters]) {
        shown.push_str(&tail[..letters]);
        end += letters;
    }
    if let Some(letters) = hyphened_letter(&rest[end..]) {
        shown = format!("{shown}-{letters}");
        end = rest.len() - behind_hyphen(&rest[end..]).map_or(0, str::len) + letters.len();
    }
    let number = in_latin(rest, end);
    Numbered {
        shown: format!("{shown}{}", &number.shown[end..]),
        ..number
    }
}

/// `27da`: what a European act put in between two that were put in; `1er` and `5th` are counted.
fn is_inserted_pair(letters: &str) -> bool {
    letters.len() == 2 && letters.bytes().all(|b| b.is_ascii_lowercase()) && !values().ends_ordinal(letters)
}

/// Reads the Latin word behind a number: `4 bis`, `2-bis`.
fn in_latin(rest: &str, end: usize) -> Numbered {
    let behind = rest[end..].trim_start();
    let behind = behind.strip_prefix(is_hyphen).unwrap_or(behind);
    let word: String = behind.chars().take_while(|c| c.is_alphabetic()).collect();
    let suffix = is_ordinal_suffix(&word);
    let end = if suffix {
        rest.len() - behind.len() + word.len()
    } else {
        end
    };
    Numbered {
        shown: rest[..end].to_owned(),
        end,
    }
}

/// `5º-A`, `2.º-A`, `5-A`: the capital that a law puts in behind a hyphen; in `5º-A autoridade` it is the first word.
fn hyphened_letter(tail: &str) -> Option<&str> {
    let rest = behind_hyphen(tail)?;
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let goes_on = rest[end..].trim_start().starts_with(char::is_lowercase);
    let capital = rest.starts_with(char::is_uppercase) && is_inserted_letter(&rest[..end]);
    (capital && !goes_on).then_some(&rest[..end])
}

fn behind_hyphen(tail: &str) -> Option<&str> {
    let sign = tail.strip_prefix(".º").or_else(|| tail.strip_prefix(".°"));
    let behind = sign.unwrap_or_else(|| tail.trim_start_matches(['º', '°']));
    behind.strip_prefix('-')
}

/// `226. § (1)`, `226/A. §`, `5 §`, `5 a §`: Hungarian, Finnish and Swedish laws put the sign behind the number.
pub(super) fn sign_behind(text: &str) -> Option<Label> {
    let digits = run_of_digits(text);
    let sign = text.char_indices().take(16).find(|&(_, c)| c == '§')?.0;
    let letters = text[digits..sign].trim_end().trim_end_matches('.').trim_end();
    let letters = letters.trim_start_matches(['/', '-']).trim_start();
    let after = &text[sign + '§'.len_utf8()..];
    let own = after.trim_start();
    let refers = own.starts_with(|c: char| c.is_ascii_digit() || c.is_lowercase());
    let fits = (1..=4).contains(&digits) && (letters.is_empty() || is_inserted_letter(letters));
    let apart = after.is_empty() || after.starts_with(char::is_whitespace);
    (fits && apart && !refers).then(|| Label {
        form: LabelForm::Article,
        shown: text[..sign + '§'.len_utf8()].to_owned(),
        end: text.len() - own.len(),
    })
}

/// `第四条`, `第12条`, `第十二条之一`
fn chinese_article(text: &str) -> Option<Label> {
    let rest = text.strip_prefix('第')?;
    let close = rest
        .char_indices()
        .take(10)
        .find(|&(_, c)| c == '条' || c == '條')?;
    digits::number(&rest[..close.0])?;
    let article = '第'.len_utf8() + close.0 + close.1.len_utf8();
    let end = text[article..]
        .strip_prefix('之')
        .and_then(|rest| {
            let inserted = rest.find(|c: char| digits::chinese(&c.to_string()).is_none());
            let inserted = inserted.unwrap_or(rest.len());
            (inserted > 0).then_some(article + '之'.len_utf8() + inserted)
        })
        .unwrap_or(article);
    let after = &text[end..];
    if !after.starts_with(|c: char| c.is_whitespace()) && !after.is_empty() {
        return None;
    }
    Some(Label {
        form: LabelForm::Article,
        shown: text[..end].to_owned(),
        end: end + white(after),
    })
}

/// `12` of `第十二条`, `12bis` of `第十二条之一`: the first that was put in behind an article is its `bis`.
fn chinese_article_number(shown: &str) -> Option<String> {
    let (article, inserted) = shown.strip_prefix('第')?.split_once(['条', '條'])?;
    let number = digits::number(article)?;
    let suffix = match digits::chinese(inserted.trim_start_matches('之')) {
        Some(place) => between::LATIN
            .get(place as usize - 1)
            .map_or_else(|| format!("-{place}"), |suffix| (*suffix).to_owned()),
        None => String::new(),
    };
    Some(format!("{number}{suffix}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, id: &str, own: &str) {
        let found = sign_behind(text)
            .or_else(|| article(text))
            .map(|label| (number(&label.shown), &text[label.end..]));
        assert_eq!(found, Some((id.to_owned(), own)), "in {text:?}");
    }

    #[test]
    fn numbers_of_french_codes_keep_their_part_and_hyphen() {
        check("Article 386-1", "386-1", "");
        check("Article L. 110-2", "L110-2", "");
        check("Article L110-2-1", "L110-2-1", "");
        check("Art. R.\u{a0}421-1. – Un décret", "R421-1", "Un décret");
        check("Article R*. 12-3", "R12-3", "");
        check("Art. L.O. 119. La loi", "LO119", "La loi");
        assert_eq!(article("Article L. 110-2 du code de l'eau"), None);
    }

    #[test]
    fn ordinals_number_an_article() {
        check("Article premier", "1", "");
        check("Article\u{a0}premier", "1", "");
        check("Article 1er", "1", "");
        check("Art. 1er. – La loi", "1", "La loi");
        check("Artículo único. Se aprueba", "1", "Se aprueba");
        check("ARTÍCULO SEGUNDO.- Se deroga", "2", "Se deroga");
        assert_eq!(article("Article premier du code"), None);
    }

    #[test]
    fn what_was_put_in_has_a_letter_or_a_latin_word() {
        check("Art. 2-bis", "2bis", "");
        check("Art. 2-bis. Oggetto", "2bis", "Oggetto");
        check("Article 27da", "27da", "");
        check("Article 27de", "27de", "");
        check("Artigo 2.º-A", "2A", "");
        check("Artigo 2.º", "2", "");
        check("Art. 5º-A. A autoridade", "5A", "A autoridade");
    }

    #[test]
    fn letters_of_hebrew_count_articles() {
        check("סעיף א.", "1", "");
        check("סעיף כא.", "21", "");
        check("סעיף טו.", "15", "");
        assert_eq!(article("סעיף זה חל"), None);
    }

    #[test]
    fn the_sign_of_a_section_may_stand_behind_its_number() {
        check("226. § (1) A gát", "226", "(1) A gát");
        check("226/A. § A gát", "226A", "A gát");
        check("5 a § Vesi", "5a", "Vesi");
        check("5 § Vesi", "5", "Vesi");
        assert_eq!(sign_behind("12. § 3 of the law applies"), None);
        assert_eq!(sign_behind("See 5 § of the law"), None);
    }
}
