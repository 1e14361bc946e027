//! Rows and fields, found where they lie: CSV and its relatives, and plain lines.
//!
//! RFC 4180 as Python's `csv` and the `csv` crate read it: a quote opens only at the start of a field, a doubled quote
//! inside stands for one, whatever follows a closing quote belongs to the field as it is, and CR, LF or CRLF ends a
//! row. Unlike both, a quote that is never closed does not swallow the rest of the file: past [`LONGEST`], or at the
//! end, the row is read again as if it had no quotes, and said to be misshapen.

use core::ops::{ControlFlow, Range};

use crate::bulk::rows::scan::{BLOCK, Marks, line_end};

/// A row longer than this is cut, or its quote counts as never closed; short where a fuzzer is to get there.
pub(in crate::bulk) const LONGEST: usize = if cfg!(fuzzing) { 512 } else { 1 << 20 };

/// The byte-order mark of UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// How rows are cut into fields, and which fields matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::bulk) struct Splitter {
    pub delimiter: Option<u8>,
    pub quote: Option<u8>,
    /// The fields that are asked for, counted from 0, ascending.
    pub wanted: [usize; 4],
    /// Whether the delimiter can also be the second byte of a character, as `|` in GB18030.
    pub delimiter_may_trail: bool,
    /// Whether the bytes of a UTF-8 byte-order mark may be text, as in GB18030.
    pub mark_is_text: bool,
}

/// One row and the fields that were asked for, as places in the bytes given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::bulk) struct RawRow {
    /// All of it, with its line end.
    pub span: Range<usize>,
    /// Where its content begins: behind a byte-order mark, which stands within a file where others were joined to it.
    pub start: usize,
    /// Where its content ends and the line end begins.
    pub end: usize,
    /// How many fields it has.
    pub fields: usize,
    /// The fields asked for, quotes included; those beyond the last field are empty.
    pub cells: [Range<usize>; 4],
    /// How many lines it takes.
    pub lines: u64,
    /// Whether its quotes made sense and it is not over-long.
    pub is_sound: bool,
}

impl RawRow {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.end <= self.start
    }
}

/// Why splitting stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::bulk) enum Stop {
    /// What follows is not a whole row yet.
    Partial,
    /// What follows is a row whose quote is never closed, or an endless line.
    Unsound,
    /// What follows was not asked for.
    Asked,
}

impl Splitter {
    /// Every whole row from `start` on goes to `each` until that breaks off; returns where the rest begins and why it is
    /// left.
    ///
    /// `is_last` says that nothing follows the bytes, so that what is left at the end is a row too.
    #[inline]
    pub fn split(
        &self,
        bytes: &[u8],
        start: usize,
        is_last: bool,
        each: impl FnMut(&RawRow) -> ControlFlow<()>,
    ) -> (usize, Stop) {
        self.split_all(bytes, start, is_last, |_| {}, each)
    }

