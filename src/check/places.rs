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
    /// What each byte counts as.
    table: [u8; 256],
    rules: Ruleset,
}

/// In the table: nothing.
const LEFT_OUT: u8 = 0x80;
/// In the table: a part of a character beyond ASCII.
const BEYOND: u8 = 0x81;

/// The places of a text, as bytes of [`Place`](super::Place).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Places {
    bytes: [u8; MOST_PLACES + 1],
    len: usize,
}

impl Places {
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
        for (at, byte) in self.bytes.iter().take(self.len).enumerate() {
            run |= u64::from(!byte.is_ascii_alphabetic()) << at;
        }
        // Ones that have 16 ones behind them: each step doubles how many were looked at.
        for step in [1, 2, 4, 8] {
            run &= run >> step;
        }
        run & run >> 1 != 0
    }
}

impl Reader {
    pub fn new(rules: &Ruleset) -> Self {
        let table = core::array::from_fn(|byte| match u8::try_from(byte) {
            Ok(byte) if byte.is_ascii() => reading(byte.into(), rules).unwrap_or(LEFT_OUT),
            _ => BEYOND,
        });
        Self { table, rules: rules.clone() }
    }

    /// The places of a text; `None` where there are more than are kept, or where the bytes are no UTF-8.
    #[inline]
    pub fn read(&self, text: &[u8]) -> Option<Places> {
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
        let mut places = Places { bytes: [0; MOST_PLACES + 1], len: 0 };
        for &byte in text {
            let read = self.table[usize::from(byte)];
            if read == BEYOND {
                return self.read_beyond(text);
            }
            *places.bytes.get_mut(places.len)? = read;
            places.len += usize::from(read != LEFT_OUT);
        }
        (places.len <= MOST_PLACES).then_some(places)
    }

    /// The same of a text with characters beyond ASCII.
    fn read_beyond(&self, text: &[u8]) -> Option<Places> {
        let text = core::str::from_utf8(text).ok()?;
        let folds = self.rules.unicode == UnicodeRule::Fold;
        let text = if folds { text.trim_matches(surrounds) } else { text };
        let mut places = Places { bytes: [0; MOST_PLACES + 1], len: 0 };
        for character in text.chars() {
            let read = match u8::try_from(character) {
                Ok(ascii) if ascii.is_ascii() => self.table[usize::from(ascii)],
                _ if folds => reading(character, &self.rules).unwrap_or(LEFT_OUT),
                _ => ascii_or_mark(character.into()),
            };
            *places.bytes.get_mut(places.len)? = read;
            places.len += usize::from(read != LEFT_OUT);
        }
        (places.len <= MOST_PLACES).then_some(places)
    }
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
            match Reader::new(&rules).read(text.as_bytes()) {
                Some(places) => {
                    assert_eq!(places.bytes[..places.len], normalized, "{text:?} under {rules:?}");
                    if holds_citizen_id(text) && !matches!(rules.separators, Separators::Characters(_)) {
                        assert!(places.may_hold_citizen_id(), "{text:?} under {rules:?}");
                    }
                }
                None => assert!(normalized.len() > MOST_PLACES, "{text:?} under {rules:?}"),
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
