//! The same code in an earlier row, found when all rows have passed.
//!
//! A table of millions of codes is a place to get lost in: hardly a look-up finds what it needs in a cache. So codes are
//! only sorted into [`PARTS`] lists by their hash while rows pass, equal ones into the same. Afterwards one list after
//! another is compared in a table that fits into a cache. That is several times as fast as looking each up in its turn,
//! takes eight bytes a code and no table, and what memory has no room for can wait in a file. In return, which rows are
//! duplicates is known only at the end; who wants them told in their turn reads the file once more.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use crate::bulk::duplicates::prefixes::{Packed, Prefixes, mix};
use crate::bulk::duplicates::table::Table;
use crate::bulk::summary::Summary;
use crate::format::LENGTH;
use crate::issue::IssueCode;

/// How many lists.
const PARTS: usize = 256;

/// Lists grow by so many words at a time; by few in tests, which then need fewer codes to fill them.
const CHUNK: usize = if cfg!(test) { 1 << 6 } else { 1 << 11 };

/// Chunks are asked of the allocator in such numbers, since growing a module's memory costs more than the memory.
const TOGETHER: usize = 256;

/// For so many codes there is room in a table from the beginning.
const FEW: usize = 1 << 16;

/// The lowest bit of a code: there is something else to say about its row.
const WARNED: u64 = 1;

/// Where codes wait that memory has no room for: a temporary file, as a rule.
pub trait Store {
    /// Write behind what was written before.
    ///
    /// # Errors
    /// Where there is no room.
    fn append(&mut self, bytes: &[u8]) -> Result<(), StoreFailed>;

    /// Read what was written from so many bytes on.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn read(&mut self, offset: u64, bytes: &mut [u8]) -> Result<(), StoreFailed>;
}

/// In memory after all, where there are no files.
impl Store for Vec<u8> {
    fn append(&mut self, bytes: &[u8]) -> Result<(), StoreFailed> {
        self.extend_from_slice(bytes);
        Ok(())
    }

    fn read(&mut self, offset: u64, bytes: &mut [u8]) -> Result<(), StoreFailed> {
        let behind = usize::try_from(offset).ok().and_then(|offset| self.get(offset..)).ok_or(StoreFailed)?;
        bytes.copy_from_slice(behind.get(..bytes.len()).ok_or(StoreFailed)?);
        Ok(())
    }
}

/// Any store. A checker can go to another thread, and so has its store to, except in a module, which has but one.
#[cfg(not(target_family = "wasm"))]
pub type AnyStore = Box<dyn Store + Send>;
/// Any store.
#[cfg(target_family = "wasm")]
pub type AnyStore = Box<dyn Store>;

/// A store failed; it knows itself why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoreFailed;

impl fmt::Display for StoreFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what memory has no room for could not be stored")
    }
}

impl core::error::Error for StoreFailed {}

/// How much memory there is for codes, and where the others go.
pub(in crate::bulk) struct Space {
    /// How many chunks may be held.
    most: usize,
    held: usize,
    store: Option<AnyStore>,
    stored: u64,
    bytes: Vec<u8>,
    pub has_failed: bool,
}

/// A piece of a list.
enum Chunk {
    Held(Vec<u64>),
    /// The so-manieth in the store, and how many words of it count.
    Stored(u64, usize),
}

impl Space {
    fn new(most: usize, store: Option<AnyStore>) -> Self {
        let most = if store.is_some() { most / (8 * CHUNK) } else { usize::MAX };
        Self { most, held: 0, store, stored: 0, bytes: Vec::new(), has_failed: false }
    }

