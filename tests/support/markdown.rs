//! The comparison as Markdown, read back by a Markdown reader: it is made of our markup and the words alone.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use travaux::render::markdown::render;
use travaux::render::visible::visible;
use travaux::report::{Op, Report};

/// Deleted, inserted and all words of a text, without blanks and signs.
#[derive(Debug, Default, PartialEq)]
struct Words {
    deleted: String,
    inserted: String,
    all: String,
}

/// Asserts that a reader finds the words of each detail, struck and strong where they should be, and no other markup.
pub(crate) fn assert_read_back(report: &Report) {
    let page = render(report);
    let found = details(&page);
    let entries = report.entries.iter().filter(|entry| entry.worth_reading());
    let expected: Vec<Words> = entries
        .map(|entry| {
            let mut words = Words::default();
            for edit in &entry.edits {
                let text = squeezed(&visible_lines(if edit.op == Op::Delete {
                    &edit.old
                } else {
                    &edit.new
                }));
                words.all.push_str(&text);
                match edit.op {
                    Op::Equal => {}
                    Op::Delete => words.deleted.push_str(&text),
                    Op::Insert => words.inserted.push_str(&text),
                }
            }
            words
        })
        .collect();
    assert_eq!(found, expected, "{page}");
}

fn details(page: &str) -> Vec<Words> {
    let mut details: Vec<Words> = Vec::new();
    let mut inside = false;
    let (mut struck, mut strong) = (0, 0);
    // What stands in a list is ours: the briefing and the causes.
    let mut listed = 0;
    // As on the sites that show such pages; none of them changes quotation marks.
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    for event in Parser::new_ext(page, options) {
        match event {
            Event::Start(Tag::Item) => listed += 1,
            Event::End(TagEnd::Item) => listed -= 1,
            Event::Start(Tag::Strikethrough) => struck += 1,
            Event::End(TagEnd::Strikethrough) => struck -= 1,
            Event::Start(Tag::Strong) => strong += 1,
            Event::End(TagEnd::Strong) => strong -= 1,
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::List(_)
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
                | Tag::HtmlBlock,
            )
            | Event::End(_)
            | Event::SoftBreak => {}
            Event::Text(_) if !inside || listed > 0 => {}
            Event::Html(html) => {
                let html = html.trim_end();
                if let Some(summary) = html.strip_prefix("<details><summary>") {
                    let words = summary.strip_suffix("</summary>").expect("a summary is one line");
                    assert!(!words.replace("<!-- -->", "").contains('<'), "{html}");
                    if !words.ends_with(" more sentences") {
                        details.push(Words::default());
                        inside = true;
                    }
                } else {
                    assert_eq!(html, "</details>");
                    inside = false;
                }
            }
            Event::InlineHtml(html) => match &*html {
                "<del>" => struck += 1,
                "</del>" => struck -= 1,
                "<strong>" => strong += 1,
                "</strong>" => strong -= 1,
                other => assert_eq!(other, "<!-- -->"),
            },
            Event::Text(text) => {
                let text = squeezed(&text);
                let words = details.last_mut().expect("words stand in a detail");
                words.all.push_str(&text);
                if struck > 0 {
                    words.deleted.push_str(&text);
                }
                if strong > 0 {
                    words.inserted.push_str(&text);
                }
            }
            Event::Code(code) => assert!(
                code.len() == 64 && code.chars().all(|c| c.is_ascii_hexdigit()),
                "{code}"
            ),
            other => panic!("{other:?} in {page}"),
        }
    }
    details
}

fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect()
}

/// Leaves out blanks and the signs that stand for them.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !"¶␣".contains(*c))
        .collect()
}
