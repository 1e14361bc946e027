//! Where texts are left for the module, as UTF-16 code units, and what it leaves for the caller.
//!
//! `TextEncoder` would turn lone surrogates into U+FFFD and is missing on some hosts; a buffer of its own needs neither
//! an encoder nor an allocation. Of a text that is checked it gets one unit more than is ever looked at, so that a longer
//! one is seen to be one.

use alloc::vec::Vec;
use core::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::Record;

std::thread_local! {
    static LETTER_BOX: RefCell<Vec<u16>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<Record> = const { RefCell::new(Record::new()) };
}

/// Make the buffer hold so many units, and tell its address in the module's memory.
#[wasm_bindgen(js_name = letterBox)]
pub fn letter_box(units: usize) -> usize {
    LETTER_BOX.with_borrow_mut(|units_there| {
        // A long text is an exception, and does not stay.
        *units_there = Vec::new();
        units_there.resize(units, 0);
        units_there.as_mut_ptr().addr()
    })
}

/// Read the text that was left, of which the caller says how long it is; never more than the buffer holds.
pub(super) fn read<T>(length: usize, reader: impl FnOnce(&[u16]) -> T) -> T {
    LETTER_BOX.with_borrow(|units| reader(units.get(..length).unwrap_or(units)))
}

/// The same as a text of its own.
pub(super) fn collect(length: usize) -> Vec<u16> {
    read(length, <[u16]>::to_vec)
}

/// Leave an answer, and tell the address of its numbers; they stand there until the next one.
pub(super) fn answer(write: impl FnOnce(&mut Record)) -> usize {
    ANSWER.with_borrow_mut(|record| {
        write(record);
        record.words().as_ptr().addr()
    })
}
