//! Paragraphs of a sheet → items: which are instructions, and which paragraphs each of them brings along.
//!
//! ```text
//! 1. After paragraph 3, insert a new operative paragraph reading:      instruction, wants one paragraph
//!        Encourages Member States to designate …;                      its payload
//! 2. In operative paragraph 5:                                         names a place for what is below it
//!    (a) Delete “x”;                                                   instruction, in OP5
//! ```
//!
//! 1. A quotation that runs over the end of a paragraph is put together again.
//! 2. A number in front is that of the item where it is the next of its series; `14 February 2025` is none, having no stop.
//! 3. An instruction that wants words takes the paragraphs below it, as many as it says; letters below a colon belong to the
//!    paragraph above them. Where it does not say how many, they end at the next instruction. The first is taken whatever it says,
//!    unless it is the next number and an instruction: what is put in may itself speak of insertions.
//! 4. What is not understood stays an item without actions, with a warning. A line of the head is none: it is the title.
//!
//! The cost is linear: a paragraph is read at most twice, once to see whether it ends what is above it.

use super::Reading;
use super::clause::{Sentence, Trouble};
use super::english::english;
use super::meaning::{Context, Wanted, actions, named, wanted};
use super::numbering::{Mark, Shape, long_mark, mark};
use super::payload::{Payload, payloads};
use super::quotes::{continued, open_at};
use super::scan::beginning;
use super::sentence::sentence;
use super::table::Columns;
use super::word::{Token, Word};
use super::words::words;
use crate::amend::{Action, Item};
use crate::document::{Holds, Warning};
use crate::lexicon::Language;
use crate::lexicon::amending::{Sense, Thing, Vocabulary};
use crate::structure::{Passage, Passages, Place};

/// Reads the items of a sheet of the United Nations.
pub(super) fn read(passages: &Passages) -> Reading {
    let vocabulary = vocabulary(passages);
    let lines = lines(&passages.passages, vocabulary);
    let mut walk = Walk {
        lines: &lines,
        language: passages.language,
        vocabulary,
        at: 0,
        above: Vec::new(),
        columns: None,
        done: Reading::default(),
    };
    while walk.at < lines.len() {
        walk.step();
    }
    walk.done
}

/// Counts the paragraphs that are instructions in these words.
pub(super) fn claims(passages: &Passages) -> usize {
    read(passages)
        .items
        .iter()
        .filter(|item| !item.actions.is_empty())
        .count()
}

fn vocabulary(passages: &Passages) -> &'static Vocabulary {
    let own = passages.language.amendment_words();
    own.filter(|own| !own.is_empty()).unwrap_or_else(english)
}

/// A paragraph of a sheet without the number in front.
struct Line<'a> {
    passage: &'a Passage,
    mark: Option<Mark>,
    /// The rest, quotations over the end of a paragraph put together; the paragraphs parted by line ends.
    text: String,
    /// As printed.
    printed: String,
}

impl<'a> Line<'a> {
    /// A row of a table, whose first cell numbers nothing.
    fn row(passage: &'a Passage) -> Self {
        Self {
            passage,
            mark: None,
            text: passage.text.clone(),
            printed: passage.text.clone(),
        }
    }
}

fn lines<'a>(passages: &'a [Passage], vocabulary: &Vocabulary) -> Vec<Line<'a>> {
    let mut lines = Vec::with_capacity(passages.len());
    let mut at = 0;
    let mut number = 0;
    while at < passages.len() {
        let passage = &passages[at];
        if passage.hints.holds == Holds::Row {
            lines.push(Line::row(passage));
            at += 1;
            continue;
        }
        let mark = mark(passage).or_else(|| long_mark(passage, number));
        number = match &mark {
            Some(mark) if mark.shape == Shape::Number => mark.place,
            _ => number,
        };
        let end = mark.as_ref().map_or(0, |mark| mark.end);
        let (text, used) = closed(&passages[at..], end, mark.as_ref(), vocabulary);
        let printed: Vec<&str> = passages[at..at + used]
            .iter()
            .map(|passage| passage.text.as_str())
            .collect();
        lines.push(Line {
            passage,
            mark,
            text,
            printed: printed.join("\n"),
        });
        at += used;
    }
    lines
}

