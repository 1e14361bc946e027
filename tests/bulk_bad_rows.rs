//! No row passes in silence: what looks harmless is told from what may be a bad code.
#![cfg(feature = "bulk")]

use humanoid_id::IssueCode;
use humanoid_id::bulk::{Checker, Encoding, Format, Options, Plan, PlanError, Quoting, Row, Summary, read_gb18030};

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
        // Once only, but no column is called so.
        (format!("NOREAD\n{}NOREAD\n", format!("{CODE}\n").repeat(200)), [202, 200, 2, 0, 0]),
        (format!("NOREAD,x\n{}NOREAD,y\n", format!("{CODE},z\n").repeat(200)), [202, 200, 2, 0, 0]),
        (format!("No Read\n{CODE}\n"), [2, 1, 1, 0, 0]),
        // A text that could be a name is told from one by the numbers beside it.
        (format!("1,to be told,12.5\n2,{CODE},13\n"), [2, 1, 1, 0, 0]),
        (format!("2026-05-22,to be told,a\n2026-05-23,{CODE},b\n"), [2, 1, 1, 0, 0]),
        // Rows of another table above names are rows.
        (format!("no,device,name\n1,CNTESTH1A00120260522,a\n2,NOREAD,b\nno,code,name\n1,{CODE},a\n"), [4, 1, 3, 0, 0]),
        // Titles are none.
        (format!("fleet,,\non:,2026-06-01,\nno,code,name\n1,{CODE},a\n"), [1, 1, 0, 0, 0]),
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
    assert_eq!(parts(",,,20"), (0, 1));
    assert_eq!(parts(",,,00000002\n,,,00000003"), (2, 0));
    assert_eq!(parts("total,TEST,H1A0#1,20260522A00000001"), (1, 0));
}