    /// The same, and all fields of a row are told before it; those of what is no whole row yet as well.
    #[inline(never)]
    pub fn split_all(
        &self,
        bytes: &[u8],
        start: usize,
        is_last: bool,
        mut each_field: impl FnMut(Range<usize>),
        mut each: impl FnMut(&RawRow) -> ControlFlow<()>,
    ) -> (usize, Stop) {
        let marks = Marks::new(self.delimiter, self.quote);
        let [delimiter, quote] = [self.delimiter, self.quote].map(|it| it.unwrap_or(b'\n'));
        let mut walk = Walk::at(start, self.content_start(bytes, start));
        let mut base = start;
        while base < bytes.len() {
            let rest = &bytes[base..];
            let mut bits = if let Some(block) = rest.first_chunk::<BLOCK>() {
                marks.of(block)
            } else {
                let mut block = [0; BLOCK];
                block[..rest.len()].copy_from_slice(rest);
                marks.of(&block)
            };
            while bits != 0 {
                let at = base + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                let byte = bytes[at];
                if byte == delimiter && byte != b'\n' {
                    if !(walk.is_quoted || self.delimiter_may_trail && is_second_byte(&bytes[walk.field..=at])) {
                        walk.end_field(at, &self.wanted, &mut each_field);
                    }
                } else if byte == quote && byte != b'\n' {
                    walk.quote(at);
                } else if byte == b'\r' && at + 1 == bytes.len() && !is_last {
                    // Whether a line feed follows is not known yet.
                    return (walk.record.span.start, Stop::Partial);
                } else if byte == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
                    // The line feed ends the row.
                } else if walk.is_quoted {
                    walk.record.lines += 1;
                } else {
                    if at - walk.record.span.start > LONGEST {
                        return (walk.record.span.start, Stop::Unsound);
                    }
                    let is_pair = byte == b'\n' && at > walk.field && bytes[at - 1] == b'\r';
                    walk.end_record(at - usize::from(is_pair), at + 1, &self.wanted, &mut each_field);
                    if each(&walk.record).is_break() {
                        return (at + 1, Stop::Asked);
                    }
                    walk = Walk::at(at + 1, self.content_start(bytes, at + 1));
                }
            }
            base += BLOCK;
            if base - walk.record.span.start > LONGEST + BLOCK {
                return (walk.record.span.start, Stop::Unsound);
            }
        }
        let left = walk.record.span.start;
        match (is_last, left < bytes.len()) {
            (true, true) if walk.is_quoted || bytes.len() - left > LONGEST => (left, Stop::Unsound),
            (true, true) => {
                walk.end_record(bytes.len(), bytes.len(), &self.wanted, &mut each_field);
                let stop = if each(&walk.record).is_break() { Stop::Asked } else { Stop::Partial };
                (bytes.len(), stop)
            }
            _ => (left, Stop::Partial),
        }
    }

    /// Where the content of the row begins that begins at `start`.
    #[inline]
    pub fn content_start(&self, bytes: &[u8], start: usize) -> usize {
        if bytes.get(start) != Some(&MARK[0]) || self.mark_is_text {
            return start;
        }
        let rest = &bytes[start..];
        start + MARK.len() * rest.chunks_exact(MARK.len()).take_while(|it| *it == MARK).count()
    }

    /// The row that begins at `start` and made no sense, read as if it had no quotes. It ends where its line does, or
    /// is cut at [`LONGEST`]; then `None` for its line end says that the rest of the line is still to be skipped.
    pub fn unsound(&self, bytes: &[u8], start: usize) -> (RawRow, bool) {
        let longest = &bytes[start..bytes.len().min(start + LONGEST)];
        let ended = line_end(longest);
        let end = start + ended.unwrap_or(longest.len());
        let line = Self { quote: None, ..self.clone() };
        let mut found = RawRow::default();
        line.split(&bytes[..end], start, true, |record| {
            found = record.clone();
            ControlFlow::Continue(())
        });
        // An empty line has no record of its own.
        found.span.start = start;
        found.start = self.content_start(bytes, start).min(end);
        let break_ = match &bytes[end..] {
            [b'\r', b'\n', ..] if ended.is_some() => 2,
            [_, ..] if ended.is_some() => 1,
            _ => 0,
        };
        found.span.end = end + break_;
        found.is_sound = false;
        (found, ended.is_some() || end == bytes.len())
    }
}

/// Where a walk over the marks has got to.
struct Walk {
    record: RawRow,
    /// Where the field began.
    field: usize,
    /// Which of the fields asked for comes next.
    next: usize,
    is_quoted: bool,
    /// One past the quote that closed last.
    closed: usize,
}

impl Walk {
    #[inline]
    fn at(start: usize, content: usize) -> Self {
        let record = RawRow { span: start..start, start: content, lines: 1, is_sound: true, ..RawRow::default() };
        Self { record, field: content, next: 0, is_quoted: false, closed: usize::MAX }
    }

    #[inline]
    fn quote(&mut self, at: usize) {
        if self.is_quoted {
            self.is_quoted = false;
            self.closed = at + 1;
        } else if at == self.field || at == self.closed {
            self.is_quoted = true;
        }
    }

    #[inline]
    fn end_field(&mut self, at: usize, wanted: &[usize; 4], each_field: &mut impl FnMut(Range<usize>)) {
        each_field(self.field..at);
        while self.next < 4 && wanted[self.next] == self.record.fields {
            self.record.cells[self.next] = self.field..at;
            self.next += 1;
        }
        self.record.fields += 1;
        self.field = at + 1;
    }

    #[inline]
    fn end_record(
        &mut self,
        content: usize,
        end: usize,
        wanted: &[usize; 4],
        each_field: &mut impl FnMut(Range<usize>),
    ) {
        self.end_field(content, wanted, each_field);
        self.record.end = content;
        self.record.span.end = end;
    }
}

