//! Origins, instruments and alignment become one [`Report`].
//!
//! The question: what happened to every provision of either text, in words a person and a program can use?
//! Each group of the alignment becomes one [`Entry`]. The paragraphs of a side are joined by `\n`, so that words
//! may cross the border of a split or a merge:
//!
//! ```text
//! old PP2  Recalling its resolution 60/1,       ─┐  one entry, merged: the word diff of
//! old PP3  Recalling also its resolution 65/1,  ─┴▶ "PP2\nPP3" against new PP2
//! ```
//!
//! The relation follows from the shape (one to one, one to several, …) and, for one to one, from the words. The
//! cost is that of the word diff. Two laws hold for whatever the earlier stages return, and are asserted because
//! a report that loses a word is worse than none: every provision is in exactly one entry, and the old sides of
//! an entry's edits, joined, are its old paragraphs, the new sides its new ones.

use super::edits::edits;
use super::meaning::Meaning;
use super::spacing::Spacing;
use super::summary::summarize;
use super::{
    Causes, Class, Cut, Edit, Entry, Evidence, Footnote, HeaderChange, Mark, Masthead, Notice, Op, Origin,
    Perhaps, Provision, Relation, Repair, Report, Rival, Schema, Text, VerbShift,
};
use super::{footnotes, head};
use crate::align::{self, Alignment, Group};
use crate::instrument::{self, Instrument, Kind, ProvisionIndex};
use crate::lexicon::Ladders;
use crate::sides::{Side, Sides};
use crate::text::normalize::fold;
use crate::threads::Threads;

/// Puts the result of all stages together.
///
/// # Panics
///
/// When the alignment or the word diff broke its promise to lose nothing: a bug of ours, never of a text.
pub fn report(origins: Sides<Origin>, instruments: Sides<&Instrument>, alignment: &Alignment) -> Report {
    let ladders = Ladders::default();
    report_with(origins, instruments, alignment, &ladders, Threads::ONE)
}

/// Puts the result of all stages together, and weighs verbs by the given ladders; the words of paragraphs are compared by so many
/// threads.
///
/// # Panics
///
/// As [`report`] does.
pub fn report_with(
    origins: Sides<Origin>,
    instruments: Sides<&Instrument>,
    alignment: &Alignment,
    ladders: &Ladders,
    threads: Threads,
) -> Report {
    assert_each_provision_once(&instruments, alignment);
    let spacing = Spacing::of(instruments);
    let pairs = footnotes::pairs(instruments, alignment);
    let meaning = Meaning::of(instruments, alignment, ladders, &pairs);
    let made = threads.map(&alignment.groups, |group| {
        let mut entry = entry(&instruments, group, spacing);
        let doubtful = meaning.assess(&mut entry, group);
        (entry, doubtful)
    });
    let (mut entries, doubtful): (Vec<Entry>, Vec<Vec<Notice>>) = made.into_iter().unzip();
    let mut notes = footnotes::notes(&pairs, instruments, spacing);
    let mut head = head::rows(instruments, alignment, spacing);
    let mut doubtful = doubtful.concat();
    doubtful.extend(meaning.assess_rest(&mut entries, &mut notes, &mut head));
    for entry in &mut entries {
        entry.relation = proven(entry.relation, &entry.edits);
    }
    for note in &mut notes {
        note.relation = proven(note.relation, &note.edits);
    }
    Report {
        schema: Schema,
        generator: concat!("travaux ", env!("CARGO_PKG_VERSION")).to_owned(),
        options: Vec::new(),
        summary: summarize(&entries, &notes, &head),
        warnings: [Side::Old, Side::New]
            .into_iter()
            .flat_map(|side| notices(side, instruments.get(side)))
            .chain(doubtful)
            .collect(),
        texts: origins
            .zip(instruments)
            .map(|(source, instrument)| text_of(source, instrument)),
        head,
        entries,
        footnotes: notes,
        perhaps: alignment
            .perhaps
            .iter()
            .map(|it| perhaps(&instruments, it))
            .collect(),
    }
}

fn assert_each_provision_once(instruments: &Sides<&Instrument>, alignment: &Alignment) {
    for side in [Side::Old, Side::New] {
        let mut seen = vec![0_usize; instruments.get(side).provisions.len()];
        for &ProvisionIndex(index) in alignment.groups.iter().flat_map(|group| group.sides.get(side)) {
            seen[index] += 1;
        }
        let wrong = seen.iter().position(|&times| times != 1);
        assert!(
            wrong.is_none(),
            "the alignment holds provision {wrong:?} of the {side:?} text not exactly once"
        );
    }
}

