//! Every kind of field, read and written.

use humanoid_id::check_character::System;
use humanoid_id::{
    Alphabet, Alphabets, Case, IssueCode, Knowledge, Param, Parts, Reaction, Registry, Ruleset, Status, UnicodeRule,
    compose, decode,
};
use serde_json::{Value, json};

use super::{SAMPLE, base, load, parsed, plain, read};

/// A document with one model whose serial holds the field behind some places it is computed over.
fn with_field(field: &Value, over: &str) -> Registry {
    let mut document = base();
    let mut serial = Vec::new();
    if !over.is_empty() {
        serial.push(json!({ "name": "n", "kind": "literal", "value": over, "width": over.len() }));
    }
    serial.push(field.clone());
    let width = usize::try_from(field["width"].as_u64().expect("a width")).expect("small");
    let rest = 17 - over.len() - width;
    serial.push(json!({ "name": "rest", "kind": "alnum", "width": rest }));
    let mut model = document["models"][0].clone();
    model["code"] = "KND001".into();
    model["layout"] = json!({ "serial": serial });
    document["models"].as_array_mut().expect("a list").push(model);
    load(&document)
}

/// The issues that have a field; others are about letters that look like digits.
fn about_the_layout(decoded: &Value) -> Vec<&Value> {
    let issues = decoded["issues"].as_array().expect("a list").iter();
    issues.filter(|issue| issue["params"].get("field").is_some()).collect()
}

#[test]
fn every_kind_of_field_is_read_and_written_as_the_vectors_say() {
    let mut systems = Vec::new();
    for vector in parsed(include_str!("../vectors/fields.json")).as_array().expect("a list") {
        let (field, over) = (&vector["field"], vector["over"].as_str().unwrap_or_default());
        systems.extend(field["system"].as_str().and_then(System::from_name));
        let registry = with_field(field, over);
        let code = |value: &str| format!("CNTESTKND001{over}{value:0<rest$}", rest = 17 - over.len());
        let decoded = |value: &str| parsed(&read(&code(value), &registry).to_json());
        let at = usize::from(!over.is_empty());
        for pair in vector["read"].as_array().expect("pairs") {
            let decoded = decoded(pair[0].as_str().expect("a value"));
            let field = &decoded["serial"]["fields"][at];
            assert_eq!((&field["value"], &field["meaning"]), (&pair[0], &pair[1]), "{vector}");
            assert_eq!(about_the_layout(&decoded), [&Value::Null; 0], "{vector}");
        }
        for pair in vector["refused"].as_array().expect("pairs") {
            let decoded = decoded(pair[0].as_str().expect("a value"));
            let params = &about_the_layout(&decoded)[0]["params"];
            let expected = params.get("expected").unwrap_or(&Value::Null);
            assert_eq!((&params["found"], expected), (&pair[0], &pair[1]), "{vector}\n{decoded:#}");
            assert_eq!(decoded["serial"]["fields"][at]["meaning"], Value::Null);
        }
        let write = |given: &Value, width: usize| {
            let mut fields = vec![("rest".to_string(), "0".repeat(17 - over.len() - width))];
            fields.extend((!over.is_empty()).then(|| ("n".to_string(), over.to_string())));
            fields.extend(plain(given).map(|given| ("f".to_string(), given)));
            let [country, enterprise, model] = ["CN", "TEST", "KND001"].map(|text| Some(text.to_string()));
            let parts = Parts { segments: [country, enterprise, model, None], fields, in_house: None };
            // What a value is by itself, before anything is read into it.
            let rules = Ruleset { case: Case::Strict, unicode: UnicodeRule::AsciiOnly, ..Ruleset::default() };
            compose(&parts, &rules, Knowledge { registries: &[&registry], on: None })
        };
        let width = usize::try_from(field["width"].as_u64().expect("a width")).expect("small");
        for pair in vector["write"].as_array().expect("pairs") {
            let report = write(&pair[0], width);
            let written = report.id.map(|id| id.to_string());
            assert_eq!(written, Some(code(pair[1].as_str().expect("a value"))), "{vector} {:?}", report.issues);
        }
        for given in vector["unwritable"].as_array().expect("values") {
            let report = write(given, width);
            assert_eq!((report.status, report.issues.len()), (Status::Invalid, 1), "{given} in {vector}");
        }
    }
    assert!(System::ALL.iter().all(|system| systems.contains(system)), "a vector for every system");
}

