//! Codes in any text under any rules: each is where it is said to be.
#![no_main]

mod rules;

use humanoid_id::{LIMIT, check, find};
use libfuzzer_sys::fuzz_target;
use rules::Choice;

fuzz_target!(|input: (Choice, &str)| {
    let (choice, text) = input;
    let rules = choice.rules();
    let found = find(text, &rules);
    for it in &found {
        let written = &text[it.span.clone()];
        // A code may be spread over more than is looked at, by characters that cannot be seen.
        if written.encode_utf16().count() <= LIMIT {
            assert_eq!(check(written, &rules).id, Some(it.id));
        }
    }
    assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    let units: Vec<u16> = text.encode_utf16().collect();
    assert!(find(units.as_slice(), &rules).into_iter().map(|it| it.id).eq(found.into_iter().map(|it| it.id)));
});
