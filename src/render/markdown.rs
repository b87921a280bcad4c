//! The comparison for pull requests and notes: a short summary, then a folded part for each changed paragraph.
//!
//! ```text
//! <details><summary>OP 8 (was OP 10): amended, −2 +1 words</summary>
//!
//! ~~Also emphasizes~~ **Emphasizes** the importance of…
//!
//! </details>
//! ```
//!
//! Nothing in a text may act as markup. In a paragraph each character that Markdown could understand gets a backslash;
//! in a summary line, which is HTML, the three that HTML understands become entities. What sites add on their own
//! (`@name`, `#12`, bare addresses, `:smile:`) is broken with an empty comment, which is not seen.
//!
//! `~~` and `**` only work beside a word: between `States` and `~~, and~~` Markdown would print the signs themselves.
//! There `<del>` and `<strong>` stand instead. White space at the ends of an edit is put outside its signs.

use super::visible::{visible, visible_space};
use super::wrap::shorten;
use crate::report::{Edit, Entry, Lookup, Op, Relation, Report, count};

/// The most columns of a paragraph's first words in the table.
const WIDEST_NAME: usize = 48;

/// Renders a report as GitHub-flavoured Markdown.
pub fn render(report: &Report) -> String {
    let lookup = Lookup::new(report);
    let mut page = vec![head(report), table(report)];
    let mut title = String::new();
    let sections = lookup.sections(report);
    for (entry, section) in report
        .entries
        .iter()
        .zip(sections)
        .filter(|(entry, _)| entry.worth_reading())
    {
        if section.title() != title {
            title = section.title();
            page.push(format!("\n## {}\n", escaped(&title)));
        }
        page.push(detail(entry));
    }
    page.push(warnings(report));
    page.concat()
}

fn head(report: &Report) -> String {
    let names = report
        .texts
        .as_ref()
        .map(|text| escaped(text.masthead.symbol.as_deref().unwrap_or(&text.source.name)));
    let mut head = vec![format!("# {} → {}\n\n", names.old, names.new)];
    for (side, text) in [("Old", &report.texts.old), ("New", &report.texts.new)] {
        let masthead = &text.masthead;
        let fields = [
            masthead.title.clone(),
            masthead.organ.clone(),
            masthead.kind.clone(),
            masthead.date_in_words(),
        ];
        let fields: Vec<String> = fields.iter().flatten().map(|field| escaped(field)).collect();
        let masthead = if fields.is_empty() {
            String::new()
        } else {
            format!("{}; ", fields.join(", "))
        };
        head.push(format!(
            "- {side}: {masthead}{}, SHA\\-256 `{}`\n",
            escaped(&text.source.name),
            text.source.sha256
        ));
    }
    head.push(format!("\n{}\n\n", escaped(&report.sentence())));
    head.concat()
}

fn table(report: &Report) -> String {
    let mut table = vec![
        "| Old | New | Paragraph | What happened | Words |\n| --- | --- | --- | --- | --- |\n".to_owned(),
    ];
    let mut unchanged = 0;
    for entry in &report.entries {
        if !entry.worth_reading() {
            unchanged += 1;
            continue;
        }
        let words = words(entry);
        table.push(format!(
            "| {} | {} | {} | {} | {words} |\n",
            escaped(&entry.old.join(" + ")),
            escaped(&entry.new.join(" + ")),
            escaped(&first_words(entry)),
            entry.what_happened(),
        ));
    }
    if unchanged > 0 {
        table.push(format!(
            "\n{} not listed: unchanged\n",
            count(unchanged, "paragraph")
        ));
    }
    table.concat()
}

/// Returns the first words of the new side, or of the old one where there is no other.
fn first_words(entry: &Entry) -> String {
    let side: fn(&Edit) -> &str = if entry.new.is_empty() {
        |edit| &edit.old
    } else {
        |edit| &edit.new
    };
    let words: String = entry.edits.iter().map(side).collect();
    let words: String = words.chars().take(2 * WIDEST_NAME).collect();
    shorten(&words.replace('\n', " "), WIDEST_NAME)
}

/// Returns `−4 +1`.
fn words(entry: &Entry) -> String {
    let counts = [("−", entry.words(Op::Delete)), ("+", entry.words(Op::Insert))];
    let known: Vec<String> = counts
        .iter()
        .filter(|(_, number)| *number > 0)
        .map(|(sign, number)| format!("{sign}{number}"))
        .collect();
    known.join(" ")
}

fn detail(entry: &Entry) -> String {
    let words = words(entry);
    let words = if words.is_empty() {
        String::new()
    } else {
        format!(", {words} words")
    };
    let verb = match (&entry.header.old, &entry.header.new) {
        (Some(old), Some(new)) if entry.header.shift != "none" => format!(", {old} → {new}"),
        _ => String::new(),
    };
    let class = match entry.relation {
        Relation::Unchanged if !entry.moved => format!(", {}", entry.class.word()),
        _ => String::new(),
    };
    let summary = format!(
        "{}: {}{class}{words}{verb}",
        entry.citation(),
        entry.what_happened()
    );
    format!(
        "\n<details><summary>{}</summary>\n\n{}\n\n</details>\n",
        in_html(&summary),
        paragraphs(&entry.edits)
    )
}

/// A stretch of one paragraph: how it is to look, and its characters.
type Stretch = (Op, String);