#[test]
fn a_number_is_read_as_it_is_typed() {
    let registry = load(&parsed(SAMPLE));
    let compose_of = |number: &str| {
        let [country, enterprise, model] = ["CN", "TST3", "LX0100"].map(|text| Some(text.to_string()));
        let segments = [country, enterprise, model, None];
        let parts = Parts { segments, in_house: Some(number.into()), ..Parts::default() };
        compose(&parts, &Ruleset::default(), Knowledge { registries: &[&registry], on: None })
    };
    let read = compose_of("LX-2621-47AB").id.expect("a code");
    for number in
        ["LX-2621-47ab", "lx-2621-47ab", " LX-2621-47AB", "LX-2621-47ab\u{3000}\n", "ＬＸ－２６２１－４７ａｂ"]
    {
        let report = compose_of(number);
        assert_eq!(report.id, Some(read), "{number:?} {:?}", report.issues);
    }
    for number in ["", "4711", " LX 2621 4711 ", "LX-2621-\u{202e}4711"] {
        let said = compose_of(number).issues[0].to_string();
        assert!(said.contains("expected LX-{batch}-{number}"), "{number:?}: {said}");
    }
}

#[test]
fn a_number_may_be_nothing_but_a_text() {
    let mut document = base();
    document["models"][0]["code"] = "LIT001".into();
    document["models"][0]["layout"] = json!({
        "serial": [{ "name": "all", "kind": "literal", "width": 17, "value": "Y0000000000000000" }],
        "inHouse": [{ "text": "Y" }],
    });
    let registry = load(&document);
    let decoded = read("CNTESTLIT001Y0000000000000000", &registry);
    assert_eq!(decoded.serial.in_house.as_deref(), Some("Y"));
    let [country, enterprise, model] = ["CN", "TEST", "LIT001"].map(|text| Some(text.to_string()));
    let segments = [country, enterprise, model, None];
    let parts = Parts { segments, in_house: decoded.serial.in_house, ..Parts::default() };
    let report = compose(&parts, &Ruleset::default(), Knowledge { registries: &[&registry], on: None });
    assert_eq!(report.id, Some(decoded.id));
}

#[test]
fn a_star_cannot_stand_in_a_code() {
    let field = json!({ "name": "f", "kind": "check", "width": 1, "system": "iso-7064-mod-37-2", "over": ["n"] });
    let payload = (0..10_000)
        .map(|number| format!("{number:04}"))
        .find(|payload| System::Mod37_2.compute(payload.as_bytes()).is_some_and(|check| check.as_str() == "*"));
    let payload = payload.expect("one in 37 has it");
    let registry = with_field(&field, &payload);
    let fields = [("n", payload.as_str()), ("rest", "000000000000")].map(|(name, value)| (name.into(), value.into()));
    let [country, enterprise, model] = ["CN", "TEST", "KND001"].map(|text| Some(text.to_string()));
    let parts = Parts { segments: [country, enterprise, model, None], fields: fields.to_vec(), in_house: None };
    let report = compose(&parts, &Ruleset::default(), Knowledge { registries: &[&registry], on: None });
    assert_eq!(report.issues[0].code, IssueCode::CheckCharacterWrong);
    assert_eq!(report.issues[0].param("reason"), Some(&Param::Text("no-check-character".into())));
}

