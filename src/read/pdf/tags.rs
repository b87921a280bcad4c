//! The structure tree of a tagged file, flattened to its elements in reading order.
//!
//! Word writes into each PDF what it knew of the text: a tree of elements whose leaves name stretches of drawing on a
//! page (`MCID`). A paragraph is one element however many lines and pages it covers, so the tree gives whole
//! paragraphs where the print gives lines. Names that a program invented are looked up in the role map.
//!
//! ```text
//! P ─ 12, Link ─ 13, Note ─ P ─ 40, 14     ->  paragraph [12 13 14], note [40]
//! LI ─ Lbl ─ 20, LBody ─ P ─ 21            ->  paragraph [20 21]
//! TR ─ TD ─ P ─ 30, TD ─ P ─ 31            ->  paragraphs [30] and [31], in two cells of a row
//! ```
//!
//! A table that holds another, or words outside its cells, lays out a page: nothing in it is in a cell.
//!
//! Cost: linear in the elements. The walk never enters an object twice and stops at a fixed depth, so a tree that
//! bites its tail ends. Gives up on nothing: an unknown name counts as a block, and what no element names is found by
//! the caller, who sees every glyph.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};

use super::cell::Place;
use crate::read::Limits;

/// How many steps the role map may take from an invented name to a known one.
const MAX_ROLE_STEPS: usize = 8;

/// One paragraph, heading, cell or note, as the tags give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) role: Role,
    /// Inside a table.
    pub(super) table: bool,
    /// The cell of a table in which it is.
    pub(super) cell: Option<Place>,
    /// The nesting depth of the list it is an item of, 0 the outermost.
    pub(super) depth: Option<u8>,
    /// Its stretches of drawing: page from 0 and number on that page, in reading order.
    pub(super) marks: Vec<(usize, i32)>,
    /// Holds nothing but the label of a list item so far.
    label_only: bool,
}

/// What kind of block an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Paragraph,
    /// With its level, 1 the highest.
    Heading(u8),
    /// The body of a footnote.
    Note,
    /// Set apart from the text.
    Artifact,
}

