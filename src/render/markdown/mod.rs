//! The comparison for pull requests and notes: what matters, a short summary, then a folded part for each changed
//! paragraph, with the cause of each change.
//!
//! ```text
//! <details><summary>OP 8 (was OP 10): amended, consequential, −2 +1 words</summary>
//!
//! ~~Also emphasizes~~ **Emphasizes** the importance of…
//!
//! - consequential: follows the paragraphs above with the same verb
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

pub mod amendments;
mod collisions;
pub mod compiled;

use super::visible::{visible, visible_space};
use super::wrap::shorten;
pub mod check;
pub mod summary;
pub mod history;
pub mod trace;
pub mod verify;

use crate::report::{
    Class, Edit, Entry, Filter, HeadRow, Item, Length, Lookup, Op, Report, TOP, bordered, briefing_with,
    count, signed, thousands,
};

/// The most columns of a paragraph's first words in the table.
const WIDEST_NAME: usize = 48;

/// No more sentences than these are told; `--format brief` tells all.
const MOST: usize = 100;

/// Renders a report as GitHub-flavoured Markdown, with every change.
pub fn render(report: &Report) -> String {
    render_with(report, Filter::default())
}

/// Renders a report as GitHub-flavoured Markdown, with the changes of some classes.
pub fn render_with(report: &Report, filter: Filter) -> String {
    let lookup = Lookup::new(report);
    let mut page = vec![
        head(report, filter),
        matters(report, filter),
        rows(report, filter),
        table(report, &lookup, filter),
    ];
    let mut title = String::new();
    let sections = lookup.sections(report);
    for (entry, section) in report
        .entries
        .iter()
        .zip(sections)
        .filter(|(entry, _)| entry.worth_reading() && filter.keeps(entry))
    {
        if section.title() != title {
            title = section.title();
            page.push(format!("\n## {}\n", escaped(&title)));
        }
        page.push(detail(entry, &lookup, filter));
    }
    page.push(perhaps(report));
    page.push(footnotes(report, filter));
    page.push(warnings(report));
    page.concat()
}

fn head(report: &Report, filter: Filter) -> String {
    let names = report.names().map(|name| escaped(&name));
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
            escaped(&text.source.shown()),
            text.source.sha256
        ));
    }
    for option in &report.options {
        head.push(format!(
            "- {}: {}\n",
            escaped(option.name.trim()),
            escaped(&option.value)
        ));
    }
    let changes = [Class::Substantive, Class::Consequential, Class::Editorial];
    let hidden: Vec<&str> = changes
        .iter()
        .filter(|class| !filter.shows(**class))
        .map(|class| class.word())
        .collect();
    if !hidden.is_empty() {
        head.push(format!("- Hidden: changes that are {}\n", hidden.join(" or ")));
    }
    head.push(format!("\n{}\n", escaped(&report.sentence())));
    if let Some(meaning) = report.meaning() {
        head.push(format!("\n{}\n", escaped(&meaning)));
    }
    head.push("\n".to_owned());
    head.concat()
}

/// Returns the briefing: which texts, how much was kept, and the weightiest changes.
fn matters(report: &Report, filter: Filter) -> String {
    if !filter.shows(Class::Substantive) {
        return String::new();
    }
    let length = Length {
        items: TOP,
        rest: MOST,
    };
    let briefing = briefing_with(report, filter, length);
    if briefing.items.is_empty() && report.summary.of_class(Class::Substantive) == 0 {
        return "No change of substance was found.\n\n".to_owned();
    }
    let mut list = vec!["## What matters\n\n".to_owned()];
    list.extend(briefing.head.iter().map(|line| format!("- {}\n", escaped(line))));
    list.push("\n".to_owned());
    for (index, item) in briefing.items.iter().enumerate() {
        list.push(told(index + 1, item));
    }
    if !briefing.rest.is_empty() {
        let more = count(briefing.folded, "paragraph");
        list.push(format!(
            "\n<details><summary>{more} told together above, each by itself</summary>\n\n"
        ));
        let shown = briefing.rest.iter().enumerate();
        list.extend(shown.map(|(index, item)| told(briefing.items.len() + index + 1, item)));
        if briefing.folded > briefing.rest.len() {
            let left = count(briefing.folded - briefing.rest.len(), "more sentence");
            list.push(format!("\n{left}: see below\n"));
        }
        list.push("\n</details>\n".to_owned());
    }
    list.push("\n".to_owned());
    list.concat()
}

