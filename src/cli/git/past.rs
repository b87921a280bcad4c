//! The states that a file had, as the branch that is checked out had them: one for each of its commits that changed the file, and last
//! what is not committed yet.
//!
//! The first parents are followed, so a branch that was merged is one step, that of its merge: what was written on it at the same time as
//! on the main line never stands between two states of that line. A file keeps its past where it got another name (git's own
//! following of renames). Commits that only gave it another name or mode are no states.

use std::path::Path;

use super::Git;
use super::revision::{contents, in_a_repository};
use crate::history::Commit;
use crate::read::Source;
use crate::read::limits::Limits;

/// A state of a file: its bytes, and the commit that made it.
pub(in crate::cli) struct State {
    pub(in crate::cli) source: Source,
    pub(in crate::cli) commit: Commit,
}

/// A commit as git lists it, with the file that it left.
#[derive(Debug, PartialEq, Eq)]
struct Listed {
    commit: Commit,
    blob: String,
}

/// Returns the states of a file, the oldest first.
pub(in crate::cli) fn states(path: &Path, limits: Limits) -> Result<Vec<State>, String> {
    let name = path.display().to_string();
    let about = |reason: String| format!("{name}: {reason}");
    let git = Git::new().map_err(about)?;
    in_a_repository(&git)
        .map_err(|_| format!("{name}: this folder is in no git repository, so --git finds no commits"))?;
    let answer = git
        .ask(&[
            "log",
            "--first-parent",
            "-m",
            "--follow",
            "--find-renames",
            "--raw",
            "-z",
            "--no-abbrev",
            "--format=%x01%H %cs",
            "--",
            &name,
        ])
        .map_err(about)?;
    if !answer.done {
        return Err(about(format!(
            "git cannot list its commits: {}",
            answer.complaint
        )));
    }
    let listed = listed(&String::from_utf8_lossy(&answer.output));
    if listed.is_empty() {
        return Err(about(
            "git has no commit of this file; is the name right?".to_owned(),
        ));
    }
    let mut states = Vec::with_capacity(listed.len() + 1);
    for it in listed {
        let short = format!("{}:{}", it.commit.short(), it.commit.path);
        let bytes = contents(&git, &it.blob, limits).map_err(|reason| format!("{short}: {reason}"))?;
        let source = Source { name: short, bytes };
        states.push(State {
            source,
            commit: it.commit,
        });
    }
    states.extend(uncommitted(&git, path, limits)?);
    Ok(states)
}

/// Returns the file as it stands there, where that is not what was committed last.
fn uncommitted(git: &Git, path: &Path, limits: Limits) -> Result<Option<State>, String> {
    let name = path.display().to_string();
    let same = git
        .ask(&["diff", "--quiet", "--no-ext-diff", "HEAD", "--", &name])?
        .done;
    if same || !path.is_file() {
        return Ok(None);
    }
    let source = super::super::input::source(path, limits)?;
    let commit = Commit {
        commit: String::new(),
        date: None,
        path: name,
    };
    Ok(Some(State { source, commit }))
}

/// Reads the list of git, the newest first: `\x01HASH DAY`, then `:100644 100644 3f2a… 9c1d… M` and a path or two, each with a null behind.
fn listed(list: &str) -> Vec<Listed> {
    let mut found: Vec<Listed> = Vec::new();
    let mut words = list.split('\0');
    let mut head: Option<(String, String)> = None;
    while let Some(word) = words.next() {
        let word = word.trim_start_matches('\n');
        if let Some(facts) = word.strip_prefix('\u{1}') {
            head = facts
                .split_once(' ')
                .map(|(hash, day)| (hash.to_owned(), day.trim_end().to_owned()));
            continue;
        }
        let facts: Vec<&str> = word.trim_start_matches(':').split(' ').collect();
        let (&[_, mode, _, blob, status], Some(mut path)) = (facts.as_slice(), words.next()) else {
            continue;
        };
        if status.starts_with(['R', 'C']) {
            path = words.next().unwrap_or(path);
        }
        let Some((commit, date)) = head.take().filter(|_| mode.starts_with("100")) else {
            continue;
        };
        found.push(Listed {
            commit: Commit {
                commit,
                date: Some(date),
                path: path.to_owned(),
            },
            blob: blob.to_owned(),
        });
    }
    found.reverse();
    found.dedup_by(|later, earlier| later.blob == earlier.blob);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commits_are_listed_oldest_first_without_those_that_left_the_words_alone() {
        let list = "\u{1}c3 2026-03-03|\n:100644 100644 b3 b4 M|b.md|\u{1}c2 2026-02-02|\n:100644 100644 b1 b3 R059|a.md|b.md|\
                    \u{1}d1 2026-01-09|\n:100755 100644 b1 b1 M|a.md|\u{1}c1 2026-01-01|\n:000000 100644 0 b1 A|a.md|";
        let told: Vec<String> = listed(&list.replace('|', "\0"))
            .iter()
            .map(|it| {
                format!(
                    "{} {} {} {}",
                    it.commit.commit,
                    it.commit.date.as_deref().unwrap_or("-"),
                    it.commit.path,
                    it.blob
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "c1 2026-01-01 a.md b1",
                "c2 2026-02-02 b.md b3",
                "c3 2026-03-03 b.md b4"
            ]
        );
    }
}
