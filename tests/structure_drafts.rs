//! What the structure stage understands of resolutions and drafts as they are really typed: one small text per habit.

use travaux::instrument::Instrument;
use travaux::read::{ReadOptions, Source, read};
use travaux::structure::structure;

fn instrument(name: &str, text: &str) -> Instrument {
    let source = Source {
        name: name.into(),
        bytes: text.as_bytes().to_vec(),
    };
    let (_, document) = read(&source, &ReadOptions::default()).unwrap();
    structure(&document)
}

/// Compares the provisions of a text, written `id text`, with the expected lines.
fn check(text: &str, expected: &[&str]) {
    check_named("fixture.txt", text, expected);
}

fn check_named(name: &str, text: &str, expected: &[&str]) {
    let instrument = instrument(name, text);
    let line = |provision: &travaux::instrument::Provision| format!("{} {}", provision.id, provision.text);
    let found: Vec<String> = instrument.provisions.iter().map(line).collect();
    assert_eq!(found, expected, "in\n{text}");
}

fn headers(text: &str) -> Vec<String> {
    let provisions = instrument("fixture.txt", text).provisions;
    let header = |provision: travaux::instrument::Provision| {
        let header = provision.header.map(|header| header.text).unwrap_or_default();
        format!("{} {header}", provision.id)
    };
    provisions.into_iter().map(header).collect()
}

#[test]
fn a_finite_verb_in_the_preamble_ends_it_not_before_numbered_paragraphs() {
    check(
        "The Council,\n\nRecalling its rules,\n\nNotes with regret that the parties have failed to agree,\n\nHaving considered the report,\n\n1. Decides to act;\n\n2. Requests a report.\n",
        &[
            "PP1 Recalling its rules,",
            "PP2 Notes with regret that the parties have failed to agree,",
            "PP3 Having considered the report,",
            "OP1 Decides to act;",
            "OP2 Requests a report.",
        ],
    );
}

#[test]
fn a_finite_verb_with_a_comma_among_participles_is_of_the_preamble() {
    check(
        "The Council,\n\nRecalling its rules,\n\nReaffirms its support for the mission,\n\nGravely concerned at the floods,\n\nDecides to act;\n\nRequests a report.\n",
        &[
            "PP1 Recalling its rules,",
            "PP2 Reaffirms its support for the mission,",
            "PP3 Gravely concerned at the floods,",
            "OP1 Decides to act;",
            "OP2 Requests a report.",
        ],
    );
}

#[test]
fn an_operative_paragraph_that_announces_a_numbered_list_stays_operative() {
    check(
        "The Council,\n\nRecalling its rules,\n\nRequests the committee:\n\n(a) To meet;\n\n(b) To report;\n\nDecides to close the file.\n",
        &[
            "PP1 Recalling its rules,",
            "OP1 Requests the committee:",
            "OP1(a) To meet;",
            "OP1(b) To report;",
            "OP2 Decides to close the file.",
        ],
    );
}

#[test]
fn an_unnumbered_decision_before_an_annex_with_verbs_is_operative() {
    check(
        "The Council,\n\nRecalling its rules,\n\nAdopts the statement below.\n\nAnnex\n\n1. Reaffirms the Charter;\n\n2. Urges peace.\n",
        &[
            "PP1 Recalling its rules,",
            "OP1 Adopts the statement below.",
            "H1 Annex",
            "Annex:P1 Reaffirms the Charter;",
            "Annex:P2 Urges peace.",
        ],
    );
}

#[test]
fn adverbs_may_stand_between_an_auxiliary_and_its_verb() {
    assert_eq!(
        headers(
            "The Council,\n\nHaving also heard the parties,\n\nBeing deeply concerned at the floods,\n\nHaving further carefully considered the report,\n\n1. Is deeply alarmed at the fires;\n\n2. Remains seized of the matter.\n"
        ),
        [
            "PP1 Having also heard",
            "PP2 Being deeply concerned",
            "PP3 ",
            "OP1 Is deeply alarmed",
            "OP2 Remains seized"
        ]
    );
}

