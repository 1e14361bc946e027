//! Rows that there is nothing to say about, passed many at a time.
//!
//! Over the next few kilobytes it is worked out for 64 bytes at once where fields and rows end, quotes considered: every
//! quote either opens or closes, so a byte stands inside where there is an odd number of them up to it. All that is left
//! to do for a row is to look at the one field that matters.
//!
//! That holds where quotes open at the beginning of a field, or right behind the one that closed it. What follows the
//! first that does not is left to the [`Splitter`], and so is every row that is not plain. So it is the splitter alone
//! that says what a row is; a mistake here would show as a row that was passed, which the law tests look for.

use alloc::boxed::Box;

use crate::bulk::rows::quoted_rows::hidden_rows;
use crate::bulk::rows::scan::{Apart, BLOCK, Marks};
use crate::bulk::rows::splitter::Splitter;
use crate::format::LENGTH;

/// So many bytes are looked at in one go: what is found about them stays in the nearest cache.
const AHEAD: usize = 64 * BLOCK;

/// Places are written so many at a time, wanted or not, which is faster than to branch on how many there are.
const TOGETHER: usize = 8;

/// Where fields and rows end in the bytes ahead.
pub(in crate::bulk) struct FastRows {
    marks: Marks,
    row: Row,
    /// Where the bytes begin that were looked at.
    base: usize,
    /// Where fields and rows end.
    ends: Places,
    /// The line ends inside quotes.
    inner: Places,
}

/// What there is to know to take a row apart.
#[derive(Clone, Copy)]
struct Row {
    delimiter: u8,
    quote: Option<u8>,
    /// The field that matters, counted from 0.
    wanted: usize,
    /// How many fields a row may have.
    width: usize,
}

/// Rows that were passed.
pub(in crate::bulk) struct Stretch {
    /// Where the next begins.
    pub end: usize,
    pub rows: usize,
    pub lines: u64,
}

/// A row as it is seen at a fast.
struct Seen<'b> {
    /// What may be a code by its length.
    code: Option<&'b [u8; LENGTH]>,
    /// How many fields it has.
    fields: usize,
    end: usize,
}

impl FastRows {
    /// `None` where fields cannot be told by single bytes.
    pub fn new(splitter: &Splitter, width: usize) -> Option<Self> {
        let is_apart = |it: &u8| !b"\r\n".contains(it);
        let delimiter = splitter.delimiter.filter(is_apart).filter(|_| !splitter.delimiter_may_trail)?;
        let quote = splitter.quote.filter(is_apart);
        (quote != Some(delimiter)).then(|| Self {
            marks: Marks::new(Some(delimiter), quote),
            row: Row { delimiter, quote, wanted: splitter.wanted[0], width },
            base: 0,
            ends: Places::new(),
            inner: Places::new(),
        })
    }

    /// Pass rows from `start` on, where one begins, as long as each `is_plain`, by its code and what was passed before it.
    #[inline(never)]
    pub fn pass(
        &mut self,
        bytes: &[u8],
        start: usize,
        mut is_plain: impl FnMut(&[u8; LENGTH], &Stretch) -> bool,
    ) -> Stretch {
        let mut passed = Stretch { end: start, rows: 0, lines: 0 };
        if !self.has_row_at(start) {
            self.look(bytes, start);
        }
        loop {
            let Self { row, base, ends, inner, .. } = self;
            let (row, base, left) = (*row, *base, ends.left());
            let mut used = 0;
            let is_over = loop {
                match row.seen(bytes, passed.end, base, left.get(used..).unwrap_or_default()) {
                    Some(Seen { code: Some(code), fields, end })
                        if !(inner.has_before(end - base) && row.may_hide(&bytes[passed.end..end], fields))
                            && is_plain(code, &passed) =>
                    {
                        used += fields;
                        passed.end = end;
                        passed.rows += 1;
                        passed.lines += 1 + inner.skip(end - base);
                    }
                    seen => break seen.is_some(),
                }
            };
            ends.next += used;
            if is_over || passed.end == base {
                return passed;
            }
            self.look(bytes, passed.end);
        }
    }

    /// Whether a row begins there by what is known; then it is the next.
    fn has_row_at(&mut self, start: usize) -> bool {
        let Some(distance) = start.checked_sub(self.base) else { return false };
        self.ends.skip(distance);
        self.inner.skip(distance);
        match self.ends.last() {
            Some(last) => last + 1 == distance,
            None => false,
        }
    }

