//! Many codes: exports of any size, row by row, where they lie.
//!
//! ```text
//!  bytes --Plan--> Splitter --Record--> Judge --Verdict--> Summary
//!   any pieces  rows and fields       a glance, or        and each row that there is something to say about
//!                                     the rules           goes to the caller, with its text and report on demand
//! ```
//!
//! The pieces that the bytes come in change nothing: not the rows, not the line numbers, not what is found out about
//! the file.

mod damage;
mod duplicates;
mod encoding;
mod json;
mod judge;
mod key;
mod options;
mod plan;
mod scan;
mod splitter;
mod summary;

use alloc::string::String;
use alloc::vec::Vec;

pub use damage::{check_cell, check_parts, joined};
#[cfg(not(target_family = "wasm"))]
pub use encoding::read_gb18030;
pub use encoding::{Encoding, ReadGb18030};
pub use judge::{Standing, Verdict};
pub use options::{Column, Duplicates, Format, Options};
pub use plan::{ColumnBy, Plan, PlanError};
pub use summary::Summary;

use crate::check::Report;
use crate::issue::{Issue, IssueCode};
use crate::layout::LENGTH;
use duplicates::Seen;
use encoding::FromUtf16;
use judge::Judge;
use plan::{HEAD, Head};
use scan::{BODY, line_end};
use splitter::{LONGEST, Record, Splitter, Stop};

/// Checks a file that comes in pieces.
///
/// ```
/// use humanoid_id::bulk::{Checker, Duplicates, Options, read_gb18030};
/// let options = Options { duplicates: Duplicates::Exact, ..Options::default() };
/// let mut checker = Checker::new(options, read_gb18030);
/// let file = b"no,code\r\n1,CNTESTH1A00120260522A00000001\r\n2,\"CNTESTH1A0\r\n3,CNTESTH1A00120260522A00000001\r\n";
/// let mut told = Vec::new();
/// checker.push(file, &mut |row| told.push((row.number, row.line, row.report().issues[0].code.id())))?;
/// let summary = checker.finish(&mut |row| told.push((row.number, row.line, row.report().issues[0].code.id())))?;
/// assert_eq!(told, [(2, 3, "row-shape"), (3, 4, "duplicate")]);
/// assert_eq!((summary.rows, summary.valid, summary.invalid, summary.duplicates), (3, 2, 1, 1));
/// # Ok::<(), humanoid_id::bulk::PlanError>(())
/// ```
pub struct Checker {
    options: Options,
    read_gb18030: ReadGb18030,
    /// What has come and is not dealt with: the first `filled` bytes. The rest is room for more.
    bytes: Vec<u8>,
    filled: usize,
    stage: Stage,
    summary: Summary,
}

enum Stage {
    /// Not enough has come to know how to read it.
    Head,
    /// Under way.
    Rows(Rows),
}

/// A file under way.
struct Rows {
    judge: Judge,
    seen: Option<Seen>,
    utf16: Option<FromUtf16>,
    every_row: bool,
    expects_header: bool,
    /// The number of the next row.
    number: u64,
    /// The line that it begins on.
    line: u64,
    /// Whether the rest of an endless line is still to be skipped.
    is_skipping: bool,
}

/// A row that there is something to say about.
pub struct Row<'b> {
    /// Counted from 1 for the first row of data.
    pub number: u64,
    /// The line it begins on, header included, counted from 1.
    pub line: u64,
    /// What it comes to, why and where.
    pub verdict: Verdict,
    /// The row that the same code was first seen in.
    pub duplicate_of: Option<u64>,
    judge: &'b Judge,
    bytes: &'b [u8],
    record: &'b Record,
}

impl Row<'_> {
    /// The text of the cell, or of the four cells with a space between; a person's number is masked.
    #[must_use]
    pub fn text(&self) -> String {
        self.judge.shown(&self.judge.text(self.bytes, self.record), &self.judge.report(self.bytes, self.record))
    }

    /// Everything there is to say about it. Spans are in bytes of the [`text`](Row::text).
    #[must_use]
    pub fn report(&self) -> Report {
        let mut report = self.judge.report(self.bytes, self.record);
        if let Some(first) = self.duplicate_of {
            let length = self.judge.text(self.bytes, self.record).len();
            let row = usize::try_from(first).unwrap_or(usize::MAX);
            report.issues.push(Issue::new(IssueCode::Duplicate, 0..length).with("row", row));
        }
        report
    }
}

/// Hears of rows.
pub type Sink<'s> = dyn FnMut(Row<'_>) + 's;

impl Checker {
    /// A checker of one file.
    #[must_use]
    pub fn new(options: Options, read_gb18030: ReadGb18030) -> Self {
        Self { options, read_gb18030, bytes: Vec::new(), filled: 0, stage: Stage::Head, summary: Summary::default() }
    }

