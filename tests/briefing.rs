//! What the briefing says first, and that it says nothing false.

use travaux::read::Source;
use travaux::render::terminal::{self, TerminalOptions};
use travaux::render::{html, markdown};
use travaux::report::{Briefing, Class, Filter, Item, Length, Report, briefing, briefing_with};
use travaux::{Options, Sides, compare};

fn source(name: &str, text: &str) -> Source {
    Source {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

fn briefed(old: &str, new: &str) -> Briefing {
    let texts = Sides::new(source("old.txt", old), source("new.txt", new));
    briefing(&compare(&texts, &Options::default()).unwrap())
}

/// Briefs two resolutions by their paragraphs.
fn told(old: &[&str], new: &[&str]) -> Vec<String> {
    let text = |paragraphs: &[&str]| format!("The General Assembly,\n\n{}\n", paragraphs.join("\n\n"));
    let briefing = briefed(&text(old), &text(new));
    briefing.items.iter().map(Item::text).collect()
}

const WORK: &str = "Noting the work of the harbour masters,";
const SEIZED: &str = "9. Decides to remain seized of the matter.";

#[test]
fn a_mandate_is_told_before_new_recitals() {
    let told = told(
        &[
            WORK,
            "1. Decides to extend the mandate of the Commission until 30 April 2024;",
            SEIZED,
        ],
        &[
            WORK,
            "Welcoming the opening of three new harbours on the northern coast,",
            "Recognizing that storms can close the lighthouses for weeks,",
            "1. Decides to extend the mandate of the Commission until 30 April 2026;",
            SEIZED,
        ],
    );
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!(
        told[0],
        "OP 1 (\"Decides to extend the mandate of the Commission …\"): \"until 30 April 2024\" became \"until 30 April 2026\"."
    );
    assert!(told[1].starts_with("PP 2 (new): ") && told[2].starts_with("PP 3 (new): "));
}

#[test]
fn a_weaker_verb_is_told_with_who_is_asked() {
    let told = told(
        &[
            "1. Urges all ports to keep their lights burning at night;",
            SEIZED,
        ],
        &[
            "1. Invites all ports, where feasible, to keep their lights burning at night;",
            SEIZED,
        ],
    );
    assert_eq!(
        told,
        ["OP 1 now \"Invites\" instead of \"Urges\" \"all ports\" (weaker); \"where feasible\" is added."]
    );
}

#[test]
fn a_clause_put_before_a_verb_is_not_another_verb() {
    let told = told(
        &[
            "Reaffirming the right of free passage through the strait of Norn,",
            SEIZED,
        ],
        &[
            "Welcoming the treaty of the coastal States and reaffirming the right of free passage through the strait of Norn,",
            SEIZED,
        ],
    );
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("is put before \"Reaffirming\""), "{told:?}");
    assert!(!told[0].contains("instead of"), "{told:?}");
}

#[test]
fn a_phrase_that_lost_words_is_put_before_nothing() {
    for (old, new) in [
        ("Notes with concern", "Notes the concern"),
        ("Expresses its deep concern", "Expresses its crane concern"),
    ] {
        let rest = "at the state of the jetties of the northern shore;";
        let told = told(&[&format!("1. {old} {rest}")], &[&format!("1. {new} {rest}")]);
        assert!(told[0].contains(&format!("instead of \"{old}\"")), "{told:?}");
        assert!(!told[0].contains("put before"), "{told:?}");
    }
}

#[test]
fn a_long_paragraph_is_quoted_with_what_it_asks_for() {
    let told = told(
        &[SEIZED],
        &[
            "1. Requests the Secretary-General, in coordination with all relevant harbour authorities, port operators, pilots and \
             other interested organizations, as appropriate, within existing resources and taking fully into account the views of \
             the islands, to submit a comprehensive survey of wrecks by 15 March 2031;",
            SEIZED,
        ],
    );
    assert!(told[0].contains("Requests the Secretary-General"), "{told:?}");
    assert!(
        told[0].contains("survey of wrecks") && told[0].contains("15 March 2031"),
        "{told:?}"
    );
}

#[test]
fn no_figure_is_hidden() {
    let told = told(
        &[
            "1. Notes that 412 boats sank, that 35 per cent of the nets were lost, that 12 lamps failed and that 7 piers broke;",
            SEIZED,
        ],
        &[
            "1. Notes that 398 boats sank, that 41 per cent of the nets were lost, that 15 lamps failed and that 9 piers broke;",
            SEIZED,
        ],
    );
    for figure in ["412", "398", "35", "41", "12", "15", "7", "9"] {
        assert!(told[0].contains(figure), "{figure}: {told:?}");
    }
}

#[test]
fn a_name_replaced_everywhere_is_one_line() {
    let text = |name: &str| {
        [
            format!("Recalling the storm of {name},"),
            format!("1. Thanks the pilots of {name};"),
            format!("2. Requests the mayor of {name} to report;"),
            format!("3. Invites ships to visit {name} again;"),
        ]
    };
    let (old, new) = (text("Barrow"), text("Barlow"));
    let told = told(
        &old.each_ref().map(String::as_str),
        &new.each_ref().map(String::as_str),
    );
    assert_eq!(told, ["In PP 1 and OP 1 to OP 3 \"Barrow\" became \"Barlow\"."]);
}

#[test]
fn a_paragraph_that_another_one_took_in_is_no_deletion() {
    let told = told(
        &[
            "1. Invites the harbour board to continue to train pilots for the northern routes;",
            "2. Invites the lighthouse keepers to measure, in consultation with fishers, the depth of the channels every spring;",
            SEIZED,
        ],
        &[
            "1. Invites the harbour board to continue to train pilots for the northern routes and to measure, in consultation with \
             lighthouse keepers and fishers, the depth of the channels every spring;",
            SEIZED,
        ],
    );
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("merged"), "{told:?}");
    assert!(!told[0].contains("deleted"), "{told:?}");
}

