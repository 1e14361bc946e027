//! Rules documents of any kind: bytes as they come, and the document of the package with a part replaced.
#![no_main]

use arbitrary::Arbitrary;
use humanoid_id::{Edition, check};
use libfuzzer_sys::fuzz_target;

const SAMPLE: &str = include_str!("../../src/editions/cn-humanoid-29-2026-05.json");

#[derive(Arbitrary, Debug)]
enum Document {
    Text(String),
    Bent { at: u16, length: u8, with: String },
}

fuzz_target!(|input: (Document, String)| {
    let document = match input.0 {
        Document::Text(text) => text,
        Document::Bent { at, length, with } => {
            let mut bytes = SAMPLE.as_bytes().to_vec();
            let start = usize::from(at) % bytes.len();
            let end = bytes.len().min(start + usize::from(length));
            bytes.splice(start..end, with.into_bytes());
            String::from_utf8_lossy(&bytes).into_owned()
        }
    };
    match Edition::from_json(&document) {
        Ok(edition) => drop(check(input.1.as_str(), &edition.rules)),
        Err(faults) => assert!(!faults.is_empty()),
    }
});
