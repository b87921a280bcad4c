//! Places in laws: chains of units, `§ 6 Absatz 3 Satz 5`, and what they are as targets.
//!
//! A chain that begins with a lower unit stands in what was named before: `Absatz 2` behind `§ 6 Absatz 1` is § 6 Absatz 2. Units
//! have an order for that; a sentence is the finest, and is no target of its own but says where in the paragraph: its scope.

use crate::instrument::{Address, Base, Line, Number, Series, Spot};
use crate::lexicon::amending::laws::Unit;

/// One unit of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) unit: Unit,
    /// `3`, `2a`, `b`; for what is only said, its words.
    pub(super) number: String,
    /// As printed.
    pub(super) shown: String,
}

/// A place: the outermost unit first.
pub(super) type Chain = Vec<Step>;

/// The rank of a unit: a chain that begins with it replaces what stands from this rank on.
fn rank(unit: Unit) -> u8 {
    match unit {
        Unit::Annex => 0,
        Unit::Title | Unit::Article | Unit::Section => 1,
        Unit::Paragraph => 2,
        Unit::Page => 3,
        Unit::Line => 4,
        Unit::Alinea => 5,
        Unit::Number => 6,
        Unit::Letter => 7,
        Unit::Double => 8,
        Unit::Triple => 9,
        Unit::Sentence | Unit::Piece | Unit::Heading | Unit::Opening => 10,
    }
}

/// Tells whether a unit only says where in a paragraph something stands.
pub(super) fn is_scope(unit: Unit) -> bool {
    rank(unit) == 10
}

/// Orders the steps of a chain from the outermost in: `phrase de l’alinéa 2` is alinéa 2, phrase. Sentences stay where they are, since a
/// number may stand in a sentence.
pub(super) fn ordered(mut chain: Chain) -> Chain {
    let falls = chain.windows(2).any(|pair| {
        !is_scope(pair[0].unit) && rank(pair[1].unit) < rank(pair[0].unit)
            || is_scope(pair[0].unit) && rank(pair[1].unit) < 6
    });
    if falls {
        chain.sort_by_key(|step| rank(step.unit));
    }
    chain
}

/// Puts a chain into what was named before.
pub(super) fn within(outer: &[Step], chain: &[Step]) -> Chain {
    let Some(first) = chain.first() else {
        return outer.to_vec();
    };
    let own = rank(first.unit);
    let keep = if is_scope(first.unit) {
        let piece = matches!(first.unit, Unit::Piece | Unit::Opening);
        let stays = |step: &Step| !is_scope(step.unit) || piece && step.unit == Unit::Sentence;
        outer.iter().rposition(stays).map_or(0, |at| at + 1)
    } else {
        let cut = |step: &Step| !is_scope(step.unit) && rank(step.unit) >= own;
        let end = outer.iter().position(cut).unwrap_or(outer.len());
        // A sentence stays only where the chain can stand in it.
        let held = own >= 6;
        let stays = |step: &Step| held && step.unit == Unit::Sentence || !is_scope(step.unit);
        outer[..end].iter().rposition(stays).map_or(0, |at| at + 1)
    };
    let mut all: Chain = outer[..keep].to_vec();
    if !is_scope(first.unit) && own < 6 {
        all.retain(|step| !is_scope(step.unit));
    }
    all.extend(chain.iter().cloned());
    all
}

/// What a chain is as a target, and what it says beside that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) spot: Spot,
    /// The innermost unit only says where in the paragraph.
    pub(super) narrow: bool,
    pub(super) scope: Option<String>,
    pub(super) locator: Option<String>,
}

/// Makes a target of a chain; none where no article is named.
pub(super) fn found(chain: &[Step]) -> Option<Found> {
    let annex = chain.iter().find(|step| step.unit == Unit::Annex);
    let scopes = annex.map(|step| annex_name(&step.number)).into_iter().collect();
    let mut address = Address {
        scopes,
        base: base(chain, annex.is_some())?,
        paragraphs: Vec::new(),
        items: Vec::new(),
    };
    let counted = address
        .scopes
        .first()
        .and_then(|_| chain.iter().position(own_number));
    for (at, step) in chain.iter().enumerate() {
        match step.unit {
            _ if Some(at) == counted => {}
            Unit::Paragraph if section(chain) => address.items.push(Number::new(&step.number)),
            Unit::Paragraph => address.paragraphs.push(Number::new(&step.number)),
            Unit::Number | Unit::Letter | Unit::Double | Unit::Triple => {
                address.items.push(Number::new(&step.number));
            }
            _ => {}
        }
    }
    let line = line(chain, &mut address);
    Some(Found {
        locator: locator(chain, line.as_ref()),
        spot: Spot { address, line },
        narrow: chain.last().is_some_and(is_part),
        scope: scope(chain),
    })
}

/// The scope of what stands in an annex.
fn annex_name(number: &str) -> String {
    if number.is_empty() {
        ANNEX.to_owned()
    } else {
        format!("{ANNEX} {number}")
    }
}

const ANNEX: &str = "Annex";

/// Tells whether a unit numbers the paragraphs of an annex.
fn own_number(step: &Step) -> bool {
    matches!(
        step.unit,
        Unit::Paragraph | Unit::Number | Unit::Article | Unit::Section
    )
}

fn section(chain: &[Step]) -> bool {
    chain.iter().any(|step| step.unit == Unit::Section)
}

fn base(chain: &[Step], in_annex: bool) -> Option<Base> {
    let counted = |step: &Step| match step.unit {
        Unit::Title => Some(Base::Title),
        Unit::Article => Some(Base::Counted(Series::Article, Number::new(&step.number))),
        Unit::Section => Some(Base::Counted(Series::Section, Number::new(&step.number))),
        Unit::Paragraph | Unit::Number if in_annex => {
            Some(Base::Counted(Series::Paragraph, Number::new(&step.number)))
        }
        _ => None,
    };
    chain.iter().find_map(counted)
}

/// The line of a page or the alinéa; items below a line stand behind it.
fn line(chain: &[Step], address: &mut Address) -> Option<Line> {
    let number = |unit: Unit| {
        let step = chain.iter().find(|step| step.unit == unit)?;
        step.number.parse::<u32>().ok().filter(|n| *n > 0)
    };
    if let Some(n) = number(Unit::Alinea) {
        return Some(Line::Alinea(n));
    }
    let (page, line) = (number(Unit::Page)?, number(Unit::Line)?);
    // A subsection is an address that needs no line.
    if !address.paragraphs.is_empty() {
        return None;
    }
    Some(Line::Printed {
        page,
        line,
        items: std::mem::take(&mut address.items),
    })
}

/// The sheet's own words for a place that it counts in another way.
fn locator(chain: &[Step], line: Option<&Line>) -> Option<String> {
    line?;
    let own = |step: &&Step| matches!(step.unit, Unit::Page | Unit::Line | Unit::Alinea);
    let shown: Vec<&str> = chain.iter().filter(own).map(|step| step.shown.as_str()).collect();
    Some(shown.join(", "))
}

/// Tells whether a step only says where in a paragraph: a sentence, or an alinéa that is named by no number.
fn is_part(step: &Step) -> bool {
    is_scope(step.unit) || step.unit == Unit::Alinea && step.number.parse::<u32>().is_err()
}

fn scope(chain: &[Step]) -> Option<String> {
    let from = chain
        .iter()
        .rposition(|step| !is_part(step))
        .map_or(0, |at| at + 1);
    let shown: Vec<&str> = chain[from..].iter().map(|step| step.shown.as_str()).collect();
    (!shown.is_empty()).then(|| shown.join(", "))
}
