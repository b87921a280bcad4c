//! What kind of change it is: substance, consequence, editing.
//!
//! Delegates do not want red ink; they want to know which three changes matter. Each changed place gets a class and,
//! where there is more to say, a cause in words:
//!
//! ```text
//! [-Also emphasizes-]{+Emphasizes+}   consequential   "also" follows the paragraphs above with the same verb
//! [-co-operation-]{+cooperation+}     editorial       spelling
//! at its [-78th-]{+79th+} session     consequential   rolled forward with the session
//! {+, where appropriate,+}            substantive     qualifier added: "where appropriate"
//! ```
//!
//! The idea is proof. A place is cut into hunks ([`hunks`]), and each must be explained by a rule that can show why
//! the words mean the same ([`editorial`]) or had to follow something else ([`adverbs`], [`references`], [`rolled`],
//! [`organs`]), from the words around and from what the two texts as wholes say ([`setting`]). One hunk without a
//! proof makes its place substantive, and [`substance`] then says what came or went. **When in doubt, substantive**: a
//! matter of substance filed as editing is the one error that may not happen; the opposite error costs a glance.
//!
//! Cost: linear in the texts, but for the words inside one place, where it is the product of its sides up to a fixed
//! area. What a rule reads of a whole paragraph it reads once, not at every place.
//! What a language's lexicon does not know (qualifiers, sessions, references, accents) is proved by nothing: there only marks, glyphs and
//! values with digits are understood, and the rest is substantive.

mod addresses;
mod adverbs;
mod brackets;
mod capitals;
mod commas;
mod definitions;
mod editorial;
mod figures;
mod footnotes;
mod hunks;
mod hyphens;
mod judge;
mod leaked;
mod marks;
mod numbering;
mod organs;
pub(super) mod own;
mod pieces;
pub(super) mod references;
mod rolled;
pub(super) mod setting;
mod spacing;
mod speaker;
mod substance;
mod tense;
mod unseen;
mod verbs;
mod witnesses;

use std::cell::OnceCell;

use self::hunks::{Hunk, joined};
use self::judge::{judge, kept};
use self::pieces::{Paragraph, Piece};
use self::setting::Setting;
use super::cause::{Cause, Causes, Form, Standing};
use super::footnotes::Pair;
use super::{Class, Entry, HeadRow, Note, Notice, Op, Relation, VerbShift};
use crate::align::{Alignment, Group};
use crate::instrument::{Address, Instrument, Kind, ProvisionIndex};
use crate::lexicon::{Ladders, any};
use crate::sides::{Side, Sides};

/// Why a hunk has its class.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Finding {
    class: Class,
    causes: Causes,
}

impl Finding {
    /// What a cause proves.
    fn of(cause: Cause) -> Self {
        Self {
            class: cause.class(),
            causes: cause.into(),
        }
    }

    fn form(form: Form) -> Self {
        Self::of(Cause::Form(form))
    }

    fn substantive(causes: Causes) -> Self {
        Self {
            class: Class::Substantive,
            causes,
        }
    }
}

/// One paragraph pair, with all that rules look at.
struct View<'a> {
    setting: &'a Setting<'a>,
    /// The pieces of each side.
    pieces: Sides<Vec<Piece<'a>>>,
    /// Whether each piece stands in both texts.
    kept: Sides<Vec<bool>>,
    /// How many pieces the leading verb phrase takes.
    header: Sides<usize>,
    /// The first provision of each side.
    first: Sides<ProvisionIndex>,
    /// The address of the first provision of each side; a footnote has none.
    ids: Sides<Option<&'a Address>>,
    /// Whether it is a pair of footnotes, whose paragraphs are those of other documents.
    note: bool,
    /// The last piece of the new side that rolled forward, so that the date behind it may follow.
    rolled: Option<usize>,
    /// What was read of each side as a whole, for the places that come later.
    once: Sides<Once>,
    /// Whether both leading phrases are one, printed in two ways.
    one_verb: OnceCell<bool>,
}