    /// Find out about the bytes from `base` on, where a row begins.
    fn look(&mut self, bytes: &[u8], base: usize) {
        self.base = base;
        self.ends.clear();
        self.inner.clear();
        // All ones where the byte before stands inside quotes; and whether a quote may open behind it.
        let (mut inside, mut may_open) = (0, 1);
        let ahead = &bytes[base..bytes.len().min(base + AHEAD)];
        for (index, block) in ahead.chunks_exact(BLOCK).filter_map(<[u8]>::first_chunk).enumerate() {
            let Apart { delimiters, mut quotes, mut lines } = self.marks.apart(block);
            if self.row.quote.is_none() {
                quotes = 0;
            }
            let mut sure = u64::MAX;
            if block[BLOCK - 1] == b'\r' {
                match bytes.get(base + (index + 1) * BLOCK) {
                    Some(b'\n') => lines &= u64::MAX >> 1,
                    Some(_) => {}
                    None => sure >>= 1,
                }
            }
            let inner = odd(quotes) ^ inside;
            let ends = (delimiters | lines) & !inner;
            let misplaced = quotes & inner & !((ends | quotes) << 1 | may_open);
            if misplaced != 0 {
                sure &= misplaced.wrapping_sub(1) & !misplaced;
            }
            self.ends.push(index * BLOCK, ends & sure);
            if lines & inner & sure != 0 {
                self.inner.push_few(index * BLOCK, lines & inner & sure);
            }
            if sure != u64::MAX {
                break;
            }
            inside = 0_u64.wrapping_sub(inner >> (BLOCK - 1));
            may_open = (ends | quotes) >> (BLOCK - 1);
        }
    }
}

impl Row {
    /// Whether there may be rows within a quoted field, which is for the judge to say.
    #[cold]
    fn may_hide(self, row: &[u8], fields: usize) -> bool {
        let Self { delimiter, quote, wanted, width } = self;
        let fields = if width == usize::MAX { fields } else { width };
        let splitter = Splitter { delimiter: Some(delimiter), quote, wanted: [wanted; 4], ..Splitter::lines() };
        hidden_rows(row, fields, &splitter, |_| true).is_some()
    }

    /// The row that begins at `start`, by the ends from there on; `None` where it is not known as a whole.
    #[inline]
    fn seen<'b>(self, bytes: &'b [u8], start: usize, base: usize, ends: &[u16]) -> Option<Seen<'b>> {
        let at = |index: usize| ends.get(index).map(|&place| base + usize::from(place));
        let is_delimiter = |place: usize| bytes.get(place) == Some(&self.delimiter);
        let mut cell = start;
        for field in 0..self.wanted {
            let end = at(field)?;
            if !is_delimiter(end) {
                return Some(Seen { code: None, fields: field + 1, end: end + 1 });
            }
            cell = end + 1;
        }
        let end = at(self.wanted)?;
        let mut fields = self.wanted;
        let last = loop {
            let last = at(fields)?;
            fields += 1;
            if !is_delimiter(last) {
                break last;
            }
        };
        let is_pair = end == last && end > cell && bytes.get(end - 1) == Some(&b'\r');
        let field = bytes.get(cell..end - usize::from(is_pair))?;
        let code = if fields > self.width { None } else { code_in(field, self.quote) };
        Some(Seen { code, fields, end: last + 1 })
    }
}

/// The 29 bytes of a field that has as many, quotes aside.
#[inline]
pub(in crate::bulk) fn code_in(field: &[u8], quote: Option<u8>) -> Option<&[u8; LENGTH]> {
    match field {
        [first, inside @ .., last] if inside.len() == LENGTH && first == last && Some(*first) == quote => {
            inside.first_chunk()
        }
        _ if field.len() == LENGTH => field.first_chunk(),
        _ => None,
    }
}

/// For each bit, whether there is an odd number of ones up to it.
const fn odd(mut bits: u64) -> u64 {
    let mut far = 1;
    while far < BLOCK {
        bits ^= bits << far;
        far *= 2;
    }
    bits
}

/// Places from the base on, in ascending order, of which some were dealt with.
struct Places {
    list: Box<[u16; AHEAD + TOGETHER]>,
    next: usize,
    count: usize,
}

impl Places {
    fn new() -> Self {
        Self { list: Box::new([0; AHEAD + TOGETHER]), next: 0, count: 0 }
    }

    fn clear(&mut self) {
        (self.next, self.count) = (0, 0);
    }