#[test]
fn the_verbs_of_old_and_rare_paragraphs_are_known() {
    assert_eq!(
        headers(
            "The Council,\n\nResponding to the appeal,\n\nDeeply grieved by the loss of life,\n\nHaving expressed itself in favour of peace,\n\nPursuant to the Charter,\n\nTaking the view that peace is possible,\n\n1. Holds the parties responsible;\n\n2. Pays homage to the victims;\n\n3. Strongly censures the attack;\n\n4. Expresses its recognition to the host;\n\n5. Applauds the donors.\n"
        ),
        [
            "PP1 Responding",
            "PP2 Deeply grieved",
            "PP3 Having expressed",
            "PP4 Pursuant to",
            "PP5 Taking",
            "OP1 Holds",
            "OP2 Pays homage",
            "OP3 Strongly censures",
            "OP4 Expresses its recognition",
            "OP5 Applauds"
        ]
    );
}

#[test]
fn a_title_below_the_mark_of_a_part_may_begin_with_a_gerund() {
    check(
        "The Assembly,\n\nRecalling its rules,\n\nI\n\nStrengthening the role of ports\n\n1. Decides to act;\n\nII\n\nMeeting of States Parties\n\n2. Requests a report;\n\nIII\n\nPromoting peace\n\nRecalling its earlier work,\n\n3. Decides so.\n",
        &[
            "PP1 Recalling its rules,",
            "H1 I",
            "H2 Strengthening the role of ports",
            "OP1 Decides to act;",
            "H3 II",
            "H4 Meeting of States Parties",
            "OP2 Requests a report;",
            "H5 III",
            "H6 Promoting peace",
            "III:PP1 Recalling its earlier work,",
            "III:OP3 Decides so.",
        ],
    );
}

#[test]
fn a_title_in_a_gerund_between_numbered_paragraphs_is_a_heading() {
    check(
        "The Assembly,\n\nRecalling its rules,\n\nReaffirming its purpose,\n\n1. Decides to act;\n\nImplementing the plan\n\n2. Requests a report.\n",
        &[
            "PP1 Recalling its rules,",
            "PP2 Reaffirming its purpose,",
            "OP1 Decides to act;",
            "H1 Implementing the plan",
            "OP2 Requests a report.",
        ],
    );
}

#[test]
fn a_preambular_paragraph_without_a_comma_before_the_first_number_is_no_title() {
    check(
        "The Assembly,\n\nRecalling its rules,\n\nReaffirming its purpose\n\n1. Decides to act.\n",
        &[
            "PP1 Recalling its rules,",
            "PP2 Reaffirming its purpose",
            "OP1 Decides to act.",
        ],
    );
}

#[test]
fn the_line_of_adoption_right_below_the_last_paragraph_is_none_of_it() {
    check(
        "The Council,\n\nRecalling its rules,\n\n3. Decides to act;\n\n4. Decides to remain seized of the matter.\nAdopted unanimously at the 2778th meeting.\n",
        &[
            "PP1 Recalling its rules,",
            "OP3 Decides to act;",
            "OP4 Decides to remain seized of the matter.",
        ],
    );
}

#[test]
fn a_misread_stop_before_a_verb_begins_a_paragraph_without_space_above() {
    check(
        "The Council,\n\nRecalling its rules,\n\n3. Urges restraint in all the ports of the two\ncoasts of the lake;\n4, Extends once more the stationing of the force\nfor a further period;\n\n5, Appeals to all.\n",
        &[
            "PP1 Recalling its rules,",
            "OP3 Urges restraint in all the ports of the two coasts of the lake;",
            "OP4 Extends once more the stationing of the force for a further period;",
            "OP5 Appeals to all.",
        ],
    );
}

#[test]
fn a_name_that_negotiators_gave_begins_a_paragraph_whatever_stands_above() {
    check(
        "PP1 Recalling its resolution\n77/1 (2022)\nPP2 Noting the report [of the\nSecretary-General]\nPP2 bis Deeply concerned about the floods\nPP 20 The pages of history are full of water (EU)\n[PP21 Stressing it]\nOP1. Decides to act (EU, Norway)\nOP2 alt. Requests a report, as\nOP1 of this text does\nOP3 [Calls upon] [Urges] States to act; see also\nOP1\n",
        &[
            "PP1 Recalling its resolution 77/1 (2022)",
            "PP2 Noting the report [of the Secretary-General]",
            "PP2bis Deeply concerned about the floods",
            "PP20 The pages of history are full of water (EU)",
            "PP21 [Stressing it]",
            "OP1 Decides to act (EU, Norway)",
            "OP2alt Requests a report, as OP1 of this text does",
            "OP3 [Calls upon] [Urges] States to act; see also OP1",
        ],
    );
}

