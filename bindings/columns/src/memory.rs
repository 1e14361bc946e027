//! Memory that crosses the interface.

use std::alloc::{Layout, alloc, dealloc};
use std::slice::{from_raw_parts, from_raw_parts_mut};

/// A multiple of every width that a value of a column has.
const ALIGNMENT: usize = 16;

fn layout(len: usize) -> Option<Layout> {
    Layout::from_size_align(len.max(1), ALIGNMENT).ok()
}

/// Memory for the caller to write to, on a place that every value of a column may have; null where there is none.
#[unsafe(no_mangle)]
pub extern "C" fn hid_alloc(len: usize) -> *mut u8 {
    // SAFETY: the layout is never empty.
    layout(len).map_or(std::ptr::null_mut(), |layout| unsafe { alloc(layout) })
}

/// Give memory back.
///
/// # Safety
/// It comes from [`hid_alloc`] with the same length, and is given back once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hid_free(at: *mut u8, len: usize) {
    if let (false, Some(layout)) = (at.is_null(), layout(len)) {
        // SAFETY: as above.
        unsafe { dealloc(at, layout) }
    }
}

/// Whether so many values of a type can lie in memory at all.
fn fits<T>(len: usize) -> bool {
    len.checked_mul(size_of::<T>()).is_some_and(|bytes| isize::try_from(bytes).is_ok())
}

/// Values of the caller. A null pointer is fine where there are none of them; `None` where a place is wrong for any.
///
/// # Safety
/// There are so many of them.
pub(crate) unsafe fn values<'a, T>(at: *const T, len: usize) -> Option<&'a [T]> {
    if len == 0 {
        return Some(&[]);
    }
    // SAFETY: neither null nor askew, and no longer than memory; what is there is the caller's word.
    (!at.is_null() && at.is_aligned() && fits::<T>(len)).then(|| unsafe { from_raw_parts(at, len) })
}

/// The same to write to.
///
/// # Safety
/// There are so many of them, and nobody else looks at them.
pub(crate) unsafe fn values_mut<'a, T>(at: *mut T, len: usize) -> Option<&'a mut [T]> {
    if len == 0 {
        return Some(&mut []);
    }
    // SAFETY: as for `values`.
    (!at.is_null() && at.is_aligned() && fits::<T>(len)).then(|| unsafe { from_raw_parts_mut(at, len) })
}

/// Bytes of the caller.
///
/// # Safety
/// As [`values`].
pub(crate) unsafe fn bytes<'a>(at: *const u8, len: usize) -> Option<&'a [u8]> {
    // SAFETY: as this function's own.
    unsafe { values(at, len) }
}

/// Bytes of the caller to write to.
///
/// # Safety
/// As [`values_mut`].
pub(crate) unsafe fn bytes_mut<'a>(at: *mut u8, len: usize) -> Option<&'a mut [u8]> {
    // SAFETY: as this function's own.
    unsafe { values_mut(at, len) }
}

/// Write a text to where the caller has room for it, as much as there is of that; how long it is.
///
/// # Safety
/// There is so much room.
pub(crate) unsafe fn put(text: &str, to: *mut u8, room: usize) -> usize {
    // SAFETY: as this function's own.
    if let Some(to) = unsafe { bytes_mut(to, room) } {
        let count = text.len().min(room);
        to[..count].copy_from_slice(&text.as_bytes()[..count]);
    }
    text.len()
}
