//! What must not be shown is not: the unit's own places in logs and bug reports, a person's number anywhere.

use humanoid_id::check_character::System;
use humanoid_id::other_schemes::{Scheme, recognise};
use humanoid_id::{Locale, Param, Ruleset, check, check_canonical, find, message, redact, shape, suggest};
use proptest::prelude::*;
use proptest::sample::select;

use crate::generate::{dressed, edited, mostly_default, picks, read, text};

/// Codes whose model and serial share no character with country and enterprise.
fn secret() -> impl Strategy<Value = String> {
    "[0-9ABDFGHJKL]{22}[0-9]".prop_map(|rest| format!("CNTEST{rest}"))
}

/// The letters and digits of a text, as they are read.
fn plain(text: &str) -> String {
    text.chars().map(read).filter(char::is_ascii_alphanumeric).collect()
}

fn citizen_id() -> impl Strategy<Value = String> {
    ("[1-9][0-9]{5}", 1900_u32..2026, 1_u32..13, 1_u32..29, 0_u32..1000).prop_map(|(place, year, month, day, count)| {
        let payload = format!("{place}{year}{month:02}{day:02}{count:03}");
        let check = System::Mod11_2.compute(payload.as_bytes()).expect("digits");
        format!("{payload}{check}")
    })
}

proptest! {
    #[test]
    fn redaction_of_what_is_no_code_shows_nothing(words in "[A-Za-z]{1,9}( [A-Za-z]{1,9}){1,8}", number in "[A-Z]{2}[0-9A-Z]{0,24}") {
        for text in [words.as_str(), &number] {
            prop_assert_eq!(plain(&redact(text)), "", "{}", text);
        }
    }

    #[test]
    fn no_code_that_is_found_holds_a_persons_number_in_pieces(
        number in citizen_id(), cut in 7_usize..18, start in "(CN|IN) [A-Z]{4}", end in "[0-9]{5}",
    ) {
        // Cut behind the sixth place it would stand in model and serial.
        let text = format!("{start} {} {} {} {end}", &number[..6], &number[6..cut], &number[cut..]);
        prop_assert_eq!(find(text.as_str(), &Ruleset::default()), vec![], "{}", text);
    }

    #[test]
    fn redaction_leaves_country_and_enterprise_and_no_more(
        code in secret(), dress in picks(), at in any::<usize>(), pick in any::<u8>(), end in 0_usize..80,
    ) {
        let rules = Ruleset::default();
        let written = dressed(&code, &dress, &rules);
        let cut: String = written.chars().take(end).collect();
        for text in [&code, &written, &cut, &edited(&code, at, pick), &edited(&written, at, pick)] {
            let shown = plain(&redact(text.as_str()));
            prop_assert!(shown.len() <= 6, "{} shows {}", text, shown);
            for run in code.as_bytes()[6..].windows(4) {
                let run = std::str::from_utf8(run).unwrap();
                prop_assert!(!shown.contains(run), "{} shows {}", text, run);
            }
            prop_assert_eq!(redact(text.as_str()).chars().count(), text.chars().count());
        }
        prop_assert_eq!(plain(&redact(written.as_str())), "CNTEST");
    }

    #[test]
    fn a_shape_is_the_same_for_any_other_content(text in text(), code in secret()) {
        let disguised = |text: &str| -> String {
            text.chars().map(|it| match it {
                'A'..='Z' => 'K',
                'a'..='z' => 'k',
                '0'..='9' => '7',
                'Ａ'..='Ｚ' => 'Ｋ',
                'ａ'..='ｚ' => 'ｋ',
                '０'..='９' => '７',
                '\u{661}'..='\u{669}' => '\u{660}',
                other => other,
            }).collect()
        };
        // The digits of an Arabic keyboard instead of our own.
        let arabic = |it: char| it.to_digit(10).and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or(it);
        for text in [text, code.chars().map(arabic).collect()] {
            prop_assert_eq!(shape(text.as_str()), shape(disguised(&text).as_str()));
        }
        prop_assert!(shape(code.as_str()).chars().all(|it| matches!(it, 'A' | '9')));
    }

    #[test]
    fn look_alikes_cannot_be_read_back_from_a_shape(digits in "[0-9]{6,20}") {
        let styled = |it: char| it.to_digit(10).and_then(|digit| char::from_u32(0x1D7E2 + digit)).unwrap_or(it);
        let styled: String = digits.chars().map(styled).collect();
        let told = shape(styled.as_str());
        for character in styled.chars() {
            let number = format!("{:X}", u32::from(character));
            prop_assert!(!told.contains(&number));
        }
    }

    #[test]
    fn a_persons_number_is_repeated_nowhere(
        number in citizen_id(), dress in picks(), rules in mostly_default(),
        label in select(vec!["", "身份证号：", "ID: ", "(", "No. ", "Zhang San, "]), tail in select(vec!["", ")", "，", " #", "\n"]),
    ) {
        prop_assert_eq!(recognise(number.as_bytes()), Some(Scheme::CitizenId));
        let generous = Ruleset::default();
        let lowered = number.to_ascii_lowercase();
        for written in [&number, &lowered, &dressed(&number, &dress, &generous)] {
            // A person's number cut by line ends or signs into pieces beside other digits is no longer one.
            let text = format!("{label}{written}{tail}");
            let reports = [check(text.as_str(), &rules), check_canonical(text.as_str(), &rules)];
            let whole_is_it = plain(&text) == number;
            let in_one_piece = [number.as_str(), &lowered].contains(&written.as_str());
            if !whole_is_it && !in_one_piece {
                continue;
            }
            let issues = reports.iter().flat_map(|it| &it.issues);
            prop_assert!(issues.clone().all(|it| it.param("scheme") == Some(&Param::Text("citizen-id".into()))));
            let sentences: Vec<_> = issues.flat_map(|it| Locale::ALL.map(|locale| message(it, locale))).collect();
            let told = plain(&format!("{reports:?}{sentences:?}{:?}{}", suggest(text.as_str(), &rules), redact(text.as_str())));
            let told = told.replace("0123456789", "");
            for run in number.as_bytes().windows(5) {
                let run = std::str::from_utf8(run).unwrap();
                prop_assert!(!told.contains(run), "{} of {} is in {}", run, text, told);
            }
        }
    }
}
