//! What the two texts are called where a page is headed by them: as short as a delegate would say it.
//!
//! ```text
//! A/HRC/RES/23/3    the symbol
//! draft by Cuba     a draft without a symbol, by those who brought it in
//! On wells          the title
//! wells-2.docx      the file
//! ```
//!
//! Two texts must not be called the same: then their days tell them apart, else their files.

use super::phrases::listed;
use super::{Report, SourceInfo, Text};
use crate::sides::Sides;

/// So many sponsors are named; of more, the first one is.
const NAMED: usize = 2;
/// What has more words is a sentence about the sponsors, and no name.
const LONGEST_NAME: usize = 6;
/// So many words of a title are enough to know it.
const LONGEST_TITLE: usize = 14;

impl Report {
    /// Returns what the texts are called, never both the same unless their files are.
    pub fn names(&self) -> Sides<String> {
        let texts = self.texts.as_ref();
        let names = texts.map(name);
        // `AN ACT` and `An Act` tell no two texts apart.
        if names.old.to_lowercase() != names.new.to_lowercase() {
            return names;
        }
        let dates = texts.map(|text| text.masthead.date_in_words());
        match (dates.old, dates.new) {
            (Some(old), Some(new)) if old != new => Sides::new(old, new)
                .zip(names)
                .map(|(date, name)| format!("{name}, {date}")),
            _ => texts.map(|text| text.source.shown()),
        }
    }
}

fn name(text: &Text) -> String {
    let masthead = &text.masthead;
    let known = masthead
        .symbol
        .clone()
        .or_else(|| draft(text))
        .or_else(|| masthead.title.as_deref().map(shortened));
    match known {
        Some(name) if text.source.format == SourceInfo::AMENDED => format!("{name}, as amended"),
        Some(name) => name,
        None => text.source.shown(),
    }
}

/// Returns `draft by Cuba and Spain`, `draft by Cuba and 5 others`.
fn draft(text: &Text) -> Option<String> {
    let masthead = &text.masthead;
    let is_draft = masthead
        .kind
        .as_deref()
        .is_some_and(|kind| kind.to_lowercase().contains("draft"));
    let sponsors = &masthead.sponsors;
    let are_names = |sponsors: &[String]| {
        sponsors
            .iter()
            .all(|name| name.split_whitespace().count() <= LONGEST_NAME)
    };
    let first = sponsors.first().filter(|_| is_draft && are_names(sponsors))?;
    Some(if sponsors.len() <= NAMED {
        format!("draft by {}", listed(sponsors))
    } else {
        format!("draft by {first} and {} others", sponsors.len() - 1)
    })
}

fn shortened(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    if words.len() <= LONGEST_TITLE {
        return words.join(" ");
    }
    format!("{}…", words[..LONGEST_TITLE].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Masthead;

    fn text(file: &str, masthead: Masthead) -> Text {
        Text {
            source: SourceInfo {
                name: file.to_owned(),
                ..SourceInfo::default()
            },
            masthead,
            provisions: Vec::new(),
            footnotes: Vec::new(),
            cut: Vec::new(),
            repairs: Vec::new(),
        }
    }

    #[test]
    fn a_draft_without_a_symbol_is_called_by_its_sponsors() {
        let draft = |sponsors: &[&str]| {
            let masthead = Masthead {
                kind: Some("draft resolution".to_owned()),
                title: Some("On wells".to_owned()),
                sponsors: sponsors.iter().map(|name| (*name).to_owned()).collect(),
                ..Masthead::default()
            };
            name(&text("wells.txt", masthead))
        };
        assert_eq!(draft(&["Cuba"]), "draft by Cuba");
        assert_eq!(draft(&["Cuba", "Spain"]), "draft by Cuba and Spain");
        assert_eq!(draft(&["Cuba", "Spain", "Chad"]), "draft by Cuba and 2 others");
        assert_eq!(draft(&[]), "On wells");
        assert_eq!(
            draft(&["Cuba on behalf of the States that are members of the Group"]),
            "On wells"
        );
    }

    #[test]
    fn a_text_that_says_nothing_of_itself_is_called_by_its_file() {
        assert_eq!(name(&text("wells.txt", Masthead::default())), "wells.txt");
    }
}
