//! Where the language of a text stands in others: what is found, how closely, what never counts, and how it is told.

#[path = "support/optional.rs"]
mod optional;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use optional::Optional;
use travaux::compare::understand;
use travaux::read::{ReadOptions, Source};
use travaux::render::{Options, TRACE_FORMATS, TraceFormat, json};
use travaux::trace::{Holding, Index, Known, Others, Strength, Trace, read_index, trace, write_index};

const NOTHING: [&str; 0] = [];

fn source(name: &str, text: &str) -> Source {
    Source {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

fn held(name: &str, text: &str) -> Holding {
    Holding::of(&understand(&source(name, text), &ReadOptions::default()).expect("a text"))
}

/// A resolution with these operative paragraphs, and some that every resolution of the tests has.
fn resolution(paragraphs: &[&str]) -> String {
    let mut text =
        "The General Assembly,\n\nRecalling its resolution 60/1 of 16 September 2005,\n\n".to_owned();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        text.push_str(&format!("{}. {paragraph};\n\n", at + 1));
    }
    text + &format!(
        "{}. Decides to remain seized of the matter.\n",
        paragraphs.len() + 1
    )
}

fn report(paragraphs: &[&str]) -> String {
    let numbered = paragraphs.iter().enumerate();
    let lines: Vec<String> = numbered
        .map(|(at, paragraph)| format!("{}. {paragraph}\n", at + 1))
        .collect();
    format!("Report of the Secretary-General\n\n{}", lines.join("\n"))
}

const WELLS: &str = "Calls upon Member States, regional organizations and the development banks to inspect every village well before the dry \
                     season and to publish the results without delay";
const BOATS: &str = "Invites the fishing villages of the northern coast to register their wooden boats with the harbour master every spring";
const LAMPS: &str = "Requests the lighthouse keepers to replace the old lamps and to record each night on which a lamp went out";

fn traced(text: &str, others: &[&str]) -> Trace {
    let others = others
        .iter()
        .enumerate()
        .map(|(at, text)| held(&format!("other{at}.txt"), text));
    trace(
        &held("text.txt", text),
        &Index::of(others.collect()),
        Others::Whole,
    )
}

/// Returns what was found, each in one line.
fn found(trace: &Trace) -> Vec<String> {
    let found = trace.restatements.iter();
    found
        .map(|it| format!("{} {} {}", it.a, it.b, it.strength.word()))
        .collect()
}

/// Checks what a report restates of a resolution.
fn restates(reported: &str, paragraph: &str, expected: &[&str]) {
    let trace = traced(&report(&[reported]), &[&resolution(&[BOATS, paragraph, LAMPS])]);
    assert_eq!(found(&trace), expected, "{reported}");
}

#[test]
fn reported_speech_and_tense_are_word_for_word() {
    restates(
        "In its resolution 70/12, the Assembly called upon Member States, regional organizations and the development banks to inspect every \
         village well before the dry season and to publish the results without delay.",
        WELLS,
        &["P1 OP2 verbatim"],
    );
}

#[test]
fn addressees_in_another_order_are_word_for_word() {
    restates(
        "The Assembly called upon the development banks, regional organizations and Member States to inspect every village well before the \
         dry season and to publish the results without delay.",
        WELLS,
        &["P1 OP2 verbatim"],
    );
}

#[test]
fn a_clause_in_part_is_close_and_a_paraphrase_is_loose() {
    restates(
        "Most villages were asked to inspect every village well before the dry season and to publish the results of what they had seen, \
         with the names of all who took part.",
        WELLS,
        &["P1 OP2 close"],
    );
    restates(
        "Officials who inspect every village well each year told the Secretary-General that the roads are bad, that few come home before \
         night, and that nobody had paid them to publish the results without delay, whatever the law says of it.",
        WELLS,
        &["P1 OP2 loose"],
    );
}

#[test]
fn a_whole_paragraph_inside_a_longer_one_is_word_for_word() {
    restates(
        "Those who travelled the hills went on to say that the millers were to sharpen the worn stones and to record each night on which a \
         stone broke, which nobody had done before them, and spoke of the storms that had torn the sails.",
        "Requests the millers to sharpen the worn stones and to record each night on which a stone broke",
        &["P1 OP2 verbatim"],
    );
}

#[test]
fn a_clause_behind_another_verb_is_word_for_word() {
    restates(
        "Its members went on to publish maps of wells in the dry season, stressing the worth of a clean spring as the oldest treasure of the \
         seven valleys.",
        "Encourages her to publish maps of streams, stressing the worth of a clean spring as the oldest treasure of the seven valleys",
        &["P1 OP2 verbatim"],
    );
}

#[test]
fn words_on_both_sides_of_a_name_stand_together() {
    let mandate =
        "Asks the keeper to report every third winter to the General Assembly in step with its calendar";
    restates(
        "The keeper was asked to report every third winter to the General Assembly in step with its calendar.",
        mandate,
        &["P1 OP2 verbatim"],
    );
}

#[test]
fn few_words_strewn_over_a_long_list_are_no_restatement() {
    restates(
        "Much was said of the sea, among it: boats with the harbour master; the price of rope; how sails are cut, and by whom; the songs of \
         the old crews; lanterns, bells and the fog; what the ice does to a hull when winter is long; the schools of the islands; who \
         teaches the young to swim; bread for the journey, and salt; wages; villages of the northern coast.",
        BOATS,
        &NOTHING,
    );
}

#[test]
fn the_items_of_a_mandate_are_found_in_their_sentence() {
    let mandate = "The General Assembly,\n\n1. Requests the Independent Expert:\n\n(a) To map every spring in the eastern hills and to mark those that \
                   run dry in summer;\n\n(b) To train the young people of each valley in the repair of hand pumps and valves;\n\n\
                   2. Decides to remain seized of the matter.\n";
    let told = report(&[
        "The Expert was asked to: map every spring in the eastern hills and to mark those that run dry in summer; and train the young \
         people of each valley in the repair of hand pumps and valves.",
    ]);
    assert_eq!(
        found(&traced(&told, &[mandate])),
        ["P1 OP1(a) verbatim", "P1 OP1(b) verbatim"]
    );
}

#[test]
fn names_titles_and_formulas_never_count() {
    for (reported, paragraph) in [
        // The name of a document, however long.
        (
            "The Declaration on Principles of International Law Concerning Friendly Relations and Cooperation among States in Accordance \
             with the Charter of the United Nations was read aloud.",
            "Recalls the Declaration on Principles of International Law Concerning Friendly Relations and Cooperation among States in \
             Accordance with the Charter of the United Nations",
        ),
        // With a small word between its capitals.
        (
            "The Declaration on Principles of International Law concerning Friendly Relations and Cooperation among States in accordance \
             with the Charter of the United Nations was read aloud.",
            "Recalls the Declaration of Principles of International Law concerning Friendly Relations and Cooperation among States in \
             accordance with the Charter of the United Nations",
        ),
        // What everybody writes.
        (
            "Speakers mentioned the promotion and protection of all human rights and fundamental freedoms, within existing resources.",
            "Stresses the promotion and protection of all human rights and fundamental freedoms, within existing resources",
        ),
        // A date and a place.
        (
            "The meeting in Rome from 3 to 5 December 2019 had no result, as resolution 74/305 of 15 September 2020 says.",
            "Notes the meeting in Rome from 3 to 5 December 2019 and resolution 74/305 of 15 September 2020",
        ),
        // The title of a document in quotation marks.
        (
            "A paper entitled “the slow rivers and how they carry sand into quiet harbours each spring” was not read.",
            "Welcomes the paper entitled “the slow rivers and how they carry sand into quiet harbours each spring”",
        ),
    ] {
        restates(reported, paragraph, &NOTHING);
    }
}

#[test]
fn the_title_of_a_text_at_hand_never_counts() {
    let titled =
        |body: &str| format!("# Careful keeping of slow rivers and quiet harbours in spring\n\n{body}");
    let speaks = "Speakers praised the careful keeping of slow rivers and quiet harbours in spring.";
    let notes = "Notes the careful keeping of slow rivers and quiet harbours in spring";
    let untitled = traced(&report(&[speaks]), &[&resolution(&[BOATS, notes])]);
    assert_eq!(untitled.restatements.len(), 1, "{:?}", found(&untitled));
    let with_title = held("other.txt", &titled(&resolution(&[BOATS, notes])));
    assert_eq!(with_title.titles.len(), 1, "{:?}", with_title.text.masthead);
    let trace = trace(
        &held("text.txt", &report(&[speaks])),
        &Index::of(vec![with_title]),
        Others::Whole,
    );
    assert_eq!(found(&trace), NOTHING);
}

#[test]
fn what_recurs_in_the_texts_at_hand_is_a_formula_however_rare_elsewhere() {
    let wet = "that the wells of the seven valleys are kept clean by the brotherhood of the wells";
    let paragraphs: Vec<String> = (0..40)
        .map(|at| format!("Notes {wet}, in the year {at} of its work, and thanks village {at}"))
        .collect();
    let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let trace = traced(
        &report(&[&format!("It is known {wet}.")]),
        &[&resolution(&paragraphs)],
    );
    assert_eq!(found(&trace), NOTHING);
}

#[test]
fn a_renewed_resolution_makes_no_formula_of_its_own_words() {
    let titled = |session: usize| {
        let body = resolution(&[BOATS, WELLS, LAMPS]);
        format!("# Village wells, {session}th year\n\n{body}")
    };
    let others: Vec<Holding> = (60..80)
        .map(|year| held(&format!("{year}.txt"), &titled(year)))
        .collect();
    let text = held(
        "text.txt",
        &report(&[
            "The Assembly called upon Member States to inspect every village well before the dry season and to publish the results.",
        ]),
    );
    let trace = trace(&text, &Index::of(others), Others::Whole);
    assert_eq!(trace.restatements.len(), 20);
    assert_eq!(trace.sources[0].best.len(), 4);
}

#[test]
fn sources_say_how_much_was_found_and_what_is_new() {
    let text = resolution(&[
        "Calls upon Member States, regional organizations and the development banks to inspect every village well before the dry season, to \
         paint their doors green, and to publish the results without delay",
        "Encourages the beekeepers of the southern plain to share their harvest figures with the neighbouring schools",
    ]);
    let trace = traced(&text, &[&resolution(&[WELLS, BOATS])]);
    let source = trace.sources.iter().find(|source| source.a == "OP1").unwrap();
    assert!(source.share > 0.7 && source.share < 1.0, "{}", source.share);
    assert_eq!(trace.new_words(source), ["paint their doors green"]);
    let alone = trace.sources.iter().find(|source| source.a == "OP2").unwrap();
    assert!(alone.best.is_empty());
    let formula = trace.sources.iter().find(|source| source.a == "OP3").unwrap();
    assert_eq!(
        (formula.share, trace.new_words(formula)),
        (0.0, vec![]),
        "a formula is no new language"
    );
}

#[test]
fn the_stretches_of_a_paragraph_are_its_text() {
    let text = resolution(&[
        &WELLS.replace("every village", "each — “Ünïcödé” — village"),
        BOATS,
    ]);
    let trace = traced(&text, &[&resolution(&[WELLS, LAMPS, BOATS])]);
    for source in &trace.sources {
        let joined: String = trace.parts(source).iter().map(|part| part.text).collect();
        assert_eq!(joined, trace.paragraph(source).text);
    }
    for restatement in &trace.restatements {
        let joined: String = trace
            .source_parts(restatement)
            .iter()
            .map(|part| part.text)
            .collect();
        assert_eq!(joined, trace.restated(restatement).text);
        assert!(
            trace
                .source_parts(restatement)
                .iter()
                .any(|part| part.known == Known::Found(restatement.strength))
        );
    }
}

#[test]
fn the_same_file_is_no_source_of_itself() {
    let text = resolution(&[WELLS, BOATS]);
    let trace = traced(&text, &[&text]);
    assert_eq!((trace.restatements.len(), trace.warnings.len()), (0, 1));
}

#[test]
fn a_very_long_paragraph_is_found_piece_by_piece() {
    let filler: Vec<String> = (0..4_000)
        .map(|at| format!("word{at} stone{at} river{at}."))
        .collect();
    let long = format!(
        "{} The Assembly called upon all to inspect every village well before the dry season and to publish the results. {}",
        filler[..2_000].join(" "),
        filler[2_000..].join(" ")
    );
    let trace = traced(&report(&[&long]), &[&resolution(&[BOATS, WELLS])]);
    assert_eq!(trace.restatements.len(), 1);
    assert_eq!(trace.restatements[0].b, "OP2");
}

#[test]
fn other_languages_are_traced_by_their_own_words() {
    let russian = "Генеральная Ассамблея,\n\n1. призывает государства-члены осматривать каждый деревенский колодец до начала засушливого сезона и \
                   публиковать результаты без промедления;\n\n2. постановляет продолжить рассмотрение этого вопроса.\n";
    let reported = "Доклад Генерального секретаря\n\n1. Ассамблея призвала государства осматривать каждый деревенский колодец до начала засушливого \
                    сезона и публиковать результаты без промедления.\n\n2. Этот вопрос остаётся открытым для обсуждения на следующей сессии.\n";
    let trace = traced(reported, &[russian]);
    assert_eq!(
        trace.restatements.first().map(|it| it.b.as_str()),
        Some("OP1"),
        "{:?}",
        found(&trace)
    );
}

#[test]
fn an_index_comes_back_from_its_file_and_the_same_texts_give_the_same_bytes() {
    let texts = || {
        vec![
            held("a.txt", &resolution(&[WELLS, BOATS])),
            held("b.txt", &report(&["Nothing is said here of boats."])),
        ]
    };
    let index = Index::of(texts());
    let bytes = write_index(&index);
    assert_eq!(bytes, write_index(&Index::of(texts())));
    let file = |bytes: &[u8]| Source {
        name: "my.index".to_owned(),
        bytes: bytes.to_vec(),
    };
    assert_eq!(read_index(&file(&bytes)).unwrap(), index);
    let mut broken = bytes.clone();
    broken[200] ^= 1;
    let other = [b"travaux-index/9\n".as_slice(), &bytes[16..]].concat();
    for (bytes, told) in [
        (&broken[..], "is damaged"),
        (&bytes[..bytes.len() - 1], "is damaged"),
        (&bytes[..20], "is damaged"),
        (
            &other[..],
            "is a 'travaux-index/9', and this program reads 'travaux-index/1'",
        ),
        (b"PK".as_slice(), "is no index"),
        (b"".as_slice(), "is no index"),
    ] {
        let problem = read_index(&file(bytes)).unwrap_err().to_string();
        assert!(
            problem.starts_with("my.index: ") && problem.contains(told),
            "{problem}"
        );
        assert!(problem.contains("travaux index DIR -o INDEX"), "{problem}");
    }
}

#[test]
fn an_index_tells_the_texts_that_were_found_and_no_others() {
    let index = Index::of(vec![
        held("boats.txt", &resolution(&[BOATS])),
        held("wells.txt", &resolution(&[LAMPS, WELLS, BOATS])),
    ]);
    let text = held(
        "text.txt",
        &report(&[
            "The Assembly called upon Member States to inspect every village well before the dry season and to publish the results.",
        ]),
    );
    let whole = trace(&text, &index, Others::Whole);
    let cited = trace(&text, &index, Others::Cited);
    assert_eq!((whole.others.len(), cited.others.len()), (2, 1));
    assert_eq!((whole.restatements[0].other, cited.restatements[0].other), (1, 0));
    assert_eq!(cited.others[0].text.provisions.len(), 1);
    assert_eq!(
        cited.restated(&cited.restatements[0]).text,
        whole.restated(&whole.restatements[0]).text
    );
    assert_eq!(cited.restatements[0].citation, "wells.txt, OP 2");
}

fn seeds() -> Trace {
    let sample = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
        held(name, &fs::read_to_string(path).unwrap())
    };
    let others = vec![sample("A_HRC_RES_23_3.txt"), sample("A_C.3_68_CUBA_DRAFT.txt")];
    trace(&sample("E_CN.4_2001_95.txt"), &Index::of(others), Others::Whole)
}

