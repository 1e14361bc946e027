//! The country table held against Debian's `iso-codes`, an independent copy of ISO 3166.
//!
//! Where the package is not installed the comparison cannot be made: the test says so, and fails where `CI` is set.

#![allow(clippy::print_stderr, reason = "a comparison that was not made is said aloud")]

use std::collections::BTreeMap;
use std::fs;

use humanoid_id::Country;
use humanoid_id::country::{Status, status};
use serde_json::Value;

fn entries(part: &str) -> Option<Vec<Value>> {
    let path = format!("/usr/share/iso-codes/json/iso_{part}.json");
    let Ok(text) = fs::read_to_string(&path) else {
        assert!(std::env::var_os("CI").is_none(), "{path} is needed here: install the package iso-codes");
        eprintln!("not compared: {path} is not there (Debian package iso-codes)");
        return None;
    };
    let document: Value = serde_json::from_str(&text).expect("iso-codes is JSON");
    Some(document[part].as_array().expect("a list").clone())
}

fn field<'a>(entry: &'a Value, name: &str) -> &'a str {
    entry[name].as_str().unwrap_or_default()
}

/// The first word: names are worded differently, but two rows that were swapped differ here.
fn first_word(name: &str) -> &str {
    name.split(|character: char| !character.is_alphanumeric()).next().unwrap_or_default()
}

fn pair(alpha2: &str) -> Status {
    let &[first, second] = alpha2.as_bytes() else { panic!("two letters: {alpha2}") };
    status(first, second)
}

#[test]
fn codes_are_those_of_iso_3166_1() {
    let Some(theirs) = entries("3166-1") else { return };
    let theirs: BTreeMap<_, _> = theirs.iter().map(|entry| (field(entry, "alpha_2"), entry)).collect();
    let ours: Vec<_> = Country::all().collect();
    assert_eq!(ours.iter().map(Country::alpha2).collect::<Vec<_>>(), theirs.keys().copied().collect::<Vec<_>>());
    for country in &ours {
        let entry = theirs[country.alpha2()];
        assert_eq!(country.alpha3(), field(entry, "alpha_3"), "{}", country.alpha2());
        assert_eq!(country.numeric(), field(entry, "numeric"), "{}", country.alpha2());
        assert_eq!(first_word(country.name_en()), first_word(field(entry, "name")), "{}", country.alpha2());
    }
}

#[test]
fn withdrawn_codes_are_former_codes() {
    let Some(former) = entries("3166-3") else { return };
    let former: Vec<_> = former.iter().map(|entry| field(entry, "alpha_2")).collect();
    for first in 'A'..='Z' {
        for second in 'A'..='Z' {
            let code = format!("{first}{second}");
            if pair(&code) == Status::Withdrawn {
                assert!(former.contains(&code.as_str()), "{code} was never a country's");
            }
        }
    }
    for code in former {
        assert_ne!(pair(code), Status::UserAssigned, "{code} was a country's");
    }
}
