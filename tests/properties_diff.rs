//! Laws of the word diff and of folding, on arbitrary text.

use proptest::prelude::*;
use travaux::diff::Edit;
use travaux::report::word_edits as diff;
use travaux::text::normalize::fold;
use travaux::text::tokens::{is_unspaced, tokens};
use travaux::text::wording::same_wording;

/// Text that looks like drafting, so that two samples have much in common.
fn drafting() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Urges",
        "States",
        "States’",
        "the",
        "of",
        "and",
        "to",
        ",",
        ";",
        " ",
        "\n",
        "-",
        "/",
        "(",
        ")",
        "sixty-eighth",
        "sixty",
        "eighth",
        "A/RES/60/1",
        "60",
        "15",
        "February",
        "2013",
        "rights",
        "human",
        "“",
        "\"",
        "大",
        "会",
        "不",
        "l’",
        "Assemblée",
        "\u{ad}",
        "\u{a0}",
        "%",
        "12.5",
        "can",
        "not",
        "cannot",
        ".",
    ]);
    prop::collection::vec((word, prop::bool::weighted(0.7)), 0..40).prop_map(|words| {
        let spaced = |(word, space): (&str, bool)| {
            if space {
                format!("{word} ")
            } else {
                word.to_owned()
            }
        };
        words.into_iter().map(spaced).collect()
    })
}

fn pair() -> impl Strategy<Value = (String, String)> {
    prop_oneof![
        (drafting(), drafting()),
        (any::<String>(), any::<String>()),
        (drafting(), any::<String>())
    ]
}

fn sides(edits: &[Edit]) -> (String, String) {
    let (mut old, mut new) = (String::new(), String::new());
    for edit in edits {
        match edit {
            Edit::Equal { old: was, new: is } => {
                old.push_str(was);
                new.push_str(is);
            }
            Edit::Delete(text) => old.push_str(text),
            Edit::Insert(text) => new.push_str(text),
        }
    }
    (old, new)
}

/// The mirror of edits: sides exchanged, each deletion before its insertion.
fn mirrored(edits: &[Edit]) -> Vec<Edit> {
    let mut mirror: Vec<Edit> = edits
        .iter()
        .cloned()
        .map(|edit| match edit {
            Edit::Equal { old, new } => Edit::Equal { old: new, new: old },
            Edit::Delete(text) => Edit::Insert(text),
            Edit::Insert(text) => Edit::Delete(text),
        })
        .collect();
    for at in 1..mirror.len() {
        if matches!((&mirror[at - 1], &mirror[at]), (Edit::Insert(_), Edit::Delete(_))) {
            mirror.swap(at - 1, at);
        }
    }
    mirror
}

/// What must be the same on both sides of an equal edit: everything but glyphs and the white space that is not
/// between two letters or digits of a script with spaces.
fn quiet(text: &str) -> String {
    let letters: Vec<char> = fold(text).chars().collect();
    let spaced = |at: usize| {
        letters
            .get(at)
            .is_some_and(|&c| c.is_alphanumeric() && !is_unspaced(c))
    };
    let kept = |at: usize| letters[at] != ' ' || at > 0 && spaced(at - 1) && spaced(at + 1);
    (0..letters.len())
        .filter(|&at| kept(at))
        .map(|at| letters[at])
        .collect()
}

proptest! {
    #[test]
    fn edits_rebuild_both_texts((old, new) in pair()) {
        prop_assert_eq!(sides(&diff(&old, &new)), (old, new));
    }

    #[test]
    fn exchanging_the_texts_mirrors_the_edits((old, new) in pair()) {
        prop_assert_eq!(diff(&new, &old), mirrored(&diff(&old, &new)));
    }

    #[test]
    fn a_text_and_itself_are_one_equal_edit(text in prop_oneof![drafting(), any::<String>()]) {
        let edits = diff(&text, &text);
        let equal = Edit::Equal { old: text.clone(), new: text.clone() };
        prop_assert_eq!(edits, if text.is_empty() { vec![] } else { vec![equal] });
    }

    #[test]
    fn equal_is_equal_but_for_glyphs_and_white_space((old, new) in pair()) {
        for edit in diff(&old, &new) {
            if let Edit::Equal { old, new } = edit {
                prop_assert_eq!(quiet(&old), quiet(&new));
            }
        }
    }

    #[test]
    fn edits_alternate_and_none_is_empty((old, new) in pair()) {
        let edits = diff(&old, &new);
        for edit in &edits {
            let empty = match edit {
                Edit::Equal { old, new } => old.is_empty() && new.is_empty(),
                Edit::Delete(text) | Edit::Insert(text) => text.is_empty(),
            };
            prop_assert!(!empty);
        }
        for two in edits.windows(2) {
            let allowed = matches!(
                (&two[0], &two[1]),
                (Edit::Equal { .. }, Edit::Delete(_) | Edit::Insert(_))
                    | (Edit::Delete(_), Edit::Insert(_))
                    | (Edit::Delete(_) | Edit::Insert(_), Edit::Equal { .. })
            );
            prop_assert!(allowed, "{:?}", two);
        }
    }

    #[test]
    fn a_fold_is_folded(text in prop_oneof![drafting(), any::<String>(), "[\\u{600}-\\u{6ff}\\u{200c}\\u{200d}\\u{640}\\u{ad} ]*",
        "[a-e\\u{300}-\\u{310}\\u{ad}\\u{2000}-\\u{2060}]*"]) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn tokens_joined_are_the_text(text in prop_oneof![drafting(), any::<String>()]) {
        let joined: String = tokens(&text).into_iter().map(|token| text[token.range].to_owned()).collect();
        prop_assert_eq!(joined, text);
    }

    #[test]
    fn the_same_text_has_the_same_wording_whatever_its_white_space(text in drafting()) {
        prop_assert!(same_wording(&text, &text.replace(' ', "  ")));
    }
}
