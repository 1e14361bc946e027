//! The table that goes out: cells in front of the rows as they came.

use alloc::vec::Vec;

use crate::bulk::options::Format;
use crate::bulk::rows::row::Row;

/// What was written and not taken yet.
#[derive(Default)]
pub(super) struct Table {
    pub bytes: Vec<u8>,
}

impl Table {
    /// The row as it came, as cells of the output.
    pub fn put_row(&mut self, row: &Row<'_>, delimiter: char) {
        let plan = row.plan();
        if plan.format == Format::JsonLines {
            for (index, text) in row.texts().into_iter().flatten().enumerate() {
                if index > 0 {
                    self.put_delimiter(delimiter);
                }
                self.put_cell(&text.unwrap_or_default(), delimiter);
            }
        } else if plan.format.is_typed() {
            for (index, text) in row.sheet_cells().into_iter().enumerate() {
                if index > 0 {
                    self.put_delimiter(delimiter);
                }
                self.put_cell(&text, delimiter);
            }
        } else if plan.delimiter.is_none() {
            self.put_cell(&row.line_text(), delimiter);
        } else {
            self.bytes.extend(row.line_text().bytes());
        }
    }

    pub fn put_delimiter(&mut self, delimiter: char) {
        self.bytes.extend(delimiter.encode_utf8(&mut [0; 4]).bytes());
    }

    /// A cell of a table; a spreadsheet runs nothing in it as a formula.
    pub fn put_cell(&mut self, text: &str, delimiter: char) {
        let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
        let is_quoted = text.contains(['"', '\r', '\n', delimiter]);
        if is_quoted {
            self.bytes.push(b'"');
        }
        if is_formula {
            self.bytes.push(b'\'');
        }
        if is_quoted {
            self.bytes.extend(text.replace('"', "\"\"").bytes());
        } else {
            self.bytes.extend(text.bytes());
        }
        if is_quoted {
            self.bytes.push(b'"');
        }
    }

    pub fn end_row(&mut self, line_end: &str) {
        self.bytes.extend(line_end.bytes());
    }
}
