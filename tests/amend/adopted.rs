//! What an adopted text took of the items.

use travaux::amend::Taken::{self, InPart, Not, Wholly};
use travaux::amend::{Act, ApplyOptions, Position, adopted, apply};

use super::apply::{base, delete, put, replace, sheet, whole};

const BASE: &str = "\
The General Assembly,

1. Urges all Member States to cooperate in trade and in finance;

2. Takes note of the report of the Board;

3. Requests the Secretary-General to convene a meeting of experts on water;

4. Decides to remain seized of the matter.
";

const ADOPTED: &str = "\
The General Assembly,

1. Urges all Member States and observers to cooperate in finance;

2. Requests the Secretary-General to convene a meeting of ministers on water;

3. Invites the regional commissions to study the matter in depth;

4. Decides to remain seized of the matter.
";

#[test]
fn each_item_is_taken_wholly_in_part_or_not() {
    let sheets = [sheet(vec![
        put("OP1", Position::After, "Member States", "and observers"),
        delete("OP1", "in trade and"),
        put("OP1", Position::End, "", "without delay"),
        whole(Act::DeleteParagraph, "OP2", ""),
        replace("OP3", "meeting of experts", "meeting of ministers"),
        replace("OP3", "on water", "on sanitation"),
        whole(
            Act::InsertParagraph,
            "after:OP3",
            "Invites the regional commissions to study the matter in depth;",
        ),
        whole(
            Act::InsertParagraph,
            "after:OP3",
            "Invites the regional commissions to study the matter every year;",
        ),
        whole(Act::DeleteParagraph, "OP4", ""),
        delete("OP9", "nothing"),
    ])];
    let mut amended = apply(&base(BASE), &sheets, &ApplyOptions::default());
    adopted(&mut amended, &base(ADOPTED), &travaux::Options::default());
    let taken: Vec<Taken> = amended.sheets[0]
        .items
        .iter()
        .map(|item| {
            item.actions[0]
                .outcome
                .as_ref()
                .unwrap()
                .taken
                .as_ref()
                .unwrap()
                .taken
        })
        .collect();
    assert_eq!(taken[..7], [Wholly, Wholly, Not, Wholly, Wholly, Not, Wholly]);
    assert!(matches!(taken[7], InPart | Not));
    assert_eq!(taken[8..], [Not, Not]);
}
