//! Rows and fields as the `csv` crate cuts them, on text made of little but what is hard about them; and the verdicts
//! of every row as `check_cell` gives them.
#![cfg(feature = "bulk")]

use humanoid_id::bulk::{Checker, Column, Duplicates, Format, Options, Quoting, RowStatus, check_cell, read_gb18030};
use humanoid_id::{IssueCode, Ruleset, Status};
use proptest::prelude::*;

/// The second fields of all rows; `None` for a row that has none. Ends before a quote that is never closed.
fn ours(text: &[u8], delimiter: u8) -> (Vec<Option<String>>, bool) {
    let options = Options {
        format: Format::Csv,
        delimiter: Some(delimiter),
        column: Some(Column::Number(2)),
        header: Some(false),
        every_row: true,
        quoting: Quoting::Double,
        ..Options::default()
    };
    let (mut fields, mut is_closed) = (Vec::new(), true);
    let mut checker = Checker::new(options, read_gb18030);
    let mut sink = |row: humanoid_id::bulk::Row<'_>| {
        let report = row.report();
        let shape = report.issues.iter().find(|it| it.code == IssueCode::RowShape);
        is_closed &= shape.is_none_or(|issue| issue.param("actual").is_some());
        let is_empty_line = row.verdict.code == Some(IssueCode::Blank) && row.is_empty_line();
        if is_closed && !is_empty_line {
            fields.push(shape.is_none().then(|| row.text()));
        }
    };
    let done = checker.push(text, &mut sink).and_then(|()| checker.finish(&mut sink).map(|_| ()));
    assert_eq!(done, Ok(()));
    (fields, is_closed)
}

fn theirs(text: &[u8], delimiter: u8) -> Vec<Option<String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text);
    let records = reader.byte_records().flatten();
    let text_of = |field: &[u8]| String::from_utf8_lossy(field).into_owned();
    let second = |record: csv::ByteRecord| {
        // A row of white space alone has one field for the crate; here it is a blank row, whose text is the row.
        let start = record.position().map_or(0, |it| usize::try_from(it.byte()).unwrap_or(0));
        let is_quoted = text[start..].iter().find(|it| !b"\r\n".contains(it)) == Some(&b'"');
        let is_blank = !is_quoted && record.len() == 1 && record[0].trim_ascii().is_empty();
        record.get(usize::from(!is_blank)).map(text_of)
    };
    records.map(second).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fields_are_those_of_the_csv_crate(text in "([,;\t]|\"|\"\"|\r\n|\r|\n|[A-Z]{1,3}|编){0,60}", at in 0..3_usize) {
        let delimiter = b",;\t"[at];
        // A file in which no row has a second field has no second column.
        let text = format!("X{}X\n{text}", char::from(delimiter));
        let (ours, is_closed) = ours(text.as_bytes(), delimiter);
        let theirs = theirs(text.as_bytes(), delimiter);
        if is_closed {
            prop_assert_eq!(&ours, &theirs);
        } else {
            prop_assert_eq!(&ours[..], &theirs[..ours.len()]);
        }
    }

    #[test]
    fn lines_come_to_what_their_cells_come_to(lines in prop::collection::vec(
        "(CN|DE|XX|cn)(TEST|TES0|0000|TE\\#T)(H1A001|000000|I1A001) ?(20260522A0000000[1-4]|0{17}|2026052\u{ff12}A00000001)0?|\
         |合计|[ \t]|'CNTESTH1A00120260522A00000001|8\\.6159E\\+28|86159990012026[0-1]0{14}", 0..40)
    ) {
        let text = lines.join("\n") + "\n";
        let mut told = Vec::new();
        let options = Options { format: Format::Lines, header: Some(false), every_row: true, ..Options::default() };
        let mut checker = Checker::new(options, read_gb18030);
        let mut sink = |row: humanoid_id::bulk::Row<'_>| told.push((row.verdict.status, row.verdict.code));
        checker.push(text.as_bytes(), &mut sink).unwrap();
        checker.finish(&mut sink).unwrap();
        prop_assert_eq!(told.len(), if lines.is_empty() { 1 } else { lines.len() });
        for (line, (status, code)) in lines.iter().zip(told) {
            let report = check_cell(line, &Ruleset::default());
            let worst = report.issues.iter().map(|it| it.severity).max();
            let first = report.issues.iter().find(|it| Some(it.severity) == worst);
            prop_assert_eq!(code, first.map(|it| it.code), "{}", line);
            let is_skipped = matches!(code, Some(IssueCode::Blank | IssueCode::TotalsRow));
            prop_assert_eq!(status == RowStatus::Invalid, report.status != Status::Valid && !is_skipped);
        }
    }
}

