//! On which line each row began: kept where that does not follow from its number.

use alloc::vec::Vec;

/// So many changes are kept, unless [`all`](RowLines::all) are: a table in which each row is a quoted field over several
/// lines has one for each row.
const MOST: usize = 1 << 20;

/// The lines of rows that have passed, in ascending order.
#[derive(Clone, Debug)]
pub(in crate::bulk) struct RowLines {
    /// Where the difference between a row's line and its number changes: the row, and its line.
    jumps: Vec<(u64, u64)>,
    most: usize,
    /// The first row whose change had no room.
    unknown_from: u64,
}

impl Default for RowLines {
    fn default() -> Self {
        Self { jumps: Vec::new(), most: MOST, unknown_from: u64::MAX }
    }
}

impl RowLines {
    /// Of every row, however many changes that takes.
    pub fn all() -> Self {
        Self { most: usize::MAX, ..Self::default() }
    }

    /// Note a row.
    #[inline]
    pub fn note(&mut self, number: u64, line: u64) {
        if self.after(self.jumps.len(), number) != line {
            self.jump(number, line);
        }
    }

    #[cold]
    fn jump(&mut self, number: u64, line: u64) {
        if self.jumps.len() < self.most {
            self.jumps.push((number, line));
        } else {
            self.unknown_from = self.unknown_from.min(number);
        }
    }

    /// The line of a row, given that it is the last that was noted or before that.
    pub fn of(&self, number: u64) -> Option<u64> {
        let count = self.jumps.partition_point(|jump| jump.0 <= number);
        (number < self.unknown_from).then(|| self.after(count, number))
    }

    /// The line of a row behind so many changes.
    #[inline]
    fn after(&self, count: usize, number: u64) -> u64 {
        let last = count.checked_sub(1).map(|last| self.jumps[last]);
        last.map_or(number, |(from, line)| line + (number - from))
    }

    /// Bytes in use.
    pub fn memory(&self) -> usize {
        self.jumps.capacity() * size_of::<(u64, u64)>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_known_up_to_where_there_is_no_room() {
        let mut lines = RowLines { most: 2, ..RowLines::default() };
        for (number, line) in [(1, 2), (2, 3), (3, 6), (4, 7), (5, 10), (6, 11)] {
            lines.note(number, line);
        }
        let of: Vec<_> = (1..=6).map(|number| lines.of(number)).collect();
        assert_eq!(of, [Some(2), Some(3), Some(6), Some(7), None, None]);
    }
}
