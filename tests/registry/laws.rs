//! Reading and writing undo each other.

use humanoid_id::{Decoded, HumanoidId, IssueCode, Knowledge, Level, Parts, Ruleset, compose, sample};
use proptest::prelude::*;
use serde_json::Value;

use super::{SAMPLE, load, parsed, plain, read};

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
}

#[test]
fn samples_of_the_generator_decode_under_any_registry() {
    let registry = load(&parsed(SAMPLE));
    for id in sample(&humanoid_id::Sample { count: 2000, ..Default::default() }).unwrap() {
        let id: HumanoidId = id;
        assert_eq!(read(id.as_str(), &registry).id, id);
    }
}
