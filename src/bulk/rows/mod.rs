//! A file under way: row after row, judged, compared, counted and told.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::ops::ControlFlow;

use crate::bulk::judge::Judge;
use crate::bulk::judge::verdict::{RowStatus, Verdict};
use crate::bulk::rows::encoding::{Encoding, Shown};
use crate::bulk::rows::fast_rows::FastRows;
use crate::bulk::rows::scan::line_end;
use crate::bulk::rows::splitter::{LONGEST, RawRow, Stop};
use crate::bulk::rows::transcoding::Transcoding;
use crate::bulk::summary::Summary;
use crate::format::LENGTH;
use crate::issue::IssueCode;

pub(super) mod document;
pub(super) mod encoding;
pub(super) mod fast_rows;
pub(super) mod json;
mod near_pass;
mod pending;
pub(super) mod quoted_rows;
pub(super) mod row;
mod row_lines;
pub(super) mod scan;
pub(super) mod search;
pub(super) mod splitter;
pub(super) mod transcoding;

pub(in crate::bulk) use pending::PendingRow;
use pending::Remarked;
pub use row::{Row, Sink, Told};
pub(in crate::bulk) use row_lines::RowLines;
pub(in crate::bulk) use search::DuplicateSearch;

/// A file under way.
pub(in crate::bulk) struct Rows {
    pub judge: Judge,
    pub search: DuplicateSearch,
    pub transcoding: Option<Transcoding>,
    pub every_row: bool,
    /// So many bytes from here, rows begin that are none of data: the names of the columns, and what stands above them.
    pub ahead: usize,
    /// The number of the next row.
    pub number: u64,
    /// The line that it begins on.
    pub line: u64,
    /// Whether the rest of an endless line is still to be skipped.
    pub is_skipping: bool,
    /// Rows to be compared with those before them.
    pub pending: Vec<PendingRow>,
    /// The lines of rows that later ones may be duplicates of.
    pub lines: RowLines,
}

impl Rows {
    /// Deal with every whole row; returns where the rest begins.
    pub fn each(&mut self, mut bytes: &[u8], is_last: bool, summary: &mut Summary, sink: &mut Sink<'_>) -> usize {
        let plan = &mut self.judge.plan;
        if plan.encoding.is_none() {
            match Encoding::first_shown(bytes, is_last) {
                Shown::Nothing => {}
                // The rest of an endless line is dropped as it comes, and would be dropped with what shows the encoding.
                Shown::FromHere(at) => bytes = &bytes[..at],
                Shown::Encoding(encoding) => {
                    let breaks = encoding == Encoding::Gb18030 && plan.breaks_first_beyond_ascii(bytes, encoding);
                    plan.spelled(if breaks { Encoding::Windows1252 } else { encoding });
                }
            }
        }
        let rest = self.each_before(bytes, is_last, summary, sink);
        self.ahead = self.ahead.saturating_sub(rest);
        rest
    }

    fn each_before(&mut self, bytes: &[u8], is_last: bool, summary: &mut Summary, sink: &mut Sink<'_>) -> usize {
        let splitter = self.judge.plan.splitter.clone();
        let is_one_field = self.judge.plan.is_one_field();
        let are_lines = is_one_field && splitter.delimiter.is_none();
        let mut fast = FastRows::new(&splitter, self.judge.plan.width).filter(|_| is_one_field && self.can_pass());
        let mut start = 0;
        loop {
            if self.is_skipping {
                match end_of_line(bytes, start, is_last) {
                    Some(end) => start = end,
                    // A carriage return at the end may be half of a line end.
                    None => return bytes.len() - usize::from(bytes.ends_with(b"\r")),
                }
                self.is_skipping = false;
            }
            if let Some(fast) = fast.as_mut().filter(|_| start >= self.ahead) {
                let passed = self.pass_fields(fast, bytes, start);
                self.pass(passed.rows, passed.lines, summary);
                start = passed.end;
                if self.are_enough_pending() {
                    self.settle(bytes, summary, sink);
                    continue;
                }
            }
            let (rest, stop) = if are_lines {
                self.lines(bytes, start, is_last, summary, sink)
            } else {
                splitter.split(bytes, start, is_last, |record| {
                    self.enter(bytes, record, summary, sink);
                    if fast.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                })
            };
            match stop {
                Stop::Partial => return rest,
                Stop::Asked => start = rest,
                Stop::Unsound => {
                    let (record, is_whole) = splitter.unsound(bytes, rest);
                    self.enter(bytes, &record, summary, sink);
                    start = record.span.end;
                    self.is_skipping = !is_whole;
                }
            }
        }
    }

    /// Lines of one code each: as many as possible at a fast, the others one by one.
    fn lines(
        &mut self,
        bytes: &[u8],
        mut start: usize,
        is_last: bool,
        summary: &mut Summary,
        sink: &mut Sink<'_>,
    ) -> (usize, Stop) {
        let mut end: &[u8] = b"\n";
        while start < bytes.len() {
            if start >= self.ahead && self.can_pass() {
                let rows = self.pass_lines(bytes, start, end);
                start += rows * (LENGTH + end.len());
                self.pass(rows, rows as u64, summary);
                if self.are_enough_pending() {
                    self.settle(bytes, summary, sink);
                    continue;
                }
            }
            let rest = &bytes[start..];
            let found = line_end(&rest[..rest.len().min(LONGEST + 1)]);
            let (content, width) = match found.map(|at| (at, &rest[at..])) {
                Some((_, b"\r")) if !is_last => return (start, Stop::Partial),
                Some((at, [b'\r', b'\n', ..])) => {
                    end = b"\r\n";
                    (at, 2)
                }
                Some((at, _)) => {
                    end = b"\n";
                    (at, 1)
                }
                None if rest.len() > LONGEST => return (start, Stop::Unsound),
                None if is_last && !rest.is_empty() => (rest.len(), 0),
                None => return (start, Stop::Partial),
            };
            let cell = self.judge.plan.splitter.content_start(bytes, start).min(start + content);
            let record = RawRow {
                span: start..start + content + width,
                start: cell,
                end: start + content,
                fields: 1,
                cells: [const { 0..0 }; 4].map(|_: core::ops::Range<usize>| cell..start + content),
                lines: 1,
                is_sound: true,
            };
            self.enter(bytes, &record, summary, sink);
            start = record.span.end;
        }
        (start, Stop::Partial)
    }

