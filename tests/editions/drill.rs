//! The drill: the day a standard is published, played through with an edition that somebody invented.

use humanoid_id::{
    Day, Edition, Editions, IssueCode, Knowledge, Parts, RULESET_ID, Status, check, compose, first_error,
};
use serde_json::Value;

const DRILL: &str = include_str!("drill-2027-01.json");

fn drill() -> Edition {
    Edition::from_json(DRILL).expect("the edition of the drill")
}

#[test]
fn the_vectors_of_the_drill_hold() {
    let rules = drill().rules;
    let vectors: Vec<Value> = serde_json::from_str(include_str!("drill.json")).expect("vectors");
    for vector in &vectors {
        let (name, text) = (&vector["name"], vector["text"].as_str().expect("a text"));
        let report = check(text, &rules);
        assert_eq!(report.status.name(), vector["status"], "{name}: {report:?}");
        if let Some(next) = vector["next"].as_str() {
            assert_eq!(report.next.expect("a continuation").allowed.to_string(), next, "{name}");
        }
        let expected = vector["issues"].as_array().expect("issues");
        assert_eq!(report.issues.len(), expected.len(), "{name}: {:?}", report.issues);
        for (issue, expected) in report.issues.iter().zip(expected) {
            assert_eq!(issue.code.id(), expected["code"], "{name}");
            assert_eq!(issue.severity.name(), expected["severity"], "{name}");
            assert_eq!(serde_json::json!([issue.span.start, issue.span.end]), expected["span"], "{name}");
            for fact in ["expected", "found"] {
                if let Some(value) = expected[fact].as_str() {
                    assert_eq!(issue.param(fact).map(ToString::to_string).as_deref(), Some(value), "{name}");
                }
            }
        }
    }
}

#[test]
fn every_wrong_character_of_a_code_is_told() {
    let rules = drill().rules;
    let code = *b"CN0001H1A00120270522A0000000S";
    assert_eq!(first_error(&code, &rules), Ok(false));
    for place in 0..code.len() {
        for byte in (b'0'..=b'9').chain(b'A'..=b'Z').filter(|byte| *byte != code[place]) {
            let mut wrong = code;
            wrong[place] = byte;
            assert!(first_error(&wrong, &rules).is_err(), "{} at {place}", char::from(byte));
        }
    }
}

#[test]
fn a_number_whose_check_character_cannot_be_written_is_no_beginning_of_a_code() {
    let rules = drill().rules;
    let (mut refused, mut open) = (0, 0);
    for number in 0..3600_u32 {
        let text = format!("CN0001H1A00120270522A0{number:06}");
        let report = check(text.as_str(), &rules);
        if let Some(next) = report.next {
            open += 1;
            let whole = format!("{text}{}", next.allowed);
            assert_eq!(check(whole.as_str(), &rules).status, Status::Valid, "{whole}");
        } else {
            refused += 1;
            assert_eq!(report.status, Status::Invalid, "{text}");
            assert_eq!(report.issues[0].code.id(), "check-character-wrong");
            let right = report.issues[0].param("expected").map(ToString::to_string);
            assert!(["I", "O"].contains(&right.as_deref().unwrap_or_default()), "{text}: {right:?}");
        }
    }
    // Two of the 36 check characters are letters that the edition does not have.
    assert!((150..250).contains(&refused) && refused + open == 3600, "{refused} of 3600");
}

#[test]
fn a_day_chooses_the_edition() {
    let old = Edition::published(RULESET_ID).expect("the default edition");
    let editions = Editions::new(vec![old, drill()]).expect("two editions");
    let id = |day: &str| editions.on(&Day::new(day).expect("a day")).map(|edition| edition.id.as_str());
    assert_eq!(id("2026-06-01"), Some(RULESET_ID));
    assert_eq!(id("2027-01-01"), Some("drill/2027-01"));
    let twice = Editions::new(vec![drill(), drill()]);
    assert_eq!(twice, Err("drill/2027-01".to_string()));
    let fits: Vec<_> = editions
        .iter()
        .filter(|edition| check("CNTESTH1A00120260522A00000001", &edition.rules).status == Status::Valid)
        .map(|edition| edition.id.as_str())
        .collect();
    assert_eq!(fits, [RULESET_ID]);
}

#[test]
fn a_code_is_composed_with_its_check_character_or_cannot_be_given_out() {
    let rules = drill().rules;
    let (mut given_out, mut refused) = (0, 0);
    for number in 0..720_u32 {
        let serial = format!("20270522A0{number:06}");
        let segments = ["CN", "0001", "H1A001", &serial].map(|text| Some(text.to_string()));
        let report = compose(&Parts { segments, ..Parts::default() }, &rules, Knowledge::default());
        let beginning = format!("CN0001H1A001{serial}");
        if let Some(id) = report.id {
            given_out += 1;
            assert!(id.as_str().starts_with(&beginning), "{id}");
            assert_eq!(check(id.as_str(), &rules).id, Some(id));
        } else {
            refused += 1;
            assert_eq!(check(beginning.as_str(), &rules).status, Status::Invalid);
            assert_eq!(report.issues[0].code, IssueCode::CheckCharacterWrong, "{:?}", report.issues);
            let reason = report.issues[0].param("reason").map(ToString::to_string);
            assert_eq!(reason.as_deref(), Some("no-check-character"));
        }
    }
    assert!(refused > 20 && given_out > 600, "{given_out} and {refused}");
    // Without the model that it is computed over it is the model that is missing.
    let segments = [Some("CN"), Some("0001"), None, Some("20270522A0000000")].map(|text| text.map(ToString::to_string));
    let report = compose(&Parts { segments, ..Parts::default() }, &rules, Knowledge::default());
    assert_eq!(report.issues[0].segment, Some(humanoid_id::Segment::Model));
    assert_eq!(report.status, Status::Invalid);
}
