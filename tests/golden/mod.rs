//! How the golden table in `tests/vectors/` is read and written.
//!
//! A file is a JSON array with one vector a line. A text is a string, or a list of parts where a string will not do:
//! `{ "repeat": "A", "times": 513 }`, or `{ "unit": "D800" }`, one unit of UTF-16. A range is drawn: it is the text
//! with the span in brackets, so it means the same in bytes and in UTF-16. What a reader would not see, or would take
//! for something else, is written as an escape.
//!
//! In `live.json` a line is one change of a field, and a line without a name goes on from what the line before it shows.
//! A field is its text with the caret drawn in it as `|`, or with brackets around what is selected.

use std::fmt::Write as _;
use std::ops::Range;
use std::path::PathBuf;

use humanoid_id::live::Field;
use humanoid_id::{Issue, Next, OptionValue, Param, Report, Ruleset, Segment};
use serde_json::Value;

/// A text of UTF-16, as the vectors hold it.
pub type Units = Vec<u16>;

/// The text of a vector: a string or a list of parts.
pub fn units(text: &Value) -> Units {
    match text {
        Value::String(text) => text.encode_utf16().collect(),
        Value::Array(parts) => parts.iter().flat_map(units).collect(),
        part => {
            if let Some(hex) = part["unit"].as_str() {
                return vec![u16::from_str_radix(hex, 16).expect("a unit of UTF-16")];
            }
            let times = part["times"].as_u64().expect("how often it is repeated");
            units(&part["repeat"]).repeat(usize::try_from(times).expect("a small number"))
        }
    }
}

/// The rules of a vector: the default ones with its `options` set.
pub fn rules(options: &Value) -> Ruleset {
    let mut rules = Ruleset::default();
    for (name, value) in options.as_object().into_iter().flatten() {
        rules.set(name, option_value(value)).unwrap_or_else(|error| panic!("{error}"));
    }
    rules
}

/// The value of an option as JSON has it.
pub fn option_value(value: &Value) -> OptionValue<'_> {
    match value {
        Value::String(name) => OptionValue::Name(name),
        Value::Bool(flag) => OptionValue::Flag(*flag),
        Value::Object(object) if object.len() == 1 && object.contains_key("characters") => {
            OptionValue::Characters(object["characters"].as_str().expect("characters are a string"))
        }
        Value::Object(_) => OptionValue::Other("an object"),
        Value::Number(_) => OptionValue::Other("a number"),
        _ => OptionValue::Other("something else"),
    }
}

/// Hold a file of vectors against what the program says. `answer` gives the fields that follow a vector's inputs.
///
/// With `UPDATE_VECTORS` set the file is written anew, for a person to read in the difference.
pub fn hold(file: &str, inputs: &[&str], answer: impl Fn(&Value) -> Vec<(&'static str, String)>) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(file);
    let known = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let told: Vec<String> = vectors(file)
        .iter()
        .map(|vector| {
            let given =
                inputs.iter().filter(|name| !vector[**name].is_null()).map(|name| (*name, json(&vector[*name])));
            object(given.chain(answer(vector)))
        })
        .collect();
    let told = format!("[\n{}\n]\n", told.join(",\n"));
    if std::env::var_os("UPDATE_VECTORS").is_some() {
        std::fs::write(&path, told).expect("the vectors can be written");
        return;
    }
    for (known, told) in known.lines().zip(told.lines()) {
        assert_eq!(known, told, "\n{file}: on the left the golden table, on the right what the program says");
    }
    assert_eq!(known, told, "{file}");
}

/// The vectors of a file.
pub fn vectors(file: &str) -> Vec<Value> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    match serde_json::from_str(&text) {
        Ok(Value::Array(vectors)) => vectors,
        Ok(_) => panic!("{file} is no array"),
        Err(error) => panic!("{file}: {error}"),
    }
}

/// The fields of a vector of `validate.json` that a report answers, in the unit that `draw` knows.
pub fn report(report: &Report, draw: &dyn Fn(&Range<usize>) -> String) -> Vec<(&'static str, String)> {
    let mut fields = vec![("status", string(&format!("{:?}", report.status).to_lowercase()))];
    fields.extend(report.id.map(|id| ("id", string(id.as_str()))));
    let segments = Segment::ALL.iter().filter_map(|&it| Some((it.name(), string(report.segment(it)?))));
    fields.push(("segments", object(segments)));
    fields.extend(report.next.map(|it| ("next", next(it))));
    fields.push(("issues", array(report.issues.iter().map(|it| issue(it, draw)))));
    let edits = report.edits.iter().map(|it| {
        let kind = string(it.kind.name());
        object([("kind", kind), ("at", draw(&it.span)), ("from", text(&it.from)), ("to", text(&it.to))])
    });
    fields.push(("edits", array(edits)));
    fields
}

