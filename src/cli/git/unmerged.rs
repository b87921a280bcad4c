//! The two sides of a merge that is not settled, of a file that has no conflict markers: a Word file, a PDF, or one that only one side
//! has. Git keeps them in its index, ours as stage 2 and theirs as stage 3.

use std::path::Path;

use super::Git;
use super::revision::contents;
use crate::read::Source;
use crate::read::limits::Limits;
use crate::sides::Sides;

/// Returns ours and theirs; `None` where the merge of the file is settled, or there is none.
pub(in crate::cli) fn sides(path: &Path, limits: Limits) -> Result<Option<Sides<Option<Source>>>, String> {
    let Some(name) = path.to_str() else {
        return Ok(None);
    };
    let git = Git::new()?;
    let listed = git.ask(&["ls-files", "--unmerged", "-z", "--", name]);
    let list = match &listed {
        Ok(answer) if answer.done => String::from_utf8_lossy(&answer.output),
        _ => return Ok(None),
    };
    let stages: Vec<(&str, &str)> = list.split_terminator('\0').filter_map(stage).collect();
    if stages.is_empty() {
        return Ok(None);
    }
    let sides = Sides::new(("2", "ours"), ("3", "theirs")).try_map(|(wanted, called)| {
        let blob = stages.iter().find(|(stage, _)| *stage == wanted);
        let name = format!("{name} ({called})");
        let read = blob.map(|(_, blob)| contents(&git, blob, limits));
        match read.transpose() {
            Ok(bytes) => Ok(bytes.map(|bytes| Source { name, bytes })),
            Err(problem) => Err(format!("{name}: {problem}")),
        }
    })?;
    Ok(Some(sides))
}

/// `100644 3f2a1b… 2⇥text.docx`: the stage and the blob.
fn stage(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split('\t').next()?.split(' ');
    let (_mode, blob, stage) = (words.next()?, words.next()?, words.next()?);
    Some((stage, blob))
}
