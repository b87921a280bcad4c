//! What the reader of Word files promises, on files that the tests write themselves.
#![expect(clippy::unwrap_used, reason = "a test that cannot build its input has failed")]

#[path = "support/pack.rs"]
mod pack;
#[path = "support/print.rs"]
mod print;

use pack::docx;
use print::print;
use proptest::prelude::*;
use travaux::read::{Format, ReadOptions, Revisions, Source, read};

#[track_caller]
fn shown(bytes: Vec<u8>, revisions: Revisions) -> String {
    let source = Source {
        name: "draft".to_owned(),
        bytes,
    };
    let options = ReadOptions {
        revisions,
        ..ReadOptions::default()
    };
    let (format, document) = read(&source, &options).unwrap();
    assert_eq!(format, Format::Docx);
    print(&document)
}

#[track_caller]
fn check(body: &str, parts: &[(&str, &str)], expected: &str) {
    assert_eq!(shown(docx(body, parts), Revisions::Final), expected);
}

/// The final, the original and the joint view.
#[track_caller]
fn check_views(body: &str, expected: [&str; 3]) {
    let views = [Revisions::Final, Revisions::Original, Revisions::BothAsText];
    for (view, expected) in views.into_iter().zip(expected) {
        let text = shown(docx(body, &[]), view);
        let text: String = text
            .split_inclusive('\n')
            .filter(|line| !line.starts_with('!'))
            .collect();
        assert_eq!(text, expected, "{view:?}");
    }
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
}

fn item(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr>\
         <w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

/// `1.`, `(a)`, `(i)`, as UN resolutions number.
const LEVELS: &str = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%2)'/></w:lvl>\
    <w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='lowerRoman'/><w:lvlText w:val='(%3)'/></w:lvl>";

fn numbering(levels: &str, lists: &str) -> String {
    format!("<w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>{lists}")
}

const ONE_LIST: &str = "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";

#[test]
fn looks_come_as_runs() {
    check(
        "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>Recalling</w:t></w:r><w:r><w:rPr><w:i w:val='0'/></w:rPr>\
         <w:t xml:space='preserve'> its resolution 60/1</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>\
         <w:t>1</w:t></w:r><w:r><w:rPr><w:b/><w:u w:val='single'/></w:rPr><w:t>,</w:t></w:r></w:p>",
        &[],
        "| *Recalling* its resolution 60/1^1^#_,_#\n",
    );
}

#[test]
fn styles_hand_down_their_look_and_toggles_flip() {
    let styles = "<w:style w:type='paragraph' w:styleId='Base'><w:rPr><w:i/></w:rPr></w:style>\
        <w:style w:type='paragraph' w:styleId='Quote'><w:basedOn w:val='Base'/></w:style>\
        <w:style w:type='character' w:styleId='Emphasis'><w:rPr><w:i/></w:rPr></w:style>";
    check(
        "<w:p><w:pPr><w:pStyle w:val='Quote'/></w:pPr><w:r><w:t>all </w:t></w:r>\
         <w:r><w:rPr><w:rStyle w:val='Emphasis'/></w:rPr><w:t>States</w:t></w:r>\
         <w:r><w:rPr><w:rStyle w:val='Emphasis'/><w:i/></w:rPr><w:t> act</w:t></w:r></w:p>",
        &[("styles", styles)],
        "| *all *States* act*\n",
    );
}

#[test]
fn styles_in_a_loop_end() {
    let styles = "<w:style w:type='paragraph' w:styleId='A'><w:basedOn w:val='B'/><w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:type='paragraph' w:styleId='B'><w:basedOn w:val='A'/></w:style>";
    check(
        "<w:p><w:pPr><w:pStyle w:val='B'/></w:pPr><w:r><w:t>Takes note</w:t></w:r></w:p>",
        &[("styles", styles)],
        "| #Takes note#\n",
    );
}

#[test]
fn right_to_left_runs_use_their_own_switches() {
    check(
        "<w:p><w:r><w:rPr><w:rtl/><w:iCs/><w:b/></w:rPr><w:t>إذ تشير</w:t></w:r></w:p>",
        &[],
        "| *إذ تشير*\n",
    );
}

#[test]
fn headings_are_known_by_outline_and_by_name() {
    let styles = "<w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/></w:style>\
        <w:style w:type='paragraph' w:styleId='HCh'><w:name w:val='_ H _Ch'/></w:style>\
        <w:style w:type='paragraph' w:styleId='H23'><w:name w:val='_ H_2/3'/></w:style>\
        <w:style w:type='paragraph' w:styleId='Own'><w:name w:val='Own'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>";
    let paragraph =
        |style: &str| format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>I</w:t></w:r></w:p>");
    let body: String = ["H1", "HCh", "H23", "Own"].into_iter().map(paragraph).collect();
    check(
        &body,
        &[("styles", styles)],
        "heading 1 | I\nheading 1 | I\nheading 3 | I\nheading 3 | I\n",
    );
}

#[test]
fn lists_are_numbered_and_deeper_levels_restart() {
    let body: String = [
        (0, "Notes"),
        (1, "one"),
        (2, "deep"),
        (2, "deeper"),
        (1, "two"),
        (0, "Urges"),
        (1, "three"),
    ]
    .map(|(level, text)| item(1, level, text))
    .concat();
    check(
        &body,
        &[("numbering", &numbering(LEVELS, ONE_LIST))],
        "[1.] | Notes\n[(a)] depth 1 | one\n[(i)] depth 2 | deep\n[(ii)] depth 2 | deeper\n[(b)] depth 1 | two\n\
         [2.] | Urges\n[(a)] depth 1 | three\n",
    );
}

#[test]
fn lists_of_one_pattern_count_on_unless_told_to_start() {
    let lists = format!(
        "{ONE_LIST}<w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='3'><w:abstractNumId w:val='0'/>\
         <w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num>"
    );
    let body = [1, 2, 3, 3, 1].map(|list| item(list, 0, "x")).concat();
    check(
        &body,
        &[("numbering", &numbering(LEVELS, &lists))],
        "[1.] | x\n[2.] | x\n[7.] | x\n[8.] | x\n[9.] | x\n",
    );
}

#[test]
fn a_level_may_restart_late_or_never_and_write_digits_only() {
    let levels = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:lvlRestart w:val='0'/><w:numFmt w:val='decimal'/><w:isLgl/>\
        <w:lvlText w:val='%1.%2'/></w:lvl>";
    let body = [0, 1, 0, 1].map(|level| item(1, level, "x")).concat();
    check(
        &body,
        &[("numbering", &numbering(levels, ONE_LIST))],
        "[I] | x\n[1.1] depth 1 | x\n[II] | x\n[2.2] depth 1 | x\n",
    );
}

