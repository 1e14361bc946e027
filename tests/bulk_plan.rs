//! How a file is read, found out from exports as people have them.
#![cfg(feature = "bulk")]

use humanoid_id::bulk::{Checker, Column, Encoding, Format, Options, Plan, PlanError, Summary, read_gb18030};

const CODE: &str = "CNTESTH1A00120260522A00000001";

fn read_with(file: &str, options: Options) -> Result<(Plan, Summary), PlanError> {
    let mut checker = Checker::new(options, read_gb18030);
    checker.push(file.as_bytes(), &mut |_| {})?;
    let summary = checker.finish(&mut |_| {})?.clone();
    Ok((checker.plan().expect("all of it has come").clone(), summary))
}

fn read(file: &str) -> (Plan, Summary) {
    read_with(file, Options::default()).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn named(name: &str) -> Options {
    Options { column: Some(Column::Name(name.into())), ..Options::default() }
}

fn numbered(number: usize) -> Options {
    Options { column: Some(Column::Number(number)), ..Options::default() }
}

#[test]
fn rows_of_unequal_length_are_parted_by_what_sets_codes_apart() {
    let titles = "某某公司人形机器人台账\r\n制表日期：2026-06-01\r\n\r\n";
    for (file, delimiter, column, valid) in [
        (format!("{titles}序号,编码,名称\r\n1,{CODE},a\r\n2,{CODE},b\r\n合计 2 台\r\n制表人：张三\r\n"), ',', 2, 2),
        (format!("{titles}序号;设备;名称\r\n1;{CODE};a\r\n合计 2 台\r\n制表人：张三\r\n"), ';', 2, 1),
        (format!("name,code,note\na,{CODE}\n"), ',', 2, 1),
        (format!("name\tcode\tnote\na\t{CODE}\tso, or so, or so\n"), '\t', 2, 1),
        (format!("name,code,x\na,{CODE},1\nb\nc,{CODE}\nd,{CODE},1,2,3\n,,,,,,\n"), ',', 2, 3),
        // The code first, and a note behind some.
        (format!("code,note\n{CODE}\n{CODE}\n{CODE},new\n"), ',', 1, 3),
        // Not one code is good; what the columns are called tells.
        ("fleet\nof TEST\nname,code,note\na,CN\nb,x,y\nc\n".into(), ',', 2, 0),
        // A decimal comma, more often than what stands between fields.
        (format!("a;{CODE};1,5\nb;{CODE};2,5,1\nc;{CODE};3,5\n"), ';', 2, 3),
    ] {
        let (plan, summary) = read(&file);
        assert_eq!(
            (plan.format, plan.delimiter, &plan.columns[..]),
            (Format::Csv, Some(delimiter), &[column][..]),
            "{file}"
        );
        assert_eq!(summary.valid, valid, "{file}");
    }
    // A column that is asked for tells as well.
    let (plan, _) = read_with("fleet\nno|device|note\n1|x\n2\n", named("device")).unwrap();
    assert_eq!((plan.delimiter, plan.columns), (Some('|'), vec![2]));
}

#[test]
fn a_list_of_codes_and_prose_stay_lines_whatever_commas_they_have() {
    for file in [
        format!("{CODE}\n{CODE},\n{CODE}\n{CODE}, again\n{CODE}\n"),
        format!("code\n{CODE}\n{CODE},x\n{CODE}\n"),
        format!("{CODE}\n"),
        "Dear all,\nthe robots came today; they are fine\nThe list follows\nBest regards,\nTEST\n".into(),
        "One robot, which is new\nNo other\nNone, at all, that is\n".into(),
    ] {
        let (plan, _) = read(&file);
        assert_eq!((plan.format, plan.delimiter), (Format::Lines, None), "{file}");
    }
}

#[test]
fn names_of_columns_alone_are_a_table_without_rows() {
    let long = format!("name,code\n{}\n", "x".repeat(70_000));
    for (file, rows) in [
        ("name,code\r\n", 0),
        ("序号,编码,名称", 0),
        ("编码", 0),
        ("serial no,device\n", 0),
        ("fleet of TEST\nname,code\n", 0),
        // The row after them is longer than what is looked at.
        (&long, 1),
    ] {
        let (plan, summary) = read(file);
        assert!(plan.header.is_some(), "{file:.99}");
        assert_eq!((summary.rows, summary.invalid), (rows, rows), "{file:.99}");
    }
    // The names are themselves longer.
    let (plan, summary) = read(&format!("no,code,{}\n1,{CODE},x\n", "x".repeat(70_000)));
    assert_eq!((plan.columns, summary.rows, summary.valid), (vec![2], 1, 1));
}

#[test]
fn one_row_that_is_no_row_of_names_is_data() {
    for row in ["CNTESTH1A0#120260522A00000001", "1.23457E+28", "CNTEST", "hello", "1,CNTESTH1A0#120260522A00000001"] {
        let (plan, summary) = read(row);
        assert_eq!((plan.header, summary.rows, summary.invalid), (None, 1, 1), "{row}");
    }
}

#[test]
fn a_column_beyond_the_last_is_not_there() {
    let file = format!("name,code\na,{CODE}\n");
    let error = read_with(&file, numbered(9)).unwrap_err();
    assert_eq!(error, PlanError::ColumnBeyond(9, 2));
    assert_eq!(error.to_string(), "there is no column 9; there are 2");
    assert_eq!(read_with(&format!("{CODE}\n"), numbered(2)), Err(PlanError::ColumnBeyond(2, 1)));
    let four = ["a", "b", "c"].map(|name| Column::Name(name.into()));
    let [a, b, c] = four;
    let options = Options { columns: Some([a, b, c, Column::Number(5)]), ..Options::default() };
    assert_eq!(read_with("a,b,c,d\nCN,TEST,H1A001,x\n", options), Err(PlanError::ColumnBeyond(5, 4)));
    assert_eq!(read_with(&file, numbered(2)).unwrap().1.valid, 1);
}

#[test]
fn segments_in_columns_of_their_own_are_found_by_name_or_side_by_side() {
    let rows = "CN,TEST,H1A001,20260522A00000001\nCN,TEST,H1A001,20260522A00000002\n";
    for (file, columns, by, valid) in [
        (format!("country,enterprise,model,serial\n{rows}"), [1, 2, 3, 4], "name", 2),
        (format!("国家代码（2位）,企业名称代码,产品型号代码,序列号\r\n{rows}"), [1, 2, 3, 4], "name", 2),
        // In another order, with more beside them, below a title, behind other signs.
        ("No;Serial No;Model Code;Maker;Country\n1;20260522A00000001;H1A001;TEST;CN\n".into(), [5, 4, 3, 2], "name", 1),
        (format!("fleet of TEST,,,\nCountry,Enterprise_Code,Model,SN\n{rows}"), [1, 2, 3, 4], "name", 2),
        (format!("id,country,enterprise,model,serial\n7,{}\n", &rows[..32]), [2, 3, 4, 5], "name", 1),
        // A zero was lost: no row is good.
        ("country,enterprise,model,serial\nCN,TEST,H1A001,123\n".into(), [1, 2, 3, 4], "name", 0),
        ("country,enterprise,model,serial\n".into(), [1, 2, 3, 4], "name", 0),
        // Without names.
        (rows.into(), [1, 2, 3, 4], "content", 2),
        (rows.replace(',', "\t"), [1, 2, 3, 4], "content", 2),
        (format!("1,x\n2,cn,test,h1a001,20260522a00000001,b\n3,{}\n", &rows[..32]), [2, 3, 4, 5], "content", 2),
    ] {
        let (plan, summary) = read(&file);
        assert_eq!((&plan.columns[..], plan.column_by.name()), (&columns[..], by), "{file}");
        assert_eq!((plan.header.is_some(), summary.valid), (by == "name", valid), "{file}");
    }
    // A column with whole codes, or with what is left of them, is what is meant.
    for code in [CODE, "1.23457E+28"] {
        let (plan, _) =
            read(&format!("country,enterprise,model,serial,code\nCN,TEST,H1A001,20260522A00000001,{code}\n"));
        assert_eq!((plan.columns, plan.column_by.name()), (vec![5], "content"), "{code}");
    }
    // Names that others use, too, and nothing like a code.
    let (plan, _) = read("country,maker,model,serial,code\nChina,Some maker,H1,7,12\n");
    assert_eq!((plan.columns, plan.column_by.name()), (vec![5], "name"));
    // As members; a name may be asked for in other letters.
    assert_eq!(read_with(&format!("{{\"Code\":\"{CODE}\"}}\n"), named("code")).unwrap().1.valid, 1);
    let json = r#"{"model":"H1A001","serial":"20260522A00000001","country":"CN","enterprise":"TEST","x":1}"#;
    let (plan, summary) = read(json);
    assert_eq!(plan.names, ["country", "enterprise", "model", "serial"]);
    assert_eq!((plan.column_by.name(), summary.valid), ("name", 1));
}

#[test]
fn what_stands_beside_codes_hides_neither_their_column_nor_their_segments() {
    let four = "CN,TEST,H1A001,20260522A00000001";
    let beside = ["1.2E+05", "https://example.com/r/1000/photo.jpg", "Beijing Road 17 building A", "2.02605E+16"];
    for other in beside {
        let (plan, summary) = read(&format!("country,enterprise,model,serial,other\n{four},{other}\n{four},\n"));
        assert_eq!((&plan.columns[..], summary.valid), (&[1, 2, 3, 4][..], 2), "{other}");
        let (plan, _) = read(&format!("身份编码,photo\n{CODE},{other}\n,{other}\n,{other}\n,{other}\n,{other}\n"));
        assert_eq!(plan.columns, [1], "{other}");
    }
    // One code elsewhere, of what a robot is in place of.
    let (plan, _) = read(&format!("country,enterprise,model,serial,replaces\n{four},\n{four},{CODE}\n{four},\n"));
    assert_eq!(plan.columns, [1, 2, 3, 4]);
    // A serial that became a number, in every row.
    let (plan, summary) = read("country,enterprise,model,serial\nCN,TEST,H1A001,2.02605E+16\n");
    assert_eq!((&plan.columns[..], summary.valid), (&[1, 2, 3, 4][..], 0));
    // The column that says what it is, though another holds better codes.
    let (plan, summary) = read(&format!("旧编码,身份编码\n{CODE},{}#\n{CODE},\n", &CODE[..28]));
    assert_eq!((&plan.columns[..], summary.invalid, summary.blank), (&[2][..], 1, 1));
    // Names of countries and makers, and beside them their codes.
    let names = "国家,企业,型号,序列号,国家代码,企业代码,型号代码,序列码";
    let (plan, summary) = read(&format!("{names}\n中国,测试公司,一号,17,{four}\n"));
    assert_eq!((&plan.columns[..], summary.rows, summary.valid), (&[5, 6, 7, 8][..], 1, 1));
    for names in
        ["Country,Maker Code,Model.,Serial No.", "*国家/地区,企业代码,型号,出厂编号", "國家,企業代碼,型號,序列號"]
    {
        let (plan, _) = read(&format!("{names}\nCN,12,H1A001,7\n"));
        assert_eq!((&plan.columns[..], plan.column_by.name()), (&[1, 2, 3, 4][..], "name"), "{names}");
    }
}

#[test]
fn codes_that_are_cut_are_parted_by_the_names_of_columns() {
    for names in ["code,name", "身份编码,设备位置"] {
        let (plan, summary) = read(&format!("{names}\nCNTESTH1A00120260522A0000,R0\nCNTESTH1A00120260522A0001,R1\n"));
        assert_eq!((plan.format, &plan.columns[..], summary.rows), (Format::Csv, &[1][..], 2), "{names}");
    }
}

#[test]
fn the_row_that_names_four_columns_is_no_data_and_what_stands_above_neither() {
    for above in ["单位,测试,日期,2026-05-22", "1,2,3,4", "报关单号,530120260522000001,申报日期,2026-05-22"]
    {
        let file = format!("{above}\n国家,企业代码,型号,序列号\nCN,TEST,H1A001,20260522A00000001\n,,,1\nCN,,,\n");
        let (plan, summary) = read(&file);
        assert_eq!(plan.header.map(|it| it.line), Some(2), "{above}");
        assert_eq!((summary.rows, summary.valid, summary.totals, summary.invalid), (3, 1, 1, 1), "{above}");
    }
    // Segments of letters alone are no names.
    let file = "CN,TEST,MODELX,ABCDEFGHIJKLMNOPQ\nCN,TEST,H1A001,20260522A00000001\nCN,TEST,SAMPLE,UNKNOWN\n";
    for rows in 1..=3 {
        let (plan, summary) = read(&file.split_inclusive('\n').take(rows).collect::<String>());
        assert_eq!((plan.header, summary.rows), (None, rows as u64), "{rows}");
        assert_eq!(summary.valid, rows.min(2) as u64, "{rows}");
    }
}

#[test]
fn four_members_of_json_lines_make_a_code() {
    let columns = ["country", "maker", "model", "serial"].map(|name| Column::Name(name.into()));
    let file = r#"{"serial":"20260522A00000001","maker":"TEST","model":"H1A001","country":"CN"}
{"country":"CN","maker":12,"model":"H1A001","serial":"20260522A00000002"}
{"country":"CN","maker":"TEST","model":"H1A001"}
{"country":"CN","maker":["TEST"],"model":"H1A001","serial":"20260522A00000003"}
{"country":null,"other":1}
"#;
    let options = Options { columns: Some(columns.clone()), ..Options::default() };
    let mut told = Vec::new();
    let mut checker = Checker::new(Options { every_row: true, ..options.clone() }, read_gb18030);
    let mut sink =
        |row: humanoid_id::bulk::Row<'_>| told.push((row.text(), row.verdict.code.map(humanoid_id::IssueCode::id)));
    checker.push(file.as_bytes(), &mut sink).unwrap();
    checker.finish(&mut sink).unwrap();
    let codes: Vec<_> = told.iter().map(|it| it.1).collect();
    assert_eq!(told[0].0, "CN TEST H1A001 20260522A00000001");
    assert_eq!(codes, [None, Some("lost-leading-zeros"), Some("too-short"), Some("row-shape"), Some("blank")]);
    let plan = checker.plan().unwrap();
    assert_eq!(
        (plan.format, &plan.names[..]),
        (Format::JsonLines, &["country", "maker", "model", "serial"].map(String::from)[..])
    );
    let numbered = Options { columns: Some([1, 2, 3, 4].map(Column::Number)), ..options };
    assert_eq!(read_with(file, numbered), Err(PlanError::ColumnByNumber));
}

#[test]
fn a_key_that_no_object_has_is_not_there() {
    let file = format!("{{\"id\":\"{CODE}\",\"n\":1}}\n{{\"code\":\"x\"}}\n");
    let names = ["id", "n", "code"].map(String::from).to_vec();
    assert_eq!(read_with(&file, named("nokey")), Err(PlanError::NoSuchColumn("nokey".into(), names)));
    // Where others have it, it is blank.
    assert_eq!(read_with(&file, named("code")).unwrap().1.blank, 1);
}

#[test]
fn a_member_that_is_no_text_is_no_blank() {
    let file = format!("{{\"robot\":{{\"code\":\"{CODE}\"}}}}\n{{\"robot\":[]}}\n{{\"robot\":null}}\n");
    let (_, summary) = read_with(&file, named("robot")).unwrap();
    assert_eq!((summary.rows, summary.invalid, summary.blank), (3, 2, 1));
}

#[test]
fn how_characters_are_spelled_shows_wherever_the_first_stands_that_is_not_ascii() {
    let ascii = format!("name,code,note\n{}", format!("a,{CODE},b\n").repeat(2_000));
    let late = format!("a,{CODE},张三\n模,bad,李四\n");
    for (bytes, encoding) in [
        (encoding_rs::GB18030.encode(&late).0.into_owned(), Some(Encoding::Gb18030)),
        (late.into_bytes(), Some(Encoding::Utf8)),
        (Vec::new(), None),
    ] {
        let file = [ascii.as_bytes(), &bytes].concat();
        for size in [1_000, 70_000, file.len()] {
            let mut checker = Checker::new(Options::default(), read_gb18030);
            file.chunks(size).for_each(|piece| checker.push(piece, &mut |_| {}).unwrap());
            checker.finish(&mut |_| {}).unwrap();
            assert_eq!(checker.plan().unwrap().encoding, encoding, "in pieces of {size}");
        }
    }
}

#[test]
fn a_code_far_to_the_right_is_found_among_very_many_columns() {
    for columns in [5, 4_000, 30_000] {
        let gaps = ",".repeat(columns - 1);
        let (plan, summary) = read(&format!("{gaps}\"robot, all\",note\n{gaps}\"{CODE}\",a\n{gaps},b\n"));
        assert_eq!((plan.delimiter, plan.columns.as_slice()), (Some(','), &[columns][..]));
        assert_eq!((summary.valid, summary.invalid, summary.blank), (1, 0, 1), "{columns}");
    }
}

#[test]
fn the_first_person_of_a_table_without_names_is_no_list_of_names() {
    let people = "张三,110105194912310028,13812345678\n李四,11010519491231002X,13912345678\n";
    for people in
        [people.to_string(), people.replace(",110105194912310028,", ",,"), people.replace(",13812345678", ",")]
    {
        let error = read_with(&people, named("code")).unwrap_err();
        assert_eq!(error, PlanError::NoSuchColumn("code".into(), vec![]), "{people}");
        assert!(!error.to_string().contains("张三"));
        let (plan, _) = read(&people);
        assert!(plan.names.is_empty() && plan.all_names.iter().all(String::is_empty), "{people}");
    }
    // Nor is one of whom only words are told.
    let error = read_with("张三,北京\n李四,上海\n", named("code")).unwrap_err();
    assert_eq!(error, PlanError::NoSuchColumn("code".into(), vec![]));
    // Names above numbers are names; what looks like a person's number among them is masked.
    let error = read_with("sn,customer\nA12345,张三\nA12346,李四\n", named("code")).unwrap_err();
    assert_eq!(error, PlanError::NoSuchColumn("code".into(), vec!["sn".into(), "customer".into()]));
    let (plan, _) = read(&format!("编码,13812345678\n{CODE},a\n"));
    assert_eq!(plan.all_names, ["编码", "***********"]);
    let (plan, _) = read(&format!("{{\"code\":\"{CODE}\",\"11010519491231002X\":\"a\"}}\n"));
    assert_eq!(plan.all_names, ["code", "******************"]);
    // Names stay names, whatever is below them.
    let named_table = format!("姓名,编码,手机\n张三,{CODE},13812345678\n");
    assert_eq!(read(&named_table).0.all_names, ["姓名", "编码", "手机"]);
}
