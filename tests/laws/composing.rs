//! Codes from parts: what is said of them is said of the text that they make, part after part.

use std::ops::Range;

use humanoid_id::{
    Alphabet, Alphabets, IssueCode, Knowledge, Parts, Registry, Ruleset, Segment, Separators, Status, check, compose,
    decode,
};
use proptest::prelude::*;
use proptest::sample::select;

use crate::generate::mostly_default;

const SAMPLE: &str = include_str!("../../pkg-template/sample-registry.json");

/// A part as somebody may fill it in: right, of another length, with signs between, with something wrong in it.
fn part(right: &'static [&'static str]) -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        6 => select(right).prop_map(|text| Some(text.to_string())),
        1 => Just(None),
        1 => (select(right), any::<prop::sample::Index>(), select(vec!["-", " ", "#", "\u{200b}", "😀", "А", "0", "中"]))
            .prop_map(|(text, at, other)| {
                let at = at.index(text.chars().count() + 1);
                Some(text.chars().take(at).chain(other.chars()).chain(text.chars().skip(at)).collect())
            }),
        1 => (select(right), any::<prop::sample::Index>())
            .prop_map(|(text, end)| Some(text.chars().take(end.index(text.len())).collect())),
    ]
}

fn parts() -> impl Strategy<Value = Parts> {
    let segments = (
        part(&["CN", "cn", "ＣＮ", "DE", "CB", "86"]),
        part(&["TEST", "TST2", "TST3", "tst3", "NX7E", "0000"]),
        part(&["H1A001", "V1000A", "LX0100", "ABCDEF"]),
        part(&["20260522A00000001", "20260532A00000001", "2621000000004711B", "00000000000000000"]),
    );
    let field = (
        select(vec!["date", "line", "sequence", "batch", "number", "series", "colour"]),
        select(vec!["2026-05-22", "2026-W21", "A", "1", "4711", "", "红"]),
    );
    let fields = prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec(field, 0..4)];
    let in_house = prop_oneof![8 => Just(None), 1 => select(vec!["LX-2621-4711", "4711"]).prop_map(Some)];
    (segments, fields, in_house).prop_map(|((country, enterprise, model, serial), fields, in_house)| Parts {
        segments: [country, enterprise, model, serial],
        fields: fields.into_iter().map(|(name, value)| (name.to_string(), value.to_string())).collect(),
        in_house: in_house.map(String::from),
    })
}

/// Where each part stands in the text that they make.
fn places(segments: &[Option<String>; 4]) -> [Range<usize>; 4] {
    let mut end = 0;
    segments.each_ref().map(|part| {
        let start = end;
        end += part.as_ref().map_or(0, |text| text.encode_utf16().count());
        start..end
    })
}

proptest! {
    #[test]
    fn what_is_said_of_parts_stands_in_them(rules in mostly_default(), parts in parts(), is_asked in any::<bool>()) {
        let registry = Registry::from_json(SAMPLE).expect("a registry");
        let asked = [&registry];
        let knowledge = Knowledge { registries: if is_asked { &asked } else { &[] }, on: None };
        let report = compose(&parts, &rules, knowledge);
        // A serial that was written from its fields stands there as if it were given.
        let mut segments = parts.segments.clone();
        if segments[3].is_none() {
            segments[3] = report.segment(Segment::Serial).map(String::from);
        }
        let places = places(&segments);
        for issue in &report.issues {
            prop_assert!(issue.span.start <= issue.span.end && issue.span.end <= places[3].end, "{:?}", issue);
            if let Some(segment) = issue.segment {
                let part = &places[segment as usize];
                prop_assert!(part.start <= issue.span.start && issue.span.end <= part.end, "{:?} in {:?}", issue, parts);
            }
        }
        prop_assert_eq!(report.id.is_some(), report.status == Status::Valid);
        if let Some(id) = report.id {
            let text = segments.iter().flatten().map(String::as_str).collect::<String>();
            prop_assert_eq!(check(text.as_str(), &rules).id, Some(id));
            let units: Vec<u16> = text.encode_utf16().collect();
            let said = decode(units.as_slice(), &rules, knowledge).expect("a code");
            prop_assert_eq!(&said.issues, &report.issues);
        }
        for segment in Segment::ALL {
            if let Some(text) = report.segment(segment) {
                prop_assert!(text.len() == segment.width() && text.bytes().all(|byte| byte.is_ascii_alphanumeric()));
            }
        }
    }
}

#[test]
fn a_serial_that_is_refused_after_it_was_written_has_no_place() {
    let [country, enterprise, model] = ["CN", "TST3", "H1A001"].map(|text| Some(text.to_string()));
    let parts = Parts {
        segments: [country, enterprise, model, None],
        fields: vec![("date".into(), "2026-05-22".into())],
        in_house: Some("LX-2621-4711".into()),
    };
    let registry = Registry::from_json(SAMPLE).expect("a registry");
    let report = compose(&parts, &Ruleset::default(), Knowledge { registries: &[&registry], on: None });
    assert_eq!(report.segment(Segment::Serial), None);
    assert_eq!(report.issues.last().map(|issue| issue.span.clone()), Some(12..12));
}

#[test]
fn a_persons_number_is_not_repeated() {
    let number = "11010519491231002X".to_string();
    let [country, enterprise, model] = ["CN", "TST3", "LX0100"].map(|text| Some(text.to_string()));
    let start = Parts { segments: [country, enterprise, model, None], fields: Vec::new(), in_house: None };
    let registry = Registry::from_json(SAMPLE).expect("a registry");
    for parts in [
        Parts { in_house: Some(number.clone()), ..start.clone() },
        Parts { fields: vec![("number".into(), number.clone())], ..start.clone() },
        Parts { fields: vec![("owner".into(), format!("身份证{number}"))], ..start.clone() },
        Parts { segments: [start.segments[0].clone(), Some(number.clone()), None, None], ..start.clone() },
        Parts { segments: [start.segments[0].clone(), None, None, Some(number.clone())], ..start },
    ] {
        let report = compose(&parts, &Ruleset::default(), Knowledge { registries: &[&registry], on: None });
        assert_eq!(report.status, Status::Invalid);
        assert!(!format!("{report:?}").contains("19491231"), "{report:?}");
        assert!(report.issues.iter().all(|issue| issue.code != IssueCode::NotAString));
    }
}

#[test]
fn a_part_that_is_wrong_is_told_once_whatever_the_rules_leave_to_go_on_with() {
    let rules =
        Ruleset { alphabets: Alphabets::all(Alphabet::EMPTY), separators: Separators::None, ..Ruleset::default() };
    let segments = [Some("CN\u{200b}".into()), Some("-TEST".into()), None, None];
    let report = compose(&Parts { segments, ..Parts::default() }, &rules, Knowledge::default());
    let told: Vec<_> = report.issues.iter().map(|issue| (issue.code, issue.span.clone())).collect();
    assert_eq!(told, [(IssueCode::TooLong, 3..8)]);
}
