//! What the module tells as numbers, read by a reader of its own, is what everybody else is told in words.

use humanoid_id::live::{Change, Field, Gesture, Source, apply};
use humanoid_id::{EditKind, IssueCode, Record, Report, Segment, Severity, Status, Style, check, find};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::generate::{mostly_default, text, units};

/// Reads a record as `src/record.rs` says it is laid out.
struct Reader {
    words: std::vec::IntoIter<u32>,
    text: Vec<u16>,
}

impl Reader {
    fn number(&mut self) -> usize {
        self.words.next().expect("a number more") as usize
    }

    fn range(&mut self) -> [usize; 2] {
        [self.number(), self.number()]
    }

    fn units(&mut self, length: usize) -> Vec<u16> {
        (0..length).map(|_| u16::try_from(self.number()).expect("a unit")).collect()
    }

    fn value(&mut self) -> Value {
        let head = self.number();
        let (length, kind) = (head / 4, head % 4);
        match kind {
            0 => json!(self.number()),
            1 => json!(String::from_utf16(&self.units(length)).expect("no half of a pair")),
            2 => {
                let start = self.number();
                json!(String::from_utf16_lossy(&self.text[start..start + length]))
            }
            _ => {
                let (digits, letters) = (self.number(), self.number());
                let digits = ('0'..='9').enumerate().filter(|(at, _)| digits >> at & 1 == 1);
                let letters = ('A'..='Z').enumerate().filter(|(at, _)| letters >> at & 1 == 1);
                json!(digits.chain(letters).map(|(_, character)| character).collect::<String>())
            }
        }
    }

    fn list(&mut self, mut item: impl FnMut(&mut Self) -> Value) -> Value {
        (0..self.number()).map(|_| item(self)).collect()
    }

    fn report(&mut self) -> Value {
        let status = Status::ALL[self.number()];
        let understood = self.number();
        let mut segments = json!({});
        for segment in Segment::ALL.into_iter().filter(|it| understood >> *it as usize & 1 == 1) {
            segments[segment.name()] = self.value();
        }
        let mut report = json!({ "status": status.name(), "segments": segments });
        match status {
            Status::Valid => {
                let id = Segment::ALL.map(|it| report["segments"][it.name()].as_str().expect("a segment").to_owned());
                report["id"] = json!(id.concat());
            }
            Status::Incomplete => {
                report["next"] = json!({
                    "segment": Segment::ALL[self.number()].name(),
                    "position": self.number(),
                    "remaining": self.number(),
                    "remainingInSegment": self.number(),
                    "allowed": self.value(),
                });
            }
            Status::Invalid => {}
        }
        report["issues"] = self.list(|it| {
            let code = IssueCode::ALL[it.number()];
            let severity = Severity::ALL[it.number()];
            let segment = it.number().checked_sub(1).map(|at| Segment::ALL[at].name());
            let range = it.range();
            let mut names = code.params().iter();
            let mut params = json!({});
            for _ in 0..it.number() {
                params[names.next().expect("a name for each fact")] = it.value();
            }
            json!({ "code": code.id(), "severity": severity.name(), "segment": segment, "range": range, "params": params })
        });
        report["edits"] = self.list(|it| {
            let kind = EditKind::ALL[it.number()].name();
            json!({ "kind": kind, "range": it.range(), "from": it.value(), "to": it.value() })
        });
        report
    }
}

fn in_words(report: &Report) -> Value {
    serde_json::to_value(report).expect("it can be written")
}

/// Read all of it.
fn read<T>(record: &Record, text: &[u16], reader: impl FnOnce(&mut Reader) -> T) -> T {
    let mut told = Reader { words: record.words().to_vec().into_iter(), text: text.to_vec() };
    let read = reader(&mut told);
    assert_eq!(told.words.as_slice(), [] as [u32; 0], "more than was read");
    read
}

