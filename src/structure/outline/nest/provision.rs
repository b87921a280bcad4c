//! A paragraph becomes a provision: its own text without the label, its marks at their places, what its name stands on.

use memchr::memmem;

use crate::instrument::{Header, Kind, Mark, ProvisionIndex, Repair};
use crate::structure::label::{Label, LabelForm, white};
use crate::structure::labels::mark_of_origin;
use crate::structure::name::Name;
use crate::structure::outline::own_label::given_label;
use crate::structure::outline::{Clean, Mend, Outline, Outlined};

/// A provision before its text is cut from the paragraph.
pub(super) struct Draft {
    pub(super) name: Name,
    pub(super) kind: Kind,
    pub(super) shown: Option<String>,
    /// Where its own text begins, behind the label, in bytes.
    pub(super) end: usize,
    pub(super) header: Option<Header>,
    pub(super) parent: Option<ProvisionIndex>,
}

impl Draft {
    /// A provision that has no label, no header and no parent.
    pub(super) fn of(name: Name, kind: Kind) -> Self {
        Self {
            name,
            kind,
            shown: None,
            end: 0,
            header: None,
            parent: None,
        }
    }

    /// The provision with a label, which stands in the text unless the format computed it.
    pub(super) fn labelled(self, clean: &Clean<'_>, label: Label) -> Self {
        let given = clean.paragraph.hints.label.is_some();
        Self {
            end: if given { 0 } else { label.end },
            shown: Some(label.shown),
            ..self
        }
    }
}

impl Outline {
    /// Adds a provision.
    pub(super) fn push(&mut self, clean: Clean<'_>, draft: Draft) -> ProvisionIndex {
        let computed = clean.paragraph.hints.label.as_deref();
        let draft = Draft {
            shown: draft.shown.or_else(|| computed.and_then(shown_as_given)),
            ..draft
        };
        let kept = kept_marks(
            clean.paragraph.rich.text().get(..draft.end).unwrap_or_default(),
            draft.shown.as_deref(),
        );
        let before = match clean.paragraph.hints.label.as_deref() {
            Some(computed) if draft.end == 0 => computed,
            _ => clean.paragraph.rich.text().get(..draft.end).unwrap_or_default(),
        };
        let stop = draft.shown.as_deref().and_then(|shown| stop(before, shown));
        let printed = clean.paragraph.rich.text();
        let offsets: Vec<usize> = clean.marks.iter().map(|mark| mark.offset).collect();
        let (text, placed) = if draft.kind == Kind::Row {
            (printed.to_owned(), offsets)
        } else {
            own_text(printed, draft.end, kept.clone(), &offsets)
        };
        let repairs = repairs(&clean, draft.end, kept, ProvisionIndex(self.provisions.len()));
        let marks = clean.marks.into_iter().zip(placed);
        let marks = marks.map(|(mark, offset)| Mark { offset, ..mark }).collect();
        self.repairs.extend(repairs);
        let index = ProvisionIndex(self.provisions.len());
        self.provisions.push(Outlined {
            name: draft.name,
            kind: draft.kind,
            label: draft.shown,
            stop,
            parent: draft.parent,
            header: draft.header,
            text,
            marks,
            locator: clean.paragraph.locator,
        });
        index
    }
}

/// Returns what stands around a label and is none of it: `[` of `[5. Urges States]`, which says what is not agreed, and `►M7 ` of
/// `►M7 5. States report`, which says what put it in. They stay in the text.
fn kept_marks(head: &str, shown: Option<&str>) -> String {
    let start = white(head);
    let origin = mark_of_origin(&head[start..]);
    let origin = &head[start..start + origin];
    format!("{origin}{}", brackets(head, shown))
}

fn brackets(head: &str, shown: Option<&str>) -> String {
    let marks = |text: &str| {
        text.chars()
            .filter(|c| matches!(c, '[' | ']'))
            .collect::<String>()
    };
    let (all, own) = (marks(head), marks(shown.unwrap_or_default()));
    all.strip_suffix(&own).map_or_else(|| all.clone(), str::to_owned)
}

