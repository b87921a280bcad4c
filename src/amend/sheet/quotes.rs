//! Quoted words: where a quotation begins and ends.
//!
//! ```text
//! “x”  "x"  ‘x’  'x'  «x»  „x“  „x”  ”x”  “x"        and any of them inside another
//! ```
//!
//! A mark that opens is told from one that closes by its form, where it has one, and else by what stands beside it. An apostrophe
//! looks like a closing single mark: of several that could close, one counts that a stop or the end follows, or else the first
//! that no letter follows. Marks of one sheet may differ at both ends, since a correcting program made them.

use std::ops::Range;

/// A quotation in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quotation {
    /// What stands between the marks.
    pub(super) inner: Range<usize>,
    /// Where it ends, its last mark included.
    pub(super) end: usize,
}

/// What a quotation mark here is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Opened {
    /// A quotation begins and ends.
    Whole(Quotation),
    /// A quotation begins, and the text ends before it does; what is quoted begins here.
    Open(usize),
}

/// The marks that close what a mark opens, the likeliest first.
fn closers(open: char) -> &'static [char] {
    match open {
        '“' | '”' | '‟' => &['”', '"', '“', '″'],
        '"' => &['"', '”', '″'],
        '„' => &['“', '”', '"'],
        '«' => &['»'],
        '»' => &['«', '»'],
        '‹' => &['›'],
        '‘' | '‛' => &['’', '\''],
        '\'' => &['\'', '’'],
        '‚' => &['‘', '’'],
        '「' => &['」'],
        '『' => &['』'],
        _ => &[],
    }
}

/// Reads a quotation that begins at a byte, if one does. `before` is the character in front.
pub(super) fn opened(text: &str, at: usize) -> Option<Opened> {
    let open = text[at..].chars().next()?;
    let from = at + open.len_utf8();
    let marks = closers(open);
    let before = text[..at].chars().next_back();
    if marks.is_empty() || before.is_some_and(char::is_alphanumeric) && is_apostrophe(open) {
        return None;
    }
    let found = if is_apostrophe(open) {
        single(text, from, marks)
    } else {
        double(text, from, open, marks)
    };
    Some(match found {
        Some((inner_end, end)) => Opened::Whole(Quotation {
            inner: from..inner_end,
            end,
        }),
        // A lonely apostrophe opens nothing.
        None if is_apostrophe(open) => return None,
        None => Opened::Open(from),
    })
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '‘' | '‛' | '\'' | '‚')
}

/// Tells whether a mark opens a quotation wherever it stands.
fn only_opens(c: char) -> bool {
    matches!(c, '“' | '„' | '«' | '「' | '『')
}

/// Finds the end of a quotation in double marks, passing over those inside it.
fn double(text: &str, from: usize, open: char, marks: &'static [char]) -> Option<(usize, usize)> {
    let mut inside: Vec<&[char]> = Vec::new();
    for (place, c) in text[from..].char_indices() {
        let at = from + place;
        let own = inside.last().copied().unwrap_or(marks);
        let closes = own.contains(&c) && !opens(text, at, c);
        if closes && inside.pop().is_none() {
            return Some((at, at + c.len_utf8()));
        }
        if !closes && only_opens(c) && (open != '"' || c != '“') {
            inside.push(closers(c));
        }
    }
    if inside.is_empty() {
        return None;
    }
    // A mark was left out inside: the first that can close does.
    let mut all = text[from..].char_indices().map(|(place, c)| (from + place, c));
    let (at, c) = all.find(|&(at, c)| marks.contains(&c) && !opens(text, at, c))?;
    Some((at, at + c.len_utf8()))
}

/// Tells whether a mark that may open or close opens here: a blank in front and none behind.
fn opens(text: &str, at: usize, mark: char) -> bool {
    let before = text[..at].chars().next_back();
    let behind = text[at + mark.len_utf8()..].chars().next();
    let free = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–'));
    let comma = behind.is_some_and(|c| matches!(c, ',' | ';'));
    if free && comma && matches!(mark, '"' | '\'') {
        return true;
    }
    let touches = behind.is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | ';' | '.' | ':' | ')'));
    free && touches && mark != '”' && mark != '»'
}

