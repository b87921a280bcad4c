use travaux::check::{Level, Pins, Policy, template};

/// Bad policies: the text below `version = 1`, the line and column of the fault, and words of the message.
const BAD: [(&str, usize, usize, &str); 41] = [
    (
        "fail_on = \"error\"",
        2,
        1,
        "unknown key 'fail_on' in a policy; did you mean 'fail-on'?",
    ),
    (
        "fail-on = \"eror\"",
        2,
        11,
        "'eror' is no level; did you mean 'error'?",
    ),
    ("fail-on = 1", 2, 11, "'fail-on' is an integer, expected a text"),
    ("fail-on = \"off\"", 2, 11, "'off' is no level"),
    (
        "sets = [\"laws\"]",
        2,
        9,
        "no set is called 'laws'; did you mean 'law'?",
    ),
    (
        "sets = [\"law\", 3]",
        2,
        16,
        "'sets' is an integer, expected a text",
    ),
    ("sets = { a = 1 }", 2, 8, "expected a list of texts"),
    ("rules = []", 2, 1, "did you mean 'rule'?"),
    ("colour = 1", 2, 1, "known are version, fail-on, sets, rule"),
    ("rule = \"frozen\"", 2, 8, "write [[rule]] with two brackets"),
    ("rule = [1]", 2, 9, "'rule' is an integer, expected a table"),
    (
        "[rule]\nrule = \"frozen\"",
        2,
        1,
        "write [[rule]] with two brackets",
    ),
    ("[[rule]]\nlevel = \"error\"", 2, 1, "[[rule]] names no rule"),
    (
        "[[rule]]\nrule = \"frozn\"",
        3,
        8,
        "no rule is called 'frozn'; did you mean 'frozen'?",
    ),
    (
        "[[rule]]\nrule = \"no-colours\"",
        3,
        8,
        "'travaux explain' lists them all",
    ),
    (
        "[[rule]]\nruel = \"frozen\"",
        3,
        1,
        "unknown key 'ruel' in [[rule]]; did you mean 'rule'?",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\nlevel = \"fatal\"",
        4,
        9,
        "'fatal' is no level",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\nlevel = true",
        4,
        9,
        "'level' is a boolean, expected a text",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\nset = \"law\"",
        4,
        7,
        "'rule' and 'set' stand in one [[rule]]",
    ),
    (
        "[[rule]]\nset = \"lwa\"",
        3,
        7,
        "no set is called 'lwa'; did you mean 'law'?",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\nselekt = \"OP3\"",
        4,
        1,
        "did you mean 'select'?",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\nselect = \"\"",
        4,
        10,
        "'select' is empty",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\nselect = \"OP3, op4\"",
        4,
        16,
        "'op4' is no id; did you mean 'OP4'?",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\nselect = \"OP3-7\"",
        4,
        11,
        "write OP3-OP7",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\nselect = \"OP7-OP3\"",
        4,
        11,
        "the range goes backwards; write OP3-OP7",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\nselect = \"OP3-PP7\"",
        4,
        11,
        "not counted in one row",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\nselect = \"OP3, kind:operativ\"",
        4,
        21,
        "'operativ' is no kind of paragraph; did you mean 'operative'?",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\nselect = \"kin:operative\"",
        4,
        11,
        "did you mean 'kind:'?",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\nselect = \"OP3,, OP4\"",
        4,
        15,
        "nothing stands here",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\nselect = \"!\"",
        4,
        12,
        "nothing stands here",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\nselect = 'header:/^Urges'",
        4,
        18,
        "no '/' at its end",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\nselect = 'header:^Urges'",
        4,
        18,
        "expected a regular expression between slashes",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\nselect = 'OP1, text:/(/'",
        4,
        22,
        "no regular expression: unclosed group",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\ntexts = []",
        4,
        9,
        "'texts' is empty",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\ntexts = [\"a.md\", \"/b.md\"]",
        4,
        18,
        "without '/' in front",
    ),
    (
        "[[rule]]\nrule = \"frozen\"\nshare = 0.5",
        4,
        9,
        "'share' says nothing to 'frozen'; it belongs to share-changed",
    ),
    (
        "[[rule]]\nrule = \"share-changed\"",
        2,
        1,
        "'share-changed' needs 'share'; write share = 0.25",
    ),
    (
        "[[rule]]\nrule = \"share-changed\"\nshare = 25",
        4,
        9,
        "'share' is out of reach",
    ),
    (
        "[[rule]]\nrule = \"share-changed\"\nshare = \"0.2\"",
        4,
        9,
        "'share' is a string, expected a number",
    ),
    (
        "[[rule]]\nrule = \"must-contain\"\npattern = \"/[/\"",
        4,
        11,
        "no regular expression",
    ),
    ("[[rule]]\nrule = \"frozen\"\nrule = \"law\"", 4, 1, "no TOML"),
];

#[test]
fn every_fault_of_a_policy_has_its_line_and_column_and_says_what_to_write() {
    for (text, line, column, words) in BAD {
        let unfit = Policy::parse("travaux.toml", &format!("version = 1\n{text}\n")).unwrap_err();
        let place = (unfit.line, unfit.column);
        assert_eq!(place, (line, column), "{text}\n{unfit}");
        assert!(unfit.message.contains(words), "{text}\n{unfit}");
    }
}

#[test]
fn a_policy_without_its_version_is_refused() {
    for (text, message) in [
        (
            "",
            "travaux.toml:1:1: 'version' is missing; write version = 1 at the top",
        ),
        (
            "version = 2",
            "travaux.toml:1:11: 'version' is 2, and this program reads version 1",
        ),
        (
            "version = \"1\"",
            "travaux.toml:1:11: 'version' is a string, expected the number 1",
        ),
        (
            "version = 1\n\nversion = 1",
            "travaux.toml:3:1: no TOML: duplicate key",
        ),
        (
            "version",
            "travaux.toml:1:8: no TOML: key with no value, expected `=`",
        ),
    ] {
        assert_eq!(
            Policy::parse("travaux.toml", text).unwrap_err().to_string(),
            message
        );
    }
}

#[test]
fn faults_of_pins_have_their_places_too() {
    let accept = "[[accept]]\nrule = \"frozen\"\nfingerprint = \"0123456789abcdef\"\n";
    for (text, line, column, words) in [
        ("[[acept]]\n".to_owned(), 1, 3, "did you mean 'accept'?"),
        ("[[accept]]\n".to_owned(), 1, 1, "'rule' is missing in [[accept]]"),
        (accept.replace("frozen", "frosen"), 2, 8, "did you mean 'frozen'?"),
        (accept.replace("abcdef", "ABCDEF"), 3, 15, "is no fingerprint"),
        (accept.to_owned(), 1, 1, "'reason' is missing"),
        (
            format!("{accept}reason = \"agreed\"\n"),
            1,
            1,
            "'owner' is missing",
        ),
        (
            format!("{accept}reason = \"agreed\"\nowner = \"desk\"\n"),
            1,
            1,
            "'expires' is missing",
        ),
        (format!("{accept}reason = \"\"\n"), 4, 10, "'reason' is empty"),
        (
            format!("{accept}reason = \"agreed\"\nowner = \"desk\"\nexpires = \"31.1.2026\"\n"),
            6,
            11,
            "'31.1.2026' is no last day, expected a day such as 2026-01-31",
        ),
        (
            format!("{accept}reason = \"agreed\"\nowner = \"desk\"\nexpires = 2026-01-31T10:00:00\n"),
            6,
            11,
            "is no last day",
        ),
        (
            "[[together]]\nold = \"Urges\"\nreason = \"x\"\n".to_owned(),
            1,
            1,
            "'new' is missing in [[together]]",
        ),
        ("[[apart]]\nold = \"\"\n".to_owned(), 2, 7, "'old' is empty"),
        ("version = 2\n".to_owned(), 1, 11, "this program reads version 1"),
    ] {
        let unfit = Pins::parse("travaux.pins.toml", &text).unwrap_err();
        assert_eq!((unfit.line, unfit.column), (line, column), "{text}\n{unfit}");
        assert!(unfit.message.contains(words), "{text}\n{unfit}");
    }
}

#[test]
fn the_policy_that_is_written_asks_what_is_asked_without_one() {
    let written = Policy::parse("travaux.toml", &template()).unwrap();
    let names = |policy: &Policy| -> Vec<(&str, Option<Level>)> {
        policy
            .rules
            .iter()
            .map(|asked| (asked.rule.name, asked.level))
            .collect()
    };
    assert_eq!(names(&written), names(&Policy::usual()));
    // Its comments are policies, too.
    let lines = template();
    let all: Vec<&str> = lines
        .lines()
        .map(|line| {
            line.strip_prefix("# ")
                .filter(|line| line.starts_with("[[") || line.contains(" = "))
                .unwrap_or(line)
        })
        .filter(|line| !line.starts_with("sets"))
        .collect();
    let all = Policy::parse("travaux.toml", &all.join("\n")).unwrap();
    assert_eq!(all.rules.len(), travaux::check::RULES.len());
}

#[test]
fn a_set_turns_on_its_rules_and_a_rule_of_a_set_may_select() {
    let policy = Policy::parse(
        "p",
        "version = 1\n[[rule]]\nset = \"agreed-language\"\nselect = \"OP3-OP7\"\ntexts = \"agreed/*\"\n",
    )
    .unwrap();
    assert!(policy.rules.iter().any(|asked| asked.rule.name == "frozen"));
    assert!(
        policy
            .rules
            .iter()
            .all(|asked| asked.select.to_string() == "OP3-OP7" && asked.texts.fit("agreed/a.md"))
    );
    assert_eq!(policy.fail_on, Level::Error);
}
