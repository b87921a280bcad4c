use serde_json::{Value, json};

use super::canonical::{clean, findings, many};
use super::{made, problems, text};

const SCHEMA: &str = include_str!("../fixtures/schemas/reviewdog-DiagnosticResult.json");

#[test]
fn the_result_follows_the_schema_of_reviewdog() {
    for findings in [findings(), clean(), many(50, 90)] {
        assert_eq!(problems(SCHEMA, &text("rdjson", &findings)), Vec::<String>::new());
    }
    assert!(!problems(SCHEMA, r#"{ "diagnostics": [{ "message": 1 }] }"#).is_empty());
}

#[test]
fn a_column_is_said_where_letters_and_bytes_agree_on_it() {
    let result: Value = serde_json::from_str(&text("rdjson", &findings())).unwrap();
    let range = |at: usize| &result["diagnostics"][at]["location"]["range"];
    assert_eq!(*range(0), json!({ "start": { "line": 12 } }));
    assert_eq!(*range(4), json!({ "start": { "line": 3, "column": 1 } }));
    assert_eq!(*range(3), Value::Null);
}

#[test]
fn what_somebody_accepted_is_no_comment_and_the_notice_counts_it() {
    let made = made("rdjson", &findings());
    let result: Value = serde_json::from_slice(&made.bytes).unwrap();
    assert_eq!(result["diagnostics"].as_array().unwrap().len(), 5);
    assert_eq!(
        made.notice.as_deref(),
        Some("rdjson: 1 waived finding left out: reviewdog comments on every diagnostic")
    );
}
