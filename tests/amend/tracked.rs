//! Files that track changes, given as sheets: whose each change is, what it asks for, and the law that all of them give the final view.

use travaux::Sides;
use travaux::amend::{Amended, ApplyOptions, Sheet, Status, apply, read_sheet, said_with_outcome};
use travaux::compare::{Understood, understand};
use travaux::read::{ReadOptions, Revisions, Source};

use super::line;
use crate::drafts::{self, Numbers};
use crate::pack;
use crate::redlines;

/// A Word file of these paragraphs.
fn word(paragraphs: &[String]) -> Source {
    let opening = paragraph(&[as_is("The General Assembly,")]);
    let recital = paragraph(&[as_is("Recalling its resolution 79/160 of 17 December 2024,")]);
    let body = [opening, recital].concat() + &paragraphs.concat();
    source("changes.docx", pack::docx(&body, &[]))
}

fn source(name: &str, bytes: Vec<u8>) -> Source {
    Source {
        name: name.to_owned(),
        bytes,
    }
}

fn paragraph(runs: &[String]) -> String {
    format!("<w:p>{}</w:p>", runs.concat())
}

/// A paragraph whose mark is tracked: `ins`, `del`.
fn marked(change: &str, author: &str, runs: &[String]) -> String {
    let mark = format!("<w:pPr><w:rPr><w:{change} w:id='1' w:author='{author}'/></w:rPr></w:pPr>");
    format!("<w:p>{mark}{}</w:p>", runs.concat())
}

