//! A text as git keeps it: `HEAD~3:text.md`, `main...:text.md`, `:text.md`.
//!
//! ```text
//! HEAD~3:text.md      the file in a commit, a tag, a branch, or anything else that git calls a revision
//! main...:text.md     in the commit in which this branch left main: the base of a pull request
//! a...b:text.md       in the last commit that a and b have in common
//! :text.md            as it is staged; :2:text.md and :3:text.md are ours and theirs of a merge
//! ```
//!
//! The path is git's: from the top of the repository, or from the folder where the user stands if it begins with `./` or `../`. The colon is
//! the first one outside of braces, as in `HEAD^{/fix: typo}:text.md`. The file is taken as it is stored: no filter runs.

use super::Git;
use super::nearest::nearest;
use crate::read::Source;
use crate::read::limits::{INPUT, Limits};

/// How a file begins that stands for one which Git LFS keeps elsewhere.
const POINTER: &[u8] = b"version https://git-lfs.github.com/spec/";

/// A file of a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct Revision<'a> {
    tree: Tree<'a>,
    path: &'a str,
}

/// Where a file is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tree<'a> {
    /// `HEAD~3`
    Commit(&'a str),
    /// `main...`, `a...b`: the last commit in common.
    Common(&'a str, &'a str),
    /// `:`, `:2:`
    Index(char),
}

impl<'a> Revision<'a> {
    /// Understands a name as that of a file in a revision; `None` where it is none.
    pub(in crate::cli) fn named(name: &'a str) -> Option<Self> {
        if let Some(rest) = name.strip_prefix(':') {
            let mut letters = rest.chars();
            let staged = match (letters.next(), letters.next()) {
                (Some(stage @ '0'..='3'), Some(':')) => (Tree::Index(stage), &rest[2..]),
                _ => (Tree::Index('0'), rest),
            };
            return Self::of(staged.0, staged.1);
        }
        let (revision, path) = name.split_at(colon(name)?);
        let tree = match revision.split_once("...") {
            Some((one, "")) => Tree::Common(one, "HEAD"),
            Some(("", other)) => Tree::Common("HEAD", other),
            Some((one, other)) => Tree::Common(one, other),
            None => Tree::Commit(revision),
        };
        Self::of(tree, &path[1..])
    }

    fn of(tree: Tree<'a>, path: &'a str) -> Option<Self> {
        (!path.is_empty()).then_some(Self { tree, path })
    }

    /// Returns the path in the revision.
    pub(in crate::cli) fn path(&self) -> &'a str {
        self.path
    }

    /// Reads the file, which is called `name` in messages.
    pub(in crate::cli) fn read(&self, name: &str, limits: Limits) -> Result<Source, String> {
        let about = |reason: String| format!("{name}: {reason}");
        let git = Git::new().map_err(about)?;
        let bytes = in_a_repository(&git)
            .and_then(|()| self.blob(&git))
            .and_then(|blob| contents(&git, &blob, limits))
            .map_err(about)?;
        Ok(Source {
            name: name.to_owned(),
            bytes,
        })
    }

    /// Finds the file.
    fn blob(&self, git: &Git) -> Result<String, String> {
        let tree = match self.tree {
            Tree::Commit(revision) => commit(git, revision)?,
            Tree::Common(one, other) => common(git, one, other)?,
            Tree::Index(stage) => format!(":{stage}"),
        };
        let place = format!("{tree}:{}", self.path);
        match git.word(&["rev-parse", "--verify", "--quiet", &place])? {
            Some(blob) => Ok(blob),
            None => Err(self.missing(git, &tree)),
        }
    }

    /// Says that the file is not there, and which one was meant.
    fn missing(&self, git: &Git, tree: &str) -> String {
        let (place, list): (&str, &[&str]) = match self.tree {
            Tree::Commit(revision) => (
                revision,
                &["ls-tree", "-r", "-z", "--name-only", "--full-tree", tree],
            ),
            Tree::Common(..) => (
                "the last common commit",
                &["ls-tree", "-r", "-z", "--name-only", "--full-tree", tree],
            ),
            Tree::Index(_) => ("the index", &["ls-files", "-z", "--full-name", "--", ":/"]),
        };
        let told = format!("no file '{}' in {place}", self.path);
        let list = git.ask(list).map(|it| it.output).unwrap_or_default();
        let list = String::from_utf8_lossy(&list);
        let paths: Vec<&str> = list.split_terminator('\0').collect();
        let folder = git.word(&["rev-parse", "--show-prefix"]).ok().flatten();
        let folder = folder.unwrap_or_default();
        match nearest(self.path, &folder, &paths) {
            Some(near) if near == self.path => format!("{told} at this stage"),
            Some(near) => format!("{told}; the nearest name there is '{near}'"),
            None => format!("{told}; a path begins at the top of the repository, or with './'"),
        }
    }
}

