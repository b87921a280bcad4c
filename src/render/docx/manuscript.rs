//! Reads the body of a Word document part as letters that know where they stand in the bytes.
//!
//! The reader of Word files tells what a text says; here the question is where in the part each letter is written, so
//! that a revision can be put around exactly these letters. A letter knows its run and its paragraph, a run its pieces
//! (texts, tabs, breaks, marks of notes), a paragraph where its content begins and where a revision of its mark belongs.
//!
//! Text boxes, pictures and instructions of fields have no letters. Cost: linear, but for finding (see [`Manuscript::find`]).

use std::ops::Range;

use roxmltree::{Document, Node};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The body of a document part.
pub(super) struct Manuscript<'a> {
    pub(super) xml: &'a str,
    pub(super) letters: Vec<Letter>,
    pub(super) runs: Vec<Node<'a, 'a>>,
    /// The pieces of each run: bytes written as they are, or text; and their letters.
    pieces: Vec<Vec<Written>>,
    /// The paragraph of each run.
    homes: Vec<usize>,
    pub(super) paragraphs: Vec<Paragraph>,
    /// Where the properties of the last section begin, or the body ends.
    pub(super) body_end: usize,
}

/// A piece of a run: its bytes if they are copied as they are, and its letters.
type Written = (Option<Range<usize>>, Range<usize>);

/// A character of the body.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    pub(super) c: char,
    pub(super) sign: Sign,
    pub(super) run: usize,
    pub(super) paragraph: usize,
}

/// What a letter is to those who look for words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Letter,
    /// White space, or a character that leaves no mark.
    Space,
    /// The reference to a note.
    Note,
    /// The mark that such a reference prints itself.
    OwnMark,
}

/// A paragraph of the body.
pub(super) struct Paragraph {
    pub(super) range: Range<usize>,
    pub(super) letters: Range<usize>,
    /// Where its runs begin; none where it is written as an empty element.
    pub(super) content: Option<usize>,
    /// Its properties for a copy: without those of its mark, its section, its revision.
    pub(super) properties: String,
    pub(super) has_section: bool,
    /// Word cannot delete its mark: the last of a cell or of the file, before a table, with a section.
    pub(super) is_fixed: bool,
    /// The outermost table that it stands in.
    table: Option<Range<usize>>,
    /// Where a revision of the mark is written, and what is written around it.
    mark: (Range<usize>, String, String),
}

impl<'a> Manuscript<'a> {
    /// Reads a part. The error is the reason why it cannot be written into.
    pub(super) fn read(xml: &'a str, tree: &'a Document<'a>) -> Result<Self, String> {
        let root = tree.root_element();
        if root.lookup_prefix(WORD) != Some("w") {
            return Err("it names the elements of Word in an unusual way".to_owned());
        }
        let declaration = xml
            .get(..xml.len().min(100))
            .unwrap_or_default()
            .to_ascii_lowercase();
        if declaration.contains("utf-16") {
            return Err("it is not written in UTF-8".to_owned());
        }
        let body = child(root, "body").ok_or("it has no body")?;
        let tracked = [
            "ins",
            "del",
            "moveFrom",
            "moveTo",
            "pPrChange",
            "rPrChange",
            "cellIns",
            "cellDel",
        ];
        if body.descendants().any(|node| tracked.contains(&word(node))) {
            return Err("it tracks changes already".to_owned());
        }
        let section = body.children().rfind(|node| word(*node) == "sectPr");
        let body_end =
            section.map_or_else(|| body.range().end - "</w:body>".len(), |node| node.range().start);
        let mut manuscript = Self {
            xml,
            letters: Vec::new(),
            runs: Vec::new(),
            pieces: Vec::new(),
            homes: Vec::new(),
            paragraphs: Vec::new(),
            body_end,
        };
        manuscript.blocks(body, None);
        Ok(manuscript)
    }

