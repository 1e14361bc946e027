//! Plain data as JSON text, for doors that have no Rust types: the module's glue parses it, the command line prints it.
//!
//! One text crosses the boundary of the module in one piece, where sixty properties set one by one would take longer
//! than the decoding.

use alloc::string::String;
use core::ops::Range;

/// A JSON text under construction. It puts the commas.
pub(crate) struct Json(String);

impl Default for Json {
    fn default() -> Self {
        // What a registry says of a code is about so long: growing by steps would copy it ten times.
        Self(String::with_capacity(3000))
    }
}

impl Json {
    pub fn finish(self) -> String {
        self.0
    }

    /// A comma, where something stands before.
    fn next(&mut self) {
        if !matches!(self.0.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
    }

    /// What stands between values, as it is.
    #[inline]
    pub fn put(&mut self, json: &str) -> &mut Self {
        self.0.push_str(json);
        self
    }

    /// A text in which nothing has to be escaped, or `null`.
    pub fn plain(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.put("\"").put(text).put("\""),
            None => self.put("null"),
        };
    }

    /// `{` or `[`
    pub fn open(&mut self, bracket: char) {
        self.next();
        self.0.push(bracket);
    }

    /// `}` or `]`
    pub fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// The name of a member; one of ours, in which nothing has to be escaped.
    pub fn key(&mut self, name: &str) {
        self.next();
        self.0.push('"');
        self.0.push_str(name);
        self.0.push_str("\":");
    }

    /// The name of a member that came from outside.
    pub fn foreign_key(&mut self, name: &str) {
        self.text(name);
        self.0.push(':');
    }

    /// A value that is JSON already: a number, `true`, `null`.
    pub fn raw(&mut self, value: &str) {
        self.next();
        self.0.push_str(value);
    }

    pub fn number(&mut self, value: u64) {
        self.next();
        push_number(&mut self.0, value, 1);
    }

    pub fn flag(&mut self, value: Option<bool>) {
        self.raw(match value {
            Some(true) => "true",
            Some(false) => "false",
            None => "null",
        });
    }

    pub fn text(&mut self, text: &str) {
        self.next();
        self.0.push('"');
        if text.bytes().any(needs_escape) {
            text.chars().for_each(|character| self.escape(character));
        } else {
            self.0.push_str(text);
        }
        self.0.push('"');
    }

    fn escape(&mut self, character: char) {
        match character {
            '"' | '\\' => self.0.push('\\'),
            '\0'..='\x1f' => {
                self.0.push_str(if character < '\x10' { "\\u000" } else { "\\u001" });
                self.0.extend(char::from_digit(u32::from(character) & 15, 16));
                return;
            }
            _ => {}
        }
        self.0.push(character);
    }

    /// How many, or which: behind its name.
    pub fn count(&mut self, value: usize) {
        push_number(&mut self.0, value as u64, 1);
    }

    /// A member with a span as the pair that data has.
    pub fn range(&mut self, span: &Range<usize>) {
        self.key("range");
        self.put("[").count(span.start);
        self.put(",").count(span.end);
        self.put("]");
    }

    pub fn text_or_null(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.raw("null"),
        }
    }

    /// A member with a text.
    pub fn member(&mut self, name: &str, text: Option<&str>) {
        self.key(name);
        self.text_or_null(text);
    }
}

const fn needs_escape(byte: u8) -> bool {
    matches!(byte, 0..=0x1f | b'"' | b'\\')
}

/// The digits of a number, with zeros before them up to a width.
pub(crate) fn push_number(out: &mut String, number: u64, width: usize) {
    let mut digits = [b'0'; 20];
    let (mut rest, mut start) = (number, digits.len());
    while rest > 0 || digits.len() - start < width {
        let Some(place) = start.checked_sub(1) else { break };
        start = place;
        if let Some(digit) = digits.get_mut(place) {
            *digit = b'0' + (rest % 10) as u8;
        }
        rest /= 10;
    }
    out.push_str(digits.get(start..).and_then(|digits| core::str::from_utf8(digits).ok()).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_json() {
        let mut json = Json::default();
        json.open('{');
        json.foreign_key("a\"b");
        json.text("\u{1f}\\\n中");
        json.key("list");
        json.open('[');
        json.number(0);
        json.number(18_446_744_073_709_551_615);
        json.flag(None);
        json.flag(Some(true));
        json.close(']');
        json.member("none", None);
        json.close('}');
        let value: serde_json::Value = serde_json::from_str(&json.finish()).unwrap();
        let list = serde_json::json!([0, u64::MAX, null, true]);
        assert_eq!(value, serde_json::json!({ "a\"b": "\u{1f}\\\n中", "list": list, "none": null }));
    }

    #[test]
    fn numbers_are_padded_and_never_cut() {
        for (number, width, text) in [(0, 1, "0"), (7, 3, "007"), (1234, 3, "1234"), (0, 0, "")] {
            let mut out = String::new();
            push_number(&mut out, number, width);
            assert_eq!(out, text);
        }
    }
}
