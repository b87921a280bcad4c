//! Alignment of whole texts: who answers whom, in drafting terms.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use travaux::Sides;
use travaux::align::{Alignment, align};
use travaux::document::Locator;
use travaux::instrument::{Header, Instrument, Kind, Provision, ProvisionIndex};

/// Makes a text of lines such as `OP2(a) To report to the Council;`.
fn text(lines: &str) -> Instrument {
    let mut provisions: Vec<Provision> = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (id, text) = line.split_once(' ').unwrap();
        let parent_id = id.strip_suffix(')').map(|id| id.rsplit_once('(').unwrap().0);
        let parent = parent_id
            .and_then(|parent| {
                provisions
                    .iter()
                    .position(|provision| provision.id.to_string() == parent)
            })
            .map(ProvisionIndex);
        let kind = match (parent, &id[..1]) {
            (Some(_), _) => Kind::Subparagraph,
            (None, "H") => Kind::Heading,
            (None, "O") => Kind::Operative,
            _ => Kind::Preambular,
        };
        let verb = text.split(' ').next().unwrap();
        let header = matches!(kind, Kind::Operative | Kind::Preambular).then(|| Header {
            text: verb.to_owned(),
            lemma: verb.trim_end_matches("ing").trim_end_matches('s').to_lowercase(),
        });
        provisions.push(Provision {
            id: id.parse().unwrap(),
            kind,
            label: None,
            stop: None,
            parent,
            header,
            text: text.to_owned(),
            marks: Vec::new(),
            locator: Locator::default(),
        });
    }
    Instrument {
        provisions,
        ..Instrument::default()
    }
}

/// Prints an alignment as `OP1+OP2=OP1`, one group after the other; `!` marks a moved one.
fn print(texts: &Sides<Instrument>, alignment: &Alignment) -> String {
    let ids = |text: &Instrument, side: &[ProvisionIndex]| {
        side.iter()
            .map(|index| text.provisions[index.0].id.to_string())
            .collect::<Vec<_>>()
            .join("+")
    };
    alignment
        .groups
        .iter()
        .map(|group| {
            let mark = if group.moved { "!" } else { "" };
            let (old, new) = (
                ids(&texts.old, &group.sides.old),
                ids(&texts.new, &group.sides.new),
            );
            format!("{old}={new}{mark}")
        })
        .collect::<Vec<_>>()
        .join(" ")
}

fn check(old: &str, new: &str, expected: &str) {
    let texts = Sides::new(text(old), text(new));
    assert_eq!(print(&texts, &align(texts.as_ref())), expected);
}

#[test]
fn changed_verb_does_not_part_a_paragraph() {
    check(
        "OP1 Requests the Secretary-General to convene a regional seminar on the protection of wetlands;
         OP2 Encourages coastal States to map their seagrass meadows and to publish the findings;",
        "OP1 Urges coastal States to map their seagrass meadows and to publish the findings every year;
         OP2 Requests the Secretary-General to convene a regional seminar on the protection of wetlands;",
        "OP2=OP1 OP1=OP2!",
    );
}

#[test]
fn formula_on_another_subject_stays_apart() {
    check(
        "OP1 Welcomes the opening of the maritime academy for island States;
         OP2 Requests the Secretary-General to submit to the General Assembly at its ninetieth session a report on lighthouses and buoys;",
        "OP1 Welcomes the opening of the maritime academy for island States;
         OP2 Invites donors to contribute to the scholarship fund for junior hydrographers and cartographers;",
        "OP1=OP1 OP2= =OP2",
    );
}

#[test]
fn figures_that_rolled_on_do_not_part_a_paragraph() {
    let list: Vec<String> = (58..76)
        .map(|session| {
            format!(
                "{session}/{} of {} March {}",
                session + 145,
                session - 50,
                session + 1945
            )
        })
        .collect();
    check(
        &format!(
            "PP1 Recalling its resolutions {} on the upkeep of buoys,
             PP2 Deploring the loss of lighthouses on remote coasts,
             PP3 Stressing the need for trained keepers,
             OP1 Urges coastal States to keep their buoys in repair;",
            list.join(", ")
        ),
        "PP1 Recalling its resolution 79/197 of 19 December 2024 and its previous resolutions on buoys,
         PP2 Noting the opening of the maritime academy,
         PP3 Stressing the need for trained keepers,
         OP1 Urges coastal States to keep their buoys in repair;",
        "PP1=PP1 PP2= =PP2 PP3=PP3 OP1=OP1",
    );
}

