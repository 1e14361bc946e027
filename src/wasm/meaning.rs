//! What codes say: registries stay in the module, everything else crosses as the bytes of JSON.
//!
//! What is exported here is a part of the module of its own, which only those load who ask for it; see
//! `scripts/build/split.mjs`.
//!
//! A decoded code has sixty properties. Setting them one by one takes longer than all the decoding; one text that the
//! engine's own `JSON.parse` reads does not.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;

use js_sys::TypeError;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::letter_box::{collect, read};
use super::options::{self, ruleset};
use super::report::plain;
use crate::{Day, Fault, Knowledge, LIMIT, Parts, Registry, Ruleset};

std::thread_local! {
    /// By handle. JavaScript lets go of a handle when the object that stood for it is freed or collected.
    static REGISTRIES: RefCell<Vec<Option<Box<Registry>>>> = const { RefCell::new(Vec::new()) };

    /// What was decoded last, where JavaScript reads it: to hand over a copy would take a fifth of the whole time.
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Bytes of a registry document at most; more need not be brought.
#[wasm_bindgen(js_name = registryLimit)]
pub fn registry_limit() -> usize {
    Registry::MAX_BYTES
}

/// Read a document: what it is as JSON, or what is wrong with it as a list.
#[wasm_bindgen(js_name = loadRegistry)]
pub fn load_registry(document: Vec<u8>) -> Vec<u8> {
    // What is too large is refused without any.
    if document.len() <= Registry::MAX_BYTES {
        make_room(ROOM * document.len());
    }
    match Registry::from_bytes(document) {
        Ok(registry) => {
            let about = registry.to_json();
            REGISTRIES.with_borrow_mut(|all| all.push(Some(Box::new(registry))));
            about.into_bytes()
        }
        Err(faults) => Fault::list_to_json(&faults).into_bytes(),
    }
}

/// What a registry takes beside its document, in bytes of the document: with a layout for every model it is as much again
/// and a half.
const ROOM: usize = 2;

/// Let the memory grow once. Each time it grows, engines collect what JavaScript holds as soon as it is large: by a page at
/// a time a document of ten megabytes took a hundred collections.
fn make_room(size: usize) {
    let mut room = Vec::<u8>::new();
    // Where there is none, the reading itself may still get by.
    let _ = room.try_reserve_exact(size);
    core::hint::black_box(&mut room);
}

/// The handle of the registry that was read last.
#[wasm_bindgen(js_name = lastRegistry)]
pub fn last_registry() -> usize {
    REGISTRIES.with_borrow(Vec::len) - 1
}

/// Let go of a registry.
#[wasm_bindgen(js_name = dropRegistry)]
pub fn drop_registry(handle: usize) {
    REGISTRIES.with_borrow_mut(|all| {
        if let Some(slot) = all.get_mut(handle) {
            *slot = None;
        }
    });
}

/// Call with the registries of some handles and a day.
fn with_knowledge<T>(handles: &[u32], on: &JsValue, ask: impl FnOnce(Knowledge<'_, '_>) -> T) -> Result<T, JsValue> {
    let on = match on.as_string() {
        Some(day) => Some(Day::new(&day).ok_or_else(|| TypeError::new("option `on`: expected a day as YYYY-MM-DD"))?),
        None => None,
    };
    REGISTRIES.with_borrow(|all| {
        let registries: Vec<&Registry> =
            handles.iter().filter_map(|handle| all.get(*handle as usize)?.as_deref()).collect();
        Ok(ask(Knowledge { registries: &registries, on }))
    })
}

/// Where the last answer stands in the module's memory, until the next one.
#[wasm_bindgen]
pub fn answer() -> usize {
    ANSWER.with_borrow(|answer| answer.as_ptr().addr())
}

/// What the text in the letter box says, as so many bytes of JSON at `answer`; none where it is no valid code.
#[wasm_bindgen]
pub fn decode(length: usize, rules: &JsValue, registries: &[u32], on: &JsValue) -> Result<usize, JsValue> {
    let rules = ruleset(rules)?;
    with_knowledge(registries, on, |knowledge| {
        // The box holds one unit more than is looked at, so a longer text is seen to be one.
        let decoded = read(length, |text| crate::decode(text, &rules, knowledge));
        let json = decoded.map(|decoded| decoded.json().into_bytes()).unwrap_or_default();
        let size = json.len();
        ANSWER.set(json);
        size
    })
}

/// A code from parts that stand as JSON in UTF-16.
#[wasm_bindgen]
pub fn compose(parts: &[u16], rules: &JsValue, registries: &[u32], on: &JsValue) -> Result<Vec<u8>, JsValue> {
    let rules: Ruleset = ruleset(rules)?;
    let parts = Parts::from_json(&String::from_utf16_lossy(parts)).map_err(|faults| {
        let mut said = String::from("compose");
        for (at, fault) in faults.iter().enumerate() {
            said += if at == 0 { ": " } else { "; " };
            said += &fault.sentence();
        }
        TypeError::new(&said)
    })?;
    let report = with_knowledge(registries, on, |knowledge| crate::compose(&parts, &rules, knowledge))?;
    Ok(report.to_json().into_bytes())
}

/// Single edits that would make the text in the letter box valid, by what registries know.
#[wasm_bindgen]
pub fn suggest(length: usize, rules: &JsValue, registries: &[u32], on: &JsValue) -> Result<JsValue, JsValue> {
    let rules = ruleset(rules)?;
    if length > LIMIT {
        return plain(&[(); 0]);
    }
    let text = collect(length);
    plain(&with_knowledge(registries, on, |knowledge| crate::suggest_with(text.as_slice(), &rules, knowledge))?)
}

/// Codes for tests.
#[wasm_bindgen]
pub fn sample(options: &JsValue) -> Result<JsValue, JsValue> {
    plain(&crate::sample(&options::sample(options)?).map_err(|error| options::refusal(&error))?)
}
