//! Numbers and letters at the head of a paragraph: `12.`, `4 bis.`, `(a)`, `(ii)`, `IV.`, `Article 4`, `第四条`.
//!
//! A label is read by its form alone; whether it starts a paragraph depends on its neighbours and is decided by
//! [`super::flow`] and [`super::outline`]. The forms come from the United Nations Editorial Manual (paragraphs in Arabic
//! numbers, sub-paragraphs `(a)`, then `(i)`, then `a.`) and from treaties and laws (articles, `(1)`, `1)`, `§ 1`). Every
//! language has its own print of them: `1 -` and `(أ)` in Arabic, `1．`, `一、` and `（一）` in Chinese, `а)` in Russian; digits
//! are those of any script. Marks that nobody sees may stand before a label.

use super::article_labels::{self, article};
use super::draft_labels::{draft_label, option_label};
use super::label::{Label, LabelForm, is_inserted_letter, is_ordinal_suffix, is_unseen, white};
use crate::lexicon::{Head, any, head};
use crate::text::{digits, roman};

/// Reads the label at the head of a text, if there is one.
pub(super) fn label(text: &str) -> Option<Label> {
    let start = white(text);
    let start = start + mark_of_origin(&text[start..]);
    let rest = opening(&text[start..]);
    let found = plain_number(rest).or_else(|| ruled(rest))?;
    Some(Label {
        end: start + found.end,
        ..found
    })
}

/// Reads a label by the first rule that finds one.
fn ruled(rest: &str) -> Option<Label> {
    if opens_in_words(rest) {
        return option_label(rest).or_else(|| article(rest));
    }
    by_all_rules(rest)
}

/// Tells whether a text opens with a word of five letters or more, not all capitals, and another word behind it, as most lines do. Only an
/// option and an article have a label that begins so: every other has a figure, a mark, a stop or a dash before that place.
fn opens_in_words(text: &str) -> bool {
    const SHORTEST: usize = 5;
    let bytes = text.as_bytes();
    let word = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let follows = matches!(bytes.get(word..), Some([b' ', next, ..]) if next.is_ascii_alphabetic());
    word >= SHORTEST && follows && bytes[..word].iter().any(u8::is_ascii_lowercase)
}

fn by_all_rules(rest: &str) -> Option<Label> {
    draft_label(rest)
        .or_else(|| option_label(rest))
        .or_else(|| parenthesized(rest))
        .or_else(|| ideograph_in_parentheses(rest))
        .or_else(|| quoted_number(rest))
        .or_else(|| quoted(rest))
        .or_else(|| degree(rest))
        .or_else(|| article_labels::sign_behind(rest))
        .or_else(|| bracketed_label(rest))
        .or_else(|| bracketed(rest))
        .or_else(|| stopped(rest))
        .or_else(|| unspaced_stop(rest))
        .or_else(|| dashed(rest))
        .or_else(|| headed(rest))
        .or_else(|| article(rest))
        .or_else(|| bullet(rest))
        .or_else(|| bare_number(rest))
        .or_else(|| bracketed_number(rest))
        .or_else(|| misread_number(rest))
}

/// `12. Urges`: what most paragraphs begin with, read at once. It is what the rules below it find, one after the other; what
/// one of them could read in another way is left to them.
fn plain_number(text: &str) -> Option<Label> {
    const NEAR: usize = 16;
    let bytes = text.as_bytes();
    let end = bytes.iter().position(|b| !b.is_ascii_digit())?;
    let near = &bytes[..bytes.len().min(NEAR)];
    let plain = near
        .iter()
        .all(|b| b.is_ascii() && *b != b')' && !b.is_ascii_control());
    if !(1..=3).contains(&end) || bytes[end] != b'.' || !plain || bytes.get(end + 1) != Some(&b' ') {
        return None;
    }
    let own = text[end + 1..].trim_start_matches(' ');
    let word = own.find(|c: char| !c.is_alphabetic()).unwrap_or(own.len());
    // `5. bis Urges`
    let behind = own[word..].trim_start();
    let suffix = behind.starts_with(|c: char| c.is_uppercase() || c == '[');
    let sure = own.starts_with(|c: char| c.is_ascii_alphabetic()) && !suffix;
    sure.then(|| Label {
        form: LabelForm::Number(text[..end].parse().unwrap_or_default()),
        shown: text[..end].to_owned(),
        end: text.len() - own.len(),
    })
}

/// A number of a thousand or more may leave out so many before it: paragraphs that an amendment deleted.
const LONGEST_LEAP: u32 = 10;

/// Reads the label at the head of a text behind a paragraph with the number `before`: also `1000.` behind 999. A number of four or
/// five digits is a label only where its sequence proves it, since a year is none.
pub(super) fn label_behind(text: &str, before: u32) -> Option<Label> {
    label(text).or_else(|| long_number(text, before))
}

