//! Lines inside a quoted field that look like rows of the table: what stands in them would pass unseen.
//!
//! A quotation mark in a file that does not quote, as databases write them, takes the rows up to the next one into a field.
//! A note with line ends in it is no such thing, as long as its lines have not the table's own shape.

use crate::format::LENGTH;

use super::splitter::Splitter;

/// What may be hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::bulk) enum Hidden {
    /// Good codes.
    Codes,
    /// Something else, where codes stand.
    Values,
}

/// What is hidden in a row of so many fields, over several lines.
pub(in crate::bulk) fn hidden_rows(
    row: &[u8],
    fields: usize,
    splitter: &Splitter,
    is_code: impl Fn(&[u8; LENGTH]) -> bool,
) -> Option<Hidden> {
    splitter.quote?;
    let lines = row.split(|byte| matches!(byte, b'\r' | b'\n')).skip(1).filter(|line| !line.is_empty());
    lines.filter_map(|line| hidden(line, fields, splitter, &is_code)).max()
}

fn hidden(line: &[u8], fields: usize, splitter: &Splitter, is_code: &impl Fn(&[u8; LENGTH]) -> bool) -> Option<Hidden> {
    let delimiter = splitter.delimiter?;
    let cells = || line.split(|&byte| byte == delimiter);
    let bare = |cell: &'_ [u8]| -> Option<(usize, usize)> {
        let is_around = |byte: &u8| byte.is_ascii_whitespace() || Some(*byte) == splitter.quote;
        let start = cell.iter().position(|byte| !is_around(byte))?;
        Some((start, cell.iter().rposition(|byte| !is_around(byte))? + 1))
    };
    // In prose a space follows a comma.
    let is_prose = || cells().skip(1).all(|cell| cell.first() == Some(&b' '));
    if fields > 1 && cells().count() == fields && !is_prose() {
        let at = splitter.wanted[0];
        let value = cells().nth(at).and_then(|cell| bare(cell).map(|(start, end)| &cell[start..end]));
        let is_good = |value: &[u8]| value.try_into().is_ok_and(is_code);
        return value.map(|value| if is_good(value) { Hidden::Codes } else { Hidden::Values });
    }
    let mut words = line.split(|byte| !byte.is_ascii_alphanumeric());
    words.any(|word| word.try_into().is_ok_and(is_code)).then_some(Hidden::Codes)
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
        ] {
            assert_eq!(told(row, b',', 1), expected, "{row}");
        }
    }
}
