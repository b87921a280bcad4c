//! Laws of reading and structuring: nothing is lost, nothing is invented, nothing panics.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use travaux::instrument::{Address, Instrument};
use travaux::read::{ReadOptions, Source, read};
use travaux::structure::structure;

fn instrument(text: &str) -> Option<Instrument> {
    let source = Source {
        name: "property".into(),
        bytes: text.as_bytes().to_vec(),
    };
    read(&source, &ReadOptions::default())
        .ok()
        .map(|(_, document)| structure(&document))
}

/// Counts the letters and digits of a text.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        *counts.entry(c).or_default() += 1;
    }
    counts
}

/// Puts everything that an instrument holds together.
fn everything(instrument: &Instrument) -> String {
    let provisions = instrument.provisions.iter().flat_map(|provision| {
        let own = [provision.label.as_deref().unwrap_or_default(), &provision.text];
        own.into_iter()
            .chain(provision.marks.iter().map(|mark| mark.marker.as_str()))
    });
    let notes = instrument
        .footnotes
        .iter()
        .flat_map(|note| [note.marker.as_str(), &note.text]);
    let cut = instrument.cut.iter().map(|cut| cut.text.as_str());
    provisions.chain(notes).chain(cut).collect::<Vec<_>>().join(" ")
}

/// Lines such as resolutions are made of, in any order.
fn drafting_line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("The General Assembly,".to_owned()),
        Just("United Nations          A/RES/78/2".to_owned()),
        Just("Distr.: General".to_owned()),
        Just("__________________".to_owned()),
        Just("25-14998 (E)     230925".to_owned()),
        Just("A/RES/78/2".to_owned()),
        Just("2/11".to_owned()),
        Just("* * *".to_owned()),
        Just("Annex".to_owned()),
        Just("Article 4".to_owned()),
        Just("58th plenary meeting".to_owned()),
        Just("\u{c}".to_owned()),
        Just(String::new()),
        (1..20u32, "[A-Z][a-z]{2,8} [a-z ]{0,40}[;.,:]?").prop_map(|(n, text)| format!("{n}. {text}")),
        (1..20u32).prop_map(|n| format!("{n}.")),
        ("[a-j]", "[A-Z][a-z ]{0,40}[;.]?").prop_map(|(letter, text)| format!("({letter}) {text}")),
        "(Recalling|Noting|Urges|Decides|Requests|Alarmed)[a-z0-9 ,]{0,60}[,;.]?",
        ("[1-9]", "[A-Z][a-z ]{0,20}").prop_map(|(n, text)| format!("{n} {text}")),
        ("[ ]{0,12}", "[a-zA-Z0-9 ,;.()-]{0,80}").prop_map(|(indent, text)| indent + &text),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_letter_is_lost_or_invented(lines in prop::collection::vec(drafting_line(), 1..40)) {
        let text = lines.join("\n");
        if let Some(instrument) = instrument(&text) {
            prop_assert_eq!(letters(&everything(&instrument)), letters(&text), "{}", text);
        }
    }

    #[test]
    fn ids_are_unique_and_parents_stand_before_their_children(lines in prop::collection::vec(drafting_line(), 1..40)) {
        if let Some(instrument) = instrument(&lines.join("\n")) {
            let ids: BTreeSet<&Address> = instrument.provisions.iter().map(|provision| &provision.id).collect();
            prop_assert_eq!(ids.len(), instrument.provisions.len());
            for (at, provision) in instrument.provisions.iter().enumerate() {
                prop_assert_eq!(provision.id.to_string().parse(), Ok(provision.id.clone()));
                prop_assert!(provision.parent.is_none_or(|parent| parent.0 < at));
                let length = provision.text.chars().count();
                prop_assert!(provision.marks.iter().all(|mark| mark.offset <= length));
                if let Some(header) = &provision.header {
                    prop_assert!(!header.text.is_empty());
                }
            }
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,400}", breaks in prop::collection::vec(0..400usize, 0..12)) {
        let mut characters: Vec<char> = text.chars().collect();
        for at in breaks {
            let at = at.min(characters.len());
            characters.insert(at, '\n');
        }
        let _ = instrument(&characters.into_iter().collect::<String>());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let source = Source { name: "bytes".into(), bytes };
        if let Ok((_, document)) = read(&source, &ReadOptions::default()) {
            let _ = structure(&document);
        }
    }
}
