//! Many names told in few words: neighbours as one, and how many others there are.

/// Returns so many names, and how many others there are.
pub(super) fn few(mut names: Vec<String>, most: usize) -> Vec<String> {
    if names.len() > most + 1 {
        let others = names.len() - most;
        names.truncate(most);
        names.push(format!("{others} others"));
    }
    names
}

/// Returns `OP 1`, `OP 3 to OP 7`: neighbours as one.
pub(super) fn ranges(names: &[String]) -> Vec<String> {
    let counted = |name: &str| -> Option<(String, usize)> {
        let (series, number) = name.rsplit_once(' ')?;
        Some((series.to_owned(), number.parse().ok()?))
    };
    let follows = |one: &String, next: &String| match (counted(one), counted(next)) {
        (Some((series, number)), Some((other, next))) => series == other && next == number + 1,
        _ => false,
    };
    let runs = names.chunk_by(follows);
    runs.flat_map(|run| match run {
        [first, _, .., last] => vec![format!("{first} to {last}")],
        few => few.to_vec(),
    })
    .collect()
}
