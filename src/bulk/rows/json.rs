//! The values of a row that is JSON: an object, or a list, whose members go by their numbers.

use alloc::string::{String, ToString};

use crate::json::reader::{Reader, Reading, unescaped};

/// The text is no JSON object and no list, or a broken one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::bulk) struct NotAnObject;

/// What stands behind a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::bulk) enum Value {
    /// A string without its escapes; a number or a word as it is written.
    Text(String),
    /// `null`, or no such key at all.
    Null,
    /// An object or an array.
    Nested,
}

/// The values that a row has for some keys. Of equal keys the last counts; a key that only its case, or space around it, tells
/// from the one that is asked for counts where that one is missing. A list among objects is no row: its members have
/// numbers, and no such names.
pub(in crate::bulk) fn values_of<const N: usize>(line: &str, keys: [&str; N]) -> Result<[Value; N], NotAnObject> {
    if line.trim_start().starts_with('[') && !keys.iter().any(|key| key.parse::<usize>().is_ok()) {
        return Err(NotAnObject);
    }
    let mut found = [const { None }; N];
    let mut alike = [const { None }; N];
    each_member(line, |name, value| {
        for ((key, found), alike) in keys.iter().zip(&mut found).zip(&mut alike) {
            if name == *key {
                *found = Some(value.clone());
            } else if name.trim().eq_ignore_ascii_case(key.trim()) {
                *alike = Some(value.clone());
            }
        }
    })?;
    let mut alike = alike.into_iter();
    Ok(found.map(|value| value.or(alike.next().flatten()).unwrap_or(Value::Null)))
}

/// Every key and its value, in order; the key of a list's member is its number, from 1.
pub(in crate::bulk) fn each_member(line: &str, each: impl FnMut(&str, Value)) -> Result<(), NotAnObject> {
    read(&mut Reader::new(line.trim(), 0), each).map_err(|_| NotAnObject)
}

fn read(reader: &mut Reader<'_>, mut each: impl FnMut(&str, Value)) -> Reading {
    let mut count = 0;
    if reader.peek() == b'[' {
        reader.open()?;
        while reader.element(count == 0)? {
            count += 1;
            let value = value(reader)?;
            each(&count.to_string(), value);
        }
    } else {
        reader.object()?;
        while let Some(name) = reader.member(count == 0)? {
            count += 1;
            let value = value(reader)?;
            each(&unescaped(name), value);
        }
    }
    reader.end()
}

fn value(reader: &mut Reader<'_>) -> Reading<Value> {
    Ok(match reader.peek() {
        b'"' => Value::Text(unescaped(reader.string()?).into_owned()),
        b'{' | b'[' => {
            reader.skip()?;
            Value::Nested
        }
        _ => match reader.scalar()? {
            "null" => Value::Null,
            other => Value::Text(other.into()),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value_of(line: &str, key: &str) -> Result<Value, NotAnObject> {
        values_of(line, [key]).map(|[value]| value)
    }

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    #[test]
    fn the_value_of_a_key_is_read_whatever_stands_around_it() {
        let line = r#" {"a": [1, {"id": "]}"}], "n": -1.5e3 , "id": "C\u004e\"\ud83e\udd16\n", "z": null} "#;
        assert_eq!(value_of(line, "id"), Ok(text("CN\"\u{1f916}\n")));
        assert_eq!(value_of(line, "n"), Ok(text("-1.5e3")));
        assert_eq!(value_of(line, "z"), Ok(Value::Null));
        assert_eq!(value_of(line, "a"), Ok(Value::Nested));
        assert_eq!(value_of("{}", "a"), Ok(Value::Null));
        assert_eq!(value_of(r#"{"Code ":"x","other":"y"}"#, "code"), Ok(text("x")));
        assert_eq!(value_of(r#"{"code":null,"CODE":"x"}"#, "code"), Ok(Value::Null));
        assert_eq!(values_of(line, ["z", "n", "n"]), Ok([Value::Null, text("-1.5e3"), text("-1.5e3")]));
    }

    #[test]
    fn the_members_of_a_list_go_by_their_numbers() {
        assert_eq!(values_of(r#"["a", [1], null, 2]"#, ["1", "2", "3", "4"]), {
            Ok([text("a"), Value::Nested, Value::Null, text("2")])
        });
    }

    #[test]
    fn a_list_is_no_row_where_members_have_names() {
        assert_eq!(value_of(r#"["a"]"#, "code"), Err(NotAnObject));
        assert_eq!(values_of(r#" ["a"]"#, ["country", "serial"]), Err(NotAnObject));
        assert_eq!(value_of(r#"{"1":"a"}"#, "1"), Ok(text("a")));
    }

    #[test]
    fn what_is_no_object_is_said_to_be_none() {
        for line in [
            "",
            "1",
            "{",
            "[1,]",
            "{\"a\":01}",
            "{\"a\":+1}",
            "{\"a\":NaN}",
            "{\"a\":\"\\u+031\"}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{\"a\":1} x",
            "{\"a\":nonsense}",
            "{\"a\":\"\\x\"}",
        ] {
            assert_eq!(value_of(line, "a"), Err(NotAnObject), "{line}");
        }
    }

    #[test]
    fn halves_of_surrogate_pairs_are_replaced() {
        assert_eq!(value_of(r#"{"a":"\ud83ex\udd16"}"#, "a"), Ok(text("\u{fffd}x\u{fffd}")));
    }
}