fn as_is(text: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

fn struck(text: &str) -> String {
    format!("<w:r><w:delText xml:space='preserve'>{text}</w:delText></w:r>")
}

fn by(change: &str, author: &str, inside: &str) -> String {
    format!("<w:{change} w:id='1' w:author='{author}'>{inside}</w:{change}>")
}

fn ins(author: &str, text: &str) -> String {
    by("ins", author, &as_is(text))
}

fn del(author: &str, text: &str) -> String {
    by("del", author, &struck(text))
}

fn plain(text: &str) -> String {
    paragraph(&[as_is(text)])
}

fn read(source: &Source, revisions: Revisions) -> Understood {
    let options = ReadOptions {
        revisions,
        ..ReadOptions::default()
    };
    understand(source, &options).unwrap()
}

fn tracked(source: &Source) -> Sheet {
    read_sheet(source, &ReadOptions::default()).unwrap()
}

/// What a file asks for: a line for each action, with its author.
fn asks(sheet: &Sheet) -> Vec<String> {
    let items = sheet.items.iter().enumerate();
    let lines = items.flat_map(|(at, item)| {
        let author = sheet.sponsors_of(at).join(", ");
        item.actions
            .iter()
            .map(move |action| format!("{author}: {}", line(action)))
    });
    lines.collect()
}

/// The paragraphs of a text: number and words.
fn paragraphs(text: &Understood) -> Vec<String> {
    let provisions = text.instrument.provisions.iter();
    let line = |it: &travaux::instrument::Provision| {
        let label = it.label.clone().unwrap_or_default();
        format!(
            "{label} {}",
            it.text.split_whitespace().collect::<Vec<_>>().join(" ")
        )
    };
    provisions.map(line).collect()
}

/// Applies a file to the text that it was made in.
fn applied(source: &Source) -> Amended {
    let original = read(source, Revisions::Original);
    apply(&original, &[tracked(source)], &ApplyOptions::default())
}

/// The law: nothing is refused, and the result is the final view, words and numbers.
fn keeps_the_law(source: &Source) -> Amended {
    let amended = applied(source);
    let told: Vec<String> = amended.sheets[0]
        .items
        .iter()
        .flat_map(|it| &it.actions)
        .map(said_with_outcome)
        .collect();
    assert!(!amended.has_refusals(), "{told:#?} {:#?}", amended.warnings);
    let last = read(source, Revisions::Final);
    assert_eq!(paragraphs(&amended.result), paragraphs(&last));
    amended
}

#[test]
fn words_that_go_beside_words_that_come_are_one_replacement() {
    let file = word(&[
        paragraph(&[
            as_is("1. "),
            del("EU", "Urges"),
            ins("EU", "Invites"),
            as_is(" all States "),
            ins("EU", "and observers "),
            as_is("to act "),
            del("EU", "without delay "),
            as_is("in this matter;"),
        ]),
        plain("2. Decides to remain seized of the matter."),
    ]);
    let sheet = tracked(&file);
    assert_eq!(sheet.sponsors, ["EU"]);
    assert_eq!(
        asks(&sheet),
        [
            "EU: replace_words OP1 |  | Urges | Invites",
            "EU: insert_words OP1 after | States |  | and observers",
            "EU: delete_words OP1 |  | without delay",
        ]
    );
    keeps_the_law(&file);
}

#[test]
fn whole_paragraphs_come_and_go() {
    let file = word(&[
        marked("ins", "US", &[ins("US", "Noting the support of the donors,")]),
        marked(
            "del",
            "EU",
            &[del("EU", "Welcoming the report of the Secretary-General,")],
        ),
        plain("1. Urges all States to act;"),
        plain("2. Decides to remain seized of the matter."),
    ]);
    assert_eq!(
        asks(&tracked(&file)),
        [
            "US: insert_paragraph after:PP1 after |  |  | Noting the support of the donors,",
            "EU: delete_paragraph PP2 whole |  | Welcoming the report of the Secretary-General,",
        ]
    );
    let amended = keeps_the_law(&file);
    let brings = amended
        .comparison
        .entries
        .iter()
        .find(|it| it.new == ["PP2"])
        .unwrap();
    assert_eq!(brings.by[0].sponsors, ["US"]);
}

#[test]
fn two_authors_on_one_phrase_stay_apart() {
    let file = word(&[
        paragraph(&[
            as_is("1. Urges "),
            del("EU", "all "),
            ins("US", "certain "),
            as_is("States to act;"),
        ]),
        plain("2. Decides to remain seized of the matter."),
    ]);
    assert_eq!(
        asks(&tracked(&file)),
        [
            "EU: delete_words OP1 |  | all",
            "US: insert_words OP1 after | Urges |  | certain",
        ]
    );
    keeps_the_law(&file);
}

#[test]
fn a_change_in_the_insertion_of_another_builds_on_it() {
    let nested = by("ins", "EU", &by("del", "Ghana", &struck("other ")));
    let file = word(&[
        paragraph(&[
            as_is("1. Urges States "),
            ins("Ghana", "and "),
            ins("EU", "with "),
            nested,
            ins("Ghana", "all "),
            ins("EU", "stakeholders "),
            as_is("to act;"),
        ]),
        marked(
            "ins",
            "EU",
            &[
                ins("EU", "2. Thanks the donors for "),
                ins("Ghana", "all "),
                ins("EU", "their support;"),
            ],
        ),
        paragraph(&[
            del("EU", "2"),
            ins("EU", "3"),
            as_is(". Decides to remain seized of the matter."),
        ]),
    ]);
    assert_eq!(
        asks(&tracked(&file)),
        [
            "EU: insert_words OP1 after | States |  | with other stakeholders",
            "Ghana: replace_words OP1 |  | with other | and with all",
            "EU: insert_paragraph after:OP1 after |  |  | Thanks the donors for their support;",
            "Ghana: insert_words after:OP1 after | for |  | all",
        ]
    );
    keeps_the_law(&file);
}

#[test]
fn paragraphs_at_one_place_stand_as_in_the_file() {
    let file = word(&[
        paragraph(&[
            del("EU", "1. Urges"),
            ins("EU", "1. Invites"),
            as_is(" all States to act;"),
        ]),
        marked("ins", "US", &[ins("US", "2. Thanks the donors;")]),
        marked("ins", "EU", &[ins("EU", "3. Notes the report of the panel;")]),
        marked("ins", "US", &[ins("US", "4. Welcomes the forum of cities;")]),
        paragraph(&[
            del("US", "2"),
            ins("US", "5"),
            as_is(". Decides to remain seized of the matter."),
        ]),
    ]);
    keeps_the_law(&file);
}

#[test]
fn a_cell_of_a_table_is_changed_like_any_paragraph() {
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let changed = paragraph(&[
        as_is("Member States of the "),
        del("EU", "region"),
        ins("EU", "Union"),
    ]);
    let table = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&[cell(&plain("Who")), cell(&plain("What they are asked to do"))]),
        row(&[cell(&changed), cell(&plain("To report to the Assembly"))]),
    );
    let file = word(&[
        plain("1. Adopts the following table:"),
        table,
        plain("2. Decides to remain seized."),
    ]);
    let sheet = tracked(&file);
    assert_eq!(asks(&sheet).len(), 1, "{:?}", asks(&sheet));
    keeps_the_law(&file);
}

