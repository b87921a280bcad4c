//! What proves that a change is less than substance, and its near misses: values that roll, references, bodies, marks.
//!
//! Each case is a paragraph of two texts of successive sessions, compared by the whole program. The rules and their
//! sources are told in `docs/classes.md`.

use travaux::read::Source;
use travaux::report::{Class, Entry, Report};
use travaux::{Options, Sides, compare};

/// Last session's resolution and this one's, in English; the old text is A/RES/78/190 of 19 December 2023.
fn texts(old: &[&str], new: &[&str]) -> Sides<String> {
    let text = |symbol: &str, session: &str, date: &str, paragraphs: &[&str]| {
        format!(
            "{symbol}\n\nGeneral Assembly\n\n{date}\n\n{session} session\n\nWells and springs\n\nThe General Assembly,\n\n{}\n",
            paragraphs.join("\n\n")
        )
    };
    Sides::new(
        text("A/RES/78/190", "Seventy-eighth", "19 December 2023", old),
        text("A/RES/79/160", "Seventy-ninth", "17 December 2024", new),
    )
}

fn compared(texts: Sides<String>) -> Report {
    let source = |name: &str, text: String| Source {
        name: name.to_owned(),
        bytes: text.into_bytes(),
    };
    let sources = Sides::new(source("old.txt", texts.old), source("new.txt", texts.new));
    compare(&sources, &Options::default()).unwrap()
}

/// Compares paragraph 2 of two texts that are else the same.
fn second(old: &str, new: &str) -> Entry {
    let around = |paragraph: &str| -> Vec<String> {
        vec![
            "1. Welcomes the work done on wells and springs;".to_owned(),
            format!("2. {paragraph};"),
            "3. Decides to remain seized of the matter.".to_owned(),
        ]
    };
    let (old, new) = (around(old), around(new));
    let borrowed = |side: &[String]| -> Vec<String> { side.to_vec() };
    let (old, new) = (borrowed(&old), borrowed(&new));
    let old: Vec<&str> = old.iter().map(String::as_str).collect();
    let new: Vec<&str> = new.iter().map(String::as_str).collect();
    let report = compared(texts(&old, &new));
    let is_second = |entry: &Entry| entry.new == ["OP2"] && entry.old == ["OP2"];
    report
        .entries
        .into_iter()
        .find(is_second)
        .expect("paragraph 2 answers paragraph 2")
}

fn check(class: Class, cases: &[(&str, &str)]) {
    for (old, new) in cases {
        let entry = second(old, new);
        assert_eq!(entry.class, class, "{old} → {new}: {:?}", entry.edits);
    }
}

#[test]
fn number_of_a_resolution_rolls_with_a_second_witness() {
    check(
        Class::Consequential,
        &[
            // Its date.
            (
                "Recalls its resolution 77/74 of 7 December 2022 on the matter",
                "Recalls its resolution 78/44 of 4 December 2023 on the matter",
            ),
            // The old text's own number.
            (
                "Takes note of the report submitted pursuant to resolution 77/204",
                "Takes note of the report submitted pursuant to resolution 78/190",
            ),
            // Its quoted title.
            (
                "Recalls its resolution 77/31, entitled “Nuclear security”, and its follow-up",
                "Recalls its resolution 78/52, entitled “Nuclear security”, and its follow-up",
            ),
            (
                "Recalls Human Rights Council resolution 52/6 of 3 April 2023 on springs",
                "Recalls Human Rights Council resolution 55/16 of 4 April 2024 on springs",
            ),
            (
                "Recalls Security Council resolution 2708 (2023) of 14 November 2023 on springs",
                "Recalls Security Council resolution 2760 (2024) of 14 November 2024 on springs",
            ),
        ],
    );
}

