//! What the team has accepted, and which paragraphs it has paired by hand: `travaux.pins.toml`.
//!
//! ```toml
//! [[accept]]
//! rule = "no-weaker-verb"
//! fingerprint = "1f3a5c7e9b2d4f60"
//! old = "Urges all Member States to cooperate"        # for people
//! new = "Encourages all Member States to cooperate"
//! reason = "agreed in the informals of 12 March"
//! owner = "second committee desk"
//! expires = 2026-12-31
//!
//! [[together]]
//! old = "Urges all States to inspect"                   # first words
//! new = "Invites parliaments to make laws"
//! reason = "rewritten by the facilitator"
//! ```
//!
//! A finding is accepted by its fingerprint: rule and words, wherever they stand. Other words have another fingerprint, so a later change opens
//! the finding again. What is accepted for good is none: an accepted finding has a last day, and one that nothing is accepted by is told.
//! A baseline is what was found when the check began; it has no last day, and is told when it is used no more.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::policy::{Globs, Reader, UnfitFile, globs, suggestion};
use super::rules::RULES;
use super::{Day, Finding, Waiver};
use crate::align::{Correction, Corrections, Wanted};
use crate::sides::Sides;

/// What was accepted and paired by hand.
#[derive(Debug, Clone, Default)]
pub struct Pins {
    /// The file that it was read from; none where there is none.
    pub file: Option<String>,
    /// What was accepted, in the order in which it stands.
    pub accepted: Vec<Pin>,
    /// What was paired and parted by hand, with the texts that it is for.
    corrections: Vec<(Globs, Correction)>,
}

/// An accepted finding, as the file has it.
#[derive(Debug, Clone)]
pub struct Pin {
    /// Whether it is of the baseline, which nobody accepted one by one.
    pub baseline: bool,
    /// `no-weaker-verb`
    pub rule: String,
    /// Sixteen hexadecimal digits.
    pub fingerprint: String,
    /// The first words of both sides, for people.
    pub words: Sides<String>,
    /// Why.
    pub reason: String,
    /// Who.
    pub owner: String,
    /// The last day on which it holds.
    pub expires: Option<Day>,
    /// The texts in which it is expected; a finding of another text is accepted all the same.
    pub texts: Globs,
    /// Its line in the file, from 1.
    pub line: usize,
}

impl Pins {
    /// Reads a file of pins.
    ///
    /// ```
    /// use travaux::check::Pins;
    ///
    /// let wrong = Pins::parse("travaux.pins.toml", "[[accept]]\nrule = \"frozen\"\nfingerprint = \"xyz\"\n").unwrap_err();
    /// assert!(wrong.to_string().starts_with("travaux.pins.toml:3:15: 'xyz' is no fingerprint"));
    /// ```
    ///
    /// # Errors
    ///
    /// When anything in it is not understood: the first such place.
    pub fn parse(name: &str, text: &str) -> Result<Self, UnfitFile> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let reader = Reader { name, text };
        let table = reader.document()?;
        reader.only(
            &table,
            &["version", "accept", "baseline", "together", "apart"],
            "a file of pins",
        )?;
        if table.contains_key("version") {
            reader.version(&table)?;
        }
        let mut pins = Self {
            file: Some(name.to_owned()),
            ..Self::default()
        };
        for (list, baseline) in [("accept", false), ("baseline", true)] {
            for (span, one) in reader.tables(&table, list)? {
                pins.accepted.push(pin(&reader, list, &span, one, baseline)?);
            }
        }
        pins.accepted.sort_by_key(|pin| pin.line);
        for (list, wanted) in [("together", Wanted::Together), ("apart", Wanted::Apart)] {
            for (span, one) in reader.tables(&table, list)? {
                pins.corrections
                    .push(correction(&reader, list, &span, one, wanted)?);
            }
        }
        Ok(pins)
    }

    /// Returns what was paired and parted by hand for a text, by its path from the folder of the file.
    pub fn corrections(&self, path: &str) -> Corrections {
        let meant = self.corrections.iter().filter(|(texts, _)| texts.fit(path));
        Corrections {
            list: meant.map(|(_, correction)| correction.clone()).collect(),
        }
    }
}

impl Pin {
    /// Whether its last day is over.
    pub(super) fn is_over(&self, today: Day) -> bool {
        self.expires.is_some_and(|last| last < today)
    }

    pub(super) fn waiver(&self) -> Waiver {
        Waiver {
            reason: self.reason.clone(),
            owner: self.owner.clone(),
            expires: self.expires.map(|day| day.to_string()),
        }
    }
}

/// Returns the lines that accept findings as a baseline, to stand at the end of a file of pins.
pub fn baseline<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> String {
    let mut text = String::new();
    for finding in findings {
        text.push_str(&format!(
            "\n[[baseline]]\nrule = {}\nfingerprint = {}\n",
            quoted(&finding.rule),
            quoted(&finding.fingerprint)
        ));
        for (key, words) in [("old", &finding.words.old), ("new", &finding.words.new)] {
            if let Some(words) = words {
                let first: Vec<&str> = words.split_whitespace().take(12).collect();
                text.push_str(&format!("{key} = {}\n", quoted(&first.join(" "))));
            }
        }
    }
    text
}

