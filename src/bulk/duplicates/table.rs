//! A table of codes and rows: open addressing in one list, an empty place being zero, which is no code.
//!
//! Nothing of a code is left out, so what is found is the code and not one that looks like it. A look-up in a table of
//! millions waits for memory: so a code and its row stand together, and whoever has several to look up
//! [`touch`](Table::touch)es all places first, and then waits for the slowest alone. That is why it is not hashbrown's, as
//! tables are elsewhere: its control bytes lie apart from its entries, and it offers no way to bring a place near.

use alloc::vec::Vec;

use crate::bulk::duplicates::prefixes::mix;

/// Codes of so many words of 64 bits, and for each a row of so many of 32.
#[derive(Clone, Debug)]
pub(in crate::bulk) struct Table<const CODE: usize, const ROW: usize> {
    words: Vec<u32>,
    places: usize,
    len: usize,
}

impl<const CODE: usize, const ROW: usize> Table<CODE, ROW> {
    /// The words of a place: the code, then the row.
    const WIDTH: usize = 2 * CODE + ROW;

    pub const fn new() -> Self {
        Self { words: Vec::new(), places: 0, len: 0 }
    }

    /// Room for so many more. Codes can fill three of four places; where room is made, two of three.
    pub fn expect(&mut self, more: usize) {
        let len = self.len + more;
        if len * 4 < self.places * 3 {
            return;
        }
        let places = (len * 3 / 2 + 1).max(2 * self.places);
        let mut larger = Self { words: alloc::vec![0; places * Self::WIDTH], places, len: 0 };
        for (code, row) in self.entries() {
            larger.first(&code, row);
        }
        *self = larger;
    }

    /// All codes and their rows.
    pub fn entries(&self) -> impl Iterator<Item = ([u64; CODE], u64)> + '_ {
        (0..self.places).map(|at| (self.code(at), self.row(at))).filter(|(code, _)| *code != [0; CODE])
    }

    /// Bring the place of a code near, where there is one.
    #[inline]
    pub fn touch(&self, code: &[u64; CODE]) -> u32 {
        self.words.get(self.home(code) * Self::WIDTH).copied().unwrap_or_default()
    }

    /// The row of a code, if it is there.
    pub fn find(&self, code: &[u64; CODE]) -> Option<u64> {
        self.place(code).ok().map(|at| self.row(at))
    }

    /// The first row of a code, if there was one; else it is this one. There has to be room.
    #[inline]
    pub fn first(&mut self, code: &[u64; CODE], row: u64) -> Option<u64> {
        match self.place(code) {
            Ok(at) => Some(self.row(at)),
            Err(at) => {
                self.put(at, code, row);
                None
            }
        }
    }

    /// How many codes there are.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Bytes in use.
    pub fn memory(&self) -> usize {
        self.words.capacity() * size_of::<u32>()
    }

    #[inline]
    fn code(&self, at: usize) -> [u64; CODE] {
        let words = &self.words[at * Self::WIDTH..][..2 * CODE];
        core::array::from_fn(|word| u64::from(words[2 * word]) | u64::from(words[2 * word + 1]) << 32)
    }

    #[inline]
    fn row(&self, at: usize) -> u64 {
        let words = &self.words[at * Self::WIDTH + 2 * CODE..][..ROW];
        words.iter().rev().fold(0, |row, &word| row << 32 | u64::from(word))
    }

    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "word by word")]
    fn put(&mut self, at: usize, code: &[u64; CODE], row: u64) {
        let (of_code, of_row) = self.words[at * Self::WIDTH..][..Self::WIDTH].split_at_mut(2 * CODE);
        for (words, &code) in of_code.chunks_exact_mut(2).zip(code) {
            words.copy_from_slice(&[code as u32, (code >> 32) as u32]);
        }
        for (index, word) in of_row.iter_mut().enumerate() {
            *word = (row >> (32 * index)) as u32;
        }
        self.len += 1;
    }

    /// Where a code stands, or else could.
    #[inline]
    fn place(&self, code: &[u64; CODE]) -> Result<usize, usize> {
        let mut at = self.home(code);
        loop {
            match self.code(at) {
                known if known == *code => return Ok(at),
                known if known == [0; CODE] => return Err(at),
                _ => at = if at + 1 < self.places { at + 1 } else { 0 },
            }
        }
    }

    /// The place that is looked at first. The top bits of the hash say in which list a code is where there are several,
    /// and so are the same for all here.
    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "less than the number of places")]
    fn home(&self, code: &[u64; CODE]) -> usize {
        let hash = mix(*code) >> 16 & u64::from(u32::MAX);
        ((hash * self.places as u64) >> 32) as usize
    }
}
