//! Leading verbs, brackets and numbers of paragraphs: what their change means, with near misses.

use travaux::lexicon::{Ladders, Movement};
use travaux::read::Source;
use travaux::render::terminal::{self, TerminalOptions};
use travaux::render::{html, json, markdown};
use travaux::report::{Class, Entry, Relation, Report};
use travaux::{Options, Sides, compare};

/// Compares two resolutions that differ in one operative paragraph; `rest` stands behind it in both.
fn paragraph(old: &str, new: &str, rest: &str) -> Entry {
    let source = |name: &str, text: &str| {
        Source {
        name: name.to_owned(),
        bytes: format!(
            "The General Assembly,\n\nNoting the wells of the valley,\n\n1. {text}\n\n2. Decides to remain seized of the \
             matter.\n{rest}"
        )
        .into_bytes(),
    }
    };
    let texts = Sides::new(source("old.txt", old), source("new.txt", new));
    let report = compare(&texts, &Options::default()).unwrap();
    let mut entries = report.entries.into_iter();
    entries.find(|entry| entry.new == ["OP1"]).unwrap()
}

/// The class of the paragraph, the shift of its verb, and the causes of its edits.
fn told(old: &str, new: &str) -> (Class, String, String) {
    let entry = paragraph(old, new, "");
    let mut causes: Vec<String> = entry.edits.iter().filter_map(|edit| edit.causes.text()).collect();
    causes.dedup();
    (
        entry.class,
        entry.header.shift.word().to_owned(),
        causes.join(" | "),
    )
}

#[test]
fn one_verb_phrase_in_two_prints_is_editing() {
    for (old, new) in [
        ("Calls on States to dig;", "Calls upon States to dig;"),
        (
            "Expresses its appreciation to the keepers;",
            "Expresses appreciation to the keepers;",
        ),
        (
            "Expresses its full support for the keepers;",
            "Expresses full support for the keepers;",
        ),
        (
            "Reiterates its call on States;",
            "Reiterates its call upon States;",
        ),
    ] {
        let (class, shift, causes) = told(old, new);
        assert_eq!(
            (class, shift.as_str(), causes.as_str()),
            (Class::Editorial, "none", "the same verb phrase"),
            "{old} / {new}"
        );
    }
}

#[test]
fn another_verb_phrase_is_substance() {
    for (old, new) in [
        ("Calls on States to dig;", "Calls for States to dig;"),
        (
            "Expresses its appreciation to the keepers;",
            "Expresses its support to the keepers;",
        ),
        (
            "Expresses its appreciation to the keepers;",
            "Expresses their appreciation to the keepers;",
        ),
        (
            "Reiterates its request to the keepers;",
            "Reiterates the request to the keepers;",
        ),
        (
            "Expresses its deep concern at the drought;",
            "Expresses its concern at the drought;",
        ),
        (
            "Expresses its deep concern at the drought;",
            "Expresses its profound concern at the drought;",
        ),
    ] {
        assert_eq!(told(old, new).0, Class::Substantive, "{old} / {new}");
    }
}

#[test]
fn an_adverb_that_nothing_explains_is_the_change_and_no_other_verb() {
    for (old, new) in [
        ("Also urges States to dig;", "Urges States to dig;"),
        ("Urges States to dig;", "Further urges States to dig;"),
        (
            "Emphasizes further that wells are deep;",
            "Emphasizes that wells are deep;",
        ),
    ] {
        let (class, shift, causes) = told(old, new);
        assert_eq!(
            (class, shift.as_str()),
            (Class::Substantive, "none"),
            "{old} / {new}"
        );
        assert!(causes.ends_with("(no paragraph above explains it)"), "{causes}");
        assert!(!causes.contains("qualifier"), "{causes}");
    }
}

