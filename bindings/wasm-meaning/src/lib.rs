//! What codes say, for JavaScript: registries stay in the module, everything else crosses as JSON.
//!
//! ```text
//!  begin(rules, registries, day, text)   the address of so many numbers and handles, then the bytes of day and text
//!  …                                     the caller writes them
//!  decode()                              the length of the answer
//!  answer()                              its address
//!  …                                     the caller reads it
//!  forget()                              nothing of the question stays in the memory
//! ```
//!
//! A decoded code has sixty properties. Setting them one by one takes longer than all the decoding; one text that the
//! engine's own `JSON.parse` reads does not.
#![cfg(target_family = "wasm")]
#![cfg_attr(not(feature = "panic-hook"), no_std)]
#![allow(clippy::must_use_candidate, reason = "JavaScript calls them")]

extern crate alloc;

mod editions;
mod memory;

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use humanoid_id::{
    Day, Fault, Knowledge, Parts, Registry, Ruleset, Sample, Suggestion, compose as compose_code,
    decode as decode_text, sample as samples, suggest_with,
};
use wasm_bindgen::prelude::wasm_bindgen;

use memory::{Memory, with};

/// Make room for a question.
#[wasm_bindgen]
pub fn begin(rules: usize, registries: usize, day: usize, text: usize) -> usize {
    with(|memory| memory.begin(rules, registries, day, text))
}

/// Where the answer stands.
#[wasm_bindgen]
pub fn answer() -> usize {
    with(|memory| memory.answer.as_ptr().addr())
}

/// Leave nothing of question and answer in the memory.
#[wasm_bindgen]
pub fn forget() {
    with(Memory::forget);
    memory::wipe_stack();
}

/// Bytes of a registry document at most; more need not be brought.
#[wasm_bindgen(js_name = registryLimit)]
pub fn registry_limit() -> usize {
    Registry::MAX_BYTES
}

/// Read a registry document: the handle, and what the registry is as the answer; or no handle, and the faults.
#[wasm_bindgen(js_name = loadRegistry)]
pub fn load_registry() -> usize {
    with(|memory| {
        let document = memory.text().to_vec();
        memory.forget();
        match Registry::from_bytes(document) {
            Ok(registry) => {
                memory.answer = registry.to_json().into_bytes();
                memory.registries.push(Some(Box::new(registry)));
                memory.registries.len()
            }
            Err(faults) => {
                memory.answer = Fault::list_to_json(&faults).into_bytes();
                0
            }
        }
    })
}

/// How long the answer of the last call is.
#[wasm_bindgen(js_name = answerLength)]
pub fn answer_length() -> usize {
    with(|memory| memory.answer.len())
}

/// Let go of a registry.
#[wasm_bindgen(js_name = dropRegistry)]
pub fn drop_registry(handle: usize) {
    with(|memory| {
        if let Some(slot) = handle.checked_sub(1).and_then(|at| memory.registries.get_mut(at)) {
            *slot = None;
        }
    });
}

/// What a code says; no answer where the text, which stands there in UTF-16, is none.
#[wasm_bindgen]
pub fn decode() -> usize {
    ask(|text, rules, knowledge| {
        let text = units(text);
        decode_text(text.as_slice(), rules, knowledge).map(|decoded| decoded.to_json_without_words())
    })
}

/// A code from parts that stand as JSON in the text.
#[wasm_bindgen]
pub fn compose() -> usize {
    ask(|text, rules, knowledge| {
        let parts = Parts::from_json(&String::from_utf8_lossy(text));
        Some(match parts {
            Ok(parts) => compose_code(&parts, rules, knowledge).to_json(),
            Err(faults) => Fault::list_to_json(&faults),
        })
    })
}

/// Single edits that would make a text valid, by what registries know. The text stands there in UTF-16.
#[wasm_bindgen]
pub fn suggest() -> usize {
    ask(|text, rules, knowledge| {
        Some(Suggestion::list_to_json(&suggest_with(units(text).as_slice(), rules, knowledge)))
    })
}

/// Codes for tests, one a line; the text is the enterprise. What is wrong stands behind a question mark.
#[wasm_bindgen]
pub fn sample(count: f64, seed: f64, never_real: bool) -> usize {
    ask(|text, _, _| {
        let enterprise = String::from_utf8_lossy(text).into_owned();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and safe in JavaScript")]
        let wanted = Sample { count: count as usize, seed: seed as u64, enterprise, never_real };
        Some(match samples(&wanted) {
            Ok(codes) => codes.iter().flat_map(|code| [code.as_str(), "\n"]).collect(),
            Err(error) => "?".to_string() + &error.sentence(),
        })
    })
}

fn units(text: &[u8]) -> Vec<u16> {
    text.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect()
}

/// Ask with the text, the rules and what the registries know on the day; the answer's length, 0 where there is none.
fn ask(question: impl FnOnce(&[u8], &Ruleset, Knowledge<'_, '_>) -> Option<String>) -> usize {
    with(|memory| {
        let rules = Ruleset::from_packed(memory.rules());
        let registries: Vec<&Registry> = memory.asked().collect();
        let on = memory.day().and_then(Day::new);
        let answer = question(memory.text(), &rules, Knowledge { registries: &registries, on });
        memory.answer = answer.unwrap_or_default().into_bytes();
        memory.answer.len()
    })
}

/// Whether a text is a day as `YYYY-MM-DD`.
#[wasm_bindgen(js_name = isDay)]
pub fn is_day() -> bool {
    with(|memory| core::str::from_utf8(memory.text()).ok().and_then(Day::new).is_some())
}

#[cfg(feature = "panic-hook")]
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}
