//! A text read into its places and nothing else: what a verdict takes where nobody asks for a report.
//!
//! A report keeps where every place stood and what reading it took, and pays for that with memory and time. A [`Reader`]
//! keeps the places. What it makes of a character is what [`normalize`](super::normalize) makes of it, looked up in a
//! table that is made from the same function.

use super::id::Shape;
use super::normalize::{ascii_or_mark, reading, surrounds};
use crate::format::{LENGTH, Ruleset, UnicodeRule};

/// More places than this are not kept; whoever meets them asks for a report.
pub(crate) const MOST_PLACES: usize = 64;

/// How texts are read under some rules, as if they were final.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    /// What each character of ASCII counts as.
    table: [u8; 128],
    rules: Ruleset,
}

/// In the table: nothing.
const LEFT_OUT: u8 = 0x80;

/// The places of a text, as bytes of [`Place`](super::Place).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Places {
    bytes: [u8; MOST_PLACES],
    len: usize,
}

impl Places {
    /// None yet.
    pub const EMPTY: Self = Self { bytes: [0; MOST_PLACES], len: 0 };

    /// One more, or none; past the last that is kept it is only counted.
    #[inline]
    fn push(&mut self, read: u8) {
        if let Some(place) = self.bytes.get_mut(self.len) {
            *place = read;
        }
        self.len += usize::from(read != LEFT_OUT);
    }

    /// The shape that the rules look at.
    #[inline]
    pub fn shape(&self) -> Shape {
        let mut bytes = [0; LENGTH];
        if let Some(first) = self.bytes.first_chunk::<LENGTH>() {
            bytes = *first;
        }
        Shape { bytes, len: self.len }
    }

    /// Whether so many of them may be digits, one behind the other, that a person's number can be among them: whatever is
    /// no letter counts as one. (Where the rules name separators of their own, one of them may look like a digit.)
    #[inline]
    pub fn may_hold_citizen_id(&self) -> bool {
        let mut run = 0;
        for (at, eight) in self.bytes.chunks_exact(8).take(self.len.div_ceil(8)).enumerate() {
            let eight = eight.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
            run |= others_than_letters(eight) << (8 * at);
        }
        run &= u64::MAX >> (64 - self.len.clamp(1, 64));
        // Ones that have 16 ones behind them: each step doubles how many were looked at.
        for step in [1, 2, 4, 8] {
            run &= run >> step;
        }
        run & run >> 1 != 0
    }
}

impl Reader {
    pub fn new(rules: &Ruleset) -> Self {
        let read = |byte: usize| reading(u8::try_from(byte).unwrap_or(0).into(), rules);
        let table = core::array::from_fn(|byte| read(byte).unwrap_or(LEFT_OUT));
        Self { table, rules: rules.clone() }
    }

    /// Whether a character of ASCII is left out wherever it stands.
    #[inline]
    pub fn leaves_out(&self, byte: u8) -> bool {
        self.table.get(usize::from(byte)) == Some(&LEFT_OUT)
    }

    /// Read the places of a text; `false` where there are more than are kept, or where the bytes are no UTF-8.
    #[inline]
    pub fn read(&self, text: &[u8], places: &mut Places) -> bool {
        let mut text = text;
        while let [first, rest @ ..] = text
            && is_around(*first)
        {
            text = rest;
        }
        while let [rest @ .., last] = text
            && is_around(*last)
        {
            text = rest;
        }
        if text.len() > MOST_PLACES || !text.is_ascii() {
            return self.read_characters(text, places);
        }
        places.len = 0;
        for &byte in text {
            let read = self.table[usize::from(byte % 128)];
            places.bytes[places.len % MOST_PLACES] = read;
            places.len += usize::from(read != LEFT_OUT);
        }
        true
    }