/// No quotation runs over more paragraphs.
const LONGEST_QUOTATION: usize = 60;

/// Returns the text of the first paragraph from a byte on, with those below it that a quotation in it runs over, and how many that
/// are. A mark that opens each paragraph of a long quotation anew goes.
fn closed(passages: &[Passage], from: usize, own: Option<&Mark>, vocabulary: &Vocabulary) -> (String, usize) {
    let first = passages[0].text[from..].trim();
    let mut text = first.to_owned();
    let Some(mut open) = open_at(&text, 0) else {
        return (text, 1);
    };
    for (count, passage) in passages.iter().enumerate().take(LONGEST_QUOTATION).skip(1) {
        if passage.place != passages[0].place || is_another(passage, own, vocabulary) {
            break;
        }
        let below = continued(passage.text.trim());
        text.push('\n');
        text.push_str(below);
        match open_at(&text, open) {
            Some(next) => open = next,
            None => return (text, count + 1),
        }
    }
    (first.to_owned(), 1)
}

/// Tells whether a paragraph is another item, whatever quotation above it has no end.
fn is_another(passage: &Passage, own: Option<&Mark>, vocabulary: &Vocabulary) -> bool {
    let found = mark(passage);
    if let (Some(own), Some(found)) = (own, &found) {
        return found.follows(own);
    }
    let text = &passage.text[found.map_or(0, |mark| mark.end)..];
    let context = Context::default();
    let words = words(text, vocabulary);
    let read = sentence(text, &words, vocabulary, context.default);
    read.is_ok_and(|read| actions(&read, &[], &context).is_ok_and(|actions| !actions.is_empty()))
}

struct Walk<'a> {
    lines: &'a [Line<'a>],
    language: &'static Language,
    vocabulary: &'static Vocabulary,
    at: usize,
    /// The items above that hold the next one, the outermost first.
    above: Vec<Above>,
    /// The columns of the table that the rows here belong to.
    columns: Option<Columns>,
    done: Reading,
}

/// An item that others stand below.
struct Above {
    mark: Option<Mark>,
    context: Context,
    /// Names a place, and asks for nothing itself: its words belong to the items below.
    text: Option<String>,
}

/// What one instruction says.
struct Understood {
    sentence: Sentence,
    words: Vec<Word>,
}

