//! Says what stands in two flows, what answers what, and how the new paragraphs are numbered.
//!
//! A paragraph or a table with words is a *part*; blank paragraphs are not compared. In the body the report speaks first; what
//! it leaves aside, and every other flow, is paired by words (`pairs`). A pair that is numbered in two ways is none.

use super::Writer;
use super::manner::Manner;
use super::pairs::{self, Unit};
use super::properties::element;
use super::texts::{Text, words_of_flow};
use crate::read::docx::{Element, FlowKind, Manuscript};
use crate::render::docx::plan::{Answer, Item, ParagraphLook};
use crate::sides::{Side, Sides};

/// The kinds of things in a flow.
const PARAGRAPH: u8 = 0;
const TABLE: u8 = 1;

/// Something in a flow with words: a paragraph, or a table.
#[derive(Clone)]
pub(super) struct Part {
    pub(super) element: Element,
    /// Its place among the elements of its flow.
    pub(super) place: usize,
    pub(super) text: Text,
    /// The old paragraph whose list it is counted in.
    pub(super) manner: Option<usize>,
}

impl Writer<'_> {
    /// Returns what stands in a flow and has words.
    pub(super) fn parts(&mut self, side: Side, flow: usize) -> Vec<Part> {
        let file: &Manuscript = self.files.get(side);
        let mut parts = Vec::new();
        for (place, element) in file.flows[flow].elements.iter().enumerate() {
            let text = match element {
                Element::Paragraph(paragraph) => Text::of(self.files, side, *paragraph, &mut self.signs),
                Element::Table(_) => {
                    let mut text = Text::default();
                    text.push(self.signs.table(), None);
                    text
                }
            };
            if !text.is_blank() {
                parts.push(Part {
                    element: *element,
                    place,
                    text,
                    manner: None,
                });
            }
        }
        parts
    }

    /// Says which parts answer each other: by the report, else by their words.
    pub(super) fn answers(&self, parts: &Sides<Vec<Part>>, kind: FlowKind) -> Vec<Answer> {
        let mut taken = parts.as_ref().map(|parts| vec![false; parts.len()]);
        let mut answers = Vec::new();
        if kind == FlowKind::Body {
            self.reported(parts, &mut taken, &mut answers);
        }
        let fixed: Vec<(usize, usize)> = answers
            .iter()
            .filter(|answer: &&Answer| !answer.moved)
            .filter_map(|answer| Some((*answer.sides.old.first()?, *answer.sides.new.first()?)))
            .collect();
        let units = Sides::new(Side::Old, Side::New).map(|side| {
            let file = self.files.get(side);
            let parts = parts.get(side).iter();
            parts.map(|part| unit(file, part)).collect::<Vec<_>>()
        });
        let in_step = kind != FlowKind::Body;
        for (old, new) in pairs::pair(&units.old, &units.new, &fixed, &taken, in_step) {
            if self.is_apart(parts, &Sides::new(vec![old], vec![new])) {
                continue;
            }
            taken.old[old] = true;
            taken.new[new] = true;
            answers.push(Answer {
                sides: Sides::new(vec![old], vec![new]),
                moved: false,
            });
        }
        for (side, taken) in [(Side::Old, &taken.old), (Side::New, &taken.new)] {
            for at in (0..taken.len()).filter(|at| !taken[*at]) {
                let mut sides = Sides::<Vec<usize>>::default();
                sides.get_mut(side).push(at);
                answers.push(Answer { sides, moved: false });
            }
        }
        answers
    }

    /// Lets the last new paragraph fill the blank one of an old flow without words.
    pub(super) fn fill_blank(&self, flow: usize, parts: &mut Sides<Vec<Part>>, answers: &mut [Answer]) {
        let mut elements = self.files.old.flows[flow].elements.iter().enumerate();
        let blank = elements.find(|(_, element)| matches!(element, Element::Paragraph(_)));
        let (Some((place, element)), Some(last)) = (blank, parts.new.len().checked_sub(1)) else {
            return;
        };
        if self.files.old.flows[flow].kind == FlowKind::Body
            || matches!(parts.new[last].element, Element::Table(_))
        {
            return;
        }
        parts.old.push(Part {
            element: *element,
            place,
            text: Text::default(),
            manner: None,
        });
        for answer in answers.iter_mut().filter(|answer| answer.sides.new == [last]) {
            answer.sides.old.push(0);
        }
    }

    /// Writes the numbers of the new paragraphs in the manner of the old file.
    pub(super) fn number(&mut self, parts: &mut Sides<Vec<Part>>, answers: &[Answer]) {
        for answer in answers {
            for (place, at) in answer.sides.new.iter().enumerate() {
                let Element::Paragraph(new) = parts.new[*at].element else {
                    continue;
                };
                let mut text = std::mem::take(&mut parts.new[*at].text);
                // Where paragraphs are joined, the end that stays is that of the last one, with its list.
                let is_last = place + 1 == answer.sides.new.len();
                let own = answer.sides.old.get(place).filter(|_| !is_last);
                let model = own.or(answer.sides.old.last()).map(|old| &parts.old[*old]);
                if let Some(model) = model
                    && let Element::Paragraph(old) = model.element
                {
                    self.number_like(old, &model.text, new, &mut text);
                    // Where it moved, it is written anew, in the list of the one that it was.
                    let is_counted = self.files.old.paragraphs[old].label.is_some();
                    parts.new[*at].manner = is_counted.then_some(old);
                } else if let Manner::Counted(model) = self.number_alone(new, &mut text) {
                    parts.new[*at].manner = Some(model);
                }
                parts.new[*at].text = text;
            }
        }
    }

    /// Returns what Word must know of the parts beside their words. New ones are written like the old ones that they answer.
    pub(super) fn looks(
        &self,
        parts: &Sides<Vec<Part>>,
        answers: &[Answer],
    ) -> Sides<Vec<ParagraphLook<'static>>> {
        let mut looks = Sides::new(Side::Old, Side::New).map(|side| {
            let file: &Manuscript = self.files.get(side);
            let parts = parts.get(side).iter();
            parts.map(|part| look(file, part.element)).collect::<Vec<_>>()
        });
        for (at, part) in parts.new.iter().enumerate() {
            if let Some(model) = part.manner {
                looks.new[at] = look(self.files.old, Element::Paragraph(model));
            }
        }
        for answer in answers {
            if let (Some(old), Some(new)) = (answer.sides.old.last(), answer.sides.new.last()) {
                looks.new[*new] = looks.old[*old].clone();
            }
        }
        looks
    }

    /// Takes over what the report says.
    fn reported(&self, parts: &Sides<Vec<Part>>, taken: &mut Sides<Vec<bool>>, answers: &mut Vec<Answer>) {
        let places = Sides::new(Side::Old, Side::New).map(|side| {
            let mut places = std::collections::BTreeMap::new();
            for (at, part) in parts.get(side).iter().enumerate() {
                if let Element::Paragraph(paragraph) = part.element
                    && let Some(provision) = self.provision(side, paragraph)
                {
                    places.insert(provision.id.as_str(), at);
                }
            }
            places
        });
        for entry in &self.report.entries {
            let free = |side: Side, ids: &[String], taken: &[bool]| -> Vec<usize> {
                let known = ids
                    .iter()
                    .filter_map(|id| places.get(side).get(id.as_str()).copied());
                known.filter(|at| !taken[*at]).collect()
            };
            let sides = Sides::new(
                free(Side::Old, &entry.old, &taken.old),
                free(Side::New, &entry.new, &taken.new),
            );
            if sides.old.is_empty() || sides.new.is_empty() || self.is_apart(parts, &sides) {
                continue;
            }
            for side in [Side::Old, Side::New] {
                for at in sides.get(side) {
                    taken.get_mut(side)[*at] = true;
                }
            }
            answers.push(Answer {
                sides,
                moved: entry.moved,
            });
        }
    }

    /// Whether parts are numbered so differently that one cannot become the other.
    pub(super) fn is_apart(&self, parts: &Sides<Vec<Part>>, sides: &Sides<Vec<usize>>) -> bool {
        let (Some(old), Some(new)) = (sides.old.last(), sides.new.last()) else {
            return false;
        };
        let (old, new) = (&parts.old[*old], &parts.new[*new]);
        match (old.element, new.element) {
            (Element::Paragraph(old), Element::Paragraph(at)) => self.is_another_list(old, at, &new.text),
            _ => false,
        }
    }
}

/// Returns what a part is in the plan.
pub(super) fn item(part: &Part) -> Item {
    Item::bare(part.text.string(), part.text.notes.clone())
}

/// Returns what Word must know of a part beside its words.
fn look(file: &Manuscript, element_of: Element) -> ParagraphLook<'static> {
    match element_of {
        Element::Table(_) => (None, 0, Some("table".to_owned())),
        Element::Paragraph(at) => {
            let about = &file.paragraphs[at];
            let level = about.label.as_ref().map_or(0, |_| usize::from(about.level) + 1);
            (
                None,
                level,
                element(&about.properties, "pStyle").map(str::to_owned),
            )
        }
    }
}

/// Returns a part as something that can be paired.
fn unit(file: &Manuscript, part: &Part) -> Unit {
    match part.element {
        Element::Paragraph(_) => Unit::new(PARAGRAPH, pairs::words(&part.text.string())),
        Element::Table(table) => {
            let cells = file.tables[table].rows.iter().flat_map(|row| &row.cells);
            let texts = cells.flat_map(|cell| words_of_flow(file, cell.flow));
            Unit::new(TABLE, texts.flat_map(|text| pairs::words(&text)).collect())
        }
    }
}