/// Returns the elements of the file, empty when it is not tagged.
pub(super) fn elements(pdf: &Pdf, limits: Limits) -> Vec<Element> {
    let xref = pdf.xref();
    let Some(root) = xref
        .get::<Dict<'_>>(xref.root_id())
        .and_then(|catalogue| catalogue.get::<Dict<'_>>("StructTreeRoot"))
    else {
        return Vec::new();
    };
    let pages = pdf.pages();
    let mut walk = Walk {
        pdf,
        pages: pages
            .iter()
            .enumerate()
            .filter_map(|(number, page)| Some((page.raw().obj_id()?, number)))
            .collect(),
        roles: role_map(&root),
        seen: BTreeSet::new(),
        out: Vec::new(),
        tables: Tables::default(),
        marks: 0,
        nesting: limits.nesting as usize,
        most_marks: limits.nodes as usize,
    };
    let context = Context {
        page: None,
        role: Role::Paragraph,
        within: None,
        lists: 0,
        label: false,
        nesting: 0,
    };
    walk.kids(&root, context, &mut None);
    walk.out.retain(|element| !element.marks.is_empty());
    for element in &mut walk.out {
        element.cell = element
            .cell
            .filter(|cell| !walk.tables.layouts.contains(&cell.table));
    }
    walk.out
}

fn role_map(root: &Dict<'_>) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let Some(map) = root.get::<Dict<'_>>("RoleMap") else {
        return BTreeMap::new();
    };
    map.keys()
        .filter_map(|from| Some((from.to_vec(), map.get::<Name<'_>>(&from)?.to_vec())))
        .collect()
}

/// What holds for all children of an element.
#[derive(Clone, Copy)]
struct Context {
    page: Option<usize>,
    role: Role,
    within: Option<Within>,
    lists: u8,
    label: bool,
    nesting: usize,
}

/// Where in a table an element is.
#[derive(Clone, Copy)]
struct Within {
    table: usize,
    row: Option<usize>,
    /// Its place in the row.
    cell: Option<usize>,
}

impl Within {
    fn place(self) -> Option<Place> {
        Some(Place {
            table: self.table,
            row: self.row?,
            cell: self.cell?,
        })
    }
}

/// What has been seen of the tables of the file.
#[derive(Default)]
struct Tables {
    /// How many there are.
    count: usize,
    /// How many cells each row has, of all tables.
    cells: Vec<usize>,
    /// Those that are no grid of cells with words.
    layouts: BTreeSet<usize>,
}

impl Tables {
    /// Says where an element of this name and all in it are; `outer` is where it stands itself.
    fn enter(&mut self, name: &[u8], outer: Option<Within>) -> Option<Within> {
        match (name, outer) {
            (b"Table", outer) => {
                self.layouts.extend(outer.map(|outer| outer.table));
                self.count += 1;
                Some(Within {
                    table: self.count - 1,
                    row: None,
                    cell: None,
                })
            }
            (b"TR", Some(outer)) => {
                self.cells.push(0);
                Some(Within {
                    row: Some(self.cells.len() - 1),
                    cell: None,
                    ..outer
                })
            }
            (b"TD" | b"TH", Some(outer)) => {
                let count = outer.row.and_then(|row| self.cells.get_mut(row));
                let cell = count.map(|count| {
                    *count += 1;
                    *count - 1
                });
                Some(Within { cell, ..outer })
            }
            (_, outer) => outer,
        }
    }

    /// Takes note of words: in a row they stand in a cell, or the table is none.
    fn note(&mut self, within: Option<Within>) {
        let astray = within.filter(|within| within.row.is_some() && within.cell.is_none());
        self.layouts.extend(astray.map(|within| within.table));
    }
}

/// How an element divides the text.
enum Class {
    /// Holds blocks.
    Group,
    /// Belongs to the block around it.
    Inline,
    /// The body of a list item: its first block continues the label's line.
    ItemBody,
    Label,
    Block(Role),
    Note,
}

struct Walk<'p> {
    pdf: &'p Pdf,
    pages: BTreeMap<ObjectIdentifier, usize>,
    roles: BTreeMap<Vec<u8>, Vec<u8>>,
    seen: BTreeSet<ObjectIdentifier>,
    out: Vec<Element>,
    tables: Tables,
    /// How many marks were kept.
    marks: usize,
    /// How deep elements may nest; text programs stay below 20.
    nesting: usize,
    /// The most stretches of drawing that are kept.
    most_marks: usize,
}

impl Walk<'_> {
    /// Visits the children of an element; `open` is the block that text is added to.
    fn kids(&mut self, dict: &Dict<'_>, context: Context, open: &mut Option<usize>) {
        if context.nesting >= self.nesting {
            return;
        }
        match dict.get_raw::<Object<'_>>("K") {
            Some(MaybeRef::NotRef(Object::Array(kids))) => self.list(&kids, context, open),
            Some(kid) => self.kid(kid, context, open),
            None => {}
        }
    }

    fn list(&mut self, kids: &Array<'_>, context: Context, open: &mut Option<usize>) {
        for kid in kids.raw_iter() {
            self.kid(kid, context, open);
        }
    }

    fn kid(&mut self, kid: MaybeRef<Object<'_>>, context: Context, open: &mut Option<usize>) {
        let object = match kid {
            MaybeRef::NotRef(object) => object,
            MaybeRef::Ref(reference) => {
                let id = ObjectIdentifier::from(reference);
                if !self.seen.insert(id) {
                    return;
                }
                let pdf = self.pdf;
                let Some(object) = pdf.xref().get::<Object<'_>>(id) else {
                    return;
                };
                object
            }
        };
        match object {
            Object::Number(number) => self.mark(context, number.as_i64(), open),
            Object::Array(kids) if context.nesting < self.nesting => {
                let context = Context {
                    nesting: context.nesting + 1,
                    ..context
                };
                self.list(&kids, context, open);
            }
            Object::Dict(dict) => self.element(&dict, context, open),
            _ => {}
        }
    }

    fn element(&mut self, dict: &Dict<'_>, outer: Context, open: &mut Option<usize>) {
        let page = dict
            .get_ref("Pg")
            .and_then(|page| self.pages.get(&page.into()).copied())
            .or(outer.page);
        let mut context = Context {
            page,
            nesting: outer.nesting + 1,
            ..outer
        };
        let Some(name) = dict.get::<Name<'_>>("S") else {
            // A marked-content reference; references to objects (links) have no number and add nothing.
            if let Some(number) = dict.get::<i32>("MCID") {
                self.mark(context, i64::from(number), open);
            }
            return;
        };
        let name = self.known_role(&name);
        if name == b"L" {
            context.lists = context.lists.saturating_add(1);
        }
        context.within = self.tables.enter(&name, outer.within);
        match class(&name) {
            Class::Inline | Class::ItemBody => self.kids(dict, context, open),
            Class::Label => {
                context.label = true;
                self.kids(dict, context, open);
            }
            Class::Group => {
                self.kids(dict, context, &mut None);
                *open = None;
            }
            Class::Block(role) => {
                if context.role != Role::Note {
                    context.role = role;
                }
                context.label = false;
                let mut own = open.filter(|&at| self.out[at].label_only);
                self.kids(dict, context, &mut own);
                *open = None;
            }
            Class::Note => {
                context.role = Role::Note;
                context.label = false;
                self.kids(dict, context, &mut None);
            }
        }
    }

    fn mark(&mut self, context: Context, number: i64, open: &mut Option<usize>) {
        let (Some(page), Ok(number)) = (context.page, i32::try_from(number)) else {
            return;
        };
        if self.marks >= self.most_marks {
            return;
        }
        self.marks += 1;
        self.tables.note(context.within);
        let at = *open.get_or_insert_with(|| {
            self.out.push(Element {
                role: context.role,
                table: context.within.is_some(),
                // A note has its place at the foot, wherever its mark stands.
                cell: context
                    .within
                    .filter(|_| context.role != Role::Note)
                    .and_then(Within::place),
                depth: context.lists.checked_sub(1),
                marks: Vec::new(),
                label_only: true,
            });
            self.out.len() - 1
        });
        let element = &mut self.out[at];
        element.label_only &= context.label;
        element.marks.push((page, number));
    }

    fn known_role(&self, name: &Name<'_>) -> Vec<u8> {
        let mut name = name.to_vec();
        for _ in 0..MAX_ROLE_STEPS {
            match self.roles.get(&name) {
                Some(next) if *next != name => name.clone_from(next),
                _ => break,
            }
        }
        name
    }
}

