//! `Document` → `Instrument`: what the blocks are in drafting terms.
//!
//! The question is always the same: what would a delegate call this piece? It is answered in steps, each in a file
//! of its own and each knowing only what the steps before it found:
//!
//! 1. `titles` takes back the headings that are sentences; `lines` lists the blocks with a role; `segments` cuts a file that holds several resolutions and
//!    says where each text begins (`front`: at its first running prose);
//! 2. `furniture` marks what pages repeat; `masthead` reads the head by its `fields`; `contents` and `notes` mark the table of contents and
//!    the footnotes;
//! 3. `flow` joins the remaining lines to paragraphs;
//! 4. `notes` finds the places of the footnote marks and takes them out; `gaps` closes, and lists, what extraction tore;
//! 5. `outline` classifies the paragraphs and nests them (`labels`, `header`); where the format itself says what each piece is, `given`
//!    does so instead of it and of `flow`;
//! 6. `numbering` gives all of them their addresses;
//! 7. `head` says which of the pieces that were cut are compared, and as what.
//!
//! A text that is no instrument but speaks about one, as an amendment sheet does, goes through 1 to 4 alone (`passages`).
//!
//! Nothing is dropped: what is no provision, masthead or footnote is recorded as `Cut` with its reason. The stage knows
//! no formats: it sees lines and paragraphs with hints. The cost is linear in the text.

mod annex_words;
mod article_labels;
mod columns;
mod contents;
mod counted_heads;
mod draft_labels;
mod fields;
mod flow;
mod front;
mod furniture;
mod gaps;
mod given;
mod head;
mod header;
mod hyphens;
mod label;
mod labels;
mod language;
mod lines;
mod marks;
mod masthead;
mod name;
mod notes;
mod numbering;
mod outline;
mod page_numbers;
mod paragraph;
mod passages;
mod placing;
mod print;
mod raised;
mod rich;
mod segments;
mod sequence;
mod titles;

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use crate::document::{Document, Holds, Spaces, Style, Warning};
use crate::instrument::{Address, Cut, Head, Header, Instrument, Mark, ProvisionIndex, Reason, Repair};
use crate::lexicon::Language;
use language::Tongue;
use lines::{Line, Role};
use marks::{Body, Found, Searched};
use paragraph::Paragraph;
use raised::References;
use rich::Rich;

pub use passages::{Passage, Passages, Place, passages};

/// Finds the masthead, the provisions, the footnotes and the furniture of a document.
pub fn structure(document: &Document) -> Instrument {
    let document = &*titles::believed(document);
    let mut lines = lines::lines(document);
    let tongue = language::language(&lines);
    let starts = segments::starts(&lines, tongue.lexicon);
    let several = starts.len() > 1;
    let mut instrument = Instrument {
        warnings: document.warnings.clone(),
        ..Instrument::default()
    };
    let mut ids = HashSet::new();
    for (at, &start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(lines.len());
        let part = segment(&mut lines[start..end], document.spaces, tongue, several);
        append(&mut instrument, part, at + 1, &mut ids);
    }
    instrument.spaces = gaps::told(document.spaces, &lines);
    // Before the warnings of the paragraphs: a list that is cut short still has it.
    let place = document.warnings.len();
    instrument.warnings.splice(place..place, repaired(&instrument));
    instrument
}

/// Tells whether a text is no instrument but an amendment sheet, by its head: `Norway: amendment to draft resolution A/C.3/80/L.2`.
pub fn is_amendment_sheet(instrument: &Instrument) -> bool {
    let mut heads = instrument.heads.iter();
    heads.any(|head| fields::heads_amendment(&head.pieces))
}

/// Reads the leading verb phrase of a paragraph without italics.
pub fn verb_phrase(text: &str, language: &Language) -> Option<Header> {
    header::worded_header(text, language)
}

