//! Amending laws and amendments to bills: items below one another, each with a place and what is to be done there.
//!
//! ```text
//! 1. § 6 wird wie folgt geändert:              names a place for what is below it
//!    a) Absatz 1 wird aufgehoben.              § 6 Absatz 1
//!    b) In Absatz 2 Satz 1 wird …              § 6 Absatz 2, scope Satz 1
//! ```
//!
//! 1. Passages are cut where a printed line begins an item, and put together where a quotation runs over their end (`lines`).
//! 2. A number in front says below which item a line stands; its place is put into the places above.
//! 3. A line is words, words are forms, forms are actions (`words`, `clause`, `units`, `place`, `meaning`), all by the table of a
//!    tradition. An instruction that announces paragraphs takes those below it (`labels`).
//! 4. A line that has a verb or a number and is not understood stays an item, with a warning; titles and prose are none.
//!
//! The cost is linear.

mod clause;
mod labels;
mod lines;
mod marks;
mod meaning;
mod place;
mod units;
mod words;

pub(super) use labels::label as labelled;

use clause::{Form, forms};
use lines::{Line, lines};
use marks::Mark;
use meaning::{Context, actions, wants};
use place::Chain;
use words::{Token, Word, words};

use super::clause::Trouble;
use super::scan::beginning;
use super::{Grammar, Reading};
use crate::amend::{Action, Item};
use crate::document::Warning;
use crate::lexicon::amending::laws::{Deed, Role, Tradition, Unit};
use crate::structure::Passages;

/// Amending laws of Germany.
pub(super) const GERMAN: Grammar = Grammar {
    claims: |passages| claims(passages, Tradition::German),
    read: |passages| read(passages, Tradition::German),
};

/// Amendments of both chambers of France, and its amending laws.
pub(super) const FRENCH: Grammar = Grammar {
    claims: |passages| claims(passages, Tradition::French),
    read: |passages| read(passages, Tradition::French),
};

/// Amendments to bills of the United Kingdom.
pub(super) const BRITISH: Grammar = Grammar {
    claims: |passages| claims(passages, Tradition::British),
    read: |passages| read(passages, Tradition::British),
};

/// Amending bills of the United States.
pub(super) const AMERICAN: Grammar = Grammar {
    claims: |passages| claims(passages, Tradition::American),
    read: |passages| read(passages, Tradition::American),
};

fn claims(passages: &Passages, tradition: Tradition) -> usize {
    let items = read(passages, tradition).items;
    items.iter().filter(|item| !item.actions.is_empty()).count()
}

fn read(passages: &Passages, tradition: Tradition) -> Reading {
    let lines = lines(&passages.passages, tradition);
    let mut walk = Walk {
        lines: &lines,
        tradition,
        at: 0,
        base: Context::default(),
        above: Vec::new(),
        previous: Chain::new(),
        done: Reading::default(),
    };
    while walk.at < lines.len() {
        walk.step();
    }
    walk.done
}

struct Walk<'a> {
    lines: &'a [Line<'a>],
    tradition: Tradition,
    at: usize,
    /// What the last heading says.
    base: Context,
    /// The items above that hold the next one, the outermost first.
    above: Vec<Above>,
    /// Where the last instruction works.
    previous: Chain,
    done: Reading,
}

/// An item that others stand below.
struct Above {
    mark: Option<Mark>,
    context: Context,
    /// Its words, where it names a place for those below.
    text: Option<String>,
}

