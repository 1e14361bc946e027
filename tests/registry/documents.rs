//! Documents that are good, and documents that are not: where the faults are.

use humanoid_id::Registry;
use serde_json::{Value, json};

use super::{base, load, parsed};

/// The object or list that holds what a pointer leads to, and the last step.
fn parent<'d>(document: &'d mut Value, pointer: &str) -> (&'d mut Value, String) {
    let (before, last) = pointer.rsplit_once('/').expect("a pointer");
    (document.pointer_mut(before).expect(pointer), last.replace("~1", "/").replace("~0", "~"))
}

#[test]
fn documents_are_taken_or_refused_as_the_vectors_say() {
    for vector in parsed(include_str!("../vectors/registry.json")).as_array().expect("a list") {
        let mut document = base();
        for edit in vector["edits"].as_array().into_iter().flatten() {
            let (parent, last) = parent(&mut document, edit[0].as_str().expect("a pointer"));
            match parent {
                Value::Array(elements) => elements[last.parse::<usize>().expect("an index")] = edit[1].clone(),
                other => other[last] = edit[1].clone(),
            }
        }
        for pointer in vector["remove"].as_array().into_iter().flatten() {
            let (parent, last) = parent(&mut document, pointer.as_str().expect("a pointer"));
            parent.as_object_mut().expect("an object").remove(&last).expect("something to remove");
        }
        for list in vector["copies"].as_array().into_iter().flatten() {
            let list =
                document.pointer_mut(list.as_str().expect("a pointer")).and_then(Value::as_array_mut).expect("a list");
            list.push(list[0].clone());
        }
        let found: Vec<_> = match Registry::from_json(document.to_string()) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.into_iter().map(|fault| json!(fault.pointer)).collect(),
        };
        let mut expected = vector["faults"].as_array().expect("faults").clone();
        let mut sorted = found.clone();
        sorted.sort_by_key(Value::to_string);
        expected.sort_by_key(Value::to_string);
        assert_eq!(sorted, expected, "{}", vector["about"]);
    }
}

#[test]
fn a_fault_says_what_was_found_and_what_there_is() {
    for (pointer, value, found) in [
        ("/enterprises/0/layout/serial/0/width", json!(7), "7"),
        ("/enterprises/0/layout/serial/0/width", json!(5_000_000_000_u64), "1000000"),
        ("/enterprises/0/layout/serial/2/max", json!(99_999_999), "99999999"),
        ("/enterprises/0/layout/serial/2/min", json!(99_999_999), "99999999"),
        ("/enterprises/0/layout/serial/2", json!({ "name": "n", "kind": "digits", "width": 7, "pad": "X" }), "X"),
        ("/enterprises/0/layout/inHouse/0", json!({}), "neither"),
    ] {
        let mut document = base();
        let (parent, last) = parent(&mut document, pointer);
        match parent {
            Value::Array(elements) => elements[last.parse::<usize>().expect("an index")] = value,
            other => other[last] = value,
        }
        let faults = Registry::from_json(document.to_string()).unwrap_err();
        assert_eq!(faults[0].found, found, "{faults:?}");
    }
    let mut document = base();
    document["enterprises"][0]["layout"]["serial"][3]["system"] = "crc".into();
    let faults = Registry::from_json(document.to_string()).unwrap_err();
    let names = faults[0].expected.replace(" or ", ", ");
    let all: Vec<_> = humanoid_id::check_character::System::ALL.iter().map(|system| system.name()).collect();
    assert_eq!(names.split(", ").collect::<Vec<_>>(), all);
}

