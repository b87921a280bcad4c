//! Torn words: a gap is closed only where nothing else than one word can stand, and every repair is listed.

use proptest::prelude::*;
use travaux::document::Spaces;
use travaux::instrument::{Instrument, Repair};
use travaux::read::{ReadOptions, Source, read};
use travaux::report::{Class, Relation, Report};
use travaux::structure::structure;
use travaux::{Options, Sides, compare};

/// What only printed pages have.
const FURNITURE: &str = "25-14998 (E)    230925\n*2514998*\n\n";

fn source(text: &str) -> Source {
    Source {
        name: "fixture".into(),
        bytes: text.as_bytes().to_vec(),
    }
}

fn resolution(paragraphs: &[&str]) -> String {
    let paragraphs: Vec<String> = paragraphs
        .iter()
        .enumerate()
        .map(|(at, text)| format!("{}. {text};\n\n", at + 1))
        .collect();
    format!(
        "The General Assembly,\n\nRecalling its resolution 70/1 and the work of the States that are parties to it,\n\n{}",
        paragraphs.concat()
    )
}

fn typed(paragraphs: &[&str]) -> Instrument {
    structure(
        &read(&source(&resolution(paragraphs)), &ReadOptions::default())
            .unwrap()
            .1,
    )
}

fn extracted(paragraphs: &[&str]) -> Instrument {
    let (_, mut document) = read(&source(&resolution(paragraphs)), &ReadOptions::default()).unwrap();
    document.spaces = Spaces::Guessed;
    structure(&document)
}

/// Asserts that a paragraph keeps its spaces, in a text whose spaces were guessed.
fn stays(phrase: &str) {
    let instrument = extracted(&[&format!("Calls upon {phrase}"), &phrase.replace(' ', "")]);
    assert_eq!(instrument.repairs, [], "{phrase}");
    let text = &instrument.provisions[1].text;
    assert_eq!(text.trim_end_matches(';'), format!("Calls upon {phrase}"));
}

fn closes(printed: &str, shown: &str) {
    let instrument = extracted(&[&format!("Calls upon all of the {printed} to act")]);
    assert_eq!(
        instrument.provisions[1].text,
        format!("Calls upon all of the {shown} to act;")
    );
}

#[test]
fn a_torn_word_is_closed_where_spaces_were_guessed() {
    closes("Internati onal Court", "International Court");
    closes(
        "experts against discri mination, of States",
        "experts against discrimination, of States",
    );
    closes("impleme ntation of plans", "implementation of plans");
}

#[test]
fn a_repair_is_listed_with_what_was_printed() {
    let instrument =
        extracted(&["Urges the States to end discri mination and the Internati onal Court to act"]);
    let repair = |offset, printed: &str, shown: &str| Repair {
        provision: travaux::instrument::ProvisionIndex(1),
        offset: Some(offset),
        printed: printed.into(),
        shown: shown.into(),
    };
    assert_eq!(
        instrument.repairs,
        [
            repair(24, "discri mination", "discrimination"),
            repair(47, "Internati onal", "International")
        ]
    );
    let told: Vec<&str> = instrument
        .warnings
        .iter()
        .filter(|warning| warning.code == "closed-gap")
        .map(|warning| warning.message.as_str())
        .collect();
    assert_eq!(
        told,
        [
            "2 words with a stray space inside shown whole (OP1: \"discrimination\" for \"discri mination\"; \
          OP1: \"International\" for \"Internati onal\")"
        ]
    );
    assert_eq!(instrument.warnings[0].locator.line, Some(5));
}

#[test]
fn a_repair_can_be_undone() {
    let instrument =
        extracted(&["Urges the Internati onal Court and the States to end discri mination at once"]);
    let mut text: Vec<char> = instrument.provisions[1].text.chars().collect();
    for repair in instrument.repairs.iter().rev() {
        let start = repair.offset.unwrap();
        let end = start + repair.shown.chars().count();
        assert_eq!(text[start..end].iter().collect::<String>(), repair.shown);
        text.splice(start..end, repair.printed.chars());
    }
    assert_eq!(
        text.into_iter().collect::<String>(),
        "Urges the Internati onal Court and the States to end discri mination at once;"
    );
}