/// Structures one text of a file.
fn segment(lines: &mut [Line<'_>], spaces: Spaces, tongue: Tongue, several: bool) -> Instrument {
    let language = tongue.lexicon;
    let Prepared {
        begins,
        given,
        read,
        bodies,
        clean,
        raised_marks,
    } = prepared(lines, spaces, tongue, flow::paragraphs);
    let masthead::Read {
        masthead,
        mut cut,
        mut pieces,
        mut warnings,
    } = read;
    let spaces = gaps::told(spaces, lines);
    let act = segments::act(&masthead).filter(|_| several);
    let outline = if given {
        given::outline(clean, language, act.clone())
    } else {
        outline::outline(clean, tongue, act.clone(), begins, spaces)
    };
    let (provisions, doubts) = numbering::numbered(outline.provisions, outline.remarks);
    cut.extend(outline.cut);
    cut.extend(lines.iter().filter_map(cut_line));
    cut.extend(lines.iter().flat_map(targets));
    cut.sort_by_key(|cut| (cut.locator.bytes.start, cut.locator.page, cut.locator.line));
    pieces.extend(head::pieces(&cut, &pieces));
    let head = Head {
        scope: act.unwrap_or_default(),
        provisions: 0..provisions.len(),
        pieces,
    };
    warnings.extend(doubts);
    let footnotes = bodies.into_iter().map(|body| body.note).collect();
    Instrument {
        masthead,
        provisions,
        footnotes,
        heads: vec![head],
        cut,
        repairs: outline.repairs,
        spaces,
        raised_marks,
        warnings,
    }
}

/// One text of a file up to its paragraphs: nothing says yet what they are.
struct Prepared<'a> {
    /// With what the text begins.
    begins: segments::Begins,
    /// The format itself says what each piece is.
    given: bool,
    read: masthead::Read,
    bodies: Vec<Body>,
    clean: Vec<outline::Clean<'a>>,
    raised_marks: bool,
}

