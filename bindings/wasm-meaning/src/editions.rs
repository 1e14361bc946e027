//! Editions of the rules, for JavaScript: documents are read and compared here, and codes held against several of them.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use humanoid_id::{Day, Edition, Editions, Fault, Knowledge, Names, Registry, Ruleset};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::memory::{Memory, with};

/// Read the rules that the text is, a document or an identifier: `{ numbers, edition }`, or a list of faults.
#[wasm_bindgen(js_name = readRules)]
pub fn read_rules() -> usize {
    with(|memory| {
        let given = String::from_utf8_lossy(memory.text()).into_owned();
        let answer = match Edition::given(&given) {
            Ok(edition) => edition.to_json_with_numbers(),
            Err(faults) => Fault::list_to_json(&faults),
        };
        memory.answer = answer.into_bytes();
        memory.answer.len()
    })
}

/// What two editions settle differently, as a list; the text is both, one after the other, each sound.
#[wasm_bindgen(js_name = compareRules)]
pub fn compare_rules(first: usize) -> usize {
    with(|memory| {
        let both = String::from_utf8_lossy(memory.text()).into_owned();
        let editions = both.split_at_checked(first).map(|(one, other)| (Edition::given(one), Edition::given(other)));
        let answer = match editions {
            Some((Ok(one), Ok(other))) => one.differences_to_json(&other),
            _ => String::new(),
        };
        memory.answer = answer.into_bytes();
        memory.answer.len()
    })
}

/// The bytes of a day, with which an edition begins and ends; spaces where there is none.
const DAY: usize = 10;

/// Which of so many editions a text fits, and which one counts: `{ each: [status], chosen, by }`. The rules are those of
/// each edition with their count before them; in the text, the first and the last day of each stand before the UTF-16.
#[wasm_bindgen(js_name = fitEditions)]
pub fn fit_editions(count: usize) -> usize {
    with(|memory| {
        let days = memory.text().get(..2 * DAY * count).unwrap_or_default();
        let editions = editions(memory.rules(), days);
        let text = crate::units(memory.text().get(days.len()..).unwrap_or_default());
        memory.answer = told(memory, editions, &text).unwrap_or_default().into_bytes();
        memory.answer.len()
    })
}

fn editions(mut rules: &[u32], days: &[u8]) -> Vec<Edition> {
    let mut editions = Vec::new();
    for days in days.chunks_exact(2 * DAY) {
        let Some((count, rest)) = rules.split_first() else { break };
        let Some((numbers, others)) = rest.split_at_checked(*count as usize) else { break };
        rules = others;
        let mut days = days.chunks_exact(DAY).map(|day| {
            let day = core::str::from_utf8(day).ok()?;
            Day::new(day).map(|day| day.as_str().to_string())
        });
        editions.push(Edition {
            id: editions.len().to_string(),
            name: Names::default(),
            source: String::new(),
            as_of: String::new(),
            valid_from: days.next().flatten(),
            valid_to: days.next().flatten(),
            rules: Ruleset::from_packed(numbers),
        });
    }
    editions
}

fn told(memory: &Memory, editions: Vec<Edition>, text: &[u16]) -> Option<String> {
    let registries: Vec<&Registry> = memory.asked().collect();
    let on = memory.day().and_then(Day::new);
    let editions = Editions::new(editions).ok()?;
    let fit = editions.fit(text, Knowledge { registries: &registries, on })?;
    let mut json = String::from("{\"each\":[");
    for (at, (_, status)) in fit.each.iter().enumerate() {
        json.push_str(if at == 0 { "\"" } else { ",\"" });
        json.push_str(status.name());
        json.push('"');
    }
    // What they are called here is their place.
    for part in ["],\"chosen\":", &fit.chosen.id, ",\"by\":\"", fit.by.name(), "\"}"] {
        json.push_str(part);
    }
    Some(json)
}
