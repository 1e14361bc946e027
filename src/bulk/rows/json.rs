//! Some values of one line of JSON: as much of a reader as JSON lines need.

use alloc::string::String;

/// The line is no JSON object, or a broken one.
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

/// The values that an object has for some keys. Of equal keys the last counts.
pub(in crate::bulk) fn values_of<const N: usize>(line: &str, keys: [&str; N]) -> Result<[Value; N], NotAnObject> {
    let mut found = [const { Value::Null }; N];
    each_member(line, |name, value| {
        for (key, found) in keys.iter().zip(&mut found) {
            if name == *key {
                found.clone_from(&value);
            }
        }
    })?;
    Ok(found)
}

/// Every key and its value, in order.
pub(in crate::bulk) fn each_member(line: &str, mut each: impl FnMut(&str, Value)) -> Result<(), NotAnObject> {
    let mut reader = Reader { rest: line.trim() };
    reader.expect('{')?;
    if reader.take('}') {
        return reader.end();
    }
    loop {
        let name = reader.string()?;
        reader.expect(':')?;
        let value = reader.value()?;
        each(&name, value);
        if reader.take('}') {
            return reader.end();
        }
        reader.expect(',')?;
    }
}

struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    fn take(&mut self, wanted: char) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(wanted) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, wanted: char) -> Result<(), NotAnObject> {
        if self.take(wanted) { Ok(()) } else { Err(NotAnObject) }
    }

    fn end(&self) -> Result<(), NotAnObject> {
        if self.rest.trim().is_empty() { Ok(()) } else { Err(NotAnObject) }
    }

    fn string(&mut self) -> Result<String, NotAnObject> {
        self.expect('"')?;
        let mut text = String::new();
        let mut high = None;
        loop {
            let mut characters = self.rest.chars();
            let mut character = characters.next().ok_or(NotAnObject)?;
            let mut unit = None;
            if character == '"' {
                self.rest = characters.as_str();
                text.extend(high.map(|_| char::REPLACEMENT_CHARACTER));
                return Ok(text);
            }
            if character == '\\' {
                character = match characters.next().ok_or(NotAnObject)? {
                    'b' => '\u{8}',
                    'f' => '\u{c}',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'u' => {
                        let digits = characters.as_str().get(..4).ok_or(NotAnObject)?;
                        unit = Some(u16::from_str_radix(digits, 16).map_err(|_| NotAnObject)?);
                        characters = characters.as_str()[4..].chars();
                        char::REPLACEMENT_CHARACTER
                    }
                    same @ ('"' | '\\' | '/') => same,
                    _ => return Err(NotAnObject),
                };
            }
            self.rest = characters.as_str();
            match (high.take(), unit) {
                (None, Some(unit @ 0xD800..=0xDBFF)) => high = Some(unit),
                (high, Some(unit)) => {
                    text.extend(char::decode_utf16(high.into_iter().chain([unit])).map(|it| it.unwrap_or(character)));
                }
                (high, None) => {
                    text.extend(high.map(|_| char::REPLACEMENT_CHARACTER));
                    text.push(character);
                }
            }
        }
    }

    fn value(&mut self) -> Result<Value, NotAnObject> {
        self.rest = self.rest.trim_start();
        match self.rest.chars().next().ok_or(NotAnObject)? {
            '"' => self.string().map(Value::Text),
            '{' | '[' => self.nested().map(|()| Value::Nested),
            _ => {
                let end = self.rest.find([',', '}', ']']).ok_or(NotAnObject)?;
                let (word, rest) = self.rest.split_at(end);
                self.rest = rest;
                let word = word.trim_end();
                let is_word = matches!(word, "true" | "false") || word.parse::<f64>().is_ok();
                match word {
                    "null" => Ok(Value::Null),
                    _ if is_word => Ok(Value::Text(word.into())),
                    _ => Err(NotAnObject),
                }
            }
        }
    }

    /// Skip an array or object without a look at its shape; strings in it may hold brackets.
    fn nested(&mut self) -> Result<(), NotAnObject> {
        let mut depth = 0_usize;
        loop {
            self.rest = self.rest.trim_start();
            match self.rest.chars().next().ok_or(NotAnObject)? {
                '"' => {
                    self.string()?;
                    continue;
                }
                '{' | '[' => depth += 1,
                '}' | ']' => depth -= 1,
                _ => {}
            }
            let mut characters = self.rest.chars();
            characters.next();
            self.rest = characters.as_str();
            if depth == 0 {
                return Ok(());
            }
        }
    }
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
        assert_eq!(values_of(line, ["z", "n", "n"]), Ok([Value::Null, text("-1.5e3"), text("-1.5e3")]));
    }

    #[test]
    fn what_is_no_object_is_said_to_be_none() {
        for line in
            ["", "[]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1} x", "{\"a\":nonsense}", "{\"a\":\"\\x\"}"]
        {
            assert_eq!(value_of(line, "a"), Err(NotAnObject), "{line}");
        }
    }

    #[test]
    fn halves_of_surrogate_pairs_are_replaced() {
        assert_eq!(value_of(r#"{"a":"\ud83ex\udd16"}"#, "a"), Ok(text("\u{fffd}x\u{fffd}")));
    }
}
