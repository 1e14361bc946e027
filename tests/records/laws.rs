//! Laws: a state does not depend on the order in which events are written, no line panics, and what is told can be read.

use humanoid_id::records::{EventName, RecordContext, RecordLine, RecordLines, Role, check_record};
use proptest::prelude::*;

fn event() -> impl Strategy<Value = serde_json::Value> {
    let names = proptest::sample::select(EventName::ALL);
    let targets = proptest::sample::select(&EventName::ALL[..12]);
    let days = || (1..4_u8, 1..4_u8).prop_map(|(month, day)| format!("2026-{month:02}-{day:02}"));
    (names, days(), proptest::sample::select(Role::ALL), targets, days()).prop_map(|(event, on, role, target, day)| {
        let mut json = serde_json::json!({ "event": event.name(), "on": on, "role": role.name() });
        if event == EventName::Corrected {
            json["corrects"] = serde_json::json!({ "event": target.name(), "on": day });
        }
        json
    })
}

fn line(events: &[serde_json::Value]) -> String {
    let id = "CNTESTH1A00120260522A00000001";
    serde_json::json!({ "id": id, "made": "2026-01-01", "events": events }).to_string()
}

proptest! {
    #[test]
    fn the_state_does_not_depend_on_the_order_of_events(
        (events, shuffled) in proptest::collection::vec(event(), 1..12)
            .prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle())),
    ) {
        let (one, other) = (line(&events), line(&shuffled));
        let [one, other] = [&one, &other].map(|line| check_record(line, &RecordContext::default()));
        prop_assert_eq!(one.state, other.state);
        let codes = |report: &humanoid_id::records::RecordReport<'_>| {
            let mut codes: Vec<_> = report.issues.iter().map(|it| (it.code, it.params.clone())).collect();
            codes.sort();
            codes
        };
        prop_assert_eq!(codes(&one), codes(&other));
        prop_assert_eq!(one.order.len(), events.len());
    }

    #[test]
    fn nothing_panics_and_what_is_told_is_json(line in "\\PC{0,200}|[{}\\[\\]\":,a-z0-9\\\\-]{0,200}") {
        let report = check_record(&line, &RecordContext::default());
        prop_assert!(report.unit.is_some() || !report.issues.is_empty());
        let told: serde_json::Value = serde_json::from_str(&report.to_json()).unwrap();
        prop_assert_eq!(told["issues"].as_array().map(Vec::len), Some(report.issues.len()));
    }

    #[test]
    fn a_good_line_with_one_byte_changed_is_read_or_refused(at in 0..400_usize, byte in any::<u8>()) {
        let events = [serde_json::json!({ "event": "recalled", "on": "2026-02-01", "role": "authority",
            "note": { "en": "A note", "zh": "说明" }, "source": "https://example.org/a", "x-own": [1, { "a": null }] })];
        let mut bytes = line(&events).into_bytes();
        let length = bytes.len();
        bytes[at % length] = byte;
        let text = String::from_utf8_lossy(&bytes);
        let report = check_record(&text, &RecordContext::default());
        prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok() || report.unit.is_none());
    }
}

proptest! {
    #[test]
    fn pieces_of_any_size_make_the_same_lines(cuts in proptest::collection::vec(1..200_usize, 1..40)) {
        let good = line(&[serde_json::json!({ "event": "produced", "on": "2026-02-01", "role": "manufacturer" })]);
        let long = format!("{{\"x-long\":\"{}\"}}", "a".repeat(70_000));
        let text = format!("\u{feff}{good}\r\n\n  \n{long}\n[]\n{good}\n\u{feff}{good}");
        let read = |pieces: &mut dyn Iterator<Item = &[u8]>| {
            let (mut lines, mut told) = (RecordLines::default(), Vec::new());
            let mut each = |line: RecordLine<'_>| told.push((line.number, line.text.to_string(), line.to_json()));
            for piece in pieces {
                lines.push(piece, &RecordContext::default(), &mut each);
            }
            lines.finish(&RecordContext::default(), &mut each);
            (told, lines.totals)
        };
        let whole = read(&mut std::iter::once(text.as_bytes()));
        let (mut rest, mut pieces) = (text.as_bytes(), Vec::new());
        for cut in cuts.iter().cycle() {
            if rest.is_empty() { break }
            let (piece, after) = rest.split_at((*cut).min(rest.len()));
            pieces.push(piece);
            rest = after;
        }
        prop_assert_eq!(&read(&mut pieces.into_iter()), &whole);
        let numbers: Vec<u64> = whole.0.iter().map(|it| it.0).collect();
        prop_assert_eq!(numbers, [1, 4, 5, 6, 7]);
        prop_assert_eq!((whole.1.lines, whole.1.good), (5, 2));
    }
}