/// Whether the last byte is the second of a two-byte character of GB18030, seen from the start of its field.
fn is_second_byte(field: &[u8]) -> bool {
    let mut at = 0;
    while at + 1 < field.len() {
        at += match field[at..] {
            [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, ..] => 4,
            [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..] => 2,
            // Damage takes nothing of what follows it along.
            _ => 1,
        };
    }
    at >= field.len()
}

/// The text of a field: without the quotes around it, and with the doubled ones halved.
pub(in crate::bulk) fn unquoted(field: &[u8], quote: Option<u8>) -> alloc::borrow::Cow<'_, [u8]> {
    let Some(quote) = quote.filter(|quote| field.first() == Some(quote)) else { return field.into() };
    let inside = &field[1..];
    match inside.iter().position(|&byte| byte == quote) {
        Some(place) if place + 1 == inside.len() => return inside[..place].into(),
        None => return inside.into(),
        Some(_) => {}
    }
    let mut text = alloc::vec::Vec::with_capacity(inside.len());
    let mut bytes = inside.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte != quote {
            text.push(byte);
        } else if bytes.next_if_eq(&quote).is_some() {
            text.push(quote);
        } else {
            text.extend(bytes);
            break;
        }
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;

    fn splitter(delimiter: u8) -> Splitter {
        Splitter {
            delimiter: Some(delimiter),
            quote: Some(b'"'),
            wanted: [1; 4],
            delimiter_may_trail: false,
            mark_is_text: false,
        }
    }

    fn second_cells(splitter: &Splitter, text: &[u8]) -> Vec<(String, usize, u64)> {
        let mut cells = Vec::new();
        let (end, stop) = splitter.split(text, 0, true, |record| {
            let cell = unquoted(&text[record.cells[0].clone()], Some(b'"'));
            cells.push((String::from_utf8_lossy(&cell).into_owned(), record.fields, record.lines));
            ControlFlow::Continue(())
        });
        assert_eq!((end, stop), (text.len(), Stop::Partial));
        cells
    }

    #[test]
    fn quotes_hold_delimiters_quotes_and_line_ends() {
        let text = b"a,\"b,\"\"c\r\nd\"\r\n\"x\",y\rz,\"\"\"\"\n,q\"r";
        let cells: Vec<_> = second_cells(&splitter(b','), text);
        let wanted = [("b,\"c\r\nd", 2, 2), ("y", 2, 1), ("\"", 2, 1), ("q\"r", 2, 1)];
        assert_eq!(cells, wanted.map(|(cell, fields, lines)| (cell.to_owned(), fields, lines)));
    }

    #[test]
    fn what_follows_a_closing_quote_belongs_to_the_field() {
        assert_eq!(second_cells(&splitter(b','), b"a,\"b\"c\"d\",e\n")[0], ("bc\"d\"".to_owned(), 3, 1));
    }

    #[test]
    fn the_second_byte_of_a_character_is_no_delimiter() {
        let pipes = Splitter { delimiter_may_trail: true, mark_is_text: true, ..splitter(b'|') };
        // 0x81 0x7C is one character, and so is 0x81 0x30 0x81 0x30.
        assert_eq!(second_cells(&pipes, b"\x81\x7c|A|\n")[0].0, "A");
        assert_eq!(second_cells(&pipes, b"\x81\x30\x81\x30|A|\n")[0].0, "A");
        // Half of such a one is damage, and what follows it is a delimiter.
        assert_eq!(second_cells(&pipes, b"\x81\x30|A|\n")[0].0, "A");
        assert_eq!(second_cells(&pipes, b"\x81\x30\x81|\x81\x30A|B|\n")[0].0, "B");
    }

    #[test]
    fn a_quote_that_is_never_closed_spoils_one_row() {
        let text = b"1,\"A\n2,B\n";
        let (start, stop) = splitter(b',').split(text, 0, true, |_| ControlFlow::Continue(()));
        assert_eq!((start, stop), (0, Stop::Unsound));
        let (record, is_whole) = splitter(b',').unsound(text, 0);
        assert!(is_whole && !record.is_sound);
        assert_eq!((record.span, record.cells[0].clone()), (0..5, 2..4));
    }

    #[test]
    fn half_a_line_end_waits() {
        assert_eq!(splitter(b',').split(b"1,A\r", 0, false, |_| ControlFlow::Continue(())), (0, Stop::Partial));
    }
}
