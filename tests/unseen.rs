//! What a reader cannot see: each sign is suspicious where no honest text has it, and honest where it is at home.

use travaux::read::{ReadOptions, Source, read};
use travaux::report::{Class, Filter};
use travaux::structure::structure;
use travaux::text::unseen::{Level, Scripts, Unseen, look_alike, unseen, unseen_in};
use travaux::{Options, Sides, compare};

fn level_of(text: &str, c: char) -> Option<Level> {
    let found = unseen(text).into_iter().filter(|one| one.character == c);
    found.map(|one| one.level).max()
}

fn suspicious(text: &str) -> Vec<Unseen> {
    let found = unseen(text).into_iter();
    found.filter(|one| one.level == Level::Suspicious).collect()
}

const SIGNS: [char; 44] = [
    '\u{1}',
    '\u{8}',
    '\u{1b}',
    '\u{7f}',
    '\u{34f}',
    '\u{61c}',
    '\u{115f}',
    '\u{1160}',
    '\u{1680}',
    '\u{17b4}',
    '\u{17b5}',
    '\u{180b}',
    '\u{180c}',
    '\u{180d}',
    '\u{180e}',
    '\u{180f}',
    '\u{200a}',
    '\u{200b}',
    '\u{200c}',
    '\u{200d}',
    '\u{200e}',
    '\u{200f}',
    '\u{202a}',
    '\u{202c}',
    '\u{202e}',
    '\u{2060}',
    '\u{2061}',
    '\u{2065}',
    '\u{2066}',
    '\u{2069}',
    '\u{206a}',
    '\u{2800}',
    '\u{3164}',
    '\u{fe0f}',
    '\u{feff}',
    '\u{ffa0}',
    '\u{fff0}',
    '\u{fff8}',
    '\u{fff9}',
    '\u{1bca0}',
    '\u{1d159}',
    '\u{1d173}',
    '\u{1d17a}',
    '\u{e0041}',
];

#[test]
fn a_sign_without_glyph_inside_an_english_word_is_suspicious() {
    for sign in SIGNS {
        let text = format!("Urges all Sta{sign}tes parties to cooperate in good faith");
        assert_eq!(
            level_of(&text, sign),
            Some(Level::Suspicious),
            "U+{:04X}",
            u32::from(sign)
        );
    }
}

#[test]
fn a_sign_that_a_script_needs_is_honest_there() {
    for (text, sign, level) in [
        ("می\u{200c}خواهم قطعنامه را", '\u{200c}', None),
        ("क्\u{200d}ष महासभा", '\u{200d}', None),
        ("ᠮᠣᠩᠭᠣᠯ\u{180b} ᠪᠢᠴᠢᠭ", '\u{180b}', None),
        ("ᠮᠣᠩᠭᠣᠯ\u{180e}ᠠ", '\u{180e}', None),
        ("ᠮᠣᠩᠭᠣᠯ\u{180f}", '\u{180f}', None),
        ("ក\u{17b5}ម្ពុជា", '\u{17b5}', Some(Level::Contextual)),
        ("총회는 \u{3164} 결정한다", '\u{3164}', Some(Level::Contextual)),
        ("\u{115f}\u{1161} 총회", '\u{115f}', Some(Level::Contextual)),
        ("⠠⠞⠓⠑\u{2800}⠁⠎⠎⠑⠍⠃⠇⠽", '\u{2800}', Some(Level::Contextual)),
        ("การ\u{200b}ประชุม", '\u{200b}', None),
        ("葛\u{e0100}城市", '\u{e0100}', None),
        ("大会　回顾", '\u{3000}', None),
        ("The Assembly\u{3000}recalls", '\u{3000}', Some(Level::Contextual)),
        ("1\u{2007}000 States", '\u{2007}', None),
        ("all\u{2007}States", '\u{2007}', Some(Level::Contextual)),
        ("co\u{ad}operation", '\u{ad}', Some(Level::Contextual)),
        ("State\u{92}s", '\u{92}', Some(Level::Contextual)),
        ("d\u{fffd}cide", '\u{fffd}', Some(Level::Contextual)),
        ("إن الجمعية\u{200f}، (A/RES/60/1)\u{200f}", '\u{200f}', None),
        ("القرار \u{202b}A/RES/60/1\u{202c} العامة", '\u{202b}', None),
    ] {
        assert_eq!(level_of(text, sign), level, "{text:?}");
    }
}

#[test]
fn a_direction_mark_inside_a_word_and_one_without_its_partner_are_suspicious_in_hebrew_and_arabic() {
    for (text, sign) in [
        ("الج\u{61c}معية العامة", '\u{61c}'),
        ("העצ\u{200f}רת הכללית", '\u{200f}'),
        ("القرار 1\u{200e}2", '\u{200e}'),
        ("القرار \u{202b}A/RES/60/1 العامة", '\u{202b}'),
        ("העצרת \u{2067}הכללית", '\u{2067}'),
        ("العامة \u{2066}A\u{202a}B\u{2069}", '\u{202a}'),
    ] {
        assert_eq!(level_of(text, sign), Some(Level::Suspicious), "{text:?}");
    }
    assert_eq!(
        level_of("העצרת\u{202c} הכללית", '\u{202c}'),
        Some(Level::Contextual)
    );
}

