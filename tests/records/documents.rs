//! What a reader refuses, where, and every issue there is.

use std::collections::BTreeSet;

use humanoid_id::records::{MAX_EVENTS, MAX_LINE, RecordContext, RecordIssueCode, RecordLines, check_record};
use humanoid_id::{Day, Knowledge, Registry};

use super::states::{codes, line, line_with};

const SAMPLE: &str = include_str!("../../pkg-template/sample-registry.json");

/// A good event with more members.
fn with(members: &str) -> String {
    line("produced@01-01").replace("\"role\"", &format!("{members},\"role\""))
}

fn refused(line: &str) -> Vec<(&'static str, String)> {
    let report = check_record(line, &RecordContext::default());
    report.issues.into_iter().map(|it| (it.code.id(), it.pointer)).collect()
}

#[test]
fn what_is_no_record_is_told_with_its_place() {
    let good = line("produced@01-01");
    for (line, pointer) in [
        (String::new(), ""),
        ("[]".into(), ""),
        ("{}".into(), "/id"),
        (good.replace("\"made\":\"2026-01-01\",", ""), "/made"),
        (good.replace("2026-01-01\",\"events", "2026-02-30\",\"events"), "/made"),
        (good.replace("produced", "sold"), "/events/0/event"),
        (good.replace("manufacturer", "maker"), "/events/0/role"),
        (good.replace("\"made\"", "\"id\":\"CNTESTH1A00120260522A00000001\",\"made\""), "/id"),
        (good.replace("\"made\"", "\"colour\":1,\"made\""), "/colour"),
        (line_with("", ""), "/events"),
        (line("corrected@02-01"), "/events/0/corrects"),
        (line("produced@01-01=scrapped@01-01"), "/events/0/corrects"),
        (line("corrected@02-01=corrected@01-01"), "/events/0/corrects/event"),
        (with(r#""place":"12 Long Street""#), "/events/0/place"),
        (with(r#""source":"http://example.org""#), "/events/0/source"),
        (with(r#""source":"javascript:alert(1)""#), "/events/0/source"),
        (with(r#""note":{"en":"only English"}"#), "/events/0/note/zh"),
        (with(r#""note":{"en":"a\u202eb","zh":"中"}"#), "/events/0/note/en"),
        (format!("{good}{good}"), ""),
        (format!(r#"{{"x-deep":{}"#, "[".repeat(10_000)), "/x-deep"),
        (line_with("produced@01-01", &format!(r#""x-long":"{}","#, "a".repeat(MAX_LINE))), ""),
        (line(&"inspected@01-01 ".repeat(MAX_EVENTS + 1)), "/events/1000"),
    ] {
        let refused = refused(&line);
        let shown: String = line.chars().take(200).collect();
        assert!(refused.iter().all(|(code, _)| *code == "not-a-record"), "{refused:?}: {shown}");
        assert!(refused.first().is_some_and(|(_, it)| it.starts_with(pointer)), "{refused:?}: {shown}");
    }
}

#[test]
fn persons_are_refused_with_their_place_and_never_repeated() {
    for (line, pointer) in [
        (line_with("produced@01-01", r#""owner":"Zhang San","#), "/owner"),
        (line_with("produced@01-01", r#""x-owner":"Zhang San","#), "/x-owner"),
        (line_with("produced@01-01", r#""x-车主":"张三","#), "/x-车主"),
        (line_with("produced@01-01", r#""x-use":{"list":[{"phone":"1"}]},"#), "/x-use/list/0/phone"),
        (line_with("produced@01-01", r#""x-use":["Zhang San 13800138000"],"#), "/x-use/0"),
        (line_with("produced@01-01", r#""x-use":13800138000,"#), "/x-use"),
        (with(r#""by":"Zhang San 11010519491231002X""#), "/events/0/by"),
        (with(r#""by":"\u0031\u0033800138000""#), "/events/0/by"),
        (with(r#""note":{"en":"see zhang.san@example.org","zh":"见附件"}"#), "/events/0/note/en"),
        (with(r#""source":"https://example.org/11010519491231002X""#), "/events/0/source"),
    ] {
        let report = check_record(&line, &RecordContext::default());
        assert!(!report.is_publishable(), "{line}");
        assert_eq!(refused(&line), [("personal-data", pointer.to_string())], "{line}");
        let json = report.to_json();
        for person in ["Zhang", "张三", "13800138000", "11010519491231002X", "zhang.san"] {
            assert!(!json.contains(person), "{json}");
        }
    }
    // Nor where it stands in place of something else.
    let wrong = line("produced@01-01").replace("CNTESTH1A00120260522A00000001", "11010519491231002X");
    assert!(!check_record(&wrong, &RecordContext::default()).to_json().contains("1231002"));
    let wrong = line("produced@01-01").replace("manufacturer", "Zhang 13800138000");
    assert!(!check_record(&wrong, &RecordContext::default()).to_json().contains("138001"));
}

#[test]
fn every_issue_is_produced() {
    let registry = Registry::from_json(SAMPLE).expect("a registry");
    let registries = [&registry];
    let knowledge = Knowledge { registries: &registries, on: None };
    let context = RecordContext { as_of: Day::new("2026-06-01"), knowledge };
    let mut seen = BTreeSet::new();
    for line in [
        "[]".into(),
        line_with("produced@01-01", r#""owner":"x","#),
        line("produced@01-01").replace("CNTEST", "cnTEST"),
        line("produced@01-01").replace("CNTEST", "CNNONE"),
        line("inspected@07-01"),
        line("inspected@01-02").replace("2026-01-02", "2025-12-31"),
        line("scrapped@02-01 put-into-use@03-01"),
        line("recalled@02-01"),
        line("recalled@02-01/user"),
        line_with("scrapped@02-01", r#""status":"in-use","#),
        line("corrected@02-01=scrapped@01-01"),
    ] {
        let report = check_record(&line, &context);
        for issue in &report.issues {
            assert!(issue.params.iter().all(|(name, _)| issue.code.params().contains(name)), "{issue:?}");
        }
        seen.extend(codes(&report));
    }
    let mut lines = RecordLines::telling_twice();
    let twice = format!("{0}\n\n{0}\n", line("produced@01-01"));
    lines.push(twice.as_bytes(), &RecordContext::default(), &mut |line| {
        seen.extend(codes(&line.report));
        let issue = line.report.issues.first();
        assert_eq!(issue.and_then(|it| it.param("line")), (line.number == 3).then_some("1"));
    });
    assert_eq!((lines.totals.lines, lines.totals.good), (2, 1));
    let all: BTreeSet<_> = RecordIssueCode::ALL.iter().map(|it| it.id()).collect();
    assert_eq!(seen, all);
}
