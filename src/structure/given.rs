//! Structure that the format gives: law in XML says what every piece is, so nothing is guessed.
//!
//! Akoma Ntoso and USLM put each text into containers with names and numbers. What a provision is follows from their
//! names, what its address is made of from their numbers, its parent from their nesting:
//!
//! ```text
//! preamble > recital                                             PP1
//! body > chapter > article "Article 4" > paragraph "3." > point "(a)"    Art4.3(a)
//! mainBody > paragraph "12." > point "(a)"                       OP12(a)
//! attachment "Annex I" > paragraph "1."                          Annex I:P1
//! ```
//!
//! A body without articles is that of a resolution if recitals stand before it or the file calls it a statement or a
//! resolution; its paragraphs are operative. A title below an article (`(a) Short title.—This Act may be cited as …`)
//! stands in one line with its text. A second piece of text in one container is named as the first: `~2`.
//!
//! The cost is linear. It gives up where a file has no part that it calls preamble or body: then the text is read as any
//! other.

use std::collections::{BTreeMap, BTreeSet};

use super::header::header;
use super::lines::Line;
use super::name::{Name, Scope, Stem};
use super::outline::{Clean, Outline, Outlined};
use super::paragraph::Paragraph;
use crate::document::{Holds, Style, Within};
use crate::instrument::{Cut, Kind, ProvisionIndex, Reason, Series};
use crate::lexicon::Language;

/// The parts in which the text stands.
const PARTS: [&str; 8] = [
    "preamble",
    "body",
    "mainBody",
    "main",
    "amendmentBody",
    "collectionBody",
    "attachments",
    "conclusions",
];
/// The parts of the head of a document, wherever they stand.
const HEAD: [&str; 5] = ["preface", "coverPage", "longTitle", "officialTitle", "toc"];
/// What a body is opened with.
const FORMULAS: [&str; 4] = ["formula", "enactingFormula", "resolvingClause", "preambleFormula"];
/// What stands under a text.
const CLOSES: [&str; 6] = [
    "conclusions",
    "attestation",
    "attestationGroup",
    "endorsement",
    "action",
    "legislativeHistory",
];
const SIGNATURES: [&str; 2] = ["signature", "signatures"];
const ARTICLES: [&str; 4] = ["article", "section", "rule", "regulation"];
const DIVISIONS: [&str; 12] = [
    "part",
    "subpart",
    "chapter",
    "subchapter",
    "title",
    "subtitle",
    "division",
    "subdivision",
    "book",
    "tome",
    "level",
    "hcontainer",
];
const ANNEXES: [&str; 5] = ["attachment", "annex", "appendix", "schedule", "component"];
/// A text quoted as one to be inserted elsewhere: its numbers are not those of this text.
const QUOTES: [&str; 4] = [
    "quotedContent",
    "quotedStructure",
    "quotedText",
    "embeddedStructure",
];

/// Returns the position of the first line of the text proper, where the format gives its parts.
pub(super) fn start(lines: &[Line<'_>]) -> Option<usize> {
    let inside = |line: &Line<'_>, names: &[&str]| {
        let mut around = line.hints.within().iter();
        around.any(|container| names.contains(&container.name.as_str()))
    };
    lines
        .iter()
        .position(|line| line.is_body() && inside(line, &PARTS) && !inside(line, &HEAD))
}

/// Makes each line from `start` a paragraph; the title of a container below an article joins its text.
pub(super) fn paragraphs<'a>(lines: &[Line<'a>], start: usize) -> Vec<Paragraph<'a>> {
    let mut paragraphs: Vec<Paragraph<'_>> = Vec::new();
    let mut title: Option<Paragraph<'_>> = None;
    for (at, line) in lines
        .iter()
        .enumerate()
        .skip(start)
        .filter(|(_, line)| line.is_body())
    {
        let mut paragraph = Paragraph::of(line, at, true);
        if let Some(mut title) = title.take() {
            if innermost(&title) == innermost(&paragraph) && paragraph.hints.heading.is_none() {
                title.join(&paragraph);
                title.hints.heading = None;
                paragraph = title;
            } else {
                paragraphs.push(title);
            }
        }
        if paragraph.hints.heading.is_some() && runs_in(&paragraph) {
            title = Some(paragraph);
        } else {
            paragraphs.push(paragraph);
        }
    }
    paragraphs.extend(title);
    paragraphs
}