#[test]
fn the_report_of_2001_restates_both_resolutions() {
    let told: Vec<String> = seeds()
        .restatements
        .iter()
        .map(|it| format!("{} {} {}", it.a, it.citation, it.strength.word()))
        .collect();
    assert_eq!(
        told,
        [
            "P1 Human Rights Council, 23/3, OP 17 verbatim",
            "P1 A_C.3_68_CUBA_DRAFT.txt, OP 9 verbatim",
            "P2 Human Rights Council, 23/3, OP 20 close",
            "P2 A_C.3_68_CUBA_DRAFT.txt, OP 11 close",
            "P4 Human Rights Council, 23/3, OP 1 loose",
            "P4 A_C.3_68_CUBA_DRAFT.txt, OP 1 loose",
            "P7 Human Rights Council, 23/3, PP 5 close",
            "P7 A_C.3_68_CUBA_DRAFT.txt, PP 4 close",
        ]
    );
}

#[test]
fn every_output_names_the_source_and_the_json_keeps_its_schema() {
    let trace = seeds();
    let schema: serde_json::Value = serde_json::from_str(json::trace::SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let written: serde_json::Value = serde_json::from_str(&json::trace::render(&trace)).unwrap();
    let problems: Vec<String> = validator.iter_errors(&written).map(|it| it.to_string()).collect();
    assert_eq!(problems, NOTHING);
    for format in &TRACE_FORMATS {
        let made = (format.make)(&trace, &Options::default());
        let text = match format.name {
            "xlsx" => part(&made.bytes, "xl/worksheets/sheet1.xml"),
            "docx" => part(&made.bytes, "word/comments.xml"),
            _ => String::from_utf8(made.bytes).unwrap(),
        };
        assert!(text.contains("23/3, OP 17"), "{}: {text}", format.name);
    }
}

/// Returns a part of a container.
fn part(bytes: &[u8], name: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.zip");
    fs::write(&path, bytes).unwrap();
    let done = Command::new("unzip")
        .arg("-p")
        .arg(&path)
        .arg(name)
        .output()
        .expect("unzip");
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn hostile_words_stay_words_in_every_output() {
    let hostile = "Urges <script>alert(1)</script> & \"quoted\" | **bold** \u{1b}[31m red fishermen to inspect every village well before the dry season";
    let trace = traced(
        &resolution(&[hostile]),
        &[&resolution(&[&hostile.replace("Urges", "Invites")])],
    );
    assert!(!trace.restatements.is_empty());
    for format in &TRACE_FORMATS {
        let made = (format.make)(&trace, &Options::default());
        if ["terminal", "html", "markdown"].contains(&format.name) {
            let text = String::from_utf8(made.bytes).unwrap();
            assert!(!text.contains('\u{1b}'), "{}", format.name);
            assert!(
                format.name != "html" || !text.contains("<script>alert"),
                "{}",
                format.name
            );
        }
    }
}

fn format(name: &str) -> &'static TraceFormat {
    TraceFormat::named(name).expect("a format")
}

#[test]
fn libreoffice_reads_the_comments_and_the_rows() {
    let optional = Optional::test("libreoffice_reads_the_comments_and_the_rows");
    let trace = seeds();
    let folder = tempfile::tempdir().unwrap();
    for (name, to) in [
        ("docx", "html:HTML (StarWriter)"),
        (
            "xlsx",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
        ),
    ] {
        let path = folder.path().join(format!("trace.{name}"));
        fs::write(&path, (format(name).make)(&trace, &Options::default()).bytes).unwrap();
        let started = Command::new("soffice")
            .arg(format!(
                "-env:UserInstallation=file://{}",
                folder.path().join("profile").display()
            ))
            .args(["--headless", "--norestore", "--convert-to", to, "--outdir"])
            .arg(folder.path())
            .arg(&path)
            .output();
        if started.is_err() {
            optional.left_out("LibreOffice", "install libreoffice");
            return;
        }
    }
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap_or_default();
    let (page, rows) = (read("trace.html"), read("trace.csv"));
    if page.is_empty() || rows.is_empty() {
        optional.left_out("LibreOffice Writer and Calc", "install libreoffice");
        return;
    }
    let page: Vec<&str> = page.split_whitespace().collect();
    let page = page.join(" ");
    assert!(
        page.contains("word for word in Human Rights Council, 23/3, OP 17"),
        "no comment"
    );
    assert!(
        rows.lines().any(|row| row
            .starts_with("\"para. 1\",\"word for word\",\"Human Rights Council, 23/3, OP 17\",\"7")
            || row.starts_with("para. 1,word for word,\"Human Rights Council, 23/3, OP 17\",7")),
        "{rows}"
    );
}

#[test]
fn the_word_file_of_a_trace_is_the_text_without_its_comments() {
    let text = "The General Assembly,\n\nRecalling its resolution 60/1,[^1]\n\n1. Calls upon Member States to inspect every village well before the dry \
                season;[^2]\n\n2. Decides to remain seized of the matter.\n\n[^1]: A first note.\n\n[^2]: A second note.\n";
    let trace = traced(text, &[&resolution(&[WELLS])]);
    let bytes = (format("docx").make)(&trace, &Options::default()).bytes;
    let file = Source {
        name: "traced.docx".to_owned(),
        bytes,
    };
    let read = understand(&file, &ReadOptions::default()).unwrap();
    let own = understand(&source("text.txt", text), &ReadOptions::default()).unwrap();
    let words = |understood: &travaux::compare::Understood| -> Vec<String> {
        let provisions = understood.instrument.provisions.iter();
        provisions
            .map(|provision| format!("{} {}", provision.id, provision.text))
            .collect()
    };
    assert_eq!(words(&read), words(&own));
    assert_eq!(read.instrument.footnotes.len(), 2);
}

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("old/deep")).unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write("draft.txt", &resolution(&[WELLS, LAMPS]));
        write("old/a.txt", &resolution(&[BOATS, WELLS]));
        write(
            "old/deep/b.txt",
            &resolution(&[
                LAMPS,
                "Thanks the neighbours of the eastern mill for their patience with the flood",
            ]),
        );
        write("old/.hidden", "x");
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_travaux"));
        command
            .args(arguments)
            .current_dir(self.0.path())
            .env("NO_COLOR", "1")
            .output()
            .unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

