//! Columns of texts by a plain C interface, for engines and languages of any kind.
//!
//! `include/humanoid_id_columns.h` says what each function takes and gives; `examples/` has a whole program in C and one in
//! Python with nothing but a runtime for WebAssembly. There is no rule of the format here: what a text comes to is asked of
//! [`ColumnJudge`].
//!
//! As a WebAssembly module it has no imports, and `usize` is 32 bits wide; as a shared library it is as wide as the
//! machine's. Buffers are the caller's. Lengths, offsets and validity are checked; a pointer cannot be.
#![allow(unsafe_code, reason = "pointers of the caller; the tests hold every function against the core")]

mod clickhouse;
mod judge;
mod memory;
mod names;

use humanoid_id::bulk::{ColumnJudge, Offset, TextColumn};
use humanoid_id::{LENGTH, Segment};
use memory::{bytes, bytes_mut, values, values_mut};

pub use humanoid_id::bulk::{NO_CODE, NO_PLACE, verdict_bytes};

/// The version of this interface: it grows where functions are added or a meaning changes.
#[unsafe(no_mangle)]
pub const extern "C" fn hid_abi() -> u32 {
    1
}

/// What a function says that was given lengths which no buffer can have.
const REFUSED: usize = usize::MAX;

/// More rows than anybody has memory for; below it no product of lengths overflows.
const MOST_ROWS: usize = i32::MAX as usize / LENGTH;

/// A column as the caller describes it.
#[derive(Clone, Copy)]
struct Given {
    judge: *const ColumnJudge,
    rows: usize,
    offsets: *const u8,
    data: *const u8,
    data_len: usize,
    validity: *const u8,
    first_bit: usize,
}

impl Given {
    /// The judge and the column; `None` where something is missing or too long.
    unsafe fn open<'a, O: Offset>(self) -> Option<(&'a ColumnJudge, TextColumn<'a, O>)> {
        if self.rows > MOST_ROWS || self.first_bit > MOST_ROWS {
            return None;
        }
        // SAFETY: the caller gives a judge of `hid_new` and buffers as long as the header says.
        let (judge, offsets, data) = unsafe {
            (self.judge.as_ref()?, values(self.offsets.cast::<O>(), self.rows + 1)?, bytes(self.data, self.data_len)?)
        };
        let validity = if self.validity.is_null() {
            None
        } else {
            // SAFETY: the same.
            Some(unsafe { bytes(self.validity, (self.first_bit + self.rows).div_ceil(8)) }?)
        };
        Some((judge, TextColumn { offsets, data, validity, first_bit: self.first_bit }))
    }
}

/// Where verdicts go: a byte a row in each.
#[derive(Clone, Copy)]
struct Verdicts {
    status: *mut u8,
    code: *mut u8,
    place: *mut u8,
}

unsafe fn check<O: Offset>(given: Given, to: Verdicts) -> Option<usize> {
    // SAFETY: the caller's buffers are as long as the header says.
    let ((judge, column), status, code, place) = unsafe {
        let rows = given.rows;
        (given.open::<O>()?, bytes_mut(to.status, rows)?, bytes_mut(to.code, rows)?, bytes_mut(to.place, rows)?)
    };
    let mut invalid = 0;
    for (((text, status), code), place) in column.texts().zip(status).zip(code).zip(place) {
        [*status, *code, *place] = verdict_bytes(text.map(|text| judge.cell(text).verdict));
        invalid += usize::from(*status == names::INVALID);
    }
    Some(invalid)
}

/// Where canonical texts go: bytes, offsets and validity, as Arrow has them.
#[derive(Clone, Copy)]
struct Texts {
    bytes: *mut u8,
    ends: *mut i32,
    is_there: *mut u8,
}

