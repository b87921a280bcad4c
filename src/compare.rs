//! The whole program as one short function.

use std::collections::BTreeMap;

use crate::align::{Corrected, Corrections, Wanted, align_with};
use crate::document::{Document, Locator, Warning};
use crate::error::{Error, Refusal};
use crate::instrument::Instrument;
use crate::memory;
use crate::read::limits::MEMORY;
use crate::read::{Format, ReadOptions, Revisions, Source, read};
use crate::report::{ByHand, Choice, Ladders, Notice, Origin, Report, count, report_with};
use crate::sides::{Side, Sides};
use crate::structure::{is_amendment_sheet, structure};
use crate::threads::Threads;

/// The choices of a comparison, grouped by the stage that they belong to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// How to read each text.
    pub read: Sides<ReadOptions>,
    /// Which verb is stronger than which.
    pub ladders: Ladders,
    /// Which paragraphs somebody paired or parted by hand.
    pub corrections: Corrections,
    /// How many threads may work; the result is the same for any number.
    pub threads: Threads,
}

/// A text after the stages that look at it alone. What its format showed is dropped by then: it is the largest thing in
/// memory, and nothing asks for it once the paragraphs are found.
#[derive(Debug, Clone, PartialEq)]
pub struct Understood {
    /// The file that it comes from, and what it was read as.
    pub origin: Origin,
    /// As a delegate sees it.
    pub instrument: Instrument,
    /// The bytes of memory that it is expected to take.
    expected: u64,
}

impl Understood {
    /// What a text is called that is not there, as git calls it.
    pub const ABSENT: &str = "/dev/null";

    /// Returns the text that is not there, to be related to one that was added or deleted.
    pub fn absent() -> Self {
        let nothing = Source {
            name: Self::ABSENT.to_owned(),
            bytes: Vec::new(),
        };
        Self {
            origin: Origin {
                name: Self::ABSENT.to_owned(),
                format: "absent".to_owned(),
                ..Origin::new(&nothing, Format::Text, Revisions::default())
            },
            instrument: Instrument::default(),
            expected: 0,
        }
    }

    /// Returns a file without any text: nothing, with a warning.
    fn empty(source: &Source, options: &ReadOptions) -> Self {
        let format = options.format.unwrap_or(Format::Text);
        let warning = Warning {
            code: "empty-text",
            message: "the file has no text; it is compared as a text that is not there".to_owned(),
            locator: Locator::default(),
        };
        Self {
            origin: Origin::new(source, format, options.revisions),
            instrument: Instrument {
                warnings: vec![warning],
                ..Instrument::default()
            },
            expected: 0,
        }
    }

    /// A text that was not read but made: what a sheet of amendments turns another into.
    pub fn made(origin: Origin, instrument: Instrument) -> Self {
        let letters = instrument
            .provisions
            .iter()
            .map(|provision| provision.text.len())
            .sum();
        let expected = memory::of_text(instrument.provisions.len(), letters);
        Self {
            origin,
            instrument,
            expected,
        }
    }
}

/// Compares two texts: reads them, finds their paragraphs, aligns these, and reports what changed.
///
/// It is [`understand`] for each text and then [`relate`], with one question between them: whether the comparison may take
/// the memory that it is expected to.
///
/// # Errors
///
/// When a text cannot be read, no paragraph is found in it, one of the two is a sheet of amendments and the other is none, or the
/// two would take more memory than is allowed.
pub fn compare(sources: &Sides<Source>, options: &Options) -> Result<Report, Error> {
    compare_given(sources.as_ref().map(Some), options)
}

/// Two texts of fewer bytes are understood one after the other: a thread with its own memory costs as much as it would save.
const WORTH_A_THREAD: usize = 64 << 10;