#[test]
fn what_drafters_see_as_weaker_is_weaker_and_neutral_verbs_are_beside_each_other() {
    let ladders = Ladders::default();
    for (old, new) in [
        ("Welcomes with appreciation", "Welcomes"),
        ("Reaffirms", "Recalls"),
        ("Alarmed", "Noting"),
        ("Recognizing", "Noting"),
        ("Underscores", "Notes"),
        ("Takes note with appreciation", "Notes"),
        ("Condemns", "Takes note"),
        ("Expresses concern", "Notes"),
        ("Accueille avec gratitude", "Se félicite"),
        ("Réaffirme", "Rappelle"),
        ("Alarmée", "Notant"),
        ("Reconnaissant", "Notant"),
        ("Souligne", "Note"),
        ("Acoge con aprecio", "Acoge con beneplácito"),
        ("Reafirma", "Recuerda"),
        ("Alarmada", "Observando"),
        ("Reconociendo", "Observando"),
        ("Subraya", "Observa"),
        ("С удовлетворением приветствует", "Приветствует"),
        ("Вновь подтверждает", "Ссылается"),
        ("Признавая", "Отмечая"),
        ("Будучи встревожена", "Отмечая"),
        ("Подчеркивает", "Отмечает"),
        ("ترحب مع التقدير", "ترحب"),
        ("تعيد تأكيد", "تشير"),
        ("إذ تسلم", "وإذ تلاحظ"),
        ("يساورها القلق", "تلاحظ"),
        ("تشدد", "تلاحظ"),
        ("赞赏地欢迎", "欢迎"),
        ("重申", "回顾"),
        ("认识到", "注意到"),
        ("震惊", "注意到"),
        ("强调", "注意到"),
    ] {
        assert_eq!(ladders.compare(old, new), Movement::Weaker, "{old} → {new}");
        assert_eq!(ladders.compare(new, old), Movement::Stronger, "{new} → {old}");
    }
    for (old, new) in [
        ("Takes note", "Notes"),
        ("Prend note", "Note"),
        ("Toma nota", "Observa"),
        ("Принимает к сведению", "Отмечает"),
        ("تحيط علما", "تلاحظ"),
        ("表示注意到", "注意到"),
        ("Urges", "Notes"),
        ("Recalls", "Recognizes"),
        ("Deeply concerned", "Profoundly concerned"),
    ] {
        assert_eq!(ladders.compare(old, new), Movement::Different, "{old} → {new}");
        assert_eq!(ladders.compare(new, old), Movement::Different, "{new} → {old}");
    }
    assert_eq!(ladders.compare("Calls on", "Calls upon"), Movement::Same);
}

#[test]
fn a_verb_on_a_ladder_of_somebodys_own_is_ranked_there() {
    let own = "[[ladder]]\nname = \"notice\"\ntiers = [[\"takes note\"], [\"notes\"]]";
    let ladders = Ladders::with_file("own.toml", own).unwrap();
    assert_eq!(ladders.compare("Takes note", "Notes"), Movement::Weaker);
    let neutral = "[neutral]\nbelow = [\"directive\"]\nphrases = [\"mentions\"]";
    let ladders = Ladders::with_file("own.toml", neutral).unwrap();
    assert_eq!(ladders.compare("Urges", "Mentions"), Movement::Weaker);
    assert_eq!(ladders.compare("Welcomes", "Notes"), Movement::Different);
}

#[test]
fn verbs_of_the_paragraph_are_told_where_they_got_weaker() {
    for (old, new) in [
        ("Welcomes with appreciation the report;", "Welcomes the report;"),
        ("Underscores the need for wells;", "Notes the need for wells;"),
        ("Reaffirms the need for wells;", "Recalls the need for wells;"),
    ] {
        let (class, shift, causes) = told(old, new);
        assert_eq!(
            (class, shift.as_str()),
            (Class::Substantive, "weaker"),
            "{old} / {new}"
        );
        assert!(causes.ends_with("(weaker)"), "{causes}");
    }
}

