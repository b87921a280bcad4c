//! What a trace found, as values: the contract `travaux-trace/1`.

use std::ops::Range;

use serde::Serialize;

use super::holding::Holding;
use crate::report::{Provision, count};

/// Where the language of a text stands in others.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// The program and its version.
    pub generator: String,
    /// The text.
    pub text: Holding,
    /// The others, each with the paragraphs that may be shown.
    pub others: Vec<Holding>,
    /// Which paragraph stands in which, in reading order.
    pub restatements: Vec<Restatement>,
    /// What is known of each paragraph, in reading order.
    pub sources: Vec<Source>,
    /// What was doubtful.
    pub warnings: Vec<Warning>,
}

/// A paragraph that stands in another text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Restatement {
    /// The paragraph of the text.
    pub a: String,
    /// Which of the others.
    pub other: usize,
    /// The paragraph there.
    pub b: String,
    /// Which provision of that text.
    #[serde(skip)]
    pub provision: usize,
    /// How that paragraph is cited: `A/HRC/RES/23/3, OP 17`.
    pub citation: String,
    /// How closely.
    pub strength: Strength,
    /// The share of the words of `a` that stands there.
    pub share: f64,
    /// Which words, in the order of `a`.
    pub spans: Vec<Span>,
}

/// The same words in two paragraphs: from and to, in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// In the paragraph of the text.
    pub a: [usize; 2],
    /// In that of the other.
    pub b: [usize; 2],
}

/// What was doubtful.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// `own-text`
    pub code: &'static str,
    /// In words.
    pub message: String,
}

/// How closely a paragraph restates another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// A paragraph or a clause, word for word but for inflection, tense, order or a word of grammar.
    Verbatim,
    /// Most of the words, or a long stretch.
    Close,
    /// A paraphrase.
    Loose,
}

/// What is known of a paragraph.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Source {
    /// The paragraph of the text.
    pub a: String,
    /// Which provision of the text.
    #[serde(skip)]
    pub provision: usize,
    /// Its restatements, as positions in `restatements`.
    #[serde(skip)]
    pub found: Range<usize>,
    /// Its best sources, as positions in `restatements`, the best first.
    pub best: Vec<usize>,
    /// The share of its words that stands in any other text.
    pub share: f64,
    /// What stands nowhere else and is no formula: new language. From and to, in Unicode scalar values.
    pub not_found: Vec<[usize; 2]>,
}

impl Strength {
    /// All, the closest first.
    pub const ALL: [Self; 3] = [Self::Verbatim, Self::Close, Self::Loose];

    /// Returns the word for it: `verbatim`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Close => "close",
            Self::Loose => "loose",
        }
    }

    /// Returns how a paragraph is said to stand in another: `word for word`.
    pub fn said(self) -> &'static str {
        match self {
            Self::Verbatim => "word for word",
            Self::Close => "closely",
            Self::Loose => "loosely",
        }
    }
}

impl Trace {
    /// The contract that it follows.
    pub const SCHEMA: &'static str = "travaux-trace/1";

    /// Returns a paragraph of the text.
    pub fn paragraph(&self, source: &Source) -> &Provision {
        &self.text.text.provisions[source.provision]
    }

    /// Returns the paragraph that is restated.
    pub fn restated(&self, restatement: &Restatement) -> &Provision {
        &self.others[restatement.other].text.provisions[restatement.provision]
    }

    /// Returns the best sources of a paragraph.
    pub fn best(&self, source: &Source) -> impl Iterator<Item = &Restatement> {
        source.best.iter().map(|&at| &self.restatements[at])
    }

    /// Returns how many paragraphs have a source of this strength, and none closer.
    pub fn with(&self, strength: Strength) -> usize {
        let closest = |source: &&Source| self.best(source).map(|it| it.strength).min() == Some(strength);
        self.sources.iter().filter(closest).count()
    }

