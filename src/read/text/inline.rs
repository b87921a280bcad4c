//! Inline marks → looks: `*Recalling*`, `**Title**`, `_Notes_`, `<sup>1</sup>`, `[18/5](#)`, `\*`.
//!
//! A star opens emphasis when it touches the following word and does not stick to a word before it, and closes it
//! the other way round (the flanking rule of `CommonMark`, section 6.2). A star without a partner stays a star: it is
//! a footnote mark. Two waves strike out, inside a word too (`six~~teen~~`). A job number between stars (`*2514998*`) and a rule of underscores stay as printed, too. Only bare
//! tags that set a look are read; every other `<…>` is text, and so is a tag with attributes, which are words. What stands
//! in round brackets behind square ones is the target of a link only if it looks like an address (`address`):
//! `[shall](should)` is wording. A target is no text and is handed over beside the runs, so that it is not lost. The cost is
//! linear in the text: where the next closing mark of a kind stands is remembered, and marks nest only so deep.

use std::collections::BTreeMap;

use super::super::picture;
use super::address;
use crate::document::{Run, Style};

/// What a line of text shows, and where its links lead.
#[derive(Debug, Default)]
pub(super) struct Inline {
    pub(super) runs: Vec<Run>,
    /// The targets of links, in order.
    pub(super) targets: Vec<String>,
    /// The pictures, by their names, with the words that stand for them.
    pub(super) pictures: Vec<(String, String)>,
}

/// Reads the marks of a group of lines joined by `\n`; returns each line.
pub(super) fn inline(text: &str) -> Vec<Inline> {
    let mut reader = Reader {
        text,
        looks: Vec::new(),
        lines: vec![Inline::default()],
        stars: BTreeMap::new(),
        tags: BTreeMap::new(),
        unclosed: false,
    };
    reader.read();
    reader.lines
}

struct Reader<'a> {
    text: &'a str,
    /// The open marks, innermost last.
    looks: Vec<Look>,
    lines: Vec<Inline>,
    /// The next place where a mark of a kind, by character and length, may close emphasis, if there is one.
    stars: BTreeMap<(char, usize), Option<usize>>,
    /// The next place where a tag is closed, by its name as written, if there is one.
    tags: BTreeMap<String, Option<usize>>,
    /// Whether an address begins that nothing ends.
    unclosed: bool,
}

/// The words that stand for a picture are no longer, in characters.
const LONGEST_WORDS: usize = 1000;

/// Marks nest no deeper: what opens further ones is text.
const DEEPEST: usize = 24;

/// An open mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// `*` or `_`, by its character and how many.
    Emphasis(char, usize),
    /// `<sup>` and the like.
    Tag(Tag),
}

/// The tags that set a look.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Superscript,
    Italic,
    Bold,
    Underline,
    Struck,
    /// `<sub>`, `<span>`: no look of ours, the tag is dropped.
    Neutral,
}

