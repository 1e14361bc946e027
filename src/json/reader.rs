//! JSON (RFC 8259), read in one pass from front to back.
//!
//! A reader of our own, because the document comes from strangers: nothing is built before it is wanted, depth is
//! counted, a member that stands twice is seen (`JSON.parse` drops the first), and every value has a place to point at.
//! It weighs 1 kB in the module, where a parser that converts numbers would weigh ten.

use alloc::borrow::Cow;
use alloc::string::String;

/// Values inside values.
pub(crate) const MAX_DEPTH: usize = 16;

/// Why reading ended early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The text is no JSON: what should have stood there.
    Syntax(&'static str),
    /// Enough faults were told.
    TooManyFaults,
    /// It was told why.
    Told,
}

pub(crate) type Reading<T = ()> = Result<T, Stop>;

/// A place in a text.
#[derive(Clone)]
pub(crate) struct Reader<'d> {
    text: &'d str,
    at: usize,
    depth: usize,
}

impl<'d> Reader<'d> {
    pub const fn new(text: &'d str, at: usize) -> Self {
        Self { text, at, depth: 0 }
    }

    /// At another place of the text.
    pub const fn moved(&self, at: usize) -> Self {
        Self::new(self.text, at)
    }

    pub const fn at(&self) -> usize {
        self.at
    }

    /// The first byte of what comes next, 0 at the end: `{`, `[`, `"`, a digit or `-`, `t`, `f`, `n` in good JSON.
    pub fn peek(&mut self) -> u8 {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.text.as_bytes().get(self.at) {
            self.at += 1;
        }
        self.byte()
    }

    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn take(&mut self, byte: u8, expected: &'static str) -> Reading {
        if self.peek() != byte {
            return Err(Stop::Syntax(expected));
        }
        self.at += 1;
        Ok(())
    }

