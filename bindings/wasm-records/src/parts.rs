//! Units divided by the first bits of their hashes, so that each part is sorted by itself.

use crate::entries::{CODE, hash, write};

/// Beginnings of a hash that are counted: more bits than shards are told apart by.
const COUNTED: u32 = 20;

pub(crate) struct Parts {
    bits: u32,
    ready: usize,
    held: Vec<Vec<u8>>,
    counts: Vec<u32>,
}

impl Parts {
    pub fn new(bits: u32, ready: usize) -> Self {
        let bits = bits.min(16);
        Self { bits, ready, held: vec![Vec::new(); 1 << bits], counts: vec![0; 1 << COUNTED] }
    }

    pub fn add(&mut self, code: &[u8; CODE], line: &str) {
        let hash = hash(code);
        if let Some(part) = self.held.get_mut(beginning(hash, self.bits) as usize) {
            write(part, hash, code, line);
        }
        if let Some(count) = self.counts.get_mut(beginning(hash, COUNTED) as usize) {
            *count += 1;
        }
    }

    pub fn ready(&self, all: bool) -> Vec<u32> {
        let least = if all { 1 } else { self.ready };
        (0..).zip(&self.held).filter(|(_, part)| part.len() >= least).map(|(number, _)| number).collect()
    }

    pub fn part(&mut self, number: u32) -> Vec<u8> {
        self.held.get_mut(number as usize).map(core::mem::take).unwrap_or_default()
    }

    pub fn counts(&self) -> &[u32] {
        &self.counts
    }
}

/// The first bits of a hash.
pub(crate) const fn beginning(hash: u32, bits: u32) -> u32 {
    if bits == 0 { 0 } else { hash >> (32 - bits) }
}