impl Reader<'_> {
    fn read(&mut self) {
        let mut at = 0;
        loop {
            at += self.plain(at);
            let Some(c) = self.text[at..].chars().next() else {
                return;
            };
            let taken = match c {
                '\\' => self.escape(at),
                '*' | '_' => Some(self.emphasis(at, c)),
                '~' if self.text[at..].starts_with("~~") => Some(self.emphasis(at, c)),
                '<' => self.tag(at),
                '!' => self.picture(at),
                '[' => self.link(at),
                '\n' => {
                    self.lines.push(Inline::default());
                    Some(1)
                }
                _ => None,
            };
            at += taken.unwrap_or_else(|| {
                self.push(c);
                c.len_utf8()
            });
        }
    }

    /// Adds what stands before the next character that may be a mark; returns its length in bytes.
    fn plain(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let mark = |byte: &u8| matches!(byte, b'\\' | b'*' | b'_' | b'~' | b'<' | b'!' | b'[' | b'\n');
        let length = rest.bytes().position(|byte| mark(&byte)).unwrap_or(rest.len());
        if length > 0 {
            self.push_str(&rest[..length]);
        }
        length
    }

    /// Adds a character with the look of the open marks.
    fn push(&mut self, c: char) {
        self.push_str(c.encode_utf8(&mut [0; 4]));
    }

    fn push_str(&mut self, text: &str) {
        let style = self.style();
        let runs = &mut self.current().runs;
        match runs.last_mut() {
            Some(run) if run.style == style => run.text.push_str(text),
            _ => runs.push(Run {
                text: text.to_owned(),
                style,
            }),
        }
    }

    fn current(&mut self) -> &mut Inline {
        self.lines.last_mut().expect("there is always a current line")
    }

    fn style(&self) -> Style {
        let mut style = Style::default();
        for look in &self.looks {
            match look {
                Look::Emphasis('~', _) | Look::Tag(Tag::Struck) => style.struck = true,
                Look::Emphasis(_, 1) | Look::Tag(Tag::Italic) => style.italic = true,
                Look::Emphasis(_, 2) | Look::Tag(Tag::Bold) => style.bold = true,
                Look::Emphasis(..) => (style.italic, style.bold) = (true, true),
                Look::Tag(Tag::Superscript) => style.superscript = true,
                Look::Tag(Tag::Underline) => style.underline = true,
                Look::Tag(Tag::Neutral) => {}
            }
        }
        style
    }

    /// `\*`: a mark that is meant as itself.
    fn escape(&mut self, at: usize) -> Option<usize> {
        let next = self.text[at + 1..].chars().next()?;
        if !next.is_ascii_punctuation() {
            return None;
        }
        self.push(next);
        Some(2)
    }

    fn emphasis(&mut self, at: usize, mark: char) -> usize {
        let run = self.text[at..].chars().take_while(|&c| c == mark).count();
        if run > 3 || (mark == '~' && run != 2) {
            (0..run).for_each(|_| self.push(mark));
            return run;
        }
        let before = self.text[..at].chars().next_back();
        let after = self.text[at + run..].chars().next();
        if self.closes(mark, run, before, after) {
            self.looks.pop();
            return run;
        }
        if self.looks.len() < DEEPEST && opens(mark, before, after) && self.has_closing(at + run, mark, run) {
            self.looks.push(Look::Emphasis(mark, run));
            return run;
        }
        // `**Art. 5***a*`: bold ends and italics begin.
        if run == 3 && self.closes(mark, 2, before, after) {
            self.looks.pop();
            return 2;
        }
        // `***a** b*`: a longer run of stars may close two marks, or open two that close apart.
        if run > 1 && self.closes(mark, 1, before, after) {
            self.looks.pop();
            return 1;
        }
        (0..run).for_each(|_| self.push(mark));
        run
    }

    fn closes(&self, mark: char, run: usize, before: Option<char>, after: Option<char>) -> bool {
        let sticks = before.is_some_and(|c| !c.is_whitespace());
        let free = mark != '_' || after.is_none_or(|c| !c.is_alphanumeric());
        sticks && free && self.looks.last() == Some(&Look::Emphasis(mark, run))
    }

    /// Tells whether a mark closes one opened before `from`, with something other than a number between.
    fn has_closing(&mut self, from: usize, mark: char, run: usize) -> bool {
        let known = self.stars.get(&(mark, run)).copied();
        let place = match known.filter(|place| place.is_none_or(|place| place >= from)) {
            Some(place) => place,
            None => self.next_closing(from, mark, run),
        };
        self.stars.insert((mark, run), place);
        // A job number stands between stars: `*2514998*`.
        let says = |text: &str| mark == '~' || text.chars().any(|c| !c.is_ascii_digit());
        place.is_some_and(|place| says(&self.text[from..place]))
    }

    /// Finds the next mark of a length that sticks to a word before it.
    fn next_closing(&self, from: usize, mark: char, run: usize) -> Option<usize> {
        let mut at = from;
        while let Some(found) = self.text[at..].find(mark) {
            let start = at + found;
            if start > from && self.text[..start].ends_with('\\') {
                at = start + mark.len_utf8();
                continue;
            }
            let length = self.text[start..].chars().take_while(|&c| c == mark).count();
            let before = self.text[from..start].chars().next_back();
            let after = self.text[start + length..].chars().next();
            let sticks = before.is_some_and(|c| !c.is_whitespace());
            let free = mark != '_' || after.is_none_or(|c| !c.is_alphanumeric());
            if (length == run || length == 3) && sticks && free {
                return Some(start);
            }
            at = start + length;
        }
        None
    }

    /// Tells whether a tag that opens at `at` is closed anywhere behind it.
    fn is_closed(&mut self, at: usize, name: &str) -> bool {
        let known = self.tags.get(name).copied();
        let place = match known.filter(|place| place.is_none_or(|place| place >= at)) {
            Some(place) => place,
            None => self.text[at..]
                .find(&format!("</{name}>"))
                .map(|found| at + found),
        };
        self.tags.insert(name.to_owned(), place);
        place.is_some()
    }

    fn tag(&mut self, at: usize) -> Option<usize> {
        let end = self.text[at..]
            .char_indices()
            .take(40)
            .find(|&(_, c)| c == '>')?
            .0;
        let inside = &self.text[at + 1..at + end];
        let (closing, name) = match inside.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, inside),
        };
        let tag = match name
            .trim_end()
            .trim_end_matches('/')
            .trim_end()
            .to_ascii_lowercase()
            .as_str()
        {
            "sup" => Tag::Superscript,
            "i" | "em" => Tag::Italic,
            "b" | "strong" => Tag::Bold,
            "u" | "ins" => Tag::Underline,
            "s" | "strike" | "del" => Tag::Struck,
            "sub" | "span" | "small" => Tag::Neutral,
            "br" => {
                self.push(' ');
                return Some(end + 1);
            }
            _ => return None,
        };
        if closing {
            let open = self.looks.iter().rposition(|look| *look == Look::Tag(tag))?;
            self.looks.remove(open);
        } else {
            if self.looks.len() >= DEEPEST || !self.is_closed(at, name) {
                return None;
            }
            self.looks.push(Look::Tag(tag));
        }
        Some(end + 1)
    }

    /// `![A map of the wells](map.png)`: a picture, with an address as every link has one.
    fn picture(&mut self, at: usize) -> Option<usize> {
        let words = self.text[at..].strip_prefix("![").filter(|_| !self.unclosed)?;
        let close = words
            .char_indices()
            .take(LONGEST_WORDS)
            .find(|&(_, c)| matches!(c, ']' | '[' | '\n'))?
            .0;
        let rest = words[close..].strip_prefix("](")?;
        let Some(end) = rest.find(|c: char| c == ')' || c.is_whitespace()) else {
            // Nothing behind ends an address: no other picture looks for it again.
            self.unclosed = true;
            return None;
        };
        let (address, behind) = rest.split_at(end);
        let fits = address.starts_with("data:") || address::target(&format!("{address})")).is_some();
        // A title may follow: `![](map.png "Wells")`.
        let mut ahead = behind
            .char_indices()
            .take(LONGEST_WORDS)
            .take_while(|(_, c)| *c != '\n');
        let title = ahead.find(|(_, c)| *c == ')')?.0;
        let quoted = behind[..title].trim();
        if !fits || !(quoted.is_empty() || quoted.starts_with(['"', '\'']) && quoted.len() > 1) {
            return None;
        }
        let said = format!("{} {}", &words[..close], quoted.trim_matches(['"', '\'']));
        self.current().pictures.push((picture::name(address), said));
        Some(2 + close + 2 + end + title + 1)
    }

    /// `[18/5](#)` is its text, with a target; `[^1]` is the mark of footnote 1. A bracket of a negotiating text stays.
    fn link(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at + 1..];
        if let Some(note) = rest.strip_prefix('^') {
            let end = note
                .find(']')
                .filter(|&end| end > 0 && note[..end].chars().all(char::is_alphanumeric))?;
            let style = Style {
                superscript: true,
                reference: true,
                ..self.style()
            };
            let text = note[..end].to_owned();
            self.current().runs.push(Run { text, style });
            let colon = usize::from(note[end + 1..].starts_with(':'));
            return Some(end + 3 + colon);
        }
        let close = rest
            .char_indices()
            .take(400)
            .find(|&(_, c)| matches!(c, ']' | '[' | '\n'))?;
        let target = address::target(rest[close.0..].strip_prefix("](")?)?;
        let label = &rest[..close.0];
        let mut characters = label.chars().peekable();
        while let Some(c) = characters.next() {
            let escaped = c == '\\' && characters.peek().is_some_and(char::is_ascii_punctuation);
            if !escaped {
                self.push(c);
            }
        }
        self.current().targets.push(target.to_owned());
        Some(1 + close.0 + 2 + target.len() + 1)
    }
}

