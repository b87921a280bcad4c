//! Writes numbers in the manner of the old file.
//!
//! One file types the numbers of its paragraphs, another lets Word count them; what the page shows is the same. A number that
//! the new file counts is typed where the old file types its own, in the same form (`\t4.\t`), and one that the new file types
//! is left to Word where the old file lets Word count.

use std::collections::BTreeMap;

use super::Writer;
use super::texts::Text;
use crate::read::docx::Manuscript;
use crate::report::{Provision, Report};
use crate::sides::{Side, Sides};

/// How a new paragraph gets its number.
pub(super) enum Manner {
    /// By its own letters, or not at all.
    AsIs,
    /// As the list of this old paragraph.
    Counted(usize),
}

/// Returns the first provision of every paragraph.
pub(super) fn provisions(report: &Report, files: Sides<&Manuscript>) -> Sides<BTreeMap<usize, usize>> {
    report.texts.as_ref().zip(files).map(|(text, file)| {
        let paragraphs = file.paragraphs.iter().enumerate();
        let places: BTreeMap<usize, usize> = paragraphs
            .filter_map(|(at, paragraph)| Some((paragraph.place?, at)))
            .collect();
        let mut first = BTreeMap::new();
        for (at, provision) in text.provisions.iter().enumerate() {
            if let Some(paragraph) = places.get(&provision.place) {
                first.entry(*paragraph).or_insert(at);
            }
        }
        first
    })
}

impl Writer<'_> {
    /// Returns the provision that begins in a paragraph.
    pub(super) fn provision(&self, side: Side, paragraph: usize) -> Option<&Provision> {
        let at = self.provisions.get(side).get(&paragraph)?;
        self.report.texts.get(side).provisions.get(*at)
    }

    fn counted(&self, side: Side, paragraph: usize) -> Option<&str> {
        self.files.get(side).paragraphs[paragraph].label.as_deref()
    }

    /// Returns the number of letters that type the number of a paragraph, with the space behind it.
    fn typed(&self, side: Side, paragraph: usize, text: &Text) -> Option<usize> {
        let label = self.provision(side, paragraph)?.label.as_deref()?;
        typed_label(&text.chars, label)
    }

    /// Whether the old paragraph is counted and the new one is not a paragraph of the same list: then they cannot be one.
    pub(super) fn is_another_list(&self, old: usize, new: usize, text: &Text) -> bool {
        if self.counted(Side::Old, old).is_none() {
            return false;
        }
        let level = |side: Side, at: usize| self.files.get(side).paragraphs[at].level;
        match self.counted(Side::New, new) {
            Some(_) => level(Side::Old, old) != level(Side::New, new),
            None => self.typed(Side::New, new, text).is_none(),
        }
    }

    /// Writes the number of a new paragraph as the old one that it answers writes its own.
    pub(super) fn number_like(&self, old: usize, old_text: &Text, new: usize, text: &mut Text) {
        match (self.counted(Side::Old, old), self.counted(Side::New, new)) {
            (None, Some(label)) => {
                let prefix = self.prefix(old, old_text, label);
                text.add_start(&prefix);
            }
            (Some(_), None) => {
                if let Some(count) = self.typed(Side::New, new, text) {
                    text.drop_start(count);
                }
            }
            _ => {}
        }
    }

    /// Returns what is typed before a paragraph with this number, after the model of an old one.
    fn prefix(&self, old: usize, old_text: &Text, label: &str) -> String {
        let Some(count) = self.typed(Side::Old, old, old_text) else {
            return format!("{label}\t");
        };
        let typed: String = old_text.chars[..count].iter().collect();
        let bare = typed.trim();
        typed.replacen(bare, label, 1)
    }

    /// Writes the number of a paragraph that only the new file has as its kind has it in the old file.
    pub(super) fn number_alone(&mut self, new: usize, text: &mut Text) -> Manner {
        let model = self.model(new);
        let counted = self.counted(Side::New, new).map(str::to_owned);
        let Some(model) = model else {
            if let Some(label) = counted {
                text.add_start(&format!("{label}\t"));
            }
            return Manner::AsIs;
        };
        match (self.counted(Side::Old, model).is_some(), counted) {
            (true, None) => match self.typed(Side::New, new, text) {
                Some(count) => {
                    text.drop_start(count);
                    Manner::Counted(model)
                }
                None => Manner::AsIs,
            },
            (true, Some(_)) => Manner::Counted(model),
            (false, Some(label)) => {
                let old_text = Text::of(self.files, Side::Old, model, &mut self.signs);
                let prefix = self.prefix(model, &old_text, &label);
                text.add_start(&prefix);
                Manner::AsIs
            }
            (false, None) => Manner::AsIs,
        }
    }

    /// Finds an old paragraph that is numbered as a new one would be: of its rank in the text, or of its level in a list. Where
    /// both files count, the level is the same: `1.2` is no paragraph of the list's first level, whatever else it is.
    fn model(&self, new: usize) -> Option<usize> {
        let about = self.provision(Side::New, new);
        let is_labelled = about.is_some_and(|it| it.label.is_some());
        if !is_labelled && self.counted(Side::New, new).is_none() {
            return None;
        }
        let by_rank = about.and_then(|about| self.models.ranks.get(&Rank::of(about)).copied());
        let level = self.files.new.paragraphs[new].level;
        let same_level = |&old: &usize| {
            let both = self.counted(Side::Old, old).is_some() && self.counted(Side::New, new).is_some();
            !both || self.files.old.paragraphs[old].level == level
        };
        by_rank
            .filter(same_level)
            .or_else(|| self.models.levels.get(&level).copied())
    }
}

