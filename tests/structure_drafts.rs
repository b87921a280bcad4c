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