/// Reads the head of a text, marks what is none of it, and joins the rest to paragraphs by `flow`.
fn prepared<'a>(
    lines: &mut [Line<'a>],
    spaces: Spaces,
    tongue: Tongue,
    flow: fn(&[Line<'a>], usize, &Language) -> Vec<Paragraph<'a>>,
) -> Prepared<'a> {
    let language = tongue.lexicon;
    let symbols = furniture::own_symbols(lines);
    furniture::mark_hard(lines, &symbols);
    let given = given::start(lines);
    let opening = match given {
        Some(at) => segments::Opening {
            at,
            begins: segments::Begins::Text,
        },
        None => segments::opening(lines, tongue),
    };
    let references = References::of(lines);
    let mut marks = Vec::new();
    for line in lines[..opening.at]
        .iter_mut()
        .filter(|line| line.hints.footnote.is_none())
    {
        let words = line.rich.without_references();
        if !words.text().trim().is_empty() {
            marks.extend(marks_of_head(line));
            line.rich = words;
        }
    }
    set_pictures_apart(&mut lines[..opening.at]);
    set_marks_of_consolidation_apart(&mut lines[..opening.at]);
    let mut read = masthead::masthead(lines, opening.at, tongue, &symbols);
    read.cut.extend(marks);
    let title = read.masthead.title.as_deref().unwrap_or_default();
    if given.is_none() {
        furniture::mark_soft(lines, title, &symbols, opening.at);
        contents::mark(lines, opening.at, language);
        notes::mark_zones(lines, opening.at);
    }
    let bodies = notes::bodies(lines);
    let paragraphs = match given {
        Some(at) => given::paragraphs(lines, at),
        None => flow(lines, opening.at, language),
    };
    let searched: Vec<Searched<'_>> = paragraphs
        .iter()
        .map(|paragraph| Searched {
            rich: &paragraph.rich,
            lines: &paragraph.lines,
        })
        .collect();
    let head: Vec<&str> = read.cut.iter().map(|cut| cut.text.as_str()).collect();
    let found = notes::find_marks(&searched, &bodies, &head, &references, &mut read.warnings);
    let raised_marks = found.iter().any(|mark| raised::is_raised(&searched, mark));
    let mut clean = without_marks(paragraphs, &found);
    if gaps::told(spaces, lines) == Spaces::Guessed {
        clean = closed_gaps(clean, tongue);
    }
    Prepared {
        begins: opening.begins,
        given: given.is_some(),
        read,
        bodies,
        clean,
        raised_marks,
    }
}

/// The marks of notes in a line of the head, which no field of it keeps.
fn marks_of_head(line: &Line<'_>) -> Option<Cut> {
    let references = line.rich.references();
    (!references.is_empty()).then(|| Cut {
        reason: Reason::Masthead,
        text: references.join(" "),
        locator: line.locator.clone(),
    })
}

/// A picture above the text is part of its head, and names nothing there: a letterhead, an emblem.
fn set_pictures_apart(head: &mut [Line<'_>]) {
    let pictures = head
        .iter_mut()
        .filter(|line| line.hints.holds == Holds::Picture && line.is_body());
    pictures.for_each(|line| line.role = Role::Cut(Reason::Picture));
}

/// `▼M7` above the text says where it comes from, and is no title.
fn set_marks_of_consolidation_apart(head: &mut [Line<'_>]) {
    let marks = head
        .iter_mut()
        .filter(|line| line.is_body() && labels::is_consolidation_mark(line.text()));
    marks.for_each(|line| line.role = Role::Cut(Reason::Remark));
}

/// Takes the footnote marks out of the paragraphs.
fn without_marks<'a>(paragraphs: Vec<Paragraph<'a>>, found: &[Found]) -> Vec<outline::Clean<'a>> {
    let mut rest = found.iter().peekable();
    let take = |(at, mut paragraph): (usize, Paragraph<'a>)| {
        let mut own = Vec::new();
        while let Some(mark) = rest.next_if(|mark| mark.paragraph == at) {
            own.push(mark);
        }
        let (marks, printed) = take_marks(&mut paragraph.rich, &own);
        let before = |offset: usize| -> usize {
            let marks = own.iter().filter(|mark| mark.range.end <= offset);
            marks.map(|mark| mark.range.len()).sum()
        };
        let closed: Vec<usize> = paragraph
            .closed
            .iter()
            .map(|&at| at.saturating_sub(before(at)))
            .collect();
        let mends = unbroken(paragraph.rich.text(), &closed);
        paragraph.rich = raised::with_digits(paragraph.rich);
        outline::Clean {
            paragraph,
            marks,
            mends,
            printed,
        }
    };
    paragraphs.into_iter().enumerate().map(take).collect()
}

/// Takes its marks out of a text; returns them, and what was printed where that is another text.
fn take_marks(rich: &mut Rich<'_>, own: &[&Found]) -> (Vec<Mark>, Option<String>) {
    let plain = |style: Style| !style.reference && !style.superscript;
    if own.is_empty() && rich.stretches().all(|(_, style)| plain(style)) {
        return (Vec::new(), None);
    }
    let (clean, marks) = notes::take_out(rich, own);
    let printed = std::mem::replace(rich, clean).without_references();
    (marks, Some(printed.into_text()))
}

/// Names the words whose hyphen at a line end was left out, at these places in bytes.
fn unbroken(text: &str, closed: &[usize]) -> Vec<outline::Mend> {
    // Places are counted in one pass.
    let (mut from, mut counted) = (0, 0);
    let mut mends = Vec::with_capacity(closed.len());
    for &at in closed {
        let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else {
            continue;
        };
        let in_word = |c: char| c.is_alphanumeric();
        let left = before.trim_end_matches(in_word).len();
        let right = at + after.find(|c| !in_word(c)).unwrap_or(after.len());
        if let Some(mend) = mends.last_mut().filter(|_| right == from) {
            // A second line end in one word.
            let mend: &mut outline::Mend = mend;
            let behind = text[at..right].len();
            mend.printed.insert(mend.printed.len() - behind, '-');
            continue;
        }
        counted += text[from..right].chars().count();
        from = right;
        mends.push(outline::Mend {
            end: counted,
            printed: format!("{}-{}", &text[left..at], &text[at..right]),
            shown: text[left..right].to_owned(),
        });
    }
    mends
}

/// Closes the gaps that extraction left in words.
fn closed_gaps(mut paragraphs: Vec<outline::Clean<'_>>, tongue: Tongue) -> Vec<outline::Clean<'_>> {
    let texts = paragraphs.iter().map(|clean| clean.paragraph.rich.text());
    let Some(mender) = gaps::Mender::of(tongue, texts) else {
        return paragraphs;
    };
    for clean in &mut paragraphs {
        let text = clean.paragraph.rich.text();
        let place = |byte: usize| text[..byte].chars().count();
        let mut torn = mender.torn(text);
        // One word has one repair.
        torn.retain(|[left, right]| {
            let word = place(left.start)..=place(right.end);
            !clean.mends.iter().any(|mend| word.contains(&mend.end))
        });
        if torn.is_empty() {
            continue;
        }
        let gaps: BTreeSet<usize> = torn.iter().map(|[left, _]| left.end).collect();
        let places: Vec<usize> = gaps.iter().map(|&gap| place(gap)).collect();
        let mend = |(closed, [left, right]): (usize, &[Range<usize>; 2])| outline::Mend {
            end: place(right.end) - closed - 1,
            printed: text[left.start..right.end].to_owned(),
            shown: [&text[left.clone()], &text[right.clone()]].concat(),
        };
        for mend in &mut clean.mends {
            mend.end -= places.iter().filter(|&&place| place < mend.end).count();
        }
        clean.mends.extend(torn.iter().enumerate().map(mend));
        clean.mends.sort_by_key(|mend| mend.end);
        for mark in &mut clean.marks {
            mark.offset -= places.iter().filter(|&&place| place < mark.offset).count();
        }
        clean.become_text(clean.paragraph.rich.without(&gaps));
    }
    paragraphs
}

/// So many repairs are named in the warning; the list of all is in the instrument.
const NAMED: usize = 3;

/// Tells of the torn words that are not shown as printed: one warning for a file, with the first of them. What a line end
/// broke is listed and no matter of doubt.
fn repaired(instrument: &Instrument) -> Option<Warning> {
    let torn: Vec<&Repair> = instrument
        .repairs
        .iter()
        .filter(|repair| repair.printed.contains(' '))
        .collect();
    let first = instrument.provisions.get(torn.first()?.provision.0)?;
    let named: Vec<String> = torn
        .iter()
        .take(NAMED)
        .filter_map(|repair| {
            let id = &instrument.provisions.get(repair.provision.0)?.id;
            Some(format!("{id}: \"{}\" for \"{}\"", repair.shown, repair.printed))
        })
        .collect();
    let all = torn.len();
    let (times, more) = (
        if all == 1 {
            "1 word".to_owned()
        } else {
            format!("{all} words")
        },
        all - named.len(),
    );
    let more = if more > 0 {
        format!(", and {more} more")
    } else {
        String::new()
    };
    Some(Warning {
        code: "closed-gap",
        message: format!(
            "{times} with a stray space inside shown whole ({}{more})",
            named.join("; ")
        ),
        locator: first.locator.clone(),
    })
}

/// Records a line that was cut; those of the masthead are recorded by its own step.
fn cut_line(line: &Line<'_>) -> Option<Cut> {
    let reason = match line.role {
        Role::Cut(Reason::Masthead) | Role::Body | Role::Note => return None,
        Role::Cut(reason) => reason,
        Role::NoteRule => Reason::Separator,
    };
    Some(Cut {
        reason,
        text: line.text().to_owned(),
        locator: line.locator.clone(),
    })
}

/// Records where the links of a line lead. A bare `#` leads nowhere.
fn targets<'a>(line: &'a Line<'_>) -> impl Iterator<Item = Cut> + 'a {
    let leading = line.hints.targets.iter().filter(|target| target.as_str() != "#");
    leading.map(|target| Cut {
        reason: Reason::Address,
        text: target.clone(),
        locator: line.locator.clone(),
    })
}

/// Adds the text of a file that stands at place `place`, from 1. One that has the ids of an earlier one (the same
/// number, or none) gets its place in front of them. `ids` are those of the whole so far.
fn append(whole: &mut Instrument, mut part: Instrument, place: usize, ids: &mut HashSet<Address>) {
    let taken = part.provisions.iter().any(|new| ids.contains(&new.id));
    if taken {
        numbering::apart(&mut part.provisions, place);
    }
    ids.extend(part.provisions.iter().map(|provision| provision.id.clone()));
    let shift = whole.provisions.len();
    let first = shift == 0 && whole.cut.is_empty();
    if first {
        whole.masthead = part.masthead;
    }
    whole
        .provisions
        .extend(part.provisions.into_iter().map(|mut provision| {
            provision.parent = provision.parent.map(|parent| ProvisionIndex(parent.0 + shift));
            provision
        }));
    whole
        .repairs
        .extend(part.repairs.into_iter().map(|repair| Repair {
            provision: ProvisionIndex(repair.provision.0 + shift),
            ..repair
        }));
    whole.heads.extend(part.heads.into_iter().map(|mut head| {
        head.provisions = head.provisions.start + shift..head.provisions.end + shift;
        if taken {
            head.scope = place.to_string();
        }
        head
    }));
    whole.footnotes.extend(part.footnotes);
    whole.raised_marks |= part.raised_marks;
    whole.cut.extend(part.cut);
    whole.warnings.extend(part.warnings);
}
