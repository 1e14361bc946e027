//! Options as JavaScript gives them: plain objects, read once per call.

use js_sys::{Array, Object, Reflect, TypeError};
use wasm_bindgen::{JsCast, JsValue};

use humanoid_id::{Edition, Editions, OptionError, OptionValue, Ruleset};

/// The one option that is a document, or names one.
const EDITION: &str = "edition";

/// The rules that an options object asks for, and several editions where it names them. What is absent or `undefined` keeps
/// its default.
///
/// # Errors
/// A `TypeError` that names the option, what was expected and what was found.
pub fn rules(options: &JsValue) -> Result<(Ruleset, Option<Editions>), JsValue> {
    let (mut given, mut are_several) = (Vec::new(), false);
    // Before the options beside it, which change what it settles.
    each(options, |name, value| {
        if name == EDITION {
            are_several = Array::is_array(value);
            let list = if are_several { Array::from(value) } else { Array::of1(value) };
            for one in list {
                given.push(edition(&one)?);
            }
        }
        Ok(())
    })?;
    if !are_several {
        let edition = given.into_iter().next();
        return Ok((beside(options, edition.map(|it| it.rules).unwrap_or_default())?, None));
    }
    for edition in &mut given {
        edition.rules = beside(options, core::mem::take(&mut edition.rules))?;
    }
    match Editions::new(given) {
        Ok(editions) => Ok((editions.newest().map(|it| it.rules.clone()).unwrap_or_default(), Some(editions))),
        Err(id) => Err(refusal(&OptionError {
            option: EDITION.into(),
            expected: if id.is_empty() { "at least one edition" } else { "each edition once" }.into(),
            found: if id.is_empty() { "none".into() } else { id + " twice" },
        })),
    }
}

/// The rules of one code.
///
/// # Errors
/// As [`rules`]; and several editions, of which nothing chooses one.
pub fn ruleset(options: &JsValue) -> Result<Ruleset, JsValue> {
    match rules(options)? {
        (rules, None) => Ok(rules),
        (_, Some(_)) => Err(refusal(&OptionError {
            option: EDITION.into(),
            expected: "one edition".into(),
            found: "several".into(),
        })),
    }
}

fn edition(value: &JsValue) -> Result<Edition, JsValue> {
    let text = match value.as_string() {
        Some(id) => id,
        None => js_sys::JSON::stringify(value).map(String::from)?,
    };
    Edition::as_option(&text).map_err(|error| refusal(&error))
}

/// Rules with the options beside the edition.
fn beside(options: &JsValue, mut rules: Ruleset) -> Result<Ruleset, JsValue> {
    each(options, |name, value| {
        if name == EDITION {
            return Ok(());
        }
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

/// A wrong option, as JavaScript throws it.
pub fn refusal(error: &OptionError) -> JsValue {
    TypeError::new(&error.sentence()).into()
}

pub fn each(options: &JsValue, mut read: impl FnMut(&str, &JsValue) -> Result<(), JsValue>) -> Result<(), JsValue> {
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
pub fn kind(value: &JsValue) -> String {
    if value.is_null() { "null".into() } else { value.js_typeof().as_string().unwrap_or_default() }
}
