//! JSON that is one document, and not one value on each line: its rows are put on lines of their own as they come.
//!
//! ```text
//!  [{"code": …}, {"code": …}]                     a list of rows
//!  {"total": 2, "data": [{"code": …}, …]}         the same, deeper in a document
//!  {"code": {"0": …, "1": …}, "name": {…}}        a column: as pandas writes tables unless it is told otherwise
//!  {"code": [ …, … ], "name": [ … ]}              a column, as a list
//! ```
//!
//! Which of these it is, its beginning tells. Of columns the one with the codes is read, and no other.

use alloc::string::String;
use alloc::vec::Vec;

use crate::json::reader::{Reader, Reading, unescaped};

/// How deep in a document rows are looked for.
const DEEPEST: usize = 4;
/// Bytes that the name of a column may have: the name is written in front of each of its values.
const LONGEST_NAME: usize = 256;

/// What a text is that begins like JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::bulk) enum Kind {
    /// A value on each line, or no JSON.
    Lines,
    /// A document whose rows begin there.
    Document(FromDocument),
    /// A document in which no rows were found.
    Unknown,
}

/// A column of a document, as one that may hold codes is looked for.
struct Column<'d> {
    name: &'d str,
    /// The first value, where it is a text.
    first: Option<&'d str>,
    rows: FromDocument,
}

/// What was met on the way to a list of rows.
#[derive(Default)]
struct Met<'d> {
    columns: Vec<Column<'d>>,
    /// A list of nothing, which has as many rows where there is no other.
    nothing: Option<FromDocument>,
}

impl Kind {
    /// By its beginning; `is_code` tells the names of columns of codes, and codes.
    pub fn of(beginning: &str, is_whole: bool, is_code: impl Fn(&str, Option<&str>) -> bool) -> Self {
        let text = beginning.trim_start_matches(|it: char| it.is_whitespace() || it == '\u{feff}');
        let at = beginning.len() - text.len();
        let mut reader = Reader::new(beginning, at);
        if !matches!(reader.peek(), b'{' | b'[') || are_lines(text, is_whole, &is_code) {
            return Self::Lines;
        }
        let mut met = Met::default();
        // Where the beginning ends within a value, what was found before it counts.
        let rows = rows_in(&mut reader, 0, &mut met).unwrap_or(None);
        let Met { columns, nothing } = met;
        let named = || columns.into_iter().find(|it| is_code(it.name, it.first)).map(|it| it.rows);
        match rows.or_else(named).or(nothing) {
            Some(rows) => Self::Document(rows),
            // What is broken, or longer than what is looked at, is a row that is told of as such.
            None if !text.trim_end().contains('\n') && (!is_whole || !is_json(text)) => Self::Lines,
            None if text.starts_with('[') && !text[1..].trim_start().starts_with(['{', '[', '"', ']']) => Self::Lines,
            None => Self::Unknown,
        }
    }
}

fn is_json(text: &str) -> bool {
    let mut reader = Reader::new(text, 0);
    reader.skip().and_then(|()| reader.end()).is_ok()
}

/// Whether each line is a row of its own: the first is whole, and there is another like it or it holds the code itself.
fn are_lines(text: &str, is_whole: bool, is_code: impl Fn(&str, Option<&str>) -> bool) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    if !is_json(first) {
        // What is broken is a line if the next one is another row.
        return lines.next().is_some_and(|next| next.starts_with(['{', '[']) && first.ends_with(['}', ']']));
    }
    if lines.next().is_some() || !is_whole && text.contains('\n') {
        return true;
    }
    // The only one: a row that holds its code, or a number beside it.
    let (mut holds_code, mut is_flat) = (false, true);
    let _ = super::json::each_member(first, |name, value| match value {
        super::json::Value::Text(value) => holds_code = holds_code || is_code(name, Some(&value)),
        super::json::Value::Null => {}
        super::json::Value::Nested => is_flat = false,
    });
    if first.starts_with('[') { holds_code && !are_texts(first).unwrap_or(false) } else { holds_code || is_flat }
}

/// Whether a list holds no number and no other word: its members are rows then, and not the cells of one.
fn are_texts(list: &str) -> Reading<bool> {
    let mut inside = Reader::new(list, 0);
    inside.open()?;
    let mut is_first = true;
    while inside.element(is_first)? {
        is_first = false;
        if !matches!(inside.peek(), b'"' | b'n' | b'{' | b'[') {
            return Ok(false);
        }
        inside.skip()?;
    }
    Ok(true)
}

