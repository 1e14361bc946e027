//! Options as JavaScript gives them: plain objects, read once per call.

use alloc::string::String;

use js_sys::{Array, Object, Reflect, TypeError};
use wasm_bindgen::{JsCast, JsValue};

#[cfg(not(feature = "bulk"))]
use crate::Sample;
use crate::{OptionError, OptionValue, Ruleset};

/// The rules that an options object asks for. What is absent or `undefined` keeps its default.
///
/// # Errors
/// A `TypeError` that names the option, what was expected and what was found.
pub(super) fn ruleset(options: &JsValue) -> Result<Ruleset, JsValue> {
    let mut rules = Ruleset::default();
    each(options, |name, value| {
        let text = value.as_string();
        let characters = Reflect::get(value, &"characters".into()).ok().and_then(|it| it.as_string());
        let kind = kind(value);
        let value = match (&text, value.as_bool(), &characters) {
            (Some(text), ..) => OptionValue::Name(text),
            (_, Some(flag), _) => OptionValue::Flag(flag),
            (.., Some(characters)) => OptionValue::Characters(characters),
            _ => OptionValue::Other(&kind),
        };
        rules.set(name, value).map_err(|error| refusal(&error))
    })?;
    Ok(rules)
}

#[cfg(not(feature = "bulk"))]
/// What samples are asked for.
///
/// # Errors
/// A `TypeError` as for [`ruleset`].
pub(super) fn sample(options: &JsValue) -> Result<Sample, JsValue> {
    let mut wanted = Sample::default();
    each(options, |name, value| {
        let wrong = |expected: &str| {
            Err(refusal(&OptionError { option: name.into(), expected: expected.into(), found: kind(value) }))
        };
        let whole = value.as_f64().filter(|number| *number >= 0.0 && number.fract() == 0.0 && *number < MAX_SAFE);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and in range, see above")]
        match (name, whole, value.as_string(), value.as_bool()) {
            ("count", Some(count), ..) => wanted.count = count as usize,
            ("seed", Some(seed), ..) => wanted.seed = seed as u64,
            ("enterprise", _, Some(enterprise), _) => wanted.enterprise = enterprise,
            ("neverReal", .., Some(flag)) => wanted.never_real = flag,
            ("count" | "seed", ..) => return wrong("a whole number"),
            ("enterprise", ..) => return wrong("a string"),
            ("neverReal", ..) => return wrong("true or false"),
            _ => return wrong("one of count, seed, enterprise, neverReal"),
        }
        Ok(())
    })?;
    Ok(wanted)
}

#[cfg(not(feature = "bulk"))]
/// The largest number below which every whole number is exact.
const MAX_SAFE: f64 = 9_007_199_254_740_992.0;

/// A wrong option, as JavaScript throws it.
pub(super) fn refusal(error: &OptionError) -> JsValue {
    TypeError::new(&error.sentence()).into()
}

pub(super) fn each(
    options: &JsValue,
    mut read: impl FnMut(&str, &JsValue) -> Result<(), JsValue>,
) -> Result<(), JsValue> {
    if options.is_undefined() {
        return Ok(());
    }
    // Not `instanceof`: an object without a prototype, or of another realm, is an object as well.
    if !options.is_object() {
        return Err(TypeError::new(&(String::from("options: expected an object, found ") + &kind(options))).into());
    }
    for entry in Object::entries(options.unchecked_ref::<Object>()) {
        let entry = Array::from(&entry);
        let (name, value) = (entry.get(0), entry.get(1));
        if !value.is_undefined() {
            read(&name.as_string().unwrap_or_default(), &value)?;
        }
    }
    Ok(())
}

/// What a value is, in a word.
pub(super) fn kind(value: &JsValue) -> String {
    if value.is_null() { "null".into() } else { value.js_typeof().as_string().unwrap_or_default() }
}
