//! Names new parts in the parts of a package that name all others: its kinds of content and the relations of the body.

use crate::read::Limits;
use crate::read::docx::part;

/// The parts that name others, as far as they were opened.
pub(super) struct Frame<'a> {
    original: &'a [u8],
    limits: Limits,
    /// Names and texts.
    pub(super) parts: Vec<(String, String)>,
}

/// The part that says what every other part holds.
pub(super) const CONTENT_TYPES: &str = "[Content_Types].xml";

impl<'a> Frame<'a> {
    pub(super) fn new(original: &'a [u8], limits: Limits) -> Self {
        Self {
            original,
            limits,
            parts: Vec::new(),
        }
    }

    /// Puts an entry at the end of a part, unless it has it. The error is the reason why that cannot be done.
    pub(super) fn add(&mut self, name: &str, end: &str, entry: &str) -> Result<(), String> {
        let known = self.parts.iter().position(|(known, _)| known == name);
        let at = known.unwrap_or(self.parts.len());
        if known.is_none() {
            let text = part(self.original, name, self.limits)?;
            self.parts.push((name.to_owned(), text.unwrap_or_default()));
        }
        let text = &mut self.parts[at].1;
        let open = text.trim_end().strip_suffix(end).map(str::len);
        let open = open.ok_or_else(|| format!("its part {name} cannot name new parts"))?;
        text.truncate(open);
        text.push_str(entry);
        text.push_str(end);
        Ok(())
    }

    /// Whether a part says something already.
    pub(super) fn says(&self, name: &str, words: &str) -> bool {
        let opened = self.parts.iter().find(|(known, _)| known == name);
        match opened {
            Some((_, text)) => text.contains(words),
            None => part(self.original, name, self.limits)
                .ok()
                .flatten()
                .is_some_and(|text| text.contains(words)),
        }
    }
}
