//! The rolling text: every word has its proposers, and out of it comes each delegation's text again, letter by letter.

use travaux::amend::{
    Act, Action, ApplyOptions, Compiled, EditedCopy, Position, Sheet, Words, apply, compile, read_sheet,
};
use travaux::compare::{Understood, understand};
use travaux::read::{ReadOptions, Source};

use super::apply::{action, base, delete, put, replace, sheet, whole};
use crate::drafts::{self, Numbers};
use crate::redlines;

const BASE: &str = "\
The General Assembly,

Recalling its resolution 60/1 of 16 September 2005[^1],

Noting the work of the Council[^2],

1. Urges all Member States to cooperate, including in trade, and to report;

2. Takes note of the report of the Board;

3. Requests the Secretary-General:

(a) To convene a meeting of experts;

(b) To report to the Council;

4. Calls upon donors to act[^3];

5. Decides to remain seized of the matter.

[^1]: See A/60/L.1.

[^2]: Resolution 5/1, annex.

[^3]: The donors of the Fund.
";

fn copy(owner: &str, text: &str) -> EditedCopy {
    EditedCopy {
        owner: owner.to_owned(),
        text: base(text),
    }
}

fn of(name: &str, actions: Vec<Action>) -> Sheet {
    Sheet {
        sponsors: vec![name.to_owned()],
        ..sheet(actions)
    }
}

fn note(target: &str, anchor: &str, text: &str) -> Action {
    Action {
        position: Position::After,
        anchor: anchor.to_owned(),
        new_text: text.to_owned(),
        ..action(Act::InsertFootnote, target)
    }
}

/// A file that tracks its changes, by one author.
fn tracked(name: &str, body: &str) -> Sheet {
    let bytes = format!("<html><body>{body}</body></html>").into_bytes();
    let source = Source {
        name: format!("{name}.html"),
        bytes,
    };
    let read = read_sheet(&source, &ReadOptions::default()).unwrap();
    assert!(read.original.is_some());
    Sheet {
        sponsors: vec![name.to_owned()],
        ..read
    }
}

/// Holds the law for sheets of one sponsor each, and copies.
fn holds(text: &Understood, sheets: &[Sheet], copies: &[EditedCopy]) -> Compiled {
    let options = ApplyOptions::default();
    let compiled = compile(text, sheets, copies, &options);
    assert_eq!(compiled.only(0).plain(), text.instrument.plain());
    for sheet in sheets {
        let alone = apply(text, std::slice::from_ref(sheet), &options);
        let name = &sheet.sponsors[0];
        let own = compiled.only(compiled.text_of(name).unwrap());
        assert_eq!(own.plain(), alone.result.instrument.plain(), "{name}");
    }
    for copy in copies {
        let own = compiled.only(compiled.text_of(&copy.owner).unwrap());
        assert_eq!(own.plain(), copy.text.instrument.plain(), "{}", copy.owner);
    }
    has_proposers(&compiled);
    compiled
}

/// Every word that is not of the base has those who propose it.
fn has_proposers(compiled: &Compiled) {
    for line in &compiled.lines {
        assert!(!line.has.is_empty() && (line.has.contains(&0) || !compiled.names(&line.has).is_empty()));
        for atom in &line.atoms {
            assert!(!atom.has.is_empty() && atom.has.iter().all(|text| line.has.contains(text)));
            assert!(atom.has.windows(2).all(|two| two[0] < two[1]));
        }
    }
}

