//! A code in sixteen bytes, exactly: what makes finding duplicates in millions of rows fit into memory without ever
//! claiming one that is not.
//!
//! Country, enterprise and model repeat from row to row, so each combination is written down once and stands as a
//! number of 26 bits; the 17 places of the serial take six bits each.

use alloc::vec::Vec;
use core::ops::Range;

use hashbrown::HashTable;

use crate::format::{LENGTH, Segment};

const SERIAL: usize = Segment::Serial.range().start;
const SERIAL_BITS: usize = 6 * (LENGTH - SERIAL);

/// How many places country, enterprise and model take.
pub(in crate::bulk) const MAKE: usize = SERIAL;

/// A valid code, exact as long as its [`Keys`] live.
pub(in crate::bulk) type Key = u128;

/// The combinations of country, enterprise and model seen so far.
#[derive(Clone, Debug, Default)]
pub(in crate::bulk) struct Keys {
    makes: Vec<[u8; SERIAL]>,
    numbers: HashTable<u32>,
    last: u32,
}

impl Keys {
    /// The key of a code of `0-9A-Z`; `None` where 26 bits are not enough for the combinations of this file.
    #[inline]
    pub fn of(&mut self, code: &[u8; LENGTH]) -> Option<Key> {
        let (make, serial) = code.split_first_chunk::<SERIAL>()?;
        let number = match self.makes.get(self.last as usize) {
            Some(last) if last == make => self.last,
            _ => self.number(make)?,
        };
        let (first, rest) = serial.split_first_chunk::<8>()?;
        let (second, rest) = rest.split_first_chunk::<8>()?;
        let last = six_bits(u64::from(*rest.first()?));
        let serial = u128::from(squeeze(*first)) << 54 | u128::from(squeeze(*second)) << 6 | u128::from(last);
        Some(u128::from(number) << SERIAL_BITS | serial)
    }

    fn number(&mut self, make: &[u8; SERIAL]) -> Option<u32> {
        let hash = |make: &[u8; SERIAL]| mix(make.iter().fold(0, |hash, &byte| hash << 5 ^ u128::from(byte)));
        let makes = &self.makes;
        let known = self.numbers.find(hash(make), |&number| makes[number as usize] == *make);
        self.last = if let Some(&number) = known {
            number
        } else {
            let number = u32::try_from(makes.len()).ok().filter(|number| number >> (128 - SERIAL_BITS) == 0)?;
            self.numbers.insert_unique(hash(make), number, |&number| hash(&makes[number as usize]));
            self.makes.push(*make);
            number
        };
        Some(self.last)
    }

    /// Bytes in use.
    pub fn memory(&self) -> usize {
        self.makes.capacity() * SERIAL + self.numbers.allocation_size()
    }
}

/// Different codes in their order, for questions about what they share. Keys are in terms of the order of the makes.
pub(in crate::bulk) struct Ranked {
    makes: Vec<[u8; SERIAL]>,
    keys: Vec<Key>,
}

impl Ranked {
    /// Put keys in the order of their codes.
    pub fn new(all: &Keys, mut keys: Vec<Key>) -> Self {
        let mut makes = all.makes.clone();
        makes.sort_unstable();
        let ranks: Vec<Key> = all.makes.iter().map(|make| makes.partition_point(|it| it < make) as Key).collect();
        for key in &mut keys {
            let rank = ranks.get((*key >> SERIAL_BITS) as usize).copied().unwrap_or_default();
            *key = rank << SERIAL_BITS | *key & ((1 << SERIAL_BITS) - 1);
        }
        keys.sort_unstable();
        Self { makes, keys }
    }

    pub fn len(&self) -> usize {
        self.keys.len()
    }

    pub fn key(&self, index: usize) -> Key {
        self.keys[index]
    }

    /// The code of a key.
    pub fn code(&self, key: Key) -> [u8; LENGTH] {
        spelled(&self.makes, key)
    }

    /// The key of a code, if it is here.
    pub fn find(&self, code: &[u8; LENGTH]) -> Option<Key> {
        let (make, serial) = code.split_first_chunk::<SERIAL>()?;
        let rank = self.makes.binary_search(make).ok()?;
        let key = serial.iter().fold(rank as Key, |key, &byte| key << 6 | Key::from(six_bits(u64::from(byte))));
        self.keys.binary_search(&key).ok().map(|_| key)
    }

