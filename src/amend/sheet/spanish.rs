//! Amendments in the Cortes Generales: forms with fields.
//!
//! ```text
//! ENMIENDA NÚM. 20
//! Precepto que se modifica:
//! Artículo único. Modificación de …. Cuatro. Artículo 77, párrafo y).       Art1.Cuatro
//! De modificación
//! Texto que se propone:
//! Cuatro. Se añaden …
//! JUSTIFICACIÓN
//! ```
//!
//! A bill that amends acts has an article with parts that are numbered in words, and what stands behind such a number is the
//! heading of the part. `Apartados nuevos` are put at the end of the sole article, where other amendments name it.

use super::Reading;
use super::law::labelled;
use crate::amend::{Act, Action, Item, Position};
use crate::document::Warning;
use crate::instrument::{Address, Group, Number, Series, Target};
use crate::lexicon::amending::laws::spanish as said;
use crate::structure::{Passage, Passages};

/// Counts the amendments that are understood.
pub(super) fn claims(passages: &Passages) -> usize {
    let items = read(passages).items;
    items.iter().filter(|item| !item.actions.is_empty()).count()
}

/// Reads the amendments of a gazette.
pub(super) fn read(passages: &Passages) -> Reading {
    let passages = &passages.passages;
    let starts: Vec<usize> = (0..passages.len())
        .filter(|at| number(&passages[*at].text).is_some())
        .collect();
    let sole = passages.iter().any(|passage| names_sole(&passage.text));
    let mut reading = Reading::default();
    for (at, &start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(passages.len());
        let fields = Fields::of(&passages[start..end]);
        if fields.deed.is_none() {
            continue;
        }
        let n = number(&passages[start].text);
        let actions = fields.action(sole).map_or_else(
            |trouble| {
                let named = n.clone().unwrap_or_default();
                reading.warnings.push(Warning {
                    code: "amendment-not-understood",
                    message: format!("item {named} is not understood: {trouble}"),
                    locator: passages[start].locator.clone(),
                });
                Vec::new()
            },
            |action| vec![action],
        );
        reading.items.push(Item {
            n,
            text: fields.printed(),
            sponsors: fields.sponsors.clone(),
            page: passages[start].locator.page,
            line: passages[start].locator.line,
            actions,
        });
    }
    reading
}

/// What an amendment does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Removal,
    Change,
    Addition,
}

/// The fields of one form.
#[derive(Debug, Default)]
struct Fields {
    sponsors: Vec<String>,
    provision: String,
    deed: Option<Deed>,
    proposed: Vec<String>,
}

/// Which field is being read.
enum Part {
    Sponsor,
    Provision,
    Deed,
    Proposed,
}

impl Fields {
    fn of(passages: &[Passage]) -> Self {
        let mut fields = Self::default();
        let mut part = Part::Sponsor;
        for passage in &passages[1..] {
            let text = passage.text.trim();
            let lower = lower(text);
            if said::FURNITURE.iter().any(|head| lower.starts_with(head)) {
                continue;
            }
            if one_of(&lower, said::REASONS) {
                break;
            }
            if let Some(deed) = deed(&lower) {
                fields.deed = Some(deed);
                part = Part::Deed;
                continue;
            }
            if let Some((head, rest)) = field(text, &lower) {
                part = head;
                fields.take(&part, rest);
                continue;
            }
            fields.take(&part, text);
        }
        fields
    }

    fn take(&mut self, part: &Part, text: &str) {
        let text = text.trim();
        match part {
            _ if text.is_empty() => {}
            Part::Sponsor => self.sponsors.push(text.to_owned()),
            Part::Provision => {
                self.provision.push_str(text);
                self.provision.push(' ');
            }
            Part::Deed => {}
            Part::Proposed => self.proposed.push(without_furniture(text)),
        }
    }

    fn printed(&self) -> String {
        let mut text = self.provision.trim().to_owned();
        for line in &self.proposed {
            text.push('\n');
            text.push_str(line);
        }
        text
    }

    fn action(&self, sole: bool) -> Result<Action, String> {
        let text = self.proposed.join("\n");
        let (label, new) = parted(&text);
        let blank = |act, target, position| Action {
            position,
            ..Action::bare(act, target)
        };
        let address =
            || address(&self.provision).ok_or_else(|| "its provision is none that is known here".to_owned());
        match self.deed {
            Some(Deed::Removal) => Ok(blank(
                Act::DeleteParagraph,
                Target::At(address()?.into()),
                Position::Whole,
            )),
            Some(_) if new.is_empty() => Err("it does not say what comes".to_owned()),
            Some(Deed::Change) => Ok(Action {
                label,
                new_text: new,
                ..blank(
                    Act::ReplaceParagraph,
                    Target::At(address()?.into()),
                    Position::Whole,
                )
            }),
            Some(Deed::Addition) => Ok(Action {
                label,
                new_text: new,
                ..blank(Act::InsertParagraph, end(&self.provision, sole)?, Position::End)
            }),
            None => Err("it does not say what is to be done".to_owned()),
        }
    }
}

