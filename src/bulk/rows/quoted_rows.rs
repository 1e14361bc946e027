//! Lines inside a quoted field that look like rows of the table: what stands in them would pass unseen.
//!
//! A quotation mark in a file that does not quote, as databases write them, takes the rows up to the next one into a field.
//! A note with line ends in it is no such thing, as long as its lines have not the table's own shape.

use crate::bulk::damaged_words::{resembles_code, words};
use crate::bulk::rows::splitter::Splitter;
use crate::format::LENGTH;

/// What may be hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::bulk) enum Hidden {
    /// Good codes.
    Codes,
    /// Something else, where codes stand.
    Values,
}

/// What is hidden in a row over several lines, of a table of so many columns.
pub(in crate::bulk) fn hidden_rows(
    row: &[u8],
    width: usize,
    splitter: &Splitter,
    is_code: impl Fn(&[u8; LENGTH]) -> bool,
) -> Option<Hidden> {
    let (delimiter, quote) = (splitter.delimiter?, splitter.quote?);
    let mut worst = None;
    each_quoted(row, delimiter, quote, |place, text| {
        let lines = text.split(|byte| matches!(byte, b'\r' | b'\n'));
        for (number, line) in lines.enumerate().filter(|(_, line)| !line.is_empty()) {
            let is_of_shape = || number > 0 && width > 1 && has_shape(line, width, delimiter);
            // What stands first where codes stand is the code that the row is judged by.
            let is_own = number == 0 && splitter.wanted.contains(&place);
            let found = match value_of(line, splitter).filter(|_| is_of_shape()) {
                Some(value) => Some(if value.try_into().is_ok_and(&is_code) { Hidden::Codes } else { Hidden::Values }),
                None if is_own => None,
                None => words(line).filter_map(|word| hidden(word, has_cells(line, delimiter), &is_code)).max(),
            };
            worst = worst.max(found);
        }
    });
    worst
}

/// The fields of a row that hold line ends within quotes, without these, each with its place.
fn each_quoted(row: &[u8], delimiter: u8, quote: u8, mut each: impl FnMut(usize, &[u8])) {
    let (mut place, mut at) = (0, 0);
    while at < row.len() {
        if row[at] == quote {
            let (start, mut end) = (at + 1, at + 1);
            while end < row.len() && (row[end] != quote || row.get(end + 1) == Some(&quote)) {
                end += if row[end] == quote { 2 } else { 1 };
            }
            let text = &row[start..end.min(row.len())];
            if text.contains(&b'\n') || text.contains(&b'\r') {
                each(place, text);
            }
            at = end;
        }
        while at < row.len() && row[at] != delimiter {
            at += 1;
        }
        at += 1;
        place += 1;
    }
}

/// Whether a line has as many cells as the table has columns.
fn has_shape(line: &[u8], width: usize, delimiter: u8) -> bool {
    line.split(|&byte| byte == delimiter).count() == width && has_cells(line, delimiter)
}

/// Whether a line is divided, and not by the commas of prose, behind which a space follows.
fn has_cells(line: &[u8], delimiter: u8) -> bool {
    !line.split(|&byte| byte == delimiter).skip(1).all(|cell| cell.first() == Some(&b' '))
}

/// What stands where codes stand.
fn value_of<'l>(line: &'l [u8], splitter: &Splitter) -> Option<&'l [u8]> {
    let cell = line.split(|&byte| Some(byte) == splitter.delimiter).nth(splitter.wanted[0])?;
    let is_around = |byte: &u8| byte.is_ascii_whitespace() || Some(*byte) == splitter.quote;
    let start = cell.iter().position(|byte| !is_around(byte))?;
    Some(&cell[start..=cell.iter().rposition(|byte| !is_around(byte))?])
}

/// What a word of a line may be. In a note without cells a code is only mentioned, a bad one, too.
fn hidden(word: &[u8], is_in_cells: bool, is_code: impl Fn(&[u8; LENGTH]) -> bool) -> Option<Hidden> {
    let is_good = word.try_into().is_ok_and(is_code);
    let found = if is_good || !is_in_cells { Hidden::Codes } else { Hidden::Values };
    (is_good || resembles_code(word)).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "CNTESTH1A00120260522A00000001";

    fn told(row: &str, delimiter: u8, wanted: usize) -> Option<Hidden> {
        let splitter =
            Splitter { delimiter: Some(delimiter), quote: Some(b'"'), wanted: [wanted; 4], ..Splitter::lines() };
        let text = row.replace('C', CODE);
        let fields = { if delimiter == b'\t' { 2 } else { 3 } };
        hidden_rows(text.as_bytes(), fields, &splitter, |code| code == CODE.as_bytes())
    }

    #[test]
    fn lines_with_the_shape_of_the_table_are_rows_that_may_be_hidden() {
        for (row, expected) in [
            ("C\t\"a\nBAD\tb\"", Some(Hidden::Values)),
            ("C\t\"a\nC\tb\"", Some(Hidden::Codes)),
            ("C\t\"a\n\tb\"", None),
            ("C\t\"a\nb\"", None),
            ("C\t\"a\r\nsee C\r\nb\"", Some(Hidden::Codes)),
        ] {
            assert_eq!(told(row, b'\t', 0), expected, "{row}");
        }
        for (row, expected) in [
            ("1,C,\"a\n2,BAD,b\n3,C,\"", Some(Hidden::Values)),
            ("1,C,\"one, two\nthree, four, five\"", None),
            ("1,C,\"one\ntwo,three\"", None),
            ("1,C,\"one\n2,\"\"C\"\",x\"", Some(Hidden::Codes)),
            // Of rows with fewer fields and more, and of the first of them, what is like a code is told.
            ("1,C,\"one\n2,XNTESTH1A001202605#2A00000003\"", Some(Hidden::Values)),
            ("1,C,\"one\n2,XNTESTH1A001202605#2A00000003,b,c\"", Some(Hidden::Values)),
            ("1,\"C,a\n2,BAD\",b", None),
        ] {
            assert_eq!(told(row, b',', 1), expected, "{row}");
        }
        let beside = "1,\"a,XNTESTH1A0012026052A00000003\n2,b\",C";
        assert_eq!(told(beside, b',', 2), Some(Hidden::Values));
    }
}