/// A model with a number and its check character, of which some are not to be used.
fn with_check(avoid: &str) -> Value {
    let mut document = base();
    let mut model = document["models"][0].clone();
    model["code"] = "KND001".into();
    let mut check =
        json!({ "name": "check", "kind": "check", "width": 1, "system": "iso-7064-mod-37-36", "over": ["number"] });
    if !avoid.is_empty() {
        check["avoid"] = avoid.into();
    }
    let serial = json!([{ "name": "number", "kind": "sequence", "width": 15 }, check,
        { "name": "end", "kind": "literal", "value": "0", "width": 1 }]);
    model["layout"] = json!({ "serial": serial });
    document["models"].as_array_mut().expect("a list").push(model);
    document
}

#[test]
fn a_number_whose_check_character_the_rules_forbid_is_not_given_out() {
    let registry = load(&with_check(""));
    let knowledge = Knowledge { registries: &[&registry], on: None };
    let without = Ruleset { alphabets: Alphabets::all(Alphabet::ALNUM34), ..Ruleset::default() };
    let in_doubt = Ruleset { ambiguous: Reaction::Error, ..Ruleset::default() };
    for rules in [without, in_doubt] {
        let mut refused = 0;
        for number in 0..360_u32 {
            let parts = Parts {
                segments: [Some("CN"), Some("TEST"), Some("KND001"), None].map(|text| text.map(ToString::to_string)),
                fields: vec![("number".into(), number.to_string())],
                ..Parts::default()
            };
            let report = compose(&parts, &rules, knowledge);
            let check = System::Mod37_36.compute(format!("{number:015}").as_bytes()).expect("a check character");
            assert_eq!(report.id.is_none(), ["I", "O"].contains(&check.as_str()), "{number}");
            if report.id.is_none() {
                refused += 1;
                assert_eq!(report.issues.len(), 1, "{:?}", report.issues);
                assert_eq!(report.issues[0].param("reason"), Some(&Param::Text("no-check-character".into())));
                assert_eq!(report.issues[0].param("field"), Some(&Param::Text("check".into())));
            }
        }
        // Two of 36.
        assert!((10..60).contains(&refused), "{refused} of 360");
    }
}

#[test]
fn a_number_whose_check_character_is_to_be_avoided_is_not_given_out() {
    let document = with_check;
    let registry = load(&document("IOQ"));
    let knowledge = Knowledge { registries: &[&registry], on: None };
    let mut refused = 0;
    for number in 0..3600_u32 {
        let parts = Parts {
            segments: [Some("CN"), Some("TEST"), Some("KND001"), None].map(|text| text.map(ToString::to_string)),
            fields: vec![("number".into(), number.to_string())],
            ..Parts::default()
        };
        let report = compose(&parts, &Ruleset::default(), knowledge);
        let digits = format!("{number:015}");
        let check = System::Mod37_36.compute(digits.as_bytes()).expect("a check character");
        let code = format!("CNTESTKND001{digits}{}0", check.as_str());
        let decoded = decode(code.as_str(), &Ruleset::default(), knowledge).expect("a well-formed code");
        let is_wrong = decoded.issues.iter().any(|it| it.code == IssueCode::CheckCharacterWrong);
        if let Some(id) = report.id {
            assert_eq!((id.as_str(), is_wrong), (code.as_str(), false));
        } else {
            // Whoever gave it out before it was to be avoided gave out a right one.
            refused += 1;
            assert!(["I", "O", "Q"].contains(&check.as_str()) && !is_wrong, "{code}");
            let reason = report.issues[0].param("reason").map(ToString::to_string);
            assert_eq!(reason.as_deref(), Some("no-check-character"));
        }
    }
    // Three of 36.
    assert!((250..350).contains(&refused), "{refused} of 3600");
    let all = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let faults = Registry::from_json(document(all).to_string()).expect_err("nothing can be written");
    assert!(faults.iter().any(|it| it.pointer.ends_with("/avoid")), "{faults:?}");
    let faults = Registry::from_json(document("i").to_string()).expect_err("small letters");
    assert!(faults.iter().any(|it| it.pointer.ends_with("/avoid")), "{faults:?}");
}
