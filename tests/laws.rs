//! What the structure stage understands of laws: heads of articles in several traditions, their paragraphs and items, tables
//! of contents, marks of consolidation, and languages of which no word is known.

use travaux::compare::Options;
use travaux::instrument::Instrument;
use travaux::read::{ReadOptions, Source, read};
use travaux::report::{Body, Lookup};
use travaux::sides::Sides;
use travaux::structure::structure;

fn instrument(text: &str) -> Instrument {
    let source = Source {
        name: "law.txt".into(),
        bytes: text.as_bytes().to_vec(),
    };
    let (_, document) = read(&source, &ReadOptions::default()).unwrap();
    structure(&document)
}

fn ids(text: &str) -> String {
    let found = instrument(text);
    assert!(found.warnings.is_empty(), "{:?}", found.warnings);
    let ids = found.provisions.iter().map(|provision| provision.id.to_string());
    ids.collect::<Vec<_>>().join(" ")
}

/// The lines as paragraphs with blank space between.
fn apart(lines: &[&str]) -> String {
    lines.join("\n\n")
}

#[test]
fn articles_of_a_french_code_keep_part_and_hyphen() {
    let law = apart(&[
        "Article 386-1",
        "Le présent code s'applique aux bassins versants.",
        "Article L. 110-2",
        "La politique de l'eau comprend :",
        "1° La protection des rives ;",
        "2° L'entretien des digues.",
        "Article R. 110-2-1",
        "Un décret en fixe les modalités.",
    ]);
    assert_eq!(
        ids(&law),
        "H1 Art386-1 H2 ArtL110-2 ArtL110-2(1) ArtL110-2(2) H3 ArtR110-2-1"
    );
    let inline = apart(&[
        "Art. L. 110-2. – La politique de l'eau comprend :",
        "1° La protection des rives ;",
        "2° L'entretien des digues :",
        "a) Les écluses ;",
        "b) Les barrages.",
        "Art. 1er. – La loi entre en vigueur demain.",
    ]);
    assert_eq!(
        ids(&inline),
        "ArtL110-2 ArtL110-2(1) ArtL110-2(2) ArtL110-2(2)(a) ArtL110-2(2)(b) Art1"
    );
    assert_eq!(
        instrument(&inline).provisions[0].text,
        "La politique de l'eau comprend :"
    );
}

#[test]
fn articles_put_in_later_have_a_letter_or_a_latin_word() {
    let italian = apart(&[
        "Art. 1",
        "Oggetto",
        "1. La legge disciplina le acque.",
        "Art. 2-bis",
        "Definizioni",
        "1. Si intende per:",
        "a) fiume: un corso;",
    ]);
    assert_eq!(ids(&italian), "H1 H2 Art1.1 H3 H4 Art2bis.1 Art2bis.1(a)");
    let portuguese = apart(&[
        "Artigo 2.º",
        "Objeto",
        "A lei regula a água.",
        "Artigo 2.º-A",
        "Âmbito",
        "A lei aplica-se ao mar.",
    ]);
    assert_eq!(ids(&portuguese), "H1 H2 Art2 H3 H4 Art2A");
    let union = apart(&[
        "Article 27 bis",
        "Contrôle",
        "1. Il est annuel.",
        "Article 27da",
        "Le contrôle est double.",
    ]);
    assert_eq!(ids(&union), "H1 H2 Art27bis.1 H3 Art27da");
}

#[test]
fn sections_of_a_hungarian_law_have_the_sign_behind_the_number() {
    let law = apart(&[
        "226. § (1) A vízügyi hatóság engedélyezi a gátat.",
        "(2) Az engedély öt évre szól.",
        "226/A. § (1) A gát fenntartója felel:",
        "a) a gát tulajdonosa;",
        "b) a gát kezelője.",
        "227. § A törvény kihirdetésekor lép hatályba.",
    ]);
    assert_eq!(
        ids(&law),
        "Art226.1 Art226.2 Art226A.1 Art226A.1(a) Art226A.1(b) Art227"
    );
    let found = instrument(&law);
    assert_eq!(found.provisions[2].label.as_deref(), Some("226/A. § (1)"));
    assert_eq!(found.provisions[2].text, "A gát fenntartója felel:");
}

