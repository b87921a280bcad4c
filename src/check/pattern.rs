//! What a text must or must not contain, as a policy writes it.

use regex::{Regex, RegexBuilder};

use crate::text::normalize::fold;

/// What a text must or must not contain: words as they stand, or a regular expression between slashes.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// As the policy has it.
    pub written: String,
    compiled: Regex,
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Pattern {
    /// Compiles a pattern. Words are looked for as comparison sees them: kinds of space, quotation marks and hyphens are alike.
    ///
    /// # Errors
    ///
    /// When what stands between slashes is no regular expression, or is too large.
    pub fn new(written: &str) -> Result<Self, String> {
        let expression = written.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'));
        let compiled = match expression {
            Some(expression) => compiled(expression)?,
            None => compiled(&regex::escape(&fold(written)))?,
        };
        Ok(Self {
            written: written.to_owned(),
            compiled,
        })
    }

    /// Returns the first place that fits, as comparison sees the text.
    pub fn find(&self, text: &str) -> Option<String> {
        let folded = fold(text);
        self.compiled.find(&folded).map(|found| found.as_str().to_owned())
    }
}

/// Compiles a regular expression, within what a policy may cost.
pub(super) fn compiled(written: &str) -> Result<Regex, String> {
    const MOST: usize = 1 << 20;
    let built = RegexBuilder::new(written).size_limit(MOST).build();
    built.map_err(|problem| match problem {
        regex::Error::CompiledTooBig(_) => "the regular expression is too large".to_owned(),
        other => {
            // The library draws the place in several lines; the last says what is wrong.
            let text = other.to_string();
            let why = text
                .lines()
                .last()
                .unwrap_or_default()
                .trim_start_matches("error: ");
            format!("no regular expression: {why}")
        }
    })
}
