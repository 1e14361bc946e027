//! The fast road: 29 character codes in, one integer out.
//!
//! The caller packs four codes to a word, the first place in the lowest byte, and hands the eight words over as
//! arguments; nothing touches memory, which was measured to cost more than the arguments do. A text with a code past
//! ASCII cannot be packed and takes the other road.

use core::sync::atomic::{AtomicU32, Ordering};

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{LENGTH, Ruleset, first_error};

/// The code that was asked about last, so that the second question needs no arguments.
static LAST: [AtomicU32; 8] = [const { AtomicU32::new(0) }; 8];

/// Whether a code is valid under the default rules.
#[wasm_bindgen(js_name = isGood)]
#[allow(clippy::too_many_arguments, clippy::many_single_char_names, reason = "29 places, four to an argument")]
pub fn is_good(a: u32, b: u32, c: u32, d: u32, e: u32, f: u32, g: u32, h: u32) -> bool {
    for (last, word) in LAST.iter().zip([a, b, c, d, e, f, g, h]) {
        last.store(word, Ordering::Relaxed);
    }
    let two = |low: u32, high: u32| u64::from(low) | u64::from(high) << 32;
    crate::is_canonical([two(a, b), two(c, d), two(e, f), two(g, h)])
}

/// Whether there is anything to say about the code of the last question.
#[wasm_bindgen(js_name = hasRemarks)]
pub fn has_remarks() -> bool {
    let mut places = [0; LENGTH];
    for (four, word) in places.chunks_mut(4).zip(&LAST) {
        four.copy_from_slice(&word.load(Ordering::Relaxed).to_le_bytes()[..four.len()]);
    }
    first_error(&places, &Ruleset::DEFAULT) != Ok(false)
}