/// Takes out the number of the gazette, which is printed up the side of a page and read into a line.
fn without_furniture(text: &str) -> String {
    let Some(at) = text.find(said::FURNITURE[0]) else {
        return text.to_owned();
    };
    let (before, mark) = text.split_at(at);
    let behind = mark.split_whitespace().skip(2).collect::<Vec<_>>().join(" ");
    format!("{} {behind}", before.trim_end()).trim().to_owned()
}

fn lower(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_end_matches([':', '.']).to_lowercase()
}

fn one_of(lower: &str, words: &[&str]) -> bool {
    words.contains(&lower)
}

fn number(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let head = words.get(..2)?.join(" ").to_lowercase();
    let number = words.get(2)?;
    (head == said::AMENDMENT && number.chars().all(|c| c.is_ascii_digit())).then(|| (*number).to_owned())
}

fn deed(lower: &str) -> Option<Deed> {
    [
        (said::REMOVAL, Deed::Removal),
        (said::CHANGE, Deed::Change),
        (said::ADDITION, Deed::Addition),
    ]
    .into_iter()
    .find_map(|(words, deed)| one_of(lower, words).then_some(deed))
}

/// Reads the head of a field, and what stands behind it on its line.
fn field<'a>(text: &'a str, lower: &str) -> Option<(Part, &'a str)> {
    let rest = text.split_once(':').map_or("", |(_, rest)| rest);
    if lower.starts_with(said::PROVISION) {
        return Some((Part::Provision, rest));
    }
    let proposed = said::PROPOSED.iter().any(|head| lower.starts_with(head));
    proposed.then_some((Part::Proposed, rest))
}

/// Parts the number of a part, `Cuatro.` or `3.`, from its text.
fn parted(text: &str) -> (Option<String>, String) {
    let text = text.trim();
    if let Some((first, rest)) = text.split_once('.')
        && is_cardinal(first)
    {
        return (Some(format!("{}.", first.trim())), rest.trim().to_owned());
    }
    let (label, rest) = labelled(text);
    (label, rest.to_owned())
}

fn is_cardinal(word: &str) -> bool {
    let lower = word.trim().to_lowercase();
    let number = lower.split_whitespace().next().unwrap_or_default();
    let suffix = lower[number.len()..].trim();
    said::CARDINALS.contains(&number) && (suffix.is_empty() || crate::text::between::is_suffix(suffix))
}

fn names_sole(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let own = |word: Option<&str>, wanted: &str| word.is_some_and(|word| lower(word) == wanted);
    own(words.next(), said::ARTICLE) && own(words.next(), said::SOLE)
}

/// Reads `Artículo único. … Cuatro. …`, `Artículo 5. Apartado 2, letra a)`.
fn address(provision: &str) -> Option<Address> {
    let words: Vec<&str> = provision.split_whitespace().collect();
    if lower(words.first()?) != said::ARTICLE {
        return None;
    }
    let number = words.get(1)?.trim_end_matches(['.', ',']);
    let number = if lower(number) == said::SOLE { "1" } else { number };
    let mut address = Address::counted(Vec::new(), Series::Article, number);
    if let Some(part) = provision.split('.').map(str::trim).find(|part| is_cardinal(part)) {
        address.paragraphs.push(Number::new(part));
        return Some(address).filter(Address::is_complete);
    }
    for pair in words[2..].windows(2) {
        let number = pair[1].trim_end_matches(['.', ',', ')']);
        match lower(pair[0]) {
            word if one_of(&word, said::PARAGRAPH) => address.paragraphs.push(Number::new(number)),
            word if one_of(&word, said::LETTER) => address.items.push(Number::new(number)),
            _ => {}
        }
    }
    Some(address).filter(Address::is_complete)
}

/// Finds where something new is put.
fn end(provision: &str, sole: bool) -> Result<Target, String> {
    let named = lower(provision);
    if one_of(&named, said::NEW_ARTICLES) {
        return Ok(Target::EndOf(Group {
            scopes: Vec::new(),
            series: Series::Article,
        }));
    }
    if one_of(&named, said::NEW_PARAGRAPHS) && sole {
        return Ok(Target::End(
            Address::counted(Vec::new(), Series::Article, "1").into(),
        ));
    }
    let address = address(provision).ok_or("it does not say where it is put")?;
    Ok(Target::End(address.into()))
}