#[test]
fn items_of_negotiators_end_in_brackets_and_their_letters_may_stand_in_brackets() {
    check(
        "1. Calls upon States to:\n[(a)] Act [now]\n(b) Report [to the Council]\n[(c)] To close their ports\n[(d) To open them]\n(e) Sing (EU), as in item\n(f) of the plan\n2. Decides so.\n",
        &[
            "P1 Calls upon States to:",
            "P1(a) Act [now]",
            "P1(b) Report [to the Council]",
            "P1(c) To close their ports",
            "P1(d) [To open them]",
            "P1(e) Sing (EU), as in item (f) of the plan",
            "P2 Decides so.",
        ],
    );
}

#[test]
fn bullets_of_symbol_fonts_are_bullets() {
    check(
        "1. Urges States to:\n\u{f0b7} act;\n\u{f0b7} report\n\u{f0b7} sing.\n2. Decides so.\n",
        &[
            "P1 Urges States to:",
            "P1(1) act;",
            "P1(2) report",
            "P1(3) sing.",
            "P2 Decides so.",
        ],
    );
}

#[test]
fn a_list_that_is_set_in_belongs_to_the_paragraph_above_in_an_article_too() {
    check_named(
        "draft.md",
        "## Article 2 *(purpose)*\n\n1. It shall:\n   1. act;\n   2. rest\n2. It ends.\n\n## Article 3\n\n1. First item\n   1. sub one\n   2. sub two\n2. Second item\n",
        &[
            "H1 (purpose)",
            "Art2.1 It shall:",
            "Art2.1(1) act;",
            "Art2.1(2) rest",
            "Art2.2 It ends.",
            "H2 Article 3",
            "Art3.1 First item",
            "Art3.1(1) sub one",
            "Art3.1(2) sub two",
            "Art3.2 Second item",
        ],
    );
}

#[test]
fn bullets_nest_by_their_place() {
    check_named(
        "draft.md",
        "1. Parties shall pay:\n   * now:\n     * today\n     * tomorrow\n   * later.\n\n2. They end.\n",
        &[
            "P1 Parties shall pay:",
            "P1(1) now:",
            "P1(1)(1) today",
            "P1(1)(2) tomorrow",
            "P1(2) later.",
            "P2 They end.",
        ],
    );
}

#[test]
fn letters_typed_line_by_line_need_no_mark_at_their_ends() {
    check(
        "1. Each Party acts\n   a) alone\n   b) together\n2. Each Party reports\n   a. now\n   b. later, as in paragraph\n   c. below\n",
        &[
            "P1 Each Party acts",
            "P1(a) alone",
            "P1(b) together",
            "P2 Each Party reports",
            "P2(a) now",
            "P2(b) later, as in paragraph c. below",
        ],
    );
}

#[test]
fn a_bold_line_ends_no_article_of_markdown() {
    check_named(
        "draft.md",
        "## Article 3 *(mitigation)*\n\n1. Each Party acts.\n\n**Contributions**\n\n2. Each Party reports.\n\n**Enforcement**\n\nEach Party enforces it.\n\n## Part II\n\nIt ends here.\n",
        &[
            "H1 (mitigation)",
            "Art3.1 Each Party acts.",
            "H2 Contributions",
            "Art3.2 Each Party reports.",
            "H3 Enforcement",
            "Art3 Each Party enforces it.",
            "H4 Part II",
            "U1 It ends here.",
        ],
    );
}

#[test]
fn a_number_that_names_its_article_names_it_once() {
    check(
        "Article 5\n\n5.1 Each Party reports.\n\n5.1A Small tugs report by word.\n\n5.2 It ends.\n",
        &[
            "H1 Article 5",
            "Art5.1 Each Party reports.",
            "Art5.1A Small tugs report by word.",
            "Art5.2 It ends.",
        ],
    );
}