fn told(number: usize, item: &Item) -> String {
    format!(
        "{number}. <strong>{}</strong>{}\n",
        escaped(&item.name),
        escaped(&item.told)
    )
}

/// Returns the rows of the head that changed, one line each.
fn rows(report: &Report, filter: Filter) -> String {
    let rows = report.head.iter().filter(|row| row.is_shown(filter));
    let list: Vec<String> = rows.map(row).collect();
    if list.is_empty() {
        return String::new();
    }
    format!("## Head\n\n{}\n", list.concat())
}

/// Returns `- **Title** (amended, substantive): The ~~protection~~ **promotion** of wells`.
fn row(row: &HeadRow) -> String {
    let verdict = row.verdict().unwrap_or_default();
    let parties = row
        .parties()
        .map_or_else(String::new, |parties| format!(" {}:", escaped(&parties)));
    format!(
        "- <strong>{}</strong> ({}, {}):{parties} {}\n",
        escaped(&row.name()),
        row.relation.word(),
        escaped(&verdict),
        paragraphs(&row.edits).replace("\n\n", " ")
    )
}

fn table(report: &Report, lookup: &Lookup<'_>, filter: Filter) -> String {
    let mut table = vec![
        "| Old | New | Paragraph | What happened | Class | Words |\n| --- | --- | --- | --- | --- | --- |\n"
            .to_owned(),
    ];
    let (mut unchanged, mut renumbered, mut hidden) = (0, 0, 0);
    for entry in &report.entries {
        if !entry.worth_reading() {
            let counter = if entry.differs() {
                &mut renumbered
            } else {
                &mut unchanged
            };
            *counter += 1;
            continue;
        }
        if !filter.keeps(entry) {
            hidden += 1;
            continue;
        }
        let words = words(entry);
        table.push(format!(
            "| {} | {} | {} | {} | {} | {words} |\n",
            escaped(&entry.old.join(" + ")),
            escaped(&entry.new.join(" + ")),
            escaped(&first_words(entry)),
            escaped(&what_happened(entry, lookup)),
            entry.class.word(),
        ));
    }
    let places = other_numbers(report, lookup);
    let left_out = [
        (unchanged, "unchanged", ""),
        (renumbered, "another number, the same words", places.as_str()),
        (hidden, "no change of the classes asked for", ""),
    ];
    for (number, why, places) in left_out.into_iter().filter(|(number, ..)| *number > 0) {
        table.push(format!(
            "\n{} not listed: {why}{places}\n",
            count(number, "paragraph")
        ));
    }
    table.concat()
}

