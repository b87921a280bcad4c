//! What is asked of a change: `travaux.toml`.
//!
//! ```toml
//! version = 1
//! fail-on = "error"
//! sets = ["negotiation"]
//!
//! [[rule]]
//! rule = "frozen"
//! select = "OP3-OP7, !OP5"
//! texts = ["agreed/*.md"]
//! ```
//!
//! A set turns on its rules at their usual levels; `[[rule]]` turns on one rule (or one set) for the paragraphs that it selects. Of two that
//! ask the same of one paragraph the later one counts, so that an exception stands below its rule, with another level or with `level = "off"`.
//! Whatever is not understood is an error with its place; nothing is skipped, since a rule that nobody reads guards nothing.

mod globs;
mod nearest;
mod selection;
mod table;
mod template;

use serde_json::{Value as Json, json};
use toml::de::{DeTable, DeValue};

use super::rules::{Condition, RULES, Rule, Set, Takes};
use super::{Level, Pattern};

pub use globs::Globs;
pub use nearest::nearest;
pub(super) use nearest::suggestion;
pub use selection::{Selection, Unfit};
pub use table::UnfitFile;
pub(super) use table::{Reader, Value};
pub use template::template;

/// What is asked of a change.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The file that it was read from; none for the usual rules.
    pub file: Option<String>,
    /// The mildest level at which a check fails.
    pub fail_on: Level,
    /// What is asked, in the order in which it was written.
    pub rules: Vec<Asked>,
}

/// A rule that is asked of some paragraphs.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Which rule.
    pub rule: &'static Rule,
    /// How grave it is when it is broken; none where it is turned off.
    pub level: Option<Level>,
    /// The texts that it is asked of.
    pub texts: Globs,
    /// The paragraphs that it is asked of.
    pub select: Selection,
    /// What else the rule is told.
    pub condition: Condition,
}

/// The keys of `[[rule]]`.
const KEYS: [&str; 7] = ["rule", "set", "level", "texts", "select", "share", "pattern"];

impl Policy {
    /// Returns the rules that count where nobody wrote a policy.
    pub fn usual() -> Self {
        let asked = RULES.iter().filter_map(|rule| Some(Asked::of(rule, rule.usual?)));
        Self {
            file: None,
            fail_on: Level::Error,
            rules: asked.collect(),
        }
    }

    /// Reads a policy.
    ///
    /// ```
    /// use travaux::check::Policy;
    ///
    /// let policy = Policy::parse("travaux.toml", "version = 1\n[[rule]]\nrule = \"frozen\"\nselect = \"OP3-OP7\"\n").unwrap();
    /// assert_eq!(policy.rules.len(), 1);
    /// let wrong = Policy::parse("travaux.toml", "version = 1\n[[rule]]\nruel = \"frozen\"\n").unwrap_err();
    /// assert_eq!(wrong.to_string(), "travaux.toml:3:1: unknown key 'ruel' in [[rule]]; did you mean 'rule'?");
    /// ```
    ///
    /// # Errors
    ///
    /// When anything in it is not understood: the first such place.
    pub fn parse(name: &str, text: &str) -> Result<Self, UnfitFile> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let reader = Reader { name, text };
        let table = reader.document()?;
        reader.only(&table, &["version", "fail-on", "sets", "rule"], "a policy")?;
        reader.version(&table)?;
        let fail_on = table
            .get("fail-on")
            .map(|value| failing(&reader, value))
            .transpose()?;
        let mut rules = Vec::new();
        if let Some(value) = table.get("sets") {
            for (span, word) in reader.texts("sets", value)? {
                let set = Set::named(&word).ok_or_else(|| reader.unfit(&span, no_set(&word)))?;
                rules.extend(set.rules().map(|rule| Asked::of(rule, rule.level)));
            }
        }
        for (span, one) in reader.tables(&table, "rule")? {
            rules.extend(asked(&reader, &span, one)?);
        }
        Ok(Self {
            file: Some(name.to_owned()),
            fail_on: fail_on.unwrap_or(Level::Error),
            rules,
        })
    }

    /// Returns the policy as what was found names it.
    pub(super) fn json(&self) -> Json {
        let rules: Vec<Json> = self.rules.iter().map(Asked::json).collect();
        json!({ "file": self.file, "fail_on": self.fail_on, "rules": rules })
    }
}

