//! A cell of a column comes to what the check of a cell says of it.

use humanoid_id::bulk::{Cell, ColumnJudge, RowStatus, Verdict, check_cell};
use humanoid_id::{EditKind, Issue, IssueCode, LENGTH, Report, Ruleset, Severity, Status, check};
use proptest::prelude::*;

use crate::generate::{code, dressed, edited, mostly_default, picks, text};
use crate::roads::{Random, near_code, texts};

/// The place of the code that an issue begins at: characters that were not left out, up to there.
fn place(text: &str, issue: &Issue, report: &Report) -> Option<u8> {
    issue.segment?;
    let is_left_out = |at: usize| {
        report.edits.iter().any(|edit| {
            matches!(edit.kind, EditKind::Trim | EditKind::Separator | EditKind::Invisible) && edit.span.contains(&at)
        })
    };
    let wrapper = report.issues.iter().find(|it| it.code == IssueCode::SpreadsheetFormula);
    let is_wrapper =
        |at: usize, character| wrapper.is_some_and(|it| it.span.contains(&at)) && "=\"'‘＇".contains(character);
    let content = text.char_indices().skip_while(|(at, it)| it.is_ascii_whitespace() || is_wrapper(*at, *it));
    let before = content.take_while(|(at, _)| *at < issue.span.start);
    let count = before.filter(|(at, it)| !is_left_out(*at) && !is_wrapper(*at, *it)).count();
    u8::try_from(count.min(LENGTH)).ok()
}

/// What a report on a cell comes to.
fn expected(text: &str, report: &Report) -> Cell {
    let code = report.id.map(|id| *id.as_bytes());
    let worst = report.issues.iter().rev().max_by_key(|it| it.severity);
    let status = match worst {
        Some(it) if matches!(it.code, IssueCode::Blank | IssueCode::TotalsRow) => RowStatus::Skipped,
        Some(it) if it.severity == Severity::Error => RowStatus::Invalid,
        Some(it) if it.severity == Severity::Warning => RowStatus::Warned,
        _ => RowStatus::Valid,
    };
    let is_canonical = code.is_none_or(|code| code == text.as_bytes());
    let verdict = match worst {
        _ if status == RowStatus::Valid && !is_canonical => {
            Verdict { status, code: Some(IssueCode::NotCanonical), place: None }
        }
        Some(issue) => Verdict { status, code: Some(issue.code), place: place(text, issue, report) },
        None => Verdict { status, code: None, place: None },
    };
    Cell { verdict, code }
}

fn hold(text: &str, rules: &Ruleset) -> Cell {
    let cell = ColumnJudge::new(rules).cell(text.as_bytes());
    assert_eq!(cell, expected(text, &check_cell(text, rules)), "{text:?} under {rules:?}");
    assert_eq!(cell.code.is_some(), matches!(cell.verdict.status, RowStatus::Valid | RowStatus::Warned), "{text:?}");
    cell
}

/// Texts as columns hold them: plain, small, with hyphens, too short, with look-alikes, wrapped, two to a cell.
fn cell_text(random: &mut Random) -> String {
    let code = String::from_utf8_lossy(&near_code(random)).into_owned();
    match random.below(16) {
        0..3 => code,
        3 => code.to_lowercase(),
        4 => [&code[..2], &code[2..6], &code[6..12], &code[12..]].join("-"),
        5 => [&code[..2], &code[2..6], &code[6..12], &code[12..]].join(" "),
        6 => code[..random.below(LENGTH)].to_string(),
        7 => code.replace('A', "А").replace('0', "О"),
        8 => format!(" {code}\t"),
        9 => format!("=\"{code}\""),
        10 => format!("{code}{}", &code[..random.below(LENGTH)]),
        11 => code.chars().map(|it| char::from_u32(u32::from(it) + 0xFEE0).unwrap_or(it)).collect(),
        12 => code[2..].replace(char::is_alphabetic, "1"),
        13 => format!("{}.{}E+{}", random.below(10), random.below(1_000_000_000), random.below(40)),
        14 => ["total", "Summe: 4", "count", "合计", "共 3 台", "Co", "SUM ", "grand-total", ""][random.below(9)]
            .to_string(),
        _ => {
            let numbers = ["11010519491231002X", "91350100M000100Y43", "1M8GDM9AXKP042788", "TEST0001202605220001"];
            format!("{}{}", ["", "ID ", "VIN:"][random.below(3)], numbers[random.below(4)])
        }
    }
}

#[test]
fn a_cell_comes_to_what_its_report_says() {
    let mut random = Random(20_261_129);
    let rules = Ruleset::default();
    let mut standings = [0_usize; 4];
    for _ in 0..texts() {
        standings[hold(&cell_text(&mut random), &rules).verdict.status as usize] += 1;
    }
    assert!(standings.iter().all(|&count| count > texts() / 100), "{standings:?}");
}

proptest! {
    #[test]
    fn any_text_under_any_rules_comes_to_what_its_report_says(rules in mostly_default(), text in text()) {
        hold(&text, &rules);
    }

    #[test]
    fn a_code_in_any_dress_is_read(rules in mostly_default(), choice in picks(), at in 0..64_usize, pick in any::<u8>()) {
        if let Some(code) = code(&choice, &rules) {
            let text = dressed(&code, &choice, &rules);
            if check(text.as_str(), &rules).status == Status::Valid {
                prop_assert_eq!(hold(&text, &rules).code.map(Vec::from), Some(code.into_bytes()));
            }
            hold(&edited(&text, at, pick), &rules);
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_read_as_a_file_would(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let text = String::from_utf8_lossy(&bytes);
        let cell = ColumnJudge::new(&Ruleset::default()).cell(&bytes);
        let same = ColumnJudge::new(&Ruleset::default()).cell(text.as_bytes());
        prop_assert_eq!(cell, same);
    }
}
