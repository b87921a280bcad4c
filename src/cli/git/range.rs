//! Which texts changed from one revision to another, and what each of them was.
//!
//! ```text
//! main..HEAD     from main to HEAD
//! main...HEAD    from where HEAD left main: what a pull request changes
//! main..         the same as main..HEAD
//! HEAD           from HEAD to what is staged: what the next commit changes
//! ```
//!
//! Git lists the files that differ and follows renames; beyond that a file that went is the one that a commit of the range renamed it
//! to, however much changed since, else the only one of the same name that came: git compares packed files (Word, OpenDocument) by their bytes,
//! which one word can change throughout. Each file is named by its path from
//! the top of the repository. Links and submodules are no texts.

use std::collections::{HashMap, HashSet};

use super::Git;
use super::revision::{commit, common, contents, in_a_repository};
use crate::read::limits::Limits;
use crate::sides::Sides;

/// The endings of the names of texts; what has another is a text where the command line names it.
const ENDINGS: [&str; 18] = [
    "md", "markdown", "txt", "text", "docx", "docm", "dotx", "pdf", "html", "htm", "xhtml", "odt", "fodt",
    "akn", "doc", "rtf", "wpd", "wp",
];

/// Two revisions.
pub(in crate::cli) struct Range {
    git: Git,
    /// The revision that was named first, which may have gone on since: rules come from here.
    base: String,
    from: String,
    /// None is what is staged.
    to: Option<String>,
}

/// A file of a revision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::cli) struct Stored {
    /// From the top of the repository.
    pub(in crate::cli) path: String,
    blob: String,
}

impl Stored {
    /// Returns the first digits of what git calls its content.
    pub(in crate::cli) fn short(&self) -> &str {
        self.blob.get(..7).unwrap_or(&self.blob)
    }
}

/// A file that differs; `None` is one that is not there.
pub(in crate::cli) type Changed = Sides<Option<Stored>>;

impl Range {
    /// Finds the two revisions.
    pub(in crate::cli) fn open(range: &str) -> Result<Self, String> {
        let git = Git::new()?;
        let about = |reason: String| format!("{range}: {}", reason.trim_start_matches("no such file, and "));
        in_a_repository(&git).map_err(|_| format!("{range}: this folder is in no git repository"))?;
        let or_head = |name: &str| if name.is_empty() { "HEAD" } else { name }.to_owned();
        let found = if let Some((one, other)) = range.split_once("...") {
            let (one, other) = (or_head(one), or_head(other));
            let from = common(&git, &one, &other);
            from.and_then(|from| Ok((commit(&git, &one)?, from, Some(commit(&git, &other)?))))
        } else if let Some((one, other)) = range.split_once("..") {
            let base = commit(&git, &or_head(one));
            base.and_then(|base| Ok((base.clone(), base, Some(commit(&git, &or_head(other))?))))
        } else {
            first_or(&git, range).map(|base| (base.clone(), base, None))
        };
        let (base, from, to) = found.map_err(about)?;
        Ok(Self { git, base, from, to })
    }

    /// Lists the texts that differ, in the order of their paths; only those under `paths`, where there are some.
    pub(in crate::cli) fn texts(&self, paths: &[String]) -> Result<Vec<Changed>, String> {
        self.are_there(paths)?;
        let changed = self.changed(paths)?;
        let is_named = |path: &str| {
            paths
                .iter()
                .any(|named| path.ends_with(named.trim_start_matches("./")))
        };
        let is_text = |stored: &Stored| has_ending(&stored.path) || is_named(&stored.path);
        Ok(changed
            .into_iter()
            .filter(|sides| stored(sides).any(is_text))
            .collect())
    }

    /// Refuses a path that neither revision has: it is misspelt, and would guard nothing. What has a pattern's signs is git's to match.
    fn are_there(&self, paths: &[String]) -> Result<(), String> {
        let plain = paths.iter().filter(|path| !path.contains(['*', '?', '[', ':']));
        for path in plain {
            let mut there = self.lists(&["ls-tree", "--name-only", &self.from, "--", path])?;
            if !there {
                there = match &self.to {
                    Some(to) => self.lists(&["ls-tree", "--name-only", to, "--", path])?,
                    None => self.lists(&["ls-files", "--cached", "--", path])?,
                };
            }
            // A merge base may lack what the revision that was named has.
            if !there && !self.lists(&["ls-tree", "--name-only", &self.base, "--", path])? {
                return Err(format!(
                    "{path}: is in neither revision, so there is nothing to check; is the name right?"
                ));
            }
        }
        Ok(())
    }

    fn lists(&self, question: &[&str]) -> Result<bool, String> {
        let answer = self.git.ask(question)?;
        if answer.done {
            return Ok(!answer.output.is_empty());
        }
        Err(format!(
            "git cannot say which files are there: {}",
            answer.complaint
        ))
    }

