//! Near duplicates of whole files: a planted typing error is told, a fleet of consecutive serials never.
#![cfg(feature = "bulk")]

use humanoid_id::bulk::{Checker, Duplicates, Options, Row, Summary, read_gb18030};
use proptest::prelude::*;

/// Row, line, exact and near first row, text and issues of every row that is told.
type Told = (u64, u64, Option<u64>, Option<u64>, String, Vec<&'static str>);

fn check(file: &str) -> (Vec<Told>, Summary) {
    let mut told = Vec::new();
    let mut checker = Checker::new(Options { duplicates: Duplicates::Near, ..Options::default() }, read_gb18030);
    let mut sink = |row: Row<'_>| {
        let issues = row.report().issues.iter().map(|it| it.code.id()).collect();
        told.push((row.number, row.line, row.duplicate_of, row.near_to, row.text(), issues));
    };
    checker.push(file.as_bytes(), &mut sink).expect("no column was asked for");
    let summary = checker.finish(&mut sink).expect("no column was asked for").clone();
    (told, summary)
}

fn fleet(from: usize, count: usize) -> Vec<String> {
    (from..from + count).map(|number| format!("CNTESTH1A00120260522A{number:08}")).collect()
}

#[test]
fn they_come_last_with_their_line_and_the_bare_code() {
    let mut rows = vec!["no,code,name".to_owned()];
    for (index, code) in fleet(1, 30).iter().enumerate() {
        rows.push(format!("{index},{code},\"two\nlines\""));
    }
    let wrong = "CNTESTH1A00120260522A70000012";
    // Lower case, so it has been warned of or not by the rules; the same twice, so it is an exact duplicate once.
    rows.push(format!("x,{},", wrong.to_lowercase()));
    rows.push(format!("y,{wrong},"));
    rows.push("z,1.2E+28,".to_owned());
    let (told, summary) = check(&(rows.join("\n") + "\n"));
    let last = told.last().unwrap();
    assert_eq!(*last, (31, 62, None, Some(12), wrong.to_owned(), vec!["near-duplicate"]));
    assert_eq!(told.iter().filter(|row| row.3.is_some()).count(), 1);
    assert!(told.iter().any(|row| (row.0, row.1, row.2) == (32, 63, Some(31))), "{told:?}");
    let warned: std::collections::BTreeSet<u64> = told.iter().filter(|row| row.0 != 33).map(|row| row.0).collect();
    assert_eq!((summary.rows, summary.valid, summary.duplicates), (33, 32, 1));
    assert_eq!(summary.warned, warned.len() as u64, "each row once: {told:?}");
}

#[test]
fn the_later_row_is_told_whichever_is_wrong() {
    let mut rows = fleet(1, 30);
    rows.insert(0, "CNTESTH1A00120260522A70000012".to_owned());
    let (told, _) = check(&rows.join("\n"));
    let near: Vec<_> = told.iter().map(|row| (row.0, row.3, row.4.as_str())).collect();
    assert_eq!(near, [(13, Some(1), "CNTESTH1A00120260522A00000012")]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_fleet_is_sound_in_any_order(from in 0..50_000_usize, count in 1..600_usize, turn in 0..600_usize) {
        let mut rows = fleet(from, count);
        rows.rotate_left(turn % count);
        rows.iter_mut().step_by(2).for_each(|row| *row = row.to_lowercase());
        let (told, summary) = check(&rows.join("\r\n"));
        prop_assert!(told.iter().all(|row| row.3.is_none()), "{told:?}");
        prop_assert_eq!(summary.valid, count as u64);
    }

    #[test]
    fn a_character_replaced_in_front_of_the_counter_is_found(
        count in 20..900_usize, which in 10..20_usize, place in 6..25_usize, instead in "[0-9A-Z]",
    ) {
        let mut rows = fleet(1, count);
        let right = rows[which].clone();
        let (now, then) = (right.as_bytes()[place], instead.as_bytes()[0]);
        // Neighbours of the right character could be the next of a run.
        let pair = (now.min(then), now.max(then));
        prop_assume!(now.abs_diff(then) > 1 && !matches!(pair, (b'9', b'A') | (b'H', b'J') | (b'N', b'P')));
        let mut wrong = right;
        wrong.replace_range(place..=place, &instead);
        rows.push(wrong.clone());
        let (told, _) = check(&rows.join("\n"));
        let near: Vec<_> = told.into_iter().filter_map(|row| row.3.map(|first| (row.4, first))).collect();
        prop_assert_eq!(near, [(wrong, which as u64 + 1)]);
    }

    #[test]
    fn neighbours_swapped_in_front_of_the_counter_are_found(count in 20..900_usize, which in 10..20_usize, place in 6..21_usize) {
        let mut rows = fleet(1, count);
        let mut wrong = rows[which].clone().into_bytes();
        prop_assume!(wrong[place] != wrong[place + 1]);
        wrong.swap(place, place + 1);
        let wrong = String::from_utf8(wrong).unwrap();
        rows.push(wrong.clone());
        let (told, _) = check(&rows.join("\n"));
        let near: Vec<_> = told.into_iter().filter_map(|row| row.3.map(|first| (row.4, first))).collect();
        prop_assert_eq!(near, [(wrong, which as u64 + 1)]);
    }
}