#[test]
fn typed_text_and_formats_with_spaces_are_never_mended() {
    let torn = "Urges the Internati onal Court and the States to end discri mination";
    assert_eq!(typed(&[torn]).repairs, []);
    assert_eq!(typed(&[torn]).provisions[1].text, format!("{torn};"));
    let page = format!("<p>The General Assembly,</p><p>1. {torn};</p><p>2. Requests the States to act.</p>");
    let (_, document) = read(
        &source(&format!("<html><body>{page}</body></html>")),
        &ReadOptions::default(),
    )
    .unwrap();
    assert_eq!(document.spaces, Spaces::Stored);
    assert_eq!(structure(&document).repairs, []);
}

#[test]
fn the_furniture_of_pages_tells_that_a_plain_text_was_extracted() {
    let torn = "Urges the Internati onal Court and the States to act";
    let instrument = structure(
        &read(
            &source(&format!("{FURNITURE}{}", resolution(&[torn]))),
            &ReadOptions::default(),
        )
        .unwrap()
        .1,
    );
    assert_eq!(instrument.repairs.len(), 1, "{:?}", instrument.cut);
    // Form feeds alone stand in typed texts, too.
    let fed = format!("{}\u{c}", resolution(&[torn]));
    let instrument = structure(&read(&source(&fed), &ReadOptions::default()).unwrap().1);
    assert_eq!(instrument.repairs, []);
}

#[test]
fn two_good_words_stay_two() {
    for phrase in [
        "the States to end women’s and girls’ poverty",
        "the ten units of ten staff, often units of it",
        "the re-establishment of the State, there-establishment or not",
        "the growth of e-trade, one-trade or none",
        "the debates of the 1990s and since",
        "the main stream of the work to mainstream it",
        "States that it can not be, and up on it",
        "Israel's aid to it and Israel’s aid to the States",
        "experts, inter alia, et al, op cit, and the Rev Iewed of the States",
        "the land mines, mile stones and grass roots of the States",
        "the whistle blowers, bench marks and bottle necks of the States",
        "the states of the 21 st atement and 5 th ings",
        "the in cluding of the t he and the povert y of it",
        "the long -term and short- and long-term work of the States",
        "the ACCORDA NCE and the Nce of the DISCRI MINATION of it",
        "the body’s discri mination-based work",
    ] {
        stays(phrase);
    }
}

#[test]
fn words_of_other_languages_in_an_english_text_stay() {
    for phrase in [
        "the States to read «la mise en force du droit» at once",
        "the States to read «si no hay de los que con forma» at once",
        "the States to read «d'une demande d'accès à l'information» at once",
        "the States to read «поставить его в место» at once",
        "the States to read «pro vide ratione materiae in situ» at once",
    ] {
        stays(phrase);
    }
}

#[test]
fn a_foreign_place_in_an_english_text_is_left_alone() {
    stays("«xu rabal torgun discri mination melor kanvi tud» of it");
}

#[test]
fn a_text_in_another_language_is_never_mended() {
    let text = "L'Assemblée générale,\n\nRappelant sa résolution 70/1 du 25 septembre 2015,\n\n\
                1. Demande aux États de mettre fin à la discri mination dans le monde;\n\n\
                2. Prie le Secrétaire général de lui faire rapport sur l'Internati onal.\n";
    let (_, mut document) = read(&source(text), &ReadOptions::default()).unwrap();
    document.spaces = Spaces::Guessed;
    assert_eq!(structure(&document).repairs, []);
}

#[test]
fn a_name_that_stands_often_is_no_piece() {
    let closed = "the discri mination of the States";
    assert_eq!(extracted(&[&format!("Urges {closed}")]).repairs.len(), 1);
    let often = "the Discri of the States and the Discri of the people, and the Discri of it";
    assert_eq!(extracted(&[&format!("Urges {closed}"), often]).repairs, []);
}

fn compared(old: &str, new: &str) -> Report {
    let text = |words: &str| source(&format!("{FURNITURE}{}", resolution(&[words])));
    compare(&Sides::new(text(old), text(new)), &Options::default()).unwrap()
}

