//! A table of codes and rows: open addressing in one list, an empty place being zero, which is no code.
//!
//! Nothing of a code is left out, so what is found is the code and not one that looks like it. A look-up in a table of
//! millions waits for memory; whoever has several to make [`touch`](Table::touch)es all places first, and then waits for
//! the slowest alone.

use alloc::vec::Vec;

use super::prefixes::mix;

/// Codes of so many words and for each a row, or nothing.
#[derive(Clone, Debug)]
pub(super) struct Table<const N: usize, R> {
    slots: Vec<[u64; N]>,
    rows: Vec<R>,
    len: usize,
}

impl<const N: usize, R: Copy + Default> Table<N, R> {
    pub const fn new() -> Self {
        Self { slots: Vec::new(), rows: Vec::new(), len: 0 }
    }

    /// Room for so many more. Codes can fill three of four places; where room is made two thirds do.
    pub fn expect(&mut self, more: usize) {
        let len = self.len + more;
        if len * 4 < self.slots.len() * 3 {
            return;
        }
        let size = (len * 3 / 2 + 1).max(2 * self.slots.len());
        let mut larger = Self { slots: alloc::vec![[0; N]; size], rows: alloc::vec![R::default(); size], len: 0 };
        for (code, row) in self.entries() {
            larger.first(&code, row);
        }
        *self = larger;
    }

    /// All codes and their rows.
    pub fn entries(&self) -> impl Iterator<Item = ([u64; N], R)> + '_ {
        self.slots.iter().copied().zip(self.rows.iter().copied()).filter(|(code, _)| *code != [0; N])
    }

    /// Bring the place of a code near, where there is one.
    #[inline]
    pub fn touch(&self, code: &[u64; N]) -> u64 {
        self.slots.get(self.home(code)).map_or(0, |slot| slot[0])
    }

    /// The row of a code, if it is there.
    pub fn find(&self, code: &[u64; N]) -> Option<R> {
        let at = self.place(code).ok()?;
        self.rows.get(at).copied()
    }

    /// The first row of a code, if there was one; else it is this one. There has to be room.
    #[inline]
    pub fn first(&mut self, code: &[u64; N], row: R) -> Option<R> {
        match self.place(code) {
            Ok(at) => Some(self.rows[at]),
            Err(at) => {
                self.slots[at] = *code;
                self.rows[at] = row;
                self.len += 1;
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
        self.slots.capacity() * size_of::<[u64; N]>() + self.rows.capacity() * size_of::<R>()
    }

    /// Where a code stands, or else could.
    #[inline]
    fn place(&self, code: &[u64; N]) -> Result<usize, usize> {
        let mut at = self.home(code);
        loop {
            match self.slots[at] {
                slot if slot == *code => return Ok(at),
                slot if slot == [0; N] => return Err(at),
                _ => at = if at + 1 < self.slots.len() { at + 1 } else { 0 },
            }
        }
    }

    /// The place that is looked at first. The top bits of the hash say in which list a code is where there are several,
    /// and so are the same for all here.
    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "less than the length")]
    fn home(&self, code: &[u64; N]) -> usize {
        let hash = mix(*code) >> 16 & u64::from(u32::MAX);
        ((hash * self.slots.len() as u64) >> 32) as usize
    }
}
