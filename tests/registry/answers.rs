//! What registries answer: in layers, in any order, many of them, and when something is to be mended.

use std::fmt::Write as _;

use humanoid_id::{
    Day, IssueCode, Knowledge, ListingStatus, Locale, Param, Parts, Registry, Ruleset, compose, decode, message,
    suggest_with,
};
use serde_json::json;

use super::{SAMPLE, base, load, parsed, read};

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
    let asked: Vec<_> = decoded.assurance.registries.iter().map(|it| it.as_of.as_str()).collect();
    assert_eq!(asked, ["2026-06-30", "2026-07-01"], "a layer is an index of these");
    assert_eq!(decoded.serial.fields.len(), 3, "the enterprise's layout is there still");

    let decoded = decode("CNNX7EH1A00120260522A00000001", &Ruleset::default(), knowledge).unwrap();
    let as_of = decoded.issues[0].param("asOf").cloned();
    assert_eq!(as_of, Some(Param::Text("2026-06-30".into())), "the oldest of the tables that do not list it");
}

#[test]
fn what_was_withdrawn_before_its_last_day_is_active_on_no_day() {
    let mut document = base();
    document["models"][0]["status"] = "retired".into();
    document["models"][0]["validTo"] = "2030-01-01".into();
    let registry = load(&document);
    for (day, since) in [(None, None), (Some("2026-01-01"), None), (Some("2031-01-01"), Some("2030-01-02"))] {
        let knowledge = Knowledge { registries: &[&registry], on: day.and_then(Day::new) };
        let decoded = decode("CNTESTH1A00120260522A00000001", &Ruleset::default(), knowledge).unwrap();
        assert_eq!(decoded.model.listing.unwrap().status, ListingStatus::Retired, "{day:?}");
        let retired = decoded.issues.iter().find(|it| it.code == IssueCode::ModelRetired).unwrap();
        assert_eq!(retired.param("since").cloned(), since.map(|day| Param::Text(day.into())), "{day:?}");
    }
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
    // One character too many: where the registry knows what is left, and where any of many would do.
    let all = told("CNTESTXH1A00120260522A00000001");
    assert_eq!(all[0], ("CNTESTH1A00120260522A00000001".into(), "stray-character", 1));
    assert!(all[1..].iter().all(|it| it.2 > 1), "the others keep the X: {all:?}");
    let all = told("CNTESTH1A00120260522A000000013");
    let equals = [("03", "stray-character"), ("01", "stray-character"), ("13", "doubled")];
    for ((id, reason, rank), (end, why)) in all.iter().zip(equals) {
        assert_eq!((id.as_str(), *reason, *rank), (&*format!("CNTESTH1A00120260522A000000{end}"), why, 1));
    }
    assert!(all[3..].iter().all(|it| it.2 > 1), "{all:?}");
    assert!(told("CNTST4R00001K7Q2M9X4T1W8B3V6PQ").iter().all(|it| it.1 != "stray-character"));
    // A check character tells a swap from all other edits that would do.
    let all = told("CNTST3LX01002621000000004171B");
    assert!(all.contains(&("CNTST3LX01002621000000004711B".into(), "swapped", 1)), "{all:?}");
    assert!(all.iter().all(|it| it.2 == 1), "several are equals: {all:?}");
    // Nothing to say, nothing to suggest.
    assert_eq!(told("CNTST3LX01002621000000004711B"), []);
}

#[test]
fn what_is_active_on_a_day_ranks_before_what_is_not() {
    let mut document = base();
    let name = json!({ "en": "m", "zh": "m" });
    let mut maker = document["enterprises"][0].clone();
    for member in ["layout", "validFrom", "validTo"] {
        maker.as_object_mut().expect("an object").remove(member);
    }
    (maker["code"], maker["status"]) = ("DAYS".into(), "active".into());
    maker["samples"] = json!(["CNDAYSAAAA01X260522A00000001X"]);
    document["enterprises"].as_array_mut().expect("a list").push(maker);
    document["asOf"] = "2026-06-30".into();
    let models = document["models"].as_array_mut().expect("a list");
    let model = json!({ "country": "CN", "enterprise": "DAYS", "name": name });
    for (code, status, day, of) in
        [("AAAA01", "retired", "validTo", "2024-12-31"), ("AAAA02", "active", "validFrom", "2025-01-01")]
    {
        let mut model = model.clone();
        (model["code"], model["status"], model[day]) = (code.into(), status.into(), of.into());
        models.push(model);
    }
    let registry = load(&document);
    let told = |text: &str, on: Option<&str>| {
        let knowledge = Knowledge { registries: &[&registry], on: on.and_then(Day::new) };
        let all = suggest_with(text, &Ruleset::default(), knowledge);
        all.into_iter().map(|it| (it.id.to_string()[6..12].to_string(), it.rank)).collect::<Vec<_>>()
    };
    let ranked = |first: &str, second: &str, rank| vec![(first.to_string(), 1), (second.to_string(), rank)];
    let lacking = "CNDAYSAAAA0X260522A00000001X";
    assert_eq!(told(lacking, None), ranked("AAAA01", "AAAA02", 1));
    assert_eq!(told(lacking, Some("2024-06-30")), ranked("AAAA01", "AAAA02", 2));
    assert_eq!(told(lacking, Some("2025-06-30")), ranked("AAAA02", "AAAA01", 2));
    // A code that is known whole is not mended, unless a neighbour of it is active where it is not.
    assert_eq!(told("CNDAYSAAAA01X260522A00000001X", Some("2024-06-30")), []);
    assert_eq!(told("CNDAYSAAAA01X260522A00000001X", None), []);
    let late = told("CNDAYSAAAA01X260522A00000001X", Some("2025-06-30"));
    assert_eq!(late, [("AAAA02".to_string(), 1)]);
}

#[test]
fn suggestions_without_knowledge_are_equals() {
    let all = suggest_with("CBTESTH1A00120260522A00000001", &Ruleset::default(), Knowledge::default());
    assert!(all.len() > 1 && all.iter().all(|it| it.rank == 1));
}

#[test]
fn sentences_name_a_field_by_the_word_of_its_maker() {
    let registry = Registry::from_json(SAMPLE).unwrap();
    let knowledge = Knowledge { registries: &[&registry], on: None };
    let decoded = decode("CNTST3LX01002699000000004711B", &Ruleset::default(), knowledge).unwrap();
    let said: Vec<_> = decoded.issues.iter().map(|issue| message(issue, Locale::ZhCn)).collect();
    assert!(said.iter().any(|it| it.contains("“生产周”")), "{said:?}");
    let said: Vec<_> = decoded.issues.iter().map(|issue| message(issue, Locale::En)).collect();
    assert!(said.iter().any(|it| it.contains("“Production week”")), "{said:?}");
    let segments = ["CN", "TST3", "LX0100"].map(|it| Some(it.to_string()));
    let [country, enterprise, model] = segments;
    let fields = vec![("number".into(), "4711".into())];
    let parts = Parts { segments: [country, enterprise, model, None], fields, in_house: None };
    let report = compose(&parts, &Ruleset::default(), knowledge);
    assert_eq!(
        message(&report.issues[0], Locale::En),
        "“Production week” (batch) is missing: expected YYYY-Www, YYYY-MM-DD, YYWW (2000-2099). Give its value."
    );
}
