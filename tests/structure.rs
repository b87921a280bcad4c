//! What the structure stage understands: one small text per trap.

use travaux::document::{Block, Document, Hints, Locator, Run, Style};
use travaux::instrument::Instrument;
use travaux::read::{ReadOptions, Source, read};
use travaux::structure::structure;

fn instrument(text: &str) -> Instrument {
    let source = Source {
        name: "fixture".into(),
        bytes: text.as_bytes().to_vec(),
    };
    let (_, document) = read(&source, &ReadOptions::default()).unwrap();
    structure(&document)
}

/// Compares the provisions of a text, written `id [header] text {marks}`, with the expected lines.
fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = instrument(text)
        .provisions
        .iter()
        .map(|provision| {
            let header = provision
                .header
                .as_ref()
                .map(|header| format!("[{}] ", header.text))
                .unwrap_or_default();
            let marks: Vec<String> = provision
                .marks
                .iter()
                .map(|mark| format!(" {{{}@{}}}", mark.marker, mark.offset))
                .collect();
            let marks = marks.concat();
            format!("{} {header}{}{marks}", provision.id, provision.text)
        })
        .collect();
    assert_eq!(found, expected, "in\n{text}");
}

/// Returns the reasons and texts of what was cut.
fn cut(text: &str) -> Vec<String> {
    instrument(text)
        .cut
        .iter()
        .map(|cut| format!("{:?}: {}", cut.reason, cut.text))
        .collect()
}

/// Returns the codes of the warnings.
fn warnings(text: &str) -> Vec<&'static str> {
    instrument(text)
        .warnings
        .iter()
        .map(|warning| warning.code)
        .collect()
}

const HEAD: &str = "The General Assembly,\n\n";

#[test]
fn italics_give_the_header_and_leave_no_star() {
    check(
        "*The General Assembly,*\n\n*Recalling its earlier work* on rivers,\n\n1. *Also urges* States to act.\n",
        &[
            "PP1 [Recalling its earlier work] Recalling its earlier work on rivers,",
            "OP1 [Also urges] Also urges States to act.",
        ],
    );
}

#[test]
fn without_italics_the_lexicon_finds_the_words_an_editor_would_set_so() {
    let text = format!(
        "{HEAD}Expressing its deep concern at floods,\n\nRecalling further the rules,\n\n1. Takes note with appreciation of the report;\n\n2. Once again strongly condemns the attack;\n\n3. Calls upon States to act.\n"
    );
    check(
        &text,
        &[
            "PP1 [Expressing its deep concern] Expressing its deep concern at floods,",
            "PP2 [Recalling further] Recalling further the rules,",
            "OP1 [Takes note with appreciation] Takes note with appreciation of the report;",
            "OP2 [Once again strongly condemns] Once again strongly condemns the attack;",
            "OP3 [Calls upon] Calls upon States to act.",
        ],
    );
}

#[test]
fn first_line_indents_part_paragraphs_where_no_blank_line_does() {
    let text = "\
     The General Assembly,
     Recalling its earlier work on rivers and on the
waters that they share,
     Noting the report,
     1.   Urges States to share the waters of their
rivers in good faith;
     2.   Decides to return to the matter.
";
    check(
        text,
        &[
            "PP1 [Recalling] Recalling its earlier work on rivers and on the waters that they share,",
            "PP2 [Noting] Noting the report,",
            "OP1 [Urges] Urges States to share the waters of their rivers in good faith;",
            "OP2 [Decides] Decides to return to the matter.",
        ],
    );
}

#[test]
fn a_number_on_a_line_of_its_own_waits_for_its_text() {
    let text = format!(
        "{HEAD}Recalling the rules,\n1.\nUrges States to act;\n\n2.\nRequests the Council:\n\n(a)\nTo meet;\n(b)\nTo report.\n"
    );
    check(
        &text,
        &[
            "PP1 [Recalling] Recalling the rules,",
            "OP1 [Urges] Urges States to act;",
            "OP2 [Requests] Requests the Council:",
            "OP2(a) To meet;",
            "OP2(b) To report.",
        ],
    );
}

#[test]
fn a_paragraph_cut_by_a_page_end_is_whole_again() {
    let text = "\
United Nations                        A/80/L.7
General Assembly              Distr.: Limited

          Peaceful use of rivers

     The General Assembly,
     Recalling its earlier work on rivers,1 and the fact that
waters are shared by many of the Members of the
      __________
      1
        Resolution 70/1.

25-11111 (E)    230925
*2511111*
\u{c}A/80/L.7                              Peaceful use of rivers

United Nations, who use them in peace,
     1.   Decides to act.

2/2                                            25-11111
";
    check(
        text,
        &[
            "PP1 [Recalling] Recalling its earlier work on rivers, and the fact that waters are shared by many of the Members of the United Nations, who use them in peace, {1@37}",
            "OP1 [Decides] Decides to act.",
        ],
    );
    let furniture = cut(text);
    for expected in [
        "JobNumber: 25-11111 (E)    230925",
        "JobNumber: *2511111*",
        "PageNumber: 2/2                                            25-11111",
    ] {
        assert!(
            furniture.contains(&expected.to_owned()),
            "{expected} in {furniture:?}"
        );
    }
    assert!(
        furniture
            .iter()
            .any(|line| line.starts_with("RunningHead: A/80/L.7")),
        "{furniture:?}"
    );
}

#[test]
fn a_bracket_before_a_number_stays_in_the_text() {
    check(
        "The General Assembly,\n\n1. Urges States to act;\n\n[2. Requests a report;]\n\n[OP3 bis Invites States.]\n",
        &[
            "OP1 [Urges] Urges States to act;",
            "OP2 [Requests] [Requests a report;]",
            "OP3bis [Invites] [Invites States.]",
        ],
    );
}

