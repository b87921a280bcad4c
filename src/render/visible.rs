//! Makes the invisible visible, so that a document can neither command a terminal nor hide a word.
//!
//! Control characters become pictures (`␛` for escape, `␀` for null) or their number (`\u{9b}`), and so do the
//! characters that turn the direction of writing, that have no width or no glyph, or that end a line. What some script
//! spells with is left alone there: the joiners U+200C and U+200D in Persian and Hindi, the selectors of Mongolian, the
//! inherent vowels of Khmer, variation selectors behind anything but a letter of Latin, Greek or Cyrillic.
//!
//! In the text of an edit, five marks say what happened: `[-deleted-]` and `{+inserted+}`; `¶` stands for the
//! border between two paragraphs of one side, `│` for the border between two cells of a row. Where the document itself has one of these, or a backslash, a
//! backslash stands before its first character. Read from left to right, the print has one meaning only:
//!
//! ```text
//! the document has      the print shows
//! [-1 to +1]            \[-1 to +1]
//! {+x+}                 \{+x\+}
//! a\b                   a\\b
//! ```

/// Returns the text with every character that would not be seen made visible.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let (mut before, mut rest) = (None, text);
    loop {
        let plain = rest
            .bytes()
            .take_while(|byte| matches!(byte, b' '..=b'~'))
            .count();
        let (stretch, other) = rest.split_at(plain);
        shown.push_str(stretch);
        before = stretch.chars().next_back().or(before);
        let mut others = other.chars();
        let Some(c) = others.next() else {
            return shown;
        };
        push_visible(&mut shown, before.replace(c), c);
        rest = others.as_str();
    }
}

/// Returns the text made visible; its line ends, which are borders of paragraphs, stay.
pub fn visible_lines(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(visible).collect();
    lines.join("\n")
}

/// Returns the text of an edit: visible, and with a backslash before what could be read as a mark.
///
/// A bracket or brace at the end is escaped too, because the mark that follows would complete it.
pub fn escape(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut before = None;
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let begins_mark = matches!(
            (c, next),
            ('[', Some('-') | None) | ('-', Some(']')) | ('{', Some('+') | None) | ('+', Some('}'))
        );
        if begins_mark || matches!(c, '\\' | '¶' | '│') {
            shown.push('\\');
        }
        push_visible(&mut shown, before.replace(c), c);
    }
    shown
}

/// Returns a text that is nothing but white space in a form that can be seen: `␣` for a space.
pub fn visible_space(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            ' ' => "␣".to_owned(),
            c if c.is_whitespace() && !c.is_control() => c.escape_unicode().to_string(),
            c => visible(c.encode_utf8(&mut [0; 4])),
        })
        .collect()
}

fn push_visible(shown: &mut String, before: Option<char>, c: char) {
    match c {
        // The cells of a row.
        '\t' => shown.push_str(" │ "),
        '\0'..='\u{1f}' => shown.extend(char::from_u32(u32::from(c) + 0x2400)),
        '\u{7f}' => shown.push('␡'),
        c if hides(before, c) => shown.extend(c.escape_unicode()),
        c => shown.push(c),
    }
}

/// Whether a character commands or deceives behind another: no glyph of its own, or one that we use as a picture.
pub(super) fn hides(before: Option<char>, c: char) -> bool {
    let behind = |test: fn(char) -> bool| before.is_some_and(test);
    match c {
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => behind(is_western),
        '\u{180b}'..='\u{180f}' => !behind(|c| matches!(c, '\u{1800}'..='\u{18af}')),
        '\u{17b4}' | '\u{17b5}' => !behind(|c| matches!(c, '\u{1780}'..='\u{17ff}')),
        _ => matches!(c,
            '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{1680}' | '\u{200b}'
            | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2400}'..='\u{2423}'
            | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d159}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}'),
    }
}

/// Whether a letter or digit is of a script that spells no word with signs that do not show.
pub(super) fn is_western(c: char) -> bool {
    c < '\u{530}' && c.is_alphanumeric()
}
