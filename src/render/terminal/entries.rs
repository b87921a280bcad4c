//! The words of each entry, by section, under their ids.

use super::concordance::{look, words};
use super::fold::{Headings, Item, groups, is_heading, says_the_same};
use super::{Page, Unchanged};
use crate::render::ink::{Line, Look, Span};
use crate::render::visible::{escape, visible, visible_space};
use crate::report::{Edit, Entry, Op, Relation, VerbShift, bordered, count};
use crate::sides::Sides;
use crate::text::tokens::{TokenKind, tokens};

/// Blank columns before the words of an entry.
const INDENT: usize = 4;

pub(super) fn lines(page: &Page<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in groups(page, Headings::Useful) {
        if !lines.is_empty() {
            lines.push(Line::new());
        }
        lines.push(section_title(page, &group.section.title()));
        for item in &group.items {
            lines.push(Line::new());
            match item {
                Item::Entry(entry) => lines.extend(shown(page, entry)),
                Item::Unchanged(run) => lines.extend(folded(page, run)),
            }
        }
    }
    lines
}

pub(super) fn section_title(page: &Page<'_>, title: &str) -> Line {
    let title = visible(title);
    let rule = page
        .options
        .width
        .saturating_sub(crate::render::wrap::width(&title) + 4);
    vec![
        Span::new(Look::Quiet, "── "),
        Span::new(Look::Strong, title),
        Span::new(Look::Quiet, format!(" {}", "─".repeat(rule))),
    ]
}

fn folded(page: &Page<'_>, run: &[&Entry]) -> Vec<Line> {
    let ids = page.lookup.span(run);
    let former = if ids.old == ids.new || ids.new.is_empty() {
        String::new()
    } else {
        format!(" (old {})", ids.old)
    };
    let spans = [Span::shown(
        Look::Quiet,
        &format!("{}{former} {}", shown_ids(&ids), state(run)),
    )];
    page.indented(&spans, 0)
}

/// A run that holds deleted paragraphs only has no new ids.
fn shown_ids(ids: &Sides<String>) -> &str {
    if ids.new.is_empty() { &ids.old } else { &ids.new }
}

/// What a folded run has in common.
fn state(run: &[&Entry]) -> &'static str {
    let unchanged = run.iter().all(|entry| says_the_same(entry));
    if unchanged {
        "unchanged"
    } else {
        "no change of the classes asked for"
    }
}

fn shown(page: &Page<'_>, entry: &Entry) -> Vec<Line> {
    let mut lines = page.indented(&title(page, entry), 0);
    if page.options.explain {
        lines.extend(page.indented(&[Span::new(Look::Quiet, reasons(entry))], INDENT));
    }
    if is_plain_heading(page, entry) || (says_the_same(entry) && page.options.unchanged == Unchanged::Folded)
    {
        return lines;
    }
    let verb = entry.header.new.as_deref().unwrap_or_default();
    let edits = bordered(&entry.edits);
    let asked = entry.asked_at(&edits);
    for paragraph in paragraphs(&edits, &asked, verb, page.options.context) {
        lines.extend(page.indented(&paragraph, INDENT));
    }
    for cause in causes(page, entry) {
        lines.extend(page.indented(&[Span::shown(Look::Quiet, &cause)], INDENT + 2));
    }
    lines.extend(perhaps(page, entry));
    if let Some(asked) = entry.asked() {
        let span = Span::shown(Look::Quiet, &format!("· by {asked}"));
        lines.extend(page.indented(&[span], INDENT + 2));
    }
    lines
}

