//! Which file was meant by a path that is not there?
//!
//! The file of the same name in another folder, the one in the folder where the user stands before all; else the path that differs in
//! the fewest letters, if these are fewer than half of it. Cost: the letters of the path times those of all paths of about
//! its length.

use crate::text::spelling::steps;

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
    let letters = wanted.chars().count();
    let most = letters / 2;
    let near = paths
        .iter()
        .filter(|path| path.chars().count().abs_diff(letters) <= most);
    near.map(|path| (steps(wanted, path), path))
        .filter(|(steps, _)| *steps <= most)
        .min()
        .map(|(_, path)| path)
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