/// Finds the end of a quotation in single marks.
fn single(text: &str, from: usize, marks: &[char]) -> Option<(usize, usize)> {
    let mut first = None;
    for (place, c) in text[from..].char_indices() {
        let at = from + place;
        let begins = matches!(c, '‘' | '“') || matches!(c, '"' | '\'') && opens(text, at, c);
        if begins && first.is_some() {
            break;
        }
        if !marks.contains(&c) || place > 0 && begins {
            continue;
        }
        let behind = text[at + c.len_utf8()..].chars().next();
        if behind.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let end = (at, at + c.len_utf8());
        if behind.is_none_or(|c| matches!(c, ',' | ';' | '.' | ':' | ')' | ']')) {
            return Some(first.filter(|_| !possessive(text, from)).unwrap_or(end));
        }
        first.get_or_insert(end);
    }
    first
}

/// Tells whether the first mark that could close stands behind an `s`, as the apostrophe of a plural does: `States’ rights’`.
fn possessive(text: &str, from: usize) -> bool {
    let close = text[from..].find(['’', '\'']).map(|at| from + at);
    close.is_some_and(|at| text[from..at].ends_with('s'))
}

/// Takes the quotation marks off a payload: those around the whole of it, with what an editor puts behind the last one.
///
/// `“Requests the Secretary-General …;”.` → `Requests the Secretary-General …;`
pub(super) fn unquoted(text: &str) -> &str {
    let text = text.trim();
    match opened(text, 0) {
        Some(Opened::Whole(quotation)) if is_tail(&text[quotation.end..]) => text[quotation.inner].trim(),
        Some(Opened::Open(from)) => text[from..].trim(),
        _ => text,
    }
}

/// Tells whether nothing but stops stands here.
fn is_tail(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || matches!(c, '.' | ';' | ',' | '”' | '"' | '»'))
}

/// Finds a quotation that begins behind a byte and does not end.
pub(super) fn open_at(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(c) = text[at..].chars().next() {
        match opened(text, at) {
            Some(Opened::Whole(quotation)) => at = quotation.end,
            Some(Opened::Open(_)) => return Some(at),
            None => at += c.len_utf8(),
        }
    }
    None
}

/// Returns what a paragraph below adds to a quotation that is open: mostly such a paragraph has marks of its own.
pub(super) fn continued(below: &str) -> &str {
    match opened(below, 0) {
        Some(Opened::Open(inner)) => &below[inner..],
        Some(Opened::Whole(quotation)) if below[quotation.end..].trim_matches(['.', ';', ' ']).is_empty() => {
            &below[quotation.inner.start..]
        }
        _ => below,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Option<&str> {
        let at = text.find(|c| !closers(c).is_empty())?;
        match opened(text, at)? {
            Opened::Whole(quotation) => Some(&text[quotation.inner]),
            Opened::Open(from) => Some(&text[from..]),
        }
    }

    #[test]
    fn quotations_are_read_in_any_marks() {
        for (text, inner) in [
            ("delete “x y”.", "x y"),
            ("delete \"x y\".", "x y"),
            ("delete ‘x y’.", "x y"),
            ("delete 'x y'.", "x y"),
            ("delete «x y».", "x y"),
            ("delete „x y“.", "x y"),
            ("delete „x y”.", "x y"),
            ("delete ”x y”.", "x y"),
            ("delete “x y\".", "x y"),
            ("delete \"x y”.", "x y"),
            ("delete “a “b” c”.", "a “b” c"),
            ("delete “a ‘b’ c”.", "a ‘b’ c"),
            ("delete ‘the States’ rights’.", "the States’ rights"),
            ("delete ‘women’s rights’ and", "women’s rights"),
            ("delete ‘x’ and insert ‘y’.", "x"),
            ("delete 'x' and insert 'y'.", "x"),
            ("delete \"x\" and insert \"y\".", "x"),
            ("delete “, and”.", ", and"),
        ] {
            assert_eq!(quoted(text), Some(inner), "{text}");
        }
    }

    #[test]
    fn an_apostrophe_opens_nothing() {
        assert_eq!(opened("the States' rights", 10), None);
        assert_eq!(opened("women’s", 5), None);
    }

    #[test]
    fn a_payload_loses_its_marks_and_the_stop_behind() {
        assert_eq!(unquoted("“Requests “all” States;”."), "Requests “all” States;");
        assert_eq!(unquoted("Requests “all” States;"), "Requests “all” States;");
        assert_eq!(unquoted("“All” States and “some”"), "“All” States and “some”");
    }
}
