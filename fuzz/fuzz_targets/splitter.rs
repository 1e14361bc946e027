//! Files of any kind: wherever they are cut, the same is told of the same rows; and fields are those of the `csv` crate.
#![no_main]

mod length;

use arbitrary::{Arbitrary, Unstructured};
use humanoid_id::IssueCode;
use humanoid_id::bulk::{
    Checker, Column, Duplicates, Encoding, Format, Options, PlanError, Row, RowStatus, Summary, read_gb18030,
};
use length::LONG;
use libfuzzer_sys::fuzz_target;

/// More than is looked at as a whole, which is little under a fuzzer; what follows is read piece by piece.
const HEAD: usize = 64;

#[derive(Debug)]
struct File {
    options: Options,
    encoding: Option<Encoding>,
    cuts: Vec<u16>,
    text: Vec<u8>,
}

impl<'a> Arbitrary<'a> for File {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> arbitrary::Result<Self> {
        let encoding =
            *bytes.choose(&[None, Some(Encoding::Utf8), Some(Encoding::Utf16Le), Some(Encoding::Gb18030)])?;
        let options = Options {
            format: *bytes.choose(&[Format::Auto, Format::Lines, Format::Csv, Format::Tsv, Format::JsonLines])?,
            delimiter: *bytes.choose(&[None, Some(b','), Some(b'\t'), Some(b';'), Some(b'|'), Some(b'a')])?,
            header: *bytes.choose(&[None, Some(true), Some(false)])?,
            encoding: if bytes.arbitrary()? { encoding } else { None },
            duplicates: *bytes.choose(&[Duplicates::Off, Duplicates::Exact, Duplicates::Near])?,
            every_row: bytes.arbitrary()?,
            ..Options::default()
        };
        let cuts = bytes.arbitrary()?;
        let length = bytes.len();
        let text = bytes.bytes(length)?.iter().flat_map(|&byte| spelled(byte)).collect();
        Ok(Self { options, encoding, cuts, text })
    }
}

/// A code for some control characters, so that a fuzzer need not find out how 29 places are spelled.
fn spelled(byte: u8) -> Vec<u8> {
    match byte {
        1..=4 => format!("CNTESTH1A00120260522A0000000{byte}").into_bytes(),
        5 => b"8.61599900120261E+028".to_vec(),
        6 => "CN\u{ff34}ESTH1A00120260522A00000001".into(),
        _ => vec![byte],
    }
}

impl File {
    /// A first row long enough that what follows is read in pieces, in the encoding of the rest.
    fn with_long_beginning(&self) -> Vec<u8> {
        let (start, filling, end) = match self.options.format {
            Format::JsonLines => ("{\"code\":\"CN\",\"note\":\"", "x", "\"}\n"),
            _ => ("no,code,", "x", "\n"),
        };
        let beginning = start.to_owned() + &filling.repeat(HEAD) + end;
        let mut bytes: Vec<u8> = match self.encoding {
            Some(Encoding::Utf16Le) => beginning.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            _ => beginning.into_bytes(),
        };
        bytes.extend_from_slice(&self.text);
        bytes
    }

    /// The same bytes in pieces that end where the fuzzer likes, all of them in what follows the beginning.
    fn pieces<'b>(&self, bytes: &'b [u8]) -> Vec<&'b [u8]> {
        let mut cuts: Vec<usize> = self.cuts.iter().map(|cut| usize::from(*cut) % (self.text.len() + 1)).collect();
        cuts.sort_unstable();
        let mut from = 0;
        let mut pieces = Vec::new();
        for cut in cuts.into_iter().map(|cut| bytes.len() - self.text.len() + cut) {
            pieces.push(&bytes[from..cut]);
            from = cut;
        }
        pieces.push(&bytes[from..]);
        pieces
    }
}

