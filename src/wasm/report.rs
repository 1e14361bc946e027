//! The report road: everything known about a text.
//!
//! Every function does four things: read, call, convert, and turn a wrong option into a `TypeError`. A text stands in
//! the letter box, and `length` says how long it is; ranges count UTF-16 units of it. What is told goes as numbers, whose
//! address comes back: setting forty properties one by one takes longer than the check, and so does reading JSON.

use alloc::string::String;

use js_sys::{Array, Number, Object, Reflect, TypeError};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::letter_box::{answer, read};
use super::options::ruleset;
use crate::live::Source;
use crate::{
    CountryRule, EditKind, HumanoidId, IssueCode, LENGTH, LIMIT, Locale, Record, Ruleset, Segment, SettledOption,
    Severity, Status, Style,
};

/// Plain data for JavaScript: objects rather than `Map`s, `null` rather than `undefined`.
pub(super) const PLAIN: Serializer = Serializer::json_compatible();

pub(super) fn plain(data: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(data.serialize(&PLAIN)?)
}

/// Check the text in the letter box under the default rules.
#[wasm_bindgen]
pub fn validate(length: usize) -> usize {
    answer(|record| check(length, &Ruleset::DEFAULT, record))
}

/// Check it under the rules that are asked for.
#[wasm_bindgen(js_name = validateBy)]
pub fn validate_by(length: usize, options: &JsValue) -> Result<usize, JsValue> {
    let rules = ruleset(options)?;
    Ok(answer(|record| check(length, &rules, record)))
}

fn check(length: usize, rules: &Ruleset, record: &mut Record) {
    if length > LIMIT {
        record.too_long_to_check(length);
    } else {
        read(length, |text| record.check(text, rules));
    }
}

/// The report on something that is no text; the letter box says of which type it is.
#[wasm_bindgen(js_name = notAString)]
pub fn not_a_string(length: usize, options: &JsValue) -> Result<usize, JsValue> {
    ruleset(options)?;
    let kind = read(length, String::from_utf16_lossy);
    Ok(answer(|record| record.not_a_string(&kind)))
}

/// Whether the text in the letter box is a canonical code.
#[wasm_bindgen(js_name = isCanonical)]
pub fn is_canonical(length: usize, options: &JsValue) -> Result<bool, JsValue> {
    let rules = ruleset(options)?;
    Ok(canonical(length, &rules).is_some())
}

fn canonical(length: usize, rules: &Ruleset) -> Option<HumanoidId> {
    let mut bytes = [0; LENGTH];
    read(length, |text| {
        bytes.iter_mut().zip(text).try_for_each(|(byte, unit)| u8::try_from(*unit).map(|place| *byte = place))
    })
    .ok()?;
    HumanoidId::of(&bytes, rules).filter(|_| length == LENGTH)
}

/// The codes inside the text in the letter box, which may have any length.
#[wasm_bindgen]
pub fn find(length: usize, options: &JsValue) -> Result<usize, JsValue> {
    let rules = ruleset(options)?;
    Ok(answer(|record| read(length, |text| record.find(text, &rules))))
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
    Ok(canonical(length, &any).ok_or_else(|| TypeError::new("format: expected a valid canonical code"))?.format(style))
}

/// The sentence of an issue, of which code and segment come as the numbers that a [`Record`] has.
#[wasm_bindgen]
pub fn message(code: usize, segment: usize, params: &JsValue, locale: &str) -> Result<String, JsValue> {
    let locale = Locale::from_name(locale).ok_or_else(|| TypeError::new("locale: expected \"en\" or \"zh-CN\""))?;
    let code = *IssueCode::ALL.get(code).ok_or_else(|| TypeError::new("message: expected an issue"))?;
    let segment = Segment::ALL.get(segment).copied();
    let param = |name: &str| {
        let value = Reflect::get(params, &name.into()).unwrap_or_default();
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
    read(length, |text| crate::redact(text))
}

/// The text in the letter box with every letter as `A` and every digit as `9`.
#[wasm_bindgen]
pub fn shape(length: usize) -> String {
    read(length, |text| crate::shape(text))
}

/// What a build writes into the package, so that no TypeScript repeats it: the rules' name and defaults, where the
/// segments end, how much of a text is looked at, and what the numbers of a [`Record`] stand for.
#[wasm_bindgen]
pub fn facts() -> Result<JsValue, JsValue> {
    let facts = Object::new();
    let put = |on: &Object, name: &str, value: JsValue| Reflect::set(on, &name.into(), &value);
    let names = |names: &[&str]| JsValue::from(names.iter().map(|name| JsValue::from(*name)).collect::<Array>());
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
    put(&facts, "limit", LIMIT.into())?;
    put(&facts, "statuses", names(&Status::ALL.map(Status::name)))?;
    put(&facts, "severities", names(&Severity::ALL.map(Severity::name)))?;
    put(&facts, "segments", names(&Segment::ALL.map(Segment::name)))?;
    put(&facts, "edits", names(&EditKind::ALL.map(EditKind::name)))?;
    put(&facts, "sources", names(&Source::ALL.map(Source::name)))?;
    let codes = IssueCode::ALL.iter();
    put(&facts, "codes", codes.clone().map(|code| JsValue::from(code.id())).collect::<Array>().into())?;
    put(&facts, "params", codes.map(|code| names(code.params())).collect::<Array>().into())?;
    Ok(facts.into())
}
