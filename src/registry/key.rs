//! What an entry is found by.

use alloc::string::String;

use crate::registry::layout::field::Code;

/// The first twelve places of a code; of an enterprise the last six are 0.
pub(super) type Places = [u8; 12];

/// Those places as one number, each a digit: the processor compares it at once, and its order is that of the places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(u64);

/// The 36 characters, and 0 for none: twelve such digits fit 63 bits.
const BASE: u64 = 37;
const MODELS: u64 = BASE.pow(6);

impl Key {
    pub fn of(places: &Places) -> Self {
        Self(number(places))
    }

    /// That of a code's enterprise.
    pub fn of_enterprise(code: &Code) -> Self {
        Self(number(code.first_chunk::<6>().unwrap_or(&[0; 6])) * MODELS)
    }

    /// That of its model.
    pub fn of_model(code: &Code) -> Self {
        Self(number(code.first_chunk::<12>().unwrap_or(&[0; 12])))
    }

    pub const fn is_model(self) -> bool {
        self.0 % MODELS != 0
    }

    /// Whether it is that of a model of this enterprise.
    pub const fn is_of(self, enterprise: Self) -> bool {
        self.0 - self.0 % MODELS == enterprise.0
    }

    /// The places that are there, for people.
    pub fn text(self) -> String {
        let digits = (0..12).rev().map(|place| self.0 / BASE.pow(place) % BASE);
        digits
            .filter_map(|digit| char::from_digit(u32::try_from(digit.checked_sub(1)?).ok()?, 36))
            .map(|it| it.to_ascii_uppercase())
            .collect()
    }
}

fn number(places: &[u8]) -> u64 {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => byte - b'0' + 1,
        b'A'..=b'Z' => byte - b'A' + 11,
        _ => 0,
    };
    places.iter().fold(0, |number, byte| number * BASE + u64::from(digit(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stand_in_the_order_of_their_places_and_give_them_back() {
        let all = ["CNTEST", "CNTEST000000", "CNTEST00000A", "CNTESTZZZZZZ", "CNTESU", "ZZZZZZZZZZZZ"];
        let keys = all.map(|text| {
            let mut places = Places::default();
            places[..text.len()].copy_from_slice(text.as_bytes());
            Key::of(&places)
        });
        assert!(keys.is_sorted());
        assert_eq!(keys.map(Key::text), all);
        assert_eq!(keys.map(Key::is_model), [false, true, true, true, false, true]);
    }
}