#[test]
fn a_footnote_that_is_changed_is_told() {
    let note = "<w:footnote w:id='2'><w:p><w:r><w:t xml:space='preserve'>See </w:t></w:r>\
        <w:del w:id='1' w:author='EU'><w:r><w:delText>A/79/1</w:delText></w:r></w:del>\
        <w:ins w:id='1' w:author='EU'><w:r><w:t>A/80/1</w:t></w:r></w:ins></w:p></w:footnote>";
    let body = plain("The General Assembly,")
        + "<w:p><w:r><w:t>1. Urges all States to act;</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
        + &plain("2. Decides to remain seized of the matter.");
    let file = source("notes.docx", pack::docx(&body, &[("footnotes", note)]));
    let amended = applied(&file);
    assert!(amended.has_refusals());
    let told = amended
        .warnings
        .iter()
        .any(|it| it.message.contains("footnote 1"));
    assert!(told, "{:?}", amended.warnings);
}

#[test]
fn another_base_is_told_with_its_places_and_searched_for_the_words() {
    let file = word(&[
        plain("1. Notes the report of the panel of experts;"),
        paragraph(&[
            as_is("2. Urges all States "),
            ins("EU", "and observers "),
            as_is("to act without delay;"),
        ]),
        paragraph(&[
            as_is("3. Requests the "),
            del("EU", "Secretary-General"),
            ins("EU", "Director"),
            as_is(" to report;"),
        ]),
        marked(
            "del",
            "EU",
            &[del("EU", "4. Thanks the donors for their generous support;")],
        ),
        plain("5. Decides to remain seized of the matter."),
    ]);
    let base = word(&[
        plain("1. Urges all States to act at once and without delay;"),
        plain("2. Requests the Chair to report;"),
        plain("3. Decides to remain seized of the matter."),
    ]);
    let base = read(&base, Revisions::Final);
    let amended = apply(&base, &[tracked(&file)], &ApplyOptions::default());
    let actions: Vec<_> = amended.sheets[0]
        .items
        .iter()
        .flat_map(|it| &it.actions)
        .collect();
    let told: Vec<String> = actions
        .iter()
        .map(|it| format!("{} {:?}", it.target, it.outcome.as_ref().unwrap().status))
        .collect();
    assert_eq!(told, ["OP1 Applied", "OP2 Refused", "OP4 Refused", "OP3 Already"]);
    let why = &actions[2].outcome.as_ref().unwrap().why;
    assert!(why.contains("no paragraph that answers OP 4"), "{why}");
    let places: Vec<&str> = amended
        .warnings
        .iter()
        .filter(|it| it.code == "another-original")
        .map(|it| it.message.as_str())
        .collect();
    assert_eq!(places.len(), 4, "{places:#?}");
    assert!(
        places[1].contains("OP 2 (“Urges all States to act …”) reads otherwise in the base (OP 1)"),
        "{places:#?}"
    );
}

#[test]
fn a_sheet_whose_own_wording_was_edited_stays_a_sheet() {
    let body = plain("Norway: amendment to draft resolution A/C.3/80/L.50")
        + &paragraph(&[
            as_is("1. In operative paragraph 1, replace “in trade” with “in "),
            del("A", "money"),
            ins("A", "finance"),
            as_is("”."),
        ]);
    let sheet = tracked(&source("sheet.docx", pack::docx(&body, &[])));
    assert!(sheet.original.is_none());
    assert_eq!(
        asks(&sheet),
        ["Norway: replace_words OP1 |  | in trade | in finance"]
    );
}

#[test]
fn a_view_that_is_asked_for_is_no_sheet_of_changes() {
    let file = word(&[paragraph(&[
        as_is("1. Urges "),
        ins("EU", "all "),
        as_is("States to act."),
    ])]);
    let options = ReadOptions {
        revisions: Revisions::Original,
        ..ReadOptions::default()
    };
    assert!(read_sheet(&file, &options).unwrap().original.is_none());
}

#[test]
fn changes_of_an_open_document_name_their_authors() {
    let office = "urn:oasis:names:tc:opendocument:xmlns";
    let region = |id: &str, what: &str, author: &str, gone: &str| {
        format!(
            "<text:changed-region text:id='{id}'><text:{what}><office:change-info><dc:creator>{author}</dc:creator>\
             </office:change-info>{gone}</text:{what}></text:changed-region>"
        )
    };
    let text = format!(
        "<office:document xmlns:office='{office}:office:1.0' xmlns:text='{office}:text:1.0' \
         xmlns:dc='http://purl.org/dc/elements/1.1/' office:mimetype='application/vnd.oasis.opendocument.text'><office:body>\
         <office:text><text:tracked-changes>{}{}</text:tracked-changes>\
         <text:p>The General Assembly,</text:p><text:p>1. Urges <text:change text:change-id='a'/>States \
         <text:change-start text:change-id='b'/>and observers <text:change-end text:change-id='b'/>to act;</text:p>\
         <text:p>2. Decides to remain seized of the matter.</text:p></office:text></office:body></office:document>",
        region("a", "deletion", "EU", "<text:p>all </text:p>"),
        region("b", "insertion", "US", ""),
    );
    let file = source("changes.fodt", text.into_bytes());
    assert_eq!(
        asks(&tracked(&file)),
        [
            "EU: delete_words OP1 |  | all",
            "US: insert_words OP1 after | States |  | and observers",
        ]
    );
    keeps_the_law(&file);
}

