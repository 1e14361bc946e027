//! The words for what is neither issue nor code.

use alloc::string::{String, ToString};

use js_sys::TypeError;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::Locale;

/// The sentence of an edit (`kind` is its kind), of a suggestion (its reason), or the words for a status; empty where
/// there is none of that name.
#[wasm_bindgen]
pub fn words(of: &str, kind: &str, from: &str, to: &str, locale: &str) -> Result<String, JsValue> {
    let locale = Locale::from_name(locale).ok_or_else(|| TypeError::new("locale: expected \"en\" or \"zh-CN\""))?;
    let words = match of {
        "edit" => crate::edit_sentence(kind, from, to, locale),
        "reason" => crate::reason_sentence(kind, from, to, locale),
        _ => crate::status_label(kind, locale).map(ToString::to_string),
    };
    words.ok_or_else(|| TypeError::new("message: expected an issue, an edit, a suggestion or a result").into())
}
