//! Which paragraphs a rule is about.
//!
//! ```text
//! selection = term { "," term }
//! term      = [ "!" ] ( id | id "-" id | "kind:" kind | "part:" part | "header:" re | "text:" re )
//! re        = "/" regular expression "/"          header:/^Decides/, text:/(?i)debt relief/
//! ```
//!
//! A paragraph is selected if any term without `!` selects it (every paragraph, where there is none) and no term with `!` does. An id
//! stands for its paragraph and all that belongs to it: `OP3` for `OP3(a)`, too. Ids are those of the earlier text; of the later one
//! for what came. `part:` alone is the main text. `title` selects the title in the head.

use std::fmt;

use regex::Regex;

use super::nearest::suggestion;
use crate::check::pattern::compiled;
use crate::instrument::{Address, Base, Kind, Series};
use crate::report::Provision;

/// A choice of paragraphs; the empty one is all of them.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    written: String,
    terms: Vec<Term>,
}

#[derive(Debug, Clone)]
struct Term {
    excludes: bool,
    what: What,
}

#[derive(Debug, Clone)]
enum What {
    Id(Address),
    Range(Address, Address),
    Kind(Kind),
    Part(String),
    Header(Regex),
    Text(Regex),
}

/// What is wrong with a selection, and where: a position in its text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// In bytes from the beginning of the selection.
    pub at: usize,
    /// What is wrong, and what to write.
    pub message: String,
}

impl PartialEq for Selection {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl fmt::Display for Selection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl Selection {
    /// Reads a selection.
    ///
    /// ```
    /// use travaux::check::Selection;
    ///
    /// assert!(Selection::parse("OP3-OP7, kind:preambular, !PP2, header:/^Urges|^Calls upon/").is_ok());
    /// assert_eq!(Selection::parse("OP3, kind:operativ").unwrap_err().at, 10);
    /// ```
    ///
    /// # Errors
    ///
    /// The first term that is none, with its place.
    pub fn parse(text: &str) -> Result<Self, Unfit> {
        let mut terms = Vec::new();
        for (at, term) in split(text)? {
            terms.push(read(at, term)?);
        }
        Ok(Self {
            written: text.trim().to_owned(),
            terms,
        })
    }