#[test]
fn the_tense_of_a_request_that_is_quoted_is_editing() {
    let (class, _, causes) = told(
        "Recalls its resolution 77/1, in which it has requested the keepers to dig;",
        "Recalls its resolution 77/1, in which it requested the keepers to dig;",
    );
    assert_eq!(
        (class, causes.as_str()),
        (Class::Editorial, "tense of what an earlier text asked")
    );
    for (old, new) in [
        (
            "Notes the State which has requested help;",
            "Notes the State which requested help;",
        ),
        (
            "Recalls its resolution 77/1, in which it has not requested help;",
            "Recalls its resolution 77/1, in which it requested help;",
        ),
        (
            "Recalls its resolution 77/1, in which it has requested help;",
            "Recalls its resolution 77/1, in which it had requested help;",
        ),
        (
            "Recalls its resolution 77/1, in which it has condemned the war;",
            "Recalls its resolution 77/1, in which it condemned the war;",
        ),
        (
            "Requests the panel to do what it has requested;",
            "Requests the panel to do what it requested;",
        ),
    ] {
        assert_eq!(told(old, new).0, Class::Substantive, "{old} / {new}");
    }
}

#[test]
fn the_option_that_won_is_named_where_words_around_it_changed() {
    for (old, new, cause) in [
        (
            "Keepers [shall][should] dig now;",
            "Keepers shall dig at once;",
            "brackets closed: option \"shall\" of 2 kept",
        ),
        (
            "Keepers [may] [may not] dig now;",
            "Keepers may not dig at once;",
            "option \"may not\" of 2 kept",
        ),
        (
            "Urges keepers [of the valley] to dig now;",
            "Urges all keepers of the valley to dig at once;",
            "brackets closed: text kept",
        ),
        (
            "Keepers [shall][should] dig now;",
            "Keepers might dig at once;",
            "brackets closed: other text",
        ),
    ] {
        let found = told(old, new).2;
        assert!(found.contains(cause), "{old} / {new}: {found}");
    }
}

#[test]
fn brackets_around_agreed_words_are_told_once_with_these_words() {
    for (old, new) in [
        ("Urges all States to dig;", "Urges [[all]] States to dig;"),
        ("Urges all States to dig;", "Urges [all] States to dig;"),
    ] {
        let (class, _, causes) = told(old, new);
        assert_eq!(class, Class::Substantive);
        assert_eq!(causes, "brackets opened around \"all\"", "{new}");
    }
    let (_, _, causes) = told("Urges States to dig;", "Urges [all] States to dig;");
    assert!(causes.contains("brackets opened around new text"), "{causes}");
}

#[test]
fn only_what_has_a_number_is_renumbered() {
    let source = |name: &str, first: &str, number: u32| {
        Source {
        name: name.to_owned(),
        bytes: format!(
            "The General Assembly,\n\n{first}Noting the wells of the valley,\n\n{number}. Urges the keepers to dig deep;\n\n\
             {}. Decides to remain seized of the matter.\n",
            number + 1
        )
        .into_bytes(),
    }
    };
    let texts = Sides::new(
        source("old.txt", "", 1),
        source("new.txt", "Recalling the drought of the plain,\n\n", 2),
    );
    let report = compare(&texts, &Options::default()).unwrap();
    let of = |id: &str| report.entries.iter().find(|entry| entry.new == [id]).unwrap();
    assert_eq!((of("PP2").renumbered, of("PP2").class), (false, Class::None));
    assert_eq!(of("PP2").old, ["PP1"]);
    assert!(of("OP2").renumbered);
}

/// Compares a law whose third article has the last of these heads, with or without a new article before it.
fn heads(old: &str, new: &str, added: bool) -> Report {
    let law = |name: &str, added: &str, head: &str, number: u32| {
        Source {
        name: name.to_owned(),
        bytes: format!(
            "Article 1\nSubject matter\n\n1. The ports of the valley are open to all.\n\n2. The keepers dig wells.\n\n{added}{head}\n\
             Definitions\n\n1. Ports are the harbours of the valley.\n\n2. Wells are what the keepers dig.\n\n\
             Article {number}\nPenalties\n\n1. Who closes a port shall pay for it.\n\n2. The keepers set the price.\n"
        )
        .into_bytes(),
    }
    };
    let scope = "Article 2\nScope\n\n1. Warships are not let in.\n\n2. Neither are the boats of thieves.\n\n";
    let texts = Sides::new(
        law("old.txt", "", old, 3),
        law(
            "new.txt",
            if added { scope } else { "" },
            new,
            if added { 4 } else { 3 },
        ),
    );
    compare(&texts, &Options::default()).unwrap()
}