/// A list of one level with numbers of a format, told by its properties.
fn one_level(properties: &str) -> String {
    let level =
        format!("<w:lvl w:ilvl='0'><w:start w:val='20'/>{properties}<w:lvlText w:val='%1.'/></w:lvl>");
    numbering(&level, ONE_LIST)
}

/// Two items of a list with numbers in words, in paragraphs whose mark has these properties.
#[track_caller]
fn check_words(format: &str, mark: &str, parts: &[(&str, &str)], expected: [&str; 2]) {
    let levels = one_level(&format!("<w:numFmt w:val='{format}'/>"));
    let item = format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr>{mark}</w:rPr></w:pPr>\
         <w:r><w:t>x</w:t></w:r></w:p>"
    );
    let parts = [&[("numbering", levels.as_str())], parts].concat();
    let expected = expected.map(|label| format!("[{label}.] | x\n")).concat();
    check(&item.repeat(2), &parts, &expected);
}

#[test]
fn numbers_in_words_are_spelled_in_the_language_of_the_paragraph() {
    let swedish = "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='sv-SE' w:bidi='he-IL'/></w:rPr></w:rPrDefault></w:docDefaults>";
    check_words("cardinalText", "", &[], ["Twenty", "Twenty-one"]);
    check_words("ordinalText", "", &[], ["Twentieth", "Twenty-first"]);
    check_words("cardinalText", "", &[("styles", swedish)], ["Tjugo", "Tjugoett"]);
    check_words("ordinal", "", &[("styles", swedish)], ["20:e", "21:a"]);
    let french = "<w:lang w:val='fr-FR'/>";
    check_words(
        "ordinalText",
        french,
        &[("styles", swedish)],
        ["Vingtième", "Vingt-et-unième"],
    );
    check_words(
        "cardinalText",
        "<w:rtl/>",
        &[("styles", swedish)],
        ["עשרים", "עשרים ואחת"],
    );
}

#[test]
fn a_style_or_the_theme_may_name_the_language_of_numbers() {
    let german = "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:rPr><w:lang w:val='de-DE'/></w:rPr></w:style>";
    check_words(
        "cardinalText",
        "",
        &[("styles", german)],
        ["Zwanzig", "Einundzwanzig"],
    );
    check_words("ordinal", "", &[("styles", german)], ["20.", "21."]);
    let theme = "<w:themeFontLang w:val='es-ES'/>";
    check_words(
        "cardinalText",
        "",
        &[("settings", theme)],
        ["Veinte", "Veintiuno"],
    );
}

#[test]
fn the_level_may_name_the_language_of_its_numbers() {
    let level = one_level("<w:numFmt w:val='cardinalText'/><w:rPr><w:lang w:val='it-IT'/></w:rPr>");
    check(&item(1, 0, "x"), &[("numbering", &level)], "[Venti.] | x\n");
}

#[test]
fn numbers_are_filled_up_with_zeros_as_a_sample_shows() {
    let custom = |sample: &str| {
        one_level(&format!(
            "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>\
             <mc:Choice Requires='w14'><w:numFmt w:val='custom' w:format='{sample}'/></mc:Choice>\
             <mc:Fallback><w:numFmt w:val='upperRoman'/></mc:Fallback></mc:AlternateContent>"
        ))
    };
    for (sample, label) in [
        ("001, 002, 003, ...", "020"),
        ("0001, 0002, 0003, ...", "0020"),
        ("00001, 00002, 00003, ...", "00020"),
        ("One, Two, Three, ...", "Twenty"),
        ("no, such, sample, ...", "XX"),
    ] {
        let expected = format!("[{label}.] | x\n");
        check(&item(1, 0, "x"), &[("numbering", &custom(sample))], &expected);
    }
}

#[test]
fn numbers_of_several_levels_stand_together() {
    let level = |n: u32, text: &str| {
        format!(
            "<w:lvl w:ilvl='{n}'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='{text}'/></w:lvl>"
        )
    };
    let levels = [level(0, "%1."), level(1, "%1.%2"), level(2, "%1.%2.%3")].concat();
    let body = [0, 1, 2, 2, 1, 0, 1].map(|level| item(1, level, "x")).concat();
    check(
        &body,
        &[("numbering", &numbering(&levels, ONE_LIST))],
        "[1.] | x\n[1.1] depth 1 | x\n[1.1.1] depth 2 | x\n[1.1.2] depth 2 | x\n[1.2] depth 1 | x\n\
         [2.] | x\n[2.1] depth 1 | x\n",
    );
}

/// The names, labels and texts of the paragraphs of a list whose level has this format and text.
fn labelled(format: &str, text: &str, words: &[&str]) -> Vec<String> {
    let level = format!(
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
         <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
    );
    let items: Vec<String> = words.iter().map(|words| item(1, 1, words)).collect();
    let body = format!("{}{}", item(1, 0, "Delivery"), items.concat());
    let source = Source {
        name: "contract".to_owned(),
        bytes: docx(&body, &[("numbering", &numbering(&level, ONE_LIST))]),
    };
    let (_, document) = read(&source, &ReadOptions::default()).unwrap();
    let provisions = travaux::structure::structure(&document).provisions;
    let told = provisions.iter().skip(1).map(|it| {
        let label = it.label.as_deref().unwrap_or_default();
        format!("{} [{label}] {}", it.id, it.text)
    });
    told.collect()
}

#[test]
fn computed_labels_of_any_form_belong_to_their_paragraphs() {
    let words = ["The seller delivers the boats.", "the buyer pays for them."];
    let check = |format, text, names: [&str; 2]| {
        let expected = [0, 1].map(|n| format!("{} {}", names[n], words[n]));
        assert_eq!(labelled(format, text, &words), expected, "{format} {text}");
    };
    check("decimal", "%1.%2", ["P1.1 [1.1]", "P1.2 [1.2]"]);
    check("decimal", "%1.%2.", ["P1.1 [1.1]", "P1.2 [1.2]"]);
    check("ordinalText", "%2", ["U1 [First]", "U2 [Second]"]);
    check(
        "cardinalText",
        "Section %2:",
        ["U1 [Section One]", "U2 [Section Two]"],
    );
    check("upperLetter", "%2-%1", ["U1 [A-1]", "U2 [B-1]"]);
}

#[test]
fn styles_carry_numbers() {
    let styles = "<w:style w:type='paragraph' w:styleId='Op'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='Sub'><w:basedOn w:val='Op'/><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>";
    let paragraph = |(style, more): (&str, &str)| {
        format!("<w:p><w:pPr><w:pStyle w:val='{style}'/>{more}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>")
    };
    let off = "<w:numPr><w:numId w:val='0'/></w:numPr>";
    let body = [("Op", ""), ("Sub", ""), ("Op", off), ("Op", "")]
        .map(paragraph)
        .concat();
    check(
        &body,
        &[("styles", styles), ("numbering", &numbering(LEVELS, ONE_LIST))],
        "[1.] | x\n[(a)] depth 1 | x\n| x\n[2.] | x\n",
    );
}

