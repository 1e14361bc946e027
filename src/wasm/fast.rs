//! The fast road: 29 character codes in, one integer out.
//!
//! The caller packs four codes to a word, the first place in the lowest byte, and hands the eight words over as
//! arguments; nothing touches memory. A text with a code past ASCII cannot be packed and takes the other road.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{LENGTH, Ruleset, first_error};

/// Whether a code is good under the default rules: 0 good with nothing to say, 1 good with something to say, 2 not a
/// canonical good code.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, clippy::many_single_char_names, reason = "29 places, four to an argument")]
pub fn glance(a: u32, b: u32, c: u32, d: u32, e: u32, f: u32, g: u32, h: u32) -> u32 {
    let mut places = [0; LENGTH];
    for (four, word) in places.chunks_mut(4).zip([a, b, c, d, e, f, g, h]) {
        four.copy_from_slice(&word.to_le_bytes()[..four.len()]);
    }
    match first_error(&places, &Ruleset::DEFAULT) {
        Ok(remarks) => u32::from(remarks),
        Err(_) => 2,
    }
}