/// Reads a blob, unless it is too large or stands for another file.
pub(in crate::cli) fn contents(git: &Git, blob: &str, limits: Limits) -> Result<Vec<u8>, String> {
    match git.word(&["cat-file", "-t", blob])?.as_deref() {
        Some("blob") => {}
        Some("tree") => return Err("is a folder, expected a file".to_owned()),
        _ => return Err("is a submodule, or not in this repository".to_owned()),
    }
    let size = git.word(&["cat-file", "-s", blob])?;
    if size.and_then(|size| size.parse().ok()) > Some(limits.input_bytes) {
        return Err(INPUT.exceeded(limits.input_bytes));
    }
    let answer = git.ask(&["cat-file", "blob", blob])?;
    if !answer.done {
        return Err(format!("git cannot read it: {}", answer.complaint));
    }
    if is_pointer(&answer.output) {
        return Err(
            "is kept by Git LFS, and only a pointer to it stands here; check that version out and name its file"
                .to_owned(),
        );
    }
    Ok(answer.output)
}

/// Whether a file only names one that Git LFS keeps elsewhere.
pub(in crate::cli) fn is_pointer(bytes: &[u8]) -> bool {
    bytes.starts_with(POINTER)
}

/// Asks whether there is a repository at all.
pub(in crate::cli) fn in_a_repository(git: &Git) -> Result<(), String> {
    let told = "no such file, and no revision either";
    let answer = git
        .ask(&["rev-parse", "--git-dir"])
        .map_err(|problem| format!("{told}: {problem}"))?;
    if answer.done {
        return Ok(());
    }
    if answer.complaint.contains("not a git repository") {
        return Err(format!("{told}: this folder is in no git repository"));
    }
    Err(format!("{told}: {}", answer.complaint))
}

/// Returns the commit or tree of a revision.
pub(in crate::cli) fn commit(git: &Git, revision: &str) -> Result<String, String> {
    // What begins with a dash is an option of git, never a revision.
    let known = if revision.starts_with('-') {
        None
    } else {
        git.word(&[
            "rev-parse",
            "--verify",
            "--quiet",
            &format!("{revision}^{{tree}}"),
        ])?
    };
    let Some(tree) = known else {
        return Err(format!(
            "no such file, and git knows no revision '{revision}'; 'git log --oneline' and 'git branch --all' list them"
        ));
    };
    let commit = git.word(&[
        "rev-parse",
        "--verify",
        "--quiet",
        &format!("{revision}^{{commit}}"),
    ])?;
    Ok(commit.unwrap_or(tree))
}

/// Returns the last commit that two revisions have in common.
pub(in crate::cli) fn common(git: &Git, one: &str, other: &str) -> Result<String, String> {
    let (first, second) = (commit(git, one)?, commit(git, other)?);
    let found = git.word(&["merge-base", &first, &second])?;
    found.ok_or_else(|| {
        format!("{one} and {other} have no commit in common; where a clone is shallow, 'git fetch --unshallow' helps")
    })
}

/// Returns where the path begins: at the first colon outside of braces.
fn colon(name: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in name.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ':' if depth == 0 && at > 0 => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, tree: Tree<'_>, path: &str) {
        assert_eq!(Revision::named(name), Some(Revision { tree, path }), "{name}");
    }

    #[test]
    fn a_name_with_a_colon_is_a_revision_and_a_path() {
        check("HEAD~3:text.md", Tree::Commit("HEAD~3"), "text.md");
        check("v1.0:./a:b.md", Tree::Commit("v1.0"), "./a:b.md");
        check(
            "HEAD^{/fix: typo}:text.md",
            Tree::Commit("HEAD^{/fix: typo}"),
            "text.md",
        );
        check("main@{yesterday}:é.md", Tree::Commit("main@{yesterday}"), "é.md");
    }

    #[test]
    fn three_dots_are_the_last_common_commit() {
        check("main...:text.md", Tree::Common("main", "HEAD"), "text.md");
        check("a...b:text.md", Tree::Common("a", "b"), "text.md");
        check("...b:text.md", Tree::Common("HEAD", "b"), "text.md");
    }

    #[test]
    fn a_colon_in_front_is_the_index() {
        check(":text.md", Tree::Index('0'), "text.md");
        check(":2:text.md", Tree::Index('2'), "text.md");
        check(":4:text.md", Tree::Index('0'), "4:text.md");
    }

    #[test]
    fn a_name_without_a_path_is_none() {
        for name in ["text.md", "HEAD:", ":", "a{b:c", ":2:"] {
            assert_eq!(Revision::named(name), None, "{name}");
        }
    }
}
