//! `incomplete` is exact: beginnings of valid texts are, and what is can be made valid.

use humanoid_id::{Alphabet, LIMIT, Ruleset, Status, check};
use proptest::prelude::*;

use crate::generate::{checked_rules, code, dressed, follow, mostly_default, picks, rules, text};

proptest! {
    #[test]
    fn every_beginning_of_a_valid_text_is_incomplete_or_valid(
        rules in rules(), choice in picks(), dress in picks(), blanks in 0_usize..500,
    ) {
        let Some(code) = code(&choice, &rules) else { return Ok(()) };
        let mut text = dressed(&code, &dress, &rules);
        if dress[2] % 4 == 0 {
            text.insert_str(0, &" ".repeat(blanks.min(LIMIT - text.encode_utf16().count())));
        }
        prop_assert_eq!(check(text.as_str(), &rules).id.map(|id| id.to_string()), Some(code));
        let units: Vec<u16> = text.encode_utf16().collect();
        for end in 0..units.len() {
            let report = check(&units[..end], &rules);
            prop_assert_ne!(report.status, Status::Invalid, "{:?} of {:?}: {:?}", &units[..end], text, report.issues);
            prop_assert_eq!(report.next.is_some(), report.status == Status::Incomplete);
        }
    }

    #[test]
    fn every_incomplete_text_has_a_valid_continuation(
        rules in mostly_default(), start in text(), choice in picks(), blanks in 400_usize..520,
    ) {
        for start in [start.clone(), " ".repeat(blanks) + &start, "\u{200b}".repeat(blanks) + &start] {
            if check(start.as_str(), &rules).status == Status::Incomplete {
                for picks in [&choice[..], &[0], &[u8::MAX]] {
                    prop_assert!(follow(&start, picks, &rules).is_some(), "{start:?} leads nowhere under {rules:?}");
                }
            }
        }
    }

    #[test]
    fn what_may_follow_is_just_what_does_not_make_it_invalid(
        rules in mostly_default(), choice in picks(), length in 0_usize..29,
    ) {
        let Some(code) = code(&choice, &rules) else { return Ok(()) };
        let start = &code[..length];
        let allowed = check(start, &rules).next.expect("a beginning is incomplete").allowed;
        for character in Alphabet::ALNUM36.characters() {
            let status = check(format!("{start}{character}").as_str(), &rules).status;
            let is_allowed = allowed.characters().any(|it| it == character);
            prop_assert_eq!(status != Status::Invalid, is_allowed, "{} after {:?}", character, start);
        }
    }

    #[test]
    fn beginnings_are_as_exact_where_the_last_place_is_computed(
        rules in checked_rules(), choice in picks(), length in 0_usize..29,
    ) {
        let Some(code) = code(&choice, &rules) else { return Ok(()) };
        prop_assert!(rules.check.is_none_or(|check| check.agrees(code.as_bytes().try_into().expect("29 places"))));
        let start = &code[..length];
        let allowed = check(start, &rules).next.expect("a beginning is incomplete").allowed;
        for (at, character) in Alphabet::ALNUM36.characters().enumerate() {
            let text = format!("{start}{character}");
            let status = check(text.as_str(), &rules).status;
            let is_allowed = allowed.characters().any(|it| it == character);
            prop_assert_eq!(status != Status::Invalid, is_allowed, "{} after {:?} under {:?}", character, start, rules);
            if is_allowed && usize::from(choice[0]) % 36 == at {
                prop_assert!(follow(&text, &choice, &rules).is_some(), "{text:?} leads nowhere under {rules:?}");
            }
        }
    }

    #[test]
    fn a_finished_text_is_never_incomplete(rules in mostly_default(), text in text()) {
        let rules = Ruleset { is_final: true, ..rules };
        prop_assert_ne!(check(text.as_str(), &rules).status, Status::Incomplete);
    }

    #[test]
    fn finishing_only_tells_incomplete_from_valid(rules in mostly_default(), text in text()) {
        let open = check(text.as_str(), &rules);
        let done = check(text.as_str(), &Ruleset { is_final: true, ..rules });
        prop_assert_eq!(open.status == Status::Valid, done.status == Status::Valid);
    }
}