    /// The same of a text that is long, or has characters beyond ASCII.
    #[inline(never)]
    fn read_characters(&self, text: &[u8], places: &mut Places) -> bool {
        let Ok(text) = core::str::from_utf8(text) else { return false };
        let folds = self.rules.unicode == UnicodeRule::Fold;
        let text = if folds { text.trim_matches(surrounds) } else { text };
        *places = Places::EMPTY;
        for character in text.chars() {
            if places.len > MOST_PLACES {
                return false;
            }
            places.push(match u8::try_from(character) {
                Ok(ascii) if ascii.is_ascii() => self.table[usize::from(ascii)],
                _ if folds => reading(character, &self.rules).unwrap_or(LEFT_OUT),
                _ => ascii_or_mark(character.into()),
            });
        }
        places.len <= MOST_PLACES
    }
}

/// A bit for each of eight bytes that is no letter, the first one's the lowest.
const fn others_than_letters(eight: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    // In the high bit of each byte: whether the seven bits below it are no less than a limit.
    let folded = (eight | (0x20 * ONES)) & !HIGH;
    let at_least_a = folded + (0x80 - b'a' as u64) * ONES;
    let beyond_z = folded + (0x80 - (b'z' as u64 + 1)) * ONES;
    let letters = at_least_a & !beyond_z & !eight & HIGH;
    // The high bits side by side.
    ((letters ^ HIGH) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// White space in ASCII.
const fn is_around(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::*;
    use crate::check::{Text, normalize};
    use crate::format::{Case, Separators};
    use crate::privacy::holds_citizen_id;

    fn rules() -> [Ruleset; 4] {
        let start = Ruleset { is_final: true, ..Ruleset::default() };
        [
            start.clone(),
            Ruleset { case: Case::Strict, separators: Separators::None, ..start.clone() },
            Ruleset {
                unicode: UnicodeRule::AsciiOnly,
                separators: Separators::Characters("+".into()),
                ..start.clone()
            },
            Ruleset { separators: Separators::Characters("〇 ".into()), ..start },
        ]
    }

    fn hold(text: &str) {
        for rules in rules() {
            let normalized: Vec<u8> = normalize(text, &rules).places.iter().map(|it| it.byte).collect();
            let mut places = Places::EMPTY;
            if Reader::new(&rules).read(text.as_bytes(), &mut places) {
                assert_eq!(places.bytes[..places.len], normalized, "{text:?} under {rules:?}");
                if holds_citizen_id(text) && !matches!(rules.separators, Separators::Characters(_)) {
                    assert!(places.may_hold_citizen_id(), "{text:?} under {rules:?}");
                }
            } else {
                assert!(normalized.len() > MOST_PLACES, "{text:?} under {rules:?}");
            }
        }
    }

    #[test]
    fn letters_are_told_from_all_others() {
        for byte in 0..=u8::MAX {
            for at in 0..8 {
                let eight = u64::from_le_bytes(core::array::from_fn(|place| if place == at { byte } else { b'A' }));
                let expected = u64::from(!byte.is_ascii_alphabetic()) << at;
                assert_eq!(others_than_letters(eight), expected, "{byte:#x} at {at}");
            }
        }
    }

    proptest! {
        #[test]
        fn places_are_those_of_a_report(
            text in "[ \t\u{b}\u{a0}\u{3000}\u{feff}]{0,2}[CNTESTcn0-9Xx\u{ff11}\u{ff58}\u{425}\u{421}\u{200b}〇中+. -]{0,80}[ \u{a0}\u{200b}]{0,2}"
        ) {
            hold(&text);
        }

        #[test]
        fn the_places_of_any_text_are_those_of_a_report(text in "\\PC{0,40}") {
            prop_assume!(text.as_str().units() <= 512);
            hold(&text);
        }

        #[test]
        fn no_persons_number_is_overlooked(
            before in "(ID|姓名|a|)[: -]?",
            gaps in prop::array::uniform17("[ -]?|\u{200b}|中"),
            after in "([, -](Zhang|1))?",
        ) {
            let digits = "11010519491231002X".chars();
            let mut text = before;
            for (digit, gap) in digits.zip(gaps.iter().map(alloc::string::String::as_str).chain([""])) {
                text.push(digit);
                text.push_str(gap);
            }
            text.push_str(&after);
            hold(&text);
        }
    }
}
