//! Footnotes as targets: what single actions and whole sheets do to them, why they are refused, and how they are written.

use proptest::prelude::*;
use travaux::Sides;
use travaux::amend::{Act, Amended, ApplyOptions, Position, Status, apply, read_sheet, write};
use travaux::compare::{Options, Understood, relate};
use travaux::read::{ReadOptions, Source};

use super::apply::{action, base, delete, done, replace, status, text, whole};

const BASE: &str = "\
The General Assembly,

Recalling its resolution 60/1[^1] and the report of the Board,

1. Urges all States to respect the rights[^2] of the child;

2. Takes note of the report[^3] of the Secretary-General and of the letter[^4] of the Chair;

3. Decides to remain seized of the matter.

[^1]: Resolution 60/1.

[^2]: See A/79/12, annex.

[^3]: A/79/195.

[^4]: A/79/200, enclosure.
";

fn notes(amended: &Amended) -> Vec<String> {
    let notes = &amended.result.instrument.footnotes;
    notes
        .iter()
        .map(|note| format!("{} {}", note.marker, note.text))
        .collect()
}

fn marks(text: &Understood, id: &str) -> Vec<(String, usize)> {
    let mut provisions = text.instrument.provisions.iter();
    let found = provisions.find(|it| it.id.to_string() == id).unwrap();
    found
        .marks
        .iter()
        .map(|mark| (mark.marker.clone(), mark.offset))
        .collect()
}