/// Writes a text as TOML does.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() || c == '\u{2028}' => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn pin(
    reader: &Reader<'_>,
    list: &str,
    span: &Range<usize>,
    table: &DeTable<'_>,
    baseline: bool,
) -> Result<Pin, UnfitFile> {
    const KEYS: [&str; 8] = [
        "rule",
        "fingerprint",
        "old",
        "new",
        "reason",
        "owner",
        "expires",
        "texts",
    ];
    let inside = format!("[[{list}]]");
    reader.only(table, &KEYS, &inside)?;
    let needed = |key: &str, why: &str| match table.get(key) {
        Some(value) => reader.words(key, value).map(str::to_owned),
        None => Err(reader.unfit(span, format!("'{key}' is missing in {inside}; {why}"))),
    };
    let named = |key: &str| match table.get(key) {
        Some(value) => reader.text(key, value).map(str::to_owned),
        None => Ok(String::new()),
    };
    let rule = needed("rule", "write the rule that found it")?;
    if let Some(value) = table.get("rule") {
        known_rule(reader, &value.span(), &rule)?;
    }
    let fingerprint = needed("fingerprint", "copy it from the finding")?;
    if let Some(value) = table.get("fingerprint") {
        sixteen_digits(reader, &value.span(), &fingerprint)?;
    }
    let (reason, owner) = if baseline {
        let reason = named("reason")?;
        (
            if reason.is_empty() {
                "baseline".to_owned()
            } else {
                reason
            },
            named("owner")?,
        )
    } else {
        (
            needed("reason", "say why it is accepted")?,
            needed("owner", "say who accepted it")?,
        )
    };
    let expires = expires(reader, table)?;
    if expires.is_none() && !baseline {
        return Err(reader.unfit(
            span,
            format!("'expires' is missing in {inside}; write its last day: expires = 2026-12-31"),
        ));
    }
    let place = reader.unfit(span, "");
    Ok(Pin {
        baseline,
        rule,
        fingerprint,
        words: Sides::new(named("old")?, named("new")?),
        reason,
        owner,
        expires,
        texts: table
            .get("texts")
            .map_or(Ok(Globs::default()), |value| globs(reader, "texts", value))?,
        line: place.line,
    })
}

fn known_rule(reader: &Reader<'_>, span: &Range<usize>, rule: &str) -> Result<(), UnfitFile> {
    let names: Vec<&str> = RULES
        .iter()
        .map(|rule| rule.name)
        .chain(["policy-changed"])
        .collect();
    if names.contains(&rule) {
        return Ok(());
    }
    Err(reader.unfit(
        span,
        format!("no rule is called '{rule}'{}", suggestion(rule, &names)),
    ))
}

fn sixteen_digits(reader: &Reader<'_>, span: &Range<usize>, text: &str) -> Result<(), UnfitFile> {
    let digits = text
        .bytes()
        .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if digits && text.len() == 16 {
        return Ok(());
    }
    Err(reader.unfit(
        span,
        format!(
            "'{text}' is no fingerprint, expected sixteen digits of 0-9 and a-f, as the finding has them"
        ),
    ))
}

/// Reads the last day: a date of TOML, or a text.
fn expires(reader: &Reader<'_>, table: &DeTable<'_>) -> Result<Option<Day>, UnfitFile> {
    let Some(value) = table.get("expires") else {
        return Ok(None);
    };
    let written = match value.get_ref() {
        DeValue::Datetime(day) => day.to_string(),
        DeValue::String(day) => day.clone().into_owned(),
        other => {
            let message = format!(
                "'expires' is a {}, expected a day such as 2026-01-31",
                other.type_str()
            );
            return Err(reader.unfit(&value.span(), message));
        }
    };
    let day = written.parse::<Day>();
    day.map(Some)
        .map_err(|no_day| reader.unfit(&value.span(), format!("'{written}' is no last day, {no_day}")))
}

fn correction(
    reader: &Reader<'_>,
    list: &str,
    span: &Range<usize>,
    table: &DeTable<'_>,
    wanted: Wanted,
) -> Result<(Globs, Correction), UnfitFile> {
    let inside = format!("[[{list}]]");
    reader.only(table, &["old", "new", "reason", "texts"], &inside)?;
    let needed = |key: &str, why: &str| match table.get(key) {
        Some(value) => reader.words(key, value).map(str::to_owned),
        None => Err(reader.unfit(span, format!("'{key}' is missing in {inside}; {why}"))),
    };
    let correction = Correction {
        wanted,
        words: Sides::new(
            needed("old", "write the first words of the earlier paragraph")?,
            needed("new", "write the first words of the later paragraph")?,
        ),
        reason: needed("reason", "say why")?,
    };
    let texts = table
        .get("texts")
        .map_or(Ok(Globs::default()), |value| globs(reader, "texts", value))?;
    Ok((texts, correction))
}
