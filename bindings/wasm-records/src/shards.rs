//! The shards of a part: lines in the order of codes, and units that are there twice.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::entries::{Entry, read};
use crate::parts::beginning;

/// The lines of a part, shard by shard.
#[wasm_bindgen]
#[derive(Default)]
pub struct Shards {
    text: Vec<u8>,
    table: Vec<u32>,
    twice: String,
}

#[wasm_bindgen]
impl Shards {
    /// Sort the entries of a part, where a shard is told by so many bits.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(part: &[u8], bits: u32) -> Self {
        let mut entries: Vec<Entry<'_>> = read(part).collect();
        entries.sort_unstable_by(|one, other| {
            let shard = |it: &Entry<'_>| beginning(it.hash, bits);
            (shard(one), one.code, one.line).cmp(&(shard(other), other.code, other.line))
        });
        let mut shards = Self { text: Vec::with_capacity(part.len()), ..Self::default() };
        let mut last: Option<Entry<'_>> = None;
        for entry in entries {
            if last.is_some_and(|last| last.code == entry.code) {
                shards.tell_twice(entry);
            }
            shards.add(beginning(entry.hash, bits), entry.line);
            last = Some(entry);
        }
        shards
    }

    /// Four numbers a shard: which, where its lines begin and end in the text, how many they are.
    #[must_use]
    pub fn table(&self) -> Vec<u32> {
        self.table.clone()
    }

    /// Where the text is in the memory of the module.
    #[must_use]
    pub fn text(&self) -> usize {
        self.text.as_ptr().addr()
    }

    /// The codes of units that are there twice, one a line.
    #[must_use]
    pub fn twice(&self) -> String {
        self.twice.clone()
    }
}

impl Shards {
    fn add(&mut self, shard: u32, line: &[u8]) {
        let place = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let start = place(self.text.len());
        self.text.extend_from_slice(line);
        self.text.push(b'\n');
        let end = place(self.text.len());
        match self.table.last_chunk_mut::<4>() {
            Some([last, _, last_end, count]) if *last == shard => (*last_end, *count) = (end, *count + 1),
            _ => self.table.extend([shard, start, end, 1]),
        }
    }

    fn tell_twice(&mut self, entry: Entry<'_>) {
        self.twice.extend(entry.code.iter().map(|it| char::from(*it)));
        self.twice.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entries::{CODE, hash, write};

    #[test]
    fn lines_are_in_the_order_of_codes_in_their_shards() {
        let codes: Vec<[u8; CODE]> =
            (0..500).map(|at| *format!("CNTESTH1A001{:017}", at % 400).as_bytes().first_chunk().expect("29")).collect();
        let mut part = Vec::new();
        for code in codes.iter().rev() {
            write(&mut part, hash(code), code, core::str::from_utf8(code).expect("ASCII"));
        }
        let shards = Shards::new(&part, 2);
        assert_eq!(shards.twice.lines().count(), 100);
        let text = core::str::from_utf8(&shards.text).expect("ASCII");
        let (table, rest) = shards.table.as_chunks::<4>();
        assert!(rest.is_empty() && table.iter().map(|it| it[3]).sum::<u32>() == 500);
        for [shard, start, end, count] in table {
            let lines: Vec<&str> = text[*start as usize..*end as usize].lines().collect();
            assert!(lines.is_sorted() && lines.len() == *count as usize);
            for line in lines {
                assert_eq!(hash(line.as_bytes().first_chunk().expect("29")) >> 30, *shard);
            }
        }
    }

    #[test]
    fn a_hash_is_that_of_every_other_program() {
        // printf CNTESTH1A00120260522A00000001 | sha256sum
        assert_eq!(hash(b"CNTESTH1A00120260522A00000001"), EXPECTED);
    }

    const EXPECTED: u32 = 0x3855_791C;
}
