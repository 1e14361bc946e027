//! What spreadsheets and tools do to exports, read as whole files through the public doors.
#![cfg(feature = "bulk")]

use humanoid_id::bulk::{Checker, Column, Options, Row, RowStatus, check_cell, check_parts, read_gb18030};
use humanoid_id::{Issue, IssueCode, Param, Ruleset, Segment, Status};

const CODE: &str = "CNTESTH1A00120260522A00000001";

/// Every row of a file: what it comes to, and the names of its issues.
fn rows(file: &[u8], options: Options) -> Vec<(RowStatus, Vec<&'static str>)> {
    let mut rows = Vec::new();
    let mut sink = |row: Row<'_>| {
        let names = row.report().issues.iter().map(|it| it.code.id()).collect();
        rows.push((row.verdict.status, names));
    };
    let mut checker = Checker::new(Options { every_row: true, ..options }, read_gb18030);
    checker.push(file, &mut sink).expect("the file has the column");
    checker.finish(&mut sink).expect("the file has the column");
    rows
}

fn four_columns() -> Options {
    let columns = ["country", "enterprise", "model", "serial"].map(|name| Column::Name(name.into()));
    Options { columns: Some(columns), ..Options::default() }
}

fn text_of<'i>(issue: &'i Issue, name: &str) -> Option<&'i str> {
    match issue.param(name)? {
        Param::Text(text) => Some(text),
        Param::Number(_) => None,
    }
}

#[test]
fn characters_beyond_ascii_that_a_code_was_read_in_spite_of_are_told() {
    let cases = [
        ("\u{a0}CNTESTH1A00120260522A00000001", "space", "U+00A0", 0..2),
        ("CNTESTH1A00120260522A00000001\u{3000}", "space", "U+3000", 29..32),
        ("CN\u{a0}TESTH1A001 20260522A00000001", "space", "U+00A0", 2..4),
        ("ＣＮTESTH1A00120260522A00000001", "full-width", "U+FF23", 0..6),
        ("CNTEST\u{200b}H1A00120260522A0000\u{200b}0001", "invisible", "U+200B", 6..31),
        ("\u{feff}CNTESTH1A00120260522A00000001", "invisible", "U+FEFF", 0..3),
        ("CN\u{2011}TEST\u{2011}H1A001\u{2011}20260522A00000001", "separator", "U+2011", 2..21),
    ];
    for (cell, kind, code_point, span) in cases {
        let report = check_cell(cell, &Ruleset::default());
        assert_eq!(report.status, Status::Valid, "{cell:?}");
        assert!(!report.edits.is_empty(), "{cell:?}");
        let told: Vec<_> = report.issues.iter().map(|it| (it.code, it.span.clone())).collect();
        assert_eq!(told, [(IssueCode::SpreadsheetCharacters, span)], "{cell:?}");
        assert_eq!(text_of(&report.issues[0], "kind"), Some(kind));
        assert_eq!(text_of(&report.issues[0], "codePoint"), Some(code_point));
        let file = format!("no,code,name\n1,{CODE},a\n2,{cell},b\n");
        assert_eq!(
            rows(file.as_bytes(), Options::default()),
            [(RowStatus::Valid, vec![]), (RowStatus::Warned, vec!["spreadsheet-characters"])],
        );
    }
}

#[test]
fn ascii_that_is_read_over_stays_untold() {
    for cell in [" cn-test-h1a001-20260522a00000001 ", "CN TEST H1A001 20260522A00000001\t"] {
        assert_eq!(check_cell(cell, &Ruleset::default()).issues, [], "{cell}");
    }
    // Neither a code's own issues nor a byte-order mark that begins the file are about characters.
    assert_eq!(check_cell("\u{a0}CNTEST", &Ruleset::default()).issues[0].code, IssueCode::TooShort);
    assert_eq!(rows(format!("\u{feff}{CODE}\n{CODE}\n").as_bytes(), Options::default())[0], (RowStatus::Valid, vec![]));
}

#[test]
fn in_four_columns_characters_beyond_ascii_are_told_too() {
    let report = check_parts(["CN", "ＴEST", "H1A001", "\u{a0}20260522A00000001"], &Ruleset::default());
    assert_eq!(report.id.map(|id| id.to_string()).as_deref(), Some(CODE));
    let told: Vec<_> = report.issues.iter().map(|it| (it.code.id(), it.span.clone())).collect();
    assert_eq!(told, [("spreadsheet-characters", 3..19)]);
}