    /// The same for few, as a rule.
    #[inline(never)]
    fn push_few(&mut self, from: usize, bits: u64) {
        self.push(from, bits);
    }

    /// The places of the ones among 64 bits.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "it is most of what is done for a block")]
    #[allow(clippy::cast_possible_truncation, reason = "a place is less than what is looked at in one go")]
    fn push(&mut self, from: usize, mut bits: u64) {
        let count = bits.count_ones() as usize;
        let room = &mut self.list[self.count..];
        let mut put = |places: &mut [u16]| {
            for place in places {
                *place = from as u16 + bits.trailing_zeros() as u16;
                bits &= bits.wrapping_sub(1);
            }
        };
        if let Some((first, more)) = room.split_first_chunk_mut::<TOGETHER>() {
            put(first);
            put(&mut more[..count.saturating_sub(TOGETHER)]);
        }
        self.count += count;
    }

    #[inline]
    fn left(&self) -> &[u16] {
        self.list.get(self.next..self.count).unwrap_or_default()
    }

    /// Whether there is one before a distance.
    #[inline]
    fn has_before(&self, distance: usize) -> bool {
        self.left().first().is_some_and(|&place| usize::from(place) < distance)
    }

    /// Deal with all before a distance; how many they were.
    fn skip(&mut self, distance: usize) -> u64 {
        let before = self.left().iter().take_while(|&&place| usize::from(place) < distance).count();
        self.next += before;
        before as u64
    }

    /// The last that was dealt with.
    fn last(&self) -> Option<usize> {
        self.next.checked_sub(1).and_then(|last| self.list.get(last)).map(|&place| place.into())
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;
    use core::ops::ControlFlow;

    use proptest::prelude::*;

    use super::*;

    /// What files are made of, whole and broken.
    const PIECES: [&str; 12] = [
        "CNTESTH1A00120260522A00000001",
        "\"CNTESTH1A00120260522A00000001\"",
        ",",
        ",",
        "\r\n",
        "\n",
        "\r",
        "\"",
        "\"\"",
        "\"a,\r\nb\"\"c\"",
        "5\"",
        "a robot that is so called in many an export of forty rows and more",
    ];

    fn splitter(wanted: usize) -> Splitter {
        Splitter {
            delimiter: Some(b','),
            quote: Some(b'"'),
            wanted: [wanted; 4],
            delimiter_may_trail: false,
            mark_is_text: false,
        }
    }

    proptest! {
        #[test]
        fn rows_that_are_passed_are_those_of_the_splitter(
            pieces in prop::collection::vec(prop::sample::select(&PIECES), 0..800),
            wanted in 0..3_usize,
        ) {
            let text = pieces.concat();
            let bytes = text.as_bytes();
            let splitter = splitter(wanted);
            let mut rows = Vec::new();
            splitter.split(bytes, 0, false, |record| {
                let has_it = wanted < record.fields && record.fields <= 4;
                let code = code_in(&bytes[record.cells[0].clone()], splitter.quote).filter(|_| has_it);
                rows.push((record.span.clone(), record.lines, code));
                ControlFlow::Continue(())
            });
            let mut fast = FastRows::new(&splitter, 4).unwrap();
            let mut rest = rows.iter();
            let mut start = 0;
            while start < bytes.len() {
                let mut codes = Vec::new();
                let passed = fast.pass(bytes, start, |code, _| {
                    codes.push(*code);
                    codes.len() % 7 > 0
                });
                let (mut end, mut lines) = (start, 0);
                for passed in codes.iter().take(passed.rows) {
                    let (span, row_lines, code) = rest.next().unwrap();
                    prop_assert_eq!((span.start, *code), (end, Some(passed)));
                    (end, lines) = (span.end, lines + row_lines);
                }
                prop_assert_eq!((passed.end, passed.lines), (end, lines));
                // The row that was not passed is the splitter's.
                start = rest.next().map_or(bytes.len(), |it| it.0.end);
            }
        }
    }

    #[test]
    fn sound_rows_are_passed_whatever_stands_in_their_quotes() {
        let row = b"1,CNTESTH1A00120260522A00000001,\"a, \"\"b\"\"\r\nc\"\r\n";
        let many = row.repeat(1_000);
        let passed = FastRows::new(&splitter(1), 3).unwrap().pass(&many, 0, |_, _| true);
        assert!(passed.rows > 995, "{}", passed.rows);
        assert_eq!((passed.end, passed.lines), (passed.rows * row.len(), 2 * passed.rows as u64));
    }
}
