//! The law of parts: wherever a file is cut into parts that are checked each by itself, they join to the same.
#![cfg(feature = "bulk")]

use humanoid_id::bulk::{Checker, Column, Cut, Encoding, Format, Options, Part, Row, Summary, read_gb18030};

const CODE: &str = "CNTESTH1A00120260522A00000001";

/// Number and line of a row, and what is told of it.
type Told = Vec<(u64, u64, String)>;

fn tell(told: &mut Told) -> impl FnMut(Row<'_>) {
    |row| {
        let issues: Vec<_> = row.report().issues.iter().map(|it| (it.code.id(), it.span.clone())).collect();
        told.push((row.number, row.line, format!("{:?} {:?} {issues:?}", row.verdict, row.text())));
    }
}

fn whole(file: &[u8], options: &Options) -> Option<(Told, Summary)> {
    let mut told = Told::new();
    let mut sink = tell(&mut told);
    let mut checker = Checker::new(options.clone(), read_gb18030);
    checker.push(file, &mut sink).ok()?;
    let summary = checker.finish(&mut sink).ok()?.clone();
    drop(sink);
    Some((told, summary))
}

/// Cut at these places; where a part begins is guessed from so many bytes before it. Also how many guesses were wrong.
fn in_parts(file: &[u8], cuts: &[usize], window: usize, options: &Options) -> Option<(Told, Summary, usize)> {
    let mut checker = Checker::new(options.clone(), read_gb18030);
    checker.look(&file[..file.len().min(Checker::LOOKED_AT)]).ok()?;
    let check = |checker: &Checker, from: Cut, until: usize| {
        let mut told = Told::new();
        let mut part = checker.part(from)?;
        let start = usize::try_from(from.offset).ok()?;
        part.push(&file[start..until.max(start)], &mut tell(&mut told)).ok()?;
        let part = part.end_part(from, until == file.len(), &mut tell(&mut told)).ok()?;
        // They travel between modules.
        Some((told, Part::from_words(&part.to_words())?))
    };
    // As a worker would, which knows of the parts before it nothing but where they should have ended.
    let scout = {
        let mut scout = Checker::new(options.clone(), read_gb18030);
        scout.look(&file[..file.len().min(Checker::LOOKED_AT)]).ok()?;
        scout
    };
    let (mut all, mut wrong) = (Told::new(), 0);
    for (index, &until) in cuts.iter().chain([&file.len()]).enumerate() {
        let from = match index.checked_sub(1).map(|before| cuts[before]) {
            None => scout.reached(),
            Some(cut) => {
                let seen = cut.saturating_sub(window);
                let offset = seen + scout.likely_start(&file[seen..cut], seen == 0);
                Cut { offset: offset as u64, is_skipping: false }
            }
        };
        let (number, line) = checker.next_row();
        let (mut told, part) = check(&scout, from, until)?;
        if !checker.join(&part) {
            wrong += 1;
            let again = check(&checker, checker.reached(), until)?;
            told = again.0;
            assert!(checker.join(&again.1), "what begins where the last one ended follows it");
        }
        all.extend(told.into_iter().map(|(n, l, text)| (n + number - 1, l + line - 1, text)));
    }
    Some((all, checker.finish(&mut |_| {}).ok()?.clone(), wrong))
}

fn assert_same_in_any_parts(file: &[u8], tail: usize, options: &Options) {
    let whole = whole(file, options);
    assert!(whole.as_ref().is_some_and(|it| it.0.len() > 1), "the fixture tells something: {whole:?}");
    let parts =
        |cuts: &[usize], window| in_parts(file, cuts, window, options).map(|(told, summary, _)| (told, summary));
    let start = file.len() - tail;
    for window in [0, 5, 60, 1_000] {
        for cut in start..file.len() {
            assert_eq!(parts(&[cut], window), whole, "cut at {cut}, seen {window}");
        }
        for size in [1, 2, 3, 7, 31, 100] {
            let cuts: Vec<_> = (start..file.len()).step_by(size).collect();
            assert_eq!(parts(&cuts, window), whole, "parts of {size}, seen {window}");
        }
    }
}