#[test]
fn levels_tied_to_styles_are_found_by_the_style() {
    let levels = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:pStyle w:val='Part'/><w:numFmt w:val='upperLetter'/><w:lvlText w:val='%1.'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:start w:val='3'/><w:pStyle w:val='Article'/><w:numFmt w:val='decimal'/><w:lvlText w:val='Article %2'/></w:lvl>";
    let style = |id: &str| {
        format!(
            "<w:style w:type='paragraph' w:styleId='{id}'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
        )
    };
    let paragraph =
        |style: &str| format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>");
    check(
        &["Part", "Article", "Article"].map(paragraph).concat(),
        &[
            ("styles", &["Part", "Article"].map(style).concat()),
            ("numbering", &numbering(levels, ONE_LIST)),
        ],
        "[A.] | x\n[Article 3] depth 1 | x\n[Article 4] depth 1 | x\n",
    );
}

#[test]
fn numbers_of_deleted_paragraphs_are_not_counted() {
    let deleted = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>\
        <w:del w:id='2'><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>";
    let body = format!("{}{deleted}{}", item(1, 0, "first"), item(1, 0, "second"));
    let parts = [("numbering", numbering(LEVELS, ONE_LIST))];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let warning = "! tracked-changes: 2 tracked changes (2 deletions): the text is read as if all were";
    assert_eq!(
        shown(docx(&body, &parts), Revisions::Final),
        format!("[1.] | first\n[2.] | second\n{warning} accepted\n")
    );
    assert_eq!(
        shown(docx(&body, &parts), Revisions::Original),
        format!("[1.] | first\n[2.] | gone\n[3.] | second\n{warning} rejected\n")
    );
}

#[test]
fn inserted_and_deleted_words_show_in_their_views() {
    check_views(
        "<w:p><w:r><w:t>States </w:t></w:r><w:del w:id='1'><w:r><w:delText>shall</w:delText></w:r></w:del>\
         <w:ins w:id='2'><w:r><w:t>may</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> report</w:t></w:r></w:p>",
        [
            "| States may report\n",
            "| States shall report\n",
            "| States shall may report\n",
        ],
    );
}

#[test]
fn moved_text_is_never_doubled() {
    check_views(
        "<w:p><w:moveFromRangeStart w:id='1' w:name='m'/><w:moveFrom w:id='2'><w:r><w:t>Deeply concerned, </w:t></w:r></w:moveFrom>\
         <w:moveFromRangeEnd w:id='1'/><w:r><w:t>Takes note. </w:t></w:r><w:moveTo w:id='3'><w:r><w:t>Deeply concerned,</w:t></w:r></w:moveTo></w:p>",
        [
            "| Takes note. Deeply concerned,\n",
            "| Deeply concerned, Takes note.\n",
            "| Takes note. Deeply concerned,\n",
        ],
    );
}

#[test]
fn a_deleted_paragraph_mark_joins_its_paragraph_to_the_next() {
    check_views(
        "<w:p><w:pPr><w:jc w:val='center'/><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>Recalling </w:t></w:r></w:p>\
         <w:p><w:r><w:t>its resolutions</w:t></w:r></w:p>",
        [
            "| Recalling its resolutions\n",
            "centre | Recalling\n| its resolutions\n",
            "centre | Recalling\n| its resolutions\n",
        ],
    );
}

#[test]
fn an_inserted_paragraph_mark_splits_only_the_final_text() {
    check_views(
        "<w:p><w:pPr><w:rPr><w:ins w:id='1'/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>Notes; </w:t></w:r></w:p>\
         <w:p><w:r><w:t>requests</w:t></w:r></w:p>",
        [
            "| Notes;\n| requests\n",
            "| Notes; requests\n",
            "| Notes;\n| requests\n",
        ],
    );
}

#[test]
fn changes_of_format_are_undone_in_the_original() {
    check_views(
        "<w:p><w:r><w:rPr><w:i/><w:rPrChange w:id='1'><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>Urges</w:t></w:r></w:p>",
        ["| *Urges*\n", "| #Urges#\n", "| *Urges*\n"],
    );
}

#[test]
fn tracked_rows_show_in_their_views() {
    check_views(
        "<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc><w:p><w:r><w:t>old</w:t></w:r></w:p></w:tc></w:tr>\
         <w:tr><w:trPr><w:ins w:id='2'/></w:trPr><w:tc><w:p><w:r><w:t>new</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        ["table | new\n", "table | old\n", "table | old\ntable | new\n"],
    );
}

fn cell(content: &str) -> String {
    format!("<w:tc>{content}</w:tc>")
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|text| cell(&p(text))).collect();
    format!("<w:tr>{cells}</w:tr>")
}

fn table(rows: &[&str]) -> String {
    format!("<w:tbl>{}</w:tbl>", rows.concat())
}

#[test]
fn tables_of_data_are_read_by_row() {
    check(
        &(p("Fees") + &table(&[&row(&["Vessel", "Fee"]), &row(&["Tug", "40 crowns"])]) + &p("End")),
        &[],
        "| Fees\ntable | Vessel⇥Fee\ntable | Tug⇥40 crowns\n| End\n",
    );
}

#[test]
fn tables_that_lay_out_paragraphs_stay_paragraphs() {
    let masthead = row(&["United Nations", "A/80/1"]);
    check(
        &table(&[&masthead]),
        &[],
        "table | United Nations\ntable | A/80/1\n",
    );
    let labels = [row(&["(a)", "Urges all States"]), row(&["(b)", "Decides so"])];
    check(
        &table(&[&labels[0], &labels[1]]),
        &[],
        "table | (a)\ntable | Urges all States\ntable | (b)\ntable | Decides so\n",
    );
    let column = [row(&["Urges all States"]), row(&["Decides so"])];
    check(
        &table(&[&column[0], &column[1]]),
        &[],
        "table | Urges all States\ntable | Decides so\n",
    );
    let numbers = numbering(LEVELS, ONE_LIST);
    let list = format!(
        "<w:tr>{}{}</w:tr>",
        cell(&(item(1, 0, "One") + &item(1, 0, "Two"))),
        cell(&p("x"))
    );
    let body = table(&[&row(&["Aim", "State"]), &list]);
    let text = shown(docx(&body, &[("numbering", &numbers)]), Revisions::Final);
    assert!(!text.contains('⇥'), "{text}");
}

