//! The beginning of a file, as rows of texts.

use alloc::string::String;
use alloc::vec::Vec;
use core::cell::Cell;
use core::ops::ControlFlow;

use super::Above;
use crate::bulk::encoding::{Encoding, ReadGb18030};
use crate::bulk::splitter::{Record, Splitter, unquoted};

/// How many rows are looked at.
const SAMPLE: usize = 100;

/// The beginning of a file.
pub(in crate::bulk) struct Head<'b> {
    pub bytes: &'b [u8],
    pub is_whole: bool,
    pub encoding: Option<Encoding>,
    pub read_gb18030: ReadGb18030,
}

impl Head<'_> {
    /// The first rows that are not empty, and the line each begins on. A beginning without a line end is a row; whether
    /// that is all there is.
    fn each(&self, splitter: &Splitter, mut each: impl FnMut(&Record, u64)) -> bool {
        let (count, mut line) = (Cell::new(0), 1);
        let mut visit = |record: &Record| {
            if record.end > record.span.start {
                each(record, line);
                count.set(count.get() + 1);
            }
            line += record.lines;
            if count.get() < SAMPLE { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        let (rest, _) = splitter.split(self.bytes, 0, self.is_whole, &mut visit);
        let is_cut = !self.is_whole && count.get() == 0;
        if is_cut {
            splitter.split(self.bytes, rest, true, visit);
        }
        is_cut
    }

    /// Whether not even the first row is here as a whole.
    pub fn is_cut(&self, splitter: &Splitter) -> bool {
        self.each(splitter, |_, _| {})
    }

    /// The first rows, as texts.
    pub fn rows(&self, splitter: &Splitter) -> Vec<Vec<String>> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        for first in (0..).step_by(4) {
            let four = Splitter { wanted: [first, first + 1, first + 2, first + 3], ..splitter.clone() };
            let (mut row, mut widest) = (0, 0);
            self.each(&four, |Record { cells, fields, .. }, _| {
                if rows.len() == row {
                    rows.push(Vec::new());
                }
                for cell in &cells[..fields.saturating_sub(first).min(4)] {
                    rows[row].push(self.text(&unquoted(&self.bytes[cell.clone()], splitter.quote)));
                }
                widest = widest.max(*fields);
                row += 1;
            });
            if widest <= first + 4 {
                break;
            }
        }
        rows
    }

    /// Where these rows stand.
    pub fn places(&self, splitter: &Splitter) -> Vec<Above> {
        let mut places = Vec::new();
        self.each(splitter, |record, line| places.push(Above { bytes: record.span.start, line }));
        places
    }

    fn text(&self, bytes: &[u8]) -> String {
        match self.encoding {
            Some(Encoding::Gb18030) if !bytes.is_ascii() => (self.read_gb18030)(bytes),
            _ => String::from_utf8_lossy(bytes).into_owned(),
        }
    }
}