/// Everything that is told about a file, or why it cannot be read.
fn transcript(pieces: &[&[u8]], options: &Options) -> Result<(Vec<String>, Summary), PlanError> {
    let mut told = Vec::new();
    let mut checker = Checker::new(options.clone(), read_gb18030);
    let mut sink = |row: Row<'_>| {
        let issues: Vec<_> = row.report().issues.into_iter().map(|it| (it.code.id(), it.span)).collect();
        let place = (row.number, row.line, row.duplicate_of, row.near_to);
        told.push(format!("{place:?} {:?} {:?} {issues:?}", row.verdict, row.text()));
    };
    for piece in pieces {
        checker.push(piece, &mut sink)?;
    }
    let summary = checker.finish(&mut sink)?.clone();
    Ok((told, summary))
}

/// What is told of the second field of a row.
enum Told {
    /// There is none.
    Missing,
    /// A person's number is never told, and a row of totals as a whole, so there is nothing to compare.
    Masked,
    /// The field, or where there is none the row.
    Blank(String),
    Text(String),
}

/// The second fields of all rows up to one whose quote is never closed, where other readers take all that follows for
/// the field, or one that is longer than a row is read, which other readers read on.
fn second_fields(text: &[u8], delimiter: u8) -> (Vec<Told>, bool) {
    let options = Options {
        format: Format::Csv,
        delimiter: Some(delimiter),
        encoding: Some(Encoding::Utf8),
        column: Some(Column::Number(2)),
        header: Some(false),
        every_row: true,
        ..Options::default()
    };
    let (mut fields, mut is_closed) = (Vec::new(), true);
    let mut checker = Checker::new(options, read_gb18030);
    let mut sink = |row: Row<'_>| {
        let report = row.report();
        let shape = report.issues.iter().find(|it| it.code == IssueCode::RowShape);
        is_closed &= shape.is_none_or(|issue| issue.param("actual").is_some());
        is_closed &= !report.issues.iter().any(|it| it.code == IssueCode::RowTooLong);
        if is_closed && !(row.verdict.status == RowStatus::Skipped && row.is_empty_line()) {
            let has = |codes: &[IssueCode]| report.issues.iter().any(|it| codes.contains(&it.code));
            fields.push(if shape.is_some() {
                Told::Missing
            } else if has(&[IssueCode::OtherScheme, IssueCode::TotalsRow]) || row.text().contains("***") {
                Told::Masked
            } else if has(&[IssueCode::Blank]) {
                Told::Blank(row.text())
            } else {
                Told::Text(row.text())
            });
        }
    };
    checker.push(text, &mut sink).expect("columns have numbers");
    checker.finish(&mut sink).expect("columns have numbers");
    (fields, is_closed)
}

fn agree_with_csv(text: &[u8], delimiter: u8) {
    let (ours, is_closed) = second_fields(text, delimiter);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text);
    let mut theirs = reader.byte_records().map(|record| {
        let record = record.expect("bytes in memory are read");
        record.get(1).map(|field| String::from_utf8_lossy(field).into_owned())
    });
    for our in ours {
        let their = theirs.next().expect("no row is made up");
        match our {
            Told::Missing => assert_eq!(their, None),
            Told::Masked => {}
            Told::Blank(text) => assert!(their.is_none_or(|it| it == text)),
            Told::Text(text) => assert_eq!(Some(text), their),
        }
    }
    assert!(!is_closed || theirs.next().is_none(), "no row is left out");
}

fuzz_target!(|file: File| {
    let bytes = file.with_long_beginning();
    if bytes.len() > LONG {
        let mut checker = Checker::new(file.options, read_gb18030);
        let _ = checker.push(&bytes, &mut |_| {}).and_then(|()| checker.finish(&mut |_| {}).map(drop));
        return;
    }
    let whole = transcript(&[&bytes], &file.options);
    assert_eq!(transcript(&file.pieces(&bytes), &file.options), whole);
    let delimiter = file.options.delimiter.filter(u8::is_ascii_punctuation).unwrap_or(b',');
    // A file in which no row has a second field has no second column.
    let mut table = [&[b'X', delimiter, b'X', b'\n'], &file.text[..]].concat();
    // What DOS ends a text with, and byte-order marks where files were joined, are part of no row to us, and text to others.
    table.retain(|&byte| byte != 0xEF);
    table.truncate(table.iter().rposition(|&byte| byte != 0x1A).map_or(0, |last| last + 1));
    agree_with_csv(&table, delimiter);
});