    /// An empty chunk in place of a full one.
    fn exchange(&mut self, full: &mut Vec<u64>, chunks: &mut Vec<Chunk>) {
        if self.held >= self.most && full.capacity() > 0 {
            chunks.push(Chunk::Stored(self.stored, full.len()));
            self.put(full);
            full.clear();
            return;
        }
        if self.held % TOGETHER == 0 {
            drop(Vec::<u64>::with_capacity(TOGETHER.min(self.most.max(1)) * CHUNK));
        }
        self.held += 1;
        let full = core::mem::replace(full, Vec::with_capacity(CHUNK));
        if !full.is_empty() {
            chunks.push(Chunk::Held(full));
        }
    }

    fn put(&mut self, words: &[u64]) {
        self.bytes.clear();
        self.bytes.extend(words.iter().flat_map(|word| word.to_le_bytes()));
        self.bytes.resize(8 * CHUNK, 0);
        self.stored += 1;
        let stored = self.store.as_mut().map(|store| store.append(&self.bytes));
        self.has_failed |= stored != Some(Ok(()));
    }

    /// The words of a chunk, which is given up.
    fn take(&mut self, chunk: Chunk) -> Vec<u64> {
        match chunk {
            Chunk::Held(words) => {
                self.held = self.held.saturating_sub(1);
                words
            }
            Chunk::Stored(number, length) => {
                self.bytes.resize(8 * CHUNK, 0);
                let read = self.store.as_mut().map(|store| store.read(number * 8 * CHUNK as u64, &mut self.bytes));
                self.has_failed |= read != Some(Ok(()));
                let words =
                    self.bytes.chunks_exact(8).filter_map(|bytes| Some(u64::from_le_bytes(*bytes.first_chunk()?)));
                words.take(length).collect()
            }
        }
    }
}

/// Records of so many words, in [`PARTS`] lists.
struct Lists {
    width: usize,
    tails: Vec<Vec<u64>>,
    full: Vec<Vec<Chunk>>,
}

impl Lists {
    fn new(width: usize) -> Self {
        let full = core::iter::repeat_with(Vec::new).take(PARTS).collect();
        Self { width, tails: alloc::vec![Vec::new(); PARTS], full }
    }

    #[inline]
    fn tail(&mut self, part: usize, space: &mut Space) -> &mut Vec<u64> {
        if self.tails[part].capacity() - self.tails[part].len() < self.width {
            space.exchange(&mut self.tails[part], &mut self.full[part]);
        }
        &mut self.tails[part]
    }

    /// All chunks of a list, which is empty then.
    fn take(&mut self, part: usize) -> Vec<Chunk> {
        let mut chunks = core::mem::take(&mut self.full[part]);
        chunks.push(Chunk::Held(core::mem::take(&mut self.tails[part])));
        chunks
    }
}

/// The codes of the rows that have passed.
pub(in crate::bulk) struct Deferred {
    prefixes: Prefixes,
    short: Lists,
    long: Lists,
    pub space: Space,
    /// Whether rows are told of afterwards, which takes their numbers.
    tells: bool,
    /// The lists that were compared.
    compared: usize,
    rows: u64,
    /// Duplicates and the rows of the first, by row.
    found: Lists,
}

impl Deferred {
    /// In so many bytes of memory where there is a store.
    pub fn new(memory: usize, store: Option<AnyStore>, tells: bool) -> Self {
        let row = usize::from(tells);
        Self {
            prefixes: Prefixes::new(),
            short: Lists::new(1 + row),
            long: Lists::new(3 + row),
            space: Space::new(memory, store),
            tells,
            compared: 0,
            rows: 0,
            found: Lists::new(2),
        }
    }

    /// Note the code of a row; rows come in ascending order.
    #[inline]
    pub fn note(&mut self, code: &[u8; LENGTH], row: u64, is_warned: bool) {
        let Self { prefixes, short, long, space, tells, rows, .. } = self;
        *rows = row;
        let tail = match prefixes.pack(code) {
            Packed::Short(words) => {
                let tail = short.tail(part_of(words), space);
                tail.push(words[0] | u64::from(is_warned));
                tail
            }
            Packed::Long(words) => {
                let tail = long.tail(part_of(words), space);
                tail.extend_from_slice(&words);
                if let (true, Some(last)) = (is_warned, tail.last_mut()) {
                    *last |= WARNED;
                }
                tail
            }
        };
        if *tells {
            tail.push(row);
        }
    }

