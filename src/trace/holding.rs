//! A text as a trace keeps it: what it says, and how it is cited.

use serde::{Deserialize, Serialize};

use crate::compare::Understood;
use crate::instrument::{Address, Field};
use crate::report::{Text, cite, text_of};

/// A text whose wording is looked for, or looked up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Holding {
    /// The text.
    pub text: Text,
    /// The titles of its acts: one, or one for each act of a file that holds several.
    pub titles: Vec<Title>,
}

/// The title of an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// The number of the act, as the ids of its provisions begin: `78/149`; empty where the file is one act.
    pub scope: String,
    /// As printed.
    pub title: String,
}

impl Holding {
    /// Takes what is needed of a text that was understood.
    pub fn of(understood: &Understood) -> Self {
        let text = text_of(understood.origin.clone(), &understood.instrument);
        let heads = understood.instrument.heads.iter();
        let titles = heads.flat_map(|head| {
            let titles = head.pieces.iter().filter(|piece| piece.field == Field::Title);
            titles.map(|piece| Title {
                scope: head.scope.clone(),
                title: piece.text.clone(),
            })
        });
        let mut titles: Vec<Title> = titles.collect();
        if let (true, Some(title)) = (titles.is_empty(), &text.masthead.title) {
            titles.push(Title {
                scope: String::new(),
                title: title.clone(),
            });
        }
        Self { text, titles }
    }

    /// Returns the text without what no paragraph is made of, as others are told.
    pub(super) fn bare(mut self) -> Self {
        self.text.cut = Vec::new();
        self.text.repairs = Vec::new();
        self
    }

    /// Returns how a paragraph of this text is cited: `A/HRC/RES/23/3, OP 17`; `78/149, OP 3` in a file of several acts.
    pub fn citation(&self, id: &str) -> String {
        let scope = Self::scope(id);
        if !scope.is_empty() && self.titles.iter().any(|title| title.scope == scope) {
            let inside = id[scope.len()..].trim_start_matches(':');
            return format!("{scope}, {}", cite(inside));
        }
        format!("{}, {}", self.name(), cite(id))
    }

    /// Returns what the text is called: its symbol, a number with the organ whose it is (`Human Rights Council, 23/3`), else the name
    /// of its file.
    pub fn name(&self) -> String {
        let masthead = &self.text.masthead;
        match (masthead.symbol.as_deref(), masthead.organ.as_deref()) {
            (Some(number), Some(organ)) if !number.contains(char::is_alphabetic) => {
                format!("{organ}, {number}")
            }
            (Some(symbol), _) => symbol.to_owned(),
            (None, _) => self.text.source.name.clone(),
        }
    }

    /// Returns the outermost scope of an id; empty where it has none.
    pub(super) fn scope(id: &str) -> &str {
        let scoped = id
            .parse::<Address>()
            .is_ok_and(|address| !address.scopes.is_empty());
        let end = if scoped { id.find(':').unwrap_or(0) } else { 0 };
        &id[..end]
    }

    /// Returns the title of the act that an id belongs to.
    pub(super) fn title_of(&self, id: &str) -> Option<&str> {
        let scope = Self::scope(id);
        let own = self.titles.iter().find(|title| title.scope == scope);
        let own = own.or_else(|| self.titles.iter().find(|title| title.scope.is_empty()));
        own.map(|title| title.title.as_str())
    }
}
