//! The references of one text to itself, and what they mean: `paragraph 5 above`, `article 3` in a treaty.
//!
//! The same grammar that proves a reference to have followed a renumbering reads them here, of a text as a report has it. Only a reference
//! that is certainly one to the text itself is told; `paragraph 5 of resolution 77/1` is another text's.

use std::collections::HashMap;

use super::Text;
use super::meaning::references::own;
use super::meaning::setting::provision_numbered;
use crate::instrument::{Address, Series};

/// A reference of a paragraph to a place of its own text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Whether an article is named.
    pub article: bool,
    /// The numbers that it names, in order, and the paragraph that each means.
    pub numbers: Vec<(String, Meant)>,
}

/// What a number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// The provision with this position in the text.
    Provision(usize),
    /// The text has none that is called so.
    Nothing,
    /// Nobody can say: two are called so, or its items are not told apart.
    Unknown,
}

/// The addresses of a text, for its references.
#[derive(Debug, Clone)]
pub struct Refers<'a> {
    text: &'a Text,
    addresses: Vec<Option<Address>>,
    ids: HashMap<Address, usize>,
}

impl<'a> Refers<'a> {
    /// Reads the addresses of a text.
    pub fn of(text: &'a Text) -> Self {
        let addresses: Vec<Option<Address>> = text.provisions.iter().map(|it| it.id.parse().ok()).collect();
        let mut ids = HashMap::new();
        for (at, address) in addresses.iter().enumerate() {
            if let Some(address) = address {
                ids.entry(address.clone()).or_insert(at);
            }
        }
        Self { text, addresses, ids }
    }

    /// Returns the references of a paragraph in order; none in the place of one that is another text's.
    pub fn references(&self, provision: usize) -> Vec<Option<Reference>> {
        let text = &self.text.provisions[provision].text;
        // Most paragraphs name no number at all.
        if !text.contains(char::is_numeric) {
            return Vec::new();
        }
        let id = self.addresses[provision].as_ref();
        let found = own(id, text).into_iter();
        let read = found.map(|own| {
            own.map(|own| Reference {
                article: own.article,
                numbers: own
                    .numbers
                    .into_iter()
                    .map(|number| {
                        let meant = self.meant(id, own.article, &number);
                        (number, meant)
                    })
                    .collect(),
            })
        });
        read.collect()
    }

    fn meant(&self, within: Option<&Address>, article: bool, number: &str) -> Meant {
        let here =
            |number: &str| provision_numbered(&|id| self.ids.get(id).copied(), within, article, number);
        if let Some(at) = here(number) {
            return Meant::Provision(at);
        }
        if self.is_called(within, article, number) {
            return Meant::Unknown;
        }
        match number.split_once('(') {
            // The items of a paragraph that are written in one go have no ids of their own.
            Some((stem, _)) => match here(stem) {
                Some(stem) if self.has_items(stem) => Meant::Nothing,
                None if !self.is_called(within, article, stem) => Meant::Nothing,
                _ => Meant::Unknown,
            },
            None => Meant::Nothing,
        }
    }

    /// Whether anything could be called so: in this part or in the main text, once or twice, under whatever heading.
    fn is_called(&self, within: Option<&Address>, article: bool, number: &str) -> bool {
        let series: &[Series] = if article {
            &[Series::Article, Series::Section]
        } else {
            &[
                Series::Operative,
                Series::Paragraph,
                Series::Preambular,
                Series::Recital,
                Series::Article,
            ]
        };
        let scopes = within.map_or_else(Vec::new, |it| it.scopes.clone());
        let own = within.and_then(Address::article).filter(|_| !article);
        let inner = own.map(|it| format!("{}{}.", Series::Article.letters(), it.shown));
        let stems = series
            .iter()
            .map(|series| series.letters().to_owned())
            .chain(inner);
        let named = stems.filter_map(|stem| format!("{stem}{number}").parse::<Address>().ok());
        named.into_iter().any(|id| {
            let placed = Address {
                scopes: scopes.clone(),
                ..id.clone()
            };
            self.ids.contains_key(&placed) || self.ids.contains_key(&id)
        })
    }

    /// Whether items stand below a paragraph: they would follow it.
    fn has_items(&self, stem: usize) -> bool {
        let id = &self.text.provisions[stem].id;
        self.text
            .provisions
            .get(stem + 1)
            .is_some_and(|it| it.parent.as_ref() == Some(id))
    }
}