/// What rules read of a whole side of a paragraph. It is read when a place first asks for it, and once: a paragraph of
/// ten thousand places is not gone through ten thousand times.
#[derive(Default)]
struct Once {
    references: OnceCell<Vec<references::Reference>>,
    phrases: OnceCell<Vec<substance::Phrase>>,
    brackets: OnceCell<brackets::Groups>,
    /// Behind which piece only marks follow.
    last_word: OnceCell<usize>,
    /// Whether it holds a number or an amount.
    figures: OnceCell<bool>,
    /// The leading verb phrase.
    leading: OnceCell<String>,
    /// Whether that asks somebody for something.
    asks: OnceCell<bool>,
}

impl View<'_> {
    fn slice(&self, hunk: &Hunk) -> Sides<&[Piece<'_>]> {
        Sides::new(
            &self.pieces.old[hunk.old.clone()],
            &self.pieces.new[hunk.new.clone()],
        )
    }

    /// Returns the leading verb phrase of a side, with single spaces.
    fn leading(&self, side: Side) -> &str {
        let phrase = || {
            let pieces = &self.pieces.get(side)[..*self.header.get(side)];
            let words: Vec<&str> = pieces.iter().map(|piece| piece.text.as_ref()).collect();
            words.join(" ")
        };
        self.once.get(side).leading.get_or_init(phrase)
    }

    fn both(&self) -> Sides<&[Piece<'_>]> {
        self.pieces.as_ref().map(Vec::as_slice)
    }
}

/// What decides of each entry and footnote what its changes mean: the two texts as wholes. Nothing of it changes once it is made, so that
/// many entries can be assessed at once.
pub(super) struct Meaning<'a> {
    setting: Setting<'a>,
    marks: marks::Marks,
    /// The footnotes in pairs.
    pairs: &'a [Pair],
}

impl<'a> Meaning<'a> {
    /// Reads the two texts as wholes.
    pub(super) fn of(
        instruments: Sides<&'a Instrument>,
        alignment: &Alignment,
        ladders: &'a Ladders,
        pairs: &'a [Pair],
    ) -> Self {
        let setting = Setting::new(instruments, alignment, ladders);
        let marks = marks::Marks::of(pairs, &setting);
        Self {
            setting,
            marks,
            pairs,
        }
    }

    /// Gives every edit of an entry, and the entry, a class and cause, and its header a shift; returns what is doubtful.
    pub(super) fn assess(&self, entry: &mut Entry, group: &Group) -> Vec<Notice> {
        let mut notices = Vec::new();
        let spoken = match first_pair(group) {
            Some(_) if says_nothing_new(entry, &self.setting) => None,
            Some(first) => assess_pair(entry, group, first, &self.setting, &mut notices),
            None => {
                assess_alone(entry);
                None
            }
        };
        // The name of a picture stands in brackets that no negotiator set.
        let is_picture = self.setting.all_are(&group.sides, Kind::Picture);
        entry.brackets = brackets::count(entry).filter(|_| !is_picture);
        entry.class = entry
            .edits
            .iter()
            .map(|edit| edit.class)
            .max()
            .unwrap_or(Class::None);
        assess_whole(entry, group, &self.setting);
        if let Some(standing) = self.marks.changed(entry, group) {
            entry.class = Class::Substantive;
            entry.causes.add(Cause::Standing(standing));
        }
        if let Some(cause) = spoken {
            entry.class = entry.class.max(Class::Consequential);
            entry.causes.add(cause);
        }
        notices
    }

    /// Does the same for the footnotes, once all entries are assessed, and marks everywhere what nobody sees; returns what is doubtful.
    pub(super) fn assess_rest(
        &self,
        entries: &mut [Entry],
        notes: &mut [Note],
        head: &mut [HeadRow],
    ) -> Vec<Notice> {
        let instruments = self.setting.instruments;
        let mut notices = footnotes::assess(notes, self.pairs, &self.setting);
        let scripts = instruments.map(unseen::scripts);
        unseen::mark(entries, notes, head, &scripts);
        notices.extend(unseen::notices(entries, instruments, &scripts));
        notices.extend(addresses::notices(instruments));
        notices
    }
}

