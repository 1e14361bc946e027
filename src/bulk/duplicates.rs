//! The same code in an earlier row.
//!
//! The table holds four bytes and a fraction for a code, the list of exact keys sixteen more; nothing is ever compared
//! by a fingerprint alone, so a duplicate that is told is one.

use alloc::vec::Vec;

use hashbrown::HashTable;

use super::key::{Key, Keys, mix};
use crate::layout::LENGTH;

/// Keys come in pieces of this many, so that a longer list never has to be copied.
const PIECE: usize = 1 << 15;

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

impl Seen {
    /// The row that a code was first seen in, if it was; else it is noted for this one. Rows come in ascending order.
    #[inline]
    pub fn first(&mut self, code: &[u8; LENGTH], row: u64) -> Option<u64> {
        let Some(key) = self.keys.of(code).filter(|_| self.len < u32::MAX) else {
            self.is_full = true;
            return None;
        };
        let hash = mix(key);
        let pieces = &self.pieces;
        let at = |index: u32| pieces[index as usize / PIECE][index as usize % PIECE];
        if let Some(&index) = self.table.find(hash, |&index| at(index) == key) {
            return Some(self.row(index));
        }
        self.table.insert_unique(hash, self.len, |&index| mix(at(index)));
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

    /// The row of an entry of the list.
    pub fn row(&self, index: u32) -> u64 {
        match self.jumps.partition_point(|jump| jump.0 <= index).checked_sub(1).map(|last| self.jumps[last]) {
            Some((start, row)) => row + u64::from(index - start),
            None => u64::from(index),
        }
    }

    /// Every code, in the order of the rows, as an exact key.
    pub fn keys(&self) -> impl Iterator<Item = Key> + '_ {
        self.pieces.iter().flatten().copied()
    }

    /// The code of a key.
    pub fn code(&self, key: Key) -> [u8; LENGTH] {
        self.keys.code(key)
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
            assert_eq!(seen.first(&code(serial), row), None);
        }
        for (serial, &row) in rows.iter().enumerate().step_by(1_000) {
            assert_eq!(seen.first(&code(serial), u64::MAX), Some(row));
        }
        assert!(seen.is_complete());
        assert_eq!(seen.keys().count(), rows.len());
    }
}