#[test]
fn copies_and_sheets_are_one_text_and_each_comes_out_of_it_again() {
    let text = base(BASE);
    let eu = BASE
        .replace("all Member States", "all States Parties")
        .replace("2. Takes note of the report of the Board;\n\n", "")
        .replace("3. Requests", "2. Requests")
        .replace("4. Calls", "3. Calls")
        .replace("5. Decides", "4. Decides")
        .replace("Resolution 5/1, annex", "Resolution 5/1, annex II");
    let japan = BASE
        .replace("Council[^2],", "Council,")
        .replace("[^2]: Resolution 5/1, annex.\n\n", "")
        .replace("^3", "^2")
        .replace("donors to act", "all donors to act")
        .replace("all Member States", "all States Parties");
    let kenya = "<p>The General Assembly,</p><p>Recalling its resolution 60/1 of 16 September 2005,</p>\
        <p>Noting the work of the Council,</p>\
        <p>1. Urges all <del>Member</del><ins>African</ins> States to cooperate, including in trade, and to report;</p>\
        <p>2. Takes note of the report of the Board;</p><p>3. Requests the Secretary-General:</p>\
        <p>(a) To convene a meeting of experts;</p><p>(b) To report to the Council<ins> and to the Board</ins>;</p>\
        <p>4. Calls upon donors to act;</p><p>5. Decides to remain seized of the matter.</p>";
    let brazil = of(
        "Brazil",
        vec![
            replace("OP1", "Member States", "States Parties"),
            note("OP2", "report", "A/80/1."),
            whole(Act::InsertParagraph, "after:OP3", "Invites donors to give;"),
        ],
    );
    let canada = of(
        "Canada",
        vec![
            put("OP1", Position::After, "trade", "and in aid"),
            whole(Act::DeleteParagraph, "OP4", ""),
        ],
    );
    let sheets = [tracked("Kenya", kenya), brazil, canada];
    let compiled = holds(&text, &sheets, &[copy("EU", &eu), copy("Japan", &japan)]);
    let plain = compiled.plain();
    for shown in [
        "Noting the work of the Council[[^2]] [Japan: delete],",
        "1. Urges all [Member States] [Alt 1, Kenya: African States] [Alt 2, Brazil, EU, Japan: States Parties] to cooperate, including in trade [Canada: and in aid], and to report;",
        "2. [EU: delete] Takes note of the report[Brazil: [^2.1]] of the Board;",
        "(b) To report to the Council [Kenya: and to the Board];",
        "[Brazil: 4. Invites donors to give;]",
        "4. [Canada: delete] Calls upon [Japan: all] donors to act[^3];",
        "[^2]: [Japan: delete] Resolution 5/1, annex [EU: II].",
        "[^2.1]: [Brazil: A/80/1.]",
    ] {
        assert!(
            plain.contains(&format!("\n{shown}\n")),
            "{shown} is not in:\n{plain}"
        );
    }
    assert!(compiled.refused.is_empty(), "{:?}", compiled.refused);
}

#[test]
fn those_who_sign_the_same_items_are_one_and_a_joint_item_belongs_to_both() {
    let text = base(BASE);
    let joint = Sheet {
        sponsors: vec!["EU".to_owned(), "Japan".to_owned()],
        ..sheet(vec![replace("OP1", "cooperate", "act")])
    };
    let own = of("Japan", vec![delete("OP1", "all")]);
    let compiled = compile(&text, &[joint, own], &[], &ApplyOptions::default());
    assert_eq!(compiled.delegations, [["EU"], ["Japan"]]);
    let words = |name: &str| compiled.only(compiled.text_of(name).unwrap()).plain();
    assert!(words("EU").contains("1. Urges all Member States to act,"));
    assert!(words("japan").contains("1. Urges Member States to act,"));
    assert_eq!(compiled.text_of("Kenya"), None);
    let line = compiled.lines.iter().find(|line| line.id == "OP1").unwrap();
    let act = line
        .atoms
        .iter()
        .find(|atom| atom.words == Words::Letters("act".to_owned()));
    assert_eq!(compiled.names(&act.unwrap().has), ["EU", "Japan"]);
}

#[test]
fn what_is_refused_stands_not_in_the_text_and_is_told() {
    let sheets = [of("EU", vec![replace("OP1", "nothing of it", "x")])];
    let compiled = compile(&base(BASE), &sheets, &[], &ApplyOptions::default());
    assert_eq!(compiled.refused.len(), 1);
    assert!(compiled.refused[0].starts_with("EU: "), "{:?}", compiled.refused);
    assert_eq!(compiled.plain(), base(BASE).instrument.plain());
}

#[test]
fn out_of_generated_drafts_comes_each_text_again() {
    let read = |name: &str, bytes: Vec<u8>| {
        let source = Source {
            name: name.to_owned(),
            bytes,
        };
        understand(&source, &ReadOptions::default()).unwrap()
    };
    for number in 0..25 {
        let (old, new) = drafts::pair(number);
        let (old, new) = (old.to_docx(Numbers::Typed), new.to_docx(Numbers::Typed));
        let text = read("base.docx", old.clone());
        let other = drafts::pair(number + 500).0.to_docx(Numbers::Typed);
        let redline = redlines::between(&old, &new).bytes;
        let source = Source {
            name: "tracked.docx".to_owned(),
            bytes: redline,
        };
        let mut sheet = read_sheet(&source, &ReadOptions::default()).unwrap();
        sheet.sponsors = vec!["Tracked".to_owned()];
        let copies = [
            EditedCopy {
                owner: "Copy".to_owned(),
                text: read("copy.docx", new),
            },
            EditedCopy {
                owner: "Other".to_owned(),
                text: read("other.docx", other),
            },
        ];
        holds(&text, &[sheet], &copies);
    }
}