#[test]
fn number_without_a_second_witness_is_substance() {
    check(
        Class::Substantive,
        &[
            (
                "Recalls its resolution 77/31 on the law of wells",
                "Recalls its resolution 78/52 on the law of wells",
            ),
            // Its date stays.
            (
                "Recalls its resolution 70/1 of 25 September 2015, entitled “Transforming our world”",
                "Recalls its resolution 71/1 of 25 September 2015, entitled “Transforming our world”",
            ),
            // Another title.
            (
                "Recalls its resolution 77/31, entitled “Nuclear security”, and its follow-up",
                "Recalls its resolution 78/52, entitled “Nuclear safety”, and its follow-up",
            ),
            (
                "Recalls Security Council resolution 2664 (2022) on the matter",
                "Recalls Security Council resolution 2712 (2023) on the matter",
            ),
            // The old text's own number with two digits transposed, on its very day.
            (
                "Recalls its resolution 77/204 of 15 December 2022 on wells",
                "Recalls its resolution 78/109 of 19 December 2023 on wells",
            ),
            (
                "Recalls its resolution 77/204 of 15 December 2022 on wells",
                "Recalls its resolution 78/180 of 19 December 2023 on wells",
            ),
        ],
    );
}

#[test]
fn slip_in_the_number_of_the_old_text_is_a_warning() {
    let report = compared(texts(
        &["1. Recalls its resolution 77/204 on wells."],
        &["1. Recalls its resolution 78/109 on wells."],
    ));
    let told = report
        .warnings
        .iter()
        .find(|notice| notice.code == "number-of-old-text");
    assert_eq!(
        told.map(|notice| notice.message.as_str()),
        Some("OP1 cites 78/109; the old text is 78/190")
    );
}

#[test]
fn list_that_got_the_number_of_the_old_text_rolled_on() {
    check(
        Class::Consequential,
        &[
            (
                "Recalls its resolutions 76/12 and 77/204 on wells",
                "Recalls its resolutions 76/12, 77/204 and 78/190 on wells",
            ),
            (
                "Recalls its resolution 77/204 of 15 December 2022 on wells",
                "Recalls its resolution 77/204 of 15 December 2022 and 78/190 of 19 December 2023 on wells",
            ),
        ],
    );
    check(
        Class::Substantive,
        &[
            (
                "Recalls its resolutions 76/12 and 77/204 on wells",
                "Recalls its resolutions 76/12, 77/204 and 78/191 on wells",
            ),
            (
                "Recalls its resolutions 76/12 and 77/204 on wells",
                "Recalls its resolutions 76/12 or 77/204 on wells",
            ),
        ],
    );
}

#[test]
fn sessions_roll_and_terms_and_mandates_do_not() {
    check(
        Class::Consequential,
        &[
            (
                "Requests the Secretary-General to report to it at its seventy-ninth session",
                "Requests the Secretary-General to report to it at its eightieth session",
            ),
            (
                "Recalls the seventieth anniversary of the first well",
                "Recalls the seventy-first anniversary of the first well",
            ),
        ],
    );
    check(
        Class::Substantive,
        &[
            (
                "Extends the mandate of the Working Group until its seventy-ninth session",
                "Extends the mandate of the Working Group until its eightieth session",
            ),
            (
                "Decides to extend the mandate of the Working Group, which ends at its seventy-ninth session",
                "Decides to extend the mandate of the Working Group, which ends at its eightieth session",
            ),
            // What happened at a session of one's own that is over.
            (
                "Recalls that the vote at its sixty-first session was invalid",
                "Recalls that the vote at its sixty-second session was invalid",
            ),
            (
                "Recalls the statement made at its seventy-eighth session by the keeper",
                "Recalls the statement made at its seventy-ninth session by the keeper",
            ),
            (
                "Decides that the fund shall end at its seventy-ninth session",
                "Decides that the fund shall end at its eightieth session",
            ),
            (
                "Requests the Secretary-General to end the review by its seventy-ninth session",
                "Requests the Secretary-General to end the review by its eightieth session",
            ),
            (
                "Requests the Secretary-General to report to it at its seventy-ninth session",
                "Requests the Secretary-General to report to it at its eighty-first session",
            ),
        ],
    );
}

