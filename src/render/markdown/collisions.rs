//! Where items meet, as Markdown: the collisions, who wants what in which paragraph, and the variants one below the other.

use std::fmt::Write;

use super::{escaped, paragraphs};
use crate::amend::{Amended, Contested, Met};
use crate::report::Op;

/// Renders what meets; nothing where nothing does.
pub(super) fn collisions(amended: &Amended) -> String {
    let Met {
        collisions,
        agreements,
        contested,
    } = &amended.met;
    let mut text = String::new();
    if let Some(sentence) = amended.met.sentence() {
        let _ = writeln!(text, "## {sentence}\n");
        for it in collisions {
            let _ = writeln!(text, "- {}", escaped(&it.said(&amended.sheets)));
        }
        for it in agreements {
            let _ = writeln!(text, "- agreement: {}", escaped(&it.why));
        }
        text.push('\n');
    }
    if !contested.is_empty() {
        table(&mut text, contested);
        variants(&mut text, contested);
    }
    text
}

fn table(text: &mut String, contested: &[Contested]) {
    text.push_str("## Who wants what\n\n| Paragraph | Who | What |\n| --- | --- | --- |\n");
    for it in contested {
        for variant in &it.variants {
            let asks: Vec<String> = variant.asks.iter().map(|ask| escaped(ask)).collect();
            let _ = writeln!(
                text,
                "| {} | {} | {} |",
                escaped(&it.cited),
                escaped(&variant.by.join(", ")),
                asks.join("<br>")
            );
        }
    }
    text.push('\n');
}

fn variants(text: &mut String, contested: &[Contested]) {
    for it in contested {
        let _ = writeln!(text, "### {}\n", escaped(&it.cited));
        for variant in &it.variants {
            let deletes = if variant.deleted { " (deletes it)" } else { "" };
            let same = variant.edits.iter().all(|edit| edit.op == Op::Equal);
            let words = if same {
                escaped(&variant.asks.join("; "))
            } else {
                paragraphs(&variant.edits).replace("\n\n", "\n\n  ")
            };
            let _ = writeln!(text, "- *{}*{deletes}: {words}", escaped(&variant.by.join(", ")));
        }
        text.push('\n');
    }
}
