//! What can be told only when all rows are known: codes that are almost one of an earlier row.
//!
//! The rows themselves have passed by then. Kept of each is its code, on which line it began, and one bit: whether it has
//! been warned of.

use alloc::vec::Vec;

use crate::bulk::duplicates::{Near, Seen};
use crate::bulk::judge::Judge;
use crate::bulk::judge::verdict::{RowStatus, Verdict};
use crate::bulk::rows::row::{Row, Sink};
use crate::bulk::rows::row_lines::RowLines;
use crate::bulk::rows::splitter::RawRow;
use crate::bulk::summary::Summary;
use crate::format::LENGTH;
use crate::issue::IssueCode;

/// What has to be known of rows that have passed.
#[derive(Clone, Debug, Default)]
pub(in crate::bulk) struct NearPass {
    /// A bit for each row.
    warned: Vec<u64>,
}

impl NearPass {
    /// Note a row; rows come in ascending order.
    #[inline]
    pub fn note(&mut self, number: u64, status: RowStatus) {
        if status == RowStatus::Warned {
            let (word, bit) = place(number);
            if self.warned.len() <= word {
                self.warned.resize(word + 1, 0);
            }
            self.warned[word] |= bit;
        }
    }

    fn is_warned(&self, number: u64) -> bool {
        let (word, bit) = place(number);
        self.warned.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Tell of the codes that are almost one of an earlier row.
    pub fn tell(&self, seen: &mut Seen, lines: &RowLines, judge: &Judge, summary: &mut Summary, sink: &mut Sink<'_>) {
        let judge = &judge.of_codes();
        for Near { row, other, code } in seen.near() {
            summary.count(IssueCode::NearDuplicate);
            summary.warned += u64::from(!self.is_warned(row));
            let verdict = Verdict { status: RowStatus::Warned, code: Some(IssueCode::NearDuplicate), place: None };
            let record = RawRow {
                span: 0..LENGTH,
                start: 0,
                end: LENGTH,
                fields: 1,
                cells: [0; 4].map(|start| start..LENGTH),
                lines: 1,
                is_sound: true,
            };
            let line = lines.of(row).unwrap_or(row);
            sink(Row {
                number: row,
                line,
                verdict,
                duplicate_of: None,
                near_to: Some(other),
                line_of_earlier: lines.of(other),
                judge,
                bytes: &code,
                record: &record,
                cell: None,
            });
        }
    }

    /// Bytes in use.
    pub fn memory(&self) -> usize {
        self.warned.capacity() * size_of::<u64>()
    }
}

/// The word and the bit of a row.
fn place(number: u64) -> (usize, u64) {
    (usize::try_from(number / 64).unwrap_or(usize::MAX), 1 << (number % 64))
}