    /// Lists the files that differ; only those under `paths`, where there are some, on either side: a file may have come from elsewhere.
    pub(in crate::cli) fn changed(&self, paths: &[String]) -> Result<Vec<Changed>, String> {
        let all = self.differing(&[])?;
        if paths.is_empty() {
            return Ok(all);
        }
        let named = self.differing(paths)?;
        let named: HashSet<&str> = named.iter().flat_map(stored).map(|it| it.path.as_str()).collect();
        let is_named = |sides: &Changed| stored(sides).any(|it| named.contains(it.path.as_str()));
        Ok(all.into_iter().filter(is_named).collect())
    }

    /// Asks git for the files that differ.
    fn differing(&self, paths: &[String]) -> Result<Vec<Changed>, String> {
        let mut question = match &self.to {
            Some(to) => vec![
                "diff-tree",
                "-r",
                "--raw",
                "-z",
                "--find-renames",
                "--no-abbrev",
                &self.from,
                to,
            ],
            None => vec![
                "diff-index",
                "--cached",
                "--raw",
                "-z",
                "--find-renames",
                "--no-abbrev",
                &self.from,
            ],
        };
        question.push("--");
        question.extend(paths.iter().map(String::as_str));
        let answer = self.git.ask(&question)?;
        if !answer.done {
            return Err(format!("git cannot list what changed: {}", answer.complaint));
        }
        let list = String::from_utf8(answer.output)
            .map_err(|_| "a path that changed is no UTF-8, and cannot be named".to_owned())?;
        let changed = listed(&list);
        let names = if changed.iter().any(|sides| sides.new.is_none())
            && changed.iter().any(|sides| sides.old.is_none())
        {
            self.new_names()?
        } else {
            HashMap::new()
        };
        Ok(renamed(changed, &names))
    }

    /// Follows the files that got other names commit by commit: over a whole range one may have changed so much that git no longer knows it.
    fn new_names(&self) -> Result<HashMap<String, String>, String> {
        let Some(to) = &self.to else {
            return Ok(HashMap::new());
        };
        let range = format!("{}..{to}", self.from);
        let answer = self.git.ask(&[
            "log",
            "--format=",
            "--name-status",
            "-z",
            "--find-renames",
            "--diff-filter=R",
            "--topo-order",
            "--reverse",
            &range,
        ])?;
        let list = String::from_utf8_lossy(&answer.output);
        let mut words = list.split('\0');
        let mut names: HashMap<String, String> = HashMap::new();
        while let Some(word) = words.next() {
            // What stands before is the end of the commit before.
            if !word.trim_start().starts_with('R') {
                continue;
            }
            let (Some(old), Some(new)) = (words.next(), words.next()) else {
                break;
            };
            let first = names
                .iter()
                .find(|(_, now)| *now == old)
                .map(|(first, _)| first.clone());
            names.insert(first.unwrap_or_else(|| old.to_owned()), new.to_owned());
        }
        Ok(names)
    }

    /// Reads a file.
    pub(in crate::cli) fn read(&self, stored: &Stored, limits: Limits) -> Result<Vec<u8>, String> {
        contents(&self.git, &stored.blob, limits).map_err(|problem| format!("{}: {problem}", stored.path))
    }

    /// Finds a file in the folder of a path or above it, as it was in the revision that was named first.
    pub(in crate::cli) fn above(&self, name: &str, path: &str) -> Result<Option<Stored>, String> {
        let mut folder = path;
        loop {
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
            let path = if folder.is_empty() {
                name.to_owned()
            } else {
                format!("{folder}/{name}")
            };
            let place = format!("{}:{path}", self.base);
            if let Some(blob) = self.git.word(&["rev-parse", "--verify", "--quiet", &place])? {
                return Ok(Some(Stored { path, blob }));
            }
            if folder.is_empty() {
                return Ok(None);
            }
        }
    }

    /// Returns a file of the revision that was named first.
    pub(in crate::cli) fn of_base(&self, path: &str) -> Result<Option<Stored>, String> {
        let blob = self.git.word(&[
            "rev-parse",
            "--verify",
            "--quiet",
            &format!("{}:{path}", self.base),
        ])?;
        Ok(blob.map(|blob| Stored {
            path: path.to_owned(),
            blob,
        }))
    }
}

/// Returns the sides that are there.
fn stored(sides: &Changed) -> impl Iterator<Item = &Stored> {
    [&sides.old, &sides.new].into_iter().flatten()
}

