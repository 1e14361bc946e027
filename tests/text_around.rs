//! Exactly one code and something around it: every door reads the same one, and says so.
#![cfg(feature = "bulk")]

use humanoid_id::bulk::{Checker, Column, Format, Options, check_cell, read_gb18030};
use humanoid_id::live::{Change, Field, Gesture, Source, apply};
use humanoid_id::{HumanoidId, IssueCode, Knowledge, Ruleset, Severity, Status, Style, check, decode, find, suggest};
use serde_json::Value;

fn table() -> Vec<(String, Option<String>)> {
    let table: Value = serde_json::from_str(include_str!("vectors/around.json")).expect("the table is JSON");
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let rows = table.as_array().expect("the table is a list").iter();
    rows.map(|row| (text(&row["text"]).expect("a row has a text"), text(&row["code"]))).collect()
}

/// The one code that a text holds, however often.
fn found(text: &str) -> Option<String> {
    let mut codes: Vec<_> = find(text, &Ruleset::default()).into_iter().map(|it| it.id).collect();
    codes.dedup();
    let [only] = codes[..] else { return None };
    Some(only.as_str().to_owned())
}

fn codes_of(issues: &[humanoid_id::Issue]) -> Vec<(IssueCode, Severity)> {
    issues.iter().map(|it| (it.code, it.severity)).collect()
}

#[test]
fn the_one_code_is_an_error_of_its_own_and_what_is_suggested() {
    let rules = Ruleset::default();
    for (text, code) in table() {
        let report = check(text.as_str(), &rules);
        assert_eq!(report.status, Status::Invalid, "{text}");
        let is_around = codes_of(&report.issues) == [(IssueCode::TextAroundCode, Severity::Error)];
        assert_eq!(is_around, code.is_some(), "{text} {:?}", report.issues);
        assert!(decode(text.as_str(), &rules, Knowledge::default()).is_none(), "{text}");
        assert!(text.parse::<HumanoidId>().is_err(), "{text}");
        let Some(code) = code else { continue };
        assert_eq!(found(&text).as_deref(), Some(code.as_str()), "{text}");
        let span = &find(text.as_str(), &rules)[0].span;
        assert_eq!(
            (&report.issues[0].span, report.issues[0].param("found")),
            (span, Some(&code.as_str().into())),
            "{text}"
        );
        assert_eq!(report.segments.concat_all(), code, "{text}");
        let suggested: Vec<_> = suggest(text.as_str(), &rules).iter().map(|it| it.id.as_str().to_owned()).collect();
        assert_eq!(suggested, [code], "{text}");
    }
}

trait ConcatAll {
    fn concat_all(&self) -> String;
}

impl ConcatAll for [Option<String>; 4] {
    fn concat_all(&self) -> String {
        self.iter().flatten().map(String::as_str).collect()
    }
}

#[test]
fn of_what_is_pasted_the_code_is_taken() {
    for (text, code) in table() {
        let Some(code) = code else { continue };
        let value: Vec<u16> = text.encode_utf16().collect();
        let now = Field { selection: value.len()..value.len(), value };
        let change = Change { now: &now, before: None, gesture: Gesture::Insert(Source::Paste), composing: false };
        let settled = apply(change, Style::Compact, &Ruleset::default());
        assert_eq!(settled.report.id.map(|id| id.as_str().to_owned()), Some(code), "{text}");
    }
}

#[test]
fn in_a_file_the_code_counts_and_is_warned_of() {
    for (text, code) in table() {
        let report = check_cell(&text, &Ruleset::default());
        assert_eq!(report.id.map(|id| id.as_str().to_owned()), code, "{text} {:?}", report.issues);
        let warned =
            report.issues.iter().any(|it| (it.code, it.severity) == (IssueCode::TextAroundCode, Severity::Warning));
        assert_eq!(warned, code.is_some(), "{text}");
    }
}

#[test]
fn rows_count_as_warned_or_where_that_is_asked_as_bad() {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let rows: Vec<_> = table().into_iter().filter(|(text, _)| !text.ends_with('\r')).collect();
    let good = rows.iter().filter(|it| it.1.is_some()).count() as u64;
    let file = rows.iter().fold(String::from("no,code\n"), |file, (text, _)| file + "1," + &quoted(text) + "\n");
    for is_strict in [false, true] {
        let options = Options {
            format: Format::Csv,
            column: Some(Column::Name("code".into())),
            strict: is_strict,
            ..Options::default()
        };
        let mut checker = Checker::new(options, read_gb18030);
        checker.push(file.as_bytes(), &mut |_| {}).expect("the column is there");
        let summary = checker.finish(&mut |_| {}).expect("the column is there").clone();
        let around = summary.by_code[IssueCode::TextAroundCode as usize];
        let bad = rows.len() as u64 - good;
        let expected = if is_strict { (0, 0, bad + good) } else { (good, good, bad) };
        assert_eq!((summary.valid, summary.warned, summary.invalid), expected, "{is_strict}");
        assert_eq!((summary.rows, around), (rows.len() as u64, good));
    }
}