fn rows() -> String {
    let (full, foreign) = (CODE.replace('C', "\u{ff23}"), "CNTESTH1\u{410}00120260522A00000002");
    format!(
        "no,code,name\r\n1,{CODE},甲\r\n2,\"{CODE}\",\"乙,\"\"丙\"\"\r\n丁\"\r\n3,{full},\n4,{foreign},x\r5,,\r\n\r\n6\r\n\
         7,\"8.61599900120261E+028\",\"\r\"\r\n合计,7,\r\n8,cn-test-h1a001-20260522A00000003,\"\n\n9,{CODE},\n\""
    )
}

fn delimited() -> Options {
    Options { column: Some(Column::Number(2)), header: Some(true), every_row: true, ..Options::default() }
}

#[test]
fn delimited_text() {
    for mark in ["", "\u{feff}"] {
        let file = format!("{mark}{}", rows());
        assert_same_in_any_parts(file.as_bytes(), file.len(), &delimited());
    }
    let below_titles = format!("\"Fleet\nof 2026\",,\n\n,by: TEST,\r\n{}", rows());
    let found = Options { header: None, column: None, ..delimited() };
    assert_same_in_any_parts(below_titles.as_bytes(), below_titles.len(), &found);
    let file = encoding_rs::GB18030.encode(&rows()).0.into_owned();
    assert_same_in_any_parts(&file, file.len(), &delimited());
    assert_same_in_any_parts(&file, file.len(), &Options { encoding: Some(Encoding::Gb18030), ..delimited() });
}

#[test]
fn lines_and_json_lines() {
    let lines = format!("{CODE}\r\n{CODE}\r{CODE}\n\n\r\n {CODE}\t\r\n{CODE}\r\n{CODE}\r\nDETEST\r\n{CODE}\nCN");
    for every_row in [false, true] {
        let options = Options { format: Format::Lines, every_row, ..Options::default() };
        assert_same_in_any_parts(lines.as_bytes(), lines.len(), &options);
    }
    let json = format!("{{\"a\":[1],\"code\":\"{CODE}\"}}\r\n\n[]\n{{\"code\":\"CN\\u0054\"}}\n{{\"code\":null}}");
    assert_same_in_any_parts(json.as_bytes(), json.len(), &Options { every_row: true, ..Options::default() });
}

#[test]
fn how_characters_are_spelled_shows_in_the_first_part_that_has_other_than_ascii() {
    let ascii = format!("no,code,name\r\n{}", format!("1,{CODE},x\r\n").repeat(1_600));
    // Of the last alone one would think that it is UTF-8.
    let (rows, _, _) = encoding_rs::GB18030.encode("2,CN,张三\r\n3,说明,x\r\n4,模,y\r\n5,CN,模\r\n");
    let file = [ascii.as_bytes(), &rows].concat();
    let options = Options { every_row: false, ..delimited() };
    assert_same_in_any_parts(&file, rows.len(), &options);
    let told = whole(&file, &options).unwrap().0;
    assert!(told.iter().any(|it| it.2.contains("模")), "{told:?}");
}

#[test]
fn a_row_without_end() {
    let endless = "y".repeat((1 << 20) + 5_000);
    let open_quote = format!("1,\"{CODE}\r\n{}", "2,CN,x\r\n".repeat(140_000));
    for text in [
        format!("1,{CODE},{endless}\r\n2,{CODE},\r\n"),
        format!("1,{CODE},\"{endless}\"\r\n2,{CODE},\r\n"),
        format!("1,{CODE},{endless}\r"),
        open_quote,
    ] {
        let file = format!("no,code,name\r\n{text}");
        let options = Options { every_row: false, ..delimited() };
        let whole = whole(file.as_bytes(), &options);
        let cuts: Vec<_> = (0..file.len()).step_by(599_993).skip(1).collect();
        let (told, summary, _) = in_parts(file.as_bytes(), &cuts, 1_000, &options).unwrap();
        assert!(Some((told, summary)) == whole);
    }
}

#[test]
fn a_guess_is_right_where_fields_are_shorter_than_what_is_seen() {
    let rows = format!("1,\"{CODE}\",\"line\r\nline, \"\"so\"\"\r\n\",x\r\n").repeat(500);
    let file = format!("no,code,text,more\r\n{rows}");
    let cuts: Vec<_> = (1_000..file.len()).step_by(301).collect();
    let (_, summary, wrong) = in_parts(file.as_bytes(), &cuts, 400, &delimited()).unwrap();
    assert_eq!((summary.rows, summary.valid, wrong), (500, 500, 0));
}