#[test]
fn paragraphs_and_numbers_of_a_cell_stand_in_its_row() {
    let numbers = numbering(LEVELS, ONE_LIST);
    let counted = |text: &str| {
        format!(
            "<w:tr>{}{}</w:tr>",
            cell(&item(1, 0, text)),
            cell(&(p("40") + &p("a year")))
        )
    };
    check(
        &table(&[&counted("Tug"), &counted("Barge")]),
        &[("numbering", &numbers)],
        "table | 1. Tug⇥40 a year\ntable | 2. Barge⇥40 a year\n",
    );
}

#[test]
fn a_cell_that_another_covers_is_none() {
    let merged = |merge: &str, text: &str| format!("<w:tc><w:tcPr>{merge}</w:tcPr>{}</w:tc>", p(text));
    let first = format!(
        "<w:tr>{}{}</w:tr>",
        merged("<w:vMerge w:val='restart'/>", "Tug"),
        cell(&p("40"))
    );
    let second = format!("<w:tr>{}{}</w:tr>", merged("<w:vMerge/>", ""), cell(&p("50")));
    let wide = format!(
        "<w:tr>{}</w:tr>",
        merged("<w:gridSpan w:val='2'/>", "All fees in crowns")
    );
    check(
        &table(&[&first, &second, &wide, &row(&["", "60"])]),
        &[],
        "table | Tug⇥40\ntable | 50\ntable | All fees in crowns\ntable | ⇥60\n",
    );
}

#[test]
fn tracked_rows_and_cells_of_data_show_in_their_views() {
    let tracked = |mark: &str| {
        format!(
            "<w:tr><w:trPr>{mark}</w:trPr>{}{}</w:tr>",
            cell(&p("Tug")),
            cell(&p("40"))
        )
    };
    let added = format!(
        "<w:tr>{}<w:tc><w:tcPr><w:cellIns w:id='3'/></w:tcPr>{}</w:tc>{}</w:tr>",
        cell(&p("Barge")),
        p("60"),
        cell(&p("70"))
    );
    let deleted = tracked("<w:del w:id='1'/>");
    check_views(
        &table(&[&row(&["Vessel", "Fee"]), &deleted, &added]),
        [
            "table | Vessel⇥Fee\ntable | Barge⇥60⇥70\n",
            "table | Vessel⇥Fee\ntable | Tug⇥40\ntable | Barge⇥70\n",
            "table | Vessel⇥Fee\ntable | Tug⇥40\ntable | Barge⇥60⇥70\n",
        ],
    );
    // Of a table of which one row is left, that row is no data any more.
    check_views(
        &table(&[&row(&["Vessel", "Fee"]), &deleted]),
        [
            "table | Vessel\ntable | Fee\n",
            "table | Vessel⇥Fee\ntable | Tug⇥40\n",
            "table | Vessel⇥Fee\ntable | Tug⇥40\n",
        ],
    );
}

#[test]
fn a_table_of_data_in_a_layout_is_read_by_row() {
    let inner = table(&[&row(&["Vessel", "Fee"]), &row(&["Tug", "40"])]);
    let outer = format!(
        "<w:tr>{}{}</w:tr>",
        cell(&(p("Fees") + &inner)),
        cell(&p("Notes"))
    );
    check(
        &table(&[&outer]),
        &[],
        "table | Fees\ntable | Vessel⇥Fee\ntable | Tug⇥40\ntable | Notes\n",
    );
}

#[test]
fn notes_in_cells_keep_their_marks_and_their_bodies() {
    let note = "<w:footnote w:id='1'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> A/79/1.</w:t></w:r></w:p></w:footnote>";
    let marked = format!(
        "<w:tr>{}{}</w:tr>",
        cell("<w:p><w:r><w:t>Tug</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>"),
        cell(&p("40"))
    );
    check(
        &(table(&[&row(&["Vessel", "Fee"]), &marked]) + &p("Note: in crowns")),
        &[("footnotes", note)],
        "table | Vessel⇥Fee\ntable | Tug^1^⇥40\n| Note: in crowns\nnote 1 | A/79/1.\n",
    );
}

#[test]
fn footnotes_stand_after_the_body_with_their_markers() {
    let notes = "<w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
        <w:footnote w:id='5'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space='preserve'> Resolution 70/1.</w:t></w:r></w:p></w:footnote>\
        <w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> A/79/1.</w:t></w:r></w:p></w:footnote>\
        <w:footnote w:id='3'><w:p><w:r><w:t>*</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t> Reissued.</w:t></w:r></w:p></w:footnote>";
    let endnotes =
        "<w:endnote w:id='1'><w:p><w:r><w:endnoteRef/></w:r><w:r><w:t>Ibid.</w:t></w:r></w:p></w:endnote>";
    let mark = |id: u32| format!("<w:r><w:footnoteReference w:id='{id}'/></w:r>");
    let body = format!(
        "<w:p><w:r><w:t>77/228</w:t></w:r>{}<w:r><w:endnoteReference w:id='1'/></w:r>\
         <w:r><w:t xml:space='preserve'> and 78/1</w:t></w:r>{}\
         <w:r><w:footnoteReference w:customMarkFollows='1' w:id='3'/><w:t>*</w:t></w:r></w:p>",
        mark(5),
        mark(2),
    );
    check(
        &body,
        &[("footnotes", notes), ("endnotes", endnotes)],
        "| 77/228^1i^ and 78/1^2*^\nnote 1 | Resolution 70/1.\nnote 2 | A/79/1.\nnote * | *Reissued.*\nnote i | Ibid.\n",
    );
}

#[test]
fn deleted_notes_do_not_count() {
    let notes = "<w:footnote w:id='1'><w:p><w:r><w:t>Old.</w:t></w:r></w:p></w:footnote>\
        <w:footnote w:id='2'><w:p><w:r><w:t>Kept.</w:t></w:r></w:p></w:footnote>";
    check(
        "<w:p><w:r><w:t>A</w:t></w:r><w:del w:id='9'><w:r><w:footnoteReference w:id='1'/></w:r></w:del>\
         <w:r><w:t>B</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
        &[("footnotes", notes)],
        "| AB^1^\nnote 1 | Kept.\n! tracked-changes: 1 tracked change (1 deletion): the text is read as if all were accepted\n",
    );
}

#[test]
fn the_first_page_header_is_text_and_running_heads_are_outside() {
    let section = "<w:sectPr><w:headerReference w:type='first' r:id='header1'/><w:headerReference w:type='default' r:id='header2'/>\
        <w:footerReference w:type='first' r:id='footer1'/><w:titlePg/></w:sectPr>";
    check(
        &(p("The General Assembly,") + section),
        &[
            ("header1", &p("A/C.3/80/L.1")),
            ("header2", &p("A/C.3/80/L.1 running")),
            ("footer1", &p("25-12345 (E)")),
        ],
        "| A/C.3/80/L.1\n| The General Assembly,\nheader | A/C.3/80/L.1 running\nfooter | 25-12345 (E)\n",
    );
}

