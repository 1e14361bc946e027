//! Where a text is left for the module: a fixed buffer of UTF-16 code units.
//!
//! `TextEncoder` would turn lone surrogates into U+FFFD and is missing on some hosts; a buffer of its own needs neither
//! an encoder nor an allocation. It holds one unit more than is ever looked at, so that a longer text is seen to be one.
//!
//! Atomics, because JavaScript writes here behind the compiler's back; on one thread they cost nothing.

use alloc::vec::Vec;
use core::sync::atomic::{AtomicU16, Ordering};

use wasm_bindgen::prelude::wasm_bindgen;

use crate::LIMIT;

static LETTER_BOX: [AtomicU16; LIMIT + 1] = [const { AtomicU16::new(0) }; LIMIT + 1];

/// The address of the buffer in the module's memory.
#[wasm_bindgen(js_name = letterBox)]
pub fn letter_box() -> usize {
    LETTER_BOX.as_ptr().addr()
}

/// How many units the buffer holds.
#[wasm_bindgen(js_name = letterBoxSize)]
pub fn letter_box_size() -> usize {
    LETTER_BOX.len()
}

/// The text that was left, of which the caller says how long it is; never more than the buffer holds.
pub(super) fn collect(length: usize) -> Vec<u16> {
    LETTER_BOX.iter().take(length).map(|unit| unit.load(Ordering::Relaxed)).collect()
}