#[test]
fn a_date_of_a_list_is_told_with_its_year() {
    let text = |year: &str, first: &str, second: &str| {
        [
            format!("1. Adopts the following dates for the regattas in {year}:"),
            format!("(a) First regatta: {first};"),
            format!("(b) Second regatta: {second};"),
        ]
    };
    let (old, new) = (
        text("2026", "8 June", "9 November"),
        text("2028", "5 June", "6 November"),
    );
    let told = told(
        &old.each_ref().map(String::as_str),
        &new.each_ref().map(String::as_str),
    );
    assert_eq!(told.len(), 1, "{told:?}");
    for said in ["2026", "2028", "OP 1 (a)", "8 June", "5 June", "OP 1 (b)"] {
        assert!(told[0].contains(said), "{said}: {told:?}");
    }
}

#[test]
fn ten_lines_name_every_paragraph_of_many() {
    let paragraphs = |what: &str| -> Vec<String> {
        (1..=30)
            .map(|at| {
                format!(
                    "{at}. Requests the {what} of district {at} to repair bridge number {at} of the {what};"
                )
            })
            .collect()
    };
    let (old, new) = (paragraphs("mayor"), paragraphs("admiralty"));
    let mut both = old.clone();
    both.extend(new);
    let text = |paragraphs: &[String]| format!("The General Assembly,\n\n{}\n", paragraphs.join("\n\n"));
    let briefing = briefed(&text(&old[..1]), &text(&old));
    assert!(briefing.items.len() <= 10, "{:?}", briefing.items);
    let told: Vec<String> = briefing.items.iter().map(Item::text).collect();
    let told = told.join("\n");
    for at in ["OP 2", "OP 17", "OP 30"] {
        assert!(told.contains(at) || told.contains(" to OP 3"), "{at}: {told}");
    }
    assert!(!briefing.rest.is_empty());
}

#[test]
fn the_head_says_which_texts_and_how_much_was_kept() {
    let text = |symbol: &str, date: &str, verb: &str| {
        format!(
            "United Nations {symbol}\n\nGeneral Assembly\n\nDistr.: Limited\n{date}\n\nOriginal: English\n\nNorway: draft resolution\n\nSafety of harbours\n\nThe General Assembly,\n\n1. {verb} all ports to keep \
             their lights burning at night;\n\n2. Decides to remain seized of the matter.\n"
        )
    };
    let briefing = briefed(
        &text("A/C.2/81/L.5", "12 October 2026", "Urges"),
        &text("A/C.2/81/L.5/Rev.1", "3 November 2026", "Invites"),
    );
    assert!(
        briefing.head[0].contains("A/C.2/81/L.5, draft resolution"),
        "{:?}",
        briefing.head
    );
    assert!(
        briefing.head[0].contains("→ A/C.2/81/L.5/Rev.1"),
        "{:?}",
        briefing.head
    );
    assert!(
        briefing.head[1].contains("1 paragraph amended, 1 unchanged"),
        "{:?}",
        briefing.head
    );
    let swapped = briefed(
        &text("A/C.2/81/L.5/Rev.1", "3 November 2026", "Invites"),
        &text("A/C.2/81/L.5", "12 October 2026", "Urges"),
    );
    assert!(swapped.head[1].contains("swapped"), "{:?}", swapped.head);
}

