//! `country.tsv`, cut at compile time into one bit per pair of letters and one text per column: compressed, a column is a
//! quarter smaller than lines.

/// How many codes are assigned.
pub const COUNT: usize = 249;

/// Alpha-2, alpha-3 and numeric, apart by tabs, in the order of alpha-2.
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
pub(super) fn place([first, second]: [u8; 2]) -> Option<usize> {
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

/// A column by its place in a line.
macro_rules! cut {
    ($field:literal) => {{
        const COLUMN: [u8; COUNT * 4] = cut_column($field);
        let Ok(text) = core::str::from_utf8(&COLUMN) else { panic!("codes are ASCII") };
        Codes(text)
    }};
}

pub(super) static ALPHA_3: Codes = cut!(1);
pub(super) static NUMERIC: Codes = cut!(2);

const fn cut_column(field: usize) -> [u8; COUNT * 4] {
    let mut column = [b'\n'; COUNT * 4];
    let (mut at, mut in_field, mut length) = (0, 0, 0);
    while at < TABLE.len() {
        match TABLE[at] {
            b'\n' => (in_field, length) = (0, length + 1),
            b'\t' => in_field += 1,
            byte if in_field == field => (column[length], length) = (byte, length + 1),
            _ => {}
        }
        at += 1;
    }
    column
}

/// The codes of two letters, for tables that have the same order.
pub(crate) const ALPHA_2: &[&str] = &{
    let (mut codes, mut at, mut line) = ([""; COUNT], 0, 0);
    while line < COUNT {
        let (code, _) = TABLE.split_at(at).1.split_at(2);
        let Ok(code) = core::str::from_utf8(code) else { panic!("codes are ASCII") };
        (codes[line], line) = (code, line + 1);
        while TABLE[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    codes
};