#[test]
fn wrappers_are_taken_off_in_four_columns_as_in_one() {
    let table = "country,enterprise,model,serial\n\
                 CN,TEST,H1A001,20260522A00000001\n\
                 \"=\"\"CN\"\"\",\"=\"\"0012\"\"\",\"=\"\"H1A001\"\"\",\"=\"\"20260522A00000002\"\"\"\n\
                 CN,'0012,H1A001,'00000000000000003\n\
                 CN,'012,H1A001,20260522A00000004\n";
    let read = "spreadsheet-formula";
    assert_eq!(
        rows(table.as_bytes(), four_columns()),
        [
            (RowStatus::Valid, vec![]),
            (RowStatus::Valid, vec![read; 4]),
            (RowStatus::Valid, vec![read; 2]),
            (RowStatus::Invalid, vec![read, "lost-leading-zeros"]),
        ]
    );
    let report = check_parts(["CN", "=\"0012\"", "H1A001", "'20260522A00000001"], &Ruleset::default());
    assert_eq!(report.id.map(|id| id.to_string()).as_deref(), Some("CN0012H1A00120260522A00000001"));
    let told: Vec<_> = report.issues.iter().map(|it| (it.segment, it.span.clone())).collect();
    assert_eq!(told, [(Some(Segment::Enterprise), 3..10), (Some(Segment::Serial), 18..36)]);
}

#[test]
fn numbers_with_an_exponent_are_told_whoever_wrote_them() {
    for number in [
        "8.61599900120261E28",
        "8.61599900120261e028",
        "86.15999E+27",
        "8,61599900120261E28",
        "8,61599900120261E+028",
        "86159990E+21",
        "1E+28",
    ] {
        assert_eq!(
            check_cell(number, &Ruleset::default()).issues[0].code,
            IssueCode::SpreadsheetScientific,
            "{number}"
        );
    }
    for (at, number) in
        [(1, "1.2E+03"), (1, "1.2E3"), (2, "2E+05"), (2, "2.00E+05"), (2, "2,00E+05"), (3, "2.0260522E16")]
    {
        let mut parts = ["CN", "TEST", "H1A001", "20260522A00000001"];
        parts[at] = number;
        let issues = check_parts(parts, &Ruleset::default()).issues;
        let told: Vec<_> = issues.iter().map(|it| (it.code.id(), it.segment.map(|it| it as usize))).collect();
        assert_eq!(told, [("spreadsheet-scientific", Some(at))], "{number}");
    }
}

#[test]
fn a_rounded_number_is_told_with_a_fraction_of_nothing_too() {
    for number in [
        "86159990012026100000000000000",
        "86159990012026100000000000000.0",
        "86159990012026100000000000000.00",
        "86,159,990,012,026,100,000,000,000,000",
        "86,159,990,012,026,100,000,000,000,000.00",
    ] {
        assert_eq!(check_cell(number, &Ruleset::default()).issues[0].code, IssueCode::SpreadsheetRounded, "{number}");
    }
}

#[test]
fn segments_that_are_like_a_number_with_an_exponent_are_no_number() {
    for parts in [
        ["CN", "12E3", "2E0005", "20260522A00000001"],
        ["CN", "1E03", "200E05", "20260522000000E01"],
        ["CN", "0E00", "1E-0001", "2026-0522-0000E-0012"],
        ["CN", "TEST", "H1A001", "20260522000000E-16"],
    ] {
        assert_eq!(check_parts(parts, &Ruleset::default()).issues, [], "{parts:?}");
    }
}