#[test]
fn recurring_formula_follows_its_section() {
    let host = |name: &str, session: &str| {
        format!(
            "Requests the Executive Secretary to open talks with the Government of {name} and to conclude an agreement \
             on the hosting of the {session} session as soon as possible"
        )
    };
    check(
        &format!(
            "H1 2031
             OP1 Accepts the offer of Ruritania to host the fortieth session;
             OP2 {};
             H2 2032
             OP3 Accepts the offer of Sylvania to host the forty-first session;
             OP4 {};",
            host("Ruritania", "fortieth"),
            host("Sylvania", "forty-first")
        ),
        &format!(
            "H1 2032
             OP1 Reiterates its thanks for the offer of Sylvania to host the forty-first session;
             OP2 {};
             H2 2033
             OP3 Invites offers to host the forty-second session;",
            host("Sylvania", "forty-first")
        ),
        "H1= OP1= OP2= H2=H1 OP3=OP1 OP4=OP2 =H2 =OP3",
    );
}

#[test]
fn clause_that_became_a_paragraph_is_a_split() {
    check(
        "OP1 Calls upon States to inspect grain silos before every harvest, and requests the Rapporteur to publish a handbook on the safe drying of maize and sorghum;
         OP2 Decides to remain seized of the matter.",
        "OP1 Calls upon States to inspect grain silos before every harvest;
         OP2 Requests the Rapporteur to publish a handbook on the safe drying of maize and sorghum;
         OP3 Decides to remain seized of the matter.",
        "OP1=OP1+OP2 OP2=OP3",
    );
}

#[test]
fn two_recitals_in_one_are_a_merge() {
    check(
        "PP1 Noting that fishing crews often work without contracts and are paid by the share of the catch,
         PP2 Noting also that port inspections rarely look at the quarters in which these crews sleep,
         OP1 Decides to remain seized of the matter.",
        "PP1 Noting that fishing crews often work without contracts and are paid by the share of the catch, and that port inspections rarely look at the quarters in which these crews sleep,
         OP1 Decides to remain seized of the matter.",
        "PP1+PP2=PP1 OP1=OP1",
    );
}

#[test]
fn paragraph_may_cross_from_the_preamble() {
    check(
        "PP1 Alarmed by the spread of the water hyacinth across the reservoirs of the upper basin,
         OP1 Decides to convene an expert meeting on fish ladders;
         OP2 Thanks the wardens of the upper basin for their reports on poaching;",
        "OP1 Decides to convene an expert meeting on fish ladders;
         OP2 Thanks the wardens of the upper basin for their reports on poaching;
         OP3 Expresses alarm at the spread of the water hyacinth across the reservoirs of the upper basin;",
        "OP1=OP1 OP2=OP2 PP1=OP3!",
    );
}

#[test]
fn bare_chapeau_follows_its_sub_paragraphs() {
    check(
        "OP1 Decides:
         OP1(a) To renew the mandate of the Observer Group for six months, until 31 May;
         OP1(b) To ask the Force Commander for a report on the patrols along the northern road;",
        "OP1 Resolves:
         OP1(a) To renew the mandate of the Observer Group for six months, until 30 November;
         OP1(b) To ask the Force Commander for a full report on the patrols along the northern road;",
        "OP1=OP1 OP1(a)=OP1(a) OP1(b)=OP1(b)",
    );
}