#[test]
fn year_rolls_beside_what_comes_each_year_only() {
    check(
        Class::Consequential,
        &[
            (
                "Welcomes the 2023 high-level political forum on springs",
                "Welcomes the 2024 high-level political forum on springs",
            ),
            (
                "Takes note of the activities of the Agency during 2023",
                "Takes note of the activities of the Agency during 2024",
            ),
        ],
    );
    check(
        Class::Substantive,
        &[
            (
                "Reaffirms the 1967 borders of the State",
                "Reaffirms the 1968 borders of the State",
            ),
            (
                "Welcomes the 2021 presidential elections in the country",
                "Welcomes the 2022 presidential elections in the country",
            ),
            (
                "Welcomes the 2015 agreement on the report of the Agency",
                "Welcomes the 2016 agreement on the report of the Agency",
            ),
            (
                "Notes the losses of wells during 2023",
                "Notes the losses of wells during 2024",
            ),
            ("Calls for safe wells by 2030", "Calls for safe wells by 2031"),
        ],
    );
}

#[test]
fn symbol_rolls_as_far_as_the_texts_did() {
    check(
        Class::Consequential,
        &[(
            "Takes note of the report of the Secretary-General (A/78/123) on wells",
            "Takes note of the report of the Secretary-General (A/79/98) on wells",
        )],
    );
    check(
        Class::Substantive,
        &[
            (
                "Takes note of the report of the Council on its work (A/78/53)",
                "Takes note of the report of the Council on its work (A/12/999)",
            ),
            (
                "Recalls its resolution 77/74 of 7 December 2022 (A/78/53)",
                "Recalls its resolution 78/44 of 4 December 2023 (A/12/999)",
            ),
        ],
    );
}

/// Compares the last paragraph of two texts, in the new one of which a paragraph came before the second.
fn renumbered(reference: [&str; 2]) -> Class {
    let report = compared(texts(
        &[
            "1. Welcomes the work done on wells and springs;",
            "2. Requests States to keep a register of all wells that they dig;",
            "3. Urges the keepers of springs to publish what they measure there each month;",
            &format!("4. {}.", reference[0]),
        ],
        &[
            "1. Welcomes the work done on wells and springs;",
            "2. Decides to convene a meeting of experts on pumps in the coming year;",
            "3. Requests States to keep a register of all wells that they dig;",
            "4. Urges the keepers of springs to publish what they measure there each month;",
            &format!("5. {}.", reference[1]),
        ],
    ));
    let entry = report.entries.iter().find(|entry| entry.new == ["OP5"]).unwrap();
    let changed = entry.edits.iter().map(|edit| edit.class).max();
    changed.unwrap_or(Class::None)
}

#[test]
fn reference_to_the_text_itself_follows() {
    for reference in [
        [
            "Requests a report on paragraphs 2 and 3 above",
            "Requests a report on paragraphs 3 and 4 above",
        ],
        [
            "Requests a report on paragraph 2 of the present resolution",
            "Requests a report on paragraph 3 of the present resolution",
        ],
        [
            "Requests States to report on paragraph 2, and to make rules that carry it out",
            "Requests States to report on paragraph 3, and to make rules that carry it out",
        ],
        [
            "Requests States to act on paragraph 2 without delay",
            "Requests States to act on paragraph 3 without delay",
        ],
    ] {
        assert_eq!(renumbered(reference), Class::Consequential, "{reference:?}");
    }
}

#[test]
fn reference_to_another_document_is_substance() {
    for reference in [
        [
            "Recalls article 9, paragraph 2, of the Convention",
            "Recalls article 9, paragraph 3, of the Convention",
        ],
        [
            "Recalls resolution 77/1, in particular paragraphs 2 and 3",
            "Recalls resolution 77/1, in particular paragraphs 3 and 4",
        ],
        [
            "Recalls the outcome, and paragraph 2 thereof, with interest",
            "Recalls the outcome, and paragraph 3 thereof, with interest",
        ],
        [
            "Notes what was said in A/78/5 (para. 2) on wells",
            "Notes what was said in A/78/5 (para. 3) on wells",
        ],
        [
            "Recalls that the Treaty on Wells, paragraph 2, speaks of pumps",
            "Recalls that the Treaty on Wells, paragraph 3, speaks of pumps",
        ],
    ] {
        assert_eq!(renumbered(reference), Class::Substantive, "{reference:?}");
    }
}