fn long_number(text: &str, before: u32) -> Option<Label> {
    if before < 1000 - LONGEST_LEAP {
        return None;
    }
    let start = white(text);
    let rest = opening(&text[start..]);
    let end = rest.find(|c: char| digits::value(c).is_none())?;
    let shown = &rest[..end];
    let n: u32 = digits::western(shown).parse().ok()?;
    let in_turn = n > before && n <= before + LONGEST_LEAP;
    let after = rest[end..].trim_start().strip_prefix(['.', '．'])?;
    let apart = after.is_empty() || after.starts_with(char::is_whitespace);
    let fits = (4..=5).contains(&shown.chars().count()) && in_turn && apart;
    fits.then(|| Label {
        form: LabelForm::Number(n),
        shown: shown.to_owned(),
        end: start + rest.len() - after.len() + white(after),
    })
}

/// Returns the length of `►M7 ` or `▼M7 `, which says in a consolidated European act where the words behind it come from. It stands
/// before a label and belongs to the text.
pub(super) fn mark_of_origin(text: &str) -> usize {
    let Some(mark) = text.strip_prefix(['►', '▼']) else {
        return 0;
    };
    let end = mark.find(char::is_whitespace).unwrap_or(mark.len());
    let letters = mark[..end]
        .bytes()
        .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    if letters && (1..=4).contains(&end) && end < mark.len() {
        '►'.len_utf8() + end + white(&mark[end..])
    } else {
        0
    }
}

/// `▼M6`, `▼B`, `▼M6 —————`: where the text of a consolidated European act comes from.
pub(super) fn is_consolidation_mark(text: &str) -> bool {
    text.strip_prefix('▼').is_some_and(|mark| {
        mark.chars().all(|c| {
            c.is_ascii_uppercase() || c.is_ascii_digit() || c.is_whitespace() || matches!(c, '—' | '-' | '_')
        }) && mark.chars().filter(char::is_ascii_alphanumeric).count() <= 4
    })
}

/// No label reaches further into a text than this, in bytes, with the white space behind it. The longest of real texts
/// has about 60; what is longer is not looked through, so that asking for a label costs the same for any text.
const REACH: usize = 2000;

/// Returns the part of a text that a label may stand in.
fn opening(text: &str) -> &str {
    &text[..text.floor_char_boundary(REACH)]
}

/// Reads the mark of a part that stands alone on a line: `II`, `B`.
pub(super) fn division_mark(line: &str) -> Option<Label> {
    let mark = line.trim();
    if let Some((mark, _)) = head(mark).filter(|&(_, end)| end == mark.len()) {
        return Some(Label {
            form: head_form(mark),
            shown: line.trim().to_owned(),
            end: line.trim().len(),
        });
    }
    let capitals = (1..=6).contains(&mark.len()) && mark.bytes().all(|b| b.is_ascii_uppercase());
    let form = mark_before_stop(mark).filter(|_| capitals)?;
    Some(Label {
        form,
        shown: mark.to_owned(),
        end: mark.len(),
    })
}

impl Label {
    /// Returns the number or letter without words and marks, for ids: `4bis` of `Article 4 bis`, `a` of `(a)`.
    pub(super) fn number(&self) -> String {
        if self.form == LabelForm::Article {
            return article_labels::number(&self.shown);
        }
        let shown = digits::western(&self.shown);
        let start = shown
            .find(|c: char| c.is_ascii_digit())
            .or_else(|| shown.rfind(' ').map(|at| at + 1));
        shown[start.unwrap_or(0)..]
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect()
    }

    /// Returns the mark of a sub-paragraph without parentheses, for ids: the letters of Arabic and the numbers of Chinese
    /// are counted, so that `(ب)` and `(b)`, `（二）` and `(2)` have one id in all languages.
    pub(super) fn mark(&self) -> String {
        let bare = self.shown.trim_matches([
            '(', ')', '（', '）', '[', ']', '.', '．', ' ', '“', '"', '«', '’', '‘', '\'', '°', 'º',
        ]);
        let uncased = |c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
        match self.form {
            LabelForm::Letter(place, _) if bare.starts_with(uncased) && place <= 26 => {
                char::from_u32('a' as u32 + place - 1).map_or_else(|| bare.to_owned(), String::from)
            }
            LabelForm::ParenNumber(n)
                if bare.starts_with(|c| uncased(c) || c.is_numeric() && !c.is_ascii_digit()) =>
            {
                n.to_string()
            }
            _ => digits::western(bare),
        }
    }
}

impl LabelForm {
    /// Tells whether the label belongs to a sub-paragraph.
    pub(super) fn is_sub(self) -> bool {
        matches!(
            self,
            LabelForm::ParenNumber(_)
                | LabelForm::Letter(..)
                | LabelForm::Capital(_)
                | LabelForm::Roman(_)
                | LabelForm::SmallLetter(_)
                | LabelForm::Bullet
                | LabelForm::Option(_)
                | LabelForm::LetteredOption(_)
        )
    }

