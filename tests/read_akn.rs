//! What the reader of law in XML promises.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

#[path = "support/print.rs"]
mod print;

use print::print;
use travaux::read::{Format, ReadOptions, Revisions, Source, read};

#[track_caller]
fn shown(text: &str, revisions: Revisions) -> String {
    let source = Source {
        name: "act".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let options = ReadOptions {
        revisions,
        ..ReadOptions::default()
    };
    let (format, document) = read(&source, &options).unwrap();
    assert_eq!(format, Format::Akn);
    print(&document)
}

#[track_caller]
fn check(content: &str, expected: &str) {
    let text = format!(
        "<?xml version='1.0'?><akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'>{content}</akomaNtoso>"
    );
    assert_eq!(shown(&text, Revisions::Final), expected);
}

#[test]
fn pieces_come_with_the_words_of_the_format() {
    check(
        "<statement><meta><identification/></meta><preface><p><docTitle>Title</docTitle> of it</p></preface>\
         <preamble><recitals><recital><p><i>Recalling</i> its <b>work</b></p></recital></recitals></preamble>\
         <mainBody><paragraph><num>1.</num><intro><p>Urges:</p></intro><point><num>(a)</num><content><p>States</p><p>and others</p></content></point></paragraph></mainBody></statement>",
        "preface | Title of it\nrecital | *Recalling* its #work#\nparagraph [1.] | Urges:\npoint [(a)] depth 1 | States\npoint | and others\n",
    );
}

#[test]
fn headings_take_the_number_and_a_number_alone_is_a_block() {
    check(
        "<body><article><num>Article 1</num><heading>Scope</heading><paragraph><num>1.</num><content><p>Text</p></content></paragraph></article>\
         <article><num>Article 2</num><paragraph><num>1.</num><content><p>More</p></content></paragraph></article></body>",
        "heading 1 heading [Article 1] | Scope\nparagraph [1.] depth 1 | Text\nnum | Article 2\nparagraph [1.] depth 1 | More\n",
    );
}

#[test]
fn notes_stand_at_the_end() {
    check(
        "<p>77/228<authorialNote marker='5'><p>A/77/1.</p></authorialNote>, end</p>",
        "akomaNtoso | 77/228^5^, end\nauthorialNote note 5 | A/77/1.\n",
    );
}

#[test]
fn changes_show_in_their_views() {
    let text = "<akn:akomaNtoso xmlns:akn='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><akn:p>States <akn:del>shall</akn:del><akn:ins>may</akn:ins> act</akn:p></akn:akomaNtoso>";
    assert!(shown(text, Revisions::Final).starts_with("akomaNtoso | States may act\n! tracked-changes: 2"));
    assert!(shown(text, Revisions::Original).starts_with("akomaNtoso | States shall act\n"));
    assert!(shown(text, Revisions::BothAsText).starts_with("akomaNtoso | States shall may act\n"));
}

#[test]
fn american_bills_are_read_by_the_same_rules() {
    let text = "<bill xmlns='http://schemas.gpo.gov/xml/uslm'><meta><x>no</x></meta><preface><distributionCode display='no'>IV</distributionCode>\
        <congress>116th CONGRESS</congress></preface><main><section><num>SEC. 2.</num><heading>Title</heading>\
        <chapeau>That Congress—</chapeau><paragraph><num>(1)</num><content>in the text, by striking <quotedText>“a”</quotedText>; and</content></paragraph>\
        <paragraph><num>(2)</num><content>adding:<quotedContent><p>“New.”</p></quotedContent>.</content></paragraph></section></main></bill>";
    assert_eq!(
        shown(text, Revisions::Final),
        "congress | 116th CONGRESS\nheading 1 heading [SEC. 2.] | Title\nsection | That Congress—\n\
         paragraph [(1)] depth 1 | in the text, by striking “a”; and\nparagraph [(2)] depth 1 | adding:\nquotedContent | “New.”.\n"
    );
}

#[test]
fn places_are_lines_and_bytes() {
    let text = "<akomaNtoso>\n<p>One</p>\n\n<p>Two</p></akomaNtoso>";
    let source = Source {
        name: "act".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let (_, document) = read(&source, &ReadOptions::default()).unwrap();
    let place = |n: usize| {
        (
            document.blocks[n].locator.line,
            &text[document.blocks[n].locator.bytes.clone()],
        )
    };
    assert_eq!(place(0), (Some(2), "One"));
    assert_eq!(place(1), (Some(4), "Two"));
}