fn first_pair(group: &Group) -> Option<Sides<ProvisionIndex>> {
    Some(Sides::new(*group.sides.old.first()?, *group.sides.new.first()?))
}

/// Whether the same letters stand on both sides and nothing around them can give them another meaning: no reference that should
/// have followed, no other body that speaks. Most paragraphs are such, and are not read.
fn says_nothing_new(entry: &Entry, setting: &Setting<'_>) -> bool {
    let [edit] = entry.edits.as_slice() else {
        return false;
    };
    let same_body = || match (&setting.organs.old, &setting.organs.new) {
        (Some(old), Some(new)) => old == new,
        _ => true,
    };
    edit.op == Op::Equal
        && edit.old == edit.new
        && entry.header.shift == VerbShift::None
        && same_body()
        && !references::may_refer(&edit.old)
}

/// A paragraph that only one text has is substantive, if it has a word.
fn assess_alone(entry: &mut Entry) {
    for edit in &mut entry.edits {
        let words = edit
            .old
            .chars()
            .chain(edit.new.chars())
            .any(|c| !editorial::is_punctuation(c));
        edit.class = if words {
            Class::Substantive
        } else {
            Class::Editorial
        };
    }
}

fn assess_pair(
    entry: &mut Entry,
    group: &Group,
    first: Sides<ProvisionIndex>,
    setting: &Setting<'_>,
    notices: &mut Vec<Notice>,
) -> Option<Cause> {
    let provisions = Sides::new(
        &setting.instruments.old.provisions[first.old.0],
        &setting.instruments.new.provisions[first.new.0],
    );
    let texts = Sides::new(
        joined(&entry.edits, |edit| &edit.old),
        joined(&entry.edits, |edit| &edit.new),
    );
    let paragraphs = texts.as_ref().map(|text| Paragraph::of(text));
    let pieces = paragraphs.as_ref().map(Paragraph::pieces);
    let mut view = View {
        header: Sides::new(
            header_len(
                &pieces.old,
                provisions.old.header.as_ref().map(|it| it.text.as_str()),
            ),
            header_len(
                &pieces.new,
                provisions.new.header.as_ref().map(|it| it.text.as_str()),
            ),
        ),
        kept: kept(&entry.edits, pieces.as_ref().map(Vec::as_slice)),
        pieces,
        setting,
        first,
        ids: provisions.map(|provision| Some(&provision.id)),
        note: false,
        rolled: None,
        once: Sides::default(),
        one_verb: OnceCell::new(),
    };
    notices.extend(references::unfollowed(&view, provisions.new));
    notices.extend(witnesses::slips(&view, provisions.new));
    for place in hunks::places(&entry.edits, view.both()) {
        let finding = judge(&mut view, &place, &entry.edits);
        for edit in &mut entry.edits[place.edits] {
            edit.class = finding.class;
            edit.causes.clone_from(&finding.causes);
        }
    }
    verbs::shift(entry, group, &view);
    let (cause, notice) = speaker::changed(&view, provisions.new)?;
    notices.push(notice);
    Some(cause)
}