#[test]
fn the_command_traces_in_files_and_in_an_index() {
    let desk = Desk::new();
    let direct = desk.run(&[
        "trace",
        "draft.txt",
        "old/a.txt",
        "old/deep/b.txt",
        "--format",
        "json",
    ]);
    assert!(
        direct.status.success(),
        "{}",
        String::from_utf8_lossy(&direct.stderr)
    );
    let direct: serde_json::Value = serde_json::from_slice(&direct.stdout).unwrap();
    let made = desk.run(&["index", "old", "-o", "my.index"]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let looked = desk.run(&["trace", "draft.txt", "--in", "my.index", "--format", "json"]);
    let looked: serde_json::Value = serde_json::from_slice(&looked.stdout).unwrap();
    assert_eq!(
        direct["restatements"].as_array().unwrap().len(),
        looked["restatements"].as_array().unwrap().len()
    );
    assert_eq!(looked["others"][1]["source"]["name"], "deep/b.txt");
    let shown = desk.run(&[
        "trace",
        "draft.txt",
        "--in",
        "my.index",
        "-o",
        "page.html",
        "-o",
        "-",
    ]);
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(shown.contains("word for word in a.txt, OP 2"), "{shown}");
    assert!(
        fs::read_to_string(desk.path("page.html"))
            .unwrap()
            .starts_with("<!DOCTYPE html>")
    );
}

#[test]
fn what_is_wrong_is_told_in_one_line_with_status_2() {
    let desk = Desk::new();
    fs::write(desk.path("no.index"), "x").unwrap();
    fs::create_dir(desk.path("empty")).unwrap();
    for (arguments, told) in [
        (&["trace", "draft.txt"][..], "<OTHER>"),
        (
            &["trace", "draft.txt", "missing.txt"],
            "missing.txt: no such file",
        ),
        (
            &["trace", "draft.txt", "--in", "no.index"],
            "no.index: is no index",
        ),
        (&["trace", "draft.txt", "/dev/null"], "is no text"),
        (
            &["trace", "draft.txt", "old/a.txt", "-o", "x.pdf"],
            "known format of a trace",
        ),
        (
            &[
                "trace",
                "draft.txt",
                "old/a.txt",
                "-o",
                "draft.txt",
                "--format",
                "terminal",
            ],
            "overwrite",
        ),
        (
            &["index", "empty", "-o", "my.index"],
            "empty: no text in this folder",
        ),
        (&["index", "missing", "-o", "my.index"], "missing: no such file"),
        (&["index", "old"], "--output"),
    ] {
        let done = desk.run(arguments);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(
            said.lines().count() == 1 && said.contains(told),
            "{arguments:?}: {said}"
        );
    }
}

/// Runs `tests/browser/trace.mjs` over the page of the seeds, where Node.js, Chromium and the packages of `tests/browser` are there.
#[test]
fn the_page_behaves_in_a_browser() {
    let optional = Optional::test("the_page_behaves_in_a_browser");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let in_path = |name: &str| {
        let folders = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&folders)
            .map(|folder| folder.join(name))
            .find(|path| path.is_file())
    };
    let chromium = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find_map(in_path);
    let Some(chromium) =
        chromium.filter(|_| in_path("node").is_some() && folder.join("node_modules").is_dir())
    else {
        optional.left_out(
            "Chromium, Node.js and its packages",
            "install them, then `npm ci --prefix tests/browser`",
        );
        return;
    };
    let pages = tempfile::tempdir().unwrap();
    let page = pages.path().join("trace.html");
    fs::write(&page, (format("html").make)(&seeds(), &Options::default()).bytes).unwrap();
    let done = Command::new("node")
        .arg(folder.join("trace.mjs"))
        .arg(chromium)
        .arg(&page)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(
        done.status.success(),
        "{said}\n{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

#[test]
fn strengths_are_in_order() {
    assert!(Strength::Verbatim < Strength::Close && Strength::Close < Strength::Loose);
}