    /// Tells whether the label is the first of a list: `(a)`, `(i)`.
    pub(super) fn is_first(self) -> bool {
        matches!(
            self,
            LabelForm::Letter(1, _) | LabelForm::Letter(_, Some(1)) | LabelForm::SmallLetter(1)
        )
    }

    /// Returns the paragraph number.
    pub(super) fn number(self) -> Option<u32> {
        match self {
            LabelForm::Number(n) | LabelForm::BareNumber(n) | LabelForm::Operative(n) => Some(n),
            _ => None,
        }
    }
}

/// `(a)`, `(12)`, `(iv)`, `（一）`, `a)`, `1)`
fn parenthesized(text: &str) -> Option<Label> {
    let (inner_start, open) = match text.chars().next()? {
        c @ ('(' | '（') => (c.len_utf8(), true),
        _ => (0, false),
    };
    let rest = &text[inner_start..];
    let close = rest
        .char_indices()
        .take(12)
        .find(|&(_, c)| matches!(c, ')' | '）'))?;
    let inner = rest[..close.0].trim();
    let end = inner_start + close.0 + close.1.len_utf8();
    if inner.is_empty() || (!open && inner.chars().count() > 4) {
        return None;
    }
    let form = enumerator(inner)?;
    let after = &text[end..];
    if !(after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || !c.is_ascii()) || open) {
        return None;
    }
    let shown = text[..end].to_owned();
    Some(Label {
        form,
        shown,
        end: end + white(after),
    })
}

/// Reads what stands in the parentheses.
fn enumerator(inner: &str) -> Option<LabelForm> {
    let inner = &digits::western(inner);
    let (head, suffix) = split_suffix(inner);
    if !suffix.is_empty() && !is_ordinal_suffix(suffix) && !is_inserted_letter(suffix) {
        return None;
    }
    if let Some(place) = digits::arabic_letter(head) {
        return Some(LabelForm::Letter(place, None));
    }
    if let Ok(n) = head.parse::<u32>() {
        return (head.len() <= 3).then_some(LabelForm::ParenNumber(n));
    }
    if let Some(n) = digits::chinese(head) {
        return Some(LabelForm::ParenNumber(n));
    }
    let letters: Vec<char> = head.chars().collect();
    let lower = letters.iter().all(|c| c.is_lowercase());
    let upper = letters.iter().all(|c| c.is_uppercase());
    if !(lower || upper) || letters.len() > 6 {
        return None;
    }
    let value = roman::value(&head.to_lowercase());
    let doubled = letters.len() <= 2 && letters.iter().all(|&c| c == letters[0]);
    match (letters.len(), lower) {
        (1, true) => Some(LabelForm::Letter(alphabet_place(letters[0]), value)),
        (1, false) => Some(LabelForm::Capital(alphabet_place(letters[0]))),
        (2, true) if doubled && value.is_none() => {
            Some(LabelForm::Letter(26 + alphabet_place(letters[0]), None))
        }
        _ => value.map(LabelForm::Roman),
    }
}

/// `㈠ 每月一次`: the sign that is a number in its parentheses.
fn ideograph_in_parentheses(text: &str) -> Option<Label> {
    let sign = text.chars().next()?;
    let place = (sign as u32).checked_sub(0x3220).filter(|place| *place < 10)?;
    let end = sign.len_utf8();
    Some(Label {
        form: LabelForm::ParenNumber(place + 1),
        shown: text[..end].to_owned(),
        end: end + white(&text[end..]),
    })
}

/// `1° Les rives ;`, `2º bis`: items of French and Italian laws. What is counted in small letters is a day, an angle or a
/// reference: `1º de enero`, `25° C`, `1° du I`.
fn degree(text: &str) -> Option<Label> {
    let (n, digits) = leading_number(text)?;
    let sign = text[digits..].strip_prefix(['°', 'º'])?;
    let spaced = &sign[white(sign)..];
    let word = spaced.find(|c: char| !c.is_alphabetic()).unwrap_or(spaced.len());
    let own = if is_ordinal_suffix(&spaced[..word]) {
        spaced[word..].trim_start()
    } else {
        spaced
    };
    let shown = text[..text.len() - own.len()].trim_end();
    let unit = own.starts_with(['C', 'F']) && !own[1..].starts_with(char::is_alphabetic);
    let opens = own.starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '“' | '"' | '(' | '['));
    (opens && !unit && shown.len() < text.len() - own.len()).then(|| Label {
        form: LabelForm::ParenNumber(n),
        shown: shown.to_owned(),
        end: text.len() - own.len(),
    })
}