/// Returns what stands between a label and the blank behind it: `.` of `12. `, ` -` of `12 - `, nothing of `第一条　`.
/// Nothing is known where the label is not shown as it is printed.
fn stop(printed: &str, shown: &str) -> Option<String> {
    let at = printed.find(shown).filter(|_| !shown.is_empty())?;
    let behind = printed[at + shown.len()..].trim_end();
    let is_mark = |c: char| !c.is_alphanumeric() && !matches!(c, '[' | ']');
    (behind.chars().count() <= LONGEST_STOP && behind.chars().all(is_mark)).then(|| behind.to_owned())
}

/// ` .–` and the like; what is longer is text.
const LONGEST_STOP: usize = 3;

/// Returns the repairs of a paragraph, with their places in its own text.
fn repairs(clean: &Clean<'_>, end: usize, kept: String, provision: ProvisionIndex) -> Vec<Repair> {
    if clean.mends.is_empty() {
        return Vec::new();
    }
    let text = clean.paragraph.rich.text();
    let label = text[..end.min(text.len())].chars().count();
    let ends: Vec<usize> = clean.mends.iter().map(|mend| mend.end).collect();
    let (_, placed) = own_text(text, end, kept, &ends);
    let repair = |(mend, end): (&Mend, usize)| Repair {
        provision,
        offset: (mend.end > label).then(|| end - mend.shown.chars().count()),
        printed: mend.printed.clone(),
        shown: mend.shown.clone(),
    };
    clean.mends.iter().zip(placed).map(repair).collect()
}

/// Returns `kept` and the text behind the label, with white space made even, and where in it the places of `offsets`
/// are, both in Unicode scalar values.
fn own_text(text: &str, end: usize, kept: String, offsets: &[usize]) -> (String, Vec<usize>) {
    if kept.is_empty() && offsets.is_empty() && text.is_ascii() {
        let own = text.get(end..).unwrap_or_default();
        if has_even_spaces(own.as_bytes()) {
            return (own.to_owned(), Vec::new());
        }
        let words: Vec<&str> = own
            .split(char::is_whitespace)
            .filter(|word| !word.is_empty())
            .collect();
        return (words.join(" "), Vec::new());
    }
    let start = text[..end.min(text.len())].chars().count();
    let mut length = kept.chars().count();
    let mut own = kept;
    let mut offsets = offsets.iter().peekable();
    let mut placed = Vec::new();
    let mut blank = None;
    let mut previous = None;
    let mut ahead = text.chars().skip(start + 1);
    for (at, c) in text.chars().enumerate().skip(start) {
        let next = ahead.next();
        while offsets.next_if(|&&offset| offset <= at).is_some() {
            placed.push(length);
        }
        // What an office program leaves beside a word is dropped; inside one it is for the reader to be told of.
        let inside = previous.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
        previous = Some(c);
        if matches!(c, '\u{200e}' | '\u{feff}') && !inside {
            continue;
        }
        if c.is_whitespace() {
            blank = if blank.is_none() && length > 0 {
                Some(if is_own_space(c) { c } else { ' ' })
            } else if length > 0 {
                Some(' ')
            } else {
                None
            };
            continue;
        }
        if let Some(space) = blank.take() {
            own.push(space);
            length += 1;
        }
        own.push(c);
        length += 1;
    }
    placed.extend(offsets.map(|_| length));
    (own, placed)
}

/// Tells whether the only white space of a text of ASCII are single blanks between its words.
fn has_even_spaces(text: &[u8]) -> bool {
    // All bytes are looked at, many at once.
    let other = text
        .iter()
        .fold(false, |other, byte| other | matches!(byte, b'\t'..=b'\r'));
    !other && !text.starts_with(b" ") && !text.ends_with(b" ") && memmem::find(text, b"  ").is_none()
}

/// Whether a space is one that someone chose, and no blank that a line or a tab leaves.
fn is_own_space(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// Returns what is shown of a label that the format computed, in a form that says nothing about the place of its
/// paragraph: `First`, `Section One`, `A-1`. It is printed, so that it belongs to the paragraph. A sign that all items
/// have is no label of one.
fn shown_as_given(text: &str) -> Option<String> {
    if given_label(text, 0).is_some_and(|label| label.form == LabelForm::Bullet) {
        return None;
    }
    let shown = text.trim().trim_end_matches(['.', ':']).trim_end();
    (!shown.is_empty()).then(|| shown.to_owned())
}
