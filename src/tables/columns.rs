//! `country.tsv`, cut at compile time into one bit per pair of letters and one text per column.
//!
//! Compressed, columns are a quarter smaller than lines; 249 structs of pointers would be larger than all the text.

use crate::tables::country::COUNT;

/// Alpha-2, alpha-3, numeric, English and Chinese name, apart by tabs, in the order of alpha-2.
const TABLE: &[u8] = include_bytes!("country.tsv");

/// The letters that may follow each first letter: `A` is bit 0.
pub(super) static ASSIGNED: [u32; 26] = {
    let mut letters = [0; 26];
    let (mut at, mut last) = (0, 0);
    while at < TABLE.len() {
        let (row, bit) = (TABLE[at] - b'A', TABLE[at + 1] - b'A');
        assert!(row < 26 && bit < 26 && TABLE[at + 2] == b'\t', "a line begins with an alpha-2 code");
        let place = 1 + row as usize * 26 + bit as usize;
        assert!(last < place, "lines stand in the order of alpha-2: a value is found by counting");
        last = place;
        letters[row as usize] |= 1 << bit;
        while TABLE[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    letters
};

/// How many codes stand before those of each first letter.
static BEFORE: [u32; 26] = {
    let (mut before, mut row) = ([0; 26], 1);
    while row < 26 {
        before[row] = before[row - 1] + ASSIGNED[row - 1].count_ones();
        row += 1;
    }
    before
};

/// How many codes stand before an assigned one.
fn place([first, second]: [u8; 2]) -> Option<usize> {
    let (row, bit) = (usize::from(first.wrapping_sub(b'A')), second.wrapping_sub(b'A'));
    let (letters, before) = (ASSIGNED.get(row)?, BEFORE.get(row)?);
    Some((before + (letters & !(u32::MAX << bit)).count_ones()) as usize)
}

/// A column of codes of three characters, in the order of alpha-2, each with a line feed behind it.
pub(super) struct Codes(&'static str);

impl Codes {
    /// The value of an assigned code.
    pub(super) fn of(&self, alpha2: [u8; 2]) -> &'static str {
        let start = place(alpha2).unwrap_or(COUNT) * 4;
        self.0.get(start..start + 3).unwrap_or_default()
    }
}

/// Every so many names it is kept where one begins.
const STRIDE: usize = 4;

type Starts = [u16; COUNT.div_ceil(STRIDE)];

/// A column of names, in the same order, each with a line feed behind it.
pub(super) struct Names {
    text: &'static str,
    /// Where every `STRIDE`th begins, so that finding one reads no more than so many.
    starts: Starts,
}

impl Names {
    const fn cut((text, starts): (&'static str, Starts)) -> Self {
        Self { text, starts }
    }

    /// The name of an assigned code. Written without anything that could panic, which would cost more than the table.
    pub(super) fn of(&self, alpha2: [u8; 2]) -> &'static str {
        let Some(place) = place(alpha2) else { return "" };
        let mut from = usize::from(self.starts.get(place / STRIDE).copied().unwrap_or_default());
        let mut to_skip = place % STRIDE;
        for (at, &byte) in self.text.as_bytes().iter().enumerate().skip(from) {
            if byte == b'\n' {
                if to_skip == 0 {
                    return self.text.get(from..at).unwrap_or_default();
                }
                (to_skip, from) = (to_skip - 1, at + 1);
            }
        }
        ""
    }
}

/// A column by its place in a line: its text, and where names begin.
macro_rules! cut {
    ($field:literal) => {{
        const LENGTH: usize = column_length($field);
        const CUT: ([u8; LENGTH], Starts) = cut_column($field);
        let Ok(text) = core::str::from_utf8(&CUT.0) else { panic!("the table is UTF-8") };
        (text, CUT.1)
    }};
}

pub(super) static ALPHA_3: Codes = Codes(cut!(1).0);
pub(super) static NUMERIC: Codes = Codes(cut!(2).0);
pub(super) static NAME_EN: Names = Names::cut(cut!(3));
pub(super) static NAME_ZH: Names = Names::cut(cut!(4));

const fn column_length(field: usize) -> usize {
    let (mut at, mut in_field, mut length) = (0, 0, 0);
    while at < TABLE.len() {
        match TABLE[at] {
            b'\n' => (in_field, length) = (0, length + 1),
            b'\t' => in_field += 1,
            _ if in_field == field => length += 1,
            _ => {}
        }
        at += 1;
    }
    length
}

#[allow(clippy::cast_possible_truncation, reason = "a column is 3 kB: its offsets fit 16 bits")]
const fn cut_column<const LENGTH: usize>(field: usize) -> ([u8; LENGTH], Starts) {
    let (mut bytes, mut starts) = ([b'\n'; LENGTH], [0; COUNT.div_ceil(STRIDE)]);
    let (mut at, mut in_field, mut length, mut values) = (0, 0, 0, 0);
    while at < TABLE.len() {
        match TABLE[at] {
            b'\n' => {
                (in_field, length, values) = (0, length + 1, values + 1);
                if values % STRIDE == 0 && values < COUNT {
                    starts[values / STRIDE] = length as u16;
                }
            }
            b'\t' => in_field += 1,
            byte if in_field == field => (bytes[length], length) = (byte, length + 1),
            _ => {}
        }
        at += 1;
    }
    (bytes, starts)
}