/// `’1‘`: the third level in Arabic, where English has `(i)`.
fn quoted_number(text: &str) -> Option<Label> {
    let marks = ['’', '‘', '\''];
    let rest = text.strip_prefix(marks)?;
    let close = rest.find(|c: char| digits::value(c).is_none())?;
    let n = digits::western(&rest[..close])
        .parse()
        .ok()
        .filter(|_| close <= 4)?;
    let after = rest[close..].strip_prefix(marks)?;
    let end = text.len() - after.len();
    (after.is_empty() || after.starts_with(char::is_whitespace)).then(|| Label {
        form: LabelForm::ParenNumber(n),
        shown: text[..end].to_owned(),
        end: end + white(after),
    })
}

/// `“5. Also recalls`, `“(a) On appointment`: a paragraph of a text that is quoted whole; it is part of the paragraph that
/// quotes.
fn quoted(text: &str) -> Option<Label> {
    let rest = text.strip_prefix(['“', '"', '«'])?;
    let quote = text.len() - rest.len();
    let lettered = parenthesized(rest).filter(|label| rest.starts_with('(') && label.end < rest.len());
    if let Some(inner) = lettered {
        return Some(Label {
            form: inner.form,
            shown: format!("{}{}", &text[..quote], inner.shown),
            end: quote + inner.end,
        });
    }
    let inner =
        stopped(rest).filter(|label| matches!(label.form, LabelForm::Number(_)) && label.end < rest.len())?;
    let n = inner.form.number()?;
    Some(Label {
        form: LabelForm::ParenNumber(n),
        shown: format!("{}{}", &text[..quote], inner.shown),
        end: quote + inner.end,
    })
}

/// `[5. Urges States]`, `[[(a) To act]`: a paragraph that stands in brackets as a whole. The bracket stays in
/// its text.
fn bracketed(text: &str) -> Option<Label> {
    let rest = text.trim_start_matches('[');
    let opened = text.len() - rest.len();
    let rest = rest.trim_start();
    let start = text.len() - rest.len();
    let closed = rest.starts_with('(') || !rest.starts_with(|c: char| c.is_ascii_digit());
    let inner = if closed {
        parenthesized(rest).filter(|_| rest.starts_with('('))
    } else {
        stopped(rest)
    }?;
    let numbered = matches!(
        inner.form,
        LabelForm::Number(_) | LabelForm::Letter(..) | LabelForm::Roman(_)
    );
    (opened > 0 && numbered && inner.end < rest.len()).then(|| Label {
        form: inner.form,
        shown: inner.shown,
        end: start + inner.end,
    })
}

/// `[(b)] To act`, `[5.] Urges`: a label that is itself in brackets, because nobody knows yet whether it stays.
fn bracketed_label(text: &str) -> Option<Label> {
    let inner = text.trim_start_matches('[');
    let opened = text.len() - inner.len();
    let mut marks = inner.char_indices().take(LONGEST_BRACKETED);
    let close = marks.find(|&(_, c)| c == ']').filter(|_| opened > 0)?.0;
    let own = inner[..close].trim();
    let found = parenthesized(own)
        .filter(|_| own.starts_with('('))
        .or_else(|| stopped(own))
        .filter(|found| found.end >= own.len())?;
    let end = opened + close + 1;
    let after = &text[end..];
    let apart = after.starts_with(char::is_whitespace) && !after.trim().is_empty();
    apart.then(|| Label {
        form: found.form,
        shown: text[opened - 1..end].to_owned(),
        end: end + white(after),
    })
}

/// A label in brackets has at most so many characters: `(viii) bis`.
const LONGEST_BRACKETED: usize = 12;

/// `12.`, `4 bis.`, `IV.`, `A.`, `a.`: a mark, a stop, then white space or the end.
fn stopped(text: &str) -> Option<Label> {
    let (stop, mark) = text
        .char_indices()
        .take(16)
        .find(|&(_, c)| matches!(c, '.' | '．'))?;
    let stopped = stop + mark.len_utf8();
    let after = &text[stopped..];
    let head = text[..stop].trim_end();
    let (after, stopped) = match behind_stop_and_dash(after) {
        Some(own) if head.starts_with(|c: char| c.is_ascii_digit()) => (own, text.len() - own.len()),
        _ => (after, stopped),
    };
    let apart =
        after.is_empty() || after.starts_with(char::is_whitespace) || stopped > stop + mark.len_utf8();
    if head.is_empty() || !apart {
        return dotted_number(text);
    }
    let (mark, suffix) = split_suffix(head);
    if !suffix.is_empty() && !is_ordinal_suffix(suffix) && !is_inserted_letter(suffix) {
        return None;
    }
    let form = mark_before_stop(mark)?;
    // `5. bis Urges`: the Latin word behind the stop.
    let behind = after.trim_start();
    let word = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
    let own = behind[word..].trim_start();
    let capital = own.starts_with(|c: char| c.is_uppercase() || c == '[') && own.len() < behind[word..].len();
    if matches!(form, LabelForm::Number(_))
        && suffix.is_empty()
        && capital
        && is_ordinal_suffix(&behind[..word])
    {
        return Some(Label {
            form,
            shown: format!("{head} {}", &behind[..word]),
            end: text.len() - own.len(),
        });
    }
    Some(Label {
        form,
        shown: head.to_owned(),
        end: stopped + white(after),
    })
}

