//! The fast road: 29 character codes in, one integer out.
//!
//! The caller packs four codes to a word, the first place in the lowest byte, and hands the eight words over as
//! arguments. A text with a code past ASCII cannot be packed and takes the other road.

use humanoid_id::reading::Reading;
use humanoid_id::{LENGTH, Ruleset, is_canonical, is_unremarkable};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::answer::Answer;

/// Whether a code is valid under the default rules.
#[wasm_bindgen(js_name = isGood)]
#[allow(clippy::too_many_arguments, clippy::many_single_char_names, reason = "29 places, four to an argument")]
pub fn is_good(a: u32, b: u32, c: u32, d: u32, e: u32, f: u32, g: u32, h: u32) -> bool {
    is_canonical(&places([a, b, c, d, e, f, g, h]))
}

/// Everything there is to say about a code under the default rules: 0 where it is valid and there is nothing, 1 where it is
/// no code, else the address of the answer.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, clippy::many_single_char_names, reason = "29 places, four to an argument")]
pub fn judge(a: u32, b: u32, c: u32, d: u32, e: u32, f: u32, g: u32, h: u32) -> usize {
    let code = places([a, b, c, d, e, f, g, h]);
    if !is_canonical(&code) {
        return 1;
    }
    if is_unremarkable(&code) { 0 } else { remarks(&code) }
}

#[inline(never)]
fn remarks(code: &[u8; LENGTH]) -> usize {
    crate::arena::begin(0, 0);
    let text = code.map(u16::from);
    let reading = Reading::of(text.as_slice(), &Ruleset::DEFAULT);
    if reading.issues().is_empty() {
        return 0;
    }
    Answer::default().reading(&reading, text.as_slice(), &Ruleset::DEFAULT).leave()
}

#[inline]
#[allow(clippy::many_single_char_names, reason = "as above")]
fn places(words: [u32; 8]) -> [u8; LENGTH] {
    let [a, b, c, d, e, f, g, h] = words.map(u32::to_le_bytes);
    [
        a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3], c[0], c[1], c[2], c[3], d[0], d[1], d[2], d[3], e[0], e[1],
        e[2], e[3], f[0], f[1], f[2], f[3], g[0], g[1], g[2], g[3], h[0],
    ]
}