#[test]
fn classes_and_the_number_of_items_are_chosen() {
    let old = "The General Assembly,\n\n1. Urges ports to act;\n\n2. Requests a report at its eightieth session;\n\n3. Notes the co-operation of pilots.\n";
    let new = "The General Assembly,\n\n1. Invites ports to act;\n\n2. Requests two reports at its eightieth session;\n\n3. Notes the cooperation of pilots.\n";
    let texts = Sides::new(source("old.txt", old), source("new.txt", new));
    let report = compare(&texts, &Options::default()).unwrap();
    assert_eq!(briefing(&report).items.len(), 2);
    assert_eq!(
        briefing_with(&report, Filter::default(), Length::items(1))
            .items
            .len(),
        1
    );
    let form = briefing_with(&report, Filter::only(&[Class::Editorial]), Length::items(10));
    let told: Vec<String> = form.items.iter().map(Item::text).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("OP 3"), "{told:?}");
}

#[test]
fn other_languages_and_laws_are_told_too() {
    let french = told(
        &["1. Prie instamment tous les ports de garder leurs feux allumés jusqu'au 30 avril 2024;"],
        &["1. Prie instamment tous les ports de garder leurs feux allumés jusqu'au 30 avril 2026;"],
    );
    assert!(
        french[0].contains("2024") && french[0].contains("2026"),
        "{french:?}"
    );
    let law = |fee: &str| {
        format!(
            "Article 1\n\nThe harbour is open to all.\n\nArticle 2\n\nThe fee is {fee} crowns for each boat.\n"
        )
    };
    let briefing = briefed(&law("40"), &law("55"));
    let told = briefing.items[0].text();
    assert!(told.contains("40") && told.contains("55"), "{told}");
}

#[test]
fn a_word_with_its_neighbours_is_printed_as_the_text_prints_it() {
    let law = |second: &str| format!("# 立法法\n\n第一条 本法自公布之日起施行。\n\n第二条 {second}\n");
    let told = |old: &str, new: &str| briefed(&law(old), &law(new)).items[0].told.clone();
    let old = "本法第八条规定的事项尚未制定法律的，国务院可以先制定行政法规。";
    let number = told(old, &old.replace('八', "九"));
    assert!(number.contains("\"第八条\" became \"第九条\""), "{number}");
    let verb = told(old, &old.replace("可以", "应当"));
    assert!(verb.contains("\"院可以先\" became \"院应当先\""), "{verb}");
    let english = "The office of the Council shall meet (three) times.";
    let marked = told(english, &english.replace("three", "four"));
    assert!(
        marked.contains("\"meet (three)\" became \"meet (four)\""),
        "{marked}"
    );
}

#[test]
fn lines_of_the_head_are_named_and_counted() {
    let text =
        |version: &str| format!("---\nversion: {version}\n---\n\n# Pact\n\n1. The parties shall meet.\n");
    let head = briefed(&text("1"), &text("2")).head;
    assert!(
        head.contains(&"Changed in the head: other lines.".to_owned()),
        "{head:?}"
    );
}

/// A resolution on harbours, and its French version with other last days.
fn language_versions(days: [&str; 2]) -> Report {
    let english = format!(
        "The General Assembly,\n\nRecalling that the harbours of the northern coast were closed in 1998,\n\n1. Urges all ports to keep \
         their lights burning until {};\n\n2. Requests the harbour masters to repair 412 lamps;\n\n3. Decides to remain seized of the matter.\n",
        days[0]
    );
    let french = format!(
        "L'Assemblée générale,\n\nRappelant que les ports de la côte septentrionale ont été fermés en 1998,\n\n1. Prie instamment tous les \
         ports de garder leurs feux allumés jusqu'au {} ;\n\n2. Prie les capitaines des ports de réparer 412 lampes ;\n\n3. Décide de rester \
         saisie de la question.\n",
        days[1]
    );
    let texts = Sides::new(source("old.txt", &english), source("new.txt", &french));
    compare(&texts, &Options::default()).unwrap()
}

