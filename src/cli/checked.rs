//! `travaux check --git RANGE [PATH...]`: every text that changed from one revision to another.
//!
//! ```text
//! RANGE ──git──▶ files that differ ──┬─ texts ──────────────────▶ a report each ──┐
//!                                    └─ policies and pins ──▶ `policy-changed` ───┴──▶ Findings
//! BASE  ──git──▶ the policy and the pins of each text ──▶ a gate for each policy ──▲
//! ```
//!
//! Policy and pins are those of BASE, the revision that is named first, so that nobody loosens the gate in the change that it looks at; that they
//! change in the range is a finding itself: an error where texts change with them, a warning where they change alone. A text has the
//! policy that stands nearest above it, as in a folder. One that came or went is compared with nothing.
//!
//! One text after the other is read, and all that cannot be is told together: then there is no result.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::arguments::CheckArguments;
use super::checkable::{readable, whole};
use super::compare::ladders;
use super::git::range::{Changed, Range, Stored};
use super::pinned::{PINS, POLICY};
use super::{Outcome, findings, progress, say, watch};
use crate::check::{File, Finding, Findings, Gate, Level, Pins, Policy};
use crate::compare::{Options, compare_given};
use crate::read::Source;
use crate::report::Report;
use crate::sides::{Side, Sides};

/// As many texts that cannot be read are told.
const TOLD: usize = 5;

/// Checks what changed in a range.
pub(super) fn run(arguments: &CheckArguments, range: &str) -> Result<Outcome, String> {
    if arguments.baseline {
        return Err(
            "--baseline accepts what is found between two texts, and pins of a range are those of its first revision: run 'travaux check REV:TEXT TEXT --baseline' for each text, and commit the file of pins before the change".to_owned(),
        );
    }
    let paths: Vec<&PathBuf> = [&arguments.old, &arguments.new]
        .into_iter()
        .flatten()
        .chain(&arguments.more)
        .collect();
    let outputs = findings::outputs(
        arguments,
        paths
            .iter()
            .map(|path| (path.as_path(), "a text that is checked"))
            .collect(),
    )?;
    watch::begin(&[Path::new(range)], arguments.reading.limits());
    let named: Vec<String> = paths
        .iter()
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .collect();
    let (findings, reports) = {
        let _progress = progress::Progress::start("checking");
        let desk = Desk {
            arguments,
            range: Range::open(range)?,
            options: Options {
                read: Sides::new(arguments.format_old, arguments.format_new)
                    .map(|format| arguments.reading.options(format)),
                ladders: ladders(arguments.ladders.as_deref(), arguments.reading.limits())?,
                ..Options::default()
            },
        };
        desk.findings(&named)?
    };
    if findings.texts.is_empty() {
        say(&format!("no text changed in {range} of which anything is asked"));
    }
    findings::write(&findings, &reports, &outputs, arguments)?;
    Ok(if findings.passed || arguments.exit_zero {
        Outcome::Done
    } else {
        Outcome::Differs
    })
}

/// What is at hand while a range is checked.
struct Desk<'a> {
    arguments: &'a CheckArguments,
    range: Range,
    options: Options,
}

/// The policy and the pins of a text, by their paths.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Rules {
    policy: Option<Stored>,
    pins: Option<Stored>,
}

