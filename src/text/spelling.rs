//! How far is one word, or one path, from another by its letters?

/// Counts the steps from one to the other: letters that were left out, added, replaced, or exchanged with the next one (the distance of
/// Damerau and Levenshtein, where no stretch is edited twice). Cost: the letters of the one times those of the other.
///
/// ```
/// use travaux::text::spelling::steps;
///
/// assert_eq!(steps("selekt", "select"), 1);
/// assert_eq!(steps("ruel", "rule"), 1);
/// assert_eq!(steps("", "rule"), 4);
/// ```
pub fn steps(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    let mut before = None;
    for (down, letter) in one.chars().enumerate() {
        let mut now = vec![down + 1];
        for (right, &against) in other.iter().enumerate() {
            let replaced = row[right] + usize::from(letter != against);
            let mut best = replaced.min(row[right + 1] + 1).min(now[right] + 1);
            if right > 0 && before == Some(against) && other[right - 1] == letter {
                best = best.min(above[right - 1] + 1);
            }
            now.push(best);
        }
        above = std::mem::replace(&mut row, now);
        before = Some(letter);
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::steps;

    #[test]
    fn letters_left_out_added_replaced_and_exchanged_are_a_step_each() {
        for (one, other, count) in [
            ("rule", "rule", 0),
            ("rle", "rule", 1),
            ("ruule", "rule", 1),
            ("role", "rule", 1),
            ("ruel", "rule", 1),
            ("élan", "elan", 1),
            ("kitten", "sitting", 3),
            ("", "", 0),
        ] {
            assert_eq!(steps(one, other), count, "{one} {other}");
            assert_eq!(steps(other, one), count, "{other} {one}");
        }
    }
}
