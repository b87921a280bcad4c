//! Which lines the page's own style sheet draws through and under words.
//!
//! A page that amends a law says so once, `.del { text-decoration: line-through }`, and then by class. Of the `style` elements
//! of the page the rules are read that need no tree to be applied: `.del`, `span`, `span.del`, `#a5`, also several with
//! commas. Of what they say, the lines are taken and nothing else; what holds for some media only (`@media print`) is
//! passed over. Cost: linear in the sheets.

use std::collections::HashMap;

use super::tree::{Content, Element, Tree};

/// The lines that a page draws, by what they are drawn for.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rules: HashMap<String, Lines>,
}

/// The lines that a rule or a `style` attribute draws: it may take away what an element has by its name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Lines {
    pub(super) struck: bool,
    pub(super) underline: bool,
}

impl Sheet {
    /// Reads the style sheets in a page.
    pub(super) fn of(tree: &Tree) -> Self {
        let mut sheet = Self::default();
        for id in 0..tree.len() {
            if tree.element(id).is_some_and(|element| element.name() == "style") {
                for &child in &tree.node(id).children {
                    if let Content::Text(text) = &tree.node(child).content {
                        sheet.read(text);
                    }
                }
            }
        }
        sheet
    }

    /// Returns the lines that the sheet draws for an element, if it says; the most exact rule decides.
    pub(super) fn lines(&self, element: &Element) -> Option<Lines> {
        if self.rules.is_empty() {
            return None;
        }
        let name = element.name();
        let by_id = element.attribute("id").map(|id| format!("#{id}"));
        let by_class = element
            .classes()
            .flat_map(|class| [format!("{name}.{class}"), format!(".{class}")]);
        let mut selectors = by_id.into_iter().chain(by_class).chain([name.to_owned()]);
        selectors.find_map(|selector| self.rules.get(&selector).copied())
    }

    fn read(&mut self, text: &str) {
        let text = without_comments(text);
        let (mut depth, mut from, mut selector) = (0_usize, 0, "");
        for (at, c) in text.char_indices() {
            match c {
                '{' => {
                    if depth == 0 {
                        selector = text[from..at].trim();
                    }
                    depth += 1;
                    from = at + 1;
                }
                '}' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 && !selector.starts_with('@') {
                        self.rule(selector, &text[from..at]);
                    }
                    from = at + 1;
                }
                ';' if depth == 0 => from = at + 1,
                _ => {}
            }
        }
    }

    fn rule(&mut self, selectors: &str, declarations: &str) {
        let Some(lines) = lines(declarations) else {
            return;
        };
        for selector in selectors.split(',').map(str::trim) {
            let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '#');
            if !selector.is_empty() && selector.chars().all(plain) {
                self.rules.insert(selector.to_owned(), lines);
            }
        }
    }
}

/// Returns the lines that declarations draw; `None` where they say nothing of lines.
pub(super) fn lines(declarations: &str) -> Option<Lines> {
    let mut found = None;
    for declaration in declarations.split(';') {
        let Some((property, value)) = declaration.split_once(':') else {
            continue;
        };
        let property = property.trim().to_ascii_lowercase();
        if matches!(property.as_str(), "text-decoration" | "text-decoration-line") {
            let value = value.to_ascii_lowercase();
            found = Some(Lines {
                struck: value.contains("line-through"),
                underline: value.contains("underline"),
            });
        }
    }
    found
}

fn without_comments(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    bare.replace("<!--", " ").replace("-->", " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simple_rules_are_read_and_others_passed_over() {
        let mut sheet = Sheet::default();
        sheet.read(
            "@import url(a.css); /* .no { text-decoration: line-through } */ .del, span.gone { color: red; text-decoration:line-through; }\
             @media print { .ink { text-decoration: line-through } } #a5 { text-decoration: underline } p .deep { text-decoration: underline }",
        );
        let mut found: Vec<&String> = sheet.rules.keys().collect();
        found.sort();
        assert_eq!(found, ["#a5", ".del", "span.gone"]);
        assert!(sheet.rules[".del"].struck && sheet.rules["#a5"].underline);
    }
}
