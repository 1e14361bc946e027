//! The fast road: 29 character codes in, one integer out.
//!
//! The caller packs four codes to a word, the first place in the lowest byte, and hands the eight words over as
//! arguments; nothing touches memory, which was measured to cost more than the arguments do. A text with a code past
//! ASCII cannot be packed and takes the other road.

use core::sync::atomic::{AtomicU64, Ordering};

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{LENGTH, Ruleset, WORDS, first_error};

/// The code that was asked about last, so that the second question needs no arguments.
static LAST: [AtomicU64; WORDS] = [const { AtomicU64::new(0) }; WORDS];

/// Whether a code is valid under the default rules.
#[wasm_bindgen(js_name = isGood)]
#[allow(clippy::too_many_arguments, clippy::many_single_char_names, reason = "29 places, four to an argument")]
pub fn is_good(a: u32, b: u32, c: u32, d: u32, e: u32, f: u32, g: u32, h: u32) -> bool {
    let two = |low: u32, high: u32| u64::from(low) | u64::from(high) << 32;
    let words = [two(a, b), two(c, d), two(e, f), two(g, h)];
    // One by one: a loop, which nothing unrolls in a module that is made small, would take as long as the check.
    let [first, second, third, fourth] = &LAST;
    first.store(words[0], Ordering::Relaxed);
    second.store(words[1], Ordering::Relaxed);
    third.store(words[2], Ordering::Relaxed);
    fourth.store(words[3], Ordering::Relaxed);
    crate::is_canonical(words)
}

/// Whether there is anything to say about the code of the last question.
#[wasm_bindgen(js_name = hasRemarks)]
pub fn has_remarks() -> bool {
    let words = LAST.each_ref().map(|word| word.load(Ordering::Relaxed));
    if crate::is_unremarkable(words) {
        return false;
    }
    let mut places = [0; LENGTH];
    for (eight, word) in places.chunks_mut(8).zip(words) {
        eight.copy_from_slice(&word.to_le_bytes()[..eight.len()]);
    }
    first_error(&places, &Ruleset::DEFAULT) != Ok(false)
}