#[test]
fn decimals_that_a_tool_made_of_a_segment_are_not_read_as_more_digits() {
    for (number, code) in [
        ("12.0", IssueCode::LostLeadingZeros),
        ("123.0", IssueCode::LostLeadingZeros),
        ("12,0", IssueCode::LostLeadingZeros),
        ("12.00", IssueCode::LostLeadingZeros),
        ("12,00", IssueCode::LostLeadingZeros),
        ("1234.0", IssueCode::TooLong),
        ("1234.00", IssueCode::TooLong),
        ("1,234", IssueCode::TooLong),
        ("1,234.00", IssueCode::TooLong),
        ("12.34", IssueCode::TooLong),
        ("0.123", IssueCode::TooLong),
        ("12.5", IssueCode::TooShort),
    ] {
        let report = check_parts(["CN", number, "H1A001", "20260522A00000001"], &Ruleset::default());
        assert_eq!(report.issues.iter().map(|it| it.code).collect::<Vec<_>>(), [code], "{number}");
    }
    for (number, code) in [
        ("202605220000001.00", IssueCode::LostLeadingZeros),
        ("202,605,220,000,001", IssueCode::LostLeadingZeros),
        ("20260522000000000.00", IssueCode::SpreadsheetRounded),
        ("20260522000000016.0", IssueCode::SpreadsheetRounded),
        ("20,260,522,000,000,000", IssueCode::SpreadsheetRounded),
    ] {
        let report = check_parts(["CN", "TEST", "H1A001", number], &Ruleset::default());
        let told: Vec<_> = report.issues.iter().map(|it| (it.code, it.segment)).collect();
        assert_eq!(told, [(code, Some(Segment::Serial))], "{number}");
    }
}

#[test]
fn a_date_that_a_spreadsheet_made_of_a_segment_is_not_read_as_one() {
    for (at, date) in [
        (1, "1-Mar"),
        (1, "Mar-01"),
        (1, "3月1日"),
        (1, "3/1/26"),
        (2, "1-Mar-26"),
        (2, "2026/3/1"),
        (2, "2026-03-01"),
        (2, "3/1/2026"),
        (3, "2026-03-01 00:00:00"),
    ] {
        let mut parts = ["CN", "TEST", "H1A001", "20260522A00000001"];
        parts[at] = date;
        let report = check_parts(parts, &Ruleset::default());
        let told: Vec<_> = report.issues.iter().map(|it| (it.code.id(), it.segment.map(|it| it as usize))).collect();
        assert_eq!(told, [("spreadsheet-date", Some(at))], "{date}");
        assert_eq!(text_of(&report.issues[0], "found"), Some(date));
        let table = format!("country,enterprise,model,serial\nCN,TEST,H1A001,20260522A00000001\n{}\n", parts.join(","));
        assert_eq!(rows(table.as_bytes(), four_columns())[1], (RowStatus::Invalid, vec!["spreadsheet-date"]), "{date}");
    }
}

#[test]
fn segments_with_marks_in_them_are_read_as_before() {
    for parts in [
        ["CN", "TE-ST", "H1-A001", "20260522-A-00000001"],
        ["CN", "1-MAR", "MAR-001", "2026-05-22-000000001"],
        ["CN", "12-34", "20-26-31", "20260522.000000001"],
        ["CN", "01.34", "H1.A001", "2026/0522/0000/00001"],
    ] {
        let report = check_parts(parts, &Ruleset::default());
        assert!(report.id.is_some() && report.issues.is_empty(), "{parts:?}: {:?}", report.issues);
    }
}

#[test]
fn two_codes_without_a_gap_are_two() {
    let other = "DETESTH1A00120260522A00000001";
    for (cell, count) in [(format!("{CODE}{other}"), 2), (format!("{CODE}{CODE}{other}"), 3)] {
        let report = check_cell(&cell, &Ruleset::default());
        assert_eq!(report.issues[0].code, IssueCode::SeveralCodes, "{cell}");
        assert_eq!(report.issues[0].param("count"), Some(&Param::Number(count)));
    }
    for cell in [format!("{CODE}{CODE}1"), format!("{CODE}XX{}", &CODE[2..])] {
        assert_eq!(check_cell(&cell, &Ruleset::default()).issues[0].code, IssueCode::TooLong, "{cell}");
    }
}

#[test]
fn a_row_that_begins_with_a_word_for_a_total_is_one() {
    for total in [
        "合计",
        "合 计",
        "合　计：",
        "合计 2 台",
        "共 20 台",
        "共计20台",
        "小计",
        "总数",
        "总数：２０",
        "Total",
        "TOTAL: 20",
        "Total (20)",
        "Grand total",
        "Sub-total",
        "Summe",
        "Итого",
        "ИТОГО: 5",
        "합계",
        "Tổng cộng",
    ] {
        let file = format!("no,code,name\n1,{CODE},a\n{total},,\n{total}\n,{total},20\n20,,{total}\n");
        let told: Vec<_> = rows(file.as_bytes(), Options::default()).into_iter().skip(1).collect();
        assert_eq!(told, vec![(RowStatus::Skipped, vec!["totals-row"]); 4], "{total}");
        let lines = format!("{CODE}\n{total}\n");
        assert_eq!(rows(lines.as_bytes(), Options::default())[1].1, ["totals-row"], "{total}");
    }
}

