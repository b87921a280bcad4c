//! Numbers of pages and jobs, as printers set them: `2/11`, `Page 2 of 7`, `– 3 –`, `25-14998 (E)`.

use super::columns::parts;
use crate::lexicon::any;

/// Returns what stands behind a word, in any capitals, and a blank.
fn behind_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    let is_next = |c: char| {
        rest.next()
            .is_some_and(|own| own.to_lowercase().eq(std::iter::once(c)))
    };
    word.chars().all(is_next).then_some(())?;
    rest.as_str().strip_prefix(' ')
}

/// `2/11`, `page 2`, `Page 2 of 7`
pub(super) fn is_page_number(text: &str) -> bool {
    let digits = |s: &str| (1..=4).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    if let Some((page, of)) = text.split_once('/') {
        return digits(page.trim())
            && digits(of.trim())
            && page.trim().parse::<u32>().ok() <= of.trim().parse().ok();
    }
    let Some(rest) = any::PAGES.iter().find_map(|word| behind_word(text, word)) else {
        return false;
    };
    let rest = rest.to_lowercase();
    rest.split([' ', '/'])
        .all(|word| digits(word) || any::OF_PAGES.has(word))
}

/// Numbers of pages and jobs, also alone: `3`, `– 3 –`.
pub(super) fn is_number(part: &str) -> bool {
    let bare = part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '*'));
    is_page_number(part)
        || is_job_number(part)
        || !bare.is_empty()
            && bare.chars().count() <= 4
            && bare
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x'))
}

/// Tells whether a running line has numbers of pages and jobs and nothing else: `15-03301`, a tab, `2/3`. The fields of a
/// file leave only the signs between them.
pub(super) fn only_numbers(text: &str) -> bool {
    let mut columns = text
        .split('\t')
        .flat_map(parts)
        .filter(|part| part.chars().any(char::is_alphanumeric))
        .peekable();
    columns.peek().is_some() && columns.all(is_number)
}

/// `25-14998 (E)`, `25-14998`, `*2514998*`, `GE.13-14998 (E)`, `230925` beside one of them
pub(super) fn is_job_number(text: &str) -> bool {
    let starred = text.strip_prefix('*').and_then(|rest| rest.strip_suffix('*'));
    if starred.is_some_and(|inner| inner.len() >= 5 && inner.bytes().all(|b| b.is_ascii_digit())) {
        return true;
    }
    let text = text.strip_prefix("GE.").unwrap_or(text);
    let text = text.trim_start_matches("N ");
    let (number, rest) = text.split_at(
        text.find(|c: char| !c.is_ascii_digit() && c != '-')
            .unwrap_or(text.len()),
    );
    let dashed = number
        .split_once('-')
        .is_some_and(|(year, job)| year.len() == 2 && (4..=6).contains(&job.len()));
    let rest = rest.trim();
    if number.contains('-')
        && any::PAPERS
            .iter()
            .any(|paper| rest.to_lowercase().ends_with(paper))
    {
        return true;
    }
    let language = rest.is_empty()
        || ["(A", "(C", "(E", "(F", "(R", "(S"]
            .iter()
            .any(|open| rest.starts_with(open));
    let tail = rest
        .trim_start_matches(|c: char| c == '(' || c == ')' || c.is_ascii_uppercase())
        .trim();
    let stamp = tail.is_empty()
        || tail
            .split_whitespace()
            .all(|word| word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit()));
    let date_stamp = number.len() == 6 && !number.contains('-') && rest.is_empty();
    (dashed && language && stamp) || date_stamp
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_footer_of_numbers_says_nothing() {
        for text in ["15-03301\t\t/", "15-03301\t2/3", "– 3 –", "25-14998 (E)"] {
            assert!(only_numbers(text), "{text}");
        }
        for text in ["Not for circulation\t2/3", "A/80/1", "/"] {
            assert!(!only_numbers(text), "{text}");
        }
    }
}
