//! Suggestions by arithmetic: a registry whose codes have a check character, and a code of it with one slip.

use humanoid_id::check_character::System;
use humanoid_id::{IssueCode, Knowledge, LayoutRule, Registry, Ruleset, Status, decode, suggest_with};
use serde_json::json;

const MODELS: usize = 40;

fn registry(system: System) -> Registry {
    let width = system.check_length();
    let models: Vec<_> = (0..MODELS)
        .map(|at| {
            json!({
                "country": "CN", "enterprise": "TEST", "code": format!("K{:02}A0{}", at * 2, at % 10),
                "name": { "en": format!("Model {at}"), "zh": format!("型号{at}") }, "status": "active",
            })
        })
        .collect();
    let document = json!({
        "format": "humanoid-id-registry/1", "issuer": { "en": "Test", "zh": "测试" }, "asOf": "2026-06-30",
        "sequence": 1, "source": "this test", "licence": "none", "models": models,
        "enterprises": [{
            "country": "CN", "code": "TEST", "name": { "en": "Test", "zh": "测试" }, "status": "active",
            "layout": { "serial": [
                { "name": "date", "kind": "date", "format": "YYYYMMDD", "width": 8 },
                { "name": "line", "kind": "alnum", "alphabet": "alnum36", "width": 1 },
                { "name": "number", "kind": "sequence", "width": 8 - width },
                { "name": "check", "kind": "check", "system": system.name(), "width": width,
                  "over": ["enterprise", "model", "date", "line", "number"] },
            ] },
            "samples": [code(system, 0)],
        }],
    });
    Registry::from_json(document.to_string()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// A code of the registry, its letters among them those that look like digits.
fn code(system: System, at: usize) -> String {
    let model = at % MODELS;
    let line = char::from(b"AIOQ7SZB"[at % 8]);
    let (day, number, width) = (at % 28 + 1, at * 7919 % 99_991, 8 - system.check_length());
    let payload = format!("TESTK{:02}A0{}202606{day:02}{line}{number:0width$}", model * 2, model % 10);
    let check = system.compute(payload.as_bytes()).expect("letters and digits");
    format!("CN{payload}{check}")
}

/// A code with one character changed to some other.
fn corrupted(system: System, at: usize) -> String {
    let mut bytes = code(system, at).into_bytes();
    let place = 2 + at * 11 % 27;
    let alphabet = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let was = alphabet.iter().position(|byte| *byte == bytes[place]).expect("one of the 36");
    bytes[place] = alphabet[(was + 1 + at % 35) % 36];
    String::from_utf8(bytes).expect("ASCII")
}

/// How often the original is among the suggestions for a corrupted code of two hundred, and how often it is alone.
fn mended(system: System) -> (usize, usize) {
    let registry = registry(system);
    let knowledge = Knowledge { registries: &[&registry], on: None };
    let rules = Ruleset { layout: LayoutRule::Error, ..Ruleset::default() };
    let (mut among, mut alone) = (0, 0);
    for at in 0..200 {
        let (original, wrong) = (code(system, at), corrupted(system, at));
        assert_eq!(decode(original.as_str(), &rules, knowledge).map(|it| it.status), Some(Status::Valid), "{original}");
        let status = decode(wrong.as_str(), &rules, knowledge).map_or(Status::Invalid, |it| it.status);
        assert_eq!(status, Status::Invalid, "{wrong} of {original}");
        let suggestions = suggest_with(wrong.as_str(), &rules, knowledge);
        among += usize::from(suggestions.iter().any(|it| it.id.as_str() == original));
        alone += usize::from(suggestions.len() == 1 && suggestions[0].id.as_str() == original);
    }
    (among, alone)
}

#[test]
fn a_corrupted_code_is_an_error_and_leads_back_to_the_original() {
    let (among, alone) = mended(System::Mod1271_36);
    assert!(among >= 190 && alone >= 150, "the original among the suggestions {among} times, alone {alone} times");
}

#[test]
fn one_check_character_is_enough_for_three_codes_of_four() {
    let (among, alone) = mended(System::Mod37_36);
    assert!(among >= 190 && alone >= 150, "the original among the suggestions {among} times, alone {alone} times");
}

#[test]
fn no_doubt_is_left_about_letters_that_a_check_character_covers() {
    let registry = registry(System::Mod37_36);
    let knowledge = Knowledge { registries: &[&registry], on: None };
    for at in 0..200 {
        let text = code(System::Mod37_36, at);
        let decoded = decode(text.as_str(), &Ruleset::default(), knowledge).expect("a valid code");
        assert_eq!(decoded.issues, [], "{text}");
        assert_eq!(suggest_with(text.as_str(), &Ruleset::default(), knowledge), [], "{text}");
    }
    // Without the registry nobody knows that it is a Q.
    let decoded =
        decode(code(System::Mod37_36, 3).as_str(), &Ruleset::default(), Knowledge::default()).expect("a valid code");
    assert_eq!(decoded.issues[0].code.id(), "ambiguous-letter");
}

#[test]
fn a_maker_that_is_only_unknown_is_no_error() {
    let registry = registry(System::Mod37_36);
    let knowledge = Knowledge { registries: &[&registry], on: None };
    let rules = Ruleset { layout: LayoutRule::Error, ..Ruleset::default() };
    let status = |text: &str| decode(text, &rules, knowledge).map(|it| it.status);
    let good = code(System::Mod37_36, 1);
    // Two characters away; one character away, and the check does not agree; another country, which the check does not cover.
    for (from, to) in [("CNTEST", "CNTSET"), ("CNTEST", "CNTEXX"), ("CNTEST", "CATEST")] {
        assert_eq!(status(&good.replacen(from, to, 1)), Some(Status::Valid), "{to}");
    }
    let other = good.replacen("CNTEST", "CNTESX", 1);
    assert_eq!(status(&other), Some(Status::Invalid), "one character away, and the check agrees");
    assert_eq!(
        status(&format!("{}{}", &other[..28], if other.ends_with('A') { 'B' } else { 'A' })),
        Some(Status::Valid)
    );
    assert_eq!(decode(other.as_str(), &Ruleset::default(), knowledge).map(|it| it.status), Some(Status::Valid));
}

#[cfg(feature = "bulk")]
#[test]
fn every_corrupted_row_of_a_file_is_an_error_too() {
    use humanoid_id::bulk::{Checker, Options, Registries, read_gb18030};

    let system = System::Mod37_36;
    let rules = Ruleset { layout: LayoutRule::Error, ..Ruleset::default() };
    let registries = Registries::new([registry(system)], None);
    let mut checker = Checker::new(Options { registries, rules, ..Options::default() }, read_gb18030);
    // Codes of one make by turns, good and wrong.
    let rows: Vec<String> = (0..200).flat_map(|at| [code(system, at), corrupted(system, at)]).collect();
    checker.push(rows.join("\n").as_bytes(), &mut |_| {}).expect("rows");
    let summary = checker.finish(&mut |_| {}).expect("rows");
    assert_eq!((summary.valid, summary.invalid), (200, 200));
}

#[cfg(feature = "bulk")]
#[test]
fn neither_is_any_left_in_files() {
    use humanoid_id::bulk::{Checker, Options, Registries, RowStatus, read_gb18030};

    let wide = |code: String| code.replacen('C', "\u{ff23}", 1);
    for (change, warned) in [(None, 0), (Some(wide), 200)] {
        let registries = Registries::new([registry(System::Mod37_36)], None);
        let mut checker = Checker::new(Options { registries, ..Options::default() }, read_gb18030);
        let codes = (0..200).map(|at| code(System::Mod37_36, at));
        let rows: String =
            codes.map(|code| change.map_or_else(|| code.clone(), |it| it(code.clone())) + "\n").collect();
        let mut told = Vec::new();
        let mut sink = |row: humanoid_id::bulk::Row<'_>| {
            if row.verdict.status != RowStatus::Valid {
                told.extend(row.report().issues.into_iter().map(|it| it.code.id()));
            }
        };
        checker.push(rows.as_bytes(), &mut sink).expect("rows");
        let summary = checker.finish(&mut sink).expect("rows").clone();
        assert_eq!((summary.valid, summary.warned), (200, warned), "{told:?}");
        assert!(!told.contains(&"ambiguous-letter"), "{told:?}");
    }
}

/// Every code with another character in one place of which the registries have nothing to say.
fn known_by_one_character(text: &str, rules: &Ruleset, knowledge: Knowledge<'_, '_>) -> Vec<String> {
    let mut found = Vec::new();
    for place in 0..text.len() {
        for to in b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
            let mut bytes = text.as_bytes().to_vec();
            bytes[place] = *to;
            let changed = String::from_utf8(bytes).expect("ASCII");
            let decoded = decode(changed.as_str(), rules, knowledge).filter(|_| changed != text);
            let is_known = decoded.is_some_and(|it| {
                it.status == Status::Valid && !it.issues.iter().any(|issue| issue.code != IssueCode::AmbiguousLetter)
            });
            if is_known {
                found.push(changed);
            }
        }
    }
    found
}

#[test]
fn no_character_that_leads_to_what_is_known_is_passed_over() {
    let system = System::Mod37_36;
    let registry = registry(system);
    let knowledge = Knowledge { registries: &[&registry], on: None };
    let rules = Ruleset::default();
    let mut offered = 0;
    for at in 0..60 {
        let wrong = corrupted(system, at);
        // A slip in each segment, and two of them, of which one character mends none.
        let twice = wrong.replacen('2', "3", 1);
        let unknown = wrong.replacen("TEST", "TEXT", 1);
        let letters = wrong.replacen("TEST", "T#ST", 1);
        for text in [wrong, twice, unknown, letters] {
            let all = known_by_one_character(&text, &rules, knowledge);
            if all.len() > 36 {
                continue;
            }
            let suggestions = suggest_with(text.as_str(), &rules, knowledge);
            for known in &all {
                assert!(suggestions.iter().any(|it| it.id.as_str() == known), "{known} of {text}: {suggestions:?}");
                offered += 1;
            }
        }
    }
    assert!(offered > 100, "{offered}");
}