/// What is numbered alike: a kind of provision, its depth, and how many numbers its label has: two in `1.2`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    kind: String,
    depth: usize,
    numbers: usize,
}

impl Rank {
    fn of(provision: &Provision) -> Self {
        let label = provision.label.as_deref().unwrap_or_default();
        let numbers = label.trim_end_matches('.').split('.').count();
        Self {
            kind: provision.kind.word().to_owned(),
            depth: provision.depth(),
            numbers,
        }
    }
}

/// The first old paragraphs that are numbered, by rank, and by their level in a list.
#[derive(Default)]
pub(super) struct Models {
    ranks: BTreeMap<Rank, usize>,
    levels: BTreeMap<u8, usize>,
}

impl Models {
    pub(super) fn new(report: &Report, provisions: &BTreeMap<usize, usize>, file: &Manuscript) -> Self {
        let mut models = Self::default();
        for (paragraph, at) in provisions {
            let provision = &report.texts.old.provisions[*at];
            if provision.label.is_some() {
                models.ranks.entry(Rank::of(provision)).or_insert(*paragraph);
            }
        }
        for (at, paragraph) in file.paragraphs.iter().enumerate() {
            if paragraph.label.is_some() {
                models.levels.entry(paragraph.level).or_insert(at);
            }
        }
        models
    }
}

/// Returns how many characters at the start of a text spell a label, with the space behind it.
fn typed_label(text: &[char], label: &str) -> Option<usize> {
    let mut at = text.iter().take_while(|c| c.is_whitespace()).count();
    for c in label.chars() {
        if text.get(at) != Some(&c) {
            return None;
        }
        at += 1;
    }
    at += text[at..]
        .iter()
        .take_while(|c| matches!(c, '.' | ')' | ':'))
        .count();
    let spaces = text[at..].iter().take_while(|c| c.is_whitespace()).count();
    (spaces > 0).then_some(at + spaces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_typed_where_a_space_follows_it() {
        let count = |text: &str| typed_label(&text.chars().collect::<Vec<_>>(), "4");
        assert_eq!(count("\t4.\tUrges"), Some(4));
        assert_eq!(count("4 Urges"), Some(2));
        assert_eq!(count("45. Urges"), None);
    }
}
