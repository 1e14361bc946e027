//! The law of pieces: wherever a file is cut, nothing changes.
#![cfg(feature = "bulk")]

use humanoid_id::bulk::{Checker, Column, Duplicates, Encoding, Format, Options, PlanError, Summary, read_gb18030};

const CODE: &str = "CNTESTH1A00120260522A00000001";

/// All that is told about a file, one line a row.
fn transcript(pieces: &[&[u8]], options: &Options) -> (Vec<String>, Summary) {
    try_transcript(pieces, options).unwrap_or_else(|error| panic!("the column is there: {error}"))
}

fn try_transcript(pieces: &[&[u8]], options: &Options) -> Result<(Vec<String>, Summary), PlanError> {
    let mut told = Vec::new();
    let mut checker = Checker::new(options.clone(), read_gb18030);
    let mut sink = |row: humanoid_id::bulk::Row<'_>| {
        let issues: Vec<_> = row.report().issues.iter().map(|it| (it.code.id(), it.span.clone())).collect();
        let place = (row.number, row.line, row.duplicate_of);
        told.push(format!("{place:?} {:?} {:?} {issues:?}", row.verdict, row.text()));
    };
    for piece in pieces {
        checker.push(piece, &mut sink)?;
    }
    let summary = checker.finish(&mut sink)?.clone();
    Ok((told, summary))
}

fn assert_same_in_any_pieces(file: &[u8], tail: usize, options: &Options) {
    let whole = transcript(&[file], options);
    assert!(whole.0.len() > 1, "the fixture tells something: {whole:?}");
    let (start, end) = file.split_at(file.len() - tail);
    for cut in 0..=tail {
        let (one, other) = end.split_at(cut);
        assert_eq!(transcript(&[start, one, other], options), whole, "cut at {cut} of {tail}");
    }
    let mut bytes: Vec<&[u8]> = vec![start];
    bytes.extend(end.chunks(1));
    assert_eq!(transcript(&bytes, options), whole, "byte by byte");
}

/// Past the beginning that is looked at as a whole, so that cuts are cuts.
fn long_header() -> String {
    format!("no,code,{}\r\n", "x".repeat(70_000))
}

fn rows() -> String {
    let (full, foreign) = (CODE.replace('C', "\u{ff23}"), "CNTESTH1\u{410}00120260522A00000002");
    format!(
        "1,{CODE},甲\r\n2,\"{CODE}\",\"乙,\"\"丙\"\"\r\n丁\"\r\n3,{full},\n4,{foreign},x\r5,,\r\n\r\n6\r\n\
         7,\"8.61599900120261E+028\",\"\r\"\r\n合计,7,\r\n8,cn-test-h1a001-20260522A00000003,"
    )
}

fn delimited() -> Options {
    Options {
        format: Format::Csv,
        delimiter: Some(b','),
        column: Some(Column::Number(2)),
        header: Some(true),
        duplicates: Duplicates::Exact,
        every_row: true,
        ..Options::default()
    }
}

#[test]
fn delimited_text_in_utf8() {
    let (header, rows) = (long_header(), rows());
    assert_same_in_any_pieces((header + &rows).as_bytes(), rows.len(), &delimited());
}

#[test]
fn names_of_columns_below_a_title() {
    let titles = "\u{feff}\"Fleet\nof 2026\",,\n\n,by: TEST,\r\n";
    let file = format!("{titles}no,code,name\r\n{}", rows());
    // All of it is looked at before the first row, so whatever it is cut into comes to the same.
    let options = Options { header: None, column: None, ..delimited() };
    assert_same_in_any_pieces(file.as_bytes(), file.len(), &options);
    assert_same_in_any_pieces(file.as_bytes(), file.len(), &Options { column: options.column, ..delimited() });
}

