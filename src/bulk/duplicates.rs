//! The same code in an earlier row.
//!
//! The table holds four bytes and a fraction for a code, the list of exact keys sixteen more; nothing is ever compared
//! by a fingerprint alone, so a duplicate that is told is one.

use alloc::vec::Vec;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use super::key::{Key, Keys, Ranked, mix};
use super::near;
use crate::layout::LENGTH;

/// Keys come in pieces of this many, so that a longer list never has to be copied.
const PIECE: usize = 1 << 15;

/// Beyond this the table grows as it must: what a file says of its size can be wrong.
const MOST_EXPECTED: usize = 1 << 24;

/// The codes seen so far and the rows they were first seen in.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    keys: Keys,
    pieces: Vec<Vec<Key>>,
    len: u32,
    table: HashTable<u32>,
    /// Where the difference between a row's number and its index in the list changes: the index, and the row.
    jumps: Vec<(u32, u64)>,
    expected: u64,
    /// Whether a code had to be left out because there were too many.
    is_full: bool,
}

/// A code that is almost one of an earlier row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Near {
    /// The first row it stands in.
    pub row: u64,
    /// The first row of the one that it is near to.
    pub other: u64,
    pub code: [u8; LENGTH],
}

impl Seen {
    /// Room for so many codes, which saves moving the table while it grows.
    pub fn expect(&mut self, count: usize) {
        self.table.reserve(count.min(MOST_EXPECTED), |&index| u64::from(index));
    }

    /// The key of a code and its hash, for [`first`](Self::first). Bringing the places of many keys into the cache one
    /// after another, before any of them is needed, is three times as fast as waiting for each in turn.
    #[inline]
    pub fn prepare(&mut self, code: &[u8; LENGTH]) -> Option<(Key, u64)> {
        let key = self.keys.of(code);
        self.is_full |= key.is_none();
        key.map(|key| (key, mix(key)))
    }

    /// Look where a key would stand.
    #[inline]
    pub fn touch(&self, hash: u64) -> bool {
        self.table.find(hash, |_| false).is_some()
    }

    /// The row that a code was first seen in, if it was; else it is noted for this one. Rows come in ascending order.
    #[inline]
    pub fn first(&mut self, (key, hash): (Key, u64), row: u64) -> Option<u64> {
        if self.len == u32::MAX {
            self.is_full = true;
            return None;
        }
        let pieces = &self.pieces;
        let at = |index: u32| pieces[index as usize / PIECE][index as usize % PIECE];
        match self.table.entry(hash, |&index| at(index) == key, |&index| mix(at(index))) {
            Entry::Occupied(known) => {
                let index = *known.get();
                return Some(self.row(index));
            }
            Entry::Vacant(room) => room.insert(self.len),
        };
        if self.len as usize % PIECE == 0 {
            self.pieces.push(Vec::with_capacity(PIECE));
        }
        if let Some(piece) = self.pieces.last_mut() {
            piece.push(key);
        }
        if row != self.expected {
            self.jumps.push((self.len, row));
        }
        self.expected = row + 1;
        self.len += 1;
        None
    }

    /// Codes that are likely an earlier one with a typing error, or the other way round: each with its first row and
    /// the first row of the earlier one, in the order of rows. Takes sixteen bytes more for every code.
    pub fn near(&mut self) -> Vec<Near> {
        let ranked = Ranked::new(&self.keys, self.pieces.concat());
        let mut found: Vec<Near> = Vec::new();
        for pair in near::pairs(&ranked) {
            let [one, other] = pair.map(|key| ranked.code(key)).map(|code| (self.known(&code), code));
            let (Some(one_row), Some(other_row)) = (one.0, other.0) else { continue };
            let (row, code) = if one_row > other_row { (one_row, one.1) } else { (other_row, other.1) };
            found.push(Near { row, other: one_row.min(other_row), code });
        }
        found.sort_unstable_by_key(|it| (it.row, it.other));
        found.dedup_by_key(|it| it.row);
        found
    }

    /// The first row of a code.
    fn known(&mut self, code: &[u8; LENGTH]) -> Option<u64> {
        let key = self.keys.of(code)?;
        let at = |index: u32| self.pieces[index as usize / PIECE][index as usize % PIECE];
        self.table.find(mix(key), |&index| at(index) == key).map(|&index| self.row(index))
    }

    /// The row of an entry of the list.
    pub fn row(&self, index: u32) -> u64 {
        match self.jumps.partition_point(|jump| jump.0 <= index).checked_sub(1).map(|last| self.jumps[last]) {
            Some((start, row)) => row + u64::from(index - start),
            None => u64::from(index),
        }
    }

    /// Whether every code had its turn.
    pub fn is_complete(&self) -> bool {
        !self.is_full
    }

    /// Bytes in use.
    pub fn memory(&self) -> usize {
        self.pieces.len() * PIECE * size_of::<Key>() + self.table.allocation_size() + self.keys.memory()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_row_is_told_however_far_back() {
        let code = |serial: usize| {
            let text = alloc::format!("CNTESTH1A001{serial:017}");
            *text.as_bytes().first_chunk::<LENGTH>().unwrap()
        };
        let mut seen = Seen::default();
        // Every third row holds something else, so rows and entries drift apart.
        let rows: Vec<u64> = (1..).filter(|row| row % 3 != 0).take(3 * PIECE).collect();
        for (serial, &row) in rows.iter().enumerate() {
            let key = seen.prepare(&code(serial)).unwrap();
            assert_eq!(seen.first(key, row), None);
        }
        for (serial, &row) in rows.iter().enumerate().step_by(1_000) {
            let key = seen.prepare(&code(serial)).unwrap();
            assert_eq!(seen.first(key, u64::MAX), Some(row));
        }
        assert!(seen.is_complete());
    }
}
