//! Registries over a file: each row says of its code what `decode` says, and the summary counts it.
#![cfg(feature = "bulk")]

use humanoid_id::bulk::{Checker, Column, Options, Registries, RowStatus, Summary, read_gb18030};
use humanoid_id::{Day, Issue, Knowledge, Registry, RegistryRule, Ruleset, Segment, Severity, decode};

const SAMPLE: &str = include_str!("../pkg-template/sample-registry.json");

/// Known; a model that is not; an enterprise that is not; either retired; every kind of disagreement with a layout; and a
/// warning of form before or behind those.
const CODES: [&str; 11] = [
    "CNTESTH1A00120260522A00000001",
    "CNTESTH1A99920260522A00000001",
    "CNNONEH1A00120260522A00000001",
    "CNTST9B0000100000000000000042",
    "CNTESTH1A00020260522A00000001",
    "CNTESTH1A00120261322A00000001",
    "CNTESTX1A00120260522C00000001",
    "CNTST3LX01002621000000004711C",
    "CNTST3LX01002621000000004711B",
    "CNTESTH1A0O120260522A0000000O",
    "CNIIIIH1A00120260522A00000001",
];

fn registry() -> Registry {
    Registry::from_json(SAMPLE).expect("a sound sample")
}

/// What each row says, in its order, and the counts.
fn told(file: &str, options: Options) -> (Vec<(RowStatus, String, Vec<Issue>)>, Summary) {
    let mut rows = Vec::new();
    let mut sink = |row: humanoid_id::bulk::Row<'_>| {
        let report = row.report();
        assert_eq!(row.verdict.status == RowStatus::Invalid, report.id.is_none(), "{}", row.text());
        let worst = report.issues.iter().map(|it| it.severity).max();
        let first = report.issues.iter().find(|it| Some(it.severity) == worst);
        assert_eq!(row.verdict.code, first.map(|it| it.code), "{}", row.text());
        rows.push((row.verdict.status, row.text(), report.issues));
    };
    let mut checker = Checker::new(Options { every_row: true, header: Some(false), ..options }, read_gb18030);
    checker.push(file.as_bytes(), &mut sink).expect("a column");
    let summary = checker.finish(&mut sink).expect("a column").clone();
    (rows, summary)
}

fn asked() -> Options {
    Options { registries: Registries::new([registry()], None), ..Options::default() }
}

#[test]
fn every_row_says_what_decode_says_however_the_code_is_written() {
    let registry = registry();
    let knowledge = Knowledge { registries: &[&registry], on: None };
    let spaced = |code: &str| format!(" {}-{} {} ", &code[..6].to_lowercase(), &code[6..12], &code[12..]);
    let texts: Vec<String> = CODES.iter().flat_map(|code| [(*code).to_owned(), spaced(code)]).collect();
    let (rows, summary) = told(&texts.join("\n"), asked());
    assert_eq!(rows.len(), texts.len());
    for ((_, text, issues), code) in rows.iter().zip(&texts) {
        assert_eq!(text, code);
        assert_eq!(
            issues,
            &decode(code.as_str(), &Ruleset::default(), knowledge).expect("a good code").issues,
            "{code}"
        );
    }
    let count = |id: &str| summary.issues().find(|(code, _)| code.id() == id).map_or(0, |(_, rows)| rows);
    assert_eq!(count("enterprise-unknown"), 4);
    assert_eq!((count("model-retired"), count("enterprise-retired")), (4, 2));
    assert_eq!((count("serial-layout-mismatch"), count("check-character-wrong")), (6, 2));
    assert_eq!((summary.valid, summary.invalid), (22, 0));
    assert_eq!(summary.by_enterprise().iter().map(|(_, rows)| rows).sum::<u64>(), 22);
}

#[test]
fn the_places_are_those_of_the_cell_in_wrappers_and_in_four_columns() {
    let code = CODES[5];
    let (rows, _) = told(&format!("'{code}"), asked());
    let mismatch =
        |issues: &[Issue]| issues.iter().find(|it| it.segment == Some(Segment::Serial)).map(|it| it.span.clone());
    assert_eq!(mismatch(&rows[0].2), Some(13..21));
    let columns = Some([1, 2, 3, 4].map(Column::Number));
    let four = format!("{},{},{},{}", &code[..2], &code[2..6], &code[6..12], &code[12..]);
    let (rows, _) = told(&four, Options { columns, ..asked() });
    assert_eq!(mismatch(&rows[0].2), Some(15..23));
}

#[test]
fn what_is_unknown_is_invalid_where_the_rules_say_so() {
    let rules = Ruleset { registry: RegistryRule::Error, ..Ruleset::default() };
    for text in [CODES[2].to_owned(), format!("{} ", CODES[2])] {
        let (rows, summary) = told(&text, Options { rules: rules.clone(), ..asked() });
        assert_eq!((rows[0].0, rows[0].2[0].severity), (RowStatus::Invalid, Severity::Error));
        assert_eq!((summary.valid, summary.invalid, summary.by_country().len()), (0, 1, 0));
        assert_eq!(summary.positions[2], 1);
    }
}

#[test]
fn a_later_registry_wins_and_a_day_decides() {
    let on = Day::new("2025-12-31");
    let options = Options { registries: Registries::new([registry(), registry()], on), ..Options::default() };
    let (rows, _) = told(CODES[3], options);
    // Not yet valid on that day, which is no remark.
    assert!(rows[0].2.iter().all(|it| !it.code.id().ends_with("retired")));
    assert_eq!(told(CODES[3], asked()).0[0].2[0].code.id(), "enterprise-retired");
}

#[test]
fn without_a_registry_nothing_is_said() {
    let (rows, _) = told(CODES[1], Options::default());
    assert_eq!(rows[0].2, []);
}
