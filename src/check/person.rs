//! A person's number, wherever in a text it stands: what is known to hold one is never repeated.
//!
//! Other schemes are recognised where they are the whole text, read under the rules in force. That is not enough for a
//! citizen ID: behind a label, in full-width digits or with a small `x` under strict rules, it would be taken for a
//! bad code of ours, and issues, segments and edits would quote it piece by piece.

use super::look_alike::looks_like;
use super::normalize::{is_invisible, narrow};
use super::other_schemes::{Scheme, recognise};
use super::text::Text;

/// The places of a citizen ID.
const LENGTH: usize = 18;

/// Whether some of the text's runs of letters and digits, one behind the other, are a citizen ID. Every rule is lenient
/// here: width, case, look-alikes.
pub(crate) fn holds_citizen_id(text: impl Text) -> bool {
    let mut last = Last::default();
    for it in text.characters() {
        let character = char::from_u32(it.point).unwrap_or(char::REPLACEMENT_CHARACTER);
        match u8::try_from(narrow(character)).ok().filter(u8::is_ascii_alphanumeric).or_else(|| looks_like(it.point)) {
            Some(byte) => last.push(byte.to_ascii_uppercase()),
            None if is_invisible(character) => {}
            None if last.are_citizen_id() => return true,
            None => last.is_inside = false,
        }
    }
    last.are_citizen_id()
}

/// The last places read.
#[derive(Default)]
pub(super) struct Last {
    places: [u8; LENGTH],
    /// At which of them a run begins, the last one in the lowest bit.
    starts: u32,
    /// Whether the next place belongs to the run of the last.
    pub is_inside: bool,
}

impl Last {
    pub fn push(&mut self, byte: u8) {
        self.places.copy_within(1.., 0);
        self.places[LENGTH - 1] = byte;
        self.starts = self.starts << 1 | u32::from(!self.is_inside);
        self.is_inside = true;
    }

    /// Whether they are whole runs, if one ends here, that make a citizen ID.
    pub fn are_citizen_id(&self) -> bool {
        self.starts >> (LENGTH - 1) & 1 == 1 && recognise(&self.places) == Some(Scheme::CitizenId)
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