#[test]
fn reference_that_stays_in_a_text_of_sections_is_a_warning() {
    let text = |sections: &[&str]| format!("WELLS ACT\n\n{}\n", sections.join("\n\n"));
    let report = compared(Sides::new(
        text(&[
            "Section 1. The board licenses wells.",
            "Section 2. The board may close a well for a month.",
            "Section 3. A person who digs without a licence pays a fine.",
            "Section 4. The fine of section 3 is paid to the board.",
        ]),
        text(&[
            "Section 1. The board licenses wells.",
            "Section 2. A person who digs without a licence pays a fine.",
            "Section 3. The fine of section 3 is paid to the board.",
        ]),
    ));
    assert!(
        report
            .warnings
            .iter()
            .any(|notice| notice.code == "reference-not-followed"),
        "{:?}",
        report.warnings
    );
}

#[test]
fn what_another_owns_is_not_the_speakers() {
    check(
        Class::Substantive,
        &[
            (
                "Invites the Conference of the Parties to review its decisions",
                "Invites the Conference of the Parties to review General Assembly decisions",
            ),
            (
                "Urges the Government of the country to carry out its decisions",
                "Urges the Government of the country to carry out General Assembly decisions",
            ),
            (
                "Urges the Government of the country to carry out its decision 5",
                "Urges the Government of the country to carry out General Assembly decision 5",
            ),
        ],
    );
    check(
        Class::Consequential,
        &[(
            "Recalls its resolution 60/251 of 15 March 2006",
            "Recalls General Assembly resolution 60/251 of 15 March 2006",
        )],
    );
}

#[test]
fn number_of_an_article_is_no_mark_of_a_footnote() {
    let with_notes = |paragraph: &str| {
        format!(
            "Wells and springs\n\nThe General Assembly,\n\n1. {paragraph};\n\n2. Decides to remain seized of the matter.\n\n\
             _______________\n5 United Nations, Treaty Series, vol. 2.\n6 Official Records, Supplement No. 3.\n"
        )
    };
    let report = compared(Sides::new(
        with_notes("Recalls article 5 of the Treaty on Wells"),
        with_notes("Recalls article 6 of the Treaty on Wells"),
    ));
    let entry = report.entries.iter().find(|entry| entry.new == ["OP1"]).unwrap();
    assert_eq!(entry.class, Class::Substantive, "{:?}", entry.edits);
}

/// Compares two texts of three paragraphs with raised marks and three footnotes; returns what is told of paragraph 2.
fn noted(old: &str, new: &str) -> Entry {
    let text = |paragraph: &str| {
        format!(
            "The General Assembly,\n\n1. Welcomes the Treaty on Wells,<sup>1</sup> which is old;\n\n2. {paragraph};\n\n\
             3. Decides to return to the Convention on Lakes.\n\n------\n\n<sup>1</sup> Treaty Series, vol. 12.\n\n\
             <sup>2</sup> Treaty Series, vol. 14.\n\n<sup>3</sup> Treaty Series, vol. 17.\n"
        )
    };
    let report = compared(Sides::new(text(old), text(new)));
    let is_second = |entry: &Entry| entry.new == ["OP2"];
    report.entries.into_iter().find(is_second).unwrap()
}

#[test]
fn mark_that_moved_among_the_words_is_substance() {
    let cases = [
        (
            "Recalls the Lakes<sup>2</sup> and the decisions under them,<sup>3</sup> as adopted",
            "Recalls the Lakes and the decisions<sup>2</sup> under them,<sup>3</sup> as adopted",
            "a footnote mark stands behind other words",
        ),
        (
            "Recalls the Lakes<sup>2</sup> and the decisions under them,<sup>3</sup> as adopted",
            "Recalls the Lakes and the decisions under them,<sup>3</sup> as adopted",
            "a footnote mark is gone, its footnote is not",
        ),
        (
            "Recalls the Lakes<sup>2</sup> and the decisions under them,<sup>3</sup> as adopted",
            "Recalls the Lakes<sup>2</sup> and the decisions<sup>2</sup> under them,<sup>3</sup> as adopted",
            "a footnote mark came, its footnote was there",
        ),
    ];
    for (old, new, cause) in cases {
        let entry = noted(old, new);
        assert_eq!(entry.class, Class::Substantive, "{old} → {new}");
        assert_eq!(entry.causes.text().as_deref(), Some(cause), "{old} → {new}");
    }
}

