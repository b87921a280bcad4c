//! Numbers in front of items, by their shape: `1.`, `a)`, `aa)`, `(1)`, `(A)`, `(ii)`, `1°`, `I. –`, `•`.

/// The number of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// What kind of number it is, and the signs around it.
    pub(super) shape: String,
    /// `3`, `(a)`
    pub(super) shown: String,
    /// Its place in its series, from 1, where it has one.
    pub(super) place: u32,
    /// Where the text behind it begins, in bytes.
    pub(super) end: usize,
}

impl Mark {
    /// Tells whether this is the next number behind another.
    pub(super) fn follows(&self, before: &Mark) -> bool {
        self.shape == before.shape && (self.place == before.place + 1 || self.place == before.place)
    }
}

/// Reads the number in front of a text.
pub(super) fn mark(text: &str) -> Option<Mark> {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    let found = bullet(rest).or_else(|| numbered(rest))?;
    let end = start + found.end;
    let blank = text[end..].len() - text[end..].trim_start().len();
    Some(Mark {
        end: end + blank,
        ..found
    })
}

fn bullet(text: &str) -> Option<Mark> {
    let c = text.chars().next()?;
    let sign = matches!(c, '•' | '–' | '—' | '-' | '*' | '▪' | '◦' | '·');
    let apart = text[c.len_utf8()..].starts_with(char::is_whitespace);
    (sign && apart).then(|| Mark {
        shape: "•".to_owned(),
        shown: c.to_string(),
        place: 1,
        end: c.len_utf8(),
    })
}

fn numbered(text: &str) -> Option<Mark> {
    let opens = text.starts_with('(');
    let inner = if opens { &text[1..] } else { text };
    let word = inner.len()
        - inner
            .trim_start_matches(|c: char| c.is_ascii_alphanumeric())
            .len();
    let (head, rest) = inner.split_at(word);
    let mut rest = rest;
    let mut sign = String::new();
    for suffix in [" bis", " ter", " quater"] {
        if let Some(behind) = rest.strip_prefix(suffix)
            && behind.starts_with(['.', ')', '°', ' '])
        {
            rest = behind;
        }
    }
    if let Some(behind) = rest.strip_prefix(['°', 'º']) {
        sign.push('°');
        rest = behind;
    }
    let stop = rest.chars().next().filter(|c| matches!(c, '.' | ')'));
    if let Some(stop) = stop {
        sign.push(stop);
        rest = &rest[1..];
    }
    let apart = rest.starts_with(char::is_whitespace) || rest.is_empty();
    let fits = if opens { sign == ")" } else { !sign.is_empty() };
    if !fits || !apart || word == 0 || word > 5 {
        return None;
    }
    let (kind, place) = kind(head, sign.contains('.'))?;
    // `I. – À l’alinéa 2`
    let dashed = rest.trim_start().trim_start_matches(['–', '—', '-']);
    let end = if dashed.len() < rest.trim_start().len() && dashed.starts_with(char::is_whitespace) {
        text.len() - dashed.len()
    } else {
        text.len() - rest.len()
    };
    let open = if opens { "(" } else { "" };
    let shown = if sign.contains(')') {
        format!("({head})")
    } else {
        head.to_owned()
    };
    Some(Mark {
        shape: format!("{open}{kind}{sign}"),
        shown,
        place,
        end,
    })
}

/// Tells letters from numerals: `aa` is a series of its own, `ii` is a numeral.
fn kind(head: &str, stopped: bool) -> Option<(&'static str, u32)> {
    if let Ok(number) = head.parse::<u32>() {
        return (head.len() <= 3).then_some(("1", number));
    }
    let lower = head.to_lowercase();
    let first = lower.chars().next().filter(char::is_ascii_lowercase)?;
    let letter = first as u32 - u32::from(b'a') + 1;
    let small = head.chars().all(|c| c.is_ascii_lowercase());
    let large = head.chars().all(|c| c.is_ascii_uppercase());
    let roman = crate::text::roman::value(&lower);
    let repeated = head.len() > 1 && lower.chars().all(|c| c == first);
    match (head.len(), roman) {
        (1, Some(value)) if matches!(first, 'i' | 'v' | 'x') && (large || !stopped) => {
            Some((if small { "i" } else { "I" }, value))
        }
        (1, _) if small => Some(("a", letter)),
        (1, _) if large => Some(("A", letter)),
        (2, _) if small && repeated && first != 'i' && first != 'x' => Some(("aa", letter)),
        (3, _) if small && repeated && first != 'i' && first != 'x' => Some(("aaa", letter)),
        (_, Some(value)) if small => Some(("i", value)),
        (_, Some(value)) if large => Some(("I", value)),
        // `1a.`: a number that was put in between.
        _ if head.starts_with(|c: char| c.is_ascii_digit()) && small_tail(head) => {
            let digits = head.trim_end_matches(char::is_alphabetic);
            Some(("1", digits.parse().ok()?))
        }
        _ => None,
    }
}

fn small_tail(head: &str) -> bool {
    let tail = head.trim_start_matches(|c: char| c.is_ascii_digit());
    tail.len() == 1 && tail.chars().all(|c| c.is_ascii_lowercase())
}