#[test]
fn words_of_two_scripts_are_suspicious_if_every_odd_letter_has_a_double() {
    for text in [
        "all Stаtes parties",
        "all Ѕtates parties",
        "all Stοtes parties",
        "the Αssembly decides",
        "the Ꭺssembly decides",
        "pοssible means",
        "all Stɑtes parties",
        "all Ｓtates parties",
        "all St𝐚tes parties",
        "Генеральная Aссамблея постановляет",
        "Генеральнaя Ассамблея",
        "Η Γενική Συνέλeυση oρίζει",
        "all օffices of States",
    ] {
        assert!(!suspicious(text).is_empty(), "{text}");
    }
}

#[test]
fn a_word_of_look_alikes_in_a_text_of_another_script_is_suspicious() {
    for text in [
        "Urges States to adopt the сосо standard for wells",
        "Urges States to keep а well open at all times",
        "Генеральная Ассамблея постановляет copy документ",
        "requests Ο report of the Secretary-General",
    ] {
        assert!(!suspicious(text).is_empty(), "{text}");
    }
    let whole = Scripts::of(["The General Assembly decides to remain seized of the matter"]);
    assert_eq!(unseen_in("СОСО", &whole).len(), 4);
    assert!(unseen_in("СОСО", &Scripts::of(["Генеральная Ассамблея постановляет"])).is_empty());
}

#[test]
fn honest_words_of_another_script_are_no_finding() {
    for text in [
        "the name of А. Иванов in the list of experts of the Committee",
        "в соответствии с резолюцией 217 A (III) и программой CO по MHC, op. cit., пункт 5 a)",
        "a correlation ρkl of risks k and l, α particles, the Ω meter, 5 µg and 3 μm of H₂O, sinα±sinβ=2",
        "[ʒan‿ɑ̃twan] is how the name is spoken",
        "Diyarbakır, Türkiye, Curaçao, Đà Nẵng, København, Łódź, Ðorđe, naïve, İstanbul",
        "Ɔ̀kànlɛ̀ ɖekpo ɔ na yi ɖo acɛ ɖokpo ɔ mɛ, ye nyi ɛ ɖo sɛ́n nukɔn",
        "第5条（a）款，ＡＢＣ公司，２０２５年",
        "総会は、「ユニセフ」のロゴを用いる",
        "от 3 March 2015 года, (A/69/488/Add.2), пункт 5 решения Совета",
        "the risk weight RWσ shall be set at 55 per cent",
        "PDFы и SMSки, 3D-модель",
        "Ⅳ. Overview, № 5, ™, ½",
        "संकल्प ६०/१, resolution 60/1",
        "มติที่ ๖๐/๑ (A/RES/60/1)",
    ] {
        assert!(suspicious(text).is_empty(), "{text}: {:?}", suspicious(text));
    }
}

#[test]
fn digits_of_another_script_are_suspicious_where_their_script_is_not_written() {
    for text in [
        "paragraph 2٥ of it",
        "paragraph ٢٥ of it",
        "paragraph ２５ of it",
        "الفقرة 2٥",
        "№ 𝟐𝟓 of States",
    ] {
        assert!(!suspicious(text).is_empty(), "{text}");
    }
    assert_eq!(level_of("الفقرة ٢٥ (paragraph 25)", '٢'), Some(Level::Contextual));
    assert!(look_alike("paragraph ٢٥", "paragraph 25"));
}

fn source(text: &str) -> Source {
    Source {
        name: "text.txt".into(),
        bytes: text.as_bytes().to_vec(),
    }
}

#[test]
fn the_head_is_searched_and_each_sign_makes_its_paragraph_substantive() {
    let text = "General Assembly\n\nProtection of wells\n\nThe General Assembly,\n\n1. Urges all States to act;\n\n2. Requests a report.\n";
    let attacked = text.replace("General Assembly\n\nP", "General Аssembly\n\nP");
    let report = compare(&Sides::new(source(text), source(&attacked)), &Options::default()).unwrap();
    assert!(
        report
            .warnings
            .iter()
            .any(|it| it.code == "unseen-suspicious" && it.message.contains("U+0410")),
        "{:?}",
        report.warnings
    );
    for sign in SIGNS {
        // A byte order mark and control characters in number make another file of it; one does not.
        let attacked = text.replace("States", &format!("Sta{sign}tes"));
        let report = compare(&Sides::new(source(text), source(&attacked)), &Options::default()).unwrap();
        let entry = report.entries.iter().find(|entry| entry.new == ["OP1"]).unwrap();
        assert_eq!(entry.class, Class::Substantive, "U+{:04X}", u32::from(sign));
        assert!(report.differs_in(Filter::default()));
    }
}

#[test]
fn a_chosen_space_is_kept_as_printed_and_compared_as_a_space() {
    let (plain, wide) = (
        "The General Assembly,\n\n1. Urges all States;\n",
        "The General Assembly,\n\n1. Urges all\u{3000}States;\n",
    );
    let report = compare(&Sides::new(source(plain), source(wide)), &Options::default()).unwrap();
    assert!(!report.differs_in(Filter::default()));
    assert!(report.warnings.iter().any(|it| it.message.contains("U+3000")));
    let (_, document) = read(&source(wide), &ReadOptions::default()).unwrap();
    assert_eq!(
        structure(&document).provisions[0].text,
        "Urges all\u{3000}States;"
    );
}