/// `12A.—(1) The board`: older acts of Parliament put a dash behind the stop, and no blank.
fn behind_stop_and_dash(after: &str) -> Option<&str> {
    let own = after.strip_prefix(['—', '–'])?;
    own.starts_with(|c: char| c == '(' || c.is_uppercase())
        .then_some(own)
}

/// `1.决定`, `２．决定`, `3、决定`: Chinese puts no space behind the stop.
fn unspaced_stop(text: &str) -> Option<Label> {
    let (n, end) = leading_number(text)?;
    let end = end + between(&text[end..]);
    let after = text[end..].strip_prefix(['.', '．', '、'])?;
    after.starts_with(is_ideograph).then(|| Label {
        form: LabelForm::Number(n),
        shown: text[..end].to_owned(),
        end: text.len() - after.len(),
    })
}

/// `1 - تقرر`, `١- تقرر`, `12 – Décide`: a number and a dash, before a capital or a letter of a script that has none.
fn dashed(text: &str) -> Option<Label> {
    let (n, end) = leading_number(text)?;
    let end = end + between(&text[end..]);
    let after = behind_dash(&text[end..])?;
    let spaced = after.starts_with(|c: char| c.is_whitespace() || is_unseen(c));
    let own = &after[white(after)..];
    let opens = own.is_empty() || own.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let arabic = own.starts_with(|c: char| !c.is_lowercase() && !c.is_uppercase());
    (opens && (spaced || arabic)).then(|| Label {
        form: LabelForm::Number(n),
        shown: text[..end].to_owned(),
        end: text.len() - own.len(),
    })
}

/// Returns the length of what stands behind a number that was put in between, in a script of its own, with the blank in front:
/// ` مكررا`, `之二`.
fn between(text: &str) -> usize {
    let blank = white(text);
    match any::between_length(&text[blank..]) {
        0 => 0,
        length => blank + length,
    }
}

/// `أولا - خطة`, `باء - الوثائق`, `三、监督`, `一. 会议`: the head of a section.
fn headed(text: &str) -> Option<Label> {
    let (mark, end) = head(text)?;
    let rest = &text[end..];
    let after = behind_dash(rest).or_else(|| rest.trim_start().strip_prefix(['.', '．', '、', ':', '：']))?;
    let own = &after[white(after)..];
    own.starts_with(|c: char| c.is_alphabetic()).then(|| Label {
        form: head_form(mark),
        shown: text[..end].to_owned(),
        end: text.len() - own.len(),
    })
}

fn head_form(head: Head) -> LabelForm {
    match head {
        Head::Number(n) => LabelForm::CapitalRoman(n),
        Head::Letter(n) => LabelForm::CapitalLetter(n),
    }
}

/// Returns the number at the head of a text, in the digits of any script, with its end.
fn leading_number(text: &str) -> Option<(u32, usize)> {
    let end = text
        .find(|c: char| digits::value(c).is_none())
        .unwrap_or(text.len());
    let shown = &text[..end];
    let n = digits::western(shown).parse().ok()?;
    (shown.chars().count() <= 3).then_some((n, end))
}

/// Returns what stands behind a dash at the head of a text.
fn behind_dash(text: &str) -> Option<&str> {
    text[white(text)..].strip_prefix(['-', '–', '—', '\u{2010}', '\u{2011}'])
}

/// `1.2.` or `1.2 `, `13.1A`, `29C.1`: the last number counts; the whole is shown.
fn dotted_number(text: &str) -> Option<Label> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != '.' && !c.is_ascii_uppercase())
        .unwrap_or(text.len());
    let mark = &text[..end];
    let parts: Vec<(&str, &str)> = mark.trim_end_matches('.').split('.').map(split_suffix).collect();
    let fits = |(number, letters): &(&str, &str)| {
        let digits = (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        digits && (letters.is_empty() || is_inserted_letter(letters))
    };
    let plain = (2..=4).contains(&parts.len()) && parts.iter().all(fits);
    let n = parts.last()?.0.parse().ok().filter(|_| plain)?;
    // `3.1 bis. Ensuring`, `3.1ter Ensuring`
    let behind = text[end..].trim_start();
    let word = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
    let end = if is_ordinal_suffix(&behind[..word]) {
        text.len() - behind[word..].trim_start_matches('.').len()
    } else {
        end
    };
    let opens = text[end..]
        .trim_start()
        .starts_with(|c: char| c.is_uppercase() || c == '[');
    if !text[end..].starts_with(char::is_whitespace) || !opens {
        return None;
    }
    let shown = text[..end].trim_end_matches('.').to_owned();
    Some(Label {
        form: LabelForm::Number(n),
        shown,
        end: end + white(&text[end..]),
    })
}

