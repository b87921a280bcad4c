//! Tracked changes speak of the text that they were made in; before they are applied, their places become those of the base.
//!
//! ```text
//! file    OP4 Urges all States …    aligned    base    OP5 Urges all States …     an action on OP4 works on OP5
//! file    OP6 Thanks the donors;               base    –                          an action on OP6 is refused
//! ```
//!
//! Where both read the same, nothing is done. Where they do not, each difference is told with its place; paragraphs are paired as in a comparison,
//! words are searched as always, and a paragraph that goes as a whole must read as it did. Cost: that of aligning the two texts.

use std::collections::HashMap;

use super::Step;
use super::refusal::Refusal;
use crate::align::align;
use crate::amend::action::doubt;
use crate::amend::{Act, Action, Doubt, Sheet};
use crate::instrument::{Address, Instrument, Provision, Target};
use crate::sides::Sides;
use crate::text::wording::same_wording;

/// Sheets whose places are those of a base.
pub(super) struct Onto {
    pub(super) sheets: Vec<Sheet>,
    /// Where the text that changes were tracked in is another than the base.
    pub(super) doubts: Vec<Doubt>,
    /// The actions for which the base has no place, each with why.
    pub(super) unplaced: HashMap<Step, Refusal>,
}

/// Brings the actions of tracked changes onto a base.
pub(super) fn onto(base: &Instrument, sheets: &[Sheet]) -> Onto {
    let mut onto = Onto {
        sheets: sheets.to_vec(),
        doubts: Vec::new(),
        unplaced: HashMap::new(),
    };
    for (at, sheet) in sheets.iter().enumerate() {
        let Some(original) = &sheet.original else {
            continue;
        };
        if !same(original, base) {
            let texts = Sides::new(&**original, base);
            let pairs = Pairs::of(texts);
            onto.doubts.extend(pairs.doubts(at, sheet));
            onto.replace(at, &pairs);
        }
    }
    onto
}

/// Tells whether two texts have the same paragraphs under the same addresses.
fn same(one: &Instrument, other: &Instrument) -> bool {
    let alike = |(one, other): (&Provision, &Provision)| one.id == other.id && reads_same(one, other);
    one.provisions.len() == other.provisions.len() && one.provisions.iter().zip(&other.provisions).all(alike)
}

fn reads_same(one: &Provision, other: &Provision) -> bool {
    one.text == other.text || same_wording(&one.text, &other.text)
}

/// Which paragraph of the base answers each of the text that changes were tracked in.
struct Pairs<'a> {
    texts: Sides<&'a Instrument>,
    by_address: HashMap<&'a Address, usize>,
    partner: Vec<Option<usize>>,
}

impl<'a> Pairs<'a> {
    fn of(texts: Sides<&'a Instrument>) -> Self {
        let mut partner = vec![None; texts.old.provisions.len()];
        for group in align(texts).groups {
            let first = group.sides.new.first().map(|it| it.0);
            for old in &group.sides.old {
                partner[old.0] = first;
            }
        }
        let provisions = texts.old.provisions.iter().enumerate();
        Self {
            texts,
            by_address: provisions.map(|(at, it)| (&it.id, at)).collect(),
            partner,
        }
    }

    /// Tells where the texts differ.
    fn doubts(&self, at: usize, sheet: &Sheet) -> Vec<Doubt> {
        let mut told = Vec::new();
        for (old, provision) in self.texts.old.provisions.iter().enumerate() {
            let new = self.partner[old].map(|new| &self.texts.new.provisions[new]);
            let how = match new {
                Some(new) if reads_same(provision, new) => continue,
                Some(new) => format!(
                    "{} reads otherwise in the base ({})",
                    called(provision),
                    new.id.cited()
                ),
                None => format!("{} is not in the base", called(provision)),
            };
            told.push((Some(provision), how));
        }
        let answered: std::collections::HashSet<usize> = self.partner.iter().flatten().copied().collect();
        for (new, provision) in self.texts.new.provisions.iter().enumerate() {
            if !answered.contains(&new) {
                told.push((None, format!("{} is in the base alone", called(provision))));
            }
        }
        let more = told.len().saturating_sub(MOST_TOLD);
        told.truncate(MOST_TOLD);
        let mut doubts: Vec<Doubt> = told
            .into_iter()
            .map(|(place, how)| {
                let place = place.map(|it| &it.locator);
                Doubt {
                    page: place.and_then(|it| it.page),
                    line: place.and_then(|it| it.line),
                    ..doubt(Some(at), ANOTHER, format!("{}: {how}", sheet.name()))
                }
            })
            .collect();
        if more > 0 {
            let message = format!("{}: {more} more paragraphs differ from the base", sheet.name());
            doubts.push(doubt(Some(at), ANOTHER, message));
        }
        doubts
    }