/// The rows in the value that comes next; and what was met on the way.
fn rows_in<'d>(reader: &mut Reader<'d>, depth: usize, met: &mut Met<'d>) -> Reading<Option<FromDocument>> {
    if reader.peek() == b'[' {
        let mut inside = reader.clone();
        inside.open()?;
        let skipped = inside.at();
        if !inside.element(true)? {
            return Ok(Some(FromDocument::at(skipped, depth + 1, None, false)));
        }
        return Ok(match inside.peek() {
            b'{' | b'[' => Some(FromDocument::at(skipped, depth + 1, None, false)),
            b'"' => Some(FromDocument::at(skipped, depth + 1, Some("code"), false)),
            _ => None,
        });
    }
    if reader.peek() != b'{' || depth == DEEPEST {
        return Ok(None);
    }
    let mut inside = reader.clone();
    inside.open()?;
    let mut is_first = true;
    while let Some(name) = inside.member(is_first)? {
        is_first = false;
        let bracket = inside.peek();
        if matches!(bracket, b'{' | b'[') {
            let mut values = inside.clone();
            values.open()?;
            let at = values.at();
            let has_value = match bracket {
                b'[' => values.element(true)?,
                _ => values.member(true)?.is_some(),
            };
            match values.peek() {
                b'{' | b'[' if has_value => {
                    if let Some(rows) = rows_in(&mut inside.clone(), depth + 1, met)? {
                        return Ok(Some(rows));
                    }
                }
                _ if has_value && name.len() <= LONGEST_NAME => {
                    let first = if values.peek() == b'"' { Some(values.string()?) } else { None };
                    let rows = FromDocument::at(at, depth + 2, Some(name), bracket == b'{');
                    met.columns.push(Column { name, first, rows });
                }
                _ if bracket == b'[' => {
                    met.nothing.get_or_insert_with(|| FromDocument::at(at, depth + 2, None, false));
                }
                _ => {}
            }
        }
        inside.skip()?;
    }
    Ok(None)
}

/// Puts the rows of a document on lines of their own, whatever pieces it comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is about another thing, and they change apart")]
pub(in crate::bulk) struct FromDocument {
    stage: Stage,
    /// The name of a column, where rows are its values alone.
    key: Option<String>,
    /// Whether each value has a name of its own, which counts for nothing.
    is_named: bool,
    depth: usize,
    /// How many objects and lists are open around the rows.
    around: usize,
    /// Whether the document itself is the list of rows.
    is_list: bool,
    /// How the first row begins, up to the name of its first member.
    first: Vec<u8>,
    is_first: bool,
    /// Whether a list was opened behind the rows.
    may_begin: bool,
    /// The beginning of such a list, as long as it may be of other things.
    held: Option<Vec<u8>>,
    text: Text,
    /// Whether the name of a value is being read.
    in_name: bool,
    /// Whether something of a row was written.
    has_begun: bool,
}

/// How far a document is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// In front of the first row stand this many bytes more.
    Before(usize),
    Rows,
    After,
}

/// Where a byte stands in respect of texts in quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Text {
    Outside,
    Inside,
    /// Behind a backslash.
    Escaped,
}

impl Text {
    /// Behind this byte of a text.
    const fn next(self, byte: u8) -> Self {
        match (self, byte) {
            (Self::Inside, b'"') => Self::Outside,
            (Self::Inside, b'\\') => Self::Escaped,
            _ => Self::Inside,
        }
    }
}

impl FromDocument {
    fn at(skipped: usize, around: usize, key: Option<&str>, is_named: bool) -> Self {
        Self {
            around,
            is_list: around == 1,
            first: Vec::new(),
            is_first: true,
            may_begin: false,
            held: None,
            stage: Stage::Before(skipped),
            key: key.map(|key| unescaped(key).into_owned()),
            is_named,
            depth: 0,
            text: Text::Outside,
            in_name: is_named,
            has_begun: false,
        }
    }

    /// The rows in a piece.
    pub fn read(&mut self, piece: &[u8], is_last: bool, lines: &mut Vec<u8>) {
        for &byte in piece {
            match self.stage {
                Stage::Before(skipped @ 1..) => self.stage = Stage::Before(skipped - 1),
                Stage::Before(0) | Stage::Rows => {
                    self.stage = Stage::Rows;
                    self.byte(byte, lines);
                }
                Stage::After => self.after(byte, lines),
            }
        }
        if is_last && self.has_begun {
            // The document ends within a row, which nothing may hide.
            lines.push(b'\n');
        }
    }