#[test]
fn a_symbol_alone_at_the_head_of_the_first_page_is_part_of_the_masthead() {
    let text = "\
A/RES/90/12
United Nations
General Assembly

Ninetieth session

     90/12. Peaceful use of rivers

     The General Assembly,
     Recalling its earlier work on rivers,
     1.   Decides to act;

1/2                                            35-11111
\u{c}A/RES/90/12                              Peaceful use of rivers

     2.   Decides to remain seized of the matter.
";
    let furniture = cut(text);
    assert!(
        furniture.contains(&"Masthead: A/RES/90/12".to_owned()),
        "{furniture:?}"
    );
    let heads = furniture.iter().filter(|line| line.starts_with("RunningHead: "));
    assert_eq!(heads.count(), 1, "{furniture:?}");
}

#[test]
fn a_footnote_mark_after_a_space_or_fused_is_taken_out_and_a_number_stays() {
    let text = "\
The General Assembly,

Recalling its resolution 77/2281 of 15 December 20222 and article 3 of the Covenant, 3 on which 4 States agreed,

1. Decides to act.
__________________

1 See A/77/1.

2 Ibid.

3 Resolution 2200 A (XXI).
";
    check(
        text,
        &[
            "PP1 [Recalling] Recalling its resolution 77/228 of 15 December 2022 and article 3 of the Covenant, on which 4 States agreed, {1@31} {2@51} {3@82}",
            "OP1 [Decides] Decides to act.",
        ],
    );
    assert_eq!(instrument(text).footnotes.len(), 3);
}

#[test]
fn raised_marks_are_taken_out_and_raised_units_stay() {
    check(
        "*The General Assembly,*\n\n1. *Notes* the report<sup>1</sup> and the lake of 3 km<sup>2</sup>;²\n\n<sup>1</sup> A/1/2.\n\n² A/1/3.\n",
        &["OP1 [Notes] Notes the report and the lake of 3 km2; {1@16} {2@39}"],
    );
}

#[test]
fn a_hyphen_that_breaks_a_word_goes_and_one_of_a_compound_stays() {
    let text = format!(
        "{HEAD}Welcoming co-operation, development and non-selectivity in the develop-\nment of law, and the co-\noperation of the Secretary-\nGeneral,\n\n1. Decides to act.\n"
    );
    check(
        &text,
        &[
            "PP1 [Welcoming] Welcoming co-operation, development and non-selectivity in the development of law, and the co-operation of the Secretary-General,",
            "OP1 [Decides] Decides to act.",
        ],
    );
}

/// One broken word proves nothing of another.
#[test]
fn a_hyphen_at_a_line_end_stays_where_the_joined_word_is_not_known() {
    let text = format!(
        "{HEAD}Welcoming the de-\nvelopment of law, the develop-\nment of the zorb-\nlan, the long-\nstanding law, the neo-\ncolonial past, the short-\nand \
         long-term work and the implemen-\ntation of it,\n\n1. Decides to act on development.\n"
    );
    check(
        &text,
        &[
            "PP1 [Welcoming] Welcoming the development of law, the development of the zorb-lan, the long-standing law, the neo-colonial past, the short- and long-term work \
             and the implementation of it,",
            "OP1 [Decides] Decides to act on development.",
        ],
    );
}

#[test]
fn a_hyphen_left_out_at_a_line_end_is_a_listed_repair() {
    let text = format!(
        "{HEAD}Welcoming the report of the Sec-\nretary of the law, inter alia the in-\nter-\nnational one,\n\n1. Decides<sup>1</sup> to act for the develop-\nment of \
         the Secretary.\n\n<sup>1</sup> A/1/2.\n"
    );
    let instrument = instrument(&text);
    let repairs: Vec<(usize, Option<usize>, &str, &str)> = instrument
        .repairs
        .iter()
        .map(|it| (it.provision.0, it.offset, it.printed.as_str(), it.shown.as_str()))
        .collect();
    assert_eq!(
        repairs,
        [
            (0, Some(28), "Sec-retary", "Secretary"),
            (0, Some(65), "in-ter-national", "international"),
            (1, Some(23), "develop-ment", "development"),
        ]
    );
    for repair in &instrument.repairs {
        let text = &instrument.provisions[repair.provision.0].text;
        let from: String = text.chars().skip(repair.offset.unwrap()).collect();
        assert!(from.starts_with(&repair.shown), "{from}");
    }
    assert!(instrument.warnings.iter().all(|it| it.code != "closed-gap"));
}

#[test]
fn inline_enumerations_are_no_sub_paragraphs() {
    let text = format!(
        "{HEAD}1. Requests the Council to (a) meet, (b) vote and\n(c) report;\n\n2. Decides to act.\n"
    );
    check(
        &text,
        &[
            "OP1 [Requests] Requests the Council to (a) meet, (b) vote and (c) report;",
            "OP2 [Decides] Decides to act.",
        ],
    );
}

#[test]
fn sub_paragraphs_nest_and_letter_i_follows_h() {
    let text = "The General Assembly,\n\n1. Requests States:\n\n(a) To act:\n\n(i) Now;\n\n(ii) Later;\n\n(b) To report.\n";
    check(
        text,
        &[
            "OP1 [Requests] Requests States:",
            "OP1(a) To act:",
            "OP1(a)(i) Now;",
            "OP1(a)(ii) Later;",
            "OP1(b) To report.",
        ],
    );
}

#[test]
fn unnumbered_operative_paragraphs_count_from_one() {
    check(
        "The Security Council,\nHaving considered the report,\n\nDecides:\n\n(a) To renew the mandate;\n\n(b) To meet again.\n\nAdopted unanimously at the 3081st\nmeeting.\n",
        &[
            "PP1 [Having considered] Having considered the report,",
            "OP1 [Decides] Decides:",
            "OP1(a) To renew the mandate;",
            "OP1(b) To meet again.",
        ],
    );
}

