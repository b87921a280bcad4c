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
