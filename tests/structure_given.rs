//! What the structure stage makes of texts whose format says what every piece is: Akoma Ntoso and USLM.

use travaux::instrument::Instrument;
use travaux::read::{Format, ReadOptions, Source, read};
use travaux::structure::structure;

fn instrument(text: &str) -> Instrument {
    let source = Source {
        name: "act".into(),
        bytes: text.as_bytes().to_vec(),
    };
    let (format, document) = read(&source, &ReadOptions::default()).unwrap();
    assert_eq!(format, Format::Akn);
    structure(&document)
}

/// Compares the provisions, written `id kind label [header] text {marks}` and set in below their parents.
#[track_caller]
fn check(text: &str, expected: &[&str]) -> Instrument {
    let instrument = instrument(text);
    let mut depths: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for it in &instrument.provisions {
        let depth = it.parent.map_or(0, |parent| depths[parent.0] + 1);
        depths.push(depth);
        let kind = format!("{:?}", it.kind).to_lowercase();
        let label = it.label.as_deref().unwrap_or("-");
        let header = it
            .header
            .as_ref()
            .map_or(String::new(), |header| format!("[{}] ", header.text));
        let marks: Vec<String> = it
            .marks
            .iter()
            .map(|mark| format!(" {{{}@{}}}", mark.marker, mark.offset))
            .collect();
        found.push(format!(
            "{}{} {kind} {label} {header}{}{}",
            " ".repeat(depth),
            it.id,
            it.text,
            marks.concat()
        ));
    }
    assert_eq!(found, expected);
    instrument
}

fn akn(content: &str) -> String {
    format!(
        "<?xml version='1.0' encoding='UTF-8'?><akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'>{content}</akomaNtoso>"
    )
}

#[test]
fn an_act_has_recitals_articles_paragraphs_points_and_an_annex() {
    let text = akn("<act><meta><identification/></meta>\
        <preface><longTitle><p><docTitle>Regulation on rivers</docTitle></p></longTitle></preface>\
        <preamble><formula><p>THE PARLIAMENT AND THE COUNCIL,</p></formula><recitals>\
        <recital><num>(1)</num><p>Rivers cross borders.</p></recital><recital><num>(2)</num><p>Lakes do so too<authorialNote marker='1'><p>OJ L 1.</p></authorialNote>.</p></recital>\
        </recitals><formula><p>HAVE ADOPTED THIS REGULATION:</p></formula></preamble>\
        <body><chapter><num>CHAPTER I</num><heading>General</heading>\
        <article><num>Article 1</num><heading>Scope</heading><paragraph><num>1.</num><content><p>This Regulation applies to rivers.</p></content></paragraph>\
        <paragraph><num>2.</num><list><intro><p>It does not apply to:</p></intro><point><num>(a)</num><content><p>canals;</p></content></point>\
        <point><num>(b)</num><list><intro><p>ponds</p></intro><point><num>(i)</num><content><p>in gardens,</p></content></point></list></point>\
        <wrapUp><p>unless a State so decides.</p></wrapUp></list></paragraph></article>\
        <article><num>Article 2</num><content><p>This Regulation enters into force today.</p></content></article></chapter></body>\
        <conclusions><p>Done at Geneva.</p></conclusions>\
        <attachments><attachment><heading>ANNEX</heading><doc name='annex'><mainBody><paragraph><num>1.</num><content><p>List of rivers</p></content></paragraph></mainBody></doc></attachment></attachments></act>");
    let instrument = check(
        &text,
        &[
            "PP1 preambular (1) Rivers cross borders.",
            "PP2 preambular (2) Lakes do so too. {1@15}",
            "H1 heading CHAPTER I General",
            "H2 heading Article 1 Scope",
            "Art1.1 article 1 This Regulation applies to rivers.",
            "Art1.2 article 2 It does not apply to:",
            " Art1.2(a) subparagraph (a) canals;",
            " Art1.2(b) subparagraph (b) ponds",
            "  Art1.2(b)(i) subparagraph (i) in gardens,",
            " Art1.2~2 subparagraph - unless a State so decides.",
            "Art2 article Article 2 This Regulation enters into force today.",
            "H3 heading - ANNEX",
            "Annex:P1 paragraph 1 List of rivers",
        ],
    );
    assert_eq!(instrument.masthead.title.as_deref(), Some("Regulation on rivers"));
    assert_eq!(instrument.footnotes[0].text, "OJ L 1.");
    let cut: Vec<String> = instrument
        .cut
        .iter()
        .map(|cut| format!("{:?}: {}", cut.reason, cut.text))
        .collect();
    assert_eq!(
        cut,
        [
            "Masthead: Regulation on rivers",
            "OpeningFormula: THE PARLIAMENT AND THE COUNCIL,",
            "OpeningFormula: HAVE ADOPTED THIS REGULATION:",
            "AdoptionLine: Done at Geneva.",
        ]
    );
}

