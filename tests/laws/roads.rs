//! The yes/no road and the report never disagree.

use humanoid_id::{
    HumanoidId, IssueCode, LENGTH, LIMIT, Locale, Ruleset, Severity, Status, check, check_canonical, find, first_error,
    is_canonical, message, redact, shape, suggest,
};
use proptest::prelude::*;

use crate::generate::{code, mostly_default, picks, rules, text};

/// How many texts go down both roads. A debug build takes some seconds for as many as this.
pub fn texts() -> usize {
    std::env::var("ROAD_TEXTS").map_or(200_000, |count| count.parse().expect("ROAD_TEXTS is a number"))
}

/// Sebastiano Vigna's `SplitMix64`: repeatable, and quick enough for millions.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).expect("31 bits") % limit
    }
}

/// A text of 29 places that is nearly a code.
pub fn near_code(random: &mut Random) -> [u8; LENGTH] {
    const PLACES: &[u8] = b"0123456789ABCDEFGHJKLMNPRSTUVWXYZ";
    const OTHERS: &[u8] = b"IIOOQQ00az#-_ ./\0\x7f!~[@`{:";
    const COUNTRIES: [&[u8; 2]; 8] = [b"CN", b"CN", b"DE", b"UK", b"XX", b"YU", b"CB", b"86"];
    let mut text = [b'0'; LENGTH];
    for byte in &mut text {
        *byte = PLACES[random.below(PLACES.len())];
    }
    if random.below(4) > 0 {
        text[..2].copy_from_slice(COUNTRIES[random.below(8)]);
    }
    if random.below(4) == 0 {
        let segment = [2..6, 6..12, 12..29][random.below(3)].clone();
        let byte = PLACES[random.below(PLACES.len())];
        text[segment].fill(byte);
    }
    for _ in 0..random.below(3) {
        text[random.below(LENGTH)] = OTHERS[random.below(OTHERS.len())];
    }
    text
}

/// Hold one text of 29 ASCII characters against the law.
fn agree(bytes: &[u8; LENGTH], rules: &Ruleset) -> Result<bool, (IssueCode, usize)> {
    let text = std::str::from_utf8(bytes).expect("ASCII");
    let (quick, full) = (first_error(bytes, rules), check_canonical(text, rules));
    if *rules == Ruleset::DEFAULT {
        assert_eq!(is_canonical(bytes), quick.is_ok(), "{text:?}");
    }
    match quick {
        Ok(has_remarks) => {
            assert_eq!(full.status, Status::Valid, "{text:?} under {rules:?}");
            assert_eq!(full.id.map(|id| *id.as_bytes()), Some(*bytes));
            assert_eq!(has_remarks, !full.issues.is_empty(), "{text:?}: {:?}", full.issues);
            let lenient = check(text, rules);
            assert_eq!((lenient.status, lenient.issues, lenient.edits), (full.status, full.issues, vec![]));
        }
        Err((code, place)) => {
            assert_eq!(full.status, Status::Invalid, "{text:?} under {rules:?}");
            let says_it = full.issues.iter().any(|it| {
                let is_same = it.code == code && it.span.start == place && it.severity == Severity::Error;
                // A person's number is all that is said of a text that holds one.
                is_same || it.code == IssueCode::OtherScheme
            });
            assert!(says_it, "{text:?}: {code:?} at {place} is missing in {:?}", full.issues);
        }
    }
    quick
}

#[test]
fn the_yes_no_road_agrees_with_the_report() {
    let mut random = Random(20_260_522);
    let rules = [
        Ruleset::default(),
        Ruleset {
            ambiguous: humanoid_id::Reaction::Error,
            placeholder: humanoid_id::Reaction::Error,
            ..Ruleset::DEFAULT
        },
        Ruleset {
            country: humanoid_id::CountryRule::Any,
            alphabets: humanoid_id::Alphabets::all(humanoid_id::Alphabet::ALNUM34),
            ..Ruleset::DEFAULT
        },
    ];
    let mut outcomes = [0_usize; 3];
    for count in 0..texts() {
        let outcome = match agree(&near_code(&mut random), &rules[count % 3]) {
            Ok(false) => 0,
            Ok(true) => 1,
            Err(_) => 2,
        };
        outcomes[outcome] += 1;
    }
    // Each of them is common, or the law was tried on nothing.
    assert!(outcomes.iter().all(|&count| count > texts() / 50), "{outcomes:?}");
}

proptest! {
    #[test]
    fn the_roads_agree_under_any_rules(rules in rules(), choice in picks(), at in 0..LENGTH, other in 0_u8..128) {
        if let Some(code) = code(&choice, &rules) {
            let mut bytes: [u8; LENGTH] = code.as_bytes().try_into().expect("29 characters");
            prop_assert!(agree(&bytes, &rules).is_ok());
            bytes[at] = other;
            let _ = agree(&bytes, &rules);
        }
    }

    #[test]
    fn canonical_is_what_needs_no_reading(rules in mostly_default(), text in text()) {
        let (canonical, lenient) = (check_canonical(text.as_str(), &rules), check(text.as_str(), &rules));
        let as_it_stands = lenient.status == Status::Valid && lenient.edits.is_empty();
        prop_assert_eq!(canonical.status == Status::Valid, as_it_stands);
        prop_assert!(canonical.edits.is_empty() && canonical.status != Status::Incomplete);
    }

    #[test]
    fn reading_from_a_string_is_the_canonical_check(text in text()) {
        let report = check_canonical(text.as_str(), &Ruleset::default());
        match text.parse::<HumanoidId>() {
            Ok(id) => prop_assert_eq!(report.id, Some(id)),
            Err(issue) => prop_assert_eq!(report.issues.into_iter().find(|it| it.severity == Severity::Error), Some(issue)),
        }
    }

    #[test]
    fn asking_twice_gives_the_same_answer(rules in mostly_default(), text in text()) {
        prop_assert_eq!(check(text.as_str(), &rules), check(text.as_str(), &rules));
    }
}

#[test]
fn past_the_limit_there_is_one_issue_however_long_the_text() {
    let rules = Ruleset::default();
    for text in
        ["A".repeat(10_000_000), "\u{200b}".repeat(LIMIT + 1), " ".repeat(LIMIT + 1), "😀".repeat(LIMIT / 2 + 1)]
    {
        let units: Vec<u16> = text.encode_utf16().collect();
        let reports =
            [check(text.as_str(), &rules), check(units.as_slice(), &rules), check_canonical(text.as_str(), &rules)];
        for report in reports {
            let codes: Vec<_> = report.issues.iter().map(|it| it.code).collect();
            assert_eq!((report.status, codes), (Status::Invalid, vec![IssueCode::TooLongToCheck]));
            assert!(report.edits.is_empty() && message(&report.issues[0], Locale::En).len() < 200);
        }
        assert!(suggest(text.as_str(), &rules).is_empty());
        assert!(redact(text.as_str()).chars().count() <= LIMIT);
        assert!(shape(text.as_str()).len() <= LIMIT * "<U+10FFFF>".len() + '…'.len_utf8());
    }
}

#[test]
fn finding_in_a_long_text_takes_one_pass() {
    let code = "CNTESTH1A00120260522A00000001";
    let text = format!("{} ", "A 1 - ".repeat(100_000)) + code + &" 20 26".repeat(100_000);
    assert_eq!(find(text.as_str(), &Ruleset::default()).len(), 1);
}
