//! One code at a time, for JavaScript: yes or no, everything known, codes in a text, a field that is being typed.
//!
//! Only numbers and memory cross. A call goes like this:
//!
//! ```text
//!  begin(words, units)   the address of `words` numbers for the rules (`Ruleset::packed`), then `units` of UTF-16
//!  …                     the caller writes both
//!  validate(length)      the address of the answer, as `answer.rs` lays it out
//!  …                     the caller reads it
//!  forget()              nothing of the text stays in the memory
//! ```
//!
//! The yes/no road needs none of that: 29 characters fit into eight arguments. Nothing lives longer than one call, so a call
//! cannot see what an earlier one was given.
#![cfg(target_family = "wasm")]
#![cfg_attr(not(feature = "panic-hook"), no_std)]
#![allow(clippy::must_use_candidate, reason = "JavaScript calls them")]

extern crate alloc;

mod answer;
mod arena;
mod canonical;

use alloc::string::String;

use humanoid_id::live::{Change, Field, Gesture, Source, outcome};
use humanoid_id::{CountryRule, HumanoidId, LENGTH, LIMIT, Ruleset, Style, find_each, reading::Reading};
use wasm_bindgen::prelude::wasm_bindgen;

use answer::Answer;

fn rules() -> Ruleset {
    Ruleset::from_packed(arena::words())
}

/// Make room for the rules and the text of a call.
#[wasm_bindgen]
pub fn begin(words: usize, units: usize) -> usize {
    arena::begin(words, units)
}

/// Leave nothing of the text in the memory.
#[wasm_bindgen]
pub fn forget() {
    arena::forget();
}

/// Everything there is to say about the text.
#[wasm_bindgen]
pub fn validate(length: usize) -> usize {
    let rules = rules();
    let text = arena::text(length);
    let reading = if length > LIMIT { Reading::too_long_to_check(length) } else { Reading::of(text, &rules) };
    Answer::default().reading(&reading, text, &rules).leave()
}

/// The report on something that is no text; the text says of which type it is.
#[wasm_bindgen(js_name = notAString)]
pub fn not_a_string(length: usize) -> usize {
    let kind = String::from_utf16_lossy(arena::text(length));
    let reading = Reading::not_a_string(&kind);
    Answer::default().reading(&reading, &[], &Ruleset::DEFAULT).leave()
}

/// Whether the text is a canonical code under the rules.
#[wasm_bindgen(js_name = isCanonical)]
pub fn is_canonical(length: usize) -> bool {
    code_under(&rules(), length).is_some()
}

fn code_under(rules: &Ruleset, length: usize) -> Option<HumanoidId> {
    let text = arena::text(length);
    let mut bytes = [0; LENGTH];
    for (byte, unit) in bytes.iter_mut().zip(text) {
        *byte = u8::try_from(*unit).ok()?;
    }
    HumanoidId::of(&bytes, rules).filter(|_| length == LENGTH)
}

/// The codes inside the text, which may have any length.
#[wasm_bindgen]
pub fn find(length: usize) -> usize {
    let (rules, text) = (rules(), arena::text(length));
    let mut answer = Answer::default();
    answer.number(0);
    let mut count = 0;
    find_each(text, &rules, &mut |found| {
        count += 1;
        answer.found(&found, text);
    });
    answer.count(count).leave()
}

/// The code with its segments apart, by the number of the style; no answer where the text is no canonical code. Whatever
/// rules a code was read with, under those of any country it is one as well.
#[wasm_bindgen]
pub fn format(length: usize, style: usize) -> usize {
    let any = Ruleset { country: CountryRule::Any, ..Ruleset::DEFAULT };
    let style = Style::ALL.get(style).copied().unwrap_or_default();
    match code_under(&any, length) {
        Some(id) => Answer::default().text(&mut id.format(style).chars()).leave(),
        None => 0,
    }
}

/// The text with all but country and enterprise masked.
#[wasm_bindgen]
pub fn redact(length: usize) -> usize {
    Answer::default().text(&mut humanoid_id::redact(arena::text(length)).chars()).leave()
}

/// The text with every letter as `A` and every digit as `9`.
#[wasm_bindgen]
pub fn shape(length: usize) -> usize {
    Answer::default().text(&mut humanoid_id::shape(arena::text(length)).chars()).leave()
}

/// The rules as a regular expression, as far as one can say them.
#[wasm_bindgen]
pub fn pattern() -> usize {
    Answer::default().text(&mut humanoid_id::pattern(&rules()).chars()).leave()
}

/// Settle a change of a field: the text is `length` units of what the field holds now, and behind them, where
/// `before_length` is not negative, as many of what it held before.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, reason = "numbers cross the boundary for nothing")]
pub fn live(
    length: usize,
    start: usize,
    end: usize,
    before_length: i32,
    before_start: usize,
    before_end: usize,
    gesture: usize,
    composing: bool,
    grouping: usize,
) -> usize {
    let rules = rules();
    let before_units = usize::try_from(before_length).ok();
    let (now, before) = arena::text(length + before_units.unwrap_or(0)).split_at_checked(length).unwrap_or_default();
    let now = Field { value: now.to_vec(), selection: start..end };
    let before = before_units.map(|_| Field { value: before.to_vec(), selection: before_start..before_end });
    let gesture = GESTURES.get(gesture).copied().unwrap_or_default();
    let change = Change { now: &now, before: before.as_ref(), gesture, composing };
    let grouping = Style::ALL.get(grouping).copied().unwrap_or_default();
    Answer::default().settled(&outcome(change, grouping, &rules), &now, &rules).leave()
}

/// By the number that stands for each between the calls; `pkg-template/src/live/gesture.ts` has the same list.
const GESTURES: [Gesture; 7] = [
    Gesture::Insert(Source::Key),
    Gesture::Insert(Source::Paste),
    Gesture::Insert(Source::Drop),
    Gesture::DeleteBackward,
    Gesture::DeleteForward,
    Gesture::Delete,
    Gesture::Restore,
];

#[cfg(feature = "panic-hook")]
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}