    /// The place in the base that a target means.
    fn target(&self, target: &Target) -> Result<Target, Refusal> {
        let Some(&old) = target.address().and_then(|address| self.by_address.get(address)) else {
            return Ok(target.clone());
        };
        let Some(new) = self.partner[old] else {
            return Err(Refusal::NoPartner {
                asked: called(&self.texts.old.provisions[old]),
            });
        };
        let spot = self.texts.new.provisions[new].id.clone().into();
        Ok(match target {
            Target::At(_) => Target::At(spot),
            Target::After(_) => Target::After(spot),
            Target::Before(_) => Target::Before(spot),
            Target::End(_) => Target::End(spot),
            Target::EndOf(_) | Target::All(_) => target.clone(),
        })
    }

    /// Of a paragraph that keeps its number in the file, the number that it has in the base.
    fn own_number(&self, action: &Action) -> Option<String> {
        let old = *self.by_address.get(action.target.address()?)?;
        let label = self.texts.old.provisions[old].label.as_deref();
        let keeps = action.act == Act::RenumberParagraph && label == Some(&action.new_text);
        let new = self.partner[old].filter(|_| keeps)?;
        self.texts.new.provisions[new].label.clone()
    }

    /// A paragraph that goes as a whole must read as it did when it was struck.
    fn goes_as_it_was(&self, action: &Action) -> Result<(), Refusal> {
        let whole = matches!(action.act, Act::DeleteParagraph | Act::ReplaceParagraph)
            && matches!(action.target, Target::At(_));
        let old = action.target.address().and_then(|it| self.by_address.get(it));
        let Some(&old) = old.filter(|_| whole) else {
            return Ok(());
        };
        match self.partner[old].map(|new| &self.texts.new.provisions[new]) {
            Some(new) if !reads_same(&self.texts.old.provisions[old], new) => Err(Refusal::NotFound {
                words: action.old_text.clone(),
                at: new.id.cited(),
                elsewhere: Vec::new(),
                nearest: Some(new.text.clone()),
            }),
            _ => Ok(()),
        }
    }
}

/// The most differences that are told one by one.
const MOST_TOLD: usize = 12;

/// The code of a paragraph that is another in the text that changes were tracked in.
const ANOTHER: &str = "another-original";

/// `OP 4 (“Urges all States to …”)`
fn called(provision: &Provision) -> String {
    let first: Vec<&str> = provision.text.split_whitespace().take(5).collect();
    format!("{} (“{} …”)", provision.id.cited(), first.join(" "))
}

impl Onto {
    /// Puts the actions of a sheet to their places in the base.
    fn replace(&mut self, sheet: usize, pairs: &Pairs<'_>) {
        for (item, of) in self.sheets[sheet].items.iter_mut().enumerate() {
            for (number, action) in of.actions.iter_mut().enumerate() {
                let step = Step {
                    sheet,
                    item,
                    action: number,
                };
                if let Err(refusal) = placed(action, pairs) {
                    self.unplaced.insert(step, refusal);
                }
            }
        }
    }
}

fn placed(action: &mut Action, pairs: &Pairs<'_>) -> Result<(), Refusal> {
    pairs.goes_as_it_was(action)?;
    let target = pairs.target(&action.target)?;
    if let Some(own) = pairs.own_number(action) {
        action.new_text = own;
    }
    let to = action
        .to
        .iter()
        .map(|to| pairs.target(to))
        .collect::<Result<_, _>>()?;
    if target != action.target {
        action
            .locator
            .get_or_insert_with(|| format!("{} of the file", action.target.cited()));
    }
    action.target = target;
    action.to = to;
    Ok(())
}
