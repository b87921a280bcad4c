//! The known word that somebody may have meant: the nearest by letters that were left out, added, exchanged or replaced.

use crate::text::spelling::steps;

/// No word that is known is longer than this.
const LONGEST: usize = 60;

/// Returns the nearest of the known words, if it is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower: String = word.to_lowercase().chars().take(LONGEST).collect();
    let near = known.into_iter().map(|it| (steps(&lower, it), it));
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