/// Tells whether a run of marks may open emphasis.
fn opens(mark: char, before: Option<char>, after: Option<char>) -> bool {
    let touches = after.is_some_and(|c| !c.is_whitespace());
    // A line may be drawn through the end of a word: `six~~teen~~`.
    let apart = mark == '~' || before.is_none_or(|c| !c.is_alphanumeric() && (mark == '*' || c != '_'));
    let plain = mark == '~' || after.is_some_and(|c| !matches!(c, ',' | '.' | ';' | ':' | ')'));
    touches && apart && plain
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows runs as `plain`, `/italic/`, `!bold!`, `^raised^`.
    fn check(text: &str, expected: &str) {
        let shown: Vec<String> = inline(text)
            .iter()
            .map(|line| {
                line.runs
                    .iter()
                    .map(|run| {
                        let mut shown = run.text.clone();
                        let Style {
                            italic,
                            bold,
                            superscript,
                            ..
                        } = run.style;
                        for (on, mark) in [(italic, '/'), (bold, '!'), (superscript, '^')] {
                            shown = if on { format!("{mark}{shown}{mark}") } else { shown };
                        }
                        shown
                    })
                    .collect()
            })
            .collect();
        assert_eq!(shown.join("|"), expected, "in {text:?}");
    }

    #[test]
    fn stars_and_underscores_set_looks() {
        check("*Recalling* its resolution", "/Recalling/ its resolution");
        check("1. **Urges** States", "1. !Urges! States");
        check("_Notes_ the snake_case_name", "/Notes/ the snake_case_name");
        check(
            "*The General\nAssembly,* again",
            "/The General/|/Assembly,/ again",
        );
        check("***Both*** looks", "!/Both/! looks");
        check("**Art. 5***a* Subsidiarität", "!Art. 5!/a/ Subsidiarität");
    }

    #[test]
    fn a_star_without_a_partner_is_a_footnote_mark() {
        check("Cuba:* draft resolution**", "Cuba:* draft resolution**");
        check(
            "Item 69 (b) of the provisional agenda*",
            "Item 69 (b) of the provisional agenda*",
        );
        check("* On behalf of the States", "* On behalf of the States");
        check("**Cuba:\\* draft resolution**", "!Cuba:* draft resolution!");
        check("**Resolution adopted\\***", "!Resolution adopted*!");
    }

    #[test]
    fn job_numbers_rules_and_separators_stay_as_printed() {
        check("*2514998*", "*2514998*");
        check("__________________", "__________________");
        check("* * *", "* * *");
    }

    #[test]
    fn tags_links_and_escapes_are_read() {
        check("rights<sup>1</sup> and", "rights^1^ and");
        check(
            "resolutions [18/5](#) and [A/68/150](https://x.y)",
            "resolutions 18/5 and A/68/150",
        );
        check("rights[^2] and", "rights^2^ and");
        check("[States][shall] (a) < b", "[States][shall] (a) < b");
        check("1\\. Decides", "1. Decides");
    }

    #[test]
    fn words_in_round_brackets_are_no_target() {
        for text in [
            "[shall](should)",
            "[and](or/and)",
            "[the report](A/68/150)",
            "[States](all States)",
            "[](x)",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn the_target_of_a_link_is_kept_beside_its_line() {
        let lines = inline("see [18/5](#a5) and\n[it](docs/wells_(1).html), [x](mailto:a@b.org)");
        let targets: Vec<&[String]> = lines.iter().map(|line| line.targets.as_slice()).collect();
        assert_eq!(
            targets,
            [&["#a5"][..], &["docs/wells_(1).html", "mailto:a@b.org"]]
        );
    }

    #[test]
    fn a_tag_with_attributes_is_text() {
        check("<b shall not>act</b>", "<b shall not>act</b>");
        check("<b>act</bold>", "<b>act</bold>");
        check("a<br />b", "a b");
    }
}