fn class(name: &[u8]) -> Class {
    match name {
        b"Document" | b"DocumentFragment" | b"Part" | b"Art" | b"Sect" | b"Div" | b"Aside" | b"L" | b"LI"
        | b"Table" | b"TR" | b"THead" | b"TBody" | b"TFoot" | b"TOC" | b"Index" | b"StructTreeRoot" => {
            Class::Group
        }
        b"Span" | b"Link" | b"Reference" | b"Quote" | b"Em" | b"Strong" | b"Sub" | b"Annot" | b"BibEntry"
        | b"Code" | b"Ruby" | b"RB" | b"RT" | b"RP" | b"Warichu" | b"WT" | b"WP" | b"NonStruct"
        | b"Private" => Class::Inline,
        b"Lbl" => Class::Label,
        b"LBody" => Class::ItemBody,
        b"Note" | b"FENote" => Class::Note,
        b"H" | b"Title" => Class::Block(Role::Heading(1)),
        b"Artifact" => Class::Block(Role::Artifact),
        [b'H', digits @ ..] if digits.len() <= 2 => {
            let level = std::str::from_utf8(digits)
                .ok()
                .and_then(|digits| digits.parse().ok());
            Class::Block(level.map_or(Role::Paragraph, Role::Heading))
        }
        _ => Class::Block(Role::Paragraph),
    }
}
