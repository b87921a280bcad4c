//! Where the language of a text stands in others, for pull requests and notes: each paragraph with what is new in bold, and its sources below.

use super::escaped;
use crate::report::cite;
use crate::trace::{Known, Part, Source, Trace};

/// Renders a trace as GitHub-flavoured Markdown.
pub fn render(trace: &Trace) -> String {
    let mut page = vec![format!(
        "# Where the language of {} comes from\n\n{}.\n\n**Bold**: stands in no other text.\n",
        escaped(&trace.text.name()),
        escaped(&trace.sentence())
    )];
    for (other, paragraphs) in trace.by_use() {
        page.push(format!("\n- {}: {paragraphs}", escaped(&other.name())));
    }
    page.push("\n".to_owned());
    page.extend(
        trace
            .warnings
            .iter()
            .map(|it| format!("\n> {}\n", escaped(&it.message))),
    );
    page.extend(trace.sources.iter().map(|source| paragraph(trace, source)));
    page.concat()
}

fn paragraph(trace: &Trace, source: &Source) -> String {
    let words: Vec<String> = trace.parts(source).iter().map(part).collect();
    let mut text = format!("\n### {}\n\n{}\n\n", escaped(&cite(&source.a)), words.concat());
    for restatement in trace.best(source) {
        text.push_str(&format!("- {}\n", escaped(&restatement.told())));
        for it in trace.source_parts(restatement) {
            if let Known::Found(_) = it.known {
                text.push_str(&format!("  > {}\n", escaped(it.text.trim())));
            }
        }
    }
    if source.best.is_empty() {
        text.push_str("- no source\n");
    }
    text
}

/// Returns a stretch; what is bold begins and ends with a letter, or Markdown takes its stars for stars.
fn part(part: &Part<'_>) -> String {
    let words = escaped(part.text.trim());
    let (before, after) = (
        &part.text[..part.text.len() - part.text.trim_start().len()],
        &part.text[part.text.trim_end().len()..],
    );
    match part.known {
        Known::New if !words.is_empty() => format!("{before}**{words}**{after}"),
        _ if words.is_empty() => " ".to_owned(),
        _ => format!("{before}{words}{after}"),
    }
}