#[test]
fn marks_of_a_consolidated_act_are_no_titles_and_hide_no_label() {
    let law = apart(&[
        "▼M7",
        "Article premier",
        "Objet",
        "1. Le présent règlement établit des règles.",
        "►M7 2. Il s'applique aux rivières. ◄",
        "▼M8 3. Il s'applique aux lacs.",
        "▼M9\u{a0}—————",
    ]);
    assert_eq!(ids(&law), "H1 H2 Art1.1 Art1.2 Art1.3");
    let found = instrument(&law);
    assert_eq!(found.masthead.title, None);
    assert_eq!(found.provisions[3].text, "►M7 Il s'applique aux rivières. ◄");
    assert_eq!(found.provisions[3].label.as_deref(), Some("2"));
}

#[test]
fn sections_of_an_american_act_are_articles_and_its_table_of_contents_is_cut() {
    let law = apart(&[
        "SECTION 1. SHORT TITLE; TABLE OF CONTENTS.",
        "(a) Short Title.--This Act may be cited as the \"River Act\".",
        "(b) Table of Contents.--The table of contents for this Act is as follows:",
        "Sec. 1. Short title; table of contents.\nSec. 2. Definitions.\nSec. 3. Duties.",
        "SEC. 2. DEFINITIONS.",
        "In this Act, \"river\" means water.",
        "Sec. 3.",
        "(a) The Administrator shall act.",
        "(b) The Administrator may:",
        "(1) wait; or",
        "(2) refuse.",
    ]);
    assert_eq!(
        ids(&law),
        "H1 Art1(a) Art1(b) H2 Art2 H3 Art3(a) Art3(b) Art3(b)(1) Art3(b)(2)"
    );
}

#[test]
fn a_titled_section_has_no_second_title() {
    let law = apart(&[
        "§ 1 Zweck",
        "(1) Dieses Gesetz schützt die Flüsse.",
        "§ 2 Begriffe",
        "Im Sinne dieses Gesetzes ist",
        "1. Fluss:",
        "fließendes Wasser,",
        "2. See: stehendes Wasser.",
        "§ 2a Ausnahmen",
        "Keine.",
    ]);
    let found = instrument(&law);
    let shown: Vec<String> = found
        .provisions
        .iter()
        .map(|provision| format!("{} {}", provision.id, provision.text))
        .collect();
    assert!(
        shown.contains(&"Art2 Im Sinne dieses Gesetzes ist".to_owned()),
        "{shown:?}"
    );
}

#[test]
fn what_an_item_announces_belongs_to_the_item() {
    let law = apart(&[
        "§ 2 Begriffe",
        "(1) Im Sinne dieses Gesetzes ist",
        "1. Zubereitung:",
        "ein Gemisch von Stoffen,",
        "2. Herstellen:",
        "das Gewinnen.",
        "(2) Der Einfuhr steht das Verbringen gleich.",
    ]);
    assert_eq!(
        ids(&law),
        "H1 Art2.1 Art2.1(1) Art2.1(1)~2 Art2.1(2) Art2.1(2)~2 Art2.2"
    );
}

#[test]
fn a_list_that_begins_again_inside_a_numbered_paragraph_belongs_to_it() {
    let law = apart(&[
        "Artículo 2",
        "Toda persona tiene derecho:",
        "1. A la vida.",
        "2. Al secreto, que se levanta a pedido:",
        "1. Del juez.",
        "2. Del fiscal.",
        "3. A la paz.",
    ]);
    assert_eq!(ids(&law), "H1 Art2 Art2.1 Art2.2 Art2.2(1) Art2.2(2) Art2.3");
}

#[test]
fn a_spread_title_of_contents_in_chinese_is_known() {
    let law = "中华人民共和国河流法\n\n（2016年3月16日第十二届全国人民代表大会第四次会议通过）\n\n目　录\n\n第一章　总　则\n\n\
        第二章　管　理\n\n第一章　总　则\n\n第一条　为了保护河流，制定本法。\n\n第二条　本法适用于一切河流。\n\n\
        第二章　管　理\n\n第三条　国家管理河流：\n\n（一）江；\n\n（二）河。\n";
    assert_eq!(ids(law), "H1 Art1 Art2 H2 Art3 Art3(1) Art3(2)");
    assert_eq!(
        instrument(law).masthead.title.as_deref(),
        Some("中华人民共和国河流法")
    );
}