/// What may come next.
pub fn next(next: Next) -> String {
    object([
        ("segment", string(next.segment.name())),
        ("position", next.position.to_string()),
        ("remaining", next.remaining.to_string()),
        ("remainingInSegment", next.remaining_in_segment.to_string()),
        ("allowed", string(&next.allowed.to_string())),
    ])
}

fn issue(issue: &Issue, draw: &dyn Fn(&Range<usize>) -> String) -> String {
    let severity = string(&format!("{:?}", issue.severity).to_lowercase());
    let segment = issue.segment.map_or_else(|| "null".into(), |segment| string(segment.name()));
    let params = object(issue.params.iter().map(|(name, value)| {
        (
            *name,
            match value {
                Param::Text(text) => string(text),
                Param::Number(number) => number.to_string(),
            },
        )
    }));
    let code = string(issue.code.id());
    object([
        ("code", code),
        ("severity", severity),
        ("segment", segment),
        ("at", draw(&issue.span)),
        ("params", params),
    ])
}

/// A span drawn in a text of UTF-16.
pub fn draw_units(units: &[u16], span: &Range<usize>) -> String {
    let bracket = |sign: char| u16::try_from(u32::from(sign)).expect("ASCII");
    let mut drawn = units[..span.start].to_vec();
    drawn.push(bracket('['));
    drawn.extend_from_slice(&units[span.clone()]);
    drawn.push(bracket(']'));
    drawn.extend_from_slice(&units[span.end..]);
    text_of(&drawn)
}

/// A span drawn in a text of UTF-8.
pub fn draw_bytes(whole: &str, span: &Range<usize>) -> String {
    text(&[&whole[..span.start], "[", &whole[span.clone()], "]", &whole[span.end..]].concat())
}

/// A field with its caret or its selection drawn.
pub fn field(drawn: &Value) -> Field {
    let mut value = units(drawn);
    let mut ends = Vec::new();
    while let Some(at) = value.iter().position(|unit| b"|[]".iter().any(|sign| *unit == u16::from(*sign))) {
        value.remove(at);
        ends.push(at);
    }
    let (Some(start), Some(end)) = (ends.first(), ends.last()) else { panic!("no caret in {drawn}") };
    Field { selection: *start..*end, value }
}

/// A field drawn as it is read.
pub fn draw_field(Field { value, selection }: &Field) -> String {
    if !selection.is_empty() {
        return draw_units(value, selection);
    }
    let (before, behind) = value.split_at(selection.start);
    text_of(&[before, &[u16::from(b'|')], behind].concat())
}

/// A text as a vector holds it.
pub fn text(text: &str) -> String {
    text_of(&text.encode_utf16().collect::<Vec<_>>())
}

/// From how many of a character on a repetition is written as one.
const MANY: usize = 64;

fn text_of(units: &[u16]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut plain = String::new();
    let characters: Vec<_> = char::decode_utf16(units.iter().copied()).collect();
    for run in characters.chunk_by(|one, other| one == other) {
        let one = match &run[0] {
            Ok(character) if run.len() < MANY => {
                plain.extend(std::iter::repeat_n(*character, run.len()));
                continue;
            }
            Ok(character) => string(&character.to_string()),
            Err(lone) => object([("unit", format!("\"{:04X}\"", lone.unpaired_surrogate()))]),
        };
        let part = match run.len() {
            1 => one,
            times => object([("repeat", one), ("times", times.to_string())]),
        };
        parts.extend((!plain.is_empty()).then(|| string(&std::mem::take(&mut plain))));
        parts.push(part);
    }
    if parts.is_empty() {
        return string(&plain);
    }
    parts.extend((!plain.is_empty()).then(|| string(&plain)));
    array(parts)
}

fn json(value: &Value) -> String {
    match value {
        Value::String(text) => string(text),
        Value::Array(values) => array(values.iter().map(json)),
        Value::Object(fields) => object(fields.iter().map(|(name, value)| (name.as_str(), json(value)))),
        plain => plain.to_string(),
    }
}

/// A JSON array of what is JSON already.
pub fn array(values: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", values.into_iter().collect::<Vec<_>>().join(", "))
}

/// A JSON object of names and of what is JSON already.
pub fn object<'n>(fields: impl IntoIterator<Item = (&'n str, String)>) -> String {
    let fields: Vec<_> = fields.into_iter().map(|(name, value)| format!("{}: {value}", string(name))).collect();
    if fields.is_empty() { "{}".into() } else { format!("{{ {} }}", fields.join(", ")) }
}

/// A JSON string in which only what is plain to see stands for itself: ASCII, full-width forms, Chinese.
pub fn string(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            ' '..='~' | '\u{ff01}'..='\u{ff5e}' | '\u{4e00}'..='\u{9fff}' | '\u{3001}' | '\u{3002}' | '…' => {
                quoted.push(character);
            }
            other => {
                for unit in other.encode_utf16(&mut [0; 2]) {
                    write!(quoted, "\\u{unit:04x}").expect("a string takes it");
                }
            }
        }
    }
    quoted + "\""
}