impl Asked {
    fn of(rule: &'static Rule, level: Level) -> Self {
        Self {
            rule,
            level: Some(level),
            texts: Globs::default(),
            select: Selection::default(),
            condition: Condition::default(),
        }
    }

    /// Whether two ask the same, so that the later one counts where both select a paragraph.
    pub(super) fn asks_the_same(&self, other: &Self) -> bool {
        self.rule.name == other.rule.name && self.condition == other.condition
    }

    fn json(&self) -> Json {
        let mut json = json!({ "rule": self.rule.name, "level": self.level.map_or("off", Level::word) });
        if !self.texts.written().is_empty() {
            json["texts"] = json!(self.texts.written());
        }
        if !self.select.is_all() {
            json["select"] = json!(self.select.to_string());
        }
        if let Some(share) = self.condition.share {
            json["share"] = json!(share);
        }
        if let Some(pattern) = &self.condition.pattern {
            json["pattern"] = json!(pattern.written);
        }
        json
    }
}

fn no_set(word: &str) -> String {
    let names: Vec<&str> = Set::ALL.iter().map(|set| set.name()).collect();
    format!("no set is called '{word}'{}", suggestion(word, &names))
}

fn no_rule(word: &str) -> String {
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    match nearest(word, names.iter().copied()) {
        Some(near) => format!("no rule is called '{word}'; did you mean '{near}'?"),
        None => format!("no rule is called '{word}'; 'travaux explain' lists them all"),
    }
}

fn failing(reader: &Reader<'_>, value: &Value<'_>) -> Result<Level, UnfitFile> {
    let word = reader.text("fail-on", value)?;
    let found = level(word).and_then(Asking::level);
    found.ok_or_else(|| {
        let message = format!(
            "'{word}' is no level{}",
            suggestion(word, &["error", "warning", "note"])
        );
        reader.unfit(&value.span(), message)
    })
}

/// A level of a rule, as a policy has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asking {
    Off,
    At(Level),
}

impl Asking {
    fn level(self) -> Option<Level> {
        match self {
            Self::Off => None,
            Self::At(level) => Some(level),
        }
    }
}

/// Returns the level that a word names.
fn level(word: &str) -> Option<Asking> {
    if word == "off" {
        return Some(Asking::Off);
    }
    let known = Level::ALL.into_iter().find(|level| level.word() == word);
    known.map(Asking::At)
}

fn asked(
    reader: &Reader<'_>,
    span: &std::ops::Range<usize>,
    table: &DeTable<'_>,
) -> Result<Vec<Asked>, UnfitFile> {
    reader.only(table, &KEYS, "[[rule]]")?;
    let rules = named(reader, span, table)?;
    let chosen = table.get("level").map(|value| {
        let word = reader.text("level", value)?;
        let known = level(word);
        known.ok_or_else(|| {
            let message = format!(
                "'{word}' is no level{}",
                suggestion(word, &["error", "warning", "note", "off"])
            );
            reader.unfit(&value.span(), message)
        })
    });
    let chosen = chosen.transpose()?;
    let texts = texts(reader, table)?;
    let select = select(reader, table)?;
    let condition = condition(reader, span, table, &rules)?;
    let each = rules.into_iter().map(|rule| Asked {
        rule,
        level: chosen.map_or(Some(rule.level), Asking::level),
        texts: texts.clone(),
        select: select.clone(),
        condition: condition.clone(),
    });
    Ok(each.collect())
}

