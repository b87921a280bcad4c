//! The names of those behind a change, as Word takes them for the name of an author.

use crate::report::{By, Edit, Entry};

/// The most UTF-16 units that Word takes for the name of an author.
const LONGEST: usize = 255;

/// Names the sponsors behind one edit of an entry, where they are others than those of all.
pub(super) fn of_edit(entry: &Entry, edit: &Edit) -> Option<String> {
    let own = edit.by.iter().filter_map(|&at| entry.by.get(at));
    let own = Some(names(own)).filter(|own| !own.is_empty())?;
    (own != sponsors(entry)).then_some(own)
}

/// Names the sponsors behind an entry: `EU, Norway`; the item where it has none. Of very many, as many as Word takes.
pub(super) fn sponsors(entry: &Entry) -> String {
    names(entry.by.iter())
}

fn names<'a>(items: impl Iterator<Item = &'a By>) -> String {
    let mut names: Vec<&str> = Vec::new();
    for by in items {
        let own: Vec<&str> = match by.sponsors.as_slice() {
            [] => vec![by.name.as_str()],
            sponsors => sponsors.iter().map(String::as_str).collect(),
        };
        for name in own {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    signature(&names)
}

/// Joins names, as many as fit: `Austria, Belgium and 25 more`.
fn signature(names: &[&str]) -> String {
    let shortened = (0..names.len()).map(|left_out| match left_out {
        0 => names.join(", "),
        more => format!("{} and {more} more", names[..names.len() - more].join(", ")),
    });
    let mut fitting = shortened.filter(|name| name.encode_utf16().count() <= LONGEST);
    fitting.next().unwrap_or_else(|| {
        names
            .first()
            .copied()
            .unwrap_or_default()
            .chars()
            .take(LONGEST / 2)
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, signature};

    #[test]
    fn names_that_word_does_not_take_are_counted() {
        assert_eq!(signature(&["EU", "Norway"]), "EU, Norway");
        let many = vec!["Netherlands (Kingdom of the)"; 20];
        let signed = signature(&many);
        assert!(signed.ends_with("(Kingdom of the) and 12 more"), "{signed}");
        assert!(signed.len() <= LONGEST);
        assert!(signature(&["x".repeat(400).as_str()]).len() <= LONGEST);
    }
}