impl Walk<'_> {
    fn line(&self) -> &Line<'_> {
        &self.lines[self.at]
    }

    fn step(&mut self) {
        if self.line().brought {
            self.at += 1;
            return;
        }
        let mark = self.line().mark.clone();
        self.leave(mark.as_ref());
        let context = self.context();
        let words = words(&self.line().text, self.tradition);
        let read = forms(
            &self.line().text,
            &words,
            self.tradition,
            &context.outer,
            &self.previous,
        );
        let forms = match read {
            Ok(forms) => forms,
            Err(trouble) => return self.lost(&words, &trouble),
        };
        if let Some(inner) = Self::named(&forms, &context) {
            return self.enter(inner, &forms);
        }
        self.instruction(&words, &forms, &context);
    }

    /// Leaves the items that the next one does not stand below.
    fn leave(&mut self, mark: Option<&Mark>) {
        let Some(mark) = mark else {
            self.above.clear();
            return;
        };
        let same = self
            .above
            .iter()
            .position(|above| above.mark.as_ref().is_some_and(|outer| outer.shape == mark.shape));
        if let Some(at) = same {
            self.above.truncate(at);
        }
    }

    fn context(&self) -> Context {
        self.above
            .last()
            .map_or_else(|| self.base.clone(), |above| above.context.clone())
    }

    /// Returns the place that a line names, and says nothing else of.
    fn named(forms: &[Form], context: &Context) -> Option<Context> {
        let [form] = forms else { return None };
        let says = !form.bare.is_empty() || !form.with.is_empty() || !form.payload.is_empty();
        if !matches!(form.deed, None | Some(Deed::Amend)) || says || form.new.is_some() || form.end.is_some()
        {
            return None;
        }
        if let (Some((relation, chains)), None) = (&form.beside, form.deed) {
            return Some(Context {
                outer: chains.first()?.clone(),
                all: Vec::new(),
                beside: Some(*relation),
            });
        }
        let outer = form.places.first().or(form.objects.first());
        if outer.is_none() && form.deed.is_none() {
            return None;
        }
        let several = form.places.len() > 1;
        Some(Context {
            outer: outer.cloned().unwrap_or_default(),
            all: if several { form.places.clone() } else { Vec::new() },
            beside: context.beside.filter(|_| outer.is_none()),
        })
    }

    /// Goes on below a place that a line names.
    fn enter(&mut self, inner: Context, forms: &[Form]) {
        let line = &self.lines[self.at];
        let amends = forms.iter().any(|form| form.deed.is_some());
        if line.mark.is_none() && !amends {
            self.base = inner;
            self.above.clear();
        } else {
            self.above.push(Above {
                mark: line.mark.clone(),
                context: inner.clone(),
                text: Some(line.printed.clone()),
            });
            if line.mark.is_none() {
                self.base = inner;
                self.above.clear();
            }
        }
        self.at += 1;
    }

    fn instruction(&mut self, words: &[Word], forms: &[Form], context: &Context) {
        let from = self.at;
        let below = if wants(forms) { self.below() } else { Vec::new() };
        match actions(forms, &below, context, self.tradition) {
            Ok(actions) => {
                if let Some(place) = forms.iter().rev().find_map(|form| form.places.last()) {
                    self.previous.clone_from(place);
                }
                let end = self.at.max(from + 1);
                let item = self.item(from, end, actions);
                self.done.items.push(item);
                self.at = end;
                self.hold(from, context);
            }
            Err(trouble) => {
                self.at = from;
                self.lost(words, &trouble);
            }
        }
    }

    /// An item with a number may have others below it, though it asks for something itself.
    fn hold(&mut self, from: usize, context: &Context) {
        let Some(mark) = &self.lines[from].mark else {
            return;
        };
        self.above.push(Above {
            mark: Some(mark.clone()),
            context: context.clone(),
            text: None,
        });
    }

    /// Collects the paragraphs that the instruction here brings along, and goes on behind them.
    fn below(&mut self) -> Vec<String> {
        let own = self.at;
        self.at += 1;
        if let Some(end) = self.closed_by_sign() {
            let texts = self.lines[self.at..end].iter().map(lines::Line::whole).collect();
            self.at = end + 1;
            return texts;
        }
        let mut found = Vec::new();
        while let Some(line) = self.lines.get(self.at).filter(|line| line.brought) {
            found.push(line.whole());
            self.at += 1;
        }
        if !found.is_empty() {
            return vec![found.join("\n")];
        }
        while let Some(line) = self.lines.get(self.at) {
            let quoted = line.quoted();
            if let Some(text) = &quoted {
                found.push(text.clone());
                self.at += 1;
                continue;
            }
            let ends = !found.is_empty() && (self.is_quoted(own + 1) || self.ends_payload(own, line));
            if ends || line.begins_item(self.tradition) || found.is_empty() && self.follows(own, line) {
                break;
            }
            found.push(line.whole());
            self.at += 1;
        }
        found
    }

    fn is_quoted(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| line.quoted().is_some())
    }

    /// Tells whether a line is the next item, and no payload of the one at `own`.
    fn ends_payload(&self, own: usize, line: &Line<'_>) -> bool {
        self.follows(own, line) || line.mark.is_none() && self.tradition != Tradition::French
    }

    /// Tells whether a line has a number that goes on with those of the items.
    fn follows(&self, own: usize, line: &Line<'_>) -> bool {
        let Some(mark) = &line.mark else { return false };
        let own = self.lines[own].mark.as_ref();
        let marks = self.above.iter().filter_map(|above| above.mark.as_ref());
        marks.chain(own).any(|above| mark.follows(above))
    }

    /// Finds the line that only closes what an instruction brings along: `.`, `; and`.
    fn closed_by_sign(&self) -> Option<usize> {
        if self.tradition != Tradition::American || self.is_quoted(self.at) {
            return None;
        }
        let ahead = self.lines[self.at..].iter().take(LONGEST_PAYLOAD);
        ahead
            .take_while(|line| !line.begins_item(self.tradition))
            .position(lines::Line::is_closing_sign)
            .map(|at| self.at + at)
    }

    fn item(&self, from: usize, to: usize, actions: Vec<Action>) -> Item {
        let lines = &self.lines[from..to];
        let above = self.above.iter().filter_map(|above| above.text.as_deref());
        let printed = lines.iter().map(|line| line.printed.as_str());
        let text: Vec<&str> = above.chain(printed).collect();
        let outer = self.above.iter().filter_map(|above| above.mark.as_ref());
        let numbers: Vec<&str> = outer
            .chain(lines.first().and_then(|line| line.mark.as_ref()))
            .map(|mark| mark.shown.as_str())
            .collect();
        let given = lines.first().and_then(|line| line.given.clone());
        let locator = lines.first().map(|line| line.locator);
        Item {
            n: given.or_else(|| (!numbers.is_empty()).then(|| numbers.join(" "))),
            text: text.join("\n"),
            sponsors: Vec::new(),
            page: locator.and_then(|locator| locator.page),
            line: locator.and_then(|locator| locator.line),
            actions,
        }
    }

    /// Keeps a line that is not understood, with a warning, if it can be an instruction.
    fn lost(&mut self, words: &[Word], trouble: &Trouble) {
        let line = &self.lines[self.at];
        let verb = words
            .iter()
            .any(|word| matches!(word.token, Token::Role(Role::Do(_))));
        let deeds = words.iter().filter_map(|word| match word.token {
            Token::Role(Role::Do(deed)) => Some(deed),
            _ => None,
        });
        let opens = line.text.trim_end().ends_with([':', '—', '–']);
        let introduces = opens
            && line.mark.is_none()
            && deeds.clone().count() > 0
            && deeds.clone().all(|deed| deed == Deed::Amend);
        if line.mark.is_none() && (introduces || !verb && starts_with_article(words)) {
            self.base = Context::default();
            self.above.clear();
        }
        if verb && !introduces {
            let item = self.item(self.at, self.at + 1, Vec::new());
            let named = item.n.as_ref().map_or_else(String::new, |n| format!("item {n} "));
            self.done.warnings.push(Warning {
                code: "amendment-not-understood",
                message: format!(
                    "{named}\"{}\" is not understood: {trouble}",
                    beginning(&line.text)
                ),
                locator: line.locator.clone(),
            });
            self.done.items.push(item);
        }
        if let Some(mark) = &line.mark {
            let context = self.context();
            self.above.push(Above {
                mark: Some(mark.clone()),
                context: if verb { Context::default() } else { context },
                text: None,
            });
        }
        self.at += 1;
    }
}

/// Nothing that is put in is longer, in lines.
const LONGEST_PAYLOAD: usize = 400;

/// `Artikel 2 Inkrafttreten`: a heading of the amending law itself.
fn starts_with_article(words: &[Word]) -> bool {
    matches!(
        words.first().map(|word| &word.token),
        Some(Token::Role(Role::Unit(Unit::Article | Unit::Section)))
    )
}
