//! A person's number, wherever in a text it stands: what is known to hold one is never repeated.
//!
//! Other schemes are recognised where they are the whole text, read under the rules in force. That is not enough for a
//! citizen ID: behind a label, in full-width digits, with a small `x` under strict rules or with a digit that was typed wrong,
//! it would be taken for a bad code of ours, and issues, segments and edits would quote it piece by piece.

use alloc::vec::Vec;

use crate::check::normalize::{is_invisible, narrow};
use crate::check::text::Text;
use crate::privacy::other_schemes::{Scheme, has_shape_of_citizen_id, recognise};
use crate::tables::look_alike::looks_like;

/// The places of a citizen ID.
const LENGTH: usize = 18;

/// Whether some of the text's runs of letters and digits, one behind the other, are a citizen ID, or one of them begins with
/// one, as where two stand side by side, or ends with one behind letters. Every rule is lenient here: width, case, look-alikes,
/// and the check character where nothing touches the others.
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
            Some(byte) => {
                last.push(byte.to_ascii_uppercase());
                if last.run == LENGTH && last.are_checked_citizen_id() {
                    return true;
                }
            }
            None if last.are_citizen_id() => return true,
            None => last.is_inside = false,
        }
    }
    last.are_citizen_id()
}

/// A mobile number of China, eleven digits from 13 to 19, with or without +86 and separators; or an international number:
/// a plus and 8 to 15 digits. Digits inside a longer run of letters and digits are part of something else, such as a code.
pub(crate) fn holds_phone_number(text: &str) -> bool {
    let mut run = Run::default();
    text.chars().any(|character| run.take(narrow(character))) || run.is_phone()
}

/// Digits and what people write between them.
#[derive(Default)]
struct Run {
    digits: Vec<u8>,
    /// At which of them those begin that nothing stands between.
    piece: usize,
    has_plus: bool,
    /// Letters that touch the digits.
    is_part: bool,
    was_letter: bool,
    /// Separators since the last digit.
    gap: usize,
}

impl Run {
    /// Whether the run that a character ends is a phone number.
    fn take(&mut self, character: char) -> bool {
        match character {
            '0'..='9' => {
                if self.digits.is_empty() {
                    self.is_part = self.was_letter;
                }
                if self.gap > 0 {
                    self.piece = self.digits.len();
                }
                self.digits.push(character as u8);
                (self.gap, self.was_letter) = (0, false);
                false
            }
            '+' if self.digits.is_empty() => {
                (self.has_plus, self.was_letter) = (true, false);
                false
            }
            ' ' | '-' | '(' | ')' | '\u{a0}' if self.gap < 2 && (self.has_plus || !self.digits.is_empty()) => {
                (self.gap, self.was_letter) = (self.gap + 1, false);
                // Another may follow.
                self.gap == 1 && self.is_phone()
            }
            _ => {
                let is_letter = character.is_ascii_alphabetic();
                self.is_part |= is_letter && self.gap == 0;
                let ends_as_phone = self.is_phone();
                *self = Self { was_letter: is_letter, ..Self::default() };
                ends_as_phone
            }
        }
    }

    fn is_phone(&self) -> bool {
        if self.is_part {
            return false;
        }
        let is_international = self.has_plus && (8..=15).contains(&self.digits.len());
        is_international || is_mobile(&self.digits) || is_mobile(&self.digits[self.piece..])
    }
}

fn is_mobile(digits: &[u8]) -> bool {
    let digits = digits.strip_prefix(b"0086").unwrap_or(digits);
    let digits = digits.strip_prefix(b"86").filter(|rest| rest.len() == 11).unwrap_or(digits);
    digits.len() == 11 && matches!(digits, [b'1', b'3'..=b'9', ..])
}

/// The last places read.
#[derive(Default)]
pub(crate) struct Last {
    /// Digits and `X` as they are, and `-` for what is none of these.
    places: [u8; LENGTH],
    /// At which of them a run begins, the last one in the lowest bit.
    starts: u32,
    /// Whether the next place belongs to the run of the last.
    pub is_inside: bool,
    /// The length of that run, and how many letters it begins with.
    run: usize,
    letters: usize,
}

impl Last {
    pub fn push(&mut self, byte: u8) {
        self.places.copy_within(1.., 0);
        self.places[LENGTH - 1] = if matches!(byte, b'0'..=b'9' | b'X') { byte } else { b'-' };
        self.starts = self.starts << 1 | u32::from(!self.is_inside);
        if !self.is_inside {
            (self.run, self.letters) = (0, 0);
        }
        if self.letters == self.run && byte.is_ascii_alphabetic() {
            self.letters += 1;
        }
        self.run += 1;
        self.is_inside = true;
    }

    /// Whether they are whole runs, if one ends here, that have the shape of a citizen ID; or its run is letters and one.
    pub fn are_citizen_id(&self) -> bool {
        if self.starts >> (LENGTH - 1) & 1 == 1 {
            return has_shape_of_citizen_id(&self.places);
        }
        self.is_inside && self.run == self.letters + LENGTH && self.are_checked_citizen_id()
    }

    fn are_checked_citizen_id(&self) -> bool {
        recognise(&self.places) == Some(Scheme::CitizenId)
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
            // Two of them, or letters, side by side; a digit that was typed wrong.
            "11010519491231002X440524188001010014",
            "11010519491231002X/440524188001010014",
            "11010519491231002X13812345678",
            "ID11010519491231002X",
            "110105194912310021",
        ] {
            assert!(holds_citizen_id(text), "{text}");
        }
    }

    #[test]
    fn a_mobile_number_is_known_where_it_stands_alone() {
        for text in [
            "13812345678",
            "电话：13812345678",
            "+86 13812345678",
            "8613812345678",
            "１３８１２３４５６７８",
            "a,19912345678",
            "138-1234-5678",
            "13812345678 13912345678",
            "1 13812345678",
            "13812345678/13912345678",
            "+44 20 7946 0958",
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
            "110105194913310021",
            "211010519491231002X",
            "211010519491231002 X",
            "1101051949123 1002XA",
            "91350100M000100Y43",
        ] {
            assert!(!holds_citizen_id(text), "{text}");
        }
    }
}
