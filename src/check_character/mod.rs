//! Check characters: what is computed from the other characters of a code, so that a slip of the hand shows.
//!
//! The 29 places have none. A maker's layout may carry one inside model or serial, and the codes that are mistaken for
//! ours carry their own.
//!
//! | System | Defined by | Payload | Check |
//! |---|---|---|---|
//! | MOD 11-2 | ISO/IEC 7064:2003 (GB/T 17710-2008, identical), clauses 6 and 7; GB 11643 uses it | `0-9` | 1 of `0-9X` |
//! | MOD 37-2 | the same | `0-9A-Z` | 1 of `0-9A-Z*` |
//! | MOD 97-10 | the same, clauses 6 and 8 | `0-9` | 2 of `0-9` |
//! | MOD 661-26 | the same | `A-Z` | 2 of `A-Z` |
//! | MOD 1271-36 | the same | `0-9A-Z` | 2 of `0-9A-Z` |
//! | MOD 11,10 | the same, clauses 9 and 10 | `0-9` | 1 of `0-9` |
//! | MOD 27,26 | the same | `A-Z` | 1 of `A-Z` |
//! | MOD 37,36 | the same | `0-9A-Z` | 1 of `0-9A-Z` |
//! | Luhn | ISO/IEC 7812-1, annex B | `0-9` | 1 of `0-9` |
//! | Verhoeff | J. Verhoeff, *Error Detecting Decimal Codes*, 1969 | `0-9` | 1 of `0-9` |
//! | Damm | H. M. Damm, *Total anti-symmetrische Quasigruppen*, 2004 | `0-9` | 1 of `0-9` |
//! | GB 32100 | GB 32100-2015, the unified social credit code | 31 characters | 1 of the 31 |
//! | GB 11714 | GB 11714-1997, the organization code | `0-9A-Z` | 1 of `0-9X` |
//!
//! The last two are defined for payloads of 17 and 8 places; their arithmetic does not mind another length. A vehicle
//! identification number has its check character in the middle, so it has a function of its own, [`vin`].

mod decimal;
mod vin;

use core::fmt;

use decimal::{damm, verhoeff};
pub use vin::vin;

const DIGITS: &str = "0123456789";
const DIGITS_X: &str = "0123456789X";
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ALNUM: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ALNUM_STAR: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
const GB_32100: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// How a system gets from the values of the payload to the value of the check. A character's value is its place in the
/// alphabet.
#[derive(Clone, Copy)]
enum Method {
    /// Clause 6: the weights are powers of the radix, rising to the left, and the whole is congruent to `goal`.
    Pure { modulus: usize, radix: usize, goal: usize },
    /// Clause 9: modulo the alphabet's size and modulo one more, by turns.
    Hybrid,
    /// The weights are powers of the radix rising to the **right**, and the whole is congruent to 0.
    RisingRight { radix: usize },
    /// Every second digit is doubled, and the digits of all are added.
    Luhn,
    /// Products in the dihedral group of ten.
    Verhoeff,
    /// Steps through a quasigroup of ten.
    Damm,
}

impl Method {
    /// Whether it counts places from the check character, and so begins at the right.
    const fn is_from_right(self) -> bool {
        matches!(self, Self::RisingRight { .. } | Self::Luhn | Self::Verhoeff)
    }
}

macro_rules! systems {
    ($($(#[$doc:meta])* $variant:ident $name:literal $payload:ident $check:ident $count:literal $method:expr;)*) => {
        /// A way to compute check characters.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum System { $($(#[$doc])* $variant,)* }

        impl System {
            /// Every system there is.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in data, such as `iso-7064-mod-37-36`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The characters that a payload may have, in the order of their values.
            #[must_use]
            pub const fn payload_alphabet(self) -> &'static str {
                match self { $(Self::$variant => $payload,)* }
            }

            /// The characters that a check may have, in the order of their values.
            #[must_use]
            pub const fn check_alphabet(self) -> &'static str {
                match self { $(Self::$variant => $check,)* }
            }

            /// How many check characters it has: one or two, behind the payload.
            #[must_use]
            pub const fn check_length(self) -> usize {
                match self { $(Self::$variant => $count,)* }
            }

            /// How many places its payload has at most, where it is defined for so many.
            #[must_use]
            pub const fn longest_payload(self) -> Option<usize> {
                match self {
                    Self::Gb32100 => Some(17),
                    Self::Gb11714 => Some(8),
                    _ => None,
                }
            }

            const fn method(self) -> Method {
                match self { $(Self::$variant => $method,)* }
            }
        }
    };
}