/// Returns of the head `Definitions` whether it is renumbered, its class and the code of its cause.
fn definitions(report: &Report) -> (bool, Class, Option<String>) {
    let is_head = |entry: &&Entry| entry.edits.iter().any(|edit| edit.new == "Definitions");
    let head = report.entries.iter().find(is_head).unwrap();
    assert_eq!(head.relation, Relation::Unchanged);
    (
        head.renumbered,
        head.class,
        head.causes.iter().next().map(travaux::report::Cause::code),
    )
}

#[test]
fn a_head_under_another_number_is_renumbered() {
    let report = heads("Article 2", "Article 3", true);
    assert_eq!(
        definitions(&report),
        (true, Class::Consequential, Some("other-number".to_owned()))
    );
    let json: serde_json::Value = serde_json::from_str(&json::render(&report)).unwrap();
    let heads = json["entries"].as_array().unwrap().iter();
    let renumbered: Vec<bool> = heads
        .filter(|entry| entry["new"][0].as_str().unwrap().starts_with('H'))
        .map(|entry| entry["renumbered"].as_bool().unwrap())
        .collect();
    assert_eq!(renumbered, [false, false, true, true]);
}

#[test]
fn a_head_whose_number_its_place_does_not_give_is_of_substance() {
    let report = heads("Article 2", "Article 5", false);
    assert_eq!(
        definitions(&report),
        (true, Class::Substantive, Some("number-out-of-order".to_owned()))
    );
}

#[test]
fn every_output_says_the_other_number_of_a_head() {
    let report = heads("Article 2", "Article 5", false);
    let terminal = terminal::render(&report, &TerminalOptions::default());
    let markdown = markdown::render(&report);
    let page = html::render(&report);
    for output in [&terminal, &markdown, &page] {
        assert!(output.contains("Article 2 → Article 5"), "{output}");
    }
    // Here the paragraphs below say it in the terminal and in Markdown.
    let report = heads("Article 2", "Article 3", true);
    let terminal = terminal::render(&report, &TerminalOptions::default());
    assert!(
        terminal.contains("Art3.1–Art4.2 (old Art2.1–Art3.2)"),
        "{terminal}"
    );
    let markdown = markdown::render(&report);
    assert!(markdown.contains("(Art2.1–Art3.2 → Art3.1–Art4.2)"), "{markdown}");
    let page = html::render(&report);
    assert!(
        page.contains("<p class=name><small>Article 2 → Article 3</small>"),
        "{page}"
    );
}

#[test]
fn the_look_of_the_word_above_a_head_is_no_number() {
    let report = heads("Article 2", "ARTICLE 2.", false);
    assert_eq!(definitions(&report), (false, Class::None, None));
}

#[test]
fn nobody_is_named_who_stayed_or_who_is_a_session() {
    let (class, _, causes) = told(
        "Notes that the High Commissioner spoke;",
        "Notes that the United Nations High Commissioner spoke;",
    );
    assert_eq!(class, Class::Substantive);
    assert!(!causes.contains("deleted"), "{causes}");
    let (class, _, causes) = told(
        "Requests the panel, at its sixtieth session, to dig;",
        "Requests the panel, at its sixty-second session, to dig;",
    );
    assert_eq!(class, Class::Substantive);
    assert!(!causes.contains("addressee"), "{causes}");
    let (_, _, causes) = told(
        "Urges the keepers as well as all relevant bodies to dig;",
        "Urges the keepers as well as relevant bodies to dig;",
    );
    assert!(!causes.contains("as relevant"), "{causes}");
    let (_, _, causes) = told("Requests the panel to dig;", "Requests the council to dig;");
    assert!(causes.contains("addressee: \"panel\" → \"council\""), "{causes}");
}
