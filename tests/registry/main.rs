//! Registry documents: what is taken, what is refused and where, every kind of field, and the laws of reading and
//! writing.

mod answers;
mod documents;
mod fields;
mod hostile;
mod laws;
#[cfg(feature = "bulk")]
mod numbers;
mod time;

use humanoid_id::{Decoded, Knowledge, Registry, Ruleset, decode};
use serde_json::Value;

const SAMPLE: &str = include_str!("../../pkg-template/sample-registry.json");

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn load(document: &Value) -> Registry {
    Registry::from_json(document.to_string()).unwrap_or_else(|faults| panic!("{faults:#?}\n{document:#}"))
}

fn base() -> Value {
    parsed(include_str!("../vectors/registry_base.json"))
}

fn read<'r>(code: &str, registry: &'r Registry) -> Decoded<'r> {
    decode(code, &Ruleset::default(), Knowledge { registries: &[registry], on: None }).expect(code)
}

fn plain(text: &Value) -> Option<String> {
    text.as_str().map(String::from).or_else(|| text.is_number().then(|| text.to_string()))
}
