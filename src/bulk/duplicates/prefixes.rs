//! A code in eight bytes, exactly, or in twenty-four.
//!
//! Whatever stands before the last eight places repeats from row to row: country, enterprise, model, and mostly a date
//! and a line. So each such beginning is written down once and stands as a number of 15 bits; the last eight places take
//! six bits each. Where there are more beginnings, as where serials are drawn, the code is written out at six bits a
//! place. A beginning is numbered when it is seen first or never, so that a code always comes to the same.

use alloc::boxed::Box;
use alloc::vec::Vec;

use hashbrown::HashTable;

use crate::bulk::duplicates::key::{squeeze, stretch};
use crate::format::LENGTH;

const PREFIX: usize = LENGTH - 8;

/// How many beginnings are numbered.
const MOST: usize = 1 << 15;

/// Entries of the little table that answers first.
const RECENT: usize = 256;

/// A code. The lowest bit of the last word is left free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::bulk) enum Packed {
    Short([u64; 1]),
    Long([u64; 3]),
}

/// The beginnings that have a number.
#[derive(Clone, Debug)]
pub(in crate::bulk) struct Prefixes {
    /// The beginnings by their numbers.
    list: Vec<[u64; 3]>,
    table: HashTable<Known>,
    recent: Box<[Known; RECENT]>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Known {
    words: [u64; 3],
    number: u64,
}

impl Prefixes {
    pub fn new() -> Self {
        Self { list: Vec::new(), table: HashTable::new(), recent: Box::new([Known::default(); RECENT]) }
    }

    /// The short form of a code of `0-9A-Z` where its beginning has a number, else the long one.
    #[inline]
    pub fn pack(&mut self, code: &[u8; LENGTH]) -> Packed {
        self.short(code).map_or_else(|| long(code), |word| Packed::Short([word]))
    }

    /// The short form of a code of `0-9A-Z` where its beginning has a number.
    #[inline]
    pub fn short(&mut self, code: &[u8; LENGTH]) -> Option<u64> {
        let (prefix, last) = code.split_first_chunk::<PREFIX>()?;
        let words = words(prefix);
        let hash = mix(words);
        let known = &self.recent[(hash >> 56) as usize % RECENT];
        let number = if known.words == words { known.number } else { self.number(words, hash)? };
        Some(number << 49 | squeeze(*last.first_chunk()?) << 1)
    }

    /// The code of a short form.
    pub fn spelled(&self, short: u64) -> [u8; LENGTH] {
        let mut code = [b'0'; LENGTH];
        let (prefix, last) = code.split_at_mut(PREFIX);
        if let Some(words) = self.list.get((short >> 49) as usize) {
            prefix[..16].copy_from_slice(&[words[0].to_le_bytes(), words[1].to_le_bytes()].concat());
            prefix[PREFIX - 8..].copy_from_slice(&words[2].to_le_bytes());
        }
        last.copy_from_slice(&stretch(short >> 1));
        code
    }

    #[cold]
    fn number(&mut self, words: [u64; 3], hash: u64) -> Option<u64> {
        let known = match self.table.find(hash, |known| known.words == words) {
            Some(known) => *known,
            None if self.list.len() == MOST => return None,
            None => {
                let known = Known { words, number: self.list.len() as u64 };
                self.list.push(words);
                self.table.insert_unique(hash, known, |known| mix(known.words));
                known
            }
        };
        self.recent[(hash >> 56) as usize % RECENT] = known;
        Some(known.number)
    }
}

#[cold]
fn long(code: &[u8; LENGTH]) -> Packed {
    let eight = |from: usize| squeeze(core::array::from_fn(|place| code[from + place]));
    // Of the eight before the last, the first three stand in the eight before them too.
    let five = eight(PREFIX - 8) & ((1 << 30) - 1);
    Packed::Long([eight(0) | five << 48, eight(8) | five >> 15 << 48, eight(PREFIX) << 1])
}

/// All 21 bytes; those in the middle twice.
#[inline]
fn words(prefix: &[u8; PREFIX]) -> [u64; 3] {
    let word = |from: usize| u64::from_le_bytes(core::array::from_fn(|place| prefix[from + place]));
    [word(0), word(8), word(PREFIX - 8)]
}

/// A hash of words: the better bits on top.
#[inline]
pub(in crate::bulk) fn mix<const N: usize>(words: [u64; N]) -> u64 {
    let mut mixed = 0_u64;
    for word in words {
        mixed = (mixed.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        mixed ^= mixed >> 32;
    }
    mixed.wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeMap;

    use super::*;

    const COUNT: usize = 3 * MOST;

    #[test]
    fn a_code_always_comes_to_the_same_and_two_never_do() {
        let mut prefixes = Prefixes::new();
        let mut seen: BTreeMap<[u64; 3], [u8; LENGTH]> = BTreeMap::new();
        let mut longs = 0;
        for round in 0..2 {
            for number in 0..COUNT {
                let text = match number % 3 {
                    // Every place of it changes somewhere.
                    0 => alloc::format!("{:029}", number as u128 * 0x9E37_79B9_7F4A_7C15_F39C % 10_u128.pow(29)),
                    1 => alloc::format!("CNTESTH1A001{number:017}"),
                    _ => alloc::format!("CNTESTH1A001{number:08}A00000001"),
                };
                let code = *text.as_bytes().first_chunk().unwrap();
                let (words, last) = match prefixes.pack(&code) {
                    Packed::Short([word]) => {
                        assert_eq!(prefixes.spelled(word), code);
                        ([word, 0, 0], word)
                    }
                    Packed::Long(words) => (words, words[2]),
                };
                assert_eq!(last & 1, 0);
                assert_eq!(*seen.entry(words).or_insert(code), code);
                longs += usize::from(words[1] != 0);
                assert!(round == 0 || seen.len() == COUNT);
            }
        }
        assert!(longs > MOST, "both forms were met");
    }
}
