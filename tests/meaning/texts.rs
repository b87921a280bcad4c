//! Whole texts, written for the purpose; and the seeds.

/// Language, name and words of each text.
pub(crate) const TEXTS: [(&str, &str, &str); 10] = [
    (
        "en",
        "en_resolution",
        include_str!("../fixtures/meaning/texts/en_resolution.txt"),
    ),
    (
        "en",
        "en_draft",
        include_str!("../fixtures/meaning/texts/en_draft.txt"),
    ),
    (
        "en",
        "en_treaty",
        include_str!("../fixtures/meaning/texts/en_treaty.txt"),
    ),
    (
        "en",
        "en_law",
        include_str!("../fixtures/meaning/texts/en_law.txt"),
    ),
    (
        "en",
        "en_report",
        include_str!("../fixtures/meaning/texts/en_report.txt"),
    ),
    ("fr", "fr", include_str!("../fixtures/meaning/texts/fr.txt")),
    ("es", "es", include_str!("../fixtures/meaning/texts/es.txt")),
    ("ru", "ru", include_str!("../fixtures/meaning/texts/ru.txt")),
    ("ar", "ar", include_str!("../fixtures/meaning/texts/ar.txt")),
    ("zh", "zh", include_str!("../fixtures/meaning/texts/zh.txt")),
];

/// The seeds but for the largest, which takes long to read.
pub(crate) const SEEDS: [(&str, &str, &str); 4] = [
    (
        "en",
        "seed A/C.3/68",
        include_str!("../../samples/A_C.3_68_CUBA_DRAFT.txt"),
    ),
    (
        "en",
        "seed A/HRC/21",
        include_str!("../../samples/A_HRC_21_DRAFT_SOLIDARITY.txt"),
    ),
    (
        "en",
        "seed A/HRC/RES/23/3",
        include_str!("../../samples/A_HRC_RES_23_3.txt"),
    ),
    (
        "en",
        "seed E/CN.4/2001/95",
        include_str!("../../samples/E_CN.4_2001_95.txt"),
    ),
];