#[test]
fn text_boxes_are_read_once() {
    let content = "<w:txbxContent><w:p><w:r><w:t>Distr.: Limited</w:t></w:r></w:p></w:txbxContent>";
    check(
        &format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>\
             <mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>\
             <w:r><w:t>United Nations</w:t></w:r></w:p>"
        ),
        &[],
        "| United Nations\n| Distr.: Limited\n",
    );
}

#[test]
fn fields_give_their_result_only() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let body = format!(
        "<w:p><w:r><w:t xml:space='preserve'>see </w:t></w:r>{}<w:r><w:instrText>REF a</w:instrText></w:r>{}<w:r><w:t>inner</w:t></w:r>{}{}\
         <w:r><w:t>paragraph 3</w:t></w:r>{}<w:fldSimple w:instr='PAGE'><w:r><w:t xml:space='preserve'> p. 9</w:t></w:r></w:fldSimple></w:p>",
        mark("begin"),
        mark("begin"),
        mark("end"),
        mark("separate"),
        mark("end"),
    );
    check(&body, &[], "| see paragraph 3 p. 9\n");
}

#[test]
fn a_field_without_end_swallows_nothing() {
    check(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:t>Decides</w:t></w:r></w:p>",
        &[],
        "| Decides\n",
    );
}

#[test]
fn wrappers_breaks_and_signs_are_text() {
    check(
        "<w:sdt><w:sdtContent><w:p><w:hyperlink r:id='x'><w:r><w:t>A/80/1</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>co</w:t>\
         <w:noBreakHyphen/><w:t>operation</w:t><w:br/><w:t>inter</w:t><w:softHyphen/><w:t>national</w:t>\
         <w:sym w:font='Symbol' w:char='F061'/></w:r><w:smartTag><w:r><w:t>!</w:t></w:r></w:smartTag>\
         <w:sdt><w:sdtContent><w:r><w:rPr><w:caps/></w:rPr><w:t>geneva</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>",
        &[],
        "| A/80/1⇥co\u{2011}operation⏎inter\u{ad}nationalα!GENEVA\n",
    );
}

#[test]
fn formulas_keep_their_letters() {
    check(
        "<w:p><w:r><w:t>12 m</w:t></w:r><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>",
        &[],
        "| 12 mx^3\n",
    );
}

#[test]
fn comments_and_hidden_text_are_reported_and_not_read() {
    check(
        "<w:p><w:commentRangeStart w:id='1'/><w:r><w:t>Calls upon</w:t></w:r><w:commentRangeEnd w:id='1'/>\
         <w:r><w:commentReference w:id='1'/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>",
        &[(
            "comments",
            &format!("<w:comment w:id='1'>{}</w:comment>", p("Delete?")),
        )],
        "| Calls upon\n! hidden-text: 1 piece of hidden text is left out\n! comments: 1 comment in the margin is left out\n",
    );
}

#[test]
fn blank_paragraphs_are_a_gap() {
    let source = Source {
        name: "draft".to_owned(),
        bytes: docx(&format!("{}<w:p/><w:p/>{}", p("A"), p("B")), &[]),
    };
    let (_, document) = read(&source, &ReadOptions::default()).unwrap();
    let gaps: Vec<f32> = document.blocks.iter().map(|block| block.hints.gap).collect();
    assert_eq!(gaps, [0.0, 2.0]);
}

/// Everything at once: numbering with restarts, insertions, deletions, a move, notes, hidden text, a comment, a text
/// box, a table of two columns, fields.
#[test]
fn the_torture_file_reads_exactly_in_every_view() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let body = [
        "<w:p><w:pPr><w:outlineLvl w:val='0'/><w:jc w:val='center'/></w:pPr><w:r><w:t>Draft resolution</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t xml:space='preserve'>Recalling </w:t></w:r><w:ins w:id='1'><w:r><w:rPr><w:i/></w:rPr>\
         <w:t xml:space='preserve'>also </w:t></w:r></w:ins><w:r><w:t>resolution 77/228</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>note to file</w:t></w:r><w:r><w:t>,</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:pPr><w:rPr><w:moveFrom w:id='20'/></w:rPr></w:pPr><w:moveFromRangeStart w:id='21' w:name='m1'/><w:moveFrom w:id='22'>\
         <w:r><w:t>Deeply concerned,</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id='21'/></w:p>".to_owned(),
        item(1, 0, "Notes:"),
        item(1, 1, "the report;"),
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr><w:rPr><w:ins w:id='2'/></w:rPr></w:pPr>\
         <w:ins w:id='3'><w:r><w:t>its annex;</w:t></w:r></w:ins></w:p>".to_owned(),
        item(1, 1, "the note;"),
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='4'/></w:rPr></w:pPr>\
         <w:del w:id='5'><w:r><w:delText xml:space='preserve'>Decides; </w:delText></w:r></w:del></w:p>".to_owned(),
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t xml:space='preserve'>Urges, see </w:t></w:r>\
             {}<w:r><w:instrText>REF x</w:instrText></w:r>{}<w:r><w:t>(a)</w:t></w:r>{}</w:p>",
            mark("begin"), mark("separate"), mark("end")
        ),
        item(2, 0, "In the annex"),
        "<w:p><w:pPr><w:rPr><w:moveTo w:id='23'/></w:rPr></w:pPr><w:moveToRangeStart w:id='24' w:name='m1'/><w:moveTo w:id='25'>\
         <w:r><w:t>Deeply concerned,</w:t></w:r></w:moveTo><w:moveToRangeEnd w:id='24'/></w:p>".to_owned(),
        "<w:p><w:commentRangeStart w:id='0'/><w:r><w:t>See box</w:t></w:r><w:commentRangeEnd w:id='0'/><w:r><mc:AlternateContent>\
         <mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback>\
         </mc:AlternateContent></w:r></w:p>".to_owned(),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p("Left"), p("Right")),
    ]
    .concat();
    let lists = format!(
        "{ONE_LIST}<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
    );
    let numbering = numbering(LEVELS, &lists);
    let parts = [
        ("numbering", numbering.as_str()),
        (
            "footnotes",
            "<w:footnote w:id='1'><w:p><w:r><w:footnoteRef/><w:t xml:space='preserve'> A/77/1.</w:t></w:r></w:p></w:footnote>",
        ),
        ("comments", "<w:comment w:id='0'/>"),
    ];
    let warnings = |taken: &str| {
        format!(
            "! tracked-changes: 6 tracked changes (3 insertions, 2 deletions, 1 move): {taken}\n\
             ! hidden-text: 1 piece of hidden text is left out\n! comments: 1 comment in the margin is left out\n"
        )
    };
    let tail = "| See box\n| Boxed\ntable | Left\ntable | Right\nnote 1 | A/77/1.\n";
    assert_eq!(
        shown(docx(&body, &parts), Revisions::Final),
        format!(
            "heading 1 centre | Draft resolution\n| *Recalling also *resolution 77/228^1^,\n[1.] | Notes:\n\
             [(a)] depth 1 | the report;\n[(b)] depth 1 | its annex;\n[(c)] depth 1 | the note;\n[2.] | Urges, see (a)\n\
             [1.] | In the annex\n| Deeply concerned,\n{tail}{}",
            warnings("the text is read as if all were accepted")
        )
    );
    assert_eq!(
        shown(docx(&body, &parts), Revisions::Original),
        format!(
            "heading 1 centre | Draft resolution\n| *Recalling *resolution 77/228^1^,\n| Deeply concerned,\n[1.] | Notes:\n\
             [(a)] depth 1 | the report;\n[(b)] depth 1 | the note;\n[2.] | Decides;\n[3.] | Urges, see (a)\n\
             [1.] | In the annex\n{tail}{}",
            warnings("the text is read as if all were rejected")
        )
    );
    assert_eq!(
        shown(docx(&body, &parts), Revisions::BothAsText),
        format!(
            "heading 1 centre | Draft resolution\n| *Recalling also *resolution 77/228^1^,\n[1.] | Notes:\n\
             [(a)] depth 1 | the report;\n[(b)] depth 1 | its annex;\n[(c)] depth 1 | the note;\n[2.] | Decides;\n\
             [3.] | Urges, see (a)\n[1.] | In the annex\n| Deeply concerned,\n{tail}{}",
            warnings("inserted and deleted words are both read as text")
        )
    );
}

