//! Codes of other schemes, pasted by mistake where a robot's code is asked for.
//!
//! A scheme is told by its length, its alphabet, the parts that have a fixed meaning, and its check character. How sure
//! that is, as the share of random texts that are mistaken for it:
//!
//! | Scheme | Places | Told by | Mistaken for it |
//! |---|---|---|---|
//! | citizen ID, GB 11643 | 18 | date of birth, MOD 11-2 | 1 in 10,000 of 18 digits |
//! | unified social credit code, GB 32100 | 18 | first eight places, two check characters | 1 in 600 of 18 digits |
//! | vehicle identification number, GB 16735 | 17 | place 9, model year, last four places | 1 in 12 of 17 digits |
//! | civil drone code, GB 46860 | 20 | alphabet alone: it has no check character | every one of 20 digits |
//!
//! The last two meet the beginnings of our own codes: a person who has typed 17 or 20 places is on the way to 29. So a
//! text that begins with `CN` is no vehicle's (the letters are Tunisia's there), and one that begins with any assigned
//! country is no drone's.

use crate::calendar::is_in_calendar;
use crate::check_character::{System, vin};
use crate::tables::country::is_assigned;

/// A scheme whose codes may be mistaken for ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// A person's identity number, GB 11643. Never show it again.
    CitizenId,
    /// A company's unified social credit code, GB 32100.
    SocialCreditCode,
    /// A vehicle identification number, GB 16735.
    Vin,
    /// A civil drone's product identification code, GB/T 41300 and GB 46860.
    DroneCode,
}

impl Scheme {
    /// Every scheme there is.
    pub const ALL: [Self; 4] = [Self::CitizenId, Self::SocialCreditCode, Self::Vin, Self::DroneCode];

    /// Its name in data: `citizen-id`, `social-credit-code`, `vin`, `drone-code`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::CitizenId => "citizen-id",
            Self::SocialCreditCode => "social-credit-code",
            Self::Vin => "vin",
            Self::DroneCode => "drone-code",
        }
    }

    /// Whether a check character was verified; without one a length and an alphabet is all that is known.
    #[must_use]
    pub const fn has_check_character(self) -> bool {
        !matches!(self, Self::DroneCode)
    }
}

/// The scheme that a text is a well-formed code of: ASCII in upper case, without separators.
///
/// ```
/// use humanoid_id::other_schemes::{recognise, Scheme};
/// assert_eq!(recognise(b"11010519491231002X"), Some(Scheme::CitizenId));
/// assert_eq!(recognise(b"91350100M000100Y43"), Some(Scheme::SocialCreditCode));
/// assert_eq!(recognise(b"91350100M000100Y4Z"), None); // a wrong check character
/// ```
#[must_use]
pub fn recognise(cleaned: &[u8]) -> Option<Scheme> {
    match cleaned.len() {
        17 if is_vin(cleaned) => Some(Scheme::Vin),
        18 if is_citizen_id(cleaned) => Some(Scheme::CitizenId),
        18 if is_social_credit_code(cleaned) => Some(Scheme::SocialCreditCode),
        20 if is_drone_code(cleaned) => Some(Scheme::DroneCode),
        _ => None,
    }
}

/// Division 6, date of birth 8, sequence 3, check 1; the division of 1949 or of 2026 is not looked up.
fn is_citizen_id(text: &[u8]) -> bool {
    has_shape_of_citizen_id(text) && System::Mod11_2.verify(text)
}

/// Whether 18 places are a citizen ID but for the check character: one that was typed wrong is a person's number as well.
pub(crate) fn has_shape_of_citizen_id(text: &[u8]) -> bool {
    let [digits @ .., check] = text else { return false };
    let Some(date) = text.get(6..14).filter(|_| text.len() == 18 && text[0] != b'0') else { return false };
    digits.iter().all(u8::is_ascii_digit) && matches!(check, b'0'..=b'9' | b'X') && is_date(date)
}

/// Whether 15 digits are a citizen ID of before 1999: division 6, date of birth without its century 6, sequence 3.
#[cfg(feature = "bulk")]
pub(crate) fn has_shape_of_former_citizen_id(digits: &[u8]) -> bool {
    let Some(date) = digits.get(6..12).filter(|_| digits.len() == 15 && digits[0] != b'0') else { return false };
    let mut born = *b"19000000";
    born[2..].copy_from_slice(date);
    digits.iter().all(u8::is_ascii_digit) && is_date(&born)
}