/// Compares two texts of which one may not be there (`None`), as that of a file which was added or deleted: everything of the other
/// is inserted or deleted then. A file without any text is taken for the same, with a warning (`empty-text`).
///
/// # Errors
///
/// As [`compare`].
///
/// ```
/// use travaux::compare::compare_given;
/// use travaux::report::Relation;
/// use travaux::{Options, Sides, read::Source};
///
/// # fn main() -> Result<(), travaux::Error> {
/// let bytes = b"The General Assembly,\n\n1. Urges States to act.\n".to_vec();
/// let text = Source { name: "draft.txt".to_owned(), bytes };
/// let report = compare_given(Sides::new(None, Some(&text)), &Options::default())?;
/// assert!(report.entries.iter().all(|entry| entry.relation == Relation::Inserted));
/// # Ok(())
/// # }
/// ```
pub fn compare_given(sources: Sides<Option<&Source>>, options: &Options) -> Result<Report, Error> {
    let given = sources.zip(options.read.as_ref());
    let size = |source: Option<&Source>| source.map_or(0, |source| source.bytes.len());
    let worth = size(sources.old) + size(sources.new) >= WORTH_A_THREAD;
    let threads = options.threads.if_worth(worth);
    let (old, new) = threads.both(|| given_text(given.old), || given_text(given.new));
    let texts = Sides::new(old?, new?);
    both_or_none_amends(sources, texts.as_ref())?;
    may_compare(sources, options, texts.as_ref().map(|text| text.expected))?;
    Ok(relate(texts.as_ref(), options))
}

/// Aligns two texts and reports what changed from one to the other. A text that is understood can be related to any number
/// of others; `options` are those that both were understood with.
///
/// ```
/// use travaux::compare::{Options, relate, understand};
/// use travaux::{Sides, read::Source};
///
/// # fn main() -> Result<(), travaux::Error> {
/// let options = Options::default();
/// let drafts = ["Urges States to act;", "Invites States to act;", "Invites States to act now;"];
/// let mut texts = Vec::new();
/// for draft in drafts {
///     let text = format!("The General Assembly,\n\n1. {draft}\n\n2. Decides to remain seized of the matter.\n");
///     texts.push(understand(&Source { name: draft.to_owned(), bytes: text.into_bytes() }, &options.read.new)?);
/// }
/// for step in texts.windows(2) {
///     assert_eq!(relate(Sides::new(&step[0], &step[1]), &options).summary.changes, 1);
/// }
/// # Ok(())
/// # }
/// ```
pub fn relate(texts: Sides<&Understood>, options: &Options) -> Report {
    let instruments = texts.map(|text| &text.instrument);
    let origins = texts.map(|text| text.origin.clone());
    let corrected = align_with(instruments, &options.corrections, options.threads);
    let mut report = report_with(
        origins,
        instruments,
        &corrected.alignment,
        &options.ladders,
        options.threads,
    );
    report.options = choices(options);
    name_corrections(&mut report, &corrected);
    report
}

/// Refuses to compare a text with a sheet of amendments, which would say that nearly all of it is deleted. Two sheets are two texts.
fn both_or_none_amends(sources: Sides<Option<&Source>>, texts: Sides<&Understood>) -> Result<(), Error> {
    let amends = texts.map(|text| is_amendment_sheet(&text.instrument));
    let absent = |text: &Understood| text.instrument.provisions.is_empty();
    if amends.old == amends.new || absent(texts.old) || absent(texts.new) {
        return Ok(());
    }
    let sheet = if amends.old { sources.old } else { sources.new };
    let Some(sheet) = sheet else {
        return Ok(());
    };
    Err(Error::about(
        &sheet.name,
        format!(
            "is a sheet of amendments, expected a text; 'travaux amend --list {}' says what it asks for",
            sheet.name
        ),
    ))
}

/// Names what was paired and parted by hand: at the entries, among the options, and what did not fit among the warnings.
fn name_corrections(report: &mut Report, corrected: &Corrected) {
    if corrected.followed.is_empty() && corrected.unfit.is_empty() {
        return;
    }
    let mut by_hand: Sides<BTreeMap<String, Vec<ByHand>>> = Sides::default();
    for followed in &corrected.followed {
        for side in [Side::Old, Side::New] {
            let id = report.texts.get(side).provisions[followed.pair.get(side).0]
                .id
                .clone();
            let told = ByHand {
                wanted: followed.wanted,
                reason: followed.reason.clone(),
            };
            by_hand.get_mut(side).entry(id).or_default().push(told);
        }
    }
    for entry in &mut report.entries {
        for (side, ids) in [(Side::Old, &entry.old), (Side::New, &entry.new)] {
            for told in ids.iter().filter_map(|id| by_hand.get(side).get(id)).flatten() {
                if !entry.by_hand.contains(told) {
                    entry.by_hand.push(told.clone());
                }
            }
        }
    }
    for wanted in [Wanted::Together, Wanted::Apart] {
        let pairs = corrected
            .followed
            .iter()
            .filter(|followed| followed.wanted == wanted)
            .count();
        if pairs > 0 {
            report.options.push(Choice {
                name: format!("paragraphs put {} by hand", wanted.word()),
                value: count(pairs, "pair"),
            });
        }
    }
    report.warnings.extend(corrected.unfit.iter().map(|unfit| Notice {
        side: unfit.side,
        code: "correction-unfit".to_owned(),
        message: unfit.why.clone(),
        page: None,
        line: None,
    }));
}