impl Desk<'_> {
    /// Checks the texts, policy by policy.
    fn findings(&self, paths: &[String]) -> Result<(Findings, Vec<Report>), String> {
        let mut groups: BTreeMap<Rules, Vec<Changed>> = BTreeMap::new();
        // What concerns no text is told by the policy at the top.
        let top = self.rules("")?;
        groups.insert(top.clone(), Vec::new());
        let texts = self.range.texts(paths)?;
        let changed = self.policy_changed(!texts.is_empty())?;
        for sides in texts {
            groups.entry(self.rules(path(&sides))?).or_default().push(sides);
        }
        let (mut parts, mut reports, mut trouble) = (Vec::new(), Vec::new(), Vec::new());
        for (rules, texts) in &groups {
            let (policy, pins) = self.read_rules(rules)?;
            let mut gate = Gate::new(&policy, &pins, findings::today(self.arguments));
            for sides in texts {
                match self.look(&mut gate, sides, rules, &policy, &pins) {
                    Ok(report) => reports.extend(report),
                    Err(problem) => trouble.push(problem),
                }
            }
            if *rules == top {
                changed.iter().cloned().for_each(|finding| gate.add(finding));
            }
            parts.push(gate.finish());
        }
        match trouble.len() {
            0 => Ok((joined(parts), reports)),
            all => {
                let more = all.saturating_sub(TOLD);
                trouble.truncate(TOLD);
                let told = trouble.join("; ");
                Err(if more > 0 {
                    format!("{told}; and {more} more")
                } else {
                    told
                })
            }
        }
    }

    /// Finds the policy and the pins of a text: those that are named, else those nearest above it.
    fn rules(&self, path: &str) -> Result<Rules, String> {
        let find = |named: Option<&Path>, usual: &str| match named {
            None => self.range.above(usual, path),
            Some(named) => {
                let name = named.to_string_lossy().replace('\\', "/");
                let stored = self.range.of_base(name.trim_start_matches("./"))?;
                let missing = || {
                    format!(
                        "{name}: is not in the revision that is checked from, which is where rules come from; name it by its path from the top of the repository"
                    )
                };
                stored.map(Some).ok_or_else(missing)
            }
        };
        Ok(Rules {
            policy: find(self.arguments.policy.as_deref(), POLICY)?,
            pins: find(self.arguments.pins.pins.as_deref(), PINS)?,
        })
    }

    fn read_rules(&self, rules: &Rules) -> Result<(Policy, Pins), String> {
        let text = |stored: &Stored| {
            let bytes = self.range.read(stored, self.arguments.reading.limits())?;
            String::from_utf8(bytes).map_err(|_| format!("{}: not UTF-8", stored.path))
        };
        let mut policy = match &rules.policy {
            Some(stored) => Policy::parse(&stored.path, &text(stored)?).map_err(|unfit| unfit.to_string())?,
            None => Policy::usual(),
        };
        if let Some(level) = self.arguments.fail_on {
            policy.fail_on = level.level();
        }
        let pins = match &rules.pins {
            Some(stored) => Pins::parse(&stored.path, &text(stored)?).map_err(|unfit| unfit.to_string())?,
            None => Pins::default(),
        };
        Ok((policy, pins))
    }

    /// Looks at one text; none is the report of one of which nothing is asked.
    fn look(
        &self,
        gate: &mut Gate<'_>,
        sides: &Changed,
        rules: &Rules,
        policy: &Policy,
        pins: &Pins,
    ) -> Result<Option<Report>, String> {
        let text = below(rules.policy.as_ref(), path(sides));
        let is_asked = policy
            .rules
            .iter()
            .any(|asked| asked.level.is_some() && asked.texts.fit(text));
        if !is_asked {
            return Ok(None);
        }
        let sources = sides
            .as_ref()
            .try_map(|stored| stored.as_ref().map(|stored| self.source(stored)).transpose())?;
        let options = Options {
            corrections: pins.corrections(below(rules.pins.as_ref(), path(sides))),
            ..self.options.clone()
        };
        let given = sources.as_ref().map(Option::as_ref);
        let mut report = compare_given(given, &options).map_err(|problem| problem.to_string())?;
        readable(&report, given, self.arguments.accept_unread)?;
        for side in [Side::Old, Side::New] {
            if let Some(source) = given.get(side) {
                report.texts.get_mut(side).source.name.clone_from(&source.name);
            }
        }
        let files = given.map(|source| {
            source.map(|source| File {
                name: &source.name,
                path: text,
                letters: std::str::from_utf8(&source.bytes).ok(),
            })
        });
        gate.look(&report, &files);
        Ok(Some(report))
    }

    fn source(&self, stored: &Stored) -> Result<Source, String> {
        let bytes = self.range.read(stored, self.arguments.reading.limits())?;
        let source = Source {
            name: stored.path.clone(),
            bytes,
        };
        whole(&source)?;
        Ok(source)
    }

    /// Tells of every policy and every file of pins that changed in the range.
    fn policy_changed(&self, with_texts: bool) -> Result<Vec<Finding>, String> {
        let named = [
            self.arguments.policy.as_deref(),
            self.arguments.pins.pins.as_deref(),
        ];
        let named: Vec<String> = named
            .into_iter()
            .flatten()
            .map(|path| path.to_string_lossy().into_owned())
            .collect();
        let is_rule = |stored: &Stored| {
            let name = stored.path.rsplit('/').next().unwrap_or_default();
            [POLICY, PINS].contains(&name)
                || named
                    .iter()
                    .any(|path| path.trim_start_matches("./") == stored.path)
        };
        let (level, with) = if with_texts {
            (
                Level::Error,
                "with the texts that it guards; give it a change of its own",
            )
        } else {
            (Level::Warning, "in this range")
        };
        let mut found = Vec::new();
        for sides in self.range.changed(&[])? {
            let mut rules: Vec<&Stored> = [&sides.new, &sides.old]
                .into_iter()
                .flatten()
                .filter(|it| is_rule(it))
                .collect();
            rules.dedup_by_key(|stored| &stored.path);
            for stored in rules {
                let message = format!(
                    "{} changed {with} ({}); what stands in the revision that is checked from counts",
                    stored.path,
                    short(&sides)
                );
                found.push(Finding::of_file("policy-changed", level, message, &stored.path));
            }
        }
        Ok(found)
    }
}

/// `3f2a1b0 → 9c1d2e3`: so that who accepts one change has not accepted the next.
fn short(sides: &Changed) -> String {
    let name = |stored: &Option<Stored>| stored.as_ref().map_or("nothing", |it| it.short()).to_owned();
    format!("{} → {}", name(&sides.old), name(&sides.new))
}

/// Returns the path of a text, the later one where there are two.
fn path(sides: &Changed) -> &str {
    let stored = sides.new.as_ref().or(sides.old.as_ref());
    stored.map_or("", |stored| stored.path.as_str())
}

/// Returns a path from the folder of a policy or of pins.
fn below<'a>(rules: Option<&Stored>, path: &'a str) -> &'a str {
    let folder = rules
        .and_then(|stored| stored.path.rsplit_once('/'))
        .map(|(folder, _)| folder);
    let inside = folder.and_then(|folder| path.strip_prefix(folder)?.strip_prefix('/'));
    inside.unwrap_or(path)
}

/// Joins what the gates found. The policy is that at the top, or the only one; `others` are those of folders.
fn joined(parts: Vec<Findings>) -> Findings {
    let mut parts = parts.into_iter();
    let mut all = parts.next().expect("there is always the gate of the top");
    let mut others = Vec::new();
    for part in parts {
        let before = all.texts.len();
        others.push(part.policy);
        all.texts.extend(part.texts);
        all.findings
            .extend(part.findings.into_iter().map(|finding| Finding {
                text: finding.text.map(|at| at + before),
                ..finding
            }));
        all.passed &= part.passed;
    }
    if !others.is_empty() {
        all.policy["others"] = others.into();
    }
    all
}