fn asked(text: &str) -> Amended {
    let source = Source {
        name: "sheet.txt".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let sheet = read_sheet(&source, &ReadOptions::default()).unwrap();
    assert_eq!(sheet.warnings, Vec::new(), "{text}");
    apply(&base(BASE), &[sheet], &ApplyOptions::default())
}

#[test]
fn words_of_a_note_are_changed_and_nothing_else() {
    let amended = done(BASE, vec![replace("Fn2", "79", "80"), delete("OP2:fn", "x")]);
    assert_eq!(status(&amended, 0), (Status::Applied, String::new()));
    assert_eq!(notes(&amended)[1], "2 See A/80/12, annex.");
    let outcome = amended.sheets[0].items[0].actions[0].outcome.as_ref().unwrap();
    assert_eq!(outcome.result[0].to_string(), "Fn2");
    let (refused, why) = status(&amended, 1);
    assert_eq!(refused, Status::Refused);
    assert!(why.contains("footnote 3 and footnote 4"), "{why}");
}

#[test]
fn a_note_is_named_by_the_paragraph_that_has_it_alone() {
    let amended = done(BASE, vec![whole(Act::ReplaceParagraph, "OP1:fn", "See A/80/1.")]);
    let action = &amended.sheets[0].items[0].actions[0];
    assert_eq!(action.target.to_string(), "Fn2");
    assert_eq!(action.locator.as_deref(), Some("OP1:fn"));
    assert_eq!(notes(&amended)[1], "2 See A/80/1.");
}

#[test]
fn the_notes_behind_one_that_goes_are_counted_anew() {
    let amended = done(
        BASE,
        vec![
            whole(Act::DeleteParagraph, "Fn2", ""),
            replace("Fn4", "200", "201"),
        ],
    );
    assert_eq!(
        notes(&amended),
        ["1 Resolution 60/1.", "2 A/79/195.", "3 A/79/201, enclosure."]
    );
    assert_eq!(
        text(&amended, "OP1"),
        "Urges all States to respect the rights of the child;"
    );
    assert_eq!(marks(&amended.result, "OP1"), []);
    assert_eq!(
        marks(&amended.result, "OP2"),
        [("2".to_owned(), 24), ("3".to_owned(), 67)]
    );
}

#[test]
fn a_note_comes_behind_its_words_and_the_others_are_counted_anew() {
    let mut put = action(Act::InsertFootnote, "OP1");
    put.position = Position::After;
    "all States".clone_into(&mut put.anchor);
    "See A/80/7.".clone_into(&mut put.new_text);
    let amended = done(BASE, vec![put, replace("OP1", "Urges all", "Urges further all")]);
    assert_eq!(status(&amended, 0).0, Status::Applied);
    assert_eq!(
        text(&amended, "OP1"),
        "Urges further all States to respect the rights of the child;"
    );
    assert_eq!(
        marks(&amended.result, "OP1"),
        [("2".to_owned(), 24), ("3".to_owned(), 46)]
    );
    assert_eq!(notes(&amended)[1..3], ["2 See A/80/7.", "3 See A/79/12, annex."]);
    let plain = amended.result.instrument.plain();
    assert!(
        plain.contains("all States[^2] to respect the rights[^3] of"),
        "{plain}"
    );
}

#[test]
fn what_notes_cannot_do_is_refused() {
    let mut behind = action(Act::InsertFootnote, "OP1");
    behind.position = Position::After;
    "the matter".clone_into(&mut behind.anchor);
    "See A/80/7.".clone_into(&mut behind.new_text);
    let moved = action(Act::MoveParagraph, "Fn2");
    let amended = done(
        BASE,
        vec![behind, moved, delete("Fn9", "x"), replace("Fn1", "79", "80")],
    );
    for item in 0..4 {
        assert_eq!(status(&amended, item).0, Status::Refused);
    }
    assert!(status(&amended, 2).1.contains("no footnote 9"));
    assert!(status(&amended, 3).1.contains("footnote 1"));
    assert_eq!(amended.result.instrument.plain(), base(BASE).instrument.plain());
}

#[test]
fn a_note_whose_words_go_goes_with_them_and_it_is_told() {
    let mut put = action(Act::InsertFootnote, "OP1");
    put.position = Position::After;
    "all States".clone_into(&mut put.anchor);
    "See A/80/7.".clone_into(&mut put.new_text);
    let amended = done(BASE, vec![put, delete("OP1", "all States")]);
    assert!(
        status(&amended, 0).1.contains("went"),
        "{:?}",
        status(&amended, 0)
    );
    assert_eq!(notes(&amended).len(), 4);
}

#[test]
fn sheets_speak_of_notes_in_many_wordings() {
    for (sheet, at, want) in [
        ("1. In footnote 3, replace “195” by “196”.", 2, "3 A/79/196."),
        ("1. Replace “195” by “196” in footnote 3.", 2, "3 A/79/196."),
        ("1. Footnote 3 should read “A/80/1.”.", 2, "3 A/80/1."),
        (
            "1. Footnote 3 should read as follows:\n\nSee the report of the Board.",
            2,
            "3 See the report of the Board.",
        ),
        (
            "1. The footnote to operative paragraph 1 should read: “A/80/1.”",
            1,
            "2 A/80/1.",
        ),
        (
            "1. In operative paragraph 1, delete the footnote.",
            1,
            "2 A/79/195.",
        ),
        ("1. Delete footnote 2.", 1, "2 A/79/195."),
        ("1. The second footnote is deleted.", 1, "2 A/79/195."),
        ("1. Delete the footnote to paragraph 1.", 1, "2 A/79/195."),
        (
            "1. In operative paragraph 1, add a footnote after “States”: “A/80/1.”",
            1,
            "2 A/80/1.",
        ),
        (
            "1. In operative paragraph 1, after “States”, insert a footnote reading:\n\n“A/80/1.”",
            1,
            "2 A/80/1.",
        ),
        (
            "1. Add a footnote after “States” in operative paragraph 1, reading “A/80/1.”",
            1,
            "2 A/80/1.",
        ),
        (
            "1. In operative paragraph 1, after “States”, insert the following footnote: “A/80/1.”",
            1,
            "2 A/80/1.",
        ),
        (
            "1. In operative paragraph 1, after the word “States”, add a new footnote 2: “A/80/1.”",
            1,
            "2 A/80/1.",
        ),
        (
            "1. Add a footnote to operative paragraph 3 reading: “A/80/1.”",
            4,
            "5 A/80/1.",
        ),
        (
            "1. At the end of operative paragraph 3, insert a footnote: “A/80/1.”",
            4,
            "5 A/80/1.",
        ),
        (
            "1. In paragraph 2, footnote 3, replace “195” with “196”.",
            2,
            "3 A/79/196.",
        ),
    ] {
        let amended = asked(sheet);
        assert!(!amended.has_refusals(), "{sheet}: {:?}", amended.sheets[0].items);
        assert_eq!(notes(&amended)[at], want, "{sheet}");
    }
}

#[test]
fn sheets_in_french_speak_of_notes() {
    for (sheet, at, want) in [
        ("1. À la note 3, remplacer « 195 » par « 196 ».", 2, "3 A/79/196."),
        (
            "1. Dans la note de bas de page 3, remplacer « 195 » par « 196 ».",
            2,
            "3 A/79/196.",
        ),
        ("1. Supprimer la note 2.", 1, "2 A/79/195."),
        ("1. Supprimer la note de bas de page 2.", 1, "2 A/79/195."),
        (
            "1. Au paragraphe 1 du dispositif, après « States », insérer une note libellée comme suit : « A/80/1. »",
            1,
            "2 A/80/1.",
        ),
        (
            "1. Au paragraphe 1 du dispositif, ajouter une note de bas de page après « States » : « A/80/1. »",
            1,
            "2 A/80/1.",
        ),
    ] {
        let head = "Assemblée générale\n\nQuatre-vingtième session\n\nCanada : amendement au projet de résolution A/C.3/80/L.2\n\n";
        let amended = asked(&format!("{head}{sheet}"));
        assert!(!amended.has_refusals(), "{sheet}: {:?}", amended.sheets[0].items);
        assert_eq!(notes(&amended)[at], want, "{sheet}");
    }
}

#[test]
fn notes_that_change_between_two_texts_are_written() {
    let new = BASE
        .replace("A/79/12, annex", "A/80/12, annex")
        .replace("letter[^4]", "letter")
        .replace("\n[^4]: A/79/200, enclosure.\n", "")
        .replace("report of the Board", "report[^5] of the Board")
        .replace("[^1]: Res", "[^5]: A/80/3.\n\n[^1]: Res");
    let (old, new) = (base(BASE), base(&new));
    let texts = Sides::new(&old, &new);
    let written = write(texts, &relate(texts, &Options::default()));
    assert_eq!(written.left, Vec::<String>::new(), "{}", written.plain());
    let plain = written.plain();
    assert!(
        plain.contains("In footnote 2, replace “A/79/12” with “A/80/12”."),
        "{plain}"
    );
    assert!(plain.contains("Delete footnote 4."), "{plain}");
    assert!(
        plain.contains("In the first preambular paragraph, after “report”, insert a footnote reading:"),
        "{plain}"
    );
}

#[test]
fn the_notes_of_a_paragraph_that_comes_are_written_and_come_with_it() {
    let new = BASE
        .replace(
            "2. Takes note",
            "2. Invites donors to give[^6] freely:\n\n(a) In money[^7];\n\n(b) In kind;\n\n3. Thanks donors to give;[^8]\n\n4. Takes note",
        )
        .replace("3. Decides", "5. Decides")
        .replace("[^3]: A", "[^6]: A/80/6.\n\n[^7]: A/80/7.\n\n[^8]: A/80/8.\n\n[^3]: A");
    let (old, new) = (base(BASE), base(&new));
    let texts = Sides::new(&old, &new);
    let written = write(texts, &relate(texts, &Options::default()));
    let plain = written.plain();
    assert_eq!(written.left, Vec::<String>::new(), "{plain}");
    assert!(
        plain.contains(
            "In the new subparagraph after operative paragraph 1, after “money”, insert a footnote reading:"
        ),
        "{plain}"
    );
    let amended = apply(
        &old,
        std::slice::from_ref(&written.sheet),
        &ApplyOptions::default(),
    );
    let texts: Vec<String> = notes(&amended).into_iter().map(|it| it[2..].to_owned()).collect();
    assert_eq!(texts[2..5], ["A/80/6.", "A/80/7.", "A/80/8."], "{plain}");
}

#[test]
fn a_paragraph_that_moves_takes_its_notes_along_and_gets_others() {
    let new = "The General Assembly,\n\nRecalling its resolution 60/1[^1] and the report of the Board,\n\n\
        1. Takes note of the report[^2] of the Secretary-General and of the letter[^3] of the Chair;\n\n\
        2. Urges all States[^4] to respect the rights[^5] of the child;\n\n\
        3. Decides to remain seized of the matter.\n\n\
        [^1]: Resolution 60/1.\n\n[^2]: A/79/195.\n\n[^3]: A/79/200, enclosure.\n\n[^4]: A/80/5.\n\n[^5]: See A/79/12, annex.\n";
    let (old, new) = (base(BASE), base(new));
    let texts = Sides::new(&old, &new);
    let written = write(texts, &relate(texts, &Options::default()));
    assert_eq!(written.left, Vec::<String>::new(), "{}", written.plain());
    let amended = apply(
        &old,
        std::slice::from_ref(&written.sheet),
        &ApplyOptions::default(),
    );
    assert!(!amended.has_refusals(), "{}", written.plain());
    assert_eq!(amended.result.instrument.plain(), new.instrument.plain());
}

/// A paragraph and the words behind which its notes stand.
type Noted = (Vec<usize>, Vec<(usize, u32)>);

const WORDS: [&str; 12] = [
    "States", "and", "the", "rights", "of", "women", "in", "peace", "report", "to", "measures", "by",
];

/// Prints a resolution with its notes, counted in their order.
fn noted(paragraphs: &[Noted]) -> String {
    let mut text = "The General Assembly,\n\nRecalling its resolution 60/1,\n\n".to_owned();
    let mut notes = String::new();
    let mut count = 0;
    for (at, (words, marks)) in paragraphs.iter().enumerate() {
        text.push_str(&format!("{}. Urges", at + 1));
        for (place, word) in words.iter().enumerate() {
            text.push(' ');
            text.push_str(WORDS[word % WORDS.len()]);
            for (_, note) in marks.iter().filter(|(behind, _)| *behind == place) {
                count += 1;
                text.push_str(&format!("[^{count}]"));
                notes.push_str(&format!("[^{count}]: See A/80/{note} of the Board.\n\n"));
            }
        }
        text.push_str(if at + 1 == paragraphs.len() {
            ".\n\n"
        } else {
            ";\n\n"
        });
    }
    text + &notes
}

fn paragraph() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..WORDS.len(), 5..11)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn the_law_of_writing_holds_with_notes(
        paragraphs in prop::collection::vec(paragraph(), 3..6),
        old in prop::collection::btree_set((0..5_usize, 0..5_usize), 0..5),
        edits in prop::collection::vec((0..4_u8, 0..5_usize, 0..5_usize), 1..4),
    ) {
        let mut before: Vec<Noted> = paragraphs.into_iter().map(|words| (words, Vec::new())).collect();
        for (note, (at, behind)) in old.into_iter().enumerate() {
            let count = before.len();
            before[at % count].1.push((behind, 100 + note as u32));
        }
        for (_, marks) in &mut before {
            marks.sort_unstable();
            marks.dedup_by_key(|mark| mark.0);
        }
        let mut after = before.clone();
        for (number, (kind, at, behind)) in edits.into_iter().enumerate() {
            let count = after.len();
            let (words, marks) = &mut after[at % count];
            match kind {
                0 => marks.retain(|mark| mark.0 != behind),
                1 => marks.iter_mut().filter(|mark| mark.0 == behind).for_each(|mark| mark.1 += 500 + number as u32),
                2 if marks.iter().all(|mark| mark.0 != behind) => marks.push((behind, 300 + number as u32)),
                _ => words.push(number),
            }
            marks.sort_unstable();
        }
        let (old, new) = (base(&noted(&before)), base(&noted(&after)));
        let texts = Sides::new(&old, &new);
        let written = write(texts, &relate(texts, &Options::default()));
        let amended = apply(&old, std::slice::from_ref(&written.sheet), &ApplyOptions::default());
        prop_assert!(!amended.has_refusals(), "{}", written.plain());
        prop_assert_eq!(amended.result.instrument.plain(), new.instrument.plain(), "{}", written.plain());
    }
}