/// Returns what the entry may be instead; with the reasons of all pairings, also its words beside those of the other paragraph.
fn perhaps(page: &Page<'_>, entry: &Entry) -> Vec<Line> {
    let Some(perhaps) = page.lookup.perhaps(entry) else {
        return Vec::new();
    };
    let question = format!("· {}", perhaps.question());
    let mut lines = page.indented(&[Span::shown(Look::Quiet, &question)], INDENT + 2);
    if page.options.explain && entry.old.is_empty() {
        for paragraph in paragraphs(&perhaps.edits, &[], "", page.options.context) {
            lines.extend(page.indented(&paragraph, INDENT + 4));
        }
    }
    lines
}

/// Returns why each change has its class; that the number is another one is said in the title line.
fn causes(page: &Page<'_>, entry: &Entry) -> Vec<String> {
    let all = entry.told(page.options.filter);
    let told = all.iter().filter(|told| !told.is_number());
    told.map(|told| format!("· {}: {}", told.class.name(), told.in_words()))
        .collect()
}

/// Whether the entry is a heading whose words stand in its own title line.
fn is_plain_heading(page: &Page<'_>, entry: &Entry) -> bool {
    entry.relation == Relation::Unchanged && is_heading(page, entry)
}

/// Returns `OP10 → OP8  amended  -4 +1  Also emphasizes → Emphasizes`, or `H2  II. Cooperation`.
fn title(page: &Page<'_>, entry: &Entry) -> Vec<Span> {
    let (old, new) = (entry.old.join(" + "), entry.new.join(" + "));
    let ids = match (old.is_empty(), new.is_empty()) {
        (true, _) => new,
        (_, true) => old,
        _ if old == new => new,
        _ => format!("{old} → {new}"),
    };
    let mut spans = vec![Span::shown(Look::Strong, &ids), Span::new(Look::Text, "  ")];
    if let Some(labels) = page.lookup.other_label(entry) {
        spans.push(Span::shown(Look::Changed, &labels));
        spans.push(Span::new(Look::Text, "  "));
    }
    if is_plain_heading(page, entry) {
        let words: String = entry.edits.iter().map(|edit| edit.new.as_str()).collect();
        spans.push(Span::shown(Look::Title, &words));
        spans.push(Span::new(Look::Text, "  "));
    }
    if !is_plain_heading(page, entry) || entry.moved {
        spans.push(Span::new(look(entry), entry.what_happened()));
    }
    let words = words(entry);
    if !words.is_empty() {
        spans.push(Span::new(Look::Text, "  "));
        spans.push(Span::new(Look::Quiet, words));
    }
    if let Some(verbs) = entry.header.verbs() {
        let which = match entry.header.shift {
            VerbShift::Different => String::new(),
            shift => format!(" ({})", shift.word()),
        };
        let shift = format!("{} → {}{which}", verbs.old, verbs.new);
        spans.push(Span::new(Look::Text, "  "));
        spans.push(Span::shown(Look::Verb, &shift));
    }
    spans
}

/// Returns why these paragraphs were paired.
fn reasons(entry: &Entry) -> String {
    let evidence = &entry.evidence;
    let rival = match &entry.rival {
        Some(rival) => format!(
            "; best rejected: {} ↔ {} {:.2}",
            visible(&rival.old),
            visible(&rival.new),
            rival.score
        ),
        None => String::new(),
    };
    let by_hand: Vec<String> = entry
        .by_hand
        .iter()
        .map(|it| format!("{}; ", visible(&it.in_words())))
        .collect();
    let by_hand = by_hand.concat();
    if entry.old.is_empty() || entry.new.is_empty() {
        return format!(
            "{by_hand}no paragraph of the other text answers it, confidence {:.2}{rival}",
            entry.confidence
        );
    }
    format!(
        "{by_hand}similarity {:.2}, confidence {:.2}; wording {:.2}, header {:.2}, position {:.2}, citations {:.2}{rival}",
        entry.similarity,
        entry.confidence,
        evidence.wording,
        evidence.header,
        evidence.position,
        evidence.citations
    )
}