fn header_len(pieces: &[Piece<'_>], header: Option<&str>) -> usize {
    let end = header.map_or(0, str::len);
    let first = pieces.first().map_or(0, |piece| piece.range.start);
    pieces.partition_point(|piece| piece.range.start < first + end)
}

/// Decides what the number, the place and the part of the text add to the class of an entry.
fn assess_whole(entry: &mut Entry, group: &Group, setting: &Setting<'_>) {
    let part = |side: Option<&ProvisionIndex>, it: &Instrument| side.map(|index| it.provisions[index.0].kind);
    let kinds = Sides::new(
        part(group.sides.old.first(), setting.instruments.old),
        part(group.sides.new.first(), setting.instruments.new),
    );
    let crossed = match (kinds.old, kinds.new) {
        (Some(old), Some(new)) => {
            old != new
                && [old, new]
                    .iter()
                    .any(|kind| matches!(kind, Kind::Preambular | Kind::Operative))
        }
        _ => false,
    };
    let cause = if crossed {
        entry.class = Class::Substantive;
        Cause::Standing(crossing(kinds))
    } else if entry.moved {
        entry.class = Class::Substantive;
        Cause::Standing(Standing::Order)
    } else if matches!(entry.relation, Relation::Split | Relation::Merged) && entry.class < Class::Substantive
    {
        // The same words in one paragraph or two: who knows what `its` and `above` mean now.
        entry.class = Class::Substantive;
        Cause::Standing(Standing::OtherParagraphs)
    } else if let Some(agreed) = agreement_by_label(group, setting) {
        entry.class = Class::Substantive;
        Cause::Standing(agreed)
    } else if entry.renumbered && is_out_of_order(group, setting) {
        entry.class = Class::Substantive;
        Cause::Standing(Standing::NumberOutOfOrder)
    } else if let Some(label) = label_alone(group, setting) {
        entry.class = Class::Substantive;
        Cause::Standing(label)
    } else if entry.renumbered && entry.relation != Relation::Inserted {
        entry.class = entry.class.max(Class::Consequential);
        Cause::OtherNumber
    } else {
        return;
    };
    entry.causes = cause.into();
}

/// Whether the number of the first paragraph of either side is one that its place does not give it.
fn is_out_of_order(group: &Group, setting: &Setting<'_>) -> bool {
    let out = |side: Option<&ProvisionIndex>, ordered: &[bool]| side.is_some_and(|index| !ordered[index.0]);
    first_pair(group).is_some()
        && (out(group.sides.old.first(), &setting.in_order.old)
            || out(group.sides.new.first(), &setting.in_order.new))
}

/// Says that a label came or went while others of the list have theirs: `(b) To act`, `To act`. Where a whole list has none, that
/// is how one text prints it, or how it was extracted.
fn label_alone(group: &Group, setting: &Setting<'_>) -> Option<Standing> {
    let first = first_pair(group)?;
    let labelled = setting
        .instruments
        .zip(first)
        .map(|(it, at)| it.provisions[at.0].label.is_some());
    let row = setting
        .labelled_rows
        .as_ref()
        .zip(first)
        .map(|(rows, at)| rows[at.0]);
    let heading = setting.instruments.old.provisions[first.old.0].kind == Kind::Heading;
    match (labelled.old, labelled.new) {
        _ if heading => None,
        (true, false) if row.new => Some(Standing::LabelGone),
        (false, true) if row.old => Some(Standing::LabelCame),
        _ => None,
    }
}

/// Says what a label tells of agreement, where the two differ in it: `OP2 alt`, `Option 1` and `[OP2]` are not agreed.
fn agreement_by_label(group: &Group, setting: &Setting<'_>) -> Option<Standing> {
    let label = |side: Option<&ProvisionIndex>, it: &Instrument| {
        side.map(|index| it.provisions[index.0].label.clone().unwrap_or_default())
    };
    let old = label(group.sides.old.first(), setting.instruments.old)?;
    let new = label(group.sides.new.first(), setting.instruments.new)?;
    let alternative = |label: &str| {
        let label = label.to_lowercase();
        let mut words = label.split(|c: char| !c.is_alphabetic());
        words.any(|word| any::ALTERNATIVES.has(word))
    };
    match (alternative(&old), alternative(&new)) {
        (true, false) => return Some(Standing::WasAlternative),
        (false, true) => return Some(Standing::IsAlternative),
        _ => {}
    }
    match (old.contains('['), new.contains('[')) {
        (true, false) => Some(Standing::LabelBracketsClosed),
        (false, true) => Some(Standing::LabelBracketsOpened),
        _ => None,
    }
}

/// Says which border a paragraph crossed.
fn crossing(kinds: Sides<Option<Kind>>) -> Standing {
    match (kinds.old, kinds.new) {
        (Some(Kind::Preambular), Some(Kind::Operative)) => Standing::ToOperative,
        (Some(Kind::Operative), Some(Kind::Preambular)) => Standing::ToPreamble,
        (Some(Kind::Subparagraph), Some(_)) => Standing::FromSubparagraph,
        (Some(_), Some(Kind::Subparagraph)) => Standing::ToSubparagraph,
        _ => Standing::OtherPart,
    }
}
