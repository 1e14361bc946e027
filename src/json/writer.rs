//! Plain data as JSON text, for doors that have no Rust types: the module's glue parses it, the command line prints it.
//!
//! One text crosses the boundary of the module in one piece, where sixty properties set one by one would take longer
//! than the decoding.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

/// A JSON text under construction, in UTF-8. It puts the commas.
pub(crate) struct Json {
    /// As long as there is room; what is not written yet is zero.
    bytes: Vec<u8>,
    end: usize,
}

impl Default for Json {
    fn default() -> Self {
        // What a registry says of a code is about so long: growing by steps would copy it ten times.
        Self { bytes: vec![0; 3000], end: 0 }
    }
}

impl Json {
    /// The text, in no more room than it needs: a program may keep millions.
    pub fn finish(self) -> String {
        let mut bytes = self.into_bytes();
        bytes.shrink_to_fit();
        String::from_utf8(bytes).unwrap_or_default()
    }

    pub fn into_bytes(mut self) -> Vec<u8> {
        self.bytes.truncate(self.end);
        self.bytes
    }

    /// A comma, where something stands before.
    fn next(&mut self) {
        let last = self.end.checked_sub(1).and_then(|last| self.bytes.get(last));
        if !matches!(last, None | Some(b'{' | b'[' | b':')) {
            self.put(",");
        }
    }

    /// What stands between values, as it is.
    pub fn put(&mut self, json: &str) -> &mut Self {
        let end = self.end + json.len();
        if end > self.bytes.len() {
            self.bytes.resize(2 * end, 0);
        }
        if let Some(place) = self.bytes.get_mut(self.end..end) {
            copy(place, json.as_bytes());
        }
        self.end = end;
        self
    }

    fn character(&mut self, character: char) {
        self.put(character.encode_utf8(&mut [0; 4]));
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
        self.character(bracket);
    }

    /// `}` or `]`
    pub fn close(&mut self, bracket: char) {
        self.character(bracket);
    }

    /// The name of a member; one of ours, in which nothing has to be escaped.
    pub fn key(&mut self, name: &str) {
        self.next();
        self.character('"');
        self.put(name);
        self.put("\":");
    }

    /// The name of a member that came from outside.
    pub fn foreign_key(&mut self, name: &str) {
        self.text(name);
        self.character(':');
    }

    /// A value that is JSON already: a number, `true`, `null`.
    pub fn raw(&mut self, value: &str) {
        self.next();
        self.put(value);
    }

    pub fn number(&mut self, value: u64) {
        self.next();
        self.put(digits(value, 1, &mut [b'0'; 20]));
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
        self.character('"');
        if text.bytes().any(needs_escape) {
            text.chars().for_each(|character| self.escape(character));
        } else {
            self.put(text);
        }
        self.character('"');
    }

    fn escape(&mut self, character: char) {
        match character {
            '"' | '\\' => self.character('\\'),
            '\0'..='\x1f' => {
                self.put(if character < '\x10' { "\\u000" } else { "\\u001" });
                return self.character(char::from_digit(u32::from(character) & 15, 16).unwrap_or('0'));
            }
            _ => {}
        }
        self.character(character);
    }

    /// How many, or which: behind its name.
    pub fn count(&mut self, value: usize) {
        self.put(digits(value as u64, 1, &mut [b'0'; 20]));
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

/// Copy to a place of the same length. Nearly all pieces are short, and their two ends, which may overlap, are copied sooner
/// than an engine of WebAssembly has called what copies blocks.
#[inline]
fn copy(place: &mut [u8], bytes: &[u8]) {
    match bytes.len() {
        1 => ends::<1>(place, bytes),
        2..=3 => ends::<2>(place, bytes),
        4..=7 => ends::<4>(place, bytes),
        8..=16 => ends::<8>(place, bytes),
        17..=32 => ends::<16>(place, bytes),
        _ => place.copy_from_slice(bytes),
    }
}

#[inline]
fn ends<const N: usize>(place: &mut [u8], bytes: &[u8]) {
    if let (Some(place), Some(bytes)) = (place.first_chunk_mut::<N>(), bytes.first_chunk::<N>()) {
        *place = *bytes;
    }
    if let (Some(place), Some(bytes)) = (place.last_chunk_mut::<N>(), bytes.last_chunk::<N>()) {
        *place = *bytes;
    }
}

/// The digits of a number, with zeros before them up to a width.
pub(crate) fn push_number(out: &mut String, number: u64, width: usize) {
    out.push_str(digits(number, width, &mut [b'0'; 20]));
}

/// The same in a place for them that holds zeros.
fn digits(number: u64, width: usize, place: &mut [u8; 20]) -> &str {
    let (mut rest, mut start) = (number, place.len());
    while rest > 0 || place.len() - start < width {
        let Some(before) = start.checked_sub(1) else { break };
        start = before;
        if let Some(digit) = place.get_mut(start) {
            *digit = b'0' + (rest % 10) as u8;
        }
        rest /= 10;
    }
    place.get(start..).and_then(|digits| core::str::from_utf8(digits).ok()).unwrap_or_default()
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