/// Returns the edits as spans, one list for each line that must end where a paragraph of a side ends; behind an edit stands who asked for it; `verb` is the leading
/// phrase of the new side.
pub(super) fn paragraphs(
    edits: &[Edit],
    asked: &[Option<String>],
    verb: &str,
    context: Option<usize>,
) -> Vec<Vec<Span>> {
    let mut paragraphs = vec![Vec::new()];
    for (index, edit) in edits.iter().enumerate() {
        let (look, open, close, text) = match edit.op {
            Op::Equal => (Look::Text, "", "", edit.new.clone()),
            Op::Delete => (Look::Deleted, "[-", "-]", edit.old.clone()),
            Op::Insert => (Look::Inserted, "{+", "+}", edit.new.clone()),
        };
        push(&mut paragraphs, Span::new(look, open));
        if edit.op != Op::Equal && !text.contains('\n') && text.chars().all(char::is_whitespace) {
            push(&mut paragraphs, Span::new(look, visible_space(&text)));
        } else if let (Op::Equal, Some(context)) = (edit.op, context) {
            // Where nothing changed, as in a moved paragraph, the first words say which one it is.
            let ends = (index > 0 || edits.len() == 1, index + 1 < edits.len());
            elided(&text, context, ends, &mut paragraphs);
        } else {
            let verb = if index == 0 { leading_verb(verb, edit) } else { "" };
            push(&mut paragraphs, Span::new(Look::Verb, escape(verb)));
            words_of(&text[verb.len()..], look, &mut paragraphs);
        }
        push(&mut paragraphs, Span::new(look, close));
        if let Some(Some(asked)) = asked.get(index) {
            push(
                &mut paragraphs,
                Span::new(Look::Quiet, format!("⟨{}⟩", escape(asked))),
            );
        }
    }
    paragraphs.retain(|spans| !spans.is_empty());
    paragraphs
}

/// Returns the leading verb phrase where both texts begin with it.
fn leading_verb<'a>(verb: &'a str, edit: &Edit) -> &'a str {
    if edit.op == Op::Equal && edit.new.starts_with(verb) {
        verb
    } else {
        ""
    }
}

/// Pushes text whose `\n` are the borders of paragraphs.
fn words_of(text: &str, look: Look, paragraphs: &mut Vec<Vec<Span>>) {
    for (index, piece) in text.split('\n').enumerate() {
        if index > 0 {
            push(paragraphs, Span::new(look, "¶"));
            paragraphs.push(Vec::new());
        }
        push(paragraphs, Span::new(look, escape(piece)));
    }
}

/// Pushes the words of an equal stretch that are near a change, at its start, its end, or both.
fn elided(text: &str, context: usize, (after, before): (bool, bool), paragraphs: &mut Vec<Vec<Span>>) {
    let words: Vec<_> = tokens(text)
        .into_iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| token.range)
        .collect();
    let kept_first = if after { context } else { 0 };
    let kept_last = if before { context } else { 0 };
    // Leaving out fewer than four words would take more room than it saves.
    if words.len() < kept_first + kept_last + 4 {
        words_of(text, Look::Text, paragraphs);
        return;
    }
    let hidden = words.len() - kept_first - kept_last;
    let from = if kept_first == 0 {
        0
    } else {
        words[kept_first - 1].end
    };
    let to = if kept_last == 0 {
        text.len()
    } else {
        words[words.len() - kept_last].start
    };
    words_of(&text[..from], Look::Text, paragraphs);
    let blank = |near: bool| if near { " " } else { "" };
    let note = format!(
        "{}⟨{}⟩{}",
        blank(from > 0),
        count(hidden, "word"),
        blank(to < text.len())
    );
    push(paragraphs, Span::new(Look::Quiet, note));
    words_of(&text[to..], Look::Text, paragraphs);
}

fn push(paragraphs: &mut [Vec<Span>], span: Span) {
    if let (Some(last), false) = (paragraphs.last_mut(), span.text.is_empty()) {
        last.push(span);
    }
}