#[test]
fn a_heading_says_that_the_preamble_follows() {
    check_named(
        "draft.md",
        "# Draft agreement\n\n## Preamble\n\n*Recalling* the Convention,\n\nThe pages of history are full,\n\n## Article 1\n\n1. It applies.\n",
        &[
            "H1 Preamble",
            "PP1 Recalling the Convention,",
            "PP2 The pages of history are full,",
            "H2 Article 1",
            "Art1.1 It applies.",
        ],
    );
}

#[test]
fn the_mark_of_a_quotation_is_no_word() {
    check_named(
        "draft.md",
        "1. Each Party acts.\n\n> **Note:** this has no status.\n> It is a note.\n\n> 2. It ends.\n\n> 5 MW are enough.\n",
        &[
            "P1 Each Party acts.",
            "U1 Note: this has no status. It is a note.",
            "P2 It ends.",
            "U2 > 5 MW are enough.",
        ],
    );
}

#[test]
fn shall_at_a_line_end_announces_items_without_a_colon() {
    check(
        "1. Decides that the Committee shall\n(a) meet once a year;\n(b) report to the Assembly.\n\n2. Requests the Secretary-General, in all that is said in item\n(a) above, to report.\n",
        &[
            "P1 Decides that the Committee shall",
            "P1(a) meet once a year;",
            "P1(b) report to the Assembly.",
            "P2 Requests the Secretary-General, in all that is said in item (a) above, to report.",
        ],
    );
}

#[test]
fn brackets_around_a_label_and_around_its_item_are_told_apart() {
    check(
        "1. Urges States:\n\n[(a) to act] [and]\n\n[[(b)] to report]\n\n[[2.] Decides so]\n",
        &[
            "P1 Urges States:",
            "P1(a) [to act] [and]",
            "P1(b) [to report]",
            "P2 [Decides so]",
        ],
    );
}

#[test]
fn a_star_below_the_last_paragraph_is_a_note_and_no_item() {
    let text = "The Assembly,\n\nRecalling its rules,\n\n9. Decides to act;\n\n10. Requests a report.\n\n* The present document was not edited.\n";
    let ids: Vec<String> = headers(text);
    assert!(!ids.iter().any(|id| id.starts_with("OP10(")), "{ids:?}");
}

#[test]
fn the_record_of_a_vote_below_the_text_is_none_of_it() {
    check(
        "The Assembly,\n\nRecalling its rules,\n\n10. Requests a report.\n\nRECORDED VOTE ON RESOLUTION 5/1:\n\nIn favour: Algeria, Angola.\n\nAgainst: None.\n",
        &["PP1 Recalling its rules,", "OP10 Requests a report."],
    );
}

#[test]
fn notes_under_their_title_are_no_paragraphs() {
    let text = "The Assembly,\n\nRecalling its resolution 77/1,1\n\n10. Requests a report.2\n\nNotes\n\n1 See A/80/1.\n2 Resolution 70/1.\n";
    check(
        text,
        &["PP1 Recalling its resolution 77/1,", "OP10 Requests a report."],
    );
    assert_eq!(instrument("fixture.txt", text).footnotes.len(), 2);
}

#[test]
fn a_dotted_number_begins_no_part_anew() {
    let text = "C. Adaptation\n\n12. [The goal is to adapt.]\n\nD. Mitigation\n\n13. [The goal is to mitigate.]\n\n13.1 [Parties to make efforts.]\n\n\
                13.2 [Parties to report.]\n\n14. [The goal is to end.]\n";
    let ids: Vec<String> = instrument("fixture.txt", text)
        .provisions
        .iter()
        .map(|provision| provision.id.to_string())
        .collect();
    assert_eq!(ids, ["P12", "H1", "P13", "P13.1", "P13.2", "P14"]);
}

#[test]
fn rows_aligned_by_blanks_are_no_heading() {
    let text = "The Council,\n\nRecalling its rules,\n\n1. Approves the following scale:\n\nState          Share      Amount\n\
                Atlantis       12.5       1 000\nRuritania      30.0       2 400\n\n2. Requests a report.\n";
    let kinds: Vec<travaux::instrument::Kind> = instrument("fixture.txt", text)
        .provisions
        .iter()
        .map(|provision| provision.kind)
        .collect();
    assert!(!kinds.contains(&travaux::instrument::Kind::Heading), "{kinds:?}");
}
