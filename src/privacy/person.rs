//! A person's number, wherever in a text it stands: what is known to hold one is never repeated.
//!
//! Other schemes are recognised where they are the whole text, read under the rules in force. That is not enough for a
//! citizen ID: behind a label, in full-width digits or with a small `x` under strict rules, it would be taken for a
//! bad code of ours, and issues, segments and edits would quote it piece by piece.

use crate::check::normalize::{is_invisible, narrow};
use crate::check::text::Text;
use crate::privacy::other_schemes::{Scheme, recognise};
use crate::tables::look_alike::looks_like;

/// The places of a citizen ID.
const LENGTH: usize = 18;

/// Whether some of the text's runs of letters and digits, one behind the other, are a citizen ID. Every rule is lenient
/// here: width, case, look-alikes.
pub(crate) fn holds_citizen_id(text: impl Text) -> bool {
    // A place takes a unit at least.
    if text.length() < LENGTH {
        return false;
    }
    let mut last = Last::default();
    for it in text.characters() {
        let place = match u8::try_from(it.point) {
            Ok(ascii) if ascii.is_ascii() => Some(ascii).filter(u8::is_ascii_alphanumeric),
            _ => {
                let character = char::from_u32(it.point).unwrap_or(char::REPLACEMENT_CHARACTER);
                if is_invisible(character) {
                    continue;
                }
                let wide = u8::try_from(narrow(character)).ok().filter(u8::is_ascii_alphanumeric);
                wide.or_else(|| looks_like(it.point))
            }
        };
        match place {
            Some(byte) => last.push(byte.to_ascii_uppercase()),
            None if last.are_citizen_id() => return true,
            None => last.is_inside = false,
        }
    }
    last.are_citizen_id()
}

/// The digits of a mobile telephone number in China, without the country's.
#[cfg(feature = "bulk")]
const PHONE_LENGTH: usize = 11;

/// Whether one of the text's runs of letters and digits is a mobile telephone number of China: eleven digits, of which the
/// first is 1 and the second 3 to 9, behind +86 or nothing.
#[cfg(feature = "bulk")]
pub(crate) fn holds_phone_number(text: &str) -> bool {
    text.split(|it: char| !narrow(it).is_ascii_alphanumeric()).any(|run| {
        let mut digits = [0; PHONE_LENGTH + 2];
        let mut length = 0;
        for it in run.chars().map(narrow) {
            match (u8::try_from(it), digits.get_mut(length)) {
                (Ok(digit @ b'0'..=b'9'), Some(place)) => *place = digit,
                _ => return false,
            }
            length += 1;
        }
        let number = digits[..length].strip_prefix(b"86").filter(|it| it.len() == PHONE_LENGTH);
        matches!(number.unwrap_or(&digits[..length]), [b'1', b'3'..=b'9', rest @ ..] if rest.len() == PHONE_LENGTH - 2)
    })
}

/// The last places read.
#[derive(Default)]
pub(crate) struct Last {
    /// Four bits each, the last one lowest: a digit, ten for an `X`, or none of these.
    places: u128,
    /// At which of them a run begins, the last one in the lowest bit.
    starts: u32,
    /// Whether the next place belongs to the run of the last.
    pub is_inside: bool,
}

impl Last {
    pub fn push(&mut self, byte: u8) {
        let place = match byte {
            b'0'..=b'9' => byte - b'0',
            b'X' => 10,
            _ => 15,
        };
        self.places = self.places << 4 | u128::from(place);
        self.starts = self.starts << 1 | u32::from(!self.is_inside);
        self.is_inside = true;
    }

    /// Whether they are whole runs, if one ends here, that make a citizen ID.
    pub fn are_citizen_id(&self) -> bool {
        if self.starts >> (LENGTH - 1) & 1 == 0 {
            return false;
        }
        let mut text = [b'0'; LENGTH];
        for (place, byte) in text.iter_mut().rev().enumerate() {
            *byte = b"0123456789X-----"[(self.places >> (4 * place) & 15) as usize];
        }
        recognise(&text) == Some(Scheme::CitizenId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citizen_id_is_known_in_any_dress() {
        for text in [
            "11010519491231002X",
            "11010519491231002x",
            "110105-19491231-002X",
            "１１０１０５１９４９１２３１００２Ｘ",
            "身份证号：11010519491231002X",
            "ID 11010519491231002X, Zhang",
            "110105 19491231 002X",
            "姓名：110105-19491231-002X（张三），2026",
            "CN TEST 110105 19491231 002X 12345",
            "11010519491231002\u{425}",
            "110105\u{200b}19491231002X",
        ] {
            assert!(holds_citizen_id(text), "{text}");
        }
    }

    #[cfg(feature = "bulk")]
    #[test]
    fn a_mobile_number_is_known_where_it_stands_alone() {
        for text in [
            "13812345678",
            "电话：13812345678",
            "+86 13812345678",
            "8613812345678",
            "１３８１２３４５６７８",
            "a,19912345678",
        ] {
            assert!(holds_phone_number(text), "{text}");
        }
        for text in ["", "1381234567", "138123456789", "12812345678", "A13812345678", "CNTESTH1A00120260522A00000001"] {
            assert!(!holds_phone_number(text), "{text}");
        }
    }

    #[test]
    fn digits_of_another_length_or_sum_are_none() {
        for text in [
            "",
            "11010519491231002",
            "110105194912310021",
            "211010519491231002X",
            "211010519491231002 X",
            "1101051949123 1002XA",
            "91350100M000100Y43",
        ] {
            assert!(!holds_citizen_id(text), "{text}");
        }
    }
}