fn entry(instruments: &Sides<&Instrument>, group: &Group, spacing: Spacing) -> Entry {
    let provisions = instruments
        .zip(group.sides.as_ref())
        .map(|(instrument, indices)| -> Vec<_> {
            indices
                .iter()
                .map(|index| &instrument.provisions[index.0])
                .collect()
        });
    let ids = provisions
        .as_ref()
        .map(|side| -> Vec<String> { side.iter().map(|provision| provision.id.to_string()).collect() });
    let words = provisions.as_ref().map(|side| {
        let texts: Vec<&str> = side.iter().map(|provision| provision.text.as_str()).collect();
        texts.join("\n")
    });
    let renumbered = renumbered(&ids, &provisions);
    let headers = provisions.map(|side| {
        side.first()
            .and_then(|provision| provision.header.as_ref())
            .map(|header| header.text.clone())
    });
    let relation = relation(&ids, &words, spacing);
    let edits = edits(relation, &words);
    Entry {
        relation,
        moved: group.moved,
        renumbered,
        header: header_change(relation, headers, &words),
        class: Class::None,
        causes: Causes::default(),
        brackets: None,
        similarity: ratio(group.similarity),
        confidence: ratio(group.confidence),
        evidence: Evidence {
            wording: ratio(group.evidence.wording),
            header: ratio(group.evidence.header),
            position: ratio(group.evidence.position),
            citations: ratio(group.evidence.citations),
        },
        by_hand: Vec::new(),
        rival: group.rival.as_ref().map(|rival| Rival {
            old: instruments.old.provisions[rival.pair.old.0].id.to_string(),
            new: instruments.new.provisions[rival.pair.new.0].id.to_string(),
            score: ratio(rival.score),
        }),
        by: Vec::new(),
        edits,
        old: ids.old,
        new: ids.new,
    }
}

/// Tells the words of two paragraphs that may answer each other.
fn perhaps(instruments: &Sides<&Instrument>, pair: &align::Perhaps) -> Perhaps {
    let provisions = instruments
        .zip(pair.pair)
        .map(|(instrument, index)| &instrument.provisions[index.0]);
    let mut edits = edits(Relation::Amended, &provisions.map(|it| it.text.clone()));
    for edit in edits.iter_mut().filter(|edit| edit.op != Op::Equal) {
        edit.class = Class::Substantive;
    }
    Perhaps {
        old: vec![provisions.old.id.to_string()],
        new: vec![provisions.new.id.to_string()],
        confidence: ratio(pair.confidence),
        similarity: ratio(pair.similarity),
        edits,
    }
}

fn relation(ids: &Sides<Vec<String>>, words: &Sides<String>, spacing: Spacing) -> Relation {
    match (ids.old.len(), ids.new.len()) {
        (0, _) => Relation::Inserted,
        (_, 0) => Relation::Deleted,
        (old, new) if old < new => Relation::Split,
        (old, new) if old > new => Relation::Merged,
        _ if spacing.same_wording(&words.old, &words.new) => Relation::Unchanged,
        _ => Relation::Amended,
    }
}

/// What comparison cuts into other units although the wording is the same (`and /or`, `and/or`) is a change where its class
/// found no proof that it is none.
fn proven(relation: Relation, edits: &[Edit]) -> Relation {
    let words = |edit: &Edit| edit.op != Op::Equal && edit.class == Class::Substantive;
    if relation == Relation::Unchanged && edits.iter().any(words) {
        return Relation::Amended;
    }
    relation
}

/// Whether paragraphs are printed under another number: no id was kept, and it says a printed number; or a head has another one
/// before its title.
fn renumbered(ids: &Sides<Vec<String>>, provisions: &Sides<Vec<&instrument::Provision>>) -> bool {
    let (Some(old), Some(new)) = (provisions.old.first(), provisions.new.first()) else {
        return false;
    };
    // Who has no number has none that could change: the id of `PP3` says where it stands. That of an article stands in its
    // head, where its paragraphs have none.
    let all = || [&provisions.old, &provisions.new].into_iter().flatten();
    let article = |it: &instrument::Provision| it.id.article().map(|number| number.shown.clone());
    let other_article = matches!((article(old), article(new)), (Some(old), Some(new)) if old != new);
    let printed = all().any(|it| it.label.is_some()) || other_article;
    let heads = all().all(|it| it.kind == Kind::Heading);
    printed && no_id_was_kept(ids) || heads && letters_of_label(old) != letters_of_label(new)
}

