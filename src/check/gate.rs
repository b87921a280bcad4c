//! The check itself: what each rule finds, where it is asked, how grave it is, and whether somebody accepted it.
//!
//! Texts are looked at one pair after the other, so that no more than one report need be in memory. For each pair the rules that are asked of
//! it are run; of what they find stays what the selection takes and no later line of the policy asks otherwise. Then the pins are looked at.
//! When all texts are seen, the pins that were used by none, or are past their day, are findings themselves.

use std::collections::{HashMap, HashSet};

use super::fingerprint::fingerprint;
use super::pins::Pins;
use super::policy::{Asked, Policy};
use super::rules::{Ask, Hit, Scene, Spot, changed_words, ids};
use super::{Checked, Day, Finding, Findings, Level, Place};
use crate::instrument::Field;
use crate::read::Format;
use crate::report::{Edit, HeadRow, Note, Provision, Report, Text};
use crate::sides::{Side, Sides};
use crate::text::normalize::fold;

/// A file of a pair, as the check names it.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// As it was named, and as it is shown.
    pub name: &'a str,
    /// Its path from the folder of the policy, with `/` between the parts: what `texts` of a policy are compared with.
    pub path: &'a str,
    /// Its letters, where it is a text file: a column is counted in them.
    pub letters: Option<&'a str>,
}

/// A check that is going on.
#[derive(Debug)]
pub struct Gate<'a> {
    policy: &'a Policy,
    pins: &'a Pins,
    today: Day,
    texts: Vec<Checked>,
    findings: Vec<Finding>,
    /// The pins by their fingerprints.
    by_fingerprint: HashMap<&'a str, Vec<usize>>,
    /// Whether each pin accepted something.
    used: Vec<bool>,
    /// Whether each pin was expected in a text that was looked at.
    expected: Vec<bool>,
}

/// Checks one pair of texts.
///
/// ```
/// use travaux::check::{File, Pins, Policy, check};
/// use travaux::{Options, Sides, compare, read::Source};
///
/// # fn main() -> Result<(), travaux::Error> {
/// let text = |verb: &str| Source {
///     name: "draft.md".to_owned(),
///     bytes: format!("The General Assembly,\n\n1. {verb} States to act;\n\n2. Decides to remain seized of the matter.\n").into_bytes(),
/// };
/// let report = compare(&Sides::new(text("Urges"), text("Encourages")), &Options::default())?;
/// let file = File { name: "draft.md", path: "draft.md", letters: None };
/// let today = "2026-01-31".parse().unwrap();
/// let findings = check(&report, &Sides::new(Some(file), Some(file)), &Policy::usual(), &Pins::default(), today);
/// assert!(!findings.passed);
/// assert!(findings.findings.iter().any(|finding| finding.rule == "no-weaker-verb"));
/// # Ok(())
/// # }
/// ```
pub fn check(
    report: &Report,
    files: &Sides<Option<File<'_>>>,
    policy: &Policy,
    pins: &Pins,
    today: Day,
) -> Findings {
    let mut gate = Gate::new(policy, pins, today);
    gate.look(report, files);
    gate.finish()
}