/// `1.2`, `007`, `12`: a number that the format counted. It needs nothing behind it to be believed.
pub(super) fn counted_number(text: &str) -> Option<Label> {
    let shown = text.trim().trim_end_matches('.');
    let western = digits::western(shown);
    let numbers: Option<Vec<u32>> = western
        .split('.')
        .map(|part| {
            part.parse()
                .ok()
                .filter(|_| part.bytes().all(|b| b.is_ascii_digit()))
        })
        .collect();
    Some(Label {
        form: LabelForm::Number(*numbers?.last()?),
        shown: shown.to_owned(),
        end: text.len(),
    })
}

fn mark_before_stop(mark: &str) -> Option<LabelForm> {
    if let Some((n, _)) = leading_number(mark).filter(|&(_, end)| end == mark.len()) {
        return Some(LabelForm::Number(n));
    }
    let letters = mark.as_bytes();
    if letters.iter().all(u8::is_ascii_uppercase) {
        return match (roman::value(&mark.to_lowercase()), letters) {
            (_, [c]) if !matches!(c, b'I' | b'V' | b'X') => {
                Some(LabelForm::CapitalLetter(alphabet_place(char::from(*c))))
            }
            (Some(n), _) => Some(LabelForm::CapitalRoman(n)),
            _ => None,
        };
    }
    match letters {
        [c] if c.is_ascii_lowercase() => Some(LabelForm::SmallLetter(alphabet_place(char::from(*c)))),
        _ => None,
    }
}

/// Tells whether a sign is a bullet and nothing else. Those of symbol fonts have no letters of their own, and come out of
/// extraction as places of private use.
pub(super) fn is_round_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '·' | '▪' | '■' | '●' | '○' | '◦' | '‣' | '➢' | '\u{f000}'..='\u{f0ff}'
    )
}

/// `• States`, `– States`, `- States`; in `- a. schools` the letter counts.
fn bullet(text: &str) -> Option<Label> {
    let c = text.chars().next()?;
    let after = &text[c.len_utf8()..];
    // A star or a plus is how Markdown types one.
    let is_bullet = matches!(c, '–' | '—' | '-' | '*' | '+') || is_round_bullet(c);
    if !is_bullet || !after.starts_with(char::is_whitespace) || after.trim().is_empty() {
        return None;
    }
    let start = c.len_utf8() + white(after);
    let own = &text[start..];
    let inner = stopped(own).or_else(|| parenthesized(own)).filter(|inner| {
        !own[inner.end..].starts_with(|c: char| c.is_ascii_digit())
            && inner.end < own.len()
            && matches!(
                inner.form,
                LabelForm::SmallLetter(_) | LabelForm::Letter(..) | LabelForm::Roman(_)
            )
    });
    Some(inner.map_or(
        Label {
            form: LabelForm::Bullet,
            shown: c.to_string(),
            end: start,
        },
        |inner| Label {
            end: start + inner.end,
            ..inner
        },
    ))
}

/// `25    Urges`, `3, Extends`: a number that lost its stop, set off by a wide space, a tab or a comma, or followed by a
/// capital; `5 bis Requests`, where the Latin word leaves no doubt.
fn bare_number(text: &str) -> Option<Label> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if digits == 0 || digits > 3 {
        return None;
    }
    let n = text[..digits].parse().ok()?;
    let after = &text[digits..];
    let word = after.trim_start();
    let word = &word[..word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len())];
    if is_ordinal_suffix(word) {
        let end = digits + white(after) + word.len();
        let own = text[end..].trim_start();
        let opens = own.starts_with(|c: char| c.is_uppercase() || c == '[') && own.len() < text[end..].len();
        return opens.then(|| Label {
            form: LabelForm::Number(n),
            shown: text[..end].to_owned(),
            end: text.len() - own.len(),
        });
    }
    let after = after.strip_prefix(',').unwrap_or(after);
    let space = white(after);
    let capital = space >= 1 && after.trim_start().starts_with(char::is_uppercase);
    let wide = after.starts_with('\t') || space >= 2 || after.is_empty() || capital;
    wide.then(|| Label {
        form: LabelForm::BareNumber(n),
        shown: text[..digits].to_owned(),
        end: text.len() - after.len() + space,
    })
}

/// `[12] The court finds`: the number of a paragraph of a judgment, in brackets as a whole.
fn bracketed_number(text: &str) -> Option<Label> {
    let (number, after) = text.strip_prefix('[')?.split_once(']')?;
    let n = number.parse().ok().filter(|_| number.len() <= 4)?;
    let opens = after
        .trim_start()
        .starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase() || matches!(c, '“' | '"' | '«'));
    let end = text.len() - after.len();
    (opens && white(after) > 0).then(|| Label {
        form: LabelForm::BareNumber(n),
        shown: text[..end].to_owned(),
        end: end + white(after),
    })
}

