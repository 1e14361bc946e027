//! Rules documents: what is read, and what is refused where.

use humanoid_id::check_character::System;
use humanoid_id::{Alphabet, Edition, IssueCode, RULESET_ID, Ruleset, Severity};
use serde_json::{Value, json};

fn document(changes: &Value) -> String {
    let mut document = json!({
        "format": "humanoid-id-rules/1", "id": "test/1", "name": { "en": "Test", "zh": "测试" },
        "source": "this test", "asOf": "2027-01-01",
    });
    for (name, value) in changes.as_object().expect("members") {
        document[name] = value.clone();
    }
    document.to_string()
}

#[track_caller]
fn faults(changes: &Value) -> Vec<String> {
    Edition::from_json(&document(changes)).expect_err("faults").into_iter().map(|fault| fault.pointer).collect()
}

#[test]
fn the_default_rules_are_an_edition_like_any_other() {
    assert_eq!(Edition::ids(), [RULESET_ID]);
    let edition = Edition::published(RULESET_ID).expect("the default edition");
    assert_eq!(edition.rules, Ruleset::default());
    assert_eq!(Edition::published("no/such"), None);
}

#[test]
fn every_member_is_read() {
    let edition = Edition::from_json(&document(&json!({
        "validFrom": "2027-01-01", "validTo": "2028-12-31",
        "options": { "alphabet": "alnum34", "case": "strict", "allowReserved": true, "separators": { "characters": ":" } },
        "alphabets": { "enterprise": "digits", "serial": { "characters": "0123456789ABCDEF" } },
        "check": { "system": "iso-7064-mod-37-2", "at": 11, "over": [[2, 6], [12, 29]], "severity": "warning" },
        "severities": { "placeholder-segment": "off", "model-retired": "error" },
        "$schema": "rules.schema.json", "x-own": [1],
    })))
    .expect("a good document");
    let rules = &edition.rules;
    assert_eq!(edition.valid_to.as_deref(), Some("2028-12-31"));
    assert_eq!(rules.alphabets.enterprise, Alphabet::DIGITS);
    assert_eq!(rules.alphabets.model, Alphabet::ALNUM34);
    assert_eq!(rules.alphabets.serial.to_string(), "0123456789ABCDEF");
    let check = rules.check.expect("a check");
    assert_eq!((check.system(), check.places(), check.severity), (System::Mod37_2, 11..12, Severity::Warning));
    assert_eq!(check.ranges(), [2..6, 12..29]);
    assert_eq!(rules.severities.get(IssueCode::PlaceholderSegment), Some(None));
    assert_eq!(Edition::from_json(&edition.to_json()), Ok(edition));
}

#[test]
fn every_fault_is_told_where_it_is() {
    let check = |at: Value, over: Value| json!({ "check": { "system": "iso-7064-mod-37-36", "at": at, "over": over } });
    for (changes, pointers) in [
        (json!({ "format": "humanoid-id-rules/2" }), vec!["/format"]),
        (json!({ "id": "With Space" }), vec!["/id"]),
        (json!({ "name": { "en": "x" } }), vec!["/name/zh"]),
        (json!({ "asOf": "2027-02-30" }), vec!["/asOf"]),
        (json!({ "validFrom": "2027-02-01", "validTo": "2027-01-01" }), vec!["/validTo"]),
        (json!({ "options": { "case": "lower", "strict": true } }), vec!["/options/case", "/options/strict"]),
        (
            json!({ "options": { "alphabet": { "chars": "01" } } }),
            vec!["/options/alphabet/chars", "/options/alphabet/characters", "/options/alphabet"],
        ),
        (
            json!({ "alphabets": { "country": "digits", "serial": "digit" } }),
            vec!["/alphabets/country", "/alphabets/serial"],
        ),
        (
            json!({ "severities": { "too-long": "off", "nonsense": "error", "blank": "bad" } }),
            vec!["/severities/blank", "/severities/nonsense", "/severities/too-long"],
        ),
        (json!({ "check": { "system": "sum" } }), vec!["/check/system", "/check/at", "/check/over"]),
        (check(json!(29), json!([[0, 28]])), vec!["/check/at"]),
        (check(json!(28), json!([[0, 29]])), vec!["/check/over"]),
        (check(json!(28), json!([[6, 2]])), vec!["/check/over/0"]),
        (check(json!(28), json!([[2]])), vec!["/check/over/0"]),
        (json!({ "check": { "system": "luhn", "at": 28, "over": [[2, 28]] } }), vec!["/check/system"]),
        (json!({ "regex": "^CN" }), vec!["/regex"]),
    ] {
        assert_eq!(faults(&changes), pointers, "{changes}");
    }
    assert_eq!(Edition::from_json("").unwrap_err().len(), 1);
    assert_eq!(Edition::from_json("[]").unwrap_err()[0].expected, "an object");
}

#[test]
fn a_difference_names_the_member_and_both_values() {
    let one = Edition::from_json(&document(&json!({}))).expect("a good document");
    let other = Edition::from_json(&document(&json!({
        "alphabets": { "enterprise": "digits" }, "severities": { "model-retired": "off" }, "validFrom": "2027-01-01",
        "check": { "system": "iso-7064-mod-37-2", "at": 28, "over": [[12, 28]] },
    })))
    .expect("a good document");
    let found = one.differences(&other);
    let pointers: Vec<_> = found.iter().map(|(pointer, ..)| pointer.as_str()).collect();
    assert_eq!(pointers, ["/alphabets/enterprise", "/validFrom", "/check", "/severities/model-retired"]);
    assert_eq!(found[3], ("/severities/model-retired".into(), "null".into(), "\"off\"".into()));
    assert_eq!(one.differences(&one), []);
}