/// Returns the commit of a revision; nothing at all for `HEAD` before the first commit.
fn first_or(git: &Git, revision: &str) -> Result<String, String> {
    match commit(git, revision) {
        Err(_) if revision == "HEAD" => {
            let empty = git.word(&["hash-object", "-t", "tree", "--stdin"])?;
            empty.ok_or_else(|| "git knows no commit yet".to_owned())
        }
        found => found,
    }
}

/// Whether a path ends as those of texts do.
fn has_ending(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Reads the list of git: `:100644 100644 3f2a… 9c1d… M`, then a path or two, each with a null behind it.
fn listed(list: &str) -> Vec<Changed> {
    let mut words = list.split_terminator('\0');
    let mut changed = Vec::new();
    while let Some(line) = words.next() {
        let facts: Vec<&str> = line.trim_start_matches(':').split(' ').collect();
        let (&[old_mode, new_mode, old, new, status], Some(path)) = (facts.as_slice(), words.next()) else {
            break;
        };
        let is_renamed = status.starts_with(['R', 'C']);
        let new_path = if is_renamed {
            words.next().unwrap_or(path)
        } else {
            path
        };
        let side = |mode: &str, blob: &str, path: &str| {
            mode.starts_with("100").then(|| Stored {
                path: path.to_owned(),
                blob: blob.to_owned(),
            })
        };
        let sides = Sides::new(side(old_mode, old, path), side(new_mode, new, new_path));
        if sides.old.is_some() || sides.new.is_some() {
            changed.push(sides);
        }
    }
    changed
}

/// Takes a file that went for one that came: the one that it was renamed to, else the only one of the same name.
fn renamed(changed: Vec<Changed>, names: &HashMap<String, String>) -> Vec<Changed> {
    let (mut rest, mut gone): (Vec<Changed>, Vec<Changed>) =
        changed.into_iter().partition(|sides| sides.new.is_some());
    gone.retain_mut(|sides| {
        let place = sides.old.as_ref().and_then(|old| {
            let told = names
                .get(&old.path)
                .and_then(|name| only(&rest, |path| path == name));
            told.or_else(|| only(&rest, |path| last(path) == last(&old.path)))
        });
        if let Some(place) = place {
            rest[place].old = sides.old.take();
        }
        place.is_none()
    });
    rest.extend(gone);
    rest.sort_by(|a, b| stored(a).last().cmp(&stored(b).last()));
    rest
}

/// Returns the place of the only file that came and has such a path.
fn only(changed: &[Changed], is_meant: impl Fn(&str) -> bool) -> Option<usize> {
    let came =
        |sides: &Changed| sides.old.is_none() && sides.new.as_ref().is_some_and(|new| is_meant(&new.path));
    let mut places = (0..changed.len()).filter(|&at| came(&changed[at]));
    let place = places.next()?;
    places.next().is_none().then_some(place)
}

/// Returns the last part of a path.
fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(list: &str) -> Vec<String> {
        let list = list.replace('|', "\0");
        let path = |stored: &Option<Stored>| stored.as_ref().map_or("-".to_owned(), |it| it.path.clone());
        let names = HashMap::from([("z.md".to_owned(), "w.md".to_owned())]);
        let changed = renamed(listed(&list), &names);
        changed
            .iter()
            .map(|it| format!("{} {}", path(&it.old), path(&it.new)))
            .collect()
    }

    #[test]
    fn changed_added_deleted_and_renamed_files_are_told_apart() {
        assert_eq!(
            told(
                ":100644 100644 a b M|t.md|:000000 100644 0 c A|n.md|:100644 000000 d 0 D|o.md|:100644 100644 e f R90|x.md|y.md|"
            ),
            ["- n.md", "o.md -", "t.md t.md", "x.md y.md"]
        );
    }

    #[test]
    fn a_file_that_went_to_another_folder_is_the_same() {
        assert_eq!(
            told(":100644 000000 a 0 D|old/c.docx|:000000 100644 0 b A|new/c.docx|"),
            ["old/c.docx new/c.docx"]
        );
        assert_eq!(
            told(":100644 000000 a 0 D|c.docx|:000000 100644 0 b A|x/c.docx|:000000 100644 0 b A|y/c.docx|")
                .len(),
            3
        );
    }

    #[test]
    fn a_file_that_got_another_name_in_a_commit_of_the_range_is_the_same() {
        assert_eq!(
            told(":100644 000000 a 0 D|z.md|:000000 100644 0 b A|w.md|"),
            ["z.md w.md"]
        );
    }

    #[test]
    fn links_and_submodules_are_no_texts() {
        assert_eq!(
            told(":120000 120000 a b M|link.md|:000000 160000 0 c A|module.md|"),
            Vec::<String>::new()
        );
        assert!(has_ending("a/B.DOCX") && !has_ending("a.md/main.rs") && !has_ending("md"));
    }
}