/// Returns the bytes of memory that a text is expected to take.
fn expected(document: &Document) -> u64 {
    let runs = document.blocks.iter().flat_map(|block| &block.runs);
    memory::of_text(document.blocks.len(), runs.map(|run| run.text.len()).sum())
}

/// Asks whether the comparison of two texts, which are expected to take so many bytes each, may take the memory that it
/// is expected to.
fn may_compare(
    sources: Sides<Option<&Source>>,
    options: &Options,
    expected: Sides<u64>,
) -> Result<(), Error> {
    let names = sources.map(|source| source.map_or(Understood::ABSENT, |it| it.name.as_str()));
    let allowed = options.read.as_ref().map(|read| read.limits.memory_bytes);
    MEMORY
        .ask(
            allowed.old.max(allowed.new),
            memory::of_comparison(expected.old, expected.new),
        )
        .map_err(|reason| Error::about(format!("{} and {}", names.old, names.new), reason))
}

/// Says what was asked for beyond the usual, as far as it can change the result; limits cannot.
fn choices(options: &Options) -> Vec<Choice> {
    let mut choices = Vec::new();
    for (side, text) in [(Side::Old, "old"), (Side::New, "new")] {
        let read = options.read.get(side);
        if let Some(format) = read.format {
            choices.push(Choice {
                name: format!("format of the {text} text"),
                value: format!("{}, as asked", format.name()),
            });
        }
        let view = match read.revisions {
            Revisions::Final => continue,
            Revisions::Original => "rejected",
            Revisions::BothAsText => "old and new words alike taken as text",
        };
        choices.push(Choice {
            name: format!("tracked changes of the {text} text"),
            value: view.to_owned(),
        });
    }
    if options.ladders != Ladders::default() {
        choices.push(Choice {
            name: "verbs".to_owned(),
            value: "ranked by a file of the reader's own".to_owned(),
        });
    }
    choices
}

/// Reads one text and finds its paragraphs; a file without any text is a text without any, and so is one that is not there.
fn given_text((source, options): (Option<&Source>, &ReadOptions)) -> Result<Understood, Error> {
    let Some(source) = source else {
        return Ok(Understood::absent());
    };
    match understand(source, options) {
        Err(problem) if problem.is_empty() => Ok(Understood::empty(source, options)),
        understood => understood,
    }
}

/// Reads one text and finds its paragraphs.
///
/// # Errors
///
/// When the text cannot be read, or no paragraph is found in it. A Word file is a text whatever it holds: one without any
/// words is about to be written, and one of contents alone has lines that can change.
pub fn understand(source: &Source, options: &ReadOptions) -> Result<Understood, Error> {
    let (format, document) = read(source, options)?;
    let instrument = structure(&document);
    if format != Format::Docx && document.blocks.iter().all(|block| block.text().trim().is_empty()) {
        return Err(Error::about(
            &source.name,
            Refusal::empty("the file has no text; give a file with the text of a resolution"),
        ));
    }
    if instrument.provisions.is_empty() && format != Format::Docx {
        return Err(Error::about(
            &source.name,
            Refusal::no_paragraph(
                "no paragraph found, expected a resolution, decision, report or treaty; \
             'travaux show --stage document' with this file shows what was read",
            ),
        ));
    }
    Ok(Understood {
        origin: Origin::new(source, format, options.revisions),
        instrument,
        expected: expected(&document),
    })
}