#[test]
fn a_torn_word_in_one_of_two_extracted_texts_is_no_change_of_words() {
    let report = compared(
        "Urges the States to end discri mination at once",
        "Urges the States to end discrimination at once",
    );
    assert_eq!((report.summary.unchanged, report.summary.amended), (2, 0));
    assert_eq!(report.texts.old.repairs.len(), 1);
    assert_eq!(report.texts.old.repairs[0].printed, "discri mination");
    assert!(report.warnings.iter().any(|notice| notice.code == "closed-gap"));
}

#[test]
fn two_words_that_became_another_are_a_change() {
    for (old, new) in [
        (
            "Welcomes Israel's aid to the States",
            "Welcomes Israel'said to the States",
        ),
        (
            "Welcomes Israel’s aid to the States",
            "Welcomes Israel’said to the States",
        ),
    ] {
        let report = compared(old, new);
        let entry = &report.entries[1];
        assert_eq!(entry.relation, Relation::Amended, "{old}");
        assert_ne!(entry.class, Class::None, "{old}");
    }
}

/// Pairs of good words that are one good word without the space, in ten languages, each with two sentences to stand in.
const PARTED: [(&str, &str, [&str; 2], &str); 10] = [
    (
        "en",
        "The General Assembly,",
        [
            "Calls upon the States to see that {} is done in the work of the Council",
            "Decides that the Council {} reports to the States",
        ],
        "main stream|of ten|may be|any one|every day|in to|can not|some time|no body|per cent|under way|up on|al ready|a broad|a part|all together|not able|there fore|never the less|on line|with out|out come|further more|a way|so lid",
    ),
    (
        "es",
        "La Asamblea General,",
        [
            "Exhorta a los Estados a que {} se haga en los trabajos del Consejo",
            "Decide que el Consejo {} informe a los Estados",
        ],
        "si no|por que|con forma|sobre todo|tan bien|a parte|a fin|medio día|con tanto|también no|a demás|en torno|mal tratar",
    ),
    (
        "fr",
        "L'Assemblée générale,",
        [
            "Demande aux États que {} soit dans les travaux du Conseil",
            "Décide que le Conseil {} fera rapport aux États",
        ],
        "quel que|quoi que|par ce que|bien tôt|plus tôt|sur tout|main tenant|si non|en fin|d'avance ment|mal heureux|à venir|par fois|l'a venir",
    ),
    (
        "ru",
        "Генеральная Ассамблея,",
        [
            "призывает государства, чтобы {} это было в работе Совета",
            "постановляет, что Совет {} представит доклад государствам",
        ],
        "в место|за то|что бы|так же|то же|от того|при чем|в виду|на встречу|не что|за чем|по тому",
    ),
    (
        "de",
        "Die Generalversammlung,",
        [
            "fordert die Staaten auf, dass sie {} im Rat der Vereinten Nationen handeln",
            "beschließt, dass der Rat {} den Staaten berichtet",
        ],
        "so weit|so dass|auf Grund|mit Hilfe|statt finden|nach dem|in dem|zu sammen|wieder holen|um fahren|gut schreiben|an statt",
    ),
    (
        "it",
        "L'Assemblea generale,",
        [
            "Invita gli Stati a fare in modo che {} sia nei lavori del Consiglio",
            "Decide che il Consiglio {} riferisca agli Stati",
        ],
        "in vece|in fatti|per ché|sopra tutto|con tinua|a dire|da vero|in fine|se non|al meno|per sona",
    ),
    (
        "pt",
        "A Assembleia Geral,",
        [
            "Exorta os Estados a que {} se faça nos trabalhos do Conselho",
            "Decide que o Conselho {} informe os Estados",
        ],
        "por que|se não|com tudo|por tanto|entre tanto|de pois|a cerca|de mais|a fim|bem vindo|con forme",
    ),
    (
        "nl",
        "De Algemene Vergadering,",
        [
            "roept de Staten op om {} in het werk van de Raad te doen",
            "besluit dat de Raad {} verslag uitbrengt aan de Staten",
        ],
        "ten einde|ter stond|daar om|waar in|te gelijk|over een|op nieuw|ver der|zo als|in dien",
    ),
    (
        "ar",
        "إن الجمعية العامة،",
        [
            "تهيب بالدول {} أن تعمل في أعمال المجلس",
            "تقرر أن يقدم المجلس {} تقريرا إلى الدول",
        ],
        "في ما|من ما|إن ما|كل ما|عن ما|أن لا|بعد ما|حيث ما|لا سيما|رب ما",
    ),
    (
        "pl",
        "Zgromadzenie Ogólne,",
        [
            "wzywa Państwa, aby {} było w pracach Rady i jej organów",
            "postanawia, że Rada {} złoży sprawozdanie Państwom",
        ],
        "po nad|po między|za raz|nie które|co dziennie|na przeciw|do kąd|z resztą|po nie waż|w reszcie",
    ),
];

