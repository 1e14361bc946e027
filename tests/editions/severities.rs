//! Severities by issue code: whatever a document can set, every answer follows.

use humanoid_id::{
    Edition, IssueCode, Knowledge, Registry, Report, Ruleset, Severities, Severity, Status, check, decode,
};
use serde_json::json;

/// A text that draws each issue, and what the rules have to say for it.
fn example(code: IssueCode) -> (&'static str, serde_json::Value) {
    let options = match code {
        IssueCode::CountryNotCn => json!({ "country": "cn-only" }),
        _ => json!({}),
    };
    let text = match code {
        IssueCode::AmbiguousLetter => "CNTESTH1A0O120260522A00000001",
        IssueCode::CountryNotLetters => "C1TESTH1A00120260522A00000001",
        IssueCode::CountryUnassigned => "CBTESTH1A00120260522A00000001",
        IssueCode::CountryUserAssigned => "XXTESTH1A00120260522A00000001",
        IssueCode::CountryReserved => "EUTESTH1A00120260522A00000001",
        IssueCode::CountryWithdrawn => "ANTESTH1A00120260522A00000001",
        IssueCode::CountryNotCn => "FRTESTH1A00120260522A00000001",
        IssueCode::PlaceholderSegment => "CNTESTAAAAAA20260522A00000001",
        IssueCode::EnterpriseUnknown => "CNZZZ9H1A00120260522A00000001",
        IssueCode::ModelUnknown => "CNTESTZ9Z99920260522A00000001",
        IssueCode::EnterpriseRetired => "CNTST9B0000120260522A00000001",
        IssueCode::ModelRetired => "CNTESTH1A00020260522A00000001",
        IssueCode::SerialLayoutMismatch => "CNTESTH1A00120269922A00000001",
        IssueCode::CheckCharacterWrong => "CNTST3LX01002621000000004711C",
        other => panic!("no example of {}", other.id()),
    };
    (text, options)
}

fn rules(code: IssueCode, options: &serde_json::Value, severity: &str) -> Ruleset {
    let document = json!({
        "format": "humanoid-id-rules/1", "id": "test/severities", "name": { "en": "Test", "zh": "测试" },
        "source": "this test", "asOf": "2027-01-01", "options": options, "severities": { code.id(): severity },
    });
    Edition::from_json(&document.to_string()).expect("a sound document").rules
}

#[test]
fn what_can_be_set_changes_every_answer() {
    let registry = Registry::from_json(include_str!("../../pkg-template/sample-registry.json")).expect("the sample");
    let knowledge = Knowledge { registries: &[&registry], on: None };
    // No maker of the sample has a layout of the model; its issue is settled where that of the serial is.
    for code in Severities::SETTABLE.into_iter().filter(|code| *code != IssueCode::ModelLayoutMismatch) {
        let (text, options) = example(code);
        let told = |severity: &str| {
            let rules = rules(code, &options, severity);
            let Report { status, issues, .. } = check(text, &rules);
            let (status, issues) = match decode(text, &rules, knowledge) {
                Some(decoded) => (decoded.status, decoded.issues),
                None => (status, issues),
            };
            (status, issues.into_iter().find(|issue| issue.code == code).map(|issue| issue.severity))
        };
        assert_eq!(told("error"), (Status::Invalid, Some(Severity::Error)), "{}", code.id());
        assert_eq!(told("warning"), (Status::Valid, Some(Severity::Warning)), "{}", code.id());
        assert_eq!(told("info"), (Status::Valid, Some(Severity::Info)), "{}", code.id());
        assert_eq!(told("off"), (Status::Valid, None), "{}", code.id());
    }
}

#[test]
fn what_is_said_of_rows_is_no_matter_of_the_rules() {
    for code in ["duplicate", "blank", "near-duplicate", "spreadsheet-characters", "not-canonical", "too-long"] {
        let document = json!({
            "format": "humanoid-id-rules/1", "id": "test/severities", "name": { "en": "Test", "zh": "测试" },
            "source": "this test", "asOf": "2027-01-01", "severities": { code: "error" },
        });
        let faults = Edition::from_json(&document.to_string()).expect_err("a fault");
        assert!(faults[0].expected.contains("serial-layout-mismatch"), "{faults:?}");
    }
}

#[test]
fn an_identifier_of_the_package_names_the_rules_of_the_package() {
    let published = include_str!("../../src/editions/cn-humanoid-29-2026-05.json");
    assert_eq!(Edition::from_json(published).as_ref().ok(), Edition::published(humanoid_id::RULESET_ID).as_ref());
    let changed = published.replacen("\"alnum36\"", "\"alnum34\"", 1);
    assert_ne!(changed, published);
    let faults = Edition::from_json(&changed).expect_err("a fault");
    assert_eq!(faults[0].pointer, "/id");
}