systems! {
    /// ISO/IEC 7064, MOD 11-2.
    Mod11_2 "iso-7064-mod-11-2" DIGITS DIGITS_X 1 Method::Pure { modulus: 11, radix: 2, goal: 1 };
    /// ISO/IEC 7064, MOD 37-2.
    Mod37_2 "iso-7064-mod-37-2" ALNUM ALNUM_STAR 1 Method::Pure { modulus: 37, radix: 2, goal: 1 };
    /// ISO/IEC 7064, MOD 97-10.
    Mod97_10 "iso-7064-mod-97-10" DIGITS DIGITS 2 Method::Pure { modulus: 97, radix: 10, goal: 1 };
    /// ISO/IEC 7064, MOD 661-26.
    Mod661_26 "iso-7064-mod-661-26" LETTERS LETTERS 2 Method::Pure { modulus: 661, radix: 26, goal: 1 };
    /// ISO/IEC 7064, MOD 1271-36.
    Mod1271_36 "iso-7064-mod-1271-36" ALNUM ALNUM 2 Method::Pure { modulus: 1271, radix: 36, goal: 1 };
    /// ISO/IEC 7064, MOD 11,10.
    Mod11_10 "iso-7064-mod-11-10" DIGITS DIGITS 1 Method::Hybrid;
    /// ISO/IEC 7064, MOD 27,26.
    Mod27_26 "iso-7064-mod-27-26" LETTERS LETTERS 1 Method::Hybrid;
    /// ISO/IEC 7064, MOD 37,36.
    Mod37_36 "iso-7064-mod-37-36" ALNUM ALNUM 1 Method::Hybrid;
    /// The formula of payment cards.
    Luhn "luhn" DIGITS DIGITS 1 Method::Luhn;
    /// Verhoeff's, which catches every swap of neighbours.
    Verhoeff "verhoeff" DIGITS DIGITS 1 Method::Verhoeff;
    /// Damm's, which does the same with one table.
    Damm "damm" DIGITS DIGITS 1 Method::Damm;
    /// The unified social credit code's.
    Gb32100 "gb-32100" GB_32100 GB_32100 1 Method::RisingRight { radix: 3 };
    /// The organization code's: the weights of MOD 11-2, a sum that comes to 0, and letters.
    Gb11714 "gb-11714" ALNUM DIGITS_X 1 Method::Pure { modulus: 11, radix: 2, goal: 0 };
}

impl System {
    /// The names of all systems, for people.
    pub(crate) const NAMES: &'static str = "iso-7064-mod-11-2, iso-7064-mod-37-2, iso-7064-mod-97-10, \
         iso-7064-mod-661-26, iso-7064-mod-1271-36, iso-7064-mod-11-10, iso-7064-mod-27-26, iso-7064-mod-37-36, luhn, \
         verhoeff, damm, gb-32100 or gb-11714";

    /// The system of a name.
    ///
    /// ```
    /// use humanoid_id::check_character::System;
    /// assert_eq!(System::from_name("damm"), Some(System::Damm));
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|system| system.name() == name)
    }

    /// The check characters of a payload; `None` where it is empty or has a character outside the alphabet.
    ///
    /// ```
    /// use humanoid_id::check_character::System;
    /// assert_eq!(System::Mod11_2.compute(b"079").unwrap().as_str(), "X");
    /// assert_eq!(System::Mod1271_36.compute(b"ISO79").unwrap().as_str(), "3W");
    /// assert_eq!(System::Luhn.compute(b"12A"), None);
    /// ```
    #[must_use]
    pub fn compute(self, payload: &[u8]) -> Option<CheckCharacters> {
        let (method, alphabet) = (self.method(), self.payload_alphabet().as_bytes());
        let size = alphabet.len();
        let mut state = if matches!(method, Method::Hybrid) { size } else { 0 };
        let mut rest = payload.iter();
        for place in 0..payload.len() {
            let character = if method.is_from_right() { rest.next_back() } else { rest.next() }?;
            // Where the alphabet is that of most, its place is known.
            let likely = usize::from(character.wrapping_sub(if character.is_ascii_digit() { b'0' } else { b'A' - 10 }));
            let is_there = alphabet.get(likely) == Some(character);
            let value = if is_there { likely } else { alphabet.iter().position(|known| known == character)? };
            state = match method {
                Method::Pure { modulus, radix, .. } => (state + value) * radix % modulus,
                // Modulo the size with `size` in place of 0, doubled, modulo one more: a division takes longer than to see
                // that there is no more than one of each to take away.
                Method::Hybrid => {
                    let sum = state + value;
                    let doubled = 2 * if sum > size { sum - size } else { sum };
                    if doubled > size { doubled - (size + 1) } else { doubled }
                }
                Method::RisingRight { radix } => (state * radix + value) % size,
                Method::Luhn => {
                    let weighted = value << (place & 1 ^ 1);
                    (state + weighted / 10 + weighted) % 10
                }
                Method::Verhoeff => verhoeff::product(state, verhoeff::permuted(value, place + 1)),
                Method::Damm => damm::product(state, value),
            };
        }
        let check = match method {
            _ if payload.is_empty() => return None,
            Method::Pure { modulus, radix, goal } if self.check_length() == 2 => {
                // Clause 8: the second check character takes a place of its own. Not reduced again, so that MOD 97-10
                // gives 02 to 98, as account numbers and entity identifiers have them.
                let check = modulus + goal - state * radix % modulus;
                return self.characters([check / radix, check % radix]);
            }
            Method::Pure { modulus, goal, .. } => (modulus + goal - state) % modulus,
            Method::Hybrid => (size + 1 - state) % size,
            Method::RisingRight { .. } | Method::Luhn => (size - state) % size,
            Method::Verhoeff => verhoeff::inverse(state),
            // Zeros on the diagonal: the check digit is the row that was reached.
            Method::Damm => state,
        };
        self.characters([check])
    }

    /// Whether a text ends with the check characters of what is before them.
    ///
    /// In the systems of two check characters the sum of a few texts comes out right with a second pair as well (`01`
    /// beside `98`). That pair is refused: nothing that computes check characters writes it.
    ///
    /// ```
    /// use humanoid_id::check_character::System;
    /// assert!(System::Mod97_10.verify(b"79444"));
    /// assert!(!System::Mod97_10.verify(b"79445"));
    /// ```
    #[must_use]
    pub fn verify(self, text: &[u8]) -> bool {
        let Some((payload, check)) =
            text.len().checked_sub(self.check_length()).and_then(|at| text.split_at_checked(at))
        else {
            return false;
        };
        self.compute(payload).is_some_and(|right| right.ascii.get(..right.length) == Some(check))
    }

    fn characters<const COUNT: usize>(self, values: [usize; COUNT]) -> Option<CheckCharacters> {
        let mut characters = CheckCharacters { ascii: [0; 2], length: COUNT };
        for (place, value) in characters.ascii.iter_mut().zip(values) {
            *place = *self.check_alphabet().as_bytes().get(value)?;
        }
        Some(characters)
    }
}

