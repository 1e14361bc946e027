//! What codes say, and codes from what they are to say: the vectors that every door answers, held against the core.

use humanoid_id::{Day, Knowledge, OptionValue, Parts, Registry, Report, Ruleset, Status, compose, decode};
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../pkg-template/sample-registry.json");

fn sample() -> Registry {
    Registry::from_json(SAMPLE).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn vectors(text: &str) -> Vec<Value> {
    serde_json::from_str(text).expect("vectors are JSON")
}

/// Whether everything that is expected is there; lists have their whole length.
fn agrees(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            expected.iter().all(|(name, value)| found.get(name).is_some_and(|it| agrees(value, it)))
        }
        (Value::Array(expected), Value::Array(found)) => {
            expected.len() == found.len() && expected.iter().zip(found).all(|(one, other)| agrees(one, other))
        }
        _ => expected == found,
    }
}

fn rules(vector: &Value) -> Ruleset {
    let mut rules = Ruleset::default();
    for (name, value) in vector["rules"].as_object().into_iter().flatten() {
        let value = value.as_str().map_or(OptionValue::Flag(value == true), OptionValue::Name);
        rules.set(name, value).expect("an option");
    }
    rules
}

fn ask<T>(vector: &Value, question: impl FnOnce(&Ruleset, Knowledge<'_, '_>) -> T) -> T {
    let registry = sample();
    let asked = [&registry];
    let on = vector["on"].as_str().map(|day| Day::new(day).expect("a day"));
    let registries = if vector["registry"] == false { &asked[..0] } else { &asked };
    question(&rules(vector), Knowledge { registries, on })
}

#[test]
fn codes_decode_as_the_vectors_say() {
    for vector in vectors(include_str!("vectors/decode.json")) {
        let units: Vec<u16> = vector["text"].as_str().expect("a text").encode_utf16().collect();
        let json = ask(&vector, |rules, knowledge| Some(decode(units.as_slice(), rules, knowledge)?.to_json()));
        let found = json.map_or(Value::Null, |json| serde_json::from_str(&json).expect("JSON"));
        assert!(agrees(&vector["expect"], &found), "{}\n{found:#}", vector["about"]);
    }
}

fn plain(report: &Report) -> Value {
    let issues: Vec<_> = report.issues.iter().map(|issue| {
        let params = issue.params.iter().map(|(name, value)| {
            let text = value.to_string();
            let value = match value {
                humanoid_id::Param::Text(_) => json!(text),
                humanoid_id::Param::Number(number) => json!(number),
            };
            ((*name).to_string(), value)
        });
        json!({
            "code": issue.code.id(), "severity": issue.severity.name(), "range": [issue.span.start, issue.span.end],
            "segment": issue.segment.map(humanoid_id::Segment::name), "params": params.collect::<serde_json::Map<_, _>>(),
        })
    }).collect();
    let edits: Vec<_> = report
        .edits
        .iter()
        .map(|it| json!({ "kind": it.kind.name(), "range": [it.span.start, it.span.end] }))
        .collect();
    let segments =
        humanoid_id::Segment::ALL.iter().filter_map(|it| Some((it.name().to_string(), json!(report.segment(*it)?))));
    json!({
        "status": match report.status { Status::Valid => "valid", Status::Incomplete => "incomplete", Status::Invalid => "invalid" },
        "id": report.id.map(|id| id.to_string()), "issues": issues, "edits": edits,
        "segments": segments.collect::<serde_json::Map<_, _>>(),
        "next": report.next.map(|it| json!({ "segment": it.segment.name(), "remainingInSegment": it.remaining_in_segment })),
    })
}

#[test]
fn parts_compose_as_the_vectors_say() {
    for vector in vectors(include_str!("vectors/compose.json")) {
        let parts = Parts::from_json(&vector["parts"].to_string()).expect("parts");
        let found = plain(&ask(&vector, |rules, knowledge| compose(&parts, rules, knowledge)));
        assert!(agrees(&vector["expect"], &found), "{}\n{found:#}", vector["about"]);
    }
}

#[cfg(feature = "serde")]
#[test]
fn what_is_decoded_is_serialized_as_its_json_says() {
    for vector in vectors(include_str!("vectors/decode.json")) {
        let units: Vec<u16> = vector["text"].as_str().expect("a text").encode_utf16().collect();
        let registry = sample();
        let knowledge = Knowledge { registries: &[&registry], on: None };
        let Some(decoded) = decode(units.as_slice(), &Ruleset::default(), knowledge) else { continue };
        assert_eq!(serde_json::to_string(&decoded).expect("plain data"), decoded.to_json());
    }
}