    /// Whether it selects everything.
    pub fn is_all(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether it names paragraphs by their ids or parts alone: then it ought to find some.
    pub fn is_by_id(&self) -> bool {
        let mut chosen = self.terms.iter().filter(|term| !term.excludes).peekable();
        chosen.peek().is_some()
            && chosen.all(|term| matches!(term.what, What::Id(_) | What::Range(..) | What::Part(_)))
    }

    /// Whether it selects a paragraph.
    pub fn selects(&self, provision: &Provision) -> bool {
        self.decides(|what| what.selects(provision))
    }

    /// Whether it selects a row of the head: the title by its name, any row where nothing is chosen.
    pub fn selects_head(&self, is_title: bool) -> bool {
        self.decides(|what| {
            is_title
                && matches!(
                    what,
                    What::Id(Address {
                        base: Base::Title,
                        ..
                    })
                )
        })
    }

    fn decides(&self, fits: impl Fn(&What) -> bool) -> bool {
        let mut chosen = self.terms.iter().filter(|term| !term.excludes).peekable();
        let every = chosen.peek().is_none();
        let excluded = || self.terms.iter().any(|term| term.excludes && fits(&term.what));
        (every || chosen.any(|term| fits(&term.what))) && !excluded()
    }
}

impl What {
    fn selects(&self, provision: &Provision) -> bool {
        match self {
            What::Kind(kind) => provision.kind.known() == Some(*kind),
            What::Header(pattern) => provision
                .header
                .as_deref()
                .is_some_and(|header| pattern.is_match(header)),
            What::Text(pattern) => pattern.is_match(&provision.text),
            What::Part(part) => provision.part() == *part,
            What::Id(id) => address(provision).is_some_and(|it| is_below(&it, id)),
            What::Range(first, last) => address(provision).is_some_and(|it| {
                cut(&it, first) >= *first && cut(&it, last) <= *last && same_row(&it, first)
            }),
        }
    }
}

fn address(provision: &Provision) -> Option<Address> {
    provision.id.parse().ok()
}

/// Whether a paragraph is the one that is named, or belongs to it.
fn is_below(it: &Address, named: &Address) -> bool {
    cut(it, named) == *named
}

/// Returns an address as deep as another one is.
fn cut(it: &Address, like: &Address) -> Address {
    let mut it = it.clone();
    it.paragraphs.truncate(like.paragraphs.len());
    it.items.truncate(like.items.len());
    if it.paragraphs.len() < like.paragraphs.len() {
        it.items.clear();
    }
    it
}

fn same_row(one: &Address, other: &Address) -> bool {
    one.scopes == other.scopes && series(one) == series(other)
}

fn series(address: &Address) -> Option<Series> {
    match &address.base {
        Base::Title => None,
        Base::Counted(series, _) => Some(*series),
    }
}

/// Parts the terms, with their places. A comma in a regular expression parts nothing.
fn split(text: &str) -> Result<Vec<(usize, &str)>, Unfit> {
    let mut terms = Vec::new();
    let mut start = 0;
    let mut inside = None;
    let mut escaped = false;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match inside {
            Some(_) if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some(_) if c == '/' => inside = None,
            None if c == '/' && before == ':' => inside = Some(at),
            None if c == ',' => {
                terms.push((start, &text[start..at]));
                start = at + 1;
            }
            _ => {}
        }
        before = c;
    }
    if let Some(at) = inside {
        return Err(unfit(at, "the regular expression has no '/' at its end"));
    }
    terms.push((start, &text[start..]));
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    Ok(terms)
}

fn unfit(at: usize, message: impl Into<String>) -> Unfit {
    Unfit {
        at,
        message: message.into(),
    }
}

fn read(start: usize, term: &str) -> Result<Term, Unfit> {
    let mut at = start + (term.len() - term.trim_start().len());
    let mut rest = term.trim();
    let excludes = rest.starts_with('!');
    if excludes {
        let bare = rest[1..].trim_start();
        at += rest.len() - bare.len();
        rest = bare;
    }
    if rest.is_empty() {
        return Err(unfit(
            at,
            "nothing stands here; expected an id, a range such as OP3-OP7, kind:, part:, header: or text:",
        ));
    }
    let what = match rest.split_once(':') {
        Some(("kind", kind)) => What::Kind(kind_of(at + 5, kind.trim())?),
        Some(("part", part)) => What::Part(part.trim().to_owned()),
        Some(("header", pattern)) => What::Header(expression(at + 7, pattern)?),
        Some(("text", pattern)) => What::Text(expression(at + 5, pattern)?),
        _ => place(at, rest)?,
    };
    Ok(Term { excludes, what })
}

fn kind_of(at: usize, word: &str) -> Result<Kind, Unfit> {
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    let known = Kind::ALL.into_iter().find(|kind| kind.name() == word);
    known.ok_or_else(|| {
        unfit(
            at,
            format!("'{word}' is no kind of paragraph{}", suggestion(word, &kinds)),
        )
    })
}

fn expression(at: usize, written: &str) -> Result<Regex, Unfit> {
    let written = written.trim();
    let inside = written.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'));
    let Some(inside) = inside.filter(|_| written.len() > 2) else {
        return Err(unfit(
            at,
            "expected a regular expression between slashes: /^Decides/",
        ));
    };
    compiled(inside).map_err(|why| unfit(at + 1, why))
}

/// Reads an id, or a range of them.
fn place(at: usize, written: &str) -> Result<What, Unfit> {
    for (dash, _) in written.match_indices(['-', '–']) {
        let width = written[dash..].chars().next().map_or(1, char::len_utf8);
        let (first, last) = (written[..dash].trim_end(), written[dash + width..].trim_start());
        if let (Ok(first), Ok(last)) = (first.parse::<Address>(), last.parse::<Address>()) {
            return range(at, first, last);
        }
        let ends_bare = last.starts_with(|c: char| c.is_ascii_digit());
        if let (Ok(first), true) = (first.parse::<Address>(), ends_bare) {
            let letters = series(&first).map_or("", Series::letters);
            return Err(unfit(
                at,
                format!("'{written}' is no range; write {first}-{letters}{last}"),
            ));
        }
    }
    written
        .parse()
        .map(What::Id)
        .map_err(|_| unfit(at, no_id(written)))
}

fn range(at: usize, first: Address, last: Address) -> Result<What, Unfit> {
    if !same_row(&first, &last) {
        return Err(unfit(
            at,
            format!("{first} and {last} are not counted in one row; a range is one of OP, PP, Art … alone"),
        ));
    }
    if first > last {
        return Err(unfit(
            at,
            format!("the range goes backwards; write {last}-{first}"),
        ));
    }
    Ok(What::Range(first, last))
}

/// Says what to write instead of a text that is no id: `op3` means `OP3`.
fn no_id(written: &str) -> String {
    let words = ["kind:", "part:", "header:", "text:"];
    let letters: String = written.chars().take_while(|c| c.is_alphabetic()).collect();
    let rest = &written[letters.len()..];
    let near = Series::ALL.iter().map(|series| series.letters());
    let near = near.into_iter().find(|it| it.eq_ignore_ascii_case(&letters));
    let meant = near
        .map(|it| format!("{it}{}", rest.trim()))
        .filter(|it| it.parse::<Address>().is_ok());
    if let Some(meant) = meant {
        return format!("'{written}' is no id; did you mean '{meant}'?");
    }
    if let Some((word, _)) = written.split_once(':') {
        return format!(
            "'{word}:' selects nothing{}",
            suggestion(&format!("{word}:"), &words)
        );
    }
    format!("'{written}' is no id; expected one such as OP4, PP2, Art4.3(a) or Annex I:P1")
}
