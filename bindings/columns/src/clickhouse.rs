//! The same functions for `ClickHouse`, which calls a module's functions by its interface `BUFFERED_V1` with rows in the
//! format `RowBinary`: a text is its length as a variable number and its bytes, a nullable value has a byte before it that
//! is 1 where it is null.
#![cfg(target_family = "wasm")]

use std::sync::OnceLock;

use humanoid_id::bulk::ColumnJudge;
use humanoid_id::{LENGTH, Segment};

use crate::memory::{bytes, hid_alloc, hid_free};
use humanoid_id::bulk::verdict_bytes;

/// Memory that the engine and the module hand each other.
#[repr(C)]
pub struct Buffer {
    data: *mut u8,
    size: u32,
}

/// A buffer for the engine to fill.
#[unsafe(no_mangle)]
pub extern "C" fn clickhouse_create_buffer(size: u32) -> *mut Buffer {
    let data = hid_alloc(size as usize);
    if data.is_null() { std::ptr::null_mut() } else { Box::into_raw(Box::new(Buffer { data, size })) }
}

/// Give a buffer back.
///
/// # Safety
/// It comes from one of these functions and is given back once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn clickhouse_destroy_buffer(buffer: *mut Buffer) {
    if !buffer.is_null() {
        // SAFETY: as above; its memory comes from `hid_alloc` with the same length.
        unsafe {
            let buffer = Box::from_raw(buffer);
            hid_free(buffer.data, buffer.size as usize);
        }
    }
}

fn judge() -> &'static ColumnJudge {
    static JUDGE: OnceLock<ColumnJudge> = OnceLock::new();
    JUDGE.get_or_init(ColumnJudge::default)
}

/// The next text of a buffer; what the buffer does not hold is missing from it.
fn text<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
    let (mut len, mut shift) = (0_usize, 0);
    while let [byte, more @ ..] = *rest {
        *rest = more;
        len |= usize::from(byte & 127).checked_shl(shift).unwrap_or(0);
        shift += 7;
        if *byte < 128 || shift > 28 {
            break;
        }
    }
    let (text, more) = rest.split_at(len.min(rest.len()));
    *rest = more;
    text
}

/// A buffer with what there is to say about each row; null where the engine's is none.
unsafe fn each(buffer: *const Buffer, rows: u32, width: usize, tell: impl Fn(&[u8], &mut Vec<u8>)) -> *mut Buffer {
    // SAFETY: the engine's buffer has as many bytes as it says.
    let input = unsafe { buffer.as_ref().and_then(|it| bytes(it.data, it.size as usize)) };
    let Some(mut input) = input else { return std::ptr::null_mut() };
    let mut told = Vec::with_capacity(width * rows as usize);
    for _ in 0..rows {
        tell(text(&mut input), &mut told);
    }
    let Ok(size) = u32::try_from(told.len()) else { return std::ptr::null_mut() };
    let made = clickhouse_create_buffer(size);
    if !made.is_null() {
        // SAFETY: it was made for as many bytes.
        unsafe { (*made).data.copy_from_nonoverlapping(told.as_ptr(), told.len()) };
    }
    made
}

/// `String` to `Enum8`: the status.
///
/// # Safety
/// The buffer is the engine's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn humanoid_id_status(buffer: *const Buffer, rows: u32) -> *mut Buffer {
    // SAFETY: as this function's own.
    unsafe { each(buffer, rows, 1, |text, to| to.push(verdict_bytes(Some(judge().cell(text).verdict))[0])) }
}

/// `String` to `UInt8`: 1 where it is a code.
///
/// # Safety
/// The buffer is the engine's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn humanoid_id_is_valid(buffer: *const Buffer, rows: u32) -> *mut Buffer {
    // SAFETY: as this function's own.
    unsafe { each(buffer, rows, 1, |text, to| to.push(u8::from(judge().cell(text).code.is_some()))) }
}

/// `String` to `Tuple(status Enum8, code Enum8, place UInt8)`.
///
/// # Safety
/// The buffer is the engine's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn humanoid_id_check(buffer: *const Buffer, rows: u32) -> *mut Buffer {
    // SAFETY: as this function's own.
    unsafe { each(buffer, rows, 3, |text, to| to.extend(verdict_bytes(Some(judge().cell(text).verdict)))) }
}

/// `String` to `Nullable(String)`: the 29 places.
///
/// # Safety
/// The buffer is the engine's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn humanoid_id_canonical(buffer: *const Buffer, rows: u32) -> *mut Buffer {
    let tell = |text: &[u8], to: &mut Vec<u8>| match judge().cell(text).code {
        Some(code) => put(&code, to),
        None => to.push(1),
    };
    // SAFETY: as this function's own.
    unsafe { each(buffer, rows, LENGTH + 2, tell) }
}

/// `String` to `Tuple` of four `Nullable(String)`: the segments.
///
/// # Safety
/// The buffer is the engine's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn humanoid_id_segments(buffer: *const Buffer, rows: u32) -> *mut Buffer {
    let tell = |text: &[u8], to: &mut Vec<u8>| match judge().cell(text).code {
        Some(code) => Segment::ALL.iter().for_each(|segment| put(&code[segment.range()], to)),
        None => to.extend([1; Segment::ALL.len()]),
    };
    // SAFETY: as this function's own.
    unsafe { each(buffer, rows, LENGTH + 8, tell) }
}

/// A text that is there: no longer than 127 bytes.
fn put(text: &[u8], to: &mut Vec<u8>) {
    to.extend([0, u8::try_from(text.len()).unwrap_or(0)]);
    to.extend(text);
}
