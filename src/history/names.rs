//! What versions are called in sentences, and when something was there.
//!
//! A reader knows a version by its symbol, or by its file. Where neither tells all of them apart, as for the states of one file, it is
//! counted: `version 3`. A state of a file in a repository is called by its day and its commit; the day that the text gives comes before
//! that of the commit.

use std::collections::HashSet;

use super::life::History;

impl History {
    /// Returns what each version is called.
    pub fn names(&self) -> Vec<String> {
        if !self.commits.is_empty() {
            return (0..self.versions.len()).map(|at| self.committed(at)).collect();
        }
        let all = |name: &dyn Fn(usize) -> Option<String>| -> Option<Vec<String>> {
            let names: Vec<String> = (0..self.versions.len()).map(name).collect::<Option<_>>()?;
            let different: HashSet<&String> = names.iter().collect();
            (different.len() == names.len()).then_some(names)
        };
        let symbol = |at: usize| self.versions[at].masthead.symbol.clone();
        let file = |at: usize| Some(self.versions[at].source.name.clone());
        let counted = |at: usize| Some(format!("version {}", at + 1));
        all(&symbol)
            .or_else(|| all(&file))
            .or_else(|| all(&counted))
            .unwrap_or_default()
    }
}

impl History {
    fn committed(&self, at: usize) -> String {
        let commit = self.commits.get(at);
        let own = self.versions[at].masthead.date.as_deref();
        let day = own.or(commit.and_then(|it| it.date.as_deref()));
        let hash = match commit.map_or("", |it| it.short()) {
            "" => "not committed",
            hash => hash,
        };
        let parts: Vec<&str> = day.into_iter().chain([hash]).collect();
        parts.join(" ")
    }
}

/// Returns when something was there: `since A`, `in A to C, and again since E`, `in B alone`.
pub fn when(was_in: &[usize], names: &[String]) -> String {
    let stretches: Vec<&[usize]> = was_in.chunk_by(|one, next| one + 1 == *next).collect();
    let told = stretches.iter().enumerate().map(|(at, stretch)| {
        let (first, last) = (stretch[0], stretch[stretch.len() - 1]);
        let again = if at == 0 { "" } else { "again " };
        match (last + 1 == names.len(), first == last) {
            (true, _) => format!("{again}since {}", names[first]),
            (false, true) => format!("{again}in {}", names[first]),
            (false, false) => format!("{again}in {} to {}", names[first], names[last]),
        }
    });
    let told: Vec<String> = told.collect();
    told.join(", ")
}