/// Returns the rule that is named, or those of the set.
fn named(
    reader: &Reader<'_>,
    span: &std::ops::Range<usize>,
    table: &DeTable<'_>,
) -> Result<Vec<&'static Rule>, UnfitFile> {
    match (table.get("rule"), table.get("set")) {
        (Some(value), None) => {
            let word = reader.text("rule", value)?;
            let rule = Rule::named(word).ok_or_else(|| reader.unfit(&value.span(), no_rule(word)))?;
            Ok(vec![rule])
        }
        (None, Some(value)) => {
            let word = reader.text("set", value)?;
            let set = Set::named(word).ok_or_else(|| reader.unfit(&value.span(), no_set(word)))?;
            Ok(set.rules().collect())
        }
        (Some(_), Some(value)) => Err(reader.unfit(
            &value.span(),
            "'rule' and 'set' stand in one [[rule]]; write one [[rule]] for each",
        )),
        (None, None) => Err(reader.unfit(
            span,
            "[[rule]] names no rule; write rule = \"frozen\" or set = \"law\"",
        )),
    }
}

fn texts(reader: &Reader<'_>, table: &DeTable<'_>) -> Result<Globs, UnfitFile> {
    let Some(value) = table.get("texts") else {
        return Ok(Globs::default());
    };
    globs(reader, "texts", value)
}

/// Returns patterns of paths.
pub(super) fn globs(reader: &Reader<'_>, key: &str, value: &Value<'_>) -> Result<Globs, UnfitFile> {
    let written = reader.texts(key, value)?;
    if written.is_empty() {
        return Err(reader.unfit(
            &value.span(),
            format!("'{key}' is empty, and fits no text; leave it out for every text"),
        ));
    }
    let (spans, patterns): (Vec<_>, Vec<_>) = written.into_iter().unzip();
    Globs::new(patterns).map_err(|(at, why)| reader.unfit(&spans[at], why))
}

fn select(reader: &Reader<'_>, table: &DeTable<'_>) -> Result<Selection, UnfitFile> {
    let Some(value) = table.get("select") else {
        return Ok(Selection::default());
    };
    let text = reader.words("select", value)?;
    Selection::parse(text).map_err(|unfit| {
        let place = reader.inside(&value.span(), text, unfit.at);
        reader.unfit(&place, unfit.message)
    })
}

fn condition(
    reader: &Reader<'_>,
    span: &std::ops::Range<usize>,
    table: &DeTable<'_>,
    rules: &[&'static Rule],
) -> Result<Condition, UnfitFile> {
    let mut condition = Condition::default();
    for (key, takes) in [("share", Takes::Share), ("pattern", Takes::Pattern)] {
        let wants = rules.iter().find(|rule| rule.takes == takes);
        match (table.get(key), wants) {
            (None, None) => {}
            (None, Some(rule)) => {
                return Err(reader.unfit(
                    span,
                    format!("'{}' needs '{key}'; write {}", rule.name, takes.example()),
                ));
            }
            (Some(value), None) => {
                let takers: Vec<&str> = RULES
                    .iter()
                    .filter(|rule| rule.takes == takes)
                    .map(|rule| rule.name)
                    .collect();
                let message = format!(
                    "'{key}' says nothing to '{}'; it belongs to {}",
                    rules.first().map_or("this", |rule| rule.name),
                    takers.join(", ")
                );
                return Err(reader.unfit(&value.span(), message));
            }
            (Some(value), Some(_)) if takes == Takes::Share => condition.share = Some(share(reader, value)?),
            (Some(value), Some(_)) => condition.pattern = Some(pattern(reader, value)?),
        }
    }
    Ok(condition)
}

fn share(reader: &Reader<'_>, value: &Value<'_>) -> Result<f64, UnfitFile> {
    let number = match value.get_ref() {
        DeValue::Float(number) => number.as_str().replace('_', "").parse::<f64>().ok(),
        DeValue::Integer(number) => number.as_str().parse::<f64>().ok(),
        other => {
            let message = format!(
                "'share' is a {}, expected a number from 0 to 1 such as 0.25",
                other.type_str()
            );
            return Err(reader.unfit(&value.span(), message));
        }
    };
    let fits = number.filter(|number| (0.0..=1.0).contains(number));
    fits.ok_or_else(|| {
        reader.unfit(
            &value.span(),
            "'share' is out of reach, expected a number from 0 to 1 such as 0.25",
        )
    })
}

fn pattern(reader: &Reader<'_>, value: &Value<'_>) -> Result<Pattern, UnfitFile> {
    let written = reader.words("pattern", value)?;
    Pattern::new(written).map_err(|why| reader.unfit(&value.span(), why))
}
