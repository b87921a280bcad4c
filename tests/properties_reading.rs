//! Laws of reading text: no letter of a plain or Markdown text goes unseen, and a text is the same as itself.

use std::collections::BTreeMap;

use proptest::prelude::*;
use travaux::instrument::{Instrument, Kind, Reason};
use travaux::read::{ReadOptions, Revisions, Source, read};
use travaux::report::Filter;
use travaux::structure::structure;
use travaux::{Options, Sides, compare};

fn source(text: &str) -> Source {
    Source {
        name: "text.md".into(),
        bytes: text.as_bytes().to_vec(),
    }
}

/// Reads a text with its struck words: the other views leave them out, and say so in a warning.
fn instrument(text: &str) -> Option<Instrument> {
    let options = ReadOptions {
        revisions: Revisions::BothAsText,
        ..ReadOptions::default()
    };
    let read = read(&source(text), &options).ok()?;
    Some(structure(&read.1))
}

/// Counts the letters and digits of a text; a raised digit is a digit, since a mark is shown as one.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        *counts.entry(plain(c)).or_default() += 1;
    }
    counts
}

fn plain(c: char) -> char {
    match c {
        '¹' => '1',
        '²' => '2',
        c => c,
    }
}

/// Puts everything that an instrument holds together.
fn everything(instrument: &Instrument) -> String {
    let provisions = instrument.provisions.iter().flat_map(|provision| {
        // A picture is called so; the rest of its name is in the file.
        let text = if provision.kind == Kind::Picture {
            provision.text.trim_start_matches("[picture ")
        } else {
            &provision.text
        };
        let own = [provision.label.as_deref().unwrap_or_default(), text];
        own.into_iter()
            .chain(provision.marks.iter().map(|mark| mark.marker.as_str()))
    });
    let notes = instrument
        .footnotes
        .iter()
        .flat_map(|note| [note.marker.as_str(), &note.text]);
    let cut = instrument.cut.iter().map(|cut| match cut.reason {
        Reason::Picture => cut.text.trim_start_matches("[picture "),
        _ => cut.text.as_str(),
    });
    provisions.chain(notes).chain(cut).collect::<Vec<_>>().join(" ")
}

/// A piece of a line: words, and every sign that Markdown gives a meaning to.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z]{2,7} ",
        1 => "[0-9]{1,3}",
        1 => prop::sample::select(vec![
            "*", "**", "***", "_", "`", "```", "|", "~", "~~", "<", ">", "[", "]", "(", ")", "](", "[^", "[^1]", "!", "\\", "#", "&amp;",
            "&#8217;", "&nbsp;", "<!--", "-->", "<b shall>", "</b>", "<i>", "[shall](should)", "[and](or/and)", "![well](well.png)",
            "[18/5](#a5)", "[it](https://example.org/a_(b))", "[it](https://example.org \"Title\")", "[ref][1]", "[1]: https://example.org",
            "<https://example.org>", "<mailto:a@example.org>", "\\*", "\\[", "{+", "-]", "^2^", "½", "²", "  ", "\t", "“", "é",
        ]).prop_map(str::to_owned),
    ]
}

fn line() -> impl Strategy<Value = String> {
    let head = prop::sample::select(vec![
        "",
        "",
        "",
        "1. ",
        "2. ",
        "12) ",
        "(a) ",
        "* ",
        "- ",
        "+ ",
        "> ",
        "# ",
        "### ",
        "#",
        "---",
        "    ",
        "[^1]: ",
        "1 ",
        "| ",
        "<!-- ",
        "Recalling ",
        "Urges ",
        "§ 3 ",
        "Article 4 ",
        "title: ",
        "========",
        "~~~",
        "The General Assembly,",
    ]);
    (head, prop::collection::vec(piece(), 0..8))
        .prop_map(|(head, pieces)| format!("{head}{}", pieces.concat()))
}