#[test]
fn the_names_of_the_columns_once_more_are_a_title() {
    let one = format!("no, Device ,name\n1,{CODE},a\nno,Device,name\n2,device,b\n\u{feff}no,\"Device\",name\n");
    let names = || Options { column: Some(Column::Name("Device".into())), ..Options::default() };
    let title = || (RowStatus::Skipped, vec!["totals-row"]);
    let told = rows(one.as_bytes(), names());
    assert_eq!(told[1], title());
    assert_eq!(told[2].0, RowStatus::Invalid);
    assert_eq!(told[3], title());
    let four = "country,enterprise,model,serial\nCN,TEST,H1A001,20260522A00000001\n";
    let other = "CN,TEST,model,20260522A00000001\n";
    let told = rows(format!("{four}{four}{other}").as_bytes(), four_columns());
    assert_eq!(told[1], title());
    assert_eq!(told[3].0, RowStatus::Invalid);
    let list = rows(format!("code\n{CODE}\ncode\n{CODE}\n").as_bytes(), Options::default());
    assert_eq!(list, [(RowStatus::Valid, vec![]), title(), (RowStatus::Valid, vec![])]);
    // Where nothing names the columns, nothing can do so again.
    let none = Options { header: Some(false), ..Options::default() };
    assert_eq!(rows(format!("code\n{CODE}\ncode\n").as_bytes(), none)[2].0, RowStatus::Invalid);
}

#[test]
fn a_row_that_only_mentions_a_word_for_a_total_is_none() {
    let file = format!(
        "no,code,name\n1,{CODE},Total\n2,CNTEST,Total\nTotal recall,CNTEST,\nSummer,CNTEST,x\n共享,CNTEST,x\n合计,{CODE},\n"
    );
    assert_eq!(
        rows(file.as_bytes(), Options::default()),
        [
            (RowStatus::Valid, vec![]),
            (RowStatus::Invalid, vec!["too-short"]),
            (RowStatus::Invalid, vec!["too-short"]),
            (RowStatus::Invalid, vec!["too-short"]),
            (RowStatus::Invalid, vec!["too-short"]),
            (RowStatus::Valid, vec![]),
        ]
    );
    // A model like any other.
    assert_eq!(check_parts(["CN", "TEST", "TOTALS", "20260522A00000001"], &Ruleset::default()).status, Status::Valid);
}

#[test]
fn a_row_over_the_limit_is_told_from_one_with_a_quote_that_is_never_closed() {
    let long = format!("no,code,name\n1,{CODE},a\n2,{CODE},{}\n3,{CODE},b\n", "x".repeat(3 << 20));
    assert_eq!(
        rows(long.as_bytes(), Options::default()),
        [(RowStatus::Valid, vec![]), (RowStatus::Invalid, vec!["row-too-long"]), (RowStatus::Valid, vec![])]
    );
    let open = format!("no,code,name\n1,{CODE},a\n2,{CODE},\"x\n3,{CODE},b\n");
    assert_eq!(rows(open.as_bytes(), Options::default())[1], (RowStatus::Invalid, vec!["row-shape"]));
}

#[test]
fn what_holds_a_persons_number_is_masked_as_it_is_shown() {
    for (cell, shown) in [
        ("13812345678", "***********"),
        ("电话：13812345678", "**************"),
        ("110105194912310028 11010519491231002X", "****************** ******************"),
        (CODE, CODE),
        ("1381234567", "1381234567"),
    ] {
        let file = format!("no,code\n1,{CODE}\n2,{cell}\n3,{CODE}\n");
        let mut seen = Vec::new();
        let mut sink = |row: Row<'_>| seen.push(row.text());
        let mut checker = Checker::new(Options { every_row: true, ..Options::default() }, read_gb18030);
        checker.push(file.as_bytes(), &mut sink).expect("the file has the column");
        checker.finish(&mut sink).expect("the file has the column");
        assert_eq!(seen[1], shown, "{cell}");
    }
}