    /// How many places two codes share from the beginning.
    #[inline]
    pub fn shared(&self, one: usize, other: usize) -> usize {
        let (one, other) = (self.keys[one], self.keys[other]);
        if one >> SERIAL_BITS == other >> SERIAL_BITS {
            let bits = (one ^ other).leading_zeros() as usize - (128 - SERIAL_BITS);
            return SERIAL + bits / 6;
        }
        let [one, other] = [one, other].map(|key| &self.makes[(key >> SERIAL_BITS) as usize]);
        one.iter().zip(other).take_while(|(one, other)| one == other).count()
    }

    /// The place at which a code leaves all others.
    pub fn leaves(&self, index: usize) -> usize {
        let before = index.checked_sub(1).map_or(0, |before| self.shared(before, index));
        let after = if index + 1 < self.keys.len() { self.shared(index, index + 1) } else { 0 };
        before.max(after)
    }

    /// Those that share so many places with one, from the beginning.
    pub fn sharing(&self, index: usize, places: usize) -> Range<usize> {
        let shares = |other: usize| self.shared(index, other) >= places;
        // Mostly they are few and near by, so the steps begin small.
        let (mut start, mut step) = (index, 1);
        while start > 0 && shares(start.saturating_sub(step)) {
            start = start.saturating_sub(step);
            step *= 2;
        }
        let far = start.saturating_sub(step);
        let start = far + partition(start - far, |at| !shares(far + at));
        let (mut last, mut step) = (index, 1);
        while last + step < self.keys.len() && shares(last + step) {
            last += step;
            step *= 2;
        }
        let far = (last + step).min(self.keys.len());
        start..last + partition(far - last, |at| shares(last + at))
    }
}

/// The first of so many numbers that something does not hold for, where it holds for none after that.
fn partition(count: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

/// The code of a key.
fn spelled(makes: &[[u8; SERIAL]], key: Key) -> [u8; LENGTH] {
    let mut code = [b'0'; LENGTH];
    if let Some(make) = makes.get((key >> SERIAL_BITS) as usize) {
        code[..SERIAL].copy_from_slice(make);
    }
    for (index, place) in code[SERIAL..].iter_mut().rev().enumerate() {
        *place = character((key >> (6 * index) & 0x3F) as u8);
    }
    code
}

/// The character of six bits.
const fn character(bits: u8) -> u8 {
    if bits & 0x20 == 0 { 0x20 | bits } else { 0x40 | bits & 0x1F }
}

/// Six bits of a character of `0-9A-Z`, in the order of the characters, for each of the bytes of a word.
const fn six_bits(bytes: u64) -> u64 {
    bytes & 0x1F1F_1F1F_1F1F_1F1F | bytes >> 1 & 0x2020_2020_2020_2020
}

/// Eight characters in 48 bits.
pub(in crate::bulk) const fn squeeze(characters: [u8; 8]) -> u64 {
    let bits = six_bits(u64::from_be_bytes(characters));
    let pairs = bits & 0x003F_003F_003F_003F | (bits & 0x3F00_3F00_3F00_3F00) >> 2;
    let fours = pairs & 0x0000_0FFF_0000_0FFF | (pairs & 0x0FFF_0000_0FFF_0000) >> 4;
    fours & 0x00FF_FFFF | (fours & 0x00FF_FFFF_0000_0000) >> 8
}

/// The eight characters of 48 bits.
pub(in crate::bulk) fn stretch(bits: u64) -> [u8; 8] {
    core::array::from_fn(|place| character((bits >> (6 * (7 - place)) & 0x3F) as u8))
}

/// A hash of a key: two multiplications, the better bits on top as the table wants them.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "the two halves")]
pub(in crate::bulk) const fn mix(key: Key) -> u64 {
    let [low, high] = [key as u64, (key >> 64) as u64];
    let mixed = low.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ high.wrapping_mul(0xC2B2_AE3D_27D4_EB4F).rotate_left(29);
    let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    mixed ^ mixed >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_back_to_their_codes_and_keep_their_order() {
        let mut keys = Keys::default();
        let codes = [
            b"CNTESTH1A00100000000000000000",
            b"CNTESTH1A0010000000000000000Z",
            b"CNTESTH1A00120260522A00000001",
            b"CNTESTH1A001ABCDEFGHIJKLMNOPQ",
            b"CNTESTH1A001ZZZZZZZZZZZZZZZZZ",
            b"DETESTH1A00100000000000000000",
        ];
        let all: Vec<_> = codes.iter().filter_map(|code| keys.of(code)).collect();
        assert!(all.is_sorted_by(|one, next| one < next));
        for (key, code) in all.into_iter().zip(codes) {
            assert_eq!(&spelled(&keys.makes, key), code);
        }
    }
}
