//! The comparison as Markdown: read back by a Markdown reader, it is made of our markup and the words alone.

#[path = "fixtures/render/canonical.rs"]
mod canonical;
#[path = "fixtures/render/hostile.rs"]
mod hostile;
#[path = "support/markdown.rs"]
mod markdown;

use insta::{assert_snapshot, with_settings};
use markdown::assert_read_back;
use proptest::prelude::*;
use travaux::render::markdown::render;
use travaux::report::Op;

#[test]
fn markdown_of_the_canonical_report() {
    with_settings!({ snapshot_path => "fixtures/render", prepend_module_to_snapshot => false, omit_expression => true },
        { assert_snapshot!("markdown", render(&canonical::report())) });
}

#[test]
fn words_are_read_back_as_they_were_marked() {
    assert_read_back(&canonical::report());
}

#[test]
fn nothing_hostile_becomes_markup() {
    for text in hostile::texts() {
        let mut report = canonical::report();
        hostile::fill(&mut report, &text);
        assert_read_back(&report);
    }
}

#[test]
fn names_and_addresses_become_no_links() {
    for (text, broken) in [
        ("ask @secretariat", "\\@<!-- -->secretariat"),
        ("see #12", "\\#<!-- -->12"),
        ("at https://www.un.org", "https:<!-- -->//www<!-- -->.un.org"),
        ("so :smile: it is", ":<!-- -->smile:"),
    ] {
        let mut report = canonical::report();
        report.entries[2].edits[0].new = text.to_owned();
        assert!(render(&report).contains(broken), "{}", render(&report));
        assert_read_back(&report);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_words_are_read_back(equal in "[ -~é«¶\n]{0,12}", deleted in "\u{a0}?[!-~é][ -~é\u{a0}]{0,11}", inserted in "[ -~é。]{1,12}", after in "[ -~]{0,12}") {
        let mut report = canonical::report();
        let edits = &mut report.entries[5].edits;
        edits.truncate(4);
        for (edit, text) in edits.iter_mut().zip([&deleted, &inserted, &equal, &after]) {
            match edit.op {
                Op::Delete => edit.old.clone_from(text),
                Op::Insert => edit.new.clone_from(text),
                Op::Equal => {
                    edit.old.clone_from(text);
                    edit.new.clone_from(text);
                }
            }
        }
        assert_read_back(&report);
    }
}
