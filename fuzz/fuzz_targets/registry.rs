//! Registry documents of any kind: bytes as they come, and the sample document with its layouts bent. What is taken
//! decodes and composes every code without a contradiction.
#![no_main]

use arbitrary::Arbitrary;
use humanoid_id::{Knowledge, Parts, Registry, Ruleset, compose, decode, suggest_with};
use libfuzzer_sys::fuzz_target;

const SAMPLE: &str = include_str!("../../pkg-template/sample-registry.json");

/// A part of the sample is replaced: the fuzzer reaches deep into layouts that way.
#[derive(Arbitrary, Debug)]
enum Document {
    Bytes(Vec<u8>),
    Bent { at: u16, length: u8, with: String },
}

fuzz_target!(|input: (Document, [u8; 29])| {
    let bytes = match input.0 {
        Document::Bytes(bytes) => bytes,
        Document::Bent { at, length, with } => {
            let mut bytes = SAMPLE.as_bytes().to_vec();
            let start = usize::from(at) % bytes.len();
            let end = bytes.len().min(start + usize::from(length));
            bytes.splice(start..end, with.into_bytes());
            bytes
        }
    };
    let registry = match Registry::from_bytes(bytes) {
        Ok(registry) => registry,
        Err(faults) => return assert!(!faults.is_empty() && faults.len() <= 1001),
    };
    let (rules, knowledge) = (Ruleset::default(), Knowledge { registries: &[&registry], on: None });
    let code: String = input
        .1
        .iter()
        .map(|byte| char::from(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[usize::from(*byte) % 36]))
        .collect();
    for code in ["CNTEST", "CNTST2", "CNTST3"].map(|start| format!("{start}{}", &code[6..])) {
        let Some(decoded) = decode(code.as_str(), &rules, knowledge) else { continue };
        let parts = Parts::from_json(&decoded.to_json()).expect("what decoding returns is taken");
        assert_eq!(compose(&parts, &rules, knowledge).id, Some(decoded.id));
        if let Some(number) = decoded.serial.in_house {
            let mut parts = Parts { in_house: Some(number), ..parts };
            parts.segments[3] = None;
            assert_eq!(compose(&parts, &rules, knowledge).id, Some(decoded.id));
        }
        let _ = suggest_with(code.as_str(), &rules, knowledge);
    }
});