#[test]
fn a_decision_of_one_sentence_is_one_operative_paragraph() {
    check(
        "The General Assembly, taking note of the application of Gabon, decides to appoint Gabon as a member of the Committee.\n",
        &[
            "OP1 [decides] The General Assembly, taking note of the application of Gabon, decides to appoint Gabon as a member of the Committee.",
        ],
    );
}

#[test]
fn numbering_may_have_bis_and_lose_its_stop() {
    let text = format!(
        "{HEAD}1. Urges States to act;\n\n1 bis. Invites them to report;\n\n2 Decides to return to it.\n"
    );
    check(
        &text,
        &[
            "OP1 [Urges] Urges States to act;",
            "OP1bis [Invites] Invites them to report;",
            "OP2 [Decides] Decides to return to it.",
        ],
    );
}

#[test]
fn annexes_restart_under_their_prefix() {
    let text = format!(
        "{HEAD}1. Adopts the plan.\n\n58th plenary meeting\n\n4 December 2023\n\nAnnex I\n\nPlan of action\n\n1. The plan has two parts.\n\n2. They are short.\n"
    );
    check(
        &text,
        &[
            "OP1 [Adopts] Adopts the plan.",
            "H1 Annex I",
            "H2 Plan of action",
            "Annex I:P1 The plan has two parts.",
            "Annex I:P2 They are short.",
        ],
    );
    assert!(cut(&text).contains(&"AdoptionLine: 58th plenary meeting".to_owned()));
    assert!(cut(&text).contains(&"AdoptionLine: 4 December 2023".to_owned()));
}

#[test]
fn reports_have_headings_and_numbered_paragraphs_and_no_contents() {
    let text = "\
Report of the Secretary-General

Summary

The report is short.

Contents

I. Introduction ........ 2

I. Introduction

1. The report follows a request.

A. Method

2. It was written with care.
";
    check(
        text,
        &[
            "H1 Summary",
            "Summary:P1 The report is short.",
            "H2 Introduction",
            "P1 The report follows a request.",
            "H3 Method",
            "P2 It was written with care.",
        ],
    );
    assert!(
        cut(text)
            .iter()
            .any(|line| line == "Contents: I. Introduction ........ 2")
    );
}

#[test]
fn laws_have_articles_in_several_ways() {
    check(
        "### Art 1\n\n(1) Alle Menschen sind gleich.\n\n(2) Das gilt immer:\n\n1. heute;\n\n2. morgen.\n\n### Art 2\n\nEr tritt in Kraft.\n",
        &[
            "H1 Art 1",
            "Art1.1 Alle Menschen sind gleich.",
            "Art1.2 Das gilt immer:",
            "Art1.2(1) heute;",
            "Art1.2(2) morgen.",
            "H2 Art 2",
            "Art2 Er tritt in Kraft.",
        ],
    );
    check(
        "第一条 为了规范，制定本法。\n\n国务院规章的执行。\n\n第二条 本法适用。\n",
        &[
            "Art1 为了规范，制定本法。",
            "Art1.2 国务院规章的执行。",
            "Art2 本法适用。",
        ],
    );
    check(
        "##### **Art. 2** Zweck\n\n<sup>1</sup> Sie schützt das Recht.\n\n<sup>2</sup> Sie fördert die Wohlfahrt.\n\n##### **Art. 3** Kantone\n\n<sup>1</sup> Sie sind souverän.\n\n##### **Art. 4** Volk\n\n<sup>1</sup> Es wählt.\n\n##### **Art. 5** Bund\n\n<sup>1</sup> Er hilft.\n",
        &[
            "H1 Zweck",
            "Art2.1 Sie schützt das Recht.",
            "Art2.2 Sie fördert die Wohlfahrt.",
            "H2 Kantone",
            "Art3.1 Sie sind souverän.",
            "H3 Volk",
            "Art4.1 Es wählt.",
            "H4 Bund",
            "Art5.1 Er hilft.",
        ],
    );
}

#[test]
fn several_resolutions_in_one_file_have_their_number_before_the_id() {
    let one = |number: u32| {
        format!(
            "United Nations        A/RES/78/{number}\nGeneral Assembly      Distr.: General\n\n  Rivers\n\n  The General Assembly,\n\n  Decides to act on matter {number}.\n\n"
        )
    };
    check(
        &(one(1) + &one(2)),
        &[
            "78/1:OP1 [Decides] Decides to act on matter 1.",
            "78/2:OP1 [Decides] Decides to act on matter 2.",
        ],
    );
}

#[test]
fn paragraphs_run_together_in_one_block_are_separated() {
    let text = format!(
        "{HEAD}Recalling the rules, Noting the report,\n\n1. Urges States to act; 2. Requests them to report; 3. Decides to meet.\n"
    );
    check(
        &text,
        &[
            "PP1 [Recalling] Recalling the rules,",
            "PP2 [Noting] Noting the report,",
            "OP1 [Urges] Urges States to act;",
            "OP2 [Requests] Requests them to report;",
            "OP3 [Decides] Decides to meet.",
        ],
    );
}

#[test]
fn brackets_and_options_of_negotiating_texts_are_kept() {
    let text = format!(
        "{HEAD}[Recalling the rules,]\n\n1. [Option 1: Urges [all] States to act;] [Option 2: Invites States to act;]\n"
    );
    check(
        &text,
        &[
            "PP1 [Recalling] [Recalling the rules,]",
            "OP1 [Option 1: Urges [all] States to act;] [Option 2: Invites States to act;]",
        ],
    );
}

#[test]
fn a_paragraph_that_no_rule_explains_is_kept_with_a_warning() {
    let text =
        format!("{HEAD}1. Urges States to act;\n\nStates have long known of this.\n\n2. Decides to meet.\n");
    check(
        &text,
        &[
            "OP1 [Urges] Urges States to act;",
            "OP1~2 States have long known of this.",
            "OP2 [Decides] Decides to meet.",
        ],
    );
    assert_eq!(warnings(&text), ["unclassified"]);
}

