//! Which texts a rule is about: patterns of paths, as `.gitignore` has them.
//!
//! ```text
//! agreed/*.md     the files of that folder, counted from the folder of the policy
//! agreed/**       everything below it
//! *.docx          files so called, in any folder
//! ```
//!
//! `*` and `?` stand for what is in one part of a path, `**` for any parts. A path is written with `/` on every system.

use regex::Regex;

/// Patterns of paths; none fits every path.
#[derive(Debug, Clone, Default)]
pub struct Globs {
    written: Vec<String>,
    compiled: Vec<Regex>,
}

impl PartialEq for Globs {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Globs {
    /// Compiles patterns.
    ///
    /// # Errors
    ///
    /// The first that is no pattern, with its position and what is wrong.
    pub fn new(patterns: Vec<String>) -> Result<Self, (usize, String)> {
        let compiled = patterns
            .iter()
            .enumerate()
            .map(|(at, glob)| compile(glob).map_err(|why| (at, why)));
        let compiled = compiled.collect::<Result<_, _>>()?;
        Ok(Self {
            written: patterns,
            compiled,
        })
    }

    /// Whether a path fits; every path fits where there are no patterns.
    pub fn fit(&self, path: &str) -> bool {
        let path = path.replace('\\', "/");
        let path = path.strip_prefix("./").unwrap_or(&path);
        self.compiled.is_empty() || self.compiled.iter().any(|it| it.is_match(path))
    }

    /// Returns the patterns as they are written.
    pub fn written(&self) -> &[String] {
        &self.written
    }
}

fn compile(glob: &str) -> Result<Regex, String> {
    let bare = glob.strip_prefix("./").unwrap_or(glob);
    if bare.is_empty() {
        return Err("an empty pattern fits no text".to_owned());
    }
    if bare.starts_with('/') {
        return Err("a pattern is counted from the folder of the policy, without '/' in front".to_owned());
    }
    // Without a folder it fits in every folder.
    let mut written = String::from(if bare.contains('/') { "^" } else { "^(?:.*/)?" });
    let mut rest = bare;
    while let Some(c) = rest.chars().next() {
        let (pattern, taken) = match c {
            '*' if rest.starts_with("**/") => ("(?:.*/)?".to_owned(), 3),
            '*' if rest.starts_with("**") => (".*".to_owned(), 2),
            '*' => ("[^/]*".to_owned(), 1),
            '?' => ("[^/]".to_owned(), 1),
            c => (regex::escape(&c.to_string()), c.len_utf8()),
        };
        written.push_str(&pattern);
        rest = &rest[taken..];
    }
    written.push('$');
    Regex::new(&written).map_err(|_| "the pattern is too large".to_owned())
}

#[cfg(test)]
mod tests {
    use super::Globs;

    #[test]
    fn patterns_fit_as_those_of_git_do() {
        for (glob, path, fits) in [
            ("agreed/*.md", "agreed/a.md", true),
            ("agreed/*.md", "agreed/deep/a.md", false),
            ("agreed/*.md", "other/agreed/a.md", false),
            ("agreed/**", "agreed/deep/a.md", true),
            ("**/a.md", "a.md", true),
            ("agreed/**/a.md", "agreed/x/y/a.md", true),
            ("*.docx", "deep/in/a.docx", true),
            ("a?.md", "ab.md", true),
            ("a?.md", "a.md", false),
            ("a+b.md", "a+b.md", true),
            ("./a.md", "a.md", true),
            ("agreed/*.md", "agreed\\a.md", true),
        ] {
            let globs = Globs::new(vec![glob.to_owned()]).unwrap();
            assert_eq!(globs.fit(path), fits, "{glob} {path}");
        }
        assert!(Globs::default().fit("anything"));
        assert!(Globs::new(vec!["a".to_owned(), "/a".to_owned()]).is_err_and(|(at, _)| at == 1));
    }
}