/// The provisions of a file in one view: `id text {marks}`, with what was cut and the footnotes.
fn outline(bytes: Vec<u8>, revisions: Revisions) -> Vec<String> {
    let source = Source {
        name: "draft".to_owned(),
        bytes,
    };
    let options = ReadOptions {
        revisions,
        ..ReadOptions::default()
    };
    let (_, document) = read(&source, &options).unwrap();
    let instrument = travaux::structure::structure(&document);
    let provisions = instrument.provisions.iter().map(|it| {
        let marks: Vec<String> = it
            .marks
            .iter()
            .map(|mark| format!(" {{{}@{}}}", mark.marker, mark.offset))
            .collect();
        format!("{} {}{}", it.id, it.text, marks.concat())
    });
    let notes = instrument
        .footnotes
        .iter()
        .map(|note| format!("note {} {}", note.marker, note.text));
    provisions.chain(notes).collect()
}

/// A resolution with three levels of automatic numbers that begin again, changes of every kind within and across
/// paragraphs, two notes of which one is deleted, hidden text, a comment, a text box, a field and an annex with a table.
#[test]
#[expect(
    clippy::too_many_lines,
    reason = "one file and its three outlines are read best side by side"
)]
fn a_tortured_resolution_has_its_outline_in_every_view() {
    let italic = |verb: &str, rest: &str| {
        format!(
            "<w:r><w:rPr><w:i/></w:rPr><w:t>{verb}</w:t></w:r><w:r><w:t xml:space='preserve'> {rest}</w:t></w:r>"
        )
    };
    let plain = |runs: &str| format!("<w:p>{runs}</w:p>");
    let listed = |list: u32, level: u32, mark: &str, runs: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr><w:rPr>{mark}</w:rPr></w:pPr>{runs}</w:p>"
        )
    };
    let ins = |runs: &str| format!("<w:ins w:id='1'>{runs}</w:ins>");
    let del = |text: &str| {
        format!("<w:del w:id='2'><w:r><w:delText xml:space='preserve'>{text}</w:delText></w:r></w:del>")
    };
    let text = |text: &str| format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>");
    let note = |id: u32| format!("<w:r><w:footnoteReference w:id='{id}'/></w:r>");
    let body = [
        plain(&italic("The General Assembly,", "")),
        plain(&(italic("Recalling", "its resolution 77/228") + &note(1) + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>to be checked</w:t></w:r>" + &text(","))),
        "<w:p><w:pPr><w:rPr><w:moveFrom w:id='20'/></w:rPr></w:pPr><w:moveFromRangeStart w:id='21' w:name='m'/><w:moveFrom w:id='22'>\
         <w:r><w:rPr><w:i/></w:rPr><w:t>Deeply concerned</w:t></w:r><w:r><w:t xml:space='preserve'> at floods,</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id='21'/></w:p>".to_owned(),
        plain(&(italic("Noting", "the report") + &format!("<w:del w:id='3'>{}</w:del>", note(2)) + &text(" of the Commission") + &note(3) + &text(","))),
        "<w:p><w:pPr><w:rPr><w:moveTo w:id='23'/></w:rPr></w:pPr><w:moveToRangeStart w:id='24' w:name='m'/><w:moveTo w:id='25'>\
         <w:r><w:rPr><w:i/></w:rPr><w:t>Deeply concerned</w:t></w:r><w:r><w:t xml:space='preserve'> at floods,</w:t></w:r></w:moveTo><w:moveToRangeEnd w:id='24'/></w:p>".to_owned(),
        listed(1, 0, "", &italic("Requests", "the Secretary-General:")),
        listed(1, 1, "", &text("To report:")),
        listed(1, 2, "", &text("In writing;")),
        listed(1, 2, "<w:ins w:id='4'/>", &ins(&text("In person;"))),
        listed(1, 2, "", &text("In time;")),
        listed(1, 1, "", &(text("To ") + &del("examine") + &ins(&text("study")) + &text(" rivers;"))),
        listed(1, 0, "<w:del w:id='5'/>", &del("Decides to wait;")),
        listed(1, 0, "", &(italic("Urges", "States to act, see paragraph ")
            + "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
            + &text("1") + "<w:r><w:fldChar w:fldCharType='end'/></w:r>" + &text(";"))),
        listed(1, 1, "", &text("At once;")),
        listed(1, 0, "<w:del w:id='6'/>", &(italic("Decides", "to remain seized ") + &del("of "))),
        listed(1, 0, "", &text("the matter.")),
        "<w:p><w:commentRangeStart w:id='0'/><w:r><w:rPr><w:b/></w:rPr><w:t>Annex</w:t></w:r><w:commentRangeEnd w:id='0'/></w:p>".to_owned(),
        listed(2, 0, "", &text("The programme is as follows.")),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p("2026"), p("First meeting.")),
    ]
    .concat();
    let lists = format!(
        "{ONE_LIST}<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
    );
    let numbering = numbering(LEVELS, &lists);
    let note = |id: u32, text: &str| {
        format!(
            "<w:footnote w:id='{id}'><w:p><w:r><w:footnoteRef/><w:t xml:space='preserve'> {text}</w:t></w:r></w:p></w:footnote>"
        )
    };
    let notes = note(1, "A/77/1.") + &note(2, "Gone.") + &note(3, "A/78/2.");
    let parts = [
        ("numbering", numbering.as_str()),
        ("footnotes", notes.as_str()),
        ("comments", "<w:comment w:id='0'/>"),
    ];
    let of = |revisions| outline(docx(&body, &parts), revisions);
    assert_eq!(
        of(Revisions::Final),
        [
            "PP1 Recalling its resolution 77/228, {1@31}",
            "PP2 Noting the report of the Commission, {2@35}",
            "PP3 Deeply concerned at floods,",
            "OP1 Requests the Secretary-General:",
            "OP1(a) To report:",
            "OP1(a)(i) In writing;",
            "OP1(a)(ii) In person;",
            "OP1(a)(iii) In time;",
            "OP1(b) To study rivers;",
            "OP2 Urges States to act, see paragraph 1;",
            "OP2(a) At once;",
            "OP3 Decides to remain seized the matter.",
            "H1 Annex",
            "Annex:P1 The programme is as follows.",
            "Annex:U1 2026",
            "Annex:U2 First meeting.",
            "note 1 A/77/1.",
            "note 2 A/78/2.",
        ]
    );
    assert_eq!(
        of(Revisions::Original),
        [
            "PP1 Recalling its resolution 77/228, {1@31}",
            "PP2 Deeply concerned at floods,",
            "PP3 Noting the report of the Commission, {2@17} {3@35}",
            "OP1 Requests the Secretary-General:",
            "OP1(a) To report:",
            "OP1(a)(i) In writing;",
            "OP1(a)(ii) In time;",
            "OP1(b) To examine rivers;",
            "OP2 Decides to wait;",
            "OP3 Urges States to act, see paragraph 1;",
            "OP3(a) At once;",
            "OP4 Decides to remain seized of",
            "OP5 the matter.",
            "H1 Annex",
            "Annex:P1 The programme is as follows.",
            "Annex:U1 2026",
            "Annex:U2 First meeting.",
            "note 1 A/77/1.",
            "note 2 Gone.",
            "note 3 A/78/2."
        ]
    );
    assert_eq!(
        of(Revisions::BothAsText),
        [
            "PP1 Recalling its resolution 77/228, {1@31}",
            "PP2 Noting the report of the Commission, {2@17} {3@35}",
            "PP3 Deeply concerned at floods,",
            "OP1 Requests the Secretary-General:",
            "OP1(a) To report:",
            "OP1(a)(i) In writing;",
            "OP1(a)(ii) In person;",
            "OP1(a)(iii) In time;",
            "OP1(b) To examine study rivers;",
            "OP2 Decides to wait;",
            "OP3 Urges States to act, see paragraph 1;",
            "OP3(a) At once;",
            "OP4 Decides to remain seized of",
            "OP5 the matter.",
            "H1 Annex",
            "Annex:P1 The programme is as follows.",
            "Annex:U1 2026",
            "Annex:U2 First meeting.",
            "note 1 A/77/1.",
            "note 2 Gone.",
            "note 3 A/78/2."
        ]
    );
}