/// The formats in which a text comes.
#[derive(Debug, Clone, Copy)]
enum Kept {
    /// Typed.
    Typed,
    /// A page, which stores its spaces.
    Page,
    /// Lines of printed pages, whose spaces were guessed.
    Extracted,
}

fn written(kept: Kept, opening: &str, sentences: &[String; 2]) -> Source {
    let paragraphs = [
        opening.to_owned(),
        format!("1. {};", sentences[0]),
        format!("2. {}.", sentences[1]),
    ];
    match kept {
        Kept::Typed => source(&paragraphs.join("\n\n")),
        Kept::Extracted => source(&format!("{FURNITURE}{}", paragraphs.join("\n\n"))),
        Kept::Page => {
            let page = paragraphs.join("</p><p>");
            source(&format!("<!DOCTYPE html><html><body><p>{page}</p></body></html>"))
        }
    }
}

/// Asserts that the paragraph with a word in the place of two, or two in the place of one, is told as one of other words.
fn is_told(
    kept: Kept,
    language: usize,
    pair: usize,
    sentence: usize,
    parted_first: bool,
) -> Result<(), String> {
    let (code, opening, sentences, pairs) = PARTED[language];
    let pairs: Vec<&str> = pairs.split('|').collect();
    let parted = pairs[pair % pairs.len()];
    let texts = [parted.to_owned(), parted.replace(' ', "")].map(|words| {
        let mut texts = sentences.map(|text| text.replace("{} ", ""));
        texts[sentence] = sentences[sentence].replace("{}", &words);
        written(kept, opening, &texts)
    });
    let [one, other] = texts;
    let sides = if parted_first {
        Sides::new(one, other)
    } else {
        Sides::new(other, one)
    };
    let report = compare(&sides, &Options::default()).unwrap();
    let told: Vec<_> = report
        .entries
        .iter()
        .filter(|entry| entry.relation != Relation::Unchanged && entry.class == Class::Substantive)
        .collect();
    // What was repaired was proved to be torn, which no pair of the list may be.
    let mended = report.texts.old.repairs.len() + report.texts.new.repairs.len();
    if told.len() == 1 && mended == 0 {
        Ok(())
    } else {
        Err(format!(
            "{code} {kept:?} \"{parted}\": {} told, {mended} mended",
            told.len()
        ))
    }
}

#[test]
fn a_space_alone_makes_other_words_in_ten_languages() {
    for (language, (_, _, _, pairs)) in PARTED.iter().enumerate() {
        for pair in 0..pairs.split('|').count() {
            let kept = [Kept::Typed, Kept::Page, Kept::Extracted][pair % 3];
            is_told(kept, language, pair, pair % 2, pair % 4 < 2).unwrap();
        }
    }
}

/// What extraction tore is proved to be so only by the text with the space.
#[test]
fn a_torn_word_is_a_change_where_spaces_are_stored() {
    for (old, new) in [
        ("to end discri mination", "to end discrimination"),
        ("to end discrimination", "to end discri mination"),
    ] {
        let [old, new] = [old, new].map(|words| resolution(&[&format!("Urges the States {words} at once")]));
        let report = compare(&Sides::new(source(&old), source(&new)), &Options::default()).unwrap();
        assert_eq!(report.entries[1].relation, Relation::Amended);
        assert_eq!(report.entries[1].class, Class::Substantive);
    }
}

