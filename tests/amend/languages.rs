//! Sheets in Spanish, Russian, Arabic and Chinese: who moves them and what they amend, and what they make of a draft.

use travaux::amend::{ApplyOptions, Status, apply};

use super::apply::{base, text};
use super::sheet;

/// A draft in one language, a sheet on it, and paragraphs as they should read.
struct Case {
    draft: &'static str,
    sheet: &'static str,
    sponsor: &'static str,
    after: &'static [(&'static str, &'static str)],
}

const CASES: &[Case] = &[
    Case {
        draft: "La Asamblea General,\n\nRecordando su resolución 70/1,\n\n1. Insta a todos los Estados a cooperar;\n\n2. Pide al Secretario General que informe;\n\n3. Decide seguir examinando la cuestión.\n",
        sheet: "Asamblea General\n\nCanadá: enmienda al proyecto de resolución A/C.3/80/L.2\n\n1. En el párrafo 1 de la parte dispositiva, sustitúyase “todos los Estados” por “los Estados Miembros”.\n\n2. Suprímase el párrafo 2.\n\n3. Al final del primer párrafo del preámbulo, añádase “de 2015”.\n",
        sponsor: "Canadá",
        after: &[
            ("PP1", "Recordando su resolución 70/1 de 2015,"),
            ("OP1", "Insta a los Estados Miembros a cooperar;"),
            ("OP2", "Decide seguir examinando la cuestión."),
        ],
    },
    Case {
        draft: "Генеральная Ассамблея,\n\nссылаясь на свою резолюцию 70/1,\n\n1. призывает все государства сотрудничать;\n\n2. просит Генерального секретаря представить доклад;\n\n3. постановляет продолжить рассмотрение этого вопроса.\n",
        sheet: "Генеральная Ассамблея\n\nКанада: поправки к проекту резолюции A/C.3/80/L.2\n\n1. В пункте 1 постановляющей части слова «все государства» заменить словами «государства-члены».\n\n2. Исключить пункт 2.\n\n3. В конце первого пункта преамбулы добавить слова «от 2015 года».\n",
        sponsor: "Канада",
        after: &[
            ("PP1", "ссылаясь на свою резолюцию 70/1 от 2015 года,"),
            ("OP1", "призывает государства-члены сотрудничать;"),
            ("OP2", "постановляет продолжить рассмотрение этого вопроса."),
        ],
    },
    Case {
        draft: "إن الجمعية العامة،\n\nإذ تشير إلى قرارها 70/1،\n\n1 - تحث جميع الدول على التعاون؛\n\n2 - تطلب إلى الأمين العام أن يقدم تقريرا؛\n\n3 - تقرر أن تبقي المسألة قيد نظرها.\n",
        sheet: "الجمعية العامة\n\nكندا: تعديلات على مشروع القرار A/C.3/80/L.2\n\n1 - في الفقرة ١ من المنطوق، يُستعاض عن عبارة ”جميع الدول“ بعبارة ”الدول الأعضاء“.\n\n2 - تحذف الفقرة 2.\n\n3 - في نهاية الفقرة الأولى من الديباجة، تضاف عبارة ”لعام 2015“.\n",
        sponsor: "كندا",
        after: &[
            ("PP1", "إذ تشير إلى قرارها 70/1 لعام 2015،"),
            ("OP1", "تحث الدول الأعضاء على التعاون؛"),
            ("OP2", "تقرر أن تبقي المسألة قيد نظرها."),
        ],
    },
    Case {
        draft: "大会，\n\n回顾其第70/1号决议，\n\n1. 敦促所有国家开展合作；\n\n2. 请秘书长提交报告；\n\n3. 决定继续处理此案。\n",
        sheet: "大会\n\n加拿大：对A/C.3/80/L.2号决议草案的修正案\n\n1. 执行部分第1段，将“所有国家”改为“会员国”。\n\n2. 删除第2段。\n\n3. 在序言部分第一段“第70/1号”之前插入“2015年”。\n",
        sponsor: "加拿大",
        after: &[
            ("PP1", "回顾其2015年第70/1号决议，"),
            ("OP1", "敦促会员国开展合作；"),
            ("OP2", "决定继续处理此案。"),
        ],
    },
];

#[test]
fn the_head_of_a_sheet_is_read_in_each_language() {
    for case in CASES {
        let read = sheet(case.sheet);
        assert_eq!(read.amends.as_deref(), Some("A/C.3/80/L.2"), "{}", case.sheet);
        assert_eq!(read.sponsors, [case.sponsor]);
        assert_eq!(read.items.len(), 3, "{:?}", read.items);
    }
}

#[test]
fn a_draft_is_amended_in_each_language() {
    for case in CASES {
        let amended = apply(&base(case.draft), &[sheet(case.sheet)], &ApplyOptions::default());
        for item in &amended.sheets[0].items {
            assert_eq!(item.actions.len(), 1, "{}", item.text);
            for action in &item.actions {
                let outcome = action.outcome.clone().unwrap();
                assert_eq!(outcome.status, Status::Applied, "{} {}", item.text, outcome.why);
            }
        }
        for (id, expected) in case.after {
            assert_eq!(&text(&amended, id), expected);
        }
    }
}