#[test]
fn a_second_number_is_kept_apart_with_a_warning() {
    let text = format!("{HEAD}1. Urges States to act;\n\n1. Urges them again.\n");
    check(
        &text,
        &[
            "OP1 [Urges] Urges States to act;",
            "OP1~2 [Urges] Urges them again.",
        ],
    );
    assert_eq!(warnings(&text), ["duplicate-id"]);
}

#[test]
fn the_masthead_is_read_field_by_field() {
    let text = "\
                United Nations                                         A/C.3/80/L.2
                General Assembly                               Distr.: Limited
                                                               18 September 2025

                                                               Original: English

Eightieth session
Third Committee
Agenda item 69 (a)
Elimination of racism


                Antigua and Barbuda, Cuba and Viet Nam:* draft resolution

                Title of the matter, on
                two lines

                     The General Assembly,
                     1.   Decides to act.

        * On behalf of others.
";
    let masthead = instrument(text).masthead;
    assert_eq!(masthead.organ.as_deref(), Some("General Assembly"));
    assert_eq!(masthead.symbol.as_deref(), Some("A/C.3/80/L.2"));
    assert_eq!(masthead.distribution.as_deref(), Some("Limited"));
    assert_eq!(masthead.date.as_deref(), Some("2025-09-18"));
    assert_eq!(masthead.original.as_deref(), Some("English"));
    assert_eq!(masthead.session.as_deref(), Some("Eightieth session"));
    assert_eq!(masthead.agenda_item.as_deref(), Some("69 (a)"));
    assert_eq!(masthead.kind.as_deref(), Some("draft resolution"));
    assert_eq!(masthead.sponsors, ["Antigua and Barbuda", "Cuba", "Viet Nam"]);
    assert_eq!(
        masthead.title.as_deref(),
        Some("Title of the matter, on two lines")
    );
    assert!(warnings(text).is_empty(), "the star's place is in the masthead");
}

#[test]
fn french_and_spanish_resolutions_are_read_by_their_own_words() {
    check(
        "L’Assemblée générale,\n\nRappelant ses résolutions,\n\n1. Prie également le Secrétaire général d’agir ;\n\n2. Décide de se réunir.\n",
        &[
            "PP1 [Rappelant] Rappelant ses résolutions,",
            "OP1 [Prie également] Prie également le Secrétaire général d’agir ;",
            "OP2 [Décide] Décide de se réunir.",
        ],
    );
    check(
        "La Asamblea General,\n\nRecordando sus resoluciones,\n\n1. Exhorta a los Estados a actuar;\n\n2. Decide reunirse.\n",
        &[
            "PP1 [Recordando] Recordando sus resoluciones,",
            "OP1 [Exhorta] Exhorta a los Estados a actuar;",
            "OP2 [Decide] Decide reunirse.",
        ],
    );
}

#[test]
fn parts_in_roman_numbers_have_preambles_and_numbers_of_their_own() {
    let text = "\
                     The General Assembly,

                I
                Activities of the first office
                      Recalling its resolutions 48/218 and 54/244, and having in mind what
                they say of the first office,
                     1.   Takes note of the report of the first office on its activities for
                the period under review;
                     2.   Requests the first office to go on with its work;
\u{c}                II
                Activities of the second office
                      Recalling its resolution 61/275 and what it says of the second office,
                having considered its report,
                     1.   Notes with appreciation the work of the second office in the period
                under review;
                     2.   Decides to return to the matter.
";
    check(
        text,
        &[
            "H1 Activities of the first office",
            "I:PP1 [Recalling] Recalling its resolutions 48/218 and 54/244, and having in mind what they say of the first office,",
            "I:OP1 [Takes note] Takes note of the report of the first office on its activities for the period under review;",
            "I:OP2 [Requests] Requests the first office to go on with its work;",
            "H2 Activities of the second office",
            "II:PP1 [Recalling] Recalling its resolution 61/275 and what it says of the second office, having considered its report,",
            "II:OP1 [Notes with appreciation] Notes with appreciation the work of the second office in the period under review;",
            "II:OP2 [Decides] Decides to return to the matter.",
        ],
    );
    assert!(warnings(text).is_empty());
}

#[test]
fn an_annex_with_a_long_title_is_opened_behind_the_adoption_lines() {
    let text = "\
                     The General Assembly,
                     1.   Adopts the agenda and the organization of work of the Conference, as
                set forth in the annexes to the present resolution.

                                                                   107th plenary meeting
                                                                        6 September 2024

                Annex I
                Provisional agenda of the United Nations Conference to Accelerate the
                Implementation of the Goal on Clean Water and the Sound Use of the Seas
                1.    Opening of the Conference.
                2.    Election of the two Presidents.
                Annex II
                Organization of work

                I.    Order of the meetings
                A.    Plenary meetings
                1.    The Conference will hold seven plenary meetings, and others where they
                are needed.
";
    check(
        text,
        &[
            "OP1 [Adopts] Adopts the agenda and the organization of work of the Conference, as set forth in the annexes to the present resolution.",
            "H1 Annex I Provisional agenda of the United Nations Conference to Accelerate the Implementation of the Goal on Clean Water and the Sound Use of the Seas",
            "Annex I:P1 Opening of the Conference.",
            "Annex I:P2 Election of the two Presidents.",
            "H2 Annex II Organization of work",
            "H3 Order of the meetings",
            "H4 Plenary meetings",
            "Annex II:P1 The Conference will hold seven plenary meetings, and others where they are needed.",
        ],
    );
    assert_eq!(
        cut(text)[1..],
        ["AdoptionLine: 107th plenary meeting 6 September 2024"]
    );
}