/// `YYYYMMDD` from 1800 on: the standard's own example was born in 1880.
fn is_date(digits: &[u8]) -> bool {
    let number = digits.iter().fold(0, |number, digit| number * 10 + u64::from(digit - b'0'));
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    (1800..2100).contains(&year) && is_in_calendar(year, month, day)
}

/// Registering department, kind of organization, division 6, organization code 9 with a check character of its own, check.
fn is_social_credit_code(text: &[u8]) -> bool {
    let [head @ .., _] = text else { return false };
    let [department, kind, division @ .., _, _, _, _, _, _, _, _, _] = head else { return false };
    matches!(department, b'1'..=b'9' | b'A' | b'N' | b'Y')
        && matches!(kind, b'1'..=b'5' | b'9')
        && division.iter().all(u8::is_ascii_digit)
        && System::Gb11714.verify(&head[2 + division.len()..])
        && System::Gb32100.verify(text)
}

/// Place 9 is the check character, place 10 the model year (never 0, U or Z), the last four are digits.
fn is_vin(text: &[u8]) -> bool {
    let [.., check, year, _, _, _, a, b, c, d] = text else { return false };
    !text.starts_with(b"CN")
        && vin(text) == Some(*check)
        && !matches!(year, b'0' | b'U' | b'Z')
        && [a, b, c, d].into_iter().all(u8::is_ascii_digit)
}

/// Maker 4, model 4, serial 12, of digits and letters without I and O.
fn is_drone_code(text: &[u8]) -> bool {
    let [first, second, ..] = text else { return false };
    !is_assigned(*first, *second)
        && text.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'H' | b'J'..=b'N' | b'P'..=b'Z'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn all_are(scheme: Option<Scheme>, texts: &[&str]) {
        for text in texts {
            assert_eq!(recognise(text.as_bytes()), scheme, "{text}");
        }
    }

    #[test]
    fn published_examples_are_recognised() {
        all_are(Some(Scheme::CitizenId), &["11010519491231002X", "440524188001010014"]);
        all_are(
            Some(Scheme::SocialCreditCode),
            &[
                "91350100M000100Y43",
                "91110108551385082Q",
                "91110000600037341L",
                "11320000MB151840XJ",
                "91440300708461136T",
                "91350100M000126Y80",
            ],
        );
        all_are(
            Some(Scheme::Vin),
            &["1M8GDM9AXKP042788", "1G4AH59H45G118341", "WBAXW1104J0X16755", "WDBEA30D3HA391172", "11111111111111111"],
        );
        all_are(Some(Scheme::DroneCode), &["TEST0001202605220001", "12345678901234567890"]);
    }

    #[test]
    fn a_wrong_check_character_is_no_code() {
        all_are(None, &["110105194912310021", "91350100M000100Y4Z", "1M8GDM9A1KP042788"]);
    }

    #[test]
    fn a_citizen_id_has_a_date_of_birth() {
        let with_date = |date: &str| {
            let payload = alloc::format!("110105{date}002");
            let check = System::Mod11_2.compute(payload.as_bytes()).expect("digits");
            is_citizen_id(alloc::format!("{payload}{check}").as_bytes())
        };
        for date in ["20000229", "20240229", "19491231", "18000101", "20991231"] {
            assert!(with_date(date), "{date}");
        }
        for date in ["19000229", "20230229", "20230431", "20231301", "20230001", "20230100", "17991231", "21000101"] {
            assert!(!with_date(date), "{date}");
        }
    }

    #[test]
    fn other_lengths_and_characters_are_none() {
        all_are(
            None,
            &["", "CN", "1101051949123100", "1M8GDM9AXKP04278８", "TEST000120260522000I", "TEST000120260522000O"],
        );
        all_are(None, &["1m8gdm9axkp042788", "11010519491231002x", "CNTESTH1A00120260522A00000001"]);
    }

    #[test]
    fn a_name_for_each() {
        let names: alloc::vec::Vec<_> = Scheme::ALL.map(Scheme::name).into();
        assert_eq!(names, ["citizen-id", "social-credit-code", "vin", "drone-code"]);
        assert!(!Scheme::DroneCode.has_check_character() && Scheme::Vin.has_check_character());
    }

    proptest! {
        #[test]
        fn no_beginning_of_a_chinese_code_is_taken_for_another_scheme(rest in "[0-9A-Z]{27}") {
            let code = alloc::format!("CN{rest}");
            for length in 0..=code.len() {
                prop_assert_eq!(recognise(&code.as_bytes()[..length]), None);
            }
        }

        #[test]
        fn no_bytes_make_it_panic(text in prop::collection::vec(any::<u8>(), 16..22)) {
            let _ = recognise(&text);
        }
    }
}
