//! Many records: bytes in pieces of any size, lines out, in bounded memory whatever the bytes are.

use alloc::string::String;
#[cfg(feature = "bulk")]
use alloc::string::ToString;
use alloc::vec::Vec;

use super::context::RecordContext;
use super::document::MAX_LINE;
use super::issue::{RecordIssue, RecordIssueCode};
use super::report::{RecordReport, check_record};
#[cfg(feature = "bulk")]
use crate::bulk::Seen;
use crate::json::{Json, push_number};

/// A reader of JSON lines that come in pieces.
///
/// ```
/// use humanoid_id::records::{RecordContext, RecordLines};
/// let (mut lines, mut units) = (RecordLines::default(), 0);
/// let mut each = |line: humanoid_id::records::RecordLine<'_>| units += usize::from(line.report.unit.is_some());
/// for piece in [&b"{\"id\":\"CNTESTH1A0012026"[..], b"0522A00000001\",\"made\":\"2026-05-22\",\"events\":[{",
///     b"\"event\":\"produced\",\"on\":\"2026-05-22\",\"role\":\"manufacturer\"}]}\n"] {
///     lines.push(piece, &RecordContext::default(), &mut each);
/// }
/// lines.finish(&RecordContext::default(), &mut each);
/// assert_eq!(units, 1);
/// ```
#[derive(Debug, Default)]
pub struct RecordLines {
    /// The units of the lines before, where somebody wants to know of those that are there twice.
    #[cfg(feature = "bulk")]
    seen: Option<Seen>,
    /// The beginning of a line whose end has not come yet.
    rest: Vec<u8>,
    /// Whether that line is too long, and the rest of it is passed over.
    is_skipping: bool,
    number: u64,
    /// How many lines were read, and what they came to.
    pub totals: RecordTotals,
}

/// What lines came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordTotals {
    /// Lines that are not blank.
    pub lines: u64,
    /// Lines without an error.
    pub good: u64,
    /// Lines without an error that have a warning.
    pub warned: u64,
    /// How often each issue was told, in the order of [`RecordIssueCode::ALL`].
    pub issues: Vec<u64>,
}

/// A line that was read.
#[derive(Debug)]
pub struct RecordLine<'d> {
    /// Its number, from 1; blank lines count.
    pub number: u64,
    /// Its text without the line end; empty where it was too long to be kept or is no UTF-8.
    pub text: &'d str,
    /// What it tells.
    pub report: RecordReport<'d>,
}

type Each<'e> = &'e mut dyn FnMut(RecordLine<'_>);

impl RecordLines {
    /// A reader that also tells the units that an earlier line has. Each unit takes 18 bytes of memory, or 30 where serials
    /// are drawn.
    #[cfg(feature = "bulk")]
    #[must_use]
    pub fn telling_twice() -> Self {
        Self { seen: Some(Seen::expecting(0)), ..Self::default() }
    }

    /// Read a piece.
    pub fn push(&mut self, mut bytes: &[u8], context: &RecordContext<'_>, each: Each<'_>) {
        while let Some(end) = newline(bytes) {
            let (line, after) = bytes.split_at(end);
            bytes = after.get(1..).unwrap_or_default();
            if self.rest.is_empty() && !self.is_skipping {
                self.line(line, context, each);
            } else {
                self.keep(line);
                self.line_of_rest(context, each);
            }
        }
        self.keep(bytes);
    }

    /// Read the last line, which may lack its end.
    pub fn finish(&mut self, context: &RecordContext<'_>, each: Each<'_>) {
        if !self.rest.is_empty() || self.is_skipping {
            self.line_of_rest(context, each);
        }
    }

    fn line_of_rest(&mut self, context: &RecordContext<'_>, each: Each<'_>) {
        let rest = core::mem::take(&mut self.rest);
        self.line(&rest, context, each);
        self.is_skipping = false;
        // Its room is kept for the next one.
        self.rest = rest;
        self.rest.clear();
    }

    fn keep(&mut self, bytes: &[u8]) {
        // One byte more than a line may have, and a carriage return, by which it is seen to be too long.
        if !self.is_skipping && self.rest.len() + bytes.len() <= MAX_LINE + 2 {
            self.rest.extend_from_slice(bytes);
        } else {
            self.is_skipping = true;
            self.rest.clear();
        }
    }

    fn line(&mut self, bytes: &[u8], context: &RecordContext<'_>, each: Each<'_>) {
        self.number += 1;
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).filter(|_| self.number == 1).unwrap_or(bytes);
        if !self.is_skipping && bytes.iter().all(|it| matches!(it, b' ' | b'\t')) {
            return;
        }
        let text = if self.is_skipping || bytes.len() > MAX_LINE {
            Err("a line of at most 65536 bytes")
        } else {
            core::str::from_utf8(bytes).map_err(|_| "UTF-8")
        };
        let report = text.map_or_else(
            |expected| {
                let issue = RecordIssue::new(RecordIssueCode::NotARecord, "").with("expected", expected);
                RecordReport { issues: Vec::from([issue]), ..RecordReport::default() }
            },
            |text| check_record(text, context),
        );
        #[cfg(feature = "bulk")]
        let report = self.unit_twice(report);
        let line = RecordLine { number: self.number, text: text.unwrap_or_default(), report };
        self.totals.count(&line.report);
        each(line);
    }
}

