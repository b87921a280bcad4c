//! The life of paragraphs, for pull requests and notes: the briefing, the ids by version, then the life of each paragraph in sentences.

use super::escaped;
use crate::history::{History, when};
use crate::report::cite;

/// Renders a history as GitHub-flavoured Markdown; of one line alone where it is given.
pub fn render(history: &History, line: Option<usize>) -> String {
    let names = history.names();
    let mut page = match line {
        Some(line) => vec![format!("# {}\n", escaped(&history.called(line)))],
        None => whole(history, &names),
    };
    if let Some(line) = line {
        page.push(life(history, line, &names));
        page.push(words(history, line, &names));
    }
    page.concat()
}

fn whole(history: &History, names: &[String]) -> Vec<String> {
    let mut page = vec![format!("# History\n\n{}.\n", escaped(&history.sentence()))];
    for section in history.briefing() {
        page.push(format!("\n## {}\n\n", section.title));
        page.extend(section.items.iter().map(|item| format!("- {}\n", escaped(item))));
    }
    page.push("\n## Paragraphs\n\n|".to_owned());
    page.extend(names.iter().map(|name| format!(" {} |", escaped(name))));
    page.push(format!("\n|{}\n", "---|".repeat(names.len())));
    for line in &history.lines {
        let ids = line.ids.iter().map(|ids| {
            let cited: Vec<String> = ids.iter().map(|id| cite(id)).collect();
            format!(" {} |", escaped(&cited.join(", ")))
        });
        page.push(format!("|{}\n", ids.collect::<String>()));
    }
    for at in 0..history.lines.len() {
        let line = &history.lines[at];
        if line.events.is_empty() {
            continue;
        }
        page.push(format!("\n### {}\n", escaped(&history.called(at))));
        page.push(life(history, at, names));
    }
    page
}

fn life(history: &History, line: usize, names: &[String]) -> String {
    let chapters = history.story(line).into_iter().map(|chapter| {
        format!(
            "- **{}** {}.\n",
            escaped(&names[chapter.version]),
            escaped(&chapter.told)
        )
    });
    format!("\n{}", chapters.collect::<String>())
}

fn words(history: &History, line: usize, names: &[String]) -> String {
    let rows = history.lines[line].words.iter().map(|run| {
        format!(
            "| {} | {} |\n",
            escaped(run.text.trim()),
            escaped(&when(&run.was_in, names))
        )
    });
    format!("\n| Words | When |\n|---|---|\n{}", rows.collect::<String>())
}