#[test]
fn articles_are_found_in_a_language_of_which_no_word_is_known() {
    let turkish = apart(&[
        "Madde 1",
        "Bütün sular hür ve eşit akar, kimse onların önünü kesemez.",
        "Madde 2",
        "Herkes göllerden ve ırmaklardan eşitçe yararlanma hakkına sahiptir.",
        "Madde 3",
        "1. Balıkçılık mevsimi ilkbaharda başlar.",
        "2. Balıkçılık mevsimi sonbaharda biter.",
    ]);
    assert_eq!(ids(&turkish), "H1 Art1 H2 Art2 H3 Art3.1 Art3.2");
    let thai = apart(&[
        "ข้อ 1",
        "แม่น้ำทุกสายเป็นของทุกคน",
        "ข้อ 2",
        "ทุกคนมีสิทธิใช้น้ำ",
        "ข้อ 3",
        "น้ำต้องสะอาด",
    ]);
    assert_eq!(ids(&thai), "H1 Art1 H2 Art2 H3 Art3");
}

#[test]
fn articles_behind_a_preamble_with_a_title_stand_in_no_scope() {
    let text = apart(&[
        "Préambule",
        "Considérant que l'eau manque,",
        "Article 1",
        "L'eau est libre.",
        "Article 2",
        "Le fleuve est libre.",
    ]);
    assert_eq!(ids(&text), "P1 H1 Art1 H2 Art2");
}

#[test]
fn items_right_below_the_title_of_an_article_stand_among_the_articles() {
    let law = "Rivers Act\n\nSECTION 1. SHORT TITLE.\nThis Act may be cited as the Rivers Act.\n\nSEC. 2. DUTIES.\n\n\
               (a) Dredging.—The board shall dredge.\n\n(b) Measuring.—The board shall measure.\n\n(c) Painting.—The board shall paint the buoys.\n";
    let source = |text: &str| Source {
        name: "law.txt".into(),
        bytes: text.as_bytes().to_vec(),
    };
    let changed = law.replace("shall measure", "may measure");
    let sources = Sides::new(source(law), source(&changed));
    let report = travaux::compare::compare(&sources, &Options::default()).unwrap();
    let lookup = Lookup::new(&report);
    let bodies: Vec<Body> = lookup
        .sections(&report)
        .iter()
        .map(|section| section.body)
        .collect();
    assert!(bodies.iter().all(|body| *body == Body::Articles), "{bodies:?}");
    assert!(ids(law).ends_with("Art2(a) Art2(b) Art2(c)"), "{}", ids(law));
}

#[test]
fn the_first_recital_may_have_its_number_behind_the_colon_above_it() {
    let act = "LE PARLEMENT EUROPÉEN ET LE CONSEIL DE L'UNION EUROPÉENNE,\n\nvu le traité sur les fleuves,\n\nconsidérant ce qui suit: (1)\n\
         L'eau est rare.\n\n(2)\nLe lac est profond.\n\nONT ADOPTÉ LE PRÉSENT RÈGLEMENT:\n\nArticle premier\n\nLe lac est libre.\n\n\
         Article 2\n\nLe fleuve est libre.\n";
    assert_eq!(ids(act), "PP1 PP2 Rec1 Rec2 H1 Art1 H2 Art2");
}

#[test]
fn numbered_sections_at_the_end_are_no_notes_of_figures_that_come_after_them() {
    let act = "Rivers Act 2020\n\nAn Act to make provision about rivers.\n\n1 Short title\nThis Act may be cited as the Rivers Act 2020.\n\n\
         2 Duty\n(1) The authority must maintain each river.\n(2) The authority may charge a fee.\n\n\
         3 Offence\nA person who dams a river commits an offence.\n";
    let found = instrument(act);
    assert!(found.footnotes.is_empty(), "{:?}", found.footnotes);
    assert_eq!(ids(act), "U1 P1 P2 P3");
}

#[test]
fn a_list_within_a_list_may_begin_on_one_line() {
    let law = "## Art 7\n\n(3) Das Land zahlt:\n\n*   *   1991\n\n    *   55 vom Hundert\n\n*   *   1992\n\n    *   60 vom Hundert\n\n(4) Das Land baut.\n";
    let found = ids(law);
    assert!(found.ends_with("Art7.4"), "{found}");
    let unannounced = law.replace("zahlt:", "zahlt.");
    assert_eq!(ids(&unannounced), found);
}