    /// Returns the others, each with how many paragraphs stand in it, in words; those with most come first.
    pub fn by_use(&self) -> Vec<(&Holding, String)> {
        let mut paragraphs = vec![0; self.others.len()];
        for paragraph in self.restatements.chunk_by(|one, next| one.a == next.a) {
            for of_one in paragraph.chunk_by(|one, next| one.other == next.other) {
                paragraphs[of_one[0].other] += 1;
            }
        }
        let mut order: Vec<usize> = (0..self.others.len()).collect();
        order.sort_by_key(|&at| std::cmp::Reverse(paragraphs[at]));
        let told = order.into_iter().map(|at| match paragraphs[at] {
            0 => (&self.others[at], "nothing".to_owned()),
            some => (&self.others[at], count(some, "paragraph")),
        });
        told.collect()
    }

    /// Returns what was found in one sentence.
    pub fn sentence(&self) -> String {
        let found = self
            .sources
            .iter()
            .filter(|source| !source.best.is_empty())
            .count();
        let of = count(self.sources.len(), "paragraph");
        if found == 0 {
            return format!("none of {of} stands in another text");
        }
        let strengths = Strength::ALL
            .into_iter()
            .filter(|strength| self.with(*strength) > 0);
        let told: Vec<String> = strengths
            .map(|it| format!("{} {}", self.with(it), it.said()))
            .collect();
        format!("{found} of {of} stand in another text: {}", told.join(", "))
    }
}

impl Restatement {
    /// Returns how it is told: `word for word in A/HRC/RES/23/3, OP 17 (86 % of its words)`.
    pub fn told(&self) -> String {
        format!(
            "{} in {} ({} of its words)",
            self.strength.said(),
            self.citation,
            percent(self.share)
        )
    }
}

/// Returns a share for people: `86 %`; what is not nothing is never `0 %`.
pub fn percent(share: f64) -> String {
    let whole = (share * 100.0).round();
    let whole = if share > 0.0 { whole.max(1.0) } else { 0.0 };
    format!("{whole:.0} %")
}

/// A stretch of a paragraph, and what is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'a> {
    /// Its words.
    pub text: &'a str,
    /// What is known of them.
    pub known: Known,
}

/// What is known of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// They stand in a source, at best so closely.
    Found(Strength),
    /// They stand nowhere else.
    New,
    /// A formula, a name, a word of grammar.
    Common,
}

impl Trace {
    /// Returns a paragraph in stretches by what is known of them; joined, they are its text.
    pub fn parts(&self, source: &Source) -> Vec<Part<'_>> {
        let paragraph = self.paragraph(source);
        let mut known = vec![Known::Common; paragraph.text.chars().count()];
        // The closest come last, so that they are what is shown.
        let mut found: Vec<&Restatement> = self.restatements[source.found.clone()].iter().collect();
        found.sort_by_key(|it| std::cmp::Reverse(it.strength));
        for restatement in found {
            for span in &restatement.spans {
                known[span.a[0]..span.a[1]].fill(Known::Found(restatement.strength));
            }
        }
        for [from, to] in &source.not_found {
            known[*from..*to].fill(Known::New);
        }
        parts(&paragraph.text, &known)
    }

    /// Returns the words of a source in stretches; those that the paragraph has are found, the others common.
    pub fn source_parts(&self, restatement: &Restatement) -> Vec<Part<'_>> {
        let paragraph = self.restated(restatement);
        let mut known = vec![Known::Common; paragraph.text.chars().count()];
        for span in &restatement.spans {
            known[span.b[0]..span.b[1]].fill(Known::Found(restatement.strength));
        }
        parts(&paragraph.text, &known)
    }

    /// Returns the words of a paragraph that stand nowhere else, stretch by stretch.
    pub fn new_words(&self, source: &Source) -> Vec<&str> {
        let parts = self.parts(source).into_iter();
        parts
            .filter(|part| part.known == Known::New)
            .map(|part| part.text)
            .collect()
    }
}

fn parts<'a>(text: &'a str, known: &[Known]) -> Vec<Part<'a>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let mut at = letters.next().unwrap_or(0);
    for (index, what) in known.iter().enumerate() {
        at = letters.next().unwrap_or(text.len());
        if known.get(index + 1) != Some(what) {
            parts.push(Part {
                text: &text[start..at],
                known: *what,
            });
            start = at;
        }
    }
    debug_assert_eq!(at, text.len(), "every letter is known");
    parts
}
