//! Why a file cannot be read as was asked.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// Why a file cannot be read as was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// No column of this name; these are the names there are, none where no row names the columns.
    NoSuchColumn(String, Vec<String>),
    /// No column of this number; there are so many.
    ColumnBeyond(usize, usize),
    /// Columns are counted from 1.
    ColumnZero,
    /// JSON lines have no column by number.
    ColumnByNumber,
    /// JSON that is one document, in which no rows were found.
    NoRowsInJson,
    /// What memory has no room for could not be stored; the store knows why.
    StoreFailed,
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchColumn(name, names) if names.is_empty() => {
                write!(f, "there is no column `{name}`, and no row that names the columns")
            }
            Self::NoSuchColumn(name, names) => {
                write!(f, "there is no column `{name}`; there are: {}", names.join(", "))
            }
            Self::ColumnBeyond(number, columns) => write!(f, "there is no column {number}; there are {columns}"),
            Self::ColumnZero => f.write_str("columns are counted from 1"),
            Self::NoRowsInJson => f.write_str(
                "the file is one JSON document in which no list of rows was found; write one JSON object a line",
            ),
            Self::ColumnByNumber => f.write_str("a column of JSON lines is named, not numbered"),
            Self::StoreFailed => f.write_str("what memory has no room for could not be stored"),
        }
    }
}

impl core::error::Error for PlanError {}