/// A letter of a draft: a word or the end of a paragraph, each kept, inserted or deleted.
type Letter = (Option<u8>, u8);

/// Writes the letters as Word would, with every change tracked.
fn tracked(letters: &[Letter]) -> String {
    let mut body = Vec::new();
    let mut runs = Vec::new();
    for (word, change) in letters.iter().chain([&(None, 0)]) {
        match (word, change) {
            (Some(word), 0) => runs.push(format!("<w:r><w:t xml:space='preserve'>w{word} </w:t></w:r>")),
            (Some(word), 1) => runs.push(format!(
                "<w:ins w:id='1'><w:r><w:t xml:space='preserve'>w{word} </w:t></w:r></w:ins>"
            )),
            (Some(word), _) => runs.push(format!(
                "<w:del w:id='1'><w:r><w:delText xml:space='preserve'>w{word} </w:delText></w:r></w:del>"
            )),
            (None, change) => {
                let mark = ["", "<w:ins w:id='1'/>", "<w:del w:id='1'/>"][usize::from(*change)];
                let runs = std::mem::take(&mut runs).concat();
                body.push(format!("<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{runs}</w:p>"));
            }
        }
    }
    body.concat()
}

/// Returns the paragraphs that the letters make when those with `hidden` are taken away.
fn plain(letters: &[Letter], hidden: u8) -> Vec<String> {
    let shown = letters.iter().filter(|(_, change)| *change != hidden);
    let text: Vec<String> = shown
        .map(|(word, _)| word.map_or("\n".to_owned(), |word| format!("w{word} ")))
        .collect();
    let text = text.concat();
    let paragraphs = text.lines().map(|line| line.trim().to_owned());
    paragraphs.filter(|line| !line.is_empty()).collect()
}

fn paragraphs(body: &str, revisions: Revisions) -> Vec<String> {
    let source = Source {
        name: "draft".to_owned(),
        bytes: docx(body, &[]),
    };
    let options = ReadOptions {
        revisions,
        ..ReadOptions::default()
    };
    let (_, document) = read(&source, &options).unwrap();
    document
        .blocks
        .iter()
        .map(travaux::document::Block::text)
        .collect()
}

proptest! {
    #[test]
    fn accepting_all_gives_the_new_text_and_rejecting_all_the_old(
        letters in prop::collection::vec((prop::option::weighted(0.8, 0_u8..9), 0_u8..3), 0..30)
    ) {
        let body = tracked(&letters);
        prop_assert_eq!(paragraphs(&body, Revisions::Final), plain(&letters, 2));
        prop_assert_eq!(paragraphs(&body, Revisions::Original), plain(&letters, 1));
    }
}

