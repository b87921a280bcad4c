//! What a rule of a check is for, with its examples; the list of all.

use super::super::ink::{Ink, Line, Look, Span, paint};
use super::super::wrap::wrap;
use crate::check::{Example, Level, OWN, Own, RULES, Rule, Set};

const INDENT: usize = 4;

/// Renders the page of a rule.
pub fn rule(rule: &Rule, width: usize, ink: Ink) -> String {
    let mut lines = vec![vec![Span::new(Look::Strong, rule.name)], Line::new()];
    lines.extend(text(rule.what, width));
    lines.push(Line::new());
    lines.extend(text(&format!("Why: {}", rule.why), width));
    lines.extend(text(&levels(rule), width));
    lines.push(Line::new());
    lines.push(vec![Span::new(Look::Title, "In a policy")]);
    lines.extend(policy(rule));
    lines.push(Line::new());
    lines.push(vec![Span::new(Look::Title, "A change that breaks it")]);
    lines.extend(example(&rule.fires));
    lines.push(Line::new());
    lines.push(vec![Span::new(Look::Title, "A change that does not")]);
    lines.extend(example(&rule.passes));
    paint(&lines, ink)
}

/// Renders what the check itself tells.
pub fn own(own: &Own, width: usize, ink: Ink) -> String {
    let mut lines = vec![vec![Span::new(Look::Strong, own.name)], Line::new()];
    lines.extend(text(own.what, width));
    lines.extend(text(
        &format!("Level: {}. No policy turns it on or off.", own.level.word()),
        width,
    ));
    paint(&lines, ink)
}

/// Renders the list of all rules.
pub fn list(width: usize, ink: Ink) -> String {
    let columns = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0) + 2;
    let mut lines = Vec::new();
    for rule in RULES {
        lines.extend(row(rule.name, rule.what, columns, width));
    }
    lines.push(Line::new());
    lines.push(vec![Span::new(Look::Title, "Sets")]);
    for set in Set::ALL {
        let names: Vec<&str> = set.rules().map(|rule| rule.name).collect();
        lines.extend(row(set.name(), &names.join(", "), columns, width));
    }
    lines.push(Line::new());
    lines.push(vec![Span::new(Look::Title, "Told by the check itself")]);
    for own in &OWN {
        lines.extend(row(own.name, own.what, columns, width));
    }
    paint(&lines, ink)
}

fn row(name: &str, what: &str, columns: usize, width: usize) -> Vec<Line> {
    let mut lines = wrap(
        &[Span::new(Look::Text, what)],
        width.saturating_sub(columns).max(20),
    );
    for (at, line) in lines.iter_mut().enumerate() {
        let margin = if at == 0 { name } else { "" };
        line.insert(0, Span::new(Look::Text, " ".repeat(columns - margin.len())));
        line.insert(0, Span::new(Look::Strong, margin));
    }
    lines
}

fn text(words: &str, width: usize) -> Vec<Line> {
    wrap(&[Span::new(Look::Text, words)], width)
}

fn levels(rule: &Rule) -> String {
    let without = rule.usual.map_or("off", Level::word);
    let sets: Vec<&str> = rule.sets.iter().map(|set| set.name()).collect();
    let sets = if sets.is_empty() {
        "none".to_owned()
    } else {
        sets.join(", ")
    };
    format!(
        "Level: {} where a policy names it, {without} without a policy. Sets: {sets}.",
        rule.level.word()
    )
}

fn policy(rule: &Rule) -> Vec<Line> {
    let name = format!("rule = \"{}\"", rule.name);
    let lines = ["[[rule]]", &name, rule.fires.told];
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    lines.map(|line| indented(line, Look::Text)).collect()
}

/// One text alone is shown once; of two, what stands in both is left out where it is long ago agreed.
fn example(example: &Example) -> Vec<Line> {
    let mut lines = Vec::new();
    if example.old == example.new {
        lines.extend(example.new.lines().map(|line| indented(line, Look::Text)));
        return lines;
    }
    lines.push(indented("earlier text", Look::Quiet));
    lines.extend(example.old.lines().map(|line| indented(line, Look::Text)));
    lines.push(Line::new());
    lines.push(indented("later text", Look::Quiet));
    lines.extend(example.new.lines().map(|line| indented(line, Look::Text)));
    lines
}

fn indented(line: &str, look: Look) -> Line {
    if line.is_empty() {
        return Line::new();
    }
    vec![Span::new(Look::Text, " ".repeat(INDENT)), Span::shown(look, line)]
}