/// One or two check characters.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CheckCharacters {
    ascii: [u8; 2],
    length: usize,
}

impl CheckCharacters {
    /// The characters as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.ascii.get(..self.length).and_then(|ascii| core::str::from_utf8(ascii).ok()).unwrap_or_default()
    }
}

impl fmt::Display for CheckCharacters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CheckCharacters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[track_caller]
    fn agrees(system: System, texts: &[&str]) {
        for text in texts {
            assert!(system.verify(text.as_bytes()), "{text} under {}", system.name());
        }
    }

    #[test]
    fn published_examples_agree() {
        agrees(System::Mod11_2, &["079X", "11010519491231002X", "440524188001010014"]);
        agrees(System::Mod97_10, &["79444"]);
        agrees(System::Mod1271_36, &["ISO793W"]);
        agrees(System::Mod11_10, &["07945"]);
        agrees(System::Mod37_36, &["A12425GABC1234002M"]);
        agrees(System::Luhn, &["79927398713"]);
        agrees(System::Verhoeff, &["2363"]);
        agrees(System::Damm, &["5724"]);
        agrees(System::Gb11714, &["M000100Y4", "551385082", "708461136"]);
        agrees(
            System::Gb32100,
            &[
                "91350100M000100Y43",
                "91110108551385082Q",
                "91110000600037341L",
                "11320000MB151840XJ",
                "91440300708461136T",
            ],
        );
        assert!(!System::Gb32100.verify(b"91350100M000100Y4Z"), "a published counter-example");
    }

    #[test]
    fn remainder_0_of_gb_32100_is_0_and_no_index_past_the_alphabet() {
        agrees(System::Gb32100, &["91350100M000126Y80"]);
    }

    #[test]
    fn every_system_has_a_name_that_leads_back() {
        for &system in System::ALL {
            assert_eq!(System::from_name(system.name()), Some(system));
        }
        assert_eq!(System::from_name("iso-7064"), None);
    }

    #[test]
    fn what_is_outside_the_alphabet_has_no_check_character() {
        for &system in System::ALL {
            assert_eq!(system.compute(b""), None);
            assert_eq!(system.compute(b"\xff"), None);
            assert!(!system.verify(b"") && !system.verify(b"0") && !system.verify(b"00*"));
            for byte in 0..=255_u8 {
                let known = system.payload_alphabet().as_bytes().contains(&byte);
                assert_eq!(system.compute(&[byte]).is_some(), known, "{byte} under {}", system.name());
            }
        }
    }

    #[test]
    fn every_single_substitution_is_caught() {
        // GB 11714 is not in the list: its letters have values up to 35, and it counts modulo 11.
        for &system in System::ALL.iter().filter(|system| **system != System::Gb11714) {
            let alphabet = system.payload_alphabet().as_bytes();
            let payload: Vec<u8> = alphabet.iter().rev().chain(alphabet).copied().collect();
            let right = system.compute(&payload);
            for place in 0..payload.len() {
                for &other in alphabet.iter().filter(|other| **other != payload[place]) {
                    let mut wrong = payload.clone();
                    wrong[place] = other;
                    assert_ne!(system.compute(&wrong), right, "place {place} under {}", system.name());
                }
            }
        }
    }

    #[test]
    fn verhoeff_and_damm_catch_every_swap_of_neighbours() {
        for system in [System::Verhoeff, System::Damm] {
            for before in 0..100_000 {
                let digits = alloc::format!("{before:05}").into_bytes();
                let mut swapped = digits.clone();
                swapped.swap(2, 3);
                assert_eq!(system.compute(&swapped) == system.compute(&digits), swapped == digits, "{before}");
            }
        }
    }
}