    /// Compare the next list; how many of them are left.
    pub fn compare(&mut self, summary: &mut Summary) -> usize {
        let part = self.compared;
        if part == PARTS {
            return 0;
        }
        self.compared += 1;
        let (short, long) = (self.short.take(part), self.long.take(part));
        if self.tells {
            self.compare_list::<1, 2>(short, summary);
            self.compare_list::<3, 2>(long, summary);
        } else {
            self.compare_list::<1, 0>(short, summary);
            self.compare_list::<3, 0>(long, summary);
        }
        PARTS - self.compared
    }

    fn compare_list<const N: usize, const ROW: usize>(&mut self, chunks: Vec<Chunk>, summary: &mut Summary) {
        let width = N + usize::from(self.tells);
        let mut table = Table::<N, ROW>::new();
        // Where nearly all are duplicates the table is smaller than the list.
        table.expect((chunks.len() * CHUNK / width).min(FEW));
        for chunk in chunks {
            let words = self.space.take(chunk);
            table.expect(words.len() / width);
            for record in words.chunks_exact(width) {
                let Some((code, row)) = record.split_first_chunk::<N>() else { continue };
                let mut bare = *code;
                bare[N - 1] &= !WARNED;
                let Some(first) = table.first(&bare, row.first().copied().unwrap_or(0)) else { continue };
                summary.duplicates += 1;
                summary.count(IssueCode::Duplicate);
                summary.warned += u64::from(code[N - 1] & WARNED == 0);
                if let Some(row) = row.first() {
                    let tail = self.found.tail(place_of(*row, self.rows), &mut self.space);
                    tail.extend_from_slice(&[*row, first]);
                }
            }
        }
    }

    /// Once all is compared: the duplicates, to be told in their turn.
    pub fn into_lookup(self) -> DuplicateLookup {
        DuplicateLookup { lists: self.found, space: self.space, rows: self.rows, next: 0, here: Vec::new() }
    }

    /// Bytes in use.
    pub fn memory(&self) -> usize {
        self.space.held * 8 * CHUNK
    }
}

/// Duplicates in the order of rows.
pub(in crate::bulk) struct DuplicateLookup {
    lists: Lists,
    space: Space,
    rows: u64,
    /// The list that comes next.
    next: usize,
    /// Duplicates and the rows of the first, the last first.
    here: Vec<(u64, u64)>,
}

impl DuplicateLookup {
    /// The row that the code of a row was first seen in; rows are asked for in ascending order.
    #[inline]
    pub fn first(&mut self, row: u64) -> Option<u64> {
        while self.next <= place_of(row, self.rows) && self.next < PARTS {
            self.bring();
        }
        while self.here.last()?.0 < row {
            self.here.pop();
        }
        self.here.last().filter(|it| it.0 == row).map(|it| it.1)
    }

    #[cold]
    fn bring(&mut self) {
        self.here.clear();
        for chunk in self.lists.take(self.next) {
            let words = self.space.take(chunk);
            self.here.extend(words.chunks_exact(2).map(|pair| (pair[0], pair[1])));
        }
        self.here.sort_unstable_by_key(|it| core::cmp::Reverse(it.0));
        self.next += 1;
    }

    pub fn has_failed(&self) -> bool {
        self.space.has_failed
    }
}

/// The list of a code.
#[inline]
fn part_of<const N: usize>(code: [u64; N]) -> usize {
    (mix(code) >> 56) as usize % PARTS
}

/// The list of a row, of so many: neighbours stand together.
#[inline]
fn place_of(row: u64, rows: u64) -> usize {
    usize::try_from(row / (rows / PARTS as u64 + 1)).unwrap_or(0).min(PARTS - 1)
}

#[cfg(test)]
mod tests;
