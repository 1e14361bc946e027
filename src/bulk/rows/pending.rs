//! Rows that pass because there is nothing to say about them, unless their code stands in an earlier row.
//!
//! Where codes are compared each in its turn, rows wait until there are some, and are told in their order then.

use alloc::boxed::Box;
use core::hint::black_box;
use core::ops::ControlFlow;

use crate::bulk::duplicates::Prepared;
use crate::bulk::judge::Judge;
use crate::bulk::judge::makers::Makers;
use crate::bulk::judge::verdict::CellReport;
use crate::bulk::judge::verdict::{RowStatus, Verdict};
use crate::bulk::rows::fast_rows::{FastRows, Stretch};
use crate::bulk::rows::search::DuplicateSearch;
use crate::bulk::rows::splitter::{RawRow, Splitter};
use crate::bulk::rows::{Row, Rows, Sink, duplicate};
use crate::bulk::summary::Summary;
use crate::format::LENGTH;

/// How many rows are compared in one go.
const TOGETHER: usize = 64;

/// A row that waits to be compared with those before it.
pub(in crate::bulk) struct PendingRow {
    pub number: u64,
    pub line: u64,
    /// Where it begins.
    pub start: usize,
    pub code: Option<Prepared>,
    /// `None` where there is nothing to say about it so far.
    pub remarked: Option<Box<Remarked>>,
}

/// What is known of a row that there is something to say about, or that is told anyway.
pub(in crate::bulk) struct Remarked {
    pub verdict: Verdict,
    pub record: RawRow,
    pub cell: Option<Box<CellReport>>,
}

impl Rows {
    /// Pass rows of a table that there is nothing to say about.
    pub(super) fn pass_fields(&mut self, fast: &mut FastRows, bytes: &[u8], start: usize) -> Stretch {
        let is_compared = self.search.is_on();
        let Judge { plain, makers, .. } = &mut self.judge;
        if !is_compared {
            return fast.pass(bytes, start, |code, _| plain.has_body(code) && has_clean_maker(code, makers));
        }
        let plain = *plain;
        fast.pass(bytes, start, |code, Stretch { end, rows, lines }| {
            plain.has_body(code) && self.passes(code, *end, *rows, *lines)
        })
    }

    /// Pass lines that there is nothing to say about; how many they are.
    pub(super) fn pass_lines(&mut self, bytes: &[u8], start: usize, end: &[u8]) -> usize {
        let is_compared = self.search.is_on();
        let Judge { plain, makers, .. } = &mut self.judge;
        if !is_compared {
            return plain.rows(&bytes[start..], end, |code| has_clean_maker(code, makers));
        }
        let (plain, width) = (*plain, LENGTH + end.len());
        let mut rows = 0;
        plain.rows(&bytes[start..], end, |code| {
            let passes = self.passes(code, start + rows * width, rows, rows as u64);
            rows += usize::from(passes);
            passes
        })
    }

    /// Whether a row with this code passes, which begins at `start` so many rows and lines after the next. It is counted
    /// for its maker then, and its code is noted.
    fn passes(&mut self, code: &[u8; LENGTH], start: usize, rows: usize, lines: u64) -> bool {
        let number = self.number + rows as u64;
        let is_duplicate = match &mut self.search {
            DuplicateSearch::Lookup(lookup) => {
                self.lines.note(number, self.line + lines);
                lookup.first(number).is_some()
            }
            _ => false,
        };
        if is_duplicate || self.are_enough_pending() || !has_clean_maker(code, &mut self.judge.makers) {
            return false;
        }
        match &mut self.search {
            DuplicateSearch::Deferred(deferred) => deferred.note(code, number, false),
            DuplicateSearch::InTurn { seen, .. } => {
                let (code, line) = (seen.prepare(code), self.line + lines);
                self.pending.push(PendingRow { number, line, start, code, remarked: None });
            }
            DuplicateSearch::Lookup(_) | DuplicateSearch::Off => {}
        }
        true
    }

    /// Whether it is time to [`settle`](Self::settle).
    pub(super) fn are_enough_pending(&self) -> bool {
        self.pending.len() >= TOGETHER
    }

    /// Compare the rows that wait with all before them, and tell of them in their order.
    #[inline]
    pub fn settle(&mut self, bytes: &[u8], summary: &mut Summary, sink: &mut Sink<'_>) {
        if !self.pending.is_empty() {
            self.compare(bytes, summary, sink);
        }
    }

    #[inline(never)]
    fn compare(&mut self, bytes: &[u8], summary: &mut Summary, sink: &mut Sink<'_>) {
        let Self { search: DuplicateSearch::InTurn { seen, near }, pending, judge, every_row, lines, .. } = self else {
            return;
        };
        seen.expect(pending.len());
        // For nothing but that the places are near when they are needed.
        black_box(pending.iter().filter_map(|row| row.code.as_ref()).fold(0, |all, code| all ^ seen.touch(code)));
        for PendingRow { number, line, start, code, remarked } in pending.drain(..) {
            let duplicate_of = code.and_then(|code| seen.first(&code, number));
            let mut verdict = remarked.as_ref().map_or(Verdict::CLEAN, |it| it.verdict);
            if duplicate_of.is_some() {
                verdict = duplicate(verdict, summary);
            }
            if code.is_some() {
                lines.note(number, line);
                if let Some(near) = near {
                    near.note(number, verdict.status);
                }
            }
            if verdict.status != RowStatus::Valid || *every_row {
                let (record, cell) = match remarked {
                    Some(row) => (row.record, row.cell),
                    None => (record_at(bytes, start, &judge.plan.splitter), None),
                };
                let record = &record;
                let line_of_earlier = duplicate_of.and_then(|first| lines.of(first));
                let near_to = None;
                sink(Row { number, line, verdict, duplicate_of, near_to, line_of_earlier, judge, bytes, record, cell });
            }
        }
    }
}

/// The row that begins there.
#[cold]
fn record_at(bytes: &[u8], start: usize, splitter: &Splitter) -> RawRow {
    let mut found = RawRow::default();
    splitter.split(bytes, start, true, |record| {
        found.clone_from(record);
        ControlFlow::Break(())
    });
    found
}

/// Whether there is nothing to say about the maker of a code, which is counted then.
#[inline]
fn has_clean_maker(code: &[u8; LENGTH], makers: &mut Makers) -> bool {
    match makers.of(code) {
        Some(known) if known.verdict == Verdict::CLEAN => {
            known.count += 1;
            true
        }
        _ => false,
    }
}
