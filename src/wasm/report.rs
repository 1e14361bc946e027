//! The report road: everything known, as plain objects.
//!
//! Every function does four things: read, call, convert, and turn a wrong option into a `TypeError`. A text stands in
//! the letter box, and `length` says how long it is; ranges count UTF-16 units of it.

use alloc::string::String;
use alloc::vec::Vec;

use js_sys::{Number, Object, Reflect, TypeError};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::letter_box::collect;
use super::options::ruleset;
use crate::{CountryRule, Found, IssueCode, LIMIT, Locale, Report, Ruleset, Segment, SettledOption, Status, Style};

/// Plain data for JavaScript: objects rather than `Map`s, `null` rather than `undefined`.
pub(super) const PLAIN: Serializer = Serializer::json_compatible();

pub(super) fn plain(data: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(data.serialize(&PLAIN)?)
}

/// Check the text in the letter box. The report comes as the bytes of JSON, which the engine reads in a third of the time
/// that setting forty properties one by one takes.
#[wasm_bindgen]
pub fn validate(length: usize, options: &JsValue) -> Result<Vec<u8>, JsValue> {
    let rules = ruleset(options)?;
    let report = if length > LIMIT {
        Report::too_long_to_check(length)
    } else {
        crate::check(collect(length).as_slice(), &rules)
    };
    Ok(report.to_json().into_bytes())
}

/// The report on something that is no text; the letter box says of which type it is.
#[wasm_bindgen(js_name = notAString)]
pub fn not_a_string(length: usize, options: &JsValue) -> Result<Vec<u8>, JsValue> {
    ruleset(options)?;
    Ok(Report::not_a_string(&String::from_utf16_lossy(&collect(length))).to_json().into_bytes())
}

/// Whether the text in the letter box is a canonical code.
#[wasm_bindgen(js_name = isCanonical)]
pub fn is_canonical(length: usize, options: &JsValue) -> Result<bool, JsValue> {
    let rules = ruleset(options)?;
    Ok(crate::check_canonical(collect(length).as_slice(), &rules).status == Status::Valid)
}

/// The codes inside a text of any length, as the bytes of JSON.
#[wasm_bindgen]
pub fn find(text: &[u16], options: &JsValue) -> Result<Vec<u8>, JsValue> {
    Ok(Found::list_to_json(&crate::find(text, &ruleset(options)?)).into_bytes())
}

/// A code with its segments apart.
#[wasm_bindgen]
pub fn format(length: usize, style: &str) -> Result<String, JsValue> {
    let style = match style {
        "compact" => Style::Compact,
        "spaced" => Style::Spaced,
        "hyphenated" => Style::Hyphenated,
        _ => return Err(TypeError::new("style: expected \"compact\", \"spaced\" or \"hyphenated\"").into()),
    };
    // Whatever rules a code was read with, under these it is one as well.
    let any = Ruleset { country: CountryRule::Any, ..Ruleset::DEFAULT };
    let id = crate::check_canonical(collect(length).as_slice(), &any).id;
    Ok(id.ok_or_else(|| TypeError::new("format: expected a valid canonical code"))?.format(style))
}

/// The sentence of an issue.
#[wasm_bindgen]
pub fn message(issue: &JsValue, locale: &str) -> Result<String, JsValue> {
    let field = |from: &JsValue, name: &str| Reflect::get(from, &name.into()).unwrap_or_default();
    let locale = Locale::from_name(locale).ok_or_else(|| TypeError::new("locale: expected \"en\" or \"zh-CN\""))?;
    let code = field(issue, "code").as_string().and_then(|id| IssueCode::from_id(&id));
    let code = code.ok_or_else(|| TypeError::new("message: expected an issue"))?;
    let segment = field(issue, "segment").as_string();
    let segment = Segment::ALL.into_iter().find(|it| Some(it.name()) == segment.as_deref());
    let params = field(issue, "params");
    let param = |name: &str| {
        let value = field(&params, name);
        // As JavaScript writes it: Rust's digits of a fraction would weigh 4 kB of gzip.
        value.as_string().or_else(|| Some(value.dyn_ref::<Number>()?.to_string_with_radix(10).ok()?.into()))
    };
    Ok(crate::sentence(code, segment, locale, &param))
}

/// The rules as a regular expression, as far as one can say them.
#[wasm_bindgen]
pub fn pattern(options: &JsValue) -> Result<String, JsValue> {
    Ok(crate::pattern(&ruleset(options)?))
}

/// The text in the letter box with all but country and enterprise masked.
#[wasm_bindgen]
pub fn redact(length: usize) -> String {
    crate::redact(collect(length).as_slice())
}

/// The text in the letter box with every letter as `A` and every digit as `9`.
#[wasm_bindgen]
pub fn shape(length: usize) -> String {
    crate::shape(collect(length).as_slice())
}

/// What a build writes into the package, so that no TypeScript repeats it: the rules' name and defaults, and where the
/// segments end.
#[wasm_bindgen]
pub fn facts() -> Result<JsValue, JsValue> {
    let facts = Object::new();
    let put = |on: &Object, name: &str, value: JsValue| Reflect::set(on, &name.into(), &value);
    let defaults = Object::new();
    for name in Ruleset::OPTIONS {
        if let Some(value) = Ruleset::DEFAULT.get(name) {
            let value = match value {
                SettledOption::Name(name) => name.into(),
                SettledOption::Flag(on) => on.into(),
                SettledOption::Characters(characters) => characters.into(),
            };
            put(&defaults, name, value)?;
        }
    }
    put(&facts, "rulesetId", crate::RULESET_ID.into())?;
    put(&facts, "defaults", defaults.into())?;
    put(&facts, "countriesAsOf", crate::country::AS_OF.into())?;
    put(&facts, "ends", plain(&Segment::ALL.map(|segment| segment.range().end))?)?;
    put(&facts, "codes", plain(&IssueCode::ALL.iter().map(|code| code.id()).collect::<Vec<_>>())?)?;
    Ok(facts.into())
}
