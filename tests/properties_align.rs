//! The laws of alignment.

use proptest::collection::vec;
use proptest::prelude::*;
use travaux::Sides;
use travaux::align::{Alignment, Group, align};
use travaux::document::Locator;
use travaux::instrument::{Header, Instrument, Kind, Provision, ProvisionIndex};

fn provision(
    number: usize,
    kind: Kind,
    parent: Option<usize>,
    header: Option<String>,
    text: String,
) -> Provision {
    Provision {
        id: format!("P{number}").parse().unwrap(),
        kind,
        label: None,
        stop: None,
        parent: parent.map(ProvisionIndex),
        header: header.map(|lemma| Header {
            text: lemma.clone(),
            lemma,
        }),
        text,
        marks: Vec::new(),
        locator: Locator::default(),
    }
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Preambular),
        Just(Kind::Operative),
        Just(Kind::Subparagraph),
        Just(Kind::Paragraph),
        Just(Kind::Heading),
    ]
}

/// A text of drafting words from a small stock, so that formulas recur and paragraphs resemble each other.
fn drafting() -> impl Strategy<Value = String> {
    let stock = "requests urges the Secretary-General States report session of on to and human rights development \
                 2030 water forests trade resolution 60/1 paragraph 4";
    let stock: Vec<&str> = stock.split_whitespace().collect();
    vec(prop::sample::select(stock), 0..14).prop_map(|words| words.join(" "))
}

fn instrument(text: impl Strategy<Value = String>, most: usize) -> impl Strategy<Value = Instrument> {
    let header = prop::option::of(prop::sample::select(vec!["request", "urge", ""]).prop_map(str::to_owned));
    let one = (kind(), any::<prop::sample::Index>(), any::<bool>(), header, text);
    vec(one, 0..most).prop_map(|provisions| Instrument {
        provisions: (0..)
            .zip(provisions)
            .map(|(number, (kind, parent, has_parent, header, text))| {
                let parent = (number > 0 && has_parent).then(|| parent.index(number));
                provision(number, kind, parent, header, text)
            })
            .collect(),
        ..Instrument::default()
    })
}

fn indices(alignment: &Alignment, side: impl Fn(&Group) -> &Vec<ProvisionIndex>) -> Vec<usize> {
    let mut all: Vec<usize> = alignment
        .groups
        .iter()
        .flat_map(|group| side(group).iter().map(|index| index.0))
        .collect();
    all.sort_unstable();
    all
}

/// The groups without their order, which follows the new text and so is not mirrored.
fn unordered(mut groups: Vec<Group>) -> Vec<Group> {
    groups.sort_by(|a, b| (&a.sides.old, &a.sides.new).cmp(&(&b.sides.old, &b.sides.new)));
    groups
}

fn mirrored(group: Group) -> Group {
    Group {
        sides: group.sides.swap(),
        rival: group.rival.map(|mut rival| {
            rival.pair = rival.pair.swap();
            rival
        }),
        ..group
    }
}

fn is_sound(texts: Sides<&Instrument>) -> Result<(), TestCaseError> {
    let alignment = align(texts);
    prop_assert_eq!(
        indices(&alignment, |group| &group.sides.old),
        (0..texts.old.provisions.len()).collect::<Vec<_>>()
    );
    prop_assert_eq!(
        indices(&alignment, |group| &group.sides.new),
        (0..texts.new.provisions.len()).collect::<Vec<_>>()
    );
    let firsts: Vec<_> = alignment
        .groups
        .iter()
        .filter_map(|group| group.sides.new.first())
        .collect();
    prop_assert!(firsts.is_sorted());
    for group in &alignment.groups {
        prop_assert!(group.sides.old.is_sorted() && group.sides.new.is_sorted());
        prop_assert!(group.sides.old.len().min(group.sides.new.len()) <= 1);
        let Group {
            similarity,
            confidence,
            evidence,
            ..
        } = group;
        for part in [
            *similarity,
            *confidence,
            evidence.wording,
            evidence.header,
            evidence.position,
            evidence.citations,
        ] {
            prop_assert!((0.0..=1.0).contains(&part), "{group:?}");
        }
    }
    Ok(())
}