#[test]
fn the_column_is_found_by_its_content_and_said() {
    let code = "CNTESTH1A00120260522A00000001";
    for (file, column, delimiter, header) in [
        (format!("序号;编码;备注\n1;{code};x\n2;{code};y\n"), 2, ';', true),
        (format!("{code}\tx\n{code}\ty\n"), 1, '\t', false),
        (format!("a|b|c\nx|y|8.61599900120261E+028\nx|y|{code}\n"), 3, '|', true),
    ] {
        let mut checker = Checker::new(Options::default(), read_gb18030);
        checker.push(file.as_bytes(), &mut |_| {}).unwrap();
        checker.finish(&mut |_| {}).unwrap();
        let plan = checker.plan().unwrap();
        assert_eq!(
            (plan.columns.as_slice(), plan.delimiter, plan.header.is_some()),
            (&[column][..], Some(delimiter), header)
        );
        assert_eq!(plan.column_by.name(), "content");
    }
}

#[test]
fn a_title_above_the_names_of_columns_is_no_row_of_data() {
    let rows = "1,CNTESTH1A00120260522A00000001,x\n2,1.23457E+28,y\n";
    let by_name = Options { column: Some(Column::Name("设备编码".into())), ..Options::default() };
    for (above, line) in [
        ("序号,设备编码,备注\n", Some(1)),
        ("登记表,,\n序号,设备编码,备注\n", Some(2)),
        ("登记表\n\n序号,设备编码,备注\n", Some(3)),
        ("\n序号,设备编码,备注\n", Some(2)),
        ("\"登记\n表\",,\n填报单位：,,\n序号,设备编码,备注\n", Some(4)),
        ("", None),
    ] {
        for (options, header) in [
            (Options::default(), line),
            (by_name.clone(), line),
            (Options { duplicates: Duplicates::Exact, column: Some(Column::Number(2)), ..Options::default() }, line),
            (Options { header: Some(false), column: Some(Column::Number(2)), ..Options::default() }, None),
        ] {
            let is_named = matches!(options.column, Some(Column::Name(_)));
            let is_all_data = options.header == Some(false);
            let mut checker = Checker::new(Options { every_row: true, ..options }, read_gb18030);
            let mut told = Vec::new();
            let mut sink = |row: humanoid_id::bulk::Row<'_>| told.push((row.number, row.line));
            let pushed = checker.push(format!("{above}{rows}").as_bytes(), &mut sink);
            let finished = pushed.and_then(|()| checker.finish(&mut sink).cloned());
            if is_named && line.is_none() {
                assert!(finished.is_err());
                continue;
            }
            let summary = finished.unwrap();
            assert_eq!(checker.plan().unwrap().header.map(|it| it.line), header, "{above}");
            if !is_all_data {
                assert_eq!((summary.rows, summary.valid, summary.invalid), (2, 1, 1), "{above}");
                assert_eq!(told, [(1, line.unwrap_or(0) + 1), (2, line.unwrap_or(0) + 2)], "{above}");
            }
        }
    }
}

#[test]
fn four_columns_make_a_code_in_any_order() {
    let file = "serial,model,maker,country\n20260522A00000001,H1A001,TEST,CN\n20260522A00000002,H1A001,12,CN\n,,,\n";
    let columns = ["country", "maker", "model", "serial"].map(|name| Column::Name(name.into()));
    let mut told = Vec::new();
    let mut checker =
        Checker::new(Options { columns: Some(columns), every_row: true, ..Options::default() }, read_gb18030);
    let mut sink = |row: humanoid_id::bulk::Row<'_>| told.push((row.text(), row.verdict.code.map(IssueCode::id)));
    checker.push(file.as_bytes(), &mut sink).unwrap();
    checker.finish(&mut sink).unwrap();
    assert_eq!(told[0], ("CN TEST H1A001 20260522A00000001".into(), None));
    assert_eq!(told[1].1, Some("lost-leading-zeros"));
    assert_eq!(told[2].1, Some("blank"));
}

#[test]
fn a_column_that_is_not_there_is_an_error_that_names_those_that_are() {
    let options = Options { column: Some(Column::Name("id".into())), format: Format::Csv, ..Options::default() };
    let mut checker = Checker::new(options, read_gb18030);
    checker.push(b"no,code\n1,2\n", &mut |_| {}).unwrap();
    let error = checker.finish(&mut |_| {}).unwrap_err();
    assert_eq!(error.to_string(), "there is no column `id`; there are: no, code");
}