#[test]
fn a_model_is_held_against_the_check_of_its_enterprise() {
    let mut document = base();
    let serial = json!([
        { "name": "number", "kind": "digits", "width": 16 },
        { "name": "check", "kind": "check", "width": 1, "system": "luhn", "over": ["model", "number"] },
    ]);
    let of = |code: &str, layout: &Value| {
        let name = json!({ "en": "m", "zh": "m" });
        json!({ "country": "CN", "enterprise": "NUMB", "code": code, "name": name, "status": "active", "layout": layout })
    };
    let mut maker = document["enterprises"][0].clone();
    maker["code"] = "NUMB".into();
    maker["layout"] = json!({ "serial": serial });
    maker["samples"] = json!(["CNNUMB00000100000000000000008"]);
    document["enterprises"].as_array_mut().expect("a list").push(maker);
    let own = json!({ "serial": [{ "name": "all", "kind": "alnum", "width": 17 }] });
    let count = document["models"].as_array().expect("a list").len();
    for model in [of("000001", &Value::Null), of("A00001", &Value::Null), of("B00001", &own)] {
        document["models"].as_array_mut().expect("a list").push(model);
    }
    let faults = Registry::from_json(document.to_string()).unwrap_err();
    let told: Vec<_> = faults.iter().map(|fault| (fault.pointer.clone(), fault.found.as_str())).collect();
    assert_eq!(told, [(format!("/models/{}/code", count + 1), "check A00001")], "{faults:?}");
}

#[test]
fn a_fault_is_told_once() {
    let told = |kind: Value, first: usize| {
        let mut document = base();
        let rest = json!({ "name": "rest", "kind": "alnum", "width": 17 - first });
        document["enterprises"][0]["layout"] = json!({ "serial": [kind, rest] });
        let faults = Registry::from_json(document.to_string()).unwrap_err();
        let short = |pointer: &str| pointer.trim_start_matches("/enterprises/0/layout/serial").to_string();
        faults.into_iter().map(|fault| (short(&fault.pointer), fault.found)).collect::<Vec<_>>()
    };
    let choices = |values: &[&str]| values.iter().map(|value| json!({ "value": value })).collect::<Vec<_>>();
    for (field, width, pointer, found) in [
        (json!({ "name": "f", "kind": "digits", "width": "17" }), 1, "/0/width", "17"),
        (json!({ "name": "f", "kind": "sequence", "width": "17", "min": 5 }), 1, "/0/width", "17"),
        (json!({ "name": "f", "kind": "sequence", "width": 3, "min": 5000 }), 3, "/0/min", "5000"),
        (json!({ "name": "f", "kind": "sequence", "width": 3, "max": 5000 }), 3, "/0/max", "5000"),
        (json!({ "name": "f", "kind": "sequence", "width": 3, "min": 5, "max": 4 }), 3, "/0/max", "4"),
        (json!({ "name": "f", "kind": "literal", "width": 2, "value": "a" }), 2, "/0/value", "a"),
        (json!({ "name": "f", "kind": "literal", "width": 2, "value": "" }), 2, "/0/value", ""),
        (json!({ "name": "f", "kind": "literal", "width": 2, "value": "A" }), 2, "/0/width", "2"),
        (
            json!({ "name": "f", "kind": "choice", "width": 1, "choices": choices(&["A", "BC"]) }),
            1,
            "/0/choices/1/value",
            "BC",
        ),
        (json!({ "name": "f", "kind": "choice", "width": 1, "choices": choices(&["AB", "BC"]) }), 1, "/0/width", "1"),
        (
            json!({ "name": "f", "kind": "choice", "width": 1, "choices": choices(&["A", "b"]) }),
            1,
            "/0/choices/1/value",
            "b",
        ),
    ] {
        assert_eq!(told(field.clone(), width), [(pointer.to_string(), found.to_string())], "{field}");
    }
    // The list that is too long is all that is told of it.
    let mut document = base();
    let layout = json!({ "serial": vec![json!({ "name": "f", "kind": "digits", "width": 1 }); 18] });
    document["enterprises"][0]["layout"] = layout;
    let faults = Registry::from_json(document.to_string()).unwrap_err();
    assert!(faults.iter().all(|fault| !fault.expected.contains("faults")), "{faults:?}");
}

#[test]
fn the_documents_of_the_guides_are_good() {
    for guide in
        [include_str!("../../docs/publish-your-registry.md"), include_str!("../../docs/describe-your-serial.md")]
    {
        let documents: Vec<_> = guide.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        assert_eq!(documents.len(), 1);
        load(&parsed(documents[0]));
    }
}