impl<'a> Gate<'a> {
    /// Begins a check.
    pub fn new(policy: &'a Policy, pins: &'a Pins, today: Day) -> Self {
        let mut by_fingerprint: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, pin) in pins.accepted.iter().enumerate() {
            by_fingerprint.entry(&pin.fingerprint).or_default().push(at);
        }
        Self {
            policy,
            pins,
            today,
            by_fingerprint,
            texts: Vec::new(),
            findings: Vec::new(),
            used: vec![false; pins.accepted.len()],
            expected: vec![false; pins.accepted.len()],
        }
    }

    /// Looks at a pair of texts. A side without a file is not there: of a text without an earlier one the later one is looked at alone.
    pub fn look(&mut self, report: &Report, files: &Sides<Option<File<'_>>>) {
        let text = self.texts.len();
        self.texts.push(Checked {
            old: files.old.map(|file| file.name.to_owned()),
            new: files.new.map(|file| file.name.to_owned()),
        });
        let path = files.new.or(files.old).map_or("", |file| file.path);
        for (expected, pin) in self.expected.iter_mut().zip(&self.pins.accepted) {
            *expected |= pin.texts.fit(path);
        }
        let scene = Scene::new(report, files.old.is_none());
        let asked: Vec<&Asked> = self
            .policy
            .rules
            .iter()
            .filter(|asked| asked.texts.fit(path))
            .collect();
        self.unmatched(&scene, &asked, text);
        let mut found = found(&scene, &asked);
        told_once(&mut found);
        found.sort_by_key(|found| found.hit.spot.order(&scene));
        let lines = files.map(|file| {
            file.and_then(|file| file.letters)
                .map(|letters| letters.lines().collect::<Vec<_>>())
        });
        let mut times: HashMap<(&str, Sides<String>), usize> = HashMap::new();
        for found in found {
            let paragraphs = found
                .hit
                .content
                .clone()
                .unwrap_or_else(|| paragraphs(&scene, found.hit.spot));
            let nth = times
                .entry((found.asked.rule.name, paragraphs.clone()))
                .or_default();
            let fingerprint = fingerprint(found.asked.rule.name, &paragraphs, *nth);
            *nth += 1;
            let mut finding = finding(&scene, &found, files, &lines, fingerprint);
            finding.text = Some(text);
            self.add(finding);
        }
    }

    /// Adds a finding that no rule of the table makes, such as a policy that changed. Pins are looked at as for any other.
    pub fn add(&mut self, mut finding: Finding) {
        let named = self.by_fingerprint.get(finding.fingerprint.as_str());
        for &at in named.into_iter().flatten() {
            let pin = &self.pins.accepted[at];
            if pin.rule != finding.rule {
                continue;
            }
            self.used[at] = true;
            if !pin.is_over(self.today) && finding.waived.is_none() {
                finding.waived = Some(pin.waiver());
            }
        }
        self.findings.push(finding);
    }

    /// Ends the check: says which pins are past their day or used by nothing, and whether it passed.
    pub fn finish(mut self) -> Findings {
        let own = self
            .pins
            .accepted
            .iter()
            .enumerate()
            .filter(|(at, _)| self.used[*at] || self.expected[*at]);
        let file = self.pins.file.clone().unwrap_or_default();
        let told: Vec<Finding> = own
            .filter_map(|(at, pin)| {
                let what = if pin.baseline { "baseline" } else { "waiver" };
                let words = [&pin.words.new, &pin.words.old]
                    .into_iter()
                    .find(|words| !words.is_empty());
                let words = words.map_or(String::new(), |words| format!(" (\"{words}\")"));
                let (rule, level, message) =
                    if let Some(last) = pin.expires.filter(|_| pin.is_over(self.today)) {
                        let message = format!(
                            "the {what} of {} by {}{words} held until {last}; decide anew, or take it out",
                            pin.rule, pin.owner
                        );
                        ("expired-waiver", Level::Error, message)
                    } else if self.used[at] {
                        return None;
                    } else {
                        let message = format!(
                            "the {what} of {} {}{words} accepts nothing; take it out",
                            pin.rule, pin.fingerprint
                        );
                        ("unused-waiver", Level::Warning, message)
                    };
                let mut finding = Finding::of_file(rule, level, message, &file);
                finding.line = u32::try_from(pin.line).ok();
                finding.column = Some(1);
                finding.fingerprint =
                    fingerprint(rule, &Sides::new(pin.rule.clone(), pin.fingerprint.clone()), 0);
                Some(finding)
            })
            .collect();
        self.findings.extend(told);
        let mut findings = Findings {
            schema: Findings::SCHEMA.to_owned(),
            generator: concat!("travaux ", env!("CARGO_PKG_VERSION")).to_owned(),
            policy: self.policy.json(),
            today: self.today.to_string(),
            texts: self.texts,
            findings: self.findings,
            passed: true,
        };
        let fail_on = self.policy.fail_on;
        let passed = findings.open().all(|finding| finding.level < fail_on);
        findings.passed = passed;
        findings
    }

    /// Says of ids that a policy selects and no text has: a rule that is asked of nothing guards nothing.
    fn unmatched(&mut self, scene: &Scene<'_>, asked: &[&Asked], text: usize) {
        let mut told = HashSet::new();
        for asked in asked
            .iter()
            .filter(|asked| asked.level.is_some() && asked.select.is_by_id())
        {
            let texts = &scene.report.texts;
            let all = texts.old.provisions.iter().chain(&texts.new.provisions);
            let selects =
                asked.select.selects_head(true) || all.into_iter().any(|it| asked.select.selects(it));
            if selects || !told.insert((asked.rule.name, asked.select.to_string())) {
                continue;
            }
            let message = format!(
                "{} is asked of {}, and neither text has such a paragraph",
                asked.rule.name, asked.select
            );
            let file = self.policy.file.clone().unwrap_or_default();
            let mut finding = Finding::of_file("unmatched-selection", Level::Warning, message, &file);
            finding.text = Some(text);
            self.add(finding);
        }
    }
}