#[test]
fn the_title_of_an_annex_is_no_running_title_even_where_it_is_that_of_the_document() {
    let text = "\
                United Nations                                                A/RES/78/999

      78/999.   The Blue Agenda

                     The General Assembly,
                     1.   Endorses the outcome document of the Conference, which is annexed to
                the present resolution.

                                                                   100th plenary meeting
                                                                            16 July 2024

24-13495 (E)
*2413495*
\u{c}A/RES/78/999                                                         The Blue Agenda

                Annex
                The Blue Agenda

                1.    We have met and have agreed on what follows.
";
    check(
        text,
        &[
            "OP1 [Endorses] Endorses the outcome document of the Conference, which is annexed to the present resolution.",
            "H1 Annex The Blue Agenda",
            "Annex:P1 We have met and have agreed on what follows.",
        ],
    );
}

#[test]
fn numbers_that_begin_again_behind_a_colon_list_what_the_paragraph_announces() {
    let text = "\
The General Assembly,

1. Decides to meet;

2. Approves the following provisional agenda:

1. Opening of the Congress.

2. Adoption of the report.

3. Requests the Secretary-General to see to it.
";
    check(
        text,
        &[
            "OP1 [Decides] Decides to meet;",
            "OP2 [Approves] Approves the following provisional agenda:",
            "OP2(1) Opening of the Congress.",
            "OP2(2) Adoption of the report.",
            "OP3 [Requests] Requests the Secretary-General to see to it.",
        ],
    );
    assert!(warnings(text).is_empty());
}

#[test]
fn letters_go_on_behind_a_title_that_stands_among_them() {
    let text = "\
The General Assembly,

1. Adopts the plan.

Annex

27. To make this happen:

Openness of accounts

(a) We will publish them;

Fairness

(b) We will be fair;

28. We will report.
";
    check(
        text,
        &[
            "OP1 [Adopts] Adopts the plan.",
            "H1 Annex",
            "Annex:P27 To make this happen:",
            "H2 Openness of accounts",
            "Annex:P27(a) We will publish them;",
            "H3 Fairness",
            "Annex:P27(b) We will be fair;",
            "Annex:P28 We will report.",
        ],
    );
    assert!(warnings(text).is_empty());
}

#[test]
fn a_resolution_that_lost_its_opening_formula_is_one_all_the_same() {
    let text = "\
                Resolution adopted by the General Assembly
                on 19 December 2023

      78/999.   Crime prevention

                     Reaffirming its resolution 70/1 of 25 September 2015 on the agenda for the
                development of all,
                     1.   Recalls the commitment made by States to carry out that agenda in all
                its parts.

                                                                   50th plenary meeting
                                                                       19 December 2023
";
    check(
        text,
        &[
            "PP1 [Reaffirming] Reaffirming its resolution 70/1 of 25 September 2015 on the agenda for the development of all,",
            "OP1 [Recalls] Recalls the commitment made by States to carry out that agenda in all its parts.",
        ],
    );
}

#[test]
fn rules_of_procedure_are_articles() {
    let text = "\
The General Assembly,

1. Adopts the rules.

Annex

Rule 1
Composition of delegations

The delegation shall consist of a head of delegation.

Rule 2
Alternates

The head of delegation may name an alternate.
";
    check(
        text,
        &[
            "OP1 [Adopts] Adopts the rules.",
            "H1 Annex",
            "H2 Composition of delegations",
            "Annex:Art1 The delegation shall consist of a head of delegation.",
            "H3 Alternates",
            "Annex:Art2 The head of delegation may name an alternate.",
        ],
    );
}

#[test]
fn quoted_sub_paragraphs_belong_to_the_paragraph_that_quotes() {
    let text = "\
The General Assembly,

1. Notes that the rule reads as follows:

“(a) On appointment, a member is placed at the first step.

“(b) On promotion, at the lowest.”

2. Decides to keep it.
";
    check(
        text,
        &[
            "OP1 [Notes] Notes that the rule reads as follows:",
            "OP1(a) On appointment, a member is placed at the first step.",
            "OP1(b) On promotion, at the lowest.”",
            "OP2 [Decides] Decides to keep it.",
        ],
    );
}

#[test]
fn rarer_verbs_of_drafting_are_headers_too() {
    let text = "\
The General Assembly,

Having also considered the report,

Being seized of the matter,

Deeply disappointed at the failure,

Praising the host,

1. Re-emphasizes the need to act;

2. Reconfirms the plan.
";
    check(
        text,
        &[
            "PP1 [Having also considered] Having also considered the report,",
            "PP2 [Being seized] Being seized of the matter,",
            "PP3 [Deeply disappointed] Deeply disappointed at the failure,",
            "PP4 [Praising] Praising the host,",
            "OP1 [Re-emphasizes] Re-emphasizes the need to act;",
            "OP2 [Reconfirms] Reconfirms the plan.",
        ],
    );
}

#[test]
fn a_line_of_text_that_comes_back_at_a_page_end_is_no_running_title() {
    let page = |n: u32, verb: &str, stop: &str| {
        format!(
            "                {n}.   {verb} the solutions for all, reaffirming that return,\n\n\n25-20886                                          {n}/10\n\u{c}A/RES/80/999                        Assistance to the displaced\n\n\n                supported, as necessary, by rehabilitation and assistance to facilitate it\n                remains the preferred solution{stop}\n"
        )
    };
    let text = format!(
        "                United Nations                              A/RES/80/999\n\n      80/999.   Assistance to the displaced\n\n                     The General Assembly,\n{}{}",
        page(1, "Recalls", ";"),
        page(2, "Stresses", ".")
    );
    let found = instrument(&text);
    assert_eq!(found.provisions.len(), 2);
    assert!(
        found
            .provisions
            .iter()
            .all(|provision| provision.text.contains("supported, as necessary, by")),
        "in {:?}",
        found.cut
    );
}