#[test]
fn sub_paragraph_finds_its_new_parent() {
    check(
        "OP1 Urges States:
         OP1(a) To license the sale of antiquities and to keep registers of dealers;
         OP1(b) To return looted manuscripts to the libraries from which they came;
         OP2 Invites museums:
         OP2(a) To publish the provenance of their coin collections;",
        "OP1 Urges States:
         OP1(a) To license the sale of antiquities and to keep registers of dealers;
         OP2 Invites museums:
         OP2(a) To publish the provenance of their coin collections;
         OP2(b) To return looted manuscripts promptly to the libraries from which they came;",
        "OP1=OP1 OP1(a)=OP1(a) OP2=OP2 OP2(a)=OP2(a) OP1(b)=OP2(b)!",
    );
}

#[test]
fn new_heading_keeps_its_place_between_the_same_paragraphs() {
    check(
        "H1 Background
         OP1 Recalls the treaty on migratory beetles and its two protocols;
         H2 Measures
         OP2 Bans the export of larvae without a certificate of origin;",
        "H1 Background
         OP1 Recalls the treaty on migratory beetles and its two protocols;
         H2 Action
         OP2 Bans the export of larvae without a certificate of origin;",
        "H1=H1 OP1=OP1 H2=H2 OP2=OP2",
    );
}

#[test]
fn deleted_paragraph_stands_after_its_predecessor() {
    check(
        "PP1 Deploring the loss of the archives of the river commission,
         OP1 Thanks the custodians of the tide gauges for their patience;
         OP2 Asks the registrar to number the sluices anew;",
        "OP1 Thanks the custodians of the tide gauges for their patience;
         OP2 Endorses the catalogue of dredging vessels;",
        "PP1= OP1=OP1 OP2= =OP2",
    );
}

#[test]
fn deleted_paragraph_stays_in_its_own_part() {
    // What preceded it crossed into the operative part.
    check(
        "PP1 Recalling its resolution on the protection of wells,
         PP2 Welcoming the handbook that the Secretariat issued for divers,
         PP3 Noting the budget of the lighthouse,
         OP1 Urges States to ratify the Convention on harbours;",
        "PP1 Recalling its resolution on the protection of wells,
         OP1 Welcomes the handbook that the Secretariat issued for divers;
         OP2 Urges States to ratify the Convention on harbours;",
        "PP1=PP1 PP3= PP2=OP1 OP1=OP2",
    );
    // Nothing of its part stayed: it stands where the part of this name is.
    check(
        "PP1 Welcoming the handbook that the Secretariat issued for divers,
         PP2 Noting the budget of the lighthouse,
         OP1 Urges States to ratify the Convention on harbours;",
        "PP1 Deploring the loss of buoys,
         OP1 Welcomes the handbook that the Secretariat issued for divers;
         OP2 Urges States to ratify the Convention on harbours;",
        "=PP1 PP2= PP1=OP1 OP1=OP2",
    );
}

#[test]
fn same_words_in_other_quotes_are_fully_similar() {
    let texts = Sides::new(
        text("OP1 Endorses the plan entitled \"Safer wells\";"),
        text("OP1 Endorses the plan entitled “Safer wells”;"),
    );
    let alignment = align(texts.as_ref());
    assert_eq!(alignment.groups.len(), 1);
    assert!((alignment.groups[0].similarity - 1.0).abs() < f64::EPSILON);
}

#[test]
fn close_rival_lowers_the_confidence() {
    let formula = "OP1 Requests the Board to examine the accounts of the ferry companies in the strait;";
    let alone = Sides::new(text(formula), text(formula));
    let twice = Sides::new(
        text(formula),
        text(&format!("{formula}\n{}", formula.replace("OP1", "OP2"))),
    );
    let confidence = |texts: &Sides<Instrument>| align(texts.as_ref()).groups[0].confidence;
    assert!(confidence(&twice) < confidence(&alone));
    let rival = align(twice.as_ref()).groups[0].rival.clone().unwrap();
    assert_eq!(rival.pair, Sides::new(ProvisionIndex(0), ProvisionIndex(1)));
}

#[test]
fn texts_without_provisions_give_no_groups() {
    check("", "", "");
    check("OP1 Adjourns;", "", "OP1=");
    check("", "OP1 Adjourns;", "=OP1");
}