unsafe fn canonical<O: Offset>(given: Given, to: Texts) -> Option<usize> {
    let rows = given.rows;
    // SAFETY: the caller's buffers are as long as the header says.
    let ((judge, column), data, offsets, validity) = unsafe {
        let open = given.open::<O>()?;
        (
            open,
            bytes_mut(to.bytes, LENGTH * rows)?,
            values_mut(to.ends, rows + 1)?,
            bytes_mut(to.is_there, rows.div_ceil(8))?,
        )
    };
    validity.fill(0);
    let mut codes = 0;
    for (row, text) in column.texts().enumerate() {
        offsets[row] = end(codes * LENGTH);
        if let Some(code) = text.and_then(|text| judge.cell(text).code) {
            data[codes * LENGTH..][..LENGTH].copy_from_slice(&code);
            validity[row / 8] |= 1 << (row % 8);
            codes += 1;
        }
    }
    offsets[rows] = end(codes * LENGTH);
    Some(codes)
}

unsafe fn segments<O: Offset>(given: Given, to: Texts) -> Option<usize> {
    let rows = given.rows;
    // SAFETY: the caller's buffers are as long as the header says.
    let ((judge, column), data, offsets, validity) = unsafe {
        let (data, offsets) = (bytes_mut(to.bytes, LENGTH * rows)?, values_mut(to.ends, 4 * (rows + 1))?);
        (given.open::<O>()?, data, offsets, bytes_mut(to.is_there, rows.div_ceil(8))?)
    };
    validity.fill(0);
    let mut codes = 0;
    for (row, text) in column.texts().enumerate() {
        for segment in Segment::ALL {
            offsets[segment as usize * (rows + 1) + row] = end(codes * segment.width());
        }
        if let Some(code) = text.and_then(|text| judge.cell(text).code) {
            for segment in Segment::ALL {
                let at = segment.range().start * rows + codes * segment.width();
                data[at..][..segment.width()].copy_from_slice(&code[segment.range()]);
            }
            validity[row / 8] |= 1 << (row % 8);
            codes += 1;
        }
    }
    for segment in Segment::ALL {
        offsets[segment as usize * (rows + 1) + rows] = end(codes * segment.width());
    }
    Some(codes)
}

/// An offset of 32 bits: no more than [`MOST_ROWS`] codes are written.
#[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "29 * MOST_ROWS fits")]
const fn end(at: usize) -> i32 {
    at as i32
}

macro_rules! by_width {
    ($($(#[$doc:meta])* $name:ident $offset:ty => $work:ident($($to:ident: $type:ty),*) $target:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// # Safety
        /// The judge is one of `hid_new`, and every buffer is as long as the header says.
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(
            judge: *const ColumnJudge,
            rows: usize,
            offsets: *const u8,
            data: *const u8,
            data_len: usize,
            validity: *const u8,
            first_bit: usize,
            $($to: $type),*
        ) -> usize {
            let given = Given { judge, rows, offsets, data, data_len, validity, first_bit };
            // SAFETY: as this function's own.
            unsafe { $work::<$offset>(given, $target { $($to),* }) }.unwrap_or(REFUSED)
        }
    )*};
}

by_width! {
    /// Judge a column whose offsets are 32 bits wide.
    hid_check32 i32 => check(status: *mut u8, code: *mut u8, place: *mut u8) Verdicts;
    /// Judge a column whose offsets are 64 bits wide.
    hid_check64 i64 => check(status: *mut u8, code: *mut u8, place: *mut u8) Verdicts;
    /// The 29 places of each text of a column whose offsets are 32 bits wide.
    hid_canonical32 i32 => canonical(bytes: *mut u8, ends: *mut i32, is_there: *mut u8) Texts;
    /// The 29 places of each text of a column whose offsets are 64 bits wide.
    hid_canonical64 i64 => canonical(bytes: *mut u8, ends: *mut i32, is_there: *mut u8) Texts;
    /// The four segments of each text of a column whose offsets are 32 bits wide.
    hid_segments32 i32 => segments(bytes: *mut u8, ends: *mut i32, is_there: *mut u8) Texts;
    /// The four segments of each text of a column whose offsets are 64 bits wide.
    hid_segments64 i64 => segments(bytes: *mut u8, ends: *mut i32, is_there: *mut u8) Texts;
}