/// Returns the edits as Markdown paragraphs, one for each piece between two line ends of a side.
fn paragraphs(edits: &[Edit]) -> String {
    let mut paragraphs: Vec<Vec<Stretch>> = vec![Vec::new()];
    for edit in edits {
        let text = if edit.op == Op::Delete {
            &edit.old
        } else {
            &edit.new
        };
        if edit.op != Op::Equal && !text.contains('\n') && text.trim().is_empty() {
            push(&mut paragraphs, edit.op, visible_space(text));
            continue;
        }
        for (index, piece) in text.split('\n').enumerate() {
            if index > 0 {
                push(&mut paragraphs, edit.op, "¶".to_owned());
                paragraphs.push(Vec::new());
            }
            push(&mut paragraphs, edit.op, visible(piece));
        }
    }
    let set: Vec<String> = paragraphs
        .iter()
        .map(|stretches| paragraph(stretches))
        .filter(|text| !text.is_empty())
        .collect();
    set.join("\n\n")
}

/// Adds a stretch; one of the same kind as the last continues it, because `**a****b**` is no markup.
fn push(paragraphs: &mut [Vec<Stretch>], op: Op, text: String) {
    let Some(stretches) = paragraphs.last_mut() else {
        return;
    };
    match stretches.last_mut() {
        Some((last, letters)) if *last == op => letters.push_str(&text),
        _ if text.is_empty() => {}
        _ => stretches.push((op, text)),
    }
}

fn paragraph(stretches: &[Stretch]) -> String {
    let mut set = String::new();
    for (index, (op, text)) in stretches.iter().enumerate() {
        let next = stretches.get(index + 1).and_then(|(_, text)| text.chars().next());
        match op {
            Op::Equal => set.push_str(&escaped_visible(text)),
            Op::Delete => emphasized(&mut set, text, next, ["~~", "del"]),
            Op::Insert => emphasized(&mut set, text, next, ["**", "strong"]),
        }
    }
    at_line_start(set.trim())
}

/// Pushes words with signs around them, or tags where the signs would not work; see the head of this file.
fn emphasized(set: &mut String, text: &str, next: Option<char>, [sign, tag]: [&str; 2]) {
    let words = text.trim();
    let Some(start) = text.find(words).filter(|_| !words.is_empty()) else {
        set.push_str(text);
        return;
    };
    set.push_str(&text[..start]);
    if set.ends_with("~~") || set.ends_with("</del>") {
        set.push(' ');
    }
    let escaped = escaped_visible(words);
    let is_sign = |c: char| !c.is_alphanumeric();
    let before = set.chars().next_back();
    let opens = before.is_none_or(char::is_whitespace) || !escaped.starts_with(is_sign);
    let after = if start + words.len() < text.len() {
        Some(' ')
    } else {
        next
    };
    let closes = after.is_none_or(char::is_whitespace) || !escaped.ends_with(is_sign);
    // A sign beside the same sign would be read as one longer sign.
    let apart = before.is_none_or(|c| !sign.starts_with(c));
    if opens && closes && apart {
        set.extend([sign, &escaped, sign]);
    } else {
        set.extend(["<", tag, ">", &escaped, "</", tag, ">"]);
    }
    set.push_str(&text[start + words.len()..]);
}

/// Returns text in which Markdown understands nothing; line ends become blanks.
fn escaped(text: &str) -> String {
    escaped_visible(&visible(&text.replace('\n', " ")))
}

/// Returns text that is visible already, with a backslash before what Markdown could understand.
fn escaped_visible(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if matches!(
            c,
            '\\' | '`'
                | '*'
                | '_'
                | '{'
                | '}'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '|'
                | '~'
                | '&'
                | '!'
                | '$'
                | '^'
                | '@'
        ) {
            escaped.push('\\');
        }
        escaped.push(c);
        if breaks(before, &text[at..]) {
            escaped.push_str("<!-- -->");
        }
        before = c;
    }
    escaped
}

/// Returns a paragraph whose first characters begin no list, quotation, heading or code.
fn at_line_start(text: &str) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let mark = text[digits..].chars().next();
    match mark {
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        Some('-' | '+' | '=' | ':') if digits == 0 => format!("\\{text}"),
        _ => text.to_owned(),
    }
}

/// Returns text for a line that is HTML.
fn in_html(text: &str) -> String {
    let text = visible(&text.replace('\n', " "));
    let mut shown = String::with_capacity(text.len());
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            c => shown.push(c),
        }
        if breaks(before, &text[at..]) {
            shown.push_str("<!-- -->");
        }
        before = c;
    }
    shown
}

/// Whether a site might make a link or a picture of what begins here: `@name`, `#12`, `http://`, `www.`, `:smile:`.
fn breaks(before: char, text: &str) -> bool {
    let mut letters = text.chars();
    let first = letters.next();
    let rest = letters.as_str();
    match first {
        Some('@' | '#') => rest.starts_with(char::is_alphanumeric),
        Some(':') => {
            let word = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "_+-".contains(c));
            rest.starts_with("//") || (word.len() < rest.len() && word.starts_with(':'))
        }
        Some('w' | 'W') => before.eq_ignore_ascii_case(&'w') && rest.starts_with('.'),
        _ => false,
    }
}

fn warnings(report: &Report) -> String {
    if report.warnings.is_empty() {
        return String::new();
    }
    let mut list = vec!["\n## Doubtful places\n\n".to_owned()];
    for notice in &report.warnings {
        list.push(format!("- {}: {}\n", notice.place(), escaped(&notice.message)));
    }
    list.concat()
}