/// A paragraph on a subject of its own: every other word is found nowhere else, the rest are shared with other subjects.
fn on_subject(subject: usize, length: usize) -> String {
    let words = (0..length).map(|word| {
        if word % 2 == 0 {
            format!("subject{subject}word{word}")
        } else {
            format!("common{}", (word * 7 + subject * 3) % 25)
        }
    });
    format!(
        "Requests the Secretary-General to {} of the States",
        words.collect::<Vec<_>>().join(" ")
    )
}

fn plain(texts: &[String]) -> Instrument {
    Instrument {
        provisions: (0..)
            .zip(texts)
            .map(|(number, text)| {
                provision(
                    number,
                    Kind::Operative,
                    None,
                    Some("request".to_owned()),
                    text.clone(),
                )
            })
            .collect(),
        ..Instrument::default()
    }
}

fn pairs(
    alignment: &Alignment,
    rename_new: impl Fn(usize) -> Option<usize>,
) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut pairs: Vec<_> = alignment
        .groups
        .iter()
        .map(|group| {
            let old: Vec<usize> = group.sides.old.iter().map(|index| index.0).collect();
            let new: Vec<usize> = group
                .sides
                .new
                .iter()
                .filter_map(|index| rename_new(index.0))
                .collect();
            (old, new)
        })
        .filter(|(old, new)| !(old.is_empty() && new.is_empty()))
        .collect();
    pairs.sort();
    pairs
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_provision_is_in_exactly_one_group(old in instrument(drafting(), 12), new in instrument(drafting(), 12)) {
        is_sound(Sides::new(&old, &new))?;
    }

    #[test]
    fn no_text_makes_it_panic(old in instrument(any::<String>(), 6), new in instrument(any::<String>(), 6)) {
        is_sound(Sides::new(&old, &new))?;
    }

    #[test]
    fn text_against_itself_pairs_each_with_itself(text in instrument(drafting(), 14)) {
        let alignment = align(Sides::new(&text, &text));
        for group in &alignment.groups {
            prop_assert_eq!(&group.sides.old, &group.sides.new);
            prop_assert!(!group.moved);
            prop_assert!((group.similarity - 1.0).abs() < f64::EPSILON);
        }
    }

    #[test]
    fn exchanged_texts_give_the_mirror_image(old in instrument(drafting(), 12), new in instrument(drafting(), 12)) {
        let there = align(Sides::new(&old, &new)).groups;
        let back = align(Sides::new(&new, &old)).groups.into_iter().map(mirrored).collect();
        prop_assert_eq!(unordered(there), unordered(back));
    }

    #[test]
    fn unrelated_paragraph_changes_no_other_pair(
        order in Just((0..9).collect::<Vec<usize>>()).prop_shuffle(),
        lengths in vec(4usize..30, 10),
        dropped in vec(any::<bool>(), 9),
        place in 0usize..9,
    ) {
        let subjects: Vec<String> = (0..10).map(|subject| on_subject(subject, lengths[subject])).collect();
        let old = plain(&subjects[..9]);
        // The new text keeps, shortens or drops each paragraph, in another order.
        let mut new: Vec<String> = order
            .iter()
            .filter(|&&subject| !dropped[subject] || subject < 3)
            .map(|&subject| on_subject(subject, lengths[subject] - lengths[subject] / 4))
            .collect();
        let before = align(Sides::new(&old, &plain(&new)));
        let place = place.min(new.len());
        new.insert(place, subjects[9].clone());
        let after = align(Sides::new(&old, &plain(&new)));
        let without = |index: usize| match index.cmp(&place) {
            std::cmp::Ordering::Less => Some(index),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(index - 1),
        };
        prop_assert_eq!(pairs(&before, Some), pairs(&after, without));
    }
}