#[test]
fn of_two_languages_nothing_is_told_as_new_or_gone() {
    let told = briefing(&language_versions(["30 June 2026", "30 juin 2026"]));
    assert_eq!(told.items, []);
    assert_eq!(told.rest, []);
    assert_eq!(
        told.head[1],
        "Two languages (en, fr), of which the words cannot be compared. By their numbers 4 paragraphs answer each other. Their numbers, \
         dates and symbols agree."
    );
    assert!(
        told.counts.starts_with("Taken for one language, "),
        "{}",
        told.counts
    );
}

#[test]
fn of_two_languages_the_paragraphs_with_other_dates_are_told() {
    let report = language_versions(["30 June 2026", "30 juin 2025"]);
    let told: Vec<String> = briefing(&report).items.iter().map(Item::text).collect();
    let sentence = "OP 1: \"30 June 2026\" only in the old text, \"30 juin 2025\" only in the new text.";
    assert_eq!(told, [sentence]);
    let terminal = terminal::render(
        &report,
        &TerminalOptions {
            width: 200,
            ..Default::default()
        },
    );
    let page = html::render(&report).replace(['\u{2068}', '\u{2069}'], "");
    let outputs = [terminal, markdown::render(&report), page];
    for output in &outputs {
        assert!(
            output.contains("By their numbers 4 paragraphs answer each other."),
            "{output}"
        );
        assert!(output.contains("30 juin 2025"), "{output}");
    }
}

#[test]
fn of_two_languages_paragraphs_without_a_line_of_their_own_are_named() {
    let text = |opening: &str, verb: &str, year: i32| {
        let paragraphs = (1..=30).map(|at| format!("{at}. {verb} {};\n\n", year + at));
        format!("{opening}\n\n{}", paragraphs.collect::<String>())
    };
    let told = briefed(
        &text(
            "The General Assembly,",
            "Requests the harbour masters to repair all of the lamps by the end of",
            2000,
        ),
        &text(
            "L'Assemblée générale,",
            "Prie les capitaines des ports de réparer toutes les lampes avant la fin de",
            2050,
        ),
    );
    assert_eq!(told.items.len(), 10);
    assert_eq!(
        told.items[9].text(),
        "Other numbers, dates or symbols too in OP 10 to OP 30."
    );
    assert_eq!(told.rest.len(), 21);
}

/// No item has more words than a reader would hear.
const BOUND: usize = 250;

#[test]
fn no_item_is_endless_however_long_the_paragraphs_are() {
    let huge = |word: &str| format!("1. Requests the mayor to list {};", vec![word; 8_000].join(" "));
    let many = |word: &str| -> String {
        let items =
            (1..=400).map(|at| format!("({at}) The {word} of street {at} shall be painted {word} {at};"));
        format!(
            "1. Decides the following:\n\n{}",
            items.collect::<Vec<_>>().join("\n\n")
        )
    };
    let numbers = |from: usize| {
        let all = (from..from + 4_000).map(|at| at.to_string());
        format!("1. Notes the numbers {};", all.collect::<Vec<_>>().join(" "))
    };
    for (old, new) in [
        (SEIZED.to_owned(), huge("lamps")),
        (huge("lamps"), huge("boats")),
        (many("door"), many("gate")),
        (numbers(100_000), numbers(100_007)),
        ("1. Notes the work.".to_owned(), numbers(100_000)),
    ] {
        for sentence in told(&[&old], &[&new]) {
            let words = sentence.split_whitespace().count();
            assert!(words <= BOUND, "{words} words: {}", &sentence[..200]);
        }
    }
}

#[test]
fn of_a_new_request_is_told_what_is_asked() {
    let told = told(
        &[SEIZED],
        &[
            "1. Invites the Chair of the Committee on the Safety of Northern Harbours and the Special Envoy on the lamps of the islands and \
             their keepers to address and engage in an interactive dialogue with the Assembly every year, under the item entitled “Lamps”, as \
             a way to enhance communication between the Assembly and the Committee;",
            "2. Requests the Secretary-General, in coordination with relevant entities, to compile international, regional and national \
             policies, programmes, best practices and statistics on lighthouses, reflecting progress made in the upkeep of the lamps of the \
             islands, and to submit a comprehensive report, available in all formats that are used, to the Assembly at its ninety-second \
             session;",
            SEIZED,
        ],
    );
    assert!(told[1].contains("interactive dialogue"), "{told:?}");
    assert!(
        told[0].contains("report") && told[0].contains("ninety-second"),
        "{told:?}"
    );
}