#[test]
fn a_line_that_two_paragraphs_share_at_a_page_end_is_no_running_head() {
    let page = |n: u32, verb: &str, stop: &str| {
        format!(
            "                {n}.   {verb} the competent bodies, together with the office of the\n                Secretary-General, to report on the return of the displaced\n\n\n25-20886                                          {n}/10\n\u{c}A/RES/80/999                        Assistance to the displaced\n\n\n                persons to their homes{stop}\n"
        )
    };
    let text = format!(
        "                United Nations                              A/RES/80/999\n\n      80/999.   Assistance to the displaced\n\n                     The General Assembly,\n{}{}",
        page(1, "Requests", ";"),
        page(2, "Invites", ".")
    );
    let found = instrument(&text);
    let whole =
        "together with the office of the Secretary-General, to report on the return of the displaced persons";
    assert_eq!(found.provisions.len(), 2);
    assert!(
        found
            .provisions
            .iter()
            .all(|provision| provision.text.contains(whole)),
        "in {:?}",
        found.cut
    );
}

#[test]
fn a_table_of_contents_ends_where_its_first_entry_comes_again() {
    let text = "<html><p>Report of the Secretary-General</p><p>Contents</p><table><tr><td></td><td>Paragraphs</td><td>Page</td></tr>\
        <tr><td>Introduction .....</td><td>1 - 3</td><td>2</td></tr><tr><td>I. Rivers and<br>lakes</td><td>4</td><td>3</td></tr></table>\
        <h2>Introduction</h2><ol><li>The rivers are low.</li></ol><h2>I. Rivers and lakes</h2><ol start=2><li>The lakes are high.</li></ol>";
    check(
        text,
        &[
            "H1 Introduction",
            "P1 The rivers are low.",
            "H2 Rivers and lakes",
            "P2 The lakes are high.",
        ],
    );
    let contents = cut(text).iter().filter(|cut| cut.starts_with("Contents")).count();
    // Its title, and the rows of its table.
    assert_eq!(contents, 4, "{:?}", cut(text));
}

#[test]
fn line_breaks_in_a_paragraph_part_the_fields_of_the_head_and_the_lines_of_adoption() {
    let text = "<html><p>A/RES/80/101</p><p>Distr.: General<br>8 December 2025</p><h1>80/101. Question of rivers</h1>\
        <p><i>The General Assembly,</i></p><p>1. <i>Urges</i> States to act.</p><p>38th meeting<br>13 June 2025</p>";
    check(text, &["OP1 [Urges] Urges States to act."]);
    let masthead = instrument(text).masthead;
    assert_eq!(masthead.symbol.as_deref(), Some("A/RES/80/101"));
    assert_eq!(masthead.distribution.as_deref(), Some("General"));
    assert_eq!(masthead.date.as_deref(), Some("2025-12-08"));
    assert_eq!(masthead.title.as_deref(), Some("Question of rivers"));
}

/// A line of print: its page, the space above it, the size of its letters (heavy from 14 points on), its text.
fn printed(page: u32, gap: f32, size: f32, text: &str) -> Block {
    let style = Style {
        bold: size >= 14.0,
        ..Style::default()
    };
    Block {
        runs: vec![Run {
            text: text.to_owned(),
            style,
        }],
        hints: Hints {
            gap,
            size: Some(size),
            indent: Some(10.0),
            end: Some(80.0),
            ..Hints::default()
        },
        locator: Locator {
            page: Some(page),
            ..Locator::default()
        },
        ..Block::default()
    }
}

fn provisions(blocks: Vec<Block>) -> Vec<String> {
    let document = Document {
        spaces: travaux::document::Spaces::Stored,
        blocks,
        warnings: Vec::new(),
    };
    let provisions = structure(&document).provisions.into_iter();
    provisions.map(|it| format!("{} {}", it.id, it.text)).collect()
}

#[test]
fn larger_heavy_letters_open_a_title_and_a_letter_opens_a_list_over_a_page_end() {
    let lines = vec![
        printed(1, 0.0, 12.0, "The General Assembly,"),
        printed(
            1,
            1.0,
            12.0,
            "1. Requests the Secretary-General to act without further delay:",
        ),
        printed(
            2,
            0.0,
            12.0,
            "(a) To report on rivers, in particular those that several States",
        ),
        printed(2, 0.0, 12.0, "share;"),
        printed(
            2,
            0.0,
            12.0,
            "(b) To publish the report before the session, with the annexes.",
        ),
        printed(
            3,
            0.0,
            14.0,
            "B. Lakes and the shift from a concept of sharing waters",
        ),
        printed(3, 0.0, 14.0, "to a right"),
        printed(
            3,
            0.0,
            12.0,
            "2. Decides to return to the matter at its next session.",
        ),
    ];
    let expected = [
        "OP1 Requests the Secretary-General to act without further delay:",
        "OP1(a) To report on rivers, in particular those that several States share;",
        "OP1(b) To publish the report before the session, with the annexes.",
        "H1 Lakes and the shift from a concept of sharing waters to a right",
        "OP2 Decides to return to the matter at its next session.",
    ];
    assert_eq!(provisions(lines), expected);
}

#[test]
fn a_note_in_the_middle_of_a_page_ends_with_its_sentence() {
    let lines = vec![
        printed(1, 0.0, 12.0, "Cuba:* draft resolution"),
        printed(1, 1.0, 12.0, "The General Assembly,"),
        printed(1, 1.0, 12.0, "Recalling its earlier work on rivers,"),
        printed(
            1,
            1.0,
            12.0,
            "* On behalf of the States Members that are members of the Movement.",
        ),
        printed(1, 1.0, 12.0, "Noting the report on lakes,"),
        printed(1, 1.0, 12.0, "1. Urges States to act."),
    ];
    let expected = [
        "PP1 Recalling its earlier work on rivers,",
        "PP2 Noting the report on lakes,",
        "OP1 Urges States to act.",
    ];
    assert_eq!(provisions(lines), expected);
}

