//! Rows that pass because there is nothing to say about them, unless their code stands in an earlier row.
//!
//! Where codes are compared each in its turn, rows wait until there are some, and are told in their order then.

use alloc::boxed::Box;
use core::hint::black_box;
use core::ops::ControlFlow;

use crate::bulk::duplicates::Prepared;
use crate::bulk::judge::heads::Heads;
use crate::bulk::judge::verdict::{Standing, Verdict};
use crate::bulk::judge::{Judge, Told};
use crate::bulk::rows::glance::{Glance, Stretch};
use crate::bulk::rows::splitter::{Record, Splitter};
use crate::bulk::rows::{Row, Rows, Sink, duplicate};
use crate::bulk::summary::Summary;
use crate::format::LENGTH;

/// How many rows are compared in one go.
const TOGETHER: usize = 64;

/// A row that waits to be compared with those before it.
pub(in crate::bulk) struct Waiting {
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
    pub record: Record,
    pub told: Option<Box<Told>>,
}

impl Rows {
    /// Pass rows of a table that there is nothing to say about.
    pub(super) fn pass_fields(&mut self, glance: &mut Glance, bytes: &[u8], start: usize) -> Stretch {
        let is_compared = self.is_compared();
        let Judge { plain, heads, .. } = &mut self.judge;
        if !is_compared {
            return glance.pass(bytes, start, |code, _| plain.has_body(code) && has_clean_head(code, heads));
        }
        let plain = *plain;
        glance.pass(bytes, start, |code, Stretch { end, rows, lines }| {
            plain.has_body(code) && self.passes(code, *end, *rows, *lines)
        })
    }

    /// Pass lines that there is nothing to say about; how many they are.
    pub(super) fn pass_lines(&mut self, bytes: &[u8], start: usize, end: &[u8]) -> usize {
        let is_compared = self.is_compared();
        let Judge { plain, heads, .. } = &mut self.judge;
        if !is_compared {
            return plain.rows(&bytes[start..], end, |code| has_clean_head(code, heads));
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
        let is_told = self.found.as_mut().is_some_and(|found| found.first(number).is_some());
        if is_told || self.are_enough_waiting() || !has_clean_head(code, &mut self.judge.heads) {
            return false;
        }
        if let Some(deferred) = &mut self.deferred {
            deferred.note(code, number, false);
        }
        if let Some(seen) = &mut self.seen {
            let (code, line) = (seen.prepare(code), self.line + lines);
            self.waiting.push(Waiting { number, line, start, code, remarked: None });
        }
        true
    }

    /// Whether codes are compared with others.
    fn is_compared(&self) -> bool {
        self.seen.is_some() || self.deferred.is_some() || self.found.is_some()
    }

    /// Whether it is time to [`settle`](Self::settle).
    pub(super) fn are_enough_waiting(&self) -> bool {
        self.waiting.len() >= TOGETHER
    }

    /// Compare the rows that wait with all before them, and tell of them in their order.
    #[inline]
    pub fn settle(&mut self, bytes: &[u8], summary: &mut Summary, sink: &mut Sink<'_>) {
        if !self.waiting.is_empty() {
            self.compare(bytes, summary, sink);
        }
    }

    #[inline(never)]
    fn compare(&mut self, bytes: &[u8], summary: &mut Summary, sink: &mut Sink<'_>) {
        let Self { seen: Some(seen), passed, waiting, judge, every_row, .. } = self else { return };
        seen.expect(waiting.len());
        // For nothing but that the places are near when they are needed.
        black_box(waiting.iter().filter_map(|row| row.code.as_ref()).fold(0, |all, code| all ^ seen.touch(code)));
        for Waiting { number, line, start, code, remarked } in waiting.drain(..) {
            let duplicate_of = code.and_then(|code| seen.first(&code, number));
            let mut verdict = remarked.as_ref().map_or(Verdict::CLEAN, |it| it.verdict);
            if duplicate_of.is_some() {
                verdict = duplicate(verdict, summary);
            }
            if let (Some(passed), Some(_)) = (&mut *passed, code) {
                passed.note(number, line, verdict.standing);
            }
            if verdict.standing != Standing::Valid || *every_row {
                let (record, told) = match remarked {
                    Some(row) => (row.record, row.told),
                    None => (record_at(bytes, start, &judge.plan.splitter), None),
                };
                let record = &record;
                sink(Row { number, line, verdict, duplicate_of, near_to: None, judge, bytes, record, told });
            }
        }
    }
}

/// The row that begins there.
#[cold]
fn record_at(bytes: &[u8], start: usize, splitter: &Splitter) -> Record {
    let mut found = Record::default();
    splitter.split(bytes, start, true, |record| {
        found.clone_from(record);
        ControlFlow::Break(())
    });
    found
}

/// Whether there is nothing to say about the maker of a code, which is counted then.
#[inline]
fn has_clean_head(code: &[u8; LENGTH], heads: &mut Heads) -> bool {
    match heads.of(code) {
        Some(known) if known.verdict == Verdict::CLEAN => {
            known.count += 1;
            true
        }
        _ => false,
    }
}