#[test]
fn a_bill_has_sections_with_subsections_and_their_titles_in_the_line() {
    let text = akn(
        "<bill><preface><p><docTitle>A Bill on lakes</docTitle></p></preface><body>\
        <section><num>1</num><heading>Short title</heading><content><p>This Act may be cited as the Lakes Act.</p></content></section>\
        <section><num>2</num><heading>Duties</heading><subsection><num>(1)</num><heading>Reports.</heading><content><p>The Minister shall report.</p></content></subsection>\
        <subsection><num>(2)</num><intro><p>A report names:</p></intro><paragraph><num>(a)</num><content><p>the lakes;</p></content></paragraph></subsection></section>\
        <part><num>PART II</num><section><num>3</num><content><p>In Act 5, insert:</p><p><mod><quotedStructure><section><num>7A</num><content><p>New text.</p></content></section></quotedStructure></mod></p></content></section></part>\
        </body></bill>",
    );
    check(
        &text,
        &[
            "H1 heading 1 Short title",
            "Art1 article 1 This Act may be cited as the Lakes Act.",
            "H2 heading 2 Duties",
            "Art2.1 article (1) Reports. The Minister shall report.",
            "Art2.2 article (2) A report names:",
            " Art2.2(a) subparagraph (a) the lakes;",
            "H3 heading - PART II",
            "Art3 article 3 In Act 5, insert:",
            " Art3~2 subparagraph 7A New text.",
        ],
    );
}

#[test]
fn a_resolution_has_preambular_and_operative_paragraphs_with_their_verbs() {
    let text = akn(
        "<statement><preface><p><docNumber>A/RES/80/1</docNumber></p><p><docTitle>Rivers</docTitle></p></preface>\
        <preamble><formula><p>The General Assembly,</p></formula><recitals><recital><p><i>Recalling</i> its resolution 79/1,</p></recital>\
        <recital><p><i>Noting</i> with concern</p><list><point><num>(a)</num><p>low rivers,</p></point></list></recital></recitals></preamble>\
        <mainBody><paragraph><num>1.</num><content><p><i>Urges</i> States to act;</p></content></paragraph>\
        <paragraph><num>2.</num><list><intro><p><i>Requests</i> the Secretary-General:</p></intro><point><num>(a)</num><p>To report;</p></point></list></paragraph></mainBody></statement>",
    );
    let instrument = check(
        &text,
        &[
            "PP1 preambular - [Recalling] Recalling its resolution 79/1,",
            "PP2 preambular - [Noting] Noting with concern",
            " PP2(a) subparagraph (a) low rivers,",
            "OP1 operative 1 [Urges] Urges States to act;",
            "OP2 operative 2 [Requests] Requests the Secretary-General:",
            " OP2(a) subparagraph (a) To report;",
        ],
    );
    assert_eq!(instrument.masthead.symbol.as_deref(), Some("A/RES/80/1"));
    assert_eq!(instrument.masthead.title.as_deref(), Some("Rivers"));
}

#[test]
fn an_amendment_has_the_paragraphs_of_its_own_body() {
    let text = akn(
        "<amendment><preface><p>Amendments to draft resolution A/C.3/80/L.2</p></preface><amendmentBody>\
        <amendmentContent><block name='changeBlock'>After paragraph 3, insert a new paragraph:</block>\
        <block name='versionBlock'><quotedStructure><paragraph><num>3 bis.</num><content><p><i>Notes</i> the report;</p></content></paragraph></quotedStructure></block></amendmentContent>\
        </amendmentBody></amendment>",
    );
    check(
        &text,
        &[
            "P1 paragraph - After paragraph 3, insert a new paragraph:",
            "P2 paragraph 3 bis Notes the report;",
        ],
    );
}

#[test]
fn an_american_resolution_is_read_by_its_recitals() {
    let text = "<resolution xmlns='http://schemas.gpo.gov/xml/uslm'><meta><x>no</x></meta><preface><congress>116th CONGRESS</congress></preface>\
        <main><longTitle><docTitle>CONCURRENT RESOLUTION</docTitle></longTitle><preamble><recital>Whereas rivers are low—\
        <paragraph><num>(1)</num><content>in spring; and</content></paragraph></recital><resolvingClause>Resolved by the Senate,</resolvingClause></preamble>\
        <section><chapeau>That Congress—</chapeau><paragraph><num>(1)</num><content>urges care; and</content></paragraph></section></main>\
        <attestation><action>Attest:</action></attestation></resolution>";
    check(
        text,
        &[
            "PP1 preambular - [Whereas] Whereas rivers are low—",
            " PP1(1) subparagraph (1) in spring; and",
            "OP1 operative - That Congress—",
            " OP1(1) subparagraph (1) urges care; and",
        ],
    );
}