#[test]
fn a_raised_letter_without_a_note_is_text() {
    check(
        "<html><p><i>The General Assembly,</i></p><p>1. <i>Notes</i> the 9<sup>e</sup> meeting<sup>a</sup> and its work<sup>3</sup>.</p>\
         <p><sup>a</sup> A/80/1.</p>",
        &["OP1 [Notes] Notes the 9e meeting and its work. {a@20} {3@33}"],
    );
}

#[test]
fn the_text_of_an_amendment_begins_behind_its_title() {
    let text = "<html><p>A/C.3/80/L.56</p><p>Distr.: Limited</p><h2>Eightieth session</h2><h1>Third Committee</h1><p>Agenda item 69 (a)</p>\
        <h2>Elimination of racism: elimination of racial discrimination</h2><h1>Norway and Ukraine: amendment to draft resolution A/C.3/80/L.2</h1>\
        <h1>Combating glorification of rivers</h1><p>After operative paragraph 3, insert a new operative paragraph, reading:</p>\
        <p><i>Notes with alarm</i> that the rivers are low;</p>";
    check(
        text,
        &[
            "P1 After operative paragraph 3, insert a new operative paragraph, reading:",
            "P2 Notes with alarm that the rivers are low;",
        ],
    );
    let masthead = instrument(text).masthead;
    assert_eq!(masthead.kind.as_deref(), Some("amendment"));
    assert_eq!(
        masthead.title.as_deref(),
        Some("Combating glorification of rivers")
    );
    assert_eq!(masthead.sponsors, ["Norway", "Ukraine"]);
}

#[test]
fn a_clause_in_the_style_of_a_heading_is_a_paragraph() {
    check(
        "<html><h1>A. Preamble</h1><h2>[Option 1: placeholder]</h2><h2>[Further recalling all the decisions on rivers,]</h2>\
         <h2>Option 2:</h2><h2>Noting the report;</h2>",
        &[
            "H1 Preamble",
            "H2 [Option 1: placeholder]",
            "P1 [Further recalling all the decisions on rivers,]",
            "H3 Option 2:",
            "P2 Noting the report;",
        ],
    );
}

#[test]
fn an_empty_line_parts_prose_that_lost_its_stop() {
    let text = "As a rule, the fund is fed by yearly gifts. Moreover, the board decides on grants by two thirds of its votes\n\n\
                The auditors examine the accounts of the fund once in every year and tell the board what they found in them.\n";
    let provisions = instrument(text).provisions;
    assert_eq!(provisions.len(), 2);
    assert!(provisions[1].text.starts_with("The auditors"));
}

#[test]
fn number_between_two_neighbouring_letters_is_the_letter_between_them() {
    let text = "The Security Council,\n\nRecalling its resolution,\n\n1. Decides:\n\n(a) To meet;\n\n(5) To act:\n\n(i) Now;\n\n(ii) Then;\n\n(c) To go.\n";
    let found = instrument(text);
    let ids: Vec<String> = found.provisions.iter().map(|p| p.id.to_string()).collect();
    let expected = [
        "PP1",
        "OP1",
        "OP1(a)",
        "OP1(b)",
        "OP1(b)(i)",
        "OP1(b)(ii)",
        "OP1(c)",
    ];
    assert_eq!(ids, expected);
    assert_eq!(found.provisions[3].label.as_deref(), Some("(b)"));
    assert_eq!(warnings(text), ["label-misread"], "said, never silent");
}

#[test]
fn number_that_only_one_neighbour_speaks_for_stays_as_printed() {
    let items = |labels: &[&str]| {
        let items: Vec<String> = labels
            .iter()
            .map(|label| format!("\n\n{label} To act;"))
            .collect();
        let text = format!("{HEAD}1. Decides:{}\n", items.concat());
        assert!(!warnings(&text).contains(&"label-misread"), "{labels:?}");
        let found = instrument(&text);
        let ids = found.provisions[1..].iter().map(|p| p.id.to_string());
        ids.collect::<Vec<_>>().join(" ")
    };
    let letters_run_out = items(&["(a)", "(b)", "(2)", "(3)"]);
    assert_eq!(letters_run_out, "OP1(a) OP1(b) OP1(b)(2) OP1(b)(3)");
    assert_eq!(items(&["(a)", "(5)", "(d)"]), "OP1(a) OP1(a)(5) OP1(d)");
    assert_eq!(
        items(&["(a)", "(1)", "(c)"]),
        "OP1(a) OP1(a)(1) OP1(c)",
        "one begins a level"
    );
    let listed = items(&["(a)", "(1)", "(2)", "(c)"]);
    assert_eq!(listed, "OP1(a) OP1(a)(1) OP1(a)(2) OP1(c)", "two continues it");
    assert_eq!(
        items(&["(a)", "5)", "(c)"]),
        "OP1(a) OP1(a)(5) OP1(c)",
        "other parentheses"
    );
}

#[test]
fn sign_below_an_article_numbers_its_paragraphs_and_capitals_before_a_dash_its_items() {
    let law = "LEI DOS PORTOS\n\nArt. 5º-A. A autoridade concede a licença ao prático que:\n\nI - possua habilitação;\n\n\
        II – tenha sido aprovado;\n\nIII - comprove:\n\na) residência;\n\nb) saúde.\n\n§ 1º A licença vale por dez anos.\n\n\
        § 1º-A. A taxa é fixada.\n\nArt. 6º Os rebocadores levam duas luzes.\n";
    check(
        law,
        &[
            "Art5A A autoridade concede a licença ao prático que:",
            "Art5A(I) possua habilitação;",
            "Art5A(II) tenha sido aprovado;",
            "Art5A(III) comprove:",
            "Art5A(III)(a) residência;",
            "Art5A(III)(b) saúde.",
            "Art5A.1 A licença vale por dez anos.",
            "Art5A.1A A taxa é fixada.",
            "Art6 Os rebocadores levam duas luzes.",
        ],
    );
    let inserted = law.replace("III - comprove", "II-A – conheça o rio;\n\nIII - comprove");
    let found = instrument(&inserted);
    assert_eq!(found.provisions[3].id.to_string(), "Art5A(II-A)");
    assert_eq!(found.provisions[3].label.as_deref(), Some("II-A"));
}

