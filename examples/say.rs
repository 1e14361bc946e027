//! Says issues in any language: a line of JSON in, `{ "code", "segment", "params", "locale" }`, a line with the sentence out.
//! A test holds what JavaScript says against it.

use std::io::{BufRead as _, Write as _, stdin, stdout};

use humanoid_id::{IssueCode, Locale, Segment, sentence};
use serde_json::Value;

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line?)?;
        let name = |key: &str| asked[key].as_str().unwrap_or_default();
        let (Some(code), Some(locale)) = (IssueCode::from_id(name("code")), Locale::from_name(name("locale"))) else {
            continue;
        };
        let segment = Segment::ALL.into_iter().find(|segment| segment.name() == name("segment"));
        let said = sentence(code, segment, locale, &|name| match &asked["params"][name] {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        });
        writeln!(out, "{}", Value::String(said))?;
    }
    Ok(())
}
