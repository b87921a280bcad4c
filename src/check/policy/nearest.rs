//! The known word that somebody may have meant: the nearest by letters that were left out, added, exchanged or replaced.

/// Returns the nearest of the known words, if it is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let near = known.into_iter().map(|it| (distance(&lower, it), it));
    let (steps, it) = near.min_by_key(|&(steps, _)| steps)?;
    let most = (word.chars().count().max(it.chars().count()) / 3).max(1);
    (steps <= most).then_some(it)
}

/// Returns `; did you mean 'select'?`, or the words that are known where none is near.
pub(in crate::check) fn suggestion(word: &str, known: &[&str]) -> String {
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("; did you mean '{near}'?"),
        None => format!("; known are {}", known.join(", ")),
    }
}

/// Counts the steps from one word to the other: the distance of Damerau and Levenshtein, where no stretch is edited twice.
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().take(60).collect();
    let other: Vec<char> = other.chars().take(60).collect();
    let mut rows = vec![vec![0; other.len() + 1]; one.len() + 1];
    for (at, row) in rows.iter_mut().enumerate() {
        row[0] = at;
    }
    for (at, cell) in rows[0].iter_mut().enumerate() {
        *cell = at;
    }
    for i in 1..=one.len() {
        for j in 1..=other.len() {
            let same = usize::from(one[i - 1] != other[j - 1]);
            let mut best = (rows[i - 1][j] + 1)
                .min(rows[i][j - 1] + 1)
                .min(rows[i - 1][j - 1] + same);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[one.len()][other.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_word_that_was_meant_is_found_and_no_other() {
        let known = ["select", "level", "rule", "texts"];
        for (word, meant) in [
            ("selekt", Some("select")),
            ("lvel", Some("level")),
            ("ruel", Some("rule")),
            ("Rule", Some("rule")),
            ("colour", None),
        ] {
            assert_eq!(nearest(word, known), meant, "{word}");
        }
    }
}
