//! The beginning of a file, as rows of texts.

use alloc::string::String;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};
use core::ops::{ControlFlow, Range};

use crate::bulk::plan::Above;
use crate::bulk::rows::encoding::{Encoding, ReadGb18030, read_windows_1252};
use crate::bulk::rows::json;
use crate::bulk::rows::splitter::{RawRow, Splitter, unquoted};

/// How much of a file is looked at; little where a fuzzer is to get beyond it.
pub(in crate::bulk) const HEAD: usize = if cfg!(fuzzing) { 64 } else { 1 << 16 };

/// So much is looked at at most, where the first rows are longer than that.
pub(in crate::bulk) const MOST_HEAD: usize = HEAD << 5;

/// How much of a beginning is looked at: as a rule [`HEAD`], and more where two lines take more; `None` while too little of it
/// has come.
pub(in crate::bulk) fn beginning_of(bytes: &[u8]) -> Option<usize> {
    let mut length = HEAD;
    while let Some(beginning) = bytes.get(..length) {
        let lines = beginning.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).take(LINES).count();
        if lines == LINES || length == MOST_HEAD {
            return Some(length);
        }
        length *= 2;
    }
    None
}

/// The names of columns and a row, with line ends of two characters.
const LINES: usize = 4;

/// How many rows are looked at.
pub(super) const SAMPLE: usize = 100;

/// The beginning of a file.
pub(in crate::bulk) struct FileBeginning<'b> {
    pub bytes: &'b [u8],
    pub is_whole: bool,
    pub encoding: Option<Encoding>,
    pub read_gb18030: ReadGb18030,
}

impl FileBeginning<'_> {
    /// The first rows that are not empty, so many at most, with all of their fields, and the line each begins on. A
    /// beginning without a line end is a row; whether that is all there is.
    fn each(&self, splitter: &Splitter, most: usize, mut each: impl FnMut(&RawRow, &[Range<usize>], u64)) -> bool {
        let (count, mut line, fields) = (Cell::new(0), 1, RefCell::new(Vec::new()));
        let field = |field| fields.borrow_mut().push(field);
        let mut visit = |record: &RawRow| {
            let fields = fields.take();
            if !record.is_empty() {
                each(record, &fields, line);
                count.set(count.get() + 1);
            }
            line += record.lines;
            if count.get() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        let (rest, _) = splitter.split_all(self.bytes, 0, self.is_whole, field, &mut visit);
        let is_cut = !self.is_whole && count.get() == 0;
        if is_cut {
            fields.take();
            splitter.split_all(self.bytes, rest, true, field, visit);
        }
        is_cut
    }

    /// The first byte of the text, without marks and space before it.
    pub fn first_byte(&self) -> Option<u8> {
        let start = Splitter::lines().content_start(self.bytes, 0);
        self.bytes.get(start..)?.trim_ascii_start().first().copied()
    }

    /// Whether it is JSON: an object, or a list of values.
    pub fn is_json(&self) -> bool {
        let text =
            self.bytes.get(Splitter::lines().content_start(self.bytes, 0)..).unwrap_or_default().trim_ascii_start();
        let first_line = text.split(|&byte| byte == b'\n').next().unwrap_or_default();
        match text.first() {
            Some(b'{') => true,
            Some(b'[') => json::each_member(&String::from_utf8_lossy(first_line), |_, _| {}).is_ok(),
            _ => false,
        }
    }

    /// How many rows have another number of fields than the first; all of them, where fields cannot be told.
    pub fn uneven_rows(&self, splitter: &Splitter) -> usize {
        let rows = self.rows(splitter, SAMPLE);
        let width = rows.first().map_or(0, Vec::len);
        if width < 2 { usize::MAX } else { rows.iter().filter(|row| row.len() != width).count() }
    }

    /// Whether quotation marks are text, by the evidence: some field begins or ends with one and none with both, and each
    /// line has as many fields as the first.
    pub fn never_quotes(&self, splitter: &Splitter) -> bool {
        let rows = self.rows(&Splitter { quote: None, ..splitter.clone() }, SAMPLE);
        let mut cells =
            rows.iter().flatten().map(|cell| (cell.starts_with('"'), cell.len() > 1 && cell.ends_with('"')));
        let is_even = rows.windows(2).all(|two| two[0].len() == two[1].len());
        is_even && cells.clone().any(|(begins, ends)| begins != ends) && !cells.any(|(begins, ends)| begins && ends)
    }

    /// Whether not even the first row is here as a whole.
    pub fn is_cut(&self, splitter: &Splitter) -> bool {
        self.each(splitter, 1, |_, _, _| {})
    }

    /// The first rows, so many at most, as texts.
    pub fn rows(&self, splitter: &Splitter, most: usize) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        let text = |field: &Range<usize>| self.text(&unquoted(&self.bytes[field.clone()], splitter.quote));
        self.each(splitter, most, |_, fields, _| rows.push(fields.iter().map(text).collect()));
        rows
    }

    /// Where these rows stand.
    pub fn places(&self, splitter: &Splitter) -> Vec<Above> {
        let mut places = Vec::new();
        self.each(splitter, SAMPLE, |record, _, line| places.push(Above { bytes: record.span.start, line }));
        places
    }

    fn text(&self, bytes: &[u8]) -> String {
        match self.encoding {
            Some(Encoding::Gb18030) if !bytes.is_ascii() => (self.read_gb18030)(bytes),
            Some(Encoding::Windows1252) => read_windows_1252(bytes),
            _ => String::from_utf8_lossy(bytes).into_owned(),
        }
    }
}
