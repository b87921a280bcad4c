//! The word diff as a delegate reads it: each case is an old text, a new text and the marked comparison.

use travaux::diff::Edit;
use travaux::report::word_edits as diff;

/// Prints edits with `[-…-]` for a deletion and `{+…+}` for an insertion; what is equal stands as in the new text.
fn marked(edits: &[Edit]) -> String {
    let print = |edit: &Edit| match edit {
        Edit::Equal { new, .. } => new.clone(),
        Edit::Delete(text) => format!("[-{text}-]"),
        Edit::Insert(text) => format!("{{+{text}+}}"),
    };
    edits.iter().map(print).collect()
}

fn check(cases: &[(&str, &str, &str)]) {
    for (old, new, expected) in cases {
        assert_eq!(marked(&diff(old, new)), *expected, "{old:?} against {new:?}");
    }
}

#[test]
fn one_changed_word_is_one_change() {
    check(&[
        (
            "Notes the report,",
            "Welcomes the report,",
            "[-Notes-]{+Welcomes+} the report,",
        ),
        (
            "Emphasizes the role",
            "Also emphasizes the role",
            "[-Emphasizes-]{+Also emphasizes+} the role",
        ),
        (
            "the Charter of the Union",
            "the charter of the Union",
            "the [-Charter-]{+charter+} of the Union",
        ),
        (
            "a fair and lasting peace",
            "a fair, lasting peace",
            "a fair[- and-]{+,+} lasting peace",
        ),
    ]);
}

#[test]
fn symbols_numbers_and_compounds_change_whole() {
    check(&[
        (
            "resolution A/RES/60/1 of the Assembly",
            "resolution A/RES/61/1 of the Assembly",
            "resolution [-A/RES/60/1-]{+A/RES/61/1+} of the Assembly",
        ),
        (
            "document WT/MIN(15)/48 on trade",
            "document WT/MIN(17)/48 on trade",
            "document [-WT/MIN(15)/48-]{+WT/MIN(17)/48+} on trade",
        ),
        (
            "amounts to 207,080,300 dollars",
            "amounts to 207,080,400 dollars",
            "amounts to [-207,080,300-]{+207,080,400+} dollars",
        ),
        (
            "un total de 207 080 300 francs",
            "un total de 207 090 300 francs",
            "un total de [-207 080 300-]{+207 090 300+} francs",
        ),
        (
            "a share of 12.5% by then",
            "a share of 12.7% by then",
            "a share of [-12.5%-]{+12.7%+} by then",
        ),
        (
            "at its sixty-eighth session",
            "at its sixty-ninth session",
            "at its [-sixty-eighth-]{+sixty-ninth+} session",
        ),
        (
            "the States parties agreed",
            "the States' parties agreed",
            "the [-States-]{+States'+} parties agreed",
        ),
    ]);
}

#[test]
fn dates_change_whole() {
    check(&[
        (
            "held on 15 February 2013 in Lima",
            "held on 16 March 2014 in Lima",
            "held on [-15 February 2013-]{+16 March 2014+} in Lima",
        ),
        (
            "held on 15 February 2013 in Lima",
            "held on 15 February 2014 in Lima",
            "held on [-15 February 2013-]{+15 February 2014+} in Lima",
        ),
        (
            "held on February 15, 2013 in Lima",
            "held on February 16, 2013 in Lima",
            "held on [-February 15, 2013-]{+February 16, 2013+} in Lima",
        ),
        (
            "adoptée le 1er février 2013 à Lima",
            "adoptée le 2 février 2013 à Lima",
            "adoptée le [-1er février 2013-]{+2 février 2013+} à Lima",
        ),
        (
            "el 15 de febrero de 2013 en Lima",
            "el 16 de febrero de 2013 en Lima",
            "el [-15 de febrero de 2013-]{+16 de febrero de 2013+} en Lima",
        ),
        (
            "States may act in 2013",
            "States shall act in 2013",
            "States [-may-]{+shall+} act in 2013",
        ),
        (
            "大会2013年2月15日通过",
            "大会2014年2月15日通过",
            "大会[-2013年2月15日-]{+2014年2月15日+}通过",
        ),
    ]);
}