impl Paragraph<'_> {
    /// Adds another paragraph behind a space.
    fn join(&mut self, other: &Paragraph<'_>) {
        self.rich.push_str(" ", Style::default());
        let shift = self.rich.text().len();
        self.rich.push(&other.rich);
        let lines = other.lines.iter().map(|&(offset, line)| (offset + shift, line));
        self.lines.extend(lines);
    }
}

fn innermost(paragraph: &Paragraph<'_>) -> Option<usize> {
    paragraph.hints.within().last().map(|container| container.place)
}

/// Tells whether a title stands in the line of its text: below an article, or in a quotation.
fn runs_in(paragraph: &Paragraph<'_>) -> bool {
    let within = paragraph.hints.within();
    let quoted = within.iter().any(|container| is(container, &QUOTES));
    within.last().is_some_and(|container| {
        let stands = is(container, &ARTICLES) || is(container, &DIVISIONS) || is(container, &ANNEXES);
        let part = is(container, &PARTS);
        (quoted || !stands && !part) && container.label.is_some()
    })
}

fn is(container: &Within, names: &[&str]) -> bool {
    names.contains(&container.name.as_str())
}

/// Classifies the paragraphs by their containers. `act` is the scope of all.
pub(super) fn outline(paragraphs: Vec<Clean<'_>>, language: &Language, act: Option<String>) -> Outline {
    let called = paragraphs
        .iter()
        .flat_map(|clean| clean.paragraph.hints.within())
        .any(|container| is(container, &["recital", "recitals", "statement", "resolution"]));
    let mut walk = Walk {
        language,
        act,
        resolution: called,
        outline: Outline::default(),
        owners: BTreeMap::new(),
        scopes: Vec::new(),
        annexes: BTreeSet::new(),
    };
    for clean in paragraphs {
        walk.take(clean);
    }
    walk.outline
}

struct Walk<'a> {
    language: &'a Language,
    /// The number of the file's text, where the file holds several.
    act: Option<String>,
    /// The text is a resolution.
    resolution: bool,
    outline: Outline,
    /// The first provision of each container.
    owners: BTreeMap<usize, ProvisionIndex>,
    /// The scopes so far, each a run of counting.
    scopes: Vec<Vec<String>>,
    /// The annexes that have been opened.
    annexes: BTreeSet<usize>,
}

/// What the containers say of a paragraph.
struct Place<'a> {
    /// The containers below the part in which it stands, down to a quotation.
    chain: &'a [Within],
    preamble: bool,
    /// `Annex I`
    annex: Option<String>,
}