    fn byte(&mut self, byte: u8, lines: &mut Vec<u8>) {
        if self.text != Text::Outside {
            self.put(byte, lines);
            self.text = self.text.next(byte);
            self.decide(lines);
            return;
        }
        match byte {
            b'}' | b']' if self.depth == 0 => {
                self.end_row(lines);
                self.around = self.around.saturating_sub(1);
                (self.stage, self.may_begin) = (Stage::After, false);
            }
            b',' if self.depth == 0 => self.end_row(lines),
            b':' if self.depth == 0 && self.in_name => self.in_name = false,
            b' ' | b'\t' | b'\n' | b'\r' if self.depth == 0 => {}
            b'\t' | b'\n' | b'\r' => lines.push(b' '),
            _ => {
                self.put(byte, lines);
                match byte {
                    b'"' => self.text = Text::Inside,
                    b'{' | b'[' => self.depth += 1,
                    b'}' | b']' => self.depth -= 1,
                    _ => {}
                }
                self.decide(lines);
            }
        }
    }

    /// Behind the rows: a list whose first row begins as theirs does holds rows as well, also in a document behind this one.
    /// Whatever else stands behind the whole is a row that is none.
    fn after(&mut self, byte: u8, lines: &mut Vec<u8>) {
        if self.text != Text::Outside {
            self.text = self.text.next(byte);
            return;
        }
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => {}
            b'{' | b'[' if core::mem::take(&mut self.may_begin) => {
                (self.stage, self.held) = (Stage::Rows, Some(Vec::new()));
                self.byte(byte, lines);
            }
            b'[' if self.key.is_none() => {
                self.around += 1;
                self.may_begin = true;
            }
            _ if self.around == 0 && (self.is_list || byte != b'{') => {
                self.key = None;
                self.stage = Stage::Rows;
                self.byte(byte, lines);
            }
            _ => {
                self.may_begin = false;
                match byte {
                    b'"' => self.text = Text::Inside,
                    b'{' | b'[' => self.around += 1,
                    b'}' | b']' => self.around = self.around.saturating_sub(1),
                    _ => {}
                }
            }
        }
    }

    /// Whether a list behind the rows is of their kind, as soon as its beginning tells.
    fn decide(&mut self, lines: &mut Vec<u8>) {
        let Some(held) = self.held.take_if(|held| held.len() >= self.first.len()) else { return };
        if held == self.first {
            lines.extend_from_slice(&held);
            return;
        }
        self.around += self.depth;
        (self.stage, self.depth, self.has_begun) = (Stage::After, 0, false);
    }

    fn put(&mut self, byte: u8, lines: &mut Vec<u8>) {
        if self.in_name {
            return;
        }
        if !self.has_begun {
            self.has_begun = true;
            if let Some(key) = &self.key {
                let mut json = crate::json::Json::default();
                json.open('{');
                json.foreign_key(key);
                lines.extend_from_slice(&json.into_bytes());
            }
        }
        if let Some(held) = &mut self.held {
            held.push(byte);
            return;
        }
        if self.is_first {
            self.first.push(byte);
            let is_named = self.text == Text::Inside && byte == b'"';
            self.is_first = self.first.starts_with(b"{") && !is_named && self.first.len() < LONGEST_NAME;
        }
        lines.push(byte);
    }

    fn end_row(&mut self, lines: &mut Vec<u8>) {
        self.in_name = self.is_named;
        self.is_first = false;
        if self.held.take().is_some() {
            self.has_begun = false;
        }
        if core::mem::take(&mut self.has_begun) {
            lines.extend_from_slice(if self.key.is_some() { b"}\n" } else { b"\n" });
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;

    use super::*;

    fn is_code(name: &str, value: Option<&str>) -> bool {
        name == "code" || value.is_some_and(|it| it.starts_with("CN"))
    }

    fn rows(text: &str) -> Option<String> {
        let Kind::Document(mut document) = Kind::of(text, true, is_code) else { return None };
        let mut lines = Vec::new();
        // Byte by byte, which is as many pieces as there can be.
        text.as_bytes().chunks(1).for_each(|piece| document.read(piece, false, &mut lines));
        document.read(&[], true, &mut lines);
        String::from_utf8(lines).ok()
    }

    #[test]
    fn rows_are_found_wherever_they_stand() {
        for (text, expected) in [
            ("[{\"code\":\"CN\"},{\"code\":\"x\"}]", "{\"code\":\"CN\"}\n{\"code\":\"x\"}\n"),
            ("[\n  {\"code\":\n\"CN\"}\n,\n {} ]\n", "{\"code\": \"CN\"}\n{}\n"),
            ("{\"n\":2,\"data\":[{\"code\":\"a,]\\\"\"}],\"more\":[1]}", "{\"code\":\"a,]\\\"\"}\n"),
            // A list of nothing has no rows, unless there is another list.
            ("{\"n\":0,\"data\":{\"rows\":[]}}", ""),
            ("{\"errors\":[],\"data\":[{\"code\":\"CN\"}]}", "{\"code\":\"CN\"}\n"),
            ("{\"d\":{\"rows\":[[1,\"CN\"],[2,\"x\"]]}}", "[1,\"CN\"]\n[2,\"x\"]\n"),
            ("{\"n\":{\"0\":1},\"code\":{\"0\":\"CN\",\"1\":null}}", "{\"code\":\"CN\"}\n{\"code\":null}\n"),
            ("{\"n\":[1,2],\"code\":[\"CN\",\"x\"]}", "{\"code\":\"CN\"}\n{\"code\":\"x\"}\n"),
            ("[\"CN\",\"x\"]", "{\"code\":\"CN\"}\n{\"code\":\"x\"}\n"),
            ("[]", ""),
            // Lists of the same rows beside the first, and documents behind it; lists of other things are none.
            (
                "{\"may\":[{\"code\":\"CN\"}],\"n\":1,\"june\":[ {\"code\":\"x\"}]}",
                "{\"code\":\"CN\"}\n{\"code\":\"x\"}\n",
            ),
            (
                "{\"d\":[{\"code\":\"CN\"}],\"links\":[{\"rel\":\"code\"},{\"rel\":[1]}],\"e\":[{\"code\":1}]}",
                "{\"code\":\"CN\"}\n{\"code\":1}\n",
            ),
            ("{\"d\":[{\"code\":\"CN\"}],\"links\":[{}, {\"code\":\"x\"}]}", "{\"code\":\"CN\"}\n{\"code\":\"x\"}\n"),
            ("[\n{\"code\":\"CN\"}]\n[\n{\"code\":\"x\"}]\n", "{\"code\":\"CN\"}\n{\"code\":\"x\"}\n"),
            ("{\"d\":[{\"code\":\"CN\"}]}{\"d\":[{\"code\":\"x\"}]}", "{\"code\":\"CN\"}\n{\"code\":\"x\"}\n"),
            ("[\n{\"code\":\"CN\"}]\n{\"code\":\"x\"}", "{\"code\":\"CN\"}\n{\"code\":\"x\"}\n"),
            ("[\n{\"code\":\"CN\"}] more", "{\"code\":\"CN\"}\nmore\n"),
            ("[\"CN\",null,{\"code\":\"x\"}]", "{\"code\":\"CN\"}\n{\"code\":null}\n{\"code\":{\"code\":\"x\"}}\n"),
            ("[{\"code\":\"CN\"},{\"co", "{\"code\":\"CN\"}\n{\"co\n"),
        ] {
            assert_eq!(rows(text), Some(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_value_on_each_line_stays_a_line() {
        for text in [
            "{\"code\":\"CN\"}",
            "{\"code\":\"CN\",\"tags\":[{\"a\":1}]}",
            "{\"code\":\"x\"}\n{\"code\":\"CN\"}\n",
            "[\"CN\",1]\n[\"x\",2]\n",
            "[1,\"CN\"]",
            "{\"code\":x}\n{\"code\":\"CN\"}\n",
            "[note] a, b\n",
            "CN",
        ] {
            assert_eq!(Kind::of(text, true, is_code), Kind::Lines, "{text}");
        }
    }

    #[test]
    fn a_document_without_rows_is_said_to_be_one() {
        for text in ["{\"a\":{\"b\":1}}", "{\n\"a\": 1\n}", "{\"n\":[1,2],\"m\":[3]}"] {
            assert_eq!(Kind::of(text, true, is_code), Kind::Unknown, "{text}");
        }
    }
}