    /// One row. Where duplicates are looked for, it waits with some others for [`settle`](Self::settle).
    #[inline]
    fn enter(&mut self, bytes: &[u8], record: &RawRow, summary: &mut Summary, sink: &mut Sink<'_>) {
        let line = self.line;
        self.line += record.lines;
        if record.span.start < self.ahead {
            return;
        }
        let number = self.number;
        self.number += 1;
        summary.rows += 1;
        if self.judge.plan.is_of_texts() {
            let (judge, verdict) = (&self.judge, Verdict::CLEAN);
            let (duplicate_of, near_to, line_of_earlier, cell) = (None, None, None, None);
            sink(Row { number, line, verdict, duplicate_of, near_to, line_of_earlier, judge, bytes, record, cell });
            return;
        }
        let judged = self.judge.row(bytes, record);
        if judged.is_counted {
            summary.valid += 1;
        } else if let Some(head) = judged.code.as_ref().and_then(|code| code.first_chunk()) {
            summary.valid += 1;
            summary.count_maker(*head, 1);
        }
        if judged.verdict != Verdict::CLEAN {
            note(judged.verdict, judged.issues, summary);
        }
        let (mut verdict, mut duplicate_of) = (judged.verdict, None);
        match (&mut self.search, &judged.code) {
            (DuplicateSearch::InTurn { seen, .. }, code) => {
                let code = code.as_ref().and_then(|code| seen.prepare(code));
                if code.is_some() || verdict.status != RowStatus::Valid || self.every_row {
                    let remarked = Some(Box::new(Remarked { verdict, record: record.clone(), cell: judged.cell }));
                    self.pending.push(PendingRow { number, line, start: record.span.start, code, remarked });
                    if self.are_enough_pending() {
                        self.settle(bytes, summary, sink);
                    }
                }
                return;
            }
            (DuplicateSearch::Deferred(deferred), Some(code)) => {
                deferred.note(code, number, verdict.status != RowStatus::Valid);
            }
            (DuplicateSearch::Lookup(lookup), Some(_)) => {
                self.lines.note(number, line);
                duplicate_of = lookup.first(number);
                if duplicate_of.is_some() {
                    verdict = duplicate(verdict, summary);
                }
            }
            _ => {}
        }
        if verdict.status != RowStatus::Valid || self.every_row {
            let (judge, cell) = (&self.judge, judged.cell);
            let line_of_earlier = duplicate_of.and_then(|first| self.lines.of(first));
            let near_to = None;
            sink(Row { number, line, verdict, duplicate_of, near_to, line_of_earlier, judge, bytes, record, cell });
        }
    }

    /// Whether rows that there is nothing to say about are passed at all.
    fn can_pass(&self) -> bool {
        !self.every_row && self.judge.is_about_form()
    }

    /// So many rows that there is nothing to say about.
    fn pass(&mut self, rows: usize, lines: u64, summary: &mut Summary) {
        let rows = rows as u64;
        summary.rows += rows;
        summary.valid += rows;
        self.number += rows;
        self.line += lines;
    }

    /// Nothing follows: tell what only all rows together can tell.
    pub fn finish(&mut self, summary: &mut Summary, sink: &mut Sink<'_>) {
        if let Self { search: DuplicateSearch::InTurn { seen, near: Some(near) }, judge, lines, .. } = self {
            near.tell(seen, lines, judge, summary, sink);
        }
    }
}

/// Count a row whose code stands in an earlier one; what it comes to now.
fn duplicate(verdict: Verdict, summary: &mut Summary) -> Verdict {
    summary.duplicates += 1;
    summary.count(IssueCode::Duplicate);
    if verdict.status != RowStatus::Valid {
        return verdict;
    }
    summary.warned += 1;
    Verdict { status: RowStatus::Warned, code: Some(IssueCode::Duplicate), place: None }
}

/// Count what there is to say about a row.
fn note(verdict: Verdict, issues: u64, summary: &mut Summary) {
    let mut bits = issues;
    while bits != 0 {
        summary.count(IssueCode::ALL[bits.trailing_zeros() as usize]);
        bits &= bits - 1;
    }
    match (verdict.status, verdict.code) {
        (RowStatus::Valid, _) => {}
        (RowStatus::Warned, _) => summary.warned += 1,
        (RowStatus::Skipped, Some(IssueCode::Blank)) => summary.blank += 1,
        (RowStatus::Skipped, _) => summary.totals += 1,
        (RowStatus::Invalid, _) => {
            summary.invalid += 1;
            if let Some(count) = verdict.place.and_then(|place| summary.positions.get_mut(usize::from(place))) {
                *count += 1;
            }
        }
    }
}

/// Where the next line begins.
fn end_of_line(bytes: &[u8], start: usize, is_last: bool) -> Option<usize> {
    let at = start + line_end(&bytes[start..])?;
    match &bytes[at..] {
        b"\r" if !is_last => None,
        [b'\r', b'\n', ..] => Some(at + 2),
        _ => Some(at + 1),
    }
}
