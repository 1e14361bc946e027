//! The live input: a field in, the field settled and everything about it out.
//!
//! A keystroke comes with the same options as the one before, so options are read once and go by a number then.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cell::RefCell;
use core::ops::Range;

use js_sys::TypeError;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::letter_box::{answer, read};
use super::options;
use crate::live::{Change, Field, Gesture, Source};
use crate::{Locale, Ruleset, Segment, Style, input_sentence};

#[derive(Clone, PartialEq)]
struct Settings {
    grouping: Style,
    rules: Ruleset,
}

std::thread_local! {
    /// Every combination of options that was asked for, each once: a page has a few.
    static SETTINGS: RefCell<Vec<Settings>> = const { RefCell::new(Vec::new()) };

    /// The field as it is and as it was: keys follow keys, and this is the same memory for all of them.
    static FIELDS: RefCell<[Field; 2]> = const { RefCell::new([EMPTY, EMPTY]) };
}

const EMPTY: Field = Field { value: Vec::new(), selection: 0..0 };

/// Read the options of a live input; the number stands for them from then on.
#[wasm_bindgen(js_name = liveSettings)]
pub fn live_settings(grouping: &str, rules: &JsValue) -> Result<usize, JsValue> {
    let grouping = match grouping {
        "spaced" => Style::Spaced,
        "hyphenated" => Style::Hyphenated,
        "off" => Style::Compact,
        _ => return Err(TypeError::new("grouping: expected \"spaced\", \"hyphenated\" or \"off\"").into()),
    };
    let settings = Settings { grouping, rules: options::ruleset(rules)? };
    Ok(SETTINGS.with_borrow_mut(|all| {
        all.iter().position(|known| *known == settings).unwrap_or_else(|| {
            all.push(settings);
            all.len() - 1
        })
    }))
}

/// Settle a change. In the letter box stands what the field holds now, `length` units of it, and behind that what it
/// held before, where that is known.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, reason = "plain numbers cross the boundary for nothing")]
pub fn live(
    settings: usize,
    length: usize,
    start: usize,
    end: usize,
    gesture: u8,
    composing: bool,
    has_before: bool,
    before_length: usize,
    before_start: usize,
    before_end: usize,
) -> usize {
    FIELDS.with_borrow_mut(|[now, before]| {
        read(length + before_length, |texts| {
            let (text_now, text_before) = texts.split_at(length.min(texts.len()));
            fill(now, text_now, start..end);
            fill(before, text_before, before_start..before_end);
        });
        let change = Change {
            now,
            before: has_before.then_some(&*before),
            gesture: GESTURES[usize::from(gesture).min(GESTURES.len() - 1)],
            composing,
        };
        SETTINGS.with_borrow(|all| {
            let Some(Settings { grouping, rules }) = all.get(settings) else { return 0 };
            answer(|record| record.settled(change, *grouping, rules))
        })
    })
}

fn fill(field: &mut Field, text: &[u16], selection: Range<usize>) {
    field.value.clear();
    field.value.extend_from_slice(text);
    field.selection = selection;
}

/// By the number that stands for each between the calls.
const GESTURES: [Gesture; 7] = [
    Gesture::Insert(Source::Key),
    Gesture::Insert(Source::Paste),
    Gesture::Insert(Source::Drop),
    Gesture::DeleteBackward,
    Gesture::DeleteForward,
    Gesture::Delete,
    Gesture::Restore,
];

/// The number of a gesture by its name in the Input Events specification; a key follows another, so it is asked rarely.
#[wasm_bindgen]
pub fn gesture(input_type: &str) -> u8 {
    match input_type {
        "insertFromPaste" | "insertFromPasteAsQuotation" | "insertFromYank" => 1,
        "insertFromDrop" => 2,
        "historyUndo" | "historyRedo" => 6,
        "deleteContent" | "deleteByCut" | "deleteByDrag" => 5,
        _ if !input_type.starts_with("delete") => 0,
        _ if input_type.ends_with("Forward") => 4,
        _ if input_type.ends_with("Backward") => 3,
        _ => 5,
    }
}

/// What an input says beside the issues; see [`input_sentence`].
#[wasm_bindgen(js_name = inputSentence)]
pub fn say(kind: &str, segment: &str, left: usize, remaining: usize, locale: &str) -> Result<String, JsValue> {
    let locale = Locale::from_name(locale).ok_or_else(|| TypeError::new("locale: expected \"en\" or \"zh-CN\""))?;
    let segment = Segment::ALL.into_iter().find(|it| it.name() == segment);
    let fact = |name: &str| match name {
        "left" => Some(left.to_string()),
        "remaining" => Some(remaining.to_string()),
        _ => None,
    };
    Ok(input_sentence(kind, segment, locale, &fact).unwrap_or_default())
}