#[cfg(feature = "bulk")]
impl RecordLines {
    /// One unit, one line.
    fn unit_twice<'d>(&mut self, mut report: RecordReport<'d>) -> RecordReport<'d> {
        if let Some((seen, id)) = self.seen.as_mut().zip(report.id()) {
            seen.expect(1);
            let first = seen.prepare(id.as_bytes()).and_then(|unit| seen.first(&unit, self.number));
            if let Some(line) = first {
                let issue = RecordIssue::new(RecordIssueCode::UnitTwice, "/id");
                report.issues.push(issue.with("line", line.to_string()));
            }
        }
        report
    }
}

impl RecordTotals {
    fn count(&mut self, report: &RecordReport<'_>) {
        self.lines += 1;
        self.good += u64::from(report.is_publishable());
        self.warned += u64::from(report.is_publishable() && !report.issues.is_empty());
        for issue in &report.issues {
            self.issues.resize(RecordIssueCode::ALL.len(), 0);
            if let Some(count) = self.issues.get_mut(issue.code as usize) {
                *count += 1;
            }
        }
    }

    /// As JSON: `{ lines, good, warned, issues: { code: count } }`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = Json::default();
        json.open('{');
        for (name, value) in [("lines", self.lines), ("good", self.good), ("warned", self.warned)] {
            json.key(name);
            json.number(value);
        }
        json.key("issues");
        json.open('{');
        for (code, count) in RecordIssueCode::ALL.iter().zip(&self.issues).filter(|(_, count)| **count > 0) {
            json.key(code.id());
            json.number(*count);
        }
        json.close('}');
        json.close('}');
        json.finish()
    }
}

impl RecordLine<'_> {
    /// As JSON: the report and the number of the line, `{ line, id, state, … }`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = String::from("{\"line\":");
        push_number(&mut json, self.number, 1);
        let report = self.report.to_json();
        json.push(',');
        json.push_str(report.get(1..).unwrap_or_default());
        json
    }
}

fn newline(bytes: &[u8]) -> Option<usize> {
    // Eight bytes at a time: x - 1 borrows into the high bit only where x was zero.
    const ONES: u64 = 0x0101_0101_0101_0101;
    let words = bytes.chunks_exact(8);
    let rest = words.remainder();
    for (at, word) in words.filter_map(<[u8]>::first_chunk).enumerate() {
        let zeros = u64::from_le_bytes(*word) ^ (ONES * 0x0A);
        let found = zeros.wrapping_sub(ONES) & !zeros & (ONES << 7);
        if found != 0 {
            return Some(at * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    rest.iter().position(|it| *it == b'\n').map(|at| bytes.len() - rest.len() + at)
}
