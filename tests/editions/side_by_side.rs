//! Editions side by side: old codes stay good under the rules that they were given out by.

#[cfg(feature = "bulk")]
use humanoid_id::bulk::{Checker, Options, Registries, Row, read_gb18030};
use humanoid_id::{
    Alphabet, ChosenBy, Day, Edition, Editions, Knowledge, Parts, RULESET_ID, Registry, Status, compose,
};
use serde_json::json;

const OLD: &str = "CNTESTH1A00120260522A00000001";
const NEW: &str = "CN0001H1A00120270522A0000000S";

fn editions() -> Editions {
    let usual = Edition::published(RULESET_ID).expect("the default edition");
    let drill = Edition::from_json(include_str!("drill-2027-01.json")).expect("the edition of the drill");
    Editions::new(vec![usual, drill]).expect("two editions")
}

/// A maker by each of two codes, whose serials begin with a date of some format.
fn registry(date: &serde_json::Value) -> Registry {
    let width = date["width"].as_u64().expect("a width");
    let maker = |code: &str| {
        json!({
            "country": "CN", "code": code, "name": { "en": code, "zh": code }, "status": "active", "samples": [],
            "layout": { "serial": [date, { "name": "rest", "kind": "alnum", "width": 17 - width }] },
        })
    };
    let mut makers = [maker("TEST"), maker("0001")];
    for (maker, sample) in makers.iter_mut().zip([OLD, NEW]) {
        maker["samples"] = json!([sample]);
    }
    let document = json!({
        "format": "humanoid-id-registry/1", "issuer": { "en": "Test", "zh": "测试" }, "asOf": "2027-06-30",
        "sequence": 1, "source": "this test", "licence": "none", "enterprises": makers, "models": [],
    });
    Registry::from_json(document.to_string()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn day_field() -> serde_json::Value {
    json!({ "name": "date", "kind": "date", "format": "YYYYMMDD", "width": 8 })
}

/// The edition that counts, why, and what the code is under each.
fn told(text: &str, registries: &[&Registry], on: Option<&str>) -> (String, ChosenBy, Vec<Status>) {
    let editions = editions();
    let fit = editions.fit(text, Knowledge { registries, on: on.and_then(Day::new) }).expect("editions");
    (fit.chosen.id.clone(), fit.by, fit.each.iter().map(|it| it.1).collect())
}

#[test]
fn a_day_or_the_date_of_the_code_chooses_and_all_are_told() {
    use ChosenBy::{Code, Fit, Newest};
    use Status::{Invalid, Valid};
    let registry = registry(&day_field());
    let drill = "drill/2027-01";
    // Given out under the old rules, which ask for no check character.
    let early = "CN0001H1A00120260522A0000000E";
    // Dated after the new rules came into force, and good by the old ones only.
    let late = "CN0001H1A00120270522A00000001";
    for (text, registries, on, edition, by, each) in [
        (OLD, &[][..], None, RULESET_ID, Fit, [Valid, Invalid]),
        (NEW, &[], None, drill, Fit, [Valid, Valid]),
        (late, &[], None, RULESET_ID, Fit, [Valid, Invalid]),
        ("CN-1", &[], None, drill, Newest, [Status::Incomplete, Status::Incomplete]),
        (OLD, &[], Some("2027-01-01"), drill, ChosenBy::Day, [Valid, Invalid]),
        (NEW, &[], Some("2026-12-31"), RULESET_ID, ChosenBy::Day, [Valid, Valid]),
        (OLD, &[&registry], None, RULESET_ID, Code, [Valid, Invalid]),
        (NEW, &[&registry], None, drill, Code, [Valid, Valid]),
        (late, &[&registry], None, drill, Code, [Valid, Invalid]),
        (early, &[&registry], None, RULESET_ID, Code, [Valid, Invalid]),
        (NEW, &[&registry], Some("2026-12-31"), RULESET_ID, ChosenBy::Day, [Valid, Valid]),
    ] {
        assert_eq!(told(text, registries, on), (edition.to_string(), by, each.to_vec()), "{text} on {on:?}");
    }
}

#[test]
fn a_week_or_a_year_chooses_where_the_rules_stayed_the_same_in_it() {
    let weeks = registry(&json!({ "name": "week", "kind": "date", "format": "YYYYWW", "width": 6 }));
    let by = |serial: &str| told(&format!("CN0001H1A001{serial}"), &[&weeks], None).1;
    // 28 December 2026 to 3 January 2027.
    assert_eq!(by("202653A0000000000"), ChosenBy::Fit);
    assert_eq!(by("202652A0000000000"), ChosenBy::Code);
    assert_eq!(by("202701A0000000000"), ChosenBy::Code);
    let years = registry(&json!({ "name": "year", "kind": "date", "format": "vin-year", "width": 1 }));
    let by = |serial: &str| told(&format!("CN0001H1A001{serial}"), &[&years], None).1;
    // 2026 is T and 2027 is V.
    assert_eq!(by("T0000000000000000"), ChosenBy::Code);
    assert_eq!(by("V0000000000000000"), ChosenBy::Code);
}

#[test]
fn of_two_dates_nobody_knows_which_one_is_meant() {
    let text = "CNTESTH1A00120260522260523001";
    let packed = json!({ "name": "packed", "kind": "date", "format": "YYMMDD", "width": 6 });
    let document = json!({
        "format": "humanoid-id-registry/1", "issuer": { "en": "Test", "zh": "测试" }, "asOf": "2027-06-30",
        "sequence": 1, "source": "this test", "licence": "none", "models": [],
        "enterprises": [{
            "country": "CN", "code": "TEST", "name": { "en": "T", "zh": "T" }, "status": "active",
            "layout": { "serial": [day_field(), packed, { "name": "rest", "kind": "alnum", "width": 3 }] },
            "samples": [text],
        }],
    });
    let registry = Registry::from_json(document.to_string()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(told(text, &[&registry], None).1, ChosenBy::Fit);
}

#[cfg(feature = "bulk")]
#[test]
fn rows_of_a_file_are_held_against_the_edition_that_counts_for_each() {
    let late = "CN0001H1A00120270522A00000001";
    let bytes = format!("code\n{OLD}\n{NEW}\n{late}\nCN0001H1A00120260522A0000000\n\n{OLD}\n");
    let check = |options: Options| {
        let mut told = Vec::new();
        let mut sink = |row: Row<'_>| {
            let issues = row.report().issues;
            told.push((row.number, row.verdict.status, issues.iter().map(|it| it.code.id()).collect::<Vec<_>>()));
        };
        let mut checker = Checker::new(options, read_gb18030);
        checker.push(bytes.as_bytes(), &mut sink).expect("rows");
        let summary = checker.finish(&mut sink).expect("rows").clone();
        (summary.valid, summary.invalid, summary.by_edition().to_vec(), told)
    };
    // Without a date each code may fit any.
    let (valid, invalid, by_edition, told) = check(Options::by_editions(editions()));
    assert_eq!((valid, invalid, by_edition), (4, 1, vec![3, 1]), "{told:?}");
    // By its own date, the third is one of the new rules, and wrong by them.
    let registries = Registries::new([registry(&day_field())], None);
    let (valid, invalid, by_edition, told) =
        check(Options { registries: registries.clone(), ..Options::by_editions(editions()) });
    assert_eq!((valid, invalid, by_edition), (3, 2, vec![2, 1]), "{told:?}");
    let third = told.iter().find(|it| it.0 == 3).expect("the third row");
    assert!(third.2.contains(&"check-character-wrong"), "{third:?}");
    // A day chooses one for all rows.
    let registries = Registries::new([], Day::new("2027-03-01"));
    let (valid, invalid, by_edition, _) = check(Options { registries, ..Options::by_editions(editions()) });
    assert_eq!((valid, invalid, by_edition), (1, 4, vec![0, 1]));
}

#[test]
fn the_newest_edition_is_that_which_came_into_force_last() {
    let editions = editions();
    assert_eq!(editions.newest().map(|it| it.id.as_str()), Some("drill/2027-01"));
    assert_eq!(editions.newest_first(), [1, 0]);
    // A code of the new rules alone.
    let digits = &editions.newest().expect("an edition").rules;
    assert_eq!(digits.alphabets.enterprise, Alphabet::DIGITS);
    let segments = ["CN", "0001", "H1A001", "20270522A0000000"].map(|text| Some(text.to_string()));
    let report = compose(&Parts { segments, ..Parts::default() }, digits, Knowledge::default());
    assert_eq!(report.id.map(|id| id.to_string()).as_deref(), Some(NEW));
}