/// Good words of twelve languages, with the short ones, elisions, possessives, hyphens and abbreviations of each.
const GOOD: [(&str, &str); 12] = [
    (
        "en",
        "the State’s girls’ women’s e-trade re-establishment main stream up on can not of ten go with in to be low over all under \
         standing land mines mile stones grass roots corner stone whistle blowers bottle necks sea port co-operation non-State et al \
         cf pp vs Mr Rev St per cent per se ad hoc inter alia op cit ibid no more any one some what with out for ever who so ever \
         head quarters work shop net work frame work through out high lights out come out comes up hold by law a part a new a long",
    ),
    (
        "fr",
        "la l’eau d’une demande d’accès s’il s’acquitter qu’elles aujourd’hui en force par ties si non plus tôt de puis con pro dans \
         sans sous sur entre mise ment dit fin au aux du des les un une et ou où ne pas à y a-t-il c’est-à-dire après-midi bien tôt main \
         tenant mal heureux par tout tout fois sur tout com mande port for mation",
    ),
    (
        "es",
        "si no hay con forma por que del al la los las un una de en y o u e a sobre todo tan bien medio día sin embargo en torno \
         así mismo entre tanto para dos tres parte es tado forma vez mal tratar pro vida in di ver sos como",
    ),
    (
        "ru",
        "в место из за под над от до по при с к о у не что бы то же так также за то от того как будто на встречу в виду в следствие \
         во время потому государства-члены по-видимому кто-либо и а но или",
    ),
    (
        "ar",
        "في من إلى على عن ما لا أن إن كل ذلك هذه التي الذي و ب ل ك ف لم لن قد بعد قبل بين مع عند أو ثم حتى الدول الأعضاء حقوق الإنسان",
    ),
    (
        "de",
        "im Port an am End zu so dass auf Grund mit Hilfe oder -zubereitungen und -pflichten Ein- und Ausfuhr zur in der die das des dem \
         den ein eine er es ist an gehören tätig werden allgemein verbindlich statt finden nach dem in dem vor bei aus ab um ob",
    ),
    (
        "it",
        "con tinua per sona per forma pro vinci dell’accordo l’Italia un’altra d’ora in poi al la il lo gli le un una di da a e o sé si \
         se non ciò accorda sopra tutto in vece in fatti per ché di rei ti mi ci vi ne",
    ),
    (
        "pt",
        "com por que se não de em do da no na dos das um uma o a os as e ou ao à às para sobre tudo contra tempo bem vindo por tanto \
         entre tanto de pois con forme pro por ção guarda-chuva deu-lhe fá-lo-ei d’água",
    ),
    (
        "nl",
        "in de het een van te op aan met voor over uit door om bij tot na ’s avonds zo’n foto’s in- en uitvoer ten einde ter stond \
         daar om waar in ver bin den geen er is en of als dan nog wel niet",
    ),
    (
        "pl",
        "w z i o u a na po do od za przy pod nad nie to co że się jak tak też za tem nie które po nad po między ze we ku dla bez \
         przez polsko-angielski np tzw itd",
    ),
    (
        "hu",
        "a az és hogy nem is egy ez meg el ki be fel le át rá ide oda ott itt de ha csak már még mint vagy ne se én te ő mi ti ők \
         közép-európai stb pl ill",
    ),
    (
        "ro",
        "de la în cu pe din prin să a o un une și sau nu că ce cel cea al ai ale într-un dintr-o n-a s-au mi-a fără către între dezvoltare \
         alegere respectare după",
    ),
];

/// Words of one language in any order, with an ending.
fn phrase() -> impl Strategy<Value = Vec<&'static str>> {
    (0..GOOD.len()).prop_flat_map(|at| {
        let words: Vec<&'static str> = GOOD[at].1.split_whitespace().collect();
        prop::collection::vec(prop::sample::select(words), 2..14)
    })
}

