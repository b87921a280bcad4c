//! What the structure stage understands of texts that are not in English: one small resolution per language, and one
//! small text per trap.

use travaux::instrument::Instrument;
use travaux::read::{ReadOptions, Source, read};
use travaux::structure::structure;

fn instrument(text: &str) -> Instrument {
    let source = Source {
        name: "fixture".into(),
        bytes: text.as_bytes().to_vec(),
    };
    let (_, document) = read(&source, &ReadOptions::default()).unwrap();
    structure(&document)
}

/// Compares the provisions of a text, written `id label [header] text`, with the expected lines.
fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = instrument(text)
        .provisions
        .iter()
        .map(|provision| {
            let label = provision.label.as_ref().map(|label| format!("{label} "));
            let header = provision
                .header
                .as_ref()
                .map(|header| format!("[{}] ", header.text));
            let (label, header) = (label.unwrap_or_default(), header.unwrap_or_default());
            format!("{} {label}{header}{}", provision.id, provision.text)
        })
        .collect();
    assert_eq!(found, expected, "in\n{text}");
}

/// Returns the ids of the provisions.
fn ids(text: &str) -> String {
    let provisions = instrument(text).provisions;
    provisions
        .iter()
        .map(|provision| provision.id.to_string())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Returns what was cut as formula or adoption line.
fn frame(text: &str) -> Vec<String> {
    instrument(text)
        .cut
        .iter()
        .map(|cut| format!("{:?}: {}", cut.reason, cut.text))
        .filter(|cut| cut.starts_with("OpeningFormula") || cut.starts_with("AdoptionLine"))
        .collect()
}

#[test]
fn a_resolution_in_arabic() {
    let text = "إن الجمعية العامة،\n\nإذ تشير إلى قرارها 60/1 بشأن الآبار،\n\nوإذ ترحب بتقرير الأمين العام،\n\n\
                أولا - الآبار\n\n1 - تقرر أن تحمي الآبار؛\n\n2 - تطلب إلى الدول ما يلي:\n\n(أ) بناء الآبار؛\n\n(ب) تقديم تقرير:\n\n\
                ’1‘ عن الماء؛\n\n’2‘ عن الحجر.\n\nالجلسة العامة 73\n18 كانون الأول/ديسمبر 2014\n";
    check(
        text,
        &[
            "PP1 [إذ تشير] إذ تشير إلى قرارها 60/1 بشأن الآبار،",
            "PP2 [وإذ ترحب] وإذ ترحب بتقرير الأمين العام،",
            "H1 أولا الآبار",
            "OP1 1 [تقرر] تقرر أن تحمي الآبار؛",
            "OP2 2 [تطلب] تطلب إلى الدول ما يلي:",
            "OP2(a) (أ) بناء الآبار؛",
            "OP2(b) (ب) تقديم تقرير:",
            "OP2(b)(1) ’1‘ عن الماء؛",
            "OP2(b)(2) ’2‘ عن الحجر.",
        ],
    );
    assert_eq!(
        frame(text).last().map(String::as_str),
        Some("AdoptionLine: الجلسة العامة 73 18 كانون الأول/ديسمبر 2014")
    );
}

#[test]
fn numbers_in_arabic_have_several_prints_and_one_id() {
    for label in [
        "1 -",
        "١ -",
        "1-",
        "١.",
        "1 –",
        "\u{200f}1 -",
        "\u{200f}١ -\u{200f}",
    ] {
        let text = format!("إن مجلس الأمن،\n\nإذ يشير إلى قراره،\n\n{label} يقرر أن يمدد الولاية.\n");
        assert_eq!(ids(&text), "PP1 OP1", "with {label:?}");
    }
}

#[test]
fn vowel_signs_tatweel_and_hamza_hide_no_verb_in_arabic() {
    let text = "\u{feff}ان الجمعيـة العامة،\n\nوإِذْ تُشِيرُ الى قرارها،\n\nواذ تؤكـد من جديد مقاصد الميثاق،\n\n1 - تُقَرِّر كذلك أن تعود إليه.\n";
    check(
        text,
        &[
            "PP1 [وإِذْ تُشِيرُ] وإِذْ تُشِيرُ الى قرارها،",
            "PP2 [واذ تؤكـد من جديد] واذ تؤكـد من جديد مقاصد الميثاق،",
            "OP1 1 [تُقَرِّر كذلك] تُقَرِّر كذلك أن تعود إليه.",
        ],
    );
}

#[test]
fn a_resolution_in_chinese() {
    let text = "大会，\n\n回顾其关于水井的决议，\n\n注意到水井不是私有财产，\n\n关切地注意到水井干涸，\n\n\
                1. 强烈谴责污染水井；\n\n2．请会员国：\n\n(一) 保护水井；\n\n(二) 提交报告。\n\n2014年12月18日\n第73次全体会议\n";
    check(
        text,
        &[
            "PP1 [回顾] 回顾其关于水井的决议，",
            "PP2 [注意到] 注意到水井不是私有财产，",
            "PP3 [关切地注意到] 关切地注意到水井干涸，",
            "OP1 1 [强烈谴责] 强烈谴责污染水井；",
            "OP2 2 [请] 请会员国：",
            "OP2(1) (一) 保护水井；",
            "OP2(2) (二) 提交报告。",
        ],
    );
    assert_eq!(frame(text)[1..], ["AdoptionLine: 2014年12月18日第73次全体会议"]);
}

#[test]
fn chinese_without_spaces_or_blank_lines() {
    let text = "安全理事会，\n回顾其以往各项决议，\n对局势表示关切，\n1.决定延长任务期限；\n2、请秘书长在六个月内提出关于执行本决议所采取措施的报告；\n３．决定继续处理此案。\n";
    assert_eq!(ids(text), "PP1 PP2 OP1 OP2 OP3");
}

#[test]
fn a_single_operative_paragraph_in_chinese_needs_no_number() {
    let text = "大会，\n\n审议了秘书长的报告，\n\n决定：\n\n(a) 延长任务期限；\n\n(b) 请秘书长提交报告。\n";
    assert_eq!(ids(text), "PP1 OP1 OP1(a) OP1(b)");
}

#[test]
fn heads_of_sections_in_chinese_and_arabic() {
    check(
        "大会，\n\n回顾其以往决议，\n\n一、会议日历\n\n1. 注意到报告；\n\n二. 文件\n\n2. 敦促会员国合作。\n",
        &[
            "PP1 [回顾] 回顾其以往决议，",
            "H1 一 会议日历",
            "OP1 1 [注意到] 注意到报告；",
            "H2 二 文件",
            "OP2 2 [敦促] 敦促会员国合作。",
        ],
    );
    check(
        "إن الجمعية العامة،\n\nإذ تشير إلى قرارها،\n\n1 - تقرر ذلك.\n\nالمرفق الأول\n\nخطة العمل\n\n1 - للخطة جزءان.\n",
        &[
            "PP1 [إذ تشير] إذ تشير إلى قرارها،",
            "OP1 1 [تقرر] تقرر ذلك.",
            "H1 المرفق الأول",
            "H2 خطة العمل",
            "المرفق الأول:P1 1 للخطة جزءان.",
        ],
    );
}

#[test]
fn annexes_in_chinese_have_their_number_behind_the_word() {
    let text = "大会，\n\n回顾其以往决议，\n\n1. 通过计划。\n\n附件二\n\n行动计划\n\n1. 计划有两部分。\n";
    assert_eq!(ids(text), "PP1 OP1 H1 H2 附件 二:P1");
}

#[test]
fn articles_in_chinese_and_arabic() {
    let chinese =
        "第一条 为了保护水井，制定本法。\n\n第十二条之一 本法适用于水井。\n\n第13条 本法自公布之日起施行。\n";
    assert_eq!(ids(chinese), "Art1 Art12bis Art13");
    let arabic = "المادة 1\n\nيولد جميع الناس أحرارا.\n\nالمادة ٢\n\nلكل إنسان حق التمتع بالحقوق.\n";
    assert_eq!(ids(arabic), "H1 Art1 H2 Art2");
}

#[test]
fn a_resolution_in_russian_opens_its_paragraphs_small() {
    let text = "Генеральная Ассамблея,\n\nссылаясь на свою резолюцию о колодцах,\n\nпризнавая важность воды,\n\n\
                будучи глубоко обеспокоена засухой,\n\n1. с озабоченностью отмечает задержки;\n\n2. учреждает комиссию, которая должна:\n\n\
                a) собрать сведения;\n\nb) представить доклад.\n\n73-е пленарное заседание,\n18 декабря 2014 года\n";
    check(
        text,
        &[
            "PP1 [ссылаясь] ссылаясь на свою резолюцию о колодцах,",
            "PP2 [признавая] признавая важность воды,",
            "PP3 [будучи глубоко обеспокоена] будучи глубоко обеспокоена засухой,",
            "OP1 1 [с озабоченностью отмечает] с озабоченностью отмечает задержки;",
            "OP2 2 [учреждает] учреждает комиссию, которая должна:",
            "OP2(a) a) собрать сведения;",
            "OP2(b) b) представить доклад.",
        ],
    );
    assert_eq!(
        frame(text).len(),
        2,
        "formula and one adoption line: {:?}",
        frame(text)
    );
}

#[test]
fn lines_of_a_russian_paragraph_that_begin_small_carry_on() {
    let text = "Совет Безопасности,\n\nссылаясь на свои прежние резолюции о положении\nв стране и вокруг нее,\nвключая последнюю,\n\n\
                1. постановляет продлить мандат\nна один год.\n";
    assert_eq!(ids(text), "PP1 OP1");
}

#[test]
fn a_resolution_in_french() {
    let text = "L’Assemblée générale,\n\nRappelant sa résolution sur les puits,\n\nPrenant note du rapport du Comité,\n\n\
                Rejetant la déclaration de la Commission,\n\nSe déclarant gravement préoccupée par la sécheresse,\n\n\
                1. Exprime sa satisfaction au Comité;\n\n2. Souscrit au plan.\n\n73e séance plénière\n18 décembre 2014\n";
    check(
        text,
        &[
            "PP1 [Rappelant] Rappelant sa résolution sur les puits,",
            "PP2 [Prenant note] Prenant note du rapport du Comité,",
            "PP3 [Rejetant] Rejetant la déclaration de la Commission,",
            "PP4 [Se déclarant gravement préoccupée] Se déclarant gravement préoccupée par la sécheresse,",
            "OP1 1 [Exprime sa satisfaction] Exprime sa satisfaction au Comité;",
            "OP2 2 [Souscrit] Souscrit au plan.",
        ],
    );
}

#[test]
fn a_resolution_in_spanish() {
    let text = "La Asamblea General,\n\nRecordando la resolución de la Asamblea General,\n\nHabiendo determinado la situación,\n\n\
                Teniendo presentes las disposiciones de la Carta,\n\n1. Insiste en que se presente un informe;\n\n\
                2. Observa con preocupación la sequía.\n\n73ª sesión plenaria\n18 de diciembre de 2014\n";
    check(
        text,
        &[
            "PP1 [Recordando] Recordando la resolución de la Asamblea General,",
            "PP2 [Habiendo determinado] Habiendo determinado la situación,",
            "PP3 [Teniendo presentes] Teniendo presentes las disposiciones de la Carta,",
            "OP1 1 [Insiste] Insiste en que se presente un informe;",
            "OP2 2 [Observa con preocupación] Observa con preocupación la sequía.",
        ],
    );
}

#[test]
fn adoption_lines_are_known_in_every_language() {
    let french = "Le Conseil de sécurité,\n\nRappelant cela,\n\n1. Décide ainsi.\n\n";
    let spanish = "El Consejo de Seguridad,\n\nRecordando eso,\n\n1. Decide así.\n\n";
    let russian = "Совет Безопасности,\n\nссылаясь на это,\n\n1. постановляет так.\n\n";
    let arabic = "إن مجلس الأمن،\n\nإذ يشير إلى ذلك،\n\n1 - يقرر ذلك.\n\n";
    let chinese = "安全理事会，\n\n回顾此事，\n\n1. 决定如此。\n\n";
    for (text, line) in [
        (french, "Adoptée à l’unanimité à la 7702e séance."),
        (french, "[Adoptée sans vote]"),
        (french, "1er décembre 2023"),
        (spanish, "Aprobada por unanimidad en la 7702ª sesión."),
        (spanish, "[Sin votación]"),
        (russian, "Принята единогласно на 7702-м заседании."),
        (russian, "4 декабря 2023 года"),
        (arabic, "اعتمد بالإجماع في الجلسة 7702."),
        (arabic, "٤ ديسمبر ٢٠٢٣"),
        (chinese, "第7702次会议一致通过。"),
        (chinese, "2023年12月4日"),
    ] {
        let whole = format!("{text}{line}\n");
        assert_eq!(ids(&whole), "PP1 OP1", "behind {line}");
        assert_eq!(frame(&whole).last(), Some(&format!("AdoptionLine: {line}")));
    }
}

#[test]
fn a_date_that_ends_a_sentence_is_no_adoption_line() {
    let text = "The General Assembly,\n\nRecalling it,\n\n1. Requests a report by\n\n31 December 2030\n";
    assert_eq!(frame(text).len(), 1, "{:?}", frame(text));
}

#[test]
fn decomposed_letters_are_those_they_look_like() {
    let text = "L’Assemble\u{301}e ge\u{301}ne\u{301}rale,\n\nRe\u{301}affirmant sa re\u{301}solution,\n\n1. De\u{301}cide d’agir.\n";
    check(
        text,
        &[
            "PP1 [Re\u{301}affirmant] Re\u{301}affirmant sa re\u{301}solution,",
            "OP1 1 [De\u{301}cide] De\u{301}cide d’agir.",
        ],
    );
}

#[test]
fn marks_that_nobody_sees_hide_neither_formula_nor_label() {
    let text = "\u{200b}The General Assembly,\n\n\u{feff}Recalling its resolution,\n\n\u{200e}1. Decides to act:\n\n\u{200b}(a) Now;\n\n\u{200f}(b) Here.\n";
    assert_eq!(ids(text), "PP1 OP1 OP1(a) OP1(b)");
}

#[test]
fn formula_and_first_paragraph_may_share_a_block() {
    let text =
        "Генеральная Ассамблея, рассмотрев доклад Комитета,\n\n1. выражает благодарность Председателю.\n";
    check(
        text,
        &[
            "PP1 [рассмотрев] рассмотрев доклад Комитета,",
            "OP1 1 [выражает благодарность] выражает благодарность Председателю.",
        ],
    );
}

#[test]
fn a_formula_is_known_in_languages_of_which_little_more_is() {
    for (formula, preambular, operative) in [
        (
            "Die Generalversammlung,",
            "unter Hinweis auf ihre Resolution,",
            "1. beschließt zu handeln.",
        ),
        (
            "A Assembleia Geral,",
            "Recordando sua resolução,",
            "1. Decide agir.",
        ),
        (
            "L’Assemblea generale,",
            "Ricordando la sua risoluzione,",
            "1. Decide di agire.",
        ),
        ("העצרת הכללית,", "בהזכירה את החלטתה,", "1. מחליטה לפעול."),
    ] {
        let text = format!("{formula}\n\n{preambular}\n\n{operative}\n");
        assert_eq!(ids(&text), "PP1 OP1", "in {text}");
        assert_eq!(frame(&text), [format!("OpeningFormula: {formula}")]);
    }
}

#[test]
fn what_an_empty_line_parts_is_two_paragraphs() {
    let text = "RIVER ACT\n\nSection 2. Definitions\n\nIn this Act, unless the context otherwise requires—\n\n\
                “basin” means the land that a river drains;\n\n“quay” means a wall at which vessels lie;\n";
    assert_eq!(ids(text), "H1 Art2 Art2(1) Art2(2)");
}

#[test]
fn an_open_sentence_goes_on_below_a_stray_blank_line_or_a_page_end() {
    let stray = "The General Assembly,\n\nRecalling the report that was sent to all the States Members of\n\nthe United Nations,\n\n1. Decides to act.\n";
    assert_eq!(ids(stray), "PP1 OP1");
    let page = "The General Assembly,\n\nRecalling the report on wells, rivers,\n\u{c}lakes and seas,\n\n1. Decides to act.\n";
    assert_eq!(ids(page), "PP1 OP1");
}

/// A resolution with a masthead, twelve preambular and twelve operative paragraphs, the same in each language.
fn twelve_and_twelve(text: &str, letters: [&str; 2], items: [&str; 2]) {
    let found = instrument(text);
    let header = |id: &str| {
        let provision = found
            .provisions
            .iter()
            .find(|provision| provision.id.to_string() == id);
        provision
            .and_then(|provision| provision.header.as_ref())
            .map(|header| header.text.clone())
    };
    let preambular = (1..=12).map(|n| format!("PP{n}"));
    let operative = (1..=12).flat_map(|n| {
        let mut ids = vec![format!("OP{n}")];
        if n == 3 {
            ids.extend(letters.map(|letter| format!("OP3({letter})")));
            ids.extend(items.map(|item| format!("OP3({})({item})", letters[1])));
        }
        ids
    });
    let expected: Vec<String> = preambular.chain(operative).collect();
    assert_eq!(ids(text), expected.join(" "));
    let bare: Vec<&String> = expected
        .iter()
        .filter(|id| !id.contains('(') && header(id).is_none())
        .collect();
    assert!(bare.is_empty(), "no header in {bare:?}");
    assert!(found.warnings.is_empty(), "{:?}", found.warnings);
    assert!(found.masthead.title.is_some() && found.masthead.symbol.as_deref() == Some("A/RES/81/990"));
    assert_eq!(
        frame(text)
            .iter()
            .filter(|cut| cut.starts_with("OpeningFormula"))
            .count(),
        1
    );
    assert!(frame(text).iter().any(|cut| cut.starts_with("AdoptionLine")));
}

#[test]
fn a_whole_resolution_in_french() {
    twelve_and_twelve(
        include_str!("fixtures/resolutions/fr.txt"),
        ["a", "b"],
        ["i", "ii"],
    );
}

#[test]
fn a_whole_resolution_in_spanish() {
    twelve_and_twelve(
        include_str!("fixtures/resolutions/es.txt"),
        ["a", "b"],
        ["i", "ii"],
    );
}

#[test]
fn a_whole_resolution_in_russian() {
    twelve_and_twelve(
        include_str!("fixtures/resolutions/ru.txt"),
        ["а", "б"],
        ["i", "ii"],
    );
}

#[test]
fn a_whole_resolution_in_arabic() {
    twelve_and_twelve(
        include_str!("fixtures/resolutions/ar.txt"),
        ["a", "b"],
        ["1", "2"],
    );
    let reported = include_str!("fixtures/resolutions/ar.txt").replace(
        "81/990 - ",
        "[بناء على تقرير اللجنة الثانية (A/81/400)]\n81/990 - ",
    );
    twelve_and_twelve(&reported, ["a", "b"], ["1", "2"]);
}

#[test]
fn a_whole_resolution_in_chinese() {
    twelve_and_twelve(
        include_str!("fixtures/resolutions/zh.txt"),
        ["a", "b"],
        ["1", "2"],
    );
}
