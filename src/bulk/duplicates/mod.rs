//! The same code in an earlier row.
//!
//! Of every code that was seen the table holds all and the row: twelve bytes and as much again by half, or twenty where
//! serials are drawn and their beginnings are too many to be numbered. Nothing is ever compared by a fingerprint, so a
//! duplicate that is told is one.

pub(super) mod deferred;
pub(super) mod key;
mod near;
mod prefixes;
mod table;

use alloc::vec::Vec;

use crate::bulk::duplicates::key::{Key, Keys, Ranked};
use crate::bulk::duplicates::prefixes::Prefixes;
use crate::bulk::duplicates::table::Table;
use crate::format::LENGTH;

/// Beyond this the table grows as it must: what a file says of its size can be wrong.
const MOST_EXPECTED: usize = 1 << 24;

/// The codes seen so far and the rows they were first seen in.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    prefixes: Prefixes,
    short: Table<1, 1>,
    keys: Keys,
    long: Table<2, 1>,
    /// Whether a code had to be left out because there were too many.
    is_full: bool,
}

/// A code as it stands in the table, for [`Seen::touch`] and [`Seen::first`].
#[derive(Clone, Copy, Debug)]
pub(crate) enum Prepared {
    Short([u64; 1]),
    Long([u64; 2]),
}

/// A code that is almost one of an earlier row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Near {
    /// The first row it stands in.
    pub row: u64,
    /// The first row of the one that it is near to.
    pub other: u64,
    pub code: [u8; LENGTH],
}

impl Seen {
    /// With room for so many codes, as far as is known.
    pub fn expecting(count: usize) -> Self {
        let mut short = Table::new();
        short.expect(count.min(MOST_EXPECTED));
        Self { prefixes: Prefixes::new(), short, keys: Keys::default(), long: Table::new(), is_full: false }
    }

    /// A code of `0-9A-Z` as it would stand in the table; `None` where it cannot.
    #[inline]
    pub fn prepare(&mut self, code: &[u8; LENGTH]) -> Option<Prepared> {
        if let Some(word) = self.prefixes.short(code) {
            return Some(Prepared::Short([word]));
        }
        let key = self.keys.of(code);
        self.is_full |= key.is_none();
        key.map(|key| Prepared::Long(halves(key)))
    }

    /// Look where a code would stand. Bringing the places of many into the cache one after another, before any of them is
    /// needed, is several times as fast as waiting for each in turn.
    #[inline]
    pub fn touch(&self, code: &Prepared) -> u32 {
        match code {
            Prepared::Short(code) => self.short.touch(code),
            Prepared::Long(code) => self.long.touch(code),
        }
    }

    /// Room for so many more.
    pub fn expect(&mut self, more: usize) {
        self.short.expect(more);
        self.long.expect(more);
    }

    /// The row that a code was first seen in, if it was; else it is noted for this one, for which there has to be room.
    #[inline]
    pub fn first(&mut self, code: &Prepared, row: u64) -> Option<u64> {
        if row > u64::from(u32::MAX) {
            let known = self.known(code);
            self.is_full |= known.is_none();
            return known;
        }
        match code {
            Prepared::Short(code) => self.short.first(code, row),
            Prepared::Long(code) => self.long.first(code, row),
        }
    }

    fn known(&self, code: &Prepared) -> Option<u64> {
        match code {
            Prepared::Short(code) => self.short.find(code),
            Prepared::Long(code) => self.long.find(code),
        }
    }

    /// Codes that are likely an earlier one with a typing error, or the other way round: each with its first row and
    /// the first row of the earlier one, in the order of rows. Takes sixteen bytes more for every code.
    pub fn near(&mut self) -> Vec<Near> {
        let Self { prefixes, short, keys, long, is_full, .. } = self;
        let mut all: Vec<Key> = long.entries().map(|(code, _)| whole(code)).collect();
        let shorter = short.entries().filter_map(|([word], _)| keys.of(&prefixes.spelled(word)));
        all.extend(shorter);
        *is_full |= all.len() < short.len() + long.len();
        let ranked = Ranked::new(keys, all);
        let mut found: Vec<Near> = Vec::new();
        for pair in near::pairs(&ranked) {
            let [one, other] = pair.map(|key| ranked.code(key));
            let [Some(one_row), Some(other_row)] = [one, other].map(|code| self.row_of(&code)) else { continue };
            let (row, code) = if one_row > other_row { (one_row, one) } else { (other_row, other) };
            found.push(Near { row, other: one_row.min(other_row), code });
        }
        found.sort_unstable_by_key(|it| (it.row, it.other));
        found.dedup_by_key(|it| it.row);
        found
    }

    /// The first row of a code that was seen.
    fn row_of(&mut self, code: &[u8; LENGTH]) -> Option<u64> {
        let code = self.prepare(code)?;
        self.known(&code)
    }

    /// Whether every code had its turn.
    pub fn is_complete(&self) -> bool {
        !self.is_full
    }

    /// Bytes in use.
    pub fn memory(&self) -> usize {
        self.short.memory() + self.long.memory() + self.keys.memory()
    }
}

#[allow(clippy::cast_possible_truncation, reason = "the two halves")]
const fn halves(key: Key) -> [u64; 2] {
    [key as u64, (key >> 64) as u64]
}

const fn whole([low, high]: [u64; 2]) -> Key {
    (high as Key) << 64 | low as Key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_row_is_told_however_far_back() {
        // So many beginnings that some have no number.
        let code = |serial: u64| {
            let text = alloc::format!("CNTESTH1A001{:017}", serial * 7_919_000_001 % 100_000_000_000_000_000);
            *text.as_bytes().first_chunk::<LENGTH>().unwrap()
        };
        let mut seen = Seen::expecting(100);
        for row in 1..100_000 {
            seen.expect(1);
            let prepared = seen.prepare(&code(row)).unwrap();
            assert_eq!(seen.first(&prepared, row), None);
        }
        assert!(seen.short.len() > 10_000 && seen.long.len() > 10_000);
        for row in (1..100_000).step_by(1_000) {
            let prepared = seen.prepare(&code(row)).unwrap();
            assert_eq!(seen.first(&prepared, u64::MAX), Some(row));
        }
        assert!(seen.is_complete());
    }
}
