//! Heads: what is one, what is text, and what a change of each field means.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

use travaux::compare::{Options, compare};
use travaux::instrument::Field;
use travaux::read::Source;
use travaux::report::{Class, HeadRow, Report};
use travaux::sides::Sides;

fn report(old: &str, new: &str) -> Report {
    let source = |text: &str| Source {
        name: "draft.txt".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    compare(&Sides::new(source(old), source(new)), &Options::default()).unwrap()
}

/// Replaces one stretch of a text and compares.
#[track_caller]
fn changed(text: &str, from: &str, to: &str) -> Report {
    assert_eq!(text.matches(from).count(), 1, "{from:?} stands once in the text");
    report(text, &text.replace(from, to))
}

/// The ids of the entries that differ.
fn differing(report: &Report) -> Vec<String> {
    let entries = report.entries.iter().filter(|entry| entry.differs());
    entries
        .map(|entry| entry.new.first().or(entry.old.first()).unwrap().clone())
        .collect()
}

fn rows(report: &Report) -> Vec<(&'static str, Class)> {
    let rows = report.head.iter().filter(|row| row.differs());
    rows.map(|row| (row.field.known().unwrap().name(), row.class))
        .collect()
}

#[track_caller]
fn told_in(text: &str, from: &str, to: &str, id: &str) {
    let report = changed(text, from, to);
    assert_eq!(differing(&report), [id], "{from:?} → {to:?}");
    assert_eq!(rows(&report), [], "{from:?} → {to:?}");
    assert!(report.differs());
}

#[track_caller]
fn told_in_head(text: &str, from: &str, to: &str, field: &'static str, class: Class) {
    let report = changed(text, from, to);
    assert_eq!(rows(&report), [(field, class)], "{from:?} → {to:?}");
    assert_eq!(differing(&report), [""; 0], "{from:?} → {to:?}");
    assert!(report.differs());
    assert!(
        !report.sentence().contains("no word changed"),
        "{}",
        report.sentence()
    );
}

const RESOLUTION: &str = "\
United Nations                                A/C.3/80/L.2
General Assembly                              Distr.: Limited
                                              18 September 2025

                                              Original: English

Eightieth session
Third Committee
Agenda item 69 (a)
Use of water

     Cuba and Norway: draft resolution

     The protection of wells

     The General Assembly,

     Recalling its resolution 60/1 of 16 September 2005,

     1. Urges States to share their wells;

     2. Decides to return to it.

58th plenary meeting
4 December 2025

Adopted at the 58th meeting by 12 votes to none.
";

#[test]
fn every_field_of_a_head_has_a_row() {
    let report = report(RESOLUTION, RESOLUTION);
    assert!(!report.differs());
    let fields: Vec<&str> = report.head.iter().map(|row| row.field.word()).collect();
    assert_eq!(
        fields,
        [
            "title",
            "organ",
            "formula",
            "symbol",
            "date",
            "session",
            "agenda_item",
            "kind",
            "sponsors",
            "distribution",
            "original",
            "adoption",
            "vote",
            "letterhead"
        ]
    );
    assert_eq!(report.summary.changes, 0);
    assert_eq!(report.summary.head.none, fields.len());
    let value = |field: Field| {
        report
            .head
            .iter()
            .find(|row| row.field == field)
            .unwrap()
            .new
            .clone()
            .unwrap()
    };
    assert_eq!(value(Field::Title), "The protection of wells");
    assert_eq!(value(Field::AgendaItem), "Agenda item 69 (a)\nUse of water");
    assert_eq!(value(Field::Sponsors), "Cuba and Norway");
}

#[test]
fn substance_of_a_head_is_told_as_substance() {
    told_in_head(RESOLUTION, "protection", "promotion", "title", Class::Substantive);
    told_in_head(
        RESOLUTION,
        "The General Assembly,",
        "The Security Council,",
        "formula",
        Class::Substantive,
    );
    told_in_head(RESOLUTION, "12 votes", "13 votes", "vote", Class::Substantive);
    told_in_head(RESOLUTION, "Norway", "Sweden", "sponsors", Class::Substantive);
}

#[test]
fn what_only_rolls_on_is_a_consequence() {
    told_in_head(
        RESOLUTION,
        "A/C.3/80/L.2",
        "A/C.3/80/L.3",
        "symbol",
        Class::Consequential,
    );
    told_in_head(
        RESOLUTION,
        "18 September 2025",
        "19 September 2025",
        "date",
        Class::Consequential,
    );
    told_in_head(
        RESOLUTION,
        "Eightieth",
        "Seventy-ninth",
        "session",
        Class::Consequential,
    );
    told_in_head(
        RESOLUTION,
        "69 (a)",
        "70 (a)",
        "agenda_item",
        Class::Consequential,
    );
    told_in_head(
        RESOLUTION,
        "Limited",
        "General",
        "distribution",
        Class::Consequential,
    );
    told_in_head(
        RESOLUTION,
        "58th plenary",
        "59th plenary",
        "adoption",
        Class::Consequential,
    );
}

#[test]
fn sponsors_come_and_go_by_name() {
    let report = changed(
        RESOLUTION,
        "Cuba and Norway",
        "Cuba, Peru and Trinidad and Tobago",
    );
    let row: &HeadRow = report
        .head
        .iter()
        .find(|row| row.field == Field::Sponsors)
        .unwrap();
    assert_eq!(row.came, ["Peru", "Trinidad and Tobago"]);
    assert_eq!(row.went, ["Norway"]);
    let turned = changed(RESOLUTION, "Cuba and Norway", "Norway and Cuba");
    assert_eq!(rows(&turned), [("sponsors", Class::Editorial)]);
}

#[test]
fn a_title_in_capitals_is_the_same_title() {
    told_in_head(
        RESOLUTION,
        "The protection of wells",
        "THE PROTECTION OF WELLS",
        "title",
        Class::Editorial,
    );
    told_in_head(
        RESOLUTION,
        "The protection of wells",
        "The Protection of wells",
        "title",
        Class::Substantive,
    );
}

#[test]
fn the_edits_of_a_row_rebuild_both_values() {
    let report = changed(RESOLUTION, "protection", "promotion");
    for row in &report.head {
        let side =
            |of: &dyn Fn(&travaux::report::Edit) -> String| row.edits.iter().map(of).collect::<String>();
        assert_eq!(
            side(&|edit| edit.old.clone()),
            row.old.clone().unwrap_or_default()
        );
        assert_eq!(
            side(&|edit| edit.new.clone()),
            row.new.clone().unwrap_or_default()
        );
    }
}

#[test]
fn preambles_of_any_language_are_text() {
    let chinese = "大会，\n\n回顾其关于水井的决议，\n\n注意到水井不是私有财产，\n\n1. 请各国合作。\n";
    let report = changed(chinese, "不是", "是");
    assert!(report.differs());
    assert!(!differing(&report).is_empty());
    for (text, from, to) in [
        (
            "Die Generalversammlung,\n\nunter Hinweis auf ihre Resolution,\n\n1. fordert die Staaten auf, zu handeln;\n\n2. endet.\n",
            "ihre",
            "keine",
        ),
        (
            "A Assembleia Geral,\n\nRecordando a sua resolução,\n\n1. Insta os Estados a agir;\n\n2. Decide.\n",
            "sua",
            "vossa",
        ),
        (
            "העצרת הכללית,\n\nבהזכירה את החלטתה,\n\n1. קוראת למדינות לפעול;\n\n2. מחליטה.\n",
            "החלטתה",
            "עמדתה",
        ),
        (
            "إن الجمعية العامة،\n\nإذ تشير إلى قرارها،\n\n1 - تحث الدول على العمل؛\n\n2 - تقرر.\n",
            "قرارها",
            "تقريرها",
        ),
    ] {
        let report = changed(text, from, to);
        assert_eq!(differing(&report).len(), 1, "{text}");
        assert_eq!(rows(&report), [], "{text}");
    }
}

#[test]
fn a_slice_of_a_text_begins_at_any_number() {
    let slice = "5. Urges States to limit warming to 1.5 degrees;\n6. Requests a report by\n31 December 2030\n7. Decides to meet.\n";
    told_in(slice, "1.5", "15", "P5");
    told_in(slice, "31 December", "30 December", "P6");
}

#[test]
fn running_prose_before_the_first_number_is_text() {
    told_in(
        "Joint statement\nWe do not support the plan.\n1. We agree to meet.\n",
        "do not",
        "do",
        "U1",
    );
    told_in(
        "This contract is made between Northern Boats Ltd and the Harbour Board, whose seat is Oster.\n\n1. Boats are sold.\n\n2. They float.\n",
        "Northern",
        "Southern",
        "U1",
    );
    told_in(
        "Noting the report,\n1. Decide to meet.\n",
        "Noting",
        "Welcoming",
        "U1",
    );
}

#[test]
fn a_declaration_opens_with_who_declares() {
    let text = "Declaration on rivers\nWe, the Heads of State and Government, meeting in Oster,\nNoting the report,\n1. Decide to meet.\n";
    told_in(text, "Noting", "Welcoming", "PP1");
    told_in_head(text, "Oster", "Vester", "formula", Class::Substantive);
    told_in_head(text, "rivers", "lakes", "title", Class::Substantive);
}

#[test]
fn recitals_before_the_first_article_have_their_numbers() {
    let text =
        "Charter of wells\n\n(1) Wells are shared.\n\n(2) Water is scarce.\n\nArticle 1\n\nWells are open.\n";
    told_in(text, "scarce", "plenty", "Rec2");
    let act = "An Act on wells\n\nBe it enacted by the Senate and the House of Representatives assembled, that it be so:\n\nSection 1\n\nWells are open.\n";
    assert!(changed(act, "Senate", "Council").differs());
}

#[test]
fn paragraphs_that_name_a_body_are_no_formula() {
    let french = "Le Conseil de sécurité,\n\nRappelant ses résolutions,\n\nPrenant note du rapport du Comité,\n\n1. Décide de proroger.\n";
    told_in(french, "Prenant note", "Se félicitant", "PP2");
    let spanish =
        "La Asamblea General,\n\nRecordando la resolución de la Asamblea General,\n\n1. Decide prorrogar.\n";
    told_in(spanish, "Recordando", "Rechazando", "PP1");
}

#[test]
fn a_formula_in_decomposed_letters_is_one() {
    let composed = "L’Assemblée générale,\n\nRappelant sa résolution,\n\n1. Décide de se réunir.\n";
    let decomposed = composed.replace('é', "e\u{301}");
    let report = report(composed, &decomposed);
    assert_eq!(differing(&report), [""; 0]);
    assert_eq!(rows(&report), []);
}

#[test]
fn a_symbol_inside_a_sentence_is_no_running_head() {
    let text = "United Nations                A/RES/77/400\nGeneral Assembly              Distr.: General\n\nWells\n\nThe General Assembly,\n\nRecalling its resolution\nA/RES/77/400\nand all others on wells,\n\n1. Decides to meet.\n";
    let other = text.replace("resolution\nA/RES/77/400", "resolution\nA/RES/77/401");
    let report = report(text, &other);
    assert_eq!(differing(&report), ["PP1"]);
}

#[test]
fn a_running_head_is_told_once_and_only_where_it_is_no_head() {
    let pages = |foot: &str| {
        format!(
            "A/80/1\n\nThe General Assembly,\n\nRecalling it,\n\n1. Urges States to act;\n\nA/80/1    {foot}    2/3\n\u{c}2. Decides to meet.\n\nA/80/1    {foot}    3/3\n"
        )
    };
    let report = report(&pages("Not for circulation"), &pages("Public copy"));
    assert_eq!(rows(&report), [("running-head", Class::Substantive)]);
    assert_eq!(
        report
            .head
            .iter()
            .find(|row| row.field == Field::RunningHead)
            .unwrap()
            .old
            .as_deref(),
        Some("Not for circulation")
    );
}

#[test]
fn a_security_council_masthead_is_one_text() {
    let text = "United Nations\n\nS/RES/2290 (2016)\n\nSecurity Council\n\nDistr.: General\n\n31 May 2016\n\nResolution 2290 (2016)\n\nThe Security Council,\n\nRecalling its resolutions,\n\n1. Decides to extend the mandate.\n";
    told_in(text, "extend", "end", "OP1");
}

#[test]
fn sponsors_that_run_over_many_lines_are_no_paragraph() {
    let text = "General Assembly\n\nAgenda item 71 (a)\n\nAfghanistan, Algeria, Azerbaijan, Bahrain, Bangladesh, Benin,\nUganda, Yemen and State of Palestine:*\namendment to draft resolution 23 recommended by the Third Committee\n\nRights of wells\n\nIn the eleventh preambular paragraph, delete “and wells”.\n";
    told_in(text, "eleventh", "twelfth", "P1");
    told_in_head(text, "Benin", "Brunei", "sponsors", Class::Substantive);
}

#[test]
fn the_heading_of_a_file_is_its_title_whatever_stands_below_it() {
    let text = "# Act on wells\n\nLast amended\n:   by Act of 2012\n\n## First part\n\n### Article 1\n\nWells are open.\n";
    told_in_head(text, "wells", "rivers", "title", Class::Substantive);
    told_in_head(text, "2012", "2013", "title", Class::Substantive);
    let named = report(text, text).texts.new.masthead.title;
    assert_eq!(named.as_deref(), Some("Act on wells"));
}

#[test]
fn a_vote_is_never_taken_for_a_meeting() {
    let vote = |words: &str| {
        format!(
            "The Security Council,\n\nRecalling its resolutions,\n\n1. Decides to meet.\n\nAdopted {words}.\n"
        )
    };
    let told = |old: &str, new: &str| rows(&report(&vote(old), &vote(new)));
    assert_eq!(
        told(
            "unanimously at the 1781st meeting",
            "unanimously at the 1782nd meeting"
        ),
        [("vote", Class::Consequential)]
    );
    assert_eq!(
        told(
            "at the 1781st meeting by 12 votes to none",
            "at the 1781st meeting by 13 votes to none"
        ),
        [("vote", Class::Substantive)]
    );
    assert_eq!(
        told(
            "unanimously at the 1781st meeting",
            "at the 1781st meeting by 12 votes to 3"
        ),
        [("vote", Class::Substantive)]
    );
}

#[test]
fn a_vote_right_below_the_meeting_is_a_vote() {
    let close = |vote: &str| {
        RESOLUTION.replace(
            "4 December 2025\n\nAdopted at the 58th meeting by 12 votes to none.",
            &format!("4 December 2025\nAdopted at the 58th meeting by {vote} votes to none, with\n1 abstention (Cuba)."),
        )
    };
    let text = close("12");
    told_in_head(&text, "12 votes", "13 votes", "vote", Class::Substantive);
    told_in_head(
        &text,
        "58th plenary",
        "59th plenary",
        "adoption",
        Class::Consequential,
    );
    assert_eq!(report(&text, &text).warnings, []);
}

#[test]
fn a_formula_is_known_before_a_capital_and_any_comma() {
    for (text, from, to) in [
        (
            "The General Assembly, Recalling its resolution on wells,\n\nNoting the report,\n\n1. Decides to meet;\n\n2. Decides to end.\n",
            "Recalling",
            "Rejecting",
        ),
        (
            "大会，回顾其关于水井的决议，\n\n注意到水井，\n\n1. 请各国合作；\n\n2. 决定结束。\n",
            "回顾",
            "拒绝",
        ),
        (
            "إن الجمعية العامة، إذ تشير إلى قرارها،\n\nوإذ تلاحظ التقرير،\n\n1 - تحث الدول على العمل؛\n\n2 - تقرر.\n",
            "إلى قرارها",
            "إلى تقريرها",
        ),
    ] {
        told_in(text, from, to, "PP1");
    }
}

#[test]
fn acts_are_told_apart_by_their_numbers_alone() {
    let act = |number: u32, title: &str, verb: &str| {
        format!(
            "78/{number}. {title}\n\nThe General Assembly,\n\nRecalling its resolutions,\n\n1. Urges States to {verb};\n\n2. Decides to return to it.\n\n58th plenary meeting\n4 December 2025\n\n"
        )
    };
    let text = act(149, "The protection of wells", "share") + &act(150, "The use of rivers", "swim");
    told_in(&text, "swim", "run", "78/150:OP1");
    told_in_head(
        &text,
        "use of rivers",
        "loss of rivers",
        "title",
        Class::Substantive,
    );
}

#[test]
fn an_amendment_to_another_draft_is_substance() {
    let text = "General Assembly\n\nNorway: amendment to draft resolution A/C.3/80/L.2\n\nRights of wells\n\nIn the third paragraph, delete “and wells”.\n";
    told_in_head(text, "L.2", "L.3", "kind", Class::Substantive);
}

#[test]
fn words_beside_the_number_of_every_page_are_a_running_head() {
    let pages = |words: &str| {
        format!(
            "The General Assembly,\n\nRecalling it,\n\n1. Urges States to act;\n\n{words}   1\n\u{c}{words}   2\n\n2. Decides to meet;\n\n\u{c}{words}   3\n\n3. Decides to end.\n"
        )
    };
    let report = report(&pages("Not for circulation"), &pages("Public copy"));
    assert_eq!(rows(&report), [("running-head", Class::Substantive)]);
    assert_eq!(differing(&report), [""; 0]);
    let ids: Vec<&str> = report
        .texts
        .new
        .provisions
        .iter()
        .map(|p| p.id.as_str())
        .collect();
    assert_eq!(ids, ["PP1", "OP1", "OP2", "OP3"]);
}

/// The title as the masthead has it, and all lines of its row.
fn title(text: &str) -> (String, String) {
    let report = report(text, text);
    let row = report.head.iter().find(|row| row.field == Field::Title).unwrap();
    let named = report.texts.new.masthead.title.clone();
    (named.unwrap(), row.new.clone().unwrap())
}

#[test]
fn every_line_between_the_last_field_and_the_text_is_the_title() {
    let declaration = "Declaration of Wells\n\nPreamble\n\nWhereas wells are the foundation of peace,\n\nThe General Assembly,\n\nProclaims this.\n";
    let (name, row) = title(declaration);
    assert_eq!(name, "Declaration of Wells");
    assert_eq!(row, "Declaration of Wells\nPreamble");
    let regulation =
        "Regulation of the Council\n\non open wells\n\n(Text for all)\n\nArticle 1\n\nWells are open.\n";
    let (name, row) = title(regulation);
    assert_eq!(name, "Regulation of the Council on open wells");
    assert_eq!(row, "Regulation of the Council\non open wells\n(Text for all)");
    told_in_head(
        regulation,
        "Text for all",
        "Text for some",
        "title",
        Class::Substantive,
    );
}

#[test]
fn a_bill_and_a_proposal_have_their_fields() {
    let proposal = "EUROPEAN COMMISSION\n\nBrussels, 15.12.2020\n\nCOM(2020) 842 final\n\n2020/0374 (COD)\n\nProposal for a\n\nREGULATION OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL\n\non fair wells (Wells Act)\n\nTHE EUROPEAN PARLIAMENT AND THE COUNCIL OF THE EUROPEAN UNION,\n\nHaving regard to the Treaty,\n\nWhereas:\n\n(1) Wells are shared by many.\n\n(2) Water is scarce in summer.\n\nHAVE ADOPTED THIS REGULATION:\n\nArticle 1\n\nWells are open.\n";
    told_in_head(proposal, "842 final", "843 final", "symbol", Class::Consequential);
    told_in_head(proposal, "15.12.2020", "16.12.2020", "date", Class::Consequential);
    told_in_head(proposal, "fair wells", "few wells", "title", Class::Substantive);
    told_in(proposal, "scarce", "plenty", "Rec2");
    let bill = "H. R. 100\n\nOne Hundred Seventeenth Congress of the United States of America\n\nAT THE FIRST SESSION\n\nAn Act\n\nTo protect wells.\n\nBe it enacted by the Senate and House of Representatives of the United States of America in Congress assembled,\n\nSECTION 1. Wells are open.\n";
    told_in_head(bill, "H. R. 100", "H. R. 101", "symbol", Class::Consequential);
    told_in_head(bill, "Seventeenth", "Sixteenth", "session", Class::Consequential);
    told_in(bill, "protect", "neglect", "P1");
    assert_eq!(report(bill, bill).warnings, []);
}

#[test]
fn fields_beside_each_other_are_two_with_a_single_blank() {
    let text = "United Nations A/C.2/80/L.13\nGeneral Assembly Distr.: Limited 18 September 2025\nEightieth session Original: English\n\nCuba: draft resolution\n\nThe protection of wells\n\nThe General Assembly,\n\nRecalling its resolution,\n\n1. Decides to meet.\n";
    told_in_head(text, "L.13", "L.14", "symbol", Class::Consequential);
    told_in_head(text, "Limited", "General", "distribution", Class::Consequential);
    told_in_head(
        text,
        "Eightieth",
        "Seventy-ninth",
        "session",
        Class::Consequential,
    );
    let report = report(text, text);
    assert_eq!(report.texts.new.masthead.symbol.as_deref(), Some("A/C.2/80/L.13"));
}

#[test]
fn words_of_a_head_that_are_no_field_are_compared_and_warned_of() {
    let text = RESOLUTION.replace("Eightieth session", "Wells for everyone\n\nEightieth session");
    told_in_head(&text, "for everyone", "for no one", "other", Class::Substantive);
    let warnings = report(&text, &text).warnings;
    let codes: Vec<&str> = warnings.iter().map(|warning| warning.code.as_str()).collect();
    assert_eq!(
        codes,
        ["head-unrecognized", "head-unrecognized"],
        "one for each side"
    );
    assert!(warnings[0].message.contains("Wells for everyone"));
    assert_eq!(warnings[0].line, Some(7));
    assert_eq!(report(RESOLUTION, RESOLUTION).warnings, []);
}

#[test]
fn the_adoption_of_a_chinese_law_stands_below_its_title() {
    let text = "中华人民共和国水井法\n\n2016年3月16日第十二届全国人民代表大会第四次会议通过\n\n第一条\n\n水井开放。\n\n第二条\n\n结束。\n";
    told_in_head(text, "3月16日", "3月17日", "adoption", Class::Substantive);
    told_in_head(text, "水井法", "河流法", "title", Class::Substantive);
}

#[test]
fn titles_that_name_a_body_or_a_session_are_titles() {
    let text = |title: &str| {
        format!(
            "United Nations                                A/RES/79/117\nGeneral Assembly                              Distr.: General\n                                              12 December 2024\n\nSeventy-ninth session\nAgenda item 77\n\nResolution adopted by the General Assembly\non 4 December 2024\n\n{title}\n\nThe General Assembly,\n\nRecalling its resolution,\n\n1. Decides to meet.\n"
        )
    };
    for (printed, named) in [
        (
            "79/117.       Working methods of the Third Committee",
            "Working methods of the Third Committee",
        ),
        (
            "79/117.       Report of the Commission on Trade\n              Law on the work of its fifty-seventh session",
            "Report of the Commission on Trade Law on the work of its fifty-seventh session",
        ),
        (
            "79/117.       Credentials of representatives to the\n              United Nations",
            "Credentials of representatives to the United Nations",
        ),
    ] {
        let (name, _) = title(&text(printed));
        assert_eq!(name, named);
    }
}

#[test]
fn an_arabic_line_of_adoption_is_no_title() {
    let text = "الأمم المتحدة\n\nS/RES/991 (2015)\n\nمجلس الأمن\n\nالقرار 991 (2015)\n\nالذي اتخذه مجلس الأمن في جلسته 7396، المعقودة في 3 آذار/مارس 2015\n\nإن مجلس الأمن،\n\nإذ يشير إلى قراراته،\n\n1 - يقرر تمديد الولاية.\n";
    let report = report(text, text);
    assert_eq!(report.texts.new.masthead.title, None);
    assert!(report.head.iter().any(|row| row.field == Field::Kind));
}

#[test]
fn a_remark_in_brackets_below_a_title_ends_none() {
    let text = "187 (1964). Resolution of 13 March 1964\n\n[S/5603]\n\nThe Security Council,\n\nRecalling its resolution,\n\n1. Decides to meet.\n";
    let (name, _) = title(text);
    assert_eq!(name, "187 (1964). Resolution of 13 March 1964");
    assert_eq!(report(text, text).warnings, []);
}
