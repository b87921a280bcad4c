//! Inputs that the fuzzer found (`fuzz/`), as small as they could be made, each with the law that it broke.

use std::collections::BTreeSet;

use travaux::instrument::{Address, Instrument};
use travaux::read::{ReadOptions, Source, read};
use travaux::structure::structure;

fn understood(bytes: &[u8]) -> Instrument {
    let source = Source {
        name: "found".to_owned(),
        bytes: bytes.to_vec(),
    };
    let (_, document) = read(&source, &ReadOptions::default()).expect("a text");
    structure(&document)
}

/// Asserts that every id is its own and can be read again, and returns them.
fn ids(bytes: &[u8]) -> Vec<String> {
    let found = understood(bytes);
    let ids: BTreeSet<&Address> = found.provisions.iter().map(|it| &it.id).collect();
    assert_eq!(ids.len(), found.provisions.len());
    for id in &ids {
        assert_eq!(id.to_string().parse().as_ref(), Ok(*id));
    }
    found.provisions.iter().map(|it| it.id.to_string()).collect()
}

#[test]
fn a_number_of_law_in_xml_that_shows_nothing_names_nothing() {
    let law = |numbers: [&str; 3]| {
        let paragraphs = numbers.map(|number| {
            format!("<paragraph><num>{number}</num><content><p>The board meets.</p></content></paragraph>")
        });
        format!(
            "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><act><body><article><num>Article 2</num>{}</article></body></act></akomaNtoso>",
            paragraphs.concat()
        )
    };
    for nothing in ["\u{fffd}.", "()", "~", ":"] {
        let ids = ids(law([nothing, nothing, "3."]).as_bytes());
        assert!(ids.iter().any(|id| id == "Art2.3"), "{nothing}: {ids:?}");
    }
}

#[test]
fn a_number_of_letters_that_reads_as_another_series_is_counted() {
    let law = |number: &str| {
        format!(
            "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><act><body><point><num>{number}</num><content><p>The board meets.</p></content></point></body></act></akomaNtoso>"
        )
    };
    for number in ["PP1SEC. 10.", "PP1", "P1", "OP2", "Art. 3"] {
        assert!(!ids(law(number).as_bytes()).is_empty(), "{number}");
    }
}

#[test]
fn what_a_message_quotes_from_a_file_does_not_break_its_line() {
    for broken in [
        "<akomaNtoso>\n<p\u{b0}\n>",
        "<akomaNtoso><p\u{85}",
        "<akomaNtoso a\r='",
    ] {
        let source = Source {
            name: "two\nlines.xml".to_owned(),
            bytes: broken.as_bytes().to_vec(),
        };
        let problem = read(&source, &ReadOptions::default()).unwrap_err().to_string();
        assert!(problem.starts_with("two\\nlines.xml: "), "{problem}");
        assert!(!problem.chars().any(char::is_control), "{problem:?}");
    }
}