/// `PP2 + PP3 → PP2` is a merge, not a renumbering.
fn no_id_was_kept(ids: &Sides<Vec<String>>) -> bool {
    !ids.old.iter().any(|id| ids.new.contains(id))
}

/// Returns the label of a head by its letters and figures: `Article 3.` and `ARTICLE 3` are one.
fn letters_of_label(head: &instrument::Provision) -> String {
    let label = head.label.as_deref().unwrap_or_default();
    label
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

fn header_change(relation: Relation, headers: Sides<Option<String>>, words: &Sides<String>) -> HeaderChange {
    let one_sided = matches!(relation, Relation::Inserted | Relation::Deleted);
    let same = match (&headers.old, &headers.new) {
        (Some(old), Some(new)) => same_verb(Sides::new(old, new), words),
        (None, None) => true,
        _ => false,
    };
    HeaderChange {
        shift: if one_sided || same {
            VerbShift::None
        } else {
            VerbShift::Different
        },
        causes: Causes::default(),
        old: headers.old,
        new: headers.new,
    }
}

/// Whether both paragraphs begin with the same verb phrase, even where one editor put more of it in italics:
/// `*Reaffirming* its commitment` and `*Reaffirming its commitment*`.
fn same_verb(headers: Sides<&String>, words: &Sides<String>) -> bool {
    let folded = |text: &str| fold(text).to_lowercase();
    let (old, new) = (folded(headers.old), folded(headers.new));
    let longer = if old.len() < new.len() { &new } else { &old };
    old == new || (folded(&words.old).starts_with(longer) && folded(&words.new).starts_with(longer))
}

/// Rounds to four decimals, so that the last bits of a sum never reach the output.
fn ratio(value: f64) -> f64 {
    if !value.is_finite() {
        return 0.0;
    }
    let rounded = (value.clamp(0.0, 1.0) * 1e4).round() / 1e4;
    rounded.abs()
}

/// Returns a text as every document has it.
pub fn text_of(source: Origin, instrument: &Instrument) -> Text {
    Text {
        source,
        masthead: (&instrument.masthead).into(),
        provisions: instrument
            .provisions
            .iter()
            .map(|provision| self::provision(instrument, provision))
            .collect(),
        footnotes: instrument
            .footnotes
            .iter()
            .map(|footnote| Footnote {
                marker: footnote.marker.clone(),
                text: footnote.text.clone(),
            })
            .collect(),
        cut: instrument
            .cut
            .iter()
            .map(|cut| Cut {
                reason: cut.reason.into(),
                text: cut.text.clone(),
                page: cut.locator.page,
                line: cut.locator.line,
            })
            .collect(),
        repairs: instrument
            .repairs
            .iter()
            .map(|repair| Repair {
                provision: instrument.provisions[repair.provision.0].id.to_string(),
                offset: repair.offset,
                printed: repair.printed.clone(),
                shown: repair.shown.clone(),
            })
            .collect(),
    }
}

impl From<&crate::instrument::Masthead> for Masthead {
    fn from(masthead: &crate::instrument::Masthead) -> Self {
        let masthead = masthead.clone();
        Self {
            organ: masthead.organ,
            symbol: masthead.symbol,
            title: masthead.title,
            date: masthead.date,
            session: masthead.session,
            agenda_item: masthead.agenda_item,
            kind: masthead.kind,
            sponsors: masthead.sponsors,
            language: masthead.language,
            distribution: masthead.distribution,
            original: masthead.original,
        }
    }
}

fn provision(instrument: &Instrument, provision: &crate::instrument::Provision) -> Provision {
    Provision {
        id: provision.id.to_string(),
        kind: provision.kind.into(),
        label: provision.label.clone(),
        stop: provision.stop.clone(),
        parent: provision
            .parent
            .map(|parent| instrument.provisions[parent.0].id.to_string()),
        header: provision.header.as_ref().map(|header| header.text.clone()),
        text: provision.text.clone(),
        page: provision.locator.page,
        line: provision.locator.line,
        footnotes: provision
            .marks
            .iter()
            .map(|mark| Mark {
                marker: mark.marker.clone(),
                offset: mark.offset,
            })
            .collect(),
        place: provision.locator.bytes.start,
    }
}

fn notices(side: Side, instrument: &Instrument) -> impl Iterator<Item = Notice> {
    instrument.warnings.iter().map(move |warning| Notice {
        side,
        code: warning.code.to_owned(),
        message: warning.message.clone(),
        page: warning.locator.page,
        line: warning.locator.line,
    })
}