/// A hit, with what asked for it.
struct Found<'a> {
    asked: &'a Asked,
    level: Level,
    hit: Hit,
}

/// Runs the rules that are asked. Of two that ask the same the later one decides where it selects.
fn found<'a>(scene: &Scene<'_>, asked: &[&'a Asked]) -> Vec<Found<'a>> {
    let mut all = Vec::new();
    for (at, one) in asked.iter().copied().enumerate() {
        let Some(level) = one.level else { continue };
        let later: Vec<&Asked> = asked[at + 1..]
            .iter()
            .copied()
            .filter(|later| later.asks_the_same(one))
            .collect();
        let is_meant =
            |spot: Spot| selects(scene, one, spot) && !later.iter().any(|later| decides(scene, later, spot));
        let ask = Ask {
            condition: &one.condition,
            selects: &is_meant,
            everything: one.select.is_all(),
        };
        let hits = one
            .rule
            .hits(scene, &ask)
            .into_iter()
            .filter(|hit| is_meant(hit.spot));
        all.extend(hits.map(|hit| Found {
            asked: one,
            level,
            hit,
        }));
    }
    all
}

/// Whether a place is one that a rule is asked of.
fn selects(scene: &Scene<'_>, asked: &Asked, spot: Spot) -> bool {
    if asked.select.is_all() {
        return true;
    }
    let any = |side: Side, ids: &[String]| {
        let mut named = ids.iter().filter_map(|id| scene.provision(side, id));
        named.any(|(_, provision)| asked.select.selects(provision))
    };
    match spot {
        Spot::Entry(at) => {
            let entry = &scene.report.entries[at];
            // Ids of the earlier text; of the later one for what came.
            let side = if entry.old.is_empty() {
                Side::New
            } else {
                Side::Old
            };
            any(side, ids(entry, side))
        }
        Spot::New(at) => {
            let id = &scene.new_text().provisions[at].id;
            scene
                .entry_of(Side::New, id)
                .is_some_and(|entry| selects(scene, asked, Spot::Entry(entry)))
        }
        Spot::Note(at) => match host(&scene.report.footnotes[at]) {
            Some((side, id)) => any(side, std::slice::from_ref(id)),
            // Nobody knows whose note it is: it may be one of these.
            None => true,
        },
        Spot::Head(at) => asked.select.selects_head(is_title(&scene.report.head[at])),
        Spot::Whole => true,
    }
}

/// Whether a later line of the policy decides about a place: about the text as a whole only one without a selection.
fn decides(scene: &Scene<'_>, asked: &Asked, spot: Spot) -> bool {
    selects(scene, asked, spot) && (spot != Spot::Whole || asked.select.is_all())
}

fn host(note: &Note) -> Option<(Side, &String)> {
    let old = note.old_in.as_ref().map(|id| (Side::Old, id));
    old.or(note.new_in.as_ref().map(|id| (Side::New, id)))
}

fn is_title(row: &HeadRow) -> bool {
    row.field.known() == Some(Field::Title)
}

/// Leaves out of the rule of substance what the rules of footnotes and of the head have told as gravely.
fn told_once(found: &mut Vec<Found<'_>>) {
    let special: HashMap<Spot, Level> = found
        .iter()
        .filter(|found| found.asked.rule.is_of_outside())
        .map(|found| (found.hit.spot, found.level))
        .collect();
    found.retain(|found| {
        let general = found.asked.rule.is_of_all();
        let outside = matches!(found.hit.spot, Spot::Note(_) | Spot::Head(_));
        let told = special
            .get(&found.hit.spot)
            .is_some_and(|&level| level >= found.level);
        !(general && outside && told)
    });
}

impl Spot {
    /// Returns the place in the order of a reader: the text as a whole, the head, the paragraphs, the footnotes.
    fn order(self, scene: &Scene<'_>) -> (usize, usize, usize) {
        match self {
            Self::Whole => (0, 0, 0),
            Self::Head(at) => (1, at, 0),
            Self::Entry(at) => (2, at, 0),
            Self::New(at) => (2, entry_at(scene, at).unwrap_or(0), at + 1),
            Self::Note(at) => (3, at, 0),
        }
    }
}

fn entry_at(scene: &Scene<'_>, provision: usize) -> Option<usize> {
    scene.entry_of(Side::New, &scene.new_text().provisions[provision].id)
}

/// Returns the words that the fingerprint is made of.
fn paragraphs(scene: &Scene<'_>, spot: Spot) -> Sides<String> {
    match spot {
        Spot::Entry(at) => joined(&scene.report.entries[at].edits),
        Spot::Note(at) => joined(&scene.report.footnotes[at].edits),
        Spot::Head(at) => {
            let row = &scene.report.head[at];
            let values = Sides::new(&row.old, &row.new).map(|value| value.clone().unwrap_or_default());
            // A title and a symbol of the same words are two things.
            Sides::new(format!("{}: {}", row.field.word(), values.old), values.new)
        }
        Spot::New(at) => Sides::new(String::new(), scene.new_text().provisions[at].text.clone()),
        Spot::Whole => Sides::default(),
    }
}

fn joined(edits: &[Edit]) -> Sides<String> {
    Sides::new(
        edits.iter().map(|edit| edit.old.as_str()).collect(),
        edits.iter().map(|edit| edit.new.as_str()).collect(),
    )
}

/// Puts a finding together.
fn finding(
    scene: &Scene<'_>,
    found: &Found<'_>,
    files: &Sides<Option<File<'_>>>,
    lines: &Sides<Option<Vec<&str>>>,
    fingerprint: String,
) -> Finding {
    let hit = &found.hit;
    let report = scene.report;
    let (place, name, ids, edits): (Place, String, Sides<Vec<String>>, &[Edit]) = match hit.spot {
        Spot::Entry(at) => {
            let entry = &report.entries[at];
            (
                Place::Entry(at),
                entry.citation(),
                Sides::new(entry.old.clone(), entry.new.clone()),
                &entry.edits,
            )
        }
        Spot::New(at) => of_one(scene, at),
        Spot::Note(at) => {
            let note = &report.footnotes[at];
            let ids = Sides::new(&note.old_in, &note.new_in).map(|id| id.iter().cloned().collect());
            (Place::Note(at), note.name(), ids, &note.edits)
        }
        Spot::Head(at) => (
            Place::Head(at),
            report.head[at].name(),
            Sides::default(),
            &report.head[at].edits,
        ),
        Spot::Whole => (Place::Whole(()), String::new(), Sides::default(), &[]),
    };
    let spot = where_is(scene, hit.spot, &ids);
    let file = *files.get(spot.side);
    let file = file.or(*files.get(spot.side.other()));
    let (line, column) = in_file(
        report.texts.get(spot.side),
        spot.line,
        lines.get(spot.side).as_deref(),
    );
    Finding {
        rule: found.asked.rule.name.to_owned(),
        level: found.level,
        message: hit.message.clone(),
        text: None,
        place,
        name,
        old: ids.old,
        new: ids.new,
        words: hit.words.clone().unwrap_or_else(|| changed_words(edits)),
        file: file.map_or(String::new(), |file| file.name.to_owned()),
        line,
        column,
        page: spot.page,
        fingerprint,
        waived: None,
    }
}

/// A paragraph of the later text that was looked at alone: its entry, and its own id.
fn of_one<'s>(scene: &Scene<'s>, at: usize) -> (Place, String, Sides<Vec<String>>, &'s [Edit]) {
    let id = scene.new_text().provisions[at].id.clone();
    let place = entry_at(scene, at).map_or(Place::Whole(()), Place::Entry);
    let name = Finding::cited(std::slice::from_ref(&id));
    (place, name, Sides::new(Vec::new(), vec![id]), &[])
}