/// `ll. Further requests`, `1O. Urges`: letters that a scan took for digits. Only the place in the sequence and the verb
/// that follows make it a number, as with one that lost its stop.
fn misread_number(text: &str) -> Option<Label> {
    let stop = text.char_indices().take(4).find(|&(_, c)| c == '.')?.0;
    let after = &text[stop + 1..];
    let digits: String = text[..stop]
        .chars()
        .map(|c| match c {
            'l' | 'I' | '|' | '!' => Some('1'),
            'O' | 'o' => Some('0'),
            'S' => Some('5'),
            'B' => Some('8'),
            c => Some(c).filter(char::is_ascii_digit),
        })
        .collect::<Option<_>>()?;
    let opens = after.starts_with(char::is_whitespace) && after.trim_start().starts_with(char::is_uppercase);
    let n = digits.parse().ok().filter(|_| opens && digits.len() > 1)?;
    Some(Label {
        form: LabelForm::BareNumber(n),
        shown: digits,
        end: stop + 1 + white(after),
    })
}

/// Splits `4 bis`, `4bis` and `4之二` into number and suffix.
fn split_suffix(mark: &str) -> (&str, &str) {
    let digits = mark
        .find(|c: char| digits::value(c).is_none())
        .unwrap_or(mark.len());
    if digits > 0 {
        return (&mark[..digits], mark[digits..].trim());
    }
    match mark.split_once(char::is_whitespace) {
        Some((head, suffix)) => (head, suffix.trim()),
        None => (mark, ""),
    }
}

fn alphabet_place(c: char) -> u32 {
    let c = c.to_lowercase().next().unwrap_or(c);
    match c {
        'a'..='z' => c as u32 - 'a' as u32 + 1,
        'а'..='я' => c as u32 - 'а' as u32 + 1,
        _ => 99,
    }
}