/// A body of a footnote: of its own, taking up the one before, unmarked, or repeated.
fn note() -> impl Strategy<Value = String> {
    let body = prop::sample::select(vec![
        "Resolution 55/2.",
        "Ibid.",
        "Ibid., para. 5.",
        "Ibid., document S/17177.",
        "See ibid., vol. 2.",
        "A/79/195.",
        "United Nations, Treaty Series, vol. 1249, No. 20378.",
    ]);
    let mark = prop::sample::select(vec![
        "1 ", "2 ", "3 ", "12 ", "* ", "** ", "[^1]: ", "[^2]: ", "¹ ", "",
    ]);
    (mark, body).prop_map(|(mark, body)| format!("{mark}{body}"))
}

fn noted_text() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec![
        "",
        "",
        "1",
        "2",
        "*",
        "**",
        "[^1]",
        "[^2]",
        "<sup>1</sup>",
        "¹",
        " 3",
    ]);
    let paragraph = (
        "(Recalling its|Noting the|Urges all)",
        "[a-z]{3,8} [a-z]{3,8}",
        mark,
    )
        .prop_map(|(verb, words, mark)| format!("{verb} {words}{mark},"));
    let paragraphs = prop::collection::vec(paragraph, 1..6);
    let rule = prop::sample::select(vec!["", "__________________\n"]);
    (
        paragraphs,
        rule,
        prop::collection::vec(note(), 0..6),
        any::<bool>(),
    )
        .prop_map(|(paragraphs, rule, notes, apart)| {
            let notes = notes.join(if apart { "\n\n" } else { "\n" });
            format!(
                "The General Assembly,\n\n{}\n\nDecides to act.\n\n{rule}{notes}",
                paragraphs.join("\n\n")
            )
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_letter_of_a_text_is_in_its_record(lines in prop::collection::vec(line(), 1..14), front in any::<bool>()) {
        let front = if front { "---\ntitle: [shall](should)\ndate: 2030-01-31\n---\n" } else { "" };
        let text = format!("{front}{}", lines.join("\n"));
        if let Some(instrument) = instrument(&text) {
            prop_assert_eq!(letters(&everything(&instrument)), letters(&text), "{}", text);
        }
    }

    #[test]
    fn a_text_with_notes_is_the_same_as_itself(text in noted_text()) {
        let report = compare(&Sides::new(source(&text), source(&text)), &Options::default()).unwrap();
        prop_assert!(!report.differs_in(Filter::default()), "{}", text);
    }
}

#[test]
fn words_in_round_brackets_stay_and_a_target_is_in_the_record() {
    let found = instrument(
        "The General Assembly,\n\n1. Decides that States [shall](should) see [18/5](https://x.org/5);\n",
    )
    .unwrap();
    assert_eq!(
        found.provisions[0].text,
        "Decides that States [shall](should) see 18/5;"
    );
    assert!(found.cut.iter().any(|cut| cut.text == "https://x.org/5"));
}

#[test]
fn an_unmarked_ibid_is_the_same_as_itself() {
    let text =
        "The Security Council,\n\nNoting the report,\n\n1. Decides to act.\n\n12 Ibid., document S/17177.\n";
    let report = compare(&Sides::new(source(text), source(text)), &Options::default()).unwrap();
    assert!(!report.differs_in(Filter::default()));
}

#[test]
fn a_link_that_leads_elsewhere_is_told() {
    let old =
        "The General Assembly,\n\n1. Decides to see [18/5](https://x.org/5);\n\n2. Notes [19/1](#a1).\n";
    let new = old.replace("x.org/5", "y.org/5");
    let report = compare(&Sides::new(source(old), source(&new)), &Options::default()).unwrap();
    let told: Vec<&str> = report.warnings.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(
        told,
        ["a link that led to https://x.org/5 leads to https://y.org/5"]
    );
    assert_eq!(report.warnings[0].line, Some(3));
}

#[test]
fn the_marks_of_notes_above_the_text_and_in_notes_are_kept() {
    for text in ["(a) [^1]\n§ 3 \n[^1]: aa ", "[^1]: aa \n[^1]aa \n# aa "] {
        let instrument = instrument(text).unwrap();
        assert_eq!(letters(&everything(&instrument)), letters(text), "{text}");
    }
}
