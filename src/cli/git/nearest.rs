//! Which file was meant by a path that is not there?
//!
//! The file of the same name in another folder, the one in the folder where the user stands before all; else the path that differs in
//! the fewest letters, if these are fewer than half of it. Cost: the letters of the path times those of all paths of about
//! its length.

/// Returns the path that was meant, if one is near.
pub(super) fn nearest<'a>(wanted: &str, folder: &str, paths: &[&'a str]) -> Option<&'a str> {
    let here = format!("{folder}{wanted}");
    let name = |path: &str| path.rsplit('/').next().map(str::to_lowercase);
    let same_name = || paths.iter().find(|path| name(path) == name(wanted));
    let exact = paths.iter().find(|path| **path == here);
    exact.or_else(same_name).or_else(|| alike(wanted, paths)).copied()
}

/// Returns the path that differs in the fewest letters.
fn alike<'p, 'a>(wanted: &str, paths: &'p [&'a str]) -> Option<&'p &'a str> {
    let letters: Vec<char> = wanted.chars().collect();
    let most = letters.len() / 2;
    let near = paths
        .iter()
        .filter(|path| path.chars().count().abs_diff(letters.len()) <= most);
    near.map(|path| (distance(&letters, path), path))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, path)| path)
}

/// Counts the letters to insert, delete or replace.
fn distance(a: &[char], b: &str) -> usize {
    let mut row: Vec<usize> = (0..=a.len()).collect();
    for (down, letter) in b.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], down + 1);
        for (right, other) in a.iter().enumerate() {
            let replaced = corner + usize::from(*other != letter);
            corner = row[right + 1];
            row[right + 1] = replaced.min(corner + 1).min(row[right] + 1);
        }
    }
    row[a.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_that_was_meant_is_named() {
        let paths = ["docs/text.md", "old/text.md", "draft.md", "a/b/other.docx"];
        let check = |wanted, folder, expected: Option<&str>| {
            assert_eq!(
                nearest(wanted, folder, &paths),
                expected,
                "{wanted} in {folder:?}"
            );
        };
        check("text.md", "old/", Some("old/text.md"));
        check("text.md", "", Some("docs/text.md"));
        check("Other.docx", "", Some("a/b/other.docx"));
        check("drafts.md", "", Some("draft.md"));
        check("doc/texts.md", "", Some("docs/text.md"));
        check("something-else.pdf", "", None);
    }
}