#[test]
fn function_words_between_changes_are_absorbed() {
    check(&[
        (
            "Takes note of the lengthy reports submitted in spring to the Council of the region;",
            "Takes note of the brief summary prepared by experts for the Forum of the region;",
            "Takes note of the [-lengthy reports submitted in spring to the Council-]{+brief summary prepared by \
             experts for the Forum+} of the region;",
        ),
        (
            "decides to take necessary measures at once",
            "decides to take measures necessary at once",
            "decides to take [-necessary measures-]{+measures necessary+} at once",
        ),
    ]);
}

#[test]
fn a_kept_clause_in_a_rewritten_paragraph_stays() {
    check(&[(
        "Commends the ministers for their swift answer to the flood in the northern districts last year;",
        "Thanks every neighbour which sent relief to the flood in the northern districts without delay;",
        "[-Commends the ministers for their swift answer-]{+Thanks every neighbour which sent relief+} to the flood \
         in the northern districts [-last year-]{+without delay+};",
    )]);
}

#[test]
fn an_inserted_phrase_starts_where_a_drafter_would_start_it() {
    check(&[
        (
            "the promotion and protection of rights",
            "the promotion and encouragement and protection of rights",
            "the promotion {+and encouragement +}and protection of rights",
        ),
        (
            "rivers, lakes, and seas",
            "rivers, lakes, wells, and seas",
            "rivers, lakes{+, wells+}, and seas",
        ),
        (
            "Members of the Council and of the Forum",
            "Members of the Forum",
            "Members [-of the Council and -]of the Forum",
        ),
        (
            "Meets in Lima. It reports.",
            "Meets in Lima. It votes. It reports.",
            "Meets in Lima. {+It votes. +}It reports.",
        ),
        (
            "all States, and the organs",
            "all States, in good faith, and the organs",
            "all States{+, in good faith+}, and the organs",
        ),
    ]);
}

#[test]
fn a_bracket_is_not_left_half_open() {
    check(&[(
        "the letter of the President of the panel on floods (S/2021/186), and agrees",
        "the offer regarding observers set out by ministers (S/2023/438), and agrees",
        "the [-letter of the President of the panel on floods (S/2021/186)-]{+offer regarding observers set out by \
         ministers (S/2023/438)+}, and agrees",
    )]);
}

#[test]
fn the_final_mark_changes_on_its_own() {
    check(&[
        (
            "Meets at its ninth session;",
            "Meets at its tenth session.",
            "Meets at its [-ninth-]{+tenth+} session[-;-]{+.+}",
        ),
        (
            "Urges States to act now;",
            "Urges States to wait;",
            "Urges States to [-act now-]{+wait+};",
        ),
    ]);
}

#[test]
fn spaces_go_with_the_word_they_belong_to() {
    check(&[
        ("all rights", "all human rights", "all {+human +}rights"),
        (
            "States and others",
            "States, and others",
            "States{+,+} and others",
        ),
        (
            "protect rights",
            "protect rights and duties",
            "protect rights{+ and duties+}",
        ),
        ("rights", "human rights", "{+human +}rights"),
        ("the rights", "the “rights”", "the {+“+}rights{+”+}"),
    ]);
}

#[test]
fn a_sentence_at_the_end_comes_and_goes_with_its_own_stop() {
    check(&[
        (
            "The board keeps a register.",
            "The board keeps a register. It sends a copy to the ministry.",
            "The board keeps a register.{+ It sends a copy to the ministry.+}",
        ),
        (
            "The fee is ten crowns. The board may waive it. So may the ministry.",
            "The fee is ten crowns.",
            "The fee is ten crowns.[- The board may waive it. So may the ministry.-]",
        ),
        (
            "甲方须付款。",
            "甲方须付款。乙方须交货。",
            "甲方须付款。{+乙方须交货。+}",
        ),
        (
            "Requests a report;",
            "Requests a report, and a summary;",
            "Requests a report{+, and a summary+};",
        ),
        (
            "(a) By post; or by hand;",
            "(a) By post; or by hand; or by wire;",
            "(a) By post; or by hand{+; or by wire+};",
        ),
    ]);
}

