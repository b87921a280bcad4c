//! Writes `WordprocessingML`: escaped text, runs with their revision, unique numbers.
//!
//! The rules that Word enforces and others forgive: a deleted run holds `w:delText`, a moved one `w:t`; every text keeps
//! its space; every revision has a number of its own in the whole package; the mark of a paragraph carries its revision
//! first in its run properties.

use std::fmt::Write;

use super::DocxOptions;
use super::plan::Fate;

/// Numbers and signs the revisions of one package.
pub(super) struct Revisions<'a> {
    options: &'a DocxOptions<'a>,
    next: u32,
    /// Who asks for the changes that are written now, where that is known.
    author: Option<String>,
}

impl<'a> Revisions<'a> {
    /// Starts to count at `first`.
    pub(super) fn new(options: &'a DocxOptions<'a>, first: u32) -> Self {
        Self {
            options,
            next: first,
            author: None,
        }
    }

    /// Signs what follows with a name; without one, with that of the options.
    pub(super) fn sign(&mut self, author: Option<&str>) {
        self.author = author.map(str::to_owned);
    }

    /// Returns the attributes of one revision, with a leading space.
    pub(super) fn signed(&mut self) -> String {
        self.signed_on(self.options.date.clone().as_deref())
    }

    fn signed_on(&mut self, day: Option<&str>) -> String {
        let author = escape(self.author.as_deref().unwrap_or(&self.options.author));
        let date = day.map(|day| format!(" w:date=\"{}\"", escape(day)));
        let (number, date) = (self.next, date.unwrap_or_default());
        self.next += 1;
        format!(" w:id=\"{number}\" w:author=\"{author}\"{date}")
    }

    /// Returns the mark of a fate for the properties of a paragraph mark; nothing for one that is kept.
    pub(super) fn mark(&mut self, fate: Fate) -> String {
        element(fate).map_or_else(String::new, |name| format!("<w:{name}{}/>", self.signed()))
    }

    /// Wraps runs in their revision.
    pub(super) fn wrap(&mut self, runs: &str, fate: Fate) -> String {
        match element(fate) {
            Some(name) if !runs.is_empty() => format!("<w:{name}{}>{runs}</w:{name}>", self.signed()),
            _ => runs.to_owned(),
        }
    }

    /// Wraps runs in their revision, signed by somebody of their own, if there is one.
    pub(super) fn wrap_by(&mut self, runs: &str, fate: Fate, signer: Option<&String>) -> String {
        let Some(signer) = signer else {
            return self.wrap(runs, fate);
        };
        let others = self.author.replace(signer.clone());
        let wrapped = self.wrap(runs, fate);
        self.author = others;
        wrapped
    }

    /// Opens the range of a move, at its old or its new place, and returns with it what closes the range.
    pub(super) fn range(&mut self, fate: Fate) -> Option<(String, String)> {
        let (name, number) = match fate {
            Fate::MovedFrom(number) => ("moveFromRange", number),
            Fate::MovedTo(number) => ("moveToRange", number),
            _ => return None,
        };
        let day = self.options.date.clone();
        let signed = self.signed_on(Some(day.as_deref().unwrap_or(ANY_DAY)));
        let id = self.next - 1;
        Some((
            format!("<w:{name}Start{signed} w:name=\"move{number}\"/>"),
            format!("<w:{name}End w:id=\"{id}\"/>"),
        ))
    }
}

/// The schema wants a day of the range of a move, which no program shows; that of the moved words is the one that counts.
const ANY_DAY: &str = "2000-01-01T00:00:00Z";

/// Writes one run; `properties` is the inside of its `w:rPr`.
pub(super) fn run(text: &str, properties: &str, fate: Fate) -> String {
    if text.is_empty() {
        return String::new();
    }
    let name = if fate == Fate::Deleted { "delText" } else { "t" };
    let mut out = String::from("<w:r>");
    if !properties.is_empty() {
        let _ = write!(out, "<w:rPr>{properties}</w:rPr>");
    }
    for piece in text.split_inclusive(['\n', '\t', '\u{2028}']) {
        let words = piece.trim_end_matches(['\n', '\t', '\u{2028}']);
        if !words.is_empty() {
            let _ = write!(
                out,
                "<w:{name} xml:space=\"preserve\">{}</w:{name}>",
                escape(words)
            );
        }
        match piece.chars().next_back() {
            Some('\n' | '\u{2028}') => out.push_str("<w:br/>"),
            Some('\t') => out.push_str("<w:tab/>"),
            _ => {}
        }
    }
    out.push_str("</w:r>");
    out
}

/// Escapes text for content and attributes. Characters that XML cannot hold become visible signs.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            // The pictures of the control characters stand in their order.
            '\0'..='\u{1f}' => out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out
}

fn element(fate: Fate) -> Option<&'static str> {
    Some(match fate {
        Fate::Kept => return None,
        Fate::Deleted => "del",
        Fate::Inserted => "ins",
        Fate::MovedFrom(_) => "moveFrom",
        Fate::MovedTo(_) => "moveTo",
    })
}

/// Puts the mark of a revision into properties that have no section and no run properties.
pub(super) fn with_mark(properties: &str, mark: &str) -> String {
    if mark.is_empty() {
        return properties.to_owned();
    }
    let mark = format!("<w:rPr>{mark}</w:rPr></w:pPr>");
    match properties.strip_suffix("</w:pPr>") {
        Some(open) => open.to_owned() + &mark,
        None => "<w:pPr>".to_owned() + &mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deleted_text_is_deltext_and_moved_text_is_not() {
        assert!(run("a", "", Fate::Deleted).contains("<w:delText xml:space=\"preserve\">a</w:delText>"));
        assert!(run("a", "", Fate::MovedFrom(1)).contains("<w:t "));
    }

    #[test]
    fn characters_that_xml_forbids_become_visible() {
        assert_eq!(escape("a\u{1b}<\u{ffff}"), "a\u{241b}&lt;\u{fffd}");
    }
}
