//! Countries and enterprises of a file: what the rules say about each, looked up instead of asked again.
//!
//! There are few in a file and they come again and again, so each is judged once. A little table in front of the large
//! one answers in a few nanoseconds even where makers take turns.

use alloc::boxed::Box;
use alloc::vec::Vec;

use hashbrown::HashTable;

use crate::bulk::duplicates::key::mix;
use crate::bulk::judge::verdict::Verdict;
use crate::bulk::rows::scan::BODY;
use crate::format::LENGTH;

/// Country and enterprise of a code, and what the rules say about them where nothing is to be said about the rest.
#[derive(Clone, Copy, Debug)]
pub(in crate::bulk) struct Known {
    key: u64,
    pub verdict: Verdict,
    /// The codes of the issues, as bits.
    pub issues: u64,
    /// How many codes began like that.
    pub count: u64,
}

impl Known {
    pub fn new(code: &[u8; LENGTH], verdict: Verdict, issues: u64) -> Self {
        Self { key: key(code), verdict, issues, count: 0 }
    }

    /// Country and enterprise.
    pub fn head(&self) -> [u8; BODY] {
        core::array::from_fn(|place| self.key.to_le_bytes()[place])
    }
}

/// More makers than there are; beyond that each code goes to the rules.
const MOST: usize = 1 << 16;

/// Entries of the little table.
const RECENT: usize = 64;

pub(in crate::bulk) struct Makers {
    list: Vec<Known>,
    table: HashTable<u32>,
    /// For the top bits of a hash, the key and its place in the list.
    recent: Box<[(u64, u32); RECENT]>,
}

impl Makers {
    pub fn new() -> Self {
        Self { list: Vec::new(), table: HashTable::new(), recent: Box::new([(0, 0); RECENT]) }
    }

    /// What is known about the head of a code.
    #[inline]
    pub fn of(&mut self, code: &[u8; LENGTH]) -> Option<&mut Known> {
        let key = key(code);
        let (recent, place) = self.recent[slot(key)];
        let place = if recent == key { place } else { self.look_up(key)? };
        self.list.get_mut(place as usize)
    }

    #[cold]
    fn look_up(&mut self, key: u64) -> Option<u32> {
        let list = &self.list;
        let place = *self.table.find(mix(key.into()), |&place| list[place as usize].key == key)?;
        self.recent[slot(key)] = (key, place);
        Some(place)
    }

    /// Learn about a head; where there is no room it stays unknown.
    pub fn learn(&mut self, known: Known) {
        if let (true, Ok(place)) = (self.list.len() < MOST, u32::try_from(self.list.len())) {
            self.list.push(known);
            let list = &self.list;
            self.table.insert_unique(mix(known.key.into()), place, |&place| mix(list[place as usize].key.into()));
        }
    }

    /// All makers and how many codes began with each since this was asked last.
    pub fn counts(&mut self) -> impl Iterator<Item = ([u8; BODY], u64)> + '_ {
        self.list.iter_mut().map(|known| (known.head(), core::mem::take(&mut known.count)))
    }
}

/// The first six places as a number.
#[inline]
fn key(code: &[u8; LENGTH]) -> u64 {
    code.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight) & ((1 << (8 * BODY)) - 1))
}

#[inline]
#[allow(clippy::cast_possible_truncation, reason = "six bits are left")]
fn slot(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - RECENT.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_found_again_though_they_share_a_slot() {
        let code = |number: usize| {
            let text = alloc::format!("CN{number:04}H1A00120260522A00000001");
            *text.as_bytes().first_chunk::<LENGTH>().unwrap()
        };
        let mut makers = Makers::new();
        for number in 0..1_000 {
            assert!(makers.of(&code(number)).is_none());
            makers.learn(Known::new(&code(number), Verdict::CLEAN, number as u64));
        }
        for number in 0..1_000 {
            let known = makers.of(&code(number)).unwrap();
            known.count += 2;
            assert_eq!((known.issues, &known.head()[..]), (number as u64, &code(number)[..BODY]));
        }
        assert_eq!(makers.counts().map(|(_, count)| count).sum::<u64>(), 2_000);
    }
}
