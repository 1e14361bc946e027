//! What a whole file comes to.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use hashbrown::HashTable;

use super::key::mix;
use super::scan::BODY;
use crate::issue::IssueCode;
use crate::layout::{LENGTH, Segment};

/// More makers than there are; a file of noise names each of 1.7 million once.
const MOST_MAKERS: usize = 1 << 16;

/// Counts over all rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Data rows, header excluded.
    pub rows: u64,
    /// Rows with a well-formed code, those with warnings included.
    pub valid: u64,
    /// Rows with something that is none.
    pub invalid: u64,
    /// Well-formed codes about which there is a warning, duplicates included.
    pub warned: u64,
    /// Rows whose code stands in an earlier row.
    pub duplicates: u64,
    /// Empty cells: neither valid nor invalid.
    pub blank: u64,
    /// Rows of totals or repeated titles: neither valid nor invalid.
    pub totals: u64,
    /// Bytes read.
    pub bytes: u64,
    /// In how many rows each issue occurs, by [`IssueCode::ALL`].
    pub by_code: Vec<u64>,
    /// Where the first error of an invalid row falls, for each place of the code.
    pub positions: [u64; LENGTH],
    /// Whether every code was compared with all before it; there is a limit at 67 million combinations of maker and
    /// model, and at four thousand million codes.
    pub compared_all: bool,
    makers: Makers,
}

impl Default for Summary {
    fn default() -> Self {
        Self {
            rows: 0,
            valid: 0,
            invalid: 0,
            warned: 0,
            duplicates: 0,
            blank: 0,
            totals: 0,
            bytes: 0,
            by_code: vec![0; IssueCode::ALL.len()],
            positions: [0; LENGTH],
            compared_all: true,
            makers: Makers::default(),
        }
    }
}

impl Summary {
    /// Note an issue.
    pub(super) fn count(&mut self, code: IssueCode) {
        self.by_code[code as usize] += 1;
    }

    /// Note valid codes of one maker.
    pub(super) fn count_maker(&mut self, head: [u8; BODY], count: u64) {
        if count > 0 {
            self.makers.count(head, count);
        }
    }

    /// In how many rows each issue occurs that occurs at all.
    pub fn issues(&self) -> impl Iterator<Item = (IssueCode, u64)> + '_ {
        IssueCode::ALL.iter().copied().zip(self.by_code.iter().copied()).filter(|(_, count)| *count > 0)
    }

    /// Valid codes by country, most first.
    #[must_use]
    pub fn by_country(&self) -> Vec<(String, u64)> {
        self.makers.by(Segment::Country.range().end)
    }

    /// Valid codes by country and enterprise, such as `CNTEST`, most first; those of makers beyond the first 65,536
    /// stand under an empty name.
    #[must_use]
    pub fn by_enterprise(&self) -> Vec<(String, u64)> {
        self.makers.by(BODY)
    }

    /// Add the counts of another part of the same file.
    pub fn add(&mut self, other: &Self) {
        for (mine, theirs) in [
            (&mut self.rows, other.rows),
            (&mut self.valid, other.valid),
            (&mut self.invalid, other.invalid),
            (&mut self.warned, other.warned),
            (&mut self.duplicates, other.duplicates),
            (&mut self.blank, other.blank),
            (&mut self.totals, other.totals),
            (&mut self.bytes, other.bytes),
        ] {
            *mine += theirs;
        }
        self.by_code.iter_mut().zip(&other.by_code).for_each(|(mine, theirs)| *mine += theirs);
        self.positions.iter_mut().zip(&other.positions).for_each(|(mine, theirs)| *mine += theirs);
        self.compared_all &= other.compared_all;
        other.makers.list.iter().for_each(|&(head, count)| self.count_maker(head, count));
    }
}

/// Valid codes by country and enterprise.
#[derive(Clone, Debug, Default)]
struct Makers {
    list: Vec<([u8; BODY], u64)>,
    table: HashTable<usize>,
    last: usize,
}

impl PartialEq for Makers {
    fn eq(&self, other: &Self) -> bool {
        self.by(BODY) == other.by(BODY)
    }
}

impl Eq for Makers {}

impl Makers {
    /// Where makers are counted that the list has no room for.
    const OTHERS: [u8; BODY] = [b' '; BODY];

    #[inline]
    fn count(&mut self, head: [u8; BODY], count: u64) {
        match self.list.get_mut(self.last) {
            Some((last, so_far)) if *last == head => *so_far += count,
            _ => {
                self.last = self.place(head);
                self.list[self.last].1 += count;
            }
        }
    }

    fn place(&mut self, head: [u8; BODY]) -> usize {
        let hash = |head: [u8; BODY]| mix(head.iter().fold(0, |hash, &byte| hash << 8 | u128::from(byte)));
        let list = &self.list;
        let known = |head: [u8; BODY]| self.table.find(hash(head), |&place| list[place].0 == head).copied();
        let head = match known(head) {
            Some(place) => return place,
            None if list.len() < MOST_MAKERS => head,
            None => match known(Self::OTHERS) {
                Some(place) => return place,
                None => Self::OTHERS,
            },
        };
        let place = list.len();
        self.table.insert_unique(hash(head), place, |&place| hash(list[place].0));
        self.list.push((head, 0));
        place
    }

    fn by(&self, width: usize) -> Vec<(String, u64)> {
        let mut names: Vec<_> = self.list.iter().map(|(head, count)| (&head[..width], *count)).collect();
        names.sort_unstable();
        let mut sums: Vec<(String, u64)> = Vec::new();
        for (name, count) in names {
            let name = String::from_utf8_lossy(name.trim_ascii());
            match sums.last_mut() {
                Some(sum) if sum.0 == name => sum.1 += count,
                _ => sums.push((name.into_owned(), count)),
            }
        }
        sums.sort_by_key(|sum| core::cmp::Reverse(sum.1));
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makers_add_up_to_countries() {
        let mut summary = Summary::default();
        summary.count_maker(*b"CNTEST", 2);
        summary.count_maker(*b"DETEST", 1);
        summary.count_maker(*b"CN0000", 5);
        summary.count_maker(*b"CNTEST", 1);
        assert_eq!(summary.by_country(), [("CN".into(), 8), ("DE".into(), 1)]);
        assert_eq!(summary.by_enterprise(), [("CN0000".into(), 5), ("CNTEST".into(), 3), ("DETEST".into(), 1)]);
    }

    #[test]
    fn a_file_of_noise_counts_the_rest_together() {
        let mut summary = Summary::default();
        for number in 0..MOST_MAKERS + 10 {
            let name = alloc::format!("C{number:05}");
            summary.count_maker(*name.as_bytes().first_chunk().unwrap(), 1);
        }
        assert_eq!(summary.by_enterprise()[0], (String::new(), 10));
    }
}