    /// Finds a text among the letters within `range`: at the start of a paragraph but for its label, or after what was
    /// found before (`range.start`). Matches that fill their paragraph come first.
    pub(super) fn find<'m>(
        &self,
        text: &str,
        label: Option<&str>,
        range: Range<usize>,
        marks: impl Fn(usize) -> Vec<&'m str>,
    ) -> Option<Range<usize>> {
        let wanted: Vec<(usize, char)> = text
            .chars()
            .enumerate()
            .filter(|(_, c)| significant(*c))
            .collect();
        let (_, first) = wanted.first()?;
        let starts = |strict: bool| {
            range
                .clone()
                .filter(|at| self.letters[*at].sign == Sign::Letter && same(self.letters[*at].c, *first))
                .filter(|at| self.may_start(*at, range.start, label))
                .find_map(|at| {
                    let found = self.matches(&wanted, at, &marks)?;
                    (found.end <= range.end && (!strict || self.fills(&found))).then_some(found)
                })
        };
        starts(true).or_else(|| starts(false))
    }

    /// Whether nothing but the label stands before a letter.
    fn may_start(&self, at: usize, from: usize, label: Option<&str>) -> bool {
        let all = &self.paragraphs[self.letters[at].paragraph].letters;
        let before = self.letters[all.start.max(from).min(at)..at]
            .iter()
            .map(|letter| letter.c);
        let before = before.filter(|c| c.is_alphanumeric());
        let label = label.unwrap_or_default().chars().filter(|c| c.is_alphanumeric());
        let before: Vec<char> = before.take(64).collect();
        before.is_empty() || label.eq(before.iter().copied())
    }

    fn fills(&self, found: &Range<usize>) -> bool {
        let Some(last) = self.letters.get(found.end - 1) else {
            return true;
        };
        let all = &self.paragraphs[last.paragraph].letters;
        self.letters[found.end..all.end.max(found.end)]
            .iter()
            .all(|letter| letter.sign != Sign::Letter)
    }

    fn matches<'m>(
        &self,
        wanted: &[(usize, char)],
        start: usize,
        marks: &impl Fn(usize) -> Vec<&'m str>,
    ) -> Option<Range<usize>> {
        let mut at = start;
        let mut last_offset = 0;
        for (n, (offset, c)) in wanted.iter().enumerate() {
            let mut note = false;
            while self
                .letters
                .get(at)
                .is_some_and(|letter| letter.sign != Sign::Letter)
            {
                note |= self.letters[at].sign == Sign::Note;
                at += 1;
            }
            if n > 0 && !note {
                for place in last_offset + 1..=*offset {
                    for marker in marks(place) {
                        at = self.skip(at, marker);
                    }
                }
            }
            let letter = self.letters.get(at)?;
            if letter.sign != Sign::Letter || !same(letter.c, *c) {
                return None;
            }
            last_offset = *offset;
            at += 1;
        }
        Some(start..at)
    }

    /// Passes a marker that is typed.
    fn skip(&self, at: usize, marker: &str) -> usize {
        let end = at + marker.chars().count();
        match self.letters.get(at..end) {
            Some(letters) if letters.iter().map(|letter| letter.c).eq(marker.chars()) => end,
            _ => at,
        }
    }

    /// Returns the place in bytes before a paragraph, or before the table that it stands in.
    pub(super) fn before_paragraph(&self, paragraph: usize) -> usize {
        let paragraph = &self.paragraphs[paragraph];
        paragraph.table.as_ref().unwrap_or(&paragraph.range).start
    }

    /// Returns the place in bytes after a paragraph, or after the table that it stands in.
    pub(super) fn after_paragraph(&self, paragraph: usize) -> usize {
        let paragraph = &self.paragraphs[paragraph];
        paragraph.table.as_ref().unwrap_or(&paragraph.range).end
    }

    /// Returns the inside of the properties of a letter's run.
    pub(super) fn look(&self, letter: usize) -> String {
        let run = self.runs[self.letters[letter].run];
        let properties = child(run, "rPr")
            .into_iter()
            .flat_map(|properties| properties.children());
        properties
            .filter(Node::is_element)
            .map(|node| &self.xml[node.range()])
            .collect()
    }

    /// Returns the properties of a run as they are written.
    pub(super) fn run_properties(&self, run: Node<'a, 'a>) -> &'a str {
        child(run, "rPr").map_or("", |properties| &self.xml[properties.range()])
    }

    /// Whether the run of a letter stands in its paragraph itself, not in a link or a control.
    pub(super) fn is_direct(&self, letter: usize) -> bool {
        let run = self.runs[self.letters[letter].run];
        run.parent().is_some_and(|parent| word(parent) == "p")
    }

    /// Returns the pieces of a run: as written, or `None` for text; and their letters.
    pub(super) fn pieces(&self, run: usize) -> Vec<(Option<String>, Range<usize>)> {
        let pieces = self.pieces[run].iter();
        pieces
            .map(|(raw, letters)| (raw.clone().map(|raw| self.xml[raw].to_owned()), letters.clone()))
            .collect()
    }

    /// Returns the runs without letters, each with its paragraph and its bytes.
    pub(super) fn wordless_runs(&self) -> Vec<(usize, Range<usize>)> {
        let runs = self.pieces.iter().enumerate();
        runs.filter(|(_, pieces)| pieces.iter().all(|(_, letters)| letters.is_empty()))
            .map(|(at, _)| (self.homes[at], self.runs[at].range()))
            .collect()
    }

    fn blocks(&mut self, parent: Node<'a, 'a>, table: Option<&Range<usize>>) {
        for node in parent.children().filter(Node::is_element) {
            match word(node) {
                "p" => self.paragraph(node, table.cloned()),
                "tbl" => {
                    let own = node.range();
                    self.blocks(node, Some(table.unwrap_or(&own)));
                }
                "tr" | "tc" | "sdt" | "sdtContent" | "customXml" | "smartTag" => self.blocks(node, table),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node<'a, 'a>, table: Option<Range<usize>>) {
        let start = self.letters.len();
        self.inline(node);
        let properties = child(node, "pPr");
        let copied: String = properties
            .into_iter()
            .flat_map(|properties| properties.children())
            .filter(|it| it.is_element() && !matches!(word(*it), "rPr" | "sectPr" | "pPrChange"))
            .map(|it| &self.xml[it.range()])
            .collect();
        let has_section = properties.is_some_and(|properties| child(properties, "sectPr").is_some());
        let follows = node.next_sibling_element();
        let opened = start_tag_end(self.xml, node);
        self.paragraphs.push(Paragraph {
            range: node.range(),
            letters: start..self.letters.len(),
            content: properties.map(|properties| properties.range().end).or(opened),
            properties: if copied.is_empty() {
                copied
            } else {
                format!("<w:pPr>{copied}</w:pPr>")
            },
            has_section,
            is_fixed: has_section || follows.is_none_or(|next| matches!(word(next), "tbl" | "sectPr")),
            table,
            mark: place_of_mark(self.xml, node, properties),
        });
    }

    fn inline(&mut self, parent: Node<'a, 'a>) {
        for node in parent.children().filter(Node::is_element) {
            match word(node) {
                "r" => self.run(node),
                "hyperlink" | "smartTag" | "fldSimple" | "sdt" | "sdtContent" | "customXml" | "dir"
                | "bdo" => {
                    self.inline(node);
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, node: Node<'a, 'a>) {
        let run = self.runs.len();
        let paragraph = self.paragraphs.len();
        let mut pieces = Vec::new();
        let mut own_mark = false;
        for part in node.children().filter(|it| it.is_element() && word(*it) != "rPr") {
            let start = self.letters.len();
            let mut push = |c: char, sign: Option<Sign>| {
                let usual = if significant(c) { Sign::Letter } else { Sign::Space };
                let sign = sign.unwrap_or(usual);
                self.letters.push(Letter {
                    c,
                    sign,
                    run,
                    paragraph,
                });
            };
            let mut raw = Some(part.range());
            match word(part) {
                "t" => {
                    let text: String = part.children().filter_map(|it| it.text()).collect();
                    text.chars()
                        .for_each(|c| push(c, own_mark.then_some(Sign::OwnMark)));
                    raw = None;
                }
                "tab" | "ptab" => push('\t', None),
                "br" | "cr" => push('\n', None),
                "noBreakHyphen" => push('\u{2011}', None),
                "softHyphen" => push('\u{ad}', None),
                "sym" => push('\u{fffc}', None),
                "footnoteReference" | "endnoteReference" => {
                    push('\u{fffc}', Some(Sign::Note));
                    own_mark = part
                        .attributes()
                        .any(|it| it.name() == "customMarkFollows" && it.value() != "0");
                }
                _ => {}
            }
            pieces.push((raw, start..self.letters.len()));
        }
        self.runs.push(node);
        self.pieces.push(pieces);
        self.homes.push(paragraph);
    }
}

impl Paragraph {
    /// Returns the change of bytes that gives the mark a revision.
    pub(super) fn splice_of_mark(&self, mark: &str) -> (Range<usize>, String) {
        let (range, before, after) = &self.mark;
        (range.clone(), format!("{before}{mark}{after}"))
    }
}

/// Whether a character tells texts apart.
pub(super) fn significant(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}')
}

/// Whether two characters are the same word's; styles print capitals, and symbols have fonts of their own.
fn same(written: char, read: char) -> bool {
    written == read || written == '\u{fffc}' || written.to_lowercase().eq(read.to_lowercase())
}

/// Returns where the mark's revision goes: bytes to replace, what comes before and after it.
fn place_of_mark(
    xml: &str,
    node: Node<'_, '_>,
    properties: Option<Node<'_, '_>>,
) -> (Range<usize>, String, String) {
    let wrap = |before: &str, after: &str| (before.to_owned(), after.to_owned());
    let (range, (before, after)) = match properties {
        Some(properties) => match child(properties, "rPr") {
            Some(look) => match start_tag_end(xml, look) {
                Some(at) => (at..at, wrap("", "")),
                None => (look.range(), wrap("<w:rPr>", "</w:rPr>")),
            },
            None => match start_tag_end(xml, properties) {
                Some(_) => {
                    let after = ["sectPr", "pPrChange"]
                        .iter()
                        .find_map(|name| child(properties, name));
                    let at = after.map_or(properties.range().end - "</w:pPr>".len(), |node| {
                        node.range().start
                    });
                    (at..at, wrap("<w:rPr>", "</w:rPr>"))
                }
                None => (properties.range(), wrap("<w:pPr><w:rPr>", "</w:rPr></w:pPr>")),
            },
        },
        None => {
            if let Some(at) = start_tag_end(xml, node) {
                (at..at, wrap("<w:pPr><w:rPr>", "</w:rPr></w:pPr>"))
            } else {
                let open = xml[node.range()].trim_end_matches("/>");
                let open = format!("{open}><w:pPr><w:rPr>");
                (node.range(), wrap(&open, "</w:rPr></w:pPr></w:p>"))
            }
        }
    };
    (range, before, after)
}

/// Returns the place after the start tag; none for an element without content tags.
fn start_tag_end(xml: &str, node: Node<'_, '_>) -> Option<usize> {
    let range = node.range();
    let mut quote = None;
    for (offset, byte) in xml[range.clone()].bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => {
                let end = range.start + offset + 1;
                return (end < range.end).then_some(end);
            }
            _ => {}
        }
    }
    None
}

fn word<'n>(node: Node<'n, '_>) -> &'n str {
    match node.tag_name().namespace() {
        Some(WORD) => node.tag_name().name(),
        _ => "",
    }
}

fn child<'n, 'i>(node: Node<'n, 'i>, name: &str) -> Option<Node<'n, 'i>> {
    node.children().find(|it| word(*it) == name)
}
