//! What a whole file comes to.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use hashbrown::HashTable;

use crate::bulk::duplicates::key::mix;
use crate::bulk::rows::scan::BODY;
use crate::format::{LENGTH, Segment};
use crate::issue::IssueCode;

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
    /// model, and at four thousand million rows.
    pub compared_all: bool,
    editions: Vec<u64>,
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
            editions: Vec::new(),
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

    /// Note good codes by the place of their edition; all others are of the first that is asked.
    pub(super) fn count_editions(&mut self, counts: &[u64], first: usize) {
        self.add_editions(counts);
        let others: u64 = self.editions.iter().enumerate().filter(|(place, _)| *place != first).map(|it| it.1).sum();
        if let Some(of_first) = self.editions.get_mut(first) {
            *of_first = self.valid.saturating_sub(others);
        }
    }

    fn add_editions(&mut self, counts: &[u64]) {
        self.editions.resize(self.editions.len().max(counts.len()), 0);
        self.editions.iter_mut().zip(counts).for_each(|(mine, theirs)| *mine += theirs);
    }

    /// Valid codes by the edition of the rules that they were held against, in the order of the editions; none where one
    /// ruleset was asked for.
    #[must_use]
    pub fn by_edition(&self) -> &[u64] {
        &self.editions
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

    /// Valid codes by country and enterprise, such as `CNTEST`, most first. Where there are more than 65,536, those
    /// after the first as many in the order of the alphabet stand under an empty name.
    #[must_use]
    pub fn by_enterprise(&self) -> Vec<(String, u64)> {
        self.makers.by(BODY)
    }

    /// Add the counts of another part of the same file.
    pub fn add(&mut self, other: &Self) {
        // Every field by its name, here and below, so that none that is added later is left behind.
        let Self {
            rows,
            valid,
            invalid,
            warned,
            duplicates,
            blank,
            totals,
            bytes,
            by_code,
            positions,
            compared_all,
            editions,
            makers: Makers { list, others, table: _, last: _ },
        } = other;
        for (mine, theirs) in [
            (&mut self.rows, rows),
            (&mut self.valid, valid),
            (&mut self.invalid, invalid),
            (&mut self.warned, warned),
            (&mut self.duplicates, duplicates),
            (&mut self.blank, blank),
            (&mut self.totals, totals),
            (&mut self.bytes, bytes),
            (&mut self.makers.others, others),
        ] {
            *mine += theirs;
        }
        self.by_code.iter_mut().zip(by_code).for_each(|(mine, theirs)| *mine += theirs);
        self.positions.iter_mut().zip(positions).for_each(|(mine, theirs)| *mine += theirs);
        self.compared_all &= compared_all;
        self.add_editions(editions);
        for &(head, count) in list {
            self.count_maker(head, count);
        }
    }

    /// All of it as numbers, which travel between modules.
    pub(super) fn to_words(&self) -> Vec<u64> {
        let Self {
            rows,
            valid,
            invalid,
            warned,
            duplicates,
            blank,
            totals,
            bytes,
            by_code,
            positions,
            compared_all,
            editions,
            makers: Makers { list, others, table: _, last: _ },
        } = self;
        let compared_all = u64::from(*compared_all);
        let of_editions = editions.len() as u64;
        let counts = [
            *rows,
            *valid,
            *invalid,
            *warned,
            *duplicates,
            *blank,
            *totals,
            *bytes,
            compared_all,
            *others,
            of_editions,
        ];
        let head = |head: &[u8; BODY]| head.iter().fold(0, |word, &byte| word << 8 | u64::from(byte));
        let makers = list.iter().flat_map(|(name, count)| [head(name), *count]);
        counts.iter().chain(editions).chain(by_code).chain(positions).copied().chain(makers).collect()
    }

    /// What [`to_words`](Self::to_words) wrote; `None` where it did not.
    pub(super) fn from_words(words: &[u64]) -> Option<Self> {
        let (&[rows, valid, invalid, warned, duplicates, blank, totals, bytes, compared_all, others, editions], rest) =
            words.split_first_chunk()?;
        let (editions, rest) = rest.split_at_checked(usize::try_from(editions).ok()?)?;
        let (by_code, rest) = rest.split_at_checked(IssueCode::ALL.len())?;
        let (&positions, rest) = rest.split_first_chunk()?;
        let mut makers = Makers { others, ..Makers::default() };
        for pair in rest.chunks_exact(2) {
            makers.count(core::array::from_fn(|place| pair[0].to_be_bytes()[8 - BODY + place]), pair[1]);
        }
        let (by_code, editions, compared_all) = (by_code.to_vec(), editions.to_vec(), compared_all != 0);
        Some(Self {
            rows,
            valid,
            invalid,
            warned,
            duplicates,
            blank,
            totals,
            bytes,
            by_code,
            positions,
            compared_all,
            editions,
            makers,
        })
    }
}

