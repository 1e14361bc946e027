//! No row passes in silence: what looks harmless is told from what may be a bad code.
#![cfg(feature = "bulk")]

use humanoid_id::IssueCode;
use humanoid_id::bulk::{Checker, Format, Options, Plan, Row, Summary, read_gb18030};

const CODE: &str = "CNTESTH1A00120260522A00000001";
const OTHER: &str = "CNTESTH1A00120260522A00000002";

fn read_as(file: &[u8], options: Options) -> (Plan, Summary, Vec<(u64, Option<&'static str>)>) {
    let mut checker = Checker::new(options, read_gb18030);
    let mut told = Vec::new();
    let mut sink = |row: Row<'_>| told.push((row.number, row.verdict.code.map(IssueCode::id)));
    checker.push(file, &mut sink).expect("no column was named that is not there");
    let summary = checker.finish(&mut sink).expect("no column was named that is not there").clone();
    (checker.plan().expect("all of it has come").clone(), summary, told)
}

fn read(file: &str) -> (Plan, Summary, Vec<(u64, Option<&'static str>)>) {
    read_as(file.as_bytes(), Options::default())
}

/// Rows, valid, invalid, blank, totals.
fn counts(summary: &Summary) -> [u64; 5] {
    [summary.rows, summary.valid, summary.invalid, summary.blank, summary.totals]
}

#[test]
fn a_text_that_comes_again_in_the_column_of_codes_is_no_name() {
    for (file, expected) in [
        // A scanner's log: what could not be read stands where codes stand.
        (format!("NOREAD\nNOREAD\n{CODE}\n"), [3, 1, 2, 0, 0]),
        (format!("NOREAD,gate\nNOREAD,gate\n{CODE},gate\n"), [3, 1, 2, 0, 0]),
        (format!("NOREAD,1\nNOREAD,2\n{CODE},3\n"), [3, 1, 2, 0, 0]),
        (format!("NOREAD\tgate A\n{CODE}\tgate B\nNOREAD\tgate A\n{OTHER}\tgate A\n"), [4, 2, 2, 0, 0]),
        (format!("NOREAD\n{CODE}\nNOREAD\n{OTHER}\n"), [4, 2, 2, 0, 0]),
        // Once only, it cannot be told from a name. What comes later is told all the same.
        (format!("NOREAD\n{}NOREAD\n", format!("{CODE}\n").repeat(200)), [201, 200, 1, 0, 0]),
        (format!("NOREAD,x\n{}NOREAD,y\n", format!("{CODE},z\n").repeat(200)), [201, 200, 1, 0, 0]),
        // Names that come again in files that were joined.
        (format!("code\n{CODE}\ncode\n{OTHER}\n"), [3, 2, 0, 0, 1]),
        (format!("编码\n{CODE}\n编码\n{OTHER}\n"), [3, 2, 0, 0, 1]),
        (format!("device,note\n{CODE},a\ndevice,note\n{OTHER},b\n"), [3, 2, 0, 0, 1]),
        (format!("no,code\n1,{CODE}\nno,code\n2,{OTHER}\n"), [3, 2, 0, 0, 1]),
        // Only part of the row of names.
        (format!("no,code,note\n1,{CODE},a\n2,code,b\n"), [2, 1, 1, 0, 0]),
    ] {
        let (_, summary, told) = read(&file);
        assert_eq!(counts(&summary), expected, "{} {told:?}", &file[..file.len().min(120)]);
    }
}

#[test]
fn names_are_known_again_however_wide_they_are() {
    for name in ["人形机器人身份编码ID", "code                         ", "HUMANOID ROBOT IDENTITY CODES", "编码"]
    {
        let file = format!("no,{name}\n1,{CODE}\nno,{name}\n2,{OTHER}\n");
        let (_, summary, told) = read(&file);
        assert_eq!(counts(&summary), [3, 2, 0, 0, 1], "{name} {told:?}");
    }
}

#[test]
fn only_what_adds_up_is_a_row_of_totals() {
    for (row, expected) in [
        ("合计,", "totals-row"),
        ("合计,20", "totals-row"),
        ("合计,20 台", "totals-row"),
        ("合计,共 20 台", "totals-row"),
        ("total,1,234", "totals-row"),
        ("Total:,(20)", "totals-row"),
        ("x,Total (20)", "totals-row"),
        ("x,共 20 台", "totals-row"),
        // A bad code in a row that calls itself a total, or begins with the word.
        ("合计,CNTESTH1A0#120260522A00000001", "character-not-allowed"),
        ("total,NOREAD", "too-short"),
        ("sum,8.61599900120261E+028", "spreadsheet-scientific"),
        ("x,Total:CNTESTH1A001BAD", "too-short"),
        ("x,sum;DROP", "too-short"),
    ] {
        let file = format!("no,code\n1,{CODE}\n{row}\n");
        let (_, summary, told) = read(&file);
        let told = told.iter().find(|it| it.0 == 2).and_then(|it| it.1);
        let is_total = expected == "totals-row";
        assert_eq!((summary.totals, summary.invalid), (u64::from(is_total), u64::from(!is_total)), "{row} {told:?}");
        assert!(!is_total || told == Some(expected), "{row} {told:?}");
    }
    let parts = |row: &str| {
        let file = format!("country,enterprise,model,serial\nCN,TEST,H1A001,20260522A00000001\n{row}\n");
        let (_, summary, _) = read(&file);
        (summary.invalid, summary.totals)
    };
    assert_eq!(parts("合计,,,20"), (0, 1));
    assert_eq!(parts("total,TEST,H1A0#1,20260522A00000001"), (1, 0));
}

#[test]
fn words_for_nothing_are_blank() {
    for nothing in [
        "NULL", "null", "\\N", "N/A", "n/a", "#N/A", "NaN", "None", "nil", "-", "--", "—", "/", "无", "暂无", "無",
        "空",
    ] {
        for file in [
            format!("{CODE}\n{nothing}\n"),
            format!("no,code\n1,{CODE}\n2,{nothing}\n"),
            format!("no\tcode\n1\t{CODE}\n2\t {nothing} \n"),
        ] {
            let (_, summary, _) = read(&file);
            assert_eq!((summary.valid, summary.invalid, summary.blank), (1, 0, 1), "{file}");
        }
        let file = format!("{{\"code\":\"{CODE}\"}}\n{{\"code\":{}}}\n", json(nothing));
        let (_, summary, _) = read(&file);
        assert_eq!((summary.valid, summary.invalid, summary.blank), (1, 0, 1), "{file}");
    }
    for text in ["NOREAD", "unknown", "待定", "N/A?", "无效", "0"] {
        let (_, summary, _) = read(&format!("code\n{CODE}\n{text}\n"));
        assert_eq!((summary.invalid, summary.blank), (1, 0), "{text}");
    }
}

fn json(text: &str) -> String {
    format!("{text:?}")
}

#[test]
fn blank_is_blank_and_marks_that_cannot_be_seen_are_no_part_of_anything() {
    let mark = "\u{feff}";
    for (file, expected) in [
        (format!("code\n{CODE}\n   \n\t\n{OTHER}\n"), [4, 2, 0, 2, 0]),
        (format!("no,code\n1,{CODE}\n   \n2,{OTHER}\n"), [3, 2, 0, 1, 0]),
        (format!("no,code\n1,{CODE}\n\u{3000}\u{a0}\n,\n"), [3, 1, 0, 2, 0]),
        // Marks at the beginning, and of files that were joined.
        (format!("{mark}{mark}code\n{CODE}\n"), [1, 1, 0, 0, 0]),
        (format!("{mark}{mark}\"code\",note\n\"{CODE}\",\"a\"\n"), [1, 1, 0, 0, 0]),
        (format!("{mark}code,note\n\"{CODE}\",a\n{mark}code,note\n\"{OTHER}\",b\n"), [3, 2, 0, 0, 1]),
        (format!("{mark}\"note\",\"code\"\n\"a\",{CODE}\n{mark}\"b, c\",{OTHER}\n"), [2, 2, 0, 0, 0]),
        (format!("{CODE}\n{mark}{OTHER}\n{mark}\n"), [3, 2, 0, 1, 0]),
        (format!("{{\"code\":\"{CODE}\"}}\n{mark}{{\"code\":\"{OTHER}\"}}\n"), [2, 2, 0, 0, 0]),
        // The end of a file, as DOS wrote it.
        (format!("{CODE}\r\n{OTHER}\r\n\u{1a}"), [2, 2, 0, 0, 0]),
        (format!("{CODE}\r\n{OTHER}\u{1a}"), [2, 2, 0, 0, 0]),
        (format!("no,code\r\n1,{CODE}\r\n\u{1a}"), [1, 1, 0, 0, 0]),
    ] {
        let (_, summary, told) = read(&file);
        assert_eq!(counts(&summary), expected, "{file:?} {told:?}");
        assert_eq!(summary.warned, 0, "{file:?} {told:?}");
    }
    let by_name = Options { column: Some(humanoid_id::bulk::Column::Name("code".into())), ..Options::default() };
    let (plan, ..) = read_as(format!("{mark}{mark}code,note\n{CODE},a\n").as_bytes(), by_name);
    assert_eq!(plan.columns, [1]);
    assert_eq!(plan.format, Format::Csv);
}
