//! Form and substance: capitals, commas, hyphens, the order of words, labels. Each rule with what it proves and with its near
//! misses, in both directions.

use travaux::read::Source;
use travaux::report::{Class, Entry, Report};
use travaux::{Options, Sides, compare};

fn report(old: &str, new: &str) -> Report {
    let source = |name: &str, text: &str| Source {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let texts = Sides::new(source("old.txt", old), source("new.txt", new));
    compare(&texts, &Options::default()).unwrap()
}

fn english(paragraph: &str) -> String {
    format!(
        "The General Assembly,\n\nRecalling the report on wells,\n\n1. Takes note of the report on ropes;\n\n2. {paragraph}\n\n\
         3. Decides to remain seized of the matter.\n"
    )
}

fn german(paragraph: &str) -> String {
    format!(
        "Die Generalversammlung,\n\nunter Hinweis auf den Bericht über die Brunnen,\n\n1. nimmt Kenntnis von dem Bericht;\n\n2. \
         {paragraph}\n\n3. beschließt, mit der Angelegenheit befasst zu bleiben.\n"
    )
}

fn second(report: Report) -> Entry {
    let entries = report.entries.into_iter();
    let mut second = entries.filter(|entry| entry.new == ["OP2"]);
    second.next().expect("the paragraph is paired")
}

/// Demands a class for `before {old|new} behind`, either way.
fn check(class: Class, cases: &[&str]) {
    check_in(english, class, cases);
}

fn check_in(text: fn(&str) -> String, class: Class, cases: &[&str]) {
    let mut wrong = Vec::new();
    for case in cases {
        let (before, rest) = case.split_once('{').unwrap();
        let (pair, behind) = rest.split_once('}').unwrap();
        let (one, other) = pair.split_once('|').unwrap();
        for (old, new) in [(one, other), (other, one)] {
            let side = |words: &str| text(&format!("{before}{words}{behind}"));
            let entry = second(report(&side(old), &side(new)));
            if entry.class != class {
                let told: Vec<String> = entry.edits.iter().filter_map(|edit| edit.causes.text()).collect();
                wrong.push(format!(
                    "{case}: {old} → {new} is {}: {told:?}",
                    entry.class.name()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "not {}:\n{}", class.name(), wrong.join("\n"));
}

#[test]
fn a_capital_of_style_is_editorial() {
    check(
        Class::Editorial,
        &[
            "Encourages States {parties|Parties} to the Convention on Wells to act;",
            "Encourages the {parties|Parties} to the Convention on Wells to act;",
            "Encourages {governments|Governments} to dig wells;",
            "Encourages the {government|Government} of Ardan to dig wells;",
            "Recalls the outcome of the {twelfth|Twelfth} Ministerial Conference;",
            "Recalls {article|Article} 5 of the Convention on Wells;",
            "Recalls the Kintélé {declaration|Declaration} on wells;",
            "Recalls the voluntary {land degradation neutrality|Land Degradation Neutrality} targets;",
            "Recalls the Convention {against|Against} Corruption;",
            "Notes the {security council|Security Council} on this matter;",
        ],
    );
}

#[test]
fn a_capital_that_makes_a_name_is_substantive() {
    check(
        Class::Substantive,
        &[
            "Notes the situation in {northern|Northern} Cyprus;",
            "Notes the situation in {east|East} Jerusalem;",
            "Notes the position of the {state|State} of Palestine;",
            "Notes that {a convention|a Convention} is needed;",
            "Notes that the {parties|Parties} disagree;",
            "Notes the {fund|Fund} for wells;",
            "Notes the {assembly|Assembly} of parts;",
            "Notes the {mission|Mission} in Ardan;",
            "Notes that the aid reached {us|US} all;",
            "Notes 5 {mW|MW} of power;",
            "Notes the {palestinian territory|Palestinian Territory};",
            "Urges {member|Member} States to act;",
        ],
    );
}

#[test]
fn the_capital_of_a_term_that_the_text_defines_is_substantive() {
    check(
        Class::Substantive,
        &[
            "Decides that pumps and ropes (“the Services”) are free, and that the {services|Services} shall be kept;",
            "Notes the council of the village (hereinafter the Government), and asks the {government|Government} to report;",
            "Notes the nine keepers (the “Meeting”), and asks the {meeting|Meeting} to report;",
        ],
    );
}

#[test]
fn the_capital_of_a_german_pronoun_is_substantive() {
    check_in(
        german,
        Class::Substantive,
        &[
            "bittet die Staaten, dass {sie|Sie} handeln;",
            "bittet um {ihre|Ihre} Hilfe;",
        ],
    );
}

#[test]
fn a_comma_of_typing_is_editorial() {
    check(
        Class::Editorial,
        &[
            "Stresses that poverty, hunger{,|} and disease persist;",
            "Requests the keepers to clean wells, springs{,|} and ponds;",
            "Notes the old wells, deep springs{,|} and small ponds of the north;",
            "Invites Ardan, Belor, Cond{,|} and Dara to act;",
            "Recalls resolutions 60/1, 61/2{,|} and 62/3;",
            "Recalls resolution 60/1 of 16 September 2005{,|} entitled “Wells and ropes for all the villages of the plain”;",
            "Notes the report, and in this regard{,|} requests the keepers to act;",
        ],
    );
}

#[test]
fn a_comma_that_binds_is_substantive() {
    check(
        Class::Substantive,
        &[
            "Prohibits the import of fuel, except for hospitals{,|} and of pumps;",
            "Decides that fees, set out in the annex, end unless a State objects{,|} or the Council decides;",
            "Decides on food, medicine and, with the exception of arms{,|} and travel bans;",
            "Prohibits all fuel except diesel, petrol{,|} and gas;",
            "Urges parties, including armed groups, militias{,|} and their allies to withdraw;",
            "Notes the rights of women, children in armed conflict{,|} and prisoners;",
            "Invites the chair, Ms. Lee{,|} and the panel;",
            "Calls for an end to fees by 2030{,|} subject to available funds;",
            "Recalls that persons born before 1 May 1980{,|} living abroad may vote;",
            "Notes that States which joined in 2004{,|} having ratified the Convention are members;",
            "Urges States{,|} which have wells to act;",
        ],
    );
}

#[test]
fn a_hyphen_inside_a_known_compound_is_editorial() {
    check(
        Class::Editorial,
        &[
            "Encourages {capacity building|capacity-building} in the villages;",
            "Rejects {trade distorting|trade-distorting} measures;",
            "Encourages {community based|community-based} work;",
            "Encourages a {whole of society|whole-of-society} approach;",
            "Encourages {cooperation|co-operation} among keepers;",
        ],
    );
}

#[test]
fn a_hyphen_that_groups_other_words_is_substantive() {
    check(
        Class::Substantive,
        &[
            "Requests {more-qualified|more qualified} staff;",
            "Notes a {sixteen-day long|sixteen day-long} course;",
            "Prohibits the sale by {small arms-dealers|small-arms dealers};",
            "Recalls the policy of {no-first|no first} use;",
            "Notes {four month-long|four-month long} courses;",
            "Notes the {co-op|coop} of the village;",
            "Notes the {old furniture|old-furniture} dealer;",
            "Notes the {assise|assize} court;",
        ],
    );
}

#[test]
fn the_order_of_words_is_editorial_for_listed_pairs_alone() {
    check(
        Class::Editorial,
        &[
            "Urges States to take {necessary measures|measures necessary} to protect wells;",
            "Requests the keepers to use {available resources|resources available};",
        ],
    );
    check(
        Class::Substantive,
        &[
            "Stresses that it is {not necessary|necessary not} to publish the list;",
            "Notes that {only available|available only} funds were spent;",
            "Notes that only {available funds|funds available} were spent;",
            "Notes the {possible keeper|keeper possible} of wells;",
        ],
    );
}

#[test]
fn a_label_that_alone_is_lost_is_substantive() {
    let text = |items: &str| {
        format!("The General Assembly,\n\n1. Requests the keepers:\n\n{items}\n2. Decides to act.\n")
    };
    let labelled = text(
        "(a) To clean the wells of the plain;\n\n(b) To mend the ropes of the hill;\n\n(c) To count the buckets;\n",
    );
    let lost = text(
        "(a) To clean the wells of the plain;\n\nTo mend the ropes of the hill;\n\n(b) To count the buckets;\n",
    );
    for (old, new) in [(&labelled, &lost), (&lost, &labelled)] {
        let report = report(old, new);
        let mended = |entry: &&Entry| entry.edits.iter().any(|edit| edit.new.contains("mend the ropes"));
        let classes: Vec<Class> = report
            .entries
            .iter()
            .filter(mended)
            .map(|entry| entry.class)
            .collect();
        assert_eq!(classes, [Class::Substantive], "{:?}", report.entries);
    }
}

#[test]
fn a_text_without_any_label_lost_none() {
    let text = |labels: [&str; 2]| {
        let [one, two] = labels;
        format!(
            "The General Assembly,\n\nRecalling the wells,\n\n{one}Requests the keepers to act;\n\n{two}Decides to mend the ropes.\n"
        )
    };
    let report = report(&text(["1. ", "2. "]), &text(["", ""]));
    let gravest = report.entries.iter().map(|entry| entry.class).max();
    assert!(gravest < Some(Class::Substantive), "{:?}", report.entries);
}
