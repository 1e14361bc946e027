//! The law of the later: codes compared when all rows have passed come to what codes compared in their turn come to.
#![cfg(feature = "bulk")]

use humanoid_id::bulk::{AnyStore, Checker, Column, Duplicates, Options, PlanError, Row, Summary, read_gb18030};

fn told(mut checker: Checker, file: &[u8]) -> Result<(Vec<String>, Summary), PlanError> {
    let mut told = Vec::new();
    let mut sink = |row: Row<'_>| {
        let issues: Vec<_> = row.report().issues.iter().map(|it| (it.code.id(), it.span.clone())).collect();
        let place = (row.number, row.line, row.duplicate_of);
        told.push(format!("{place:?} {:?} {:?} {issues:?}", row.verdict, row.text()));
    };
    for piece in file.chunks(100_003) {
        checker.push(piece, &mut sink)?;
    }
    let summary = checker.finish(&mut sink)?.clone();
    Ok((told, summary))
}

/// Every code comes up to four times, with bad ones, blank ones and remarks between, and some that are drawn.
fn rows(count: u64) -> impl Iterator<Item = String> {
    (0..count).map(move |row| match (row % 11, row * 7_919 % (count / 3)) {
        (0, _) => String::new(),
        (1, number) => format!("CNTESTH1A00120260522B{number:07}"),
        (2, number) => format!("CNTESTH1A0OI20260522B{number:08}"),
        (3, number) => format!("cn-test-h1a001-20260522A{number:08}"),
        (4, number) => format!("DETESTH1A001{:017}", u128::from(number) * 0x9E37_79B9_7F4A % 10_u128.pow(17)),
        (_, number) => format!("CNTESTH1A00120260522A{number:08}"),
    })
}

fn assert_the_same_later(file: &[u8], options: &Options) {
    let exact = Options { duplicates: Duplicates::Exact, ..options.clone() };
    let (rows, summary) = told(Checker::new(exact.clone(), read_gb18030), file).unwrap_or_default();
    assert!(summary.duplicates > 100 && summary.warned > summary.duplicates / 2, "{summary:?}");
    for (memory, has_store, tells) in [(0, false, false), (0, false, true), (1 << 16, true, true)] {
        let mut checker = Checker::new(exact.clone(), read_gb18030);
        let store = has_store.then(|| Box::new(Vec::new()) as AnyStore);
        checker.defer(memory, store, tells);
        for piece in file.chunks(65_537) {
            assert_eq!(checker.push(piece, &mut |_| {}), Ok(()));
        }
        assert_eq!(checker.finish(&mut |_| {}), Ok(&summary));
        if let (true, Some(again)) = (tells, checker.again_with_duplicates()) {
            assert_eq!(told(again, file), Ok((rows.clone(), summary.clone())));
        }
    }
}

#[test]
fn lines() {
    let file: String = rows(30_000).map(|row| row + "\n").collect();
    for every_row in [false, true] {
        assert_the_same_later(file.as_bytes(), &Options { every_row, header: Some(false), ..Options::default() });
    }
}

#[test]
fn delimited_text_in_both_widths() {
    let rows = (1..).zip(rows(9_000)).map(|(number, code)| format!("{number},\"{code}\",\"a\nb\"\r\n"));
    let file: String = core::iter::once("\u{feff}no,code,text\r\n".to_owned()).chain(rows).collect();
    let options = Options { column: Some(Column::Name("code".into())), ..Options::default() };
    assert_the_same_later(file.as_bytes(), &options);
    let file: Vec<u8> = file.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_the_same_later(&file, &options);
}

/// What is told of files one after another; rows are numbered on, lines are not.
fn told_across(mut checker: Checker, files: &[String]) -> (Vec<String>, u64) {
    let (mut told, mut duplicates) = (Vec::new(), 0);
    let mut sink =
        |row: Row<'_>| told.push(format!("{:?} {:?} {:?}", (row.number, row.duplicate_of), row.verdict, row.text()));
    for (at, file) in files.iter().enumerate() {
        if at > 0 {
            checker.next_file();
        }
        assert_eq!(checker.push(file.as_bytes(), &mut sink), Ok(()));
        assert_eq!(checker.finish_rows(&mut sink), Ok(()));
        duplicates += checker.so_far().duplicates;
    }
    (told, duplicates)
}

#[test]
fn files_one_after_another_are_compared_as_one() {
    let rows: Vec<_> = rows(20_000).collect();
    let files: Vec<_> = rows.chunks(6_113).map(|rows| rows.join("\n") + "\n").collect();
    let options = Options { duplicates: Duplicates::Exact, header: Some(false), ..Options::default() };
    let whole = told_across(Checker::new(options.clone(), read_gb18030), &[files.concat()]);
    assert!(files.len() > 3 && whole.1 > 1_000);
    assert_eq!(told_across(Checker::new(options.clone(), read_gb18030), &files), whole);
    // The same when all rows have passed, in as little memory.
    let mut later = Checker::new(options, read_gb18030);
    later.defer(1 << 16, Some(Box::new(Vec::new()) as AnyStore), true);
    told_across_silently(&mut later, &files);
    while later.compare() != Ok(0) {}
    let again = later.again_with_duplicates().unwrap();
    assert_eq!(told_across(again, &files), whole);
}

fn told_across_silently(checker: &mut Checker, files: &[String]) {
    for (at, file) in files.iter().enumerate() {
        if at > 0 {
            checker.next_file();
        }
        assert_eq!(checker.push(file.as_bytes(), &mut |_| {}), Ok(()));
        assert_eq!(checker.finish_rows(&mut |_| {}), Ok(()));
    }
}