fn is_ideograph(c: char) -> bool {
    matches!(c as u32, 0x3400..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
        || matches!(c, '“' | '《' | '「')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(LabelForm, &str, &str)>) {
        let found = label(text);
        let found = found
            .as_ref()
            .map(|label| (label.form, label.shown.as_str(), &text[label.end..]));
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn a_plain_number_is_what_the_rules_find() {
        let numbers = ["1", "12", "345", "6789", "07", ""];
        let stops = [". ", ".  ", ".", ".\t", ".\u{a0}", ") ", " ", ".. "];
        let words = [
            "Urges all States",
            "Urges",
            "urges",
            "bis Urges",
            "ter. Urges",
            "a) to act",
            "(a) To act",
            "A. Part",
            "a",
            "é",
            "quinquies [Urges",
            "Bis urges",
            "2. Urges",
            "[Urges",
            "§ 2",
            "Art. 5 § 3",
            "bis",
            "Urges [all",
            "Urges) all",
            "",
        ];
        let mut plain = 0;
        for number in numbers {
            for stop in stops {
                for word in words {
                    let text = format!("{number}{stop}{word}");
                    if let Some(found) = plain_number(&text) {
                        plain += 1;
                        assert_eq!(Some(found), ruled(&text), "{text:?}");
                    }
                }
            }
        }
        assert!(plain > 20, "{plain}");
    }

    #[test]
    fn numbers_of_paragraphs_are_read() {
        check("12. Urges", Some((LabelForm::Number(12), "12", "Urges")));
        check("12.\tUrges", Some((LabelForm::Number(12), "12", "Urges")));
        check("4 bis. Urges", Some((LabelForm::Number(4), "4 bis", "Urges")));
        check("25     Urges", Some((LabelForm::BareNumber(25), "25", "Urges")));
        check("1.", Some((LabelForm::Number(1), "1", "")));
        check("3, Extends", Some((LabelForm::BareNumber(3), "3", "Extends")));
        check(
            "5 bis Requests",
            Some((LabelForm::Number(5), "5 bis", "Requests")),
        );
        check("5 bisons", None);
        check("ll. Further", Some((LabelForm::BareNumber(11), "11", "Further")));
        check("1O. Urges", Some((LabelForm::BareNumber(10), "10", "Urges")));
        check("is. Urges", None);
        check(
            "3.1 bis. Ensuring",
            Some((LabelForm::Number(1), "3.1 bis", "Ensuring")),
        );
        check("5. bis Urges", Some((LabelForm::Number(5), "5 bis", "Urges")));
        check("6.1 [Parties]", Some((LabelForm::Number(1), "6.1", "[Parties]")));
        check("[5. Urges it]", Some((LabelForm::Number(5), "5", "Urges it]")));
        check(
            "[(a) To act]",
            Some((LabelForm::Letter(1, None), "(a)", "To act]")),
        );
        check(
            "“5.\u{a0}\u{a0}bis Urges”",
            Some((LabelForm::ParenNumber(5), "“5 bis", "Urges”")),
        );
        check(
            "[6.\u{a0}\u{a0}ter Urges]",
            Some((LabelForm::Number(6), "6 ter", "Urges]")),
        );
        check(
            "- c. 1500 people",
            Some((LabelForm::Bullet, "-", "c. 1500 people")),
        );
        check("[shall] [5] be", None);
        check("2030 Agenda", None);
        check("12.5 per cent", None);
        check(
            "22 October 1973,",
            Some((LabelForm::BareNumber(22), "22", "October 1973,")),
        );
    }

    #[test]
    fn letters_and_roman_numbers_of_sub_paragraphs_are_read() {
        check(
            "(a) To report",
            Some((LabelForm::Letter(1, None), "(a)", "To report")),
        );
        check(
            "(i) To report",
            Some((LabelForm::Letter(9, Some(1)), "(i)", "To report")),
        );
        check("(iv) To report", Some((LabelForm::Roman(4), "(iv)", "To report")));
        check(
            "(aa) To report",
            Some((LabelForm::Letter(27, None), "(aa)", "To report")),
        );
        check("(1) Jeder", Some((LabelForm::ParenNumber(1), "(1)", "Jeder")));
        check("（三）犯罪", Some((LabelForm::ParenNumber(3), "（三）", "犯罪")));
        check("(see below) and", None);
        check(
            "(1973);",
            Some((LabelForm::ParenNumber(1973), "(1973)", ";")).filter(|_| false),
        );
    }

    #[test]
    fn a_letter_behind_a_dash_is_the_label() {
        check("- a. schools", Some((LabelForm::SmallLetter(1), "a", "schools")));
        check("– (b) roads", Some((LabelForm::Letter(2, None), "(b)", "roads")));
        check("- schools", Some((LabelForm::Bullet, "-", "schools")));
    }

    #[test]
    fn articles_are_read_in_several_languages() {
        check("Article 4", Some((LabelForm::Article, "Article 4", "")));
        check("Art. 2 Zweck", Some((LabelForm::Article, "Art. 2", "Zweck")));
        check(
            "Artículo 1. [Defensa]",
            Some((LabelForm::Article, "Artículo 1", "[Defensa]")),
        );
        check("Article 16a", Some((LabelForm::Article, "Article 16a", "")));
        check("第十二条 法律", Some((LabelForm::Article, "第十二条", "法律")));
        check("Articles of the treaty", None);
        check("Artículo 1 de la Ley 31988, publicada", None);
        check("article 2, paragraph 1", None);
    }

    #[test]
    fn heads_of_sections_are_read() {
        check(
            "IV. Conclusion",
            Some((LabelForm::CapitalRoman(4), "IV", "Conclusion")),
        );
        check(
            "A. Stage one",
            Some((LabelForm::CapitalLetter(1), "A", "Stage one")),
        );
    }

    #[test]
    fn a_part_is_marked_by_a_capital_alone() {
        let form = |text| division_mark(text).map(|label| label.form);
        assert_eq!(form("II"), Some(LabelForm::CapitalRoman(2)));
        assert_eq!(form("B"), Some(LabelForm::CapitalLetter(2)));
        assert_eq!(
            (form("IM"), form("B."), form("a"), form("II Staff")),
            (None, None, None, None)
        );
    }

    #[test]
    fn a_number_of_a_thousand_or_more_is_a_label_where_its_sequence_proves_it() {
        let read = |text: &str, before| label_behind(text, before).map(|label| (label.form, label.end));
        assert_eq!(read("1000. Urges", 999), Some((LabelForm::Number(1000), 6)));
        assert_eq!(read("12003. Urges", 12001), Some((LabelForm::Number(12003), 7)));
        assert_eq!(read("2025. It was", 12), None);
        assert_eq!(read("2025. It was", 1000), None);
        assert_eq!(read("1000 Urges", 999), None);
        assert_eq!(read("1000.5 metres", 999), None);
        assert_eq!(read("7. Urges", 999), Some((LabelForm::Number(7), 3)));
    }

    proptest::proptest! {
        #[test]
        fn what_opens_in_words_has_no_label_that_another_rule_finds(
            word in "(Option|Article|Alternative|Section|XVII[a-z]|[A-Z][a-z]{4,7}|[A-Za-z]{5,7})",
            behind in "( bis\\.| a\\.| I\\)| x–| b:| [a-zA-Z0-9.:)§ –-]{1,9})",
        ) {
            let text = format!("{word}{behind} Urges");
            if opens_in_words(&text) {
                let shown = |label: Option<Label>| label.map(|label| (label.form, label.shown, label.end));
                proptest::prop_assert_eq!(shown(ruled(&text)), shown(by_all_rules(&text)));
            }
        }
    }
}
