//! Documents that were written to do harm: they are refused, and soon.

use humanoid_id::Registry;
use proptest::prelude::*;
use serde_json::json;

use super::{SAMPLE, base, read};

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
    // As much as shows that it is too large, cut in the middle of a character.
    let cut = format!("\"{}", "编".repeat(12_000_000)).into_bytes()[..=Registry::MAX_BYTES].to_vec();
    assert!(String::from_utf8(cut.clone()).is_err());
    assert_eq!(Registry::from_bytes(cut).unwrap_err()[0].expected, "at most 33554432 bytes");
    let faulty = json!({ "models": vec![json!({}); 250_000] }).to_string();
    assert_eq!(Registry::from_json(faulty).unwrap_err().len(), 1001);
    let many = json!({ "enterprises": vec![0; 20_001] }).to_string();
    assert!(Registry::from_json(many).is_err());
}

/// A terminal obeys them and a page is rearranged by them, wherever they stand.
#[test]
fn controls_and_marks_of_direction_are_no_part_of_a_text() {
    for text in [
        "\u{1b}[31mred",
        "a\nIssuer: another",
        "\u{7f}",
        "\u{9b}31m",
        "\u{202e}abc",
        "\u{2066}",
        "\u{200f}",
        "\u{2028}",
    ] {
        for pointer in [
            "/issuer/en",
            "/source",
            "/licence",
            "/enterprises/0/name/zh",
            "/enterprises/0/layout/serial/1/choices/0/label/en",
            "/enterprises/0/layout/inHouse/1/text",
            "/models/0/attributes/maker",
        ] {
            let mut document = base();
            document["models"][0]["attributes"]["maker"] = "one".into();
            *document.pointer_mut(pointer).expect(pointer) = text.into();
            let faults = Registry::from_json(document.to_string()).unwrap_err();
            assert_eq!(faults.iter().map(|it| it.pointer.as_str()).collect::<Vec<_>>(), [pointer], "{text:?}");
            assert!(!faults[0].sentence().contains(text), "{text:?}");
        }
        let mut document = base();
        document["models"][0]["attributes"][text] = 1.into();
        document[text] = 1.into();
        let faults = Registry::from_json(document.to_string()).unwrap_err();
        assert_eq!(faults.len(), 2, "{text:?}");
        assert!(faults.iter().all(|it| !it.sentence().contains(text)), "{text:?}");
    }
}

#[test]
fn what_is_read_again_for_every_answer_has_its_measure() {
    let long = "k".repeat(2001);
    for (pointer, value) in [
        ("/models/0/attributes", json!({ long.clone(): 1 })),
        ("/models/0/attributes", json!({ "a": long.clone() })),
        ("/models/0/name/x-own", json!("x".repeat(40_000))),
        ("/models/0/attributes", json!({ "a": { "en": "a", "zh": "b", "x-own": "x".repeat(40_000) } })),
    ] {
        let mut document = base();
        let (parent, last) = pointer.rsplit_once('/').expect("a pointer");
        document.pointer_mut(parent).expect(parent)[last] = value;
        assert_eq!(Registry::from_json(document.to_string()).unwrap_err().len(), 1, "{pointer}");
    }
    for text in ["编", "🤖"] {
        let mut document = base();
        document["source"] = text.repeat(2000).into();
        assert!(Registry::from_json(document.to_string()).is_ok(), "characters, not bytes");
        document["source"] = text.repeat(2001).into();
        assert!(Registry::from_json(document.to_string()).is_err());
    }
}

#[test]
fn a_fault_is_short_however_long_what_it_is_about() {
    let long = "k".repeat(1_000_000);
    for document in [
        json!({ long.clone(): 1 }),
        json!({ "source": [], "format": long }),
        json!({ "models": [{ "layout": { "serial": [{ "value": long, "over": [long], "choices": [
            { "value": "A".repeat(1_000_000) }, { "value": "A".repeat(1_000_000) }] }] } }] }),
        json!({ "models": [{ "attributes": { long.clone(): 1 } }] }),
    ] {
        let faults = Registry::from_json(document.to_string()).unwrap_err();
        for fault in faults {
            let (pointer, found) = (fault.pointer.chars().count(), fault.found.chars().count());
            assert!(pointer < 300 && found <= 61, "{pointer} {found} {}", fault.expected);
        }
    }
}

/// As many choices as a document may have: each was compared with all before it, 520 million pairs, which took minutes.
#[test]
fn a_million_choices_are_read() {
    let letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let choices: Vec<_> =
        letters.chars().flat_map(|a| letters.chars().map(move |b| json!({ "value": format!("{a}{b}") }))).collect();
    let field = |at: usize| json!({ "name": format!("f{at}"), "kind": "choice", "width": 2, "choices": choices });
    let mut serial: Vec<_> = (0..8).map(field).collect();
    serial.push(json!({ "name": "end", "kind": "alnum", "width": 1 }));
    let mut document = base();
    let model = document["models"][0].clone();
    document["models"] = (0..60)
        .map(|at| {
            let mut model = model.clone();
            model["code"] = format!("H1A{at:03}").into();
            model["layout"] = json!({ "serial": serial });
            model
        })
        .collect();
    let text = document.to_string();
    assert!(Registry::from_json(text).is_ok());

    let mut twice = choices.clone();
    twice.push(json!({ "value": "7Q" }));
    twice.remove(5);
    document["models"][0]["layout"]["serial"][0]["choices"] = twice.into();
    let faults = Registry::from_json(document.to_string()).unwrap_err();
    let pointers: Vec<_> = faults.iter().map(|it| it.pointer.as_str()).collect();
    assert_eq!(pointers, ["/models/0/layout/serial/0/choices/1295"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

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