#[test]
fn what_looks_like_a_code_beside_one_is_not_passed_over() {
    let damaged = "CNTESTH1A001202605#2A00000003";
    for (file, expected) in [
        // Rows that a quotation mark takes into a field, whatever they look like.
        (format!("no,code,name,x\n1,{CODE},\"A,x\n2,BAD,B,x\n3,{damaged},C,5\"\n4,{OTHER},D,x\n"), [2, 1, 1, 0, 0]),
        (format!("no,code,name,x\n1,{CODE},\"a\n2,BAD\n3,{damaged}\n\",\n4,{OTHER},d,\n"), [2, 1, 1, 0, 0]),
        (format!("no,code,name\n1,{CODE},\"a\n2,{damaged},b,extra\n3,BAD,c,extra\"\n4,{OTHER},d\n"), [2, 1, 1, 0, 0]),
        (format!("no,name,code\n1,\"a,{damaged}\n2,b\",{OTHER}\n"), [1, 0, 1, 0, 0]),
        (format!("no,code,name,x\n1,{CODE},a,\"x\n2,{damaged},b,x\n3,BAD,c\",x\n4,{OTHER},d,x\n"), [2, 1, 1, 0, 0]),
        (format!("no,code,note\n1,{CODE},\"a note, and\nanother line of it\"\n2,{OTHER},\n"), [2, 2, 0, 0, 0]),
        // A cell with a good code and one that is none.
        (format!("no,code\n1,\"{CODE}\n{damaged}\"\n2,{OTHER}\n"), [2, 1, 1, 0, 0]),
        (format!("no,code\n1,{OTHER}/{}\n", &CODE[..28]), [1, 0, 1, 0, 0]),
        (format!("{CODE}\u{2028}{damaged}\u{2028}BAD"), [1, 0, 1, 0, 0]),
        (format!("{CODE}\0{damaged}\0"), [1, 0, 1, 0, 0]),
        (format!("<tr><td>{CODE}</td></tr><tr><td>{damaged}</td></tr>"), [1, 0, 1, 0, 0]),
        // The column that is called so, though nothing of its codes is left, and another holds good ones.
        (format!("no,robot_id,parent\n1,CNTESTH1A00120260522,{CODE}\n2,########,{OTHER}\n"), [2, 0, 2, 0, 0]),
        (format!("no,身份编码,旧编码\n1,####,{CODE}\n2,####,{OTHER}\n"), [2, 0, 2, 0, 0]),
        (format!("no,robot_id,code\n1,R-17,{CODE}\n2,R-18,{OTHER}\n"), [2, 2, 0, 0, 0]),
        // A field too many pushes the code out of its column.
        (format!("1,{CODE},a\n2,,{damaged},b\n3,{OTHER},c\n"), [3, 2, 1, 0, 0]),
        (format!("1,{CODE},a\n2,,b\n3,{OTHER},c\n"), [3, 2, 0, 1, 0]),
        // Rows behind the first list of a document, and keys that are written otherwise.
        (format!("[\n{{\"code\":\"{CODE}\"}}\n]\n[\n{{\"code\":\"BAD\"}}\n]\n"), [2, 1, 1, 0, 0]),
        (format!("{{\"may\":[{{\"code\":\"{CODE}\"}}],\"june\":[{{\"code\":\"BAD\"}}]}}"), [2, 1, 1, 0, 0]),
        (format!("{{\"items\":[{{\"code\":\"{CODE}\"}}]}}{{\"items\":[{{\"code\":\"BAD\"}}]}}"), [2, 1, 1, 0, 0]),
        (format!("[\"{CODE}\",{{\"code\":\"BAD\"}}]"), [2, 1, 1, 0, 0]),
        (format!("{{\"code\":\"{CODE}\"}}\n{{\"Code\":\"BAD\"}}\n{{\"CODE \":\"BAD\"}}\n"), [3, 1, 2, 0, 0]),
    ] {
        let (_, summary, told) = read(&file);
        assert_eq!(counts(&summary), expected, "{file} {told:?}");
    }
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

#[test]
fn rows_within_quotes_are_told_and_databases_do_not_quote() {
    // By the evidence of the file, quotation marks are text.
    let (plan, summary, told) = read(&format!("code\tnote\n{CODE}\t\"a\nBAD\tb\"\n"));
    assert_eq!((counts(&summary), plan.format), ([2, 1, 1, 0, 0], Format::Csv), "{told:?}");
    let note = format!("{CODE},\"a\nb\"\n");
    for (file, expected) in [
        // What stands where codes stand is hidden: an error.
        (format!("code,note\n{CODE},\"a\nBAD,b\"\n{OTHER},c\n"), [2, 1, 1, 0, 0]),
        (format!("code,note\n{note}{note}{CODE},\"a\nBAD,b\"\n"), [3, 2, 1, 0, 0]),
        // Codes are hidden: a warning.
        (format!("code,note\n{CODE},\"a\n{OTHER},b\"\n"), [1, 1, 0, 0, 0]),
        (format!("no,code,note\n1,{CODE},\"see also\n{OTHER}\"\n"), [1, 1, 0, 0, 0]),
        // Notes of several lines are notes.
        (format!("no,code,note\n1,{CODE},\"one\ntwo, three\"\n2,{OTHER},\"a\n\nb\"\n"), [2, 2, 0, 0, 0]),
    ] {
        let (_, summary, told) = read(&file);
        assert_eq!(counts(&summary), expected, "{file} {told:?}");
        let hidden = summary.by_code[IssueCode::RowsInQuotes as usize];
        assert_eq!(
            hidden,
            u64::from(file.contains("BAD") || file.matches(OTHER).count() > 0 && summary.rows == 1),
            "{file}"
        );
    }
    // Far from the beginning, in rows that pass many at a time.
    let many = format!("{CODE},\"a\nb\"\n").repeat(5_000);
    let (_, summary, told) = read(&format!("code,note\n{many}{CODE},\"a\nBAD,b\"\n{many}"));
    assert_eq!((counts(&summary), told.len()), ([10_001, 10_000, 1, 0, 0], 1));
    // It can be said.
    let options = Options { quoting: Quoting::None, ..Options::default() };
    let (_, summary, _) = read_as(format!("code,note\n{CODE},\"a\nBAD,b\"\n").as_bytes(), options);
    assert_eq!((summary.rows, summary.invalid), (2, 1));
    let options = Options { quoting: Quoting::Double, ..Options::default() };
    let (_, summary, _) = read_as(format!("code\tnote\n{CODE}\t\"a\nBAD\tb\"\n").as_bytes(), options);
    assert_eq!((summary.rows, summary.invalid), (1, 1));
    // The lines are told.
    let mut lines = Vec::new();
    let mut checker = Checker::new(Options::default(), read_gb18030);
    let file = format!("code,note\n{CODE},x\n{CODE},\"a\nBAD,b\"\n");
    checker.push(file.as_bytes(), &mut |_| {}).expect("no column was named");
    checker
        .finish(&mut |row| {
            let issue = &row.report().issues[0];
            lines.push((issue.param("from").cloned(), issue.param("to").cloned()));
        })
        .expect("no column was named");
    assert_eq!(lines, [(Some(3_usize.into()), Some(4_usize.into()))]);
}

#[test]
fn other_columns_with_codes_are_named() {
    let also = |file: &str| -> Vec<(usize, String, usize, usize)> {
        let (plan, ..) = read(file);
        let others = plan.code_columns.iter().filter(|it| !it.is_checked);
        others.map(|it| (it.column, it.name.clone(), it.likely, it.rows)).collect()
    };
    assert_eq!(also(&format!("code,note\n{CODE},a\n{OTHER},b\n")), []);
    assert_eq!(also(&format!("code,spare,note\n{CODE},{OTHER},a\n{OTHER},BAD,b\n")), [(2, "spare".into(), 1, 2)]);
    assert_eq!(also(&format!("{CODE},{OTHER}\n{OTHER},BAD\n")), [(2, String::new(), 1, 2)]);
    let lines = format!("{{\"code\":\"{CODE}\",\"spare\":\"{OTHER}\"}}\n");
    assert_eq!(also(&lines.repeat(3)), [(2, "spare".into(), 3, 3)]);
}

#[test]
fn the_first_row_is_shown() {
    let (plan, ..) = read(&format!("NOREAD\nNOREAD\n{CODE}\n"));
    assert_eq!((plan.header, &plan.first_row[..]), (None, &["NOREAD".to_owned()][..]));
    let (plan, ..) = read(&format!("110105 19491231 002X,code\na,{CODE}\n"));
    assert!(!plan.first_row[0].contains("1949"), "{:?}", plan.first_row);
}

#[test]
fn an_encoding_that_breaks_the_table_is_not_taken() {
    let latin = |text: &str| text.chars().map(|it| u8::try_from(u32::from(it)).expect("Latin-1")).collect::<Vec<u8>>();
    let row = format!("André|{CODE}|y\n");
    for (file, valid) in [
        (latin(&format!("n|code|x\n{row}")), 1),
        (latin(&format!("n|code|x\n{}", row.repeat(30))), 30),
        (latin(&format!("n,code,x\nAndré,{CODE},é\n")), 1),
        // Far from the beginning.
        (latin(&format!("n|code|x\n{}{row}", format!("a|{CODE}|b\n").repeat(3_000))), 3_001),
    ] {
        let (plan, summary, told) = read_as(&file, Options::default());
        assert_eq!((summary.valid, summary.invalid), (valid, 0), "{told:?}");
        assert_eq!(plan.encoding, Some(Encoding::Windows1252));
    }
    let (chinese, ..) = encoding_rs::GB18030.encode("名称|编码|备注\n张三丰|");
    let file = [chinese.as_ref(), CODE.as_bytes(), b"|y\n"].concat();
    let (plan, summary, _) = read_as(&file, Options::default());
    assert_eq!((plan.encoding, summary.valid), (Some(Encoding::Gb18030), 1));
}

#[test]
fn json_that_is_not_lines_is_read_or_refused() {
    for (file, expected) in [
        (format!("[{{\"code\":\"{CODE}\"}},{{\"code\":\"BAD\"}}]"), [2, 1, 1, 0, 0]),
        (format!("{{\"data\":[{{\"code\":\"{CODE}\"}},{{\"code\":\"BAD\"}}]}}"), [2, 1, 1, 0, 0]),
        (format!("{{\n  \"data\": [\n    {{\n      \"code\": \"{CODE}\"\n    }}\n  ]\n}}\n"), [1, 1, 0, 0, 0]),
        (format!("{{\"n\":{{\"0\":1,\"1\":2}},\"code\":{{\"0\":\"{CODE}\",\"1\":\"BAD\"}}}}"), [2, 1, 1, 0, 0]),
        (format!("{{\"n\":[1,2],\"device\":[\"{CODE}\",\"BAD\"]}}"), [2, 1, 1, 0, 0]),
        (format!("[\"{CODE}\",1]\n[\"BAD\",2]\n"), [2, 1, 1, 0, 0]),
        (format!("[\"code\",\"n\"]\n[\"{CODE}\",2]\n"), [1, 1, 0, 0, 0]),
        (format!("[\"{CODE}\",\"BAD\"]"), [2, 1, 1, 0, 0]),
        // What is cut off is told.
        (format!("[{{\"code\":\"{CODE}\"}},\n{{\"code\":\"CNTE"), [2, 1, 1, 0, 0]),
        // Lines stay lines.
        (format!("{{\"code\":\"{CODE}\",\"tags\":[{{\"a\":1}}]}}\n"), [1, 1, 0, 0, 0]),
        (format!("{{\"code\":\"{CODE}\",\"n\":01}}\n{{\"code\":\"{CODE}\",\"n\":NaN}}\n"), [2, 0, 2, 0, 0]),
    ] {
        let (_, summary, told) = read(&file);
        assert_eq!(counts(&summary), expected, "{file} {told:?}");
    }
    let mut checker = Checker::new(Options::default(), read_gb18030);
    checker.push(b"{\"a\":{\"b\":1},\n\"c\":2}", &mut |_| {}).expect("it waits for more");
    assert_eq!(checker.finish(&mut |_| {}).map(|it| it.rows), Err(PlanError::NoRowsInJson));
    // A long one, in pieces.
    let row = format!("{{\"n\":\"{}\",\"code\":\"{CODE}\"}}", "x".repeat(500));
    let (_, summary, _) = read(&format!("{{\"data\":[{}]}}", vec![row; 2_000].join(",\n")));
    assert_eq!(counts(&summary), [2_000, 2_000, 0, 0, 0]);
}

#[test]
fn a_column_far_out_is_found_by_its_name() {
    let names: Vec<_> = (1..100_000).map(|number| format!("c{number}")).collect();
    let file = format!("{},code\n{}{CODE}\n{}BAD\n", names.join(","), ",".repeat(99_999), ",".repeat(99_999));
    let (plan, summary, told) = read(&file);
    assert_eq!((plan.columns, counts(&summary)), (vec![100_000], [2, 1, 1, 0, 0]), "{told:?}");
}
