//! Registry documents: what is taken, what is refused and where, every kind of field, and the laws of reading and
//! writing.

use std::fmt::Write as _;

use humanoid_id::check_character::System;
use humanoid_id::{
    Decoded, HumanoidId, IssueCode, Knowledge, Level, Param, Parts, Registry, Ruleset, Status, compose, decode, sample,
    suggest_with,
};
use proptest::prelude::*;
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../pkg-template/sample-registry.json");

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn load(document: &Value) -> Registry {
    Registry::from_json(document.to_string()).unwrap_or_else(|faults| panic!("{faults:#?}\n{document:#}"))
}

fn base() -> Value {
    parsed(include_str!("vectors/registry_base.json"))
}

fn read<'r>(code: &str, registry: &'r Registry) -> Decoded<'r> {
    decode(code, &Ruleset::default(), Knowledge { registries: &[registry], on: None }).expect(code)
}

/// The object or list that holds what a pointer leads to, and the last step.
fn parent<'d>(document: &'d mut Value, pointer: &str) -> (&'d mut Value, String) {
    let (before, last) = pointer.rsplit_once('/').expect("a pointer");
    (document.pointer_mut(before).expect(pointer), last.replace("~1", "/").replace("~0", "~"))
}

#[test]
fn documents_are_taken_or_refused_as_the_vectors_say() {
    for vector in parsed(include_str!("vectors/registry.json")).as_array().expect("a list") {
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
fn every_prefix_of_a_document_is_refused() {
    let text = base().to_string();
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        assert!(Registry::from_json(&text[..end]).is_err(), "{end}");
    }
    assert!(Registry::from_json(format!("\u{feff}{text}\n")).is_ok());
    assert!(Registry::from_json(format!("{text}0")).is_err());
    assert!(Registry::from_bytes(vec![b'{', 0xFF, b'}']).is_err());
}

#[test]
fn a_member_that_stands_twice_is_told() {
    let text = base().to_string().replacen(r#""sequence":1"#, r#""sequence":1,"sequ\u0065nce":2"#, 1);
    let faults = Registry::from_json(text).unwrap_err();
    assert_eq!((faults.len(), faults[0].pointer.as_str()), (1, "/sequence"));
}

#[test]
fn what_is_too_large_or_too_deep_is_refused_at_once() {
    for text in ["[".repeat(50_000_000), "{\"x-\":".repeat(1_000_000), " ".repeat(50_000_000)] {
        assert_eq!(Registry::from_json(text).unwrap_err().len(), 1);
    }
    let faulty = json!({ "models": vec![json!({}); 250_000] }).to_string();
    assert_eq!(Registry::from_json(faulty).unwrap_err().len(), 1001);
    let many = json!({ "enterprises": vec![0; 20_001] }).to_string();
    assert!(Registry::from_json(many).is_err());
}

/// A document with one model whose serial holds the field behind some places it is computed over.
fn with_field(field: &Value, over: &str) -> Registry {
    let mut document = base();
    let mut serial = Vec::new();
    if !over.is_empty() {
        serial.push(json!({ "name": "n", "kind": "alnum", "width": over.len() }));
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

fn plain(text: &Value) -> Option<String> {
    text.as_str().map(String::from).or_else(|| text.is_number().then(|| text.to_string()))
}

/// The issues that have a field; others are about letters that look like digits.
fn about_the_layout(decoded: &Value) -> Vec<&Value> {
    let issues = decoded["issues"].as_array().expect("a list").iter();
    issues.filter(|issue| issue["params"].get("field").is_some()).collect()
}

#[test]
fn every_kind_of_field_is_read_and_written_as_the_vectors_say() {
    let mut systems = Vec::new();
    for vector in parsed(include_str!("vectors/fields.json")).as_array().expect("a list") {
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
            compose(&parts, &Ruleset::default(), Knowledge { registries: &[&registry], on: None })
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
}

#[test]
fn a_later_layer_wins_as_a_whole_and_says_so() {
    let national = load(&parsed(SAMPLE));
    let mut own = base();
    own["asOf"] = "2026-07-01".into();
    own["models"][0]["name"] = json!({ "en": "Ours", "zh": "我们的" });
    own["enterprises"] = json!([]);
    let own = load(&own);
    let knowledge = Knowledge { registries: &[&national, &own], on: None };
    let decoded = decode("CNTESTH1A00120260522A00000001", &Ruleset::default(), knowledge).unwrap();
    let model = decoded.model.listing.unwrap();
    assert_eq!((&*model.name.en, model.layer), ("Ours", 1));
    assert_eq!(decoded.enterprise.listing.unwrap().layer, 0);
    assert_eq!(decoded.assurance.registry.unwrap().as_of, "2026-07-01");
    assert_eq!(decoded.serial.fields.len(), 3, "the enterprise's layout is there still");

    let decoded = decode("CNNX7EH1A00120260522A00000001", &Ruleset::default(), knowledge).unwrap();
    let as_of = decoded.issues[0].param("asOf").cloned();
    assert_eq!(as_of, Some(Param::Text("2026-06-30".into())), "the oldest of the tables that do not list it");
}

#[test]
fn the_order_of_entries_does_not_matter() {
    let mut document = parsed(SAMPLE);
    let before = load(&document);
    for list in ["enterprises", "models"] {
        document[list].as_array_mut().unwrap().reverse();
    }
    let after = load(&document);
    for enterprise in document["enterprises"].as_array().unwrap() {
        let code = enterprise["samples"][0].as_str().unwrap();
        assert_eq!(read(code, &before), read(code, &after));
    }
}

#[test]
fn many_models_are_found_and_no_other() {
    let code = |number: usize| format!("M{:05}", number * 7919 % 100_000);
    let mut text =
        String::from(r#"{"format":"humanoid-id-registry/1","issuer":{"en":"a","zh":"b"},"asOf":"2026-06-30","#);
    text.push_str(r#""sequence":1,"source":"made up","licence":"CC0-1.0","enterprises":[],"models":["#);
    for number in 0..50_000 {
        let comma = if number == 0 { "" } else { "," };
        let code = code(number);
        write!(text, r#"{comma}{{"country":"CN","enterprise":"TEST","code":"{code}","name":{{"en":"{number}","zh":"b"}},"status":"active"}}"#).unwrap();
    }
    text.push_str("]}");
    let registry = Registry::from_json(text).unwrap();
    assert_eq!(registry.models(), 50_000);
    for number in 0..100_000 {
        let decoded = read(&format!("CNTEST{}20260522A00000001", code(number)), &registry);
        let name = decoded.model.listing.map(|it| it.name.en);
        assert_eq!(name, (number < 50_000).then(|| number.to_string().into()));
    }
}

#[test]
fn what_is_known_ranks_suggestions() {
    let registry = load(&parsed(SAMPLE));
    let knowledge = Knowledge { registries: &[&registry], on: None };
    let told = |text: &str| {
        let all = suggest_with(text, &Ruleset::default(), knowledge);
        all.into_iter().map(|it| (it.id.to_string(), it.reason.name(), it.rank)).collect::<Vec<_>>()
    };
    // The registry knows one of the countries that CB may have been.
    let all = told("CBTESTH1A00120260522A00000001");
    assert_eq!((all[0].0.as_str(), all[0].2, all[1].2), ("CNTESTH1A00120260522A00000001", 1, 2));
    assert!(all[1..].iter().all(|it| it.2 == 2), "the others are equals: {all:?}");
    // A model that is not listed, one key beside one that is.
    assert!(told("CNTESTH1A0P120260522A00000001").contains(&(
        "CNTESTH1A00120260522A00000001".into(),
        "keyboard-neighbour",
        1
    )));
    // One character missing where the layout leaves one way, and where it leaves too many.
    assert_eq!(told("CNTSTH1A00120260522A00000001"), [("CNTESTH1A00120260522A00000001".into(), "missing", 1)]);
    assert_eq!(told("CNTST4R00001K7Q2M9X4T1W8B3V6"), []);
    // A check character tells a swap from all other edits that would do.
    let all = told("CNTST3LX01002621000000004171B");
    assert!(all.contains(&("CNTST3LX01002621000000004711B".into(), "swapped", 1)), "{all:?}");
    assert!(all.iter().all(|it| it.2 == 1), "several are equals: {all:?}");
    // Nothing to say, nothing to suggest.
    assert_eq!(told("CNTST3LX01002621000000004711B"), []);
}

#[test]
fn suggestions_without_knowledge_are_equals() {
    let all = suggest_with("CBTESTH1A00120260522A00000001", &Ruleset::default(), Knowledge::default());
    assert!(all.len() > 1 && all.iter().all(|it| it.rank == 1));
}

/// Fields of a decoded code as parts: by their meaning where there is one that can be written, else by characters.
fn parts(decoded: &Decoded, by_meaning: bool) -> Parts {
    let plain = parsed(&decoded.to_json());
    let fields = [&plain["model"]["fields"], &plain["serial"]["fields"]]
        .into_iter()
        .flat_map(|it| it.as_array().expect("a list"));
    let fields = fields.map(|field| {
        let meaning = plain_meaning(field).filter(|_| by_meaning);
        (
            field["name"].as_str().expect("a name").into(),
            meaning.unwrap_or_else(|| field["value"].as_str().expect("a value").into()),
        )
    });
    let segment = |text: &str, is_written: bool| (!is_written).then(|| text.to_string());
    let id = decoded.id;
    Parts {
        segments: [
            segment(id.country(), false),
            segment(id.enterprise(), false),
            segment(id.model(), !decoded.model.fields.is_empty()),
            segment(id.serial(), !decoded.serial.fields.is_empty()),
        ],
        fields: fields.collect(),
        in_house: None,
    }
}

fn plain_meaning(field: &Value) -> Option<String> {
    plain(&field["meaning"])
}

/// Codes that fit the layouts of the sample registry, written from values of their fields.
fn fitting() -> impl Strategy<Value = Parts> {
    let day = (2000..2100_u32, 1..13_u32, 1..29_u32);
    (0..4_usize, day, 0..1_000_000_u64, "[A-HJ-NPR-Z0-9]{5}", "[1-9A-Z][0-9A-Z]{0,11}").prop_map(
        |(maker, (year, month, day), number, descriptor, own)| {
            let date = format!("{year:04}-{month:02}-{day:02}");
            let line = if number % 2 == 0 { "A" } else { "B" };
            let sequence = (number + 1).to_string();
            let text = |text: &str| Some(text.to_string());
            let (enterprise, model, fields): (_, _, Vec<(&str, String)>) = match maker {
                0 => (
                    "TEST",
                    None,
                    vec![
                        ("series", "H1".into()),
                        ("variant", line.into()),
                        ("generation", (number % 1000).to_string()),
                        ("date", date),
                        ("line", line.into()),
                        ("sequence", sequence),
                    ],
                ),
                1 => (
                    "TST2",
                    text("V1000A"),
                    vec![
                        ("descriptor", descriptor),
                        ("year", (2010 + number % 30).to_string()),
                        ("plant", if number % 2 == 0 { "W" } else { "E" }.into()),
                        ("sequence", number.to_string()),
                    ],
                ),
                _ => ("TST3", text("LX0100"), vec![("batch", format!("{year:04}-W{:02}", day + 20)), ("number", own)]),
            };
            let fields = fields.into_iter().map(|(name, value)| (name.to_string(), value)).collect();
            Parts { segments: [text("CN"), text(enterprise), model, None], fields, in_house: None }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn what_is_composed_decodes_to_what_it_was_composed_from(given in fitting()) {
        let registry = load(&parsed(SAMPLE));
        let knowledge = Knowledge { registries: &[&registry], on: None };
        let report = compose(&given, &Ruleset::default(), knowledge);
        prop_assert!(report.id.is_some(), "{:?} of {:?}", report.issues, given);
        let decoded = read(report.id.expect("a code").as_str(), &registry);
        let plain = parsed(&decoded.to_json());
        for (name, value) in &given.fields {
            let mut fields = [&plain["model"]["fields"], &plain["serial"]["fields"]].into_iter().flat_map(|it| it.as_array().expect("a list"));
            let field = fields.find(|field| field["name"] == name.as_str()).expect("a field");
            let said = plain_meaning(field).unwrap_or_else(|| field["value"].as_str().expect("a value").into());
            prop_assert_eq!(&said, value, "{}", name);
        }
        for by_meaning in [false, true] {
            let again = compose(&parts(&decoded, by_meaning), &Ruleset::default(), knowledge);
            prop_assert_eq!(again.id, report.id);
        }
        if let Some(number) = &decoded.serial.in_house {
            let [country, enterprise, model, _] = parts(&decoded, false).segments;
            let own = Parts { segments: [country, enterprise, model, None], fields: Vec::new(), in_house: Some(number.clone()) };
            prop_assert_eq!(compose(&own, &Ruleset::default(), knowledge).id, report.id);
        }
    }

    #[test]
    fn decoding_any_code_composes_to_it_again(
        enterprise in prop::sample::select(vec!["TEST", "TST2", "TST3", "TST4", "NX7E"]), rest in "[0-9A-Z]{23}",
    ) {
        let registry = load(&parsed(SAMPLE));
        let knowledge = Knowledge { registries: &[&registry], on: None };
        let code = format!("CN{enterprise}{rest}");
        let decoded = read(&code, &registry);
        let back = Parts::from_json(&decoded.to_json()).expect("parts");
        let report = compose(&back, &Ruleset::default(), knowledge);
        prop_assert_eq!(report.id, Some(decoded.id));
        let mismatches = decoded.issues.iter().filter(|it| it.code.id().ends_with("mismatch") || it.code == IssueCode::CheckCharacterWrong);
        prop_assert_eq!(decoded.assurance.level == Level::Structure, decoded.model.fields.is_empty() && decoded.serial.fields.is_empty() && decoded.model.known != Some(true) || mismatches.count() > 0 && decoded.model.known != Some(true));
    }

    #[test]
    fn no_document_breaks_the_loader(at in 0..7000_usize, length in 0..40_usize, with in ".{0,12}") {
        let mut text = SAMPLE.to_string();
        let ends = [at, at + length].map(|end| (end.min(text.len())..=text.len()).find(|end| text.is_char_boundary(*end)).expect("a boundary"));
        text.replace_range(ends[0]..ends[1], &with);
        if let Ok(registry) = Registry::from_json(text) {
            let _ = read("CNTESTH1A00120260522A00000001", &registry).to_json();
        }
    }
}

#[test]
fn samples_of_the_generator_decode_under_any_registry() {
    let registry = load(&parsed(SAMPLE));
    for id in sample(&humanoid_id::Sample { count: 2000, ..Default::default() }).unwrap() {
        let id: HumanoidId = id;
        assert_eq!(read(id.as_str(), &registry).id, id);
    }
}

#[test]
fn the_documents_of_the_guides_are_good() {
    for guide in [include_str!("../docs/publish-your-registry.md"), include_str!("../docs/describe-your-serial.md")] {
        let documents: Vec<_> = guide.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        assert_eq!(documents.len(), 1);
        load(&parsed(documents[0]));
    }
}
