//! TOML with places: every value is asked for by what it must be, and what is wrong is told with line and column.

use std::fmt;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::nearest::suggestion;

/// Why a file is no policy, or no pins: one line that names the file and the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnfitFile {
    /// The file as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in Unicode scalar values, from 1.
    pub column: usize,
    /// What is wrong, and what to write.
    pub message: String,
}

impl fmt::Display for UnfitFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

impl std::error::Error for UnfitFile {}

/// A TOML file that is being read.
#[derive(Debug, Clone, Copy)]
pub(in crate::check) struct Reader<'a> {
    pub(in crate::check) name: &'a str,
    pub(in crate::check) text: &'a str,
}

/// A value with its place.
pub(in crate::check) type Value<'a> = Spanned<DeValue<'a>>;

impl<'a> Reader<'a> {
    /// Reads the file as TOML.
    pub(in crate::check) fn document(&self) -> Result<DeTable<'a>, UnfitFile> {
        let parsed = DeTable::parse(self.text);
        parsed.map(Spanned::into_inner).map_err(|problem| {
            let span = problem.span().unwrap_or(0..0);
            self.unfit(
                &span,
                format!("no TOML: {}", problem.message().replace('\n', ", ")),
            )
        })
    }

    /// Returns what is wrong at a place.
    pub(in crate::check) fn unfit(&self, span: &Range<usize>, message: impl Into<String>) -> UnfitFile {
        let (line, column) = place(self.text, span.start);
        UnfitFile {
            file: self.name.to_owned(),
            line,
            column,
            message: message.into(),
        }
    }

    /// Refuses the first key that is not known.
    pub(in crate::check) fn only(
        &self,
        table: &DeTable<'_>,
        known: &[&str],
        inside: &str,
    ) -> Result<(), UnfitFile> {
        let unknown = table
            .keys()
            .filter(|key| !known.contains(&key.get_ref().as_ref()));
        let Some(key) = unknown.min_by_key(|key| key.span().start) else {
            return Ok(());
        };
        let word = key.get_ref();
        Err(self.unfit(
            &key.span(),
            format!("unknown key '{word}' in {inside}{}", suggestion(word, known)),
        ))
    }

    /// Asks for the version of the file, which must stand in it.
    pub(in crate::check) fn version(&self, table: &DeTable<'_>) -> Result<(), UnfitFile> {
        let Some(value) = table.get("version") else {
            return Err(self.unfit(&(0..0), "'version' is missing; write version = 1 at the top"));
        };
        match value.get_ref() {
            DeValue::Integer(number) if number.as_str() == "1" => Ok(()),
            DeValue::Integer(number) => {
                let message = format!("'version' is {number}, and this program reads version 1");
                Err(self.unfit(&value.span(), message))
            }
            other => Err(self.unfit(&value.span(), expected("version", "the number 1", other))),
        }
    }

    /// Returns a text.
    pub(in crate::check) fn text<'v>(&self, key: &str, value: &'v Value<'_>) -> Result<&'v str, UnfitFile> {
        let text = value.get_ref().as_str();
        text.ok_or_else(|| {
            self.unfit(
                &value.span(),
                expected(key, "a text in quotation marks", value.get_ref()),
            )
        })
    }

    /// Returns a text that says something.
    pub(in crate::check) fn words<'v>(&self, key: &str, value: &'v Value<'_>) -> Result<&'v str, UnfitFile> {
        let text = self.text(key, value)?;
        if text.trim().is_empty() {
            return Err(self.unfit(&value.span(), format!("'{key}' is empty")));
        }
        Ok(text)
    }

    /// Returns a list of texts; a text alone is a list of one.
    pub(in crate::check) fn texts(
        &self,
        key: &str,
        value: &Value<'_>,
    ) -> Result<Vec<(Range<usize>, String)>, UnfitFile> {
        match value.get_ref() {
            DeValue::String(text) => Ok(vec![(value.span(), text.clone().into_owned())]),
            DeValue::Array(values) => values
                .iter()
                .map(|one| Ok((one.span(), self.text(key, one)?.to_owned())))
                .collect(),
            other => Err(self.unfit(
                &value.span(),
                expected(key, "a list of texts such as [\"agreed/*.md\"]", other),
            )),
        }
    }

    /// Returns the tables of `[[name]]`, in order.
    pub(in crate::check) fn tables<'t>(
        &self,
        table: &'t DeTable<'a>,
        name: &str,
    ) -> Result<Vec<(Range<usize>, &'t DeTable<'a>)>, UnfitFile> {
        let Some(value) = table.get(name) else {
            return Ok(Vec::new());
        };
        let DeValue::Array(values) = value.get_ref() else {
            let message = format!("'{name}' is a list of tables; write [[{name}]] with two brackets");
            return Err(self.unfit(&value.span(), message));
        };
        let each = values.iter().map(|one| match one.get_ref() {
            DeValue::Table(table) => Ok((one.span(), table)),
            other => Err(self.unfit(&one.span(), expected(name, "a table", other))),
        });
        each.collect()
    }

    /// Returns the place in the file of a position in a text: inside the quotation marks, where nothing in it is escaped.
    pub(in crate::check) fn inside(&self, value: &Range<usize>, text: &str, at: usize) -> Range<usize> {
        let start = value.start + 1;
        let literal = self.text.get(start..start + text.len()) == Some(text);
        let at = if literal { start + at } else { value.start };
        at..at
    }
}

fn expected(key: &str, what: &str, got: &DeValue<'_>) -> String {
    let article = if matches!(got, DeValue::Integer(_) | DeValue::Array(_)) {
        "an"
    } else {
        "a"
    };
    format!("'{key}' is {article} {}, expected {what}", got.type_str())
}

/// Returns line and column of a position in bytes.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    (line, before[start..].chars().count() + 1)
}