    /// Go into an object or a list.
    pub fn open(&mut self) -> Reading {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Stop::Syntax("values nested 16 deep at most"));
        }
        self.at += 1;
        Ok(())
    }

    /// Go into an object, if there is one.
    #[cfg(feature = "bulk")]
    pub fn object(&mut self) -> Reading {
        if self.peek() != b'{' {
            return Err(Stop::Syntax("an object"));
        }
        self.open()
    }

    /// Whether the next element is there; at the end the list is left.
    pub fn element(&mut self, is_first: bool) -> Reading<bool> {
        self.more(b']', is_first)
    }

    /// The next member's name as it is written; at the end the object is left.
    pub fn member(&mut self, is_first: bool) -> Reading<Option<&'d str>> {
        if !self.more(b'}', is_first)? {
            return Ok(None);
        }
        self.peek();
        let name = self.string()?;
        self.take(b':', "a colon")?;
        Ok(Some(name))
    }

    fn more(&mut self, close: u8, is_first: bool) -> Reading<bool> {
        if self.peek() == close {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
        }
        if !is_first {
            self.take(b',', "a comma or the end")?;
            if self.peek() == close {
                return Err(Stop::Syntax("a value after the comma"));
            }
        }
        Ok(true)
    }

    /// What stands between two quotation marks, escapes and all.
    pub fn string(&mut self) -> Reading<&'d str> {
        self.take(b'"', "a text in quotation marks")?;
        let start = self.at;
        loop {
            match self.byte() {
                b'"' => break,
                b'\\' => {
                    self.at += 1;
                    match self.byte() {
                        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                        b'u' => {
                            for _ in 0..4 {
                                self.at += 1;
                                if !self.byte().is_ascii_hexdigit() {
                                    return Err(Stop::Syntax("four hexadecimal digits"));
                                }
                            }
                        }
                        _ => return Err(Stop::Syntax("an escape of JSON")),
                    }
                }
                0..=0x1f => return Err(Stop::Syntax("the end of the text, or an escape")),
                _ => {}
            }
            self.at += 1;
        }
        self.at += 1;
        Ok(self.text.get(start..self.at - 1).unwrap_or_default())
    }

    fn digits(&mut self) -> Reading {
        if !self.byte().is_ascii_digit() {
            return Err(Stop::Syntax("a digit"));
        }
        while self.byte().is_ascii_digit() {
            self.at += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Reading {
        if self.byte() == b'-' {
            self.at += 1;
        }
        if self.byte() == b'0' {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.byte() == b'.' {
            self.at += 1;
            self.digits()?;
        }
        if let b'e' | b'E' = self.byte() {
            self.at += 1;
            if let b'+' | b'-' = self.byte() {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    /// A number, `true`, `false` or `null`, as it is written.
    pub fn scalar(&mut self) -> Reading<&'d str> {
        self.peek();
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        match [b"true".as_slice(), b"false", b"null"].into_iter().find(|word| rest.starts_with(word)) {
            Some(word) => self.at += word.len(),
            None if matches!(self.byte(), b'-' | b'0'..=b'9') => self.number()?,
            None => return Err(Stop::Syntax("a value")),
        }
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    /// Any value, over which one goes.
    pub fn skip(&mut self) -> Reading {
        let mut is_first = true;
        match self.peek() {
            b'"' => self.string().map(|_| ()),
            b'[' => {
                self.open()?;
                while self.element(is_first)? {
                    is_first = false;
                    self.skip()?;
                }
                Ok(())
            }
            b'{' => {
                self.open()?;
                while self.member(is_first)?.is_some() {
                    is_first = false;
                    self.skip()?;
                }
                Ok(())
            }
            _ => self.scalar().map(|_| ()),
        }
    }

    /// Nothing but white space follows.
    pub fn end(&mut self) -> Reading {
        self.peek();
        if self.at == self.text.len() { Ok(()) } else { Err(Stop::Syntax("the end of the document")) }
    }
}

/// The characters that a text stands for. Half a surrogate pair becomes U+FFFD.
pub(crate) fn unescaped(raw: &str) -> Cow<'_, str> {
    // Nearly always.
    if !raw.bytes().any(|byte| byte == b'\\') {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw.chars();
    let mut high = 0;
    while let Some(character) = rest.next() {
        let escaped = if character == '\\' { rest.next() } else { None };
        let point = match escaped {
            None => u32::from(character),
            Some('b') => 8,
            Some('t') => 9,
            Some('n') => 10,
            Some('f') => 12,
            Some('r') => 13,
            Some('u') => {
                (0..4).fold(0, |point, _| point << 4 | rest.next().and_then(|it| it.to_digit(16)).unwrap_or(0))
            }
            Some(itself) => u32::from(itself),
        };
        let point = match (high, point) {
            (0xD800..=0xDBFF, 0xDC00..=0xDFFF) => {
                text.pop();
                0x1_0000 + ((high - 0xD800) << 10) + (point - 0xDC00)
            }
            _ => point,
        };
        high = point;
        text.push(char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(text: &str) -> bool {
        let mut reader = Reader::new(text, 0);
        reader.skip().and_then(|()| reader.end()).is_ok()
    }

    #[test]
    fn what_json_is_agrees_with_serde_json() {
        for text in [
            "{}",
            "[]",
            " [1, -0.5e+7,\ttrue,false,null,\"\"]\n",
            r#"{"a":{"b":[{}]},"a":0}"#,
            r#""\u00e9\n\/""#,
            "0",
            "",
            "{",
            "[1,]",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{a:1}",
            "01",
            "1.",
            "-",
            "1e",
            "+1",
            ".5",
            "tru",
            "truex",
            "\"",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"a\nb\"",
            "[1 2]",
            "1 2",
            "nul",
            "[}",
            "{]",
            "'a'",
            "// x\n1",
            "\u{feff}1",
        ] {
            assert_eq!(reads(text), serde_json::from_str::<serde_json::Value>(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(reads(&nested(MAX_DEPTH)));
        assert!(!reads(&nested(MAX_DEPTH + 1)));
        assert!(!reads(&"[".repeat(1_000_000)));
    }

    #[test]
    fn escapes_stand_for_their_characters() {
        for raw in [r"plain 中", r#"\"\\\/\b\f\n\r\t"#, r"\u4e2d\ud83e\udd16x", r"\ud83e\ud83e\udd16"] {
            let quoted = alloc::format!("\"{raw}\"");
            if let Ok(theirs) = serde_json::from_str::<String>(&quoted) {
                assert_eq!(unescaped(raw), theirs);
            }
        }
        assert_eq!(unescaped(r"\ud83ex\udd16"), "\u{fffd}x\u{fffd}");
    }
}