#[test]
fn glyphs_and_white_space_are_no_change() {
    for (old, new) in [
        (
            "the States’ “rights” – 2015‑2030",
            "the States' \"rights\" - 2015-2030",
        ),
        ("« droits »", "“droits”"),
        ("its sixty -eighth session", "its sixty-eighth session"),
        ("document A/RES/ 60/1 is", "document A/RES/60/1 is"),
        ("co\u{ad}operation\u{200b} now", "cooperation now"),
        ("first,\nand second", "first, and second"),
        ("r\u{e9}solution", "re\u{301}solution"),
        ("en 2013 :", "en 2013:"),
        ("大 会", "大会"),
        ("  twice  ", "twice"),
    ] {
        let edits = diff(old, new);
        assert_eq!(
            edits,
            [Edit::Equal {
                old: old.into(),
                new: new.into()
            }]
        );
    }
}

#[test]
fn a_space_between_two_words_is_a_change() {
    check(&[
        (
            "States can not act",
            "States cannot act",
            "States [-can not-]{+cannot+} act",
        ),
        (
            "the pub lic good",
            "the public good",
            "the [-pub lic-]{+public+} good",
        ),
        (
            "a resigned officer",
            "a re-signed officer",
            "a [-resigned-]{+re-signed+} officer",
        ),
        ("1 1/2 years", "11/2 years", "[-1 1/2-]{+11/2+} years"),
    ]);
}

#[test]
fn a_paragraph_end_of_one_side_is_no_confetti() {
    check(&[
        (
            "Noting the flood,\nNoting also the drought,",
            "Noting the flood and the drought,",
            "Noting the flood[-,\nNoting also-]{+ and+} the drought,",
        ),
        (
            "Urges States to act;\nUrges banks to lend;",
            "Urges States to act;\nUrges firms to pay;\nUrges banks to lend;",
            "Urges States to act;\n{+Urges firms to pay;\n+}Urges banks to lend;",
        ),
    ]);
}

#[test]
fn a_word_at_thousands_of_places_of_one_paragraph_changes_at_each() {
    let text = |word: &str| {
        let place = |at: usize| {
            format!(
                "clause{at} protects the {word} of district{} by article{at}",
                at * 7 % 3_001
            )
        };
        (0..3_000).map(place).collect::<Vec<_>>().join(" ")
    };
    let expected = text("[-women-]{+persons+}");
    assert_eq!(marked(&diff(&text("women"), &text("persons"))), expected);
}

#[test]
fn texts_with_nothing_in_common_are_one_deletion_and_one_insertion() {
    check(&[
        (
            "Recognizes the burden of debt on the poorest of the farmers in the hills",
            "Invites the ministers to meet in the autumn for a review of these rules",
            "[-Recognizes the burden of debt on the poorest of the farmers in the hills-]{+Invites the ministers to \
             meet in the autumn for a review of these rules+}",
        ),
        ("", "Urges States", "{+Urges States+}"),
        ("Urges States", "", "[-Urges States-]"),
        ("", "", ""),
    ]);
}

#[test]
fn scripts_without_spaces_change_by_sign_or_syllable() {
    check(&[
        ("各国应当采取行动", "各国不应当采取行动", "各国{+不+}应当采取行动"),
        ("ประเทศไทยและลาว", "ประเทศไทยไม่และลาว", "ประเทศไทย{+ไม่+}และลาว"),
    ]);
}

#[test]
fn spaced_scripts_change_by_word() {
    check(&[
        (
            "l’Assemblée a décidé",
            "l’Autorité a décidé",
            "l’[-Assemblée-]{+Autorité+} a décidé",
        ),
        (
            "призывает государства действовать",
            "призывает страны действовать",
            "призывает [-государства-]{+страны+} действовать",
        ),
        (
            "تحث الدول على العمل",
            "تحث الحكومات على العمل",
            "تحث [-الدول-]{+الحكومات+} على العمل",
        ),
        ("सभी राज्य सहमत हैं", "सभी देश सहमत हैं", "सभी [-राज्य-]{+देश+} सहमत हैं"),
    ]);
}