#[test]
fn mark_that_stays_behind_its_word_is_no_change() {
    let old = "Recalls the Lakes<sup>2</sup> and the decisions under them,<sup>3</sup> as adopted";
    for (new, class) in [
        (
            "Recalls the Lakes<sup>2</sup> and the decisions under them<sup>3</sup>, as adopted",
            Class::None,
        ),
        (
            "Recalls the Lakes <sup>2</sup> and the decisions under them, <sup>3</sup> as adopted",
            Class::None,
        ),
    ] {
        let entry = noted(old, new);
        assert_eq!(entry.class, class, "{new}: {:?} {:?}", entry.causes, entry.edits);
    }
    let changed = noted(
        old,
        "Recalls the deep Lakes<sup>2</sup> and the decisions under them,<sup>3</sup> as adopted",
    );
    assert!(changed.causes.is_empty(), "{:?}", changed.causes);
}

#[test]
fn raised_figure_beside_a_figure_is_its_own_where_the_note_has_a_mark() {
    let old = "Recalls the Lakes<sup>2</sup> and 10³ wells,<sup>3</sup> as adopted";
    let new = "Recalls the Lakes<sup>2</sup> and 10² wells,<sup>3</sup> as adopted";
    let entry = noted(old, new);
    assert_eq!(entry.class, Class::Substantive, "{:?}", entry.edits);
    let shown: String = entry.edits.iter().map(|edit| edit.new.as_str()).collect();
    assert!(shown.contains("10² wells, as"), "{shown}");
}

#[test]
fn figure_of_a_formula_is_no_mark_of_a_footnote() {
    let text = "The General Assembly,\n\n1. Welcomes the Treaty on Wells,1 which is old;\n\n\
                2. Notes that less CO2 came from wells.\n\n\
                1 Treaty Series, vol. 12.\n\n2 Treaty Series, vol. 14.\n";
    let report = compared(Sides::new(text.to_owned(), text.to_owned()));
    let words: Vec<&str> = report
        .texts
        .new
        .provisions
        .iter()
        .map(|it| it.text.as_str())
        .collect();
    assert!(
        words.iter().any(|text| text.contains("less CO2 came")),
        "{words:?}"
    );
}

#[test]
fn day_that_came_along_with_a_session_is_no_second_witness() {
    check(
        Class::Substantive,
        &[(
            "Recalls its resolution 77/74 of 7 December 2022 on the matter",
            "Recalls its resolution 78/74 of 7 December 2023 on the matter",
        )],
    );
}

#[test]
fn number_that_a_joint_makes_room_for_is_quoted_and_no_comma() {
    let entry = second(
        "Recalls its resolutions 76/2 and 77/7",
        "Recalls its resolutions 76/2, 77/7 and 78/190",
    );
    let causes: Vec<String> = entry
        .edits
        .iter()
        .flat_map(|edit| edit.causes.iter().map(travaux::report::Cause::text))
        .collect();
    assert!(!causes.is_empty());
    assert!(causes.iter().all(|cause| cause.contains("78/190")), "{causes:?}");
}

#[test]
fn security_council_and_its_own_number_are_one() {
    let text = |words: &str| {
        format!(
            "S/RES/2664 (2022)\n\nSecurity Council\n\nThe Security Council,\n\n1. Recalls {words} and the truce;\n\n2. Decides to remain seized of the matter.\n"
        )
    };
    for (one, other) in [
        (
            "Security Council resolution 338 (1973)",
            "its resolution 338 (1973)",
        ),
        ("Security Council resolution 338", "its resolution 338"),
        (
            "the wish to carry out Security Council resolution 338 (1973)",
            "the wish to carry out its resolution 338 (1973)",
        ),
        (
            "resolution 338 of the Council",
            "resolution 338 of the Security Council",
        ),
    ] {
        let report = compared(Sides::new(text(one), text(other)));
        let entry = report.entries.iter().find(|entry| entry.new == ["OP1"]).unwrap();
        assert_eq!(
            entry.class,
            Class::Consequential,
            "{one} → {other}: {:?}",
            entry.edits
        );
    }
}