#[test]
fn words_that_nobody_sees_are_read_and_told() {
    let run = |look: &str, text: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>");
    check(
        &format!(
            "<w:p>{}{}{}{}{}</w:p>",
            run("<w:color w:val='FFFFFF'/>", "not "),
            run("<w:color w:themeColor='background1'/>", "ever "),
            run("<w:sz w:val='2'/>", "small "),
            run(
                "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='1F3864'/>",
                "bar "
            ),
            run("<w:color w:val='808080'/>", "grey"),
        ),
        &[],
        "| not ever small bar grey\n! faint-text: letters in the colour of what is behind them: \"not ever\"\n\
         ! tiny-text: letters too small to read: \"small\"\n",
    );
    check(
        &format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val='Grid'/></w:tblPr><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>\
             <w:p><w:pPr><w:shd w:val='clear' w:fill='000000'/></w:pPr>{}</w:p>",
            run("<w:color w:val='FFFFFF'/>", "Head of a table"),
            run("<w:color w:val='FFFFFF'/>", "White on black"),
        ),
        &[],
        "table | Head of a table\n| White on black\n",
    );
}

/// Packs a Word file of a body, the relationships of its main part and further files.
fn packed(body: &str, links: &str, files: &[(&str, &str)]) -> Source {
    const PACKAGE: &str = "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let root = format!(
        "<Relationships {PACKAGE}><Relationship Id='r1' Type='{OFFICE}/officeDocument' Target='word/document.xml'/></Relationships>"
    );
    let links = format!(
        "<Relationships {PACKAGE}>{}</Relationships>",
        links.replace("OFFICE", OFFICE)
    );
    let body = pack::word("document", &format!("<w:body>{body}</w:body>"));
    let mut all: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", body.as_bytes()),
        ("word/_rels/document.xml.rels", links.as_bytes()),
    ];
    all.extend(files.iter().map(|(name, text)| (*name, text.as_bytes())));
    Source {
        name: "draft".to_owned(),
        bytes: pack::zip(&all),
    }
}

#[test]
fn a_part_that_nothing_refers_to_is_told() {
    let extra = pack::word("hdr", &p("Condemns"));
    let source = packed(&p("Calls upon"), "", &[("word/draft2.xml", &extra)]);
    assert_eq!(
        shown(source.bytes, Revisions::Final),
        "| Calls upon\n! unreferenced-part: nothing refers to the part word/draft2.xml, which holds words; it is left out\n",
    );
}

#[test]
fn where_a_link_leads_is_kept_beside_its_paragraph() {
    let link = "<w:p><w:hyperlink r:id='l1'><w:r><w:t>the report</w:t></w:r></w:hyperlink></w:p>";
    let target = "<Relationship Id='l1' Type='OFFICE/hyperlink' Target='https://example.org/5' TargetMode='External'/>";
    let source = packed(link, target, &[]);
    let (_, document) = read(&source, &ReadOptions::default()).unwrap();
    assert_eq!(document.blocks[0].hints.targets, ["https://example.org/5"]);
}

/// The notes 1, 2, … of a file.
fn footnotes(texts: &[&str]) -> String {
    let note = |(at, text): (usize, &&str)| {
        format!(
            "<w:footnote w:id='{}'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>",
            at + 1
        )
    };
    texts.iter().enumerate().map(note).collect()
}

/// A paragraph of `plain`, `^raised` and `#number of a note` pieces.
fn pieces(pieces: &[&str]) -> String {
    let run = |piece: &&str| match (piece.strip_prefix('^'), piece.strip_prefix('#')) {
        (Some(raised), _) => {
            format!("<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>{raised}</w:t></w:r>")
        }
        (_, Some(id)) => format!("<w:r><w:footnoteReference w:id='{id}'/></w:r>"),
        _ => format!("<w:r><w:t xml:space='preserve'>{piece}</w:t></w:r>"),
    };
    let runs: String = pieces.iter().map(run).collect();
    format!("<w:p>{runs}</w:p>")
}

#[track_caller]
fn check_outline(body: &[String], notes: &[&str], expected: &[&str]) {
    let bytes = docx(&body.concat(), &[("footnotes", &footnotes(notes))]);
    assert_eq!(outline(bytes, Revisions::Final), expected);
}

#[test]
fn a_reference_at_the_head_of_a_paragraph_is_no_part_of_its_first_word() {
    check_outline(
        &[
            p("Video shows a point."),
            pieces(&["#1", "To make your document look better, wait."]),
        ],
        &["This is a note."],
        &[
            "P1 Video shows a point.",
            "P2 To make your document look better, wait. {1@0}",
            "note 1 This is a note.",
        ],
    );
}

#[test]
fn references_side_by_side_are_told_apart() {
    check_outline(
        &[pieces(&["The rivers", "#1", "#2", " flow to the sea", "#3", "."])],
        &["Of Norway.", "Of Chad.", "Black."],
        &[
            "P1 The rivers flow to the sea. {1@10} {2@10} {3@26}",
            "note 1 Of Norway.",
            "note 2 Of Chad.",
            "note 3 Black.",
        ],
    );
}

#[test]
fn raised_figures_are_text_where_word_marks_its_references() {
    check_outline(
        &[
            pieces(&[
                "The rivers",
                "#1",
                " carry 10",
                "^2",
                " tons over πr",
                "^2",
                " of land.",
            ]),
            pieces(&["Article 5", "^1", " says so, and the sea", "#2", "."]),
        ],
        &["Of Norway.", "Black."],
        &[
            "P1 The rivers carry 10² tons over πr2 of land. {1@10}",
            "P2 Article 5¹ says so, and the sea. {2@31}",
            "note 1 Of Norway.",
            "note 2 Black.",
        ],
    );
}

#[test]
fn letters_and_figures_of_words_are_never_marks_of_typed_notes() {
    check_outline(
        &[
            p("The Syrian Arab Republic spoke of Force,1 and of 77/2281."),
            pieces(&["Approved for 2025/26", "^a,b", " and spent", "^a"]),
            pieces(&["^a", " Representing the highest level."]),
            pieces(&["^b", " Without requirements."]),
        ],
        &[],
        &[
            "P1 The Syrian Arab Republic spoke of Force,1 and of 77/2281.",
            "P2 Approved for 2025/26 and spent {a@20} {b@20} {a@30}",
            "note a Representing the highest level.",
            "note b Without requirements.",
        ],
    );
}

#[test]
fn a_reference_in_the_title_is_no_part_of_its_last_word() {
    let body = [
        p("United Nations"),
        p("A/C.3/80/L.1"),
        pieces(&["Right to water", "#1"]),
        p("The General Assembly,"),
        pieces(&["Recalling its resolution 70/1", "#2", ","]),
    ];
    let notes = footnotes(&["Draft by Chad.", "Of 2015."]);
    let source = Source {
        name: "draft".to_owned(),
        bytes: docx(&body.concat(), &[("footnotes", &notes)]),
    };
    let (_, document) = read(&source, &ReadOptions::default()).unwrap();
    let instrument = travaux::structure::structure(&document);
    assert_eq!(instrument.masthead.title.as_deref(), Some("Right to water"));
    assert!(instrument.warnings.is_empty(), "{:?}", instrument.warnings);
}