/// Returns which paragraphs have the same words under another number, those of one step in one stretch:
/// ` (OP4–OP9 → OP3–OP8, P56(b) → P56(t))`.
fn other_numbers(report: &Report, lookup: &Lookup<'_>) -> String {
    let mut places: Vec<String> = Vec::new();
    let mut run: Vec<&Entry> = Vec::new();
    let close = |run: &mut Vec<&Entry>, places: &mut Vec<String>| {
        if !run.is_empty() {
            let span = lookup.span(run);
            places.push(format!("{} → {}", escaped(&span.old), escaped(&span.new)));
            run.clear();
        }
    };
    let next = report.entries.iter().skip(1).map(Some).chain([None]);
    for (entry, next) in report.entries.iter().zip(next) {
        let renumbered = !entry.worth_reading() && entry.renumbered;
        if lookup.is_heading(entry) {
            // The paragraph below says it, where that has its number from the head.
            let said = next.is_some_and(|next| next.renumbered && !lookup.is_heading(next));
            if let Some(label) = lookup.other_label(entry).filter(|_| renumbered && !said) {
                close(&mut run, &mut places);
                places.push(escaped(&label));
            }
            continue;
        }
        if !renumbered || run.last().is_some_and(|last| !lookup.goes_on(last, entry)) {
            close(&mut run, &mut places);
        }
        if renumbered {
            run.push(entry);
        }
    }
    close(&mut run, &mut places);
    if places.len() > MOST {
        let more = format!("and {} more", thousands(places.len() - MOST));
        places.truncate(MOST);
        places.push(more);
    }
    if places.is_empty() {
        return String::new();
    }
    format!(" ({})", places.join(", "))
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

/// Returns `amended, moved`, and of a head that is printed under another number `unchanged, Article 2 → Article 5`.
fn what_happened(entry: &Entry, lookup: &Lookup<'_>) -> String {
    let other = lookup.other_label(entry).map(|labels| format!(", {labels}"));
    entry.what_happened() + &other.unwrap_or_default()
}

/// Returns `−4 +1`.
fn words(entry: &Entry) -> String {
    signed('−', entry.words(Op::Delete), entry.words(Op::Insert))
}

fn detail(entry: &Entry, lookup: &Lookup<'_>, filter: Filter) -> String {
    let words = words(entry);
    let words = if words.is_empty() {
        String::new()
    } else {
        format!(", {words} words")
    };
    let verbs = entry.header.both_changed();
    let verb = verbs.map_or_else(String::new, |verbs| format!(", {} → {}", verbs.old, verbs.new));
    let class = entry.class_to_tell();
    let class = class.map_or_else(String::new, |class| format!(", {}", class.word()));
    let perhaps = lookup.perhaps(entry);
    let perhaps = perhaps.map_or_else(String::new, |it| format!(", {}", it.question()));
    let summary = format!(
        "{}: {}{class}{words}{verb}{perhaps}",
        entry.citation(),
        what_happened(entry, lookup)
    );
    format!(
        "\n<details><summary>{}</summary>\n\n{}\n{}\n</details>\n",
        in_html(&summary),
        paragraphs(&bordered(&entry.edits)),
        causes(entry, filter)
    )
}

/// Returns a list of why each change has its class, one line for each class, and of the brackets that are open.
fn causes(entry: &Entry, filter: Filter) -> String {
    let all = entry.told(filter);
    let told: Vec<_> = all.iter().filter(|told| !told.is_number()).collect();
    let mut list: Vec<String> = Vec::new();
    for class in told.chunk_by(|one, other| one.class == other.class) {
        let words: Vec<String> = class.iter().map(|told| escaped(&told.in_words())).collect();
        list.push(format!("- {}: {}\n", class[0].class.word(), words.join("; ")));
    }
    if let Some(brackets) = entry.brackets_in_words() {
        list.push(format!("- {}\n", escaped(&brackets)));
    }
    if let Some(asked) = entry.asked() {
        list.push(format!("- by {}\n", escaped(&asked)));
    }
    if !list.is_empty() {
        list.insert(0, "\n".to_owned());
    }
    list.concat()
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

/// Returns the pairings that may be meant, each with its words, folded.
fn perhaps(report: &Report) -> String {
    let shown: Vec<String> = report
        .perhaps
        .iter()
        .map(|it| {
            format!(
                "\n<details><summary>{}</summary>\n\n{}\n\n</details>\n",
                in_html(&it.question()),
                paragraphs(&it.edits)
            )
        })
        .collect();
    if shown.is_empty() {
        return String::new();
    }
    format!(
        "\n## Perhaps\n\nThese stand above as deleted and new, and may be one paragraph that was rewritten.\n{}",
        shown.concat()
    )
}

/// Returns the footnotes whose words changed, each folded like a paragraph.
fn footnotes(report: &Report, filter: Filter) -> String {
    let changed = |edit: &Edit| edit.op != Op::Equal;
    let notes = report.footnotes.iter();
    let shown: Vec<String> = notes
        .filter(|note| note.edits.iter().any(changed) && filter.shows(note.class))
        .map(|note| {
            let mut list: Vec<String> = Vec::new();
            for cause in note.edits.iter().filter_map(|edit| edit.causes.text()) {
                let line = format!("- {}\n", escaped(&cause));
                if !list.contains(&line) {
                    list.push(line);
                }
            }
            if !list.is_empty() {
                list.insert(0, "\n".to_owned());
            }
            format!(
                "\n<details><summary>{}</summary>\n\n{}\n{}\n</details>\n",
                in_html(&note.citation()),
                paragraphs(&note.edits),
                list.concat()
            )
        })
        .collect();
    let other = report
        .footnotes
        .iter()
        .filter(|note| note.differs() && !note.edits.iter().any(changed));
    let numbers = match other.filter(|note| filter.shows(note.class)).count() {
        0 => String::new(),
        number => format!(
            "\n{} with the same words and another number or place\n",
            count(number, "footnote")
        ),
    };
    if shown.is_empty() && numbers.is_empty() {
        return String::new();
    }
    format!("\n## Footnotes\n{}{numbers}", shown.concat())
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