proptest! {
    /// No two good words are ever joined: in an English text whose spaces were guessed, whether they stand inside an
    /// English sentence or by themselves, and though their joined form stands elsewhere in the text.
    #[test]
    fn good_words_are_never_joined(words in phrase(), inside: bool) {
        let phrase = words.join(" ");
        let paragraph = if inside {
            format!("Calls upon the States to work on {phrase} of the people of the world")
        } else {
            format!("Calls upon {phrase}")
        };
        let joined: Vec<String> = words.windows(2).map(<[&str]>::concat).collect();
        let elsewhere = format!("Urges the States to see {}", joined.join(", "));
        let instrument = extracted(&[&paragraph, &elsewhere]);
        prop_assert_eq!(&instrument.repairs, &[]);
        let shown: Vec<&str> = instrument.provisions.iter().map(|it| it.text.as_str()).collect();
        let squeezed = shown.join(" ");
        prop_assert!(squeezed.contains(&phrase), "{} in {}", phrase, squeezed);
    }

    /// Two texts that differ by one space between two letters differ by words, in every format.
    #[test]
    fn a_space_alone_is_told(
        language in 0..PARTED.len(),
        pair in 0..100usize,
        sentence in 0..2usize,
        kept in prop::sample::select(vec![Kept::Typed, Kept::Page, Kept::Extracted]),
        parted_first: bool,
    ) {
        is_told(kept, language, pair, sentence, parted_first).map_err(TestCaseError::fail)?;
    }

    /// So do two texts one of which has a space more between any two letters, where spaces are stored.
    #[test]
    fn a_space_inside_any_word_is_told(words in phrase(), at in 0..1000usize) {
        let phrase = words.join(" ");
        let inner: Vec<usize> = phrase
            .char_indices()
            .zip(phrase.chars().skip(1))
            .filter(|((_, left), right)| left.is_alphabetic() && right.is_alphabetic())
            .map(|((at, left), _)| at + left.len_utf8())
            .collect();
        prop_assume!(!inner.is_empty());
        let (left, right) = phrase.split_at(inner[at % inner.len()]);
        let text = |words: String| source(&resolution(&[&format!("Calls upon the States to read {words} at once")]));
        let sides = Sides::new(text(phrase.clone()), text(format!("{left} {right}")));
        let report = compare(&sides, &Options::default()).unwrap();
        prop_assert_eq!(report.entries[1].relation, Relation::Amended);
        prop_assert_eq!(report.entries[1].class, Class::Substantive);
    }

    /// In a typed text not even debris is joined.
    #[test]
    fn typed_words_are_never_joined(words in prop::collection::vec("[a-z]{2,6}", 2..12), at in 3..10usize) {
        let (left, right) = "implementation".split_at(at);
        let paragraph = format!("Urges the States to see {} {left} {right} of it", words.join(" "));
        let instrument = typed(&[&paragraph]);
        prop_assert_eq!(&instrument.repairs, &[]);
        let torn = format!("{left} {right}");
        prop_assert!(instrument.provisions.iter().any(|it| it.text.contains(&torn)));
    }
}

#[test]
fn a_space_alone_in_a_title_or_a_footnote_is_told() {
    let page = |title: &str, note: &str| {
        source(&format!(
            "<!DOCTYPE html><html><body><h1>{title} of the work of the Council</h1><p>The General Assembly,</p>\
             <p>1. Urges the States to act<sup>1</sup> without delay;</p><p>2. Decides to act.</p>\
             <p><sup>1</sup> See the {note} of the report.</p></body></html>"
        ))
    };
    let (old, new) = (
        page("Main stream", "main stream"),
        page("Mainstream", "mainstream"),
    );
    let report = compare(&Sides::new(old, new), &Options::default()).unwrap();
    let told: Vec<_> = report
        .head
        .iter()
        .filter(|row| row.relation == Relation::Amended && row.class == Class::Substantive)
        .collect();
    assert_eq!(told.len(), 1, "{:?}", report.head);
    let note = report.footnotes.iter().map(|note| (note.relation, note.class));
    let paragraph = report.entries.iter().map(|entry| (entry.relation, entry.class));
    let found: Vec<_> = note
        .chain(paragraph)
        .filter(|it| *it == (Relation::Amended, Class::Substantive))
        .collect();
    assert_eq!(found.len(), 1, "{:?} {:?}", report.footnotes, report.entries);
}