#[test]
fn changes_of_a_web_page_have_no_author() {
    let page = "<html><body><p>The General Assembly,</p><p>1. Urges <del>all</del> <ins>certain</ins> States to act;</p>\
        <p>2. Decides to remain seized of the matter.</p></body></html>";
    let file = source("changes.html", page.as_bytes().to_vec());
    assert_eq!(asks(&tracked(&file)), [": replace_words OP1 |  | all | certain"]);
    keeps_the_law(&file);
}

/// What of a file one author changes: whole paragraphs, or any change.
#[derive(Clone, Copy)]
enum Grain {
    Paragraph,
    Change,
}

/// The redline of two generated drafts, each of its changes by one of several authors.
fn redline(number: u64, authors: &[&str], grain: Grain) -> Sides<Vec<u8>> {
    let (old, new) = drafts::pair(number);
    let (old, new) = (old.to_docx(Numbers::Typed), new.to_docx(Numbers::Typed));
    let redline = redlines::between(&old, &new).bytes;
    let mut at = number as usize;
    let mut part = redlines::part(&redline, "word/document.xml");
    let mut last = part.len();
    for own in part
        .match_indices("w:author=\"")
        .map(|(at, _)| at)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        let from = own + "w:author=\"".len();
        let to = from + part[from..].find('"').unwrap();
        let begins = matches!(grain, Grain::Change)
            || part[own..last].contains("<w:p>")
            || part[own..last].contains("<w:p ");
        if begins {
            at = at.wrapping_mul(31).wrapping_add(7);
        }
        last = own;
        part.replace_range(from..to, authors[at / 8 % authors.len()]);
    }
    Sides::new(old, with_part(&redline, "word/document.xml", &part))
}

/// The same container with another part.
fn with_part(bytes: &[u8], name: &str, text: &str) -> Vec<u8> {
    let archive = rawzip::ZipArchive::from_slice(bytes).unwrap();
    let mut names = Vec::new();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        names.push(String::from_utf8(entry.file_path().as_bytes().to_vec()).unwrap());
    }
    let part = |own: &String| {
        if own == name {
            text.to_owned()
        } else {
            redlines::part(bytes, own)
        }
    };
    let texts: Vec<String> = names.iter().map(part).collect();
    let parts: Vec<(&str, &[u8])> = names
        .iter()
        .zip(&texts)
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    pack::zip(&parts)
}

/// How a file keeps the law: what is told beside, or what is wrong.
fn kept(number: u64, authors: &[&str], grain: Grain) -> Result<(), String> {
    let files = redline(number, authors, grain);
    let file = source("redline.docx", files.new);
    let old = read(&source("old.docx", files.old), Revisions::Final);
    let amended = apply(&old, &[tracked(&file)], &ApplyOptions::default());
    let last = read(&file, Revisions::Final);
    let items = &amended.sheets[0].items;
    let refused: Vec<_> = items
        .iter()
        .flat_map(|it| &it.actions)
        .filter(|it| it.outcome.as_ref().unwrap().status == Status::Refused)
        .map(|it| format!("{} {}", line(it), it.outcome.as_ref().unwrap().why))
        .collect();
    if !refused.is_empty() {
        return Err(format!("{number}: {refused:#?}"));
    }
    let (have, want) = (paragraphs(&amended.result), paragraphs(&last));
    let differs = have.iter().zip(&want).find(|(have, want)| have != want);
    if have != want {
        return Err(format!("{number}: {differs:#?} {} {}", have.len(), want.len()));
    }
    Ok(())
}

fn law(authors: &[&str], grain: Grain) {
    let numbers = 0..24;
    let wrong: Vec<String> = numbers
        .filter_map(|number| kept(number, authors, grain).err())
        .collect();
    assert!(wrong.is_empty(), "{} of 24: {}", wrong.len(), wrong.join("\n"));
}

#[test]
fn all_changes_of_one_author_give_the_final_view() {
    law(&["EU"], Grain::Change);
}

#[test]
fn all_changes_of_authors_of_whole_paragraphs_give_the_final_view() {
    law(&["EU", "US", "G77"], Grain::Paragraph);
}

#[test]
fn all_changes_of_authors_in_each_others_words_give_the_final_view() {
    law(&["EU", "US", "G77"], Grain::Change);
}