    /// The next piece.
    ///
    /// # Errors
    /// Where the file has no such column; the beginning tells.
    pub fn push(&mut self, piece: &[u8], sink: &mut Sink<'_>) -> Result<(), PlanError> {
        // In parts, so that a large piece is not copied as a whole.
        for part in piece.chunks(1 << 18) {
            self.room(part.len()).copy_from_slice(part);
            self.take(part.len(), sink)?;
        }
        Ok(())
    }

    /// Room for the next piece, for a host that writes it in place; [`take`](Self::take) then says how much came.
    pub fn room(&mut self, length: usize) -> &mut [u8] {
        if self.bytes.len() < self.filled + length {
            self.bytes.resize(self.filled + length, 0);
        }
        &mut self.bytes[self.filled..self.filled + length]
    }

    /// Deal with the next piece, which stands in the room.
    ///
    /// # Errors
    /// Where the file has no such column; the beginning tells.
    pub fn take(&mut self, length: usize, sink: &mut Sink<'_>) -> Result<(), PlanError> {
        self.summary.bytes += length as u64;
        match &mut self.stage {
            Stage::Head if self.filled + length < HEAD => {
                self.filled += length;
                Ok(())
            }
            Stage::Head => {
                self.filled += length;
                self.begin(false)?;
                self.rows(false, sink);
                Ok(())
            }
            Stage::Rows(rows) => {
                match &mut rows.utf16 {
                    Some(utf16) => {
                        let piece = self.bytes[self.filled..self.filled + length].to_vec();
                        self.bytes.truncate(self.filled);
                        utf16.read(&piece, false, &mut self.bytes);
                        self.filled = self.bytes.len();
                    }
                    None => self.filled += length,
                }
                self.rows(false, sink);
                Ok(())
            }
        }
    }

    /// Nothing follows.
    ///
    /// # Errors
    /// Where the file has no such column.
    pub fn finish(mut self, sink: &mut Sink<'_>) -> Result<Summary, PlanError> {
        if matches!(self.stage, Stage::Head) {
            self.begin(true)?;
        }
        if let Stage::Rows(Rows { utf16: Some(utf16), .. }) = &mut self.stage {
            self.bytes.truncate(self.filled);
            utf16.read(&[], true, &mut self.bytes);
            self.filled = self.bytes.len();
        }
        self.rows(true, sink);
        if let Stage::Rows(Rows { seen: Some(seen), .. }) = &self.stage {
            self.summary.compared_all = seen.is_complete();
        }
        Ok(self.summary)
    }

    /// How the file is read; `None` while too little of it has come.
    #[must_use]
    pub fn plan(&self) -> Option<&Plan> {
        match &self.stage {
            Stage::Head => None,
            Stage::Rows(rows) => Some(&rows.judge.plan),
        }
    }

    /// The counts so far.
    #[must_use]
    pub fn so_far(&self) -> &Summary {
        &self.summary
    }

    /// Bytes that finding duplicates takes.
    #[must_use]
    pub fn memory(&self) -> usize {
        match &self.stage {
            Stage::Rows(Rows { seen: Some(seen), .. }) => seen.memory(),
            _ => 0,
        }
    }

    /// Look at the beginning and find out how to read on.
    fn begin(&mut self, is_last: bool) -> Result<(), PlanError> {
        let head = &self.bytes[..self.filled.min(HEAD)];
        let is_whole = is_last && self.filled <= HEAD;
        let (encoding, mark) = match self.options.encoding {
            Some(said) => (Some(said), said.mark_length(head)),
            None => Encoding::detect(head),
        };
        let mut utf16 = (encoding == Some(Encoding::Utf16Le)).then(FromUtf16::default);
        let plan = if utf16.is_some() {
            let mut text = Vec::new();
            FromUtf16::default().read(&head[mark..], is_whole, &mut text);
            let head = Head { bytes: &text, is_whole, encoding, read_gb18030: self.read_gb18030 };
            Plan::of(&head, &self.options)?
        } else {
            let head = Head { bytes: &head[mark..], is_whole, encoding, read_gb18030: self.read_gb18030 };
            Plan::of(&head, &self.options)?
        };
        self.bytes.copy_within(mark..self.filled, 0);
        self.filled -= mark;
        if let Some(utf16) = &mut utf16 {
            let raw = self.bytes[..self.filled].to_vec();
            self.bytes.clear();
            utf16.read(&raw, false, &mut self.bytes);
            self.filled = self.bytes.len();
        }
        self.stage = Stage::Rows(Rows {
            expects_header: plan.has_header,
            judge: Judge::new(self.options.rules.clone(), plan, self.read_gb18030),
            seen: (self.options.duplicates != Duplicates::Off).then(Seen::default),
            utf16,
            every_row: self.options.every_row,
            number: 1,
            line: 1,
            is_skipping: false,
        });
        Ok(())
    }

