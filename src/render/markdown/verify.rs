//! What a redline was found to be, for pull requests and notes: the verdict, then tables of what is untracked, tracked, left.

use super::escaped;
use crate::report::cite;
use crate::verify::{Left, Untracked, Verified};

/// Renders what was found as GitHub-flavoured Markdown.
pub fn render(verified: &Verified) -> String {
    let mut page = vec![format!(
        "# Redline: {}\n\n{}.\n",
        verified.verdict(),
        escaped(&verified.sentence())
    )];
    if !verified.untracked.is_empty() {
        page.push("\n## Not tracked\n\n| Place | What | Base | Redline |\n|---|---|---|---|\n".to_owned());
        page.extend(verified.untracked.iter().map(untracked));
    }
    if !verified.unchecked.is_empty() {
        page.push("\n## Not compared\n\n".to_owned());
        let lines = verified.unchecked.iter();
        page.extend(lines.map(|it| format!("- {}: {}\n", escaped(&it.part), escaped(&it.why))));
    }
    if !verified.tracked.is_empty() {
        page.push("\n## Tracked\n\n".to_owned());
        for it in &verified.tracked {
            let before = if it.before { ", in the base already" } else { "" };
            page.push(format!(
                "- {}: {}{before}\n",
                escaped(it.who()),
                escaped(&it.sentence())
            ));
        }
    }
    if !verified.left.is_empty() {
        page.push("\n## Left in the file\n\n".to_owned());
        page.extend(verified.left.iter().map(left));
    }
    if !verified.formats.is_empty() {
        page.push("\n## Looks otherwise\n\n".to_owned());
        for it in &verified.formats {
            let place = it.id.as_deref().map_or_else(|| it.part.clone(), cite);
            page.push(format!(
                "- {} ({}): {}\n",
                escaped(&place),
                it.how.join(", "),
                escaped(&it.text)
            ));
        }
    }
    page.concat()
}

fn untracked(it: &Untracked) -> String {
    let side = |text: &Option<String>| text.as_deref().map(escaped).unwrap_or_default();
    format!(
        "| {} | {} | {} | {} |\n",
        escaped(&it.place()),
        escaped(&it.happened()),
        side(&it.old),
        side(&it.new)
    )
}

fn left(it: &Left) -> String {
    let at = it
        .id
        .as_deref()
        .map_or_else(String::new, |id| format!(" at {}", cite(id)));
    let by = it
        .author
        .as_ref()
        .map_or_else(String::new, |author| format!(", by {author}"));
    let before = if it.before { ", in the base already" } else { "" };
    format!(
        "- {}{}: {}{before}\n",
        it.what.word(),
        escaped(&(at + &by)),
        escaped(&it.text)
    )
}