#[test]
fn raised_figure_of_a_file_without_notes_is_part_of_its_number() {
    check(
        Class::Substantive,
        &[
            (
                "Notes that the wells hold 10² litres",
                "Notes that the wells hold 10³ litres",
            ),
            (
                "Notes that the wells hold 10 litres",
                "Notes that the wells hold 10³ litres",
            ),
            ("Recalls Article 5¹ of the code", "Recalls Article 5² of the code"),
        ],
    );
}

#[test]
fn number_that_its_place_does_not_give_is_substance() {
    let paragraphs = |third: &str| {
        vec![
            "1. Welcomes the work done on wells and springs;".to_owned(),
            "2. Requests States to keep a register of all wells that they dig;".to_owned(),
            format!("{third}. Urges the keepers of springs to publish what they measure there;"),
            "4. Decides to remain seized of the matter.".to_owned(),
        ]
    };
    let (old, new) = (paragraphs("3"), paragraphs("30"));
    let old: Vec<&str> = old.iter().map(String::as_str).collect();
    let new: Vec<&str> = new.iter().map(String::as_str).collect();
    let report = compared(texts(&old, &new));
    let urges = report.entries.iter().find(|entry| entry.old == ["OP3"]).unwrap();
    assert_eq!(urges.class, Class::Substantive, "{:?}", urges.new);
    assert_eq!(renumbered_alone(), Class::Consequential);
    let articles = |last: &str| {
        format!(
            "WELLS TREATY\n\nArticle 1\n\nThe Parties keep their wells.\n\nArticle 2\n\nThe Parties meet each year.\n\nArticle {last}\n\n\
             This Treaty ends when the Parties so decide.\n"
        )
    };
    let report = compared(Sides::new(articles("3"), articles("30")));
    let gravest = report.entries.iter().map(|entry| entry.class).max();
    assert_eq!(gravest, Some(Class::Substantive));
}

/// The class of a paragraph before which another came.
fn renumbered_alone() -> Class {
    let report = compared(texts(
        &[
            "1. Welcomes the work done on wells and springs;",
            "2. Requests States to keep a register of all wells that they dig.",
        ],
        &[
            "1. Welcomes the work done on wells and springs;",
            "2. Decides to convene a meeting of experts on pumps in the coming year;",
            "3. Requests States to keep a register of all wells that they dig.",
        ],
    ));
    report
        .entries
        .iter()
        .find(|entry| entry.new == ["OP3"])
        .unwrap()
        .class
}

#[test]
fn values_are_said_with_what_stands_in_their_place() {
    let told = |old: &str, new: &str| -> Vec<String> {
        let entry = second(old, new);
        let causes = entry.edits.iter().flat_map(|edit| edit.causes.iter());
        let mut told: Vec<String> = causes.map(|cause| cause.text().clone()).collect();
        told.dedup();
        told
    };
    let year_and_date = told(
        "Recalls the summit held in 2015 on wells",
        "Recalls the summit held on 20 December 2012 on wells",
    );
    assert!(
        !year_and_date.iter().any(|cause| cause.contains('→')),
        "{year_and_date:?}"
    );
    let session_and_number = told(
        "Recalls the debate at the sixty-fifth session on wells",
        "Recalls the debate on Council resolution 19/33 on wells",
    );
    assert!(
        !session_and_number.iter().any(|cause| cause.contains('→')),
        "{session_and_number:?}"
    );
    assert_eq!(
        told(
            "Asks for 5 wells within 12 months",
            "Asks for 6 wells within 12 months"
        ),
        ["number: \"5\" → \"6\""]
    );
    let review = told(
        "Welcomes the universal periodic review of wells",
        "Welcomes the review of wells",
    );
    assert!(
        !review.iter().any(|cause| cause.contains("qualifier")),
        "{review:?}"
    );
}