    /// Every whole row that has come.
    fn rows(&mut self, is_last: bool, sink: &mut Sink<'_>) {
        let Stage::Rows(rows) = &mut self.stage else { return };
        let bytes = &self.bytes[..self.filled];
        let rest = rows.each(bytes, is_last, &mut self.summary, sink);
        self.bytes.copy_within(rest..self.filled, 0);
        self.filled -= rest;
    }
}

impl Rows {
    /// Deal with every whole row; returns where the rest begins.
    fn each(&mut self, bytes: &[u8], is_last: bool, summary: &mut Summary, sink: &mut Sink<'_>) -> usize {
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
            let splitter = self.judge.plan.splitter.clone();
            let is_plain = splitter == Splitter::lines() && self.judge.plan.is_one_field();
            let (rest, stop) = if is_plain {
                self.lines(bytes, start, is_last, summary, sink)
            } else {
                splitter.split(bytes, start, is_last, |record| self.enter(bytes, record, summary, sink))
            };
            match stop {
                Stop::Partial => return rest,
                Stop::Unsound => {
                    let (record, is_whole) = splitter.unsound(bytes, rest);
                    self.enter(bytes, &record, summary, sink);
                    start = record.span.end;
                    self.is_skipping = !is_whole;
                }
            }
        }
    }

    /// Lines of one code each: as many as possible at a glance, the others one by one.
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
            let head = self.judge.last_clean;
            if !self.expects_header {
                let count = self.judge.plain.rows(&bytes[start..], head, end);
                start = self.enter_plain(bytes, start, count, LENGTH + end.len(), head, summary, sink);
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
            let record = Record {
                span: start..start + content + width,
                end: start + content,
                fields: 1,
                cells: [const { 0..0 }; 4].map(|_: core::ops::Range<usize>| start..start + content),
                lines: 1,
                is_sound: true,
            };
            self.enter(bytes, &record, summary, sink);
            start = record.span.end;
        }
        (start, Stop::Partial)
    }

    /// Rows of equal length that hold clean codes of one maker.
    #[allow(clippy::too_many_arguments, reason = "the inner loop's own variables")]
    #[inline]
    fn enter_plain(
        &mut self,
        bytes: &[u8],
        start: usize,
        count: usize,
        width: usize,
        head: [u8; BODY],
        summary: &mut Summary,
        sink: &mut Sink<'_>,
    ) -> usize {
        let end = start + count * width;
        if self.seen.is_some() || self.every_row {
            for at in (start..end).step_by(width) {
                let content = at..at + LENGTH;
                let cells = [const { 0..0 }; 4].map(|_: core::ops::Range<usize>| content.clone());
                let record =
                    Record { span: at..at + width, end: content.end, fields: 1, cells, lines: 1, is_sound: true };
                self.enter(bytes, &record, summary, sink);
            }
        } else {
            let count = count as u64;
            summary.rows += count;
            summary.count_valid(head, count);
            self.number += count;
            self.line += count;
        }
        end
    }

    /// One row.
    #[inline]
    fn enter(&mut self, bytes: &[u8], record: &Record, summary: &mut Summary, sink: &mut Sink<'_>) {
        let line = self.line;
        self.line += record.lines;
        if self.expects_header {
            self.expects_header = false;
            return;
        }
        let number = self.number;
        self.number += 1;
        summary.rows += 1;
        let judged = self.judge.row(bytes, record);
        let mut verdict = judged.verdict;
        let mut duplicate_of = None;
        if let Some(code) = &judged.code {
            if let Some(head) = code.first_chunk() {
                summary.count_valid(*head, 1);
            }
            duplicate_of = self.seen.as_mut().and_then(|seen| seen.first(code, number));
            if duplicate_of.is_some() {
                summary.duplicates += 1;
                summary.count(IssueCode::Duplicate);
                if verdict.standing == Standing::Valid {
                    verdict = Verdict { standing: Standing::Warned, code: Some(IssueCode::Duplicate), place: None };
                }
            }
        }
        if verdict != Verdict::CLEAN {
            note(&verdict, judged.issues, summary);
        } else if !self.every_row {
            return;
        }
        sink(Row { number, line, verdict, duplicate_of, judge: &self.judge, bytes, record });
    }
}

/// Count what there is to say about a row.
fn note(verdict: &Verdict, issues: u64, summary: &mut Summary) {
    let mut bits = issues;
    while bits != 0 {
        summary.count(IssueCode::ALL[bits.trailing_zeros() as usize]);
        bits &= bits - 1;
    }
    match (verdict.standing, verdict.code) {
        (Standing::Valid, _) => {}
        (Standing::Warned, _) => summary.warned += 1,
        (Standing::Skipped, Some(IssueCode::Blank)) => summary.blank += 1,
        (Standing::Skipped, _) => summary.totals += 1,
        (Standing::Invalid, _) => {
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