#[test]
fn a_name_stands_where_its_number_says() {
    for (at, status) in Status::ALL.into_iter().enumerate() {
        assert_eq!(status as usize, at);
    }
    for (at, severity) in Severity::ALL.into_iter().enumerate() {
        assert_eq!(severity as usize, at);
    }
    for (at, segment) in Segment::ALL.into_iter().enumerate() {
        assert_eq!(segment as usize, at);
    }
    for (at, kind) in EditKind::ALL.into_iter().enumerate() {
        assert_eq!(kind as usize, at);
    }
    for (at, source) in Source::ALL.into_iter().enumerate() {
        assert_eq!(source as usize, at);
    }
    for (at, code) in IssueCode::ALL.iter().enumerate() {
        assert_eq!(*code as usize, at);
    }
}

#[test]
fn what_was_not_looked_at_is_told_alike() {
    let mut record = Record::new();
    record.not_a_string("number");
    assert_eq!(read(&record, &[], Reader::report), in_words(&Report::not_a_string("number")));
    record.too_long_to_check(100_000);
    assert_eq!(read(&record, &[], Reader::report), in_words(&Report::too_long_to_check(100_000)));
}

proptest! {
    #[test]
    fn a_check_is_told_alike(text in prop_oneof![units(), text().prop_map(|it| it.encode_utf16().collect())], rules in mostly_default()) {
        let mut record = Record::new();
        record.check(text.as_slice(), &rules);
        prop_assert_eq!(read(&record, &text, Reader::report), in_words(&check(text.as_slice(), &rules)));
    }

    #[test]
    fn what_is_found_is_told_alike(text in text(), rules in mostly_default()) {
        let text: Vec<u16> = text.encode_utf16().collect();
        let mut record = Record::new();
        record.find(text.as_slice(), &rules);
        let told = read(&record, &text, |it| it.list(|it| json!({ "id": it.value(), "range": it.range() })));
        prop_assert_eq!(told, serde_json::to_value(find(text.as_slice(), &rules)).expect("it can be written"));
    }

    #[test]
    fn a_settled_field_is_told_alike(
        now in field(), before in proptest::option::of(field()), gesture in gesture(), composing in any::<bool>(),
        grouping in prop::sample::select(&Style::ALL[..]), rules in mostly_default(),
    ) {
        let change = Change { now: &now, before: before.as_ref(), gesture, composing };
        let settled = apply(change, grouping, &rules);
        let mut record = Record::new();
        record.settled(change, grouping, &rules);
        read(&record, &now.value, |it| {
            let shared = it.number();
            let rest = it.number();
            let shown = [&now.value[..shared], &it.units(rest)].concat();
            assert_eq!(shown, settled.field.value);
            assert_eq!(it.range(), [settled.field.selection.start, settled.field.selection.end]);
            it.text.clone_from(&shown);
            assert_eq!(it.report(), in_words(&settled.report));
            it.text.clone_from(&now.value);
            let whole = |units: &[u16]| json!(String::from_utf16_lossy(units));
            match (it.number(), settled.taken, settled.rejected) {
                (0, None, None) => {}
                (1, Some(taken), None) => {
                    assert_eq!(Source::ALL[it.number()], taken.source);
                    assert_eq!(it.value(), whole(&taken.text));
                    assert_eq!(it.range(), [taken.span.start, taken.span.end]);
                }
                (2, None, Some(rejected)) => {
                    assert_eq!(Source::ALL[it.number()], rejected.source);
                    assert_eq!(it.value(), whole(&rejected.text));
                    assert_eq!(IssueCode::ALL[it.number()], rejected.code);
                }
                told => panic!("{told:?}"),
            }
        });
    }
}

fn field() -> impl Strategy<Value = Field> {
    let text = prop_oneof![4 => text(), 1 => (text(), text()).prop_map(|(one, other)| one + "\n" + &other)];
    (text, 0..600_usize, 0..4_usize).prop_map(|(text, start, width)| Field {
        value: text.encode_utf16().collect(),
        selection: start..start + width,
    })
}

fn gesture() -> impl Strategy<Value = Gesture> {
    let sources = Source::ALL.map(Gesture::Insert).into_iter();
    let others = [Gesture::DeleteBackward, Gesture::DeleteForward, Gesture::Delete, Gesture::Restore];
    prop::sample::select(sources.chain(others).collect::<Vec<_>>())
}
