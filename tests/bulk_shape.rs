//! Rows that have not the fields of the table, by the public API.
#![cfg(feature = "bulk")]

use humanoid_id::bulk::{Checker, Options, Summary, read_gb18030};

const GOOD: &str = "CNTESTH1A00120260522A00000001";

/// Number, codes of issues, and whether there is a code.
type Told = (u64, Vec<&'static str>, bool);

fn told(file: &str) -> (Vec<Told>, Summary) {
    let mut checker = Checker::new(Options { delimiter: Some(b','), ..Options::default() }, read_gb18030);
    let mut rows = Vec::new();
    let mut sink = |row: humanoid_id::bulk::Row<'_>| {
        let report = row.report();
        rows.push((row.number, report.issues.iter().map(|it| it.code.id()).collect(), report.id.is_some()));
    };
    checker.push(file.as_bytes(), &mut sink).expect("a file that can be read");
    let summary = checker.finish(&mut sink).expect("a file that can be read").clone();
    (rows, summary)
}

#[test]
fn a_good_code_in_a_row_with_a_field_too_many_is_one_with_a_warning() {
    let (rows, summary) = told(&format!("no,code,note\n1,{GOOD},a\n2,{GOOD},a,b\n3,{GOOD},a\n"));
    assert_eq!(rows, [(2, vec!["row-shape"], true)]);
    assert_eq!((summary.valid, summary.warned, summary.invalid), (3, 1, 0));
}

#[test]
fn a_field_that_was_moved_by_an_unquoted_delimiter_is_told_for_what_it_is() {
    let (rows, summary) = told(&format!("name,code\nAda,{GOOD}\nSmith, Bob,{GOOD}\nEve,{GOOD}\n"));
    let [(2, codes, false)] = &rows[..] else { panic!("{rows:?}") };
    assert_eq!(codes[0], "row-shape");
    assert_eq!((summary.valid, summary.invalid), (2, 1));
}

#[test]
fn delimiters_alone_at_the_end_of_rows_are_a_habit_and_no_fields() {
    let (rows, summary) = told(&format!("no,code\n1,{GOOD},,\n2,{GOOD},\n3,{GOOD}\n"));
    assert!(rows.is_empty(), "{rows:?}");
    assert_eq!((summary.valid, summary.warned), (3, 0));
}

#[test]
fn fields_that_are_missing_behind_a_good_code_say_nothing_and_before_it_they_do() {
    let (rows, summary) = told(&format!("no,code,note\n1,{GOOD},a\n2,{GOOD}\n3\n"));
    assert_eq!(rows, [(3, vec!["row-shape"], false)]);
    assert_eq!((summary.valid, summary.warned, summary.invalid), (2, 0, 1));
}

#[test]
fn without_names_of_columns_no_row_is_too_wide() {
    let (rows, summary) = told(&format!("1,{GOOD}\n2,{GOOD},a,b\n3,{GOOD}\n"));
    assert!(rows.is_empty(), "{rows:?}");
    assert_eq!(summary.valid, 3);
}
