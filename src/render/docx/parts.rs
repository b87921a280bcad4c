//! The parts of the new file that hold no words: styles, lists, settings, relationships.
//!
//! The looks are those of a United Nations document: Times at 10 points, wide margins, the first line of a paragraph
//! indented, its number at that indent, italic headers, titles in bold.

use std::fmt::Write;

use super::numbering::LEVELS;

/// The namespaces of every Word part.
pub(super) const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts beside the document that have a relationship, by name.
const BESIDE: [&str; 5] = ["styles", "numbering", "footnotes", "settings", "footer"];

/// The distance of a number from the margin on the first level, in twentieths of a point; each level adds as much.
const INDENT: usize = 475;
/// From a number to its text.
const NUMBER: usize = 475;
/// The margin of the text on both sides.
const MARGIN: usize = 1267;

/// The parts that only some files have.
pub(super) const HEADER: &str = "header";
pub(super) const COMMENTS: &str = "comments";

/// Those of a file that has some more.
fn beside(more: &[&'static str]) -> impl Iterator<Item = &'static str> {
    BESIDE.into_iter().chain(more.iter().copied())
}

/// `[Content_Types].xml`
pub(super) fn content_types(more: &[&'static str]) -> String {
    let mut out = format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{WORD}.document.main+xml\"/>"
    );
    for name in beside(more) {
        let _ = write!(
            out,
            "<Override PartName=\"/word/{name}.xml\" ContentType=\"{WORD}.{name}+xml\"/>"
        );
    }
    out + "</Types>"
}

/// `_rels/.rels`
pub(super) fn package_relationships() -> String {
    format!(
        "{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    )
}

/// `word/_rels/document.xml.rels`
pub(super) fn document_relationships(more: &[&'static str]) -> String {
    let mut out = format!(
        "{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    for name in beside(more) {
        let _ = write!(
            out,
            "<Relationship Id=\"{name}\" Type=\"{RELATIONS}/{name}\" Target=\"{name}.xml\"/>"
        );
    }
    out + "</Relationships>"
}

/// `word/settings.xml`
pub(super) fn settings() -> String {
    format!(
        "{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"475\"/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/>\
         <w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    )
}

/// `word/footer.xml`: the number of the page.
pub(super) fn footer() -> String {
    format!(
        "{DECLARATION}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>\
         <w:fldSimple w:instr=\" PAGE \"><w:r><w:rPr><w:b/></w:rPr><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"
    )
}

/// The section: A4, the margins, head and foot of the page.
pub(super) fn section(has_header: bool) -> String {
    let header = if has_header {
        "<w:headerReference w:type=\"default\" r:id=\"header\"/>"
    } else {
        ""
    };
    format!(
        "<w:sectPr>{header}<w:footerReference w:type=\"default\" r:id=\"footer\"/>\
         <w:footnotePr><w:numFmt w:val=\"decimal\"/></w:footnotePr>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1440\" w:right=\"1200\" w:bottom=\"1440\" w:left=\"1200\" w:header=\"576\" w:footer=\"720\" w:gutter=\"0\"/>\
         </w:sectPr>"
    )
}

/// `word/numbering.xml`: one pattern, and a list for each part of the text, with its first number.
pub(super) fn numbering(starts: &[u32]) -> String {
    let mut out = format!(
        "{DECLARATION}<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId=\"0\">\
         <w:multiLevelType w:val=\"multilevel\"/>"
    );
    for (level, (format, text)) in [
        ("decimal", "%1."),
        ("lowerLetter", "(%2)"),
        ("lowerRoman", "(%3)"),
    ]
    .into_iter()
    .enumerate()
    {
        let first = INDENT * (level + 1);
        let tab = MARGIN + first + NUMBER;
        let _ = write!(
            out,
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:suff w:val=\"tab\"/>\
             <w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/>\
             <w:pPr><w:tabs><w:tab w:val=\"num\" w:pos=\"{tab}\"/></w:tabs>\
             <w:ind w:left=\"{MARGIN}\" w:firstLine=\"{first}\"/></w:pPr></w:lvl>"
        );
    }
    out.push_str("</w:abstractNum>");
    for (list, start) in starts.iter().enumerate() {
        let _ = write!(
            out,
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"0\"/>",
            list + 1
        );
        for level in 0..LEVELS {
            let start = if level == 0 { *start } else { 1 };
            let _ = write!(
                out,
                "<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{start}\"/></w:lvlOverride>"
            );
        }
        out.push_str("</w:num>");
    }
    out + "</w:numbering>"
}

/// A paragraph style: id, name, the inside of its paragraph and of its run properties.
type Look = (&'static str, &'static str, String, &'static str);

/// `word/styles.xml`
pub(super) fn styles() -> String {
    let mut out = format!(
        "{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>\
         <w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:line=\"240\" w:lineRule=\"exact\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>"
    );
    for (id, name, paragraph, letters) in looks() {
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
        );
    }
    out.push_str(
        "<w:style w:type=\"paragraph\" w:styleId=\"FootnoteText\"><w:name w:val=\"footnote text\"/><w:basedOn w:val=\"Normal\"/>\
         <w:pPr><w:tabs><w:tab w:val=\"right\" w:pos=\"418\"/></w:tabs><w:spacing w:line=\"210\" w:lineRule=\"exact\"/>\
         <w:ind w:left=\"475\" w:hanging=\"475\"/></w:pPr><w:rPr><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Footer\"><w:name w:val=\"footer\"/><w:basedOn w:val=\"Normal\"/>\
         <w:pPr><w:jc w:val=\"right\"/></w:pPr><w:rPr><w:sz w:val=\"17\"/></w:rPr></w:style>\
         <w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/>\
         <w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>",
    );
    out + "</w:styles>"
}

fn looks() -> Vec<Look> {
    let mut looks = vec![
        (
            "Organ",
            "UN Organ",
            "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"4\" w:color=\"auto\"/></w:pBdr>\
          <w:spacing w:before=\"120\" w:after=\"120\" w:line=\"360\" w:lineRule=\"exact\"/>"
                .to_owned(),
            "<w:b/><w:sz w:val=\"34\"/>",
        ),
        (
            "Symbol",
            "UN Symbol",
            "<w:spacing w:after=\"60\" w:line=\"320\" w:lineRule=\"exact\"/><w:jc w:val=\"right\"/>"
                .to_owned(),
            "<w:sz w:val=\"28\"/>",
        ),
        (
            "SymbolLine",
            "UN Symbol Line",
            "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"auto\"/></w:pBdr>\
             <w:tabs><w:tab w:val=\"right\" w:pos=\"9506\"/></w:tabs>\
             <w:spacing w:after=\"60\" w:line=\"320\" w:lineRule=\"exact\"/>"
                .to_owned(),
            "<w:sz w:val=\"28\"/>",
        ),
        (
            "HeadLine",
            "UN Head Line",
            "<w:ind w:left=\"6600\"/>".to_owned(),
            "",
        ),
        (
            "Session",
            "UN Session",
            "<w:spacing w:before=\"60\"/>".to_owned(),
            "<w:b/>",
        ),
        (
            "HeadText",
            "UN Head Text",
            "<w:tabs><w:tab w:val=\"left\" w:pos=\"6600\"/></w:tabs><w:spacing w:before=\"60\" w:after=\"60\"/>"
                .to_owned(),
            "",
        ),
        (
            "Sponsors",
            "UN Sponsors",
            format!(
                "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\" w:line=\"270\" w:lineRule=\"exact\"/>\
          <w:ind w:left=\"{MARGIN}\" w:right=\"{MARGIN}\"/>"
            ),
            "<w:b/><w:sz w:val=\"24\"/>",
        ),
        (
            "TitleHCH",
            "UN Title",
            format!(
                "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"200\" w:line=\"300\" w:lineRule=\"exact\"/>\
          <w:ind w:left=\"{MARGIN}\" w:right=\"{MARGIN}\"/><w:outlineLvl w:val=\"0\"/>"
            ),
            "<w:b/><w:sz w:val=\"28\"/>",
        ),
        (
            "End",
            "UN End",
            "<w:spacing w:before=\"240\"/><w:jc w:val=\"center\"/>".to_owned(),
            "",
        ),
    ];
    let text = |first: usize| {
        let tab = MARGIN + first + NUMBER;
        format!(
            "<w:tabs><w:tab w:val=\"left\" w:pos=\"{tab}\"/></w:tabs><w:spacing w:after=\"120\"/>\
             <w:ind w:left=\"{MARGIN}\" w:right=\"{MARGIN}\" w:firstLine=\"{first}\"/><w:jc w:val=\"both\"/>"
        )
    };
    let cell = "<w:spacing w:before=\"40\" w:after=\"40\"/>".to_owned();
    looks.push(("Cell", "UN Table Text", cell, ""));
    looks.push(("SingleTxt", "UN Single Text", text(0), ""));
    for (level, (id, name)) in [
        ("Indented", "UN Indented Text"),
        ("Indented1", "UN Indented Text 1"),
        ("Indented2", "UN Indented Text 2"),
        ("Indented3", "UN Indented Text 3"),
    ]
    .into_iter()
    .enumerate()
    {
        looks.push((id, name, text(INDENT * (level + 1)), ""));
    }
    let heading = |level: usize, before: usize| {
        format!(
            "<w:keepNext/><w:tabs><w:tab w:val=\"left\" w:pos=\"{MARGIN}\"/></w:tabs>\
             <w:spacing w:before=\"{before}\" w:after=\"120\" w:line=\"270\" w:lineRule=\"exact\"/>\
             <w:ind w:left=\"{MARGIN}\" w:right=\"{MARGIN}\" w:hanging=\"{MARGIN}\"/><w:outlineLvl w:val=\"{level}\"/>"
        )
    };
    looks.push(("HCh", "UN Heading", heading(1, 240), "<w:b/><w:sz w:val=\"24\"/>"));
    looks
}
