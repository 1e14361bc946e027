//! Codes in any text under any rules: each is where it is said to be.
#![no_main]

mod length;
mod rules;

use humanoid_id::{LIMIT, check, find};
use length::LONG;
use libfuzzer_sys::fuzz_target;
use rules::Choice;

fuzz_target!(|input: (Choice, &str)| {
    let (choice, text) = input;
    let rules = choice.rules();
    let found = find(text, &rules);
    if text.len() > LONG {
        return;
    }
    for it in &found {
        let written = &text[it.span.clone()];
        // A code may be spread over more than is looked at, by characters that cannot be seen.
        if written.encode_utf16().count() <= LIMIT {
            let is_code = |text: &str| check(text, &rules).id == Some(it.id);
            assert!(is_code(written) || is_code(&out_of_address(written)), "{written:?}");
        }
    }
    assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    let units: Vec<u16> = text.encode_utf16().collect();
    assert!(find(units.as_slice(), &rules).into_iter().map(|it| it.id).eq(found.into_iter().map(|it| it.id)));
});

/// What an address says: its escapes and plus signs are what they stand for.
fn out_of_address(written: &str) -> String {
    let mut parts = written.split('%');
    let mut said = parts.next().unwrap_or_default().replace('+', " ");
    for part in parts {
        let escaped = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        said.push(escaped.map_or('%', char::from));
        said.push_str(&part[if escaped.is_some() { 2 } else { 0 }..].replace('+', " "));
    }
    said
}