impl Walk<'_> {
    fn take(&mut self, clean: Clean<'_>) {
        let shared = clean.paragraph.hints.within.clone();
        let within = shared.as_deref().unwrap_or_default();
        let any = |names: &[&str]| within.iter().any(|container| is(container, names));
        let reason = if any(&SIGNATURES) {
            Some(Reason::Signature)
        } else if any(&FORMULAS) {
            Some(Reason::OpeningFormula)
        } else if any(&CLOSES) {
            Some(Reason::AdoptionLine)
        } else {
            any(&HEAD).then_some(Reason::Masthead)
        };
        if let Some(reason) = reason {
            return self.cut(reason, clean);
        }
        let place = self.place(within);
        let kind = match clean.paragraph.hints.holds {
            Holds::Words => None,
            Holds::Row => Some(Kind::Row),
            Holds::Picture => Some(Kind::Picture),
        };
        if let Some(kind) = kind {
            let scope = self.scope(place.annex.as_deref());
            let name = Name::on(Stem::Counted(scope, Series::Unnumbered));
            self.push(clean, name, kind, None, None);
            return;
        }
        let alone = clean.paragraph.hints.role.as_deref() == Some("num");
        if clean.paragraph.hints.heading.is_some() || alone {
            return self.heading(clean, &place);
        }
        self.provision(clean, &place);
    }

    fn cut(&mut self, reason: Reason, clean: Clean<'_>) {
        self.outline.cut.push(Cut {
            reason,
            locator: clean.paragraph.locator.clone(),
            text: clean.into_printed(),
        });
    }

    fn place<'w>(&self, within: &'w [Within]) -> Place<'w> {
        let part = within
            .iter()
            .rposition(|container| is(container, &PARTS) || is(container, &ANNEXES));
        let below = &within[part.map_or(0, |part| part + 1)..];
        let end = below
            .iter()
            .position(|container| is(container, &QUOTES))
            .unwrap_or(below.len());
        let annex = within.iter().rev().find(|container| is(container, &ANNEXES));
        Place {
            chain: &below[..end],
            preamble: within
                .iter()
                .any(|container| is(container, &["preamble", "recitals", "recital"])),
            annex: annex.map(|annex| self.annex(annex)),
        }
    }

    /// Returns the scope of an annex: `Annex I`, `Schedule`.
    fn annex(&self, annex: &Within) -> String {
        let label = annex.label.as_deref().map(str::trim).unwrap_or_default();
        let label = &label.trim_end_matches(['.', ':']).replace(':', "");
        let worded = label
            .split_whitespace()
            .next()
            .is_some_and(|word| word.chars().count() > 4);
        match (worded, label.as_str()) {
            (true, label) => label.to_owned(),
            (false, "") if self.annexes.len() > usize::from(self.annexes.contains(&annex.place)) => {
                let place = self.annexes.len() + usize::from(!self.annexes.contains(&annex.place));
                format!("Annex {place}")
            }
            (false, "") => "Annex".to_owned(),
            (false, label) => format!("Annex {label}"),
        }
    }

    fn heading(&mut self, clean: Clean<'_>, place: &Place<'_>) {
        let own = clean.paragraph.hints.within().last();
        let label = own.and_then(|container| container.label.as_deref());
        let alone = clean.paragraph.hints.role.as_deref() == Some("num");
        let label = label.filter(|_| !alone).map(shown);
        let owner = own
            .filter(|container| is(container, &ANNEXES))
            .map(|container| container.place);
        self.annexes.extend(owner);
        let name = Name::on(Stem::Counted(self.scope(None), Series::Heading));
        let parent = self.parent(place.chain);
        self.push(clean, name, Kind::Heading, label, parent);
    }

    fn provision(&mut self, clean: Clean<'_>, place: &Place<'_>) {
        let annexes = clean
            .paragraph
            .hints
            .within()
            .iter()
            .filter(|container| is(container, &ANNEXES));
        self.annexes.extend(annexes.map(|annex| annex.place));
        let owner = place
            .chain
            .iter()
            .rposition(|container| {
                container.label.is_some() || container.name == "recital" || is(container, &ARTICLES)
            })
            .filter(|&at| !is(&place.chain[at], &DIVISIONS));
        let chain = owner.map_or(&place.chain[..0], |at| &place.chain[..=at]);
        let (name, kind) = self.name(chain, place);
        let quoted = clean
            .paragraph
            .hints
            .within()
            .iter()
            .any(|container| is(container, &QUOTES));
        let own = chain.last();
        let first = own.is_some_and(|own| !self.owners.contains_key(&own.place));
        let label = if quoted {
            clean.paragraph.hints.label.as_deref().map(shown)
        } else {
            own.filter(|_| first)
                .and_then(|own| own.label.as_deref())
                .map(shown)
        };
        let outer = chain.len().saturating_sub(usize::from(first));
        let parent = self.parent(&chain[..outer]);
        let kind = if parent.is_some() {
            Kind::Subparagraph
        } else {
            kind
        };
        let index = self.push(clean, name, kind, label, parent);
        if let Some(own) = own {
            self.owners.entry(own.place).or_insert(index);
        }
    }

    /// Returns the provision of the innermost container that has one.
    fn parent(&self, chain: &[Within]) -> Option<ProvisionIndex> {
        let mut outwards = chain.iter().rev();
        outwards
            .find_map(|container| self.owners.get(&container.place))
            .copied()
    }

    /// Says what the name of a provision stands on that a chain of containers leads to.
    fn name(&mut self, chain: &[Within], place: &Place<'_>) -> (Name, Kind) {
        let numbered: Vec<&Within> = chain
            .iter()
            .filter(|container| {
                !is(container, &DIVISIONS) && (container.label.is_some() || is_recital(container))
            })
            .collect();
        let scope = self.scope(place.annex.as_deref());
        if place.preamble {
            let recital = chain.iter().find(|container| is_recital(container));
            let known = recital.and_then(|recital| self.owners.get(&recital.place));
            let stem = known.map_or(Stem::Counted(scope, Series::Preambular), |&known| Stem::Of(known));
            let below = numbered.iter().filter(|it| !is_recital(it));
            return (named(stem, below), Kind::Preambular);
        }
        let (series, kind) = if self.resolution && place.annex.is_none() {
            (Series::Operative, Kind::Operative)
        } else {
            (Series::Paragraph, Kind::Paragraph)
        };
        let article = numbered.iter().position(|container| is(container, &ARTICLES));
        let has_articles =
            article.is_some() && !(self.resolution && numbered.iter().all(|it| it.name == "section"));
        if let Some(at) = article.filter(|_| has_articles || kind == Kind::Paragraph) {
            return (article_name(scope, &numbered[at..]), Kind::Article);
        }
        let owner = |container: &Within| self.owners.get(&container.place).copied();
        let Some((first, rest)) = numbered.split_first() else {
            let known = chain.iter().find_map(owner);
            let stem = known.map_or(Stem::Counted(scope, series), Stem::Of);
            return (Name::on(stem), kind);
        };
        // Letters below a paragraph without a number belong to it.
        let outer = chain
            .iter()
            .take_while(|container| container.place != first.place);
        match outer.filter_map(owner).last() {
            Some(above) => (named(Stem::Of(above), &numbered), kind),
            None => (named(Stem::Numbered(scope, series, number(first)), rest), kind),
        }
    }

    /// Returns the scope of an annex or of the text itself; each counts through the whole file.
    fn scope(&mut self, annex: Option<&str>) -> Scope {
        let names: Vec<String> = self
            .act
            .iter()
            .map(String::as_str)
            .chain(annex)
            .map(str::to_owned)
            .collect();
        let known = self.scopes.iter().position(|scope| *scope == names);
        let run = known.unwrap_or(self.scopes.len());
        if known.is_none() {
            self.scopes.push(names.clone());
        }
        Scope { names, run }
    }

    fn push(
        &mut self,
        clean: Clean<'_>,
        name: Name,
        kind: Kind,
        label: Option<String>,
        parent: Option<ProvisionIndex>,
    ) -> ProvisionIndex {
        let header = matches!(kind, Kind::Preambular | Kind::Operative)
            .then(|| header(&clean.paragraph.rich, self.language))
            .flatten();
        let rich = clean.paragraph.rich;
        self.outline.provisions.push(Outlined {
            name: name.usual(),
            kind,
            label,
            stop: None,
            parent,
            header,
            text: rich.text().to_owned(),
            marks: clean.marks,
            locator: clean.paragraph.locator,
        });
        ProvisionIndex(self.outline.provisions.len() - 1)
    }
}