#[test]
fn delimited_text_in_gb18030() {
    let read = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    let (header, rows) = (read(&long_header()), read(&rows()));
    let options = Options { encoding: Some(Encoding::Gb18030), ..delimited() };
    assert_same_in_any_pieces(&[header.clone(), rows.clone()].concat(), rows.len(), &options);
    // The encoding shows in the first cell that is not ASCII, wherever the file was cut.
    let detected = Options { encoding: None, ..options };
    assert_same_in_any_pieces(&[header, rows.clone()].concat(), rows.len(), &detected);
}

#[test]
fn delimited_text_in_utf16() {
    let read = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let (header, rows) = (read(&("\u{feff}".to_owned() + &long_header())), read(&(rows() + "\u{1f916}")));
    let whole = [header, rows.clone()].concat();
    assert_same_in_any_pieces(&whole, rows.len(), &delimited());
}

#[test]
fn lines() {
    let header = CODE.to_owned() + "\n";
    let rows = format!("{CODE}\r\n{CODE}\r{CODE}\n\n\r\n {CODE}\t\r\n{CODE}\r\n{CODE}\r\nDETEST\r\n{CODE}");
    let file = header.repeat(2_200) + &rows;
    for duplicates in [Duplicates::Off, Duplicates::Exact] {
        let options = Options { format: Format::Lines, duplicates, ..Options::default() };
        assert_same_in_any_pieces(file.as_bytes(), rows.len(), &options);
    }
}

#[test]
fn json_lines() {
    let header = format!("{{\"code\":\"{CODE}\",\"note\":\"{}\"}}\n", "x".repeat(70_000));
    let rows = format!("{{\"a\":[1],\"code\":\"{CODE}\"}}\r\n\n[]\n{{\"code\":\"CN\\u0054\"}}\n{{\"code\":null}}");
    let options = Options { every_row: true, ..Options::default() };
    assert_same_in_any_pieces((header + &rows).as_bytes(), rows.len(), &options);
}

#[test]
fn a_row_without_end_is_one_row() {
    let endless = "y".repeat((1 << 20) + 5_000);
    let open_quote = format!("1,\"{CODE}\r\n{}", "2,CN,x\r\n".repeat(140_000));
    for (text, rows, invalid) in [
        (format!("1,{CODE},{endless}\r\n2,{CODE},\r\n"), 2, 1),
        (format!("1,{CODE},\"{endless}\"\r\n2,{CODE},\r\n"), 2, 1),
        (open_quote, 140_001, 140_001),
    ] {
        let file = long_header() + &text;
        for size in [65_536, 99_991, 1_048_576, file.len()] {
            let mut checker = Checker::new(Options { every_row: false, ..delimited() }, read_gb18030);
            for piece in file.as_bytes().chunks(size) {
                checker.push(piece, &mut |_| {}).unwrap();
            }
            let summary = checker.finish(&mut |_| {}).unwrap();
            assert_eq!((summary.rows, summary.invalid), (rows, invalid), "in pieces of {size}");
        }
    }
}

#[test]
fn the_end_of_an_endless_row_shows_the_encoding_in_any_pieces() {
    // Latin-1 as GB18030 would not read it, after a character that only the dropped rest of the long row holds.
    let tail = b"\xC3\xA9y\r\n2,Andr\xE9,\r\n";
    let file = [long_header().as_bytes(), b"1,", "y".repeat((1 << 20) + 5_000).as_bytes(), tail].concat();
    assert_same_in_any_pieces(&file, tail.len(), &delimited());
}

#[test]
fn a_file_in_another_encoding_is_dealt_with_as_it_comes() {
    let text = format!("code,x\r\n{}", format!("{CODE},1\r\n").repeat(40_000));
    let file: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let options = Options { encoding: Some(Encoding::Utf16Le), column: Some(Column::Number(1)), ..Options::default() };
    let mut checker = Checker::new(options, read_gb18030);
    checker.push(&file, &mut |_| {}).expect("the column is there");
    assert!(!checker.is_behind());
    assert!(checker.so_far().rows > 39_000);
    assert_eq!(checker.finish(&mut |_| {}).expect("the column is there").valid, 40_000);
}