#[test]
fn sign_in_a_law_of_sections_and_below_a_title_opens_an_article() {
    check(
        "Hafengesetz\n\n§ 1 Die Lotsen sind zugelassen.\n\n§ 2 Die Gebühr ist fest.\n",
        &["Art1 Die Lotsen sind zugelassen.", "Art2 Die Gebühr ist fest."],
    );
    let ids = |text: &str| {
        let found = instrument(text);
        let ids = found.provisions.iter().map(|p| p.id.to_string());
        ids.collect::<Vec<_>>().join(" ")
    };
    let held = "Artikel 4\n\nHafengesetz\n\n§ 1 Die Lotsen sind zugelassen.\n\n§ 2 Die Gebühr ist fest.\n";
    assert!(ids(held).ends_with("Art1 Art2"), "{}", ids(held));
    assert_eq!(
        ids("Art. 7.\n\n§ 1. Pilot ma licencję.\n\n§ 2. Opłata jest stała.\n\nArt. 8. Opłata.\n"),
        "H1 Art7.1 Art7.2 Art8"
    );
    let dashes = "Article 4 The board decides.\n\nI - Introduction\n\nArticle 5 It sits.\n";
    assert!(!ids(dashes).contains("(I)"), "nothing announces an item");
}

#[test]
fn notes_that_markdown_defines_are_notes_whatever_other_figures_are_raised() {
    let law = "##### **Art. 1**[^1] Lotsen\n\n<sup>1</sup> Das Gesetz vom 19. Dezember 1958[^2] gilt.\n\n\
        <sup>2</sup> Es gilt am Fluss.[^3]\n\n##### **Art. 2** Gebühr\n\n<sup>1</sup> Sie beträgt 10[^9] Franken.\n\n\
        <sup>2</sup> Sie ist fest.\n\n[^1]: Angenommen am 3. Mai.\nIn Kraft seit Juni.\n\n[^2]: SR **741.01**\n\n    und folgende\n\n\
        [^3]: <sup>*</sup> Mit Bestimmung.\n\nSchlusswort\n";
    let found = instrument(law);
    let notes: Vec<(&str, &str)> = found
        .footnotes
        .iter()
        .map(|note| (note.marker.as_str(), note.text.as_str()))
        .collect();
    let expected = [
        ("1", "Angenommen am 3. Mai. In Kraft seit Juni."),
        ("2", "SR 741.01 und folgende"),
        ("3", "* Mit Bestimmung."),
    ];
    assert_eq!(notes, expected);
    let text = |part: &str| {
        let mut all = found.provisions.iter();
        let it = all.find(|it| it.text.contains(part)).unwrap();
        let marks: Vec<&str> = it.marks.iter().map(|mark| mark.marker.as_str()).collect();
        format!("{} {marks:?}", it.text)
    };
    assert_eq!(text("Gesetz"), "Das Gesetz vom 19. Dezember 1958 gilt. [\"2\"]");
    assert_eq!(text("Fluss"), "Es gilt am Fluss. [\"3\"]");
    assert_eq!(
        text("Franken"),
        "Sie beträgt 10⁹ Franken. []",
        "no line defines it"
    );
    assert!(found.provisions.iter().any(|it| it.text == "Schlusswort"));
}

#[test]
fn power_of_a_formula_is_no_note_unless_a_note_has_its_number() {
    let text = "REPORT\n\n1. Energy is mc² and the disc πr², of x³ parts.\n\n2. It meets the States² here.\n";
    let found = instrument(text);
    assert_eq!(
        found.provisions[0].text,
        "Energy is mc² and the disc πr², of x³ parts."
    );
    assert_eq!(found.provisions[1].text, "It meets the States here.");
    check(
        "REPORT\n\n1. Energy is mc² here.\n\n2. It meets.\n\n_______\n² See A/1.\n",
        &["P1 Energy is mc here. {2@12}", "P2 It meets."],
    );
}

#[test]
fn number_with_a_stop_and_a_dash_is_the_label_of_a_section() {
    let act = "HARBOUR ACT\n\n1.—(1) The board licenses pilots.\n\n(2) A fee is due.\n\n1A.—(1) Ice pilots are licensed.\n\n2.—Tugs show lights.\n";
    check(
        act,
        &[
            "P1 (1) The board licenses pilots.",
            "P1(2) A fee is due.",
            "P1A (1) Ice pilots are licensed.",
            "P2 Tugs show lights.",
        ],
    );
    assert_eq!(instrument(act).provisions[2].stop.as_deref(), Some(".—"));
    check(
        "REPORT\n\n1. The boats.\n\n5.–10. August they sail.\n",
        &["P1 The boats.", "U1 5.–10. August they sail."],
    );
}

#[test]
fn items_of_a_list_set_close_need_no_stop_at_their_end() {
    check(
        "REPORT\n\n1. Boats of the board\n2. Fees of a pilot who:\n- acts at once\n- sits at noon\n  and rests\n3. Penalties\n",
        &[
            "P1 Boats of the board",
            "P2 Fees of a pilot who:",
            "P2(1) acts at once",
            "P2(2) sits at noon and rests",
            "P3 Penalties",
        ],
    );
    check(
        "REPORT\n\n1. The boats sail under the conditions of paragraph\n2. Of those the board keeps a list, and so does section\n3 – of the act.\n",
        &[
            "P1 The boats sail under the conditions of paragraph 2. Of those the board keeps a list, and so does section 3 – of the act.",
        ],
    );
    check(
        "REPORT\n\n1. The board:\n\n* acts at once\n* sits at noon\n",
        &["P1 The board:", "P1(1) acts at once", "P1(2) sits at noon"],
    );
}