/// A base, a sheet, and paragraphs of the result: id and text.
type Between = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

/// Drafts that number what was put in between, each with a sheet on it, and paragraphs as they should read.
const BETWEEN: &[Between] = &[
    (
        "The General Assembly,\n\nRecalling its resolution 79/1,\n\n1. Urges all States to act;\n\n2. Requests a report;\n\n2 bis. Encourages donors to help;\n\n2 ter. Welcomes the efforts of States;\n\n3. Decides to remain seized of the matter.\n",
        "General Assembly\n\nCanada: amendments to draft resolution A/C.3/80/L.2\n\n1. In operative paragraph 2 bis, replace “donors” with “all donors”.\n\n2. In operative paragraph 2 ter, delete “of States”.\n\n3. After paragraph 2 ter, insert a new paragraph 2 quater, reading: “Thanks the donors;”.\n",
        &[
            ("OP2bis", "Encourages all donors to help;"),
            ("OP2ter", "Welcomes the efforts;"),
            ("OP2quater", "Thanks the donors;"),
        ],
    ),
    (
        "Генеральная Ассамблея,\n\nссылаясь на свою резолюцию 79/1,\n\n1. призывает все государства сотрудничать;\n\n2. просит представить доклад;\n\n2 бис. призывает доноров оказывать поддержку;\n\n2 тер. приветствует усилия государств;\n\n3. постановляет продолжить рассмотрение этого вопроса.\n",
        "Генеральная Ассамблея\n\nКанада: поправки к проекту резолюции A/C.3/80/L.2\n\n1. В пункте 2 бис постановляющей части слово «доноров» заменить словами «всех доноров».\n\n2. В пункте 2 тер исключить слово «государств».\n\n3. После пункта 2 тер включить новый пункт 2 кватер следующего содержания: «благодарит доноров;».\n",
        &[
            ("OP2bis", "призывает всех доноров оказывать поддержку;"),
            ("OP2ter", "приветствует усилия;"),
            ("OP2quater", "благодарит доноров;"),
        ],
    ),
    (
        "إن الجمعية العامة،\n\nإذ تشير إلى قرارها 79/1،\n\n1 - تحث جميع الدول على التعاون؛\n\n2 - تطلب إلى الأمين العام أن يقدم تقريرا؛\n\n٢ مكررا - تشجع الجهات المانحة على تقديم الدعم؛\n\n2 مكررا ثانيا - ترحب بجهود الدول؛\n\n3 - تقرر أن تبقي المسألة قيد نظرها.\n",
        "الجمعية العامة\n\nكندا: تعديلات على مشروع القرار A/C.3/80/L.2\n\n1 - في الفقرة 2 مكررا من المنطوق، يُستعاض عن عبارة ”الجهات المانحة“ بعبارة ”جميع الجهات“.\n\n2 - في الفقرة 2 مكررا ثانيا، يُستعاض عن عبارة ”الدول“ بعبارة ”الدول الأعضاء“.\n",
        &[
            ("OP2bis", "تشجع جميع الجهات على تقديم الدعم؛"),
            ("OP2ter", "ترحب بجهود الدول الأعضاء؛"),
        ],
    ),
    (
        "大会，\n\n回顾其第79/1号决议，\n\n1. 敦促所有国家开展合作；\n\n2. 请秘书长提交报告；\n\n2之二. 鼓励捐助者提供支持；\n\n2 之三．欢迎各国的努力；\n\n3. 决定继续处理此案。\n\n附件一\n\n行动纲领\n\n1. 各国应采取措施；\n\n2. 各国应报告进展。\n\n附件二\n\n程序\n\n1. 委员会应举行会议。\n",
        "大会\n\n加拿大：对A/C.3/80/L.2号决议草案的修正案\n\n1. 执行部分第2段之二，将“捐助者”改为“所有捐助者”。\n\n2. 在第2段之三中，将“各国”改为“会员国”。\n\n3. 在附件一第2段中，将“进展”改为“成果”。\n\n4. 在附件二第1段中，将“举行”改为“召开”。\n",
        &[
            ("OP2bis", "鼓励所有捐助者提供支持；"),
            ("OP2ter", "欢迎会员国的努力；"),
            ("附件 一:P2", "各国应报告成果。"),
            ("附件 二:P1", "委员会应召开会议。"),
        ],
    ),
];

#[test]
fn what_was_put_between_numbers_has_one_address_in_each_language() {
    for (draft, sheet_text, after) in BETWEEN {
        let amended = apply(&base(draft), &[sheet(sheet_text)], &ApplyOptions::default());
        for item in &amended.sheets[0].items {
            assert_eq!(item.actions.len(), 1, "{}", item.text);
            let outcome = item.actions[0].outcome.clone().unwrap();
            assert_eq!(outcome.status, Status::Applied, "{} {}", item.text, outcome.why);
        }
        for (id, expected) in *after {
            assert_eq!(&text(&amended, id), expected);
        }
    }
}