/// Valid codes by country and enterprise.
///
/// Which makers are counted by name does not depend on which came first, so that the parts of a file can be counted by
/// themselves.
#[derive(Clone, Debug, Default)]
struct Makers {
    /// Up to twice as many as are told, so that only few have to be dropped again and again.
    list: Vec<([u8; BODY], u64)>,
    table: HashTable<usize>,
    last: usize,
    /// Codes of makers that were dropped.
    others: u64,
}

impl PartialEq for Makers {
    fn eq(&self, other: &Self) -> bool {
        self.by(BODY) == other.by(BODY)
    }
}

impl Eq for Makers {}

impl Makers {
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
        let list = &self.list;
        if let Some(&place) = self.table.find(hash(head), |&place| list[place].0 == head) {
            return place;
        }
        if self.list.len() == 2 * MOST_MAKERS {
            self.drop_last();
        }
        let place = self.list.len();
        self.list.push((head, 0));
        self.table.insert_unique(hash(head), place, |&place| hash(self.list[place].0));
        place
    }

    /// Keep the first in the order of the alphabet. One that is dropped is not among the first whatever follows.
    #[cold]
    fn drop_last(&mut self) {
        self.list.sort_unstable();
        self.others += self.list.drain(MOST_MAKERS..).map(|it| it.1).sum::<u64>();
        self.table.clear();
        for (place, (head, _)) in self.list.iter().enumerate() {
            self.table.insert_unique(hash(*head), place, |&place| hash(self.list[place].0));
        }
    }

    fn by(&self, width: usize) -> Vec<(String, u64)> {
        let mut list = self.list.clone();
        list.sort_unstable();
        let (told, others) = list.split_at(list.len().min(MOST_MAKERS));
        let mut sums: Vec<(String, u64)> = Vec::new();
        let others = self.others + others.iter().map(|it| it.1).sum::<u64>();
        if others > 0 {
            sums.push((String::new(), others));
        }
        for (head, count) in told {
            let name = String::from_utf8_lossy(&head[..width]);
            match sums.last_mut() {
                Some(sum) if sum.0 == name => sum.1 += count,
                _ => sums.push((name.into_owned(), *count)),
            }
        }
        sums.sort_by_key(|sum| core::cmp::Reverse(sum.1));
        sums
    }
}

fn hash(head: [u8; BODY]) -> u64 {
    mix(head.iter().fold(0, |hash, &byte| hash << 8 | u128::from(byte)))
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

    #[test]
    fn parts_of_a_file_of_noise_add_up_to_the_whole() {
        let names: Vec<[u8; BODY]> = (0..200_000_u64)
            .map(|number| alloc::format!("C{:05}", number * 7_919 % 90_001).as_bytes().try_into().unwrap())
            .collect();
        let count = |names: &[[u8; BODY]]| {
            let mut summary = Summary::default();
            for &name in names {
                summary.count_maker(name, 1);
            }
            Summary::from_words(&summary.to_words()).unwrap()
        };
        let whole = count(&names);
        assert_eq!(whole.by_enterprise().len(), MOST_MAKERS + 1);
        for parts in [2, 7] {
            let mut summary = Summary::default();
            names.chunks(names.len() / parts).for_each(|part| summary.add(&count(part)));
            assert!(summary == whole, "in {parts} parts");
        }
    }
}
