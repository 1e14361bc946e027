//! Files of makers' own numbers: the road for many writes what `compose` writes, and both ways lead back.

use humanoid_id::bulk::{Column, NumberColumns, Numbers, Options, Registries, read_gb18030};
use humanoid_id::{Alphabet, Alphabets, Knowledge, Parts, Registry, Ruleset, Severity, compose};

use crate::SAMPLE;

const MAKER: [&str; 3] = ["CN", "TST3", "LX0100"];

fn numbers(columns: NumberColumns, file: &str, piece: usize) -> (String, String, Numbers) {
    let registry = Registry::from_json(SAMPLE).expect("sound");
    let options = Options { registries: Registries::new([registry], None), ..Options::default() };
    let mut numbers = Numbers::new(options, columns, read_gb18030);
    let (mut written, mut faults) = (Vec::new(), String::new());
    for piece in file.as_bytes().chunks(piece) {
        numbers.push(piece).expect("sound");
        faults.push_str(&numbers.take_faults());
        written.extend(numbers.take_written());
    }
    numbers.finish().expect("sound");
    faults.push_str(&numbers.take_faults());
    written.extend(numbers.take_written());
    (String::from_utf8(written).expect("sound"), faults, numbers)
}

fn of_numbers(segments: [&str; 3]) -> NumberColumns {
    let segments = segments.map(|it| Some(it.to_string()));
    NumberColumns { number: Some(Column::Name("number".into())), segments, ..NumberColumns::default() }
}

#[test]
fn a_file_is_written_as_one_number_after_another() {
    let registry = Registry::from_json(SAMPLE).unwrap();
    let knowledge = Knowledge { registries: &[&registry], on: None };
    let rules = Ruleset { is_final: true, ..Ruleset::default() };
    let all: Vec<String> = (0..3000_u32)
        .map(|at| match at % 12 {
            0 => format!("LX-26{:02}-{}", at % 60, at),
            1 => format!("lx-2621-{at}"),
            2 => format!(" LX-2621-{at} "),
            3 => format!("LX-2621-0{at}"),
            4 => format!("LX-2621-{at}\u{ff11}"),
            5 => format!("LX-2621-{at}O"),
            6 => format!("LX-2621-{}", "9".repeat(at as usize % 16)),
            7 => format!("LX-2621{at}"),
            8 => format!("XL-2621-{at}"),
            9 => "LX-2621-".into(),
            _ => format!("LX-{:04}-{}", at % 10_000, at * 7919),
        })
        .collect();
    for maker in
        [MAKER, ["CN", "TST3", "lx0100"], ["CN", "TST3", "LX9999"], ["CN", "TEST", "H1A001"], ["CB", "TST3", "LX0100"]]
    {
        let file: String =
            ["number"].into_iter().chain(all.iter().map(String::as_str)).flat_map(|it| [it, "\n"]).collect();
        let (written, _, _) = numbers(of_numbers(maker), &file, 1 << 16);
        let mut seen = std::collections::HashSet::new();
        for (number, line) in all.iter().zip(written.lines().skip(1)) {
            let segments = [Some(maker[0]), Some(maker[1]), Some(maker[2]), None].map(|it| it.map(String::from));
            let parts = Parts { segments, in_house: Some(number.clone()), ..Parts::default() };
            let report = compose(&parts, &rules, knowledge);
            let mut expected = report.id.map(|id| id.as_str().to_string()).unwrap_or_default();
            if !expected.is_empty() && !seen.insert(expected.clone()) {
                expected.clear();
            }
            let mut cells = line.split(',');
            assert_eq!(cells.next(), Some(&*expected), "{number} of {maker:?}: {line}");
            let error = report.issues.iter().find(|issue| issue.severity == Severity::Error);
            if let Some(error) = error {
                assert_eq!(cells.next(), Some(error.code.id()), "{number} of {maker:?}");
            }
        }
    }
}

#[test]
fn pieces_change_nothing_and_the_way_back_gives_the_numbers() {
    let rows: Vec<String> = (0..500).map(|at| format!("{at},\"LX-2621-{}\",\"a, b\"\r\n", at + 1)).collect();
    let rows = rows.concat();
    let file = format!("n,number,note\r\n{rows}");
    let whole = numbers(of_numbers(MAKER), &file, 1 << 20);
    for piece in [1, 7, 1000] {
        let (written, _, it) = numbers(of_numbers(MAKER), &file, piece);
        assert_eq!((&written, it.summary()), (&whole.0, whole.2.summary()), "{piece}");
    }
    assert_eq!((whole.2.summary().written, whole.2.summary().faulty), (500, 0));
    let back = NumberColumns { code: Some(Column::Name("humanoid_id".into())), ..NumberColumns::default() };
    let (written, _, _) = numbers(back, &whole.0, 1 << 20);
    let found: Vec<&str> = written.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    let expected: Vec<String> = (1..=500).map(|at| format!("LX-2621-{at}")).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_fault_says_where_its_sentence_belongs() {
    let (written, faults, _) = numbers(of_numbers(MAKER), "number\nLX-2621-1\nLX-2699-1\n", 1 << 20);
    let at: usize = faults.split_once(r#""at":"#).unwrap().1.split(',').next().unwrap().parse().unwrap();
    assert!(written[..at].ends_with(",serial-layout-mismatch,"), "{written} {at}");
    assert!(faults.contains(r#""row":2,"line":3"#), "{faults}");
}

#[test]
fn numbers_that_cannot_be_given_out_are_counted() {
    let registry = Registry::from_json(SAMPLE).unwrap();
    let rules = Ruleset { is_final: true, alphabets: Alphabets::all(Alphabet::ALNUM34), ..Ruleset::default() };
    let all: Vec<String> = (0..720).map(|at| format!("LX-2621-{at}")).collect();
    let is_barred = |number: &&String| {
        let segments = [Some(MAKER[0]), Some(MAKER[1]), Some(MAKER[2]), None].map(|it| it.map(String::from));
        let parts = Parts { segments, in_house: Some((*number).clone()), ..Parts::default() };
        compose(&parts, &rules, Knowledge { registries: &[&registry], on: None }).id.is_none()
    };
    let barred = all.iter().filter(is_barred).count() as u64;
    // Two of 36.
    assert!((20..60).contains(&barred), "{barred} of 720");
    let registries = Registries::new([registry.clone()], None);
    let options = Options { registries, rules: rules.clone(), ..Options::default() };
    let mut numbers = Numbers::new(options, of_numbers(MAKER), read_gb18030);
    numbers.push(format!("number\n{}\nLX-2699-1\n", all.join("\n")).as_bytes()).expect("sound");
    numbers.finish().expect("sound");
    let summary = numbers.summary();
    assert_eq!((summary.no_check_character, summary.faulty, summary.written), (barred, barred + 1, 720 - barred));
}