impl Walk<'_> {
    fn step(&mut self) {
        let line = &self.lines[self.at];
        if line.passage.hints.holds == Holds::Row {
            return self.row();
        }
        let text = line.text.clone();
        self.leave(line.mark.as_ref());
        let context = self.context();
        let understood = match self.understood(&text, &context) {
            Ok(understood) => understood,
            Err(trouble) => return self.lost(&trouble),
        };
        if let Some(inner) = named(&understood.sentence, &context)
            && self.goes_on_below(&inner)
        {
            let line = &self.lines[self.at];
            self.above.push(Above {
                mark: line.mark.clone(),
                context: inner,
                text: Some(line.printed.clone()),
            });
            self.at += 1;
            return;
        }
        let mut understood = understood;
        if let [clause] = understood.sentence.clauses.as_mut_slice()
            && clause.is_between_numbers()
        {
            clause.becomes_new();
        }
        self.instruction(&understood, &context);
    }

    /// Reads a row of a table: what its columns are, or what it asks for.
    fn row(&mut self) {
        let text = self.lines[self.at].passage.text.clone();
        if let Some(columns) = Columns::of(&text) {
            self.columns = Some(columns);
            self.at += 1;
            return;
        }
        let Some(columns) = &self.columns else {
            return self.lost("a row of a table whose columns are not named");
        };
        match columns.read(&text, self.vocabulary) {
            Ok(row) => self.take(self.at, self.at + 1, row.actions, row.sponsors),
            Err(trouble) => self.lost(&trouble),
        }
    }

    /// Leaves the items that the next one does not stand below.
    fn leave(&mut self, mark: Option<&Mark>) {
        let Some(mark) = mark else {
            // Without a number: below a heading, or again at the outermost.
            while self.above.last().is_some_and(|above| above.mark.is_some()) {
                self.above.pop();
            }
            return;
        };
        while let Some(above) = self.above.last() {
            let inside = match &above.mark {
                Some(outer) => mark.is_below(outer),
                None => true,
            };
            if inside {
                break;
            }
            self.above.pop();
        }
    }

    fn context(&self) -> Context {
        self.above
            .last()
            .map_or_else(Context::default, |above| above.context.clone())
    }

    fn understood(&self, text: &str, context: &Context) -> Result<Understood, Trouble> {
        let words = words(text, self.vocabulary);
        let sentence = sentence(text, &words, self.vocabulary, context.default)?;
        Ok(Understood { sentence, words })
    }

    /// Tells whether what stands below a place that is named is an instruction for it.
    fn goes_on_below(&self, context: &Context) -> bool {
        self.is_instruction(self.at + 1, context)
    }

    /// Tells whether a line is an instruction, or names a place for those below it.
    fn is_instruction(&self, at: usize, context: &Context) -> bool {
        let Some(line) = self.lines.get(at) else {
            return false;
        };
        let Ok(understood) = self.understood(&line.text, context) else {
            return false;
        };
        let sentence = &understood.sentence;
        if named(sentence, context).is_some() {
            return true;
        }
        let stand_in = [Payload {
            label: None,
            text: line.text.clone(),
        }];
        let payload: &[Payload] = match wanted(sentence) {
            Some(Wanted::Paragraphs(_)) => &stand_in,
            _ => &[],
        };
        actions(sentence, payload, context).is_ok()
    }

    fn instruction(&mut self, understood: &Understood, context: &Context) {
        let from = self.at;
        let payload = match wanted(&understood.sentence) {
            Some(Wanted::Paragraphs(count)) if self.announces(from) || announced(&understood.sentence) => {
                self.payload(count)
            }
            Some(Wanted::Either) if self.announces(from) => self.payload(Some(1)),
            _ => Vec::new(),
        };
        match actions(&understood.sentence, &payload, context) {
            Ok(actions) => {
                let end = self.at.max(from + 1);
                self.take(from, end, actions, understood.sentence.sponsors.clone());
            }
            Err(trouble) => {
                self.at = from;
                if self.is_introduction(understood) {
                    self.at += 1;
                    return;
                }
                self.lost(&trouble);
            }
        }
    }

    /// Tells whether a line ends in the colon behind which words follow.
    fn announces(&self, at: usize) -> bool {
        self.lines[at].text.trim_end().ends_with([':', '：'])
    }

    /// `The following amendments are proposed:`
    fn is_introduction(&self, understood: &Understood) -> bool {
        let speaks = |word: &Word| word.token == Token::Sense(Sense::Thing(Thing::Amendment));
        understood.words.iter().any(speaks) && self.announces(self.at)
    }

    /// Collects the paragraphs that an instruction brings along, and goes on behind them.
    fn payload(&mut self, count: Option<u32>) -> Vec<Payload> {
        let own = self.at;
        self.at += 1;
        let mut found: Vec<Payload> = Vec::new();
        let wanted = count.map(|count| count as usize);
        while let Some(line) = self.lines.get(self.at) {
            if self.is_next_item(own, found.is_empty(), wanted == Some(found.len())) {
                break;
            }
            if found.last().is_some_and(|above| is_part_of(above, line)) {
                if let Some(above) = found.last_mut() {
                    above.text.push('\n');
                    above.text.push_str(line.passage.text.trim());
                }
                self.at += 1;
                continue;
            }
            if wanted == Some(found.len()) {
                break;
            }
            found.extend(payloads(&line.printed));
            self.at += 1;
        }
        found
    }

    /// Tells whether the line here is the next item of the sheet, and no payload of the one at `own`.
    fn is_next_item(&self, own: usize, first: bool, enough: bool) -> bool {
        let line = &self.lines[self.at];
        let own = self.lines[own].mark.as_ref();
        let context = self.context();
        let in_turn = match (own, &line.mark) {
            (Some(own), Some(mark)) => {
                mark.follows(own)
                    || self
                        .above
                        .iter()
                        .filter_map(|above| above.mark.as_ref())
                        .any(|above| mark.follows(above))
            }
            _ => false,
        };
        if own.is_some() {
            let verb = || self.language.leading_phrase(&line.text).is_some();
            return in_turn && (self.is_instruction(self.at, &context) || !first && !verb());
        }
        // Without numbers, only an instruction ends what is above it; the first paragraph is never one.
        let _ = enough;
        !first && self.is_instruction(self.at, &context)
    }

    /// Adds an item that is understood.
    fn take(&mut self, from: usize, to: usize, actions: Vec<Action>, sponsors: Vec<String>) {
        let item = self.item(from, to, actions, sponsors);
        self.done.items.push(item);
        self.at = to;
    }

    fn item(&self, from: usize, to: usize, actions: Vec<Action>, sponsors: Vec<String>) -> Item {
        let lines = &self.lines[from..to];
        let above = self.above.iter().filter_map(|above| above.text.as_deref());
        let printed = lines.iter().map(|line| line.printed.as_str());
        let text: Vec<&str> = above.chain(printed).collect();
        let numbers = self.above.iter().filter_map(|above| above.mark.as_ref());
        let numbers = numbers.chain(lines.first().and_then(|line| line.mark.as_ref()));
        let numbers: Vec<&str> = numbers
            .filter(|mark| mark.shape != Shape::Bullet)
            .map(|mark| mark.shown.as_str())
            .collect();
        let locator = lines.first().map(|line| &line.passage.locator);
        Item {
            n: (!numbers.is_empty()).then(|| numbers.join(" ")),
            text: text.join("\n"),
            sponsors,
            page: locator.and_then(|locator| locator.page),
            line: locator.and_then(|locator| locator.line),
            actions,
        }
    }

    /// Keeps a line that is not understood, with a warning; the title is none.
    fn lost(&mut self, trouble: &str) {
        let line = &self.lines[self.at];
        if line.passage.place == Place::Text && !super::head::says_what(&line.text, self.vocabulary) {
            let item = self.item(self.at, self.at + 1, Vec::new(), Vec::new());
            let named = item.n.as_ref().map_or_else(String::new, |n| format!("item {n} "));
            self.done.warnings.push(Warning {
                code: "amendment-not-understood",
                message: format!(
                    "{named}\"{}\" is not understood: {trouble}",
                    beginning(&line.text)
                ),
                locator: line.passage.locator.clone(),
            });
            self.done.items.push(item);
        }
        self.at += 1;
    }
}

/// Tells whether the last clause says that paragraphs follow, so that no colon is needed.
fn announced(sentence: &Sentence) -> bool {
    let last = sentence.clauses.last();
    last.is_some_and(|clause| clause.following || clause.new.is_some())
}

/// Tells whether a line is a subparagraph of the payload above it: letters below a colon, or behind one another.
fn is_part_of(above: &Payload, line: &Line<'_>) -> bool {
    let Some(mark) = &line.mark else { return false };
    let listed = matches!(mark.shape, Shape::Letter | Shape::Roman);
    let end = above.text.trim_end();
    let begun = above.text.contains('\n');
    let last = end.rsplit(char::is_whitespace).next().unwrap_or_default();
    let open =
        end.ends_with(';') || end.ends_with(',') || last.chars().all(char::is_lowercase) && !last.is_empty();
    listed && (end.ends_with(':') && mark.place == 1 || begun && open)
}