/// `Art4.3(a)`: the number of a paragraph stands behind a point, all else in parentheses.
fn article_name(scope: Scope, chain: &[&Within]) -> Name {
    let Some((article, below)) = chain.split_first() else {
        return Name::on(Stem::Counted(scope, Series::Article));
    };
    let mut address = number(article);
    let paragraph = below
        .first()
        .map(|container| number(container))
        .filter(|number| number.starts_with(|c: char| c.is_ascii_digit()));
    if let Some(paragraph) = &paragraph {
        address = format!("{address}.{paragraph}");
    }
    let items = &below[usize::from(paragraph.is_some())..];
    named(Stem::Numbered(scope, Series::Article, address), items)
}

/// The name of what a chain of containers leads to below a stem.
fn named<'a>(stem: Stem, below: impl IntoIterator<Item = &'a &'a Within>) -> Name {
    Name {
        items: below.into_iter().map(|container| number(container)).collect(),
        ..Name::on(stem)
    }
}

fn is_recital(container: &Within) -> bool {
    container.name == "recital"
}

fn label_of(container: &Within) -> &str {
    container.label.as_deref().map(str::trim).unwrap_or_default()
}

/// Returns a label as printed, without its stop: `Article 4`, `(a)`, `12`.
fn shown(label: &str) -> String {
    label
        .trim()
        .trim_start_matches(['“', '"', '‘'])
        .trim_end_matches(['.', ':', '—', '–', ' '])
        .to_owned()
}

/// Returns the number or letter of a label, without words and signs: `4bis` of `Article 4 bis.`, `a` of `(a)`.
fn number(container: &Within) -> String {
    let label = label_of(container);
    let words: Vec<&str> = label.split_whitespace().collect();
    let numeric = words
        .iter()
        .position(|word| word.contains(|c: char| c.is_ascii_digit()));
    let from = numeric.unwrap_or(words.len().saturating_sub(1));
    let joined = words.get(from..).unwrap_or_default().concat();
    joined.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}