/// Where a reader would look.
struct Where {
    side: Side,
    line: Option<u32>,
    page: Option<u32>,
}

fn where_is(scene: &Scene<'_>, spot: Spot, ids: &Sides<Vec<String>>) -> Where {
    if let Spot::Head(at) = spot {
        return in_head(scene.report, &scene.report.head[at]);
    }
    let of = |side: Side| -> Option<(Side, &Provision)> {
        let (_, provision) = scene.provision(side, ids.get(side).first()?)?;
        Some((side, provision))
    };
    // What is gone is looked for where it was.
    let gone = matches!(spot, Spot::Note(at) if scene.report.footnotes[at].new.is_none());
    let found = if gone {
        of(Side::Old).or(of(Side::New))
    } else {
        of(Side::New).or(of(Side::Old))
    };
    match found {
        Some((side, provision)) => Where {
            side,
            line: provision.line,
            page: provision.page,
        },
        None => Where {
            side: if gone { Side::Old } else { Side::New },
            line: None,
            page: None,
        },
    }
}

/// Finds a row of the head among the pieces of the file that are no paragraphs.
fn in_head(report: &Report, row: &HeadRow) -> Where {
    let (side, value) = match (&row.new, &row.old) {
        (Some(value), _) => (Side::New, value),
        (None, Some(value)) => (Side::Old, value),
        (None, None) => (Side::New, &String::new()),
    };
    let first = fold(value.lines().next().unwrap_or_default());
    let cut = report.texts.get(side).cut.iter();
    let piece = cut
        .into_iter()
        .find(|cut| !first.is_empty() && fold(&cut.text).contains(&first));
    Where {
        side,
        line: piece.and_then(|piece| piece.line),
        page: piece.and_then(|piece| piece.page),
    }
}

/// Returns line and column in the file, where it is a text file: the column of the first letter of the line.
fn in_file(text: &Text, line: Option<u32>, lines: Option<&[&str]>) -> (Option<u32>, Option<u32>) {
    let Some(line) = line.filter(|_| text.source.format == Format::Text.name()) else {
        return (None, None);
    };
    let row = lines.and_then(|lines| lines.get(line as usize - 1));
    let column = row.and_then(|row| {
        let blank = row.chars().take_while(|c| c.is_whitespace()).count();
        u32::try_from(blank + 1).ok()
    });
    (Some(line), column)
}
